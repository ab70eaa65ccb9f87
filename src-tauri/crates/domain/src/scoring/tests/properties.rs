//! Thousands of random competitions: the first implementation against the second, and what must never matter.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::arena::*;
use super::oracle::{Verdict, verdicts};
use crate::scoring::*;

/// Whole numbers from a seed, the same on every machine.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for place in (1..list.len()).rev() {
            list.swap(place, self.below(place as u64 + 1) as usize);
        }
    }

    /// Per mille that sum to 1000, none of them 0.
    fn weights(&mut self, count: usize) -> Vec<u16> {
        let mut weights: Vec<u16> = (1..count).map(|_| self.pick(&[1, 7, 50, 100, 125, 200])).collect();
        let rest = 1000 - weights.iter().sum::<u16>();
        weights.push(rest);
        self.shuffle(&mut weights);
        weights
    }
}

/// A small competition where ties, gaps, signs and edges are common.
fn arena(dice: &mut Dice) -> Arena {
    let rounding = dice.pick(&[Rounding::Stepwise, Rounding::AtEnd]);
    let mut arena = Arena::new(rounding, dice.pick(&[Combine::Mean, Combine::Median, Combine::TrimmedMean]));
    let stage_count = 1 + dice.below(3) as usize;
    let mut stage_weights = dice.weights(stage_count);
    if dice.one_in(5) {
        stage_weights.push(0);
    }
    let opened = if dice.one_in(3) { 1 + dice.below(stage_count as u64) as usize } else { stage_weights.len() };
    let jurors = 1 + dice.below(6) as i64;
    let mut field: Vec<i64> = (0..1 + dice.below(7)).map(|n| n as i64 * 3 + 1).collect();
    dice.shuffle(&mut field);
    let everyone = field.clone();
    let marks = marks_in_use(dice);
    for (place, weight) in stage_weights.into_iter().enumerate() {
        let leaf_count = 1 + dice.below(3) as usize;
        arena = arena.stage(weight, &dice.weights(leaf_count));
        arena.stages[place].opened = place < opened;
        if place >= opened {
            continue;
        }
        let who = if dice.one_in(8) { everyone.clone() } else { field.clone() };
        for id in who {
            arena.stages[place].participants.push(s(id));
            for juror in 1..=jurors {
                sheet(dice, &mut arena.stages[place], id, juror, &marks);
            }
        }
        if dice.one_in(2) {
            field.truncate(1 + dice.below(field.len() as u64) as usize);
        }
        dice.shuffle(&mut field);
    }
    rules(dice, &mut arena);
    arena
}

fn marks_in_use(dice: &mut Dice) -> Vec<i32> {
    let all = [8000, 8000, 8001, 8050, 7999, 8505, 7825, 8550, 0, 10_000, 9005, 7160];
    let count = 1 + dice.below(all.len() as u64) as usize;
    (0..count).map(|_| dice.pick(&all)).collect()
}

fn sheet(dice: &mut Dice, stage: &mut ArenaStage, id: i64, juror: i64, in_use: &[i32]) {
    let standing = match dice.below(40) {
        0 | 1 => return,
        2 | 3 => Standing::Abstained(reason("sakit")),
        4 | 5 => Standing::Excused(reason("tugas luar")),
        6 | 7 => Standing::Conflict(reason("keluarga")),
        _ => Standing::Assigned,
    };
    let blank = if dice.one_in(15) { 2 } else { 1000 };
    let leaves = stage.rubric.leaf_count();
    let marks: Vec<Option<Mark>> =
        (0..leaves).map(|_| (!dice.one_in(blank)).then(|| Mark(dice.pick(in_use)))).collect();
    let weights = stage.rubric.weights();
    let total: i64 = marks.iter().zip(weights).map(|(m, w)| i64::from(m.map_or(0, |m| m.0)) * i64::from(w.0)).sum();
    let control = match dice.below(16) {
        0 => Some(total),
        1 => Some((total + 500) / 1000 * 1000),
        2 => Some((total + 500) / 1000 * 1000 + dice.pick(&[1000, -1000, 2000])),
        _ => None,
    };
    let head = SheetHead { submission: s(id), juror: JurorId(juror), standing, control: control.map(ControlTotal) };
    stage.sheets.push((head, marks));
}

fn rules(dice: &mut Dice, arena: &mut Arena) {
    let stages = arena.stages.len() as u64;
    for _ in 0..dice.below(4) {
        let stage = t(1 + dice.below(stages) as i64);
        let rule = match dice.below(4) {
            0 => TieRule::StageScore { stage },
            1 => TieRule::CriterionMean { stage, criterion: "K1".into() },
            2 => TieRule::StageMedian { stage },
            _ => TieRule::Panel,
        };
        arena.tie_rules.push(rule);
    }
    let mut first = 1;
    for id in 1..=dice.below(3) as i64 {
        first += dice.below(2) as u32;
        let last = first + dice.below(3) as u32;
        arena.classes.push(AwardClass { id: ClassId(id), first, last });
        first = last + 1;
    }
    dice.shuffle(&mut arena.classes);
}

