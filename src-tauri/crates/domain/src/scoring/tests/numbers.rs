//! Numbers as typed and as printed; rounding, totals, control totals, spread.

use super::arena::*;
use crate::scoring::*;

#[test]
fn marks_are_read_with_comma_or_point() {
    let table = [
        ("82,5", Ok(8250)),
        ("82.5", Ok(8250)),
        (" 82,50 ", Ok(8250)),
        ("82", Ok(8200)),
        ("0", Ok(0)),
        ("007,05", Ok(705)),
        ("101", Ok(10100)),
        ("-5", Ok(-500)),
        ("", Err(NumberProblem::Empty)),
        ("  ", Err(NumberProblem::Empty)),
        ("82,555", Err(NumberProblem::TooManyDecimals { allowed: 2 })),
        ("1.234", Err(NumberProblem::TooManyDecimals { allowed: 2 })),
        ("1.234,5", Err(NumberProblem::Ambiguous)),
        ("1,234.5", Err(NumberProblem::Ambiguous)),
        ("82,,5", Err(NumberProblem::Ambiguous)),
        (",5", Err(NumberProblem::NotANumber)),
        ("82,", Err(NumberProblem::NotANumber)),
        ("delapan", Err(NumberProblem::NotANumber)),
        ("8 2", Err(NumberProblem::NotANumber)),
        ("8e1", Err(NumberProblem::NotANumber)),
        ("٨٢", Err(NumberProblem::NotANumber)),
        ("-", Err(NumberProblem::NotANumber)),
        ("99999999", Err(NumberProblem::TooLarge)),
        ("12345678901234567890", Err(NumberProblem::TooLarge)),
    ];
    for (text, expected) in table {
        assert_eq!(Mark::parse(text), expected.map(Mark), "{text:?}");
    }
}

#[test]
fn numbers_are_printed_with_a_comma() {
    let printed = [
        (Mark(8250).to_string(), "82,50"),
        (Mark(5).to_string(), "0,05"),
        (Mark(-5).to_string(), "-0,05"),
        (Score(8393).to_string(), "83,93"),
        (Exact(412_500).to_string(), "4,125"),
        (Exact(795_000).to_string(), "7,95"),
        (Exact(8_000_000).to_string(), "80,00"),
        (Exact(8_001_004).to_string(), "80,01004"),
        (ControlTotal(8_332_500).to_string(), "83,325"),
        (Weight(150).to_string(), "15"),
        (Weight(125).to_string(), "12,5"),
        (Figure { scaled: 801_333, decimals: 4 }.to_string(), "80,1333"),
        (Figure { scaled: 7, decimals: 0 }.to_string(), "7"),
        (Fraction::new(250, 3).to_string(), "250/3"),
        (Fraction::new(83_925, 1000).to_string(), "83,925"),
        (Fraction::new(80, 1).to_string(), "80,00"),
    ];
    for (text, expected) in printed {
        assert_eq!(text, expected);
    }
}

#[test]
fn half_goes_up() {
    for (numerator, denominator, expected) in
        [(5, 10, 1), (4, 10, 0), (15, 10, 2), (25, 10, 3), (-5, 10, 0), (-6, 10, -1), (0, 7, 0), (10, 3, 3), (11, 3, 4)]
    {
        assert_eq!(half_up(numerator, denominator), expected, "{numerator} ÷ {denominator}");
    }
    // Beyond 64 bits the same.
    let wide = 1i128 << 90;
    assert_eq!(half_up(5 * wide, 10 * wide), 1);
    assert_eq!(half_up(5 * wide - 1, 10 * wide), 0);
    assert_eq!(half_up(i128::from(i64::MAX), 1), i128::from(i64::MAX));
}

#[test]
#[should_panic(expected = "positive denominator")]
fn nothing_is_divided_by_zero() {
    Fraction::new(1, 0);
}

