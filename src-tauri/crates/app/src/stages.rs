//! Tahapan: dates and extensions, opening for scoring, locking, participants, rubric and weights.

use kipp_domain::problem::Problems;
use kipp_domain::scoring::{self, Mark, RubricProblem, Scale, Weight};
use kipp_store::records::{AwardClass, Criterion, CriterionLevel, Stage, StageExtension, StageParticipant, TieRule};
use kipp_store::{Barrier, Op, Read, Write, named_params, sql};

use crate::dates::optional_date;
use crate::desk::{self, App, Done, reason};
use crate::error::{Fault, Refusal, Result};
use crate::ports::Ctx;

pub fn of_edition(read: &Read<'_>, edition: i64) -> Result<Vec<Stage>> {
    Ok(read.list(sql!("stages/of_edition"), named_params! { ":edition_id": edition })?)
}

pub fn criteria(read: &Read<'_>, stage: i64) -> Result<Vec<Criterion>> {
    Ok(read.list(sql!("criteria/of_stage"), named_params! { ":stage_id": stage })?)
}

/// Criteria of every stage of an edition, and the level texts of each: two statements for a whole list.
pub fn rubrics_of_edition(read: &Read<'_>, edition: i64) -> Result<(Vec<Criterion>, Vec<CriterionLevel>)> {
    let criteria = read.list(sql!("criteria/of_edition"), named_params! { ":edition_id": edition })?;
    let levels = read.list(sql!("criterion_levels/of_edition"), named_params! { ":edition_id": edition })?;
    Ok((criteria, levels))
}

pub fn levels(read: &Read<'_>, criterion: i64) -> Result<Vec<CriterionLevel>> {
    Ok(read.list(sql!("criterion_levels/of_criterion"), named_params! { ":criterion_id": criterion })?)
}

/// The stage of a command that scores: refuses unscored and unopened ones.
pub(crate) fn scored_and_open(read: &Read<'_>, id: i64) -> Result<Stage> {
    let stage = desk::stage(read, id)?;
    desk::open_edition(read, stage.edition_id)?;
    if !stage.scored {
        return Err(Refusal::StageNotScored { stage: stage.name }.into());
    }
    if stage.opened_at.is_none() {
        return Err(Refusal::StageNotOpen { stage: stage.name }.into());
    }
    Ok(stage)
}

/// Opens a scored stage: every juror is assigned to every participant except conflicts.
pub fn open(app: &App, ctx: &Ctx<'_>, id: i64) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.open", "Tahapan dibuka").stage(id), |write| open_in(write, id))
}

