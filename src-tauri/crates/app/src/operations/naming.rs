//! What a changed row is called, read from its newest image: also a row that is gone has a name. Fields that point at
//! other rows are told by the names of those. Knows no sentence; only names that stand in the file.

use std::collections::BTreeMap;

use kipp_store::Desk;
use serde_json::{Map, Value};

use crate::error::{Fault, Result};

/// Columns whose value stands for a row, with its table.
const POINTS_AT: [(&str, &str); 21] = [
    ("agency_id", "agencies"),
    ("assignment_id", "assignments"),
    ("certificate_id", "certificates"),
    ("criterion_id", "criteria"),
    ("decision_id", "panel_decisions"),
    ("edition_id", "editions"),
    ("innovation_id", "innovations"),
    ("juror_id", "jurors"),
    ("kind_id", "agency_kinds"),
    ("merged_into_id", "agencies"),
    ("parent_id", ""),
    ("recap_group_id", "recap_groups"),
    ("replaces_id", "certificates"),
    ("revision_id", "result_revisions"),
    ("section_id", "form_sections"),
    ("series_id", "number_series"),
    ("sheet_id", "score_sheets"),
    ("signatory_id", "signatories"),
    ("stage_id", "stages"),
    ("submission_id", "submissions"),
    ("unit_agency_id", "agencies"),
];

/// Columns that name a row by themselves, the best first.
const NAMES: [&str; 9] = ["name", "title", "short_name", "text", "number", "key", "document", "code", "to_status"];

/// Columns whose rows name a row that has no name of its own, in the order in which they are told.
const BY_OTHERS: [&str; 9] = [
    "juror_id",
    "submission_id",
    "agency_id",
    "assignment_id",
    "sheet_id",
    "criterion_id",
    "section_id",
    "certificate_id",
    "stage_id",
];

/// Tables whose rows are told by those they belong to, whatever columns they have.
const BELONGING: [&str; 12] = [
    "agency_aliases",
    "certificate_prints",
    "conflicts",
    "criterion_levels",
    "marks",
    "obligations",
    "panel_decision_rows",
    "score_sheets",
    "section_texts",
    "stage_extensions",
    "stage_participants",
    "status_changes",
];

/// Tables whose rows are parts of another: the column of the owner, and the column that names the part.
const PARTS: [(&str, &str, &str); 4] = [
    ("agency_aliases", "agency_id", "text"),
    ("criterion_levels", "criterion_id", "title"),
    ("marks", "sheet_id", "criterion_id"),
    ("section_texts", "submission_id", "section_id"),
];

/// An image of a row.
pub type Image = Map<String, Value>;

/// Names of rows, each looked up once.
pub struct Names<'a> {
    desk: &'a Desk,
    known: BTreeMap<(String, i64), String>,
}

impl<'a> Names<'a> {
    pub fn of(desk: &'a Desk) -> Self {
        Self { desk, known: BTreeMap::new() }
    }

    /// The table a column points at, if it does.
    pub fn target(table: &str, column: &str) -> Option<&'static str> {
        let found = POINTS_AT.iter().find(|(known, _)| *known == column)?.1;
        Some(match (found, table) {
            ("", "criteria") => "criteria",
            ("", _) => "agencies",
            (target, _) => target,
        })
    }

    /// The name of a row, or an empty text when nothing names it.
    pub fn row(&mut self, table: &str, id: i64) -> Result<String> {
        if let Some(known) = self.known.get(&(table.into(), id)) {
            return Ok(known.clone());
        }
        let name = match self.desk.image_of(table, id)? {
            Some(text) => self.image(table, &parse(&text)?)?,
            None => String::new(),
        };
        self.known.insert((table.into(), id), name.clone());
        Ok(name)
    }

    /// What a row belongs to, and its own name; the first is empty for a row that stands alone.
    pub fn part(&mut self, table: &str, image: &Image) -> Result<(String, String)> {
        let Some((_, owner, own)) = PARTS.iter().find(|(part, ..)| *part == table) else {
            return Ok((String::new(), self.image(table, image)?));
        };
        let mut told = |column: &str| match (Self::target(table, column), image.get(column)) {
            (Some(target), Some(Value::Number(id))) => self.row(target, id.as_i64().unwrap_or(0)),
            (_, Some(Value::String(text))) => Ok(text.clone()),
            _ => Ok(String::new()),
        };
        Ok((told(owner)?, told(own)?))
    }

    /// The name of a row from one of its images.
    pub fn image(&mut self, table: &str, image: &Image) -> Result<String> {
        if table == "result_revisions" {
            return Ok(image.get("number").map(|number| format!("Revisi {number}")).unwrap_or_default());
        }
        let own = NAMES.iter().find_map(|column| image.get(*column).and_then(Value::as_str)).unwrap_or_default();
        if !own.is_empty() && !BELONGING.contains(&table) {
            return Ok(own.to_owned());
        }
        let mut parts = Vec::new();
        for column in BY_OTHERS {
            let (Some(id), Some(target)) = (image.get(column).and_then(Value::as_i64), Self::target(table, column))
            else {
                continue;
            };
            // The stage is told only where nothing else says which row it is.
            if column == "stage_id" && !parts.is_empty() && table != "stage_participants" {
                continue;
            }
            let name = self.row(target, id)?;
            if !name.is_empty() {
                parts.push(name);
            }
        }
        Ok(parts.join(", "))
    }
}

pub fn parse(text: &str) -> Result<Image> {
    serde_json::from_str(text).map_err(|error| Fault::Bug(error.to_string()))
}
