//! Stages as rows of an edition: added, named, ordered, switched and removed; one to five of them scored, from the first
//! mark to the papers.

use expect_test::expect;
use kipp_api::error::ErrorDto;
use kipp_tests::Arena;
use serde_json::{Value, json};

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or("–").to_owned()
}

/// Every stage: code, name, kind, whether it is used and scored, its weight and its criteria.
fn listed(arena: &Arena, edition: i64) -> String {
    let line = |stage: &Value| {
        let off = if stage["enabled"] == true { "" } else { " (mati)" };
        let scored = match stage["scored"] == true {
            true => {
                let criteria: Vec<String> = rows(&stage["criteria"]).iter().map(|row| text(&row["name"])).collect();
                format!(" {} [{}]", stage["weight"], criteria.join(", "))
            }
            false => String::new(),
        };
        format!("{} “{}” {}{scored}{off}\n", text(&stage["code"]), text(&stage["name"]), text(&stage["kind"]))
    };
    rows(&arena.call("stages.list", json!({ "edition": edition }))).iter().map(line).collect()
}

/// The title, the hints and each field with its text.
fn said(error: &ErrorDto) -> String {
    let mut lines = vec![error.title.clone()];
    lines.extend(error.problems.iter().map(|one| format!("  {}: {}", one.field, one.text)));
    lines.extend(error.hints.iter().map(|hint| format!("  → {hint}")));
    lines.join("\n") + "\n"
}

fn ids(arena: &Arena, edition: i64) -> Vec<i64> {
    rows(&arena.call("stages.list", json!({ "edition": edition })))
        .iter()
        .filter_map(|one| one["id"].as_i64())
        .collect()
}

