//! The second implementation (safety.md M2): slow, naive, row by row, with its own fractions and its own rounding.
//!
//! It shares the input with the first and nothing else: no total, no mean, no rounding, no ordering.

use std::collections::BTreeMap;

use super::arena::Arena;
use crate::scoring::{Combine, Rounding, Standing, SubmissionId, TieRule, TieRuling};

/// An exact number, kept as it comes: nothing is reduced unless it grows.
#[derive(Clone, Copy, Debug)]
pub struct Number(i128, i128);

impl Number {
    fn add(self, other: Number) -> Number {
        Number(self.0 * other.1 + other.0 * self.1, self.1 * other.1).small()
    }

    fn times(self, other: Number) -> Number {
        Number(self.0 * other.0, self.1 * other.1).small()
    }

    fn divided(self, other: Number) -> Number {
        Number(self.0 * other.1, self.1 * other.0).small()
    }

    fn small(self) -> Number {
        let (mut a, mut b) = (self.0.abs(), self.1);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        Number(self.0 / a.max(1), self.1 / a.max(1))
    }

    /// As taught in school: cut after the wanted decimals, look at the rest, add one when it is half or more.
    fn school(self, decimals: u32) -> i64 {
        let scaled = self.0 * 10i128.pow(decimals);
        let (cut, rest) = (scaled / self.1, scaled % self.1);
        (if rest * 2 >= self.1 { cut + 1 } else { cut }) as i64
    }
}

/// What the oracle says about one submission.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Verdict {
    /// Per stage: the rounded totals (or the sign), and the stage score.
    pub cells: Vec<Vec<String>>,
    pub scores: Vec<Option<i64>>,
    /// Whether it is a final, and its two and four decimals.
    pub value: Option<(bool, i64, i64)>,
    pub rank: Option<u32>,
    pub provisional: bool,
    pub award: String,
}

struct Row {
    totals: Vec<Vec<Number>>,
    scores: Vec<Option<Number>>,
    reached: usize,
    value: Option<Number>,
    /// Compared: two or four decimals.
    compared: i64,
    waits: bool,
}

pub fn verdicts(arena: &Arena) -> BTreeMap<SubmissionId, Verdict> {
    let mut found: BTreeMap<SubmissionId, (Row, Verdict)> = BTreeMap::new();
    for stage in arena.stages.iter().filter(|stage| stage.opened) {
        for id in &stage.participants {
            found.insert(*id, examine(arena, *id));
        }
    }
    let rows: BTreeMap<SubmissionId, &Row> = found.iter().map(|(id, (row, _))| (*id, row)).collect();
    let mut answers = BTreeMap::new();
    for (id, (row, verdict)) in &found {
        let mut verdict = verdict.clone();
        if row.value.is_some() {
            let (rank, together) = place(arena, *id, &rows);
            verdict.rank = Some(rank);
            verdict.award = award(arena, rank, &together);
        }
        answers.insert(*id, verdict);
    }
    answers
}

