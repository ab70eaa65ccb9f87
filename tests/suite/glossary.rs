//! A word that the code uses stands in GLOSSARY.md, a table also in DATA.md.
#![allow(clippy::expect_used)]

use std::path::Path;

fn page(name: &str) -> String {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/docs");
    std::fs::read_to_string(docs.join(name)).expect("page")
}

/// Names of the tables and views that the migrations make.
fn tables() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/store/sql/migrations");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).expect("migrations").flatten() {
        let sql = std::fs::read_to_string(entry.path()).expect("migration");
        names.extend(sql.lines().filter_map(|line| {
            let rest = line.strip_prefix("CREATE TABLE ").or_else(|| line.strip_prefix("CREATE VIEW "))?;
            rest.split([' ', '(']).next().map(str::to_owned)
        }));
    }
    assert!(names.len() > 40, "{names:?}");
    names
}

fn missing<'n>(names: impl IntoIterator<Item = &'n str>, page: &str, mark: &str) -> Vec<&'n str> {
    let mut missing: Vec<&str> =
        names.into_iter().filter(|name| !page.contains(&format!("{mark}{name}{mark}"))).collect();
    missing.dedup();
    missing
}

#[test]
fn every_table_is_in_the_glossary_and_in_the_drawing() {
    let tables = tables();
    let names = || tables.iter().map(String::as_str);
    assert_eq!(missing(names(), &page("GLOSSARY.md"), "`"), [""; 0]);
    assert_eq!(missing(names(), &page("DATA.md"), ""), [""; 0]);
}

#[test]
fn every_noun_of_the_contract_is_in_the_glossary() {
    let nouns = kipp_api::commands::COMMANDS.iter().filter_map(|command| command.name.split('.').next());
    assert_eq!(missing(nouns, &page("GLOSSARY.md"), ""), [""; 0]);
}

#[test]
fn every_topic_of_change_is_in_the_glossary() {
    let topics = kipp_api::commands::COMMANDS.iter().flat_map(|command| command.reads.iter().copied());
    assert_eq!(missing(topics, &page("GLOSSARY.md"), ""), [""; 0]);
}
