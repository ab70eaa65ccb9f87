//! Perangkat Daerah: the register with kinds, parents, aliases and validity.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::agency::{AGENCY_KINDS, RECAP_GROUPS, Tree, Validity, check_merger};
use kipp_domain::limits::TextClass;
use kipp_domain::names::{AgencyNames, Known, normal_form};
use kipp_domain::problem::Problems;
use kipp_store::records::{Agency, AgencyAlias, AgencyKind, Obligation, RecapGroup};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::dates::optional_date;
use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::office::settings;
use crate::ports::Ctx;
use crate::rows;

/// Kinds and their recap groups as the desk file starts with them.
pub(crate) fn seed_kinds(write: &Write<'_>) -> Result<()> {
    let mut groups = Vec::new();
    for (position, group) in (1..).zip(RECAP_GROUPS) {
        let id = write.insert(RecapGroup { id: Id::NEW, position, name: group.title.into() })?;
        groups.push((group.code, id));
    }
    for (position, kind) in (1..).zip(AGENCY_KINDS) {
        let recap_group_id = groups.iter().find(|(code, _)| *code == kind.group).map(|(_, id)| *id);
        write.insert(AgencyKind {
            id: Id::NEW,
            position,
            code: kind.code.into(),
            name: kind.title.into(),
            recap_group_id,
            obliged: kind.obliged,
        })?;
    }
    Ok(())
}

/// The whole register in its order.
pub fn all(read: &Read<'_>) -> Result<Vec<Agency>> {
    Ok(read.list(sql!("agencies/all"), [])?)
}

/// What each is called.
pub fn names_by_id(read: &Read<'_>) -> Result<BTreeMap<Id<Agency>, String>> {
    Ok(all(read)?.into_iter().map(|agency| (agency.id, agency.name)).collect())
}

pub fn kinds(read: &Read<'_>) -> Result<Vec<AgencyKind>> {
    Ok(read.list(sql!("agency_kinds/all"), [])?)
}

pub fn groups(read: &Read<'_>) -> Result<Vec<RecapGroup>> {
    Ok(read.list(sql!("recap_groups/all"), [])?)
}

pub fn aliases(read: &Read<'_>) -> Result<Vec<AgencyAlias>> {
    Ok(read.list(sql!("agency_aliases/all"), [])?)
}

pub fn get(read: &Read<'_>, id: Id<Agency>) -> Result<Agency> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Agency, id))
}

/// Who is above whom. A cycle is refused when it is saved, so a broken tree is a bug.
pub fn tree(agencies: &[Agency]) -> Result<Tree<Id<Agency>>> {
    Tree::new(agencies.iter().map(|agency| (agency.id, agency.parent_id)))
        .map_err(|_| Fault::Bug("agency cycle".into()))
}

/// Names as they may be written, for matching.
pub fn names(read: &Read<'_>) -> Result<AgencyNames<Id<Agency>>> {
    let agencies = all(read)?;
    let mut spellings: BTreeMap<Id<Agency>, Vec<String>> = BTreeMap::new();
    for alias in aliases(read)? {
        spellings.entry(alias.agency_id).or_default().push(alias.text);
    }
    let names = AgencyNames::new(
        agencies
            .into_iter()
            .map(|agency| Known {
                key: agency.id,
                aliases: spellings.remove(&agency.id).unwrap_or_default(),
                name: agency.name,
                code: agency.code,
                short_name: agency.short_name.unwrap_or_default(),
                merged_into: agency.merged_into_id,
            })
            .collect(),
    );
    Ok(names.in_region(&settings::value(read, "daerah")?))
}

/// What a person types for an agency; texts as typed.
#[derive(Clone, Debug, Default)]
pub struct AgencyForm {
    pub id: Option<Id<Agency>>,
    pub code: String,
    pub name: String,
    pub short_name: Option<String>,
    pub kind: String,
    pub parent: Option<Id<Agency>>,
    pub obliged: bool,
    pub head_name: Option<String>,
    pub head_title: Option<String>,
    pub contact: Option<String>,
    pub phone: Option<String>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    pub note: Option<String>,
    pub source: Option<String>,
    /// Comes online rather than to the hall; none leaves it as it is.
    pub far: Option<bool>,
    /// None leaves the aliases as they are.
    pub aliases: Option<Vec<String>>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: AgencyForm) -> Result<Done<Id<Agency>>> {
    let label = match form.id {
        Some(_) => format!("{} diubah", form.name.trim()),
        None => format!("{} ditambahkan", form.name.trim()),
    };
    app.write(ctx, Op::new("agencies.save", label), |write| save_in(write, form))
}

