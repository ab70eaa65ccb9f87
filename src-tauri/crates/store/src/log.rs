//! The write-ahead log beside a desk, read as bytes before SQLite opens it: whether it ends in the middle of something.
//!
//! SQLite takes every whole commit up to the first frame that does not fit and says nothing of what follows. Said here,
//! so that an officer looks: a kill while saving leaves the same as a log that was cut or damaged. A log that ends exactly
//! after a commit, and one that is not there at all, cannot be told from a clean one.

use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::Path;

/// A log is rarely above 16 MiB; a longer one than this is somebody else's.
const LONGEST: u64 = 256 << 20;
const HEAD: usize = 32;
const FRAME: usize = 24;

/// Something follows the last whole commit of this log that was to be written and is not there whole.
pub(crate) fn ends_in_the_middle(log: &Path) -> bool {
    let Ok(file) = File::open(log) else { return false };
    match file.metadata().map(|found| found.len()) {
        Ok(length) if length > 0 && length <= LONGEST => {}
        _ => return false,
    }
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut head = [0; HEAD];
    if file.read_exact(&mut head).is_err() {
        return true;
    }
    let magic = number(&head, 0);
    let big = match magic {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return true,
    };
    let page = number(&head, 8) as usize;
    let mut sum = checksum(big, &head[..24], (0, 0));
    if !(512..=65_536).contains(&page) || sum != (number(&head, 24), number(&head, 28)) {
        return true;
    }
    let mut room = vec![0; FRAME + page];
    // Frames read whole since the last commit; and whether an older log's frames began.
    let (mut open, mut older) = (false, false);
    loop {
        let got = read_up_to(&mut file, &mut room);
        let frame = &room[..got];
        let ours = got >= 16 && frame[8..16] == head[16..24];
        if got < room.len() {
            return open || ours || (got > 0 && got < 16 && !older);
        }
        if !ours {
            older = true;
            continue;
        }
        if older {
            return true;
        }
        sum = checksum(big, &frame[..8], sum);
        sum = checksum(big, &frame[FRAME..], sum);
        if sum != (number(frame, 16), number(frame, 20)) {
            return true;
        }
        open = number(frame, 4) == 0;
    }
}

fn read_up_to(file: &mut impl std::io::Read, room: &mut [u8]) -> usize {
    let mut got = 0;
    while got < room.len() {
        match file.read(&mut room[got..]) {
            Ok(n) if n > 0 => got += n,
            _ => break,
        }
    }
    got
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

fn checksum(big: bool, bytes: &[u8], start: (u32, u32)) -> (u32, u32) {
    let word = |at: &[u8]| {
        let four = [at[0], at[1], at[2], at[3]];
        if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
    };
    bytes.chunks_exact(8).fold(start, |(a, b), pair| {
        let a = a.wrapping_add(word(&pair[..4])).wrapping_add(b);
        (a, b.wrapping_add(word(&pair[4..])).wrapping_add(a))
    })
}

/// A rollback journal that names a further journal: SQLite would remove the file of that name. A desk never has one.
pub(crate) fn names_another_file(journal: &Path) -> bool {
    const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    use std::io::{Seek as _, SeekFrom};
    let tail = || -> std::io::Result<[u8; 8]> {
        let mut file = File::open(journal)?;
        let mut tail = [0; 8];
        file.seek(SeekFrom::End(-8))?;
        file.read_exact(&mut tail)?;
        Ok(tail)
    };
    tail().is_ok_and(|tail| tail == MAGIC)
}
