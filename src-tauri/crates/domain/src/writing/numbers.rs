//! Letter and certificate numbers: a template with a running number, or a number given by hand, or none yet.
//!
//! `061/{urut}/B. Organisasi/Setda` with 118 is `061/118/B. Organisasi/Setda`. Words in braces: `{urut}`, `{urut:3}`
//! (zeros in front), `{klasifikasi}`, `{unit}`, `{bulan}` (12), `{bulan_romawi}` (XII), `{tahun}` (2021), `{tahun:2}` (21).
//! Who owns a series and when a number is given is not known here.

use crate::writing::words::roman_month;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

/// The number a document carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterNumber {
    /// Given by a series: the running number and the text as printed.
    Running { running: u32, text: String },
    /// Typed by hand, exactly as it stands in the office's book.
    Manual(String),
    /// Left open: the general affairs unit writes it in later.
    Blank,
}

impl LetterNumber {
    /// The printed text; nothing for a blank one.
    pub fn text(&self) -> Option<&str> {
        match self {
            LetterNumber::Running { text, .. } | LetterNumber::Manual(text) => Some(text),
            LetterNumber::Blank => None,
        }
    }
}

/// What a template is filled with.
#[derive(Clone, Copy, Debug)]
pub struct NumberValues<'a> {
    pub running: u32,
    pub date: NaiveDate,
    pub classification: &'a str,
    pub unit: &'a str,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Literal(String),
    Running { width: usize },
    Classification,
    Unit,
    Month,
    RomanMonth,
    Year,
    ShortYear,
}

/// A checked template with exactly one running number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTemplate {
    source: String,
    parts: Vec<Part>,
}

/// Why a template is refused. Its `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateError {
    Empty,
    UnknownWord {
        word: String,
        nearest: Option<&'static str>,
    },
    Unbalanced,
    /// `{urut}` must stand there exactly once; it stands `times` times.
    Running {
        times: usize,
    },
    /// Two numbers touch, so the running one could not be read back.
    Touching,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TemplateError::Empty => f.write_str("Pola nomor belum diisi."),
            TemplateError::UnknownWord { word, nearest: Some(nearest) } => {
                write!(f, "{{{word}}} tidak dikenal. Maksudnya {{{nearest}}}?")
            }
            TemplateError::UnknownWord { word, nearest: None } => {
                write!(
                    f,
                    "{{{word}}} tidak dikenal. Gunakan {{urut}}, {{klasifikasi}}, {{unit}}, {{bulan}}, {{bulan_romawi}}, atau {{tahun}}."
                )
            }
            TemplateError::Unbalanced => f.write_str("Kurung kurawal pola nomor tidak berpasangan."),
            TemplateError::Running { times: 0 } => f.write_str("Pola nomor belum memuat {urut}."),
            TemplateError::Running { times } => write!(f, "Pola nomor memuat {{urut}} {times} kali. Cukup satu kali."),
            TemplateError::Touching => {
                f.write_str("{urut} bersambung dengan angka lain. Beri pemisah, misalnya garis miring.")
            }
        }
    }
}

const WORDS: [&str; 8] = ["urut", "urut:3", "klasifikasi", "unit", "bulan", "bulan_romawi", "tahun", "tahun:2"];

