//! Cells and rows: words that are already decided, taken from the values by the template's columns.
//!
//! Knows no number; a mark arrives as `86,25`. A value that is absent prints "–"; an empty one leaves the cell blank,
//! which is room to write in.

use super::column::{Column, is_absent};
use crate::ComposeError;
use crate::template::{Scope, Template, Text};
use crate::values::{Value, Values};

/// What stands where a value is missing.
pub const MISSING: &str = "–";

/// A stretch of a cell that begins on a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    pub bold: bool,
}

/// One cell; blank if it has no paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub paragraphs: Vec<Paragraph>,
}

impl Cell {
    pub fn words(text: impl Into<String>, bold: bool) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::default() } else { Cell { paragraphs: vec![Paragraph { text, bold }] } }
    }

    pub fn missing() -> Cell {
        Cell::words(MISSING, false)
    }

    /// All words, paragraphs on lines of their own.
    pub fn text(&self) -> String {
        let lines: Vec<&str> = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        lines.join("\n")
    }

    pub fn is_blank(&self) -> bool {
        self.paragraphs.is_empty()
    }

    pub fn is_missing(&self) -> bool {
        matches!(&self.paragraphs[..], [only] if only.text == MISSING)
    }
}

/// One row: a cell per column, in that order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// A heading over the rows below it (`kelompok_baris`): its first cell takes the whole width.
    pub group: bool,
}

/// Flag of an entry that is a heading over the entries below it, and the name of its words.
const GROUP_FLAG: &str = "kelompok_baris";
const GROUP_WORDS: &str = "nama_kelompok";

/// Name of the column that counts the rows by itself when it has no value of its own.
const COUNTER: &str = "no";

/// The rows of a table, then `blank` blank ones.
pub fn rows(
    template: &Template,
    layers: &[&Values],
    columns: &[Column],
    entries: &[Values],
    blank: usize,
) -> Result<Vec<Row>, ComposeError> {
    let nothing = Text::default();
    let texts: Vec<(&Text, Option<&str>, bool)> = columns
        .iter()
        .map(|column| match template.columns.get(column.source) {
            Some(source) => (&source.value, source.bold_if.as_deref(), is_counter(&source.name, &source.value)),
            None => (&nothing, None, false),
        })
        .collect();
    let mut rows = Vec::with_capacity(entries.len() + blank);
    let restarts = template.switch("restart_numbers");
    let mut number = 0;
    for entry in entries {
        if entry.is_on(GROUP_FLAG) {
            let mut cells = vec![Cell::default(); columns.len()];
            if let Some(first) = cells.first_mut() {
                *first = Cell::words(entry.str(GROUP_WORDS), true);
            }
            rows.push(Row { cells, group: true });
            number = if restarts { 0 } else { number };
            continue;
        }
        number += 1;
        let mut cells = Vec::with_capacity(columns.len());
        for (column, (text, bold_if, counter)) in columns.iter().zip(&texts) {
            let bold = column.bold || bold_if.is_some_and(|flag| entry.is_on(flag));
            cells.push(match counter {
                true => Cell::words(number.to_string(), bold),
                false => filled(text, layers, entry, template, column, bold, Cell::missing)?,
            });
        }
        rows.push(Row { cells, group: false });
    }
    for number in number + 1..number + 1 + blank {
        let cells = texts
            .iter()
            .map(|(_, _, counter)| if *counter { Cell::words(number.to_string(), false) } else { Cell::default() })
            .collect();
        rows.push(Row { cells, group: false });
    }
    Ok(rows)
}

/// The totals row: like a row, but what is absent stays blank.
pub fn totals(
    template: &Template,
    layers: &[&Values],
    columns: &[Column],
    entry: &Values,
) -> Result<Row, ComposeError> {
    let mut cells = Vec::with_capacity(columns.len());
    for column in columns {
        cells.push(match template.columns.get(column.source) {
            Some(source) => filled(&source.value, layers, entry, template, column, true, Cell::default)?,
            None => Cell::default(),
        });
    }
    Ok(Row { cells, group: false })
}

fn is_counter(name: &str, value: &Text) -> bool {
    name == COUNTER && value.paths().next().is_none()
}

fn filled(
    text: &Text,
    outer: &[&Values],
    entry: &Values,
    template: &Template,
    column: &Column,
    bold: bool,
    absent: fn() -> Cell,
) -> Result<Cell, ComposeError> {
    if text.paths().next().is_none() {
        return from_text(text, &Scope::new(&[]), bold);
    }
    // The entry itself, then the entries of the lists the column is repeated for.
    let path = template.columns.get(column.source).and_then(|source| source.each.as_deref()).unwrap_or("");
    let mut own: [&Values; 3] = [entry; 3];
    for ((list, step), place) in path.split('.').zip(&column.steps).zip(1..) {
        let Some(found) = own[place - 1].rows(list).get(*step) else {
            return Ok(absent());
        };
        own[place..].fill(found);
    }
    if let Some(Value::Text(words)) = text.only_path().and_then(|path| Scope::new(&own).get(path)) {
        let lines = words.split('\n').filter(|line| !line.is_empty());
        let paragraphs = lines.map(|line| Paragraph { text: line.to_owned(), bold }).collect();
        return Ok(Cell { paragraphs });
    }
    // A value of the document must not stand in for one the row lacks.
    let scope = Scope::new(&own);
    if is_absent(text, &scope) {
        return Ok(absent());
    }
    if text.paths().all(|path| scope.get(path).is_some()) {
        return from_text(text, &scope, bold);
    }
    let mut blanks = Values::new();
    for path in text.paths().filter(|path| outer.iter().all(|layer| layer.get(path).is_none())) {
        blanks.set(path.to_owned(), Value::Text(String::new()));
    }
    let layers: Vec<&Values> = [&blanks].into_iter().chain(outer.iter().copied()).chain(own).collect();
    from_text(text, &Scope::new(&layers), bold)
}

fn from_text(text: &Text, scope: &Scope<'_>, bold: bool) -> Result<Cell, ComposeError> {
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(1);
    let mut begins = true;
    for span in text.spans(scope)? {
        for (place, line) in span.text.split('\n').enumerate() {
            if place > 0 {
                begins = true;
            }
            if line.is_empty() {
                continue;
            }
            match paragraphs.last_mut() {
                Some(last) if !begins => last.text.push_str(line),
                _ => paragraphs.push(Paragraph { text: line.to_owned(), bold: bold || span.bold }),
            }
            begins = false;
        }
    }
    Ok(Cell { paragraphs })
}
