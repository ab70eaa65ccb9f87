//! Checking people in and taking that back. One person is in the hall once.

use kipp_domain::limits::TextClass;
use kipp_domain::names::normal_form;
use kipp_domain::person::Identity;
use kipp_store::records::{Agency, HallAttendance, Person, PersonName, Session};
use kipp_store::{Id, Op, Write, named_params, sql};

use super::DOOR;
use super::hall::standing_of;
use crate::desk::{App, Done};
use crate::error::{Fault, Noun, Result};
use crate::office::agencies;
use crate::office::people::{self, PersonForm};
use crate::ports::Ctx;
use crate::rows;
use crate::sessions::recap::{SIGNED_SHEET, session_time};
use crate::sessions::sessions;

/// How somebody is checked in.
#[derive(Clone, Copy, Debug)]
pub struct Arriving {
    pub session: Id<Session>,
    /// Comes in place of the person who was invited.
    pub deputy: bool,
    /// Taken from the signed sheet, not typed at the door.
    pub signed_sheet: bool,
}

/// Who was checked in.
#[derive(Clone, Debug)]
pub struct CheckedIn {
    pub row: Id<HallAttendance>,
    pub person: Id<Person>,
    pub name: String,
    pub agency: Option<String>,
    /// In the hall already, since then: nothing was written.
    pub already: Option<i64>,
}

/// Checks in a person of the register.
pub fn person(app: &App, ctx: &Ctx<'_>, how: Arriving, id: Id<Person>) -> Result<Done<CheckedIn>> {
    app.write(ctx, Op::new("attendance.check_in", "Kehadiran dicatat"), |write| {
        let session = sessions::open_session(write, how.session)?;
        let person = people::person(write, id)?;
        arrive(write, &session, how, person)
    })
}

/// Checks in somebody of an agency whose name nobody tells: its representative, one for each agency.
pub fn representative(app: &App, ctx: &Ctx<'_>, how: Arriving, id: Id<Agency>) -> Result<Done<CheckedIn>> {
    app.write(ctx, Op::new("attendance.check_in", "Kehadiran dicatat"), |write| {
        let session = sessions::open_session(write, how.session)?;
        let agency = agencies::get(write, id)?;
        let name: String = format!("Utusan {}", agency.name).chars().take(TextClass::Name.limit()).collect();
        let form = PersonForm { name, agency: Some(id), ..PersonForm::default() };
        let person = known_or_new(write, form)?;
        arrive(write, &session, how, person)
    })
}

/// Checks in somebody who is not in the register, and writes him there; whoever is there already is taken from it.
pub fn newcomer(app: &App, ctx: &Ctx<'_>, how: Arriving, form: PersonForm) -> Result<Done<CheckedIn>> {
    app.write(ctx, Op::new("attendance.check_in_new", "Kehadiran dicatat"), |write| {
        let session = sessions::open_session(write, how.session)?;
        let person = known_or_new(write, form)?;
        arrive(write, &session, how, person)
    })
}

fn known_or_new(write: &Write<'_>, form: PersonForm) -> Result<Person> {
    let normal_name = normal_form(&form.name);
    let own = Identity { normal_name: &normal_name, nip: None, agency: form.agency };
    let of = named_params! { ":normal_name": normal_name, ":nip": None::<String> };
    let alike: Vec<Person> = write.list(sql!("people/alike"), of)?;
    let same = alike.into_iter().find(|one| people::identity(one).is_same(&own));
    if let Some(known) = same {
        return Ok(known);
    }
    let spellings: Vec<PersonName> = write.list(sql!("person_names/alike"), of)?;
    let same = spellings.iter().find(|one| people::identity_of(one).is_same(&own));
    match same {
        Some(spelling) => people::person(write, spelling.person_id),
        None => {
            let id = people::save_in(write, form)?;
            people::person(write, id)
        }
    }
}

fn arrive(write: &Write<'_>, session: &Session, how: Arriving, person: Person) -> Result<CheckedIn> {
    let agency = person.agency_id.map(|id| agencies::get(write, id)).transpose()?.map(|one| one.name);
    let there = standing_of(write, session.id, person.id)?.into_iter().next();
    if let Some(row) = there {
        return Ok(CheckedIn { row: row.id, person: person.id, name: person.name, agency, already: Some(row.at) });
    }
    let zone = rows::zone(write)?;
    // Nobody noted the hour on the signed sheet: the session's beginning stands for it.
    let at = match how.signed_sheet {
        true => zone.utc_millis(session_time(session, zone)?.start),
        false => write.at(),
    };
    write.amend(|op| {
        let as_what = if how.deputy { " sebagai wakil" } else { "" };
        op.edition_id = Some(session.edition_id);
        op.label = format!("{} dicatat hadir{as_what} pada {}", person.name, session.name);
    });
    let row = write.insert(HallAttendance {
        id: Id::NEW,
        session_id: session.id,
        person_id: person.id,
        agency_id: person.agency_id,
        at,
        source: if how.signed_sheet { SIGNED_SHEET } else { DOOR }.to_owned(),
        deputy: how.deputy,
        taken_back: false,
    })?;
    Ok(CheckedIn { row, person: person.id, name: person.name, agency, already: None })
}

/// Takes back whatever says that the person of a row is in the hall. The rows stay: another desk may have them too.
pub fn take_back(app: &App, ctx: &Ctx<'_>, id: Id<HallAttendance>) -> Result<Done<()>> {
    app.write(ctx, Op::new("attendance.take_back", "Kehadiran dibatalkan"), |write| {
        let row: HallAttendance = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::Attendance, id))?;
        let session = sessions::open_session(write, row.session_id)?;
        let name = people::person(write, row.person_id)?.name;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Kehadiran {name} pada {} dibatalkan", session.name);
        });
        for mut row in standing_of(write, session.id, row.person_id)? {
            row.taken_back = true;
            write.update(&row)?;
        }
        Ok(())
    })
}
