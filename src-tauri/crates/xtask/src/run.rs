//! `cargo x run` and `cargo x bench`.

use std::path::Path;

use crate::Outcome;
use crate::bootstrap;
use crate::packages;
use crate::say::say;
use crate::screen;
use crate::steps::{built, cargo, command, finish, root};

/// Opens the window; where there is no display, prints the sample instead, so that a fresh machine shows something true.
pub fn run(args: &[String]) -> Outcome {
    bootstrap::for_window()?;
    build_shell()?;
    let shell = built("meja-kipp");
    if !args.is_empty() {
        return finish(command(shell, &[]).args(args));
    }
    if has_display() {
        return finish(&mut command(shell, &[]));
    }
    say("Tidak ada layar: contoh dicetak ke out/ sebagai gantinya.");
    finish(&mut command(shell, &["contoh", "out/"]))
}

/// Processor minutes of the first build, measured on two shared cores.
const FIRST_BUILD: usize = 9;

/// With the whole workspace's features, so that `cargo x test` and `cargo x run` share what they compile. cargo shows its
/// own progress all the time.
fn build_shell() -> Outcome {
    if !built("meja-kipp").exists() {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        say(&format!(
            "Membangun program untuk pertama kali: sekitar {} menit, unduhan 100 MB, ruang 6 GB. Sesudahnya beberapa detik.",
            FIRST_BUILD.div_ceil(cores)
        ));
    }
    finish(&mut cargo(&["build", "--workspace", "--bin", "meja-kipp"]))
}

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// One line per figure; peers from PyPI in a venv of their own.
pub fn bench(args: &[String]) -> Outcome {
    bootstrap::for_tests()?;
    packages::ensure(&["python3-venv"])?;
    let python = peers()?;
    finish(&mut cargo(&["build", "--quiet", "--release", "-p", "meja-kipp", "--bins", "--example", "empty"]))?;
    screen::install(&root().join("tests/e2e"))?;
    finish(&mut cargo(&["build", "--quiet", "--release", "-p", "kipp-tests", "--bin", "kipp-bridge"]))?;
    finish(
        cargo(&["run", "--quiet", "--release", "-p", "kipp-tests", "--bin", "kipp-bench", "--"])
            .args(args)
            .env("KIPP_BENCH_PYTHON", python),
    )
}

fn peers() -> Result<std::path::PathBuf, String> {
    let venv = root().join(".tools/peers");
    let python = venv.join("bin/python");
    if !has_peers(&venv) {
        say("reportlab, typst: .tools/peers");
        let folder = venv.to_string_lossy().into_owned();
        finish(&mut command("/usr/bin/python3", &["-m", "venv", &folder]))?;
        finish(&mut command(&python, &["-m", "pip", "install", "--quiet", "reportlab", "typst"]))?;
    }
    Ok(python)
}

fn has_peers(venv: &Path) -> bool {
    command(venv.join("bin/python"), &["-c", "import reportlab, typst"])
        .output()
        .is_ok_and(|done| done.status.success())
}
