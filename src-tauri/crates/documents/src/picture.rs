//! Pictures the office supplies: emblem, background, signature. Validated once, prepared once.
//!
//! PNG and JPEG only, by their magic; animated PNG, GIF, WEBP, TIFF and SVG are refused; at most
//! 10,000 x 10,000 pixels and 256 MiB decoded (safety.md C6). An upright JPEG is passed through byte by byte; a PNG
//! is decoded, split into colour and mask and deflated again, so nothing foreign reaches the PDF. Keep
//! the [`Picture`] in an `Arc`: the prepared streams are reused by every document. Knows no PDF.

mod from_jpeg;
mod from_png;
mod packing;
mod raster;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

pub(crate) use packing::{Packer, Streams, deflate};
use raster::{Raster, Turn};
use sha2::{Digest, Sha256};

pub const MAX_SIDE: u32 = 10_000;
const MAX_DECODED: usize = 256 << 20;

/// How a JPEG begins.
const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF];

/// The longer side of a picture that is decoded: the longer side of F4 at 300 dots an inch is 3,898.
const MAX_PRINTED: u32 = 4_000;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    #[error("gambar harus PNG atau JPEG")]
    NotAPicture,
    #[error("gambar bergerak tidak diterima")]
    Animated,
    #[error("gambar terlalu besar: {} x {} piksel (paling besar 10.000 x 10.000)", figure(*width), figure(*height))]
    TooLarge { width: u32, height: u32 },
    #[error("gambar {} x {} piksel terlalu berat untuk dibaca; kecilkan ukurannya", figure(*width), figure(*height))]
    TooHeavy { width: u32, height: u32 },
    #[error("gambar rusak atau tidak lengkap: {0}")]
    Damaged(&'static str),
    #[error("JPEG dengan warna CMYK tidak diterima; simpan sebagai RGB")]
    Cmyk,
    #[error("JPEG dengan {0} kanal warna tidak diterima; simpan sebagai RGB")]
    Channels(u8),
}

/// "10.000".
fn figure(number: u32) -> String {
    match number {
        0..=999 => number.to_string(),
        _ => format!("{}.{:03}", number / 1000, number % 1000),
    }
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

impl Picture {
    /// Validates and prepares a file. One that is turned by its Exif tag, or larger than a page can show, is made upright and
    /// smaller here, so that screen and paper show the same and a print stays quick.
    pub fn load(file: Vec<u8>) -> Result<Arc<Picture>, PictureError> {
        let hash = Sha256::digest(&file).into();
        let raster = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            from_png::raster(&file)?
        } else if file.starts_with(JPEG) {
            let (width, height, gray, turn) = from_jpeg::head(&file)?;
            if turn == Turn::UPRIGHT {
                return Ok(Arc::new(Picture { width, height, data: Data::Jpeg { gray }, file, hash }));
            }
            from_jpeg::raster(&file, gray, turn)?
        } else {
            return Err(PictureError::NotAPicture);
        };
        let changed = raster.turn != Turn::UPRIGHT || raster.factor() > 1;
        let raster = raster.smaller().upright();
        let file = if changed { raster.encoded()? } else { file };
        let Raster { width, height, channels, pixels, .. } = raster;
        let data = Data::Png { gray: channels < 3, pixels: Mutex::new(pixels), channels, streams: OnceLock::new() };
        Ok(Arc::new(Picture { width, height, data, file, hash }))
    }

    /// What is kept of a picture that somebody hands in: the file as it came, or the upright and smaller one. A JPEG is
    /// decoded to its end, since a cut one has a whole head, and often an end mark as well.
    pub fn accepted(file: Vec<u8>) -> Result<Vec<u8>, PictureError> {
        if file.starts_with(JPEG) {
            from_jpeg::require_whole(&file)?;
        }
        Ok(Self::load(file)?.file.clone())
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
            packing::streams_of(&pixels, self.width as usize, *gray, *channels)
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

const CUT: PictureError = PictureError::Damaged("isinya terpotong");
const BROKEN: PictureError = PictureError::Damaged("isinya berubah sejak disimpan");
