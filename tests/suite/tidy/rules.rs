//! The rules of the repository, each with snippets that break it and snippets that do not.

/// A path from the top of the project, with `/`, and the text.
pub type File<'a> = (&'a str, &'a str);

/// A rule looks at one file and answers what breaks it, a line each.
pub struct Rule {
    pub says: &'static str,
    pub look: fn(File<'_>) -> Vec<String>,
    pub bad: &'static [File<'static>],
    pub good: &'static [File<'static>],
}

pub const RULES: &[Rule] = &[
    Rule {
        says: "only store depends on rusqlite, only the shell on tauri, only documents on printpdf, \
               only api (and store, for its ids) on ts-rs",
        look: dependencies,
        bad: &[
            ("src-tauri/crates/app/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n"),
            ("src-tauri/crates/api/Cargo.toml", "[dependencies]\ntauri = \"2\"\n"),
            ("src-tauri/crates/cli/Cargo.toml", "[dev-dependencies]\nprintpdf = { workspace = true }\n"),
            ("tests/Cargo.toml", "[dependencies]\nts-rs.workspace = true\n"),
            ("src-tauri/crates/domain/Cargo.toml", "[dependencies]\nserde.workspace = true\n"),
            ("src-tauri/crates/documents/Cargo.toml", "[dependencies]\nkipp-store.workspace = true\n"),
        ],
        good: &[
            ("src-tauri/crates/store/Cargo.toml", "[dependencies]\nrusqlite.workspace = true\n"),
            ("src-tauri/Cargo.toml", "[dependencies]\ntauri = \"2\"\n[build-dependencies]\ntauri-build = \"2\"\n"),
            (
                "src-tauri/crates/domain/Cargo.toml",
                "description = \"no serde\"\n[dependencies]\nchrono.workspace = true\n",
            ),
            ("Cargo.toml", "[workspace.dependencies]\nrusqlite = \"=0.43.0\"\n"),
        ],
    },
    Rule {
        says: "printpdf is named only in documents/src/pdf.rs and documents/src/pdf/",
        look: |file| named(file, &["printpdf"], |path| path.starts_with("src-tauri/crates/documents/src/pdf")),
        bad: &[
            ("src-tauri/crates/documents/src/page.rs", "use printpdf::Op;\n"),
            ("src-tauri/crates/app/src/desk.rs", "let x = printpdf::Mm(1.0);\n"),
        ],
        good: &[
            ("src-tauri/crates/documents/src/pdf/pen.rs", "use printpdf::Op;\n"),
            ("src-tauri/crates/documents/src/lib.rs", "// not printpdf\npub mod pdf;\n"),
        ],
    },
    Rule {
        says: "rusqlite is named only in store",
        look: |file| named(file, &["rusqlite"], |path| path.starts_with("src-tauri/crates/store/")),
        bad: &[("src-tauri/crates/app/src/desk.rs", "use rusqlite::Connection;\n")],
        good: &[("src-tauri/crates/store/src/read.rs", "use rusqlite::Row;\n")],
    },
    Rule {
        says: "TypeScript comes only out of api; of the ids store says that they are numbers",
        look: |file| {
            named(file, &["ts_rs"], |path| {
                path.starts_with("src-tauri/crates/api/") || path == "src-tauri/crates/store/src/id.rs"
            })
        },
        bad: &[
            ("src-tauri/crates/app/src/desk.rs", "use ts_rs::TS;\n"),
            ("src-tauri/crates/store/src/records.rs", "use ts_rs::TS;\n"),
        ],
        good: &[
            ("src-tauri/crates/api/src/shape.rs", "use ts_rs::TS;\n"),
            ("src-tauri/crates/store/src/id.rs", "impl<T: 'static> ts_rs::TS for Id<T> {\n"),
        ],
    },
    Rule {
        says: "domain and documents take no order from a hash map, no clock, no randomness, no environment",
        look: |file| {
            within(
                file,
                &["src-tauri/crates/domain/src/", "src-tauri/crates/documents/src/"],
                &[
                    "HashMap",
                    "HashSet",
                    "SystemTime",
                    "Instant::now",
                    "Local::now",
                    "Utc::now",
                    "env::var",
                    "thread_rng",
                    "RandomState",
                ],
            )
        },
        bad: &[
            ("src-tauri/crates/domain/src/agency.rs", "use std::collections::HashMap;\n"),
            ("src-tauri/crates/documents/src/page.rs", "let now = std::time::SystemTime::now();\n"),
            ("src-tauri/crates/domain/src/dates.rs", "let today = chrono::Local::now();\n"),
        ],
        good: &[
            ("src-tauri/crates/domain/src/agency.rs", "use std::collections::BTreeMap;\n// no HashMap here\n"),
            ("src-tauri/crates/app/src/ports.rs", "use std::collections::HashMap;\n"),
        ],
    },
    Rule {
        says: "store and app read no clock, no zone and no randomness but through the ports",
        look: |file| match file.0.ends_with("app/src/disk_files.rs") || is_test(file.0) {
            true => vec![],
            false => within(
                file,
                &[
                    "src-tauri/crates/store/src/",
                    "src-tauri/crates/app/src/",
                    "src-tauri/crates/api/src/",
                    "src-tauri/crates/sheets/src/",
                ],
                &["SystemTime", "Instant::now", "Local::now", "Utc::now", "thread_rng", "getrandom"],
            ),
        },
        bad: &[("src-tauri/crates/app/src/desks.rs", "let at = SystemTime::now();\n")],
        good: &[
            ("src-tauri/crates/app/src/disk_files.rs", "let at = SystemTime::now();\n"),
            ("src-tauri/crates/app/src/desks.rs", "let at = ctx.clock.now().0;\n"),
        ],
    },
    Rule {
        says: "no float in domain, store, app or api: marks are hundredths, weights per mille",
        // Millimetres and points of paper are no marks.
        look: |file| match is_test(file.0)
            || ["/examples/", "app/src/papers/", "api/src/papers/documents.rs", "api/src/door.rs"]
                .iter()
                .any(|part| file.0.contains(part))
        {
            true => vec![],
            false => words(
                file,
                &[
                    "src-tauri/crates/domain/",
                    "src-tauri/crates/store/",
                    "src-tauri/crates/app/",
                    "src-tauri/crates/api/",
                ],
                &["f32", "f64"],
            ),
        },
        bad: &[
            ("src-tauri/crates/domain/src/scoring/rank.rs", "fn mean(sum: i64, n: usize) -> f64 {\n"),
            ("src-tauri/crates/app/src/results/statement.rs", "let x = total as f32;\n"),
        ],
        good: &[
            ("src-tauri/crates/domain/src/scoring/rank.rs", "// no f64\nfn mean(sum: i64) -> Exact {\n"),
            ("src-tauri/crates/documents/src/page.rs", "pub x: f64,\n"),
        ],
    },
    Rule {
        says: "INSERT OR REPLACE and REPLACE INTO lose the old row without a trace",
        look: |(path, text)| match path == HERE {
            true => vec![],
            false => breaks(
                path,
                text,
                |line| {
                    let line = line.to_uppercase();
                    line.contains("OR REPLACE") && !line.contains("CREATE OR REPLACE") || line.contains("REPLACE INTO")
                },
                &["sql", "rs"],
            ),
        },
        bad: &[
            ("src-tauri/crates/store/sql/marks/put.sql", "INSERT OR REPLACE INTO marks\n"),
            ("src-tauri/crates/store/src/desk.rs", "conn.execute(\"replace into settings\", [])\n"),
        ],
        good: &[("src-tauri/crates/store/sql/drafts/put.sql", "INSERT INTO drafts\nON CONFLICT DO UPDATE\n")],
    },
    Rule {
        says: "no SQL is put together outside journal.rs, journal/, records.rs, references.rs, codes.rs and testing.rs of the store, and none stands outside it",
        look: composed_sql,
        bad: &[
            ("src-tauri/crates/store/src/read.rs", "let all = format!(\"SELECT * FROM {table}\");\n"),
            ("src-tauri/crates/app/src/desk.rs", "read.map(\"SELECT id FROM marks\", [], |row| row.get(0))\n"),
        ],
        good: &[
            ("src-tauri/crates/store/src/journal.rs", "let all = format!(\"SELECT * FROM {table}\");\n"),
            ("src-tauri/crates/app/src/desk.rs", "read.list(sql!(\"marks/of_stage\"), [])\n"),
        ],
    },
    Rule {
        says: "statements take named parameters only",
        look: |(path, text)| match path.starts_with("src-tauri/crates/store/sql/") && path.ends_with(".sql") {
            true => breaks(path, text, |line| line.contains('?') && !line.contains("'????-??-??'"), &["sql"]),
            false => vec![],
        },
        bad: &[("src-tauri/crates/store/sql/marks/get.sql", "WHERE id = ?1\n")],
        good: &[("src-tauri/crates/store/sql/marks/get.sql", "-- why?\nWHERE id = :id\n")],
    },
    Rule {
        says: "unsafe stands only in the two platform.rs",
        look: |file| match file.0 == "src-tauri/src/platform.rs"
            || file.0 == "src-tauri/crates/store/src/platform.rs"
            || file.0 == HERE
        {
            true => vec![],
            false => words(file, &[""], &["unsafe", "allow(unsafe_code)"]),
        },
        bad: &[
            ("src-tauri/src/main.rs", "unsafe { danger() }\n"),
            ("src-tauri/src/bridge.rs", "#![allow(unsafe_code)]\n"),
        ],
        good: &[
            ("src-tauri/src/platform.rs", "unsafe { danger() }\n"),
            ("tests/bridge/page.rs", "assert!(!policy.contains(\"unsafe-inline\"));\n"),
        ],
    },
    Rule {
        says: "the screen puts in no data as markup and carries no inline style",
        look: |(path, text)| match path.starts_with("ui/") {
            true => breaks(
                path,
                text,
                |line| {
                    ["{@html", "innerHTML", "style=\"", "style={", "style='", "javascript:"]
                        .iter()
                        .any(|bad| line.contains(bad))
                },
                &["svelte", "html"],
            ),
            false => vec![],
        },
        bad: &[
            ("ui/src/App.svelte", "<p>{@html title}</p>\n"),
            ("ui/src/App.svelte", "<p style=\"color: red\">\n"),
            ("ui/index.html", "<body style='margin: 0'>\n"),
        ],
        good: &[("ui/src/App.svelte", "<p class=\"note\" style:width={width}>{title}</p>\n<style>\n")],
    },
    Rule {
        says: "no script stands in a page",
        look: |(path, text)| match path == "ui/index.html" {
            true => breaks(
                path,
                text,
                |line| {
                    line.contains("<script") && !line.contains("src=\"")
                        || line.contains(" onclick")
                        || line.contains("<style")
                },
                &["html"],
            ),
            false => vec![],
        },
        bad: &[("ui/index.html", "<script>start()</script>\n"), ("ui/index.html", "<style>a{}</style>\n")],
        good: &[("ui/index.html", "<script type=\"module\" src=\"/src/main.ts\"></script>\n")],
    },
    Rule {
        says: "the host is reached only through ui/src/api/call.ts",
        look: |(path, text)| match path.starts_with("ui/src/")
            && path != "ui/src/api/call.ts"
            && !path.starts_with("ui/src/api/host")
        {
            true => {
                breaks(path, text, |line| line.contains("__TAURI") || line.contains("@tauri-apps/"), &["ts", "svelte"])
            }
            false => vec![],
        },
        bad: &[
            ("ui/src/App.svelte", "window.__TAURI__.core.invoke('call')\n"),
            ("ui/src/lib/open.ts", "import { invoke } from '@tauri-apps/api/core'\n"),
        ],
        good: &[
            ("ui/src/api/call.ts", "import { invoke } from '@tauri-apps/api/core'\n"),
            ("ui/src/App.svelte", "import { call } from './api/call'\n"),
        ],
    },
    Rule {
        says: "no test is ignored, and none sleeps",
        look: |(path, text)| match is_test(path) && path != HERE {
            true => breaks(
                path,
                text,
                |line| {
                    ["#[ignore", "thread::sleep", "waitForTimeout", ".skip(\"", "test.skip", "it.skip", "test.todo"]
                        .iter()
                        .any(|bad| line.contains(bad))
                },
                &["rs", "mjs", "ts"],
            ),
            false => vec![],
        },
        bad: &[
            ("tests/suite/register.rs", "#[ignore]\n"),
            ("src-tauri/crates/store/tests/funnel.rs", "std::thread::sleep(pause);\n"),
            ("tests/e2e/browser/sample.test.mjs", "await page.waitForTimeout(100)\n"),
            ("ui/src/lib/table.test.ts", "it.skip('sorts', () => {})\n"),
        ],
        good: &[
            ("tests/suite/register.rs", "#[test]\nfn it_holds() {}\n"),
            ("src-tauri/src/startup.rs", "std::thread::sleep(pause);\n"),
        ],
    },
    Rule {
        says: "no address of a package registry, mirror or proxy is kept",
        look: registries,
        bad: &[
            ("ui/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/svelte/-/svelte-5.tgz\",\n"),
            (".npmrc", "fund=false\n"),
            ("ui/.npmrc", "fund=false\n"),
            ("Cargo.lock", "source = \"registry+https://mirror.example/index\"\n"),
            (".cargo/config.toml", "[source.crates-io]\nreplace-with = \"mirror\"\n"),
            ("README.md", "pip install --index-url https://pypi.example/simple x\n"),
        ],
        good: &[
            ("Cargo.lock", "source = \"registry+https://github.com/rust-lang/crates.io-index\"\n"),
            ("ui/package-lock.json", "\"version\": \"5.57.3\",\n"),
        ],
    },
    Rule {
        says: "a file a person must read has at most 900 lines",
        look: |(path, text)| {
            let lines = text.lines().count();
            let generated = path.ends_with(".json")
                || path.ends_with("Cargo.lock")
                || path.ends_with("bindings.ts")
                || path.contains("fixtures/")
                || path.contains("/golden/");
            match lines > 900 && !generated && is_text(path) {
                true => vec![format!("{path}: {lines} lines")],
                false => vec![],
            }
        },
        bad: &[("src-tauri/crates/app/src/desk.rs", LONG)],
        good: &[("ui/src/api/bindings.ts", LONG), ("src-tauri/crates/app/src/desk.rs", "short\n")],
    },
    Rule {
        says: "a line of the screen and of the journeys has at most 120 characters",
        look: long_lines,
        bad: &[
            ("ui/src/text/help.ts", WIDE),
            ("ui/src/frame/Rail.svelte", WIDE),
            ("ui/src/styles/ground.css", WIDE),
            ("tests/e2e/browser/lists.test.mjs", WIDE),
        ],
        good: &[
            ("ui/src/api/bindings.ts", WIDE),
            ("ui/src/text/help.ts", "// …………………………………………………………………………………………………………………………………………………………………………………………\n"),
        ],
    },
    Rule {
        says: "no style hangs on a test id: a class says what a thing looks like, data-testid what a journey touches",
        look: styled_test_ids,
        bad: &[
            ("ui/src/styles/scoring.css", ".bar:where([data-testid='bilah-sel']) {\n"),
            ("ui/src/frame/Screen.svelte", "<h1></h1>\n<style>\n  .top > :global([data-testid='menu']) {\n"),
        ],
        good: &[
            ("ui/src/styles/scoring.css", ".cell-bar .keys {\n"),
            (
                "ui/src/frame/Screen.svelte",
                "<script>\n  const last = '[data-testid=\"simpan\"]'\n</script>\n<style>\n  .menu {\n",
            ),
        ],
    },
    Rule {
        says: "codes are compared by domain::codes alone: as text 1000 stands before 101",
        look: |(path, text)| match path == HERE || path.starts_with("src-tauri/crates/domain/src/codes.rs") {
            true => vec![],
            false => breaks(path, text, compares_codes, &["rs", "sql"]),
        },
        bad: &[
            ("src-tauri/crates/store/sql/submissions/of_edition.sql", "ORDER BY code, id\n"),
            ("src-tauri/crates/store/sql/submissions/of_stage.sql", "SELECT *\nORDER BY s.position, u.code DESC\n"),
            ("src-tauri/crates/app/src/papers/marking.rs", "all.sort_by(|a, b| a.code.cmp(&b.code));\n"),
            ("src-tauri/crates/app/src/papers/marking.rs", "all.sort_by_key(|one| one.code.clone());\n"),
        ],
        good: &[
            (
                "src-tauri/crates/store/sql/submissions/next_code.sql",
                "SELECT max(CAST(code AS INTEGER))\nORDER BY id\n",
            ),
            (
                "src-tauri/crates/app/src/entries/submissions.rs",
                "all.sort_by(|a, b| codes::order(&a.code, &b.code));\n",
            ),
        ],
    },
    Rule {
        says: "nothing is named after a doer without a trade",
        look: |(path, text)| match path == HERE {
            true => vec![],
            false => breaks(
                path,
                text,
                |line| {
                    ["struct ", "enum ", "trait ", "class ", "mod "].iter().any(|kind| {
                        line.split(kind).nth(1).is_some_and(|rest| {
                            let name: String =
                                rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
                            line.trim_start()
                                .trim_start_matches("pub ")
                                .trim_start_matches("pub(crate) ")
                                .trim_start_matches("export ")
                                .starts_with(kind)
                                && [
                                    "Manager",
                                    "Service",
                                    "Helper",
                                    "Helpers",
                                    "Util",
                                    "Utils",
                                    "Processor",
                                    "util",
                                    "utils",
                                    "helpers",
                                ]
                                .iter()
                                .any(|bad| name.ends_with(bad))
                        })
                    })
                },
                &["rs", "ts"],
            ),
        },
        bad: &[
            ("src-tauri/crates/app/src/desk.rs", "pub struct DeskManager {\n"),
            ("ui/src/lib/x.ts", "export class StringUtils {\n"),
            ("src-tauri/crates/app/src/lib.rs", "mod utils;\n"),
        ],
        good: &[("src-tauri/crates/app/src/desk.rs", "pub struct Desk {\n// a class Manager would be wrong\n")],
    },
];

