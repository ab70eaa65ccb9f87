//! Assignment (*penugasan*): which juror scores which participant, and which pairs are a conflict of interest.
//!
//! "Who may be scored": every juror is assigned to every participant except conflicts: same agency, its
//! ancestors or its descendants (siblings are no conflict), or a declared conflict. A pair removed by hand stays
//! removed.

use super::{AgencyId, JurorId, SubmissionId};

/// The parents of agencies, as the register has them.
#[derive(Clone, Debug, Default)]
pub struct AgencyTree {
    /// Sorted by agency.
    parents: Vec<(AgencyId, AgencyId)>,
}

impl AgencyTree {
    /// From pairs of agency and parent, in any order; an agency without a parent is left out.
    pub fn new(mut parents: Vec<(AgencyId, AgencyId)>) -> AgencyTree {
        parents.sort_unstable();
        parents.dedup_by_key(|pair| pair.0);
        AgencyTree { parents }
    }

    pub fn parent(&self, agency: AgencyId) -> Option<AgencyId> {
        let place = self.parents.binary_search_by_key(&agency, |pair| pair.0).ok()?;
        Some(self.parents[place].1)
    }

    /// Whether `above` is an ancestor of `below`. A register that runs in a circle answers, too.
    pub fn is_ancestor(&self, above: AgencyId, below: AgencyId) -> bool {
        let mut at = below;
        for _ in 0..self.parents.len() {
            let Some(parent) = self.parent(at) else {
                return false;
            };
            if parent == above {
                return true;
            }
            at = parent;
        }
        false
    }

    /// Why a juror of one agency may not score a submission of another.
    pub fn conflict(&self, juror: AgencyId, submission: AgencyId) -> Option<ConflictCause> {
        if juror == submission {
            Some(ConflictCause::SameAgency)
        } else if self.is_ancestor(juror, submission) {
            Some(ConflictCause::JurorAbove)
        } else if self.is_ancestor(submission, juror) {
            Some(ConflictCause::JurorBelow)
        } else {
            None
        }
    }
}

/// What makes a pair a conflict of interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictCause {
    SameAgency,
    /// The juror's agency is an ancestor of the submission's.
    JurorAbove,
    /// The juror's agency is a descendant of the submission's.
    JurorBelow,
    Declared,
}

/// A juror and the agency that is theirs, if the desk knows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JurorPost {
    pub juror: JurorId,
    pub agency: Option<AgencyId>,
}

/// A participant with the agency it was registered by and, where the register has it, the unit below; both count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entrant {
    pub submission: SubmissionId,
    pub agency: Option<AgencyId>,
    pub unit: Option<AgencyId>,
}

impl Entrant {
    /// Why a juror of `agency` may not score it: the unit is asked first, for it is nearest.
    pub fn conflict(&self, agency: AgencyId, tree: &AgencyTree) -> Option<ConflictCause> {
        [self.unit, self.agency].into_iter().flatten().find_map(|own| tree.conflict(agency, own))
    }
}

/// One pair as the rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pairing {
    pub submission: SubmissionId,
    pub juror: JurorId,
    /// `None`: assigned.
    pub conflict: Option<ConflictCause>,
}

/// Every pair of a stage in order of submission, then juror; pairs removed by hand are left out.
///
/// The same call serves a juror or participant added later: what is new in the answer is assigned at once.
pub fn assign(
    entrants: &[Entrant],
    jurors: &[JurorPost],
    tree: &AgencyTree,
    declared: &[(SubmissionId, JurorId)],
    removed: &[(SubmissionId, JurorId)],
) -> Vec<Pairing> {
    let declared = sorted(declared);
    let removed = sorted(removed);
    let mut pairings = Vec::with_capacity(entrants.len() * jurors.len());
    for entrant in entrants {
        for post in jurors {
            let pair = (entrant.submission, post.juror);
            if removed.binary_search(&pair).is_ok() {
                continue;
            }
            let by_agency = post.agency.and_then(|agency| entrant.conflict(agency, tree));
            let by_word = || declared.binary_search(&pair).is_ok().then_some(ConflictCause::Declared);
            pairings.push(Pairing { submission: pair.0, juror: pair.1, conflict: by_agency.or_else(by_word) });
        }
    }
    pairings.sort_unstable();
    pairings.dedup();
    pairings
}

fn sorted(pairs: &[(SubmissionId, JurorId)]) -> Vec<(SubmissionId, JurorId)> {
    let mut pairs = pairs.to_vec();
    pairs.sort_unstable();
    pairs
}
