//! The body of a flowing document: `[[body]]`, one table for each piece, in the order of the page.
//!
//! A piece is left out where its `when` is off or a placeholder has no value; `each` repeats it for the rows of a list.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::problem::hint;
use super::read::{Reader, entries, number, string};
use super::{Template, Text};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// Head of a letter: place and date (`text`), labelled lines (`rows`), who it goes to (`recipient`, `place`).
    Letter,
    /// Centred lines: bold ones are the title, others the number and what stands between.
    Title,
    /// Head of an annex, which begins a page: lines (`text`) and labelled lines (`rows`).
    Annex,
    Heading,
    Paragraph,
    List,
    /// Labelled lines within a letter, indented; a line without value is left out.
    Details,
    /// Labelled lines from the text edge; a line without value prints "–".
    Fields,
    /// Label column with paragraphs, lists or persons beside it.
    Dictum,
    Table,
    Note,
    /// Who signs: the list `penanda_tangan` under `text`, with a code to scan (`code`, `label`) at its left.
    Signature,
    Copies,
    /// Strong code line in groups of four.
    Code,
    /// A label, and under it its words or dotted `lines` to write on.
    Writing,
    /// Boxes to tick (`text`) and a reason (`label`).
    Boxes,
    /// A bar for each row of the list `each` (`nama`, `permil`, `teks`).
    Bars,
    /// Pictures of the list `each` (`gambar`, `keterangan`), two columns of three on a page of their own.
    Pictures,
}

impl BodyKind {
    pub const NAMES: [&'static str; 18] = [
        "letter",
        "title",
        "annex",
        "heading",
        "paragraph",
        "list",
        "details",
        "fields",
        "dictum",
        "table",
        "note",
        "signature",
        "copies",
        "code",
        "writing",
        "boxes",
        "bars",
        "pictures",
    ];

    pub fn parse(word: &str) -> Option<BodyKind> {
        Some(match word {
            "letter" => BodyKind::Letter,
            "title" => BodyKind::Title,
            "annex" => BodyKind::Annex,
            "heading" => BodyKind::Heading,
            "paragraph" => BodyKind::Paragraph,
            "list" => BodyKind::List,
            "details" => BodyKind::Details,
            "fields" => BodyKind::Fields,
            "dictum" => BodyKind::Dictum,
            "table" => BodyKind::Table,
            "note" => BodyKind::Note,
            "signature" => BodyKind::Signature,
            "copies" => BodyKind::Copies,
            "code" => BodyKind::Code,
            "writing" => BodyKind::Writing,
            "boxes" => BodyKind::Boxes,
            "bars" => BodyKind::Bars,
            "pictures" => BodyKind::Pictures,
            _ => return None,
        })
    }
}

/// One piece of the body.
#[derive(Debug, Clone)]
pub struct BodyPart {
    pub kind: BodyKind,
    /// By which the office's own words for it are kept; none: its words are fixed.
    pub name: Option<String>,
    pub texts: Vec<Text>,
    pub rows: Vec<BodyRow>,
    /// Flag or switch without which the piece is left out; `!` turns it round.
    pub when: Option<String>,
    /// Name of the list the piece is repeated for.
    pub each: Option<String>,
    /// Whom a letter goes to, and where.
    pub recipient: Option<Text>,
    pub place: Option<Text>,
    /// Words of a code to scan, and its caption.
    pub code: Option<Text>,
    pub label: Option<Text>,
    /// Name of the table; empty: the main one.
    pub table: String,
    /// Of a heading: 1 or 2.
    pub level: u8,
    /// Mm from the text edge: of a paragraph's first line, of a whole list.
    pub indent: Option<f64>,
    /// Width of a label column in mm.
    pub label_mm: Option<f64>,
    /// Headings lettered `A.`, `B.`; one with nothing under it is left out and the letters close up.
    pub lettered: bool,
    /// Items end with ";", the last but one with "; dan", the last with "."; off: as they are written.
    pub series: bool,
    /// Fields without value are dotted lines for a pen.
    pub pen: bool,
    /// Dotted lines where words are absent.
    pub lines: usize,
}

/// A row of a piece: an item of a list, a labelled line; rows within it are items under it.
#[derive(Debug, Clone, Default)]
pub struct BodyRow {
    pub label: Option<Text>,
    pub text: Option<Text>,
    pub rows: Vec<BodyRow>,
    pub when: Option<String>,
    pub each: Option<String>,
}

const PART_KEYS: [&str; 18] = [
    "kind",
    "name",
    "text",
    "rows",
    "when",
    "each",
    "recipient",
    "place",
    "code",
    "label",
    "table",
    "level",
    "indent",
    "label_mm",
    "lettered",
    "series",
    "pen",
    "lines",
];
const ROW_KEYS: [&str; 5] = ["label", "text", "rows", "when", "each"];

impl BodyPart {
    fn new(kind: BodyKind) -> BodyPart {
        BodyPart {
            kind,
            name: None,
            texts: Vec::new(),
            rows: Vec::new(),
            when: None,
            each: None,
            recipient: None,
            place: None,
            code: None,
            label: None,
            table: String::new(),
            level: 1,
            indent: None,
            label_mm: None,
            lettered: false,
            series: true,
            pen: false,
            lines: 1,
        }
    }

