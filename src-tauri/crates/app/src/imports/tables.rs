//! How a file becomes the table that is imported: what is hidden, merged, or spread over several sheets is taken as a
//! person said, and told either way.

use kipp_domain::grid::{Grid, Remark, column_letters};
use kipp_domain::imports::header_form;
use kipp_domain::problem::Severity;
use kipp_sheets::{How, Limits, Workbook};

use super::layout::Layout;
use super::{Delimiter, Encoding, ImportRequest, words};
use crate::desk::App;
use crate::error::Result;
use crate::ports::InFile;

/// Rows of a sheet among which its header is looked for.
const SCANNED: usize = 20;

/// What a person said about reading a file; what is left open the program decides and tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    /// Nothing takes hidden rows and columns, with a peringatan on each such row.
    pub hidden: Option<Hidden>,
    /// Fills merged cells downward.
    pub fill_merged: bool,
    /// Takes every sheet with the same header, as one import.
    pub all_sheets: bool,
    /// Name or code of the stage of every mark, where no column says it.
    pub stage: Option<String>,
}

/// What becomes of hidden rows and columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    Take,
    Leave,
}

/// What a sheet holds beside a plain table, for the person to decide about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// As people count.
    pub hidden_rows: Vec<u32>,
    /// Letters.
    pub hidden_columns: Vec<String>,
    /// Merged blocks that reach over several rows below the header.
    pub merged: usize,
    /// Visible sheets with the same header.
    pub same_sheets: Vec<String>,
}

/// The book in `source`, read and put into shape as `request` says; cells mended by hand come last.
pub(super) fn book_of(app: &App, source: &InFile, request: &ImportRequest) -> Result<Workbook> {
    let said = &request.reading;
    let how = How { encoding: said.encoding, delimiter: said.delimiter, pasted: request.text.is_some() };
    let mut book = kipp_sheets::read_as(&source.name, &source.bytes, &Limits::DEFAULT, &how)?;
    if how.pasted {
        super::put_headers(request.kind, &mut book);
    }
    if said.fill_merged || said.all_sheets {
        let (sheet, header) = app.read(|read| {
            let layout = Layout::find(read, request, &book)?;
            Ok((layout.grid.name.clone(), layout.header_row))
        })?;
        if let Some(header) = header {
            shape(&mut book, &sheet, header, said);
        }
    }
    for grid in &mut book.sheets {
        match said.hidden {
            None => grid.ask_hidden(),
            Some(Hidden::Take) => {}
            Some(Hidden::Leave) => grid.leave_hidden(),
        }
    }
    for mend in &request.mends {
        let column = super::layout::column_of(&mend.column);
        let grid = book.sheets.iter_mut().find(|grid| grid.name == mend.sheet);
        if let (Some(grid), Some(column), Some(row)) = (grid, column, mend.row.checked_sub(1)) {
            grid.mend(row as usize, column, &kipp_sheets::clean(&mend.text).text);
        }
    }
    Ok(book)
}

fn shape(book: &mut Workbook, sheet: &str, header: usize, said: &Reading) {
    let Some(at) = book.sheets.iter().position(|grid| grid.name == sheet) else { return };
    let mut chosen = book.sheets[at].clone();
    if said.fill_merged {
        chosen.fill_merged(header);
    }
    if said.all_sheets {
        for (other, header) in others(book, &book.sheets[at], header) {
            let mut other = other.clone();
            if said.fill_merged {
                other.fill_merged(header);
            }
            chosen.join(&other, header + 1);
        }
    }
    book.sheets[at] = chosen;
}

/// Visible sheets with the header of `grid`, each with the row it stands in.
fn others<'a>(book: &'a Workbook, grid: &Grid, header: usize) -> Vec<(&'a Grid, usize)> {
    let wanted = form(grid, header);
    let visible = book.sheets.iter().filter(|other| other.name != grid.name && !other.facts().hidden);
    let found = visible.filter_map(|other| {
        let at = (0..other.height().min(SCANNED)).find(|row| form(other, *row) == wanted)?;
        (other.height() > at + 1).then_some((other, at))
    });
    if wanted.is_empty() { vec![] } else { found.collect() }
}

fn form(grid: &Grid, row: usize) -> Vec<String> {
    let mut forms: Vec<String> = grid.row(row).iter().map(|cell| header_form(&cell.shown())).collect();
    forms.truncate(forms.iter().rposition(|form| !form.is_empty()).map_or(0, |last| last + 1));
    forms
}

/// What stands beside the table, to be told and decided.
pub(super) fn beside(book: &Workbook, grid: &Grid, header: Option<usize>) -> Beside {
    let number = |row: usize| u32::try_from(row + 1).unwrap_or(u32::MAX);
    let facts = grid.facts();
    let below = header.map_or(0, |row| row + 1);
    Beside {
        hidden_rows: facts.hidden_rows.range(below..).map(|row| number(*row)).collect(),
        hidden_columns: facts.hidden_columns.iter().map(|column| column_letters(*column)).collect(),
        merged: header.map_or(0, |header| grid.tall_merges(header).count()),
        same_sheets: header.map_or_else(Vec::new, |header| {
            others(book, grid, header).into_iter().map(|(other, _)| other.name.clone()).collect()
        }),
    }
}

/// The remarks of the reader on the cells of a row that are imported, with their fields.
pub(super) fn remarks(source: kipp_domain::imports::Source<'_>, row: usize) -> Vec<(&'static str, Severity, String)> {
    let mut said = Vec::new();
    for (field, column) in source.mapping.iter() {
        let remarks: &[Remark] = source.grid.remarks(row, column);
        said.extend(remarks.iter().map(|remark| {
            let (severity, text) = words::remark(remark);
            (field, severity, text)
        }));
    }
    if source.grid.asks_hidden(row) {
        said.push(("", Severity::Warning, words::HIDDEN_ROW.to_owned()));
    }
    said
}
