//! Which rows under the header are the table: the row of column numbers, totals, a header printed again and the
//! signature block below are not. What was left out is told; what may be one or the other is kept as a warning.

use super::{Source, says_nothing};
use crate::imports::grid::{Cell, Value};
use crate::writing::dates::month_named;
use crate::writing::names::normal_form;

/// The rows of a table, and what is around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Counted from 0, in order; with the doubt whether it belongs to the table.
    pub(super) rows: Vec<(usize, Option<&'static str>)>,
    /// A sentence for each stretch of rows that was not read.
    pub left_out: Vec<String>,
}

/// A longer text is no signature, no total and no header.
const SHORT: usize = 120;

const BELOW: &str = "Baris ini berada di bawah akhir tabel. Periksa apakah isinya memang data.";
const APART: &str = "Baris ini terpisah dari tabel dan hanya berisi satu kolom. Periksa apakah isinya memang data.";

/// What is said of a row that repeats the header.
const HEADER: &str = "mengulang tajuk";

/// What a row is, seen by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Blank,
    /// Holds what a row must hold, and more than one cell.
    Complete,
    /// Some cells only.
    Partial,
    /// Column numbers, a total, the header again.
    Aside(&'static str),
    /// Begins what stands below a table: place and date, "Mengetahui", a NIP by itself.
    End,
}

/// Finds the rows of the table under the header. A header that is printed again begins the table anew, as does each of
/// several sheets: what stands between may be the signature block of a page.
pub fn table_of(source: Source<'_>) -> Table {
    let reader = Reader::new(source);
    let first = source.header_row + 1;
    let seen: Vec<Seen> = (first..source.grid.height()).map(|at| reader.see(at)).collect();
    let mut table = Table::default();
    let mut from = 0;
    let repeats = |at: &usize| seen.get(*at) == Some(&Seen::Aside(HEADER));
    let starts: Vec<usize> = source.grid.sheet_starts().filter_map(|row| row.checked_sub(first)).collect();
    for to in (0..=seen.len()).filter(|at| repeats(at) || starts.contains(at) || *at == seen.len()) {
        reader.stretch(first + from, &seen[from..to], &mut table);
        from = to;
        if repeats(&to) {
            let row = source.grid.rows_named(first + to, first + to);
            table.left_out.push(format!("Baris {row} {HEADER}; tidak dibaca."));
            from += 1;
        }
    }
    table
}

struct Reader<'a> {
    source: Source<'a>,
    /// Columns of fields.
    mapped: Vec<usize>,
    /// Columns of required fields.
    required: Vec<usize>,
    /// Only one field is required: a line of text is a whole row.
    needs_one: bool,
    /// The column of running numbers, which holds no field.
    numbers: Option<usize>,
    has_numbers: bool,
    /// Normal forms of the header in the mapped columns.
    header: Vec<String>,
}

impl<'a> Reader<'a> {
    /// The rows from `first` on, as they were seen, up to the end or to a header that is printed again.
    fn stretch(&self, first: usize, seen: &[Seen], table: &mut Table) {
        let end = seen.iter().position(|seen| *seen == Seen::End);
        let regular = seen.iter().find(|seen| !matches!(seen, Seen::Blank | Seen::Aside(_))) == Some(&Seen::Complete);
        // The block may begin above what gives it away: back over what is no row of the table, as far as a gap parts
        // it.
        let block = end.map(|end| {
            let loose = |at: &usize| matches!(seen[*at], Seen::Blank | Seen::Partial) && !self.is_numbered(first + at);
            let from = (0..end).rev().take_while(|at| regular && loose(at)).last().unwrap_or(end);
            (from..end).find(|at| seen[*at] == Seen::Blank).unwrap_or(end)
        });
        let mut gap = false;
        let mut below: Vec<usize> = Vec::new();
        for (place, seen) in seen.iter().enumerate() {
            let at = first + place;
            let is_below = block.is_some_and(|block| place >= block);
            match seen {
                Seen::Blank => gap = true,
                Seen::Aside(what) if !is_below => {
                    table.left_out.push(format!("Baris {} {what}; tidak dibaca.", self.source.grid.rows_named(at, at)))
                }
                Seen::Complete if is_below => table.rows.push((at, Some(BELOW))),
                _ if is_below => below.push(at),
                Seen::Complete => table.rows.push((at, None)),
                Seen::Partial | Seen::Aside(_) | Seen::End => {
                    let alone = regular && self.needs_one && (gap || self.has_numbers && !self.is_numbered(at));
                    // In a list of one column the last block before the end may be its signature.
                    let last = !regular && gap && end.is_some();
                    table.rows.push((at, (alone || last).then_some(APART)));
                }
            }
        }
        if let (Some(one), Some(last)) = (below.first(), below.last()) {
            let rows = self.source.grid.rows_named(*one, *last);
            let words = self.first_words(*one);
            table.left_out.push(format!("Baris {rows} di bawah tabel (mulai “{words}”); tidak dibaca."));
        }
    }

