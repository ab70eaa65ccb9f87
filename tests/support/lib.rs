//! Builders and helpers of the suite: a desk in a temporary folder, driven only through `api::dispatch`.

pub mod big;

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Clock, Ctx, MemoryFiles, Progress, UtcMillis, ZeroIds};
use kipp_api::{Answer, App, dispatch};
use serde_json::{Value, json};

/// 10 December 2021, 15.20 WITA.
pub const MOMENT: i64 = 1_639_120_800_000;

/// A clock the test moves, and sets.
#[derive(Debug)]
pub struct MovingClock {
    now: AtomicI64,
    running: AtomicI64,
}

impl Clock for MovingClock {
    fn now(&self) -> UtcMillis {
        UtcMillis(self.now.load(Ordering::Relaxed))
    }

    fn running(&self) -> Option<i64> {
        Some(self.running.load(Ordering::Relaxed))
    }
}

/// One desk under test. The invariants of the store run inside every write.
pub struct Arena {
    pub app: App,
    pub files: MemoryFiles,
    pub folder: tempfile::TempDir,
    pub clock: MovingClock,
    pub cancel: Cancel,
    pub progress: Mutex<Vec<Progress>>,
}

#[allow(clippy::expect_used)]
impl Arena {
    /// No desk is open.
    pub fn closed() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let app = App::new(folder.path().join("data"), "Petugas Uji".into()).checking();
        Self {
            app,
            files: MemoryFiles::default(),
            folder,
            clock: MovingClock { now: AtomicI64::new(MOMENT), running: AtomicI64::new(0) },
            cancel: Cancel::default(),
            progress: Mutex::new(vec![]),
        }
    }

    /// An empty desk is open.
    pub fn new() -> Self {
        let arena = Self::closed();
        arena.place("meja", "meja.kipp");
        arena.call("desks.create", json!({ "file": "meja" }));
        arena
    }

    /// Makes token `token` stand for a file of this name in the arena's folder.
    pub fn place(&self, token: &str, name: &str) -> std::path::PathBuf {
        let path = self.folder.path().join(name);
        self.files.put_place(token, &path);
        path
    }

    /// Lets minutes go by.
    pub fn wait(&self, minutes: i64) -> &Self {
        self.clock.running.fetch_add(minutes * 60_000, Ordering::Relaxed);
        self.set_clock(minutes)
    }

    /// Puts the clock forward by minutes that did not go by; back if they are fewer than 0.
    pub fn set_clock(&self, minutes: i64) -> &Self {
        self.clock.now.fetch_add(minutes * 60_000, Ordering::Relaxed);
        self
    }

    pub fn dispatch(&self, name: &str, input: &Value) -> Result<Answer, ErrorDto> {
        let progress =
            |step: Progress| self.progress.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(step);
        let ctx = Ctx {
            clock: &self.clock,
            ids: &ZeroIds,
            files: &self.files,
            progress: &progress,
            cancel: &self.cancel,
            ends: &[],
        };
        dispatch(&self.app, name, &input.to_string(), &ctx)
    }

    /// The answer of a command that must succeed.
    ///
    /// # Panics
    /// With the error's words when it is refused.
    pub fn call(&self, name: &str, input: Value) -> Value {
        match self.dispatch(name, &input) {
            Ok(Answer::Json(text)) => serde_json::from_str(&text).expect("an answer is JSON"),
            Ok(Answer::Bytes(_)) => panic!("{name} answered bytes"),
            Err(error) => panic!("{name} {input} was refused: {error:#?}"),
        }
    }

    /// The bytes of a command that must succeed.
    ///
    /// # Panics
    /// With the error's words when it is refused.
    pub fn bytes(&self, name: &str, input: Value) -> Vec<u8> {
        match self.dispatch(name, &input) {
            Ok(Answer::Bytes(bytes)) => bytes,
            Ok(Answer::Json(text)) => panic!("{name} answered {text}"),
            Err(error) => panic!("{name} {input} was refused: {error:#?}"),
        }
    }

    /// A document as PDF, as an officer saves it: those with numbers too.
    ///
    /// # Panics
    /// With the error's words when it is refused.
    pub fn pdf(&self, edition: i64, document: &str, setting: Value) -> Vec<u8> {
        self.call(
            "documents.save",
            json!({ "edition": edition, "document": document, "setting": setting, "file": "pdf", "format": "pdf" }),
        );
        let saved = self.files.outputs.lock().expect("outputs").pop();
        saved.map(|(_, _, bytes)| bytes).expect("a saved file")
    }

    /// The error of a command that must be refused.
    ///
    /// # Panics
    /// When it is not.
    pub fn refused(&self, name: &str, input: Value) -> ErrorDto {
        match self.dispatch(name, &input) {
            Err(error) => error,
            Ok(_) => panic!("{name} {input} was not refused"),
        }
    }

    /// The value of a write.
    pub fn value(&self, name: &str, input: Value) -> Value {
        self.call(name, input)["value"].clone()
    }

    fn id(&self, name: &str, input: Value) -> i64 {
        self.value(name, input).as_i64().expect("an id")
    }

    /// An agency with its name as code.
    pub fn agency(&self, name: &str, kind: &str, parent: Option<i64>) -> i64 {
        let obliged = ["dinas", "badan", "kecamatan"].contains(&kind);
        self.id(
            "agencies.save",
            json!({ "code": name.to_uppercase(), "name": name, "kind": kind, "parent": parent, "obliged": obliged }),
        )
    }

    /// An edition of the 2021 preset.
    pub fn edition(&self) -> i64 {
        self.id("editions.create", json!({ "preset": "luwu-utara-2021", "year": 2021 }))
    }

    /// A submission that passed the administrative selection.
    pub fn passed(&self, edition: i64, title: &str, agency: i64) -> i64 {
        let id = self.id("submissions.save", json!({ "edition": edition, "title": title, "agency": agency, "innovators": [{ "kind": "person", "name": format!("Inovator {title}") }] }));
        self.call("submissions.set_status", json!({ "submissions": [id], "status": "masuk" }));
        self.call("submissions.set_status", json!({ "submissions": [id], "status": "lolos" }));
        id
    }

    pub fn juror(&self, edition: i64, name: &str, agency: Option<i64>) -> i64 {
        self.id("jurors.save", json!({ "edition": edition, "name": name, "agency": agency, "seat": "anggota" }))
    }

    /// The id of a stage by its code.
    pub fn stage(&self, edition: i64, code: &str) -> i64 {
        let stages = self.call("stages.list", json!({ "edition": edition }));
        let found = stages.as_array().and_then(|list| list.iter().find(|stage| stage["code"] == code)).cloned();
        found.unwrap_or_else(|| panic!("stage {code}"))["id"].as_i64().expect("an id")
    }

    /// Gives every criterion of a sheet the same mark.
    pub fn mark_all(&self, stage: i64, submission: i64, juror: i64, mark: &str) -> Value {
        let sheet = self.call("score_sheets.show", json!({ "stage": stage, "submission": submission, "juror": juror }));
        let marks: Vec<Value> = sheet["lines"]
            .as_array()
            .map(|lines| lines.iter().map(|line| json!({ "criterion": line["criterion"], "mark": mark })).collect())
            .unwrap_or_default();
        self.call(
            "score_sheets.record",
            json!({ "stage": stage, "submission": submission, "juror": juror, "marks": marks }),
        )
    }

    /// Rank, title, final and tie of every row, as lines.
    pub fn ranking(&self, edition: i64) -> String {
        let ranking = self.call("rankings.show", json!({ "edition": edition }));
        let rows = ranking["rows"].as_array().cloned().unwrap_or_default();
        rows.iter()
            .map(|row| {
                let text = |key: &str| match &row[key] {
                    Value::String(text) => text.clone(),
                    Value::Null => "–".into(),
                    other => other.to_string(),
                };
                format!("{} {} {} {}\n", text("rank"), text("title"), text("value"), text("tie"))
            })
            .collect()
    }

    /// Of every row of a frozen revision, by stage: the total of each sheet, or the sign of what became of it.
    pub fn frozen_sheets(&self, edition: i64, number: i64) -> Vec<Vec<String>> {
        let frozen = self.call("result_revisions.show", json!({ "edition": edition, "number": number }));
        let explained = |row: &Value| {
            let asked = json!({ "edition": edition, "submission": row["submission"], "revision": number });
            let stages = self.call("rankings.explain", asked)["stages"].as_array().cloned().unwrap_or_default();
            let total = |sheet: &Value| match (sheet["total"].as_str(), sheet["state"].as_str()) {
                (Some(total), _) => total.to_owned(),
                (None, Some("abstained")) => "A".to_owned(),
                (None, Some("excused")) => "B".to_owned(),
                (None, Some("conflict")) => "K".to_owned(),
                (None, _) => String::new(),
            };
            let of_stage = |stage: &Value| -> Vec<String> {
                stage["sheets"].as_array().into_iter().flatten().map(total).collect()
            };
            stages.iter().map(|stage| of_stage(stage).join(" ")).collect()
        };
        frozen["rows"].as_array().into_iter().flatten().map(explained).collect()
    }

    /// Every table of the open desk as text, but the journal and the desk row: to compare before and after.
    pub fn dump(&self) -> String {
        let found = self.call("desks.check", json!({}));
        assert_eq!(found["clean"], true, "{found:#}");
        let path = self.folder.path().join("meja.kipp");
        dump_of(&path, &self.app)
    }
}

impl Default for Arena {
    fn default() -> Self {
        Self::new()
    }
}

/// Rows of the live tables, through a verified copy, since the open desk is locked.
#[allow(clippy::expect_used)]
fn dump_of(_: &std::path::Path, app: &App) -> String {
    kipp_app::desks::dump(app).expect("a dump")
}

/// Numbers that look thrown and are the same in every run.
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// 0 to `sides` less one.
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or_default()
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