fn examine(arena: &Arena, id: SubmissionId) -> (Row, Verdict) {
    let mut verdict = Verdict { award: "none".into(), ..Verdict::default() };
    let mut row = Row { totals: Vec::new(), scores: Vec::new(), reached: 0, value: None, compared: 0, waits: false };
    let mut lacking: Option<bool> = None;
    let mut missing_so_far: Option<bool> = None;
    let (mut opened_weight, mut sum) = (0, Number(0, 1));
    let (mut seen, mut last_score, mut gap_before) = (0, None, false);
    for stage in &arena.stages {
        let takes_part = stage.opened && stage.participants.contains(&id);
        let mut jurors: Vec<i64> = stage.sheets.iter().map(|(head, _)| head.juror.0).collect();
        jurors.sort_unstable();
        jurors.dedup();
        let (mut cells, mut totals, mut outstanding) = (Vec::new(), Vec::new(), false);
        for juror in jurors.iter().filter(|_| takes_part) {
            let sheet = stage.sheets.iter().find(|(head, _)| head.submission == id && head.juror.0 == *juror);
            let Some((head, marks)) = sheet else {
                cells.push(String::new());
                continue;
            };
            let weights: Vec<u16> = stage.rubric.leaves().map(|leaf| leaf.weight.0).collect();
            let products: Option<Vec<Number>> = (0..weights.len())
                .map(|leaf| {
                    let mark = marks.get(leaf).copied().flatten()?;
                    Some(Number(i128::from(mark.0), 100).times(Number(i128::from(weights[leaf]), 1000)))
                })
                .collect();
            let sign = match head.standing {
                Standing::Abstained(_) => "A",
                Standing::Excused(_) => "B",
                Standing::Conflict(_) => "K",
                Standing::Assigned => "–",
            };
            let accepted =
                products.filter(|products| sign == "–" && control_agrees(head.control.map(|c| c.0), products));
            match accepted {
                Some(products) => {
                    let total = products.into_iter().fold(Number(0, 1), Number::add);
                    cells.push(total.school(2).to_string());
                    totals.push(total);
                }
                None => {
                    cells.push(sign.into());
                    outstanding |= sign == "–";
                }
            }
        }
        let score = score(arena, &totals);
        verdict.provisional |= outstanding;
        verdict.cells.push(cells);
        verdict.scores.push(score.map(|score| score.school(2)));
        row.totals.push(totals);
        row.scores.push(score);
        if !stage.opened || stage.weight == 0 {
            continue;
        }
        seen += 1;
        opened_weight += i128::from(stage.weight);
        if takes_part {
            row.reached = seen;
            gap_before = missing_so_far.is_some() || score.is_none();
            lacking = missing_so_far.or(score.is_none().then_some(outstanding));
            last_score = score;
        }
        if score.is_none() && missing_so_far.is_none() {
            missing_so_far = Some(outstanding);
        }
        let carried = score.map_or(Number(0, 1), |score| carry(arena, score));
        sum = sum.add(carried.times(Number(i128::from(stage.weight), 1)));
    }
    row.waits = row.reached > 0 && lacking == Some(true);
    if row.reached > 0 && !gap_before {
        let whole = row.reached == seen;
        let value = if whole { Some(sum.divided(Number(opened_weight, 1))) } else { last_score };
        row.value = value;
        if let Some(value) = value {
            row.compared = value.school(if arena.rounding == Rounding::Stepwise { 2 } else { 4 });
            verdict.value = Some((whole, value.school(2), value.school(4)));
        }
    }
    (row, verdict)
}

fn control_agrees(control: Option<i64>, products: &[Number]) -> bool {
    let Some(control) = control else { return true };
    let total = products.iter().fold(Number(0, 1), |sum, product| sum.add(*product));
    let rounded: i64 = products.iter().map(|product| product.school(2)).sum();
    let exact = total.times(Number(100_000, 1));
    exact.0 == i128::from(control) * exact.1 || total.school(2) * 1000 == control || rounded * 1000 == control
}

/// What is carried on: the printed number or the exact one.
fn carry(arena: &Arena, number: Number) -> Number {
    match arena.rounding {
        Rounding::Stepwise => Number(i128::from(number.school(2)), 100),
        Rounding::AtEnd => number,
    }
}

fn score(arena: &Arena, totals: &[Number]) -> Option<Number> {
    let carried: Vec<Number> = totals.iter().map(|total| carry(arena, *total)).collect();
    mean_of(carried, arena.combine)
}

fn mean_of(mut values: Vec<Number>, combine: Combine) -> Option<Number> {
    values.sort_by(|a, b| (a.0 * b.1).cmp(&(b.0 * a.1)));
    while combine == Combine::Median && values.len() > 2 {
        values.pop();
        values.remove(0);
    }
    if combine == Combine::TrimmedMean && values.len() > 3 {
        values.pop();
        values.remove(0);
    }
    let count = values.len() as i128;
    (count > 0).then(|| values.into_iter().fold(Number(0, 1), Number::add).divided(Number(count, 1)))
}

