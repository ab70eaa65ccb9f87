//! Sheets counted per juror. The state of every sheet of an open stage is kept with the open desk; the journal says which
//! sheets changed since, and only those are read again.

use kipp_store::records::Submission;
use kipp_store::records::{Juror, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use kipp_domain::scoring::SheetState;
use kipp_store::{Id, Read, named_params, sql};

use crate::desk::{App, held};
use crate::error::Result;
use crate::jury::assignments;
use crate::nouns::{self, Computed};
use crate::results::competition::SheetReader;
use crate::rows;
use crate::year::stages;

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

/// More changes than this, and reading all is as quick.
const MANY: usize = 2000;

/// What is known of the open desk. Forgotten when another desk is opened.
#[derive(Debug, Default)]
struct SheetStates {
    /// The operation up to which `stages` holds.
    seq: i64,
    stages: BTreeMap<Id<Stage>, Sheets>,
}

#[derive(Debug)]
struct Sheets {
    form: SheetReader,
    /// Submission, juror and state of every pair, in this order.
    pairs: Vec<(Id<Submission>, Id<Juror>, SheetState)>,
}

impl Sheets {
    fn read(read: &Read<'_>, stage: &Stage) -> Result<Self> {
        let scale = rows::scale_of(&rows::edition(read, stage.edition_id)?)?;
        let form = SheetReader::of(scale, stage, &stages::criteria(read, stage.id)?)?;
        let participants = assignments::participants(read, stage)?;
        let mut pairs = Vec::new();
        form.states(read, None, |submission, juror, state| {
            if participants.binary_search(&submission).is_ok() {
                pairs.push((submission, juror, state));
            }
        })?;
        Ok(Self { form, pairs })
    }

    /// Assignments and participants are the same as before: no pair comes or goes.
    fn read_again(&mut self, read: &Read<'_>, only: &str) -> Result<()> {
        let pairs = &mut self.pairs;
        self.form.states(read, Some(only), |submission, juror, state| {
            if let Ok(at) = pairs.binary_search_by_key(&(submission, juror), |pair| (pair.0, pair.1)) {
                pairs[at].2 = state;
            }
        })
    }

    fn counted(&self) -> Counted {
        let of = |wanted: fn(&SheetState) -> bool| {
            self.pairs.iter().filter(|(.., state)| wanted(state)).map(|(submission, ..)| *submission).collect()
        };
        Counted {
            jurors: self.tallies(),
            waiting: of(|state| matches!(state, SheetState::Outstanding(_))),
            marked: of(|state| matches!(state, SheetState::Submitted)),
        }
    }

    fn tallies(&self) -> Vec<Tally> {
        let mut found: BTreeMap<Id<Juror>, Tally> = BTreeMap::new();
        for (_, juror, state) in &self.pairs {
            let tally = found.entry(*juror).or_insert_with(|| Tally { juror: *juror, ..Tally::default() });
            match state {
                SheetState::Conflict | SheetState::Unassigned => continue,
                SheetState::Submitted => tally.submitted += 1,
                SheetState::Outstanding(_) => tally.outstanding += 1,
                SheetState::Abstained => tally.abstained += 1,
                SheetState::Excused => tally.excused += 1,
            }
            tally.assigned += 1;
        }
        found.into_values().collect()
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
    let newest = read.map(sql!("operations/newest"), [], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let Some((seq, hash)) = newest.into_iter().next() else { return Ok(Sheets::read(read, stage)?.counted()) };
    if hash.is_empty() {
        // Inside an operation, which may yet be refused: nothing of it is kept.
        return Ok(Sheets::read(read, stage)?.counted());
    }
    let known = app.memo.following::<Mutex<SheetStates>>();
    let mut held = held(&known);
    let mut kept = std::mem::take(&mut *held);
    if kept.seq != seq {
        follow(read, &mut kept)?;
        kept.seq = seq;
    }
    let sheets = match kept.stages.remove(&stage.id) {
        Some(sheets) => sheets,
        None => Sheets::read(read, stage)?,
    };
    let counted = sheets.counted();
    kept.stages.insert(stage.id, sheets);
    *held = kept;
    Ok(counted)
}

/// Brings what is kept to the newest operation. What fails on the way is not kept.
fn follow(read: &Read<'_>, kept: &mut SheetStates) -> Result<()> {
    if kept.stages.is_empty() {
        return Ok(());
    }
    let limit = i64::try_from(MANY + 1).unwrap_or(i64::MAX);
    let params = named_params! { ":seq": kept.seq, ":limit": limit };
    let changes: Vec<(String, Option<i64>, Option<i64>)> =
        read.map(sql!("operation_changes/sheets_since"), params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let of_sheets = |table: &str| table == "marks" || table == "score_sheets";
    // Everything else that a state depends on makes all be read anew.
    let known = |table: &str| of_sheets(table) || !nouns::counts_for(table, Computed::Sheets);
    if changes.len() > MANY || changes.iter().any(|(table, ..)| !known(table)) {
        kept.stages.clear();
        return Ok(());
    }
    let touched: BTreeSet<i64> = changes.iter().flat_map(|(_, was, is)| [*was, *is]).flatten().collect();
    if touched.is_empty() {
        return Ok(());
    }
    let only = format!("[{}]", touched.iter().map(i64::to_string).collect::<Vec<_>>().join(","));
    kept.stages.values_mut().try_for_each(|sheets| sheets.read_again(read, &only))
}
