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

/// A name in an agency, or outside of all.
type NameAt = (String, Option<Id<Agency>>);

/// People by what tells them apart, each under a number: by NIP, and by name with the NIP of everybody there, if known.
#[derive(Default)]
struct Identities {
    nips: BTreeMap<String, usize>,
    names: BTreeMap<NameAt, Vec<(Option<String>, usize)>>,
}

impl Identities {
    fn add(&mut self, one: &Identity<'_, Id<Agency>>, number: usize) {
        if let Some(nip) = one.nip {
            self.nips.insert(nip.to_owned(), number);
        }
        let here = self.names.entry((one.normal_name.to_owned(), one.agency)).or_default();
        here.push((one.nip.map(str::to_owned), number));
    }

    /// The first who is the same person, or may be.
    fn find(&self, own: &Identity<'_, Id<Agency>>) -> Option<usize> {
        if let Some(number) = own.nip.and_then(|nip| self.nips.get(nip)) {
            return Some(*number);
        }
        let here = self.names.get(&(own.normal_name.to_owned(), own.agency))?;
        let same = |(nip, _): &&(Option<String>, usize)| own.is_same(&Identity { nip: nip.as_deref(), ..*own });
        here.iter().find(same).map(|(_, number)| *number)
    }
}

/// In the order of jurors, then of submissions.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<KnownPerson>> {
    let mut register = Identities::default();
    for one in people::all(read)? {
        register.add(&people::identity(&one), 0);
    }
    for one in people::other_names(read)? {
        register.add(&people::identity_of(&one), 0);
    }
    let (mut found, mut numbers): (Vec<KnownPerson>, _) = (Vec::new(), Identities::default());
    for one in told_of(read, edition)? {
        if register.find(&one.identity()).is_some() {
            continue;
        }
        let number = numbers.find(&one.identity()).unwrap_or(found.len());
        numbers.add(&one.identity(), number);
        match found.get_mut(number) {
            Some(same) => same.take(one),
            None => found.push(one),
        }
    }
    Ok(found)
}

impl KnownPerson {
    fn identity(&self) -> Identity<'_, Id<Agency>> {
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
