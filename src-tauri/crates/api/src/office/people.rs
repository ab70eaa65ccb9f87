//! The register of people.

use std::collections::BTreeMap;

use kipp_app::office::{agencies, people};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::{Agency, Person, PersonName};

use crate::shape::{IdIn, Line, Name, Nothing, Paragraph, Reshape};

output! {
    PersonDto {
        id: Id<Person>,
        name: String,
        nip: Option<String>,
        agency: Option<Id<Agency>>,
        agency_name: Option<String>,
        office: Option<String>,
        phone: Option<String>,
        note: Option<String>,
        /// Under which somebody else stood in the register until the two were joined.
        other_names: Vec<OtherNameDto>,
    }
}
output! { OtherNameDto { id: Id<PersonName>, name: String, agency_name: Option<String>, } }
input! {
    /// Two rows that are one person: `kept` stays.
    JoinPeopleIn { kept: Id<Person>, gone: Id<Person>, }
}
input! {
    PersonIn => kipp_app::office::people::PersonForm {
        #[serde(default)] id: Option<Id<Person>>,
        name: Name,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] agency: Option<Id<Agency>>,
        #[serde(default)] office: Option<Line>,
        #[serde(default)] phone: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<PersonDto>> {
    app.read(|read| {
        let names = agencies::names_by_id(read)?;
        let named = |agency: Option<Id<Agency>>| agency.and_then(|id| names.get(&id).cloned());
        let mut others: BTreeMap<Id<Person>, Vec<OtherNameDto>> = BTreeMap::new();
        for one in people::other_names(read)? {
            let other = OtherNameDto { id: one.id, name: one.name, agency_name: named(one.agency_id) };
            others.entry(one.person_id).or_default().push(other);
        }
        let told = people::all(read)?.into_iter().map(|one| PersonDto {
            other_names: others.remove(&one.id).unwrap_or_default(),
            id: one.id,
            name: one.name,
            nip: one.nip,
            agency_name: named(one.agency_id),
            agency: one.agency_id,
            office: one.office,
            phone: one.phone,
            note: one.note,
        });
        Ok(told.collect())
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: PersonIn) -> Result<Done<Id<Person>>> {
    people::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    people::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn join(app: &App, ctx: &Ctx<'_>, input: JoinPeopleIn) -> Result<Done<()>> {
    people::join(app, ctx, input.kept, input.gone)
}

pub(crate) fn separate(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<Id<Person>>> {
    people::separate(app, ctx, Id::of(input.id))
}
