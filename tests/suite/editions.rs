//! Editions: what a preset holds, and a new edition from last year's.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

/// What an edition says of itself, without ids.
fn settings_of(arena: &Arena, edition: i64) -> String {
    let mut text = String::new();
    let mut say = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    let list = arena.call("editions.list", json!({}));
    let found = list.as_array().and_then(|all| all.iter().find(|one| one["id"] == edition)).cloned();
    let one = found.unwrap_or(Value::Null);
    for key in ["code", "short_name", "registration_closes_on", "result_date", "rounding", "closed", "number_template"]
    {
        say(format!("{key}: {}", one[key]));
    }
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name_of = |id: &Value| {
        rows(&stages)
            .iter()
            .flat_map(|stage| [vec![stage.clone()], rows(&stage["criteria"])].concat())
            .find(|row| row["id"] == *id)
            .map_or("–".into(), |row| row["code"].to_string())
    };
    for stage in rows(&stages).iter().filter(|stage| stage["scored"] == true || !stage["starts_on"].is_null()) {
        say(format!(
            "{} {}–{} {} opened {}",
            stage["code"], stage["starts_on"], stage["ends_on"], stage["weight"], stage["opened"]
        ));
        for row in rows(&stage["criteria"]) {
            say(format!(
                "  {}{} {} {} levels",
                "  ".repeat(usize::try_from(row["depth"].as_u64().unwrap_or(0)).unwrap_or(0)),
                row["code"],
                row["weight"],
                rows(&row["levels"]).len()
            ));
        }
    }
    for rule in rows(&arena.call("tie_rules.list", json!({ "edition": edition }))) {
        say(format!("seri {} {} {}", rule["kind"], name_of(&rule["stage"]), name_of(&rule["criterion"])));
    }
    for class in rows(&arena.call("award_classes.list", json!({ "edition": edition }))) {
        say(format!(
            "kelas {} {}-{} {} signed {}",
            class["short_name"],
            class["rank_from"],
            class["rank_to"],
            class["document"],
            !class["signatory"].is_null()
        ));
    }
    let duties = arena.call("obligations.show", json!({ "edition": edition }));
    say(format!("wajib {} dikecualikan {}", duties["total"]["obliged"], duties["total"]["exempt"]));
    say(format!("usulan {}", rows(&arena.call("submissions.list", json!({ "edition": edition }))).len()));
    say(format!("juri {}", rows(&arena.call("jurors.list", json!({ "edition": edition }))).len()));
    text
}

