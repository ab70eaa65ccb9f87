//! No circle of files: inside `app`, `api` and `domain`, whoever is used does not use back. Computed from the `use` lines and
//! the paths in the text. A file and the folder of its parts are one; inside such a folder the parts are looked at in turn,
//! their own parent left out.

use std::collections::{BTreeMap, BTreeSet};

type Path = Vec<String>;

/// What stands in braces, as single paths: `a::{b, c::{d, e}}`.
fn single_paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, rest)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or_default().trim().to_owned()];
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut depth, mut part, mut parts) = (0, String::new(), Vec::new());
    for sign in inside.chars() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(std::mem::take(&mut part));
                continue;
            }
            _ => {}
        }
        part.push(sign);
    }
    parts.push(part);
    let filled = parts.iter().filter(|part| !part.trim().is_empty());
    filled.flat_map(|part| single_paths(part)).map(|part| format!("{before}{part}")).collect()
}

/// Without comments, and without the tests at the end of a file.
fn code_of(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The paths of a file that begin with `crate` or `super`.
fn paths_in(code: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for start in ["use crate", "use super"] {
        for (at, _) in code.match_indices(start) {
            found.extend(single_paths(code[at + 4..].split(';').next().unwrap_or_default()));
        }
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let path = code[at..].chars().take_while(|sign| sign.is_alphanumeric() || matches!(sign, ':' | '_'));
            found.push(path.collect());
        }
    }
    found
}

/// Each file with the files it uses.
fn arrows(files: &BTreeMap<Path, String>) -> BTreeMap<Path, BTreeSet<Path>> {
    let known = |path: &[String]| {
        (1..=path.len()).rev().map(|length| path[..length].to_vec()).find(|path| files.contains_key(path))
    };
    files
        .iter()
        .map(|(own, text)| {
            let paths = paths_in(&code_of(text));
            let used = paths.iter().filter_map(|path| {
                let mut parts = path.split("::").map(str::trim).filter(|part| !part.is_empty());
                let mut from = match parts.next()? {
                    "crate" => vec![],
                    _ => own[..own.len() - 1].to_vec(),
                };
                for part in parts {
                    match part {
                        "super" => drop(from.pop()),
                        part => from.push(part.to_owned()),
                    }
                }
                known(&from).filter(|used| used != own)
            });
            (own.clone(), used.collect())
        })
        .collect()
}

/// Names that reach each other, of one folder: the first circle found, told by its files.
fn circle(graph: &BTreeMap<&String, BTreeSet<&String>>) -> Option<String> {
    let reach = |from: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from]);
        while let Some(next) = open.pop() {
            for used in graph.get(next).into_iter().flatten() {
                if seen.insert(*used) {
                    open.push(used);
                }
            }
        }
        seen
    };
    let of = |one: &&String| reach(one).contains(*one);
    let first = graph.keys().find(|one| of(one))?;
    let all: Vec<&str> =
        reach(first).into_iter().filter(|one| reach(one).contains(*first)).map(String::as_str).collect();
    Some(all.join(", "))
}

/// The circles of a crate, each as "folder: a, b".
pub fn circles(files: &BTreeMap<Path, String>) -> Vec<String> {
    let arrows = arrows(files);
    let folders: BTreeSet<&[String]> = files.keys().map(|path| &path[..path.len() - 1]).collect();
    let mut found = Vec::new();
    for folder in folders {
        let mut graph: BTreeMap<&String, BTreeSet<&String>> = BTreeMap::new();
        let part = |path: &'_ Path| path.starts_with(folder) && path.len() > folder.len();
        for (own, used) in arrows.iter().filter(|(own, _)| part(own)) {
            let one = &own[folder.len()];
            let others = used.iter().filter(|used| part(used)).map(|used| &used[folder.len()]);
            graph.entry(one).or_default().extend(others.filter(|other| *other != one));
        }
        if let Some(circle) = circle(&graph) {
            found.push(format!("{}: {circle}", folder.join("::")));
        }
    }
    found
}

/// The areas of the use cases in order: each may use those before it. Files of no area stand below or above them all, as the
/// circles allow.
const AREAS: [&[&str]; 8] = [
    &["office"],
    &["year"],
    &["entries"],
    &["jury"],
    &["sessions"],
    &["results"],
    &["papers"],
    &["imports", "history", "search", "sample", "desks", "overview"],
];

/// Files that use an area above their own, each as "a::b uses c::d".
fn against_the_order(files: &BTreeMap<Path, String>) -> Vec<String> {
    let level = |path: &Path| AREAS.iter().position(|areas| areas.contains(&path[0].as_str()));
    let mut found = Vec::new();
    for (own, used) in arrows(files) {
        for one in used {
            if let (Some(mine), Some(its)) = (level(&own), level(&one))
                && its > mine
            {
                found.push(format!("{} uses {}", own.join("::"), one.join("::")));
            }
        }
    }
    found
}

fn crate_of(name: &str) -> BTreeMap<Path, String> {
    let folder = format!("src-tauri/crates/{name}/src/");
    super::files()
        .iter()
        .filter_map(|path| {
            let inner = path.strip_prefix(&folder)?.strip_suffix(".rs")?;
            let parts: Path = inner.trim_end_matches("/mod").split('/').map(str::to_owned).collect();
            let text = std::fs::read_to_string(super::top().join(path)).expect("a source file");
            (inner != "lib" && !inner.ends_with("tests")).then_some((parts, text))
        })
        .collect()
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let crate_with = |files: &[(&str, &str)]| -> BTreeMap<Path, String> {
        files.iter().map(|(path, text)| (path.split('/').map(str::to_owned).collect(), (*text).to_owned())).collect()
    };
    let bad = [
        ("a", "use crate::{b::{x, y}, z};"),
        ("b/part", "fn f() { crate::c::g() }"),
        ("c", "use super::a;"),
        ("b", ""),
    ];
    assert_eq!(circles(&crate_with(&bad)), [": a, b, c"]);
    let bad_parts = [("a", "mod one; mod two;"), ("a/one", "use super::two::x;"), ("a/two", "use super::{one, y};")];
    assert_eq!(circles(&crate_with(&bad_parts)), ["a: one, two"]);
    let good =
        [("a", "use crate::b;"), ("a/one", "use super::y;"), ("b", "// use crate::a;\n"), ("c", "use crate::{a, b};")];
    assert_eq!(circles(&crate_with(&good)), [""; 0]);
    let bad_order =
        [("year/stages", "use crate::jury::assignments;"), ("jury/assignments", "use crate::year::stages;")];
    assert_eq!(against_the_order(&crate_with(&bad_order)), ["year::stages uses jury::assignments"]);
    for name in ["app", "api"] {
        assert_eq!(against_the_order(&crate_of(name)), [""; 0], "{name}");
    }
    for name in ["app", "api", "domain"] {
        let files = crate_of(name);
        assert!(files.len() > 20, "{name}: {} files", files.len());
        assert_eq!(circles(&files), [""; 0], "{name}");
    }
}
