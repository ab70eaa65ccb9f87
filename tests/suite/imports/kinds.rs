//! Kinds of trouble that sheets of offices bring, each for every import and in every way a table comes in: as CSV, as
//! workbook, as pasted block.

use expect_test::expect;
use kipp_sheets::{Column, ColumnKind, Entry, Meta, write_xlsx};
use serde_json::{Value, json};

use super::*;

/// A table as rows of texts.
type Rows<'a> = &'a [&'a [&'a str]];

fn as_csv(rows: Rows<'_>) -> Vec<u8> {
    rows.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n").into_bytes()
}

fn as_block(rows: Rows<'_>) -> String {
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

fn as_workbook(rows: Rows<'_>) -> Vec<u8> {
    let width = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let title = |at: usize| rows[0].get(at).copied().unwrap_or_default();
    let columns: Vec<Column> =
        (0..width).map(|at| Column::new(format!("k{at}"), title(at), ColumnKind::Text)).collect();
    let cells =
        |row: &&[&str]| (0..width).map(|at| row.get(at).map_or(Entry::Empty, |text| Entry::text(*text))).collect();
    let rows: Vec<Vec<Entry>> = rows[1..].iter().map(cells).collect();
    let meta = Meta {
        sheet: "Lembar".into(),
        title: "Lembar".into(),
        author: "Uji".into(),
        created: chrono::DateTime::from_timestamp_millis(kipp_tests::MOMENT).unwrap().naive_utc(),
        notes: vec![],
    };
    write_xlsx(&columns, &rows, &meta).unwrap()
}

/// What is said of the same table in each of the three ways; they may differ by name and reading alone.
fn alike(meja: &Meja, kind: &str, edition: Option<i64>, rows: Rows<'_>) -> String {
    let text = |report: &Value| {
        let said = show(report);
        let body: Vec<&str> = said.lines().skip(1).filter(|line| !line.starts_with("UTF-8")).collect();
        format!("{}\n{}\n", report["summary"].as_str().unwrap(), body.join("\n"))
    };
    let sheet = meja.inspect(kind, edition, "berkas.csv", &as_csv(rows), json!({}));
    let book = meja.inspect(kind, edition, "berkas.xlsx", &as_workbook(rows), json!({}));
    let block = meja.call("imports.inspect", json!({ "kind": kind, "edition": edition, "text": as_block(rows) }));
    assert_eq!(text(&sheet), text(&book), "CSV and workbook of {kind}");
    assert_eq!(text(&sheet), text(&block), "CSV and block of {kind}");
    text(&sheet)
}

/// An edition of 2021 with two submissions that passed, two jurors and an open stage.
fn scoring() -> (Meja, i64) {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&["judul,pd", "Kejar Stunting,DINKES", "Pojok Bisa,DISTAN"]);
    meja.apply("usulan", Some(edition), "u.csv", &file, all());
    meja.apply("juri", Some(edition), "j.csv", &csv(&["nama,nip", "Juri Satu,", "Juri Dua,"]), all());
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let ids: Vec<i64> = list.as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect();
    meja.call("submissions.set_status", json!({ "submissions": ids, "status": "lolos" }));
    meja.call("stages.open", json!({ "stage": meja.stage(edition, "proposal") }));
    (meja, edition)
}

