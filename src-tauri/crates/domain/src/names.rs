//! Names as people write them: the normal form, and which agency a name means.
//!
//! Rules (architecture.md, "The contract"): equal in normal form to name, code, short name or alias = siap; a unique
//! hit by the prefix rules (Dinas → DIS/D, Badan → B, Kec. → Kecamatan, UPT dropped) = peringatan with the answer
//! filled in; several or none = salah, with candidates. Learning an alias is the application's business. Titles of
//! innovations use the same normal form.

use crate::problem::Severity;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What two spellings of one name share: letters and digits only, lower case, compatibility forms folded, accents
/// kept, `&` read as "dan". `Bone-Bone` = `bone bone`, `Tana Lili` = `Tanalili`, `73.22.01` = `732201`.
pub fn normal_form(text: &str) -> String {
    // Joined words can meet in combining marks: composed once more.
    words_of(text).concat().nfkc().collect()
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
}

/// At most this many candidates are offered.
const OFFERED: usize = 5;
/// Below this similarity a candidate is noise.
const NOISE: u8 = 45;

impl<K: Clone + Eq> AgencyNames<K> {
    pub fn new(agencies: Vec<Known<K>>) -> Self {
        let mut exact = BTreeMap::new();
        let mut plain = BTreeMap::new();
        for (at, agency) in agencies.iter().enumerate() {
            for form in forms(agency) {
                let words = words_of(form);
                note(&mut exact, words.concat(), at);
                note(&mut plain, plain_words(words).concat(), at);
            }
        }
        AgencyNames { agencies, exact, plain }
    }

    /// The agency a written name means.
    pub fn find(&self, written: &str) -> Match<K> {
        let form = normal_form(written);
        if form.is_empty() {
            return Match::Unknown(Vec::new());
        }
        if let Some(hits) = self.exact.get(&form) {
            return self.settle(hits, written, Match::Exact);
        }
        let mut hits = Vec::new();
        for variant in variants(written) {
            for at in self.plain.get(&variant).into_iter().chain(self.exact.get(&variant)).flatten() {
                if !hits.contains(at) {
                    hits.push(*at);
                }
            }
        }
        hits.sort_unstable();
        match hits.is_empty() {
            true => Match::Unknown(self.similar(written)),
            false => self.settle(&hits, written, Match::ByRule),
        }
    }

    fn settle(&self, hits: &[usize], written: &str, one: fn(K) -> Match<K>) -> Match<K> {
        let [at] = hits else {
            let candidates = hits.iter().map(|at| self.candidate(*at, written)).collect();
            return Match::Several(candidates);
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
        let mut candidates: Vec<Candidate<K>> = (0..self.agencies.len())
            .map(|at| self.candidate(at, written))
            .filter(|candidate| candidate.percent >= NOISE)
            .collect();
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.percent));
        candidates.truncate(OFFERED);
        candidates
    }

    fn candidate(&self, at: usize, written: &str) -> Candidate<K> {
        let agency = &self.agencies[at];
        let readings = variants(written);
        let percent = forms(agency)
            .flat_map(|form| {
                let form = core_of(form);
                let whole = normal_form(written);
                readings
                    .iter()
                    .chain([&core_of(written), &whole])
                    .map(|reading| similarity(reading, &form))
                    .collect::<Vec<_>>()
            })
            .max()
            .unwrap_or(0);
        Candidate { key: agency.key.clone(), name: agency.name.clone(), percent }
    }
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

/// Similarity of two normal forms in whole percent. A beginning that is cut short ("pendidikan" of "pendidikan dan
/// kebudayaan") counts more than its length.
fn similarity(left: &str, right: &str) -> u8 {
    if left.is_empty() || right.is_empty() {
        return 0;
    }
    let edits = strsim::normalized_damerau_levenshtein(left, right);
    let pairs = strsim::sorensen_dice(left, right);
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let begins = if short.len() >= 4 && long.starts_with(short) { 0.85 } else { 0.0 };
    // At most 1.0, so the rounded percent fits.
    (edits.max(pairs).max(begins) * 100.0).round() as u8
}

/// From this similarity on, two titles look like one innovation.
pub const SIMILAR_TITLE_PERCENT: u8 = 80;

/// Titles among `others` that resemble `title`, best first, with the similarity in whole percent (100 = same normal
/// form).
pub fn similar_titles<K: Clone>(title: &str, others: &[(K, &str)]) -> Vec<(K, u8)> {
    let form = normal_form(title);
    if form.is_empty() {
        return Vec::new();
    }
    let mut similar: Vec<(K, u8)> = others
        .iter()
        .map(|(key, other)| {
            let other = normal_form(other);
            if other == form {
                return (key.clone(), 100);
            }
            // Edits alone cannot bring lengths this far apart to the limit: most of ten thousand titles end here.
            let (short, long) = (form.len().min(other.len()), form.len().max(other.len()));
            if short * 100 < long * usize::from(SIMILAR_TITLE_PERCENT) {
                return (key.clone(), 0);
            }
            let edits = strsim::normalized_damerau_levenshtein(&form, &other);
            (key.clone(), ((edits * 100.0).floor() as u8).min(99))
        })
        .filter(|(_, percent)| *percent >= SIMILAR_TITLE_PERCENT)
        .collect();
    similar.sort_by_key(|(_, percent)| std::cmp::Reverse(*percent));
    similar
}

/// `Judul mirip “Kelas Buby” (usulan 004). Bandingkan sebelum menyimpan.`
pub fn similar_title_sentence(title: &str, number: Option<&str>) -> String {
    let number = number.map(|number| format!(" (usulan {number})")).unwrap_or_default();
    format!("Judul mirip “{title}”{number}. Bandingkan sebelum menyimpan.")
}

#[cfg(test)]
mod tests;
