//! Dates as they are typed.

use kipp_app::ports::Ctx;
use kipp_app::{App, Result, dates as app_dates};
use kipp_domain::words;

use crate::dto::{DateDto, DateIn};

/// Needs no desk: without one the day is that of WITA.
pub(crate) fn read(app: &App, ctx: &Ctx<'_>, input: DateIn) -> Result<DateDto> {
    let today = app.zone().date(ctx.clock.now().0);
    Ok(match app_dates::read(&input.text, input.days, input.months, today) {
        Ok(date) => DateDto {
            date: date.map(|date| date.to_string()),
            text: date.map(words::long_date).unwrap_or_default(),
            words: date.map(words::weekday_date).unwrap_or_default(),
            problem: None,
        },
        Err(error) => DateDto { date: None, text: input.text, words: String::new(), problem: Some(error.to_string()) },
    })
}