/// This file, which must name what it forbids.
pub const HERE: &str = "tests/suite/tidy/rules.rs";

/// 901 empty lines.
const LONG: &str = {
    const LINES: [u8; 901] = [b'\n'; 901];
    match std::str::from_utf8(&LINES) {
        Ok(text) => text,
        Err(_) => "",
    }
};

/// One line of 121 letters.
const WIDE: &str = {
    const LETTERS: [u8; 121] = [b'x'; 121];
    match std::str::from_utf8(&LETTERS) {
        Ok(text) => text,
        Err(_) => "",
    }
};

// How rules look ------------------------------------------------------------------------------------------------------

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_text(path: &str) -> bool {
    ["rs", "sql", "ts", "svelte", "css", "mjs", "toml", "md", "py", "typ", "html", "json"].contains(&ending(path))
}

fn is_test(path: &str) -> bool {
    path.starts_with("tests/suite/")
        || path.starts_with("tests/e2e/")
        || path.contains("/tests")
        || path.contains(".test.")
}

/// The lines of a file of one of these kinds that `bad` takes; comments are left out.
fn breaks(path: &str, text: &str, bad: impl Fn(&str) -> bool, kinds: &[&str]) -> Vec<String> {
    if !kinds.contains(&ending(path)) {
        return vec![];
    }
    let comment = if ending(path) == "sql" { "--" } else { "//" };
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim_start().starts_with(comment));
    lines.filter(|(_, line)| bad(line)).map(|(number, line)| format!("{path}:{number}: {}", line.trim())).collect()
}

