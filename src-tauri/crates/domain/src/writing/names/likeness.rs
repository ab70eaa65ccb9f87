//! How alike two normal forms are, fast enough for thousands of names against a whole register.
//!
//! A written name becomes a [`Pattern`] once, an agency's name a [`Form`] once; then each comparison is one pass over
//! the form. Edits are counted by bits (Hyyrö 2003, with swapped neighbours as one edit).

/// At most this many letters fit into the bits; longer names are compared by `strsim`.
const BITS: usize = 128;
/// Letters and digits have a row of their own; the others are looked up.
const ROWS: usize = 36;

/// A name that others are compared with.
#[derive(Clone, Debug)]
pub(super) struct Form {
    text: String,
    letters: usize,
    pairs: Vec<(char, char)>,
}

impl Form {
    pub(super) fn new(text: String) -> Form {
        Form { letters: text.chars().count(), pairs: pairs_of(&text), text }
    }
}

/// A name as written, prepared for many comparisons.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    form: Form,
    /// Where each letter stands, one bit a place.
    rows: [u128; ROWS],
    others: Vec<(char, u128)>,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Pattern {
        let mut pattern = Pattern { form: Form::new(text.to_owned()), rows: [0; ROWS], others: Vec::new() };
        for (at, letter) in text.chars().take(BITS).enumerate() {
            let bit = 1_u128 << at;
            match row_of(letter) {
                Some(row) => pattern.rows[row] |= bit,
                None => match pattern.others.iter_mut().find(|(other, _)| *other == letter) {
                    Some((_, places)) => *places |= bit,
                    None => pattern.others.push((letter, bit)),
                },
            }
        }
        pattern
    }

    /// Likeness in whole percent; nothing when it is below `least`. A beginning that is cut short ("pendidikan" of
    /// "pendidikan dan kebudayaan") counts more than its length.
    pub(super) fn percent(&self, form: &Form, least: u8) -> Option<u8> {
        let (own, other) = (self.form.text.as_str(), form.text.as_str());
        if own.is_empty() || other.is_empty() {
            return None;
        }
        let (short, long) = if own.len() <= other.len() { (own, other) } else { (other, own) };
        let begins = if short.len() >= 4 && long.starts_with(short) { 85 } else { 0 };
        let pairs = if own == other { 100 } else { shared(&self.form.pairs, &form.pairs) };
        // As many edits as the lengths differ are needed in any case.
        let longest = self.form.letters.max(form.letters);
        let most = percent_of(self.form.letters.min(form.letters), longest);
        let so_far = begins.max(pairs);
        let edits = match most > so_far && most >= least {
            true => percent_of(longest.saturating_sub(self.edits(&form.text)), longest),
            false => 0,
        };
        Some(so_far.max(edits)).filter(|percent| *percent >= least)
    }

    /// Letters wrong, missing, too many, or swapped with their neighbour.
    pub(super) fn edits(&self, other: &str) -> usize {
        let length = self.form.letters;
        if length > BITS {
            return strsim::osa_distance(&self.form.text, other);
        }
        if length == 0 {
            return other.chars().count();
        }
        let last = 1_u128 << (length - 1);
        let (mut more, mut less, mut same, mut before) = (u128::MAX, 0_u128, 0_u128, 0_u128);
        let mut edits = length;
        for letter in other.chars() {
            let places = self.places(letter);
            let swapped = ((!same & places) << 1) & before;
            same = ((places & more).wrapping_add(more) ^ more) | places | less | swapped;
            let up = less | !(same | more);
            let down = same & more;
            edits += usize::from(up & last != 0);
            edits -= usize::from(down & last != 0);
            let (up, down) = ((up << 1) | 1, down << 1);
            more = down | !(same | up);
            less = up & same;
            before = places;
        }
        edits
    }

    fn places(&self, letter: char) -> u128 {
        match row_of(letter) {
            Some(row) => self.rows[row],
            None => self.others.iter().find(|(other, _)| *other == letter).map_or(0, |(_, places)| *places),
        }
    }
}

fn row_of(letter: char) -> Option<usize> {
    match letter {
        'a'..='z' => Some(letter as usize - 'a' as usize),
        '0'..='9' => Some(letter as usize - '0' as usize + 26),
        _ => None,
    }
}

/// A share in whole percent, half up; the part is never more than the whole.
fn percent_of(part: usize, whole: usize) -> u8 {
    u8::try_from((part * 200 + whole) / (whole * 2).max(1)).unwrap_or(100)
}

/// Neighbouring letters, sorted.
fn pairs_of(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// The share of pairs that both have, in whole percent.
fn shared(left: &[(char, char)], right: &[(char, char)]) -> u8 {
    if left.is_empty() || right.is_empty() {
        return 0;
    }
    let (mut at, mut other, mut both) = (0, 0, 0_usize);
    while let (Some(one), Some(two)) = (left.get(at), right.get(other)) {
        match one.cmp(two) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => other += 1,
            std::cmp::Ordering::Equal => (at, other, both) = (at + 1, other + 1, both + 1),
        }
    }
    percent_of(2 * both, left.len() + right.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_those_of_the_textbook() {
        let names = ["", "a", "ab", "ba", "dinaskesehatan", "dinaskesehtaan", "dinaskesehatn", "é", "kafé", "kafe"];
        let long = "x".repeat(127) + "ab";
        for one in names.iter().copied().chain([long.as_str(), &long[1..]]) {
            for other in names.iter().copied().chain([long.as_str(), &long[2..]]) {
                let counted = Pattern::new(one).edits(other);
                assert_eq!(counted, strsim::osa_distance(one, other), "{one} {other}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn edits_of_any_words_are_those_of_the_textbook(one in "[abcé1]{0,40}", other in "[abcé1]{0,40}") {
            let counted = Pattern::new(&one).edits(&other);
            proptest::prop_assert_eq!(counted, strsim::osa_distance(&one, &other));
        }
    }
}
