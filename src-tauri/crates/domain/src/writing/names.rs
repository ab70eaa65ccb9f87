//! Names as people write them: the normal form, and which agency a name means.
//!
//! Rules (architecture.md, "The contract"): equal in normal form to name, code, short name or alias = siap; a unique
//! hit by the prefix rules (Dinas → DIS/D, Badan → B, Kec. → Kecamatan, UPT dropped) = peringatan with the answer
//! filled in; several or none = salah, with candidates. What every office calls an agency ([`common_names`]: dinkes,
//! bappeda) and the name of the region behind it ("Dinkes Lutra") count as prefix rules do. Learning an alias is the
//! application's business. Titles of innovations use the same normal form.

mod common;
mod likeness;
mod titles;

pub use common::common_names;
pub use titles::{SIMILAR_TITLE_PERCENT, TitleIndex, similar_title_sentence, similar_titles};

use crate::problem::Severity;
use likeness::{Form, Pattern};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What two spellings of one name share: letters and digits only, lower case, compatibility forms folded, accents
/// kept, `&` read as "dan". `Bone-Bone` = `bone bone`, `Tana Lili` = `Tanalili`, `73.22.01` = `732201`.
pub fn normal_form(text: &str) -> String {
    if text.is_ascii() {
        return plain_form(text);
    }
    // Joined words can meet in combining marks: composed once more.
    words_of(text).concat().nfkc().collect()
}

/// The same for text without accents, in one pass: most cells of a file are such, and a file has thousands.
fn plain_form(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => form.push_str("dan"),
            letter if letter.is_ascii_alphanumeric() => form.push(letter.to_ascii_lowercase()),
            _ => {}
        }
    }
    form
}

/// The words of a name in normal form.
fn words_of(text: &str) -> Vec<String> {
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded
        .replace('&', " dan ")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words compared as one name: without what offices add or shorten at the front. `UPT Puskesmas X` = `Puskesmas X`,
/// `Kec. X` = `Kantor Camat X` = `Kecamatan X`, `Bag. X` = `Bagian X`.
fn plain_words(mut words: Vec<String>) -> Vec<String> {
    while words.len() > 1 && matches!(words[0].as_str(), "upt" | "uptd" | "kantor") {
        words.remove(0);
    }
    if words.len() > 1 {
        let full = match words[0].as_str() {
            "kec" | "camat" => Some("kecamatan"),
            "bag" | "kabag" => Some("bagian"),
            "pkm" => Some("puskesmas"),
            _ => None,
        };
        if let Some(full) = full {
            words[0] = full.to_owned();
        }
    }
    words
}

/// The other spellings a written name may stand for, by the prefix rules.
fn variants(text: &str) -> Vec<String> {
    let mut readings = vec![text.to_owned()];
    // `Bappeda (Bappelitbangda)`: outside and inside are two names of one agency.
    if let Some((outside, rest)) = text.split_once('(') {
        let inside = rest.split_once(')').map_or(rest, |(inside, _)| inside);
        readings.extend([outside.to_owned(), inside.to_owned()]);
    }
    let mut found = Vec::new();
    for reading in readings {
        let words = plain_words(words_of(&reading));
        let Some((first, rest)) = words.split_first() else {
            continue;
        };
        found.push(words.concat());
        let rest = rest.concat();
        if rest.is_empty() {
            continue;
        }
        match first.as_str() {
            "dinas" | "dis" => found.extend([format!("dinas{rest}"), format!("dis{rest}"), format!("d{rest}"), rest]),
            "badan" | "ban" => found.extend([format!("badan{rest}"), format!("b{rest}"), rest]),
            _ => {}
        }
    }
    found
}

/// An agency as the matcher knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<K> {
    pub key: K,
    pub name: String,
    pub code: String,
    pub short_name: String,
    pub aliases: Vec<String>,
    /// The agency that took this one over; a hit on this one is answered with that one.
    pub merged_into: Option<K>,
}

/// What a written name means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match<K> {
    /// Equal to name, code, short name or alias.
    Exact(K),
    /// One agency by the prefix rules: to be confirmed, then learned.
    ByRule(K),
    /// It names an agency that was merged; the answer is its successor.
    Merged { old: K, successor: K },
    /// Several agencies bear the name.
    Several(Vec<Candidate<K>>),
    /// Nobody does; the most similar ones, best first.
    Unknown(Vec<Candidate<K>>),
}

/// An agency that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<K> {
    pub key: K,
    pub name: String,
    /// Similarity in whole percent.
    pub percent: u8,
}

impl<K: Clone> Match<K> {
    /// The agency to use, when there is one.
    pub fn answer(&self) -> Option<K> {
        match self {
            Match::Exact(key) | Match::ByRule(key) | Match::Merged { successor: key, .. } => Some(key.clone()),
            Match::Several(_) | Match::Unknown(_) => None,
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Match::Exact(_) => Severity::Ready,
            Match::ByRule(_) | Match::Merged { .. } => Severity::Warning,
            Match::Several(_) | Match::Unknown(_) => Severity::Wrong,
        }
    }

