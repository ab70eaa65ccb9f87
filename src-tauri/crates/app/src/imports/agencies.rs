//! The register from a file: units by code, parents by code or name, of the file or of the desk.

use std::collections::BTreeMap;

use kipp_domain::imports::{AgencyRow, check_agencies};
use kipp_domain::names::normal_form;
use kipp_domain::problem::Severity;
use kipp_store::records::{Agency, AgencyKind, Edition};
use kipp_store::{Id, Write};

use super::planned::{Check, Differences, Kind, Planned, Rows, begin};
use super::{Deed, Steps};
use crate::error::{Fault, Result};
use crate::office::agencies::{self as register, AgencyForm};

/// Perangkat daerah, of no edition.
pub(super) struct Agencies;

impl Kind for Agencies {
    type Work = AgencyWork;

    fn plan(check: Check<'_>, _: Option<&Edition>) -> Result<Rows<AgencyWork>> {
        plan(check).map(Rows::from)
    }

    fn write(write: &Write<'_>, works: &[(u32, &AgencyWork)], steps: &Steps<'_, '_>) -> Result<()> {
        write_all(write, works, steps)
    }

    fn obliges(work: &AgencyWork) -> bool {
        work.form.obliged
    }
}

/// One unit to write.
pub(super) struct AgencyWork {
    pub form: AgencyForm,
    /// The row of a unit above that this file brings.
    parent_row: Option<u32>,
}

/// Who is above a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Above {
    Nobody,
    Desk(Id<Agency>),
    /// Place in the list of rows.
    File(usize),
}

fn plan(mut check: Check<'_>) -> Result<Vec<Planned<AgencyWork>>> {
    let source = check.source;
    let kinds = register::kinds(check.read)?;
    let names: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.code.as_str(), kind.name.as_str())).collect();
    let checked = check_agencies(source, &names, check.near);
    let known: BTreeMap<String, Id<Agency>> =
        check.asking.agencies.iter().map(|agency| (normal_form(&agency.code), agency.id)).collect();
    let agencies: BTreeMap<Id<Agency>, Agency> =
        check.asking.agencies.iter().map(|agency| (agency.id, agency.clone())).collect();
    let mut rows: Vec<(Planned<AgencyWork>, Option<AgencyRow>, Option<Agency>)> = Vec::with_capacity(checked.len());
    for one in checked {
        check.steps.at(rows.len())?;
        let (planned, content) = begin(source, one, "nama");
        let old = content.as_ref().and_then(|row| known.get(&normal_form(&row.code)));
        let old = old.and_then(|id| agencies.get(id)).cloned();
        rows.push((planned, content, old));
    }
    let above = parents(&mut check, &mut rows);
    refuse_cycles(&check, &mut rows, &above, &agencies);
    for at in 0..rows.len() {
        let parent = above.get(at).copied().unwrap_or(Above::Nobody);
        let parent_row = match parent {
            Above::File(other) => rows.get(other).map(|(planned, ..)| planned.row),
            Above::Nobody | Above::Desk(_) => None,
        };
        let parent_words = match parent {
            Above::Nobody => None,
            Above::Desk(id) => agencies.get(&id).map(|agency| agency.name.clone()),
            Above::File(other) => rows.get(other).map(|(planned, ..)| planned.title.clone()),
        };
        let parent_id = match parent {
            Above::Desk(id) => Some(id),
            Above::File(other) => rows.get(other).and_then(|(.., old)| old.as_ref()).map(|old| old.id),
            Above::Nobody => None,
        };
        let (planned, content, old) = &mut rows[at];
        let Some(row) = content.take().filter(|_| planned.severity() != Severity::Wrong) else {
            continue;
        };
        match old {
            None => planned.work = Some(AgencyWork { form: fresh(row, parent_id, &kinds), parent_row }),
            Some(old) => {
                let mut found = Differences::default();
                let form = changed(&mut found, row, old, (parent, parent_id, parent_words), &agencies, &kinds);
                planned.update(source, found.0);
                planned.work = Some(AgencyWork { form, parent_row });
            }
        }
    }
    let mut planned: Vec<Planned<AgencyWork>> = rows.into_iter().map(|(planned, ..)| planned).collect();
    twins(&check, &mut planned);
    inherit(&check, &mut planned);
    Ok(planned)
}

