//! Two results side by side (*pembandingan*): a revision and another, a revision and now, now and a what-if.
//!
//! It compares what the results say, not why: frozen rows are read from their documents, never from live tables.

use kipp_domain::figures;
use kipp_domain::scoring::Score;
use kipp_domain::words::NONE;
use kipp_store::Id;
use kipp_store::records::{Juror, Stage, Submission};

use crate::results::statement::{Statement, StatementRow, StatementSheet};

/// In place of a class that a tie across its edge leaves to the panel.
const WAITING: &str = "menunggu pleno";

/// Whether a submission stands in both results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    Both,
    New,
    Gone,
}

/// One submission in two results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub submission: Id<Submission>,
    pub title: String,
    pub agency: String,
    pub presence: Presence,
    pub rank: (Option<u32>, Option<u32>),
    /// The final, else what the row is ranked by, as printed.
    pub value: (Option<String>, Option<String>),
    /// "+0,10", "−1,80"; None when nothing changed or one side has none.
    pub value_change: Option<String>,
    /// Short names.
    pub class: (Option<String>, Option<String>),
    /// Place in the classes of the second result.
    pub class_place: Option<usize>,
    /// "naik 1", "dari Top 7 ke Partisipatif", "nilai 80,05 menjadi 80,15"; empty: nothing changed.
    pub words: Vec<String>,
}

impl Moved {
    pub fn is_same(&self) -> bool {
        self.words.is_empty()
    }

    /// up, down, same, new, gone
    pub fn direction(&self) -> &'static str {
        match (self.presence, self.rank) {
            (Presence::New, _) => "new",
            (Presence::Gone, _) => "gone",
            (Presence::Both, (Some(old), Some(new))) if new < old => "up",
            (Presence::Both, (Some(old), Some(new))) if new > old => "down",
            (Presence::Both, (None, Some(_))) => "up",
            (Presence::Both, (Some(_), None)) => "down",
            (Presence::Both, _) => "same",
        }
    }

    /// "naik 1", "turun 2", "tetap", "baru", "tidak ada lagi"
    pub fn movement(&self) -> String {
        match (self.presence, self.rank) {
            (Presence::New, _) => "baru".into(),
            (Presence::Gone, _) => "tidak ada lagi".into(),
            (Presence::Both, (Some(old), Some(new))) if new < old => format!("naik {}", old - new),
            (Presence::Both, (Some(old), Some(new))) if new > old => format!("turun {}", new - old),
            (Presence::Both, (None, Some(_))) => "kini berperingkat".into(),
            (Presence::Both, (Some(_), None)) => "kini tanpa peringkat".into(),
            (Presence::Both, _) => "tetap".into(),
        }
    }

    /// "dari Partisipatif", where the class is another than before.
    pub fn class_words(&self) -> Option<String> {
        let changed = self.presence == Presence::Both && self.class.0 != self.class.1;
        changed.then(|| match &self.class {
            (Some(_), Some(new)) if new == WAITING => format!("kelas {WAITING}"),
            (Some(old), Some(new)) if old == WAITING => format!("masuk {new}"),
            (Some(old), Some(_)) => format!("dari {old}"),
            (Some(old), None) => format!("keluar dari {old}"),
            (None, _) => format!("masuk {}", dash(self.class.1.as_ref())),
        })
    }
}

/// Every submission of either result, in the order of the second; those that left last.
pub fn moves(before: &Statement, after: &Statement) -> Vec<Moved> {
    let mut old: Vec<&StatementRow> = before.rows.iter().collect();
    old.sort_by_key(|row| row.submission);
    let mut new: Vec<Id<Submission>> = after.rows.iter().map(|row| row.submission).collect();
    new.sort_unstable();
    let find = |id: Id<Submission>| old.binary_search_by_key(&id, |row| row.submission).ok().map(|at| old[at]);
    let mut found: Vec<Moved> =
        after.rows.iter().map(|row| moved(before, after, find(row.submission), Some(row), row)).collect();
    let left = before.rows.iter().filter(|row| new.binary_search(&row.submission).is_err());
    found.extend(left.map(|row| moved(before, after, Some(row), None, row)));
    found
}

