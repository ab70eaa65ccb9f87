//! Start to first paint and memory of the window, against an empty shell.

use crate::figures::{Report, Trouble};

pub fn measure(report: &mut Report) -> Result<(), Trouble> {
    report.not_measured(
        "start to first paint against an empty shell",
        "the window tells its first paint only to its journeys",
    )?;
    report.not_measured("memory of the window against an empty shell", "as above")
}
