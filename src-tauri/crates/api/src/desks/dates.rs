//! Dates as they are typed.

use kipp_app::ports::Ctx;
use kipp_app::{App, Result, dates as app_dates};
use kipp_domain::words;

use crate::shape::Line;

input! { DateIn { text: Line, #[serde(default)] days: i32, #[serde(default)] months: i32, } }
output! {
    DateDto {
        /// ISO, or null when nothing or nothing readable is typed
        date: Option<String>,
        /// "10 Februari 2020"; as typed when it cannot be read
        text: String,
        /// "Senin, 10 Februari 2020", or ""
        words: String,
        problem: Option<String>,
    }
}

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
