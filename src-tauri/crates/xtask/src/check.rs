//! `cargo x check`, `fmt` and `bindings`: what a reviewer should not have to say.

use std::fs;

use crate::Outcome;
use crate::bootstrap;
use crate::steps::{Steps, WHOLE, built, cargo, command, finish, root};

const BINDINGS: &str = "ui/src/api/bindings.ts";

pub fn check(_: &[String]) -> Outcome {
    bootstrap::for_tests()?;
    let mut steps = Steps::default();
    steps.step("format", || finish(&mut cargo(&["fmt", "--all", "--check"])));
    steps.step("clippy", || {
        finish(&mut cargo(&[&["clippy", "--quiet", "--all-targets"], WHOLE, &["--", "-D", "warnings"]].concat()))
    });
    steps.step("svelte-check", svelte_check);
    steps.step("bindings are up to date", bindings_are_current);
    steps.tests("tidy", &mut cargo(&[&["test", "--quiet"], WHOLE, &["--test", "suite", "tidy"]].concat()));
    steps.finish()
}

pub fn format(_: &[String]) -> Outcome {
    finish(&mut cargo(&["fmt", "--all"]))
}

/// Writes the TypeScript of the contract.
pub fn bindings(_: &[String]) -> Outcome {
    finish(&mut cargo(&[&["build", "--quiet"], WHOLE, &["--example", "bindings"]].concat()))?;
    finish(&mut command(built("examples/bindings"), &[]))
}

pub fn svelte_check() -> Outcome {
    finish(command("npm", &["run", "--silent", "check"]).current_dir(root().join("ui")))
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
