//! What the window's program holds while it runs: the desk, the files behind tokens, the work under way, the line to the
//! page. `acts` answers `sys.*`; `native` is the machine behind a trait, `scripted` its stand-in for tests.

pub mod acts;
pub mod native;
#[cfg(feature = "blackbox")]
pub mod scripted;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError};

use kipp_api::ports::{Cancel, Clock};
use kipp_api::{Answer, App};
use kipp_app::disk_files::{DiskFiles, RandomIds, SystemClock};
use serde_json::Value;
use tauri::ipc::Channel;

use native::Native;

/// The folder in the data folder where PDFs lie while they are printed or opened; emptied at every start.
pub const SPOOL: &str = "cetak";

pub struct Host {
    pub app: App,
    pub files: DiskFiles,
    pub clock: SystemClock,
    pub ids: RandomIds,
    pub jobs: Jobs,
    pub news: News,
    pub native: Box<dyn Native>,
    pub dialogs: Dialogs,
    /// The user's local data folder of the desk.
    pub data_folder: PathBuf,
    opened: OnceLock<()>,
    bugs: AtomicU64,
}

/// What goes back to the page.
pub enum Reply {
    Json(String),
    Bytes(Vec<u8>),
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        match answer {
            Answer::Json(text) => Self::Json(text),
            Answer::Bytes(bytes) => Self::Bytes(bytes),
        }
    }
}

impl Host {
    pub fn new(app: App, data_folder: PathBuf, native: Box<dyn Native>) -> Self {
        Self {
            app,
            files: DiskFiles::default(),
            clock: SystemClock,
            ids: RandomIds,
            jobs: Jobs::default(),
            news: News::default(),
            native,
            dialogs: Dialogs::default(),
            data_folder,
            opened: OnceLock::new(),
            bugs: AtomicU64::new(0),
        }
    }

    /// Runs `open` once; whoever asks meanwhile waits, so that no command meets a desk that is still being opened.
    pub fn open_once(&self, open: impl FnOnce()) {
        self.opened.get_or_init(open);
    }

    /// A number for the technician: where in the log to look.
    pub fn reference(&self) -> String {
        let count = self.bugs.fetch_add(1, Ordering::Relaxed) + 1;
        format!("J-{}-{count}", self.clock.now().0)
    }
}

/// The dialogs that choose a file or a folder, one at a time: the system would put a second one over the first.
#[derive(Default)]
pub struct Dialogs(Mutex<()>);

impl Dialogs {
    /// None: nothing was chosen, or another dialog stands open.
    pub fn ask<T>(&self, dialog: impl FnOnce() -> Option<T>) -> Option<T> {
        let _open = match self.0.try_lock() {
            Ok(open) => open,
            Err(TryLockError::Poisoned(open)) => open.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        dialog()
    }
}

/// Work that can be cancelled, by the name the page gave it.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<String, Arc<Cancel>>>);

impl Jobs {
    /// Work without a name cannot be cancelled.
    pub fn begin(&self, job: &str) -> Arc<Cancel> {
        let cancel = Arc::new(Cancel::default());
        if !job.is_empty() {
            held(&self.0).insert(job.into(), Arc::clone(&cancel));
        }
        cancel
    }
    pub fn end(&self, job: &str) {
        held(&self.0).remove(job);
    }
    pub fn cancel(&self, job: &str) {
        if let Some(cancel) = held(&self.0).get(job) {
            cancel.cancel();
        }
    }
}

/// The long-lived channels to the windows, by their labels: they let the host speak first.
#[derive(Default)]
pub struct News(Mutex<HashMap<String, Channel<Value>>>);

impl News {
    /// A window without a channel listens no more.
    pub fn listen(&self, window: &str, channel: Option<Channel<Value>>) {
        match channel {
            Some(channel) => held(&self.0).insert(window.into(), channel),
            None => held(&self.0).remove(window),
        };
    }
    pub fn forget(&self, window: &str) {
        self.listen(window, None);
    }
    /// Tells every window that listens. Answers whether the page of `window` hears it.
    pub fn tell(&self, window: &str, news: &Value) -> bool {
        let heard: Vec<String> = held(&self.0)
            .iter()
            .filter(|(_, channel)| channel.send(news.clone()).is_ok())
            .map(|(label, _)| label.clone())
            .collect();
        heard.iter().any(|label| label == window)
    }
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_dialog_is_not_put_over_the_first() {
        let dialogs = Dialogs::default();
        let chosen = dialogs.ask(|| {
            assert_eq!(dialogs.ask(|| Some("second")), None);
            Some("first")
        });
        assert_eq!(chosen, Some("first"));
        assert_eq!(dialogs.ask(|| Some("afterwards")), Some("afterwards"));
    }
}
