//! Participant files of online meetings.

use kipp_app::imports::participants::{
    self as app, Choice, Connection, Decision, Entry, FileReport, FileRequest, ParticipantRequest,
};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Fault, Result};
use kipp_domain::grid::column_letters;
use kipp_domain::sessions::participants::{Answers, ColumnChoice, DateOrder, FileProblem, Role};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Agency, Person, Session};

use crate::shape::{Cell, Line, Name, Word};

input! {
    /// A column of an unknown file.
    ParticipantColumnIn {
        /// Counted from 0.
        column: u32,
        /// nama, nama-depan, nama-belakang, email, instansi, masuk, keluar, durasi, ruang-tunggu, waktu, aktivitas, lain
        role: Word,
    }
}
input! {
    /// One file with the answers to what it left open.
    ParticipantFileIn {
        /// Token of the file.
        file: Word,
        /// month_first, day_first
        #[serde(default)] date_order: Option<Word>,
        /// The day of times that stand without one, as typed.
        #[serde(default)] date: Option<Line>,
        /// So many hours the file is ahead of the session; 0 leaves it.
        #[serde(default)] shift_hours: Option<i32>,
        /// Places in the list of meetings, from 0.
        #[serde(default)] meetings: Vec<u32>,
        /// Counted from 0; with columns only. Left out: the first row is data.
        #[serde(default)] header_row: Option<u32>,
        #[serde(default)] columns: Vec<ParticipantColumnIn>,
    }
}
input! {
    /// Who is meant by a name. Neither person nor skip: somebody of that name, new if need be; without an agency a guest.
    DisplayNameIn {
        key: Cell,
        #[serde(default)] person: Option<Id<Person>>,
        #[serde(default)] name: Option<Name>,
        #[serde(default)] agency: Option<Id<Agency>>,
        #[serde(default)] skip: bool,
        #[serde(default)] deputy: bool,
        /// For these files only: it is not remembered.
        #[serde(default)] once: bool,
    }
}
input! {
    ParticipantFilesIn {
        session: Id<Session>,
        files: Vec<ParticipantFileIn>,
        /// Left out: those of the session.
        #[serde(default)] minimum_minutes: Option<i64>,
        #[serde(default)] decisions: Vec<DisplayNameIn>,
    }
}
output! { MeetingDto { text: String, rows: u32, } }
output! { ParticipantColumnDto { column: u32, letters: String, header: String, } }
output! {
    /// Why a file is not read, and what may be answered.
    FileProblemDto {
        /// empty, too_many_rows, unknown_columns, two_readings, no_date, shifted, several_meetings, other_meeting
        code: String,
        text: String,
        /// Of two readings, in words.
        month_first: Option<String>,
        day_first: Option<String>,
        /// The session's day, ISO.
        session: Option<String>,
        shift_hours: Option<i32>,
        meetings: Vec<MeetingDto>,
        header_row: Option<u32>,
        header: Vec<ParticipantColumnDto>,
    }
}
output! {
    ParticipantFileDto {
        name: String,
        sha256: String,
        /// "Zoom tajuk lama"; none while it cannot be read.
        format: Option<String>,
        rows: u32,
        title: Option<String>,
        notices: Vec<String>,
        problem: Option<FileProblemDto>,
        /// The sentence of a file that was recorded before.
        recorded: Option<String>,
    }
}
output! {
    ConnectionDto {
        file: String,
        line: u32,
        name: String,
        joined: Option<String>,
        left: Option<String>,
        minutes: Option<u32>,
    }
}
output! {
    /// Somebody who may be meant, or who was chosen.
    CandidateDto {
        person: Option<Id<Person>>,
        name: String,
        agency: Option<Id<Agency>>,
        /// None: a guest.
        agency_name: Option<String>,
        percent: Option<u32>,
        /// "inovator Go Pasar Indah"
        known_as: Option<String>,
    }
}
output! {
    /// A name of the files.
    DisplayNameDto {
        key: String,
        label: String,
        /// open, asked, decided, skipped, sure, recorder
        state: String,
        connections: Vec<ConnectionDto>,
        /// "08.55 – 12.01"
        span: String,
        minutes: Option<u32>,
        below_minimum: bool,
        in_hall: bool,
        candidates: Vec<CandidateDto>,
        chosen: Option<CandidateDto>,
        deputy: bool,
        remember: bool,
        note: Option<String>,
        /// The name of a guest.
        guest: String,
    }
}
output! {
    ParticipantReportDto {
        session: Id<Session>,
        session_name: String,
        date_text: String,
        /// WITA
        zone: String,
        minimum_minutes: i64,
        files: Vec<ParticipantFileDto>,
        names: Vec<DisplayNameDto>,
        /// Rows of presence in all files.
        connections: u32,
        /// Something can be recorded: no file waits for an answer, and one brings something new.
        ready: bool,
    }
}
output! {
    ParticipantsDoneDto {
        people: u32,
        new_people: u32,
        strangers: u32,
        agencies: u32,
        text: String,
    }
}