/// Lets the panel speak about rows that share a rank, as the screen would offer it, and about some that do not.
fn decide(dice: &mut Dice, arena: &mut Arena) {
    let ranking = arena.ranking();
    let mut groups: Vec<Vec<SubmissionId>> = ranking
        .rows
        .chunk_by(|a, b| a.rank == b.rank)
        .filter(|group| group.len() > 1 && group[0].rank.is_some())
        .map(|group| group.iter().map(|row| row.submission).collect())
        .collect();
    if ranking.rows.len() > 2 && dice.one_in(3) {
        groups.push(ranking.rows[1..].iter().map(|row| row.submission).collect());
    }
    groups.sort();
    groups.dedup();
    for mut ids in groups {
        dice.shuffle(&mut ids);
        let ruling = match dice.below(3) {
            0 => TieRuling::AllIn(ids),
            1 => TieRuling::Order((1..).zip(&ids).map(|(place, id)| (*id, place)).collect()),
            _ => TieRuling::Order(ids.iter().map(|id| (*id, 1 + dice.below(2) as u32)).collect()),
        };
        arena.tie_decisions.push(TieDecision { ruling, reason: reason("pleno") });
    }
}

/// A ranking in the oracle's words.
fn words(ranking: &Ranking) -> Vec<(SubmissionId, Verdict)> {
    let mut words: Vec<(SubmissionId, Verdict)> = ranking.rows.iter().map(|row| (row.submission, word(row))).collect();
    words.sort_by_key(|pair| pair.0);
    words
}

fn word(row: &RankRow) -> Verdict {
    let cell = |cell: &Cell| match (cell.total, cell.state.sign()) {
        (Some(total), _) => total.rounded().0.to_string(),
        (None, sign) => sign.map(String::from).unwrap_or_default(),
    };
    Verdict {
        cells: row.stages.iter().map(|stage| stage.cells.iter().map(cell).collect()).collect(),
        scores: row.stages.iter().map(|stage| stage.score.map(|score| score.printed.scaled)).collect(),
        value: row.value.map(|value| {
            let in_column = !matches!(value.kind, ValueKind::LastStage { .. });
            (in_column, value.exact.rounded(2).scaled, value.exact.rounded(4).scaled)
        }),
        rank: row.rank,
        provisional: row.provisional,
        award: match row.award {
            Award::None => "none".into(),
            Award::Class(class) => class.0.to_string(),
            Award::Undecided => "?".into(),
        },
    }
}

fn agrees(arena: &Arena) -> TestCaseResult {
    let ranking = arena.ranking();
    prop_assert_eq!(words(&ranking), verdicts(arena).into_iter().collect::<Vec<_>>());
    column_is_honest(&ranking)
}