    fn new(source: Source<'a>) -> Self {
        let mapped: Vec<usize> = source.mapping.iter().map(|(_, column)| column).collect();
        let required: Vec<usize> = source.mapping.required().collect();
        let header = source.grid.row(source.header_row);
        let forms = |column: &usize| header.get(*column).map(|cell| normal_form(&cell.shown())).unwrap_or_default();
        let numbers = (0..header.len()).find(|column| {
            !mapped.contains(column) && matches!(forms(column).as_str(), "no" | "nomor" | "nourut" | "nomorurut" | "nr")
        });
        let mut reader = Reader {
            source,
            needs_one: required.len() < 2,
            header: mapped.iter().map(forms).collect(),
            mapped,
            required,
            numbers,
            has_numbers: false,
        };
        reader.has_numbers = (source.header_row + 1..source.grid.height()).any(|at| reader.is_numbered(at));
        reader
    }

    fn cell(&self, at: usize, column: usize) -> &'a Cell {
        self.source.grid.cell(at, column)
    }

    fn is_numbered(&self, at: usize) -> bool {
        self.numbers.is_some_and(|column| number_in(self.cell(at, column)).is_some())
    }

    fn see(&self, at: usize) -> Seen {
        let filled = self.mapped.iter().filter(|column| !says_nothing(self.cell(at, **column))).count();
        let row = self.source.grid.row(at);
        if filled == 0 {
            // A signature may stand beside the columns that are read.
            let is_end = row.iter().any(|cell| short_text(cell).is_some_and(is_end));
            return if is_end { Seen::End } else { Seen::Blank };
        }
        let has_required = self.required.iter().all(|column| !says_nothing(self.cell(at, *column)));
        let complete = has_required && (filled > 1 || self.mapped.len() < 2);
        let of_required = |test: fn(&str) -> bool| {
            self.required.iter().any(|column| short_text(self.cell(at, *column)).is_some_and(test))
        };
        let of_any = |test: fn(&str) -> bool| row.iter().any(|cell| short_text(cell).is_some_and(test));
        if at <= self.source.header_row + 2 && counts_columns(row) {
            return Seen::Aside("berisi nomor kolom");
        }
        if self.repeats_header(at) {
            return Seen::Aside(HEADER);
        }
        if of_required(is_total) || !has_required && of_any(is_total) {
            return Seen::Aside("berisi jumlah");
        }
        if self.needs_one && of_required(is_end) || !complete && (of_any(is_end) || of_any(is_remark)) {
            return Seen::End;
        }
        match complete {
            true => Seen::Complete,
            false => Seen::Partial,
        }
    }

    fn repeats_header(&self, at: usize) -> bool {
        let same = |(column, form): (&usize, &String)| {
            let cell = self.cell(at, *column);
            short_text(cell).is_some_and(|text| text.len() <= form.len() * 2 + 8 && normal_form(text) == *form)
        };
        !self.mapped.is_empty() && self.mapped.iter().zip(&self.header).all(same)
    }

    fn first_words(&self, at: usize) -> String {
        let row = self.source.grid.row(at);
        let text = row.iter().find(|cell| !says_nothing(cell)).map(Cell::shown).unwrap_or_default();
        text.chars().take(40).collect()
    }
}

