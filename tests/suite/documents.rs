//! Documents through the dispatcher: every one on every paper, judged by the checklist; markers; frozen words; twins.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

use expect_test::expect;
use kipp_app::documents::{Document, Request, Typed};
use kipp_app::ports::{Cancel, Ctx, FixedClock, UtcMillis, ZeroIds};
use kipp_documents::inspect::certificate::{self, Style};
use kipp_documents::inspect::{Expect, Footer, Kind, inspect, sheets};
use kipp_documents::models::table::inspect as tables;
use kipp_documents::paper::{Frame, Margins};
use kipp_documents::{Composed, FontSet, Marker, Paper};
use kipp_tests::{Arena, MOMENT};
use serde_json::{Value, json};

pub const CODES: [&str; 10] = [
    "daftar-hadir",
    "rekap-peserta",
    "rekap-kepatuhan",
    "lembar-nilai",
    "lembar-nilai-kosong",
    "lembar-nilai-matriks",
    "rekap-nilai",
    "lampiran-pengumuman",
    "piagam",
    "sertifikat",
];

/// A4, F4, Folio and a custom size.
const PAPERS: [&str; 4] = ["A4", "F4", "Folio", "215x330"];

const LONG_NAME: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";
const LONG_TITLE: &str = "SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa)";
const LONG_AGENCY: &str = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";

