//! Equal finals: the declared tie-break list, and which rule decided.
//!
//! Rule 7: rules are taken lexicographically; each value is rounded by the edition's mode; a rule without a value
//! for all tied rows is skipped; a panel rule without a decision leaves the same rank. With every split the
//! remaining group alone goes on to the next rule.

use super::stage::combined;
use super::*;

/// One rule of the declared list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TieRule {
    StageScore {
        stage: StageId,
    },
    /// The mean of one criterion, leaf or branch, over the submitted sheets.
    CriterionMean {
        stage: StageId,
        criterion: String,
    },
    /// The median of the totals of the submitted sheets.
    StageMedian {
        stage: StageId,
    },
    /// The decision of the panel, with its reason: a [`TieDecision`] about exactly the tied rows.
    Panel,
    /// A rule of a stage that is switched off: never has a value, and the others keep their declared places.
    SwitchedOff,
}

impl TieRule {
    pub fn stage(&self) -> Option<StageId> {
        match self {
            TieRule::StageScore { stage } | TieRule::CriterionMean { stage, .. } | TieRule::StageMedian { stage } => {
                Some(*stage)
            }
            TieRule::Panel | TieRule::SwitchedOff => None,
        }
    }
}

/// What happened to one row whose value equals another's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieNote {
    /// How many rows have this value.
    pub size: u32,
    /// The rules this row went through, in order.
    pub steps: Vec<TieStep>,
    pub outcome: TieOutcome,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TieStep {
    /// Place in the declared list.
    pub rule: usize,
    pub verdict: TieVerdict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieVerdict {
    /// Not every tied row has a value.
    Skipped,
    /// The rule's stage is switched off.
    SwitchedOff,
    Value(Figure),
    /// The place the panel gave it.
    Place(u32),
    /// The panel said: they stay together.
    Together,
    /// The panel has not decided.
    Undecided,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieOutcome {
    /// This rule gave the row a place of its own.
    Rule { rule: usize },
    /// This decision of the panel did; `rule` is `None` when it decided at the edge of a class.
    Panel { rule: Option<usize>, decision: usize },
    /// Same rank; the decision that says so, if there is one.
    Shared { decision: Option<usize> },
}

/// Breaks ties between rows of one competition.
pub(super) struct TieBreaker<'a> {
    pub(super) competition: &'a Competition,
    pub(super) rows: &'a [Reached],
    /// By row.
    pub(super) notes: Vec<Option<TieNote>>,
    /// By tie decision: whether it was asked for.
    pub(super) used: Vec<bool>,
    decided: Vec<Vec<SubmissionId>>,
}

/// A row as the tie-break sees it.
pub(super) struct Reached {
    /// Place in [`Competition::submissions`].
    pub(super) index: usize,
    pub(super) stages: Vec<StageResult>,
}

impl<'a> TieBreaker<'a> {
    pub(super) fn new(competition: &'a Competition, rows: &'a [Reached]) -> TieBreaker<'a> {
        let decisions = &competition.draft.tie_decisions;
        TieBreaker {
            competition,
            rows,
            notes: vec![None; rows.len()],
            used: vec![false; decisions.len()],
            decided: decisions.iter().map(TieDecision::submissions).collect(),
        }
    }

    /// Splits rows of equal value into groups, best first; a group of several shares its rank.
    pub(super) fn break_tie(&mut self, group: &[usize]) -> Vec<Vec<usize>> {
        for row in group {
            let outcome = TieOutcome::Shared { decision: None };
            self.notes[*row] = Some(TieNote { size: group.len() as u32, steps: Vec::new(), outcome });
        }
        let mut groups = Vec::new();
        self.apply_rules(group.to_vec(), 0, &mut groups);
        groups
    }

    fn apply_rules(&mut self, group: Vec<usize>, from: usize, groups: &mut Vec<Vec<usize>>) {
        let competition = self.competition;
        for (rule, declared) in competition.draft.tie_rules.iter().enumerate().skip(from) {
            if *declared == TieRule::Panel {
                groups.extend(self.ask_panel(group, Some(rule)));
                return;
            }
            if *declared == TieRule::SwitchedOff {
                self.step(&group, rule, TieVerdict::SwitchedOff);
                continue;
            }
            let values: Option<Vec<Figure>> =
                group.iter().map(|row| tie_value(competition, declared, &self.rows[*row])).collect();
            let Some(values) = values else {
                self.step(&group, rule, TieVerdict::Skipped);
                continue;
            };
            for (row, value) in group.iter().zip(&values) {
                self.step(&[*row], rule, TieVerdict::Value(*value));
            }
            let mut valued: Vec<(Figure, usize)> = values.into_iter().zip(group.iter().copied()).collect();
            valued.sort_by_key(|(value, _)| std::cmp::Reverse(*value));
            if valued.first().map(|pair| pair.0) == valued.last().map(|pair| pair.0) {
                continue;
            }
            for equal in valued.chunk_by(|a, b| a.0 == b.0) {
                let rows: Vec<usize> = equal.iter().map(|pair| pair.1).collect();
                match rows[..] {
                    [only] => {
                        self.settle(only, TieOutcome::Rule { rule });
                        groups.push(rows);
                    }
                    _ => self.apply_rules(rows, rule + 1, groups),
                }
            }
            return;
        }
        groups.push(group);
    }

    /// Lets a decision about exactly these rows split them; without one they stay together.
    pub(super) fn ask_panel(&mut self, group: Vec<usize>, rule: Option<usize>) -> Vec<Vec<usize>> {
        let Some(decision) = self.decision_about(&group) else {
            if let Some(rule) = rule {
                self.step(&group, rule, TieVerdict::Undecided);
            }
            return vec![group];
        };
        let TieRuling::Order(places) = &self.competition.draft.tie_decisions[decision].ruling else {
            if let Some(rule) = rule {
                self.step(&group, rule, TieVerdict::Together);
            }
            for row in &group {
                self.settle(*row, TieOutcome::Shared { decision: Some(decision) });
            }
            return vec![group];
        };
        let mut placed: Vec<(u32, usize)> = Vec::with_capacity(group.len());
        for row in group {
            let id = self.id(row);
            let place = places.iter().find(|place| place.0 == id).map_or(u32::MAX, |place| place.1);
            if let Some(rule) = rule {
                self.step(&[row], rule, TieVerdict::Place(place));
            }
            placed.push((place, row));
        }
        placed.sort_by_key(|pair| pair.0);
        let mut groups = Vec::new();
        for equal in placed.chunk_by(|a, b| a.0 == b.0) {
            for (_, row) in equal {
                self.settle(
                    *row,
                    match equal.len() {
                        1 => TieOutcome::Panel { rule, decision },
                        _ => TieOutcome::Shared { decision: Some(decision) },
                    },
                );
            }
            groups.push(equal.iter().map(|pair| pair.1).collect());
        }
        groups
    }

    /// The decision about exactly these rows.
    pub(super) fn decision_about(&mut self, group: &[usize]) -> Option<usize> {
        let mut ids: Vec<SubmissionId> = group.iter().map(|row| self.id(*row)).collect();
        ids.sort_unstable();
        let decision = self.decided.iter().position(|decided| *decided == ids)?;
        self.used[decision] = true;
        Some(decision)
    }

    fn id(&self, row: usize) -> SubmissionId {
        self.competition.submissions[self.rows[row].index]
    }

    fn step(&mut self, rows: &[usize], rule: usize, verdict: TieVerdict) {
        for row in rows {
            if let Some(note) = &mut self.notes[*row] {
                note.steps.push(TieStep { rule, verdict });
            }
        }
    }

    pub(super) fn settle(&mut self, row: usize, outcome: TieOutcome) {
        if let Some(note) = &mut self.notes[row] {
            note.outcome = outcome;
        }
    }
}

