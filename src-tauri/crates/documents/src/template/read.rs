//! Reading a template: TOML, checked key by key and name by name; every problem is collected.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{TemplateErrors, TemplateProblem, hint};
use super::{Column, Template, Text};
use crate::models::table::column::ColumnKind;
use crate::models::{self, ModelKind};
use crate::paper::{Margins, Orientation, Paper};
use crate::text::Align;

pub(super) struct Reader<'a> {
    source: &'a str,
    problems: Vec<TemplateProblem>,
}

pub(super) type Entry<'a, 'b> = (&'b str, Range<usize>, &'b Spanned<DeValue<'a>>);

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str) -> Reader<'a> {
        Reader { source, problems: Vec::new() }
    }

    fn line(&self, at: usize) -> usize {
        self.source.bytes().take(at).filter(|b| *b == b'\n').count() + 1
    }

    pub(super) fn complain(&mut self, at: usize, text: String) {
        let line = self.line(at);
        self.problems.push(TemplateProblem { line, text });
    }

    pub(super) fn template(
        mut self,
        vocabulary: Option<&BTreeMap<String, String>>,
    ) -> Result<Template, TemplateErrors> {
        let parsed = match DeTable::parse(self.source) {
            Ok(parsed) => parsed,
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.complain(at, "susunan TOML tidak dapat dibaca (tanda kutip, kurung, atau =)".to_owned());
                return Err(TemplateErrors(self.problems));
            }
        };
        let root = entries(parsed.get_ref());
        const KEYS: [&str; 11] = [
            "name", "title", "model", "page", "wording", "switches", "measures", "choices", "body", "columns", "values",
        ];
        for (key, span, _) in &root {
            if !KEYS.contains(key) {
                let text = format!("kunci “{key}” tidak dikenal{}", hint(key, KEYS.into_iter()));
                self.complain(span.start, text);
            }
        }
        let find = |key: &str| root.iter().find(|(name, ..)| *name == key).map(|(_, _, value)| *value);
        let own = find("values").map(|value| self.values(value)).unwrap_or_default();
        let vocabulary = vocabulary.cloned().unwrap_or(own);
        let name = self.required(find("name"), "name");
        let title = self.required(find("title"), "title");
        let word = self.required(find("model"), "model");
        let model = ModelKind::parse(&word).unwrap_or_else(|| {
            if !word.is_empty() {
                let hint = hint(&word, ModelKind::NAMES.into_iter());
                let at = find("model").map_or(0, |v| v.span().start);
                self.complain(at, format!("model “{word}” tidak dikenal{hint}"));
            }
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
            body: Vec::new(),
            wording: BTreeMap::new(),
            switches: BTreeMap::new(),
            measures: BTreeMap::new(),
            choices: BTreeMap::new(),
            vocabulary,
        };
        if let Some(page) = find("page") {
            self.page(page, &mut template);
        }
        self.section(find("wording"), "wording", spec.wording.iter().copied(), |reader, (key, _, value)| {
            let rows = reader.rows(value);
            template.wording.insert(key.to_owned(), rows);
        });
        self.section(find("switches"), "switches", spec.switches.iter().map(|s| s.0), |reader, (key, _, value)| {
            match value.get_ref() {
                DeValue::Boolean(on) => drop(template.switches.insert(key.to_owned(), *on)),
                _ => reader.complain(value.span().start, format!("“{key}” harus true atau false")),
            }
        });
        self.section(find("measures"), "measures", spec.measures.iter().map(|s| s.0), |reader, (key, _, value)| {
            let limits = spec.measures.iter().find(|(name, ..)| *name == key);
            match (number(value), limits) {
                (Some(n), Some((_, _, min, max))) if (*min..=*max).contains(&n) => {
                    template.measures.insert(key.to_owned(), n);
                }
                (Some(_), Some((_, _, min, max))) => {
                    reader.complain(value.span().start, format!("“{key}” harus antara {min} dan {max}"));
                }
                _ => reader.complain(value.span().start, format!("“{key}” harus angka")),
            }
        });
        self.section(find("choices"), "choices", spec.choices.iter().map(|s| s.0), |reader, (key, _, value)| {
            let options = spec.choices.iter().find(|(name, _)| *name == key).map_or(&[][..], |(_, o)| o);
            match string(value) {
                Some(word) if options.contains(&word) => {
                    template.choices.insert(key.to_owned(), word.to_owned());
                }
                _ => reader
                    .complain(value.span().start, format!("“{key}” harus salah satu dari: {}", options.join(", "))),
            }
        });
        if let Some(columns) = find("columns") {
            self.columns(columns, &mut template);
        }
        if let Some(body) = find("body") {
            self.body(body, &mut template);
        }
        self.check_names(&template, find("wording"), find("body"), find("columns"));
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
                "paper" => string(value).and_then(Paper::parse).map(|p| template.paper = p),
                "orientation" => string(value).and_then(Orientation::parse).map(|o| template.orientation = o),
                "margins" => margins(value).map(|m| template.margins = Some(m)),
                _ => {
                    let hint = hint(key, ["paper", "orientation", "margins"].into_iter());
                    self.complain(span.start, format!("kunci “{key}” tidak dikenal{hint}"));
                    continue;
                }
            };
            if taken.is_none() {
                self.complain(value.span().start, format!("isi “{key}” tidak dapat dibaca"));
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
            return self.complain(value.span().start, format!("[{section}] harus berupa tabel"));
        };
        for (key, span, value) in entries(table) {
            if known.clone().any(|name| name == key) {
                take(self, (key, span, value));
            } else {
                let hint = hint(key, known.clone());
                self.complain(span.start, format!("kunci “{key}” tidak dikenal di [{section}]{hint}"));
            }
        }
    }

    pub(super) fn rows(&mut self, value: &Spanned<DeValue<'a>>) -> Vec<Vec<Text>> {
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

    pub(super) fn parsed(&mut self, value: &Spanned<DeValue<'a>>) -> Text {
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
                        known.insert(format!("{key}.{name}"), string(meaning).unwrap_or_default().to_owned());
                    }
                }
                _ => drop(known.insert(key.to_owned(), string(value).unwrap_or_default().to_owned())),
            }
        }
        known
    }

    fn columns(&mut self, value: &Spanned<DeValue<'a>>, template: &mut Template) {
        let DeValue::Array(rows) = value.get_ref() else {
            return self.complain(value.span().start, "[[columns]] harus berupa daftar".to_owned());
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
                required: false,
                choice: String::new(),
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
                            self.complain(value.span().start, format!("“kind” harus salah satu dari: {known}"));
                        }
                    },
                    "required" => column.required = matches!(value.get_ref(), DeValue::Boolean(true)),
                    "choice" => column.choice = string(value).unwrap_or_default().to_owned(),
                    "bold" => column.bold = matches!(value.get_ref(), DeValue::Boolean(true)),
                    "align" => match string(value) {
                        Some("left") => column.align = Align::Left,
                        Some("center") => column.align = Align::Center,
                        Some("right") => column.align = Align::Right,
                        _ => self.complain(value.span().start, "“align” harus left, center, atau right".to_owned()),
                    },
                    _ => {
                        let known = [
                            "name", "title", "value", "group", "width", "flex", "when", "each", "bold", "align",
                            "narrow", "kind", "bold_if", "table", "required", "choice",
                        ];
                        let hint = hint(key, known.into_iter());
                        self.complain(span.start, format!("kunci “{key}” tidak dikenal di [[columns]]{hint}"));
                    }
                }
            }
            if column.width.is_none() && column.flex <= 0.0 {
                self.complain(row.span().start, format!("kolom “{}” tanpa width atau flex", column.name));
            }
            template.columns.push(column);
        }
    }

    fn check_names(
        &mut self,
        template: &Template,
        wording: Option<&Spanned<DeValue<'a>>>,
        body: Option<&Spanned<DeValue<'a>>>,
        columns: Option<&Spanned<DeValue<'a>>>,
    ) {
        let worded = template.wording.values().flatten().flatten().map(|text| (text, wording));
        let in_columns = template
            .columns
            .iter()
            .flat_map(|c| [Some(&c.title), Some(&c.value), c.group.as_ref()])
            .flatten()
            .map(|text| (text, columns));
        let in_body = template.body.iter().flat_map(|part| part.words()).map(|text| (text, body));
        let unknown: Vec<(String, usize)> = worded
            .chain(in_body)
            .chain(in_columns)
            .flat_map(|(text, section)| text.paths().map(move |path| (path, section)))
            .filter(|(path, _)| !template.knows(path))
            .map(|(path, section)| {
                // A section table spans only its head in TOML, so the search runs to the end of the file.
                let from = section.map_or(0, |s| s.span().start);
                let at = self.find_in(from..self.source.len(), &format!("{{{path}"));
                (path.to_owned(), at)
            })
            .collect();
        for (path, at) in unknown {
            let leaf = |name: &'_ str| name.rsplit('.').next().unwrap_or_default().to_owned();
            let names: Vec<String> = template.vocabulary.keys().flat_map(|name| [name.clone(), leaf(name)]).collect();
            let hint = hint(&path, names.iter().map(String::as_str));
            self.complain(at, format!("nama “{{{path}}}” tidak dikenal{hint}"));
        }
    }
}

pub(super) fn entries<'a, 'b>(table: &'b DeTable<'a>) -> Vec<Entry<'a, 'b>> {
    table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect()
}

pub(super) fn string<'b>(value: &'b Spanned<DeValue<'_>>) -> Option<&'b str> {
    match value.get_ref() {
        DeValue::String(text) => Some(text.as_ref()),
        _ => None,
    }
}

pub(super) fn number(value: &Spanned<DeValue<'_>>) -> Option<f64> {
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
    let sides: Vec<f64> = sides.iter().filter_map(number).filter(|v| (5.0..=80.0).contains(v)).collect();
    let [left, right, top, bottom] = sides[..] else {
        return None;
    };
    Some(Margins { left, right, top, bottom })
}
