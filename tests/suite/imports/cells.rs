//! What a cell shows, what a sheet hides, and every format offices save: the cases of one input each.

use std::fmt::Write as _;

use expect_test::expect;
use serde_json::json;

use super::*;

macro_rules! case {
    ($name:literal) => {
        include_bytes!(concat!("../../fixtures/sheets/kasus/", $name))
    };
}

const TWO: &str = "Judul\tPerangkat Daerah\n";

/// Report and rows as they stand.
fn told(meja: &Meja, kind: &str, edition: Option<i64>, file: &str, bytes: &[u8], more: Value) -> String {
    let report = meja.inspect(kind, edition, file, bytes, more);
    let mut text = show(&report);
    for row in report["rows"].as_array().unwrap() {
        writeln!(text, "= {}!{} {}", row["sheet"].as_str().unwrap(), row["own_row"], row["cells"]).unwrap();
    }
    text
}

fn pasted(meja: &Meja, kind: &str, edition: i64, text: &str) -> String {
    let report = meja.call("imports.inspect", json!({ "kind": kind, "edition": edition, "text": text }));
    let cells: Vec<String> = report["rows"].as_array().unwrap().iter().map(|row| row["cells"].to_string()).collect();
    format!("{}{}", show(&report), cells.join("\n"))
}

#[test]
fn white_space_folds_and_odd_signs_are_told_in_all_three_ways() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "ganti-baris.xlsx", case!("ganti-baris.xlsx"), json!({}));
    text += &told(&meja, "usulan", Some(edition), "tab-tegak.xlsx", case!("tab-tegak.xlsx"), json!({}));
    text += &told(&meja, "usulan", Some(edition), "tab-tegak.csv", case!("tab-tegak.csv"), json!({}));
    text += &pasted(
        &meja,
        "usulan",
        edition,
        &format!("{TWO}\"GEMAR\n(Gerakan)\"\tDinas\u{a0}Kesehatan\nIno\u{200b}vasi\u{b}Tegak\tDinas Kesehatan\n"),
    );
    check(
        &text,
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah · lembar “Usulan” tajuk 1
        2 siap baru GEMAR (Gerakan Masyarakat Contoh)
        3 siap baru Inovasi Biasa
        = Usulan!2 ["GEMAR (Gerakan Masyarakat Contoh)","Dinas Kesehatan","Ani Contoh, S.Kep., M.Kes."]
        = Usulan!3 ["Inovasi Biasa","Dinas Pertanian","Budi Contoh"]
        1 siap, 1 peringatan, 0 salah · lembar “Daftar” tajuk 1
        2 peringatan baru Inovasi Tegak
            peringatan A2 “Inovasi Tegak”: Tanda yang tidak tercetak dibuang (U+000B). Periksa isinya.
        3 siap baru Inovasi Pindah Baris
        = Daftar!2 ["Inovasi Tegak","Dinas Kesehatan"]
        = Daftar!3 ["Inovasi Pindah Baris","Dinas Kesehatan"]
        1 siap, 1 peringatan, 0 salah · lembar “tab-tegak” tajuk 1
        UTF-8, dipisah titik koma
        2 siap baru Inovasi Tegak Satu
        3 peringatan baru Inovasi Tegak Dua
            peringatan A3 “Inovasi Tegak Dua”: Tanda yang tidak tercetak dibuang (U+000B). Periksa isinya.
        = tab-tegak!2 ["Inovasi Tegak Satu","Dinas Kesehatan","Ani"]
        = tab-tegak!3 ["Inovasi Tegak Dua","Dinas Kesehatan","Budi"]
        1 siap, 1 peringatan, 0 salah · lembar “tempelan” tajuk 1
        UTF-8, dipisah tab
        2 siap baru GEMAR (Gerakan)
        3 peringatan baru Inovasi Tegak
            peringatan A3 “Inovasi Tegak”: Tanda yang tidak tercetak dibuang (U+000B). Periksa isinya.
        ["GEMAR (Gerakan)","Dinas Kesehatan"]
        ["Inovasi Tegak","Dinas Kesehatan"]"#]],
    );
    // A mended cell comes through the same door.
    let mends = json!([{ "sheet": "tab-tegak", "row": 3, "column": "A", "text": "Inovasi\nDua\u{200b}" }]);
    let report =
        meja.inspect("usulan", Some(edition), "tab-tegak.csv", case!("tab-tegak.csv"), json!({ "mends": mends }));
    assert_eq!(report["rows"][1]["cells"][0], "Inovasi Dua");
}

