//! Sertifikat kegiatan: a page for each person who attended a session, spoke, led or helped.
//!
//! Names come from the register, never from a display name. The number is blank unless a template for it is typed.
//! Source: documents-year.md 11.10.

use std::collections::{BTreeMap, BTreeSet};

use kipp_documents::Values;
use kipp_domain::file_names;
use kipp_domain::numbers::{NumberTemplate, NumberValues};
use kipp_domain::sessions::attendance::Way;
use kipp_store::records::{Agency, Person};
use kipp_store::{Id, Read, named_params, sql};

use super::catalogue::Document;
use super::finding::{Finding, Level};
use super::office::Office;
use super::prepared::{Prepared, Recipient};
use super::register::head_of_section;
use super::request::DocumentRequest;
use super::session_recaps::recap_of;
use crate::error::Result;
use crate::office::agencies;
use crate::sessions::recap::Recap;

/// Somebody with a certificate.
struct Holder {
    name: String,
    office: Option<String>,
    agency: Option<String>,
    /// peserta, narasumber, moderator, panitia
    role: &'static str,
    topic: Option<String>,
    is_online: bool,
}

pub(crate) fn prepare(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    mut findings: Vec<Finding>,
) -> Result<Prepared> {
    let recap = recap_of(read, office, request)?;
    let holders = request_rows(request, || holders(read, &recap))?;
    if holders.is_empty() && !request.is_question {
        findings.push(Finding::new(Level::Warning, "nobody", "Belum ada orang yang hadir pada kegiatan ini."));
    }
    let day = office.day_for(request);
    let signer = head_of_section(office, request, day, &mut findings).into_iter().next().unwrap_or_default();
    let number = numbers(office, &mut findings);
    let values = office
        .values()
        .text("nama_kegiatan", &recap.session.name)
        .text("tanggal_kegiatan", recap.time.day().to_string())
        .text("tanggal", day.to_string())
        .node("pejabat", signer);
    let mut prepared = Prepared::office(request, office, values, findings)?;
    let place = recap.session.place.as_deref();
    let recipients = holders.iter().enumerate().map(|(at, holder)| {
        let running = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let number = number
            .as_ref()
            .map(|template| template.render(NumberValues { running, date: day, classification: "", unit: "" }));
        let recipient = Recipient {
            values: page(holder, number.unwrap_or_default(), place),
            submission: None,
            title: holder.name.clone(),
            agency: holder.agency.clone().unwrap_or_default(),
            file: file_names::numbered(running, &holder.name, "pdf"),
            certificate: None,
        };
        (at, recipient)
    });
    if let Some(batch) = prepared.batches.first_mut() {
        batch.recipients = recipients.collect();
    }
    Ok(prepared)
}

fn request_rows<T>(request: &DocumentRequest, rows: impl FnOnce() -> Result<Vec<T>>) -> Result<Vec<T>> {
    if request.is_question { Ok(vec![]) } else { rows() }
}

/// The template of the numbers, if one is typed; a wrong one is told and prints none.
fn numbers(office: &Office, findings: &mut Vec<Finding>) -> Option<NumberTemplate> {
    let typed = office.typed(Document::SessionCertificate, "pola_nomor")?;
    match NumberTemplate::parse(typed) {
        Ok(template) => Some(template),
        Err(error) => {
            findings.push(Finding::field(Level::Warning, "number_template", "pola_nomor", error.to_string()));
            None
        }
    }
}

/// Speakers, moderators and helpers as the session names them, then everybody else who attended.
fn holders(read: &Read<'_>, recap: &Recap) -> Result<Vec<Holder>> {
    let names: BTreeMap<Id<Agency>, String> = agencies::names_by_id(read)?;
    let ways: BTreeMap<Id<Person>, Way> = recap.people.iter().map(|one| (one.person.id, one.attended.way)).collect();
    let has_hall = recap.session.place.is_some();
    let mut named: BTreeSet<Id<Person>> = BTreeSet::new();
    let mut holders = Vec::new();
    read.each(sql!("session_roles/on_certificates"), named_params! { ":session_id": recap.session.id }, |row| {
        let person: Id<Person> = row.get("person_id")?;
        let agency: Option<Id<Agency>> = row.get("agency_id")?;
        let role: String = row.get("role")?;
        named.insert(person);
        holders.push(Holder {
            name: row.get("name")?,
            office: row.get("office")?,
            agency: agency.and_then(|id| names.get(&id)).cloned(),
            role: match role.as_str() {
                "narasumber" => "narasumber",
                "moderator" => "moderator",
                _ => "panitia",
            },
            topic: row.get("topic")?,
            is_online: ways.get(&person).map_or(!has_hall, |way| *way == Way::Online),
        });
        Ok(())
    })?;
    let others = recap.people.iter().filter(|one| one.attended.counts() && !named.contains(&one.person.id));
    holders.extend(others.map(|one| Holder {
        name: one.person.name.clone(),
        office: one.person.office.clone(),
        agency: one.agency_name.clone(),
        role: "peserta",
        topic: None,
        is_online: one.attended.way == Way::Online,
    }));
    Ok(holders)
}

fn page(holder: &Holder, number: String, place: Option<&str>) -> Values {
    let (unit, second) = match (&holder.office, &holder.agency) {
        (Some(office), Some(agency)) => (office.as_str(), agency.as_str()),
        (Some(one), None) | (None, Some(one)) => (one.as_str(), ""),
        (None, None) => ("", ""),
    };
    let topic = holder.topic.as_deref().filter(|topic| holder.role != "panitia" && !topic.trim().is_empty());
    let how = match (holder.is_online, place) {
        (false, Some(place)) => format!("di {place}"),
        (true, _) | (false, None) => "secara daring".to_owned(),
    };
    Values::new()
        .text("nomor", number)
        .text("nama", &holder.name)
        .text("unit", unit)
        .text("unit_kedua", second)
        .text("peran", holder.role)
        .text("kata_materi", if topic.is_some() { "dengan materi" } else { "" })
        .text("materi", topic.map(|topic| format!("“{topic}”")).unwrap_or_default())
        .text("tempat_dan_cara", how)
}