/// The sample, open, with its edition.
pub fn sample() -> (Arena, i64) {
    let arena = Arena::closed();
    arena.place("contoh", "contoh.kipp");
    arena.call("desks.create_sample", json!({ "file": "contoh" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    number_everybody(&arena, edition);
    (arena, edition)
}

/// Gives numbers to those that have none yet.
pub fn number_everybody(arena: &Arena, edition: i64) {
    let list = arena.call("certificates.list", json!({ "edition": edition }));
    if list["rows"].as_array().expect("rows").iter().any(|row| row["id"].is_null()) {
        arena.call("certificates.issue", json!({ "edition": edition }));
    }
}

/// A real desk: eight submissions, the last with the longest words, three jurors, both stages marked.
pub struct Real {
    pub arena: Arena,
    pub edition: i64,
    pub submissions: Vec<i64>,
    pub jurors: [i64; 3],
    pub stages: [i64; 2],
}

impl Real {
    pub fn new() -> Self {
        let arena = Arena::new();
        let office = [("daerah", "Luwu Utara"), ("tempat", "Masamba"), ("kop_alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan")];
        let values: Vec<Value> = office.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
        arena.call("settings.put", json!({ "values": values }));
        for (role, name, office, nip, rank) in [
            ("kepala_daerah", "Bupati Uji", "Bupati Luwu Utara", None, None),
            ("sekretaris_daerah", "Drs. Sekda Uji, M.Si.", "Sekretaris Daerah", Some("197001011995031002"), Some("Pembina Utama Madya (IV/d)")),
            ("kepala_bagian", LONG_NAME, "Kepala Bagian Organisasi", Some("198003262000031001"), Some("Pembina (IV/a)")),
        ] {
            arena.call("signatories.save", json!({ "role": role, "name": name, "office": office, "nip": nip, "rank_grade": rank, "capacity": "definitif" }));
        }
        let agencies: Vec<i64> = ["Dinas A", "Dinas B", "Dinas C", "Badan D", "Dinas E", "Dinas F", "Kecamatan G", LONG_AGENCY]
            .iter()
            .map(|name| arena.agency(name, "dinas", None))
            .collect();
        let edition = arena.edition();
        let titles = ["Alfa", "Beta", "Gama", "Delta", "Epsilon", "Zeta", "Eta", LONG_TITLE];
        let submissions: Vec<i64> = titles.iter().zip(&agencies).map(|(title, agency)| passed(&arena, edition, title, *agency, None)).collect();
        let jurors = ["Juri Satu", LONG_NAME, "Juri Tiga"].map(|name| arena.juror(edition, name, None));
        let stages = ["proposal", "presentasi"].map(|code| {
            let stage = arena.stage(edition, code);
            arena.call("stages.open", json!({ "stage": stage }));
            for (at, submission) in submissions.iter().enumerate() {
                for (seat, juror) in jurors.iter().enumerate() {
                    arena.mark_all(stage, *submission, *juror, &(90 - 3 * at + seat).to_string());
                }
            }
            stage
        });
        Self { arena, edition, submissions, jurors, stages }
    }

    pub fn frozen() -> Self {
        let real = Self::new();
        real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
        real
    }

    /// The last submission gets the longest name; before the freeze.
    pub fn worst() -> Self {
        let real = Self::new();
        let last = *real.submissions.last().expect("a submission");
        let shown = real.arena.call("submissions.show", json!({ "submission": last }))["row"].clone();
        real.arena.call(
            "submissions.save",
            json!({
                "id": last, "edition": real.edition, "title": shown["title"], "agency": shown["agency"],
                "innovators": [{ "kind": "person", "name": LONG_NAME, "office": "Kepala Bidang Pengendalian Penduduk dan Informasi Keluarga" }],
            }),
        );
        real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
        real
    }
}

/// A submission that may be scored, its innovator named after its place in the alphabet.
fn passed(arena: &Arena, edition: i64, title: &str, agency: i64, office: Option<&str>) -> i64 {
    let name = format!("Inovator {}", title.split(' ').next().unwrap_or(title));
    let innovators = json!([{ "kind": "person", "name": name, "office": office }]);
    let saved = arena.value("submissions.save", json!({ "edition": edition, "title": title, "agency": agency, "innovators": innovators }));
    for status in ["masuk", "lolos"] {
        arena.call("submissions.set_status", json!({ "submissions": [saved], "status": status }));
    }
    saved.as_i64().expect("an id")
}

/// Writes the bytes into the folder `KIPP_LIHAT` names, to be looked at.
pub fn look(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("KIPP_LIHAT") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("a place to look");
    }
}

/// The pages of a document, set as the dispatcher sets them.
pub fn pages(arena: &Arena, edition: i64, code: &str, typed: Typed) -> Composed {
    let ctx = Ctx { clock: &FixedClock(UtcMillis(MOMENT)), ids: &ZeroIds, files: &arena.files, progress: &|_| {}, cancel: &Cancel::default() };
    let request = Request::read(edition, code, typed).expect("a request");
    kipp_app::documents::pages(&arena.app, &ctx, &request).unwrap_or_else(|fault| panic!("{code}: {fault:?}"))
}

fn on(paper: &str) -> Typed {
    Typed { paper: Some(paper.into()), ..Typed::default() }
}

/// Everything the checklist holds against a document.
fn complaints(code: &str, composed: &Composed, paper: &str, markers: &[Marker], fonts: &FontSet) -> Vec<String> {
    let document = Document::from_code(code).expect("a document");
    let margins = match document {
        Document::Charter | Document::Certificate => Margins { left: 30.0, right: 30.0, top: 20.0, bottom: 20.0 },
        Document::Annex => Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 20.0 },
        _ => Margins { left: 20.0, right: 15.0, top: 17.0, bottom: 17.0 },
    };
    let frame = Frame::new(Paper::parse(paper).expect("a paper"), document.orientation(), margins);
    let (kind, row_mm) = match document {
        Document::Charter | Document::Certificate => (Kind::Certificate, 0.0),
        Document::MarksRecap => (Kind::ScoreTable, 0.0),
        Document::ScoreSheet | Document::BlankScoreSheet => (Kind::Table, 9.0),
        Document::ScoreMatrix => (Kind::Table, 8.6),
        Document::Attendance => (Kind::Table, 10.5),
        _ => (Kind::Table, 0.0),
    };
    let expect = Expect::new(kind, frame).marked(markers);
    if kind == Kind::Certificate {
        let mut found = inspect(composed, fonts, &expect);
        found.extend(certificate::inspect(composed, fonts, Style::Classic));
        return found;
    }
    let expect = expect.with_footer(Footer::Always);
    each_record(composed)
        .iter()
        .flat_map(|record| {
            let mut found = inspect(record, fonts, &expect);
            found.extend(tables::inspect(record, fonts, &frame, row_mm));
            found
        })
        .collect()
}

/// Sheets of several jurors are documents of their own.
fn each_record(composed: &Composed) -> Vec<Composed> {
    let mut records: Vec<Composed> = Vec::new();
    for (page, sheet) in composed.pages.iter().zip(sheets(composed)) {
        if records.is_empty() || sheet.runs().any(|run| run.text.starts_with("Halaman 1 dari ")) {
            records.push(Composed { pages: vec![], notices: vec![], ..composed.clone() });
        }
        if let Some(record) = records.last_mut() {
            record.pages.push(page.clone());
        }
    }
    records
}

#[test]
fn every_document_of_the_sample_passes_the_checklist_on_every_paper() {
    let (arena, edition) = sample();
    let fonts = FontSet::shipped().expect("fonts");
    let mut counts = String::new();
    for code in CODES {
        let mut line = format!("{code}:");
        for paper in PAPERS {
            let composed = pages(&arena, edition, code, on(paper));
            let found = complaints(code, &composed, paper, &[Marker::Sample], &fonts);
            assert!(found.is_empty(), "{code} {paper}:\n{}", found.join("\n"));
            line.push_str(&format!(" {paper} {}", composed.pages.len()));
        }
        counts.push_str(&line);
        counts.push('\n');
    }
    expect![[r#"
        daftar-hadir: A4 3 F4 3 Folio 3 215x330 3
        rekap-peserta: A4 1 F4 1 Folio 1 215x330 1
        rekap-kepatuhan: A4 2 F4 2 Folio 2 215x330 2
        lembar-nilai: A4 49 F4 49 Folio 49 215x330 49
        lembar-nilai-kosong: A4 1 F4 1 Folio 1 215x330 1
        lembar-nilai-matriks: A4 9 F4 5 Folio 5 215x330 5
        rekap-nilai: A4 1 F4 1 Folio 1 215x330 1
        lampiran-pengumuman: A4 1 F4 1 Folio 1 215x330 1
        piagam: A4 7 F4 7 Folio 7 215x330 7
        sertifikat: A4 3 F4 3 Folio 3 215x330 3
    "#]].assert_eq(&counts);
}

#[test]
fn a_real_desk_with_the_longest_words_passes_too_and_bears_no_sample_marker() {
    let real = Real::worst();
    number_everybody(&real.arena, real.edition);
    let fonts = FontSet::shipped().expect("fonts");
    for code in CODES {
        for paper in PAPERS {
            let composed = pages(&real.arena, real.edition, code, on(paper));
            let found = complaints(code, &composed, paper, &[], &fonts);
            assert!(found.is_empty(), "{code} {paper}:\n{}", found.join("\n"));
            let bytes = real.arena.bytes("documents.preview", json!({ "edition": real.edition, "document": code, "setting": { "paper": paper }, "page": 1 }));
            assert!(bytes.starts_with(b"<svg") || bytes.starts_with(b"<?xml"), "{code}");
        }
        look(&format!("terburuk-{code}.pdf"), &real.arena.bytes("documents.print", json!({ "edition": real.edition, "document": code })));
    }
}

#[test]
fn the_same_moment_gives_the_same_bytes() {
    let (arena, edition) = sample();
    for code in ["rekap-nilai", "rekap-kepatuhan", "rekap-peserta", "lampiran-pengumuman", "daftar-hadir"] {
        let input = json!({ "edition": edition, "document": code });
        assert_eq!(arena.bytes("documents.print", input.clone()), arena.bytes("documents.print", input), "{code}");
    }
    for code in ["rekap-nilai", "rekap-kepatuhan", "rekap-peserta"] {
        let input = json!({ "edition": edition, "document": code });
        assert_eq!(arena.bytes("documents.sheet", input.clone()), arena.bytes("documents.sheet", input), "{code}");
    }
}

/// The words of all pages.
pub fn words(arena: &Arena, edition: i64, code: &str, setting: Value) -> String {
    let outline = arena.call("documents.outline", json!({ "edition": edition, "document": code, "setting": setting }));
    let texts = outline["pages"].as_array().expect("pages").iter().map(|page| page["text"].as_str().expect("text").to_owned());
    texts.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_result_is_a_draft_until_it_is_frozen_and_other_documents_never_are() {
    let real = Real::new();
    for code in CODES {
        let is_result = ["rekap-nilai", "lampiran-pengumuman", "piagam", "sertifikat"].contains(&code);
        assert_eq!(words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), is_result, "{code}");
    }
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    for code in ["rekap-nilai", "lampiran-pengumuman"] {
        assert!(!words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code}");
        assert!(words(&real.arena, real.edition, code, json!({ "revision": 0 })).contains("RANCANGAN"), "{code} live");
    }
    for code in ["piagam", "sertifikat"] {
        assert!(words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code} has no number yet");
    }
    number_everybody(&real.arena, real.edition);
    for code in ["piagam", "sertifikat"] {
        assert!(!words(&real.arena, real.edition, code, json!({})).contains("RANCANGAN"), "{code}");
    }
}

#[test]
fn a_revision_is_printed_with_its_own_words_after_everything_changed() {
    let real = Real::frozen();
    number_everybody(&real.arena, real.edition);
    let codes = ["rekap-nilai", "lampiran-pengumuman", "piagam", "sertifikat"];
    let before = codes.map(|code| words(&real.arena, real.edition, code, json!({})));
    let agencies = real.arena.call("agencies.list", json!({}));
    let first = agencies["agencies"].as_array().expect("agencies").iter().find(|one| one["name"] == "Dinas A").expect("Dinas A").clone();
    real.arena.call("agencies.save", json!({ "id": first["id"], "code": first["code"], "name": "Dinas Berganti Nama", "kind": "dinas", "obliged": true }));
    real.arena.call(
        "submissions.save",
        json!({ "id": real.submissions[0], "edition": real.edition, "title": "Alfa Baru", "agency": first["id"], "innovators": [{ "kind": "person", "name": "Orang Lain" }] }),
    );
    for person in real.arena.call("signatories.list", json!({})).as_array().expect("signatories") {
        let mut person = person.clone();
        person["name"] = json!("Pejabat Pengganti");
        let keys = ["id", "role", "name", "nip", "rank_grade", "office", "capacity", "principal", "valid_from", "valid_to"];
        let form: serde_json::Map<String, Value> = keys.iter().map(|key| ((*key).to_owned(), person[*key].clone())).collect();
        real.arena.call("signatories.save", Value::Object(form));
    }
    let record = json!({ "stage": real.stages[0], "submission": real.submissions[7], "juror": real.jurors[0], "marks": [{ "criterion": "signifikansi", "mark": "100" }], "reason": "salah ketik" });
    real.arena.call("score_sheets.record", record);
    let after = codes.map(|code| words(&real.arena, real.edition, code, json!({})));
    assert_eq!(before, after);
    let live = words(&real.arena, real.edition, "rekap-nilai", json!({ "revision": 0 }));
    assert!(live.contains("Dinas Berganti Nama") && live.contains("Pejabat Pengganti") && live.contains("Alfa Baru"), "{live}");
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition, "reason": "koreksi nilai" }));
    assert_eq!(words(&real.arena, real.edition, "rekap-nilai", json!({ "revision": 1 })), before[0]);
    assert!(words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("Revisi 2"));
}

