use super::*;
use crate::imports::grid::{Cell, Value};
use crate::office::agency::AGENCY_KINDS;
use crate::scoring::Scale;
use chrono::NaiveDate;
use expect_test::expect;
use std::fmt::{Debug, Write};

fn near() -> NaiveDate {
    NaiveDate::from_ymd_opt(2021, 10, 28).unwrap()
}

fn kinds() -> Vec<KindName<'static>> {
    AGENCY_KINDS.iter().map(|kind| (kind.code, kind.title)).collect()
}

fn guess(kind: ImportKind, grid: &Grid) -> HeaderGuess {
    guess_header(kind, grid).unwrap()
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Agencies, &grid);
    assert_eq!((row, mapping.len()), (0, 7));
    let rows =
        check_agencies(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, &kinds(), near());
    assert_eq!(rows.len(), 61);
    assert!(rows.iter().all(|row| row.severity() == Severity::Ready));
    assert_eq!(rows.iter().filter(|row| row.content.as_ref().unwrap().obliged == Some(true)).count(), 41);
}

#[test]
fn the_real_submissions_are_read_without_a_remark() {
    let grid = fixture("usulan", include_str!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"));
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Submissions, &grid);
    assert_eq!((row, mapping.len()), (0, 10));
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, near());
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Submissions, &grid);
    assert_eq!(row, 2);
    let found: Vec<(&str, usize)> = mapping.iter().collect();
    assert_eq!(found, [("catatan", 5), ("inovator", 3), ("judul", 1), ("mulai_penerapan", 4), ("pd", 2)]);
    assert!(missing_fields(ImportKind::Submissions, &mapping).is_empty());
    assert_eq!(guess_header(ImportKind::Marks, &grid), None);
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Agencies, &grid);
    let rows =
        check_agencies(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, &kinds(), near());
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Submissions, &grid);
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, near());
    expect![[r#"
        2 peringatan
            SubmissionRow { key: None, title: "Kelas Buby", expansion: None, agency: "Dinas Kesehatan", unit: None, innovator: Some("Supiyan/Sufyan Sakti"), innovator_position: None, group: Some(General), started: Some(2021-02-10), published_rank: Some(2), note: None }
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Jurors, &grid);
    let rows = check_jurors(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false });
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
            salah A6 nama “hj satu se mm”: Juri ini sudah ada di baris 2. Bila orangnya lain, isi NIP keduanya.
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Marks, &grid);
    let rows = check_marks(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, Scale::HUNDRED);
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Marks, &grid);
    let source = Source { grid: &grid, header_row: row, mapping: &mapping, stored: false };
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
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Submissions, &grid);
    let rows = check_submissions(Source { grid: &grid, header_row: row, mapping: &mapping, stored: false }, near());
    expect![[r#"
        2 siap
            SubmissionRow { key: None, title: "A", expansion: None, agency: "D", unit: None, innovator: None, innovator_position: None, group: None, started: Some(2020-04-01), published_rank: Some(3), note: None }
        3 salah
            salah C3 mulai_penerapan “43922”: “43922” adalah bilangan, bukan tanggal. Bila maksudnya 1 April 2020, ketik tanggal itu.
            salah D3 peringkat_terbit “1,5”: “1,5” bukan bilangan bulat 1 atau lebih.
        4 salah
            salah C4 mulai_penerapan “BENAR”: Tanggal “BENAR” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.
            salah E4 unit “01-04-2020”: Sel ini menjadi tanggal di Excel. Ketik ulang sebagai teks.
    "#]].assert_eq(&show(&rows));
}

/// What a check says of rows of texts under a header.
fn said<T: Debug>(kind: ImportKind, rows: &[&[&str]], check: impl Fn(Source<'_>) -> Vec<Checked<T>>) -> String {
    let grid = Grid::of_texts("Lembar", rows);
    let HeaderGuess { row, mapping, .. } = guess(kind, &grid);
    let source = Source { grid: &grid, header_row: row, mapping: &mapping, stored: false };
    let left: String = table_of(source).left_out.iter().map(|line| format!("! {line}\n")).collect();
    format!("{left}{}", show(&check(source)))
}

#[test]
fn a_dash_is_empty_in_every_field_of_every_kind() {
    let dashes = ["-", "–", "—", " - ", "--", "n/a", "N/A", "nihil", "Nihil", "−"];
    for kind in IMPORT_KINDS {
        for dash in dashes {
            let titles: Vec<&str> = kind.fields().iter().map(|field| field.title).collect();
            let row = vec![dash; titles.len()];
            let grid = Grid::of_texts("Lembar", &[&titles, &row]);
            let HeaderGuess { row, mapping, .. } = guess(kind, &grid);
            let source = Source { grid: &grid, header_row: row, mapping: &mapping, stored: false };
            assert_eq!(table_of(source).rows, [], "{} {dash}", kind.code());
            for field in kind.fields() {
                assert!(source.cell(1, field.key).is_empty(), "{} {} {dash}", kind.code(), field.key);
            }
        }
    }
}

/// The screen reads the same file: a text is nothing here and there, or here and there something.
#[test]
fn what_says_nothing_is_the_same_in_the_screen() {
    let examples = include_str!("../../../../../tests/fixtures/examples/says-nothing.txt");
    for line in examples.lines().filter(|line| !line.starts_with('#')) {
        let (text, answer) = line.strip_prefix('|').and_then(|rest| rest.rsplit_once("| ")).unwrap();
        let expected = match answer {
            "nothing" => true,
            "something" => false,
            other => panic!("{other}"),
        };
        assert_eq!(says_nothing(&Cell::text(text)), expected, "{line}");
    }
}

#[test]
fn a_year_or_a_month_is_taken_with_a_warning_and_a_bare_number_is_no_date() {
    let rows = ["2019", "Januari 2020", "01/2020", "Tahun 2018", "-", "43900", "3", "10/12/2021"];
    let mut lines: Vec<[&str; 3]> = vec![["judul", "pd", "mulai"]];
    lines.extend(rows.iter().map(|mulai| ["Inovasi", "DINKES", *mulai]));
    let lines: Vec<&[&str]> = lines.iter().map(|line| line.as_slice()).collect();
    let check = |source: Source<'_>| -> Vec<Checked<Option<NaiveDate>>> {
        check_submissions(source, near())
            .into_iter()
            .map(|row| Checked {
                row: row.row,
                content: row.content.map(|content| content.started),
                findings: row.findings.into_iter().filter(|found| found.field == "mulai_penerapan").collect(),
            })
            .collect()
    };
    expect![[r#"
        2 peringatan
            Some(2019-01-01)
            peringatan C2 mulai_penerapan “2019”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2019; perbaiki selnya bila tanggalnya diketahui.
        3 peringatan
            peringatan C3 mulai_penerapan “Januari 2020”: Hanya bulan dan tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2020; perbaiki selnya bila tanggalnya diketahui.
        4 peringatan
            peringatan C4 mulai_penerapan “01/2020”: Hanya bulan dan tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2020; perbaiki selnya bila tanggalnya diketahui.
        5 peringatan
            peringatan C5 mulai_penerapan “Tahun 2018”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2018; perbaiki selnya bila tanggalnya diketahui.
        6 siap
        7 salah
            salah C7 mulai_penerapan “43900”: “43900” adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020, ketik tanggal itu.
        8 salah
            salah C8 mulai_penerapan “3”: “3” adalah bilangan, bukan tanggal.
        9 siap
    "#]].assert_eq(&said(ImportKind::Submissions, &lines, check));
    let until = said(
        ImportKind::Agencies,
        &[&["kode", "nama", "jenis", "berlaku dari", "berlaku sampai"], &["A", "Dinas A", "dinas", "2019", "2021"]],
        |source| check_agencies(source, &kinds(), near()),
    );
    expect![[r#"
        2 peringatan
            AgencyRow { code: "A", name: "Dinas A", kind: "dinas", parent: None, obliged: None, note: None, source: None, short_name: None, head: None, phone: None, validity: Validity { from: Some(2019-01-01), until: Some(2021-12-31) } }
            peringatan D2 berlaku_dari “2019”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2019; perbaiki selnya bila tanggalnya diketahui.
            peringatan E2 berlaku_sampai “2021”: Hanya tahun yang tertulis. Dipakai hari terakhirnya, 31 Desember 2021; perbaiki selnya bila tanggalnya diketahui.
    "#]].assert_eq(&until);
}

#[test]
fn what_stands_around_a_table_is_none_of_its_rows() {
    let jurors = said(
        ImportKind::Jurors,
        &[
            &["No", "Nama", "Jabatan"],
            &["(1)", "(2)", "(3)"],
            &["1", "Andi Contoh, S.Sos.", "Kepala Dinas"],
            &["2", "Siti Contoh", "Sekretaris"],
            &["No", "Nama", "Jabatan"],
            &["3", "Rahmat Contoh"],
            &["", "Jumlah", "3"],
            &[],
            &["", "Tim sekretariat"],
            &["", "Masamba, 10 Desember 2026"],
            &["", "Kepala Bagian Organisasi,"],
            &[],
            &["", "Drs. Budi Contoh"],
            &["", "NIP. 19700101 199001 1 001"],
            &["4", "Wati Contoh", "Camat"],
        ],
        check_jurors,
    );
    expect![[r#"
        ! Baris 2 berisi nomor kolom; tidak dibaca.
        ! Baris 5 mengulang tajuk; tidak dibaca.
        ! Baris 7 berisi jumlah; tidak dibaca.
        ! Baris 10–14 di bawah tabel (mulai “Masamba, 10 Desember 2026”); tidak dibaca.
        3 siap
            JurorRow { name: "Andi Contoh, S.Sos.", agency: None, position: Some("Kepala Dinas"), role: Member, nip: None }
        4 siap
            JurorRow { name: "Siti Contoh", agency: None, position: Some("Sekretaris"), role: Member, nip: None }
        6 siap
            JurorRow { name: "Rahmat Contoh", agency: None, position: None, role: Member, nip: None }
        9 peringatan
            JurorRow { name: "Tim sekretariat", agency: None, position: None, role: Member, nip: None }
            peringatan 9  “”: Baris ini terpisah dari tabel dan hanya berisi satu kolom. Periksa apakah isinya memang data.
        15 peringatan
            JurorRow { name: "Wati Contoh", agency: None, position: Some("Camat"), role: Member, nip: None }
            peringatan 15  “”: Baris ini berada di bawah akhir tabel. Periksa apakah isinya memang data.
    "#]].assert_eq(&jurors);
    let pages = said(
        ImportKind::Jurors,
        &[
            &["Nama", "Jabatan"],
            &["Andi Contoh", "Camat"],
            &[],
            &["Mengetahui,"],
            &["Drs. Cici"],
            &["Nama", "Jabatan"],
            &["Budi Contoh", "Dosen"],
        ],
        check_jurors,
    );
    expect![[r#"
        ! Baris 4–5 di bawah tabel (mulai “Mengetahui,”); tidak dibaca.
        ! Baris 6 mengulang tajuk; tidak dibaca.
        2 siap
            JurorRow { name: "Andi Contoh", agency: None, position: Some("Camat"), role: Member, nip: None }
        7 siap
            JurorRow { name: "Budi Contoh", agency: None, position: Some("Dosen"), role: Member, nip: None }
    "#]]
    .assert_eq(&pages);
    let alone = said(
        ImportKind::Jurors,
        &[&["Nama"], &["Andi Contoh"], &["Budi Contoh"], &[], &["Mengetahui,"], &["Drs. Cici"]],
        check_jurors,
    );
    expect![[r#"
        ! Baris 5 di bawah tabel (mulai “Mengetahui,”); tidak dibaca.
        2 siap
            JurorRow { name: "Andi Contoh", agency: None, position: None, role: Member, nip: None }
        3 siap
            JurorRow { name: "Budi Contoh", agency: None, position: None, role: Member, nip: None }
        6 peringatan
            JurorRow { name: "Drs. Cici", agency: None, position: None, role: Member, nip: None }
            peringatan 6  “”: Baris ini berada di bawah akhir tabel. Periksa apakah isinya memang data.
    "#]]
    .assert_eq(&alone);
    let submissions = said(
        ImportKind::Submissions,
        &[
            &["Judul", "Perangkat daerah", "Catatan"],
            &["1", "2", "3"],
            &["Total Sehat", "DINKES", "Catatan: baru"],
            &["Mengetahui Diri", "DINKES"],
            &["Jumlah", "", "2"],
            &["Keterangan: usulan tahun lalu"],
        ],
        |source| check_submissions(source, near()),
    );
    expect![[r#"
        ! Baris 2 berisi nomor kolom; tidak dibaca.
        ! Baris 5 berisi jumlah; tidak dibaca.
        ! Baris 6 di bawah tabel (mulai “Keterangan: usulan tahun lalu”); tidak dibaca.
        3 siap
            SubmissionRow { key: None, title: "Total Sehat", expansion: None, agency: "DINKES", unit: None, innovator: None, innovator_position: None, group: None, started: None, published_rank: None, note: Some("Catatan: baru") }
        4 siap
            SubmissionRow { key: None, title: "Mengetahui Diri", expansion: None, agency: "DINKES", unit: None, innovator: None, innovator_position: None, group: None, started: None, published_rank: None, note: None }
    "#]].assert_eq(&submissions);
}

#[test]
fn one_column_is_enough_where_one_is_required() {
    let grid = Grid::of_texts("x", &[&["Daftar juri"], &["Nama"], &["Andi"]]);
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Jurors, &grid);
    assert_eq!((row, mapping.column("nama")), (1, Some(0)));
    assert_eq!(guess_header(ImportKind::Submissions, &Grid::of_texts("x", &[&["Judul"], &["A"]])), None);
}

#[test]
fn two_columns_for_one_field_are_asked_unless_one_is_empty_or_both_say_the_same() {
    let doubles = |rows: &[&[&str]]| {
        let grid = Grid::of_texts("x", rows);
        let HeaderGuess { mapping, doubles, .. } = guess(ImportKind::Submissions, &grid);
        let asked: Vec<String> = doubles.iter().map(|one| format!("{} {:?}", one.field.key, one.columns)).collect();
        (mapping.iter().collect::<Vec<_>>(), asked)
    };
    let head: &[&str] = &["Judul", "PD", "Judul", "Keterangan", "Ket"];
    assert_eq!(
        doubles(&[head, &["Lama", "D", "Baru", "kiri", "kanan"]]),
        (vec![("pd", 1)], vec!["judul [0, 2]".to_owned(), "catatan [3, 4]".to_owned()])
    );
    assert_eq!(
        doubles(&[head, &["", "D", "Baru", "sama", "sama"], &["-", "D", "Lain", "", ""]]),
        (vec![("catatan", 3), ("judul", 2), ("pd", 1)], vec![])
    );
    assert_eq!(doubles(&[head]), (vec![("catatan", 3), ("judul", 0), ("pd", 1)], vec![]));
}

#[test]
fn a_share_and_a_percent_are_told_with_both_readings() {
    let rows = |stored: bool| {
        let mark = |value: Cell| {
            vec![Cell::text("A"), Cell::text("Juri"), Cell::text("proposal"), Cell::text("Kebaruan"), value]
        };
        let grid = Grid::new(
            "Nilai",
            vec![["usulan", "juri", "tahap", "kriteria", "nilai"].map(Cell::text).to_vec(), mark(Cell::number("0.85"))],
        );
        let HeaderGuess { row, mapping, .. } = guess(ImportKind::Marks, &grid);
        show(&check_marks(Source { grid: &grid, header_row: row, mapping: &mapping, stored }, Scale::HUNDRED))
    };
    expect![[r#"
        2 peringatan
            MarkRow { submission: "A", juror: "Juri", stage: "proposal", content: Mark { criterion: "Kebaruan", hundredths: 85 } }
            peringatan E2 nilai “0,85”: Yang tersimpan 0,85; di lembar aslinya mungkin tampak 85,00 atau 85%. Dipakai 0,85.
    "#]].assert_eq(&rows(true));
    assert!(!rows(false).contains("peringatan"));
    let percent = said(
        ImportKind::Marks,
        &[&["usulan", "juri", "tahap", "kriteria", "nilai"], &["A", "Juri", "proposal", "Kebaruan", "85%"]],
        |source| check_marks(source, Scale::HUNDRED),
    );
    expect![[r#"
        2 salah
            salah E2 nilai “85%”: “85%” adalah persen. Ketik 85,00 atau 0,85.
    "#]]
    .assert_eq(&percent);
}

#[test]
fn jurors_of_one_name_are_two_people_when_their_nip_differ() {
    let jurors = said(
        ImportKind::Jurors,
        &[
            &["nama", "nip"],
            &["Andi", "198003262000031001"],
            &["ANDI", "197001012000032002"],
            &["Andi", "198003262000031001"],
            &["andi", ""],
            &["123", ""],
        ],
        check_jurors,
    );
    expect![[r#"
        2 siap
            JurorRow { name: "Andi", agency: None, position: None, role: Member, nip: Some(Nip("198003262000031001")) }
        3 siap
            JurorRow { name: "ANDI", agency: None, position: None, role: Member, nip: Some(Nip("197001012000032002")) }
        4 salah
            salah A4 nama “Andi”: Juri ini sudah ada di baris 2. Bila orangnya lain, isi NIP keduanya.
            salah B4 nip “198003262000031001”: NIP ini sudah dipakai di baris 2.
        5 salah
            salah A5 nama “andi”: Juri ini sudah ada di baris 2. Bila orangnya lain, isi NIP keduanya.
        6 salah
            salah A6 nama “123”: Nama tidak memuat huruf.
    "#]]
    .assert_eq(&jurors);
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

#[test]
fn each_of_several_sheets_begins_its_table_anew_and_rows_are_named_by_their_sheet() {
    let sheet = |name: &str, rows: &[&[&str]]| Grid::of_texts(name, rows);
    let mut grid =
        sheet("Juri satu", &[&["Nama", "Jabatan"], &["Andi Contoh", "Camat"], &[], &["Mengetahui,"], &["Drs. Cici"]]);
    let two = sheet(
        "Juri dua",
        &[
            &["Nama", "Jabatan"],
            &["Budi Contoh", "Dosen"],
            &["Andi Contoh", "Camat"],
            &[],
            &["Mengetahui,"],
            &["Drs. Dedi"],
        ],
    );
    grid.join(&two, 1);
    let HeaderGuess { row, mapping, .. } = guess(ImportKind::Jurors, &grid);
    let source = Source { grid: &grid, header_row: row, mapping: &mapping, stored: false };
    let reasons: Vec<String> =
        check_jurors(source).into_iter().flat_map(|row| row.findings).map(|found| found.reason).collect();
    assert_eq!(reasons, ["Juri ini sudah ada di baris 2. Bila orangnya lain, isi NIP keduanya."]);
    assert_eq!(
        table_of(source).left_out,
        [
            "Baris 4–5 di bawah tabel (mulai “Mengetahui,”); tidak dibaca.",
            "Baris 5–6 lembar “Juri dua” di bawah tabel (mulai “Mengetahui,”); tidak dibaca.",
        ]
    );
    assert_eq!((source.row_named(6), grid.own_height()), ("2 lembar “Juri dua”".to_owned(), 5));
}

#[test]
fn a_stage_said_for_a_file_stands_in_every_row_unless_a_column_says_it() {
    let stage = ImportKind::Marks.field("tahap").unwrap();
    let read = |rows: &[&[&str]]| {
        let grid = Grid::of_texts("Nilai", rows);
        let (mut mapping, _) = map_header(ImportKind::Marks, &grid, 0);
        let missing = missing_fields(ImportKind::Marks, &mapping).len();
        mapping.say(stage, "proposal");
        assert_eq!(missing_fields(ImportKind::Marks, &mapping), [] as [&Field; 0]);
        let source = Source { grid: &grid, header_row: 0, mapping: &mapping, stored: false };
        let rows = check_marks(source, Scale::HUNDRED);
        (missing, rows.into_iter().filter_map(|row| row.content).map(|row| row.stage).collect::<Vec<_>>())
    };
    assert_eq!(
        read(&[&["usulan", "juri", "kriteria", "nilai"], &["A", "Juri", "Kebaruan", "85"]]),
        (1, vec!["proposal".to_owned()])
    );
    assert_eq!(
        read(&[&["usulan", "juri", "tahap", "kriteria", "nilai"], &["A", "Juri", "presentasi", "Kebaruan", "85"]]),
        (0, vec!["presentasi".to_owned()])
    );
}
