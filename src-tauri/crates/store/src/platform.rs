//! The only file of this crate where `unsafe` may stand: what the operating system says of a disk.
#![allow(unsafe_code)]

use std::path::Path;

/// Where a desk file lies. A desk on removable or remote storage opens read-only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    Fixed,
    Removable,
    Remote,
}

/// Linux: the file system's type from `/proc/self/mounts`; removable from the block device's `removable` flag.
#[cfg(not(windows))]
pub fn storage_of(path: &Path) -> Storage {
    let Ok(real) = path.canonicalize().or_else(|_| path.parent().unwrap_or(path).canonicalize()) else {
        return Storage::Fixed;
    };
    let Ok(mounts) = std::fs::read_to_string("/proc/self/mounts") else { return Storage::Fixed };
    let best = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (device, place, kind) = (words.next()?, words.next()?.replace("\\040", " "), words.next()?);
            real.starts_with(&place).then(|| (place.len(), device.to_owned(), kind.to_owned()))
        })
        .max_by_key(|(length, ..)| *length);
    let Some((_, device, kind)) = best else { return Storage::Fixed };
    if matches!(kind.as_str(), "nfs" | "nfs4" | "cifs" | "smb3" | "fuse.sshfs") {
        return Storage::Remote;
    }
    let name = device.trim_start_matches("/dev/").trim_end_matches(|c: char| c.is_ascii_digit());
    match std::fs::read_to_string(format!("/sys/block/{name}/removable")) {
        Ok(flag) if flag.trim() == "1" => Storage::Removable,
        _ => Storage::Fixed,
    }
}

#[cfg(windows)]
pub fn storage_of(path: &Path) -> Storage {
    use std::os::windows::ffi::OsStrExt;
    #[link(name = "kernel32")]
    unsafe extern "system" {
        fn GetDriveTypeW(root: *const u16) -> u32;
    }
    let Some(std::path::Component::Prefix(prefix)) = path.components().next() else { return Storage::Fixed };
    let mut root: Vec<u16> = prefix.as_os_str().encode_wide().collect();
    root.push(u16::from(b'\\'));
    root.push(0);
    // SAFETY: `root` is a nul-terminated UTF-16 string that lives through the call.
    match unsafe { GetDriveTypeW(root.as_ptr()) } {
        2 => Storage::Removable,
        4 => Storage::Remote,
        _ => Storage::Fixed,
    }
}
