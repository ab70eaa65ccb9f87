//! What the organizer does in a stage: the list that a stage begins with, and the steps that data can tell are done.

use super::StageKind;

/// A step that is done when the data say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepRule {
    /// Each of the three teams has a member.
    Teams,
    /// Head of the region and secretary sign.
    Signatories,
    /// The edition knows which agencies owe an innovation.
    Duties,
    /// Whoever owes one has sent it or is exempt.
    DutiesMet,
    /// There are submissions, and none is a draft.
    SubmissionsReceived,
    /// None waits for the look at its papers.
    SubmissionsChecked,
    /// Each is passed or failed.
    SubmissionsDecided,
    Jurors,
    /// Each juror signed the integrity pact.
    Pacts,
    StageOpen,
    /// No sheet of the stage is awaited.
    SheetsComplete,
    StageLocked,
    ResultFrozen,
    CertificatesNumbered,
    CertificatesPrinted,
}

const RULES: [(StepRule, &str); 15] = [
    (StepRule::Teams, "teams"),
    (StepRule::Signatories, "signatories"),
    (StepRule::Duties, "duties"),
    (StepRule::DutiesMet, "duties_met"),
    (StepRule::SubmissionsReceived, "submissions_received"),
    (StepRule::SubmissionsChecked, "submissions_checked"),
    (StepRule::SubmissionsDecided, "submissions_decided"),
    (StepRule::Jurors, "jurors"),
    (StepRule::Pacts, "pacts"),
    (StepRule::StageOpen, "stage_open"),
    (StepRule::SheetsComplete, "sheets_complete"),
    (StepRule::StageLocked, "stage_locked"),
    (StepRule::ResultFrozen, "result_frozen"),
    (StepRule::CertificatesNumbered, "certificates_numbered"),
    (StepRule::CertificatesPrinted, "certificates_printed"),
];

impl StepRule {
    pub fn code(self) -> &'static str {
        RULES.iter().find(|(rule, _)| *rule == self).map_or("", |(_, code)| code)
    }

    pub fn from_code(code: &str) -> Option<StepRule> {
        RULES.iter().find(|(_, known)| *known == code).map(|(rule, _)| *rule)
    }
}

/// A step of a list; without a rule a person ticks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepPreset {
    pub text: &'static str,
    pub rule: Option<StepRule>,
}

const fn by_hand(text: &'static str) -> StepPreset {
    StepPreset { text, rule: None }
}

const fn told(text: &'static str, rule: StepRule) -> StepPreset {
    StepPreset { text, rule: Some(rule) }
}

/// The list that a stage begins with. Work of the office goes by the code of its stage, everything else by its kind.
pub const fn steps(code: &str, kind: StageKind) -> &'static [StepPreset] {
    match kind {
        StageKind::Registration => &REGISTRATION,
        StageKind::Selection => &SELECTION,
        StageKind::Scoring => &SCORING,
        StageKind::Decision => &DECISION,
        StageKind::Award => &AWARD,
        StageKind::Office => match code.as_bytes() {
            b"persiapan" => &PREPARATION,
            b"sosialisasi" => &OUTREACH,
            b"penjaringan" => &COACHING,
            b"teguran" => &LETTERS,
            b"tindak-lanjut" => &FOLLOW_UP,
            _ => &[],
        },
    }
}

const PREPARATION: [StepPreset; 3] = [
    told("Tetapkan tim pelaksana, tim penilai, dan sekretariat", StepRule::Teams),
    told("Isi penanda tangan", StepRule::Signatories),
    by_hand("Susun jadwal dan anggaran"),
];
const OUTREACH: [StepPreset; 3] = [
    by_hand("Undang semua perangkat daerah"),
    by_hand("Catat kehadiran luring dan daring"),
    by_hand("Selesaikan notulen"),
];
const COACHING: [StepPreset; 2] =
    [by_hand("Data inovasi setiap perangkat daerah"), by_hand("Dampingi penyusunan proposal")];
const REGISTRATION: [StepPreset; 3] = [
    told("Tetapkan perangkat daerah yang wajib mengirim", StepRule::Duties),
    told("Nyatakan masuk semua usulan yang diterima", StepRule::SubmissionsReceived),
    told("Lengkapi usulan dari semua yang wajib", StepRule::DutiesMet),
];
const LETTERS: [StepPreset; 3] =
    [by_hand("Kirim surat pengingat"), by_hand("Kirim teguran I"), by_hand("Kirim teguran II")];
const SELECTION: [StepPreset; 3] = [
    told("Periksa kelengkapan semua usulan", StepRule::SubmissionsChecked),
    told("Nyatakan setiap usulan lolos atau gugur", StepRule::SubmissionsDecided),
    by_hand("Umumkan hasil seleksi"),
];
const SCORING: [StepPreset; 6] = [
    told("Tambahkan juri", StepRule::Jurors),
    told("Kumpulkan pakta integritas juri", StepRule::Pacts),
    told("Buka penilaian", StepRule::StageOpen),
    by_hand("Bagikan lembar nilai kepada juri"),
    told("Lengkapi lembar nilai", StepRule::SheetsComplete),
    told("Kunci penilaian", StepRule::StageLocked),
];
const DECISION: [StepPreset; 3] =
    [by_hand("Selenggarakan sidang pleno"), told("Bekukan hasil", StepRule::ResultFrozen), by_hand("Umumkan hasil")];
const AWARD: [StepPreset; 3] = [
    told("Beri nomor piagam dan sertifikat", StepRule::CertificatesNumbered),
    told("Cetak piagam dan sertifikat", StepRule::CertificatesPrinted),
    by_hand("Serahkan penghargaan"),
];
const FOLLOW_UP: [StepPreset; 2] =
    [by_hand("Susun laporan pelaksanaan"), by_hand("Teruskan inovasi ke kompetisi di atasnya")];

#[cfg(test)]
mod tests {
    use super::super::PRESETS;
    use super::*;

    #[test]
    fn every_stage_of_a_preset_that_is_on_has_steps_and_every_rule_its_own_code() {
        for preset in PRESETS {
            for stage in preset.stages.iter().filter(|stage| stage.enabled) {
                assert!(!steps(stage.code, stage.kind).is_empty(), "{}", stage.code);
            }
        }
        assert!(steps("rapat", StageKind::Office).is_empty(), "nobody knows what is done in it");
        for (rule, code) in RULES {
            assert_eq!((rule.code(), StepRule::from_code(code)), (code, Some(rule)));
        }
        assert_eq!(StepRule::from_code("lainnya"), None);
    }
}
