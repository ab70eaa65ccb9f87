//! Pejabat penandatangan: name, NIP, rank, office, capacity and validity.

use chrono::NaiveDate;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Problems;
use kipp_store::records::{AwardClass, Edition, Signatory};
use kipp_store::{Op, Read, Write, named_params, sql};

use crate::dates::{kept, optional_date};
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;

pub fn all(read: &Read<'_>) -> Result<Vec<Signatory>> {
    Ok(read.list(sql!("signatories/all"), [])?)
}

/// What a person types for a signatory.
#[derive(Clone, Debug, Default)]
pub struct SignatoryForm {
    pub id: Option<i64>,
    /// kepala_daerah, sekretaris_daerah, kepala_bagian, lainnya
    pub role: String,
    pub name: String,
    pub nip: Option<String>,
    pub rank_grade: Option<String>,
    pub office: String,
    /// definitif, plt, plh, an, ub
    pub capacity: String,
    pub principal: Option<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: SignatoryForm) -> Result<Done<i64>> {
    app.write(ctx, Op::new("signatories.save", format!("Penanda tangan {} disimpan", form.name.trim())), |write| {
        put(write, form)
    })
}

pub(crate) fn put(write: &Write<'_>, form: SignatoryForm) -> Result<i64> {
    let mut problems = Problems::new();
    let name = problems.required("name", "Nama", &form.name).unwrap_or_default().to_owned();
    let office = problems.required("office", "Jabatan", &form.office).unwrap_or_default().to_owned();
    let nip = filled(form.nip).and_then(|text| problems.take("nip", Nip::parse(&text)));
    if !["kepala_daerah", "sekretaris_daerah", "kepala_bagian", "lainnya"].contains(&form.role.as_str()) {
        problems.wrong("role", format!("Peran “{}” tidak dikenal.", form.role));
    }
    if !["definitif", "plt", "plh", "an", "ub"].contains(&form.capacity.as_str()) {
        problems.wrong("capacity", format!("Kapasitas “{}” tidak dikenal.", form.capacity));
    }
    let principal = filled(form.principal);
    if ["an", "ub"].contains(&form.capacity.as_str()) && principal.is_none() {
        problems.wrong("principal", "Isi pejabat yang diwakili (a.n.).");
    }
    if form.role == "kepala_daerah"
        && (nip.is_some() || form.rank_grade.as_deref().is_some_and(|text| !text.trim().is_empty()))
    {
        problems.wrong("nip", "Kepala daerah tidak memakai NIP dan pangkat.");
    }
    let valid_from = optional_date(&mut problems, "valid_from", form.valid_from.as_deref(), write);
    let valid_to = optional_date(&mut problems, "valid_to", form.valid_to.as_deref(), write);
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let position = match form.id {
        Some(id) => write.get::<Signatory>(id)?.ok_or_else(|| Fault::not_found(Noun::Signatory, id))?.position,
        None => write.value(sql!("signatories/next_position"), [])?.unwrap_or(1),
    };
    let signatory = Signatory {
        id: form.id.unwrap_or_default(),
        position,
        role: form.role,
        name,
        nip: nip.map(|nip| nip.digits().to_owned()),
        rank_grade: filled(form.rank_grade),
        office,
        capacity: form.capacity,
        principal,
        valid_from: valid_from.map(|date| date.to_string()),
        valid_to: valid_to.map(|date| date.to_string()),
    };
    match form.id {
        Some(id) => {
            write.update(&signatory)?;
            Ok(id)
        }
        None => Ok(write.insert(signatory)?),
    }
}

pub fn delete(app: &App, ctx: &Ctx<'_>, id: i64) -> Result<Done<()>> {
    app.write(ctx, Op::new("signatories.delete", "Penanda tangan dihapus"), |write| {
        let signatory: Signatory = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::Signatory, id))?;
        for edition in write.list::<Edition>(sql!("editions/all"), [])? {
            for class in write
                .list::<AwardClass>(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition.id })?
            {
                if class.signatory_id == Some(id) {
                    let by = format!("kelas {} edisi {}", class.short_name, edition.code);
                    return Err(Refusal::InUse { what: signatory.name, by }.into());
                }
            }
        }
        write.delete::<Signatory>(id)?;
        write.amend(|op| op.label = format!("Penanda tangan {} dihapus", signatory.name));
        Ok(())
    })
}

/// Whether the validity of a signatory holds on this day.
pub fn valid_on(signatory: &Signatory, day: NaiveDate) -> bool {
    kept(signatory.valid_from.as_deref()).is_none_or(|from| from <= day)
        && kept(signatory.valid_to.as_deref()).is_none_or(|to| day <= to)
}

/// Who signs in this role on this day: the newest of those whose validity holds.
pub fn on_duty<'s>(signatories: &'s [Signatory], role: &str, day: NaiveDate) -> Option<&'s Signatory> {
    signatories
        .iter()
        .filter(|signatory| signatory.role == role)
        .filter(|signatory| valid_on(signatory, day))
        .max_by(|a, b| a.valid_from.cmp(&b.valid_from).then(a.position.cmp(&b.position)))
}
