//! Explaining a number (*mengapa*): from a rank down to the marks, as rows a screen or a page can print.
//!
//! Every step is repeated here from its inputs, so that what is shown is what was counted: products and branches
//! exact (4,125), a total, a mean with the sheets that count, a final. It writes formulas in signs
//! (`79,50 × 10% = 7,95`), never words; names come from whoever shows them.

use super::stage::counted_places;
use super::*;

/// One submission, from its rank down to its marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub submission: SubmissionId,
    pub rank: Option<u32>,
    pub no_rank: Option<NoRank>,
    pub decided: Option<u32>,
    pub tie: Option<TieNote>,
    /// The other rows of the same value, best first, when there is a tie.
    pub rivals: Vec<SubmissionId>,
    pub value: Option<ValueExplanation>,
    /// Opened stages it takes part in, in order.
    pub stages: Vec<StageExplanation>,
}

/// How the number a row is ranked by came about: Σ stage score × weight, or one stage's score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueExplanation {
    pub kind: ValueKind,
    pub terms: Vec<StageTerm>,
    /// What the sum of products is divided by, in per mille: 1000, or the weight of the opened stages.
    pub divisor: u32,
    pub exact: Fraction,
    pub figure: Figure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageTerm {
    pub stage: StageId,
    /// Rounded when *bertahap*, exact when *akhir*.
    pub score: Fraction,
    pub weight: Weight,
    /// Score × weight, exact.
    pub product: Fraction,
}

/// How a stage score came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageExplanation {
    pub stage: StageId,
    pub combine: Combine,
    pub score: Option<StageScore>,
    /// Submitted sheets, trimmed ones included.
    pub submitted: u32,
    /// Sum of the totals that count, and how many they are.
    pub sum: Fraction,
    pub divisor: u32,
    pub spread: Option<Spread>,
    /// In the order of the column.
    pub sheets: Vec<SheetExplanation>,
}

/// How a juror total came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetExplanation {
    pub stage: StageId,
    pub juror: JurorId,
    pub state: SheetState,
    /// Why it was abstained from, excused, or is a conflict.
    pub reason: Option<Reason>,
    pub lines: Vec<CriterionLine>,
    /// Only of a submitted sheet.
    pub total: Option<Exact>,
    /// The total as the stage score counts it.
    pub carried: Option<Fraction>,
    pub role: SheetRole,
    pub control: Option<ControlTotal>,
    /// Which reading of the marks the control total agrees with.
    pub control_match: Option<ControlMatch>,
}

/// What a sheet does in its stage score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SheetRole {
    Counted,
    /// Submitted, but below what counts: trimmed as the lowest, or beside the median.
    Below,
    /// Submitted, but above what counts.
    Above,
    /// Not submitted: not divided by.
    NotDividedBy,
}

/// One criterion of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionLine {
    pub code: String,
    pub name: String,
    pub depth: usize,
    pub weight: Weight,
    /// The mark of a leaf.
    pub mark: Option<Mark>,
    /// Mark × weight of a leaf, or the sum of a branch's products; exact.
    pub product: Option<Exact>,
    /// What a branch counts as: Σ mark × weight ÷ branch weight, exact.
    pub branch: Option<Fraction>,
}

/// Explains one participant; `None` when the ranking has no such row.
pub fn explain(competition: &Competition, ranking: &Ranking, submission: SubmissionId) -> Option<Explanation> {
    let row = ranking.rows.iter().find(|row| row.submission == submission)?;
    let stages = &competition.draft.stages;
    let taken = (0..stages.len()).filter(|place| row.stages[*place].takes_part);
    let rivals = ranking.rows.iter().filter(|other| {
        row.tie.is_some() && other.submission != submission && other.tie.is_some() && is_equal(competition, row, other)
    });
    Some(Explanation {
        submission,
        rank: row.rank,
        no_rank: row.no_rank,
        decided: row.decided,
        tie: row.tie.clone(),
        rivals: rivals.map(|other| other.submission).collect(),
        value: row.value.map(|value| explain_value(competition, row, value)),
        stages: taken.filter_map(|place| explain_stage(competition, stages[place].id, submission)).collect(),
    })
}

