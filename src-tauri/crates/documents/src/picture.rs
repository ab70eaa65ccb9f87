//! Pictures the office supplies: emblem, background, signature. Validated once, prepared once.
//!
//! PNG and JPEG only, by their magic; animated PNG, GIF, WEBP, TIFF and SVG are refused; at most
//! 10,000 x 10,000 pixels and 256 MiB decoded (safety.md C6). An upright JPEG is passed through byte by byte; a PNG
//! is decoded, split into colour and mask and deflated again, so nothing foreign reaches the PDF. Keep
//! the [`Picture`] in an `Arc`: the prepared streams are reused by every document. Knows no PDF.

use std::io::Cursor;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use libdeflater::{CompressionLvl, Compressor};
use sha2::{Digest, Sha256};

pub const MAX_SIDE: u32 = 10_000;
const MAX_DECODED: usize = 256 << 20;

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

/// zlib streams of PNG-filtered rows: colour (RGB or grey, 8 bits) and, if not opaque everywhere, the mask.
#[derive(Debug)]
pub(crate) struct Streams {
    pub color: Vec<u8>,
    pub mask: Option<Vec<u8>>,
}

impl Picture {
    /// Validates and prepares a file. One that is turned by its Exif tag, or larger than a page can show, is made upright and
    /// smaller here, so that screen and paper show the same and a print stays quick.
    pub fn load(file: Vec<u8>) -> Result<Arc<Picture>, PictureError> {
        let hash = Sha256::digest(&file).into();
        let raster = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            png_raster(&file)?
        } else if file.starts_with(&[0xFF, 0xD8, 0xFF]) {
            let (width, height, gray, turn) = jpeg_head(&file)?;
            if turn == Turn::UPRIGHT {
                return Ok(Arc::new(Picture { width, height, data: Data::Jpeg { gray }, file, hash }));
            }
            jpeg_raster(&file, gray, turn)?
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
    /// decoded to its end, since a cut one has a whole head.
    pub fn accepted(file: Vec<u8>) -> Result<Vec<u8>, PictureError> {
        let picture = Self::load(file)?;
        if let Data::Jpeg { gray } = picture.data {
            jpeg_raster(&picture.file, gray, Turn::UPRIGHT)?;
        }
        Ok(picture.file.clone())
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

const CUT: PictureError = PictureError::Damaged("isinya terpotong");
const BROKEN: PictureError = PictureError::Damaged("isinya berubah sejak disimpan");

fn png_trouble(error: png::DecodingError) -> PictureError {
    match error {
        png::DecodingError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => CUT,
        png::DecodingError::LimitsExceeded => PictureError::Damaged("bagiannya terlalu besar"),
        _ => BROKEN,
    }
}

/// How a picture is turned to stand upright: the number of the Exif tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Turn(u16);

impl Turn {
    const UPRIGHT: Turn = Turn(1);

    /// Out of the tag `Orientation` of the first list of an Exif block.
    fn of(exif: Option<&[u8]>) -> Turn {
        exif.and_then(Self::read).filter(|turn| (1..=8).contains(&turn.0)).unwrap_or(Self::UPRIGHT)
    }

    fn read(exif: &[u8]) -> Option<Turn> {
        let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
        let little = match exif.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let short = |at: usize| {
            let pair = exif.get(at..at + 2)?.try_into().ok()?;
            Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
        };
        let four = exif.get(4..8)?.try_into().ok()?;
        let list = if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) } as usize;
        (0..usize::from(short(list)?).min(512))
            .map(|entry| list.checked_add(2 + entry * 12))
            .find(|at| at.and_then(short) == Some(0x0112))
            .flatten()
            .and_then(|at| short(at + 8))
            .map(Turn)
    }
}

/// Decoded pixels, 8 bits a channel: grey, grey and alpha, RGB, or RGBA.
#[derive(Debug)]
struct Raster {
    width: u32,
    height: u32,
    channels: usize,
    pixels: Vec<u8>,
    turn: Turn,
}

impl Raster {
    /// How many pixels of each side become one.
    fn factor(&self) -> usize {
        self.width.max(self.height).div_ceil(MAX_PRINTED).max(1) as usize
    }

