//! Finding things by what a person types: words in any order, forgiving of case, accents, apostrophes, spaces between
//! words, and of one slip of the finger when nothing else fits.
//!
//! It knows names and the words around them; it refuses to know what is found. The lower the [`Fit`], the better.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How well something fits what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// A name is what was typed.
    Same,
    /// A name begins with it.
    Begins,
    /// Every typed word begins a word of its names.
    Words,
    /// Every typed word begins a word of it or of what it belongs to.
    Around,
    /// Every typed word stands somewhere inside.
    Inside,
    /// The same but for one letter.
    Slip,
}

impl Fit {
    /// 0 is best.
    pub const fn rank(self) -> u8 {
        match self {
            Fit::Same => 0,
            Fit::Begins => 1,
            Fit::Words => 2,
            Fit::Around => 3,
            Fit::Inside => 4,
            Fit::Slip => 5,
        }
    }
}

/// From this length on a word may hold a slip.
const SLIP_FROM: usize = 4;
/// At most this many words are taken for what was meant.
const SLIPS: usize = 32;

/// The words of a text: lower case, without accents and apostrophes, `&` read as "dan".
pub fn words(text: &str) -> Vec<String> {
    let mut folded = String::with_capacity(text.len());
    for sign in text.nfkd().flat_map(char::to_lowercase) {
        match sign {
            '\'' | '’' | '‘' | 'ʼ' | '`' => {}
            '&' => folded.push_str(" dan "),
            sign if is_combining_mark(sign) => {}
            sign if sign.is_alphanumeric() => folded.push(sign),
            _ => folded.push(' '),
        }
    }
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One thing that can be found.
#[derive(Clone, Debug)]
struct Entry {
    /// Each name without spaces.
    names: Vec<String>,
    /// Every word of names and surroundings, a space before each.
    text: String,
    /// Where in the text the surroundings begin.
    around: usize,
}

/// Things in the order they were added, prepared for many searches.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Every word once, for slips.
    words: BTreeSet<String>,
}

impl Index {
    /// Adds a thing with the `names` it is known by and further words it is found by.
    pub fn add(&mut self, names: &[&str], around: &[&str]) {
        let mut entry = Entry { names: Vec::new(), text: String::new(), around: 0 };
        for name in names {
            let words = words(name);
            self.learn(&mut entry, &words);
            let joined = words.concat();
            if !joined.is_empty() {
                entry.names.push(joined);
            }
        }
        entry.around = entry.text.len();
        for text in around {
            self.learn(&mut entry, &words(text));
        }
        self.entries.push(entry);
    }

    fn learn(&mut self, entry: &mut Entry, words: &[String]) {
        for word in words {
            entry.text.push(' ');
            entry.text.push_str(word);
            if word.len() >= SLIP_FROM - 1 && !self.words.contains(word) {
                self.words.insert(word.clone());
            }
        }
    }

    /// Places of what fits, in the order of adding. Only when nothing fits as it stands, a slip is forgiven; and only
    /// when that helps nothing, the last word is left out ("dinkes lutra"): what is found then is a suggestion.
    pub fn find(&self, typed: &str) -> Vec<(usize, Fit)> {
        let mut words = words(typed);
        if words.is_empty() {
            return Vec::new();
        }
        let found = self.find_all(&words);
        if !found.is_empty() || words.len() < 2 {
            return found;
        }
        words.pop();
        self.find_all(&words).into_iter().map(|(at, _)| (at, Fit::Slip)).collect()
    }

    /// Places of what fits as it was typed, in the order of adding; no slip is forgiven.
    pub fn find_as_typed(&self, typed: &str) -> Vec<(usize, Fit)> {
        self.fitting(&words(typed))
    }

    fn find_all(&self, words: &[String]) -> Vec<(usize, Fit)> {
        let found = self.fitting(words);
        if found.is_empty() { self.slipped(words) } else { found }
    }

    fn fitting(&self, words: &[String]) -> Vec<(usize, Fit)> {
        if words.is_empty() {
            return Vec::new();
        }
        let joined = words.concat();
        let starts: Vec<String> = words.iter().map(|word| format!(" {word}")).collect();
        let entries = (0..).zip(&self.entries);
        entries.filter_map(|(at, entry)| Some((at, fit(entry, &joined, words, &starts)?))).collect()
    }

