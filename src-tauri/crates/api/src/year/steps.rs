//! Steps of the stages of an edition.

use kipp_app::ports::Ctx;
use kipp_app::year::steps;
use kipp_app::{App, Done, Result, dates, rows};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Stage, StageStep};

use crate::shape::{EditionIn, IdIn, Name};

output! {
    StageStepDto {
        id: Id<StageStep>,
        stage: Id<Stage>,
        text: String,
        /// Told by the data; nobody ticks it.
        computed: bool,
        /// The day it was ticked.
        done_on: Option<String>,
    }
}
input! {
    StageStepIn {
        /// Null: a new one at the end of the stage's list.
        #[serde(default)] id: Option<Id<StageStep>>,
        stage: Id<Stage>,
        text: Name,
    }
}
input! { StageStepTickIn { step: Id<StageStep>, done: bool, } }
input! { StageStepOrderIn { stage: Id<Stage>, steps: Vec<Id<StageStep>>, } }

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<StageStepDto>> {
    app.read(|read| {
        rows::edition(read, input.edition)?;
        let told = steps::of_edition(read, input.edition)?.into_iter().map(|step| StageStepDto {
            id: step.id,
            stage: step.stage_id,
            text: step.text,
            computed: step.rule.is_some(),
            done_on: dates::kept(step.done_on.as_deref()).map(words::long_date),
        });
        Ok(told.collect())
    })
}

pub(crate) fn fill(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<Done<u32>> {
    Ok(steps::fill(app, ctx, input.edition)?.map(|count| u32::try_from(count).unwrap_or(u32::MAX)))
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: StageStepIn) -> Result<Done<Id<StageStep>>> {
    steps::save(app, ctx, input.id, input.stage, &input.text)
}

pub(crate) fn tick(app: &App, ctx: &Ctx<'_>, input: StageStepTickIn) -> Result<Done<()>> {
    steps::tick(app, ctx, input.step, input.done)
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    steps::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn order(app: &App, ctx: &Ctx<'_>, input: StageStepOrderIn) -> Result<Done<()>> {
    steps::order(app, ctx, input.stage, &input.steps)
}
