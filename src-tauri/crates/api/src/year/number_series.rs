//! The number series of letters.

use kipp_app::ports::Ctx;
use kipp_app::year::number_series;
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::Edition;

use crate::shape::{EditionIn, Line, Reshape, Word};

output! {
    /// A series of letters of an edition; one that nobody used yet says how it would begin.
    SeriesDto {
        /// undangan, surat, ba, pengumuman, kegiatan
        code: String,
        name: String,
        template: String,
        first: i64,
    }
}
input! {
    SeriesIn => kipp_app::year::number_series::SeriesForm {
        edition: Id<Edition>,
        /// undangan, surat, ba, pengumuman, kegiatan
        code: Word,
        template: Line,
        first: i64,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<SeriesDto>> {
    let is_sample = app.is_sample();
    app.read(|read| {
        let all = number_series::of_letters(read, input.edition, is_sample)?;
        let told = all.into_iter().map(|one| SeriesDto {
            code: one.code,
            name: one.name,
            template: one.template,
            first: one.first,
        });
        Ok(told.collect())
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SeriesIn) -> Result<Done<()>> {
    number_series::save(app, ctx, input.reshape())
}
