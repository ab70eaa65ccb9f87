//! Worked cases of rules 7, 8 and 9: ties by each rule, edges of classes, the panel's ranks, what refuses a freeze.

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
        .rule(TieRule::CriterionMean {
            stage: t(1),
            criterion: "K1".into(),
        })
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
        .rule(TieRule::CriterionMean {
            stage: t(1),
            criterion: "K1".into(),
        });
    check(
        &arena,
        expect![[r#"
        1 s1: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,00; shared]
        1 s2: 80,00 80,00 80,00 = 80,00 (n 3) => 80,00 [tie of 2; 1:80,00; shared]
    "#]],
    );
    check(
        &Arena {
            rounding: Rounding::AtEnd,
            ..arena
        },
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
        .rule(TieRule::CriterionMean {
            stage: t(1),
            criterion: "K1".into(),
        });
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

/// Seven and eight share the rank of the seventh: Top 7 is 1-2 here, Partisipatif 3-4.
fn across_the_edge() -> Arena {
    Arena::plain()
        .stage(1000, &[1000])
        .row(1, &["90"])
        .row(2, &["80"])
        .row(3, &["80"])
        .row(4, &["70"])
        .row(5, &["60"])
        .class(7, 1, 2)
        .class(8, 3, 4)
}

#[test]
fn a_tie_across_a_class_edge_is_a_question() {
    let arena = across_the_edge();
    check(
        &arena,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 kelas 7
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared] kelas ?
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared] kelas ?
        4 s4: 70,00 = 70,00 (n 1) => 70,00 kelas 8
        5 s5: 60,00 = 60,00 (n 1) => 60,00
    "#]],
    );
    let classes = vec![Some(ClassId(7)), Some(ClassId(8))];
    let tie = EdgeTie {
        rank: 2,
        submissions: vec![s(2), s(3)],
        classes,
    };
    assert_eq!(arena.obstacles(), [Obstacle::EdgeTie(tie)]);
}

#[test]
fn all_in_takes_the_better_class_and_moves_no_rank() {
    let arena = across_the_edge().all_in(&[2, 3]);
    check(
        &arena,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 kelas 7
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared by decision 0] kelas 7
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared by decision 0] kelas 7
        4 s4: 70,00 = 70,00 (n 1) => 70,00 kelas 8
        5 s5: 60,00 = 60,00 (n 1) => 60,00
    "#]],
    );
    assert_eq!(arena.obstacles(), []);
}

#[test]
fn a_named_order_at_the_edge_gives_ranks() {
    let arena = across_the_edge().order(&[(3, 1), (2, 2)]);
    check(
        &arena,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 kelas 7
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; decision 0 at the edge] kelas 7
        3 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; decision 0 at the edge] kelas 8
        4 s4: 70,00 = 70,00 (n 1) => 70,00 kelas 8
        5 s5: 60,00 = 60,00 (n 1) => 60,00
    "#]],
    );
    assert_eq!(arena.obstacles(), []);
}

#[test]
fn a_tie_below_the_last_class_straddles_its_edge_too() {
    let arena = across_the_edge().row(6, &["70"]).all_in(&[2, 3]);
    check(
        &arena,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 kelas 7
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared by decision 0] kelas 7
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared by decision 0] kelas 7
        4 s4: 70,00 = 70,00 (n 1) => 70,00 [tie of 2; shared] kelas ?
        4 s6: 70,00 = 70,00 (n 1) => 70,00 [tie of 2; shared] kelas ?
        6 s5: 60,00 = 60,00 (n 1) => 60,00
    "#]],
    );
}

#[test]
fn the_panel_may_override_ranks_and_classes_follow_it() {
    let arena = across_the_edge().panel(&[(4, 1), (1, 2), (3, 3), (2, 4), (5, 5)]);
    check(
        &arena,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 pleno 2 kelas 7
        2 s2: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared] pleno 4 kelas 8
        2 s3: 80,00 = 80,00 (n 1) => 80,00 [tie of 2; shared] pleno 3 kelas 8
        4 s4: 70,00 = 70,00 (n 1) => 70,00 pleno 1 kelas 7
        5 s5: 60,00 = 60,00 (n 1) => 60,00 pleno 5
    "#]],
    );
    assert_eq!(arena.obstacles(), []);
}

#[test]
fn decided_ranks_that_tie_across_an_edge_ask_again() {
    let arena = across_the_edge().panel(&[(4, 1), (1, 2), (3, 2), (2, 4), (5, 5)]);
    let classes = vec![Some(ClassId(7)), Some(ClassId(8))];
    let tie = EdgeTie {
        rank: 2,
        submissions: vec![s(1), s(3)],
        classes,
    };
    assert_eq!(arena.obstacles(), [Obstacle::EdgeTie(tie)]);
    assert_eq!(arena.all_in(&[1, 3]).obstacles(), []);
}

