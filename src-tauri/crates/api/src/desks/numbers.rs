//! Patterns of numbers as they are typed.

use kipp_app::ports::Ctx;
use kipp_app::{App, Result};
use kipp_domain::numbers::{NumberTemplate, NumberValues};

use crate::shape::Line;

input! { NumberPatternIn { pattern: Line, } }
output! {
    NumberExampleDto {
        /// "061/001/B. Organisasi/Setda", or null when the pattern is refused
        example: Option<String>,
        problem: Option<String>,
    }
}

/// What each document fills in for itself.
const LEFT_OPEN: &str = "…";

/// The first number of the pattern, given today.
pub(crate) fn example(app: &App, ctx: &Ctx<'_>, input: NumberPatternIn) -> Result<NumberExampleDto> {
    let date = app.zone().date(ctx.clock.now().0);
    let values = NumberValues { running: 1, date, classification: LEFT_OPEN, unit: LEFT_OPEN };
    Ok(match NumberTemplate::parse(&input.pattern) {
        Ok(template) => NumberExampleDto { example: Some(template.render(values)), problem: None },
        Err(error) => NumberExampleDto { example: None, problem: Some(error.to_string()) },
    })
}
