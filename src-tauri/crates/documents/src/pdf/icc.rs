//! A minimal sRGB profile (ICC version 2, matrix and curve), made here from the numbers of IEC 61966-2-1
//! so that no foreign file is shipped.

/// The profile, about 0.9 kB.
pub(super) fn srgb() -> Vec<u8> {
    let text = |kind: &[u8; 4], words: &str| {
        let mut tag = kind.to_vec();
        tag.extend([0; 4]);
        if kind == b"desc" {
            tag.extend((words.len() as u32 + 1).to_be_bytes());
        }
        tag.extend(words.as_bytes());
        tag.push(0);
        if kind == b"desc" {
            // Unicode and script parts, both empty.
            tag.extend([0; 4 + 4 + 2 + 1 + 67]);
        }
        tag
    };
    let xyz = |values: [f64; 3]| {
        let mut tag = b"XYZ \0\0\0\0".to_vec();
        for v in values {
            tag.extend(((v * 65536.0).round() as i32).to_be_bytes());
        }
        tag
    };
    let curve = {
        const STEPS: u32 = 256;
        let mut tag = b"curv\0\0\0\0".to_vec();
        tag.extend(STEPS.to_be_bytes());
        for n in 0..STEPS {
            let v = f64::from(n) / f64::from(STEPS - 1);
            let linear = if v <= 0.04045 { v / 12.92 } else { libm::pow((v + 0.055) / 1.055, 2.4) };
            tag.extend(((linear * 65535.0).round() as u16).to_be_bytes());
        }
        tag
    };
    let tags: [(&[u8; 4], Vec<u8>); 7] = [
        (b"desc", text(b"desc", "sRGB")),
        (b"cprt", text(b"text", "CC0")),
        (b"wtpt", xyz([0.9642, 1.0, 0.8249])),
        (b"rXYZ", xyz([0.43607, 0.22249, 0.01392])),
        (b"gXYZ", xyz([0.38515, 0.71687, 0.09708])),
        (b"bXYZ", xyz([0.14307, 0.06061, 0.71410])),
        (b"rTRC", curve),
    ];
    let count = tags.len() + 2;
    let mut table = Vec::new();
    let mut data = Vec::new();
    let start = 128 + 4 + 12 * count;
    for (name, bytes) in tags {
        let at = (start + data.len()) as u32;
        let length = bytes.len() as u32;
        let names: &[&[u8; 4]] = if name == b"rTRC" { &[b"rTRC", b"gTRC", b"bTRC"] } else { &[name] };
        for name in names {
            table.extend(*name);
            table.extend(at.to_be_bytes());
            table.extend(length.to_be_bytes());
        }
        data.extend(bytes);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut out = vec![0; 128];
    let size = (start + data.len()) as u32;
    out[0..4].copy_from_slice(&size.to_be_bytes());
    out[8..12].copy_from_slice(&0x0210_0000_u32.to_be_bytes());
    out[12..16].copy_from_slice(b"mntr");
    out[16..20].copy_from_slice(b"RGB ");
    out[20..24].copy_from_slice(b"XYZ ");
    for (at, part) in [2021_u16, 1, 1].into_iter().enumerate() {
        out[24 + 2 * at..26 + 2 * at].copy_from_slice(&part.to_be_bytes());
    }
    out[36..40].copy_from_slice(b"acsp");
    for (at, v) in [0.9642_f64, 1.0, 0.8249].into_iter().enumerate() {
        let fixed = ((v * 65536.0).round() as i32).to_be_bytes();
        out[68 + 4 * at..72 + 4 * at].copy_from_slice(&fixed);
    }
    out.extend((count as u32).to_be_bytes());
    out.extend(table);
    out.extend(data);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_says_its_own_length_and_its_tags_lie_inside() {
        let icc = super::srgb();
        let word = |at: usize| u32::from_be_bytes(icc[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(word(0), icc.len());
        assert_eq!(&icc[36..40], b"acsp");
        for n in 0..word(128) {
            let (at, length) = (word(132 + 12 * n + 4), word(132 + 12 * n + 8));
            assert!(at % 4 == 0 && at + length <= icc.len());
        }
    }
}