/// Rust files outside `allowed` whose code names one of `names`.
fn named((path, text): File<'_>, names: &[&str], allowed: impl Fn(&str) -> bool) -> Vec<String> {
    match allowed(path) || path == HERE {
        true => vec![],
        false => breaks(
            path,
            text,
            |line| {
                names.iter().any(|name| line.contains(&format!("{name}::")) || line.contains(&format!("use {name}")))
            },
            &["rs"],
        ),
    }
}

/// Whether a line puts codes in order by itself: `ORDER BY … code`, `a.code.cmp(…)`, a key made of a code.
fn compares_codes(line: &str) -> bool {
    let ordered = line.split_once("ORDER BY").is_some_and(|(_, columns)| {
        columns
            .split(',')
            .filter_map(|column| column.split_whitespace().next())
            .any(|name| name.rsplit('.').next() == Some("code"))
    });
    let keyed = ["sort_by_key", "sort_unstable_by_key", "sort_by_cached_key", "min_by_key", "max_by_key"];
    ordered || line.contains(".code.cmp(") || (line.contains(".code") && keyed.iter().any(|key| line.contains(key)))
}

/// Rust files in `folders` whose code holds one of `bad`.
fn within((path, text): File<'_>, folders: &[&str], bad: &[&str]) -> Vec<String> {
    match folders.iter().any(|folder| path.starts_with(folder)) {
        true => breaks(path, text, |line| bad.iter().any(|bad| line.contains(bad)), &["rs"]),
        false => vec![],
    }
}