#[test]
fn the_twin_holds_the_printed_cells() {
    let (arena, edition) = sample();
    for (code, columns) in [("rekap-nilai", 18), ("rekap-kepatuhan", 6), ("rekap-peserta", 7)] {
        let composed = pages(&arena, edition, code, Typed::default());
        let printed = tables::read(&composed).into_iter().last().expect("a table");
        let bytes = arena.bytes("documents.sheet", json!({ "edition": edition, "document": code }));
        look(&format!("{code}.xlsx"), &bytes);
        let book = kipp_sheets::read(&format!("{code}.xlsx"), &bytes, &kipp_sheets::Limits::default()).expect("a workbook");
        let grid = &book.sheets[0];
        let squeezed = |text: &str| text.replace("-\u{20}", "-").split_whitespace().collect::<String>();
        let cells = |row: usize| (0..grid.width()).map(move |column| as_printed(grid.cell(row, column), grid.cell(0, column)));
        let twin: Vec<String> = (1..grid.height()).map(|row| squeezed(&cells(row).collect::<Vec<_>>().join("|"))).collect();
        let paper: Vec<String> = printed.rows().map(|row| squeezed(&row.cells.iter().map(|cell| if cell == "–" { "" } else { cell }).collect::<Vec<_>>().join("|"))).collect();
        assert_eq!(twin, paper, "{code}");
        assert_eq!(grid.width(), columns, "{code}");
    }
}