pub(crate) fn open_in(write: &Write<'_>, id: i64) -> Result<()> {
    let mut stage = desk::stage(write, id)?;
    desk::open_edition(write, stage.edition_id)?;
    if !stage.scored {
        return Err(Refusal::StageNotScored { stage: stage.name }.into());
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
    stage.opened_at = Some(write.at());
    write.update(&stage)?;
    write.amend(|op| {
        op.edition_id = Some(stage.edition_id);
        op.label = format!("{} dibuka", stage.name);
    });
    Ok(())
}

fn check_weights(read: &Read<'_>, edition: i64, problems: &mut Problems) -> Result<()> {
    let weights: Vec<u32> = of_edition(read, edition)?
        .iter()
        .filter(|stage| stage.scored && stage.enabled)
        .map(|stage| stage.weight.unwrap_or(0).try_into().unwrap_or(0))
        .collect();
    if let Some(text) = kipp_domain::edition::weight_sum_problem("Bobot tahapan", &weights) {
        problems.wrong("weight", text);
    }
    Ok(())
}

fn check_rubric(read: &Read<'_>, stage: &Stage, problems: &mut Problems) -> Result<()> {
    if let Err(found) = rubric(stage, &criteria(read, stage.id)?) {
        for problem in found {
            problems.wrong("criteria", rubric_words(&stage.name, &problem));
        }
    }
    Ok(())
}

pub(crate) fn rubric_words(stage: &str, problem: &RubricProblem) -> String {
    match problem {
        RubricProblem::WeightSum { sum } => {
            kipp_domain::edition::weight_sum_problem(&format!("Kriteria {stage}"), &[*sum]).unwrap_or_default()
        }
        RubricProblem::CodeTwice { code } => format!("Kode kriteria “{code}” dipakai dua kali pada {stage}."),
        RubricProblem::EmptyBranch { code } => format!("Kriteria “{code}” tidak mempunyai subkriteria berbobot."),
    }
}

/// The checked rubric of a stage from its rows.
pub(crate) fn rubric(stage: &Stage, rows: &[Criterion]) -> Result<scoring::Rubric, Vec<RubricProblem>> {
    let scale = Scale::new(Mark(narrow(stage.scale_min)), Mark(narrow(stage.scale_max))).unwrap_or(Scale::HUNDRED);
    scoring::Rubric::new(scale, &branch(rows, None))
}

fn branch(rows: &[Criterion], parent: Option<i64>) -> Vec<scoring::Criterion> {
    rows.iter()
        .filter(|row| row.parent_id == parent)
        .map(|row| {
            let children = branch(rows, Some(row.id));
            match children.is_empty() {
                true => scoring::Criterion::leaf(
                    &row.code,
                    &row.name,
                    Weight(u16::try_from(row.weight).unwrap_or(u16::MAX)),
                ),
                false => scoring::Criterion::branch(&row.code, &row.name, children),
            }
        })
        .collect()
}

fn narrow(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

/// Locks a stage: later changes of its marks need a reason.
pub fn lock(app: &App, ctx: &Ctx<'_>, id: i64) -> Result<Done<()>> {
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

pub fn unlock(app: &App, ctx: &Ctx<'_>, id: i64, why: &str) -> Result<Done<()>> {
    let why = reason("Membuka kunci", why)?;
    app.write(ctx, Op::new("stages.unlock", "Kunci penilaian dibuka").stage(id).reason(Some(why.clone())).final_(), |write| {
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
    })
}

/// What may be changed of a stage; None leaves it.
#[derive(Clone, Debug, Default)]
pub struct StageChange {
    pub name: Option<String>,
    pub enabled: Option<bool>,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    /// Needed when the end moves: the log of extensions keeps it.
    pub reason: Option<String>,
    /// all, ticked
    pub participants: Option<String>,
}

pub fn change(app: &App, ctx: &Ctx<'_>, id: i64, change: StageChange) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.change", "Tahapan diubah").stage(id), |write| {
        let mut stage = desk::stage(write, id)?;
        desk::open_edition(write, stage.edition_id)?;
        let mut problems = Problems::new();
        if let Some(name) = change.name {
            stage.name = problems.required("name", "Nama tahapan", &name).unwrap_or_default().to_owned();
        }
        if let Some(on) = change.enabled {
            stage.enabled = on;
        }
        if let Some(text) = change.starts_on {
            stage.starts_on =
                optional_date(&mut problems, "starts_on", Some(&text), write.at()).map(|date| date.to_string());
        }
        let old_end = stage.ends_on.clone();
        if let Some(text) = change.ends_on {
            stage.ends_on =
                optional_date(&mut problems, "ends_on", Some(&text), write.at()).map(|date| date.to_string());
        }
        if stage.starts_on.as_ref().zip(stage.ends_on.as_ref()).is_some_and(|(start, end)| start > end) {
            problems.wrong("ends_on", "Tanggal selesai mendahului tanggal mulai.");
        }
        if let Some(word) = change.participants {
            if !["all", "ticked"].contains(&word.as_str()) {
                problems.wrong("participants", "Peserta: all atau ticked.");
            }
            stage.participants = word;
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        if let (Some(old), Some(new)) = (&old_end, &stage.ends_on)
            && new > old
        {
            let why = reason("Memperpanjang tahapan", change.reason.as_deref().unwrap_or_default())?;
            let (old_ends_on, new_ends_on) = (Some(old.clone()), new.clone());
            write.insert(StageExtension {
                id: 0,
                stage_id: id,
                old_ends_on,
                new_ends_on,
                reason: why,
                at: write.at(),
            })?;
        }
        write.update(&stage)?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("{} diubah", stage.name);
        });
        Ok(())
    })
}

/// Ticks "lolos ke tahap ini" for exactly these submissions.
pub fn set_participants(app: &App, ctx: &Ctx<'_>, id: i64, submissions: &[i64]) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.set_participants", "Peserta tahapan ditetapkan").stage(id), |write| {
        let stage = desk::stage(write, id)?;
        desk::open_edition(write, stage.edition_id)?;
        let now: Vec<StageParticipant> =
            write.list(sql!("stage_participants/of_stage"), named_params! { ":stage_id": id })?;
        for ticked in now.iter().filter(|ticked| !submissions.contains(&ticked.submission_id)) {
            write.delete::<StageParticipant>(ticked.id)?;
        }
        for submission in submissions {
            if desk::submission(write, *submission)?.edition_id != stage.edition_id {
                return Err(Refusal::EditionsMixed.into());
            }
            if !now.iter().any(|ticked| ticked.submission_id == *submission) {
                write.insert(StageParticipant { id: 0, stage_id: id, submission_id: *submission })?;
            }
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Peserta {}: {} usulan", stage.name, submissions.len());
        });
        Ok(())
    })
}

