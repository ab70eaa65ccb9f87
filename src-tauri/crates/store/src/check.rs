//! `periksa`: everything that must never be there, as queries that must answer nothing.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use crate::files::{KeptTrouble, read_by_hash};
use crate::journal::{self, Stray};
use crate::migrations::STEPS;
use crate::{Desk, Result, StoreError, codes, schema, sql};

/// Name and query of each invariant; a row it answers is a violation, told by its columns.
pub const INVARIANTS: &[(&str, &str)] = &[
    ("bobot kriteria berjumlah 1000 per tahap yang dibuka", sql!("invariants/criteria_weights")),
    ("bobot tahap yang dinilai berjumlah 1000 per edisi", sql!("invariants/stage_weights")),
    ("nilai hanya untuk penugasan yang masih berlaku", sql!("invariants/marks_without_assignment")),
    ("nilai di dalam rentang edisinya", sql!("invariants/marks_out_of_scale")),
    ("kriteria, usulan, dan juri satu lembar berasal dari satu edisi", sql!("invariants/foreign_edition")),
    ("perangkat daerah tidak menjadi atasannya sendiri", sql!("invariants/agency_cycle")),
    ("nomor piagam tidak ganda", sql!("invariants/certificate_numbers")),
];

/// What a full check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// Objects of the schema that are not as the migrations make them.
    pub schema: Vec<String>,
    pub integrity: Vec<String>,
    pub foreign_keys: Vec<String>,
    pub invariants: Vec<String>,
    /// Sequence numbers of the operations whose hash does not fit; -1 when the head itself does not.
    pub broken_links: Vec<i64>,
    pub strays: Vec<Stray>,
    /// Issued files and attachments whose bytes are not what was kept.
    pub issued: Vec<String>,
}

impl Findings {
    pub fn is_clean(&self) -> bool {
        *self == Self::default()
    }
}

/// Runs the invariants; the first violations end the operation that made them.
pub fn invariants(conn: &Connection) -> Result<()> {
    let found = violations(conn)?;
    match found.is_empty() {
        true => Ok(()),
        false => Err(StoreError::Invariant(found.join("; "))),
    }
}

fn violations(conn: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (name, query) in INVARIANTS {
        // A row that cannot be read, a sum that overflows: told, and the next invariant is looked at.
        if let Err(error) = violations_of(conn, name, query, &mut found) {
            match error {
                StoreError::Sqlite(error) => {
                    found.push(format!("{name}: tidak dapat diperiksa ({})", in_words(&error)))
                }
                StoreError::Damaged(word) => found.push(format!("{name}: tidak dapat diperiksa ({word})")),
                other => return Err(other),
            }
        }
    }
    match codes::unknown_words(conn) {
        Ok(unknown) => found.extend(unknown),
        Err(StoreError::Sqlite(error)) => found.push(format!("kata: tidak dapat diperiksa ({})", in_words(&error))),
        Err(other) => return Err(other),
    }
    Ok(found)
}

fn violations_of(conn: &Connection, name: &str, query: &str, found: &mut Vec<String>) -> Result<()> {
    let mut statement = conn.prepare_cached(query)?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let words: Vec<String> = (0..columns).map(|at| row.get_ref(at).map(shown)).collect::<rusqlite::Result<_>>()?;
        found.push(format!("{name}: {}", words.join(", ")));
    }
    Ok(())
}

pub(crate) fn shown(value: ValueRef<'_>) -> String {
    match value {
        ValueRef::Null => "–".into(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
        _ => "?".into(),
    }
}

/// The first column of every row, whatever it holds.
fn texts(conn: &Connection, query: &str) -> Result<Vec<String>> {
    let mut statement = conn.prepare(query)?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(shown(row.get_ref(0)?));
    }
    Ok(found)
}

/// At most `limit` findings of pages, rows, indexes and rules.
pub(crate) fn integrity(conn: &Connection, limit: usize) -> Result<Vec<String>> {
    let found = texts(conn, &format!("PRAGMA integrity_check({limit})"))?;
    Ok(found.iter().filter(|word| *word != "ok").map(|word| integrity_in_words(word)).collect())
}

/// At most `limit` rows that refer to nothing.
pub(crate) fn references(conn: &Connection, limit: usize) -> Result<Vec<String>> {
    texts(
        conn,
        &format!(
            "SELECT \"table\" || ' ' || coalesce(rowid, '?') || ' → ' || parent FROM pragma_foreign_key_check LIMIT {limit}"
        ),
    )
}

