//! The door of the contract: an input is read into its shape, and every text of it is admitted by its class. A handler
//! never sees a text that is too long or holds signs that are no text.
//!
//! A field writes its class as its type (`name: Name`, `reason: Option<Paragraph>`): see `shape.rs`. A field that
//! says `String` does not compile. What a refusal says stands in [`misfit`] and in `kipp_domain::limits`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use kipp_domain::limits::TextClass;
use kipp_domain::problem::Problems;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;

use crate::Failure;
use crate::error::ErrorDto;

/// Reads an input and admits its texts; everything wrong with them is told at once.
pub(crate) fn input<T: DeserializeOwned + Admit>(raw: &str) -> Result<T, Failure> {
    let raw = if raw.trim().is_empty() { "{}" } else { raw };
    // serde would take a list for the fields in their order.
    if !raw.trim_start().starts_with('{') {
        return Err(Failure::Shape(ErrorDto::shape("Masukan harus berupa objek JSON: {…}.".into(), vec![])));
    }
    let mut reader = serde_json::Deserializer::from_str(raw);
    let mut input: T = serde_path_to_error::deserialize(&mut reader)
        .map_err(|error| Failure::Shape(misfit(error.path(), error.inner())))?;
    reader.end().map_err(|error| Failure::Shape(unreadable(&error)))?;
    let mut problems = Problems::new();
    input.admit(&Place::Whole, &[], &mut problems);
    if problems.is_wrong() {
        return Err(Failure::Fault(problems.into()));
    }
    Ok(input)
}

/// What an input is made of.
pub(crate) trait Admit {
    /// A pair of a key and its value: as an item of a list it is known by its key.
    const PAIR: bool = false;