impl NumberTemplate {
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let source = text.trim();
        if source.is_empty() {
            return Err(TemplateError::Empty);
        }
        let mut parts = Vec::new();
        let mut rest = source;
        while !rest.is_empty() {
            let (literal, after) = match rest.find(['{', '}']) {
                Some(at) => rest.split_at(at),
                None => (rest, ""),
            };
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_owned()));
            }
            if after.is_empty() {
                break;
            }
            let inside = after.strip_prefix('{').ok_or(TemplateError::Unbalanced)?;
            let (word, after) = inside.split_once('}').ok_or(TemplateError::Unbalanced)?;
            if word.contains('{') {
                return Err(TemplateError::Unbalanced);
            }
            parts.push(part_named(word.trim())?);
            rest = after;
        }
        let times = parts.iter().filter(|part| matches!(part, Part::Running { .. })).count();
        if times != 1 {
            return Err(TemplateError::Running { times });
        }
        if touches_a_digit(&parts) {
            return Err(TemplateError::Touching);
        }
        Ok(NumberTemplate { source: source.to_owned(), parts })
    }

    /// The template as it was typed.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The number as printed.
    pub fn render(&self, values: NumberValues<'_>) -> String {
        self.parts.iter().map(|part| self.render_part(part, values)).collect()
    }

    fn render_part(&self, part: &Part, values: NumberValues<'_>) -> String {
        match part {
            Part::Literal(text) => text.clone(),
            Part::Running { width } => format!("{:0width$}", values.running, width = *width),
            Part::Classification => values.classification.to_owned(),
            Part::Unit => values.unit.to_owned(),
            Part::Month => format!("{:02}", values.date.month()),
            Part::RomanMonth => roman_month(values.date).to_owned(),
            Part::Year => values.date.year().to_string(),
            Part::ShortYear => format!("{:02}", values.date.year().rem_euclid(100)),
        }
    }

    /// The running number in a text made by this template, whatever its date; nothing when the text is of another
    /// make. Spaces around and within are ignored, since books are typed by hand.
    pub fn read_running(&self, text: &str) -> Option<u32> {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        let parts: Vec<Part> = self
            .parts
            .iter()
            .map(|part| match part {
                Part::Literal(text) => Part::Literal(squeeze(text).to_lowercase()),
                other => other.clone(),
            })
            .collect();
        read(&parts, &squeeze(text).to_lowercase())?
    }
}

/// Matches the parts from the left; answers the running number once the whole text is used up.
#[allow(clippy::option_option)] // outer: matched or not; inner: running number seen or not
fn read(parts: &[Part], text: &str) -> Option<Option<u32>> {
    let Some((part, parts)) = parts.split_first() else {
        return text.is_empty().then_some(None);
    };
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let fixed = |width: usize| {
        if digits >= width { read(parts, &text[width..]) } else { None }
    };
    match part {
        Part::Literal(literal) => read(parts, text.strip_prefix(literal.as_str())?),
        Part::Running { .. } => {
            if digits == 0 {
                return None;
            }
            let running = text[..digits].parse().ok()?;
            read(parts, &text[digits..]).map(|_| Some(running))
        }
        Part::Month | Part::ShortYear => fixed(2),
        Part::Year => fixed(4),
        Part::RomanMonth => (1..=4).rev().find_map(|length| {
            let (letters, rest) = (text.get(..length)?, text.get(length..)?);
            crate::writing::words::from_roman(letters).filter(|month| *month <= 12)?;
            read(parts, rest)
        }),
        Part::Classification | Part::Unit => {
            text.char_indices().map(|(at, _)| at).chain([text.len()]).find_map(|at| read(parts, &text[at..]))
        }
    }
}

fn part_named(word: &str) -> Result<Part, TemplateError> {
    if let Some(width) = word.strip_prefix("urut:").and_then(|width| width.parse().ok()).filter(|w| (1..=9).contains(w))
    {
        return Ok(Part::Running { width });
    }
    match word {
        "urut" => Ok(Part::Running { width: 1 }),
        "klasifikasi" => Ok(Part::Classification),
        "unit" => Ok(Part::Unit),
        "bulan" => Ok(Part::Month),
        "bulan_romawi" => Ok(Part::RomanMonth),
        "tahun" => Ok(Part::Year),
        "tahun:2" => Ok(Part::ShortYear),
        other => {
            let nearest = WORDS
                .into_iter()
                .map(|known| (strsim::damerau_levenshtein(known, other), known))
                .filter(|(distance, _)| *distance <= 3)
                .min_by_key(|(distance, _)| *distance)
                .map(|(_, known)| known);
            Err(TemplateError::UnknownWord { word: other.to_owned(), nearest })
        }
    }
}

