//! `sys.*` without a machine behind it: dialogs answer at once (an upload, or a place in the temporary folder), printing,
//! opening and showing are only noted, for the test to read.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use kipp_api::error::ErrorDto;
use kipp_app::file_names::harmless;
use serde_json::{Value, json};

use crate::desk::{Desk, held};

#[derive(Default)]
pub struct Acts {
    done: Mutex<Vec<Value>>,
    offered: Mutex<VecDeque<Value>>,
    uploads: AtomicU32,
    printer: Mutex<Printer>,
}

/// What stands beside this computer.
#[derive(Clone, Copy, Default)]
pub enum Printer {
    /// A printer that takes everything.
    #[default]
    Takes,
    /// None: a PDF program opens what is printed, as on most Windows.
    Missing,
    /// One that takes nothing.
    Refuses,
}

impl Printer {
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "takes" => Some(Self::Takes),
            "missing" => Some(Self::Missing),
            "refuses" => Some(Self::Refuses),
            _ => None,
        }
    }
}

impl Acts {
    pub fn done(&self) -> Value {
        held(&self.done).clone().into()
    }
    pub fn next_upload(&self) -> u32 {
        self.uploads.fetch_add(1, Ordering::Relaxed) + 1
    }
    pub fn put_printer(&self, printer: Printer) {
        *held(&self.printer) = printer;
    }
    pub fn offer(&self, chosen: Value) {
        held(&self.offered).push_back(chosen);
    }
}

pub fn act(desk: &Desk, act: &str, args: &str) -> Result<Value, ErrorDto> {
    let input: Value = serde_json::from_str(args).map_err(|error| ErrorDto::not_found(error.to_string()))?;
    let text = |key: &str| input[key].as_str().unwrap_or_default();
    let file = |folder: &str, name: String| json!({ "token": desk.files.disk.file(desk.temporary.join(folder).join(&name)), "name": name });
    match act {
        "choose_open" => return Ok(held(&desk.acts.offered).pop_front().unwrap_or(Value::Null)),
        "choose_save" => return Ok(file("simpanan", harmless(text("name")))),
        "spool" => return Ok(file("cetak", harmless(text("name")))),
        "choose_folder" => {
            return Ok(json!({ "token": desk.files.disk.folder(desk.temporary.join("simpanan")), "name": "simpanan" }));
        }
        "cancel" => desk.cancel(text("job")),
        "print" | "open" | "reveal" => {
            let path = desk.files.disk.path_of(text("token"), text("name")).filter(|path| path.exists());
            let Some(path) = path else {
                return Err(ErrorDto::not_found("Berkas itu tidak ada lagi.".into()));
            };
            let copies = input["copies"].as_u64().unwrap_or(1);
            let printer = *held(&desk.acts.printer);
            if act == "print" && matches!(printer, Printer::Refuses) {
                return Err(refused("Berkas tidak dapat dicetak."));
            }
            let mut done = json!({ "act": act, "path": path.to_string_lossy() });
            if act == "print" {
                done["copies"] = copies.into();
            }
            held(&desk.acts.done).push(done);
            return Ok(match (act, printer) {
                ("print", Printer::Missing) => json!({ "how": "opened", "copies": 0 }),
                ("print", _) => json!({ "how": "printed", "copies": copies }),
                ("reveal", _) => json!({ "shown": true, "path": path.to_string_lossy() }),
                _ => Value::Null,
            });
        }
        "title" | "log" | "copy" => held(&desk.acts.done).push(json!({ "act": act, "text": text("text") })),
        "open_screen" => held(&desk.acts.done).push(json!({ "act": act, "session": input["session"] })),
        "close" | "close_screen" => held(&desk.acts.done).push(json!({ "act": act })),
        other => {
            return Err(ErrorDto::not_found(format!("Perintah “sys.{other}” tidak dikenal.")));
        }
    }
    Ok(Value::Null)
}

fn refused(title: &str) -> ErrorDto {
    let code = "not_allowed_now".into();
    ErrorDto { code, title: title.into(), detail: String::new(), hints: vec![], problems: vec![], reference: None }
}