/// Like [`within`] for whole words, outside of string literals.
fn words((path, text): File<'_>, folders: &[&str], bad: &[&str]) -> Vec<String> {
    let holds = |line: &str, word: &str| {
        let code: String = line.split('"').step_by(2).collect();
        let code = code.split("//").next().unwrap_or_default();
        code.match_indices(word).any(|(at, _)| {
            let letter = |found: Option<char>| found.is_some_and(|found| found.is_alphanumeric() || found == '_');
            !letter(code[..at].chars().next_back()) && !letter(code[at + word.len()..].chars().next())
        })
    };
    match folders.iter().any(|folder| path.starts_with(folder)) {
        true => breaks(path, text, |line| bad.iter().any(|word| holds(line, word)), &["rs"]),
        false => vec![],
    }
}

/// Who may depend on whom, by the manifests of the members.
fn dependencies((path, text): File<'_>) -> Vec<String> {
    const ONLY: &[(&str, &[&str])] = &[
        ("rusqlite", &["src-tauri/crates/store/Cargo.toml"]),
        ("tauri", &["src-tauri/Cargo.toml"]),
        ("printpdf", &["src-tauri/crates/documents/Cargo.toml"]),
        ("ts-rs", &["src-tauri/crates/api/Cargo.toml", "src-tauri/crates/store/Cargo.toml"]),
        ("calamine", &["src-tauri/crates/sheets/Cargo.toml"]),
        ("rust_xlsxwriter", &["src-tauri/crates/sheets/Cargo.toml"]),
        ("tiny_http", &["tests/Cargo.toml"]),
    ];
    const ARROWS: &[(&str, &[&str])] = &[
        ("src-tauri/crates/domain/Cargo.toml", &[]),
        ("src-tauri/crates/store/Cargo.toml", &["kipp-domain"]),
        ("src-tauri/crates/documents/Cargo.toml", &["kipp-domain"]),
        ("src-tauri/crates/sheets/Cargo.toml", &["kipp-domain"]),
        ("src-tauri/crates/app/Cargo.toml", &["kipp-domain", "kipp-store", "kipp-documents", "kipp-sheets"]),
        ("src-tauri/crates/xtask/Cargo.toml", &[]),
    ];
    /// Domain is std and chrono; libm and the tables of Unicode are as pure.
    const PURE: &[&str] =
        &["chrono", "thiserror", "unicode-normalization", "strsim", "libm", "proptest", "expect-test"];
    if !path.ends_with("Cargo.toml") || path == "Cargo.toml" {
        return vec![];
    }
    let mut found = vec![];
    let mut inside = false;
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') {
            inside = line.trim_matches(['[', ']']).ends_with("dependencies");
            continue;
        }
        let name: String =
            line.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '-' || *letter == '_').collect();
        if !inside || name.is_empty() {
            continue;
        }
        let tauri = name.starts_with("tauri").then_some("tauri");
        let strangers =
            ONLY.iter().find(|(only, _)| *only == tauri.unwrap_or(&name)).is_some_and(|(_, who)| !who.contains(&path));
        let arrow = name.starts_with("kipp-")
            && ARROWS.iter().find(|(from, _)| *from == path).is_some_and(|(_, to)| !to.contains(&name.as_str()));
        let impure = path == "src-tauri/crates/domain/Cargo.toml" && !PURE.contains(&name.as_str());
        if strangers || arrow || impure {
            found.push(format!("{path}: {line}"));
        }
    }
    found
}

