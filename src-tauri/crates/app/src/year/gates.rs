//! Dates of stages open and close acts ([`kipp_domain::gates`]). Outside them an act is refused without a reason; the
//! reason stands in the operation and is printed nowhere. The sample shows dates and never asks.

use kipp_domain::edition::StageKind;
use kipp_domain::gates::{Act, DatedStage, Gate, gate};
use kipp_store::records::{Edition, Stage};
use kipp_store::{Id, Read, StoreError, Write, named_params, sql};

use crate::dates::kept;
use crate::error::{Refusal, Result};
use crate::rows;

/// How the reason of an act outside its dates begins in the history; a reason of the act itself stands below it.
const OUTSIDE: &str = "Di luar jadwal: ";

/// Lets an act through: within its dates, or with the reason, which goes into the operation.
pub(crate) fn pass(write: &Write<'_>, edition: Id<Edition>, act: Act<'_>, why: Option<&str>) -> Result<()> {
    let Gate::AskReason(question) = ask(write, edition, write.at(), act)? else { return Ok(()) };
    let why = why.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    if why.is_empty() {
        return Err(Refusal::OutsideDates { question }.into());
    }
    write.amend(|op| {
        op.reason = Some(match op.reason.take() {
            Some(own) => format!("{OUTSIDE}{why}\n{own}"),
            None => format!("{OUTSIDE}{why}"),
        });
    });
    Ok(())
}

/// What is said of marks outside the dates of their stage; nothing within them.
pub(crate) fn of_marks(read: &Read<'_>, stage: &Stage, at: i64) -> Result<Option<String>> {
    Ok(match ask(read, stage.edition_id, at, Act::Mark(&stage.code))? {
        Gate::Warning(sentence) | Gate::AskReason(sentence) => Some(sentence),
        Gate::Open => None,
    })
}

/// The reason that was given last in an edition, to be offered again.
pub fn last_reason(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<String>> {
    let reason: Option<String> =
        read.value(sql!("operations/last_reason"), named_params! { ":edition_id": edition, ":begins": OUTSIDE })?;
    Ok(reason.and_then(|text| Some(text.strip_prefix(OUTSIDE)?.lines().next()?.to_owned())))
}

fn ask(read: &Read<'_>, edition: Id<Edition>, at: i64, act: Act<'_>) -> Result<Gate> {
    if read.value(sql!("desk/is_sample"), [])?.unwrap_or(false) {
        return Ok(Gate::Open);
    }
    let stages: Vec<Stage> = read.list(sql!("stages/of_edition"), named_params! { ":edition_id": edition })?;
    let dated: Vec<DatedStage<'_>> = stages.iter().filter(|stage| stage.enabled).map(dated).collect::<Result<_>>()?;
    Ok(gate(&dated, rows::zone(read)?.date(at), act))
}

fn dated(stage: &Stage) -> Result<DatedStage<'_>> {
    let damaged = || StoreError::Damaged(format!("jenis tahapan “{}”", stage.kind));
    Ok(DatedStage {
        code: &stage.code,
        name: &stage.name,
        kind: StageKind::from_code(&stage.kind).ok_or_else(damaged)?,
        scored: stage.scored,
        opens: kept(stage.starts_on.as_deref()),
        closes: kept(stage.ends_on.as_deref()),
    })
}
