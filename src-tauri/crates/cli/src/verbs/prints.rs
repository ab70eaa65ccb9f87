//! Printed forms of documents: merged, one file per recipient, or an Excel twin.

use std::path::Path;

use serde_json::{Value, json};

use crate::say::Failure;
use crate::session::Session;

/// The token of what is written to.
const TARGET: &str = "keluaran";

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
        let shown = [&written["shown"]].into_iter().filter_map(Value::as_str);
        self.files.extend(shown.map(str::to_owned));
        self.remark(&written["findings"]);
    }

    fn remark(&mut self, findings: &Value) {
        let texts = findings.as_array().into_iter().flatten().filter_map(|finding| finding["text"].as_str());
        self.remarks.extend(texts.map(str::to_owned));
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
}

impl Choice<'_> {
    fn input(&self) -> Value {
        let mut input = json!({ "edition": self.edition, "document": self.document });
        if let Some(paper) = self.paper {
            input["paper"] = paper.into();
        }
        if let Some(style) = self.style {
            input["style"] = style.into();
        }
        input
    }
}

/// Writes one document as one file; `format` is pdf or xlsx.
pub fn file(session: &Session<'_>, choice: &Choice<'_>, format: &str, path: &Path) -> Result<Printed, Failure> {
    session.files.name_file(TARGET, path);
    save(session, choice, format)
}

/// Writes one document into a folder under its stable name.
pub fn into_folder(session: &Session<'_>, choice: &Choice<'_>, format: &str, folder: &Path) -> Result<Printed, Failure> {
    session.files.name_folder(TARGET, folder);
    save(session, choice, format)
}

fn save(session: &Session<'_>, choice: &Choice<'_>, format: &str) -> Result<Printed, Failure> {
    let mut input = json!({ "request": choice.input(), "file": TARGET, "format": format });
    let _ = &mut input;
    let done = session.call("documents.save", &input)?;
    let mut printed = Printed::default();
    printed.take(&done["value"]);
    Ok(printed)
}

/// Which files a print of certificates makes.
#[derive(Clone, Copy, Debug)]
pub enum Files {
    /// One named file for each recipient.
    Each,
    /// The merged file and one for each recipient.
    Both,
}

/// Prints numbered certificates into a folder; `more_styles` are further merged files of the piagam.
pub fn certificates(
    session: &Session<'_>,
    choice: &Choice<'_>,
    documents: &[&str],
    files: Files,
    more_styles: &[&str],
    folder: &Path,
) -> Result<Printed, Failure> {
    session.files.name_folder(TARGET, folder);
    let mode = match files {
        Files::Each => "files",
        Files::Both => "both",
    };
    let input = json!({
        "request": choice.input(),
        "documents": documents,
        "mode": mode,
        "more_styles": more_styles,
        "folder": TARGET,
    });
    let done = session.call("certificates.print", &input)?;
    let mut printed = Printed::default();
    for written in done["value"]["files"].as_array().into_iter().flatten() {
        printed.take(written);
    }
    printed.remark(&done["value"]["findings"]);
    for title in done["value"]["left_out"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        printed.remarks.push(format!("{title} belum bernomor dan tidak dicetak."));
    }
    Ok(printed)
}
