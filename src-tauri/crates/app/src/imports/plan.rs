//! What each row of a file would do to the desk; the part `inspect` and `apply` share.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use kipp_domain::imports::{Checked, Finding, ImportKind, Source, finding, table_of};
use kipp_domain::problem::Severity;
use kipp_sheets::Workbook;
use kipp_store::Read;
use kipp_store::records::Edition;

use super::asking::{Asking, Found, Question};
use super::layout::Layout;
use super::{Change, Deed, MarkSheet, Request, Steps, agencies, jurors, marks, submissions, tables};
use crate::dates::kept;
use crate::desk;
use crate::error::{Fault, Result};
use crate::ports::Ctx;

/// A whole file, planned.
pub(super) struct Plan<'a> {
    pub layout: Layout<'a>,
    pub rows: Vec<Planned>,
    pub questions: Vec<Question>,
    /// Sentences about rows that were not read.
    pub left_out: Vec<String>,
    /// The sheets an import of marks fills.
    pub sheets: Vec<MarkSheet>,
}

/// One row, planned.
pub(super) struct Planned {
    pub row: u32,
    pub title: String,
    pub findings: Vec<Finding>,
    pub deed: Deed,
    /// Nothing when the row is wrong.
    pub work: Option<Work>,
    /// Spellings this row teaches.
    pub learns: Vec<(String, i64)>,
}

/// What is written for one row.
pub(super) enum Work {
    Agency(agencies::AgencyWork),
    Submission(submissions::SubmissionWork),
    Juror(crate::jurors::JurorForm),
    Mark(marks::MarkWork),
}

impl Planned {
    /// A row the domain already refused.
    pub fn refused(row: u32, title: String, findings: Vec<Finding>) -> Self {
        Self { row, title, findings, deed: Deed::New, work: None, learns: vec![] }
    }

    pub fn severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Ready)
    }

    pub fn say(&mut self, source: Source<'_>, field: &'static str, severity: Severity, reason: impl Into<String>) {
        self.findings.push(finding(source, self.row, field, severity, reason));
        if severity == Severity::Wrong {
            self.work = None;
            self.learns.clear();
        }
    }

    pub fn wrong(&mut self, source: Source<'_>, field: &'static str, reason: impl Into<String>) {
        self.say(source, field, Severity::Wrong, reason);
    }

    /// Takes what a name means: its remark and what it teaches. Answers the agency.
    pub fn name(&mut self, source: Source<'_>, field: &'static str, text: &str, found: &Found) -> Option<i64> {
        if let Some((severity, reason)) = &found.remark {
            self.say(source, field, *severity, reason);
        }
        let agency = found.agency?;
        if found.learn {
            self.learns.push((text.to_owned(), agency));
        }
        Some(agency)
    }

    /// Takes the changes of a known row: each is told with old and new.
    pub fn update(&mut self, source: Source<'_>, changes: Vec<Change>) {
        for change in &changes {
            let reason = format!("{} berbeda dari data: “{}” akan menjadi “{}”.", change.title, change.old, change.new);
            self.say(source, change.field, Severity::Warning, reason);
        }
        self.deed = if changes.is_empty() { Deed::Same } else { Deed::Update(changes) };
    }
}

/// What the checks of the nouns share.
pub(super) struct Check<'a> {
    pub read: &'a Read<'a>,
    pub source: Source<'a>,
    pub asking: &'a mut Asking,
    pub skip: &'a BTreeSet<u32>,
    /// Gives the year of a date typed without one.
    pub near: NaiveDate,
    pub steps: Steps<'a, 'a>,
}

