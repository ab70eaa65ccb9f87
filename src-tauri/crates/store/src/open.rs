//! Making and opening a desk file: prepare → check → migrate → arm. A file that is newer, foreign or damaged is never
//! written to and never deleted.

use std::fs::{self, File, OpenOptions};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, config::DbConfig, named_params};

use crate::desk::Access;
use crate::files::{part_of, sync_file, sync_folder_of, verified_copy};
use crate::migrations::{self, APPLICATION_ID, STEPS, Step};
use crate::platform::{Storage, storage_of};
use crate::{Desk, Result, StoreError, journal, sql};

/// How a new desk file begins.
#[derive(Clone, Debug)]
pub struct NewDesk {
    /// UTC milliseconds.
    pub at: i64,
    /// 20 random bits of this copy; 0 for the sample and in tests.
    pub copy_bits: u32,
    pub lineage: String,
    /// Set at creation and never cleared.
    pub is_sample: bool,
}

impl Desk {
    /// Makes a new file under another name and renames it when it is whole.
    ///
    /// # Errors
    /// `Exists` when there is a file at `path` already; nothing is touched then.
    pub fn create(path: &Path, new: &NewDesk) -> Result<Self> {
        if path.exists() {
            return Err(StoreError::Exists(path.into()));
        }
        let io = |source| StoreError::from_io(path.display().to_string(), source);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io)?;
        }
        let part = part_of(path);
        for suffix in ["", "-wal", "-journal"] {
            let _ = fs::remove_file(beside(&part, suffix));
        }
        let mut conn = connect(&part)?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrations::run(&mut conn, STEPS)?;
        conn.execute(
            sql!("desk/insert"),
            named_params! { ":lineage": new.lineage, ":created_at": new.at, ":is_sample": new.is_sample, ":copy_bits": new.copy_bits },
        )?;
        conn.execute(
            sql!("desk/insert_copy"),
            named_params! { ":copy_bits": new.copy_bits, ":made_at": new.at, ":how": "made" },
        )?;
        conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        conn.close().map_err(|(_, error)| StoreError::from(error))?;
        sync_file(&part).map_err(io)?;
        fs::rename(&part, path).map_err(io)?;
        sync_folder_of(path).map_err(io)?;
        Self::open(path, new.at)
    }

    /// Opens a desk file. `at` (UTC milliseconds) names the copies it may have to make.
    ///
    /// # Errors
    /// `Missing`; `Damaged`, `Newer`, `Foreign` (a copy was put aside, see [`put_aside`]); `Busy` when another program
    /// holds it.
    pub fn open(path: &Path, at: i64) -> Result<Self> {
        Self::open_with(path, at, STEPS)
    }

    /// Like [`Desk::open`] with another list of migrations; for the test of the runner.
    pub fn open_with(path: &Path, at: i64, steps: &[Step]) -> Result<Self> {
        let access = access_of(path)?;
        match peek(path, migrations::newest(steps)).and_then(|()| Self::open_checked(path, at, steps, access)) {
            Err(refused) => {
                // A copy that cannot be made does not hide why the file was refused.
                let _ = put_aside(path, at, &refused);
                Err(refused)
            }
            opened => opened,
        }
    }

    fn open_checked(path: &Path, at: i64, steps: &[Step], access: Access) -> Result<Self> {
        let unclean = fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0);
        let mut scratch = None;
        let mut conn = match access {
            Access::ReadWrite => connect(path)?,
            _ if !unclean => connect_immutable(path)?,
            _ => {
                let copy = copy_to_scratch(path, at)?;
                let conn = connect(&copy)?;
                scratch = Some(copy);
                conn
            }
        };
        let schema: i64 = conn.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        let word: String = match unclean {
            true => conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?,
            false => conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?,
        };
        if word != "ok" {
            return Err(StoreError::Damaged(word));
        }
        if unclean {
            let broken: i64 = conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
            if broken > 0 {
                return Err(StoreError::Damaged(format!("{broken} broken references")));
            }
        }
        let newest = migrations::newest(steps);
        if schema < newest && access == Access::ReadWrite {
            let copy = path.with_extension(format!("pra-migrasi-v{schema}-ke-v{newest}.kipp"));
            if !copy.exists() {
                verified_copy(&conn, &copy)?;
            }
            migrations::run(&mut conn, steps)?;
        }
        let shapes = journal::arm(&conn)?;
        conn.busy_timeout(Duration::from_millis(2000))?;
        Ok(Self {
            conn,
            path: path.into(),
            access,
            shapes,
            schema: newest,
            check_every_write: false,
            ended: std::cell::RefCell::default(),
            scratch,
        })
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

fn access_of(path: &Path) -> Result<Access> {
    if !path.exists() {
        return Err(StoreError::Missing(path.into()));
    }
    match storage_of(path) {
        Storage::Removable => return Ok(Access::Removable),
        Storage::Remote => return Ok(Access::Remote),
        Storage::Fixed => {}
    }
    let probe = beside(path, ".uji");
    let writable = OpenOptions::new().read(true).write(true).open(path).is_ok()
        && OpenOptions::new().write(true).create(true).truncate(true).open(&probe).is_ok();
    let _ = fs::remove_file(&probe);
    Ok(if writable { Access::ReadWrite } else { Access::ReadOnlyPlace })
}

