//! The search over everything.

use kipp_app::ports::Ctx;
use kipp_app::search as app_search;
use kipp_app::{App, Result};

use crate::dto::{FindIn, FoundDto, FoundGroupDto};

pub(crate) fn find(app: &App, _: &Ctx<'_>, input: FindIn) -> Result<Vec<FoundGroupDto>> {
    let groups = app_search::find(app, input.edition, &input.text)?;
    Ok(groups
        .into_iter()
        .map(|group| FoundGroupDto {
            kind: group.kind.into(),
            total: u32::try_from(group.total).unwrap_or(u32::MAX),
            hits: group
                .hits
                .into_iter()
                .map(|(thing, fit)| FoundDto {
                    kind: thing.kind.code().into(),
                    id: thing.id,
                    title: thing.title,
                    under: thing.under,
                    fit: fit.rank(),
                    screen: thing.screen.into(),
                    ask: thing.ask.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                })
                .collect(),
        })
        .collect())
}
