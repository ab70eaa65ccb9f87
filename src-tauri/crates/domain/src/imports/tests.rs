use super::*;
use crate::agency::AGENCY_KINDS;
use crate::grid::{Cell, Value};
use crate::scoring::Scale;
use chrono::NaiveDate;
use expect_test::expect;
use std::collections::BTreeMap;
use std::fmt::{Debug, Write};

fn near() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 10, 28).unwrap()
}

fn kinds() -> Vec<KindName<'static>> {
    AGENCY_KINDS.iter().map(|kind| (kind.code, kind.title)).collect()
}

fn guess(kind: ImportKind, grid: &Grid) -> HeaderGuess {
    guess_header(kind, grid, &BTreeMap::new()).unwrap()
}

fn show<T: Debug>(rows: &[Checked<T>]) -> String {
    let mut text = String::new();
    for row in rows {
        writeln!(text, "{} {}", row.row, row.severity()).unwrap();
        if let Some(content) = &row.content {
            writeln!(text, "    {content:?}").unwrap();
        }
        for f in &row.findings {
            writeln!(text, "    {} {}{} {} “{}”: {}", f.severity, f.column, f.row, f.field, f.value, f.reason).unwrap();
        }
    }
    text
}

fn fixture(name: &str, csv: &str) -> Grid {
    let rows = csv
        .lines()
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
            cells.into_iter().map(|text| if text.is_empty() { Cell::EMPTY } else { Cell::text(text) }).collect()
        })
        .collect();
    Grid::new(name, rows)
}

#[test]
fn the_real_register_is_read_without_a_remark() {
    let grid = fixture("pd", include_str!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv"));
    let HeaderGuess { row, mapping } = guess(ImportKind::Agencies, &grid);
    assert_eq!((row, mapping.len()), (0, 7));
    let rows = check_agencies(Source { grid: &grid, header_row: row, mapping: &mapping }, &kinds(), near());
    assert_eq!(rows.len(), 61);
    assert!(rows.iter().all(|row| row.severity() == Severity::Ready));
    assert_eq!(rows.iter().filter(|row| row.content.as_ref().unwrap().obliged == Some(true)).count(), 41);
}

#[test]
fn the_real_submissions_are_read_without_a_remark() {
    let grid = fixture("usulan", include_str!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"));
    let HeaderGuess { row, mapping } = guess(ImportKind::Submissions, &grid);
    assert_eq!((row, mapping.len()), (0, 10));
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping }, near());
    assert_eq!(rows.len(), 10);
    assert!(rows.iter().all(|row| row.severity() == Severity::Ready));
    let ranks: Vec<u32> = rows.iter().map(|row| row.content.as_ref().unwrap().published_rank.unwrap()).collect();
    assert_eq!(ranks, (1..=10).collect::<Vec<u32>>());
}

