//! Papers about letters: the delivery book, labels for envelopes, the recap and the summary of the duty, the sheet of an
//! answer.
//!
//! Source: documents-year.md 12.5, 12.6, 12.8, 19.3, 19.4.

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::ladder::LetterKind;
use kipp_domain::obligation::{Summary, by_group, total};
use kipp_domain::words;
use kipp_store::Read;
use kipp_store::records::LetterAnswer;

use super::finding::Finding;
use super::letters::ledger::{self, Ledger, LedgerLetter, LedgerRow};
use super::letters::register::{self, RegisteredLetter};
use super::office::Office;
use super::register::head_of_section;
use super::request::DocumentRequest;
use crate::dates::kept;
use crate::error::Result;

/// Ways by which nobody signs for a letter.
const ELECTRONIC: [&str; 3] = ["pos_el", "whatsapp", "srikandi"];
/// So many agencies are named on the one page for the Bupati.
const NAMED: usize = 20;

/// What a way of sending is called on paper.
fn way_word(way: &str) -> &'static str {
    match way {
        "diantar" => "Diantar",
        "diambil" => "Diambil",
        "pos" => "Pos",
        "pos_el" => "Pos-el",
        "whatsapp" => "WhatsApp",
        "srikandi" => "SRIKANDI",
        "lisan" => "Lisan",
        _ => "",
    }
}

/// The letters that are asked for: of one batch, else all that count.
fn asked(read: &Read<'_>, request: &DocumentRequest) -> Result<Vec<RegisteredLetter>> {
    let all = register::of_edition(read, request.edition)?;
    let wanted = |one: &RegisteredLetter| {
        one.letter.state == "issued" && request.batch.is_none_or(|batch| one.batch.id == batch)
    };
    Ok(all.into_iter().filter(wanted).collect())
}

/// Buku ekspedisi: who took which letter.
pub(crate) fn delivery_book(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let letters = asked(read, request)?;
    let part = match (request.batch, letters.first()) {
        (Some(_), Some(one)) => one.batch.subject.clone(),
        _ => format!("Surat {}", office.edition.short_name),
    };
    let rows = request.certain_rows(|| {
        let rows = letters.iter().flat_map(|one| {
            one.recipients.iter().map(|row| {
                let electronic = row.sent_way.as_deref().is_some_and(|way| ELECTRONIC.contains(&way));
                let mut values = Values::new()
                    .text("tanggal_surat", &one.batch.date)
                    .text("nomor", &one.letter.number)
                    .text("isi", &one.batch.subject)
                    .text("tujuan", &row.addressee)
                    .text("cara_kirim", row.sent_way.as_deref().map_or("", way_word))
                    .text("diterima_oleh", row.received_by.as_deref().unwrap_or_default())
                    .text("tanda", if electronic { "elektronik" } else { "" });
                for (name, date) in [("tanggal_kirim", &row.sent_on), ("tanggal_terima", &row.received_on)] {
                    if let Some(date) = date {
                        values = values.text(name, date);
                    }
                }
                values
            })
        });
        rows.collect()
    });
    let day = office.day_for(request);
    Ok(office
        .values()
        .text("bagian", part.to_uppercase())
        .text("nama_bagian", part)
        .list("baris", rows)
        .list("penanda_tangan", head_of_section(office, request, day, findings)))
}

/// Labels for the envelopes of letters.
pub(crate) fn labels(read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<Values> {
    let letters = asked(read, request)?;
    let rows = letters.iter().flat_map(|one| {
        let wanted = one.recipients.iter();
        let wanted = wanted.filter(|row| request.recipients.is_empty() || request.recipients.contains(&row.id));
        wanted.map(|row| {
            Values::new()
                .text("nomor", if one.letter.number.is_empty() { words::NONE } else { &one.letter.number })
                .text("penerima", &row.addressee)
                .text("tempat", &row.place)
        })
    });
    Ok(office.values().list("baris", rows.collect()))
}

/// The newest letter of a step that counts.
fn last(row: &LedgerRow, kind: LetterKind) -> Option<&LedgerLetter> {
    row.letters.iter().rfind(|letter| !letter.is_void && letter.kind == kind)
}

fn short_day(date: &str) -> String {
    kept(Some(date)).map(day_cell).unwrap_or_default()
}

/// "15-11-2021"
fn day_cell(day: NaiveDate) -> String {
    day.format("%d-%m-%Y").to_string()
}

fn letter_cell(letter: &LedgerLetter) -> String {
    let number = if letter.number.is_empty() { "tanpa nomor" } else { &letter.number };
    format!("{number}\n{}", short_day(&letter.date))
}

/// "cukup 08-11-2021": what the newest answer on a letter is.
fn answer_cell(letter: &LedgerLetter) -> Option<String> {
    let answer = letter.answers.last()?;
    Some(format!("{} {}", verdict_word(answer), short_day(&answer.date)))
}

fn verdict_word(answer: &LetterAnswer) -> &'static str {
    match answer.verdict.as_str() {
        "cukup" => "cukup",
        "belum_cukup" => "belum cukup",
        "permohonan" => "permohonan pengecualian",
        _ => "menyanggupi",
    }
}

