//! Words with placeholders: `{penerima.nama}`, `{tanggal|tanggal_panjang}`, `*miring*`, `**tebal**`.

use super::problem::hint;
use crate::ComposeError;
use crate::format::Format;
use crate::text::Span;
use crate::values::{Value, Values};

/// Where placeholders look for values: the last layer first.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    pub layers: &'a [&'a Values],
}

impl<'a> Scope<'a> {
    pub fn new(layers: &'a [&'a Values]) -> Scope<'a> {
        Scope { layers }
    }

    pub fn get(&self, path: &str) -> Option<&'a Value> {
        self.layers.iter().rev().find_map(|layer| layer.get(path))
    }

    pub fn str(&self, path: &str) -> &'a str {
        match self.get(path) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }
}

/// Words with placeholders.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    source: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
struct Part {
    what: What,
    bold: bool,
    italic: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    Words(String),
    Slot { path: String, format: Option<Format> },
}

impl Text {
    /// As it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Placeholders replaced, marks dropped. An empty value leaves no double space; a full stop after a
    /// value that ends with one is not doubled.
    pub fn fill(&self, scope: &Scope<'_>) -> Result<String, ComposeError> {
        let mut out = String::new();
        for part in &self.parts {
            self.push(part, scope, &mut out)?;
        }
        Ok(out)
    }

    /// The same, keeping bold and italic.
    pub fn spans(&self, scope: &Scope<'_>) -> Result<Vec<Span>, ComposeError> {
        let mut whole = String::new();
        let mut spans: Vec<Span> = Vec::new();
        for part in &self.parts {
            let before = whole.len();
            self.push(part, scope, &mut whole)?;
            // A doubled stop or space is dropped inside `push`, so the tail is what this part added.
            let added = whole.get(before..).unwrap_or_default();
            match spans.last_mut() {
                Some(last) if last.bold == part.bold && last.italic == part.italic => last.text.push_str(added),
                _ => spans.push(Span { text: added.to_owned(), bold: part.bold, italic: part.italic }),
            }
        }
        spans.retain(|span| !span.text.is_empty());
        Ok(spans)
    }

    fn push(&self, part: &Part, scope: &Scope<'_>, out: &mut String) -> Result<(), ComposeError> {
        let filled;
        let mut added = match &part.what {
            What::Words(words) => words.as_str(),
            What::Slot { path, format } => {
                let value = scope.get(path).ok_or_else(|| ComposeError::Missing { name: path.clone() })?;
                let unsuited = || ComposeError::Unsuited { name: path.clone() };
                filled = match (format, value) {
                    (Some(format), value) => format.apply(value).ok_or_else(unsuited)?,
                    (None, Value::Text(text)) => text.clone(),
                    (None, Value::Int(number)) => number.to_string(),
                    (None, _) => return Err(unsuited()),
                };
                filled.as_str()
            }
        };
        if added.starts_with('.') && !added.starts_with("..") && out.ends_with('.') {
            added = &added[1..];
        }
        if added.starts_with(' ') && (out.is_empty() || out.ends_with(' ')) {
            added = added.trim_start_matches(' ');
        }
        out.push_str(added);
        Ok(())
    }

    /// The path, if it is one placeholder in plain words and without format: then its value needs no filling.
    pub fn only_path(&self) -> Option<&str> {
        match &self.parts[..] {
            [Part { what: What::Slot { path, format: None }, bold: false, italic: false }] => Some(path),
            _ => None,
        }
    }

    /// Whether it consists of placeholders only.
    pub fn is_bare(&self) -> bool {
        self.parts.iter().all(|part| match &part.what {
            What::Words(words) => words.trim().is_empty(),
            What::Slot { .. } => true,
        })
    }

    /// Its own words up to the first placeholder that follows them: how a report names a piece.
    pub fn opening(&self) -> String {
        let mut opening = String::new();
        for part in &self.parts {
            match &part.what {
                What::Words(words) => opening.push_str(words),
                What::Slot { .. } if !opening.contains(char::is_alphanumeric) => {}
                What::Slot { .. } => break,
            }
        }
        opening.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end().to_owned()
    }

    /// Paths of the placeholders, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match &part.what {
            What::Slot { path, .. } => Some(path.as_str()),
            What::Words(_) => None,
        })
    }

    pub(super) fn parse(source: &str) -> Result<Text, (String, String)> {
        let mut parts: Vec<Part> = Vec::new();
        let (mut bold, mut italic) = (false, false);
        let mut words = String::new();
        let mut rest = source;
        let flush = |words: &mut String, parts: &mut Vec<Part>, bold, italic| {
            if !words.is_empty() {
                parts.push(Part { what: What::Words(std::mem::take(words)), bold, italic });
            }
        };
        while let Some(c) = rest.chars().next() {
            if let Some(tail) = rest.strip_prefix("**") {
                flush(&mut words, &mut parts, bold, italic);
                bold = !bold;
                rest = tail;
            } else if c == '*' {
                flush(&mut words, &mut parts, bold, italic);
                italic = !italic;
                rest = &rest[1..];
            } else if c == '{' {
                flush(&mut words, &mut parts, bold, italic);
                let Some(end) = rest.find('}') else {
                    return Err((rest.to_owned(), "kurung kurawal tidak ditutup".to_owned()));
                };
                let inner = &rest[1..end];
                let (path, format) = match inner.split_once('|') {
                    Some((path, word)) => match Format::parse(word) {
                        Some(format) => (path, Some(format)),
                        None => {
                            let hint = hint(word.split(':').next().unwrap_or(word), Format::NAMES.iter().copied());
                            return Err((rest[..=end].to_owned(), format!("format “{word}” tidak dikenal{hint}")));
                        }
                    },
                    None => (inner, None),
                };
                let sound = !path.is_empty()
                    && path.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.');
                if !sound {
                    return Err((rest[..=end].to_owned(), format!("nama “{path}” tidak sah")));
                }
                parts.push(Part { what: What::Slot { path: path.to_owned(), format }, bold, italic });
                rest = &rest[end + 1..];
            } else {
                words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        flush(&mut words, &mut parts, bold, italic);
        Ok(Text { source: source.to_owned(), parts })
    }
}
