//! Texts of a letter that an office may word itself. Each has a key, the name of its piece and the number of its row, that
//! stays its own when the template is written anew.

use super::problem::hint;
use super::{BodyRow, Scope, Template, Text};
use crate::values::Values;

/// A text that may be worded anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnText {
    /// `alinea-1`, `daftar-1.2`.
    pub key: String,
    /// With its placeholders, as the template has it.
    pub text: String,
    /// What stands before it on the page: the label of its row.
    pub label: String,
}

/// A text that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTextProblem {
    pub key: String,
    /// What is wrong with it, with the nearest name.
    pub text: String,
}

impl Template {
    /// The texts that may be worded anew, in the order of the page.
    pub fn own_texts(&self) -> Vec<OwnText> {
        let mut found = Vec::new();
        for part in &self.body {
            let Some(name) = &part.name else { continue };
            if let [text] = &part.texts[..]
                && part.rows.is_empty()
            {
                found.push(OwnText { key: name.clone(), text: text.source().to_owned(), label: String::new() });
            }
            let rows = (1..).zip(&part.rows).filter(|(_, row)| may_be_worded(row));
            found.extend(rows.filter_map(|(at, row)| {
                let text = row.text.as_ref()?.source().to_owned();
                let label = row.label.as_ref().map_or("", Text::source).to_owned();
                Some(OwnText { key: format!("{name}.{at}"), text, label })
            }));
        }
        found
    }

    /// The template in other words, by key; an empty text is not printed. Keys that it does not have are passed over.
    ///
    /// # Errors
    /// Every text with a placeholder or format that nobody knows.
    pub fn in_own_words(mut self, own: &[(String, String)]) -> Result<Template, Vec<OwnTextProblem>> {
        let mut problems = Vec::new();
        let mut given = |template: &Template, key: &str| {
            let (_, text) = own.iter().find(|(known, _)| known == key)?;
            match template.own_text(text) {
                Ok(text) => Some(text),
                Err(text) => {
                    problems.push(OwnTextProblem { key: key.to_owned(), text });
                    None
                }
            }
        };
        let mut body = std::mem::take(&mut self.body);
        for part in &mut body {
            let Some(name) = part.name.clone() else { continue };
            if part.texts.len() == 1
                && part.rows.is_empty()
                && let Some(text) = given(&self, &name)
            {
                part.texts = vec![text];
            }
            for at in 0..part.rows.len() {
                if may_be_worded(&part.rows[at])
                    && let Some(text) = given(&self, &format!("{name}.{}", at + 1))
                {
                    part.rows[at].text = Some(text);
                }
            }
            let is_empty = |text: &Text| text.source().trim().is_empty();
            part.rows.retain(|row| row.text.as_ref().is_none_or(|text| !is_empty(text)));
        }
        body.retain(|part| part.name.is_none() || part.texts.iter().all(|text| !text.source().trim().is_empty()));
        self.body = body;
        if problems.is_empty() { Ok(self) } else { Err(problems) }
    }

    /// A text with the placeholders of this template.
    fn own_text(&self, source: &str) -> Result<Text, String> {
        let text = Text::parse(&crate::fonts::nfc(source)).map_err(|(_, problem)| problem)?;
        let leaf = |name: &str| name.rsplit('.').next().unwrap_or_default().to_owned();
        for path in text.paths() {
            if !self.knows(path) {
                let names: Vec<String> = self.vocabulary.keys().flat_map(|name| [name.clone(), leaf(name)]).collect();
                return Err(unknown(path, names.iter().map(String::as_str)));
            }
        }
        Ok(text)
    }
}

/// Fills a text that stands on no page, such as a message beside a letter.
///
/// # Errors
/// A placeholder or format that nobody knows, with the nearest name; a value that is absent.
pub fn fill_text(source: &str, known: &[&str], values: &Values) -> Result<String, String> {
    let text = Text::parse(&crate::fonts::nfc(source)).map_err(|(_, problem)| problem)?;
    if let Some(path) = text.paths().find(|path| !known.contains(path)) {
        return Err(unknown(path, known.iter().copied()));
    }
    text.fill(&Scope::new(&[values])).map_err(|error| error.to_string())
}

/// "Isian {kusri} tidak dikenal. Maksudnya {kursi}?"
fn unknown<'a>(path: &str, names: impl Iterator<Item = &'a str>) -> String {
    let near = hint(path, names);
    match near.trim_start_matches("; mungkin “").trim_end_matches('”') {
        "" => format!("Isian {{{path}}} tidak dikenal. Pilih dari daftar isian."),
        near => format!("Isian {{{path}}} tidak dikenal. Maksudnya {{{near}}}?"),
    }
}

/// Rows that belong to a list of values keep their words: those of earlier letters, of who gets a copy.
fn may_be_worded(row: &BodyRow) -> bool {
    row.each.is_none() && row.rows.is_empty() && row.text.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::templates::shipped;

    fn letter() -> Template {
        shipped("surat-teguran-1").expect("shipped").expect("sound")
    }

    #[test]
    fn a_text_is_worded_anew_and_an_empty_one_is_left_out() {
        let before = letter().own_texts();
        let own = vec![
            ("alinea-1".to_owned(), "Menurut {dasar_hukum}.".to_owned()),
            ("daftar-2.1".to_owned(), " ".to_owned()),
        ];
        let after = letter().in_own_words(&own).expect("sound").own_texts();
        assert_eq!(
            after.iter().find(|one| one.key == "alinea-1").map(|one| one.text.as_str()),
            Some("Menurut {dasar_hukum}.")
        );
        assert_eq!(after.len() + 1, before.len());
    }

    #[test]
    fn a_placeholder_that_nobody_knows_is_told_with_the_nearest() {
        let own = vec![("alinea-1".to_owned(), "Menurut {dasar_hukun}.".to_owned())];
        let problems = letter().in_own_words(&own).expect_err("refused");
        assert_eq!(problems[0].text, "Isian {dasar_hukun} tidak dikenal. Maksudnya {dasar_hukum}?");
        let own = vec![("alinea-1".to_owned(), "Menurut {zzzzzzzz".to_owned())];
        assert_eq!(letter().in_own_words(&own).expect_err("refused")[0].text, "kurung kurawal tidak ditutup");
    }

    #[test]
    fn every_letter_has_words_that_may_be_changed_each_with_a_key_of_its_own() {
        for (name, _) in crate::templates::SHIPPED.iter().filter(|(name, _)| name.starts_with("surat-")) {
            let texts = shipped(name).expect("shipped").expect("sound").own_texts();
            assert!(!texts.is_empty(), "{name}");
            let mut keys: Vec<&String> = texts.iter().map(|one| &one.key).collect();
            keys.sort();
            keys.dedup();
            assert_eq!(keys.len(), texts.len(), "{name}");
        }
    }
}
