//! The register of people.

use std::collections::BTreeMap;

use kipp_app::office::{agencies, people};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::{Agency, Person};

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
    }
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
        let names: BTreeMap<Id<Agency>, String> =
            agencies::all(read)?.into_iter().map(|agency| (agency.id, agency.name)).collect();
        let told = people::all(read)?.into_iter().map(|one| PersonDto {
            id: one.id,
            name: one.name,
            nip: one.nip,
            agency_name: one.agency_id.and_then(|id| names.get(&id).cloned()),
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
