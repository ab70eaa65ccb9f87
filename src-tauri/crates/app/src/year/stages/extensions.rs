//! Perpanjangan: each later end of a stage, with its reason. One of the registration says whether the age of innovations is
//! still counted to the day before.

use chrono::NaiveDate;
use kipp_domain::edition::StageKind;
use kipp_store::records::{Edition, Stage, StageExtension};
use kipp_store::{Id, Read, Write, named_params, sql};

use crate::dates::kept;
use crate::desk::reason;
use crate::error::{Fault, Result};
use crate::rows;

/// The extensions of an edition in the order in which they were made.
pub fn extensions(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<StageExtension>> {
    Ok(read.list(sql!("stage_extensions/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The day to which the age of an innovation is counted, as an extension leaves it: nothing where it counts to the new end.
pub fn age_counted_to(all: &[StageExtension], of: &StageExtension) -> Option<NaiveDate> {
    let mut day = None;
    let earlier = all.iter().filter(|one| one.stage_id == of.stage_id && (one.at, one.id) <= (of.at, of.id));
    for one in earlier.collect::<Vec<_>>().into_iter().rev().take_while(|one| one.keeps_age) {
        day = kept(one.old_ends_on.as_deref());
    }
    day
}

/// Whether a later end of the stage asks to which day the age of innovations is counted.
pub fn asks_age(edition: &Edition, stage: &Stage) -> bool {
    stage.kind == StageKind::Registration.code() && edition.minimum_age_months.is_some()
}

/// Writes the extension of a stage whose end moved from `old`. A registration with an age rule asks to which day it counts.
pub(super) fn extend(
    write: &Write<'_>,
    stage: &Stage,
    old: String,
    new: String,
    why: Option<&str>,
    keeps_age: Option<bool>,
) -> Result<()> {
    let why = reason("Memperpanjang tahapan", why.unwrap_or_default())?;
    let edition = rows::edition(write, stage.edition_id)?;
    let asks = asks_age(&edition, stage);
    let keeps_age = match (asks, keeps_age) {
        (true, None) => {
            return Err(Fault::field("keeps_age", "Pilih sampai tanggal mana usia inovasi dihitung."));
        }
        (true, Some(keeps)) => keeps,
        (false, _) => false,
    };
    if asks && !keeps_age && edition.registration_closes_on.as_ref() == Some(&old) {
        write.update(&Edition { registration_closes_on: Some(new.clone()), ..edition })?;
    }
    write.insert(StageExtension {
        id: Id::NEW,
        stage_id: stage.id,
        old_ends_on: Some(old),
        new_ends_on: new,
        reason: why,
        at: write.at(),
        keeps_age,
        letter_id: None,
    })?;
    Ok(())
}