/// Finds the unit above each row; an unknown one makes the row wrong.
fn parents(check: &mut Check<'_>, rows: &mut [(Planned<AgencyWork>, Option<AgencyRow>, Option<Agency>)]) -> Vec<Above> {
    let by = |key: fn(&AgencyRow) -> &String| -> BTreeMap<String, usize> {
        let forms = rows.iter().enumerate().filter_map(|(at, (_, row, _))| Some((normal_form(key(row.as_ref()?)), at)));
        forms.collect()
    };
    let (codes, names) = (by(|row| &row.code), by(|row| &row.name));
    let desk_codes: BTreeMap<String, Id<Agency>> =
        check.asking.agencies.iter().map(|agency| (normal_form(&agency.code), agency.id)).collect();
    let mut above = Vec::with_capacity(rows.len());
    for (at, (planned, row, _)) in rows.iter_mut().enumerate() {
        let Some(written) = row.as_ref().and_then(|row| row.parent.clone()) else {
            above.push(Above::Nobody);
            continue;
        };
        let form = normal_form(&written);
        let parent = if let Some(other) = codes.get(&form) {
            Above::File(*other)
        } else if let Some(id) = desk_codes.get(&form) {
            Above::Desk(*id)
        } else if let Some(other) = names.get(&form) {
            Above::File(*other)
        } else {
            let found = check.asking.find(&written, planned.row);
            match found.agency {
                Some(_) => planned.name(check.source, "induk", &written, &found).map_or(Above::Nobody, Above::Desk),
                None => {
                    let reason = format!(
                        "Unit induk “{written}” tidak ada di berkas ini maupun di daftar. Tulis kode atau namanya."
                    );
                    planned.wrong(check.source, "induk", reason);
                    Above::Nobody
                }
            }
        };
        if parent == Above::File(at) {
            planned.wrong(check.source, "induk", "Unit tidak dapat menjadi induknya sendiri.");
        }
        above.push(parent);
    }
    above
}

/// A chain of parents that comes back to its start is wrong for every row on it.
fn refuse_cycles(
    check: &Check<'_>,
    rows: &mut [(Planned<AgencyWork>, Option<AgencyRow>, Option<Agency>)],
    above: &[Above],
    agencies: &BTreeMap<Id<Agency>, Agency>,
) {
    let of_desk: BTreeMap<Id<Agency>, usize> =
        rows.iter().enumerate().filter_map(|(at, (.., old))| Some((old.as_ref()?.id, at))).collect();
    // A desk unit that the file brings again stands for its row.
    let settle = |one: Above| match one {
        Above::Desk(id) => of_desk.get(&id).map_or(one, |at| Above::File(*at)),
        Above::Nobody | Above::File(_) => one,
    };
    let up = |one: Above| -> Above {
        let next = match one {
            Above::Nobody => Above::Nobody,
            Above::File(at) => match (above.get(at), rows.get(at).and_then(|(.., old)| old.as_ref())) {
                (Some(Above::Nobody) | None, Some(old)) => old.parent_id.map_or(Above::Nobody, Above::Desk),
                (Some(parent), _) => *parent,
                (None, None) => Above::Nobody,
            },
            Above::Desk(id) => {
                let parent = agencies.get(&id).and_then(|agency| agency.parent_id);
                parent.map_or(Above::Nobody, Above::Desk)
            }
        };
        settle(next)
    };
    let limit = rows.len() + agencies.len();
    let mut on_cycle = Vec::new();
    for at in 0..rows.len() {
        let mut chain = vec![at];
        let mut one = up(Above::File(at));
        for _ in 0..limit {
            match one {
                Above::Nobody => break,
                Above::File(other) if other == at => {
                    on_cycle.push((at, chain.clone()));
                    break;
                }
                Above::File(other) if chain.contains(&other) => break,
                Above::File(other) => chain.push(other),
                Above::Desk(_) => {}
            }
            one = up(one);
        }
    }
    for (at, chain) in on_cycle.into_iter().filter(|(_, chain)| chain.len() > 1) {
        let names: Vec<String> =
            chain.iter().filter_map(|other| rows.get(*other)).map(|(planned, ..)| planned.title.clone()).collect();
        let reason = format!("Induk melingkar: {}. Perbaiki salah satu induknya.", names.join(" → "));
        if let Some((planned, ..)) = rows.get_mut(at) {
            planned.wrong(check.source, "induk", reason);
        }
    }
}

