//! Ranking: stage scores, finals, ranks, ties, classes, and the panel's ranks beside them.
//!
//! Rules 2, 3, 5, 6, 7 and 8. Computed from a [`Competition`] every time. [`rank`] cannot fail; what a freeze still
//! misses is asked of [`super::obstacles`].

use super::tie::{Reached, TieBreaker};
use super::*;

/// Computes the ranking of a competition.
pub fn rank(competition: &Competition) -> Ranking {
    let opened: Vec<usize> =
        competition.weighted_stages().filter(|place| competition.draft.stages[*place].opened).collect();
    let between_stages = opened.len() < competition.weighted_stages().count();
    let reached: Vec<Reached> = (0..competition.submissions.len())
        .map(|index| Reached { index, stages: competition.stage_results(index) })
        .collect();
    let values: Vec<Valued> = reached.iter().map(|row| value_of(competition, &opened, between_stages, row)).collect();
    let order = ranked_order(competition, &values);

    let mut breaker = TieBreaker::new(competition, &reached);
    let mut edge_ties = Vec::new();
    let mut placed: Vec<Placed> = Vec::with_capacity(order.len());
    let mut waiting = Waiting::new(&values);
    let mut next = 1;
    for equal in order.chunk_by(|a, b| values[*a].key == values[*b].key) {
        next += waiting.seats_above(values[equal[0]].reached);
        let groups = if equal.len() == 1 { vec![equal.to_vec()] } else { breaker.break_tie(equal) };
        for group in groups {
            next = place(&mut breaker, group, next, &mut placed, &mut edge_ties);
        }
    }
    let (notes, used) = (breaker.notes, breaker.used);
    let decimals = column_decimals(competition.draft.rounding, &values);
    assemble(competition, Parts { between_stages, decimals, reached, values, placed, edge_ties, notes, used })
}

impl Competition {
    fn weighted_stages(&self) -> impl Iterator<Item = usize> {
        (0..self.draft.stages.len()).filter(|place| self.draft.stages[*place].weight.0 > 0)
    }

    fn stage_results(&self, row: usize) -> Vec<StageResult> {
        (0..self.draft.stages.len()).map(|stage| self.stage_result(stage, row)).collect()
    }

    pub(super) fn stage_result(&self, stage: usize, row: usize) -> StageResult {
        let (index, Draft { rounding, combine, .. }) = (&self.indexes[stage], &self.draft);
        let Stage { rubric, sheets, weight, .. } = &self.draft.stages[stage];
        let mut result = StageResult {
            takes_part: index.takes_part[row],
            cells: Vec::new(),
            score: None,
            submitted: 0,
            outstanding: 0,
            product: None,
            spread: None,
        };
        if !result.takes_part {
            return result;
        }
        result.cells = vec![Cell { state: SheetState::Unassigned, total: None }; index.columns.len()];
        let mut totals = Vec::with_capacity(index.columns.len());
        for place in index.sheets_of(row) {
            let (state, total) = sheets.state(place.sheet as usize, rubric.weights());
            result.cells[place.column as usize] = Cell { state, total };
            totals.extend(total);
            result.outstanding += u32::from(matches!(state, SheetState::Outstanding(_)));
        }
        result.submitted = totals.len() as u32;
        result.score = stage_score(&totals, *combine, *rounding);
        if weight.0 > 0 {
            result.product = result.score.map(|score| score.carried.times(i128::from(weight.0)).over(1000));
        }
        for total in &mut totals {
            *total = rounding.carried_total(*total);
        }
        result.spread = spread(&totals);
        result
    }
}

/// A row before it has a rank.
struct Valued {
    reached: usize,
    value: Result<(ValueKind, Fraction), NoRank>,
    /// Stages reached, then the value as it is compared; equal keys are a tie.
    key: Option<(usize, i64)>,
}

/// Rules 2, 6 and 7: which number a row is ranked by.
fn value_of(competition: &Competition, opened: &[usize], between_stages: bool, row: &Reached) -> Valued {
    let stages = &competition.draft.stages;
    let reached = opened.iter().rposition(|place| row.stages[*place].takes_part).map_or(0, |last| last + 1);
    let value = match opened[..reached].iter().find(|place| row.stages[**place].score.is_none()) {
        Some(place) => Err(no_rank(stages[*place].id, &row.stages[*place])),
        None => value_over(competition, opened, reached, between_stages, row),
    };
    let decimals = competition.draft.rounding.tie_decimals();
    let key = value.ok().map(|(_, exact)| (reached, exact.rounded(decimals).scaled));
    Valued { reached, value, key }
}

