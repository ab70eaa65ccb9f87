//! Desk files: newer, foreign, damaged, in use, missing, in the way.

use std::path::Path;

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::json;

use super::{desk, said, state};

#[test]
fn a_desk_file_that_is_newer_foreign_or_damaged_is_refused_and_keeps_its_bytes() {
    let desk = desk();
    let good = {
        desk.arena.call("desks.close", json!({}));
        std::fs::read(desk.arena.folder.path().join("meja.kipp")).unwrap()
    };
    desk.arena.call("desks.open", json!({ "file": "meja" }));
    let changed = |change: fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        bytes
    };
    let cases = [
        ("newer", "baru.kipp", changed(|bytes| bytes[60..64].copy_from_slice(&99_u32.to_be_bytes()))),
        ("of another program", "lain.kipp", changed(|bytes| bytes[68..72].fill(7))),
        ("no database", "foto.kipp", b"\xFF\xD8\xFF\xE0 JFIF".repeat(100)),
        ("a sheet", "usulan.csv", b"judul;perangkat daerah\n".repeat(100)),
        ("empty", "kosong.kipp", vec![]),
        ("its first page destroyed", "awal.kipp", changed(|bytes| bytes[..4096].fill(0))),
        ("a page destroyed", "rusak.kipp", changed(|bytes| bytes[4096..12288].fill(0xAA))),
        ("cut off", "potong.kipp", changed(|bytes| bytes.truncate(20_000))),
    ];
    let mut text = String::new();
    for (what, name, bytes) in cases {
        let path = desk.arena.place(name, name);
        std::fs::write(&path, &bytes).unwrap();
        let error = desk.arena.refused("desks.open", json!({ "file": name }));
        desk.arena.refused("desks.open", json!({ "file": name }));
        assert!(std::fs::read(&path).unwrap() == bytes, "{what}: the file was written to");
        let aside = copies_of(&path, &bytes);
        text.push_str(&format!("{what}\n{}\ncopies aside: {aside}\n\n", said(&error)));
    }
    assert_eq!(desk.arena.call("desks.about", json!({}))["desk"]["name"], "meja.kipp", "the desk before stays open");
    expect![[r#"
        newer
        file_newer: Berkas ini dibuat dengan Meja KIPP yang lebih baru.
          Versi data 99; program ini mengenal sampai 4. Berkas tidak diubah; salinannya disimpan di sampingnya: baru.kipp.lebih-baru-1639120800000.
          → Pasang versi terbaru untuk membukanya.
        copies aside: 1

        of another program
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          lain.kipp. Berkas tidak diubah; salinannya disimpan di sampingnya: lain.kipp.asing-1639120800000.
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 1

        no database
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Temuan: halaman pertama. Berkas tidak diubah; salinannya disimpan di sampingnya: foto.kipp.rusak-1639120800000.
          → Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.
        copies aside: 1

        a sheet
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          usulan.csv
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 0

        empty
        file_foreign: Berkas ini bukan berkas Meja KIPP.
          kosong.kipp
          → Pilih berkas yang berakhiran .kipp.
        copies aside: 0

        its first page destroyed
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Temuan: halaman pertama. Berkas tidak diubah; salinannya disimpan di sampingnya: awal.kipp.rusak-1639120800000.
          → Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.
        copies aside: 1

        a page destroyed
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Temuan: halaman berkas rusak. Berkas tidak diubah; salinannya disimpan di sampingnya: rusak.kipp.rusak-1639120800000.
          → Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.
        copies aside: 1

        cut off
        file_damaged: Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
          Temuan: halaman berkas rusak. Berkas tidak diubah; salinannya disimpan di sampingnya: potong.kipp.rusak-1639120800000.
          → Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.
        copies aside: 1

    "#]]
    .assert_eq(&text);
}

/// How many files beside `path` begin with its name; each must hold its bytes.
fn copies_of(path: &Path, bytes: &[u8]) -> usize {
    let name = path.file_name().unwrap().to_str().unwrap();
    let folder = std::fs::read_dir(path.parent().unwrap()).unwrap();
    let beside: Vec<_> = folder.map(|entry| entry.unwrap().path()).filter(|other| other != path).collect();
    let copies = beside.iter().filter(|other| other.file_name().unwrap().to_str().unwrap().starts_with(name));
    copies.inspect(|copy| assert!(std::fs::read(copy).unwrap() == bytes, "{}", copy.display())).count()
}

#[test]
fn a_second_instance_is_told_that_the_file_is_in_use() {
    let desk = desk();
    let before = state(&desk.arena);
    let second = Arena::closed();
    second.files.put_place("meja", desk.arena.folder.path().join("meja.kipp"));
    let error = second.refused("desks.open", json!({ "file": "meja" }));
    expect![[r#"
        file_busy: Berkas meja sedang dipakai program lain.
          → Tutup Meja KIPP yang lain atau program yang membuka berkas itu."#]]
    .assert_eq(&said(&error));
    let error = second.refused("agencies.save", json!({ "code": "A", "name": "A", "kind": "dinas" }));
    expect![[r#"
        not_allowed_now: Belum ada berkas meja yang dibuka.
          → Buka atau buat berkas meja lebih dulu."#]]
    .assert_eq(&said(&error));
    assert_eq!(state(&desk.arena), before);
    desk.arena.call("desks.close", json!({}));
    second.call("desks.open", json!({ "file": "meja" }));
}

#[test]
fn a_file_that_is_not_there_or_would_be_overwritten_is_refused() {
    let arena = Arena::closed();
    let path = arena.place("ada", "ada.kipp");
    std::fs::write(&path, b"surat penting").unwrap();
    arena.place("tiada", "tiada.kipp");
    let told: Vec<String> = [
        ("desks.create", json!({ "file": "ada" })),
        ("desks.open", json!({ "file": "tiada" })),
        ("desks.open", json!({ "file": "token palsu" })),
        ("desks.open", json!({ "file": "../../etc/passwd" })),
        ("desks.check", json!({})),
    ]
    .into_iter()
    .map(|(name, input)| format!("{name} {input}\n{}\n", said(&arena.refused(name, input.clone()))))
    .collect();
    expect![[r#"
        desks.create {"file":"ada"}
        conflict: Berkas “ada.kipp” sudah ada.
          → Pilih nama lain; berkas yang ada tidak ditimpa.

        desks.open {"file":"tiada"}
        not_found: Berkas “tiada.kipp” tidak ditemukan.

        desks.open {"file":"token palsu"}
        not_found: Berkas yang dipilih tidak dikenal lagi.
          “token palsu”
          → Pilih berkas sekali lagi.

        desks.open {"file":"../../etc/passwd"}
        not_found: Berkas yang dipilih tidak dikenal lagi.
          “../../etc/passwd”
          → Pilih berkas sekali lagi.

        desks.check {}
        not_allowed_now: Belum ada berkas meja yang dibuka.
          → Buka atau buat berkas meja lebih dulu.
    "#]]
    .assert_eq(&told.join("\n"));
    assert_eq!(std::fs::read(&path).unwrap(), b"surat penting");
}