#[test]
fn a_scale_is_two_different_ends_from_zero_up() {
    let ends = |min: &str, max: &str| Scale::new(mark(min), mark(max));
    assert_eq!(ends("0", "100"), Some(Scale::HUNDRED));
    assert!(ends("10", "10").is_none() && ends("-1", "10").is_none() && ends("0", "10000,01").is_none());
    let five = ends("1", "5").unwrap();
    assert!(five.holds(mark("1")) && five.holds(mark("5")));
    assert!(!five.holds(mark("0,99")) && !five.holds(mark("5,01")));
}

/// 7,95 + 12,375 + 4,125 + 23,85 + 15,70 + 4,075 + 12,075 = 80,15; each rounded: 7,95 + 12,38 + 4,13 + 23,85 +
/// 15,70 + 4,08 + 12,08 = 80,17.
#[test]
fn control_totals_agree_with_three_readings() {
    let form_a = [100, 150, 50, 300, 200, 50, 150].map(Weight);
    let marks = ["79,5", "82,5", "82,5", "79,5", "78,5", "81,5", "80,5"].map(mark);
    let matched = |text: &str| match_control(ControlTotal::parse(text).unwrap(), &marks, &form_a);
    assert_eq!(matched("80,15"), Some(ControlMatch::ExactTotal));
    assert_eq!(matched("80.15000"), Some(ControlMatch::ExactTotal));
    assert_eq!(matched("80,17"), Some(ControlMatch::SumOfRoundedProducts));
    assert_eq!(matched("80,16"), None);
    assert_eq!(matched("80,15001"), None);
    assert_eq!(ControlTotal::parse("80,150001"), Err(NumberProblem::TooManyDecimals { allowed: 5 }));

    // 83,325 exactly, 83,33 rounded; products 59,85 + 23,475 → 59,85 + 23,48 = 83,33, too
    let (weights, marks) = ([700, 300].map(Weight), ["85,5", "78,25"].map(mark));
    let matched = |text: &str| match_control(ControlTotal::parse(text).unwrap(), &marks, &weights);
    assert_eq!(matched("83,325"), Some(ControlMatch::ExactTotal));
    assert_eq!(matched("83,33"), Some(ControlMatch::RoundedTotal));
    assert_eq!(matched("83,32"), None);
}

#[test]
fn a_sheet_is_submitted_by_itself() {
    let weights = [500, 500].map(Weight);
    let state = |marks: [Option<Mark>; 2], control: Option<&str>| {
        let control = control.map(|text| ControlTotal::parse(text).unwrap());
        sheet_state(&Standing::Assigned, &marks, &weights, control)
    };
    let full = [Some(mark("80")), Some(mark("0"))];
    assert_eq!(state(full, None), SheetState::Submitted);
    assert_eq!(state(full, Some("40")), SheetState::Submitted);
    assert_eq!(state(full, Some("41")), SheetState::Outstanding(Missing::ControlTotal));
    assert_eq!(
        state([Some(mark("80")), None], Some("40")),
        SheetState::Outstanding(Missing::Marks { filled: 1, needed: 2 })
    );
    assert_eq!(state([None, None], None), SheetState::Outstanding(Missing::Everything));
    let conflict = Standing::Conflict(reason("satu perangkat daerah"));
    assert_eq!(sheet_state(&conflict, &full, &weights, None), SheetState::Conflict);
}

#[test]
fn signs_on_paper() {
    let signs = [
        SheetState::Outstanding(Missing::Everything),
        SheetState::Excused,
        SheetState::Abstained,
        SheetState::Conflict,
    ]
    .map(SheetState::sign);
    assert_eq!(signs, [Some('–'), Some('B'), Some('A'), Some('K')]);
    assert_eq!((SheetState::Submitted.sign(), SheetState::Unassigned.sign()), (None, None));
}

#[test]
fn a_reason_is_more_than_spaces() {
    assert_eq!(Reason::new("  "), None);
    assert_eq!(Reason::new(" sakit ").unwrap().text(), "sakit");
}

