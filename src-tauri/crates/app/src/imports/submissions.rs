//! Submissions from a file: known by title and agency in the edition, or by the key that the desk's own exports carry. A
//! title that looks like another one, of the desk or of the file, is told. A published rank is kept as a fact, never a
//! score.

use std::collections::BTreeMap;

use kipp_domain::gates::Act;
use kipp_domain::imports::{KEY, Source, SubmissionRow, check_submissions};
use kipp_domain::names::{TitleIndex, normal_form};
use kipp_domain::problem::Severity;
use kipp_domain::submission::Status;
use kipp_domain::words;
use kipp_store::records::{Agency, Edition, Innovator, Submission};
use kipp_store::{Id, Write};

use super::Steps;
use super::planned::{Check, Differences, Kind, Planned, Rows, begin};
use crate::entries::submissions::{self, InnovatorForm, OF_IMPORT, SubmissionForm};
use crate::error::Result;
use crate::office::agencies;
use crate::rows;
use crate::year::gates;

/// Usulan.
pub(super) struct Submissions;

impl Kind for Submissions {
    type Work = SubmissionWork;

    fn plan(check: Check<'_>, edition: Option<&Edition>) -> Result<Rows<SubmissionWork>> {
        edition.map_or_else(|| Ok(vec![]), |edition| plan(check, edition)).map(Rows::from)
    }

    fn write(write: &Write<'_>, works: &[(u32, &SubmissionWork)], steps: &Steps<'_, '_>) -> Result<()> {
        write_all(write, works, steps)
    }

    fn pass(
        write: &Write<'_>,
        edition: Option<Id<Edition>>,
        works: &[&SubmissionWork],
        why: Option<&str>,
    ) -> Result<Vec<String>> {
        let arrives = |work: &&SubmissionWork| work.receives || work.form.id.is_none();
        if let Some(edition) = edition.filter(|_| works.iter().any(arrives)) {
            gates::pass(write, edition, Act::ImportSubmissions, why)?;
        }
        Ok(vec![])
    }
}

/// One submission to write.
pub(super) struct SubmissionWork {
    form: SubmissionForm,
    /// A draft of the desk that the file says was sent.
    receives: bool,
}

/// The submissions of the edition, found by title and agency or by the key of the desk's own exports.
struct Known<'a> {
    /// Edition code and number, `2021/001`.
    by_key: BTreeMap<String, &'a Submission>,
    /// Agency and title in normal form; also with the expansion behind the title, as recaps print it.
    by_title: BTreeMap<(Id<Agency>, String), &'a Submission>,
    innovators: BTreeMap<Id<Submission>, Vec<Innovator>>,
    edition: &'a Edition,
}

impl<'a> Known<'a> {
    fn new(edition: &'a Edition, submissions: &'a [Submission], innovators: Vec<Innovator>) -> Self {
        let mut by_title: BTreeMap<(Id<Agency>, String), &Submission> = BTreeMap::new();
        for one in submissions {
            by_title.insert((one.agency_id, one.normal_title.clone()), one);
        }
        for one in submissions {
            by_title.entry((one.agency_id, printed_title(one))).or_insert(one);
        }
        let key = |one: &Submission| one.number().map(|number| submissions::key_of(edition, number));
        let mut of: BTreeMap<Id<Submission>, Vec<Innovator>> = BTreeMap::new();
        for innovator in innovators {
            of.entry(innovator.submission_id).or_default().push(innovator);
        }
        Self {
            by_key: submissions.iter().filter_map(|one| Some((key(one)?, one))).collect(),
            by_title,
            innovators: of,
            edition,
        }
    }

    fn titled(&self, agency: Id<Agency>, form: &str) -> Option<&'a Submission> {
        self.by_title.get(&(agency, form.to_owned())).copied()
    }
}

/// The title with its expansion in normal form, however a recap joins them.
fn printed_title(one: &Submission) -> String {
    normal_form(&format!("{} {}", one.title, one.expansion.as_deref().unwrap_or_default()))
}

/// What a title of the file may resemble.
#[derive(Clone, Copy)]
enum Like {
    /// Place among the submissions of the edition.
    Desk(usize),
    /// Row of the file, as people count.
    File(u32),
}

