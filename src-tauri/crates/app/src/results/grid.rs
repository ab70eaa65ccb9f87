//! The sheets of one stage as a table: rows are submissions, columns the criteria of one juror or all jurors. It reads this
//! stage alone and ranks nobody.

use kipp_store::records::Agency;
use std::collections::BTreeMap;

use kipp_domain::codes;
use kipp_domain::scoring::{self, Cell, Exact, Figure, Mark, Missing, Rounding, SheetState, Spread, StageScore};
use kipp_store::records::{Edition, Juror, Stage, Submission};
use kipp_store::{Id, Read};

use crate::desk::App;
use crate::error::Result;
use crate::jury::jurors;
use crate::office::agencies;
use crate::office::settings;
use crate::results::{competition, sheets, tallies};

#[derive(Debug)]
pub struct Grid {
    pub stage: Stage,
    pub jurors: Vec<GridJuror>,
    /// By number of the submission.
    pub rows: Vec<GridRow>,
    pub foot: Foot,
    /// How totals become the stage score, in words.
    pub combine: &'static str,
    /// The setting `batas_selisih` in hundredths of a point.
    pub spread_limit: Option<i64>,
}

#[derive(Debug)]
pub struct GridJuror {
    pub juror: Juror,
    pub agency_name: Option<String>,
    pub submitted: u32,
    /// Submitted and awaited.
    pub due: u32,
}

#[derive(Debug)]
pub struct GridRow {
    pub submission: Submission,
    pub agency_name: String,
    /// In the order of the jurors.
    pub cells: Vec<GridCell>,
    /// Of the submitted sheets of all jurors, also when one was asked for.
    pub score: Option<StageScore>,
    pub submitted: u32,
    pub outstanding: u32,
    pub spread: Option<Spread>,
    /// The spread is above the limit of the office.
    pub over_limit: bool,
}

#[derive(Debug)]
pub struct GridCell {
    pub juror: Id<Juror>,
    pub cell: Cell,
    /// Why there is no sheet; only when one juror was asked for.
    pub reason: Option<String>,
    /// Marks there, and marks needed.
    pub filled: u32,
    pub needed: u32,
    /// In leaf order, only when one juror was asked for.
    pub marks: Vec<Option<Mark>>,
}

/// What stands under the rows: means of what is submitted.
#[derive(Debug, Default)]
pub struct Foot {
    pub submitted: u32,
    pub outstanding: u32,
    /// In leaf order, only when one juror was asked for.
    pub marks: Vec<Option<Figure>>,
    /// In the order of the jurors.
    pub totals: Vec<Option<Figure>>,
}

/// How far a stage is, without its sheets.
#[derive(Debug)]
pub struct Progress {
    pub stage: Stage,
    pub jurors: Vec<GridJuror>,
}

/// # Errors
/// The stage is of another edition, or is not scored in it.
pub fn progress(app: &App, read: &Read<'_>, edition: Id<Edition>, stage: Id<Stage>) -> Result<Progress> {
    let stage = competition::scored_stage(read, edition, stage)?;
    let names = agencies::names_by_id(read)?;
    let jurors = counted(app, read, &stage, &jurors::of_edition(read, edition)?, &names)?;
    Ok(Progress { stage, jurors })
}

/// The jurors with sheets in a stage, in their order.
fn counted(
    app: &App,
    read: &Read<'_>,
    stage: &Stage,
    jurors: &[Juror],
    names: &BTreeMap<Id<Agency>, String>,
) -> Result<Vec<GridJuror>> {
    let tallies = tallies::of_stage(app, read, stage)?;
    let with_sheets = jurors.iter().filter_map(|one| {
        let tally = tallies.iter().find(|tally| tally.juror == one.id)?;
        let agency_name = one.agency_id.and_then(|id| names.get(&id)).cloned();
        Some(GridJuror { juror: one.clone(), agency_name, submitted: tally.submitted, due: tally.due() })
    });
    Ok(with_sheets.collect())
}

