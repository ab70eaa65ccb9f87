use super::packing::paeth;
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
    let raster = |turn| Raster { width: 3, height: 2, channels: 1, pixels: vec![1, 2, 3, 4, 5, 6], turn: Turn(turn) };
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
