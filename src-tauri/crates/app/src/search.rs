//! The search over everything (Ctrl+K): agencies, submissions, people and certificate numbers of one edition.
//!
//! The words are read once and kept until something of what they are read from is written; every further letter costs a
//! scan in memory. Commands of the window are not searched here: the window knows them.

use std::collections::BTreeMap;
use std::sync::Arc;

use kipp_domain::names::common_names;
use kipp_domain::nip::Nip;
use kipp_domain::search::{Fit, Index};
use kipp_store::records::{
    Agency, AgencyAlias, AgencyKind, Certificate, Edition, Innovator, Juror, Person, Signatory, Submission,
};
use kipp_store::{Id, named_params, sql};
use kipp_store::{Read, Record as _};

use crate::desk::App;
use crate::entries::submissions;
use crate::error::Result;
use crate::jury::jurors;
use crate::office::{agencies, people, signatories};
use crate::papers::awards::Content;
use crate::rows;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Agency,
    Submission,
    Juror,
    Signatory,
    Innovator,
    Person,
    Certificate,
}

impl Kind {
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Agency => "agency",
            Kind::Submission => "submission",
            Kind::Juror => "juror",
            Kind::Signatory => "signatory",
            Kind::Innovator => "innovator",
            Kind::Person => "person",
            Kind::Certificate => "certificate",
        }
    }

    /// The heading it stands under.
    const fn group(self) -> usize {
        match self {
            Kind::Agency => 0,
            Kind::Submission => 1,
            Kind::Juror | Kind::Signatory | Kind::Innovator | Kind::Person => 2,
            Kind::Certificate => 3,
        }
    }
}

/// The headings, in order: agency, submission, person, certificate.
pub const GROUPS: [&str; 4] = ["agency", "submission", "person", "certificate"];

/// At most this many of a group are answered.
pub const SHOWN: usize = 8;

/// A thing that can be found, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    pub kind: Kind,
    pub id: i64,
    pub title: String,
    /// The line below: where it belongs.
    pub under: String,
    /// Screen and row to go to.
    pub screen: &'static str,
    pub ask: Vec<(&'static str, String)>,
}

/// The best of a group, and how many there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub kind: &'static str,
    pub total: usize,
    pub hits: Vec<(Thing, Fit)>,
}

/// Everything of one state of the desk.
#[derive(Debug, Default)]
struct SearchIndex {
    things: Vec<Thing>,
    index: Index,
}

/// What fits `text`, by group; groups without a hit are left out. An empty text finds nothing.
pub fn find(app: &App, edition: Id<Edition>, text: &str) -> Result<Vec<Group>> {
    let known = index(app, edition)?;
    let mut found = known.index.find(text);
    found.sort_by_key(|(at, fit)| (*fit, *at));
    let mut groups: Vec<Group> = GROUPS.into_iter().map(|kind| Group { kind, total: 0, hits: Vec::new() }).collect();
    for (at, fit) in found {
        let Some(thing) = known.things.get(at) else { continue };
        let Some(group) = groups.get_mut(thing.kind.group()) else { continue };
        group.total += 1;
        if group.hits.len() < SHOWN {
            group.hits.push((thing.clone(), fit));
        }
    }
    groups.retain(|group| group.total > 0);
    Ok(groups)
}

fn index(app: &App, edition: Id<Edition>) -> Result<Arc<SearchIndex>> {
    app.memoized_from(&edition.to_string(), &Rows::TABLES, || Ok(app.read(|read| Rows::read(read, edition))?.index()))
}

/// What is read inside the desk's lock.
struct Rows {
    agencies: Vec<Agency>,
    aliases: Vec<AgencyAlias>,
    kinds: Vec<AgencyKind>,
    submissions: Vec<Submission>,
    innovators: Vec<Innovator>,
    jurors: Vec<Juror>,
    signatories: Vec<Signatory>,
    people: Vec<Person>,
    certificates: Vec<Certificate>,
}

