//! What still refuses a freeze, in words: in the order a person would clear it.

use kipp_domain::scoring::{self, Obstacle};
use kipp_store::Id;
use kipp_store::records::{Juror, Stage, Submission};

use crate::results::statement::Wording;

/// One thing that still refuses a freeze, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldObstacle {
    /// nothing, not_opened, outstanding, no_rank, edge_tie, panel_ranks
    pub kind: &'static str,
    pub text: String,
    pub stage: Option<Id<Stage>>,
    pub submissions: Vec<Id<Submission>>,
    pub juror: Option<Id<Juror>>,
}

/// In the order a person would clear them.
pub(crate) fn in_words(sayer: &Wording<'_>) -> Vec<ToldObstacle> {
    scoring::obstacles(sayer.ranking)
        .iter()
        .map(|one| {
            let (kind, stage, submissions, juror) = match one {
                Obstacle::NothingToFreeze => ("nothing", None, vec![], None),
                Obstacle::StageNotOpened { stage } => ("not_opened", Some(Id::from(*stage)), vec![], None),
                Obstacle::Outstanding { stage, submission, juror, .. } => {
                    ("outstanding", Some(Id::from(*stage)), vec![Id::from(*submission)], Some(Id::from(*juror)))
                }
                Obstacle::NoRank { submission, .. } => ("no_rank", None, vec![Id::from(*submission)], None),
                Obstacle::EdgeTie(tie) => {
                    ("edge_tie", None, tie.submissions.iter().map(|id| Id::from(*id)).collect(), None)
                }
                Obstacle::PanelRanks(_) => ("panel_ranks", None, vec![], None),
            };
            ToldObstacle { kind, text: sayer.obstacle(one), stage, submissions, juror }
        })
        .collect()
}
