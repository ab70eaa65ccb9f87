//! Reading the cells of one row, remarks collected on the way.

use super::columns::class_of;
use super::partial_date::{PartialDate, partial_date};
use super::table::table_of;
use super::{Checked, Finding, Source, finding};
use crate::imports::grid::{Cell, Value};
use crate::problem::Severity;
use crate::writing::dates::{DateError, date_from_serial, parse_date};
use crate::writing::figures::{self, FigureError, cell_hundredths, parse_hundredths};
use crate::writing::nip::Nip;
use chrono::NaiveDate;

/// One content row being read.
pub(super) struct Row<'a> {
    source: Source<'a>,
    at: usize,
    findings: Vec<Finding>,
}

/// The rows of the table under the header, doubts about one noted.
pub(super) fn content_rows<'a>(source: Source<'a>) -> impl Iterator<Item = Row<'a>> {
    table_of(source).rows.into_iter().map(move |(at, doubt)| {
        let mut row = Row { source, at, findings: Vec::new() };
        if let Some(doubt) = doubt {
            row.warn("", doubt);
        }
        row
    })
}

impl<'a> Row<'a> {
    /// As people count.
    pub(super) fn number(&self) -> u32 {
        u32::try_from(self.at + 1).unwrap_or(u32::MAX)
    }

    /// The cell of a field; what says nothing ("-", "nihil") is empty, whatever the field.
    fn cell(&self, field: &'static str) -> &'a Cell {
        self.source.cell(self.at, field)
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
        if let Some(said) = self.source.mapping.said(field) {
            return Some(said.trim().to_owned()).filter(|text| !text.is_empty());
        }
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

    /// A date; `near` gives the year when none was typed. Of a year or a month alone the first day is taken.
    pub(super) fn date(&mut self, field: &'static str, near: NaiveDate) -> Option<NaiveDate> {
        self.day(field, near, |partial| (partial.first, "pertama"))
    }

    /// As [`Row::date`], for a day until which something holds: the last day of a year or a month.
    pub(super) fn last_date(&mut self, field: &'static str, near: NaiveDate) -> Option<NaiveDate> {
        self.day(field, near, |partial| (partial.last, "terakhir"))
    }

    fn day(
        &mut self,
        field: &'static str,
        near: NaiveDate,
        of_partial: fn(PartialDate) -> (NaiveDate, &'static str),
    ) -> Option<NaiveDate> {
        self.note_formula(field);
        let cell = self.cell(field);
        let text = match &cell.value {
            Value::Empty => return None,
            Value::Date(date) => return Some(*date),
            Value::Moment(moment) => return Some(moment.date()),
            Value::Text(text) => text.trim(),
            Value::Number(plain) => plain.as_str(),
            Value::Bool(_) | Value::Fault(_) => {
                self.wrong(field, DateError::Unknown(cell.shown()).to_string());
                return None;
            }
        };
        if let Some(found) = partial_date(text) {
            let (day, which) = of_partial(found);
            self.warn(
                field,
                format!(
                    "Hanya {} yang tertulis. Dipakai hari {which}nya, {}; perbaiki selnya bila tanggalnya diketahui.",
                    found.written,
                    crate::writing::words::long_date(day)
                ),
            );
            return Some(day);
        }
        // A number is a day only where its format says so: 43900 may be anything.
        if let Some(serial) = bare_number(text) {
            let meant = serial.parse().ok().filter(|serial| *serial >= 10_000).and_then(date_from_serial);
            let meant = meant.map(crate::writing::words::long_date);
            let meant = meant.map(|day| format!(" Bila maksudnya {day}, ketik tanggal itu.")).unwrap_or_default();
            self.wrong(field, format!("“{}” adalah bilangan, bukan tanggal.{meant}", cell.shown()));
            return None;
        }
        let read = match parse_date(text, near) {
            Err(DateError::Unknown(_)) => Err(DateError::Unknown(cell.shown())),
            other => other,
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
        match crate::writing::names::normal_form(&cell.shown()).as_str() {
            "" if cell.is_empty() => None,
            "ya" | "y" | "iya" | "wajib" | "benar" | "true" | "1" | "x" | "v" | "ada" => Some(true),
            "" if matches!(cell.shown().as_str(), "✓" | "√" | "✔") => Some(true),
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
            Value::Number(_) if cell.has_lost_digits() => {
                self.wrong(field, crate::writing::nip::NipError::Mangled(cell.shown()).to_string());
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
            Value::Text(text) if text.trim_end().ends_with('%') => {
                let said = text.trim();
                self.wrong(field, percent_reason(said));
                return None;
            }
            Value::Text(text) => parse_hundredths(text),
            Value::Number(plain) => cell_hundredths(plain),
            Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => {
                Err(FigureError::NotAFigure(self.cell(field).shown()))
            }
        };
        read.map_err(|error| self.wrong(field, error.to_string())).ok()
    }

    /// Whether a number stands here as a share would be kept: 0,85 may be shown as 85% by a format nobody told us.
    pub(super) fn may_be_share(&self, field: &'static str, hundredths: i64) -> bool {
        let is_number = matches!(self.cell(field).value, Value::Number(_));
        self.source.stored && is_number && (1..=100).contains(&hundredths)
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

/// Five digits or fewer and nothing else, or a broken number: no year, no date as it is typed.
fn bare_number(text: &str) -> Option<&str> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let plain = digits > 0 && digits + text.bytes().filter(|sign| matches!(sign, b'.' | b'-')).count() == text.len();
    let broken = text.split('.').count() == 2 && !text.contains('-');
    (plain && (digits == text.len() && digits <= 6 || broken)).then_some(text)
}

/// "85%" in a column of marks: both readings are told, nobody chooses.
fn percent_reason(said: &str) -> String {
    let share = parse_hundredths(said.trim_end_matches('%').trim());
    let readings =
        share.map(|share| format!(" Ketik {} atau {}.", figures::hundredths(share), figures::hundredths(share / 100)));
    format!("“{said}” adalah persen.{}", readings.unwrap_or_else(|_| " Ketik nilainya tanpa persen.".to_owned()))
}
