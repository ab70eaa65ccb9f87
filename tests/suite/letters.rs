//! Letters through the dispatcher: drafts, numbers, the register, how they went out, the office's own words.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

struct Desk {
    arena: Arena,
    edition: i64,
    person: Value,
}

fn desk() -> Desk {
    let arena = Arena::new();
    for (role, name, office) in [
        ("kepala_daerah", "Indah Putri Indriani", "Bupati Luwu Utara"),
        ("sekretaris_daerah", "Armiadi", "Sekretaris Daerah"),
        ("kepala_bagian", "Muhammad Hadi", "Kepala Bagian Organisasi"),
    ] {
        arena
            .call("signatories.save", json!({ "role": role, "name": name, "office": office, "capacity": "definitif" }));
    }
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let person =
        arena.value("people.save", json!({ "name": "Peserta Contoh 1", "agency": agency, "office": "Kepala Seksi" }));
    let edition = arena.edition();
    Desk { arena, edition, person }
}

impl Desk {
    fn task(&self, more: Value) -> Value {
        let mut task = json!({
            "people": [{ "person": self.person, "rank": "Pembina, IV/a" }], "task": "menjadi narasumber sosialisasi",
            "from": "4/10/2021", "place": "Warkop Indah, Masamba",
        });
        task.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "edition": self.edition, "document": "surat-tugas", "date": "28/9/2021", "task": task })
    }

    fn issue(&self, more: Value) -> Value {
        let mut input = json!({ "letter": self.task(json!({})) });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.arena.value("letters.issue", input)
    }

    /// Number, state, prints and recipients of each letter.
    fn register(&self) -> String {
        let list = self.arena.call("letters.list", json!({ "edition": self.edition }));
        let line = |one: &Value| {
            let recipients = one["recipients"].as_array().unwrap().iter();
            let sent = |row: &Value| {
                let text = |key: &str| row[key].as_str().unwrap_or("–").to_owned();
                format!(
                    "{} ({} {}, {} {})",
                    text("addressee"),
                    text("sent_on"),
                    text("sent_way"),
                    text("received_on"),
                    text("received_by")
                )
            };
            let recipients: Vec<String> = recipients.map(sent).collect();
            format!(
                "[{}] {} {} · {}\n",
                one["number"].as_str().unwrap(),
                one["state"].as_str().unwrap(),
                one["prints"],
                recipients.join("; ")
            )
        };
        let letters: String = list["letters"].as_array().unwrap().iter().map(line).collect();
        let remarks: String =
            list["remarks"].as_array().unwrap().iter().map(|one| format!("{}\n", one.as_str().unwrap())).collect();
        letters + &remarks
    }
}

