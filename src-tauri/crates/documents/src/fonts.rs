//! The shipped fonts: shaping, measuring, coverage, outlines.
//!
//! Everything is measured in whole thousandths of an em, with advances rounded the way PDF viewers
//! read them from `/W`, so a line is exactly as wide on paper as it was planned. Kerning is on;
//! ligatures, contextual and stylistic alternates are off. Knows no page, no PDF and no system font:
//! the output is the same on every machine.
//!
//! Kerning of the common letters is remembered pair by pair (asked once from rustybuzz), so a recap of
//! 3,000 rows costs table look-ups, not 36,000 shapings. Anything unusual takes the full shaper.

mod face;
mod outline;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU16, Ordering};

use rustybuzz::UnicodeBuffer;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

pub use face::{Face, Family};
use outline::Adapter;
pub use outline::OutlineSink;

/// One glyph of a run: its id, the correction after it (thousandths of an em: kerning, justification)
/// and how many characters of the source text it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    pub id: u16,
    pub adjust: i16,
    pub chars: u8,
}

/// A piece of text in one face, shaped. Several pieces arise only when a letter needs a stand-in.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    pub face: Face,
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// Width in thousandths of an em, letter-space not counted.
    pub units: i32,
}

#[derive(Debug, thiserror::Error)]
#[error("huruf bawaan {0} rusak")]
pub struct FontError(pub &'static str);

/// All shipped faces, parsed. Cheap to share; make one per process.
pub struct FontSet {
    faces: Vec<Loaded>,
}

struct Loaded {
    buzz: rustybuzz::Face<'static>,
    widths: Vec<u16>,
    slots: [u16; SLOTS],
    pairs: OnceLock<Box<[AtomicU16]>>,
    latin: OnceLock<rustybuzz::ShapePlan>,
    cap: i32,
    ascent: i32,
    descent: i32,
}

/// Characters with a place in the pair table: ASCII, Latin-1, and U+2010..U+2027.
const SLOTS: usize = 95 + 96 + 24;
const PAIR_FULL: u16 = 1;
const PAIR_ZERO: u16 = 20_000;

fn slot(c: char) -> Option<usize> {
    match c as u32 {
        n @ 0x20..=0x7E => Some(n as usize - 0x20),
        n @ 0xA0..=0xFF => Some(n as usize - 0xA0 + 95),
        n @ 0x2010..=0x2027 => Some(n as usize - 0x2010 + 191),
        _ => None,
    }
}

fn slot_char(slot: usize) -> char {
    let n = match slot {
        0..95 => slot + 0x20,
        95..191 => slot - 95 + 0xA0,
        _ => slot - 191 + 0x2010,
    };
    char::from_u32(n as u32).unwrap_or(' ')
}

/// Widths in thousandths of an em up to every character's end, and the kerning before every character.
#[derive(Debug)]
pub struct Ruler {
    ends: Vec<i32>,
    kerns: Vec<i32>,
}

impl Ruler {
    /// What [`FontSet::units`] says of the stretch; its ends are ends of characters.
    pub fn units(&self, stretch: Range<usize>) -> i32 {
        if stretch.is_empty() {
            return 0;
        }
        self.ends[stretch.end] - self.ends[stretch.start] - self.kerns[stretch.start]
    }
}

impl FontSet {
    /// The fonts of `documents.md` section 7.
    pub fn shipped() -> Result<FontSet, FontError> {
        let faces = Face::ALL.iter().map(|face| Loaded::parse(*face)).collect::<Result<_, _>>()?;
        Ok(FontSet { faces })
    }

    fn loaded(&self, face: Face) -> &Loaded {
        &self.faces[face as usize]
    }

    /// Every stretch of `text` measured in one pass; none for a text that needs the full shaper.
    pub fn ruler(&self, face: Face, text: &str) -> Option<Ruler> {
        let font = self.loaded(face);
        if face == Face::Script {
            return None;
        }
        let mut ruler = Ruler { ends: vec![0; text.len() + 1], kerns: vec![0; text.len() + 1] };
        let mut sum = 0;
        let mut before: Option<usize> = None;
        for (at, c) in text.char_indices() {
            let here = slot(c).filter(|s| font.slots[*s] != 0)?;
            if let Some(before) = before {
                let kern = font.pair(before, here)?;
                ruler.kerns[at] = kern;
                sum += kern;
            }
            sum += i32::from(font.widths[font.slots[here] as usize]);
            ruler.ends[at + c.len_utf8()] = sum;
            before = Some(here);
        }
        Some(ruler)
    }

    /// Width of `text` in thousandths of an em, kerned. `text` is expected in NFC (see [`nfc`]).
    pub fn units(&self, face: Face, text: &str) -> i32 {
        let font = self.loaded(face);
        if face != Face::Script {
            let mut sum = 0;
            let mut before: Option<usize> = None;
            let mut plain = true;
            for c in text.chars() {
                let Some(here) = slot(c).filter(|s| font.slots[*s] != 0) else {
                    plain = false;
                    break;
                };
                if let Some(before) = before {
                    match font.pair(before, here) {
                        Some(kern) => sum += kern,
                        None => {
                            plain = false;
                            break;
                        }
                    }
                }
                sum += i32::from(font.widths[font.slots[here] as usize]);
                before = Some(here);
            }
            if plain {
                return sum;
            }
        }
        self.shape(face, text).iter().map(|piece| piece.units).sum()
    }

    /// Width in millimetres at `size` pt, `spacing` pt after every letter but the last.
    pub fn width_mm(&self, face: Face, size: f64, spacing: f64, text: &str) -> f64 {
        let letters = if spacing == 0.0 { 0 } else { text.chars().count().saturating_sub(1) };
        (f64::from(self.units(face, text)) * size / 1000.0 + spacing * letters as f64) * MM_PER_PT
    }

    /// Shapes `text`. No-break spaces come out as ordinary spaces. A letter the face lacks is taken
    /// from Liberation Serif; one that even it lacks becomes `?` (ask [`FontSet::missing`] beforehand).
    pub fn shape(&self, face: Face, text: &str) -> Vec<Piece> {
        let font = self.loaded(face);
        if face != Face::Script
            && let Some(piece) = font.shape_plain(face, text)
        {
            return vec![piece];
        }
        let mut pieces: Vec<Piece> = Vec::new();
        let mut start = 0;
        let clean: String = text
            .chars()
            .map(|c| if c == '\u{a0}' { ' ' } else { c })
            .map(|c| if self.covers(face, c) || self.covers(face.stand_in(), c) { c } else { '?' })
            .collect();
        let mut current = face;
        for (at, c) in clean.char_indices() {
            let wanted = if self.covers(face, c) { face } else { face.stand_in() };
            if wanted != current {
                if at > start {
                    pieces.push(self.loaded(current).shape_full(current, &clean[start..at]));
                }
                start = at;
                current = wanted;
            }
        }
        if start < clean.len() {
            pieces.push(self.loaded(current).shape_full(current, &clean[start..]));
        }
        pieces
    }

    pub fn covers(&self, face: Face, c: char) -> bool {
        let font = self.loaded(face);
        match slot(c) {
            Some(slot) => font.slots[slot] != 0,
            None => font.buzz.glyph_index(c).is_some_and(|gid| gid.0 != 0),
        }
    }

    /// Letters of `text` that `face` lacks, each once, in order: what a print report must mention.
    pub fn missing(&self, face: Face, text: &str) -> Vec<char> {
        let mut found = Vec::new();
        for c in text.chars() {
            if !self.covers(face, c) && !found.contains(&c) {
                found.push(c);
            }
        }
        found
    }

    /// Advance of one glyph in thousandths of an em, as written to `/W`.
    pub fn advance(&self, face: Face, glyph: u16) -> u16 {
        self.loaded(face).widths.get(glyph as usize).copied().unwrap_or(0)
    }

    /// Cap height in em.
    pub fn cap_height(&self, face: Face) -> f64 {
        f64::from(self.loaded(face).cap) / 1000.0
    }

    /// Ascent and descent in thousandths of an em (descent negative).
    pub fn ascent_descent(&self, face: Face) -> (i32, i32) {
        let font = self.loaded(face);
        (font.ascent, font.descent)
    }

    /// Bounding box of the font in thousandths of an em: x min, y min, x max, y max.
    pub fn bounds(&self, face: Face) -> [i32; 4] {
        let font = self.loaded(face);
        let upm = font.buzz.units_per_em();
        let b = font.buzz.global_bounding_box();
        [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| thousandths(i32::from(v), upm))
    }

    /// Hands the outline of a glyph to `sink`, in em units (y up).
    pub fn outline(&self, face: Face, glyph: u16, sink: &mut dyn OutlineSink) {
        let font = self.loaded(face);
        let scale = 1.0 / f64::from(font.buzz.units_per_em());
        let mut adapter = Adapter { sink, scale, at: (0.0, 0.0) };
        let _ = font.buzz.outline_glyph(ttf_parser::GlyphId(glyph), &mut adapter);
    }
}

/// Points per millimetre and back.
pub const PT_PER_MM: f64 = 72.0 / 25.4;
pub const MM_PER_PT: f64 = 25.4 / 72.0;

/// NFC, because a combining mark would print as a box.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

fn thousandths(value: i32, upm: i32) -> i32 {
    let (n, d) = (value * 1000 * 2 + upm, upm * 2);
    n.div_euclid(d)
}

fn features() -> [rustybuzz::Feature; 10] {
    let off = |tag: &[u8; 4]| rustybuzz::Feature::new(ttf_parser::Tag::from_bytes(tag), 0, ..);
    [
        rustybuzz::Feature::new(ttf_parser::Tag::from_bytes(b"kern"), 1, ..),
        off(b"liga"),
        off(b"clig"),
        off(b"dlig"),
        off(b"hlig"),
        off(b"calt"),
        off(b"salt"),
        off(b"rlig"),
        off(b"swsh"),
        off(b"ss01"),
    ]
}

impl Loaded {
    fn parse(face: Face) -> Result<Loaded, FontError> {
        let buzz = rustybuzz::Face::from_slice(face.bytes(), 0).ok_or(FontError(face.name()))?;
        let upm = buzz.units_per_em();
        let widths = (0..buzz.number_of_glyphs())
            .map(|gid| {
                let advance = buzz.glyph_hor_advance(ttf_parser::GlyphId(gid)).unwrap_or(0);
                thousandths(i32::from(advance), upm) as u16
            })
            .collect();
        let mut slots = [0; SLOTS];
        for (n, place) in slots.iter_mut().enumerate() {
            // A no-break space is drawn, and read back, as a plain space.
            let c = match slot_char(n) {
                '\u{a0}' => ' ',
                c => c,
            };
            *place = buzz.glyph_index(c).map_or(0, |gid| gid.0);
        }
        let cap = buzz.capital_height().map_or(700, |v| thousandths(i32::from(v), upm));
        let ascent = thousandths(i32::from(buzz.ascender()), upm);
        let descent = thousandths(i32::from(buzz.descender()), upm);
        Ok(Loaded { widths, slots, pairs: OnceLock::new(), latin: OnceLock::new(), cap, ascent, descent, buzz })
    }

    /// Kerning between two characters of the pair table; none if the pair needs the full shaper.
    fn pair(&self, left: usize, right: usize) -> Option<i32> {
        let table = self.pairs.get_or_init(|| (0..SLOTS * SLOTS).map(|_| AtomicU16::new(0)).collect());
        let cell = &table[left * SLOTS + right];
        let mut known = cell.load(Ordering::Relaxed);
        if known == 0 {
            known = self.ask_pair(left, right);
            cell.store(known, Ordering::Relaxed);
        }
        if known == PAIR_FULL { None } else { Some(i32::from(known) - i32::from(PAIR_ZERO)) }
    }

    fn ask_pair(&self, left: usize, right: usize) -> u16 {
        let plain = |s: usize| if s == 95 { ' ' } else { slot_char(s) };
        let text: String = [plain(left), plain(right)].iter().collect();
        let glyphs = self.buzz_shape(&text);
        let upm = self.buzz.units_per_em();
        let same = glyphs.len() == 2 && glyphs[0].0 == self.slots[left] && glyphs[1].0 == self.slots[right];
        if !same {
            return PAIR_FULL;
        }
        let natural = |gid: u16| i32::from(self.buzz.glyph_hor_advance(ttf_parser::GlyphId(gid)).unwrap_or(0));
        let kern = thousandths(glyphs[0].1 - natural(glyphs[0].0), upm);
        let second = glyphs[1].1 - natural(glyphs[1].0);
        if second != 0 || glyphs[0].3 || glyphs[1].3 {
            return PAIR_FULL;
        }
        (i32::from(PAIR_ZERO) + kern).clamp(2, i32::from(u16::MAX)) as u16
    }

    /// (glyph, advance in font units, byte offset of its cluster, displaced).
    fn buzz_shape(&self, text: &str) -> Vec<(u16, i32, usize, bool)> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(rustybuzz::Direction::LeftToRight);
        buffer.guess_segment_properties();
        // A plan is dearer than most texts; nearly all are Latin.
        let shaped = if buffer.script() == rustybuzz::script::LATIN {
            let plan = || {
                let (direction, script) = (rustybuzz::Direction::LeftToRight, Some(rustybuzz::script::LATIN));
                rustybuzz::ShapePlan::new(&self.buzz, direction, script, None, &features())
            };
            rustybuzz::shape_with_plan(&self.buzz, self.latin.get_or_init(plan), buffer)
        } else {
            rustybuzz::shape(&self.buzz, &features(), buffer)
        };
        shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, at)| {
                let moved = at.x_offset != 0 || at.y_offset != 0;
                (info.glyph_id as u16, at.x_advance, info.cluster as usize, moved)
            })
            .collect()
    }

    fn shape_plain(&self, face: Face, text: &str) -> Option<Piece> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
        let mut units = 0;
        let mut before: Option<usize> = None;
        for c in text.chars() {
            let here = slot(c).filter(|s| self.slots[*s] != 0)?;
            if let Some(before) = before {
                let kern = self.pair(before, here)?;
                if let Some(last) = glyphs.last_mut() {
                    last.adjust = kern as i16;
                }
                units += kern;
            }
            let id = self.slots[here];
            units += i32::from(self.widths[id as usize]);
            glyphs.push(Glyph { id, adjust: 0, chars: 1 });
            before = Some(here);
        }
        let text = if text.contains('\u{a0}') { text.replace('\u{a0}', " ") } else { text.to_owned() };
        Some(Piece { face, text, glyphs, units })
    }

    fn shape_full(&self, face: Face, text: &str) -> Piece {
        let upm = self.buzz.units_per_em();
        let raw = self.buzz_shape(text);
        let mut glyphs = Vec::with_capacity(raw.len());
        let mut units = 0;
        for (n, (id, advance, cluster, _)) in raw.iter().enumerate() {
            let end = raw[n..].iter().map(|g| g.2).find(|c| c > cluster).unwrap_or(text.len());
            let first = n == 0 || raw[n - 1].2 != *cluster;
            let chars = if first { text[*cluster..end].chars().count() } else { 0 };
            let width = i32::from(self.widths.get(*id as usize).copied().unwrap_or(0));
            let adjust = thousandths(*advance, upm) - width;
            units += width + adjust;
            glyphs.push(Glyph { id: *id, adjust: adjust as i16, chars: chars.min(255) as u8 });
        }
        Piece { face, text: text.to_owned(), glyphs, units }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pair_table_agrees_with_the_full_shaper() {
        let fonts = FontSet::shipped().unwrap();
        let words = [
            "BUPATI LUWU UTARA, Wahyu, Tahun, Yth. AVATAR Tana Toraja",
            "Dr. Ir. H. Raden Mas Muhammad Syarifuddin, S.Sos., M.Si., M.A.P., CGCAE.",
            "“Kejar Stunting (Kelas Pijat Bayi Risiko Stunting)” – 86,25; 60% fi fl ffi AWAY To Ty P.",
            "é è ü ö ñ Á Ö … ‘satu’ — dua-tiga/empat_lima",
        ];
        for face in Face::ALL {
            if face == Face::Script {
                continue;
            }
            for text in words {
                let full: i32 = fonts.loaded(face).shape_full(face, text).units;
                let plain = fonts.shape(face, text);
                let error = (full - plain[0].units).abs();
                // Each pair is rounded by itself, so the sums may differ by rounding only.
                assert!(plain.len() == 1 && error <= 2, "{face:?} {text}: {full} {}", plain[0].units);
                assert_eq!(fonts.units(face, text), plain[0].units);
            }
        }
    }

    #[test]
    fn a_missing_letter_is_reported_and_taken_from_the_serif() {
        let fonts = FontSet::shipped().unwrap();
        assert_eq!(fonts.missing(Face::Caslon, "a ≥ b ≥"), vec!['≥']);
        let pieces = fonts.shape(Face::CaslonBold, "a ≥ b");
        let faces: Vec<_> = pieces.iter().map(|p| (p.face, p.text.as_str())).collect();
        assert_eq!(faces, vec![(Face::CaslonBold, "a "), (Face::SerifBold, "≥"), (Face::CaslonBold, " b")]);
        assert_eq!(fonts.shape(Face::Sans, "丙")[0].text, "?");
        assert_eq!(nfc("e\u{301}"), "é");
    }
}
