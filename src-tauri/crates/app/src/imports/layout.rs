//! Which sheet, which header row, which column is which: guessed, remembered, or said by a person.

use std::collections::BTreeMap;

use kipp_domain::grid::{Grid, column_letters};
use kipp_domain::imports::{Field, ImportKind, Mapping, Source, guess_header, header_form, map_header, missing_fields};
use kipp_domain::problem::Problems;
use kipp_sheets::Workbook;
use kipp_store::records::ImportMapping;
use kipp_store::{Read, Write, named_params, sql};

use super::Request;
use crate::error::{Fault, Result};

/// Rows looked at for a header.
const SCANNED: usize = 20;

/// Where the content of a file is.
pub(super) struct Layout<'a> {
    pub grid: &'a Grid,
    /// Counted from 0; nothing when no header was found.
    pub header_row: Option<usize>,
    pub mapping: Mapping,
    pub missing: Vec<&'static Field>,
    /// The mapping was kept from an earlier file with the same header.
    pub remembered: bool,
    /// What the program alone would have guessed.
    guessed: Mapping,
    kept: Option<ImportMapping>,
    signature: String,
}

impl<'a> Layout<'a> {
    pub fn find(read: &Read<'_>, request: &Request, book: &'a Workbook) -> Result<Self> {
        let grid = match &request.sheet {
            Some(name) => named(book, name)?,
            None => likely(read, request.kind, book)?,
        };
        let header_row = match request.header_row {
            Some(row) => Some(said_row(grid, row)?),
            None => header(read, request.kind, grid)?.or_else(|| request.mapping.as_ref().map(|_| 0)),
        };
        let cells = header_row.map_or(&[] as &[_], |row| grid.row(row));
        let guessed = map_header(request.kind, cells, &BTreeMap::new());
        let signature = signature(grid, header_row);
        let kept = kept(read, request.kind, &signature)?;
        let (mapping, remembered) = match (&request.mapping, &kept) {
            (Some(said), _) => (said_mapping(request.kind, grid, said)?, false),
            (None, Some(kept)) => (kept_mapping(request.kind, kept)?, true),
            (None, None) => (guessed.clone(), false),
        };
        let missing = missing_fields(request.kind, &mapping);
        Ok(Self { grid, header_row, mapping, missing, remembered, guessed, kept, signature })
    }

    /// What the checks of the domain read; nothing when a required column is missing.
    pub fn source(&self) -> Option<Source<'_>> {
        let header_row = self.header_row.filter(|_| self.missing.is_empty())?;
        Some(Source { grid: self.grid, header_row, mapping: &self.mapping })
    }

    /// Keeps the columns for the next file with the same header, when they are not what would be guessed anyway.
    pub fn remember(&self, write: &Write<'_>, kind: ImportKind) -> Result<()> {
        let said: BTreeMap<&str, usize> = self.mapping.iter().collect();
        let mapping = serde_json::to_string(&said).map_err(|error| Fault::Bug(error.to_string()))?;
        match &self.kept {
            Some(kept) if kept.mapping == mapping => {}
            Some(kept) => write.update(&ImportMapping { mapping, ..kept.clone() })?,
            None if self.mapping == self.guessed => {}
            None => {
                let row = ImportMapping { id: 0, kind: kind.code().into(), signature: self.signature.clone(), mapping };
                write.insert(row)?;
            }
        }
        Ok(())
    }
}

fn named<'a>(book: &'a Workbook, name: &str) -> Result<&'a Grid> {
    book.sheets.iter().find(|grid| grid.name == name).ok_or_else(|| {
        let names: Vec<String> = book.sheets.iter().map(|grid| format!("“{}”", grid.name)).collect();
        Fault::field(
            "sheet",
            format!("Lembar “{name}” tidak ada di {}. Yang ada: {}.", book.file, kipp_domain::words::list(&names)),
        )
    })
}

