//! Writes every office document into a folder, to be looked at: `cargo run --example office -- DIR [NAME [TIMES]]`.
//! With a NAME only that one, printed TIMES times; `laporan.txt` says how long each took.

#[allow(clippy::expect_used)]
#[path = "../tests/office/data.rs"]
mod data;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use kipp_documents::pdf::{self, Info};
use kipp_documents::{FontSet, Marker, Paper, Values, compose, templates};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/office".to_owned());
    std::fs::create_dir_all(&folder)?;
    let fonts = FontSet::shipped()?;
    let mut report = String::new();
    let cases: Vec<(&str, &str, Values)> = vec![
        ("rekap-nilai", "nilai-5", data::scores(10, 5, 2, false)),
        ("rekap-nilai", "nilai-9-terburuk", data::scores(11, 9, 2, true)),
        ("rekap-nilai", "nilai-12", data::scores(41, 12, 2, true)),
        ("rekap-nilai", "nilai-pleno", data::scores(10, 3, 3, false).flag("pleno", true)),
        ("rekap-nilai", "nilai-kosong", data::scores(0, 5, 2, false)),
        ("rekap-nilai", "nilai-9", data::scores(10, 9, 2, false)),
        ("rekap-nilai", "nilai-3-tahap", data::scores(10, 5, 3, false)),
        ("rekap-nilai", "nilai-5-tahap", data::scores(11, 9, 5, true).flag("pleno", true).flag("empat_desimal", true)),
        ("rekap-kepatuhan", "kepatuhan", data::obligations(41)),
        ("rekap-peserta", "peserta", data::participants(11)),
        ("lampiran-pengumuman", "lampiran", data::annex(10, false)),
        ("lampiran-sk", "lampiran-sk", data::annex(10, true)),
        ("lembar-nilai", "lembar", data::score_sheets(7, &data::many_entries(11)[4..], false)),
        ("lembar-nilai", "lembar-kosong", data::score_sheets(7, &[], false)),
        ("lembar-nilai", "lembar-12", data::score_sheets(12, &data::many_entries(11)[10..], true)),
        ("lembar-nilai", "lembar-balik", data::score_sheets(7, &[], false).list("uraian", data::levels(7, 5, 40))),
        ("register-nomor", "register", data::numbers(11)),
        ("lembar-nilai-matriks", "matriks", data::matrix(7, 10)),
        ("daftar-hadir", "hadir", data::attendance(25, false)),
        ("daftar-hadir", "hadir-hibrida", data::attendance(41, true)),
        ("daftar-umum", "daftar", data::list(60, 8)),
        ("daftar-umum", "daftar-3000", data::list(3000, 11)),
    ];
    let juror = |n: usize| {
        Values::new()
            .text("nama_juri", format!("Dr. Juri Contoh {n}, M.Si."))
            .text("nip_juri", "19700101 199503 2 001")
            .text("jabatan_juri", "Asisten Administrasi Umum")
            .text("kedudukan", if n == 1 { "Ketua merangkap anggota" } else { "Anggota" })
    };
    let team = data::scores(10, 5, 2, false).list("tim", (1..=5).map(juror).collect());
    let mut cases = cases;
    cases.push(("rekap-nilai", "nilai-tim", team));
    let only = std::env::args().nth(2);
    let times = std::env::args().nth(3).and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
    let wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    let cases = cases.into_iter().filter(|(_, name, _)| wanted(name)).flat_map(|case| vec![case; times]);
    for (template, name, values) in cases {
        let template = templates::shipped(template).ok_or("no such template")?.map_err(|e| e.to_string())?;
        for (paper_name, paper) in [("A4", Paper::A4), ("F4", Paper::F4)] {
            let setup = data::setup().on(paper).marked(Marker::Sample);
            let start = Instant::now();
            let composed = compose(&template, &values, &setup, &fonts)?;
            let laid_out = start.elapsed();
            let info = Info {
                title: composed.title.clone(),
                author: "Bagian Organisasi".to_owned(),
                subject: String::new(),
                created: setup.printed_at,
            };
            let bytes = pdf::write(&composed, &fonts, &info)?;
            let total = start.elapsed();
            let path = Path::new(&folder).join(format!("{name}-{paper_name}.pdf"));
            std::fs::write(&path, &bytes)?;
            report.push_str(&format!(
                "{name}-{paper_name}: {} hal., {} B, susun {laid_out:?}, semua {total:?}, {:?}\n",
                composed.pages.len(),
                bytes.len(),
                composed.notices
            ));
        }
    }
    std::fs::write(Path::new(&folder).join("laporan.txt"), report)?;
    Ok(())
}
