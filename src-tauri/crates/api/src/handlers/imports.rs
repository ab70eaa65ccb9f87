//! Imports: a file is looked at, then taken, or sent back with its remarks.

use std::collections::BTreeSet;

use kipp_app::imports::{self as app_imports, Mend, Mode, Request};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::imports::{IMPORT_KINDS, ImportKind};

use crate::dto::{ApplyImportIn, ImportDoneDto, ImportIn, ImportReportDto, SaveReportIn, SavedReportDto};

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
    let ApplyImportIn { kind, file, text, mends, edition, sheet, header_row, mapping, answers, skip, once, mode: _ } =
        input;
    let mut request =
        request(ImportIn { kind, file, text, mends, edition, sheet, header_row, mapping, answers, skip })?;
    request.once = once.into_iter().collect();
    Ok(app_imports::apply(app, ctx, &request, mode)?.map(Into::into))
}

pub(crate) fn report(app: &App, ctx: &Ctx<'_>, input: ImportIn) -> Result<Vec<u8>> {
    app_imports::report(app, ctx, &request(input)?)
}

pub(crate) fn save_report(app: &App, ctx: &Ctx<'_>, input: SaveReportIn) -> Result<SavedReportDto> {
    let SaveReportIn { kind, file, text, mends, edition, sheet, header_row, mapping, answers, skip, to } = input;
    let request = request(ImportIn { kind, file, text, mends, edition, sheet, header_row, mapping, answers, skip })?;
    let saved = app_imports::save_report(app, ctx, &request, &to)?;
    Ok(SavedReportDto { shown: saved.shown, name: saved.name, size: saved.size })
}

fn request(input: ImportIn) -> Result<Request> {
    let kind = ImportKind::from_code(&input.kind).ok_or_else(|| {
        let codes = IMPORT_KINDS.map(ImportKind::code).join(", ");
        Fault::field("kind", format!("Jenis impor “{}” tidak dikenal. Gunakan salah satu: {codes}.", input.kind))
    })?;
    Ok(Request {
        kind,
        file: input.file,
        text: input.text,
        mends: input
            .mends
            .into_iter()
            .map(|mend| Mend { sheet: mend.sheet, row: mend.row, column: mend.column, text: mend.text })
            .collect(),
        edition: input.edition,
        sheet: input.sheet,
        header_row: input.header_row,
        mapping: input.mapping,
        answers: input.answers,
        once: BTreeSet::new(),
        skip: input.skip.into_iter().collect(),
    })
}
