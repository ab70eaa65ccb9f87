//! The report of an inspection, on screen and as a file for the office that sent it.

use std::collections::BTreeMap;

use kipp_domain::grid::{Cell, Grid, column_letters};
use kipp_domain::imports::Double;
use kipp_domain::problem::Severity;
use kipp_sheets::{Meta, Workbook, with_remarks, write_xlsx};

use super::layout::Layout;
use super::plan::{self, Plan};
use super::planned::{Kind, Planned};
use super::{Counts, Deed, ImportRequest, Report, ReportColumn, ReportDouble, ReportSheet, Row, source, tables, words};
use crate::desk::App;
use crate::error::{Fault, Result};
use crate::ports::{Ctx, InFile};

/// Values shown of each column.
const SAMPLES: usize = 3;

pub(super) fn said<W>(book: &Workbook, sha256: String, plan: Plan<'_, W>, request: &ImportRequest) -> Report {
    let Plan { layout, rows, questions, left_out, sheets } = plan;
    let rows: Vec<Row> = rows.into_iter().map(|planned| row(layout.grid, planned, request)).collect();
    let beside = tables::beside(book, layout.grid, layout.header_row);
    Report {
        file: book.file.clone(),
        sha256,
        reading: words::reading(book),
        encoding: words::text_of(book).map(|(encoding, _)| encoding),
        delimiter: words::text_of(book).map(|(_, delimiter)| delimiter),
        notes: book
            .notes
            .iter()
            .map(words::note)
            .chain(left_out)
            .chain(words::beside(&beside, &request.reading, layout.grid))
            .collect(),
        beside,
        sheets: book
            .sheets
            .iter()
            .map(|grid| ReportSheet { name: grid.name.clone(), rows: grid.own_height(), hidden: grid.facts().hidden })
            .collect(),
        sheet: layout.grid.name.clone(),
        header_row: layout.header_row.and_then(|row| u32::try_from(row + 1).ok()),
        columns: columns(&layout, request),
        fields: request.kind.fields(),
        missing: layout.missing.clone(),
        doubles: doubles(&layout),
        mark_sheets: sheets,
        remembered: layout.remembered,
        counts: counts(&rows),
        rows,
        questions,
    }
}

/// The fields that several columns may hold, in letters.
pub(super) fn doubles(layout: &Layout<'_>) -> Vec<ReportDouble> {
    let said = |double: &Double| ReportDouble {
        field: double.field,
        columns: double.columns.iter().map(|column| column_letters(*column)).collect(),
    };
    layout.doubles.iter().map(said).collect()
}

fn row<W>(grid: &Grid, planned: Planned<W>, request: &ImportRequest) -> Row {
    let severity = planned.severity();
    let (sheet, own) = grid.place((planned.row as usize).saturating_sub(1));
    Row {
        row: planned.row,
        sheet: sheet.to_owned(),
        own_row: u32::try_from(own + 1).unwrap_or(u32::MAX),
        skipped: request.skip.contains(&planned.row),
        deed: (severity != Severity::Wrong).then_some(planned.deed),
        severity,
        cells: grid.row(planned.row as usize - 1).iter().map(Cell::shown).collect(),
        title: planned.title,
        findings: planned.findings,
    }
}

fn columns(layout: &Layout<'_>, request: &ImportRequest) -> Vec<ReportColumn> {
    let header = layout.header_row.map_or(&[] as &[Cell], |row| layout.grid.row(row));
    let first = layout.header_row.map_or(0, |row| row + 1);
    (0..layout.grid.width())
        .map(|at| ReportColumn {
            letters: column_letters(at),
            header: header.get(at).map(Cell::shown).unwrap_or_default(),
            field: layout.mapping.iter().find(|(_, column)| *column == at).and_then(|(key, _)| request.kind.field(key)),
            samples: (first..layout.grid.height())
                .map(|row| layout.grid.cell(row, at))
                .filter(|cell| !cell.is_empty())
                .take(SAMPLES)
                .map(Cell::shown)
                .collect(),
        })
        .collect()
}

fn counts(rows: &[Row]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        if row.skipped {
            counts.skipped += 1;
            continue;
        }
        match row.severity {
            Severity::Ready => counts.ready += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Wrong => counts.wrong += 1,
        }
        match row.deed {
            Some(Deed::New) => counts.new += 1,
            Some(Deed::Same) => counts.same += 1,
            Some(Deed::Update(_)) => counts.updated += 1,
            None => {}
        }
    }
    counts
}

/// The rows that are peringatan or salah as an .xlsx file, each with its remark in a last column.
///
/// # Errors
/// As [`super::inspect`]; required columns that are missing.
pub fn report(app: &App, ctx: &Ctx<'_>, request: &ImportRequest) -> Result<Vec<u8>> {
    super::of(request.kind).remarked(app, ctx, &source(ctx, request)?, request)
}

pub(super) fn remarked_as<K: Kind>(
    app: &App,
    ctx: &Ctx<'_>,
    source: &InFile,
    request: &ImportRequest,
) -> Result<Vec<u8>> {
    let book = tables::book_of(app, source, request)?;
    let now = ctx.clock.now().0;
    let (plan, zone) =
        app.read(|read| Ok((plan::make::<K>(read, ctx, &book, request, now)?, crate::rows::zone(read)?)))?;
    let layout = &plan.layout;
    super::refuse_layout(&plan, &book)?;
    let remarks: BTreeMap<u32, String> = plan
        .rows
        .iter()
        .filter(|planned| planned.severity() != Severity::Ready)
        .map(|planned| {
            let said = planned
                .findings
                .iter()
                .map(|found| format!("{} ({}{}): {}", found.severity, found.column, found.row, found.reason));
            (planned.row, said.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    let count = |severity| plan.rows.iter().filter(|planned| planned.severity() == severity).count();
    let sums = format!(
        "{} siap, {} peringatan, {} salah. Belum ada yang ditulis.",
        count(Severity::Ready),
        count(Severity::Warning),
        count(Severity::Wrong)
    );
    let meta = Meta {
        sheet: layout.grid.name.clone(),
        title: format!("Laporan impor {}", book.file),
        author: app.actor(),
        created: zone.local(now),
        notes: vec![format!("Berkas {}, lembar “{}”.", book.file, layout.grid.name), sums],
    };
    let (columns, rows) = with_remarks(layout.grid, layout.header_row.unwrap_or(0), &remarks);
    write_xlsx(&columns, &rows, &meta).map_err(|error| Fault::Bug(error.to_string()))
}

/// A report that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedReport {
    /// Where it lies, for the eye.
    pub shown: String,
    pub name: String,
    pub size: u64,
}

/// Writes [`report`] to a place the person chose: a file, or a folder that takes its name.
///
/// # Errors
/// As [`report`]; a place that cannot be written.
pub fn save_report(app: &App, ctx: &Ctx<'_>, request: &ImportRequest, to: &str) -> Result<SavedReport> {
    let source = source(ctx, request)?;
    let bytes = super::of(request.kind).remarked(app, ctx, &source, request)?;
    let stem = source.name.rsplit_once('.').map_or(source.name.as_str(), |(stem, _)| stem);
    let name = format!("{stem}, baris yang perlu diperbaiki.xlsx");
    let shown = ctx.files.write(to, &name, &bytes)?;
    Ok(SavedReport { shown, name, size: bytes.len() as u64 })
}
