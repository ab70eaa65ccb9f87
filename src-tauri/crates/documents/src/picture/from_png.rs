//! A PNG decoded within the limits.

use std::io::Cursor;

use super::raster::{Raster, Turn};
use super::{BROKEN, CUT, MAX_DECODED, PictureError, check_size};

/// Every pixel, 8 bits a channel.
pub(super) fn raster(file: &[u8]) -> Result<Raster, PictureError> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: MAX_DECODED });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(trouble)?;
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
    let frame = reader.next_frame(&mut pixels).map_err(trouble)?;
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

fn trouble(error: png::DecodingError) -> PictureError {
    match error {
        png::DecodingError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => CUT,
        png::DecodingError::LimitsExceeded => PictureError::Damaged("bagiannya terlalu besar"),
        _ => BROKEN,
    }
}