    /// The agencies to choose from when there is no answer.
    pub fn candidates(&self) -> &[Candidate<K>] {
        match self {
            Match::Several(candidates) | Match::Unknown(candidates) => candidates,
            Match::Exact(_) | Match::ByRule(_) | Match::Merged { .. } => &[],
        }
    }
}

/// All agencies of a desk, prepared for many look-ups.
#[derive(Clone, Debug)]
pub struct AgencyNames<K> {
    agencies: Vec<Known<K>>,
    /// Normal form → indices of the agencies that bear it.
    exact: BTreeMap<String, Vec<usize>>,
    /// The same without front words.
    plain: BTreeMap<String, Vec<usize>>,
    /// What every office calls an agency of such a name.
    common: BTreeMap<String, Vec<usize>>,
    /// The telling parts of each agency's names, prepared for comparison.
    cores: Vec<Vec<Form>>,
    /// The region in normal form; empty when it is not known.
    region: String,
}

/// At most this many candidates are offered.
const OFFERED: usize = 5;
/// Below this similarity a candidate is noise.
const NOISE: u8 = 45;

impl<K: Clone + Eq> AgencyNames<K> {
    pub fn new(agencies: Vec<Known<K>>) -> Self {
        let (mut exact, mut plain, mut common) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut cores = Vec::with_capacity(agencies.len());
        for (at, agency) in agencies.iter().enumerate() {
            for form in forms(agency) {
                let words = words_of(form);
                note(&mut exact, words.concat(), at);
                note(&mut plain, plain_words(words).concat(), at);
            }
            for short in common_names(&agency.name) {
                note(&mut common, normal_form(short), at);
            }
            let mut told: Vec<String> = forms(agency).map(core_of).collect();
            told.sort_unstable();
            told.dedup();
            cores.push(told.into_iter().map(Form::new).collect());
        }
        AgencyNames { agencies, exact, plain, common, cores, region: String::new() }
    }

    /// The region whose name people write behind an agency: "Dinas Kesehatan Luwu Utara", "dinkes lutra".
    #[must_use]
    pub fn in_region(mut self, region: &str) -> Self {
        let words = words_of(region);
        let words = words.iter().skip_while(|word| REGION_WORDS.contains(&word.as_str()));
        self.region = words.map(String::as_str).collect();
        self
    }

    /// The agency a written name means.
    pub fn find(&self, written: &str) -> Match<K> {
        let (hits, exact) = self.hits(written);
        match (hits.is_empty(), exact) {
            (true, _) => Match::Unknown(self.similar(written)),
            (false, true) => self.settle(&hits, written, Match::Exact),
            (false, false) => self.settle(&hits, written, Match::ByRule),
        }
    }

    /// The agency a written name surely means; nobody is asked and nothing similar is looked for.
    pub fn answer(&self, written: &str) -> Option<K> {
        match self.hits(written).0.as_slice() {
            [at] => Some(self.successor(&self.agencies[*at])),
            _ => None,
        }
    }

    /// The agencies that bear a name, and whether it is theirs letter by letter.
    fn hits(&self, written: &str) -> (Vec<usize>, bool) {
        let form = normal_form(written);
        if form.is_empty() {
            return (Vec::new(), true);
        }
        if let Some(hits) = self.exact.get(&form) {
            return (hits.clone(), true);
        }
        let mut hits = self.by_rule(written);
        if hits.is_empty()
            && let Some(shorter) = self.without_region(written)
        {
            hits = self.exact.get(&normal_form(&shorter)).cloned().unwrap_or_default();
            if hits.is_empty() {
                hits = self.by_rule(&shorter);
            }
        }
        (hits, false)
    }

    /// The agencies that the prefix rules and the common short names lead to.
    fn by_rule(&self, written: &str) -> Vec<usize> {
        let readings = variants(written);
        let found = |index: &BTreeMap<String, Vec<usize>>, form: &str| index.get(form).cloned().unwrap_or_default();
        let mut hits: Vec<usize> = readings
            .iter()
            .flat_map(|variant| [found(&self.plain, variant), found(&self.exact, variant)])
            .flatten()
            .collect();
        if hits.is_empty() {
            hits = found(&self.common, &normal_form(written));
        }
        if hits.is_empty() {
            hits = readings.iter().flat_map(|variant| found(&self.common, variant)).collect();
        }
        hits.sort_unstable();
        hits.dedup();
        hits
    }

