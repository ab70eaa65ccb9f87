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
    let edition = arena.call("editions.list", json!({}))[0]["id"].clone();
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
                arena.bytes("documents.print", json!({ "document": "rekap-nilai", "edition": edition }));
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
