//! The list of a door as a file: two desks in one hall, each on a copy of the same desk file, exchange who came. A row keeps its
//! id, one that was taken back stays so, and the order in which files are taken makes no difference.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::limits::TextClass;
use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::person::Identity;
use kipp_store::codes::knows;
use kipp_store::files::sha256_hex;
use kipp_store::records::{Agency, HallAttendance, Person, Session};
use kipp_store::{Id, Op, Read, Record as _, Write, named_params, sql};
use serde::{Deserialize, Serialize};

use super::hall::rows_of;
use crate::desk::{App, Done};
use crate::error::{DoorFileTrouble as Trouble, Fault, Refusal, Result};
use crate::file_names::harmless;
use crate::office::{agencies, people};
use crate::ports::Ctx;
use crate::sessions::sessions;

/// The ending of such a file.
pub const ENDING: &str = "kipp-pintu";
const KIND: &str = "Meja KIPP: daftar pintu";
const VERSION: u32 = 1;
/// Of one file; 20,000 rows have less.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
const MOST_ROWS: usize = 20_000;
/// Ids stay below what a number of JSON holds exactly.
const MOST_ID: i64 = 1 << 53;
/// The bits of an id above this count copies of a desk, those below its rows.
const COPY_SHIFT: u32 = 33;

#[derive(Deserialize)]
struct Envelope {
    kind: String,
    version: u32,
    #[serde(default)]
    sha256: String,
    #[serde(default)]
    content: serde_json::Value,
}

/// What two desks exchange.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    /// Of every copy of the desk.
    lineage: String,
    copy_bits: i64,
    /// The newest operation of the desk that wrote it: a desk knows its own.
    journal_head: String,
    session: i64,
    session_name: String,
    rows: Vec<Row>,
    people: Vec<Named>,
    agencies: Vec<Unit>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: i64,
    person: i64,
    agency: Option<i64>,
    at: i64,
    source: String,
    deputy: bool,
    taken_back: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    id: i64,
    name: String,
    nip: Option<String>,
    office: Option<String>,
    agency: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unit {
    id: i64,
    name: String,
}

/// The name a file of this desk gets: desks that write into one folder do not meet.
pub fn name(app: &App, session: &Session) -> Result<String> {
    let bits = app.with_desk(|open| Ok(open.desk.row()?.copy_bits))?;
    Ok(harmless(&format!("Pintu {} meja {bits:05X}.{ENDING}", session.name)))
}

/// What was written.
#[derive(Clone, Debug)]
pub struct Sent {
    pub shown: String,
    pub name: String,
    pub rows: usize,
}

/// Writes the list of a session's door into the file behind a token. Nothing of the desk changes.
pub fn send(app: &App, ctx: &Ctx<'_>, session: Id<Session>, to: &str) -> Result<Sent> {
    let content = app.with_desk(|open| {
        let (row, read) = (open.desk.row()?, open.desk.read());
        let session = sessions::session(&read, session)?;
        let rows = rows_of(&read, session.id)?;
        let people: Vec<Person> = read.list(sql!("people/in_hall"), named_params! { ":session_id": session.id })?;
        let named: BTreeSet<Id<Agency>> =
            rows.iter().filter_map(|row| row.agency_id).chain(people.iter().filter_map(|one| one.agency_id)).collect();
        let agencies = agencies::all(&read)?.into_iter().filter(|one| named.contains(&one.id));
        Ok(Content {
            lineage: row.lineage,
            copy_bits: row.copy_bits,
            journal_head: row.journal_head,
            session: session.id.number(),
            session_name: session.name,
            rows: rows.into_iter().map(Row::of).collect(),
            people: people.into_iter().map(Named::of).collect(),
            agencies: agencies.map(|one| Unit { id: one.id.number(), name: one.name }).collect(),
        })
    })?;
    let session = app.read(|read| sessions::session(read, session))?;
    let name = name(app, &session)?;
    let rows = content.rows.len();
    let shown = ctx.files.write(to, &name, &bytes_of(&content)?)?;
    Ok(Sent { shown, name, rows })
}