fn fresh(row: AgencyRow, parent_id: Option<Id<Agency>>, kinds: &[AgencyKind]) -> AgencyForm {
    let owes = kinds.iter().find(|kind| kind.code == row.kind).is_some_and(|kind| kind.obliged);
    AgencyForm {
        far: None,
        id: None,
        obliged: row.obliged.unwrap_or(owes),
        code: row.code,
        name: row.name,
        short_name: row.short_name,
        kind: row.kind,
        parent: parent_id,
        head_name: row.head,
        head_title: None,
        contact: None,
        phone: row.phone,
        valid_from: row.validity.from.map(|day| day.to_string()),
        valid_to: row.validity.until.map(|day| day.to_string()),
        note: row.note,
        source: row.source,
        aliases: None,
    }
}

/// The unit of the desk with what the file says differently. Its code is kept as the desk writes it.
fn changed(
    found: &mut Differences,
    row: AgencyRow,
    old: &Agency,
    (above, parent_id, parent_words): (Above, Option<Id<Agency>>, Option<String>),
    agencies: &BTreeMap<Id<Agency>, Agency>,
    kinds: &[AgencyKind],
) -> AgencyForm {
    let kind = |id: Id<AgencyKind>| kinds.iter().find(|kind| kind.id == id);
    let old_kind = kind(old.kind_id).map(|kind| kind.code.clone()).unwrap_or_default();
    let name = found.take("nama", "Nama", Some(&old.name), Some(row.name)).unwrap_or_default();
    let short_name = found.take("nama_pendek", "Nama pendek", old.short_name.as_deref(), row.short_name);
    let kind = found.take("jenis", "Jenis", Some(&old_kind), Some(row.kind)).unwrap_or_default();
    if above != Above::Nobody && (parent_id.is_none() || parent_id != old.parent_id) {
        let before = old.parent_id.and_then(|id| agencies.get(&id));
        found.note("induk", "Induk", before.map_or("–", |agency| &agency.name), parent_words.as_deref().unwrap_or("–"));
    }
    if let Some(obliged) = row.obliged.filter(|obliged| *obliged != old.obliged) {
        let word = |yes: bool| if yes { "ya" } else { "tidak" };
        found.note("wajib_inovasi", "Wajib inovasi", word(old.obliged), word(obliged));
    }
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    AgencyForm {
        far: None,
        id: Some(old.id),
        code: old.code.clone(),
        name,
        short_name,
        kind,
        parent: match above {
            Above::Nobody => old.parent_id,
            Above::Desk(_) | Above::File(_) => parent_id,
        },
        obliged: row.obliged.unwrap_or(old.obliged),
        head_name: found.take("kepala", "Kepala", old.head_name.as_deref(), row.head),
        head_title: old.head_title.clone(),
        contact: old.contact.clone(),
        phone: found.take("telepon", "Telepon", old.phone.as_deref(), row.phone),
        valid_from: found.take("berlaku_dari", "Berlaku dari", old.valid_from.as_deref(), day(row.validity.from)),
        valid_to: found.take("berlaku_sampai", "Berlaku sampai", old.valid_to.as_deref(), day(row.validity.until)),
        note: found.take("catatan", "Catatan", old.note.as_deref(), row.note),
        source: found.take("sumber", "Sumber", old.source.as_deref(), row.source),
        aliases: None,
    }
}

