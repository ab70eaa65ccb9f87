//! Which row is the header, and which column holds which field.

use super::says_nothing;
use crate::imports::grid::{Cell, Grid};
use crate::limits::TextClass;
use crate::writing::names::normal_form;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A column an import knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The header of our own templates and CSV files: `wajib_inovasi`.
    pub key: &'static str,
    /// The word on screens: `Wajib inovasi`.
    pub title: &'static str,
    /// Other headers offices use, in any spelling of the same normal form.
    pub synonyms: &'static [&'static str],
    /// Without this column the file cannot be read.
    pub required: bool,
    /// How long its texts may be.
    pub class: TextClass,
}

impl Field {
    /// The same column with texts of another class than a single line.
    pub(super) const fn of(self, class: TextClass) -> Field {
        Field { class, ..self }
    }
}

pub(super) const fn field(
    key: &'static str,
    title: &'static str,
    synonyms: &'static [&'static str],
    required: bool,
) -> Field {
    Field { key, title, synonyms, required, class: TextClass::Line }
}

/// The class of a column's texts. A key means the same in every kind of import.
pub(super) fn class_of(key: &str) -> TextClass {
    super::IMPORT_KINDS.iter().find_map(|kind| kind.field(key)).map_or(TextClass::Line, |field| field.class)
}

/// Field → column, both ways unique; beside them what was said of a field without a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<&'static str, Place>, BTreeMap<&'static str, String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    column: usize,
    required: bool,
}

impl Mapping {
    /// The column of a field, counted from 0.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.0.get(field).map(|place| place.column)
    }

    /// Gives a field its column; the column leaves any other field, the field any other column.
    pub fn set(&mut self, field: &'static Field, column: usize) {
        self.0.retain(|_, taken| taken.column != column);
        self.0.insert(field.key, Place { column, required: field.required });
    }

    /// Says a field of every row that has no column of its own.
    pub fn say(&mut self, field: &'static Field, text: impl Into<String>) {
        if self.column(field.key).is_none() {
            self.1.insert(field.key, text.into());
        }
    }

    /// What was said of a field without a column.
    pub fn said(&self, field: &str) -> Option<&str> {
        self.1.get(field).map(String::as_str)
    }

    /// (field key, column) in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.0.iter().map(|(field, place)| (*field, place.column))
    }

    /// The columns of required fields.
    pub fn required(&self) -> impl Iterator<Item = usize> {
        self.0.values().filter(|place| place.required).map(|place| place.column)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Several columns that may hold one field; a person says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    pub field: &'static Field,
    /// Counted from 0, two at least; none of them is in the mapping.
    pub columns: Vec<usize>,
}

/// Where the header is and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderGuess {
    /// Counted from 0.
    pub row: usize,
    pub mapping: Mapping,
    /// Fields that several columns may hold.
    pub doubles: Vec<Double>,
}

/// Rows looked at for a header: offices put a title and a note above it.
pub const SCANNED: usize = 20;

/// The first row among twenty that names the most fields, and what its columns mean. Nothing when no row names as many
/// fields as the kind needs at least: two, or the one that is required.
pub fn guess_header(kind: super::ImportKind, grid: &Grid) -> Option<HeaderGuess> {
    let enough = kind.fields().iter().filter(|field| field.required).count().clamp(1, 2);
    let mut best: Option<(usize, usize)> = None;
    for row in 0..grid.height().min(SCANNED) {
        let count = fields_in(kind, grid.row(row));
        if count >= enough && best.is_none_or(|(most, _)| count > most) {
            best = Some((count, row));
        }
    }
    best.map(|(_, row)| {
        let (mapping, doubles) = map_header(kind, grid, row);
        HeaderGuess { row, mapping, doubles }
    })
}

/// How many fields a row names.
pub fn fields_in(kind: super::ImportKind, row: &[Cell]) -> usize {
    let mut named = vec![false; kind.fields().len()];
    row.iter().filter_map(|cell| field_of(kind, cell)).for_each(|at| named[at] = true);
    named.into_iter().filter(|named| *named).count()
}

/// A longer text is no header.
const LONGEST_HEADER: usize = 100;

/// The field a header cell names, as its place among the fields.
fn field_of(kind: super::ImportKind, cell: &Cell) -> Option<usize> {
    let crate::imports::grid::Value::Text(text) = &cell.value else {
        return None;
    };
    if text.len() > LONGEST_HEADER {
        return None;
    }
    headers(kind).get(&normal_form(text)).copied()
}

/// Every header a kind knows, in normal form, with the place of its field: made once, asked for thousands of cells.
fn headers(kind: super::ImportKind) -> &'static BTreeMap<String, usize> {
    const KINDS: usize = super::IMPORT_KINDS.len();
    static KNOWN: [OnceLock<BTreeMap<String, usize>>; KINDS] = [const { OnceLock::new() }; KINDS];
    KNOWN[kind as usize].get_or_init(|| {
        let mut known = BTreeMap::new();
        let fields = || kind.fields().iter().enumerate();
        // An exact key or title wins over a synonym of another field.
        for (at, field) in fields() {
            for own in [field.key, field.title] {
                known.entry(normal_form(own)).or_insert(at);
            }
        }
        for (at, field) in fields() {
            for synonym in field.synonyms {
                known.entry(normal_form(synonym)).or_insert(at);
            }
        }
        known
    })
}

/// What the columns under the header of `row` mean. Where several may hold one field, the only one that holds anything,
/// or the first of columns that say the same, is taken; else a person is asked.
pub fn map_header(kind: super::ImportKind, grid: &Grid, row: usize) -> (Mapping, Vec<Double>) {
    let mut of_field: Vec<Vec<usize>> = vec![Vec::new(); kind.fields().len()];
    for (column, cell) in grid.row(row).iter().enumerate() {
        if let Some(at) = field_of(kind, cell) {
            of_field[at].push(column);
        }
    }
    let (mut mapping, mut doubles) = (Mapping::default(), Vec::new());
    for (field, mut columns) in kind.fields().iter().zip(of_field) {
        if columns.len() > 1 {
            let holds = |column: usize| (row + 1..grid.height()).any(|at| !says_nothing(grid.cell(at, column)));
            let filled: Vec<usize> = columns.iter().copied().filter(|column| holds(*column)).collect();
            columns = if filled.is_empty() { vec![columns[0]] } else { filled };
            let first = columns[0];
            let same = |column: &usize| {
                (row + 1..grid.height()).all(|at| grid.cell(at, first).shown() == grid.cell(at, *column).shown())
            };
            if columns.iter().skip(1).all(same) {
                columns.truncate(1);
            }
        }
        match columns.as_slice() {
            [] => {}
            [column] => mapping.set(field, *column),
            _ => doubles.push(Double { field, columns }),
        }
    }
    (mapping, doubles)
}

/// The form of a header under which a mapping is remembered.
pub fn header_form(header: &str) -> String {
    normal_form(header)
}

/// The required fields no column was found for; the file is refused with their titles.
pub fn missing_fields(kind: super::ImportKind, mapping: &Mapping) -> Vec<&'static Field> {
    kind.fields()
        .iter()
        .filter(|field| field.required && mapping.column(field.key).is_none() && mapping.said(field.key).is_none())
        .collect()
}
