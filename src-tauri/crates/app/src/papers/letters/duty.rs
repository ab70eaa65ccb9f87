//! Letters of the ladder: pengingat, teguran I and teguran II, to agencies that have sent nothing.
//!
//! Source: documents-year.md 12.2 to 12.4. The consequence is the office's own and empty by default.

use std::collections::BTreeMap;

use kipp_documents::Values;
use kipp_domain::clock_times::shown_clock_time;
use kipp_domain::file_names;
use kipp_domain::ladder::{LetterKind, LetterPermit};
use kipp_domain::words;
use kipp_store::records::AgencyKind;
use kipp_store::{Id, Read};

use super::form::{DraftRecipient, LetterForm, Told};
use super::invitation::{NEEDS_REASON, addressed};
use super::ledger::{self, Ledger, LedgerLetter, LedgerRow};
use crate::error::Result;
use crate::office::agencies;
use crate::papers::finding::{Finding, Level};
use crate::papers::{Document, Office};

/// What the letters say; for all that are due, or the chosen ones as far as the rule allows.
pub(super) fn told(
    read: &Read<'_>,
    office: &Office,
    form: &LetterForm,
    document: Document,
    step: LetterKind,
    day: chrono::NaiveDate,
) -> Result<Told> {
    let ledger = ledger::read(read, form.edition, day)?;
    let kinds: BTreeMap<Id<AgencyKind>, AgencyKind> =
        agencies::kinds(read)?.into_iter().map(|kind| (kind.id, kind)).collect();
    let mut findings = Vec::new();
    let mut recipients = Vec::new();
    for row in &ledger.rows {
        let name = &row.duty.agency.name;
        let permit = row.standing.permit(step, day, name);
        match (form.agencies.is_empty(), &permit) {
            (true, LetterPermit::Allowed) => {}
            (true, _) => continue,
            (false, _) if !form.agencies.contains(&row.duty.agency.id) => continue,
            (false, LetterPermit::Allowed) => {}
            (false, LetterPermit::NeedsReason(text)) => findings.push(about(row, Level::Wrong, NEEDS_REASON, text)),
            (false, LetterPermit::Refused(text)) => {
                findings.push(about(row, Level::Warning, "left_out", text));
                continue;
            }
        }
        let (addressee, place) = addressed(office, &kinds, &row.duty.agency, &mut findings);
        recipients.push(DraftRecipient {
            agency: Some(row.duty.agency.id),
            addressee,
            place,
            slug: file_names::slug(name),
            places: None,
            values: own_values(row, step),
        });
    }
    if step != LetterKind::SecondReprimand {
        findings.extend(hour_missing(office));
    }
    unsure(&ledger, &mut findings);
    Ok(Told {
        subject: subject(step, office),
        values: common(office, &ledger, document, step, day),
        recipients,
        findings,
        texts: vec![],
    })
}

fn about(row: &LedgerRow, level: Level, code: &'static str, text: &str) -> Finding {
    let name = &row.duty.agency.name;
    let text = if text.contains(name.as_str()) { text.to_owned() } else { format!("{name}: {text}") };
    Finding { record: row.duty.agency.id.number().to_string(), ..Finding::field(level, code, "agencies", text) }
}

/// Years whose holidays the dates hang on and nobody vouches for.
fn unsure(ledger: &Ledger, findings: &mut Vec<Finding>) {
    let mut years: Vec<String> =
        ledger.rows.iter().flat_map(|row| &row.standing.unsure).map(ToString::to_string).collect();
    years.sort();
    years.dedup();
    findings.extend(years.into_iter().map(|text| Finding::new(Level::Note, "holidays_unsure", text)));
}

fn subject(step: LetterKind, office: &Office) -> String {
    match step {
        LetterKind::Reminder => format!("Pengingat Batas Waktu Pendaftaran KIPP Tahun {}", office.edition.year),
        other => other.label().to_owned(),
    }
}