fn bytes_of(content: &Content) -> Result<Vec<u8>> {
    let bug = |error: serde_json::Error| Fault::Bug(error.to_string());
    let text = serde_json::to_string(content).map_err(bug)?;
    let sha256 = sha256_hex(text.as_bytes());
    let kind = serde_json::to_string(KIND).map_err(bug)?;
    Ok(format!("{{\"kind\":{kind},\"version\":{VERSION},\"sha256\":\"{sha256}\",\"content\":{text}}}\n").into_bytes())
}

impl Row {
    fn of(row: HallAttendance) -> Self {
        Row {
            id: row.id.number(),
            person: row.person_id.number(),
            agency: row.agency_id.map(Id::number),
            at: row.at,
            source: row.source,
            deputy: row.deputy,
            taken_back: row.taken_back,
        }
    }

    /// Whether it is what a row of this desk says; who it is of may have been joined with somebody meanwhile.
    fn is(&self, row: &HallAttendance) -> bool {
        self.at == row.at && self.source == row.source && self.deputy == row.deputy
    }
}

impl Named {
    fn of(person: Person) -> Self {
        Named {
            id: person.id.number(),
            name: person.name,
            nip: person.nip,
            office: person.office,
            agency: person.agency_id.map(Id::number),
        }
    }
}

/// What was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// People in the hall whom this desk did not have.
    pub added: u32,
    pub taken_back: u32,
    /// Who was not in the register.
    pub people: u32,
}

/// Takes the list that another desk wrote: its rows and the people of them, and nothing else.
pub fn take(app: &App, ctx: &Ctx<'_>, session: Id<Session>, from: &str) -> Result<Done<Taken>> {
    let file = ctx.files.read(from, MOST_BYTES)?;
    let refuse = |why: Trouble| Fault::from(Refusal::DoorFile { file: file.name.clone(), why });
    let content = read_content(&file.bytes).map_err(refuse)?;
    app.write(ctx, Op::new("attendance.take_file", "Daftar pintu diterima"), |write| {
        let session = sessions::open_session(write, session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Daftar pintu {} diterima", session.name);
        });
        let taking = Taking::new(write, &session, &content, &refuse)?;
        taking.check_origin(&session, &content)?;
        taking.run(&content)
    })
}

/// The content of a file that is whole; the file is somebody else's bytes.
fn read_content(bytes: &[u8]) -> Result<Content, Trouble> {
    let envelope: Envelope = serde_json::from_slice(bytes).map_err(|_| match bytes.starts_with(b"{\"kind\":") {
        true => Trouble::Damaged,
        false => Trouble::Foreign,
    })?;
    if envelope.kind != KIND {
        return Err(Trouble::Foreign);
    }
    if envelope.version > VERSION {
        return Err(Trouble::Newer);
    }
    let content: Content = serde_json::from_value(envelope.content).map_err(|_| Trouble::Damaged)?;
    let text = serde_json::to_string(&content).map_err(|_| Trouble::Damaged)?;
    let is_whole = envelope.version == VERSION && envelope.sha256 == sha256_hex(text.as_bytes());
    if is_whole && content.is_sound() { Ok(content) } else { Err(Trouble::Damaged) }
}

impl Content {
    /// What a desk can have written: ids that are ids, each once, and texts that a desk takes.
    fn is_sound(&self) -> bool {
        let is_id = |id: &i64| (1..MOST_ID).contains(id);
        let once = |ids: Vec<i64>| ids.iter().all(is_id) && ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
        let people: BTreeSet<i64> = self.people.iter().map(|one| one.id).collect();
        let units: BTreeSet<i64> = self.agencies.iter().map(|one| one.id).collect();
        let has_unit = |id: &Option<i64>| id.is_none_or(|id| units.contains(&id));
        let is_taken = |class: TextClass, text: &str| class.admit(text).is_ok_and(|admitted| admitted == text);
        let sound_row = |row: &Row| {
            people.contains(&row.person)
                && has_unit(&row.agency)
                && knows(HallAttendance::TABLE, "source", &row.source)
                && (0..MOST_ID).contains(&row.at)
        };
        let sound_person = |one: &Named| {
            is_taken(TextClass::Name, &one.name)
                && !one.name.trim().is_empty()
                && one.office.as_deref().is_none_or(|office| is_taken(TextClass::Line, office))
                && one.nip.as_deref().is_none_or(|nip| Nip::parse(nip).is_ok_and(|read| read.digits() == nip))
                && has_unit(&one.agency)
        };
        self.rows.len() <= MOST_ROWS
            && once(self.rows.iter().map(|row| row.id).collect())
            && once(self.people.iter().map(|one| one.id).collect())
            && once(self.agencies.iter().map(|one| one.id).collect())
            && is_taken(TextClass::Name, &self.session_name)
            && self.agencies.iter().all(|one| is_taken(TextClass::Name, &one.name))
            && self.rows.iter().all(sound_row)
            && self.people.iter().all(sound_person)
    }
}

