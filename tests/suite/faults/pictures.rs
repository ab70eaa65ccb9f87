//! Pictures with bytes flipped: taken and printed, or refused in Indonesian; never a fault of the program.

use kipp_tests::Arena;
use serde_json::json;

use super::{Moments, SEED, amount, sample};

/// A grey PNG of 8 x 8 without compression, and a JPEG of one grey block.
fn seeds() -> [Vec<u8>; 2] {
    let picture = include_bytes!("../../fixtures/pictures/abu.png").to_vec();
    let photo = include_bytes!("../../fixtures/pictures/abu.jpg").to_vec();
    [picture, photo]
}

#[test]
fn a_flipped_picture_is_printed_or_refused_in_indonesian() {
    let (_folder, path) = sample();
    let arena = Arena::closed();
    arena.files.put_place("meja", &path);
    arena.call("desks.open", json!({ "file": "meja" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an id");
    let mut moments = Moments(SEED);
    let (mut taken, mut refused) = (0, 0);
    for at in 0..amount("pictures", 40) {
        let mut bytes = seeds()[at as usize % 2].clone();
        for _ in 0..=moments.below(3) * u64::from(at > 1) {
            let place = usize::try_from(moments.below(bytes.len() as u64)).expect("a place");
            bytes[place] ^= u8::from(at > 1) << moments.below(8);
        }
        arena.files.put("gambar", "gambar", bytes);
        match arena.dispatch("settings.put_picture", &json!({ "key": "lambang_daerah", "file": "gambar" })) {
            Ok(_) => {
                taken += 1;
                arena.pdf(edition, "rekap-nilai", json!({}));
            }
            Err(error) => {
                refused += 1;
                assert_eq!(error.code, "invalid", "picture {at}, seed {SEED}: {error:?}");
                let said =
                    format!("{} {}", error.title, error.problems.first().map_or("", |problem| problem.text.as_str()));
                for english in ["error", "expected", "unexpected", "limit", "CRC", "invalid", "chunk"] {
                    assert!(!said.contains(english), "picture {at}: {said}");
                }
            }
        }
    }
    assert!(taken >= 2 && refused > 0, "{taken} taken, {refused} refused");
}

/// Photographs as cameras and programs write them: at once, in passes, with restart marks.
const PHOTOS: [(&str, &[u8]); 3] = [
    ("foto", include_bytes!("../../fixtures/pictures/foto.jpg")),
    ("foto-bertahap", include_bytes!("../../fixtures/pictures/foto-bertahap.jpg")),
    ("foto-berjeda", include_bytes!("../../fixtures/pictures/foto-berjeda.jpg")),
];

#[test]
fn a_photo_that_was_cut_is_refused_with_an_end_mark_too_and_a_whole_one_is_taken() {
    let arena = Arena::new();
    let put = |bytes: Vec<u8>| {
        arena.files.put("gambar", "gambar.jpg", bytes);
        arena.dispatch("settings.put_picture", &json!({ "key": "lambang_daerah", "file": "gambar" }))
    };
    for (name, photo) in PHOTOS {
        put(photo.to_vec()).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        // A phone puts a second, smaller picture behind.
        put([photo, PHOTOS[0].1].concat()).unwrap_or_else(|error| panic!("{name} twice: {error:?}"));
        let data = photo.windows(2).position(|pair| pair == [0xFF, 0xDA]).expect("a scan") + 14;
        for share in [1, 10, 25, 50, 75, 90, 95] {
            let kept = &photo[..data + (photo.len() - data) * share / 100];
            for (how, bytes) in [("bare", kept.to_vec()), ("with an end mark", [kept, &[0xFF, 0xD9]].concat())] {
                let error = put(bytes).err().unwrap_or_else(|| panic!("{name} at {share} %, {how}, was taken"));
                assert_eq!(error.code, "invalid", "{name} at {share} %, {how}: {error:?}");
            }
        }
    }
}
