//! Percobaan (*what-if*): which ranks move if marks were others. Nothing is written until the officer keeps it; then it
//! is one correction, one operation.

use kipp_store::records::{Edition, Juror, Stage, Submission};
use std::collections::BTreeMap;

use kipp_domain::problem::Problems;
use kipp_domain::scoring::{self, Competition, JurorId, Mark, SetMarkProblem, StageId, Standing, SubmissionId};
use kipp_store::{Id, Op, Read};

use crate::desk::{App, Done, filled};
use crate::error::text_id::text_of;
use crate::error::{Fault, Result};
use crate::jury::score_sheets::{self, SheetForm, SheetKey, mark_words};
use crate::ports::Ctx;
use crate::results::comparison::{self, Moved};
use crate::results::competition::{self, Loaded};
use crate::results::live;
use crate::results::obstacles::{self, ToldObstacle};
use crate::results::statement::{Statement, Wording, statement_of};
use crate::rows;

/// A mark as it might be; no text clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposed {
    pub stage: Id<Stage>,
    pub submission: Id<Submission>,
    pub juror: Id<Juror>,
    /// Code of the criterion.
    pub criterion: String,
    pub mark: Option<String>,
}

/// A sheet, by what it is of.
pub type SheetIds = (Id<Stage>, Id<Submission>, Id<Juror>);

impl Supposed {
    fn ids(&self) -> (StageId, SubmissionId, JurorId) {
        (self.stage.into(), self.submission.into(), self.juror.into())
    }

    fn key(&self) -> SheetIds {
        (self.stage, self.submission, self.juror)
    }
}

/// One supposed mark beside the one that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    pub supposed: Supposed,
    pub stage_name: String,
    pub title: String,
    pub juror_name: String,
    pub criterion_name: String,
    pub old: Option<Mark>,
    pub new: Option<Mark>,
}

/// The ranking as it would be, beside the one that is.
pub struct WhatIf {
    pub statement: Statement,
    pub obstacles: Vec<ToldObstacle>,
    pub moves: Vec<Moved>,
    pub tried: Vec<Tried>,
    /// Sheets touched: stage, submission, juror, total before and after as printed.
    pub sheets: Vec<(SheetIds, String, String)>,
    /// Sheets whose control total no longer fits and would be cleared: in words.
    pub controls: Vec<String>,
    /// Why keeping needs a reason, in words.
    pub reason_needed: Option<String>,
    /// Why it cannot be kept, in words.
    pub refused: Option<String>,
}

/// Nothing is written.
pub fn what_if(app: &App, read: &Read<'_>, edition: Id<Edition>, changes: &[Supposed]) -> Result<WhatIf> {
    let live = live::result(app, read, edition)?;
    let before = &live.statement;
    let supposed = suppose(live.loaded.clone(), changes)?;
    let ranking = scoring::rank(&supposed.loaded.competition);
    let statement = statement_of(read, &supposed.loaded, &ranking)?;
    let obstacles = obstacles::in_words(&Wording { loaded: &supposed.loaded, ranking: &ranking });
    let mut keys: Vec<SheetIds> = changes.iter().map(Supposed::key).collect();
    keys.sort_unstable();
    keys.dedup();
    let zone = rows::zone(read)?;
    let sentence = |fault: &Fault| {
        let said = text_of(fault, zone);
        [said.title, said.detail].join(" ").trim().to_owned()
    };
    let touched = |stage: &&competition::LoadedStage| keys.iter().any(|key| key.0 == stage.row.id);
    let reason_needed = supposed
        .loaded
        .stages
        .iter()
        .filter(touched)
        .find_map(|stage| score_sheets::require_reason(read, &stage.row, None).err())
        .map(|fault| sentence(&fault));
    Ok(WhatIf {
        moves: comparison::moves(before, &statement),
        sheets: keys
            .iter()
            .map(|(stage, submission, juror)| {
                let cell = |said: &Statement| comparison::cell(said, *stage, *submission, *juror);
                ((*stage, *submission, *juror), cell(before), cell(&statement))
            })
            .collect(),
        refused: rows::open_edition(read, edition).err().map(|fault| sentence(&fault)),
        tried: supposed.tried,
        controls: supposed.controls,
        statement,
        obstacles,
        reason_needed,
    })
}

/// An edition with supposed marks in place of those that are there.
pub(crate) struct SupposedEdition {
    pub loaded: Loaded,
    tried: Vec<Tried>,
    controls: Vec<String>,
    cleared: Vec<SheetIds>,
}

