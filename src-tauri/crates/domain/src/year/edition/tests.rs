use super::*;
use expect_test::expect;
use std::collections::BTreeSet;
use std::fmt::Write;

#[test]
fn presets_are_sound() {
    for preset in PRESETS {
        let scored: u16 = preset.stages.iter().filter(|stage| stage.enabled).filter_map(|stage| stage.weight).sum();
        assert_eq!(scored, 1000, "{}", preset.key);
        let stages: BTreeSet<&str> = preset.stages.iter().map(|stage| stage.code).collect();
        assert_eq!(stages.len(), preset.stages.len());
        for stage in preset.stages {
            assert_eq!(stage.weight.is_some(), stage.kind == StageKind::Scoring, "{}", stage.code);
            assert_eq!(preset.rubrics.iter().any(|rubric| rubric.stage == stage.code), stage.weight.is_some());
            assert_eq!(StageKind::from_code(stage.kind.code()), Some(stage.kind));
        }
        for rubric in preset.rubrics {
            assert_eq!(rubric.criteria.iter().map(|criterion| criterion.weight).sum::<u16>(), 1000);
            for criterion in rubric.criteria {
                let mut covered = preset.scale.max().0.unsigned_abs() + 1;
                for level in criterion.levels {
                    assert_eq!(level.to + 1, covered, "{}", criterion.code);
                    covered = level.from;
                }
                assert_eq!(covered, preset.scale.min().0.unsigned_abs());
            }
        }
        assert!(crate::writing::numbers::NumberTemplate::parse(preset.certificate_number).is_ok());
    }
    assert_eq!(preset("luwu-utara-2021"), Some(&LUWU_UTARA_2021));
    assert_eq!(preset("lain"), None);
}

#[test]
fn the_proposal_rubric_is_form_a_without_sections_of_weight_zero() {
    let sections: Vec<(&str, &str, u16)> = LUWU_UTARA_2021
        .form
        .iter()
        .filter(|section| section.weight > 0)
        .map(|section| (section.code, section.title, section.weight))
        .collect();
    let criteria: Vec<(&str, &str, u16)> = LUWU_UTARA_2021.rubrics[0]
        .criteria
        .iter()
        .map(|criterion| (criterion.code, criterion.title, criterion.weight))
        .collect();
    assert_eq!(criteria, sections);
}

#[test]
fn the_edition_of_2021_at_a_glance() {
    let p = LUWU_UTARA_2021;
    let mut text = format!("{}\n{}\n", p.full_name, p.legal_basis.join("\n"));
    for stage in p.stages {
        let weight = stage.weight.map(|weight| format!(" {weight}")).unwrap_or_default();
        let off = if stage.enabled { "" } else { " (mati)" };
        writeln!(text, "- {} [{}]{weight}{off}", stage.title, stage.kind.code()).unwrap();
    }
    for section in p.form {
        writeln!(text, "{} {}/{}", section.title, section.word_limit.unwrap_or(0), section.weight).unwrap();
    }
    for class in p.award_classes {
        writeln!(
            text,
            "{} {}-{} {} {} {}",
            class.short_name,
            class.ranks.0,
            class.ranks.1,
            class.full_name,
            class.document.code(),
            class.signatory.code()
        )
        .unwrap();
    }
    expect![[r#"
        Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021
        Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018
        Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020
        - Persiapan [kantor]
        - Sosialisasi [kantor]
        - Penjaringan dan bedah inovasi [kantor]
        - Pendaftaran [pendaftaran]
        - Teguran [kantor]
        - Seleksi administrasi [seleksi]
        - Penilaian proposal [penilaian] 600
        - Presentasi dan wawancara [penilaian] 400
        - Verifikasi lapangan [kantor] (mati)
        - Pleno dan penetapan [penetapan]
        - Penganugerahan [penganugerahan]
        - Tindak lanjut [kantor]
        Ringkasan 200/0
        Latar Belakang dan Tujuan 300/100
        Kebaruan/Nilai Tambah 200/150
        Implementasi Inovasi 200/50
        Signifikansi 600/300
        Adaptabilitas 300/200
        Sumber Daya 200/50
        Strategi Keberlanjutan 500/150
        Top 7 1-7 Top 7 Inovasi Pelayanan Publik piagam bupati
        Partisipatif 8-10 Inovasi Partisipatif sertifikat sekda
    "#]]
    .assert_eq(&text);
    assert_eq!(with_year(NEUTRAL.short_name, 2026), "KIPP 2026");
}

#[test]
fn a_wrong_sum_of_weights_says_how_to_mend_it() {
    assert_eq!(weight_sum_problem("Bobot tahap", &[600, 400]), None);
    assert_eq!(
        weight_sum_problem("Kriteria presentasi dan wawancara", &[600, 300]).as_deref(),
        Some("Kriteria presentasi dan wawancara berjumlah 900. Tambahkan 100 agar menjadi 1000.")
    );
    assert_eq!(
        weight_sum_problem("Bobot tahap", &[600, 500]).as_deref(),
        Some("Bobot tahap berjumlah 1100. Kurangi 100 agar menjadi 1000.")
    );
}
