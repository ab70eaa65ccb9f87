//! Surat undangan: to each invited agency, with its places in the hall and online and a code for the door.
//!
//! Source: documents-year.md 11.1.

use std::collections::BTreeMap;

use kipp_documents::Values;
use kipp_domain::addressee::addressee;
use kipp_domain::clock_times::shown_clock_time;
use kipp_domain::file_names;
use kipp_domain::session_kind::SessionKind;
use kipp_domain::words;
use kipp_store::records::{Agency, AgencyKind, AgendaItem, Invitation, Letter, LetterRecipient, Session, Submission};
use kipp_store::{Id, Read, Write, named_params, sql};

use super::form::{DraftRecipient, LetterForm, Told};
use crate::entries::submissions;
use crate::error::{Fault, Result};
use crate::office::agencies;
use crate::papers::Office;
use crate::papers::finding::{Finding, Level};
use crate::sessions::invitations::{self, Guests, Invited};
use crate::sessions::sessions;

/// The code of a finding that a reason overrules.
pub(super) const NEEDS_REASON: &str = "needs_reason";

/// The opening sentence of each kind of session.
pub(super) const OPENINGS: [(SessionKind, &str); 9] = [
    (
        SessionKind::Meeting,
        "Dalam rangka persiapan pelaksanaan {kompetisi}, bersama ini kami mengundang Saudara untuk hadir pada:",
    ),
    (
        SessionKind::Briefing,
        "Dalam rangka pelaksanaan {kompetisi} berdasarkan {dasar_hukum}, bersama ini kami mengundang Saudara untuk hadir pada:",
    ),
    (
        SessionKind::Coaching,
        "Dalam rangka pendampingan penyusunan proposal pada {kompetisi}, bersama ini kami mengundang Saudara beserta inovator {judul_atau_umum} untuk hadir pada:",
    ),
    (
        SessionKind::Development,
        "Dalam rangka pembinaan inovasi pelayanan publik, bersama ini kami mengundang Saudara beserta inovator {judul_atau_umum} untuk hadir pada:",
    ),
    (
        SessionKind::Presentation,
        "Dalam rangka penilaian {kompetisi}, bersama ini kami mengundang Saudara beserta inovator {judul_atau_umum} untuk hadir pada:",
    ),
    (
        SessionKind::Verification,
        "Dalam rangka verifikasi lapangan pada {kompetisi}, bersama ini kami memberitahukan kunjungan Tim Penilai pada:",
    ),
    (
        SessionKind::Panel,
        "Dalam rangka penetapan hasil penilaian {kompetisi}, bersama ini kami mengundang Saudara untuk hadir pada:",
    ),
    (
        SessionKind::Ceremony,
        "Dalam rangka penyerahan penghargaan {kompetisi}, bersama ini kami mengundang Saudara beserta penerima penghargaan untuk hadir pada:",
    ),
    (SessionKind::Other, "Bersama ini kami mengundang Saudara untuk hadir pada:"),
];

/// How urgent the letter is, and whether the head must come himself.
const fn manner(kind: SessionKind) -> (&'static str, bool) {
    match kind {
        SessionKind::Panel => ("Segera", true),
        SessionKind::Coaching | SessionKind::Development | SessionKind::Other => ("Biasa", false),
        SessionKind::Ceremony => ("Penting", false),
        SessionKind::Meeting | SessionKind::Briefing | SessionKind::Presentation | SessionKind::Verification => {
            ("Penting", true)
        }
    }
}

/// The key of the office's own opening for a kind of session.
pub(super) fn opening_key(kind: SessionKind) -> String {
    format!("pembuka-{}", kind.code())
}

