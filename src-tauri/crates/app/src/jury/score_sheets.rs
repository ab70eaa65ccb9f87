//! Lembar nilai: one juror, one submission, one stage. Marks keep every version in the journal.

use kipp_domain::problem::{Problem, Problems, Severity};
use kipp_domain::scoring::{
    self, ControlTotal, Exact, Mark as Points, Scale, SheetState, Standing, match_control, sheet_state,
};
use kipp_store::records::{Assignment, Criterion, Juror, Mark, ScoreSheet, Stage, Submission};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done, filled, reason};
use crate::error::text_id::text_of;
use crate::error::{Fault, Refusal, Result};
use crate::ports::Ctx;
use crate::rows;
use crate::year::{gates, stages};

/// One sheet with everything a screen needs.
#[derive(Clone, Debug)]
pub struct SheetView {
    pub stage: Stage,
    pub submission: Submission,
    pub juror: Juror,
    pub assignment: Assignment,
    pub sheet: Option<ScoreSheet>,
    pub criteria: Vec<Criterion>,
    /// Marks in leaf order of the rubric.
    pub leaves: Vec<(Criterion, Option<Points>)>,
    pub rubric: scoring::Rubric,
    pub state: SheetState,
    /// Σ mark × weight of the marks that are there.
    pub running: Exact,
    pub control: Option<ControlTotal>,
    pub control_match: Option<scoring::ControlMatch>,
    pub versions: Vec<Version>,
}

/// One version of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub criterion_id: Id<Criterion>,
    pub old: Option<i64>,
    pub new: Option<i64>,
    pub actor: String,
    pub at: i64,
    pub reason: Option<String>,
}

/// The key of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetKey {
    pub stage: Id<Stage>,
    pub submission: Id<Submission>,
    pub juror: Id<Juror>,
}

pub fn show(read: &Read<'_>, key: SheetKey) -> Result<SheetView> {
    let found = find(read, key)?;
    view(read, found)
}

struct Found {
    stage: Stage,
    submission: Submission,
    juror: Juror,
    assignment: Assignment,
}

/// The pair of a sheet; a pair that was never assigned, or was removed, is refused.
fn find(read: &Read<'_>, key: SheetKey) -> Result<Found> {
    let stage = stages::scored_and_open(read, key.stage)?;
    let submission = rows::submission(read, key.submission)?;
    let juror = rows::juror(read, key.juror)?;
    if stage.edition_id != submission.edition_id || stage.edition_id != juror.edition_id {
        return Err(Refusal::EditionsMixed.into());
    }
    let assignment = rows::assignment(read, stage.id, submission.id, juror.id)?;
    match assignment.filter(|row| row.state != "removed") {
        Some(assignment) => Ok(Found { stage, submission, juror, assignment }),
        None => Err(Refusal::NotAssigned { juror: juror.name, submission: submission.title, stage: stage.name }.into()),
    }
}

