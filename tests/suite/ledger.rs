//! The duty: letters by the ladder, answers, notes, days off.

use expect_test::expect;
use kipp_tests::Arena;
use serde_json::{Value, json};

struct Desk {
    arena: Arena,
    edition: i64,
    agencies: Vec<i64>,
}

/// Three agencies that owe an entry; the registration ends on 30 October 2021.
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
    let agencies = ["Dinas Kesehatan", "Dinas Perhubungan", "Badan Keuangan"]
        .map(|name| arena.agency(name, &name.split(' ').next().unwrap().to_lowercase(), None));
    let edition = arena.edition();
    arena.call("obligations.set", json!({ "edition": edition, "agencies": agencies }));
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    let stage = stages.as_array().unwrap().iter().find(|one| one["kind"] == "pendaftaran").unwrap()["id"].clone();
    arena.call("stages.change", json!({ "stage": stage, "starts_on": "1/10/2021", "ends_on": "30/10/2021" }));
    Desk { arena, edition, agencies: agencies.to_vec() }
}

impl Desk {
    fn letter(&self, document: &str, date: &str, agencies: &[i64]) -> Value {
        json!({ "edition": self.edition, "document": document, "date": date, "agencies": agencies })
    }

    fn issue(&self, document: &str, date: &str) -> Value {
        self.arena.value("letters.issue", json!({ "letter": self.letter(document, date, &[]) }))
    }

    fn told(&self) -> String {
        let ledger = self.arena.call("ledger.show", json!({ "edition": self.edition }));
        let line = |row: &Value| {
            let letters: Vec<String> = row["letters"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| format!("{} {}", one["kind"].as_str().unwrap(), one["date"].as_str().unwrap()))
                .collect();
            format!(
                "{} [{}] {} · {}\n",
                row["name"].as_str().unwrap(),
                row["status_label"].as_str().unwrap(),
                letters.join(", "),
                row["next_text"].as_str().unwrap()
            )
        };
        ledger["rows"].as_array().unwrap().iter().map(line).collect()
    }

    fn recipient(&self, name: &str, kind: &str) -> Value {
        let ledger = self.arena.call("ledger.show", json!({ "edition": self.edition }));
        let row = ledger["rows"].as_array().unwrap().iter().find(|row| row["name"] == name).unwrap().clone();
        row["letters"].as_array().unwrap().iter().find(|one| one["kind"] == kind).unwrap()["recipient"].clone()
    }
}

