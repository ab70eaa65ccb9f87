//! The contract: the list of commands, their shapes, and one [`dispatch`] for the window, the bridge, the command line
//! and the tests. It converts, calls, converts; rules live below.

#[macro_use]
mod command;
#[macro_use]
mod shape;

pub mod bindings;
pub mod commands;
mod declarations;
mod door;
pub mod error;

mod desks;
mod entries;
mod history;
mod imports;
mod jury;
mod office;
mod papers;
mod results;
mod sessions;
mod year;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

use error::ErrorDto;
use serde::Serialize;

pub use kipp_app::{App, ports};

/// What a command answers: JSON text, or bytes (a page, a PDF, a spreadsheet).
#[derive(Debug)]
pub enum Answer {
    Json(String),
    Bytes(Vec<u8>),
}

pub(crate) enum Failure {
    Unknown(String),
    Shape(ErrorDto),
    Fault(kipp_app::Fault),
}

static REFERENCE: AtomicU32 = AtomicU32::new(1);

/// Runs the command `name` with its input as JSON text.
///
/// # Errors
/// An [`ErrorDto`] of the closed set of codes. A panic in a command becomes code `bug` with a reference; the desk is
/// as it was before the command.
pub fn dispatch(app: &App, name: &str, raw: &str, ctx: &ports::Ctx<'_>) -> Result<Answer, ErrorDto> {
    let guarded = || {
        if !commands::BEFORE_WHOLE.contains(&name) {
            app.require_whole().map_err(Failure::Fault)?;
        }
        run(app, name, raw, ctx)
    };
    match catch_unwind(AssertUnwindSafe(guarded)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Failure::Unknown(name))) => {
            Err(ErrorDto::not_found(format!("Perintah “{}” tidak dikenal.", door::shortened(&name))))
        }
        Ok(Err(Failure::Shape(error))) => Err(error),
        Ok(Err(Failure::Fault(fault))) => {
            let error = ErrorDto::of(&fault, app.zone());
            match error.code.as_str() {
                "bug" => {
                    let reference = next_reference(ctx);
                    tracing::error!(command = name, reference, ?fault, "bug");
                    Err(ErrorDto { reference: Some(reference), ..error })
                }
                _ => Err(error),
            }
        }
        Err(panic) => {
            let text =
                panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            let reference = next_reference(ctx);
            tracing::error!(command = name, reference, panic = text.unwrap_or("?"), "panic");
            Err(ErrorDto::bug(reference))
        }
    }
}

/// By what the log of a bug is found.
fn next_reference(ctx: &ports::Ctx<'_>) -> String {
    format!("{:04X}-{:02X}", ctx.clock.now().0.rem_euclid(0x1_0000), REFERENCE.fetch_add(1, Ordering::Relaxed))
}

/// A command with the drafts it saves: a write ends them in its own transaction, any other command afterwards.
fn run(app: &App, name: &str, raw: &str, ctx: &ports::Ctx<'_>) -> Result<Answer, Failure> {
    let Some((raw, ends)) = parted(raw)? else { return commands::run(app, name, raw, ctx) };
    let answer = commands::run(app, name, &raw, &ports::Ctx { ends: &ends, ..*ctx })?;
    kipp_app::history::drafts::end(app, ctx, &ends).map_err(Failure::Fault)?;
    Ok(answer)
}

/// The field of any command's input that names the drafts it saves.
const ENDS: &str = "ends_drafts";

/// The input without [`ENDS`], and the drafts it named; None when it names none.
fn parted(raw: &str) -> Result<Option<(String, Vec<ports::DraftEnd>)>, Failure> {
    if !raw.contains(&format!("\"{ENDS}\"")) {
        return Ok(None);
    }
    // What is no object is refused by the command itself, with its words.
    let Ok(mut fields) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(raw) else {
        return Ok(None);
    };
    let Some(named) = fields.remove(ENDS) else { return Ok(None) };
    let named: history::operations::DraftEndsIn = door::input(&serde_json::json!({ ENDS: named }).to_string())?;
    let ends = shape::Reshape::reshape(named.ends_drafts);
    Ok(Some((serde_json::Value::Object(fields).to_string(), ends)))
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<Answer, Failure> {
    serde_json::to_string(value)
        .map(Answer::Json)
        .map_err(|error| Failure::Fault(kipp_app::Fault::Bug(error.to_string())))
}
