//! QR symbols as content bytes: one scaled matrix, whole-numbered rectangles, one fill.
//!
//! A series of certificates has contents of one length that differ in a few letters, and a QR symbol is linear: over the
//! same length every flipped bit of the content flips the same modules. So `Symbols` asks fast_qr once for a first symbol,
//! for its eight masks and for each bit that ever differs, and makes the others by exclusive or. Which mask is best it
//! judges on rows of bits, by the very points of fast_qr, so that every symbol is the one fast_qr would have made.

use std::io::Write;

use fast_qr::{ECL, Mask, Mode, ModuleType, QRBuilder, QRCode};

use super::PdfError;
use crate::fonts::PT_PER_MM;
use crate::page::Qr;

/// Appends the drawing of `symbol` to a page's content.
pub(super) fn append(
    content: &mut Vec<u8>,
    symbols: &mut Symbols,
    symbol: &Qr,
    page_height: f64,
) -> Result<(), PdfError> {
    let drawn = symbols.rows(&symbol.content);
    let matrix = if drawn.is_none() { Some(Matrix::new(&symbol.content).ok_or(PdfError::Qr)?) } else { None };
    let size = drawn.as_ref().map(Vec::len).or(matrix.as_ref().map(|matrix| matrix.size)).unwrap_or(1);
    let module = symbol.side * PT_PER_MM / size as f64;
    let (x, y) = (symbol.x * PT_PER_MM, (page_height - symbol.y) * PT_PER_MM);
    write!(content, "\nq {module:.4} 0 0 -{module:.4} {x:.2} {y:.2} cm 0 g\n")?;
    for (top, row) in drawn.iter().flatten().enumerate() {
        put_row(content, top, *row);
    }
    for (left, top, width) in matrix.iter().flat_map(Matrix::runs) {
        put_run(content, left, top, width);
    }
    content.extend_from_slice(b"f Q");
    Ok(())
}

fn put_row(content: &mut Vec<u8>, top: usize, mut row: u64) {
    while row != 0 {
        let left = row.trailing_zeros();
        let width = (row >> left).trailing_ones();
        put_run(content, left as usize, top, width as usize);
        row &= !(((1_u64 << width) - 1) << left);
    }
}

fn put_run(content: &mut Vec<u8>, left: usize, top: usize, width: usize) {
    for number in [left, top, width] {
        for unit in [100, 10] {
            if number >= unit {
                content.push(b'0' + (number / unit % 10) as u8);
            }
        }
        content.extend_from_slice(&[b'0' + (number % 10) as u8, b' ']);
    }
    content.extend_from_slice(b"1 re\n");
}

/// The modules of a symbol with error level M, without quiet zone.
pub(crate) struct Matrix {
    pub size: usize,
    dark: Vec<bool>,
}

impl Matrix {
    pub fn new(content: &str) -> Option<Matrix> {
        let code = QRBuilder::new(content).ecl(ECL::M).build().ok()?;
        let size = code.size;
        let dark = (0..size).flat_map(|y| code[y].iter().map(|m| m.value()).collect::<Vec<_>>()).collect();
        Some(Matrix { size, dark })
    }

    /// Runs of dark modules: x, y, length.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for (y, row) in self.dark.chunks(self.size).enumerate() {
            let mut x = 0;
            while x < self.size {
                let length = row[x..].iter().take_while(|d| **d).count();
                if length > 0 {
                    runs.push((x, y, length));
                }
                x += length.max(1);
            }
        }
        runs
    }
}

const MASKS: [Mask; 8] = [
    Mask::Checkerboard,
    Mask::HorizontalLines,
    Mask::VerticalLines,
    Mask::DiagonalLines,
    Mask::LargeCheckerboard,
    Mask::Fields,
    Mask::Diamonds,
    Mask::Meadow,
];

/// The largest symbol whose rows are words.
const WORD: usize = 61;