/// The value of one rule for one row, rounded by the edition's mode.
fn tie_value(competition: &Competition, rule: &TieRule, row: &Reached) -> Option<Figure> {
    let rounding = competition.draft.rounding;
    let place = competition.draft.stages.iter().position(|stage| Some(stage.id) == rule.stage())?;
    let exact = match rule {
        TieRule::StageScore { .. } => row.stages[place].score?.exact,
        TieRule::CriterionMean { criterion, .. } => criterion_mean(competition, place, row.index, criterion)?,
        TieRule::StageMedian { .. } => {
            let mut totals = row.stages[place].carried_totals(rounding);
            let (sum, count) = combined(&mut totals, Combine::Median)?;
            Fraction::new(i128::from(sum), 100_000 * i128::from(count))
        }
        TieRule::Panel | TieRule::SwitchedOff => return None,
    };
    Some(exact.rounded(rounding.tie_decimals()))
}

/// Σ mark × weight over the leaves of a criterion and the submitted sheets, ÷ its weight, ÷ the sheets.
pub(super) fn criterion_mean(competition: &Competition, stage: usize, row: usize, code: &str) -> Option<Fraction> {
    let Stage { rubric, sheets, .. } = &competition.draft.stages[stage];
    let node = rubric.node(code)?;
    let leaves = node.first_leaf..node.end_leaf;
    let (mut sum, mut count) = (0i128, 0i128);
    for place in competition.indexes[stage].sheets_of(row) {
        let sheet = place.sheet as usize;
        let (state, _) = sheets.state(sheet, rubric.weights());
        if state != SheetState::Submitted {
            continue;
        }
        count += 1;
        for (slot, weight) in sheets.slots_of(sheet)[leaves.clone()].iter().zip(&rubric.weights()[leaves.clone()]) {
            sum += i128::from(slot.mark()?.0) * i128::from(weight.0);
        }
    }
    (count > 0).then(|| Fraction::new(sum, 100 * i128::from(node.weight.0) * count))
}
