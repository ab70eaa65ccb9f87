//! What a letter prints, as canonical JSON beside its number, and back.

use kipp_documents::{Value, Values};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::error::{Fault, Result};
use crate::results::statement::canonical;

/// The newest form of [`Kept`].
const FORMAT: u32 = 1;

/// What all letters of a batch print, or what one of them alone does.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Kept {
    format: u32,
    values: Json,
    /// The office's own words, by key; what is not here prints as shipped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    texts: Vec<(String, String)>,
}

pub(crate) fn to_text(values: &Values, texts: &[(String, String)]) -> Result<String> {
    canonical(&Kept { format: FORMAT, values: json(values), texts: texts.to_vec() })
}

pub(crate) fn from_text(text: &str) -> Result<(Values, Vec<(String, String)>)> {
    let kept: Kept = serde_json::from_str(text).map_err(|error| Fault::Bug(format!("content of a letter: {error}")))?;
    Ok((values(&kept.values), kept.texts))
}

fn json(values: &Values) -> Json {
    let entry = |name: &str| Some((name.to_owned(), values.get(name).map(value_json)?));
    Json::Object(values.names().filter_map(entry).collect())
}

fn value_json(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::from(text.as_str()),
        Value::Int(number) => Json::from(*number),
        Value::Flag(on) => Json::from(*on),
        Value::List(rows) => Json::Array(rows.iter().map(json).collect()),
        Value::Node(node) => json(node),
    }
}

fn values(json: &Json) -> Values {
    let Json::Object(entries) = json else { return Values::new() };
    entries.iter().fold(Values::new(), |values, (name, entry)| match value(entry) {
        Some(value) => values.with(name.clone(), value),
        None => values,
    })
}

fn value(json: &Json) -> Option<Value> {
    Some(match json {
        Json::String(text) => Value::Text(text.clone()),
        Json::Number(number) => Value::Int(number.as_i64()?),
        Json::Bool(on) => Value::Flag(*on),
        Json::Array(rows) => Value::List(rows.iter().map(values).collect()),
        Json::Object(_) => Value::Node(values(json)),
        Json::Null => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let values = Values::new()
            .text("nomor", "005/1")
            .int("jatah", 2)
            .flag("luring", true)
            .list("tembusan", vec![Values::new().text("isi", "Pertinggal")])
            .node("penerima", Values::new().text("nama", "Camat Seko"));
        let text = to_text(&values, &[("alinea-1".into(), "Isi.".into())]).expect("kept");
        let (back, texts) = from_text(&text).expect("read");
        assert_eq!(json(&back), json(&values));
        assert_eq!(texts, [("alinea-1".to_owned(), "Isi.".to_owned())]);
        assert!(from_text("{").is_err());
    }
}