#[test]
fn a_dash_is_empty_in_every_kind() {
    let (meja, edition) = scoring();
    let head: &[&str] = &["Kode", "Nama", "Jenis", "Induk", "Wajib inovasi", "Kepala", "Telepon", "Berlaku dari"];
    let said = [
        alike(
            &meja,
            "perangkat-daerah",
            None,
            &[head, &["COBAX", "Dinas Hubung", "dinas", "-", "–", "n/a", "—", "nihil"]],
        ),
        alike(
            &meja,
            "usulan",
            Some(edition),
            &[
                &["Judul", "Perangkat daerah", "Unit", "Inovator", "Kelompok", "Mulai penerapan", "Peringkat"],
                &["Inovasi Hubung", "Dinas Kesehatan", "-", "-", "-", "-", "-"],
            ],
        ),
        alike(
            &meja,
            "juri",
            Some(edition),
            &[&["Nama", "Perangkat daerah", "Jabatan", "Kedudukan", "NIP"], &["Juri Hubung", "-", "-", "–", "Nihil"]],
        ),
        alike(
            &meja,
            "nilai",
            Some(edition),
            &[
                &["Usulan", "Juri", "Tahap", "Kriteria", "Nilai", "Abstain", "Alasan"],
                &["001", "Juri Satu", "proposal", "signifikansi", "-", "-", "-"],
                &["001", "Juri Satu", "proposal", "kebaruan", "80", "-", "-"],
            ],
        ),
    ];
    check(
        &said.concat(),
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah
        2 siap baru Dinas Hubung
        1 siap, 0 peringatan, 0 salah
        2 siap baru Inovasi Hubung
        1 siap, 0 peringatan, 0 salah
        2 siap baru Juri Hubung
        1 siap, 0 peringatan, 1 salah
        2 salah  001
            salah E2 “-”: Nilai belum diisi. Hapus barisnya bila tidak dinilai.
        3 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
    "#]],
    );
    let file = as_csv(&[head, &["COBAX", "Dinas Hubung", "dinas", "-", "-", "-", "-", "-"]]);
    meja.apply("perangkat-daerah", None, "pd.csv", &file, all());
    let agencies = meja.call("agencies.list", json!({}));
    let made = agencies["agencies"].as_array().unwrap().iter().find(|one| one["code"] == "COBAX").unwrap();
    assert_eq!((&made["parent"], &made["head_name"], &made["phone"]), (&Value::Null, &Value::Null, &Value::Null));
}

#[test]
fn a_year_is_its_first_day_with_a_warning_and_stays_out_of_what_is_valid() {
    let (meja, edition) = Meja::of_2021();
    let rows: Rows<'_> = &[
        &["Judul", "Perangkat Daerah", "Mulai penerapan"],
        &["Kelas Buby", "Dinas Kesehatan", "2019"],
        &["Getar Dilan", "Dinas Kesehatan", "Januari 2020"],
        &["Pojok Bisa", "Dinas Kesehatan", "43900"],
        &["Kejar Stunting", "Dinas Kesehatan", "1 Maret 2019"],
    ];
    check(
        &alike(&meja, "usulan", Some(edition), rows),
        &expect![[r#"
        1 siap, 2 peringatan, 1 salah
        2 peringatan baru Kelas Buby
            peringatan C2 “2019”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2019; perbaiki selnya bila tanggalnya diketahui.
        3 peringatan baru Getar Dilan
            peringatan C3 “Januari 2020”: Hanya bulan dan tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2020; perbaiki selnya bila tanggalnya diketahui.
        4 salah  Pojok Bisa
            salah C4 “43900”: “43900” adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020, ketik tanggal itu.
        5 siap baru Kejar Stunting
    "#]],
    );
    let done = meja.apply("usulan", Some(edition), "u.csv", &as_csv(rows), valid());
    assert_eq!(done["value"]["new"], 1);
    let report = meja.inspect("usulan", Some(edition), "rekap_usulan.xlsx", REKAP, json!({}));
    let bare = &report["rows"][4]["findings"];
    assert!(bare.to_string().contains("adalah bilangan, bukan tanggal. Bila maksudnya 10 Maret 2020"), "{bare}");
}

#[test]
fn column_numbers_totals_and_the_signature_block_are_no_rows() {
    let (meja, edition) = Meja::of_2021();
    let jurors: Rows<'_> = &[
        &["No", "Nama", "Jabatan"],
        &["(1)", "(2)", "(3)"],
        &["1", "Andi Contoh, S.Sos.", "Kepala Dinas"],
        &["2", "Siti Contoh", "Sekretaris Dinas"],
        &["", "Jumlah", ""],
        &[],
        &["", "Masamba, 10 Desember 2026"],
        &["", "Kepala Bagian Organisasi,"],
        &[],
        &["", "Drs. Budi Contoh"],
        &["", "NIP. 19700101 199001 1 001"],
    ];
    let submissions: Rows<'_> = &[
        &["No", "Judul", "Perangkat daerah", "Keterangan"],
        &["1", "2", "3", "4"],
        &["1", "Kelas Buby", "Dinas Kesehatan", ""],
        &["", "Jumlah", "", "1"],
        &["", "", "", "Mengetahui,"],
        &["", "", "", "NIP. 19700101 199001 1 001"],
    ];
    let register: Rows<'_> = &[
        &["Kode", "Nama", "Jenis"],
        &["1", "2", "3"],
        &["BARU", "Dinas Baru", "dinas"],
        &["Keterangan: daftar sementara"],
        &["Kode", "Nama", "Jenis"],
        &["LAIN", "Dinas Lain", "dinas"],
    ];
    let said = [
        alike(&meja, "juri", Some(edition), jurors),
        alike(&meja, "usulan", Some(edition), submissions),
        alike(&meja, "perangkat-daerah", None, register),
    ];
    check(
        &said.concat(),
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah
        ! Baris 2 berisi nomor kolom; tidak dibaca.
        ! Baris 5 berisi jumlah; tidak dibaca.
        ! Baris 7–11 di bawah tabel (mulai “Masamba, 10 Desember 2026”); tidak dibaca.
        3 siap baru Andi Contoh, S.Sos.
        4 siap baru Siti Contoh
        1 siap, 0 peringatan, 0 salah
        ! Baris 2 berisi nomor kolom; tidak dibaca.
        ! Baris 4 berisi jumlah; tidak dibaca.
        ! Baris 5–6 di bawah tabel (mulai “Mengetahui,”); tidak dibaca.
        3 siap baru Kelas Buby
        2 siap, 0 peringatan, 0 salah
        ! Baris 2 berisi nomor kolom; tidak dibaca.
        ! Baris 4 di bawah tabel (mulai “Keterangan: daftar sementara”); tidak dibaca.
        ! Baris 5 mengulang tajuk; tidak dibaca.
        3 siap baru Dinas Baru
        6 siap baru Dinas Lain
    "#]],
    );
    let done = meja.apply("juri", Some(edition), "j.csv", &as_csv(jurors), all());
    assert_eq!(done["value"]["text"], "2 juri diimpor.");
}

