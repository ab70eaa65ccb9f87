//! Edisi: made from a preset or from another edition, closed and reopened with reason.

mod copying;
mod filled;
mod scale;

use chrono::{Datelike, NaiveDate};
use kipp_domain::clock_times::{kept_clock_time, parse_clock_time};
use kipp_domain::edition::{self as preset_data, Preset, Signer, TieBreak, preset, with_year};
use kipp_domain::problem::Problems;
use kipp_store::records::{
    Agency, AwardClass, Criterion, CriterionLevel, Edition, FormSection, NumberSeries, Obligation, Stage, TieRule,
};
use kipp_store::{Id, Op, Read, Write, codes, named_params, sql};

use crate::dates::optional_date;
use crate::desk::{self, App, Done, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::office::{agencies, settings, signatories};
use crate::ports::Ctx;
use crate::rows;
use crate::year::{number_series, steps};

pub use copying::{EditionCopy, copy};
pub use filled::StageForm;
pub use scale::ScaleForm;

/// Until when entries are taken on the last day, until the office says otherwise in the settings.
const CLOSING_TIME: &str = "16:00";

pub fn all(read: &Read<'_>) -> Result<Vec<Edition>> {
    Ok(read.list(sql!("editions/all"), [])?)
}

/// What a new edition is made from.
#[derive(Clone, Debug, Default)]
pub struct NewEdition {
    /// Key of a preset of the domain.
    pub preset: String,
    pub year: i32,
    /// Empty: the preset's.
    pub code: Option<String>,
    pub region: Option<String>,
    pub place: Option<String>,
    pub registration_closes_on: Option<String>,
    /// None: the preset's.
    pub stages: Option<Vec<StageForm>>,
    pub scale: ScaleForm,
}

/// Makes an edition with stages, rubrics, form, tie rules, award classes, a number series, and an obligation for each
/// agency of the register that is obliged by default.
pub fn create(app: &App, ctx: &Ctx<'_>, new: &NewEdition) -> Result<Done<Id<Edition>>> {
    app.write(ctx, Op::new("editions.create", "Edisi baru"), |write| make(write, new))
}

pub(crate) fn make(write: &Write<'_>, new: &NewEdition) -> Result<Id<Edition>> {
    let preset = preset(&new.preset).ok_or_else(|| Fault::not_found(Noun::Preset, &new.preset))?;
    let mut problems = Problems::new();
    if !(2000..=2099).contains(&new.year) {
        problems.wrong("year", "Tahun edisi antara 2000 dan 2099.");
    }
    let code = desk::filled(new.code.clone()).unwrap_or_else(|| in_year(preset.edition_code, preset, new.year));
    if write.one::<Edition>(sql!("editions/by_code"), named_params! { ":code": code })?.is_some() {
        problems.wrong("code", format!("Kode edisi “{code}” sudah dipakai. Gunakan kode lain."));
    }
    let closes = optional_date(&mut problems, "registration_closes_on", new.registration_closes_on.as_deref(), write);
    let scale = new.scale.read(&mut problems, preset.scale);
    if let (Some(scale), Some(forms)) = (scale, &new.stages)
        && scale != preset.scale
        && !new.scale.remove_levels
        && let Some(text) = filled::levels_outside(forms, scale)
    {
        problems.wrong("scale_max", text);
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let scale = scale.unwrap_or(preset.scale);
    let region = desk::filled(new.region.clone()).unwrap_or_else(|| match preset.region {
        "" => office_region(write).unwrap_or_default(),
        region => region.into(),
    });
    let edition_id = write.insert(Edition {
        id: Id::NEW,
        year: i64::from(new.year),
        short_name: in_year(preset.short_name, preset, new.year),
        full_name: full_name(preset, &region, new.year),
        place: desk::filled(new.place.clone()).unwrap_or_else(|| preset.place.into()),
        region,
        legal_basis: preset.legal_basis.join("; "),
        registration_closes_on: closes.map(|date| date.to_string()),
        minimum_age_months: preset.least_age_months.map(i64::from),
        administrative_selection: true,
        sub_units_count: preset.sub_units_count,
        rounding: "bertahap".into(),
        combine: "mean".into(),
        scale_min: scale.min().0.into(),
        scale_max: scale.max().0.into(),
        result_date: None,
        closed_at: None,
        closed_reason: None,
        closing_time: Some(CLOSING_TIME.into()),
        code: code.clone(),
    })?;
    let stages = match &new.stages {
        Some(forms) => {
            let leave_out = new.scale.remove_levels.then_some(scale);
            filled::make(write, edition_id, preset, forms, leave_out)?
        }
        None => {
            let made = make_stages(write, edition_id, preset, new.year)?;
            scale::fit_levels(write, edition_id, scale, new.scale.remove_levels)?;
            made
        }
    };
    crate::year::stages::check_rows(write, edition_id, true)?;
    make_form(write, edition_id, preset)?;
    make_tie_rules(write, edition_id, preset, &stages)?;
    make_classes(write, edition_id, preset)?;
    let template = match preset.certificate_number {
        "" => settings::value(write, "nomor_piagam")?,
        template => template.into(),
    };
    let (name, of) = ("Piagam dan sertifikat".into(), number_series::CERTIFICATES.into());
    write.insert(NumberSeries { id: Id::NEW, edition_id, name, template, first: 1, code: of })?;
    for agency in agencies::all(write)?.iter().filter(|agency| owes(agency)) {
        write.insert(Obligation {
            id: Id::NEW,
            edition_id,
            agency_id: agency.id,
            exempt_reason: None,
            exempted_at: None,
        })?;
    }
    write.amend(|op| {
        op.edition_id = Some(edition_id);
        op.label = format!("Edisi {code} dibuat");
    });
    Ok(edition_id)
}

/// An agency that owes an innovation: obliged and not merged into another.
pub(crate) fn owes(agency: &Agency) -> bool {
    agency.obliged && agency.merged_into_id.is_none()
}

fn office_region(read: &Read<'_>) -> Result<String> {
    let (kind, name) = (settings::value(read, "jenis_daerah")?, settings::value(read, "daerah")?);
    Ok(format!("{kind} {name}").trim().to_owned())
}

fn full_name(preset: &Preset, region: &str, year: i32) -> String {
    let name = in_year(preset.full_name, preset, year);
    match region.is_empty() || name.contains("Tingkat") {
        true => name,
        false => name.replace(" Tahun ", &format!(" Tingkat {region} Tahun ")),
    }
}

/// A stage of a new edition, for what refers to it by code.
struct MadeStage {
    code: String,
    id: Id<Stage>,
    /// Codes and ids; none of a stage that is not scored.
    criteria: Vec<(String, Id<Criterion>)>,
}

/// A preset's words in another year: its own year gives way.
fn in_year(text: &str, preset: &Preset, year: i32) -> String {
    let text = with_year(text, year);
    match preset.year {
        Some(own) => text.replace(&own.to_string(), &year.to_string()),
        None => text,
    }
}

/// A preset's date in another year: the same day, moved by whole years.
pub fn moved(date: NaiveDate, preset: &Preset, year: i32) -> NaiveDate {
    let years = preset.year.map_or(0, |of_preset| year - of_preset);
    date.with_year(date.year() + years).unwrap_or(date)
}

/// First and last day of a preset's stage. They are facts of its own year, and hold acts back: another year has its own.
pub fn dates(stage: &preset_data::StagePreset, preset: &Preset, year: Option<i32>) -> Option<(NaiveDate, NaiveDate)> {
    stage.dates.filter(|_| preset.year == year)
}

fn make_stages(write: &Write<'_>, edition_id: Id<Edition>, preset: &Preset, year: i32) -> Result<Vec<MadeStage>> {
    let mut made = Vec::new();
    for (position, stage) in (1..).zip(preset.stages) {
        let dates = dates(stage, preset, Some(year));
        let rubric = preset.rubrics.iter().find(|rubric| rubric.stage == stage.code);
        let mut row = Stage {
            id: Id::NEW,
            edition_id,
            position,
            code: stage.code.into(),
            name: stage.title.into(),
            kind: stage.kind.code().into(),
            enabled: stage.enabled,
            starts_on: dates.map(|(start, _)| start.to_string()),
            ends_on: dates.map(|(_, end)| end.to_string()),
            scored: rubric.is_some(),
            weight: stage.weight.map(i64::from),
            participants: "all".into(),
            opened_at: None,
            locked_at: None,
            lock_reason: None,
        };
        let stage_id = write.insert(row.clone())?;
        row.id = stage_id;
        steps::begin(write, &row)?;
        let mut criteria = Vec::new();
        for (position, criterion) in
            (1..).zip(rubric.map_or(&[] as &[preset_data::Criterion], |rubric| rubric.criteria))
        {
            let criterion_id = write.insert(Criterion {
                id: Id::NEW,
                stage_id,
                parent_id: None,
                position,
                code: criterion.code.into(),
                name: criterion.title.into(),
                guidance: criterion.guidance.into(),
                weight: i64::from(criterion.weight),
            })?;
            for level in criterion.levels {
                write.insert(CriterionLevel {
                    id: Id::NEW,
                    criterion_id,
                    from_mark: i64::from(level.from),
                    to_mark: i64::from(level.to),
                    title: level.title.into(),
                    text: level.text.into(),
                })?;
            }
            criteria.push((criterion.code.into(), criterion_id));
        }
        made.push(MadeStage { code: stage.code.into(), id: stage_id, criteria });
    }
    Ok(made)
}

fn make_form(write: &Write<'_>, edition_id: Id<Edition>, preset: &Preset) -> Result<()> {
    for (position, section) in (1..).zip(preset.form) {
        write.insert(FormSection {
            id: Id::NEW,
            edition_id,
            position,
            code: section.code.into(),
            name: section.title.into(),
            guidance: section.guidance.into(),
            required: section.required,
            max_words: section.word_limit.map(i64::from),
            weight: i64::from(section.weight),
        })?;
    }
    Ok(())
}

/// The preset's rules in order, without those whose stage or criterion the edition has not.
fn make_tie_rules(write: &Write<'_>, edition_id: Id<Edition>, preset: &Preset, stages: &[MadeStage]) -> Result<()> {
    let mut position = 0;
    for rule in preset.tie_breaks {
        let (kind, stage, criterion) = match *rule {
            TieBreak::StageScore { stage } => ("stage_score", Some(stage), None),
            TieBreak::StageMedian { stage } => ("stage_median", Some(stage), None),
            TieBreak::CriterionMean { stage, criterion } => ("criterion_mean", Some(stage), Some(criterion)),
            TieBreak::Panel => ("panel", None, None),
        };
        // A stage without criteria is not scored.
        let found = stage.map(|code| stages.iter().find(|made| made.code == code && !made.criteria.is_empty()));
        let row =
            |made: &MadeStage, code: &str| made.criteria.iter().find(|(known, _)| *known == code).map(|(_, id)| *id);
        let (stage_id, criterion_id) = match (found, criterion) {
            (None, _) => (None, None),
            (Some(None), _) => continue,
            (Some(Some(stage)), None) => (Some(stage.id), None),
            (Some(Some(stage)), Some(code)) => match row(stage, code) {
                Some(id) => (Some(stage.id), Some(id)),
                None => continue,
            },
        };
        position += 1;
        write.insert(TieRule { id: Id::NEW, edition_id, position, kind: kind.into(), stage_id, criterion_id })?;
    }
    Ok(())
}

fn make_classes(write: &Write<'_>, edition_id: Id<Edition>, preset: &Preset) -> Result<()> {
    let people = signatories::all(write)?;
    for (position, class) in (1..).zip(preset.award_classes) {
        let role = role_of(class.signatory);
        write.insert(AwardClass {
            id: Id::NEW,
            edition_id,
            position,
            short_name: class.short_name.into(),
            full_name: class.full_name.into(),
            rank_from: i64::from(class.ranks.0),
            rank_to: i64::from(class.ranks.1),
            document: class.document.code().into(),
            signatory_id: people.iter().find(|person| person.role == role).map(|person| person.id),
        })?;
    }
    Ok(())
}

/// The role of the signatories' list that a preset's signer means.
pub fn role_of(signer: Signer) -> &'static str {
    match signer {
        Signer::Regent => "kepala_daerah",
        Signer::Secretary => "sekretaris_daerah",
        Signer::OrganisationHead => "kepala_bagian",
    }
}

/// Settings of an edition that change how it counts; None leaves a setting as it is.
#[derive(Clone, Debug, Default)]
pub struct EditionChange {
    pub short_name: Option<String>,
    pub full_name: Option<String>,
    pub place: Option<String>,
    pub legal_basis: Option<String>,
    pub registration_closes_on: Option<String>,
    /// "16.00"; empty: not said.
    pub closing_time: Option<String>,
    pub result_date: Option<String>,
    pub administrative_selection: Option<bool>,
    pub sub_units_count: Option<bool>,
    /// bertahap, akhir
    pub rounding: Option<String>,
    /// mean, median, trimmed
    pub combine: Option<String>,
    pub scale: ScaleForm,
    pub number_template: Option<String>,
    pub reason: Option<String>,
}

pub fn change(app: &App, ctx: &Ctx<'_>, id: Id<Edition>, change: EditionChange) -> Result<Done<()>> {
    app.write(ctx, Op::new("editions.change", "Setelan edisi diubah").edition(id), |write| {
        let mut edition = rows::open_edition(write, id)?;
        let mut problems = Problems::new();
        for (field, text, place) in [
            ("short_name", change.short_name, &mut edition.short_name),
            ("full_name", change.full_name, &mut edition.full_name),
            ("place", change.place, &mut edition.place),
        ] {
            if let Some(text) = text {
                *place = problems.required(field, "Isian ini", &text).unwrap_or_default().to_owned();
            }
        }
        if let Some(text) = change.legal_basis {
            edition.legal_basis = text.trim().into();
        }
        if let Some(text) = change.registration_closes_on {
            edition.registration_closes_on =
                optional_date(&mut problems, "registration_closes_on", Some(&text), write).map(|date| date.to_string());
        }
        if let Some(text) = change.closing_time {
            let time = desk::filled(Some(text)).and_then(|text| problems.take("closing_time", parse_clock_time(&text)));
            edition.closing_time = time.map(kept_clock_time);
        }
        if let Some(text) = change.result_date {
            edition.result_date =
                optional_date(&mut problems, "result_date", Some(&text), write).map(|date| date.to_string());
        }
        if let Some(on) = change.administrative_selection {
            edition.administrative_selection = on;
        }
        if let Some(on) = change.sub_units_count {
            edition.sub_units_count = on;
        }
        if let Some(word) = change.rounding {
            if !codes::knows("editions", "rounding", &word) {
                problems.wrong("rounding", "Pembulatan bertahap atau akhir.");
            }
            edition.rounding = word;
        }
        if let Some(word) = change.combine {
            if !codes::knows("editions", "combine", &word) {
                problems.wrong("combine", "Cara gabung: mean, median, atau trimmed.");
            }
            edition.combine = word;
        }
        let rescaled = scale::rescale(write, &mut edition, &change.scale, &mut problems)?;
        if let Some(template) = &change.number_template {
            problems.take("number_template", kipp_domain::numbers::NumberTemplate::parse(template));
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        write.update(&edition)?;
        if let Some(template) = change.number_template
            && let Some(mut series) = number_series::written(write, id, number_series::CERTIFICATES)?
        {
            series.template = template;
            write.update(&series)?;
        }
        write.amend(|op| {
            op.reason = desk::filled(change.reason);
            if rescaled {
                op.label = format!("Skala nilai {} diubah: {}", edition.code, scale::said(&edition));
            }
        });
        Ok(())
    })
}

/// Closes an edition: every write but reopening is refused afterwards.
pub fn close(app: &App, ctx: &Ctx<'_>, id: Id<Edition>, why: &str) -> Result<Done<()>> {
    let why = reason("Menutup edisi", why)?;
    app.write(
        ctx,
        Op::new("editions.close", "Edisi ditutup").edition(id).reason(Some(why.clone())).never_undone(),
        |write| {
            let mut edition = rows::open_edition(write, id)?;
            edition.closed_at = Some(write.at());
            edition.closed_reason = Some(why);
            write.amend(|op| op.label = format!("Edisi {} ditutup", edition.code));
            Ok(write.update(&edition)?)
        },
    )
}

pub fn reopen(app: &App, ctx: &Ctx<'_>, id: Id<Edition>, why: &str) -> Result<Done<()>> {
    let why = reason("Membuka kembali edisi", why)?;
    app.write(
        ctx,
        Op::new("editions.reopen", "Edisi dibuka kembali").edition(id).reason(Some(why)).never_undone(),
        |write| {
            let mut edition = rows::edition(write, id)?;
            if edition.closed_at.is_none() {
                return Err(Refusal::EditionNotClosed { edition: edition.code }.into());
            }
            edition.closed_at = None;
            edition.closed_reason = None;
            write.amend(|op| op.label = format!("Edisi {} dibuka kembali", edition.code));
            Ok(write.update(&edition)?)
        },
    )
}

/// The template of every edition's series of certificates, by edition.
pub fn number_templates(read: &Read<'_>) -> Result<std::collections::BTreeMap<Id<Edition>, String>> {
    let series: Vec<NumberSeries> = read.list(sql!("number_series/all"), [])?;
    let of_certificates = series.into_iter().filter(|series| series.code == number_series::CERTIFICATES);
    Ok(of_certificates.map(|series| (series.edition_id, series.template)).collect())
}

/// The template of the edition's series of certificates.
pub fn number_template(read: &Read<'_>, edition: Id<Edition>) -> Result<String> {
    let series = number_series::written(read, edition, number_series::CERTIFICATES)?;
    Ok(series.map(|series| series.template).unwrap_or_default())
}