/// A cell of the workbook as paper shows it: counts whole, marks with two decimals; what is "–" on paper is empty.
fn as_printed(cell: &kipp_sheets::Cell, head: &kipp_sheets::Cell) -> String {
    let counts = ["No", "Per.", "Jumlah usulan"].contains(&head.shown().as_str());
    match &cell.value {
        kipp_sheets::Value::Empty => String::new(),
        kipp_sheets::Value::Number(_) if counts => cell.shown(),
        kipp_sheets::Value::Number(plain) => {
            let mark = kipp_domain::figures::cell_hundredths(plain).expect("a mark");
            kipp_domain::figures::hundredths(mark)
        }
        _ => cell.shown(),
    }
}

/// State and findings of every document, one a line.
fn listed(arena: &Arena, edition: i64) -> String {
    let list = arena.call("documents.list", json!({ "edition": edition }));
    let documents = list.as_array().expect("documents").iter().map(|document| {
        let findings: Vec<&str> = document["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["text"].as_str()).collect();
        let text = |key: &str| document[key].as_str().unwrap_or("?").to_owned();
        format!("{} [{}] {} – {} | {}\n", text("group"), text("code"), text("state"), text("state_text"), findings.join(" / "))
    });
    documents.collect()
}

#[test]
fn the_list_says_what_each_document_lacks() {
    let real = Real::new();
    expect![[r#"
        Sosialisasi [daftar-hadir] lacking – Tanggal kegiatan belum diisi; dicetak “–”. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Tanggal kegiatan belum diisi; dicetak “–”. / Tempat kegiatan belum diisi; dicetak “–”. / Acara belum diisi; dicetak “–”.
        Pendaftaran dan teguran [rekap-peserta] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [rekap-kepatuhan] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-kosong] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-matriks] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [rekap-nilai] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN.
        Pleno dan penetapan [lampiran-pengumuman] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN. | Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Nomor pengumuman belum diisi; dicetak “–”. / Perihal pengumuman belum diisi; dicetak “–”.
        Penganugerahan [piagam] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. | Lambang negara belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. / Alfa belum bernomor. / Beta belum bernomor. / Gama belum bernomor. / Delta belum bernomor. / Epsilon belum bernomor. / Zeta belum bernomor. / Eta belum bernomor.
        Penganugerahan [sertifikat] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. / SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa) belum bernomor.
    "#]].assert_eq(&listed(&real.arena, real.edition));
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    real.arena.bytes("documents.print", json!({ "edition": real.edition, "document": "rekap-nilai" }));
    assert!(listed(&real.arena, real.edition).contains("[rekap-nilai] printed – Diterbitkan 1 kali"));
}