#[test]
fn a_list_of_names_alone_is_a_list_of_jurors() {
    let (meja, edition) = Meja::of_2021();
    let rows: Rows<'_> = &[&["Nama"], &["Andi Contoh"], &["Budi Contoh"]];
    check(
        &alike(&meja, "juri", Some(edition), rows),
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah
        2 siap baru Andi Contoh
        3 siap baru Budi Contoh
    "#]],
    );
}

#[test]
fn two_columns_for_one_field_are_asked_once() {
    let (meja, edition) = Meja::of_2021();
    let rows: Rows<'_> = &[
        &["No", "Judul", "Perangkat Daerah", "Judul", "Keterangan", "Ket"],
        &["1", "Judul Lama", "Dinas Kesehatan", "Judul Baru", "catatan kiri", "catatan kanan"],
    ];
    for (name, file) in [("u.csv", as_csv(rows)), ("u.xlsx", as_workbook(rows))] {
        let report = meja.inspect("usulan", Some(edition), name, &file, json!({}));
        assert_eq!((&report["rows"], &report["missing"]), (&json!([]), &json!([])));
        assert_eq!(
            report["doubles"],
            json!([
                { "field": "judul", "title": "Judul", "columns": ["B", "D"] },
                { "field": "catatan", "title": "Catatan", "columns": ["E", "F"] },
            ])
        );
    }
    let file = as_csv(rows);
    check(
        &meja.refused("usulan", Some(edition), "u.csv", &file, all()),
        &expect![[r#"
        invalid: Lebih dari satu kolom u.csv dapat berisi “Judul” (kolom B dan D) dan “Catatan” (kolom E dan F).
          Lembar “u” tidak diimpor.
          > Pilih kolom yang dipakai untuk tiap isian itu; pilihannya diingat untuk berkas berikutnya."#]],
    );
    // One answer leaves the other question open.
    let half = json!({ "mapping": { "pd": "C", "judul": "D" } });
    let report = meja.inspect("usulan", Some(edition), "u.csv", &file, half);
    assert_eq!(report["doubles"].as_array().unwrap().len(), 1);
    let whole = json!({ "mode": "all", "mapping": { "pd": "C", "judul": "D", "catatan": "" } });
    meja.apply("usulan", Some(edition), "u.csv", &file, whole);
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    assert_eq!((list.as_array().unwrap().len(), &list[0]["title"]), (1, &json!("Judul Baru")));
    let again = meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}));
    assert_eq!(
        (&again["remembered"], &again["doubles"], &again["counts"]["same"]),
        (&json!(true), &json!([]), &json!(1))
    );
    // A column that holds nothing is no question.
    let jurors: Rows<'_> =
        &[&["No", "Nama", "Jabatan", "Nama", "Instansi"], &["1", "", "", "Siti Contoh", "Dinas Kesehatan"]];
    check(
        &alike(&meja, "juri", Some(edition), jurors),
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah
        2 siap baru Siti Contoh
    "#]],
    );
}

