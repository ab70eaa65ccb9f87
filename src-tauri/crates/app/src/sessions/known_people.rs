//! People whom the edition knows as jurors or innovators and the register does not have yet. Who is the same is said by
//! NIP, or by name and agency; likeness says nothing.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::names::normal_form;
use kipp_domain::person::Identity;
use kipp_store::records::{Agency, Edition, Innovator, Juror};
use kipp_store::{Id, Op, Read, named_params, sql};

use crate::desk::{App, Done};
use crate::error::Result;
use crate::jury::jurors;
use crate::office::people::{self, PersonForm};
use crate::ports::Ctx;

/// The row that tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    Juror(Id<Juror>),
    Innovator(Id<Innovator>),
}

/// Somebody whom the register lacks.
#[derive(Clone, Debug)]
pub struct KnownPerson {
    /// The row whose spelling is taken: a juror's before an innovator's.
    pub source: Source,
    pub name: String,
    normal_name: String,
    pub nip: Option<String>,
    pub agency: Option<Id<Agency>>,
    pub office: Option<String>,
    pub phone: Option<String>,
    /// "Juri", and the titles of the innovations.
    pub known_as: Vec<String>,
}

type PersonIdentity<'a> = Identity<'a, Id<Agency>>;

/// Numbers of people by what may tell them: a NIP, and a name in an agency or outside of all.
#[derive(Default)]
struct Lookup {
    nips: BTreeMap<String, usize>,
    names: BTreeMap<(String, Option<Id<Agency>>), Vec<usize>>,
}

impl Lookup {
    fn add(&mut self, one: &PersonIdentity<'_>, number: usize) {
        if let Some(nip) = one.nip {
            self.nips.insert(nip.to_owned(), number);
        }
        self.names.entry((one.normal_name.to_owned(), one.agency)).or_default().push(number);
    }

    /// The first who is the same person, or may be, as `known` knows them by now.
    fn find<'k>(&self, own: &PersonIdentity<'_>, known: impl Fn(usize) -> Option<PersonIdentity<'k>>) -> Option<usize> {
        let named = self.names.get(&(own.normal_name.to_owned(), own.agency));
        let by_nip = own.nip.and_then(|nip| self.nips.get(nip));
        let mut may_be = by_nip.into_iter().chain(named.into_iter().flatten()).copied();
        may_be.find(|number| known(*number).is_some_and(|one| one.is_same(own)))
    }
}

/// In the order of jurors, then of submissions.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<KnownPerson>> {
    let (people, spellings) = (people::all(read)?, people::other_names(read)?);
    let register: Vec<PersonIdentity<'_>> =
        people.iter().map(people::identity).chain(spellings.iter().map(people::identity_of)).collect();
    let (mut in_register, mut among_found) = (Lookup::default(), Lookup::default());
    for (number, one) in register.iter().enumerate() {
        in_register.add(one, number);
    }
    let mut found: Vec<KnownPerson> = Vec::new();
    for one in told_of(read, edition)? {
        let own = one.identity();
        if in_register.find(&own, |number| register.get(number).copied()).is_some() {
            continue;
        }
        let same = among_found.find(&own, |number| found.get(number).map(KnownPerson::identity));
        among_found.add(&own, same.unwrap_or(found.len()));
        match same.and_then(|number| found.get_mut(number)) {
            Some(same) => same.take(one),
            None => found.push(one),
        }
    }
    Ok(found)
}

impl KnownPerson {
    fn identity(&self) -> PersonIdentity<'_> {
        Identity { normal_name: &self.normal_name, nip: self.nip.as_deref(), agency: self.agency }
    }

    /// Takes what another row tells of the same person.
    fn take(&mut self, other: KnownPerson) {
        self.nip = self.nip.take().or(other.nip);
        self.agency = self.agency.or(other.agency);
        self.office = self.office.take().or(other.office);
        self.phone = self.phone.take().or(other.phone);
        self.known_as.extend(other.known_as);
    }
}

/// Every juror, and every innovator that is a person.
fn told_of(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<KnownPerson>> {
    let mut told: Vec<KnownPerson> = jurors::of_edition(read, edition)?
        .into_iter()
        .map(|juror| KnownPerson {
            source: Source::Juror(juror.id),
            name: juror.name,
            normal_name: juror.normal_name,
            nip: juror.nip,
            agency: juror.agency_id,
            office: juror.office,
            phone: None,
            known_as: vec!["Juri".into()],
        })
        .collect();
    let of_edition = named_params! { ":edition_id": edition };
    told.extend(read.map(sql!("innovators/persons_of_edition"), of_edition, |row| {
        let name: String = row.get("name")?;
        Ok(KnownPerson {
            source: Source::Innovator(row.get("id")?),
            normal_name: normal_form(&name),
            name,
            nip: row.get("nip")?,
            agency: row.get("agency_id")?,
            office: row.get("office")?,
            phone: row.get("phone")?,
            known_as: vec![row.get("title")?],
        })
    })?);
    Ok(told)
}

/// Writes the chosen ones into the register. Answers how many: who came there meanwhile is passed over.
pub fn adopt(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, chosen: &BTreeSet<Source>) -> Result<Done<u32>> {
    let op = Op::new("people.adopt", "Orang dicatat dari juri dan inovator").edition(edition);
    app.write(ctx, op, |write| {
        let mut count = 0;
        for one in of_edition(write, edition)?.into_iter().filter(|one| chosen.contains(&one.source)) {
            let form = PersonForm {
                id: None,
                name: one.name,
                nip: one.nip,
                agency: one.agency,
                office: one.office,
                phone: one.phone,
                note: None,
            };
            people::save_in(write, form)?;
            count += 1;
        }
        write.amend(|op| op.label = format!("{count} orang dicatat dari juri dan inovator"));
        Ok(count)
    })
}
