//! Two and three desks in one hall: what they send each other, in any order and any number of times.

use std::collections::BTreeMap;

use expect_test::expect;
use kipp_api::ports::{Ctx, Ids};
use serde_json::{Value, json};

use super::{Hall, hall, told};
use kipp_tests::{Arena, Dice};

/// The sign that a copy gets.
struct Sign(u32);

impl Ids for Sign {
    fn copy_bits(&self) -> u32 {
        self.0
    }
}

/// Another computer that works on a copy of the desk file.
fn copy_of(arena: &Arena, sign: u32) -> Arena {
    let other = plain_copy_of(arena);
    let (name, input) = ("desks.copy_here", "{}");
    let ctx = Ctx {
        clock: &other.clock,
        ids: &Sign(sign),
        files: &other.files,
        progress: &|_| {},
        cancel: &other.cancel,
        ends: &[],
    };
    kipp_api::dispatch(&other.app, name, input, &ctx).expect("a copy");
    other
}

/// The file carried over by hand: both give the same ids.
fn plain_copy_of(arena: &Arena) -> Arena {
    let other = Arena::closed();
    for suffix in ["", "-wal"] {
        let from = arena.folder.path().join(format!("meja.kipp{suffix}"));
        if from.exists() {
            std::fs::copy(from, other.folder.path().join(format!("meja.kipp{suffix}"))).expect("copied");
        }
    }
    other.place("meja", "meja.kipp");
    other.call("desks.open", json!({ "file": "meja" }));
    other
}

/// What a desk writes for the others.
fn sent(arena: &Arena, session: &Value) -> Vec<u8> {
    arena.call("attendance.send", json!({ "session": session, "to": "stik" }));
    arena.files.outputs.lock().expect("outputs").pop().expect("a file").2
}

fn give(arena: &Arena, session: &Value, bytes: &[u8]) -> Value {
    arena.files.put("pintu", "pintu.kipp-pintu", bytes);
    arena.call("attendance.take_file", json!({ "session": session, "file": "pintu" }))
}

/// Why a file is not taken. Nothing of the desk changes.
fn refusal(arena: &Arena, session: &Value, bytes: &[u8]) -> String {
    let before = arena.dump();
    arena.files.put("pintu", "pintu.kipp-pintu", bytes);
    let input = json!({ "session": session, "file": "pintu" });
    let error = arena.dispatch("attendance.take_file", &input).expect_err("refused");
    assert_eq!(arena.dump(), before);
    format!("{} {} {} {}", error.code, error.title, error.detail, error.hints.join(" "))
}

/// A file with another content that is whole by its own word.
fn forged(bytes: &[u8], change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut file: Value = serde_json::from_slice(bytes).expect("JSON");
    change(&mut file["content"]);
    let content = ordered(&file["content"]);
    let sha256 = kipp_store::files::sha256_hex(content.as_bytes());
    format!(
        "{{\"kind\":{},\"version\":{},\"sha256\":\"{sha256}\",\"content\":{content}}}",
        file["kind"], file["version"]
    )
    .into_bytes()
}

/// JSON with the fields of each object in the order in which the program writes them.
fn ordered(value: &Value) -> String {
    match value {
        Value::Array(all) => format!("[{}]", all.iter().map(ordered).collect::<Vec<_>>().join(",")),
        Value::Object(fields) => {
            let order: &[&str] = match () {
                () if fields.contains_key("lineage") => {
                    &["lineage", "copy_bits", "journal_head", "session", "session_name", "rows", "people", "agencies"]
                }
                () if fields.contains_key("person") => {
                    &["id", "person", "agency", "at", "source", "deputy", "taken_back"]
                }
                () if fields.contains_key("nip") => &["id", "name", "nip", "office", "agency"],
                () => &["id", "name"],
            };
            let field = |name: &&str| format!("{}:{}", json!(name), ordered(&fields[*name]));
            format!("{{{}}}", order.iter().map(field).collect::<Vec<_>>().join(","))
        }
        plain => plain.to_string(),
    }
}

