//! How long somebody stayed, as meeting programs write it.

/// Seconds of a written duration; nothing when it cannot be read in exactly one way (attendance-files.md 4.3).
///
/// A bare number is minutes. Pairs of number and word: `2h 7m 47s`, `1 Std. 5 Min.`, `2 jam 7 mnt`, `178 mins`.
/// `1:00:00` is hours, minutes, seconds; `32:14` minutes and seconds, because no meeting lasts 32 hours; `0:35` may be
/// either and is nothing.
pub(super) fn seconds_of(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Ok(minutes) = text.parse::<u32>() {
        return minutes.checked_mul(60);
    }
    if text.contains(':') {
        return of_clock(&text);
    }
    of_words(&text)
}

fn of_clock(text: &str) -> Option<u32> {
    let parts: Option<Vec<u32>> = text.split(':').map(|part| part.trim().parse().ok()).collect();
    match parts?.as_slice() {
        [hours, minutes @ 0..60, seconds @ 0..60] if *hours < 100 => Some(hours * 3600 + minutes * 60 + seconds),
        [minutes @ 24..1000, seconds @ 0..60] => Some(minutes * 60 + seconds),
        _ => None,
    }
}

fn of_words(text: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut rest = text.trim_start();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let digits = rest.find(|sign: char| !sign.is_ascii_digit())?;
        let number: u32 = rest[..digits].parse().ok()?;
        rest = rest[digits..].trim_start();
        let word = rest.find(|sign: char| !sign.is_alphabetic() && sign != '.').unwrap_or(rest.len());
        total = total.checked_add(number.checked_mul(unit_seconds(&rest[..word])?)?)?;
        rest = rest[word..].trim_start_matches([' ', ',', '\u{a0}', '\u{202f}']);
    }
    Some(total)
}

/// Hour by h, j (jam), st (Stunde), g (godzina), u (uur); minute by m; second by s, d (detik).
fn unit_seconds(word: &str) -> Option<u32> {
    match word.as_bytes() {
        [b'h' | b'j' | b'g' | b'u', ..] | [b's', b't', ..] => Some(3600),
        [b'm', ..] => Some(60),
        [b's' | b'd', ..] => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;

    #[test]
    fn durations_of_every_program_are_read_and_doubtful_ones_are_not() {
        let written = [
            "43",
            "0",
            "2h 7m 47s",
            "59m 29s",
            "0h 47m 0s",
            "2h 29m",
            "59 Min. 0 Sek.",
            "1 Std. 5 Min.",
            "2 jam 7 mnt 47 dtk",
            "1 godz. 5 min 3 sek.",
            "58 min",
            "1 hr 2 min",
            "1 hr 21 min 53s",
            "42m",
            "178 mins",
            "1:00:00",
            "00:02:28",
            "32:14",
            "0:35",
            "12:40",
            "",
            "--",
            "2x 3m",
            "-5",
            "12m 3",
            "99999999999",
            "4294967295",
        ];
        let lines: String = written.iter().map(|text| format!("{text:20} {:?}\n", seconds_of(text))).collect();
        expect![[r#"
            43                   Some(2580)
            0                    Some(0)
            2h 7m 47s            Some(7667)
            59m 29s              Some(3569)
            0h 47m 0s            Some(2820)
            2h 29m               Some(8940)
            59 Min. 0 Sek.       Some(3540)
            1 Std. 5 Min.        Some(3900)
            2 jam 7 mnt 47 dtk   Some(7667)
            1 godz. 5 min 3 sek. Some(3903)
            58 min               Some(3480)
            1 hr 2 min           Some(3720)
            1 hr 21 min 53s      Some(4913)
            42m                  Some(2520)
            178 mins             Some(10680)
            1:00:00              Some(3600)
            00:02:28             Some(148)
            32:14                Some(1934)
            0:35                 None
            12:40                None
                                 None
            --                   None
            2x 3m                None
            -5                   None
            12m 3                None
            99999999999          None
            4294967295           None
        "#]]
        .assert_eq(&lines);
    }
}
