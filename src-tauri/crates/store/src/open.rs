//! Making and opening a desk file: look at its head → compare its schema → look whether it is whole → migrate → arm.
//! A file that is newer, foreign, altered or damaged is never written to and never deleted, and nothing of it is run.

use std::cell::Cell;
use std::fs::{self, File, OpenOptions};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, config::DbConfig, named_params};

use crate::aside::{self, Aside};
use crate::desk::{Access, Scratch};
use crate::files::{beside, sync_file, verified_copy};
use crate::migrations::{self, APPLICATION_ID, STEPS, Step};
use crate::parts::{self, Part, Readers, Workplace, create_new, folder_of, make_folder, move_new, sync_folder};
use crate::platform::{Storage, storage_of};
use crate::whole::{AT_ONCE, Whole};
use crate::{Desk, Result, StoreError, check, guards, journal, log, schema, sql};

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

/// The name of a desk inside the folder where it is made.
const UNDER_WAY: &str = "meja.kipp";

impl Desk {
    /// Makes a new file with nothing in it.
    ///
    /// # Errors
    /// As [`Desk::create_with`].
    pub fn create(path: &Path, new: &NewDesk) -> Result<Self> {
        Self::create_with::<StoreError>(path, new, |_| Ok(()))
    }

    /// Makes a new file in a folder of its own, lets `fill` write the first operations, and gives the whole file its name.
    /// Whatever ends before that, the name stays free.
    ///
    /// # Errors
    /// `Exists` when something stands at `path`, also when it came meanwhile; nothing is touched then. What `fill` says.
    pub fn create_with<E: From<StoreError>>(
        path: &Path,
        new: &NewDesk,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Self, E> {
        let path = absolute(path)?;
        free_name(&path)?;
        let io = |source| StoreError::from_io(path.display().to_string(), source);
        make_folder(folder_of(&path), Readers::Own).map_err(io)?;
        parts::sweep(folder_of(&path));
        let place = Workplace::inside(folder_of(&path)).map_err(io)?;
        let part = place.file(UNDER_WAY);
        begin(&part, new)?;
        let mut desk = Self::open_checked(&part, new.at, STEPS, Access::ReadWrite, AT_ONCE)?;
        fill(&mut desk)?;
        desk.close()?;
        sync_file(&part).map_err(io)?;
        move_new(&part, &path).map_err(|source| match source.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::Exists(path.clone()),
            _ => io(source),
        })?;
        sync_folder(folder_of(&path)).map_err(io)?;
        drop(place);
        Ok(Self::open(&path, new.at)?)
    }

    /// Opens a desk file. `at` (UTC milliseconds) names the copies it may have to make.
    ///
    /// # Errors
    /// `Missing`; `NotOpened` with `Damaged`, `Altered`, `Trial`, `Newer` or `Foreign` in it and what became of a copy
    /// (see [`aside`]); `Busy` when another program holds it.
    pub fn open(path: &Path, at: i64) -> Result<Self> {
        Self::open_with(path, at, STEPS)
    }

    /// Like [`Desk::open`] with another list of migrations; for the test of the runner.
    pub fn open_with(path: &Path, at: i64, steps: &[Step]) -> Result<Self> {
        Self::open_looking(path, at, steps, AT_ONCE)
    }

    /// Like [`Desk::open`], looking through at once what is not larger than `at_once` bytes; for tests.
    pub fn open_looking(path: &Path, at: i64, steps: &[Step], at_once: u64) -> Result<Self> {
        let path = &absolute(path)?;
        let access = access_of(path)?;
        if access == Access::ReadWrite {
            parts::sweep(folder_of(path));
        }
        let log = beside(path, "-wal");
        let had_log = log.exists();
        match peek(path, migrations::newest(steps)).and_then(|()| Self::open_checked(path, at, steps, access, at_once))
        {
            Err(why) => {
                if !had_log && fs::metadata(&log).is_ok_and(|log| log.len() == 0) {
                    let _ = fs::remove_file(&log);
                }
                Err(match why {
                    why @ (StoreError::Damaged(_)
                    | StoreError::Altered(_)
                    | StoreError::Trial
                    | StoreError::Newer { .. }
                    | StoreError::Foreign(_)) => {
                        let copy = match access {
                            Access::ReadWrite => aside::put(path, at, &why),
                            _ => Aside::Refused,
                        };
                        StoreError::NotOpened { why: Box::new(why), copy }
                    }
                    other => other,
                })
            }
            opened => opened,
        }
    }

