//! Waiting times between letters, and the days off that they are counted with.

use kipp_app::ports::Ctx;
use kipp_app::year::{holidays, ladder_rules};
use kipp_app::{App, Done, Result};
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{Edition, Holiday};

use crate::shape::{EditionIn, IdIn, Line, Name, Nothing, Reshape, Word};

output! {
    HolidayDto {
        /// None: shipped, and not written down in the desk.
        id: Option<Id<Holiday>>,
        /// ISO
        date: String,
        date_text: String,
        name: String,
        /// libur-nasional, cuti-bersama
        kind: String,
        kind_name: String,
        source: Option<String>,
    }
}
output! {
    HolidaysDto {
        days: Vec<HolidayDto>,
        /// Years to be looked at: of these one source alone says something else.
        to_check: Vec<i32>,
    }
}
input! {
    HolidayIn => kipp_app::year::holidays::HolidayForm {
        #[serde(default)] id: Option<Id<Holiday>>,
        date: Line,
        name: Name,
        /// libur-nasional, cuti-bersama
        kind: Word,
        #[serde(default)] source: Option<Line>,
    }
}
input! { HolidayYearIn { year: i32, } }
output! {
    LadderRulesDto {
        reminder_days: u16,
        most_reminders: u8,
        first_term: u16,
        second_term: u16,
        delivery_days: u16,
        joint_leave_off: bool,
    }
}
input! {
    LadderRulesIn => kipp_app::year::ladder_rules::RulesForm {
        edition: Id<Edition>,
        /// Calendar days before the closing.
        reminder_days: i64,
        most_reminders: i64,
        /// Working days after receipt.
        first_term: i64,
        second_term: i64,
        /// Working days from dispatch to receipt.
        delivery_days: i64,
        /// Joint leave is no working day.
        joint_leave_off: bool,
    }
}

pub(crate) fn holidays(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<HolidaysDto> {
    app.read(|read| {
        let days = holidays::all(read)?;
        Ok(HolidaysDto {
            to_check: holidays::to_check(&days),
            days: days
                .into_iter()
                .map(|day| HolidayDto {
                    id: day.id,
                    date: day.date.to_string(),
                    date_text: words::weekday_date(day.date),
                    name: day.name,
                    kind: day.kind.code().into(),
                    kind_name: day.kind.label().into(),
                    source: day.source,
                })
                .collect(),
        })
    })
}

pub(crate) fn save_holiday(app: &App, ctx: &Ctx<'_>, input: HolidayIn) -> Result<Done<Id<Holiday>>> {
    holidays::save(app, ctx, input.reshape())
}

pub(crate) fn delete_holiday(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    holidays::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn fill_holidays(app: &App, ctx: &Ctx<'_>, input: HolidayYearIn) -> Result<Done<u32>> {
    holidays::fill(app, ctx, input.year)
}

pub(crate) fn rules(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<LadderRulesDto> {
    app.read(|read| {
        let set = ladder_rules::of_edition(read, input.edition)?;
        Ok(LadderRulesDto {
            reminder_days: set.rules.reminder_days,
            most_reminders: set.rules.most_reminders,
            first_term: set.rules.first_term,
            second_term: set.rules.second_term,
            delivery_days: set.rules.delivery_days,
            joint_leave_off: set.joint_leave_off,
        })
    })
}

pub(crate) fn save_rules(app: &App, ctx: &Ctx<'_>, input: LadderRulesIn) -> Result<Done<()>> {
    ladder_rules::save(app, ctx, input.reshape())
}
