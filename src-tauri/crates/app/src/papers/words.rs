//! The words of each document, read inside the desk's lock, and what a document lacks.

use kipp_documents::Values;
use kipp_store::records::Edition;
use kipp_store::{Id, Read};

use super::catalogue::{Document, Kind};
use super::finding::{Finding, Level};
use super::office::Office;
use super::prepared::Prepared;
use super::request::DocumentRequest;
use super::results::{self, Said};
use super::{
    attendance_list, awards, book, extension_notice, issued, letter_papers, letters, marking, register, seat_papers,
    session_certificates, session_papers, session_recaps, team_annex,
};
use crate::desk::App;
use crate::error::{Fault, Result};
use crate::ports::Ctx;

/// A document of the edition as it stands.
#[derive(Clone, Debug)]
pub struct ListedDocument {
    pub document: Document,
    /// What is missing or must be known, in words; none: ready.
    pub findings: Vec<Finding>,
    /// Would print RANCANGAN.
    pub is_draft: bool,
    /// The frozen revision it prints.
    pub revision: Option<i64>,
    /// Times its PDF was kept as issued.
    pub issued: usize,
}

/// Every document of an edition with what it lacks.
pub fn list(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<Vec<ListedDocument>> {
    let now = ctx.clock.now().0;
    let zone = app.zone();
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, edition, now, is_sample)?;
        let files = issued::list(&read, edition)?;
        let mut results = Results { app, known: None };
        super::catalogue::ALL
            .into_iter()
            .map(|document| {
                let issued = files.iter().filter(|file| file.document == document.code()).count();
                let question = DocumentRequest { is_question: true, ..DocumentRequest::new(edition, document) };
                let standing = standing_of(&read, &office, &question, &mut results);
                let listed =
                    |findings, is_draft, revision| ListedDocument { document, findings, is_draft, revision, issued };
                match standing {
                    Ok((findings, is_draft, revision)) => Ok(listed(findings, is_draft, revision)),
                    // What cannot be made yet is listed with its reason, not refused as a whole.
                    Err(fault @ (Fault::Invalid(_) | Fault::NotFound { .. } | Fault::Refused(_))) => {
                        let text = crate::error::text_id::text_of(&fault, zone);
                        Ok(listed(vec![Finding::new(Level::Wrong, "unavailable", text.title)], false, None))
                    }
                    Err(other) => Err(other),
                }
            })
            .collect()
    })
}

/// What a document lacks, whether it would be a draft, and its revision. Sheets are not put in words for that: there is one
/// for each juror and submission.
fn standing_of(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    results: &mut Results<'_>,
) -> Result<(Vec<Finding>, bool, Option<i64>)> {
    if request.document.spec().kind == Kind::Sheets {
        let mut findings = office.emblem_missing(request);
        marking::lacks(read, office, request, &mut findings)?;
        return Ok((findings, false, None));
    }
    let words = words_of(read, office, request, results)?;
    Ok((words.findings, words.is_draft, words.revision.map(|(_, number)| number)))
}

/// Reads the words of a document inside the lock, and the photographs it shows outside.
pub(crate) fn prepare(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Prepared> {
    let now = ctx.clock.now().0;
    let (prepared, desk) = app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, request.edition, now, is_sample)?;
        let prepared = words_of(&read, &office, request, &mut Results { app, known: None })?;
        let prepared = if request.signature { prepared.with_signatures(&read)? } else { prepared };
        Ok((prepared, open.desk.path().to_owned()))
    })?;
    Ok(prepared.with_photographs(&desk))
}

