//! Start to first paint and memory of the window, against an empty shell in the same WebView (`examples/empty.rs`).
//!
//! Both are started anew for every run, in turns, on a display and a bus of their own; both say `painted frame` when their
//! page has been on the screen for two frames: the desk's is then a still frame of the window. It says `painted desk` when
//! its desk file is open and shown, two frames later. Memory is the proportional share (PSS) of the program and its children.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::figures::{Goal, Report, Trouble, median};

/// How long a page may take, and how long it then rests before its memory is counted.
const PATIENCE: Duration = Duration::from_secs(30);
const REST: Duration = Duration::from_millis(1500);

/// Beside this program: the desk's window and the empty one.
fn programs() -> Option<[PathBuf; 2]> {
    let folder = std::env::current_exe().ok()?.parent()?.to_path_buf();
    let programs = [folder.join("meja-kipp"), folder.join("examples/empty")];
    programs.iter().all(|program| program.exists()).then_some(programs)
}

pub fn measure(report: &mut Report) -> Result<(), Trouble> {
    let what = "first paint of the window";
    if programs().is_none() {
        return report.not_measured(what, "no meja-kipp and examples/empty beside this program");
    }
    let done = Command::new("dbus-run-session")
        .args(["--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"])
        .arg(std::env::current_exe()?)
        .args(["--windows", &(report.runs * 2 + 1).to_string()])
        .env("NO_AT_BRIDGE", "1")
        .output();
    let done = match done {
        Ok(done) if done.status.success() => String::from_utf8(done.stdout)?,
        Ok(done) => return report.not_measured(what, &last_line(&done.stderr)),
        Err(error) => return report.not_measured(what, &format!("dbus-run-session: {error}")),
    };
    let of = |who: &str, column: usize| {
        let rows = done.lines().filter_map(|line| line.strip_prefix(who));
        median(rows.filter_map(|row| row.split_whitespace().nth(column)?.parse::<f64>().ok()))
    };
    let (paint, empty_paint) = (of("desk ", 0), of("empty ", 0));
    let (memory, empty_memory) = (of("desk ", 1), of("empty ", 1));
    let stands = of("desk ", 2);
    report.line("empty shell: start to first paint", empty_paint, "ms", Goal::None)?;
    report.line("the desk: start to first paint, the frame of its window", paint, "ms", Goal::None)?;
    report.line("  against the empty shell", paint / empty_paint, "x", Goal::AtMost(1.3))?;
    report.line("the desk: start until the desk stands, its desk file open", stands, "ms", Goal::None)?;
    report.line("  against the empty shell", stands / empty_paint, "x", Goal::None)?;
    report.line("empty shell: memory (PSS of its processes)", empty_memory, "MiB", Goal::None)?;
    report.line("the desk: memory (PSS of its processes)", memory, "MiB", Goal::None)?;
    report.line("  against the empty shell", memory / empty_memory, "x", Goal::None)
}

fn last_line(text: &[u8]) -> String {
    String::from_utf8_lossy(text).lines().last().unwrap_or("no answer").to_owned()
}

/// On a display: starts both in turns, one line a start. The first start of each makes its folders and is not told.
pub fn run(runs: &str) -> Result<(), Trouble> {
    let Some(programs) = programs() else { return Err("no programs".into()) };
    let home = tempfile::tempdir()?;
    for run in 0..=runs.parse::<usize>()? {
        for ((name, last), program) in [("desk", "painted desk"), ("empty", "painted frame")].iter().zip(&programs) {
            let started = start(program, last, home.path());
            let Start { paint, last, memory } =
                started.map_err(|error| format!("start {run} of the {name}: {error}"))?;
            if run > 0 {
                writeln!(std::io::stdout(), "{name} {paint:.1} {memory:.1} {last:.1}")?;
            }
        }
    }
    Ok(())
}

/// Milliseconds to the first paint and to the last, and mebibytes after a rest.
struct Start {
    paint: f64,
    last: f64,
    memory: f64,
}

fn start(program: &Path, last: &'static str, home: &Path) -> Result<Start, Trouble> {
    let mut command = Command::new(program);
    for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")] {
        command.env(name, home.join(folder));
    }
    command.env("HOME", home).env("KIPP_PAINTED", "1");
    let begun = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let painted = painted(&mut child, last, begun);
    let memory = painted.as_ref().ok().map(|_| {
        std::thread::sleep(REST);
        memory_of(child.id())
    });
    child.kill()?;
    child.wait()?;
    let (paint, last) = painted?;
    Ok(Start { paint, last, memory: memory.unwrap_or_default() })
}

/// Waits for the first word and for the last. A page that never comes is ended by the outer program's end.
fn painted(child: &mut Child, last: &'static str, begun: Instant) -> Result<(f64, f64), Trouble> {
    let out = child.stdout.take().ok_or("no output")?;
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            if line.starts_with("painted") {
                let _ = tell.send((begun.elapsed().as_secs_f64() * 1000.0, line.starts_with(last)));
            }
        }
    });
    let heard = || told.recv_timeout(PATIENCE).map_err(|error| format!("{last} was never said: {error}"));
    let first = heard()?;
    let mut now = first;
    while !now.1 {
        now = heard()?;
    }
    Ok((first.0, now.0))
}

/// PSS of a process and everything it started, in MiB.
fn memory_of(program: u32) -> f64 {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse::<u32>().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((process, parent))
        })
        .collect();
    let mut family = vec![program];
    let mut at = 0;
    while let Some(one) = family.get(at).copied() {
        family.extend(parents.iter().filter(|(_, parent)| *parent == one).map(|(process, _)| *process));
        at += 1;
    }
    family.into_iter().map(share_of).sum::<f64>() / 1024.0
}

/// KiB.
fn share_of(process: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
