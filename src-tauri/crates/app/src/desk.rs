//! The running program: its folders and the one open desk. Reads and the write funnel.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use kipp_domain::words::Zone;
use kipp_store::records::{Edition, Setting, Stage, Submission};
use kipp_store::{Desk, Op, Read, Stamp, StoreError, Write, named_params, sql};

use crate::clock::{self, Jumps};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;
use crate::{consequences, topics};

/// A written value with what changed, told after the commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done<T> {
    pub value: T,
    /// Topics whose reads must run again.
    pub changed: Vec<&'static str>,
    /// Sentences for the user that are no errors.
    pub warnings: Vec<String>,
    /// What the undo bar says; None when nothing changed or it cannot be undone.
    pub undo: Option<String>,
}

impl<T> Done<T> {
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Done<U> {
        Done { value: change(self.value), changed: self.changed, warnings: self.warnings, undo: self.undo }
    }
}

/// The program between its hosts and the desk file. Shared between threads; one command at a time touches the desk.
pub struct App {
    /// The user's local application data folder of the desk.
    pub data_dir: PathBuf,
    actor: Mutex<String>,
    pub(crate) open: Mutex<Option<Open>>,
    check_every_write: bool,
    pub(crate) remembers: bool,
    fonts: OnceLock<kipp_documents::fonts::FontSet>,
    /// The pages set last, for the next page of a preview.
    pub(crate) last: crate::documents::Last,
    /// The words searched last, for the next letter.
    pub(crate) searched: crate::search::Last,
    /// What was read last and for which state of the desk, for whoever asks again before anything changed.
    told: Mutex<Option<(String, Told)>>,
    /// The states of the open desk's sheets.
    pub(crate) tallied: Mutex<crate::tallies::Kept>,
}

type Told = Arc<dyn std::any::Any + Send + Sync>;

/// The file of the officer's name in the application data folder.
const OFFICER: &str = "petugas.txt";

pub(crate) struct Open {
    pub desk: Desk,
    pub program_run: String,
    pub is_sample: bool,
    pub clock: Jumps,
}