#[test]
fn an_edition_without_anything_lists_its_documents_too() {
    let arena = Arena::new();
    let edition = arena.edition();
    expect![[r#"
        Sosialisasi [daftar-hadir] lacking – Tanggal kegiatan belum diisi; dicetak “–”. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Tanggal kegiatan belum diisi; dicetak “–”. / Tempat kegiatan belum diisi; dicetak “–”. / Acara belum diisi; dicetak “–”. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Pendaftaran dan teguran [rekap-peserta] lacking – Kepala Bagian Organisasi belum ada dalam daftar penanda tangan. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Pendaftaran dan teguran [rekap-kepatuhan] lacking – Kepala Bagian Organisasi belum ada dalam daftar penanda tangan. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Penilaian [lembar-nilai] lacking – Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong.
        Penilaian [lembar-nilai-kosong] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-matriks] lacking – Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong.
        Penilaian [rekap-nilai] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan. / Ketua Tim Penilai belum ada: isi Sekretaris Daerah dalam daftar penanda tangan, atau nama ketua pada isian dokumen.
        Pleno dan penetapan [lampiran-pengumuman] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN. | Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Nomor pengumuman belum diisi; dicetak “–”. / Perihal pengumuman belum diisi; dicetak “–”. / Belum ada usulan yang masuk kelas penghargaan. / Sekretaris Daerah belum ada dalam daftar penanda tangan.
        Penganugerahan [piagam] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. | Lambang negara belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor.
        Penganugerahan [sertifikat] lacking – Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor.
    "#]].assert_eq(&listed(&arena, edition));
    for code in ["rekap-kepatuhan", "rekap-peserta", "lembar-nilai", "lembar-nilai-kosong", "lembar-nilai-matriks", "daftar-hadir", "rekap-nilai", "lampiran-pengumuman"] {
        assert!(arena.bytes("documents.print", json!({ "edition": edition, "document": code })).starts_with(b"%PDF-"), "{code}");
    }
    let error = arena.refused("documents.print", json!({ "edition": edition, "document": "piagam" }));
    assert_eq!((error.code.as_str(), error.title.as_str()), ("not_allowed_now", "Tidak ada yang dicetak pada piagam penghargaan."));
}

#[test]
fn what_no_table_holds_is_typed_once_and_printed() {
    let real = Real::frozen();
    let put = |document: &str, values: Value| json!({ "edition": real.edition, "document": document, "values": values });
    let wrong = json!([{ "key": "nomer", "value": "1" }, { "key": "tanggal", "value": "31 Februari 2021" }]);
    let error = real.arena.refused("documents.put_values", put("lampiran-pengumuman", wrong));
    let fields: Vec<&str> = error.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["nomer", "tanggal"]);
    let values = json!([
        { "key": "nomor", "value": "061/118/B. Organisasi/Setda" },
        { "key": "tanggal", "value": "10 Des 2021" },
        { "key": "tentang", "value": "PENETAPAN TOP INOVASI KABUPATEN LUWU UTARA TAHUN 2021" },
    ]);
    let done = real.arena.call("documents.put_values", put("lampiran-pengumuman", values));
    assert!(done["changed"].as_array().expect("topics").contains(&json!("documents")));
    let annex = words(&real.arena, real.edition, "lampiran-pengumuman", json!({}));
    assert!(annex.contains("061/118/B. Organisasi/Setda") && annex.contains("10 Desember 2021") && annex.contains("PENETAPAN TOP INOVASI"), "{annex}");
    let session = json!([{ "key": "tanggal", "value": "2021-10-04" }, { "key": "tempat", "value": "Aula Bappelitbangda" }, { "key": "acara", "value": "–" }]);
    real.arena.call("documents.put_values", put("daftar-hadir", session));
    let list = words(&real.arena, real.edition, "daftar-hadir", json!({ "blank_rows": 2 }));
    assert!(list.contains("Senin, 4 Oktober 2021") && list.contains("Aula Bappelitbangda") && list.contains("10."), "{list}");
    let shown = real.arena.call("documents.values", json!({ "edition": real.edition }));
    let day = shown.as_array().expect("values").iter().find(|value| value["document"] == "lampiran-pengumuman" && value["key"] == "tanggal").expect("a day");
    assert_eq!((&day["value"], &day["shown"]), (&json!("2021-12-10"), &json!("10 Desember 2021")));
    real.arena.call("documents.put_values", put("lampiran-pengumuman", json!([{ "key": "nomor", "value": "" }])));
    assert!(!words(&real.arena, real.edition, "lampiran-pengumuman", json!({})).contains("061/118"));
}

