//! A document being filled: template and values behind a few short questions.
//!
//! Knows which words are required and which leave their line out; knows no measure.

use super::super::Job;
use crate::ComposeError;
use crate::blocks::signature::Signatory;
use crate::template::{Scope, Text};
use crate::values::{Value, Values};

/// What stands for a name that is not known yet.
const DOTTED_NAME: &str = "……………………………………";

/// The words of one document, or of one record of a batch (its values stand over those of the batch).
#[derive(Clone, Copy)]
pub struct Doc<'a> {
    pub job: &'a Job<'a>,
    /// Defaults of the model, values of the document, values of the record.
    pub layers: [&'a Values; 3],
}

impl<'a> Doc<'a> {
    pub fn new(job: &'a Job<'a>, defaults: &'a Values, record: &'a Values) -> Doc<'a> {
        Doc { job, layers: [defaults, job.values, record] }
    }

    fn scope(&self) -> Scope<'_> {
        Scope::new(&self.layers)
    }

    /// All texts of a wording; a line that is nothing but an absent value is left out.
    pub fn lines(&self, key: &str) -> Result<Vec<String>, ComposeError> {
        let mut lines = Vec::new();
        for text in self.job.template.texts(key) {
            if !self.is_void(text) {
                lines.extend(text.fill(&self.scope())?.split('\n').map(str::to_owned));
            }
        }
        lines.retain(|line| !line.is_empty());
        Ok(lines)
    }

    /// All texts of a wording in which every placeholder has a value.
    pub fn known(&self, key: &str) -> Result<Vec<String>, ComposeError> {
        let mut lines = Vec::new();
        for text in self.job.template.texts(key) {
            if text.paths().all(|path| self.has(path)) {
                lines.push(text.fill(&self.scope())?);
            }
        }
        Ok(lines)
    }

    /// The kop keeps its places: an absent line is empty.
    pub fn places(&self, key: &str) -> Result<Vec<String>, ComposeError> {
        let texts = self.job.template.texts(key);
        texts.map(|text| if self.is_void(text) { Ok(String::new()) } else { text.fill(&self.scope()) }).collect()
    }

    /// The first text of a wording, empty if it is left out or a value is absent.
    pub fn phrase(&self, key: &str) -> Result<String, ComposeError> {
        Ok(self.known(key)?.into_iter().next().unwrap_or_default())
    }

    /// Label and value; a value that is absent is `None`.
    pub fn fields(&self, key: &str) -> Result<Vec<(String, Option<String>, bool)>, ComposeError> {
        let mut fields = Vec::new();
        for (label, value) in self.job.template.pairs(key) {
            let known = value.paths().any(|path| self.has(path)) || value.paths().next().is_none();
            let spans = if known { Some(self.spans(value)?) } else { None };
            let bold = spans.as_ref().is_some_and(|spans| spans.iter().any(|span| span.bold));
            let words = spans.map(|spans| spans.into_iter().map(|span| span.text).collect::<String>());
            fields.push((label.fill(&self.scope())?, words, bold));
        }
        Ok(fields)
    }

    fn spans(&self, text: &Text) -> Result<Vec<crate::text::Span>, ComposeError> {
        let mut blanks = Values::new();
        for path in text.paths().filter(|path| self.scope().get(path).is_none()) {
            blanks.set(path.to_owned(), Value::Text(String::new()));
        }
        let [defaults, values, record] = self.layers;
        text.spans(&Scope::new(&[&blanks, defaults, values, record]))
    }

    /// Rows of a list, those of the record first.
    pub fn rows(&self, list: &str) -> &'a [Values] {
        self.layers.iter().rev().map(|layer| layer.rows(list)).find(|rows| !rows.is_empty()).unwrap_or(&[])
    }

    pub fn node(&self, name: &str) -> Option<&'a Values> {
        self.layers.iter().rev().find_map(|layer| match layer.get(name) {
            Some(Value::Node(node)) => Some(node),
            _ => None,
        })
    }

    pub fn int(&self, name: &str) -> Option<i64> {
        self.layers.iter().rev().find_map(|layer| match layer.get(name) {
            Some(Value::Int(number)) => Some(*number),
            _ => None,
        })
    }

    pub fn str(&self, name: &str) -> &str {
        self.layers.iter().rev().map(|layer| layer.str(name)).find(|text| !text.is_empty()).unwrap_or("")
    }

    /// Who signs: the list `penanda_tangan`, the last at the right. What stands above the last office is the wording
    /// `place`, unless a signatory brings his own (`di_atas`).
    pub fn signatories(&self) -> Result<Vec<Signatory>, ComposeError> {
        let nodes = self.rows("penanda_tangan");
        let place = self.phrase("place")?;
        Ok(nodes
            .iter()
            .enumerate()
            .map(|(index, node)| {
                let own = node.str("di_atas");
                let above = if own.is_empty() && index + 1 == nodes.len() { place.as_str() } else { own };
                Signatory::from_values(node, above)
            })
            .collect())
    }

    /// Who the values name, else the juror (`juri`, `nip_juri`) under the wording `signer`, dotted where unknown.
    pub fn signers(&self) -> Result<Vec<Signatory>, ComposeError> {
        let named = self.signatories()?;
        let office = self.phrase("signer")?;
        if !named.is_empty() || office.is_empty() {
            return Ok(named);
        }
        let name = match self.str("juri") {
            "" | "–" => DOTTED_NAME.to_owned(),
            name => name.to_owned(),
        };
        let nip = match self.str("nip_juri") {
            "" | "–" => String::new(),
            nip => kipp_domain::nip::grouped(nip).unwrap_or_else(|| nip.to_owned()),
        };
        let office = vec![(String::new(), office)];
        Ok(vec![Signatory { above: self.phrase("place")?, office, name, nip, ..Signatory::default() }])
    }

    /// A sheet for a pen: absent values become dotted lines.
    pub fn is_sheet(&self) -> bool {
        self.job.template.text("signer").is_some()
    }

    fn has(&self, path: &str) -> bool {
        self.scope().get(path).is_some_and(|value| !matches!(value, Value::Text(text) if text.is_empty()))
    }

    /// Placeholders only, and none of them has a value.
    fn is_void(&self, text: &Text) -> bool {
        text.is_bare() && !text.paths().any(|path| self.has(path))
    }
}
