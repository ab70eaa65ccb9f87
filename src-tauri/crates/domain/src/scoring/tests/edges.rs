//! Worked cases of rules 8 and 9: edges of classes, the panel's ranks, what refuses a freeze.

use expect_test::{Expect, expect};

use super::arena::*;
use crate::scoring::*;

fn check(arena: &Arena, expected: Expect) {
    expected.assert_eq(&arena.table());
}

/// Two share the last rank of the first class, as the seventh and eighth would: class 7 is rank 1-2 here, class 8 is 3-4.
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
    let tie = EdgeTie { rank: 2, submissions: vec![s(2), s(3)], classes };
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
fn what_holds_is_what_the_panel_decided() {
    let frozen = |arena: &Arena| -> Vec<(i64, Option<u32>, Option<i64>)> {
        let ranking = arena.ranking();
        let class = |row: &RankRow| match row.award {
            Award::Class(class) => Some(class.0),
            Award::None | Award::Undecided => None,
        };
        ranking.held_order().iter().map(|row| (row.submission.0, ranking.held_rank(row), class(row))).collect()
    };
    let arena = across_the_edge();
    assert_eq!(
        frozen(&arena),
        [(1, Some(1), Some(7)), (2, Some(2), None), (3, Some(2), None), (4, Some(4), Some(8)), (5, Some(5), None)]
    );
    assert_eq!(
        frozen(&arena.clone().panel(&[(4, 1), (1, 2), (3, 3), (2, 4), (5, 5)])),
        [
            (4, Some(1), Some(7)),
            (1, Some(2), Some(7)),
            (3, Some(3), Some(8)),
            (2, Some(4), Some(8)),
            (5, Some(5), None)
        ]
    );
    // Ranks that do not hold hold nothing.
    assert_eq!(frozen(&arena.clone().panel(&[(4, 1)])), frozen(&arena));
}

#[test]
fn a_row_is_provisional_while_a_sheet_of_it_is_awaited() {
    let arena = Arena::plain()
        .stage(600, &[1000])
        .row(1, &["80", "-", "A", "B"])
        .row(2, &["80", "", "K", "80"])
        .stage(400, &[1000])
        .row(1, &["80", "A"]);
    let ranking = arena.ranking();
    assert!(ranking.provisional && !ranking.between_stages);
    let provisional: Vec<bool> = ranking.rows.iter().map(|row| row.provisional).collect();
    assert_eq!(provisional, [true, false]);
}

#[test]
fn decided_ranks_that_tie_across_an_edge_ask_again() {
    let arena = across_the_edge().panel(&[(4, 1), (1, 2), (3, 2), (2, 4), (5, 5)]);
    let classes = vec![Some(ClassId(7)), Some(ClassId(8))];
    let tie = EdgeTie { rank: 2, submissions: vec![s(1), s(3)], classes };
    assert_eq!(arena.obstacles(), [Obstacle::EdgeTie(tie)]);
    assert_eq!(arena.all_in(&[1, 3]).obstacles(), []);
}

#[test]
fn decided_ranks_cover_all_and_skip_as_computed_ones_do() {
    let problems = |ranks: &[(i64, u32)]| across_the_edge().panel(ranks).ranking().panel_problems;
    assert_eq!(problems(&[(1, 1), (2, 2), (3, 2), (4, 4), (5, 5)]), []);
    assert_eq!(
        problems(&[(1, 1), (2, 2), (3, 2), (4, 3), (5, 5)]),
        [PanelProblem::Pattern { submission: s(4), rank: 3, expected: 4 }]
    );
    assert_eq!(
        problems(&[(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]),
        [
            PanelProblem::Pattern { submission: s(1), rank: 2, expected: 1 },
            PanelProblem::Pattern { submission: s(2), rank: 3, expected: 2 },
            PanelProblem::Pattern { submission: s(3), rank: 4, expected: 3 },
            PanelProblem::Pattern { submission: s(4), rank: 5, expected: 4 },
            PanelProblem::Pattern { submission: s(5), rank: 6, expected: 5 },
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
    let arena = across_the_edge().all_in(&[2, 3]).panel(&[(5, 1), (1, 2), (2, 3), (3, 4)]);
    assert_eq!(arena.obstacles(), [Obstacle::PanelRanks(PanelProblem::NotCovered { submission: s(4) })]);
    assert_eq!(arena.ranking().rows[0].award, Award::Class(ClassId(7)));
    assert_eq!(arena.ranking().rows[4].award, Award::None);
}

#[test]
fn a_participant_without_a_rank_needs_a_word_of_the_panel() {
    let arena = Arena::plain().stage(1000, &[1000]).row(1, &["90"]).row(2, &["A"]).class(7, 1, 2);
    let why = NoRank::NoneSubmitted { stage: t(1) };
    assert_eq!(arena.obstacles(), [Obstacle::NoRank { submission: s(2), why }]);
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
    assert_eq!(both, [Obstacle::PanelRanks(PanelProblem::AlsoWithoutRank { submission: s(2) })]);
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
            outstanding(1, 3, Missing::Marks { filled: 1, needed: 2 }),
            outstanding(2, 1, Missing::ControlTotal),
        ]
    );
    // A stage without a weight is not waited for.
    let arena = Arena::plain().stage(1000, &[1000]).row(1, &["80"]).unopened(0);
    assert_eq!(arena.obstacles(), []);
    let excused = Arena::plain().stage(1000, &[500, 500]).row(1, &["80 80", "B", "B"]);
    assert_eq!(excused.obstacles(), []);
}

#[test]
fn taking_part_in_an_unweighted_stage_alone_is_no_rank() {
    let arena = Arena::plain().stage(0, &[1000]).row(1, &["90"]).stage(1000, &[1000]).row(2, &["80"]);
    let why = NoRank::LeftOut { stage: t(2) };
    assert_eq!(arena.obstacles(), [Obstacle::NoRank { submission: s(1), why }]);
}

#[test]
fn nothing_is_not_frozen() {
    assert_eq!(Arena::plain().stage(1000, &[1000]).obstacles(), [Obstacle::NothingToFreeze]);
}