fn composed_sql((path, text): File<'_>) -> Vec<String> {
    let opens = |line: &str| {
        ["\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"CREATE ", "\"DROP ", "\"ALTER "]
            .iter()
            .any(|word| line.contains(word))
    };
    if path.starts_with("src-tauri/crates/store/src/") {
        let trusted = ["journal.rs", "journal/hindrances.rs", "records.rs", "references.rs", "codes.rs", "testing.rs"]
            .iter()
            .any(|name| path.ends_with(name));
        let composed = |line: &str| opens(line) && (line.contains("format!") || line.contains("concat"));
        return if trusted { vec![] } else { breaks(path, text, composed, &["rs"]) };
    }
    match path.starts_with("src-tauri/") && path.contains("/src/") {
        true => breaks(path, text, opens, &["rs"]),
        false => vec![],
    }
}

/// The contract's TypeScript is written by a program, a line each.
fn long_lines((path, text): File<'_>) -> Vec<String> {
    let ours = (path.starts_with("ui/") || path.starts_with("tests/"))
        && path != "ui/src/api/bindings.ts"
        && ["ts", "svelte", "css", "html", "js", "mjs"].contains(&ending(path));
    if !ours {
        return vec![];
    }
    let lines = (1..).zip(text.lines()).map(|(number, line)| (number, line.chars().count()));
    lines.filter(|(_, wide)| *wide > 120).map(|(number, wide)| format!("{path}:{number}: {wide} characters")).collect()
}

