//! `sys.*`: what the page may ask of the host itself. Paths never reach the page, only tokens and names to show.

use std::path::{Path, PathBuf};

use kipp_api::error::ErrorDto;
use kipp_app::error::text_id::io_in_words;
use kipp_app::file_names::harmless;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tauri::{AppHandle, Manager};

use super::native::Filter;
use super::{Host, Reply, SPOOL};
use crate::platform::Printing;

#[derive(Deserialize)]
struct Job {
    job: String,
}
#[derive(Deserialize)]
struct ChooseOpen {
    title: String,
    filters: Vec<Filter>,
}
#[derive(Deserialize)]
struct ChooseSave {
    title: String,
    name: String,
    filters: Vec<Filter>,
}
#[derive(Deserialize)]
struct ChooseFolder {
    title: String,
}
#[derive(Deserialize)]
struct Spool {
    name: String,
}
#[derive(Deserialize)]
struct FileOf {
    token: String,
    #[serde(default)]
    name: String,
}
#[derive(Deserialize)]
struct Print {
    /// Left out: one. Any value here, so that what is no number is refused in the same words.
    #[serde(default)]
    copies: Value,
}
#[derive(Deserialize)]
struct OpenScreen {
    session: i64,
}
#[derive(Deserialize)]
struct Text {
    text: String,
}

/// Answers `sys.{act}`. Blocks while a dialog is open: call it on a worker thread.
pub fn act(app: &AppHandle, host: &Host, act: &str, args: &str) -> Result<Reply, ErrorDto> {
    let value = match act {
        "cancel" => {
            host.jobs.cancel(&input::<Job>(args)?.job);
            Value::Null
        }
        "close" => {
            crate::startup::close(app);
            Value::Null
        }
        "choose_open" => {
            let asked: ChooseOpen = input(args)?;
            chosen_file(host, host.dialogs.ask(|| host.native.choose_open(&asked.title, &asked.filters)))
        }
        "choose_save" => {
            let asked: ChooseSave = input(args)?;
            let name = harmless(&asked.name);
            chosen_file(host, host.dialogs.ask(|| host.native.choose_save(&asked.title, &name, &asked.filters)))
        }
        "choose_folder" => {
            let asked: ChooseFolder = input(args)?;
            match host.dialogs.ask(|| host.native.choose_folder(&asked.title)) {
                Some(path) => json!({ "token": host.files.folder(&path), "name": name_of(&path) }),
                None => Value::Null,
            }
        }
        "spool" => {
            let path = host.data_folder.join(SPOOL).join(harmless(&input::<Spool>(args)?.name));
            chosen_file(host, Some(path))
        }
        "print" => {
            let copies = copies(&input::<Print>(args)?.copies)?;
            print(host, &written(host, args)?, copies)?
        }
        "open" => {
            let path = written(host, args)?;
            host.native.open(&path).map_err(|error| failed("Berkas tidak dapat dibuka.", &path, &error))?;
            Value::Null
        }
        "reveal" => {
            let path = written(host, args)?;
            let folder = path.parent().unwrap_or(&path);
            let shown = host.native.reveal(&path).is_ok() || host.native.open(folder).is_ok();
            json!({ "shown": shown, "path": path.to_string_lossy() })
        }
        "copy" => {
            let Text { text } = input(args)?;
            host.native.copy(&text).map_err(|error| {
                tracing::warn!(%error, "a text is not copied");
                refusal("not_allowed_now", "Teks tidak dapat disalin. Coba sekali lagi.", String::new())
            })?;
            Value::Null
        }
        "open_screen" => {
            let OpenScreen { session } = input(args)?;
            crate::screen::open(app, session)
                .map_err(|error| refusal("bug", "Layar aula tidak dapat dibuka.", error.to_string()))?;
            Value::Null
        }
        "close_screen" => {
            crate::screen::close(app);
            Value::Null
        }
        "title" => {
            let Text { text } = input(args)?;
            if let Some(window) = app.get_webview_window(crate::startup::MAIN) {
                window
                    .set_title(&text)
                    .map_err(|error| refusal("bug", "Judul jendela tidak dapat diubah.", error.to_string()))?;
            }
            Value::Null
        }
        "log" => {
            let Text { text } = input(args)?;
            tracing::warn!(page = %text.chars().take(2000).collect::<String>(), "the page reports");
            Value::Null
        }
        other => {
            return Err(ErrorDto::not_found(format!("Perintah “sys.{other}” tidak dikenal.")));
        }
    };
    Ok(Reply::Json(value.to_string()))
}

fn input<T: DeserializeOwned>(args: &str) -> Result<T, ErrorDto> {
    serde_json::from_str(args)
        .map_err(|error| refusal("invalid", "Masukan perintah tidak dapat dibaca.", error.to_string()))
}

fn chosen_file(host: &Host, path: Option<PathBuf>) -> Value {
    match path {
        Some(path) => json!({ "token": host.files.file(&path), "name": name_of(&path) }),
        None => Value::Null,
    }
}

pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn written(host: &Host, args: &str) -> Result<PathBuf, ErrorDto> {
    let FileOf { token, name } = input(args)?;
    let Some(path) = host.files.path_of(&token, &name) else {
        return Err(ErrorDto::not_found("Berkas itu tidak dikenal lagi. Pilih kembali berkasnya.".into()));
    };
    if path.exists() {
        return Ok(path);
    }
    let mut missing = ErrorDto::not_found("Berkas itu tidak ada lagi.".into());
    missing.detail = path.to_string_lossy().into_owned();
    Err(missing)
}

/// Two digits: whoever needs more has a copier.
const COPIES: std::ops::RangeInclusive<u64> = 1..=99;

/// Rangkap. Another number than the one asked for is never printed in its place.
fn copies(asked: &Value) -> Result<u8, ErrorDto> {
    let wanted = if asked.is_null() { Some(1) } else { asked.as_u64() };
    match wanted.filter(|wanted| COPIES.contains(wanted)).map(u8::try_from) {
        Some(Ok(copies)) => Ok(copies),
        _ => Err(refusal("invalid", "Rangkap harus bilangan bulat 1 sampai 99.", format!("Rangkap: {asked}"))),
    }
}

/// Prints, or opens where nothing prints PDFs: then the officer presses Ctrl+P there and sets the copies there too.
fn print(host: &Host, pdf: &Path, copies: u8) -> Result<Value, ErrorDto> {
    match host.native.print(pdf, copies) {
        Ok(Printing::HandedOver(handed)) => Ok(json!({ "how": "printed", "copies": handed })),
        Ok(Printing::NoProgram) => match host.native.open(pdf) {
            Ok(()) => Ok(json!({ "how": "opened", "copies": 0 })),
            Err(error) => Err(ErrorDto {
                hints: vec![
                    "Salin berkas itu ke komputer lain yang dapat mencetak, atau pasang program pembaca PDF.".into(),
                ],
                ..failed("Komputer ini tidak memiliki program untuk mencetak atau membuka PDF.", pdf, &error)
            }),
        },
        Err(error) => Err(not_printed(pdf, &error)),
    }
}

/// What the printing of the system answers is in its own language: it goes to the log, and the officer is told where to look.
fn not_printed(pdf: &Path, error: &std::io::Error) -> ErrorDto {
    let hint = "Periksa pencetak bawaan komputer ini, lalu cetak lagi; berkas PDF itu masih ada.";
    let refused = error.kind() == std::io::ErrorKind::Other;
    let title = if refused { "Pencetak menolak berkas itu." } else { "Berkas tidak dapat dicetak." };
    let told = failed(title, pdf, error);
    let detail = if refused { pdf.to_string_lossy().into_owned() } else { told.detail };
    ErrorDto { detail, hints: vec![hint.into()], ..told }
}

fn failed(title: &str, path: &Path, error: &std::io::Error) -> ErrorDto {
    tracing::warn!(%error, title, "a native act failed");
    refusal("not_allowed_now", title, format!("{} ({})", path.to_string_lossy(), io_in_words(error)))
}

fn refusal(code: &str, title: &str, detail: String) -> ErrorDto {
    ErrorDto { code: code.into(), title: title.into(), detail, hints: vec![], problems: vec![], reference: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_refuses_is_said_in_indonesian() {
        let error = std::io::Error::from_raw_os_error(13);
        let said = failed("Berkas tidak dapat dibuka.", Path::new("/rahasia/a.pdf"), &error);
        assert_eq!(said.detail, "/rahasia/a.pdf (tidak diizinkan oleh sistem)");
    }

    #[test]
    fn a_printer_that_refuses_is_named_and_leads_on() {
        let said = |error: std::io::Error| {
            let told = not_printed(Path::new("/d/piagam.pdf"), &error);
            format!("{} {} {}", told.title, told.detail, told.hints.join(" "))
        };
        let hint = "Periksa pencetak bawaan komputer ini, lalu cetak lagi; berkas PDF itu masih ada.";
        assert_eq!(
            said(std::io::Error::other("lp: Error - no default destination available.")),
            format!("Pencetak menolak berkas itu. /d/piagam.pdf {hint}")
        );
        assert_eq!(
            said(std::io::Error::from_raw_os_error(13)),
            format!("Berkas tidak dapat dicetak. /d/piagam.pdf (tidak diizinkan oleh sistem) {hint}")
        );
    }

    #[test]
    fn copies_are_one_to_ninety_nine_and_one_when_left_out() {
        for (asked, expected) in [(Value::Null, 1), (json!(1), 1), (json!(3), 3), (json!(99), 99)] {
            assert_eq!(copies(&asked).unwrap(), expected, "{asked}");
        }
        for asked in [json!(0), json!(100), json!(-1), json!(1.5), json!("3"), json!(4_294_967_297_u64)] {
            let refused = copies(&asked).unwrap_err();
            assert_eq!(
                (refused.code.as_str(), refused.title.as_str()),
                ("invalid", "Rangkap harus bilangan bulat 1 sampai 99."),
                "{asked}"
            );
        }
    }
}
