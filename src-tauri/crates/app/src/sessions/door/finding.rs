//! The box of the door: who is meant by what was typed or scanned. The register is read once and kept until it changes; every
//! further letter costs a scan in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use kipp_domain::invitation_codes::InvitationCode;
use kipp_domain::names::common_names;
use kipp_domain::search::words;
use kipp_domain::sessions::door::Door;
use kipp_store::records::{Agency, AgencyAlias, HallAttendance, Invitation, Person, PersonName, Session};
use kipp_store::{Id, Read, Record as _, named_params, sql};

use super::hall;
use crate::desk::App;
use crate::error::Result;
use crate::office::{agencies, people};
use crate::sessions::sessions;

/// At most this many people and agencies are offered.
pub const SHOWN: usize = 7;

/// What is offered for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offer {
    Person(Id<Person>),
    /// Somebody of it, named next or not at all.
    Agency(Id<Agency>),
    /// Somebody of the agency whose name nobody tells.
    Representative(Id<Agency>),
    /// Somebody who is not in the register; without an agency a guest.
    Newcomer {
        agency: Option<Id<Agency>>,
        office: Option<String>,
    },
}

/// An offer as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub offer: Offer,
    pub title: String,
    /// Office and agency of a person, the code of an invitation.
    pub under: String,
    /// In the hall already, since then.
    pub at: Option<i64>,
    /// Of an agency: how many of its people are in the hall.
    pub people: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Person(usize),
    Agency(usize),
}

/// Everybody who may come.
#[derive(Debug, Default)]
struct Known {
    people: Vec<Person>,
    agencies: Vec<Agency>,
    places: BTreeMap<Id<Agency>, usize>,
    codes: BTreeMap<Id<Agency>, String>,
    door: Door<Key>,
    /// Agencies alone: where a newcomer is from.
    units: Door<usize>,
}

/// What is offered for `text`; within an agency, its people alone. At most [`SHOWN`] of the register, then how to write down
/// somebody who is not in it.
pub fn find(app: &App, session: Id<Session>, text: &str, within: Option<Id<Agency>>) -> Result<Vec<Shown>> {
    let known = known(app, session)?;
    let typed = text.trim();
    // A card that is scanned means its own agency, whichever was entered before; and a code is nobody's name.
    let code = InvitationCode::read(typed).map(|code| code.to_string());
    let within = within.filter(|_| code.as_ref().is_none_or(|code| !known.codes.values().any(|one| one == code)));
    let found = match within {
        Some(agency) => known.people_of(agency, typed),
        None => known.found(typed),
    };
    let newcomers = if code.is_some() { Vec::new() } else { known.newcomers(typed, within) };
    app.read(|read| {
        let rows = hall::rows_of(read, session)?;
        let there: Vec<&HallAttendance> = rows.iter().filter(|row| !row.taken_back).collect();
        let representative = within.filter(|_| typed.is_empty()).map(|agency| known.representative(agency));
        let found = found.into_iter().map(|key| known.shown(key, &there));
        Ok(representative.into_iter().chain(found).chain(newcomers).collect())
    })
}

fn known(app: &App, session: Id<Session>) -> Result<Arc<Known>> {
    app.memoized_from(&session.to_string(), &Known::TABLES, || app.read(|read| Known::read(read, session)))
}

impl Known {
    /// What is read below; `tests/suite/overview.rs` holds it.
    const TABLES: [&str; 6] =
        [Person::TABLE, PersonName::TABLE, Agency::TABLE, AgencyAlias::TABLE, Invitation::TABLE, Session::TABLE];

    fn read(read: &Read<'_>, session: Id<Session>) -> Result<Self> {
        let session = sessions::session(read, session)?.id;
        let invitations: Vec<Invitation> =
            read.list(sql!("invitations/of_session"), named_params! { ":session_id": session })?;
        let mut known = Self { people: people::all(read)?, ..Self::default() };
        known.agencies = agencies::all(read)?.into_iter().filter(|one| one.merged_into_id.is_none()).collect();
        known.places = known.agencies.iter().enumerate().map(|(at, agency)| (agency.id, at)).collect();
        known.codes = invitations.into_iter().map(|one| (one.agency_id, one.code)).collect();
        let aliases = agencies::aliases(read)?;
        let mut called: BTreeMap<Id<Agency>, Vec<&str>> = BTreeMap::new();
        for alias in &aliases {
            called.entry(alias.agency_id).or_default().push(&alias.text);
        }
        let names: Vec<Vec<String>> =
            known.agencies.iter().map(|unit| names_of(unit, called.get(&unit.id).map_or(&[], Vec::as_slice))).collect();
        known.add_agencies(&names);
        known.add_people(&people::other_names(read)?, &names);
        Ok(known)
    }

    fn add_agencies(&mut self, names: &[Vec<String>]) {
        for (at, names) in names.iter().enumerate() {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            self.door.add_agency(Key::Agency(at), &names);
            self.units.add_agency(at, &names);
        }
        for (at, agency) in self.agencies.iter().enumerate() {
            if let Some(code) = self.codes.get(&agency.id) {
                self.door.add_invitation(Key::Agency(at), code, &[]);
            }
        }
    }

