//! By what the history can be narrowed: who is in it, which nouns, which days.
//!
//! A period is a code that means days of today's calendar: `hari-ini`, `7-hari`, `30-hari`, or a month (`2021-12`).

use chrono::{Datelike, Days, Months, NaiveDate};
use kipp_domain::words::{self, Zone};
use kipp_store::{named_params, sql};

use crate::desk::App;
use crate::error::{Fault, Result};
use crate::ports::Ctx;

/// Days by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    pub code: String,
    /// "7 hari terakhir", "Desember 2021"
    pub name: String,
}

/// What stands in the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choices {
    pub actors: Vec<String>,
    /// The noun of an operation's kind: `submissions` of `submissions.save`.
    pub nouns: Vec<String>,
    /// The months with changes, newest first, after the days that end today.
    pub periods: Vec<Period>,
    /// Changes in all.
    pub count: i64,
    /// The day of the first.
    pub since: Option<NaiveDate>,
}

/// Days that end today: code, name, how many.
const RECENT: [(&str, &str, u64); 3] =
    [("hari-ini", "Hari ini", 1), ("7-hari", "7 hari terakhir", 7), ("30-hari", "30 hari terakhir", 30)];

pub fn choices(app: &App) -> Result<Choices> {
    let zone = app.zone();
    app.read(|read| {
        let midnight = zone.utc_millis(NaiveDate::default().into());
        let months = read.map(sql!("operations/months"), named_params! { ":zone_millis": -midnight }, |row| {
            row.get::<_, String>(0)
        })?;
        let recent = RECENT.iter().map(|(code, name, _)| Period { code: (*code).into(), name: (*name).into() });
        let named = months.into_iter().filter_map(|code| Some(Period { name: month_name(month(&code)?), code }));
        let extent: Vec<(i64, Option<i64>)> =
            read.map(sql!("operations/extent"), [], |row| Ok((row.get("count")?, row.get("since")?)))?;
        let (count, since) = extent.first().copied().unwrap_or_default();
        Ok(Choices {
            actors: read.map(sql!("operations/actors"), [], |row| row.get(0))?,
            nouns: read.map(sql!("operations/nouns"), [], |row| row.get(0))?,
            periods: recent.chain(named).collect(),
            count,
            since: since.map(|at| zone.date(at)),
        })
    })
}

/// "Desember 2021"
fn month_name(first: NaiveDate) -> String {
    let long = words::long_date(first);
    long.split_once(' ').map_or(long.clone(), |(_, month)| month.to_owned())
}

/// The first day of `2021-12`.
fn month(code: &str) -> Option<NaiveDate> {
    let (year, month) = code.split_once('-')?;
    if (year.len(), month.len()) != (4, 2) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)
}

/// The moments of a period: from, inclusive, and until, exclusive, in UTC milliseconds.
///
/// # Errors
/// A code that means no days, as a problem of the field `period`.
pub fn span(ctx: &Ctx<'_>, zone: Zone, period: &str) -> Result<(i64, i64)> {
    let unknown = || {
        Fault::field(
            "period",
            format!("Masa “{period}” tidak dikenal. Gunakan hari-ini, 7-hari, 30-hari, atau bulan seperti 2021-12."),
        )
    };
    let today = zone.date(ctx.clock.now().0);
    let days = match RECENT.iter().find(|(code, _, _)| *code == period) {
        Some((_, _, count)) => today.checked_sub_days(Days::new(count - 1)).zip(today.succ_opt()),
        None => month(period)
            .filter(|first| first.day() == 1)
            .and_then(|first| Some((first, first.checked_add_months(Months::new(1))?))),
    };
    let (first, after) = days.ok_or_else(unknown)?;
    Ok((zone.utc_millis(first.into()), zone.utc_millis(after.into())))
}
