//! The contract: the list of commands, their shapes, and one [`dispatch`] for the window, the bridge, the command line
//! and the tests. It converts, calls, converts; rules live below.

pub mod bindings;
pub mod commands;
pub mod dto;
pub mod error;
mod handlers;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering};

use error::ErrorDto;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use kipp_app::{App, ports};

/// What a command answers: JSON text, or bytes (a page, a PDF, a spreadsheet).
#[derive(Debug)]
pub enum Answer {
    Json(String),
    Bytes(Vec<u8>),
}

pub(crate) enum Failure {
    Unknown(String),
    Shape(String),
    Fault(kipp_app::Fault),
}

static REFERENCE: AtomicU32 = AtomicU32::new(1);

/// Runs the command `name` with its input as JSON text.
///
/// # Errors
/// An [`ErrorDto`] of the closed set of codes. A panic in a command becomes code `bug` with a reference; the desk is
/// as it was before the command.
pub fn dispatch(app: &App, name: &str, raw: &str, ctx: &ports::Ctx<'_>) -> Result<Answer, ErrorDto> {
    let run = || {
        if !commands::BEFORE_WHOLE.contains(&name) {
            app.require_whole().map_err(Failure::Fault)?;
        }
        commands::run(app, name, raw, ctx)
    };
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(Failure::Unknown(name))) => Err(ErrorDto::not_found(format!("Perintah “{name}” tidak dikenal."))),
        Ok(Err(Failure::Shape(detail))) => Err(ErrorDto::shape(detail)),
        Ok(Err(Failure::Fault(fault))) => {
            let error = ErrorDto::of(&fault, app.zone());
            if error.code == "bug" {
                tracing::error!(command = name, ?fault, "bug");
            }
            Err(error)
        }
        Err(panic) => {
            let text =
                panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            let reference = format!(
                "{:04X}-{:02X}",
                ctx.clock.now().0.rem_euclid(0x1_0000),
                REFERENCE.fetch_add(1, Ordering::Relaxed)
            );
            tracing::error!(command = name, reference, panic = text.unwrap_or("?"), "panic");
            Err(ErrorDto::bug(reference))
        }
    }
}

pub(crate) fn input<T: DeserializeOwned>(raw: &str) -> Result<T, Failure> {
    let raw = if raw.trim().is_empty() { "{}" } else { raw };
    // serde would take a list for the fields in their order.
    if !raw.trim_start().starts_with('{') {
        return Err(Failure::Shape("Masukan harus berupa objek JSON: {…}.".into()));
    }
    serde_json::from_str(raw).map_err(|error| Failure::Shape(error.to_string()))
}

pub(crate) fn json<T: Serialize>(value: &T) -> Result<Answer, Failure> {
    serde_json::to_string(value)
        .map(Answer::Json)
        .map_err(|error| Failure::Fault(kipp_app::Fault::Bug(error.to_string())))
}