    /// Means of squares; a pixel counts for its colour as much as it covers.
    fn smaller(self) -> Self {
        let by = self.factor();
        if by == 1 {
            return self;
        }
        let (width, height, channels) = (self.width as usize, self.height as usize, self.channels);
        let (new_width, new_height) = (width.div_ceil(by), height.div_ceil(by));
        let alpha = channels.is_multiple_of(2);
        let colors = if alpha { channels - 1 } else { channels };
        let mut pixels = Vec::with_capacity(new_width * new_height * channels);
        for top in (0..height).step_by(by) {
            for left in (0..width).step_by(by) {
                let (mut sums, mut cover, mut count) = ([0_u64; 4], 0_u64, 0_u64);
                for y in top..(top + by).min(height) {
                    let row = (y * width + left) * channels..(y * width + (left + by).min(width)) * channels;
                    for pixel in self.pixels[row].chunks_exact(channels) {
                        let weight = if alpha { u64::from(pixel[colors]) } else { 1 };
                        for (sum, value) in sums.iter_mut().zip(&pixel[..colors]) {
                            *sum += u64::from(*value) * weight;
                        }
                        cover += weight;
                        count += 1;
                    }
                }
                let mean =
                    |sum: u64, over: u64| u8::try_from((sum + over / 2).checked_div(over).unwrap_or(0)).unwrap_or(255);
                pixels.extend(sums[..colors].iter().map(|sum| mean(*sum, cover)));
                if alpha {
                    pixels.push(mean(cover, count));
                }
            }
        }
        #[allow(clippy::cast_possible_truncation)] // no larger than they were
        let (width, height) = (new_width as u32, new_height as u32);
        Self { width, height, pixels, ..self }
    }

    fn upright(self) -> Self {
        if self.turn == Turn::UPRIGHT {
            return self;
        }
        let (width, height, channels) = (self.width as usize, self.height as usize, self.channels);
        let lies = self.turn.0 >= 5;
        let (new_width, new_height) = if lies { (self.height, self.width) } else { (self.width, self.height) };
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..new_height as usize {
            for x in 0..new_width as usize {
                let (from_x, from_y) = match self.turn.0 {
                    2 => (width - 1 - x, y),
                    3 => (width - 1 - x, height - 1 - y),
                    4 => (x, height - 1 - y),
                    5 => (y, x),
                    6 => (y, height - 1 - x),
                    7 => (width - 1 - y, height - 1 - x),
                    _ => (width - 1 - y, x),
                };
                let at = (from_y * width + from_x) * channels;
                pixels.extend_from_slice(&self.pixels[at..at + channels]);
            }
        }
        Self { width: new_width, height: new_height, pixels, turn: Turn::UPRIGHT, ..self }
    }

    /// As a PNG, for the screen and for keeping.
    fn encoded(&self) -> Result<Vec<u8>, PictureError> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_color(match self.channels {
            1 => png::ColorType::Grayscale,
            2 => png::ColorType::GrayscaleAlpha,
            3 => png::ColorType::Rgb,
            _ => png::ColorType::Rgba,
        });
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.pixels)?;
            writer.finish()
        });
        written.map_err(|_| BROKEN)?;
        Ok(out)
    }
}

fn jpeg_head(file: &[u8]) -> Result<(u32, u32, bool, Turn), PictureError> {
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(file));
    decoder.decode_headers().map_err(|_| PictureError::Damaged("kepalanya tidak terbaca"))?;
    let info = decoder.info().ok_or(PictureError::Damaged("kepalanya tidak terbaca"))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height)?;
    if !file.windows(2).rev().take(4096).any(|pair| pair == [0xFF, 0xD9]) {
        return Err(CUT);
    }
    let gray = match info.components {
        1 => true,
        3 => false,
        4 => return Err(PictureError::Cmyk),
        other => return Err(PictureError::Channels(other)),
    };
    Ok((width, height, gray, Turn::of(decoder.exif().map(Vec::as_slice))))
}

/// Every pixel of a JPEG; one that ends before its last is refused.
fn jpeg_raster(file: &[u8], gray: bool, turn: Turn) -> Result<Raster, PictureError> {
    use zune_jpeg::zune_core::colorspace::ColorSpace;
    use zune_jpeg::zune_core::options::DecoderOptions;
    let options = DecoderOptions::new_fast()
        .set_strict_mode(true)
        .set_max_width(MAX_SIDE as usize)
        .set_max_height(MAX_SIDE as usize)
        .jpeg_set_out_colorspace(if gray { ColorSpace::Luma } else { ColorSpace::RGB });
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(Cursor::new(file), options);
    decoder.decode_headers().map_err(|_| BROKEN)?;
    let info = decoder.info().ok_or(BROKEN)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    if decoder.output_buffer_size().is_none_or(|size| size > MAX_DECODED) {
        return Err(PictureError::TooHeavy { width, height });
    }
    let pixels = decoder.decode().map_err(|_| CUT)?;
    let channels = if gray { 1 } else { 3 };
    match pixels.len() == width as usize * height as usize * channels {
        true => Ok(Raster { width, height, channels, pixels, turn }),
        false => Err(BROKEN),
    }
}