fn view(read: &Read<'_>, found: Found) -> Result<SheetView> {
    let Found { stage, submission, juror, assignment } = found;
    let criteria = stages::criteria(read, stage.id)?;
    let rubric = stages::rubric(scale_of(read, &stage)?, &criteria).map_err(|found| {
        Fault::field("criteria", found.first().map(|one| stages::rubric_words(&stage.name, one)).unwrap_or_default())
    })?;
    let sheet = rows::sheet_of(read, assignment.id)?;
    let marks = match &sheet {
        Some(sheet) => rows::marks_of(read, sheet.id)?,
        None => vec![],
    };
    let leaves: Vec<(Criterion, Option<Points>)> = rubric
        .leaves()
        .filter_map(|leaf| {
            let row = criteria.iter().find(|row| row.code == leaf.code)?.clone();
            let mark = marks.iter().find(|mark| mark.criterion_id == row.id).map(|mark| points(mark.value)).transpose();
            Some(mark.map(|mark| (row, mark)))
        })
        .collect::<Result<_>>()?;
    let slots: Vec<Option<Points>> = leaves.iter().map(|(_, mark)| *mark).collect();
    let control = sheet.as_ref().and_then(|sheet| sheet.control_total).map(ControlTotal);
    let standing = standing(&assignment, sheet.as_ref());
    let state = sheet_state(&standing, &slots, rubric.weights(), control);
    let running = Exact(
        slots
            .iter()
            .zip(rubric.weights())
            .map(|(mark, weight)| i64::from(mark.map_or(0, |mark| mark.0)) * i64::from(weight.0))
            .sum(),
    );
    let filled: Vec<Points> = slots.iter().copied().flatten().collect();
    let control_match = control
        .filter(|_| filled.len() == slots.len())
        .and_then(|control| match_control(control, &filled, rubric.weights()));
    let versions = match &sheet {
        Some(sheet) => read.map(sql!("marks/versions_of_sheet"), named_params! { ":sheet_id": sheet.id }, |row| {
            Ok(Version {
                criterion_id: row.get(0)?,
                old: row.get(1)?,
                new: row.get(2)?,
                actor: row.get(3)?,
                at: row.get(4)?,
                reason: row.get(5)?,
            })
        })?,
        None => vec![],
    };
    Ok(SheetView {
        stage,
        submission,
        juror,
        assignment,
        sheet,
        criteria,
        leaves,
        rubric,
        state,
        running,
        control,
        control_match,
        versions,
    })
}

pub(crate) fn points(hundredths: i64) -> Result<Points> {
    Ok(Points(rows::fits("nilai", hundredths)?))
}

/// What a person said about the whole sheet, from its rows.
pub(crate) fn standing(assignment: &Assignment, sheet: Option<&ScoreSheet>) -> Standing {
    standing_of(
        &assignment.state,
        assignment.reason.as_deref(),
        sheet.and_then(|sheet| sheet.abstain_reason.as_deref()),
    )
}

pub(crate) fn standing_of(state: &str, why: Option<&str>, abstained: Option<&str>) -> Standing {
    let reason = why.and_then(scoring::Reason::new);
    match (state, reason, abstained.and_then(scoring::Reason::new)) {
        ("conflict", Some(reason), _) => Standing::Conflict(reason),
        ("excused", Some(reason), _) => Standing::Excused(reason),
        (_, _, Some(reason)) => Standing::Abstained(reason),
        _ => Standing::Assigned,
    }
}

/// A change of a sheet as typed: marks by criterion code, None clears one; the control total from the paper.
#[derive(Clone, Debug, Default)]
pub struct SheetForm {
    pub marks: Vec<(String, Option<String>)>,
    /// None leaves it; an empty text clears it.
    pub control_total: Option<String>,
    pub note: Option<String>,
    /// Needed when the stage is locked, or when the result was frozen.
    pub reason: Option<String>,
}

pub fn record(app: &App, ctx: &Ctx<'_>, key: SheetKey, form: SheetForm) -> Result<Done<SheetView>> {
    let op = Op::new("score_sheets.record", "Nilai dicatat").stage(key.stage).reason(filled(form.reason.clone()));
    let mut outside = None;
    let done = app.write(ctx, op, |write| {
        let found = find(write, key)?;
        write.amend(|op| {
            op.edition_id = Some(found.stage.edition_id);
            op.label = format!("Nilai {} oleh {}", found.submission.title, found.juror.name);
        });
        save_in(write, &found.stage, &found.submission, &found.juror, &found.assignment, &form)?;
        outside = gates::of_marks(write, &found.stage, write.at())?;
        view(write, found)
    })?;
    Ok(warned(done, outside))
}

/// What is said behind the change: marks outside the dates of their stage are taken.
fn warned<T>(mut done: Done<T>, outside: Option<String>) -> Done<T> {
    if done.undo.is_some() {
        done.warnings.extend(outside);
    }
    done
}

