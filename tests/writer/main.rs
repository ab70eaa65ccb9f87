//! Writes to a desk file for ever and says so, for the kill test (`suite/faults/kills.rs`): one agency with two aliases
//! per operation, through the dispatcher; the number of each on a line of stdout.
//!
//! `kipp-writer FOLDER FIRST [--too-early]`. Honest, it speaks after the command answered, so after COMMIT. With
//! `--too-early` it speaks first: the control that must be caught losing.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use kipp_api::ports::{Cancel, Ctx};
use kipp_api::{App, dispatch};
use kipp_app::disk_files::{DiskFiles, RandomIds, SystemClock};
use serde_json::json;

fn main() -> ExitCode {
    match write_for_ever() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let _ = writeln!(std::io::stderr(), "kipp-writer: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn write_for_ever() -> Result<(), String> {
    let mut args = std::env::args().skip(1);
    let folder = PathBuf::from(args.next().ok_or("no folder")?);
    let first: u64 = args.next().ok_or("no first number")?.parse().map_err(|error| format!("{error}"))?;
    let too_early = args.next().is_some_and(|arg| arg == "--too-early");
    let app = App::new(folder, "Penulis".into());
    call(&app, "desks.open_default", &json!({}))?;
    let mut out = std::io::stdout().lock();
    for number in first.. {
        if too_early {
            say(&mut out, number)?;
        }
        let agency = json!({
            "code": format!("U{number}"),
            "name": format!("Unit nomor {number}"),
            "kind": "dinas",
            "aliases": [format!("unit {number}"), format!("nomor {number}")],
        });
        call(&app, "agencies.save", &agency)?;
        if !too_early {
            say(&mut out, number)?;
        }
    }
    Ok(())
}

fn say(out: &mut impl Write, number: u64) -> Result<(), String> {
    writeln!(out, "{number}").and_then(|()| out.flush()).map_err(|error| error.to_string())
}

fn call(app: &App, name: &str, input: &serde_json::Value) -> Result<(), String> {
    let (files, cancel) = (DiskFiles::default(), Cancel::default());
    let ctx =
        Ctx { clock: &SystemClock, ids: &RandomIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
    dispatch(app, name, &input.to_string(), &ctx).map(drop).map_err(|refused| format!("{name}: {refused:?}"))
}
