//! Every command of the contract with inputs that are almost right: whatever comes, the answer is a value or a refusal
//! in Indonesian that names its field, and a refusal writes nothing.
//!
//! The inputs are made from the shapes of the contract ([`shapes`]), filled with what stands in a prepared desk
//! ([`desks`]) and then spoiled ([`spoiling`]). What an answer may not be stands in [`judging`]. A new command needs
//! nothing here, unless no plain input of its shape is accepted: then [`desks::Desk::fixed`] says one, or
//! [`desks::Desk::prepare`] brings the desk to where one is.
//!
//! `KIPP_FUZZ=400 cargo test -p kipp-tests --test suite fuzz` spoils 400 inputs of each command and desk instead of a few.

mod desks;
mod judging;
mod shapes;
mod spoiling;

use std::collections::{BTreeMap, BTreeSet};

use kipp_api::commands::{COMMANDS, Command, Effect, Form};
use kipp_api::error::{ErrorDto, ProblemDto};
use serde_json::Value;

use desks::Desk;
use judging::faults_of;
use shapes::Shapes;
use spoiling::{Chance, spoil};

/// What a run did: for the report.
#[derive(Debug, Default)]
pub struct Figures {
    pub cases: u64,
    pub accepted: u64,
    pub refused: BTreeMap<String, u64>,
    /// Commands that took an unspoiled input on some desk.
    pub reached: BTreeSet<String>,
    /// Command, input and what was wrong with the answer; each kind of fault once a command.
    pub faults: Vec<String>,
}

/// Spoils `amount` inputs of every command on every desk.
pub fn run(amount: u64, seed: u64) -> Figures {
    let shapes = Shapes::read();
    let mut figures = Figures::default();
    for make in desks::ALL {
        let mut desk = make();
        let without_desk = desk.name == "none";
        for command in COMMANDS.iter().filter(|one| without_desk || !makes_a_sample(one.name)) {
            let mut chance = Chance::new(seed ^ desk.name.len() as u64, command.name);
            run_command(&mut desk, &shapes, command, amount, &mut chance, &mut figures);
        }
    }
    figures
}

/// What opens another desk, or sets pages, takes long: a few inputs are enough.
fn share(name: &str, form: Form, amount: u64) -> u64 {
    match name {
        "certificates.print" => amount.div_ceil(4),
        _ if form == Form::Bytes || name.starts_with("desks.") => amount.div_ceil(4),
        _ => amount,
    }
}

/// A whole sample is made: once is enough, and no desk needs to be open for it.
fn makes_a_sample(name: &str) -> bool {
    ["desks.create_sample", "desks.open_sample"].contains(&name)
}

fn run_command(
    desk: &mut Desk,
    shapes: &Shapes,
    command: &Command,
    amount: u64,
    chance: &mut Chance,
    figures: &mut Figures,
) {
    let (name, effect) = (command.name, command.effect);
    let mut known = BTreeSet::new();
    let mut fault = |figures: &mut Figures, desk: &Desk, raw: &str, what: String| {
        if known.insert(what.split(':').next().unwrap_or_default().to_owned()) {
            let shown: String = raw.chars().take(300).collect();
            figures.faults.push(format!("{} · {name} {shown}\n    {what}", desk.name));
        }
    };
    let mut prepared = desk.prepare(name);
    let mut before = desk.dump();
    for turn in 0..=share(name, command.form, amount) {
        let plain = prepared.clone().or_else(|| desk.fixed(name, chance));
        let base = plain.unwrap_or_else(|| shapes.input(name, desk, chance));
        // The first input is left as it is: it shows that the command's own code is reached.
        let raw = match turn {
            0 => base.to_string(),
            _ => spoil(base, chance, &desk.ids()),
        };
        let head = desk.head();
        figures.cases += 1;
        match desk.dispatch(name, &raw) {
            Ok(()) => {
                figures.accepted += 1;
                if turn == 0 {
                    figures.reached.insert(name.to_owned());
                }
                if effect != Effect::Look {
                    if let Some(what) = judging::signs_that_are_no_text(&desk.dump()) {
                        fault(figures, desk, &raw, format!("kept signs that are no text: {what}"));
                    }
                    desk.back();
                    prepared = desk.prepare(name);
                    before = desk.dump();
                }
            }
            Err(error) => {
                *figures.refused.entry(error.code.clone()).or_default() += 1;
                for what in faults_of(&error) {
                    fault(figures, desk, &raw, what);
                }
                if desk.head() != head {
                    fault(figures, desk, &raw, "a refused command wrote to the history".into());
                }
            }
        }
    }
    if desk.dump() != before {
        fault(figures, desk, "", "a refused command, or one that only looks, changed rows".into());
        desk.back();
    } else if prepared.is_some() {
        desk.back();
    }
}