pub(crate) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// `data_dir` is the user's local application data folder of the desk, `actor` the officer's name.
    /// A name kept by [`App::set_actor`] on this computer wins over `actor`.
    pub fn new(data_dir: PathBuf, actor: String) -> Self {
        let kept = std::fs::read_to_string(data_dir.join(OFFICER)).ok().map(|name| name.trim().to_owned());
        let actor = kept.filter(|name| !name.is_empty()).unwrap_or(actor);
        Self {
            data_dir,
            actor: Mutex::new(actor),
            open: Mutex::new(None),
            check_every_write: false,
            remembers: true,
            fonts: OnceLock::new(),
            last: crate::documents::Last::default(),
            searched: crate::search::Last::default(),
            told: Mutex::new(None),
            tallied: Mutex::default(),
        }
    }

    /// In tests: the store's invariants run inside every operation.
    #[must_use]
    pub fn checking(mut self) -> Self {
        self.check_every_write = true;
        self
    }

    /// The command line: opened desks do not join the list of recent ones.
    #[must_use]
    pub fn forgetful(mut self) -> Self {
        self.remembers = false;
        self
    }

    /// Another program of the same officer with no desk open: to make a desk without closing this one.
    pub(crate) fn beside(&self) -> Self {
        let beside = Self::new(self.data_dir.clone(), held(&self.actor).clone()).forgetful();
        Self { check_every_write: self.check_every_write, ..beside }
    }

    /// The shipped fonts, read once when the first page is set.
    pub fn fonts(&self) -> Result<&kipp_documents::fonts::FontSet> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(fonts);
        }
        let read = kipp_documents::fonts::FontSet::shipped().map_err(|error| Fault::Bug(error.to_string()))?;
        Ok(self.fonts.get_or_init(|| read))
    }

    pub fn actor(&self) -> String {
        match held(&self.open).as_ref() {
            Some(open) if open.is_sample => "Contoh".into(),
            _ => held(&self.actor).clone(),
        }
    }

    /// The officer's name on this computer; it is told to the history from now on.
    pub fn set_actor(&self, name: &str) -> Result<()> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Fault::field("name", "Nama petugas belum diisi."));
        }
        let path = self.data_dir.join(OFFICER);
        kipp_store::files::write_own(&path, name.as_bytes())
            .map_err(|source| Fault::Store(StoreError::from_io(path.display().to_string(), source)))?;
        name.clone_into(&mut held(&self.actor));
        Ok(())
    }

    pub(crate) fn put_open(&self, mut desk: Desk) -> Result<()> {
        desk.check_every_write(self.check_every_write);
        if self.check_every_write {
            desk.count_statements()?;
        }
        let row = desk.row()?;
        let last = desk
            .operations(&kipp_store::journal::Wanted { limit: 1, ..Default::default() })?
            .first()
            .map_or(0, |op| op.seq);
        let mut held_open = held(&self.open);
        // Another program may have written the file meanwhile: what was read before is not believed.
        *held(&self.told) = None;
        *held(&self.tallied) = crate::tallies::Kept::default();
        let before = held_open.replace(Open {
            desk,
            program_run: format!("{last}"),
            is_sample: row.is_sample,
            clock: Jumps::at_opening(self.remembers && !row.is_sample),
        });
        drop(held_open);
        if let Some(open) = before {
            open.desk.close()?;
        }
        Ok(())
    }

    /// Reads inside the desk's lock. Nothing may be rendered, and no user's file read, in `work`.
    pub fn read<T>(&self, work: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        self.with_desk(|open| work(&open.desk.read()))
    }

    pub(crate) fn with_desk<T>(&self, work: impl FnOnce(&mut Open) -> Result<T>) -> Result<T> {
        let mut open = held(&self.open);
        let open = open.as_mut().ok_or(Fault::Refused(Refusal::NoDeskOpen))?;
        work(open)
    }

    /// Waits until the open desk is known to be whole: before anything that depends on marks, and outside the desk's lock,
    /// so that the rest of the screen goes on.
    ///
    /// # Errors
    /// What is wrong with the file. Without a desk there is nothing to wait for.
    pub fn require_whole(&self) -> Result<()> {
        let whole = held(&self.open).as_ref().map(|open| open.desk.whole().clone());
        whole.map_or(Ok(()), |whole| Ok(whole.wait()?))
    }

    /// A dear read, made once for each state of the desk. `what` names it with all that it depends on beside the desk.
    pub fn unchanged<T: Clone + Send + Sync + 'static>(
        &self,
        what: &str,
        read: impl FnOnce() -> Result<T>,
    ) -> Result<T> {
        let state = self.with_desk(|open| {
            Ok(format!(
                "{}\n{}\n{}\n{what}",
                open.desk.path().display(),
                open.program_run,
                open.desk.row()?.journal_head
            ))
        })?;
        if let Some((_, last)) = held(&self.told).as_ref().filter(|(known, _)| *known == state)
            && let Some(last) = last.downcast_ref::<T>()
        {
            return Ok(last.clone());
        }
        let made = read()?;
        *held(&self.told) = Some((state, Arc::new(made.clone())));
        Ok(made)
    }

    /// Nobody has worked for a while: what is written goes from the log into the desk file.
    pub fn rest(&self) -> Result<()> {
        self.with_desk(|open| Ok(open.desk.rest()?))
    }

    /// The funnel of every change: one operation, one transaction, one journal entry.
    pub fn write<T>(&self, ctx: &Ctx<'_>, op: Op, work: impl FnOnce(&Write<'_>) -> Result<T>) -> Result<Done<T>> {
        let actor = self.actor();
        self.with_desk(|open| {
            let stamp =
                Stamp { at: ctx.clock.now().0, actor, program_run: open.program_run.clone(), ends: ctx.ends.to_vec() };
            clock::ask(open, ctx.clock, stamp.at)?;
            let done = open.desk.write::<_, Carried>(&stamp, op, |write| {
                let value = work(write).map_err(Carried)?;
                let told = consequences::of_work(write).and_then(|told| self.checked(write).map(|()| told));
                Ok((value, told.map_err(Carried)?))
            })?;
            let warnings = clock::warnings(open, &done);
            let (value, told) = done.value;
            Ok(Done {
                value,
                changed: topics::changed(&done.tables),
                warnings: [told, warnings].concat(),
                undo: (done.op_id.is_some() && done.undoable).then_some(done.label),
            })
        })
    }

    /// In tests the rules are looked at once more, whatever was written.
    pub(crate) fn checked(&self, write: &Write<'_>) -> Result<()> {
        if self.check_every_write { consequences::check(write) } else { Ok(()) }
    }

    /// The desk's zone: setting `zone_minutes`, default WITA.
    pub fn zone(&self) -> Zone {
        self.read(zone).unwrap_or(Zone::WITA)
    }

    pub fn is_sample(&self) -> bool {
        held(&self.open).as_ref().is_some_and(|open| open.is_sample)
    }
}

/// Carries the app's fault through the store's funnel.
pub(crate) struct Carried(pub Fault);

impl From<StoreError> for Carried {
    fn from(error: StoreError) -> Self {
        Self(Fault::Store(error))
    }
}

impl From<Carried> for Fault {
    fn from(carried: Carried) -> Self {
        carried.0
    }
}

pub(crate) fn setting(read: &Read<'_>, key: &str) -> Result<Option<String>> {
    let found: Option<Setting> = read.one(sql!("settings/by_key"), named_params! { ":key": key })?;
    Ok(found.map(|setting| setting.value))
}

pub(crate) fn zone(read: &Read<'_>) -> Result<Zone> {
    Ok(setting(read, "zone_minutes")?.and_then(|minutes| Zone::from_minutes(&minutes)).unwrap_or(Zone::WITA))
}

/// The edition of this id.
pub fn edition(read: &Read<'_>, id: i64) -> Result<Edition> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Edition, id))
}

/// The edition, refusing a closed one: a closed edition refuses every write but reopening.
pub fn open_edition(read: &Read<'_>, id: i64) -> Result<Edition> {
    let edition = edition(read, id)?;
    match &edition.closed_reason {
        Some(reason) => Err(Refusal::EditionClosed { edition: edition.code.clone(), reason: reason.clone() }.into()),
        None => Ok(edition),
    }
}

pub fn stage(read: &Read<'_>, id: i64) -> Result<Stage> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Stage, id))
}

pub fn submission(read: &Read<'_>, id: i64) -> Result<Submission> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Submission, id))
}

pub fn juror(read: &Read<'_>, id: i64) -> Result<kipp_store::records::Juror> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Juror, id))
}

/// Text or nothing: trims, and an empty text is nothing.
pub fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A reason that must be there.
pub fn reason(act: &str, text: &str) -> Result<String> {
    filled(Some(text.into())).ok_or_else(|| Refusal::ReasonNeeded { act: act.into() }.into())
}
