//! Hasil: the live ranking, its explanation, decisions of the panel, and numbered frozen revisions.

use std::sync::Arc;

use kipp_domain::gates::Act;
use kipp_domain::problem::Problems;
use kipp_domain::scoring::{self, Explanation};
use kipp_store::records::Juror;
use kipp_store::records::Signatory;
use kipp_store::records::Stage;
use kipp_store::records::{
    AwardClass, Edition, PanelDecision, PanelDecisionRow, ResultRevision, ResultRow, Submission,
};
use kipp_store::{Barrier, Id, Op, Read, codes, named_params, sql};

use crate::dates::date_near;
use crate::deleting;
use crate::desk::{App, Done, filled, reason};
use crate::entries::submissions;
use crate::error::{Fault, Noun, Refusal, Result};
use crate::office::agencies;
use crate::ports::Ctx;
use crate::results::competition;
use crate::results::frozen;
use crate::results::live::{self, LiveResult};
use crate::results::obstacles::{self, ToldObstacle};
use crate::results::signing::Signing;
use crate::results::statement::{self, Statement, Wording, add_sheets, canonical};
use crate::results::what_if::{self, Supposed};
use crate::rows;
use crate::year::gates;

/// The live ranking with what still refuses a freeze, in words.
#[derive(Clone, Debug)]
pub struct Live {
    pub statement: Arc<Statement>,
    pub obstacles: Vec<ToldObstacle>,
    /// The newest frozen revision, if there is one.
    pub newest: Option<i64>,
    /// The live result says the same as the newest revision.
    pub same_as_newest: bool,
}

/// Who would sign the papers of a result frozen `today`, and of which day they would be.
pub fn signing(read: &Read<'_>, edition: Id<Edition>, today: chrono::NaiveDate) -> Result<Signing> {
    let row = rows::edition(read, edition)?;
    let classes: Vec<AwardClass> =
        read.list(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition })?;
    let named: Vec<Id<Signatory>> = classes.iter().filter_map(|class| class.signatory_id).collect();
    crate::results::signing::of_edition(read, &row, &named, today)
}

/// Always live; frozen results are read with [`revision`].
pub fn show(app: &App, read: &Read<'_>, edition: Id<Edition>) -> Result<Live> {
    let result = live::result(app, read, edition)?;
    let LiveResult { loaded, ranking, statement } = &*result;
    let obstacles = obstacles::in_words(&Wording { loaded, ranking });
    let newest = newest_revision(read, edition)?;
    let same_as_newest = match &newest {
        Some(row) => {
            let frozen = parse(row)?;
            let classes =
                |of: &Statement| of.classes.iter().map(statement::StatementClass::without_ids).collect::<Vec<_>>();
            frozen.rows == statement.rows && classes(&frozen) == classes(statement)
        }
        None => false,
    };
    Ok(Live { newest: newest.map(|row| row.number), statement: Arc::clone(statement), obstacles, same_as_newest })
}

/// Any number down to the marks, with what is needed to name things.
pub struct Why {
    pub explanation: Explanation,
    pub title: String,
    pub agency: String,
    /// Names, separated by "; ".
    pub innovators: String,
    /// The rank that holds, and the computed one.
    pub rank: Option<u32>,
    pub computed_rank: Option<u32>,
    /// Id, name, codes of the leaves.
    pub stages: Vec<(Id<Stage>, String, Vec<String>)>,
    /// Id and name.
    pub jurors: Vec<(Id<Juror>, String)>,
    pub tie: Option<String>,
    /// Why there is no rank, in words.
    pub no_rank: Option<String>,
    /// `akhir`: exact fractions, rounded when printed.
    pub at_end: bool,
}

