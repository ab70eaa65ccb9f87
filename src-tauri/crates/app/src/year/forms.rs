//! Formulir: the sections of an edition that a submission is written in, their limits, and the words counted against
//! them. An excess is said and never cut.

use kipp_domain::submission::{count_words, word_limit_problem};
use kipp_store::records::Submission;
use kipp_store::records::{Edition, FormSection};
use kipp_store::{Id, Read, named_params, sql};

use crate::error::{Fault, Noun, Result};

/// The sections of an edition's form, in their order.
pub fn sections(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<FormSection>> {
    Ok(read.list(sql!("form_sections/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The number the next submission gets when it is declared masuk.
pub fn next_number(read: &Read<'_>, edition: Id<Edition>) -> Result<i64> {
    Ok(read.value(sql!("submissions/next_code"), named_params! { ":edition_id": edition })?.unwrap_or(1))
}

/// Submission id → how many required sections it has left empty.
pub fn empty_required(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<(Id<Submission>, u32)>> {
    Ok(read.map(sql!("submissions/empty_required"), named_params! { ":edition_id": edition }, |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?)
}

/// The greatest number of words of a section.
pub fn limit(section: &FormSection) -> Option<u32> {
    section.max_words.and_then(|limit| u32::try_from(limit).ok())
}

/// The greatest number of words of all sections together; nothing when one of them has no limit.
pub fn limit_of_all(sections: &[FormSection]) -> Option<u32> {
    let limits: Option<Vec<u32>> = sections.iter().map(limit).collect();
    limits.filter(|limits| !limits.is_empty()).map(|limits| limits.iter().sum())
}

/// A section's words and, when there are too many, the sentence that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub code: String,
    pub words: u32,
    pub max_words: Option<u32>,
    pub problem: Option<String>,
}

/// Counts a text against its section.
pub fn count(section: &FormSection, text: &str) -> Counted {
    let (words, max_words) = (count_words(text), limit(section));
    Counted { code: section.code.clone(), words, max_words, problem: word_limit_problem(words, max_words) }
}

/// Counts texts, each with the code of its section; one of another form is refused.
pub fn count_all(sections: &[FormSection], texts: &[(String, String)]) -> Result<Vec<Counted>> {
    texts
        .iter()
        .map(|(code, text)| {
            let section = sections.iter().find(|section| section.code == *code);
            Ok(count(section.ok_or_else(|| Fault::not_found(Noun::Section, code))?, text))
        })
        .collect()
}