fn short_text(cell: &Cell) -> Option<&str> {
    match &cell.value {
        Value::Text(text) if text.len() <= SHORT => Some(text.trim()).filter(|text| !text.is_empty()),
        Value::Text(_)
        | Value::Empty
        | Value::Number(_)
        | Value::Date(_)
        | Value::Moment(_)
        | Value::Bool(_)
        | Value::Fault(_) => None,
    }
}

/// A running number: `1`, `1.`, `(1)`.
fn number_in(cell: &Cell) -> Option<u32> {
    let text = match &cell.value {
        Value::Number(plain) => plain.as_str(),
        Value::Text(text) => text.trim().trim_matches(['(', ')', '.']),
        Value::Empty | Value::Date(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => return None,
    };
    text.parse().ok()
}

/// `1 2 3 4`: the numbers of the columns, under many official headers.
fn counts_columns(row: &[Cell]) -> bool {
    let mut next = 1;
    for cell in row.iter().filter(|cell| !says_nothing(cell)) {
        if number_in(cell) != Some(next) {
            return false;
        }
        next += 1;
    }
    next > 2
}

fn is_total(text: &str) -> bool {
    if !text.starts_with(['j', 'J', 't', 'T', 's', 'S', 'r', 'R', 'g', 'G']) {
        return false;
    }
    matches!(
        normal_form(text).as_str(),
        "jumlah"
            | "total"
            | "subtotal"
            | "jumlahtotal"
            | "totaljumlah"
            | "grandtotal"
            | "jumlahseluruhnya"
            | "jumlahkeseluruhan"
            | "totalkeseluruhan"
            | "ratarata"
    )
}

/// What only stands below a table: "Mengetahui", "Ditetapkan di", "NIP. 1970…", "Masamba, 10 Desember 2026".
fn is_end(text: &str) -> bool {
    const BEGIN: [&str; 9] = [
        "mengetahui",
        "menyetujui",
        "disetujui oleh",
        "diketahui oleh",
        "disahkan",
        "ditetapkan di",
        "dibuat di",
        "pada tanggal",
        "tembusan",
    ];
    begins_any(text, &BEGIN) || is_lone_nip(text) || is_place_and_date(text)
}

/// A remark under the table, in a row that is none of its rows.
fn is_remark(text: &str) -> bool {
    const BEGIN: [&str; 6] = ["catatan:", "catatan :", "keterangan:", "keterangan :", "sumber:", "sumber :"];
    begins_any(text, &BEGIN)
}

fn begins_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word)))
}

/// `NIP. 19700101 199001 1 001`, where a name would stand.
fn is_lone_nip(text: &str) -> bool {
    let begins = text.get(..3).is_some_and(|begin| begin.eq_ignore_ascii_case("nip"));
    begins && text.bytes().filter(u8::is_ascii_digit).count() >= 8
}

/// `Masamba, 10 Desember 2026`, also with dots for a day that is not known yet.
fn is_place_and_date(text: &str) -> bool {
    let Some((place, date)) = text.split_once(',') else {
        return false;
    };
    let words: Vec<&str> = date.split_whitespace().collect();
    let Some((year, before)) = words.split_last() else {
        return false;
    };
    let dots = |word: &str| word.chars().all(|sign| matches!(sign, '.' | '…' | '_'));
    let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
    let is_day =
        |word: &&str| dots(word) || month_named(word).is_some() || word.parse::<u32>().is_ok_and(|day| day <= 31);
    !place.is_empty()
        && place.chars().all(|sign| sign.is_alphabetic() || matches!(sign, ' ' | '.' | '-'))
        && is_year
        && (1..=2).contains(&before.len())
        && before.iter().all(is_day)
        && before.iter().any(|word| dots(word) || month_named(word).is_some())
}