#[test]
fn two_desks_exchange_who_came_and_nothing_else_changes() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let second = copy_of(&hall.arena, 7);
    hall.check_in(json!({ "person": nisma }));
    hall.newcomer(json!({ "name": "Siti Contoh", "agency": hall.trade, "office": "Kabid" }));
    second.wait(2);
    let of = |more: Value| hall.with(more);
    second.call("attendance.check_in", of(json!({ "person": nisma })));
    second.call("attendance.check_in_new", of(json!({ "name": "SITI CONTOH", "agency": hall.trade })));
    let guest = second.value("attendance.check_in_new", of(json!({ "name": "Tamu Contoh" })));
    second.call("attendance.take_back", json!({ "id": guest["row"] }));
    second.call("people.save", json!({ "name": "Tidak Datang" }));
    let done = give(&hall.arena, &hall.session, &sent(&second, &hall.session));
    assert_eq!(done["value"], json!({ "added": 2, "taken_back": 0, "people": 1 }));
    assert_eq!(done["changed"], json!(["attendance", "operations", "people"]));
    give(&second, &hall.session, &sent(&hall.arena, &hall.session));
    let list = |arena: &Arena| told(&arena.call("attendance.list", json!({ "session": hall.session })));
    expect![[r#"
        2 di aula, 2 dari 3 PD, 1 belum, 0 diwakili, 0 lainnya
        15.20 Siti Contoh · Kabid · Dinas Perdagangan
        15.20 dr. Nisma · Staf · Dinas Kesehatan
          Dinas Kesehatan: 1, Hadir luring
          Dinas Perdagangan: 1, Hadir luring
          Kecamatan Tana Lili: 0, Tidak hadir
    "#]]
    .assert_eq(&list(&hall.arena));
    let names = list(&second).replace("SITI CONTOH · –", "Siti Contoh · Kabid");
    assert_eq!(names, list(&hall.arena), "the second desk has its own spelling");
    // The same file again, and one's own: nothing is left to do.
    for bytes in [sent(&second, &hall.session), sent(&hall.arena, &hall.session)] {
        let again = give(&hall.arena, &hall.session, &bytes);
        assert_eq!((&again["changed"], &again["undo"]), (&json!([]), &Value::Null));
    }
    // One undo takes the file back, one redo brings it again.
    let with_both = list(&hall.arena);
    hall.arena.call("operations.undo", json!({}));
    assert_ne!(hall.arena.call("people.list", json!({})).as_array().map(Vec::len), Some(3));
    hall.arena.call("operations.redo", json!({}));
    assert_eq!(list(&hall.arena), with_both);
}

#[test]
fn what_was_undone_here_does_not_come_back_with_another_desks_file() {
    let hall = hall();
    let second = copy_of(&hall.arena, 7);
    hall.newcomer(json!({ "name": "Salah Ketik", "agency": hall.trade }));
    give(&second, &hall.session, &sent(&hall.arena, &hall.session));
    hall.arena.call("operations.undo", json!({}));
    give(&hall.arena, &hall.session, &sent(&second, &hall.session));
    assert_eq!(hall.list()["hall"], 0);
    let done = give(&second, &hall.session, &sent(&hall.arena, &hall.session));
    assert_eq!(done["value"]["taken_back"], 1);
    assert_eq!(second.call("attendance.list", json!({ "session": hall.session }))["hall"], 0);
}

#[test]
fn a_file_that_is_of_no_copy_of_this_desk_is_refused_in_words() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let second = copy_of(&hall.arena, 7);
    let twin = plain_copy_of(&hall.arena);
    second.call("attendance.check_in", hall.with(json!({ "person": nisma })));
    let good = sent(&second, &hall.session);
    let mut text = String::new();
    let mut told =
        |what: &str, bytes: &[u8]| text.push_str(&format!("{what}: {}\n", refusal(&hall.arena, &hall.session, bytes)));
    told("empty", b"");
    told("a picture", b"\x89PNG\r\n\x1a\n");
    told("other JSON", b"{\"kind\":\"lain\",\"version\":1}");
    told("cut off", &good[..good.len() / 2]);
    told("changed", &String::from_utf8_lossy(&good).replace("dr. Nisma", "dr. Nismi").into_bytes());
    told("newer", &String::from_utf8_lossy(&good).replace("\"version\":1", "\"version\":2").into_bytes());
    told("other office", &forged(&good, |content| content["lineage"] = json!("0000000000000000")));
    told(
        "other session",
        &forged(&good, |content| {
            content["session"] = json!(77);
            content["session_name"] = json!("Coaching");
        }),
    );
    told(
        "unknown agency",
        &forged(&good, |content| {
            content["agencies"][0] = json!({ "id": 88, "name": "Dinas Baru" });
            content["people"][0]["agency"] = json!(88);
            content["rows"][0]["agency"] = json!(88);
        }),
    );
    twin.call("attendance.check_in", hall.with(json!({ "person": nisma })));
    told("twin", &sent(&twin, &hall.session));
    give(&hall.arena, &hall.session, &good);
    let mut told =
        |what: &str, bytes: &[u8]| text.push_str(&format!("{what}: {}\n", refusal(&hall.arena, &hall.session, bytes)));
    told("other hour", &forged(&good, |content| content["rows"][0]["at"] = json!(1)));
    expect![[r#"
        empty: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Isinya bukan daftar pintu. Pilih berkas .kipp-pintu yang ditulis meja lain dengan Kirim daftar pintu.
        a picture: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Isinya bukan daftar pintu. Pilih berkas .kipp-pintu yang ditulis meja lain dengan Kirim daftar pintu.
        other JSON: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Isinya bukan daftar pintu. Pilih berkas .kipp-pintu yang ditulis meja lain dengan Kirim daftar pintu.
        cut off: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Isinya rusak atau diubah setelah ditulis. Kirim daftar pintu sekali lagi dari meja itu, lalu terima lagi.
        changed: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Isinya rusak atau diubah setelah ditulis. Kirim daftar pintu sekali lagi dari meja itu, lalu terima lagi.
        newer: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Berkas itu ditulis Meja KIPP yang lebih baru. Pasang versi yang sama di kedua komputer, lalu terima lagi.
        other office: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Daftar itu dari meja lain yang bukan salinan meja ini. Kedua komputer harus bekerja pada salinan berkas meja yang sama.
        other session: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Daftar itu dari kegiatan Coaching. Buka kegiatan itu, lalu terima berkasnya di sana.
        unknown agency: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Meja ini belum mengenal Dinas Baru. Tambahkan perangkat daerah itu di Perangkat Daerah, lalu terima lagi.
        twin: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Kedua komputer memakai berkas meja dengan tanda salinan yang sama, sehingga catatannya tidak dapat dibedakan. Buka berkas meja dari cakram lepas, lalu pilih Salin ke komputer ini.
        other hour: invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat. Catatan kehadiran dr. Nisma di berkas itu berbeda dengan catatan yang sama di meja ini. Cocokkan kedua meja dengan daftar hadir yang ditandatangani.
    "#]].assert_eq(&text);
}

#[test]
fn a_hostile_file_writes_nothing() {
    let hall = hall();
    let nisma = hall.person("dr. Nisma", hall.health);
    let second = copy_of(&hall.arena, 7);
    second.call("attendance.check_in", hall.with(json!({ "person": nisma })));
    let good = sent(&second, &hall.session);
    let own = |counter: i64| json!(counter);
    type Change = Box<dyn FnOnce(&mut Value)>;
    let changes: Vec<(&str, Change)> = vec![
        ("id 0", Box::new(|content| content["rows"][0]["id"] = json!(0))),
        ("id below 0", Box::new(|content| content["rows"][0]["id"] = json!(-5))),
        ("id beyond JSON", Box::new(|content| content["rows"][0]["id"] = json!(1_i64 << 60))),
        ("own id to come", Box::new(move |content| content["rows"][0]["id"] = own(4_000_000))),
        (
            "twice",
            Box::new(|content| {
                let row = content["rows"][0].clone();
                content["rows"].as_array_mut().unwrap().push(row);
            }),
        ),
        ("person nobody names", Box::new(|content| content["rows"][0]["person"] = json!(12_345))),
        ("agency nobody names", Box::new(|content| content["rows"][0]["agency"] = json!(12_345))),
        ("source", Box::new(|content| content["rows"][0]["source"] = json!("'; DROP TABLE people; --"))),
        ("before the beginning", Box::new(|content| content["rows"][0]["at"] = json!(-1))),
        ("text for a number", Box::new(|content| content["rows"][0]["at"] = json!("kemarin"))),
        ("long name", Box::new(|content| content["people"][0]["name"] = json!("a".repeat(400)))),
        ("no name", Box::new(|content| content["people"][0]["name"] = json!(" "))),
        ("turned name", Box::new(|content| content["people"][0]["name"] = json!("a\u{202E}b"))),
        ("NIP", Box::new(|content| content["people"][0]["nip"] = json!("123"))),
        (
            "50,000 rows",
            Box::new(|content| {
                let row = content["rows"][0].clone();
                let rows = (0..50_000).map(|at| {
                    let mut row = row.clone();
                    row["id"] = json!((7_i64 << 33) + 1000 + at);
                    row
                });
                content["rows"] = rows.collect();
            }),
        ),
    ];
    for (what, change) in changes {
        let told = refusal(&hall.arena, &hall.session, &forged(&good, change));
        assert!(
            told.starts_with("invalid pintu.kipp-pintu tidak dapat diterima; tidak ada yang dicatat."),
            "{what}: {told}"
        );
    }
    // The forging itself is right: unchanged it is taken.
    give(&hall.arena, &hall.session, &forged(&good, |_| {}));
    assert_eq!(hall.list()["hall"], 1);
}

/// Attendance as it is on a desk: row by row with who it is, and what is shown.
fn attendance(arena: &Arena, session: &Value) -> (BTreeMap<i64, Value>, Value) {
    let file: Value = serde_json::from_slice(&sent(arena, session)).expect("JSON");
    let content = &file["content"];
    let people: BTreeMap<i64, Value> = (content["people"].as_array().expect("people").iter())
        .map(|one| {
            let name = one["name"].as_str().unwrap_or_default().to_lowercase();
            (one["id"].as_i64().expect("an id"), json!([name, one["agency"]]))
        })
        .collect();
    let rows = (content["rows"].as_array().expect("rows").iter())
        .map(|row| {
            let who = &people[&row["person"].as_i64().expect("a person")];
            let told = json!([who, row["agency"], row["at"], row["source"], row["deputy"], row["taken_back"]]);
            (row["id"].as_i64().expect("an id"), told)
        })
        .collect();
    let list = arena.call("attendance.list", json!({ "session": session, "all": true }));
    let shown = json!([list["hall"], list["arrived"], list["represented"], list["others"], list["agencies"]]);
    (rows, shown)
}

/// One random act at a door.
fn act(dice: &mut Dice, arena: &Arena, hall: &Hall, people: &[Value]) {
    let agency = dice.of(&[None, Some(hall.health), Some(hall.trade)]);
    let deputy = dice.below(4) == 0;
    match dice.below(10) {
        0..=3 => {
            let person = &people[dice.below(people.len())];
            arena.call("attendance.check_in", hall.with(json!({ "person": person, "deputy": deputy })));
        }
        4..=6 => {
            let name = ["Siti", "Budi", "Ani", "SITI"][dice.below(4)];
            let form = json!({ "name": name, "agency": agency, "deputy": deputy, "signed_sheet": dice.below(3) == 0 });
            arena.call("attendance.check_in_new", hall.with(form));
        }
        7 | 8 => {
            let list = arena.call("attendance.list", json!({ "session": hall.session }));
            let people = list["people"].as_array().expect("people");
            if !people.is_empty() {
                arena.call("attendance.take_back", json!({ "id": people[dice.below(people.len())]["row"] }));
            }
        }
        _ => {
            // Nothing may be there to undo, or a later change may stand upon it.
            let _ = arena.dispatch("operations.undo", &json!({}));
        }
    }
}

#[test]
fn three_desks_that_exchange_files_in_any_order_end_with_the_same_attendance() {
    for seed in 1..=5_u64 {
        let mut dice = Dice(0x5049_4e54_u64.wrapping_mul(seed));
        let hall = hall();
        let people: Vec<Value> = (0..4)
            .map(|at| hall.person(&format!("Orang {at}"), if at % 2 == 0 { hall.health } else { hall.trade }))
            .collect();
        let copies = [copy_of(&hall.arena, 7), copy_of(&hall.arena, 9)];
        let desks = [&hall.arena, &copies[0], &copies[1]];
        // Files lie on a stick and are taken late, again, or never.
        let mut stick: Vec<Vec<u8>> = Vec::new();
        for _ in 0..60 {
            let desk = desks[dice.below(3)];
            desk.wait(1);
            match dice.below(6) {
                0 => stick.push(sent(desk, &hall.session)),
                1 if !stick.is_empty() => {
                    give(desk, &hall.session, &stick[dice.below(stick.len())]);
                }
                _ => act(&mut dice, desk, &hall, &people),
            }
        }
        // At the end everybody takes everybody's newest file, in an order of chance, until nothing is new.
        let mut rounds = 0;
        loop {
            let newest: Vec<Vec<u8>> = desks.iter().map(|desk| sent(desk, &hall.session)).collect();
            let mut changed = false;
            for turn in 0..9 {
                let (to, from) = ((turn + dice.below(9)) % 3, turn / 3);
                changed |= give(desks[to], &hall.session, &newest[from])["changed"] != json!([]);
            }
            rounds += 1;
            let all: Vec<_> = desks.iter().map(|desk| attendance(desk, &hall.session)).collect();
            if !changed && all[0] == all[1] && all[1] == all[2] {
                break;
            }
            assert!(rounds < 40, "seed {seed}: {all:#?}");
        }
        for desk in desks {
            assert_eq!(desk.call("desks.check", json!({}))["clean"], true);
        }
    }
}
