//! Cells of a participant file, cleaned of what programs leave in them.

use unicode_normalization::UnicodeNormalization;

/// One line of a file.
pub(super) type Row = Vec<String>;

/// The text of a column; empty when the row ends before it.
pub(super) fn cell(row: &Row, at: usize) -> &str {
    row.get(at).map_or("", String::as_str)
}

pub(super) fn is_blank(row: &Row) -> bool {
    row.iter().all(String::is_empty)
}

/// The table without NUL and byte order marks, blanks around cells, and the formula that Webex puts around dates
/// (`="2021-10-04 09:00:00"`): it is unwrapped, never computed. Empty cells at the end of a row go.
pub(super) fn cleaned(rows: &[Vec<String>]) -> Vec<Row> {
    let clean = |row: &Vec<String>| {
        let mut row: Row = row.iter().map(|cell| clean_cell(cell)).collect();
        row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
        row
    };
    rows.iter().map(clean).collect()
}

fn clean_cell(cell: &str) -> String {
    let unseen = |sign: char| matches!(sign, '\0' | '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}');
    let kept: String = cell.chars().filter(|sign| !unseen(*sign)).collect();
    let text = kept.trim();
    let inside = text.strip_prefix("=\"").and_then(|text| text.strip_suffix('"'));
    inside.unwrap_or(text).trim().to_owned()
}

/// A header word as it is compared: lower case, composed, without quotes, single blanks.
pub(super) fn normal(cell: &str) -> String {
    // Content is longer than any header word.
    if cell.len() > 80 {
        return String::new();
    }
    let folded: String = cell.nfc().flat_map(char::to_lowercase).filter(|sign| *sign != '"').collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
