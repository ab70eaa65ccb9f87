//! Work that the desk needs without anybody asking for it. It says what is due at a moment and does it; whoever runs the
//! program asks it from time to time.

use crate::desk::App;
use crate::error::Result;

/// How long nothing must have been written before the desk file is made whole, milliseconds.
const RESTING: u64 = 5 * 60 * 1000;

/// One piece of work that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// What was written goes from the log into the desk file, so that a copy of that file alone has everything.
    Checkpoint,
}

/// What is due. `written_at`: when something was written last that still stands in the log; both in UTC milliseconds. A clock
/// that was set back makes nothing wait for ever.
fn due(written_at: Option<i64>, now: i64) -> Vec<Due> {
    let rests = written_at.is_some_and(|at| now.abs_diff(at) >= RESTING);
    if rests { vec![Due::Checkpoint] } else { vec![] }
}

impl App {
    /// What the open desk needs at this moment, UTC milliseconds; nothing without a desk.
    pub fn due(&self, now: i64) -> Vec<Due> {
        self.with_desk(|open| Ok(due(open.desk.written_at(), now))).unwrap_or_default()
    }

    /// Does one piece of work that is due.
    ///
    /// # Errors
    /// When the file cannot be written; it stays due.
    pub fn keep_up(&self, work: Due) -> Result<()> {
        match work {
            Due::Checkpoint => self.with_desk(|open| Ok(open.desk.checkpoint()?)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_due_once_nothing_was_written_for_a_while() {
        let minute = 60 * 1000;
        assert_eq!(due(None, 0), []);
        assert_eq!(due(Some(0), 4 * minute), []);
        assert_eq!(due(Some(0), 5 * minute), [Due::Checkpoint]);
        assert_eq!(due(Some(60 * minute), 0), [Due::Checkpoint], "the clock was set back");
    }
}
