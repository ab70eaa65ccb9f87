//! Editions.

use kipp_app::editions::{EditionChange, NewEdition};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result, editions as app_editions};
use kipp_domain::edition::PRESETS;
use kipp_store::records::Edition;

use crate::dto::{EditionChangeIn, EditionDto, EditionReasonIn, NewEditionIn, Nothing, PresetDto};

pub(crate) fn presets(_: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<PresetDto>> {
    Ok(PRESETS
        .iter()
        .map(|preset| PresetDto {
            key: preset.key.into(),
            title: preset.title.into(),
            year: preset.year,
            region: preset.region.into(),
        })
        .collect())
}

pub(crate) fn dto(edition: Edition, number_template: String) -> EditionDto {
    EditionDto {
        id: edition.id,
        code: edition.code,
        year: edition.year,
        short_name: edition.short_name,
        full_name: edition.full_name,
        region: edition.region,
        place: edition.place,
        legal_basis: edition.legal_basis,
        registration_closes_on: edition.registration_closes_on,
        result_date: edition.result_date,
        administrative_selection: edition.administrative_selection,
        sub_units_count: edition.sub_units_count,
        rounding: edition.rounding,
        combine: edition.combine,
        closed: edition.closed_reason,
        number_template,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<EditionDto>> {
    app.read(|read| {
        let mut templates = app_editions::number_templates(read)?;
        let with_template = |edition: Edition| {
            let template = templates.remove(&edition.id).unwrap_or_default();
            dto(edition, template)
        };
        Ok(app_editions::all(read)?.into_iter().map(with_template).collect())
    })
}

pub(crate) fn create(app: &App, ctx: &Ctx<'_>, input: NewEditionIn) -> Result<Done<i64>> {
    let new = NewEdition {
        preset: input.preset,
        year: input.year,
        code: input.code,
        region: input.region,
        place: input.place,
        registration_closes_on: input.registration_closes_on,
    };
    app_editions::create(app, ctx, &new)
}

pub(crate) fn change(app: &App, ctx: &Ctx<'_>, input: EditionChangeIn) -> Result<Done<()>> {
    let change = EditionChange {
        short_name: input.short_name,
        full_name: input.full_name,
        place: input.place,
        legal_basis: input.legal_basis,
        registration_closes_on: input.registration_closes_on,
        result_date: input.result_date,
        administrative_selection: input.administrative_selection,
        sub_units_count: input.sub_units_count,
        rounding: input.rounding,
        combine: input.combine,
        number_template: input.number_template,
        reason: input.reason,
    };
    app_editions::change(app, ctx, input.edition, change)
}

pub(crate) fn close(app: &App, ctx: &Ctx<'_>, input: EditionReasonIn) -> Result<Done<()>> {
    app_editions::close(app, ctx, input.edition, &input.reason)
}

pub(crate) fn reopen(app: &App, ctx: &Ctx<'_>, input: EditionReasonIn) -> Result<Done<()>> {
    app_editions::reopen(app, ctx, input.edition, &input.reason)
}
