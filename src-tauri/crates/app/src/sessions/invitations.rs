//! Who is invited to a session, with how many places in the hall and online.
//!
//! Rules: `kipp_domain::seats`; codes for the door: `kipp_domain::invitation_codes`.

use std::collections::BTreeMap;

use kipp_domain::invitation_codes::InvitationCode;
use kipp_domain::seats::{Hall, Invitee, SeatRule, seat_shortage, seats_by_hand, split_seats};
use kipp_store::records::{Agency, Edition, Invitation, Session};
use kipp_store::{Id, Op, Read, Write, files, named_params, sql};

use super::sessions::{self, open_session};
use crate::desk::{App, Done};
use crate::error::{Fault, Refusal, Result};
use crate::office::agencies;
use crate::ports::Ctx;
use crate::rows;
use crate::year::editions;

/// Seats are typed, not split by a rule.
pub const BY_HAND: &str = "tangan";

/// The invitations of a session in the order of their numbers.
pub fn of_session(read: &Read<'_>, session: Id<Session>) -> Result<Vec<Invitation>> {
    Ok(read.list(sql!("invitations/of_session"), named_params! { ":session_id": session })?)
}

/// An invited agency in the order of the register.
#[derive(Clone, Debug)]
pub struct Invited {
    pub invitation: Invitation,
    pub agency: Agency,
    /// Its entries of the edition before.
    pub entries: u32,
}

/// What is invited, and what the hall still bears.
#[derive(Clone, Debug)]
pub struct Guests {
    pub session: Session,
    pub invited: Vec<Invited>,
    /// Seats for the agencies; none: no limit.
    pub available: Option<u32>,
    /// "Yang diundang 86 orang, kursi 60: …"
    pub shortage: Option<String>,
    /// Seats given beyond what there is: the hall was made smaller afterwards.
    pub over: Option<String>,
}

/// The invited agencies of a session.
pub fn guests(read: &Read<'_>, id: Id<Session>) -> Result<Guests> {
    let session = sessions::session(read, id)?;
    let agencies: BTreeMap<Id<Agency>, Agency> =
        agencies::all(read)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let entries = entries_before(read, session.edition_id)?;
    let mut invited: Vec<Invited> = of_session(read, id)?
        .into_iter()
        .filter_map(|invitation| {
            let agency = agencies.get(&invitation.agency_id)?.clone();
            let entries = entries.get(&agency.id).copied().unwrap_or_default();
            Some(Invited { invitation, agency, entries })
        })
        .collect();
    invited.sort_by_key(|one| (one.agency.position, one.agency.id));
    let hall = hall(&session)?;
    let given: i64 = invited.iter().map(|one| one.invitation.hall_places).sum();
    let invitees: Vec<Invitee<()>> = invited.iter().map(|one| invitee(one, None, ())).collect::<Result<_>>()?;
    let available = hall.map(Hall::available);
    Ok(Guests {
        shortage: hall.and_then(|hall| seat_shortage(hall, &invitees)),
        over: available.filter(|seats| given > i64::from(*seats)).map(|seats| {
            format!(
                "Terbagi {given} dari {seats} kursi. Kurangi {}, atau tambah kapasitas pada kegiatan.",
                given - i64::from(seats)
            )
        }),
        available,
        invited,
        session,
    })
}

/// The hall with its seats; none: no hall, or one without a limit.
fn hall(session: &Session) -> Result<Option<Hall>> {
    if session.place.is_none() {
        return Ok(Some(Hall { capacity: Some(0), kept_back: 0 }));
    }
    let Some(capacity) = session.capacity else { return Ok(None) };
    Ok(Some(Hall {
        capacity: Some(rows::fits("kapasitas", capacity)?),
        kept_back: rows::fits("kursi yang disisihkan", session.kept_back)?,
    }))
}

fn invitee<K>(one: &Invited, persons: Option<u32>, agency: K) -> Result<Invitee<K>> {
    let asked = one.invitation.hall_places + one.invitation.online_places;
    let persons = persons.map_or_else(|| rows::fits("jatah", asked), Ok)?;
    Ok(Invitee { agency, persons, far: one.agency.far, entries: one.entries })
}

