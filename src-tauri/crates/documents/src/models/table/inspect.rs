//! Inspection of printed tables by rules 20 to 23 of design/documents/checklist.md, and reading them back.
//!
//! Finds tables on the pages by their lines alone, as an eye would, so that it shares nothing with the layout it judges.

use crate::Composed;
use crate::fonts::{FontSet, MM_PER_PT};
use crate::inspect::{Sheet, run_box, sheets};
use crate::page::{Item, Line, TextRun, role};
use crate::paper::Frame;

use super::paint::{EMPTY, FRAME, GROUP, NUMBER};

/// Least clearance of words from the lines of their cell (rule 22).
const CLEARANCE_MM: f64 = 0.5;
/// Column edges agree on all pages to this (rule 20).
const EDGE_MM: f64 = 0.1;
/// Rows a last page has at least (rule 21).
const LAST_ROWS: usize = 3;

/// The part of a table that stands on one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// From 1.
    pub page: usize,
    /// x of the column edges.
    pub edges: Vec<f64>,
    pub top: f64,
    /// Lower edge of the header.
    pub head_foot: f64,
    /// Lower edges of the rows, the last one that of the table.
    pub row_ends: Vec<f64>,
    /// Words of the header.
    pub head: Vec<String>,
    /// Words of the rows by column; lines of a cell are joined by a space.
    pub rows: Vec<ReadRow>,
}

/// A row as printed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadRow {
    pub cells: Vec<String>,
    pub height: f64,
    /// Column numbers, a sentence, a heading over rows, or totals: not a row of data.
    pub is_data: bool,
    /// A heading over rows: numbers may begin again below it.
    pub is_group: bool,
}

/// A table over its pages.
#[derive(Debug, Clone)]
pub struct ReadTable {
    pub pieces: Vec<Piece>,
}

impl ReadTable {
    /// All rows of data, in order.
    pub fn rows(&self) -> impl Iterator<Item = &ReadRow> {
        self.pieces.iter().flat_map(|piece| &piece.rows).filter(|row| row.is_data)
    }
}

/// The tables of a document: pieces on neighbouring pages with the same edges and header are one table.
pub fn read(composed: &Composed) -> Vec<ReadTable> {
    let mut tables: Vec<ReadTable> = Vec::new();
    for sheet in sheets(composed) {
        for (place, piece) in pieces(&sheet).into_iter().enumerate() {
            let goes_on = place == 0
                && tables.last().and_then(|table| table.pieces.last()).is_some_and(|before| {
                    before.page + 1 == piece.page && before.head == piece.head && alike(&before.edges, &piece.edges)
                });
            match tables.last_mut() {
                Some(table) if goes_on && !restarts(&piece) => table.pieces.push(piece),
                _ => tables.push(ReadTable { pieces: vec![piece] }),
            }
        }
    }
    tables
}

/// The next sheet of a batch begins with row 1 again.
fn restarts(piece: &Piece) -> bool {
    let first = piece.rows.iter().find(|row| row.is_data).and_then(|row| row.cells.first());
    counts(piece) && first.is_some_and(|cell| cell == "1")
}

fn counts(piece: &Piece) -> bool {
    piece.head.first().is_some_and(|word| word == "No")
}

fn alike(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() <= EDGE_MM)
}

/// All violations, each with its page. `row_mm` is the least height of a row of data.
pub fn inspect(composed: &Composed, fonts: &FontSet, frame: &Frame, row_mm: f64) -> Vec<String> {
    let mut found = Vec::new();
    for sheet in sheets(composed) {
        let pieces = pieces(&sheet);
        let words = sheet.runs().filter(|run| is_cell(run.role)).count();
        if words > 0 && pieces.is_empty() {
            found.push(format!("hal. {}: [20] sel tanpa tabel", sheet.number));
        }
        for piece in &pieces {
            inspect_piece(&sheet, fonts, frame, piece, row_mm, &mut found);
        }
    }
    for table in read(composed) {
        inspect_table(&table, &mut found);
    }
    found
}

