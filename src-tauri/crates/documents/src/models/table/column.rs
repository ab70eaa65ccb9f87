//! Columns as data: the one list that the printed table, the spreadsheet twin and the screen table are made from.
//!
//! A template's columns become the columns of one edition: some are left out, some repeated for each stage, juror or
//! criterion. Knows keys, titles and widths; refuses to know what a row means. Source: documents.md sections 1 and 5.

use crate::ComposeError;
use crate::template::{self, Scope, Template, Text};
use crate::text::Align;
use crate::values::{Value, Values};

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnKind {
    #[default]
    Text,
    /// A whole number.
    Count,
    /// A mark with a fixed number of decimals.
    Mark,
    /// A percentage with one decimal.
    Percent,
    /// A date, printed `10-12-2021`.
    Date,
    /// Room to sign: the number of the row at the left in odd rows and from the middle in even rows.
    Signature,
}

impl ColumnKind {
    pub const NAMES: [&'static str; 6] = ["text", "count", "mark", "percent", "date", "signature"];

    pub fn parse(word: &str) -> Option<ColumnKind> {
        Some(match word {
            "text" => ColumnKind::Text,
            "count" => ColumnKind::Count,
            "mark" => ColumnKind::Mark,
            "percent" => ColumnKind::Percent,
            "date" => ColumnKind::Date,
            "signature" => ColumnKind::Signature,
            _ => return None,
        })
    }

    /// Figures are never broken over lines.
    pub fn is_figure(self) -> bool {
        match self {
            ColumnKind::Count | ColumnKind::Mark | ColumnKind::Percent | ColumnKind::Date => true,
            ColumnKind::Text | ColumnKind::Signature => false,
        }
    }
}

/// How wide a column is: a figure in mm, or a share of what the fixed columns leave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    Mm(f64),
    Flex(f64),
}

/// One column of one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Unique name: `judul`, `tahap.1.juri.3` for the third juror of the first stage.
    pub key: String,
    /// Words of the heading; `\n` breaks the line.
    pub title: String,
    /// Words over this and the neighbouring columns of the same group; empty: none.
    pub group: String,
    pub width: Width,
    /// Width where very many columns stand side by side.
    pub narrow: Width,
    pub align: Align,
    pub kind: ColumnKind,
    pub bold: bool,
    /// Places in the lists it was repeated for, outermost first.
    pub steps: Vec<usize>,
    /// Its place among the template's columns.
    pub source: usize,
}

impl Column {
    /// The heading on one line, group first: `Nilai proposal (bobot 60%) – J1`. For spreadsheets and screens.
    pub fn full_title(&self) -> String {
        let title = self.title.replace("-\n", "").replace('\n', " ");
        if self.group.is_empty() { title } else { format!("{} – {title}", self.group.replace('\n', " ")) }
    }
}

/// The columns of a table of `template` (`""`: its main table) for these values, in order. Screen, spreadsheet and paper
/// all take theirs from here.
pub fn columns(template: &Template, values: &Values, table: &str) -> Result<Vec<Column>, ComposeError> {
    columns_over(template, &[values], table)
}

/// The same with values in several layers, the last first.
pub(crate) fn columns_over(template: &Template, layers: &[&Values], table: &str) -> Result<Vec<Column>, ComposeError> {
    let shown: Vec<(usize, &template::Column)> = template
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.table == table && is_shown(template, layers, column))
        .collect();
    let mut columns = Vec::new();
    let mut at = 0;
    while at < shown.len() {
        let list = shown[at].1.each.as_deref().map(outer);
        let alike = match list {
            None => 1,
            Some(list) => shown[at..].iter().take_while(|(_, c)| c.each.as_deref().map(outer) == Some(list)).count(),
        };
        let block = &shown[at..at + alike];
        match list {
            None => {
                let (source, column) = block[0];
                columns.push(make(column, source, layers, &[], Vec::new())?);
            }
            Some(list) => {
                let entries = layers.iter().rev().map(|layer| layer.rows(list)).find(|rows| !rows.is_empty());
                for (place, entry) in entries.unwrap_or(&[]).iter().enumerate() {
                    for (source, column) in block {
                        repeat(&mut columns, column, *source, (layers, entry, place))?;
                    }
                }
            }
        }
        at += alike;
    }
    Ok(columns)
}

