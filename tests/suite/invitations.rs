//! Invitations to a session: seats, codes, letters.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

struct Desk {
    arena: Arena,
    edition: i64,
    agencies: Vec<i64>,
}

fn desk() -> Desk {
    let arena = Arena::new();
    for (role, name, office) in
        [("sekretaris_daerah", "Armiadi", "Sekretaris Daerah"), ("kepala_bagian", "Muhammad Hadi", "Kepala Bagian")]
    {
        arena
            .call("signatories.save", json!({ "role": role, "name": name, "office": office, "capacity": "definitif" }));
    }
    let agencies = ["Dinas Kesehatan", "Badan Keuangan", "Kecamatan Seko", "Kecamatan Masamba"].map(|name| {
        let kind = name.split(' ').next().unwrap().to_lowercase();
        arena.agency(name, &kind, None)
    });
    let edition = arena.edition();
    Desk { arena, edition, agencies: agencies.to_vec() }
}

impl Desk {
    fn session(&self, more: Value) -> Value {
        let mut form = json!({
            "edition": self.edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021", "date": "4/10/2021", "starts_at": "9",
            "place": "Warkop Indah", "platform": "Zoom", "meeting_id": "812 0000 0000", "capacity": 10, "kept_back": 2,
        });
        form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.arena.value("sessions.save", form)
    }

    fn far(&self, agency: i64) {
        let list = self.arena.call("agencies.list", json!({}));
        let row = list["agencies"].as_array().unwrap().iter().find(|one| one["id"] == agency).unwrap().clone();
        let mut form = json!({ "id": agency, "far": true });
        for key in ["code", "name", "kind", "obliged"] {
            form[key] = row[key].clone();
        }
        self.arena.call("agencies.save", form);
    }

    fn told(&self, session: &Value) -> String {
        let list = self.arena.call("invitations.list", json!({ "session": session }));
        let line = |one: &Value| {
            let note = one["note"].as_str().map(|note| format!(" ({note})")).unwrap_or_default();
            let sent = if one["recipient"].is_null() { "" } else { " ✓" };
            let code = one["code"].as_str().unwrap();
            format!(
                "{} {}: {} + {}{sent}{note}\n",
                &code[..4],
                one["agency_name"].as_str().unwrap(),
                one["hall"],
                one["online"]
            )
        };
        let rows: String = list["invitations"].as_array().unwrap().iter().map(line).collect();
        let words: String =
            ["shortage", "over"].iter().filter_map(|key| list[*key].as_str()).map(|text| format!("{text}\n")).collect();
        rows + &words
    }

    fn letter(&self, session: &Value) -> Value {
        json!({ "edition": self.edition, "document": "surat-undangan", "date": "28/9/2021", "session": session })
    }

    fn put(&self, session: &Value, agencies: &[i64]) {
        self.arena.call("invitations.put", json!({ "session": session, "agencies": agencies }));
    }
}

