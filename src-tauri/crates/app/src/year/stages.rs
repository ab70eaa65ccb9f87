//! Tahapan: opening for scoring, locking, participants and weights.

mod changes;
mod extensions;
mod held;
mod rubrics;

use kipp_domain::gates::Act;
use kipp_domain::problem::Problems;
use kipp_store::records::{AwardClass, Criterion, Edition, Signatory, Stage, StageParticipant, Submission, TieRule};
use kipp_store::{Barrier, Id, Op, Read, Write, codes, named_params, sql};

use crate::desk::{App, Done, reason};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;
use crate::rows;
use crate::year::gates;

use changes::put_weights;
pub use changes::{NewStage, StageChange, Weights, add, change, order, remove};
pub(crate) use changes::{check_rows, code_twice, period, same};
pub use extensions::{age_counted_to, asks_age, extensions};
pub use held::{Held, HeldStage, held};
pub use rubrics::{CriterionForm, LevelForm, criteria, levels, rubrics_of_edition, save_rubric};
pub(crate) use rubrics::{check_rubric, first_rubric, per_mille, put_rubric, rubric, rubric_words};

pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Stage>> {
    Ok(read.list(sql!("stages/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The stage of a command that scores: refuses unscored and unopened ones.
pub(crate) fn scored_and_open(read: &Read<'_>, id: Id<Stage>) -> Result<Stage> {
    let stage = rows::stage(read, id)?;
    rows::open_edition(read, stage.edition_id)?;
    if !stage.scored {
        return Err(Refusal::StageNotScored { stage: stage.name }.into());
    }
    if !stage.enabled {
        return Err(Refusal::StageSwitchedOff { stage: stage.name }.into());
    }
    if stage.opened_at.is_none() {
        return Err(Refusal::StageNotOpen { stage: stage.name }.into());
    }
    Ok(stage)
}

/// Opens a scored stage: every juror is assigned to every participant except conflicts.
/// `outside`: why outside its dates.
pub fn open(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, outside: Option<&str>) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.open", "Tahapan dibuka").stage(id), |write| open_in(write, id, outside))
}

pub(crate) fn open_in(write: &Write<'_>, id: Id<Stage>, outside: Option<&str>) -> Result<()> {
    let mut stage = rows::stage(write, id)?;
    rows::open_edition(write, stage.edition_id)?;
    if !stage.scored {
        return Err(Refusal::StageNotScored { stage: stage.name }.into());
    }
    if !stage.enabled {
        return Err(Refusal::StageSwitchedOff { stage: stage.name }.into());
    }
    if stage.opened_at.is_some() {
        return Err(Refusal::StageAlreadyOpen { stage: stage.name }.into());
    }
    let mut problems = Problems::new();
    check_weights(write, stage.edition_id, &mut problems)?;
    check_rubric(write, &stage, &mut problems)?;
    if problems.is_wrong() {
        return Err(problems.into());
    }
    gates::pass(write, stage.edition_id, Act::OpenScoring(&stage.code), outside)?;
    stage.opened_at = Some(write.at());
    write.update(&stage)?;
    write.amend(|op| {
        op.edition_id = Some(stage.edition_id);
        op.label = format!("{} dibuka", stage.name);
    });
    Ok(())
}

fn check_weights(read: &Read<'_>, edition: Id<Edition>, problems: &mut Problems) -> Result<()> {
    if let Some(text) = weights_problem(&of_edition(read, edition)?) {
        problems.wrong("weight", text);
    }
    Ok(())
}

/// What the weights of an edition's stages lack, in a sentence; None: they sum to 1000.
pub fn weights_problem(stages: &[Stage]) -> Option<String> {
    let weights: Vec<u32> = stages
        .iter()
        .filter(|stage| stage.scored && stage.enabled)
        .map(|stage| stage.weight.unwrap_or(0).try_into().unwrap_or(0))
        .collect();
    kipp_domain::edition::weight_sum_problem("Bobot tahapan", &weights)
}

/// Locks a stage: later changes of its marks need a reason.
pub fn lock(app: &App, ctx: &Ctx<'_>, id: Id<Stage>) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.lock", "Penilaian dikunci").stage(id).barrier(Barrier::Stage), |write| {
        let mut stage = scored_and_open(write, id)?;
        if let Some(at) = stage.locked_at {
            return Err(Refusal::StageLocked { stage: stage.name, at }.into());
        }
        stage.locked_at = Some(write.at());
        write.update(&stage)?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("{} dikunci", stage.name);
        });
        Ok(())
    })
}