/// The words of one document; `results` keeps the result between documents of one request's revision.
fn words_of(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    results: &mut Results<'_>,
) -> Result<Prepared> {
    let mut findings = office.emblem_missing(request);
    let found = &mut findings;
    let values = match request.document {
        Document::TeamAnnex => {
            let values = team_annex::values(read, office, request, found)?;
            let prepared = Prepared::office(request, office, values, findings)?;
            return Ok(if team_annex::is_draft(office) { prepared.into_draft() } else { prepared });
        }
        Document::InvitationList => seat_papers::invitation_list(read, office, request, found)?,
        Document::SeatPlan => seat_papers::seat_plan(read, office, request, found)?,
        Document::DeliveryBook => letter_papers::delivery_book(read, office, request, found)?,
        Document::Labels => letter_papers::labels(read, office, request)?,
        Document::LettersRecap => letter_papers::letters_recap(read, office, request, found)?,
        Document::DutySummary => letter_papers::duty_summary(read, office, request, found)?,
        Document::AnswerSheet => letter_papers::answer_sheets(read, office, request)?,
        Document::ExtensionNotice => {
            let values = extension_notice::values(read, office, request, found)?;
            let prepared = Prepared::office(request, office, values, findings)?;
            return Ok(if extension_notice::is_draft(office) { prepared.into_draft() } else { prepared });
        }
        Document::Programme => session_papers::programme(read, office, request, found)?,
        Document::Attendance => attendance_list::values(results.app, read, office, request, found)?,
        Document::Minutes => {
            let words = session_papers::minutes(read, office, request, found)?;
            let mut prepared = Prepared::office(request, office, words.values, findings)?;
            prepared.photographs = words.photographs;
            return Ok(if words.is_draft { prepared.into_draft() } else { prepared });
        }
        Document::AttendanceRecap => {
            let values = session_recaps::recap_values(read, office, request, found)?;
            let more = session_recaps::people_sheet(read, office, request)?;
            return Ok(Prepared::office(request, office, values, findings)?.with_sheet(more));
        }
        Document::AttendedPeople => session_recaps::people_values(read, office, request, found)?,
        Document::AttendanceFollowUp => session_recaps::follow_up_values(read, office, request, found)?,
        Document::SessionCertificate => return session_certificates::prepare(read, office, request, findings),
        Document::ParticipantRecap => register::participant_recap(results.app, read, office, request, found)?,
        Document::ObligationRecap => register::obligation_recap(read, office, request, found)?,
        Document::NumberBook => book::number_book(read, office, request, found)?,
        Document::ScoreSheet | Document::BlankScoreSheet | Document::ScoreMatrix => {
            let mut stages = marking::of_stages(read, office, request, found)?.into_iter();
            let first = stages.next().unwrap_or_default();
            return Ok(Prepared::office(request, office, first, findings)?.followed_by(stages.collect()));
        }
        Document::MarksRecap => {
            let words = |said: &Said, found: &mut _| results::marks_recap(office, said, request, found);
            return result(office, results.of(read, office, request)?, request, findings, words);
        }
        Document::Annex => {
            return result(office, results.of(read, office, request)?, request, findings, |said, found| {
                results::annex(office, said, request, found)
            });
        }
        Document::Charter | Document::Certificate => {
            return awards::prepare(read, office, results.of(read, office, request)?, request);
        }
        Document::TaskLetter
        | Document::Invitation
        | Document::AbsenceLetter
        | Document::Reminder
        | Document::FirstReprimand
        | Document::SecondReprimand => return letters::pages::issued(read, office, request, findings),
        // Its words come with the call: see `lists`.
        Document::List => return Err(Fault::Bug("a list asked for as a document".into())),
    };
    Prepared::office(request, office, values, findings)
}

/// The result that documents say, read once for all that say the same.
struct Results<'a> {
    app: &'a App,
    known: Option<Said>,
}

impl Results<'_> {
    fn of(&mut self, read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<&Said> {
        match &mut self.known {
            Some(said) => Ok(said),
            none => Ok(none.insert(Said::read(self.app, read, office, request.revision)?)),
        }
    }
}

fn result(
    office: &Office,
    said: &Said,
    request: &DocumentRequest,
    mut findings: Vec<Finding>,
    words: impl FnOnce(&Said, &mut Vec<Finding>) -> Values,
) -> Result<Prepared> {
    if said.revision.is_none() {
        findings.push(Finding::new(Level::Warning, "draft", "Hasil belum dibekukan; dicetak sebagai RANCANGAN."));
    }
    let values = words(said, &mut findings);
    let mut prepared = Prepared::office(request, office, values, findings)?;
    prepared.revision = said.revision.as_ref().map(|row| (row.id, row.number));
    for batch in &mut prepared.batches {
        batch.setup.revision = said.label();
    }
    Ok(if said.revision.is_none() { prepared.into_draft() } else { prepared })
}
