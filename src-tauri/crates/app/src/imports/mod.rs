//! Files of offices become rows of the desk: looked at first ([`inspect`]), then written in one operation ([`apply`]).
//!
//! Both make the same [`plan::Plan`]: the file is read once into memory outside the desk's lock, its columns are found,
//! the domain checks every row, and one read of the desk says what each row would do. `apply` plans again inside its
//! own transaction, so what is written is what was checked. Rules the rows must obey stand with their nouns; this module
//! calls the same `put` functions as the screens.
//!
//! What an empty cell means: nothing. An import fills and changes; it never erases what the desk holds.

mod agencies;
mod asking;
mod holidays;
mod jurors;
mod layout;
mod marks;
pub mod participants;
mod people;
mod plan;
mod planned;
mod report;
mod submissions;
mod tables;
mod template;
mod words;

use kipp_store::records::Edition;
use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;

use kipp_domain::imports::{Field, Finding, ImportKind};
use kipp_domain::problem::Severity;
use kipp_sheets::{Limits, Workbook};
use kipp_store::files::sha256_hex;
use kipp_store::{Id, Op, Write};

use crate::desk::{App, Done};
use crate::error::{Fault, Refusal, Result};
use crate::office::agencies as register;
use crate::ports::{Ctx, InFile, Progress};
use plan::Plan;
use planned::{Kind, Planned};

pub use asking::{Offer, Question};
pub use kipp_sheets::{Delimiter, ENCODINGS, Encoding};
pub use report::{SavedReport, report, save_report};
pub use tables::{Beside, Hidden, Reading};
pub use template::{save_template, template};

/// What a person asks of a file.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    pub kind: ImportKind,
    /// Token of the file; not asked when there is a text.
    pub file: String,
    /// A block pasted from Excel instead of a file. Without a header its columns are those of the template.
    pub text: Option<String>,
    /// What was said about reading the file.
    pub reading: Reading,
    /// Cells a person mended in the report.
    pub mends: Vec<Mend>,
    /// Needed by the kinds that belong to one.
    pub edition: Option<Id<Edition>>,
    /// Name of the sheet; nothing lets the program choose.
    pub sheet: Option<String>,
    /// As people count, from 1; nothing lets the program find it.
    pub header_row: Option<u32>,
    /// Field key → letters of its column, "" for none; nothing lets the program guess or remember. Fields left out
    /// have no column, but one that several columns may hold is still asked.
    pub mapping: Option<BTreeMap<String, String>>,
    /// What a name of the file means: text → code of the agency.
    pub answers: BTreeMap<String, String>,
    /// Names of the file whose meaning counts for this file only: they are not learned as aliases.
    pub once: BTreeSet<String>,
    /// Rows a person leaves out, as people count.
    pub skip: BTreeSet<u32>,
    /// Why new submissions come outside the dates of the registration.
    pub outside_reason: Option<String>,
}

/// A cell that was mended by hand: the file stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub sheet: String,
    /// As people count.
    pub row: u32,
    /// Letters.
    pub column: String,
    pub text: String,
}

/// Which rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Every row that is siap or peringatan. Refused while a row is salah and not left out by hand: a file must not
    /// look imported as a whole when it was not.
    All,
    /// Only rows that are siap; peringatan and salah stay out.
    Valid,
}

/// What a row does to the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    New,
    /// Equal to the desk.
    Same,
    Update(Vec<Change>),
}

/// One field of an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Key of the field.
    pub field: &'static str,
    pub title: &'static str,
    /// As printed; "–" when there was nothing.
    pub old: String,
    pub new: String,
}

/// One row of the file as the report shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As people count; of several sheets taken together each row has a number of its own here.
    pub row: u32,
    /// The sheet it comes from, and its number there.
    pub sheet: String,
    pub own_row: u32,
    /// What the row is about; empty when it cannot be told.
    pub title: String,
    pub severity: Severity,
    /// Left out by hand.
    pub skipped: bool,
    /// Nothing when the row is salah.
    pub deed: Option<Deed>,
    pub findings: Vec<Finding>,
    /// What stands in the file, column by column.
    pub cells: Vec<String>,
}

/// A column of the file with its guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportColumn {
    pub letters: String,
    pub header: String,
    /// The field this column holds, if any.
    pub field: Option<&'static Field>,
    /// The first three values below the header.
    pub samples: Vec<String>,
}