/// What stands in one column under one heading: a higher rank never prints a lower number, different values of
/// different rank never print alike, ties never print two numbers.
fn column_is_honest(ranking: &Ranking) -> TestCaseResult {
    let ranked: Vec<&RankRow> = ranking
        .rows
        .iter()
        .filter(|row| row.value.is_some_and(|value| !matches!(value.kind, ValueKind::LastStage { .. })))
        .collect();
    for pair in ranked.windows(2) {
        let (above, below) = (pair[0].value, pair[1].value);
        let (Some(above), Some(below)) = (above, below) else {
            continue;
        };
        prop_assert!(above.figure >= below.figure);
        prop_assert_eq!(above.figure.decimals, ranking.decimals);
        let tied = pair[0].tie.is_some()
            && pair[0].tie.as_ref().map(|tie| tie.size) == pair[1].tie.as_ref().map(|tie| tie.size);
        if above.figure == below.figure {
            prop_assert!(tied, "{above:?} prints as {below:?} without a tie");
        }
    }
    Ok(())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(5000))]

    #[test]
    fn both_implementations_agree(seed: u64) {
        let mut dice = Dice(seed);
        let mut arena = arena(&mut dice);
        agrees(&arena)?;
        decide(&mut dice, &mut arena);
        agrees(&arena)?;
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn the_order_of_input_never_matters(seed: u64) {
        let mut dice = Dice(seed);
        let mut arena = arena(&mut dice);
        decide(&mut dice, &mut arena);
        let before = arena.ranking();
        for stage in &mut arena.stages {
            dice.shuffle(&mut stage.participants);
            dice.shuffle(&mut stage.sheets);
        }
        dice.shuffle(&mut arena.classes);
        for decision in &mut arena.tie_decisions {
            match &mut decision.ruling {
                TieRuling::Order(places) => dice.shuffle(places),
                TieRuling::AllIn(ids) => dice.shuffle(ids),
            }
        }
        prop_assert_eq!(arena.ranking(), before);
    }

    #[test]
    fn a_changed_mark_ranks_like_one_typed_so_from_the_start(seed: u64) {
        let mut dice = Dice(seed);
        let mut arena = arena(&mut dice);
        let mut competition = arena.competition();
        let full: Vec<usize> = (0..arena.stages.len()).filter(|place| !arena.stages[*place].sheets.is_empty()).collect();
        prop_assume!(!full.is_empty());
        let place = dice.pick(&full);
        let sheet = dice.below(arena.stages[place].sheets.len() as u64) as usize;
        let mark = if dice.one_in(4) { None } else { Some(Mark(dice.pick(&[0, 8000, 8123, 10_000]))) };
        let (head, marks) = &mut arena.stages[place].sheets[sheet];
        marks[0] = mark;
        let set = competition.set_mark(t(place as i64 + 1), head.submission, head.juror, "K1", mark);
        prop_assert_eq!(set, Ok(()));
        prop_assert_eq!(rank(&competition), arena.ranking());
    }

    #[test]
    fn every_row_explains_itself(seed: u64) {
        let mut dice = Dice(seed);
        let arena = arena(&mut dice);
        let competition = arena.competition();
        let ranking = rank(&competition);
        for row in &ranking.rows {
            let explained = explain(&competition, &ranking, row.submission);
            let Some(explained) = explained else { return Err(TestCaseError::fail("no explanation")) };
            for stage in &explained.stages {
                let Some(score) = stage.score else { continue };
                prop_assert_eq!(stage.sum.over(i128::from(stage.divisor)), score.exact);
            }
            if let Some(value) = explained.value
                && !matches!(value.kind, ValueKind::LastStage { .. })
            {
                let sum = value.terms.iter().fold(Fraction::ZERO, |sum, term| sum.plus(term.product));
                prop_assert_eq!(sum.times(1000).over(i128::from(value.divisor)), value.exact);
            }
        }
    }

    #[test]
    fn computed_ranks_are_ranks_a_panel_could_decide(seed: u64) {
        let mut dice = Dice(seed);
        let mut arena = arena(&mut dice);
        decide(&mut dice, &mut arena);
        let before = arena.ranking();
        prop_assume!(before.rows.iter().all(|row| !matches!(row.no_rank, Some(NoRank::Waiting { .. }))));
        let ranks: Vec<(i64, u32)> =
            before.rows.iter().filter_map(|row| Some((row.submission.0, row.rank?))).collect();
        let after = arena.panel(&ranks).ranking();
        prop_assert_eq!(&after.panel_problems, &[]);
        let awards = |ranking: &Ranking| ranking.rows.iter().map(|row| row.award).collect::<Vec<_>>();
        prop_assert_eq!(awards(&after), awards(&before));
    }
}

#[test]
fn a_what_if_is_refused_where_no_mark_can_be() {
    let arena = Arena::plain().stage(1000, &[1000]).row(1, &["80"]).row(2, &["A"]);
    let mut competition = arena.competition();
    let mut set = |stage, submission, juror, criterion, mark| {
        competition.set_mark(t(stage), s(submission), JurorId(juror), criterion, Some(Mark(mark)))
    };
    assert_eq!(set(1, 1, 2, "K1", 8000), Err(SetMarkProblem::NoSuchSheet));
    assert_eq!(set(2, 1, 1, "K1", 8000), Err(SetMarkProblem::NoSuchSheet));
    assert_eq!(set(1, 1, 1, "K2", 8000), Err(SetMarkProblem::NoSuchCriterion));
    assert_eq!(set(1, 1, 1, "K1", 10_001), Err(SetMarkProblem::OffScale));
    assert_eq!(competition.set_standing(t(1), s(2), JurorId(1), Standing::Assigned), Ok(()));
    assert_eq!(competition.set_mark(t(1), s(2), JurorId(1), "K1", Some(Mark(9000))), Ok(()));
    assert_eq!(rank(&competition).rows[0].submission, s(2));
}

/// A figure as the quick way and as the plain way writes it.
struct Written(i128, u8, bool);

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let write =
            if self.2 { crate::scoring::rounding::decimal_comma } else { crate::scoring::rounding::long_decimal_comma };
        write(f, self.0, self.1)
    }
}

proptest! {
    #![proptest_config(config(5000))]
    #[test]
    fn a_figure_is_written_alike_quick_and_plain(scaled in any::<i64>(), shift in 0u32..64, decimals in 0u8..22) {
        let scaled = i128::from(scaled >> shift);
        prop_assert_eq!(Written(scaled, decimals, true).to_string(), Written(scaled, decimals, false).to_string());
    }
}
