//! What a changed row is called, read from its newest image: also a row that is gone has a name. Fields that point at
//! other rows are told by the names of those. Knows no sentence; only names that stand in the file.

use std::collections::BTreeMap;

use kipp_store::Desk;
use serde_json::{Map, Value};

use crate::error::{Fault, Result};
use crate::nouns::{self, Named};

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

/// An image of a row.
pub type Image = Map<String, Value>;

/// Names of rows, each looked up once.
pub struct Names<'a> {
    desk: &'a Desk,
    /// Table and column, to the table they point at.
    references: BTreeMap<(String, String), String>,
    known: BTreeMap<(String, i64), String>,
}

impl<'a> Names<'a> {
    pub fn of(desk: &'a Desk) -> Result<Self> {
        let references =
            desk.read().references()?.into_iter().map(|one| ((one.child, one.column), one.parent)).collect();
        Ok(Self { desk, references, known: BTreeMap::new() })
    }

    /// The table a column points at, if it does.
    pub fn target(&self, table: &str, column: &str) -> Option<String> {
        self.references.get(&(table.to_owned(), column.to_owned())).cloned()
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
        let Named::Part { of, by } = named(table) else {
            return Ok((String::new(), self.image(table, image)?));
        };
        let mut told = |column: &str| match (self.target(table, column), image.get(column)) {
            (Some(target), Some(Value::Number(id))) => self.row(&target, id.as_i64().unwrap_or(0)),
            (_, Some(Value::String(text))) => Ok(text.clone()),
            _ => Ok(String::new()),
        };
        Ok((told(of)?, told(by)?))
    }

    /// The name of a row from one of its images.
    pub fn image(&mut self, table: &str, image: &Image) -> Result<String> {
        if named(table) == Named::Numbered {
            return Ok(image.get("number").map(|number| format!("Revisi {number}")).unwrap_or_default());
        }
        let own = NAMES.iter().find_map(|column| image.get(*column).and_then(Value::as_str)).unwrap_or_default();
        if !own.is_empty() && named(table) == Named::Itself {
            return Ok(own.to_owned());
        }
        let mut parts = Vec::new();
        for column in BY_OTHERS {
            let (Some(id), Some(target)) = (image.get(column).and_then(Value::as_i64), self.target(table, column))
            else {
                continue;
            };
            // The stage is told only where nothing else says which row it is.
            if column == "stage_id" && !parts.is_empty() && table != "stage_participants" {
                continue;
            }
            let name = self.row(&target, id)?;
            if !name.is_empty() {
                parts.push(name);
            }
        }
        Ok(parts.join(", "))
    }
}

fn named(table: &str) -> Named {
    nouns::of(table).map_or(Named::Itself, |noun| noun.named)
}

pub fn parse(text: &str) -> Result<Image> {
    serde_json::from_str(text).map_err(|error| Fault::Bug(error.to_string()))
}
