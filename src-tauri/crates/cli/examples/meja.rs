//! The command line alone, for machines without the window's libraries: `cargo run -p kipp-cli --example meja -- …`.

use std::ffi::OsString;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let code = kipp_cli::run(&args, &mut std::io::stdout().lock(), &mut std::io::stderr().lock());
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