/// Marks of several sheets of one juror and stage, as pasted in a block: one operation and one undo, all or nothing.
/// A field problem is named `sheets.<submission>.marks.<criterion>`; a sheet that takes no marks, `sheets.<submission>`.
/// Answers the sheets in the order of the block.
pub fn record_many(
    app: &App,
    ctx: &Ctx<'_>,
    stage: Id<Stage>,
    juror: Id<Juror>,
    sheets: Vec<(Id<Submission>, SheetForm)>,
    why: Option<String>,
) -> Result<Done<Vec<SheetView>>> {
    let why = filled(why);
    let op = Op::new("score_sheets.record_many", "Nilai ditempel").stage(stage).reason(why.clone());
    let mut outside = None;
    let done = app.write(ctx, op, |write| {
        let row = stages::scored_and_open(write, stage)?;
        outside = gates::of_marks(write, &row, write.at())?;
        let by = rows::juror(write, juror)?;
        write.amend(|op| {
            op.edition_id = Some(row.edition_id);
            op.label = format!("Nilai {} lembar oleh {}", sheets.len(), by.name);
        });
        require_reason(write, &row, why.as_deref())?;
        let zone = rows::zone(write)?;
        let mut problems: Vec<Problem> = Vec::new();
        let mut views = Vec::new();
        for (submission, form) in sheets {
            let form = SheetForm { reason: why.clone(), ..form };
            match put_one(write, SheetKey { stage, submission, juror }, &form) {
                Ok(view) => views.push(view),
                Err(Fault::Invalid(found)) => problems.extend(found.into_iter().map(|one| {
                    let dot = if one.field.is_empty() { "" } else { "." };
                    Problem { field: format!("sheets.{submission}{dot}{}", one.field), ..one }
                })),
                Err(fault @ (Fault::Refused(_) | Fault::NotFound { .. })) => {
                    let said = text_of(&fault, zone);
                    let text = [said.title, said.detail].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>();
                    problems.push(Problem {
                        field: format!("sheets.{submission}"),
                        severity: Severity::Wrong,
                        text: text.join(" "),
                    });
                }
                Err(other) => return Err(other),
            }
        }
        if problems.is_empty() { Ok(views) } else { Err(Fault::Invalid(problems)) }
    })?;
    Ok(warned(done, outside))
}

pub(crate) fn put_one(write: &Write<'_>, key: SheetKey, form: &SheetForm) -> Result<SheetView> {
    let found = find(write, key)?;
    save_in(write, &found.stage, &found.submission, &found.juror, &found.assignment, form)?;
    view(write, found)
}

/// Checks and writes the marks of one sheet inside an operation; every field problem at once.
pub(crate) fn save_in(
    write: &Write<'_>,
    stage: &Stage,
    submission: &Submission,
    juror: &Juror,
    assignment: &Assignment,
    form: &SheetForm,
) -> Result<()> {
    if assignment.state == "conflict" {
        let reason = assignment.reason.clone().unwrap_or_default();
        return Err(Refusal::ConflictOfInterest {
            juror: juror.name.clone(),
            submission: submission.title.clone(),
            reason,
        }
        .into());
    }
    let old = rows::sheet_of(write, assignment.id)?;
    if old.as_ref().is_some_and(|sheet| sheet.abstain_reason.is_some())
        && form.marks.iter().any(|(_, text)| text.is_some())
    {
        return Err(Refusal::SheetAbstained { juror: juror.name.clone(), submission: submission.title.clone() }.into());
    }
    require_reason(write, stage, form.reason.as_deref())?;
    let (changes, control) = parse(write, stage, form)?;
    let sheet = match old {
        Some(sheet) => sheet,
        None => {
            let id = write.insert(ScoreSheet {
                id: Id::NEW,
                assignment_id: assignment.id,
                abstain_reason: None,
                control_total: None,
                note: None,
            })?;
            ScoreSheet { id, assignment_id: assignment.id, abstain_reason: None, control_total: None, note: None }
        }
    };
    let kept = rows::marks_of(write, sheet.id)?;
    for (criterion_id, mark) in changes {
        match (kept.iter().find(|mark| mark.criterion_id == criterion_id), mark) {
            (Some(old), Some(mark)) => {
                if old.value != i64::from(mark.0) {
                    write.update(&Mark { value: i64::from(mark.0), ..old.clone() })?;
                }
            }
            (Some(old), None) => write.delete::<Mark>(old.id)?,
            (None, Some(mark)) => {
                write.insert(Mark { id: Id::NEW, sheet_id: sheet.id, criterion_id, value: i64::from(mark.0) })?;
            }
            (None, None) => {}
        }
    }
    let note = form.note.clone().map_or_else(|| sheet.note.clone(), |text| filled(Some(text)));
    let control_total = control.unwrap_or(sheet.control_total);
    if note != sheet.note || control_total != sheet.control_total {
        write.update(&ScoreSheet { note, control_total, ..sheet })?;
    }
    Ok(())
}

