//! The rows of a file that were not taken, with a remark each: sent back to the office that made it.

use crate::table::{Column, ColumnKind, Entry};
use kipp_domain::grid::{Cell, Grid, Value};
use std::collections::BTreeMap;

/// A table of the rows that bear a remark: their row number, every column of the original under its own header, and
/// the remark last. `remarks` goes by row as people count (from 1); everything is text, exactly as it was read, except
/// dates and numbers Excel kept.
pub fn with_remarks(grid: &Grid, header_row: usize, remarks: &BTreeMap<u32, String>) -> (Vec<Column>, Vec<Vec<Entry>>) {
    let width = grid.width();
    let header = grid.row(header_row);
    let mut columns = vec![Column::new("baris", "Baris", ColumnKind::Count)];
    if grid.is_joined() {
        columns.insert(0, Column::new("lembar", "Lembar", ColumnKind::Text));
    }
    for at in 0..width {
        let title = header.get(at).map(Cell::shown).unwrap_or_default();
        columns.push(Column::new(format!("kolom_{}", at + 1), title, ColumnKind::Text));
    }
    columns.push(Column::new("keterangan", "Keterangan", ColumnKind::Text));
    let rows = remarks
        .iter()
        .map(|(row, remark)| {
            let at = (*row as usize).saturating_sub(1);
            let (sheet, own) = grid.place(at);
            let cells = grid.row(at);
            let sheet = grid.is_joined().then(|| Entry::text(sheet));
            let entries = (0..width).map(|at| cells.get(at).map_or(Entry::Empty, entry_of));
            let number = Entry::Count(i64::try_from(own + 1).unwrap_or(i64::MAX));
            sheet.into_iter().chain([number]).chain(entries).chain([Entry::text(remark)]).collect()
        })
        .collect();
    (columns, rows)
}

fn entry_of(cell: &Cell) -> Entry {
    match &cell.value {
        Value::Date(date) => Entry::Date(*date),
        Value::Empty | Value::Text(_) | Value::Number(_) | Value::Moment(_) | Value::Bool(_) | Value::Fault(_) => {
            Entry::text(cell.shown())
        }
    }
}
