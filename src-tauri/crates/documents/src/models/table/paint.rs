//! Painting a piece of a table on a page: fills, words, then lines.
//!
//! Source of the weights: documents.md section 1, "Tables". Knows no page break.

use std::ops::Range;

use super::grid::{Grid, GridCell, GridRow, HeadLevel, LEADING, SIDE_MM, Stand};
use super::level::Level;
use crate::fonts::{FontSet, MM_PER_PT};
use crate::page::{Color, Page, Role, role};
use crate::text::{Align, Style, put};

const OUTER_PT: f64 = 0.5;
const INNER_PT: f64 = 0.5;
const ROW_PT: f64 = 0.4;
const HEAD_TOP_PT: f64 = 1.0;
const HEAD_FOOT_PT: f64 = 0.75;
const LAST_PT: f64 = 0.75;

/// Lines of a table that belong to its outer frame or header, apart from [`role::GRID`] for inner ones; the inspection
/// finds the table on a page by them.
pub const FRAME: Role = "grid_frame";
/// A cell of the repeated header.
pub const HEAD: Role = role::HEAD;
/// The column numbers under a header.
pub const NUMBER: Role = "head_number";
/// A heading over rows.
pub const GROUP: Role = "cell_group";
/// The sentence of an empty table.
pub const EMPTY: Role = "cell_empty";

/// Paints header, rows and (with the last piece) totals; returns the y of the table's lower edge.
pub fn paint(
    page: &mut Page,
    fonts: &FontSet,
    grid: &Grid,
    level: Level,
    rows: Range<usize>,
    with_totals: bool,
    top: f64,
) -> f64 {
    let (group, below) = grid.head_heights(level);
    let numbers = grid.number_height(level);
    let head_end = top + group + below;
    let rows_top = head_end + numbers;
    let mut y = rows_top;
    let (left, right) = (grid.left(), grid.right());

    if grid.style.fill {
        page.fill(role::HEAD_FILL, (left, top, right - left, group + below), Color::GREY92);
    }
    let total_height = grid.totals_height(level);
    let body_height: f64 = grid.rows[rows.clone()].iter().map(|row| grid.row_height(row, level)).sum();
    let body_height = body_height + if rows.is_empty() { grid.empty_height(level) } else { 0.0 };
    let total_top = y + body_height;
    let with_totals = with_totals && grid.totals.is_some();
    if with_totals && grid.style.fill {
        page.fill(role::HEAD_FILL, (left, total_top, right - left, total_height), Color::GREY95);
    }

    head_words(page, fonts, grid, top, group, below);
    if numbers > 0.0 {
        number_words(page, fonts, grid, head_end, numbers);
    }

    let sentence = rows.is_empty() && grid.empty_height(level) > 0.0;
    let mut inner = Vec::with_capacity(rows.len() + 2);
    if numbers > 0.0 {
        inner.push(y);
    }
    if sentence {
        let style = Style::new(grid.style.family.face(false, true), grid.style.size);
        let middle = y + grid.empty_height(level) / 2.0;
        let centre = (left + right) / 2.0;
        stack(page, fonts, EMPTY, style, grid.empty.iter().map(String::as_str), (centre, middle), Align::Center);
        y += grid.empty_height(level);
        inner.push(y);
    }
    let mut merged = Vec::new();
    for row in &grid.rows[rows] {
        let height = grid.row_height(row, level);
        if row.group {
            if grid.style.fill {
                page.fill(role::HEAD_FILL, (left, y, right - left, height), Color::GREY95);
            }
            merged.push((y, y + height));
        }
        row_words(page, fonts, grid, row, if row.group { GROUP } else { role::CELL }, (y, height));
        y += height;
        inner.push(y);
    }
    if with_totals && let Some(row) = &grid.totals {
        row_words(page, fonts, grid, row, role::TOTAL, (y, total_height));
        y += total_height;
        inner.push(y);
    }
    inner.pop();

    for at in &inner {
        page.line(role::GRID, (left, *at), (right, *at), ROW_PT);
    }
    let body = Body { top, group_end: top + group, rows_top, rows_end: total_top, bottom: y, sentence };
    verticals(page, grid, body, &merged);
    groups(page, grid, top + group);
    page.line(FRAME, (left, top), (right, top), HEAD_TOP_PT);
    page.line(FRAME, (left, head_end), (right, head_end), HEAD_FOOT_PT);
    page.line(FRAME, (left, y), (right, y), LAST_PT);
    y
}

fn head_words(page: &mut Page, fonts: &FontSet, grid: &Grid, top: f64, group: f64, below: f64) {
    let style = Style::new(grid.style.face(true), grid.style.size);
    for cell in &grid.head {
        let centre = (grid.edges[cell.columns.start] + grid.edges[cell.columns.end]) / 2.0;
        let middle = match cell.level {
            HeadLevel::Group => top + group / 2.0,
            HeadLevel::Column => top + group + below / 2.0,
            HeadLevel::Whole => top + (group + below) / 2.0,
        };
        stack(page, fonts, HEAD, style, cell.lines.iter().map(String::as_str), (centre, middle), Align::Center);
    }
}