fn plan(check: Check<'_>, edition: &Edition) -> Result<Vec<Planned<SubmissionWork>>> {
    let source = check.source;
    let submissions = submissions::of_edition(check.read, edition.id)?;
    let known = Known::new(edition, &submissions, submissions::innovators_of_edition(check.read, edition.id)?);
    let mut alike: TitleIndex<Like> = TitleIndex::default();
    submissions.iter().enumerate().for_each(|(at, one)| alike.add(Like::Desk(at), &one.title));
    let tree = agencies::tree(&check.asking.agencies)?;
    let mut seen: BTreeMap<(Id<Agency>, String), u32> = BTreeMap::new();
    let mut seen_old: BTreeMap<Id<Submission>, u32> = BTreeMap::new();
    let mut rows = Vec::new();
    for checked in check_submissions(source, check.near) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "judul");
        let Some(row) = content else {
            rows.push(planned);
            continue;
        };
        let form = normal_form(&row.title);
        let keyed = named_by_key(&mut planned, &check, &known, &row);
        let meant = match keyed {
            Some(old) if old.normal_title == form || printed_title(old) == form => Some((old.agency_id, Some(old))),
            _ => {
                let found = check.asking.find(&row.agency, planned.row);
                // An entry made under the old name keeps its agency; there is nothing to ask.
                let before = found.before.filter(|before| known.titled(*before, &form).is_some());
                let agency = before.or_else(|| planned.name(source, "pd", &row.agency, &found));
                agency.map(|agency| (agency, keyed.or_else(|| known.titled(agency, &form))))
            }
        };
        let Some((agency, old)) = meant else {
            rows.push(planned);
            continue;
        };
        if let Some(stranger) = old.filter(|old| {
            keyed.is_some() && old.agency_id != agency && old.normal_title != form && printed_title(old) != form
        }) {
            let key = row.key.as_deref().unwrap_or_default();
            let reason = format!(
                "Kunci {key} milik “{}”, sedangkan judul dan perangkat daerah baris ini lain. Kosongkan kuncinya bila ini usulan baru.",
                stranger.title
            );
            planned.wrong(source, KEY, reason);
        }
        let twin = match old {
            Some(old) => seen_old.get(&old.id),
            None => seen.get(&(agency, form.clone())),
        };
        if let Some(first) = twin {
            let reason = format!("Judul sama dengan baris {first}. Satu inovasi cukup satu baris.");
            planned.wrong(source, "judul", reason);
            rows.push(planned);
            continue;
        }
        match old {
            Some(old) => _ = seen_old.insert(old.id, planned.row),
            None => {
                if let Some((like, _)) = alike.most_like(&row.title) {
                    planned.say(source, "judul", Severity::Warning, resembles(source, like, &submissions, &rows));
                }
                alike.add(Like::File(planned.row), &row.title);
                seen.insert((agency, form.clone()), planned.row);
            }
        }
        let unit = row.unit.as_deref().and_then(|unit| check.asking.quiet(unit));
        let unit = unit.filter(|unit| tree.ancestors(unit).any(|above| *above == agency));
        let row = match old {
            // As a recap prints it: the desk keeps title and expansion apart.
            Some(old) if old.normal_title != form && printed_title(old) == form => {
                SubmissionRow { title: old.title.clone(), expansion: None, ..row }
            }
            _ => row,
        };
        take(&mut planned, source, row, (edition.id, agency, unit), old, &known.innovators);
        rows.push(planned);
    }
    Ok(rows)
}

/// The submission that the key of a row names. A key of another edition says nothing here; one of this edition that
/// nobody bears is told.
fn named_by_key<'a>(
    planned: &mut Planned<SubmissionWork>,
    check: &Check<'_>,
    known: &Known<'a>,
    row: &SubmissionRow,
) -> Option<&'a Submission> {
    let key = row.key.as_deref()?;
    let found = known.by_key.get(key).copied();
    if found.is_none() && key.starts_with(&submissions::key_of(known.edition, "")) {
        let reason = format!("Kunci {key} tidak ada pada edisi ini. Barisnya dicocokkan menurut judul.");
        planned.say(check.source, KEY, Severity::Warning, reason);
    }
    found
}

/// `Judul mirip “Kelas Buby” (usulan 004). Bandingkan sebelum mengimpor.`
fn resembles(source: Source<'_>, like: Like, submissions: &[Submission], rows: &[Planned<SubmissionWork>]) -> String {
    let (title, where_) = match like {
        Like::Desk(at) => {
            let one = submissions.get(at);
            let number = one.and_then(Submission::number).map(|number| format!(" (usulan {number})"));
            (one.map(|one| one.title.clone()), number.unwrap_or_default())
        }
        Like::File(row) => {
            let other = rows.binary_search_by_key(&row, |planned| planned.row).ok().and_then(|at| rows.get(at));
            (other.map(|other| other.title.clone()), format!(" di baris {}", source.row_named(row)))
        }
    };
    format!("Judul mirip “{}”{where_}. Bandingkan sebelum mengimpor.", title.unwrap_or_default())
}

