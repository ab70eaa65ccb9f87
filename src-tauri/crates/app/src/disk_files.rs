//! The ports over the real machine: files on disk behind tokens, the computer's clock, random bits for a new desk.
//! Used by the window, the bridge and the command line; tests use the ports in memory.
//!
//! Refuses to know who chose a file and what is in it. A name inside a folder is made harmless first, a file is whole
//! or not there, and nothing is ever deleted but our own `.part`. Start at [`DiskFiles`].

use std::collections::HashMap;
use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

pub use kipp_store::parts::Workplace;
use kipp_store::parts::{Part, Readers, absolute, folder_of, make_folder, sweep};

use crate::file_names::harmless;
use crate::ports::{Clock, FileError, Files, Ids, InFile, Staged, UtcMillis};

/// What a token stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// One file, there already or to be written.
    File(PathBuf),
    /// A folder that files are written into; made when the first is.
    Folder(PathBuf),
}

/// A table of tokens to paths. Tokens are made by the host after the officer chose a file, and live as long as it.
///
/// ```
/// use kipp_app::{disk_files::DiskFiles, ports::Files};
/// let folder = tempfile::tempdir()?;
/// let files = DiskFiles::default();
/// let token = files.folder(folder.path().join("piagam"));
/// files.write(&token, "2021/01-kejar: stunting.pdf", b"%PDF").map_err(|e| format!("{e:?}"))?;
/// assert_eq!(std::fs::read(folder.path().join("piagam/2021/01-kejar- stunting.pdf"))?, b"%PDF");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct DiskFiles {
    table: Mutex<Table>,
}

#[derive(Debug, Default)]
struct Table {
    places: HashMap<String, Place>,
    made: u32,
}

impl DiskFiles {
    /// A new token for a file to read or to write.
    pub fn file(&self, path: impl Into<PathBuf>) -> String {
        self.make(Place::File(from_the_root(path.into())))
    }

    /// A new token for a folder to write into.
    pub fn folder(&self, path: impl Into<PathBuf>) -> String {
        self.make(Place::Folder(from_the_root(path.into())))
    }

    /// Makes `token` itself stand for a file: the command line's `--berkas NAMA=PATH`.
    pub fn name_file(&self, token: &str, path: impl Into<PathBuf>) {
        self.table().places.insert(token.into(), Place::File(from_the_root(path.into())));
    }

    /// Makes `token` itself stand for a folder.
    pub fn name_folder(&self, token: &str, path: impl Into<PathBuf>) {
        self.table().places.insert(token.into(), Place::Folder(from_the_root(path.into())));
    }

    /// Where [`Files::write`] puts, or has put, the file `name` of `token`: for the host that opens, shows or prints it.
    pub fn path_of(&self, token: &str, name: &str) -> Option<PathBuf> {
        match self.table().places.get(token)? {
            Place::File(path) => Some(path.clone()),
            Place::Folder(folder) => Some(within(folder, name)),
        }
    }

    fn make(&self, place: Place) -> String {
        let mut table = self.table();
        table.made += 1;
        let token = format!("berkas-{}", table.made);
        table.places.insert(token.clone(), place);
        token
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self, token: &str, name: &str) -> Result<PathBuf, FileError> {
        self.path_of(token, name).ok_or_else(|| FileError::UnknownToken(token.into()))
    }
}

