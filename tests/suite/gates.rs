//! Dates of stages: what they open and close, the reason outside them, extensions, and what stands still while judging
//! runs.

use expect_test::expect;
use kipp_api::error::ErrorDto;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// An edition with a day in the past for each stage that governs something: the clock stands on 10 December 2021.
struct Closed {
    arena: Arena,
    edition: i64,
    agency: i64,
}

fn closed() -> Closed {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let closed = Closed { arena, edition, agency };
    for (code, from, until) in [
        ("pendaftaran", "6/10/2021", "5/11/2021"),
        ("seleksi", "8/11/2021", "16/11/2021"),
        ("proposal", "17/11/2021", "26/11/2021"),
        ("pleno", "7/12/2021", "8/12/2021"),
    ] {
        closed.dates(code, from, until);
    }
    closed
}

impl Closed {
    fn stage(&self, code: &str) -> i64 {
        self.arena.stage(self.edition, code)
    }

    fn dates(&self, code: &str, from: &str, until: &str) {
        let days = json!({ "stage": self.stage(code), "starts_on": from, "ends_on": until });
        self.arena.call("stages.change", days);
    }

    fn typed(&self, title: &str) -> Value {
        json!({ "edition": self.edition, "title": title, "agency": self.agency })
    }

    /// The reason of the newest operation.
    fn noted(&self) -> String {
        let newest = self.arena.call("operations.list", json!({ "limit": 1 }));
        newest[0]["reason"].as_str().unwrap_or("–").to_owned()
    }

    /// Refused without a reason, with nothing written; taken with it.
    fn asks(&self, name: &str, input: &Value) -> String {
        let before = self.arena.dump();
        let error = self.arena.refused(name, input.clone());
        assert_eq!(self.arena.dump(), before, "{name}");
        let mut given = input.clone();
        given["outside_reason"] = json!("  naskah tiba\nlewat pos ");
        self.arena.call(name, given);
        format!("{name}: {} {}\n  {}\n", error.code, error.title, self.noted())
    }
}

fn said(error: &ErrorDto) -> String {
    let fields: String = error.problems.iter().map(|one| format!(" [{}: {}]", one.field, one.text)).collect();
    format!("{}: {} → {}{fields}\n", error.code, error.title, error.hints.join(" "))
}