fn is_equal(competition: &Competition, row: &RankRow, other: &RankRow) -> bool {
    let decimals = competition.draft.rounding.tie_decimals();
    let compared = |row: &RankRow| row.value.map(|value| value.exact.rounded(decimals));
    row.reached == other.reached && compared(row) == compared(other)
}

fn explain_value(competition: &Competition, row: &RankRow, value: RankValue) -> ValueExplanation {
    let mut terms = Vec::new();
    for (stage, result) in competition.draft.stages.iter().zip(&row.stages) {
        // A stage without a weight has no product, one that has not opened no score.
        let counts = match value.kind {
            ValueKind::Final | ValueKind::Interim => true,
            ValueKind::LastStage { stage: last } => stage.id == last,
        };
        if let (true, Some(score), Some(product)) = (counts, result.score, result.product) {
            terms.push(StageTerm { stage: stage.id, score: score.carried, weight: stage.weight, product });
        }
    }
    let divisor = terms.iter().map(|term| u32::from(term.weight.0)).sum();
    ValueExplanation { kind: value.kind, terms, divisor, exact: value.exact, figure: value.figure }
}

/// Explains the score of one stage; `None` when the submission takes no part in it.
pub(super) fn explain_stage(
    competition: &Competition,
    stage: StageId,
    submission: SubmissionId,
) -> Option<StageExplanation> {
    let Draft { stages, combine, rounding, jurors, .. } = &competition.draft;
    let place = stages.iter().position(|candidate| candidate.id == stage)?;
    let row = competition.submissions.binary_search(&submission).ok()?;
    let result = competition.stage_result(place, row);
    if !result.takes_part {
        return None;
    }
    let columns = &competition.indexes[place].columns;
    let mut sheets: Vec<SheetExplanation> = competition.indexes[place]
        .sheets_of(row)
        .iter()
        .map(|at| {
            let juror = jurors[columns[at.column as usize] as usize];
            explain_found(stage, &stages[place], at.sheet as usize, juror, *rounding)
        })
        .collect();
    give_roles(&mut sheets, *combine);
    let counted = sheets.iter().filter(|sheet| sheet.role == SheetRole::Counted);
    let carried: Vec<Fraction> = counted.filter_map(|sheet| sheet.carried).collect();
    Some(StageExplanation {
        stage,
        combine: *combine,
        score: result.score,
        submitted: result.submitted,
        sum: carried.iter().fold(Fraction::ZERO, |sum, total| sum.plus(*total)),
        divisor: carried.len() as u32,
        spread: result.spread,
        sheets,
    })
}

/// Of equal totals the one further left in the table is trimmed as the lower.
fn give_roles(sheets: &mut [SheetExplanation], combine: Combine) {
    let mut submitted: Vec<(Exact, usize)> = Vec::new();
    for (place, sheet) in sheets.iter().enumerate() {
        if let (Some(total), Some(_)) = (sheet.total, sheet.carried) {
            submitted.push((total, place));
        }
    }
    if submitted.is_empty() {
        return;
    }
    submitted.sort_unstable();
    let counted = counted_places(submitted.len(), combine);
    for (order, (_, place)) in submitted.into_iter().enumerate() {
        sheets[place].role = if order < counted.start {
            SheetRole::Below
        } else if order >= counted.end {
            SheetRole::Above
        } else {
            SheetRole::Counted
        };
    }
}

