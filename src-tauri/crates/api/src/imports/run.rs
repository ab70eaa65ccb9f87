//! Imports: a file is looked at, then taken, or sent back with its remarks.

use kipp_app::imports::{self as app_imports, Delimiter, ENCODINGS, Encoding, Hidden, ImportRequest, Mode, Reading};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::imports::{IMPORT_KINDS, ImportKind};
use kipp_domain::problem::Problems;
use std::collections::BTreeSet;

use crate::imports::shapes::{
    ApplyImportIn, ImportDoneDto, ImportIn, ImportReadingIn, ImportReportDto, SaveReportIn, SaveTemplateIn,
    SavedReportDto, TemplateIn,
};
use crate::shape::Reshape;

pub(crate) fn inspect(app: &App, ctx: &Ctx<'_>, input: ImportIn) -> Result<ImportReportDto> {
    Ok(app_imports::inspect(app, ctx, &request(input)?)?.into())
}

pub(crate) fn apply(app: &App, ctx: &Ctx<'_>, input: ApplyImportIn) -> Result<Done<ImportDoneDto>> {
    let mode = match input.mode.as_str() {
        "all" => Mode::All,
        "valid" => Mode::Valid,
        other => {
            return Err(Fault::field("mode", format!("Cara impor “{other}” tidak dikenal. Gunakan all atau valid.")));
        }
    };
    let ApplyImportIn {
        kind,
        file,
        text,
        reading,
        mends,
        edition,
        sheet,
        header_row,
        mapping,
        answers,
        skip,
        once,
        outside_reason,
        mode: _,
    } = input;
    let mut request =
        request(ImportIn { kind, file, text, reading, mends, edition, sheet, header_row, mapping, answers, skip })?;
    request.once = once.into_iter().collect();
    request.outside_reason = outside_reason;
    Ok(app_imports::apply(app, ctx, &request, mode)?.map(Into::into))
}

pub(crate) fn report(app: &App, ctx: &Ctx<'_>, input: ImportIn) -> Result<Vec<u8>> {
    app_imports::report(app, ctx, &request(input)?)
}

pub(crate) fn save_report(app: &App, ctx: &Ctx<'_>, input: SaveReportIn) -> Result<SavedReportDto> {
    let SaveReportIn { kind, file, text, reading, mends, edition, sheet, header_row, mapping, answers, skip, to } =
        input;
    let request =
        request(ImportIn { kind, file, text, reading, mends, edition, sheet, header_row, mapping, answers, skip })?;
    let saved = app_imports::save_report(app, ctx, &request, &to)?;
    Ok(SavedReportDto { shown: saved.shown, name: saved.name, size: saved.size })
}

pub(crate) fn template(app: &App, ctx: &Ctx<'_>, input: TemplateIn) -> Result<Vec<u8>> {
    app_imports::template(app, ctx, kind(&input.kind)?)
}

pub(crate) fn save_template(app: &App, ctx: &Ctx<'_>, input: SaveTemplateIn) -> Result<SavedReportDto> {
    let saved = app_imports::save_template(app, ctx, kind(&input.kind)?, &input.to)?;
    Ok(SavedReportDto { shown: saved.shown, name: saved.name, size: saved.size })
}

fn kind(code: &str) -> Result<ImportKind> {
    ImportKind::from_code(code).ok_or_else(|| {
        let codes = IMPORT_KINDS.map(ImportKind::code).join(", ");
        Fault::field("kind", format!("Jenis impor “{code}” tidak dikenal. Gunakan salah satu: {codes}."))
    })
}

fn request(input: ImportIn) -> Result<ImportRequest> {
    let kind = kind(&input.kind)?;
    Ok(ImportRequest {
        kind,
        file: input.file,
        text: input.text,
        reading: input.reading.map(reading).transpose()?.unwrap_or_default(),
        mends: input.mends.reshape(),
        edition: input.edition,
        sheet: input.sheet,
        header_row: input.header_row,
        mapping: input.mapping,
        answers: input.answers,
        once: BTreeSet::new(),
        skip: input.skip.into_iter().collect(),
        outside_reason: None,
    })
}

fn reading(input: ImportReadingIn) -> Result<Reading> {
    let mut problems = Problems::new();
    let mut unknown = |field: &str, what: &str, said: &str, known: &str| {
        problems
            .wrong(format!("reading.{field}"), format!("{what} “{said}” tidak dikenal. Gunakan salah satu: {known}."));
    };
    let encoding = input.encoding.as_deref();
    if let Some(said) = encoding.filter(|name| Encoding::from_name(name).is_none()) {
        unknown("encoding", "Enkode", said, &ENCODINGS.map(Encoding::name).join(", "));
    }
    let separator = input.separator.as_deref();
    if let Some(said) = separator.filter(|sign| Delimiter::from_sign(sign).is_none()) {
        unknown("separator", "Pemisah", said, "; , | atau tab");
    }
    let hidden = match input.hidden.as_deref() {
        None => None,
        Some("take") => Some(Hidden::Take),
        Some("leave") => Some(Hidden::Leave),
        Some(said) => {
            unknown("hidden", "Cara", said, "take, leave");
            None
        }
    };
    if problems.is_wrong() {
        return Err(problems.into());
    }
    Ok(Reading {
        encoding: encoding.and_then(Encoding::from_name),
        delimiter: separator.and_then(Delimiter::from_sign),
        hidden,
        fill_merged: input.fill_merged,
        all_sheets: input.all_sheets,
        stage: input.stage.filter(|stage| !stage.trim().is_empty()),
    })
}
