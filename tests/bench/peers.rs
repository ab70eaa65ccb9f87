//! Programs measured as whole processes: ours and the peers from PyPI, by the same small Python script.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::figures::{Trouble, median};

/// What one run of a process cost.
#[derive(Clone, Copy, Debug)]
pub struct Spent {
    pub wall_s: f64,
    pub cpu_s: f64,
    pub peak_mib: f64,
    pub bytes: f64,
}

/// The middle of some runs, figure by figure.
pub fn middle(runs: &[Spent]) -> Spent {
    let of = |figure: fn(&Spent) -> f64| median(runs.iter().map(figure));
    Spent {
        wall_s: of(|one| one.wall_s),
        cpu_s: of(|one| one.cpu_s),
        peak_mib: of(|one| one.peak_mib),
        bytes: of(|one| one.bytes),
    }
}

/// The Python that has reportlab and typst; `cargo x bench` makes it and names it.
pub fn python() -> Option<PathBuf> {
    std::env::var_os("KIPP_BENCH_PYTHON").map(PathBuf::from)
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("bench/peers")
}

/// Writes what the peers are to set, as JSON.
pub fn put_job(path: &Path, job: &Value) -> Result<(), Trouble> {
    Ok(fs::write(path, job.to_string())?)
}

/// The pictures and the QR symbols, made once.
pub fn make_assets(python: &Path, folder: &Path, contents: &Path) -> Result<(), Trouble> {
    let done = Command::new(python).arg(scripts().join("assets.py")).arg(folder).arg(contents).status()?;
    if done.success() { Ok(()) } else { Err("assets.py failed".into()) }
}

/// One run of a peer's script.
pub fn run_peer(python: &Path, script: &str, args: &[&Path], out: &Path) -> Result<Spent, Trouble> {
    let script = scripts().join(script);
    let mut words: Vec<&Path> = vec![python, &script];
    words.extend(args);
    words.push(out);
    run(python, &words, out)
}

/// One run of ourselves with these words.
pub fn run_self(words: &[&str], out: &Path) -> Result<Spent, Trouble> {
    let own = std::env::current_exe()?;
    let mut all: Vec<&Path> = vec![&own];
    all.extend(words.iter().map(Path::new));
    all.push(out);
    let measure = python().unwrap_or_else(|| "python3".into());
    run(&measure, &all, out)
}

fn run(measure: &Path, words: &[&Path], out: &Path) -> Result<Spent, Trouble> {
    let _ = fs::remove_file(out);
    let done = Command::new(measure).arg(scripts().join("measure.py")).args(words).output()?;
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    let said: Vec<f64> =
        text.lines().last().unwrap_or_default().split(' ').filter_map(|word| word.parse().ok()).collect();
    let [wall_s, cpu_s, peak_kib] = said[..] else {
        return Err(format!("{words:?}: {text}{}", String::from_utf8_lossy(&done.stderr)).into());
    };
    if !done.status.success() {
        return Err(format!("{words:?}: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    #[allow(clippy::cast_precision_loss)]
    let bytes = fs::metadata(out)?.len() as f64;
    Ok(Spent { wall_s, cpu_s, peak_mib: peak_kib / 1024.0, bytes })
}