#[test]
fn last_years_settings_become_this_years_edition_without_its_work() {
    let arena = Arena::new();
    arena.call(
        "signatories.save",
        json!({ "role": "kepala_daerah", "name": "Bupati", "office": "Bupati", "capacity": "definitif" }),
    );
    let dinkes = arena.agency("Dinas Kesehatan", "dinas", None);
    let exempt = arena.agency("Dinas Sosial", "dinas", None);
    let old = arena.edition();
    arena.call("editions.change", json!({ "edition": old, "rounding": "akhir", "registration_closes_on": "29/2/2020", "result_date": "10/12/2021", "number_template": "061/{urut}/Org/2021" }));
    arena.call("obligations.exempt", json!({ "edition": old, "agency": exempt, "reason": "baru" }));
    let proposal = arena.stage(old, "proposal");
    arena.call("stages.change", json!({ "stage": proposal, "starts_on": "17/11/2021", "ends_on": "30/11/2021" }));
    arena.call("tie_rules.save", json!({ "edition": old, "rules": [{ "kind": "panel" }] }));
    arena.call("rubrics.save", json!({ "stage": proposal, "criteria": [
        { "code": "isi", "name": "Isi", "depth": 0 },
        { "code": "baru", "name": "Kebaruan", "depth": 1, "weight": 600, "levels": [{ "from": "0", "to": "100", "title": "Semua", "text": "Teks" }] },
        { "code": "guna", "name": "Kegunaan", "depth": 1, "weight": 400 },
    ] }));
    let criteria = arena.call("stages.list", json!({ "edition": old }));
    let guna = criteria
        .as_array()
        .and_then(|all| all.iter().find(|one| one["code"] == "proposal"))
        .map(|one| one["criteria"][2]["id"].clone());
    arena.call("tie_rules.save", json!({ "edition": old, "rules": [{ "kind": "criterion_mean", "stage": proposal, "criterion": guna }, { "kind": "panel" }] }));
    let entry = arena.passed(old, "Kejar Stunting", dinkes);
    let juror = arena.juror(old, "Juri", None);
    arena.call("stages.open", json!({ "stage": proposal, "outside_reason": "juri terlambat" }));
    arena.mark_all(proposal, entry, juror, "80");
    arena.call("editions.close", json!({ "edition": old, "reason": "selesai" }));
    let before = arena.dump();

    let new = arena.value("editions.copy", json!({ "edition": old })).as_i64().expect("an id");
    expect![[r#"
        code: "2022"
        short_name: "KIPP 2022"
        registration_closes_on: "2021-02-28"
        result_date: null
        rounding: "akhir"
        closed: null
        number_template: "061/{urut}/Org/2022"
        "proposal" "2022-11-17"–"2022-11-30" 600 opened false
          "isi" 0 0 levels
            "baru" 600 1 levels
            "guna" 400 0 levels
        "presentasi" null–null 400 opened false
          "substansi" 700 4 levels
          "penyajian" 300 4 levels
        "pleno" "2022-12-10"–"2022-12-10" null opened false
        seri "criterion_mean" "proposal" "guna"
        seri "panel" – –
        kelas "Top 7" 1-7 "piagam" signed true
        kelas "Partisipatif" 8-10 "sertifikat" signed false
        wajib 2 dikecualikan 0
        usulan 0
        juri 0
    "#]]
    .assert_eq(&settings_of(&arena, new));
    // One operation, one undo.
    let made = arena.call("operations.list", json!({ "limit": 1 }));
    expect!["Edisi 2022 disalin dari 2021"].assert_eq(made[0]["label"].as_str().unwrap_or_default());
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
}

#[test]
fn a_copy_into_a_year_that_is_there_is_refused_at_its_field() {
    let arena = Arena::new();
    let old = arena.edition();
    let lines = |error: kipp_api::error::ErrorDto| {
        error.problems.iter().map(|one| format!("{}: {}", one.field, one.text)).collect::<Vec<_>>().join("\n")
    };
    let same = arena.refused("editions.copy", json!({ "edition": old, "year": 2021 }));
    let far = arena.refused("editions.copy", json!({ "edition": old, "year": 1999 }));
    let none = arena.refused("editions.copy", json!({ "edition": 1 }));
    expect![[r#"
        year: Kode edisi “2021” sudah dipakai. Gunakan tahun atau kode lain.
        year: Tahun edisi antara 2000 dan 2099.
        Edisi “1” tidak ditemukan."#]]
    .assert_eq(&[lines(same), lines(far), none.title].join("\n"));
}

#[test]
fn a_preset_tells_what_an_edition_of_it_will_hold() {
    let arena = Arena::new();
    for role in ["kepala_daerah", "sekretaris_daerah", "kepala_bagian"] {
        arena.call("signatories.save", json!({ "role": role, "name": role, "office": role, "capacity": "definitif" }));
    }
    let people = arena.call("signatories.list", json!({}));
    for (key, year) in [("luwu-utara-2021", 2021), ("luwu-utara-2021", 2024), ("netral", 2026)] {
        let told = arena.call("editions.preset", json!({ "key": key, "year": year }));
        let edition = arena.value("editions.create", json!({ "preset": key, "year": year }));
        let stages = arena.call("stages.list", json!({ "edition": edition }));
        let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
        assert_eq!(rows(&told["stages"]).len(), rows(&stages).len());
        for (told, stage) in rows(&told["stages"]).iter().zip(rows(&stages)) {
            for key in ["code", "name", "enabled", "scored", "weight"] {
                assert_eq!(told[key], stage[key], "{key}");
            }
            let day = |text: &Value| {
                text.as_str().map(|text| arena.call("dates.read", json!({ "text": text }))["text"].clone())
            };
            assert_eq!(
                [told["starts_on"].clone(), told["ends_on"].clone()].map(|text| text.as_str().map(|text| json!(text))),
                [day(&stage["starts_on"]), day(&stage["ends_on"])]
            );
            for (told, row) in rows(&told["criteria"]).iter().zip(rows(&stage["criteria"])) {
                for key in ["code", "name", "guidance", "depth", "weight", "levels"] {
                    assert_eq!(told[key], row[key], "{key}");
                }
            }
        }
        let made = rows(&arena.call("editions.list", json!({}))).into_iter().find(|one| one["id"] == edition);
        for key in ["rounding", "scale_min", "scale_max"] {
            assert_eq!(Some(&told[key]), made.as_ref().map(|one| &one[key]), "{key}");
        }
        let classes = arena.call("award_classes.list", json!({ "edition": edition }));
        for (told, class) in rows(&told["classes"]).iter().zip(rows(&classes)) {
            let role = rows(&people).iter().find(|one| one["id"] == class["signatory"]).map(|one| one["role"].clone());
            assert_eq!((Some(told["signer"].clone()), &told["rank_to"]), (role, &class["rank_to"]));
        }
        let code = |id: &Value| {
            rows(&stages).iter().find(|stage| stage["id"] == *id).map_or(Value::Null, |stage| stage["code"].clone())
        };
        let ties = rows(&arena.call("tie_rules.list", json!({ "edition": edition })));
        let kinds: Vec<_> = ties.iter().map(|rule| (rule["kind"].clone(), code(&rule["stage"]))).collect();
        assert_eq!(
            rows(&told["ties"]).iter().map(|rule| (rule["kind"].clone(), rule["stage"].clone())).collect::<Vec<_>>(),
            kinds
        );
    }
    expect!["Bawaan edisi “x” tidak ditemukan."]
        .assert_eq(&arena.refused("editions.preset", json!({ "key": "x" })).title);
}

#[test]
fn a_date_is_read_as_people_type_it_and_moved_by_keys() {
    let arena = Arena::new();
    let lines: Vec<String> = [
        json!({ "text": "10/2/2020" }),
        json!({ "text": "10 Februari 2020" }),
        json!({ "text": "10 feb 20" }),
        json!({ "text": "2020-02-10" }),
        json!({ "text": "31 November 2021" }),
        json!({ "text": "" }),
        json!({ "text": "", "days": 1 }),
        json!({ "text": "31/1/2021", "months": 1 }),
        json!({ "text": "28 Februari 2020", "days": 1 }),
        json!({ "text": "kemarin", "days": 1 }),
    ]
    .into_iter()
    .map(|input| {
        let read = arena.call("dates.read", input.clone());
        format!("{input}: {} | {} | {} | {}", read["date"], read["text"], read["words"], read["problem"])
    })
    .collect();
    expect![[r#"
        {"text":"10/2/2020"}: "2020-02-10" | "10 Februari 2020" | "Senin, 10 Februari 2020" | null
        {"text":"10 Februari 2020"}: "2020-02-10" | "10 Februari 2020" | "Senin, 10 Februari 2020" | null
        {"text":"10 feb 20"}: "2020-02-10" | "10 Februari 2020" | "Senin, 10 Februari 2020" | null
        {"text":"2020-02-10"}: "2020-02-10" | "10 Februari 2020" | "Senin, 10 Februari 2020" | null
        {"text":"31 November 2021"}: null | "31 November 2021" | "" | "Tanggal 31 November tidak ada. Ketik 1–30 November."
        {"text":""}: null | "" | "" | null
        {"text":"","days":1}: "2021-12-10" | "10 Desember 2021" | "Jumat, 10 Desember 2021" | null
        {"text":"31/1/2021","months":1}: "2021-02-28" | "28 Februari 2021" | "Minggu, 28 Februari 2021" | null
        {"text":"28 Februari 2020","days":1}: "2020-02-29" | "29 Februari 2020" | "Sabtu, 29 Februari 2020" | null
        {"text":"kemarin","days":1}: null | "kemarin" | "" | "Tanggal “kemarin” tidak dikenali. Ketik misalnya 10/12/2021 atau 10 Desember 2021.""#]].assert_eq(&lines.join("\n"));
}

/// What a refusal says: the title, then each field with its text.
fn said(error: &kipp_api::error::ErrorDto) -> String {
    let mut lines = vec![error.title.clone()];
    lines.extend(error.problems.iter().map(|one| format!("  {}: {}", one.field, one.text)));
    lines.join("\n")
}

#[test]
fn the_scale_belongs_to_the_edition_and_changes_for_all_its_stages() {
    let arena = Arena::new();
    let dinkes = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let scale = |edition: i64| {
        let list = arena.call("editions.list", json!({}));
        let one = list.as_array().and_then(|all| all.iter().find(|one| one["id"] == edition)).cloned();
        one.map(|one| format!("{} {}", one["scale_min"], one["scale_max"])).unwrap_or_default()
    };
    let mut told = vec![scale(edition)];
    let mut refuse = |input: Value| told.push(said(&arena.refused("editions.change", input)));
    // Both weighted stages have level texts of 0 to 100: they are named, and nothing changes.
    refuse(json!({ "edition": edition, "scale_min": "1", "scale_max": "5" }));
    refuse(json!({ "edition": edition, "scale_max": "nol" }));
    refuse(json!({ "edition": edition, "scale_max": "-5" }));
    refuse(json!({ "edition": edition, "scale_min": "100", "scale_max": "100" }));
    refuse(json!({ "edition": edition, "scale_max": "10.000,01" }));
    told.push(scale(edition));
    // Left out on demand, in the same step; one undo brings both back.
    let before = arena.dump();
    arena.call(
        "editions.change",
        json!({ "edition": edition, "scale_min": "1", "scale_max": "5", "remove_levels": true }),
    );
    told.push(scale(edition));
    arena.call("operations.undo", json!({}));
    assert_eq!(arena.dump(), before);
    arena.call(
        "editions.change",
        json!({ "edition": edition, "scale_min": "1", "scale_max": "5", "remove_levels": true }),
    );
    // A rubric speaks the same decimals, on the same scale.
    let proposal = arena.stage(edition, "proposal");
    let level = |from: &str, to: &str| json!([{ "code": "isi", "name": "Isi", "weight": 1000, "levels": [{ "from": "1", "to": "2,99", "title": "Cukup", "text": "Cukup" }, { "from": from, "to": to, "title": "Baik", "text": "Baik" }] }]);
    for (from, to) in [("3", "5,5"), ("2,5", "5"), ("4", "3"), ("tiga", "5"), ("3", "4,555")] {
        told.push(said(&arena.refused("rubrics.save", json!({ "stage": proposal, "criteria": level(from, to) }))));
    }
    arena.call("tie_rules.save", json!({ "edition": edition, "rules": [{ "kind": "panel" }] }));
    arena.call("rubrics.save", json!({ "stage": proposal, "criteria": level("3", "5") }));
    let entry = arena.passed(edition, "Kejar Stunting", dinkes);
    let juror = arena.juror(edition, "Juri", None);
    arena.call("stages.open", json!({ "stage": proposal }));
    let sheet = json!({ "stage": proposal, "submission": entry, "juror": juror, "marks": [{ "criterion": "isi", "mark": "80" }] });
    told.push(said(&arena.refused("score_sheets.record", sheet)));
    arena.mark_all(proposal, entry, juror, "4,25");
    told.push(said(&arena.refused("editions.change", json!({ "edition": edition, "scale_max": "10" }))));
    // The same scale again is no change.
    arena.call("editions.change", json!({ "edition": edition, "scale_min": "1,00", "scale_max": "5" }));
    let copied = arena.value("editions.copy", json!({ "edition": edition })).as_i64().expect("an id");
    told.push(scale(copied));
    expect![[r#"
        "0,00" "100,00"
        Teks tingkat di luar skala: 91,00 – 100,00 pada Latar Belakang dan Tujuan dan 35 lainnya. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
          scale_max: Teks tingkat di luar skala: 91,00 – 100,00 pada Latar Belakang dan Tujuan dan 35 lainnya. Sesuaikan teks tingkat lebih dulu, atau hapus yang di luar skala.
        “nol” bukan angka. Ketik misalnya 82,50.
          scale_max: “nol” bukan angka. Ketik misalnya 82,50.
        Skala terletak antara 0,00 dan 10.000,00.
          scale_max: Skala terletak antara 0,00 dan 10.000,00.
        Nilai tertinggi harus di atas nilai terendah.
          scale_max: Nilai tertinggi harus di atas nilai terendah.
        Skala terletak antara 0,00 dan 10.000,00.
          scale_max: Skala terletak antara 0,00 dan 10.000,00.
        "0,00" "100,00"
        "1,00" "5,00"
        5,50 di luar rentang. Nilai 1,00 sampai 5,00.
          criteria.0.levels.1.to: 5,50 di luar rentang. Nilai 1,00 sampai 5,00.
        Bertumpuk dengan tingkat 1,00 – 2,99.
          criteria.0.levels.1.from: Bertumpuk dengan tingkat 1,00 – 2,99.
        Nilai akhir tingkat mendahului nilai awalnya.
          criteria.0.levels.1.to: Nilai akhir tingkat mendahului nilai awalnya.
        “tiga” bukan angka. Ketik misalnya 82,50.
          criteria.0.levels.1.from: “tiga” bukan angka. Ketik misalnya 82,50.
        “4,555” lebih dari 2 angka di belakang koma.
          criteria.0.levels.1.to: “4,555” lebih dari 2 angka di belakang koma.
        80 di luar rentang. Nilai 1,00 sampai 5,00.
          marks.isi: 80 di luar rentang. Nilai 1,00 sampai 5,00.
        Skala nilai tidak dapat diubah karena sudah ada nilai.
        "1,00" "5,00""#]]
    .assert_eq(&told.join("\n"));
}