    /// All its words.
    pub(super) fn words(&self) -> Vec<&Text> {
        let own = [&self.recipient, &self.place, &self.code, &self.label];
        let mut words: Vec<&Text> = self.texts.iter().chain(own.into_iter().flatten()).collect();
        self.rows.iter().for_each(|row| row.words(&mut words));
        words
    }
}

impl BodyRow {
    fn words<'a>(&'a self, into: &mut Vec<&'a Text>) {
        into.extend([&self.label, &self.text].into_iter().flatten());
        self.rows.iter().for_each(|row| row.words(into));
    }
}

impl<'a> Reader<'a> {
    pub(super) fn body(&mut self, value: &Spanned<DeValue<'a>>, template: &mut Template) {
        let DeValue::Array(parts) = value.get_ref() else {
            return self.complain(value.span().start, "[[body]] harus berupa daftar".to_owned());
        };
        for part in parts.iter() {
            if let Some(part) = self.part(part) {
                template.body.push(part);
            }
        }
    }

    fn part(&mut self, value: &Spanned<DeValue<'a>>) -> Option<BodyPart> {
        let DeValue::Table(table) = value.get_ref() else {
            self.complain(value.span().start, "isi [[body]] harus berupa tabel".to_owned());
            return None;
        };
        let entries = entries(table);
        let word = entries.iter().find(|(key, ..)| *key == "kind").and_then(|(.., value)| string(value)).unwrap_or("");
        let Some(kind) = BodyKind::parse(word) else {
            let hint = hint(word, BodyKind::NAMES.into_iter());
            self.complain(value.span().start, format!("“kind” “{word}” tidak dikenal di [[body]]{hint}"));
            return None;
        };
        let mut part = BodyPart::new(kind);
        for (key, span, value) in entries {
            match key {
                "kind" => {}
                "name" => part.name = self.word(value),
                "text" => part.texts = self.rows(value).into_iter().flatten().collect(),
                "rows" => part.rows = self.body_rows(value),
                "when" => part.when = self.word(value),
                "each" => part.each = self.word(value),
                "recipient" => part.recipient = Some(self.parsed(value)),
                "place" => part.place = Some(self.parsed(value)),
                "code" => part.code = Some(self.parsed(value)),
                "label" => part.label = Some(self.parsed(value)),
                "table" => part.table = self.word(value).unwrap_or_default(),
                "level" => part.level = if number(value) == Some(2.0) { 2 } else { 1 },
                "indent" => part.indent = self.mm(value),
                "label_mm" => part.label_mm = self.mm(value),
                "lettered" => part.lettered = self.switch(value),
                "series" => part.series = self.switch(value),
                "pen" => part.pen = self.switch(value),
                "lines" => part.lines = self.mm(value).map_or(1, |lines| lines as usize),
                _ => self.unknown(key, span, "[[body]]", &PART_KEYS),
            }
        }
        Some(part)
    }

    fn body_rows(&mut self, value: &Spanned<DeValue<'a>>) -> Vec<BodyRow> {
        let DeValue::Array(rows) = value.get_ref() else {
            self.complain(value.span().start, "“rows” harus berupa daftar".to_owned());
            return Vec::new();
        };
        rows.iter().map(|row| self.body_row(row)).collect()
    }

    fn body_row(&mut self, value: &Spanned<DeValue<'a>>) -> BodyRow {
        let mut row = BodyRow::default();
        match value.get_ref() {
            DeValue::Array(pair) => {
                let mut texts: Vec<Text> = pair.iter().map(|text| self.parsed(text)).collect();
                row.text = texts.pop();
                row.label = texts.pop();
            }
            DeValue::Table(table) => {
                for (key, span, value) in entries(table) {
                    match key {
                        "label" => row.label = Some(self.parsed(value)),
                        "text" => row.text = Some(self.parsed(value)),
                        "rows" => row.rows = self.body_rows(value),
                        "when" => row.when = self.word(value),
                        "each" => row.each = self.word(value),
                        _ => self.unknown(key, span, "“rows”", &ROW_KEYS),
                    }
                }
            }
            _ => row.text = Some(self.parsed(value)),
        }
        row
    }

    fn unknown(&mut self, key: &str, span: Range<usize>, place: &str, known: &[&str]) {
        let hint = hint(key, known.iter().copied());
        self.complain(span.start, format!("kunci “{key}” tidak dikenal di {place}{hint}"));
    }

    fn word(&mut self, value: &Spanned<DeValue<'a>>) -> Option<String> {
        let word = string(value).map(str::to_owned);
        if word.is_none() {
            self.complain(value.span().start, "harus berupa teks".to_owned());
        }
        word
    }

    fn mm(&mut self, value: &Spanned<DeValue<'a>>) -> Option<f64> {
        let mm = number(value).filter(|mm| (0.0..=100.0).contains(mm));
        if mm.is_none() {
            self.complain(value.span().start, "harus angka antara 0 dan 100".to_owned());
        }
        mm
    }

    fn switch(&mut self, value: &Spanned<DeValue<'a>>) -> bool {
        match value.get_ref() {
            DeValue::Boolean(on) => *on,
            _ => {
                self.complain(value.span().start, "harus true atau false".to_owned());
                false
            }
        }
    }
}