/// Explains a row as it is or, with `changes`, as a what-if would have it.
pub fn explain(
    app: &App,
    read: &Read<'_>,
    edition: Id<Edition>,
    id: Id<Submission>,
    changes: &[Supposed],
) -> Result<Why> {
    let tried;
    let live;
    let (loaded, ranking) = match changes {
        [] => {
            live = live::result(app, read, edition)?;
            (&live.loaded, &live.ranking)
        }
        changes => {
            let loaded = what_if::suppose(competition::load(app, read, edition)?, changes)?.loaded;
            let ranking = scoring::rank(&loaded.competition);
            tried = (loaded, ranking);
            (&tried.0, &tried.1)
        }
    };
    let explanation = scoring::explain(&loaded.competition, ranking, id.into())
        .ok_or_else(|| Fault::not_found(Noun::Submission, id))?;
    let (tie, no_rank) = {
        let sayer = Wording { loaded, ranking };
        let row = ranking.rows.iter().find(|row| Id::from(row.submission) == id);
        let tie = row.and_then(|row| row.tie.as_ref().map(|tie| sayer.tie(row, tie)));
        (tie.map(|tie| tie.text), explanation.no_rank.map(|why| sayer.no_rank(why)))
    };
    let submission = rows::submission(read, id)?;
    let people = submissions::innovators(read, id)?;
    let names: Vec<&str> = people.iter().map(|one| one.name.as_str()).collect();
    let leaves = |rubric: &scoring::Rubric| rubric.leaves().map(|leaf| leaf.code.clone()).collect();
    Ok(Why {
        rank: explanation.decided.or(explanation.rank),
        computed_rank: explanation.rank,
        explanation,
        agency: agencies::get(read, submission.agency_id)?.name,
        title: submission.title,
        innovators: names.join("; "),
        stages: loaded.stages.iter().map(|one| (one.row.id, one.row.name.clone(), leaves(&one.rubric))).collect(),
        jurors: loaded.jurors.iter().map(|juror| (juror.id, juror.name.clone())).collect(),
        tie,
        no_rank,
        at_end: loaded.competition.draft().rounding == scoring::Rounding::AtEnd,
    })
}

/// Explains a row of a frozen revision, from nothing but the revision.
pub fn explain_frozen(read: &Read<'_>, edition: Id<Edition>, number: i64, id: Id<Submission>) -> Result<Why> {
    let statement = revision(read, edition, number)?.1;
    let missing = || Fault::not_found(Noun::Submission, id);
    let explanation = frozen::explain(&statement, id)?.ok_or_else(missing)?;
    let row = statement.rows.iter().find(|row| row.submission == id).ok_or_else(missing)?;
    let names: Vec<&str> = row.innovators.iter().map(|one| one.name.as_str()).collect();
    let leaves = |stage: &statement::StatementStage| -> Vec<String> {
        stage.criteria.iter().filter(|one| one.leaf).map(|one| one.code.clone()).collect()
    };
    Ok(Why {
        explanation,
        title: row.title.clone(),
        agency: row.agency.clone(),
        innovators: names.join("; "),
        rank: row.rank,
        computed_rank: row.computed_rank,
        stages: statement.stages.iter().map(|stage| (stage.id, stage.name.clone(), leaves(stage))).collect(),
        jurors: statement.jurors.iter().map(|juror| (juror.id, juror.name.clone())).collect(),
        tie: row.tie.as_ref().map(|tie| tie.text.clone()),
        no_rank: row.remark.clone().filter(|_| row.rank.is_none()),
        at_end: statement.edition.rounding == "akhir",
    })
}

/// A decision of the panel as typed.
#[derive(Clone, Debug)]
pub struct DecisionForm {
    /// ranks, order, all_in, unranked
    pub kind: String,
    pub reason: String,
    /// The day of the pleno as typed; nothing: today.
    pub on: Option<String>,
    /// Who decided; said after the reason: "Tim Penilai, dipimpin Sekretaris Daerah".
    pub by: Option<String>,
    pub rows: Vec<DecidedRow>,
}

/// What the panel decided of one submission.
#[derive(Clone, Debug, Default)]
pub struct DecidedRow {
    pub submission: Id<Submission>,
    /// Rank, or place among those of the tie.
    pub place: Option<i64>,
    /// Its own reason.
    pub reason: Option<String>,
}