/// Entries of each agency in the edition before this one.
fn entries_before(read: &Read<'_>, edition: Id<Edition>) -> Result<BTreeMap<Id<Agency>, u32>> {
    let this = rows::edition(read, edition)?;
    let before = editions::all(read)?.into_iter().filter(|one| one.year < this.year).max_by_key(|one| one.year);
    let mut counts = BTreeMap::new();
    let Some(before) = before else { return Ok(counts) };
    let sent = read.map(sql!("submissions/sent_of_edition"), named_params! { ":edition_id": before.id }, |row| {
        row.get::<_, Id<Agency>>(0)
    })?;
    for agency in sent {
        *counts.entry(agency).or_default() += 1;
    }
    Ok(counts)
}

/// Invites exactly these agencies: new ones get the next numbers and one place, those left out are invited no longer.
pub fn put(app: &App, ctx: &Ctx<'_>, session: Id<Session>, chosen: &[Id<Agency>]) -> Result<Done<u32>> {
    app.write(ctx, Op::new("invitations.put", "Undangan disusun"), |write| {
        let session = open_session(write, session)?;
        let old = of_session(write, session.id)?;
        for gone in old.iter().filter(|one| !chosen.contains(&one.agency_id)) {
            if gone.recipient_id.is_some() {
                let name = agencies::get(write, gone.agency_id)?.name;
                return Err(Refusal::AlreadyInvited { agency: name }.into());
            }
            write.delete::<Invitation>(gone.id)?;
        }
        let mut running = old.iter().map(|one| one.running).max().unwrap_or_default();
        let mut wanted: Vec<Agency> = Vec::new();
        for id in chosen {
            let agency = agencies::get(write, *id)?;
            if !old.iter().any(|one| one.agency_id == *id) && !wanted.iter().any(|one| one.id == *id) {
                wanted.push(agency);
            }
        }
        wanted.sort_by_key(|agency| (agency.position, agency.id));
        for agency in &wanted {
            running += 1;
            insert(write, &session, agency, running)?;
        }
        let by_hand = session.seat_rule.as_deref() == Some(BY_HAND);
        if by_hand || old.iter().any(|one| one.recipient_id.is_some()) {
            seat_rest(write, &session, &old)?;
        } else {
            // A hall that is too small for all is split anew by the rule used last.
            let rule = session.seat_rule.as_deref().and_then(SeatRule::from_code).unwrap_or(SeatRule::OneEach);
            split(write, &session, rule, None)?;
        }
        let count = of_session(write, session.id)?.len();
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("{count} perangkat daerah diundang ke {}", session.name);
        });
        rows::fits("undangan", i64::try_from(count).unwrap_or(i64::MAX))
    })
}

fn insert(write: &Write<'_>, session: &Session, agency: &Agency, running: i64) -> Result<()> {
    let hashed = InvitationCode::hashed_text(session.id.number(), &agency.code);
    let code = InvitationCode::new(rows::fits("nomor undangan", running)?, &files::sha256(hashed.as_bytes()));
    write.insert(Invitation {
        id: Id::NEW,
        session_id: session.id,
        agency_id: agency.id,
        running,
        code: code.to_string(),
        hall_places: i64::from(session.place.is_some()),
        online_places: i64::from(session.place.is_none()),
        table_name: None,
        note: None,
        recipient_id: None,
    })?;
    Ok(())
}

/// Splits the hall among the invited; `persons` of each, none: as many as before.
fn split(write: &Write<'_>, session: &Session, rule: SeatRule, persons: Option<u32>) -> Result<()> {
    let guests = guests(write, session.id)?;
    let invitees: Vec<Invitee<Id<Invitation>>> =
        guests.invited.iter().map(|one| invitee(one, persons, one.invitation.id)).collect::<Result<_>>()?;
    let Some(hall) = hall(session)? else {
        for (one, invitee) in guests.invited.iter().zip(&invitees) {
            give(write, &one.invitation, i64::from(invitee.persons.max(1)), 0)?;
        }
        return Ok(());
    };
    let plan = split_seats(hall, &invitees, rule);
    for (one, places) in guests.invited.iter().zip(&plan.places) {
        let online = if session.platform.is_some() { i64::from(places.online) } else { 0 };
        give(write, &one.invitation, i64::from(places.hall), online)?;
    }
    Ok(())
}

