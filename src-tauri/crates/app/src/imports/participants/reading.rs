//! From the bytes of a file to rows of presence.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::grid::{Cell, Grid, Value};
use kipp_domain::problem::Problems;
use kipp_domain::sessions::participants::{
    Answers, ColumnChoice, FileProblem, ParticipantFile, ParticipantRow, Presence, Role, RowRemark, read_participants,
};
use kipp_domain::words::{self, Zone};
use kipp_sheets::{DELIMITERS, Format, How, Limits, SheetError, Workbook};
use kipp_store::files::sha256_hex;
use kipp_store::records::ImportMapping;

use super::{FileReport, FileRequest, ParticipantRequest};
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::sessions::recap::Facts;

/// Such files are longer than others before they are refused with their own sentence.
const LIMITS: Limits = Limits { rows: 100_000, cells: 1_500_000, ..Limits::DEFAULT };
/// Files of one meeting: it was interrupted some times.
const MOST_FILES: usize = 20;
/// Rows that are told one by one.
const TOLD: usize = 20;

/// The tables a file may be read as.
pub(super) struct Source {
    name: String,
    sha256: String,
    /// Each sheet, or each delimiter a text may have; none: the file is empty.
    tables: Vec<Vec<Vec<String>>>,
}

/// One row that counts.
pub(super) struct ReadRow {
    pub row: ParticipantRow,
    pub key: String,
    pub presence: Presence,
    /// It lasts at the same time as another of its name.
    pub is_double: bool,
}

/// A file, read.
pub(super) struct ReadFile {
    pub report: FileReport,
    pub rows: Vec<ReadRow>,
    /// The columns that a person chose, under the header they are remembered by.
    pub columns: Option<(String, ColumnChoice)>,
}

/// Columns chosen for files before, by their header.
pub(super) type KnownColumns = BTreeMap<String, Vec<(usize, Role)>>;

/// What [`ImportMapping`] keeps of them.
pub(super) fn kept_columns(rows: &[ImportMapping]) -> KnownColumns {
    let columns = |row: &ImportMapping| {
        let said: Vec<(usize, String)> = serde_json::from_str(&row.mapping).unwrap_or_default();
        said.into_iter().filter_map(|(column, role)| Some((column, Role::from_code(&role)?))).collect()
    };
    rows.iter().map(|row| (row.signature.clone(), columns(row))).collect()
}

impl ReadFile {
    /// It brings rows, and nothing is left to be answered.
    pub fn is_new(&self) -> bool {
        self.report.problem.is_none() && self.report.recorded.is_none()
    }
}

/// Reads the tables behind the tokens; outside the desk's lock.
pub(super) fn sources(ctx: &Ctx<'_>, request: &ParticipantRequest) -> Result<Vec<Source>> {
    let mut problems = Problems::new();
    if request.files.len() > MOST_FILES {
        problems.wrong("files", format!("Paling banyak {MOST_FILES} berkas sekaligus."));
        return Err(problems.into());
    }
    request.files.iter().map(|file| source(ctx, &file.file)).collect()
}

fn source(ctx: &Ctx<'_>, token: &str) -> Result<Source> {
    let file = ctx.files.read(token, LIMITS.file_bytes)?;
    let sha256 = sha256_hex(&file.bytes);
    let bytes = without_zeros(&file.bytes);
    let book = match kipp_sheets::read_as(&file.name, &bytes, &LIMITS, &How::default()) {
        Ok(book) => book,
        Err(SheetError::Empty { .. }) => return Ok(Source { name: file.name, sha256, tables: vec![] }),
        Err(other) => return Err(other.into()),
    };
    let mut tables: Vec<Vec<Vec<String>>> = book.sheets.iter().map(texts).collect();
    if let Format::Csv { delimiter: guessed, .. } = book.format {
        for delimiter in DELIMITERS.into_iter().filter(|one| *one != guessed) {
            let how = How { delimiter: Some(delimiter), ..How::default() };
            let read: Result<Workbook, SheetError> = kipp_sheets::read_as(&file.name, &bytes, &LIMITS, &how);
            tables.extend(read.iter().flat_map(|book| &book.sheets).map(texts));
        }
    }
    Ok(Source { name: file.name, sha256, tables })
}

/// Reports of webinars have a few zeros inside their cells; text of two bytes a letter has many.
fn without_zeros(bytes: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let is_container = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
    let is_wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    let zeros = bytes.iter().filter(|byte| **byte == 0).count();
    if is_container || is_wide || zeros == 0 || zeros * 10 > bytes.len() {
        return bytes.into();
    }
    bytes.iter().copied().filter(|byte| *byte != 0).collect::<Vec<u8>>().into()
}

fn texts(grid: &Grid) -> Vec<Vec<String>> {
    (0..grid.height()).map(|row| grid.row(row).iter().map(text).collect()).collect()
}

/// A cell as a participant file writes it: moments with their seconds.
fn text(cell: &Cell) -> String {
    match &cell.value {
        Value::Moment(moment) => moment.format("%Y-%m-%d %H:%M:%S").to_string(),
        Value::Date(date) => date.to_string(),
        Value::Number(plain) => plain.clone(),
        Value::Empty | Value::Text(_) | Value::Bool(_) | Value::Fault(_) => cell.shown(),
    }
}

