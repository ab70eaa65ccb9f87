//! What is not finished: a file or a folder under way, under a name of its own, held by a lock until it takes its place.
//!
//! Nothing here follows a link or opens a name that is taken. What a killed program left behind is told from what another
//! program is making just now by the lock, and removed by [`sweep`].

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

static NEXT: AtomicU64 = AtomicU64::new(1);

const FILE: &str = "part";
const FOLDER: &str = "kerja";
/// The file inside a [`Workplace`] whose lock says that somebody is at work.
const LOCK: &str = "kunci";

/// Who may read what is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// This user alone: desks, what lies beside them, the program's own folder.
    Own,
    /// As the folder has it: files that the officer saves where he likes.
    AsTheFolder,
}

/// The folder of a path; of a bare name the working folder.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The path from the root, without `.` and without a separator at the end: what an officer types may be a bare name.
///
/// # Errors
/// When the path is empty, or the working folder is gone.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    Ok(std::path::absolute(path)?.components().collect())
}

/// Makes the folders on the way to `folder` and itself; what is made here only this user may enter.
///
/// # Errors
/// What the system says.
pub fn make_folder(folder: &Path, readers: Readers) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    if readers == Readers::Own {
        own_folder(&mut builder);
    }
    builder.create(folder).map_err(|error| match error.kind() {
        // A file stands where a folder is wanted.
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
        _ => error,
    })
}

/// A new file; refused when the name is taken, be it by a link that leads nowhere.
///
/// # Errors
/// `AlreadyExists`, and what the system says.
pub fn create_new(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    if readers == Readers::Own {
        own_file(&mut options);
    }
    options.open(path)
}

#[cfg(unix)]
fn own_file(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600);
}

#[cfg(unix)]
fn own_folder(builder: &mut DirBuilder) {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700);
}

/// The profile folders of Windows are the user's own already.
#[cfg(not(unix))]
fn own_file(_: &mut OpenOptions) {}

#[cfg(not(unix))]
fn own_folder(_: &mut DirBuilder) {}

/// Takes a file or folder of an earlier program from everybody else.
pub fn close_to_others(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        if let Ok(found) = fs::symlink_metadata(path)
            && !found.is_symlink()
            && found.permissions().mode() & 0o077 != 0
        {
            let _ = fs::set_permissions(path, fs::Permissions::from_mode(found.permissions().mode() & 0o700));
        }
    }
    #[cfg(not(unix))]
    let _ = path;
}

fn own_name(ending: &str) -> String {
    format!(".kipp-{}-{}.{ending}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn is_own_name(name: &str, ending: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    name.strip_prefix(".kipp-")
        .and_then(|rest| rest.strip_suffix(ending)?.strip_suffix('.'))
        .and_then(|middle| middle.split_once('-'))
        .is_some_and(|(process, number)| digits(process) && digits(number))
}

/// Names until one is free and ours: somebody else's program may have had the same number, or may have taken for left what
/// was made a moment ago.
fn first_free<T>(mut make: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 0..100 {
        match make() {
            Err(again) if matches!(again.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound) => {}
            made => return made,
        }
    }
    make()
}

/// Holds what was made just now; refused when a sweep was quicker. Where a drive knows no locks, nothing is swept either.
fn hold(file: &File, path: &Path) -> io::Result<()> {
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::NotFound.into()),
        _ => fs::symlink_metadata(path).map(drop),
    }
}

/// A file under way, in the folder of its target. Dropped before it took its place, it is removed.
#[derive(Debug)]
pub struct Part {
    file: Option<File>,
    path: PathBuf,
}

