//! Whom the desk knows when names of a meeting are read: the register, jurors and innovators whom it lacks, and display
//! names that were confirmed before.

use std::collections::BTreeMap;

use kipp_domain::names::{AgencyNames, normal_form};
use kipp_domain::sessions::names::{KnownPerson, People, Reading, RememberedName};
use kipp_store::records::{Agency, DisplayName, Edition, Person, PersonName};
use kipp_store::{Id, Read, sql};

use super::Choice;
use crate::error::Result;
use crate::office::{agencies, people};
use crate::sessions::known_people;

/// Somebody who may be meant: a row of the register, or somebody whom only the edition knows, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    Person(Id<Person>),
    OfEdition(usize),
}

/// Name in normal form and agency → people.
type Identities = BTreeMap<(String, Option<Id<Agency>>), Vec<Id<Person>>>;

/// Who a display name means among them.
pub(super) type NameReading = Reading<Known, Id<Agency>>;

pub(super) struct Register {
    pub names: AgencyNames<Id<Agency>>,
    pub people: People<Known, Id<Agency>>,
    pub remembered: Vec<DisplayName>,
    agencies: BTreeMap<Id<Agency>, String>,
    persons: BTreeMap<Id<Person>, Person>,
    of_edition: Vec<known_people::KnownPerson>,
    identities: Identities,
}

/// What the e-mail of a confirmed person is remembered under: a form of a name never holds this sign.
pub(super) fn is_email(form: &str) -> bool {
    form.contains('@')
}

impl Register {
    pub fn read(read: &Read<'_>, edition: Id<Edition>) -> Result<Self> {
        let persons = people::all(read)?;
        let spellings: Vec<PersonName> = people::other_names(read)?;
        let of_edition = known_people::of_edition(read, edition)?;
        let remembered: Vec<DisplayName> = read.list(sql!("display_names/all"), [])?;
        let mut emails: BTreeMap<Id<Person>, &str> = BTreeMap::new();
        let (of_email, of_name): (Vec<&DisplayName>, Vec<&DisplayName>) =
            remembered.iter().partition(|name| is_email(&name.form));
        for name in of_email {
            emails.insert(name.person_id, &name.form);
        }
        let mut known: Vec<KnownPerson<Known, Id<Agency>>> = Vec::with_capacity(persons.len() + of_edition.len());
        for (at, one) in of_edition.iter().enumerate() {
            known.push(KnownPerson {
                id: Known::OfEdition(at),
                name: one.name.clone(),
                agency: one.agency,
                email: None,
            });
        }
        for one in &persons {
            known.push(KnownPerson {
                id: Known::Person(one.id),
                name: one.name.clone(),
                agency: one.agency_id,
                email: emails.get(&one.id).map(|email| (*email).to_owned()),
            });
        }
        let remembered_names = of_name.into_iter().map(|name| RememberedName {
            form: name.form.clone(),
            person: Known::Person(name.person_id),
            agency: name.agency_id,
        });
        let people = People::new(known, remembered_names.collect());
        let mut identities = Identities::new();
        let of_register = persons.iter().map(|one| (&one.normal_name, one.agency_id, one.id));
        let of_spelling = spellings.iter().map(|one| (&one.normal_name, one.agency_id, one.person_id));
        for (name, agency, id) in of_register.chain(of_spelling) {
            let same = identities.entry((name.clone(), agency)).or_default();
            if !same.contains(&id) {
                same.push(id);
            }
        }
        Ok(Self {
            names: agencies::names(read)?,
            people,
            remembered,
            agencies: agencies::names_by_id(read)?,
            persons: persons.into_iter().map(|one| (one.id, one)).collect(),
            of_edition,
            identities,
        })
    }

    pub fn person(&self, id: Id<Person>) -> Option<&Person> {
        self.persons.get(&id)
    }

    pub fn agency(&self, id: Id<Agency>) -> Option<&str> {
        self.agencies.get(&id).map(String::as_str)
    }

    /// What taking somebody who is known means.
    pub fn choice_of(&self, known: Known) -> Option<Choice> {
        match known {
            Known::Person(id) => Some(Choice::Person(id)),
            Known::OfEdition(at) => {
                let one = self.of_edition.get(at)?;
                Some(Choice::New { name: one.name.clone(), agency: one.agency })
            }
        }
    }

    /// What the edition knows somebody as: "Juri", the title of an innovation.
    pub fn known_as(&self, known: Known) -> Option<String> {
        match known {
            Known::Person(_) => None,
            Known::OfEdition(at) => self.of_edition.get(at).map(|one| match one.known_as.first().map(String::as_str) {
                Some("Juri") => "juri".to_owned(),
                Some(title) => format!("inovator {title}"),
                None => String::new(),
            }),
        }
    }

    /// Somebody of the edition who is that person, for what else is known of him.
    pub fn of_edition(&self, name: &str, agency: Option<Id<Agency>>) -> Option<&known_people::KnownPerson> {
        let form = normal_form(name);
        self.of_edition.iter().find(|one| one.agency == agency && normal_form(&one.name) == form)
    }

    /// The people of the register who are called so in that agency, by any spelling.
    pub fn same(&self, name: &str, agency: Option<Id<Agency>>) -> &[Id<Person>] {
        self.identities.get(&(normal_form(name), agency)).map_or(&[], Vec::as_slice)
    }

    /// Somebody new who turns out to be known by name and agency is that person.
    pub fn settled(&self, choice: Choice) -> Choice {
        if let Choice::New { name, agency } = &choice
            && let [one] = self.same(name, *agency)
        {
            return Choice::Person(*one);
        }
        choice
    }
}
