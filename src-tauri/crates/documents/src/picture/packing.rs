//! Pixels as zlib streams of PNG-filtered rows, as a PDF takes them.

use libdeflater::{CompressionLvl, Compressor};

/// zlib streams of PNG-filtered rows: colour (RGB or grey, 8 bits) and, if not opaque everywhere, the mask.
#[derive(Debug)]
pub(crate) struct Streams {
    pub color: Vec<u8>,
    pub mask: Option<Vec<u8>>,
}

pub(super) fn streams_of(pixels: &[u8], row: usize, gray: bool, channels: usize) -> Streams {
    let mask = if channels.is_multiple_of(2) {
        let alpha: Vec<u8> = pixels.iter().skip(channels - 1).step_by(channels).copied().collect();
        alpha.iter().any(|a| *a != 255).then(|| deflate_rows(&filtered(&alpha, row, 1)))
    } else {
        None
    };
    let keep = if gray { 1 } else { 3 };
    let color = if keep == channels {
        deflate_rows(&filtered(pixels, row * keep, keep))
    } else {
        let colors: Vec<u8> = pixels.chunks_exact(channels).flat_map(|p| &p[..keep]).copied().collect();
        deflate_rows(&filtered(&colors, row * keep, keep))
    };
    Streams { color, mask }
}

/// The rows with PNG filters, each row the one (none, sub, up, Paeth) with the smallest differences.
fn filtered(pixels: &[u8], row: usize, step: usize) -> Vec<u8> {
    let zero = vec![0; row];
    let mut out = Vec::with_capacity(pixels.len() + pixels.len() / row.max(1));
    let mut above: &[u8] = &zero;
    let mut tried = vec![0; row];
    let mut best = vec![0; row];
    for line in pixels.chunks_exact(row) {
        let (mut least, mut kind) = (u64::MAX, 0);
        for filter in [0_u8, 1, 2, 4] {
            match filter {
                1 => {
                    tried[..step].copy_from_slice(&line[..step]);
                    let shifted = line[step..].iter().zip(line);
                    tried[step..]
                        .iter_mut()
                        .zip(shifted)
                        .for_each(|(rest, (here, left))| *rest = here.wrapping_sub(*left));
                }
                2 => {
                    let both = line.iter().zip(above);
                    tried.iter_mut().zip(both).for_each(|(rest, (here, above))| *rest = here.wrapping_sub(*above));
                }
                4 => {
                    // With nothing at the left, Paeth's guess is what is above.
                    let first = line[..step].iter().zip(above);
                    tried.iter_mut().zip(first).for_each(|(rest, (here, above))| *rest = here.wrapping_sub(*above));
                    let around = line.iter().zip(&above[step..]).zip(above);
                    let both = line[step..].iter().zip(around);
                    tried[step..].iter_mut().zip(both).for_each(|(rest, (here, ((left, above), corner)))| {
                        *rest = here.wrapping_sub(paeth(*left, *above, *corner));
                    });
                }
                _ => tried.copy_from_slice(line),
            }
            let cost = tried.iter().map(|rest| u64::from((*rest).min(rest.wrapping_neg()))).sum();
            if cost < least {
                (least, kind) = (cost, filter);
                std::mem::swap(&mut tried, &mut best);
            }
        }
        out.push(kind);
        out.extend_from_slice(&best);
        above = line;
    }
    out
}

pub(super) fn paeth(left: u8, above: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(above), i16::from(corner));
    let p = a + b - c;
    let (pa, pb, pc) = ((p - a).abs(), (p - b).abs(), (p - c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        above
    } else {
        corner
    }
}

/// Compresses one piece after another with what it once allocated.
pub(crate) struct Packer {
    compressor: Compressor,
    room: Vec<u8>,
}

impl Packer {
    /// `level`: 1 is quick, 6 is thorough. zlib streams, empty if it fails.
    pub fn new(level: i32) -> Packer {
        Packer { compressor: Compressor::new(CompressionLvl::new(level).unwrap_or_default()), room: Vec::new() }
    }

    pub fn pack(&mut self, bytes: &[u8]) -> Vec<u8> {
        let most = self.compressor.zlib_compress_bound(bytes.len());
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
        let written = self.compressor.zlib_compress(bytes, &mut self.room).unwrap_or(0);
        self.room[..written].to_vec()
    }
}

/// Thoroughly, for what is written once.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    Packer::new(6).pack(bytes)
}

/// A picture's filtered rows, some hundredths larger than at level 6, sooner: one picture is a tenth of the time of a
/// thousand certificates.
fn deflate_rows(rows: &[u8]) -> Vec<u8> {
    Packer::new(4).pack(rows)
}
