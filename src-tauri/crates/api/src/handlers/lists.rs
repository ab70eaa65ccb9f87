//! Lists of the window on paper.

use kipp_app::papers::lists::{self as app_lists, List, ListColumn};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};

use super::documents;
use crate::dto::{ListIn, ListPageIn, ListSaveIn, OutlineDto, SavedDto};

fn list(input: ListIn) -> List {
    List {
        edition: input.edition,
        title: input.title,
        columns: input
            .columns
            .into_iter()
            .map(|column| ListColumn {
                title: column.title,
                kind: column.kind,
                width_mm: column.width_mm,
                share: column.share,
            })
            .collect(),
        rows: input.rows,
        filter: input.filter,
        is_draft: input.draft,
        paper: input.paper,
        orientation: input.orientation,
        letterhead: input.letterhead,
    }
}

pub(crate) fn outline(app: &App, ctx: &Ctx<'_>, input: ListIn) -> Result<OutlineDto> {
    Ok(documents::outlined(app_lists::outline(app, ctx, &list(input))?))
}

pub(crate) fn preview(app: &App, ctx: &Ctx<'_>, input: ListPageIn) -> Result<Vec<u8>> {
    app_lists::preview(app, ctx, &list(input.list), usize::try_from(input.page).unwrap_or(usize::MAX))
}

pub(crate) fn print(app: &App, ctx: &Ctx<'_>, input: ListIn) -> Result<Vec<u8>> {
    app_lists::print(app, ctx, &list(input))
}

pub(crate) fn sheet(app: &App, ctx: &Ctx<'_>, input: ListIn) -> Result<Vec<u8>> {
    app_lists::sheet(app, ctx, &list(input))
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: ListSaveIn) -> Result<Done<SavedDto>> {
    let saved = app_lists::save(app, ctx, &list(input.list), &input.file, &input.format)?;
    Ok(saved.map(|value| documents::saved(&value)))
}
