//! A JPEG: its head, whether it is whole, its pixels.

use std::io::Cursor;

use sha2::{Digest, Sha256};

use super::raster::{Raster, Turn};
use super::{BROKEN, CUT, MAX_DECODED, MAX_SIDE, PictureError, check_size};

/// Width, height, whether it is grey, and its turn; its pixels are not decoded.
pub(super) fn head(file: &[u8]) -> Result<(u32, u32, bool, Turn), PictureError> {
    let mut decoder = zune_jpeg::JpegDecoder::new(Cursor::new(file));
    decoder.decode_headers().map_err(|_| PictureError::Damaged("kepalanya tidak terbaca"))?;
    let info = decoder.info().ok_or(PictureError::Damaged("kepalanya tidak terbaca"))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height)?;
    end(file).ok_or(CUT)?;
    let gray = match info.components {
        1 => true,
        3 => false,
        4 => return Err(PictureError::Cmyk),
        other => return Err(PictureError::Channels(other)),
    };
    Ok((width, height, gray, Turn::of(decoder.exif().map(Vec::as_slice))))
}

/// Where the end mark of a JPEG's own picture stands; what lies behind it (a phone's second picture) is not looked at.
fn end(file: &[u8]) -> Option<usize> {
    const START_OF_SCAN: u8 = 0xDA;
    const END: u8 = 0xD9;
    let mut at = 2;
    loop {
        let mark = *file.get(at + 1)?;
        match mark {
            _ if file[at] != 0xFF => return None,
            END => return Some(at),
            // A filling byte before a mark.
            0xFF => at += 1,
            _ => {
                at += 2 + usize::from(u16::from_be_bytes([*file.get(at + 2)?, *file.get(at + 3)?]));
                if mark == START_OF_SCAN {
                    // Coded data: a stuffed zero and restart marks belong to it.
                    at += (file.get(at..)?.windows(2))
                        .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7))?;
                }
            }
        }
    }
}

/// Refuses a JPEG whose coded data end before its last pixel, also one that was cut and given an end mark. A decoder fills
/// up silently what is missing; so the picture is decoded once more with other data before its end: those are never read when
/// the picture is whole, and change it when it is not.
pub(super) fn require_whole(file: &[u8]) -> Result<(), PictureError> {
    /// No 0xFF among them, which would begin a mark.
    const MORE: [u8; 8] = [0x5A, 0xC3, 0x17, 0x8E, 0xB4, 0x29, 0xD1, 0x66];
    let (_, _, gray, _) = head(file)?;
    let end = end(file).ok_or(CUT)?;
    let mut longer = Vec::with_capacity(file.len() + 8 * MORE.len());
    longer.extend_from_slice(&file[..end]);
    longer.extend(std::iter::repeat_n(MORE, 8).flatten());
    longer.extend_from_slice(&file[end..]);
    // Compared by hash: two rasters at once may be half a gigabyte.
    let hash = |file: &[u8]| raster(file, gray, Turn::UPRIGHT).map(|raster| Sha256::digest(raster.pixels));
    let whole = hash(file)?;
    match hash(&longer) {
        Ok(again) if again == whole => Ok(()),
        _ => Err(CUT),
    }
}

/// Every pixel of a JPEG; one whose data a decoder finds broken is refused.
pub(super) fn raster(file: &[u8], gray: bool, turn: Turn) -> Result<Raster, PictureError> {
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
