//! The sheets of a stage with their marks. Those of every open stage are kept with the open desk; the journal says which
//! changed since, and only those are read again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use kipp_domain::scoring::{
    ControlTotal, JurorId, Mark, Rubric, Scale, SheetHead, SheetState, SheetTable, SubmissionId,
};
use kipp_store::records::{Assignment, Criterion, Juror, ScoreSheet, Stage, Submission};
use kipp_store::{Id, Read, named_params, sql};

use crate::desk::{App, held};
use crate::error::{Fault, Result};
use crate::jury::assignments;
use crate::jury::score_sheets::standing_of;
use crate::nouns::{self, Computed};
use crate::rows;
use crate::year::stages;

/// More changes than this, and reading all is as quick.
const MANY: usize = 2000;

/// Who takes part in a stage, and every sheet of it.
#[derive(Clone, Debug)]
pub(crate) struct StageSheets {
    reader: SheetReader,
    /// In order.
    pub participants: Vec<Id<Submission>>,
    /// In order of submission and juror; of participants alone.
    pub table: SheetTable,
}

impl StageSheets {
    fn read(read: &Read<'_>, stage: &Stage) -> Result<Self> {
        let scale = rows::scale_of(&rows::edition(read, stage.edition_id)?)?;
        let reader = SheetReader::of(scale, stage, &stages::criteria(read, stage.id)?)?;
        let participants = assignments::participants(read, stage)?;
        let mut table = SheetTable::new(reader.rubric.leaf_count());
        reader.each_sheet(read, None, |head, marks| {
            if participants.binary_search(&Id::from(head.submission)).is_ok() {
                table.push(head, marks);
            }
        })?;
        Ok(Self { reader, participants, table })
    }

    /// Assignments and participants are the same as before: no pair comes or goes.
    fn read_again(&mut self, read: &Read<'_>, only: &str) -> Result<()> {
        let table = &mut self.table;
        self.reader.each_sheet(read, Some(only), |head, marks| table.replace(head, marks))
    }

    /// Submission, juror and state of every sheet.
    pub fn states(&self) -> impl Iterator<Item = (Id<Submission>, Id<Juror>, SheetState)> {
        let states = self.table.states(self.reader.rubric.weights());
        states.map(|(submission, juror, state)| (submission.into(), juror.into(), state))
    }
}

/// What is known of the open desk. Forgotten when another desk is opened.
#[derive(Debug, Default)]
struct Known {
    /// The operation up to which `stages` holds.
    seq: i64,
    stages: BTreeMap<Id<Stage>, Arc<StageSheets>>,
}

