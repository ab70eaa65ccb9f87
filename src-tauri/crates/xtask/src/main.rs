//! `cargo x …`: the project's own commands. std only, so that it is built in a blink on a fresh machine.
//!
//! Every command first makes sure of what it needs (`bootstrap`): system packages, npm packages, the built screen.
//! It knows how to call tools and count what they report; it knows nothing of the product. Start at [`VERBS`].

mod bootstrap;
mod campaign;
mod check;
mod packages;
mod run;
mod say;
mod screen;
mod steps;
mod test;
mod windows;

use std::process::ExitCode;

use say::say;

/// What went wrong, in a sentence for the terminal.
pub type Outcome = Result<(), String>;

type Verb = (&'static str, &'static str, fn(&[String]) -> Outcome);

const VERBS: &[Verb] = &[
    ("run", "open the window; without a display print the sample into out/", run::run),
    ("test", "everything CI runs: all of check, screen, suite, browser and window journeys", test::test),
    ("check", "format, prettier, eslint, svelte-check, clippy, generated bindings, tidy", check::check),
    ("fmt", "lay out the Rust code, the screen and the journeys", check::format),
    ("bindings", "write ui/src/api/bindings.ts from the contract", check::bindings),
    ("ui", "build the screen into ui/dist", screen::build_command),
    ("e2e", "the browser and window journeys alone", test::journeys),
    ("campaign", "a campaign of the suite at any size: NAME --amount N", campaign::campaign),
    ("bench", "the figures we promise, one line each", run::bench),
    ("windows", "build meja-kipp.exe and compare its sample under Wine, byte by byte", windows::windows),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = args.split_first() else {
        return usage();
    };
    let Some((_, _, verb)) = VERBS.iter().find(|(known, _, _)| known == name) else {
        return usage();
    };
    match verb(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            say(&format!("cargo x {name}: {reason}"));
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    say("cargo x <command>");
    for (name, purpose, _) in VERBS {
        say(&format!("  {name:<10}{purpose}"));
    }
    ExitCode::from(2)
}
