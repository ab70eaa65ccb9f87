//! Whose schema a file carries: compared, text for text, with what the migrations make, before anything else of the file
//! is read, armed or written. A file from elsewhere may hold triggers, views, virtual tables and weakened rules; not one
//! of them is ever run.
//!
//! SQLite reads the texts of a schema at the first statement and runs nothing of them. What that may cost is bounded by
//! what our own schema costs: a file with more objects, or with longer texts, is stopped there.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rusqlite::Connection;
use rusqlite::limits::Limit;
use sha2::{Digest, Sha256};

use crate::files::hex;
use crate::migrations::{self, Step};
use crate::{Result, StoreError, guards};

/// Schemas of programs that were tried before the first release, under the number 1 too: told by their own sentence.
pub const TRIALS: &[&str] = &["00378ce3e7d0aa9e", "267d03b7db978301", "3021b970bec0aa02"];

/// Kind, name, table and text of one object of a schema.
type Object = (String, String, String, String);

/// What the migrations up to a version make.
#[derive(Debug)]
struct Known {
    objects: BTreeSet<Object>,
    longest: usize,
}

static KNOWN: OnceLock<Mutex<BTreeMap<String, Arc<Known>>>> = OnceLock::new();

/// How many times our own schema another may cost before it is stopped.
const SLACK: usize = 4;
/// Steps of SQLite's machine for one object, generously.
const STEPS_PER_OBJECT: usize = 16;

/// Made once for each list of migrations, in memory.
fn known(steps: &[Step], version: i64) -> Result<Arc<Known>> {
    let steps: Vec<Step> = steps.iter().copied().filter(|step| step.to <= version).collect();
    let texts: String = steps.iter().map(|step| step.sql).collect();
    let key = hex(&Sha256::digest(texts.as_bytes()));
    let mut kept = KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(&key) {
        return Ok(known.clone());
    }
    let mut conn = Connection::open_in_memory()?;
    migrations::run(&mut conn, &steps, 0)?;
    let objects = objects(&conn)?;
    let longest = objects.iter().map(|object| object.1.len() + object.3.len()).max().unwrap_or_default();
    let known = Arc::new(Known { objects, longest });
    kept.insert(key, known.clone());
    Ok(known)
}

fn objects(conn: &Connection) -> Result<BTreeSet<Object>> {
    let mut statement = conn.prepare("SELECT type, name, tbl_name, sql FROM main.sqlite_master")?;
    let mut rows = statement.query([])?;
    let mut found = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let text = |at: usize| -> Result<String> {
            Ok(match row.get_ref(at)? {
                rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                rusqlite::types::ValueRef::Null => String::new(),
                other => format!("{:?}", other.data_type()),
            })
        };
        found.insert((text(0)?, text(1)?, text(2)?, text(3)?));
    }
    Ok(found)
}

/// The hash of a schema, for [`TRIALS`].
fn mark_of(objects: &BTreeSet<Object>) -> String {
    let mut sha = Sha256::new();
    for (kind, name, table, text) in objects {
        for part in [kind, name, table, text] {
            sha.update(part.as_bytes());
            sha.update([0x1f]);
        }
    }
    hex(&sha.finalize())[..16].to_owned()
}

/// Refuses a file whose schema is not, object for object and letter for letter, that of its version. Answers the version.
///
/// # Errors
/// `Newer`, `Foreign`, `Trial`, `Altered`; `Damaged` when it cannot be read; `Busy`.
pub(crate) fn require_ours(conn: &mut Connection, steps: &[Step]) -> Result<i64> {
    let newest = migrations::newest(steps);
    let version: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    match version {
        found if found > newest => return Err(StoreError::Newer { found, known: newest }),
        found if found < 1 => return Err(StoreError::Altered("nomor versi data tidak ada".into())),
        _ => {}
    }
    let known = known(steps, version)?;
    let found = bounded(conn, &known)?;
    if found == known.objects {
        return Ok(version);
    }
    if TRIALS.contains(&mark_of(&found).as_str()) {
        return Err(StoreError::Trial);
    }
    Err(StoreError::Altered(difference(&known.objects, &found)))
}

/// What differs now from the schema of `version`, for `periksa`.
pub(crate) fn findings(conn: &Connection, steps: &[Step], version: i64) -> Result<Vec<String>> {
    let (known, found) = (known(steps, version)?, objects(conn)?);
    Ok(if found == known.objects { vec![] } else { vec![difference(&known.objects, &found)] })
}

fn bounded(conn: &mut Connection, known: &Known) -> Result<BTreeSet<Object>> {
    let length = i32::try_from((known.longest * SLACK).max(4096)).unwrap_or(i32::MAX);
    conn.set_limit(Limit::SQLITE_LIMIT_LENGTH, length)?;
    conn.set_limit(Limit::SQLITE_LIMIT_SQL_LENGTH, length)?;
    let most = i32::try_from(known.objects.len() * STEPS_PER_OBJECT * SLACK).unwrap_or(i32::MAX);
    conn.progress_handler(most, Some(|| true))?;
    let found = objects(conn);
    conn.progress_handler(0, None::<fn() -> bool>)?;
    let found = found.map_err(|error| match error {
        StoreError::Sqlite(rusqlite::Error::SqliteFailure(code, _))
            if matches!(code.code, rusqlite::ErrorCode::OperationInterrupted | rusqlite::ErrorCode::TooBig) =>
        {
            StoreError::Altered("tabel, indeks, atau aturannya terlalu banyak atau terlalu panjang".into())
        }
        StoreError::Sqlite(other) => StoreError::Damaged(crate::check::in_words(&other)),
        other => other,
    })?;
    guards::set_limits(conn)?;
    Ok(found)
}

/// The first object that is too many, missing or other, in words. A name out of the file is shown, never used.
fn difference(known: &BTreeSet<Object>, found: &BTreeSet<Object>) -> String {
    let name = |object: &Object| {
        let shown: String = object.1.chars().map(|c| if c.is_control() { ' ' } else { c }).take(40).collect();
        let kind = match object.0.as_str() {
            "table" => "tabel",
            "index" => "indeks",
            "view" => "tampilan",
            "trigger" => "pemicu",
            _ => "benda",
        };
        format!("{kind} “{}”", shown.trim())
    };
    let is_in =
        |object: &Object, other: &BTreeSet<Object>| other.iter().any(|it| (&it.0, &it.1) == (&object.0, &object.1));
    if let Some(extra) = found.difference(known).find(|object| !is_in(object, known)) {
        return format!("{} bukan milik Meja KIPP", name(extra));
    }
    if let Some(missing) = known.difference(found).find(|object| !is_in(object, found)) {
        return format!("{} tidak ada", name(missing));
    }
    match known.difference(found).next() {
        Some(other) => format!("{} lain susunannya", name(other)),
        None => "susunan data lain".into(),
    }
}
