use super::*;
use expect_test::expect;
use std::fmt::Write;

/// The real register of Luwu Utara: kode, nama.
fn register() -> Vec<Known<String>> {
    let csv = include_str!("../../../../../../tests/fixtures/sheets/pd_luwu_utara.csv");
    rows_of(csv)
        .into_iter()
        .skip(1)
        .map(|row| Known { key: row[0].clone(), code: row[0].clone(), name: row[1].clone(), ..Known::default() })
        .collect()
}

/// Enough CSV for the fixtures: commas, double quotes.
fn rows_of(csv: &str) -> Vec<Vec<String>> {
    csv.lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let mut cells = vec![String::new()];
            let mut quoted = false;
            for c in line.chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    c => cells.last_mut().unwrap().push(c),
                }
            }
            cells
        })
        .collect()
}

fn show(names: &AgencyNames<String>, written: &str) -> String {
    let found = names.find(written);
    let mut text = format!("{written} → {}", found.severity());
    if let Some(answer) = found.answer() {
        write!(text, " {answer}").unwrap();
    }
    for candidate in found.candidates() {
        write!(text, "\n    {}% {}", candidate.percent, candidate.name).unwrap();
    }
    text
}

#[test]
fn the_ten_submissions_of_2021_give_eight_siap_and_two_peringatan() {
    let names = AgencyNames::new(register());
    let csv = include_str!("../../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv");
    let text: Vec<String> = rows_of(csv).into_iter().skip(1).map(|row| show(&names, &row[2])).collect();
    expect![[r#"
        Dinas Kesehatan → siap DINKES
        Dinas Kesehatan → siap DINKES
        DPMPTSP → siap DPMPTSP
        Dinas Pertanian → siap DISTAN
        DP2KUKM → siap DP2KUKM
        Dinas Pendidikan dan Kebudayaan → siap DISDIKBUD
        Dinas Kesehatan → siap DINKES
        Dinas Kominfo-SP → peringatan DISKOMINFOSP
        Bappelitbangda → siap BAPPELITBANGDA
        Dinas PMD → peringatan DPMD"#]]
    .assert_eq(&text.join("\n"));
}

#[test]
fn names_as_offices_write_them() {
    let names = AgencyNames::new(register());
    let mut text = String::new();
    for written in [
        "dinas kesehatan",
        "DINAS  KESEHATAN.",
        "Dinas Kominfo-SP",
        "Diskominfo-SP",
        "Dinas Kominfo",
        "Dinas PMD",
        "Dinas Dukcapil",
        "Badan KPSDM",
        "Badan PBD",
        "Badan Kesbangpol",
        "Kec. Masamba",
        "Kecamatan Bone Bone",
        "Camat Tanalili",
        "Kantor Camat Seko",
        "Puskesmas Tanalili",
        "UPTD Puskesmas Sabbang",
        "PKM Tana Lili",
        "Bag. Organisasi",
        "Bappeda (Bappelitbangda)",
        "Dinas Pendidikan",
        "Dinas Pendidikan & Kebudayaan",
        "Dinas Ketahanan Pangan",
        "Sabbang",
        "Sabang",
        "SD Lindu",
        "BPKD",
        "73.22.01",
        "Dinas",
        "xyz",
        "  ",
    ] {
        writeln!(text, "{}", show(&names, written)).unwrap();
    }
    expect![[r#"
        dinas kesehatan → siap DINKES
        DINAS  KESEHATAN. → siap DINKES
        Dinas Kominfo-SP → peringatan DISKOMINFOSP
        Diskominfo-SP → siap DISKOMINFOSP
        Dinas Kominfo → peringatan DISKOMINFOSP
        Dinas PMD → peringatan DPMD
        Dinas Dukcapil → peringatan DISDUKCAPIL
        Badan KPSDM → peringatan BKPSDM
        Badan PBD → peringatan BPBD
        Badan Kesbangpol → peringatan KESBANGPOL
        Kec. Masamba → peringatan 73.22.03
        Kecamatan Bone Bone → siap 73.22.02
        Camat Tanalili → peringatan 73.22.12
        Kantor Camat Seko → peringatan 73.22.07
        Puskesmas Tanalili → peringatan PKM-TANALILI
        UPTD Puskesmas Sabbang → peringatan PKM-SABBANG
        PKM Tana Lili → siap PKM-TANALILI
        Bag. Organisasi → peringatan BAG-ORG
        Bappeda (Bappelitbangda) → peringatan BAPPELITBANGDA
        Dinas Pendidikan → salah
            85% Dinas Pendidikan dan Kebudayaan
            50% Dinas Pertanian
            46% Dinas Perpustakaan dan Kearsipan
        Dinas Pendidikan & Kebudayaan → siap DISDIKBUD
        Dinas Ketahanan Pangan → salah
            70% Dinas Perikanan dan Ketahanan Pangan
            45% Badan Pengelola Keuangan dan Pendapatan Daerah
        Sabbang → salah
            100% Kecamatan Sabbang
            100% UPT Puskesmas Sabbang
            85% Kecamatan Sabbang Selatan
        Sabang → salah
            91% Kecamatan Sabbang
            91% UPT Puskesmas Sabbang
            56% Kecamatan Sabbang Selatan
            50% Kecamatan Malangke
        SD Lindu → siap SD-LINDU
        BPKD → peringatan BPKPD
        73.22.01 → siap 73.22.01
        Dinas → salah
            67% Dinas Kesehatan
            67% Dinas Sosial
            50% Dinas Pertanian
        xyz → salah
           → salah
    "#]]
    .assert_eq(&text);
}

#[test]
fn aliases_mergers_and_ambiguous_names() {
    let known = |key: &str, name: &str, alias: &str, merged_into: Option<&str>| Known {
        key: key.to_owned(),
        code: key.to_owned(),
        name: name.to_owned(),
        short_name: String::new(),
        aliases: vec![alias.to_owned()],
        merged_into: merged_into.map(str::to_owned),
    };
    let names = AgencyNames::new(vec![
        known("DKP", "Dinas Ketahanan Pangan", "", Some("DPKP-1")),
        known("DPKP-1", "Dinas Pangan", "", Some("DPKP")),
        known("DPKP", "Dinas Perikanan dan Ketahanan Pangan", "Perikanan", None),
        known("PKM-A", "Puskesmas Mekar", "Mekar", None),
        known("SD-A", "SD Mekar", "Mekar", None),
        known("X", "Dinas Putar", "", Some("Y")),
        known("Y", "Dinas Balik", "", Some("X")),
        known("DKB", "Dinas Kebun", "", None),
        known("DISKB", "Dinas Kebun Besar", "", None),
    ]);
    let mut text = String::new();
    for written in ["perikanan", "Dinas Ketahanan Pangan", "Mekar", "Dinas Putar", "Dinas KB", ""] {
        writeln!(text, "{}", show(&names, written)).unwrap();
    }
    expect![[r#"
        perikanan → siap DPKP
        Dinas Ketahanan Pangan → peringatan DPKP
        Mekar → salah
            100% Puskesmas Mekar
            100% SD Mekar
        Dinas Putar → peringatan Y
        Dinas KB → salah
            100% Dinas Kebun
            100% Dinas Kebun Besar
         → salah
    "#]]
    .assert_eq(&text);
}

#[test]
fn titles_that_look_alike() {
    let others = [(1, "Kejar Stunting"), (4, "Kelas Buby"), (7, "KELAS  buby."), (8, "Si Modis Lutra"), (9, "")];
    assert_eq!(similar_titles("Kelas Bubi", &others), [(4, 88), (7, 88)]);
    assert_eq!(similar_titles("kelas-buby", &others), [(4, 100), (7, 100)]);
    assert_eq!(similar_titles("Getar Dilan", &others), []);
    assert_eq!(similar_titles("…", &others), []);
    assert_eq!(
        similar_title_sentence("Kelas Buby", Some("004")),
        "Judul mirip “Kelas Buby” (usulan 004). Bandingkan sebelum menyimpan."
    );
}

#[test]
fn what_every_office_calls_an_agency_is_known() {
    let names = AgencyNames::new(register()).in_region("Kabupaten Luwu Utara");
    let mut text = String::new();
    for written in [
        "bappeda",
        "dinkes lutra",
        "Dinkes Kab. Luwu Utara",
        "dinkes lutim",
        "kominfo",
        "dikbud",
        "dukcapil",
        "disdukcapil",
        "ptsp",
        "DPMPTSP",
        "satpol pp",
        "bkd",
        "Dinas Kesehatan Luwu Utara",
        "lutra",
    ] {
        writeln!(text, "{}", show(&names, written)).unwrap();
    }
    expect![[r#"
        bappeda → peringatan BAPPELITBANGDA
        dinkes lutra → peringatan DINKES
        Dinkes Kab. Luwu Utara → peringatan DINKES
        dinkes lutim → salah
            85% Dinas Kesehatan
            45% Dinas Perpustakaan dan Kearsipan
        kominfo → peringatan DISKOMINFOSP
        dikbud → peringatan DISDIKBUD
        dukcapil → peringatan DISDUKCAPIL
        disdukcapil → siap DISDUKCAPIL
        ptsp → peringatan DPMPTSP
        DPMPTSP → siap DPMPTSP
        satpol pp → siap SATPOLPP
        bkd → salah
            60% Badan Pengelola Keuangan dan Pendapatan Daerah
            50% Badan Kepegawaian dan Pengembangan Sumber Daya Manusia
        Dinas Kesehatan Luwu Utara → peringatan DINKES
        lutra → salah
    "#]]
    .assert_eq(&text);
    assert_eq!(common_names("Dinas Kesehatan"), ["dinkes"]);
    assert!(common_names("SD Dinas Kesehatan").is_empty());
}

/// The screen reads the same file.
#[test]
fn what_shortens_a_region_is_the_same_in_the_screen() {
    let examples = include_str!("../../../../../../tests/fixtures/examples/shortens.txt");
    for line in examples.lines().filter(|line| !line.starts_with('#')) {
        let [_, word, region, answer] = *line.split('|').collect::<Vec<_>>() else { panic!("{line}") };
        let expected = match answer {
            " yes" => true,
            " no" => false,
            other => panic!("{other}"),
        };
        assert_eq!(shortens(word, region), expected, "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn a_normal_form_is_its_own_normal_form(text in "[\\p{Latin}\\p{Nd}\\p{P}\\p{Zs}]{0,40}") {
        let form = normal_form(&text);
        proptest::prop_assert_eq!(normal_form(&form), form.clone());
    }

    #[test]
    fn nothing_written_makes_it_panic(text in "\\PC{0,40}") {
        AgencyNames::new(register()).find(&text);
    }
}
