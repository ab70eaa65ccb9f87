//! Penugasan and benturan kepentingan: who scores what, by rule; what was changed by hand stays.

use std::collections::BTreeSet;

use kipp_domain::scoring::{
    AgencyId, AgencyTree, ConflictCause, Entrant, JurorId, JurorPost, Pairing, Participation, SubmissionId, assign,
};
use kipp_domain::submission::{Selection, Status};
use kipp_store::records::{
    Agency, Assignment, Conflict, Edition, Juror, Mark, ScoreSheet, Stage, StageParticipant, Submission,
};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done, filled, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::jury::score_sheets::SheetKey;
use crate::jury::{jurors, score_sheets};
use crate::office::agencies;
use crate::ports::Ctx;
use crate::rows;
use crate::year::{editions, stages};

/// Participants of a stage in ascending order of id: all that may be scored, or those ticked.
pub fn participants(read: &Read<'_>, stage: &Stage) -> Result<Vec<Id<Submission>>> {
    let selection = match rows::edition(read, stage.edition_id)?.administrative_selection {
        true => Selection::On,
        false => Selection::Off,
    };
    let mut passed: Vec<SubmissionId> = Vec::new();
    read.each(sql!("submissions/statuses"), named_params! { ":edition_id": stage.edition_id }, |row| {
        let status: String = row.get(1)?;
        if Status::from_code(&status).is_some_and(|status| status.may_be_scored(selection)) {
            passed.push(SubmissionId(row.get(0)?));
        }
        Ok(())
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
            .map(|row| row.submission_id.into())
            .collect(),
    };
    Ok(rule.participants(&passed, &ticked).into_iter().map(Id::from).collect())
}

/// Which pairs of an edition a change may have touched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    All,
    Of(BTreeSet<Id<Submission>>),
}

impl Scope {
    /// The assignments of a stage within the scope, in order of submission and juror.
    fn assignments(&self, read: &Read<'_>, stage: Id<Stage>) -> Result<Vec<Assignment>> {
        let Self::Of(ids) = self else { return rows::assignments_of_stage(read, stage) };
        let mut found = Vec::new();
        for submission in ids {
            found.extend(read.list::<Assignment>(
                sql!("assignments/of_submission"),
                named_params! { ":stage_id": stage, ":submission_id": submission },
            )?);
        }
        Ok(found)
    }
}

/// One change that brings an assignment to the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Assign(Assignment),
    /// The pair stands already; its state and reason change.
    Turn {
        row: Assignment,
        state: &'static str,
        reason: Option<String>,
    },
    /// No participant any more, and nothing was written on the sheet.
    Drop(Assignment),
}

/// Everything of one edition that the rule reads.
struct Rule {
    entrants: Vec<Entrant>,
    posts: Vec<JurorPost>,
    tree: AgencyTree,
    declared: Vec<Conflict>,
}

impl Rule {
    fn of_edition(read: &Read<'_>, edition: Id<Edition>, scope: &Scope) -> Result<Self> {
        let entrant = |id: Id<Submission>, agency: Id<Agency>, unit: Option<Id<Agency>>| Entrant {
            submission: id.into(),
            agency: Some(agency.into()),
            unit: unit.map(AgencyId::from),
        };
        let entrants = match scope {
            Scope::All => read.map(sql!("submissions/entrants"), named_params! { ":edition_id": edition }, |row| {
                Ok(entrant(row.get(0)?, row.get(1)?, row.get(2)?))
            })?,
            Scope::Of(ids) => {
                let rows = ids.iter().filter_map(|id| read.get(*id).transpose());
                let of = |one: Submission| entrant(one.id, one.agency_id, one.unit_agency_id);
                rows.map(|row| row.map(of)).collect::<Result<_, _>>()?
            }
        };
        let posts = jurors::of_edition(read, edition)?
            .iter()
            .map(|juror| JurorPost { juror: juror.id.into(), agency: juror.agency_id.map(AgencyId::from) })
            .collect();
        Ok(Self { entrants, posts, tree: agency_tree(read)?, declared: declared(read, edition)? })
    }

    fn pairings(&self, of: impl Fn(SubmissionId) -> bool, removed: &[(SubmissionId, JurorId)]) -> Vec<Pairing> {
        let entrants: Vec<Entrant> = self.entrants.iter().filter(|entrant| of(entrant.submission)).copied().collect();
        let said: Vec<(SubmissionId, JurorId)> =
            self.declared.iter().map(|conflict| (conflict.submission_id.into(), conflict.juror_id.into())).collect();
        assign(&entrants, &self.posts, &self.tree, &said, removed)
    }

