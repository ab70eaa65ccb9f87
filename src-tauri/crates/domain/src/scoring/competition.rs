//! Everything a ranking is computed from, checked once.
//!
//! A [`Draft`] is filled by whoever reads the desk file, in any order of rows; [`Competition::check`] answers every
//! problem at once or a competition that cannot fail to rank. For a what-if, clone it and [`Competition::set_mark`].

use super::sheet::Slot;
use super::*;

/// The parts of a competition, not yet checked. The order of stages and jurors is that of paper (J1 … Jn); of
/// every other list it means nothing.
#[derive(Clone, Debug)]
pub struct Draft {
    pub rounding: Rounding,
    pub combine: Combine,
    pub stages: Vec<Stage>,
    pub jurors: Vec<JurorId>,
    /// The declared tie-break list, first rule first.
    pub tie_rules: Vec<TieRule>,
    pub classes: Vec<AwardClass>,
    pub tie_decisions: Vec<TieDecision>,
    pub panel_ranks: Option<PanelRanks>,
    /// Participants that the panel left "tanpa peringkat", each with its reason.
    pub without_rank: Vec<(SubmissionId, Reason)>,
}

/// A checked competition.
#[derive(Clone, Debug)]
pub struct Competition {
    pub(super) draft: Draft,
    pub(super) indexes: Vec<StageIndex>,
    /// Participants of opened stages, ascending.
    pub(super) submissions: Vec<SubmissionId>,
}

/// Where the sheets of one stage are, by submission and column.
#[derive(Clone, Debug, Default)]
pub(super) struct StageIndex {
    /// Places in `Draft::jurors` of those with a sheet in this stage: the columns of the recap.
    pub(super) columns: Vec<u32>,
    /// One per submission of the competition.
    pub(super) takes_part: Vec<bool>,
    /// Sheets by submission, then column.
    pub(super) order: Vec<SheetPlace>,
    /// Sheets of submission `i` are `order[first[i]..first[i + 1]]`.
    pub(super) first: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SheetPlace {
    pub(super) submission: u32,
    pub(super) column: u32,
    pub(super) sheet: u32,
}

/// What the arithmetic is sure for: beyond it an exact fraction might not fit 128 bits.
pub const STAGES_AT_MOST: usize = 8;
pub const JURORS_AT_MOST: usize = 100;

/// Why no ranking is computed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    NoStage,
    /// Stage weights sum to this many per mille instead of 1000.
    StageWeightSum {
        sum: u32,
    },
    /// Weighted stages of one edition share one scale.
    ScaleDiffers {
        stage: StageId,
        scale: Scale,
        first: Scale,
    },
    StageTwice {
        stage: StageId,
    },
    JurorTwice {
        juror: JurorId,
    },
    ParticipantTwice {
        stage: StageId,
        submission: SubmissionId,
    },
    TooManyStages {
        count: usize,
    },
    TooManyJurors {
        count: usize,
    },
    /// A sheet in a stage that has not opened.
    StageNotOpened {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    },
    /// A sheet of a submission that is no participant of the stage.
    NotAParticipant {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    },
    UnknownJuror {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    },
    SheetTwice {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    },
    /// A sheet with another number of marks than the rubric has leaves.
    MarkCount {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    },
    MarkOffScale {
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
        criterion: String,
        mark: Mark,
    },
    TieRuleStage {
        rule: usize,
        stage: StageId,
    },
    TieRuleCriterion {
        rule: usize,
        stage: StageId,
        criterion: String,
    },
    Class(ClassProblem),
    /// A tie decision that names a submission twice, or fewer than two.
    TieDecisionRows {
        decision: usize,
    },
    /// Two tie decisions about the same rows.
    TieDecisionTwice {
        decision: usize,
    },
}

impl Competition {
    /// Checks a draft; every problem at once, in a fixed order.
    pub fn check(draft: Draft) -> Result<Competition, Vec<Problem>> {
        let mut problems = draft.rule_problems();
        let submissions = draft.participants();
        let mut columns: Vec<(JurorId, u32)> = (0..).zip(&draft.jurors).map(|(place, id)| (*id, place)).collect();
        columns.sort_unstable();
        for pair in columns.windows(2) {
            if pair[0].0 == pair[1].0 {
                problems.push(Problem::JurorTwice { juror: pair[0].0 });
            }
        }
        let indexes = draft.stages.iter().map(|stage| stage.index(&submissions, &columns, &mut problems)).collect();
        if problems.is_empty() { Ok(Competition { draft, indexes, submissions }) } else { Err(problems) }
    }

    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    pub fn stage(&self, id: StageId) -> Option<&Stage> {
        self.draft.stages.iter().find(|stage| stage.id == id)
    }

    /// Participants of opened stages, ascending.
    pub fn submissions(&self) -> &[SubmissionId] {
        &self.submissions
    }