impl Rows {
    /// What is read below; `tests/suite/overview.rs` holds it.
    const TABLES: [&str; 9] = [
        Agency::TABLE,
        AgencyAlias::TABLE,
        AgencyKind::TABLE,
        Submission::TABLE,
        Innovator::TABLE,
        Juror::TABLE,
        Signatory::TABLE,
        Person::TABLE,
        Certificate::TABLE,
    ];

    fn read(read: &Read<'_>, edition: Id<Edition>) -> Result<Self> {
        rows::edition(read, edition)?;
        Ok(Self {
            agencies: agencies::all(read)?,
            aliases: agencies::aliases(read)?,
            kinds: agencies::kinds(read)?,
            submissions: submissions::of_edition(read, edition)?,
            innovators: submissions::innovators_of_edition(read, edition)?,
            jurors: jurors::of_edition(read, edition)?,
            signatories: signatories::all(read)?,
            people: people::all(read)?,
            certificates: read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": edition })?,
        })
    }

    fn index(&self) -> SearchIndex {
        let mut kept = SearchIndex::default();
        let names: BTreeMap<Id<Agency>, &str> =
            self.agencies.iter().map(|agency| (agency.id, agency.name.as_str())).collect();
        let name_of = |id: Id<Agency>| names.get(&id).copied().unwrap_or_default();
        self.add_agencies(&mut kept, &name_of);
        let titles: BTreeMap<Id<Submission>, &Submission> = self.submissions.iter().map(|row| (row.id, row)).collect();
        self.add_submissions(&mut kept, &name_of);
        for juror in &self.jurors {
            let agency = juror.agency_id.map(name_of).unwrap_or_default();
            let office = juror.office.as_deref().unwrap_or_default();
            let twin = |other: &Juror| other.edition_id == juror.edition_id && other.normal_name == juror.normal_name;
            let nip = (juror.nip.as_deref())
                .filter(|_| self.jurors.iter().filter(|other| twin(other)).count() > 1)
                .and_then(|nip| Nip::parse(nip).ok())
                .map(|nip| format!("NIP {}", nip.grouped()));
            let seat = if juror.seat == "anggota" { "" } else { &juror.seat };
            let under = line(["Juri", seat, nip.as_deref().unwrap_or_default(), office, agency]);
            let ask = vec![("bagian", "juri".to_owned()), ("juri", juror.id.to_string())];
            kept.add(Thing::new(Kind::Juror, juror.id, &juror.name, under, ("penilaian", ask)), [], []);
        }
        for person in &self.signatories {
            let under = line(["Penanda tangan", &person.office]);
            let ask = vec![("bagian", "penanda".to_owned()), ("pejabat", person.id.to_string())];
            kept.add(Thing::new(Kind::Signatory, person.id, &person.name, under, ("pengaturan", ask)), [], []);
        }
        for person in &self.people {
            let office = person.office.as_deref().unwrap_or_default();
            let under = line(["Orang", office, person.agency_id.map(name_of).unwrap_or_default()]);
            let ask = vec![("orang", person.id.to_string())];
            kept.add(Thing::new(Kind::Person, person.id, &person.name, under, ("kegiatan", ask)), [], [office]);
        }
        // An agency as innovator is found as the agency.
        for one in self.innovators.iter().filter(|one| one.kind != "agency") {
            let Some(submission) = titles.get(&one.submission_id) else { continue };
            let word = if one.kind == "team" { "Tim inovator" } else { "Inovator" };
            let under = line([word, &submission.title, name_of(submission.agency_id)]);
            let ask = vec![("usulan", submission.id.to_string())];
            let thing = Thing::new(Kind::Innovator, one.id, &one.name, under, ("usulan", ask));
            kept.add(thing, [], [one.office.as_deref().unwrap_or_default()]);
        }
        for row in &self.certificates {
            // A damaged row is the business of `periksa`.
            let Ok(content) = Content::parse(row) else { continue };
            let under = line([content.name.as_str(), content.title.as_str()]);
            let title = if row.number.is_empty() { content.name.clone() } else { row.number.clone() };
            let ask = vec![("lihat", "nomor".to_owned()), ("nomor", row.id.to_string())];
            kept.add(
                Thing::new(Kind::Certificate, row.id, &title, under.clone(), ("piagam", ask)),
                [],
                [under.as_str()],
            );
        }
        kept
    }