fn moved(
    before: &Statement,
    after: &Statement,
    old: Option<&StatementRow>,
    new: Option<&StatementRow>,
    named: &StatementRow,
) -> Moved {
    let class = |statement: &Statement, row: Option<&StatementRow>| {
        let row = row?;
        match row.class.and_then(|at| statement.classes.get(at)) {
            Some(class) => Some(class.short_name.clone()),
            None => row.class_open.then(|| WAITING.to_owned()),
        }
    };
    let value = |row: Option<&StatementRow>| row.and_then(|row| row.final_score.clone().or_else(|| row.value.clone()));
    let mut moved = Moved {
        submission: named.submission,
        title: named.title.clone(),
        agency: named.agency.clone(),
        presence: match (old, new) {
            (Some(_), Some(_)) => Presence::Both,
            (None, _) => Presence::New,
            (Some(_), None) => Presence::Gone,
        },
        rank: (old.and_then(|row| row.rank), new.and_then(|row| row.rank)),
        value: (value(old), value(new)),
        value_change: None,
        class: (class(before, old), class(after, new)),
        class_place: new.and_then(|row| row.class),
        words: vec![],
    };
    moved.value_change = change(moved.value.0.as_deref(), moved.value.1.as_deref());
    let mut words = Vec::new();
    if moved.direction() != "same" {
        words.push(moved.movement());
    }
    if moved.presence == Presence::Both {
        if moved.class.0 != moved.class.1 {
            words.push(format!("dari {} ke {}", dash(moved.class.0.as_ref()), dash(moved.class.1.as_ref())));
        }
        if moved.value.0 != moved.value.1 {
            words.push(format!("nilai {} menjadi {}", dash(moved.value.0.as_ref()), dash(moved.value.1.as_ref())));
        }
    }
    moved.words = words;
    moved
}

fn dash(text: Option<&String>) -> String {
    text.cloned().unwrap_or_else(|| NONE.into())
}

/// New minus old of two printed figures, with its sign.
fn change(old: Option<&str>, new: Option<&str>) -> Option<String> {
    let (old, new) = (old?, new?);
    let decimals = |text: &str| text.split_once(',').map_or(0, |(_, rest)| rest.len());
    let fine = decimals(old).max(decimals(new)) > 2;
    let scaled = |text: &str| figures::parse_scaled(text, if fine { 4 } else { 2 }).ok();
    let difference = scaled(new)? - scaled(old)?;
    let sign = match difference {
        0 => return None,
        1.. => '+',
        _ => '−',
    };
    Some(match fine {
        false => format!("{sign}{}", Score(difference.abs())),
        true => format!("{sign}{},{:04}", difference.abs() / 10_000, difference.abs() % 10_000),
    })
}

/// One sheet that two results say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetChanged {
    pub stage: Id<Stage>,
    pub stage_name: String,
    pub submission: Id<Submission>,
    pub title: String,
    pub juror: Id<Juror>,
    pub juror_name: String,
    /// Printed total or sign.
    pub total: (String, String),
    /// Why it was excused, abstained from or is a conflict, in the second result.
    pub reason: Option<String>,
    /// Criterion with its old and new mark.
    pub marks: Vec<(String, Option<i64>, Option<i64>)>,
}

/// Sheets with other marks or another state, in order of stage, submission and juror.
pub fn sheets(before: &Statement, after: &Statement) -> Vec<SheetChanged> {
    let key = |sheet: &StatementSheet| (sheet.stage, sheet.submission, sheet.juror);
    let mut found = Vec::new();
    for new in &after.sheets {
        let old = before.sheets.binary_search_by_key(&key(new), key).ok().map(|at| &before.sheets[at]);
        let same = old.is_some_and(|old| old.state == new.state && old.marks == new.marks && old.reason == new.reason);
        let untouched = old.is_none() && new.state == "outstanding" && new.marks.iter().all(Option::is_none);
        if !same && !untouched {
            found.push(sheet_changed(before, after, key(new), old, Some(new)));
        }
    }
    for old in &before.sheets {
        if after.sheets.binary_search_by_key(&key(old), key).is_err() {
            found.push(sheet_changed(before, after, key(old), Some(old), None));
        }
    }
    found.sort_by_key(|sheet| (sheet.stage, sheet.submission, sheet.juror));
    found
}

