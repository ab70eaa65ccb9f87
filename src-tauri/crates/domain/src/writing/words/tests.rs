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
    expect![[r#"
        0: nol
        1: satu
        10: sepuluh
        11: sebelas
        12: dua belas
        19: sembilan belas
        20: dua puluh
        21: dua puluh satu
        99: sembilan puluh sembilan
        100: seratus
        101: seratus satu
        111: seratus sebelas
        199: seratus sembilan puluh sembilan
        200: dua ratus
        999: sembilan ratus sembilan puluh sembilan
        1000: seribu
        1001: seribu satu
        1100: seribu seratus
        1999: seribu sembilan ratus sembilan puluh sembilan
        2000: dua ribu
        2021: dua ribu dua puluh satu
        10000: sepuluh ribu
        11000: sebelas ribu
        21000: dua puluh satu ribu
        100000: seratus ribu
        101000: seratus satu ribu
        999999: sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan
        1000000: satu juta
        1001000: satu juta seribu
        1000001: satu juta satu
        12345678: dua belas juta tiga ratus empat puluh lima ribu enam ratus tujuh puluh delapan
        1000000000: satu miliar
        1000000000000: satu triliun
        18446744073709551615: delapan belas kuintiliun empat ratus empat puluh enam kuadriliun tujuh ratus empat puluh empat triliun tujuh puluh tiga miliar tujuh ratus sembilan juta lima ratus lima puluh satu ribu enam ratus lima belas
    "#]].assert_eq(&text);
}

#[test]
fn hundredths_in_words() {
    let mut text = String::new();
    for value in [0, 5, 50, 100, 8005, 8620, 8625, 10_000] {
        writeln!(text, "{value}: {}", terbilang_hundredths(value)).unwrap();
    }
    expect![[r#"
        0: nol
        5: nol koma nol lima
        50: nol koma lima
        100: satu
        8005: delapan puluh koma nol lima
        8620: delapan puluh enam koma dua
        8625: delapan puluh enam koma dua lima
        10000: seratus
    "#]]
    .assert_eq(&text);
}

#[test]
fn roman_numerals() {
    let mut text = String::new();
    for number in [1, 3, 4, 9, 14, 40, 44, 49, 90, 99, 400, 444, 900, 1999, 2021, 3999] {
        writeln!(text, "{number}: {}", roman(number).unwrap()).unwrap();
    }
    expect![[r#"
        1: I
        3: III
        4: IV
        9: IX
        14: XIV
        40: XL
        44: XLIV
        49: XLIX
        90: XC
        99: XCIX
        400: CD
        444: CDXLIV
        900: CM
        1999: MCMXCIX
        2021: MMXXI
        3999: MMMCMXCIX
    "#]]
    .assert_eq(&text);
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
    for date in [day(2021, 12, 10), day(2021, 9, 27), day(2024, 2, 29), day(2022, 1, 2), day(1945, 8, 17)] {
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
        writeln!(text, "{} · {}", date_range(first, last), tight_date_range(first, last)).unwrap();
    }
    expect![[r#"
        10 Desember 2021 · Jumat, 10 Desember 2021 · 10 Des 2021 · 10-12-2021 · XII
            Jumat tanggal sepuluh bulan Desember tahun dua ribu dua puluh satu (10-12-2021)
        27 September 2021 · Senin, 27 September 2021 · 27 Sep 2021 · 27-09-2021 · IX
            Senin tanggal dua puluh tujuh bulan September tahun dua ribu dua puluh satu (27-09-2021)
        29 Februari 2024 · Kamis, 29 Februari 2024 · 29 Feb 2024 · 29-02-2024 · II
            Kamis tanggal dua puluh sembilan bulan Februari tahun dua ribu dua puluh empat (29-02-2024)
        2 Januari 2022 · Minggu, 2 Januari 2022 · 2 Jan 2022 · 02-01-2022 · I
            Minggu tanggal dua bulan Januari tahun dua ribu dua puluh dua (02-01-2022)
        17 Agustus 1945 · Jumat, 17 Agustus 1945 · 17 Agu 1945 · 17-08-1945 · VIII
            Jumat tanggal tujuh belas bulan Agustus tahun seribu sembilan ratus empat puluh lima (17-08-1945)
        8 – 16 November 2021 · 8 – 16 Nov 2021
        28 Oktober – 5 November 2021 · 28 Okt – 5 Nov 2021
        20 Desember 2021 – 3 Januari 2022 · 20 Des 2021 – 3 Jan 2022
        10 Desember 2021 · 10 Des 2021
    "#]]
    .assert_eq(&text);
}

#[test]
fn times_follow_the_zone_of_the_desk() {
    // 2021-12-10 07:20 UTC
    let millis = 1_639_120_800_000;
    let mut text = String::new();
    for zone in [Zone::WIB, Zone::WITA, Zone::WIT, Zone(330), Zone(-210)] {
        writeln!(text, "{} · {} · {}", pukul(millis, zone), time(millis, zone), moment(millis, zone)).unwrap();
    }
    writeln!(text, "{}", moment_in_sentence(millis, Zone::WITA)).unwrap();
    writeln!(text, "{}", moment(1_639_152_000_000, Zone::WITA)).unwrap();
    writeln!(text, "{}", moment(-1, Zone::WITA)).unwrap();
    expect![[r#"
        pukul 14.20 WIB · 14.20 WIB · 10 Desember 2021 14.20
        pukul 15.20 WITA · 15.20 WITA · 10 Desember 2021 15.20
        pukul 16.20 WIT · 16.20 WIT · 10 Desember 2021 16.20
        pukul 12.50 UTC+05.30 · 12.50 UTC+05.30 · 10 Desember 2021 12.50
        pukul 03.50 UTC-03.30 · 03.50 UTC-03.30 · 10 Desember 2021 03.50
        10 Desember 2021 pukul 15.20
        11 Desember 2021 00.00
        1 Januari 1970 07.59
    "#]]
    .assert_eq(&text);
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

#[test]
fn a_title_in_a_sentence_keeps_its_abbreviations() {
    let told =
        ["Surat teguran II", "Lampiran SK tim", "Rekapitulasi Nilai", "Penilaian KIPP Tahap I", ""].map(in_sentence);
    expect_test::expect![[r#"
        [
            "surat teguran II",
            "lampiran SK tim",
            "rekapitulasi nilai",
            "penilaian KIPP tahap I",
            "",
        ]
    "#]]
    .assert_debug_eq(&told);
}