    pub(crate) fn open_checked(path: &Path, at: i64, steps: &[Step], access: Access, at_once: u64) -> Result<Self> {
        let log = beside(path, "-wal");
        let unclean = fs::metadata(&log).is_ok_and(|log| log.len() > 0);
        let log_is_cut = unclean && log::ends_in_the_middle(&log);
        if log::names_another_file(&beside(path, "-journal")) {
            return Err(StoreError::Altered("catatan batal di sampingnya menyebut berkas lain".into()));
        }
        let mut scratch = None;
        let mut conn = match access {
            Access::ReadWrite => connect(path)?,
            _ if !unclean => connect_immutable(path)?,
            _ => {
                let copy = copy_to_scratch(path)?;
                let conn = connect(&copy.path)?;
                scratch = Some(copy);
                conn
            }
        };
        let found = schema::require_ours(&mut conn, steps)?;
        one_desk_row(&conn)?;
        let newest = migrations::newest(steps);
        if access != Access::ReadWrite && found < newest && scratch.is_none() {
            // Its own copy is brought to the newest schema, so that it can be read.
            let copy = copy_to_scratch(path)?;
            conn = connect(&copy.path)?;
            schema::require_ours(&mut conn, steps)?;
            scratch = Some(copy);
        }
        let looked_at = scratch.as_ref().map_or(path, |scratch| &scratch.path);
        let size = fs::metadata(looked_at).map_or(0, |found| found.len());
        let soon = !unclean && found == newest && size > at_once;
        if !soon && let Some(word) = check::integrity(&conn, 1)?.first() {
            // Before a migration, and before anything goes into the file.
            return Err(StoreError::Damaged(word.clone()));
        }
        if access == Access::ReadWrite {
            settle(&conn)?;
        }
        if found < newest {
            let copy = path.with_extension(format!("pra-migrasi-v{found}-ke-v{newest}.kipp"));
            if access == Access::ReadWrite && !copy.exists() {
                verified_copy(&conn, &copy)?;
            }
            migrations::run(&mut conn, steps, at)?;
        }
        let shapes = journal::arm(&conn)?;
        let whole = match soon {
            true => {
                // The reader sees the file alone: nothing may go from the log into it meanwhile.
                conn.pragma_update(None, "wal_autocheckpoint", 0)?;
                Whole::soon(connect_immutable(looked_at)?, shapes.clone())
            }
            false => Whole::now(&conn, &shapes)?,
        };
        if let Some(StoreError::Damaged(word)) = whole.trouble() {
            return Err(StoreError::Damaged(word));
        }
        conn.busy_timeout(Duration::from_millis(2000))?;
        Ok(Self {
            conn,
            path: path.into(),
            access,
            shapes,
            schema: newest,
            check_every_write: false,
            ended: std::cell::RefCell::default(),
            _scratch: scratch,
            log_is_cut,
            held_back: soon,
            written_at: Cell::new(None),
            whole,
        })
    }
}

/// The path from the root: a bare name has no folder, and SQLite's addresses know none.
fn absolute(path: &Path) -> Result<PathBuf> {
    parts::absolute(path).map_err(|source| StoreError::Io { shown: path.display().to_string(), source })
}

fn free_name(path: &Path) -> Result<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Err(StoreError::IsFolder(path.into())),
        Ok(_) => Err(StoreError::Exists(path.into())),
        Err(_) => Ok(()),
    }
}

/// An empty desk: the schema, its row, its first copy.
fn begin(part: &Path, new: &NewDesk) -> Result<()> {
    let io = |source| StoreError::from_io(part.display().to_string(), source);
    drop(create_new(part, Readers::Own).map_err(io)?);
    let mut conn = connect(part)?;
    settle(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrations::run(&mut conn, STEPS, new.at)?;
    conn.execute(
        sql!("desk/insert"),
        named_params! {
            ":lineage": new.lineage, ":created_at": new.at, ":is_sample": new.is_sample, ":copy_bits": new.copy_bits,
            ":journal_head": journal::beginning(&new.lineage, new.at, new.is_sample),
        },
    )?;
    conn.execute(
        sql!("desk/insert_copy"),
        named_params! { ":copy_bits": new.copy_bits, ":made_at": new.at, ":how": "made" },
    )?;
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    conn.close().map_err(|(_, error)| StoreError::from(error))
}

fn access_of(path: &Path) -> Result<Access> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Err(StoreError::IsFolder(path.into())),
        // A pipe would never answer.
        Ok(found) if !found.is_file() => return Err(StoreError::Foreign(path.into())),
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => return Err(StoreError::ReadOnly),
        Err(_) => return Err(StoreError::Missing(path.into())),
    }
    match storage_of(path) {
        Storage::Removable => return Ok(Access::Removable),
        Storage::Remote => return Ok(Access::Remote),
        Storage::Fixed => {}
    }
    let writable =
        OpenOptions::new().read(true).write(true).open(path).is_ok() && Part::beside(path, Readers::Own).is_ok();
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
            true => StoreError::Damaged("halaman pertama".into()),
            false => StoreError::Foreign(path.into()),
        });
    }
    let number = |at: usize| i64::from(u32::from_be_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]));
    if number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign(path.into()));
    }
    if number(56) != 1 {
        return Err(StoreError::Altered("teksnya bukan UTF-8".into()));
    }
    match number(60) {
        found if found > newest => Err(StoreError::Newer { found, known: newest }),
        _ => Ok(()),
    }
}

