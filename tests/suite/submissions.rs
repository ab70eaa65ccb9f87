//! What a submission says while it is typed.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::json;

/// The titles that resemble `title`, a line each.
fn similar(arena: &Arena, edition: i64, title: &str, except: Option<i64>) -> String {
    let found = arena.call("submissions.similar", json!({ "edition": edition, "title": title, "except": except }));
    let line = |one: &serde_json::Value| {
        let kind = if one["same"] == json!(true) { "sama" } else { "mirip" };
        format!(
            "{kind}: {} {} ({}, {})\n",
            one["code"].as_str().unwrap(),
            one["title"].as_str().unwrap(),
            one["agency"].as_str().unwrap(),
            one["edition"].as_str().unwrap()
        )
    };
    found.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_title_that_is_there_already_is_said_while_it_is_typed() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let first = arena.passed(edition, "Kejar Stunting", agency);
    arena.passed(edition, "Kelas Buby", agency);
    let mut out = String::new();
    for (title, except) in [
        ("kejar  STUNTING!", None),
        ("Kejar Stuntin", None),
        ("Kejar Stunting", Some(first)),
        ("Kejar", None),
        ("Kelas Bubi", None),
        ("", None),
    ] {
        out += &format!(
            "# {title}{}\n{}",
            if except.is_some() { " (dirinya)" } else { "" },
            similar(&arena, edition, title, except)
        );
    }
    expect![[r#"
        # kejar  STUNTING!
        sama: 001 Kejar Stunting (Dinas A, 2021)
        # Kejar Stuntin
        mirip: 001 Kejar Stunting (Dinas A, 2021)
        # Kejar Stunting (dirinya)
        # Kejar
        # Kelas Bubi
        mirip: 002 Kelas Buby (Dinas A, 2021)
        # 
    "#]]
    .assert_eq(&out);
}

#[test]
fn beyond_999_numbers_stand_by_their_value_everywhere() {
    let arena = Arena::new();
    arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let titles = (1..=1003).map(|at| format!("Usulan ke {at},Dinas A,Orang {at}\n"));
    let file = format!("judul,perangkat daerah,inovator\n{}", titles.collect::<String>());
    arena.files.put("file", "usulan.csv", file.as_bytes());
    arena.call("imports.apply", json!({ "kind": "usulan", "file": "file", "edition": edition, "mode": "all" }));
    let rows = arena.call("submissions.list", json!({ "edition": edition }));
    let rows = rows.as_array().unwrap();
    let ids: Vec<i64> = rows.iter().filter_map(|row| row["id"].as_i64()).collect();
    let ends = |codes: Vec<String>| {
        codes
            .into_iter()
            .filter(|code| ["100", "101", "999"].contains(&code.as_str()) || code.len() == 4)
            .collect::<Vec<_>>()
    };
    let wanted = ["100", "101", "999", "1000", "1001", "1002", "1003"];
    assert_eq!(ends(rows.iter().map(|row| row["code"].as_str().unwrap().to_owned()).collect()), wanted, "the list");
    arena.call("submissions.set_status", json!({ "submissions": ids, "status": "lolos" }));
    arena.juror(edition, "Juri Satu", None);
    let stage = arena.stage(edition, "proposal");
    arena.call("stages.open", json!({ "stage": stage }));
    let grid = arena.call("score_sheets.grid", json!({ "edition": edition, "stage": stage }));
    let of_grid = grid["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_owned());
    assert_eq!(ends(of_grid.collect()), wanted, "the grid");
    let pages = |document: &str| {
        let asked = json!({ "edition": edition, "document": document, "setting": { "stage": stage } });
        arena.call("documents.outline", asked)["pages"].as_array().unwrap().clone()
    };
    let sheets = pages("lembar-nilai")
        .into_iter()
        .map(|page| page["file"].as_str().unwrap().split('-').next().unwrap().to_owned());
    assert_eq!(ends(sheets.collect()), wanted, "the sheets");
    let matrix: String =
        pages("lembar-nilai-matriks").iter().map(|page| page["text"].as_str().unwrap().to_owned() + "\n").collect();
    let at = |title: &str| matrix.find(&format!("{title} ")).unwrap_or_else(|| panic!("{title}"));
    assert!(at("Usulan ke 101") < at("Usulan ke 999") && at("Usulan ke 999") < at("Usulan ke 1000"), "the matrix");
    let recap: String =
        pages("rekap-peserta").iter().map(|page| page["text"].as_str().unwrap().to_owned() + "\n").collect();
    let at = |title: &str| recap.find(&format!("{title} ")).unwrap_or_else(|| panic!("{title}"));
    assert!(at("Usulan ke 101") < at("Usulan ke 999") && at("Usulan ke 999") < at("Usulan ke 1000"), "the recap");
    let twin = arena.bytes("documents.sheet", json!({ "edition": edition, "document": "rekap-peserta" }));
    let book = kipp_sheets::read("x.xlsx", &twin, &kipp_sheets::Limits::default()).unwrap();
    let grid = &book.sheets[0];
    let titles: Vec<String> = (1..grid.height()).map(|row| grid.cell(row, 1).shown()).collect();
    assert_eq!(titles, (1..=1003).map(|at| format!("Usulan ke {at}")).collect::<Vec<_>>(), "the workbook");
    let found = arena.call("search.find", json!({ "edition": edition, "text": "usulan ke 100" }));
    let hits: Vec<&str> = found[0]["hits"].as_array().unwrap().iter().filter_map(|hit| hit["title"].as_str()).collect();
    assert_eq!(hits[..3], ["Usulan ke 100", "Usulan ke 1000", "Usulan ke 1001"], "the search");
}

/// The submissions of an edition, a line each: number, title, status, empty required sections.
fn listed(arena: &Arena, edition: i64) -> String {
    let rows = arena.call("submissions.list", json!({ "edition": edition }));
    let line = |row: &serde_json::Value| {
        format!(
            "{} {} {}, {} kosong\n",
            row["code"].as_str().unwrap_or("–"),
            row["title"].as_str().unwrap(),
            row["status"].as_str().unwrap(),
            row["empty_sections"]
        )
    };
    rows.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_form_is_there_before_the_first_submission_and_says_the_next_number() {
    let arena = Arena::new();
    let edition = arena.edition();
    let form = arena.call("forms.show", json!({ "edition": edition }));
    let lines: String = form["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {}\n", one["code"].as_str().unwrap(), one["max_words"], one["required"]))
        .collect();
    expect![[r#"
        ringkasan 200 true
        latar-belakang 300 true
        kebaruan 200 true
        implementasi 200 true
        signifikansi 600 true
        adaptabilitas 300 true
        sumber-daya 200 true
        keberlanjutan 500 true
        2500 "001""#]]
    .assert_eq(&format!("{lines}{} {}", form["max_words"], form["next_number"]));
}

/// A submission with a title and an agency, nothing else.
fn draft(arena: &Arena, edition: i64, agency: i64, title: &str) -> i64 {
    let saved = arena.value("submissions.save", json!({ "edition": edition, "title": title, "agency": agency }));
    saved.as_i64().unwrap()
}

#[test]
fn a_number_is_given_when_a_submission_is_declared_masuk_and_taken_back_by_the_undo() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let typed = |title: &str| draft(&arena, edition, agency, title);
    let (a, b, c) = (typed("Kelas Buby"), typed("Pojok Bisa"), typed("Japri Ka Boss"));
    let masuk = |ids: &[i64]| {
        arena.call("submissions.set_status", json!({ "submissions": ids, "status": "masuk" }));
    };
    let mut out = String::new();
    let mut note = |what: &str| out += &format!("# {what}\n{}", listed(&arena, edition));
    note("draf");
    masuk(&[b]);
    note("Pojok Bisa masuk");
    masuk(&[c, a]);
    note("dua sekaligus");
    arena.call("operations.undo", json!({}));
    arena.call("operations.undo", json!({}));
    note("diurungkan");
    arena.call("operations.redo", json!({}));
    note("dikembalikan");
    arena
        .call("submissions.save", json!({ "id": b, "edition": edition, "title": "Pojok Bisa Desa", "agency": agency }));
    note("judul diubah");
    let again =
        arena.refused("submissions.save", json!({ "edition": edition, "title": "kelas buby", "agency": agency }));
    out += &format!("{}\n", again.problems[0].text);
    arena.call("submissions.delete", json!({ "submission": b }));
    masuk(&[a]);
    out += &format!("# dihapus, lalu Kelas Buby masuk\n{}", listed(&arena, edition));
    expect![[r#"
        # draf
        – Kelas Buby draf, 8 kosong
        – Pojok Bisa draf, 8 kosong
        – Japri Ka Boss draf, 8 kosong
        # Pojok Bisa masuk
        001 Pojok Bisa masuk, 8 kosong
        – Kelas Buby draf, 8 kosong
        – Japri Ka Boss draf, 8 kosong
        # dua sekaligus
        001 Pojok Bisa masuk, 8 kosong
        002 Japri Ka Boss masuk, 8 kosong
        003 Kelas Buby masuk, 8 kosong
        # diurungkan
        – Kelas Buby draf, 8 kosong
        – Pojok Bisa draf, 8 kosong
        – Japri Ka Boss draf, 8 kosong
        # dikembalikan
        001 Pojok Bisa masuk, 8 kosong
        – Kelas Buby draf, 8 kosong
        – Japri Ka Boss draf, 8 kosong
        # judul diubah
        001 Pojok Bisa Desa masuk, 8 kosong
        – Kelas Buby draf, 8 kosong
        – Japri Ka Boss draf, 8 kosong
        Usulan “Kelas Buby” dari Dinas Kesehatan sudah ada sebagai draf.
        # dihapus, lalu Kelas Buby masuk
        001 Kelas Buby masuk, 8 kosong
        – Japri Ka Boss draf, 8 kosong
    "#]]
    .assert_eq(&out);
    assert_eq!(arena.call("desks.check", json!({}))["clean"], true);
}

#[test]
fn an_undo_that_would_give_a_number_twice_is_refused() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let typed = |title: &str| draft(&arena, edition, agency, title);
    let (a, b) = (typed("Kelas Buby"), typed("Pojok Bisa"));
    let masuk = |id: i64| arena.call("submissions.set_status", json!({ "submissions": [id], "status": "masuk" }));
    masuk(a);
    arena.call("operations.undo", json!({}));
    let undo = arena.call("operations.list", json!({ "limit": 1 }))[0]["id"].clone();
    masuk(b);
    let before = arena.dump();
    let error = arena.refused("operations.undo_one", json!({ "id": undo }));
    expect![[r#"not_allowed_now Tidak dapat dikembalikan: Kelas Buby dinyatakan masuk. "Perubahan sesudahnya memakai hasilnya: usulan yang sama.""#]]
        .assert_eq(&format!("{} {} {:?}", error.code, error.title, error.detail));
    assert_eq!(arena.dump(), before);
}

#[test]
fn a_required_section_left_empty_is_counted_in_the_list() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let edition = arena.edition();
    let sections = json!([{ "code": "ringkasan", "text": "Pijat bayi." }, { "code": "kebaruan", "text": " \n " }]);
    let id = arena.value(
        "submissions.save",
        json!({ "edition": edition, "title": "Kejar Stunting", "agency": agency, "sections": sections }),
    );
    arena.value("submissions.save", json!({ "edition": edition, "title": "Kelas Buby", "agency": agency }));
    assert_eq!(listed(&arena, edition), "– Kejar Stunting draf, 7 kosong\n– Kelas Buby draf, 8 kosong\n");
    let shown = arena.call("submissions.show", json!({ "submission": id }));
    assert_eq!(
        (&shown["words"], &shown["max_words"], &shown["row"]["empty_sections"]),
        (&json!(2), &json!(2500), &json!(7))
    );
}
