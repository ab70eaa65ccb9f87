//! The files the sample is made of, and the way from their rows to the desk.

use std::collections::BTreeMap;

use kipp_domain::edition::Scale;
use kipp_domain::grid::Grid;
use kipp_domain::imports::{
    Checked, ImportKind, MarkContent, Source, check_agencies, check_jurors, check_marks, check_submissions, guess_header,
};
use kipp_domain::names::normal_form;
use kipp_domain::words::Zone;
use kipp_store::records::{Juror, Stage, Submission};
use kipp_store::{Op, Write};

use crate::agencies::AgencyForm;
use crate::desk::{self, App};
use crate::error::{Fault, Result};
use crate::jurors::JurorForm;
use crate::ports::Ctx;
use crate::score_sheets::SheetForm;
use crate::submissions::{InnovatorForm, OF_IMPORT, SubmissionForm};
use crate::{agencies, assignments, jurors, score_sheets, stages, submissions};

/// Name and content of a built-in file.
pub type File = (&'static str, &'static str);

const REGISTER: File = ("pd_luwu_utara.csv", include_str!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv"));
const SUBMISSIONS: File = ("usulan_kipp_2021.csv", include_str!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"));
const JURORS: File = ("juri.csv", include_str!("juri.csv"));
pub const PROPOSAL: File = ("nilai-proposal.csv", include_str!("nilai-proposal.csv"));
pub const PRESENTATION: File = ("nilai-presentasi.csv", include_str!("nilai-presentasi.csv"));

fn broken(file: File, what: impl std::fmt::Display) -> Fault {
    Fault::Bug(format!("{}: {what}", file.0))
}

fn grid(file: File) -> Result<Grid> {
    let book = kipp_sheets::read(file.0, file.1.as_bytes(), &kipp_sheets::Limits::DEFAULT)?;
    book.sheets.into_iter().next().ok_or_else(|| broken(file, "no sheet"))
}

/// The rows of a file; one wrong row breaks a promise of ours.
fn rows<T>(file: File, kind: ImportKind, check: impl FnOnce(Source<'_>) -> Vec<Checked<T>>) -> Result<Vec<T>> {
    let grid = grid(file)?;
    let header = guess_header(kind, &grid, &BTreeMap::new()).ok_or_else(|| broken(file, "no header"))?;
    let source = Source { grid: &grid, header_row: header.row, mapping: &header.mapping };
    check(source)
        .into_iter()
        .map(|row| row.content.ok_or_else(|| broken(file, format!("row {}: {:?}", row.row, row.findings))))
        .collect()
}

pub(super) fn import_register(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let near = Zone::WITA.date(ctx.clock.now().0);
    app.write(ctx, Op::new("imports.run", "Impor perangkat daerah"), |write| {
        let kinds = agencies::kinds(write)?;
        let names: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.code.as_str(), kind.name.as_str())).collect();
        let rows = rows(REGISTER, ImportKind::Agencies, |source| check_agencies(source, &names, near))?;
        let mut made: BTreeMap<String, i64> = BTreeMap::new();
        for row in &rows {
            let obliged = row.obliged.unwrap_or_else(|| kinds.iter().any(|kind| kind.code == row.kind && kind.obliged));
            let parent_id = match &row.parent {
                Some(parent) => Some(*made.get(parent).ok_or_else(|| broken(REGISTER, format!("{parent} comes later")))?),
                None => None,
            };
            let id = agencies::put(
                write,
                AgencyForm {
                    code: row.code.clone(),
                    name: row.name.clone(),
                    kind: row.kind.clone(),
                    parent_id,
                    obliged,
                    note: row.note.clone(),
                    source: row.source.clone(),
                    ..AgencyForm::default()
                },
            )?;
            made.insert(row.code.clone(), id);
        }
        write.amend(|op| op.label = format!("Impor {} perangkat daerah", rows.len()));
        Ok(())
    })?;
    Ok(())
}

pub(super) fn import_submissions(app: &App, ctx: &Ctx<'_>, edition: i64) -> Result<()> {
    let near = Zone::WITA.date(ctx.clock.now().0);
    app.write(ctx, Op::new("imports.run", "Impor usulan").edition(edition), |write| {
        let names = agencies::names(write)?;
        let rows = rows(SUBMISSIONS, ImportKind::Submissions, |source| check_submissions(source, near))?;
        for row in &rows {
            let found = names.find(&row.agency);
            let agency = found.answer().ok_or_else(|| broken(SUBMISSIONS, &row.agency))?;
            if matches!(found, kipp_domain::names::Match::ByRule(_)) {
                agencies::learn(write, agency, &row.agency)?;
            }
            let person = row.innovator.as_ref().map(|name| InnovatorForm {
                kind: "person".into(),
                name: name.clone(),
                office: row.innovator_position.clone(),
                ..InnovatorForm::default()
            });
            let form = SubmissionForm {
                edition,
                title: row.title.clone(),
                expansion: row.expansion.clone(),
                agency_id: Some(agency),
                unit: row.unit.clone(),
                unit_agency_id: row.unit.as_deref().and_then(|unit| names.find(unit).answer()),
                published_rank: row.published_rank.map(i64::from),
                note: row.note.clone(),
                innovators: Some(person.into_iter().collect()),
                ..SubmissionForm::default()
            };
            submissions::put(write, &form, OF_IMPORT)?;
        }
        write.amend(|op| op.label = format!("Impor {} usulan", rows.len()));
        Ok(())
    })?;
    Ok(())
}

pub(super) fn import_jurors(app: &App, ctx: &Ctx<'_>, edition: i64) -> Result<()> {
    app.write(ctx, Op::new("imports.run", "Impor juri").edition(edition), |write| {
        let names = agencies::names(write)?;
        let rows = rows(JURORS, ImportKind::Jurors, check_jurors)?;
        for row in &rows {
            let agency_id = match &row.agency {
                Some(written) => Some(names.find(written).answer().ok_or_else(|| broken(JURORS, written))?),
                None => None,
            };
            jurors::put(
                write,
                JurorForm { edition, name: row.name.clone(), agency_id, seat: row.role.code().into(), ..JurorForm::default() },
            )?;
        }
        write.amend(|op| op.label = format!("Impor {} juri", rows.len()));
        assignments::sync_edition(write, edition)
    })?;
    Ok(())
}

pub(super) fn import_marks(app: &App, ctx: &Ctx<'_>, edition: i64, file: File) -> Result<()> {
    app.write(ctx, Op::new("imports.run", "Impor nilai").edition(edition), |write| {
        let desk = Names {
            stages: stages::of_edition(write, edition)?,
            submissions: submissions::of_edition(write, edition)?,
            jurors: jurors::of_edition(write, edition)?,
        };
        let scale = Scale { least: 0, greatest: 10_000 };
        let rows = rows(file, ImportKind::Marks, |source| check_marks(source, scale))?;
        let mut sheets: BTreeMap<(i64, i64, i64), SheetForm> = BTreeMap::new();
        let mut abstained: BTreeMap<(i64, i64, i64), String> = BTreeMap::new();
        for row in rows {
            let key = desk.key(&row.stage, &row.submission, &row.juror).ok_or_else(|| broken(file, format!("{row:?}")))?;
            match row.content {
                MarkContent::Mark { criterion, hundredths } => {
                    let text = kipp_domain::figures::hundredths(i64::from(hundredths));
                    sheets.entry(key).or_default().marks.push((criterion, Some(text)));
                }
                MarkContent::Abstention { reason } => {
                    abstained.insert(key, reason);
                }
            }
        }
        let count = sheets.len() + abstained.len();
        for (key, form) in &sheets {
            put_sheet(write, *key, Sheet::Marks(form))?;
        }
        for (key, reason) in abstained {
            put_sheet(write, key, Sheet::Abstention(reason))?;
        }
        write.amend(|op| op.label = format!("Impor {count} lembar nilai"));
        Ok(())
    })?;
    Ok(())
}

enum Sheet<'a> {
    Marks(&'a SheetForm),
    Abstention(String),
}

fn put_sheet(write: &Write<'_>, (stage, submission, juror): (i64, i64, i64), sheet: Sheet<'_>) -> Result<()> {
    let assignment = assignments::of_pair(write, stage, submission, juror)?.ok_or_else(|| Fault::Bug("no assignment".into()))?;
    let (stage, submission, juror) = (desk::stage(write, stage)?, desk::submission(write, submission)?, desk::juror(write, juror)?);
    match sheet {
        Sheet::Marks(form) => score_sheets::put(write, &stage, &submission, &juror, &assignment, form),
        Sheet::Abstention(reason) => score_sheets::put_abstention(write, &submission, &juror, &assignment, Some(reason)),
    }
}

struct Names {
    stages: Vec<Stage>,
    submissions: Vec<Submission>,
    jurors: Vec<Juror>,
}

impl Names {
    fn key(&self, stage: &str, submission: &str, juror: &str) -> Option<(i64, i64, i64)> {
        let juror = normal_form(juror);
        Some((
            self.stages.iter().find(|known| known.code == stage)?.id,
            self.submissions.iter().find(|known| known.title == submission)?.id,
            self.jurors.iter().find(|known| known.normal_name == juror)?.id,
        ))
    }
}