/// A sheet of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportSheet {
    pub name: String,
    pub rows: usize,
    pub hidden: bool,
}

/// A score sheet as it will be when the marks of a file are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkSheet {
    /// Title, juror and stage as the desk calls them.
    pub submission: String,
    pub juror: String,
    pub stage: String,
    /// The rows of the file that fill it, as people count.
    pub rows: Vec<u32>,
    /// Marks of the rubric in its order, "–" for one that is still missing; "A" and the reason for an abstention.
    pub marks: Vec<String>,
    /// The juror's total; nothing until every mark is there.
    pub total: Option<String>,
}

/// Several columns that may hold one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportDouble {
    pub field: &'static Field,
    /// Letters.
    pub columns: Vec<String>,
}

/// How many rows are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub ready: usize,
    pub warning: usize,
    pub wrong: usize,
    /// Left out by hand, counted nowhere else.
    pub skipped: usize,
    pub new: usize,
    pub same: usize,
    pub updated: usize,
}

/// What was found in a file; nothing is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub file: String,
    /// SHA-256 of the file, or of the pasted block: the same file chosen again is known by it.
    pub sha256: String,
    /// "UTF-8, dipisah titik koma" for a CSV file.
    pub reading: Option<String>,
    /// Of a CSV file, as it was read.
    pub encoding: Option<Encoding>,
    pub delimiter: Option<Delimiter>,
    /// What stands beside the table, to be decided.
    pub beside: Beside,
    /// Sentences about the file: formulas, hidden sheets, lost digits.
    pub notes: Vec<String>,
    pub sheets: Vec<ReportSheet>,
    pub sheet: String,
    /// As people count; nothing when no header was found.
    pub header_row: Option<u32>,
    pub columns: Vec<ReportColumn>,
    /// Every field of this kind, in the order of its template.
    pub fields: &'static [Field],
    /// Required fields without a column; then no row was read.
    pub missing: Vec<&'static Field>,
    /// Fields that several columns may hold; until a person says which, no row is read.
    pub doubles: Vec<ReportDouble>,
    /// The columns are those a person chose for such a file before.
    pub remembered: bool,
    pub rows: Vec<Row>,
    /// The score sheets an import of marks fills; empty for the other kinds.
    pub mark_sheets: Vec<MarkSheet>,
    /// Names that are not sure, each asked once.
    pub questions: Vec<Question>,
    pub counts: Counts,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    pub new: usize,
    pub updated: usize,
    pub unchanged: usize,
    /// Rows of the file that were left out: by hand, or by [`Mode::Valid`].
    pub skipped: usize,
    /// Spellings learned, as written in the file.
    pub learned: Vec<String>,
    /// "61 unit diimpor, 41 di antaranya wajib mengirim usulan."
    pub text: String,
}

/// At most this many findings go into an error; the report has them all.
const TOLD: usize = 100;

/// What a pasted block is called where a file would have its name.
const PASTED: &str = "tempelan";

/// The file behind the token or the pasted block, within limits. Outside the desk's lock.
fn source(ctx: &Ctx<'_>, request: &ImportRequest) -> Result<InFile> {
    match &request.text {
        Some(text) => Ok(InFile { name: PASTED.into(), bytes: text.as_bytes().to_vec() }),
        None => Ok(ctx.files.read(&request.file, Limits::DEFAULT.file_bytes)?),
    }
}

/// A pasted block without a header has the columns of the template.
fn put_headers(kind: ImportKind, book: &mut Workbook) {
    let titles: Vec<&str> = kind.template().map(|field| field.title).collect();
    for grid in &mut book.sheets {
        if kipp_domain::imports::guess_header(kind, grid).is_none() {
            grid.put_header(&titles[..titles.len().min(grid.width())]);
        }
    }
}

