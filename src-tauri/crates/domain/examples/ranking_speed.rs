//! How long the rule alone takes: 10,000 submissions × 9 jurors × 8 criteria in two stages.
//!
//! `cargo run --release -p kipp-domain --example ranking_speed` prints one line per figure (median of 15 runs).

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use kipp_domain::scoring::*;

const SUBMISSIONS: i64 = 10_000;
const JURORS: i64 = 9;
const WEIGHTS: [u16; 8] = [100, 150, 50, 250, 150, 50, 100, 150];

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for rounding in [Rounding::Stepwise, Rounding::AtEnd] {
        let Some(draft) = draft(rounding) else {
            return writeln!(out, "the rubric is refused");
        };
        let Ok(competition) = Competition::check(draft.clone()) else {
            return writeln!(out, "the draft is refused");
        };
        let check = median(|| drop(black_box(Competition::check(black_box(draft.clone())))));
        let copy = median(|| drop(black_box(competition.clone())));
        let whole = median(|| drop(black_box(rank(black_box(&competition)))));
        writeln!(out, "{rounding:?}: check {check:.1} ms, copy {copy:.1} ms, rank {whole:.1} ms")?;
    }
    Ok(())
}

fn median(mut act: impl FnMut()) -> f64 {
    let mut runs: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            act();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    runs.sort_by(f64::total_cmp);
    runs[7]
}

/// Two stages of 600 and 400 per mille; the second has one juror in nine missing.
fn draft(rounding: Rounding) -> Option<Draft> {
    let leaves: Vec<Criterion> =
        (1..).zip(WEIGHTS).map(|(n, weight)| Criterion::leaf(format!("K{n}"), "", Weight(weight))).collect();
    let rubric = Rubric::new(Scale::HUNDRED, &leaves).ok()?;
    let stages = [(1, 600), (2, 400)].map(|(id, weight)| Stage {
        id: StageId(id),
        weight: Weight(weight),
        opened: true,
        rubric: rubric.clone(),
        participants: (1..=SUBMISSIONS).map(SubmissionId).collect(),
        sheets: sheets(id),
    });
    Some(Draft {
        rounding,
        combine: Combine::Mean,
        stages: stages.into(),
        jurors: (1..=JURORS).map(JurorId).collect(),
        tie_rules: vec![
            TieRule::CriterionMean { stage: StageId(1), criterion: "K4".into() },
            TieRule::StageScore { stage: StageId(2) },
            TieRule::Panel,
        ],
        classes: vec![
            AwardClass { id: ClassId(1), first: 1, last: 7 },
            AwardClass { id: ClassId(2), first: 8, last: 10 },
        ],
        tie_decisions: Vec::new(),
        panel_ranks: None,
        without_rank: Vec::new(),
    })
}

fn sheets(stage: i64) -> SheetTable {
    let mut table = SheetTable::new(WEIGHTS.len());
    let mut state = 0x9E37_79B9_7F4A_7C15u64 ^ stage as u64;
    for submission in 1..=SUBMISSIONS {
        for juror in 1..=JURORS {
            let marks: Vec<Option<Mark>> = (0..WEIGHTS.len())
                .map(|_| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    Some(Mark(6000 + (state % 160) as i32 * 25))
                })
                .collect();
            let head = SheetHead {
                submission: SubmissionId(submission),
                juror: JurorId(juror),
                standing: Standing::Assigned,
                control: None,
            };
            let left_out = stage == 2 && (submission + juror) % 81 == 0;
            table.push(head, if left_out { &[] } else { &marks });
        }
    }
    table
}