pub(crate) fn inspect(app: &App, ctx: &Ctx<'_>, input: ParticipantFilesIn) -> Result<ParticipantReportDto> {
    let report = app::inspect(app, ctx, &request(app, ctx, input)?)?;
    let day = kipp_app::sessions::sessions::day(&report.session)?;
    let ready = report.files.iter().all(|file| file.problem.is_none())
        && report.files.iter().any(|file| file.recorded.is_none());
    Ok(ParticipantReportDto {
        session: report.session.id,
        session_name: report.session.name,
        date_text: words::weekday_date(day),
        zone: report.zone,
        minimum_minutes: report.minimum_minutes,
        connections: report.entries.iter().map(|entry| number(entry.connections.len())).sum(),
        names: report.entries.into_iter().map(name).collect(),
        files: report.files.into_iter().map(file).collect(),
        ready,
    })
}

pub(crate) fn record(app: &App, ctx: &Ctx<'_>, input: ParticipantFilesIn) -> Result<Done<ParticipantsDoneDto>> {
    let request = request(app, ctx, input)?;
    Ok(app::record(app, ctx, &request)?.map(|done| ParticipantsDoneDto {
        people: number(done.people),
        new_people: number(done.new_people),
        strangers: number(done.strangers),
        agencies: done.agencies,
        text: done.text,
    }))
}

fn request(app: &App, ctx: &Ctx<'_>, input: ParticipantFilesIn) -> Result<ParticipantRequest> {
    let today = app.zone().date(ctx.clock.now().0);
    Ok(ParticipantRequest {
        session: input.session,
        files: input.files.into_iter().map(|file| asked(file, today)).collect::<Result<_>>()?,
        minimum_minutes: input.minimum_minutes,
        decisions: input.decisions.into_iter().map(decision).collect::<Result<_>>()?,
    })
}

fn asked(input: ParticipantFileIn, today: chrono::NaiveDate) -> Result<FileRequest> {
    let date_order = match input.date_order.as_deref() {
        None | Some("") => None,
        Some("month_first") => Some(DateOrder::MonthFirst),
        Some("day_first") => Some(DateOrder::DayFirst),
        Some(other) => {
            return Err(Fault::field(
                "date_order",
                format!("Urutan tanggal “{other}” tidak dikenal. Gunakan month_first atau day_first."),
            ));
        }
    };
    let date = match input.date.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => None,
        Some(text) => {
            kipp_app::dates::read(text, 0, 0, today).map_err(|error| Fault::field("date", error.to_string()))?
        }
    };
    let shift_hours = input.shift_hours.map(|hours| {
        i8::try_from(hours)
            .ok()
            .filter(|hours| (-24..=24).contains(hours))
            .ok_or_else(|| Fault::field("shift_hours", "Jam digeser paling banyak 24 jam."))
    });
    let columns = input.columns.into_iter().map(|one| {
        let role = Role::from_code(&one.role)
            .ok_or_else(|| Fault::field("columns", format!("Isi kolom “{}” tidak dikenal.", one.role)))?;
        Ok((one.column as usize, role))
    });
    let columns: Vec<(usize, Role)> = columns.collect::<Result<_>>()?;
    let header_row = input.header_row.map(|row| row as usize);
    Ok(FileRequest {
        file: input.file,
        answers: Answers {
            date_order,
            date,
            shift_hours: shift_hours.transpose()?,
            meetings: input.meetings.into_iter().map(|place| place as usize).collect(),
            columns: (!columns.is_empty()).then_some(ColumnChoice { header_row, columns }),
        },
    })
}

