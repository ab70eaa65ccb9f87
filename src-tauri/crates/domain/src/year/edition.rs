//! An edition (edisi) as data: what a new year starts with.
//!
//! Everything that differs between years and places is a row of the preset, copied into the desk when an edition is
//! made and free to change there. Where no source was found nothing is invented: dates stay open, the law of a neutral
//! preset stays empty. Weights are whole per mille.

use chrono::NaiveDate;

use crate::scoring::Scale;

mod form_a;
mod presets;
mod steps;

pub use presets::{LUWU_UTARA_2021, NEUTRAL, PRESETS, preset};
pub use steps::{StepPreset, StepRule, steps};

/// The whole of a preset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// `luwu-utara-2021`.
    pub key: &'static str,
    /// What the person choosing sees.
    pub title: &'static str,
    /// Code of the edition it makes; `{tahun}` stands for the year chosen.
    pub edition_code: &'static str,
    /// `KIPP 2021`; `{tahun}` as above.
    pub short_name: &'static str,
    /// As printed on documents: `Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat …`; `{tahun}` as above.
    pub full_name: &'static str,
    /// The year, when the preset belongs to one.
    pub year: Option<i32>,
    /// `Kabupaten Luwu Utara`; empty when the office fills it in.
    pub region: &'static str,
    /// Where documents are signed: `Masamba`.
    pub place: &'static str,
    /// Longest titles of law first in force first, as cited.
    pub legal_basis: &'static [&'static str],
    /// Stages of the year in order.
    pub stages: &'static [StagePreset],
    /// Sections of the proposal in order.
    pub form: &'static [FormSection],
    pub rubrics: &'static [RubricPreset],
    pub tie_breaks: &'static [TieBreak],
    pub award_classes: &'static [AwardClassPreset],
    pub checklist: &'static [ChecklistItem],
    pub failure_reasons: &'static [Reason],
    /// Least age of an innovation in months at the closing of registration; nothing = no such rule.
    pub least_age_months: Option<u32>,
    /// Whether submissions of sub-units count for the nearest obliged unit above.
    pub sub_units_count: bool,
    /// The scale of marks, of all stages.
    pub scale: Scale,
    /// Pattern of certificate numbers ([`crate::writing::numbers::NumberTemplate`]).
    pub certificate_number: &'static str,
}

/// One to so many stages of an edition are scored and switched on.
pub const MOST_SCORED: usize = 5;
/// So many stages an edition may have.
pub const MOST_STAGES: usize = 40;

/// A stage (tahapan) of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StagePreset {
    /// Stable code, unique in the preset: `proposal`.
    pub code: &'static str,
    pub title: &'static str,
    pub kind: StageKind,
    /// Switched on in a new edition.
    pub enabled: bool,
    /// Weight of a scored stage; scored stages that are on sum to 1000.
    pub weight: Option<u16>,
    /// First and last day where a source tells them.
    pub dates: Option<(NaiveDate, NaiveDate)>,
}

/// What happens in a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StageKind {
    /// Work of the office without submissions.
    Office,
    /// Submissions are taken; its last day is the closing of registration.
    Registration,
    /// The administrative selection.
    Selection,
    /// Jurors mark by a rubric.
    Scoring,
    /// The panel decides and the result is frozen.
    Decision,
    /// Awards are handed over.
    Award,
}

impl StageKind {
    /// `kantor`, `pendaftaran`, `seleksi`, `penilaian`, `penetapan`, `penganugerahan`.
    pub const fn code(self) -> &'static str {
        match self {
            StageKind::Office => "kantor",
            StageKind::Registration => "pendaftaran",
            StageKind::Selection => "seleksi",
            StageKind::Scoring => "penilaian",
            StageKind::Decision => "penetapan",
            StageKind::Award => "penganugerahan",
        }
    }

    /// Whether jurors may mark in such a stage: the registration, the selection, the decision and the award have their
    /// own work.
    pub const fn may_be_scored(self) -> bool {
        matches!(self, StageKind::Office | StageKind::Scoring)
    }

    pub fn from_code(code: &str) -> Option<StageKind> {
        [
            StageKind::Office,
            StageKind::Registration,
            StageKind::Selection,
            StageKind::Scoring,
            StageKind::Decision,
            StageKind::Award,
        ]
        .into_iter()
        .find(|kind| kind.code() == code)
    }
}

