//! Submissions from a file: known by title and agency in the edition. A published rank is kept as a fact, never a score.

use std::collections::BTreeMap;

use kipp_domain::imports::{SubmissionRow, check_submissions};
use kipp_domain::names::normal_form;
use kipp_domain::problem::Severity;
use kipp_domain::submission::Status;
use kipp_store::Write;
use kipp_store::records::{Edition, Innovator, Submission};

use super::Steps;
use super::plan::{Check, Differences, Planned, Work, begin};
use crate::error::{Fault, Result};
use crate::submissions::{self, InnovatorForm, OF_IMPORT, SubmissionForm};
use crate::{agencies, desk};

/// One submission to write.
pub(super) struct SubmissionWork {
    form: SubmissionForm,
    /// A draft of the desk that the file says was sent.
    receives: bool,
}

pub(super) fn plan(check: Check<'_>, edition: &Edition) -> Result<Vec<Planned>> {
    let source = check.source;
    let known = submissions::of_edition(check.read, edition.id)?;
    let by_key: BTreeMap<(i64, &str), &Submission> =
        known.iter().map(|submission| ((submission.agency_id, submission.normal_title.as_str()), submission)).collect();
    let mut innovators: BTreeMap<i64, Vec<Innovator>> = BTreeMap::new();
    for innovator in submissions::innovators_of_edition(check.read, edition.id)? {
        innovators.entry(innovator.submission_id).or_default().push(innovator);
    }
    let tree = agencies::tree(&check.asking.agencies)?;
    let mut seen: BTreeMap<(i64, String), u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for checked in check_submissions(source, check.near) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "judul");
        let Some(row) = content else {
            rows.push(planned);
            continue;
        };
        let found = check.asking.find(&row.agency, planned.row);
        let form = normal_form(&row.title);
        // An entry made under the old name keeps its agency; there is nothing to ask.
        let before = found.before.filter(|before| by_key.contains_key(&(*before, form.as_str())));
        if let Some(agency) = before.or_else(|| planned.name(source, "pd", &row.agency, &found)) {
            match seen.get(&(agency, form.clone())) {
                Some(first) => planned.wrong(
                    source,
                    "judul",
                    format!("Judul sama dengan baris {first}. Satu inovasi cukup satu baris."),
                ),
                None => {
                    seen.insert((agency, form.clone()), planned.row);
                    let unit = row.unit.as_deref().and_then(|unit| check.asking.quiet(unit));
                    let unit = unit.filter(|unit| tree.ancestors(unit).any(|above| *above == agency));
                    let old = by_key.get(&(agency, form.as_str())).copied();
                    take(&mut planned, &check, row, (edition.id, agency, unit), old, &innovators);
                }
            }
        }
        rows.push(planned);
    }
    Ok(rows)
}

fn take(
    planned: &mut Planned,
    check: &Check<'_>,
    row: SubmissionRow,
    (edition, agency, unit): (i64, i64, Option<i64>),
    old: Option<&Submission>,
    innovators: &BTreeMap<i64, Vec<Innovator>>,
) {
    let work = match old {
        None => SubmissionWork { form: fresh(row, edition, agency, unit), receives: false },
        Some(old) => {
            let mut found = Differences::default();
            let people = innovators.get(&old.id).map_or(&[] as &[_], Vec::as_slice);
            let form = changed(&mut found, row, old, unit, people);
            let receives = Status::from_code(&old.status) == Some(Status::Draft);
            if receives {
                found.note("judul", "Status", Status::Draft.label(), OF_IMPORT.label());
            }
            planned.update(check.source, found.0);
            SubmissionWork { form, receives }
        }
    };
    if planned.severity() != Severity::Wrong {
        planned.work = Some(Work::Submission(work));
    }
}

fn person(name: String, office: Option<String>) -> InnovatorForm {
    InnovatorForm { kind: "person".into(), name, office, nip: None, phone: None }
}

