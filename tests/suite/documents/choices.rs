//! What a person may choose and type for a document, and what the desk says it lacks.

#![allow(clippy::expect_used)] // a failed expectation is a failed test, helpers included

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

use super::desks::{Real, passed, sample, words};

/// State and findings of every document, one a line.
fn listed(arena: &Arena, edition: i64) -> String {
    let list = arena.call("documents.list", json!({ "edition": edition }));
    let documents = list.as_array().expect("documents").iter().map(|document| {
        let findings: Vec<&str> = document["findings"]
            .as_array()
            .expect("findings")
            .iter()
            .filter_map(|finding| finding["text"].as_str())
            .collect();
        let text = |key: &str| document[key].as_str().unwrap_or("?").to_owned();
        format!(
            "{} [{}] {} – {} | {}\n",
            text("group"),
            text("code"),
            text("state"),
            text("state_text"),
            findings.join(" / ")
        )
    });
    documents.collect()
}

#[test]
fn the_list_says_what_each_document_lacks() {
    let real = Real::new();
    expect![[r#"
        Persiapan [lampiran-sk-tim] lacking – Kurang isian | Nomor keputusan belum diisi; dicetak “–”. / Tanggal keputusan belum diisi; dicetak “–”. / Tim Pelaksana belum ada anggotanya. / Sekretariat belum ada anggotanya.
        Surat [surat-tugas] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat tugas.
        Surat [surat-undangan] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat undangan.
        Surat [buku-ekspedisi] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Surat [label-surat] ready – Siap | 
        Surat [lampiran-undangan] lacking – Belum dapat dibuat | Belum ada yang diundang. Undang perangkat daerah di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [pembagian-tempat] lacking – Belum dapat dibuat | Belum ada yang diundang. Undang perangkat daerah di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [susunan-acara] lacking – Belum dapat dibuat | Belum ada kegiatan pada edisi ini. Tambahkan di Kegiatan & Kehadiran.
        Kegiatan [daftar-hadir] lacking – Belum ada kegiatan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Belum ada kegiatan pada edisi ini; tanggal, waktu, tempat, dan acara dicetak “–”.
        Kegiatan [notulen] lacking – Belum dapat dibuat | Belum ada kegiatan pada edisi ini. Tambahkan di Kegiatan & Kehadiran.
        Kegiatan [rekap-kehadiran] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [kehadiran-orang] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [daftar-tindak-lanjut-hadir] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [surat-tidak-hadir] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat kepada yang tidak hadir.
        Kegiatan [sertifikat-kegiatan] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Pendaftaran dan teguran [rekap-peserta] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [pengumuman-perpanjangan] lacking – Belum dapat dibuat | Belum ada tahapan yang diperpanjang.
        Pendaftaran dan teguran [rekap-kepatuhan] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [surat-pengingat] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat pengingat.
        Pendaftaran dan teguran [surat-teguran-1] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat teguran I.
        Pendaftaran dan teguran [surat-teguran-2] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat teguran II.
        Pendaftaran dan teguran [lembar-tanggapan] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [rekap-surat-kewajiban] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [ringkasan-kewajiban] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-kosong] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-matriks] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [rekap-nilai] lacking – Rancangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN.
        Pleno dan penetapan [lampiran-pengumuman] lacking – Rancangan | Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Nomor pengumuman belum diisi; dicetak “–”. / Perihal pengumuman belum diisi; dicetak “–”.
        Penganugerahan [piagam] lacking – Rancangan | Lambang negara belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. / Alfa belum bernomor. / Beta belum bernomor. / Gama belum bernomor. / Delta belum bernomor. / Epsilon belum bernomor. / Zeta belum bernomor. / Eta belum bernomor.
        Penganugerahan [sertifikat] lacking – Rancangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor. / SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa) belum bernomor.
        Penganugerahan [register-nomor] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
    "#]].assert_eq(&listed(&real.arena, real.edition));
    real.arena.call("result_revisions.freeze", json!({ "edition": real.edition }));
    real.arena.pdf(real.edition, "rekap-nilai", json!({}));
    assert!(listed(&real.arena, real.edition).contains("[rekap-nilai] printed – Terbit, 1 berkas"));
}

