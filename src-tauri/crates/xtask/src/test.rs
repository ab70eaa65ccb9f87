//! `cargo x test`: what CI runs, and what the README promises. `cargo x e2e`: its journeys alone.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::bootstrap;
use crate::check;
use crate::screen;
use crate::steps::{Steps, WHOLE, built, cargo, command, finish, root};

pub fn test(_: &[String]) -> Outcome {
    let mut steps = Steps::default();
    if !steps.step("what the machine needs, and ui/dist", bootstrap::for_tests) {
        return steps.finish();
    }
    check::sources(&mut steps);
    steps.tests("vitest", command("npx", &["vitest", "run"]).current_dir(root().join("ui")));
    if !steps.step("build", build) {
        return steps.finish();
    }
    check::generated(&mut steps);
    steps.tests("cargo test", &mut cargo(&[&["test", "--no-fail-fast"], WHOLE].concat()));
    check::clippy(&mut steps);
    run_journeys(&mut steps);
    steps.finish()
}

pub fn journeys(_: &[String]) -> Outcome {
    let mut steps = Steps::default();
    if steps.step("what the machine needs, and ui/dist", bootstrap::for_tests) && steps.step("build", build) {
        run_journeys(&mut steps);
    }
    steps.finish()
}

/// Tests, programs and examples together: the same features for all of them.
fn build() -> Outcome {
    finish(&mut cargo(&[&["build", "--all-targets"], WHOLE].concat()))
}

fn run_journeys(steps: &mut Steps) {
    if !steps.step("npm packages of the journeys", || screen::install(&root().join("tests/e2e"))) {
        return;
    }
    steps.journeys("browser journeys", files("browser").into_iter().map(|file| journey(file, &[])).collect());
    match bootstrap::tauri_driver() {
        Ok(driver) => {
            // Its own bus first: or another run's single instance swallows the window. One display, one run at a time.
            let around = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"];
            let each = files("window").into_iter().map(|file| {
                let mut command = journey(file, &around);
                command.env("TAURI_DRIVER", &driver).env("NO_AT_BRIDGE", "1");
                command
            });
            steps.journeys("window journeys", each.collect());
        }
        Err(reason) => {
            steps.step("window journeys", || Err(reason));
        }
    }
}

fn files(name: &str) -> Vec<PathBuf> {
    let folder = root().join("tests/e2e").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    files
}

/// One file of journeys, started by `around`.
fn journey(file: PathBuf, around: &[&str]) -> Command {
    let words = [around, &["node", "--test", "--test-concurrency=1", "--test-reporter=spec"]].concat();
    let mut command = command(words[0], &words[1..]);
    command.arg(file);
    command.env("KIPP_BRIDGE", built("kipp-bridge")).env("KIPP_SHELL", built("meja-kipp"));
    command
}
