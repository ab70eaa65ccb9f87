//! The compound file of Office 97-2003: one stream out of it. Every chain of sectors is followed within the file and
//! never in a circle, so no more is kept than the file has.

use crate::SheetError;
use crate::xml::broken;

pub(crate) const SIGNATURE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Sectors below this one.
const RESERVED: u32 = 0xFFFF_FFFA;
/// Streams below this size stand in small sectors.
const SMALL: usize = 4096;

pub(crate) struct CompoundFile<'a> {
    file: &'a str,
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    entries: Vec<Entry>,
    small_fat: Vec<u32>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    start: u32,
    size: usize,
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

impl<'a> CompoundFile<'a> {
    pub fn open(file: &'a str, bytes: &'a [u8]) -> Result<Self, SheetError> {
        let short = || broken(file, "compound file ends in its header");
        let sector = match u16_at(bytes, 30).ok_or_else(short)? {
            9 => 512,
            12 => 4096,
            _ => return Err(broken(file, "sector size")),
        };
        let mut book =
            CompoundFile { file, bytes, sector, fat: vec![], entries: vec![], small_fat: vec![], small: vec![] };
        let header = bytes.get(..512).ok_or_else(short)?;
        let mut places: Vec<u32> = numbers(&header[76..]).collect();
        let mut next = u32_at(header, 68).ok_or_else(short)?;
        for _ in 0..book.count() {
            if next >= RESERVED {
                break;
            }
            places.extend(numbers(book.sector(next)?));
            next = places.pop().unwrap_or(RESERVED);
        }
        for place in places.into_iter().filter(|place| *place < RESERVED) {
            let sector = book.sector(place)?;
            book.fat.extend(numbers(sector));
        }
        let folder = book.chain(u32_at(header, 48).ok_or_else(short)?, usize::MAX)?;
        book.entries = folder.chunks_exact(128).filter_map(Entry::read).collect();
        if let Some(root) = book.entries.first() {
            let (start, size) = (root.start, root.size);
            if u32_at(header, 64).is_some_and(|count| count > 0) {
                book.small = book.chain(start, size)?;
                let fat = book.chain(u32_at(header, 60).ok_or_else(short)?, usize::MAX)?;
                book.small_fat = numbers(&fat).collect();
            }
        }
        Ok(book)
    }

    /// Whole sectors of the file behind its header.
    fn count(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, place: u32) -> Result<&'a [u8], SheetError> {
        let at = (place as usize).checked_add(1).and_then(|place| place.checked_mul(self.sector));
        let rest = at.and_then(|at| self.bytes.get(at..)).filter(|rest| !rest.is_empty());
        let rest = rest.ok_or_else(|| broken(self.file, "sector beyond the end"))?;
        Ok(&rest[..rest.len().min(self.sector)])
    }

    fn chain(&self, start: u32, size: usize) -> Result<Vec<u8>, SheetError> {
        let mut all = Vec::new();
        let mut next = start;
        // No more sectors than there are: a circle ends here.
        for _ in 0..=self.count() {
            if next >= RESERVED || all.len() >= size {
                all.truncate(size);
                return Ok(all);
            }
            all.extend_from_slice(self.sector(next)?);
            next =
                self.fat.get(next as usize).copied().ok_or_else(|| broken(self.file, "sector without a successor"))?;
        }
        Err(broken(self.file, "sectors in a circle"))
    }

    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The stream of this name; nothing when there is none.
    pub fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, SheetError> {
        let Some(entry) = self.entries.iter().skip(1).find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.size >= SMALL {
            return self.chain(entry.start, entry.size).map(Some);
        }
        let (mut all, mut next) = (Vec::new(), entry.start);
        while next < RESERVED && all.len() < entry.size {
            let at = next as usize * 64;
            let piece = self.small.get(at..self.small.len().min(at + 64)).filter(|piece| !piece.is_empty());
            all.extend_from_slice(piece.ok_or_else(|| broken(self.file, "small sector beyond the end"))?);
            next = self.small_fat.get(next as usize).copied().unwrap_or(RESERVED);
        }
        all.truncate(entry.size);
        Ok(Some(all))
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Entry> {
        let units = bytes.get(..64)?.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]]));
        let name: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
        let name = String::from_utf16_lossy(&name);
        Some(Entry { name, start: u32_at(bytes, 116)?, size: u32_at(bytes, 120)? as usize })
    }
}
