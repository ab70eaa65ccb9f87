//! What is written of participant files.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::sessions::participants::Presence;
use kipp_domain::words;
use kipp_store::records::{Agency, DisplayName, ImportMapping, OnlineAttendance, ParticipantFile, Person, Session};
use kipp_store::{Id, Write};

use super::entries::{Entry, State};
use super::{Choice, Plan};
use crate::error::{Fault, Result};
use crate::office::people::{self, PersonForm};
use crate::sessions::recap::{self, Facts};

/// What was recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// People of the files who were recognised, and those of them whom the register got.
    pub people: usize,
    pub new_people: usize,
    /// Names that nobody recognised.
    pub strangers: usize,
    /// Invited agencies that were absent before.
    pub agencies: u32,
    /// "33 peserta daring dicatat, 11 PD menjadi hadir."
    pub text: String,
}

/// Whom a name was recorded as.
type Who = (Id<Person>, Option<Id<Agency>>, bool);

pub(super) fn write(write: &Write<'_>, plan: &Plan) -> Result<Recorded> {
    for file in &plan.files {
        if let Some(problem) = &file.report.problem {
            return Err(Fault::field("files", format!("{}: {problem}", file.report.name)));
        }
    }
    let session = &plan.facts.session;
    if !plan.files.iter().any(|file| file.is_new()) {
        let said: BTreeSet<&str> = plan.files.iter().filter_map(|file| file.report.recorded.as_deref()).collect();
        let text = said.into_iter().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return Err(Fault::field("files", "Pilih berkas peserta daring lebih dulu."));
        }
        return Ok(Recorded { text, ..Recorded::default() });
    }
    let before = recap::absent(write, &plan.facts)?;
    keep_minutes(write, session)?;
    let mut recorded = Recorded::default();
    let who = people_of(write, plan, &mut recorded)?;
    rows(write, plan, &who)?;
    remember(write, plan, &who)?;
    remember_columns(write, plan)?;
    recorded.people = who.iter().flatten().map(|(id, ..)| id).collect::<BTreeSet<_>>().len();
    recorded.strangers =
        plan.entries.iter().zip(&who).filter(|(entry, who)| entry.state != State::Recorder && who.is_none()).count();
    let after = recap::absent(write, &Facts::read(write, session.clone())?)?;
    recorded.agencies = before.saturating_sub(after);
    let said = match recorded.agencies {
        0 => format!("{} peserta daring dicatat", recorded.people),
        agencies => format!("{} peserta daring dicatat, {agencies} PD menjadi hadir", recorded.people),
    };
    write.amend(|op| {
        op.edition_id = Some(session.edition_id);
        op.label = format!("{said}: {}", session.name);
    });
    recorded.text = match recorded.strangers {
        0 => format!("{said}."),
        strangers => format!("{said}. {strangers} nama belum dikenali."),
    };
    Ok(recorded)
}

/// The minimum that was chosen for this file stays with the session.
fn keep_minutes(write: &Write<'_>, session: &Session) -> Result<()> {
    let kept: Option<Session> = write.get(session.id)?;
    if kept.is_some_and(|kept| kept.minimum_minutes != session.minimum_minutes) {
        write.update(session)?;
    }
    Ok(())
}

/// The person of each name; those the register lacks are written into it.
fn people_of(write: &Write<'_>, plan: &Plan, recorded: &mut Recorded) -> Result<Vec<Option<Who>>> {
    let mut made: BTreeMap<(String, Option<Id<Agency>>), Id<Person>> = BTreeMap::new();
    let mut found = Vec::with_capacity(plan.entries.len());
    for entry in &plan.entries {
        let who = match choice_of(entry) {
            None | Some(Choice::Skip) => None,
            Some(Choice::Person(id)) => plan.register.person(*id).map(|one| (one.id, one.agency_id, entry.deputy)),
            Some(Choice::New { name, agency }) => {
                let same = (kipp_domain::names::normal_form(name), *agency);
                let id = match made.get(&same) {
                    Some(id) => *id,
                    None => {
                        recorded.new_people += 1;
                        let id = new_person(write, plan, name, *agency)?;
                        made.insert(same, id);
                        id
                    }
                };
                Some((id, *agency, entry.deputy))
            }
        };
        found.push(who);
    }
    Ok(found)
}

fn choice_of(entry: &Entry) -> Option<&Choice> {
    match entry.state {
        State::Sure | State::Asked | State::Decided => entry.told.as_ref().map(|told| &told.choice),
        State::Open | State::Skipped | State::Recorder => None,
    }
}

fn new_person(write: &Write<'_>, plan: &Plan, name: &str, agency: Option<Id<Agency>>) -> Result<Id<Person>> {
    let known = plan.register.of_edition(name, agency);
    let form = PersonForm {
        id: None,
        name: name.to_owned(),
        nip: known.and_then(|one| one.nip.clone()),
        agency,
        office: known.and_then(|one| one.office.clone()),
        phone: known.and_then(|one| one.phone.clone()),
        note: None,
    };
    people::save_in(write, form)
}