/// The symbols of a series, made from each other.
#[derive(Default)]
pub(super) struct Symbols(Vec<Family>);

impl Symbols {
    /// The rows of the symbol of `content`, the lowest bit leftmost; none for what only fast_qr itself can do.
    pub fn rows(&mut self, content: &str) -> Option<Vec<u64>> {
        let bytes = content.as_bytes();
        // Letters that no denser mode has: the bits of a family are those of bytes.
        if !bytes.iter().any(|b| b.is_ascii_lowercase() || *b == b';') {
            return None;
        }
        let known = self.0.iter().position(|family| family.content.len() == bytes.len());
        let at = match known {
            Some(at) => at,
            None => {
                self.0.push(Family::new(bytes)?);
                self.0.len() - 1
            }
        };
        self.0.get_mut(at)?.rows(bytes)
    }
}

/// Modules as bits, by rows and by columns.
#[derive(Clone, Default)]
struct Bits {
    rows: Vec<u64>,
    columns: Vec<u64>,
}

impl Bits {
    fn of(code: &QRCode, dark: impl Fn(fast_qr::Module) -> bool) -> Bits {
        let mut bits = Bits { rows: vec![0; code.size], columns: vec![0; code.size] };
        let modules = code.data.iter().take(code.size * code.size).enumerate();
        for (at, _) in modules.filter(|(_, module)| dark(**module)) {
            let (x, y) = (at % code.size, at / code.size);
            bits.rows[y] |= 1 << x;
            bits.columns[x] |= 1 << y;
        }
        bits
    }

    fn flip(&mut self, other: &Bits) {
        self.rows.iter_mut().zip(&other.rows).for_each(|(own, other)| *own ^= other);
        self.columns.iter_mut().zip(&other.columns).for_each(|(own, other)| *own ^= other);
    }
}

/// All contents of one length.
struct Family {
    /// The first one, and its symbol under the first mask.
    content: Vec<u8>,
    first: Bits,
    /// What carries data, and what carries the format: fast_qr judges before the format is set.
    data: Bits,
    format: Bits,
    /// What the other masks turn over.
    masks: Vec<Bits>,
    /// What a bit of the content turns over, once it was needed.
    turns: Vec<Option<Bits>>,
}

fn made(content: &[u8], mask: Mask) -> Option<QRCode> {
    QRBuilder::new(content).ecl(ECL::M).mode(Mode::Byte).mask(mask).build().ok()
}

impl Family {
    fn new(content: &[u8]) -> Option<Family> {
        let code = made(content, MASKS[0])?;
        if code.size > WORD {
            return None;
        }
        let first = Bits::of(&code, |module| module.value());
        let masks = MASKS.iter().map(|mask| {
            let mut turned = Bits::of(&made(content, *mask)?, |module| module.value());
            turned.flip(&first);
            Some(turned)
        });
        Some(Family {
            content: content.to_vec(),
            data: Bits::of(&code, |module| module.module_type() == ModuleType::Data),
            format: Bits::of(&code, |module| module.module_type() == ModuleType::Format),
            masks: masks.collect::<Option<_>>()?,
            turns: vec![None; content.len() * 8],
            first,
        })
    }

    fn rows(&mut self, content: &[u8]) -> Option<Vec<u64>> {
        let mut bits = self.first.clone();
        for (at, byte) in content.iter().enumerate() {
            let differs = byte ^ self.content[at];
            for bit in (0..8).filter(|bit| differs >> bit & 1 == 1) {
                bits.flip(self.turn(at, bit)?);
            }
        }
        let mut best: Option<(u32, Bits)> = None;
        for mask in &self.masks {
            let mut masked = bits.clone();
            masked.flip(mask);
            let points = self.points(&masked);
            if best.as_ref().is_none_or(|(least, _)| points < *least) {
                best = Some((points, masked));
            }
        }
        best.map(|(_, bits)| bits.rows)
    }