fn png_raster(file: &[u8]) -> Result<Raster, PictureError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: MAX_DECODED });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(png_trouble)?;
    let info = reader.info();
    let (width, height) = (info.width, info.height);
    check_size(width, height)?;
    if info.animation_control.is_some() {
        return Err(PictureError::Animated);
    }
    let turn = Turn::of(info.exif_metadata.as_deref());
    let size = reader.output_buffer_size().filter(|s| *s <= MAX_DECODED);
    let size = size.ok_or(PictureError::TooHeavy { width, height })?;
    let mut pixels = vec![0; size];
    let frame = reader.next_frame(&mut pixels).map_err(png_trouble)?;
    pixels.truncate(frame.buffer_size());
    let channels = match frame.color_type {
        png::ColorType::Grayscale => 1,
        png::ColorType::GrayscaleAlpha => 2,
        png::ColorType::Rgb => 3,
        png::ColorType::Rgba => 4,
        png::ColorType::Indexed => return Err(BROKEN),
    };
    Ok(Raster { width, height, channels, pixels, turn })
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

    /// A JPEG of grey blocks, `width` x `height` in eights; with an Exif tag if it is turned.
    fn jpeg(width: u8, height: u8, turn: u8) -> Vec<u8> {
        let mut out = vec![0xFF, 0xD8];
        let segment = |out: &mut Vec<u8>, mark: u8, body: &[u8]| {
            out.extend([0xFF, mark]);
            out.extend((body.len() as u16 + 2).to_be_bytes());
            out.extend(body);
        };
        if turn > 0 {
            let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
            exif.extend([turn, 0, 0, 0, 0, 0, 0]);
            segment(&mut out, 0xE1, &exif);
        }
        let mut table = vec![0];
        table.extend([16; 64]);
        segment(&mut out, 0xDB, &table);
        segment(&mut out, 0xC0, &[8, 0, height, 0, width, 1, 1, 0x11, 0]);
        for class in [0x00, 0x10] {
            let mut body = vec![class, 1];
            body.extend([0; 16]);
            segment(&mut out, 0xC4, &body);
        }
        segment(&mut out, 0xDA, &[1, 1, 0, 0, 63, 0]);
        // Two bits a block: no difference, end of block.
        let bits = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8) * 2;
        out.extend(vec![0; bits / 8]);
        if bits % 8 > 0 {
            out.push(0xFF >> (bits % 8));
        }
        out.extend([0xFF, 0xD9]);
        out
    }

    #[test]
    fn a_turned_picture_stands_upright_on_screen_and_paper_alike() {
        let whole = Picture::load(jpeg(24, 8, 0)).unwrap();
        assert!(whole.is_jpeg() && (whole.width, whole.height) == (24, 8));
        for turn in 1..=8 {
            let picture = Picture::load(jpeg(24, 8, turn)).unwrap();
            let size = if turn >= 5 { (8, 24) } else { (24, 8) };
            assert_eq!((picture.width, picture.height), size, "{turn}");
            assert_eq!(picture.is_jpeg(), turn == 1, "{turn}");
            // The screen is shown `file`: it says the same size and has no tag to turn it again.
            if turn > 1 {
                let again = Picture::load(picture.file.clone()).unwrap();
                assert_eq!((again.width, again.height, again.is_jpeg()), (size.0, size.1, false), "{turn}");
                assert_eq!(again.file, picture.file);
            }
        }
        let raster =
            |turn| Raster { width: 3, height: 2, channels: 1, pixels: vec![1, 2, 3, 4, 5, 6], turn: Turn(turn) };
        let turned: Vec<Vec<u8>> = (1..=8).map(|turn| raster(turn).upright().pixels).collect();
        assert_eq!(
            turned,
            [
                [1, 2, 3, 4, 5, 6],
                [3, 2, 1, 6, 5, 4],
                [6, 5, 4, 3, 2, 1],
                [4, 5, 6, 1, 2, 3],
                [1, 4, 2, 5, 3, 6],
                [4, 1, 5, 2, 6, 3],
                [6, 3, 5, 2, 4, 1],
                [3, 6, 2, 5, 1, 4],
            ]
        );
    }

    #[test]
    fn a_picture_larger_than_a_page_is_made_smaller_once() {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 9000, 900);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&vec![0b1100_1100; 9000 / 8 * 900]).unwrap();
        writer.finish().unwrap();
        let kept = Picture::accepted(file).unwrap();
        let picture = Picture::load(kept.clone()).unwrap();
        assert_eq!((picture.width, picture.height), (3000, 300));
        assert_eq!(Picture::accepted(kept.clone()).unwrap(), kept, "once");
        // A half-covered pixel keeps the colour of what covers it.
        let raster = Raster {
            width: 8001,
            height: 1,
            channels: 2,
            pixels: [200, 255, 10, 0].repeat(4001)[..16002].to_vec(),
            turn: Turn::UPRIGHT,
        };
        let small = raster.smaller();
        assert_eq!((small.width, &small.pixels[..2]), (2667, &[200, 170][..]));
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
        let mut bare = vec![0xFF, 0xD8, 0xFF, 0xE0];
        bare.extend([0; 30]);
        assert!(matches!(Picture::load(bare), Err(PictureError::Damaged(_))));
        assert!(Picture::accepted(jpeg(128, 128, 0)).is_ok());
        let said = PictureError::TooLarge { width: 10_001, height: 7 }.to_string();
        assert_eq!(said, "gambar terlalu besar: 10.001 x 7 piksel (paling besar 10.000 x 10.000)");
    }
}