/// A stage's share of the final, per mille; all scored stages of an edition at once, so that their sum can be 1000.
pub fn set_weights(app: &App, ctx: &Ctx<'_>, edition: i64, weights: &[(i64, i64)]) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.set_weights", "Bobot tahapan diubah").edition(edition), |write| {
        desk::open_edition(write, edition)?;
        for (id, weight) in weights {
            let mut stage = desk::stage(write, *id)?;
            if stage.edition_id != edition {
                return Err(Refusal::EditionsMixed.into());
            }
            stage.weight = Some(per_mille("weight", &stage.name, *weight)?);
            write.update(&stage)?;
        }
        let mut problems = Problems::new();
        check_weights(write, edition, &mut problems)?;
        let scored: Vec<Stage> = of_edition(write, edition)?
            .into_iter()
            .filter(|s| s.scored && s.enabled && s.weight.unwrap_or(0) > 0)
            .collect();
        if scored
            .windows(2)
            .any(|pair| (pair[0].scale_min, pair[0].scale_max) != (pair[1].scale_min, pair[1].scale_max))
        {
            problems.wrong("scale", "Tahapan berbobot dalam satu edisi harus memakai rentang nilai yang sama.");
        }
        if problems.is_wrong() { Err(problems.into()) } else { Ok(()) }
    })
}

/// A weight as typed; what is no share is refused, never bent.
fn per_mille(field: &str, of: &str, weight: i64) -> Result<i64> {
    match (0..=1000).contains(&weight) {
        true => Ok(weight),
        false => Err(Fault::field(field, format!("Bobot {of} harus 0 sampai 1000 per mil, terisi {weight}."))),
    }
}

/// One criterion as typed: depth-first, `depth` 0 for a root.
#[derive(Clone, Debug, Default)]
pub struct CriterionForm {
    pub code: String,
    pub name: String,
    pub guidance: String,
    pub depth: usize,
    /// Per mille; of leaves only.
    pub weight: i64,
    /// from, to (hundredths), title, text
    pub levels: Vec<(i64, i64, String, String)>,
}

/// Replaces the rubric and scale of a stage without marks. The sum of the leaf weights must be 1000.
pub fn save_rubric(app: &App, ctx: &Ctx<'_>, id: i64, scale: (i64, i64), forms: &[CriterionForm]) -> Result<Done<()>> {
    app.write(ctx, Op::new("rubrics.save", "Rubrik diubah").stage(id), |write| {
        let mut stage = desk::stage(write, id)?;
        desk::open_edition(write, stage.edition_id)?;
        if write.value::<i64>(sql!("marks/count_of_stage"), named_params! { ":stage_id": id })?.unwrap_or(0) > 0 {
            return Err(Refusal::StageHasMarks { stage: stage.name }.into());
        }
        if scale.0 >= scale.1 {
            return Err(Fault::field("scale", "Nilai terendah harus di bawah nilai tertinggi."));
        }
        (stage.scale_min, stage.scale_max) = scale;
        let others = of_edition(write, stage.edition_id)?;
        if let Some(other) = others.iter().find(|other| {
            other.id != id
                && other.scored
                && other.weight.unwrap_or(0) > 0
                && (other.scale_min, other.scale_max) != scale
        }) {
            return Err(Fault::field(
                "scale",
                format!("{} memakai rentang nilai lain; rentang dalam satu edisi harus sama.", other.name),
            ));
        }
        write.update(&stage)?;
        replace_criteria(write, &stage, forms)?;
        let mut problems = Problems::new();
        check_rubric(write, &stage, &mut problems)?;
        if problems.is_wrong() {
            return Err(problems.into());
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Rubrik {} diubah", stage.name);
        });
        Ok(())
    })
}