/// `juror`: the columns are this juror's criteria; None: the columns are all jurors.
///
/// # Errors
/// The stage is of another edition, or is not scored in it.
pub fn of_stage(
    app: &App,
    read: &Read<'_>,
    edition: Id<Edition>,
    stage: Id<Stage>,
    juror: Option<Id<Juror>>,
) -> Result<Grid> {
    let loaded = competition::load_stage(app, read, edition, stage)?;
    let Some(known) = loaded.stages.first() else {
        return Err(crate::Fault::Bug(format!("stage {stage} was not loaded")));
    };
    let names = agencies::names_by_id(read)?;
    let limit = settings::spread_limit(read)?;
    let wanted = |one: Id<Juror>| juror.is_none_or(|wanted| wanted == one);
    let mut jurors = counted(app, read, &known.row, &loaded.jurors, &names)?;
    jurors.retain(|one| wanted(one.juror.id));
    let sheets = sheets::of_stage(app, read, &known.row)?;
    let needed = u32::try_from(known.rubric.leaf_count()).unwrap_or(u32::MAX);
    let ranking = scoring::rank(&loaded.competition);
    let mut sums = Sums { totals: vec![vec![]; jurors.len()], ..Sums::default() };
    let mut rows: Vec<GridRow> = Vec::new();
    let Some(column) = ranking.columns.first() else {
        return Err(crate::Fault::Bug(format!("stage {stage} has no column")));
    };
    for row in &ranking.rows {
        let (Some(result), Some(submission)) = (row.stages.first(), loaded.entries.get(Id::from(row.submission)))
        else {
            continue;
        };
        if !result.takes_part {
            continue;
        }
        let cells = column
            .jurors
            .iter()
            .zip(&result.cells)
            .filter(|(one, _)| wanted(Id::from(**one)))
            .map(|(one, cell)| {
                let sheet = juror.and_then(|_| sheets.table.find(submission.id.into(), *one));
                let reason = sheet.as_ref().and_then(|(head, _)| head.standing.reason());
                let reason = reason.map(|reason| reason.text().to_owned());
                let marks = sheet.map(|(_, marks)| marks).unwrap_or_default();
                sums.count(jurors.iter().position(|shown| shown.juror.id == Id::from(*one)), *cell, &marks);
                GridCell {
                    juror: Id::from(*one),
                    cell: *cell,
                    reason,
                    filled: filled(cell.state, needed),
                    needed,
                    marks,
                }
            })
            .collect();
        rows.push(GridRow {
            submission: submission.clone(),
            agency_name: names.get(&submission.agency_id).cloned().unwrap_or_default(),
            cells,
            score: result.score,
            submitted: result.submitted,
            outstanding: result.outstanding,
            spread: result.spread,
            over_limit: result.spread.is_some_and(|spread| limit.is_some_and(|limit| spread.range.0 > limit)),
        });
    }
    rows.sort_by(|a, b| codes::order(&a.submission.code, &b.submission.code));
    let foot = sums.foot(juror.is_some(), loaded.competition.draft().rounding);
    let combine = loaded.combine_words();
    Ok(Grid { stage: known.row.clone(), jurors, rows, foot, combine, spread_limit: limit })
}

fn filled(state: SheetState, needed: u32) -> u32 {
    match state {
        SheetState::Submitted | SheetState::Outstanding(Missing::ControlTotal) => needed,
        SheetState::Outstanding(Missing::Marks { filled, .. }) => u32::from(filled),
        SheetState::Outstanding(Missing::Everything)
        | SheetState::Abstained
        | SheetState::Excused
        | SheetState::Conflict
        | SheetState::Unassigned => 0,
    }
}

/// What the foot is computed from: submitted sheets only.
#[derive(Default)]
struct Sums {
    submitted: u32,
    outstanding: u32,
    /// Per juror shown.
    totals: Vec<Vec<Exact>>,
    /// Per leaf, of one juror.
    marks: Vec<Vec<Mark>>,
}

impl Sums {
    fn count(&mut self, juror: Option<usize>, cell: Cell, marks: &[Option<Mark>]) {
        if let SheetState::Outstanding(_) = cell.state {
            self.outstanding += 1;
        }
        let (Some(total), Some(totals)) = (cell.total, juror.and_then(|at| self.totals.get_mut(at))) else { return };
        self.submitted += 1;
        totals.push(total);
        self.marks.resize(self.marks.len().max(marks.len()), vec![]);
        for (known, mark) in self.marks.iter_mut().zip(marks) {
            known.extend(*mark);
        }
    }

    fn foot(&self, one_juror: bool, rounding: Rounding) -> Foot {
        let marks: &[Vec<Mark>] = if one_juror { &self.marks } else { &[] };
        Foot {
            submitted: self.submitted,
            outstanding: self.outstanding,
            marks: marks.iter().map(|marks| scoring::mean_mark(marks)).collect(),
            totals: self.totals.iter().map(|totals| scoring::mean_total(totals, rounding)).collect(),
        }
    }
}
