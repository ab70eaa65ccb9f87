//! Any number explained down to the marks.

use expect_test::{Expect, expect};

use super::arena::*;
use crate::scoring::*;

fn check(arena: &Arena, submission: i64, expected: Expect) {
    let (competition, ranking) = (arena.competition(), arena.ranking());
    let explanation = explain(&competition, &ranking, s(submission)).unwrap();
    expected.assert_eq(&text(&explanation));
}

fn text(explanation: &Explanation) -> String {
    let mut text = format!("rank {:?}", explanation.rank);
    if !explanation.rivals.is_empty() {
        text += &format!(", tied with {:?}", explanation.rivals);
    }
    text += "\n";
    if let Some(value) = &explanation.value {
        text += &format!("{}\n", value.formula());
    }
    for stage in &explanation.stages {
        text += &format!("T{}: {}", stage.stage.0, stage.formula().unwrap_or("–".into()));
        if let Some(spread) = stage.spread {
            text += &format!(" (± {}, range {})", spread.deviation, spread.range);
        }
        text += "\n";
        for sheet in &stage.sheets {
            text += &format!("  J{} {:?} {:?}", sheet.juror.0, sheet.role, sheet.state);
            text += &sheet.reason.as_ref().map_or(String::new(), |reason| format!(": {}", reason.text()));
            text += &sheet.formula().map_or(String::new(), |formula| format!(": {formula}"));
            text += &sheet.control_match.map_or(String::new(), |matched| format!(", control {matched:?}"));
            text += "\n";
            for line in sheet.lines.iter().filter(|line| line.product.is_some()) {
                let indent = "  ".repeat(line.depth + 2);
                text += &match (line.formula(), line.branch, line.product) {
                    (Some(formula), _, _) => format!("{indent}{} {formula}\n", line.code),
                    (None, Some(branch), Some(product)) => {
                        format!("{indent}{} {product} ÷ {}% = {branch}\n", line.code, line.weight)
                    }
                    _ => String::new(),
                };
            }
        }
    }
    text
}

