//! Dates of stages open and close acts.
//!
//! Registration governs new submissions, their import and *Nyatakan masuk*; the selection governs checklist results,
//! correction and lolos or gugur; a scored stage its own opening, and its marks only as a warning (opening and lock
//! decide); the decision governs the freeze. Other stages govern nothing, and a stage without dates never asks. What is
//! asked outside is one reason for the act or the whole batch; keeping it is the application's business.

use super::edition::StageKind;
use crate::writing::words::long_date;
use chrono::NaiveDate;

/// A stage of the edition that is switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedStage<'s> {
    pub code: &'s str,
    pub name: &'s str,
    pub kind: StageKind,
    pub scored: bool,
    /// First and last day, both included; either may be open.
    pub opens: Option<NaiveDate>,
    pub closes: Option<NaiveDate>,
}

/// An act that dates may hold back. The two of a scored stage name its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act<'s> {
    AddSubmission,
    ImportSubmissions,
    DeclareReceived,
    RecordChecklist,
    ReturnForCorrection,
    /// Lolos or gugur.
    Decide,
    OpenScoring(&'s str),
    Mark(&'s str),
    Freeze,
}

/// What the dates say of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    Open,
    /// Done all the same, and said.
    Warning(String),
    /// Done with a reason only; the sentence asks for it.
    AskReason(String),
}

/// What the dates of an edition's stages say of an act on a day. Of several stages that govern it one open is enough;
/// with none the sentence tells of the nearest.
pub fn gate(stages: &[DatedStage<'_>], day: NaiveDate, act: Act<'_>) -> Gate {
    let mut nearest: Option<(Outside, &str)> = None;
    for stage in stages.iter().filter(|stage| act.is_governed_by(stage)) {
        let Some(outside) = stage.outside(day) else { return Gate::Open };
        if nearest.is_none_or(|(other, _)| outside.days_from(day) < other.days_from(day)) {
            nearest = Some((outside, stage.name));
        }
    }
    let Some((outside, stage)) = nearest else { return Gate::Open };
    let when = match outside {
        Outside::Before(opens) => format!("{stage} baru dibuka {}.", long_date(opens)),
        Outside::After(closes) => format!("{stage} ditutup {}.", long_date(closes)),
    };
    match act.question() {
        Some(question) => Gate::AskReason(format!("{when} {question} dengan alasan?")),
        None => Gate::Warning(format!("{when} Nilai tetap dicatat.")),
    }
}

#[derive(Clone, Copy)]
enum Outside {
    Before(NaiveDate),
    After(NaiveDate),
}

impl Outside {
    fn days_from(self, day: NaiveDate) -> i64 {
        match self {
            Outside::Before(date) | Outside::After(date) => (date - day).num_days().abs(),
        }
    }
}

impl DatedStage<'_> {
    fn outside(&self, day: NaiveDate) -> Option<Outside> {
        let before = self.opens.filter(|opens| day < *opens).map(Outside::Before);
        before.or_else(|| self.closes.filter(|closes| *closes < day).map(Outside::After))
    }
}

