//! Pejabat penandatangan: name, NIP, rank, office, capacity, validity, and the picture of the signature.
//!
//! A picture is kept under its hash for as long as anything names it: its signatory, a frozen result or a certificate. So it
//! goes with its signatory, and a reprint still finds the one that was printed.

use chrono::NaiveDate;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_store::records::{Asset, AwardClass, Edition, Signatory};
use kipp_store::{Id, Op, Read, Write, codes, named_params, sql};

use crate::dates::{kept, optional_date};
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::office::settings;
use crate::ports::Ctx;

pub fn all(read: &Read<'_>) -> Result<Vec<Signatory>> {
    Ok(read.list(sql!("signatories/all"), [])?)
}

/// What a person types for a signatory.
#[derive(Clone, Debug, Default)]
pub struct SignatoryForm {
    pub id: Option<Id<Signatory>>,
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

pub fn save(app: &App, ctx: &Ctx<'_>, form: SignatoryForm) -> Result<Done<Id<Signatory>>> {
    app.write(ctx, Op::new("signatories.save", format!("Penanda tangan {} disimpan", form.name.trim())), |write| {
        save_in(write, form)
    })
}

pub(crate) fn save_in(write: &Write<'_>, form: SignatoryForm) -> Result<Id<Signatory>> {
    let mut problems = Problems::new();
    let name = problems.required("name", "Nama", &form.name).unwrap_or_default().to_owned();
    let office = problems.required("office", "Jabatan", &form.office).unwrap_or_default().to_owned();
    let nip = filled(form.nip).and_then(|text| problems.take("nip", Nip::parse(&text)));
    if !codes::knows("signatories", "role", &form.role) {
        problems.wrong("role", format!("Peran “{}” tidak dikenal.", form.role));
    }
    if !codes::knows("signatories", "capacity", &form.capacity) {
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
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && to < from
    {
        let text = format!("Masa tugas berakhir sebelum mulai, {}. Periksa kedua tanggalnya.", words::long_date(from));
        problems.wrong("valid_to", text);
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let (position, signature) = match form.id {
        Some(id) => {
            let known = signatory(write, id)?;
            (known.position, known.signature)
        }
        None => (write.value(sql!("signatories/next_position"), [])?.unwrap_or(1), None),
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
        signature,
    };
    Ok(write.put(signatory)?)
}

pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Signatory>) -> Result<Done<()>> {
    app.write(ctx, Op::new("signatories.delete", "Penanda tangan dihapus"), |write| {
        let signatory = signatory(write, id)?;
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
        drop_unnamed(write, signatory.signature.as_deref())?;
        write.amend(|op| op.label = format!("Penanda tangan {} dihapus", signatory.name));
        Ok(())
    })
}

fn signatory(read: &Read<'_>, id: Id<Signatory>) -> Result<Signatory> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Signatory, id))
}

/// Keeps the picture of a signature (PNG or JPEG, as every picture of the office) in the place of the one there was.
pub fn put_picture(app: &App, ctx: &Ctx<'_>, id: Id<Signatory>, token: &str) -> Result<Done<()>> {
    let asset = settings::supplied_picture(ctx, token)?;
    let asset = Asset { key: key_of(&asset.sha256), ..asset };
    app.write(ctx, Op::new("signatories.put_picture", "Gambar tanda tangan dipasang"), |write| {
        let known = signatory(write, id)?;
        let was = known.signature.clone();
        write.amend(|op| op.label = format!("Gambar tanda tangan {} dipasang", known.name));
        write.update(&Signatory { signature: Some(asset.sha256.clone()), ..known })?;
        if write.one::<Asset>(sql!("assets/by_key"), named_params! { ":key": asset.key })?.is_none() {
            write.insert(asset)?;
        }
        drop_unnamed(write, was.as_deref())
    })
}

/// Takes the picture of a signature away.
pub fn remove_picture(app: &App, ctx: &Ctx<'_>, id: Id<Signatory>) -> Result<Done<()>> {
    app.write(ctx, Op::new("signatories.remove_picture", "Gambar tanda tangan dilepas"), |write| {
        let known = signatory(write, id)?;
        let was = known.signature.clone();
        write.amend(|op| op.label = format!("Gambar tanda tangan {} dilepas", known.name));
        write.update(&Signatory { signature: None, ..known })?;
        drop_unnamed(write, was.as_deref())
    })
}

/// The picture of a signatory's signature, as it was supplied.
pub fn own_picture(read: &Read<'_>, id: Id<Signatory>) -> Result<Vec<u8>> {
    let known = signatory(read, id)?;
    let found = known.signature.as_deref().map(|sha256| picture(read, sha256)).transpose()?.flatten();
    found.ok_or_else(|| Fault::field("signatory", format!("{} belum mempunyai gambar tanda tangan.", known.name)))
}

/// The kept picture of this hash.
pub(crate) fn picture(read: &Read<'_>, sha256: &str) -> Result<Option<Vec<u8>>> {
    settings::picture(read, &key_of(sha256))
}

/// Two signatories may have one picture: it is kept once.
fn key_of(sha256: &str) -> String {
    format!("tanda_tangan_{sha256}")
}

/// Deletes the picture of this hash if nothing names it any more.
fn drop_unnamed(write: &Write<'_>, sha256: Option<&str>) -> Result<()> {
    let Some(sha256) = sha256 else { return Ok(()) };
    let is_named: i64 = write.value(sql!("assets/is_named"), named_params! { ":sha256": sha256 })?.unwrap_or(0);
    if is_named == 0
        && let Some(asset) = write.one::<Asset>(sql!("assets/by_key"), named_params! { ":key": key_of(sha256) })?
    {
        write.delete::<Asset>(asset.id)?;
    }
    Ok(())
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