/// A kind of import without its types: the one place that tells the kinds apart.
trait Import: Sync {
    fn inspect(&self, app: &App, ctx: &Ctx<'_>, request: &ImportRequest) -> Result<Report>;
    fn apply(&self, app: &App, ctx: &Ctx<'_>, request: &ImportRequest, mode: Mode) -> Result<Done<Outcome>>;
    fn remarked(&self, app: &App, ctx: &Ctx<'_>, source: &InFile, request: &ImportRequest) -> Result<Vec<u8>>;
}

struct Of<K>(PhantomData<fn() -> K>);

impl<K: Kind> Import for Of<K> {
    fn inspect(&self, app: &App, ctx: &Ctx<'_>, request: &ImportRequest) -> Result<Report> {
        inspect_as::<K>(app, ctx, request)
    }

    fn apply(&self, app: &App, ctx: &Ctx<'_>, request: &ImportRequest, mode: Mode) -> Result<Done<Outcome>> {
        apply_as::<K>(app, ctx, request, mode)
    }

    fn remarked(&self, app: &App, ctx: &Ctx<'_>, source: &InFile, request: &ImportRequest) -> Result<Vec<u8>> {
        report::remarked_as::<K>(app, ctx, source, request)
    }
}

fn of(kind: ImportKind) -> &'static dyn Import {
    match kind {
        ImportKind::Agencies => &Of::<agencies::Agencies>(PhantomData),
        ImportKind::People => &Of::<people::People>(PhantomData),
        ImportKind::Holidays => &Of::<holidays::Holidays>(PhantomData),
        ImportKind::Submissions => &Of::<submissions::Submissions>(PhantomData),
        ImportKind::Jurors => &Of::<jurors::Jurors>(PhantomData),
        ImportKind::Marks => &Of::<marks::Marks>(PhantomData),
    }
}

/// Looks at a file: what its columns mean, what each row would do, what is unsure. Writes nothing.
///
/// # Errors
/// A file that cannot be read, a closed edition, an unknown sheet, column or answer.
pub fn inspect(app: &App, ctx: &Ctx<'_>, request: &ImportRequest) -> Result<Report> {
    of(request.kind).inspect(app, ctx, request)
}

fn inspect_as<K: Kind>(app: &App, ctx: &Ctx<'_>, request: &ImportRequest) -> Result<Report> {
    let source = source(ctx, request)?;
    let book = tables::book_of(app, &source, request)?;
    let now = ctx.clock.now().0;
    let plan = app.read(|read| plan::make::<K>(read, ctx, &book, request, now))?;
    Ok(report::said(&book, sha256_hex(&source.bytes), plan, request))
}

/// Imports a file as one operation: rows, learned spellings and the remembered columns; one undo takes it all back.
///
/// # Errors
/// As [`inspect`]; required columns that are missing; rows that are salah in [`Mode::All`]; nothing to import.
pub fn apply(app: &App, ctx: &Ctx<'_>, request: &ImportRequest, mode: Mode) -> Result<Done<Outcome>> {
    of(request.kind).apply(app, ctx, request, mode)
}

fn apply_as<K: Kind>(app: &App, ctx: &Ctx<'_>, request: &ImportRequest, mode: Mode) -> Result<Done<Outcome>> {
    app.require_space()?;
    let book = tables::book_of(app, &source(ctx, request)?, request)?;
    let mut warnings = Vec::new();
    let mut done = app.write(ctx, Op::new("imports.apply", "Impor"), |write| {
        let plan = plan::make::<K>(write, ctx, &book, request, write.at())?;
        refuse(&plan, &book, request, mode)?;
        let mut outcome = Outcome::default();
        let mut chosen = Vec::new();
        for planned in &plan.rows {
            let wanted = match mode {
                Mode::All => planned.severity() != Severity::Wrong,
                Mode::Valid => planned.severity() == Severity::Ready,
            };
            if !wanted || request.skip.contains(&planned.row) {
                outcome.skipped += 1;
                continue;
            }
            match planned.deed {
                Deed::New => outcome.new += 1,
                Deed::Same => outcome.unchanged += 1,
                Deed::Update(_) => outcome.updated += 1,
            }
            chosen.push(planned);
        }
        let written = outcome.new + outcome.updated;
        write.amend(|op| {
            op.edition_id = request.edition;
            op.label = format!("Impor {written} {} dari {}", words::noun(request.kind), book.file);
        });
        let works: Vec<&K::Work> = works_of(&chosen).map(|(_, work)| work).collect();
        warnings = K::pass(write, request.edition, &works, request.outside_reason.as_deref())?;
        outcome.learned = learn(write, &chosen, &request.once)?;
        perform::<K>(write, ctx, &chosen)?;
        if written > 0 {
            plan.layout.remember(write, request.kind)?;
        }
        let obliged = works.iter().filter(|work| K::obliges(work)).count();
        outcome.text = words::outcome(request.kind, &outcome, obliged);
        Ok(outcome)
    })?;
    done.warnings.extend(warnings);
    Ok(done)
}

/// What is written of chosen rows, each with the row's number.
fn works_of<'p, W>(chosen: &[&'p Planned<W>]) -> impl Iterator<Item = (u32, &'p W)> {
    let changing = chosen.iter().copied().filter(|planned| planned.deed != Deed::Same);
    changing.filter_map(|planned| Some((planned.row, planned.work.as_ref()?)))
}

