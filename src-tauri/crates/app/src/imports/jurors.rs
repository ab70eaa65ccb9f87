//! Jurors from a file: known by name and NIP in the edition. Two of one name with NIP of their own are two people; which
//! of them a row without one means is asked.

use std::collections::BTreeMap;

use kipp_domain::imports::{JurorRole, check_jurors};
use kipp_domain::names::normal_form;
use kipp_domain::nip::Nip;
use kipp_domain::problem::Severity;
use kipp_store::records::{Agency, Edition, Juror};
use kipp_store::{Id, Write};

use super::Steps;
use super::planned::{Check, Differences, Kind, Planned, Rows, begin};
use crate::error::Result;
use crate::jury::jurors::{self, JurorForm};

/// Juri.
pub(super) struct Jurors;

impl Kind for Jurors {
    type Work = JurorForm;

    fn plan(check: Check<'_>, edition: Option<&Edition>) -> Result<Rows<JurorForm>> {
        edition.map_or_else(|| Ok(vec![]), |edition| plan(check, edition)).map(Rows::from)
    }

    fn write(write: &Write<'_>, works: &[(u32, &JurorForm)], steps: &Steps<'_, '_>) -> Result<()> {
        write_all(write, works, steps)
    }
}

/// The jurors of the edition, by NIP and by name.
struct Known {
    jurors: Vec<Juror>,
    by_nip: BTreeMap<String, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Known {
    fn new(jurors: Vec<Juror>) -> Self {
        let mut known = Self { by_nip: BTreeMap::new(), by_name: BTreeMap::new(), jurors };
        for (at, juror) in known.jurors.iter().enumerate() {
            known.by_name.entry(juror.normal_name.clone()).or_default().push(at);
            if let Some(nip) = &juror.nip {
                known.by_nip.entry(nip.clone()).or_insert(at);
            }
        }
        known
    }

    /// The juror a row means; the remark is a warning when somebody is meant or new, else an error.
    fn find(&self, form: &str, nip: Option<&Nip>) -> (Option<&Juror>, Option<(Severity, String)>) {
        let named = |at: &usize| self.jurors.get(*at);
        let namesakes: Vec<&Juror> = self.by_name.get(form).into_iter().flatten().filter_map(named).collect();
        let grouped = |juror: &&Juror| match juror.nip.as_deref().and_then(|nip| Nip::parse(nip).ok()) {
            Some(nip) => format!("NIP {}", nip.grouped()),
            None => "tanpa NIP".to_owned(),
        };
        if let Some(same) = nip.and_then(|nip| self.by_nip.get(nip.digits())).and_then(named) {
            return (Some(same), None);
        }
        match (namesakes.as_slice(), nip) {
            ([], _) => (None, None),
            ([one], None) => (Some(*one), None),
            ([one], Some(_)) if one.nip.is_none() => (Some(*one), None),
            (many, None) => {
                let who: Vec<String> = many.iter().map(grouped).collect();
                let who = kipp_domain::words::list(&who);
                (None, Some((Severity::Wrong, format!("Ada {} juri bernama ini: {who}. Tulis NIP-nya.", many.len()))))
            }
            (many, Some(_)) if many.iter().any(|one| one.nip.is_none()) => {
                let reason = "Ada juri bernama sama tanpa NIP. Lengkapi NIP-nya di daftar juri lebih dulu.";
                (None, Some((Severity::Wrong, reason.to_owned())))
            }
            (many, Some(_)) => {
                let who: Vec<String> = many.iter().map(grouped).collect();
                let who = kipp_domain::words::list(&who);
                let reason = format!("Sudah ada juri bernama sama ({who}). Baris ini dicatat sebagai orang lain.");
                (None, Some((Severity::Warning, reason)))
            }
        }
    }
}

fn plan(check: Check<'_>, edition: &Edition) -> Result<Vec<Planned<JurorForm>>> {
    let source = check.source;
    let known = Known::new(jurors::of_edition(check.read, edition.id)?);
    let mut taken: BTreeMap<Id<Juror>, u32> = BTreeMap::new();
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
        let (old, remark) = known.find(&normal_form(&row.name), row.nip.as_ref());
        if let Some((severity, reason)) = remark {
            planned.say(source, "nama", severity, reason);
        }
        if let Some(old) = old {
            match taken.get(&old.id) {
                Some(first) => {
                    let first = source.row_named(*first);
                    planned.wrong(source, "nama", format!("Juri ini sudah ada di baris {first}."));
                }
                None => _ = taken.insert(old.id, planned.row),
            }
        }
        let work = match old {
            None => JurorForm {
                id: None,
                edition: edition.id,
                name: row.name,
                nip: row.nip.map(|nip| nip.digits().to_owned()),
                agency,
                office: row.position,
                seat: row.role.code().into(),
                pact_on: None,
            },
            Some(old) => {
                let mut found = Differences::default();
                let name_of = |id: Option<Id<Agency>>| {
                    id.and_then(|id| check.asking.agency(id)).map(|agency| agency.name.clone())
                };
                found.take("perangkat_daerah", "Perangkat daerah", name_of(old.agency_id).as_deref(), name_of(agency));
                let grouped = |nip: Option<&str>| nip.and_then(|nip| Nip::parse(nip).ok()).map(|nip| nip.grouped());
                found.take("nip", "NIP", grouped(old.nip.as_deref()).as_deref(), row.nip.as_ref().map(Nip::grouped));
                let name = found.take_name(&old.name, row.name);
                let office = found.take("jabatan", "Jabatan", old.office.as_deref(), row.position);
                let said = !source.cell(planned.row as usize - 1, "kedudukan").is_empty();
                let role = |code: &str| JurorRole::from_code(code).map_or("–", JurorRole::label);
                let seat = if said { row.role.code().to_owned() } else { old.seat.clone() };
                found.take("kedudukan", "Kedudukan", Some(role(&old.seat)), Some(role(&seat).to_owned()));
                planned.update(source, found.0);
                JurorForm {
                    id: Some(old.id),
                    edition: edition.id,
                    name,
                    nip: row.nip.map(|nip| nip.digits().to_owned()).or(old.nip.clone()),
                    agency: agency.or(old.agency_id),
                    office,
                    seat,
                    pact_on: old.pact_on.clone(),
                }
            }
        };
        if planned.severity() != Severity::Wrong {
            planned.work = Some(work);
        }
        rows.push(planned);
    }
    Ok(rows)
}

fn write_all(write: &Write<'_>, works: &[(u32, &JurorForm)], steps: &Steps<'_, '_>) -> Result<()> {
    let mut next = None;
    for (at, (_, form)) in works.iter().enumerate() {
        steps.at(at)?;
        jurors::put_next(write, (*form).clone(), &mut next)?;
    }
    Ok(())
}
