//! The names of the files, each once, with who is meant and how sure that is.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use kipp_domain::names::normal_form;
use kipp_domain::sessions::attendance::{HallRow, OnlineRow, PersonAttendance, Who, attendance};
use kipp_domain::sessions::names::{Guess, NameKind, NameReader, remembered_form, shown_label};
use kipp_domain::sessions::participants::{ParticipantRow, Presence};
use kipp_domain::words::{clock, list};
use kipp_store::Id;
use kipp_store::records::{Agency, Person};

use super::candidates::{self, Candidate, Told};
use super::reading::{ReadFile, ReadRow};
use super::register::{Known, NameReading, Register};
use super::{Choice, Decision};
use crate::error::{Fault, Noun, Result};
use crate::sessions::recap::Facts;

/// How far a name is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody said who it is.
    Open,
    /// A rule filled in an answer.
    Asked,
    /// A person decided.
    Decided,
    /// Left among the strangers.
    Skipped,
    Sure,
    /// A program that takes notes.
    Recorder,
}

impl State {
    pub const fn code(self) -> &'static str {
        match self {
            State::Open => "open",
            State::Asked => "asked",
            State::Decided => "decided",
            State::Skipped => "skipped",
            State::Sure => "sure",
            State::Recorder => "recorder",
        }
    }

    /// What is asked stands first; what was decided stays where it was asked.
    pub(super) const fn rank(self) -> u8 {
        match self {
            State::Open | State::Asked | State::Decided => 0,
            State::Skipped => 1,
            State::Sure => 2,
            State::Recorder => 3,
        }
    }
}

/// One row of a file.
#[derive(Clone, Debug)]
pub struct Connection {
    pub file: String,
    /// As people count.
    pub line: usize,
    pub name: String,
    pub joined: Option<NaiveDateTime>,
    pub left: Option<NaiveDateTime>,
    pub minutes: Option<u32>,
}

/// A name of the files.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stands for the name in a [`Decision`].
    pub key: String,
    /// As a screen may show it: the number of a caller is masked.
    pub label: String,
    pub state: State,
    pub connections: Vec<Connection>,
    pub first: Option<NaiveDateTime>,
    pub last: Option<NaiveDateTime>,
    pub minutes: Option<u32>,
    pub below_minimum: bool,
    /// Who may be meant, best first.
    pub candidates: Vec<Candidate>,
    pub told: Option<Told>,
    pub deputy: bool,
    pub remember: bool,
    /// The person is in the hall, too.
    pub in_hall: bool,
    pub note: Option<String>,
    /// What the name would be recorded under as a guest.
    pub guest: String,
    pub(super) parts: Parts,
}

/// What is written of a name, and never shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    /// File and row, by their places.
    pub rows: Vec<(usize, usize)>,
    /// Under which it is remembered.
    pub form: Option<String>,
    pub email: Option<String>,
}

/// Rows of one name.
struct Group<'a> {
    key: String,
    rows: Vec<(usize, usize, &'a ReadRow)>,
}

/// Every name of the new files that lasted within the session.
pub(super) fn all(
    files: &[ReadFile],
    facts: &Facts,
    register: &Register,
    decisions: &[Decision],
) -> Result<Vec<Entry>> {
    let groups = groups(files, facts);
    let presences = presences(&groups, facts);
    let decided: BTreeMap<&str, &Decision> = decisions.iter().map(|one| (one.key.as_str(), one)).collect();
    let reader = NameReader { agencies: &register.names, people: &register.people };
    let hall: BTreeMap<Id<Person>, &HallRow<Id<Person>, Id<Agency>>> =
        facts.hall.iter().filter(|row| !row.taken_back).map(|row| (row.person, row)).collect();
    let context = Context { files, register, reader: &reader, hall: &hall, minimum: facts.minimum_minutes() };
    let mut offered = 0;
    let mut entries = Vec::new();
    for (group, presence) in groups.into_iter().zip(presences) {
        let Some(presence) = presence else { continue };
        let decision = decided.get(group.key.as_str()).copied();
        if let Some(decision) = decision {
            check(&decision.choice, register)?;
        }
        entries.push(context.entry(group, &presence, decision, &mut offered));
    }
    Ok(entries)
}

fn check(choice: &Choice, register: &Register) -> Result<()> {
    match choice {
        Choice::Person(id) if register.person(*id).is_none() => Err(Fault::not_found(Noun::Person, id)),
        Choice::New { agency: Some(id), .. } if register.agency(*id).is_none() => {
            Err(Fault::not_found(Noun::Agency, id))
        }
        Choice::New { name, .. } if name.trim().is_empty() => Err(Fault::field("decisions", "Nama orang belum diisi.")),
        Choice::New { name, agency } if register.same(name, *agency).len() > 1 => Err(Fault::field(
            "decisions",
            format!("Ada beberapa orang bernama {} di sana. Pilih orangnya dari daftar.", name.trim()),
        )),
        Choice::Person(_) | Choice::New { .. } | Choice::Skip => Ok(()),
    }
}