fn number_words(page: &mut Page, fonts: &FontSet, grid: &Grid, top: f64, height: f64) {
    let style = Style::new(grid.style.family.face(false, true), (grid.style.size - 1.0).max(8.0));
    for index in 0..grid.columns.len() {
        let centre = (grid.edges[index] + grid.edges[index + 1]) / 2.0;
        let number = (index + 1).to_string();
        stack(page, fonts, NUMBER, style, [number.as_str()], (centre, top + height / 2.0), Align::Center);
    }
}

fn row_words(page: &mut Page, fonts: &FontSet, grid: &Grid, row: &GridRow, role: Role, (top, height): (f64, f64)) {
    let span = match role {
        role::TOTAL => grid.style.totals_span.clamp(1, grid.columns.len().max(1)),
        GROUP => grid.columns.len(),
        _ => 1,
    };
    for (index, cell) in row.cells.iter().enumerate() {
        if cell.lines.is_empty() {
            continue;
        }
        let left = grid.edges[index];
        let right = grid.edges[if index == 0 { span } else { index + 1 }];
        let (x, align) = place(cell, left, right, row.number);
        let middle = top + height / 2.0;
        let size = grid.style.size;
        let pitch = size * LEADING * MM_PER_PT;
        let mut y = first_baseline(fonts, grid, cell.lines.len(), middle);
        for line in &cell.lines {
            let style = Style::new(grid.style.face(line.bold), size);
            put(&mut page.items, fonts, role, style, (x, y), align, &line.text);
            y += pitch;
        }
    }
}

/// x of the words, and what stands at it.
fn place(cell: &GridCell, left: f64, right: f64, number: usize) -> (f64, Align) {
    match cell.stand {
        Stand::Plain(Align::Left) => (left + SIDE_MM, Align::Left),
        Stand::Plain(Align::Center) => ((left + right) / 2.0, Align::Center),
        Stand::Plain(Align::Right) => (right - SIDE_MM, Align::Right),
        Stand::Zigzag if number % 2 == 1 => (left + 1.6, Align::Left),
        Stand::Zigzag => ((left + right) / 2.0 + 0.8, Align::Left),
    }
}

/// Baseline of the first of `lines` lines whose common middle (of capitals) is at `middle`.
fn first_baseline(fonts: &FontSet, grid: &Grid, lines: usize, middle: f64) -> f64 {
    let style = Style::new(grid.style.face(false), grid.style.size);
    middle + style.cap(fonts) / 2.0 - (lines.saturating_sub(1)) as f64 * grid.style.lead_mm() / 2.0
}

/// Lines one under the other around a middle.
fn stack<'a>(
    page: &mut Page,
    fonts: &FontSet,
    role: Role,
    style: Style,
    lines: impl IntoIterator<Item = &'a str, IntoIter: ExactSizeIterator>,
    (x, middle): (f64, f64),
    align: Align,
) {
    let lines = lines.into_iter();
    let pitch = style.size * LEADING * MM_PER_PT;
    let mut y = middle + style.cap(fonts) / 2.0 - lines.len().saturating_sub(1) as f64 * pitch / 2.0;
    for line in lines {
        put(&mut page.items, fonts, role, style, (x, y), align, line);
        y += pitch;
    }
}

/// What the vertical lines must respect, all y in mm.
struct Body {
    top: f64,
    group_end: f64,
    /// First y below header and column numbers.
    rows_top: f64,
    /// First y below the rows (where totals begin).
    rows_end: f64,
    bottom: f64,
    /// A sentence across all columns stands in place of rows.
    sentence: bool,
}

/// Vertical lines, interrupted where a heading over rows takes the whole width (`merged`, from y to y).
fn verticals(page: &mut Page, grid: &Grid, body: Body, merged: &[(f64, f64)]) {
    let last = grid.edges.len() - 1;
    for (index, x) in grid.edges.iter().enumerate() {
        if index == 0 || index == last {
            page.line(FRAME, (*x, body.top), (*x, body.bottom), OUTER_PT);
            continue;
        }
        let (before, after) = (&grid.columns[index - 1].group, &grid.columns[index].group);
        let from = if !before.is_empty() && before == after { body.group_end } else { body.top };
        let to = if index < grid.style.totals_span { body.rows_end } else { body.bottom };
        if body.sentence {
            page.line(role::GRID, (*x, from), (*x, body.rows_top), INNER_PT);
            if to > body.rows_end {
                page.line(role::GRID, (*x, body.rows_end), (*x, to), INNER_PT);
            }
        } else {
            let mut from = from;
            for (start, end) in merged {
                if *start > from {
                    page.line(role::GRID, (*x, from), (*x, *start), INNER_PT);
                }
                from = *end;
            }
            if to > from {
                page.line(role::GRID, (*x, from), (*x, to), INNER_PT);
            }
        }
    }
}

/// The line between a group and its columns.
fn groups(page: &mut Page, grid: &Grid, y: f64) {
    for cell in grid.head.iter().filter(|cell| cell.level == HeadLevel::Group) {
        page.line(role::GRID, (grid.edges[cell.columns.start], y), (grid.edges[cell.columns.end], y), INNER_PT);
    }
}
