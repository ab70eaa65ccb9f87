//! Lists of the window on paper.

use kipp_app::papers::pipeline::{self, Source};
use kipp_app::ports::Ctx;
use kipp_app::{App, Result};

use super::documents;
use crate::dto::{ListIn, ListPageIn, ListSaveIn, OutlineDto, Reshape, SavedDto};

pub(crate) fn outline(app: &App, ctx: &Ctx<'_>, input: ListIn) -> Result<OutlineDto> {
    Ok(documents::outlined(pipeline::outline(app, ctx, Source::List(&input.reshape()))?))
}

pub(crate) fn preview(app: &App, ctx: &Ctx<'_>, input: ListPageIn) -> Result<Vec<u8>> {
    let page = usize::try_from(input.page).unwrap_or(usize::MAX);
    pipeline::preview(app, ctx, Source::List(&input.list.reshape()), page)
}

pub(crate) fn sheet(app: &App, ctx: &Ctx<'_>, input: ListIn) -> Result<Vec<u8>> {
    pipeline::sheet(app, ctx, Source::List(&input.reshape()))
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: ListSaveIn) -> Result<SavedDto> {
    let done = pipeline::save(app, ctx, Source::List(&input.list.reshape()), &input.file, &input.format)?;
    Ok(documents::saved(&done.value))
}