#[test]
fn a_header_is_found_below_titles_and_under_other_words() {
    let grid = Grid::of_texts(
        "Rekap",
        &[
            &["REKAP USULAN KIPP 2021"],
            &[],
            &["No", "Nama Inovasi", "OPD Pengusul", "Nama Inovator", "Mulai", "Ket."],
            &["1", "Kejar Stunting", "Dinas Kesehatan"],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Submissions, &grid);
    assert_eq!(row, 2);
    let found: Vec<(&str, usize)> = mapping.iter().collect();
    assert_eq!(found, [("catatan", 5), ("inovator", 3), ("judul", 1), ("mulai_penerapan", 4), ("pd", 2)]);
    assert!(missing_fields(ImportKind::Submissions, &mapping).is_empty());
    assert_eq!(guess_header(ImportKind::Marks, &grid, &BTreeMap::new()), None);

    let remembered = BTreeMap::from([(header_form("Ket."), "unit".to_owned())]);
    let learned = guess_header(ImportKind::Submissions, &grid, &remembered).unwrap().mapping;
    assert_eq!((learned.column("unit"), learned.column("catatan")), (Some(5), None));
}

#[test]
fn a_missing_column_is_named() {
    let grid = Grid::of_texts("x", &[&["kode", "catatan", "induk"]]);
    let mapping = guess(ImportKind::Agencies, &grid).mapping;
    let missing: Vec<&str> = missing_fields(ImportKind::Agencies, &mapping).iter().map(|field| field.title).collect();
    assert_eq!(missing, ["Nama", "Jenis"]);
}

#[test]
fn ugly_agencies() {
    let grid = Grid::of_texts(
        "Daftar",
        &[
            &["Kode", "Nama", "Jenis", "Induk", "Wajib", "Berlaku dari", "Berlaku sampai", "No HP"],
            &["DLH", "Dinas Lingkungan Hidup", "Dinas", "", "ya", "1/1/21", "", "0811-000"],
            &["dlh.", "Dinas Lingkungan", "dinas", "", "y"],
            &["", "Tanpa Kode", "dinas"],
            &["", "", ""],
            &["X", "Unit X", "kantor cabang", "X", "barangkali", "31/11/2021"],
            &["Y", "Unit Y", "bagian", "", "✓", "2/1/21", "1/1/21"],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Agencies, &grid);
    let rows = check_agencies(Source { grid: &grid, header_row: row, mapping: &mapping }, &kinds(), near());
    expect![[r#"
        2 siap
            AgencyRow { code: "DLH", name: "Dinas Lingkungan Hidup", kind: "dinas", parent: None, obliged: Some(true), note: None, source: None, short_name: None, head: None, phone: Some("0811-000"), validity: Validity { from: Some(2021-01-01), until: None } }
        3 salah
            salah A3 kode “dlh.”: Kode “dlh.” sudah ada di baris 2. Satu unit cukup satu baris.
        4 salah
            salah A4 kode “”: Kode belum diisi.
        6 salah
            salah C6 jenis “kantor cabang”: Jenis “kantor cabang” tidak dikenal. Gunakan salah satu: sekretariat, inspektorat, dinas, satuan, badan, kecamatan, bagian, puskesmas, rsud, sekolah, desa, kelurahan, bumd.
            salah D6 induk “X”: Unit tidak dapat menjadi induknya sendiri.
            salah E6 wajib_inovasi “barangkali”: “barangkali” bukan ya atau tidak.
            salah F6 berlaku_dari “31/11/2021”: Tanggal 31 November tidak ada. Ketik 1–30 November.
        7 salah
            salah G7 berlaku_sampai “1/1/21”: Berlaku sampai 1 Januari 2021 lebih awal dari berlaku dari 2 Januari 2021.
    "#]].assert_eq(&show(&rows));
}

#[test]
fn ugly_submissions() {
    let grid = Grid::of_texts(
        "Rekap",
        &[
            &["judul", "pd", "inovator", "kelompok", "mulai", "peringkat"],
            &["Kelas Buby", "Dinas Kesehatan", "Supiyan/Sufyan Sakti", "umum", "10 feb", "2"],
            &["KELAS BUBY", "dinas kesehatan"],
            &["Kelas Buby", "Dinas Lain", "", "istimewa", "31/11/2020", "0"],
            &["…", "Dinas Lain"],
            &["Judul saja"],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Submissions, &grid);
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping }, near());
    expect![[r#"
        2 peringatan
            SubmissionRow { title: "Kelas Buby", expansion: None, agency: "Dinas Kesehatan", unit: None, innovator: Some("Supiyan/Sufyan Sakti"), innovator_position: None, group: Some(General), started: Some(2021-02-10), published_rank: Some(2), note: None }
            peringatan C2 inovator “Supiyan/Sufyan Sakti”: Dua ejaan dipisah garis miring. Disimpan apa adanya.
        3 salah
            salah A3 judul “KELAS BUBY”: Judul sama dengan baris 2. Satu inovasi cukup satu baris.
        4 salah
            salah D4 kelompok “istimewa”: Kelompok “istimewa” tidak dikenal. Gunakan umum, replikasi, atau khusus.
            salah E4 mulai_penerapan “31/11/2020”: Tanggal 31 November tidak ada. Ketik 1–30 November.
            salah F4 peringkat_terbit “0”: “0” bukan bilangan bulat 1 atau lebih.
        5 salah
            salah A5 judul “…”: Judul tidak memuat huruf atau angka.
        6 salah
            salah B6 pd “”: Perangkat daerah belum diisi.
    "#]].assert_eq(&show(&rows));
}

#[test]
fn ugly_jurors_and_nips() {
    let number = |plain: &str| Cell::number(plain);
    let text = |text: &str| Cell::text(text);
    let grid = Grid::new(
        "Juri",
        vec![
            ["Nama", "Instansi", "Jabatan", "Kedudukan", "NIP"].map(text).to_vec(),
            vec![
                text("Hj. Satu, S.E., M.M."),
                text("Inspektorat"),
                text("Inspektur"),
                text("Ketua"),
                text("19800326 200003 1 001"),
            ],
            vec![text("Dua"), Cell::EMPTY, Cell::EMPTY, text("Wakil Ketua"), number("198003262000031000")],
            vec![text("Tiga"), Cell::EMPTY, Cell::EMPTY, Cell::EMPTY, text("1,98E+17")],
            vec![text("Empat"), Cell::EMPTY, Cell::EMPTY, text("ketua tim"), text("19800326200003100112")],
            vec![text("hj satu se mm"), Cell::EMPTY, Cell::EMPTY, text("raja"), text("198003262000031001")],
            vec![text("Lima"), Cell::EMPTY, Cell::EMPTY, text("Anggota"), text("198013262000033001")],
            vec![
                text("Enam"),
                Cell { value: Value::Text("Inspektorat".into()), formula: true },
                Cell { value: Value::Fault("#REF!".into()), formula: false },
                Cell::EMPTY,
                text("-"),
            ],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Jurors, &grid);
    let rows = check_jurors(Source { grid: &grid, header_row: row, mapping: &mapping });
    expect![[r#"
        2 siap
            JurorRow { name: "Hj. Satu, S.E., M.M.", agency: Some("Inspektorat"), position: Some("Inspektur"), role: Chair, nip: Some(Nip("198003262000031001")) }
        3 salah
            salah E3 nip “198003262000031000”: NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
        4 salah
            salah E4 nip “1,98E+17”: NIP “1,98E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
        5 salah
            peringatan D5 kedudukan “ketua tim”: Ketua juga tercatat di baris 2.
            salah E5 nip “19800326200003100112”: NIP harus 18 angka, terisi 20.
        6 salah
            salah A6 nama “hj satu se mm”: Juri ini sudah ada di baris 2.
            salah D6 kedudukan “raja”: Kedudukan “raja” tidak dikenal. Gunakan ketua, wakil, atau anggota.
            salah E6 nip “198003262000031001”: NIP ini sudah dipakai di baris 2.
        7 peringatan
            JurorRow { name: "Lima", agency: None, position: None, role: Member, nip: Some(Nip("198013262000033001")) }
            peringatan E7 nip “198013262000033001”: Delapan angka pertama NIP (19801326) bukan tanggal lahir.
            peringatan E7 nip “198013262000033001”: Angka ke-15 NIP (3) bukan 1 atau 2.
        8 salah
            peringatan B8 perangkat_daerah “Inspektorat”: Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.
            salah C8 jabatan “#REF!”: Sel berisi kesalahan rumus #REF!.
    "#]].assert_eq(&show(&rows));
}

#[test]
fn ugly_marks() {
    let grid = Grid::of_texts(
        "Nilai",
        &[
            &["usulan", "juri", "tahap", "kriteria", "nilai", "abstain", "alasan"],
            &["Kelas Buby", "Juri 1", "proposal", "Kebaruan", "82,5"],
            &["Kelas Buby", "Juri 1", "proposal", "Signifikansi", "101"],
            &["Kelas Buby", "Juri 1", "proposal", "Adaptabilitas", ""],
            &["Kelas Buby", "Juri 1", "proposal", "Sumber Daya", "80"],
            &["kelas buby", "juri 1", "Proposal", "sumber daya", "81"],
            &["Kelas Buby", "Juri 2", "proposal", "", "", "ya", "mendampingi penyusunan"],
            &["Kelas Buby", "Juri 2", "proposal", "Kebaruan", "75"],
            &["Kelas Buby", "Juri 3", "proposal", "", "", "ya"],
            &["Kelas Buby", "Juri 4", "proposal", "Kebaruan", "", "ya", "sakit"],
            &["Kelas Buby", "Juri 4", "proposal", "", "70", "ya", "sakit"],
            &["Kelas Buby", "Juri 4", "proposal", "", "70"],
            &["Kelas Buby", "", "proposal", "Kebaruan", "-1"],
            &["Kelas Buby", "Juri 5", "proposal", "Kebaruan", "1.000"],
            &["Kelas Buby", "Juri 5", "proposal", "Implementasi", "82,505"],
            &["Kelas Buby", "Juri 6", "proposal", "", "", "x", "cuti"],
            &["Kelas Buby", "Juri 6", "proposal", "", "", "x", "cuti lagi"],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Marks, &grid);
    let rows = check_marks(Source { grid: &grid, header_row: row, mapping: &mapping }, Scale::HUNDRED);
    expect![[r#"
        2 siap
            MarkRow { submission: "Kelas Buby", juror: "Juri 1", stage: "proposal", content: Mark { criterion: "Kebaruan", hundredths: 8250 } }
        3 salah
            salah E3 nilai “101”: 101 di luar rentang. Nilai 0,00 sampai 100,00.
        4 salah
            salah E4 nilai “”: Nilai belum diisi. Hapus barisnya bila tidak dinilai.
        5 salah
            salah E5 nilai “80”: Nilai untuk kriteria ini ada 2 kali, baris 5 dan 6. Sisakan satu.
        6 salah
            salah E6 nilai “81”: Nilai untuk kriteria ini ada 2 kali, baris 5 dan 6. Sisakan satu.
        7 salah
            salah F7 abstain “ya”: Lembar ini memuat nilai dan abstain sekaligus. Pilih salah satu.
        8 salah
            salah F8 abstain “”: Lembar ini memuat nilai dan abstain sekaligus. Pilih salah satu.
        9 salah
            salah G9 alasan “”: Alasan abstain belum diisi.
        10 salah
            salah D10 kriteria “Kebaruan”: Abstain berlaku untuk seluruh lembar. Kosongkan kriteria.
        11 salah
            salah E11 nilai “70”: Baris abstain tidak boleh memuat nilai.
        12 salah
            salah D12 kriteria “”: Kriteria belum diisi.
        13 salah
            salah B13 juri “”: Juri belum diisi.
            salah E13 nilai “-1”: -1 di luar rentang. Nilai 0,00 sampai 100,00.
        14 salah
            salah E14 nilai “1.000”: “1.000” dapat berarti ribuan atau desimal. Ketik dengan koma dan dua desimal, misalnya 82,50.
        15 salah
            salah E15 nilai “82,505”: “82,505” lebih dari 2 angka di belakang koma.
        16 salah
            salah F16 abstain “x”: Abstain untuk lembar ini ada 2 kali, baris 16 dan 17. Sisakan satu.
        17 salah
            salah F17 abstain “x”: Abstain untuk lembar ini ada 2 kali, baris 16 dan 17. Sisakan satu.
    "#]].assert_eq(&show(&rows));
}

#[test]
fn many_rows_for_one_mark_are_told_shortly() {
    let mut rows: Vec<&[&str]> = vec![&["usulan", "juri", "tahap", "kriteria", "nilai"]];
    rows.resize(2_001, &["A", "Juri 1", "proposal", "Kebaruan", "80"]);
    let grid = Grid::of_texts("Nilai", &rows);
    let HeaderGuess { row, mapping } = guess(ImportKind::Marks, &grid);
    let source = Source { grid: &grid, header_row: row, mapping: &mapping };
    let checked = check_marks(source, Scale::HUNDRED);
    assert_eq!(
        checked[1_999].findings[0].reason,
        "Nilai untuk kriteria ini ada 2000 kali, baris 2, 3, 4, 5, 6, dan 1995 lainnya. Sisakan satu."
    );
}

#[test]
fn cells_of_excel_keep_their_meaning() {
    let date = NaiveDate::from_ymd_opt(2020, 4, 1).unwrap();
    let grid = Grid::new(
        "Sheet1",
        vec![
            ["judul", "pd", "mulai", "peringkat", "unit"].map(Cell::text).to_vec(),
            vec![
                Cell::text("A"),
                Cell::text("D"),
                Cell { value: Value::Date(date), formula: false },
                Cell::number("3"),
                Cell::EMPTY,
            ],
            vec![Cell::text("B"), Cell::text("D"), Cell::number("43922"), Cell::number("1.5"), Cell::number("123")],
            vec![
                Cell::text("C"),
                Cell::text("D"),
                Cell { value: Value::Bool(true), formula: false },
                Cell::EMPTY,
                Cell { value: Value::Date(date), formula: false },
            ],
        ],
    );
    let HeaderGuess { row, mapping } = guess(ImportKind::Submissions, &grid);
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping }, near());
    expect![[r#"
        2 siap
            SubmissionRow { title: "A", expansion: None, agency: "D", unit: None, innovator: None, innovator_position: None, group: None, started: Some(2020-04-01), published_rank: Some(3), note: None }
        3 salah
            salah D3 peringkat_terbit “1,5”: “1,5” bukan bilangan bulat 1 atau lebih.
        4 salah
            salah C4 mulai_penerapan “BENAR”: Tanggal “BENAR” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            salah E4 unit “01-04-2020”: Sel ini menjadi tanggal di Excel. Ketik ulang sebagai teks.
    "#]].assert_eq(&show(&rows));
}

#[test]
fn kinds_and_fields_have_unique_keys() {
    for kind in IMPORT_KINDS {
        assert_eq!(ImportKind::from_code(kind.code()), Some(kind));
        let keys: std::collections::BTreeSet<&str> = kind.fields().iter().map(|field| field.key).collect();
        assert_eq!(keys.len(), kind.fields().len());
        assert!(kind.field("tidak ada").is_none());
    }
}
