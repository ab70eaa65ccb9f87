//! A table of a template: its columns, some of them repeated per stage, juror or criterion.
//!
//! Turns the template's list into the column list of one edition; knows no row. Sources: documents.md 5.1 to 5.10.

use serde::Deserialize;

use super::column::{Align, Column, Format, Width};

/// One `[[tables]]` of a template file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    pub name: String,
    /// Size of the text in pt.
    pub size: f64,
    /// Size where the narrow widths are used (rekap nilai beyond five jurors); `size` if absent.
    pub narrow_size: Option<f64>,
    /// Lowest row in mm (handwriting); 0 = as high as its text.
    #[serde(default)]
    pub row_mm: f64,
    /// Lowest row at any tightened level.
    pub tight_row_mm: Option<f64>,
    /// Lowest row from `dense_from` rows on.
    pub dense_row_mm: Option<f64>,
    #[serde(default = "never")]
    pub dense_from: usize,
    /// Blank rows after the filled ones, if the data does not say how many.
    #[serde(default)]
    pub blank_rows: usize,
    /// Key of the column that counts rows by itself where its cell is blank.
    pub numbered: Option<String>,
    /// Columns the label of the totals row stretches over.
    #[serde(default = "one")]
    pub totals_span: usize,
    /// A row of column numbers in italics under the header.
    #[serde(default)]
    pub number_row: bool,
    /// Words of the only row of an empty table; nothing if empty.
    #[serde(default)]
    pub empty: String,
    /// Title over a table of one stage, and over the summary, where stages do not fit side by side.
    pub stage_title: Option<String>,
    pub final_title: Option<String>,
    pub columns: Vec<ColumnSpec>,
}

fn never() -> usize {
    usize::MAX
}

fn one() -> usize {
    1
}

/// One column of a template: like [`Column`], with what repeats it and what shows or hides it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    pub key: String,
    pub title: String,
    #[serde(default)]
    pub group: String,
    pub width: Width,
    /// Width where there are many repeated columns.
    pub narrow: Option<Width>,
    #[serde(default)]
    pub align: Align,
    #[serde(default)]
    pub format: Format,
    #[serde(default)]
    pub bold: bool,
    pub repeat: Option<Repeat>,
    /// Only with this flag.
    pub shown: Option<String>,
    /// Only without this flag.
    pub hidden: Option<String>,
}

/// What a column is repeated for. Neighbouring `juror` and `stage` columns are repeated together, stage by stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeat {
    Juror,
    Stage,
    Criterion,
}

/// What repeats the columns of one edition.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    pub stages: Vec<StageColumns>,
    pub criteria: Vec<CriterionColumn>,
    /// Flags that show or hide columns: `pleno`, `empat_desimal`, `hibrida`.
    pub flags: Vec<String>,
}

/// A weighted stage.
#[derive(Debug, Clone)]
pub struct StageColumns {
    /// Part of the column keys: `proposal` → `proposal.J1`, `proposal.rata`.
    pub key: String,
    /// `Nilai proposal`.
    pub name: String,
    /// Weight in percent as printed: `60`.
    pub weight: String,
    pub jurors: Vec<JurorColumn>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JurorColumn {
    /// `J1`.
    pub code: String,
    /// Name with degrees, as the register has it.
    pub name: String,
}

/// A criterion of a matrix sheet.
#[derive(Debug, Clone)]
pub struct CriterionColumn {
    pub key: String,
    /// Title with its weight, lines by `\n`: `Signifi-\nkansi\n30%`.
    pub title: String,
}

impl Shape {
    pub fn has(&self, flag: &str) -> bool {
        self.flags.iter().any(|known| known == flag)
    }
}

impl TableSpec {
    /// The columns of this table for one edition, in order: the list for paper, spreadsheet and screen.
    pub fn columns(&self, shape: &Shape) -> Vec<Column> {
        self.expand(shape).into_iter().map(|(column, _)| column).collect()
    }

    /// Columns with the index of the stage they belong to.
    pub(super) fn expand(&self, shape: &Shape) -> Vec<(Column, Option<usize>)> {
        let shown: Vec<&ColumnSpec> = self.columns.iter().filter(|spec| spec.is_shown(shape)).collect();
        let mut columns = Vec::new();
        let mut at = 0;
        while at < shown.len() {
            let per_stage = shown[at..].iter().take_while(|spec| spec.is_per_stage()).count();
            if per_stage > 0 {
                for (index, stage) in shape.stages.iter().enumerate() {
                    for spec in &shown[at..at + per_stage] {
                        columns.extend(spec.of_stage(stage).into_iter().map(|column| (column, Some(index))));
                    }
                }
                at += per_stage;
                continue;
            }
            let spec = shown[at];
            if spec.repeat == Some(Repeat::Criterion) {
                let words = |text: &str, c: &CriterionColumn| {
                    text.replace("{kriteria}", &c.key).replace("{judul_kriteria}", &c.title)
                };
                columns.extend(shape.criteria.iter().map(|c| (spec.column(|text| words(text, c)), None)));
            } else {
                columns.push((spec.column(str::to_owned), None));
            }
            at += 1;
        }
        columns
    }
}

/// The words of a stage: `{tahap}` in a key is its key, in a title its name.
pub(super) fn stage_words(text: &str, stage: &StageColumns) -> String {
    text.replace("{tahap}", &stage.name).replace("{bobot}", &stage.weight)
}

impl ColumnSpec {
    fn is_shown(&self, shape: &Shape) -> bool {
        self.shown.as_ref().is_none_or(|flag| shape.has(flag)) && !self.hidden.as_ref().is_some_and(|flag| shape.has(flag))
    }

    fn is_per_stage(&self) -> bool {
        matches!(self.repeat, Some(Repeat::Juror | Repeat::Stage))
    }

    fn of_stage(&self, stage: &StageColumns) -> Vec<Column> {
        let make = |juror: &str| {
            let mut column = self.column(|text| stage_words(text, stage).replace("{juri}", juror));
            column.key = self.key.replace("{tahap}", &stage.key).replace("{juri}", juror);
            column
        };
        match self.repeat {
            Some(Repeat::Juror) => stage.jurors.iter().map(|juror| make(&juror.code)).collect(),
            _ => vec![make("")],
        }
    }

    fn column(&self, words: impl Fn(&str) -> String) -> Column {
        Column {
            key: words(&self.key),
            title: words(&self.title),
            group: words(&self.group),
            width: self.width,
            narrow: self.narrow,
            align: self.align,
            format: self.format,
            bold: self.bold,
        }
    }
}