/// Lines of a stylesheet, or of the style block that ends a component, that select a test id.
fn styled_test_ids((path, text): File<'_>) -> Vec<String> {
    let mut inside = path.ends_with(".css");
    if !path.starts_with("ui/") || !(inside || path.ends_with(".svelte")) {
        return vec![];
    }
    let mut found = vec![];
    for (number, line) in (1..).zip(text.lines()) {
        inside |= line.starts_with("<style");
        if inside && line.contains("[data-testid") {
            found.push(format!("{path}:{number}: {}", line.trim()));
        }
    }
    found
}

fn registries((path, text): File<'_>) -> Vec<String> {
    if path == HERE {
        return vec![];
    }
    if path.ends_with(".npmrc") || path.ends_with("pip.conf") || path.ends_with(".pypirc") {
        return vec![format!("{path} is kept")];
    }
    if path.ends_with("Cargo.lock") {
        return breaks(
            path,
            text,
            |line| {
                line.starts_with("source =") && !line.contains("registry+https://github.com/rust-lang/crates.io-index")
            },
            &["lock"],
        );
    }
    let bad = [
        "registry.npmjs",
        "registry.yarnpkg",
        "npmmirror",
        "pypi.org",
        "pythonhosted",
        "--index-url",
        "index-url",
        "--registry",
        "replace-with",
        "\"resolved\":",
        "static.crates.io",
        "deb.debian.org",
        "http_proxy",
        "https_proxy",
    ];
    breaks(
        path,
        text,
        |line| bad.iter().any(|bad| line.contains(bad)),
        &["toml", "json", "md", "rs", "mjs", "ts", "sh", "py", "yml", "yaml"],
    )
}
