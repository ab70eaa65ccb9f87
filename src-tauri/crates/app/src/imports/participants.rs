//! Participant files of an online meeting become attendance: looked at first ([`inspect`]), then written in one operation
//! ([`record`]). Both make the same [`Plan`] from the files, the register and what a person decided.
//!
//! Sure names need nothing; a rule fills in an answer that is shown; everything else is open, and stays a stranger when
//! nobody says who it is. The files' bytes are not kept, their SHA-256 is: the same file again changes nothing.

mod candidates;
mod entries;
mod reading;
mod register;
mod taking;

use kipp_domain::sessions::participants::{Answers, FileProblem};
use kipp_store::records::{Agency, ImportMapping, Person, Session};
use kipp_store::{Id, Op, Read, named_params, sql};

use crate::desk::{App, Done};
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::rows;
use crate::sessions::recap::Facts;
use crate::sessions::sessions;

pub use candidates::{Candidate, Told};
pub use entries::{Connection, Entry, State};
pub use taking::Recorded;

/// Files of one session, and what a person said of them.
#[derive(Clone, Debug, Default)]
pub struct ParticipantRequest {
    pub session: Id<Session>,
    pub files: Vec<FileRequest>,
    /// None: those of the session; another number is kept with it.
    pub minimum_minutes: Option<i64>,
    pub decisions: Vec<Decision>,
}

/// One file with the answers to what it left open.
#[derive(Clone, Debug, Default)]
pub struct FileRequest {
    /// Token of the file.
    pub file: String,
    pub answers: Answers,
}

/// Who is meant by a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// [`Entry::key`].
    pub key: String,
    pub choice: Choice,
    /// Came in place of the person who was invited.
    pub deputy: bool,
    /// Known again in later sessions.
    pub remember: bool,
}

/// What a name is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Person(Id<Person>),
    /// Somebody the register may lack; without an agency a guest.
    New {
        name: String,
        agency: Option<Id<Agency>>,
    },
    /// Nobody says who it is: told among the strangers, counted for nobody.
    Skip,
}

/// What was found in one file.
#[derive(Clone, Debug)]
pub struct FileReport {
    pub name: String,
    pub sha256: String,
    /// "Zoom tajuk lama"; nothing while it cannot be read.
    pub format: Option<&'static str>,
    /// Rows that tell of somebody's presence.
    pub rows: usize,
    pub title: Option<String>,
    /// Sentences about what was read.
    pub notices: Vec<String>,
    /// What is refused, or must be answered first.
    pub problem: Option<FileProblem>,
    /// The sentence of a file that was recorded before.
    pub recorded: Option<String>,
}

/// What files would bring; nothing is written.
#[derive(Clone, Debug)]
pub struct ParticipantReport {
    pub session: Session,
    pub zone: String,
    pub minimum_minutes: i64,
    pub files: Vec<FileReport>,
    /// Open ones first, then those filled in by a rule; within one state as the files have them.
    pub entries: Vec<Entry>,
}

/// Under which the columns of unknown files are remembered.
const KIND: &str = "kehadiran";

/// Files and register put together.
struct Plan {
    facts: Facts,
    zone: kipp_domain::words::Zone,
    kept: Vec<ImportMapping>,
    register: register::Register,
    files: Vec<reading::ReadFile>,
    minimum_minutes: i64,
    entries: Vec<Entry>,
}

impl Plan {
    fn make(read: &Read<'_>, sources: &[reading::Source], request: &ParticipantRequest) -> Result<Self> {
        let mut session = sessions::open_session(read, request.session)?;
        if let Some(minutes) = request.minimum_minutes {
            if !(0..=1440).contains(&minutes) {
                return Err(Fault::field("minimum_minutes", "Menit paling sedikit antara 0 dan 1.440."));
            }
            session.minimum_minutes = minutes;
        }
        let facts = Facts::read(read, session)?;
        let zone = rows::zone(read)?;
        let register = register::Register::read(read, facts.session.edition_id)?;
        let kept: Vec<ImportMapping> = read.list(sql!("import_mappings/of_kind"), named_params! { ":kind": KIND })?;
        let files = reading::all(sources, request, &facts, zone, &reading::kept_columns(&kept));
        let entries = entries::all(&files, &facts, &register, &request.decisions)?;
        Ok(Self { zone, kept, register, files, minimum_minutes: facts.session.minimum_minutes, entries, facts })
    }
}

/// Looks at files: what they are, who is meant by each name, what is open. Writes nothing.
///
/// # Errors
/// A session that is not there or closed, a file that cannot be read as a table, a decision about nobody.
pub fn inspect(app: &App, ctx: &Ctx<'_>, request: &ParticipantRequest) -> Result<ParticipantReport> {
    let sources = reading::sources(ctx, request)?;
    let plan = app.read(|read| Plan::make(read, &sources, request))?;
    let mut entries = plan.entries;
    entries.sort_by_key(|entry| entry.state.rank());
    Ok(ParticipantReport {
        zone: plan.zone.name(),
        session: plan.facts.session,
        minimum_minutes: plan.minimum_minutes,
        files: plan.files.into_iter().map(|file| file.report).collect(),
        entries,
    })
}

/// Writes the attendance of the files as one operation: new people, remembered names, rows; one undo takes it all back.
///
/// # Errors
/// As [`inspect`]; a file that is refused or still asks something.
pub fn record(app: &App, ctx: &Ctx<'_>, request: &ParticipantRequest) -> Result<Done<Recorded>> {
    app.require_space()?;
    let sources = reading::sources(ctx, request)?;
    app.write(ctx, Op::new("participant_files.record", "Kehadiran daring dicatat"), |write| {
        let plan = Plan::make(write, &sources, request)?;
        taking::write(write, &plan)
    })
}