/// Rank = 1 + those that stand better; and who shares it.
fn place(arena: &Arena, id: SubmissionId, rows: &BTreeMap<SubmissionId, &Row>) -> (u32, Vec<SubmissionId>) {
    let mine = rows[&id];
    let mut better = rows
        .values()
        .filter(|other| {
            (other.waits && other.reached > mine.reached)
                || (other.value.is_some() && (other.reached, other.compared) > (mine.reached, mine.compared))
        })
        .count() as u32;
    let mut tied: Vec<SubmissionId> = rows
        .iter()
        .filter(|(_, other)| other.value.is_some() && (other.reached, other.compared) == (mine.reached, mine.compared))
        .map(|(id, _)| *id)
        .collect();
    for rule in &arena.tie_rules {
        if tied.len() == 1 {
            break;
        }
        if *rule == TieRule::Panel {
            ask(arena, id, &mut tied, &mut better);
            break;
        }
        let values: Vec<Option<i64>> = tied.iter().map(|other| tie_value(arena, rule, rows[other], *other)).collect();
        if values.contains(&None) {
            continue;
        }
        let my_value = tie_value(arena, rule, mine, id);
        better += values.iter().filter(|value| **value > my_value).count() as u32;
        let pairs: Vec<(SubmissionId, Option<i64>)> = tied.iter().copied().zip(values).collect();
        tied = pairs.into_iter().filter(|pair| pair.1 == my_value).map(|pair| pair.0).collect();
    }
    if award(arena, better + 1, &vec![id; tied.len()]) == "?" {
        ask(arena, id, &mut tied, &mut better);
    }
    (better + 1, tied)
}

fn ask(arena: &Arena, id: SubmissionId, tied: &mut Vec<SubmissionId>, better: &mut u32) {
    for decision in &arena.tie_decisions {
        let TieRuling::Order(places) = &decision.ruling else {
            continue;
        };
        let mut about: Vec<SubmissionId> = places.iter().map(|place| place.0).collect();
        about.sort_unstable();
        if about != *tied {
            continue;
        }
        let place_of = |who: SubmissionId| places.iter().find(|place| place.0 == who).map(|place| place.1);
        *better += tied.iter().filter(|other| place_of(**other) < place_of(id)).count() as u32;
        tied.retain(|other| place_of(*other) == place_of(id));
        return;
    }
}

fn tie_value(arena: &Arena, rule: &TieRule, row: &Row, id: SubmissionId) -> Option<i64> {
    let place = rule.stage()?.0 as usize - 1;
    let exact = match rule {
        TieRule::StageScore { .. } => row.scores[place]?,
        TieRule::StageMedian { .. } => {
            mean_of(row.totals[place].iter().map(|total| carry(arena, *total)).collect(), Combine::Median)?
        }
        TieRule::CriterionMean { criterion, .. } => {
            let stage = &arena.stages[place];
            let leaf = stage.rubric.leaves().position(|leaf| leaf.code == *criterion)?;
            let mut marks = Vec::new();
            for (head, sheet) in stage.sheets.iter().filter(|(head, _)| head.submission == id) {
                let products: Option<Vec<Number>> = stage
                    .rubric
                    .leaves()
                    .enumerate()
                    .map(|(place, leaf)| {
                        let mark = sheet.get(place).copied().flatten()?;
                        Some(Number(i128::from(mark.0) * i128::from(leaf.weight.0), 100_000))
                    })
                    .collect();
                let Some(products) = products else { continue };
                if head.standing == Standing::Assigned && control_agrees(head.control.map(|c| c.0), &products) {
                    marks.push(Number(i128::from(sheet[leaf]?.0), 100));
                }
            }
            mean_of(marks, Combine::Mean)?
        }
        TieRule::Panel | TieRule::SwitchedOff => return None,
    };
    Some(exact.school(if arena.rounding == Rounding::Stepwise { 2 } else { 4 }))
}

/// The class of a rank, `none`, or `?` when those that share it fall into several and are not all taken in.
fn award(arena: &Arena, rank: u32, together: &[SubmissionId]) -> String {
    let class = |rank: u32| {
        arena.classes.iter().find(|class| (class.first..=class.last).contains(&rank)).map(|class| class.id.0)
    };
    let name = |class: Option<i64>| class.map_or("none".to_owned(), |class| class.to_string());
    let straddles = (0..together.len() as u32).any(|place| class(rank + place) != class(rank));
    let all_in = arena.tie_decisions.iter().any(|decision| match &decision.ruling {
        TieRuling::AllIn(ids) => {
            let mut ids = ids.clone();
            ids.sort_unstable();
            ids == together
        }
        TieRuling::Order(_) => false,
    });
    if straddles && !all_in { "?".into() } else { name(class(rank)) }
}