pub fn unlock(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, why: &str) -> Result<Done<()>> {
    let why = reason("Membuka kunci", why)?;
    app.write(
        ctx,
        Op::new("stages.unlock", "Kunci penilaian dibuka").stage(id).reason(Some(why.clone())).never_undone(),
        |write| {
            let mut stage = scored_and_open(write, id)?;
            if stage.locked_at.is_none() {
                return Err(Refusal::StageNotLocked { stage: stage.name }.into());
            }
            stage.locked_at = None;
            stage.lock_reason = Some(why);
            write.update(&stage)?;
            write.amend(|op| {
                op.edition_id = Some(stage.edition_id);
                op.label = format!("Kunci {} dibuka", stage.name);
            });
            Ok(())
        },
    )
}

/// Ticks "lolos ke tahap ini" for exactly these submissions.
pub fn set_participants(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, submissions: &[Id<Submission>]) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.set_participants", "Peserta tahapan ditetapkan").stage(id), |write| {
        let stage = rows::stage(write, id)?;
        rows::open_edition(write, stage.edition_id)?;
        let now: Vec<StageParticipant> =
            write.list(sql!("stage_participants/of_stage"), named_params! { ":stage_id": id })?;
        for ticked in now.iter().filter(|ticked| !submissions.contains(&ticked.submission_id)) {
            write.delete::<StageParticipant>(ticked.id)?;
        }
        for submission in submissions {
            if rows::submission(write, *submission)?.edition_id != stage.edition_id {
                return Err(Refusal::EditionsMixed.into());
            }
            if !now.iter().any(|ticked| ticked.submission_id == *submission) {
                write.insert(StageParticipant { id: Id::NEW, stage_id: id, submission_id: *submission })?;
            }
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Peserta {}: {} usulan", stage.name, submissions.len());
        });
        Ok(())
    })
}

/// A stage's share of the final, per mille; all scored stages of an edition at once, so that their sum can be 1000. Not
/// while a stage is judged; `why` is needed once there are marks.
pub fn set_weights(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    weights: &[(Id<Stage>, i64)],
    why: Option<&str>,
) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.set_weights", "Bobot tahapan diubah").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let moved = put_weights(write, edition, weights)?;
        let mut problems = Problems::new();
        check_weights(write, edition, &mut problems)?;
        if problems.is_wrong() {
            return Err(problems.into());
        }
        if moved {
            let why = held::weights(write, edition, why)?;
            write.amend(|op| op.reason = why);
        }
        Ok(())
    })
}

pub fn classes(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<AwardClass>> {
    Ok(read.list(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition })?)
}

