//! Usulan: typed or imported, with innovators, sections, status and its history. An innovation lives for years; a
//! submission is one innovation in one edition.

use std::collections::BTreeMap;
use std::sync::Arc;

use kipp_domain::codes;
use kipp_domain::gates::Act;
use kipp_domain::names::{normal_form, similar_title_sentence, similar_titles};
use kipp_domain::problem::Problems;
use kipp_domain::submission::{Group, IMPORTED, Status, Step, TYPED, draft_code, number_code};
use kipp_domain::words;
use kipp_store::records::{Agency, Edition, FormSection, Innovation, Innovator, SectionText, StatusChange, Submission};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::dates::optional_date;
use crate::deleting;
use crate::desk::{App, Done, filled, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::office::agencies;
use crate::ports::Ctx;
use crate::rows;
use crate::year::{forms, gates, stages};

/// Titles of some submissions.
pub fn titles(
    read: &Read<'_>,
    of: impl IntoIterator<Item = Id<Submission>>,
) -> Result<BTreeMap<Id<Submission>, String>> {
    let ids = format!("[{}]", of.into_iter().map(|id| id.to_string()).collect::<Vec<_>>().join(","));
    Ok(read
        .map(sql!("submissions/titles"), named_params! { ":ids": ids }, |row| Ok((row.get(0)?, row.get(1)?)))?
        .into_iter()
        .collect())
}

/// The submissions of an edition in the order of their numbers, drafts last.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Submission>> {
    let mut all: Vec<Submission> =
        read.list(sql!("submissions/of_edition"), named_params! { ":edition_id": edition })?;
    all.sort_by(|a, b| codes::order(&a.code, &b.code));
    Ok(all)
}