#[test]
fn outside_the_dates_of_a_stage_an_act_asks_for_one_reason() {
    let closed = closed();
    let arena = &closed.arena;
    let mut told = closed.asks("submissions.save", &closed.typed("Kejar Stunting"));
    let list = arena.call("submissions.list", json!({ "edition": closed.edition }));
    let first = list[0]["id"].clone();
    let to = |status: &str, reason: Value| json!({ "submissions": [first], "status": status, "reason": reason });
    for (status, reason) in
        [("masuk", Value::Null), ("perbaikan", json!("tanpa tanda tangan")), ("lengkap", Value::Null)]
    {
        told += &closed.asks("submissions.set_status", &to(status, reason));
    }
    told += &closed.asks("submissions.set_status", &to("lolos", Value::Null));
    // A known one is changed freely, and a step that is none asks for nothing.
    let mut again = closed.typed("Kejar Stunting");
    again["id"] = first.clone();
    again["note"] = json!("dibaca ulang");
    arena.call("submissions.save", again);
    arena.call("submissions.set_status", to("lolos", Value::Null));
    arena.files.put("impor", "usulan.csv", "judul;pd\nJaga Desa;Dinas Kesehatan\n".as_bytes());
    let import = json!({ "kind": "usulan", "file": "impor", "edition": closed.edition, "mode": "all" });
    told += &closed.asks("imports.apply", &import);
    arena.files.put("impor", "usulan.csv", "judul;pd;catatan\nJaga Desa;Dinas Kesehatan;ada\n".as_bytes());
    arena.call("imports.apply", import);
    let juror = arena.juror(closed.edition, "Juri 1", None);
    told += &closed.asks("stages.open", &json!({ "stage": closed.stage("proposal") }));
    let marks = |mark: &str| json!({ "stage": closed.stage("proposal"), "submission": first, "juror": juror, "marks": [{ "criterion": "kebaruan", "mark": mark }] });
    told += &format!("{}\n", arena.call("score_sheets.record", marks("80"))["warnings"]);
    told += &format!("{}\n", arena.call("score_sheets.record", marks("80"))["warnings"]);
    let sheet = json!({ "submission": first, "marks": [{ "criterion": "kebaruan", "mark": "81" }] });
    let many = json!({ "stage": closed.stage("proposal"), "juror": juror, "sheets": [sheet] });
    told += &format!("{}\n", arena.call("score_sheets.record_many", many)["warnings"]);
    arena.mark_all(closed.stage("proposal"), first.as_i64().unwrap_or_default(), juror, "80");
    let weights = json!([{ "stage": closed.stage("proposal"), "weight": 1000 }]);
    arena.call("stages.change", json!({ "stage": closed.stage("presentasi"), "enabled": false, "weights": weights, "reason": "tanpa presentasi" }));
    told += &closed.asks("result_revisions.freeze", &json!({ "edition": closed.edition }));
    expect![[r#"
        submissions.save: outside_dates Pendaftaran ditutup 5 November 2021. Catat usulan ini dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        submissions.set_status: outside_dates Pendaftaran ditutup 5 November 2021. Nyatakan masuk dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        submissions.set_status: outside_dates Seleksi administrasi ditutup 16 November 2021. Kembalikan untuk perbaikan dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        tanpa tanda tangan
        submissions.set_status: outside_dates Seleksi administrasi ditutup 16 November 2021. Catat hasil pemeriksaan dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        submissions.set_status: outside_dates Seleksi administrasi ditutup 16 November 2021. Tetapkan lolos atau gugur dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        imports.apply: outside_dates Pendaftaran ditutup 5 November 2021. Catat usulan dari berkas ini dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        stages.open: outside_dates Penilaian proposal ditutup 26 November 2021. Buka penilaian dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
        ["Penilaian proposal ditutup 26 November 2021. Nilai tetap dicatat."]
        []
        ["Penilaian proposal ditutup 26 November 2021. Nilai tetap dicatat."]
        result_revisions.freeze: outside_dates Pleno dan penetapan ditutup 8 Desember 2021. Bekukan hasil dengan alasan?
          Di luar jadwal: naskah tiba lewat pos
    "#]].assert_eq(&told);
    // It is printed nowhere: neither the status, nor the revision, nor a document tells it.
    for (name, input) in [
        ("submissions.show", json!({ "submission": first })),
        ("result_revisions.list", json!({ "edition": closed.edition })),
    ] {
        assert!(!arena.call(name, input).to_string().contains("lewat pos"), "{name}");
    }
}

#[test]
fn the_last_reason_is_offered_again() {
    let closed = closed();
    let last = || closed.arena.call("stages.last_reason", json!({ "edition": closed.edition }));
    assert_eq!(last(), Value::Null);
    let mut typed = closed.typed("Kejar Stunting");
    typed["outside_reason"] = json!("jaringan putus di Seko");
    let id = closed.arena.value("submissions.save", typed);
    assert_eq!(last(), "jaringan putus di Seko");
    let input = json!({ "submissions": [id], "status": "masuk", "reason": "lengkap", "outside_reason": "idem" });
    closed.arena.call("submissions.set_status", input);
    assert_eq!((last(), closed.noted()), (json!("idem"), "Di luar jadwal: idem\nlengkap".to_owned()));
    let other = closed.arena.value("editions.create", json!({ "preset": "netral", "year": 2022 }));
    assert_eq!(closed.arena.call("stages.last_reason", json!({ "edition": other })), Value::Null);
    // Taken back and brought again, it keeps its reason.
    closed.arena.call("operations.undo", json!({}));
    closed.arena.call("operations.undo", json!({}));
    closed.arena.call("operations.redo", json!({}));
    assert_eq!(closed.noted(), "Di luar jadwal: idem\nlengkap");
}

#[test]
fn within_the_dates_and_without_any_nothing_is_asked() {
    let closed = closed();
    closed.dates("pendaftaran", "6/10/2021", "");
    let mut typed = closed.typed("Kejar Stunting");
    typed["outside_reason"] = json!("tidak perlu");
    closed.arena.call("submissions.save", typed);
    assert_eq!(closed.noted(), "–", "a reason that nobody asked for is not kept");
    closed.dates("pendaftaran", "", "");
    closed.arena.call("submissions.save", closed.typed("Jaga Desa"));
    // Switched off it governs nothing.
    closed.dates("pendaftaran", "6/10/2021", "5/11/2021");
    closed.arena.call("stages.change", json!({ "stage": closed.stage("pendaftaran"), "enabled": false }));
    closed.arena.call("submissions.save", closed.typed("Go Pasar"));
}

#[test]
fn the_sample_shows_dates_and_never_asks() {
    let arena = Arena::closed();
    arena.place("contoh", "contoh.kipp");
    arena.call("desks.create_sample", json!({ "file": "contoh" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].clone();
    let agency = arena.call("agencies.list", json!({}))["agencies"][0]["id"].clone();
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    let registration = stages.as_array().into_iter().flatten().find(|one| one["code"] == "pendaftaran").cloned();
    let registration = registration.expect("a registration");
    assert_eq!((&registration["ends_on"], &registration["dates"]), (&json!("2021-10-30"), &json!("30 Okt 2021")));
    arena.call("submissions.save", json!({ "edition": edition, "title": "Terlambat", "agency": agency }));
}

#[test]
fn an_extension_of_the_registration_says_to_which_day_the_age_counts() {
    let closed = closed();
    let (arena, stage) = (&closed.arena, closed.stage("pendaftaran"));
    arena.call("editions.change", json!({ "edition": closed.edition, "registration_closes_on": "5/11/2021" }));
    let later = |on: &str, reason: Option<&str>, keeps: Option<bool>| json!({ "stage": stage, "ends_on": on, "reason": reason, "keeps_age": keeps });
    let mut told = said(&arena.refused("stages.change", later("12/11/2021", None, None)));
    told += &said(&arena.refused("stages.change", later("12/11/2021", Some("jalan putus"), None)));
    let closing =
        || arena.call("editions.list", json!({}))[0]["registration_closes_on"].as_str().unwrap_or("–").to_owned();
    for (on, keeps) in [("12/11/2021", false), ("15/11/2021", true), ("19/11/2021", true)] {
        arena.call("stages.change", later(on, Some("jalan putus"), Some(keeps)));
        told += &format!("{on}: usia sampai {}\n", closing());
    }
    let stages = arena.call("stages.list", json!({ "edition": closed.edition }));
    let rows = stages.as_array().into_iter().flatten().find(|one| one["id"] == stage).cloned().unwrap_or_default();
    for one in rows["extensions"].as_array().into_iter().flatten() {
        told += &format!("{} → {} {} acuan {}\n", one["before"], one["after"], one["reason"], one["age_to"]);
    }
    let overview = arena.call("overview.show", json!({ "edition": closed.edition }));
    let line = overview["stages"].as_array().into_iter().flatten().filter(|one| !one["extended"].is_null());
    told += &line.map(|one| format!("{}: {}\n", one["name"], one["extended"])).collect::<String>();
    // Another stage has no such question, and one of an edition without an age rule neither.
    arena
        .call("stages.change", json!({ "stage": closed.stage("seleksi"), "ends_on": "18/11/2021", "reason": "libur" }));
    expect![[r#"
        not_allowed_now: Memperpanjang tahapan memerlukan alasan. → Isi alasan, lalu ulangi. [reason: Alasan belum diisi.]
        invalid: Pilih sampai tanggal mana usia inovasi dihitung. → Perbaiki isian yang ditandai, lalu simpan lagi. [keeps_age: Pilih sampai tanggal mana usia inovasi dihitung.]
        12/11/2021: usia sampai 2021-11-12
        15/11/2021: usia sampai 2021-11-12
        19/11/2021: usia sampai 2021-11-12
        "5 November 2021" → "12 November 2021" "jalan putus" acuan null
        "12 November 2021" → "15 November 2021" "jalan putus" acuan "12 November 2021"
        "15 November 2021" → "19 November 2021" "jalan putus" acuan "12 November 2021"
        "Pendaftaran": "semula 5 Nov 2021"
    "#]].assert_eq(&told);
    // One undo takes back the end, the row and the closing together.
    let before = arena.dump();
    arena.call("stages.change", later("30/11/2021", Some("idem"), Some(false)));
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
}

#[test]
fn an_extension_is_announced() {
    let closed = closed();
    let (arena, stage, edition) = (&closed.arena, closed.stage("pendaftaran"), closed.edition);
    let outline = |setting: Value| {
        arena.call(
            "documents.outline",
            json!({ "edition": edition, "document": "pengumuman-perpanjangan", "setting": setting }),
        )
    };
    let asked = json!({ "edition": edition, "document": "pengumuman-perpanjangan", "setting": {} });
    let mut told = said(&arena.refused("documents.outline", asked));
    for (on, keeps) in [("12/11/2021", true), ("19/11/2021", false)] {
        let input = json!({ "stage": stage, "ends_on": on, "reason": "permohonan Camat Seko", "keeps_age": keeps });
        arena.call("stages.change", input);
    }
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    let row = stages.as_array().into_iter().flatten().find(|one| one["id"] == stage).cloned().unwrap_or_default();
    let first = row["extensions"][0]["id"].clone();
    let page = |outline: &Value| outline["pages"][0]["text"].as_str().unwrap_or_default().to_owned();
    let newest = outline(json!({}));
    told += &page(&newest);
    told += "\n––\n";
    let values = json!([{ "key": "nomor", "value": "061/9" }, { "key": "tanggal", "value": "9/11/2021" }, { "key": "jam", "value": "16.00" }]);
    arena.call(
        "documents.put_values",
        json!({ "edition": edition, "document": "pengumuman-perpanjangan", "values": values }),
    );
    told += &page(&outline(json!({ "extension": first })));
    expect![[r#"
        not_allowed_now: Belum ada tahapan yang diperpanjang. → Ubah tanggal selesai tahapan di Pengaturan, bagian Tahapan.
        RANCANGAN
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        PENGUMUMAN
        NOMOR: –
        TENTANG
        PERPANJANGAN WAKTU PENDAFTARAN KOMPETISI INOVASI PELAYANAN
        PUBLIK (KIPP) TINGKAT KABUPATEN LUWU UTARA TAHUN 2021
        Berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan Bupati
        Luwu Utara Nomor 27 Tahun 2020 dan memperhatikan permohonan Camat Seko, dengan ini
        diumumkan bahwa:
        1. Batas akhir pendaftaran yang semula Jumat, 12 November 2021, pukul 16.00 WITA,
        diperpanjang sampai dengan Jumat, 19 November 2021, pukul 16.00 WITA.
        2. Ketentuan lain tidak berubah.
        Demikian pengumuman ini disampaikan untuk diketahui.
        Masamba, 10 Desember 2021
        SEKRETARIS DAERAH,
        …………………………
        ––
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        PENGUMUMAN
        NOMOR: 061/9
        TENTANG
        PERPANJANGAN WAKTU PENDAFTARAN KOMPETISI INOVASI PELAYANAN
        PUBLIK (KIPP) TINGKAT KABUPATEN LUWU UTARA TAHUN 2021
        Berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan Bupati
        Luwu Utara Nomor 27 Tahun 2020 dan memperhatikan permohonan Camat Seko, dengan ini
        diumumkan bahwa:
        1. Batas akhir pendaftaran yang semula Jumat, 5 November 2021, pukul 16.00 WITA,
        diperpanjang sampai dengan Jumat, 12 November 2021, pukul 16.00 WITA.
        2. Ketentuan lain tidak berubah.
        3. Usia inovasi tetap dihitung sampai dengan 5 November 2021.
        Demikian pengumuman ini disampaikan untuk diketahui.
        Masamba, 9 November 2021
        SEKRETARIS DAERAH,
        …………………………"#]].assert_eq(&told);
    assert!(page(&newest).contains("RANCANGAN"));
    let strange = json!({ "edition": edition, "document": "pengumuman-perpanjangan", "setting": { "extension": 1 } });
    assert_eq!(arena.refused("documents.outline", strange).code, "not_found");
}

#[test]
fn what_would_spoil_judging_stands_still_until_it_is_locked() {
    let closed = closed();
    let (arena, edition) = (&closed.arena, closed.edition);
    let (proposal, talk) = (closed.stage("proposal"), closed.stage("presentasi"));
    let held = || arena.call("stages.held", json!({ "edition": edition }));
    let weights = |reason: Option<&str>| json!({ "edition": edition, "reason": reason, "weights": [{ "stage": proposal, "weight": 700 }, { "stage": talk, "weight": 300 }] });
    let rubric =
        json!({ "stage": proposal, "criteria": [{ "code": "signifikansi", "name": "Signifikansi", "weight": 1000 }] });
    let rule = |reason: Option<&str>| json!({ "stage": proposal, "participants": "ticked", "reason": reason });
    let free = held();
    assert_eq!((&free["weights"], &free["stages"][0]["rubric"]), (&Value::Null, &Value::Null));
    let entry = arena.value(
        "submissions.save",
        json!({ "edition": edition, "title": "Kejar", "agency": closed.agency, "outside_reason": "uji" }),
    );
    for status in ["masuk", "lolos"] {
        let input = json!({ "submissions": [entry], "status": status, "outside_reason": "uji" });
        arena.call("submissions.set_status", input);
    }
    let juror = arena.juror(edition, "Juri 1", None);
    arena.call("stages.open", json!({ "stage": proposal, "outside_reason": "uji" }));
    let mut told = String::new();
    for (name, input) in [
        ("stages.set_weights", weights(Some("salah ketik"))),
        ("rubrics.save", rubric.clone()),
        ("stages.change", rule(Some("salah"))),
        ("stages.change", json!({ "stage": proposal, "weights": weights(None)["weights"] })),
        (
            "stages.add",
            json!({ "edition": edition, "name": "Uji", "scored": true, "weights": weights(None)["weights"] }),
        ),
    ] {
        told += &said(&arena.refused(name, input));
    }
    let now = held();
    assert_eq!(
        now["weights"],
        format!(
            "{} {}",
            "Bobot tahapan tidak dapat diubah selama Penilaian proposal berlangsung.",
            "Kunci Penilaian proposal lebih dulu di Penilaian; kunci dibuka lagi dengan alasan."
        )
    );
    assert_eq!((&now["switch_needs_reason"], &now["weights_need_reason"]), (&json!(true), &json!(false)));
    assert!(now["stages"][0]["rubric"].is_string() && now["stages"][0]["participants"].is_string());
    assert!(now["stages"][1]["rubric"].is_null(), "the other stage is not judged yet");
    // Locked, without marks: all three are free.
    arena.call("stages.lock", json!({ "stage": proposal }));
    arena.call("rubrics.save", rubric.clone());
    arena.call("stages.unlock", json!({ "stage": proposal, "reason": "rubrik selesai" }));
    arena.mark_all(proposal, entry.as_i64().unwrap_or_default(), juror, "80");
    arena.call("stages.lock", json!({ "stage": proposal }));
    for (name, input) in
        [("stages.set_weights", weights(None)), ("rubrics.save", rubric), ("stages.change", rule(None))]
    {
        told += &said(&arena.refused(name, input));
    }
    let now = held();
    assert_eq!((&now["weights"], &now["weights_need_reason"]), (&Value::Null, &json!(true)));
    arena.call("stages.set_weights", weights(Some("menurut keputusan")));
    assert_eq!(closed.noted(), "menurut keputusan");
    expect![[r#"
        not_allowed_now: Bobot tahapan tidak dapat diubah selama Penilaian proposal berlangsung. → Kunci Penilaian proposal lebih dulu di Penilaian; kunci dibuka lagi dengan alasan.
        not_allowed_now: Rubrik tidak dapat diubah selama Penilaian proposal berlangsung. → Kunci Penilaian proposal lebih dulu di Penilaian; kunci dibuka lagi dengan alasan.
        not_allowed_now: Aturan peserta tidak dapat diubah selama Penilaian proposal berlangsung. → Kunci Penilaian proposal lebih dulu di Penilaian; kunci dibuka lagi dengan alasan.
        not_allowed_now: Bobot tahapan tidak dapat diubah selama Penilaian proposal berlangsung. → Kunci Penilaian proposal lebih dulu di Penilaian; kunci dibuka lagi dengan alasan.
        not_allowed_now: Mengubah bobot sesudah penilaian dibuka memerlukan alasan. → Isi alasan, lalu ulangi. [reason: Alasan belum diisi.]
        not_allowed_now: Mengubah bobot sesudah ada nilai memerlukan alasan. → Isi alasan, lalu ulangi. [reason: Alasan belum diisi.]
        not_allowed_now: Rubrik Penilaian proposal tidak dapat diganti karena sudah ada nilai. → Hapus nilai lebih dulu, atau buat edisi lain.
        not_allowed_now: Mengubah aturan peserta sesudah ada nilai memerlukan alasan. → Isi alasan, lalu ulangi. [reason: Alasan belum diisi.]
    "#]].assert_eq(&told);
}
