//! Lists of the window on paper.

use kipp_app::papers::pipeline::{self, Source};
use kipp_app::ports::Ctx;
use kipp_app::{App, Result};
use kipp_store::Id;
use kipp_store::records::Edition;

use crate::papers::documents;
use crate::papers::documents::{OutlineDto, SavedDto};
use crate::shape::{Name, Paragraph, Reshape, Word};

input! {
    /// A column as the screen shows it.
    ListColumnIn => kipp_app::papers::lists::ListColumn {
        title: Name,
        /// text, count, mark, percent, date: what it is in Excel, and how it is set on paper.
        kind: Word,
        /// Whole millimetres.
        #[serde(default)] width_mm: Option<u32>,
        /// Share of what the fixed columns leave; 100 is one.
        #[serde(default)] share: Option<u32>,
    }
}
input! {
    /// A list as the screen shows it.
    ListIn => kipp_app::papers::lists::List {
        edition: Id<Edition>,
        /// "Perangkat Daerah"
        title: Name,
        columns: Vec<ListColumnIn>,
        /// A text for each column; an empty one prints "–".
        rows: Vec<Vec<Paragraph>>,
        /// Filter, search and order in words.
        #[serde(default)] filter: Paragraph,
        /// Shows a result that is not frozen.
        #[serde(default)] draft: bool,
        /// A4, F4, Folio, Letter; left out: the office's.
        #[serde(default)] paper: Option<Word>,
        /// portrait, landscape; left out: landscape.
        #[serde(default)] orientation: Option<Word>,
        #[serde(default)] letterhead: Option<bool>,
    }
}
input! {
    ListPageIn {
        list: ListIn,
        /// From 1.
        page: u32,
    }
}
input! {
    ListSaveIn {
        list: ListIn,
        /// Token of a file.
        file: Word,
        /// pdf, xlsx
        format: Word,
    }
}

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
