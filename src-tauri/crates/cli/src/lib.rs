//! The command line: arguments in, text and an exit code out, through the same dispatcher as the window.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no window possible.

use std::ffi::OsString;
use std::io::Write;

/// Runs one command line (without the program's name) and answers its exit code.
pub fn run(args: &[OsString], out: &mut dyn Write, err: &mut dyn Write) -> i32 {
    let _ = (args, out);
    let _ = writeln!(err, "Perintah tidak dikenal. Lihat: meja-kipp --help");
    2
}