    /// What is to be done so that an open stage follows the rule: new pairs are assigned, conflicts left out, pairs
    /// removed by hand stay removed, and whoever is no participant any more loses an empty assignment. In a locked
    /// stage only conflicts begin and end.
    fn steps(&self, read: &Read<'_>, stage: &Stage, scope: &Scope) -> Result<Vec<Step>> {
        if stage.opened_at.is_none() || !stage.scored || !stage.enabled {
            return Ok(vec![]);
        }
        let locked = stage.locked_at.is_some();
        let participants = participants(read, stage)?;
        let takes_part = |submission: Id<Submission>| participants.binary_search(&submission).is_ok();
        let now = scope.assignments(read, stage.id)?;
        let removed: Vec<(SubmissionId, JurorId)> = now
            .iter()
            .filter(|row| row.state == "removed")
            .map(|row| (row.submission_id.into(), row.juror_id.into()))
            .collect();
        let mut steps = Vec::new();
        for pairing in self.pairings(|submission| takes_part(Id::from(submission)), &removed) {
            let why = pairing.conflict.map(|cause| cause_words(cause, &pairing, &self.declared));
            let state = if why.is_some() { "conflict" } else { "assigned" };
            match find(&now, &pairing) {
                None if !locked => steps.push(Step::Assign(Assignment {
                    id: Id::NEW,
                    stage_id: stage.id,
                    submission_id: Id::from(pairing.submission),
                    juror_id: Id::from(pairing.juror),
                    state: state.into(),
                    reason: why,
                })),
                Some(row)
                    if (row.state == "conflict" || why.is_some() && row.state != "removed")
                        && (row.state != state || row.reason != why) =>
                {
                    steps.push(Step::Turn { row: row.clone(), state, reason: why });
                }
                _ => {}
            }
        }
        for row in now.into_iter().filter(|row| !locked && row.state != "removed" && !takes_part(row.submission_id)) {
            if rows::sheet_of(read, row.id)?.is_none() {
                steps.push(Step::Drop(row));
            }
        }
        Ok(steps)
    }
}

/// What became of the assignments of one edition.
#[derive(Debug, Default)]
pub(crate) struct Brought {
    /// Sentences for the user.
    pub told: Vec<String>,
    /// Sheets whose marks are versions only, from now on.
    pub dropped: usize,
    /// Why, as it is said beside the versions.
    pub reason: Option<String>,
}

/// So many sheets are named; more are counted.
const MOST_NAMED: usize = 8;

/// Brings every open stage of an edition to the rule and says what that changed. `surprising`: new pairs are told, too.
pub(crate) fn bring(write: &Write<'_>, edition: Id<Edition>, scope: &Scope, surprising: bool) -> Result<Brought> {
    let rule = Rule::of_edition(write, edition, scope)?;
    let mut brought = Brought::default();
    for stage in stages::of_edition(write, edition)? {
        let steps = rule.steps(write, &stage, scope)?;
        let (mut new, mut ended, mut gone, mut conflicts) = (0, 0, 0, Vec::new());
        for step in steps {
            match step {
                Step::Assign(row) => {
                    match row.state == "conflict" {
                        true => conflicts.push((row.clone(), false)),
                        false => new += 1,
                    }
                    write.insert(row)?;
                }
                Step::Turn { row, state, reason } => {
                    match reason.is_some() {
                        true => {
                            let had_sheet = drop_sheet(write, row.id)?;
                            brought.dropped += usize::from(had_sheet);
                            if had_sheet || row.state != "conflict" {
                                conflicts.push((Assignment { reason: reason.clone(), ..row.clone() }, had_sheet));
                            }
                        }
                        false => ended += 1,
                    }
                    write.update(&Assignment { state: state.into(), reason, ..row })?;
                }
                Step::Drop(row) => {
                    gone += usize::from(row.state != "conflict");
                    write.delete::<Assignment>(row.id)?;
                }
            }
        }
        let name = &stage.name;
        for (row, had_sheet) in conflicts.iter().take(MOST_NAMED) {
            brought.told.push(conflict_words(write, name, row, *had_sheet)?);
        }
        if conflicts.len() > MOST_NAMED {
            brought.told.push(format!(
                "{} lembar lain pada {name} juga menjadi benturan kepentingan.",
                conflicts.len() - MOST_NAMED
            ));
        }
        if let Some((row, _)) = conflicts.iter().find(|(_, had_sheet)| *had_sheet) {
            brought.reason.clone_from(&row.reason);
        }
        if ended > 0 {
            brought.told.push(format!("Benturan kepentingan pada {ended} lembar {name} berakhir; lembarnya ditunggu."));
        }
        if surprising && new > 0 {
            brought.told.push(format!("{new} lembar {name} kini ditunggu."));
        }
        if gone > 0 {
            brought.told.push(format!("{gone} lembar {name} yang masih kosong tidak lagi ditunggu."));
        }
    }
    Ok(brought)
}

