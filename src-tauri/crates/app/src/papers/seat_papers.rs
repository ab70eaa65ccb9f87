//! Papers of the invitations to a session: who gets which places, and the list that goes with one letter to all.
//!
//! Source: documents-year.md 11.2 and 11.3.

use kipp_documents::Values;
use kipp_domain::seats::SeatRule;
use kipp_domain::words;
use kipp_store::Read;
use kipp_store::records::Session;

use super::finding::{Finding, Level};
use super::office::Office;
use super::request::DocumentRequest;
use crate::error::{Fault, Refusal, Result};
use crate::office::agencies;
use crate::results::signing;
use crate::sessions::invitations::{self, Guests, Invited};
use crate::sessions::sessions;

/// The session asked for, else the newest that somebody is invited to.
fn guests(read: &Read<'_>, request: &DocumentRequest) -> Result<Guests> {
    if let Some(id) = request.session {
        let guests = invitations::guests(read, id)?;
        return match guests.session.edition_id == request.edition {
            true => Ok(guests),
            false => Err(Refusal::EditionsMixed.into()),
        };
    }
    let all: Vec<Session> = sessions::of_edition(read, request.edition)?;
    for session in all.into_iter().rev() {
        let guests = invitations::guests(read, session.id)?;
        if !guests.invited.is_empty() {
            return Ok(guests);
        }
    }
    let text = "Belum ada yang diundang. Undang perangkat daerah di Kegiatan & Kehadiran lebih dulu.";
    Err(Fault::field("session", text))
}

/// "Luring", "Daring", "Luring dan daring"; without a seat in a session that has no meeting online: "–".
fn way(session: &Session, one: &Invited) -> &'static str {
    match (one.invitation.hall_places, one.invitation.online_places) {
        (0, _) if session.platform.is_none() => words::NONE,
        (0, _) => "Daring",
        (_, 0) => "Luring",
        _ => "Luring dan daring",
    }
}

/// "1 orang tiap PD; Seko, Rampi, dan Rongkong daring".
fn rule(guests: &Guests) -> String {
    let rule = guests.session.seat_rule.as_deref();
    let said = rule.and_then(SeatRule::from_code).map_or("Dibagi dengan tangan", SeatRule::label);
    let online: Vec<&str> = guests
        .invited
        .iter()
        .filter(|one| one.invitation.hall_places == 0)
        .map(|one| one.agency.short_name.as_deref().unwrap_or(&one.agency.name))
        .collect();
    let how = if guests.session.platform.is_some() { "daring" } else { "tanpa kursi" };
    match online.len() {
        0 => said.to_owned(),
        1..=6 => format!("{said}; {} {how}", words::list(&online)),
        many => format!("{said}; {many} perangkat daerah {how}"),
    }
}

/// Pembagian tempat: before the letters go out, and at the door.
pub(crate) fn seat_plan(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let guests = guests(read, request)?;
    let session = &guests.session;
    findings.extend(guests.over.iter().map(|text| Finding::new(Level::Wrong, "seats_over", text.clone())));
    let given: i64 = guests.invited.iter().map(|one| one.invitation.hall_places).sum();
    let number = |value: Option<i64>| value.map_or_else(|| words::NONE.to_owned(), |value| value.to_string());
    let available = guests.available.map(i64::from);
    let rows = request.certain_rows(|| {
        let row = |one: &Invited| {
            let mut row = Values::new()
                .text("pd", &one.agency.name)
                .text("cara_hadir", way(&guests.session, one))
                .text("jatah", one.invitation.hall_places.to_string());
            for (name, value) in [("meja", &one.invitation.table_name), ("keterangan", &one.invitation.note)] {
                if let Some(value) = value {
                    row = row.text(name, value);
                }
            }
            row
        };
        guests.invited.iter().map(row).collect()
    });
    let mut total = Values::new().text("pd", "Jumlah").text("jatah", given.to_string());
    if let Some(available) = available {
        total = total.text("keterangan", format!("sisa {}", available - given));
    }
    let day = office.day_for(request);
    let people = signing::on_day(&office.signatories, day);
    let signer = people.iter().find(|one| one.role == "kepala_bagian");
    Ok(office
        .values()
        .text("tempat_surat", &office.place)
        .text("tanggal_surat", day.to_string())
        .text("nama_kegiatan", &session.name)
        .text("hari_tanggal", words::weekday_date(sessions::day(session)?))
        .text("tempat", session.place.as_deref().unwrap_or("daring"))
        .text("kapasitas", number(session.capacity))
        .text("sisih", session.kept_back.to_string())
        .text("tersedia", number(available))
        .text("aturan", rule(&guests))
        .flag("ada_meja", guests.invited.iter().any(|one| one.invitation.table_name.is_some()))
        .list("baris", rows)
        .node("jumlah", total)
        .list("penanda_tangan", vec![office.node(signer, "kepala_bagian")]))
}

/// Daftar undangan: for one letter to all.
pub(crate) fn invitation_list(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    _: &mut Vec<Finding>,
) -> Result<Values> {
    let guests = guests(read, request)?;
    let day = office.day_for(request);
    let kinds = agencies::kinds(read)?;
    let groups = agencies::groups(read)?;
    let group_of = |one: &Invited| {
        let kind = kinds.iter().find(|kind| kind.id == one.agency.kind_id);
        kind.and_then(|kind| kind.recap_group_id).and_then(|id| groups.iter().find(|group| group.id == id))
    };
    let rows = request.certain_rows(|| {
        let mut rows = Vec::new();
        for group in &groups {
            let mut of_group = guests.invited.iter().filter(|one| group_of(one) == Some(group)).peekable();
            if of_group.peek().is_some() {
                rows.push(Values::new().flag("kelompok_baris", true).text("nama_kelompok", &group.name));
            }
            rows.extend(of_group.map(|one| {
                Values::new()
                    .text("yang_diundang", &one.agency.name)
                    .text("cara_hadir", way(&guests.session, one))
                    .text("jatah", one.invitation.hall_places.to_string())
                    .text("kode", &one.invitation.code)
            }));
        }
        rows
    });
    let given: i64 = guests.invited.iter().map(|one| one.invitation.hall_places).sum();
    let people = signing::on_day(&office.signatories, day);
    let signer = people.iter().find(|one| one.role == "sekretaris_daerah");
    Ok(office
        .values()
        .text("nomor", words::NONE)
        .text("tanggal_surat", day.to_string())
        .text("nama_kegiatan", &guests.session.name)
        .list("baris", rows)
        .node("jumlah", Values::new().text("yang_diundang", "Jumlah").text("jatah", given.to_string()))
        .list("penanda_tangan", vec![office.node(signer, "sekretaris_daerah")]))
}