fn inspect_piece(sheet: &Sheet, fonts: &FontSet, frame: &Frame, piece: &Piece, row_mm: f64, found: &mut Vec<String>) {
    let page = sheet.number;
    let (left, right) = (piece.edges[0], piece.edges[piece.edges.len() - 1]);
    if (left - frame.left).abs() > EDGE_MM || (right - frame.right).abs() > EDGE_MM {
        found.push(format!("hal. {page}: [20] tabel {left:.1}-{right:.1}, bukan selebar teks"));
    }
    if piece.head.is_empty() {
        found.push(format!("hal. {page}: [20] tabel tanpa kepala"));
    }
    let bottom = piece.row_ends.last().copied().unwrap_or(piece.head_foot);
    if bottom > frame.last - 1.0 + 0.01 {
        found.push(format!("hal. {page}: [2] tabel sampai {bottom:.2}, tanpa cadangan 1 mm"));
    }
    for row in piece.rows.iter().filter(|row| row.is_data && row.height < row_mm - 0.01) {
        found.push(format!("hal. {page}: [22] baris “{}” hanya {:.1} mm", row.cells.join(" | "), row.height));
    }
    let verticals: Vec<&Line> = lines(sheet).filter(|line| is_vertical(line)).collect();
    let horizontals: Vec<&Line> = lines(sheet).filter(|line| !is_vertical(line)).collect();
    for run in sheet.runs().filter(|run| is_cell(run.role) || run.role == role::HEAD) {
        let b = run_box(fonts, run);
        if b.bottom < piece.top || b.top > bottom {
            continue;
        }
        let near = verticals.iter().find(|line| {
            spans(line, b.top, b.bottom)
                && line.from.0 > b.left - CLEARANCE_MM + 0.005
                && line.from.0 < b.right + CLEARANCE_MM - 0.005
        });
        if let Some(line) = near {
            found.push(format!("hal. {page}: [22] “{}” dekat garis x {:.1}", run.text, line.from.0));
        }
        let crossed = horizontals.iter().any(|line| {
            let half = line.stroke.width * MM_PER_PT / 2.0;
            line.from.0 < b.right && line.to.0 > b.left && line.from.1 + half > b.top && line.from.1 - half < b.bottom
        });
        if crossed {
            found.push(format!("hal. {page}: [3] “{}” menyentuh garis baris", run.text));
        }
        if b.left < left || b.right > right {
            found.push(format!("hal. {page}: [22] “{}” keluar dari tabel", run.text));
        }
    }
}

fn inspect_table(table: &ReadTable, found: &mut Vec<String>) {
    let Some(last) = table.pieces.last() else {
        return;
    };
    let page = last.page;
    let rows = last.rows.iter().filter(|row| row.is_data).count();
    if table.pieces.len() > 1 && rows < LAST_ROWS.min(table.rows().count()) {
        found.push(format!("hal. {page}: [21] hanya {rows} baris di halaman terakhir"));
    }
    if counts(last) {
        let mut next = 1;
        let mut below_group = false;
        for row in table.pieces.iter().flat_map(|piece| &piece.rows) {
            if !row.is_data {
                below_group |= row.is_group;
                continue;
            }
            let number = row.cells.first().cloned().unwrap_or_default();
            if below_group && number == "1" {
                next = 1;
            }
            below_group = false;
            // Further pieces of a row higher than a page bear no number.
            if number.is_empty() && next > 1 {
                continue;
            }
            if number != next.to_string() {
                found.push(format!("hal. {page}: [21] nomor baris “{number}”, bukan {next}"));
            }
            next += 1;
        }
    }
    for column in 0..last.edges.len().saturating_sub(1) {
        let mut decimals: Option<usize> = None;
        for row in table.rows() {
            let cell = row.cells.get(column).map_or("", String::as_str);
            let figures = cell.chars().all(|c| c.is_ascii_digit() || c == '.') && cell.contains('.');
            if figures && !cell.ends_with('.') && !is_clock(cell) {
                found.push(format!("hal. {page}: [23] titik desimal pada “{cell}”"));
            }
            let Some(count) = decimals_of(cell) else {
                continue;
            };
            if decimals.is_some_and(|known| known != count) {
                found.push(format!("hal. {page}: [23] “{cell}” tidak ber-{} desimal", decimals.unwrap_or(0)));
            }
            decimals = Some(count);
        }
    }
}

