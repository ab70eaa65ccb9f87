//! A frozen result explained: the competition is built again from the revision's own document, so that any of its
//! numbers can be followed down to its marks after the live rows have changed.
//!
//! Ranks and ties are not computed again: they are what the revision says.

use kipp_domain::scoring::{
    self, Combine, Competition, ControlTotal, Criterion, Draft, Explanation, Mark, Rounding, Rubric, Scale, SheetHead,
    SheetTable, Stage, Standing, Weight,
};
use kipp_store::Id;
use kipp_store::records::Submission;

use crate::error::{Fault, Result};
use crate::jury::score_sheets::{points, standing_of};
use crate::results::statement::{Statement, StatementCriterion, StatementSheet, StatementStage};

/// Explains one row of a frozen statement; None when it has no such row.
pub fn explain(statement: &Statement, submission: Id<Submission>) -> Result<Option<Explanation>> {
    let competition = competition_of(statement)?;
    let ranking = scoring::rank(&competition);
    Ok(scoring::explain(&competition, &ranking, submission.into()))
}

fn competition_of(statement: &Statement) -> Result<Competition> {
    let stages = statement.stages.iter().enumerate().map(|(place, stage)| stage_of(statement, place, stage));
    let draft = Draft {
        rounding: match statement.edition.rounding.as_str() {
            "akhir" => Rounding::AtEnd,
            _ => Rounding::Stepwise,
        },
        combine: match statement.edition.combine.as_str() {
            "median" => Combine::Median,
            "trimmed" => Combine::TrimmedMean,
            _ => Combine::Mean,
        },
        stages: stages.collect::<Result<_>>()?,
        jurors: statement.jurors.iter().map(|juror| juror.id.into()).collect(),
        tie_rules: vec![],
        classes: vec![],
        tie_decisions: vec![],
        panel_ranks: None,
        without_rank: vec![],
    };
    Competition::check(draft).map_err(|problems| Fault::Bug(format!("a frozen result: {problems:?}")))
}

fn stage_of(statement: &Statement, place: usize, said: &StatementStage) -> Result<Stage> {
    let scale = Scale::new(points(statement.edition.scale_min)?, points(statement.edition.scale_max)?);
    let scale = scale.ok_or_else(|| Fault::Bug("a frozen scale".into()))?;
    let mut criteria = said.criteria.iter().peekable();
    let rubric = Rubric::new(scale, &tree(&mut criteria, 0))
        .map_err(|problems| Fault::Bug(format!("a frozen rubric: {problems:?}")))?;
    let mut sheets = SheetTable::new(rubric.leaf_count());
    for sheet in statement.sheets.iter().filter(|sheet| sheet.stage == said.id) {
        let marks: Vec<Option<Mark>> = sheet.marks.iter().map(|mark| mark.map(Mark)).collect();
        sheets.push(head(sheet), &marks);
    }
    let takes_part =
        |row: &&crate::results::statement::StatementRow| row.stages.get(place).is_some_and(|stage| stage.takes_part);
    Ok(Stage {
        id: said.id.into(),
        weight: Weight(said.weight),
        opened: said.opened,
        participants: statement.rows.iter().filter(takes_part).map(|row| row.submission.into()).collect(),
        rubric,
        sheets,
    })
}

/// Criteria stand depth first; whatever stands deeper than a branch belongs to it.
fn tree(criteria: &mut std::iter::Peekable<std::slice::Iter<'_, StatementCriterion>>, depth: usize) -> Vec<Criterion> {
    let mut found = Vec::new();
    while let Some(said) = criteria.next_if(|said| said.depth == depth) {
        found.push(match said.leaf {
            true => Criterion::leaf(said.code.as_str(), said.name.as_str(), Weight(said.weight)),
            false => Criterion::branch(said.code.as_str(), said.name.as_str(), tree(criteria, depth + 1)),
        });
    }
    found
}

fn head(sheet: &StatementSheet) -> SheetHead {
    let standing = match sheet.state.as_str() {
        "abstained" => standing_of("assigned", None, sheet.reason.as_deref()),
        "excused" | "conflict" => standing_of(&sheet.state, sheet.reason.as_deref(), None),
        _ => Standing::Assigned,
    };
    SheetHead {
        submission: sheet.submission.into(),
        juror: sheet.juror.into(),
        standing,
        control: sheet.control_total.map(ControlTotal),
    }
}
