//! Jurors from a file: known by name in the edition.

use std::collections::BTreeMap;

use kipp_domain::imports::{JurorRole, check_jurors};
use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Severity;
use kipp_store::Write;
use kipp_store::records::{Edition, Juror};

use super::Steps;
use super::plan::{Check, Differences, Planned, Work, begin};
use crate::error::{Fault, Result};
use crate::jurors::{self, JurorForm};

pub(super) fn plan(check: Check<'_>, edition: &Edition) -> Result<Vec<Planned>> {
    let source = check.source;
    let known = jurors::of_edition(check.read, edition.id)?;
    let by_name: BTreeMap<&str, &Juror> = known.iter().map(|juror| (juror.normal_name.as_str(), juror)).collect();
    let mut rows = Vec::new();
    for checked in check_jurors(source) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "nama");
        let Some(row) = content else {
            rows.push(planned);
            continue;
        };
        let agency = row.agency.as_ref().and_then(|text| {
            let found = check.asking.find(text, planned.row);
            planned.name(source, "perangkat_daerah", text, &found)
        });
        let form = normal_form(&row.name);
        if form.is_empty() {
            planned.wrong(source, "nama", "Nama tidak memuat huruf.");
        }
        let old = by_name.get(form.as_str()).copied();
        let twin = row.nip.as_ref().and_then(|nip| {
            known.iter().find(|juror| juror.nip.as_deref() == Some(nip.digits()) && juror.normal_name != form)
        });
        if let Some(twin) = twin {
            planned.say(source, "nip", Severity::Warning, format!("NIP ini sudah dicatat untuk juri {}.", twin.name));
        }
        let work = match old {
            None => JurorForm {
                id: None,
                edition: edition.id,
                name: row.name,
                nip: row.nip.map(|nip| nip.digits().to_owned()),
                agency_id: agency,
                office: row.position,
                seat: row.role.code().into(),
                pact_on: None,
            },
            Some(old) => {
                let mut found = Differences::default();
                let name_of =
                    |id: Option<i64>| id.and_then(|id| check.asking.agency(id)).map(|agency| agency.name.clone());
                found.take("perangkat_daerah", "Perangkat daerah", name_of(old.agency_id).as_deref(), name_of(agency));
                let grouped = |nip: Option<&str>| nip.and_then(|nip| Nip::parse(nip).ok()).map(|nip| nip.grouped());
                found.take("nip", "NIP", grouped(old.nip.as_deref()).as_deref(), row.nip.as_ref().map(Nip::grouped));
                let name = found.take("nama", "Nama", Some(&old.name), Some(row.name)).unwrap_or_default();
                let office = found.take("jabatan", "Jabatan", old.office.as_deref(), row.position);
                let said = source
                    .mapping
                    .column("kedudukan")
                    .is_some_and(|column| !source.grid.cell(planned.row as usize - 1, column).is_empty());
                let role = |code: &str| JurorRole::from_code(code).map_or("–", JurorRole::label);
                let seat = if said { row.role.code().to_owned() } else { old.seat.clone() };
                found.take("kedudukan", "Kedudukan", Some(role(&old.seat)), Some(role(&seat).to_owned()));
                planned.update(source, found.0);
                JurorForm {
                    id: Some(old.id),
                    edition: edition.id,
                    name,
                    nip: row.nip.map(|nip| nip.digits().to_owned()).or(old.nip.clone()),
                    agency_id: agency.or(old.agency_id),
                    office,
                    seat,
                    pact_on: old.pact_on.clone(),
                }
            }
        };
        if planned.severity() != Severity::Wrong {
            planned.work = Some(Work::Juror(work));
        }
        rows.push(planned);
    }
    Ok(rows)
}

pub(super) fn write_all(write: &Write<'_>, works: &[(u32, &Work)], steps: &Steps<'_, '_>) -> Result<()> {
    for (at, (_, work)) in works.iter().enumerate() {
        steps.at(at)?;
        let Work::Juror(form) = work else {
            return Err(Fault::Bug("not a juror".into()));
        };
        jurors::put(write, form.clone())?;
    }
    Ok(())
}
