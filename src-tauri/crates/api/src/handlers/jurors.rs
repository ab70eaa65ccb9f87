//! Jurors, conflicts and assignments.

use std::collections::BTreeMap;

use kipp_app::entries::submissions;
use kipp_app::jury::assignments::{self as app_assignments, Act};
use kipp_app::jury::jurors as app_jurors;
use kipp_app::jury::score_sheets::SheetKey;
use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::results::tallies;
use kipp_app::year::stages;
use kipp_app::{App, Done, Fault, Result};

use crate::dto::{
    AssignmentIn, ConflictIn, EditionIn, IdIn, JurorConflictDto, JurorDto, JurorIn, JurorProgressDto, Reshape,
    WithdrawConflictIn,
};

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<JurorDto>> {
    app.read(|read| {
        let names: BTreeMap<i64, String> =
            agencies::all(read)?.into_iter().map(|agency| (agency.id, agency.name)).collect();
        let titles: BTreeMap<i64, String> =
            submissions::of_edition(read, input.edition)?.into_iter().map(|one| (one.id, one.title)).collect();
        let mut progress: BTreeMap<i64, Vec<JurorProgressDto>> = BTreeMap::new();
        let mut conflicts: BTreeMap<i64, Vec<JurorConflictDto>> = BTreeMap::new();
        for stage in stages::of_edition(read, input.edition)?
            .into_iter()
            .filter(|stage| stage.scored && stage.enabled && stage.opened_at.is_some())
        {
            for tally in tallies::of_stage(app, read, &stage)? {
                progress.entry(tally.juror).or_default().push(JurorProgressDto {
                    stage: stage.id,
                    stage_name: stage.name.clone(),
                    submitted: tally.submitted,
                    assigned: tally.assigned,
                    due: tally.due(),
                    abstained: tally.abstained,
                    excused: tally.excused,
                });
            }
        }
        for known in app_assignments::conflicts(read, input.edition)? {
            conflicts.entry(known.juror).or_default().push(JurorConflictDto {
                submission: known.submission,
                title: titles.get(&known.submission).cloned().unwrap_or_default(),
                declared: known.declared,
                reason: known.reason,
            });
        }
        Ok(app_jurors::of_edition(read, input.edition)?
            .into_iter()
            .map(|juror| JurorDto {
                progress: progress.remove(&juror.id).unwrap_or_default(),
                conflicts: conflicts.remove(&juror.id).unwrap_or_default(),
                id: juror.id,
                name: juror.name,
                nip: juror.nip,
                agency_name: juror.agency_id.and_then(|id| names.get(&id).cloned()),
                agency: juror.agency_id,
                office: juror.office,
                seat: juror.seat,
                pact_on: juror.pact_on,
            })
            .collect())
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: JurorIn) -> Result<Done<i64>> {
    app_jurors::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_jurors::delete(app, ctx, input.id)
}

pub(crate) fn declare(app: &App, ctx: &Ctx<'_>, input: ConflictIn) -> Result<Done<()>> {
    app_assignments::declare_conflict(app, ctx, input.juror, input.submission, &input.reason)
}

pub(crate) fn withdraw(app: &App, ctx: &Ctx<'_>, input: WithdrawConflictIn) -> Result<Done<()>> {
    app_assignments::withdraw_conflict(app, ctx, input.juror, input.submission, input.reason.as_deref())
}

pub(crate) fn act(app: &App, ctx: &Ctx<'_>, input: AssignmentIn) -> Result<Done<()>> {
    let act = match input.act.as_str() {
        "remove" => Act::Remove,
        "restore" => Act::Restore,
        "excuse" => Act::Excuse,
        "unexcuse" => Act::Unexcuse,
        other => return Err(Fault::field("act", format!("Tindakan “{other}” tidak dikenal."))),
    };
    let key = SheetKey { stage: input.stage, submission: input.submission, juror: input.juror };
    app_assignments::act(app, ctx, key, act, input.reason.as_deref())
}
