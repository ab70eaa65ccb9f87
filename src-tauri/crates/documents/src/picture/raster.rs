//! Decoded pixels: made upright and no larger than paper shows.

use super::{BROKEN, MAX_PRINTED, PictureError};

/// How a picture is turned to stand upright: the number of the Exif tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn(pub(super) u16);

impl Turn {
    pub(super) const UPRIGHT: Turn = Turn(1);

    /// Out of the tag `Orientation` of the first list of an Exif block.
    pub(super) fn of(exif: Option<&[u8]>) -> Turn {
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
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) channels: usize,
    pub(super) pixels: Vec<u8>,
    pub(super) turn: Turn,
}

impl Raster {
    /// How many pixels of each side become one.
    pub(super) fn factor(&self) -> usize {
        self.width.max(self.height).div_ceil(MAX_PRINTED).max(1) as usize
    }

    /// Means of squares; a pixel counts for its colour as much as it covers.
    pub(super) fn smaller(self) -> Self {
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

    pub(super) fn upright(self) -> Self {
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
    pub(super) fn encoded(&self) -> Result<Vec<u8>, PictureError> {
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
