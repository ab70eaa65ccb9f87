//! Award classes (*kelas penghargaan*): ranges of ranks, and ties that straddle an edge.
//!
//! Rule 8: the program never cuts by row order. A tie across an edge is a question to the panel.

use super::{ClassId, SubmissionId};

/// The rank range of one class, both ends included. "Top 7" is 1-7, "Partisipatif" 8-10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwardClass {
    pub id: ClassId,
    pub first: u32,
    pub last: u32,
}

/// What a row is awarded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Award {
    /// Outside every range, or without a rank.
    None,
    Class(ClassId),
    /// The tie straddles an edge and the panel has not decided: see [`super::Ranking::edge_ties`].
    Undecided,
}

/// A tie across the edge of a class that the panel has not decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgeTie {
    /// The rank they share.
    pub rank: u32,
    /// Ascending by id.
    pub submissions: Vec<SubmissionId>,
    /// The classes their places fall into, from the best; `None` is a place outside every class.
    pub classes: Vec<Option<ClassId>>,
}

impl EdgeTie {
    pub(super) fn new(rank: u32, mut submissions: Vec<SubmissionId>, classes: &[AwardClass]) -> EdgeTie {
        submissions.sort_unstable();
        EdgeTie { rank, classes: classes_of_places(rank, submissions.len(), classes), submissions }
    }
}

/// The class of one rank.
pub fn class_of(rank: u32, classes: &[AwardClass]) -> Option<ClassId> {
    classes.iter().find(|class| class.first <= rank && rank <= class.last).map(|class| class.id)
}

/// The classes of `count` places from `rank` on, neighbours merged; one element when no edge is straddled.
pub fn classes_of_places(rank: u32, count: usize, classes: &[AwardClass]) -> Vec<Option<ClassId>> {
    let mut found: Vec<Option<ClassId>> = Vec::new();
    for place in rank..rank.saturating_add(count as u32) {
        let class = class_of(place, classes);
        if found.last() != Some(&class) {
            found.push(class);
        }
    }
    found
}

/// Why a list of classes is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassProblem {
    /// Begins below 1 or ends before it begins.
    EmptyRange { class: ClassId },
    /// Two classes hold the same rank.
    Overlap { class: ClassId, other: ClassId, rank: u32 },
}

/// Every problem of a list of classes, in the order of the list.
pub fn check_classes(classes: &[AwardClass]) -> Vec<ClassProblem> {
    let mut problems = Vec::new();
    for (place, class) in classes.iter().enumerate() {
        if class.first < 1 || class.last < class.first {
            problems.push(ClassProblem::EmptyRange { class: class.id });
            continue;
        }
        for other in &classes[..place] {
            let rank = class.first.max(other.first);
            if rank <= class.last.min(other.last) {
                problems.push(ClassProblem::Overlap { class: class.id, other: other.id, rank });
            }
        }
    }
    problems
}
