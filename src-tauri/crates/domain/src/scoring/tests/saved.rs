//! What is refused when it is saved, and who scores whom.

use super::arena::*;
use crate::scoring::*;

fn leaf(code: &str, weight: u16) -> Criterion {
    Criterion::leaf(code, code.to_uppercase(), Weight(weight))
}

#[test]
fn leaf_weights_sum_to_a_thousand() {
    let sum = |weights: &[u16]| {
        let leaves: Vec<Criterion> = (1..).zip(weights).map(|(n, weight)| leaf(&n.to_string(), *weight)).collect();
        Rubric::new(Scale::HUNDRED, &leaves).map(|rubric| rubric.leaf_count())
    };
    assert_eq!(sum(&[0, 100, 150, 50, 300, 200, 50, 150]), Ok(7));
    assert_eq!(sum(&[100, 150, 50, 290, 200, 50, 150]), Err(vec![RubricProblem::WeightSum { sum: 990 }]));
    assert_eq!(sum(&[1000, 1]), Err(vec![RubricProblem::WeightSum { sum: 1001 }]));
    assert_eq!(sum(&[]), Err(vec![RubricProblem::WeightSum { sum: 0 }]));
    assert_eq!(sum(&[u16::MAX, u16::MAX]), Err(vec![RubricProblem::WeightSum { sum: 131_070 }]));
}

#[test]
fn every_problem_of_a_rubric_at_once() {
    let branch = Criterion::branch("isi", "Isi", vec![leaf("b", 0)]);
    assert_eq!(
        Rubric::new(Scale::HUNDRED, &[leaf("a", 500), branch, leaf("a", 400)]),
        Err(vec![
            RubricProblem::EmptyBranch { code: "isi".into() },
            RubricProblem::WeightSum { sum: 900 },
            RubricProblem::CodeTwice { code: "a".into() },
        ])
    );
}

#[test]
fn leaves_stand_depth_first() {
    let inner = Criterion::branch("a2", "", vec![leaf("x", 100), leaf("y", 200)]);
    let outer = Criterion::branch("a", "", vec![leaf("a1", 300), inner, leaf("a3", 150)]);
    let rubric = Rubric::new(Scale::HUNDRED, &[outer, leaf("b", 250)]).unwrap();
    let nodes: Vec<(&str, usize, u16, usize, usize)> = rubric
        .nodes()
        .iter()
        .map(|node| (node.code.as_str(), node.depth, node.weight.0, node.first_leaf, node.end_leaf))
        .collect();
    assert_eq!(
        nodes,
        [
            ("a", 0, 750, 0, 4),
            ("a1", 1, 300, 0, 1),
            ("a2", 1, 300, 1, 3),
            ("x", 2, 100, 1, 2),
            ("y", 2, 200, 2, 3),
            ("a3", 1, 150, 3, 4),
            ("b", 0, 250, 4, 5),
        ]
    );
    assert_eq!(rubric.leaves().map(|node| node.code.as_str()).collect::<Vec<_>>(), ["a1", "x", "y", "a3", "b"]);
    assert_eq!((rubric.leaf_place("y"), rubric.leaf_place("a2"), rubric.leaf_place("?")), (Some(2), None, None));
}

#[test]
fn stages_weigh_a_thousand_and_share_a_scale() {
    let five = Rubric::new(Scale::new(mark("1"), mark("5")).unwrap(), &[leaf("a", 1000)]).unwrap();
    let arena = Arena::plain().stage(600, &[1000]).stage_of(300, five.clone()).stage_of(0, five.clone());
    assert_eq!(
        Competition::check(arena.draft()).unwrap_err(),
        [
            Problem::StageWeightSum { sum: 900 },
            Problem::ScaleDiffers { stage: t(2), scale: five.scale(), first: Scale::HUNDRED },
        ]
    );
    assert_eq!(Competition::check(Arena::plain().draft()).unwrap_err(), [Problem::NoStage]);
}

