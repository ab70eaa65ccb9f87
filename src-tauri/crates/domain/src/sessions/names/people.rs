//! The people a desk knows, prepared for many display names.

use super::{Guess, remembered_form};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody the desk knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownPerson<P, A> {
    pub id: P,
    pub name: String,
    pub agency: Option<A>,
    pub email: Option<String>,
}

/// A display name that was confirmed once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedName<P, A> {
    /// [`remembered_form`].
    pub form: String,
    pub person: P,
    pub agency: Option<A>,
}

/// Everybody the desk knows.
#[derive(Clone, Debug)]
pub struct People<P, A> {
    known: Vec<KnownPerson<P, A>>,
    by_id: BTreeMap<P, usize>,
    by_email: BTreeMap<String, usize>,
    /// The words of a name, sorted → places.
    by_name: BTreeMap<String, Vec<usize>>,
    /// Words of names → places.
    by_word: BTreeMap<String, Vec<usize>>,
    remembered: BTreeMap<String, usize>,
}

impl<P: Ord + Clone, A: Ord + Clone> People<P, A> {
    /// A remembered name whose person has moved to another agency is forgotten.
    pub fn new(known: Vec<KnownPerson<P, A>>, remembered: Vec<RememberedName<P, A>>) -> Self {
        let (mut by_id, mut by_email) = (BTreeMap::new(), BTreeMap::new());
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut by_word: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, person) in known.iter().enumerate() {
            by_id.insert(person.id.clone(), at);
            if let Some(email) = person.email.as_deref().map(str::trim).filter(|email| !email.is_empty()) {
                by_email.insert(email.to_lowercase(), at);
            }
            let words = name_words(&person.name);
            by_name.entry(words.join(" ")).or_default().push(at);
            for word in words {
                by_word.entry(word).or_default().push(at);
            }
        }
        let stays = |name: &RememberedName<P, A>| {
            let at = *by_id.get(&name.person)?;
            (known[at].agency == name.agency).then(|| (name.form.clone(), at))
        };
        let remembered = remembered.iter().filter_map(stays).collect();
        People { by_id, by_email, by_name, by_word, remembered, known }
    }

    pub(super) fn by_email(&self, email: &str) -> Option<&KnownPerson<P, A>> {
        self.by_email.get(&email.trim().to_lowercase()).map(|at| &self.known[*at])
    }

    pub(super) fn remembered(&self, shown: &str, original: Option<&str>) -> Option<&KnownPerson<P, A>> {
        let at = self.remembered.get(&remembered_form(shown, original)?)?;
        Some(&self.known[*at])
    }

    pub(super) fn agency_of(&self, person: &P) -> Option<A> {
        self.known[*self.by_id.get(person)?].agency.clone()
    }

    /// Who is called so: as sure as the agency when one person of that name works there. Else nobody, and everybody of
    /// that name, then those who share two words of it, those of the agency first.
    pub(super) fn called(&self, name: &str, agency: &Guess<A>) -> (Guess<P>, Vec<P>) {
        let words = name_words(name);
        let same: &[usize] = self.by_name.get(&words.join(" ")).map_or(&[], Vec::as_slice);
        let works_there = |at: usize| agency.answer().is_some() && self.known[at].agency.as_ref() == agency.answer();
        let mut there = same.iter().filter(|at| works_there(**at));
        if let (Some(at), None) = (there.next(), there.next()) {
            let id = self.known[*at].id.clone();
            let guess = if matches!(agency, Guess::Sure(_)) { Guess::Sure(id) } else { Guess::Asked(id) };
            return (guess, Vec::new());
        }
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for word in words.iter().collect::<BTreeSet<_>>() {
            for at in self.by_word.get(word).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        // A single word says enough among the people of one agency.
        let near = |at: usize, count: usize| count > 1 || words.len() == 1 && works_there(at);
        // (not of this name, not of this agency, fewer shared words, place)
        let mut ranked: Vec<(bool, bool, usize, usize)> = shared
            .into_iter()
            .map(|(at, count)| (!same.contains(&at), !works_there(at), usize::MAX - count, at))
            .filter(|(other_name, _, left, at)| !other_name || near(*at, usize::MAX - left))
            .collect();
        ranked.sort_unstable();
        (Guess::Open, ranked.into_iter().take(super::OFFERED).map(|(.., at)| self.known[at].id.clone()).collect())
    }
}

/// The words of a person's name in order of the alphabet, without titles: `H. Contoh, S.E., M.M.` is `contoh`, and
/// `Contoh, Peserta` is `Peserta Contoh`.
fn name_words(name: &str) -> Vec<String> {
    const TITLES: [&str; 38] = [
        "h", "hj", "dr", "drg", "drs", "dra", "ir", "prof", "ns", "apt", "kh", "st", "se", "sh", "mh", "mm", "msi",
        "mkes", "skm", "spd", "mpd", "ssos", "sip", "sstp", "skep", "sfarm", "stp", "skom", "mkom", "mt", "map", "map",
        "sag", "ssi", "spt", "amd", "amkeb", "sipem",
    ];
    let tokens = name.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '(' | ')' | '-' | '_'));
    let mut words: Vec<String> = tokens
        .map(crate::writing::names::normal_form)
        .filter(|word| !word.is_empty() && !TITLES.contains(&word.as_str()))
        .collect();
    words.sort_unstable();
    words
}