#[test]
fn settings_that_cannot_be_are_told_all_at_once() {
    let (arena, edition) = sample();
    let setting = json!({ "paper": "A5", "orientation": "miring", "style": "barok", "offset_x_mm": 0.3, "offset_y_mm": 21.0, "blank_rows": 501 });
    let error = arena.refused("documents.outline", json!({ "edition": edition, "document": "piagam", "setting": setting }));
    let fields: Vec<&str> = error.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["paper", "orientation", "style", "offset_x_mm", "offset_y_mm", "blank_rows"]);
    let turned = json!({ "edition": edition, "document": "lembar-nilai", "setting": { "orientation": "landscape" } });
    assert_eq!(arena.refused("documents.outline", turned).problems[0].field, "orientation");
    assert_eq!(arena.refused("documents.outline", json!({ "edition": edition, "document": "surat" })).code, "not_found");
    assert_eq!(arena.refused("documents.preview", json!({ "edition": edition, "document": "rekap-nilai", "page": 2 })).problems[0].field, "page");
    assert_eq!(arena.refused("documents.sheet", json!({ "edition": edition, "document": "piagam" })).problems[0].field, "document");
    let save = json!({ "edition": edition, "document": "rekap-nilai", "file": "x", "format": "docx" });
    assert_eq!(arena.refused("documents.save", save).problems[0].field, "format");
    assert_eq!(arena.refused("documents.outline", json!({ "edition": edition, "document": "rekap-nilai", "setting": { "revision": 7 } })).code, "not_found");
}