    fn add_agencies<'n>(&self, kept: &mut SearchIndex, name_of: &dyn Fn(Id<Agency>) -> &'n str) {
        let mut aliases: BTreeMap<Id<Agency>, Vec<&str>> = BTreeMap::new();
        for alias in &self.aliases {
            aliases.entry(alias.agency_id).or_default().push(&alias.text);
        }
        let kinds: BTreeMap<Id<AgencyKind>, &str> =
            self.kinds.iter().map(|kind| (kind.id, kind.name.as_str())).collect();
        // What was merged stands last.
        let (standing, merged): (Vec<&Agency>, Vec<&Agency>) =
            self.agencies.iter().partition(|agency| agency.merged_into_id.is_none());
        for agency in standing.into_iter().chain(merged) {
            let kind = kinds.get(&agency.kind_id).copied().unwrap_or_default();
            let above = agency.parent_id.map(name_of).unwrap_or_default();
            let into = agency.merged_into_id.map(|id| format!("digabung ke {}", name_of(id))).unwrap_or_default();
            let short = agency.short_name.as_deref().unwrap_or_default();
            let shown = if short.is_empty() { agency.code.as_str() } else { short };
            let under = line([kind, shown, above, &into]);
            let known = [agency.code.as_str(), short];
            let known = known
                .into_iter()
                .chain(common_names(&agency.name))
                .chain(aliases.get(&agency.id).into_iter().flatten().copied());
            let around = [kind, above, agency.head_name.as_deref().unwrap_or_default()];
            let around = around.into_iter().chain(agency.contact.as_deref());
            let ask = vec![("unit", agency.id.to_string())];
            kept.add(
                Thing::new(Kind::Agency, agency.id, &agency.name, under, ("perangkat-daerah", ask)),
                known,
                around,
            );
        }
    }

    fn add_submissions<'n>(&self, kept: &mut SearchIndex, name_of: &dyn Fn(Id<Agency>) -> &'n str) {
        let mut people: BTreeMap<Id<Submission>, Vec<&str>> = BTreeMap::new();
        for one in &self.innovators {
            people.entry(one.submission_id).or_default().push(&one.name);
        }
        let codes: BTreeMap<Id<Agency>, &str> =
            self.agencies.iter().map(|agency| (agency.id, agency.code.as_str())).collect();
        for row in &self.submissions {
            let agency = name_of(row.agency_id);
            let unit = row.unit.as_deref().unwrap_or_default();
            let number = row.number();
            let called = number.map_or_else(|| "Usulan draf".to_owned(), |number| format!("Usulan {number}"));
            let under = line([called.as_str(), agency]);
            let expansion = row.expansion.as_deref().unwrap_or_default();
            let around = [agency, codes.get(&row.agency_id).copied().unwrap_or_default(), unit];
            let around = around.into_iter().chain(people.get(&row.id).into_iter().flatten().copied());
            let ask = vec![("usulan", row.id.to_string())];
            let thing = Thing::new(Kind::Submission, row.id, &row.title, under, ("usulan", ask));
            kept.add(thing, [expansion, number.unwrap_or_default()], around);
        }
    }
}

impl Thing {
    fn new(
        kind: Kind,
        id: Id<impl Sized>,
        title: &str,
        under: String,
        (screen, ask): (&'static str, Vec<(&'static str, String)>),
    ) -> Self {
        Self { kind, id: id.number(), title: title.to_owned(), under, screen, ask }
    }
}

impl SearchIndex {
    fn add<'t>(
        &mut self,
        thing: Thing,
        known: impl IntoIterator<Item = &'t str>,
        around: impl IntoIterator<Item = &'t str>,
    ) {
        let mut names = vec![thing.title.as_str()];
        for name in known {
            names.push(name);
        }
        let mut words: Vec<&str> = Vec::new();
        for word in around {
            words.push(word);
        }
        self.index.add(&names, &words);
        self.things.push(thing);
    }
}

/// What is there of it, with commas.
fn line<const N: usize>(parts: [&str; N]) -> String {
    let filled: Vec<&str> = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
    filled.join(", ")
}
