//! Buku register nomor on paper: every number of an edition in the order of its series, with gaps at their place, void and
//! replaced ones kept. It says what the register says and judges nothing; see [`crate::papers::certificates`].

use kipp_documents::Values;
use kipp_domain::words;
use kipp_store::Read;

use super::office::Office;
use super::prepared::{Finding, Level};
use super::register::head_of_section;
use super::request::DocumentRequest;
use crate::error::Result;
use crate::papers::certificates::{self, Gap, Registered};

/// Values of the book of numbers.
pub(crate) fn number_book(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let register = certificates::register(read, request.edition)?;
    for sentence in &register.sentences {
        findings.push(Finding::new(Level::Note, "numbers_unused", sentence.clone()));
    }
    let mut rows: Vec<(i64, Values)> =
        register.rows.iter().map(|one| (one.row.running.unwrap_or(i64::MAX), row(office, one))).collect();
    rows.extend(register.gaps.iter().map(|gap| (i64::from(gap.from), gap_row(gap))));
    // What stands outside the series comes last, in the order it was given.
    rows.sort_by_key(|(running, _)| *running);
    let count = |state: &str| register.rows.iter().filter(|one| one.row.state == state).count();
    let states = [("issued", "terbit"), ("void", "dibatalkan"), ("replaced", "diganti")];
    let states: Vec<String> = states
        .into_iter()
        .map(|(state, word)| (count(state), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let total = match states.is_empty() {
        true => "Belum ada nomor".to_owned(),
        false => format!("{} nomor: {}", register.rows.len(), states.join(", ")),
    };
    let day = office.day_for(request);
    let moment = office.moment();
    let mut values = office
        .values()
        .text("tanggal", day.to_string())
        .text("keadaan", format!("{} pukul {}", words::long_date(moment.date), moment.clock()))
        .text("jumlah_nomor", total)
        .list("baris", rows.into_iter().map(|(_, row)| row).collect())
        .list("penanda_tangan", head_of_section(office, request, day, findings));
    if let Some(series) = &register.series {
        // Braces on paper would be a value that was not filled.
        values = values.text("pola", series.template.replace('{', "[").replace('}', "]"));
    }
    if let Some(next) = register.next {
        values = values.text("berikutnya", next.to_string());
    }
    if !register.sentences.is_empty() {
        values = values.text("temuan", register.sentences.join(" "));
    }
    Ok(values)
}

fn row(office: &Office, one: &Registered) -> Values {
    let row = &one.row;
    let reason = [
        one.replaces.as_ref().map(|old| format!("Pengganti {old}.")),
        one.replaced_by.as_ref().map(|new| format!("Diganti dengan {new}.")),
        row.reason.clone(),
    ];
    let reason: Vec<String> = reason.into_iter().flatten().collect();
    Values::new()
        .text("urut", row.running.map(|running| running.to_string()).unwrap_or_default())
        .text("nomor", if row.number.is_empty() { "(ditulis tangan)" } else { &row.number })
        .text("terbit", office.zone.date(row.issued_at).format("%d-%m-%Y").to_string())
        .text("nama", &one.content.name)
        .text("unit", one.content.units.join("; "))
        .text("judul", &one.content.title)
        .text("kelas", &one.content.class)
        .text("pejabat", &one.signer)
        .text("keadaan", certificates::state_word(&row.state))
        .text("alasan", reason.join(" "))
        .text("cetakan", one.prints.len().to_string())
}

/// A line that holds the place of numbers nobody has.
fn gap_row(gap: &Gap) -> Values {
    let empty = ["urut", "nomor", "terbit", "unit", "judul", "kelas", "pejabat", "keadaan", "alasan", "cetakan"];
    empty.into_iter().fold(Values::new(), |row, key| row.text(key, "")).text("nama", gap.text.clone())
}
