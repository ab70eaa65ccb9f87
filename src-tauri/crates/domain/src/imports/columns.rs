//! Which row is the header, and which column holds which field.

use crate::grid::{Cell, Grid};
use crate::limits::TextClass;
use crate::names::normal_form;
use std::collections::BTreeMap;

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

/// Field → column, both ways unique.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(BTreeMap<&'static str, usize>);

impl Mapping {
    /// The column of a field, counted from 0.
    pub fn column(&self, field: &str) -> Option<usize> {
        self.0.get(field).copied()
    }

    /// Gives a field its column; the column leaves any other field, the field any other column.
    pub fn set(&mut self, field: &'static Field, column: usize) {
        self.0.retain(|_, taken| *taken != column);
        self.0.insert(field.key, column);
    }

    pub fn unset(&mut self, field: &str) {
        self.0.remove(field);
    }

    /// (field key, column) in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        self.0.iter().map(|(field, column)| (*field, *column))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Where the header is and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderGuess {
    /// Counted from 0.
    pub row: usize,
    pub mapping: Mapping,
}

/// Rows looked at for a header: offices put a title and a note above it.
const SCANNED: usize = 20;

/// The first row among twenty that names the most fields, and what its columns mean. Nothing when no row names two
/// fields (or the only one there is).
pub fn guess_header(
    kind: super::ImportKind,
    grid: &Grid,
    remembered: &BTreeMap<String, String>,
) -> Option<HeaderGuess> {
    let mut best: Option<HeaderGuess> = None;
    for row in 0..grid.height().min(SCANNED) {
        let mapping = map_header(kind, grid.row(row), remembered);
        if mapping.len() >= 2 && best.as_ref().is_none_or(|best| mapping.len() > best.mapping.len()) {
            best = Some(HeaderGuess { row, mapping });
        }
    }
    best
}

/// What the columns under these headers mean. `remembered` leads from a header in normal form to a field key and wins
/// over our own synonyms; an exact key or title wins over a synonym; the leftmost column wins among equals.
pub fn map_header(kind: super::ImportKind, header: &[Cell], remembered: &BTreeMap<String, String>) -> Mapping {
    let forms: Vec<String> = header.iter().map(|cell| header_form(&cell.shown())).collect();
    let mut mapping = Mapping::default();
    let mut taken = vec![false; forms.len()];
    let mut claim = |field: &'static Field, fits: &dyn Fn(&str) -> bool| {
        if mapping.column(field.key).is_some() {
            return;
        }
        let free = forms.iter().enumerate().find(|(at, form)| !taken[*at] && !form.is_empty() && fits(form));
        if let Some((at, _)) = free {
            taken[at] = true;
            mapping.set(field, at);
        }
    };
    for field in kind.fields() {
        claim(field, &|form| remembered.get(form).is_some_and(|key| key == field.key));
    }
    for field in kind.fields() {
        claim(field, &|form| form == normal_form(field.key) || form == normal_form(field.title));
    }
    for field in kind.fields() {
        claim(field, &|form| field.synonyms.iter().any(|synonym| normal_form(synonym) == form));
    }
    mapping
}

/// The form of a header under which a mapping is remembered.
pub fn header_form(header: &str) -> String {
    normal_form(header)
}

/// The required fields no column was found for; the file is refused with their titles.
pub fn missing_fields(kind: super::ImportKind, mapping: &Mapping) -> Vec<&'static Field> {
    kind.fields().iter().filter(|field| field.required && mapping.column(field.key).is_none()).collect()
}