/// Criterion ids with their new marks, and the new control total when one was given.
type Parsed = (Vec<(Id<Criterion>, Option<Points>)>, Option<Option<i64>>);

fn parse(read: &Read<'_>, stage: &Stage, form: &SheetForm) -> Result<Parsed> {
    let criteria = stages::criteria(read, stage.id)?;
    let scale = scale_of(read, stage)?;
    let mut problems = Problems::new();
    let mut changes = Vec::new();
    for (code, text) in &form.marks {
        let field = format!("marks.{code}");
        let is_leaf = |row: &Criterion| row.weight > 0 && !criteria.iter().any(|child| child.parent_id == Some(row.id));
        let Some(row) = criteria.iter().find(|row| row.code == *code && is_leaf(row)) else {
            problems.wrong(field, format!("Kriteria “{code}” tidak ada pada rubrik {}.", stage.name));
            continue;
        };
        let Some(text) = text.as_deref().map(str::trim).filter(|text| !text.is_empty()) else {
            changes.push((row.id, None));
            continue;
        };
        let Some(mark) = problems.take(&field, Points::parse(text).map_err(|problem| mark_words(text, &problem)))
        else {
            continue;
        };
        if !scale.holds(mark) {
            problems.wrong(field, scale.off_words(text));
            continue;
        }
        changes.push((row.id, Some(mark)));
    }
    let control = match form.control_total.as_deref().map(str::trim) {
        None => None,
        Some("") => Some(None),
        Some(text) => problems
            .take("control_total", ControlTotal::parse(text).map_err(|problem| mark_words(text, &problem)))
            .map(|total| Some(total.0)),
    };
    if problems.is_wrong() { Err(problems.into()) } else { Ok((changes, control)) }
}

fn scale_of(read: &Read<'_>, stage: &Stage) -> Result<Scale> {
    rows::scale_of(&rows::edition(read, stage.edition_id)?)
}

pub(crate) fn mark_words(text: &str, problem: &scoring::NumberProblem) -> String {
    match problem {
        scoring::NumberProblem::TooManyDecimals { allowed } => {
            format!("“{text}” memakai terlalu banyak angka di belakang koma; paling banyak {allowed}.")
        }
        scoring::NumberProblem::Ambiguous => {
            format!("“{text}” dapat dibaca dua cara. Tulis tanpa titik ribuan, misalnya 82,5.")
        }
        _ => format!("“{text}” bukan angka. Tulis misalnya 82,5."),
    }
}