/// Writes a decision. Ranks replace earlier ranks; a decision about a tie replaces one about the same rows.
pub fn decide(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, form: &DecisionForm) -> Result<Done<Id<PanelDecision>>> {
    let mut why = reason("Keputusan pleno", &form.reason)?;
    if let Some(by) = filled(form.by.clone()) {
        why = format!("{} (diputuskan oleh {by})", why.trim_end_matches('.'));
    }
    let mut problems = Problems::new();
    let on = date_near(&mut problems, "on", form.on.as_deref(), || app.zone().date(ctx.clock.now().0));
    if problems.is_wrong() {
        return Err(problems.into());
    }
    let op = Op::new("panel_decisions.save", "Keputusan pleno dicatat").edition(edition).reason(Some(why.clone()));
    app.write(ctx, op, |write| {
        rows::open_edition(write, edition)?;
        if !codes::knows("panel_decisions", "kind", &form.kind) {
            return Err(Fault::field("kind", format!("Keputusan “{}” tidak dikenal.", form.kind)));
        }
        let needs_place = ["ranks", "order"].contains(&form.kind.as_str());
        if form.rows.is_empty() || form.rows.iter().any(|row| needs_place && row.place.is_none_or(|place| place < 1)) {
            return Err(Fault::field("rows", "Isi peringkat atau urutan setiap usulan yang diputuskan."));
        }
        for DecidedRow { submission, .. } in &form.rows {
            if rows::submission(write, *submission)?.edition_id != edition {
                return Err(Refusal::EditionsMixed.into());
            }
        }
        let mut ids: Vec<Id<Submission>> = form.rows.iter().map(|row| row.submission).collect();
        ids.sort_unstable();
        if ids.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Fault::field("rows", "Satu usulan cukup satu baris dalam keputusan."));
        }
        for old in rows::decisions(write, edition)? {
            let mut old_ids: Vec<Id<Submission>> = old.rows.iter().map(|row| row.submission_id).collect();
            old_ids.sort_unstable();
            let about_tie = |kind: &str| ["order", "all_in"].contains(&kind);
            let replaced = match form.kind.as_str() {
                "ranks" => old.row.kind == "ranks",
                "unranked" => old.row.kind == "unranked" && old_ids == ids,
                _ => about_tie(&old.row.kind) && old_ids == ids,
            };
            if replaced {
                drop_decision(write, &old)?;
            }
        }
        let decision_id = write.insert(PanelDecision {
            id: Id::NEW,
            edition_id: edition,
            kind: form.kind.clone(),
            reason: why,
            decided_at: match on.and_then(|day| day.and_hms_opt(12, 0, 0)) {
                Some(noon) => rows::zone(write)?.utc_millis(noon),
                None => write.at(),
            },
        })?;
        for DecidedRow { submission: submission_id, place, reason: own } in form.rows.iter().cloned() {
            let place = place.filter(|_| needs_place);
            write.insert(PanelDecisionRow { id: Id::NEW, decision_id, submission_id, place, reason: filled(own) })?;
        }
        if form.kind == "ranks" {
            let loaded = competition::load(app, write, edition)?;
            let ranking = scoring::rank(&loaded.competition);
            let sayer = Wording { loaded: &loaded, ranking: &ranking };
            let mut problems = Problems::new();
            for problem in &ranking.panel_problems {
                problems.wrong("rows", sayer.panel_problem(problem));
            }
            if problems.is_wrong() {
                return Err(problems.into());
            }
        }
        Ok(decision_id)
    })
}

fn drop_decision(write: &kipp_store::Write<'_>, decision: &rows::Decision) -> Result<()> {
    deleting::delete_whole::<PanelDecision>(write, decision.row.id, "Keputusan pleno")
}

/// Takes a decision back.
pub fn withdraw_decision(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, id: Id<PanelDecision>) -> Result<Done<()>> {
    app.write(ctx, Op::new("panel_decisions.withdraw", "Keputusan pleno dicabut").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let decision = rows::decisions(write, edition)?.into_iter().find(|decision| decision.row.id == id);
        drop_decision(write, &decision.ok_or_else(|| Fault::not_found(Noun::PanelDecision, id))?)
    })
}

pub(crate) fn numbered(read: &Read<'_>, edition: Id<Edition>, number: i64) -> Result<Option<ResultRevision>> {
    Ok(read.one(sql!("result_revisions/of_number"), named_params! { ":edition_id": edition, ":number": number })?)
}

pub(crate) fn newest_revision(read: &Read<'_>, edition: Id<Edition>) -> Result<Option<ResultRevision>> {
    Ok(read.one(sql!("result_revisions/newest"), named_params! { ":edition_id": edition })?)
}

pub fn revision(read: &Read<'_>, edition: Id<Edition>, number: i64) -> Result<(ResultRevision, Statement)> {
    let row = numbered(read, edition, number)?.ok_or_else(|| Fault::not_found(Noun::Revision, number))?;
    let statement = parse(&row)?;
    Ok((row, statement))
}