/// Writes the offices by which the heads of agencies are addressed, all of them as one change.
pub fn put_head_titles(app: &App, ctx: &Ctx<'_>, titles: &[(Id<Agency>, String)]) -> Result<Done<()>> {
    app.write(ctx, Op::new("agencies.put_head_titles", "Jabatan kepala diisi"), |write| {
        for (id, title) in titles {
            let agency = get(write, *id)?;
            let title = filled(Some(title.clone()))
                .ok_or_else(|| Fault::field("head_title", format!("Jabatan kepala {} belum diisi.", agency.name)))?;
            write.amend(|op| {
                op.label = match titles.len() {
                    1 => format!("Jabatan kepala {} diisi: {title}", agency.name),
                    many => format!("Jabatan kepala {many} perangkat daerah diisi"),
                };
            });
            write.update(&Agency { head_title: Some(title), ..agency })?;
        }
        Ok(())
    })
}

/// Checks and writes one agency inside an operation; every field problem at once.
pub(crate) fn save_in(write: &Write<'_>, form: AgencyForm) -> Result<Id<Agency>> {
    put_next(write, form, &mut None)
}

/// As [`put`], with the next position carried along: an import does not walk over the register for every row.
pub(crate) fn put_next(write: &Write<'_>, form: AgencyForm, next: &mut Option<i64>) -> Result<Id<Agency>> {
    let mut problems = Problems::new();
    let code = problems.required("code", "Kode", &form.code).unwrap_or_default().to_owned();
    let name = problems.required("name", "Nama", &form.name).unwrap_or_default().to_owned();
    let other: Option<Agency> = write.one(sql!("agencies/by_code"), named_params! { ":code": code })?;
    if let Some(other) = other.filter(|other| Some(other.id) != form.id) {
        problems.wrong("code", format!("Kode “{code}” sudah dipakai {}. Gunakan kode lain.", other.name));
    }
    let kinds = kinds(write)?;
    let kind = kinds.iter().find(|kind| kind.code == form.kind);
    if kind.is_none() {
        problems.wrong("kind", format!("Jenis “{}” tidak dikenal.", form.kind));
    }
    if let (Some(id), Some(parent)) = (form.id, form.parent)
        && is_below(write, parent, id)?
    {
        problems.wrong("parent_id", "Unit tidak dapat berada di bawah dirinya sendiri.");
    }
    if let Some(parent) = form.parent
        && write.get::<Agency>(parent)?.is_none()
    {
        problems.wrong("parent_id", format!("Unit induk “{parent}” tidak ditemukan. Pilih lagi dari daftar."));
    }
    let valid_from = optional_date(&mut problems, "valid_from", form.valid_from.as_deref(), write);
    let valid_to = optional_date(&mut problems, "valid_to", form.valid_to.as_deref(), write);
    if let Some(text) = (Validity { from: valid_from, until: valid_to }).problem() {
        problems.wrong("valid_to", text);
    }
    let (Some(kind), false) = (kind, problems.is_wrong()) else { return Err(problems.into()) };
    let old: Option<Agency> = match form.id {
        Some(id) => Some(get(write, id)?),
        None => None,
    };
    let agency = Agency {
        id: form.id.unwrap_or_default(),
        position: match &old {
            Some(old) => old.position,
            None => {
                let position = match *next {
                    Some(position) => position,
                    None => write.value(sql!("agencies/next_position"), [])?.unwrap_or(1),
                };
                *next = Some(position + 1);
                position
            }
        },
        normal_name: normal_form(&name),
        code,
        name,
        short_name: filled(form.short_name),
        kind_id: kind.id,
        parent_id: form.parent,
        obliged: form.obliged,
        head_name: filled(form.head_name),
        head_title: filled(form.head_title),
        contact: filled(form.contact),
        phone: filled(form.phone),
        valid_from: valid_from.map(|date| date.to_string()),
        valid_to: valid_to.map(|date| date.to_string()),
        merged_into_id: old.as_ref().and_then(|old| old.merged_into_id),
        note: filled(form.note),
        source: filled(form.source),
        far: form.far.unwrap_or_else(|| old.as_ref().is_some_and(|old| old.far)),
    };
    let id = match &old {
        Some(_) => {
            write.update(&agency)?;
            agency.id
        }
        None => write.insert(agency)?,
    };
    if let Some(texts) = form.aliases {
        put_aliases(write, id, &texts)?;
    }
    Ok(id)
}

