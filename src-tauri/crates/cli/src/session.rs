//! One desk behind one command line: files by token, calls by name.

use std::path::Path;

use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Ctx};
use kipp_api::{Answer, App, dispatch};
use kipp_app::disk_files::DiskFiles;
use serde_json::{Value, json};

use crate::Place;
use crate::args::Given;
use crate::say::Failure;

/// The token of the desk file itself.
const DESK: &str = "meja";

pub struct Session<'a> {
    app: App,
    pub files: DiskFiles,
    place: &'a Place<'a>,
    cancel: Cancel,
}

impl<'a> Session<'a> {
    /// Without a desk. The list of recent desks is the window's and stays as it is.
    pub fn new(place: &'a Place<'a>) -> Self {
        let app = App::new(place.data_dir.clone(), place.actor.clone()).forgetful();
        Self { app, files: DiskFiles::default(), place, cancel: Cancel::default() }
    }

    /// With the desk file opened.
    pub fn open(place: &'a Place<'a>, db: &Path) -> Result<Self, Failure> {
        let session = Self::new(place);
        session.open_desk(db)?;
        Ok(session)
    }

    pub fn open_desk(&self, db: &Path) -> Result<Value, Failure> {
        self.files.name_file(DESK, db);
        self.call("desks.open", &json!({ "file": DESK }))
    }

    /// Runs a command that answers JSON.
    pub fn call(&self, name: &str, input: &Value) -> Result<Value, Failure> {
        match self.dispatch(name, &input.to_string())? {
            Answer::Json(text) => serde_json::from_str(&text).map_err(|_| ErrorDto::bug(name.to_owned()).into()),
            Answer::Bytes(_) => Err(ErrorDto::bug(name.to_owned()).into()),
        }
    }

    pub fn dispatch(&self, name: &str, raw: &str) -> Result<Answer, Failure> {
        let ctx = Ctx {
            clock: self.place.clock,
            ids: self.place.ids,
            files: &self.files,
            progress: &|_| {},
            cancel: &self.cancel,
            ends: &[],
        };
        Ok(dispatch(&self.app, name, raw, &ctx)?)
    }

    /// The edition of `--edisi KODE`; without it the only edition of the desk.
    pub fn edition(&self, given: &Given) -> Result<i64, Failure> {
        let code = given.option("edisi")?;
        let list = self.call("editions.list", &json!({}))?;
        let editions: Vec<(&str, i64)> = list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|edition| Some((edition["code"].as_str()?, edition["id"].as_i64()?)))
            .collect();
        let codes = || editions.iter().map(|(code, _)| *code).collect::<Vec<_>>().join(", ");
        match (&code, editions.as_slice()) {
            (_, []) => Err(Failure::Said("Berkas meja ini belum memuat edisi.".into())),
            (Some(code), _) => editions
                .iter()
                .find(|(known, _)| known == code)
                .map(|(_, id)| *id)
                .ok_or_else(|| Failure::Said(format!("Edisi “{code}” tidak ada. Edisi yang ada: {}.", codes()))),
            (None, [(_, id)]) => Ok(*id),
            (None, _) => {
                Err(given.wrong(format!("Berkas ini memuat beberapa edisi; pilih dengan --edisi: {}.", codes())))
            }
        }
    }

    /// "CONTOH: bukan data sebenarnya" on its own line when the desk is a sample, else nothing.
    pub fn marker(&self) -> Result<&'static str, Failure> {
        let about = self.call("desks.about", &json!({}))?;
        match about["desk"]["is_sample"].as_bool() {
            Some(true) => Ok("CONTOH: bukan data sebenarnya\n"),
            _ => Ok(""),
        }
    }
}

impl Drop for Session<'_> {
    /// The write-ahead log goes into the file; what was committed is safe without it.
    fn drop(&mut self) {
        let _ = self.call("desks.close", &json!({}));
    }
}