pub fn tie_rules(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<TieRule>> {
    Ok(read.list(sql!("tie_rules/of_edition"), named_params! { ":edition_id": edition })?)
}

/// One award class as typed.
#[derive(Clone, Debug, Default)]
pub struct ClassForm {
    pub short_name: String,
    pub full_name: String,
    pub rank_from: i64,
    pub rank_to: i64,
    /// piagam, sertifikat
    pub document: String,
    pub signatory: Option<Id<Signatory>>,
}

/// Replaces the award classes of an edition.
pub fn save_classes(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, forms: &[ClassForm]) -> Result<Done<()>> {
    app.write(ctx, Op::new("award_classes.save", "Kelas penghargaan diubah").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let mut problems = Problems::new();
        for (at, form) in forms.iter().enumerate() {
            problems.required(&format!("classes.{at}.short_name"), "Nama pendek", &form.short_name);
            problems.required(&format!("classes.{at}.full_name"), "Nama lengkap", &form.full_name);
            if form.rank_from < 1 || form.rank_to < form.rank_from || form.rank_to > 1_000_000 {
                problems.wrong(
                    format!("classes.{at}.rank_to"),
                    "Rentang peringkat naik dari 1, paling jauh sampai 1.000.000.",
                );
            }
            if !codes::knows("award_classes", "document", &form.document) {
                problems.wrong(format!("classes.{at}.document"), "Dokumen: piagam atau sertifikat.");
            }
            if let Some(other) =
                forms[..at].iter().find(|other| form.rank_from <= other.rank_to && other.rank_from <= form.rank_to)
            {
                problems.wrong(
                    format!("classes.{at}.rank_from"),
                    format!("Rentang peringkat bertumpuk dengan {}.", other.short_name),
                );
            }
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        for old in
            write.list::<AwardClass>(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition })?
        {
            write.delete::<AwardClass>(old.id)?;
        }
        for (position, form) in (1..).zip(forms.iter().cloned()) {
            write.insert(AwardClass {
                id: Id::NEW,
                edition_id: edition,
                position,
                short_name: form.short_name.trim().into(),
                full_name: form.full_name.trim().into(),
                rank_from: form.rank_from,
                rank_to: form.rank_to,
                document: form.document,
                signatory_id: form.signatory,
            })?;
        }
        Ok(())
    })
}

/// A tie rule as typed: kind, stage, criterion.
pub type TypedRule = (String, Option<Id<Stage>>, Option<Id<Criterion>>);

/// Replaces the tie-break list.
pub fn save_tie_rules(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, rules: &[TypedRule]) -> Result<Done<()>> {
    app.write(ctx, Op::new("tie_rules.save", "Penentu seri diubah").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        for old in write.list::<TieRule>(sql!("tie_rules/of_edition"), named_params! { ":edition_id": edition })? {
            write.delete::<TieRule>(old.id)?;
        }
        for (position, (kind, stage_id, criterion_id)) in (1..).zip(rules.iter().cloned()) {
            check_tie_rule(write, edition, position - 1, (&kind, stage_id, criterion_id))?;
            write.insert(TieRule { id: Id::NEW, edition_id: edition, position, kind, stage_id, criterion_id })?;
        }
        Ok(())
    })
}

/// A rule names what its kind compares, of this edition.
fn check_tie_rule(
    write: &Write<'_>,
    edition: Id<Edition>,
    at: i64,
    (kind, stage, criterion): (&str, Option<Id<Stage>>, Option<Id<Criterion>>),
) -> Result<()> {
    let field = |name: &str| format!("rules.{at}.{name}");
    let (needs_stage, needs_criterion) = match kind {
        "panel" => (false, false),
        "stage_score" | "stage_median" => (true, false),
        "criterion_mean" => (true, true),
        other => return Err(Fault::field(field("kind"), format!("Penentu seri “{other}” tidak dikenal."))),
    };
    if stage.is_some() != needs_stage {
        let text = if needs_stage { "Tahapan penentu seri belum dipilih." } else { "Penentu seri ini tanpa tahapan." };
        return Err(Fault::field(field("stage"), text));
    }
    if criterion.is_some() != needs_criterion {
        let text =
            if needs_criterion { "Kriteria penentu seri belum dipilih." } else { "Penentu seri ini tanpa kriteria." };
        return Err(Fault::field(field("criterion"), text));
    }
    if let Some(stage) = stage {
        if rows::stage(write, stage)?.edition_id != edition {
            return Err(Refusal::EditionsMixed.into());
        }
        let known = criteria(write, stage)?;
        if let Some(unknown) = criterion.filter(|id| !known.iter().any(|row| row.id == *id)) {
            return Err(Fault::not_found(Noun::Criterion, unknown));
        }
    }
    Ok(())
}