/// The technical row of this desk, as far as a file is compared with it.
struct Own {
    lineage: String,
    copy_bits: i64,
    next_counter: i64,
}

fn own(read: &Read<'_>) -> Result<Own> {
    let row = read.map(sql!("desk/get"), [], |row| {
        Ok(Own {
            lineage: row.get("lineage")?,
            copy_bits: row.get("copy_bits")?,
            next_counter: row.get("next_counter")?,
        })
    })?;
    row.into_iter().next().ok_or_else(|| Fault::Bug("a desk has one row".into()))
}

/// The rows of a file on their way into the desk.
struct Taking<'a> {
    write: &'a Write<'a>,
    refuse: &'a dyn Fn(Trouble) -> Fault,
    session: Id<Session>,
    own: Own,
    rows: BTreeMap<i64, HallAttendance>,
    /// People of the file by their id there.
    named: BTreeMap<i64, &'a Named>,
    /// Agencies of the file, here.
    agencies: BTreeMap<i64, Id<Agency>>,
    register: Register,
    taken: Taken,
}

impl<'a> Taking<'a> {
    fn new(
        write: &'a Write<'a>,
        session: &Session,
        content: &'a Content,
        refuse: &'a dyn Fn(Trouble) -> Fault,
    ) -> Result<Self> {
        let names = agencies::names_by_id(write)?;
        let by_name: BTreeMap<String, Id<Agency>> = names.iter().map(|(id, name)| (normal_form(name), *id)).collect();
        let mut here = BTreeMap::new();
        for unit in &content.agencies {
            let same = Some(Id::of(unit.id)).filter(|id| names.contains_key(id));
            let known = same.or_else(|| by_name.get(&normal_form(&unit.name)).copied());
            here.insert(unit.id, known.ok_or_else(|| refuse(Trouble::UnknownAgency { agency: unit.name.clone() }))?);
        }
        Ok(Self {
            session: session.id,
            own: own(write)?,
            rows: rows_of(write, session.id)?.into_iter().map(|row| (row.id.number(), row)).collect(),
            named: content.people.iter().map(|one| (one.id, one)).collect(),
            agencies: here,
            register: Register::read(write)?,
            taken: Taken::default(),
            write,
            refuse,
        })
    }

    fn refuse<T>(&self, why: Trouble) -> Result<T> {
        Err((self.refuse)(why))
    }

    /// Refuses a file that is of no copy of this desk, or of another session.
    fn check_origin(&self, session: &Session, content: &Content) -> Result<()> {
        if self.own.lineage != content.lineage {
            return self.refuse(Trouble::OtherDesk);
        }
        if session.id.number() != content.session {
            return self.refuse(Trouble::OtherSession { session: content.session_name.clone() });
        }
        // What this very desk wrote before is known to its history.
        let of = named_params! { ":hash": content.journal_head };
        let known: Option<i64> = self.write.value(sql!("operations/with_hash"), of)?;
        if self.own.copy_bits == content.copy_bits && known == Some(0) {
            return self.refuse(Trouble::SameSign);
        }
        Ok(())
    }

    fn run(mut self, content: &Content) -> Result<Taken> {
        for row in &content.rows {
            match self.rows.get(&row.id).cloned() {
                Some(known) => self.meet(row, known)?,
                None => self.add(row)?,
            }
        }
        Ok(self.taken)
    }

    /// A row that this desk has: only that it was taken back can be new.
    fn meet(&mut self, row: &Row, mut known: HallAttendance) -> Result<()> {
        if !row.is(&known) {
            let name = self.named.get(&row.person).map(|one| one.name.clone()).unwrap_or_default();
            return self.refuse(Trouble::Differs { name });
        }
        if row.taken_back && !known.taken_back {
            known.taken_back = true;
            self.write.update(&known)?;
            self.taken.taken_back += 1;
        }
        Ok(())
    }

