//! The national form A (2022/2023 style, the one whose weights are confirmed) and the rubrics made from it.
//!
//! Limits and weights: product.md "Form and rubric"; guidance after the national wording (domain.md 2.5). The level
//! texts are ours: short, formal, free to change in the desk.

use super::{Criterion, FormSection, LevelText, RubricPreset};

const fn section(
    code: &'static str,
    title: &'static str,
    guidance: &'static str,
    word_limit: u32,
    weight: u16,
) -> FormSection {
    FormSection { code, title, guidance, word_limit: Some(word_limit), weight, required: true }
}

pub(super) const FORM_A: [FormSection; 8] = [
    section("ringkasan", "Ringkasan", "Gambaran singkat inovasi, masalah yang dijawab, dan hasilnya.", 200, 0),
    section(
        "latar-belakang",
        "Latar Belakang dan Tujuan",
        "Rumusan masalah atau kondisi awal, kelompok sasaran, dan tujuan dengan target yang terukur.",
        300,
        100,
    ),
    section("kebaruan", "Kebaruan/Nilai Tambah", "Keunikan inovasi dan pembedanya dari cara lama.", 200, 150),
    section("implementasi", "Implementasi Inovasi", "Cara kerja dan tahapan pelaksanaan inovasi.", 200, 50),
    section(
        "signifikansi",
        "Signifikansi",
        "Dampak sebelum dan sesudah, metode pengukuran, dan laporan evaluasi internal atau eksternal.",
        600,
        300,
    ),
    section(
        "adaptabilitas",
        "Adaptabilitas",
        "Sudah atau belum direplikasi dan oleh siapa, serta potensi replikasinya.",
        300,
        200,
    ),
    section("sumber-daya", "Sumber Daya", "Keuangan, manusia, metode, serta peralatan atau material.", 200, 50),
    section(
        "keberlanjutan",
        "Strategi Keberlanjutan",
        "Strategi institusional, manajerial, dan sosial agar inovasi berlanjut.",
        500,
        150,
    ),
];

const fn levels(texts: [&'static str; 4]) -> [LevelText; 4] {
    [
        LevelText { from: 9_100, to: 10_000, title: "Sangat baik", text: texts[0] },
        LevelText { from: 8_100, to: 9_099, title: "Baik", text: texts[1] },
        LevelText { from: 7_100, to: 8_099, title: "Cukup", text: texts[2] },
        LevelText { from: 0, to: 7_099, title: "Kurang", text: texts[3] },
    ]
}

const fn criterion(
    code: &'static str,
    title: &'static str,
    guidance: &'static str,
    weight: u16,
    levels: &'static [LevelText],
) -> Criterion {
    Criterion { code, title, guidance, weight, levels }
}

/// One criterion per section of [`FORM_A`] whose weight is above 0, in the same order and with the same code.
const PROPOSAL: [Criterion; 7] = [
    criterion(
        "latar-belakang",
        "Latar Belakang dan Tujuan",
        "rumusan masalah, kelompok sasaran, tujuan terukur",
        100,
        &levels([
            "Masalah dirumuskan tajam dengan data, sasaran jelas, tujuan dan targetnya terukur.",
            "Masalah jelas dan berdata; tujuan terukur, sebagian target belum rinci.",
            "Masalah dan tujuan ada, tetapi datanya terbatas.",
            "Masalah atau tujuan belum jelas.",
        ]),
    ),
    criterion(
        "kebaruan",
        "Kebaruan/Nilai Tambah",
        "keunikan, pembeda dari cara lama",
        150,
        &levels([
            "Gagasan baru, atau pengembangan yang nyata bedanya dan belum ada di daerah lain.",
            "Pengembangan dengan pembeda yang jelas dari cara lama.",
            "Ada perbaikan, tetapi serupa dengan yang sudah umum.",
            "Tidak berbeda dari tugas rutin.",
        ]),
    ),
    criterion(
        "implementasi",
        "Implementasi Inovasi",
        "cara kerja dan tahapan",
        50,
        &levels([
            "Cara kerja dan tahapan lengkap, berjalan, dan berbukti.",
            "Cara kerja dan tahapan jelas dan berjalan.",
            "Berjalan sebagian, atau tahapannya belum lengkap.",
            "Belum berjalan, atau cara kerjanya tidak jelas.",
        ]),
    ),
    criterion(
        "signifikansi",
        "Signifikansi",
        "dampak sebelum dan sesudah, metode ukur, evaluasi",
        300,
        &levels([
            "Dampak terukur lebih dari satu tahun, data sebelum dan sesudah, diakui pihak luar.",
            "Dampak terukur dengan data sebelum dan sesudah.",
            "Ada dampak, tetapi datanya belum lengkap.",
            "Dampak belum dapat ditunjukkan.",
        ]),
    ),
    criterion(
        "adaptabilitas",
        "Adaptabilitas",
        "sudah atau dapat direplikasi",
        200,
        &levels([
            "Sudah direplikasi unit atau daerah lain, dengan bukti.",
            "Siap direplikasi: panduan dan syaratnya tersedia.",
            "Dapat direplikasi, tetapi panduannya belum ada.",
            "Sulit diterapkan di tempat lain.",
        ]),
    ),
    criterion(
        "sumber-daya",
        "Sumber Daya",
        "keuangan, manusia, metode, peralatan",
        50,
        &levels([
            "Sumber daya lengkap, efisien, dan digerakkan bersama pihak lain.",
            "Sumber daya tersedia dan dipakai secara efisien.",
            "Sumber daya tersedia sebagian.",
            "Sumber daya belum jelas.",
        ]),
    ),
    criterion(
        "keberlanjutan",
        "Strategi Keberlanjutan",
        "institusional, manajerial, sosial",
        150,
        &levels([
            "Ada dasar hukum, anggaran, dan pengelola tetap; masyarakat ikut menjaga.",
            "Ada dasar hukum atau anggaran, dan pengelola yang jelas.",
            "Strategi ada, tetapi belum dijalankan.",
            "Bergantung pada perseorangan.",
        ]),
    ),
];

/// 70 for substance and 30 for delivery: JIPP Sulsel 2022, national 2024 (domain.md 3.2).
const PRESENTATION: [Criterion; 2] = [
    criterion(
        "substansi",
        "Substansi",
        "urgensi masalah, kebaruan, dampak, keberlanjutan",
        700,
        &levels([
            "Materi lengkap dan meyakinkan; jawaban didukung data dan bukti.",
            "Materi jelas; sebagian besar jawaban didukung data.",
            "Materi cukup jelas; beberapa jawaban tanpa data.",
            "Materi tidak sesuai usulan atau tidak dapat dijelaskan.",
        ]),
    ),
    criterion(
        "penyajian",
        "Penyajian",
        "kejelasan, ketepatan waktu, penguasaan bahan",
        300,
        &levels([
            "Runtut, tepat waktu, dan dikuasai penuh.",
            "Runtut dan dikuasai, waktunya sesuai.",
            "Dapat diikuti, tetapi kurang runtut atau melewati waktu.",
            "Sulit diikuti.",
        ]),
    ),
];

pub(super) const RUBRICS: [RubricPreset; 2] = [
    RubricPreset { stage: "proposal", title: "Penilaian proposal", criteria: &PROPOSAL },
    RubricPreset { stage: "presentasi", title: "Presentasi dan wawancara", criteria: &PRESENTATION },
];
