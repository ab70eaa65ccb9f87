//! Skala of an edition: the least and the greatest mark of all its stages, changed for all at once.

use kipp_domain::figures;
use kipp_domain::problem::Problems;
use kipp_domain::scoring::{Mark, Scale};
use kipp_domain::words;
use kipp_store::records::Criterion;
use kipp_store::records::{CriterionLevel, Edition};
use kipp_store::{Id, Read, Write, named_params, sql};

use crate::error::{Fault, Refusal, Result};
use crate::rows;
use crate::year::stages;

/// A scale as typed: `0`, `5`, `85,50`. None leaves an end as it is.
#[derive(Clone, Debug, Default)]
pub struct ScaleForm {
    pub min: Option<String>,
    pub max: Option<String>,
    /// Level texts that lie outside are removed; else they keep the scale from changing.
    pub remove_levels: bool,
}

impl ScaleForm {
    /// The scale meant, of one that stands; None while a field cannot be taken.
    pub(crate) fn read(&self, problems: &mut Problems, now: Scale) -> Option<Scale> {
        let mut end = |field: &str, typed: &Option<String>, now: Mark| match typed {
            Some(text) => {
                let hundredths = problems.take(field, figures::parse_hundredths(text))?;
                let mark = i32::try_from(hundredths).ok().map(Mark);
                let mark = mark.filter(|mark| Mark(0) <= *mark && *mark <= Scale::LARGEST);
                if mark.is_none() {
                    problems.wrong(field, "Skala terletak antara 0,00 dan 10.000,00.");
                }
                mark
            }
            None => Some(now),
        };
        let (min, max) = (end("scale_min", &self.min, now.min()), end("scale_max", &self.max, now.max()));
        let (min, max) = (min?, max?);
        let scale = Scale::new(min, max);
        if scale.is_none() {
            problems.wrong("scale_max", "Nilai tertinggi harus di atas nilai terendah.");
        }
        scale
    }
}

/// Gives an edition another scale. Refused once it has marks: they were given on the scale that stood. Answers whether
/// it changed; the edition's row is left to the caller to write.
pub(super) fn rescale(
    write: &Write<'_>,
    edition: &mut Edition,
    form: &ScaleForm,
    problems: &mut Problems,
) -> Result<bool> {
    let now = rows::scale_of(edition)?;
    let Some(new) = form.read(problems, now).filter(|new| *new != now) else { return Ok(false) };
    if let Some(stage) = marked_stage(write, edition.id)? {
        return Err(Refusal::ScaleHasMarks { stage }.into());
    }
    fit_levels(write, edition.id, new, form.remove_levels)?;
    (edition.scale_min, edition.scale_max) = (new.min().0.into(), new.max().0.into());
    Ok(true)
}

/// Takes the level texts outside a scale away, or refuses it because of them.
pub(super) fn fit_levels(write: &Write<'_>, edition: Id<Edition>, scale: Scale, remove: bool) -> Result<()> {
    let outside = levels_outside(write, edition, scale)?;
    if let (Some((level, name)), false) = (outside.first(), remove) {
        let ends = [level.from_mark, level.to_mark].map(figures::hundredths);
        return Err(Fault::field("scale_max", outside_words([&ends[0], &ends[1]], name, outside.len())));
    }
    for (level, _) in &outside {
        write.delete::<CriterionLevel>(level.id)?;
    }
    Ok(())
}

/// The first stage of the edition with a mark.
fn marked_stage(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<String>> {
    for stage in stages::of_edition(read, edition)? {
        let marks: Option<i64> = read.value(sql!("marks/count_of_stage"), named_params! { ":stage_id": stage.id })?;
        if marks.unwrap_or(0) > 0 {
            return Ok(Some(stage.name));
        }
    }
    Ok(None)
}

/// Level texts that do not lie on a scale, with the names of their criteria.
fn levels_outside(read: &Read<'_>, edition: Id<Edition>, scale: Scale) -> Result<Vec<(CriterionLevel, String)>> {
    let (criteria, levels) = stages::rubrics_of_edition(read, edition)?;
    let on = |mark: i64| i32::try_from(mark).is_ok_and(|mark| scale.holds(Mark(mark)));
    let name =
        |id: Id<Criterion>| criteria.iter().find(|row| row.id == id).map(|row| row.name.clone()).unwrap_or_default();
    let outside = levels.into_iter().filter(|level| !on(level.from_mark) || !on(level.to_mark));
    Ok(outside.map(|level| (name(level.criterion_id), level)).map(|(name, level)| (level, name)).collect())
}

pub(super) fn outside_words([from, to]: [&str; 2], criterion: &str, count: usize) -> String {
    let mut told = vec![format!("{from} – {to} pada {criterion}")];
    if count > 1 {
        told.push(format!("{} lainnya", count - 1));
    }
    format!(
        "Teks tingkat di luar skala: {}. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.",
        words::list(&told)
    )
}

/// "0,00 sampai 100,00"
pub(super) fn said(edition: &Edition) -> String {
    let [min, max] = [edition.scale_min, edition.scale_max].map(figures::hundredths);
    format!("{min} sampai {max}")
}