    /// Writes or clears one mark of an assigned sheet, for a what-if; the ranking is computed anew by [`rank`].
    pub fn set_mark(
        &mut self,
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
        criterion: &str,
        mark: Option<Mark>,
    ) -> Result<(), SetMarkProblem> {
        let (place, sheet) = self.find_sheet(stage, submission, juror).ok_or(SetMarkProblem::NoSuchSheet)?;
        let stage = &mut self.draft.stages[place];
        let leaf = stage.rubric.leaf_place(criterion).ok_or(SetMarkProblem::NoSuchCriterion)?;
        if let Some(mark) = mark
            && !stage.rubric.allows(mark)
        {
            return Err(SetMarkProblem::OffScale);
        }
        let at = sheet * stage.sheets.leaf_count + leaf;
        stage.sheets.slots[at] = Slot::from(mark);
        Ok(())
    }

    /// The mark that is there.
    pub fn mark(
        &self,
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
        criterion: &str,
    ) -> Result<Option<Mark>, SetMarkProblem> {
        let (place, sheet) = self.find_sheet(stage, submission, juror).ok_or(SetMarkProblem::NoSuchSheet)?;
        let stage = &self.draft.stages[place];
        let leaf = stage.rubric.leaf_place(criterion).ok_or(SetMarkProblem::NoSuchCriterion)?;
        Ok(stage.sheets.slots[sheet * stage.sheets.leaf_count + leaf].mark())
    }

    /// What a person said about a whole sheet; `None` when there is no such sheet.
    pub fn standing(&self, stage: StageId, submission: SubmissionId, juror: JurorId) -> Option<&Standing> {
        let (place, sheet) = self.find_sheet(stage, submission, juror)?;
        Some(&self.draft.stages[place].sheets.heads[sheet].standing)
    }

    /// Takes away a control total that the marks do not agree with (any more), for a what-if. Answers whether it did.
    pub fn drop_stale_control(&mut self, stage: StageId, submission: SubmissionId, juror: JurorId) -> bool {
        let Some((place, sheet)) = self.find_sheet(stage, submission, juror) else { return false };
        let stage = &mut self.draft.stages[place];
        let stale =
            stage.sheets.state(sheet, stage.rubric.weights()).0 == SheetState::Outstanding(Missing::ControlTotal);
        if stale {
            stage.sheets.heads[sheet].control = None;
        }
        stale
    }

    /// Sets what a person says about a whole sheet, for a what-if.
    pub fn set_standing(
        &mut self,
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
        standing: Standing,
    ) -> Result<(), SetMarkProblem> {
        let (place, sheet) = self.find_sheet(stage, submission, juror).ok_or(SetMarkProblem::NoSuchSheet)?;
        self.draft.stages[place].sheets.heads[sheet].standing = standing;
        Ok(())
    }

    /// Places of the stage and of the sheet in it.
    pub(super) fn find_sheet(
        &self,
        stage: StageId,
        submission: SubmissionId,
        juror: JurorId,
    ) -> Option<(usize, usize)> {
        let place = self.draft.stages.iter().position(|candidate| candidate.id == stage)?;
        let row = self.submissions.binary_search(&submission).ok()?;
        let table = &self.draft.stages[place].sheets;
        let found =
            self.indexes[place].sheets_of(row).iter().find(|at| table.heads[at.sheet as usize].juror == juror)?;
        Some((place, found.sheet as usize))
    }
}

/// Why a what-if cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetMarkProblem {
    NoSuchSheet,
    NoSuchCriterion,
    OffScale,
}

