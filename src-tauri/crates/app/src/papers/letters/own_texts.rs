//! The office's own words of a letter, per edition, beside those that were shipped.

use kipp_documents::Values;
use kipp_documents::template::fill_text;
use kipp_domain::problem::Problems;
use kipp_domain::session_kind::SessionKind;
use kipp_domain::words;
use kipp_store::records::{DocumentText, Edition};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::invitation::{OPENINGS, opening_key};
use super::kinds::{self, LetterKind, template};
use crate::desk::{App, Done};
use crate::error::Result;
use crate::papers::Document;
use crate::ports::Ctx;
use crate::rows;

/// The key of the first paragraph of an invitation.
const OPENING: &str = "alinea-1";

/// The key of who gets a copy, a line each.
pub(crate) const COPIES: &str = "tembusan";

/// The key of the message that goes with a letter by WhatsApp or e-mail.
pub(super) const MESSAGE: &str = "pesan";

/// What that message says unless the office says otherwise.
pub(super) const STANDARD_MESSAGE: &str = "Yth. {penerima}. Disampaikan {jenis_surat} Nomor {nomor} tanggal {tanggal|tanggal_panjang} hal {hal}; berkas terlampir. Mohon konfirmasi penerimaan kepada {narahubung}.";

/// Placeholders of the message.
pub(super) const MESSAGE_WORDS: [&str; 6] = ["penerima", "jenis_surat", "nomor", "tanggal", "hal", "narahubung"];

/// A text of a letter as the screen edits it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedText {
    pub key: String,
    /// What stands before it on the page; empty for a paragraph.
    pub label: String,
    /// As shipped.
    pub standard: String,
    /// The office's own; none: as shipped.
    pub own: Option<String>,
}

/// The office's own words of a document, by key.
pub(super) fn of_document(read: &Read<'_>, edition: Id<Edition>, document: Document) -> Result<Vec<(String, String)>> {
    let rows: Vec<DocumentText> = read.list(
        sql!("document_texts/of_document"),
        named_params! { ":edition_id": edition, ":document": document.code() },
    )?;
    Ok(rows.into_iter().map(|row| (row.piece, row.text)).collect())
}

/// The office's own opening for a kind of session becomes the first paragraph; those of other kinds go.
pub(super) fn take_opening(texts: &mut Vec<(String, String)>, kind: SessionKind) {
    let own = opening_key(kind);
    let found = texts.iter().find(|(key, _)| *key == own).map(|(_, text)| text.clone());
    texts.retain(|(key, _)| !key.starts_with("pembuka-"));
    texts.extend(found.map(|text| (OPENING.to_owned(), text)));
}

/// The openings of an invitation, one for each kind of session, in the place of its first paragraph.
fn openings(document: Document) -> Vec<(SessionKind, &'static str)> {
    if document == Document::Invitation { OPENINGS.to_vec() } else { vec![] }
}

/// Who gets a copy of a letter.
pub(super) fn copies(texts: &[(String, String)], kind: &LetterKind) -> Vec<String> {
    let own = texts.iter().find(|(key, _)| key == COPIES).map(|(_, text)| text.clone());
    let text = own.unwrap_or_else(|| kind.copies.join("\n"));
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// Names of placeholders with their meaning.
type Placeholders = Vec<(String, String)>;

/// The texts of a letter, in the order of the page, and the placeholders that may be written with their meaning.
pub fn edited(read: &Read<'_>, edition: Id<Edition>, code: &str) -> Result<(Vec<EditedText>, Placeholders)> {
    let kind = kinds::of_code(code)?;
    rows::edition(read, edition)?;
    let own = of_document(read, edition, kind.document)?;
    let own = |key: &str| own.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone());
    let shipped = template(kind.document, &[])?;
    let openings = openings(kind.document);
    let mut texts: Vec<EditedText> = openings
        .iter()
        .map(|(kind, text)| {
            let key = opening_key(*kind);
            EditedText { own: own(&key), key, label: format!("Pembuka: {}", kind.label()), standard: (*text).into() }
        })
        .collect();
    let of_template = shipped
        .own_texts()
        .into_iter()
        .filter(|text| openings.is_empty() || text.key != OPENING)
        .map(|text| EditedText { own: own(&text.key), key: text.key, label: text.label, standard: text.text });
    texts.extend(of_template);
    if !kind.copies.is_empty() {
        let standard = kind.copies.join("\n");
        texts.push(EditedText { key: COPIES.into(), label: "Tembusan".into(), standard, own: own(COPIES) });
    }
    texts.push(EditedText {
        key: MESSAGE.into(),
        label: "Pesan WhatsApp atau pos-el".into(),
        standard: STANDARD_MESSAGE.into(),
        own: own(MESSAGE),
    });
    let words = shipped.vocabulary().map(|(name, meaning)| (name.to_owned(), meaning.to_owned())).collect();
    Ok((texts, words))
}

