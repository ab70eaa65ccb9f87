//! Worked cases of rule 7: ties by each rule, and the panel's word about them.

use expect_test::{Expect, expect};

use super::arena::*;
use crate::scoring::*;

fn check(arena: &Arena, expected: Expect) {
    expected.assert_eq(&arena.table());
}

/// T1 600 (K1 300, K2 700) and T2 400. All four finals are 80: 80×0,6 + 80×0,4; s3: 82×0,6 + 77×0,4 = 49,2 + 30,8.
fn four_tied() -> Arena {
    Arena::plain()
        .stage(600, &[300, 700])
        .row(1, &["80 80", "80 80", "80 80"])
        .row(2, &["87 77", "87 77", "87 77"])
        .row(3, &["82 82", "82 82", "82 82"])
        .row(4, &["80 80", "70 70", "90 90"])
        .stage(400, &[1000])
        .row(1, &["80", "80", "80"])
        .row(2, &["80", "80", "80"])
        .row(3, &["77", "77", "77"])
        .row(4, &["79", "79", "82"])
}

#[test]
fn without_a_rule_all_share_the_rank_and_the_next_is_skipped() {
    let arena = four_tied().stages_for(5, "79 79", "79");
    check(
        &arena,
        expect![[r#"
        1 s1: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; shared]
        1 s2: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; shared]
        1 s3: 82,00 82,00 82,00 = 82,00 (n 3) | 77,00 77,00 77,00 = 77,00 (n 3) => 80,00 [tie of 4; shared]
        1 s4: 80,00 70,00 90,00 = 80,00 (n 3) | 79,00 79,00 82,00 = 80,00 (n 3) => 80,00 [tie of 4; shared]
        5 s5: 79,00 79,00 79,00 = 79,00 (n 3) | 79,00 79,00 79,00 = 79,00 (n 3) => 79,00
    "#]],
    );
}

impl Arena {
    /// One more row with the same marks by three jurors in both stages.
    fn stages_for(mut self, id: i64, first: &str, second: &str) -> Arena {
        let last = self.stages.pop().unwrap();
        self = self.row(id, &[first; 3]);
        self.stages.push(last);
        self.row(id, &[second; 3])
    }
}

#[test]
fn score_of_a_named_stage_decides() {
    // T1: s3 82, the others 80
    check(
        &four_tied().rule(TieRule::StageScore { stage: t(1) }),
        expect![[r#"
        1 s3: 82,00 82,00 82,00 = 82,00 (n 3) | 77,00 77,00 77,00 = 77,00 (n 3) => 80,00 [tie of 4; 1:82,00; rule 1]
        2 s1: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:80,00; shared]
        2 s2: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:80,00; shared]
        2 s4: 80,00 70,00 90,00 = 80,00 (n 3) | 79,00 79,00 82,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:80,00; shared]
    "#]],
    );
}

#[test]
fn rules_go_on_within_what_is_still_tied() {
    // K1 of T1: s1 80, s2 87, s3 82, s4 (80 + 70 + 90) ÷ 3 = 80; median of T2: s1 80, s4 79
    let arena = four_tied()
        .rule(TieRule::CriterionMean { stage: t(1), criterion: "K1".into() })
        .rule(TieRule::StageMedian { stage: t(2) });
    check(
        &arena,
        expect![[r#"
        1 s2: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:87,00; rule 1]
        2 s3: 82,00 82,00 82,00 = 82,00 (n 3) | 77,00 77,00 77,00 = 77,00 (n 3) => 80,00 [tie of 4; 1:82,00; rule 1]
        3 s1: 80,00 80,00 80,00 = 80,00 (n 3) | 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:80,00; 2:80,00; rule 2]
        4 s4: 80,00 70,00 90,00 = 80,00 (n 3) | 79,00 79,00 82,00 = 80,00 (n 3) => 80,00 [tie of 4; 1:80,00; 2:79,00; rule 2]
    "#]],
    );
}