fn no_rank(stage: StageId, result: &StageResult) -> NoRank {
    if !result.takes_part {
        NoRank::LeftOut { stage }
    } else if result.outstanding > 0 {
        NoRank::Waiting { stage }
    } else {
        NoRank::NoneSubmitted { stage }
    }
}

fn value_over(
    competition: &Competition,
    opened: &[usize],
    reached: usize,
    between_stages: bool,
    row: &Reached,
) -> Result<(ValueKind, Fraction), NoRank> {
    let stages = &competition.draft.stages;
    let Some(last) = reached.checked_sub(1).map(|place| opened[place]) else {
        // Takes part in unweighted stages only, or in none that has opened.
        let stage = stages.iter().find(|stage| stage.weight.0 > 0).unwrap_or(&stages[0]);
        return Err(NoRank::LeftOut { stage: stage.id });
    };
    if reached < opened.len() {
        let exact = row.stages[last].score.map_or(Fraction::ZERO, |score| score.exact);
        return Ok((ValueKind::LastStage { stage: stages[last].id }, exact));
    }
    let mut sum = Fraction::ZERO;
    let mut weights = 0i128;
    for place in opened {
        sum = sum.plus(row.stages[*place].product.unwrap_or(Fraction::ZERO));
        weights += i128::from(stages[*place].weight.0);
    }
    match between_stages {
        false => Ok((ValueKind::Final, sum)),
        true => Ok((ValueKind::Interim, sum.times(1000).over(weights))),
    }
}

/// Rows with a value, best first; equal ones by id, so that nothing depends on the order of input.
fn ranked_order(competition: &Competition, values: &[Valued]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).filter(|row| values[*row].key.is_some()).collect();
    order.sort_unstable_by_key(|row| (std::cmp::Reverse(values[*row].key), competition.submissions[*row]));
    order
}

/// Rows that wait for a first sheet of a stage. They have no rank yet, but whoever stopped earlier will stand below
/// them, so their seats are kept: with seven finalists still unscored, the first that stopped is 8th, not 1st.
struct Waiting {
    /// Stages reached by those whose seats are not kept yet, ascending.
    reached: Vec<usize>,
}

impl Waiting {
    fn new(values: &[Valued]) -> Waiting {
        let waits = |row: &&Valued| matches!(row.value, Err(NoRank::Waiting { .. }));
        let mut reached: Vec<usize> = values.iter().filter(waits).map(|row| row.reached).collect();
        reached.sort_unstable();
        Waiting { reached }
    }

    /// How many more seats are kept above rows that reached this far; each is counted once.
    fn seats_above(&mut self, reached: usize) -> u32 {
        let below = self.reached.partition_point(|waiting| *waiting <= reached);
        self.reached.drain(below..).count() as u32
    }
}

/// Four decimals where two would tell another story than the ranks do: two differing finals that print alike, or
/// two equal ones (at four decimals) that would not.
fn column_decimals(rounding: Rounding, values: &[Valued]) -> u8 {
    if rounding == Rounding::Stepwise {
        return 2;
    }
    let in_column = values.iter().filter_map(|row| match row.value {
        Ok((ValueKind::Final | ValueKind::Interim, exact)) => Some((exact.rounded(4), exact.rounded(2))),
        Ok((ValueKind::LastStage { .. }, _)) | Err(_) => None,
    });
    let mut pairs: Vec<(Figure, Figure)> = in_column.collect();
    pairs.sort_unstable();
    if pairs.windows(2).any(|pair| (pair[0].0 == pair[1].0) != (pair[0].1 == pair[1].1)) { 4 } else { 2 }
}

struct Placed {
    row: usize,
    rank: u32,
    award: Award,
}