fn conflict_words(read: &Read<'_>, stage: &str, row: &Assignment, had_sheet: bool) -> Result<String> {
    let (juror, submission) = (rows::juror(read, row.juror_id)?.name, rows::submission(read, row.submission_id)?.title);
    let reason = row.reason.as_deref().unwrap_or_default();
    let mut text = format!("{juror} tidak menilai {submission} pada {stage}: benturan kepentingan ({reason}).");
    if had_sheet {
        text.push_str(" Nilai yang sudah ada tidak dihitung lagi dan tetap terbaca di riwayat.");
    }
    Ok(text)
}

/// In tests: the first pair of an open edition that does not follow the rule, in words for a developer.
pub(crate) fn first_breach(read: &Read<'_>) -> Result<Option<String>> {
    for edition in editions::all(read)?.into_iter().filter(|edition| edition.closed_at.is_none()) {
        let rule = Rule::of_edition(read, edition.id, &Scope::All)?;
        for stage in stages::of_edition(read, edition.id)? {
            if let Some(step) = rule.steps(read, &stage, &Scope::All)?.first() {
                return Ok(Some(format!("{} {}: {step:?}", edition.code, stage.code)));
            }
        }
    }
    Ok(None)
}

/// A pair that the rule or a person calls a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownConflict {
    pub juror: Id<Juror>,
    pub submission: Id<Submission>,
    pub reason: String,
    pub declared: bool,
}

/// Every conflict of an edition as the rule sees it now, whether a stage is open or not, by juror and submission.
/// Submissions that are still written, and those that failed, are left out unless the conflict was declared.
pub fn conflicts(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<KnownConflict>> {
    let rule = Rule::of_edition(read, edition, &Scope::All)?;
    let mut standing: BTreeSet<Id<Submission>> = BTreeSet::new();
    read.each(sql!("submissions/statuses"), named_params! { ":edition_id": edition }, |row| {
        let status: String = row.get(1)?;
        if !["draf", "gugur"].contains(&status.as_str()) {
            standing.insert(row.get(0)?);
        }
        Ok(())
    })?;
    let declared: BTreeSet<(Id<Submission>, Id<Juror>)> =
        rule.declared.iter().map(|one| (one.submission_id, one.juror_id)).collect();
    let mut found: Vec<KnownConflict> = rule
        .pairings(|_| true, &[])
        .into_iter()
        .filter_map(|pairing| {
            let key = (Id::from(pairing.submission), Id::from(pairing.juror));
            let is_declared = declared.contains(&key);
            (is_declared || standing.contains(&key.0)).then_some(())?;
            let reason = cause_words(pairing.conflict?, &pairing, &rule.declared);
            Some(KnownConflict { juror: key.1, submission: key.0, reason, declared: is_declared })
        })
        .collect();
    found.sort_by_key(|one| (one.juror, one.submission));
    Ok(found)
}

fn find<'r>(sorted: &'r [Assignment], pairing: &Pairing) -> Option<&'r Assignment> {
    let key = (Id::from(pairing.submission), Id::from(pairing.juror));
    sorted.binary_search_by_key(&key, |row| (row.submission_id, row.juror_id)).ok().and_then(|at| sorted.get(at))
}

/// Marks of a pair that became a conflict stay as versions in the journal only. Answers whether there were any.
fn drop_sheet(write: &Write<'_>, assignment: Id<Assignment>) -> Result<bool> {
    let Some(sheet) = rows::sheet_of(write, assignment)? else { return Ok(false) };
    let marks = rows::marks_of(write, sheet.id)?;
    for mark in &marks {
        write.delete::<Mark>(mark.id)?;
    }
    write.delete::<ScoreSheet>(sheet.id)?;
    Ok(!marks.is_empty() || sheet.abstain_reason.is_some())
}

fn cause_words(cause: ConflictCause, pairing: &Pairing, declared: &[Conflict]) -> String {
    match cause {
        ConflictCause::SameAgency => "perangkat daerah sendiri".into(),
        ConflictCause::JurorAbove => "perangkat daerah sendiri: juri bekerja pada unit induknya".into(),
        ConflictCause::JurorBelow => "perangkat daerah sendiri: juri bekerja pada unit di bawahnya".into(),
        ConflictCause::Declared => declared
            .iter()
            .find(|conflict| {
                conflict.juror_id == Id::from(pairing.juror) && conflict.submission_id == Id::from(pairing.submission)
            })
            .map_or_else(|| "dinyatakan".into(), |conflict| format!("dinyatakan: {}", conflict.reason)),
    }
}

fn agency_tree(read: &Read<'_>) -> Result<AgencyTree> {
    let parents = agencies::all(read)?
        .into_iter()
        .filter_map(|agency| Some((agency.id.into(), agency.merged_into_id.or(agency.parent_id)?.into())))
        .collect();
    Ok(AgencyTree::new(parents))
}

