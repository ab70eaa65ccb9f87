//! What would spoil judging that runs stands still: weights, a rubric, the rule of who takes part. It is opened by locking
//! what is being judged; after that, and as long as there are marks, a change of weights or of the rule needs a reason.
//! The form of an edition comes with it and has no command that changes it.

use kipp_store::records::{Edition, Stage};
use kipp_store::{Id, Read, named_params, sql};

use super::of_edition;
use crate::desk::filled;
use crate::error::text_id::text_of;
use crate::error::{Fault, Refusal, Result};
use crate::rows;

/// What stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    Weights,
    Rubric,
    Participants,
}

impl Rule {
    const fn name(self) -> &'static str {
        match self {
            Rule::Weights => "Bobot tahapan",
            Rule::Rubric => "Rubrik",
            Rule::Participants => "Aturan peserta",
        }
    }
}

/// The names of the stages that are being judged: open, not locked, and no result is frozen.
fn judged(read: &Read<'_>, edition: Id<Edition>, of: impl Fn(&Stage) -> bool) -> Result<Vec<String>> {
    if rows::newest_head(read, edition)?.is_some() {
        return Ok(vec![]);
    }
    let runs = |stage: &Stage| stage.scored && stage.enabled && stage.opened_at.is_some() && stage.locked_at.is_none();
    Ok(of_edition(read, edition)?
        .into_iter()
        .filter(|stage| runs(stage) && of(stage))
        .map(|stage| stage.name)
        .collect())
}

fn marks_of(read: &Read<'_>, stage: Id<Stage>) -> Result<bool> {
    let count = read.value::<i64>(sql!("marks/count_of_stage"), named_params! { ":stage_id": stage })?;
    Ok(count.unwrap_or(0) > 0)
}

fn any_marks(read: &Read<'_>, edition: Id<Edition>) -> Result<bool> {
    of_edition(read, edition)?.iter().map(|stage| marks_of(read, stage.id)).try_fold(false, |any, one| Ok(any || one?))
}

fn runs(rule: Rule, stages: Vec<String>) -> Result<()> {
    if stages.is_empty() { Ok(()) } else { Err(Refusal::JudgingRuns { what: rule.name(), stages }.into()) }
}

fn needs(why: Option<&str>, act: &str) -> Result<Option<String>> {
    match filled(why.map(Into::into)) {
        Some(why) => Ok(Some(why)),
        None => Err(Refusal::ReasonNeeded { act: act.into() }.into()),
    }
}

/// Weights by themselves: not while anything is judged, and with a reason once there are marks. Answers the reason.
pub(crate) fn weights(read: &Read<'_>, edition: Id<Edition>, why: Option<&str>) -> Result<Option<String>> {
    runs(Rule::Weights, judged(read, edition, |_| true)?)?;
    match any_marks(read, edition)? {
        true => needs(why, "Mengubah bobot sesudah ada nilai"),
        false => Ok(None),
    }
}

/// Weights that follow from another choice of scored stages: with a reason once judging began.
pub(crate) fn weights_that_follow(read: &Read<'_>, edition: Id<Edition>, why: Option<&str>) -> Result<Option<String>> {
    match !judged(read, edition, |_| true)?.is_empty() || any_marks(read, edition)? {
        true => needs(why, "Mengubah bobot sesudah penilaian dibuka"),
        false => Ok(None),
    }
}

/// The rubric of a stage: not while it is judged, and never under marks.
pub(crate) fn rubric(read: &Read<'_>, stage: &Stage) -> Result<()> {
    if marks_of(read, stage.id)? {
        return Err(Refusal::StageHasMarks { stage: stage.name.clone() }.into());
    }
    runs(Rule::Rubric, judged(read, stage.edition_id, |one| one.id == stage.id)?)
}

/// The rule of who takes part in a stage: not while it is judged, and with a reason once it has marks.
pub(crate) fn participants(read: &Read<'_>, stage: &Stage, why: Option<&str>) -> Result<Option<String>> {
    runs(Rule::Participants, judged(read, stage.edition_id, |one| one.id == stage.id)?)?;
    match marks_of(read, stage.id)? {
        true => needs(why, "Mengubah aturan peserta sesudah ada nilai"),
        false => Ok(None),
    }
}

/// What of an edition cannot be changed now, each with why and how it is opened; nothing: it can.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub weights: Option<String>,
    /// A change of the weights needs a reason.
    pub weights_need_reason: bool,
    /// Weights that follow from another choice of scored stages need one.
    pub switch_needs_reason: bool,
    pub stages: Vec<HeldStage>,
}

/// The same of one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldStage {
    pub stage: Id<Stage>,
    pub rubric: Option<String>,
    pub participants: Option<String>,
    /// A change of the rule of participants needs a reason.
    pub participants_need_reason: bool,
}

/// Said before a form is opened.
pub fn held(read: &Read<'_>, edition: Id<Edition>) -> Result<Held> {
    rows::edition(read, edition)?;
    let zone = rows::zone(read)?;
    let said = |asked: Result<()>| match asked {
        Ok(()) => Ok(None),
        Err(fault @ Fault::Refused(_)) => {
            let text = text_of(&fault, zone);
            Ok(Some([vec![text.title], text.hints].concat().join(" ")))
        }
        Err(other) => Err(other),
    };
    let reason = Some("alasan");
    let mut stages = Vec::new();
    for stage in of_edition(read, edition)?.into_iter().filter(|stage| stage.scored) {
        stages.push(HeldStage {
            rubric: said(rubric(read, &stage))?,
            participants: said(participants(read, &stage, reason).map(|_| ()))?,
            participants_need_reason: marks_of(read, stage.id)?,
            stage: stage.id,
        });
    }
    Ok(Held {
        weights: said(weights(read, edition, reason).map(|_| ()))?,
        weights_need_reason: any_marks(read, edition)?,
        switch_needs_reason: weights_that_follow(read, edition, reason)?.is_some(),
        stages,
    })
}
