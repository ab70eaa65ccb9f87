//! The door of a session and the screen in its hall.

use kipp_app::office::people::PersonForm;
use kipp_app::ports::Ctx;
use kipp_app::sessions::door::check_in::{self, Arriving, CheckedIn};
use kipp_app::sessions::door::file;
use kipp_app::sessions::door::finding::{self, Offer, Shown};
use kipp_app::sessions::door::hall::{self, Arrival, Hall, Invitee};
use kipp_app::sessions::sessions;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::clock_times::shown_clock_time;
use kipp_domain::sessions::attendance::Status;
use kipp_domain::words::{self, Zone};
use kipp_store::Id;
use kipp_store::records::{Agency, HallAttendance, Person, Session};

use crate::shape::{IdIn, Line, Name, Word};

input! { SessionRef { session: Id<Session>, } }
input! {
    AttendanceIn {
        session: Id<Session>,
        /// Everybody, not the newest alone.
        #[serde(default)] all: bool,
    }
}
input! {
    DoorFindIn {
        session: Id<Session>,
        /// Letters of a person, an agency or a number, or a scanned code.
        text: Line,
        /// Its people alone.
        #[serde(default)] within: Option<Id<Agency>>,
    }
}
output! {
    DoorFoundDto {
        /// person, agency, representative, newcomer
        kind: String,
        person: Option<Id<Person>>,
        agency: Option<Id<Agency>>,
        title: String,
        /// Office and agency of a person, the code of an invitation.
        under: String,
        /// "08.57": in the hall already.
        since: Option<String>,
        /// Of an agency: how many of its people are in the hall.
        people: Option<u32>,
        /// Of a newcomer.
        office: Option<String>,
    }
}
input! {
    CheckInIn {
        session: Id<Session>,
        #[serde(default)] person: Option<Id<Person>>,
        /// Instead of a person: somebody of it whose name nobody tells.
        #[serde(default)] agency: Option<Id<Agency>>,
        /// Comes in place of the person who was invited.
        #[serde(default)] deputy: bool,
        /// From the signed sheet, not typed at the door.
        #[serde(default)] signed_sheet: bool,
    }
}
input! {
    CheckInNewIn {
        session: Id<Session>,
        name: Name,
        /// None: a guest.
        #[serde(default)] agency: Option<Id<Agency>>,
        #[serde(default)] office: Option<Line>,
        #[serde(default)] deputy: bool,
        #[serde(default)] signed_sheet: bool,
    }
}
output! {
    ArrivedDto {
        row: Id<HallAttendance>,
        name: String,
        agency_name: Option<String>,
        /// "08.57": was in the hall already; nothing was written.
        since: Option<String>,
    }
}
output! {
    AttendanceDto {
        session: Id<Session>,
        name: String,
        /// "Kamis, 7 Oktober 2021, 09.00 WITA"
        when: String,
        /// 0: all online; none: no limit.
        capacity: Option<i64>,
        /// People in the hall.
        hall: u32,
        invited: u32,
        /// Agencies of those invited, represented ones among them.
        arrived: u32,
        absent: u32,
        represented: u32,
        /// People of no invited agency.
        others: u32,
        /// Newest first.
        people: Vec<AttendantDto>,
        /// In the order of the register.
        agencies: Vec<InvitedAgencyDto>,
        /// What a file of this door is called.
        file_name: String,
    }
}
output! {
    AttendantDto {
        row: Id<HallAttendance>,
        name: String,
        office: Option<String>,
        agency_name: Option<String>,
        /// "09.14"
        time: String,
        deputy: bool,
        signed_sheet: bool,
    }
}
output! {
    InvitedAgencyDto {
        agency: Id<Agency>,
        name: String,
        people: u32,
        /// tidak-hadir, diwakili, luring, daring, keduanya
        status: String,
        status_name: String,
    }
}
output! {
    HallScreenDto {
        name: String,
        when: String,
        hall: u32,
        invited: u32,
        arrived: u32,
        /// Newest first.
        agencies: Vec<ArrivedAgencyDto>,
    }
}
output! { ArrivedAgencyDto { agency: Id<Agency>, name: String, time: String, } }
input! { SendDoorIn { session: Id<Session>, to: Word, } }
output! { SentDoorDto { shown: String, name: String, rows: u32, } }
input! { TakeDoorIn { session: Id<Session>, file: Word, } }
output! {
    TakenDoorDto {
        /// People in the hall whom this desk did not have.
        added: u32,
        taken_back: u32,
        /// Who was not in the register.
        people: u32,
    }
}

/// So many of the newest are told unless all are asked for.
const NEWEST: usize = 50;

pub(crate) fn find(app: &App, _: &Ctx<'_>, input: DoorFindIn) -> Result<Vec<DoorFoundDto>> {
    let zone = app.zone();
    let found = finding::find(app, input.session, &input.text, input.within)?;
    Ok(found.into_iter().map(|shown| told(shown, zone)).collect())
}

