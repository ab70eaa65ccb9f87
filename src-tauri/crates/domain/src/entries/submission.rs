//! Submission (usulan): one innovation in one edition. Its status and the acts that change it, words against limits,
//! and the age of the innovation.
//!
//! Order: draf, masuk, perbaikan or lengkap, lolos or gugur; lolos may follow masuk directly. An import gives masuk,
//! typing gives draf (product.md, "Who may be scored").

use crate::writing::figures;
use chrono::{Datelike, Months, NaiveDate};
use std::fmt;

/// Where a submission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    Draft,
    Received,
    /// Sent back for correction.
    Correction,
    Complete,
    Passed,
    Failed,
}

/// Every status in order.
pub const STATUSES: [Status; 6] =
    [Status::Draft, Status::Received, Status::Correction, Status::Complete, Status::Passed, Status::Failed];

/// What a submission becomes when a person types it, and when a file brings it.
pub const TYPED: Status = Status::Draft;
pub const IMPORTED: Status = Status::Received;

impl Status {
    /// `draf`, `masuk`, `perbaikan`, `lengkap`, `lolos`, `gugur`.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Draft => "draf",
            Status::Received => "masuk",
            Status::Correction => "perbaikan",
            Status::Complete => "lengkap",
            Status::Passed => "lolos",
            Status::Failed => "gugur",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Status::Draft => "Draf",
            Status::Received => "Masuk",
            Status::Correction => "Perbaikan",
            Status::Complete => "Lengkap",
            Status::Passed => "Lolos",
            Status::Failed => "Gugur",
        }
    }

    pub fn from_code(code: &str) -> Option<Status> {
        STATUSES.into_iter().find(|status| status.code() == code)
    }

    /// Sent by its agency: masuk or later, gugur included.
    pub const fn is_sent(self) -> bool {
        !matches!(self, Status::Draft)
    }

    /// May be scored: lolos; with the administrative selection switched off, masuk (or what came of it) is enough.
    pub const fn may_be_scored(self, selection: Selection) -> bool {
        match (self, selection) {
            (Status::Passed, _) | (Status::Received | Status::Complete, Selection::Off) => true,
            (Status::Received | Status::Complete, Selection::On)
            | (Status::Draft | Status::Correction | Status::Failed, _) => false,
        }
    }

    /// Checks the step to another status.
    pub fn allow(self, to: Status) -> Result<Step, StatusError> {
        use Status::{Complete, Correction, Draft, Failed, Passed, Received};
        match (self, to) {
            (from, to) if from == to => Err(StatusError { from, to }),
            (Draft, Received) | (Received | Correction, Complete) => Ok(Step::Forward),
            (Received | Correction | Complete, Passed) => Ok(Step::Forward),
            (Received | Complete, Correction) | (Received | Correction | Complete | Passed, Failed) => {
                Ok(Step::WithReason)
            }
            (Correction, Received) => Ok(Step::Forward),
            // Taking a decision back: it stands in the history with its reason.
            (Complete | Passed | Failed, Received)
            | (Passed, Complete | Correction)
            | (Failed, Correction | Complete) => Ok(Step::WithReason),
            (Draft, Correction | Complete | Passed | Failed)
            | (_, Draft)
            | (Failed, Passed)
            | (Received, Received)
            | (Correction, Correction)
            | (Complete, Complete)
            | (Passed, Passed)
            | (Failed, Failed) => Err(StatusError { from: self, to }),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Whether the edition has an administrative selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    On,
    Off,
}

/// What an allowed step asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing more.
    Forward,
    /// A reason, kept in the history.
    WithReason,
}

/// A step that is not allowed. Its `Display` says what to do first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusError {
    pub from: Status,
    pub to: Status,
}

impl fmt::Display for StatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let StatusError { from, to } = self;
        if from == to {
            return write!(f, "Usulan sudah berstatus {from}.");
        }
        match (from, to) {
            (Status::Draft, _) => {
                write!(f, "Usulan masih draf dan belum dapat dinyatakan {to}. Nyatakan masuk lebih dulu.")
            }
            (_, Status::Draft) => {
                write!(f, "Usulan berstatus {from} tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.")
            }
            (Status::Failed, _) => {
                write!(
                    f,
                    "Usulan yang gugur tidak dapat dinyatakan {to}. Kembalikan menjadi masuk dengan alasan lebih dulu."
                )
            }
            (from, to) => write!(f, "Usulan berstatus {from} tidak dapat dinyatakan {to}."),
        }
    }
}

/// The group a submission competes in. It never changes a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    General,
    Replication,
    Special,
}

/// Every group in order.
pub const GROUPS: [Group; 3] = [Group::General, Group::Replication, Group::Special];

