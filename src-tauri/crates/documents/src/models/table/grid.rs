//! A table set into lines: every cell wrapped to its column, every row with its height.
//!
//! Wraps once; the tightening level changes only padding, so it is asked for when heights are. Knows no page.

use std::ops::Range;

use super::cell::{Cell, Row};
use super::column::{Column, ColumnKind};
use super::level::Level;
use crate::fonts::{Face, Family, FontSet, MM_PER_PT};
use crate::text::{Align, Style, bind, wrap};

/// Side padding of cells in mm (documents.md section 1).
pub const SIDE_MM: f64 = 1.3;
/// Side padding of header cells: a long heading may come a little nearer to its line.
pub const HEAD_SIDE_MM: f64 = 0.8;
/// Least clearance of a figure, which is never broken (checklist 22).
pub const CLEARANCE_MM: f64 = 0.5;
/// Line pitch in tables, in ems.
pub const LEADING: f64 = 1.2;

/// How a table is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GridStyle {
    pub family: Family,
    pub size: f64,
    /// Lowest row in mm, at level 0 and when tightened.
    pub row_mm: f64,
    pub tight_row_mm: f64,
    /// Grey fill of header and totals (off when ink is saved).
    pub fill: bool,
    /// Row of column numbers under the header.
    pub number_row: bool,
    /// Columns the totals label stretches over.
    pub totals_span: usize,
}

impl GridStyle {
    pub fn lead_mm(&self) -> f64 {
        self.size * LEADING * MM_PER_PT
    }

    pub fn face(&self, bold: bool) -> Face {
        self.family.face(bold, false)
    }

    fn lowest(&self, level: Level) -> f64 {
        if level.number == 0 { self.row_mm } else { self.tight_row_mm }
    }

    fn height(&self, lines: usize, level: Level) -> f64 {
        lines as f64 * self.lead_mm() + 2.0 * level.padding_mm
    }
}

/// One line of a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellLine {
    pub text: String,
    pub bold: bool,
}

/// Where the words of a cell stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stand {
    Plain(Align),
    /// At the left in odd rows, from the middle in even rows.
    Zigzag,
}

/// A wrapped cell.
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    pub lines: Vec<CellLine>,
    pub stand: Stand,
}

/// A wrapped row.
#[derive(Debug, Clone, PartialEq)]
pub struct GridRow {
    pub cells: Vec<GridCell>,
    /// Lines of its highest cell, at least one.
    pub lines: usize,
    /// Its place in the data, from 1, headings over rows not counted; pieces of a split row share it.
    pub number: usize,
    /// A heading over the rows below it.
    pub group: bool,
}

/// A heading over one column or over a group of them.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadCell {
    pub columns: Range<usize>,
    pub level: HeadLevel,
    pub lines: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadLevel {
    /// The group over its columns.
    Group,
    /// A column under its group.
    Column,
    /// A column without group: the whole height of the header.
    Whole,
}

/// The table, wrapped.
#[derive(Debug, Clone)]
pub struct Grid {
    pub style: GridStyle,
    pub columns: Vec<Column>,
    /// x of each column's left edge and of the last right edge, in mm on the page.
    pub edges: Vec<f64>,
    pub head: Vec<HeadCell>,
    pub rows: Vec<GridRow>,
    pub totals: Option<GridRow>,
    /// Words of the only row when there are no rows; empty: no such row.
    pub empty: Vec<String>,
    /// Name of the table, for reports and inspection.
    pub name: String,
}

/// What a grid is made of.
#[derive(Debug, Clone, Copy)]
pub struct GridSource<'a> {
    pub name: &'a str,
    pub columns: &'a [Column],
    pub widths: &'a [f64],
    pub rows: &'a [Row],
    pub totals: Option<&'a Row>,
    /// The sentence that stands for rows when there are none.
    pub empty: &'a str,
}

impl Grid {
    /// Wraps everything; the left edge of the table stands at `left` mm.
    pub fn set(fonts: &FontSet, style: GridStyle, left: f64, source: GridSource<'_>) -> Grid {
        let mut edges = Vec::with_capacity(source.widths.len() + 1);
        let mut x = left;
        edges.push(x);
        for width in source.widths {
            x += width;
            edges.push(x);
        }
        let head = set_head(fonts, style, source.columns, source.widths);
        let rows = set_rows(fonts, style, &source);
        let totals = source.totals.map(|row| set_totals(fonts, style, &source, row));
        let width: f64 = source.widths.iter().sum();
        let empty = if source.empty.is_empty() {
            Vec::new()
        } else {
            wrap(fonts, Style::new(style.family.face(false, true), style.size), source.empty, width - 2.0 * SIDE_MM)
        };
        Grid { style, columns: source.columns.to_vec(), edges, head, rows, totals, empty, name: source.name.to_owned() }
    }

    pub fn width(&self, column: usize) -> f64 {
        self.edges[column + 1] - self.edges[column]
    }