/// What SQLite says of a row it cannot read, in Indonesian.
pub(crate) fn in_words(error: &rusqlite::Error) -> String {
    use rusqlite::ErrorCode as C;
    let said = error.to_string();
    match error.sqlite_error_code() {
        Some(C::DatabaseCorrupt) if said.contains("malformed database schema") => "susunan tabel tidak terbaca".into(),
        Some(C::DatabaseCorrupt) => "halaman berkas rusak".into(),
        Some(C::NotADatabase) => "kepala berkas rusak".into(),
        Some(C::SystemIoFailure) => "berkas tidak dapat dibaca sampai selesai".into(),
        _ if said.contains("malformed JSON") => "isi riwayat rusak".into(),
        _ if said.contains("overflow") => "angka di luar batas".into(),
        _ if said.contains("utf-8") || said.contains("UTF-8") => "teks rusak".into(),
        _ => "baris tidak terbaca".into(),
    }
}

/// The findings of `integrity_check` that a row can have, in Indonesian; the rest speaks of pages.
pub(crate) fn integrity_in_words(said: &str) -> String {
    let said = said.trim();
    if let Some((row, index)) = said.strip_prefix("row ").and_then(|rest| rest.split_once(" missing from index ")) {
        return format!("baris ke-{row} tidak ada dalam indeks {index}");
    }
    for (start, words) in [
        ("wrong # of entries in index ", "jumlah isi indeks salah: "),
        ("non-unique entry in index ", "isi ganda dalam indeks "),
        ("NULL value in ", "isian wajib kosong: "),
        ("CHECK constraint failed in ", "aturan isian dilanggar pada tabel "),
        ("malformed JSON", "isi riwayat rusak"),
    ] {
        if let Some(rest) = said.strip_prefix(start) {
            return format!("{words}{rest}");
        }
    }
    if let Some((_, column)) = said.strip_prefix("non-").and_then(|rest| rest.split_once(" value in ")) {
        return format!("jenis isian salah: {column}");
    }
    if let Some(row) = said.strip_prefix("row ") {
        return format!("baris rusak: {}", row.split(' ').next().unwrap_or_default());
    }
    let page: String =
        said.split("page ").nth(1).unwrap_or_default().chars().take_while(char::is_ascii_digit).collect();
    match page.is_empty() {
        true => "halaman berkas rusak".into(),
        false => format!("halaman {page} rusak"),
    }
}

/// A part of the check that could not go on: a finding like the others.
fn or_finding(part: Result<Vec<String>>) -> Result<Vec<String>> {
    match part {
        Err(StoreError::Sqlite(error)) => {
            Ok(vec![format!("tidak dapat diperiksa sampai selesai: {}", in_words(&error))])
        }
        Err(StoreError::Damaged(word) | StoreError::Altered(word)) => Ok(vec![word]),
        other => other,
    }
}

impl Desk {
    /// Schema, integrity, foreign keys, invariants, the journal's chain, live rows against the journal, issued files.
    /// Nothing ends it early: what cannot be read is a finding.
    pub fn check(&self) -> Result<Findings> {
        let conn = &self.conn;
        let mut integrity = or_finding(integrity(conn, 100))?;
        // An index over the images cannot be compared any more once one of them is no JSON: each such row is named.
        integrity.extend(or_finding(texts(
            conn,
            "SELECT 'riwayat baris ' || id || ': isi rusak' FROM operation_changes \
             WHERE NOT json_valid(coalesce(before, '0')) OR NOT json_valid(coalesce(after, '0')) LIMIT 100",
        ))?);
        let mut found = Findings {
            schema: or_finding(schema::findings(conn, STEPS, self.schema))?,
            integrity,
            foreign_keys: or_finding(references(conn, 100))?,
            invariants: violations(conn)?,
            issued: or_finding(self.kept_files())?,
            ..Findings::default()
        };
        match journal::broken_links(conn) {
            Ok(broken) => found.broken_links = broken,
            Err(error) => found.integrity.extend(or_finding(Err(error))?),
        }
        match journal::strays(conn, &self.shapes) {
            Ok(strays) => found.strays = strays,
            Err(error) => found.integrity.extend(or_finding(Err(error))?),
        }
        Ok(found)
    }

    /// Files beside the desk that are missing or others than they were.
    fn kept_files(&self) -> Result<Vec<String>> {
        let issued = self.not_as_kept(sql!("issued_files/all"), "isinya bukan yang diterbitkan")?;
        let attached = self.not_as_kept(sql!("attachments/all"), "isinya bukan yang dilampirkan")?;
        Ok([issued, attached].concat())
    }

    fn not_as_kept(&self, query: &str, altered: &str) -> Result<Vec<String>> {
        let mut statement = self.conn.prepare_cached(query)?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (name, hash) = (shown(row.get_ref("name")?), shown(row.get_ref("sha256")?));
            let size = row.get::<_, i64>("size").ok().and_then(|size| u64::try_from(size).ok()).unwrap_or_default();
            match read_by_hash(&self.path, &hash, size) {
                Ok(_) => {}
                Err(StoreError::Kept { trouble: KeptTrouble::Missing, .. }) => found.push(format!("{name}: tidak ada")),
                Err(StoreError::Kept { .. }) => found.push(format!("{name}: {altered}")),
                Err(_) => found.push(format!("{name}: tidak dapat dibaca")),
            }
        }
        Ok(found)
    }
}