fn explain_found(id: StageId, stage: &Stage, sheet: usize, juror: JurorId, rounding: Rounding) -> SheetExplanation {
    let Stage { rubric, sheets, .. } = stage;
    let head = &sheets.heads[sheet];
    let (state, total) = sheets.state(sheet, rubric.weights());
    let marks: Vec<Option<Mark>> = sheets.slots_of(sheet).iter().map(|slot| slot.mark()).collect();
    let all: Vec<Mark> = marks.iter().copied().flatten().collect();
    let complete = all.len() == marks.len();
    SheetExplanation {
        stage: id,
        juror,
        state,
        reason: head.standing.reason().cloned(),
        lines: criterion_lines(rubric, &marks),
        total,
        carried: total.map(|total| Fraction::from(rounding.carried_total(total))),
        role: SheetRole::NotDividedBy,
        control: head.control,
        control_match: head.control.filter(|_| complete).and_then(|typed| match_control(typed, &all, rubric.weights())),
    }
}

/// Every criterion with its product, for marks in leaf order; what still lacks a mark has none.
pub fn criterion_lines(rubric: &Rubric, marks: &[Option<Mark>]) -> Vec<CriterionLine> {
    let product = |leaf: usize| -> Option<i64> {
        let mark = marks.get(leaf).copied().flatten()?;
        Some(i64::from(mark.0) * i64::from(rubric.weights()[leaf].0))
    };
    let line = |node: &Node| {
        let sum: Option<i64> = (node.first_leaf..node.end_leaf).map(product).sum();
        let branch = |sum: i64| Fraction::new(i128::from(sum), 100 * i128::from(node.weight.0));
        CriterionLine {
            code: node.code.clone(),
            name: node.name.clone(),
            depth: node.depth,
            weight: node.weight,
            mark: if node.is_leaf { marks.get(node.first_leaf).copied().flatten() } else { None },
            product: sum.map(Exact),
            branch: if node.is_leaf { None } else { sum.map(branch) },
        }
    };
    rubric.nodes().iter().map(line).collect()
}

impl CriterionLine {
    /// `79,50 × 10% = 7,95`; `None` for a branch or without a mark.
    pub fn formula(&self) -> Option<String> {
        let (mark, product) = (self.mark?, self.product?);
        Some(format!("{mark} × {}% = {product}", self.weight))
    }
}

impl SheetExplanation {
    /// `7,95 + 12,375 + … = 83,325 → 83,33`; `None` unless submitted.
    pub fn formula(&self) -> Option<String> {
        let total = self.total?;
        let leaves = self.lines.iter().filter(|line| line.mark.is_some());
        let products: Vec<String> = leaves.filter_map(|line| line.product).map(|product| product.to_string()).collect();
        Some(format!("{} = {total} → {}", products.join(" + "), total.rounded()))
    }
}

impl StageExplanation {
    /// `(83,33 + 84,52) ÷ 2 = 83,925 → 83,93`; `None` without a score.
    pub fn formula(&self) -> Option<String> {
        let score = self.score?;
        let counted = self.sheets.iter().filter(|sheet| sheet.role == SheetRole::Counted);
        let totals: Vec<String> = counted.filter_map(|sheet| sheet.carried).map(|total| total.to_string()).collect();
        Some(format!("({}) ÷ {} = {} → {}", totals.join(" + "), self.divisor, score.exact, score.printed))
    }
}

impl ValueExplanation {
    /// `83,93 × 60% + 80,10 × 40% = 82,398 → 82,40`; between stages the sum stands in brackets and is divided.
    pub fn formula(&self) -> String {
        let terms: Vec<String> = self.terms.iter().map(|term| format!("{} × {}%", term.score, term.weight)).collect();
        match self.kind {
            ValueKind::Final => format!("{} = {} → {}", terms.join(" + "), self.exact, self.figure),
            ValueKind::Interim => {
                let weights: Vec<String> = self.terms.iter().map(|term| format!("{}%", term.weight)).collect();
                format!("({}) ÷ ({}) = {} → {}", terms.join(" + "), weights.join(" + "), self.exact, self.figure)
            }
            ValueKind::LastStage { .. } => self.figure.to_string(),
        }
    }
}
