//! Sheets counted per juror.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::scoring::SheetState;
use kipp_store::records::{Juror, Stage, Submission};
use kipp_store::{Id, Read};

use crate::desk::App;
use crate::error::Result;
use crate::results::sheets;

/// Sheets of one juror in one stage, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub juror: Id<Juror>,
    /// Every pair but conflicts and removed ones.
    pub assigned: u32,
    pub submitted: u32,
    pub outstanding: u32,
    pub abstained: u32,
    pub excused: u32,
}

impl Tally {
    /// Sheets that are in or awaited: what "n dari m" counts everywhere. Abstained and excused sheets will not come.
    pub fn due(&self) -> u32 {
        self.submitted + self.outstanding
    }
}

/// The sheets of a stage, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// In order of juror id.
    pub jurors: Vec<Tally>,
    /// Submissions with a sheet that is awaited.
    pub waiting: BTreeSet<Id<Submission>>,
    /// Submissions with a sheet that is in.
    pub marked: BTreeSet<Id<Submission>>,
}

/// The sheets of a stage per juror, in order of juror id. `read` reads the open desk.
pub fn of_stage(app: &App, read: &Read<'_>, stage: &Stage) -> Result<Vec<Tally>> {
    Ok(counted(app, read, stage)?.jurors)
}

/// The sheets of a stage per juror, and which submissions are judged. `read` reads the open desk.
pub fn counted(app: &App, read: &Read<'_>, stage: &Stage) -> Result<Counted> {
    let mut jurors: BTreeMap<Id<Juror>, Tally> = BTreeMap::new();
    let (mut waiting, mut marked) = (BTreeSet::new(), BTreeSet::new());
    for (submission, juror, state) in sheets::of_stage(app, read, stage)?.states() {
        let tally = jurors.entry(juror).or_insert_with(|| Tally { juror, ..Tally::default() });
        match state {
            SheetState::Conflict | SheetState::Unassigned => continue,
            SheetState::Submitted => {
                tally.submitted += 1;
                marked.insert(submission);
            }
            SheetState::Outstanding(_) => {
                tally.outstanding += 1;
                waiting.insert(submission);
            }
            SheetState::Abstained => tally.abstained += 1,
            SheetState::Excused => tally.excused += 1,
        }
        tally.assigned += 1;
    }
    Ok(Counted { jurors: jurors.into_values().collect(), waiting, marked })
}