fn replace_criteria(write: &Write<'_>, stage: &Stage, forms: &[CriterionForm]) -> Result<()> {
    let old = criteria(write, stage.id)?;
    let rules: Vec<TieRule> =
        write.list(sql!("tie_rules/of_edition"), named_params! { ":edition_id": stage.edition_id })?;
    let named: Vec<(TieRule, String)> = rules
        .into_iter()
        .filter_map(|rule| {
            let code = old.iter().find(|row| Some(row.id) == rule.criterion_id)?.code.clone();
            Some((rule, code))
        })
        .collect();
    if let Some((_, code)) = named.iter().find(|(_, code)| !forms.iter().any(|form| form.code == *code)) {
        return Err(Fault::field(
            "criteria",
            format!("Kriteria “{code}” dipakai sebagai penentu seri. Ubah penentu seri lebih dulu."),
        ));
    }
    if let Some(twice) =
        (1..forms.len()).find(|at| forms[..*at].iter().any(|form| form.code.trim() == forms[*at].code.trim()))
    {
        let code = forms[twice].code.trim().to_owned();
        return Err(Fault::field("criteria", rubric_words(&stage.name, &RubricProblem::CodeTwice { code })));
    }
    let mut ids: Vec<(usize, i64)> = Vec::new();
    let mut made = Vec::new();
    // Old rows keep their code until the new ones stand: first free the codes.
    for row in &old {
        write.update(&Criterion { code: format!("~{}", row.id), ..row.clone() })?;
    }
    for (position, form) in (1..).zip(forms) {
        ids.retain(|(depth, _)| *depth < form.depth);
        let criterion_id = write.insert(Criterion {
            id: 0,
            stage_id: stage.id,
            parent_id: ids.last().map(|(_, id)| *id),
            position,
            code: form.code.trim().into(),
            name: form.name.trim().into(),
            guidance: form.guidance.trim().into(),
            weight: per_mille("criteria", &form.name, form.weight)?,
        })?;
        for (from_mark, to_mark, title, text) in form.levels.clone() {
            write.insert(CriterionLevel { id: 0, criterion_id, from_mark, to_mark, title, text })?;
        }
        ids.push((form.depth, criterion_id));
        made.push((form.code.trim().to_owned(), criterion_id));
    }
    for (mut rule, code) in named {
        rule.criterion_id = made.iter().find(|(made, _)| *made == code).map(|(_, id)| *id);
        write.update(&rule)?;
    }
    for row in old.iter().rev() {
        for level in levels(write, row.id)? {
            write.delete::<CriterionLevel>(level.id)?;
        }
        write.delete::<Criterion>(row.id)?;
    }
    Ok(())
}

pub fn classes(read: &Read<'_>, edition: i64) -> Result<Vec<AwardClass>> {
    Ok(read.list(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition })?)
}

pub fn tie_rules(read: &Read<'_>, edition: i64) -> Result<Vec<TieRule>> {
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
    pub signatory_id: Option<i64>,
}

/// Replaces the award classes of an edition.
pub fn save_classes(app: &App, ctx: &Ctx<'_>, edition: i64, forms: &[ClassForm]) -> Result<Done<()>> {
    app.write(ctx, Op::new("award_classes.save", "Kelas penghargaan diubah").edition(edition), |write| {
        desk::open_edition(write, edition)?;
        let mut problems = Problems::new();
        for (at, form) in forms.iter().enumerate() {
            problems.required(&format!("classes.{at}.short_name"), "Nama pendek", &form.short_name);
            problems.required(&format!("classes.{at}.full_name"), "Nama lengkap", &form.full_name);
            if form.rank_from < 1 || form.rank_to < form.rank_from {
                problems.wrong(format!("classes.{at}.rank_to"), "Rentang peringkat tidak benar.");
            }
            if !["piagam", "sertifikat"].contains(&form.document.as_str()) {
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
                id: 0,
                edition_id: edition,
                position,
                short_name: form.short_name.trim().into(),
                full_name: form.full_name.trim().into(),
                rank_from: form.rank_from,
                rank_to: form.rank_to,
                document: form.document,
                signatory_id: form.signatory_id,
            })?;
        }
        Ok(())
    })
}

/// Replaces the tie-break list: kind, stage, criterion.
pub fn save_tie_rules(
    app: &App,
    ctx: &Ctx<'_>,
    edition: i64,
    rules: &[(String, Option<i64>, Option<i64>)],
) -> Result<Done<()>> {
    app.write(ctx, Op::new("tie_rules.save", "Penentu seri diubah").edition(edition), |write| {
        desk::open_edition(write, edition)?;
        for old in write.list::<TieRule>(sql!("tie_rules/of_edition"), named_params! { ":edition_id": edition })? {
            write.delete::<TieRule>(old.id)?;
        }
        for (position, (kind, stage_id, criterion_id)) in (1..).zip(rules.iter().cloned()) {
            if let Some(stage) = stage_id
                && desk::stage(write, stage)?.edition_id != edition
            {
                return Err(Refusal::EditionsMixed.into());
            }
            write.insert(TieRule { id: 0, edition_id: edition, position, kind, stage_id, criterion_id })?;
        }
        Ok(())
    })
}
