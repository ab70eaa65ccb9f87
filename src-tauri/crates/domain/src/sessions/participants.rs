//! A file of participants of an online meeting becomes typed rows (docs/attendance-files.md).
//!
//! The bytes are decoded and split into cells elsewhere. [`read_participants`] tells the program that made the file,
//! the meeting, and one row for each connection; whatever can be read in two ways is asked as a [`FileProblem`],
//! answered in [`Answers`], and the file is read again. A display name stays as it is: who is meant is decided in
//! [`super::names`].

mod cells;
mod durations;
mod header;
mod layout;
mod problem;
mod reading;
mod teams;
mod times;

pub use header::{ROLES, Role};
pub use problem::{FileNotice, FileProblem, RowRemark, Span};
pub use reading::read_participants;
pub use times::DateOrder;

use crate::sessions::Interval;
use crate::writing::names::normal_form;
use chrono::{NaiveDate, NaiveDateTime};

/// The most rows of a file (safety.md C6).
const MOST_ROWS: usize = 20_000;
/// The most letters of a display name that are kept.
const LONGEST_NAME: usize = 500;

/// The program that made a file, and which of its files it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Zoom {
        heading: ZoomHeading,
        /// One row for each user, without times.
        totals: bool,
    },
    ZoomWebinar,
    MeetReport,
    /// Of a browser extension.
    MeetExtension,
    /// The list of 2020: who joined and who left.
    TeamsEvents,
    TeamsSummary,
    TeamsReport,
    TeamsLiveEvent,
    Webex,
    /// A form or a typed list: name and agency, no times.
    PlainList,
    /// `1. Nama - Dinas`, from a chat.
    NumberedList,
    /// Its columns were chosen by a person.
    Chosen,
}

/// How Zoom writes its header row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoomHeading {
    /// `Name (Original Name)`, until 2023.
    Old,
    New,
    Indonesian,
}

impl FileKind {
    /// As screens and reports name it: `Zoom tajuk lama`.
    pub const fn label(self) -> &'static str {
        match self {
            FileKind::Zoom { heading: ZoomHeading::Old, totals: false } => "Zoom tajuk lama",
            FileKind::Zoom { heading: ZoomHeading::New, totals: false } => "Zoom tajuk baru",
            FileKind::Zoom { heading: ZoomHeading::Indonesian, totals: false } => "Zoom tajuk Indonesia",
            FileKind::Zoom { heading: ZoomHeading::Old, totals: true } => "Zoom tajuk lama, jumlah per peserta",
            FileKind::Zoom { heading: ZoomHeading::New, totals: true } => "Zoom tajuk baru, jumlah per peserta",
            FileKind::Zoom { heading: ZoomHeading::Indonesian, totals: true } => {
                "Zoom tajuk Indonesia, jumlah per peserta"
            }
            FileKind::ZoomWebinar => "Zoom webinar",
            FileKind::MeetReport => "Google Meet",
            FileKind::MeetExtension => "Google Meet, ekstensi",
            FileKind::TeamsEvents => "Teams, daftar lama",
            FileKind::TeamsSummary => "Teams, ringkasan",
            FileKind::TeamsReport => "Teams",
            FileKind::TeamsLiveEvent => "Teams, siaran langsung",
            FileKind::Webex => "Webex",
            FileKind::PlainList => "Daftar isian",
            FileKind::NumberedList => "Daftar bernomor",
            FileKind::Chosen => "Kolom pilihan",
        }
    }

    /// The part of a row's key that two files of one meeting share.
    const fn platform(self) -> &'static str {
        match self {
            FileKind::Zoom { .. } | FileKind::ZoomWebinar => "zoom",
            FileKind::MeetReport | FileKind::MeetExtension => "meet",
            FileKind::TeamsEvents | FileKind::TeamsSummary | FileKind::TeamsReport | FileKind::TeamsLiveEvent => {
                "teams"
            }
            FileKind::Webex => "webex",
            FileKind::PlainList | FileKind::NumberedList => "daftar",
            FileKind::Chosen => "lain",
        }
    }
}

/// What one row of a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Grain {
    Connections,
    /// A person with a total; join and leave are the outermost ones.
    People,
    /// Somebody was there; for how long is not told.
    List,
}

/// What a person answered when a file was asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    pub date_order: Option<DateOrder>,
    /// The day of times that are written without one.
    pub date: Option<NaiveDate>,
    /// So many hours is the file ahead of the session; 0 leaves it as it is.
    pub shift_hours: Option<i8>,
    /// Places in [`FileProblem::SeveralMeetings`].
    pub meetings: Vec<usize>,
    pub columns: Option<ColumnChoice>,
}

/// The columns of a file that no program is known to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Counted from 0; nothing when the first row is data.
    pub header_row: Option<usize>,
    /// Column, counted from 0, and what it holds.
    pub columns: Vec<(usize, Role)>,
}

