//! Juri of an edition, with their agency (for conflicts) and seat in the team.

use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Problems;
use kipp_store::records::{Agency, Edition, Juror};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::dates::optional_date;
use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Refusal, Result};
use crate::ports::Ctx;
use crate::rows;
use crate::year::stages;

pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Juror>> {
    Ok(read.list(sql!("jurors/of_edition"), named_params! { ":edition_id": edition })?)
}

/// What a person types for a juror.
#[derive(Clone, Debug, Default)]
pub struct JurorForm {
    pub id: Option<Id<Juror>>,
    pub edition: Id<Edition>,
    pub name: String,
    pub nip: Option<String>,
    pub agency: Option<Id<Agency>>,
    pub office: Option<String>,
    /// ketua, wakil, anggota
    pub seat: String,
    pub pact_on: Option<String>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: JurorForm) -> Result<Done<Id<Juror>>> {
    let label = format!("Juri {} disimpan", form.name.trim());
    app.write(ctx, Op::new("jurors.save", label).edition(form.edition), |write| save_in(write, form))
}

/// Checks and writes one juror inside an operation.
pub(crate) fn save_in(write: &Write<'_>, form: JurorForm) -> Result<Id<Juror>> {
    put_next(write, form, &mut None)
}

/// Two jurors of one name are two people when each has a NIP of their own.
pub(crate) fn are_two(nip: Option<&str>, other: Option<&str>) -> bool {
    nip.zip(other).is_some_and(|(nip, other)| nip != other)
}

/// As [`put`], with the next position carried along for an import of many.
pub(crate) fn put_next(write: &Write<'_>, form: JurorForm, next: &mut Option<i64>) -> Result<Id<Juror>> {
    rows::open_edition(write, form.edition)?;
    let mut problems = Problems::new();
    let name = problems.required("name", "Nama", &form.name).unwrap_or_default().to_owned();
    let normal_name = normal_form(&name);
    let nip = filled(form.nip).and_then(|text| problems.take("nip", Nip::parse(&text)));
    let pact_on = optional_date(&mut problems, "pact_on", form.pact_on.as_deref(), write);
    if !["ketua", "wakil", "anggota"].contains(&form.seat.as_str()) {
        problems.wrong("seat", format!("Kedudukan “{}” tidak dikenal. Pilih ketua, wakil, atau anggota.", form.seat));
    }
    if let Some(id) = form.agency
        && write.get::<Agency>(id)?.is_none()
    {
        problems.wrong("agency_id", "Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar.");
    }
    let namesakes: Vec<Juror> = write
        .list(sql!("jurors/by_normal"), named_params! { ":edition_id": form.edition, ":normal_name": normal_name })?;
    let own = nip.as_ref().map(Nip::digits);
    let twin = namesakes.iter().find(|twin| Some(twin.id) != form.id && !are_two(own, twin.nip.as_deref()));
    if let Some(twin) = twin {
        let other = match (own, &twin.nip) {
            (Some(_), Some(_)) => "",
            _ => " Bila orangnya lain, isi NIP keduanya.",
        };
        problems.wrong("name", format!("Juri “{}” sudah ada pada edisi ini.{other}", twin.name));
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let old = match form.id {
        Some(id) => Some(rows::juror(write, id)?),
        None => None,
    };
    if old.as_ref().is_some_and(|old| old.edition_id != form.edition) {
        return Err(Refusal::EditionsMixed.into());
    }
    let juror = Juror {
        id: form.id.unwrap_or_default(),
        edition_id: form.edition,
        position: match &old {
            Some(old) => old.position,
            None => {
                let position = match *next {
                    Some(position) => position,
                    None => write
                        .value(sql!("jurors/next_position"), named_params! { ":edition_id": form.edition })?
                        .unwrap_or(1),
                };
                *next = Some(position + 1);
                position
            }
        },
        name,
        normal_name,
        nip: nip.map(|nip| nip.digits().to_owned()),
        agency_id: form.agency,
        office: filled(form.office),
        seat: form.seat,
        pact_on: pact_on.map(|date| date.to_string()),
    };
    Ok(write.put(juror)?)
}

/// Deletes a juror without sheets.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Juror>) -> Result<Done<()>> {
    app.write(ctx, Op::new("jurors.delete", "Juri dihapus"), |write| {
        let juror = rows::juror(write, id)?;
        rows::open_edition(write, juror.edition_id)?;
        for stage in stages::of_edition(write, juror.edition_id)? {
            for row in rows::assignments_of_stage(write, stage.id)?.into_iter().filter(|row| row.juror_id == id) {
                if rows::sheet_of(write, row.id)?.is_some() {
                    return Err(
                        Refusal::InUse { what: juror.name, by: format!("lembar nilai pada {}", stage.name) }.into()
                    );
                }
            }
        }
        deleting::delete_whole::<Juror>(write, id, &juror.name)?;
        write.amend(|op| {
            op.edition_id = Some(juror.edition_id);
            op.label = format!("Juri {} dihapus", juror.name);
        });
        Ok(())
    })
}
