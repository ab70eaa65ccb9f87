//! Dialogs answered from a file, for the window's journeys (feature `blackbox`): `KIPP_SCRIPT` names a JSON file
//! `{"choose_open": ["/path", null], "choose_save": [], "choose_folder": [], "opened": "/path/of/a/log"}`, each list used
//! from its start, then the dialogs stay closed. Printing stays real: the journey puts its own `lp` on PATH.

use std::collections::VecDeque;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use serde::Deserialize;

use super::held;
use super::native::{Filter, Native};
use crate::platform::{self, Printing};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Script {
    choose_open: VecDeque<Option<PathBuf>>,
    choose_save: VecDeque<Option<PathBuf>>,
    choose_folder: VecDeque<Option<PathBuf>>,
    /// What was opened or shown, and each place that was chosen, is written here, one line each.
    opened: Option<PathBuf>,
}

#[derive(Debug)]
pub struct Scripted(Mutex<Script>);

impl Scripted {
    /// Nothing when no script is asked for: the real machine answers then.
    pub fn from_environment() -> io::Result<Option<Self>> {
        let Some(path) = std::env::var_os("KIPP_SCRIPT") else {
            return Ok(None);
        };
        let script = serde_json::from_slice(&std::fs::read(path)?)?;
        Ok(Some(Self(Mutex::new(script))))
    }

    fn note(&self, act: &str, path: &Path) -> io::Result<()> {
        let Some(log) = held(&self.0).opened.clone() else {
            return Ok(());
        };
        writeln!(OpenOptions::new().create(true).append(true).open(log)?, "{act} {}", path.display())
    }
}

impl Native for Scripted {
    fn choose_open(&self, _: &str, _: &[Filter]) -> Option<PathBuf> {
        held(&self.0).choose_open.pop_front().flatten()
    }
    fn choose_save(&self, _: &str, _: &str, _: &[Filter]) -> Option<PathBuf> {
        let answer = held(&self.0).choose_save.pop_front().flatten();
        let _ = self.note("choose_save", answer.as_deref().unwrap_or(Path::new("-")));
        answer
    }
    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        held(&self.0).choose_folder.pop_front().flatten()
    }
    fn print(&self, pdf: &Path, copies: u8) -> io::Result<Printing> {
        platform::print(pdf, copies)
    }
    fn open(&self, path: &Path) -> io::Result<()> {
        self.note("open", path)
    }
    fn reveal(&self, path: &Path) -> io::Result<()> {
        self.note("reveal", path)
    }
    fn copy(&self, text: &str) -> io::Result<()> {
        self.note("copy", Path::new(&text.replace('\n', "\\n")))
    }
}
