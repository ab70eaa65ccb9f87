//! Calling tools: where things are, how one is started, and how a test runner's closing lines are counted.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::say::say;

/// Everything at once and with the features of everything: whatever is built this way is compiled once, for all commands.
pub const WHOLE: &[&str] = &["--workspace", "--features", "meja-kipp/blackbox"];

/// The top folder of the project: of the tree `cargo x` was called in, even when trees share one target folder.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(3).unwrap_or(&here).to_path_buf()
}

/// Where cargo builds: `CARGO_TARGET_DIR`, else `target`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |set| root().join(set))
}

/// The program `name` of a debug build.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// A command in the top folder.
pub fn command(program: impl AsRef<OsStr>, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    command
}

/// cargo, the same one that runs us.
pub fn cargo(args: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), args)
}

/// Runs to the end, output passed through.
pub fn finish(command: &mut Command) -> Outcome {
    let shown = shown(command);
    let status = command.status().map_err(|error| format!("{shown}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{shown}: {status}")) }
}

/// Runs to the end and answers stdout; stderr is passed through.
pub fn output_of(command: &mut Command) -> Result<String, String> {
    let shown = shown(command);
    let done = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{shown}: {error}"))?;
    if !done.status.success() {
        return Err(format!("{shown}: {}", done.status));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    words.join(" ")
}

/// Whether `program` can be started.
pub fn exists(program: &str) -> bool {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// Tests counted over several runners.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

/// A run of steps that goes on after a failed one and tells time and count at the end.
#[derive(Debug)]
pub struct Steps {
    started: Instant,
    count: Count,
    lines: Vec<String>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { started: Instant::now(), count: Count::default(), lines: Vec::new() }
    }
}

impl Steps {
    /// A step that only succeeds or fails; a failed one counts as a failed test.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> bool {
        let begun = begin(name);
        let done = work();
        if let Err(reason) = &done {
            say(&format!("FAILED {name}: {reason}"));
            self.count.failed += 1;
        }
        self.note(name, begun, done.is_ok(), "");
        done.is_ok()
    }

    /// A test runner, whose closing lines are counted while its output passes through.
    pub fn tests(&mut self, name: &str, command: &mut Command) -> bool {
        let begun = begin(name);
        let (count, ended_well) = match counted(command, None) {
            Ok(done) => done,
            Err(reason) => {
                say(&format!("FAILED {name}: {reason}"));
                (Count::default(), false)
            }
        };
        // A runner that broke without a word of a failed test failed all the same; so did one that ran nothing.
        let ran = count.passed + count.failed > 0;
        let unexplained = count.failed == 0 && (!ended_well || !ran);
        self.count.passed += count.passed;
        self.count.failed += count.failed + u32::from(unexplained);
        let well = ended_well && ran && count.failed == 0;
        self.note(name, begun, well, &format!("{} passed, {} failed", count.passed, count.failed));
        well
    }

    /// Journeys file by file, so that a hanging one is ended without the others. Their counts are one line.
    pub fn journeys(&mut self, name: &str, files: Vec<Command>) {
        let begun = begin(name);
        let mut all = Count::default();
        for mut command in files {
            let (count, well) = counted(&mut command, Some(SILENCE)).unwrap_or_else(|reason| {
                say(&format!("FAILED {reason}"));
                (Count::default(), false)
            });
            let unexplained = count.failed == 0 && (!well || count.passed == 0);
            all.passed += count.passed;
            all.failed += count.failed + u32::from(unexplained);
        }
        self.count.passed += all.passed;
        self.count.failed += all.failed;
        self.note(
            name,
            begun,
            all.failed == 0 && all.passed > 0,
            &format!("{} passed, {} failed", all.passed, all.failed),
        );
    }

    /// Prints the summary; the last line is `N passed, N failed`.
    pub fn finish(self) -> Outcome {
        say("");
        for line in &self.lines {
            say(line);
        }
        say(&format!("total {:.0} s", self.started.elapsed().as_secs_f64()));
        say(&format!("{} passed, {} failed", self.count.passed, self.count.failed));
        if self.count.failed == 0 { Ok(()) } else { Err("something failed, see above".into()) }
    }

    fn note(&mut self, name: &str, begun: Instant, well: bool, more: &str) {
        let mark = if well { "ok    " } else { "FAILED" };
        self.lines.push(format!("{mark} {:>6.1} s  {name}  {more}", begun.elapsed().as_secs_f64()));
    }
}

fn begin(name: &str) -> Instant {
    say(&format!("\n== {name}"));
    Instant::now()
}

/// A file of journeys that says nothing for so long hangs: its harness says every 30 s that it goes on, and ends by itself
/// a test that does not (`tests/e2e/harness/patience.mjs`).
const SILENCE: Duration = Duration::from_secs(180);

/// Counts what a runner says while it is passed through. With `silence`, one that says nothing for so long is ended.
fn counted(command: &mut Command, silence: Option<Duration>) -> Result<(Count, bool), String> {
    let shown = shown(command);
    let failed = |error| format!("{shown}: {error}");
    if silence.is_some() {
        own_group(command);
    }
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let heard = heard(&lines_of(&mut child), silence, &mut say);
    if let Some(last_test) = heard.silent_after {
        let seconds = silence.unwrap_or_default().as_secs();
        say(&format!("FAILED {shown}: stands still, no line for {seconds} s; the last test: {last_test}"));
        end_group(&mut child).map_err(failed)?;
        return Ok((Count { failed: heard.count.failed.max(1), ..heard.count }, false));
    }
    let status = child.wait().map_err(failed)?;
    Ok((heard.count, status.success()))
}

