//! Titles that look like one innovation: on the form one title against all, in a file thousands against each other.

use super::likeness::Pattern;
use super::normal_form;
use std::collections::BTreeMap;

/// From this similarity on, two titles look like one innovation.
pub const SIMILAR_TITLE_PERCENT: u8 = 80;

/// The similarity of two titles in normal form in whole percent; 100 is the same form, nothing below the limit.
fn alike(title: &Pattern, form: &str, other: &str) -> Option<u8> {
    if form == other {
        return Some(100);
    }
    // Edits alone cannot bring lengths this far apart to the limit: most of ten thousand titles end here.
    let (short, long) = (form.len().min(other.len()), form.len().max(other.len()));
    if short * 100 < long * usize::from(SIMILAR_TITLE_PERCENT) {
        return None;
    }
    let longest = form.chars().count().max(other.chars().count());
    let edits = title.edits(other);
    let percent = ((longest.saturating_sub(edits) * 100 / longest.max(1)) as u8).min(99);
    (percent >= SIMILAR_TITLE_PERCENT).then_some(percent)
}

/// Titles among `others` that resemble `title`, best first, with the similarity in whole percent (100 = same normal
/// form).
pub fn similar_titles<K: Clone>(title: &str, others: &[(K, &str)]) -> Vec<(K, u8)> {
    let form = normal_form(title);
    if form.is_empty() {
        return Vec::new();
    }
    let pattern = Pattern::new(&form);
    let mut similar: Vec<(K, u8)> = others
        .iter()
        .filter_map(|(key, other)| Some((key.clone(), alike(&pattern, &form, &normal_form(other))?)))
        .collect();
    similar.sort_by_key(|(_, percent)| std::cmp::Reverse(*percent));
    similar
}

/// `Judul mirip “Kelas Buby” (usulan 004). Bandingkan sebelum menyimpan.`
pub fn similar_title_sentence(title: &str, number: Option<&str>) -> String {
    let number = number.map(|number| format!(" (usulan {number})")).unwrap_or_default();
    format!("Judul mirip “{title}”{number}. Bandingkan sebelum menyimpan.")
}

/// Letters that two titles share in a row when one is meant to be the other.
const RUN: usize = 4;
/// Titles kept for one run of letters: a run that more titles share ("inovasi") tells nothing.
const KEPT: usize = 32;
/// Titles compared letter by letter, those that share the most runs first.
const COMPARED: usize = 8;

/// Places for runs of letters; two runs in one place only cost a comparison.
const PLACES: usize = 1 << 16;

/// Many titles, of which each is asked once for the one most like it. The rule is that of [`similar_titles`]; titles
/// that share no telling run of letters are not compared.
#[derive(Clone, Debug)]
pub struct TitleIndex<K> {
    /// Key and normal form.
    titles: Vec<(K, String)>,
    /// Place of a run → the titles that hold it.
    runs: Vec<Vec<u32>>,
    /// Normal form → the first title of that form.
    same: BTreeMap<String, usize>,
    /// How many runs a title shares with the one that is asked for; zero in between.
    shared: Vec<u16>,
}

impl<K: Clone> Default for TitleIndex<K> {
    fn default() -> Self {
        TitleIndex { titles: Vec::new(), runs: vec![Vec::new(); PLACES], same: BTreeMap::new(), shared: Vec::new() }
    }
}

impl<K: Clone> TitleIndex<K> {
    pub fn add(&mut self, key: K, title: &str) {
        let form = normal_form(title);
        let at = self.titles.len();
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        for place in places_of(&form) {
            let titles = &mut self.runs[place];
            if titles.len() < KEPT && titles.last() != Some(&number) {
                titles.push(number);
            }
        }
        self.same.entry(form.clone()).or_insert(at);
        self.titles.push((key, form));
        self.shared.push(0);
    }

    /// The title most like this one, with the similarity in whole percent; the first among equals.
    pub fn most_like(&mut self, title: &str) -> Option<(K, u8)> {
        let form = normal_form(title);
        if form.is_empty() {
            return None;
        }
        if let Some((key, _)) = self.same.get(&form).and_then(|at| self.titles.get(*at)) {
            return Some((key.clone(), 100));
        }
        let mut met: Vec<usize> = Vec::new();
        for place in places_of(&form) {
            for number in &self.runs[place] {
                let at = *number as usize;
                if self.shared[at] == 0 {
                    met.push(at);
                }
                self.shared[at] = self.shared[at].saturating_add(1);
            }
        }
        met.sort_unstable_by_key(|at| (std::cmp::Reverse(self.shared[*at]), *at));
        met.iter().for_each(|at| self.shared[*at] = 0);
        let pattern = Pattern::new(&form);
        let found = met.iter().take(COMPARED).filter_map(|at| {
            let (_, other) = self.titles.get(*at)?;
            Some((alike(&pattern, &form, other)?, std::cmp::Reverse(*at)))
        });
        let (percent, at) = found.max()?;
        self.titles.get(at.0).map(|(key, _)| (key.clone(), percent))
    }
}

/// The places of the runs of letters in a form.
fn places_of(form: &str) -> impl Iterator<Item = usize> {
    let letters: Vec<u32> = form.chars().map(u32::from).collect();
    (0..letters.len().saturating_sub(RUN - 1)).map(move |at| {
        let run = letters[at..at + RUN].iter().fold(0_u32, |sum, letter| sum.wrapping_mul(31).wrapping_add(*letter));
        // Fibonacci hashing: the upper bits are the mixed ones.
        (run.wrapping_mul(2_654_435_769) >> 16) as usize % PLACES
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_finds_what_comparing_all_finds() {
        let titles = [
            "Gemar Contoh",
            "Kejar Stunting",
            "Kelas Pijat Bayi Risiko Stunting",
            "Pojok Bisa",
            "Go Pasar Indah",
            "Inovasi Pelayanan Terpadu Nomor 4711",
            "ABC",
        ];
        let mut index = TitleIndex::default();
        titles.iter().enumerate().for_each(|(at, title)| index.add(at, title));
        let all: Vec<(usize, &str)> = titles.iter().copied().enumerate().collect();
        for written in [
            "GEMAR CONTOH",
            "Gemar Cotnoh",
            "Kejar Stuntng",
            "Kelas Pijat Bayi Resiko Stunting",
            "Pojok Besar",
            "Inovasi Pelayanan Terpadu Nomor 4712",
            "abc",
            "abd",
            "",
            "Sama sekali lain",
        ] {
            assert_eq!(index.most_like(written), similar_titles(written, &all).into_iter().next(), "{written}");
        }
    }
}
