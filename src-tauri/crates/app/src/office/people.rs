//! The register of people: who is invited, comes, innovates, judges and works in the teams, whatever the edition.

use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Problems;
use kipp_store::records::{Agency, Person};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Result};
use crate::ports::Ctx;

/// In the order of their names.
pub fn all(read: &Read<'_>) -> Result<Vec<Person>> {
    Ok(read.list(sql!("people/all"), [])?)
}

fn person(read: &Read<'_>, id: Id<Person>) -> Result<Person> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Person, id))
}

/// What is typed for a person.
#[derive(Clone, Debug, Default)]
pub struct PersonForm {
    pub id: Option<Id<Person>>,
    pub name: String,
    pub nip: Option<String>,
    pub agency: Option<Id<Agency>>,
    pub office: Option<String>,
    pub phone: Option<String>,
    pub note: Option<String>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: PersonForm) -> Result<Done<Id<Person>>> {
    let label = format!("{} disimpan dalam daftar orang", form.name.trim());
    app.write(ctx, Op::new("people.save", label), |write| save_in(write, form))
}

/// Checks and writes one person inside an operation.
pub(crate) fn save_in(write: &Write<'_>, form: PersonForm) -> Result<Id<Person>> {
    let mut problems = Problems::new();
    let name = problems.required("name", "Nama", &form.name).unwrap_or_default().to_owned();
    let normal_name = normal_form(&name);
    let nip = filled(form.nip).and_then(|text| problems.take("nip", Nip::parse(&text)));
    let nip = nip.map(|nip| nip.digits().to_owned());
    if let Some(id) = form.agency
        && write.get(id)?.is_none()
    {
        problems.wrong("agency", "Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar.");
    }
    let alike: Vec<Person> =
        write.list(sql!("people/alike"), named_params! { ":normal_name": normal_name, ":nip": nip })?;
    let others = || alike.iter().filter(|other| Some(other.id) != form.id);
    if let Some(other) = others().find(|other| nip.is_some() && other.nip == nip) {
        problems.wrong("nip", format!("NIP ini sudah dipakai {}.", other.name));
    }
    // Two of one name in one agency are two people when each has a NIP of their own.
    let twin = |other: &&Person| {
        other.normal_name == normal_name && other.agency_id == form.agency && (nip.is_none() || other.nip.is_none())
    };
    if let Some(other) = others().find(twin) {
        problems.wrong("name", format!("{} sudah ada. Bila orangnya lain, isi NIP keduanya.", other.name));
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    if let Some(id) = form.id {
        person(write, id)?;
    }
    let row = Person {
        id: form.id.unwrap_or_default(),
        name,
        normal_name,
        nip,
        agency_id: form.agency,
        office: filled(form.office),
        phone: filled(form.phone),
        note: filled(form.note),
    };
    Ok(write.put(row)?)
}

/// Takes out a person whom nothing names.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Person>) -> Result<Done<()>> {
    app.write(ctx, Op::new("people.delete", "Orang dihapus"), |write| {
        let name = person(write, id)?.name;
        write.amend(|op| op.label = format!("{name} dihapus dari daftar orang"));
        deleting::delete_whole(write, id, &name)
    })
}
