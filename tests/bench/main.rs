//! `cargo x bench`: the figures we promise, one line each, beside peers doing the same work in the same call.
//!
//! A figure is the median of some runs; "over" is a remark, never a verdict: timings do not fail a test. What is
//! measured as a process (certificates, recap) is a child of its own, so that cpu seconds and peak memory are its.
//! `kipp-bench [--runs N] [certificates|recap|ranking|desk|search|door|letters|imports|screens|window …]`.

mod border;
mod certificates;
mod desk;
mod door;
mod figures;
mod imports;
mod letters;
mod office;
mod peers;
mod recap;
mod screens;
mod search;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use figures::{Report, Trouble};

/// Where pictures, jobs, the large desk and what comes out are kept.
fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    target.join("bench")
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["--certificates", style, out] => certificates::print(style, out),
        ["--windows", runs] => window::run(runs),
        ["--recap", out] => recap::print(out),
        ["--runs", runs, ref parts @ ..] => runs.parse().map_err(Trouble::from).and_then(|runs| measure(runs, parts)),
        ref parts => measure(3, parts),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let _ = std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("kipp-bench: {trouble}\n"));
            ExitCode::FAILURE
        }
    }
}

fn measure(runs: usize, parts: &[&str]) -> Result<(), Trouble> {
    std::fs::create_dir_all(folder())?;
    let folder = folder().canonicalize()?;
    let runs = runs.max(1);
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);
    let mut report = Report::new(runs);
    report.head()?;
    if wanted("certificates") {
        certificates::measure(&mut report, &folder)?;
    }
    if wanted("recap") {
        recap::measure(&mut report, &folder)?;
    }
    if wanted("ranking") || wanted("desk") {
        desk::measure(&mut report, &folder)?;
    }
    if wanted("search") {
        search::measure(&mut report, &folder)?;
    }
    if wanted("door") {
        door::measure(&mut report, &folder)?;
    }
    if wanted("letters") {
        letters::measure(&mut report, &folder)?;
    }
    if wanted("imports") {
        imports::measure(&mut report, &folder)?;
    }
    if wanted("screens") {
        screens::measure(&mut report, &folder)?;
    }
    if wanted("window") {
        window::measure(&mut report)?;
    }
    report.foot()
}