/// What all of them say.
fn common(office: &Office, ledger: &Ledger, document: Document, step: LetterKind, day: chrono::NaiveDate) -> Values {
    let now = office.zone.local(office.now);
    let mut values = Values::new()
        .text("keadaan_tanggal", day.to_string())
        .text("keadaan_jam", now.format("%H.%M").to_string())
        .text("alamat_tanggapan", format!("Sekretariat KIPP, {}", office.secretariat));
    if let Some(closing) = ledger.closing {
        values = closing_values(office, closing, values);
    }
    let term = match step {
        LetterKind::SecondReprimand => ledger.rules.rules.second_term,
        _ => ledger.rules.rules.first_term,
    };
    values = values.int("n_hari", i64::from(term)).flag("perpanjangan", ledger.is_extended);
    for key in ["isi_akibat", "tempat_pendampingan"] {
        if let Some(text) = office.typed(document, key) {
            values = values.text(key, text);
        }
    }
    values
}

/// When the registration ends, day and hour.
pub(super) fn closing_values(office: &Office, closing: chrono::NaiveDate, values: Values) -> Values {
    let values = values.text("penutupan", closing.to_string());
    let hour = office.edition.closing_time.as_deref().map(shown_clock_time);
    hour.into_iter().fold(values, |values, hour| values.text("jam_tutup", hour))
}

/// A letter that says when the registration ends needs the hour.
pub(super) fn hour_missing(office: &Office) -> Option<Finding> {
    let text = "Pukul berapa pendaftaran ditutup belum diisi. Isi di Pengaturan, Setelan edisi.";
    let finding = || Finding::field(Level::Wrong, "closing_time_missing", "closing_time", text);
    office.edition.closing_time.is_none().then(finding)
}

/// What the page of one agency says.
fn own_values(row: &LedgerRow, step: LetterKind) -> Values {
    let mut values = Values::new().text("pd", &row.duty.agency.name);
    let counting = || row.letters.iter().filter(|letter| !letter.is_void);
    let last = |kind: LetterKind| counting().rfind(|letter| letter.kind == kind);
    if let Some(invitation) = last(LetterKind::Invitation) {
        values = values.text("nomor_undangan", invitation.number_on_paper()).text("tanggal_undangan", &invitation.date);
    }
    match step {
        LetterKind::Reminder => {
            if let Some(first) = last(LetterKind::Reminder) {
                values = values
                    .flag("kedua", true)
                    .text("nomor_pengingat", first.number_on_paper())
                    .text("tanggal_pengingat", &first.date);
            }
            if !row.drafts.is_empty() {
                let titles: Vec<String> = row.drafts.iter().map(|title| format!("“{title}”")).collect();
                values = values.text("judul_draf", words::list(&titles));
            }
            values
        }
        LetterKind::FirstReprimand => values.list("riwayat", counting().map(history).collect()),
        LetterKind::SecondReprimand => second(last(LetterKind::FirstReprimand), values),
        LetterKind::Invitation => values,
    }
}

fn history(letter: &LedgerLetter) -> Values {
    let kind = match letter.kind {
        LetterKind::Invitation => "undangan",
        LetterKind::Reminder => "surat pengingat",
        LetterKind::FirstReprimand => "teguran I",
        LetterKind::SecondReprimand => "teguran II",
    };
    Values::new().text("jenis_surat", kind).text("nomor", letter.number_on_paper()).text("tanggal", &letter.date)
}

/// What came before a teguran II: teguran I with its term and what was answered, or that there was none.
fn second(first: Option<&LedgerLetter>, values: Values) -> Values {
    let Some(first) = first else { return values.flag("tanpa_teguran_1", true) };
    let mut values = values.text("nomor_t1", first.number_on_paper()).text("tanggal_t1", &first.date);
    if let Some(received) = &first.recipient.received_on {
        values = values.text("terima_t1", received);
    }
    let Some(answer) = first.answers.last() else {
        let term = first.term.map(|day| day.to_string());
        return values.text("batas_t1", term.unwrap_or_default()).flag("tanpa_tanggapan", true);
    };
    values = values.text("tanggal_tanggapan", &answer.date);
    if let Some(number) = &answer.number {
        values = values.text("nomor_tanggapan", number);
    }
    match answer.verdict.as_str() {
        "janji" => values.flag("janji", true).text("tanggal_janji", answer.promise_on.as_deref().unwrap_or_default()),
        "permohonan" => values.flag("permohonan", true),
        _ => values.flag("tanggapan_kurang", true).text("yang_kurang", "penjelasan dan rencana inovasi yang diminta"),
    }
}
