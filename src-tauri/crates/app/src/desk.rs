//! The running program: its folders and the one open desk. Reads and the write funnel.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use kipp_domain::words::Zone;
use kipp_store::desk::Access;
use kipp_store::{Committed, Desk, Op, Read, Stamp, StoreError, Write, named_params, sql};

use crate::clock::{self, Jumps};
use crate::error::{Fault, Refusal, Result};
use crate::memo::Memo;
pub(crate) use crate::memo::held;
use crate::ports::{Clock, Ctx};
use crate::rows;

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

/// An answer with the desk, the day and the input it is of, and the operation up to which it holds.
type Kept = Option<(String, i64, Arc<String>)>;

/// The newest answer of each command whose answers are kept. Who asks what is being computed waits for it.
#[derive(Default)]
struct Answers(Mutex<HashMap<&'static str, Arc<Mutex<Kept>>>>);

/// A value, and the operation up to which it holds.
struct FromTables<T> {
    what: String,
    seq: i64,
    value: Arc<T>,
}

impl<T> FromTables<T> {
    /// Whether it is of this, and none of its tables was written.
    fn stands(&self, what: &str, tables: &[&str], written: &[String]) -> bool {
        self.what == what && !written.iter().any(|table| tables.contains(&table.as_str()))
    }
}

impl<T> Clone for FromTables<T> {
    fn clone(&self) -> Self {
        Self { what: self.what.clone(), seq: self.seq, value: Arc::clone(&self.value) }
    }
}

/// The program between its hosts and the desk file. Shared between threads; one command at a time touches the desk.
pub struct App {
    /// The user's local application data folder of the desk.
    pub data_dir: PathBuf,
    actor: Mutex<String>,
    pub(crate) open: Mutex<Option<OpenDesk>>,
    check_every_write: bool,
    pub(crate) remembers: bool,
    fonts: OnceLock<kipp_documents::fonts::FontSet>,
    pub(crate) memo: Memo,
    pub(crate) rules: Rules,
}

/// What the funnel runs for every change, whoever makes it. The use cases that know it stand above this file.
#[derive(Clone, Copy)]
pub(crate) struct Rules {
    /// What follows from the work of an operation, in sentences for the user.
    pub of_work: fn(&Write<'_>) -> Result<Vec<String>>,
    /// What follows from an undo.
    pub of_undo: fn(&Write<'_>) -> Result<Vec<String>>,
    /// In tests: that every rule holds.
    pub check: fn(&Write<'_>) -> Result<()>,
    /// The topics of changed tables.
    pub topics: fn(&[String]) -> Vec<&'static str>,
}

/// Below this, large writes are refused.
const NO_SPACE: u64 = 200 * 1024 * 1024;

/// The file of the officer's name in the application data folder.
const OFFICER: &str = "petugas.txt";

pub(crate) struct OpenDesk {
    pub desk: Desk,
    pub program_run: String,
    pub is_sample: bool,
    pub clock: Jumps,
}

impl OpenDesk {
    /// Which file it is, and since which opening.
    fn name(&self) -> String {
        format!("{}\n{}", self.desk.path().display(), self.program_run)
    }

    /// Refuses the first change after the clock jumped; see [`clock::ask`].
    pub fn ask_about_clock(&mut self, clock: &dyn Clock, at: i64) -> Result<()> {
        clock::ask(&mut self.clock, &self.desk, clock, at)
    }

    /// What is said of the clock beside the answer of a change.
    pub fn clock_warnings<T>(&self, done: &Committed<T>) -> Vec<String> {
        clock::warnings(&self.desk, self.is_sample, done)
    }
}

impl App {
    /// See [`App::new`].
    pub(crate) fn with_rules(data_dir: PathBuf, actor: String, rules: Rules) -> Self {
        let kept = std::fs::read_to_string(data_dir.join(OFFICER)).ok().map(|name| name.trim().to_owned());
        let actor = kept.filter(|name| !name.is_empty()).unwrap_or(actor);
        Self {
            data_dir,
            actor: Mutex::new(actor),
            open: Mutex::new(None),
            check_every_write: false,
            remembers: true,
            fonts: OnceLock::new(),
            memo: Memo::default(),
            rules,
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
        let beside = Self::with_rules(self.data_dir.clone(), held(&self.actor).clone(), self.rules).forgetful();
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
        self.memo.forget();
        let before = held_open.replace(OpenDesk {
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

    pub(crate) fn with_desk<T>(&self, work: impl FnOnce(&mut OpenDesk) -> Result<T>) -> Result<T> {
        let mut open = held(&self.open);
        let open = open.as_mut().ok_or(Fault::Refused(Refusal::NoDeskOpen))?;
        work(open)
    }

    /// Where the open desk lies, if it can be written: what is kept beside it goes there.
    pub(crate) fn own_place(&self) -> Result<Option<PathBuf>> {
        self.with_desk(|open| Ok((open.desk.access() == Access::ReadWrite).then(|| open.desk.path().to_owned())))
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

    /// An expensive read, computed again only when the desk has changed. `what` names all that it depends on beside the desk.
    /// One value of each type is kept.
    pub fn memoized<T: Send + Sync + 'static>(
        &self,
        what: &str,
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let state = self.state_of_desk(what)?;
        if let Some(known) = self.memo.of_state(&state) {
            return Ok(known);
        }
        let value = Arc::new(compute()?);
        self.memo.keep(state, Arc::clone(&value));
        Ok(value)
    }

    /// The same inside the desk's lock, for what depends on the desk alone. Inside an operation, which may yet be refused,
    /// nothing is kept.
    pub(crate) fn memoized_inside<T: Send + Sync + 'static>(
        &self,
        read: &Read<'_>,
        what: &str,
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let newest: Vec<String> = read.map(sql!("operations/newest"), [], |row| row.get(1))?;
        let Some(head) = newest.into_iter().next().filter(|head| !head.is_empty()) else {
            return compute().map(Arc::new);
        };
        let state = format!("{head}\n{what}");
        if let Some(known) = self.memo.of_state(&state) {
            return Ok(known);
        }
        let value = Arc::new(compute()?);
        self.memo.keep(state, Arc::clone(&value));
        Ok(value)
    }

    /// The same for what is read from some tables alone: it stands while nothing is written to any of them.
    pub(crate) fn memoized_from_inside<T: Send + Sync + 'static>(
        &self,
        read: &Read<'_>,
        what: &str,
        tables: &[&str],
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let newest: Vec<(i64, String)> =
            read.map(sql!("operations/newest"), [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let Some((seq, _)) = newest.into_iter().next().filter(|(_, head)| !head.is_empty()) else {
            return compute().map(Arc::new);
        };
        let memo: Arc<Mutex<Option<FromTables<T>>>> = self.memo.following();
        let mut memo = held(&memo);
        let known = memo.take();
        let written = known.as_ref().map_or(Ok(vec![]), |known| tables_since(read, known.seq))?;
        let value = match known.filter(|known| known.stands(what, tables, &written)) {
            Some(known) => known.value,
            None => Arc::new(compute()?),
        };
        *memo = Some(FromTables { what: what.to_owned(), seq, value: Arc::clone(&value) });
        Ok(value)
    }

    /// [`App::memoized_from_inside`] for what is computed outside the lock: it stands while nothing is written to any of them.
    pub fn memoized_from<T: Send + Sync + 'static>(
        &self,
        what: &str,
        tables: &[&str],
        compute: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        let memo: Arc<Mutex<Option<FromTables<T>>>> = self.memo.following();
        let known = held(&memo).clone();
        let (desk, seq, written) = self.written_since(known.as_ref().map(|known| known.seq))?;
        let what = format!("{desk}\n{what}");
        let value = match known.filter(|known| known.stands(&what, tables, &written)) {
            Some(known) => known.value,
            None => Arc::new(compute()?),
        };
        *held(&memo) = Some(FromTables { what, seq, value: Arc::clone(&value) });
        Ok(value)
    }

    /// The answer of a command that depends on its input, the day and what its topics tell of the desk; one for each name is
    /// kept until a topic changes.
    pub fn kept_answer<E>(
        &self,
        name: &'static str,
        topics: &[&str],
        raw: &str,
        ctx: &Ctx<'_>,
        answer: impl FnOnce() -> Result<String, E>,
    ) -> Result<Arc<String>, E> {
        let answers: Arc<Answers> = self.memo.following();
        let kept = Arc::clone(held(&answers.0).entry(name).or_default());
        let mut kept = held(&kept);
        let known = kept.take();
        let day = self.zone().date(ctx.clock.now().0);
        // Without a desk it is the command that refuses.
        let Ok((desk, seq, written)) = self.written_since(known.as_ref().map(|(_, seq, _)| *seq)) else {
            return answer().map(Arc::new);
        };
        let what = format!("{desk}\n{day}\n{raw}");
        let changed = (self.rules.topics)(&written);
        let stands = |of: &str| of == what && !changed.iter().any(|topic| topics.contains(topic));
        let text = match known.filter(|(of, ..)| stands(of)) {
            Some((.., text)) => text,
            None => Arc::new(answer()?),
        };
        *kept = Some((what, seq, Arc::clone(&text)));
        Ok(text)
    }

    /// Which desk is open, its newest operation, and the tables written after another one.
    fn written_since(&self, seq: Option<i64>) -> Result<(String, i64, Vec<String>)> {
        self.with_desk(|open| {
            let read = open.desk.read();
            let newest: i64 = read.map(sql!("operations/newest"), [], |row| row.get(0))?.pop().unwrap_or_default();
            Ok((open.name(), newest, tables_since(&read, seq.unwrap_or(newest))?))
        })
    }

    fn state_of_desk(&self, what: &str) -> Result<String> {
        self.with_desk(|open| Ok(format!("{}\n{}\n{what}", open.name(), open.desk.row()?.journal_head)))
    }

    /// Refuses large writes on an almost full disk; small ones still go through.
    pub(crate) fn require_space(&self) -> Result<()> {
        let path = self.with_desk(|open| Ok(open.desk.path().to_owned()))?;
        match kipp_store::files::free_space(&path) {
            Some(free) if free < NO_SPACE => Err(Fault::Store(StoreError::DiskFull)),
            _ => Ok(()),
        }
    }

    /// The funnel of every change: one operation, one transaction, one journal entry.
    pub fn write<T>(&self, ctx: &Ctx<'_>, op: Op, work: impl FnOnce(&Write<'_>) -> Result<T>) -> Result<Done<T>> {
        let actor = self.actor();
        self.with_desk(|open| {
            let stamp =
                Stamp { at: ctx.clock.now().0, actor, program_run: open.program_run.clone(), ends: ctx.ends.to_vec() };
            open.ask_about_clock(ctx.clock, stamp.at)?;
            let done = open.desk.write::<_, Carried>(&stamp, op, |write| {
                let value = work(write).map_err(Carried)?;
                let told = (self.rules.of_work)(write).and_then(|told| self.checked(write).map(|()| told));
                Ok((value, told.map_err(Carried)?))
            })?;
            let warnings = open.clock_warnings(&done);
            let (value, told) = done.value;
            Ok(Done {
                value,
                changed: (self.rules.topics)(&done.tables),
                warnings: [told, warnings].concat(),
                undo: (done.op_id.is_some() && done.undoable).then_some(done.label),
            })
        })
    }

    /// In tests the rules are looked at once more, whatever was written.
    pub(crate) fn checked(&self, write: &Write<'_>) -> Result<()> {
        if self.check_every_write { (self.rules.check)(write) } else { Ok(()) }
    }

    /// The desk's zone: setting `zone_minutes`, default WITA.
    pub fn zone(&self) -> Zone {
        self.read(rows::zone).unwrap_or(Zone::WITA)
    }

    pub fn is_sample(&self) -> bool {
        held(&self.open).as_ref().is_some_and(|open| open.is_sample)
    }
}

/// The tables written after an operation.
fn tables_since(read: &Read<'_>, seq: i64) -> Result<Vec<String>> {
    Ok(read.map(sql!("operation_changes/tables_since"), named_params! { ":seq": seq }, |row| row.get(0))?)
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

/// Text or nothing: trims, and an empty text is nothing.
pub fn filled(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A reason that must be there.
pub fn reason(act: &str, text: &str) -> Result<String> {
    filled(Some(text.into())).ok_or_else(|| Refusal::ReasonNeeded { act: act.into() }.into())
}