#[test]
fn a_layout_that_was_imported_needs_no_second_look() {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&["judul,pd", "Kejar Stunting,DINKES"]);
    assert_eq!(meja.inspect("usulan", Some(edition), "u.csv", &file, json!({}))["remembered"], false);
    meja.apply("usulan", Some(edition), "u.csv", &file, all());
    let more = csv(&["judul,pd", "Pojok Bisa,DISTAN"]);
    assert_eq!(meja.inspect("usulan", Some(edition), "v.csv", &more, json!({}))["remembered"], true);
}

/// Everything of a report but what is equal to the desk.
fn not_same(report: &Value) -> Vec<String> {
    let rows = report["rows"].as_array().unwrap();
    assert!(!rows.is_empty(), "{report:#}");
    rows.iter().filter(|row| row["deed"] != "tanpa perubahan").map(|row| format!("{row:#}")).collect()
}

#[test]
fn what_the_desk_exports_comes_back_as_the_same_rows() {
    let (meja, edition) = Meja::of_2021();
    let file = csv(&[
        "judul,kepanjangan,pd,unit,inovator,kelompok,mulai",
        "GEMAR CONTOH,Gerakan Masyarakat Contoh,Dinas Kesehatan,UPT Puskesmas Tana Lili,Ani Contoh; Budi Contoh,umum,1 Maret 2019",
        "Pojok Bisa,,DISTAN,,,,",
    ]);
    meja.apply("usulan", Some(edition), "1-usulan.csv", &file, all());
    let people = csv(&[
        "nama,nip,pd,jabatan,kedudukan",
        "Juri Satu,198003262000031001,DISTAN,Sekretaris,ketua",
        "Juri Dua,,,Dosen,anggota",
    ]);
    meja.apply("juri", Some(edition), "juri.csv", &people, all());
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let ids: Vec<i64> = list.as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect();
    meja.call("submissions.set_status", json!({ "submissions": ids, "status": "lolos" }));
    meja.call("stages.open", json!({ "stage": meja.stage(edition, "proposal") }));
    let before = meja.dump();
    // The printed recaps and their twins.
    for (document, kind) in
        [("rekap-peserta", "usulan"), ("rekap-kepatuhan", "perangkat-daerah"), ("rekap-nilai", "usulan")]
    {
        let twin = meja.bytes("documents.sheet", json!({ "edition": edition, "document": document }));
        let report = meja.inspect(kind, (kind == "usulan").then_some(edition), "kembali.xlsx", &twin, json!({}));
        assert_eq!(not_same(&report), Vec::<String>::new(), "{document}");
    }
    // A recap of before, without the key: title and expansion are joined.
    let recap: Rows<'_> = &[
        &[
            "No",
            "Judul inovasi",
            "Perangkat Daerah",
            "Inovator",
            "Kelompok",
            "Mulai penerapan",
            "Hasil seleksi administrasi",
        ],
        &["1", "GEMAR CONTOH (Gerakan Masyarakat Contoh)", "Dinas Kesehatan", "Ani Contoh dan Budi Contoh", "", "", ""],
    ];
    let report = meja.inspect("usulan", Some(edition), "2-kembali.csv", &as_csv(recap), json!({}));
    assert_eq!(not_same(&report), Vec::<String>::new());
    // The lists of the window, with the columns `paper.ts` gives a workbook.
    let list = |title: &str, columns: &[&str], rows: Vec<Vec<String>>| {
        let columns: Vec<Value> = columns.iter().map(|title| json!({ "title": title, "kind": "text" })).collect();
        meja.bytes("lists.sheet", json!({ "edition": edition, "title": title, "columns": columns, "rows": rows }))
    };
    let texts = |row: &Value, keys: &[&str]| -> Vec<String> {
        keys.iter().map(|key| row[*key].as_str().unwrap_or_default().to_owned()).collect()
    };
    let rows = |answer: &Value, keys: &[&str]| -> Vec<Vec<String>> {
        answer.as_array().unwrap().iter().map(|row| texts(row, keys)).collect()
    };
    let submissions = meja.call("submissions.list", json!({ "edition": edition }));
    let keys = ["code", "title", "agency_name", "innovators", "kind_label", "status_label", "expansion", "unit", "key"];
    let titles = [
        "Nomor",
        "Inovasi",
        "Perangkat daerah",
        "Inovator",
        "Kelompok",
        "Status",
        "Kepanjangan",
        "Unit",
        "Kunci usulan",
    ];
    let book = list("Usulan", &titles, rows(&submissions, &keys));
    let report = meja.inspect("usulan", Some(edition), "usulan.xlsx", &book, json!({}));
    assert_eq!(not_same(&report), Vec::<String>::new());
    let register = meja.call("agencies.list", json!({}))["agencies"].clone();
    let book = list("Perangkat Daerah", &["Kode", "Nama", "Jenis"], rows(&register, &["code", "name", "kind_name"]));
    let report = meja.inspect("perangkat-daerah", None, "pd.xlsx", &book, json!({}));
    assert_eq!(not_same(&report), Vec::<String>::new());
    let jurors = meja.call("jurors.list", json!({ "edition": edition }));
    let titles = ["Nama", "Kedudukan", "Instansi", "Jabatan", "NIP"];
    let book = list("Juri", &titles, rows(&jurors, &["name", "seat", "agency_name", "office", "nip"]));
    let report = meja.inspect("juri", Some(edition), "juri.xlsx", &book, json!({}));
    assert_eq!(not_same(&report), Vec::<String>::new());
    assert_eq!(before, meja.dump());
    // The key knows a submission whose title was changed in the workbook; what fits neither title nor agency is refused.
    let changed = csv(&[
        "Inovasi,Perangkat daerah,Kunci usulan",
        "Gemar Contoh Baru,Dinas Kesehatan,2021/001",
        "Lain Sekali,Inspektorat,2021/002",
        "Baru Sama Sekali,DISTAN,2021/009",
    ]);
    let report = meja.inspect("usulan", Some(edition), "ubah.csv", &changed, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        0 siap, 2 peringatan, 1 salah · lembar “ubah” tajuk 1
        UTF-8, dipisah koma
        2 peringatan diperbarui Gemar Contoh Baru
            peringatan A2 “Gemar Contoh Baru”: Judul berbeda dari data: “GEMAR CONTOH” akan menjadi “Gemar Contoh Baru”.
        3 salah  Lain Sekali
            peringatan A3 “Lain Sekali”: Judul berbeda dari data: “Pojok Bisa” akan menjadi “Lain Sekali”.
            salah C3 “2021/002”: Kunci 2021/002 milik “Pojok Bisa”, sedangkan judul dan perangkat daerah baris ini lain. Kosongkan kuncinya bila ini usulan baru.
        4 peringatan baru Baru Sama Sekali
            peringatan C4 “2021/009”: Kunci 2021/009 tidak ada pada edisi ini. Barisnya dicocokkan menurut judul.
    "#]],
    );
}