impl Group {
    /// `umum`, `replikasi`, `khusus`.
    pub const fn code(self) -> &'static str {
        match self {
            Group::General => "umum",
            Group::Replication => "replikasi",
            Group::Special => "khusus",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Group::General => "Umum",
            Group::Replication => "Replikasi",
            Group::Special => "Khusus",
        }
    }

    pub fn from_code(text: &str) -> Option<Group> {
        let form = crate::writing::names::normal_form(text);
        let form = form.strip_prefix("kelompok").unwrap_or(&form);
        GROUPS.into_iter().find(|group| group.code() == form)
    }
}

/// What stands for the number of a draft: unique in its edition for good, and never shown. Its number is given when it
/// is declared masuk (flows.md, job 2). Drafts stand in the order in which they were begun.
pub fn draft_code(id: i64) -> String {
    format!("{DRAFT}{id:016}")
}

const DRAFT: &str = "draf-";

/// The number as shown (`001`), or nothing while the submission has none.
///
/// ```
/// use kipp_domain::submission::{draft_code, number, number_code};
/// assert_eq!(number(&number_code(7)), Some("007"));
/// assert_eq!(number(&draft_code(7)), None);
/// ```
pub fn number(code: &str) -> Option<&str> {
    (!code.starts_with(DRAFT)).then_some(code)
}

/// `7` → `007`.
pub fn number_code(number: i64) -> String {
    format!("{number:03}")
}

/// Words of a text: runs between white space that hold a letter or a digit (`–` alone is no word, `sub-unit` is one).
pub fn count_words(text: &str) -> u32 {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// The sentence when a section has more words than its limit: `Lebih 10 kata. Isian 310 kata, batas 300 kata. …`
pub fn word_limit_problem(words: u32, limit: Option<u32>) -> Option<String> {
    let limit = limit?;
    let over = words.checked_sub(limit).filter(|over| *over > 0)?;
    let shown = |number: u32| figures::count(u64::from(number));
    Some(format!(
        "Lebih {} kata. Isian {} kata, batas {} kata. Ringkas atau catat sebagai perbaikan.",
        shown(over),
        shown(words),
        shown(limit)
    ))
}

/// The age of an innovation against the least age the edition asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Old enough; full months in use.
    Enough {
        months: u32,
    },
    TooYoung {
        months: u32,
        least: u32,
    },
    /// Put to use only after registration closed.
    NotYetUsed,
    /// The start of use is not known.
    StartUnknown,
    /// The edition has no closing date yet.
    ClosingUnknown,
}

/// The age in full months, counted back from the day registration closes.
pub fn age(started: Option<NaiveDate>, closing: Option<NaiveDate>, least_months: u32) -> Age {
    let Some(started) = started else {
        return Age::StartUnknown;
    };
    let Some(closing) = closing else {
        return Age::ClosingUnknown;
    };
    let Some(months) = full_months(started, closing) else {
        return Age::NotYetUsed;
    };
    if months >= least_months { Age::Enough { months } } else { Age::TooYoung { months, least: least_months } }
}

