//! The desk behind the bridge: the application, the ports over a temporary folder, and what the page did to them.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kipp_api::commands::{admit_for_screen, changed};
use kipp_api::error::ErrorDto;
use kipp_api::ports::{
    Cancel, Clock, Ctx, FileError, Files, FixedClock, Ids, InFile, Progress, Staged, UtcMillis, ZeroIds,
};
use kipp_api::{Answer, App, dispatch};
use kipp_app::disk_files::{DiskFiles, RandomIds, SystemClock};
use kipp_app::file_names::harmless;
use serde_json::{Value, json};

use crate::acts::{Acts, Printer, act};

pub struct Desk {
    app: App,
    pub files: WatchedFiles,
    clock: Box<dyn Clock>,
    ids: Box<dyn Ids>,
    jobs: Mutex<HashMap<String, Job>>,
    pub acts: Acts,
    /// What each command changed, for the page of the projector.
    news: Mutex<Vec<Vec<String>>>,
    /// Uploads, written files and the print folder.
    pub temporary: PathBuf,
}

#[derive(Default)]
struct Job {
    cancel: Arc<Cancel>,
    last: Option<Progress>,
}

/// Files on disk that remember what was written.
#[derive(Default)]
pub struct WatchedFiles {
    pub disk: DiskFiles,
    written: Mutex<Vec<Written>>,
}

struct Written {
    token: String,
    name: String,
    shown: String,
    length: usize,
}

impl Desk {
    /// `at`: milliseconds at which the clock stands still.
    pub fn new(data: PathBuf, temporary: PathBuf, at: Option<i64>) -> Self {
        let (clock, ids): (Box<dyn Clock>, Box<dyn Ids>) = match at {
            Some(at) => (Box::new(FixedClock(UtcMillis(at))), Box::new(ZeroIds)),
            None => (Box::new(SystemClock), Box::new(RandomIds)),
        };
        Self {
            app: App::new(data, "Petugas Uji".into()),
            files: WatchedFiles::default(),
            clock,
            ids,
            jobs: Mutex::default(),
            acts: Acts::default(),
            news: Mutex::default(),
            temporary,
        }
    }

    /// As the window does before its first command; a refusal stays in `desks.about`.
    pub fn open_default(&self) {
        let _ = self.call("desks.open_default", "{}", "");
    }

    /// One command, with the panic fence of every host.
    pub fn call(&self, name: &str, args: &str, job: &str) -> Result<Answer, ErrorDto> {
        if let Some(name) = name.strip_prefix("sys.") {
            return act(self, name, args).map(|value| Answer::Json(value.to_string()));
        }
        let cancel = Arc::clone(&held(&self.jobs).entry(job.into()).or_default().cancel);
        let progress = |progress| {
            if let Some(job) = held(&self.jobs).get_mut(job) {
                job.last = Some(progress);
            }
        };
        let ctx = Ctx {
            clock: &*self.clock,
            ids: &*self.ids,
            files: &self.files,
            progress: &progress,
            cancel: &cancel,
            ends: &[],
        };
        let done = catch_unwind(AssertUnwindSafe(|| dispatch(&self.app, name, args, &ctx)));
        held(&self.jobs).remove(job);
        let done = done.unwrap_or_else(|_| Err(ErrorDto::bug(format!("B-{name}"))));
        if let Ok(answer) = &done {
            let changed = changed(name, answer);
            if !changed.is_empty() {
                held(&self.news).push(changed);
            }
        }
        done
    }

    /// A command of the window `layar`, as the shell answers it there.
    pub fn call_from_screen(&self, name: &str, args: &str) -> Result<Answer, ErrorDto> {
        admit_for_screen(name)?;
        self.call(name, args, "")
    }

    /// What changed since the first `known` changes.
    pub fn news(&self, known: usize) -> Value {
        let news = held(&self.news);
        let topics: BTreeSet<&String> = news.iter().skip(known).flatten().collect();
        json!({ "at": news.len(), "topics": topics })
    }

    pub fn cancel(&self, job: &str) {
        if let Some(job) = held(&self.jobs).get(job) {
            job.cancel.cancel();
        }
    }

    pub fn progress(&self, job: &str) -> Value {
        match held(&self.jobs).get(job).and_then(|job| job.last.as_ref()) {
            Some(last) => json!({ "done": last.done, "total": last.total, "text": last.text }),
            None => Value::Null,
        }
    }

    /// Keeps an uploaded file and makes it the answer of the next open dialog.
    pub fn upload(&self, name: &str, bytes: &[u8]) -> io::Result<Value> {
        let folder = self.temporary.join("unggahan").join(self.acts.next_upload().to_string());
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(harmless(name));
        std::fs::write(&path, bytes)?;
        let chosen = json!({ "token": self.files.disk.file(&path), "name": harmless(name) });
        self.acts.offer(chosen.clone());
        Ok(chosen)
    }

    pub fn written(&self) -> Value {
        held(&self.files.written)
            .iter()
            .map(|file| json!({ "token": file.token, "name": file.name, "shown": file.shown, "length": file.length }))
            .collect()
    }

    pub fn written_file(&self, number: usize) -> Option<Vec<u8>> {
        let shown = held(&self.files.written).get(number)?.shown.clone();
        std::fs::read(shown).ok()
    }

    /// False: no such printer.
    pub fn put_printer(&self, word: &str) -> bool {
        Printer::from_word(word).map(|printer| self.acts.put_printer(printer)).is_some()
    }

    pub fn acts(&self) -> Value {
        self.acts.done()
    }

    /// As the window does when it goes.
    pub fn close(&self) {
        let _ = self.call("desks.close", "{}", "");
    }
}

impl Files for WatchedFiles {
    fn read(&self, token: &str, limit: u64) -> Result<InFile, FileError> {
        self.disk.read(token, limit)
    }
    fn place(&self, token: &str) -> Result<PathBuf, FileError> {
        self.disk.place(token)
    }
    fn token_of(&self, path: &std::path::Path) -> Result<String, FileError> {
        self.disk.token_of(path)
    }
    fn replaces(&self, token: &str, name: &str, bytes: &[u8]) -> Result<bool, FileError> {
        self.disk.replaces(token, name, bytes)
    }
    fn stage<'a>(&'a self, token: &str, name: &str, bytes: &[u8]) -> Result<Staged<'a>, FileError> {
        let place = self.disk.stage(token, name, bytes)?;
        let (token, name, length) = (token.to_owned(), name.to_owned(), bytes.len());
        Ok(Box::new(move || {
            let shown = place()?;
            held(&self.written).push(Written { token, name, shown: shown.clone(), length });
            Ok(shown)
        }))
    }
}

pub fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
