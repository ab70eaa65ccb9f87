//! Jurors, conflicts and assignments.

use kipp_app::entries::submissions;
use kipp_app::jury::assignments::{self as app_assignments, Act};
use kipp_app::jury::jurors as app_jurors;
use kipp_app::jury::score_sheets::SheetKey;
use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::results::tallies;
use kipp_app::year::stages;
use kipp_app::{App, Done, Fault, Result};
use kipp_store::Id;
use kipp_store::records::{Agency, Edition, Juror, Stage, Submission};
use std::collections::BTreeMap;

use crate::shape::{EditionIn, IdIn, Line, Name, Paragraph, Reshape, Word};

output! {
    JurorDto {
        id: Id<Juror>,
        name: String,
        nip: Option<String>,
        agency: Option<Id<Agency>>,
        agency_name: Option<String>,
        office: Option<String>,
        seat: String,
        pact_on: Option<String>,
        /// Sheets per scored and opened stage.
        progress: Vec<JurorProgressDto>,
        /// Submissions this juror does not score, with the reason.
        conflicts: Vec<JurorConflictDto>,
    }
}
output! { JurorProgressDto { stage: Id<Stage>, stage_name: String, submitted: u32, assigned: u32,
/// Submitted and awaited: abstained and excused sheets will not come.
due: u32, abstained: u32, excused: u32, } }
output! { JurorConflictDto { submission: Id<Submission>, title: String, reason: String, declared: bool, } }
input! {
    JurorIn => kipp_app::jury::jurors::JurorForm {
        #[serde(default)] id: Option<Id<Juror>>,
        edition: Id<Edition>,
        name: Name,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] agency: Option<Id<Agency>>,
        #[serde(default)] office: Option<Line>,
        seat: Word,
        #[serde(default)] pact_on: Option<Line>,
    }
}
input! { ConflictIn { juror: Id<Juror>, submission: Id<Submission>, reason: Paragraph, } }
input! { WithdrawConflictIn { juror: Id<Juror>, submission: Id<Submission>, reason: Option<Paragraph>, } }
input! {
    AssignmentIn {
        stage: Id<Stage>,
        submission: Id<Submission>,
        juror: Id<Juror>,
        /// remove, restore, excuse, unexcuse
        act: Word,
        #[serde(default)] reason: Option<Paragraph>,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<JurorDto>> {
    app.read(|read| {
        let names = agencies::names_by_id(read)?;
        let known = app_assignments::conflicts(read, input.edition)?;
        let titles = submissions::titles(read, known.iter().map(|one| one.submission))?;
        let mut progress: BTreeMap<Id<Juror>, Vec<JurorProgressDto>> = BTreeMap::new();
        let mut conflicts: BTreeMap<Id<Juror>, Vec<JurorConflictDto>> = BTreeMap::new();
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
        for known in known {
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

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: JurorIn) -> Result<Done<Id<Juror>>> {
    app_jurors::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_jurors::delete(app, ctx, Id::of(input.id))
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