/// Full months from `start` to `end`; nothing when `start` lies later. The last day of a month counts as the same day
/// (31 January to 28 February is a month).
pub fn full_months(start: NaiveDate, end: NaiveDate) -> Option<u32> {
    if start > end {
        return None;
    }
    let rough = (end.year() - start.year()) * 12 + end.month() as i32 - start.month() as i32;
    let rough = u32::try_from(rough).ok()?;
    let reached = start.checked_add_months(Months::new(rough)).is_some_and(|day| day <= end);
    Some(if reached { rough } else { rough.saturating_sub(1) })
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Age::Enough { months } => write!(f, "Usia inovasi {months} bulan."),
            Age::TooYoung { months, least } => write!(f, "Usia inovasi {months} bulan, paling sedikit {least} bulan."),
            Age::NotYetUsed => f.write_str("Inovasi baru diterapkan sesudah pendaftaran ditutup."),
            Age::StartUnknown => {
                f.write_str("Usia inovasi tidak dapat diperiksa: tanggal mulai penerapan belum diisi.")
            }
            Age::ClosingUnknown => {
                f.write_str("Usia inovasi tidak dapat diperiksa: tanggal penutupan pendaftaran belum diisi.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn every_step_between_statuses() {
        let mut text = String::new();
        for from in STATUSES {
            for to in STATUSES {
                match from.allow(to) {
                    Ok(Step::Forward) => writeln!(text, "{from} → {to}").unwrap(),
                    Ok(Step::WithReason) => writeln!(text, "{from} → {to} (dengan alasan)").unwrap(),
                    Err(error) => writeln!(text, "{from} ✗ {to}: {error}").unwrap(),
                }
            }
        }
        expect![[r#"
            draf ✗ draf: Usulan sudah berstatus draf.
            draf → masuk
            draf ✗ perbaikan: Usulan masih draf dan belum dapat dinyatakan perbaikan. Nyatakan masuk lebih dulu.
            draf ✗ lengkap: Usulan masih draf dan belum dapat dinyatakan lengkap. Nyatakan masuk lebih dulu.
            draf ✗ lolos: Usulan masih draf dan belum dapat dinyatakan lolos. Nyatakan masuk lebih dulu.
            draf ✗ gugur: Usulan masih draf dan belum dapat dinyatakan gugur. Nyatakan masuk lebih dulu.
            masuk ✗ draf: Usulan berstatus masuk tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.
            masuk ✗ masuk: Usulan sudah berstatus masuk.
            masuk → perbaikan (dengan alasan)
            masuk → lengkap
            masuk → lolos
            masuk → gugur (dengan alasan)
            perbaikan ✗ draf: Usulan berstatus perbaikan tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.
            perbaikan → masuk
            perbaikan ✗ perbaikan: Usulan sudah berstatus perbaikan.
            perbaikan → lengkap
            perbaikan → lolos
            perbaikan → gugur (dengan alasan)
            lengkap ✗ draf: Usulan berstatus lengkap tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.
            lengkap → masuk (dengan alasan)
            lengkap → perbaikan (dengan alasan)
            lengkap ✗ lengkap: Usulan sudah berstatus lengkap.
            lengkap → lolos
            lengkap → gugur (dengan alasan)
            lolos ✗ draf: Usulan berstatus lolos tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.
            lolos → masuk (dengan alasan)
            lolos → perbaikan (dengan alasan)
            lolos → lengkap (dengan alasan)
            lolos ✗ lolos: Usulan sudah berstatus lolos.
            lolos → gugur (dengan alasan)
            gugur ✗ draf: Usulan berstatus gugur tidak dapat kembali menjadi draf. Kembalikan untuk perbaikan.
            gugur → masuk (dengan alasan)
            gugur → perbaikan (dengan alasan)
            gugur → lengkap (dengan alasan)
            gugur ✗ lolos: Usulan yang gugur tidak dapat dinyatakan lolos. Kembalikan menjadi masuk dengan alasan lebih dulu.
            gugur ✗ gugur: Usulan sudah berstatus gugur.
        "#]].assert_eq(&text);
    }

    #[test]
    fn who_may_be_scored() {
        let may = |selection| -> Vec<&str> {
            STATUSES.into_iter().filter(|s| s.may_be_scored(selection)).map(Status::code).collect()
        };
        assert_eq!(may(Selection::On), ["lolos"]);
        assert_eq!(may(Selection::Off), ["masuk", "lengkap", "lolos"]);
        for status in STATUSES {
            assert_eq!(Status::from_code(status.code()), Some(status));
        }
    }

    #[test]
    fn groups_by_what_people_write() {
        for (text, group) in [
            ("Umum", Some(Group::General)),
            ("kelompok replikasi", Some(Group::Replication)),
            (" KHUSUS ", Some(Group::Special)),
            ("lain", None),
            ("", None),
        ] {
            assert_eq!(Group::from_code(text), group, "{text}");
        }
    }

    #[test]
    fn words_are_counted_as_officers_count() {
        for (text, words) in [
            ("", 0),
            ("  \n\t ", 0),
            ("Kejar Stunting", 2),
            ("sub-unit dan/atau unit", 3),
            ("satu – dua", 2),
            ("a\u{a0}b\nc", 3),
            ("12,5% dari 40", 3),
        ] {
            assert_eq!(count_words(text), words, "{text:?}");
        }
        assert_eq!(
            word_limit_problem(310, Some(300)).as_deref(),
            Some("Lebih 10 kata. Isian 310 kata, batas 300 kata. Ringkas atau catat sebagai perbaikan.")
        );
        assert_eq!((word_limit_problem(300, Some(300)), word_limit_problem(9000, None)), (None, None));
    }

    #[test]
    fn age_is_counted_back_from_the_closing_day() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let closing = day(2021, 11, 5);
        let mut text = String::new();
        for (started, closing, least) in [
            (day(2020, 11, 5), closing, 12),
            (day(2020, 11, 6), closing, 12),
            (day(2019, 3, 1), closing, 24),
            (day(2021, 11, 5), closing, 0),
            (day(2021, 11, 6), closing, 0),
            (None, closing, 12),
            (day(2020, 1, 1), None, 12),
            (day(2021, 1, 31), day(2021, 2, 28), 1),
            (day(2020, 2, 29), day(2021, 2, 28), 12),
        ] {
            writeln!(text, "{}", age(started, closing, least)).unwrap();
        }
        expect![[r#"
            Usia inovasi 12 bulan.
            Usia inovasi 11 bulan, paling sedikit 12 bulan.
            Usia inovasi 32 bulan.
            Usia inovasi 0 bulan.
            Inovasi baru diterapkan sesudah pendaftaran ditutup.
            Usia inovasi tidak dapat diperiksa: tanggal mulai penerapan belum diisi.
            Usia inovasi tidak dapat diperiksa: tanggal penutupan pendaftaran belum diisi.
            Usia inovasi 1 bulan.
            Usia inovasi 12 bulan.
        "#]]
        .assert_eq(&text);
    }
}