/// Gives a group its rank and class; the panel is asked when it straddles an edge. Returns the next free rank.
fn place(
    breaker: &mut TieBreaker<'_>,
    group: Vec<usize>,
    rank: u32,
    placed: &mut Vec<Placed>,
    edge_ties: &mut Vec<EdgeTie>,
) -> u32 {
    let competition = breaker.competition;
    let classes = &competition.draft.classes;
    let straddles = |rank, count| classes_of_places(rank, count, classes).len() > 1;
    let groups = if straddles(rank, group.len()) { breaker.ask_panel(group, None) } else { vec![group] };
    let mut next = rank;
    for group in groups {
        let count = group.len();
        let mut award = class_of(next, classes).map_or(Award::None, Award::Class);
        if straddles(next, count) && !all_in(breaker, &group) {
            award = Award::Undecided;
            let ids = group.iter().map(|row| competition.submissions[breaker.rows[*row].index]);
            edge_ties.push(EdgeTie::new(next, ids.collect(), classes));
        }
        placed.extend(group.into_iter().map(|row| Placed { row, rank: next, award }));
        next += count as u32;
    }
    next
}

fn all_in(breaker: &mut TieBreaker<'_>, group: &[usize]) -> bool {
    let Some(decision) = breaker.decision_about(group) else {
        return false;
    };
    if !matches!(breaker.competition.draft.tie_decisions[decision].ruling, TieRuling::AllIn(_)) {
        return false;
    }
    for row in group {
        breaker.settle(*row, TieOutcome::Shared { decision: Some(decision) });
    }
    true
}

struct Parts {
    between_stages: bool,
    decimals: u8,
    reached: Vec<Reached>,
    values: Vec<Valued>,
    placed: Vec<Placed>,
    edge_ties: Vec<EdgeTie>,
    notes: Vec<Option<TieNote>>,
    used: Vec<bool>,
}

fn assemble(competition: &Competition, mut parts: Parts) -> Ranking {
    let rank_of = parts.ranks();
    let mut rows: Vec<RankRow> = Vec::with_capacity(parts.reached.len());
    for (row, (reached, valued)) in parts.reached.drain(..).zip(&parts.values).enumerate() {
        let outstanding = reached.stages.iter().map(|stage| stage.outstanding).sum();
        let (rank, award) = rank_of[row].map_or((None, Award::None), |(rank, award)| (Some(rank), award));
        rows.push(RankRow {
            submission: competition.submissions[reached.index],
            reached: valued.reached,
            stages: reached.stages,
            value: valued.value.ok().map(|(kind, exact)| RankValue {
                kind,
                exact,
                figure: exact.rounded(match kind {
                    ValueKind::Final | ValueKind::Interim => parts.decimals,
                    ValueKind::LastStage { .. } => 2,
                }),
            }),
            rank,
            no_rank: valued.value.err(),
            provisional: outstanding > 0,
            outstanding,
            tie: parts.notes[row].take(),
            decided: None,
            without_rank: false,
            award,
        });
    }
    rows.sort_by_key(|row| (row.rank.unwrap_or(u32::MAX), std::cmp::Reverse(row.reached), row.submission));
    let mut ranking = Ranking {
        between_stages: parts.between_stages,
        provisional: rows.iter().any(|row| row.provisional),
        decimals: parts.decimals,
        columns: competition.columns(),
        rows,
        edge_ties: parts.edge_ties,
        panel_problems: Vec::new(),
        idle_decisions: Vec::new(),
    };
    ranking.set_panel_beside(competition, &mut parts.used);
    ranking.idle_decisions = (0..parts.used.len()).filter(|decision| !parts.used[*decision]).collect();
    ranking
}

impl Parts {
    fn ranks(&self) -> Vec<Option<(u32, Award)>> {
        let mut ranks = vec![None; self.reached.len()];
        for placed in &self.placed {
            ranks[placed.row] = Some((placed.rank, placed.award));
        }
        ranks
    }
}

impl Competition {
    fn columns(&self) -> Vec<StageColumn> {
        let column = |(stage, index): (&Stage, &StageIndex)| StageColumn {
            stage: stage.id,
            weight: stage.weight,
            opened: stage.opened,
            jurors: index.columns.iter().map(|juror| self.draft.jurors[*juror as usize]).collect(),
        };
        self.draft.stages.iter().zip(&self.indexes).map(column).collect()
    }
}
