//! The Excel twin of a recap: the cells of the printed table, as real numbers and dates. Columns and cells come from the
//! same template and values as the page, so the two cannot differ.

use chrono::{NaiveDate, NaiveDateTime};
use kipp_documents::models::table::cell;
use kipp_documents::models::table::column::{self, ColumnKind as Printed};
use kipp_documents::{ComposeError, Moment, Template, Values};
use kipp_domain::figures::parse_hundredths;
use kipp_domain::words::NONE;
use kipp_sheets::{Column, ColumnKind, Entry, Meta, write_sheets};

use super::prepared::Prepared;
use crate::error::{Fault, Result};

/// Writes the twin of an office document.
pub(crate) fn workbook(prepared: &Prepared) -> Result<Vec<u8>> {
    let batch = prepared.batches.first().ok_or_else(|| Fault::Bug("a recap without a batch".into()))?;
    let (columns, rows) = table(&batch.template, &batch.values, "").map_err(page)?;
    let mut notes = vec![prepared.title.clone()];
    notes.extend(batch.setup.markers.iter().map(kipp_documents::Marker::text));
    if !batch.setup.revision.is_empty() {
        notes.push(batch.setup.revision.clone());
    }
    notes.extend(notes_of(&batch.template, &batch.values).map_err(page)?);
    let meta = Meta {
        sheet: prepared.document.title().into(),
        title: prepared.title.clone(),
        author: prepared.secretariat.clone(),
        created: local(prepared.moment),
        notes,
    };
    let more =
        prepared.more_sheet.as_ref().map(|(template, values)| table(template, values, "")).transpose().map_err(page)?;
    let mut tables = vec![(meta.sheet.as_str(), columns.as_slice(), rows.as_slice())];
    if let (Some((template, _)), Some((columns, rows))) = (&prepared.more_sheet, &more) {
        tables.push((template.title.as_str(), columns, rows));
    }
    write_sheets(&tables, &meta).map_err(|error| Fault::Bug(error.to_string()))
}

fn page(error: ComposeError) -> Fault {
    Fault::Page(error.to_string())
}

fn local(moment: Moment) -> NaiveDateTime {
    moment.date.and_hms_opt(moment.hour.into(), moment.minute.into(), moment.second.into()).unwrap_or_default()
}

/// The columns and rows of a table of the document (`""`: the main one).
fn table(template: &Template, values: &Values, name: &str) -> Result<(Vec<Column>, Vec<Vec<Entry>>), ComposeError> {
    let printed = column::columns(template, values, name)?;
    // A heading over rows is a column of theirs.
    let entries = values.rows(if name.is_empty() { "baris" } else { name }).iter();
    let entries: Vec<Values> = entries.filter(|row| row.str("nama_kelompok").is_empty()).cloned().collect();
    let entries = &entries[..];
    let rows = cell::rows(template, &[values], &printed, entries, 0)?;
    let mut columns: Vec<Column> =
        printed.iter().map(|column| Column::new(&column.key, column.full_title(), kind_of(column.kind))).collect();
    let mut rows: Vec<Vec<Entry>> = rows
        .iter()
        .map(|row| row.cells.iter().zip(&printed).map(|(cell, column)| entry(&text_of(cell), column.kind)).collect())
        .collect();
    // What is not printed, but lets an import know the row again.
    for (key, title) in KEYS.into_iter().filter(|(key, _)| entries.iter().any(|entry| !entry.str(key).is_empty())) {
        columns.push(Column::new(key, title, ColumnKind::Text));
        rows.iter_mut().zip(entries).for_each(|(row, entry)| row.push(Entry::text(entry.str(key))));
    }
    Ok((columns, rows))
}

/// Values of a row that its twin carries beside the printed columns, under the headers an import knows.
pub(crate) const KEYS: [(&str, &str); 3] = [("kunci_usulan", "Kunci usulan"), ("kode_pd", "Kode"), ("nama_tim", "Tim")];

fn text_of(cell: &cell::Cell) -> String {
    cell.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn kind_of(kind: Printed) -> ColumnKind {
    match kind {
        Printed::Text | Printed::Signature => ColumnKind::Text,
        Printed::Count => ColumnKind::Count,
        Printed::Mark => ColumnKind::Hundredths,
        Printed::Percent => ColumnKind::Percent,
        Printed::Date => ColumnKind::Date,
    }
}

/// A printed cell as what it is; a sign (A, B, K) or four decimals stay text, "–" is empty.
fn entry(text: &str, kind: Printed) -> Entry {
    if text.is_empty() || text == NONE {
        return Entry::Empty;
    }
    let read = match kind {
        Printed::Text | Printed::Signature => None,
        Printed::Count => text.parse().ok().map(Entry::Count),
        Printed::Mark => parse_hundredths(text).ok().map(Entry::Hundredths),
        Printed::Percent => text
            .strip_suffix('%')
            .and_then(|share| parse_hundredths(share).ok())
            .map(|share| Entry::PerMille(share / 10)),
        Printed::Date => NaiveDate::parse_from_str(text, "%d-%m-%Y").ok().map(Entry::Date),
    };
    read.unwrap_or_else(|| Entry::text(text))
}

/// Lines for the second sheet: the note under the table and the figures of a summary table.
fn notes_of(template: &Template, values: &Values) -> Result<Vec<String>, ComposeError> {
    let mut notes = Vec::new();
    let layers = [values];
    let scope = kipp_documents::template::Scope::new(&layers);
    for text in template.texts("note") {
        if text.paths().all(|path| scope.get(path).is_some()) {
            notes.push(text.fill(&scope)?);
        }
    }
    let summary = values.rows("ringkasan");
    let total = match values.get("ringkasan_jumlah") {
        Some(kipp_documents::Value::Node(node)) => Some(node),
        _ => None,
    };
    for row in summary.iter().chain(total) {
        if row.get("diundang").is_some() {
            notes.push(attendance_note(row));
            continue;
        }
        let percent = if row.str("kepatuhan").is_empty() { NONE } else { row.str("kepatuhan") };
        notes.push(format!(
            "{}: wajib {}, sudah mengirim {}, belum {}, kepatuhan {percent}",
            row.str("kelompok"),
            row.str("wajib"),
            row.str("sudah_mengirim"),
            row.str("belum"),
        ));
    }
    Ok(notes)
}

/// A line of the summary of a rekap kehadiran.
fn attendance_note(row: &Values) -> String {
    format!(
        "{}: diundang {}, luring {}, daring {}, keduanya {}, diwakili {}, tidak hadir {}, hadir {}",
        row.str("kelompok"),
        row.str("diundang"),
        row.str("luring"),
        row.str("daring"),
        row.str("keduanya"),
        row.str("diwakili"),
        row.str("tidak_hadir"),
        row.str("hadir"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_becomes_what_it_is() {
        let cases = [
            ("86,25", Printed::Mark, Entry::Hundredths(8625)),
            ("A", Printed::Mark, Entry::Text("A".into())),
            ("–", Printed::Mark, Entry::Empty),
            ("", Printed::Mark, Entry::Empty),
            ("7", Printed::Count, Entry::Count(7)),
            ("38,9%", Printed::Percent, Entry::PerMille(389)),
            ("19800326 200003 1 001", Printed::Text, Entry::Text("19800326 200003 1 001".into())),
        ];
        for (text, kind, expected) in cases {
            assert_eq!(entry(text, kind), expected, "{text}");
        }
        assert_eq!(entry("10-12-2021", Printed::Date), Entry::Date(NaiveDate::from_ymd_opt(2021, 12, 10).unwrap()));
    }
}