impl Part {
    /// # Errors
    /// What the system says of the folder.
    pub fn beside(target: &Path, readers: Readers) -> io::Result<Self> {
        let folder = folder_of(target);
        first_free(|| {
            let path = folder.join(own_name(FILE));
            let file = create_new(&path, readers)?;
            hold(&file, &path)?;
            Ok(Self { file: Some(file), path })
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes everything, puts it on the disk, reads it back and compares.
    ///
    /// # Errors
    /// What the system says; `InvalidData` when what was read back differs.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        file.rewind()?;
        let (mut sha, mut room) = (Sha256::new(), vec![0; 1 << 16]);
        loop {
            match file.read(&mut room)? {
                0 => break,
                n => sha.update(&room[..n]),
            }
        }
        match sha.finalize() == Sha256::digest(bytes) {
            true => Ok(()),
            false => {
                Err(io::Error::new(io::ErrorKind::InvalidData, "what was read back differs from what was written"))
            }
        }
    }

    /// Copies a whole file, at most `limit` bytes.
    ///
    /// # Errors
    /// What the system says; `FileTooLarge` above the limit.
    pub fn copy(&mut self, from: &Path, limit: u64) -> io::Result<()> {
        let file = self.file.as_mut().ok_or(io::ErrorKind::NotFound)?;
        let copied = io::copy(&mut File::open(from)?.take(limit + 1), file)?;
        if copied > limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        file.sync_all()
    }

    /// Takes the target's place; an older file there is replaced by the whole new one.
    ///
    /// # Errors
    /// What the system says; the older file is as it was then.
    pub fn replace(mut self, target: &Path) -> io::Result<()> {
        self.let_go_on_windows();
        patiently(|| fs::rename(&self.path, target))?;
        self.done();
        sync_folder(folder_of(target))
    }

    /// Takes the target's place, which must be free.
    ///
    /// # Errors
    /// `AlreadyExists` when it is not; nothing is touched then.
    pub fn place_new(mut self, target: &Path) -> io::Result<()> {
        self.let_go_on_windows();
        move_new(&self.path, target)?;
        self.done();
        sync_folder(folder_of(target))
    }

    /// Windows renames no file whose range is locked.
    fn let_go_on_windows(&mut self) {
        if cfg!(windows) {
            self.file = None;
        }
    }

    fn done(&mut self) {
        self.file = None;
        self.path = PathBuf::new();
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.path.as_os_str().is_empty() {
            self.file = None;
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Gives a file its name, which must be free: two names of one file for a moment, then one. Where a drive knows no second
/// name, looked at first and renamed.
///
/// # Errors
/// `AlreadyExists` when the name is taken.
pub fn move_new(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => {
            let _ = fs::remove_file(from);
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => patiently(|| fs::rename(from, to)),
    }
}

/// A virus scanner of Windows may hold a file for a moment: ten tries, 50 ms more between each. Never deletes first.
fn patiently(act: impl Fn() -> io::Result<()>) -> io::Result<()> {
    if cfg!(windows) {
        let mut pause = std::time::Duration::from_millis(50);
        for _ in 1..10 {
            if act().is_ok() {
                return Ok(());
            }
            std::thread::sleep(pause);
            pause += std::time::Duration::from_millis(50);
        }
    }
    act()
}

/// Makes a rename durable on Unix; Windows has no such call.
///
/// # Errors
/// What the system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    let _ = folder;
    Ok(())
}

/// A folder of our own for a desk under way and what SQLite puts beside it. Dropped, it is removed with all that is in it.
#[derive(Debug)]
pub struct Workplace {
    folder: PathBuf,
    lock: Option<File>,
}

impl Workplace {
    /// # Errors
    /// What the system says of the folder around.
    pub fn inside(around: &Path) -> io::Result<Self> {
        first_free(|| {
            let folder = around.join(own_name(FOLDER));
            let mut builder = DirBuilder::new();
            own_folder(&mut builder);
            builder.create(&folder)?;
            let mut made = Self { folder, lock: None };
            let path = made.folder.join(LOCK);
            let lock = create_new(&path, Readers::Own)?;
            hold(&lock, &path)?;
            made.lock = Some(lock);
            Ok(made)
        })
    }

    /// A file inside.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

impl Drop for Workplace {
    fn drop(&mut self) {
        self.lock = None;
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes what killed programs left under way in a folder; what somebody holds stays.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_file() && is_own_name(name, FILE) {
            if let Some(_held) = held_by_nobody(&entry.path()) {
                let _ = fs::remove_file(entry.path());
            }
        } else if kind.is_dir() && is_own_name(name, FOLDER) {
            let lock = entry.path().join(LOCK);
            if fs::symlink_metadata(&lock).is_err() {
                // Made a moment ago, or left before its lock was: goes only while it is empty.
                let _ = fs::remove_dir(entry.path());
            } else if let Some(held) = held_by_nobody(&lock) {
                let _ = fs::remove_dir_all(entry.path());
                drop(held);
                // Windows removes an open file when it is closed.
                let _ = fs::remove_dir(entry.path());
            }
        }
    }
}

/// The file, locked by us now, if nobody holds it.
fn held_by_nobody(path: &Path) -> Option<File> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    let file = OpenOptions::new().read(true).write(true).open(path).ok()?;
    file.try_lock().is_ok().then_some(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_part_takes_its_place_or_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a.pdf");
        let mut part = Part::beside(&target, Readers::Own).unwrap();
        part.write(b"one").unwrap();
        part.place_new(&target).unwrap();
        let mut second = Part::beside(&target, Readers::Own).unwrap();
        second.write(b"two").unwrap();
        assert_eq!(second.place_new(&target).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&target).unwrap(), b"one");
        let mut third = Part::beside(&target, Readers::Own).unwrap();
        third.write(b"three").unwrap();
        third.replace(&target).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"three");
        drop(Part::beside(&target, Readers::Own).unwrap());
        assert_eq!(names(dir.path()), ["a.pdf"]);
    }

    #[test]
    fn what_is_left_is_swept_and_what_is_held_or_somebody_elses_stays() {
        let dir = tempfile::tempdir().unwrap();
        for name in [".kipp-1-1.part", ".kipp-x-1.part", "kipp-1-1.part", ".kipp-1-2.part.pdf"] {
            fs::write(dir.path().join(name), "left").unwrap();
        }
        for name in [".kipp-1-3.kerja", ".kipp-1-4.kerja"] {
            fs::create_dir(dir.path().join(name)).unwrap();
        }
        fs::write(dir.path().join(".kipp-1-4.kerja/kunci"), "").unwrap();
        fs::write(dir.path().join(".kipp-1-4.kerja/meja.kipp"), "half").unwrap();
        let held = Workplace::inside(dir.path()).unwrap();
        let part = Part::beside(&dir.path().join("x"), Readers::Own).unwrap();
        let before = names(dir.path()).len();
        sweep(dir.path());
        assert_eq!(names(dir.path()).len(), before - 3, "{:?}", names(dir.path()));
        assert!(held.file(LOCK).exists() && part.path().exists());
        drop((held, part));
        assert_eq!(names(dir.path()), [".kipp-1-2.part.pdf", ".kipp-x-1.part", "kipp-1-1.part"]);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_ours_only_this_user_may_read() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let place = Workplace::inside(dir.path()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(folder_of(&place.file("x"))), mode(&place.file(LOCK))), (0o700, 0o600));
        fs::write(dir.path().join("old"), "x").unwrap();
        close_to_others(&dir.path().join("old"));
        assert_eq!(mode(&dir.path().join("old")), 0o600);
    }
}