/// Rows by name and e-mail, in the order of the files; what stands in the desk with somebody is passed over.
fn groups<'a>(files: &'a [ReadFile], facts: &Facts) -> Vec<Group<'a>> {
    let known = facts.online.iter().filter(|row| matches!(row.who, Who::Person { .. }));
    let known: BTreeSet<&str> = known.map(|row| row.key.as_str()).collect();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: Vec<Group<'a>> = Vec::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| file.is_new()) {
        for (row_at, row) in file.rows.iter().enumerate() {
            if known.contains(row.key.as_str()) && !matches!(row.presence, Presence::Total { .. }) {
                continue;
            }
            let key = key_of(&row.row);
            let place = *places.entry(key.clone()).or_insert(groups.len());
            if place == groups.len() {
                groups.push(Group { key, rows: vec![] });
            }
            groups[place].rows.push((at, row_at, row));
        }
    }
    groups
}

fn key_of(row: &ParticipantRow) -> String {
    let form = normal_form(&row.name);
    let name = if form.is_empty() { row.name.trim().to_owned() } else { form };
    match &row.email {
        Some(email) => format!("{name} {email}"),
        None => name,
    }
}

/// How long each name was there; nothing for those of another time.
fn presences(groups: &[Group<'_>], facts: &Facts) -> Vec<Option<PersonAttendance<usize, ()>>> {
    let mut rows = Vec::new();
    for (person, group) in groups.iter().enumerate() {
        rows.extend(group.rows.iter().map(|(file, _, row)| OnlineRow {
            key: row.key.clone(),
            who: Who::Person { person, agency: None, deputy: false },
            file: i64::try_from(*file).unwrap_or(i64::MAX),
            presence: row.presence,
            taken_back: false,
        }));
    }
    let mut found: Vec<Option<PersonAttendance<usize, ()>>> = vec![None; groups.len()];
    for one in attendance(facts.time, &[], &rows, facts.minimum_minutes()).people {
        let person = one.person;
        found[person] = Some(one);
    }
    found
}

/// What is to be said of a name.
struct About<'a> {
    label: &'a str,
    state: State,
    below_minimum: bool,
    /// Two of its connections last at the same time.
    is_double: bool,
    /// A form names several agencies for it.
    differs: bool,
    /// When the person came to the hall, and the name.
    in_hall: Option<(NaiveDateTime, &'a str)>,
}

struct Context<'a> {
    files: &'a [ReadFile],
    register: &'a Register,
    reader: &'a NameReader<'a, Known, Id<Agency>>,
    hall: &'a BTreeMap<Id<Person>, &'a HallRow<Id<Person>, Id<Agency>>>,
    minimum: u32,
}