    pub fn left(&self) -> f64 {
        self.edges[0]
    }

    pub fn right(&self) -> f64 {
        self.edges[self.edges.len() - 1]
    }

    /// Height of the group row of the header (0 without groups) and of the row below it.
    pub fn head_heights(&self, level: Level) -> (f64, f64) {
        let lines = |wanted: HeadLevel| {
            self.head.iter().filter(|cell| cell.level == wanted).map(|cell| cell.lines.len()).max().unwrap_or(0)
        };
        let height = |lines: usize| {
            if lines == 0 { 0.0 } else { self.style.height(lines, level) }
        };
        let group = height(lines(HeadLevel::Group));
        let below = height(lines(HeadLevel::Column));
        let whole = height(lines(HeadLevel::Whole));
        (group, below.max(whole - group))
    }

    /// Height of the repeated header, the row of column numbers included.
    pub fn head_height(&self, level: Level) -> f64 {
        let (group, below) = self.head_heights(level);
        group + below + self.number_height(level)
    }

    pub fn number_height(&self, level: Level) -> f64 {
        if self.style.number_row { self.style.height(1, level) } else { 0.0 }
    }

    pub fn row_height(&self, row: &GridRow, level: Level) -> f64 {
        self.style.height(row.lines, level).max(self.style.lowest(level))
    }

    pub fn row_heights(&self, level: Level) -> Vec<f64> {
        self.rows.iter().map(|row| self.row_height(row, level)).collect()
    }

    /// Rows that must not end a page: a heading over rows and the row below it.
    pub fn bound_rows(&self) -> Vec<bool> {
        let group = |index: usize| self.rows.get(index).is_some_and(|row| row.group);
        (0..self.rows.len()).map(|index| group(index) || (index > 0 && group(index - 1))).collect()
    }

    /// Height of the totals row, 0 if there is none.
    pub fn totals_height(&self, level: Level) -> f64 {
        self.totals.as_ref().map_or(0.0, |row| self.row_height(row, level))
    }

    /// Height of the sentence that stands for the rows of an empty table, 0 if there are rows.
    pub fn empty_height(&self, level: Level) -> f64 {
        if self.rows.is_empty() && !self.empty.is_empty() { self.style.height(self.empty.len(), level) } else { 0.0 }
    }

    /// Splits rows higher than `room` mm (a whole page without its header) into pieces that fit, line by line.
    pub fn split_giants(&mut self, room: f64, level: Level) {
        let fitting = ((room - 2.0 * level.padding_mm) / self.style.lead_mm()).floor();
        let fitting = if fitting >= 1.0 { fitting as usize } else { 1 };
        if self.rows.iter().all(|row| row.lines <= fitting) {
            return;
        }
        let mut rows = Vec::with_capacity(self.rows.len() + 1);
        for row in self.rows.drain(..) {
            let mut from = 0;
            while from < row.lines {
                let to = (from + fitting).min(row.lines);
                let cells = row
                    .cells
                    .iter()
                    .map(|cell| GridCell {
                        stand: cell.stand,
                        lines: cell.lines.iter().take(to).skip(from).cloned().collect(),
                    })
                    .collect();
                rows.push(GridRow { cells, lines: to - from, number: row.number, group: row.group });
                from = to;
            }
        }
        self.rows = rows;
    }
}

fn set_head(fonts: &FontSet, style: GridStyle, columns: &[Column], widths: &[f64]) -> Vec<HeadCell> {
    let face = Style::new(style.face(true), style.size);
    let lines = |title: &str, width: f64| -> Vec<String> {
        title.split('\n').flat_map(|line| wrap(fonts, face, line, width - 2.0 * HEAD_SIDE_MM)).collect()
    };
    let mut cells = Vec::with_capacity(columns.len() + 2);
    let mut at = 0;
    while at < columns.len() {
        let group = &columns[at].group;
        let end = at + columns[at..].iter().take_while(|column| column.group == *group).count();
        if group.is_empty() {
            cells.extend((at..end).map(|index| HeadCell {
                columns: index..index + 1,
                level: HeadLevel::Whole,
                lines: lines(&columns[index].title, widths[index]),
            }));
        } else {
            let width = widths[at..end].iter().sum();
            cells.push(HeadCell { columns: at..end, level: HeadLevel::Group, lines: lines(group, width) });
            cells.extend((at..end).map(|index| HeadCell {
                columns: index..index + 1,
                level: HeadLevel::Column,
                lines: lines(&columns[index].title, widths[index]),
            }));
        }
        at = end;
    }
    cells
}

/// Rows from which wrapping is worth a second thread.
const MANY_ROWS: usize = 400;

