//! The machine behind a trait: dialogs, printing, opening and showing a file. Everything blocks and runs on a worker
//! thread, never on the window's.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;

use crate::platform::{self, Printing};

/// "Excel", ["xlsx"].
#[derive(Clone, Debug, Deserialize)]
pub struct Filter {
    pub label: String,
    pub endings: Vec<String>,
}

/// What only the machine can do. `None` from a dialog: the officer closed it.
pub trait Native: Send + Sync {
    fn choose_open(&self, title: &str, filters: &[Filter]) -> Option<PathBuf>;
    fn choose_save(&self, title: &str, name: &str, filters: &[Filter]) -> Option<PathBuf>;
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;
    /// `copies`: 1 to 99.
    fn print(&self, pdf: &Path, copies: u8) -> io::Result<Printing>;
    fn open(&self, path: &Path) -> io::Result<()>;
    fn reveal(&self, path: &Path) -> io::Result<()>;
    /// Puts a text on the clipboard.
    fn copy(&self, text: &str) -> io::Result<()>;
}

/// The real machine.
pub struct Desktop {
    app: AppHandle,
    /// Where the officer chose last; the next dialog opens there.
    folder: Mutex<Option<PathBuf>>,
    /// Held for as long as the program runs: on X11 whoever copied answers when somebody pastes.
    clipboard: Mutex<Option<arboard::Clipboard>>,
}

impl Desktop {
    pub fn new(app: AppHandle) -> Self {
        Self { app, folder: Mutex::new(None), clipboard: Mutex::new(None) }
    }

    fn dialog(&self, title: &str, filters: &[Filter]) -> FileDialogBuilder<tauri::Wry> {
        let mut dialog = self.app.dialog().file().set_title(title);
        if let Some(window) = self.app.get_webview_window("main") {
            dialog = dialog.set_parent(&window);
        }
        let folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        for filter in filters {
            let endings: Vec<&str> = filter.endings.iter().map(String::as_str).collect();
            dialog = dialog.add_filter(&filter.label, &endings);
        }
        dialog
    }

    fn chosen(&self, path: PathBuf) -> PathBuf {
        let folder = if path.is_dir() { Some(path.clone()) } else { path.parent().map(Path::to_path_buf) };
        *self.folder.lock().unwrap_or_else(PoisonError::into_inner) = folder;
        path
    }
}

impl Native for Desktop {
    fn choose_open(&self, title: &str, filters: &[Filter]) -> Option<PathBuf> {
        Some(self.chosen(self.dialog(title, filters).blocking_pick_file()?.into_path().ok()?))
    }

    fn choose_save(&self, title: &str, name: &str, filters: &[Filter]) -> Option<PathBuf> {
        let chosen = self.dialog(title, filters).set_file_name(name).blocking_save_file()?.into_path().ok()?;
        Some(with_ending(self.chosen(chosen), filters))
    }

    fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        Some(self.chosen(self.dialog(title, &[]).blocking_pick_folder()?.into_path().ok()?))
    }

    fn print(&self, pdf: &Path, copies: u8) -> io::Result<Printing> {
        platform::print(pdf, copies)
    }

    fn open(&self, path: &Path) -> io::Result<()> {
        self.app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(io::Error::other)
    }

    fn reveal(&self, path: &Path) -> io::Result<()> {
        self.app.opener().reveal_item_in_dir(path).map_err(io::Error::other)
    }

    fn copy(&self, text: &str) -> io::Result<()> {
        let mut held = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let clipboard = match &mut *held {
            Some(clipboard) => clipboard,
            none => none.insert(arboard::Clipboard::new().map_err(io::Error::other)?),
        };
        clipboard.set_text(text).map_err(io::Error::other)
    }
}

/// GTK gives the name as typed; without an ending the file would open with nothing.
pub fn with_ending(mut path: PathBuf, filters: &[Filter]) -> PathBuf {
    let Some(ending) = filters.first().and_then(|filter| filter.endings.first()) else {
        return path;
    };
    let has_one = path.extension().is_some_and(|typed| {
        filters.iter().flat_map(|filter| &filter.endings).any(|ending| typed.eq_ignore_ascii_case(ending))
    });
    if !has_one && let Some(name) = path.file_name() {
        let mut name = name.to_os_string();
        name.push(".");
        name.push(ending);
        path.set_file_name(name);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_name_gets_its_ending() {
        let filters = [Filter { label: "PDF".into(), endings: vec!["pdf".into()] }];
        for (typed, expected) in [
            ("/d/piagam", "/d/piagam.pdf"),
            ("/d/piagam.PDF", "/d/piagam.PDF"),
            ("/d/piagam 1.2", "/d/piagam 1.2.pdf"),
            ("/d/piagam.xlsx", "/d/piagam.xlsx.pdf"),
        ] {
            assert_eq!(with_ending(typed.into(), &filters), PathBuf::from(expected));
        }
        assert_eq!(with_ending("/d/x".into(), &[]), PathBuf::from("/d/x"));
    }
}