/// The template with only these columns of its main table, in this order: what a user ticked on the screen. `Err` is a
/// name the template does not have.
pub fn chosen<'n>(template: &Template, names: &[&'n str]) -> Result<Template, &'n str> {
    let mut columns = Vec::new();
    for name in names {
        let before = columns.len();
        let own = template.columns.iter().filter(|column| column.table.is_empty() && column.name == *name);
        columns.extend(own.cloned());
        if columns.len() == before {
            return Err(name);
        }
    }
    columns.extend(template.columns.iter().filter(|column| !column.table.is_empty()).cloned());
    let mut chosen = template.clone();
    chosen.columns = columns;
    Ok(chosen)
}

/// A column of the main table, as whoever chooses columns sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub name: String,
    pub title: String,
    /// Always printed.
    pub required: bool,
}

/// The columns of the main table; those of one title (the rank, with and without a decision of the panel) once.
pub fn choices(template: &Template) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for column in template.columns.iter().filter(|column| column.table.is_empty()) {
        let title = match column.choice.as_str() {
            "" => column.title.fill(&Scope::new(&[])).unwrap_or_else(|_| column.name.clone()),
            own => own.to_owned(),
        };
        let title = title.replace("-\n", "").replace('\n', " ");
        if !choices.iter().any(|known| known.title == title) {
            choices.push(Choice { name: column.name.clone(), title, required: column.required });
        }
    }
    choices
}

/// The template without these columns of its main table. `Err` is a name it does not have, or one that must stay.
pub fn without<'n>(template: &Template, names: &'n [String]) -> Result<Template, &'n str> {
    let choices = choices(template);
    let may_go = |name: &String| choices.iter().any(|choice| choice.name == *name && !choice.required);
    if let Some(name) = names.iter().find(|name| !may_go(name)) {
        return Err(name.as_str());
    }
    let mut rest = template.clone();
    rest.columns.retain(|column| !column.table.is_empty() || !names.contains(&column.name));
    Ok(rest)
}

