//! People from a file: known by NIP, else by name and agency. Two of one name in one agency are two people when each has a
//! NIP; one of the same name in another agency is another person, and that is said.

use std::collections::BTreeMap;

use kipp_domain::imports::check_people;
use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::person::Identity;
use kipp_domain::problem::Severity;
use kipp_domain::words;
use kipp_store::records::{Agency, Edition, Person, PersonName};
use kipp_store::{Id, Write};

use super::Steps;
use super::planned::{Check, Differences, Kind, Planned, Rows, begin};
use crate::error::Result;
use crate::office::people::{self, PersonForm};

/// Orang.
pub(super) struct People;

impl Kind for People {
    type Work = PersonForm;

    fn plan(check: Check<'_>, _: Option<&Edition>) -> Result<Rows<PersonForm>> {
        plan(check).map(Rows::from)
    }

    fn write(write: &Write<'_>, works: &[(u32, &PersonForm)], steps: &Steps<'_, '_>) -> Result<()> {
        for (at, (_, form)) in works.iter().enumerate() {
            steps.at(at)?;
            people::save_in(write, (*form).clone())?;
        }
        Ok(())
    }
}

/// The register, by NIP and by name.
struct Known {
    people: Vec<Person>,
    by_nip: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    /// Other spellings, each with its person.
    spellings: Vec<(PersonName, usize)>,
}

impl Known {
    fn new(people: Vec<Person>, spellings: Vec<PersonName>) -> Self {
        let places: BTreeMap<Id<Person>, usize> = people.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let spellings = spellings.into_iter().filter_map(|one| Some((places.get(&one.person_id).copied()?, one)));
        let spellings = spellings.map(|(at, one)| (one, at)).collect();
        let mut known = Self { by_nip: BTreeMap::new(), by_name: BTreeMap::new(), people, spellings };
        for (at, person) in known.people.iter().enumerate() {
            known.by_name.entry(person.normal_name.clone()).or_default().push(at);
            if let Some(nip) = &person.nip {
                known.by_nip.insert(nip.clone(), at);
            }
        }
        known
    }

    fn is_other_spelling(&self, person: &Person, name: &str) -> bool {
        let form = normal_form(name);
        form != person.normal_name
            && self.spellings.iter().any(|(one, _)| one.person_id == person.id && one.normal_name == form)
    }

    /// The person a row means; the remark is a warning when somebody is meant or new, else an error. `name_of` names an
    /// agency.
    fn find(
        &self,
        form: &str,
        agency: Option<Id<Agency>>,
        nip: Option<&Nip>,
        name_of: impl Fn(Option<Id<Agency>>) -> String,
    ) -> (Option<&Person>, Option<(Severity, String)>) {
        let named = |at: &usize| self.people.get(*at);
        if let Some(same) = nip.and_then(|nip| self.by_nip.get(nip.digits())).and_then(named) {
            return (Some(same), None);
        }
        let own = Identity { normal_name: form, nip: nip.map(Nip::digits), agency };
        let spelled = self.spellings.iter().find(|(one, _)| people::identity_of(one).is_same(&own));
        if let Some(same) = spelled.and_then(|(_, at)| named(at)) {
            return (Some(same), None);
        }
        let namesakes: Vec<&Person> = self.by_name.get(form).into_iter().flatten().filter_map(named).collect();
        let here: Vec<&Person> = namesakes.iter().copied().filter(|one| one.agency_id == agency).collect();
        let wrong = |reason: String| (None, Some((Severity::Wrong, reason)));
        match (here.as_slice(), nip) {
            ([one], None) => (Some(*one), None),
            ([one], Some(_)) if one.nip.is_none() => (Some(*one), None),
            ([], _) => {
                let elsewhere: Vec<String> = namesakes.iter().map(|one| name_of(one.agency_id)).collect();
                let said = (!elsewhere.is_empty()).then(|| {
                    let reason = format!(
                        "Sudah ada orang bernama sama ({}). Baris ini dicatat sebagai orang lain.",
                        words::list(&elsewhere)
                    );
                    (Severity::Warning, reason)
                });
                (None, said)
            }
            (many, None) => wrong(format!("Ada {} orang bernama ini di sana. Tulis NIP-nya.", many.len())),
            (many, Some(_)) if many.iter().any(|one| one.nip.is_none()) => {
                wrong("Ada orang bernama sama tanpa NIP di sana. Lengkapi NIP-nya di daftar orang lebih dulu.".into())
            }
            (_, Some(_)) => {
                let reason =
                    "Sudah ada orang bernama sama di sana dengan NIP lain. Baris ini dicatat sebagai orang lain.";
                (None, Some((Severity::Warning, reason.to_owned())))
            }
        }
    }
}

fn plan(check: Check<'_>) -> Result<Vec<Planned<PersonForm>>> {
    let source = check.source;
    let known = Known::new(people::all(check.read)?, people::other_names(check.read)?);
    let mut taken: BTreeMap<Id<Person>, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for checked in check_people(source) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "nama");
        let Some(row) = content else {
            rows.push(planned);
            continue;
        };
        let agency = row.agency.as_ref().and_then(|text| {
            let found = check.asking.find(text, planned.row);
            planned.name(source, "perangkat_daerah", text, &found)
        });
        let name_of = |id: Option<Id<Agency>>| id.and_then(|id| check.asking.agency(id)).map(|one| one.name.clone());
        let outside = |id| name_of(id).unwrap_or_else(|| "luar perangkat daerah".into());
        let (old, remark) = known.find(&normal_form(&row.name), agency, row.nip.as_ref(), outside);
        if let Some((severity, reason)) = remark {
            planned.say(source, "nama", severity, reason);
        }
        if let Some(old) = old {
            match taken.get(&old.id) {
                Some(first) => {
                    let first = source.row_named(*first);
                    planned.wrong(source, "nama", format!("Orang ini sudah ada di baris {first}."));
                }
                None => _ = taken.insert(old.id, planned.row),
            }
        }
        let digits = row.nip.as_ref().map(|nip| nip.digits().to_owned());
        let work = match old {
            None => PersonForm {
                id: None,
                name: row.name,
                nip: digits,
                agency,
                office: row.office,
                phone: row.phone,
                note: row.note,
            },
            Some(old) => {
                let mut found = Differences::default();
                found.take("perangkat_daerah", "Perangkat daerah", name_of(old.agency_id).as_deref(), name_of(agency));
                let grouped = |nip: Option<&str>| nip.and_then(|nip| Nip::parse(nip).ok()).map(|nip| nip.grouped());
                found.take("nip", "NIP", grouped(old.nip.as_deref()).as_deref(), row.nip.as_ref().map(Nip::grouped));
                // Who is known by another spelling keeps the one of the register.
                let other = known.is_other_spelling(old, &row.name);
                let written = if other { old.name.clone() } else { row.name };
                let name = found.take_name(&old.name, written);
                let office = found.take("jabatan", "Jabatan", old.office.as_deref(), row.office);
                let phone = found.take("telepon", "Telepon", old.phone.as_deref(), row.phone);
                let note = found.take("catatan", "Catatan", old.note.as_deref(), row.note);
                planned.update(source, found.0);
                PersonForm {
                    id: Some(old.id),
                    name,
                    nip: digits.or(old.nip.clone()),
                    agency: agency.or(old.agency_id),
                    office,
                    phone,
                    note,
                }
            }
        };
        if planned.severity() != Severity::Wrong {
            planned.work = Some(work);
        }
        rows.push(planned);
    }
    Ok(rows)
}
