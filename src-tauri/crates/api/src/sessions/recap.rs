//! Who attended a session, by agency and by person.

use kipp_app::ports::Ctx;
use kipp_app::sessions::recap::{self, AgencyRow, Attendee, Recap, Stranger};
use kipp_app::{App, Result};
use kipp_domain::sessions::attendance::{PersonAttendance, Summary, Way};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Agency, Person, Session};

use super::attendance::SessionRef;

output! {
    /// How an invited agency attended.
    AgencyAttendanceDto {
        agency: Id<Agency>,
        name: String,
        group: String,
        /// tidak-hadir, diwakili, luring, daring, keduanya
        status: String,
        status_text: String,
        hall: u32,
        online: u32,
        deputies: u32,
        /// The longest online stay of one of its people.
        minutes: Option<u32>,
    }
}
output! {
    /// The figures of a recap group, or of all.
    AttendanceSumDto {
        group: String,
        invited: u32,
        hall: u32,
        online: u32,
        both: u32,
        represented: u32,
        absent: u32,
        /// "92,7%"
        percent: String,
    }
}
output! {
    AttendeeDto {
        person: Id<Person>,
        name: String,
        office: Option<String>,
        agency: Option<Id<Agency>>,
        agency_name: Option<String>,
        /// luring, daring, keduanya
        way: String,
        way_text: String,
        first: Option<String>,
        last: Option<String>,
        minutes: Option<u32>,
        connections: u32,
        below_minimum: bool,
        deputy: bool,
        sources: String,
    }
}
output! {
    StrangerDto {
        name: String,
        first: Option<String>,
        last: Option<String>,
        minutes: Option<u32>,
        connections: u32,
        sources: String,
    }
}
output! {
    RecordedFileDto {
        name: String,
        format: String,
        rows: i64,
        recorders: i64,
        /// "4 Oktober 2021 13.05"
        added_text: String,
        /// The first eight signs of its SHA-256.
        print: String,
    }
}
output! {
    AttendanceRecapDto {
        session: Id<Session>,
        session_name: String,
        date_text: String,
        minimum_minutes: i64,
        agencies: Vec<AgencyAttendanceDto>,
        groups: Vec<AttendanceSumDto>,
        total: AttendanceSumDto,
        /// People who count and belong to no invited agency.
        others: u32,
        in_hall: u32,
        online: u32,
        people: Vec<AttendeeDto>,
        strangers: Vec<StrangerDto>,
        files: Vec<RecordedFileDto>,
    }
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: SessionRef) -> Result<AttendanceRecapDto> {
    let zone = app.zone();
    let recap = app.read(|read| recap::of_session(read, input.session))?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let online = recap.people.iter().filter(|one| one.attended.way != Way::Hall).count();
    let files = recap.files.iter().map(|file| RecordedFileDto {
        name: file.name.clone(),
        format: file.format.clone(),
        rows: file.rows,
        recorders: file.recorders,
        added_text: words::moment(file.added_at, zone),
        print: file.sha256.chars().take(8).collect(),
    });
    Ok(AttendanceRecapDto {
        files: files.collect(),
        session: recap.session.id,
        date_text: words::weekday_date(kipp_app::sessions::sessions::day(&recap.session)?),
        minimum_minutes: recap.session.minimum_minutes,
        agencies: recap.rows.iter().map(agency).collect(),
        groups: recap.groups.iter().map(|(group, sum)| summary(group, *sum)).collect(),
        total: summary("Jumlah", recap.total),
        others: recap.others,
        in_hall: number(recap.in_hall),
        online: number(online),
        people: recap.people.iter().map(attendee).collect(),
        strangers: recap.strangers.iter().map(stranger).collect(),
        session_name: name_of(recap),
    })
}

fn name_of(recap: Recap) -> String {
    recap.session.name
}

fn agency(row: &AgencyRow) -> AgencyAttendanceDto {
    let one = &row.attended;
    AgencyAttendanceDto {
        agency: one.agency,
        name: row.name.clone(),
        group: one.group.clone(),
        status: one.status.code().into(),
        status_text: one.status.label().into(),
        hall: one.hall,
        online: one.online,
        deputies: one.deputies,
        minutes: one.minutes,
    }
}

fn summary(group: &str, sum: Summary) -> AttendanceSumDto {
    AttendanceSumDto {
        group: group.into(),
        invited: sum.invited,
        hall: sum.hall,
        online: sum.online,
        both: sum.both,
        represented: sum.represented,
        absent: sum.absent,
        percent: sum.percent(),
    }
}

fn span<P, A>(one: &PersonAttendance<P, A>) -> (Option<String>, Option<String>) {
    (one.first.map(words::clock), one.last.map(words::clock))
}

fn attendee(one: &Attendee) -> AttendeeDto {
    let (first, last) = span(&one.attended);
    AttendeeDto {
        person: one.person.id,
        name: one.person.name.clone(),
        office: one.person.office.clone(),
        agency: one.attended.agency,
        agency_name: one.agency_name.clone(),
        way: one.attended.way.code().into(),
        way_text: recap::way_label(one.attended.way).into(),
        first,
        last,
        minutes: one.attended.minutes,
        connections: one.attended.connections,
        below_minimum: one.attended.below_minimum,
        deputy: one.attended.deputy,
        sources: one.sources.clone(),
    }
}

fn stranger(one: &Stranger) -> StrangerDto {
    let (first, last) = span(&one.attended);
    StrangerDto {
        name: one.name.clone(),
        first,
        last,
        minutes: one.attended.minutes,
        connections: one.attended.connections,
        sources: one.sources.clone(),
    }
}
