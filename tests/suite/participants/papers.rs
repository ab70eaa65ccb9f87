//! What is printed of who attended: one state, whatever the paper.

use expect_test::expect;
use kipp_sheets::Limits;
use serde_json::{Value, json};

use super::{Hall, hall, session, totals};

const PAPERS: [&str; 4] = ["rekap-kehadiran", "kehadiran-orang", "daftar-tindak-lanjut-hadir", "sertifikat-kegiatan"];

fn outline(hall: &Hall, document: &str, setting: Value) -> Value {
    hall.arena.call("documents.outline", json!({ "edition": hall.edition, "document": document, "setting": setting }))
}

fn words(outline: &Value) -> String {
    let pages = outline["pages"].as_array().unwrap();
    pages.iter().filter_map(|page| page["text"].as_str()).collect::<Vec<_>>().join("\n---\n")
}

/// One in both ways, a deputy, one online for a health centre, a stranger, a caller.
fn attended() -> Hall {
    let hall = hall();
    hall.arena.call("agencies.save", json!({ "id": hall.agency("PKM-CONTOH"), "code": "PKM-CONTOH", "name": "Puskesmas Contoh", "kind": "puskesmas", "parent": hall.agency("DINKES") }));
    hall.arena.call("signatories.save", json!({ "role": "kepala_bagian", "name": "Kabag Contoh", "office": "Kepala Bagian Organisasi", "capacity": "definitif" }));
    let (health, farm) = (hall.agency("DINKES"), hall.agency("DISTAN"));
    let person = |name: &str, agency: i64| {
        let input = json!({ "name": name, "agency": agency, "office": "Analis" });
        hall.arena.value("people.save", input).as_i64().unwrap()
    };
    let (ani, budi) = (person("Ani Contoh", health), person("Budi Contoh", farm));
    super::recap::in_hall(&hall, &[(ani, Some(health), (9, 12), false), (budi, Some(farm), (9, 20), true)]);
    let text =
        totals(&[("DINKES_Ani Contoh", 45), ("Puskesmas Contoh_Citra", 100), ("iPhone", 60), ("0812-3456-7890", 60)]);
    hall.record(json!([hall.put("zoom.csv", text)]), json!([]));
    hall
}

