//! Pictures the office supplies: emblem, background, signature. Validated once, prepared once.
//!
//! PNG and JPEG only, by their magic; animated PNG, GIF, WEBP, TIFF and SVG are refused; at most
//! 10,000 x 10,000 pixels and 256 MiB decoded (safety.md C6). A JPEG is passed through byte by byte; a PNG
//! is decoded, split into colour and mask and deflated again, so nothing foreign reaches the PDF. Keep
//! the [`Picture`] in an `Arc`: the prepared streams are reused by every document. Knows no PDF.

use std::io::Cursor;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use libdeflater::{CompressionLvl, Compressor};
use sha2::{Digest, Sha256};

pub const MAX_SIDE: u32 = 10_000;
const MAX_DECODED: usize = 256 << 20;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("gambar harus PNG atau JPEG")]
    NotAPicture,
    #[error("gambar bergerak tidak diterima")]
    Animated,
    #[error("gambar terlalu besar: {width} x {height} piksel (paling besar 10.000 x 10.000)")]
    TooLarge { width: u32, height: u32 },
    #[error("gambar rusak atau tidak lengkap: {0}")]
    Damaged(String),
    #[error("JPEG dengan warna CMYK tidak diterima; simpan sebagai RGB")]
    Cmyk,
}

/// A picture ready for every exporter.
#[derive(Debug)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub(crate) data: Data,
    /// The file as it came (for the preview).
    pub(crate) file: Vec<u8>,
    /// SHA-256 of the file.
    pub(crate) hash: [u8; 32],
}

#[derive(Debug)]
pub(crate) enum Data {
    Jpeg {
        gray: bool,
    },
    Png {
        gray: bool,
        /// Decoded, 8 bits a channel; taken when the streams are made.
        pixels: Mutex<Vec<u8>>,
        channels: usize,
        streams: OnceLock<Streams>,
    },
}

/// zlib streams of PNG-filtered rows: colour (RGB or grey, 8 bits) and, if not opaque everywhere, the mask.
#[derive(Debug)]
pub(crate) struct Streams {
    pub color: Vec<u8>,
    pub mask: Option<Vec<u8>>,
}

impl Picture {
    /// Validates and prepares a file.
    pub fn load(file: Vec<u8>) -> Result<Arc<Picture>, PictureError> {
        let hash = Sha256::digest(&file).into();
        let (width, height, data) = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            png_data(&file)?
        } else if file.starts_with(&[0xFF, 0xD8, 0xFF]) {
            jpeg_data(&file)?
        } else {
            return Err(PictureError::NotAPicture);
        };
        Ok(Arc::new(Picture { width, height, data, file, hash }))
    }

    pub fn is_jpeg(&self) -> bool {
        matches!(self.data, Data::Jpeg { .. })
    }

    /// The streams of a PNG, made when first wanted (it is the dear part of a picture) and kept.
    pub(crate) fn streams(&self) -> Option<&Streams> {
        let Data::Png { gray, pixels, channels, streams } = &self.data else {
            return None;
        };
        Some(streams.get_or_init(|| {
            let pixels = std::mem::take(&mut *pixels.lock().unwrap_or_else(PoisonError::into_inner));
            streams_of(&pixels, self.width as usize, *gray, *channels)
        }))
    }

    /// Width over height.
    pub fn ratio(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height)
    }

    /// The largest size with this ratio inside (w, h).
    pub fn fit(&self, w: f64, h: f64) -> (f64, f64) {
        if self.ratio() > w / h { (w, w / self.ratio()) } else { (h * self.ratio(), h) }
    }
}

fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    if width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> PictureError {
    PictureError::Damaged(error.to_string())
}

fn jpeg_data(file: &[u8]) -> Result<(u32, u32, Data), PictureError> {
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(file));
    decoder.decode_headers().map_err(|e| damaged(format!("{e:?}")))?;
    let info = decoder.info().ok_or_else(|| damaged("tanpa kepala"))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height)?;
    if !file.windows(2).rev().take(4096).any(|pair| pair == [0xFF, 0xD9]) {
        return Err(damaged("berkas terpotong"));
    }
    match info.components {
        1 => Ok((width, height, Data::Jpeg { gray: true })),
        3 => Ok((width, height, Data::Jpeg { gray: false })),
        _ => Err(PictureError::Cmyk),
    }
}