impl Act<'_> {
    fn is_governed_by(self, stage: &DatedStage<'_>) -> bool {
        match self {
            Act::AddSubmission | Act::ImportSubmissions | Act::DeclareReceived => stage.kind == StageKind::Registration,
            Act::RecordChecklist | Act::ReturnForCorrection | Act::Decide => stage.kind == StageKind::Selection,
            Act::OpenScoring(code) | Act::Mark(code) => stage.scored && stage.code == code,
            Act::Freeze => stage.kind == StageKind::Decision,
        }
    }

    /// What is asked outside, up to its `dengan alasan?`; nothing where a warning is enough.
    fn question(self) -> Option<&'static str> {
        match self {
            Act::AddSubmission => Some("Catat usulan ini"),
            Act::ImportSubmissions => Some("Catat usulan dari berkas ini"),
            Act::DeclareReceived => Some("Nyatakan masuk"),
            Act::RecordChecklist => Some("Catat hasil pemeriksaan"),
            Act::ReturnForCorrection => Some("Kembalikan untuk perbaikan"),
            Act::Decide => Some("Tetapkan lolos atau gugur"),
            Act::OpenScoring(_) => Some("Buka penilaian"),
            Act::Freeze => Some("Bekukan hasil"),
            Act::Mark(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stage(
        code: &'static str,
        name: &'static str,
        kind: StageKind,
        opens: Option<&str>,
        closes: Option<&str>,
    ) -> DatedStage<'static> {
        let scored = kind == StageKind::Scoring;
        DatedStage { code, name, kind, scored, opens: opens.map(day), closes: closes.map(day) }
    }

    fn edition() -> Vec<DatedStage<'static>> {
        vec![
            stage("sosialisasi", "Sosialisasi", StageKind::Office, Some("2021-10-04"), Some("2021-10-04")),
            stage("pendaftaran", "Pendaftaran", StageKind::Registration, Some("2021-10-06"), Some("2021-11-05")),
            stage("seleksi", "Seleksi administrasi", StageKind::Selection, Some("2021-11-08"), None),
            stage("proposal", "Penilaian proposal", StageKind::Scoring, Some("2021-11-17"), Some("2021-11-26")),
            stage("presentasi", "Presentasi dan wawancara", StageKind::Scoring, None, None),
            stage("pleno", "Pleno dan penetapan", StageKind::Decision, Some("2021-12-10"), Some("2021-12-10")),
        ]
    }

    const ACTS: [Act<'static>; 11] = [
        Act::AddSubmission,
        Act::ImportSubmissions,
        Act::DeclareReceived,
        Act::RecordChecklist,
        Act::ReturnForCorrection,
        Act::Decide,
        Act::OpenScoring("proposal"),
        Act::Mark("proposal"),
        Act::OpenScoring("presentasi"),
        Act::Mark("presentasi"),
        Act::Freeze,
    ];

    #[test]
    fn dates_open_and_close_acts() {
        let mut text = String::new();
        for on in ["2021-10-05", "2021-10-06", "2021-11-05", "2021-11-06", "2021-11-26", "2021-12-10", "2021-12-11"] {
            writeln!(text, "{on}").unwrap();
            for act in ACTS {
                let answer = match gate(&edition(), day(on), act) {
                    Gate::Open => continue,
                    Gate::Warning(sentence) => format!("warning: {sentence}"),
                    Gate::AskReason(sentence) => sentence,
                };
                writeln!(text, "  {act:?}: {answer}").unwrap();
            }
        }
        expect![[r#"
            2021-10-05
              AddSubmission: Pendaftaran baru dibuka 6 Oktober 2021. Catat usulan ini dengan alasan?
              ImportSubmissions: Pendaftaran baru dibuka 6 Oktober 2021. Catat usulan dari berkas ini dengan alasan?
              DeclareReceived: Pendaftaran baru dibuka 6 Oktober 2021. Nyatakan masuk dengan alasan?
              RecordChecklist: Seleksi administrasi baru dibuka 8 November 2021. Catat hasil pemeriksaan dengan alasan?
              ReturnForCorrection: Seleksi administrasi baru dibuka 8 November 2021. Kembalikan untuk perbaikan dengan alasan?
              Decide: Seleksi administrasi baru dibuka 8 November 2021. Tetapkan lolos atau gugur dengan alasan?
              OpenScoring("proposal"): Penilaian proposal baru dibuka 17 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal baru dibuka 17 November 2021. Nilai tetap dicatat.
              Freeze: Pleno dan penetapan baru dibuka 10 Desember 2021. Bekukan hasil dengan alasan?
            2021-10-06
              RecordChecklist: Seleksi administrasi baru dibuka 8 November 2021. Catat hasil pemeriksaan dengan alasan?
              ReturnForCorrection: Seleksi administrasi baru dibuka 8 November 2021. Kembalikan untuk perbaikan dengan alasan?
              Decide: Seleksi administrasi baru dibuka 8 November 2021. Tetapkan lolos atau gugur dengan alasan?
              OpenScoring("proposal"): Penilaian proposal baru dibuka 17 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal baru dibuka 17 November 2021. Nilai tetap dicatat.
              Freeze: Pleno dan penetapan baru dibuka 10 Desember 2021. Bekukan hasil dengan alasan?
            2021-11-05
              RecordChecklist: Seleksi administrasi baru dibuka 8 November 2021. Catat hasil pemeriksaan dengan alasan?
              ReturnForCorrection: Seleksi administrasi baru dibuka 8 November 2021. Kembalikan untuk perbaikan dengan alasan?
              Decide: Seleksi administrasi baru dibuka 8 November 2021. Tetapkan lolos atau gugur dengan alasan?
              OpenScoring("proposal"): Penilaian proposal baru dibuka 17 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal baru dibuka 17 November 2021. Nilai tetap dicatat.
              Freeze: Pleno dan penetapan baru dibuka 10 Desember 2021. Bekukan hasil dengan alasan?
            2021-11-06
              AddSubmission: Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?
              ImportSubmissions: Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
              DeclareReceived: Pendaftaran ditutup 5 November 2021. Nyatakan masuk dengan alasan?
              RecordChecklist: Seleksi administrasi baru dibuka 8 November 2021. Catat hasil pemeriksaan dengan alasan?
              ReturnForCorrection: Seleksi administrasi baru dibuka 8 November 2021. Kembalikan untuk perbaikan dengan alasan?
              Decide: Seleksi administrasi baru dibuka 8 November 2021. Tetapkan lolos atau gugur dengan alasan?
              OpenScoring("proposal"): Penilaian proposal baru dibuka 17 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal baru dibuka 17 November 2021. Nilai tetap dicatat.
              Freeze: Pleno dan penetapan baru dibuka 10 Desember 2021. Bekukan hasil dengan alasan?
            2021-11-26
              AddSubmission: Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?
              ImportSubmissions: Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
              DeclareReceived: Pendaftaran ditutup 5 November 2021. Nyatakan masuk dengan alasan?
              Freeze: Pleno dan penetapan baru dibuka 10 Desember 2021. Bekukan hasil dengan alasan?
            2021-12-10
              AddSubmission: Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?
              ImportSubmissions: Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
              DeclareReceived: Pendaftaran ditutup 5 November 2021. Nyatakan masuk dengan alasan?
              OpenScoring("proposal"): Penilaian proposal ditutup 26 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal ditutup 26 November 2021. Nilai tetap dicatat.
            2021-12-11
              AddSubmission: Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?
              ImportSubmissions: Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
              DeclareReceived: Pendaftaran ditutup 5 November 2021. Nyatakan masuk dengan alasan?
              OpenScoring("proposal"): Penilaian proposal ditutup 26 November 2021. Buka penilaian dengan alasan?
              Mark("proposal"): warning: Penilaian proposal ditutup 26 November 2021. Nilai tetap dicatat.
              Freeze: Pleno dan penetapan ditutup 10 Desember 2021. Bekukan hasil dengan alasan?
        "#]].assert_eq(&text);
    }

    #[test]
    fn stages_without_dates_never_ask() {
        let undated: Vec<DatedStage<'_>> =
            edition().into_iter().map(|stage| DatedStage { opens: None, closes: None, ..stage }).collect();
        for act in ACTS {
            for stages in [undated.as_slice(), &[]] {
                assert_eq!(gate(stages, day("2021-12-11"), act), Gate::Open, "{act:?}");
            }
        }
    }

    #[test]
    fn of_two_registrations_one_open_is_enough_and_the_nearest_is_told() {
        let waves = [
            stage("satu", "Pendaftaran I", StageKind::Registration, Some("2021-10-01"), Some("2021-10-10")),
            stage("dua", "Pendaftaran II", StageKind::Registration, Some("2021-10-20"), Some("2021-10-30")),
        ];
        let mut text = String::new();
        for on in ["2021-10-05", "2021-10-12", "2021-10-19", "2021-10-25", "2021-11-01"] {
            writeln!(text, "{on} {:?}", gate(&waves, day(on), Act::ImportSubmissions)).unwrap();
        }
        expect![[r#"
            2021-10-05 Open
            2021-10-12 AskReason("Pendaftaran I ditutup 10 Oktober 2021. Catat usulan dari berkas ini dengan alasan?")
            2021-10-19 AskReason("Pendaftaran II baru dibuka 20 Oktober 2021. Catat usulan dari berkas ini dengan alasan?")
            2021-10-25 Open
            2021-11-01 AskReason("Pendaftaran II ditutup 30 Oktober 2021. Catat usulan dari berkas ini dengan alasan?")
        "#]].assert_eq(&text);
    }
}