#[test]
fn an_edition_without_anything_lists_its_documents_too() {
    let arena = Arena::new();
    let edition = arena.edition();
    expect![[r#"
        Persiapan [lampiran-sk-tim] lacking – Kurang isian | Nomor keputusan belum diisi; dicetak “–”. / Tanggal keputusan belum diisi; dicetak “–”. / Tim Pelaksana belum ada anggotanya. / Tim Penilai belum ada anggotanya. / Sekretariat belum ada anggotanya. / Kepala daerah belum ada dalam daftar penanda tangan.
        Surat [surat-tugas] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat tugas.
        Surat [surat-undangan] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat undangan.
        Surat [buku-ekspedisi] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Surat [label-surat] ready – Siap | 
        Surat [lampiran-undangan] lacking – Belum dapat dibuat | Belum ada yang diundang. Undang perangkat daerah di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [pembagian-tempat] lacking – Belum dapat dibuat | Belum ada yang diundang. Undang perangkat daerah di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [susunan-acara] lacking – Belum dapat dibuat | Belum ada kegiatan pada edisi ini. Tambahkan di Kegiatan & Kehadiran.
        Kegiatan [daftar-hadir] lacking – Belum ada kegiatan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Belum ada kegiatan pada edisi ini; tanggal, waktu, tempat, dan acara dicetak “–”. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Kegiatan [notulen] lacking – Belum dapat dibuat | Belum ada kegiatan pada edisi ini. Tambahkan di Kegiatan & Kehadiran.
        Kegiatan [rekap-kehadiran] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [kehadiran-orang] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [daftar-tindak-lanjut-hadir] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Kegiatan [surat-tidak-hadir] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat kepada yang tidak hadir.
        Kegiatan [sertifikat-kegiatan] lacking – Belum dapat dibuat | Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.
        Pendaftaran dan teguran [rekap-peserta] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Pendaftaran dan teguran [pengumuman-perpanjangan] lacking – Belum dapat dibuat | Belum ada tahapan yang diperpanjang.
        Pendaftaran dan teguran [rekap-kepatuhan] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Pendaftaran dan teguran [surat-pengingat] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat pengingat.
        Pendaftaran dan teguran [surat-teguran-1] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat teguran I.
        Pendaftaran dan teguran [surat-teguran-2] lacking – Belum dapat dibuat | Tidak ada yang dicetak pada surat teguran II.
        Pendaftaran dan teguran [lembar-tanggapan] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Pendaftaran dan teguran [rekap-surat-kewajiban] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Pendaftaran dan teguran [ringkasan-kewajiban] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
        Penilaian [lembar-nilai] lacking – Belum ada penugasan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong. / Presentasi dan wawancara belum dibuka; penugasan juri belum ada. Lembar dicetak kosong.
        Penilaian [lembar-nilai-kosong] ready – Siap | Lambang daerah belum dipasang; dicetak bingkai kosong.
        Penilaian [lembar-nilai-matriks] lacking – Belum ada penugasan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Penilaian proposal belum dibuka; penugasan juri belum ada. Lembar dicetak kosong. / Presentasi dan wawancara belum dibuka; penugasan juri belum ada. Lembar dicetak kosong.
        Penilaian [rekap-nilai] lacking – Rancangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan. / Ketua Tim Penilai belum ada: isi Sekretaris Daerah dalam daftar penanda tangan, atau nama ketua pada isian dokumen.
        Pleno dan penetapan [lampiran-pengumuman] lacking – Rancangan | Hasil belum dibekukan; dicetak sebagai RANCANGAN. / Nomor pengumuman belum diisi; dicetak “–”. / Perihal pengumuman belum diisi; dicetak “–”. / Belum ada usulan yang masuk kelas penghargaan. / Sekretaris Daerah belum ada dalam daftar penanda tangan.
        Penganugerahan [piagam] lacking – Rancangan | Lambang negara belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor.
        Penganugerahan [sertifikat] lacking – Rancangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor.
        Penganugerahan [register-nomor] lacking – Kurang penanda tangan | Lambang daerah belum dipasang; dicetak bingkai kosong. / Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.
    "#]].assert_eq(&listed(&arena, edition));
    for code in [
        "rekap-kepatuhan",
        "rekap-peserta",
        "lembar-nilai",
        "lembar-nilai-kosong",
        "lembar-nilai-matriks",
        "daftar-hadir",
        "rekap-nilai",
        "lampiran-pengumuman",
    ] {
        assert!(arena.pdf(edition, code, json!({})).starts_with(b"%PDF-"), "{code}");
    }
    let error = arena.refused("documents.outline", json!({ "edition": edition, "document": "piagam" }));
    assert_eq!(
        (error.code.as_str(), error.title.as_str()),
        ("not_allowed_now", "Tidak ada yang dicetak pada piagam penghargaan.")
    );
}

#[test]
fn what_no_table_holds_is_typed_once_and_printed() {
    let real = Real::frozen();
    let put =
        |document: &str, values: Value| json!({ "edition": real.edition, "document": document, "values": values });
    let wrong = json!([{ "key": "nomer", "value": "1" }, { "key": "tanggal", "value": "31 Februari 2021" }]);
    let error = real.arena.refused("documents.put_values", put("lampiran-pengumuman", wrong));
    let fields: Vec<&str> = error.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["nomer", "tanggal"]);
    let values = json!([
        { "key": "nomor", "value": "061/118/B. Organisasi/Setda" },
        { "key": "tanggal", "value": "10 Des 2021" },
        { "key": "tentang", "value": "PENETAPAN TOP INOVASI KABUPATEN LUWU UTARA TAHUN 2021" },
    ]);
    let done = real.arena.call("documents.put_values", put("lampiran-pengumuman", values));
    assert!(done["changed"].as_array().expect("topics").contains(&json!("documents")));
    let annex = words(&real.arena, real.edition, "lampiran-pengumuman", json!({}));
    assert!(
        annex.contains("061/118/B. Organisasi/Setda")
            && annex.contains("10 Desember 2021")
            && annex.contains("PENETAPAN TOP INOVASI"),
        "{annex}"
    );
    let briefing = json!({ "edition": real.edition, "kind": "sosialisasi", "name": "Sosialisasi", "date": "4/10/2021", "starts_at": "9", "place": "Aula Bappelitbangda" });
    real.arena.call("sessions.save", briefing);
    let list = words(&real.arena, real.edition, "daftar-hadir", json!({ "blank_rows": 2 }));
    assert!(
        list.contains("Senin, 4 Oktober 2021") && list.contains("Aula Bappelitbangda") && list.contains("10."),
        "{list}"
    );
    let shown = real.arena.call("documents.values", json!({ "edition": real.edition }));
    let day = shown
        .as_array()
        .expect("values")
        .iter()
        .find(|value| value["document"] == "lampiran-pengumuman" && value["key"] == "tanggal")
        .expect("a day");
    assert_eq!((&day["value"], &day["shown"]), (&json!("2021-12-10"), &json!("10 Desember 2021")));
    real.arena.call("documents.put_values", put("lampiran-pengumuman", json!([{ "key": "nomor", "value": "" }])));
    assert!(!words(&real.arena, real.edition, "lampiran-pengumuman", json!({})).contains("061/118"));
}

#[test]
fn settings_that_cannot_be_are_told_all_at_once() {
    let (arena, edition) = sample();
    let setting = json!({ "paper": "A5", "orientation": "miring", "style": "barok", "offset_x_mm": 0.3, "offset_y_mm": 21.0, "blank_rows": 501 });
    let error =
        arena.refused("documents.outline", json!({ "edition": edition, "document": "piagam", "setting": setting }));
    let fields: Vec<&str> = error.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["paper", "orientation", "style", "offset_x_mm", "offset_y_mm", "blank_rows"]);
    let turned = json!({ "edition": edition, "document": "lembar-nilai", "setting": { "orientation": "landscape" } });
    assert_eq!(arena.refused("documents.outline", turned).problems[0].field, "orientation");
    assert_eq!(
        arena.refused("documents.outline", json!({ "edition": edition, "document": "surat" })).code,
        "not_found"
    );
    assert_eq!(
        arena
            .refused("documents.preview", json!({ "edition": edition, "document": "rekap-nilai", "page": 2 }))
            .problems[0]
            .field,
        "page"
    );
    assert_eq!(
        arena.refused("documents.sheet", json!({ "edition": edition, "document": "piagam" })).problems[0].field,
        "document"
    );
    let save = json!({ "edition": edition, "document": "rekap-nilai", "file": "x", "format": "docx" });
    assert_eq!(arena.refused("documents.save", save).problems[0].field, "format");
    assert_eq!(
        arena
            .refused(
                "documents.outline",
                json!({ "edition": edition, "document": "rekap-nilai", "setting": { "revision": 7 } })
            )
            .code,
        "not_found"
    );
}

