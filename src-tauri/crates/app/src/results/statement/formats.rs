//! Every format a frozen statement was ever written in stays readable as the newest.

use serde_json::{Value, from_str, from_value};

use super::{FORMAT, Statement};
use crate::error::{Fault, Result};

/// Reads a frozen statement of any format ever written.
pub(crate) fn read(format: i64, document: &str) -> Result<Statement> {
    let broken = |error: serde_json::Error| Fault::Bug(error.to_string());
    match format {
        FORMAT => from_str(document).map_err(broken),
        1 => {
            let mut value: Value = from_str(document).map_err(broken)?;
            edition_scale(&mut value);
            from_value(value).map_err(broken)
        }
        other => Err(Fault::Bug(format!("revision format {other}"))),
    }
}

/// In format 1 each stage had a scale of its own: the edition's is the one that holds them all.
fn edition_scale(statement: &mut Value) {
    let ends = |key: &str| -> Vec<i64> {
        let stages = statement.get("stages").and_then(Value::as_array);
        stages.into_iter().flatten().filter_map(|stage| stage.get(key)?.as_i64()).collect()
    };
    let (min, max) = (ends("scale_min").into_iter().min(), ends("scale_max").into_iter().max());
    if let Some(edition) = statement.get_mut("edition").and_then(Value::as_object_mut) {
        edition.insert("scale_min".into(), min.into());
        edition.insert("scale_max".into(), max.into());
    }
    if let Some(whole) = statement.as_object_mut() {
        whole.insert("format".into(), FORMAT.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_1_with_a_scale_for_each_stage_reads_as_one_scale_of_the_edition() {
        let edition = r#""code":"2021","year":2021,"short_name":"","full_name":"","region":"","place":"","legal_basis":"","rounding":"bertahap","combine":"mean""#;
        let stage = |id: i64, min: i64, max: i64| {
            format!(
                r#"{{"id":{id},"code":"","name":"","weight":500,"opened":true,"scale_min":{min},"scale_max":{max},"criteria":[],"jurors":[]}}"#
            )
        };
        let text = |format: i64, edition: &str, stages: &str| {
            format!(
                r#"{{"format":{format},"edition":{{{edition}}},"between_stages":false,"provisional":false,"stages":[{stages}],"jurors":[],"tie_rules":[],"combine":"rata-rata","classes":[],"rows":[],"decisions":[],"panel_ranks":false,"sheets":[]}}"#
            )
        };
        let old = text(1, edition, &[stage(1, 0, 10_000), stage(2, 100, 500)].join(","));
        let said = read(1, &old).map(|said| (said.format, said.edition.scale_min, said.edition.scale_max));
        assert_eq!(said.ok(), Some((2, 0, 10_000)));
        let new = text(2, &format!(r#"{edition},"scale_min":100,"scale_max":500"#), "");
        assert_eq!(read(2, &new).map(|said| said.edition.scale_max).ok(), Some(500));
        assert!(read(3, &new).is_err());
        // A format 1 that lacks what it must have is no statement.
        assert!(read(1, &text(1, edition, "")).is_err());
    }
}
