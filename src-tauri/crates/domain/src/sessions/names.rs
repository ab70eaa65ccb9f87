//! What people call themselves in a meeting: which part of a display name is an agency, which a person, and who is
//! meant (attendance-files.md 1).
//!
//! Sure is only what was confirmed before, a known e-mail, and an exact name of one agency. A rule (prefix,
//! abbreviation) fills in an answer that is asked. Likeness only orders the candidates; it never chooses.

mod kinds;
mod parts;
mod people;

pub use people::{KnownPerson, People, RememberedName};

use crate::writing::names::{AgencyNames, Candidate, Match, normal_form};
use kinds::{device_owner, is_nobody, is_recorder, masked_number};
use parts::{Part, parts_of, without};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// What a display name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    Person,
    /// A telephone or computer that names itself, perhaps with its owner.
    Device,
    /// A program that takes notes: not a person, hidden, counted.
    Recorder,
    /// A caller by telephone.
    Telephone,
    /// Neither a person nor an agency can be read from it.
    Stranger,
}

/// How sure an answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess<K> {
    Sure(K),
    /// Filled in by a rule, and asked.
    Asked(K),
    /// Asked without an answer.
    Open,
}

impl<K> Guess<K> {
    /// The answer that stands in the row when it is shown.
    pub const fn answer(&self) -> Option<&K> {
        match self {
            Guess::Sure(key) | Guess::Asked(key) => Some(key),
            Guess::Open => None,
        }
    }

    const fn rank(&self) -> u8 {
        match self {
            Guess::Sure(_) => 0,
            Guess::Asked(_) => 1,
            Guess::Open => 2,
        }
    }
}

/// Who a display name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<P, A> {
    pub kind: NameKind,
    /// As a screen may show it: the number of a caller is masked.
    pub label: String,
    pub agency_part: Option<String>,
    pub person_part: Option<String>,
    pub agency: Guess<A>,
    pub person: Guess<P>,
    /// Known people who may be meant when the person is open, best first. None: `person_part` is a new person.
    pub known_people: Vec<P>,
}

impl<P, A> Reading<P, A> {
    /// Nothing needs to be asked: person and agency are sure, or the agency is and the person is new by name.
    pub fn is_sure(&self) -> bool {
        match (&self.agency, &self.person) {
            (Guess::Sure(_), Guess::Sure(_)) => true,
            (Guess::Sure(_), Guess::Open) => self.person_part.is_some() && self.known_people.is_empty(),
            _ => false,
        }
    }
}

/// An agency that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyCandidate<A> {
    pub agency: A,
    /// Similarity in whole percent; `None`: a known person of this name works there.
    pub percent: Option<u8>,
}

/// Reads display names against everybody who is known.
#[derive(Debug)]
pub struct NameReader<'a, P, A> {
    pub agencies: &'a AgencyNames<A>,
    pub people: &'a People<P, A>,
}