/// Those invited last get a seat each as long as there are any, far ones none where the rule has them online; who was
/// invited before keeps what he was told.
fn seat_rest(write: &Write<'_>, session: &Session, old: &[Invitation]) -> Result<()> {
    let Some(hall) = hall(session)? else { return Ok(()) };
    let far_online = session.seat_rule.as_deref() == Some(SeatRule::FarOnline.code());
    let (kept, fresh): (Vec<Invited>, Vec<Invited>) = guests(write, session.id)?
        .invited
        .into_iter()
        .partition(|one| old.iter().any(|known| known.id == one.invitation.id));
    let mut left = i64::from(hall.available()) - kept.iter().map(|one| one.invitation.hall_places).sum::<i64>();
    for Invited { invitation, agency, .. } in fresh {
        let seat = i64::from(left > 0 && !(far_online && agency.far));
        left -= seat;
        give(write, &invitation, seat, if session.platform.is_some() { 1 - seat } else { 0 })?;
    }
    Ok(())
}

/// Writes the places of an invitation; one whose letter was issued notes what it said before.
fn give(write: &Write<'_>, old: &Invitation, hall_places: i64, online_places: i64) -> Result<()> {
    if (old.hall_places, old.online_places) == (hall_places, online_places) {
        return Ok(());
    }
    // What the letter said stands in the first note.
    let note = match old.recipient_id {
        Some(_) if old.note.is_none() && old.hall_places != hall_places => {
            Some(format!("Jatah diubah setelah surat terbit; semula {} orang luring.", old.hall_places))
        }
        _ => old.note.clone(),
    };
    Ok(write.update(&Invitation { hall_places, online_places, note, ..old.clone() })?)
}

/// How the hall is split.
#[derive(Clone, Debug, Default)]
pub struct SeatForm {
    pub session: Id<Session>,
    /// satu, usulan, jauh-daring, tangan
    pub rule: String,
    /// Persons of each agency; none: as many as before.
    pub persons: Option<u32>,
    /// Seats by hand, by agency.
    pub by_hand: Vec<(Id<Agency>, u32)>,
}

/// Splits the hall by a rule or by hand; never more seats than there are.
pub fn seat(app: &App, ctx: &Ctx<'_>, form: &SeatForm) -> Result<Done<()>> {
    app.write(ctx, Op::new("invitations.seat", "Kursi dibagi"), |write| {
        let session = open_session(write, form.session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Kursi {} dibagi", session.name);
        });
        if form.persons.is_some_and(|persons| !(1..=1000).contains(&persons)) {
            return Err(Fault::field("persons", "Orang tiap perangkat daerah antara 1 dan 1.000."));
        }
        match (form.rule.as_str(), SeatRule::from_code(&form.rule)) {
            (_, Some(rule)) => split(write, &session, rule, form.persons)?,
            (BY_HAND, None) => seat_by_hand(write, &session, &form.by_hand)?,
            (other, None) => {
                return Err(Fault::field(
                    "rule",
                    format!("Aturan pembagian “{other}” tidak dikenal. Pilih dari daftar."),
                ));
            }
        }
        Ok(write.update(&Session { seat_rule: Some(form.rule.clone()), ..session })?)
    })
}

fn seat_by_hand(write: &Write<'_>, session: &Session, by_hand: &[(Id<Agency>, u32)]) -> Result<()> {
    let guests = guests(write, session.id)?;
    let typed = |one: &Invited| by_hand.iter().find(|(agency, _)| *agency == one.agency.id).map(|(_, seats)| *seats);
    let mut seats = Vec::with_capacity(guests.invited.len());
    for one in &guests.invited {
        seats.push(typed(one).map_or_else(|| rows::fits("jatah", one.invitation.hall_places), Ok)?);
    }
    if session.place.is_none() && seats.iter().any(|seats| *seats > 0) {
        return Err(Fault::field("by_hand", "Kegiatan ini hanya daring; tidak ada kursi yang dapat dibagi."));
    }
    if let Some(hall) = hall(session)? {
        let invitees: Vec<Invitee<()>> =
            guests.invited.iter().map(|one| invitee(one, None, ())).collect::<Result<_>>()?;
        seats_by_hand(hall, &invitees, &seats).map_err(|over| Fault::field("by_hand", over.to_string()))?;
    }
    for (one, seats) in guests.invited.iter().zip(seats) {
        let asked = one.invitation.hall_places + one.invitation.online_places;
        let rest = (asked - i64::from(seats)).max(i64::from(seats == 0));
        give(write, &one.invitation, i64::from(seats), if session.platform.is_some() { rest } else { 0 })?;
    }
    Ok(())
}
