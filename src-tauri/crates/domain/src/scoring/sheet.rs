//! Score sheets (*lembar nilai*): one juror, one submission, one stage.
//!
//! Rule 5: a sheet is submitted by itself when every leaf has a mark and any stored control total is accepted.
//! Abstained, excused and conflict concern the whole sheet and have a reason. The state is computed, never stored.

use super::{ControlTotal, Exact, JurorId, Mark, Score, SubmissionId, Weight, half_up};

/// Why something was decided by a person; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reason(String);

impl Reason {
    /// `None` when nothing but spaces is given.
    pub fn new(text: &str) -> Option<Reason> {
        let text = text.trim();
        (!text.is_empty()).then(|| Reason(text.to_owned()))
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// What a person said about a whole sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Assigned: its marks decide whether it is submitted.
    Assigned,
    Abstained(Reason),
    /// Excused (*dibebaskan*): it will not come, and the panel knows why.
    Excused(Reason),
    /// A conflict of interest: the pair was left unassigned by it, or it was declared after marks.
    Conflict(Reason),
}

impl Standing {
    pub fn reason(&self) -> Option<&Reason> {
        match self {
            Standing::Assigned => None,
            Standing::Abstained(reason) | Standing::Excused(reason) | Standing::Conflict(reason) => Some(reason),
        }
    }
}

/// The computed state of one cell of the recap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetState {
    Submitted,
    /// Not submitted: counts as missing and makes the submission *sementara*.
    Outstanding(Missing),
    Abstained,
    Excused,
    Conflict,
    /// No such sheet: this juror was never asked, or the pair was removed by hand.
    Unassigned,
}

impl SheetState {
    /// The sign on paper: – not submitted, B excused, A abstained, K conflict. `None` for a submitted sheet
    /// (its total is printed) and for an unassigned pair (nothing is printed).
    pub fn sign(self) -> Option<char> {
        match self {
            SheetState::Submitted | SheetState::Unassigned => None,
            SheetState::Outstanding(_) => Some('–'),
            SheetState::Excused => Some('B'),
            SheetState::Abstained => Some('A'),
            SheetState::Conflict => Some('K'),
        }
    }
}

/// What an outstanding sheet still lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Missing {
    /// No mark at all (*belum masuk*).
    Everything,
    /// Some marks (*belum lengkap*).
    Marks { filled: u16, needed: u16 },
    /// Every mark, but the stored control total does not match (*belum lengkap*).
    ControlTotal,
}

/// Which reading of the marks a control total agrees with (rule 4); the screen says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ControlMatch {
    ExactTotal,
    RoundedTotal,
    SumOfRoundedProducts,
}

/// Juror total = Σ mark × weight, exact.
pub fn exact_total(marks: &[Mark], weights: &[Weight]) -> Exact {
    Exact(marks.iter().zip(weights).map(|(mark, weight)| i64::from(mark.0) * i64::from(weight.0)).sum())
}

/// The sum of the products, each rounded to two decimals as a juror with a calculator writes them.
pub fn sum_of_rounded_products(marks: &[Mark], weights: &[Weight]) -> Score {
    let products = marks.iter().zip(weights).map(|(mark, weight)| i64::from(mark.0) * i64::from(weight.0));
    Score(products.map(|product| half_up(i128::from(product), 1000) as i64).sum())
}

/// Rule 4, for a sheet with every mark: the first reading that agrees, or `None`.
///
/// Form A with 79,5 82,5 82,5 79,5 78,5 81,5 80,5: `80,15` is the exact total, `80,17` the sum of rounded products.
pub fn match_control(control: ControlTotal, marks: &[Mark], weights: &[Weight]) -> Option<ControlMatch> {
    let exact = exact_total(marks, weights);
    if control.0 == exact.0 {
        Some(ControlMatch::ExactTotal)
    } else if control.0 == exact.rounded().0 * 1000 {
        Some(ControlMatch::RoundedTotal)
    } else if control.0 == sum_of_rounded_products(marks, weights).0 * 1000 {
        Some(ControlMatch::SumOfRoundedProducts)
    } else {
        None
    }
}

/// The state of one sheet from its marks in leaf order, as a screen needs it while typing.
pub fn sheet_state(
    standing: &Standing,
    marks: &[Option<Mark>],
    weights: &[Weight],
    control: Option<ControlTotal>,
) -> SheetState {
    let slots: Vec<Slot> = marks.iter().map(|mark| Slot::from(*mark)).collect();
    state_of(standing, &slots, weights, control).0
}

/// A mark or its absence in four bytes, so that 720,000 of them lie in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot(i32);

impl From<Option<Mark>> for Slot {
    fn from(mark: Option<Mark>) -> Slot {
        Slot(mark.map_or(i32::MIN, |mark| mark.0))
    }
}