/// What the letters of a session say; for those invited who have none yet, or the chosen ones.
pub(super) fn told(read: &Read<'_>, office: &Office, form: &LetterForm) -> Result<Told> {
    let id = form.session.ok_or_else(|| Fault::field("session", "Pilih kegiatan yang diundangkan."))?;
    let guests = invitations::guests(read, id)?;
    let session = guests.session.clone();
    if session.edition_id != form.edition {
        return Err(crate::error::Refusal::EditionsMixed.into());
    }
    let kind = sessions::kind(&session)?;
    let (nature, in_person) = manner(kind);
    let mut findings = findings_of(&guests);
    let mut values = Values::new()
        .text("sifat", nature)
        .text("nama_kegiatan", &session.name)
        .text("tanggal", &session.date)
        .text("jam", shown_clock_time(&session.starts_at))
        .flag("tidak_diwakilkan", in_person)
        .text("pola_nama", "NAMA SINGKAT PD_Nama");
    for (name, value) in [
        ("tempat", &session.place),
        ("aplikasi", &session.platform),
        ("id_rapat", &session.meeting_id),
        ("sandi_rapat", &session.passcode),
        ("tautan", &session.link),
    ] {
        if let Some(value) = value {
            values = values.text(name, value);
        }
    }
    values = agenda(read, &session, values)?;
    values = contact(office, values);
    let recipients = recipients(read, office, form, &guests, &mut findings)?;
    Ok(Told {
        subject: format!("Undangan {}", session.name),
        values,
        recipients,
        findings,
        texts: vec![("alinea-1".into(), opening(kind).into())],
    })
}

/// The shipped opening of a kind of session.
pub(super) fn opening(kind: SessionKind) -> &'static str {
    OPENINGS.iter().find(|(known, _)| *known == kind).map_or("", |(_, text)| text)
}

fn findings_of(guests: &Guests) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(text) = &guests.over {
        findings.push(Finding::field(Level::Wrong, "seats_over", "seats", text.clone()));
    }
    if let Some(text) = &guests.shortage {
        findings.push(Finding::field(Level::Note, "seats_short", "seats", text.clone()));
    }
    let session = &guests.session;
    if session.platform.is_some() && session.meeting_id.is_none() && session.link.is_none() {
        let text = "ID rapat dan tautan daring belum diisi pada kegiatan ini. Isi dulu, atau terbitkan dengan alasan.";
        findings.push(Finding::field(Level::Wrong, NEEDS_REASON, "meeting_id", text));
    }
    findings
}

fn agenda(read: &Read<'_>, session: &Session, values: Values) -> Result<Values> {
    let items: Vec<AgendaItem> =
        read.list(sql!("agenda_items/of_session"), named_params! { ":session_id": session.id })?;
    Ok(match items.len() {
        0 => values.text("acara", &session.name),
        1..=6 => values.list("acara_banyak", items.iter().map(|item| Values::new().text("isi", &item.title)).collect()),
        _ => values.text("acara", "sebagaimana susunan acara terlampir"),
    })
}

/// Whom to tell that one comes, when the office typed it.
fn contact(office: &Office, values: Values) -> Values {
    let typed = |key: &str| office.typed(crate::papers::Document::Invitation, key);
    match (typed("narahubung"), typed("hp_narahubung"), typed("tanggal_konfirmasi")) {
        (Some(name), Some(phone), Some(until)) => values
            .flag("konfirmasi", true)
            .text("narahubung", name)
            .text("hp_narahubung", phone)
            .text("tanggal_konfirmasi", until),
        _ => values,
    }
}

fn recipients(
    read: &Read<'_>,
    office: &Office,
    form: &LetterForm,
    guests: &Guests,
    findings: &mut Vec<Finding>,
) -> Result<Vec<DraftRecipient>> {
    let kinds: BTreeMap<Id<AgencyKind>, AgencyKind> =
        agencies::kinds(read)?.into_iter().map(|kind| (kind.id, kind)).collect();
    let titles = titles(read, guests)?;
    let is_wanted = |one: &&Invited| match form.agencies.is_empty() {
        true => one.invitation.recipient_id.is_none(),
        false => form.agencies.contains(&one.agency.id),
    };
    let mut recipients = Vec::new();
    for one in guests.invited.iter().filter(is_wanted) {
        let (addressee, place) = addressed(office, &kinds, &one.agency, findings);
        recipients.push(DraftRecipient {
            agency: Some(one.agency.id),
            addressee,
            place,
            slug: file_names::slug(&one.agency.name),
            places: Some((one.invitation.hall_places, one.invitation.online_places)),
            values: own_values(&guests.session, one, titles.get(&one.agency.id)),
        });
    }
    Ok(recipients)
}

