//! Templates: TOML that chooses a page model and fills it with wording, columns, switches and measures.
//!
//! A placeholder is a path with an optional named format, `{penerima.nama}`, `{tanggal|tanggal_panjang}`;
//! there are no expressions. `*miring*` and `**tebal**` mark words of the template, never of a value.
//! Unknown names are refused when the template is read, with the line and the nearest known name. The
//! names a document knows are listed under `[values]` of the shipped template; a user's copy is checked
//! against that list. Knows no page.

mod body;
mod own_words;
mod problem;
mod read;
mod text;

use std::collections::BTreeMap;

use crate::ComposeError;
use crate::models::table::column::ColumnKind;
use crate::models::{self, ModelKind, Spec};
use crate::paper::{Margins, Orientation, Paper};
use crate::text::Align;

pub use body::{BodyKind, BodyPart, BodyRow};
pub use own_words::{OwnText, OwnTextProblem, fill_text};
pub use problem::{TemplateErrors, TemplateProblem};
use read::Reader;
pub use text::{Scope, Text};

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
    /// Pieces of a flowing document in their order; empty: the fixed order of an office document.
    pub body: Vec<BodyPart>,
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
    /// Cannot be left out by whoever chooses columns.
    pub required: bool,
    /// What it is called where columns are chosen; empty: its title.
    pub choice: String,
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
        self.wording.get(key).into_iter().flatten().filter_map(|row| row.first())
    }

    /// A wording of pairs: `[["Hari, tanggal", "{tanggal|hari_tanggal}"], …]`.
    pub fn pairs(&self, key: &str) -> impl Iterator<Item = (&Text, &Text)> {
        self.wording.get(key).into_iter().flatten().filter_map(|row| Some((row.first()?, row.get(1)?)))
    }

    /// A wording filled from `values`, empty if the template leaves it out.
    pub fn fill(&self, key: &str, scope: &Scope<'_>) -> Result<String, ComposeError> {
        self.text(key).map_or(Ok(String::new()), |text| text.fill(scope))
    }

    pub fn switch(&self, key: &str) -> bool {
        let default = self.spec().switches.iter().find(|(name, _)| *name == key);
        self.switches.get(key).copied().unwrap_or(default.is_some_and(|(_, on)| *on))
    }

    pub fn measure(&self, key: &str) -> f64 {
        let default = self.spec().measures.iter().find(|(name, ..)| *name == key);
        self.measures.get(key).copied().unwrap_or(default.map_or(0.0, |(_, value, ..)| *value))
    }

    pub fn choice(&self, key: &str) -> &str {
        let default = self.spec().choices.iter().find(|(name, _)| *name == key);
        match self.choices.get(key) {
            Some(chosen) => chosen,
            None => default.and_then(|(_, options)| options.first()).copied().unwrap_or(""),
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
        self.vocabulary.iter().map(|(name, meaning)| (name.as_str(), meaning.as_str()))
    }

    /// Whether a placeholder may be written: a value, or one of the rows of a list.
    fn knows(&self, path: &str) -> bool {
        self.vocabulary.contains_key(path)
            || self.vocabulary.keys().any(|name| name.split_once('.').is_some_and(|(_, leaf)| leaf == path))
    }

    fn spec(&self) -> &'static Spec {
        models::spec(self.model)
    }
}
