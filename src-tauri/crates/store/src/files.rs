//! Whole desk files: written beside and renamed, copied and verified, never in place. What left the office, kept by hash.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use sha2::{Digest, Sha256};

use crate::parts::{Part, Readers, Workplace, folder_of, make_folder, move_new, sync_folder};
use crate::{Result, StoreError, guards, sql};

/// The 32 bytes of SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// 64 hex digits of SHA-256.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `name` with an ending of its own, in the same folder.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}

/// Puts a finished file on the disk. Opened to write: Windows flushes no file that was opened to read.
pub fn sync_file(path: &Path) -> std::io::Result<()> {
    File::options().write(true).open(path)?.sync_all()
}

/// Replaces a small file of the program's own folder; a cut leaves the old one or the new one.
///
/// # Errors
/// What the system says.
pub fn write_own(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    make_folder(folder_of(path), Readers::Own)?;
    let mut part = Part::beside(path, Readers::Own)?;
    part.write(bytes)?;
    part.replace(path)
}

/// Where the bytes of issued files lie: `<desk>.lampiran`.
pub fn kept_folder(desk: &Path) -> PathBuf {
    desk.with_extension("lampiran")
}

/// Keeps bytes under their hash in `<desk>.lampiran/ab/<sha256>`. Writing the same bytes twice changes nothing; a file of
/// that name with other bytes is replaced.
pub fn keep_by_hash(desk: &Path, bytes: &[u8]) -> Result<String> {
    let hash = sha256_hex(bytes);
    let target = place_by_hash(desk, &hash)?;
    if read_by_hash(desk, &hash, bytes.len() as u64).is_ok() {
        return Ok(hash);
    }
    let shown = target.display().to_string();
    let act = || -> std::io::Result<()> {
        make_folder(folder_of(&target), Readers::Own)?;
        let mut part = Part::beside(&target, Readers::Own)?;
        part.write(bytes)?;
        part.replace(&target)
    };
    act().map_err(|source| StoreError::from_io(shown, source))?;
    Ok(hash)
}

/// Why the bytes of an issued file are not what left the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptTrouble {
    Missing,
    /// Something else lies there: a folder, a link, a pipe, another size, other bytes; or the list names no hash.
    Altered,
}

/// Reads bytes kept by [`keep_by_hash`]: a regular file of that size, whose hash is still its name.
///
/// # Errors
/// `Kept`; nothing but a regular file is opened, and no more than its size is read.
pub fn read_by_hash(desk: &Path, hash: &str, size: u64) -> Result<Vec<u8>> {
    let kept = |trouble| StoreError::Kept { hash: hash.chars().take(64).collect(), trouble };
    let place = place_by_hash(desk, hash)?;
    let found = match fs::symlink_metadata(&place) {
        Ok(found) => found,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(kept(KeptTrouble::Missing)),
        Err(error) => return Err(StoreError::from_io(place.display().to_string(), error)),
    };
    if !found.is_file() || found.len() != size {
        return Err(kept(KeptTrouble::Altered));
    }
    let mut bytes = Vec::new();
    File::open(&place)
        .and_then(|file| file.take(size + 1).read_to_end(&mut bytes))
        .map_err(|source| StoreError::from_io(place.display().to_string(), source))?;
    if sha256_hex(&bytes) == hash { Ok(bytes) } else { Err(kept(KeptTrouble::Altered)) }
}

/// The size of bytes kept by [`keep_by_hash`] as they lie there now.
///
/// # Errors
/// `Kept` when nothing, or no regular file, has this name.
pub fn size_by_hash(desk: &Path, hash: &str) -> Result<u64> {
    match fs::symlink_metadata(place_by_hash(desk, hash)?) {
        Ok(found) if found.is_file() => Ok(found.len()),
        Ok(_) => Err(StoreError::Kept { hash: hash.into(), trouble: KeptTrouble::Altered }),
        Err(_) => Err(StoreError::Kept { hash: hash.into(), trouble: KeptTrouble::Missing }),
    }
}

/// The name comes out of the file: nothing but 64 hexadecimal digits is a name.
fn place_by_hash(desk: &Path, hash: &str) -> Result<PathBuf> {
    let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    match hash.len() == 64 && hash.bytes().all(digit) {
        true => Ok(kept_folder(desk).join(&hash[..2]).join(hash)),
        false => Err(StoreError::Kept { hash: hash.chars().take(64).collect(), trouble: KeptTrouble::Altered }),
    }
}

/// A verified copy under a name that must be free: `VACUUM INTO` a folder of our own, opened and checked, then moved.
/// Never the online backup API.
pub fn verified_copy(conn: &Connection, target: &Path) -> Result<()> {
    verified_copy_with(conn, target, |_| Ok(()))
}

/// The same with a last change before the copy has its name.
pub(crate) fn verified_copy_with(
    conn: &Connection,
    target: &Path,
    change: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let io = |source| StoreError::from_io(target.display().to_string(), source);
    let place = Workplace::inside(folder_of(target)).map_err(io)?;
    let part = place.file("salinan.kipp");
    // The name is free inside our own folder; made first so that only this user may read it.
    drop(crate::parts::create_new(&part, Readers::Own).map_err(io)?);
    guards::vacuum_into(conn, &part.to_string_lossy())?;
    let copy = Connection::open_with_flags(&part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let word: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        return Err(StoreError::Damaged(crate::check::integrity_in_words(&word)));
    }
    let head = |conn: &Connection| -> Result<String> { Ok(conn.query_row(sql!("desk/head"), [], |row| row.get(0))?) };
    if head(&copy)? != head(conn)? {
        return Err(StoreError::Damaged("salinan berbeda dari aslinya".into()));
    }
    change(&copy)?;
    copy.close().map_err(|(_, error)| StoreError::from(error))?;
    sync_file(&part).and_then(|()| move_new(&part, target)).map_err(|source| match source.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists(target.into()),
        _ => io(source),
    })?;
    sync_folder(folder_of(target)).map_err(io)
}

/// Free bytes where `path` lies; None where the system does not tell.
pub fn free_space(path: &Path) -> Option<u64> {
    fs4::available_space(folder_of(path)).ok()
}
