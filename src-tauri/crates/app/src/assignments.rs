//! Penugasan and benturan kepentingan: who scores what, by rule; what was changed by hand stays.

use kipp_domain::scoring::{
    AgencyId, AgencyTree, ConflictCause, Entrant, JurorId, JurorPost, Pairing, Participation, SubmissionId, assign,
};
use kipp_store::records::{Assignment, Conflict, Juror, Mark, ScoreSheet, Stage, StageParticipant, Submission};
use kipp_store::{Op, Read, Write, named_params, sql};

use crate::desk::{self, App, Done, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;
use crate::{agencies, jurors, score_sheets, stages};

pub fn of_stage(read: &Read<'_>, stage: i64) -> Result<Vec<Assignment>> {
    Ok(read.list(sql!("assignments/of_stage"), named_params! { ":stage_id": stage })?)
}

pub fn of_pair(read: &Read<'_>, stage: i64, submission: i64, juror: i64) -> Result<Option<Assignment>> {
    Ok(read.one(
        sql!("assignments/of_pair"),
        named_params! { ":stage_id": stage, ":submission_id": submission, ":juror_id": juror },
    )?)
}

/// Participants of a stage in ascending order of id: all that may be scored, or those ticked.
pub fn participants(read: &Read<'_>, stage: &Stage) -> Result<Vec<i64>> {
    let passed: Vec<SubmissionId> =
        read.map(sql!("submissions/scorable"), named_params! { ":edition_id": stage.edition_id }, |row| {
            Ok(SubmissionId(row.get(0)?))
        })?;
    let rule = match stage.participants.as_str() {
        "ticked" => Participation::Ticked,
        _ => Participation::AllPassed,
    };
    let ticked: Vec<SubmissionId> = match rule {
        Participation::AllPassed => vec![],
        Participation::Ticked => read
            .list::<StageParticipant>(sql!("stage_participants/of_stage"), named_params! { ":stage_id": stage.id })?
            .into_iter()
            .map(|row| SubmissionId(row.submission_id))
            .collect(),
    };
    Ok(rule.participants(&passed, &ticked).into_iter().map(|id| id.0).collect())
}

/// Brings every open, unlocked stage of an edition to the rule.
pub(crate) fn sync_edition(write: &Write<'_>, edition: i64) -> Result<()> {
    for stage in stages::of_edition(write, edition)? {
        sync(write, &stage)?;
    }
    Ok(())
}

/// Brings the assignments of an open stage to the rule: new pairs are assigned, conflicts left out, pairs removed by
/// hand stay removed, and whoever is no participant any more loses an empty assignment.
pub(crate) fn sync(write: &Write<'_>, stage: &Stage) -> Result<()> {
    if stage.opened_at.is_none() || !stage.scored || stage.locked_at.is_some() {
        return Ok(());
    }
    let participants = participants(write, stage)?;
    let submissions: Vec<Submission> =
        write.list(sql!("submissions/of_edition"), named_params! { ":edition_id": stage.edition_id })?;
    let jurors = jurors::of_edition(write, stage.edition_id)?;
    let now = of_stage(write, stage.id)?;
    let removed: Vec<(SubmissionId, JurorId)> = now
        .iter()
        .filter(|row| row.state == "removed")
        .map(|row| (SubmissionId(row.submission_id), JurorId(row.juror_id)))
        .collect();
    let declared = declared(write, stage.edition_id)?;
    let entrants: Vec<Entrant> = submissions
        .iter()
        .filter(|submission| participants.binary_search(&submission.id).is_ok())
        .map(|submission| Entrant {
            submission: SubmissionId(submission.id),
            agency: Some(AgencyId(submission.unit_agency_id.unwrap_or(submission.agency_id))),
        })
        .collect();
    let posts: Vec<JurorPost> = jurors
        .iter()
        .map(|juror| JurorPost { juror: JurorId(juror.id), agency: juror.agency_id.map(AgencyId) })
        .collect();
    let said: Vec<(SubmissionId, JurorId)> =
        declared.iter().map(|conflict| (SubmissionId(conflict.submission_id), JurorId(conflict.juror_id))).collect();
    let pairings = assign(&entrants, &posts, &agency_tree(write)?, &said, &removed);
    for pairing in &pairings {
        let old = find(&now, pairing);
        apply(write, stage, pairing, old, &declared)?;
    }
    for row in &now {
        let gone = participants.binary_search(&row.submission_id).is_err();
        if gone && row.state != "removed" && score_sheets::of_assignment(write, row.id)?.is_none() {
            write.delete::<Assignment>(row.id)?;
        }
    }
    Ok(())
}

fn find<'r>(sorted: &'r [Assignment], pairing: &Pairing) -> Option<&'r Assignment> {
    let key = (pairing.submission.0, pairing.juror.0);
    sorted.binary_search_by_key(&key, |row| (row.submission_id, row.juror_id)).ok().and_then(|at| sorted.get(at))
}