#[test]
fn a_letter_is_a_draft_until_it_is_issued_and_its_number_is_given_once() {
    let desk = desk();
    let draft = desk.arena.call("letters.draft", desk.task(json!({})));
    assert_eq!(draft["numbers"], json!(["061/1/B. Organisasi/Setda"]));
    assert_eq!(draft["signer_office"], "Kepala Bagian Organisasi");
    let outline = desk.arena.call("letters.outline", json!({ "letter": desk.task(json!({})) }));
    assert_eq!(outline["draft"], true);
    expect![[r#"
        RANCANGAN
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        SURAT TUGAS
        NOMOR: 061/1/B. Organisasi/Setda
        Dasar : 1. Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan Bupati
        Luwu Utara Nomor 27 Tahun 2020.
        MENUGASKAN:
        Kepada : 1. Nama : Peserta Contoh 1
        Pangkat, Golongan : Pembina, IV/a
        NIP : –
        Jabatan : Kepala Seksi
        Untuk : 1. menjadi narasumber sosialisasi pada Senin, 4 Oktober 2021, bertempat di
        Warkop Indah, Masamba;
        2. melaporkan hasil pelaksanaan tugas kepada pemberi tugas paling lambat 3
        (tiga) hari kerja setelah tugas selesai; dan
        3. melaksanakan tugas ini dengan penuh tanggung jawab.
        Demikian surat tugas ini dibuat untuk dipergunakan sebagaimana mestinya.
        Masamba, 28 September 2021
        KEPALA BAGIAN ORGANISASI,
        Muhammad Hadi"#]]
    .assert_eq(outline["pages"][0]["text"].as_str().unwrap());
    assert_eq!(desk.register(), "");
    let first = desk.issue(json!({}));
    assert_eq!(first["numbers"], json!(["061/1/B. Organisasi/Setda"]));
    desk.issue(json!({ "number": "061/5/B. Organisasi/Setda" }));
    desk.issue(json!({ "number": "" }));
    desk.issue(json!({}));
    expect![[r#"
        [061/1/B. Organisasi/Setda] issued 0 · Peserta Contoh 1 (– –, – –)
        [061/5/B. Organisasi/Setda] issued 0 · Peserta Contoh 1 (– –, – –)
        [] issued 0 · Peserta Contoh 1 (– –, – –)
        [061/6/B. Organisasi/Setda] issued 0 · Peserta Contoh 1 (– –, – –)
        Surat: Celah: nomor 2–4 belum dipakai.
    "#]]
    .assert_eq(&desk.register());
    let same = desk
        .arena
        .dispatch("letters.issue", &json!({ "letter": desk.task(json!({})), "number": "061/5/B. Organisasi/Setda" }));
    assert!(same.expect_err("refused").title.contains("061/5"));
    let undone = desk.arena.dispatch("operations.undo", &json!({})).expect_err("refused");
    assert!(
        undone.detail.contains("Nomor surat yang terbit tetap tercatat") || undone.title.contains("Nomor surat"),
        "{undone:?}"
    );
}

#[test]
fn what_becomes_of_a_letter_stands_in_the_register() {
    let desk = desk();
    desk.issue(json!({ "number": "" }));
    desk.issue(json!({}));
    let letters = desk.arena.call("letters.list", json!({ "edition": desk.edition }));
    let (blank, numbered) = (&letters["letters"][0], &letters["letters"][1]);
    desk.arena.call("letters.number", json!({ "letter": blank["id"], "number": "061/2/B. Organisasi/Setda" }));
    desk.arena.call("letters.void", json!({ "letter": numbered["id"], "reason": "salah orang" }));
    let recipient = blank["recipients"][0]["id"].clone();
    desk.arena.call("letters.sent", json!({ "recipients": [recipient], "way": "diantar", "on": "29/9/2021" }));
    desk.arena.call("letters.received", json!({ "recipients": [recipient], "on": "30/9/2021", "by": "Staf" }));
    desk.arena.call("documents.save", json!({ "edition": desk.edition, "document": "surat-tugas", "setting": { "batch": blank["batch"] }, "file": "keluar", "format": "pdf" }));
    expect![[r#"
        [061/2/B. Organisasi/Setda] issued 1 · Peserta Contoh 1 (2021-09-29 diantar, 2021-09-30 Staf)
        [061/1/B. Organisasi/Setda] void 0 · Peserta Contoh 1 (– –, – –)
    "#]]
    .assert_eq(&desk.register());
    for (name, input) in [
        ("letters.void", json!({ "letter": numbered["id"], "reason": "lagi" })),
        ("letters.void", json!({ "letter": blank["id"], "reason": " " })),
        ("letters.number", json!({ "letter": blank["id"], "number": "9" })),
        ("letters.sent", json!({ "recipients": [recipient], "way": "merpati" })),
        ("letters.received", json!({ "recipients": [recipient], "on": "1/1/2020" })),
        // After the letter, but before it was sent.
        ("letters.received", json!({ "recipients": [recipient], "on": "28/9/2021" })),
    ] {
        let error = desk.arena.dispatch(name, &input).expect_err(name);
        assert!(!error.title.is_empty(), "{name}");
    }
    let void = desk.arena.call(
        "documents.outline",
        json!({ "edition": desk.edition, "document": "surat-tugas", "setting": { "batch": numbered["batch"] } }),
    );
    assert!(void["pages"][0]["text"].as_str().unwrap().contains("DIBATALKAN"), "{void}");
    assert_eq!(void["draft"], false);
}

#[test]
fn a_letter_keeps_what_it_said_whatever_changes() {
    let desk = desk();
    let issued = desk.issue(json!({}));
    let page = |desk: &Desk| {
        let input =
            json!({ "edition": desk.edition, "document": "surat-tugas", "setting": { "batch": issued["batch"] } });
        desk.arena.call("documents.outline", input)["pages"][0]["text"].clone()
    };
    let before = page(&desk);
    desk.arena.call("people.save", json!({ "id": desk.person, "name": "Nama Lain" }));
    desk.arena.call("document_texts.save", json!({ "edition": desk.edition, "document": "surat-tugas", "texts": [{ "key": "alinea-1", "text": "Lain." }] }));
    let signers = desk.arena.call("signatories.list", json!({}));
    let head = signers.as_array().unwrap().iter().find(|one| one["role"] == "kepala_bagian").unwrap();
    desk.arena.call("signatories.save", json!({ "id": head["id"], "role": "kepala_bagian", "name": "Pejabat Baru", "office": "Kepala Bagian Organisasi", "capacity": "definitif" }));
    assert_eq!(page(&desk), before);
}

#[test]
fn an_office_words_a_letter_itself_and_brings_it_back() {
    let desk = desk();
    let texts = json!({ "edition": desk.edition, "document": "surat-tugas" });
    let told = desk.arena.call("document_texts.list", texts.clone());
    assert_eq!(told["texts"][0]["own"], Value::Null);
    let save = |text: &str| json!({ "edition": desk.edition, "document": "surat-tugas", "texts": [{ "key": "alinea-1", "text": text }] });
    let error = desk.arena.dispatch("document_texts.save", &save("Tugas {tugass} dilaksanakan.")).expect_err("refused");
    expect![[r#"Isian {tugass} tidak dikenal. Maksudnya {tugas}?"#]].assert_eq(&error.problems[0].text);
    desk.arena.call("document_texts.save", save("Tugas {tugas} dilaksanakan."));
    let page = || {
        desk.arena.call("letters.outline", json!({ "letter": desk.task(json!({})) }))["pages"][0]["text"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert!(page().contains("Tugas menjadi narasumber sosialisasi dilaksanakan."));
    desk.arena.call("document_texts.reset", texts.clone());
    assert!(page().contains("Demikian surat tugas ini"));
    desk.arena.call("document_texts.save", save(""));
    assert!(!page().contains("Demikian surat tugas ini"));
    let standard = told["texts"][0]["standard"].as_str().unwrap();
    desk.arena.call("document_texts.save", save(standard));
    assert_eq!(desk.arena.call("document_texts.list", texts)["texts"][0]["own"], Value::Null);
}

#[test]
fn what_a_letter_cannot_say_is_told_field_by_field_and_nothing_is_numbered() {
    let desk = desk();
    let bad = desk.task(
        json!({ "people": [], "task": " ", "from": "31/2/2021", "to": "1/1/2020", "place": "", "report_days": 99 }),
    );
    let error = desk.arena.dispatch("letters.issue", &json!({ "letter": bad })).expect_err("refused");
    let told: String = error.problems.iter().map(|one| format!("{}: {}\n", one.field, one.text)).collect();
    expect![[r#"
        task.task: Tugas belum diisi.
        task.place: Tempat tugas belum diisi.
        task.from: Tanggal 31 Februari 2021 tidak ada. Ketik 1–28 Februari 2021.
        task.report_days: Batas lapor antara 1 dan 60 hari kerja.
        task.people: Pilih sedikitnya satu orang yang ditugaskan.
    "#]]
    .assert_eq(&told);
    let signers = desk.arena.call("signatories.list", json!({}));
    for one in signers.as_array().unwrap() {
        let mut ended = one.clone();
        for key in ["nip_text", "signature", "valid_text", "on_duty", "uses"] {
            ended.as_object_mut().unwrap().remove(key);
        }
        desk.arena.call("signatories.save", json!({ "id": one["id"], "role": one["role"], "name": one["name"], "office": one["office"], "capacity": "definitif", "valid_to": "1/1/2020" }));
    }
    let draft = desk.arena.call("letters.draft", desk.task(json!({})));
    assert_eq!(draft["is_wrong"], true);
    let error = desk.arena.dispatch("letters.issue", &json!({ "letter": desk.task(json!({})) })).expect_err("refused");
    expect![[r#"
        Belum ada penanda tangan yang berlaku pada 28 September 2021.
        ["Belum ada penanda tangan yang berlaku pada 28 September 2021."]"#]]
    .assert_eq(&format!("{}\n{:?}", error.title, error.problems.iter().map(|one| &one.text).collect::<Vec<_>>()));
    let chosen = signers[0]["id"].clone();
    let mut letter = desk.task(json!({}));
    letter["signatory"] = chosen;
    let error = desk.arena.dispatch("letters.issue", &json!({ "letter": letter })).expect_err("refused");
    assert!(error.problems[0].text.contains("tidak menjabat pada 28 September 2021"), "{error:?}");
    assert_eq!(desk.register(), "");
}
