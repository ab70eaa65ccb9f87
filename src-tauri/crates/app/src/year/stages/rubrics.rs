//! Rubrik of a stage: its criteria with weights and level texts, replaced as a whole.

use kipp_domain::figures;
use kipp_domain::problem::Problems;
use kipp_domain::scoring::{self, Mark, RubricProblem, Scale, Weight};
use kipp_domain::words;
use kipp_store::records::{Criterion, CriterionLevel, Edition, Stage, TieRule};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::held;
use crate::desk::{App, Done};
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::rows;

pub fn criteria(read: &Read<'_>, stage: Id<Stage>) -> Result<Vec<Criterion>> {
    Ok(read.list(sql!("criteria/of_stage"), named_params! { ":stage_id": stage })?)
}

/// Criteria of every stage of an edition, and the level texts of each: two statements for a whole list.
pub fn rubrics_of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<(Vec<Criterion>, Vec<CriterionLevel>)> {
    let criteria = read.list(sql!("criteria/of_edition"), named_params! { ":edition_id": edition })?;
    let levels = read.list(sql!("criterion_levels/of_edition"), named_params! { ":edition_id": edition })?;
    Ok((criteria, levels))
}

pub fn levels(read: &Read<'_>, criterion: Id<Criterion>) -> Result<Vec<CriterionLevel>> {
    Ok(read.list(sql!("criterion_levels/of_criterion"), named_params! { ":criterion_id": criterion })?)
}

pub(crate) fn check_rubric(read: &Read<'_>, stage: &Stage, problems: &mut Problems) -> Result<()> {
    let scale = rows::scale_of(&rows::edition(read, stage.edition_id)?)?;
    if let Err(found) = rubric(scale, &criteria(read, stage.id)?) {
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
pub(crate) fn rubric(scale: Scale, rows: &[Criterion]) -> Result<scoring::Rubric, Vec<RubricProblem>> {
    scoring::Rubric::new(scale, &branch(rows, None))
}

fn branch(rows: &[Criterion], parent: Option<Id<Criterion>>) -> Vec<scoring::Criterion> {
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

/// A weight as typed; what is no share is refused, never bent.
pub(crate) fn per_mille(field: &str, of: &str, weight: i64) -> Result<i64> {
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
    pub depth: u32,
    /// Per mille; of leaves only.
    pub weight: i64,
    pub levels: Vec<LevelForm>,
}

/// What a range of marks means, as typed: `85,50`.
#[derive(Clone, Debug, Default)]
pub struct LevelForm {
    pub from: String,
    pub to: String,
    pub title: String,
    pub text: String,
}

/// Replaces the rubric of a stage without marks. The sum of the leaf weights must be 1000.
pub fn save_rubric(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, forms: &[CriterionForm]) -> Result<Done<()>> {
    app.write(ctx, Op::new("rubrics.save", "Rubrik diubah").stage(id), |write| {
        let stage = rows::stage(write, id)?;
        rows::open_edition(write, stage.edition_id)?;
        held::rubric(write, &stage)?;
        put_rubric(write, &stage, forms)?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Rubrik {} diubah", stage.name);
        });
        Ok(())
    })
}

/// Replaces the criteria of a stage inside an operation; every field problem at once.
pub(crate) fn put_rubric(write: &Write<'_>, stage: &Stage, forms: &[CriterionForm]) -> Result<()> {
    let scale = rows::scale_of(&rows::edition(write, stage.edition_id)?)?;
    let mut problems = Problems::new();
    for (at, form) in forms.iter().enumerate() {
        problems.required(&format!("criteria.{at}.code"), "Kode kriteria", &form.code);
        problems.required(&format!("criteria.{at}.name"), "Nama kriteria", &form.name);
    }
    let levels: Vec<Vec<Level>> =
        forms.iter().enumerate().map(|(at, form)| levels_of(&mut problems, scale, at, form)).collect();
    if problems.is_wrong() {
        return Err(problems.into());
    }
    replace_criteria(write, stage, forms, levels)?;
    check_rubric(write, stage, &mut problems)?;
    if problems.is_wrong() { Err(problems.into()) } else { Ok(()) }
}

/// The rubric a stage begins with when it is first scored: one criterion of full weight, so that its weights sum to
/// 1000 from the first moment on.
pub(crate) fn first_rubric(stage: &Stage) -> CriterionForm {
    CriterionForm {
        code: "nilai".into(),
        name: format!("Nilai {}", words::in_sentence(&stage.name)),
        weight: i64::from(Weight::WHOLE),
        ..CriterionForm::default()
    }
}

/// A level read: both ends in hundredths, title, text.
type Level = (i64, i64, String, String);

/// The levels of one criterion; each lies on the scale and none overlaps another.
fn levels_of(problems: &mut Problems, scale: Scale, at: usize, form: &CriterionForm) -> Vec<Level> {
    let mut read: Vec<Level> = Vec::new();
    for (n, level) in form.levels.iter().enumerate() {
        let field = |name: &str| format!("criteria.{at}.levels.{n}.{name}");
        let mut end = |name: &str, text: &str| {
            let mark = problems.take(&field(name), figures::parse_hundredths(text))?;
            let on = i32::try_from(mark).is_ok_and(|mark| scale.holds(Mark(mark)));
            if !on {
                problems.wrong(field(name), scale.off_words(&figures::hundredths(mark)));
            }
            on.then_some(mark)
        };
        let (from, to) = (end("from", &level.from), end("to", &level.to));
        let text = problems.required(&field("text"), "Teks tingkat", &level.text);
        let (Some(from), Some(to), Some(text)) = (from, to, text) else { continue };
        if from > to {
            problems.wrong(field("to"), "Nilai akhir tingkat mendahului nilai awalnya.");
        }
        if let Some(other) = read.iter().find(|other| from <= other.1 && other.0 <= to) {
            let [low, high] = [other.0, other.1].map(figures::hundredths);
            problems.wrong(field("from"), format!("Bertumpuk dengan tingkat {low} – {high}."));
        }
        read.push((from, to, level.title.trim().into(), text.into()));
    }
    read
}

fn replace_criteria(
    write: &Write<'_>,
    stage: &Stage,
    forms: &[CriterionForm],
    levels_of_forms: Vec<Vec<Level>>,
) -> Result<()> {
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
    let mut ids: Vec<(u32, Id<Criterion>)> = Vec::new();
    let mut made = Vec::new();
    // Codes are unique in a stage: the old rows give theirs away before the new ones are inserted.
    for row in &old {
        write.update(&Criterion { code: format!("~{}", row.id), ..row.clone() })?;
    }
    for ((position, form), levels) in (1..).zip(forms).zip(levels_of_forms) {
        ids.retain(|(depth, _)| *depth < form.depth);
        let criterion_id = write.insert(Criterion {
            id: Id::NEW,
            stage_id: stage.id,
            parent_id: ids.last().map(|(_, id)| *id),
            position,
            code: form.code.trim().into(),
            name: form.name.trim().into(),
            guidance: form.guidance.trim().into(),
            weight: per_mille("criteria", &form.name, form.weight)?,
        })?;
        for (from_mark, to_mark, title, text) in levels {
            write.insert(CriterionLevel { id: Id::NEW, criterion_id, from_mark, to_mark, title, text })?;
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