/// What a runner said until it ended or fell silent.
#[derive(Debug, Default, PartialEq)]
struct Heard {
    count: Count,
    /// It fell silent: the last test it told.
    silent_after: Option<String>,
}

/// Passes lines through and counts what they say.
fn heard(lines: &Receiver<String>, silence: Option<Duration>, say: &mut impl FnMut(&str)) -> Heard {
    let (mut count, mut last_test) = (Count::default(), String::from("none"));
    loop {
        let line = match silence {
            Some(silence) => lines.recv_timeout(silence),
            None => lines.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match line {
            Ok(line) => {
                say(&line);
                add(&mut count, &line);
                let line = plain(&line);
                if line.trim_start().starts_with(['✔', '✖']) {
                    last_test = line.trim().to_string();
                }
            }
            Err(RecvTimeoutError::Disconnected) => return Heard { count, silent_after: None },
            Err(RecvTimeoutError::Timeout) => return Heard { count, silent_after: Some(last_test) },
        }
    }
}

/// What the child says, line by line, until it has nothing more to say.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (send, lines) = channel();
    if let Some(out) = child.stdout.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(out).split(b'\n').map_while(Result::ok) {
                if send.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                    break;
                }
            }
        });
    }
    lines
}

/// The command and what it starts can be ended together.
#[cfg(unix)]
fn own_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}
#[cfg(not(unix))]
fn own_group(_: &mut Command) {}

/// Asks the group of `own_group` to end, and ends it when it does not within 5 seconds.
fn end_group(child: &mut Child) -> std::io::Result<ExitStatus> {
    let group = format!("-{}", child.id());
    let tell = |signal: &str| Command::new("kill").args([signal, "--", &group]).stderr(Stdio::null()).status();
    tell("-TERM")?;
    let asked = Instant::now();
    while asked.elapsed() < Duration::from_secs(5) {
        if let Some(status) = child.try_wait()? {
            // What it started may still be there.
            let _ = tell("-KILL");
            return Ok(status);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    tell("-KILL")?;
    child.wait()
}

/// Adds what a closing line of cargo test, node --test or vitest says.
fn add(count: &mut Count, line: &str) {
    let line = plain(line);
    let line = line.trim();
    let number_before = |word: &str| {
        let before = line.split(word).next()?;
        before.split_whitespace().last()?.parse::<u32>().ok().filter(|_| line.contains(word))
    };
    let vitest = line.starts_with("Tests ") && line.ends_with(')');
    if line.starts_with("test result:") || vitest {
        count.passed += number_before(" passed").unwrap_or_default();
        count.failed += number_before(" failed").unwrap_or_default();
    } else if let Some((mark, rest)) = line.split_once(' ')
        && matches!(mark, "#" | "ℹ")
        && let Some((word, number)) = rest.split_once(' ')
    {
        let number: u32 = number.trim().parse().unwrap_or_default();
        match word {
            "pass" => count.passed += number,
            "fail" | "cancelled" => count.failed += number,
            _ => {}
        }
    }
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            for c in chars.by_ref() {
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_that_falls_silent_is_told_from_one_that_ended() {
        let (send, lines) = channel();
        for line in ["✔ the first", "# pass 1"] {
            send.send(line.to_owned()).expect("a listener");
        }
        let mut said = Vec::new();
        let silent = heard(&lines, Some(Duration::from_millis(1)), &mut |line: &str| said.push(line.to_owned()));
        let count = Count { passed: 1, failed: 0 };
        assert_eq!(silent, Heard { count, silent_after: Some("✔ the first".into()) });
        assert_eq!(said, ["✔ the first", "# pass 1"]);
        drop(send);
        assert_eq!(heard(&lines, Some(Duration::from_millis(1)), &mut |_: &str| ()), Heard::default());
    }

    #[cfg(unix)]
    #[test]
    fn what_a_silent_runner_started_is_ended_with_it() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 600 & wait"]).stdout(Stdio::null());
        own_group(&mut command);
        let mut child = command.spawn().expect("sh");
        let status = end_group(&mut child).expect("an end");
        assert!(!status.success());
    }

    #[test]
    fn closing_lines_are_counted() {
        let cases = [
            ("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.07s", (12, 0)),
            ("test result: FAILED. 9 passed; 1 failed; 0 ignored; 0 measured", (9, 1)),
            ("# pass 5", (5, 0)),
            ("ℹ fail 2", (0, 2)),
            ("\u{1b}[34mℹ pass 3\u{1b}[39m", (3, 0)),
            ("      Tests  1 failed | 4 passed (5)", (4, 1)),
            ("      Tests  27 passed (27)", (27, 0)),
            (
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m7 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (7)\u{1b}[39m",
                (7, 0),
            ),
            (" Test Files  3 passed (3)", (0, 0)),
            ("test rules::passed ... ok", (0, 0)),
            ("# duration_ms 120", (0, 0)),
        ];
        for (line, (passed, failed)) in cases {
            let mut count = Count::default();
            add(&mut count, line);
            assert_eq!(count, Count { passed, failed }, "{line:?}");
        }
    }
}