impl Files for DiskFiles {
    fn read(&self, token: &str, limit: u64) -> Result<InFile, FileError> {
        let path = self.known(token, "")?;
        let failed = |source| FileError::Io { shown: shown(&path), source };
        let file = File::open(&path).map_err(failed)?;
        let actual = file.metadata().map_err(failed)?.len();
        if actual > limit {
            return Err(FileError::TooLarge { limit, actual });
        }
        // Read once, bounded: the file may have grown since we looked, and a pipe says 0.
        let mut bytes = Vec::with_capacity(usize::try_from(actual).unwrap_or_default());
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
        if bytes.len() as u64 > limit {
            return Err(FileError::TooLarge { limit, actual: bytes.len() as u64 });
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(InFile { name, bytes })
    }

    fn place(&self, token: &str) -> Result<PathBuf, FileError> {
        self.known(token, "")
    }

    fn stage<'a>(&'a self, token: &str, name: &str, bytes: &[u8]) -> Result<Staged<'a>, FileError> {
        let path = self.known(token, name)?;
        let shown = shown(&path);
        let failed = |source| FileError::Io { shown: shown.clone(), source };
        let part = part_of(&path, bytes).map_err(failed)?;
        Ok(Box::new(move || {
            part.replace(&path).map_err(|source| FileError::Io { shown: shown.clone(), source })?;
            Ok(shown)
        }))
    }

    fn replaces(&self, token: &str, name: &str, bytes: &[u8]) -> Result<bool, FileError> {
        let path = self.known(token, name)?;
        if matches!(self.table().places.get(token), Some(Place::File(_))) {
            return Ok(false);
        }
        let failed = |source| FileError::Io { shown: shown(&path), source };
        match std::fs::metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(failed(error)),
            Ok(there) if there.len() != bytes.len() as u64 => Ok(true),
            Ok(_) => Ok(std::fs::read(&path).map_err(failed)? != bytes),
        }
    }

    fn token_of(&self, path: &Path) -> Result<String, FileError> {
        Ok(self.file(path))
    }
}

/// `name` inside `folder`, sub-folders with `/`, every part made harmless: nothing can leave the folder.
fn within(folder: &Path, name: &str) -> PathBuf {
    name.split('/').filter(|part| !part.is_empty()).fold(folder.to_path_buf(), |path, part| path.join(harmless(part)))
}

/// A path as the officer reads it.
fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// What an officer types may be a bare name, or end with a separator. Only an empty path stays as it is, and is refused
/// when it is used.
fn from_the_root(path: PathBuf) -> PathBuf {
    absolute(&path).unwrap_or(path)
}

/// Writes `path` so that a power cut leaves the old file or the new one, never a torn one: a file of its own name beside
/// it → sync → read back and compare → rename → sync of the folder (`safety.md` C4). Folders on the way are made.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    part_of(path, bytes)?.replace(path)
}

fn part_of(path: &Path, bytes: &[u8]) -> io::Result<Part> {
    if path.file_name().is_none() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    make_folder(folder_of(path), Readers::AsTheFolder)?;
    sweep(folder_of(path));
    let mut part = Part::beside(path, Readers::AsTheFolder)?;
    part.write(bytes)?;
    Ok(part)
}

/// The computer's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> UtcMillis {
        // Before 1970 the clock is plainly wrong; 0 lets the desk warn instead of failing.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        UtcMillis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    fn running(&self) -> Option<i64> {
        static FIRST_ASKED: OnceLock<Instant> = OnceLock::new();
        i64::try_from(FIRST_ASKED.get_or_init(Instant::now).elapsed().as_millis()).ok()
    }
}

/// 20 random bits from the operating system (std seeds its hash keys there), never 0: that is the sample's.
#[derive(Clone, Copy, Debug)]
pub struct RandomIds;

