//! A new edition from another one of this desk: its settings in another year. Knows nothing of submissions, jurors,
//! marks, results and numbers given: they belong to their year and never follow.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use kipp_domain::problem::Problems;
use kipp_store::records::{
    AwardClass, Criterion, CriterionLevel, Edition, FormSection, NumberSeries, Obligation, Stage, StageStep, TieRule,
};
use kipp_store::{Id, Op, Write, named_params, sql};

use super::{all, owes};
use crate::dates::kept;
use crate::desk::{self, App, Done};
use crate::error::Result;
use crate::office::agencies;
use crate::ports::Ctx;
use crate::rows;
use crate::year::steps;

/// Which edition is copied, and for when.
#[derive(Clone, Debug, Default)]
pub struct EditionCopy {
    /// Whose settings are taken; it may be closed.
    pub from: Id<Edition>,
    /// None: the year after the newest edition's.
    pub year: Option<i32>,
    /// Empty: the old code with its year replaced.
    pub code: Option<String>,
}

/// Copies stages with their dates moved by whole years and the steps in them, rubrics with level texts, the form, tie rules, award classes
/// with who signs them, the template of numbers and how it counts. The obliged are those of the register, as in every
/// new edition.
pub fn copy(app: &App, ctx: &Ctx<'_>, wanted: &EditionCopy) -> Result<Done<Id<Edition>>> {
    app.write(ctx, Op::new("editions.copy", "Edisi disalin"), |write| {
        let old = rows::edition(write, wanted.from)?;
        let edition_id = copy_edition(write, &old, wanted)?;
        let years = rows::edition(write, edition_id)?.year - old.year;
        let (stages, criteria) = copy_stages(write, &old, edition_id, years)?;
        copy_form(write, old.id, edition_id)?;
        copy_ties(write, old.id, edition_id, &stages, &criteria)?;
        copy_classes(write, old.id, edition_id)?;
        copy_numbers(write, &old, edition_id, years)?;
        for agency in agencies::all(write)?.iter().filter(|agency| owes(agency)) {
            let row =
                Obligation { id: Id::NEW, edition_id, agency_id: agency.id, exempt_reason: None, exempted_at: None };
            write.insert(row)?;
        }
        let code = rows::edition(write, edition_id)?.code;
        write.amend(|op| {
            op.edition_id = Some(edition_id);
            op.label = format!("Edisi {code} disalin dari {}", old.code);
        });
        Ok(edition_id)
    })
}

/// Old id → new id.
/// Old ids → new ones.
type Ids<T> = BTreeMap<Id<T>, Id<T>>;

fn copy_edition(write: &Write<'_>, old: &Edition, wanted: &EditionCopy) -> Result<Id<Edition>> {
    let mut problems = Problems::new();
    let newest = all(write)?.iter().map(|edition| edition.year).max().unwrap_or(old.year);
    let year = wanted.year.map_or(newest + 1, i64::from);
    if !(2000..=2099).contains(&year) {
        problems.wrong("year", "Tahun edisi antara 2000 dan 2099.");
    }
    let named = |text: &str| text.replace(&old.year.to_string(), &year.to_string());
    let code = desk::filled(wanted.code.clone()).unwrap_or_else(|| match named(&old.code) {
        same if same == old.code => year.to_string(),
        other => other,
    });
    if write.one::<Edition>(sql!("editions/by_code"), named_params! { ":code": code })?.is_some() {
        let field = if wanted.code.is_some() { "code" } else { "year" };
        problems.wrong(field, format!("Kode edisi “{code}” sudah dipakai. Gunakan tahun atau kode lain."));
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let edition_id = write.insert(Edition {
        id: Id::NEW,
        code,
        year,
        short_name: named(&old.short_name),
        full_name: named(&old.full_name),
        registration_closes_on: moved(old.registration_closes_on.as_deref(), year - old.year),
        result_date: None,
        closed_at: None,
        closed_reason: None,
        ..old.clone()
    })?;
    Ok(edition_id)
}

/// The same day in another year; 29 February gives way to the 28th.
fn moved(date: Option<&str>, years: i64) -> Option<String> {
    let date = kept(date)?;
    let year = i32::try_from(i64::from(date.year()) + years).ok()?;
    let date = date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28))?;
    Some(date.to_string())
}

