//! Invitation codes (*kode undangan*): `012-7K2M`, printed as a QR and typed at the door.
//!
//! `{nnn}-{XXXX}` (documents-year.md 11.1): the running number of the invitation within its session, and the first 20
//! bits of SHA-256 over `{id kegiatan};{kode PD}` as four letters of Crockford's alphabet. The hash is made by the
//! caller. The code tells a mistyped number from a right one; it keeps nothing secret.

use std::fmt;

/// Crockford's base 32: without I, L, O and U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as printed; its `Display` is `012-7K2M`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InvitationCode {
    /// Running number within the session, from 1.
    pub number: u32,
    /// 20 bits.
    check: u32,
}

impl InvitationCode {
    /// What is hashed for an invitation.
    pub fn hashed_text(session_id: i64, agency_code: &str) -> String {
        format!("{session_id};{agency_code}")
    }

    /// The code of a number and of the SHA-256 of [`InvitationCode::hashed_text`].
    pub fn new(number: u32, sha256: &[u8; 32]) -> InvitationCode {
        let [first, second, third, ..] = *sha256;
        let check = u32::from(first) << 12 | u32::from(second) << 4 | u32::from(third) >> 4;
        InvitationCode { number, check }
    }

    /// A code as scanned or typed. Case, spaces and hyphens do not matter, O is read as 0, I and L as 1; nothing for
    /// any other text, as three to six digits must stand before the four letters.
    pub fn read(text: &str) -> Option<InvitationCode> {
        let signs = text.chars().filter(|sign| !sign.is_whitespace() && !matches!(sign, '-' | '\u{2010}'..='\u{2013}'));
        let values: Vec<u32> = signs.map(value).collect::<Option<_>>()?;
        let (number, check) = values.split_at(values.len().checked_sub(4)?);
        if !(3..=6).contains(&number.len()) || number.iter().any(|digit| *digit > 9) {
            return None;
        }
        let joined = |base: u32| move |whole: u32, part: &u32| whole * base + part;
        Some(InvitationCode { number: number.iter().fold(0, joined(10)), check: check.iter().fold(0, joined(32)) })
    }
}

/// What a sign counts in the alphabet.
fn value(sign: char) -> Option<u32> {
    let upper = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        upper => upper,
    };
    ALPHABET.iter().position(|letter| char::from(*letter) == upper).map(|at| at as u32)
}

impl fmt::Display for InvitationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}-", self.number)?;
        for shift in [15, 10, 5, 0] {
            write!(f, "{}", char::from(ALPHABET[(self.check >> shift & 31) as usize]))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use proptest::prelude::*;
    use std::fmt::Write;

    /// A hash that begins with these bytes.
    fn hash(first: [u8; 3]) -> [u8; 32] {
        let mut bytes = [0xff; 32];
        bytes[..3].copy_from_slice(&first);
        bytes
    }

    #[test]
    fn a_code_is_a_number_and_twenty_bits() {
        assert_eq!(InvitationCode::hashed_text(7, "7322.15"), "7;7322.15");
        // 00111 10011 00010 10100: 7 K 2 M, then four bits that do not count.
        let code = InvitationCode::new(12, &hash([0b0011_1100, 0b1100_0101, 0b0100_1111]));
        assert_eq!(code.to_string(), "012-7K2M");
        assert_eq!(InvitationCode::new(1204, &hash([0xff; 3])).to_string(), "1204-ZZZZ");
        assert_eq!(InvitationCode::new(1, &hash([0; 3])).to_string(), "001-0000");
    }

    #[test]
    fn what_is_typed_at_the_door_is_read_forgivingly() {
        let mut text = String::new();
        for typed in [
            "012-7K2M",
            "0127k2m",
            " 012 7k2m ",
            "o12–7K2m",
            "012-OIL1",
            "1204-zzzz",
            "12-7K2M",
            "012-7K2",
            "012-7K2U",
            "0A2-7K2M",
            "081234567890",
            "198003262000031001",
            "012_7K2M",
            "Dinas Kesehatan",
            "７３２-7K2M",
            "",
        ] {
            match InvitationCode::read(typed) {
                Some(code) => writeln!(text, "{typed} → {code}").unwrap(),
                None => writeln!(text, "{typed} ✗").unwrap(),
            }
        }
        expect![[r#"
            012-7K2M → 012-7K2M
            0127k2m → 012-7K2M
             012 7k2m  → 012-7K2M
            o12–7K2m → 012-7K2M
            012-OIL1 → 012-0111
            1204-zzzz → 1204-ZZZZ
            12-7K2M ✗
            012-7K2 ✗
            012-7K2U ✗
            0A2-7K2M ✗
            081234567890 ✗
            198003262000031001 ✗
            012_7K2M ✗
            Dinas Kesehatan ✗
            ７３２-7K2M ✗
             ✗
        "#]]
        .assert_eq(&text);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(number in 0u32..1_000_000, bytes in any::<[u8; 32]>()) {
            let code = InvitationCode::new(number, &bytes);
            prop_assert_eq!(InvitationCode::read(&code.to_string()), Some(code));
            let sloppy = code.to_string().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
            prop_assert_eq!(InvitationCode::read(&sloppy), Some(code));
        }

        #[test]
        fn one_wrong_letter_is_another_code(bytes in any::<[u8; 32]>(), place in 0usize..4, step in 1u32..32) {
            let code = InvitationCode::new(12, &bytes);
            let mut letters: Vec<char> = code.to_string().chars().collect();
            let other = (value(letters[4 + place]).unwrap() + step) % 32;
            letters[4 + place] = char::from(ALPHABET[other as usize]);
            let read = InvitationCode::read(&letters.into_iter().collect::<String>());
            prop_assert!(read.is_some() && read != Some(code));
        }
    }
}
