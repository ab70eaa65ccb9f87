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
