//! Whole desk files: written beside and renamed, copied and verified, never in place.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use crate::{Result, StoreError};

/// 64 hex digits of SHA-256.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `name.part` in the same folder: what is not finished never carries the real name.
pub fn part_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}

/// Puts a finished file on the disk. Opened to write: Windows flushes no file that was opened to read.
pub fn sync_file(path: &Path) -> std::io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Makes a rename durable on Unix; Windows has no such call.
pub fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    let _ = path;
    Ok(())
}

/// Keeps bytes under their hash in `<desk>.lampiran/ab/<sha256>`. Writing the same bytes twice changes nothing.
pub fn keep_by_hash(desk: &Path, bytes: &[u8]) -> Result<String> {
    let hash = sha256_hex(bytes);
    let target = place_by_hash(desk, &hash);
    if target.exists() {
        return Ok(hash);
    }
    let shown = target.display().to_string();
    let act = || -> std::io::Result<()> {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let part = part_of(&target);
        let mut file = File::create(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&part, &target)?;
        sync_folder_of(&target)
    };
    act().map_err(|source| StoreError::from_io(shown, source))?;
    Ok(hash)
}

/// Reads bytes kept by [`keep_by_hash`] and checks that they still have their hash.
pub fn read_by_hash(desk: &Path, hash: &str) -> Result<Vec<u8>> {
    let place = place_by_hash(desk, hash);
    let bytes = fs::read(&place).map_err(|source| StoreError::from_io(place.display().to_string(), source))?;
    if sha256_hex(&bytes) == hash { Ok(bytes) } else { Err(StoreError::Damaged(format!("{hash} in lampiran"))) }
}

fn place_by_hash(desk: &Path, hash: &str) -> PathBuf {
    desk.with_extension("lampiran").join(hash.get(..2).unwrap_or("00")).join(hash)
}

/// A verified copy: `VACUUM INTO` a part file, opened and checked, then renamed. Never the online backup API.
pub fn verified_copy(conn: &Connection, target: &Path) -> Result<()> {
    let part = part_of(target);
    let _ = fs::remove_file(&part);
    conn.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    let copy = Connection::open_with_flags(&part, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let word: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::Damaged(word));
    }
    let head = |conn: &Connection| -> Result<String> {
        Ok(conn.query_row("SELECT journal_head FROM desk", [], |row| row.get(0))?)
    };
    if head(&copy)? != head(conn)? {
        return Err(StoreError::Damaged("copy differs".into()));
    }
    drop(copy);
    let act = || -> std::io::Result<()> {
        sync_file(&part)?;
        fs::rename(&part, target)?;
        sync_folder_of(target)
    };
    act().map_err(|source| StoreError::from_io(target.display().to_string(), source))
}

/// Free bytes where `path` lies; None where the system does not tell.
pub fn free_space(path: &Path) -> Option<u64> {
    fs4::available_space(path.parent().unwrap_or(path)).ok()
}
