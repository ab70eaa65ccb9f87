//! Which sheet, which header row, which column is which: guessed, remembered, or said by a person.

use std::collections::BTreeMap;

use kipp_domain::grid::{Grid, column_letters};
use kipp_domain::imports::{
    Double, Field, ImportKind, Mapping, SCANNED, Source, fields_in, guess_header, header_form, map_header,
    missing_fields,
};
use kipp_domain::problem::Problems;
use kipp_sheets::{Format, Workbook};
use kipp_store::records::ImportMapping;
use kipp_store::{Id, Read, Write, named_params, sql};

use super::ImportRequest;
use crate::error::{Fault, Result};

/// The field that can be said for a whole file of marks.
const STAGE: &str = "tahap";

/// Where the content of a file is.
pub(super) struct Layout<'a> {
    pub grid: &'a Grid,
    /// Counted from 0; nothing when no header was found.
    pub header_row: Option<usize>,
    pub mapping: Mapping,
    pub missing: Vec<&'static Field>,
    /// Fields that several columns may hold and nobody decided yet; then no row is read.
    pub doubles: Vec<Double>,
    /// Numbers stand as stored: the file's format does not say how they are shown.
    stored: bool,
    /// The mapping was kept from an earlier file with the same header.
    pub remembered: bool,
    kept: Option<ImportMapping>,
    signature: String,
}

impl<'a> Layout<'a> {
    pub fn find(read: &Read<'_>, request: &ImportRequest, book: &'a Workbook) -> Result<Self> {
        let memory = Memory::read(read, request.kind)?;
        let grid = match &request.sheet {
            Some(name) => named(book, name)?,
            None => likely(&memory, request.kind, book)?,
        };
        let header_row = match request.header_row {
            Some(row) => Some(said_row(grid, row)?),
            None => header(&memory, request.kind, grid).or_else(|| request.mapping.as_ref().map(|_| 0)),
        };
        let (guessed, doubles) = header_row.map(|row| map_header(request.kind, grid, row)).unwrap_or_default();
        let signature = signature(grid, header_row);
        let kept = memory.0.get(&signature).filter(|_| !signature.is_empty()).cloned();
        let (mapping, doubles, remembered) = match (&request.mapping, &kept) {
            (Some(said), _) => {
                let mapping = said_mapping(request.kind, grid, said)?;
                // A field that was not spoken of is still asked.
                let open = doubles.into_iter().filter(|double| !said.contains_key(double.field.key)).collect();
                (mapping, open, false)
            }
            (None, Some(kept)) => (kept_mapping(request.kind, kept)?, vec![], true),
            (None, None) => (guessed, doubles, false),
        };
        let mut mapping = mapping;
        let is_asked = |key: &str| doubles.iter().any(|double| double.field.key == key);
        if let (Some(stage), Some(field)) = (&request.reading.stage, request.kind.field(STAGE))
            && !is_asked(STAGE)
        {
            mapping.say(field, stage);
        }
        let asked = |field: &&Field| !doubles.iter().any(|double| double.field.key == field.key);
        let missing = missing_fields(request.kind, &mapping).into_iter().filter(asked).collect();
        let stored = numbers_as_stored(book);
        Ok(Self { grid, header_row, mapping, missing, doubles, stored, remembered, kept, signature })
    }

    /// What the checks of the domain read; nothing when a required column is missing or a field has two.
    pub fn source(&self) -> Option<Source<'_>> {
        let header_row = self.header_row.filter(|_| self.missing.is_empty() && self.doubles.is_empty())?;
        Some(Source { grid: self.grid, header_row, mapping: &self.mapping, stored: self.stored })
    }

    /// Keeps the columns for the next file with the same header, which then needs no look at them.
    pub fn remember(&self, write: &Write<'_>, kind: ImportKind) -> Result<()> {
        let said: BTreeMap<&str, usize> = self.mapping.iter().collect();
        let mapping = serde_json::to_string(&said).map_err(|error| Fault::Bug(error.to_string()))?;
        match &self.kept {
            Some(kept) if kept.mapping == mapping => {}
            Some(kept) => write.update(&ImportMapping { mapping, ..kept.clone() })?,
            None if self.signature.is_empty() => {}
            None => {
                let row =
                    ImportMapping { id: Id::NEW, kind: kind.code().into(), signature: self.signature.clone(), mapping };
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

/// The columns that were chosen before, by the header they belong to.
struct Memory(BTreeMap<String, ImportMapping>);

impl Memory {
    fn read(read: &Read<'_>, kind: ImportKind) -> Result<Self> {
        let rows: Vec<ImportMapping> =
            read.list(sql!("import_mappings/of_kind"), named_params! { ":kind": kind.code() })?;
        Ok(Self(rows.into_iter().map(|row| (row.signature.clone(), row)).collect()))
    }

    fn knows(&self, grid: &Grid, row: usize) -> bool {
        !self.0.is_empty() && self.0.contains_key(&signature(grid, Some(row)))
    }
}

/// Only .xlsx and text say what a number looks like in the sheet.
fn numbers_as_stored(book: &Workbook) -> bool {
    !matches!(book.format, Format::Xlsx | Format::Csv { .. })
}

/// The visible sheet whose header says most; among equals the first that holds anything.
fn likely<'a>(memory: &Memory, kind: ImportKind, book: &'a Workbook) -> Result<&'a Grid> {
    let mut best: Option<(usize, &Grid)> = None;
    // A hidden sheet is taken only where no visible one says anything.
    let (hidden, visible): (Vec<&Grid>, Vec<&Grid>) =
        book.sheets.iter().filter(|grid| grid.height() > 0).partition(|grid| grid.facts().hidden);
    for grid in visible.into_iter().chain(hidden) {
        if grid.facts().hidden && best.is_some_and(|(most, _)| most > 0) {
            break;
        }
        let fields = header(memory, kind, grid).map_or(0, |row| fields_in(kind, grid.row(row)).max(1));
        if best.is_none_or(|(most, _)| fields > most) {
            best = Some((fields, grid));
        }
    }
    best.map(|(_, grid)| grid)
        .or(book.sheets.first())
        .ok_or_else(|| kipp_sheets::SheetError::Empty { file: book.file.clone() }.into())
}

/// The header row: one a person mapped before, else the one that names most fields.
fn header(memory: &Memory, kind: ImportKind, grid: &Grid) -> Option<usize> {
    let known = (0..grid.height().min(SCANNED)).find(|row| memory.knows(grid, *row));
    known.or_else(|| guess_header(kind, grid).map(|guess| guess.row))
}

/// The header in normal form: files with the same one have the same columns.
fn signature(grid: &Grid, row: Option<usize>) -> String {
    let forms: Vec<String> =
        row.map_or(&[] as &[_], |row| grid.row(row)).iter().map(|cell| header_form(&cell.shown())).collect();
    forms.join("|").trim_end_matches('|').to_owned()
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
        // Said to have no column.
        if letters.trim().is_empty() {
            continue;
        }
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
