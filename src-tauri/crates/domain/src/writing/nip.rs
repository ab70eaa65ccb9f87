//! NIP, the civil servant number: 18 digits, printed `19800326 200003 1 001`.
//!
//! Shape (BKN): birth date (8), start of service year and month (6; month 21 marks a PPPK), sex (1 man, 2 woman),
//! serial (3, from 001). Only the length, the digits and damage by Excel are errors; implausible parts are warnings,
//! since an office knows its officers better than we do.

use chrono::NaiveDate;
use std::fmt;

/// A NIP of exactly 18 ASCII digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nip(String);

/// Why a NIP is refused. Its `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NipError {
    Empty,
    /// Not 18 digits; `filled` are there.
    Length {
        filled: usize,
    },
    /// A character that is neither digit nor a usual separator.
    NotADigit(char),
    /// Excel keeps 15 digits: `1,98E+17`, or the last three digits turned to 000.
    Mangled(String),
}

impl fmt::Display for NipError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NipError::Empty => f.write_str("NIP belum diisi."),
            NipError::Length { filled } => write!(f, "NIP harus 18 angka, terisi {filled}."),
            NipError::NotADigit(found) => write!(f, "NIP hanya angka, ada “{found}”."),
            NipError::Mangled(text) => {
                write!(
                    f,
                    "NIP “{text}” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks."
                )
            }
        }
    }
}

/// Eighteen digits, with or without spaces, as 8-6-1-3; None for anything else.
pub fn grouped(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| *c != ' ').collect();
    if digits.len() != 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(format!("{} {} {} {}", &digits[..8], &digits[8..14], &digits[14..15], &digits[15..]))
}

impl Nip {
    /// Reads what was typed or pasted; spaces, points, dashes and Excel's leading apostrophe are ignored.
    pub fn parse(text: &str) -> Result<Nip, NipError> {
        let typed = text.trim().trim_start_matches(['\'', '’', '`']).trim();
        if typed.is_empty() {
            return Err(NipError::Empty);
        }
        if is_scientific(typed) {
            return Err(NipError::Mangled(typed.to_owned()));
        }
        let digits: String =
            typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '–' | '\u{200b}')).collect();
        if let Some(found) = digits.chars().find(|c| !c.is_ascii_digit()) {
            return Err(NipError::NotADigit(found));
        }
        if digits.len() != 18 {
            return Err(NipError::Length { filled: digits.len() });
        }
        if digits.ends_with("000") {
            return Err(NipError::Mangled(typed.to_owned()));
        }
        Ok(Nip(digits))
    }

    /// The 18 digits without gaps, as stored and exported.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The printed form, 8-6-1-3: `19800326 200003 1 001`.
    pub fn grouped(&self) -> String {
        grouped(&self.0).unwrap_or_else(|| self.0.clone())
    }

    /// What looks implausible, as sentences; empty when nothing does.
    pub fn warnings(&self) -> Vec<String> {
        let number = |range: std::ops::Range<usize>| self.0[range].parse::<u32>().unwrap_or(0);
        let mut warnings = Vec::new();
        let birth_year = number(0..4);
        let born = NaiveDate::from_ymd_opt(birth_year as i32, number(4..6), number(6..8));
        match born {
            Some(_) if (1900..=2100).contains(&birth_year) => {}
            Some(_) | None => {
                warnings.push(format!("Delapan angka pertama NIP ({}) bukan tanggal lahir.", &self.0[..8]));
            }
        }
        let (start_year, start_month) = (number(8..12), number(12..14));
        if !matches!(start_month, 1..=12 | 21) || !(1900..=2100).contains(&start_year) {
            warnings
                .push(format!("Angka ke-9 sampai ke-14 NIP ({}) bukan tahun dan bulan pengangkatan.", &self.0[8..14]));
        } else if born.is_some() && start_year < birth_year + 15 {
            warnings.push(format!("Tahun pengangkatan {start_year} terlalu dekat dengan tahun lahir {birth_year}."));
        }
        if !matches!(number(14..15), 1 | 2) {
            warnings.push(format!("Angka ke-15 NIP ({}) bukan 1 atau 2.", &self.0[14..15]));
        }
        warnings
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.grouped())
    }
}

/// `1,98E+17`: what Excel shows for a long number.
fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(exponent) && digits(&mantissa.replace([',', '.'], ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    #[test]
    fn nips_are_read_or_refused_with_a_sentence() {
        let mut text = String::new();
        for typed in [
            "198003262000031001",
            "19800326 200003 1 001",
            "19800326.200003.1.001",
            "'198003262000031001",
            " 19800326-200003-1-001 ",
            "199001012021211001",
            "198013262000131001",
            "198003262000033001",
            "198003261990031001",
            "19800326200003100",
            "19800326200003100112",
            "198003262000031000",
            "1,98003E+17",
            "1.98E+17",
            "1980032620000310O1",
            "",
            "  ",
            "١٩٨٠٠٣٢٦٢٠٠٠٠٣١٠٠١",
        ] {
            match Nip::parse(typed) {
                Ok(nip) => {
                    writeln!(text, "{typed} → {nip}").unwrap();
                    for warning in nip.warnings() {
                        writeln!(text, "    {warning}").unwrap();
                    }
                }
                Err(error) => writeln!(text, "{typed} ✗ {error}").unwrap(),
            }
        }
        expect![[r#"
            198003262000031001 → 19800326 200003 1 001
            19800326 200003 1 001 → 19800326 200003 1 001
            19800326.200003.1.001 → 19800326 200003 1 001
            '198003262000031001 → 19800326 200003 1 001
             19800326-200003-1-001  → 19800326 200003 1 001
            199001012021211001 → 19900101 202121 1 001
            198013262000131001 → 19801326 200013 1 001
                Delapan angka pertama NIP (19801326) bukan tanggal lahir.
                Angka ke-9 sampai ke-14 NIP (200013) bukan tahun dan bulan pengangkatan.
            198003262000033001 → 19800326 200003 3 001
                Angka ke-15 NIP (3) bukan 1 atau 2.
            198003261990031001 → 19800326 199003 1 001
                Tahun pengangkatan 1990 terlalu dekat dengan tahun lahir 1980.
            19800326200003100 ✗ NIP harus 18 angka, terisi 17.
            19800326200003100112 ✗ NIP harus 18 angka, terisi 20.
            198003262000031000 ✗ NIP “198003262000031000” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
            1,98003E+17 ✗ NIP “1,98003E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
            1.98E+17 ✗ NIP “1.98E+17” dirusak Excel: hanya 15 angka pertama yang benar. Ketik ulang NIP sebagai teks.
            1980032620000310O1 ✗ NIP hanya angka, ada “O”.
             ✗ NIP belum diisi.
               ✗ NIP belum diisi.
            ١٩٨٠٠٣٢٦٢٠٠٠٠٣١٠٠١ ✗ NIP hanya angka, ada “١”.
        "#]].assert_eq(&text);
    }

    proptest::proptest! {
        #[test]
        fn the_printed_form_is_read_back(digits in "[0-9]{15}(00[1-9]|[0-9][1-9][0-9])") {
            let nip = Nip::parse(&digits).unwrap();
            nip.warnings();
            proptest::prop_assert_eq!(Nip::parse(&nip.grouped()), Ok(nip));
        }

        #[test]
        fn nothing_typed_makes_it_panic(text in "\\PC{0,30}") {
            let _ = Nip::parse(&text);
        }
    }
}