#[test]
fn a_title_like_another_one_is_told_also_inside_one_file() {
    let (meja, edition) = Meja::of_2021();
    let first = csv(&["judul,pd", "Kelas Pijat Bayi Risiko Stunting,DINKES"]);
    meja.apply("usulan", Some(edition), "u.csv", &first, all());
    let rows: Rows<'_> = &[
        &["judul", "pd"],
        &["Kelas Pijat Bayi Resiko Stunting", "DINKES"],
        &["Pojok Baca Desa", "DISTAN"],
        &["Pojok Baca Desaa", "DINKES"],
        &["Kelas Pijat Bayi Risiko Stunting", "DISTAN"],
    ];
    check(
        &alike(&meja, "usulan", Some(edition), rows),
        &expect![[r#"
        1 siap, 3 peringatan, 0 salah
        2 peringatan baru Kelas Pijat Bayi Resiko Stunting
            peringatan A2 “Kelas Pijat Bayi Resiko Stunting”: Judul mirip “Kelas Pijat Bayi Risiko Stunting” (usulan 001). Bandingkan sebelum mengimpor.
        3 siap baru Pojok Baca Desa
        4 peringatan baru Pojok Baca Desaa
            peringatan A4 “Pojok Baca Desaa”: Judul mirip “Pojok Baca Desa” di baris 3. Bandingkan sebelum mengimpor.
        5 peringatan baru Kelas Pijat Bayi Risiko Stunting
            peringatan A5 “Kelas Pijat Bayi Risiko Stunting”: Judul mirip “Kelas Pijat Bayi Risiko Stunting” (usulan 001). Bandingkan sebelum mengimpor.
    "#]],
    );
}

#[test]
fn two_jurors_of_one_name_are_two_people_and_marks_ask_which() {
    let (meja, edition) = scoring();
    let people: Rows<'_> =
        &[&["nama", "nip"], &["Andi Contoh", "198003262000031001"], &["Andi Contoh", "197001012000032002"]];
    check(
        &alike(&meja, "juri", Some(edition), people),
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah
        2 siap baru Andi Contoh
        3 siap baru Andi Contoh
    "#]],
    );
    meja.apply("juri", Some(edition), "j.csv", &as_csv(people), all());
    let again = meja.inspect("juri", Some(edition), "j.csv", &as_csv(people), json!({}));
    assert_eq!(again["counts"]["same"], 2);
    let more: Rows<'_> = &[
        &["nama", "nip", "jabatan"],
        &["Andi Contoh", "", "Camat"],
        &["Andi Contoh", "196501011990031003", ""],
        &["Andi Contoh, S.Sos.", "198003262000031001", ""],
    ];
    check(
        &alike(&meja, "juri", Some(edition), more),
        &expect![[r#"
        0 siap, 1 peringatan, 2 salah
        2 salah  Andi Contoh
            salah A2 “Andi Contoh”: Ada 2 juri bernama ini: NIP 19800326 200003 1 001 dan NIP 19700101 200003 2 002. Tulis NIP-nya.
        3 salah  Andi Contoh
            salah A3 “Andi Contoh”: Juri ini sudah ada di baris 2. Bila orangnya lain, isi NIP keduanya.
        4 peringatan diperbarui Andi Contoh, S.Sos.
            peringatan A4 “Andi Contoh, S.Sos.”: Nama berbeda dari data: “Andi Contoh” akan menjadi “Andi Contoh, S.Sos.”.
    "#]],
    );
    let error = meja.0.refused("jurors.save", json!({ "edition": edition, "name": "andi contoh", "seat": "anggota" }));
    check(
        &said(&error),
        &expect![[r#"
        invalid: Juri “Andi Contoh” sudah ada pada edisi ini. Bila orangnya lain, isi NIP keduanya.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - name: Juri “Andi Contoh” sudah ada pada edisi ini. Bila orangnya lain, isi NIP keduanya."#]],
    );
    let marks: Rows<'_> = &[
        &["usulan", "juri", "tahap", "kriteria", "nilai"],
        &["001", "Andi Contoh", "proposal", "signifikansi", "80"],
        &["001", "19800326 200003 1 001", "proposal", "signifikansi", "81"],
    ];
    check(
        &alike(&meja, "nilai", Some(edition), marks),
        &expect![[r#"
        1 siap, 0 peringatan, 1 salah
        2 salah  001
            salah B2 “Andi Contoh”: Ada 2 juri bernama “Andi Contoh”: 198003262000031001 dan 197001012000032002. Tulis NIP-nya sebagai ganti nama.
        3 siap baru Kejar Stunting · Andi Contoh · Penilaian proposal · Signifikansi
    "#]],
    );
}

#[test]
fn marks_whose_file_says_no_stage_are_of_the_stage_a_person_said() {
    let (meja, edition) = scoring();
    let file = b"usulan,juri,kriteria,nilai\n001,Juri Satu,Signifikansi,80\n";
    let inspect = |more: Value| meja.inspect("nilai", Some(edition), "n.csv", file, more);
    let stage = |stage: &str| json!({ "reading": { "stage": stage } });
    let mut text = show(&inspect(json!({})));
    text += &show(&inspect(stage("proposal")));
    text += &show(&inspect(stage("Presentasi dan wawancara")));
    check(
        &text,
        &expect![[r#"
        0 siap, 0 peringatan, 0 salah · lembar “n” tajuk 1
        UTF-8, dipisah koma
        tanpa kolom Tahap
        1 siap, 0 peringatan, 0 salah · lembar “n” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        0 siap, 0 peringatan, 1 salah · lembar “n” tajuk 1
        UTF-8, dipisah koma
        2 salah  001
            salah 2 “”: Tahapan Presentasi dan wawancara belum dibuka.
    "#]],
    );
    let input = json!({ "mode": "all", "reading": { "stage": "proposal" } });
    meja.apply("nilai", Some(edition), "n.csv", file, input);
    // The columns are remembered, the stage is not: the next file is of another one.
    let next = inspect(json!({}));
    assert_eq!((&next["remembered"], &next["missing"]), (&json!(true), &json!(["Tahap"])));
}

#[test]
fn the_report_of_marks_shows_the_sheets_as_they_will_be() {
    let (meja, edition) = scoring();
    let mut lines = vec!["usulan,juri,tahap,kriteria,nilai,abstain,alasan".to_owned()];
    let names = [
        "Latar Belakang dan Tujuan",
        "Kebaruan/Nilai Tambah",
        "Implementasi Inovasi",
        "Signifikansi",
        "Adaptabilitas",
        "Sumber Daya",
        "Strategi Keberlanjutan",
    ];
    lines.extend(names.iter().map(|name| format!("001,Juri Satu,proposal,{name},80,,")));
    lines.push("002,Juri Satu,proposal,Signifikansi,75,,".into());
    lines.push("001,Juri Dua,proposal,,,ya,sakit".into());
    let report = meja.inspect("nilai", Some(edition), "n.csv", lines.join("\n").as_bytes(), json!({}));
    check(
        &serde_json::to_string_pretty(&report["mark_sheets"]).unwrap(),
        &expect![[r#"
        [
          {
            "submission": "Kejar Stunting",
            "juror": "Juri Satu",
            "stage": "Penilaian proposal",
            "rows": [
              2,
              3,
              4,
              5,
              6,
              7,
              8
            ],
            "marks": [
              "80,00",
              "80,00",
              "80,00",
              "80,00",
              "80,00",
              "80,00",
              "80,00"
            ],
            "total": "80,00"
          },
          {
            "submission": "Pojok Bisa",
            "juror": "Juri Satu",
            "stage": "Penilaian proposal",
            "rows": [
              9
            ],
            "marks": [
              "–",
              "–",
              "–",
              "75,00",
              "–",
              "–",
              "–"
            ],
            "total": null
          },
          {
            "submission": "Kejar Stunting",
            "juror": "Juri Dua",
            "stage": "Penilaian proposal",
            "rows": [
              10
            ],
            "marks": [
              "A: sakit"
            ],
            "total": null
          }
        ]"#]],
    );
}

#[test]
fn common_short_names_are_known_wherever_an_agency_is_looked_for() {
    let (meja, edition) = Meja::of_2021();
    meja.call("settings.put", json!({ "values": [{ "key": "daerah", "value": "Luwu Utara" }] }));
    let rows: Rows<'_> = &[
        &["judul", "pd"],
        &["Satu Contoh", "bappeda"],
        &["Dua Kasus", "dinkes lutra"],
        &["Tiga Perkara", "Kominfo"],
        &["Empat Penjuru", "dikbud"],
        &["Lima Waktu", "disdukcapil"],
        &["Enam Arah", "DPMPTSP"],
        &["Tujuh Rupa", "Dinas Kesehatan Kabupaten Luwu Utara"],
        &["Delapan Sisi", "dinkes palopo"],
    ];
    check(
        &alike(&meja, "usulan", Some(edition), rows),
        &expect![[r#"
        2 siap, 5 peringatan, 1 salah
        2 peringatan baru Satu Contoh
            peringatan B2 “bappeda”: Nama singkat. Disarankan: Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah.
        3 peringatan baru Dua Kasus
            peringatan B3 “dinkes lutra”: Nama singkat. Disarankan: Dinas Kesehatan.
        4 peringatan baru Tiga Perkara
            peringatan B4 “Kominfo”: Nama singkat. Disarankan: Dinas Komunikasi, Informatika, Statistik dan Persandian.
        5 peringatan baru Empat Penjuru
            peringatan B5 “dikbud”: Nama singkat. Disarankan: Dinas Pendidikan dan Kebudayaan.
        6 siap baru Lima Waktu
        7 siap baru Enam Arah
        8 peringatan baru Tujuh Rupa
            peringatan B8 “Dinas Kesehatan Kabupaten Luwu Utara”: Nama singkat. Disarankan: Dinas Kesehatan.
        9 salah  Delapan Sisi
            salah B9 “dinkes palopo”: Perangkat daerah tidak dikenal. Maksudnya Dinas Kesehatan?
        ? “bappeda” [2] peringatan → BAPPELITBANGDA dari BAPPELITBANGDA, 73.22.10
        ? “dinkes lutra” [3] peringatan → DINKES dari DINKES, DISNAKERTRANS, BAG-KESRA
        ? “Kominfo” [4] peringatan → DISKOMINFOSP dari DISKOMINFOSP
        ? “dikbud” [5] peringatan → DISDIKBUD dari DISDIKBUD, DISHUB
        ? “Dinas Kesehatan Kabupaten Luwu Utara” [8] peringatan → DINKES dari DINKES
        ? “dinkes palopo” [9] salah →  dari DINKES
    "#]],
    );
    for (typed, name) in [
        ("bappeda", "Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah"),
        ("dinkes lutra", "Dinas Kesehatan"),
        ("kominfo", "Dinas Komunikasi, Informatika, Statistik dan Persandian"),
    ] {
        let found = meja.call("search.find", json!({ "edition": edition, "text": typed }));
        assert!(found.to_string().contains(name), "{typed}: {found}");
    }
    let agencies = meja.call("agencies.list", json!({}));
    let health = agencies["agencies"].as_array().unwrap().iter().find(|one| one["code"] == "DINKES").unwrap();
    assert_eq!(health["common"], json!(["dinkes"]));
}

#[test]
fn a_thousand_unknown_names_are_each_asked_once() {
    let (meja, edition) = Meja::of_2021();
    let words = ["wilayah", "ketatalaksanaan", "evaluasi", "prasarana", "koordinasi", "pelaporan", "pembinaan"];
    let mut lines = vec!["nama,pd".to_owned()];
    for at in 0..1_000_usize {
        let word = |step: usize| words[(at * step + at / 7) % words.len()];
        lines.push(format!("Juri Contoh {at},{} {} {} {at}", word(1), word(3), word(5)));
    }
    let report = meja.inspect("juri", Some(edition), "juri.csv", lines.join("\n").as_bytes(), json!({}));
    assert_eq!(report["questions"].as_array().unwrap().len(), 1_000);
    assert_eq!(report["counts"]["wrong"], 1_000);
}