/// Commands whose plain input is refused on every desk here, each with the reason.
const NEVER_ACCEPTED: &[(&str, &str)] = &[("desks.locate_recent", "files in memory lie nowhere")];

#[test]
fn whatever_comes_is_answered_or_refused_in_indonesian_with_its_field_and_without_a_trace() {
    let amount = std::env::var("KIPP_FUZZ").ok().and_then(|text| text.parse().ok()).unwrap_or(6);
    let seed = std::env::var("KIPP_FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2021);
    let figures = run(amount, seed);
    let said = format!("{} cases, {} accepted, refused {:?}", figures.cases, figures.accepted, figures.refused);
    assert!(figures.faults.is_empty(), "{said}\n{} faults:\n{}", figures.faults.len(), figures.faults.join("\n"));
    let missed: Vec<&str> = COMMANDS
        .iter()
        .map(|command| command.name)
        .filter(|name| !figures.reached.contains(*name) && !NEVER_ACCEPTED.iter().any(|(known, _)| known == name))
        .collect();
    assert!(missed.is_empty(), "{said}\nno plain input of these is accepted, so their code is not reached: {missed:?}");
    if std::env::var_os("KIPP_FUZZ").is_some() {
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), "{said}");
    }
}

#[test]
fn the_judge_sees_every_kind_of_fault() {
    let error = |code: &str, title: &str, detail: &str, field: &str| ErrorDto {
        code: code.into(),
        title: title.into(),
        detail: detail.into(),
        hints: vec![],
        problems: vec![ProblemDto { field: field.into(), severity: "salah".into(), text: "Nama belum diisi.".into() }],
        reference: None,
    };
    let good = error("invalid", "Nama belum diisi.", "Lembar “constraint” pada 2021.csv.", "name");
    assert_eq!(faults_of(&good), Vec::<String>::new(), "what was typed stands in quotes and is not judged");
    for (bad, what) in [
        (error("bug", "Perintah ini gagal.", "", "name"), "bug"),
        (error("boom", "Gagal.", "", "name"), "code"),
        (error("conflict", "Bertentangan.", "UNIQUE constraint failed: jurors.name", "name"), "English"),
        (error("invalid", "Nilai tidak sesuai, expected i64 at line 1 column 3.", "", "name"), "English"),
        (error("invalid", "Data tidak utuh: MarkOffScale { stage: StageId(100) }.", "", "name"), "Rust"),
        (error("invalid", "Nama belum diisi.", "Some(\"x\")", "name"), "Rust"),
        (error("invalid", "Nama belum diisi.", "", ""), "field"),
        (error("invalid", "", "", "name"), "words"),
    ] {
        assert!(faults_of(&bad).iter().any(|said| said.contains(what)), "{what}: {:?}", faults_of(&bad));
    }
    assert_eq!(judging::signs_that_are_no_text("settings {\"value\":\"a\\u001bb\"}"), Some("\\u001b".into()));
    assert_eq!(judging::signs_that_are_no_text("settings {\"value\":\"a\u{202e}b\"}"), Some("\u{202e}".into()));
    assert_eq!(judging::signs_that_are_no_text("settings {\"value\":\"a\\nb\"}"), None);
}

#[test]
fn a_refusal_that_writes_is_seen() {
    let mut desk = desks::own();
    let (head, rows) = (desk.head(), desk.dump());
    desk.dispatch("settings.put", r#"{"values":[{"key":"daerah","value":"Uji"}]}"#).expect("a write");
    assert_ne!(desk.head(), head);
    assert_ne!(desk.dump(), rows);
    desk.back();
    assert_eq!(desk.dump(), rows, "and taken back");
}

#[test]
fn an_input_is_spoiled_in_many_ways_and_always_the_same() {
    let base: Value = serde_json::json!({ "edition": 1, "title": "Judul", "rows": [{ "code": "a", "text": "b" }] });
    let many = |seed: u64| -> Vec<String> {
        let mut chance = Chance::new(seed, "submissions.save");
        (0..200).map(|_| spoil(base.clone(), &mut chance, &[1, 2])).collect()
    };
    assert_eq!(many(1), many(1));
    assert_ne!(many(1), many(2));
    let different: BTreeSet<String> = many(1).into_iter().collect();
    assert!(different.len() > 120, "{} of 200 differ", different.len());
}