pub fn declared(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Conflict>> {
    Ok(read.list(sql!("conflicts/of_edition"), named_params! { ":edition_id": edition })?)
}

/// Declares a conflict with its reason; it counts the same as a detected one.
pub fn declare_conflict(
    app: &App,
    ctx: &Ctx<'_>,
    juror: Id<Juror>,
    submission: Id<Submission>,
    why: &str,
) -> Result<Done<()>> {
    let why = reason("Menyatakan benturan kepentingan", why)?;
    app.write(ctx, Op::new("conflicts.declare", "Benturan kepentingan dinyatakan").reason(Some(why.clone())), |write| {
        let (juror, submission) = pair(write, juror, submission)?;
        let at = write.at();
        let conflict =
            Conflict { id: Id::NEW, juror_id: juror.id, submission_id: submission.id, reason: why, declared_at: at };
        match write.one::<Conflict>(
            sql!("conflicts/of_pair"),
            named_params! { ":juror_id": juror.id, ":submission_id": submission.id },
        )? {
            Some(old) => write.update(&Conflict { id: old.id, ..conflict })?,
            None => {
                write.insert(conflict)?;
            }
        }
        write.amend(|op| {
            op.edition_id = Some(submission.edition_id);
            op.label = format!("Benturan {} dengan {} dicatat", juror.name, submission.title);
        });
        Ok(())
    })
}

/// Takes a declared conflict back. What gives sheets back in a locked stage or after a freeze needs a reason.
pub fn withdraw_conflict(
    app: &App,
    ctx: &Ctx<'_>,
    juror: Id<Juror>,
    submission: Id<Submission>,
    why: Option<&str>,
) -> Result<Done<()>> {
    let why = filled(why.map(Into::into));
    let op = Op::new("conflicts.withdraw", "Benturan kepentingan dicabut").reason(why.clone());
    app.write(ctx, op, |write| {
        let (juror, submission) = pair(write, juror, submission)?;
        let found: Option<Conflict> = write
            .one(sql!("conflicts/of_pair"), named_params! { ":juror_id": juror.id, ":submission_id": submission.id })?;
        let conflict = found
            .ok_or_else(|| Fault::not_found(Noun::Assignment, format!("{} – {}", juror.name, submission.title)))?;
        for stage in stages::of_edition(write, submission.edition_id)? {
            if rows::assignment(write, stage.id, submission.id, juror.id)?.is_some_and(|pair| pair.state == "conflict")
            {
                score_sheets::require_reason(write, &stage, why.as_deref())?;
            }
        }
        write.delete::<Conflict>(conflict.id)?;
        write.amend(|op| {
            op.edition_id = Some(submission.edition_id);
            op.label = format!("Benturan {} dengan {} dicabut", juror.name, submission.title);
        });
        Ok(())
    })
}

fn pair(read: &Read<'_>, juror: Id<Juror>, submission: Id<Submission>) -> Result<(Juror, Submission)> {
    let (juror, submission) = (rows::juror(read, juror)?, rows::submission(read, submission)?);
    if juror.edition_id != submission.edition_id {
        return Err(Refusal::EditionsMixed.into());
    }
    rows::open_edition(read, juror.edition_id)?;
    Ok((juror, submission))
}

/// What a person does with one pair by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Takes the pair out; refused when it has marks.
    Remove,
    /// Takes a removed pair back in.
    Restore,
    /// The sheet will not come; always with a reason, printed beside the B.
    Excuse,
    /// The sheet is awaited again.
    Unexcuse,
}

/// Changes one pair by hand. In a locked stage and after a freeze every act needs a reason, as a mark does.
pub fn act(app: &App, ctx: &Ctx<'_>, key: SheetKey, act: Act, why: Option<&str>) -> Result<Done<()>> {
    let why = filled(why.map(Into::into));
    let SheetKey { stage, submission, juror } = key;
    let op = Op::new("assignments.act", "Penugasan diubah").stage(stage).reason(why.clone());
    app.write(ctx, op, |write| {
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
        let mut row = rows::assignment(write, stage.id, submission.id, juror.id)?.ok_or_else(missing)?;
        let has_marks = match rows::sheet_of(write, row.id)? {
            Some(sheet) => !rows::marks_of(write, sheet.id)?.is_empty(),
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
            (Act::Excuse, "assigned" | "excused") => {
                let why = reason("Membebaskan lembar", why.as_deref().unwrap_or_default())?;
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
        score_sheets::require_reason(write, &stage, why.as_deref())?;
        write.update(&row)?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Penugasan {} untuk {} {verb}", juror.name, submission.title);
        });
        Ok(())
    })
}