#[test]
fn stages_are_added_named_ordered_switched_and_removed() {
    let arena = Arena::new();
    let edition = arena.edition();
    let made = arena.dump();
    let visit = arena.stage(edition, "verifikasi");
    // A field visit that is scored, with the weights of all three in the same step.
    let [proposal, presentation] = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    arena.call("stages.change", json!({ "stage": visit, "enabled": true, "scored": true, "weights": [
        { "stage": proposal, "weight": 500 }, { "stage": presentation, "weight": 300 }, { "stage": visit, "weight": 200 }] }));
    let briefing = arena.value("stages.add", json!({ "edition": edition, "name": "  Rapat teknis ", "after": proposal, "starts_on": "1/11/2021", "ends_on": "2/11/2021" }));
    let again = arena.value(
        "stages.add",
        json!({ "edition": edition, "name": "Rapat teknis lanjutan", "code": "rapat", "after": briefing }),
    );
    arena.call("stages.change", json!({ "stage": again, "name": "Rapat kedua" }));
    arena.call("stages.add", json!({ "edition": edition, "name": "Wawancara warga", "scored": true }));
    let removed = arena.stage(edition, "teguran");
    arena.call("stages.remove", json!({ "stage": removed }));
    let mut order = ids(&arena, edition);
    order.swap(0, 1);
    arena.call("stages.order", json!({ "edition": edition, "stages": order }));
    expect![[r#"
        sosialisasi “Sosialisasi” kantor
        persiapan “Persiapan” kantor
        penjaringan “Penjaringan dan bedah inovasi” kantor
        pendaftaran “Pendaftaran” pendaftaran
        seleksi “Seleksi administrasi” seleksi
        proposal “Penilaian proposal” penilaian 500 [Latar Belakang dan Tujuan, Kebaruan/Nilai Tambah, Implementasi Inovasi, Signifikansi, Adaptabilitas, Sumber Daya, Strategi Keberlanjutan]
        rapat-teknis “Rapat teknis” kantor
        rapat “Rapat kedua” kantor
        presentasi “Presentasi dan wawancara” penilaian 300 [Substansi, Penyajian]
        verifikasi “Verifikasi lapangan” penilaian 200 [Nilai verifikasi lapangan]
        wawancara-warga “Wawancara warga” penilaian 0 [Nilai wawancara warga]
        pleno “Pleno dan penetapan” penetapan
        penganugerahan “Penganugerahan” penganugerahan
        tindak-lanjut “Tindak lanjut” kantor
    "#]].assert_eq(&listed(&arena, edition));
    let labels: Vec<String> =
        rows(&arena.call("operations.list", json!({ "limit": 7 }))).iter().map(|one| text(&one["label"])).collect();
    expect![[r#"
        Urutan tahapan diubah
        Tahapan Teguran dihapus
        Tahapan Wawancara warga ditambah
        Rapat teknis lanjutan diubah
        Tahapan Rapat teknis lanjutan ditambah
        Tahapan Rapat teknis ditambah
        Verifikasi lapangan dinilai"#]]
    .assert_eq(&labels.join("\n"));
    for _ in 0..7 {
        arena.call("operations.undo", json!({}));
    }
    assert_eq!(arena.dump(), made);
}

#[test]
fn what_cannot_be_a_stage_is_refused_with_its_reason() {
    let arena = Arena::new();
    let edition = arena.edition();
    let before = arena.dump();
    let [proposal, presentation, registration] =
        ["proposal", "presentasi", "pendaftaran"].map(|code| arena.stage(edition, code));
    let order = ids(&arena, edition);
    let doubled = [order.clone(), vec![proposal]].concat();
    let mut told = String::new();
    let mut refuse = |why: &str, name: &str, input: Value| {
        told.push_str(&format!("{why} ({name}): {}", said(&arena.refused(name, input))));
    };
    refuse("no name", "stages.add", json!({ "edition": edition, "name": " " }));
    refuse("a name twice", "stages.add", json!({ "edition": edition, "name": "penilaian  PROPOSAL" }));
    refuse("a code twice", "stages.add", json!({ "edition": edition, "name": "Lain", "code": "Proposal" }));
    refuse("a name taken", "stages.change", json!({ "stage": presentation, "name": "Penilaian proposal" }));
    refuse(
        "an end before the start",
        "stages.add",
        json!({ "edition": edition, "name": "Lain", "starts_on": "2/11/2021", "ends_on": "1/11/2021" }),
    );
    refuse(
        "weights of 110%",
        "stages.add",
        json!({ "edition": edition, "name": "Lain", "scored": true, "weight": 100 }),
    );
    refuse("no share", "stages.add", json!({ "edition": edition, "name": "Lain", "scored": true, "weight": 1100 }));
    refuse("behind a stage of nowhere", "stages.add", json!({ "edition": edition, "name": "Lain", "after": 1 }));
    refuse("the registration scored", "stages.change", json!({ "stage": registration, "scored": true }));
    refuse("named by a tie rule", "stages.change", json!({ "stage": presentation, "scored": false }));
    refuse("named by a tie rule", "stages.remove", json!({ "stage": proposal }));
    refuse("a stage left out", "stages.order", json!({ "edition": edition, "stages": order[1..].to_vec() }));
    refuse("a stage twice", "stages.order", json!({ "edition": edition, "stages": doubled }));
    refuse(
        "weight of an unscored stage",
        "stages.set_weights",
        json!({ "edition": edition, "weights": [{ "stage": registration, "weight": 0 }] }),
    );
    assert_eq!(arena.dump(), before);
    // Neither fewer than one nor more than five.
    arena.call("tie_rules.save", json!({ "edition": edition, "rules": [{ "kind": "panel" }] }));
    arena.call("stages.remove", json!({ "stage": presentation, "weights": [{ "stage": proposal, "weight": 1000 }] }));
    let mut refuse = |why: &str, name: &str, input: Value| {
        told.push_str(&format!("{why} ({name}): {}", said(&arena.refused(name, input))));
    };
    refuse("the last one removed", "stages.remove", json!({ "stage": proposal }));
    refuse("the last one switched off", "stages.change", json!({ "stage": proposal, "enabled": false }));
    refuse("the last one not scored", "stages.change", json!({ "stage": proposal, "scored": false }));
    for name in ["Kedua", "Ketiga", "Keempat", "Kelima"] {
        arena.call("stages.add", json!({ "edition": edition, "name": name, "scored": true }));
    }
    refuse("a sixth", "stages.add", json!({ "edition": edition, "name": "Keenam", "scored": true }));
    let visit = arena.stage(edition, "verifikasi");
    arena.call("stages.change", json!({ "stage": visit, "scored": true }));
    refuse("a sixth switched on", "stages.change", json!({ "stage": visit, "enabled": true }));
    expect![[r#"
        no name (stages.add): Nama tahapan belum diisi.
          name: Nama tahapan belum diisi.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a name twice (stages.add): Nama tahapan “penilaian  PROPOSAL” sudah dipakai pada edisi ini.
          name: Nama tahapan “penilaian  PROPOSAL” sudah dipakai pada edisi ini.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a code twice (stages.add): Kode tahapan “Proposal” sudah dipakai pada edisi ini.
          code: Kode tahapan “Proposal” sudah dipakai pada edisi ini.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a name taken (stages.change): Nama tahapan “Penilaian proposal” sudah dipakai pada edisi ini.
          name: Nama tahapan “Penilaian proposal” sudah dipakai pada edisi ini.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        an end before the start (stages.add): Tanggal selesai mendahului tanggal mulai.
          ends_on: Tanggal selesai mendahului tanggal mulai.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        weights of 110% (stages.add): Bobot tahapan berjumlah 1100. Kurangi 100 agar menjadi 1000.
          weight: Bobot tahapan berjumlah 1100. Kurangi 100 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        no share (stages.add): Bobot Lain harus 0 sampai 1000 per mil, terisi 1100.
          weight: Bobot Lain harus 0 sampai 1000 per mil, terisi 1100.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        behind a stage of nowhere (stages.add): Data dari dua edisi tidak dapat dipakai dalam satu perintah.
        the registration scored (stages.change): Pendaftaran bukan tahapan penilaian. Tambahkan tahapan lain.
          scored: Pendaftaran bukan tahapan penilaian. Tambahkan tahapan lain.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        named by a tie rule (stages.change): Tahapan Presentasi dan wawancara tidak dapat dijadikan tidak dinilai: penentu seri 2.
          → Matikan tahapan itu bila tidak dipakai; yang sudah tercatat tetap tersimpan.
        named by a tie rule (stages.remove): Tahapan Penilaian proposal tidak dapat dihapus: penentu seri 1.
          → Matikan tahapan itu bila tidak dipakai; yang sudah tercatat tetap tersimpan.
        a stage left out (stages.order): Sebut setiap tahapan edisi ini tepat satu kali.
          stages: Sebut setiap tahapan edisi ini tepat satu kali.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a stage twice (stages.order): Sebut setiap tahapan edisi ini tepat satu kali.
          stages: Sebut setiap tahapan edisi ini tepat satu kali.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        weight of an unscored stage (stages.set_weights): Tahapan Pendaftaran tidak dinilai.
        the last one removed (stages.remove): Sedikitnya satu tahapan harus dinilai dan dipakai.
          scored: Sedikitnya satu tahapan harus dinilai dan dipakai.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        the last one switched off (stages.change): Sedikitnya satu tahapan harus dinilai dan dipakai.
          scored: Sedikitnya satu tahapan harus dinilai dan dipakai.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        the last one not scored (stages.change): Sedikitnya satu tahapan harus dinilai dan dipakai.
          scored: Sedikitnya satu tahapan harus dinilai dan dipakai.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a sixth (stages.add): Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          scored: Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a sixth switched on (stages.change): Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          scored: Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
    "#]].assert_eq(&told);
}

#[test]
fn a_wrong_sum_stands_until_the_first_stage_opens_and_never_after() {
    let arena = Arena::new();
    let dinkes = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let [proposal, presentation] = ["proposal", "presentasi"].map(|code| arena.stage(edition, code));
    let entry = arena.passed(edition, "Kejar Stunting", dinkes);
    let juror = arena.juror(edition, "Juri", None);
    let mut told = String::new();
    let next = |arena: &Arena| {
        let overview = arena.call("overview.show", json!({ "edition": edition }));
        rows(&overview["next"])
            .iter()
            .map(|one| format!("{} → {} {}\n", text(&one["text"]), text(&one["screen"]), text(&one["filter"])))
            .collect::<String>()
    };
    arena.call("stages.change", json!({ "stage": presentation, "enabled": false }));
    told.push_str(&next(&arena));
    told.push_str(&said(&arena.refused("stages.open", json!({ "stage": proposal }))));
    told.push_str(&said(&arena.refused("stages.open", json!({ "stage": presentation }))));
    told.push_str(&said(&arena.refused("rankings.show", json!({ "edition": edition }))));
    arena.call("stages.set_weights", json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 1000 }] }));
    told.push_str(&next(&arena));
    arena.call("stages.open", json!({ "stage": proposal }));
    arena.mark_all(proposal, entry, juror, "80");
    // From now on the weights come with the change.
    let before = arena.dump();
    told.push_str(&said(&arena.refused("stages.change", json!({ "stage": presentation, "enabled": true }))));
    assert_eq!(arena.dump(), before);
    let weights = json!([{ "stage": proposal, "weight": 700 }, { "stage": presentation, "weight": 300 }]);
    let mut on = json!({ "stage": presentation, "enabled": true, "weights": weights });
    told.push_str(&said(&arena.refused("stages.change", on.clone())));
    on["reason"] = json!("presentasi diadakan");
    arena.call("stages.change", on);
    // A newly scored one weighs nothing, so that the sum stays right.
    arena.call("stages.add", json!({ "edition": edition, "name": "Verifikasi dokumen", "scored": true }));
    told.push_str(&arena.ranking(edition));
    // What was opened is switched with a reason, and is not removed.
    let off = json!({ "stage": proposal, "enabled": false, "weights": [{ "stage": presentation, "weight": 1000 }] });
    told.push_str(&said(&arena.refused("stages.change", off.clone())));
    for (name, input) in [
        ("stages.remove", json!({ "stage": proposal })),
        ("stages.change", json!({ "stage": proposal, "scored": false })),
    ] {
        told.push_str(&said(&arena.refused(name, input)));
    }
    let mut off = off;
    off["reason"] = json!("penilaian diulang");
    arena.call("stages.change", off);
    let marks = json!({ "stage": proposal, "submission": entry, "juror": juror, "marks": [] });
    told.push_str(&said(&arena.refused("score_sheets.record", marks)));
    told.push_str(&next(&arena));
    arena.call("operations.undo", json!({}));
    told.push_str(&arena.ranking(edition));
    expect![[r#"
        Bobot tahapan berjumlah 600. Tambahkan 400 agar menjadi 1000.
          weight: Bobot tahapan berjumlah 600. Tambahkan 400 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        Tahapan Presentasi dan wawancara tidak dipakai.
          → Pakai tahapan itu lebih dulu di Pengaturan.
        Bobot tahapan berjumlah 600. Tambahkan 400 agar menjadi 1000.
          edition: Bobot tahapan berjumlah 600. Tambahkan 400 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        Bobot tahapan berjumlah 1400. Kurangi 400 agar menjadi 1000.
          weight: Bobot tahapan berjumlah 1400. Kurangi 400 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        Mengubah bobot sesudah penilaian dibuka memerlukan alasan.
          reason: Alasan belum diisi.
          → Isi alasan, lalu ulangi.
        1 Kejar Stunting 80,00 –
        Mematikan Penilaian proposal memerlukan alasan.
          reason: Alasan belum diisi.
          → Isi alasan, lalu ulangi.
        Tahapan Penilaian proposal tidak dapat dihapus: sudah dibuka, 7 nilai, 1 penugasan, penentu seri 1.
          → Matikan tahapan itu bila tidak dipakai; yang sudah tercatat tetap tersimpan.
        Tahapan Penilaian proposal tidak dapat dijadikan tidak dinilai: sudah dibuka, 7 nilai, 1 penugasan, penentu seri 1.
          → Matikan tahapan itu bila tidak dipakai; yang sudah tercatat tetap tersimpan.
        Tahapan Penilaian proposal tidak dipakai.
          → Pakai tahapan itu lebih dulu di Pengaturan.
        1 Kejar Stunting 80,00 –
    "#]].assert_eq(&told);
}

/// An edition of five scored stages made as the wizard makes one: three submissions, two jurors, every mark given.
struct Five {
    arena: Arena,
    edition: i64,
    stages: Vec<i64>,
    submissions: Vec<i64>,
    jurors: Vec<i64>,
}

const FIVE: [(&str, &str, i64); 5] = [
    ("proposal", "Penilaian proposal", 300),
    ("presentasi", "Presentasi dan wawancara", 250),
    ("verifikasi", "Verifikasi lapangan", 200),
    ("warga", "Suara warga", 150),
    ("pimpinan", "Uji pimpinan", 100),
];

fn five() -> Five {
    let arena = Arena::new();
    let row = |code: &str, name: &str, weight: Option<i64>| {
        let criteria = match weight {
            Some(_) => {
                json!([{ "code": "isi", "name": format!("Isi {name}"), "weight": 600 }, { "code": "guna", "name": format!("Guna {name}"), "weight": 400 }])
            }
            None => json!([]),
        };
        json!({ "code": code, "name": name, "enabled": true, "scored": weight.is_some(), "weight": weight.unwrap_or(0), "criteria": criteria })
    };
    let mut stages = vec![row("pendaftaran", "Pendaftaran", None)];
    stages.extend(FIVE.iter().map(|(code, name, weight)| row(code, name, Some(*weight))));
    stages.push(row("pleno", "Pleno dan penetapan", None));
    let edition = arena
        .value(
            "editions.create",
            json!({ "preset": "netral", "year": 2021, "region": "Kabupaten Uji", "place": "Kota", "stages": stages }),
        )
        .as_i64()
        .expect("an id");
    let submissions = ["Alfa", "Beta", "Gama"]
        .iter()
        .map(|title| arena.passed(edition, title, arena.agency(&format!("Dinas {title}"), "dinas", None)))
        .collect::<Vec<_>>();
    let jurors: Vec<i64> = ["Juri 1", "Juri 2"].iter().map(|name| arena.juror(edition, name, None)).collect();
    let stages: Vec<i64> = FIVE.iter().map(|(code, ..)| arena.stage(edition, code)).collect();
    Five { arena, edition, stages, submissions, jurors }
}

impl Five {
    /// Opens every stage and fills it: equal finals of Alfa and Beta, apart only in "Suara warga".
    fn filled(self) -> Self {
        for (at, stage) in self.stages.iter().enumerate() {
            self.arena.call("stages.open", json!({ "stage": stage }));
            for (submission, mark) in self.submissions.iter().zip(match at {
                2 => ["80", "86", "70"],
                3 => ["88", "80", "70"],
                _ => ["80", "80", "70"],
            }) {
                for juror in &self.jurors {
                    self.arena.mark_all(*stage, *submission, *juror, mark);
                }
            }
        }
        self
    }
}

#[test]
fn five_scored_stages_are_ranked_tried_explained_and_frozen() {
    let Five { arena, edition, stages, submissions, jurors } = five().filled();
    arena.call(
        "tie_rules.save",
        json!({ "edition": edition, "rules": [{ "kind": "stage_score", "stage": stages[3] }, { "kind": "panel" }] }),
    );
    let mut told = arena.ranking(edition);
    let ranking = arena.call("rankings.show", json!({ "edition": edition }));
    for stage in rows(&ranking["stages"]) {
        told.push_str(&format!("{} {}\n", text(&stage["name"]), text(&stage["weight_text"])));
    }
    let first = &rows(&ranking["rows"])[0];
    let scores: Vec<String> = rows(&first["stages"]).iter().map(|stage| text(&stage["score"])).collect();
    told.push_str(&format!("{} {}\n", text(&first["title"]), scores.join(" ")));
    let explained = arena.call("rankings.explain", json!({ "edition": edition, "submission": submissions[0] }));
    told.push_str(&format!("{} tahap dijelaskan\n", rows(&explained["stages"]).len()));
    let tried = arena.call("rankings.what_if", json!({ "edition": edition, "changes": [{ "stage": stages[4], "submission": submissions[2], "juror": jurors[0], "criterion": "isi", "mark": "100" }] }));
    for row in rows(&tried["moves"]) {
        told.push_str(&format!("{} {} {}\n", row["rank_after"], text(&row["title"]), text(&row["value_after"])));
    }
    let overview = arena.call("overview.show", json!({ "edition": edition }));
    told.push_str(&format!("{}\n", rows(&overview["next"]).iter().map(|one| text(&one["text"])).collect::<String>()));
    arena.call("result_revisions.freeze", json!({ "edition": edition }));
    let frozen = arena.call("result_revisions.show", json!({ "edition": edition, "number": 1 }));
    told.push_str(&format!("beku: {} tahap\n", rows(&frozen["stages"]).len()));
    // One stage switched off: the live result differs, the frozen one stands.
    let weights: Vec<Value> = stages
        .iter()
        .zip([400, 250, 200, 0, 150])
        .filter(|(_, weight)| *weight > 0)
        .map(|(stage, weight)| json!({ "stage": stage, "weight": weight }))
        .collect();
    arena.call(
        "stages.change",
        json!({ "stage": stages[3], "enabled": false, "weights": weights, "reason": "tidak sesuai pedoman" }),
    );
    told.push_str(&arena.ranking(edition));
    let compared = arena.call("result_revisions.compare", json!({ "edition": edition, "before": 1 }));
    let rules: Vec<String> = rows(&compared["rules"]).iter().map(text).collect();
    told.push_str(&format!("{}\n", rules.join("\n")));
    let again = arena.call("result_revisions.show", json!({ "edition": edition, "number": 1 }));
    assert_eq!(again["rows"], frozen["rows"]);
    let explained =
        arena.call("rankings.explain", json!({ "edition": edition, "submission": submissions[0], "revision": 1 }));
    told.push_str(&format!("beku: {} tahap dijelaskan\n", rows(&explained["stages"]).len()));
    expect![[r#"
        1 Alfa 81,20 seri, penentu 1
        2 Beta 81,20 seri, penentu 1
        3 Gama 70,00 –
        Penilaian proposal 30%
        Presentasi dan wawancara 25%
        Verifikasi lapangan 20%
        Suara warga 15%
        Uji pimpinan 10%
        Alfa 80,00 80,00 80,00 88,00 80,00
        5 tahap dijelaskan
        1 Alfa 81,20
        2 Beta 81,20
        3 Gama 70,90

        beku: 5 tahap
        1 Beta 81,20 –
        2 Alfa 80,00 –
        3 Gama 70,00 –
        Bobot tahap: Penilaian proposal 30%, Presentasi dan wawancara 25%, Verifikasi lapangan 20%, Suara warga 15%, Uji pimpinan 10% menjadi Penilaian proposal 40%, Presentasi dan wawancara 25%, Verifikasi lapangan 20%, Uji pimpinan 15%.
        beku: 5 tahap dijelaskan
    "#]].assert_eq(&told);
}

fn head(grid: &kipp_domain::grid::Grid) -> String {
    let cells: Vec<String> = (0..grid.width()).map(|column| grid.cell(0, column).shown()).collect();
    cells.join(" | ")
}

#[test]
fn five_scored_stages_print_their_sheets_and_their_twins() {
    let Five { arena, edition, stages, .. } = five().filled();
    let mut told = String::new();
    for (stage, (_, name, _)) in stages.iter().zip(FIVE) {
        for document in ["lembar-nilai", "lembar-nilai-kosong", "lembar-nilai-matriks"] {
            let outline = arena.call(
                "documents.outline",
                json!({ "edition": edition, "document": document, "setting": { "stage": stage } }),
            );
            let words = outline.to_string().to_lowercase();
            told.push_str(&format!(
                "{document} {name}: {} halaman, {}\n",
                rows(&outline["pages"]).len(),
                if words.contains(&name.to_lowercase()) { "bernama" } else { "tanpa nama" }
            ));
        }
    }
    {
        let document = "rekap-nilai";
        let bytes = arena.bytes(
            "documents.sheet",
            json!({ "edition": edition, "document": document, "setting": { "stage": stages[2] } }),
        );
        let book = kipp_sheets::read("kembaran.xlsx", &bytes, &kipp_sheets::Limits::default()).expect("a workbook");
        for grid in &book.sheets {
            told.push_str(&format!("{document}: {}\n", head(grid)));
        }
    }
    expect![[r#"
        lembar-nilai Penilaian proposal: 6 halaman, bernama
        lembar-nilai-kosong Penilaian proposal: 1 halaman, bernama
        lembar-nilai-matriks Penilaian proposal: 2 halaman, bernama
        lembar-nilai Presentasi dan wawancara: 6 halaman, bernama
        lembar-nilai-kosong Presentasi dan wawancara: 1 halaman, bernama
        lembar-nilai-matriks Presentasi dan wawancara: 2 halaman, bernama
        lembar-nilai Verifikasi lapangan: 6 halaman, bernama
        lembar-nilai-kosong Verifikasi lapangan: 1 halaman, bernama
        lembar-nilai-matriks Verifikasi lapangan: 2 halaman, bernama
        lembar-nilai Suara warga: 6 halaman, bernama
        lembar-nilai-kosong Suara warga: 1 halaman, bernama
        lembar-nilai-matriks Suara warga: 2 halaman, bernama
        lembar-nilai Uji pimpinan: 6 halaman, bernama
        lembar-nilai-kosong Uji pimpinan: 1 halaman, bernama
        lembar-nilai-matriks Uji pimpinan: 2 halaman, bernama
        rekap-nilai: No | Judul inovasi | Perangkat Daerah | Nilai proposal (bobot 30%) – J1 | Nilai proposal (bobot 30%) – J2 | Nilai proposal (bobot 30%) – Rata-rata | Nilai presentasi dan wawancara (bobot 25%) – J1 | Nilai presentasi dan wawancara (bobot 25%) – J2 | Nilai presentasi dan wawancara (bobot 25%) – Rata-rata | Nilai verifikasi lapangan (bobot 20%) – J1 | Nilai verifikasi lapangan (bobot 20%) – J2 | Nilai verifikasi lapangan (bobot 20%) – Rata-rata | Nilai suara warga (bobot 15%) – J1 | Nilai suara warga (bobot 15%) – J2 | Nilai suara warga (bobot 15%) – Rata-rata | Nilai uji pimpinan (bobot 10%) – J1 | Nilai uji pimpinan (bobot 10%) – J2 | Nilai uji pimpinan (bobot 10%) – Rata-rata | Nilai akhir | Per. | Ket. | Kunci usulan
        rekap-nilai: Rekapitulasi nilai
    "#]].assert_eq(&told);
}

#[test]
fn marks_of_five_stages_come_from_one_file_by_name_or_code() {
    let Five { arena, edition, stages, .. } = five();
    for stage in &stages {
        arena.call("stages.open", json!({ "stage": stage }));
    }
    let off = json!({ "stage": stages[4], "enabled": false, "reason": "ditunda", "weights": [{ "stage": stages[0], "weight": 400 }] });
    arena.call("stages.change", off);
    let mut file = "Kode usulan;Juri;Tahap;Kriteria;Nilai\n".to_owned();
    for (stage, mark) in [
        ("Verifikasi  lapangan", "85,5"),
        ("warga", "90"),
        ("UJI PIMPINAN", "70"),
        ("Pendaftaran", "70"),
        ("Keenam", "70"),
    ] {
        file.push_str(&format!("001;Juri 1;{stage};isi;{mark}\n"));
    }
    arena.files.put("nilai", "nilai.csv", file.as_bytes());
    let report = arena.call("imports.inspect", json!({ "kind": "nilai", "edition": edition, "file": "nilai" }));
    let mut told = String::new();
    for row in rows(&report["rows"]) {
        let problems: Vec<String> = rows(&row["findings"]).iter().map(|one| text(&one["reason"])).collect();
        told.push_str(&format!("{} {}: {}\n", text(&row["state"]), text(&row["title"]), problems.join(" ")));
    }
    expect![[r#"
        siap Alfa · Juri 1 · Verifikasi lapangan · Isi Verifikasi lapangan: 
        siap Alfa · Juri 1 · Suara warga · Isi Suara warga: 
        salah 001: Tahapan Uji pimpinan tidak dipakai.
        salah 001: Tahapan Pendaftaran tidak dinilai.
        salah 001: Tahapan “Keenam” tidak dikenal. Yang dinilai: Penilaian proposal, Presentasi dan wawancara, Verifikasi lapangan, dan Suara warga.
    "#]]
    .assert_eq(&told);
}

#[test]
fn five_stages_follow_into_next_years_edition() {
    let Five { arena, edition, stages, .. } = five().filled();
    arena.call(
        "tie_rules.save",
        json!({ "edition": edition, "rules": [{ "kind": "stage_median", "stage": stages[3] }, { "kind": "panel" }] }),
    );
    let copied = arena.value("editions.copy", json!({ "edition": edition })).as_i64().expect("an id");
    assert_eq!(listed(&arena, copied), listed(&arena, edition));
    let rules = arena.call("tie_rules.list", json!({ "edition": copied }));
    assert_eq!(rules[0]["stage"], json!(arena.stage(copied, "warga")));
    let stages = arena.call("stages.list", json!({ "edition": copied }));
    assert!(rows(&stages).iter().all(|stage| stage["opened"] == false));
}

#[test]
fn a_new_edition_with_wrong_stages_is_not_made() {
    let arena = Arena::new();
    let leaf = |weight: i64| json!([{ "code": "isi", "name": "Isi", "weight": weight, "levels": [{ "from": "50", "to": "100", "title": "Baik", "text": "Baik" }] }]);
    let stage = |code: &str, weight: i64, criteria: Value| json!({ "code": code, "name": format!("Tahap {code}"), "enabled": true, "scored": true, "weight": weight, "criteria": criteria });
    let before = arena.dump();
    let mut told = String::new();
    let mut refuse = |why: &str, stages: Value, scale: &[&str]| {
        let mut input = json!({ "preset": "netral", "year": 2026, "stages": stages });
        for (key, value) in ["scale_min", "scale_max"].iter().zip(scale) {
            input[*key] = json!(value);
        }
        told.push_str(&format!("{why}: {}", said(&arena.refused("editions.create", input))));
    };
    refuse("none", json!([]), &[]);
    refuse("weights", json!([stage("a", 600, leaf(1000)), stage("b", 300, leaf(1000))]), &[]);
    refuse("a rubric", json!([stage("a", 600, leaf(1000)), stage("b", 400, leaf(900))]), &[]);
    refuse("a code twice", json!([stage("a", 600, leaf(1000)), stage("A", 400, leaf(1000))]), &[]);
    refuse("no name", json!([{ "code": "a", "name": "", "enabled": true, "scored": true, "weight": 1000 }]), &[]);
    refuse(
        "a day",
        json!([{ "code": "a", "name": "A", "enabled": true, "scored": true, "weight": 1000, "starts_on": "31/2/2026" }]),
        &[],
    );
    refuse("the decision scored", json!([stage("pleno", 1000, leaf(1000))]), &[]);
    refuse("levels off the scale", json!([stage("a", 1000, leaf(1000))]), &["1", "5"]);
    refuse(
        "a level off the usual scale",
        json!([stage(
            "a",
            1000,
            json!([{ "code": "isi", "name": "Isi", "weight": 1000, "levels": [{ "from": "50", "to": "100,01", "title": "Baik", "text": "Baik" }] }])
        )]),
        &[],
    );
    refuse(
        "six",
        json!(["a", "b", "c", "d", "e", "f"].map(|code| stage(code, if code == "a" { 1000 } else { 0 }, leaf(1000)))),
        &[],
    );
    assert_eq!(arena.dump(), before);
    told.push_str(&said(
        &arena.refused("editions.create", json!({ "preset": "netral", "year": 2026, "scale_max": "10" })),
    ));
    let edition = arena.value("editions.create", json!({ "preset": "netral", "year": 2026, "scale_max": "10", "remove_levels": true, "stages": [stage("a", 1000, leaf(1000))] })).as_i64().expect("an id");
    told.push_str(&listed(&arena, edition));
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    assert_eq!(stages[0]["criteria"][0]["levels"], json!([]));
    assert_eq!(arena.call("tie_rules.list", json!({ "edition": edition })).as_array().map(Vec::len), Some(1));
    expect![[r#"
        none: 2 isian perlu diperbaiki.
          scored: Sedikitnya satu tahapan harus dinilai dan dipakai.
          weight: Bobot tahapan berjumlah 0. Tambahkan 1000 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        weights: Bobot tahapan berjumlah 900. Tambahkan 100 agar menjadi 1000.
          weight: Bobot tahapan berjumlah 900. Tambahkan 100 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a rubric: Kriteria Tahap b berjumlah 900. Tambahkan 100 agar menjadi 1000.
          stages.1.criteria: Kriteria Tahap b berjumlah 900. Tambahkan 100 agar menjadi 1000.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a code twice: Kode tahapan “A” sudah dipakai pada edisi ini.
          stages.1.code: Kode tahapan “A” sudah dipakai pada edisi ini.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        no name: Nama tahapan belum diisi.
          stages.0.name: Nama tahapan belum diisi.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a day: Tanggal 31 Februari 2026 tidak ada. Ketik 1–28 Februari 2026.
          stages.0.starts_on: Tanggal 31 Februari 2026 tidak ada. Ketik 1–28 Februari 2026.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        the decision scored: Tahap pleno bukan tahapan penilaian. Tambahkan tahapan lain.
          stages.0.scored: Tahap pleno bukan tahapan penilaian. Tambahkan tahapan lain.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        levels off the scale: Teks tingkat di luar skala: 50 – 100 pada Isi. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
          scale_max: Teks tingkat di luar skala: 50 – 100 pada Isi. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a level off the usual scale: 100,01 di luar rentang. Nilai 0,00 sampai 100,00.
          stages.0.criteria.0.levels.0.to: 100,01 di luar rentang. Nilai 0,00 sampai 100,00.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        six: Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          scored: Paling banyak 5 tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        Teks tingkat di luar skala: 91,00 – 100,00 pada Latar Belakang dan Tujuan dan 35 lainnya. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
          scale_max: Teks tingkat di luar skala: 91,00 – 100,00 pada Latar Belakang dan Tujuan dan 35 lainnya. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
          → Perbaiki isian yang ditandai, lalu simpan lagi.
        a “Tahap a” penilaian 1000 [Isi]
    "#]].assert_eq(&told);
}