/// How many submissions of an edition stand at each status; a status without one is not there.
pub fn count_by_status(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<(String, u32)>> {
    Ok(read.map(sql!("submissions/count_by_status"), named_params! { ":edition_id": edition }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

pub fn innovators(read: &Read<'_>, submission: Id<Submission>) -> Result<Vec<Innovator>> {
    Ok(read.list(sql!("innovators/of_submission"), named_params! { ":submission_id": submission })?)
}

/// The innovators of a whole edition, in order of submission and position.
pub fn innovators_of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Innovator>> {
    Ok(read.list(sql!("innovators/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The submissions of an edition with their innovators.
#[derive(Clone, Debug)]
pub struct Entries {
    /// In the order of their numbers, drafts last.
    pub submissions: Vec<Submission>,
    places: BTreeMap<Id<Submission>, usize>,
    innovators: BTreeMap<Id<Submission>, Vec<Innovator>>,
}

impl Entries {
    pub fn get(&self, id: Id<Submission>) -> Option<&Submission> {
        self.places.get(&id).and_then(|at| self.submissions.get(*at))
    }

    /// In their order.
    pub fn innovators(&self, id: Id<Submission>) -> &[Innovator] {
        self.innovators.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Kept with the open desk until one of them is written; `read` reads it.
pub fn entries(app: &App, read: &Read<'_>, edition: Id<Edition>) -> Result<Arc<Entries>> {
    app.memoized_from_inside(read, &edition.to_string(), &["submissions", "innovators"], || {
        let submissions = of_edition(read, edition)?;
        let places = submissions.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        let mut innovators: BTreeMap<Id<Submission>, Vec<Innovator>> = BTreeMap::new();
        for person in innovators_of_edition(read, edition)? {
            innovators.entry(person.submission_id).or_default().push(person);
        }
        Ok(Entries { submissions, places, innovators })
    })
}

pub fn section_texts(read: &Read<'_>, submission: Id<Submission>) -> Result<Vec<SectionText>> {
    Ok(read.list(sql!("section_texts/of_submission"), named_params! { ":submission_id": submission })?)
}

pub fn history(read: &Read<'_>, submission: Id<Submission>) -> Result<Vec<StatusChange>> {
    Ok(read.list(sql!("status_changes/of_submission"), named_params! { ":submission_id": submission })?)
}

/// What an export carries of a submission, so that it comes back as the same one: edition and number, `2021/001`.
pub fn key_of(edition: &Edition, number: &str) -> String {
    format!("{}/{number}", edition.code)
}

/// An innovator as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InnovatorForm {
    /// person, team, agency
    pub kind: String,
    pub name: String,
    pub office: Option<String>,
    pub nip: Option<String>,
    pub phone: Option<String>,
}

/// The text of one section.
#[derive(Clone, Debug, Default)]
pub struct SectionForm {
    pub code: String,
    pub text: String,
}

/// A submission as typed or imported.
#[derive(Clone, Debug, Default)]
pub struct SubmissionForm {
    pub id: Option<Id<Submission>>,
    pub edition: Id<Edition>,
    pub title: String,
    pub expansion: Option<String>,
    pub agency: Option<Id<Agency>>,
    pub unit: Option<String>,
    pub unit_agency: Option<Id<Agency>>,
    /// umum, replikasi, khusus
    pub kind: Option<String>,
    pub category: Option<String>,
    pub started_on: Option<String>,
    pub published_rank: Option<i64>,
    pub note: Option<String>,
    /// None leaves them as they are.
    pub innovators: Option<Vec<InnovatorForm>>,
    /// None leaves them.
    pub sections: Option<Vec<SectionForm>>,
    /// Why a new one is typed outside the dates of the registration.
    pub outside_reason: Option<String>,
}

/// Types a submission: a new one is a draft until it is declared received.
pub fn save(app: &App, ctx: &Ctx<'_>, form: SubmissionForm) -> Result<Done<Id<Submission>>> {
    let op = Op::new("submissions.save", format!("Usulan {} disimpan", form.title.trim())).edition(form.edition);
    let mut warnings = Vec::new();
    let mut done = app.write(ctx, op, |write| {
        warnings = similar(write, &form)?;
        let id = save_in(write, &form, TYPED)?;
        if form.id.is_none() {
            gates::pass(write, form.edition, Act::AddSubmission, form.outside_reason.as_deref())?;
        }
        Ok(id)
    })?;
    done.warnings.extend(warnings);
    Ok(done)
}

/// A submission whose title resembles one that is being typed.
#[derive(Clone, Debug)]
pub struct SimilarTitle {
    pub submission: Submission,
    /// Code of its edition, and whether it is the one typed in.
    pub edition: String,
    pub same_edition: bool,
    /// Similarity in whole percent; 100 is the same normal form.
    pub percent: u8,
}

/// Titles of every edition that resemble `title`, those of `edition` first: an innovation may come back in another
/// year, and whoever types it should know.
pub fn similar_to(
    read: &Read<'_>,
    edition: Id<Edition>,
    title: &str,
    except: Option<Id<Submission>>,
) -> Result<Vec<SimilarTitle>> {
    let editions = crate::year::editions::all(read)?;
    let mut others = Vec::new();
    for one in &editions {
        others.extend(of_edition(read, one.id)?.into_iter().filter(|other| Some(other.id) != except));
    }
    let titles: Vec<(usize, &str)> = others.iter().enumerate().map(|(at, other)| (at, other.title.as_str())).collect();
    let mut found: Vec<SimilarTitle> = similar_titles(title, &titles)
        .into_iter()
        .map(|(at, percent)| {
            let submission = others[at].clone();
            SimilarTitle {
                edition: editions
                    .iter()
                    .find(|one| one.id == submission.edition_id)
                    .map(|one| one.code.clone())
                    .unwrap_or_default(),
                same_edition: submission.edition_id == edition,
                submission,
                percent,
            }
        })
        .collect();
    found.sort_by_key(|one| !one.same_edition);
    Ok(found)
}

fn similar(read: &Read<'_>, form: &SubmissionForm) -> Result<Vec<String>> {
    let others = of_edition(read, form.edition)?;
    let titles: Vec<(usize, &str)> = others
        .iter()
        .enumerate()
        .filter(|(_, other)| Some(other.id) != form.id)
        .map(|(at, other)| (at, other.title.as_str()))
        .collect();
    Ok(similar_titles(&form.title, &titles)
        .into_iter()
        .map(|(at, _)| similar_title_sentence(&others[at].title, others[at].number()))
        .collect())
}

/// Checks and writes one submission inside an operation. `first` is the status of a new one; only what was sent has a
/// number.
pub(crate) fn save_in(write: &Write<'_>, form: &SubmissionForm, first: Status) -> Result<Id<Submission>> {
    put_numbered(write, form, first, &mut None)
}

/// As [`put`], with the next free number carried along: finding it anew for every row of an import costs a walk over
/// the whole edition.
pub(crate) fn put_numbered(
    write: &Write<'_>,
    form: &SubmissionForm,
    first: Status,
    next: &mut Option<i64>,
) -> Result<Id<Submission>> {
    let edition = rows::open_edition(write, form.edition)?;
    let mut problems = Problems::new();
    let title = problems.required("title", "Judul", &form.title).unwrap_or_default().to_owned();
    let normal_title = normal_form(&title);
    let kind = match filled(form.kind.clone()) {
        None => None,
        Some(text) => match Group::from_code(&text) {
            Some(group) => Some(group.code().to_owned()),
            None => {
                problems.wrong("kind", format!("Kelompok “{text}” tidak dikenal. Pilih umum, replikasi, atau khusus."));
                None
            }
        },
    };
    let started_on = optional_date(&mut problems, "started_on", form.started_on.as_deref(), write);
    let agency = match form.agency {
        Some(id) => Some(agencies::get(write, id)?),
        None => {
            problems.wrong("agency_id", "Perangkat daerah belum dipilih.");
            None
        }
    };
    if let Some(agency) = &agency {
        let twin: Option<Submission> = write.one(
            sql!("submissions/by_title"),
            named_params! { ":edition_id": form.edition, ":agency_id": agency.id, ":normal_title": normal_title },
        )?;
        if let Some(twin) = twin.filter(|twin| Some(twin.id) != form.id) {
            problems.wrong(
                "title",
                match twin.number() {
                    Some(number) => {
                        format!("Usulan “{}” dari {} sudah ada (usulan {number}).", twin.title, agency.name)
                    }
                    None => format!("Usulan “{}” dari {} sudah ada sebagai draf.", twin.title, agency.name),
                },
            );
        }
    }
    for (at, innovator) in form.innovators.iter().flatten().enumerate() {
        problems.required(&format!("innovators.{at}.name"), "Nama inovator", &innovator.name);
        if !kipp_store::codes::knows("innovators", "kind", &innovator.kind) {
            problems.wrong(format!("innovators.{at}.kind"), "Inovator adalah perorangan, tim, atau perangkat daerah.");
        }
        if let Some(nip) = filled(innovator.nip.clone()) {
            problems.take(&format!("innovators.{at}.nip"), kipp_domain::nip::Nip::parse(&nip));
        }
    }
    if let Some(id) = form.unit_agency
        && write.get::<Agency>(id)?.is_none()
    {
        problems.wrong("unit_agency_id", "Unit itu tidak ditemukan. Pilih lagi dari daftar.");
    }
    let sections = forms::sections(write, form.edition)?;
    for SectionForm { code, .. } in form.sections.iter().flatten() {
        if !sections.iter().any(|section| section.code == *code) {
            problems.wrong(format!("sections.{code}"), format!("Bagian “{code}” tidak ada pada formulir edisi ini."));
        }
    }
    let (Some(agency), false) = (agency, problems.is_wrong()) else { return Err(problems.into()) };
    let old = match form.id {
        Some(id) => Some(rows::submission(write, id)?),
        None => None,
    };
    if old.as_ref().is_some_and(|old| old.edition_id != form.edition) {
        return Err(Refusal::EditionsMixed.into());
    }
    let started = started_on.map(|date| date.to_string());
    let innovation_id = innovation(write, old.as_ref(), &title, form.expansion.clone(), agency.id, started.clone())?;
    let status = old.as_ref().map_or(first.code().to_owned(), |old| old.status.clone());
    let id = form.id.unwrap_or_else(|| write.new_id());
    let submission = Submission {
        id,
        edition_id: edition.id,
        innovation_id,
        code: match &old {
            Some(old) => old.code.clone(),
            None if first.is_sent() => next_number(write, edition.id, next)?,
            None => draft_code(id.number()),
        },
        title,
        expansion: filled(form.expansion.clone()),
        normal_title,
        agency_id: agency.id,
        unit: filled(form.unit.clone()),
        unit_agency_id: form.unit_agency,
        kind,
        category: filled(form.category.clone()),
        started_on: started,
        received_at: match &old {
            Some(old) => old.received_at,
            None => first.is_sent().then(|| write.at()),
        },
        status,
        published_rank: form.published_rank.or(old.as_ref().and_then(|old| old.published_rank)),
        note: filled(form.note.clone()),
    };
    match &old {
        Some(_) => write.update(&submission)?,
        None => {
            write.insert(submission)?;
            note_status(write, id, None, first, None)?;
        }
    }
    if let Some(people) = &form.innovators {
        put_innovators(write, id, people)?;
    }
    for SectionForm { code, text } in form.sections.iter().flatten() {
        if let Some(section) = sections.iter().find(|section| section.code == *code) {
            put_section(write, id, section.id, text)?;
        }
    }
    Ok(id)
}

/// The number that is given next, `001` at first: one more than the greatest of the edition. `carried` is the one after
/// it, so that a batch walks over the edition once.
fn next_number(read: &Read<'_>, edition: Id<Edition>, carried: &mut Option<i64>) -> Result<String> {
    let number = match *carried {
        Some(number) => number,
        None => forms::next_number(read, edition)?,
    };
    *carried = Some(number + 1);
    Ok(number_code(number))
}

/// Joins the innovation of this title and agency, or makes it. A submission that changes its title renames its
/// innovation unless other submissions share it.
fn innovation(
    write: &Write<'_>,
    old: Option<&Submission>,
    title: &str,
    expansion: Option<String>,
    agency_id: Id<Agency>,
    started_on: Option<String>,
) -> Result<Id<Innovation>> {
    let normal_title = normal_form(title);
    let known: Option<Innovation> = write
        .one(sql!("innovations/by_title"), named_params! { ":agency_id": agency_id, ":normal_title": normal_title })?;
    if let Some(known) = known {
        return Ok(known.id);
    }
    let fresh = Innovation {
        id: Id::NEW,
        title: title.into(),
        expansion: filled(expansion),
        normal_title,
        agency_id: Some(agency_id),
        started_on,
        note: None,
    };
    if let Some(old) = old {
        let sharing: i64 = write
            .value(sql!("submissions/count_of_innovation"), named_params! { ":innovation_id": old.innovation_id })?
            .unwrap_or(0);
        if sharing <= 1 {
            write.update(&Innovation { id: old.innovation_id, ..fresh })?;
            return Ok(old.innovation_id);
        }
    }
    Ok(write.insert(fresh)?)
}

fn put_innovators(write: &Write<'_>, submission_id: Id<Submission>, people: &[InnovatorForm]) -> Result<()> {
    let now = innovators(write, submission_id)?;
    let same = now.len() == people.len()
        && now.iter().zip(people).all(|(old, new)| {
            old.kind == new.kind
                && old.name == new.name.trim()
                && old.office == filled(new.office.clone())
                && old.nip == filled(new.nip.clone())
                && old.phone == filled(new.phone.clone())
        });
    if same {
        return Ok(());
    }
    for old in now {
        write.delete::<Innovator>(old.id)?;
    }
    for (position, person) in (1..).zip(people) {
        let nip = filled(person.nip.clone())
            .and_then(|text| kipp_domain::nip::Nip::parse(&text).ok())
            .map(|nip| nip.digits().to_owned());
        write.insert(Innovator {
            id: Id::NEW,
            submission_id,
            position,
            kind: person.kind.clone(),
            name: person.name.trim().into(),
            office: filled(person.office.clone()),
            nip,
            phone: filled(person.phone.clone()),
        })?;
    }
    Ok(())
}

fn put_section(
    write: &Write<'_>,
    submission_id: Id<Submission>,
    section_id: Id<FormSection>,
    text: &str,
) -> Result<()> {
    let now = section_texts(write, submission_id)?.into_iter().find(|kept| kept.section_id == section_id);
    match now {
        Some(kept) if kept.text == text => {}
        // What says nothing is not kept: a section without a row is an empty one.
        Some(kept) if text.trim().is_empty() => write.delete::<SectionText>(kept.id)?,
        Some(kept) => write.update(&SectionText { text: text.into(), ..kept })?,
        None if text.trim().is_empty() => {}
        None => {
            write.insert(SectionText { id: Id::NEW, submission_id, section_id, text: text.into() })?;
        }
    }
    Ok(())
}

fn note_status(
    write: &Write<'_>,
    submission_id: Id<Submission>,
    from: Option<Status>,
    to: Status,
    why: Option<String>,
) -> Result<()> {
    write.insert(StatusChange {
        id: Id::NEW,
        submission_id,
        from_status: from.map(|status| status.code().into()),
        to_status: to.code().into(),
        reason: why,
        actor: write.actor().into(),
        at: write.at(),
    })?;
    Ok(())
}

/// What the dates of stages say of a step to a status.
const fn act_of(to: Status) -> Option<Act<'static>> {
    match to {
        Status::Draft => None,
        Status::Received => Some(Act::DeclareReceived),
        Status::Correction => Some(Act::ReturnForCorrection),
        Status::Complete => Some(Act::RecordChecklist),
        Status::Passed | Status::Failed => Some(Act::Decide),
    }
}

/// Takes submissions to a status, one or many in one operation: *Nyatakan masuk*, *Nyatakan lolos*, …
/// `outside`: why outside the dates of the stage that governs it.
pub fn set_status(
    app: &App,
    ctx: &Ctx<'_>,
    ids: &[Id<Submission>],
    to: &str,
    why: Option<&str>,
    outside: Option<&str>,
) -> Result<Done<usize>> {
    let to = Status::from_code(to).ok_or_else(|| Fault::field("status", format!("Status “{to}” tidak dikenal.")))?;
    let why = filled(why.map(Into::into));
    app.write(ctx, Op::new("submissions.set_status", "Status usulan diubah").reason(why.clone()), |write| {
        let mut edition = None;
        let mut last_title = String::new();
        let (mut moved, mut next) = (0, None);
        for id in ids {
            let submission = rows::submission(write, *id)?;
            if *edition.get_or_insert(submission.edition_id) != submission.edition_id {
                return Err(Refusal::EditionsMixed.into());
            }
            rows::open_edition(write, submission.edition_id)?;
            last_title.clone_from(&submission.title);
            moved += usize::from(step(write, submission, to, why.as_deref(), &mut next)?);
        }
        if let Some((edition, act)) = edition.filter(|_| moved > 0).zip(act_of(to)) {
            gates::pass(write, edition, act, outside)?;
        }
        write.amend(|op| {
            op.edition_id = edition;
            op.label = match ids.len() {
                1 => format!("{last_title} dinyatakan {}", words::in_sentence(to.label())),
                n => format!("{n} usulan dinyatakan {}", words::in_sentence(to.label())),
            };
        });
        Ok(moved)
    })
}

/// One step of one submission; a step backwards needs a reason. The first step out of draf gives the number; `next`
/// carries it through a batch.
pub(crate) fn step(
    write: &Write<'_>,
    mut submission: Submission,
    to: Status,
    why: Option<&str>,
    next: &mut Option<i64>,
) -> Result<bool> {
    let from =
        Status::from_code(&submission.status).ok_or_else(|| Fault::Bug(format!("status {}", submission.status)))?;
    if from == to {
        return Ok(false);
    }
    let refuse = || Refusal::StatusStep {
        submission: submission.title.clone(),
        from: from.label().into(),
        to: to.label().into(),
    };
    match from.allow(to).map_err(|_| refuse())? {
        Step::Forward => {}
        Step::WithReason => {
            reason(
                &format!("Menyatakan {} {}", submission.title, words::in_sentence(to.label())),
                why.unwrap_or_default(),
            )?;
        }
    }
    submission.status = to.code().into();
    if to.is_sent() && submission.received_at.is_none() {
        submission.received_at = Some(write.at());
    }
    if to.is_sent() && submission.number().is_none() {
        submission.code = next_number(write, submission.edition_id, next)?;
    }
    write.update(&submission)?;
    note_status(write, submission.id, Some(from), to, why.map(Into::into))?;
    Ok(true)
}

/// Deletes a submission without sheets that no decision of the panel names; its innovation goes with it when nobody else shares it.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Submission>) -> Result<Done<()>> {
    app.write(ctx, Op::new("submissions.delete", "Usulan dihapus"), |write| {
        let submission = rows::submission(write, id)?;
        rows::open_edition(write, submission.edition_id)?;
        for stage in stages::of_edition(write, submission.edition_id)? {
            for row in rows::assignments_of_stage(write, stage.id)?.into_iter().filter(|row| row.submission_id == id) {
                if rows::sheet_of(write, row.id)?.is_some() {
                    return Err(Refusal::InUse {
                        what: submission.title,
                        by: format!("lembar nilai pada {}", stage.name),
                    }
                    .into());
                }
            }
        }
        let decisions = rows::decisions(write, submission.edition_id)?;
        if let Some(one) = decisions.iter().find(|one| one.rows.iter().any(|row| row.submission_id == id)) {
            let day = rows::zone(write)?.date(one.row.decided_at);
            let by = format!("keputusan pleno {}", kipp_domain::words::long_date(day));
            return Err(Refusal::InUse { what: submission.title, by }.into());
        }
        deleting::delete_whole::<Submission>(write, id, &submission.title)?;
        let sharing: i64 = write
            .value(
                sql!("submissions/count_of_innovation"),
                named_params! { ":innovation_id": submission.innovation_id },
            )?
            .unwrap_or(0);
        if sharing == 0 {
            write.delete::<Innovation>(submission.innovation_id)?;
        }
        write.amend(|op| {
            op.edition_id = Some(submission.edition_id);
            op.label = format!("Usulan “{}” dihapus", submission.title);
        });
        Ok(())
    })
}

/// The status an import gives.
pub(crate) const OF_IMPORT: Status = IMPORTED;

/// A submission with its innovators, section texts and status history.
pub type Whole = (Submission, Vec<Innovator>, Vec<SectionText>, Vec<StatusChange>);

/// The submission of this id with what a detail pane shows.
pub fn show(read: &Read<'_>, id: Id<Submission>) -> Result<Whole> {
    let submission: Submission = read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Submission, id))?;
    Ok((submission, innovators(read, id)?, section_texts(read, id)?, history(read, id)?))
}