/// Every file with its rows; one that stands twice among the files counts once.
pub(super) fn all(
    sources: &[Source],
    request: &ParticipantRequest,
    facts: &Facts,
    zone: Zone,
    known: &KnownColumns,
) -> Vec<ReadFile> {
    let mut seen = BTreeSet::new();
    let files = sources.iter().zip(&request.files).filter(|(source, _)| seen.insert(source.sha256.as_str()));
    files.map(|(source, asked)| one(source, asked, facts, zone, known)).collect()
}

fn one(source: &Source, asked: &FileRequest, facts: &Facts, zone: Zone, known: &KnownColumns) -> ReadFile {
    let mut report = FileReport {
        name: source.name.clone(),
        sha256: source.sha256.clone(),
        format: None,
        rows: 0,
        title: None,
        notices: vec![],
        problem: None,
        recorded: None,
    };
    if let Some(known) = facts.files.iter().find(|file| file.sha256 == source.sha256) {
        let at = zone.local(known.added_at);
        let day =
            if at.date() == facts.time.day() { String::new() } else { format!("{} ", words::long_date(at.date())) };
        report.recorded = Some(format!("Berkas ini sudah dicatat {day}{}. Tidak ada yang berubah.", words::clock(at)));
        return ReadFile { report, rows: vec![], columns: None };
    }
    match read(source, asked, facts, known) {
        Err(problem) => {
            report.problem = Some(problem);
            ReadFile { report, rows: vec![], columns: None }
        }
        Ok((file, columns)) => {
            let rows = rows(&file, &mut report);
            report.format = Some(file.kind.label());
            report.rows = rows.len();
            report.title.clone_from(&file.meeting.title);
            if rows.is_empty() {
                report.problem = Some(FileProblem::Empty);
            } else if is_known(&rows, facts) {
                report.recorded = Some("Isi berkas ini sudah dicatat dari berkas lain. Tidak ada yang berubah.".into());
            }
            ReadFile { report, rows, columns }
        }
    }
}

/// Every row stands in the desk with somebody who was recognised.
fn is_known(rows: &[ReadRow], facts: &Facts) -> bool {
    use kipp_domain::sessions::attendance::Who;
    let known = facts.online.iter().filter(|row| matches!(row.who, Who::Person { .. }));
    let known: BTreeSet<&str> = known.map(|row| row.key.as_str()).collect();
    rows.iter().all(|row| known.contains(row.key.as_str()))
}

type Read = (ParticipantFile, Option<(String, ColumnChoice)>);

/// The first table that is a participant file; else what the first one that holds anything says.
fn read(source: &Source, asked: &FileRequest, facts: &Facts, known: &KnownColumns) -> Result<Read, FileProblem> {
    let read = |table: &[Vec<String>], answers: &Answers| read_participants(table, &source.name, facts.time, answers);
    let mut first: Option<FileProblem> = None;
    for table in &source.tables {
        let plain = Answers { columns: None, ..asked.answers.clone() };
        let problem = match read(table, &plain) {
            Err(problem @ (FileProblem::Empty | FileProblem::UnknownColumns { .. })) => problem,
            done => return done.map(|file| (file, None)),
        };
        if let FileProblem::UnknownColumns { header_row, key, .. } = &problem {
            let before =
                known.get(key).map(|columns| ColumnChoice { header_row: Some(*header_row), columns: columns.clone() });
            if let Some(choice) = asked.answers.columns.clone().or(before) {
                let answers = Answers { columns: Some(choice.clone()), ..asked.answers.clone() };
                return read(table, &answers).map(|file| (file, Some((key.clone(), choice))));
            }
        }
        let is_blank = table.iter().flatten().all(|cell| cell.trim().is_empty());
        match (&problem, &first) {
            // A header without a row is an answer; a blank sheet is none.
            (FileProblem::Empty, _) if !is_blank => return Err(problem),
            (_, Some(FileProblem::UnknownColumns { .. })) => {}
            _ => first = Some(problem),
        }
    }
    Err(first.unwrap_or(FileProblem::Empty))
}

fn rows(file: &ParticipantFile, report: &mut FileReport) -> Vec<ReadRow> {
    report.notices.extend(file.notices.iter().map(ToString::to_string));
    let doubles: BTreeSet<usize> = file.doubles().into_iter().flatten().collect();
    let mut told = 0;
    let mut rows = Vec::with_capacity(file.rows.len());
    for (at, row) in file.rows.iter().enumerate() {
        for remark in row.remarks.iter().filter(|remark| **remark != RowRemark::OpenEnd) {
            told += 1;
            if told <= TOLD {
                report.notices.push(format!("Baris {}: {remark}", row.line));
            }
        }
        let Some(presence) = file.presence(row) else { continue };
        let (key, is_double) = (file.key(row), doubles.contains(&at));
        rows.push(ReadRow { row: row.clone(), key, presence, is_double });
    }
    if told > TOLD {
        report.notices.push(format!("{} catatan baris lain tidak ditampilkan.", told - TOLD));
    }
    rows
}

impl From<FileProblem> for Fault {
    fn from(problem: FileProblem) -> Self {
        Fault::field("files", problem.to_string())
    }
}
