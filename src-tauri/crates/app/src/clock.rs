//! A computer's clock that stands wrong: said when it stands before the last change or more than a day after it; asked when
//! it was put forward by more than a day while the program ran, or stands more than a month after the last change, since
//! every later change would bear that date for ever. A weekend or a week without a change is no jump.

use kipp_domain::words::{long_date, moment_in_sentence};
use kipp_store::desk::DAY;
use kipp_store::{Committed, Desk};

use crate::error::{Refusal, Result};
use crate::ports::Clock;
use crate::rows;

const ASKED_AFTER_REST: i64 = 31 * DAY;
const ASKED_WHILE_RUNNING: i64 = DAY;

/// Whether a jump is asked about, and which was.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Jumps {
    asks: bool,
    /// The day of the clock that was asked about; writing once more is the answer.
    asked: Option<i64>,
    /// The time of day less the time the program ran, at the change before this one: it moves only when the clock is set.
    offset: Option<i64>,
}

impl Jumps {
    /// The command line asks nobody, and the sample is always of another year.
    pub fn at_opening(asks: bool) -> Self {
        Self { asks, ..Self::default() }
    }
}

/// Refuses the first change after a jump; the next one of the same day goes through.
pub(crate) fn ask(jumps: &mut Jumps, desk: &Desk, clock: &dyn Clock, at: i64) -> Result<()> {
    let Some(last) = desk.last_at()?.filter(|_| jumps.asks) else { return Ok(()) };
    let offset = clock.running().map(|running| at.saturating_sub(running));
    let put_forward = jumps.offset.zip(offset).map_or(0, |(before, now)| now.saturating_sub(before));
    let jumped = put_forward > ASKED_WHILE_RUNNING || at.saturating_sub(last) > ASKED_AFTER_REST;
    if !jumped || jumps.asked == Some(at.div_euclid(DAY)) {
        jumps.offset = offset;
        return Ok(());
    }
    jumps.asked = Some(at.div_euclid(DAY));
    let zone = rows::zone(&desk.read())?;
    Err(Refusal::ClockJumped { now: moment_in_sentence(at, zone), last: long_date(zone.date(last)) }.into())
}

/// What is said beside the answer of a change.
pub(crate) fn warnings<T>(desk: &Desk, is_sample: bool, done: &Committed<T>) -> Vec<String> {
    if done.clock_back {
        return vec!["Jam komputer lebih lambat daripada perubahan terakhir; periksa tanggal dan jam.".into()];
    }
    match (done.jumped_from, rows::zone(&desk.read())) {
        (Some(last), Ok(zone)) if !is_sample => vec![format!(
            "Perubahan sebelum ini bertanggal {}. Jika jam komputer salah, urungkan perubahan ini dan betulkan jamnya.",
            long_date(zone.date(last))
        )],
        _ => vec![],
    }
}
