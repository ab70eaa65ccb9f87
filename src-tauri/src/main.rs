//! Meja KIPP: one program, with a window or without.
//!
//! Arguments are looked at before anything of Tauri, so that the command line works where no window can be
//! (`kipp-cli`). Without arguments the window opens: `startup` makes it, `screen` a second one for the projector, `bridge` is
//! their one command, `host` does what only the machine can do, `platform` holds what differs between Windows and Linux.
#![cfg_attr(windows, windows_subsystem = "windows")]

mod bridge;
mod host;
mod logging;
mod platform;
mod screen;
mod startup;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// No window is possible here.
const NO_WINDOW: u8 = 3;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    if args.is_empty() { open_window() } else { run_command(&args) }
}

fn run_command(args: &[OsString]) -> ExitCode {
    platform::attach_console();
    let code = kipp_cli::run(args, &mut std::io::stdout().lock(), &mut std::io::stderr().lock());
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}

fn open_window() -> ExitCode {
    if let Err(reason) = platform::window_is_possible() {
        platform::say_without_window(reason);
        // Nobody may be there to read it; the exit code says the same.
        let _ = writeln!(std::io::stderr(), "{reason}");
        return ExitCode::from(NO_WINDOW);
    }
    match startup::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "Jendela Meja KIPP tidak dapat dibuka: {error}");
            ExitCode::from(NO_WINDOW)
        }
    }
}