impl Slot {
    pub(super) fn mark(self) -> Option<Mark> {
        (self.0 != i32::MIN).then_some(Mark(self.0))
    }
}

/// State and, when submitted, the exact total.
pub(super) fn state_of(
    standing: &Standing,
    slots: &[Slot],
    weights: &[Weight],
    control: Option<ControlTotal>,
) -> (SheetState, Option<Exact>) {
    match standing {
        Standing::Assigned => {}
        Standing::Abstained(_) => return (SheetState::Abstained, None),
        Standing::Excused(_) => return (SheetState::Excused, None),
        Standing::Conflict(_) => return (SheetState::Conflict, None),
    }
    let (mut filled, mut total) = (0u16, 0i64);
    for (slot, weight) in slots.iter().zip(weights) {
        if let Some(mark) = slot.mark() {
            filled += 1;
            total += i64::from(mark.0) * i64::from(weight.0);
        }
    }
    if usize::from(filled) < weights.len() {
        let missing = match filled {
            0 => Missing::Everything,
            _ => Missing::Marks { filled, needed: weights.len() as u16 },
        };
        return (SheetState::Outstanding(missing), None);
    }
    if let Some(control) = control {
        let marks: Vec<Mark> = slots.iter().filter_map(|slot| slot.mark()).collect();
        if match_control(control, &marks, weights).is_none() {
            return (SheetState::Outstanding(Missing::ControlTotal), None);
        }
    }
    (SheetState::Submitted, Some(Exact(total)))
}

/// The sheets of one stage: heads in a row, their marks in a row beside them.
#[derive(Clone, Debug)]
pub struct SheetTable {
    pub(super) leaf_count: usize,
    pub(super) heads: Vec<SheetHead>,
    pub(super) slots: Vec<Slot>,
    /// Sheets that were pushed with another number of marks than the rubric has leaves.
    pub(super) ragged: Vec<usize>,
}

/// One sheet without its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHead {
    pub submission: SubmissionId,
    pub juror: JurorId,
    pub standing: Standing,
    pub control: Option<ControlTotal>,
}

impl SheetTable {
    /// An empty table for a rubric with this many leaves.
    pub fn new(leaf_count: usize) -> SheetTable {
        SheetTable { leaf_count, heads: Vec::new(), slots: Vec::new(), ragged: Vec::new() }
    }

    /// Adds a sheet; marks in leaf order, `None` where the juror wrote nothing. An empty slice is a sheet without
    /// any mark; any other length than the number of leaves is a problem of the competition. Whatever the
    /// standing, marks may stay: only an assigned sheet counts them.
    pub fn push(&mut self, head: SheetHead, marks: &[Option<Mark>]) {
        if !marks.is_empty() && marks.len() != self.leaf_count {
            self.ragged.push(self.heads.len());
        }
        self.heads.push(head);
        for place in 0..self.leaf_count {
            self.slots.push(Slot::from(marks.get(place).copied().flatten()));
        }
    }

    /// Puts a sheet in the place of the one of the same pair. The table is in order of submission and juror. Without such a
    /// sheet nothing happens.
    pub fn replace(&mut self, head: SheetHead, marks: &[Option<Mark>]) {
        let pair = (head.submission, head.juror);
        let Ok(at) = self.heads.binary_search_by_key(&pair, |head| (head.submission, head.juror)) else { return };
        self.heads[at] = head;
        for place in 0..self.leaf_count {
            self.slots[at * self.leaf_count + place] = Slot::from(marks.get(place).copied().flatten());
        }
    }

    /// The sheet of a pair with its marks in leaf order. The table is in order of submission and juror.
    pub fn find(&self, submission: SubmissionId, juror: JurorId) -> Option<(&SheetHead, Vec<Option<Mark>>)> {
        let at = self.heads.binary_search_by_key(&(submission, juror), |head| (head.submission, head.juror)).ok()?;
        Some((&self.heads[at], self.slots_of(at).iter().map(|slot| slot.mark()).collect()))
    }

    /// Submission, juror and state of every sheet, in the order of the table.
    pub fn states(&self, weights: &[Weight]) -> impl Iterator<Item = (SubmissionId, JurorId, SheetState)> {
        (self.heads.iter().enumerate()).map(|(at, head)| (head.submission, head.juror, self.state(at, weights).0))
    }

    pub fn len(&self) -> usize {
        self.heads.len()
    }

    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    pub(super) fn state(&self, sheet: usize, weights: &[Weight]) -> (SheetState, Option<Exact>) {
        let head = &self.heads[sheet];
        state_of(&head.standing, self.slots_of(sheet), weights, head.control)
    }

    pub(super) fn slots_of(&self, sheet: usize) -> &[Slot] {
        &self.slots[sheet * self.leaf_count..(sheet + 1) * self.leaf_count]
    }
}
