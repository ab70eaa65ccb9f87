//! `panggil NAMA JSON`: any command of the contract; its answer or error as JSON.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use kipp_api::Answer;
use kipp_api::bindings::{declarations, shapes};
use kipp_api::commands::{COMMANDS, Form};
use kipp_app::disk_files::write_whole;
use serde_json::{Value, json};

use crate::args::{Given, Spec};
use crate::say::{Failure, io_words, read_text};
use crate::session::Session;
use crate::{Console, Place};

pub const SPEC: Spec = Spec {
    verb: "panggil",
    places: &["Nama perintah", "JSON masukan"],
    optional: 2,
    options: &["db", "berkas", "ke", "edisi", "alasan"],
    switches: &["daftar"],
};

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    if given.has("daftar") {
        console.out.write_all(list().as_bytes())?;
        return Ok(());
    }
    let name = given.text(0)?.ok_or_else(|| given.wrong("Nama perintah belum diberikan."))?;
    let ke = given.option_path("ke")?;
    let form = COMMANDS.iter().find(|command| command.name == name).map(|command| command.form);
    match (form, &ke) {
        (Some(Form::Bytes), None) => {
            return Err(given.wrong(format!("{name} menjawab berkas; sebutkan tempatnya dengan --ke.")));
        }
        (Some(Form::Json), Some(_)) => {
            return Err(given.wrong(format!("{name} tidak menjawab berkas; --ke tidak dipakai.")));
        }
        _ => {}
    }
    let raw = with_reason(given, &name, input(given, console)?)?;
    let session = Session::new(place);
    for (token, path) in files(given)? {
        match is_folder(&path) {
            true => session.files.name_folder(&token, path),
            false => session.files.name_file(&token, path),
        }
    }
    let answer = match given.option_path("db")? {
        Some(db) => session.open_desk(&db),
        None => Ok(Value::Null),
    };
    // The error of opening is an answer too: JSON on the ordinary stream.
    let answer = answer.and_then(|_| {
        let raw = with_edition(&session, given, &name, raw)?;
        session.dispatch(&name, &raw)
    });
    match answer {
        Ok(Answer::Json(text)) => {
            writeln!(console.out, "{text}")?;
            Ok(())
        }
        Ok(Answer::Bytes(bytes)) => {
            let path = ke.unwrap_or_default();
            let size = bytes.len();
            write_whole(&path, &bytes).map_err(|error| {
                Failure::Said(format!("{} tidak dapat ditulis: {}.", path.display(), io_words(&error)))
            })?;
            writeln!(console.out, "{}", json!({ "file": path.display().to_string(), "bytes": size }))?;
            Ok(())
        }
        Err(Failure::Refused(error)) => {
            writeln!(console.out, "{}", serde_json::to_string(&error).unwrap_or_default())?;
            Err(Failure::Told)
        }
        Err(other) => Err(other),
    }
}

/// The JSON from the argument, from `@BERKAS`, or from the input stream for `-`.
fn input(given: &Given, console: &mut Console<'_>) -> Result<String, Failure> {
    let text = given.text(1)?.unwrap_or_else(|| "{}".into());
    if text == "-" {
        let mut read = String::new();
        console.input.read_to_string(&mut read)?;
        return Ok(read);
    }
    match text.strip_prefix('@') {
        Some(path) => read_text(Path::new(path)),
        None => Ok(text),
    }
}

/// `NAMA=PATH` of each `--berkas`.
fn files(given: &Given) -> Result<Vec<(String, PathBuf)>, Failure> {
    given
        .all("berkas")
        .map(|value| name_and_path(value).ok_or_else(|| given.wrong("Tulis --berkas NAMA=PATH.")))
        .collect()
}

fn name_and_path(value: &OsStr) -> Option<(String, PathBuf)> {
    let (name, path) = value.to_str()?.split_once('=')?;
    (!name.is_empty() && !path.is_empty()).then(|| (name.to_owned(), PathBuf::from(path)))
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', '\\'])
}

/// Puts the reason of `--alasan` into an input that takes one and has none.
fn with_reason(given: &Given, name: &str, raw: String) -> Result<String, Failure> {
    let Some(why) = given.option("alasan")? else { return Ok(raw) };
    if !declared(name).contains("outside_reason") {
        return Err(given.wrong(format!("{name} tidak memakai --alasan.")));
    }
    let text = if raw.trim().is_empty() { "{}" } else { raw.as_str() };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(mut input)) if !input.contains_key("outside_reason") => {
            input.insert("outside_reason".into(), why.into());
            Ok(Value::Object(input).to_string())
        }
        _ => Ok(raw),
    }
}

/// Puts `edition` into an input that must have one and has none; into one that may have one only by `--edisi`.
fn with_edition(session: &Session<'_>, given: &Given, name: &str, raw: String) -> Result<String, Failure> {
    let takes = match takes_edition(name) {
        Takes::Always => true,
        Takes::Maybe => given.option("edisi")?.is_some(),
        Takes::Never => false,
    };
    let text = if raw.trim().is_empty() { "{}" } else { raw.as_str() };
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(mut input)) if takes && !input.contains_key("edition") => {
            input.insert("edition".into(), session.edition(given)?.into());
            Ok(Value::Object(input).to_string())
        }
        _ => Ok(raw),
    }
}

enum Takes {
    Always,
    Maybe,
    Never,
}

fn takes_edition(name: &str) -> Takes {
    match declared(name).split_once("edition: number") {
        Some((_, rest)) if rest.starts_with(" | null") => Takes::Maybe,
        Some(_) => Takes::Always,
        None => Takes::Never,
    }
}

/// The input of a command as it is declared; empty for one that nobody knows.
fn declared(name: &str) -> String {
    let input = shapes().into_iter().find(|(known, ..)| *known == name).map(|(_, input, _)| input);
    input.and_then(|input| declarations().remove(&input)).unwrap_or_default()
}

/// Every command with input and output, then the shapes they are made of.
fn list() -> String {
    let mut text = String::new();
    for (command, (name, input, output)) in COMMANDS.iter().zip(shapes()) {
        text.push_str(&format!("{name}({input}) → {output}\n    {}\n", command.doc.trim()));
    }
    text.push('\n');
    for declaration in declarations().values() {
        text.push_str(declaration);
        text.push('\n');
    }
    text
}