/// Reads the file's head without SQLite: whose file it is and which schema it carries.
fn peek(path: &Path, newest: i64) -> Result<()> {
    let mut head = [0_u8; 100];
    let io = |source| StoreError::from_io(path.display().to_string(), source);
    let mut file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    if length == 0 || file.read_exact(&mut head).is_err() || &head[..16] != b"SQLite format 3\0" {
        // A desk whose first page was destroyed looks foreign; its name tells that it was one.
        return Err(match path.extension().is_some_and(|ending| ending == "kipp") && length >= 512 {
            true => StoreError::Damaged("first page".into()),
            false => StoreError::Foreign(path.into()),
        });
    }
    let number = |at: usize| i64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
    if number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign(path.into()));
    }
    match number(60) {
        found if found > newest => Err(StoreError::Newer { found, known: newest }),
        _ => Ok(()),
    }
}

/// The pragmas in their order, each with its reason in DATA.md.
fn connect(path: &Path) -> Result<Connection> {
    let conn = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.busy_timeout(Duration::from_millis(600))?;
    conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode == "wal" {
        conn.pragma_update(None, "synchronous", "FULL")?;
    } else {
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.pragma_update(None, "synchronous", "EXTRA")?;
    }
    for (name, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("trusted_schema", "OFF"),
        ("cell_size_check", "ON"),
        ("temp_store", "MEMORY"),
        ("secure_delete", "ON"),
        ("cache_size", "-32768"),
    ] {
        conn.pragma_update(None, name, value)?;
    }
    conn.query_row("PRAGMA mmap_size = 0", [], |_| Ok(())).or_else(none_is_fine)?;
    conn.query_row("PRAGMA journal_size_limit = 16777216", [], |_| Ok(())).or_else(none_is_fine)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(conn)
}

fn none_is_fine(error: rusqlite::Error) -> rusqlite::Result<()> {
    match error {
        rusqlite::Error::QueryReturnedNoRows => Ok(()),
        other => Err(other),
    }
}

/// A WAL file on a read-only mount does not open otherwise.
fn connect_immutable(path: &Path) -> Result<Connection> {
    let text = path.to_string_lossy();
    let escaped: String = text
        .chars()
        .flat_map(|c| match c {
            '?' => "%3f".chars().collect::<Vec<_>>(),
            '#' => "%23".chars().collect(),
            '%' => "%25".chars().collect(),
            '\\' => vec!['/'],
            other => vec![other],
        })
        .collect();
    let slash = if escaped.starts_with('/') { "" } else { "/" };
    let conn = Connection::open_with_flags(
        format!("file:{slash}{escaped}?immutable=1"),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.pragma_update(None, "trusted_schema", "OFF")?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(conn)
}

fn copy_to_scratch(path: &Path, at: i64) -> Result<PathBuf> {
    let copy = std::env::temp_dir().join(format!("meja-kipp-baca-{at}-{}.kipp", std::process::id()));
    let io = |source| StoreError::from_io(copy.display().to_string(), source);
    fs::copy(path, &copy).map_err(io)?;
    fs::copy(beside(path, "-wal"), beside(&copy, "-wal")).map_err(io)?;
    Ok(copy)
}

/// Copies a refused desk file and its log aside: `<name>.rusak-<at>`, `<name>.lebih-baru-<at>`, or `<name>.asing-<at>`
/// when something else lies under a desk's name. A file that never bore that name is a stranger's and stays alone
/// (ADR 7). The same bytes are copied once, however often they are opened.
fn put_aside(path: &Path, at: i64, refused: &StoreError) -> std::io::Result<()> {
    let word = match refused {
        StoreError::Damaged(_) => "rusak",
        StoreError::Newer { .. } => "lebih-baru",
        StoreError::Foreign(_) if path.extension().is_some_and(|ending| ending == "kipp") => "asing",
        _ => return Ok(()),
    };
    if fs::metadata(path)?.len() == 0 || copied_before(path, word)? {
        return Ok(());
    }
    for suffix in ["", "-wal"] {
        let from = beside(path, suffix);
        if from.exists() {
            fs::copy(&from, beside(path, &format!(".{word}-{at}{suffix}")))?;
        }
    }
    Ok(())
}

fn copied_before(path: &Path, word: &str) -> std::io::Result<bool> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
        return Ok(false);
    };
    let start = format!("{}.{word}-", name.to_string_lossy());
    let length = fs::metadata(path)?.len();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&start)
            && entry.metadata()?.len() == length
            && same_bytes(&entry.path(), path)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

fn same_bytes(left: &Path, right: &Path) -> std::io::Result<bool> {
    let (mut left, mut right) = (BufReader::new(File::open(left)?), BufReader::new(File::open(right)?));
    loop {
        let (a, b) = (left.fill_buf()?, right.fill_buf()?);
        let common = a.len().min(b.len());
        if a[..common] != b[..common] || (common == 0 && a.len() != b.len()) {
            return Ok(false);
        }
        if common == 0 {
            return Ok(true);
        }
        left.consume(common);
        right.consume(common);
    }
}