fn one_desk_row(conn: &Connection) -> Result<()> {
    match conn.query_row("SELECT count(*) FROM desk", [], |row| row.get::<_, i64>(0))? {
        1 => Ok(()),
        _ => Err(StoreError::Damaged("baris pokok berkas meja tidak ada".into())),
    }
}

/// A connection that has read nothing yet: guarded, and with the pragmas that touch no file. What asks for the schema
/// stands in [`settle`], after the schema was compared.
fn connect(path: &Path) -> Result<Connection> {
    let mut conn =
        Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    guarded(&mut conn)?;
    // Until the file is known to be ours its log stays as it is.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.busy_timeout(Duration::from_millis(600))?;
    conn.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    for (name, value) in [
        ("foreign_keys", "ON"),
        ("recursive_triggers", "ON"),
        ("cell_size_check", "ON"),
        ("temp_store", "MEMORY"),
        ("secure_delete", "ON"),
    ] {
        conn.pragma_update(None, name, value)?;
    }
    conn.query_row("PRAGMA mmap_size = 0", [], |_| Ok(())).or_else(none_is_fine)?;
    conn.query_row("PRAGMA journal_size_limit = 16777216", [], |_| Ok(())).or_else(none_is_fine)?;
    Ok(conn)
}

fn guarded(conn: &mut Connection) -> Result<()> {
    guards::set(conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// How the file is written from now on.
fn settle(conn: &Connection) -> Result<()> {
    let mode: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode == "wal" {
        conn.pragma_update(None, "synchronous", "FULL")?;
    } else {
        conn.pragma_update(None, "journal_mode", "DELETE")?;
        conn.pragma_update(None, "synchronous", "EXTRA")?;
    }
    conn.pragma_update(None, "cache_size", "-32768")?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

fn none_is_fine(error: rusqlite::Error) -> rusqlite::Result<()> {
    match error {
        rusqlite::Error::QueryReturnedNoRows => Ok(()),
        other => Err(other),
    }
}

/// A WAL file on a read-only mount does not open otherwise. `path` is absolute.
fn connect_immutable(path: &Path) -> Result<Connection> {
    let mut conn = Connection::open_with_flags(
        address(path),
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    guarded(&mut conn)?;
    conn.pragma_update(None, "cell_size_check", "ON")?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(conn)
}

/// SQLite's address of a file that does not change: every byte that could mean something else is written as a number.
fn address(path: &Path) -> String {
    let mut text = String::from("file:");
    let bytes = path.as_os_str().as_encoded_bytes();
    if !bytes.starts_with(b"/") {
        text.push('/');
    }
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => text.push('/'),
            b'/' | b'.' | b'-' | b'_' | b':' => text.push(char::from(*byte)),
            letter if letter.is_ascii_alphanumeric() => text.push(char::from(*letter)),
            other => text.push_str(&format!("%{other:02x}")),
        }
    }
    text.push_str("?immutable=1");
    text
}

/// A copy, with its log if there is one, in a folder of our own among the temporary files; what an earlier program left
/// there goes first.
fn copy_to_scratch(path: &Path) -> Result<Scratch> {
    let around = std::env::temp_dir();
    parts::sweep(&around);
    let io = |source| StoreError::from_io(around.display().to_string(), source);
    let place = Workplace::inside(&around).map_err(io)?;
    let copy = place.file("baca.kipp");
    for suffix in ["", "-wal"].into_iter().filter(|suffix| suffix.is_empty() || beside(path, suffix).exists()) {
        let mut to = create_new(&beside(&copy, suffix), Readers::Own).map_err(io)?;
        File::open(beside(path, suffix)).and_then(|mut from| std::io::copy(&mut from, &mut to)).map_err(io)?;
    }
    Ok(Scratch { path: copy, _place: place })
}
