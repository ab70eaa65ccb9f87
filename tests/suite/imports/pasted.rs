//! A block pasted from Excel, cells mended in the report, the report as a file.

use expect_test::expect;
use serde_json::json;

use super::{Meja, show};

#[test]
fn a_pasted_block_is_an_import_like_a_file_and_one_undo() {
    let meja = Meja::new();
    let before = meja.dump();
    let text = "kode\tnama\tjenis\r\nDINKES\tDinas Kesehatan\tDinas\r\nDISTAN\tDinas Pertanian\tdinas\r\n";
    let input = json!({ "kind": "perangkat-daerah", "text": text });
    let report = meja.call("imports.inspect", input.clone());
    expect![[r#"
        2 siap, 0 peringatan, 0 salah · lembar “tempelan” tajuk 1
        UTF-8, dipisah tab
        2 siap baru Dinas Kesehatan
        3 siap baru Dinas Pertanian
    "#]]
    .assert_eq(&show(&report));
    let mut apply = input;
    apply["mode"] = json!("all");
    meja.call("imports.apply", apply);
    let label = meja.call("operations.list", json!({ "limit": 1 }))[0]["label"].clone();
    assert_eq!(label, "Impor 2 unit dari tempelan");
    meja.call("operations.undo", json!({}));
    assert_eq!(meja.dump(), before);
}

#[test]
fn a_block_without_a_header_is_read_in_the_order_of_the_template() {
    let meja = Meja::new();
    let report = meja.call(
        "imports.inspect",
        json!({ "kind": "perangkat-daerah", "text": "DINKES\tDinas Kesehatan\tDinas\nPKM\tPuskesmas Tana Lili\tPuskesmas\tDINKES\n" }),
    );
    expect![[r#"
        2 siap, 0 peringatan, 0 salah · lembar “tempelan” tajuk 1
        UTF-8, dipisah tab
        2 siap baru Dinas Kesehatan
        3 siap baru Puskesmas Tana Lili
    "#]]
    .assert_eq(&show(&report));
}

#[test]
fn a_mended_cell_is_read_as_mended_and_the_rest_goes_back_as_a_file() {
    let (meja, edition) = Meja::of_2021();
    let file = "judul,pd,mulai\nKejar,Dinas Kesehatan,31/11/2020\nPanen,Dinas Tidak Ada,1/1/2020\n".as_bytes();
    let report = meja.inspect("usulan", Some(edition), "u.csv", file, json!({}));
    let sheet = report["sheet"].clone();
    assert_eq!(report["summary"], "0 siap, 0 peringatan, 2 salah");
    let mends = json!({ "mends": [{ "sheet": sheet, "row": 2, "column": "C", "text": "10/11/2020" }] });
    let report = meja.inspect("usulan", Some(edition), "u.csv", file, mends.clone());
    assert_eq!(report["summary"], "1 siap, 0 peringatan, 1 salah");
    let mut input = meja.put("usulan", Some(edition), "u.csv", file, mends);
    input["to"] = json!("laporan");
    let saved = meja.call("imports.save_report", input);
    assert_eq!(saved["name"], "u, baris yang perlu diperbaiki.xlsx");
    let (token, _, bytes) = meja.files.outputs.lock().unwrap().last().cloned().unwrap();
    assert_eq!((token.as_str(), saved["size"].as_u64()), ("laporan", Some(bytes.len() as u64)));
    let book = kipp_sheets::read("l.xlsx", &bytes, &kipp_sheets::Limits::DEFAULT).unwrap();
    let lines: Vec<String> = book.sheets[0]
        .rows()
        .iter()
        .map(|row| row.iter().map(kipp_sheets::Cell::shown).collect::<Vec<_>>().join(" | "))
        .collect();
    expect![[r#"
        Baris | judul | pd | mulai | Keterangan
        3 | Panen | Dinas Tidak Ada | 1/1/2020 | salah (B3): Perangkat daerah tidak dikenal. Maksudnya Dinas Pendidikan dan Kebudayaan atau Dinas Pemuda, Olahraga dan Pariwisata atau Dinas Pertanian?"#]].assert_eq(&lines.join("\n"));
}

#[test]
fn an_answer_for_this_file_only_is_not_learned() {
    let (meja, edition) = Meja::of_2021();
    let file = "judul,pd\nKejar,Dinas Kesehatan Lama\nPanen,Dinas Tani Kita\n".as_bytes();
    let answers = json!({ "Dinas Kesehatan Lama": "DINKES", "Dinas Tani Kita": "DISTAN" });
    let report = meja.inspect("usulan", Some(edition), "u.csv", file, json!({ "answers": answers }));
    let learns: Vec<_> = report["questions"].as_array().unwrap().iter().map(|one| one["learns"].clone()).collect();
    assert_eq!(learns, [true, true]);
    let before = meja.dump();
    let input = json!({ "mode": "all", "answers": answers, "once": ["Dinas Kesehatan Lama"] });
    let done = meja.apply("usulan", Some(edition), "u.csv", file, input);
    assert_eq!((&done["value"]["new"], &done["value"]["learned"]), (&json!(2), &json!(["Dinas Tani Kita"])));
    let again = meja.inspect("usulan", Some(edition), "u.csv", file, json!({}));
    let asked: Vec<_> = again["questions"].as_array().unwrap().iter().map(|one| one["text"].clone()).collect();
    assert_eq!(asked, ["Dinas Kesehatan Lama"]);
    meja.call("operations.undo", json!({}));
    assert_eq!(meja.dump(), before);
}
