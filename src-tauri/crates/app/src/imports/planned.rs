//! One row, planned: what its kind of import says of it. What a kind of import is.

use kipp_store::Id;
use kipp_store::records::Agency;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use kipp_domain::imports::{Checked, Finding, Source, finding};
use kipp_domain::names::normal_form;
use kipp_domain::problem::Severity;
use kipp_store::records::Edition;
use kipp_store::{Read, Write};

use super::asking::{Asking, Found};
use super::{Change, Deed, MarkSheet, Steps, tables};
use crate::error::Result;

/// A kind of import: how its rows are planned, and how they are written.
pub(super) trait Kind {
    /// What is written for one row.
    type Work;

    /// The rows in the order of the file. `edition` is there for every kind that belongs to one.
    fn plan(check: Check<'_>, edition: Option<&Edition>) -> Result<Rows<Self::Work>>;

    /// Writes the works of chosen rows, each with the row's number.
    fn write(write: &Write<'_>, works: &[(u32, &Self::Work)], steps: &Steps<'_, '_>) -> Result<()>;

    /// What the dates of stages say of works that are about to be written: a refusal without a reason, or a warning.
    fn pass(_: &Write<'_>, _: Option<Id<Edition>>, _: &[&Self::Work], _: Option<&str>) -> Result<Vec<String>> {
        Ok(vec![])
    }

    /// Whether a work makes an agency that owes an innovation: the officer is told how many came.
    fn obliges(_: &Self::Work) -> bool {
        false
    }
}

/// What a kind says of a file.
pub(super) struct Rows<W> {
    pub planned: Vec<Planned<W>>,
    /// The sheets that an import of marks fills.
    pub sheets: Vec<MarkSheet>,
}

impl<W> From<Vec<Planned<W>>> for Rows<W> {
    fn from(planned: Vec<Planned<W>>) -> Self {
        Self { planned, sheets: vec![] }
    }
}

/// One row, planned.
pub(super) struct Planned<W> {
    pub row: u32,
    pub title: String,
    pub findings: Vec<Finding>,
    pub deed: Deed,
    /// Nothing when the row is wrong.
    pub work: Option<W>,
    /// Spellings this row teaches.
    pub learns: Vec<(String, Id<Agency>)>,
}

impl<W> Planned<W> {
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
    pub fn name(&mut self, source: Source<'_>, field: &'static str, text: &str, found: &Found) -> Option<Id<Agency>> {
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

/// The title of a row the domain refused: what stands in its first telling column.
pub(super) fn shown(source: Source<'_>, row: u32, field: &str) -> String {
    source.mapping.column(field).map(|column| source.grid.cell(row as usize - 1, column).shown()).unwrap_or_default()
}

/// Splits a checked row: its content with a fresh plan, or the refused plan.
pub(super) fn begin<T, W>(source: Source<'_>, checked: Checked<T>, field: &str) -> (Planned<W>, Option<T>) {
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

    /// As [`Differences::take`], of a person's name: one that is shouted ("BUDI CONTOH") does not replace one that is written.
    pub fn take_name(&mut self, old: &str, new: String) -> String {
        let is_shouted = !new.chars().any(char::is_lowercase) && old.chars().any(char::is_lowercase);
        if is_shouted && normal_form(old) == normal_form(&new) {
            return old.to_owned();
        }
        self.take("nama", "Nama", Some(old), Some(new)).unwrap_or_default()
    }

    pub fn note(&mut self, field: &'static str, title: &'static str, old: &str, new: &str) {
        self.0.push(Change { field, title, old: in_words(old), new: in_words(new) });
    }
}

/// A date that is kept as ISO text, as a person writes it; any other text as it is.
fn in_words(text: &str) -> String {
    crate::dates::kept(Some(text)).map_or_else(|| text.to_owned(), kipp_domain::words::long_date)
}
