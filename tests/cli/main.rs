//! The command line without Tauri around it, for tests that need it as a process of its own.

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    let code = kipp_cli::run(&args, &mut std::io::stdout().lock(), &mut std::io::stderr().lock());
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