fn set_rows(fonts: &FontSet, style: GridStyle, source: &GridSource<'_>) -> Vec<GridRow> {
    let set = |from: usize, rows: &[Row]| -> Vec<GridRow> {
        let mut number = from;
        let mut set = Vec::with_capacity(rows.len());
        for row in rows {
            if row.group {
                set.push(set_group(fonts, style, source, row));
                continue;
            }
            number += 1;
            set.push(set_row(fonts, style, source, row, number));
        }
        set
    };
    if source.rows.len() < MANY_ROWS {
        return set(0, source.rows);
    }
    let middle = source.rows.len() / 2;
    let (first, second) = source.rows.split_at(middle);
    let before = first.iter().filter(|row| !row.group).count();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| set(before, second));
        let mut rows = set(0, first);
        match second.join() {
            Ok(rest) => rows.extend(rest),
            Err(panic) => std::panic::resume_unwind(panic),
        }
        rows
    })
}

fn set_row(fonts: &FontSet, style: GridStyle, source: &GridSource<'_>, row: &Row, number: usize) -> GridRow {
    let blank = Cell::default();
    let mut highest = 1;
    let cells = source
        .columns
        .iter()
        .zip(source.widths)
        .enumerate()
        .map(|(index, (column, width))| {
            let cell = row.cells.get(index).unwrap_or(&blank);
            let signed = column.kind == ColumnKind::Signature && cell.is_blank();
            let lines = if signed {
                vec![CellLine { text: format!("{number}."), bold: false }]
            } else {
                wrap_cell(fonts, style, column, cell, *width, false)
            };
            highest = highest.max(lines.len());
            let stand = match column.kind {
                _ if cell.is_missing() => Stand::Plain(Align::Center),
                ColumnKind::Signature if signed => Stand::Zigzag,
                ColumnKind::Signature => Stand::Plain(Align::Center),
                _ => Stand::Plain(column.align),
            };
            GridCell { lines, stand }
        })
        .collect();
    GridRow { cells, lines: highest, number, group: false }
}

fn set_group(fonts: &FontSet, style: GridStyle, source: &GridSource<'_>, row: &Row) -> GridRow {
    let face = Style::new(style.face(true), style.size);
    let width = source.widths.iter().sum::<f64>() - 2.0 * SIDE_MM;
    let words = row.cells.first().map(Cell::text).unwrap_or_default();
    let lines = wrap(fonts, face, &words, width).into_iter().map(|text| CellLine { text, bold: true }).collect();
    let first = GridCell { lines, stand: Stand::Plain(Align::Left) };
    GridRow { lines: first.lines.len().max(1), cells: vec![first], number: 0, group: true }
}

fn set_totals(fonts: &FontSet, style: GridStyle, source: &GridSource<'_>, row: &Row) -> GridRow {
    let blank = Cell::default();
    let span = style.totals_span.clamp(1, source.columns.len().max(1));
    let mut highest = 1;
    let mut cells = Vec::with_capacity(source.columns.len());
    for (index, column) in source.columns.iter().enumerate() {
        let (cell, width) = match index {
            // The label stands in the first cell that says something, and takes the width of the span.
            0 => {
                let label = row.cells.iter().take(span).find(|cell| !cell.is_blank()).unwrap_or(&blank);
                (label, source.widths[..span].iter().sum())
            }
            _ if index < span => (&blank, source.widths[index]),
            _ => (row.cells.get(index).unwrap_or(&blank), source.widths[index]),
        };
        let lines = wrap_cell(fonts, style, column, cell, width, true);
        highest = highest.max(lines.len());
        let centred = cell.is_missing() || (index == 0 && span > 1);
        let stand = Stand::Plain(if centred { Align::Center } else { column.align });
        cells.push(GridCell { lines, stand });
    }
    GridRow { cells, lines: highest, number: 0, group: false }
}

fn wrap_cell(fonts: &FontSet, style: GridStyle, column: &Column, cell: &Cell, width: f64, bold: bool) -> Vec<CellLine> {
    let usual = if column.kind.is_figure() { CLEARANCE_MM } else { SIDE_MM };
    let mut lines = Vec::with_capacity(cell.paragraphs.len());
    for paragraph in &cell.paragraphs {
        let bold = bold || paragraph.bold;
        let face = Style::new(style.face(bold), style.size);
        let mut wrapped = wrap(fonts, face, &paragraph.text, width - 2.0 * usual);
        // Rather than tear a word, let it come as near to the line as the inspection allows.
        let near = width - CLEARANCE_MM - if column.align == Align::Center { CLEARANCE_MM } else { SIDE_MM };
        if wrapped.len() > 1 && longest_word(fonts, face, &paragraph.text) > width - 2.0 * usual {
            wrapped = wrap(fonts, face, &paragraph.text, near);
        }
        lines.extend(wrapped.into_iter().map(|text| CellLine { text, bold }));
    }
    lines
}

/// Width in mm of the longest stretch that must not be broken.
fn longest_word(fonts: &FontSet, style: Style, text: &str) -> f64 {
    bind(text).split(' ').map(|word| style.width(fonts, word)).fold(0.0, f64::max)
}