pub(super) fn make<'b>(
    read: &Read<'_>,
    ctx: &Ctx<'_>,
    book: &'b Workbook,
    request: &Request,
    now: i64,
) -> Result<Plan<'b>> {
    let edition = edition(read, request)?;
    let layout = Layout::find(read, request, book)?;
    let mut asking = Asking::new(read, &request.answers)?;
    let (mut rows, mut left_out, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(source) = layout.source() {
        left_out = table_of(source).left_out;
        let today = desk::zone(read)?.date(now);
        let closes = edition.as_ref().and_then(|edition| kept(edition.registration_closes_on.as_deref()));
        let total = source.grid.height().saturating_sub(source.header_row + 1);
        let steps = Steps { ctx, total, verb: "Memeriksa", rest: " · belum ada yang ditulis" };
        let check =
            Check { read, source, asking: &mut asking, skip: &request.skip, near: closes.unwrap_or(today), steps };
        rows = match (request.kind, &edition) {
            (ImportKind::Agencies, _) => agencies::plan(check)?,
            (ImportKind::Submissions, Some(edition)) => submissions::plan(check, edition)?,
            (ImportKind::Jurors, Some(edition)) => jurors::plan(check, edition)?,
            (ImportKind::Marks, Some(edition)) => {
                let (rows, filled) = marks::plan(check, edition)?;
                sheets = filled;
                rows
            }
            (ImportKind::Submissions | ImportKind::Jurors | ImportKind::Marks, None) => vec![],
        };
    }
    for row in &mut rows {
        // Rows of several sheets are told by their own sheet and number.
        let (sheet, at) = layout.grid.place((row.row as usize).saturating_sub(1));
        for found in row.findings.iter_mut().filter(|_| layout.grid.is_joined()) {
            (found.sheet, found.row) = (sheet.to_owned(), u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        row.findings.sort_by(|one, other| (one.column.len(), &one.column).cmp(&(other.column.len(), &other.column)));
    }
    Ok(Plan { layout, rows, questions: asking.into_questions(), left_out, sheets })
}

/// The edition of an import that needs one; a closed edition takes nothing.
fn edition(read: &Read<'_>, request: &Request) -> Result<Option<Edition>> {
    match (request.kind, request.edition) {
        (ImportKind::Agencies, _) => Ok(None),
        (_, Some(id)) => desk::open_edition(read, id).map(Some),
        (_, None) => Err(Fault::field("edition", "Edisi belum dipilih.")),
    }
}

/// The title of a row the domain refused: what stands in its first telling column.
pub(super) fn shown(source: Source<'_>, row: u32, field: &str) -> String {
    source.mapping.column(field).map(|column| source.grid.cell(row as usize - 1, column).shown()).unwrap_or_default()
}

/// Splits a checked row: its content with a fresh plan, or the refused plan.
pub(super) fn begin<T>(source: Source<'_>, checked: Checked<T>, field: &str) -> (Planned, Option<T>) {
    let mut planned = Planned::refused(checked.row, shown(source, checked.row, field), checked.findings);
    for (field, severity, reason) in tables::remarks(source, (checked.row as usize).saturating_sub(1)) {
        // What the reader knows is the reason; what the check made of the cell is not.
        if severity == Severity::Wrong {
            planned.findings.retain(|found| found.field != field);
        }
        planned.say(source, field, severity, reason);
    }
    let content = checked.content.filter(|_| planned.severity() != Severity::Wrong);
    (planned, content)
}

/// Collects the fields that differ. An empty cell never erases.
#[derive(Default)]
pub(super) struct Differences(pub Vec<Change>);

impl Differences {
    /// Compares as printed; answers what to keep.
    pub fn take(
        &mut self,
        field: &'static str,
        title: &'static str,
        old: Option<&str>,
        new: Option<String>,
    ) -> Option<String> {
        let Some(new) = new else {
            return old.map(str::to_owned);
        };
        if old != Some(new.as_str()) {
            self.note(field, title, old.unwrap_or("–"), &new);
        }
        Some(new)
    }

    pub fn note(&mut self, field: &'static str, title: &'static str, old: &str, new: &str) {
        self.0.push(Change { field, title, old: in_words(old), new: in_words(new) });
    }
}

/// A date that is kept as ISO text, as a person writes it; any other text as it is.
fn in_words(text: &str) -> String {
    crate::dates::kept(Some(text)).map_or_else(|| text.to_owned(), kipp_domain::words::long_date)
}
