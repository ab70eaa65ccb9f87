//! Rows of the register, of jurors and of marks, one rule after another.

use expect_test::expect;
use serde_json::json;

use super::*;

#[test]
fn parents_stand_anywhere_in_the_file_and_a_circle_or_an_unknown_one_is_wrong() {
    let meja = Meja::new();
    let file = csv(&[
        "kode,nama,jenis,induk,wajib",
        "A1,Puskesmas Satu,puskesmas,Dinas Kesehatan,tidak",
        "DK,Dinas Kesehatan,dinas,,ya",
        "X,Unit X,bagian,Y,tidak",
        "Y,Unit Y,bagian,Z,tidak",
        "Z,Unit Z,bagian,X,tidak",
        "Q,Unit Q,bagian,Entah,tidak",
        "R,Unit R,bagian,Q,tidak",
        "S,Unit S,Bagian,S,tidak",
        "DK,Dinas Kembar,dinas,,ya",
        "T,Unit T,kantor,,mungkin",
    ]);
    let report = meja.inspect("perangkat-daerah", None, "pd.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        2 siap, 0 peringatan, 8 salah · lembar “pd” tajuk 1
        UTF-8, dipisah koma
        2 siap baru Puskesmas Satu
        3 siap baru Dinas Kesehatan
        4 salah  Unit X
            salah D4 “Y”: Induk melingkar: Unit X → Unit Y → Unit Z. Perbaiki salah satu induknya.
        5 salah  Unit Y
            salah D5 “Z”: Induk melingkar: Unit Y → Unit Z → Unit X. Perbaiki salah satu induknya.
        6 salah  Unit Z
            salah D6 “X”: Induk melingkar: Unit Z → Unit X → Unit Y. Perbaiki salah satu induknya.
        7 salah  Unit Q
            salah D7 “Entah”: Unit induk “Entah” tidak ada di berkas ini maupun di daftar. Tulis kode atau namanya.
        8 salah  Unit R
            salah D8 “Q”: Unit induknya di baris 7 tidak diimpor.
        9 salah  Unit S
            salah D9 “S”: Unit tidak dapat menjadi induknya sendiri.
        10 salah  Dinas Kembar
            salah A10 “DK”: Kode “DK” sudah ada di baris 3. Satu unit cukup satu baris.
        11 salah  Unit T
            salah C11 “kantor”: Jenis “kantor” tidak dikenal. Gunakan salah satu: sekretariat, inspektorat, dinas, satuan, badan, kecamatan, bagian, puskesmas, rsud, sekolah, desa, kelurahan, bumd.
            salah E11 “mungkin”: “mungkin” bukan ya atau tidak.
        ? “Entah” [7] salah →  dari 
    "#]],
    );
    let done = meja.apply("perangkat-daerah", None, "pd.csv", &file, valid());
    check(
        done["value"]["text"].as_str().unwrap(),
        &expect!["2 unit diimpor, 1 di antaranya wajib mengirim usulan. 8 baris tidak diimpor."],
    );
    let again = meja.inspect("perangkat-daerah", None, "pd.csv", &file, json!({}));
    assert_eq!(again["counts"]["same"], 2);
    let moved = csv(&["kode,nama,jenis,induk,wajib", "A1,Puskesmas I,puskesmas,,ya", "DK,Dinas Kesehatan,dinas,A1,ya"]);
    let report = meja.inspect("perangkat-daerah", None, "pd.csv", &moved, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        0 siap, 0 peringatan, 2 salah · lembar “pd” tajuk 1
        UTF-8, dipisah koma
        2 salah  Puskesmas I
            salah D2 “”: Induk melingkar: Puskesmas I → Dinas Kesehatan. Perbaiki salah satu induknya.
        3 salah  Dinas Kesehatan
            salah D3 “A1”: Induk melingkar: Dinas Kesehatan → Puskesmas I. Perbaiki salah satu induknya.
    "#]],
    );
}

/// Two submissions that passed, two jurors, the proposal stage open.
fn scoring() -> (Meja, i64) {
    let (meja, edition) = Meja::of_2021();
    meja.apply(
        "usulan",
        Some(edition),
        "u.csv",
        &csv(&["judul,pd", "Kejar Stunting,DINKES", "Pojok Bisa,DISTAN"]),
        all(),
    );
    let jurors = csv(&["nama,pd,kedudukan", "Juri Satu,Bappelitbangda,ketua", "Juri Dua,DISTAN,anggota"]);
    meja.apply("juri", Some(edition), "juri.csv", &jurors, all());
    let list = meja.call("submissions.list", json!({ "edition": edition }));
    let ids: Vec<i64> = list.as_array().unwrap().iter().filter_map(|row| row["id"].as_i64()).collect();
    meja.call("submissions.set_status", json!({ "submissions": ids, "status": "lolos" }));
    meja.call("stages.open", json!({ "stage": meja.stage(edition, "proposal") }));
    (meja, edition)
}

