//! Rows looked up by their key, and what must be read of them before anything else: for every use case. No rule of a noun is
//! here.

use kipp_domain::scoring::{Mark, Scale};
use kipp_domain::words::Zone;
use kipp_store::records::{
    self, Assignment, Edition, Juror, PanelDecision, PanelDecisionRow, ResultRevision, ScoreSheet, Setting, Stage,
    Submission,
};
use kipp_store::{Id, Read, StoreError, named_params, sql};

use crate::error::{Fault, Noun, Refusal, Result};

pub(crate) fn setting(read: &Read<'_>, key: &str) -> Result<Option<String>> {
    let found: Option<Setting> = read.one(sql!("settings/by_key"), named_params! { ":key": key })?;
    Ok(found.map(|setting| setting.value))
}

pub fn zone(read: &Read<'_>) -> Result<Zone> {
    Ok(setting(read, "zone_minutes")?.and_then(|minutes| Zone::from_minutes(&minutes)).unwrap_or(Zone::WITA))
}

/// The edition of this id.
pub fn edition(read: &Read<'_>, id: Id<Edition>) -> Result<Edition> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Edition, id))
}

/// The edition, refusing a closed one: a closed edition refuses every write but reopening.
pub fn open_edition(read: &Read<'_>, id: Id<Edition>) -> Result<Edition> {
    let edition = edition(read, id)?;
    match &edition.closed_reason {
        Some(reason) => Err(Refusal::EditionClosed { edition: edition.code.clone(), reason: reason.clone() }.into()),
        None => Ok(edition),
    }
}

pub fn stage(read: &Read<'_>, id: Id<Stage>) -> Result<Stage> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Stage, id))
}

pub fn submission(read: &Read<'_>, id: Id<Submission>) -> Result<Submission> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Submission, id))
}

pub fn juror(read: &Read<'_>, id: Id<Juror>) -> Result<Juror> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Juror, id))
}

/// A value of a row in the type it must fit; one that does not was not written by this program.
pub fn fits<T: TryFrom<i64>>(what: &str, value: i64) -> Result<T> {
    T::try_from(value).map_err(|_| StoreError::Damaged(format!("{what} {value}")).into())
}

/// The scale of an edition's marks.
pub fn scale_of(edition: &Edition) -> Result<Scale> {
    let end = |hundredths: i64| i32::try_from(hundredths).ok().map(Mark);
    let scale = end(edition.scale_min).zip(end(edition.scale_max)).and_then(|(min, max)| Scale::new(min, max));
    scale.ok_or_else(|| StoreError::Damaged(format!("skala edisi {}", edition.code)).into())
}

/// In the order of the statement: submission, juror.
pub fn assignments_of_stage(read: &Read<'_>, stage: Id<Stage>) -> Result<Vec<Assignment>> {
    Ok(read.list(sql!("assignments/of_stage"), named_params! { ":stage_id": stage })?)
}

pub fn assignment(
    read: &Read<'_>,
    stage: Id<Stage>,
    submission: Id<Submission>,
    juror: Id<Juror>,
) -> Result<Option<Assignment>> {
    Ok(read.one(
        sql!("assignments/of_pair"),
        named_params! { ":stage_id": stage, ":submission_id": submission, ":juror_id": juror },
    )?)
}

pub fn sheet_of(read: &Read<'_>, assignment: Id<Assignment>) -> Result<Option<ScoreSheet>> {
    Ok(read.one(sql!("score_sheets/of_assignment"), named_params! { ":assignment_id": assignment })?)
}

pub fn marks_of(read: &Read<'_>, sheet: Id<ScoreSheet>) -> Result<Vec<records::Mark>> {
    Ok(read.list(sql!("marks/of_sheet"), named_params! { ":sheet_id": sheet })?)
}

/// A decision of the panel with its rows.
#[derive(Clone, Debug)]
pub struct Decision {
    pub row: PanelDecision,
    pub rows: Vec<PanelDecisionRow>,
}

pub fn decisions(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Decision>> {
    read.list::<PanelDecision>(sql!("panel_decisions/of_edition"), named_params! { ":edition_id": edition })?
        .into_iter()
        .map(|row| {
            let rows = read.list(sql!("panel_decision_rows/of_decision"), named_params! { ":decision_id": row.id })?;
            Ok(Decision { row, rows })
        })
        .collect()
}

/// A frozen revision without what it says: that may be megabytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionHead {
    pub id: Id<ResultRevision>,
    pub number: i64,
    /// UTC milliseconds.
    pub frozen_at: i64,
    pub actor: String,
    pub reason: Option<String>,
    pub sha256: String,
}

impl RevisionHead {
    fn read(row: &kipp_store::Row<'_>) -> kipp_store::RowResult<Self> {
        Ok(Self {
            id: row.get("id")?,
            number: row.get("number")?,
            frozen_at: row.get("frozen_at")?,
            actor: row.get("actor")?,
            reason: row.get("reason")?,
            sha256: row.get("sha256")?,
        })
    }
}

/// The revisions of an edition in the order of their numbers.
pub fn revision_heads(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<RevisionHead>> {
    Ok(read.map(sql!("result_revisions/heads"), named_params! { ":edition_id": edition }, RevisionHead::read)?)
}

/// The newest revision of an edition: whether it is frozen, and since when.
pub fn newest_head(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<RevisionHead>> {
    let sql = sql!("result_revisions/newest_head");
    Ok(read.map(sql, named_params! { ":edition_id": edition }, RevisionHead::read)?.pop())
}
