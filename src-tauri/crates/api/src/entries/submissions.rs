//! Submissions.

use kipp_app::entries::submissions as app_submissions;
use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::year::forms;
use kipp_app::{App, Done, Fault, Result, dates, rows};
use kipp_domain::submission::{Age, Group, STATUSES, Status, Step, age};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Agency, Edition, Innovator, Submission};
use std::collections::BTreeMap;

use crate::shape::{EditionIn, Line, Name, Paragraph, Reshape, Word};

input! { SubmissionRef { submission: Id<Submission>, } }
output! {
    SubmissionRowDto {
        id: Id<Submission>,
        /// The number, given when the submission is declared masuk.
        code: Option<String>,
        /// What an Excel export carries, so that the row comes back as this submission: "2021/001"
        key: Option<String>,
        title: String,
        expansion: Option<String>,
        agency: Id<Agency>,
        agency_name: String,
        unit: Option<String>,
        innovators: String,
        kind: Option<String>,
        kind_label: Option<String>,
        category: Option<String>,
        status: String,
        status_label: String,
        started_on: Option<String>,
        /// Required sections of the form without a text.
        empty_sections: u32,
    }
}
output! { InnovatorDto <= kipp_store::records::Innovator { kind: String, name: String, office: Option<String>, nip: Option<String>, phone: Option<String>, } }
output! {
    SectionDto {
        code: String,
        name: String,
        guidance: String,
        required: bool,
        max_words: Option<u32>,
        text: String,
        words: u32,
        /// Over the limit: a sentence, never a block.
        problem: Option<String>,
    }
}
output! { StatusChangeDto { from: Option<String>, to: String, reason: Option<String>, actor: String, at: String, } }
output! {
    SubmissionDto {
        row: SubmissionRowDto,
        unit_agency: Option<Id<Agency>>,
        published_rank: Option<i64>,
        note: Option<String>,
        started_text: Option<String>,
        /// Age of the innovation at the closing date, in words.
        age: String,
        innovators: Vec<InnovatorDto>,
        sections: Vec<SectionDto>,
        /// Words of all sections, and how many they may have together.
        words: u32,
        max_words: Option<u32>,
        history: Vec<StatusChangeDto>,
        /// Statuses this submission can be taken to.
        next: Vec<StatusOptionDto>,
    }
}
output! { StatusOptionDto { status: String, label: String, needs_reason: bool, } }
input! {
    InnovatorIn => kipp_app::entries::submissions::InnovatorForm {
        kind: Word,
        name: Name,
        #[serde(default)] office: Option<Line>,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] phone: Option<Line>,
    }
}
input! { SectionIn => kipp_app::entries::submissions::SectionForm { code: Line, text: Paragraph, } }
input! {
    SubmissionIn => kipp_app::entries::submissions::SubmissionForm [published_rank: None] {
        #[serde(default)] id: Option<Id<Submission>>,
        edition: Id<Edition>,
        title: Name,
        #[serde(default)] expansion: Option<Name>,
        #[serde(default)] agency: Option<Id<Agency>>,
        #[serde(default)] unit: Option<Name>,
        #[serde(default)] unit_agency: Option<Id<Agency>>,
        #[serde(default)] kind: Option<Word>,
        #[serde(default)] category: Option<Name>,
        #[serde(default)] started_on: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] innovators: Option<Vec<InnovatorIn>>,
        #[serde(default)] sections: Option<Vec<SectionIn>>,
        /// Why a new one is typed outside the dates of the registration.
        #[serde(default)] outside_reason: Option<Line>,
    }
}
input! { SimilarIn { edition: Id<Edition>, title: Name, #[serde(default)] except: Option<Id<Submission>>, } }
output! {
    SimilarTitleDto {
        id: Id<Submission>,
        code: Option<String>,
        title: String,
        agency: String,
        edition: String,
        same_edition: bool,
        /// The same title but for case, spaces and marks.
        same: bool,
    }
}
input! {
    StatusIn {
        submissions: Vec<Id<Submission>>,
        status: Word,
        #[serde(default)] reason: Option<Paragraph>,
        /// Why outside the dates of the stage that governs it, for all of them.
        #[serde(default)] outside_reason: Option<Line>,
    }
}
input! { WordsIn { edition: Id<Edition>, sections: Vec<SectionIn>, } }
output! { SectionWordsDto { code: String, words: u32, max_words: Option<u32>, problem: Option<String>, } }
output! {
    WordsDto {
        sections: Vec<SectionWordsDto>,
        /// Of the sections asked for together, against the limit of the whole form.
        words: u32,
        max_words: Option<u32>,
    }
}

fn row(
    edition: &Edition,
    submission: Submission,
    agency_name: String,
    innovators: &[Innovator],
    empty_sections: u32,
) -> SubmissionRowDto {
    let names: Vec<&str> = innovators.iter().map(|one| one.name.as_str()).collect();
    SubmissionRowDto {
        id: submission.id,
        key: submission.number().map(|number| app_submissions::key_of(edition, number)),
        code: submission.number().map(Into::into),
        title: submission.title,
        expansion: submission.expansion,
        agency: submission.agency_id,
        agency_name,
        unit: submission.unit,
        innovators: names.join("; "),
        kind_label: submission.kind.as_deref().and_then(Group::from_code).map(|group| group.label().into()),
        kind: submission.kind,
        category: submission.category,
        status_label: Status::from_code(&submission.status).map(|status| status.label().into()).unwrap_or_default(),
        status: submission.status,
        started_on: submission.started_on,
        empty_sections,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<SubmissionRowDto>> {
    app.read(|read| {
        let edition = rows::edition(read, input.edition)?;
        let names = agencies::names_by_id(read)?;
        let mut people: BTreeMap<Id<Submission>, Vec<Innovator>> = BTreeMap::new();
        for person in app_submissions::innovators_of_edition(read, input.edition)? {
            people.entry(person.submission_id).or_default().push(person);
        }
        let empty: BTreeMap<Id<Submission>, u32> = forms::empty_required(read, input.edition)?.into_iter().collect();
        Ok(app_submissions::of_edition(read, input.edition)?
            .into_iter()
            .map(|one| {
                let name = names.get(&one.agency_id).cloned().unwrap_or_default();
                let innovators = people.remove(&one.id).unwrap_or_default();
                let empty = empty.get(&one.id).copied().unwrap_or_default();
                row(&edition, one, name, &innovators, empty)
            })
            .collect())
    })
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: SubmissionRef) -> Result<SubmissionDto> {
    let zone = app.zone();
    app.read(|read| {
        let (submission, innovators, texts, history) = app_submissions::show(read, input.submission)?;
        let edition = rows::edition(read, submission.edition_id)?;
        let agency = agencies::get(read, submission.agency_id)?;
        let started = dates::kept(submission.started_on.as_deref());
        let closing = dates::kept(edition.registration_closes_on.as_deref());
        let least = u32::try_from(edition.minimum_age_months.unwrap_or(0)).unwrap_or(0);
        let form = forms::sections(read, edition.id)?;
        let max_words = forms::limit_of_all(&form);
        let sections: Vec<SectionDto> = form
            .into_iter()
            .map(|section| {
                let kept = texts.iter().find(|kept| kept.section_id == section.id);
                let text = kept.map(|kept| kept.text.clone()).unwrap_or_default();
                let counted = forms::count(&section, &text);
                SectionDto {
                    problem: counted.problem,
                    code: section.code,
                    name: section.name,
                    guidance: section.guidance,
                    required: section.required,
                    max_words: counted.max_words,
                    text,
                    words: counted.words,
                }
            })
            .collect();
        let empty = sections.iter().filter(|one| one.required && one.text.trim().is_empty()).count();
        let now = Status::from_code(&submission.status).ok_or_else(|| Fault::Bug(submission.status.clone()))?;
        let next = STATUSES
            .into_iter()
            .filter(|status| *status != now)
            .filter_map(|status| {
                let step = now.allow(status).ok()?;
                Some(StatusOptionDto {
                    status: status.code().into(),
                    label: status.label().into(),
                    needs_reason: step == Step::WithReason,
                })
            })
            .collect();
        let label =
            |code: &str| Status::from_code(code).map(|status| status.label().to_owned()).unwrap_or_else(|| code.into());
        Ok(SubmissionDto {
            unit_agency: submission.unit_agency_id,
            published_rank: submission.published_rank,
            note: submission.note.clone(),
            started_text: started.map(words::long_date),
            age: age_words(&age(started, closing, least)),
            innovators: innovators.clone().reshape(),
            words: sections.iter().map(|one| one.words).sum(),
            max_words,
            sections,
            history: history
                .into_iter()
                .map(|change| StatusChangeDto {
                    from: change.from_status.as_deref().map(label),
                    to: label(&change.to_status),
                    reason: change.reason,
                    actor: change.actor,
                    at: words::moment(change.at, zone),
                })
                .collect(),
            next,
            row: row(&edition, submission, agency.name, &innovators, u32::try_from(empty).unwrap_or(u32::MAX)),
        })
    })
}

fn age_words(age: &Age) -> String {
    age.to_string()
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SubmissionIn) -> Result<Done<Id<Submission>>> {
    app_submissions::save(app, ctx, input.reshape())
}

pub(crate) fn set_status(app: &App, ctx: &Ctx<'_>, input: StatusIn) -> Result<Done<u32>> {
    let (reason, outside) = (input.reason.as_deref(), input.outside_reason.as_deref());
    let done = app_submissions::set_status(app, ctx, &input.submissions, &input.status, reason, outside)?;
    Ok(done.map(|count| u32::try_from(count).unwrap_or(u32::MAX)))
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: SubmissionRef) -> Result<Done<()>> {
    app_submissions::delete(app, ctx, input.submission)
}

pub(crate) fn similar(app: &App, _: &Ctx<'_>, input: SimilarIn) -> Result<Vec<SimilarTitleDto>> {
    app.read(|read| {
        rows::edition(read, input.edition)?;
        app_submissions::similar_to(read, input.edition, &input.title, input.except)?
            .into_iter()
            .map(|one| {
                Ok(SimilarTitleDto {
                    id: one.submission.id,
                    agency: agencies::get(read, one.submission.agency_id)?.name,
                    code: one.submission.number().map(Into::into),
                    title: one.submission.title,
                    edition: one.edition,
                    same_edition: one.same_edition,
                    same: one.percent == 100,
                })
            })
            .collect()
    })
}

pub(crate) fn count_words(app: &App, _: &Ctx<'_>, input: WordsIn) -> Result<WordsDto> {
    app.read(|read| {
        let form = forms::sections(read, input.edition)?;
        let texts: Vec<(String, String)> = input.sections.into_iter().map(|one| (one.code, one.text)).collect();
        let counted = forms::count_all(&form, &texts)?;
        Ok(WordsDto {
            words: counted.iter().map(|one| one.words).sum(),
            max_words: forms::limit_of_all(&form),
            sections: counted
                .into_iter()
                .map(|one| SectionWordsDto {
                    code: one.code,
                    words: one.words,
                    max_words: one.max_words,
                    problem: one.problem,
                })
                .collect(),
        })
    })
}
