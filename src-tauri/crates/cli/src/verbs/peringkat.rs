//! `peringkat --db F`: the live ranking as a table, or as the JSON of `rankings.show`.

use serde_json::{Value, json};

use crate::args::{Given, Spec};
use crate::say::{Failure, table};
use crate::session::Session;
use crate::{Console, Place};

pub const SPEC: Spec =
    Spec { verb: "peringkat", places: &[], optional: 0, options: &["db", "edisi"], switches: &["json"] };

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let session = Session::open(place, &given.needed_path("db")?)?;
    let edition = session.edition(given)?;
    let ranking = session.call("rankings.show", &json!({ "edition": edition }))?;
    if given.has("json") {
        writeln!(console.out, "{}", serde_json::to_string_pretty(&ranking).unwrap_or_default())?;
        return Ok(());
    }
    let ties = session.call("rankings.ties", &json!({ "edition": edition }))?;
    console.out.write_all(session.marker()?.as_bytes())?;
    console.out.write_all(in_words(&ranking, &ties).as_bytes())?;
    Ok(())
}

fn in_words(ranking: &Value, ties: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    let number = |value: &Value| value.as_i64().map_or_else(|| "–".to_owned(), |number| number.to_string());
    let class = |row: &Value| {
        let place = row["class"].as_u64().and_then(|place| usize::try_from(place).ok());
        place.map_or_else(|| "–".to_owned(), |place| text(&ranking["classes"][place]["short_name"]))
    };
    let state = match (ranking["newest_revision"].as_i64(), ranking["same_as_newest"].as_bool()) {
        (Some(number), Some(true)) => format!("sama dengan revisi {number}"),
        (Some(number), _) => format!("berbeda dari revisi {number}"),
        (None, _) => "belum dibekukan".into(),
    };
    let mut said = format!("{}\nHitungan sementara, {state}.\n\n", text(&ranking["full_name"]));
    let rows: Vec<&Value> = ranking["rows"].as_array().into_iter().flatten().collect();
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let mark = if row["provisional"].as_bool() == Some(true) { "sementara" } else { "" };
            vec![
                number(&row["rank"]),
                text(&row["value"]),
                text(&row["title"]),
                text(&row["agency"]),
                class(row),
                [mark, row["tie"].as_str().unwrap_or("")]
                    .iter()
                    .filter(|part| !part.is_empty())
                    .copied()
                    .collect::<Vec<_>>()
                    .join(", "),
            ]
        })
        .collect();
    said.push_str(&table(
        &["Peringkat", "Nilai", "Judul", "Perangkat daerah", "Kelas", "Keterangan"],
        &[true, true, false, false, false, false],
        &cells,
    ));
    let ties = ties.as_array().into_iter().flatten();
    let ties: Vec<String> = ties.map(|tie| format!("{}: {}", text(&tie["title"]), text(&tie["text"]))).collect();
    let remarks = rows.iter().filter_map(|row| Some(format!("{}: {}", text(&row["title"]), row["remark"].as_str()?)));
    let said_of = |one: &Value| one["text"].as_str().map(str::to_owned);
    let obstacles = ranking["obstacles"].as_array().into_iter().flatten().filter_map(said_of);
    for (title, lines) in
        [("Seri", ties), ("Catatan", remarks.collect()), ("Belum dapat dibekukan", obstacles.collect::<Vec<String>>())]
    {
        if !lines.is_empty() {
            said.push_str(&format!("\n{title}:\n"));
            said.extend(lines.into_iter().map(|line| format!("  {line}\n")));
        }
    }
    said
}