#[test]
fn tie_values_are_rounded_by_the_mode() {
    // K1 means: s1 (80 + 80 + 80,01) ÷ 3 = 80,00333…, s2 80. Bertahap 80,00 both; akhir 80,0033 and 80,0000.
    // Totals: 80,01×0,5 + 79,99×0,5 = 80.
    let arena = Arena::plain()
        .stage(1000, &[500, 500])
        .row(1, &["80 80", "80 80", "80,01 79,99"])
        .row(2, &["80 80", "80 80", "80 80"])
        .rule(TieRule::CriterionMean { stage: t(1), criterion: "K1".into() });
    check(
        &arena,
        expect![[r#"
        1 s1: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,00; shared]
        1 s2: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,00; shared]
    "#]],
    );
    check(
        &Arena { rounding: Rounding::AtEnd, ..arena },
        expect![[r#"
        1 s1: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,0033; rule 1]
        2 s2: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,0000; rule 1]
    "#]],
    );
}

#[test]
fn a_rule_without_a_value_for_all_is_skipped() {
    // All stopped after T1, so the score of T2 is nobody's; of T3 (weight 0) only s1 has one.
    let arena = Arena::plain()
        .stage(600, &[500, 500])
        .row(1, &["80 90"])
        .row(2, &["90 80"])
        .row(3, &["70 70"])
        .stage(400, &[1000])
        .row(3, &["70"])
        .stage(0, &[1000])
        .row(1, &["99"])
        .rule(TieRule::StageScore { stage: t(2) })
        .rule(TieRule::StageScore { stage: t(3) })
        .rule(TieRule::CriterionMean { stage: t(1), criterion: "K1".into() });
    check(
        &arena,
        expect![[r#"
        1 s3: 70,00 = 70,00 (n 1) | 70,00 = 70,00 (n 1) | tidak ikut => 70,00
        2 s2: 85,00 = 85,00 (n 1) | tidak ikut | tidak ikut T1> 85,00 [tie of 2; 1:skipped; 2:skipped; 3:90,00; rule 3]
        3 s1: 85,00 = 85,00 (n 1) | tidak ikut | 99,00 = 99,00 (n 1) T1> 85,00 [tie of 2; 1:skipped; 2:skipped; 3:80,00; rule 3]
    "#]],
    );
}

fn pair_and_more() -> Arena {
    Arena::plain()
        .stage(1000, &[1000])
        .row(1, &["90"])
        .row(2, &["80"])
        .row(3, &["80"])
        .row(4, &["70"])
        .rule(TieRule::Panel)
        .rule(TieRule::StageScore { stage: t(1) })
}

#[test]
fn a_panel_that_has_not_decided_leaves_one_two_two_four() {
    check(
        &pair_and_more(),
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:undecided; shared]
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:undecided; shared]
        4 s4: 70,00 = 70,00 (n 1) => 70,00
    "#]],
    );
    assert_eq!(pair_and_more().obstacles(), []);
}

#[test]
fn a_panel_that_decides_gives_an_order_or_keeps_them_together() {
    check(
        &pair_and_more().order(&[(2, 2), (3, 1)]),
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:place 1; rule 1, decision 0]
        3 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:place 2; rule 1, decision 0]
        4 s4: 70,00 = 70,00 (n 1) => 70,00
    "#]],
    );
    check(
        &pair_and_more().all_in(&[3, 2]),
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:together; shared by decision 0]
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; 1:together; shared by decision 0]
        4 s4: 70,00 = 70,00 (n 1) => 70,00
    "#]],
    );
}

#[test]
fn a_decision_about_other_rows_decides_nothing() {
    let arena = pair_and_more().order(&[(2, 1), (3, 2), (4, 3)]);
    assert_eq!(arena.ranking().idle_decisions, [0]);
    assert_eq!(arena.table(), pair_and_more().table());
}
