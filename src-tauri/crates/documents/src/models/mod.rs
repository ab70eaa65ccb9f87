//! The five page models: certificate stack, table document, form (half page, blank sheet), flowing
//! letter, sheet of labels. A template chooses one and fills it. A model declares what it understands in its [`Spec`].

use crate::paper::{Frame, Margins};
use crate::{ComposeError, Composed, FontSet, Setup, Template, Values};

pub mod certificate;
pub mod flow;
pub mod form;
pub mod labels;
pub mod table;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ModelKind {
    Certificate,
    Table,
    Form,
    Flow,
    Labels,
}

impl ModelKind {
    pub const NAMES: [&'static str; 5] = ["certificate", "table", "form", "flow", "labels"];

    pub fn parse(word: &str) -> Option<ModelKind> {
        Some(match word {
            "certificate" => ModelKind::Certificate,
            "table" => ModelKind::Table,
            "form" => ModelKind::Form,
            "flow" => ModelKind::Flow,
            "labels" => ModelKind::Labels,
            _ => return None,
        })
    }
}

/// What a model understands in a template; anything else is refused when the template is read.
#[derive(Debug, Clone, Copy)]
pub struct Spec {
    /// Keys of `[wording]`.
    pub wording: &'static [&'static str],
    /// Keys of `[switches]` with their defaults.
    pub switches: &'static [(&'static str, bool)],
    /// Keys of `[measures]`: default, least, most.
    pub measures: &'static [(&'static str, f64, f64, f64)],
    /// Keys of `[choices]` with the words allowed; the first is the default.
    pub choices: &'static [(&'static str, &'static [&'static str])],
}

pub fn spec(kind: ModelKind) -> &'static Spec {
    match kind {
        ModelKind::Certificate => &certificate::SPEC,
        ModelKind::Table => &table::SPEC,
        ModelKind::Form => &form::SPEC,
        ModelKind::Flow => &flow::SPEC,
        ModelKind::Labels => &labels::SPEC,
    }
}

/// Everything a model gets.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub template: &'a Template,
    pub values: &'a Values,
    pub setup: &'a Setup,
    pub fonts: &'a FontSet,
}

impl Job<'_> {
    /// Paper, orientation and margins as decided by the setup, else the template, else `default`.
    pub fn frame(&self, default: Margins) -> Frame {
        let paper = self.setup.paper.unwrap_or(self.template.paper);
        let orientation = self.setup.orientation.unwrap_or(self.template.orientation);
        let margins = self.setup.margins.or(self.template.margins).unwrap_or(default);
        Frame::new(paper, orientation, margins)
    }
}

pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    match job.template.model {
        ModelKind::Certificate => certificate::compose(job),
        ModelKind::Table => table::compose(job),
        ModelKind::Form => form::compose(job),
        ModelKind::Flow => flow::compose(job),
        ModelKind::Labels => labels::compose(job),
    }
}
