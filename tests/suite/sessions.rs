//! Sessions of an edition, through the dispatcher.

use expect_test::expect;
use serde_json::{Value, json};

use kipp_tests::Arena;

fn session(edition: i64, more: Value) -> Value {
    let mut form = json!({
        "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi KIPP 2021", "date": "4/10/2021", "starts_at": "9",
        "ends_at": "12.00", "place": "Warkop Indah", "platform": "Zoom", "capacity": 60, "kept_back": 8,
    });
    form.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    form
}

#[test]
fn sessions_stand_in_the_order_of_the_calendar_and_can_be_changed_and_deleted() {
    let arena = Arena::new();
    let edition = arena.edition();
    let briefing = arena.value("sessions.save", session(edition, json!({})));
    let earlier = arena.value("sessions.save", session(edition, json!({ "name": "Rapat persiapan", "kind": "rapat", "date": "27 September 2021", "ends_at": null, "platform": null })));
    let told = |arena: &Arena| {
        let list = arena.call("sessions.list", json!({ "edition": edition }));
        let line = |one: &Value| {
            let text = |key: &str| one[key].as_str().unwrap_or("–").to_owned();
            format!(
                "{} {} · {} · {} · {}\n",
                text("date_text"),
                text("time_text"),
                text("kind_name"),
                text("name"),
                text("platform")
            )
        };
        list.as_array().unwrap().iter().map(line).collect::<String>()
    };
    expect![[r#"
        Senin, 27 September 2021 09.00 · Rapat persiapan · Rapat persiapan · –
        Senin, 4 Oktober 2021 09.00–12.00 · Sosialisasi · Sosialisasi KIPP 2021 · Zoom
    "#]]
    .assert_eq(&told(&arena));
    arena
        .call("sessions.save", session(edition, json!({ "id": briefing, "name": "Sosialisasi", "starts_at": "0830" })));
    arena.call("sessions.delete", json!({ "id": earlier }));
    expect![[r#"
        Senin, 4 Oktober 2021 08.30–12.00 · Sosialisasi · Sosialisasi · Zoom
    "#]]
    .assert_eq(&told(&arena));
    arena.call("operations.undo", json!({}));
    assert_eq!(told(&arena).lines().count(), 2);
}

#[test]
fn what_a_session_cannot_be_is_said_field_by_field() {
    let arena = Arena::new();
    let edition = arena.edition();
    let bad = json!({
        "edition": edition, "kind": "pesta", "name": " ", "date": "31/2/2021", "starts_at": "25.00", "ends_at": "sore",
        "capacity": -1, "kept_back": 3, "minimum_minutes": 2000, "chair": 99,
    });
    let error = arena.dispatch("sessions.save", &bad).expect_err("refused");
    let told: String = error.problems.iter().map(|one| format!("{}: {}\n", one.field, one.text)).collect();
    expect![[r#"
        kind: Jenis kegiatan “pesta” tidak dikenal. Pilih dari daftar.
        name: Nama kegiatan belum diisi.
        date: Tanggal 31 Februari 2021 tidak ada. Ketik 1–28 Februari 2021.
        starts_at: “25.00” bukan waktu. Ketik jam dan menit, misalnya 09.00.
        ends_at: “sore” bukan waktu. Ketik jam dan menit, misalnya 09.00.
        place: Isi tempat, aplikasi daring, atau keduanya.
        capacity: Kapasitas antara 0 dan 100.000. Isi 0 bila semua peserta daring.
        kept_back: Kursi yang disisihkan antara 0 dan kapasitas aula.
        minimum_minutes: Menit paling sedikit antara 0 dan 1.440.
        chair: Orang itu tidak ditemukan. Pilih lagi dari daftar.
    "#]]
    .assert_eq(&told);
    let late = session(edition, json!({ "starts_at": "13.00" }));
    let error = arena.dispatch("sessions.save", &late).expect_err("refused");
    assert_eq!(error.problems[0].text, "Waktu selesai harus sesudah waktu mulai.");
    assert_eq!(arena.call("sessions.list", json!({ "edition": edition })), json!([]));
}

/// A session of the sosialisasi, and a person.
fn held(arena: &Arena) -> (i64, Value, Value) {
    let edition = arena.edition();
    let briefing = arena.value("sessions.save", session(edition, json!({})));
    (edition, briefing, arena.value("people.save", json!({ "name": "Ani Contoh", "office": "Kepala Bagian" })))
}

#[test]
fn the_times_of_a_programme_follow_from_its_minutes_and_its_end_is_compared() {
    let arena = Arena::new();
    let (_, session, _) = held(&arena);
    let told = |arena: &Arena| {
        let shown = arena.call("sessions.show", json!({ "session": session }));
        let line = |one: &Value| format!("{} {} {}\n", one["time_text"], one["title"], one["speaker"]);
        let lines: String = shown["agenda"].as_array().unwrap().iter().map(line).collect();
        format!("{lines}{}\n", shown["agenda_remark"])
    };
    let items = json!([
        { "minutes": 30, "title": "Registrasi" }, { "minutes": 15, "title": "Pembukaan", "speaker": "Panitia" },
        { "minutes": 120, "title": "Pemaparan" },
    ]);
    arena.call("sessions.put_agenda", json!({ "session": session, "items": items }));
    expect![[r#"
        "09.00–09.30" "Registrasi" null
        "09.30–09.45" "Pembukaan" "Panitia"
        "09.45–11.45" "Pemaparan" null
        "Susunan acara selesai pukul 11.45, 15 menit sebelum kegiatan selesai (12.00)."
    "#]]
    .assert_eq(&told(&arena));
    // What stays keeps its row: one is changed, one is gone, none is made.
    let items = json!([{ "minutes": 60, "title": "Registrasi" }, { "minutes": 120, "title": "Pemaparan" }]);
    arena.call("sessions.put_agenda", json!({ "session": session, "items": items }));
    expect![[r#"
        "09.00–10.00" "Registrasi" null
        "10.00–12.00" "Pemaparan" null
        null
    "#]]
    .assert_eq(&told(&arena));
    let same = arena.call("sessions.put_agenda", json!({ "session": session, "items": items }));
    assert_eq!(same["undo"], Value::Null, "nothing changed");
    let late = json!([{ "minutes": 840, "title": "Pemaparan" }, { "minutes": 120, "title": " " }]);
    let error =
        arena.dispatch("sessions.put_agenda", &json!({ "session": session, "items": late })).expect_err("refused");
    assert_eq!(error.problems[0].text, "Acara belum diisi.");
    let late = json!([{ "minutes": 840, "title": "Pemaparan" }, { "minutes": 120, "title": "Penutup" }]);
    let error =
        arena.dispatch("sessions.put_agenda", &json!({ "session": session, "items": late })).expect_err("refused");
    assert_eq!(error.problems[0].field, "items.1.minutes");
    assert_eq!(error.problems[0].text, "Susunan acara melewati tengah malam. Kurangi menitnya.");
}

#[test]
fn a_person_has_a_role_of_a_session_once() {
    let arena = Arena::new();
    let (_, session, ani) = held(&arena);
    let put = |roles: Value| arena.dispatch("sessions.put_roles", &json!({ "session": session, "roles": roles }));
    let both =
        json!([{ "role": "moderator", "person": ani }, { "role": "narasumber", "person": ani, "topic": "Tata cara" }]);
    put(both).expect("two roles of one person");
    let shown = arena.call("sessions.show", json!({ "session": session }));
    let line = |one: &Value| format!("{} {} {} {}\n", one["role_name"], one["name"], one["office"], one["topic"]);
    expect![[r#"
        "Narasumber" "Ani Contoh" "Kepala Bagian" "Tata cara"
        "Moderator" "Ani Contoh" "Kepala Bagian" null
    "#]]
    .assert_eq(&shown["roles"].as_array().unwrap().iter().map(line).collect::<String>());
    let twice = json!([{ "role": "moderator", "person": ani }, { "role": "moderator", "person": ani }, { "role": "raja", "person": 99 }]);
    let error = put(twice).expect_err("refused");
    let told: String = error.problems.iter().map(|one| format!("{}: {}\n", one.field, one.text)).collect();
    expect![[r#"
        roles.1.person: Ani Contoh sudah menjadi moderator kegiatan ini.
        roles.2.role: Peran “raja” tidak dikenal. Pilih dari daftar.
        roles.2.person: Orang itu tidak ditemukan. Pilih lagi dari daftar.
    "#]]
    .assert_eq(&told);
}

#[test]
fn minutes_are_read_as_they_were_written_and_say_whether_they_are_missing() {
    let arena = Arena::new();
    let (edition, session, _) = held(&arena);
    let state = |arena: &Arena| arena.call("sessions.list", json!({ "edition": edition }))[0]["state_text"].clone();
    assert_eq!(state(&arena), "Tanpa notulen");
    let replies = json!([{ "who": "Peserta Contoh 1", "agency": "Dinas Kesehatan", "text": "Bertanya." }, { "text": "Menjawab." }]);
    let minutes = json!({
        "session": session, "opening": "Dibuka oleh pimpinan.",
        "topics": [{ "title": "Jadwal", "text": "Dijelaskan.", "replies": replies }, { "title": "Formulir" }],
        "decisions": ["Jadwal disetujui."], "closing": "Ditutup.", "ready": true,
        "follow_ups": [{ "text": "Kirim usulan", "who": "Perangkat Daerah", "due_on": "30 oktober 2021", "note": "pos-el" }],
    });
    arena.call("sessions.put_minutes", minutes.clone());
    assert_eq!(state(&arena), "Selesai");
    let read = |arena: &Arena| arena.call("sessions.show", json!({ "session": session }))["minutes"].clone();
    expect![[r#"{"opening":"Dibuka oleh pimpinan.","topics":[{"title":"Jadwal","text":"Dijelaskan.","replies":[{"who":"Peserta Contoh 1","agency":"Dinas Kesehatan","text":"Bertanya."},{"who":null,"agency":null,"text":"Menjawab."}]},{"title":"Formulir","text":null,"replies":[]}],"decisions":["Jadwal disetujui."],"follow_ups":[{"text":"Kirim usulan","who":"Perangkat Daerah","due_on":"2021-10-30","due_text":"30 Oktober 2021","note":"pos-el"}],"closing":"Ditutup.","ready":true,"words":13}"#]]
    .assert_eq(&read(&arena).to_string());
    // Topics change their places, one goes with its replies.
    let mut other = minutes;
    other["topics"] = json!([{ "title": "Formulir", "replies": [{ "text": "Menjawab." }] }]);
    arena.call("sessions.put_minutes", other);
    assert_eq!(read(&arena)["topics"].as_array().map(Vec::len), Some(1));
    arena.call("operations.undo", json!({}));
    assert_eq!(read(&arena)["topics"][0]["replies"].as_array().map(Vec::len), Some(2));
    let bad = json!({ "session": session, "topics": [{ "title": "", "replies": [{ "text": " " }] }], "decisions": [""], "follow_ups": [{ "text": "", "due_on": "31/2/2021" }] });
    let error = arena.dispatch("sessions.put_minutes", &bad).expect_err("refused");
    let told: String = error.problems.iter().map(|one| format!("{}: {}\n", one.field, one.text)).collect();
    expect![[r#"
        topics.0.title: Pokok bahasan belum diisi.
        topics.0.replies.0.text: Isi tanggapan belum diisi.
        decisions.0: Keputusan belum diisi.
        follow_ups.0.text: Tindak lanjut belum diisi.
        follow_ups.0.due_on: Tanggal 31 Februari 2021 tidak ada. Ketik 1–28 Februari 2021.
    "#]]
    .assert_eq(&told);
}

#[test]
fn two_sessions_at_once_are_told_and_saved() {
    let arena = Arena::new();
    let (edition, first, _) = held(&arena);
    let warnings = |more: Value| {
        let done = arena.call("sessions.save", session(edition, more));
        (done["value"].clone(), done["warnings"].clone())
    };
    let (_, told) = warnings(json!({ "name": "Rapat", "starts_at": "11.30", "ends_at": "13.00" }));
    assert_eq!(
        told,
        json!([
            "Sudah ada kegiatan lain Senin, 4 Oktober 2021 09.00–12.00: Sosialisasi KIPP 2021. Ubah waktu bila keduanya tidak dapat berjalan bersama."
        ])
    );
    for (starts_at, ends_at) in [("13.00", "14.00"), ("8.00", "9.00")] {
        assert_eq!(warnings(json!({ "name": "Rapat lain", "starts_at": starts_at, "ends_at": ends_at })).1, json!([]));
    }
    assert_ne!(warnings(json!({ "id": first, "name": "Sosialisasi" })).1, json!([]), "the other one is still there");
}

#[test]
fn attachments_are_kept_by_their_bytes_and_a_missing_one_is_told() {
    let arena = Arena::new();
    let (edition, session, _) = held(&arena);
    let other = arena
        .value("sessions.save", super::sessions::session(edition, json!({ "name": "Rapat", "date": "5/10/2021" })));
    let scan = b"%PDF-1.7 daftar hadir".to_vec();
    arena.files.put("pindaian", "Daftar hadir.pdf", scan.clone());
    let add = |session: &Value| {
        arena.call("attachments.add", json!({ "session": session, "file": "pindaian", "caption": "Lembar 1" }))
    };
    let first = add(&session)["value"].clone();
    assert_eq!(add(&session)["undo"], Value::Null, "the same file again changes nothing");
    let second = add(&other)["value"].clone();
    let listed = |session: &Value| arena.call("attachments.list", json!({ "session": session }))[0].clone();
    let one = listed(&session);
    assert_eq!(
        json!([one["name"], one["kind_name"], one["caption"], one["media_type"], one["size_text"], one["is_missing"]]),
        json!(["Daftar hadir.pdf", "Pindaian", "Lembar 1", "application/pdf", "21 B", false])
    );
    assert_eq!(arena.bytes("attachments.read", json!({ "id": first })), scan);
    // The bytes are shared and stay when a row goes, so that an undo brings back the whole.
    arena.call("attachments.delete", json!({ "id": first }));
    assert_eq!(arena.bytes("attachments.read", json!({ "id": second })), scan);
    arena.call("operations.undo", json!({}));
    arena.call("attachments.change", json!({ "id": first, "kind": "naskah", "caption": "" }));
    assert_eq!(json!([listed(&session)["kind_name"], listed(&session)["caption"]]), json!(["Naskah", null]));
    arena.place("ke", "salinan.pdf");
    arena.call("attachments.save", json!({ "id": first, "file": "ke" }));
    let kept = arena.folder.path().join("meja.lampiran");
    let hash = kipp_store::files::sha256_hex(&scan);
    std::fs::remove_file(kept.join(&hash[..2]).join(&hash)).expect("kept by its hash");
    assert_eq!(json!([listed(&session)["is_missing"], listed(&other)["is_missing"]]), json!([true, true]));
    let error = arena.dispatch("attachments.read", &json!({ "id": first })).expect_err("gone");
    assert_eq!(error.title, "Berkas Daftar hadir.pdf tidak ada lagi di folder lampiran.");
    let check = arena.call("desks.check", json!({}));
    assert_eq!(check["issued"], json!(["Daftar hadir.pdf: tidak ada", "Daftar hadir.pdf: tidak ada"]));
    // Added once more it is whole again, for both.
    add(&session);
    assert_eq!(json!([listed(&session)["is_missing"], listed(&other)["is_missing"]]), json!([false, false]));
    std::fs::write(kept.join(&hash[..2]).join(&hash), b"%PDF-1.7 daftar lain!").expect("changed");
    let error = arena.dispatch("attachments.read", &json!({ "id": first })).expect_err("altered");
    assert_eq!(error.title, "Berkas Daftar hadir.pdf berubah sejak dilampirkan dan tidak dibuka.");
}

#[test]
fn what_is_no_picture_and_no_scan_is_not_attached() {
    let arena = Arena::new();
    let (_, session, _) = held(&arena);
    let mut told = String::new();
    for (name, bytes) in [
        ("program.pdf", b"MZ\x90".to_vec()),
        ("kosong.png", vec![]),
        ("../luar.pdf", b"%PDF-1.7".to_vec()),
        ("\u{202e}fdp.pdf", b"%PDF-1.7".to_vec()),
        ("con.pdf", b"%PDF-1.7".to_vec()),
        ("surat.pdf.exe", b"%PDF-1.7".to_vec()),
        ("foto.png", b"\x89PNG\r\n\x1a\n rusak".to_vec()),
        ("besar.pdf", [b"%PDF-1.7".to_vec(), vec![0; 25 * 1024 * 1024]].concat()),
    ] {
        arena.files.put("berkas", name, bytes);
        let error =
            arena.dispatch("attachments.add", &json!({ "session": session, "file": "berkas" })).expect_err(name);
        let text = error.problems.first().map_or(format!("{} {}", error.title, error.detail), |one| one.text.clone());
        told.push_str(&format!("{}: {text}\n", name.escape_unicode().to_string().len()));
    }
    expect![[r#"
        66: Isi berkas ini bukan PNG, JPEG, atau PDF. Simpan sebagai salah satunya, lalu lampirkan.
        60: Berkas ini kosong.
        66: Nama berkas ini memuat tanda yang berbahaya atau terlalu panjang. Ganti namanya, lalu lampirkan lagi.
        50: Nama berkas ini memuat tanda yang berbahaya atau terlalu panjang. Ganti namanya, lalu lampirkan lagi.
        42: Nama berkas ini memuat tanda yang berbahaya atau terlalu panjang. Ganti namanya, lalu lampirkan lagi.
        78: Isi berkas ini PDF, tetapi akhiran namanya lain. Ganti akhiran namanya, lalu lampirkan lagi.
        48: gambar rusak atau tidak lengkap: isinya terpotong.
        54: Berkas terlalu besar. Ukuran 26,2 MB, batas 26,2 MB.
    "#]]
    .assert_eq(&told);
    assert_eq!(arena.call("attachments.list", json!({ "session": session })), json!([]));
    assert!(!arena.folder.path().join("meja.lampiran").exists(), "nothing was kept");
}
