//! kill -9 in the middle of writing (`safety.md` D1, tier T0: 50 kills). An acknowledgement counts once the command
//! answered and the number crossed a pipe. 0 of 50 lost means at most 6 % with 95 % confidence; more by
//! `cargo x campaign kills --amount 2000`.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{Answer, App, dispatch};
use serde_json::Value;

use super::{Moments, SEED, amount};

/// What one killed writer left behind.
struct Round {
    acknowledged: Vec<u64>,
    found: BTreeSet<u64>,
    /// Agencies without both of their aliases: half an operation.
    halves: Vec<u64>,
    check: Value,
}

/// Starts a writer, lets it acknowledge a few, kills it a moment later, opens the file again.
fn round(folder: &Path, first: u64, moments: &mut Moments, too_early: bool) -> Round {
    let mut writer = start_writer(folder, first, too_early);
    let lines = BufReader::new(writer.stdout.take().expect("a pipe"));
    let mut lines = lines.lines().map(|line| line.expect("a line").parse::<u64>().expect("a number"));
    let wanted = 1 + moments.below(12) as usize;
    let mut acknowledged: Vec<u64> = lines.by_ref().take(wanted).collect();
    assert_eq!(acknowledged.len(), wanted, "the writer ended by itself");
    // Somewhere inside the next operation, which takes a few milliseconds.
    let moment = if too_early { Duration::ZERO } else { Duration::from_micros(moments.below(6000)) };
    let begun = Instant::now();
    while begun.elapsed() < moment {
        std::hint::spin_loop();
    }
    writer.kill().expect("SIGKILL");
    writer.wait().expect("the end");
    // What had crossed the pipe before the kill was acknowledged too.
    acknowledged.extend(lines);
    let app = App::new(folder.to_path_buf(), "Pemeriksa".into());
    read(&app, "desks.open_default");
    let list = read(&app, "agencies.list");
    let agencies: Vec<_> = list["agencies"].as_array().expect("agencies").iter().map(number_and_aliases).collect();
    let check = read(&app, "desks.check");
    read(&app, "desks.close");
    Round {
        acknowledged,
        found: agencies.iter().map(|(number, _)| *number).collect(),
        halves: agencies.iter().filter(|(_, aliases)| *aliases != 2).map(|(number, _)| *number).collect(),
        check,
    }
}

fn start_writer(folder: &Path, first: u64, too_early: bool) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kipp-writer"));
    command.arg(folder).arg(first.to_string()).args(too_early.then_some("--too-early"));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().expect("kipp-writer")
}

fn number_and_aliases(agency: &Value) -> (u64, usize) {
    let code = agency["code"].as_str().expect("a code");
    let number = code.strip_prefix('U').and_then(|number| number.parse().ok()).expect("one of ours");
    (number, agency["aliases"].as_array().map_or(0, Vec::len))
}

fn read(app: &App, name: &str) -> Value {
    let (files, cancel) = (MemoryFiles::default(), Cancel::default());
    let clock = FixedClock(UtcMillis(1_800_000_000_000));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
    match dispatch(app, name, "{}", &ctx) {
        Ok(Answer::Json(text)) => serde_json::from_str(&text).expect("JSON"),
        Ok(Answer::Bytes(_)) => panic!("{name}: bytes"),
        Err(refused) => panic!("{name}: {refused:?}"),
    }
}

#[test]
fn no_acknowledged_change_is_lost_by_a_kill() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut moments = Moments(SEED);
    let (mut first, mut total) = (1, 0);
    for kill in 0..amount("kills", 50) {
        let round = round(folder.path(), first, &mut moments, false);
        let lost: Vec<_> = round.acknowledged.iter().filter(|number| !round.found.contains(number)).collect();
        let last = *round.acknowledged.last().expect("some");
        let unsaid: Vec<_> = round.found.iter().filter(|number| **number > last).collect();
        assert!(lost.is_empty(), "kill {kill}, seed {SEED}: acknowledged and lost: {lost:?}");
        assert!(unsaid.len() <= 1, "kill {kill}: more than the operation under way: {unsaid:?}");
        assert!(round.halves.is_empty(), "kill {kill}: half an operation: {:?}", round.halves);
        assert_eq!(round.check["clean"], true, "kill {kill}: {}", round.check);
        total += round.acknowledged.len();
        first = round.found.last().expect("some") + 1;
    }
    assert!(total > 100, "the writers wrote: {total}");
}

#[test]
fn a_writer_that_acknowledges_before_commit_is_caught() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut moments = Moments(SEED);
    let (mut first, mut lost) = (1, 0);
    for _ in 0..20 {
        let round = round(folder.path(), first, &mut moments, true);
        lost += round.acknowledged.iter().filter(|number| !round.found.contains(number)).count();
        first = round.acknowledged.last().expect("some") + 1;
    }
    assert!(lost > 0, "the control must lose, or the test above could not see a loss");
}