#[test]
fn a_cell_is_what_it_shows() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "perangkat-daerah", None, "format.xlsx", case!("format.xlsx"), json!({}));
    let report = meja.inspect("nilai", Some(edition), "nilai.xlsx", case!("nilai-persen.xlsx"), json!({}));
    for row in report["rows"].as_array().unwrap() {
        writeln!(text, "= {}", row["cells"]).unwrap();
    }
    text += &told(&meja, "usulan", Some(edition), "tahun-saja.xlsx", case!("tahun-saja.xlsx"), json!({}));
    check(
        &text,
        &expect![[r#"
        3 siap, 1 peringatan, 0 salah · lembar “PD” tajuk 1
        2 siap baru Dinas Format 2
        3 siap baru Dinas Format 3
        4 peringatan baru Dinas Format 4
            peringatan E4 “85,35”: Sel menampilkan angka yang dibulatkan; tersimpan 85,347. Yang dipakai yang tampak.
        5 siap baru Dinas Format 5
        = PD!2 ["007","Dinas Format 2","dinas","0812-3456-7892","85%"]
        = PD!3 ["PD-008","Dinas Format 3","dinas","0812-3456-7893","8,50"]
        = PD!4 ["0009","Dinas Format 4","dinas","0812-3456-7894","85,35"]
        = PD!5 ["10","Dinas Format 5","dinas","0812-3456-7895","Januari 2020"]
        = ["Kejar Stunting","Juri Contoh 1","Presentasi dan wawancara","Substansi","85%","","uji"]
        = ["Kejar Stunting","Juri Contoh 1","Presentasi dan wawancara","Penyajian","85%","","uji"]
        = ["Kelas Buby","Juri Contoh 1","Presentasi dan wawancara","Substansi","90%","","uji"]
        = ["Kelas Buby","Juri Contoh 1","Presentasi dan wawancara","Penyajian","90%","","uji"]
        0 siap, 2 peringatan, 0 salah · lembar “Daftar” tajuk 1
        2 peringatan baru Inovasi Coba Satu
            peringatan C2 “2019”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2019; perbaiki selnya bila tanggalnya diketahui.
        3 peringatan baru Inovasi Coba Dua
            peringatan C3 “2020”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2020; perbaiki selnya bila tanggalnya diketahui.
        = Daftar!2 ["Inovasi Coba Satu","Dinas Kesehatan","2019"]
        = Daftar!3 ["Inovasi Coba Dua","Dinas Kesehatan","2020"]
    "#]],
    );
}

#[test]
fn wrappers_come_off() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "perangkat-daerah", None, "pd.csv", case!("apostrof-pd.csv"), json!({}));
    text += &told(&meja, "juri", Some(edition), "juri.csv", case!("apostrof-juri.csv"), json!({}));
    check(
        &text,
        &expect![[r#"
        2 siap, 0 peringatan, 0 salah · lembar “pd” tajuk 1
        UTF-8, dipisah titik koma
        2 siap baru Dinas Apostrof
        3 siap baru Dinas Rumus Teks
        = pd!2 ["007","Dinas Apostrof","dinas","081234567890"]
        = pd!3 ["008","Dinas Rumus Teks","dinas","0812"]
        2 siap, 0 peringatan, 0 salah · lembar “juri” tajuk 1
        UTF-8, dipisah titik koma
        2 siap baru Juri Apostrof
        3 siap baru Juri Rumus
        = juri!2 ["Juri Apostrof","Dinas Kesehatan","198001012005011001"]
        = juri!3 ["Juri Rumus","Dinas Kesehatan","198002022006021002"]
    "#]],
    );
}

#[test]
fn a_formula_that_was_never_calculated_is_salah_in_its_cell() {
    let meja = Meja::new();
    let text = told(&meja, "perangkat-daerah", None, "pd.xlsx", case!("rumus-tanpa-nilai.xlsx"), json!({}));
    check(
        &text,
        &expect![[r#"
        0 siap, 0 peringatan, 1 salah · lembar “PD” tajuk 1
        2 salah  Dinas Coba Rumus
            salah D2 “rumus belum dihitung”: Rumus belum dihitung: buka dan simpan di Excel, lalu pilih lagi.
            salah E2 “rumus belum dihitung”: Rumus belum dihitung: buka dan simpan di Excel, lalu pilih lagi.
        = PD!2 ["COBA1","Dinas Coba Rumus","dinas","rumus belum dihitung","rumus belum dihitung"]
    "#]],
    );
}

#[test]
fn what_is_hidden_is_told_and_taken_or_left_by_one_word() {
    let (meja, edition) = Meja::of_2021();
    let hidden = |said: Value| {
        told(&meja, "usulan", Some(edition), "u.xlsx", case!("baris-tersembunyi.xlsx"), json!({ "reading": said }))
    };
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("lembar-tersembunyi.xlsx"), json!({}));
    text +=
        &told(&meja, "usulan", Some(edition), "u.xlsx", case!("lembar-tersembunyi.xlsx"), json!({ "sheet": "Lama" }));
    text += &hidden(json!({}));
    text += &hidden(json!({ "hidden": "take" }));
    text += &hidden(json!({ "hidden": "leave" }));
    check(
        &text,
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah · lembar “Baru” tajuk 1
        ! Lembar “Lama” disembunyikan di berkas.
        2 siap baru Inovasi Baru Contoh
        = Baru!2 ["Inovasi Baru Contoh","Dinas Kesehatan"]
        1 siap, 0 peringatan, 0 salah · lembar “Lama” tajuk 1
        ! Lembar “Lama” disembunyikan di berkas.
        ! 1 lembar lain bertajuk sama tidak ikut: “Baru”.
        2 siap baru Inovasi Lama Contoh
        = Lama!2 ["Inovasi Lama Contoh","Dinas Kesehatan"]
        2 siap, 2 peringatan, 0 salah · lembar “Usulan” tajuk 1
        ! 2 baris tersembunyi ikut diimpor: baris 3–4.
        2 siap baru Inovasi Tampak Satu
        3 peringatan baru Inovasi Lama Tersembunyi
            peringatan 3 “”: Baris ini tersembunyi di berkas (disaring atau disembunyikan). Pastikan memang ikut diimpor.
        4 peringatan baru Inovasi Lama Tersembunyi Dua
            peringatan 4 “”: Baris ini tersembunyi di berkas (disaring atau disembunyikan). Pastikan memang ikut diimpor.
            peringatan A4 “Inovasi Lama Tersembunyi Dua”: Judul mirip “Inovasi Lama Tersembunyi” di baris 3. Bandingkan sebelum mengimpor.
        5 siap baru Inovasi Tampak Dua
        = Usulan!2 ["Inovasi Tampak Satu","Dinas Kesehatan","2025"]
        = Usulan!3 ["Inovasi Lama Tersembunyi","Dinas Kesehatan","2019"]
        = Usulan!4 ["Inovasi Lama Tersembunyi Dua","Dinas Kesehatan","2018"]
        = Usulan!5 ["Inovasi Tampak Dua","Dinas Kesehatan","2025"]
        3 siap, 1 peringatan, 0 salah · lembar “Usulan” tajuk 1
        ! 2 baris tersembunyi ikut diimpor: baris 3–4.
        2 siap baru Inovasi Tampak Satu
        3 siap baru Inovasi Lama Tersembunyi
        4 peringatan baru Inovasi Lama Tersembunyi Dua
            peringatan A4 “Inovasi Lama Tersembunyi Dua”: Judul mirip “Inovasi Lama Tersembunyi” di baris 3. Bandingkan sebelum mengimpor.
        5 siap baru Inovasi Tampak Dua
        = Usulan!2 ["Inovasi Tampak Satu","Dinas Kesehatan","2025"]
        = Usulan!3 ["Inovasi Lama Tersembunyi","Dinas Kesehatan","2019"]
        = Usulan!4 ["Inovasi Lama Tersembunyi Dua","Dinas Kesehatan","2018"]
        = Usulan!5 ["Inovasi Tampak Dua","Dinas Kesehatan","2025"]
        2 siap, 0 peringatan, 0 salah · lembar “Usulan” tajuk 1
        ! 2 baris tersembunyi tidak diimpor: baris 3–4.
        2 siap baru Inovasi Tampak Satu
        5 siap baru Inovasi Tampak Dua
        = Usulan!2 ["Inovasi Tampak Satu","Dinas Kesehatan","2025"]
        = Usulan!5 ["Inovasi Tampak Dua","Dinas Kesehatan","2025"]
    "#]],
    );
}

#[test]
fn sheets_of_one_header_are_told_and_taken_as_one_import() {
    let (meja, edition) = Meja::of_2021();
    let before = meja.dump();
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("banyak-lembar.xlsx"), json!({}));
    let all_sheets = json!({ "all_sheets": true });
    text +=
        &told(&meja, "usulan", Some(edition), "u.xlsx", case!("banyak-lembar.xlsx"), json!({ "reading": all_sheets }));
    let done = meja.apply(
        "usulan",
        Some(edition),
        "u.xlsx",
        case!("banyak-lembar.xlsx"),
        json!({ "mode": "all", "reading": all_sheets }),
    );
    writeln!(text, "{}", done["value"]["text"].as_str().unwrap()).unwrap();
    check(
        &text,
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah · lembar “Kec. Masamba” tajuk 1
        ! 2 lembar lain bertajuk sama tidak ikut: “Kec. Bone-Bone” dan “Kec. Malangke”.
        2 siap baru Inovasi Lembar Satu
        = Kec. Masamba!2 ["Inovasi Lembar Satu","Kecamatan Masamba"]
        2 siap, 1 peringatan, 0 salah · lembar “Kec. Masamba” tajuk 1
        ! 2 lembar lain bertajuk sama ikut diimpor: “Kec. Bone-Bone” dan “Kec. Malangke”.
        2 siap baru Inovasi Lembar Satu
        3 siap baru Inovasi Lembar Dua
        4 peringatan baru Inovasi Lembar Tiga
            peringatan A2 “Inovasi Lembar Tiga”: Judul mirip “Inovasi Lembar Dua” di baris 2 lembar “Kec. Bone-Bone”. Bandingkan sebelum mengimpor.
        = Kec. Masamba!2 ["Inovasi Lembar Satu","Kecamatan Masamba"]
        = Kec. Bone-Bone!2 ["Inovasi Lembar Dua","Kecamatan Bone-Bone"]
        = Kec. Malangke!2 ["Inovasi Lembar Tiga","Kecamatan Malangke"]
        3 usulan diimpor.
    "#]],
    );
    meja.call("operations.undo", json!({}));
    assert_eq!(before, meja.dump());
}

#[test]
fn merged_cells_are_filled_downward_by_one_word() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "u.xlsx", case!("gabung.xlsx"), json!({}));
    let filled = json!({ "reading": { "fill_merged": true, "hidden": "leave" } });
    text += &told(&meja, "usulan", Some(edition), "u.xlsx", case!("gabung.xlsx"), filled);
    check(
        &text,
        &expect![[r#"
        2 siap, 0 peringatan, 1 salah · lembar “Usulan” tajuk 1
        ! Kolom tersembunyi ikut diimpor: C.
        ! 1 sel gabungan hanya mengisi baris pertamanya.
        2 siap baru Inovasi Gabung Satu
        3 salah  Inovasi Gabung Dua
            salah B3 “”: Perangkat daerah belum diisi.
        4 siap baru Inovasi Gabung Tiga
        = Usulan!2 ["Inovasi Gabung Satu","Dinas Kesehatan","a"]
        = Usulan!3 ["Inovasi Gabung Dua","","b"]
        = Usulan!4 ["Inovasi Gabung Tiga","Dinas Pertanian","c"]
        2 siap, 1 peringatan, 0 salah · lembar “Usulan” tajuk 1
        ! Kolom tersembunyi tidak diimpor: C.
        ! 1 sel gabungan diisikan ke semua barisnya.
        2 siap baru Inovasi Gabung Satu
        3 siap baru Inovasi Gabung Dua
        4 peringatan baru Inovasi Gabung Tiga
            peringatan A4 “Inovasi Gabung Tiga”: Judul mirip “Inovasi Gabung Dua” di baris 3. Bandingkan sebelum mengimpor.
        = Usulan!2 ["Inovasi Gabung Satu","Dinas Kesehatan",""]
        = Usulan!3 ["Inovasi Gabung Dua","Dinas Kesehatan",""]
        = Usulan!4 ["Inovasi Gabung Tiga","Dinas Pertanian",""]
    "#]],
    );
}

#[test]
fn what_can_be_read_is_read_and_the_reason_told_is_the_true_one() {
    let (meja, edition) = Meja::of_2021();
    let mut text = told(&meja, "usulan", Some(edition), "baris.xlsx", case!("dimensi.xlsx"), json!({}));
    for (name, bytes) in [
        ("alamat.xlsx", case!("alamat.xlsx").as_slice()),
        ("ekspor.xls", b"<html><body><table><tr><td>Judul</td></tr></table></body></html>".as_slice()),
        ("surat.csv", b"%PDF-1.7\n".as_slice()),
    ] {
        writeln!(text, "{}", meja.refused("usulan", Some(edition), name, bytes, all())).unwrap();
    }
    check(
        &text,
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah · lembar “Daftar” tajuk 1
        2 siap baru Inovasi Dimensi
        = Daftar!2 ["Inovasi Dimensi","Dinas Kesehatan"]
        invalid: Berkas alamat.xlsx memuat sel di tempat yang tidak ada.
          Alamat “4294967297” di lembar “A” tidak ada di Excel.
          > Buka dan simpan ulang di Excel, lalu pilih lagi.
        invalid: Berkas ekspor.xls berisi halaman web (HTML) dan tidak dibaca.
          > Buka di Excel. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.
        invalid: Berkas surat.csv berisi PDF dan tidak dibaca.
          > Buka di Excel. Simpan sebagai .xlsx atau .csv, lalu pilih lagi.
    "#]],
    );
}

#[test]
fn every_format_an_office_saves_is_read() {
    let (meja, edition) = Meja::of_2021();
    let mut text = String::new();
    for (name, bytes) in [
        ("usulan.xls", case!("usulan.xls").as_slice()),
        ("usulan.xlsb", case!("usulan.xlsb").as_slice()),
        ("usulan.ods", case!("usulan.ods").as_slice()),
    ] {
        writeln!(text, "{}", told(&meja, "usulan", Some(edition), name, bytes, json!({}))).unwrap();
    }
    check(
        &text,
        &expect![[r#"
        2 siap, 2 peringatan, 1 salah · lembar “Usulan” tajuk 1
        ! Lembar “Lama” disembunyikan di berkas.
        ! 1 baris tersembunyi ikut diimpor: baris 4.
        ! 1 sel gabungan hanya mengisi baris pertamanya.
        2 siap baru Inovasi Xls Satu
        3 peringatan baru Inovasi Xls Dua
            peringatan E3 “2021”: Hanya tahun yang tertulis. Dipakai hari pertamanya, 1 Januari 2021; perbaiki selnya bila tanggalnya diketahui.
        4 peringatan baru Inovasi Tersembunyi
            peringatan 4 “”: Baris ini tersembunyi di berkas (disaring atau disembunyikan). Pastikan memang ikut diimpor.
        5 siap baru Inovasi Gabung Satu
        6 salah  Inovasi Gabung Dua
            salah C6 “”: Perangkat daerah belum diisi.
        = Usulan!2 ["007","Inovasi Xls Satu","Dinas Kesehatan","Ani Contoh, S.Kep.","02-01-2020","85%"]
        = Usulan!3 ["008","Inovasi Xls Dua","Dinas Kesehatan","Budi — “Contoh” ✓","2021","8,50"]
        = Usulan!4 ["","Inovasi Tersembunyi","Dinas Kesehatan"]
        = Usulan!5 ["","Inovasi Gabung Satu","Dinas Pertanian"]
        = Usulan!6 ["","Inovasi Gabung Dua","","","","BENAR"]

        2 siap, 0 peringatan, 0 salah · lembar “Usulan” tajuk 1
        ! Lembar “Lama” disembunyikan di berkas.
        2 siap baru Inovasi Xlsb Satu
        3 siap baru Inovasi Xlsb Dua
        = Usulan!2 ["Inovasi Xlsb Satu","Dinas Kesehatan","02-01-2020","0,85"]
        = Usulan!3 ["Inovasi Xlsb Dua","Dinas Kesehatan","","8,5"]

        2 siap, 1 peringatan, 1 salah · lembar “Usulan” tajuk 1
        ! Lembar “Lama” disembunyikan di berkas.
        ! 1 sel berisi rumus, pertama di lembar “Usulan” sel E5; yang dipakai nilai tersimpan.
        ! 1 baris tersembunyi ikut diimpor: baris 3.
        ! 1 sel gabungan hanya mengisi baris pertamanya.
        2 siap baru Inovasi Ods Satu
        3 peringatan baru Inovasi Tersembunyi
            peringatan 3 “”: Baris ini tersembunyi di berkas (disaring atau disembunyikan). Pastikan memang ikut diimpor.
        4 siap baru Inovasi Ods Dua
        5 salah  Inovasi Ods Tiga
            salah B5 “”: Perangkat daerah belum diisi.
            peringatan E5 “2”: Sel berisi rumus. Yang dipakai nilai yang tersimpan di berkas.
        = Usulan!2 ["Inovasi Ods Satu","Dinas Kesehatan","Ani & Budi, S.Kep.","02-01-2020","85%"]
        = Usulan!3 ["Inovasi Tersembunyi","Dinas Kesehatan"]
        = Usulan!4 ["Inovasi Ods Dua","Dinas Pertanian","","","8,5"]
        = Usulan!5 ["Inovasi Ods Tiga","","","","2"]

    "#]],
    );
}

#[test]
fn a_person_can_say_separator_and_encoding() {
    let (meja, edition) = Meja::of_2021();
    let told = |name: &str, bytes: &[u8], said: Value| {
        told(&meja, "usulan", Some(edition), name, bytes, json!({ "reading": said }))
    };
    let mut text = told("pipa.csv", b"Judul|Perangkat Daerah\nInovasi Pipa|Dinas Kesehatan\n", json!({}));
    let wide: Vec<u8> = "Judul;Perangkat Daerah\r\nInovasi Lebar;Dinas Kesehatan\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    text += &told("tanpa-tanda.csv", &wide, json!({}));
    // Commas inside most titles outvote the true separator; one word puts it right.
    let commas = "Judul;Perangkat Daerah,x\nSatu, dua, tiga;Dinas Kesehatan,x\nEmpat, lima, enam;Dinas Kesehatan,x\n";
    text += &told("koma.csv", commas.as_bytes(), json!({ "separator": "," }));
    text += &told("koma.csv", commas.as_bytes(), json!({ "separator": ";" }));
    text += &told(
        "enkode.csv",
        "Judul;Perangkat Daerah\nCafé;Dinas Kesehatan\n".as_bytes(),
        json!({ "encoding": "Windows-1252" }),
    );
    check(
        &text,
        &expect![[r#"
        1 siap, 0 peringatan, 0 salah · lembar “pipa” tajuk 1
        UTF-8, dipisah garis tegak
        2 siap baru Inovasi Pipa
        = pipa!2 ["Inovasi Pipa","Dinas Kesehatan"]
        1 siap, 0 peringatan, 0 salah · lembar “tanpa-tanda” tajuk 1
        UTF-16, dipisah titik koma
        2 siap baru Inovasi Lebar
        = tanpa-tanda!2 ["Inovasi Lebar","Dinas Kesehatan"]
        0 siap, 0 peringatan, 0 salah · lembar “koma” tajuk null
        UTF-8, dipisah koma
        tanpa kolom Judul
        tanpa kolom Perangkat daerah
        0 siap, 0 peringatan, 0 salah · lembar “koma” tajuk null
        UTF-8, dipisah titik koma
        tanpa kolom Judul
        tanpa kolom Perangkat daerah
        1 siap, 0 peringatan, 0 salah · lembar “enkode” tajuk 1
        Windows-1252, dipisah titik koma
        2 siap baru CafÃ©
        = enkode!2 ["CafÃ©","Dinas Kesehatan"]
    "#]],
    );
    let wrong = json!({ "mode": "all", "reading": { "separator": "x", "encoding": "EBCDIC", "hidden": "y" } });
    check(
        &meja.refused("usulan", Some(edition), "pipa.csv", b"a;b\n1;2\n", wrong),
        &expect![[r#"
        invalid: 3 isian perlu diperbaiki.
          > Perbaiki isian yang ditandai, lalu simpan lagi.
          - reading.encoding: Enkode “EBCDIC” tidak dikenal. Gunakan salah satu: UTF-8, Windows-1252, UTF-16, UTF-16BE.
          - reading.separator: Pemisah “x” tidak dikenal. Gunakan salah satu: ; , | atau tab.
          - reading.hidden: Cara “y” tidak dikenal. Gunakan salah satu: take, leave."#]],
    );
}

#[test]
fn a_paste_is_separated_by_tabs_only_and_keeps_its_quotes() {
    let (meja, edition) = Meja::of_2021();
    let text = pasted(
        &meja,
        "usulan",
        edition,
        &format!(
            "{TWO}Satu; dua, tiga | empat\tDinas Kesehatan\n\"Kelas\" Buby\tDinas Kesehatan\n\"Kejar Stunting\"\tDinas Kesehatan\n\"Baris\npatah\"\tDinas Kesehatan\n"
        ),
    );
    check(
        &text,
        &expect![[r#"
        4 siap, 0 peringatan, 0 salah · lembar “tempelan” tajuk 1
        UTF-8, dipisah tab
        2 siap baru Satu; dua, tiga | empat
        3 siap baru "Kelas" Buby
        4 siap baru "Kejar Stunting"
        5 siap baru Baris patah
        ["Satu; dua, tiga | empat","Dinas Kesehatan"]
        ["\"Kelas\" Buby","Dinas Kesehatan"]
        ["\"Kejar Stunting\"","Dinas Kesehatan"]
        ["Baris patah","Dinas Kesehatan"]"#]],
    );
}

#[test]
fn twenty_wide_sheets_are_read() {
    let (meja, edition) = Meja::of_2021();
    let report = meja.inspect("usulan", Some(edition), "harian.xlsx", case!("lembar-lebar.xlsx"), json!({}));
    assert_eq!((report["sheets"].as_array().unwrap().len(), report["columns"].as_array().unwrap().len()), (20, 60));
}