    fn add(&mut self, row: &Row) -> Result<()> {
        let id: Id<HallAttendance> = Id::of(row.id);
        // The id of a row of another session.
        if self.write.get(id)?.is_some() {
            return self.refuse(Trouble::Damaged);
        }
        // This desk gave the id and has no such row any more: that was undone here, so the row is taken back.
        let taken_back = row.taken_back || self.is_own(row.id)?;
        let person_id = self.person(row.person)?;
        self.write.insert(HallAttendance {
            id,
            session_id: self.session,
            person_id,
            agency_id: row.agency.and_then(|id| self.agencies.get(&id).copied()),
            at: row.at,
            source: row.source.clone(),
            deputy: row.deputy,
            taken_back,
        })?;
        self.taken.added += u32::from(!taken_back);
        Ok(())
    }

    /// Whether this desk gave an id. One that it is yet to give was given by a twin.
    fn is_own(&self, id: i64) -> Result<bool> {
        let is_own = id >> COPY_SHIFT == self.own.copy_bits;
        if is_own && id & ((1 << COPY_SHIFT) - 1) >= self.own.next_counter {
            return self.refuse(Trouble::SameSign);
        }
        Ok(is_own)
    }

    /// Who is meant here: by the id, which all copies of a desk share, else by name, NIP and agency, else a new row of that id.
    fn person(&mut self, id: i64) -> Result<Id<Person>> {
        if self.register.ids.contains(&id) {
            return Ok(Id::of(id));
        }
        let Some(named) = self.named.get(&id) else { return self.refuse(Trouble::Damaged) };
        let normal_name = normal_form(&named.name);
        let agency = named.agency.and_then(|id| self.agencies.get(&id).copied());
        let own = Identity { normal_name: &normal_name, nip: named.nip.as_deref(), agency };
        if let Some(known) = self.register.same(&own) {
            return Ok(known);
        }
        self.is_own(id)?;
        let person = Person {
            id: Id::of(id),
            name: named.name.clone(),
            normal_name,
            nip: named.nip.clone(),
            agency_id: agency,
            office: named.office.clone(),
            phone: None,
            note: None,
        };
        self.register.add(person.id, people::identity(&person));
        self.write.insert(person)?;
        self.taken.people += 1;
        Ok(Id::of(id))
    }
}

/// Somebody of the register under one spelling: normal name, NIP, agency.
type Spelling = (Id<Person>, String, Option<String>, Option<Id<Agency>>);

/// Who is in the register, for many questions.
#[derive(Default)]
struct Register {
    ids: BTreeSet<i64>,
    spellings: Vec<Spelling>,
    by_nip: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Register {
    fn read(read: &Read<'_>) -> Result<Self> {
        let mut register = Self::default();
        people::all(read)?.iter().for_each(|one| register.add(one.id, people::identity(one)));
        people::other_names(read)?.iter().for_each(|one| register.add(one.person_id, people::identity_of(one)));
        Ok(register)
    }

    fn add(&mut self, id: Id<Person>, who: Identity<'_, Id<Agency>>) {
        let at = self.spellings.len();
        self.ids.insert(id.number());
        self.by_name.entry(who.normal_name.to_owned()).or_default().push(at);
        if let Some(nip) = who.nip {
            self.by_nip.entry(nip.to_owned()).or_default().push(at);
        }
        self.spellings.push((id, who.normal_name.to_owned(), who.nip.map(str::to_owned), who.agency));
    }

    fn same(&self, who: &Identity<'_, Id<Agency>>) -> Option<Id<Person>> {
        let of_nip = who.nip.and_then(|nip| self.by_nip.get(nip));
        let alike = of_nip.into_iter().chain(self.by_name.get(who.normal_name)).flatten();
        let spelling = alike.filter_map(|at| self.spellings.get(*at)).find(|(_, name, nip, agency)| {
            Identity { normal_name: name, nip: nip.as_deref(), agency: *agency }.is_same(who)
        });
        spelling.map(|(id, ..)| *id)
    }
}
