//! What a document prints and no table holds: typed per edition and document, kept in `document_values`.

use kipp_domain::problem::Problems;
use kipp_domain::words::{self, NONE};
use kipp_store::records::{DocumentValue, Edition};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::catalogue::{ALL, Document, Field};
use crate::desk::{App, Done};
use crate::error::{Fault, Noun, Result};
use crate::ports::Ctx;
use crate::rows;

/// A field of a document with what is typed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedValue {
    pub document: Document,
    pub field: Field,
    /// Empty: not typed. "–": known to be unknown.
    pub value: String,
    /// How a date is printed; else the value.
    pub shown: String,
}

/// Every field of every document of an edition.
pub fn values(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<TypedValue>> {
    rows::edition(read, edition)?;
    let rows: Vec<DocumentValue> =
        read.list(sql!("document_values/of_edition"), named_params! { ":edition_id": edition })?;
    Ok(ALL
        .into_iter()
        .flat_map(|document| document.spec().fields.iter().map(move |field| (document, *field)))
        .map(|(document, field)| {
            let row = rows.iter().find(|row| row.document == document.code() && row.key == field.key);
            let value = row.map(|row| row.value.clone()).unwrap_or_default();
            let shown = match crate::dates::kept(Some(&value)).filter(|_| field.date) {
                Some(day) => kipp_domain::words::long_date(day),
                None => value.clone(),
            };
            TypedValue { document, field, value, shown }
        })
        .collect())
}

/// Writes values of one document; an empty one is deleted. Unknown keys and impossible dates are refused, all at once.
pub fn put_values(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    code: &str,
    values: &[(String, String)],
) -> Result<Done<()>> {
    let document = Document::from_code(code).ok_or_else(|| Fault::not_found(Noun::Document, code))?;
    let label = format!("Isian {} diubah", words::in_sentence(document.title()));
    app.write(ctx, Op::new("documents.put_values", label).edition(edition), |write| {
        rows::open_edition(write, edition)?;
        put(write, edition, document, values)
    })
}

/// The same inside another operation.
pub fn put(write: &Write<'_>, edition: Id<Edition>, document: Document, values: &[(String, String)]) -> Result<()> {
    let mut problems = Problems::new();
    let mut checked = Vec::new();
    for (key, text) in values {
        let text = text.trim();
        let Some(field) = document.spec().fields.iter().find(|field| field.key == key) else {
            problems.wrong(key, format!("Isian “{key}” tidak ada pada {}.", words::in_sentence(document.title())));
            continue;
        };
        let value = match field.date && !text.is_empty() && text != NONE {
            true => crate::dates::optional_date(&mut problems, key, Some(text), write)
                .map(|day| day.to_string())
                .unwrap_or_default(),
            false => text.to_owned(),
        };
        checked.push((key.as_str(), value));
    }
    if problems.is_wrong() {
        return Err(problems.into());
    }
    for (key, value) in checked {
        let found: Option<DocumentValue> = write.one(
            sql!("document_values/by_key"),
            named_params! { ":edition_id": edition, ":document": document.code(), ":key": key },
        )?;
        match found {
            Some(row) if value.is_empty() => write.delete::<DocumentValue>(row.id)?,
            Some(row) if row.value == value => {}
            Some(row) => write.update(&DocumentValue { value, ..row })?,
            None if value.is_empty() => {}
            None => {
                write.insert(DocumentValue {
                    id: Id::NEW,
                    edition_id: edition,
                    document: document.code().into(),
                    key: key.into(),
                    value,
                })?;
            }
        }
    }
    Ok(())
}
