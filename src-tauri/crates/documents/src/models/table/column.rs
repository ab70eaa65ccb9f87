//! Columns as data: the one list that the printed table, the spreadsheet twin and the screen table are made from.
//!
//! Knows keys, titles and widths; refuses to know what a row means. Source: documents.md section 1, "Tables".

use serde::Deserialize;

/// How wide a column is: a figure in mm, or a share of what the fixed columns leave.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    Mm(f64),
    Flex(f64),
}

/// Where the text of a cell stands. A cell with "–" is centred in any column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
    /// The number of the row at the left in odd rows and from the middle in even rows: room to sign.
    Zigzag,
}

/// What stands in a column; the printed table uses it for nothing but the spreadsheet twin needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    #[default]
    Text,
    /// A whole number.
    Count,
    /// A mark: two decimals (four where the document says so).
    Mark,
    /// A percentage with one decimal.
    Percent,
    /// A date, printed `10-12-2021`.
    Date,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Name of the value in a row; unique in the list.
    pub key: String,
    /// Words of the header; `\n` breaks the line.
    pub title: String,
    /// Words over this and the neighbouring columns of the same group; empty: the header cell takes both rows.
    #[serde(default)]
    pub group: String,
    pub width: Width,
    /// Width where many columns stand side by side.
    pub narrow: Option<Width>,
    #[serde(default)]
    pub align: Align,
    #[serde(default)]
    pub format: Format,
    #[serde(default)]
    pub bold: bool,
}

impl Column {
    /// A text column with a share of the free width.
    pub fn flex(key: &str, title: &str, share: f64) -> Column {
        Column {
            key: key.to_owned(),
            title: title.to_owned(),
            group: String::new(),
            width: Width::Flex(share),
            narrow: None,
            align: Align::Left,
            format: Format::Text,
            bold: false,
        }
    }

    /// A column of fixed width in mm.
    pub fn fixed(key: &str, title: &str, mm: f64, align: Align, format: Format) -> Column {
        Column { width: Width::Mm(mm), align, format, ..Column::flex(key, title, 1.0) }
    }

    /// Whether figures stand in the column, which are never broken over lines.
    pub fn is_figure(&self) -> bool {
        matches!(self.format, Format::Count | Format::Mark | Format::Percent | Format::Date)
    }
}

/// The narrowest flexible column that is still a column.
pub const NARROWEST_MM: f64 = 12.0;

/// Gives each column its width in mm; the sum is the text width. `Err` names the width that is missing when the flexible
/// columns would fall below [`NARROWEST_MM`] (or fixed ones alone overflow).
pub fn distribute(columns: &[Column], text_width_mm: f64) -> Result<Vec<f64>, f64> {
    let fixed: f64 = columns.iter().map(|c| if let Width::Mm(mm) = c.width { mm } else { 0.0 }).sum();
    let shares: f64 = columns.iter().map(|c| if let Width::Flex(share) = c.width { share } else { 0.0 }).sum();
    let rest = text_width_mm - fixed;
    if shares <= 0.0 {
        // No flexible column: the fixed figures are proportions of the text width.
        return if fixed > 0.0 && rest >= -1e-9 {
            Ok(columns.iter().map(|c| if let Width::Mm(mm) = c.width { mm * text_width_mm / fixed } else { 0.0 }).collect())
        } else {
            Err(-rest)
        };
    }
    let widths: Vec<f64> = columns
        .iter()
        .map(|column| match column.width {
            Width::Mm(mm) => mm,
            Width::Flex(share) => rest * share / shares,
        })
        .collect();
    let narrowest = columns
        .iter()
        .zip(&widths)
        .filter(|(column, _)| matches!(column.width, Width::Flex(_)))
        .map(|(_, width)| *width)
        .fold(f64::INFINITY, f64::min);
    if narrowest < NARROWEST_MM {
        return Err((NARROWEST_MM - narrowest) * shares);
    }
    Ok(widths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(widths: &[Width]) -> Vec<Column> {
        widths.iter().map(|width| Column { width: *width, ..Column::flex("k", "", 1.0) }).collect()
    }

    #[test]
    fn fixed_first_then_the_rest_by_shares() {
        let widths = distribute(&columns(&[Width::Mm(9.0), Width::Flex(1.5), Width::Flex(0.5)]), 109.0);
        assert_eq!(widths, Ok(vec![9.0, 75.0, 25.0]));
    }

    #[test]
    fn only_fixed_columns_stretch_to_the_text_width() {
        assert_eq!(distribute(&columns(&[Width::Mm(10.0), Width::Mm(30.0)]), 80.0), Ok(vec![20.0, 60.0]));
    }

    #[test]
    fn too_many_columns_are_refused_with_the_missing_width() {
        let missing = distribute(&columns(&[Width::Mm(100.0), Width::Flex(1.0)]), 105.0);
        assert_eq!(missing, Err(7.0));
    }
}