/// Reads a frozen statement and proves that it is what was frozen.
pub(crate) fn parse(row: &ResultRevision) -> Result<Statement> {
    if kipp_store::files::sha256_hex(row.document.as_bytes()) != row.sha256 {
        return Err(Fault::Store(kipp_store::StoreError::Damaged(format!(
            "revisi {} tidak cocok dengan sidiknya",
            row.number
        ))));
    }
    statement::read(row.format, &row.document)
}

/// The live result with the marks of every sheet, as a freeze would keep it.
pub fn live_statement(app: &App, read: &Read<'_>, edition: Id<Edition>) -> Result<Statement> {
    Ok(full(&*live::result(app, read, edition)?))
}

fn full(result: &LiveResult) -> Statement {
    let LiveResult { loaded, ranking, statement } = result;
    let mut statement = Statement::clone(statement);
    let explanations: Vec<Explanation> =
        ranking.rows.iter().filter_map(|row| scoring::explain(&loaded.competition, ranking, row.submission)).collect();
    add_sheets(&mut statement, loaded, &explanations);
    statement
}

/// What is said with a freeze.
#[derive(Clone, Debug, Default)]
pub struct FreezeForm {
    /// Needed from the second revision on.
    pub reason: Option<String>,
    /// The day the result bears, as typed; it becomes that of the edition. None: the edition's own.
    pub date: Option<String>,
    /// Why outside the dates of the decision.
    pub outside_reason: Option<String>,
}

/// Freezes the live result as the next numbered revision. Refused while anything is open, and when nothing changed.
pub fn freeze(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, form: &FreezeForm) -> Result<Done<i64>> {
    let (why, date) = (filled(form.reason.clone()), form.date.as_deref());
    let op = Op::new("result_revisions.freeze", "Hasil dibekukan")
        .edition(edition)
        .reason(why.clone())
        .barrier(Barrier::Edition);
    app.write(ctx, op, |write| {
        let row = rows::open_edition(write, edition)?;
        let mut problems = kipp_domain::problem::Problems::new();
        let day = crate::dates::optional_date(&mut problems, "date", date, write).map(|day| day.to_string());
        if problems.is_wrong() {
            return Err(problems.into());
        }
        if day.is_some() && day != row.result_date {
            write.update(&Edition { result_date: day, ..row.clone() })?;
        }
        let result = live::result(app, write, edition)?;
        let LiveResult { loaded, ranking, .. } = &*result;
        let sayer = Wording { loaded, ranking };
        let obstacles: Vec<String> = scoring::obstacles(ranking).iter().map(|one| sayer.obstacle(one)).collect();
        if !obstacles.is_empty() {
            return Err(Refusal::FreezeObstacles(obstacles).into());
        }
        let newest = newest_revision(write, edition)?;
        if newest.is_some() && why.is_none() {
            return Err(Refusal::ReasonNeeded { act: "Membekukan koreksi".into() }.into());
        }
        let mut statement = full(&result);
        let named: Vec<Id<Signatory>> = statement.classes.iter().filter_map(|class| class.signatory_id).collect();
        let today = rows::zone(write)?.date(write.at());
        statement.signing = Some(crate::results::signing::of_edition(write, &loaded.edition, &named, today)?);
        let document = canonical(&statement)?;
        let sha256 = kipp_store::files::sha256_hex(document.as_bytes());
        if let Some(newest) = &newest
            && parse(newest)?.says_the_same(&statement)?
        {
            return Err(Refusal::ResultUnchanged { number: newest.number }.into());
        }
        gates::pass(write, edition, Act::Freeze, form.outside_reason.as_deref())?;
        let number = newest.map_or(1, |newest| newest.number + 1);
        let revision_id = write.insert(ResultRevision {
            id: Id::NEW,
            edition_id: edition,
            number,
            frozen_at: write.at(),
            actor: write.actor().into(),
            reason: why,
            format: statement.format,
            sha256,
            document,
            head: write.journal_head().to_owned(),
        })?;
        for (position, row) in (1..).zip(&statement.rows) {
            write.insert(ResultRow {
                id: Id::NEW,
                revision_id,
                position,
                submission: row.submission,
                rank: row.rank.map(i64::from),
                computed_rank: row.computed_rank.map(i64::from),
                title: row.title.clone(),
                agency: row.agency.clone(),
                final_score: row.final_score.clone(),
                class: row.class.and_then(|at| statement.classes.get(at)).map(|class| class.short_name.clone()),
            })?;
        }
        write.amend(|op| op.label = format!("Hasil {} dibekukan sebagai revisi {number}", row.code));
        Ok(number)
    })
}