fn touches_a_digit(parts: &[Part]) -> bool {
    let Some(at) = parts.iter().position(|part| matches!(part, Part::Running { .. })) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| parts.get(at)).is_some_and(|part| match part {
        Part::Literal(text) => text.ends_with(|c: char| c.is_ascii_digit()),
        Part::RomanMonth => false,
        Part::Running { .. } | Part::Classification | Part::Unit | Part::Month | Part::Year | Part::ShortYear => true,
    });
    let after = parts.get(at + 1).is_some_and(|part| match part {
        Part::Literal(text) => text.starts_with(|c: char| c.is_ascii_digit()),
        Part::RomanMonth => false,
        Part::Running { .. } | Part::Classification | Part::Unit | Part::Month | Part::Year | Part::ShortYear => true,
    });
    before || after
}

/// What a look at the used numbers of a series shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesCheck {
    /// Runs of numbers between the first and the last that nobody used.
    pub gaps: Vec<RangeInclusive<u32>>,
    /// Numbers used more than once, each told once.
    pub duplicates: Vec<u32>,
    /// The number to give next: one above the highest, gaps are never filled silently.
    pub next: u32,
}

/// Looks at a series that begins at `first`; the order of `used` does not matter.
pub fn check_series(first: u32, used: &[u32]) -> SeriesCheck {
    let mut seen = BTreeSet::new();
    let mut duplicates = BTreeSet::new();
    for number in used {
        if !seen.insert(*number) {
            duplicates.insert(*number);
        }
    }
    let mut gaps = Vec::new();
    let mut expected = first;
    for number in seen.range(first..) {
        if *number > expected {
            gaps.push(expected..=number - 1);
        }
        expected = number.saturating_add(1);
    }
    SeriesCheck { gaps, duplicates: duplicates.into_iter().collect(), next: expected }
}

impl SeriesCheck {
    /// The findings as sentences: `Celah: nomor 11 belum dipakai.`
    pub fn sentences(&self) -> Vec<String> {
        let gaps = self.gaps.iter().map(|gap| match gap.start() == gap.end() {
            true => format!("Celah: nomor {} belum dipakai.", gap.start()),
            false => format!("Celah: nomor {}–{} belum dipakai.", gap.start(), gap.end()),
        });
        let twice = self.duplicates.iter().map(|number| format!("Ganda: nomor {number} dipakai lebih dari satu kali."));
        gaps.chain(twice).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::expect;
    use std::fmt::Write;

    fn values(running: u32) -> NumberValues<'static> {
        NumberValues {
            running,
            date: NaiveDate::from_ymd_opt(2021, 12, 10).unwrap(),
            classification: "000.8.3.4",
            unit: "B. Organisasi",
        }
    }