    /// The name without the region behind it; nothing when there is none.
    fn without_region(&self, written: &str) -> Option<String> {
        if self.region.is_empty() {
            return None;
        }
        let words = words_of(written);
        (1..words.len().min(5)).rev().find_map(|tail| {
            let (front, tail) = words.split_at(words.len() - tail);
            let tail: Vec<&str> =
                tail.iter().map(String::as_str).skip_while(|word| REGION_WORDS.contains(word)).collect();
            let names = match tail.as_slice() {
                [] => true,
                [word] => shortens(word, &self.region) || *word == self.region,
                words => words.concat() == self.region,
            };
            names.then(|| front.join(" "))
        })
    }

    fn settle(&self, hits: &[usize], written: &str, one: fn(K) -> Match<K>) -> Match<K> {
        let [at] = hits else {
            let readings = patterns_of(written);
            let likeness = |at: usize| self.likeness(at, &readings, 0).unwrap_or(0);
            return Match::Several(hits.iter().map(|at| self.candidate(*at, likeness(*at))).collect());
        };
        let agency = &self.agencies[*at];
        match &agency.merged_into {
            Some(_) => Match::Merged { old: agency.key.clone(), successor: self.successor(agency) },
            None => one(agency.key.clone()),
        }
    }

    /// Follows mergers to the agency that stands today; a circle ends where it was entered.
    fn successor(&self, agency: &Known<K>) -> K {
        let mut current = agency;
        for _ in 0..self.agencies.len() {
            let Some(next) = &current.merged_into else {
                break;
            };
            let Some(known) = self.agencies.iter().find(|known| known.key == *next) else {
                return next.clone();
            };
            current = known;
        }
        current.key.clone()
    }

    /// The most similar agencies, best first; equals in the order they were given.
    pub fn similar(&self, written: &str) -> Vec<Candidate<K>> {
        let readings = patterns_of(written);
        // (percent, place), best first; equals stay in order.
        let mut best: Vec<(u8, usize)> = Vec::with_capacity(OFFERED + 1);
        for at in 0..self.agencies.len() {
            let least = match best.get(OFFERED - 1) {
                Some((percent, _)) => *percent + 1,
                None => NOISE,
            };
            if let Some(percent) = self.likeness(at, &readings, least) {
                let place = best.partition_point(|(other, _)| *other >= percent);
                best.insert(place, (percent, at));
                best.truncate(OFFERED);
            }
        }
        best.into_iter().map(|(percent, at)| self.candidate(at, percent)).collect()
    }

    /// Likeness of an agency to what was written in whole percent; nothing below `least`.
    fn likeness(&self, at: usize, readings: &[Pattern], least: u8) -> Option<u8> {
        let mut best = None;
        for form in &self.cores[at] {
            for reading in readings {
                let least = best.map_or(least, |percent: u8| percent.saturating_add(1));
                best = reading.percent(form, least).or(best);
            }
        }
        best
    }

    fn candidate(&self, at: usize, percent: u8) -> Candidate<K> {
        let agency = &self.agencies[at];
        Candidate { key: agency.key.clone(), name: agency.name.clone(), percent }
    }
}

/// Words before the name of a region.
const REGION_WORDS: [&str; 5] = ["kab", "kabupaten", "kota", "provinsi", "prov"];

/// Whether a word shortens a region as people do: "lutra" for "luwuutara". Its letters stand in the region in their
/// order, the first one first.
fn shortens(word: &str, region: &str) -> bool {
    if word.len() < 3 || word.len() >= region.len() || word.chars().next() != region.chars().next() {
        return false;
    }
    let mut letters = region.chars();
    word.chars().all(|wanted| letters.any(|letter| letter == wanted))
}

/// What was written, in every reading, prepared for comparison with many names.
fn patterns_of(written: &str) -> Vec<Pattern> {
    let mut readings = variants(written);
    readings.extend([core_of(written), normal_form(written)]);
    readings.sort_unstable();
    readings.dedup();
    readings.iter().filter(|reading| !reading.is_empty()).map(|reading| Pattern::new(reading)).collect()
}

fn forms<K>(agency: &Known<K>) -> impl Iterator<Item = &str> {
    [&agency.name, &agency.code, &agency.short_name]
        .into_iter()
        .chain(&agency.aliases)
        .map(String::as_str)
        .filter(|form| !form.trim().is_empty())
}

fn note(index: &mut BTreeMap<String, Vec<usize>>, form: String, at: usize) {
    let hits = index.entry(form).or_default();
    if hits.last() != Some(&at) {
        hits.push(at);
    }
}

/// The telling part of a name: without the word for the kind, which all agencies of a kind share.
fn core_of(text: &str) -> String {
    let words = plain_words(words_of(text));
    match words.split_first() {
        Some((first, rest))
            if !rest.is_empty()
                && matches!(
                    first.as_str(),
                    "dinas" | "badan" | "kecamatan" | "bagian" | "puskesmas" | "sekretariat"
                ) =>
        {
            rest.concat()
        }
        Some(_) | None => words.concat(),
    }
}

#[cfg(test)]
mod tests;
