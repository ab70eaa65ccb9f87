//! The command line: arguments in, text and an exit code out, through the same dispatcher as the window.
//!
//! Start at [`run`]. Each verb is one file under `verbs`; `args` reads what was typed, `session` holds the desk, `say`
//! puts errors into words. This crate knows no rule of the competition and no SQL: what a verb does, it does by
//! commands of the contract.
//!
//! Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 no window possible (the shell's own).

mod args;
mod help;
mod say;
mod session;
mod verbs;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;

use kipp_api::ports::{Clock, Ids};
use kipp_app::disk_files::{RandomIds, SystemClock};

use say::Failure;

/// What a command line touches besides its arguments and the files they name.
pub struct Place<'a> {
    /// The local application data folder, the same as the window's.
    pub data_dir: PathBuf,
    /// The officer's name for the journal.
    pub actor: String,
    pub clock: &'a dyn Clock,
    pub ids: &'a dyn Ids,
}

/// Where text comes from and goes to.
pub struct Console<'a> {
    pub input: &'a mut dyn Read,
    pub out: &'a mut dyn Write,
    pub err: &'a mut dyn Write,
}

/// Runs one command line (without the program's name) on this computer and answers its exit code.
pub fn run(args: &[OsString], out: &mut dyn Write, err: &mut dyn Write) -> i32 {
    let place = Place { data_dir: data_dir(), actor: officer(), clock: &SystemClock, ids: &RandomIds };
    run_in(&place, args, &mut Console { input: &mut std::io::stdin(), out, err })
}

/// Runs one command line in a place that the caller describes.
pub fn run_in(place: &Place<'_>, args: &[OsString], console: &mut Console<'_>) -> i32 {
    let outcome = verbs::run(place, args, console);
    // Nobody may be reading any more; the exit code says the same.
    let _ = console.out.flush();
    match outcome {
        Ok(()) => 0,
        Err(failure) => {
            let _ = console.err.write_all(failure.text().as_bytes());
            let _ = console.err.flush();
            match failure {
                Failure::Usage { .. } => 2,
                Failure::Refused(_) | Failure::Said(_) | Failure::Told => 1,
            }
        }
    }
}

/// The window's folder: `identifier` of `tauri.conf.json` under the local data folder of the user.
const IDENTIFIER: &str = "id.go.kipp.meja";

fn data_dir() -> PathBuf {
    let named = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = match cfg!(windows) {
        true => named("LOCALAPPDATA"),
        false => named("XDG_DATA_HOME").or_else(|| Some(named("HOME")?.join(".local/share"))),
    };
    base.unwrap_or_else(std::env::temp_dir).join(IDENTIFIER)
}

/// Who did it, until the settings say another name: the system's user, as in the window.
fn officer() -> String {
    ["USERNAME", "USER"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Petugas".into())
}
