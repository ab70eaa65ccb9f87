//! The presets a new edition is made from.

use chrono::NaiveDate;

use super::form_a::{FORM_A, RUBRICS};
use super::{AwardClassPreset, AwardDocument, ChecklistItem, Preset, Reason, Signer, StageKind, StagePreset, TieBreak};
use crate::scoring::Scale;

/// Every preset, the real one first.
pub const PRESETS: [&Preset; 2] = [&LUWU_UTARA_2021, &NEUTRAL];

/// The preset with a key.
pub fn preset(key: &str) -> Option<&'static Preset> {
    PRESETS.into_iter().find(|preset| preset.key == key)
}

/// KIPP of Kabupaten Luwu Utara 2021. Law: Perbup 61/2018 (Pasal 5 orders the yearly competition), amended by Perbup
/// 27/2020. The announcement is of 10 December 2021; no other date of a stage has a source.
pub const LUWU_UTARA_2021: Preset = Preset {
    key: "luwu-utara-2021",
    title: "KIPP Kabupaten Luwu Utara 2021",
    edition_code: "2021",
    short_name: "KIPP 2021",
    full_name: "Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021",
    year: Some(2021),
    region: "Kabupaten Luwu Utara",
    place: "Masamba",
    legal_basis: &[
        "Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018",
        "Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020",
    ],
    stages: &STAGES_2021,
    certificate_number: "061/{urut}/B. Organisasi/Setda",
    ..NEUTRAL
};

/// The same house without a place: nothing in it names a region or a law.
pub const NEUTRAL: Preset = Preset {
    key: "netral",
    title: "KIPP tingkat kabupaten atau kota",
    edition_code: "{tahun}",
    short_name: "KIPP {tahun}",
    full_name: "Kompetisi Inovasi Pelayanan Publik (KIPP) Tahun {tahun}",
    year: None,
    region: "",
    place: "",
    legal_basis: &[],
    stages: &STAGES,
    form: &FORM_A,
    rubrics: &RUBRICS,
    tie_breaks: &[
        TieBreak::CriterionMean { stage: "proposal", criterion: "signifikansi" },
        TieBreak::StageScore { stage: "presentasi" },
        TieBreak::Panel,
    ],
    award_classes: &AWARD_CLASSES,
    checklist: &CHECKLIST,
    failure_reasons: &FAILURE_REASONS,
    // One year: national rule of 2021 and JIPP Sulsel 2021.
    least_age_months: Some(12),
    sub_units_count: true,
    scale: Scale::HUNDRED,
    certificate_number: "{klasifikasi}/{urut}/{unit}",
};

const fn stage(code: &'static str, title: &'static str, kind: StageKind) -> StagePreset {
    StagePreset { code, title, kind, enabled: true, weight: None, dates: None }
}

const fn scored(code: &'static str, title: &'static str, weight: u16) -> StagePreset {
    StagePreset { code, title, kind: StageKind::Scoring, enabled: true, weight: Some(weight), dates: None }
}

/// The year (product.md). A field visit at regency level has no source: it is there, switched off and without weight.
const STAGES: [StagePreset; 12] = [
    stage("persiapan", "Persiapan", StageKind::Office),
    stage("sosialisasi", "Sosialisasi", StageKind::Office),
    stage("penjaringan", "Penjaringan dan bedah inovasi", StageKind::Office),
    stage("pendaftaran", "Pendaftaran", StageKind::Registration),
    stage("teguran", "Teguran", StageKind::Office),
    stage("seleksi", "Seleksi administrasi", StageKind::Selection),
    scored("proposal", "Penilaian proposal", 600),
    scored("presentasi", "Presentasi dan wawancara", 400),
    StagePreset {
        code: "verifikasi",
        title: "Verifikasi lapangan",
        kind: StageKind::Office,
        enabled: false,
        weight: None,
        dates: None,
    },
    stage("pleno", "Pleno dan penetapan", StageKind::Decision),
    stage("penganugerahan", "Penganugerahan", StageKind::Award),
    stage("tindak-lanjut", "Tindak lanjut", StageKind::Office),
];

const STAGES_2021: [StagePreset; 12] = {
    let mut stages = STAGES;
    // The announcement 061/118/B. Organisasi/Setda.
    if let Some(day) = NaiveDate::from_ymd_opt(2021, 12, 10) {
        stages[9].dates = Some((day, day));
    }
    stages
};

const AWARD_CLASSES: [AwardClassPreset; 2] = [
    AwardClassPreset {
        code: "top-7",
        short_name: "Top 7",
        full_name: "Top 7 Inovasi Pelayanan Publik",
        ranks: (1, 7),
        document: AwardDocument::Charter,
        signatory: Signer::Regent,
    },
    AwardClassPreset {
        code: "partisipatif",
        short_name: "Partisipatif",
        full_name: "Inovasi Partisipatif",
        ranks: (8, 10),
        document: AwardDocument::Certificate,
        signatory: Signer::Secretary,
    },
];

const fn item(code: &'static str, title: &'static str) -> ChecklistItem {
    ChecklistItem { code, title }
}

const CHECKLIST: [ChecklistItem; 8] = [
    item("surat-pengantar", "Surat pengantar kepala perangkat daerah"),
    item("tanda-tangan", "Naskah usulan ditandatangani"),
    item("batas-kata", "Batas kata setiap bagian"),
    item("lampiran", "Lampiran wajib lengkap"),
    item("usia", "Usia inovasi sampai penutupan pendaftaran"),
    item("judul", "Judul tidak sama dengan usulan lain"),
    item("pemenang", "Belum pernah menang pada KIPP"),
    item("tema", "Sesuai tema pelayanan publik"),
];

const fn reason(code: &'static str, title: &'static str) -> Reason {
    Reason { code, title }
}

const FAILURE_REASONS: [Reason; 8] = [
    reason("usia-kurang", "Usia inovasi kurang"),
    reason("dokumen-tidak-ada", "Dokumen wajib tidak ada"),
    reason("tidak-ditandatangani", "Tidak ditandatangani"),
    reason("melebihi-kata", "Melebihi kata"),
    reason("duplikat-judul", "Duplikat judul"),
    reason("pernah-menang", "Pernah menang"),
    reason("tidak-relevan", "Tidak relevan dengan pelayanan publik"),
    reason("lainnya", "Sebab lain"),
];
