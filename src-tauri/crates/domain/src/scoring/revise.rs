//! What changed between two frozen revisions: the page beside revision 2.
//!
//! It compares what the revisions say, not why; the journal knows why.

use super::{ClassId, Figure, SubmissionId};

/// One row of a frozen revision, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrozenRow {
    pub submission: SubmissionId,
    /// The rank that holds: decided by the panel, else computed; `None` is "tanpa peringkat".
    pub rank: Option<u32>,
    pub class: Option<ClassId>,
    /// The final as printed; `None` prints "–".
    pub value: Option<Figure>,
}

/// One submission in two revisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    pub submission: SubmissionId,
    pub before: Option<FrozenRow>,
    pub after: Option<FrozenRow>,
}

/// How a row differs; several can be true at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// In one revision only.
    pub presence: bool,
    pub rank: bool,
    pub class: bool,
    pub value: bool,
}

impl Difference {
    pub fn changes(&self) -> Changes {
        match (self.before, self.after) {
            (Some(before), Some(after)) => Changes {
                presence: false,
                rank: before.rank != after.rank,
                class: before.class != after.class,
                value: before.value != after.value,
            },
            _ => Changes { presence: true, ..Changes::default() },
        }
    }

    /// Places it went up (positive) or down; `None` unless it has a rank in both.
    pub fn places_up(&self) -> Option<i64> {
        Some(i64::from(self.before?.rank?) - i64::from(self.after?.rank?))
    }

    /// New minus old final as printed; `None` unless both have one. With different decimals, in the finer.
    pub fn value_change(&self) -> Option<Figure> {
        let (before, after) = (self.before?.value?, self.after?.value?);
        let decimals = before.decimals.max(after.decimals);
        let scaled = |figure: Figure| figure.scaled * 10i64.pow(u32::from(decimals - figure.decimals));
        Some(Figure { scaled: scaled(after) - scaled(before), decimals })
    }

    pub fn is_same(&self) -> bool {
        self.changes() == Changes::default()
    }
}

/// Every submission of either revision, in order of its new rank; those without a rank below, those that left last.
pub fn differences(before: &[FrozenRow], after: &[FrozenRow]) -> Vec<Difference> {
    let old = by_id(before);
    let new = by_id(after);
    let mut ids: Vec<SubmissionId> = old.iter().chain(&new).map(|row| row.submission).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut differences: Vec<Difference> = ids
        .into_iter()
        .map(|submission| Difference { submission, before: lookup(&old, submission), after: lookup(&new, submission) })
        .collect();
    differences.sort_by_key(|row| {
        let rank = |frozen: Option<FrozenRow>| frozen.map(|row| row.rank.unwrap_or(u32::MAX));
        (row.after.is_none(), rank(row.after).or(rank(row.before)), row.submission)
    });
    differences
}

fn by_id(rows: &[FrozenRow]) -> Vec<FrozenRow> {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.submission);
    rows
}

fn lookup(sorted: &[FrozenRow], id: SubmissionId) -> Option<FrozenRow> {
    sorted.binary_search_by_key(&id, |row| row.submission).ok().map(|place| sorted[place])
}