#[test]
fn the_hall_is_split_and_never_holds_more_than_it_can() {
    let desk = desk();
    let session = desk.session(json!({ "capacity": 5 }));
    desk.put(&session, &desk.agencies);
    let mut told = desk.told(&session);
    for (rule, persons) in [("satu", 2), ("usulan", 2), ("jauh-daring", 2)] {
        desk.far(desk.agencies[2]);
        desk.arena.call("invitations.seat", json!({ "session": session, "rule": rule, "persons": persons }));
        told.push_str(&format!("{rule}\n{}", desk.told(&session)));
    }
    desk.arena.call("invitations.seat", json!({ "session": session, "rule": "tangan", "by_hand": [{ "agency": desk.agencies[0], "hall": 0 }, { "agency": desk.agencies[2], "hall": 1 }] }));
    told.push_str(&format!("tangan\n{}", desk.told(&session)));
    expect![[r#"
        001- Dinas Kesehatan: 1 + 0
        002- Badan Keuangan: 1 + 0
        003- Kecamatan Seko: 1 + 0
        004- Kecamatan Masamba: 0 + 1
        Yang diundang 4 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
        satu
        001- Dinas Kesehatan: 1 + 1
        002- Badan Keuangan: 1 + 1
        003- Kecamatan Seko: 1 + 1
        004- Kecamatan Masamba: 0 + 2
        Yang diundang 8 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
        usulan
        001- Dinas Kesehatan: 1 + 1
        002- Badan Keuangan: 1 + 1
        003- Kecamatan Seko: 1 + 1
        004- Kecamatan Masamba: 0 + 2
        Yang diundang 8 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
        jauh-daring
        001- Dinas Kesehatan: 1 + 1
        002- Badan Keuangan: 1 + 1
        003- Kecamatan Seko: 0 + 2
        004- Kecamatan Masamba: 1 + 1
        Yang diundang 8 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
        tangan
        001- Dinas Kesehatan: 0 + 2
        002- Badan Keuangan: 1 + 1
        003- Kecamatan Seko: 1 + 1
        004- Kecamatan Masamba: 1 + 1
        Yang diundang 8 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
    "#]]
    .assert_eq(&told);
    let over = json!({ "session": session, "rule": "tangan", "by_hand": [{ "agency": desk.agencies[0], "hall": 9 }] });
    let error = desk.arena.dispatch("invitations.seat", &over).expect_err("refused");
    expect!["Terbagi 12 dari 3 kursi. Kurangi 9, atau tambah kapasitas pada kegiatan."]
        .assert_eq(&error.problems[0].text);
    desk.arena.call("operations.undo", json!({}));
    let smaller = desk.session(json!({ "id": session, "capacity": 3 }));
    assert!(desk.told(&smaller).contains("kursi. Kurangi"), "{}", desk.told(&smaller));
    let draft = desk.arena.call("letters.draft", desk.letter(&session));
    assert_eq!(draft["is_wrong"], true);
}

#[test]
fn a_capacity_of_nought_puts_everybody_online_and_a_hall_without_a_limit_nobody() {
    let desk = desk();
    let none = desk.session(json!({ "capacity": 0, "kept_back": 0 }));
    desk.put(&none, &desk.agencies[..2]);
    let hall = desk
        .session(json!({ "capacity": null, "kept_back": 0, "platform": null, "name": "Rapat", "date": "5/10/2021" }));
    desk.put(&hall, &desk.agencies[..2]);
    let online =
        desk.session(json!({ "place": null, "capacity": null, "kept_back": 0, "name": "Daring", "date": "6/10/2021" }));
    desk.put(&online, &desk.agencies[..2]);
    expect![[r#"
        001- Dinas Kesehatan: 0 + 1
        002- Badan Keuangan: 0 + 1
        Yang diundang 2 orang, kursi 0: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
        001- Dinas Kesehatan: 1 + 0
        002- Badan Keuangan: 1 + 0
        001- Dinas Kesehatan: 0 + 1
        002- Badan Keuangan: 0 + 1
        Yang diundang 2 orang, kursi 0: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
    "#]]
    .assert_eq(&[&none, &hall, &online].map(|one| desk.told(one)).concat());
}

#[test]
fn one_number_serves_all_letters_of_a_session_each_with_its_places_and_code() {
    let desk = desk();
    let session = desk.session(json!({ "capacity": 5 }));
    desk.far(desk.agencies[2]);
    desk.put(&session, &desk.agencies);
    desk.arena.call("invitations.seat", json!({ "session": session, "rule": "jauh-daring", "persons": 1 }));
    let draft = desk.arena.call("letters.draft", desk.letter(&session));
    let recipients: String = draft["recipients"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{} di {}: {} + {}\n",
                one["addressee"].as_str().unwrap(),
                one["place"].as_str().unwrap(),
                one["hall"],
                one["online"]
            )
        })
        .collect();
    expect![[r#"
        Kepala Dinas Kesehatan di Masamba: 1 + 0
        Kepala Badan Keuangan di Masamba: 1 + 0
        Camat Seko di Seko: 0 + 1
        Camat Masamba di Masamba: 1 + 0
    "#]]
    .assert_eq(&recipients);
    let issued = desk.arena.value("letters.issue", json!({ "letter": desk.letter(&session) }));
    assert_eq!(issued["numbers"], json!(["005/1/B. Organisasi/Setda"]));
    let outline =
        desk.arena.call("documents.outline", json!({ "edition": desk.edition, "document": "surat-undangan" }));
    assert_eq!(outline["pages"].as_array().unwrap().len(), 4, "{outline}");
    expect![[r#"
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        Masamba, 28 September 2021
        Nomor : 005/1/B. Organisasi/Setda
        Sifat : Penting
        Lampiran : –
        Hal : Undangan Sosialisasi KIPP 2021
        Yth. Kepala Dinas Kesehatan
        di
        Masamba
        Dalam rangka pelaksanaan Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat
        Kabupaten Luwu Utara Tahun 2021 berdasarkan Peraturan Bupati Luwu Utara Nomor 61
        Tahun 2018 dan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020, bersama ini kami
        mengundang Saudara untuk hadir pada:
        Hari, tanggal : Senin, 4 Oktober 2021
        Waktu : Pukul 09.00 WITA sampai dengan selesai
        Tempat : Warkop Indah
        Jatah tempat : 1 (satu) orang
        Acara : Sosialisasi KIPP 2021
        Mengingat kapasitas ruang, kehadiran secara luring paling banyak 1 (satu) orang.
        Kehadiran Saudara diharapkan tepat waktu dan tidak diwakilkan. Apabila berhalangan,
        agar menugaskan pejabat yang membidangi inovasi dengan membawa surat tugas.
        Demikian disampaikan. Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih.
        Kode undangan 001-P4JE
        Verifikasi cetakan,
        bukan tanda tangan
        elektronik
        SEKRETARIS DAERAH,
        Armiadi
        Tembusan:
        1. Bupati (sebagai laporan);
        2. Wakil Bupati (sebagai laporan);
        3. Pertinggal."#]]
    .assert_eq(outline["pages"][0]["text"].as_str().unwrap());
    expect![[r#"
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        Masamba, 28 September 2021
        Nomor : 005/1/B. Organisasi/Setda
        Sifat : Penting
        Lampiran : –
        Hal : Undangan Sosialisasi KIPP 2021
        Yth. Camat Seko
        di
        Seko
        Dalam rangka pelaksanaan Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat
        Kabupaten Luwu Utara Tahun 2021 berdasarkan Peraturan Bupati Luwu Utara Nomor 61
        Tahun 2018 dan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020, bersama ini kami
        mengundang Saudara untuk hadir pada:
        Hari, tanggal : Senin, 4 Oktober 2021
        Waktu : Pukul 09.00 WITA sampai dengan selesai
        Daring : Zoom, ID 812 0000 0000
        Acara : Sosialisasi KIPP 2021
        Mengingat kapasitas ruang, Kecamatan Seko mengikuti acara secara daring. Nama
        tampilan ditulis dengan susunan NAMA SINGKAT PD_Nama, misalnya
        KECAMATANSEKO_Nama.
        Kehadiran Saudara diharapkan tepat waktu dan tidak diwakilkan. Apabila berhalangan,
        agar menugaskan pejabat yang membidangi inovasi dengan membawa surat tugas.
        Demikian disampaikan. Atas perhatian dan kehadiran Saudara, kami ucapkan terima kasih.
        Kode undangan 003-EXD0
        Verifikasi cetakan,
        bukan tanda tangan
        elektronik
        SEKRETARIS DAERAH,
        Armiadi
        Tembusan:
        1. Bupati (sebagai laporan);
        2. Wakil Bupati (sebagai laporan);
        3. Pertinggal."#]]
    .assert_eq(outline["pages"][2]["text"].as_str().unwrap());
    // Nobody is written to twice; a void letter may be written again.
    let empty = desk.arena.call("letters.draft", desk.letter(&session));
    assert_eq!(empty["recipients"], json!([]));
    let error =
        desk.arena.dispatch("invitations.put", &json!({ "session": session, "agencies": [] })).expect_err("refused");
    expect!["Dinas Kesehatan sudah disurati untuk kegiatan ini."].assert_eq(&error.title);
    desk.arena.call(
        "invitations.seat",
        json!({ "session": session, "rule": "tangan", "by_hand": [{ "agency": desk.agencies[0], "hall": 0 }] }),
    );
    expect![[r#"
        001- Dinas Kesehatan: 0 + 1 ✓ (Jatah diubah setelah surat terbit; semula 1 orang luring.)
        002- Badan Keuangan: 1 + 0 ✓
        003- Kecamatan Seko: 0 + 1 ✓
        004- Kecamatan Masamba: 1 + 0 ✓
        Yang diundang 4 orang, kursi 3: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
    "#]]
    .assert_eq(&desk.told(&session));
    let letters = desk.arena.call("letters.list", json!({ "edition": desk.edition }));
    assert_eq!(letters["letters"].as_array().unwrap().len(), 1);
    desk.arena.call("letters.void", json!({ "letter": letters["letters"][0]["id"], "reason": "tanggal keliru" }));
    assert_eq!(desk.arena.call("letters.draft", desk.letter(&session))["recipients"].as_array().unwrap().len(), 4);
}

#[test]
fn a_session_online_without_a_way_in_needs_a_reason() {
    let desk = desk();
    let session = desk.session(json!({ "meeting_id": null }));
    desk.put(&session, &desk.agencies[..1]);
    let letter = desk.letter(&session);
    let error = desk.arena.dispatch("letters.issue", &json!({ "letter": letter })).expect_err("refused");
    expect!["ID rapat dan tautan daring belum diisi pada kegiatan ini. Isi dulu, atau terbitkan dengan alasan."]
        .assert_eq(&error.problems[0].text);
    desk.arena.call("letters.issue", json!({ "letter": letter, "reason": "tautan menyusul" }));
    let newest = desk.arena.call("operations.list", json!({ "limit": 1 }));
    assert_eq!(newest[0]["reason"], "tautan menyusul");
}

#[test]
fn each_kind_of_session_has_an_opening_of_its_own() {
    let desk = desk();
    let session = desk.session(json!({}));
    desk.put(&session, &desk.agencies[..1]);
    let page = || {
        desk.arena.call("letters.outline", json!({ "letter": desk.letter(&session) }))["pages"][0]["text"]
            .as_str()
            .unwrap()
            .replace('\n', " ")
    };
    assert!(page().contains("Dalam rangka pelaksanaan"), "{}", page());
    let save = |key: &str, text: &str| json!({ "edition": desk.edition, "document": "surat-undangan", "texts": [{ "key": key, "text": text }] });
    desk.arena.call("document_texts.save", save("pembuka-pleno", "Mengharap kehadiran Saudara pada pleno:"));
    assert!(page().contains("Dalam rangka pelaksanaan"));
    desk.arena
        .call("document_texts.save", save("pembuka-sosialisasi", "Kami mengundang Saudara pada {nama_kegiatan}:"));
    assert!(page().contains("Kami mengundang Saudara pada Sosialisasi KIPP 2021:"));
    let error = desk
        .arena
        .dispatch("document_texts.save", &save("pembuka-rapat", "Pada {nama_kegiatam}:"))
        .expect_err("refused");
    assert_eq!(error.problems[0].text, "Isian {nama_kegiatam} tidak dikenal. Maksudnya {nama_kegiatan}?");
    desk.arena.call("document_texts.save", save("tembusan", "Bupati\n\n Arsip "));
    assert!(
        page().contains("1. Bupati; dan 2. Arsip.") || page().contains("Bupati") && page().contains("Arsip"),
        "{}",
        page()
    );
}

#[test]
fn the_split_is_printed_and_an_office_made_up_is_kept() {
    let desk = desk();
    let session = desk.session(json!({}));
    desk.put(&session, &desk.agencies);
    for document in ["pembagian-tempat", "lampiran-undangan"] {
        let outline = desk.arena.call(
            "documents.outline",
            json!({ "edition": desk.edition, "document": document, "setting": { "session": session } }),
        );
        let text = outline["pages"][0]["text"].as_str().unwrap();
        assert!(text.contains("Kecamatan Seko") && text.contains("Jumlah"), "{text}");
    }
    let draft = desk.arena.call("letters.draft", desk.letter(&session));
    let made = draft["findings"].as_array().unwrap().iter().filter(|one| one["code"] == "addressee_made").count();
    assert_eq!(made, 4);
    let titles = json!([
        { "agency": desk.agencies[2], "head_title": "Camat Seko" },
        { "agency": desk.agencies[0], "head_title": "Kepala Dinas" },
    ]);
    desk.arena.call("agencies.put_head_titles", json!({ "titles": titles }));
    let draft = desk.arena.call("letters.draft", desk.letter(&session));
    assert_eq!(draft["findings"].as_array().unwrap().iter().filter(|one| one["code"] == "addressee_made").count(), 2);
    desk.arena.call("operations.undo", json!({}));
    let draft = desk.arena.call("letters.draft", desk.letter(&session));
    let made = draft["findings"].as_array().unwrap().iter().filter(|one| one["code"] == "addressee_made").count();
    assert_eq!(made, 4, "what was written in one act is taken back in one");
}

#[test]
fn one_more_guest_moves_nobody_whose_seats_were_given_by_hand_or_in_a_letter() {
    let desk = desk();
    let session = desk.session(json!({ "capacity": 6, "kept_back": 0 }));
    desk.put(&session, &desk.agencies[..2]);
    let by_hand = json!([{ "agency": desk.agencies[0], "hall": 3 }, { "agency": desk.agencies[1], "hall": 2 }]);
    desk.arena.call("invitations.seat", json!({ "session": session, "rule": "tangan", "by_hand": by_hand }));
    desk.put(&session, &desk.agencies[..3]);
    let mut told = format!("dengan tangan\n{}", desk.told(&session));
    let titles = desk.agencies.iter().map(|agency| json!({ "agency": agency, "head_title": "Kepala Contoh" }));
    desk.arena.call("agencies.put_head_titles", json!({ "titles": titles.collect::<Vec<_>>() }));
    desk.arena.call("letters.issue", json!({ "letter": desk.letter(&session) }));
    desk.put(&session, &desk.agencies);
    told.push_str(&format!("sesudah surat terbit\n{}", desk.told(&session)));
    expect![[r#"
        dengan tangan
        001- Dinas Kesehatan: 3 + 0
        002- Badan Keuangan: 2 + 0
        003- Kecamatan Seko: 1 + 0
        sesudah surat terbit
        001- Dinas Kesehatan: 3 + 0 ✓
        002- Badan Keuangan: 2 + 0 ✓
        003- Kecamatan Seko: 1 + 0 ✓
        004- Kecamatan Masamba: 0 + 1
        Yang diundang 7 orang, kursi 6: tidak semua mendapat kursi. Tambah kapasitas pada kegiatan bila perlu.
    "#]]
    .assert_eq(&told);
}

#[test]
fn a_far_agency_invited_last_stays_online_where_the_rule_says_so() {
    let desk = desk();
    let session = desk.session(json!({}));
    desk.far(desk.agencies[2]);
    desk.put(&session, &desk.agencies[..2]);
    desk.arena.call("invitations.seat", json!({ "session": session, "rule": "jauh-daring" }));
    desk.arena.call("letters.issue", json!({ "letter": desk.letter(&session) }));
    desk.put(&session, &desk.agencies);
    expect![[r#"
        001- Dinas Kesehatan: 1 + 0 ✓
        002- Badan Keuangan: 1 + 0 ✓
        003- Kecamatan Seko: 0 + 1
        004- Kecamatan Masamba: 1 + 0
    "#]]
    .assert_eq(&desk.told(&session));
}

#[test]
fn without_a_meeting_online_nobody_is_said_to_be_online() {
    let desk = desk();
    let session = desk.session(json!({ "platform": null, "meeting_id": null, "capacity": 3, "kept_back": 0 }));
    desk.put(&session, &desk.agencies);
    for document in ["pembagian-tempat", "lampiran-undangan"] {
        let outline = desk.arena.call(
            "documents.outline",
            json!({ "edition": desk.edition, "document": document, "setting": { "session": session } }),
        );
        let text = outline["pages"][0]["text"].as_str().unwrap();
        assert!(!text.contains("Daring\n") && !text.contains(" daring"), "{text}");
    }
}

#[test]
fn a_seat_changed_twice_after_its_letter_still_says_what_the_letter_said() {
    let desk = desk();
    let session = desk.session(json!({}));
    desk.put(&session, &desk.agencies[..1]);
    let seats = |hall: i64| {
        let by_hand = json!([{ "agency": desk.agencies[0], "hall": hall }]);
        desk.arena.call("invitations.seat", json!({ "session": session, "rule": "tangan", "by_hand": by_hand }));
    };
    seats(2);
    desk.arena.call("letters.issue", json!({ "letter": desk.letter(&session) }));
    seats(1);
    seats(3);
    assert!(desk.told(&session).contains("semula 2 orang luring"), "{}", desk.told(&session));
}