fn fresh(row: SubmissionRow, edition: i64, agency: i64, unit_agency_id: Option<i64>) -> SubmissionForm {
    SubmissionForm {
        id: None,
        edition,
        title: row.title,
        expansion: row.expansion,
        agency_id: Some(agency),
        unit: row.unit,
        unit_agency_id,
        kind: row.group.map(|group| group.code().into()),
        category: None,
        started_on: row.started.map(|day| day.to_string()),
        published_rank: row.published_rank.map(i64::from),
        note: row.note,
        innovators: row.innovator.map(|name| vec![person(name, row.innovator_position)]),
        sections: None,
    }
}

/// The submission of the desk with what the file says differently; it keeps its agency.
fn changed(
    found: &mut Differences,
    row: SubmissionRow,
    old: &Submission,
    unit_agency: Option<i64>,
    people: &[Innovator],
) -> SubmissionForm {
    let title = found.take("judul", "Judul", Some(&old.title), Some(row.title)).unwrap_or_default();
    let unit = found.take("unit", "Unit", old.unit.as_deref(), row.unit);
    let same_unit = unit == old.unit;
    let rank = |rank: i64| rank.to_string();
    let published = row.published_rank.map(i64::from);
    found.take("peringkat_terbit", "Peringkat terbit", old.published_rank.map(rank).as_deref(), published.map(rank));
    SubmissionForm {
        id: Some(old.id),
        edition: old.edition_id,
        title,
        expansion: found.take("kepanjangan", "Kepanjangan", old.expansion.as_deref(), row.expansion),
        agency_id: Some(old.agency_id),
        unit,
        unit_agency_id: if same_unit { old.unit_agency_id } else { unit_agency },
        kind: found.take("kelompok", "Kelompok", old.kind.as_deref(), row.group.map(|group| group.code().into())),
        category: old.category.clone(),
        started_on: found.take(
            "mulai_penerapan",
            "Mulai penerapan",
            old.started_on.as_deref(),
            row.started.map(|day| day.to_string()),
        ),
        published_rank: published,
        note: found.take("catatan", "Catatan", old.note.as_deref(), row.note),
        innovators: changed_people(found, row.innovator, row.innovator_position, people),
        sections: None,
    }
}

/// A file names one innovator: known among those of the desk, or else the first one takes the name; the others stay.
fn changed_people(
    found: &mut Differences,
    name: Option<String>,
    office: Option<String>,
    people: &[Innovator],
) -> Option<Vec<InnovatorForm>> {
    let name = name?;
    let at = people.iter().position(|one| normal_form(&one.name) == normal_form(&name)).unwrap_or(0);
    let old = people.get(at);
    let before = found.0.len();
    let new_name = found.take("inovator", "Inovator", old.map(|one| one.name.as_str()), Some(name)).unwrap_or_default();
    let new_office =
        found.take("jabatan_inovator", "Jabatan inovator", old.and_then(|one| one.office.as_deref()), office);
    if found.0.len() == before {
        return None;
    }
    let same_person = old.is_some_and(|one| normal_form(&one.name) == normal_form(&new_name));
    let mut forms: Vec<InnovatorForm> = people
        .iter()
        .map(|one| InnovatorForm {
            kind: one.kind.clone(),
            name: one.name.clone(),
            office: one.office.clone(),
            nip: one.nip.clone(),
            phone: one.phone.clone(),
        })
        .collect();
    match forms.get_mut(at) {
        Some(form) if same_person => (form.name, form.office) = (new_name, new_office),
        Some(form) => *form = InnovatorForm { kind: form.kind.clone(), ..person(new_name, new_office) },
        None => forms.push(person(new_name, new_office)),
    }
    Some(forms)
}

pub(super) fn write_all(write: &Write<'_>, works: &[(u32, &Work)], steps: &Steps<'_, '_>) -> Result<()> {
    let mut next = None;
    for (at, (_, work)) in works.iter().enumerate() {
        steps.at(at)?;
        let Work::Submission(work) = work else {
            return Err(Fault::Bug("not a submission".into()));
        };
        let id = submissions::put_numbered(write, &work.form, OF_IMPORT, &mut next)?;
        if work.receives {
            submissions::step(write, desk::submission(write, id)?, OF_IMPORT, None, &mut next)?;
        }
    }
    Ok(())
}