/// A file whose columns are not known yet.
fn refuse_layout<W>(plan: &Plan<'_, W>, book: &Workbook) -> Result<()> {
    let (file, sheet) = (book.file.clone(), plan.layout.grid.name.clone());
    if !plan.layout.missing.is_empty() {
        let columns = plan.layout.missing.iter().map(|field| field.title.to_owned()).collect();
        return Err(Refusal::ImportColumnsMissing { file, sheet, columns }.into());
    }
    let doubles = report::doubles(&plan.layout);
    if !doubles.is_empty() {
        let fields = doubles.into_iter().map(|double| (double.field.title.to_owned(), double.columns)).collect();
        return Err(Refusal::ImportColumnsDouble { file, sheet, fields }.into());
    }
    Ok(())
}

fn refuse<W>(plan: &Plan<'_, W>, book: &Workbook, request: &ImportRequest, mode: Mode) -> Result<()> {
    refuse_layout(plan, book)?;
    let file = || book.file.clone();
    let rows: Vec<&Planned<W>> = plan.rows.iter().filter(|row| !request.skip.contains(&row.row)).collect();
    let count = |severity| rows.iter().filter(|row| row.severity() == severity).count();
    let (ready, wrong) = (count(Severity::Ready), count(Severity::Wrong));
    if mode == Mode::All && wrong > 0 {
        let found = rows.iter().flat_map(|row| &row.findings).filter(|found| found.severity == Severity::Wrong);
        let problems = found.take(TOLD).map(words::problem).collect();
        return Err(Refusal::ImportRowsWrong { file: file(), wrong, ready, problems }.into());
    }
    let usable = match mode {
        Mode::All => rows.len() - wrong,
        Mode::Valid => ready,
    };
    match usable {
        0 => Err(Refusal::ImportNothing { file: file(), sheet: plan.layout.grid.name.clone() }.into()),
        _ => Ok(()),
    }
}

/// Learns the spellings of the chosen rows, each once, but for those that count for this file only.
fn learn<W>(write: &Write<'_>, chosen: &[&Planned<W>], only_here: &BTreeSet<String>) -> Result<Vec<String>> {
    let only_here: BTreeSet<String> = only_here.iter().map(|text| kipp_domain::names::normal_form(text)).collect();
    let mut learned: BTreeMap<String, &str> = BTreeMap::new();
    for (text, agency) in chosen.iter().flat_map(|planned| &planned.learns) {
        let form = kipp_domain::names::normal_form(text);
        if only_here.contains(&form) {
            continue;
        }
        if let std::collections::btree_map::Entry::Vacant(place) = learned.entry(form) {
            register::learn(write, *agency, text)?;
            place.insert(text);
        }
    }
    Ok(learned.into_values().map(str::to_owned).collect())
}

fn perform<K: Kind>(write: &Write<'_>, ctx: &Ctx<'_>, chosen: &[&Planned<K::Work>]) -> Result<()> {
    let works: Vec<(u32, &K::Work)> = works_of(chosen).collect();
    K::write(write, &works, &Steps { ctx, total: works.len(), verb: "Menulis", rest: "" })
}

/// Progress and cancel of a long import.
struct Steps<'a, 'c> {
    ctx: &'a Ctx<'c>,
    total: usize,
    verb: &'static str,
    rest: &'static str,
}

impl Steps<'_, '_> {
    /// Told before each row; speaks every hundred rows, stops when the person asked.
    fn at(&self, done: usize) -> Result<()> {
        if self.ctx.cancel.is_cancelled() {
            return Err(Fault::Cancelled);
        }
        if done.is_multiple_of(100) && self.total > 100 {
            let count = |number: usize| kipp_domain::figures::count(number as u64);
            (self.ctx.progress)(Progress {
                done: u32::try_from(done).unwrap_or(u32::MAX),
                total: u32::try_from(self.total).unwrap_or(u32::MAX),
                text: format!("{} baris {} dari {}{}", self.verb, count(done), count(self.total), self.rest),
            });
        }
        Ok(())
    }
}