impl<P: Ord + Clone, A: Ord + Clone> NameReader<'_, P, A> {
    /// Who is meant. `original` is the name at joining where Zoom tells it: agency and person may each stand in one of
    /// the two only.
    pub fn read(&self, shown: &str, original: Option<&str>, email: Option<&str>) -> Reading<P, A> {
        let names: Vec<&str> = [Some(shown), original].into_iter().flatten().collect();
        let label = shown_label(shown);
        let mut reading = Reading {
            kind: self.kind_of(&names),
            label,
            agency_part: None,
            person_part: None,
            agency: Guess::Open,
            person: Guess::Open,
            known_people: Vec::new(),
        };
        let known = email.and_then(|email| self.people.by_email(email));
        if let Some(known) = known.or_else(|| self.people.remembered(shown, original)) {
            reading.kind = NameKind::Person;
            reading.person_part = Some(known.name.clone());
            reading.agency = known.agency.clone().map_or(Guess::Open, Guess::Sure);
            reading.person = Guess::Sure(known.id.clone());
            return reading;
        }
        match reading.kind {
            NameKind::Recorder | NameKind::Telephone => {}
            NameKind::Person | NameKind::Device | NameKind::Stranger => self.complete(&mut reading, &names),
        }
        reading
    }

    /// The same of a row that names the agency in a column of its own, as forms do: what that says is as sure as a part of
    /// a name. Where column and name say two agencies, neither is taken.
    pub fn read_of_form(&self, name: &str, agency: &str, email: Option<&str>) -> Reading<P, A> {
        let mut reading = self.read(name, None, email);
        let known = matches!(reading.person, Guess::Sure(_));
        let (Some(key), false) = (self.agencies.answer(agency), known || reading.kind == NameKind::Recorder) else {
            return reading;
        };
        let is_exact = matches!(self.agencies.find(agency), Match::Exact(_));
        reading.agency = match reading.agency.answer() {
            Some(named) if *named != key => Guess::Open,
            _ if is_exact => Guess::Sure(key),
            _ => Guess::Asked(key),
        };
        reading.agency_part = Some(agency.trim().to_owned());
        if let Some(person) = &reading.person_part {
            (reading.person, reading.known_people) = self.people.called(person, &reading.agency);
        }
        reading
    }

    fn kind_of(&self, names: &[&str]) -> NameKind {
        let shown = names[0];
        if is_recorder(shown) {
            NameKind::Recorder
        } else if masked_number(shown).is_some() {
            NameKind::Telephone
        } else if names.iter().all(|name| is_nobody(name)) {
            NameKind::Stranger
        } else if device_owner(shown).is_some() {
            NameKind::Device
        } else {
            NameKind::Person
        }
    }

    /// Agency first, from the better of the two names; then the person from what is left of them.
    fn complete(&self, reading: &mut Reading<P, A>, names: &[&str]) {
        let found = names.iter().filter_map(|name| self.agency_in(name));
        if let Some((part, guess)) = found.min_by_key(|(_, guess)| guess.rank()) {
            reading.agency_part = Some(part.text);
            reading.agency = guess;
        }
        let agency_part = reading.agency_part.as_deref();
        reading.person_part = names.iter().find_map(|name| person_in(name, agency_part));
        if let Some(person) = &reading.person_part {
            (reading.person, reading.known_people) = self.people.called(person, &reading.agency);
        }
    }

    /// The part of a name that names an agency: the longest exact name, else the longest that a rule finds. It is sure
    /// when an exact name stands between separators, not only blanks, and no other agency does.
    fn agency_in(&self, name: &str) -> Option<(Part, Guess<A>)> {
        let found: Vec<(Part, A, bool)> = parts_of(name)
            .into_iter()
            .filter_map(|part| {
                let (key, is_exact) = self.agency_of(&part)?;
                Some((part, key, is_exact))
            })
            .collect();
        let best = found.iter().min_by_key(|(part, _, is_exact)| (!is_exact, Reverse(part.text.len())))?;
        let (part, key, is_exact) = best.clone();
        let mut apart = found.iter().filter(|(other, _, is_exact)| *is_exact && other.bounded);
        let is_sure = is_exact
            && apart.clone().any(|(_, other, _)| *other == key)
            && apart.all(|(other, named, _)| *named == key || part.text.contains(&other.text));
        let guess = if is_sure { Guess::Sure(key) } else { Guess::Asked(key) };
        Some((part, guess))
    }

    /// The agency that a part means, and whether it is its name letter by letter.
    fn agency_of(&self, part: &Part) -> Option<(A, bool)> {
        if let Some(key) = self.agencies.answer(&part.text) {
            return Some((key, matches!(self.agencies.find(&part.text), Match::Exact(_))));
        }
        let full = part.with_compass()?;
        Some((self.agencies.answer(&full)?, false))
    }

    /// Agencies that may be meant by a name that is read without one, best first: those of known people of this name,
    /// then the most similar ones. They are for a list to choose from; likeness takes a while and is not asked for
    /// before the row is shown.
    pub fn agency_candidates(&self, shown: &str, original: Option<&str>) -> Vec<AgencyCandidate<A>> {
        let mut similar: Vec<Candidate<A>> = Vec::new();
        for name in [Some(shown), original].into_iter().flatten().filter(|name| !is_nobody(name)) {
            for part in parts_of(name).iter().filter(|part| part.bounded && device_owner(&part.text).is_none()) {
                let text = part.with_compass().unwrap_or_else(|| part.text.clone());
                similar.extend(self.agencies.similar(&text));
            }
        }
        similar.sort_by_key(|one| Reverse(one.percent));
        let known = self.read(shown, original, None).known_people;
        let theirs = known.iter().filter_map(|id| self.people.agency_of(id));
        let theirs = theirs.map(|agency| AgencyCandidate { agency, percent: None });
        let similar = similar.into_iter().map(|one| AgencyCandidate { agency: one.key, percent: Some(one.percent) });
        let mut seen = BTreeSet::new();
        let mut found: Vec<AgencyCandidate<A>> =
            theirs.chain(similar).filter(|candidate| seen.insert(candidate.agency.clone())).collect();
        found.truncate(OFFERED);
        found
    }
}

/// At most this many agencies or people are offered.
const OFFERED: usize = 5;

/// The person in a name, without the agency and the device it was typed on.
fn person_in(name: &str, agency_part: Option<&str>) -> Option<String> {
    let rest = match agency_part {
        Some(part) => without(name, part),
        None => name.trim().to_owned(),
    };
    let rest = device_owner(&rest).unwrap_or(rest);
    (!is_nobody(&rest)).then_some(rest)
}

/// A display name as a screen or a paper may show it: the number of a caller is masked.
pub fn shown_label(name: &str) -> String {
    masked_number(name).unwrap_or_else(|| name.trim().to_owned())
}

/// Under which a confirmed pair of person and agency is remembered for later sessions. It is forgotten when the person
/// moves; nothing when the name is no name.
pub fn remembered_form(shown: &str, original: Option<&str>) -> Option<String> {
    let form = normal_form(&[shown, original.unwrap_or_default()].concat());
    let tells = |name: &str| !is_nobody(name) && device_owner(name).is_none_or(|owner| !owner.is_empty());
    ((tells(shown) || original.is_some_and(tells)) && !form.is_empty()).then_some(form)
}

#[cfg(test)]
mod tests;