/// Writes own words of a letter, by key; one that is as shipped is kept no longer. A placeholder nobody knows is refused with
/// the nearest.
pub fn save(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    code: &str,
    texts: &[(String, String)],
) -> Result<Done<()>> {
    let kind = kinds::of_code(code)?;
    let label = format!("Teks {} diubah", words::in_sentence(kind.document.title()));
    app.write(ctx, Op::new("document_texts.save", label).edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let (known, _) = edited(write, edition, code)?;
        let mut problems = Problems::new();
        for (key, _) in texts.iter().filter(|(key, _)| !known.iter().any(|one| one.key == *key)) {
            problems
                .wrong(key, format!("Bagian “{key}” tidak ada pada {}.", words::in_sentence(kind.document.title())));
        }
        for (key, text) in texts {
            if key == MESSAGE {
                let plain = MESSAGE_WORDS.iter().fold(Values::new(), |values, word| values.text(*word, "2021-10-04"));
                problems.take(key, fill_text(text, &MESSAGE_WORDS, &plain));
                continue;
            }
            // An opening is checked as the paragraph that it becomes.
            let place = if key.starts_with("pembuka-") { OPENING } else { key };
            let own = [(place.to_owned(), text.clone())];
            for problem in template(kind.document, &[])?.in_own_words(&own).err().into_iter().flatten() {
                problems.wrong(key, problem.text);
            }
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        for (key, text) in texts {
            let standard = known.iter().find(|one| one.key == *key).map(|one| one.standard.as_str());
            put(write, edition, kind.document, key, Some(text.trim()).filter(|text| Some(*text) != standard))?;
        }
        Ok(())
    })
}

/// Brings every text of a letter back to what was shipped.
pub fn reset(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, code: &str) -> Result<Done<()>> {
    let kind = kinds::of_code(code)?;
    let label = format!("Teks {} kembali ke baku", words::in_sentence(kind.document.title()));
    app.write(ctx, Op::new("document_texts.reset", label).edition(edition), |write| {
        rows::open_edition(write, edition)?;
        for (key, _) in of_document(write, edition, kind.document)? {
            put(write, edition, kind.document, &key, None)?;
        }
        Ok(())
    })
}

fn put(write: &Write<'_>, edition: Id<Edition>, document: Document, key: &str, text: Option<&str>) -> Result<()> {
    let row: Option<DocumentText> = write.one(
        sql!("document_texts/by_piece"),
        named_params! { ":edition_id": edition, ":document": document.code(), ":piece": key },
    )?;
    match (row, text) {
        (Some(row), Some(text)) if row.text == text => {}
        (Some(row), Some(text)) => write.update(&DocumentText { text: text.into(), ..row })?,
        (Some(row), None) => write.delete::<DocumentText>(row.id)?,
        (None, Some(text)) => {
            write.insert(DocumentText {
                id: Id::NEW,
                edition_id: edition,
                document: document.code().into(),
                piece: key.into(),
                text: text.into(),
            })?;
        }
        (None, None) => {}
    }
    Ok(())
}