fn apply(
    write: &Write<'_>,
    stage: &Stage,
    pairing: &Pairing,
    old: Option<&Assignment>,
    declared: &[Conflict],
) -> Result<()> {
    let why = pairing.conflict.map(|cause| cause_words(cause, pairing, declared));
    let state = if why.is_some() { "conflict" } else { "assigned" };
    match old {
        None => {
            write.insert(Assignment {
                id: 0,
                stage_id: stage.id,
                submission_id: pairing.submission.0,
                juror_id: pairing.juror.0,
                state: state.into(),
                reason: why,
            })?;
        }
        Some(row) if row.state == "assigned" && why.is_some() || row.state == "conflict" => {
            if row.state == state && row.reason == why {
                return Ok(());
            }
            if why.is_some() {
                drop_sheet(write, row.id)?;
            }
            write.update(&Assignment { state: state.into(), reason: why, ..row.clone() })?;
        }
        Some(row) if row.state == "excused" && why.is_some() => {
            drop_sheet(write, row.id)?;
            write.update(&Assignment { state: state.into(), reason: why, ..row.clone() })?;
        }
        Some(_) => {}
    }
    Ok(())
}

/// Marks of a pair that became a conflict stay as versions in the journal only.
fn drop_sheet(write: &Write<'_>, assignment: i64) -> Result<()> {
    if let Some(sheet) = score_sheets::of_assignment(write, assignment)? {
        for mark in score_sheets::marks_of(write, sheet.id)? {
            write.delete::<Mark>(mark.id)?;
        }
        write.delete::<ScoreSheet>(sheet.id)?;
    }
    Ok(())
}

fn cause_words(cause: ConflictCause, pairing: &Pairing, declared: &[Conflict]) -> String {
    match cause {
        ConflictCause::SameAgency => "perangkat daerah yang sama".into(),
        ConflictCause::JurorAbove => "juri bekerja pada unit induknya".into(),
        ConflictCause::JurorBelow => "juri bekerja pada unit di bawahnya".into(),
        ConflictCause::Declared => declared
            .iter()
            .find(|conflict| conflict.juror_id == pairing.juror.0 && conflict.submission_id == pairing.submission.0)
            .map_or_else(|| "dinyatakan".into(), |conflict| format!("dinyatakan: {}", conflict.reason)),
    }
}

fn agency_tree(read: &Read<'_>) -> Result<AgencyTree> {
    let parents = agencies::all(read)?
        .into_iter()
        .filter_map(|agency| Some((AgencyId(agency.id), AgencyId(agency.merged_into_id.or(agency.parent_id)?))))
        .collect();
    Ok(AgencyTree::new(parents))
}

pub fn declared(read: &Read<'_>, edition: i64) -> Result<Vec<Conflict>> {
    Ok(read.list(sql!("conflicts/of_edition"), named_params! { ":edition_id": edition })?)
}

/// Declares a conflict with its reason; it counts the same as a detected one.
pub fn declare_conflict(app: &App, ctx: &Ctx<'_>, juror: i64, submission: i64, why: &str) -> Result<Done<()>> {
    let why = reason("Menyatakan benturan kepentingan", why)?;
    app.write(ctx, Op::new("conflicts.declare", "Benturan kepentingan dinyatakan").reason(Some(why.clone())), |write| {
        let (juror, submission) = pair(write, juror, submission)?;
        let at = write.at();
        let conflict =
            Conflict { id: 0, juror_id: juror.id, submission_id: submission.id, reason: why, declared_at: at };
        match write.one::<Conflict>(
            sql!("conflicts/of_pair"),
            named_params! { ":juror_id": juror.id, ":submission_id": submission.id },
        )? {
            Some(old) => write.update(&Conflict { id: old.id, ..conflict })?,
            None => {
                write.insert(conflict)?;
            }
        }
        sync_edition(write, submission.edition_id)?;
        write.amend(|op| {
            op.edition_id = Some(submission.edition_id);
            op.label = format!("Benturan {} dengan {} dicatat", juror.name, submission.title);
        });
        Ok(())
    })
}