fn take(
    planned: &mut Planned<SubmissionWork>,
    source: Source<'_>,
    row: SubmissionRow,
    (edition, agency, unit): (Id<Edition>, Id<Agency>, Option<Id<Agency>>),
    old: Option<&Submission>,
    innovators: &BTreeMap<Id<Submission>, Vec<Innovator>>,
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
            planned.update(source, found.0);
            SubmissionWork { form, receives }
        }
    };
    if planned.severity() != Severity::Wrong {
        planned.work = Some(work);
    }
}

/// Several people in one cell stand apart by semicolons, their offices in the same order.
fn people_in(names: &str, offices: Option<&str>) -> Vec<(String, Option<String>)> {
    let parts = |text: &str| -> Vec<String> {
        text.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    };
    let names = parts(names);
    let offices = match offices {
        Some(text) if names.len() > 1 => parts(text),
        Some(text) => vec![text.to_owned()],
        None => vec![],
    };
    names.into_iter().enumerate().map(|(at, name)| (name, offices.get(at).cloned())).collect()
}

fn person(name: String, office: Option<String>) -> InnovatorForm {
    InnovatorForm { kind: "person".into(), name, office, nip: None, phone: None }
}

fn fresh(
    row: SubmissionRow,
    edition: Id<Edition>,
    agency: Id<Agency>,
    unit_agency_id: Option<Id<Agency>>,
) -> SubmissionForm {
    SubmissionForm {
        id: None,
        edition,
        title: row.title,
        expansion: row.expansion,
        agency: Some(agency),
        unit: row.unit,
        unit_agency: unit_agency_id,
        kind: row.group.map(|group| group.code().into()),
        category: None,
        started_on: row.started.map(|day| day.to_string()),
        published_rank: row.published_rank.map(i64::from),
        note: row.note,
        innovators: row.innovator.map(|names| {
            let people = people_in(&names, row.innovator_position.as_deref()).into_iter();
            people.map(|(name, office)| person(name, office)).collect()
        }),
        sections: None,
        outside_reason: None,
    }
}

/// The submission of the desk with what the file says differently; it keeps its agency.
fn changed(
    found: &mut Differences,
    row: SubmissionRow,
    old: &Submission,
    unit_agency: Option<Id<Agency>>,
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
        agency: Some(old.agency_id),
        unit,
        unit_agency: if same_unit { old.unit_agency_id } else { unit_agency },
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
        outside_reason: None,
    }
}

/// The innovators with what the file says differently; nothing when it says the same. Those it does not name stay.
fn changed_people(
    found: &mut Differences,
    names: Option<String>,
    offices: Option<String>,
    people: &[Innovator],
) -> Option<Vec<InnovatorForm>> {
    let names = names?;
    let all: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    // As a recap prints several of them.
    if all.len() > 1 && normal_form(&words::list(&all)) == normal_form(&names) {
        return None;
    }
    let named = people_in(&names, offices.as_deref());
    let before = found.0.len();
    let mut forms: Vec<InnovatorForm> = people.iter().map(form_of).collect();
    let alone = named.len() == 1;
    for (name, office) in named {
        let same = people.iter().position(|one| normal_form(&one.name) == normal_form(&name));
        // One name in the file and none like it: the first one takes it.
        let at = same.or_else(|| (alone && !people.is_empty()).then_some(0));
        let old = at.and_then(|at| people.get(at));
        let new_name =
            found.take("inovator", "Inovator", old.map(|one| one.name.as_str()), Some(name)).unwrap_or_default();
        let new_office =
            found.take("jabatan_inovator", "Jabatan inovator", old.and_then(|one| one.office.as_deref()), office);
        match at.and_then(|at| forms.get_mut(at)) {
            Some(form) if same.is_some() => (form.name, form.office) = (new_name, new_office),
            Some(form) => *form = InnovatorForm { kind: form.kind.clone(), ..person(new_name, new_office) },
            None => forms.push(person(new_name, new_office)),
        }
    }
    (found.0.len() > before).then_some(forms)
}

fn form_of(one: &Innovator) -> InnovatorForm {
    InnovatorForm {
        kind: one.kind.clone(),
        name: one.name.clone(),
        office: one.office.clone(),
        nip: one.nip.clone(),
        phone: one.phone.clone(),
    }
}

fn write_all(write: &Write<'_>, works: &[(u32, &SubmissionWork)], steps: &Steps<'_, '_>) -> Result<()> {
    let mut next = None;
    for (at, (_, work)) in works.iter().enumerate() {
        steps.at(at)?;
        let id = submissions::put_numbered(write, &work.form, OF_IMPORT, &mut next)?;
        if work.receives {
            submissions::step(write, rows::submission(write, id)?, OF_IMPORT, None, &mut next)?;
        }
    }
    Ok(())
}