#[test]
fn a_juror_is_known_by_name_and_changes_are_told() {
    let (meja, edition) = scoring();
    let file = csv(&[
        "nama,pd,kedudukan,jabatan,nip",
        "juri satu,Bappelitbangda,ketua,,",
        "Juri Dua,DINKES,wakil,Sekretaris,198003262000031001",
        "Juri Tiga,Dinas Entah Berantah,anggota,,",
        "Juri Empat,,penasihat,,",
        "Juri Dua,,,,",
    ]);
    check(
        &show(&meja.inspect("juri", Some(edition), "j.csv", &file, json!({}))),
        &expect![[r#"
            0 siap, 2 peringatan, 3 salah · lembar “j” tajuk 1
            UTF-8, dipisah koma
            2 peringatan diperbarui juri satu
                peringatan A2 “juri satu”: Nama berbeda dari data: “Juri Satu” akan menjadi “juri satu”.
            3 peringatan diperbarui Juri Dua
                peringatan B3 “DINKES”: Perangkat daerah berbeda dari data: “Dinas Pertanian” akan menjadi “Dinas Kesehatan”.
                peringatan C3 “wakil”: Kedudukan berbeda dari data: “Anggota” akan menjadi “Wakil Ketua”.
                peringatan D3 “Sekretaris”: Jabatan berbeda dari data: “–” akan menjadi “Sekretaris”.
                peringatan E3 “198003262000031001”: NIP berbeda dari data: “–” akan menjadi “19800326 200003 1 001”.
            4 salah  Juri Tiga
                salah B4 “Dinas Entah Berantah”: Perangkat daerah tidak dikenal. Pilih unitnya, atau tambahkan ke daftar.
            5 salah  Juri Empat
                salah C5 “penasihat”: Kedudukan “penasihat” tidak dikenal. Gunakan ketua, wakil, atau anggota.
            6 salah  Juri Dua
                salah A6 “Juri Dua”: Juri ini sudah ada di baris 3. Bila orangnya lain, isi NIP keduanya.
            ? “Dinas Entah Berantah” [4] salah →  dari 
        "#]],
    );
}

#[test]
fn marks_are_taken_by_code_or_title_and_everything_that_may_not_be_scored_is_wrong() {
    let (meja, edition) = scoring();
    let file = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,signifikansi,\"85,25\",,",
        "Kejar Stunting,Juri Satu,Penilaian proposal,Kebaruan/Nilai Tambah,80,,",
        "Kejar Stunting,Juri Satu,proposal,implementasi,101,,",
        "1,Juri Dua,proposal,,,ya,\"bertugas, di luar\"",
        "Pojok Bisa,Juri Dua,proposal,signifikansi,80,,",
        "Pojok Bisa,Juri Satu,presentasi,substansi,80,,",
        "Pojok Bisa,Juri Satu,sosialisasi,substansi,80,,",
        "Pojok Bisa,Juri Satu,proposal,gaya,80,,",
        "Pojok Bisa,Juri Tiga,proposal,signifikansi,80,,",
        "Pojok Besar,Juri Satu,final,signifikansi,80,,",
        "Pojok Bisa,Juri Satu,proposal,signifikansi,,,",
        "002,Juri Satu,proposal,kebaruan,70,,",
        "Pojok Bisa,Juri Satu,proposal,kebaruan,71,,",
        "Pojok Bisa,Juri Satu,proposal,implementasi,\"70,125\",,",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &file, json!({}));
    check(
        &show(&report),
        &expect![[r#"
            3 siap, 0 peringatan, 11 salah · lembar “nilai” tajuk 1
            UTF-8, dipisah koma
            2 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
            3 siap baru Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            4 salah  Kejar Stunting
                salah E4 “101”: 101 di luar rentang. Nilai 0,00 sampai 100,00.
            5 siap baru Kejar Stunting · Juri Dua · Penilaian proposal
            6 salah  Pojok Bisa · Juri Dua · Penilaian proposal
                salah B6 “Juri Dua”: Benturan kepentingan: perangkat daerah sendiri. Nilai tidak diterima.
            7 salah  Pojok Bisa
                salah C7 “presentasi”: Tahapan Presentasi dan wawancara belum dibuka.
            8 salah  Pojok Bisa
                salah C8 “sosialisasi”: Tahapan Sosialisasi tidak dinilai.
            9 salah  Pojok Bisa · Juri Satu · Penilaian proposal
                salah D9 “gaya”: Kriteria “gaya” tidak ada pada Penilaian proposal. Yang ada: Latar Belakang dan Tujuan, Kebaruan/Nilai Tambah, Implementasi Inovasi, Signifikansi, Adaptabilitas, Sumber Daya, dan Strategi Keberlanjutan.
            10 salah  Pojok Bisa
                salah B10 “Juri Tiga”: Juri “Juri Tiga” tidak ada pada edisi ini.
            11 salah  Pojok Besar
                salah A11 “Pojok Besar”: Usulan “Pojok Besar” tidak ada pada edisi ini. Tulis kode atau judulnya.
                salah C11 “final”: Tahapan “final” tidak dikenal. Yang dinilai: Penilaian proposal dan Presentasi dan wawancara.
            12 salah  Pojok Bisa
                salah E12 “”: Nilai belum diisi. Hapus barisnya bila tidak dinilai.
            13 salah  Pojok Bisa · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
                salah E13 “70”: Nilai yang sama ditulis di baris 13 dan 14. Sisakan satu.
            14 salah  Pojok Bisa · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
                salah E14 “71”: Nilai yang sama ditulis di baris 13 dan 14. Sisakan satu.
            15 salah  Pojok Bisa
                salah E15 “70,125”: “70,125” lebih dari 2 angka di belakang koma.
        "#]],
    );
    let before = meja.dump();
    let done = meja.apply("nilai", Some(edition), "nilai.csv", &file, valid());
    assert_eq!(done["value"]["text"], "3 nilai diimpor. 11 baris tidak diimpor.");
    assert_eq!((meja.rows("score_sheets"), meja.rows("marks")), (2, 2));
    let changed = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,signifikansi,\"85,25\",,",
        "001,Juri Satu,proposal,kebaruan,\"80,5\",,",
        "001,Juri Dua,proposal,signifikansi,70,,",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &changed, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 1 peringatan, 1 salah · lembar “nilai” tajuk 1
        UTF-8, dipisah koma
        2 siap tanpa perubahan Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        3 peringatan diperbarui Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            peringatan E3 “80,5”: Nilai berbeda dari data: “80,00” akan menjadi “80,50”.
        4 salah  Kejar Stunting · Juri Dua · Penilaian proposal · Signifikansi
            salah E4 “70”: Juri ini abstain untuk usulan ini. Batalkan abstain lebih dulu.
    "#]],
    );
    let abstains = csv(&[
        "usulan,juri,tahap,kriteria,nilai,abstain,alasan",
        "001,Juri Satu,proposal,,,ya,sakit",
        "001,Juri Dua,proposal,,,ya,\"bertugas, di luar\"",
    ]);
    let report = meja.inspect("nilai", Some(edition), "nilai.csv", &abstains, json!({}));
    check(
        &show(&report),
        &expect![[r#"
        1 siap, 1 peringatan, 0 salah · lembar “nilai” tajuk 1
        UTF-8, dipisah koma
        2 peringatan diperbarui Kejar Stunting · Juri Satu · Penilaian proposal
            peringatan F2 “ya”: Lembar berbeda dari data: “2 nilai” akan menjadi “abstain: sakit”.
        3 siap tanpa perubahan Kejar Stunting · Juri Dua · Penilaian proposal
    "#]],
    );
    meja.apply("nilai", Some(edition), "nilai.csv", &abstains, all());
    assert_eq!((meja.rows("score_sheets"), meja.rows("marks")), (2, 0));
    meja.call("operations.undo", json!({}));
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn a_locked_stage_takes_no_new_mark_but_an_equal_one_is_no_complaint() {
    let (meja, edition) = scoring();
    let file = csv(&["usulan,juri,tahap,kriteria,nilai", "001,Juri Satu,proposal,signifikansi,85"]);
    meja.apply("nilai", Some(edition), "n.csv", &file, all());
    meja.call("stages.lock", json!({ "stage": meja.stage(edition, "proposal") }));
    let more = csv(&[
        "usulan,juri,tahap,kriteria,nilai",
        "001,Juri Satu,proposal,signifikansi,85",
        "001,Juri Satu,proposal,kebaruan,85",
    ]);
    check(
        &show(&meja.inspect("nilai", Some(edition), "n.csv", &more, json!({}))),
        &expect![[r#"
        1 siap, 0 peringatan, 1 salah · lembar “n” tajuk 1
        UTF-8, dipisah koma
        2 siap tanpa perubahan Kejar Stunting · Juri Satu · Penilaian proposal · Signifikansi
        3 salah  Kejar Stunting · Juri Satu · Penilaian proposal · Kebaruan/Nilai Tambah
            salah C3 “proposal”: Tahapan Penilaian proposal sudah dikunci. Buka kuncinya dengan alasan lebih dulu.
    "#]],
    );
}
