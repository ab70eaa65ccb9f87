//! A desk file of its own for what is measured through the dispatcher.

use std::path::{Path, PathBuf};

use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{Answer, App, dispatch};
use serde_json::{Value, json};

use crate::figures::Trouble;

pub struct Office {
    app: App,
    pub files: MemoryFiles,
    path: PathBuf,
}

impl Office {
    /// A new desk in `folder`; an older one of that name is gone.
    pub fn new(folder: &Path, name: &str) -> Result<Self, Trouble> {
        let path = folder.join(name);
        let files = MemoryFiles::default();
        files.put_place("desk", &path);
        let office = Self { app: App::new(folder.join("data"), "Bench".into()), files, path };
        office.clear();
        office.call("desks.create", &json!({ "file": "desk" }))?;
        Ok(office)
    }

    pub fn call(&self, name: &str, input: &Value) -> Result<Value, Trouble> {
        let (clock, cancel) = (FixedClock(UtcMillis(kipp_tests::MOMENT)), Cancel::default());
        let ctx =
            Ctx { clock: &clock, ids: &ZeroIds, files: &self.files, progress: &|_| {}, cancel: &cancel, ends: &[] };
        match dispatch(&self.app, name, &input.to_string(), &ctx) {
            Ok(Answer::Json(text)) => Ok(serde_json::from_str(&text)?),
            Ok(Answer::Bytes(_)) => Err(format!("{name} answered bytes").into()),
            Err(refused) => Err(format!("{name}: {refused:?}").into()),
        }
    }

    /// Obliged agencies, as many as asked for.
    pub fn agencies(&self, count: usize) -> Result<Vec<Value>, Trouble> {
        let agency = |at: usize| {
            let form = json!({ "code": format!("PD{at}"), "name": format!("Dinas Urusan Contoh Nomor {at}"),
                "kind": "dinas", "obliged": true, "aliases": [] });
            Ok(self.call("agencies.save", &form)?["value"].clone())
        };
        (1..=count).map(agency).collect()
    }

    pub fn end(self) -> Result<(), Trouble> {
        self.call("desks.close", &json!({}))?;
        self.clear();
        Ok(())
    }

    fn clear(&self) {
        for suffix in ["", "-wal", "-shm"] {
            let mut path = self.path.clone().into_os_string();
            path.push(suffix);
            let _ = std::fs::remove_file(path);
        }
    }
}
