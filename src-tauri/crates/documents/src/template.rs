//! Templates: TOML that chooses a page model and fills it with wording, columns, switches and measures.
//!
//! A placeholder is a path with an optional named format, `{penerima.nama}`, `{tanggal|tanggal_panjang}`;
//! there are no expressions. `*miring*` and `**tebal**` mark words of the template, never of a value.
//! Unknown names are refused when the template is read, with the line and the nearest known name. The
//! names a document knows are listed under `[values]` of the shipped template; a user's copy is checked
//! against that list. Knows no page.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::ComposeError;
use crate::format::Format;
use crate::models::table::column::ColumnKind;
use crate::models::{self, ModelKind, Spec};
use crate::paper::{Margins, Orientation, Paper};
use crate::text::{Align, Span};
use crate::values::{Value, Values};

/// A template, checked.
#[derive(Debug, Clone)]
pub struct Template {
    /// File name without ending: `piagam`, `rekap-nilai`.
    pub name: String,
    /// Name of the document as people say it; stands in the footer and the file's title.
    pub title: String,
    pub model: ModelKind,
    pub paper: Paper,
    pub orientation: Orientation,
    pub margins: Option<Margins>,
    pub columns: Vec<Column>,
    wording: BTreeMap<String, Vec<Vec<Text>>>,
    switches: BTreeMap<String, bool>,
    measures: BTreeMap<String, f64>,
    choices: BTreeMap<String, String>,
    vocabulary: BTreeMap<String, String>,
}

/// A column of a table, screen and spreadsheet alike.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub title: Text,
    pub value: Text,
    /// Fixed width in mm; else `flex` shares the rest.
    pub width: Option<f64>,
    pub flex: f64,
    pub align: Align,
    pub bold: bool,
    /// Head above neighbouring columns of the same group.
    pub group: Option<Text>,
    /// Name of a switch (or flag value) without which the column is left out.
    pub when: Option<String>,
    /// Name of a list (`tahap`, or `tahap.juri` for a list in it): the column is repeated for each of its rows.
    pub each: Option<String>,
    /// Width in mm where very many columns stand side by side.
    pub narrow: Option<f64>,
    /// What stands in it; decides breaking on paper and the cell type in a spreadsheet.
    pub kind: ColumnKind,
    /// Flag of the row that makes its cell bold.
    pub bold_if: Option<String>,
    /// The table it belongs to, empty for the main one.
    pub table: String,
}

impl Template {
    /// Reads a shipped template: the names it knows are its own `[values]`.
    pub fn parse(source: &str) -> Result<Template, TemplateErrors> {
        Reader::new(source).template(None)
    }

    /// Reads a user's copy: the names it may use are those of the shipped one.
    pub fn parse_copy(source: &str, shipped: &Template) -> Result<Template, TemplateErrors> {
        Reader::new(source).template(Some(&shipped.vocabulary))
    }

    /// The first text of a wording, if it has one.
    pub fn text(&self, key: &str) -> Option<&Text> {
        self.wording.get(key)?.first()?.first()
    }

    /// All texts of a wording, in order; none if it is left out.
    pub fn texts(&self, key: &str) -> impl Iterator<Item = &Text> {
        self.wording
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|row| row.first())
    }

    /// A wording of pairs: `[["Hari, tanggal", "{tanggal|hari_tanggal}"], …]`.
    pub fn pairs(&self, key: &str) -> impl Iterator<Item = (&Text, &Text)> {
        self.wording
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|row| Some((row.first()?, row.get(1)?)))
    }

    /// A wording filled from `values`, empty if the template leaves it out.
    pub fn fill(&self, key: &str, scope: &Scope<'_>) -> Result<String, ComposeError> {
        self.text(key)
            .map_or(Ok(String::new()), |text| text.fill(scope))
    }

    pub fn switch(&self, key: &str) -> bool {
        let default = self.spec().switches.iter().find(|(name, _)| *name == key);
        self.switches
            .get(key)
            .copied()
            .unwrap_or(default.is_some_and(|(_, on)| *on))
    }

    pub fn measure(&self, key: &str) -> f64 {
        let default = self.spec().measures.iter().find(|(name, ..)| *name == key);
        self.measures
            .get(key)
            .copied()
            .unwrap_or(default.map_or(0.0, |(_, value, ..)| *value))
    }

    pub fn choice(&self, key: &str) -> &str {
        let default = self.spec().choices.iter().find(|(name, _)| *name == key);
        match self.choices.get(key) {
            Some(chosen) => chosen,
            None => default
                .and_then(|(_, options)| options.first())
                .copied()
                .unwrap_or(""),
        }
    }

    /// A copy with a switch turned (settings of the office).
    pub fn with_switch(mut self, key: &str, on: bool) -> Template {
        self.switches.insert(key.to_owned(), on);
        self
    }

    pub fn with_measure(mut self, key: &str, value: f64) -> Template {
        self.measures.insert(key.to_owned(), value);
        self
    }

    pub fn with_choice(mut self, key: &str, value: &str) -> Template {
        self.choices.insert(key.to_owned(), value.to_owned());
        self
    }

    /// The placeholders a user may write, with their meaning.
    pub fn vocabulary(&self) -> impl Iterator<Item = (&str, &str)> {
        self.vocabulary
            .iter()
            .map(|(name, meaning)| (name.as_str(), meaning.as_str()))
    }

    fn spec(&self) -> &'static Spec {
        models::spec(self.model)
    }
}

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
    Slot {
        path: String,
        format: Option<Format>,
    },
}