impl Ids for RandomIds {
    fn copy_bits(&self) -> u32 {
        let drawn = RandomState::new().build_hasher().finish();
        let bits = (drawn ^ (drawn >> 20) ^ (drawn >> 40)) as u32 & 0x000F_FFFF;
        bits.max(1)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("temp folder")
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("list")
            .map(|e| e.expect("entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_unknown_token_is_refused() {
        let files = DiskFiles::default();
        assert!(matches!(files.read("x", 10), Err(FileError::UnknownToken(token)) if token == "x"));
        assert!(matches!(files.write("x", "a", b""), Err(FileError::UnknownToken(_))));
    }

    #[test]
    fn a_file_is_read_with_its_name_and_refused_above_the_limit() {
        let dir = folder();
        fs::write(dir.path().join("juri é.csv"), b"12345").expect("write");
        let files = DiskFiles::default();
        let token = files.file(dir.path().join("juri é.csv"));
        let read = files.read(&token, 5).expect("read");
        assert_eq!((read.name.as_str(), read.bytes.as_slice()), ("juri é.csv", b"12345".as_slice()));
        assert!(matches!(files.read(&token, 4), Err(FileError::TooLarge { limit: 4, actual: 5 })));
    }

    #[test]
    fn a_missing_file_tells_its_path() {
        let files = DiskFiles::default();
        let token = files.file("/tidak/ada.csv");
        let Err(FileError::Io { shown, source }) = files.read(&token, 9) else { panic!("must fail") };
        assert_eq!((shown.as_str(), source.kind()), ("/tidak/ada.csv", io::ErrorKind::NotFound));
    }

    #[test]
    fn writing_replaces_the_whole_file_and_leaves_no_part() {
        let dir = folder();
        let files = DiskFiles::default();
        let token = files.file(dir.path().join("a.pdf"));
        files.write(&token, "ignored", b"the first, longer text").expect("write");
        let shown = files.write(&token, "", b"second").expect("write");
        assert_eq!(shown, dir.path().join("a.pdf").to_string_lossy());
        assert_eq!(fs::read(dir.path().join("a.pdf")).expect("read"), b"second");
        assert_eq!(names(dir.path()), ["a.pdf"]);
    }

    #[test]
    fn only_another_file_in_a_folder_is_replaced_unasked() {
        let dir = folder();
        fs::write(dir.path().join("a.pdf"), "old").expect("write");
        let files = DiskFiles::default();
        let (inside, chosen) = (files.folder(dir.path()), files.file(dir.path().join("a.pdf")));
        for (token, name, bytes, replaces) in [
            (&inside, "a.pdf", "new", true),
            (&inside, "a.pdf", "longer", true),
            (&inside, "a.pdf", "old", false),
            (&inside, "b.pdf", "new", false),
            (&inside, "b/a.pdf", "new", false),
            (&chosen, "", "new", false),
        ] {
            assert_eq!(files.replaces(token, name, bytes.as_bytes()).expect("looked at"), replaces, "{name} {bytes}");
        }
    }

    #[test]
    fn names_cannot_leave_their_folder() {
        for name in
            ["../out.pdf", "/etc/out.pdf", "..\\out.pdf", "a/../../out.pdf", "..", "C:\\out.pdf", "CON", "a/..."]
        {
            let dir = folder();
            let files = DiskFiles::default();
            let token = files.folder(dir.path().join("in"));
            let path = PathBuf::from(files.write(&token, name, b"x").expect("write"));
            assert!(path.starts_with(dir.path().join("in")), "{name} became {path:?}");
            assert!(!path.components().any(|part| part.as_os_str() == ".."), "{name} became {path:?}");
            assert_eq!(names(dir.path()), ["in"], "{name}");
        }
    }

    #[test]
    fn a_failed_write_leaves_the_old_file_and_no_part() {
        let dir = folder();
        // A folder where the file should go: the rename fails after everything was written.
        fs::create_dir_all(dir.path().join("a.pdf/held")).expect("folder");
        let files = DiskFiles::default();
        let token = files.file(dir.path().join("a.pdf"));
        assert!(matches!(files.write(&token, "", b"x"), Err(FileError::Io { .. })));
        assert_eq!(names(dir.path()), ["a.pdf"]);
        assert!(dir.path().join("a.pdf/held").is_dir());
    }

    #[test]
    fn random_bits_are_twenty_and_differ() {
        let drawn: std::collections::BTreeSet<u32> = (0..64).map(|_| RandomIds.copy_bits()).collect();
        assert!(drawn.iter().all(|bits| (1..=0x000F_FFFF).contains(bits)));
        assert!(drawn.len() > 60, "{drawn:?}");
    }
}