pub fn withdraw_conflict(app: &App, ctx: &Ctx<'_>, juror: i64, submission: i64) -> Result<Done<()>> {
    app.write(ctx, Op::new("conflicts.withdraw", "Benturan kepentingan dicabut"), |write| {
        let (juror, submission) = pair(write, juror, submission)?;
        let found: Option<Conflict> = write
            .one(sql!("conflicts/of_pair"), named_params! { ":juror_id": juror.id, ":submission_id": submission.id })?;
        let conflict = found
            .ok_or_else(|| Fault::not_found(Noun::Assignment, format!("{} – {}", juror.name, submission.title)))?;
        write.delete::<Conflict>(conflict.id)?;
        sync_edition(write, submission.edition_id)?;
        write.amend(|op| {
            op.edition_id = Some(submission.edition_id);
            op.label = format!("Benturan {} dengan {} dicabut", juror.name, submission.title);
        });
        Ok(())
    })
}

fn pair(read: &Read<'_>, juror: i64, submission: i64) -> Result<(Juror, Submission)> {
    let (juror, submission) = (desk::juror(read, juror)?, desk::submission(read, submission)?);
    if juror.edition_id != submission.edition_id {
        return Err(Refusal::EditionsMixed.into());
    }
    desk::open_edition(read, juror.edition_id)?;
    Ok((juror, submission))
}

/// What a person does with one pair by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes the pair out; refused when it has marks.
    Remove,
    /// Takes a removed pair back in.
    Restore,
    /// The sheet will not come, with a reason printed on the minutes.
    Excuse { reason: String },
    /// The sheet is awaited again.
    Unexcuse,
}

pub fn act(app: &App, ctx: &Ctx<'_>, stage: i64, submission: i64, juror: i64, act: &Act) -> Result<Done<()>> {
    app.write(ctx, Op::new("assignments.act", "Penugasan diubah").stage(stage), |write| {
        let stage = stages::scored_and_open(write, stage)?;
        let (juror, submission) = pair(write, juror, submission)?;
        if stage.edition_id != juror.edition_id {
            return Err(Refusal::EditionsMixed.into());
        }
        let missing = || Refusal::NotAssigned {
            juror: juror.name.clone(),
            submission: submission.title.clone(),
            stage: stage.name.clone(),
        };
        let mut row = of_pair(write, stage.id, submission.id, juror.id)?.ok_or_else(missing)?;
        let has_marks = match score_sheets::of_assignment(write, row.id)? {
            Some(sheet) => !score_sheets::marks_of(write, sheet.id)?.is_empty(),
            None => false,
        };
        let verb = match (act, row.state.as_str()) {
            (Act::Remove, "assigned" | "excused") if has_marks => {
                return Err(Refusal::SheetHasMarks { juror: juror.name, submission: submission.title }.into());
            }
            (Act::Remove, "assigned" | "excused") => {
                drop_sheet(write, row.id)?;
                (row.state, row.reason) = ("removed".into(), None);
                "dihapus"
            }
            (Act::Restore, "removed") | (Act::Unexcuse, "excused") => {
                (row.state, row.reason) = ("assigned".into(), None);
                "diberikan kembali"
            }
            (Act::Excuse { reason: why }, "assigned" | "excused") => {
                let why = reason("Membebaskan lembar", why)?;
                write.amend(|op| op.reason = Some(why.clone()));
                (row.state, row.reason) = ("excused".into(), Some(why));
                "dibebaskan"
            }
            (_, "conflict") => {
                let reason = row.reason.clone().unwrap_or_default();
                return Err(
                    Refusal::ConflictOfInterest { juror: juror.name, submission: submission.title, reason }.into()
                );
            }
            _ => return Err(missing().into()),
        };
        write.update(&row)?;
        if matches!(act, Act::Restore) {
            sync(write, &stage)?;
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Penugasan {} untuk {} {verb}", juror.name, submission.title);
        });
        Ok(())
    })
}