#[test]
fn a_signature_names_in_whose_place_it_is_given() {
    let real = Real::new();
    real.arena.call(
        "signatories.save",
        json!({ "role": "kepala_bagian", "name": "Pelaksana, S.Sos.", "office": "Kepala Bagian Organisasi", "capacity": "ub", "principal": "Bupati Luwu Utara\nSekretaris Daerah", "valid_from": "2021-12-01" }),
    );
    let recap = words(&real.arena, real.edition, "rekap-peserta", json!({}));
    let tail: Vec<&str> = recap.lines().skip_while(|line| !line.starts_with("Masamba")).collect();
    expect![[r#"
        Masamba, 10 Desember 2021
        a.n. BUPATI LUWU UTARA
        SEKRETARIS DAERAH
        u.b. KEPALA BAGIAN ORGANISASI,
        Pelaksana, S.Sos.
        Rekap peserta KIPP 2021 · dicetak 10 Desember 2021 pukul 15.20 · urut nama Perangkat Daerah Halaman 1 dari 1"#]].assert_eq(&tail.join("\n"));
}

#[test]
fn between_the_stages_the_recap_says_so() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let submission = passed(&arena, edition, "Alfa", agency, None);
    let juror = arena.juror(edition, "Juri Satu", None);
    let stage = arena.stage(edition, "proposal");
    arena.call("stages.open", json!({ "stage": stage }));
    arena.mark_all(stage, submission, juror, "80,5");
    let recap = words(&arena, edition, "rekap-nilai", json!({}));
    let flowing = recap.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flowing.contains("80,50") && flowing.contains("nilai sementara") && flowing.contains("RANCANGAN"), "{recap}");
    let sheet = words(&arena, edition, "lembar-nilai", json!({ "juror": juror }));
    assert!(sheet.contains("Juri Satu (J1)") && sheet.contains("0 sampai dengan 100"), "{sheet}");
    let other = arena.value("editions.create", json!({ "preset": "netral", "year": 2022, "region": "Kabupaten Luwu Utara" }));
    let foreign = json!({ "edition": other, "document": "lembar-nilai", "setting": { "stage": stage } });
    assert_eq!(arena.refused("documents.outline", foreign).code, "not_allowed_now");
}

