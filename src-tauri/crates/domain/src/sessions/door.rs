//! The check-in desk: one box that takes a few letters of a person, an agency or a number, or a scanned code.

use crate::search::{Fit, Index};
use std::collections::BTreeMap;

/// Everybody who may come to the door, prepared once for many searches.
#[derive(Clone, Debug)]
pub struct Door<K> {
    index: Index,
    keys: Vec<K>,
    /// Codes of invitations → place.
    codes: BTreeMap<String, usize>,
}

impl<K> Default for Door<K> {
    fn default() -> Self {
        Door { index: Index::default(), keys: Vec::new(), codes: BTreeMap::new() }
    }
}

impl<K: Clone> Door<K> {
    /// A person, found by the name and by `numbers` (NIP, telephone), less well by the names of the agency.
    pub fn add_person(&mut self, key: K, name: &str, numbers: &[&str], agency: &[&str]) {
        let names: Vec<&str> = std::iter::once(name).chain(numbers.iter().copied()).collect();
        self.add(key, &names, agency);
    }

    /// An agency with every name it is known by.
    pub fn add_agency(&mut self, key: K, names: &[&str]) {
        self.add(key, names, &[]);
    }

    /// An invitation, found by its code (`012-7K2M`), less well by the names of the agency that was invited.
    pub fn add_invitation(&mut self, key: K, code: &str, agency: &[&str]) {
        if let Some(plain) = plain_code(code) {
            self.codes.insert(plain, self.keys.len());
        }
        self.add(key, &[code], agency);
    }

    fn add(&mut self, key: K, names: &[&str], around: &[&str]) {
        self.index.add(names, around);
        self.keys.push(key);
    }

    /// What was typed or scanned, best first and at most `limit`: the invitation of a code alone; else whose name is
    /// what was typed, whose name begins with it, whose words all begin with it. Equals stand as they were added. A
    /// slip of the finger finds nobody: who is checked in must be meant.
    pub fn find(&self, typed: &str, limit: usize) -> Vec<K> {
        if let Some(at) = plain_code(typed).and_then(|code| self.codes.get(&code)) {
            return vec![self.keys[*at].clone()];
        }
        let mut found = self.index.find_as_typed(typed);
        found.retain(|(_, fit)| match fit {
            Fit::Same | Fit::Begins | Fit::Words | Fit::Around => true,
            Fit::Inside | Fit::Slip => false,
        });
        found.sort_by_key(|(at, fit)| (fit.rank(), *at));
        found.into_iter().take(limit).map(|(at, _)| self.keys[at].clone()).collect()
    }
}

/// A code of an invitation as it is compared: `012-7K2M`, also typed in lower case, with O for 0 and I or L for 1
/// (Crockford). Nothing when it has not the shape of one: a number of three digits or more, then four signs.
fn plain_code(text: &str) -> Option<String> {
    let (number, check) = text.trim().split_once('-')?;
    let sign = |sign: char| match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let (number, check): (String, String) = (number.chars().map(sign).collect(), check.chars().map(sign).collect());
    let fits = number.len() >= 3
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && check.len() == 4
        && check.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| format!("{number}-{check}"))
}

#[cfg(test)]
mod tests;