/// Every impossible mark is a problem `changes.<n>.mark`, all at once.
pub(crate) fn suppose(mut loaded: Loaded, changes: &[Supposed]) -> Result<SupposedEdition> {
    let mut problems = Problems::new();
    let mut tried = Vec::new();
    let mut competition = loaded.competition.clone();
    for (at, one) in changes.iter().enumerate() {
        match try_one(&loaded, &mut competition, one) {
            Ok(found) => tried.push(found),
            Err(words) => problems.wrong(format!("changes.{at}.mark"), words),
        }
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let (mut controls, mut cleared) = (Vec::new(), Vec::new());
    for one in &tried {
        let (stage, submission, juror) = one.supposed.ids();
        if competition.drop_stale_control(stage, submission, juror) {
            controls.push(format!("Jumlah kontrol lembar {} untuk {} dikosongkan.", one.juror_name, one.title));
            cleared.push(one.supposed.key());
        }
    }
    loaded.competition = competition;
    Ok(SupposedEdition { loaded, tried, controls, cleared })
}

/// Sets one mark, or says in words why it cannot be.
fn try_one(loaded: &Loaded, competition: &mut Competition, one: &Supposed) -> Result<Tried, String> {
    let stage = loaded.stages.iter().find(|stage| stage.row.id == one.stage);
    let juror = loaded.jurors.iter().find(|juror| juror.id == one.juror);
    let submission = loaded.entries.get(one.submission);
    let (Some(stage), Some(juror), Some(submission)) = (stage, juror, submission) else {
        return Err("Lembar ini tidak ada pada edisi ini.".into());
    };
    let text = one.mark.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let new = text.map(|text| Mark::parse(text).map_err(|problem| mark_words(text, &problem))).transpose()?;
    let (stage_id, submission_id, juror_id) = one.ids();
    let old = match competition.mark(stage_id, submission_id, juror_id, &one.criterion) {
        Ok(old) => old,
        Err(SetMarkProblem::NoSuchCriterion) => {
            return Err(format!("Kriteria “{}” tidak ada pada rubrik {}.", one.criterion, stage.row.name));
        }
        Err(SetMarkProblem::NoSuchSheet | SetMarkProblem::OffScale) => {
            return Err(format!(
                "{} tidak ditugaskan menilai {} pada {}.",
                juror.name, submission.title, stage.row.name
            ));
        }
    };
    match competition.standing(stage_id, submission_id, juror_id) {
        None | Some(Standing::Assigned) => {}
        Some(Standing::Excused(reason)) => {
            return Err(format!("Lembar {} untuk {} dibebaskan: {}.", juror.name, submission.title, reason.text()));
        }
        Some(Standing::Abstained(_)) => return Err(format!("{} abstain untuk {}.", juror.name, submission.title)),
        Some(Standing::Conflict(reason)) => {
            return Err(format!("Benturan kepentingan {}: {}.", juror.name, reason.text()));
        }
    }
    if competition.set_mark(stage_id, submission_id, juror_id, &one.criterion, new).is_err() {
        return Err(stage.rubric.scale().off_words(text.unwrap_or_default()));
    }
    let criterion = stage.criteria.iter().find(|row| row.code == one.criterion);
    Ok(Tried {
        supposed: one.clone(),
        stage_name: stage.row.name.clone(),
        title: submission.title.clone(),
        juror_name: juror.name.clone(),
        criterion_name: criterion.map(|row| row.name.clone()).unwrap_or_default(),
        old,
        new,
    })
}

/// Keeps a what-if: the marks of every sheet it touched, in one operation. Answers how many sheets there were.
/// A control total that no longer fits is cleared: the officer compares with the paper again.
pub fn keep(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    changes: &[Supposed],
    why: Option<String>,
) -> Result<Done<u32>> {
    let why = filled(why);
    let op = Op::new("score_sheets.correct", "Nilai dikoreksi").edition(edition).reason(why.clone());
    app.write(ctx, op, |write| {
        rows::open_edition(write, edition)?;
        let supposed = suppose(competition::load(app, write, edition)?, changes)?;
        let mut forms: BTreeMap<SheetIds, SheetForm> = BTreeMap::new();
        for one in &supposed.tried {
            let key = one.supposed.key();
            let form = forms.entry(key).or_insert_with(|| SheetForm {
                control_total: supposed.cleared.contains(&key).then(String::new),
                reason: why.clone(),
                ..SheetForm::default()
            });
            form.marks.push((one.supposed.criterion.clone(), one.supposed.mark.clone()));
        }
        let label = match (forms.len(), supposed.tried.first()) {
            (_, None) => return Err(Fault::field("changes", "Belum ada nilai yang diubah.")),
            (1, Some(one)) => format!("Koreksi nilai {} oleh {}", one.title, one.juror_name),
            (count, Some(_)) => format!("Koreksi {count} lembar nilai"),
        };
        write.amend(|op| op.label = label);
        for ((stage, submission, juror), form) in &forms {
            let key = SheetKey { stage: *stage, submission: *submission, juror: *juror };
            score_sheets::put_one(write, key, form)?;
        }
        Ok(u32::try_from(forms.len()).unwrap_or(u32::MAX))
    })
}