#[test]
fn the_offices_own_emblem_takes_the_place_of_the_shield() {
    let real = Real::frozen();
    let recap = json!({ "edition": real.edition, "document": "rekap-nilai", "page": 1 });
    let before = String::from_utf8(real.arena.bytes("documents.preview", recap.clone())).expect("text");
    assert!(!before.contains("<image") && words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("LAMBANG"));
    real.arena.files.put("gambar", "lambang.png", one_pixel());
    real.arena.call("settings.put_picture", json!({ "key": "lambang_daerah", "file": "gambar" }));
    let after = String::from_utf8(real.arena.bytes("documents.preview", recap)).expect("text");
    assert!(after.contains("<image") && !words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("LAMBANG"));
}

/// A grey PNG of one pixel.
fn one_pixel() -> Vec<u8> {
    let text = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000820081 77cd72b60000000049454e44ae426082";
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[test]
fn what_was_issued_comes_back_byte_for_byte_and_a_new_print_differs_in_its_moment_only() {
    let real = Real::frozen();
    let input = json!({ "edition": real.edition, "document": "rekap-nilai" });
    let first = real.arena.bytes("documents.print", input.clone());
    real.arena.wait(7);
    let second = real.arena.bytes("documents.print", input);
    assert_ne!(first, second);
    let issued = real.arena.call("documents.issued", json!({ "edition": real.edition }));
    let hashes: Vec<&str> = issued.as_array().expect("issued").iter().filter_map(|file| file["sha256"].as_str()).collect();
    assert_eq!(hashes.len(), 2);
    let back: Vec<Vec<u8>> = hashes.iter().map(|hash| real.arena.bytes("documents.reissue", json!({ "edition": real.edition, "sha256": hash }))).collect();
    assert_eq!(back, [second, first]);
    let draft = json!({ "edition": real.edition, "document": "rekap-nilai", "setting": { "revision": 0 } });
    real.arena.bytes("documents.print", draft);
    assert_eq!(real.arena.call("documents.issued", json!({ "edition": real.edition })).as_array().map(Vec::len), Some(2));
    assert_eq!(real.arena.refused("documents.reissue", json!({ "edition": real.edition, "sha256": "0".repeat(64) })).code, "not_found");
}

#[test]
fn the_kop_is_the_offices_own() {
    let real = Real::frozen();
    let values = json!([{ "key": "kop_baris_1", "value": "PEMERINTAH DAERAH UJI" }, { "key": "kop_baris_2", "value": "BADAN UJI" }, { "key": "kop_kontak", "value": "Telepon (0473) 000" }]);
    real.arena.call("settings.put", json!({ "values": values }));
    for code in ["rekap-nilai", "rekap-kepatuhan", "rekap-peserta", "daftar-hadir", "lembar-nilai", "lembar-nilai-matriks"] {
        let text = words(&real.arena, real.edition, code, json!({}));
        let kop: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("PEMERINTAH")).take(4).collect();
        assert_eq!(kop, ["PEMERINTAH DAERAH UJI", "BADAN UJI", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan", "Telepon (0473) 000"], "{code}");
        let without = words(&real.arena, real.edition, code, json!({ "letterhead": false }));
        assert!(!without.contains("BADAN UJI"), "{code}");
    }
}
