//! The repository itself: what the crate graph and the lints cannot hold. Every rule is first shown to tell its snippets
//! apart.

mod circles;
mod rules;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rules::RULES;

/// Names commands that no test calls.
const HERE: &str = "tests/suite/tidy.rs";

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the top folder").to_path_buf()
}

/// Every file that git keeps or would keep.
fn files() -> Vec<String> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(top())
        .output();
    let listed = listed.expect("git");
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let text = String::from_utf8(listed.stdout).expect("names in UTF-8");
    text.split('\0').filter(|name| !name.is_empty() && top().join(name).is_file()).map(str::to_owned).collect()
}

#[test]
fn every_rule_tells_bad_from_good() {
    for rule in RULES {
        assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{}", rule.says);
        for bad in rule.bad {
            assert!(!(rule.look)(*bad).is_empty(), "{}: {}: {:?} was let through", rule.says, bad.0, bad.1);
        }
        for good in rule.good {
            assert!((rule.look)(*good).is_empty(), "{}: {}: {:?} was refused", rule.says, good.0, good.1);
        }
    }
}

#[test]
fn the_repository_keeps_every_rule() {
    let mut broken = vec![];
    let files = files();
    assert!(files.len() > 200, "{} files", files.len());
    for path in &files {
        let Ok(text) = fs::read_to_string(top().join(path)) else { continue };
        for rule in RULES {
            broken.extend((rule.look)((path, &text)).into_iter().map(|line| format!("{}\n    {line}", rule.says)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The statement names in `sql!("…")` of a text.
fn used_in(text: &str) -> BTreeSet<String> {
    let quoted = |rest: &str| rest.split('"').next().unwrap_or_default().to_owned();
    text.split("sql!(\"").skip(1).map(quoted).collect()
}

/// Statements of `sql/` that no code names.
fn unused<'a>(statements: impl Iterator<Item = &'a str>, used: &BTreeSet<String>) -> Vec<&'a str> {
    statements.filter(|name| !used.contains(*name)).collect()
}

#[test]
fn every_statement_is_used() {
    let code = "x(sql!(\"marks/of_stage\"))";
    assert_eq!(unused(["marks/of_stage", "marks/lost"].into_iter(), &used_in(code)), ["marks/lost"]);

    let mut used = BTreeSet::new();
    for path in files()
        .iter()
        .filter(|path| path.ends_with(".rs") && path.starts_with("src-tauri/") && !path.contains("/tests/"))
    {
        used.extend(used_in(&fs::read_to_string(top().join(path)).expect("a source file")));
    }
    let lost = unused(kipp_store::statements::STATEMENTS.iter().map(|(name, _)| *name), &used);
    assert!(lost.is_empty(), "no code names {lost:?}");
}

/// Commands that no test calls, each with its reason.
const UNTESTED: &[(&str, &str)] = &[];

/// Commands whose name stands in quotes in none of `texts`.
fn unnamed<'a>(commands: &[&'a str], texts: &[String]) -> Vec<&'a str> {
    let quoted = |name: &str| ['"', '\'', '`'].map(|quote| format!("{quote}{name}{quote}"));
    let named = |name: &str| quoted(name).iter().any(|name| texts.iter().any(|text| text.contains(name)));
    commands.iter().copied().filter(|name| !named(name)).collect()
}

#[test]
fn every_command_is_called_by_a_test() {
    assert_eq!(unnamed(&["desks.open", "desks.openly"], &["call(\"desks.open\", …)".into()]), ["desks.openly"]);

    let tests = |path: &&String| {
        ["tests/suite/", "tests/support/", "tests/e2e/"].iter().any(|folder| path.starts_with(folder))
            && path.as_str() != HERE
            && path.as_str() != rules::HERE
    };
    let texts: Vec<String> =
        files().iter().filter(tests).filter_map(|path| fs::read_to_string(top().join(path)).ok()).collect();
    let commands: Vec<&str> = kipp_api::commands::COMMANDS.iter().map(|command| command.name).collect();
    let mut missing = unnamed(&commands, &texts);
    for (allowed, _) in UNTESTED {
        assert!(missing.contains(allowed), "{allowed} is tested by now: strike it from the list");
    }
    missing.retain(|name| !UNTESTED.iter().any(|(allowed, _)| allowed == name));
    assert!(missing.is_empty(), "no test calls {missing:?}");
}

#[test]
fn every_command_says_in_indonesian_what_it_does_and_is_a_verb_of_a_noun() {
    let mut seen = BTreeSet::new();
    for command in kipp_api::commands::COMMANDS {
        let (noun, verb) = command.name.split_once('.').unwrap_or_default();
        let plain =
            |word: &str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
        assert!(plain(noun) && plain(verb), "{}", command.name);
        assert!(seen.insert(command.name), "{} stands twice", command.name);
        let doc = command.doc.trim();
        assert!(
            doc.len() > 10 && doc.ends_with('.') && doc.starts_with(|first: char| first.is_uppercase()),
            "{}: {doc:?}",
            command.name
        );
        let english = [" the ", " of ", " and ", " with ", "The "];
        assert!(!english.iter().any(|word| doc.contains(word)), "{}: {doc:?}", command.name);
    }
}

#[test]
fn the_screens_types_are_those_of_the_contract() {
    let kept = fs::read_to_string(top().join("ui/src/api/bindings.ts")).expect("bindings.ts");
    assert!(
        kept == kipp_api::bindings::typescript(),
        "ui/src/api/bindings.ts is not what the contract says: run `cargo x bindings`"
    );
}

#[test]
fn the_window_may_load_nothing_but_its_own() {
    let text = fs::read_to_string(top().join("src-tauri/tauri.conf.json")).expect("tauri.conf.json");
    let conf: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let policy = &conf["app"]["security"]["csp"];
    assert_eq!(policy["default-src"], "'none'");
    assert_eq!(policy["script-src"], "'self'");
    assert_eq!(policy["style-src"], "'self'");
    assert!(!policy.to_string().contains("unsafe"), "{policy}");
    assert_eq!(conf["app"]["withGlobalTauri"], false);
}
