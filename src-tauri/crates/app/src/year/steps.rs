//! What the organizer does in a stage: rows of the edition, begun from the list of its kind. A step with a rule is computed
//! (by the overview); any other is ticked by a person.

use kipp_domain::edition::{StageKind, steps as first_steps};
use kipp_domain::names::normal_form;
use kipp_domain::problem::Problems;
use kipp_store::records::{Edition, Stage, StageStep};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done};
use crate::error::{Fault, Noun, Result};
use crate::ports::Ctx;
use crate::rows;

/// So many steps a stage may have.
const MOST: usize = 40;

/// The steps of an edition, by stage and place.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<StageStep>> {
    Ok(read.list(sql!("stage_steps/of_edition"), named_params! { ":edition_id": edition })?)
}

fn of_stage(read: &Read<'_>, stage: Id<Stage>) -> Result<Vec<StageStep>> {
    Ok(read.list(sql!("stage_steps/of_stage"), named_params! { ":stage_id": stage })?)
}

/// The step with the stage it belongs to, refusing those of a closed edition.
fn step(read: &Read<'_>, id: Id<StageStep>) -> Result<(StageStep, Stage)> {
    let step: StageStep = read.get(id)?.ok_or_else(|| Fault::not_found(Noun::StageStep, id))?;
    let stage = rows::stage(read, step.stage_id)?;
    rows::open_edition(read, stage.edition_id)?;
    Ok((step, stage))
}

/// Gives a stage the list of its kind.
pub(crate) fn begin(write: &Write<'_>, stage: &Stage) -> Result<()> {
    let kind = StageKind::from_code(&stage.kind).unwrap_or(StageKind::Office);
    for (position, step) in (1..).zip(first_steps(&stage.code, kind)) {
        write.insert(StageStep {
            id: Id::NEW,
            stage_id: stage.id,
            position,
            text: step.text.into(),
            rule: step.rule.map(|rule| rule.code().into()),
            done_on: None,
        })?;
    }
    Ok(())
}

/// Gives every stage of an edition that has no steps the list of its kind. Answers how many stages got one.
pub fn fill(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<Done<usize>> {
    app.write(ctx, Op::new("stage_steps.fill", "Langkah baku diisi").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let mut filled = 0;
        for stage in write.list::<Stage>(sql!("stages/of_edition"), named_params! { ":edition_id": edition })? {
            if of_stage(write, stage.id)?.is_empty() {
                begin(write, &stage)?;
                filled += usize::from(!of_stage(write, stage.id)?.is_empty());
            }
        }
        Ok(filled)
    })
}

/// Adds a step to the end of a stage's list, or words one anew; its rule stays.
pub fn save(
    app: &App,
    ctx: &Ctx<'_>,
    id: Option<Id<StageStep>>,
    stage: Id<Stage>,
    text: &str,
) -> Result<Done<Id<StageStep>>> {
    app.write(ctx, Op::new("stage_steps.save", "Langkah disimpan").stage(stage), |write| {
        let stage = rows::stage(write, stage)?;
        rows::open_edition(write, stage.edition_id)?;
        let mut problems = Problems::new();
        let text = problems.required("text", "Langkah", text).unwrap_or_default().to_owned();
        let all = of_stage(write, stage.id)?;
        let old = all.iter().find(|one| Some(one.id) == id).cloned();
        if id.is_some() && old.is_none() {
            return Err(Fault::not_found(Noun::StageStep, id.unwrap_or_default()));
        }
        if all.iter().any(|one| Some(one.id) != id && normal_form(&one.text) == normal_form(&text)) {
            problems.wrong("text", format!("Langkah itu sudah ada pada {}.", stage.name));
        }
        if old.is_none() && all.len() >= MOST {
            problems.wrong("text", format!("Paling banyak {MOST} langkah pada satu tahapan."));
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Langkah {}: {text}", stage.name);
        });
        let position = all.last().map_or(1, |last| last.position + 1);
        let fresh =
            StageStep { id: Id::NEW, stage_id: stage.id, position, text: String::new(), rule: None, done_on: None };
        Ok(write.put(StageStep { text, ..old.unwrap_or(fresh) })?)
    })
}

/// Ticks a step that has no rule as done today, or takes the tick away.
pub fn tick(app: &App, ctx: &Ctx<'_>, id: Id<StageStep>, done: bool) -> Result<Done<()>> {
    app.write(ctx, Op::new("stage_steps.tick", "Langkah ditandai"), |write| {
        let (mut step, stage) = step(write, id)?;
        if step.rule.is_some() {
            return Err(Fault::field("done", "Langkah ini dihitung dari data dan tidak ditandai sendiri."));
        }
        if done != step.done_on.is_some() {
            let today = rows::zone(write)?.date(write.at());
            step.done_on = done.then(|| today.to_string());
            write.update(&step)?;
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.stage_id = Some(stage.id);
            op.label = format!("{} {}", step.text, if done { "selesai" } else { "belum selesai" });
        });
        Ok(())
    })
}

pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<StageStep>) -> Result<Done<()>> {
    app.write(ctx, Op::new("stage_steps.delete", "Langkah dihapus"), |write| {
        let (step, stage) = step(write, id)?;
        write.delete::<StageStep>(id)?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.stage_id = Some(stage.id);
            op.label = format!("Langkah “{}” dihapus", step.text);
        });
        Ok(())
    })
}

/// Puts the steps of a stage into this order; each is named once.
pub fn order(app: &App, ctx: &Ctx<'_>, stage: Id<Stage>, ids: &[Id<StageStep>]) -> Result<Done<()>> {
    app.write(ctx, Op::new("stage_steps.order", "Urutan langkah diubah").stage(stage), |write| {
        let stage = rows::stage(write, stage)?;
        rows::open_edition(write, stage.edition_id)?;
        let all = of_stage(write, stage.id)?;
        let (mut now, mut asked): (Vec<_>, Vec<_>) = (all.iter().map(|one| one.id).collect(), ids.to_vec());
        now.sort_unstable();
        asked.sort_unstable();
        if now != asked {
            return Err(Fault::field("steps", "Sebut setiap langkah tahapan ini tepat satu kali."));
        }
        for (position, id) in (1..).zip(ids) {
            if let Some(row) = all.iter().find(|row| row.id == *id && row.position != position) {
                write.update(&StageStep { position, ..row.clone() })?;
            }
        }
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Urutan langkah {} diubah", stage.name);
        });
        Ok(())
    })
}
