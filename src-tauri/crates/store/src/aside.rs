//! Copies of refused desk files: `<name>.rusak-<at>`, `<name>.lebih-baru-<at>`, `<name>.asing-<at>`, each with its log.
//!
//! A copy has its name only when it is whole. The same bytes are copied once, however often they are opened; there are at
//! most [`MOST`] of a desk, none above [`LARGEST`]. A file that never bore a desk's name is a stranger's and stays alone
//! (ADR 7).

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::Path;

use crate::parts::{Part, Readers, folder_of};
use crate::{StoreError, files};

pub const MOST: usize = 5;
pub const LARGEST: u64 = 512 << 20;

/// What came of it, for the words of the refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// There is a whole copy of this name beside the file.
    Kept(String),
    /// The file is larger than what is copied.
    TooLarge,
    /// There are [`MOST`] copies already.
    TooMany,
    DiskFull,
    /// The folder cannot be written.
    Refused,
    /// Nothing was to be copied.
    None,
}

pub(crate) fn put(path: &Path, at: i64, refused: &StoreError) -> Aside {
    let desk = path.extension().is_some_and(|ending| ending == "kipp");
    let word = match refused {
        StoreError::Damaged(_) | StoreError::Altered(_) => "rusak",
        StoreError::Newer { .. } => "lebih-baru",
        StoreError::Foreign(_) if desk => "asing",
        _ => return Aside::None,
    };
    kept(path, at, word).unwrap_or_else(|error| match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Aside::DiskFull,
        io::ErrorKind::FileTooLarge => Aside::TooLarge,
        _ => Aside::Refused,
    })
}

fn kept(path: &Path, at: i64, word: &str) -> io::Result<Aside> {
    let found = fs::metadata(path)?;
    if found.len() == 0 || !found.is_file() {
        return Ok(Aside::None);
    }
    let log = files::beside(path, "-wal");
    let size = found.len() + fs::metadata(&log).map_or(0, |log| log.len());
    if size > LARGEST {
        return Ok(Aside::TooLarge);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let start = format!("{name}.{word}-");
    let mut copies = 0;
    for entry in fs::read_dir(folder_of(path))? {
        let entry = entry?;
        let copy = entry.file_name().to_string_lossy().into_owned();
        if !copy.starts_with(&start) || copy.ends_with("-wal") || !entry.file_type()?.is_file() {
            continue;
        }
        if entry.metadata()?.len() == found.len() && same_bytes(&entry.path(), path)? {
            return Ok(Aside::Kept(copy));
        }
        copies += 1;
    }
    if copies >= MOST {
        return Ok(Aside::TooMany);
    }
    if fs4::available_space(folder_of(path)).is_ok_and(|free| free < size) {
        return Ok(Aside::DiskFull);
    }
    for again in 0..10 {
        let suffix = if again == 0 { format!(".{word}-{at}") } else { format!(".{word}-{at}-{again}") };
        let copy = files::beside(path, &suffix);
        match placed(path, &log, &copy) {
            Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {}
            Err(other) => return Err(other),
            Ok(()) => return Ok(Aside::Kept(copy.file_name().unwrap_or_default().to_string_lossy().into_owned())),
        }
    }
    Ok(Aside::Refused)
}

/// Log first: the copy is there when the desk itself has its name.
fn placed(path: &Path, log: &Path, copy: &Path) -> io::Result<()> {
    let mut whole = Part::beside(copy, Readers::Own)?;
    whole.copy(path, LARGEST)?;
    let mut with_log = None;
    if fs::metadata(log).is_ok_and(|log| log.len() > 0) {
        let mut part = Part::beside(copy, Readers::Own)?;
        part.copy(log, LARGEST)?;
        let place = files::beside(copy, "-wal");
        part.place_new(&place)?;
        with_log = Some(place);
    }
    whole.place_new(copy).inspect_err(|_| {
        if let Some(log) = &with_log {
            let _ = fs::remove_file(log);
        }
    })
}

fn same_bytes(left: &Path, right: &Path) -> io::Result<bool> {
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