/// The visible sheet whose header says most; among equals the first that holds anything.
fn likely<'a>(read: &Read<'_>, kind: ImportKind, book: &'a Workbook) -> Result<&'a Grid> {
    let mut best: Option<(usize, &Grid)> = None;
    // A hidden sheet is taken only where no visible one says anything.
    let (hidden, visible): (Vec<&Grid>, Vec<&Grid>) =
        book.sheets.iter().filter(|grid| grid.height() > 0).partition(|grid| grid.facts().hidden);
    for grid in visible.into_iter().chain(hidden) {
        if grid.facts().hidden && best.is_some_and(|(most, _)| most > 0) {
            break;
        }
        let fields = match header(read, kind, grid)? {
            Some(row) => map_header(kind, grid.row(row), &BTreeMap::new()).len().max(1),
            None => 0,
        };
        if best.is_none_or(|(most, _)| fields > most) {
            best = Some((fields, grid));
        }
    }
    best.map(|(_, grid)| grid)
        .or(book.sheets.first())
        .ok_or_else(|| kipp_sheets::SheetError::Empty { file: book.file.clone() }.into())
}

/// The header row: one a person mapped before, else the one that names most fields.
fn header(read: &Read<'_>, kind: ImportKind, grid: &Grid) -> Result<Option<usize>> {
    for row in 0..grid.height().min(SCANNED) {
        if kept(read, kind, &signature(grid, Some(row)))?.is_some() {
            return Ok(Some(row));
        }
    }
    Ok(guess_header(kind, grid, &BTreeMap::new()).map(|guess| guess.row))
}

/// The header in normal form: files with the same one have the same columns.
fn signature(grid: &Grid, row: Option<usize>) -> String {
    let forms: Vec<String> =
        row.map_or(&[] as &[_], |row| grid.row(row)).iter().map(|cell| header_form(&cell.shown())).collect();
    forms.join("|").trim_end_matches('|').to_owned()
}

fn kept(read: &Read<'_>, kind: ImportKind, signature: &str) -> Result<Option<ImportMapping>> {
    if signature.is_empty() {
        return Ok(None);
    }
    Ok(read
        .one(sql!("import_mappings/by_signature"), named_params! { ":kind": kind.code(), ":signature": signature })?)
}

fn kept_mapping(kind: ImportKind, kept: &ImportMapping) -> Result<Mapping> {
    let said: BTreeMap<String, usize> =
        serde_json::from_str(&kept.mapping).map_err(|error| Fault::Bug(error.to_string()))?;
    let mut mapping = Mapping::default();
    for (key, column) in said {
        // A field that this version no longer knows is left out.
        if let Some(field) = kind.field(&key) {
            mapping.set(field, column);
        }
    }
    Ok(mapping)
}

fn said_row(grid: &Grid, row: u32) -> Result<usize> {
    let at = (row as usize).checked_sub(1).filter(|at| *at < grid.height());
    at.ok_or_else(|| {
        Fault::field(
            "header_row",
            format!("Baris tajuk {row} tidak ada; lembar “{}” memuat {} baris.", grid.name, grid.height()),
        )
    })
}

fn said_mapping(kind: ImportKind, grid: &Grid, said: &BTreeMap<String, String>) -> Result<Mapping> {
    let mut problems = Problems::new();
    let mut mapping = Mapping::default();
    let mut taken: BTreeMap<usize, &str> = BTreeMap::new();
    for (key, letters) in said {
        let field = format!("mapping.{key}");
        let Some(known) = kind.field(key) else {
            problems.wrong(field, format!("Isian “{key}” tidak dikenal untuk impor {}.", kind.code()));
            continue;
        };
        let Some(column) = column_of(letters).filter(|column| *column < grid.width()) else {
            let last = column_letters(grid.width().saturating_sub(1));
            problems.wrong(field, format!("Kolom “{letters}” tidak ada; lembar “{}” sampai kolom {last}.", grid.name));
            continue;
        };
        if let Some(other) = taken.insert(column, known.title) {
            problems.wrong(field, format!("Kolom {letters} sudah dipakai untuk {other}."));
            continue;
        }
        mapping.set(known, column);
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(mapping) }
}

/// The column of letters as people write them: A is 0, AA is 26.
pub(super) fn column_of(letters: &str) -> Option<usize> {
    let letters = letters.trim();
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    letters
        .chars()
        .try_fold(0, |sum, letter| {
            let letter = letter.to_ascii_uppercase();
            letter.is_ascii_uppercase().then(|| sum * 26 + (letter as usize - 'A' as usize) + 1)
        })
        .map(|column| column - 1)
}