/// What a file says of its meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meeting {
    pub title: Option<String>,
    /// Letters and digits only: `84512345678`.
    pub id: Option<String>,
    pub start: Option<NaiveDateTime>,
    pub end: Option<NaiveDateTime>,
}

/// One row of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantRow {
    /// As people count: the first row of the file is 1.
    pub line: usize,
    /// As it stands in the file; may be empty.
    pub name: String,
    /// `Nama Baru (Nama Lama)`: the name now, and the one at joining. Without brackets the first is the whole name.
    pub shown: String,
    pub original: Option<String>,
    pub email: Option<String>,
    /// As a form has it.
    pub agency: Option<String>,
    pub join: Option<NaiveDateTime>,
    pub leave: Option<NaiveDateTime>,
    /// As the file tells it, in full minutes; `None`: not told or not to be read in one way.
    pub minutes: Option<u32>,
    /// Spent in the waiting room: no attendance.
    pub waiting: bool,
    pub remarks: Vec<RowRemark>,
}

/// How a row of a file counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// One connection.
    Connected(Interval),
    /// A total; where told, with the first join and the last leave.
    Total { minutes: u32, bounds: Option<Interval> },
    /// On a list; where told, with the time of its entry.
    Listed(Option<NaiveDateTime>),
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParticipantFile {
    pub kind: FileKind,
    pub meeting: Meeting,
    pub rows: Vec<ParticipantRow>,
    pub notices: Vec<FileNotice>,
    grain: Grain,
}

impl ParticipantFile {
    /// How a row counts; nothing for the waiting room and for what cannot be read.
    pub fn presence(&self, row: &ParticipantRow) -> Option<Presence> {
        if row.waiting || row.remarks.iter().any(|remark| matches!(remark, RowRemark::NameTooLong(_))) {
            return None;
        }
        let bounds = row.join.zip(row.leave).map(|(join, leave)| Interval::new(join, leave));
        match (self.grain, bounds, row.minutes) {
            (Grain::Connections, Some(interval), _) => Some(Presence::Connected(interval)),
            (Grain::List, ..) => Some(Presence::Listed(row.join)),
            (Grain::People, _, Some(minutes)) => Some(Presence::Total { minutes, bounds }),
            // First join and last leave are an outer bound; nothing says that somebody stayed in between.
            (Grain::People, _, None) => None,
            (Grain::Connections, None, Some(minutes)) => Some(Presence::Total { minutes, bounds }),
            (Grain::Connections, None, None) => None,
        }
    }

    /// What makes a row the same in two files of one meeting, whatever their bytes: platform, meeting, name as in the
    /// file, e-mail, join and leave (attendance-files.md 0.7).
    pub fn key(&self, row: &ParticipantRow) -> String {
        let moment = |moment: Option<NaiveDateTime>| moment.map(|moment| moment.to_string()).unwrap_or_default();
        let meeting = self.meeting.id.clone().unwrap_or_else(|| moment(self.meeting.start));
        let minutes = match (row.join, row.minutes) {
            (None, Some(minutes)) => minutes.to_string(),
            _ => String::new(),
        };
        let (join, leave) = (moment(row.join), moment(row.leave));
        let email = row.email.as_deref().unwrap_or_default();
        [self.kind.platform(), &meeting, &row.name, email, &join, &leave, &minutes].join("|")
    }

    /// Rows of one name that last at the same time: two devices or two people. Places in `rows`, each group in order of
    /// joining; a shared e-mail says one person. They are asked, never joined silently (attendance-files.md 1).
    pub fn doubles(&self) -> Vec<Vec<usize>> {
        let interval = |at: usize| match self.presence(&self.rows[at]) {
            Some(Presence::Connected(interval)) => Some(interval),
            Some(Presence::Total { .. } | Presence::Listed(_)) | None => None,
        };
        let mut rows: Vec<(String, Interval, usize)> = (0..self.rows.len())
            .filter_map(|at| Some((normal_form(&self.rows[at].shown), interval(at)?, at)))
            .filter(|(name, ..)| !name.is_empty())
            .collect();
        rows.sort_unstable();
        let mut groups = Vec::new();
        for same_name in rows.chunk_by(|one, other| one.0 == other.0) {
            // The one of those seen so far that lasts longest.
            let (mut longest, mut group) = (same_name[0].1, vec![same_name[0].2]);
            let emails = |group: &[usize]| {
                let email = &self.rows[group[0]].email;
                email.is_some() && group.iter().all(|at| self.rows[*at].email == *email)
            };
            for (_, interval, at) in &same_name[1..] {
                if !longest.overlaps(*interval) {
                    groups.extend(Some(std::mem::take(&mut group)).filter(|group| group.len() > 1 && !emails(group)));
                    longest = *interval;
                }
                if interval.to() > longest.to() {
                    longest = *interval;
                }
                group.push(*at);
            }
            groups.extend(Some(group).filter(|group| group.len() > 1 && !emails(group)));
        }
        groups
    }
}

#[cfg(test)]
mod tests;