/// `tahap` of `tahap.juri`.
fn outer(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

/// Words that all must be on: a switch, a flag among the values, or the absence of one (`!pleno`).
fn is_shown(template: &Template, layers: &[&Values], column: &template::Column) -> bool {
    let is_on = |flag: &str| template.switch(flag) || layers.iter().any(|layer| layer.is_on(flag));
    let fits = |word: &str| word.strip_prefix('!').map_or_else(|| is_on(word), |word| !is_on(word));
    column.when.as_deref().is_none_or(|words| words.split_whitespace().all(fits))
}

fn repeat(
    columns: &mut Vec<Column>,
    column: &template::Column,
    source: usize,
    (layers, entry, place): (&[&Values], &Values, usize),
) -> Result<(), ComposeError> {
    match column.each.as_deref().and_then(|path| path.split_once('.')) {
        None => columns.push(make(column, source, layers, &[entry], vec![place])?),
        Some((_, inner)) => {
            for (inner_place, inner_entry) in entry.rows(inner).iter().enumerate() {
                columns.push(make(column, source, layers, &[entry, inner_entry], vec![place, inner_place])?);
            }
        }
    }
    Ok(())
}

/// Widths, alignment and kind may come with the entry a column is repeated for (`lebar` in mm, `porsi` as a share in
/// hundredths, `rata`, `jenis`): so any list can be printed with columns chosen on the screen.
fn make(
    column: &template::Column,
    source: usize,
    layers: &[&Values],
    entries: &[&Values],
    steps: Vec<usize>,
) -> Result<Column, ComposeError> {
    let all: Vec<&Values> = layers.iter().chain(entries).copied().collect();
    let scope = Scope::new(&all);
    // A group stands over all columns of the outer entry, so it speaks of that one.
    let outer = &all[..layers.len() + entries.len().min(1)];
    let group = match &column.group {
        Some(text) => text.fill(&Scope::new(outer))?,
        None => String::new(),
    };
    let mut width = column.width.map_or(Width::Flex(column.flex), Width::Mm);
    let mut align = column.align;
    let mut kind = column.kind;
    if let Some(own) = entries.last() {
        if let Some(Value::Int(mm)) = own.get("lebar") {
            width = Width::Mm(*mm as f64);
        } else if let Some(Value::Int(share)) = own.get("porsi") {
            width = Width::Flex(*share as f64 / 100.0);
        }
        align = match own.str("rata") {
            "tengah" => Align::Center,
            "kanan" => Align::Right,
            "kiri" => Align::Left,
            _ => align,
        };
        kind = ColumnKind::parse(own.str("jenis")).unwrap_or(kind);
    }
    Ok(Column {
        key: key(column, &steps),
        title: column.title.fill(&scope)?,
        group,
        narrow: column.narrow.map_or(width, Width::Mm),
        width,
        align,
        kind,
        bold: column.bold,
        steps,
        source,
    })
}

fn key(column: &template::Column, steps: &[usize]) -> String {
    let Some(path) = column.each.as_deref() else {
        return column.name.clone();
    };
    let places: Vec<String> = path.split('.').zip(steps).map(|(list, place)| format!("{list}.{}", place + 1)).collect();
    format!("{}.{}", places.join("."), column.name)
}

/// Whether none of the placeholders of `text` has a value: then the cell prints "–".
pub(super) fn is_absent(text: &Text, scope: &Scope<'_>) -> bool {
    let mut paths = text.paths().peekable();
    paths.peek().is_some() && paths.all(|path| scope.get(path).is_none())
}

/// The narrowest flexible column that is still a column.
pub const NARROWEST_MM: f64 = 12.0;

/// Gives each width in mm; the sum is the text width. `Err` is the width that is missing when the flexible columns would
/// fall below [`NARROWEST_MM`] or fixed ones alone overflow.
pub fn distribute(widths: &[Width], text_width_mm: f64) -> Result<Vec<f64>, f64> {
    let fixed: f64 = widths.iter().map(|w| if let Width::Mm(mm) = w { *mm } else { 0.0 }).sum();
    let shares: f64 = widths.iter().map(|w| if let Width::Flex(share) = w { *share } else { 0.0 }).sum();
    let rest = text_width_mm - fixed;
    if shares <= 0.0 {
        // No flexible column: the figures in mm are proportions of the text width.
        if fixed <= 0.0 || rest < -1e-9 {
            return Err(-rest);
        }
        let stretch = text_width_mm / fixed;
        return Ok(widths.iter().map(|w| if let Width::Mm(mm) = w { mm * stretch } else { 0.0 }).collect());
    }
    let given: Vec<f64> = widths
        .iter()
        .map(|width| match width {
            Width::Mm(mm) => *mm,
            Width::Flex(share) => rest * share / shares,
        })
        .collect();
    let narrowest = widths
        .iter()
        .zip(&given)
        .filter(|(width, _)| matches!(width, Width::Flex(_)))
        .map(|(_, given)| *given)
        .fold(f64::INFINITY, f64::min);
    if narrowest < NARROWEST_MM { Err(NARROWEST_MM - narrowest) } else { Ok(given) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_widths_first_then_the_rest_by_shares() {
        let widths = distribute(&[Width::Mm(9.0), Width::Flex(1.5), Width::Flex(0.5)], 109.0);
        assert_eq!(widths, Ok(vec![9.0, 75.0, 25.0]));
    }

    #[test]
    fn fixed_widths_alone_stretch_to_the_text_width() {
        assert_eq!(distribute(&[Width::Mm(10.0), Width::Mm(30.0)], 80.0), Ok(vec![20.0, 60.0]));
    }

    #[test]
    fn too_many_columns_are_refused_with_the_missing_width() {
        assert_eq!(distribute(&[Width::Mm(100.0), Width::Flex(1.0)], 105.0), Err(7.0));
        assert_eq!(distribute(&[Width::Mm(100.0), Width::Mm(50.0)], 105.0), Err(45.0));
    }
}
