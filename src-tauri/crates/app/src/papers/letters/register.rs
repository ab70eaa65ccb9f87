//! The register of letters: every number with what became of it, and gaps.

use std::collections::BTreeMap;

use kipp_domain::numbers::check_series;
use kipp_store::records::{Edition, Letter, LetterBatch, LetterRecipient, NumberSeries};
use kipp_store::{Id, Read, named_params, sql};

use crate::error::{Fault, Noun, Refusal, Result};
use crate::papers::Document;
use crate::papers::office::DOTTED;
use crate::rows;
use crate::year::number_series;

/// A letter of the register with whom it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisteredLetter {
    pub letter: Letter,
    pub batch: LetterBatch,
    pub recipients: Vec<LetterRecipient>,
    /// Times it went into a file or to a printer.
    pub prints: u32,
}

/// The letters of an edition, oldest first.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<RegisteredLetter>> {
    let of_edition = named_params! { ":edition_id": edition };
    let batches: Vec<LetterBatch> = read.list(sql!("letter_batches/of_edition"), of_edition)?;
    let letters: Vec<Letter> = read.list(sql!("letters/of_edition"), of_edition)?;
    let rows: Vec<LetterRecipient> = read.list(sql!("letter_recipients/of_edition"), of_edition)?;
    let counts = read.map(sql!("letter_prints/counts_of_edition"), of_edition, |row| {
        Ok((row.get::<_, Id<Letter>>("letter_id")?, row.get::<_, u32>("prints")?))
    })?;
    let prints: BTreeMap<Id<Letter>, u32> = counts.into_iter().collect();
    let mut recipients: BTreeMap<Id<Letter>, Vec<LetterRecipient>> = BTreeMap::new();
    for row in rows {
        recipients.entry(row.letter_id).or_default().push(row);
    }
    let mut of_batch: BTreeMap<Id<LetterBatch>, Vec<Letter>> = BTreeMap::new();
    for letter in letters {
        of_batch.entry(letter.batch_id).or_default().push(letter);
    }
    let mut all = Vec::new();
    for batch in batches {
        for letter in of_batch.remove(&batch.id).unwrap_or_default() {
            all.push(RegisteredLetter {
                recipients: recipients.remove(&letter.id).unwrap_or_default(),
                prints: prints.get(&letter.id).copied().unwrap_or_default(),
                batch: batch.clone(),
                letter,
            });
        }
    }
    Ok(all)
}

/// A series with what a person should know of its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesState {
    pub series: NumberSeries,
    /// "Nomor 4 sampai dengan 6 tidak dipakai."
    pub sentences: Vec<String>,
}

/// The series that letters of an edition were numbered from.
pub fn series(read: &Read<'_>, edition: Id<Edition>, letters: &[RegisteredLetter]) -> Result<Vec<SeriesState>> {
    let letters: Vec<Letter> = letters.iter().map(|one| one.letter.clone()).collect();
    let all: Vec<NumberSeries> =
        read.list(sql!("number_series/of_edition"), named_params! { ":edition_id": edition })?;
    let of_letters = all.into_iter().filter(|series| series.code != number_series::CERTIFICATES);
    of_letters
        .map(|series| {
            let check = check_series(rows::fits("nomor urut", series.first)?, &used(&series, &letters)?);
            Ok(SeriesState { sentences: check.sentences(), series })
        })
        .collect()
}

/// The newest batch of a document, if there is one.
pub(crate) fn newest(read: &Read<'_>, edition: Id<Edition>, document: &str) -> Result<Option<LetterBatch>> {
    let all: Vec<LetterBatch> =
        read.list(sql!("letter_batches/of_edition"), named_params! { ":edition_id": edition })?;
    Ok(all.into_iter().rev().find(|batch| batch.document == document))
}

pub(crate) fn batch(read: &Read<'_>, id: Id<LetterBatch>) -> Result<LetterBatch> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Letter, id))
}

/// Running numbers of a series that were given, void letters too.
pub(super) fn used(series: &NumberSeries, letters: &[Letter]) -> Result<Vec<u32>> {
    let of_series = letters.iter().filter(|letter| letter.series_id == Some(series.id));
    of_series.filter_map(|letter| letter.running).map(|running| rows::fits("nomor urut", running)).collect()
}

pub(super) fn letter(read: &Read<'_>, id: Id<Letter>) -> Result<(Letter, LetterBatch)> {
    let letter: Letter = read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Letter, id))?;
    let batch = read.get(letter.batch_id)?.ok_or_else(|| Fault::Bug("a letter without its batch".into()))?;
    Ok((letter, batch))
}

/// The number of a letter on paper; where it is written in later, room for it.
pub(crate) fn number_on_paper(number: &str) -> &str {
    if number.is_empty() { DOTTED } else { number }
}

/// "Surat tugas Nomor 061/4": how a letter is called in a sentence.
pub(super) fn called(letter: &Letter, batch: &LetterBatch) -> String {
    let title = Document::from_code(&batch.document).map_or("Surat", |document| document.title());
    match letter.number.as_str() {
        "" => format!("{title} tanpa nomor"),
        number => format!("{title} Nomor {number}"),
    }
}

/// A letter that counts, of an edition that is not closed.
pub(super) fn counting(read: &Read<'_>, id: Id<Letter>) -> Result<(Letter, LetterBatch)> {
    let (letter, batch) = letter(read, id)?;
    rows::open_edition(read, batch.edition_id)?;
    match letter.state == "issued" {
        true => Ok((letter, batch)),
        false => Err(Refusal::LetterNotIssued { letter: called(&letter, &batch) }.into()),
    }
}

/// A recipient of a letter that counts, of an edition that is not closed.
pub(crate) fn recipient(read: &Read<'_>, id: Id<LetterRecipient>) -> Result<(LetterRecipient, LetterBatch)> {
    let recipient: LetterRecipient = read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Letter, id))?;
    let (_, batch) = counting(read, recipient.letter_id)?;
    Ok((recipient, batch))
}
