//! What still refuses a freeze, in words: in the order a person would clear it.

use kipp_domain::scoring::{self, Obstacle};

use crate::results::statement::Wording;

/// One thing that still refuses a freeze, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldObstacle {
    /// nothing, not_opened, outstanding, no_rank, edge_tie, panel_ranks
    pub kind: &'static str,
    pub text: String,
    pub stage: Option<i64>,
    pub submissions: Vec<i64>,
    pub juror: Option<i64>,
}

/// In the order a person would clear them.
pub(crate) fn in_words(sayer: &Wording<'_>) -> Vec<ToldObstacle> {
    scoring::obstacles(sayer.ranking)
        .iter()
        .map(|one| {
            let (kind, stage, submissions, juror) = match one {
                Obstacle::NothingToFreeze => ("nothing", None, vec![], None),
                Obstacle::StageNotOpened { stage } => ("not_opened", Some(stage.0), vec![], None),
                Obstacle::Outstanding { stage, submission, juror, .. } => {
                    ("outstanding", Some(stage.0), vec![submission.0], Some(juror.0))
                }
                Obstacle::NoRank { submission, .. } => ("no_rank", None, vec![submission.0], None),
                Obstacle::EdgeTie(tie) => ("edge_tie", None, tie.submissions.iter().map(|id| id.0).collect(), None),
                Obstacle::PanelRanks(_) => ("panel_ranks", None, vec![], None),
            };
            ToldObstacle { kind, text: sayer.obstacle(one), stage, submissions, juror }
        })
        .collect()
}
