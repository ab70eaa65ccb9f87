//! A ranking as paper and screen print it: rows with cells, stage scores, values, ranks, ties, classes.
//!
//! Shapes only; [`rank`](fn@super::rank) fills them. It is never stored as an editable fact.

use super::*;

/// What paper and screen print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Some weighted stage has not opened: the values are *nilai sementara*, not finals.
    pub between_stages: bool,
    /// Some row is *sementara*.
    pub provisional: bool,
    /// Decimals of the whole column of finals (or of *nilai sementara*): 2, or 4 where *akhir* needs them.
    pub decimals: u8,
    /// One per stage of the edition, in order.
    pub columns: Vec<StageColumn>,
    /// In order of computed rank; rows of one rank by id; rows without a rank below.
    pub rows: Vec<RankRow>,
    /// Ties across the edge of a class that wait for the panel.
    pub edge_ties: Vec<EdgeTie>,
    /// Why the panel's ranks do not hold. Then classes follow the computed ranks.
    pub panel_problems: Vec<PanelProblem>,
    /// Tie decisions that decided nothing: their rows are not tied (any more).
    pub idle_decisions: Vec<usize>,
}

/// One stage of the recap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageColumn {
    pub stage: StageId,
    pub weight: Weight,
    pub opened: bool,
    /// The jurors with a sheet in this stage, in the edition's order.
    pub jurors: Vec<JurorId>,
}

impl Ranking {
    pub fn row(&self, submission: SubmissionId) -> Option<&RankRow> {
        self.rows.iter().find(|row| row.submission == submission)
    }

    /// The rank that holds: the panel's where its ranks hold, else the computed one.
    pub fn held_rank(&self, row: &RankRow) -> Option<u32> {
        match self.panel_problems.is_empty() {
            true => row.decided.or(row.rank),
            false => row.rank,
        }
    }

    /// The rows in order of the rank that holds, as documents list them; those without one below.
    pub fn held_order(&self) -> Vec<&RankRow> {
        let mut rows: Vec<&RankRow> = self.rows.iter().collect();
        rows.sort_by_key(|row| self.held_rank(row).unwrap_or(u32::MAX));
        rows
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankRow {
    pub submission: SubmissionId,
    /// How many opened weighted stages there are up to the last it takes part in.
    pub reached: usize,
    /// One per stage of the edition, in order.
    pub stages: Vec<StageResult>,
    pub value: Option<RankValue>,
    /// The computed rank.
    pub rank: Option<u32>,
    /// Why there is no computed rank.
    pub no_rank: Option<NoRank>,
    /// An assigned sheet is outstanding: ranked provisionally, and marked.
    pub provisional: bool,
    pub outstanding: u32,
    /// Only on rows whose value equals another's.
    pub tie: Option<TieNote>,
    /// The rank the panel gave it.
    pub decided: Option<u32>,
    /// The panel left it "tanpa peringkat".
    pub without_rank: bool,
    /// By the decided rank where the panel's ranks hold, else by the computed one.
    pub award: Award,
}

impl RankRow {
    /// The final as printed; `None` prints "–" (no score, between stages, or stopped earlier).
    pub fn final_figure(&self) -> Option<Figure> {
        self.value.filter(|value| value.kind == ValueKind::Final).map(|value| value.figure)
    }
}

/// The number a row is ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankValue {
    pub kind: ValueKind,
    /// Before its one rounding.
    pub exact: Fraction,
    /// Rounding place 3 of 3, with the decimals of the column.
    pub figure: Figure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ValueKind {
    Final,
    /// *Nilai sementara* between stages.
    Interim,
    /// Stopped earlier: the score of its last stage; the final prints "–".
    LastStage {
        stage: StageId,
    },
}

/// Why a participant has no computed rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NoRank {
    /// No sheet of this stage is submitted yet, but some are outstanding.
    Waiting { stage: StageId },
    /// No sheet of this stage is submitted and none will come.
    NoneSubmitted { stage: StageId },
    /// It takes part in a later stage, but not in this one.
    LeftOut { stage: StageId },
}

/// One submission in one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageResult {
    pub takes_part: bool,
    /// One per juror of the [`StageColumn`]; empty where it does not take part.
    pub cells: Vec<Cell>,
    pub score: Option<StageScore>,
    /// Submitted sheets, trimmed ones included.
    pub submitted: u32,
    pub outstanding: u32,
    /// Carried stage score × stage weight, exact; never rounded.
    pub product: Option<Fraction>,
    pub spread: Option<Spread>,
}

impl StageResult {
    /// Totals of the submitted sheets in hundred-thousandths, as the stage score counts them.
    pub(super) fn carried_totals(&self, rounding: Rounding) -> Vec<i64> {
        self.cells.iter().filter_map(|cell| cell.total).map(|total| rounding.carried_total(total).0).collect()
    }
}

/// One juror's sheet as the recap shows it: a total, or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    pub state: SheetState,
    /// Exact; printed as [`Exact::rounded`].
    pub total: Option<Exact>,
}