impl Text {
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
                Some(last) if last.bold == part.bold && last.italic == part.italic => {
                    last.text.push_str(added)
                }
                _ => spans.push(Span {
                    text: added.to_owned(),
                    bold: part.bold,
                    italic: part.italic,
                }),
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
                let value = scope
                    .get(path)
                    .ok_or_else(|| ComposeError::Missing { name: path.clone() })?;
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

    /// Whether it consists of placeholders only.
    pub fn is_bare(&self) -> bool {
        self.parts.iter().all(|part| match &part.what {
            What::Words(words) => words.trim().is_empty(),
            What::Slot { .. } => true,
        })
    }

    /// Paths of the placeholders, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match &part.what {
            What::Slot { path, .. } => Some(path.as_str()),
            What::Words(_) => None,
        })
    }

    fn parse(source: &str) -> Result<Text, (String, String)> {
        let mut parts: Vec<Part> = Vec::new();
        let (mut bold, mut italic) = (false, false);
        let mut words = String::new();
        let mut rest = source;
        let flush = |words: &mut String, parts: &mut Vec<Part>, bold, italic| {
            if !words.is_empty() {
                parts.push(Part {
                    what: What::Words(std::mem::take(words)),
                    bold,
                    italic,
                });
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
                            let hint = hint(
                                word.split(':').next().unwrap_or(word),
                                Format::NAMES.iter().copied(),
                            );
                            return Err((
                                rest[..=end].to_owned(),
                                format!("format “{word}” tidak dikenal{hint}"),
                            ));
                        }
                    },
                    None => (inner, None),
                };
                let sound = !path.is_empty()
                    && path.chars().all(|c| {
                        c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '.'
                    });
                if !sound {
                    return Err((rest[..=end].to_owned(), format!("nama “{path}” tidak sah")));
                }
                parts.push(Part {
                    what: What::Slot {
                        path: path.to_owned(),
                        format,
                    },
                    bold,
                    italic,
                });
                rest = &rest[end + 1..];
            } else {
                words.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
        flush(&mut words, &mut parts, bold, italic);
        Ok(Text { parts })
    }
}

/// One thing wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// From 1.
    pub line: usize,
    pub text: String,
}

/// Everything wrong with a template, in order of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateErrors(pub Vec<TemplateProblem>);

impl fmt::Display for TemplateErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            let gap = if n > 0 { "\n" } else { "" };
            write!(f, "{gap}baris {}: {}", problem.line, problem.text)?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateErrors {}

/// `; mungkin “…”` with the nearest of the known names, empty if none is near.
fn hint<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let best = known
        .map(|name| (distance(word, name), name))
        .min_by_key(|(d, _)| *d);
    match best {
        Some((d, name)) if d <= 1 + word.len() / 3 => format!("; mungkin “{name}”"),
        _ => String::new(),
    }
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

struct Reader<'a> {
    source: &'a str,
    problems: Vec<TemplateProblem>,
}

