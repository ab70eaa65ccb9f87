//! The organizer's list of the stages that run, and of the next one: what is to do, what is done. What data can tell is told
//! by them; the rest is ticked.

use std::cell::OnceCell;

use kipp_domain::edition::StepRule;
use kipp_domain::obligation;
use kipp_domain::team::Team;
use kipp_domain::words;
use kipp_store::records::{Edition, Juror, Signatory, Stage, StageStep, TeamMember};
use kipp_store::{Id, Read, named_params, sql};

use super::{Judged, Printed, StageNow};
use crate::dates::kept;
use crate::error::Result;
use crate::year::obligations::Duty;
use crate::year::steps;

/// A step of a stage as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepNow {
    pub id: Id<StageStep>,
    pub text: String,
    /// By the data; nobody ticks it.
    pub computed: bool,
    pub done: bool,
    /// The day it was ticked.
    pub day: Option<String>,
}

/// The steps of one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageSteps {
    pub stage: Id<Stage>,
    pub name: String,
    /// now, late, next
    pub state: &'static str,
    pub steps: Vec<StepNow>,
}

/// What the rules look at.
pub(super) struct Data<'a> {
    pub edition: &'a Edition,
    pub duties: &'a [Duty],
    pub standing_at: &'a dyn Fn(&[&str]) -> u32,
    pub submissions: u32,
    pub jurors: &'a [Juror],
    pub signatories: &'a [Signatory],
    pub judged: &'a [Judged],
    pub frozen: bool,
    pub printed: &'a Printed,
}

/// Of the stages that run or are late, and of the next one behind them.
pub(super) fn of_line(read: &Read<'_>, line: &[StageNow], data: &Data<'_>) -> Result<Vec<StageSteps>> {
    let all = steps::of_edition(read, data.edition.id)?;
    let runs = |one: &StageNow| ["now", "late"].contains(&one.state);
    let last = line.iter().rposition(runs).map_or(0, |at| at + 1);
    let next = line[last..].iter().find(|one| one.state == "next");
    let teams: OnceCell<Vec<TeamMember>> = OnceCell::new();
    let mut found = Vec::new();
    for now in line.iter().filter(|one| runs(one)).chain(next) {
        let own = all.iter().filter(|step| step.stage_id == now.stage.id);
        let steps = own.map(|step| standing(read, step, &now.stage, data, &teams)).collect::<Result<Vec<_>>>()?;
        if !steps.is_empty() {
            found.push(StageSteps { stage: now.stage.id, name: now.stage.name.clone(), state: now.state, steps });
        }
    }
    Ok(found)
}

fn standing(
    read: &Read<'_>,
    step: &StageStep,
    stage: &Stage,
    data: &Data<'_>,
    teams: &OnceCell<Vec<TeamMember>>,
) -> Result<StepNow> {
    let rule = step.rule.as_deref().and_then(StepRule::from_code);
    if rule == Some(StepRule::Teams) && teams.get().is_none() {
        let rows = read.list(sql!("team_members/of_edition"), named_params! { ":edition_id": data.edition.id })?;
        let _ = teams.set(rows);
    }
    let members = teams.get().map_or(&[] as &[TeamMember], Vec::as_slice);
    let day = kept(step.done_on.as_deref());
    Ok(StepNow {
        id: step.id,
        text: step.text.clone(),
        computed: step.rule.is_some(),
        done: rule.map_or(day.is_some(), |rule| is_done(rule, stage, data, members)),
        day: day.map(words::long_date),
    })
}

fn is_done(rule: StepRule, stage: &Stage, data: &Data<'_>, members: &[TeamMember]) -> bool {
    let none_at = |codes: &[&str]| data.submissions > 0 && (data.standing_at)(codes) == 0;
    let signs = |role: &str| data.signatories.iter().any(|one| one.role == role);
    // Jurors are members of the jury by their own row.
    let manned = |team: Team| {
        members.iter().any(|one| one.team == team.code()) || (team == Team::Jury && !data.jurors.is_empty())
    };
    match rule {
        StepRule::Teams => Team::ALL.into_iter().all(manned),
        StepRule::Signatories => signs("kepala_daerah") && signs("sekretaris_daerah"),
        StepRule::Duties => !data.duties.is_empty(),
        StepRule::DutiesMet => {
            let standings: Vec<_> = data.duties.iter().map(|duty| duty.standing.clone()).collect();
            !standings.is_empty() && obligation::total(&standings).missing == 0
        }
        StepRule::SubmissionsReceived => none_at(&["draf"]),
        StepRule::SubmissionsChecked => none_at(&["draf", "masuk", "perbaikan"]),
        StepRule::SubmissionsDecided => none_at(&["draf", "masuk", "perbaikan", "lengkap"]),
        StepRule::Jurors => !data.jurors.is_empty(),
        StepRule::Pacts => !data.jurors.is_empty() && data.jurors.iter().all(|one| one.pact_on.is_some()),
        StepRule::StageOpen => stage.opened_at.is_some(),
        StepRule::SheetsComplete => {
            let own = data.judged.iter().find(|one| one.stage.id == stage.id);
            own.is_some_and(|one| one.due > 0 && one.missing == 0)
        }
        StepRule::StageLocked => stage.locked_at.is_some(),
        StepRule::ResultFrozen => data.frozen,
        StepRule::CertificatesNumbered => data.printed.numbered,
        StepRule::CertificatesPrinted => data.printed.all,
    }
}