/// A new code under a name that the desk, or an earlier row, already has: probably the same unit.
fn twins(check: &Check<'_>, rows: &mut [Planned<AgencyWork>]) {
    let mut names: BTreeMap<String, String> = check
        .asking
        .agencies
        .iter()
        .map(|agency| (agency.normal_name.clone(), format!("{} di daftar", agency.code)))
        .collect();
    for planned in rows {
        let Some(work) = &planned.work else {
            continue;
        };
        let form = normal_form(&work.form.name);
        let own = format!("{} di baris {}", work.form.code, check.source.row_named(planned.row));
        match names.get(&form) {
            Some(other) if planned.deed == Deed::New => {
                let reason = format!("Nama ini sudah dipakai kode {other}. Periksa apakah unitnya sama.");
                planned.say(check.source, "nama", Severity::Warning, reason);
            }
            Some(_) => {}
            None => {
                names.insert(form, own);
            }
        }
    }
}

/// A unit is no better than the new unit above it: when that one stays out, this one has nowhere to stand.
fn inherit(check: &Check<'_>, rows: &mut [Planned<AgencyWork>]) {
    let places: BTreeMap<u32, usize> = rows.iter().enumerate().map(|(at, planned)| (planned.row, at)).collect();
    loop {
        let mut moved = false;
        for at in 0..rows.len() {
            let Some(work) = &rows[at].work else {
                continue;
            };
            let Some(parent) = work.parent_row.and_then(|row| places.get(&row)).and_then(|place| rows.get(*place))
            else {
                continue;
            };
            let stays_out = parent.severity() == Severity::Wrong || check.skip.contains(&parent.row);
            let parent_is_new = parent.deed == Deed::New;
            let row = check.source.row_named(parent.row);
            let (severity, reason) = match (parent_is_new, stays_out, parent.severity()) {
                (true, true, _) => (Severity::Wrong, format!("Unit induknya di baris {row} tidak diimpor.")),
                (true, false, Severity::Warning) => {
                    (Severity::Warning, format!("Unit induknya di baris {row} perlu diperiksa dulu."))
                }
                _ => continue,
            };
            if rows[at].severity() < severity {
                rows[at].say(check.source, "induk", severity, reason);
                moved = true;
            }
        }
        if !moved {
            return;
        }
    }
}

/// Writes the units in the order of the file; a unit whose parent stands further down gets it in a second pass.
fn write_all(write: &Write<'_>, works: &[(u32, &AgencyWork)], steps: &Steps<'_, '_>) -> Result<()> {
    let mut written: BTreeMap<u32, Id<Agency>> = BTreeMap::new();
    let mut waiting: Vec<(Id<Agency>, &AgencyWork, u32)> = Vec::new();
    let mut next = None;
    for (at, (row, work)) in works.iter().enumerate() {
        steps.at(at)?;
        let mut form = work.form.clone();
        if let (None, Some(parent_row)) = (form.parent, work.parent_row) {
            form.parent = written.get(&parent_row).copied();
        }
        let settled = form.parent.is_some();
        let id = register::put_next(write, form, &mut next)?;
        written.insert(*row, id);
        if let (false, Some(parent_row)) = (settled, work.parent_row) {
            waiting.push((id, work, parent_row));
        }
    }
    for (id, work, parent_row) in waiting {
        let parent = written
            .get(&parent_row)
            .copied()
            .ok_or_else(|| Fault::Bug(format!("parent row {parent_row} not written")))?;
        register::save_in(write, AgencyForm { id: Some(id), parent: Some(parent), ..work.form.clone() })?;
    }
    Ok(())
}