fn decision(input: DisplayNameIn) -> Result<Decision> {
    let choice = match (input.skip, input.person, input.name) {
        (true, ..) => Choice::Skip,
        (false, Some(person), _) => Choice::Person(person),
        (false, None, Some(name)) => Choice::New { name, agency: input.agency },
        (false, None, None) => return Err(Fault::field("decisions", "Orang yang dimaksud belum dipilih.")),
    };
    Ok(Decision { key: input.key, choice, deputy: input.deputy, remember: !input.once })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn file(file: FileReport) -> ParticipantFileDto {
    ParticipantFileDto {
        name: file.name,
        sha256: file.sha256,
        format: file.format.map(str::to_owned),
        rows: number(file.rows),
        title: file.title,
        notices: file.notices,
        problem: file.problem.map(problem),
        recorded: file.recorded,
    }
}

fn problem(problem: FileProblem) -> FileProblemDto {
    let code = match &problem {
        FileProblem::Empty => "empty",
        FileProblem::TooManyRows(_) => "too_many_rows",
        FileProblem::UnknownColumns { .. } => "unknown_columns",
        FileProblem::TwoReadings { .. } => "two_readings",
        FileProblem::NoDate { .. } => "no_date",
        FileProblem::Shifted { .. } => "shifted",
        FileProblem::SeveralMeetings(_) => "several_meetings",
        FileProblem::OtherMeeting { .. } => "other_meeting",
    };
    let mut told = FileProblemDto {
        code: code.into(),
        text: problem.to_string(),
        month_first: None,
        day_first: None,
        session: None,
        shift_hours: None,
        meetings: vec![],
        header_row: None,
        header: vec![],
    };
    match problem {
        FileProblem::TwoReadings { month_first, day_first } => {
            told.month_first = Some(words::long_date(month_first));
            told.day_first = Some(words::long_date(day_first));
        }
        FileProblem::NoDate { session } => told.session = Some(session.to_string()),
        FileProblem::Shifted { hours } => told.shift_hours = Some(hours.into()),
        FileProblem::SeveralMeetings(spans) => {
            told.meetings = spans
                .into_iter()
                .map(|span| MeetingDto {
                    text: format!(
                        "{} {} – {}",
                        words::long_date(span.start.date()),
                        words::clock(span.start),
                        words::clock(span.end)
                    ),
                    rows: number(span.rows),
                })
                .collect();
        }
        FileProblem::UnknownColumns { header_row, header, .. } => {
            told.header_row = Some(number(header_row));
            let columns = header.into_iter().enumerate();
            told.header = columns
                .map(|(at, header)| ParticipantColumnDto { column: number(at), letters: column_letters(at), header })
                .collect();
        }
        FileProblem::Empty | FileProblem::TooManyRows(_) | FileProblem::OtherMeeting { .. } => {}
    }
    told
}

fn name(entry: Entry) -> DisplayNameDto {
    let time = |at: Option<chrono::NaiveDateTime>| at.map(words::clock);
    let span = match (time(entry.first), time(entry.last)) {
        (None, None) => words::NONE.into(),
        (Some(first), None) => first,
        (first, last) => format!("{} – {}", first.unwrap_or_default(), last.unwrap_or_default()),
    };
    DisplayNameDto {
        key: entry.key,
        label: entry.label,
        state: entry.state.code().into(),
        span,
        minutes: entry.minutes,
        below_minimum: entry.below_minimum,
        in_hall: entry.in_hall,
        candidates: entry
            .candidates
            .into_iter()
            .map(|one| candidate(one.told, one.percent.map(u32::from), one.known_as))
            .collect(),
        chosen: entry.told.map(|told| candidate(told, None, None)),
        deputy: entry.deputy,
        remember: entry.remember,
        note: entry.note,
        guest: entry.guest,
        connections: entry.connections.into_iter().map(connection).collect(),
    }
}

fn connection(one: Connection) -> ConnectionDto {
    let moment = |at: chrono::NaiveDateTime| at.format("%d/%m/%Y %H.%M.%S").to_string();
    ConnectionDto {
        file: one.file,
        line: number(one.line),
        name: one.name,
        joined: one.joined.map(moment),
        left: one.left.map(moment),
        minutes: one.minutes,
    }
}

fn candidate(told: app::Told, percent: Option<u32>, known_as: Option<String>) -> CandidateDto {
    let (person, agency) = match told.choice {
        Choice::Person(id) => (Some(id), None),
        Choice::New { agency, .. } => (None, agency),
        Choice::Skip => (None, None),
    };
    CandidateDto { person, name: told.name, agency, agency_name: told.agency_name, percent, known_as }
}