impl Context<'_> {
    fn entry(
        &self,
        group: Group<'_>,
        presence: &PersonAttendance<usize, ()>,
        decision: Option<&Decision>,
        offered: &mut usize,
    ) -> Entry {
        let first = &group.rows[0].2.row;
        let (reading, differs) = self.read(&group);
        let is_double = group.rows.iter().any(|(.., row)| row.is_double);
        let (state, choice) = self.guess(&reading, presence.below_minimum, is_double);
        let (state, choice) = match decision {
            None => (state, choice),
            Some(Decision { choice: Choice::Skip, .. }) => (State::Skipped, None),
            Some(decision) => (State::Decided, Some(decision.choice.clone())),
        };
        let choice = choice.map(|choice| self.register.settled(choice));
        let asks = matches!(state, State::Open | State::Asked | State::Decided | State::Skipped);
        let candidates = match asks {
            true => candidates::of(self.register, self.reader, &reading, first, offered),
            false => vec![],
        };
        let told = choice.as_ref().and_then(|choice| candidates::told(self.register, choice));
        let in_hall = match choice {
            Some(Choice::Person(id)) => self.hall.get(&id).copied(),
            _ => None,
        };
        let form = remembered_form(&first.shown, first.original.as_deref());
        let about = About {
            label: &shown_label(&first.name),
            state,
            below_minimum: presence.below_minimum,
            is_double,
            differs,
            in_hall: in_hall.zip(told.as_ref()).map(|(row, told)| (row.at, told.name.as_str())),
        };
        let note = self.note(&about, &reading, &candidates);
        Entry {
            label: shown_label(&first.name),
            state,
            connections: group.rows.iter().map(|(file, _, row)| self.connection(*file, row)).collect(),
            first: presence.first,
            last: presence.last,
            minutes: presence.minutes,
            below_minimum: presence.below_minimum,
            candidates,
            told,
            deputy: decision.is_some_and(|one| one.deputy),
            remember: (form.is_some() || first.email.is_some()) && decision.is_none_or(|one| one.remember),
            in_hall: in_hall.is_some(),
            note,
            guest: candidates::name_of(&reading),
            parts: Parts {
                rows: group.rows.iter().map(|(file, row, _)| (*file, *row)).collect(),
                form,
                email: first.email.clone(),
            },
            key: group.key,
        }
    }

    /// Who is meant; and whether a form names several agencies for one name.
    fn read(&self, group: &Group<'_>) -> (NameReading, bool) {
        let first = &group.rows[0].2.row;
        let told = group.rows.iter().filter_map(|(.., row)| row.row.agency.as_deref());
        let mut answers: BTreeMap<Id<Agency>, &str> = BTreeMap::new();
        for text in told {
            if let Some(agency) = self.register.names.answer(text) {
                answers.entry(agency).or_insert(text);
            }
        }
        let email = first.email.as_deref();
        let mut of_form = answers.into_values();
        match (of_form.next(), of_form.next()) {
            (Some(agency), None) => (self.reader.read_of_form(&first.shown, agency, email), false),
            (agency, _) => (self.reader.read(&first.shown, first.original.as_deref(), email), agency.is_some()),
        }
    }

    /// What stands in the row before anybody decides.
    fn guess(&self, reading: &NameReading, below_minimum: bool, is_double: bool) -> (State, Option<Choice>) {
        if reading.kind == NameKind::Recorder {
            return (State::Recorder, None);
        }
        let person = reading.person.answer().and_then(|known| self.register.choice_of(*known));
        let new = || {
            let agency = *reading.agency.answer()?;
            Some(Choice::New { name: candidates::name_of(reading), agency: Some(agency) })
        };
        let choice = match person {
            Some(person) => Some(person),
            None if reading.known_people.is_empty() => new(),
            None => None,
        };
        let choice = choice.filter(|choice| check(choice, self.register).is_ok());
        match choice {
            Some(choice) if self.is_sure(reading) && !is_double => (State::Sure, Some(choice)),
            Some(choice) => (State::Asked, Some(choice)),
            // Too short to count, and nobody knows who it was.
            None if below_minimum => (State::Skipped, None),
            None => (State::Open, None),
        }
    }

    /// A remembered guest has no agency and is sure all the same.
    fn is_sure(&self, reading: &NameReading) -> bool {
        let is_guest = matches!((&reading.agency, &reading.person), (Guess::Open, Guess::Sure(_)));
        is_guest || reading.is_sure()
    }

    fn connection(&self, file: usize, row: &ReadRow) -> Connection {
        Connection {
            file: self.files[file].report.name.clone(),
            line: row.row.line,
            name: row.row.name.clone(),
            joined: row.row.join,
            left: row.row.leave,
            minutes: row.row.minutes.or(match row.presence {
                Presence::Connected(interval) => u32::try_from(interval.seconds() / 60).ok(),
                Presence::Total { minutes, .. } => Some(minutes),
                Presence::Listed(_) => None,
            }),
        }
    }

    fn note(&self, about: &About<'_>, reading: &NameReading, candidates: &[Candidate]) -> Option<String> {
        let About { label, state, below_minimum, is_double, differs, in_hall } = *about;
        if let Some((at, name)) = in_hall {
            let at = clock(at);
            return Some(format!("{name} sudah hadir luring {at}. Dihitung satu orang, menit daring tetap dicatat."));
        }
        if below_minimum && state != State::Recorder {
            let minimum = self.minimum;
            return Some(match state {
                State::Skipped => format!("Kurang dari {minimum} menit; dilewati."),
                _ => format!(
                    "Kurang dari {minimum} menit di berkas ini: dicatat, dihitung hadir bila cukup bersama berkas lain."
                ),
            });
        }
        if is_double && state != State::Sure {
            return Some(format!(
                "“{label}” tersambung dari dua perangkat pada waktu yang sama. Dicatat satu orang bila diterima."
            ));
        }
        if differs {
            return Some(format!("“{label}” mengisi beberapa perangkat daerah. Pilih satu."));
        }
        match state {
            State::Open => Some(open_note(label, reading, candidates)),
            State::Asked | State::Decided | State::Skipped | State::Sure | State::Recorder => None,
        }
    }
}

fn open_note(label: &str, reading: &NameReading, candidates: &[Candidate]) -> String {
    let similar: Vec<String> = candidates
        .iter()
        .filter_map(|one| Some(format!("{} {}%", one.told.agency_name.as_deref()?, one.percent?)))
        .collect();
    if !reading.known_people.is_empty() {
        return format!("Ada orang bernama serupa “{label}”. Pilih orangnya; program tidak menebak.");
    }
    match similar.len() {
        0 => format!("Tidak ada yang mirip “{label}”. Pilih perangkat daerahnya, catat sebagai tamu, atau lewati."),
        1 => format!("“{label}” mirip {}. Pilih, atau cari unit lain; program tidak menebak.", similar[0]),
        count => format!("“{label}” mirip {count} unit: {}. Pilih satu; program tidak menebak.", list(&similar)),
    }
}