fn told(shown: Shown, zone: Zone) -> DoorFoundDto {
    let (kind, person, agency, office) = match shown.offer {
        Offer::Person(id) => ("person", Some(id), None, None),
        Offer::Agency(id) => ("agency", None, Some(id), None),
        Offer::Representative(id) => ("representative", None, Some(id), None),
        Offer::Newcomer { agency, office } => ("newcomer", None, agency, office),
    };
    DoorFoundDto {
        kind: kind.into(),
        person,
        agency,
        title: shown.title,
        under: shown.under,
        since: shown.at.map(|at| clock(at, zone)),
        people: shown.people.map(whole),
        office,
    }
}

fn clock(at: i64, zone: Zone) -> String {
    words::clock(zone.local(at))
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// "Kamis, 7 Oktober 2021, 09.00 WITA"
fn when(session: &Session, zone: Zone) -> Result<String> {
    let day = words::weekday_date(sessions::day(session)?);
    Ok(format!("{day}, {} {}", shown_clock_time(&session.starts_at), zone.name()))
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: AttendanceIn) -> Result<AttendanceDto> {
    let zone = app.zone();
    let hall = app.read(|read| hall::of_session(read, input.session))?;
    let arrived = whole(hall.arrived());
    let invited = whole(hall.invited.len());
    let represented = hall.invited.iter().filter(|one| one.status == Status::Represented).count();
    let Hall { session, people, invited: agencies, others, names } = hall;
    let shown = if input.all { people.len() } else { NEWEST };
    let attendant = |one: Arrival| AttendantDto {
        row: one.row,
        name: one.name,
        office: one.office,
        agency_name: one.agency.and_then(|id| names.get(&id).cloned()),
        time: clock(one.at, zone),
        deputy: one.deputy,
        signed_sheet: one.signed_sheet,
    };
    Ok(AttendanceDto {
        session: session.id,
        when: when(&session, zone)?,
        capacity: session.capacity,
        hall: whole(people.len()),
        invited,
        arrived,
        absent: invited - arrived,
        represented: whole(represented),
        others,
        people: people.into_iter().take(shown).map(attendant).collect(),
        agencies: agencies.into_iter().map(invited_agency).collect(),
        file_name: file::name(app, &session)?,
        name: session.name,
    })
}

fn invited_agency(one: Invitee) -> InvitedAgencyDto {
    InvitedAgencyDto {
        agency: one.agency,
        name: one.name,
        people: one.people,
        status: one.status.code().into(),
        status_name: one.status.label().into(),
    }
}

pub(crate) fn screen(app: &App, _: &Ctx<'_>, input: SessionRef) -> Result<HallScreenDto> {
    let zone = app.zone();
    let hall = app.read(|read| hall::of_session(read, input.session))?;
    let arrived = whole(hall.arrived());
    let mut come: Vec<(i64, Invitee)> = hall.invited.iter().filter_map(|one| Some((one.first?, one.clone()))).collect();
    come.sort_by_key(|(at, one)| (std::cmp::Reverse(*at), one.name.clone()));
    let told = come.into_iter().map(|(at, one)| ArrivedAgencyDto {
        agency: one.agency,
        name: one.name,
        time: clock(at, zone),
    });
    Ok(HallScreenDto {
        when: when(&hall.session, zone)?,
        hall: whole(hall.people.len()),
        invited: whole(hall.invited.len()),
        arrived,
        agencies: told.collect(),
        name: hall.session.name,
    })
}

fn arrived(done: Done<CheckedIn>, zone: Zone) -> Done<ArrivedDto> {
    done.map(|one| ArrivedDto {
        row: one.row,
        name: one.name,
        agency_name: one.agency,
        since: one.already.map(|at| clock(at, zone)),
    })
}

pub(crate) fn check_in(app: &App, ctx: &Ctx<'_>, input: CheckInIn) -> Result<Done<ArrivedDto>> {
    let how = Arriving { session: input.session, deputy: input.deputy, signed_sheet: input.signed_sheet };
    let done = match (input.person, input.agency) {
        (Some(person), None) => check_in::person(app, ctx, how, person)?,
        (None, Some(agency)) => check_in::representative(app, ctx, how, agency)?,
        _ => return Err(Fault::field("person", "Pilih orangnya, atau perangkat daerahnya saja.")),
    };
    Ok(arrived(done, app.zone()))
}

pub(crate) fn check_in_new(app: &App, ctx: &Ctx<'_>, input: CheckInNewIn) -> Result<Done<ArrivedDto>> {
    let how = Arriving { session: input.session, deputy: input.deputy, signed_sheet: input.signed_sheet };
    let form = PersonForm { name: input.name, agency: input.agency, office: input.office, ..PersonForm::default() };
    Ok(arrived(check_in::newcomer(app, ctx, how, form)?, app.zone()))
}

pub(crate) fn take_back(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    check_in::take_back(app, ctx, Id::of(input.id))
}

pub(crate) fn send(app: &App, ctx: &Ctx<'_>, input: SendDoorIn) -> Result<SentDoorDto> {
    let sent = file::send(app, ctx, input.session, &input.to)?;
    Ok(SentDoorDto { shown: sent.shown, name: sent.name, rows: whole(sent.rows) })
}

pub(crate) fn take_file(app: &App, ctx: &Ctx<'_>, input: TakeDoorIn) -> Result<Done<TakenDoorDto>> {
    let done = file::take(app, ctx, input.session, &input.file)?;
    Ok(done.map(|taken| TakenDoorDto { added: taken.added, taken_back: taken.taken_back, people: taken.people }))
}