fn sheet_changed(
    before: &Statement,
    after: &Statement,
    (stage, submission, juror): (Id<Stage>, Id<Submission>, Id<Juror>),
    old: Option<&StatementSheet>,
    new: Option<&StatementSheet>,
) -> SheetChanged {
    let of = |statement: &Statement| -> Option<(String, Vec<String>)> {
        let said = statement.stages.iter().find(|one| one.id == stage)?;
        let leaves = said.criteria.iter().filter(|one| one.leaf).map(|one| one.name.clone()).collect();
        Some((said.name.clone(), leaves))
    };
    let (stage_name, leaves) = of(after).or_else(|| of(before)).unwrap_or_default();
    let title = |statement: &Statement| -> Option<String> {
        statement.rows.iter().find(|row| row.submission == submission).map(|row| row.title.clone())
    };
    let name = |statement: &Statement| -> Option<String> {
        statement.jurors.iter().find(|one| one.id == juror).map(|one| one.name.clone())
    };
    let mark =
        |sheet: Option<&StatementSheet>, at: usize| sheet.and_then(|sheet| sheet.marks.get(at).copied().flatten());
    let marks = leaves
        .into_iter()
        .enumerate()
        .filter_map(|(at, leaf)| {
            let pair = (mark(old, at).map(i64::from), mark(new, at).map(i64::from));
            (pair.0 != pair.1).then_some((leaf, pair.0, pair.1))
        })
        .collect();
    SheetChanged {
        stage,
        stage_name,
        submission,
        title: title(after).or_else(|| title(before)).unwrap_or_default(),
        juror,
        juror_name: name(after).or_else(|| name(before)).unwrap_or_default(),
        total: (cell(before, stage, submission, juror), cell(after, stage, submission, juror)),
        reason: new.and_then(|sheet| sheet.reason.clone()),
        marks,
    }
}

/// The printed total or sign of one sheet; "–" where there is none.
pub fn cell(statement: &Statement, stage: Id<Stage>, submission: Id<Submission>, juror: Id<Juror>) -> String {
    let found = || -> Option<String> {
        let place = statement.stages.iter().position(|one| one.id == stage)?;
        let is_juror = |at: &usize| statement.jurors.get(*at).is_some_and(|one| one.id == juror);
        let column = statement.stages[place].jurors.iter().position(is_juror)?;
        let row = statement.rows.iter().find(|row| row.submission == submission)?;
        Some(row.stages.get(place)?.cells.get(column)?.text.clone())
    };
    found().filter(|text| !text.is_empty()).unwrap_or_else(|| NONE.into())
}

/// What else the two results are computed by, where it differs: a sentence each.
pub fn rules(before: &Statement, after: &Statement) -> Vec<String> {
    let mut found = Vec::new();
    let weights = |statement: &Statement| -> Vec<String> {
        let weighted = statement.stages.iter().filter(|stage| stage.weight > 0);
        weighted.map(|stage| format!("{} {}", stage.name, figures::weight(u32::from(stage.weight)))).collect()
    };
    let classes = |statement: &Statement| -> Vec<String> {
        let range = |from: i64, to: i64| if from == to { from.to_string() } else { format!("{from}–{to}") };
        let named = |class: &crate::results::statement::StatementClass| {
            format!("{} {}", class.short_name, range(class.rank_from, class.rank_to))
        };
        statement.classes.iter().map(named).collect()
    };
    let mut pair = |what: &str, old: String, new: String| {
        if old != new {
            found.push(format!("{what}: {} menjadi {}.", or_none(old), or_none(new)));
        }
    };
    let day = |statement: &Statement| -> String {
        let date = statement.signing.as_ref().and_then(|signing| signing.date.as_deref());
        date.and_then(kipp_domain::dates::iso_date).map(kipp_domain::words::long_date).unwrap_or_default()
    };
    pair("Tanggal hasil", day(before), day(after));
    pair("Bobot tahap", weights(before).join(", "), weights(after).join(", "));
    let scale = |statement: &Statement| -> String {
        [statement.edition.scale_min, statement.edition.scale_max].map(figures::hundredths).join(" sampai ")
    };
    pair("Skala nilai", scale(before), scale(after));
    pair("Cara gabung", before.combine.clone(), after.combine.clone());
    pair("Pembulatan", before.edition.rounding.clone(), after.edition.rounding.clone());
    pair("Penentu seri", before.tie_rules.join(", "), after.tie_rules.join(", "));
    pair("Kelas penghargaan", classes(before).join(", "), classes(after).join(", "));
    let reasons = |statement: &Statement| -> Vec<String> {
        statement.decisions.iter().map(|decision| decision.reason.clone()).collect()
    };
    if before.decisions != after.decisions {
        pair("Keputusan pleno", reasons(before).join("; "), reasons(after).join("; "));
    }
    found
}

fn or_none(text: String) -> String {
    if text.is_empty() { NONE.into() } else { text }
}