    #[test]
    fn templates_render_and_read_back() {
        let mut text = String::new();
        for (source, running) in [
            ("061/{urut}/B. Organisasi/Setda", 118),
            ("061/CONTOH-{urut:2}/B. Organisasi/Setda", 1),
            ("060/{urut}/{bulan_romawi}/B.Organisasi", 211),
            ("{klasifikasi}/{urut:3}/{unit}/{tahun}", 7),
            ("B-{klasifikasi}/{urut}/ORG/{tahun:2}.{bulan}", 57),
            ("Nomor {urut}", 4_000_000_000),
        ] {
            let template = NumberTemplate::parse(source).unwrap();
            let number = template.render(values(running));
            assert_eq!(template.read_running(&number), Some(running), "{number}");
            assert_eq!(template.source(), source);
            writeln!(text, "{source} → {number}").unwrap();
        }
        expect![[r#"
            061/{urut}/B. Organisasi/Setda → 061/118/B. Organisasi/Setda
            061/CONTOH-{urut:2}/B. Organisasi/Setda → 061/CONTOH-01/B. Organisasi/Setda
            060/{urut}/{bulan_romawi}/B.Organisasi → 060/211/XII/B.Organisasi
            {klasifikasi}/{urut:3}/{unit}/{tahun} → 000.8.3.4/007/B. Organisasi/2021
            B-{klasifikasi}/{urut}/ORG/{tahun:2}.{bulan} → B-000.8.3.4/57/ORG/21.12
            Nomor {urut} → Nomor 4000000000
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn wrong_templates_are_refused_with_a_sentence() {
        let mut text = String::new();
        for source in [
            "",
            "061/118/Setda",
            "{urut}/{urut}",
            "{urutan}/Setda",
            "{bulan_rmawi}/{urut}",
            "{entah_apa_ini}/{urut}",
            "061/{urut",
            "061/urut}",
            "{urut}{tahun}",
            "061{urut}/Setda",
            "{{urut}}",
            "{urut:0}",
            "{urut:99}",
        ] {
            writeln!(text, "{source} ✗ {}", NumberTemplate::parse(source).unwrap_err()).unwrap();
        }
        expect![[r#"
             ✗ Pola nomor belum diisi.
            061/118/Setda ✗ Pola nomor belum memuat {urut}.
            {urut}/{urut} ✗ Pola nomor memuat {urut} 2 kali. Cukup satu kali.
            {urutan}/Setda ✗ {urutan} tidak dikenal. Maksudnya {urut}?
            {bulan_rmawi}/{urut} ✗ {bulan_rmawi} tidak dikenal. Maksudnya {bulan_romawi}?
            {entah_apa_ini}/{urut} ✗ {entah_apa_ini} tidak dikenal. Gunakan {urut}, {klasifikasi}, {unit}, {bulan}, {bulan_romawi}, atau {tahun}.
            061/{urut ✗ Kurung kurawal pola nomor tidak berpasangan.
            061/urut} ✗ Kurung kurawal pola nomor tidak berpasangan.
            {urut}{tahun} ✗ {urut} bersambung dengan angka lain. Beri pemisah, misalnya garis miring.
            061{urut}/Setda ✗ {urut} bersambung dengan angka lain. Beri pemisah, misalnya garis miring.
            {{urut}} ✗ Kurung kurawal pola nomor tidak berpasangan.
            {urut:0} ✗ {urut:0} tidak dikenal. Maksudnya {urut:3}?
            {urut:99} ✗ {urut:99} tidak dikenal. Maksudnya {urut:3}?
        "#]].assert_eq(&text);
    }

    #[test]
    fn a_number_of_another_make_is_not_read() {
        let template = NumberTemplate::parse("060/{urut}/{bulan_romawi}/B.Organisasi").unwrap();
        assert_eq!(template.read_running("060/211/III/B. Organisasi"), Some(211));
        assert_eq!(template.read_running(" 060 / 211 / viii / b.organisasi "), Some(211));
        for other in ["060/211/XIII/B.Organisasi", "060//III/B.Organisasi", "061/211/III/B.Organisasi", "", "060/9"] {
            assert_eq!(template.read_running(other), None, "{other}");
        }
    }

    #[test]
    fn gaps_and_duplicates_of_a_series() {
        let check = check_series(1, &[1, 2, 4, 4, 7, 12, 4, 1]);
        expect![[r#"
            Celah: nomor 3 belum dipakai.
            Celah: nomor 5–6 belum dipakai.
            Celah: nomor 8–11 belum dipakai.
            Ganda: nomor 1 dipakai lebih dari satu kali.
            Ganda: nomor 4 dipakai lebih dari satu kali.
            berikutnya 13"#]]
        .assert_eq(&format!("{}\nberikutnya {}", check.sentences().join("\n"), check.next));
        assert_eq!(check_series(1, &[]), SeriesCheck { gaps: vec![], duplicates: vec![], next: 1 });
        assert_eq!(check_series(100, &[101]).gaps, vec![100..=100]);
        assert_eq!(check_series(1, &[u32::MAX]).next, u32::MAX);
    }

    #[test]
    fn a_number_by_hand_or_none() {
        assert_eq!(LetterNumber::Manual("188.4/2/DPRD-LU/III/2018".into()).text(), Some("188.4/2/DPRD-LU/III/2018"));
        assert_eq!(LetterNumber::Blank.text(), None);
    }

    proptest::proptest! {
        #[test]
        fn nothing_typed_makes_it_panic(source in "[{}a-z:0-9/._ ]{0,40}", text in "\\PC{0,40}") {
            if let Ok(template) = NumberTemplate::parse(&source) {
                let _ = template.read_running(&text);
                proptest::prop_assert_eq!(template.read_running(&template.render(values(12))).is_some(), true);
            }
        }
    }
}