fn png_data(file: &[u8]) -> Result<(u32, u32, Data), PictureError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: MAX_DECODED });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(damaged)?;
    let info = reader.info();
    let (width, height) = (info.width, info.height);
    check_size(width, height)?;
    if info.animation_control.is_some() {
        return Err(PictureError::Animated);
    }
    let size = reader.output_buffer_size().filter(|s| *s <= MAX_DECODED);
    let size = size.ok_or(PictureError::TooLarge { width, height })?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(damaged)?;
    pixels.truncate(frame.buffer_size());
    let (gray, channels) = match frame.color_type {
        png::ColorType::Grayscale => (true, 1),
        png::ColorType::GrayscaleAlpha => (true, 2),
        png::ColorType::Rgb => (false, 3),
        png::ColorType::Rgba => (false, 4),
        png::ColorType::Indexed => return Err(damaged("palet")),
    };
    Ok((width, height, Data::Png { gray, pixels: Mutex::new(pixels), channels, streams: OnceLock::new() }))
}

fn streams_of(pixels: &[u8], row: usize, gray: bool, channels: usize) -> Streams {
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

fn paeth(left: u8, above: u8, corner: u8) -> u8 {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, rgba: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(rgba).unwrap();
        writer.finish().unwrap();
        out
    }

    /// Undoes [`filtered`] as a PDF reader does.
    fn unfiltered(stream: &[u8], row: usize, step: usize, rows: usize) -> Vec<u8> {
        let mut raw = vec![0; (row + 1) * rows];
        libdeflater::Decompressor::new().zlib_decompress(stream, &mut raw).unwrap();
        let mut out: Vec<u8> = Vec::new();
        for line in raw.chunks(row + 1) {
            for n in 0..row {
                let start = out.len() - n;
                let left = if n >= step { out[out.len() - step] } else { 0 };
                let above = if start >= row { out[start + n - row] } else { 0 };
                let corner = if n >= step && start >= row { out[start + n - row - step] } else { 0 };
                let guess = match line[0] {
                    1 => left,
                    2 => above,
                    4 => paeth(left, above, corner),
                    _ => 0,
                };
                out.push(line[n + 1].wrapping_add(guess));
            }
        }
        out
    }

    #[test]
    fn a_png_is_split_into_colour_and_mask_without_loss() {
        let (w, h) = (7_u32, 5_u32);
        let rgba: Vec<u8> = (0..w * h * 4).map(|n| (n * 37 % 251) as u8).collect();
        let picture = Picture::load(png(w, h, &rgba)).unwrap();
        let Some(Streams { color, mask: Some(mask) }) = picture.streams() else { panic!("{picture:?}") };
        let colors: Vec<u8> = rgba.chunks(4).flat_map(|p| &p[..3]).copied().collect();
        let alpha: Vec<u8> = rgba.chunks(4).map(|p| p[3]).collect();
        assert_eq!(unfiltered(color, 21, 3, 5), colors);
        assert_eq!(unfiltered(mask, 7, 1, 5), alpha);
        assert_eq!((picture.width, picture.height), (w, h));
    }

    #[test]
    fn what_is_no_picture_is_refused_with_a_reason() {
        let good = png(2, 2, &[9; 16]);
        let cases: [(&str, Vec<u8>, PictureError); 4] = [
            ("svg", b"<svg/>".to_vec(), PictureError::NotAPicture),
            ("gif", b"GIF89a..".to_vec(), PictureError::NotAPicture),
            ("webp", b"RIFF....WEBP".to_vec(), PictureError::NotAPicture),
            ("empty", Vec::new(), PictureError::NotAPicture),
        ];
        for (name, file, expected) in cases {
            assert_eq!(Picture::load(file).unwrap_err(), expected, "{name}");
        }
        let cut = good[..good.len() - 20].to_vec();
        assert!(matches!(Picture::load(cut), Err(PictureError::Damaged(_))));
        let mut huge = good.clone();
        huge[16..20].copy_from_slice(&20_000_u32.to_be_bytes());
        let refused = Picture::load(huge);
        assert!(refused.is_err(), "{refused:?}");
        let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xE0];
        jpeg.extend([0; 30]);
        assert!(matches!(Picture::load(jpeg), Err(PictureError::Damaged(_))));
    }
}
