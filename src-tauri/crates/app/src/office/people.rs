//! The register of people: who is invited, comes, innovates, judges and works in the teams, whatever the edition.

use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::person::Identity;
use kipp_domain::problem::Problems;
use kipp_store::records::{Agency, Person, PersonName};
use kipp_store::{Id, Op, Read, Record, StoreError, Write, named_params, sql};

use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::nouns;
use crate::ports::Ctx;

/// In the order of their names.
pub fn all(read: &Read<'_>) -> Result<Vec<Person>> {
    Ok(read.list(sql!("people/all"), [])?)
}

/// The other spellings of all, by person.
pub fn other_names(read: &Read<'_>) -> Result<Vec<PersonName>> {
    Ok(read.list(sql!("person_names/all"), [])?)
}

pub(crate) fn person(read: &Read<'_>, id: Id<Person>) -> Result<Person> {
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
    let own = Identity { normal_name: &normal_name, nip: nip.as_deref(), agency: form.agency };
    if let Some(other) = others().find(|other| nip.is_some() && other.nip == nip) {
        problems.wrong("nip", format!("NIP ini sudah dipakai {}.", other.name));
    } else if let Some(other) = others().find(|other| identity(other).is_same(&own)) {
        problems.wrong("name", format!("{} sudah ada. Bila orangnya lain, isi NIP keduanya.", other.name));
    }
    let spellings: Vec<PersonName> =
        write.list(sql!("person_names/alike"), named_params! { ":normal_name": normal_name, ":nip": nip })?;
    let joined = spellings.iter().find(|one| Some(one.person_id) != form.id && identity_of(one).is_same(&own));
    if let Some(other) = joined {
        let known = person(write, other.person_id)?.name;
        problems.wrong("name", format!("Orang ini sudah tercatat sebagai {known}, dengan ejaan {}.", other.name));
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

/// Who a person of the register is.
pub(crate) fn identity(person: &Person) -> Identity<'_, Id<Agency>> {
    Identity { normal_name: &person.normal_name, nip: person.nip.as_deref(), agency: person.agency_id }
}

pub(crate) fn identity_of(spelling: &PersonName) -> Identity<'_, Id<Agency>> {
    Identity { normal_name: &spelling.normal_name, nip: spelling.nip.as_deref(), agency: spelling.agency_id }
}

/// Makes one person of two rows: whatever named `gone` names `kept`, which takes what it lacks; the spelling of `gone` stays
/// known, and [`separate`] gives it back.
pub fn join(app: &App, ctx: &Ctx<'_>, kept: Id<Person>, gone: Id<Person>) -> Result<Done<()>> {
    app.write(ctx, Op::new("people.join", "Dua orang digabung"), |write| {
        let (mut kept, gone) = (person(write, kept)?, person(write, gone)?);
        write.amend(|op| op.label = format!("{} digabung ke {}", gone.name, kept.name));
        let mut problems = Problems::new();
        if kept.id == gone.id {
            problems.wrong("gone", "Pilih orang lain untuk digabung.");
        } else if kept.nip.is_some() && gone.nip.is_some() && kept.nip != gone.nip {
            problems.wrong("gone", "NIP keduanya berbeda, jadi orangnya dua. Perbaiki NIP yang salah lebih dulu.");
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        for reference in write.references()?.iter().filter(|one| one.parent == Person::TABLE) {
            match write.repoint(reference, gone.id.number(), kept.id.number()) {
                Err(StoreError::Taken { .. }) => {
                    let as_what = nouns::word(&reference.child);
                    return Err(Refusal::BothAreThere { one: gone.name, other: kept.name, as_what }.into());
                }
                done => done?,
            }
        }
        write.delete::<Person>(gone.id)?;
        kept.nip = kept.nip.or_else(|| gone.nip.clone());
        kept.agency_id = kept.agency_id.or(gone.agency_id);
        for (own, other) in
            [(&mut kept.office, &gone.office), (&mut kept.phone, &gone.phone), (&mut kept.note, &gone.note)]
        {
            *own = own.take().or_else(|| other.clone());
        }
        write.insert(PersonName {
            id: Id::NEW,
            person_id: kept.id,
            name: gone.name,
            normal_name: gone.normal_name,
            nip: gone.nip,
            agency_id: gone.agency_id,
            office: gone.office,
            phone: gone.phone,
            note: gone.note,
        })?;
        write.update(&kept)?;
        Ok(())
    })
}

/// Makes a spelling a person of its own again. What was recorded since the join stays with the person who kept it.
pub fn separate(app: &App, ctx: &Ctx<'_>, spelling: Id<PersonName>) -> Result<Done<Id<Person>>> {
    app.write(ctx, Op::new("people.separate", "Orang dipisahkan"), |write| {
        let name: PersonName = write.get(spelling)?.ok_or_else(|| Fault::not_found(Noun::Person, spelling))?;
        let mut kept = person(write, name.person_id)?;
        write.amend(|op| op.label = format!("{} dipisahkan dari {}", name.name, kept.name));
        write.delete::<PersonName>(spelling)?;
        if name.nip.is_some() && kept.nip == name.nip {
            kept.nip = None;
            write.update(&kept)?;
        }
        let form = PersonForm {
            id: None,
            name: name.name,
            nip: name.nip,
            agency: name.agency_id,
            office: name.office,
            phone: name.phone,
            note: name.note,
        };
        save_in(write, form)
    })
}