#[test]
fn every_problem_of_a_competition_at_once() {
    let mut draft = Arena::plain()
        .stage(600, &[500, 500])
        .row(1, &["- 101", "80 80 80"])
        .row(1, &["80 80"])
        .stage(400, &[1000])
        .row(2, &["80"])
        .unopened(0)
        .row(3, &["80", "80"])
        .rule(TieRule::Panel)
        .rule(TieRule::StageScore { stage: t(9) })
        .rule(TieRule::CriterionMean { stage: t(1), criterion: "K9".into() })
        .class(1, 1, 7)
        .class(2, 7, 10)
        .class(3, 12, 11)
        .class(4, 10, 10)
        .order(&[(1, 1)])
        .order(&[(1, 1), (1, 2)])
        .order(&[(2, 1), (1, 2)])
        .all_in(&[1, 2])
        .order(&[(1, 1), (1, 2), (2, 3)])
        .draft();
    let head = |submission, juror| SheetHead {
        submission: s(submission),
        juror: JurorId(juror),
        standing: Standing::Assigned,
        control: None,
    };
    assert_eq!((draft.stages[1].sheets.len(), draft.stages[1].sheets.is_empty()), (1, false));
    draft.stages[1].sheets.push(head(1, 1), &[None]);
    draft.stages[1].sheets.push(head(2, 7), &[None]);
    let (stage, submission, juror) = (t(1), s(1), JurorId(1));
    assert_eq!(
        Competition::check(draft).unwrap_err(),
        [
            Problem::TieRuleStage { rule: 1, stage: t(9) },
            Problem::TieRuleCriterion { rule: 2, stage, criterion: "K9".into() },
            Problem::Class(ClassProblem::Overlap { class: ClassId(2), other: ClassId(1), rank: 7 }),
            Problem::Class(ClassProblem::EmptyRange { class: ClassId(3) }),
            Problem::Class(ClassProblem::Overlap { class: ClassId(4), other: ClassId(2), rank: 10 }),
            Problem::TieDecisionRows { decision: 0 },
            Problem::TieDecisionRows { decision: 1 },
            Problem::TieDecisionTwice { decision: 3 },
            Problem::TieDecisionRows { decision: 4 },
            Problem::ParticipantTwice { stage, submission },
            Problem::MarkCount { stage, submission, juror: JurorId(2) },
            Problem::MarkOffScale { stage, submission, juror, criterion: "K2".into(), mark: mark("101") },
            Problem::SheetTwice { stage, submission, juror },
            Problem::NotAParticipant { stage: t(2), submission, juror },
            Problem::UnknownJuror { stage: t(2), submission: s(2), juror: JurorId(7) },
            Problem::StageNotOpened { stage: t(3), submission: s(3), juror },
            Problem::StageNotOpened { stage: t(3), submission: s(3), juror: JurorId(2) },
        ]
    );
}

#[test]
fn participants_are_those_that_passed_or_the_ticked_among_them() {
    let passed = [s(3), s(1), s(2), s(3)];
    assert_eq!(Participation::AllPassed.participants(&passed, &[]), [s(1), s(2), s(3)]);
    assert_eq!(Participation::Ticked.participants(&passed, &[s(9), s(3), s(1)]), [s(1), s(3)]);
}

/// 1 has the children 2 and 3; 2 has the child 4. A juror of 2 is in conflict with 1, 2 and 4; one of 3 with 1 and 3,
/// but not with the siblings below 2.
#[test]
fn own_agency_ancestors_and_descendants_are_a_conflict_but_not_siblings() {
    let agency = AgencyId;
    let tree = AgencyTree::new(vec![(agency(4), agency(2)), (agency(2), agency(1)), (agency(3), agency(1))]);
    let entrants = [1, 2, 3, 4].map(|id| Entrant { submission: s(id), agency: Some(agency(id)), unit: None });
    let jurors = [
        JurorPost { juror: JurorId(1), agency: Some(agency(2)) },
        JurorPost { juror: JurorId(2), agency: None },
        JurorPost { juror: JurorId(3), agency: Some(agency(3)) },
    ];
    let declared = [(s(3), JurorId(2)), (s(2), JurorId(1))];
    let removed = [(s(4), JurorId(2)), (s(3), JurorId(1))];
    let pairs: Vec<(i64, i64, Option<ConflictCause>)> = assign(&entrants, &jurors, &tree, &declared, &removed)
        .into_iter()
        .map(|pair| (pair.submission.0, pair.juror.0, pair.conflict))
        .collect();
    assert_eq!(
        pairs,
        [
            (1, 1, Some(ConflictCause::JurorBelow)),
            (1, 2, None),
            (1, 3, Some(ConflictCause::JurorBelow)),
            (2, 1, Some(ConflictCause::SameAgency)),
            (2, 2, None),
            (2, 3, None),
            (3, 2, Some(ConflictCause::Declared)),
            (3, 3, Some(ConflictCause::SameAgency)),
            (4, 1, Some(ConflictCause::JurorAbove)),
            (4, 3, None),
        ]
    );
}

#[test]
fn a_register_that_runs_in_a_circle_answers() {
    let agency = AgencyId;
    let tree = AgencyTree::new(vec![(agency(1), agency(2)), (agency(2), agency(1))]);
    assert!(tree.is_ancestor(agency(2), agency(1)));
    assert!(!tree.is_ancestor(agency(3), agency(1)));
}