type Entry<'a, 'b> = (&'b str, Range<usize>, &'b Spanned<DeValue<'a>>);

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Reader<'a> {
        Reader {
            source,
            problems: Vec::new(),
        }
    }

    fn line(&self, at: usize) -> usize {
        self.source.bytes().take(at).filter(|b| *b == b'\n').count() + 1
    }

    fn complain(&mut self, at: usize, text: String) {
        let line = self.line(at);
        self.problems.push(TemplateProblem { line, text });
    }

    fn template(
        mut self,
        vocabulary: Option<&BTreeMap<String, String>>,
    ) -> Result<Template, TemplateErrors> {
        let parsed = match DeTable::parse(self.source) {
            Ok(parsed) => parsed,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.complain(at, format!("bukan TOML yang sah: {}", error.message()));
                return Err(TemplateErrors(self.problems));
            }
        };
        let root = entries(parsed.get_ref());
        const KEYS: [&str; 10] = [
            "name", "title", "model", "page", "wording", "switches", "measures", "choices",
            "columns", "values",
        ];
        for (key, span, _) in &root {
            if !KEYS.contains(key) {
                let text = format!("kunci “{key}” tidak dikenal{}", hint(key, KEYS.into_iter()));
                self.complain(span.start, text);
            }
        }
        let find = |key: &str| {
            root.iter()
                .find(|(name, ..)| *name == key)
                .map(|(_, _, value)| *value)
        };
        let own = find("values")
            .map(|value| self.values(value))
            .unwrap_or_default();
        let vocabulary = vocabulary.cloned().unwrap_or(own);
        let name = self.required(find("name"), "name");
        let title = self.required(find("title"), "title");
        let word = self.required(find("model"), "model");
        let model = ModelKind::parse(&word).unwrap_or_else(|| {
            let hint = hint(&word, ModelKind::NAMES.into_iter());
            self.complain(
                find("model").map_or(0, |v| v.span().start),
                format!("model “{word}” tidak dikenal{hint}"),
            );
            ModelKind::Flow
        });
        let spec = models::spec(model);
        let mut template = Template {
            name,
            title,
            model,
            paper: Paper::A4,
            orientation: Orientation::Portrait,
            margins: None,
            columns: Vec::new(),
            wording: BTreeMap::new(),
            switches: BTreeMap::new(),
            measures: BTreeMap::new(),
            choices: BTreeMap::new(),
            vocabulary,
        };
        if let Some(page) = find("page") {
            self.page(page, &mut template);
        }
        self.section(
            find("wording"),
            "wording",
            spec.wording.iter().copied(),
            |reader, (key, _, value)| {
                let rows = reader.rows(value);
                template.wording.insert(key.to_owned(), rows);
            },
        );
        self.section(
            find("switches"),
            "switches",
            spec.switches.iter().map(|s| s.0),
            |reader, (key, _, value)| match value.get_ref() {
                DeValue::Boolean(on) => drop(template.switches.insert(key.to_owned(), *on)),
                _ => reader.complain(value.span().start, format!("“{key}” harus true atau false")),
            },
        );
        self.section(
            find("measures"),
            "measures",
            spec.measures.iter().map(|s| s.0),
            |reader, (key, _, value)| {
                let limits = spec.measures.iter().find(|(name, ..)| *name == key);
                match (number(value), limits) {
                    (Some(n), Some((_, _, min, max))) if (*min..=*max).contains(&n) => {
                        template.measures.insert(key.to_owned(), n);
                    }
                    (Some(_), Some((_, _, min, max))) => {
                        reader.complain(
                            value.span().start,
                            format!("“{key}” harus antara {min} dan {max}"),
                        );
                    }
                    _ => reader.complain(value.span().start, format!("“{key}” harus angka")),
                }
            },
        );
        self.section(
            find("choices"),
            "choices",
            spec.choices.iter().map(|s| s.0),
            |reader, (key, _, value)| {
                let options = spec
                    .choices
                    .iter()
                    .find(|(name, _)| *name == key)
                    .map_or(&[][..], |(_, o)| o);
                match string(value) {
                    Some(word) if options.contains(&word) => {
                        template.choices.insert(key.to_owned(), word.to_owned());
                    }
                    _ => reader.complain(
                        value.span().start,
                        format!("“{key}” harus salah satu dari: {}", options.join(", ")),
                    ),
                }
            },
        );
        if let Some(columns) = find("columns") {
            self.columns(columns, &mut template);
        }
        self.check_names(&template, find("wording"), find("columns"));
        if self.problems.is_empty() {
            Ok(template)
        } else {
            self.problems.sort_by_key(|p| p.line);
            Err(TemplateErrors(self.problems))
        }
    }

    fn required(&mut self, value: Option<&Spanned<DeValue<'a>>>, key: &str) -> String {
        match value.and_then(string) {
            Some(text) => text.to_owned(),
            None => {
                self.complain(0, format!("“{key}” belum diisi"));
                String::new()
            }
        }
    }

    fn page(&mut self, value: &Spanned<DeValue<'a>>, template: &mut Template) {
        let at = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            return self.complain(at, "[page] harus berupa tabel".to_owned());
        };
        for (key, span, value) in entries(table) {
            let taken = match key {
                "paper" => string(value)
                    .and_then(Paper::parse)
                    .map(|p| template.paper = p),
                "orientation" => string(value)
                    .and_then(Orientation::parse)
                    .map(|o| template.orientation = o),
                "margins" => margins(value).map(|m| template.margins = Some(m)),
                _ => {
                    let hint = hint(key, ["paper", "orientation", "margins"].into_iter());
                    self.complain(span.start, format!("kunci “{key}” tidak dikenal{hint}"));
                    continue;
                }
            };
            if taken.is_none() {
                self.complain(
                    value.span().start,
                    format!("isi “{key}” tidak dapat dibaca"),
                );
            }
        }
    }

    fn section<'k>(
        &mut self,
        value: Option<&Spanned<DeValue<'a>>>,
        section: &str,
        known: impl Iterator<Item = &'k str> + Clone,
        mut take: impl FnMut(&mut Self, Entry<'a, '_>),
    ) {
        let Some(value) = value else { return };
        let DeValue::Table(table) = value.get_ref() else {
            return self.complain(
                value.span().start,
                format!("[{section}] harus berupa tabel"),
            );
        };
        for (key, span, value) in entries(table) {
            if known.clone().any(|name| name == key) {
                take(self, (key, span, value));
            } else {
                let hint = hint(key, known.clone());
                self.complain(
                    span.start,
                    format!("kunci “{key}” tidak dikenal di [{section}]{hint}"),
                );
            }
        }
    }

    fn rows(&mut self, value: &Spanned<DeValue<'a>>) -> Vec<Vec<Text>> {
        match value.get_ref() {
            DeValue::Array(rows) => rows
                .iter()
                .map(|row| match row.get_ref() {
                    DeValue::Array(cells) => cells.iter().map(|cell| self.parsed(cell)).collect(),
                    _ => vec![self.parsed(row)],
                })
                .collect(),
            _ => vec![vec![self.parsed(value)]],
        }
    }

    fn parsed(&mut self, value: &Spanned<DeValue<'a>>) -> Text {
        let Some(source) = string(value) else {
            self.complain(value.span().start, "harus berupa teks".to_owned());
            return Text::default();
        };
        match Text::parse(&crate::fonts::nfc(source)) {
            Ok(text) => text,
            Err((place, problem)) => {
                let at = self.find_in(value.span(), &place);
                self.complain(at, problem);
                Text::default()
            }
        }
    }

    /// Byte offset of `needle` inside a value, else the start of the value.
    fn find_in(&self, span: Range<usize>, needle: &str) -> usize {
        let text = self.source.get(span.clone()).unwrap_or_default();
        span.start + text.find(needle).unwrap_or(0)
    }

    fn values(&mut self, value: &Spanned<DeValue<'a>>) -> BTreeMap<String, String> {
        let mut known = BTreeMap::new();
        let DeValue::Table(table) = value.get_ref() else {
            self.complain(value.span().start, "[values] harus berupa tabel".to_owned());
            return known;
        };
        for (key, _, value) in entries(table) {
            match value.get_ref() {
                DeValue::Table(inner) => {
                    for (name, _, meaning) in entries(inner) {
                        known.insert(
                            format!("{key}.{name}"),
                            string(meaning).unwrap_or_default().to_owned(),
                        );
                    }
                }
                _ => {
                    drop(known.insert(key.to_owned(), string(value).unwrap_or_default().to_owned()))
                }
            }
        }
        known
    }

    fn columns(&mut self, value: &Spanned<DeValue<'a>>, template: &mut Template) {
        let DeValue::Array(rows) = value.get_ref() else {
            return self.complain(
                value.span().start,
                "[[columns]] harus berupa daftar".to_owned(),
            );
        };
        for row in rows.iter() {
            let DeValue::Table(table) = row.get_ref() else {
                self.complain(row.span().start, "kolom harus berupa tabel".to_owned());
                continue;
            };
            let mut column = Column {
                name: String::new(),
                title: Text::default(),
                value: Text::default(),
                width: None,
                flex: 0.0,
                align: Align::Left,
                bold: false,
                group: None,
                when: None,
                each: None,
                narrow: None,
                kind: ColumnKind::Text,
                bold_if: None,
                table: String::new(),
            };
            for (key, span, value) in entries(table) {
                match key {
                    "name" => column.name = string(value).unwrap_or_default().to_owned(),
                    "title" => column.title = self.parsed(value),
                    "value" => column.value = self.parsed(value),
                    "group" => column.group = Some(self.parsed(value)),
                    "width" => column.width = number(value).filter(|w| *w > 0.0),
                    "flex" => column.flex = number(value).unwrap_or(0.0),
                    "when" => column.when = string(value).map(str::to_owned),
                    "each" => column.each = string(value).map(str::to_owned),
                    "narrow" => column.narrow = number(value).filter(|w| *w > 0.0),
                    "bold_if" => column.bold_if = string(value).map(str::to_owned),
                    "table" => column.table = string(value).unwrap_or_default().to_owned(),
                    "kind" => match string(value).and_then(ColumnKind::parse) {
                        Some(kind) => column.kind = kind,
                        None => {
                            let known = ColumnKind::NAMES.join(", ");
                            self.complain(
                                value.span().start,
                                format!("“kind” harus salah satu dari: {known}"),
                            );
                        }
                    },
                    "bold" => column.bold = matches!(value.get_ref(), DeValue::Boolean(true)),
                    "align" => match string(value) {
                        Some("left") => column.align = Align::Left,
                        Some("center") => column.align = Align::Center,
                        Some("right") => column.align = Align::Right,
                        _ => self.complain(
                            value.span().start,
                            "“align” harus left, center, atau right".to_owned(),
                        ),
                    },
                    _ => {
                        let known = [
                            "name", "title", "value", "group", "width", "flex", "when", "each",
                            "bold", "align", "narrow", "kind", "bold_if", "table",
                        ];
                        let hint = hint(key, known.into_iter());
                        self.complain(
                            span.start,
                            format!("kunci “{key}” tidak dikenal di [[columns]]{hint}"),
                        );
                    }
                }
            }
            if column.width.is_none() && column.flex <= 0.0 {
                self.complain(
                    row.span().start,
                    format!("kolom “{}” tanpa width atau flex", column.name),
                );
            }
            template.columns.push(column);
        }
    }

    fn check_names(
        &mut self,
        template: &Template,
        wording: Option<&Spanned<DeValue<'a>>>,
        columns: Option<&Spanned<DeValue<'a>>>,
    ) {
        let known = |path: &str| {
            template.vocabulary.contains_key(path)
                || template
                    .vocabulary
                    .keys()
                    .any(|name| name.split_once('.').is_some_and(|(_, leaf)| leaf == path))
        };
        let worded = template
            .wording
            .values()
            .flatten()
            .flatten()
            .map(|text| (text, wording));
        let in_columns = template
            .columns
            .iter()
            .flat_map(|c| [Some(&c.title), Some(&c.value), c.group.as_ref()])
            .flatten()
            .map(|text| (text, columns));
        let unknown: Vec<(String, usize)> = worded
            .chain(in_columns)
            .flat_map(|(text, section)| text.paths().map(move |path| (path, section)))
            .filter(|(path, _)| !known(path))
            .map(|(path, section)| {
                // A section table spans only its head in TOML, so the search runs to the end of the file.
                let from = section.map_or(0, |s| s.span().start);
                let at = self.find_in(from..self.source.len(), &format!("{{{path}"));
                (path.to_owned(), at)
            })
            .collect();
        for (path, at) in unknown {
            let leaf = |name: &'_ str| name.rsplit('.').next().unwrap_or_default().to_owned();
            let names: Vec<String> = template
                .vocabulary
                .keys()
                .flat_map(|name| [name.clone(), leaf(name)])
                .collect();
            let hint = hint(&path, names.iter().map(String::as_str));
            self.complain(at, format!("nama “{{{path}}}” tidak dikenal{hint}"));
        }
    }
}

fn entries<'a, 'b>(table: &'b DeTable<'a>) -> Vec<Entry<'a, 'b>> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
        .collect()
}

fn string<'b>(value: &'b Spanned<DeValue<'_>>) -> Option<&'b str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

fn number(value: &Spanned<DeValue<'_>>) -> Option<f64> {
    match value.get_ref() {
        DeValue::Integer(n) => n.as_str().parse().ok(),
        DeValue::Float(n) => n.as_str().parse().ok(),
        _ => None,
    }
}

fn margins(value: &Spanned<DeValue<'_>>) -> Option<Margins> {
    let DeValue::Array(sides) = value.get_ref() else {
        return None;
    };
    let sides: Vec<f64> = sides
        .iter()
        .filter_map(number)
        .filter(|v| (5.0..=80.0).contains(v))
        .collect();
    let [left, right, top, bottom] = sides[..] else {
        return None;
    };
    Some(Margins {
        left,
        right,
        top,
        bottom,
    })
}
