//! The sample: the published order comes out of invented marks, recomputed here with nothing but this file and the
//! marks' files.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use expect_test::{Expect, expect};
use kipp_api::App;
use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_tests::Arena;
use serde_json::{Value, json};

/// 2021-12-10 15.20 WITA.
const MOMENT: UtcMillis = UtcMillis(1_639_120_800_000);

struct Sample {
    app: App,
    files: MemoryFiles,
    cancel: Cancel,
    folder: tempfile::TempDir,
}

/// The bytes of the sample of [`MOMENT`], made once for all tests.
pub fn bytes() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let sample = Sample::made();
        sample.call("desks.close", json!({}));
        std::fs::read(sample.path()).expect("sample")
    })
}

impl Sample {
    fn nothing() -> Self {
        let folder = tempfile::tempdir().expect("temp folder");
        let app = App::new(folder.path().join("data"), "Penguji".into()).checking();
        let sample = Self { app, files: MemoryFiles::default(), cancel: Cancel::default(), folder };
        sample.files.put_place("contoh", sample.path());
        sample
    }

    fn made() -> Self {
        let sample = Self::nothing();
        sample.call("desks.create_sample", json!({ "file": "contoh" }));
        sample
    }

    fn opened() -> Self {
        let sample = Self::nothing();
        std::fs::write(sample.path(), bytes()).expect("sample");
        sample.call("desks.open", json!({ "file": "contoh" }));
        sample
    }

    fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("contoh.kipp")
    }

    fn call(&self, name: &str, input: Value) -> Value {
        let clock = FixedClock(MOMENT);
        let ctx = Ctx {
            clock: &clock,
            ids: &ZeroIds,
            files: &self.files,
            progress: &|_| {},
            cancel: &self.cancel,
            ends: &[],
        };
        match kipp_api::dispatch(&self.app, name, &input.to_string(), &ctx) {
            Ok(kipp_api::Answer::Json(text)) => serde_json::from_str(&text).expect("JSON"),
            Ok(kipp_api::Answer::Bytes(bytes)) => json!(bytes.len()),
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    fn edition(&self) -> i64 {
        self.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition")
    }

    fn ranking(&self) -> Value {
        self.call("rankings.show", json!({ "edition": self.edition() }))
    }
}

/// Compares without the blanks at the ends of lines.
fn check(actual: &str, expect: Expect) {
    let lines: String = actual.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    expect.assert_eq(&lines);
}

#[test]
fn an_axis_goes_in_whole_steps_around_the_totals_and_without_any_over_the_scale() {
    let axes = |ranking: &Value| -> String {
        let stages = ranking["stages"].as_array().expect("stages").iter();
        stages.map(|one| format!("{} {} {}\n", one["code"], one["axis_min"], one["axis_max"])).collect()
    };
    let arena = Arena::new();
    let edition = arena.edition();
    let empty = axes(&arena.call("rankings.show", json!({ "edition": edition })));
    check(
        &format!("{}{empty}", axes(&Sample::opened().ranking())),
        expect![[r#"
            "proposal" 7000 9000
            "presentasi" 7000 9500
            "proposal" 0 10000
            "presentasi" 0 10000
        "#]],
    );
}

#[test]
fn the_computed_order_is_the_published_order() {
    let sample = Sample::opened();
    let ranking = sample.ranking();
    let mut text = String::new();
    for row in ranking["rows"].as_array().expect("rows") {
        assert_eq!(row["rank"], row["published_rank"], "{}", row["title"]);
        let class =
            row["class"].as_u64().map(|at| ranking["classes"][at as usize]["short_name"].as_str().unwrap_or("?"));
        text.push_str(&format!(
            "{} {} {} {} {}\n",
            row["rank"],
            row["final_score"].as_str().unwrap_or("–"),
            row["title"].as_str().unwrap_or("?"),
            class.unwrap_or("–"),
            row["tie"].as_str().unwrap_or("")
        ));
    }
    check(
        &text,
        expect![[r#"
        1 88,50 Kejar Stunting Top 7
        2 86,77 Kelas Buby Top 7
        3 85,93 Si Mira Bersantai Top 7
        4 84,46 Pojok Bisa Top 7
        5 82,84 Go Pasar Indah Top 7 seri, penentu 1
        6 82,84 Japri Ka Boss Top 7 seri, penentu 1
        7 81,59 Si Dora Eman Top 7
        8 78,50 Si Modis Lutra Partisipatif
        9 77,88 Pugalu SIP Partisipatif
        10 75,65 Kawasan Perdesaan Terintegrasi Partisipatif
    "#]],
    );
    assert_eq!(ranking["obstacles"], json!([]));
    assert_eq!(ranking["newest_revision"], 1);
    assert_eq!(ranking["same_as_newest"], true);
}

#[test]
fn the_tie_is_settled_by_the_first_rule() {
    let sample = Sample::opened();
    let ties = sample.call("rankings.ties", json!({ "edition": sample.ranking()["edition"] }));
    let ties = ties.as_array().expect("ties").iter();
    let ties: Vec<String> =
        ties.filter_map(|tie| Some(format!("{}: {}\n", tie["title"].as_str()?, tie["text"].as_str()?))).collect();
    check(
        &ties.concat(),
        expect![[r#"
        Go Pasar Indah: Seri dengan Japri Ka Boss (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 82,74, lainnya 81,15.
        Japri Ka Boss: Seri dengan Go Pasar Indah (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 81,15, lainnya 82,74.
    "#]],
    );
}

#[test]
fn one_sheet_abstains_and_one_juror_has_a_conflict() {
    let sample = Sample::opened();
    let edition = sample.edition();
    let mut text = String::new();
    for stage in sample.call("stages.list", json!({ "edition": edition })).as_array().expect("stages") {
        if stage["scored"] != json!(true) {
            continue;
        }
        let grid = sample.call("score_sheets.grid", json!({ "edition": edition, "stage": stage["id"] }));
        for row in grid["rows"].as_array().expect("rows") {
            for (at, cell) in row["cells"].as_array().expect("cells").iter().enumerate() {
                if cell["state"] != json!("submitted") {
                    let key = json!({ "stage": stage["id"], "submission": row["submission"], "juror": cell["juror"] });
                    let sheet = sample.call("score_sheets.show", key);
                    text.push_str(&format!(
                        "{}: {}: {} {} {}\n",
                        stage["code"].as_str().unwrap_or("?"),
                        row["title"].as_str().unwrap_or("?"),
                        grid["jurors"][at]["name"].as_str().unwrap_or("?"),
                        cell["text"].as_str().unwrap_or("?"),
                        sheet["reason"].as_str().unwrap_or("?")
                    ));
                }
            }
        }
    }
    check(
        &text,
        expect![[r#"
        proposal: Si Dora Eman: Juri Contoh 5 A Contoh: di luar bidang keahlian juri
        proposal: Pugalu SIP: Juri Contoh 3 K perangkat daerah sendiri
        presentasi: Pugalu SIP: Juri Contoh 3 K perangkat daerah sendiri
    "#]],
    );
}

/// Marks of one file: (submission, juror) → hundredths in the order of the file.
fn marks(file: &str) -> BTreeMap<(String, String), Vec<i64>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/app/src/sample").join(file);
    let text = std::fs::read_to_string(path).expect("marks");
    let mut found: BTreeMap<(String, String), Vec<i64>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(5, ',').collect();
        let [submission, juror, _, criterion, rest] = cells[..] else { panic!("{line}") };
        if criterion.is_empty() {
            continue;
        }
        let mark = rest.trim_end_matches(",,").trim_matches('"');
        let (whole, part) = mark.split_once(',').unwrap_or((mark, ""));
        let part = format!("{part:0<2}");
        let hundredths = whole.parse::<i64>().expect("mark") * 100 + part.parse::<i64>().expect("mark");
        found.entry((submission.into(), juror.into())).or_default().push(hundredths);
    }
    found
}

/// Half up.
fn divide(number: i64, by: i64) -> i64 {
    (2 * number + by) / (2 * by)
}

/// The pocket calculator: rounded juror totals, their mean, rounded.
fn stage_scores(file: &str, weights: &[i64]) -> BTreeMap<String, i64> {
    let mut totals: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for ((submission, _), marks) in marks(file) {
        assert_eq!(marks.len(), weights.len());
        let exact: i64 = marks.iter().zip(weights).map(|(mark, weight)| mark * weight).sum();
        totals.entry(submission).or_default().push(divide(exact, 1000));
    }
    totals.into_iter().map(|(title, all)| (title, divide(all.iter().sum(), all.len() as i64))).collect()
}

fn printed(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

#[test]
fn every_number_follows_from_the_marks() {
    let proposal = stage_scores("nilai-proposal.csv", &[100, 150, 50, 300, 200, 50, 150]);
    let presentation = stage_scores("nilai-presentasi.csv", &[700, 300]);
    let sample = Sample::opened();
    let ranking = sample.ranking();
    let rows = ranking["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), 10);
    for row in rows {
        let title = row["title"].as_str().expect("title");
        let (first, second) = (proposal[title], presentation[title]);
        let last = divide(first * 600 + second * 400, 1000);
        assert_eq!(row["stages"][0]["score"], json!(printed(first)), "{title}");
        assert_eq!(row["stages"][1]["score"], json!(printed(second)), "{title}");
        assert_eq!(row["final_score"], json!(printed(last)), "{title}");
    }
}

#[test]
fn marks_look_like_marks() {
    for file in ["nilai-proposal.csv", "nilai-presentasi.csv"] {
        for ((submission, juror), marks) in marks(file) {
            assert!(marks.iter().all(|mark| (7_000..=9_300).contains(mark)), "{submission}, {juror}: {marks:?}");
        }
    }
}

#[test]
fn eight_of_forty_one_agencies_have_sent() {
    let sample = Sample::opened();
    let duties = sample.call("obligations.show", json!({ "edition": sample.edition() }));
    let total = &duties["total"];
    assert_eq!((total["obliged"].as_i64(), total["sent"].as_i64()), (Some(41), Some(8)));
    assert_eq!(total["percent"], "19,5%");
    assert_eq!(sample.call("agencies.list", json!({}))["agencies"].as_array().map(Vec::len), Some(61));
}

#[test]
fn what_is_unknown_stays_empty() {
    let sample = Sample::opened();
    for signatory in sample.call("signatories.list", json!({})).as_array().expect("signatories") {
        assert_eq!((&signatory["nip"], &signatory["rank_grade"]), (&Value::Null, &Value::Null), "{signatory}");
    }
    for row in sample.call("submissions.list", json!({ "edition": sample.edition() })).as_array().expect("submissions")
    {
        for field in ["started_on", "kind", "category"] {
            assert_eq!(row[field], Value::Null, "{row}");
        }
        assert_eq!(row["status"], "lolos");
    }
    for juror in sample.call("jurors.list", json!({ "edition": sample.edition() })).as_array().expect("jurors") {
        assert!(juror["name"].as_str().is_some_and(|name| name.starts_with("Juri Contoh ")), "{juror}");
        assert_eq!((&juror["nip"], &juror["office"]), (&Value::Null, &Value::Null), "{juror}");
    }
}

#[test]
fn spellings_of_the_announcement_were_learned() {
    let sample = Sample::opened();
    let agencies = sample.call("agencies.list", json!({}));
    let mut text = String::new();
    for agency in agencies["agencies"].as_array().expect("agencies") {
        if let Some(aliases) = agency["aliases"].as_array().filter(|aliases| !aliases.is_empty()) {
            text.push_str(&format!("{} {aliases:?}\n", agency["code"].as_str().unwrap_or("?")));
        }
    }
    check(
        &text,
        expect![[r#"
        DISKOMINFOSP [String("Dinas Kominfo-SP")]
        DPMD [String("Dinas PMD")]
    "#]],
    );
}

#[test]
fn the_sample_is_clean_and_says_that_it_is_one() {
    let sample = Sample::opened();
    assert_eq!(sample.call("desks.check", json!({}))["clean"], true);
    let about = sample.call("desks.about", json!({}));
    assert_eq!(about["desk"]["is_sample"], true);
    assert_eq!(about["actor"], "Contoh");
    let history = sample.call("operations.list", json!({}));
    let labels: Vec<String> = history
        .as_array()
        .expect("operations")
        .iter()
        .rev()
        .map(|op| format!("{} {}\n", op["actor"].as_str().unwrap_or("?"), op["label"].as_str().unwrap_or("?")))
        .collect();
    check(
        &labels.concat(),
        expect![[r#"
            Contoh Berkas meja dibuat
            Contoh Pengaturan dan pejabat penandatangan diisi
            Contoh Impor 61 unit dari pd_luwu_utara.csv
            Contoh Edisi 2021 dibuat
            Contoh Setelan edisi diubah
            Contoh Pendaftaran diubah
            Contoh Pendaftaran diubah
            Contoh Isian pengumuman perpanjangan diubah
            Contoh Isian lampiran pengumuman diubah
            Contoh Impor 10 usulan dari usulan_kipp_2021.csv
            Contoh 10 usulan dinyatakan lolos
            Contoh Impor 5 juri dari juri.csv
            Contoh Penilaian proposal dibuka
            Contoh Impor 337 nilai dari nilai-proposal.csv
            Contoh Presentasi dan wawancara dibuka
            Contoh Impor 98 nilai dari nilai-presentasi.csv
            Contoh Hasil 2021 dibekukan sebagai revisi 1
            Contoh Nomor 061/CONTOH-01/B. Organisasi/Setda sampai dengan 061/CONTOH-10/B. Organisasi/Setda diberikan
            Contoh Armiadi disimpan dalam daftar orang
            Contoh Kepala Bagian Organisasi menjadi Ketua Tim Pelaksana
            Contoh Staf Bagian Organisasi menjadi Anggota Tim Pelaksana
            Contoh Armiadi menjadi Ketua Tim Penilai
            Contoh Staf Bagian Organisasi menjadi Anggota Sekretariat
            Contoh Isian lampiran keputusan susunan tim diubah
            Contoh Peserta Contoh 1 disimpan dalam daftar orang
            Contoh Peserta Contoh 2 disimpan dalam daftar orang
            Contoh Peserta Contoh 3 disimpan dalam daftar orang
            Contoh Peserta Contoh 4 disimpan dalam daftar orang
            Contoh Kegiatan Rapat persiapan KIPP 2021, 27 September 2021, disimpan
            Contoh Kegiatan Bedah inovasi KIPP 2021, 12 Oktober 2021, disimpan
            Contoh Kegiatan Presentasi dan wawancara, hari pertama, 29 November 2021, disimpan
            Contoh Kegiatan Presentasi dan wawancara, hari kedua, 30 November 2021, disimpan
            Contoh Kegiatan Sidang pleno Tim Penilai, 10 Desember 2021, disimpan
            Contoh Kegiatan Penganugerahan KIPP 2021, 13 Desember 2021, disimpan
            Contoh Kegiatan Sosialisasi KIPP 2021, 4 Oktober 2021, disimpan
            Contoh Susunan acara Sosialisasi KIPP 2021 disimpan
            Contoh Pengisi Sosialisasi KIPP 2021 disimpan
            Contoh Notulen Sosialisasi KIPP 2021 disimpan
            Contoh Kehadiran di aula dicatat
            Contoh 28 peserta daring dicatat, 10 PD menjadi hadir: Sosialisasi KIPP 2021
            Contoh Surat tugas Nomor 061/CONTOH-S01/B. Organisasi/Setda diterbitkan
            Contoh Kecamatan yang jauh ditandai
            Contoh 41 perangkat daerah diundang ke Sosialisasi KIPP 2021
            Contoh Kursi Sosialisasi KIPP 2021 dibagi
            Contoh Surat undangan Nomor 005/CONTOH-01/B. Organisasi/Setda diterbitkan
            Contoh Surat kepada yang tidak hadir Nomor 061/CONTOH-S02/B. Organisasi/Setda diterbitkan
            Contoh 33 surat pengingat diterbitkan, Nomor 061/CONTOH-S03/B. Organisasi/Setda sampai dengan 061/CONTOH-S35/B. Organisasi/Setda
            Contoh 33 surat teguran I diterbitkan, Nomor 061/CONTOH-S36/B. Organisasi/Setda sampai dengan 061/CONTOH-S68/B. Organisasi/Setda
            Contoh 33 surat dikirim
            Contoh Surat untuk Para Kepala Bagian lingkup Sekretariat Daerah diterima
            Contoh Surat untuk Sekretaris DPRD Kabupaten Luwu Utara diterima
            Contoh Surat untuk Inspektur Kabupaten Luwu Utara diterima
            Contoh Surat untuk Kepala Dinas Pemuda, Olahraga dan Pariwisata diterima
            Contoh Surat untuk Kepala Dinas Perikanan dan Ketahanan Pangan diterima
            Contoh Tanggapan Inspektur Kabupaten Luwu Utara dicatat
            Contoh 2 surat teguran II diterbitkan, Nomor 061/CONTOH-S69/B. Organisasi/Setda sampai dengan 061/CONTOH-S70/B. Organisasi/Setda
        "#]],
    );
}

#[test]
fn the_same_moment_makes_the_same_file() {
    let (first, second) = (Sample::made(), Sample::made());
    for sample in [&first, &second] {
        sample.call("desks.close", json!({}));
    }
    let read = |sample: &Sample| std::fs::read(sample.path()).expect("file");
    assert!(read(&first) == read(&second), "the two files differ");
    let names = std::fs::read_dir(first.folder.path()).expect("folder").flatten().map(|entry| entry.file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["contoh.kipp", "data"]);
}
