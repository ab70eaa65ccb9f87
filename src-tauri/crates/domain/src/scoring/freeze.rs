//! What refuses a freeze (*pembekuan*): everything that a person still has to do or decide.
//!
//! Rules 5, 7, 8. An empty list means the ranking may become a numbered revision; the freezing itself is not here.

use super::*;

/// One thing that stands between a ranking and its freeze.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No participant at all.
    NothingToFreeze,
    /// A weighted stage has not opened, so there are no finals.
    StageNotOpened { stage: StageId },
    /// An assigned sheet that is neither submitted nor excused.
    Outstanding { stage: StageId, submission: SubmissionId, juror: JurorId, missing: Missing },
    /// No computed rank, and no sheet will bring one: the panel says "tanpa peringkat" or gives a rank, with reason.
    NoRank { submission: SubmissionId, why: NoRank },
    /// A tie across the edge of a class: all in, or a named order, with reason.
    EdgeTie(EdgeTie),
    /// The panel's ranks do not cover, or do not follow 1, 2, 2, 4.
    PanelRanks(PanelProblem),
}

/// Every obstacle, in the order a person would clear them: sheets by rank, then stage, then juror; then decisions.
pub fn obstacles(ranking: &Ranking) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    for column in &ranking.columns {
        if !column.opened && column.weight.0 > 0 {
            obstacles.push(Obstacle::StageNotOpened { stage: column.stage });
        }
    }
    if ranking.rows.is_empty() {
        obstacles.push(Obstacle::NothingToFreeze);
    }
    for row in &ranking.rows {
        outstanding(ranking, row, &mut obstacles);
    }
    for row in &ranking.rows {
        match row.no_rank {
            // Its outstanding sheets stand above.
            None | Some(NoRank::Waiting { .. }) => {}
            Some(_) if row.without_rank || row.decided.is_some() => {}
            Some(why) => obstacles.push(Obstacle::NoRank { submission: row.submission, why }),
        }
    }
    obstacles.extend(ranking.edge_ties.iter().cloned().map(Obstacle::EdgeTie));
    obstacles.extend(ranking.panel_problems.iter().copied().map(Obstacle::PanelRanks));
    obstacles
}

fn outstanding(ranking: &Ranking, row: &RankRow, obstacles: &mut Vec<Obstacle>) {
    for (column, result) in ranking.columns.iter().zip(&row.stages) {
        for (juror, cell) in column.jurors.iter().zip(&result.cells) {
            if let SheetState::Outstanding(missing) = cell.state {
                obstacles.push(Obstacle::Outstanding {
                    stage: column.stage,
                    submission: row.submission,
                    juror: *juror,
                    missing,
                });
            }
        }
    }
}