/// 80 82 84: mean 82, squares 4 + 0 + 4, ÷ 3 = 2,666…, √ = 1,63299 → 1,63. 80 81: 0,50. 2 4 4 4 5 5 7 9: σ = 2.
#[test]
fn spread_is_range_and_deviation_of_the_whole_panel() {
    let of = |totals: &[i64]| spread(&totals.iter().map(|total| Exact(total * 100_000)).collect::<Vec<_>>());
    let expected = |range, deviation| Some(Spread { range: Score(range), deviation: Score(deviation) });
    assert_eq!(of(&[80, 82, 84]), expected(400, 163));
    assert_eq!(of(&[81, 80]), expected(100, 50));
    assert_eq!(of(&[2, 4, 4, 4, 5, 5, 7, 9]), expected(700, 200));
    assert_eq!(of(&[80, 80]), expected(0, 0));
    assert_eq!(of(&[80]), None);
    assert_eq!(of(&[]), None);
    // 0,01 apart: σ = 0,005 → 0,01; a range of 0,00499 → 0,00 and one of 0,005 → 0,01
    assert_eq!(spread(&[Exact(8_000_000), Exact(8_001_000)]), expected(1, 1));
    assert_eq!(spread(&[Exact(8_000_000), Exact(8_000_499)]), expected(0, 0));
    assert_eq!(spread(&[Exact(8_000_000), Exact(8_000_500)]), expected(1, 0));
}

/// The widest competition that is accepted: eight stages, up to 100 jurors, numbers of jurors that share no divisor.
/// Its final has a denominator beyond 64 bits and is still the sum over one common denominator, to the last digit.
#[test]
fn the_widest_competition_stays_exact() {
    let leaves = [Criterion::leaf("K1", "", Weight(999)), Criterion::leaf("K2", "", Weight(1))];
    let five_figures = Rubric::new(Scale::new(Mark(0), Scale::LARGEST).unwrap(), &leaves).unwrap();
    let mut arena = Arena::new(Rounding::AtEnd, Combine::Mean);
    let counts: [i128; 8] = [100, 99, 97, 91, 89, 83, 79, 73];
    // Hundred-thousandths × per mille × all counts: 100 of the first stage shares nothing with the others.
    let common = 100_000 * 1000 * counts.iter().product::<i128>();
    let (mut expected, mut weights) = ([0i128; 2], [0i128; 2]);
    for (stage, count) in counts.into_iter().enumerate() {
        let weight: i128 = if stage == 0 { 1000 - 7 * 139 } else { 139 };
        // 9.899,99 and 9.999,0x; the last juror breaks the regularity that would reduce the mean.
        let marks = |juror: i128| (989_999 + juror * 7, 999_900 + juror % 7 + i128::from(juror == count - 1));
        let sheets: Vec<String> =
            (0..count).map(|juror| format!("{} {}", text(marks(juror).0), text(marks(juror).1))).collect();
        let sum: i128 = (0..count).map(|juror| marks(juror).0 * 999 + marks(juror).1).sum();
        for (place, expected) in expected.iter_mut().enumerate() {
            if place == 0 || stage < 7 {
                *expected += sum * weight * (common / (100_000 * 1000 * count));
                weights[place] += weight;
            }
        }
        let sheets: Vec<&str> = sheets.iter().map(String::as_str).collect();
        arena = arena.stage_of(weight as u16, five_figures.clone()).row(1, &sheets);
    }
    let mut between = arena.clone();
    between.stages[7].opened = false;
    between.stages[7].sheets.clear();
    for (arena, kind, expected, weights) in
        [(arena, ValueKind::Final, expected[0], weights[0]), (between, ValueKind::Interim, expected[1], weights[1])]
    {
        let value = arena.ranking().rows[0].value.unwrap();
        assert_eq!(value.kind, kind);
        assert!(value.exact.denominator() > i128::from(u64::MAX));
        assert_eq!(value.exact, Fraction::new(expected * 1000, common * weights));
    }
}

fn text(hundredths: i128) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

#[test]
fn a_control_total_may_have_nine_digits_before_its_comma() {
    assert_eq!(ControlTotal::parse("123456789"), Ok(ControlTotal(12_345_678_900_000)));
    assert_eq!(ControlTotal::parse("1234567890"), Err(NumberProblem::TooLarge));
}
