//! What follows from a change, whoever made it. The funnel runs it inside the same operation, after the use case and
//! after the rows of an undo, so that no caller can forget it.
//!
//! Two things follow today: assignments are brought to the rule of `domain::scoring::assign`, and the duty of an agency
//! reaches the ledger of every open edition. Closed editions are left alone.

use std::collections::{BTreeMap, BTreeSet};

use kipp_store::records::{Agency, Edition, Obligation, Submission};
use kipp_store::{Id, Write, named_params, sql};

use crate::error::{Fault, Result};
use crate::jury::assignments::{self, Scope};
use crate::office::agencies;
use crate::year::editions;

/// Brings the desk to its rules after the work of an operation. Answers sentences for the user.
pub(crate) fn of_work(write: &Write<'_>) -> Result<Vec<String>> {
    let mut told = settle_duties(write)?;
    told.extend(settle_assignments(write)?);
    Ok(told)
}

/// The same after an undo, whose images brought the ledger of duties back already: an officer may have set it by hand.
pub(crate) fn of_undo(write: &Write<'_>) -> Result<Vec<String>> {
    settle_assignments(write)
}

/// In tests: every rule holds, whatever was written. A breach is a consequence that was forgotten.
pub(crate) fn check(write: &Write<'_>) -> Result<()> {
    match assignments::first_breach(write)? {
        Some(breach) => Err(Fault::Bug(format!("an assignment does not follow the rule: {breach}"))),
        None => Ok(()),
    }
}

struct Input {
    noun: String,
    row: i64,
    edition: Option<Id<Edition>>,
    submission: Option<Id<Submission>>,
}

fn settle_assignments(write: &Write<'_>) -> Result<Vec<String>> {
    let inputs: Vec<Input> =
        write.map(sql!("operation_changes/rule_inputs"), named_params! { ":op_id": write.op_id() }, |row| {
            Ok(Input {
                noun: row.get("noun")?,
                row: row.get("row_id")?,
                edition: row.get("edition_id")?,
                submission: row.get("submission_id")?,
            })
        })?;
    if inputs.is_empty() {
        return Ok(vec![]);
    }
    // New jurors, participants and stages expect their sheets; what comes by another way is told.
    let surprising = inputs.iter().all(|input| ["agencies", "editions"].contains(&input.noun.as_str()));
    let (mut told, mut dropped, mut reason) = (Vec::new(), 0, None);
    for (edition, scope) in scopes(write, &inputs)? {
        let brought = assignments::bring(write, edition, &scope, surprising)?;
        told.extend(brought.told);
        dropped += brought.dropped;
        reason = reason.or(brought.reason);
    }
    if dropped > 0 {
        write.amend(|op| {
            op.label = format!("{}; {dropped} lembar menjadi benturan kepentingan", op.label);
            if op.reason.is_none() {
                op.reason = reason.map(|why| format!("Benturan kepentingan: {why}"));
            }
        });
    }
    Ok(told)
}

/// More submissions than this, and looking at the whole edition is as quick.
const MANY: usize = 200;

/// The open editions that the inputs touch, each with the pairs to look at.
fn scopes(write: &Write<'_>, inputs: &[Input]) -> Result<BTreeMap<Id<Edition>, Scope>> {
    let open: Vec<Edition> = editions::all(write)?.into_iter().filter(|edition| edition.closed_at.is_none()).collect();
    let mut scopes: BTreeMap<Id<Edition>, Scope> = BTreeMap::new();
    for input in inputs {
        let narrow = match input.noun.as_str() {
            "submissions" => Some(Id::of(input.row)),
            "conflicts" | "stage_participants" | "assignments" => input.submission,
            _ => None,
        };
        let edition = match (input.noun.as_str(), narrow) {
            ("editions", _) => Some(Id::of(input.row)),
            (_, None) => input.edition,
            (_, Some(submission)) => match input.edition {
                Some(edition) => Some(edition),
                // A row of a submission that is gone took its assignments along.
                None => match write.get::<kipp_store::records::Submission>(submission)? {
                    Some(row) => Some(row.edition_id),
                    None => continue,
                },
            },
        };
        for one in open.iter().filter(|one| edition.is_none_or(|id| id == one.id)) {
            let scope = scopes.entry(one.id).or_insert_with(|| Scope::Of(BTreeSet::new()));
            match (narrow, &mut *scope) {
                (Some(submission), Scope::Of(ids)) => {
                    ids.insert(submission);
                }
                (None, _) => *scope = Scope::All,
                (Some(_), Scope::All) => {}
            }
        }
    }
    for scope in scopes.values_mut() {
        if matches!(scope, Scope::Of(ids) if ids.len() > MANY) {
            *scope = Scope::All;
        }
    }
    Ok(scopes)
}

/// An agency that owes from now on stands in the ledger of every open edition; one that owes no longer leaves it, unless
/// it is exempt with a reason.
fn settle_duties(write: &Write<'_>) -> Result<Vec<String>> {
    let changed: Vec<Id<Agency>> =
        write
            .map(sql!("operation_changes/duty_changes"), named_params! { ":op_id": write.op_id() }, |row| row.get(0))?;
    if changed.is_empty() {
        return Ok(vec![]);
    }
    let owing: BTreeSet<Id<Agency>> =
        agencies::all(write)?.iter().filter(|agency| editions::owes(agency)).map(|agency| agency.id).collect();
    let mut told = Vec::new();
    for edition in editions::all(write)?.into_iter().filter(|edition| edition.closed_at.is_none()) {
        let (mut added, mut left) = (Vec::new(), Vec::new());
        let ledger: BTreeMap<Id<Agency>, Obligation> = crate::year::obligations::of_edition(write, edition.id)?
            .into_iter()
            .map(|row| (row.agency_id, row))
            .collect();
        for agency in &changed {
            match (owing.contains(agency), ledger.get(agency)) {
                (true, None) => {
                    write.insert(Obligation {
                        id: Id::NEW,
                        edition_id: edition.id,
                        agency_id: *agency,
                        exempt_reason: None,
                        exempted_at: None,
                    })?;
                    added.push(*agency);
                }
                (false, Some(row)) if row.exempt_reason.is_none() => {
                    write.delete::<Obligation>(row.id)?;
                    left.push(*agency);
                }
                _ => {}
            }
        }
        for (ids, verb) in [(added, "wajib mengirim usulan"), (left, "tidak lagi wajib mengirim usulan")] {
            if let Some(words) = counted(write, &ids)? {
                told.push(format!("{words} {verb} pada edisi {}.", edition.code));
            }
        }
    }
    Ok(told)
}

/// "Dinas Perkebunan", or "41 perangkat daerah"; None for none.
fn counted(write: &Write<'_>, ids: &[Id<Agency>]) -> Result<Option<String>> {
    Ok(match ids {
        [] => None,
        [only] => write.get::<Agency>(*only)?.map(|agency| agency.name),
        many => Some(format!("{} perangkat daerah", many.len())),
    })
}
