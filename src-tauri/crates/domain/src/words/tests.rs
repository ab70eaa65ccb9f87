use super::*;
use expect_test::expect;
use std::fmt::Write;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn numbers_in_words() {
    let mut text = String::new();
    for number in [
        0,
        1,
        10,
        11,
        12,
        19,
        20,
        21,
        99,
        100,
        101,
        111,
        199,
        200,
        999,
        1000,
        1001,
        1100,
        1999,
        2000,
        2021,
        10_000,
        11_000,
        21_000,
        100_000,
        101_000,
        999_999,
        1_000_000,
        1_001_000,
        1_000_001,
        12_345_678,
        1_000_000_000,
        1_000_000_000_000,
        u64::MAX,
    ] {
        writeln!(text, "{number}: {}", terbilang(number)).unwrap();
    }
    expect![[r#""#]].assert_eq(&text);
}

#[test]
fn hundredths_in_words() {
    let mut text = String::new();
    for value in [0, 5, 50, 100, 8005, 8620, 8625, 10_000] {
        writeln!(text, "{value}: {}", terbilang_hundredths(value)).unwrap();
    }
    expect![[r#""#]].assert_eq(&text);
}

#[test]
fn roman_numerals() {
    let mut text = String::new();
    for number in [
        1, 3, 4, 9, 14, 40, 44, 49, 90, 99, 400, 444, 900, 1999, 2021, 3999,
    ] {
        writeln!(text, "{number}: {}", roman(number).unwrap()).unwrap();
    }
    expect![[r#""#]].assert_eq(&text);
    assert_eq!((roman(0), roman(4000)), (None, None));
    for number in 1..=3999 {
        assert_eq!(from_roman(&roman(number).unwrap()), Some(number));
    }
    for wrong in ["", "IIII", "VV", "IC", "A", "XIIX", "MMMM"] {
        assert_eq!(from_roman(wrong), None, "{wrong}");
    }
    assert_eq!(from_roman("xii"), Some(12));
}

#[test]
fn dates_as_they_stand_on_paper() {
    let mut text = String::new();
    for date in [
        day(2021, 12, 10),
        day(2021, 9, 27),
        day(2024, 2, 29),
        day(2022, 1, 2),
        day(1945, 8, 17),
    ] {
        writeln!(
            text,
            "{} · {} · {} · {} · {}",
            long_date(date),
            weekday_date(date),
            tight_date(date),
            short_date(date),
            roman_month(date)
        )
        .unwrap();
        writeln!(text, "    {}", date_in_words(date)).unwrap();
    }
    for (first, last) in [
        (day(2021, 11, 8), day(2021, 11, 16)),
        (day(2021, 10, 28), day(2021, 11, 5)),
        (day(2021, 12, 20), day(2022, 1, 3)),
        (day(2021, 12, 10), day(2021, 12, 10)),
    ] {
        writeln!(
            text,
            "{} · {}",
            date_range(first, last),
            tight_date_range(first, last)
        )
        .unwrap();
    }
    expect![[r#""#]].assert_eq(&text);
}

#[test]
fn times_follow_the_zone_of_the_desk() {
    // 2021-12-10 07:20 UTC
    let millis = 1_639_120_800_000;
    let mut text = String::new();
    for zone in [Zone::WIB, Zone::WITA, Zone::WIT, Zone(330), Zone(-210)] {
        writeln!(
            text,
            "{} · {} · {}",
            pukul(millis, zone),
            time(millis, zone),
            moment(millis, zone)
        )
        .unwrap();
    }
    writeln!(text, "{}", moment_in_sentence(millis, Zone::WITA)).unwrap();
    writeln!(text, "{}", moment(1_639_152_000_000, Zone::WITA)).unwrap();
    writeln!(text, "{}", moment(-1, Zone::WITA)).unwrap();
    expect![[r#""#]].assert_eq(&text);
    assert_eq!(Zone::WITA.utc_millis(Zone::WITA.local(millis)), millis);
    Zone::WITA.local(i64::MAX);
    Zone::WITA.local(i64::MIN);
}

#[test]
fn a_degree_gets_no_second_full_stop() {
    for (text, expected) in [
        ("Ketua: Muhammad Hadi, M.M.", "Ketua: Muhammad Hadi, M.M."),
        ("sesuai hasil pleno", "sesuai hasil pleno."),
        ("inovasi “Kejar Stunting”", "inovasi “Kejar Stunting”."),
        ("kata “selesai.”", "kata “selesai.”"),
        ("", ""),
        ("Apakah lengkap?", "Apakah lengkap?"),
    ] {
        assert_eq!(sentence(text), expected);
    }
}

#[test]
fn lists_end_with_dan() {
    assert_eq!(list(&[""; 0]), "");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(list(&["a", "b"]), "a dan b");
    assert_eq!(list(&["a", "b", "c"]), "a, b, dan c");
    assert_eq!(number_with_words(7), "7 (tujuh)");
}