#[test]
fn the_papers_say_the_recap() {
    let hall = attended();
    let told: Vec<String> = PAPERS[..3].iter().map(|paper| words(&outline(&hall, paper, json!({})))).collect();
    expect![[r#"
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        REKAPITULASI KEHADIRAN
        SOSIALISASI KIPP 2021
        Hari, tanggal : Senin, 4 Oktober 2021, pukul 09.00–12.00 WITA
        Tempat : Warkop Indah, dan daring melalui Zoom
        Kelompok Diundang Luring Daring Keduanya Diwakili Tidak hadir Hadir
        Dinas dan satuan 4 1 0 1 1 2 50,0%
        Badan 1 0 0 0 0 1 0,0%
        Kecamatan 4 0 0 0 0 4 0,0%
        Jumlah 9 1 0 1 1 7 22,2%
        No Perangkat Daerah
        Jumlah orang
        Luring Daring
        Menit
        daring
        Diwakili Status kehadiran
        1 Dinas Komunikasi dan Informatika – – – – Tidak hadir
        2 Dinas Kesehatan 1 2 100 – Luring dan daring
        3 Dinas Pertanian 1 – – 1 Diwakili
        4 Badan Perencanaan Pembangunan Daerah – – – – Tidak hadir
        5 Dinas Pemberdayaan Masyarakat dan Desa – – – – Tidak hadir
        6 Kecamatan Contoh Barat – – – – Tidak hadir
        7 Kecamatan Contoh – – – – Tidak hadir
        8 Kecamatan Sabbang – – – – Tidak hadir
        9 Kecamatan Sabbang Selatan – – – – Tidak hadir
        Jumlah 2 2 1
        2 dari 9 PD hadir
        (22,2%)
        Kehadiran daring dihitung bila lama keikutsertaan paling sedikit 0 menit setelah masuk ulang digabung. Sumber: daftar hadir (2 orang);
        berkas peserta daring zoom.csv (sidik 0ee5e8e7). Belum dikenali: 2 nama, tidak dihitung.
        Masamba, 10 Desember 2021
        KEPALA BAGIAN ORGANISASI,
        Kabag Contoh
        Rekap kehadiran · Sosialisasi 4 Oktober 2021 · dicetak 10 Desember 2021 pukul 15.20 · keadaan 10 Desember 2021 pukul 15.20 Halaman 1 dari 1
        =====
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        DAFTAR KEHADIRAN ORANG
        SOSIALISASI KIPP 2021
        Hari, tanggal : Senin, 4 Oktober 2021, pukul 09.00–12.00 WITA
        Tempat : Warkop Indah, dan daring melalui Zoom
        No Nama Jabatan Perangkat Daerah Cara hadir Masuk Keluar Menit Sambungan Sumber Wakil
        1 Ani Contoh Analis Dinas Kesehatan
        Luring dan
        daring
        09.12 – 45 1
        pintu, berkas:
        zoom.csv
        –
        2 Budi Contoh Analis Dinas Pertanian Luring 09.20 – – – pintu Ya
        3 Citra – Puskesmas Contoh Daring – – 100 1 berkas: zoom.csv –
        No Belum dikenali (nama dalam berkas) Masuk Keluar Menit Sambungan Sumber
        1 0812••••7890 – – 60 1 berkas: zoom.csv
        2 iPhone – – 60 1 berkas: zoom.csv
        Daftar kehadiran orang · Sosialisasi 4 Oktober 2021 · dicetak 10 Desember 2021 pukul 15.20 Halaman 1 dari 1
        =====
        TEMPAT
        LAMBANG
        PEMERINTAH KABUPATEN LUWU UTARA
        SEKRETARIAT DAERAH
        DAFTAR TINDAK LANJUT KEHADIRAN
        SOSIALISASI KIPP 2021
        No Perangkat Daerah Nomor surat
        Tanggal
        kirim
        Tanggapan
        1 Dinas Komunikasi dan Informatika – – –
        2
        Badan Perencanaan Pembangunan
        Daerah
        – – –
        3
        Dinas Pemberdayaan Masyarakat dan
        Desa
        – – –
        4 Kecamatan Contoh Barat – – –
        5 Kecamatan Contoh – – –
        6 Kecamatan Sabbang – – –
        7 Kecamatan Sabbang Selatan – – –
        Masamba, 10 Desember 2021
        KEPALA BAGIAN ORGANISASI,
        Kabag Contoh
        Daftar tindak lanjut kehadiran · Sosialisasi 4 Oktober 2021 · dicetak 10 Desember 2021 pukul 15.20 Halaman 1 dari 1"#]].assert_eq(&told.join("\n=====\n"));
    let certificates = words(&outline(&hall, "sertifikat-kegiatan", json!({})));
    assert_eq!(certificates.matches("PESERTA").count(), 3, "{certificates}");
    assert!(certificates.contains("di Warkop Indah") && certificates.contains("secara daring"), "{certificates}");
    assert!(!certificates.contains("Nomor"), "blank unless a template is typed: {certificates}");
    let put = |value: &str| {
        let values = json!([{ "key": "pola_nomor", "value": value }]);
        hall.arena.call(
            "documents.put_values",
            json!({ "edition": hall.edition, "document": "sertifikat-kegiatan", "values": values }),
        );
        outline(&hall, "sertifikat-kegiatan", json!({}))
    };
    assert!(words(&put("061/{urut:2}/Setda")).to_lowercase().contains("061/02/setda"));
    let wrong = put("061/{urt}/Setda");
    let notices: Vec<&str> =
        wrong["notices"].as_array().unwrap().iter().filter_map(|one| one["text"].as_str()).collect();
    assert!(notices.contains(&"{urt} tidak dikenal. Maksudnya {urut}?"), "{notices:?}");
}

#[test]
fn the_twin_of_the_recap_has_the_agencies_and_the_people() {
    let hall = attended();
    let bytes = hall.arena.bytes("documents.sheet", json!({ "edition": hall.edition, "document": "rekap-kehadiran" }));
    let book = kipp_sheets::read("rekap.xlsx", &bytes, &Limits::DEFAULT).unwrap();
    let sheets: Vec<(&str, usize)> = book.sheets.iter().map(|grid| (grid.name.as_str(), grid.height())).collect();
    // A header, then nine agencies and three people.
    assert_eq!(sheets[..2], [("Rekap kehadiran", 10), ("Daftar kehadiran orang", 4)]);
    let notes: Vec<String> = book.sheets[2].rows().iter().map(|row| row[0].shown()).collect();
    assert!(notes.iter().any(|note| note.starts_with("Jumlah: diundang 9, ")), "{notes:?}");
}

#[test]
fn a_certificate_for_each_person_is_a_file_of_its_own() {
    let hall = attended();
    hall.arena.call(
        "documents.save",
        json!({ "edition": hall.edition, "document": "sertifikat-kegiatan", "setting": {}, "file": "folder", "format": "files" }),
    );
    let outputs = hall.arena.files.outputs.lock().unwrap();
    let names: Vec<&str> = outputs.iter().map(|(_, name, _)| name.as_str()).collect();
    assert_eq!(
        names,
        [
            "sertifikat-kegiatan/01-ani-contoh.pdf",
            "sertifikat-kegiatan/02-budi-contoh.pdf",
            "sertifikat-kegiatan/03-citra.pdf"
        ]
    );
    drop(outputs);
    let refused = hall.arena.refused(
        "documents.save",
        json!({ "edition": hall.edition, "document": "rekap-kehadiran", "setting": {}, "file": "folder", "format": "files" }),
    );
    assert_eq!(refused.problems[0].text, "Rekap kehadiran tidak dibuat per orang.");
}

#[test]
fn without_a_session_the_newest_that_somebody_attended_is_printed_and_none_is_said() {
    let hall = hall();
    let empty =
        hall.arena.refused("documents.outline", json!({ "edition": hall.edition, "document": "rekap-kehadiran" }));
    assert_eq!(
        empty.problems[0].text,
        "Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu."
    );
    let attended = attended();
    let later = session(&attended.arena, attended.edition, json!({ "name": "Coaching", "date": "11/10/2021" }));
    let said = words(&outline(&attended, "rekap-kehadiran", json!({})));
    assert!(said.contains("SOSIALISASI KIPP 2021"), "{said}");
    let chosen = words(&outline(&attended, "rekap-kehadiran", json!({ "session": later })));
    assert!(chosen.contains("COACHING") && chosen.contains("0 dari 9 PD hadir"), "{chosen}");
    let other = attended.arena.value("editions.create", json!({ "preset": "netral", "year": 2022 }));
    let input = json!({ "edition": other, "document": "rekap-kehadiran", "setting": { "session": later } });
    attended.arena.refused("documents.outline", input);
}

#[test]
fn the_papers_stand_on_every_paper_with_one_row_and_with_five_hundred_of_the_longest() {
    for rows in [1, 500] {
        let hall = hall();
        let long = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";
        hall.arena.call(
            "agencies.save",
            json!({ "id": hall.agency("DPMD"), "code": "DPMD", "name": long, "kind": "dinas", "obliged": true }),
        );
        let name = |at: usize| format!("DPMD_Prof. Dr. Ir. Hj. Andi Nurwahyuningsih Contoh{at}, S.Sos., M.Si., M.Kes.");
        let names: Vec<String> = (0..rows).map(name).collect();
        let rows: Vec<(&str, u32)> = names.iter().map(|name| (name.as_str(), 60)).collect();
        let file = hall.put("peserta_rapat_sosialisasi_yang_panjang.csv", totals(&rows));
        let report = hall.inspect(json!([file]));
        let decisions: Vec<Value> = report["names"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["state"] == "open")
            .map(|one| json!({ "key": one["key"], "name": one["guest"], "agency": hall.agency("DPMD") }))
            .collect();
        hall.record(json!([file]), json!(decisions));
        for document in PAPERS {
            for paper in ["A4", "F4", "Folio", "Letter"] {
                let made = outline(&hall, document, json!({ "paper": paper }));
                assert!(!made["pages"].as_array().unwrap().is_empty(), "{document} {paper}");
                if document == "kehadiran-orang" {
                    assert_eq!(words(&made).matches("Nurwahyuningsih").count(), names.len(), "{paper}");
                }
            }
        }
    }
}

/// The page of the first recipient under the greeting.
fn letter_text(hall: &Hall, letter: &Value) -> String {
    let outline = hall.arena.call("letters.outline", json!({ "letter": letter }));
    let text = outline["pages"][0]["text"].as_str().unwrap().to_owned();
    text.split_once("\ndi\n").map_or(text.clone(), |(_, body)| body.to_owned())
}

#[test]
fn those_that_were_absent_get_one_letter_with_one_number() {
    let hall = attended();
    let letter = json!({ "edition": hall.edition, "document": "surat-tidak-hadir", "session": hall.session, "date": "6/10/2021" });
    let draft = hall.arena.call("letters.draft", letter.clone());
    let absent = hall.recap()["total"]["absent"].as_i64().unwrap();
    assert_eq!(i64::try_from(draft["recipients"].as_array().unwrap().len()).unwrap(), absent);
    let findings: String = draft["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["code"] != "addressee_made")
        .map(|one| format!("{} {}\n", one["level"].as_str().unwrap(), one["text"].as_str().unwrap()))
        .collect();
    let mut told = format!("{findings}{}\n", letter_text(&hall, &letter));
    hall.arena.call("letters.issue", json!({ "letter": letter }));
    assert_eq!(hall.arena.call("letters.draft", letter)["recipients"], json!([]), "all of them have theirs");
    let list = words(&outline(&hall, "daftar-tindak-lanjut-hadir", json!({})));
    told.push_str(list.split_once("No Perangkat Daerah").unwrap().1);
    expect![[r#"
        warning 2 nama daring belum dikenali. Kenali dulu: di antaranya mungkin ada yang hadir.
        Masamba
        Sehubungan dengan telah dilaksanakannya Sosialisasi KIPP 2021 pada Senin,
        4 Oktober 2021, disampaikan bahwa Dinas Komunikasi dan Informatika tidak tercatat hadir.
        Sehubungan dengan hal tersebut, bersama ini disampaikan materi kegiatan dan jadwal
        pendaftaran dan dimohon agar Saudara:
        1. mempelajari materi dan jadwal terlampir; dan
        2. menugaskan pejabat yang membidangi inovasi untuk berkoordinasi dengan
        Sekretariat KIPP, Bagian Organisasi Sekretariat Daerah paling lambat Rabu,
        13 Oktober 2021.
        Apabila terdapat kekeliruan pencatatan kehadiran, mohon disampaikan kepada
        Sekretariat KIPP, Bagian Organisasi Sekretariat Daerah dengan bukti kehadiran.
        Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan
        terima kasih.
        a.n. SEKRETARIS DAERAH
        KEPALA BAGIAN ORGANISASI,
        Kabag Contoh
        Tembusan:
        1. Sekretaris Daerah (sebagai laporan);
        2. Pertinggal.
         Nomor surat
        Tanggal
        kirim
        Tanggapan
        1 Dinas Komunikasi dan Informatika 061/1/B. Organisasi/Setda – –
        2
        Badan Perencanaan Pembangunan
        Daerah
        061/1/B. Organisasi/Setda – –
        3
        Dinas Pemberdayaan Masyarakat dan
        Desa
        061/1/B. Organisasi/Setda – –
        4 Kecamatan Contoh Barat 061/1/B. Organisasi/Setda – –
        5 Kecamatan Contoh 061/1/B. Organisasi/Setda – –
        6 Kecamatan Sabbang 061/1/B. Organisasi/Setda – –
        7 Kecamatan Sabbang Selatan 061/1/B. Organisasi/Setda – –
        Masamba, 10 Desember 2021
        KEPALA BAGIAN ORGANISASI,
        Kabag Contoh
        Daftar tindak lanjut kehadiran · Sosialisasi 4 Oktober 2021 · dicetak 10 Desember 2021 pukul 15.20 Halaman 1 dari 1"#]].assert_eq(&told);
}

#[test]
fn nobody_is_absent_where_no_attendance_was_written_down() {
    let hall = hall();
    let letter = json!({ "edition": hall.edition, "document": "surat-tidak-hadir", "session": hall.session });
    let draft = hall.arena.call("letters.draft", letter.clone());
    let wrong = draft["findings"].as_array().unwrap().iter().find(|one| one["code"] == "attendance_missing");
    expect!["Belum ada kehadiran yang dicatat pada kegiatan ini, sehingga semua tampak tidak hadir. Catat dulu."]
        .assert_eq(wrong.unwrap()["text"].as_str().unwrap());
    assert!(hall.arena.dispatch("letters.issue", &json!({ "letter": letter })).is_err());
}

#[test]
fn the_minutes_count_each_person_once_and_agencies_as_the_recap_does() {
    let hall = attended();
    let text = words(&outline(&hall, "notulen", json!({ "session": hall.session })));
    let people = text.lines().find(|line| line.starts_with("Peserta")).unwrap_or_default();
    expect!["Peserta : 3 orang dari 2 Perangkat Daerah (luring 2, daring 1), sebagaimana"].assert_eq(people);
    assert!(text.contains("daftar hadir"), "{text}");
}