    /// Admits every text inside. `classes` are those of the field, in the order they stand in its type.
    fn admit(&mut self, at: &Place<'_>, classes: &[TextClass], problems: &mut Problems);

    /// Field and class of every text inside; a field of a list stands without its place in it.
    fn texts(_field: &str, _classes: &[TextClass], _found: &mut Vec<(String, TextClass)>) {}

    /// The key of a pair.
    fn key(&self) -> Option<&str> {
        None
    }
}

macro_rules! without_text {
    ($($ty:ty),*) => { $(impl Admit for $ty {
        fn admit(&mut self, _: &Place<'_>, _: &[TextClass], _: &mut Problems) {}
    })* };
}

without_text!(i64, i32, u32, f64, bool);

impl<T> Admit for kipp_store::Id<T> {
    fn admit(&mut self, _: &Place<'_>, _: &[TextClass], _: &mut Problems) {}
}

impl Admit for String {
    fn admit(&mut self, at: &Place<'_>, classes: &[TextClass], problems: &mut Problems) {
        let class = classes.first().copied().unwrap_or(TextClass::Line);
        match class.admit(self).map(|admitted| match admitted {
            Cow::Borrowed(_) => None,
            Cow::Owned(tidy) => Some(tidy),
        }) {
            Ok(None) => {}
            Ok(Some(tidy)) => *self = tidy,
            Err(problem) => problems.wrong(at.to_string(), problem.to_string()),
        }
    }

    fn texts(field: &str, classes: &[TextClass], found: &mut Vec<(String, TextClass)>) {
        found.push((field.to_owned(), classes.first().copied().unwrap_or(TextClass::Line)));
    }

    fn key(&self) -> Option<&str> {
        Some(self)
    }
}

impl<T: Admit> Admit for Option<T> {
    fn admit(&mut self, at: &Place<'_>, classes: &[TextClass], problems: &mut Problems) {
        if let Some(inner) = self {
            inner.admit(at, classes, problems);
        }
    }

    fn texts(field: &str, classes: &[TextClass], found: &mut Vec<(String, TextClass)>) {
        T::texts(field, classes, found);
    }
}

impl<T: Admit> Admit for Vec<T> {
    fn admit(&mut self, at: &Place<'_>, classes: &[TextClass], problems: &mut Problems) {
        for (n, item) in self.iter_mut().enumerate() {
            match T::PAIR.then(|| item.key().map(str::to_owned)).flatten() {
                Some(key) => item.admit(&Place::Item(at, &shortened(&key)), classes, problems),
                None => item.admit(&Place::Number(at, n), classes, problems),
            }
        }
    }

    fn texts(field: &str, classes: &[TextClass], found: &mut Vec<(String, TextClass)>) {
        T::texts(field, classes, found);
    }
}

impl Admit for BTreeMap<String, String> {
    fn admit(&mut self, at: &Place<'_>, classes: &[TextClass], problems: &mut Problems) {
        let (of_key, of_value) = (classes.get(..1).unwrap_or_default(), classes.get(1..).unwrap_or_default());
        *self = std::mem::take(self)
            .into_iter()
            .map(|(mut key, mut value)| {
                let shown = shortened(&key);
                key.admit(&Place::Item(at, &shown), of_key, problems);
                value.admit(&Place::Item(at, &shown), of_value, problems);
                (key, value)
            })
            .collect();
    }

    fn texts(field: &str, classes: &[TextClass], found: &mut Vec<(String, TextClass)>) {
        String::texts(field, classes.get(1..).unwrap_or_default(), found);
    }
}

/// Where in an input a text stands; written out only when there is something to say about it.
pub(crate) enum Place<'a> {
    Whole,
    Field(&'a Place<'a>, &'static str),
    Number(&'a Place<'a>, usize),
    Item(&'a Place<'a>, &'a str),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (above, own): (&Place<'_>, &dyn fmt::Display) = match self {
            Place::Whole => return Ok(()),
            Place::Field(above, name) => (above, name),
            Place::Number(above, n) => (above, n),
            // The values of settings and documents are known by their keys alone.
            Place::Item(Place::Field(Place::Whole, "values"), key) => return f.write_str(key),
            Place::Item(above, key) => (above, key),
        };
        match above {
            Place::Whole => write!(f, "{own}"),
            above => write!(f, "{above}.{own}"),
        }
    }
}

/// The classes that stand in a type, in their order: a map has one for its keys and one for its values.
pub(crate) const fn classes(ty: &str) -> [TextClass; 2] {
    let text = ty.as_bytes();
    let (mut found, mut count, mut at) = ([TextClass::Line; 2], 0, 0);
    while at < text.len() {
        let end = word_end(text, at);
        let mut n = 0;
        while n < TextClass::ALL.len() {
            if count < 2 && is_word(text, at, end, TextClass::ALL[n].type_name()) {
                found[count] = TextClass::ALL[n];
                count += 1;
            }
            n += 1;
        }
        at = if end > at { end } else { at + 1 };
    }
    found
}

/// Whether a field says what class its texts are of.
pub(crate) const fn says_its_class(ty: &str) -> bool {
    let text = ty.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let end = word_end(text, at);
        if is_word(text, at, end, "String") {
            return false;
        }
        at = if end > at { end } else { at + 1 };
    }
    true
}

const fn word_end(text: &[u8], from: usize) -> usize {
    let mut end = from;
    while end < text.len() && (text[end].is_ascii_alphanumeric() || text[end] == b'_') {
        end += 1;
    }
    end
}

const fn is_word(text: &[u8], from: usize, end: usize, word: &str) -> bool {
    let word = word.as_bytes();
    let mut n = 0;
    while n < word.len() && from + n < end {
        if text[from + n] != word[n] {
            return false;
        }
        n += 1;
    }
    n == word.len() && from + n == end
}

/// Whether an item with these fields is a pair of a key and its value.
pub(crate) const fn is_pair(fields: &[&str]) -> bool {
    if fields.len() != 2 {
        return false;
    }
    let first = fields[0].as_bytes();
    let end = first.len();
    is_word(first, 0, end, "key") || is_word(first, 0, end, "code") || is_word(first, 0, end, "criterion")
}

/// An input of another shape, in words: its field, and what would be right.
fn misfit(path: &serde_path_to_error::Path, error: &serde_json::Error) -> ErrorDto {
    if error.classify() != serde_json::error::Category::Data {
        return unreadable(error);
    }
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    let steps: Vec<String> = path
        .iter()
        .filter_map(|step| match step {
            Segment::Seq { index } => Some(index.to_string()),
            Segment::Map { key } => Some(called(key)),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect();
    let below = |name: &str| match steps.last().map(String::as_str) {
        Some(last) if last == name => steps.join("."),
        _ => steps.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join("."),
    };
    let named = |rest: &str| called(rest.strip_prefix('`').unwrap_or(rest).split('`').next().unwrap_or_default());
    let (field, text) = if let Some(rest) = said.strip_prefix("missing field ") {
        (below(&named(rest)), "Isian ini belum ada.".to_owned())
    } else if let Some(rest) = said.strip_prefix("duplicate field ") {
        (below(&named(rest)), "Isian ini ditulis dua kali.".to_owned())
    } else if let Some((unknown, known)) = said.strip_prefix("unknown field ").and_then(|rest| rest.split_once("`, ")) {
        (below(&named(unknown)), unknown_in_words(known))
    } else {
        (steps.join("."), kinds_in_words(said))
    };
    ErrorDto::shape(String::new(), vec![(field, text)])
}

/// The name of a field as a refusal tells it; one without a name is told as such.
fn called(name: &str) -> String {
    if name.is_empty() { "(tanpa nama)".to_owned() } else { shortened(name) }
}

fn unknown_in_words(known: &str) -> String {
    let known: Vec<&str> = known.split('`').skip(1).step_by(2).collect();
    match known.is_empty() {
        true => "Isian ini tidak dikenal; perintah ini tanpa isian.".to_owned(),
        false => format!("Isian ini tidak dikenal; yang dikenal: `{}`.", known.join("`, `")),
    }
}

/// "invalid type: string "satu", expected i64".
fn kinds_in_words(said: &str) -> String {
    let said = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    let Some((got, wanted)) = said.and_then(|said| said.rsplit_once(", expected ")) else {
        return "Nilai isian ini tidak sesuai bentuknya.".to_owned();
    };
    const GOT: [(&str, &str); 7] = [
        ("string", "teks"),
        ("integer", "bilangan bulat"),
        ("floating point", "bilangan pecahan"),
        ("boolean", "true atau false"),
        ("null", "kosong"),
        ("sequence", "larik […]"),
        ("map", "objek {…}"),
    ];
    const WANTED: [(&str, &str); 9] = [
        ("i64", "bilangan bulat"),
        ("i32", "bilangan bulat dari -2147483648 sampai 2147483647"),
        ("u32", "bilangan bulat dari 0 sampai 4294967295"),
        ("f64", "bilangan"),
        ("a string", "teks"),
        ("a boolean", "true atau false"),
        ("a sequence", "larik […]"),
        ("a map", "objek {…}"),
        ("struct", "objek {…}"),
    ];
    let typed: String = got.chars().skip_while(|sign| !matches!(sign, '"' | '`')).collect();
    let typed = shortened(typed.trim_matches(['"', '`']));
    let shown = if typed.is_empty() { String::new() } else { format!(" “{typed}”") };
    format!("Nilai{shown} berupa {}; seharusnya {}.", kind_in_words(&GOT, got), kind_in_words(&WANTED, wanted))
}

fn kind_in_words(kinds: &[(&str, &'static str)], said: &str) -> &'static str {
    kinds.iter().find(|(kind, _)| said.starts_with(kind)).map_or("bentuk lain", |(_, word)| *word)
}

/// A text that is no JSON.
fn unreadable(error: &serde_json::Error) -> ErrorDto {
    let place = format!("baris {} kolom {}", error.line(), error.column());
    let text = match error.is_eof() {
        true => format!("JSON terputus sebelum selesai ({place})."),
        false => format!("JSON tidak dapat dibaca ({place})."),
    };
    ErrorDto::shape(text, vec![])
}

/// What somebody sent, short enough to be shown and without signs that are no text.
pub(crate) fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text
        .chars()
        .take(SHOWN)
        .map(|sign| if TextClass::Line.admit(sign.encode_utf8(&mut [0; 4])).is_ok() { sign } else { '\u{fffd}' })
        .collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_says_its_classes_in_their_order() {
        assert_eq!(classes("Option<Name>")[0], TextClass::Name);
        assert_eq!(classes("BTreeMap < Cell, Word >"), [TextClass::Cell, TextClass::Word]);
        assert!(says_its_class("Option < Vec < Line > >"));
        assert!(!says_its_class("Vec<String>"));
        assert!(says_its_class("NameStrings"));
    }
}
