//! What the panel (*pleno*) says: about ties, about ranks as a whole, about participants without a score.
//!
//! Computed and decided rank stand side by side; a decision never changes a number.

use super::*;

/// A decision about rows that are tied. It holds for exactly these rows: when others tie, it is asked anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieDecision {
    pub ruling: TieRuling,
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieRuling {
    /// A named order: each with its place, 1 is the best; the same place means the same rank.
    Order(Vec<(SubmissionId, u32)>),
    /// They keep the same rank, and the class of that rank takes all of them (*semua masuk*).
    AllIn(Vec<SubmissionId>),
}

impl TieDecision {
    pub fn submissions(&self) -> Vec<SubmissionId> {
        let mut ids = match &self.ruling {
            TieRuling::Order(places) => places.iter().map(|place| place.0).collect(),
            TieRuling::AllIn(ids) => ids.clone(),
        };
        ids.sort_unstable();
        ids
    }
}

/// The ranks the panel decided, beside the computed ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRanks {
    pub ranks: Vec<PanelRank>,
    /// Why the panel departs from the computation; printed on the minutes.
    pub reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRank {
    pub submission: SubmissionId,
    pub rank: u32,
    /// A reason of this row's own, printed in its Keterangan.
    pub reason: Option<Reason>,
}

/// Why decided ranks are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelProblem {
    /// Ranked by computation, but the panel gave it no rank.
    NotCovered {
        submission: SubmissionId,
    },
    /// Not a participant.
    Unknown {
        submission: SubmissionId,
    },
    Twice {
        submission: SubmissionId,
    },
    /// Ranks follow 1, 2, 2, 4: after `better` submissions stand better, only `expected` may come next.
    Pattern {
        submission: SubmissionId,
        rank: u32,
        expected: u32,
    },
    /// Both a decided rank and "tanpa peringkat".
    AlsoWithoutRank {
        submission: SubmissionId,
    },
}

/// Every problem of decided ranks. `ranked` and `unranked` are the participants with and without a computed rank,
/// `without_rank` those the panel left "tanpa peringkat"; the order of none of them matters.
pub fn check_panel_ranks(
    panel: &PanelRanks,
    ranked: &[SubmissionId],
    unranked: &[SubmissionId],
    without_rank: &[SubmissionId],
) -> Vec<PanelProblem> {
    let mut problems = Vec::new();
    let mut decided: Vec<(SubmissionId, u32)> = panel.ranks.iter().map(|row| (row.submission, row.rank)).collect();
    decided.sort_unstable();
    for pair in decided.windows(2) {
        if pair[0].0 == pair[1].0 {
            problems.push(PanelProblem::Twice { submission: pair[0].0 });
        }
    }
    let ranked = sorted(ranked);
    let unranked = sorted(unranked);
    let without_rank = sorted(without_rank);
    for (submission, _) in &decided {
        if ranked.binary_search(submission).is_err() && unranked.binary_search(submission).is_err() {
            problems.push(PanelProblem::Unknown { submission: *submission });
        }
        if without_rank.binary_search(submission).is_ok() {
            problems.push(PanelProblem::AlsoWithoutRank { submission: *submission });
        }
    }
    for submission in &ranked {
        if decided.binary_search_by_key(submission, |row| row.0).is_err() {
            problems.push(PanelProblem::NotCovered { submission: *submission });
        }
    }
    decided.sort_unstable_by_key(|row| (row.1, row.0));
    let mut expected = 1;
    for (place, (submission, rank)) in decided.iter().enumerate() {
        if place == 0 || decided[place - 1].1 != *rank {
            expected = place as u32 + 1;
        }
        if *rank != expected {
            problems.push(PanelProblem::Pattern { submission: *submission, rank: *rank, expected });
        }
    }
    problems
}

impl Ranking {
    /// Sets the panel's ranks beside the computed ones; where they hold, the classes follow them.
    pub(super) fn set_panel_beside(&mut self, competition: &Competition, used: &mut [bool]) {
        let mut without_rank: Vec<SubmissionId> = competition.draft.without_rank.iter().map(|row| row.0).collect();
        without_rank.sort_unstable();
        for row in &mut self.rows {
            row.without_rank = row.rank.is_none() && without_rank.binary_search(&row.submission).is_ok();
        }
        let Some(panel) = &competition.draft.panel_ranks else {
            return;
        };
        let (ranked, unranked): (Vec<&RankRow>, Vec<&RankRow>) = self.rows.iter().partition(|row| row.rank.is_some());
        let ids = |rows: Vec<&RankRow>| -> Vec<SubmissionId> { rows.iter().map(|row| row.submission).collect() };
        self.panel_problems = check_panel_ranks(panel, &ids(ranked), &ids(unranked), &without_rank);
        let mut decided: Vec<(SubmissionId, u32)> = panel.ranks.iter().map(|row| (row.submission, row.rank)).collect();
        decided.sort_unstable();
        for row in &mut self.rows {
            let place = decided.binary_search_by_key(&row.submission, |pair| pair.0).ok();
            row.decided = place.map(|place| decided[place].1);
        }
        if self.panel_problems.is_empty() {
            self.award_by_decided(competition, used);
        }
    }

    fn award_by_decided(&mut self, competition: &Competition, used: &mut [bool]) {
        let Draft { classes, tie_decisions, .. } = &competition.draft;
        self.edge_ties.clear();
        let mut order: Vec<usize> = (0..self.rows.len()).filter(|row| self.rows[*row].decided.is_some()).collect();
        order.sort_by_key(|row| (self.rows[*row].decided, self.rows[*row].submission));
        let decided: Vec<(u32, usize)> =
            order.into_iter().filter_map(|row| self.rows[row].decided.map(|rank| (rank, row))).collect();
        for equal in decided.chunk_by(|a, b| a.0 == b.0) {
            let rank = equal[0].0;
            let group: Vec<usize> = equal.iter().map(|pair| pair.1).collect();
            let ids: Vec<SubmissionId> = group.iter().map(|row| self.rows[*row].submission).collect();
            let all_in = |decision: &TieDecision| {
                matches!(decision.ruling, TieRuling::AllIn(_)) && decision.submissions() == ids
            };
            let mut award = class_of(rank, classes).map_or(Award::None, Award::Class);
            if classes_of_places(rank, ids.len(), classes).len() > 1 {
                match tie_decisions.iter().position(all_in) {
                    Some(decision) => used[decision] = true,
                    None => {
                        award = Award::Undecided;
                        self.edge_ties.push(EdgeTie::new(rank, ids, classes));
                    }
                }
            }
            for row in group {
                self.rows[row].award = award;
            }
        }
    }
}

fn sorted(ids: &[SubmissionId]) -> Vec<SubmissionId> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids
}
