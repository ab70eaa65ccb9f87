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