    fn turn(&mut self, at: usize, bit: usize) -> Option<&Bits> {
        let place = at * 8 + bit;
        if self.turns[place].is_none() {
            let mut content = self.content.clone();
            content[at] ^= 1 << bit;
            let mut turned = Bits::of(&made(&content, MASKS[0])?, |module| module.value());
            turned.flip(&self.first);
            self.turns[place] = Some(turned);
        }
        self.turns[place].as_ref()
    }

    /// The points against a symbol, as fast_qr counts them.
    fn points(&self, bits: &Bits) -> u32 {
        let clear =
            |rows: &[u64], format: &[u64]| -> Vec<u64> { rows.iter().zip(format).map(|(r, f)| r & !f).collect() };
        let rows = clear(&bits.rows, &self.format.rows);
        let columns = clear(&bits.columns, &self.format.columns);
        let lines = |lines: &[u64], data: &[u64]| -> u32 {
            lines.iter().zip(data).map(|(line, data)| runs(line & data) + runs(!line & data) + finders(*line)).sum()
        };
        let squares = rows.windows(2).zip(self.data.rows.windows(2)).map(|(rows, data)| {
            let alike = !(rows[0] ^ rows[1]) & !(rows[0] ^ rows[0] >> 1) & !(rows[1] ^ rows[1] >> 1);
            let data = data[0] & data[1];
            (alike & data & data >> 1).count_ones() * 3
        });
        let dark: u32 = rows.iter().map(|row| row.count_ones()).sum();
        let percent = dark * 100 / (rows.len() * rows.len()) as u32;
        let away = if percent < 50 { 49 - percent } else { percent - 50 };
        lines(&rows, &self.data.rows) + lines(&columns, &self.data.columns) + squares.sum::<u32>() + away / 5 * 10
    }
}

/// Runs of five and more: their length less two.
fn runs(line: u64) -> u32 {
    let two = line & line >> 1;
    let five = two & two >> 2 & line >> 4;
    five.count_ones() + 2 * (five & !(five << 1)).count_ones()
}

/// What looks like a finder: 1011101 with four light modules before it, and again with four after it.
fn finders(line: u64) -> u32 {
    let core = line & !(line >> 1) & line >> 2 & line >> 3 & line >> 4 & !(line >> 5) & line >> 6;
    let before = line << 1 | line << 2 | line << 3 | line << 4;
    let after = line >> 7 | line >> 8 | line >> 9 | line >> 10;
    40 * ((core & !before).count_ones() + (core & !after).count_ones())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_the_one_fast_qr_makes() {
        let mut symbols = Symbols::default();
        let mut seed = 7_u32;
        for n in 0..400 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let tail = [
                "",
                "/Setda",
                "/B. Organisasi/Setda",
                " dan tujuh puluh lembar lainnya, dengan huruf é dan ß yang asing;",
            ];
            let content = format!("KIPP1;061/{n:04}{};{seed:08X}", tail[n % 4]);
            let rows = symbols.rows(&content).unwrap_or_default();
            let mut ours = Vec::new();
            rows.iter().enumerate().for_each(|(top, row)| put_row(&mut ours, top, *row));
            let mut theirs = Vec::new();
            let matrix = Matrix::new(&content).unwrap_or(Matrix { size: 1, dark: vec![] });
            matrix.runs().into_iter().for_each(|(left, top, width)| put_run(&mut theirs, left, top, width));
            assert_eq!(String::from_utf8_lossy(&ours), String::from_utf8_lossy(&theirs), "{content}");
        }
        assert_eq!(symbols.0.len(), 4);
    }

    #[test]
    fn what_has_no_words_of_bits_is_left_to_fast_qr() {
        let mut symbols = Symbols::default();
        for content in ["061/1", "12345", &"a".repeat(400), &"a".repeat(5000)] {
            assert_eq!(symbols.rows(content), None);
        }
    }
}