#[test]
fn decided_ranks_cover_all_and_skip_as_computed_ones_do() {
    let problems = |ranks: &[(i64, u32)]| across_the_edge().panel(ranks).ranking().panel_problems;
    assert_eq!(problems(&[(1, 1), (2, 2), (3, 2), (4, 4), (5, 5)]), []);
    assert_eq!(
        problems(&[(1, 1), (2, 2), (3, 2), (4, 3), (5, 5)]),
        [PanelProblem::Pattern {
            submission: s(4),
            rank: 3,
            expected: 4
        }]
    );
    assert_eq!(
        problems(&[(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        [
            PanelProblem::Pattern {
                submission: s(1),
                rank: 2,
                expected: 1
            },
            PanelProblem::Pattern {
                submission: s(2),
                rank: 3,
                expected: 2
            },
            PanelProblem::Pattern {
                submission: s(3),
                rank: 4,
                expected: 3
            },
            PanelProblem::Pattern {
                submission: s(4),
                rank: 5,
                expected: 4
            },
            PanelProblem::Pattern {
                submission: s(5),
                rank: 6,
                expected: 5
            },
        ]
    );
    assert_eq!(
        problems(&[(1, 1), (1, 2), (2, 3), (3, 4), (9, 5)]),
        [
            PanelProblem::Twice { submission: s(1) },
            PanelProblem::Unknown { submission: s(9) },
            PanelProblem::NotCovered { submission: s(4) },
            PanelProblem::NotCovered { submission: s(5) },
        ]
    );
}

#[test]
fn ranks_that_do_not_hold_refuse_the_freeze_and_move_no_class() {
    let arena = across_the_edge()
        .all_in(&[2, 3])
        .panel(&[(5, 1), (1, 2), (2, 3), (3, 4)]);
    assert_eq!(
        arena.obstacles(),
        [Obstacle::PanelRanks(PanelProblem::NotCovered {
            submission: s(4)
        })]
    );
    assert_eq!(arena.ranking().rows[0].award, Award::Class(ClassId(7)));
    assert_eq!(arena.ranking().rows[4].award, Award::None);
}

#[test]
fn a_participant_without_a_rank_needs_a_word_of_the_panel() {
    let arena = Arena::plain()
        .stage(1000, &[1000])
        .row(1, &["90"])
        .row(2, &["A"])
        .class(7, 1, 2);
    let why = NoRank::NoneSubmitted { stage: t(1) };
    assert_eq!(
        arena.obstacles(),
        [Obstacle::NoRank {
            submission: s(2),
            why
        }]
    );
    assert_eq!(arena.clone().leave_without_rank(2).obstacles(), []);
    check(
        &arena.clone().leave_without_rank(2),
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 kelas 7
        - s2: A = – (n 0) NoneSubmitted { stage: StageId(1) } tanpa peringkat
    "#]],
    );
    let decided = arena.panel(&[(1, 1), (2, 2)]);
    assert_eq!(decided.obstacles(), []);
    check(
        &decided,
        expect![[r#"
        1 s1: 90,00 = 90,00 (n 1) => 90,00 pleno 1 kelas 7
        - s2: A = – (n 0) NoneSubmitted { stage: StageId(1) } pleno 2 kelas 7
    "#]],
    );
    let both = decided.leave_without_rank(2).obstacles();
    assert_eq!(
        both,
        [Obstacle::PanelRanks(PanelProblem::AlsoWithoutRank {
            submission: s(2)
        })]
    );
}

#[test]
fn every_outstanding_sheet_refuses_the_freeze_until_it_is_excused() {
    let arena = Arena::plain()
        .stage(600, &[500, 500])
        .row(1, &["80 80", "- -", "70 -"])
        .row_with(2, &["80 80"], Some("79"))
        .unopened(400);
    let outstanding = |submission, juror, missing| Obstacle::Outstanding {
        stage: t(1),
        submission: s(submission),
        juror: JurorId(juror),
        missing,
    };
    assert_eq!(
        arena.obstacles(),
        [
            Obstacle::StageNotOpened { stage: t(2) },
            outstanding(1, 2, Missing::Everything),
            outstanding(
                1,
                3,
                Missing::Marks {
                    filled: 1,
                    needed: 2
                }
            ),
            outstanding(2, 1, Missing::ControlTotal),
        ]
    );
    let excused = Arena::plain()
        .stage(1000, &[500, 500])
        .row(1, &["80 80", "B", "B"]);
    assert_eq!(excused.obstacles(), []);
}

#[test]
fn nothing_is_not_frozen() {
    assert_eq!(
        Arena::plain().stage(1000, &[1000]).obstacles(),
        [Obstacle::NothingToFreeze]
    );
}
