//! Stages of a new edition as they were filled in, in the place of the preset's own.

use kipp_domain::edition::{Preset, StageKind};
use kipp_domain::figures;
use kipp_domain::problem::{Problem, Problems};
use kipp_domain::scoring::{Mark, Scale};
use kipp_store::records::{Edition, Stage};
use kipp_store::{Id, Write};

use super::MadeStage;
use super::scale::outside_words;
use crate::error::{Fault, Result};
use crate::year::stages::{self, CriterionForm, LevelForm};
use crate::year::steps;

/// A stage of a new edition as typed. Its place is its place in the list.
#[derive(Clone, Debug, Default)]
pub struct StageForm {
    pub code: String,
    pub name: String,
    pub enabled: bool,
    pub scored: bool,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    /// Per mille, of a scored stage.
    pub weight: i64,
    /// Of a scored stage; empty: one criterion of full weight.
    pub criteria: Vec<CriterionForm>,
}

/// Makes the stages; problems stand at `stages.<place>.<field>`.
pub(super) fn make(
    write: &Write<'_>,
    edition_id: Id<Edition>,
    preset: &Preset,
    forms: &[StageForm],
    leave_levels_out: Option<Scale>,
) -> Result<Vec<MadeStage>> {
    let mut problems = Problems::new();
    let mut made = Vec::new();
    for (at, form) in forms.iter().enumerate() {
        if forms[..at].iter().any(|other| stages::same(&other.code, &form.code)) {
            problems.wrong(format!("stages.{at}.code"), stages::code_twice(&form.code));
        }
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    for (at, form) in forms.iter().enumerate() {
        match make_one(write, edition_id, preset, at, form, leave_levels_out) {
            Ok(stage) => made.push(stage),
            Err(Fault::Invalid(found)) => {
                for Problem { field, text, .. } in found {
                    problems.wrong(format!("stages.{at}.{field}"), text);
                }
            }
            Err(other) => return Err(other),
        }
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    Ok(made)
}

fn make_one(
    write: &Write<'_>,
    edition_id: Id<Edition>,
    preset: &Preset,
    at: usize,
    form: &StageForm,
    leave_levels_out: Option<Scale>,
) -> Result<MadeStage> {
    let mut problems = Problems::new();
    let name = problems.required("name", "Nama tahapan", &form.name).unwrap_or_default().to_owned();
    let code = problems.required("code", "Kode tahapan", &form.code).unwrap_or_default().to_owned();
    let (starts_on, ends_on) = stages::period(&mut problems, [&form.starts_on, &form.ends_on], write);
    let own = preset.stages.iter().find(|stage| stage.code == code).map(|stage| stage.kind);
    let kind = match (own.filter(|kind| *kind != StageKind::Scoring), form.scored) {
        (Some(kind), true) if !kind.may_be_scored() => {
            problems.wrong("scored", format!("{name} bukan tahapan penilaian. Tambahkan tahapan lain."));
            kind
        }
        (_, true) => StageKind::Scoring,
        (kind, false) => kind.unwrap_or(StageKind::Office),
    };
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let mut stage = Stage {
        id: Id::NEW,
        edition_id,
        position: i64::try_from(at).map_or(i64::MAX, |at| at + 1),
        code: code.clone(),
        name,
        kind: kind.code().into(),
        enabled: form.enabled,
        starts_on,
        ends_on,
        scored: form.scored,
        weight: None,
        participants: "all".into(),
        opened_at: None,
        locked_at: None,
        lock_reason: None,
    };
    if form.scored {
        stage.weight = Some(stages::per_mille("weight", &stage.name, form.weight)?);
    }
    stage.id = write.insert(stage.clone())?;
    steps::begin(write, &stage)?;
    if form.scored {
        let mut criteria = match form.criteria.as_slice() {
            [] => vec![stages::first_rubric(&stage)],
            typed => typed.to_vec(),
        };
        if let Some(scale) = leave_levels_out {
            criteria.iter_mut().for_each(|form| form.levels.retain(|level| lies_on(scale, level)));
        }
        stages::put_rubric(write, &stage, &criteria)?;
    }
    let rows = stages::criteria(write, stage.id)?;
    Ok(MadeStage { code, id: stage.id, criteria: rows.into_iter().map(|row| (row.code, row.id)).collect() })
}

/// Level texts of a new edition that do not lie on its scale, in a sentence.
pub(super) fn levels_outside(forms: &[StageForm], scale: Scale) -> Option<String> {
    let criteria = || forms.iter().flat_map(|form| &form.criteria);
    let outside = || criteria().flat_map(|form| form.levels.iter().map(move |level| (form, level)));
    let mut outside = outside().filter(|(_, level)| !lies_on(scale, level));
    let (form, level) = outside.next()?;
    Some(outside_words([&level.from, &level.to], &form.name, outside.count() + 1))
}

fn lies_on(scale: Scale, level: &LevelForm) -> bool {
    let on = |text: &str| {
        let mark = figures::parse_hundredths(text).ok().and_then(|mark| i32::try_from(mark).ok());
        mark.is_none_or(|mark| scale.holds(Mark(mark)))
    };
    on(&level.from) && on(&level.to)
}