impl Draft {
    /// Participants of opened stages, ascending, each once.
    fn participants(&self) -> Vec<SubmissionId> {
        let opened = self.stages.iter().filter(|stage| stage.opened);
        let mut ids: Vec<SubmissionId> = opened.flat_map(|stage| stage.participants.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    fn rule_problems(&self) -> Vec<Problem> {
        let mut problems = check_stages(&self.stages);
        if self.jurors.len() > JURORS_AT_MOST {
            problems.push(Problem::TooManyJurors { count: self.jurors.len() });
        }
        for (rule, declared) in self.tie_rules.iter().enumerate() {
            let Some(id) = declared.stage() else { continue };
            let Some(stage) = self.stages.iter().find(|stage| stage.id == id) else {
                problems.push(Problem::TieRuleStage { rule, stage: id });
                continue;
            };
            if let TieRule::CriterionMean { criterion, .. } = declared
                && stage.rubric.node(criterion).is_none()
            {
                problems.push(Problem::TieRuleCriterion { rule, stage: id, criterion: criterion.clone() });
            }
        }
        problems.extend(check_classes(&self.classes).into_iter().map(Problem::Class));
        let decided: Vec<Vec<SubmissionId>> = self.tie_decisions.iter().map(TieDecision::submissions).collect();
        for (decision, ids) in decided.iter().enumerate() {
            if ids.len() < 2 || ids.windows(2).any(|pair| pair[0] == pair[1]) {
                problems.push(Problem::TieDecisionRows { decision });
            }
            if decided[..decision].contains(ids) {
                problems.push(Problem::TieDecisionTwice { decision });
            }
        }
        problems
    }
}

/// The rules that stages of an edition keep together (rule 1), as they are checked when a rubric or a weight is
/// saved: weights sum to 1000, weighted stages share one scale, no stage twice.
pub fn check_stages(stages: &[Stage]) -> Vec<Problem> {
    let mut problems = Vec::new();
    if stages.is_empty() {
        return vec![Problem::NoStage];
    }
    if stages.len() > STAGES_AT_MOST {
        problems.push(Problem::TooManyStages { count: stages.len() });
    }
    let sum: u32 = stages.iter().map(|stage| u32::from(stage.weight.0)).sum();
    if sum != Weight::WHOLE {
        problems.push(Problem::StageWeightSum { sum });
    }
    let weighted: Vec<&Stage> = stages.iter().filter(|stage| stage.weight.0 > 0).collect();
    for stage in weighted.iter().skip(1) {
        let (scale, first) = (stage.rubric.scale(), weighted[0].rubric.scale());
        if scale != first {
            problems.push(Problem::ScaleDiffers { stage: stage.id, scale, first });
        }
    }
    for (place, stage) in stages.iter().enumerate() {
        if stages[..place].iter().any(|other| other.id == stage.id) {
            problems.push(Problem::StageTwice { stage: stage.id });
        }
    }
    problems
}

impl Stage {
    fn index(
        &self,
        submissions: &[SubmissionId],
        jurors: &[(JurorId, u32)],
        problems: &mut Vec<Problem>,
    ) -> StageIndex {
        let stage = self.id;
        let mut takes_part = vec![false; submissions.len()];
        if self.opened {
            for submission in &self.participants {
                let Ok(row) = submissions.binary_search(submission) else {
                    continue;
                };
                if takes_part[row] {
                    problems.push(Problem::ParticipantTwice { stage, submission: *submission });
                }
                takes_part[row] = true;
            }
        }
        for sheet in &self.sheets.ragged {
            let head = &self.sheets.heads[*sheet];
            problems.push(Problem::MarkCount { stage, submission: head.submission, juror: head.juror });
        }
        let mut order = Vec::with_capacity(self.sheets.len());
        for (sheet, head) in self.sheets.heads.iter().enumerate() {
            let (submission, juror) = (head.submission, head.juror);
            if !self.opened {
                problems.push(Problem::StageNotOpened { stage, submission, juror });
                continue;
            }
            let row = submissions.binary_search(&submission).ok().filter(|row| takes_part[*row]);
            let column = jurors.binary_search_by_key(&juror, |pair| pair.0).ok();
            self.check_marks(sheet, problems);
            match (row, column) {
                (None, _) => problems.push(Problem::NotAParticipant { stage, submission, juror }),
                (_, None) => problems.push(Problem::UnknownJuror { stage, submission, juror }),
                (Some(row), Some(column)) => {
                    order.push(SheetPlace { submission: row as u32, column: jurors[column].1, sheet: sheet as u32 })
                }
            }
        }
        if !order.is_sorted() {
            order.sort_unstable();
        }
        for pair in order.windows(2) {
            if (pair[0].submission, pair[0].column) == (pair[1].submission, pair[1].column) {
                let head = &self.sheets.heads[pair[1].sheet as usize];
                problems.push(Problem::SheetTwice { stage, submission: head.submission, juror: head.juror });
            }
        }
        StageIndex::new(order, takes_part, jurors.len())
    }

    fn check_marks(&self, sheet: usize, problems: &mut Vec<Problem>) {
        for (leaf, slot) in self.sheets.slots_of(sheet).iter().enumerate() {
            let Some(mark) = slot.mark() else { continue };
            if self.rubric.allows(mark) {
                continue;
            }
            let head = &self.sheets.heads[sheet];
            problems.push(Problem::MarkOffScale {
                stage: self.id,
                submission: head.submission,
                juror: head.juror,
                criterion: self.rubric.leaves().nth(leaf).map(|node| node.code.clone()).unwrap_or_default(),
                mark,
            });
        }
    }
}

impl StageIndex {
    /// From sheets in order of submission and juror place; the columns are renumbered to those in use.
    fn new(mut order: Vec<SheetPlace>, takes_part: Vec<bool>, jurors: usize) -> StageIndex {
        let mut used = vec![false; jurors];
        for place in &order {
            used[place.column as usize] = true;
        }
        let columns: Vec<u32> = (0..).zip(&used).filter(|(_, used)| **used).map(|(place, _)| place).collect();
        let mut column_of = vec![0u32; jurors];
        for (column, juror) in (0..).zip(&columns) {
            column_of[*juror as usize] = column;
        }
        let mut first = vec![0u32; takes_part.len() + 1];
        for place in &mut order {
            place.column = column_of[place.column as usize];
            first[place.submission as usize + 1] += 1;
        }
        for row in 1..first.len() {
            first[row] += first[row - 1];
        }
        StageIndex { columns, takes_part, order, first }
    }

    pub(super) fn sheets_of(&self, row: usize) -> &[SheetPlace] {
        &self.order[self.first[row] as usize..self.first[row + 1] as usize]
    }
}