    fn add_people(&mut self, spellings: &[PersonName], names: &[Vec<String>]) {
        let mut others: BTreeMap<Id<Person>, Vec<&str>> = BTreeMap::new();
        for spelling in spellings {
            others.entry(spelling.person_id).or_default().push(&spelling.name);
        }
        for (at, person) in self.people.iter().enumerate() {
            let mut known: Vec<&str> = [&person.nip, &person.phone].into_iter().flatten().map(String::as_str).collect();
            known.extend(others.get(&person.id).into_iter().flatten());
            let unit = person.agency_id.and_then(|id| self.places.get(&id)).and_then(|at| names.get(*at));
            let around: Vec<&str> = unit.into_iter().flatten().map(String::as_str).collect();
            self.door.add_person(Key::Person(at), &person.name, &known, &around);
        }
    }

    /// An agency and its invitation are one offer.
    fn found(&self, typed: &str) -> Vec<Key> {
        let mut found: Vec<Key> = Vec::new();
        for key in self.door.find(typed, 2 * SHOWN) {
            if !found.contains(&key) {
                found.push(key);
            }
        }
        found.truncate(SHOWN);
        found
    }

    fn unit(&self, id: Id<Agency>) -> Option<&Agency> {
        self.places.get(&id).and_then(|at| self.agencies.get(*at))
    }

    /// The people of an agency whose words begin with what was typed; all of them when nothing was.
    fn people_of(&self, agency: Id<Agency>, typed: &str) -> Vec<Key> {
        let own = |at: usize| self.people.get(at).is_some_and(|one| one.agency_id == Some(agency));
        if typed.is_empty() {
            return (0..self.people.len()).filter(|at| own(*at)).take(SHOWN).map(Key::Person).collect();
        }
        let all = self.door.find(typed, usize::MAX).into_iter();
        all.filter(|key| matches!(key, Key::Person(at) if own(*at))).take(SHOWN).collect()
    }

    fn representative(&self, agency: Id<Agency>) -> Shown {
        let title = self.unit(agency).map(|unit| unit.name.clone()).unwrap_or_default();
        Shown { offer: Offer::Representative(agency), title, under: String::new(), at: None, people: None }
    }

    fn shown(&self, key: Key, there: &[&HallAttendance]) -> Shown {
        match key {
            Key::Person(at) => {
                let person = &self.people[at];
                let unit = person.agency_id.and_then(|id| self.unit(id)).map(|unit| unit.name.as_str());
                let office = person.office.as_deref();
                let under: Vec<&str> = [office, unit].into_iter().flatten().filter(|part| !part.is_empty()).collect();
                let since = there.iter().filter(|row| row.person_id == person.id).map(|row| row.at).min();
                Shown {
                    offer: Offer::Person(person.id),
                    title: person.name.clone(),
                    under: under.join(", "),
                    at: since,
                    people: None,
                }
            }
            Key::Agency(at) => {
                let agency = &self.agencies[at];
                let here = there.iter().filter(|row| row.agency_id == Some(agency.id)).count();
                Shown {
                    offer: Offer::Agency(agency.id),
                    title: agency.name.clone(),
                    under: self.codes.get(&agency.id).cloned().unwrap_or_default(),
                    at: None,
                    people: Some(here),
                }
            }
        }
    }

    /// How to write down somebody who is not in the register: `nama, perangkat daerah, jabatan` in one line.
    fn newcomers(&self, typed: &str, within: Option<Id<Agency>>) -> Vec<Shown> {
        let parts: Vec<&str> = typed.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Vec::new();
        }
        let name_of = |parts: &[&str]| parts.join(", ");
        let newcomer = |name: String, agency: Option<Id<Agency>>, rest: &[&str]| {
            let unit = agency.and_then(|id| self.unit(id)).map(|unit| unit.name.as_str());
            let office = (!rest.is_empty()).then(|| name_of(rest));
            let under: Vec<&str> = [office.as_deref(), unit].into_iter().flatten().collect();
            Shown {
                title: name,
                under: under.join(", "),
                offer: Offer::Newcomer { agency, office },
                at: None,
                people: None,
            }
        };
        // A degree belongs to the name before it.
        let named = 1 + parts.iter().skip(1).take_while(|part| is_degree(part)).count();
        let (name, rest) = parts.split_at(named);
        if within.is_some() {
            return vec![newcomer(name_of(name), within, rest)];
        }
        let unit = rest.first().and_then(|part| self.units.find(part, 1).pop());
        let from = unit.map(|at| newcomer(name_of(name), self.agencies.get(at).map(|one| one.id), &rest[1..]));
        from.into_iter().chain([newcomer(name_of(name), None, rest)]).collect()
    }
}

/// Every name of an agency: also what is left of it without its first words, written as one, for Kecamatan Tana Lili is typed
/// `tanalili` too.
fn names_of(agency: &Agency, aliases: &[&str]) -> Vec<String> {
    let short = agency.short_name.as_deref().unwrap_or_default();
    let told = [agency.name.as_str(), agency.code.as_str(), short].into_iter().filter(|name| !name.is_empty());
    let told = told.chain(common_names(&agency.name)).chain(aliases.iter().copied()).map(str::to_owned);
    let words = words(&agency.name);
    told.chain((1..words.len().saturating_sub(1)).map(|from| words[from..].concat())).collect()
}

/// Whether a part of a line is an academic degree: `S.Kom.`, `M.Si`, `SE`.
fn is_degree(part: &str) -> bool {
    const WITHOUT_DOTS: [&str; 8] = ["SE", "SH", "ST", "SP", "MM", "MH", "MT", "SKM"];
    part.contains('.') || WITHOUT_DOTS.contains(&part)
}