#[test]
fn a_signature_names_in_whose_place_it_is_given() {
    let real = Real::new();
    real.arena.call(
        "signatories.save",
        json!({ "role": "kepala_bagian", "name": "Pelaksana, S.Sos.", "office": "Kepala Bagian Organisasi", "capacity": "ub", "principal": "Bupati Luwu Utara\nSekretaris Daerah", "valid_from": "2021-12-01" }),
    );
    let recap = words(&real.arena, real.edition, "rekap-peserta", json!({}));
    let tail: Vec<&str> = recap.lines().skip_while(|line| !line.starts_with("Masamba")).collect();
    expect![[r#"
        Masamba, 10 Desember 2021
        a.n. BUPATI LUWU UTARA
        SEKRETARIS DAERAH
        u.b. KEPALA BAGIAN ORGANISASI,
        Pelaksana, S.Sos.
        Rekap peserta KIPP 2021 · dicetak 10 Desember 2021 pukul 15.20 · urut nama Perangkat Daerah Halaman 1 dari 1"#]]
    .assert_eq(&tail.join("\n"));
}

#[test]
fn between_the_stages_the_recap_says_so() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas A", "dinas", None);
    let edition = arena.edition();
    let submission = passed(&arena, edition, "Alfa", agency, None);
    let juror = arena.juror(edition, "Juri Satu", None);
    let stage = arena.stage(edition, "proposal");
    arena.call("stages.open", json!({ "stage": stage }));
    arena.mark_all(stage, submission, juror, "80,5");
    let recap = words(&arena, edition, "rekap-nilai", json!({}));
    let flowing = recap.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        flowing.contains("80,50") && flowing.contains("nilai sementara") && flowing.contains("RANCANGAN"),
        "{recap}"
    );
    let sheet = words(&arena, edition, "lembar-nilai", json!({ "juror": juror }));
    assert!(sheet.contains("Juri Satu (J1)") && sheet.contains("0 sampai dengan 100"), "{sheet}");
    let other =
        arena.value("editions.create", json!({ "preset": "netral", "year": 2022, "region": "Kabupaten Luwu Utara" }));
    let foreign = json!({ "edition": other, "document": "lembar-nilai", "setting": { "stage": stage } });
    assert_eq!(arena.refused("documents.outline", foreign).code, "not_allowed_now");
}