fn rows(write: &Write<'_>, plan: &Plan, who: &[Option<Who>]) -> Result<()> {
    let mut files: BTreeMap<usize, Id<ParticipantFile>> = BTreeMap::new();
    for (at, file) in plan.files.iter().enumerate().filter(|(_, file)| file.is_new()) {
        let of_file = plan.entries.iter().filter(|entry| entry.state == State::Recorder);
        let recorders = of_file.filter(|entry| entry.parts.rows.iter().any(|(file, _)| *file == at)).count();
        let row = ParticipantFile {
            id: Id::NEW,
            session_id: plan.facts.session.id,
            name: file.report.name.clone(),
            sha256: file.report.sha256.clone(),
            format: file.report.format.unwrap_or(words::NONE).into(),
            rows: i64::try_from(file.report.rows).unwrap_or(i64::MAX),
            recorders: i64::try_from(recorders).unwrap_or(i64::MAX),
            added_at: write.at(),
        };
        files.insert(at, write.insert(row)?);
    }
    for (entry, who) in plan.entries.iter().zip(who).filter(|(entry, _)| entry.state != State::Recorder) {
        for (file, row) in &entry.parts.rows {
            let (Some(file_id), Some(row)) = (files.get(file), plan.files[*file].rows.get(*row)) else { continue };
            let (joined, left, minutes) = match row.presence {
                Presence::Connected(interval) => (Some(interval.from()), Some(interval.to()), None),
                Presence::Total { minutes, bounds: Some(bounds) } => {
                    (Some(bounds.from()), Some(bounds.to()), Some(minutes))
                }
                Presence::Total { minutes, bounds: None } => (None, None, Some(minutes)),
                Presence::Listed(at) => (at, None, None),
            };
            let utc = |local| plan.zone.utc_millis(local);
            write.insert(OnlineAttendance {
                id: Id::NEW,
                file_id: *file_id,
                key: row.key.clone(),
                shown: row.row.name.clone(),
                joined_at: joined.map(utc),
                left_at: left.map(utc),
                minutes: minutes.map(i64::from),
                person_id: who.map(|(person, ..)| person),
                agency_id: who.and_then(|(_, agency, _)| agency),
                deputy: who.is_some_and(|(.., deputy)| deputy),
            })?;
        }
    }
    Ok(())
}

/// Columns that a person chose are known again by their header.
fn remember_columns(write: &Write<'_>, plan: &Plan) -> Result<()> {
    for (key, choice) in plan.files.iter().filter_map(|file| file.columns.as_ref()).filter(|(key, _)| !key.is_empty()) {
        let said: Vec<(usize, &str)> = choice.columns.iter().map(|(column, role)| (*column, role.code())).collect();
        let mapping = serde_json::to_string(&said).map_err(|error| Fault::Bug(error.to_string()))?;
        let kept = plan.kept.iter().find(|row| row.signature == *key);
        match kept {
            Some(kept) if kept.mapping == mapping => {}
            Some(kept) => write.update(&ImportMapping { mapping, ..kept.clone() })?,
            None => {
                let (kind, signature) = (super::KIND.to_owned(), key.clone());
                write.insert(ImportMapping { id: Id::NEW, kind, signature, mapping })?;
            }
        }
    }
    Ok(())
}

/// Names and e-mails that were confirmed: a sure name needs none, an e-mail that several names bear tells nobody.
fn remember(write: &Write<'_>, plan: &Plan, who: &[Option<Who>]) -> Result<()> {
    let mut bearers: BTreeMap<&str, BTreeSet<Id<Person>>> = BTreeMap::new();
    for (entry, who) in plan.entries.iter().zip(who) {
        if let (Some(email), Some((person, ..))) = (&entry.parts.email, who) {
            bearers.entry(email).or_default().insert(*person);
        }
    }
    let kept: BTreeMap<&str, &DisplayName> =
        plan.register.remembered.iter().map(|one| (one.form.as_str(), one)).collect();
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    for (entry, who) in plan.entries.iter().zip(who).filter(|(entry, _)| entry.remember) {
        let Some((person, agency, _)) = *who else { continue };
        let of_name = entry.parts.form.as_deref().filter(|_| entry.state != State::Sure);
        let of_email =
            entry.parts.email.as_deref().filter(|email| bearers.get(email).is_some_and(|all| all.len() == 1));
        for form in of_name.into_iter().chain(of_email.filter(|email| email.contains('@'))) {
            if !taken.insert(form) {
                continue;
            }
            let old = kept.get(form);
            if old.is_some_and(|old| old.person_id == person && old.agency_id == agency) {
                continue;
            }
            let id = old.map_or(Id::NEW, |old| old.id);
            write.put(DisplayName { id, form: form.to_owned(), person_id: person, agency_id: agency })?;
        }
    }
    Ok(())
}