    fn slipped(&self, words: &[String]) -> Vec<(usize, Fit)> {
        let known: Vec<Vec<String>> = words
            .iter()
            .map(|word| {
                let long = word.chars().count() >= SLIP_FROM;
                let near = self.words.iter().filter(|known| long && begins_nearly(known.as_bytes(), word.as_bytes()));
                std::iter::once(word).chain(near.take(SLIPS)).map(|word| format!(" {word}")).collect()
            })
            .collect();
        // Nothing like it is known: it stays as it was, and that fits nowhere.
        if known.iter().all(|ways| ways.len() == 1) {
            return Vec::new();
        }
        let fits = |entry: &Entry| known.iter().all(|ways| ways.iter().any(|way| entry.text.contains(way.as_str())));
        (0..).zip(&self.entries).filter(|(_, entry)| fits(entry)).map(|(at, _)| (at, Fit::Slip)).collect()
    }
}

fn fit(entry: &Entry, joined: &str, words: &[String], starts: &[String]) -> Option<Fit> {
    let names = || entry.names.iter();
    if names().any(|name| name == joined) {
        Some(Fit::Same)
    } else if names().any(|name| name.starts_with(joined)) {
        Some(Fit::Begins)
    } else if starts.iter().all(|start| entry.text.contains(start.as_str())) {
        let own = &entry.text[..entry.around];
        Some(if starts.iter().all(|start| own.contains(start.as_str())) { Fit::Words } else { Fit::Around })
    } else if names().any(|name| name.contains(joined))
        || words.iter().all(|word| word.chars().count() > 1 && entry.text.contains(word.as_str()))
    {
        Some(Fit::Inside)
    } else {
        None
    }
}

/// Whether `word` begins with what was typed but for one letter that is wrong, missing, too many, or swapped with the
/// next. Folded names are plain letters; one of several bytes counts as several.
fn begins_nearly(word: &[u8], typed: &[u8]) -> bool {
    let same = word.iter().zip(typed).take_while(|(a, b)| a == b).count();
    match (&word[same..], &typed[same..]) {
        (_, []) | ([], [_]) => true,
        ([], _) => false,
        (word @ [wrong, rest @ ..], typed @ [letter, others @ ..]) => {
            rest.starts_with(others)
                || word.starts_with(others)
                || rest.starts_with(typed)
                || matches!((rest, others), ([next, rest @ ..], [other, others @ ..])
                    if wrong == other && next == letter && rest.starts_with(others))
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    fn index() -> Index {
        let mut index = Index::default();
        index.add(&["Dinas Pertanian", "DISTAN"], &["Dinas"]);
        index.add(&["Puskesmas Tana Lili", "PKM Tanalili"], &["Puskesmas", "Dinas Kesehatan"]);
        index.add(&["Getar Dilan", "Gerakan Tanam Jagung di Lahan"], &["003", "Dinas Pertanian", "Hj. Nur'aini"]);
        index.add(&["Kejar Stunting"], &["010", "Dinas Kesehatan", "José Andrés"]);
        index.add(&["Café & Kebun Kita"], &[]);
        index
    }

    #[test]
    fn what_is_typed_finds_what_is_meant() {
        let index = index();
        let typed = [
            "dinas pertanian",
            "distan",
            "tanalili",
            "tana lili",
            "lili tana",
            "dilan getar",
            "jagung",
            "NURAINI",
            "nur'aini",
            "jose",
            "cafe dan",
            "pertanain",
            "stuntign kejar",
            "puskesmes",
            "agun",
            "zzz",
            "  ",
            "d",
            "010",
        ];
        let table: String = typed
            .iter()
            .map(|typed| {
                let found: Vec<String> =
                    index.find(typed).into_iter().map(|(at, fit)| format!("{at} {fit:?}")).collect();
                let line = format!("{:18} {}", format!("“{typed}”"), found.join(", "));
                format!("{}\n", line.trim_end())
            })
            .collect();
        expect![[r#"
            “dinas pertanian”  0 Same, 2 Around
            “distan”           0 Same
            “tanalili”         1 Words
            “tana lili”        1 Words
            “lili tana”        1 Words
            “dilan getar”      2 Words
            “jagung”           2 Words
            “NURAINI”          2 Around
            “nur'aini”         2 Around
            “jose”             3 Around
            “cafe dan”         4 Begins
            “pertanain”        0 Slip, 2 Slip
            “stuntign kejar”   3 Slip
            “puskesmes”        1 Slip
            “agun”             2 Inside
            “zzz”
            “  ”
            “d”                0 Begins, 1 Around, 2 Words, 3 Around, 4 Words
            “010”              3 Around
        "#]]
        .assert_eq(&table);
    }
}
