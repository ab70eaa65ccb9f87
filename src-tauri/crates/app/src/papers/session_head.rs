//! Which session a document is of, and how its head is printed.

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::words;
use kipp_store::Read;
use kipp_store::records::{Person, Session};

use super::finding::{Finding, Level};
use super::office::Office;
use super::request::DocumentRequest;
use crate::error::{Fault, Noun, Result};
use crate::sessions::sessions;

/// The session of a print: the one that was asked for, else the nearest of the edition of which `says` something.
pub(super) fn of(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    says: impl Fn(&Session) -> Result<bool>,
) -> Result<Option<Session>> {
    if let Some(id) = request.session {
        let session = sessions::session(read, id)?;
        let is_of_edition = session.edition_id == request.edition;
        return if is_of_edition { Ok(Some(session)) } else { Err(Fault::not_found(Noun::Session, id)) };
    }
    let (today, mut near) = (office.today(), vec![]);
    for session in sessions::of_edition(read, request.edition)? {
        let far = (sessions::day(&session)? - today).num_days();
        // What says something first, then by distance; of two as far the one to come.
        near.push(((!says(&session)?, far.abs(), far < 0), session));
    }
    Ok(near.into_iter().min_by_key(|(order, _)| *order).map(|(_, session)| session))
}

/// The same for a document that is nothing without a session.
pub(super) fn needed(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    says: impl Fn(&Session) -> Result<bool>,
) -> Result<Session> {
    let none = || Fault::field("session", "Belum ada kegiatan pada edisi ini. Tambahkan di Kegiatan & Kehadiran.");
    of(read, office, request, says)?.ok_or_else(none)
}

/// "Sosialisasi KIPP 2021, 4 Oktober 2021": for the foot of a page.
pub(super) fn short_name(session: &Session, day: NaiveDate) -> String {
    format!("{}, {}", session.name, words::long_date(day))
}

/// "Pukul 09.00–12.00 WITA", "Pukul 09.00 WITA sampai dengan selesai".
pub(super) fn time(session: &Session, office: &Office) -> String {
    let (time, zone) = (sessions::time_text(session), office.zone.name());
    match session.ends_at {
        Some(_) => format!("Pukul {time} {zone}"),
        None => format!("Pukul {time} {zone} sampai dengan selesai"),
    }
}

/// "Warkop Indah dan daring melalui Zoom", or one of both.
pub(super) fn place(session: &Session) -> String {
    match (&session.place, &session.platform) {
        (Some(place), Some(platform)) => format!("{place} dan daring melalui {platform}"),
        (Some(place), None) => place.clone(),
        (None, Some(platform)) => format!("Daring melalui {platform}"),
        (None, None) => words::NONE.into(),
    }
}

/// "Armiadi, Sekretaris Daerah".
pub(super) fn with_office(person: &Person) -> String {
    match &person.office {
        Some(office) => format!("{}, {office}", person.name),
        None => person.name.clone(),
    }
}

/// A person who signs, as the templates take one; `post` stands above or in place of the office.
pub(super) fn signer(person: &Person, post: &str) -> Values {
    let node = Values::new().text("nama", &person.name).text("jabatan", post);
    match person.nip.as_deref() {
        Some(nip) => node.text("nip", nip),
        None => node,
    }
}

/// Tells that a value of the session is missing.
pub(super) fn missing(findings: &mut Vec<Finding>, key: &str, what: &str) {
    let text = format!("{what} belum diisi; dicetak “–”.");
    findings.push(Finding::field(Level::Warning, "value_missing", key, text));
}