/// After a lock or a freeze a changed mark needs a reason.
pub(crate) fn require_reason(read: &Read<'_>, stage: &Stage, why: Option<&str>) -> Result<()> {
    if why.is_some_and(|why| !why.trim().is_empty()) {
        return Ok(());
    }
    if let Some(at) = stage.locked_at {
        return Err(Refusal::StageLocked { stage: stage.name.clone(), at }.into());
    }
    match rows::newest_head(read, stage.edition_id)? {
        Some(_) => Err(Refusal::ReasonNeeded { act: "Mengubah nilai setelah hasil dibekukan".into() }.into()),
        None => Ok(()),
    }
}

/// Abstain of the whole sheet, with its reason; None takes it back. Marks that were there are cleared.
pub fn abstain(app: &App, ctx: &Ctx<'_>, key: SheetKey, why: Option<&str>) -> Result<Done<SheetView>> {
    let why = match why {
        Some(why) => Some(reason("Abstain", why)?),
        None => None,
    };
    let mut outside = None;
    let op = Op::new("score_sheets.abstain", "Abstain").stage(key.stage).reason(why.clone());
    let done = app.write(ctx, op, |write| {
        let found = find(write, key)?;
        outside = gates::of_marks(write, &found.stage, write.at())?;
        write.amend(|op| {
            op.edition_id = Some(found.stage.edition_id);
            let verb = if why.is_some() { "abstain untuk" } else { "tidak lagi abstain untuk" };
            op.label = format!("{} {verb} {}", found.juror.name, found.submission.title);
        });
        require_reason(write, &found.stage, why.as_deref())?;
        put_abstention(write, &found.submission, &found.juror, &found.assignment, why)?;
        view(write, found)
    })?;
    Ok(warned(done, outside))
}

pub(crate) fn put_abstention(
    write: &Write<'_>,
    submission: &Submission,
    juror: &Juror,
    assignment: &Assignment,
    why: Option<String>,
) -> Result<()> {
    if assignment.state == "conflict" {
        let reason = assignment.reason.clone().unwrap_or_default();
        return Err(Refusal::ConflictOfInterest {
            juror: juror.name.clone(),
            submission: submission.title.clone(),
            reason,
        }
        .into());
    }
    match rows::sheet_of(write, assignment.id)? {
        Some(sheet) => {
            if why.is_some() {
                for mark in rows::marks_of(write, sheet.id)? {
                    write.delete::<Mark>(mark.id)?;
                }
            }
            let control_total = if why.is_some() { None } else { sheet.control_total };
            write.update(&ScoreSheet { abstain_reason: why, control_total, ..sheet })?;
        }
        None => {
            write.insert(ScoreSheet {
                id: Id::NEW,
                assignment_id: assignment.id,
                abstain_reason: why,
                control_total: None,
                note: None,
            })?;
        }
    }
    Ok(())
}

/// The running total of marks as typed, without writing: what a screen shows under the form.
pub fn preview(read: &Read<'_>, key: SheetKey, form: &SheetForm) -> Result<SheetView> {
    let found = find(read, key)?;
    let (changes, control) = parse(read, &found.stage, form)?;
    let mut view = view(read, found)?;
    for (criterion_id, mark) in changes {
        if let Some(leaf) = view.leaves.iter_mut().find(|(row, _)| row.id == criterion_id) {
            leaf.1 = mark;
        }
    }
    if let Some(control) = control {
        view.control = control.map(ControlTotal);
    }
    let slots: Vec<Option<Points>> = view.leaves.iter().map(|(_, mark)| *mark).collect();
    let weights = view.rubric.weights();
    view.state = sheet_state(&standing(&view.assignment, view.sheet.as_ref()), &slots, weights, view.control);
    view.running = Exact(
        slots
            .iter()
            .zip(weights)
            .map(|(mark, weight)| i64::from(mark.map_or(0, |mark| mark.0)) * i64::from(weight.0))
            .sum(),
    );
    let marks: Vec<Points> = slots.iter().copied().flatten().collect();
    view.control_match =
        view.control.filter(|_| marks.len() == slots.len()).and_then(|control| match_control(control, &marks, weights));
    Ok(view)
}