#[test]
fn the_offices_own_emblem_takes_the_place_of_the_shield() {
    let real = Real::frozen();
    let recap = json!({ "edition": real.edition, "document": "rekap-nilai", "page": 1 });
    let before = String::from_utf8(real.arena.bytes("documents.preview", recap.clone())).expect("text");
    assert!(
        !before.contains("<image") && words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("LAMBANG")
    );
    real.arena.files.put("gambar", "lambang.png", one_pixel());
    real.arena.call("settings.put_picture", json!({ "key": "lambang_daerah", "file": "gambar" }));
    let after = String::from_utf8(real.arena.bytes("documents.preview", recap)).expect("text");
    assert!(
        after.contains("<image") && !words(&real.arena, real.edition, "rekap-nilai", json!({})).contains("LAMBANG")
    );
}

/// A grey PNG of one pixel.
fn one_pixel() -> Vec<u8> {
    let text = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6368000000820081 77cd72b60000000049454e44ae426082";
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[test]
fn what_was_issued_comes_back_byte_for_byte_and_a_new_print_differs_in_its_moment_only() {
    let real = Real::frozen();
    let first = real.arena.pdf(real.edition, "rekap-nilai", json!({}));
    real.arena.wait(7);
    let second = real.arena.pdf(real.edition, "rekap-nilai", json!({}));
    assert_ne!(first, second);
    let issued = real.arena.call("documents.issued", json!({ "edition": real.edition }));
    let hashes: Vec<&str> =
        issued.as_array().expect("issued").iter().filter_map(|file| file["sha256"].as_str()).collect();
    assert_eq!(hashes.len(), 2);
    let back: Vec<Vec<u8>> = hashes
        .iter()
        .map(|hash| real.arena.bytes("documents.reissue", json!({ "edition": real.edition, "sha256": hash })))
        .collect();
    assert_eq!(back, [second, first]);
    real.arena.pdf(real.edition, "rekap-nilai", json!({ "revision": 0 }));
    assert_eq!(
        real.arena.call("documents.issued", json!({ "edition": real.edition })).as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(
        real.arena.refused("documents.reissue", json!({ "edition": real.edition, "sha256": "0".repeat(64) })).code,
        "not_found"
    );
}

#[test]
fn the_kop_is_the_offices_own() {
    let real = Real::frozen();
    let values = json!([{ "key": "kop_baris_1", "value": "PEMERINTAH DAERAH UJI" }, { "key": "kop_baris_2", "value": "BADAN UJI" }, { "key": "kop_kontak", "value": "Telepon (0473) 000" }]);
    real.arena.call("settings.put", json!({ "values": values }));
    let kop = |code: &str, setting: serde_json::Value| -> Vec<String> {
        let text = words(&real.arena, real.edition, code, setting);
        text.lines().skip_while(|line| !line.starts_with("PEMERINTAH")).take(4).map(str::to_owned).collect()
    };
    let street = "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan";
    let now = ["PEMERINTAH DAERAH UJI", "BADAN UJI", street, "Telepon (0473) 000"];
    for code in ["rekap-kepatuhan", "rekap-peserta", "daftar-hadir", "lembar-nilai", "lembar-nilai-matriks"] {
        assert_eq!(kop(code, json!({})), now, "{code}");
        let without = words(&real.arena, real.edition, code, json!({ "letterhead": false }));
        assert!(!without.contains("BADAN UJI"), "{code}");
    }
    assert_eq!(kop("rekap-nilai", json!({ "revision": 0 })), now, "what is not frozen follows the office");
    let frozen = kop("rekap-nilai", json!({}));
    assert_eq!(
        frozen[..3],
        ["PEMERINTAH KABUPATEN LUWU UTARA", "SEKRETARIAT DAERAH", street],
        "a revision keeps its kop"
    );
}

#[test]
fn the_chosen_signatory_and_day_are_on_the_page_and_a_wrong_term_is_said() {
    let real = Real::new();
    let (arena, edition) = (&real.arena, real.edition);
    let deputy = arena.call(
        "signatories.save",
        json!({
            "role": "kepala_bagian", "name": "Siti Aminah, S.Sos.", "office": "Kepala Subbagian Tata Laksana",
            "capacity": "plh", "valid_from": "2021-11-01", "valid_to": "2021-11-30",
        }),
    );
    let seen = |setting: Value| {
        let outline = arena.call(
            "documents.outline",
            json!({ "edition": edition, "document": "rekap-kepatuhan", "setting": setting }),
        );
        let pages = outline["pages"].as_array().cloned().unwrap_or_default();
        let text: String = pages.iter().filter_map(|page| page["text"].as_str()).collect();
        let codes: Vec<String> = outline["notices"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|one| one["field"] == "signatory")
            .map(|one| one["text"].as_str().unwrap_or_default().to_owned())
            .collect();
        (text.contains("SITI AMINAH") || text.contains("Siti Aminah"), text.contains("15 November 2021"), codes)
    };
    assert_eq!(seen(json!({})), (false, false, vec![]));
    assert_eq!(seen(json!({ "signatory": deputy["value"], "date": "2021-11-15" })), (true, true, vec![]));
    assert_eq!(
        seen(json!({ "signatory": deputy["value"], "date": "2021-12-10" })),
        (true, false, vec!["Masa tugas Siti Aminah, S.Sos. tidak mencakup 10 Desember 2021.".to_owned()])
    );
    assert_eq!(
        seen(json!({ "signatory": 1 })),
        (false, false, vec!["Penanda tangan yang dipilih tidak ada lagi dalam daftar.".to_owned()])
    );
    let refused = arena.refused(
        "documents.outline",
        json!({ "edition": edition, "document": "rekap-kepatuhan", "setting": { "date": "besok" } }),
    );
    assert_eq!(refused.problems[0].field, "date");
}

#[test]
fn the_list_knows_of_sheets_what_their_pages_know() {
    let real = Real::new();
    let (arena, edition) = (&real.arena, real.edition);
    let same = || {
        let list = arena.call("documents.list", json!({ "edition": edition }));
        for document in list.as_array().into_iter().flatten() {
            let code = document["code"].as_str().unwrap_or_default();
            if !code.starts_with("lembar-nilai") {
                continue;
            }
            let outline = arena.call("documents.outline", json!({ "edition": edition, "document": code }));
            let kept = |all: &Value| {
                let codes = all.as_array().cloned().unwrap_or_default();
                codes
                    .into_iter()
                    .filter(|one| one["code"] != "shrunk" && one["code"] != "tightened")
                    .collect::<Vec<_>>()
            };
            assert_eq!(kept(&document["findings"]), kept(&outline["notices"]), "{code}");
        }
    };
    same();
}