/// Whom a letter to an agency goes to and where; an office made up by its kind is told.
pub(super) fn addressed(
    office: &Office,
    kinds: &BTreeMap<Id<AgencyKind>, AgencyKind>,
    agency: &Agency,
    findings: &mut Vec<Finding>,
) -> (String, String) {
    let kind = kinds.get(&agency.kind_id).map_or("", |kind| kind.code.as_str());
    let made = addressee(kind, &agency.name, &office.region);
    let place = made.place.unwrap_or_else(|| office.place.clone());
    match agency.head_title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => (title.to_owned(), place),
        None => {
            let text = format!("{}: jabatan kepala belum diisi; ditulis “{}”.", agency.name, made.office);
            let finding = Finding::field(Level::Note, "addressee_made", "head_title", text);
            findings.push(Finding { record: agency.id.number().to_string(), ..finding });
            (made.office, place)
        }
    }
}

/// What the page of one agency says.
fn own_values(session: &Session, one: &Invited, titles: Option<&String>) -> Values {
    let (hall, online) = (one.invitation.hall_places, one.invitation.online_places);
    let is_hybrid = session.place.is_some() && session.platform.is_some();
    let limited = session.capacity.is_some();
    let short = one.agency.short_name.as_deref().unwrap_or(&one.agency.code);
    let mut values = Values::new()
        .flag("luring", hall > 0)
        .flag("daring", session.platform.is_some() && (online > 0 || hall == 0))
        .flag("luring_saja", limited && hall > 0 && online == 0)
        .flag("daring_saja", is_hybrid && hall == 0)
        .flag("keduanya", is_hybrid && hall > 0 && online > 0)
        .text("pd", &one.agency.name)
        .text("contoh_nama", format!("{}_Nama", short.to_uppercase().replace(' ', "")))
        .text("judul_atau_umum", titles.map_or("perangkat daerah Saudara", String::as_str))
        .text("kode_undangan", &one.invitation.code);
    if limited && hall > 0 {
        values = values.int("jatah", hall);
    }
    values
}

/// The entries of each invited agency in this edition, in words.
fn titles(read: &Read<'_>, guests: &Guests) -> Result<BTreeMap<Id<Agency>, String>> {
    let mut titles: BTreeMap<Id<Agency>, Vec<String>> = BTreeMap::new();
    let all: Vec<Submission> = submissions::of_edition(read, guests.session.edition_id)?;
    for one in all {
        titles.entry(one.agency_id).or_default().push(format!("“{}”", one.title));
    }
    Ok(titles.into_iter().map(|(agency, titles)| (agency, words::list(&titles))).collect())
}

/// The invitations point to the letters that were issued for them.
pub(super) fn link(
    write: &Write<'_>,
    session: Id<Session>,
    issued: &[(Id<Agency>, Id<LetterRecipient>)],
) -> Result<()> {
    for invitation in invitations::of_session(write, session)? {
        if let Some((_, recipient)) = issued.iter().find(|(agency, _)| *agency == invitation.agency_id) {
            write.update(&Invitation { recipient_id: Some(*recipient), ..invitation })?;
        }
    }
    Ok(())
}

/// The invitations of a void letter may be written again.
pub(super) fn unlink(write: &Write<'_>, session: Id<Session>, letter: Id<Letter>) -> Result<()> {
    for invitation in invitations::of_session(write, session)? {
        let Some(id) = invitation.recipient_id else { continue };
        if write.get::<LetterRecipient>(id)?.is_some_and(|row| row.letter_id == letter) {
            write.update(&Invitation { recipient_id: None, ..invitation })?;
        }
    }
    Ok(())
}