/// Whether a unit is `above` itself or stands below it.
fn is_below(read: &Read<'_>, unit: Id<Agency>, above: Id<Agency>) -> Result<bool> {
    let (mut one, mut met) = (Some(unit), BTreeSet::new());
    while let Some(id) = one.filter(|id| met.insert(*id)) {
        if id == above {
            return Ok(true);
        }
        one = read.get::<Agency>(id)?.and_then(|agency| agency.parent_id);
    }
    Ok(false)
}

fn put_aliases(write: &Write<'_>, agency: Id<Agency>, texts: &[String]) -> Result<()> {
    let now: Vec<AgencyAlias> = write.list(sql!("agency_aliases/of_agency"), named_params! { ":agency_id": agency })?;
    for alias in &now {
        if !texts.iter().any(|text| normal_form(text) == alias.normal) {
            write.delete::<AgencyAlias>(alias.id)?;
        }
    }
    for text in texts {
        learn(write, agency, text)?;
    }
    Ok(())
}

/// Remembers another spelling. A spelling that belongs to somebody else is refused.
pub(crate) fn learn(write: &Write<'_>, agency: Id<Agency>, text: &str) -> Result<()> {
    let normal = normal_form(text);
    if normal.is_empty() {
        return Ok(());
    }
    // An import learns spellings as they stand in its file.
    let text = TextClass::Name.admit(text).map_err(|problem| Fault::field("aliases", problem.to_string()))?;
    let known: Option<AgencyAlias> =
        write.one(sql!("agency_aliases/by_normal"), named_params! { ":normal": normal })?;
    match known {
        Some(alias) if alias.agency_id == agency => Ok(()),
        Some(alias) => {
            let owner = get(write, alias.agency_id)?;
            Err(Fault::field("aliases", format!("Sebutan “{text}” sudah dipakai {}.", owner.name)))
        }
        None => {
            write.insert(AgencyAlias { id: Id::NEW, agency_id: agency, text: text.trim().into(), normal })?;
            Ok(())
        }
    }
}

/// Deletes an agency nobody refers to; else names what still does.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Agency>) -> Result<Done<()>> {
    app.write(ctx, Op::new("agencies.delete", "Perangkat daerah dihapus"), |write| {
        let agency = get(write, id)?;
        let uses: Vec<(String, i64)> =
            write.map(sql!("agencies/uses"), named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
        let by: Vec<String> = uses.into_iter().filter(|(_, n)| *n > 0).map(|(what, n)| format!("{n} {what}")).collect();
        if !by.is_empty() {
            return Err(Refusal::AgencyInUse { agency: agency.name, by: by.join(", ") }.into());
        }
        for duty in
            write.list::<Obligation>(sql!("obligations/of_agency_anywhere"), named_params! { ":agency_id": id })?
        {
            // What a closed edition says of an agency stays: it refuses, with its reason.
            rows::open_edition(write, duty.edition_id)?;
        }
        deleting::delete_whole::<Agency>(write, id, &agency.name)?;
        write.amend(|op| op.label = format!("{} dihapus", agency.name));
        Ok(())
    })
}

/// Merges `from` into `into`: old names keep working, entries keep their agency, obligations of `from` end.
pub fn merge(app: &App, ctx: &Ctx<'_>, from: Id<Agency>, into: Id<Agency>, on: &str) -> Result<Done<()>> {
    app.write(ctx, Op::new("agencies.merge", "Perangkat daerah digabung"), |write| {
        let mut old = get(write, from)?;
        let new = get(write, into)?;
        let mut problems = Problems::new();
        let day = optional_date(&mut problems, "on", Some(on), write);
        if day.is_none() && !problems.is_wrong() {
            problems.wrong("on", "Tanggal penggabungan belum diisi.");
        }
        let (Some(day), false) = (day, problems.is_wrong()) else { return Err(problems.into()) };
        let successor = (new.merged_into_id.is_some(), crate::dates::kept(new.valid_to.as_deref()));
        let last = check_merger(&from, &into, day, &tree(&all(write)?)?, successor)
            .map_err(|problem| Fault::field("into", problem.to_string()))?;
        old.merged_into_id = Some(into);
        old.valid_to = last.map(|last| last.to_string());
        if old.valid_from.as_ref().zip(old.valid_to.as_ref()).is_some_and(|(start, end)| start > end) {
            return Err(Fault::field("on", "Tanggal penggabungan mendahului tanggal berlaku unit lama."));
        }
        write.update(&old)?;
        write.amend(|op| op.label = format!("{} digabung ke {}", old.name, new.name));
        Ok(())
    })
}
