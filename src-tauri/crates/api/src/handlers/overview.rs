//! Beranda in one read. Its rules are [`kipp_app::overview`]'s.

use kipp_app::overview::{self as app_overview, Place};
use kipp_app::ports::Ctx;
use kipp_app::year::editions;
use kipp_app::{App, Result};
use kipp_domain::words;

use crate::dto::{EditionIn, JurorCountDto, MissingDto, OverviewDto, OverviewStageDto, PassedDto, PlaceDto, StepDto};
use crate::handlers::{agencies, editions as edition_dto, stages as stage_dto};

/// The frame and Beranda both ask, and again after every move: it is read once for each state of the desk.
pub(crate) fn show(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<OverviewDto> {
    let zone = app.zone();
    let today = zone.date(ctx.clock.now().0);
    let shown = app.memoized(&format!("overview.show {} {today}", input.edition), || {
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
    })?;
    Ok((*shown).clone())
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
    }
}