/// A section of the proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormSection {
    pub code: &'static str,
    pub title: &'static str,
    /// What the office asks for.
    pub guidance: &'static str,
    /// Most words.
    pub word_limit: Option<u32>,
    /// Weight in the national form, per mille; 0 = no criterion.
    pub weight: u16,
    pub required: bool,
}

/// The rubric of a scored stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RubricPreset {
    /// Code of the stage.
    pub stage: &'static str,
    pub title: &'static str,
    /// Leaves; their weights sum to 1000.
    pub criteria: &'static [Criterion],
}

/// A criterion of a rubric. Presets have no branches; a desk may make them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Criterion {
    pub code: &'static str,
    pub title: &'static str,
    /// One line of guidance on the score sheet.
    pub guidance: &'static str,
    pub weight: u16,
    pub levels: &'static [LevelText],
}

/// What a range of marks means for a criterion; both ends in whole hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelText {
    pub from: u32,
    pub to: u32,
    pub title: &'static str,
    pub text: &'static str,
}

/// A rule for equal finals, tried in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TieBreak {
    StageScore {
        stage: &'static str,
    },
    StageMedian {
        stage: &'static str,
    },
    CriterionMean {
        stage: &'static str,
        criterion: &'static str,
    },
    /// The panel decides with a reason; always last.
    Panel,
}

/// An award class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwardClassPreset {
    pub code: &'static str,
    /// For recaps and screens: `Top 7`.
    pub short_name: &'static str,
    /// For certificates and minutes: `Top 7 Inovasi Pelayanan Publik`.
    pub full_name: &'static str,
    /// First and last rank, both included.
    pub ranks: (u32, u32),
    pub document: AwardDocument,
    /// Who signs it.
    pub signatory: Signer,
}

/// Kind of document an award class gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwardDocument {
    /// Piagam penghargaan.
    Charter,
    /// Sertifikat.
    Certificate,
}

impl AwardDocument {
    pub const fn code(self) -> &'static str {
        match self {
            AwardDocument::Charter => "piagam",
            AwardDocument::Certificate => "sertifikat",
        }
    }
}

/// The office that signs; the person is a row of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signer {
    Regent,
    Secretary,
    OrganisationHead,
}

impl Signer {
    pub const fn code(self) -> &'static str {
        match self {
            Signer::Regent => "bupati",
            Signer::Secretary => "sekda",
            Signer::OrganisationHead => "kabag",
        }
    }
}

/// An item of the administrative selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChecklistItem {
    pub code: &'static str,
    pub title: &'static str,
}

/// A reason with its code, for failing or returning a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    pub code: &'static str,
    pub title: &'static str,
}

/// A text of a preset with its year filled in.
pub fn with_year(text: &str, year: i32) -> String {
    text.replace("{tahun}", &year.to_string())
}

/// The sum of weights as the sentence of a refused rubric: `Kriteria presentasi dan wawancara berjumlah 900. Tambahkan
/// 100 agar menjadi 1000.` Nothing when it is exactly 1000.
pub fn weight_sum_problem(what: &str, weights: &[u32]) -> Option<String> {
    let sum: u32 = weights.iter().sum();
    let change = match sum {
        1000 => return None,
        0..1000 => format!("Tambahkan {}", 1000 - sum),
        1001.. => format!("Kurangi {}", sum - 1000),
    };
    Some(format!("{what} berjumlah {sum}. {change} agar menjadi 1000."))
}

#[cfg(test)]
mod tests;
