//! The terminal: one place that writes to it.

use std::io::Write;

/// One line to stdout. A closed pipe is no reason to stop.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}");
    let _ = out.flush();
}
