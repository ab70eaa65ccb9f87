//! `baru`, `periksa`, `peringkat`: desk files and what is told of them.

use expect_test::expect;

use super::Desk;

#[test]
fn a_new_desk_is_made_once() {
    let desk = Desk::new();
    desk.check(
        &["baru", "DIR/meja.kipp"],
        expect![[r#"
        [0]
        Berkas meja dibuat: DIR/meja.kipp
    "#]],
    );
    desk.check(
        &["baru", "DIR/meja.kipp"],
        expect![[r#"
        [1]
        ! Berkas “meja.kipp” sudah ada.
        ! → Pilih nama lain; berkas yang ada tidak ditimpa.
    "#]],
    );
    desk.check(
        &["periksa", "DIR/meja.kipp"],
        expect![[r#"
            [0]
            Susunan data: baik
            Keutuhan berkas: baik
            Rujukan antarbaris: baik
            Aturan data: baik
            Rantai riwayat: baik
            Baris terhadap riwayat: baik
            Berkas terbitan: baik
        "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/meja.kipp"],
        expect![[r#"
        [1]
        ! Berkas meja ini belum memuat edisi.
    "#]],
    );
}

#[test]
fn a_file_that_is_no_desk_is_refused() {
    let desk = Desk::new();
    desk.write("surat.kipp", &"bukan berkas meja ".repeat(200));
    desk.write("surat.txt", "bukan berkas meja");
    desk.check(
        &["periksa", "DIR/surat.txt"],
        expect![[r#"
        [1]
        ! Berkas ini bukan berkas Meja KIPP.
        !   surat.txt
        ! → Pilih berkas yang berakhiran .kipp.
    "#]],
    );
    desk.check(
        &["periksa", "DIR/surat.kipp"],
        expect![[r#"
            [1]
            ! Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.
            !   Temuan: halaman pertama. Berkas tidak diubah; salinannya disimpan di sampingnya: surat.kipp.rusak-1639120800000.
            ! → Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.
        "#]],
    );
    desk.check(
        &["periksa", "DIR/tidak-ada.kipp"],
        expect![[r#"
        [1]
        ! Berkas “tidak-ada.kipp” tidak ditemukan.
    "#]],
    );
}

#[test]
fn the_sample_is_checked_and_ranked() {
    let desk = Desk::sample();
    desk.check(
        &["periksa", "DIR/contoh.kipp"],
        expect![[r#"
            [0]
            CONTOH: bukan data sebenarnya
            Susunan data: baik
            Keutuhan berkas: baik
            Rujukan antarbaris: baik
            Aturan data: baik
            Rantai riwayat: baik
            Baris terhadap riwayat: baik
            Berkas terbitan: baik
        "#]],
    );
    desk.check(&["peringkat", "--db", "DIR/contoh.kipp"], expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021
        Hitungan sementara, sama dengan revisi 1.

        Peringkat  Nilai  Judul                           Perangkat daerah                                                      Kelas         Keterangan
                1  88,50  Kejar Stunting                  Dinas Kesehatan                                                       Top 7
                2  86,77  Kelas Buby                      Dinas Kesehatan                                                       Top 7
                3  85,93  Si Mira Bersantai               Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu                Top 7
                4  84,46  Pojok Bisa                      Dinas Pertanian                                                       Top 7
                5  82,84  Go Pasar Indah                  Dinas Perdagangan, Perindustrian, Koperasi, Usaha Kecil dan Menengah  Top 7         seri, penentu 1
                6  82,84  Japri Ka Boss                   Dinas Pendidikan dan Kebudayaan                                       Top 7         seri, penentu 1
                7  81,59  Si Dora Eman                    Dinas Kesehatan                                                       Top 7
                8  78,50  Si Modis Lutra                  Dinas Komunikasi, Informatika, Statistik dan Persandian               Partisipatif
                9  77,88  Pugalu SIP                      Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah     Partisipatif
               10  75,65  Kawasan Perdesaan Terintegrasi  Dinas Pemberdayaan Masyarakat dan Desa                                Partisipatif

        Seri:
          Go Pasar Indah: Seri dengan Japri Ka Boss (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 82,74, lainnya 81,15.
          Japri Ka Boss: Seri dengan Go Pasar Indah (82,84). Penentu 1, rata-rata Signifikansi pada penilaian proposal: 81,15, lainnya 82,74.
    "#]]);
    let json: serde_json::Value =
        serde_json::from_str(&desk.answer(&["peringkat", "--db", "DIR/contoh.kipp", "--json"])).expect("JSON");
    assert_eq!(json["rows"][0]["title"], "Kejar Stunting");
}

#[test]
fn a_row_changed_behind_the_desks_back_is_found() {
    let desk = Desk::sample();
    let path = desk.folder.path().join("contoh.kipp");
    let mut bytes = std::fs::read(&path).expect("read");
    // The row itself; in the journal's image a quotation mark stands before the name.
    let name = b"Armiadi";
    let found = bytes.windows(name.len() + 1).position(|window| &window[1..] == name && window[0] != b'"');
    let at = found.expect("the row") + 1;
    bytes[at..at + name.len()].copy_from_slice(b"Armando");
    std::fs::write(&path, bytes).expect("write");
    desk.check(
        &["periksa", "DIR/contoh.kipp"],
        expect![[r#"
            [1]
            CONTOH: bukan data sebenarnya
            Susunan data: baik
            Keutuhan berkas: baik
            Rujukan antarbaris: baik
            Aturan data: baik
            Rantai riwayat: baik
            Baris terhadap riwayat: 1 temuan
              signatories 28: berbeda dari riwayat.
            Berkas terbitan: baik
            ! Berkas meja ini bermasalah. Jangan dipakai lagi sebelum dipulihkan dari cadangan.
        "#]],
    );
}

#[test]
fn one_of_several_editions_is_named() {
    let desk = Desk::sample();
    desk.answer(&["panggil", "editions.create", r#"{"preset":"netral","year":2022}"#, "--db", "DIR/contoh.kipp"]);
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp"],
        expect![[r#"
        [2]
        ! Berkas ini memuat beberapa edisi; pilih dengan --edisi: 2021, 2022.
        ! Lihat: meja-kipp peringkat --help
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2019"],
        expect![[r#"
        [1]
        ! Edisi “2019” tidak ada. Edisi yang ada: 2021, 2022.
    "#]],
    );
    desk.check(
        &["peringkat", "--db", "DIR/contoh.kipp", "--edisi", "2022"],
        expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2022
        Hitungan sementara, belum dibekukan.

        Peringkat  Nilai  Judul  Perangkat daerah  Kelas  Keterangan

        Belum dapat dibekukan:
          Penilaian proposal belum dibuka.
          Presentasi dan wawancara belum dibuka.
          Belum ada usulan yang dinilai.
    "#]],
    );
    desk.check(
        &["panggil", "result_revisions.list", "--db", "DIR/contoh.kipp"],
        expect![[r#"
        [2]
        ! Berkas ini memuat beberapa edisi; pilih dengan --edisi: 2021, 2022.
        ! Lihat: meja-kipp panggil --help
    "#]],
    );
    let revisions = desk.answer(&["panggil", "result_revisions.list", "--db", "DIR/contoh.kipp", "--edisi", "2021"]);
    assert!(revisions.contains(r#""number":1"#), "{revisions}");
}

#[test]
fn the_list_of_recent_desks_is_the_windows_own() {
    let desk = Desk::sample();
    desk.answer(&["peringkat", "--db", "DIR/contoh.kipp"]);
    assert!(!desk.folder.path().join("data/terakhir.json").exists());
}