#[test]
fn a_final_is_explained_down_to_the_marks() {
    let arena = Arena::plain()
        .stage(600, &[700, 300])
        .row_with(1, &["85,50 78,25", "90,05 71,60", "A"], None)
        .stage(400, &[1000])
        .row_with(1, &["80,1"], Some("80,10"));
    // 83,93×0,6 + 80,10×0,4 = 50,358 + 32,04 = 82,398 → 82,40; √(0,595²) = 0,595 → 0,60 of 83,33 and 84,52
    check(
        &arena,
        1,
        expect![[r#"
        rank Some(1)
        83,93 × 60% + 80,10 × 40% = 82,398 → 82,40
        T1: (83,33 + 84,52) ÷ 2 = 83,925 → 83,93 (± 0,60, range 1,19)
          J1 Counted Submitted: 59,85 + 23,475 = 83,325 → 83,33
            K1 85,50 × 70% = 59,85
            K2 78,25 × 30% = 23,475
          J2 Counted Submitted: 63,035 + 21,48 = 84,515 → 84,52
            K1 90,05 × 70% = 63,035
            K2 71,60 × 30% = 21,48
          J3 NotDividedBy Abstained: sakit
        T2: (80,10) ÷ 1 = 80,10 → 80,10
          J1 Counted Submitted: 80,10 = 80,10 → 80,10, control ExactTotal
            K1 80,10 × 100% = 80,10
    "#]],
    );
}

#[test]
fn at_end_shows_exact_totals_and_fractions() {
    // (83,325 + 84,515 + 80) ÷ 3 = 247,84 ÷ 3 = 82,61333…
    let arena = Arena::new(Rounding::AtEnd, Combine::Mean)
        .stage(1000, &[700, 300])
        .row(1, &["85,50 78,25", "90,05 71,60", "80 80"]);
    let (competition, ranking) = (arena.competition(), arena.ranking());
    let explanation = explain(&competition, &ranking, s(1)).unwrap();
    assert_eq!(explanation.stages[0].formula().unwrap(), "(83,325 + 84,515 + 80,00) ÷ 3 = 6196/75 → 82,61");
    assert_eq!(explanation.value.unwrap().formula(), "6196/75 × 100% = 6196/75 → 82,61");
}

#[test]
fn trimmed_and_middle_sheets_are_named() {
    let roles = |combine| {
        let arena =
            Arena::new(Rounding::Stepwise, combine).stage(1000, &[1000]).row(1, &["80", "80", "70", "90", "90", "A"]);
        let stage = explain_stage(&arena.competition(), t(1), s(1)).unwrap();
        let formula = stage.formula().unwrap();
        (stage.sheets.iter().map(|sheet| sheet.role).collect::<Vec<_>>(), formula)
    };
    use SheetRole::{Above, Below, Counted, NotDividedBy};
    assert_eq!(
        roles(Combine::TrimmedMean),
        (
            [Counted, Counted, Below, Counted, Above, NotDividedBy].into(),
            "(80,00 + 80,00 + 90,00) ÷ 3 = 250/3 → 83,33".into()
        )
    );
    assert_eq!(
        roles(Combine::Median),
        ([Below, Counted, Below, Above, Above, NotDividedBy].into(), "(80,00) ÷ 1 = 80,00 → 80,00".into())
    );
}

#[test]
fn branches_are_shown_exactly() {
    // Isi (70%): 30% + 40%; 82,5×0,3 + 80,25×0,4 = 24,75 + 32,10 = 56,85; ÷ 0,7 = 81,21428… = 1137/14
    // Cara (30%): one leaf of 30%: 75 × 0,3 ÷ 0,3 = 75
    let leaf = |code: &str, weight| Criterion::leaf(code, "", Weight(weight));
    let rubric = Rubric::new(
        Scale::HUNDRED,
        &[
            Criterion::branch("isi", "", vec![leaf("a", 300), leaf("b", 400)]),
            leaf("ringkasan", 0),
            Criterion::branch("cara", "", vec![leaf("c", 300)]),
        ],
    )
    .unwrap();
    let arena = Arena::plain().stage_of(1000, rubric).row(1, &["82,5 80,25 75", "82,5 - 75"]);
    check(
        &arena,
        1,
        expect![[r#"
        rank Some(1)
        79,35 × 100% = 79,35 → 79,35
        T1: (79,35) ÷ 1 = 79,35 → 79,35
          J1 Counted Submitted: 24,75 + 32,10 + 22,50 = 79,35 → 79,35
            isi 56,85 ÷ 70% = 1137/14
              a 82,50 × 30% = 24,75
              b 80,25 × 40% = 32,10
            cara 22,50 ÷ 30% = 75,00
              c 75,00 × 30% = 22,50
          J2 NotDividedBy Outstanding(Marks { filled: 2, needed: 3 })
              a 82,50 × 30% = 24,75
            cara 22,50 ÷ 30% = 75,00
              c 75,00 × 30% = 22,50
    "#]],
    );
}

#[test]
fn a_branch_may_break_a_tie() {
    let leaf = |code: &str, weight| Criterion::leaf(code, "", Weight(weight));
    let isi = Criterion::branch("isi", "", vec![leaf("a", 300), leaf("b", 400)]);
    let rubric = Rubric::new(Scale::HUNDRED, &[isi, leaf("c", 300)]).unwrap();
    // s1: isi (82,5×0,3 + 80,25×0,4) ÷ 0,7 = 81,214… → 81,21; total 56,85 + 22,5 = 79,35
    // s2: isi 81 → 56,70; c 75,50 → 22,65; total 79,35
    let arena = Arena::plain()
        .stage_of(1000, rubric)
        .row(1, &["82,5 80,25 75"])
        .row(2, &["81 81 75,5"])
        .rule(TieRule::CriterionMean { stage: t(1), criterion: "isi".into() });
    expect![[r#"
        1 s1: 79,35 = 79,35 (n 1) => 79,35 [tie of 2; 1:81,21; rule 1]
        2 s2: 79,35 = 79,35 (n 1) => 79,35 [tie of 2; 1:81,00; rule 1]
    "#]]
    .assert_eq(&arena.table());
    check(
        &arena,
        2,
        expect![[r#"
        rank Some(2), tied with [SubmissionId(1)]
        79,35 × 100% = 79,35 → 79,35
        T1: (79,35) ÷ 1 = 79,35 → 79,35
          J1 Counted Submitted: 24,30 + 32,40 + 22,65 = 79,35 → 79,35
            isi 56,70 ÷ 70% = 81,00
              a 81,00 × 30% = 24,30
              b 81,00 × 40% = 32,40
            c 75,50 × 30% = 22,65
    "#]],
    );
}

#[test]
fn interim_and_stopped_values_are_explained() {
    let arena = Arena::plain()
        .stage(500, &[1000])
        .row(1, &["80"])
        .row(2, &["79"])
        .stage(200, &[1000])
        .row(1, &["90"])
        .unopened(300);
    let (competition, ranking) = (arena.competition(), arena.ranking());
    let formula = |id| explain(&competition, &ranking, s(id)).unwrap().value.unwrap().formula();
    assert_eq!(formula(1), "(80,00 × 50% + 90,00 × 20%) ÷ (50% + 20%) = 580/7 → 82,86");
    assert_eq!(formula(2), "79,00");
    let stopped = explain(&competition, &ranking, s(2)).unwrap().value.unwrap();
    let terms: Vec<StageId> = stopped.terms.iter().map(|term| term.stage).collect();
    assert_eq!((terms, stopped.divisor), (vec![t(1)], 500));
    assert_eq!(competition.stage(t(2)).map(|stage| stage.id), Some(t(2)));
}

#[test]
fn rivals_are_those_of_the_same_value() {
    let arena = Arena::plain().stage(1000, &[1000]).row(1, &["80"]).row(2, &["70"]).row(3, &["80"]).row(4, &["70"]);
    let (competition, ranking) = (arena.competition(), arena.ranking());
    let rivals = |id| explain(&competition, &ranking, s(id)).unwrap().rivals;
    assert_eq!((rivals(1), rivals(4)), (vec![s(3)], vec![s(2)]));
}
