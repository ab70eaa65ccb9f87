//! Beranda in one read. Its rules are [`kipp_app::overview`]'s.

use kipp_app::overview::{self as app_overview, Place};
use kipp_app::ports::Ctx;
use kipp_app::year::editions;
use kipp_app::{App, Result};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Juror, Stage, StageStep};

use crate::office::agencies;
use crate::office::agencies::SummaryDto;
use crate::shape::EditionIn;
use crate::year::editions as edition_dto;
use crate::year::editions::EditionDto;
use crate::year::stages as stage_dto;

output! {
    /// Beranda: where we are, what is missing, what is next.
    OverviewDto {
        edition: EditionDto,
        today: String,
        stages: Vec<OverviewStageDto>,
        /// "berakhir 5 hari lagi", of the stage that runs.
        ends: Option<String>,
        missing: Vec<MissingDto>,
        /// The steps of the year in order; the first that is not done is the next.
        steps: Vec<StepDto>,
        /// What is to do in the stages that run, and in the next.
        stage_steps: Vec<StageStepsDto>,
        groups: Vec<SummaryDto>,
        total: SummaryDto,
        jurors: Vec<JurorCountDto>,
        /// Cumulative: whoever passed a point passed the ones before.
        path: Vec<PassedDto>,
    }
}
output! {
    OverviewStageDto {
        id: Id<Stage>,
        code: String,
        name: String,
        /// kantor, pendaftaran, seleksi, penilaian, penetapan, penganugerahan
        kind: String,
        /// done, now, late, next
        state: String,
        dates: Option<String>,
        /// Which day of how many, while it runs by its dates.
        day: Option<i64>,
        days: Option<i64>,
        note: Option<String>,
        /// "semula 5 Nov 2021", of a stage whose end moved.
        extended: Option<String>,
    }
}
output! {
    StageStepsDto {
        stage: Id<Stage>,
        name: String,
        /// now, late, next
        state: String,
        steps: Vec<StageStepNowDto>,
    }
}
output! {
    StageStepNowDto {
        id: Id<StageStep>,
        text: String,
        /// Told by the data; nobody ticks it.
        computed: bool,
        done: bool,
        /// The day it was ticked.
        day: Option<String>,
    }
}
output! {
    /// Where something is done: a screen, what it shows there, which part of it. Empty: nothing special.
    PlaceDto { screen: String, filter: String, part: String, }
}
output! {
    /// What is missing: a count, the sentence that begins with it, a second line.
    MissingDto { count: u32, text: String, note: String, place: PlaceDto, }
}
output! {
    StepDto {
        text: String,
        done: bool,
        /// The day it was done, where one is known.
        day: Option<String>,
        place: PlaceDto,
    }
}
output! {
    JurorCountDto {
        id: Id<Juror>,
        name: String,
        office: Option<String>,
        submitted: u32,
        /// Submitted and awaited.
        due: u32,
    }
}
output! { PassedDto { code: String, label: String, count: u32, place: PlaceDto, } }

pub(crate) fn show(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<OverviewDto> {
    let zone = app.zone();
    let today = zone.date(ctx.clock.now().0);
    app.read(|read| {
        let found = app_overview::read(app, read, zone, today, input.edition)?;
        let (groups, total) = agencies::summaries(&found.duties, &found.order);
        let template = editions::number_template(read, found.edition.id)?;
        Ok(OverviewDto {
            today: words::weekday_date(today),
            ends: found.ends,
            stages: found.stages.into_iter().map(stage).collect(),
            missing: found
                .missing
                .into_iter()
                .map(|one| MissingDto { count: one.count, text: one.text, note: one.note, place: place(one.place) })
                .collect(),
            steps: found
                .steps
                .into_iter()
                .map(|one| StepDto { text: one.text, done: one.done, day: one.day, place: place(one.place) })
                .collect(),
            stage_steps: found.stage_steps.into_iter().map(stage_steps).collect(),
            groups,
            total,
            jurors: found
                .jurors
                .into_iter()
                .map(|one| JurorCountDto {
                    id: one.id,
                    name: one.name,
                    office: one.office,
                    submitted: one.submitted,
                    due: one.due,
                })
                .collect(),
            path: found
                .path
                .into_iter()
                .map(|one| PassedDto {
                    code: one.code.into(),
                    label: one.label.into(),
                    count: one.count,
                    place: place(one.place),
                })
                .collect(),
            edition: edition_dto::dto(found.edition, template),
        })
    })
}

fn stage_steps(of: app_overview::StageSteps) -> StageStepsDto {
    let steps = of.steps.into_iter().map(|one| StageStepNowDto {
        id: one.id,
        text: one.text,
        computed: one.computed,
        done: one.done,
        day: one.day,
    });
    StageStepsDto { stage: of.stage, name: of.name, state: of.state.into(), steps: steps.collect() }
}

fn place(place: Place) -> PlaceDto {
    PlaceDto { screen: place.screen.into(), filter: place.filter, part: place.part.into() }
}

fn stage(now: app_overview::StageNow) -> OverviewStageDto {
    OverviewStageDto {
        dates: stage_dto::date_range(&now.stage),
        id: now.stage.id,
        code: now.stage.code,
        name: now.stage.name,
        kind: now.stage.kind,
        state: now.state.into(),
        day: now.running.map(|(day, _)| day),
        days: now.running.map(|(_, days)| days),
        note: now.note,
        extended: now.extended,
    }
}