fn state(office: &Office) -> String {
    format!("{} {}", words::moment_in_sentence(office.now, office.zone), office.zone.name())
}

/// What both papers of the duty begin and end with.
fn framed(office: &Office, request: &DocumentRequest, day: NaiveDate, findings: &mut Vec<Finding>) -> Values {
    office
        .values()
        .text("tempat_surat", &office.place)
        .text("tanggal_surat", day.to_string())
        .text("kompetisi", &office.edition.full_name)
        .text("keadaan", state(office))
        .list("penanda_tangan", head_of_section(office, request, day, findings))
}

const STEPS: [(LetterKind, &str); 3] = [
    (LetterKind::Reminder, "Pengingat"),
    (LetterKind::FirstReprimand, "Teguran I"),
    (LetterKind::SecondReprimand, "Teguran II"),
];

/// Letters of a step, with the agencies that got them.
fn of_step(ledger: &Ledger, kind: LetterKind) -> Vec<(&LedgerRow, &LedgerLetter)> {
    let letters = ledger.rows.iter().flat_map(|row| row.letters.iter().map(move |letter| (row, letter)));
    letters.filter(|(_, letter)| !letter.is_void && letter.kind == kind).collect()
}

/// An entry that came after a letter.
fn entered_after(row: &LedgerRow, letter: &LedgerLetter) -> bool {
    row.entered_on.is_some_and(|day| day.to_string() >= letter.date)
}

/// Rekap surat kewajiban: every agency that got a letter.
pub(crate) fn letters_recap(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let ledger = ledger::read(read, request.edition, office.today())?;
    let got = ledger.rows.iter().filter(|row| STEPS.iter().any(|(kind, _)| last(row, *kind).is_some()));
    let got: Vec<&LedgerRow> = got.collect();
    let rows = request.certain_rows(|| got.iter().map(|row| recap_row(row)).collect());
    let count = |kind| of_step(&ledger, kind).len().to_string();
    let answered = |kind| {
        let all = of_step(&ledger, kind);
        all.iter().filter(|(_, letter)| !letter.answers.is_empty()).count().to_string()
    };
    let entered = got.iter().filter(|row| row.letters.iter().any(|letter| entered_after(row, letter))).count();
    let sum = Values::new()
        .text("pd", "Jumlah")
        .text("pengingat", count(LetterKind::Reminder))
        .text("teguran_1", count(LetterKind::FirstReprimand))
        .text("tanggapan_1", answered(LetterKind::FirstReprimand))
        .text("teguran_2", count(LetterKind::SecondReprimand))
        .text("tanggapan_2", answered(LetterKind::SecondReprimand))
        .text("usulan", entered.to_string());
    let day = office.day_for(request);
    Ok(framed(office, request, day, findings).list("baris", rows).node("jumlah", sum))
}

fn recap_row(row: &LedgerRow) -> Values {
    let first = last(row, LetterKind::FirstReprimand);
    let second = last(row, LetterKind::SecondReprimand);
    let mut values = Values::new().text("pd", &row.duty.agency.name);
    for (name, cell) in [
        ("pengingat", last(row, LetterKind::Reminder).map(letter_cell)),
        ("teguran_1", first.map(letter_cell)),
        ("batas_1", first.and_then(|letter| letter.term).map(day_cell)),
        ("tanggapan_1", first.and_then(answer_cell)),
        ("teguran_2", second.map(letter_cell)),
        ("batas_2", second.and_then(|letter| letter.term).map(day_cell)),
        ("tanggapan_2", second.and_then(answer_cell)),
        ("usulan", row.entered_on.map(day_cell)),
    ] {
        if let Some(cell) = cell {
            values = values.text(name, cell);
        }
    }
    values
}

fn summary_row(name: &str, summary: Summary) -> Values {
    let values = Values::new()
        .text("jenis", name)
        .text("wajib", summary.obliged.to_string())
        .text("sudah", summary.sent.to_string())
        .text("belum", summary.missing.to_string());
    if summary.obliged == 0 { values } else { values.text("kepatuhan", summary.percent()) }
}

