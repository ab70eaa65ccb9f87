//! Stages (*tahapan*) that are scored: who takes part, and how the totals of jurors become one stage score.
//!
//! Rule 2: mean, median, or mean without the one highest and the one lowest, of the submitted sheets only.

use super::{Exact, Figure, Fraction, Mark, Rubric, SheetTable, StageId, SubmissionId, Weight};

/// One scored stage of an edition, with its participants and their sheets.
#[derive(Clone, Debug)]
pub struct Stage {
    pub id: StageId,
    /// Its share of the final; the stages of an edition sum to 1000. A stage of weight 0 is scored and shown,
    /// and may break ties, but is part of no final.
    pub weight: Weight,
    /// Whether it has ever opened; it stays `true` after it closed. Sheets of an unopened stage are a problem.
    pub opened: bool,
    pub rubric: Rubric,
    /// In any order.
    pub participants: Vec<SubmissionId>,
    /// In any order.
    pub sheets: SheetTable,
}

/// Who takes part in a stage ("Who may be scored").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Participation {
    /// All that passed the administrative selection (or sent, where that selection is switched off).
    AllPassed,
    /// Only those ticked "lolos ke tahap ini".
    Ticked,
}

impl Participation {
    /// The participants, in ascending order. `passed` are those that may be scored at all; a tick without it
    /// counts for nothing.
    pub fn participants(self, passed: &[SubmissionId], ticked: &[SubmissionId]) -> Vec<SubmissionId> {
        let mut allowed = passed.to_vec();
        allowed.sort_unstable();
        allowed.dedup();
        match self {
            Participation::AllPassed => allowed,
            Participation::Ticked => {
                let mut ticked = ticked.to_vec();
                ticked.sort_unstable();
                allowed.retain(|id| ticked.binary_search(id).is_ok());
                allowed
            }
        }
    }
}

/// Setting `cara gabung`: how the totals of several jurors become the stage score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Combine {
    Mean,
    Median,
    /// The mean without the one highest and the one lowest; with fewer than four sheets the mean.
    TrimmedMean,
}

/// Setting `pembulatan` (rule 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// *Bertahap*: each number is computed from the printed numbers to its left.
    Stepwise,
    /// *Akhir*: exact fractions throughout, rounded only when printed; equal at four decimals is a tie.
    AtEnd,
}

impl Rounding {
    /// Decimals at which finals and tie values are compared.
    pub fn tie_decimals(self) -> u8 {
        match self {
            Rounding::Stepwise => 2,
            Rounding::AtEnd => 4,
        }
    }

    /// The total as the stage score counts it, in hundred-thousandths.
    pub fn carried_total(self, total: Exact) -> Exact {
        match self {
            Rounding::Stepwise => Exact(total.rounded().0 * 1000),
            Rounding::AtEnd => total,
        }
    }

    /// A stage score as the final counts it.
    pub fn carried(self, exact: Fraction) -> Fraction {
        match self {
            Rounding::Stepwise => Fraction::from(exact.rounded(2)),
            Rounding::AtEnd => exact,
        }
    }
}

/// What the jurors of one stage gave one submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageScore {
    /// Before rounding.
    pub exact: Fraction,
    /// As the final counts it: rounded when *bertahap*, exact when *akhir*.
    pub carried: Fraction,
    /// As printed: two decimals (rounding place 2 of 3).
    pub printed: Figure,
    /// Trimmed was set, but fewer than four sheets are submitted: the mean was used, and the row says so.
    pub mean_instead_of_trimmed: bool,
}

/// The stage score of these exact totals of submitted sheets; `None` without any.
pub fn stage_score(totals: &[Exact], combine: Combine, rounding: Rounding) -> Option<StageScore> {
    let mut values: Vec<i64> = totals.iter().map(|total| rounding.carried_total(*total).0).collect();
    let (sum, count) = combined(&mut values, combine)?;
    let exact = Fraction::new(i128::from(sum), 100_000 * i128::from(count));
    let printed = exact.rounded(2);
    Some(StageScore {
        exact,
        carried: rounding.carried(exact),
        printed,
        mean_instead_of_trimmed: combine == Combine::TrimmedMean && totals.len() < 4,
    })
}

/// The mean of these totals with two decimals, as the foot of a grid prints it; `None` without any.
pub fn mean_total(totals: &[Exact], rounding: Rounding) -> Option<Figure> {
    stage_score(totals, Combine::Mean, rounding).map(|score| score.printed)
}

/// The mean of these marks with two decimals; `None` without any.
pub fn mean_mark(marks: &[Mark]) -> Option<Figure> {
    let count = i128::try_from(marks.len()).ok().filter(|count| *count > 0)?;
    let sum: i128 = marks.iter().map(|mark| i128::from(mark.0)).sum();
    Some(Fraction::new(sum, 100 * count).rounded(2))
}

/// Sum and divisor of the values that count; sorts them.
pub(super) fn combined(values: &mut [i64], combine: Combine) -> Option<(i64, i64)> {
    if values.is_empty() {
        return None;
    }
    values.sort_unstable();
    let counted = &values[counted_places(values.len(), combine)];
    Some((counted.iter().sum(), counted.len() as i64))
}

/// Which places count once `count` (at least 1) values are sorted in ascending order.
pub(super) fn counted_places(count: usize, combine: Combine) -> std::ops::Range<usize> {
    match combine {
        Combine::Mean => 0..count,
        Combine::Median => (count - 1) / 2..count / 2 + 1,
        Combine::TrimmedMean if count < 4 => 0..count,
        Combine::TrimmedMean => 1..count - 1,
    }
}
