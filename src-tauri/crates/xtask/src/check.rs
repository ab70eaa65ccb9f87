//! `cargo x check`, `fmt` and `bindings`: what a reviewer should not have to say.

use std::fs;

use crate::Outcome;
use crate::bootstrap;
use crate::screen;
use crate::steps::{Steps, WHOLE, built, cargo, command, finish, root};

const BINDINGS: &str = "ui/src/api/bindings.ts";

pub fn check(_: &[String]) -> Outcome {
    bootstrap::for_tests()?;
    let mut steps = Steps::default();
    sources(&mut steps);
    clippy(&mut steps);
    generated(&mut steps);
    steps.tests("tidy", &mut cargo(&[&["test", "--quiet"], WHOLE, &["--test", "suite", "tidy"]].concat()));
    steps.finish()
}

/// What can be said of the sources without building anything.
pub fn sources(steps: &mut Steps) {
    steps.step("format", || finish(&mut cargo(&["fmt", "--all", "--check"])));
    steps.step("prettier", || npm("formatted"));
    steps.step("eslint", || npm("lint"));
    steps.step("svelte-check", || npm("check"));
}

/// It reads every crate once more, without making code: minutes on a fresh clone. After a build it finds the build
/// scripts' work done (SQLite above all).
pub fn clippy(steps: &mut Steps) {
    steps.step("clippy", || {
        finish(&mut cargo(&[&["clippy", "--quiet", "--all-targets"], WHOLE, &["--", "-D", "warnings"]].concat()))
    });
}

pub fn generated(steps: &mut Steps) {
    steps.step("bindings are up to date", bindings_are_current);
}

/// Lays out the Rust code, the screen and the journeys.
pub fn format(_: &[String]) -> Outcome {
    finish(&mut cargo(&["fmt", "--all"]))?;
    bootstrap::node()?;
    screen::install(&root().join("ui"))?;
    npm("format")
}

/// Writes the TypeScript of the contract.
pub fn bindings(_: &[String]) -> Outcome {
    finish(&mut cargo(&[&["build", "--quiet"], WHOLE, &["--example", "bindings"]].concat()))?;
    finish(&mut command(built("examples/bindings"), &[]))
}

/// A script of `ui/package.json`. The journeys beside it are laid out and judged by the same tools.
fn npm(script: &str) -> Outcome {
    finish(command("npm", &["run", "--silent", script]).current_dir(root().join("ui")))
}

fn bindings_are_current() -> Outcome {
    let committed = fs::read(root().join(BINDINGS)).map_err(|error| format!("{BINDINGS}: {error}"))?;
    bindings(&[])?;
    let generated = fs::read(root().join(BINDINGS)).map_err(|error| format!("{BINDINGS}: {error}"))?;
    if committed == generated {
        return Ok(());
    }
    Err(format!("{BINDINGS} was not what the contract says; it is now, commit it"))
}