#[test]
fn letters_go_up_the_ladder_as_the_rule_allows() {
    let desk = desk();
    let reminder = desk.arena.call("letters.draft", desk.letter("surat-pengingat", "18/10/2021", &[]));
    assert_eq!(reminder["recipients"].as_array().unwrap().len(), 3);
    expect!["a.n. Sekretaris Daerah, Kepala Bagian Organisasi"].assert_eq(reminder["signer_office"].as_str().unwrap());
    let early = desk.arena.call("letters.draft", desk.letter("surat-teguran-1", "18/10/2021", &[]));
    assert_eq!(early["recipients"], json!([]));
    let numbers = desk.issue("surat-pengingat", "18/10/2021")["numbers"].clone();
    assert_eq!(numbers.as_array().unwrap().len(), 3);
    let late = "terlambat karena gangguan jaringan";
    let entry = desk.arena.value(
        "submissions.save",
        json!({ "edition": desk.edition, "title": "Inovasi Keuangan", "agency": desk.agencies[2], "innovators": [{ "kind": "person", "name": "Ani" }], "outside_reason": late }),
    );
    desk.arena
        .call("submissions.set_status", json!({ "submissions": [entry], "status": "masuk", "outside_reason": late }));
    desk.issue("surat-teguran-1", "2/11/2021");
    let first = desk.recipient("Dinas Kesehatan", "teguran-1");
    desk.arena.call("letters.received", json!({ "recipients": [first], "on": "3/11/2021" }));
    let mut told = desk.told();
    let second = desk.recipient("Dinas Perhubungan", "teguran-1");
    desk.arena.call("letters.received", json!({ "recipients": [second], "on": "3/11/2021" }));
    desk.arena.call("letter_answers.save", json!({ "recipient": second, "date": "8/11/2021", "number": "800/12", "verdict": "janji", "promise_on": "30/11/2021" }));
    told.push_str(&desk.told());
    expect![[r#"
        Dinas Kesehatan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.
        Dinas Perhubungan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya.
        Badan Keuangan [Masuk] pengingat 2021-10-18 · Usulan masuk 10 Desember 2021. Tidak ada surat berikutnya.
        Dinas Kesehatan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.
        Dinas Perhubungan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Dinas Perhubungan menyanggupi 30 November 2021. Surat berikutnya ditunda sampai tanggal itu. Teguran II boleh mulai 1 Desember 2021.
        Badan Keuangan [Masuk] pengingat 2021-10-18 · Usulan masuk 10 Desember 2021. Tidak ada surat berikutnya.
    "#]].assert_eq(&told);
    let due = desk.arena.call("letters.draft", desk.letter("surat-teguran-2", "15/11/2021", &[]));
    let names: Vec<&str> =
        due["recipients"].as_array().unwrap().iter().map(|one| one["addressee"].as_str().unwrap()).collect();
    assert_eq!(names, ["Kepala Dinas Kesehatan"]);
    // Earlier than the rule costs a reason; one that has sent its entry gets none at all.
    let all = desk.letter("surat-teguran-2", "15/11/2021", &desk.agencies);
    let draft = desk.arena.call("letters.draft", all.clone());
    let findings: String = draft["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] != "addressee_made")
        .map(|one| format!("{} {}\n", one["level"].as_str().unwrap(), one["text"].as_str().unwrap()))
        .collect();
    expect![[r#"
        wrong Dinas Perhubungan menyanggupi 30 November 2021. Surat berikutnya ditunda sampai tanggal itu. Teguran II boleh mulai 1 Desember 2021.
        warning Badan Keuangan: Usulan masuk 10 Desember 2021. Tidak ada surat berikutnya.
        note Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.
    "#]].assert_eq(&findings);
    assert!(desk.arena.dispatch("letters.issue", &json!({ "letter": all })).is_err());
    desk.arena.call("letters.issue", json!({ "letter": all, "reason": "perintah pimpinan" }));
    expect![[r#"
        Dinas Kesehatan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02, teguran-2 2021-11-15 · Teguran II sudah dibuat dengan batas 24 November 2021. Tidak ada surat berikutnya.
        Dinas Perhubungan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02, teguran-2 2021-11-15 · Teguran II sudah dibuat dengan batas 24 November 2021. Tidak ada surat berikutnya.
        Badan Keuangan [Masuk] pengingat 2021-10-18 · Usulan masuk 10 Desember 2021. Tidak ada surat berikutnya.
    "#]].assert_eq(&desk.told());
    let page = desk.arena.call("documents.outline", json!({ "edition": desk.edition, "document": "surat-teguran-2" }));
    expect![[r#"
        TEMPAT
        LAMBANG
        BUPATI LUWU UTARA
        Masamba, 15 November 2021
        Nomor : 061/6/B. Organisasi/Setda
        Sifat : Segera
        Lampiran : –
        Hal : Teguran II
        Yth. Kepala Dinas Kesehatan
        di
        Masamba
        Menindaklanjuti surat Teguran I Nomor 061/4/B. Organisasi/Setda tanggal 2 November
        2021 yang diterima pada Rabu, 3 November 2021, dan berdasarkan Peraturan Bupati Luwu
        Utara Nomor 61 Tahun 2018 dan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020,
        disampaikan hal-hal sebagai berikut:
        1. Sampai dengan batas waktu yang diberikan, Jumat, 12 November 2021, kami belum
        menerima penjelasan dan rencana inovasi dari Dinas Kesehatan.
        2. Dinas Kesehatan dengan demikian belum melaksanakan kewajiban memiliki paling
        sedikit satu inovasi (one agency one innovation).
        3. Kepada Saudara diberikan Teguran II dan diminta agar paling lambat 5 (lima) hari
        kerja setelah surat ini diterima menyampaikan penjelasan tertulis dan rencana inovasi
        yang ditandatangani sendiri oleh Saudara.
        Demikian untuk menjadi perhatian dan dilaksanakan.
        BUPATI LUWU UTARA,
        Indah Putri Indriani
        Tembusan:
        1. Wakil Bupati;
        2. Sekretaris Daerah;
        3. Inspektur;
        4. Pertinggal."#]]
    .assert_eq(page["pages"][0]["text"].as_str().unwrap());
    let first = desk.arena.call("documents.outline", json!({ "edition": desk.edition, "document": "surat-teguran-1" }));
    expect![[r#"
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        Masamba, 2 November 2021
        Nomor : 061/4/B. Organisasi/Setda
        Sifat : Penting
        Lampiran : –
        Hal : Teguran I
        Yth. Kepala Dinas Kesehatan
        di
        Masamba
        Berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan Bupati
        Luwu Utara Nomor 27 Tahun 2020, setiap Perangkat Daerah wajib memiliki paling sedikit satu
        inovasi (one agency one innovation) dan mengikutsertakannya dalam Kompetisi Inovasi
        Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021.
        Berdasarkan rekapitulasi Sekretariat KIPP, Bagian Organisasi Sekretariat Daerah, sampai
        dengan penutupan pendaftaran pada Sabtu, 30 Oktober 2021, pukul 16.00 WITA, perangkat
        daerah yang Saudara pimpin belum mengirimkan usulan inovasi, meskipun telah disampaikan:
        1. surat pengingat Nomor 061/1/B. Organisasi/Setda tanggal 18 Oktober 2021.
        Sehubungan dengan hal tersebut, kepada Saudara diberikan Teguran I dan diminta agar
        paling lambat 7 (tujuh) hari kerja setelah surat ini diterima:
        1. menyampaikan penjelasan tertulis mengenai sebab tidak mengirimkan usulan; dan
        2. menyampaikan rencana inovasi beserta penanggung jawab dan jadwal penyelesaiannya.
        Penjelasan dan rencana tersebut disampaikan kepada Sekretariat KIPP, Bagian Organisasi
        Sekretariat Daerah.
        Demikian untuk menjadi perhatian dan dilaksanakan.
        a.n. BUPATI LUWU UTARA
        SEKRETARIS DAERAH,
        Armiadi
        Tembusan:
        1. Bupati (sebagai laporan);
        2. Wakil Bupati (sebagai laporan);
        3. Inspektur;
        4. Kepala Bagian Organisasi;
        5. Pertinggal."#]]
    .assert_eq(first["pages"][0]["text"].as_str().unwrap());
}

#[test]
fn an_answer_that_is_enough_an_entry_or_an_exemption_ends_the_ladder_and_each_can_be_taken_back() {
    let desk = desk();
    desk.issue("surat-pengingat", "18/10/2021");
    desk.issue("surat-teguran-1", "2/11/2021");
    let recipient = desk.recipient("Dinas Kesehatan", "teguran-1");
    let answer = desk
        .arena
        .value("letter_answers.save", json!({ "recipient": recipient, "date": "5/11/2021", "verdict": "cukup" }));
    desk.arena.call(
        "obligations.exempt",
        json!({ "edition": desk.edition, "agency": desk.agencies[1], "reason": "baru dibentuk" }),
    );
    let ended = desk.told();
    desk.arena.call("letter_answers.delete", json!({ "id": answer }));
    desk.arena.call("obligations.exempt", json!({ "edition": desk.edition, "agency": desk.agencies[1] }));
    expect![[r#"
        Dinas Kesehatan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Jawaban 5 November 2021 dinilai cukup. Tidak ada surat berikutnya.
        Dinas Perhubungan [Dikecualikan] pengingat 2021-10-18, teguran-1 2021-11-02 · Dinas Perhubungan dikecualikan. Tidak ada surat berikutnya.
        Badan Keuangan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya.
        Dinas Kesehatan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya.
        Dinas Perhubungan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya.
        Badan Keuangan [Belum] pengingat 2021-10-18, teguran-1 2021-11-02 · Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya.
    "#]].assert_eq(&(ended + &desk.told()));
    let letters = desk.arena.call("letters.list", json!({ "edition": desk.edition }));
    let last = letters["letters"].as_array().unwrap().last().unwrap()["id"].clone();
    desk.arena.call("letters.void", json!({ "letter": last, "reason": "salah alamat" }));
    assert!(desk.told().lines().last().unwrap().contains("Teguran I boleh mulai"), "{}", desk.told());
}

#[test]
fn what_came_back_and_what_was_done_is_checked_field_by_field() {
    let desk = desk();
    desk.issue("surat-pengingat", "18/10/2021");
    let recipient = desk.recipient("Dinas Kesehatan", "pengingat");
    let mut told = String::new();
    for (name, input) in [
        (
            "letter_answers.save",
            json!({ "recipient": recipient, "date": "1/1/2021", "verdict": "mantap", "way": "merpati" }),
        ),
        ("letter_answers.save", json!({ "recipient": recipient, "date": "", "verdict": "janji" })),
        ("letter_answers.save", json!({ "recipient": recipient, "date": "20/10/2021", "verdict": "janji" })),
        ("duty_notes.save", json!({ "edition": desk.edition, "agency": desk.agencies[0], "date": " ", "text": " " })),
        (
            "ladder_rules.save",
            json!({ "edition": desk.edition, "reminder_days": -1, "most_reminders": 99, "first_term": 0, "second_term": 0, "delivery_days": 61, "joint_leave_off": true }),
        ),
        ("holidays.save", json!({ "date": "30/2/2021", "name": "", "kind": "pesta" })),
        ("holidays.fill", json!({ "year": 1999 })),
    ] {
        let error = desk.arena.dispatch(name, &input).expect_err(name);
        told.extend(error.problems.iter().map(|one| format!("{}: {}\n", one.field, one.text)));
    }
    expect![[r#"
        date: Tanggal tanggapan mendahului tanggal surat.
        verdict: Penilaian “mantap” tidak dikenal. Pilih dari daftar.
        way: Cara penyampaian tidak dikenal. Pilih dari daftar.
        date: Tanggal tanggapan belum diisi.
        promise_on: Isi sampai kapan perangkat daerah menyanggupi.
        date: Tanggal belum diisi.
        text: Catatan belum diisi.
        reminder_days: Hari sebelum penutupan antara 0 dan 365.
        most_reminders: Jumlah pengingat antara 0 dan 9.
        first_term: Batas teguran I antara 1 dan 365.
        second_term: Batas teguran II antara 1 dan 365.
        delivery_days: Lama pengiriman antara 0 dan 60.
        date: Tanggal 30 Februari 2021 tidak ada. Ketik 1–28 Februari 2021.
        name: Nama hari libur belum diisi.
        kind: Jenis “pesta” tidak dikenal. Pilih libur nasional atau cuti bersama.
        year: Hari libur 1999 tidak disertakan dengan program. Ketik atau impor dari Excel.
    "#]]
    .assert_eq(&told);
    let note = desk.arena.value("duty_notes.save", json!({ "edition": desk.edition, "agency": desk.agencies[0], "date": "1/12/2021", "text": "Kepala dinas dipanggil Sekretaris Daerah." }));
    let ledger = desk.arena.call("ledger.show", json!({ "edition": desk.edition }));
    assert_eq!(ledger["rows"][0]["notes"][0]["text"], "Kepala dinas dipanggil Sekretaris Daerah.");
    desk.arena.call("duty_notes.delete", json!({ "id": note }));
}

#[test]
fn the_rules_and_the_days_off_move_the_dates() {
    let desk = desk();
    desk.issue("surat-teguran-1", "2/11/2021");
    let recipient = desk.recipient("Dinas Kesehatan", "teguran-1");
    desk.arena.call("letters.received", json!({ "recipients": [recipient], "on": "3/11/2021" }));
    let deadline =
        |desk: &Desk| desk.arena.call("ledger.show", json!({ "edition": desk.edition }))["rows"][0]["deadline"].clone();
    assert_eq!(deadline(&desk), "2021-11-12");
    let rules = desk.arena.call("ladder_rules.show", json!({ "edition": desk.edition }));
    assert_eq!(
        (&rules["reminder_days"], &rules["first_term"], &rules["second_term"]),
        (&json!(12), &json!(7), &json!(5))
    );
    desk.arena.call("ladder_rules.save", json!({ "edition": desk.edition, "reminder_days": 12, "most_reminders": 2, "first_term": 3, "second_term": 5, "delivery_days": 2, "joint_leave_off": true }));
    assert_eq!(deadline(&desk), "2021-11-08");
    let before = desk.arena.call("holidays.list", json!({}))["days"].as_array().unwrap().len();
    let day = desk
        .arena
        .value("holidays.save", json!({ "date": "5/11/2021", "name": "Hari jadi daerah", "kind": "libur-nasional" }));
    assert_eq!(deadline(&desk), "2021-11-09");
    // The days of that year were written down with it: none is lost.
    assert_eq!(desk.arena.call("holidays.list", json!({}))["days"].as_array().unwrap().len(), before + 1);
    assert!(!desk.arena.call("holidays.list", json!({}))["to_check"].as_array().unwrap().contains(&json!(2021)));
    desk.arena.call("holidays.delete", json!({ "id": day }));
    assert_eq!(deadline(&desk), "2021-11-08");
    assert_eq!(desk.arena.value("holidays.fill", json!({ "year": 2021 })), json!(0));
    assert!(desk.arena.value("holidays.fill", json!({ "year": 2026 })).as_u64().unwrap() > 10);
}

/// The words of the first page of a document.
/// What the page of a draft says under its greeting, up to what every teguran II says.
fn said(desk: &Desk, document: &str, date: &str, agency: i64) -> String {
    let draft = json!({ "letter": desk.letter(document, date, &[agency]) });
    let outline = desk.arena.call("letters.outline", draft);
    let text = outline["pages"][0]["text"].as_str().unwrap().to_owned();
    let (_, body) = text.split_once("\nMasamba\n").unwrap();
    let (body, _) = body.split_once("dengan demikian").unwrap_or((body, ""));
    body.to_owned()
}

#[test]
fn a_second_reprimand_says_what_came_before_it_and_nothing_else() {
    let desk = desk();
    desk.issue("surat-pengingat", "18/10/2021");
    let [health, transport, finance] = desk.agencies[..] else { panic!("three agencies") };
    let mut told = format!("= tanpa teguran I\n{}\n", said(&desk, "surat-teguran-2", "15/11/2021", health));
    // One number is written in later; the letter is told with room for it.
    desk.arena.call(
        "letters.issue",
        json!({ "letter": desk.letter("surat-teguran-1", "2/11/2021", &[health]), "number": "" }),
    );
    desk.arena
        .call("letters.issue", json!({ "letter": desk.letter("surat-teguran-1", "2/11/2021", &[transport, finance]) }));
    told.push_str(&format!("= tanpa tanggapan\n{}\n", said(&desk, "surat-teguran-2", "30/11/2021", health)));
    for (title, name, answer) in [
        ("janji", "Dinas Perhubungan", json!({ "number": "800/12", "verdict": "janji", "promise_on": "19/11/2021" })),
        ("janji tanpa nomor", "Dinas Perhubungan", json!({ "verdict": "janji", "promise_on": "22/11/2021" })),
        ("permohonan", "Badan Keuangan", json!({ "number": "800/13", "verdict": "permohonan" })),
        ("belum cukup", "Badan Keuangan", json!({ "verdict": "belum_cukup", "text": "rencana inovasi" })),
    ] {
        let mut answer = answer;
        answer["recipient"] = desk.recipient(name, "teguran-1");
        answer["date"] = json!("8/11/2021");
        desk.arena.call("letter_answers.save", answer);
        let agency = if name == "Badan Keuangan" { finance } else { transport };
        told.push_str(&format!("= {title}\n{}\n", said(&desk, "surat-teguran-2", "30/11/2021", agency)));
    }
    expect![[r#"
        = tanpa teguran I
        Berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan Bupati
        Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Sampai dengan batas waktu pendaftaran, Sabtu, 30 Oktober 2021, kami belum
        menerima usulan inovasi dari Dinas Kesehatan.
        2. Dinas Kesehatan 
        = tanpa tanggapan
        Menindaklanjuti surat Teguran I Nomor ………………………… tanggal 2 November
        2021, dan berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan
        Bupati Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Sampai dengan batas waktu yang diberikan, Senin, 15 November 2021, kami belum
        menerima penjelasan dan rencana inovasi dari Dinas Kesehatan.
        2. Dinas Kesehatan 
        = janji
        Menindaklanjuti surat Teguran I Nomor 061/4/B. Organisasi/Setda tanggal 2 November
        2021, dan berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan
        Bupati Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Dalam tanggapan Nomor 800/12 tanggal 8 November 2021, Saudara menyanggupi
        usulan inovasi disampaikan paling lambat Jumat, 19 November 2021, tetapi sampai
        dengan surat ini dibuat kami belum menerimanya.
        2. Dinas Perhubungan 
        = janji tanpa nomor
        Menindaklanjuti surat Teguran I Nomor 061/4/B. Organisasi/Setda tanggal 2 November
        2021, dan berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan
        Bupati Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Dalam tanggapan tanggal 8 November 2021, Saudara menyanggupi usulan inovasi
        disampaikan paling lambat Senin, 22 November 2021, tetapi sampai dengan surat ini
        dibuat kami belum menerimanya.
        2. Dinas Perhubungan 
        = permohonan
        Menindaklanjuti surat Teguran I Nomor 061/5/B. Organisasi/Setda tanggal 2 November
        2021, dan berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan
        Bupati Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Permohonan pengecualian Nomor 800/13 tanggal 8 November 2021 telah kami
        terima. Kewajiban tersebut tetap berlaku selama pengecualian tidak ditetapkan.
        2. Badan Keuangan 
        = belum cukup
        Menindaklanjuti surat Teguran I Nomor 061/5/B. Organisasi/Setda tanggal 2 November
        2021, dan berdasarkan Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 dan Peraturan
        Bupati Luwu Utara Nomor 27 Tahun 2020, disampaikan hal-hal sebagai berikut:
        1. Tanggapan Saudara tanggal 8 November 2021 telah kami terima, tetapi belum
        memuat penjelasan dan rencana inovasi yang diminta.
        2. Badan Keuangan 
    "#]]
    .assert_eq(&told);
}

#[test]
fn beranda_says_which_letter_is_due_for_whom() {
    let desk = desk();
    let told = |when: &str| {
        let overview = desk.arena.call("overview.show", json!({ "edition": desk.edition }));
        let lines = overview["missing"].as_array().unwrap().iter().map(|one| {
            let text = |key: &str| one[key].as_str().unwrap();
            let place = &one["place"];
            format!("{} ({}) → {} {}\n", text("text"), text("note"), place["part"], place["filter"])
        });
        format!("= {when}\n{}", lines.collect::<String>())
    };
    let mut all = told("sesudah penutupan");
    desk.issue("surat-teguran-1", "2/11/2021");
    all.push_str(&told("sesudah teguran I"));
    let stages = desk.arena.call("stages.list", json!({ "edition": desk.edition }));
    let stage = stages.as_array().unwrap().iter().find(|one| one["kind"] == "pendaftaran").unwrap()["id"].clone();
    desk.arena.call("stages.change", json!({ "stage": stage, "starts_on": "", "ends_on": "" }));
    all.push_str(&told("tanpa tanggal"));
    expect![[r#"
        = sesudah penutupan
        3 perangkat daerah belum mengirim usulan (dari 3 yang wajib) → "" "belum"
        3 perangkat daerah perlu diberi teguran I (Dinas Kesehatan, Dinas Perhubungan, dan 1 lain) → "kewajiban" "perlu-surat"
        = sesudah teguran I
        3 perangkat daerah belum mengirim usulan (dari 3 yang wajib) → "" "belum"
        3 perangkat daerah perlu diberi teguran II (Dinas Kesehatan, Dinas Perhubungan, dan 1 lain) → "kewajiban" "perlu-surat"
        = tanpa tanggal
        3 perangkat daerah belum mengirim usulan (dari 3 yang wajib) → "" "belum"
        3 perangkat daerah belum dapat disurati karena hari terakhir pendaftaran belum diisi (Dinas Kesehatan, Dinas Perhubungan, dan 1 lain) → "" ""
    "#]].assert_eq(&all);
}

#[test]
fn the_hour_at_which_registration_closes_is_the_offices_and_never_invented() {
    let desk = desk();
    let hour = || desk.arena.call("editions.list", json!({}))[0]["closing_time"].clone();
    assert_eq!(hour(), "16.00");
    let bad = desk.arena.refused("editions.change", json!({ "edition": desk.edition, "closing_time": "25.70" }));
    assert_eq!(bad.problems[0].field, "closing_time");
    desk.arena.call("editions.change", json!({ "edition": desk.edition, "closing_time": "14.30" }));
    let text = said(&desk, "surat-pengingat", "18/10/2021", desk.agencies[0]);
    assert!(text.contains("pukul 14.30 WITA"), "{text}");
    desk.arena.call("editions.change", json!({ "edition": desk.edition, "closing_time": "" }));
    assert_eq!(hour(), Value::Null);
    let draft = desk.arena.call("letters.draft", desk.letter("surat-pengingat", "18/10/2021", &[]));
    let missing = draft["findings"].as_array().unwrap().iter().find(|one| one["code"] == "closing_time_missing");
    expect!["Pukul berapa pendaftaran ditutup belum diisi. Isi di Pengaturan, Setelan edisi."]
        .assert_eq(missing.unwrap()["text"].as_str().unwrap());
    assert_eq!(draft["is_wrong"], true);
}

fn page(desk: &Desk, document: &str, setting: Value) -> String {
    let input = json!({ "edition": desk.edition, "document": document, "setting": setting });
    desk.arena.call("documents.outline", input)["pages"][0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn the_letters_of_the_duty_are_told_in_recaps_books_labels_and_sheets() {
    let desk = desk();
    desk.issue("surat-pengingat", "18/10/2021");
    desk.issue("surat-teguran-1", "2/11/2021");
    let recipient = desk.recipient("Dinas Kesehatan", "teguran-1");
    desk.arena.call("letters.sent", json!({ "recipients": [recipient], "way": "whatsapp", "on": "2/11/2021" }));
    desk.arena.call("letters.received", json!({ "recipients": [recipient], "on": "3/11/2021", "by": "Staf Umum" }));
    desk.arena.call(
        "letter_answers.save",
        json!({ "recipient": recipient, "date": "8/11/2021", "number": "800/12", "verdict": "belum_cukup", "way": "pos", "delivered_by": "Staf", "text": "Sedang disusun." }),
    );
    desk.issue("surat-teguran-2", "15/11/2021");
    let after =
        |text: String| text.split_once("SEKRETARIAT DAERAH\n").map_or(text.clone(), |(_, rest)| rest.to_owned());
    let told: String = ["rekap-surat-kewajiban", "ringkasan-kewajiban", "lembar-tanggapan", "label-surat"]
        .map(|document| format!("= {document}\n{}\n", after(page(&desk, document, json!({})))))
        .concat();
    expect![[r#"
        = rekap-surat-kewajiban
        REKAPITULASI SURAT PENGINGAT DAN TEGURAN
        KOMPETISI INOVASI PELAYANAN PUBLIK (KIPP) TINGKAT KABUPATEN LUWU UTARA TAHUN 2021
        No Perangkat Daerah Pengingat Teguran I Batas Tanggapan Teguran II Batas Tanggapan
        Usulan
        masuk
        1 Dinas Kesehatan
        061/1/B.
        Organisasi/Setda
        18-10-2021
        061/4/B.
        Organisasi/Setda
        02-11-2021
        12-11-2021
        belum cukup
        08-11-2021
        061/7/B.
        Organisasi/Setda
        15-11-2021
        24-11-2021 – –
        2 Dinas Perhubungan
        061/2/B.
        Organisasi/Setda
        18-10-2021
        061/5/B.
        Organisasi/Setda
        02-11-2021
        15-11-2021 – – – – –
        3 Badan Keuangan
        061/3/B.
        Organisasi/Setda
        18-10-2021
        061/6/B.
        Organisasi/Setda
        02-11-2021
        15-11-2021 – – – – –
        Jumlah 3 3 1 1 0 0
        Masamba, 10 Desember 2021
        KEPALA BAGIAN ORGANISASI,
        Muhammad Hadi
        Rekap surat kewajiban KIPP 2021 · dicetak 10 Desember 2021 pukul 15.20 · keadaan 10 Desember 2021 pukul 15.20 WITA Halaman 1 dari 1
        = ringkasan-kewajiban
        RINGKASAN KEWAJIBAN SATU PERANGKAT DAERAH SATU INOVASI
        KOMPETISI INOVASI PELAYANAN PUBLIK (KIPP)
        TINGKAT KABUPATEN LUWU UTARA TAHUN 2021
        Jenis Wajib Sudah mengirim Belum Kepatuhan
        Dinas dan satuan 2 0 2 0,0%
        Badan 1 0 1 0,0%
        Jumlah 3 0 3 0,0%
        Dinas dan satuan 0,0%
        Badan 0,0%
        Surat Terbit Tanggapan cukup Belum cukup Usulan masuk
        Pengingat 3 0 0 0
        Teguran I 3 0 1 0
        Teguran II 1 0 0 0
        Jumlah 7 0 1 0
        Perangkat Daerah tanpa usulan setelah Teguran II
        No Perangkat Daerah Nomor Teguran II Tanggal
        1 Dinas Kesehatan 061/7/B. Organisasi/Setda 15-11-2021
        Masamba, 10 Desember 2021
        KEPALA BAGIAN ORGANISASI,
        Muhammad Hadi
        Ringkasan kewajiban KIPP 2021 · dicetak 10 Desember 2021 pukul 15.20 · keadaan 10 Desember 2021 pukul 15.20 WITA Halaman 1 dari 1
        = lembar-tanggapan
        LEMBAR TANGGAPAN ATAS SURAT
        Perangkat Daerah : Dinas Kesehatan
        Surat yang ditanggapi : Teguran I Nomor 061/4/B. Organisasi/Setda tanggal 2 November 2021
        Diterima PD pada : 3 November 2021
        Batas tanggapan : 12 November 2021
        Tanggapan diterima pada : 8 November 2021
        Cara penyampaian : Pos
        Nomor dan tanggal tanggapan : 800/12, 8 November 2021
        Disampaikan oleh : Staf
        Pokok tanggapan
        Sedang disusun.
        Rencana inovasi (judul, penanggung jawab, jadwal)
        Cukup Belum cukup Permohonan pengecualian
        Alasan : belum cukup
        Penerima tanggapan,
        PENERIMA TANGGAPAN,
        …………………………
        = label-surat
        Nomor 061/1/B. Organisasi/Setda
        Yth. Kepala Dinas Kesehatan
        di Masamba
        01
        Nomor 061/2/B. Organisasi/Setda
        Yth. Kepala Dinas Perhubungan
        di Masamba
        02
        Nomor 061/3/B. Organisasi/Setda
        Yth. Kepala Badan Keuangan
        di Masamba
        03
        Nomor 061/4/B. Organisasi/Setda
        Yth. Kepala Dinas Kesehatan
        di Masamba
        04
        Nomor 061/5/B. Organisasi/Setda
        Yth. Kepala Dinas Perhubungan
        di Masamba
        05
        Nomor 061/6/B. Organisasi/Setda
        Yth. Kepala Badan Keuangan
        di Masamba
        06
        Nomor 061/7/B. Organisasi/Setda
        Yth. Kepala Dinas Kesehatan
        di Masamba
        07
    "#]].assert_eq(&told);
    let letters = desk.arena.call("letters.list", json!({ "edition": desk.edition }));
    let reprimand =
        letters["letters"].as_array().unwrap().iter().find(|one| one["document"] == "surat-teguran-1").unwrap();
    let book = page(&desk, "buku-ekspedisi", json!({ "batch": reprimand["batch"] }));
    assert!(
        book.contains("TEGURAN I")
            && book.contains("WhatsApp")
            && book.contains("elektronik")
            && book.contains("Staf Umum"),
        "{book}"
    );
    for document in ["rekap-surat-kewajiban", "ringkasan-kewajiban", "buku-ekspedisi"] {
        assert!(
            desk.arena.bytes("documents.sheet", json!({ "edition": desk.edition, "document": document })).len() > 1000,
            "{document}"
        );
    }
}

#[test]
fn letters_lie_ready_to_send_each_with_its_message() {
    let desk = desk();
    desk.issue("surat-pengingat", "18/10/2021");
    let input = json!({ "edition": desk.edition, "document": "surat-pengingat" });
    let messages = desk.arena.call("letters.messages", input.clone());
    expect!["Yth. Kepala Dinas Kesehatan. Disampaikan surat pengingat Nomor 061/1/B. Organisasi/Setda tanggal 18 Oktober 2021 hal Pengingat Batas Waktu Pendaftaran KIPP Tahun 2021; berkas terlampir. Mohon konfirmasi penerimaan kepada Sekretariat KIPP, Bagian Organisasi Sekretariat Daerah."].assert_eq(messages[0]["text"].as_str().unwrap());
    let save = |text: &str| json!({ "edition": desk.edition, "document": "surat-pengingat", "texts": [{ "key": "pesan", "text": text }] });
    let error = desk.arena.dispatch("document_texts.save", &save("Yth. {penerma}")).expect_err("refused");
    assert_eq!(error.problems[0].text, "Isian {penerma} tidak dikenal. Maksudnya {penerima}?");
    desk.arena.call("document_texts.save", save("Yth. {penerima}\nSurat {nomor}."));
    let mut files = input.clone();
    files["file"] = json!("kirim");
    assert_eq!(desk.arena.value("letters.save_files", files), json!(3));
    let written = desk.arena.files.outputs.lock().unwrap();
    let names: Vec<&str> = written.iter().map(|(_, name, _)| name.as_str()).collect();
    expect![[r#"
        01-dinas-kesehatan.pdf
        01-dinas-kesehatan.txt
        02-dinas-perhubungan.pdf
        02-dinas-perhubungan.txt
        03-badan-keuangan.pdf
        03-badan-keuangan.txt"#]]
    .assert_eq(&names.join("\n"));
    let text = &written.iter().find(|(_, name, _)| name.ends_with(".txt")).unwrap().2;
    assert_eq!(
        String::from_utf8(text.clone()).unwrap(),
        "Yth. Kepala Dinas Kesehatan\r\nSurat 061/1/B. Organisasi/Setda.\r\n"
    );
    drop(written);
    let letters = desk.arena.call("letters.list", json!({ "edition": desk.edition }));
    assert_eq!(letters["letters"][0]["prints"], 1);
    // A void letter is not sent.
    desk.arena.call("letters.void", json!({ "letter": letters["letters"][0]["id"], "reason": "salah" }));
    assert_eq!(desk.arena.call("letters.messages", input).as_array().unwrap().len(), 2);
}

#[test]
fn days_off_come_from_a_file_and_none_is_doubled() {
    let desk = desk();
    let text = "Tanggal;Nama hari libur;Jenis;Sumber\n17 Agustus 2026;Proklamasi Kemerdekaan;libur nasional;SKB 2026\n24/12/2026;Cuti bersama Natal;;\n31/2/2026;Salah;;\n1/5/2026;Pesta;pesta;\n;Tanpa tanggal;;\n";
    desk.arena.files.put("libur", "hari-libur.csv", text);
    let input = json!({ "kind": "hari-libur", "file": "libur" });
    let report = desk.arena.call("imports.inspect", input.clone());
    let mut told = format!("{}\n", report["summary"].as_str().unwrap());
    for row in report["rows"].as_array().unwrap() {
        let found: Vec<&str> =
            row["findings"].as_array().unwrap().iter().filter_map(|one| one["reason"].as_str()).collect();
        told.push_str(&format!("{} {} {}\n", row["row"], row["title"].as_str().unwrap(), found.join(" | ")));
    }
    expect![[r#"
        2 siap, 0 peringatan, 3 salah
        2 Proklamasi Kemerdekaan 
        3 Cuti bersama Natal 
        4 Salah Tanggal 31 Februari 2026 tidak ada. Ketik 1–28 Februari 2026.
        5 Pesta Jenis “pesta” tidak dikenal. Gunakan libur nasional atau cuti bersama.
        6 Tanpa tanggal Tanggal belum diisi.
    "#]]
    .assert_eq(&told);
    let before = desk.arena.call("holidays.list", json!({}))["days"].as_array().unwrap().len();
    let mut ready = input;
    ready["mode"] = json!("valid");
    desk.arena.call("imports.apply", ready.clone());
    let after = desk.arena.call("holidays.list", json!({}));
    assert!(after["days"].as_array().unwrap().len() <= before + 2);
    let again = desk.arena.value("imports.apply", ready);
    expect!["Tidak ada hari libur yang berubah. 2 baris tanpa perubahan, 3 baris tidak diimpor."]
        .assert_eq(again["text"].as_str().unwrap_or_default());
    assert_eq!(desk.arena.call("holidays.list", json!({})), after);
}
