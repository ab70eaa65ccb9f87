//! Who may be meant by a name, to choose from.

use kipp_domain::sessions::names::NameReader;
use kipp_domain::sessions::participants::ParticipantRow;
use kipp_store::Id;
use kipp_store::records::Agency;

use super::Choice;
use super::register::{Known, NameReading, Register};

/// What a choice means, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub choice: Choice,
    /// Of the person.
    pub name: String,
    /// None: a guest.
    pub agency_name: Option<String>,
}

/// Somebody who may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub told: Told,
    /// Similarity of the agency's name in whole percent; nothing where a name or a person led there.
    pub percent: Option<u8>,
    /// "inovator Go Pasar Indah"
    pub known_as: Option<String>,
}

/// The digits that choose one.
const MOST: usize = 9;
/// Likeness is looked up for so many names of a file: more are not read by anybody.
const LOOKED_UP: usize = 300;

/// What a new person would be called.
pub(super) fn name_of(reading: &NameReading) -> String {
    reading.person_part.as_deref().unwrap_or(&reading.label).chars().take(300).collect()
}

pub(super) fn told(register: &Register, choice: &Choice) -> Option<Told> {
    let agency_name = |id: Option<Id<Agency>>| id.and_then(|id| register.agency(id)).map(str::to_owned);
    let (name, agency) = match choice {
        Choice::Person(id) => {
            let person = register.person(*id)?;
            (person.name.clone(), person.agency_id)
        }
        Choice::New { name, agency } => (name.trim().to_owned(), *agency),
        Choice::Skip => return None,
    };
    Some(Told { choice: choice.clone(), name, agency_name: agency_name(agency) })
}

/// Known people of that name, then agencies by rule and likeness. `offered` counts the names likeness was looked up for.
pub(super) fn of(
    register: &Register,
    reader: &NameReader<'_, Known, Id<Agency>>,
    reading: &NameReading,
    row: &ParticipantRow,
    offered: &mut usize,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |choice: Option<Choice>, percent: Option<u8>, known_as: Option<String>| {
        let choice = choice.map(|choice| register.settled(choice));
        let Some(told) = choice.and_then(|choice| told(register, &choice)) else { return };
        if !found.iter().any(|one| one.told == told) {
            found.push(Candidate { told, percent, known_as });
        }
    };
    for known in reading.person.answer().into_iter().chain(&reading.known_people) {
        add(register.choice_of(*known), None, register.known_as(*known));
    }
    let new = |agency| Some(Choice::New { name: name_of(reading), agency: Some(agency) });
    if let Some(agency) = reading.agency.answer() {
        add(new(*agency), None, None);
    }
    *offered += 1;
    if *offered <= LOOKED_UP {
        for one in reader.agency_candidates(&row.shown, row.original.as_deref()) {
            // Those of known people stand above with their person.
            if one.percent.is_some() {
                add(new(one.agency), one.percent, None);
            }
        }
    }
    found.truncate(MOST);
    found
}
