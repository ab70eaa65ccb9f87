//! Printed forms of documents: merged, one file per recipient, or an Excel twin.

use std::path::Path;

use kipp_app::Fault;
use kipp_app::papers::{DocumentRequest, Typed};
use serde_json::{Value, json};

use crate::args::Given;
use crate::say::Failure;
use crate::session::Session;

/// The token of what is written to.
const TARGET: &str = "keluaran";

/// The paper of `--kertas`, if it was given and can be.
pub fn paper(given: &Given) -> Result<Option<String>, Failure> {
    let paper = given.option("kertas")?;
    let typed = Typed { paper: paper.clone(), ..Typed::default() };
    match DocumentRequest::read(Default::default(), "piagam", typed) {
        Err(Fault::Invalid(problems)) => {
            let texts: Vec<String> = problems.into_iter().map(|problem| problem.text).collect();
            Err(given.wrong(texts.join("\n")))
        }
        _ => Ok(paper),
    }
}

/// What came of a print.
#[derive(Debug, Default)]
pub struct Printed {
    /// Files as the host shows them.
    pub files: Vec<String>,
    /// What must be known: shrunk names, recipients left out.
    pub remarks: Vec<String>,
}

impl Printed {
    fn take(&mut self, written: &Value) {
        self.files.extend(written["shown"].as_str().map(str::to_owned));
        self.remark(&written["notices"]);
    }

    fn remark(&mut self, notices: &Value) {
        for notice in notices.as_array().into_iter().flatten().filter_map(|notice| notice["text"].as_str()) {
            if !self.remarks.iter().any(|known| known == notice) {
                self.remarks.push(notice.to_owned());
            }
        }
    }
}

/// What a person chose for a print.
#[derive(Clone, Copy, Debug)]
pub struct Choice<'a> {
    pub edition: i64,
    pub document: &'a str,
    /// None: the office's paper.
    pub paper: Option<&'a str>,
    /// klasik, modern, teks
    pub style: Option<&'a str>,
    /// None: the nearest of the edition.
    pub session: Option<i64>,
}

impl Choice<'_> {
    fn setting(&self) -> Value {
        json!({ "paper": self.paper, "style": self.style, "session": self.session })
    }
}

/// Writes one document as one file; `format` is pdf or xlsx.
pub fn file(session: &Session<'_>, choice: &Choice<'_>, format: &str, path: &Path) -> Result<Printed, Failure> {
    session.files.name_file(TARGET, path);
    save(session, choice, format)
}

/// Writes one document into a folder under its stable name.
pub fn into_folder(
    session: &Session<'_>,
    choice: &Choice<'_>,
    format: &str,
    folder: &Path,
) -> Result<Printed, Failure> {
    session.files.name_folder(TARGET, folder);
    save(session, choice, format)
}

fn save(session: &Session<'_>, choice: &Choice<'_>, format: &str) -> Result<Printed, Failure> {
    let input = json!({
        "edition": choice.edition,
        "document": choice.document,
        "setting": choice.setting(),
        "file": TARGET,
        "format": format,
    });
    let done = session.call("documents.save", &input)?;
    let mut printed = Printed::default();
    printed.take(&done["value"]);
    Ok(printed)
}

/// Writes each of the newest letters of a kind into a folder, with the message that goes with it.
pub fn letters(session: &Session<'_>, choice: &Choice<'_>, folder: &Path) -> Result<Printed, Failure> {
    session.files.name_folder(TARGET, folder);
    let input = json!({
        "edition": choice.edition,
        "document": choice.document,
        "setting": choice.setting(),
        "file": TARGET,
    });
    session.call("letters.save_files", &input)?;
    Ok(Printed { files: vec![format!("{}/", folder.display())], remarks: vec![] })
}

/// Which files of the certificates are saved.
#[derive(Clone, Copy, Debug)]
pub enum Files<'a> {
    /// One named file for each recipient of the chosen document.
    Each,
    /// Piagam and sertifikat, merged and one for each recipient, and the piagam merged in further styles.
    All { more_styles: &'a [&'a str] },
}

/// Saves numbered certificates into a folder; a file is no print.
pub fn certificates(
    session: &Session<'_>,
    choice: &Choice<'_>,
    files: Files<'_>,
    folder: &Path,
) -> Result<Printed, Failure> {
    session.files.name_folder(TARGET, folder);
    let mut input = json!({ "edition": choice.edition, "setting": choice.setting(), "file": TARGET, "replace": true });
    match files {
        Files::Each => {
            input["document"] = choice.document.into();
            input["mode"] = "files".into();
        }
        Files::All { more_styles } => {
            input["mode"] = "both".into();
            input["more_styles"] = more_styles.into();
        }
    }
    let done = session.call("certificates.save", &input)?;
    let mut printed = Printed::default();
    for written in done["value"]["files"].as_array().into_iter().flatten() {
        printed.take(written);
    }
    printed.remark(&done["value"]["notices"]);
    for title in done["value"]["left_out"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        printed.remarks.push(format!("{title} belum bernomor dan tidak disimpan."));
    }
    Ok(printed)
}
