//! What is asked or refused before a file of participants can be read (attendance-files.md 8).

use super::times::DateOrder;
use crate::writing::figures::count;
use crate::writing::words::{clock, long_date};
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt;

/// Why a file was not read. Its `Display` is the sentence to show; what can be answered goes into
/// [`super::Answers`] and the file is read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    Empty,
    TooManyRows(usize),
    /// Answered by [`super::Answers::columns`].
    UnknownColumns {
        /// The row that is most likely the header, counted from 0.
        header_row: usize,
        header: Vec<String>,
        /// Under which the answer is remembered: the header in normal form.
        key: String,
    },
    /// Answered by [`super::Answers::date_order`].
    TwoReadings {
        month_first: NaiveDate,
        day_first: NaiveDate,
    },
    /// Times of day without a date; answered by [`super::Answers::date`].
    NoDate {
        session: NaiveDate,
    },
    /// Answered by [`super::Answers::shift_hours`]; the file is so many hours ahead of the session.
    Shifted {
        hours: i8,
    },
    /// Answered by [`super::Answers::meetings`], places in this list.
    SeveralMeetings(Vec<Span>),
    OtherMeeting {
        file: NaiveDateTime,
        session: NaiveDateTime,
    },
}

/// One of several meetings in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: NaiveDateTime,
    pub end: NaiveDateTime,
    pub rows: usize,
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileProblem::Empty => f.write_str("Berkas tidak memuat peserta. Ekspor ulang daftar peserta dari rapat."),
            FileProblem::TooManyRows(rows) => write!(
                f,
                "Berkas memuat {} baris, paling banyak {}. Bagi berkas itu, lalu impor satu per satu.",
                count(*rows as u64),
                count(super::MOST_ROWS as u64)
            ),
            FileProblem::UnknownColumns { .. } => {
                f.write_str("Bentuk berkas ini belum dikenal. Pilih kolom nama, waktu masuk, dan waktu keluar.")
            }
            FileProblem::TwoReadings { month_first, day_first } => write!(
                f,
                "Tanggal dapat dibaca {} atau {}. Pilih satu; berlaku untuk seluruh berkas.",
                long_date(*month_first),
                long_date(*day_first)
            ),
            FileProblem::NoDate { session } => write!(
                f,
                "Berkas memuat jam tanpa tanggal. Pilih tanggal rapatnya; kegiatan ini {}.",
                long_date(*session)
            ),
            FileProblem::Shifted { hours } => {
                write!(f, "Jam pada berkas bergeser {} jam dari kegiatan. Geser dan lanjutkan?", hours.unsigned_abs())
            }
            FileProblem::SeveralMeetings(meetings) => {
                write!(f, "Berkas memuat {} rapat. Pilih yang termasuk kegiatan ini.", meetings.len())
            }
            FileProblem::OtherMeeting { file, session } => {
                let shown = |moment: NaiveDateTime| match file.date() == session.date() {
                    true => format!("{} pukul {}", long_date(moment.date()), clock(moment)),
                    false => long_date(moment.date()),
                };
                write!(
                    f,
                    "Berkas ini rapat {}, kegiatan ini {}. Tidak ada yang dicatat. Pilih kegiatan lain, atau perbaiki tanggal \
                     kegiatan.",
                    shown(*file),
                    shown(*session)
                )
            }
        }
    }
}

/// A remark about one row. Its `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowRemark {
    /// The row is not taken.
    NameTooLong(usize),
    UnreadableTime(String),
    UnreadableDuration(String),
    LeftBeforeJoining,
    /// Nobody noted when this connection ended; the end of the session is taken.
    OpenEnd,
}

impl fmt::Display for RowRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RowRemark::NameTooLong(letters) => write!(
                f,
                "Nama ini {} huruf, paling banyak {}. Perbaiki nama itu di berkas.",
                count(*letters as u64),
                super::LONGEST_NAME
            ),
            RowRemark::UnreadableTime(text) => write!(f, "Waktu “{text}” tidak terbaca. Perbaiki di berkas."),
            RowRemark::UnreadableDuration(text) => {
                write!(f, "Lama “{text}” dapat dibaca lebih dari satu cara atau tidak terbaca. Isi dalam menit.")
            }
            RowRemark::LeftBeforeJoining => {
                f.write_str("Waktu keluar lebih awal dari waktu masuk. Periksa baris ini di berkas.")
            }
            RowRemark::OpenEnd => f.write_str("Tanpa waktu keluar: dihitung sampai akhir kegiatan."),
        }
    }
}

/// What the person should know of a file that was read. Its `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNotice {
    DatesRead {
        order: DateOrder,
        meeting: NaiveDate,
    },
    /// Connections without an end, as in the old lists of Teams.
    OpenEnds(usize),
    WaitingRoom(usize),
    /// Registered and not come.
    OnlyRegistered(usize),
    OtherMeetings(usize),
    Moved(i8),
    /// Taken down by a browser extension: who was there before it ran is not known.
    Estimate,
    /// Names whose connections do not add up to the summary of the same file.
    ControlDiffers(Vec<String>),
}

impl fmt::Display for FileNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FileNotice::DatesRead { order, meeting } => {
                let way = match order {
                    DateOrder::MonthFirst => "bulan/hari/tahun",
                    DateOrder::DayFirst => "hari/bulan/tahun",
                };
                write!(f, "Tanggal dibaca {way}: {}.", long_date(*meeting))
            }
            FileNotice::OpenEnds(rows) => {
                write!(f, "{} sambungan tanpa waktu keluar dihitung sampai akhir kegiatan.", count(*rows as u64))
            }
            FileNotice::WaitingRoom(rows) => {
                write!(f, "{} baris ruang tunggu tidak dihitung.", count(*rows as u64))
            }
            FileNotice::OnlyRegistered(rows) => {
                write!(f, "{} pendaftar yang tidak hadir tidak dihitung.", count(*rows as u64))
            }
            FileNotice::OtherMeetings(rows) => {
                write!(f, "{} baris rapat lain tidak dihitung.", count(*rows as u64))
            }
            FileNotice::Moved(hours) => write!(f, "Jam pada berkas digeser {} jam.", hours.unsigned_abs()),
            FileNotice::Estimate => {
                f.write_str("Waktu masuk adalah perkiraan: ekstensi hanya mencatat yang tampak di layar.")
            }
            FileNotice::ControlDiffers(names) => write!(
                f,
                "Lama keikutsertaan {} orang berbeda dari ringkasan berkas: {}. Periksa baris mereka.",
                count(names.len() as u64),
                crate::writing::words::list(names)
            ),
        }
    }
}