fn copy_stages(
    write: &Write<'_>,
    old: &Edition,
    edition_id: Id<Edition>,
    years: i64,
) -> Result<(Ids<Stage>, Ids<Criterion>)> {
    let of = named_params! { ":edition_id": old.id };
    let criteria: Vec<Criterion> = write.list(sql!("criteria/of_edition"), of)?;
    let levels: Vec<CriterionLevel> =
        write.list(sql!("criterion_levels/of_edition"), named_params! { ":edition_id": old.id })?;
    let (mut stage_ids, mut criterion_ids) = (Ids::new(), Ids::new());
    let steps = steps::of_edition(write, old.id)?;
    let stages: Vec<Stage> = write.list(sql!("stages/of_edition"), named_params! { ":edition_id": old.id })?;
    for stage in stages {
        let old_id = stage.id;
        let stage_id = write.insert(Stage {
            id: Id::NEW,
            edition_id,
            starts_on: moved(stage.starts_on.as_deref(), years),
            ends_on: moved(stage.ends_on.as_deref(), years),
            opened_at: None,
            locked_at: None,
            lock_reason: None,
            ..stage
        })?;
        stage_ids.insert(old_id, stage_id);
        for step in steps.iter().filter(|step| step.stage_id == old_id) {
            write.insert(StageStep { id: Id::NEW, stage_id, done_on: None, ..step.clone() })?;
        }
        let rows: Vec<&Criterion> = criteria.iter().filter(|row| row.stage_id == old_id).collect();
        copy_branch(write, &rows, None, stage_id, &mut criterion_ids)?;
    }
    for level in levels {
        if let Some(&criterion_id) = criterion_ids.get(&level.criterion_id) {
            write.insert(CriterionLevel { id: Id::NEW, criterion_id, ..level })?;
        }
    }
    Ok((stage_ids, criterion_ids))
}

/// The criteria below one, above their children, so that a parent is always known.
fn copy_branch(
    write: &Write<'_>,
    rows: &[&Criterion],
    parent: Option<Id<Criterion>>,
    stage_id: Id<Stage>,
    ids: &mut Ids<Criterion>,
) -> Result<()> {
    for row in rows.iter().filter(|row| row.parent_id == parent) {
        let parent_id = parent.and_then(|old| ids.get(&old).copied());
        let new = write.insert(Criterion { id: Id::NEW, stage_id, parent_id, ..(*row).clone() })?;
        ids.insert(row.id, new);
        copy_branch(write, rows, Some(row.id), stage_id, ids)?;
    }
    Ok(())
}

fn copy_form(write: &Write<'_>, from: Id<Edition>, edition_id: Id<Edition>) -> Result<()> {
    let sections: Vec<FormSection> =
        write.list(sql!("form_sections/of_edition"), named_params! { ":edition_id": from })?;
    for section in sections {
        write.insert(FormSection { id: Id::NEW, edition_id, ..section })?;
    }
    Ok(())
}

fn copy_ties(
    write: &Write<'_>,
    from: Id<Edition>,
    edition_id: Id<Edition>,
    stages: &Ids<Stage>,
    criteria: &Ids<Criterion>,
) -> Result<()> {
    let rules: Vec<TieRule> = write.list(sql!("tie_rules/of_edition"), named_params! { ":edition_id": from })?;
    for rule in rules {
        let stage_id = rule.stage_id.and_then(|old| stages.get(&old).copied());
        let criterion_id = rule.criterion_id.and_then(|old| criteria.get(&old).copied());
        write.insert(TieRule { id: Id::NEW, edition_id, stage_id, criterion_id, ..rule })?;
    }
    Ok(())
}

fn copy_classes(write: &Write<'_>, from: Id<Edition>, edition_id: Id<Edition>) -> Result<()> {
    let classes: Vec<AwardClass> =
        write.list(sql!("award_classes/of_edition"), named_params! { ":edition_id": from })?;
    for class in classes {
        write.insert(AwardClass { id: Id::NEW, edition_id, ..class })?;
    }
    Ok(())
}

fn copy_numbers(write: &Write<'_>, old: &Edition, edition_id: Id<Edition>, years: i64) -> Result<()> {
    let series: Vec<NumberSeries> =
        write.list(sql!("number_series/of_edition"), named_params! { ":edition_id": old.id })?;
    for one in series {
        let template = one.template.replace(&old.year.to_string(), &(old.year + years).to_string());
        write.insert(NumberSeries { id: Id::NEW, edition_id, template, ..one })?;
    }
    Ok(())
}
