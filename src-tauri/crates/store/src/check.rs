//! `periksa`: everything that must never be there, as queries that must answer nothing.

use rusqlite::Connection;

use crate::journal::{self, Stray};
use crate::{Desk, Result, StoreError, sql};

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
    pub integrity: Vec<String>,
    pub foreign_keys: Vec<String>,
    pub invariants: Vec<String>,
    /// Sequence number of the first operation whose hash does not fit; -1 when the head itself does not.
    pub broken_link: Option<i64>,
    pub strays: Vec<Stray>,
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
        let mut statement = conn.prepare_cached(query)?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let words: Vec<String> = (0..columns)
                .map(|at| {
                    Ok(match row.get_ref(at)? {
                        rusqlite::types::ValueRef::Null => "–".into(),
                        rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                        rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                        _ => "?".into(),
                    })
                })
                .collect::<rusqlite::Result<_>>()?;
            found.push(format!("{name}: {}", words.join(", ")));
        }
    }
    Ok(found)
}

impl Desk {
    /// Integrity, foreign keys, invariants, the journal's chain, and live rows against the journal.
    pub fn check(&self) -> Result<Findings> {
        let texts = |query: &str| -> Result<Vec<String>> { self.read().map(query, [], |row| row.get(0)) };
        let mut integrity = texts("PRAGMA integrity_check")?;
        integrity.retain(|word| word != "ok");
        Ok(Findings {
            integrity,
            foreign_keys: texts("SELECT \"table\" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check")?,
            invariants: violations(&self.conn)?,
            broken_link: journal::broken_link(&self.conn)?,
            strays: journal::strays(&self.conn, &self.shapes)?,
        })
    }
}