/// The sheets of an open stage. `read` reads the open desk of `app`.
pub(crate) fn of_stage(app: &App, read: &Read<'_>, stage: &Stage) -> Result<Arc<StageSheets>> {
    let anew = || Ok(Arc::new(StageSheets::read(read, stage)?));
    let newest = read.map(sql!("operations/newest"), [], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let Some((seq, hash)) = newest.into_iter().next() else { return anew() };
    if hash.is_empty() {
        // Inside an operation, which may yet be refused: nothing of it is kept.
        return anew();
    }
    let memo = app.memo.following::<Mutex<Known>>();
    let mut held = held(&memo);
    let mut known = std::mem::take(&mut *held);
    if known.seq != seq {
        follow(read, &mut known)?;
        known.seq = seq;
    }
    let sheets = match known.stages.remove(&stage.id) {
        Some(sheets) => sheets,
        None => anew()?,
    };
    known.stages.insert(stage.id, Arc::clone(&sheets));
    *held = known;
    Ok(sheets)
}

/// A table that was written, and the assignment that its row belonged to and belongs to.
type Touched = (String, Option<Id<Assignment>>, Option<Id<Assignment>>);

/// Brings what is known to the newest operation. What fails on the way is not kept.
fn follow(read: &Read<'_>, known: &mut Known) -> Result<()> {
    if known.stages.is_empty() {
        return Ok(());
    }
    let limit = i64::try_from(MANY + 1).unwrap_or(i64::MAX);
    let params = named_params! { ":seq": known.seq, ":limit": limit };
    let changes: Vec<Touched> =
        read.map(sql!("operation_changes/sheets_since"), params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let of_sheets = |table: &str| table == "marks" || table == "score_sheets";
    // Everything else that a sheet depends on makes all be read anew.
    let is_harmless = |table: &str| of_sheets(table) || !nouns::counts_for(table, Computed::Sheets);
    if changes.len() > MANY || changes.iter().any(|(table, ..)| !is_harmless(table)) {
        known.stages.clear();
        return Ok(());
    }
    let touched: BTreeSet<Id<Assignment>> = changes.iter().flat_map(|(_, was, is)| [*was, *is]).flatten().collect();
    if touched.is_empty() {
        return Ok(());
    }
    let only = format!("[{}]", touched.iter().map(Id::to_string).collect::<Vec<_>>().join(","));
    known.stages.values_mut().try_for_each(|sheets| Arc::make_mut(sheets).read_again(read, &only))
}

/// The rubric of a stage; one that is not whole is a field problem.
pub(crate) fn rubric_of(scale: Scale, stage: &Stage, criteria: &[Criterion]) -> Result<Rubric> {
    stages::rubric(scale, criteria).map_err(|found| {
        let words = found.first().map(|one| stages::rubric_words(&stage.name, one)).unwrap_or_default();
        Fault::field("criteria", words)
    })
}

/// The rubric of a stage as its sheets are read: criterion ids with their places among the leaves.
#[derive(Clone, Debug)]
struct SheetReader {
    stage: Id<Stage>,
    rubric: Rubric,
    places: Vec<(Id<Criterion>, usize)>,
}

impl SheetReader {
    fn of(scale: Scale, stage: &Stage, criteria: &[Criterion]) -> Result<Self> {
        let rubric = rubric_of(scale, stage, criteria)?;
        let mut places: Vec<(Id<Criterion>, usize)> =
            criteria.iter().filter_map(|row| Some((row.id, rubric.leaf_place(&row.code)?))).collect();
        places.sort_unstable();
        Ok(Self { stage: stage.id, rubric, places })
    }

    /// Every pair of a stage, or the assignments of a JSON list, in order of submission and juror. Two ordered cursors, one
    /// over pairs and one over marks: no query per sheet.
    fn each_sheet(
        &self,
        read: &Read<'_>,
        only: Option<&str>,
        mut take: impl FnMut(SheetHead, &[Option<Mark>]),
    ) -> Result<()> {
        let mut marks: Vec<(Id<ScoreSheet>, usize, Mark)> = Vec::new();
        let params = match only {
            Some(_) => named_params! { ":stage_id": self.stage, ":assignments": only },
            None => named_params! { ":stage_id": self.stage },
        };
        let (of_marks, of_pairs) = match only {
            Some(_) => (sql!("marks/of_assignments"), sql!("score_sheets/of_assignments")),
            None => (sql!("marks/of_stage"), sql!("score_sheets/of_stage")),
        };
        read.each(of_marks, params, |row| {
            let criterion: Id<Criterion> = row.get(1)?;
            if let Ok(at) = self.places.binary_search_by_key(&criterion, |(id, _)| *id) {
                marks.push((row.get(0)?, self.places[at].1, Mark(row.get(2)?)));
            }
            Ok(())
        })?;
        let mut next = 0;
        let mut slots: Vec<Option<Mark>> = vec![None; self.rubric.leaf_count()];
        read.each(of_pairs, params, |row| {
            let sheet: Option<Id<ScoreSheet>> = row.get(5)?;
            slots.fill(None);
            if let Some(sheet) = sheet {
                while let Some((_, place, mark)) = marks.get(next).filter(|(of, ..)| *of == sheet) {
                    slots[*place] = Some(*mark);
                    next += 1;
                }
            }
            let state: String = row.get(3)?;
            let (why, abstained): (Option<String>, Option<String>) = (row.get(4)?, row.get(6)?);
            let head = SheetHead {
                submission: SubmissionId(row.get(1)?),
                juror: JurorId(row.get(2)?),
                standing: standing_of(&state, why.as_deref(), abstained.as_deref()),
                control: row.get::<_, Option<i64>>(7)?.map(ControlTotal),
            };
            take(head, &slots);
            Ok(())
        })?;
        Ok(())
    }
}
