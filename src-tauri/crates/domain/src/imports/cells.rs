//! Reading the cells of one row, remarks collected on the way.

use super::columns::class_of;
use super::{Checked, Finding, Source, finding};
use crate::dates::{DateError, date_from_serial, parse_date};
use crate::figures::{FigureError, cell_hundredths, parse_hundredths};
use crate::grid::{Cell, Value};
use crate::nip::Nip;
use crate::problem::Severity;
use chrono::NaiveDate;

/// One content row being read.
pub(super) struct Row<'a> {
    source: Source<'a>,
    at: usize,
    findings: Vec<Finding>,
}

/// The content rows of a sheet: below the header, not blank in every mapped column.
pub(super) fn content_rows<'a>(source: Source<'a>) -> impl Iterator<Item = Row<'a>> {
    (source.header_row + 1..source.grid.height())
        .filter(move |at| source.mapping.iter().any(|(_, column)| !source.grid.cell(*at, column).is_empty()))
        .map(move |at| Row { source, at, findings: Vec::new() })
}

impl<'a> Row<'a> {
    /// As people count.
    pub(super) fn number(&self) -> u32 {
        u32::try_from(self.at + 1).unwrap_or(u32::MAX)
    }

    fn cell(&self, field: &'static str) -> &'a Cell {
        match self.source.mapping.column(field) {
            Some(column) => self.source.grid.cell(self.at, column),
            None => &Cell::EMPTY,
        }
    }

    /// Whether something stands in the field's cell.
    pub(super) fn has(&self, field: &'static str) -> bool {
        !self.cell(field).is_empty()
    }

    pub(super) fn wrong(&mut self, field: &'static str, reason: impl Into<String>) {
        self.note(field, Severity::Wrong, reason);
    }

    pub(super) fn warn(&mut self, field: &'static str, reason: impl Into<String>) {
        self.note(field, Severity::Warning, reason);
    }

    fn note(&mut self, field: &'static str, severity: Severity, reason: impl Into<String>) {
        let finding = finding(self.source, self.number(), field, severity, reason);
        self.findings.push(finding);
    }

    /// The text of a cell, trimmed and as long as its column allows; numbers as they were typed, without a trailing `,0`.
    pub(super) fn text(&mut self, field: &'static str) -> Option<String> {
        let cell = self.cell(field);
        self.note_formula(field);
        let text = match &cell.value {
            Value::Empty => return None,
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(_) if cell.has_lost_digits() => {
                self.wrong(
                    field,
                    "Angka ini lebih dari 15 digit dan akhirnya hilang di Excel. Ketik ulang sebagai teks.",
                );
                return None;
            }
            Value::Number(plain) => plain.clone(),
            Value::Bool(_) => cell.shown(),
            Value::Date(_) | Value::Moment(_) => {
                self.wrong(field, "Sel ini menjadi tanggal di Excel. Ketik ulang sebagai teks.");
                return None;
            }
            Value::Fault(fault) => {
                self.wrong(field, format!("Sel berisi kesalahan rumus {fault}."));
                return None;
            }
        };
        match class_of(field).admit(&text) {
            Ok(admitted) => Some(admitted.trim().to_owned()).filter(|text| !text.is_empty()),
            Err(problem) => {
                self.wrong(field, problem.to_string());
                None
            }
        }
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, field: &'static str, title: &str) -> Option<String> {
        let before = self.findings.len();
        let text = self.text(field);
        if text.is_none() && self.findings.len() == before {
            self.wrong(field, format!("{title} belum diisi."));
        }
        text
    }

    /// A date; `near` gives the year when none was typed.
    pub(super) fn date(&mut self, field: &'static str, near: NaiveDate) -> Option<NaiveDate> {
        self.note_formula(field);
        let read = match &self.cell(field).value {
            Value::Empty => return None,
            Value::Date(date) => Ok(*date),
            Value::Moment(moment) => Ok(moment.date()),
            Value::Text(text) if text.trim().is_empty() => return None,
            Value::Text(text) => parse_date(text, near),
            Value::Number(plain) => {
                plain.parse().ok().and_then(date_from_serial).ok_or_else(|| DateError::Unknown(plain.replace('.', ",")))
            }
            Value::Bool(_) | Value::Fault(_) => Err(DateError::Unknown(self.cell(field).shown())),
        };
        read.map_err(|error| self.wrong(field, error.to_string())).ok()
    }

    /// Ya or tidak; nothing when empty.
    pub(super) fn yes(&mut self, field: &'static str) -> Option<bool> {
        self.note_formula(field);
        let cell = self.cell(field);
        if let Value::Bool(yes) = cell.value {
            return Some(yes);
        }
        match crate::names::normal_form(&cell.shown()).as_str() {
            "" if cell.is_empty() => None,
            "ya" | "y" | "iya" | "wajib" | "benar" | "true" | "1" | "x" | "v" | "ada" => Some(true),
            "" if matches!(cell.shown().as_str(), "✓" | "√" | "✔") => Some(true),
            "" if matches!(cell.shown().as_str(), "-" | "–" | "—") => Some(false),
            "tidak" | "t" | "tdk" | "bukan" | "salah" | "false" | "0" | "tidakwajib" => Some(false),
            _ => {
                self.wrong(field, format!("“{}” bukan ya atau tidak.", cell.shown()));
                None
            }
        }
    }

    /// A NIP; implausible parts are warnings.
    pub(super) fn nip(&mut self, field: &'static str) -> Option<Nip> {
        self.note_formula(field);
        let cell = self.cell(field);
        let text = match &cell.value {
            Value::Empty => return None,
            Value::Text(text) if matches!(text.trim(), "" | "-" | "–") => return None,
            Value::Number(_) if cell.has_lost_digits() => {
                self.wrong(field, crate::nip::NipError::Mangled(cell.shown()).to_string());
                return None;
            }
            Value::Number(plain) => plain.clone(),
            Value::Text(text) => text.clone(),
            Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => cell.shown(),
        };
        match Nip::parse(&text) {
            Ok(nip) => {
                nip.warnings().into_iter().for_each(|warning| self.warn(field, warning));
                Some(nip)
            }
            Err(error) => {
                self.wrong(field, error.to_string());
                None
            }
        }
    }

    /// A figure in whole hundredths.
    pub(super) fn hundredths(&mut self, field: &'static str) -> Option<i64> {
        self.note_formula(field);
        let read = match &self.cell(field).value {
            Value::Empty => return None,
            Value::Text(text) if text.trim().is_empty() => return None,
            Value::Text(text) => parse_hundredths(text),
            Value::Number(plain) => cell_hundredths(plain),
            Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => {
                Err(FigureError::NotAFigure(self.cell(field).shown()))
            }
        };
        read.map_err(|error| self.wrong(field, error.to_string())).ok()
    }

    /// A whole number of at least 1.
    pub(super) fn ordinal(&mut self, field: &'static str) -> Option<u32> {
        let hundredths = self.hundredths(field)?;
        let whole = (hundredths % 100 == 0).then(|| u32::try_from(hundredths / 100).ok()).flatten();
        let whole = whole.filter(|whole| *whole > 0);
        if whole.is_none() {
            self.wrong(field, format!("“{}” bukan bilangan bulat 1 atau lebih.", self.cell(field).shown()));
        }
        whole
    }

    /// A telephone number, as typed.
    pub(super) fn phone(&mut self, field: &'static str) -> Option<String> {
        let numeric = matches!(self.cell(field).value, Value::Number(_));
        let text = self.text(field)?;
        if numeric && !text.starts_with('0') {
            self.warn(field, "Nol di depan nomor telepon mungkin hilang di Excel. Periksa nomornya.");
        }
        Some(text)
    }

    fn note_formula(&mut self, field: &'static str) {
        if self.cell(field).formula {
            self.warn(field, "Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.");
        }
    }

    /// Ends the row: its content counts only when nothing is wrong.
    pub(super) fn end<T>(self, content: Option<T>) -> Checked<T> {
        let row = self.number();
        let mut findings = self.findings;
        findings.sort_by(|one, other| (one.column.len(), &one.column).cmp(&(other.column.len(), &other.column)));
        let mut checked = Checked { row, content, findings };
        if checked.severity() == Severity::Wrong {
            checked.content = None;
        }
        checked
    }
}
