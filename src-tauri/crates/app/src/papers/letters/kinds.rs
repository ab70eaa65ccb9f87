//! What is known of each kind of letter: its series of numbers, who signs it, who gets a copy.
//!
//! Source: documents-year.md 9.3, 9.4 and the cards of sections 10 to 12.

use kipp_documents::Template;

use crate::error::{Fault, Noun, Result};
use crate::papers::Document;

/// Whether the letters of a batch share one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbering {
    /// One text to many: one number.
    Shared,
    /// The text speaks of one agency: a number each.
    Each,
}

/// A kind of letter.
#[derive(Clone, Copy, Debug)]
pub struct LetterKind {
    pub document: Document,
    /// Code of its number series.
    pub series: &'static str,
    pub numbering: Numbering,
    /// Role of who signs unless another one is chosen.
    pub signer: &'static str,
    /// Role in whose name (a.n.) he signs; empty: in his own.
    pub principal: &'static str,
    /// "Penting"; empty: it has no such line.
    pub nature: &'static str,
    /// Who gets a copy unless the office says otherwise, a line each.
    pub copies: &'static [&'static str],
}

const PLAIN: LetterKind = LetterKind {
    document: Document::TaskLetter,
    series: "surat",
    numbering: Numbering::Each,
    signer: "kepala_bagian",
    principal: "",
    nature: "",
    copies: &[],
};

/// Every kind of letter.
pub const KINDS: [LetterKind; 6] = [
    PLAIN,
    LetterKind {
        document: Document::Invitation,
        series: "undangan",
        numbering: Numbering::Shared,
        signer: "sekretaris_daerah",
        nature: "Penting",
        copies: &["Bupati (sebagai laporan)", "Wakil Bupati (sebagai laporan)", "Pertinggal"],
        ..PLAIN
    },
    LetterKind {
        document: Document::AbsenceLetter,
        numbering: Numbering::Shared,
        principal: "sekretaris_daerah",
        nature: "Penting",
        copies: &["Sekretaris Daerah (sebagai laporan)", "Pertinggal"],
        ..PLAIN
    },
    LetterKind {
        document: Document::Reminder,
        principal: "sekretaris_daerah",
        nature: "Segera",
        copies: &["Sekretaris Daerah (sebagai laporan)", "Pertinggal"],
        ..PLAIN
    },
    LetterKind {
        document: Document::FirstReprimand,
        signer: "sekretaris_daerah",
        principal: "kepala_daerah",
        nature: "Penting",
        copies: &[
            "Bupati (sebagai laporan)",
            "Wakil Bupati (sebagai laporan)",
            "Inspektur",
            "Kepala Bagian Organisasi",
            "Pertinggal",
        ],
        ..PLAIN
    },
    LetterKind {
        document: Document::SecondReprimand,
        signer: "kepala_daerah",
        nature: "Segera",
        copies: &["Wakil Bupati", "Sekretaris Daerah", "Inspektur", "Pertinggal"],
        ..PLAIN
    },
];

/// The kind of a document that is a letter.
pub fn of(document: Document) -> Option<&'static LetterKind> {
    KINDS.iter().find(|kind| kind.document == document)
}

/// The kind of letter of this code.
pub fn of_code(code: &str) -> Result<&'static LetterKind> {
    Document::from_code(code).and_then(of).ok_or_else(|| Fault::not_found(Noun::Letter, code))
}

/// The template of a letter in its words.
pub(crate) fn template(document: Document, texts: &[(String, String)]) -> Result<Template> {
    let shipped = kipp_documents::templates::shipped(document.code())
        .ok_or_else(|| Fault::Bug(format!("template {}", document.code())))?
        .map_err(|errors| Fault::Bug(errors.to_string()))?;
    shipped.in_own_words(texts).map_err(|problems| {
        let told = problems.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ");
        Fault::Page(told)
    })
}
