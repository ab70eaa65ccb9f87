//! Worked cases of rules 2, 3, 5, 6 and 7; the numbers in comments come from a pocket calculator.

use expect_test::{Expect, expect};

use super::arena::*;
use crate::scoring::*;

fn check(arena: Arena, expected: Expect) {
    expected.assert_eq(&arena.table());
}

/// Rule 3's example: 85,50×0,7 + 78,25×0,3 = 59,85 + 23,475 = 83,325; 90,05×0,7 + 71,60×0,3 = 63,035 + 21,48 = 84,515.
#[test]
fn stepwise_means_rounded_totals() {
    // 83,33 + 84,52 = 167,85; ÷ 2 = 83,925 → 83,93
    let arena = Arena::plain().stage(1000, &[700, 300]).row(1, &["85,50 78,25", "90,05 71,60"]);
    check(
        arena,
        expect![[r#"
        1 s1: 83,33 84,52 = 83,93 (n 2) => 83,93
    "#]],
    );
}

#[test]
fn at_end_means_exact_totals() {
    // 83,325 + 84,515 = 167,84; ÷ 2 = 83,92
    let arena =
        Arena::new(Rounding::AtEnd, Combine::Mean).stage(1000, &[700, 300]).row(1, &["85,50 78,25", "90,05 71,60"]);
    check(
        arena,
        expect![[r#"
        1 s1: 83,33 84,52 = 83,92 (n 2) => 83,92
    "#]],
    );
}

#[test]
fn final_is_the_weighted_sum_of_stages() {
    // T1: (80 + 85) ÷ 2 = 82,50; T2: 70×0,7 + 91×0,3 = 49 + 27,3 = 76,30; 82,5×0,6 + 76,3×0,4 = 49,5 + 30,52 = 80,02
    // T1: (81 + 82,25) ÷ 2 = 81,625 → 81,63; T2: 79; 81,63×0,6 + 79×0,4 = 48,978 + 31,6 = 80,578 → 80,58
    let arena = Arena::plain()
        .stage(600, &[1000])
        .row(1, &["80", "85"])
        .row(2, &["81", "82,25"])
        .stage(400, &[700, 300])
        .row(1, &["70 91"])
        .row(2, &["79 79"]);
    check(
        arena,
        expect![[r#"
        1 s2: 81,00 82,25 = 81,63 (n 2) | 79,00 = 79,00 (n 1) => 80,58
        2 s1: 80,00 85,00 = 82,50 (n 2) | 76,30 = 76,30 (n 1) => 80,02
    "#]],
    );
}

#[test]
fn nothing_but_submitted_sheets_is_divided_by() {
    // s1: (80 + 90) ÷ 2 = 85, not 170 ÷ 5; s2: 84 alone; s3: half a sheet counts as missing: (83 + 84) ÷ 2 = 83,50
    let arena = Arena::plain()
        .stage(1000, &[500, 500])
        .row(1, &["80 80", "A", "B", "K", "90 90"])
        .row(2, &["84 84", "- -", "", "A", "A"])
        .row(3, &["83 83", "84 84", "70 -", "B", "B"]);
    check(
        arena,
        expect![[r#"
        1 s1: 80,00 A B K 90,00 = 85,00 (n 2) => 85,00
        2 s2: 84,00 – . A A = 84,00 (n 1) => 84,00 sementara
        3 s3: 83,00 84,00 – B B = 83,50 (n 2) => 83,50 sementara
    "#]],
    );
}

#[test]
fn zero_is_a_mark() {
    // (0 + 81) ÷ 2 = 40,50
    let arena = Arena::plain().stage(1000, &[1000]).row(1, &["0", "81"]);
    check(
        arena,
        expect![[r#"
        1 s1: 0,00 81,00 = 40,50 (n 2) => 40,50
    "#]],
    );
}

#[test]
fn even_median_is_the_mean_of_the_middle_two() {
    // s1: 70 80 81 99 → (80 + 81) ÷ 2 = 80,50; s2: 60 82 90 → 82; s3: 80,01 80,02 → 80,015 → 80,02
    let arena = Arena::new(Rounding::Stepwise, Combine::Median)
        .stage(1000, &[1000])
        .row(1, &["99", "80", "70", "81"])
        .row(2, &["90", "60", "82", "A"])
        .row(3, &["80,02", "80,01", "A", "A"]);
    check(
        arena,
        expect![[r#"
        1 s2: 90,00 60,00 82,00 A = 82,00 (n 3) => 82,00
        2 s1: 99,00 80,00 70,00 81,00 = 80,50 (n 4) => 80,50
        3 s3: 80,02 80,01 A A = 80,02 (n 2) => 80,02
    "#]],
    );
}

#[test]
fn trimmed_mean_drops_one_at_each_end_from_four_sheets_on() {
    // s1: 70 80 81 82 99 → (80 + 81 + 82) ÷ 3 = 81; n stays 5
    // s2: 60 80 90 → three sheets: the mean 230 ÷ 3 = 76,666… → 76,67, and the row says so
    // s3: 70 80 80 90 → (80 + 80) ÷ 2 = 80; s4: all 79: one highest and one lowest go all the same
    let arena = Arena::new(Rounding::Stepwise, Combine::TrimmedMean)
        .stage(1000, &[1000])
        .row(1, &["99", "80", "70", "81", "82"])
        .row(2, &["90", "60", "80", "A", "A"])
        .row(3, &["80", "90", "70", "80", "A"])
        .row(4, &["79", "79", "79", "79", "79"]);
    check(
        arena,
        expect![[r#"
        1 s1: 99,00 80,00 70,00 81,00 82,00 = 81,00 (n 5) => 81,00
        2 s3: 80,00 90,00 70,00 80,00 A = 80,00 (n 4) => 80,00
        3 s4: 79,00 79,00 79,00 79,00 79,00 = 79,00 (n 5) => 79,00
        4 s2: 90,00 60,00 80,00 A A = 76,67 rata-rata (n 3) => 76,67
    "#]],
    );
}

#[test]
fn a_control_total_that_does_not_match_makes_the_sheet_missing() {
    // Form A: 80,15 exact, 80,17 as the sum of rounded products; 80,16 is neither.
    let form_a = [100, 150, 50, 300, 200, 50, 150];
    let marks = "79,5 82,5 82,5 79,5 78,5 81,5 80,5";
    let arena = Arena::plain()
        .stage(1000, &form_a)
        .row_with(1, &[marks], Some("80,15"))
        .row_with(2, &[marks], Some("80,17"))
        .row_with(3, &[marks], Some("80,16"));
    check(
        arena,
        expect![[r#"
        1 s1: 80,15 = 80,15 (n 1) => 80,15 [tie of 2; shared]
        1 s2: 80,15 = 80,15 (n 1) => 80,15 [tie of 2; shared]
        - s3: – = – (n 0) sementara Waiting { stage: StageId(1) }
    "#]],
    );
}

#[test]
fn between_stages_the_opened_weights_divide() {
    // T1 500, T2 200, T3 300 not opened. s1: (80×0,5 + 90×0,2) ÷ 0,7 = 58 ÷ 0,7 = 82,857… → 82,86
    // s2: (82×0,5 + 83×0,2) ÷ 0,7 = 57,6 ÷ 0,7 = 82,285… → 82,29; s3 waits for T2 and stands below
    let arena = Arena::plain()
        .stage(500, &[1000])
        .row(1, &["80"])
        .row(2, &["82"])
        .row(3, &["95"])
        .stage(200, &[1000])
        .row(1, &["90"])
        .row(2, &["83"])
        .row(3, &["-"])
        .unopened(300);
    assert!(arena.ranking().between_stages);
    check(
        arena,
        expect![[r#"
        1 s1: 80,00 = 80,00 (n 1) | 90,00 = 90,00 (n 1) | tidak ikut ~> 82,86
        2 s2: 82,00 = 82,00 (n 1) | 83,00 = 83,00 (n 1) | tidak ikut ~> 82,29
        - s3: 95,00 = 95,00 (n 1) | – = – (n 0) | tidak ikut sementara Waiting { stage: StageId(2) }
    "#]],
    );
}

#[test]
fn with_one_stage_opened_the_interim_value_is_its_score() {
    let arena = Arena::plain().stage(600, &[1000]).row(1, &["80,01", "80,02"]).unopened(400);
    check(
        arena,
        expect![[r#"
        1 s1: 80,01 80,02 = 80,02 (n 2) | tidak ikut ~> 80,02
    "#]],
    );
}

#[test]
fn those_stopped_earlier_follow_by_their_last_score() {
    // s1 70×0,6 + 60×0,4 = 66 stands above s3, whose proposal of 95 went no further; its final prints "–".
    let arena = Arena::plain()
        .stage(600, &[1000])
        .row(1, &["70"])
        .row(2, &["90"])
        .row(3, &["95"])
        .row(4, &["96"])
        .stage(400, &[1000])
        .row(1, &["60"])
        .row(2, &["60"]);
    let ranking = arena.ranking();
    let finals: Vec<Option<String>> =
        ranking.rows.iter().map(|row| row.final_figure().map(|figure| figure.to_string())).collect();
    assert_eq!(finals, [Some("78,00".into()), Some("66,00".into()), None, None]);
    check(
        arena,
        expect![[r#"
        1 s2: 90,00 = 90,00 (n 1) | 60,00 = 60,00 (n 1) => 78,00
        2 s1: 70,00 = 70,00 (n 1) | 60,00 = 60,00 (n 1) => 66,00
        3 s4: 96,00 = 96,00 (n 1) | tidak ikut T1> 96,00
        4 s3: 95,00 = 95,00 (n 1) | tidak ikut T1> 95,00
    "#]],
    );
}

#[test]
fn the_first_that_stopped_stands_behind_finalists_still_unscored() {
    // Two of three finalists wait: s1 is 1st, and the seats 2 and 3 are kept for them.
    let arena = Arena::plain()
        .stage(600, &[1000])
        .row(1, &["70"])
        .row(2, &["90"])
        .row(3, &["91"])
        .row(4, &["50"])
        .stage(400, &[1000])
        .row(1, &["60"])
        .row(2, &["-"])
        .row(3, &["-"]);
    check(
        arena,
        expect![[r#"
        1 s1: 70,00 = 70,00 (n 1) | 60,00 = 60,00 (n 1) => 66,00
        4 s4: 50,00 = 50,00 (n 1) | tidak ikut T1> 50,00
        - s2: 90,00 = 90,00 (n 1) | – = – (n 0) sementara Waiting { stage: StageId(2) }
        - s3: 91,00 = 91,00 (n 1) | – = – (n 0) sementara Waiting { stage: StageId(2) }
    "#]],
    );
}

#[test]
fn a_participant_nobody_will_score_has_no_final_and_no_rank() {
    // s2 was abstained from by all; s3 skipped T1; neither is waited for. s4 has no sheet at all.
    let arena = Arena::plain()
        .stage(600, &[1000])
        .row(1, &["70", "70"])
        .row(2, &["A", "K"])
        .row(4, &[])
        .stage(400, &[1000])
        .row(1, &["60", "60"])
        .row(2, &["80", "80"])
        .row(3, &["90", "90"]);
    check(
        arena,
        expect![[r#"
        1 s1: 70,00 70,00 = 70,00 (n 2) | 60,00 60,00 = 60,00 (n 2) => 66,00
        - s2: A K = – (n 0) | 80,00 80,00 = 80,00 (n 2) NoneSubmitted { stage: StageId(1) }
        - s3: tidak ikut | 90,00 90,00 = 90,00 (n 2) LeftOut { stage: StageId(1) }
        - s4: . . = – (n 0) | tidak ikut NoneSubmitted { stage: StageId(1) }
    "#]],
    );
}

#[test]
fn at_end_prints_four_decimals_when_differing_finals_print_alike() {
    // 240,04 ÷ 3 = 80,01333…; 240,03 ÷ 3 = 80,01: both print 80,01 at two decimals
    let arena = Arena::new(Rounding::AtEnd, Combine::Mean)
        .stage(1000, &[1000])
        .row(1, &["80,01", "80,01", "80,01"])
        .row(2, &["80,01", "80,01", "80,02"])
        .row(3, &["70", "70", "70"]);
    assert_eq!(arena.ranking().decimals, 4);
    check(
        arena,
        expect![[r#"
        1 s2: 80,01 80,01 80,02 = 80,01 (n 3) => 80,0133
        2 s1: 80,01 80,01 80,01 = 80,01 (n 3) => 80,0100
        3 s3: 70,00 70,00 70,00 = 70,00 (n 3) => 70,0000
    "#]],
    );
}

#[test]
fn at_end_ties_at_four_decimals() {
    // 80,01×0,999 + 80,05×0,001 = 79,92999 + 0,08005 = 80,01004 → 80,0100, the same as 80,01
    let arena = Arena::new(Rounding::AtEnd, Combine::Mean)
        .stage(1000, &[999, 1])
        .row(1, &["80,01 80,01"])
        .row(2, &["80,01 80,05"]);
    check(
        arena,
        expect![[r#"
        1 s1: 80,01 = 80,01 (n 1) => 80,01 [tie of 2; shared]
        1 s2: 80,01 = 80,01 (n 1) => 80,01 [tie of 2; shared]
    "#]],
    );
}

#[test]
fn at_end_a_tie_never_prints_two_numbers() {
    // 80×0,999 + 85×0,001 = 80,005 and 80×0,999 + 84,99×0,001 = 80,00499: equal at four decimals (80,0050),
    // but 80,01 and 80,00 at two. The column prints four.
    let arena =
        Arena::new(Rounding::AtEnd, Combine::Mean).stage(1000, &[999, 1]).row(1, &["80 85"]).row(2, &["80 84,99"]);
    check(
        arena,
        expect![[r#"
        1 s1: 80,01 = 80,01 (n 1) => 80,0050 [tie of 2; shared]
        1 s2: 80,00 = 80,00 (n 1) => 80,0050 [tie of 2; shared]
    "#]],
    );
}

#[test]
fn stepwise_compares_printed_finals() {
    // 80,004 and 80,00 are both 80,00 as juror totals: a tie, where akhir would rank them.
    let arena = Arena::plain().stage(1000, &[999, 1]).row(1, &["80 80"]).row(2, &["80 84"]);
    check(
        arena.clone(),
        expect![[r#"
        1 s1: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared]
        1 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared]
    "#]],
    );
    check(
        Arena { rounding: Rounding::AtEnd, ..arena },
        expect![[r#"
        1 s2: 80,00 = 80,00 (n 1) => 80,0040
        2 s1: 80,00 = 80,00 (n 1) => 80,0000
    "#]],
    );
}

#[test]
fn a_stage_of_weight_zero_is_shown_but_counts_for_nothing() {
    let arena = Arena::plain()
        .stage(1000, &[1000])
        .row(1, &["80"])
        .row(2, &["81"])
        .stage(0, &[1000])
        .row(1, &["100"])
        .row(2, &["10"]);
    let products: Vec<Option<Fraction>> = arena.ranking().rows[0].stages.iter().map(|stage| stage.product).collect();
    assert_eq!(products, [Some(Fraction::new(81, 1)), None]);
    check(
        arena,
        expect![[r#"
        1 s2: 81,00 = 81,00 (n 1) | 10,00 = 10,00 (n 1) => 81,00
        2 s1: 80,00 = 80,00 (n 1) | 100,00 = 100,00 (n 1) => 80,00
    "#]],
    );
}
