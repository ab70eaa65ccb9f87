//! The table as CSV for Indonesian Excel: UTF-8 with BOM, `;`, decimal comma, lines ending CRLF.

use crate::table::{Column, Entry};
use crate::text::is_invisible;
use kipp_domain::{figures, words};

/// Writes header and rows. A text that Excel would take for a formula gets a guard `'` (OWASP, "CSV injection"); our
/// own reader takes it off again.
pub fn write_csv(columns: &[Column], rows: &[Vec<Entry>]) -> Vec<u8> {
    let mut text = String::from("\u{feff}");
    write_record(&mut text, columns.iter().map(|column| guarded(&column.title)));
    for row in rows {
        write_record(&mut text, (0..columns.len()).map(|at| row.get(at).map(shown).unwrap_or_default()));
    }
    text.into_bytes()
}

fn write_record(text: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            text.push(';');
        }
        let edged = field.starts_with(char::is_whitespace) || field.ends_with(char::is_whitespace);
        if edged || field.contains([';', '"', '\r', '\n', ',', '\t']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

fn shown(entry: &Entry) -> String {
    match entry {
        Entry::Empty => String::new(),
        Entry::Text(text) => guarded(text),
        Entry::Count(count) => count.to_string(),
        // Without thousands points, so that Excel reads a number.
        Entry::Hundredths(value) => figures::hundredths(*value).replace('.', ""),
        Entry::PerMille(tenths) => {
            let sign = if *tenths < 0 { "-" } else { "" };
            format!("{sign}{},{}%", tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10)
        }
        Entry::Date(date) => words::short_date(*date),
    }
}

/// Starts a formula in Excel, LibreOffice or Google Sheets.
fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// One `'` more in front of a text that our reader or Excel would take for something else.
fn guarded(text: &str) -> String {
    match wants_guard(text) {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

/// The text before [`guarded`].
pub(crate) fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if wants_guard(inner) => inner,
        Some(_) | None => text,
    }
}

/// A formula, a number behind an apostrophe (`'007` is read as 007), or a guarded one of either; white space and signs
/// of no width in front do not count, because a reader drops them.
fn wants_guard(text: &str) -> bool {
    let bare = text.trim_start_matches(|sign: char| sign == '\'' || sign.is_whitespace() || is_invisible(sign));
    let quoted = text[..text.len() - bare.len()].contains('\'');
    starts_formula(text.trim_start_matches('\''))
        || starts_formula(bare)
        || quoted && bare.starts_with(|sign: char| sign.is_ascii_digit())
}