/// Ringkasan kewajiban: one page for the Bupati.
pub(crate) fn duty_summary(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let ledger = ledger::read(read, request.edition, office.today())?;
    let standings: Vec<_> = ledger.rows.iter().map(|row| row.duty.standing.clone()).collect();
    let order: Vec<&str> = ledger.groups.iter().map(String::as_str).collect();
    let groups = by_group(&standings, &order);
    let bars = groups.iter().filter(|(_, summary)| summary.obliged > 0).map(|(name, summary)| {
        let permille = i64::from(summary.sent) * 1000 / i64::from(summary.obliged);
        Values::new().text("nama", name.as_str()).int("permil", permille).text("teks", summary.percent())
    });
    let letters = STEPS.map(|(kind, label)| letters_row(label, &of_step(&ledger, kind)));
    let all: Vec<(&LedgerRow, &LedgerLetter)> = STEPS.iter().flat_map(|(kind, _)| of_step(&ledger, *kind)).collect();
    let open: Vec<&LedgerRow> = ledger
        .rows
        .iter()
        .filter(|row| row.entered_on.is_none() && last(row, LetterKind::SecondReprimand).is_some())
        .collect();
    let named = open.iter().take(NAMED).filter_map(|row| {
        let letter = last(row, LetterKind::SecondReprimand)?;
        let values = Values::new().text("pd", &row.duty.agency.name);
        Some(values.text("nomor", letter.number_on_paper()).text("tanggal", &letter.date))
    });
    let day = office.day_for(request);
    let mut values = framed(office, request, day, findings)
        .list("ringkasan", groups.iter().map(|(name, summary)| summary_row(name, *summary)).collect())
        .node("ringkasan_jumlah", summary_row("Jumlah", total(&standings)))
        .list("batang", bars.collect())
        .list("surat", letters.to_vec())
        .node("surat_jumlah", letters_row("Jumlah", &all))
        .list("baris", named.collect());
    if open.len() > NAMED {
        values = values.int("lainnya", i64::try_from(open.len() - NAMED).unwrap_or(i64::MAX));
    }
    Ok(values)
}

fn letters_row(label: &str, letters: &[(&LedgerRow, &LedgerLetter)]) -> Values {
    let answered = |verdict: &str| {
        let has = |letter: &LedgerLetter| letter.answers.iter().any(|answer| answer.verdict == verdict);
        letters.iter().filter(|(_, letter)| has(letter)).count().to_string()
    };
    let entered = letters.iter().filter(|(row, letter)| entered_after(row, letter)).count();
    Values::new()
        .text("jenis", label)
        .text("terbit", letters.len().to_string())
        .text("cukup", answered("cukup"))
        .text("belum_cukup", answered("belum_cukup"))
        .text("usulan", entered.to_string())
}

/// Lembar tanggapan: a sheet for each answer, or a blank one.
pub(crate) fn answer_sheets(read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<Values> {
    let ledger = ledger::read(read, request.edition, office.today())?;
    let mut sheets = Vec::new();
    for row in &ledger.rows {
        for letter in row.letters.iter().filter(|letter| !letter.is_void) {
            sheets.extend(letter.answers.iter().map(|answer| answer_sheet(row, letter, answer)));
        }
    }
    let signer = Values::new().text("nama", "…………………………").text("jabatan", "Penerima tanggapan");
    let values = office.values().list("penanda_tangan", vec![signer]);
    Ok(if sheets.is_empty() { values } else { values.list("lembar", sheets) })
}

fn answer_sheet(row: &LedgerRow, letter: &LedgerLetter, answer: &LetterAnswer) -> Values {
    let long = |date: &str| kept(Some(date)).map(words::long_date).unwrap_or_default();
    let name = &row.duty.agency.name;
    let mut values = Values::new()
        .text("pd", name)
        .text("kode", name)
        .text("berkas", kipp_domain::file_names::slug(name))
        .text(
            "surat",
            format!("{} Nomor {} tanggal {}", letter.kind.label(), letter.number_on_paper(), long(&letter.date)),
        )
        .text("diterima", long(&answer.date))
        .text("alasan", verdict_word(answer));
    let number = answer.number.as_ref().map(|number| format!("{number}, {}", long(&answer.date)));
    for (key, text) in [
        ("diterima_pd", letter.recipient.received_on.as_deref().map(long)),
        ("batas", letter.term.map(words::long_date)),
        ("cara", answer.way.as_deref().map(|way| way_word(way).to_owned())),
        ("nomor_tanggapan", number),
        ("penyampai", answer.delivered_by.clone()),
        ("pokok", answer.text.clone()),
    ] {
        if let Some(text) = text {
            values = values.text(key, text);
        }
    }
    values
}
