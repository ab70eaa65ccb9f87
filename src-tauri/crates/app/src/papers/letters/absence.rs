//! Surat kepada yang tidak hadir: what a session handed out, to the invited agencies nobody came for.
//!
//! Source: documents-year.md 11.9. How many working days they have to get in touch is no regulation's: the office may
//! type another day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::file_names;
use kipp_domain::sessions::attendance::Status;
use kipp_store::records::{Agency, AgencyKind, Invitation, LetterRecipient, Session};
use kipp_store::{Id, Read};

use super::duty::{closing_values, hour_missing};
use super::form::{DraftRecipient, LetterForm, Told};
use super::invitation::addressed;
use super::ledger;
use super::register::{self, RegisteredLetter, number_on_paper};
use crate::error::{Fault, Result};
use crate::office::agencies;
use crate::papers::finding::{Finding, Level};
use crate::papers::{Document, Office};
use crate::sessions::{invitations, recap};
use crate::year::{holidays, ladder_rules};

/// Working days to get in touch, unless the office types a day.
const TERM: u16 = 5;

/// What the letters of a session say; for the absent that have none yet, or the chosen ones of them.
pub(super) fn told(read: &Read<'_>, office: &Office, form: &LetterForm, day: NaiveDate) -> Result<Told> {
    let id = form.session.ok_or_else(|| Fault::field("session", "Pilih kegiatan yang tidak dihadiri."))?;
    let recap = recap::of_session(read, id)?;
    let session = &recap.session;
    if session.edition_id != form.edition {
        return Err(crate::error::Refusal::EditionsMixed.into());
    }
    let mut findings = Vec::new();
    if recap.people.is_empty() {
        let text = "Belum ada kehadiran yang dicatat pada kegiatan ini, sehingga semua tampak tidak hadir. Catat dulu.";
        findings.push(Finding::field(Level::Wrong, "attendance_missing", "session", text));
    }
    if !recap.strangers.is_empty() {
        let text = format!(
            "{} nama daring belum dikenali. Kenali dulu: di antaranya mungkin ada yang hadir.",
            recap.strangers.len()
        );
        findings.push(Finding::field(Level::Warning, "strangers", "session", text));
    }
    let kinds: BTreeMap<Id<AgencyKind>, AgencyKind> =
        agencies::kinds(read)?.into_iter().map(|kind| (kind.id, kind)).collect();
    let agencies: BTreeMap<Id<Agency>, Agency> =
        agencies::all(read)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let letters = register::of_edition(read, form.edition)?;
    let (invited, sent) = (invitation_letters(read, id, &letters)?, sent(&letters, id));
    let closing = ledger::closing(read, form.edition)?.filter(|closing| *closing >= day);
    if closing.is_some() {
        findings.extend(hour_missing(office));
    }
    let mut recipients = Vec::new();
    for row in recap.rows.iter().filter(|row| row.attended.status == Status::Absent) {
        let Some(agency) = agencies.get(&row.attended.agency) else { continue };
        let is_wanted = match form.agencies.is_empty() {
            true => !sent.contains_key(&agency.id),
            false => form.agencies.contains(&agency.id),
        };
        if !is_wanted {
            continue;
        }
        let (addressee, place) = addressed(office, &kinds, agency, &mut findings);
        let mut values = Values::new().text("pd", &agency.name);
        if let Some((number, date)) = invited.get(&agency.id) {
            values = values.text("nomor_undangan", number).text("tanggal_undangan", date);
        }
        recipients.push(DraftRecipient {
            agency: Some(agency.id),
            addressee,
            place,
            slug: file_names::slug(&agency.name),
            places: None,
            values,
        });
    }
    Ok(Told {
        subject: format!("Penyampaian Hasil {}", session.name),
        values: common(read, office, session, day, closing)?,
        recipients,
        findings,
        texts: vec![],
    })
}

/// A letter that an absent agency has.
pub(crate) struct Sent {
    /// Empty: written in later.
    pub number: String,
    /// ISO; none: not sent yet.
    pub on: Option<String>,
}

/// The newest letter to each agency that was absent from a session, of all letters of its edition.
pub(crate) fn sent(letters: &[RegisteredLetter], session: Id<Session>) -> BTreeMap<Id<Agency>, Sent> {
    let is_one = |one: &&RegisteredLetter| {
        one.batch.document == Document::AbsenceLetter.code()
            && one.batch.session_id == Some(session)
            && one.letter.state == "issued"
    };
    let rows = letters.iter().filter(is_one).flat_map(|one| one.recipients.iter().map(move |row| (one, row)));
    rows.filter_map(|(one, row)| {
        Some((row.agency_id?, Sent { number: one.letter.number.clone(), on: row.sent_on.clone() }))
    })
    .collect()
}

/// Number and date of the letter by which each agency was invited.
fn invitation_letters<'a>(
    read: &Read<'_>,
    session: Id<Session>,
    letters: &'a [RegisteredLetter],
) -> Result<BTreeMap<Id<Agency>, (&'a str, &'a str)>> {
    let of_recipient: BTreeMap<Id<LetterRecipient>, &RegisteredLetter> =
        letters.iter().flat_map(|one| one.recipients.iter().map(move |row| (row.id, one))).collect();
    let letter_of = |invitation: Invitation| {
        let letter = of_recipient.get(&invitation.recipient_id?)?;
        Some((invitation.agency_id, (number_on_paper(&letter.letter.number), letter.batch.date.as_str())))
    };
    Ok(invitations::of_session(read, session)?.into_iter().filter_map(letter_of).collect())
}

/// What all of them say; `closing`: the last day of the registration, unless it is over.
fn common(
    read: &Read<'_>,
    office: &Office,
    session: &Session,
    day: NaiveDate,
    closing: Option<NaiveDate>,
) -> Result<Values> {
    let typed = |key: &str| office.typed(Document::AbsenceLetter, key);
    let until = match typed("batas") {
        Some(date) => date.to_owned(),
        None => {
            let rules = ladder_rules::of_edition(read, session.edition_id)?;
            holidays::working_days(read, rules.joint_leave_off)?.after(day, TERM).value.to_string()
        }
    };
    let values = Values::new()
        .text("nama_kegiatan", &session.name)
        .text("tanggal", &session.date)
        .text("lampiran", "1 (satu) berkas")
        .text("lampiran_materi", typed("lampiran_materi").unwrap_or("materi kegiatan dan jadwal pendaftaran"))
        .text("batas", until)
        .flag("hibrida", session.place.is_some() && session.platform.is_some());
    Ok(match closing {
        Some(closing) => closing_values(office, closing, values.flag("sebelum_penutupan", true)),
        None => values,
    })
}