/// `08.45`
fn is_clock(cell: &str) -> bool {
    cell.len() == 5
        && cell.split_once('.').is_some_and(|(hour, minute)| hour < "24" && minute < "60" && hour.len() == 2)
}

/// Decimals of `86,25` (2) and `90` (none).
fn decimals_of(cell: &str) -> Option<usize> {
    let (whole, part) = cell.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    (digits(whole) && digits(part)).then_some(part.len())
}

fn lines(sheet: &Sheet) -> impl Iterator<Item = &Line> {
    sheet.items.iter().filter_map(|item| match item {
        Item::Line(line) if line.role == role::GRID || line.role == FRAME => Some(line),
        _ => None,
    })
}

fn is_vertical(line: &Line) -> bool {
    (line.from.0 - line.to.0).abs() < 1e-9
}

fn spans(line: &Line, top: f64, bottom: f64) -> bool {
    line.from.1.min(line.to.1) < bottom && line.from.1.max(line.to.1) > top
}

fn is_cell(word: &str) -> bool {
    [role::CELL, role::TOTAL, NUMBER, EMPTY, GROUP].contains(&word)
}

/// Tables of one page, from top to bottom.
fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let outer: Vec<&Line> = lines(sheet).filter(|line| line.role == FRAME && is_vertical(line)).collect();
    outer
        .chunks(2)
        .filter_map(|pair| match pair {
            [left, right] => Some(piece(sheet, left, right)),
            _ => None,
        })
        .collect()
}

fn piece(sheet: &Sheet, left: &Line, right: &Line) -> Piece {
    let (top, bottom) = (left.from.1, left.to.1);
    let inside = |y: f64| y > top + 1e-6 && y < bottom - 1e-6;
    let flat: Vec<&Line> = lines(sheet)
        .filter(|line| !is_vertical(line) && line.from.0 <= left.from.0 + 1e-6 && line.to.0 >= right.from.0 - 1e-6)
        .collect();
    let head_foot = flat
        .iter()
        .filter(|line| line.role == FRAME && inside(line.from.1))
        .map(|line| line.from.1)
        .fold(top, f64::max);
    let mut row_ends: Vec<f64> =
        flat.iter().filter(|line| line.role == role::GRID && inside(line.from.1)).map(|line| line.from.1).collect();
    row_ends.push(bottom);
    row_ends.retain(|y| *y > head_foot + 1e-6);
    row_ends.sort_by(f64::total_cmp);
    let mut edges: Vec<f64> = lines(sheet)
        .filter(|line| is_vertical(line) && spans(line, top + 1e-6, bottom - 1e-6))
        .map(|line| line.from.0)
        .collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 1e-6);

    let words = |run: &&TextRun| run.y > top && run.y < bottom;
    let head = sheet.runs().filter(words).filter(|run| run.role == role::HEAD).map(|run| run.text.clone()).collect();
    let mut start = head_foot;
    let mut rows = Vec::with_capacity(row_ends.len());
    for end in &row_ends {
        let mut cells = vec![String::new(); edges.len().saturating_sub(1)];
        let mut is_data = true;
        let mut is_group = false;
        for run in sheet.runs().filter(|run| is_cell(run.role) && run.y > start && run.y < *end) {
            is_data &= run.role == role::CELL;
            is_group |= run.role == GROUP;
            let middle = run.x + run.width / 2.0;
            let column = edges.windows(2).position(|pair| pair[0] <= middle && middle < pair[1]).unwrap_or(0);
            let Some(cell) = cells.get_mut(column) else {
                continue;
            };
            if !cell.is_empty() {
                cell.push(' ');
            }
            cell.push_str(&run.text);
        }
        rows.push(ReadRow { cells, height: end - start, is_data, is_group });
        start = *end;
    }
    Piece { page: sheet.number, edges, top, head_foot, row_ends, head, rows }
}
