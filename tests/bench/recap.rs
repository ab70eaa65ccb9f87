//! A list of 3,000 rows and 12 columns with wrapped cells, repeated head, page numbers and a signature block; the same
//! list set by Typst and ReportLab.

use std::fs;
use std::path::Path;

use kipp_documents::pdf::{self, Info};
use kipp_documents::{FontSet, Moment, Paper, Setup, Values, compose, templates};
use serde_json::json;

use crate::figures::{Goal, Report, Trouble, median, timed};
use crate::peers::{self, middle};

const ROWS: usize = 3000;
/// Beside the running number: twelve columns in all.
const HEADS: [&str; 11] =
    ["Kode", "Nama", "Nama pendek", "Jenis", "Induk", "Kepala", "Nomor HP", "Wajib", "Sejak", "Usulan", "Catatan"];

fn cells(n: usize) -> [String; 11] {
    const KINDS: [&str; 4] = ["Dinas", "Badan", "Kecamatan", "Puskesmas"];
    [
        format!("{:04}", n + 1),
        format!("Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Nomor {n}"),
        format!("DP3AK {n}"),
        KINDS[n % 4].into(),
        "Sekretariat Daerah".into(),
        format!("Kepala {n}, S.Sos., M.Si."),
        format!("0812{:07}", n * 7919 % 10_000_000),
        "ya".into(),
        "01-02-2020".into(),
        (n % 4).to_string(),
        format!("catatan baris {}", n + 1),
    ]
}

fn values() -> Values {
    let heads = HEADS.iter().enumerate().map(|(at, title)| {
        let head = Values::new().text("judul_kolom", *title);
        match at {
            1 => head.int("porsi", 250),
            0 | 7 | 9 => head.int("lebar", 16).text("rata", "tengah"),
            8 => head.int("lebar", 20).text("jenis", "date").text("rata", "tengah"),
            _ => head.int("porsi", 100),
        }
    });
    let rows = (0..ROWS).map(|n| {
        let cells = cells(n).into_iter().map(|text| Values::new().text("isi", text)).collect();
        Values::new().list("kolom", cells)
    });
    let signer =
        Values::new().text("nama", "Muhammad Hadi").text("jabatan", "Kepala Bagian Organisasi").flag("kapital", true);
    Values::new()
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan")
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
        .text("judul", "DAFTAR PERANGKAT DAERAH")
        .text("nama_daftar", "Daftar Perangkat Daerah")
        .list("kolom", heads.collect())
        .list("baris", rows.collect())
        .list("penanda_tangan", vec![signer])
}

fn set(values: &Values, fonts: &FontSet) -> Result<Vec<u8>, Trouble> {
    let created = Moment::parse("2021-12-10T15.20", 480).ok_or("a moment")?;
    let template = templates::shipped("daftar-umum").ok_or("no such template")??;
    let composed = compose(&template, values, &Setup::at(created).on(Paper::F4), fonts)?;
    let info =
        Info { title: composed.title.clone(), author: "Bagian Organisasi".into(), subject: String::new(), created };
    Ok(pdf::write(&composed, fonts, &info)?)
}

/// The child.
pub fn print(out: &str) -> Result<(), Trouble> {
    Ok(fs::write(out, set(&values(), &FontSet::shipped()?)?)?)
}

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let what = "recap of 3,000 rows x 12 columns";
    let (fonts, values) = (FontSet::shipped()?, values());
    set(&values, &fonts)?;
    let runs: Vec<f64> = (0..report.runs * 3).map(|_| timed(|| set(&values, &fonts)).0.wall / 1000.0).collect();
    report.line(&format!("{what}: set and written, in the program"), median(runs), "s", Goal::AtMost(0.15))?;
    let Some(python) = peers::python() else {
        return report
            .not_measured(&format!("{what}: peers"), "KIPP_BENCH_PYTHON names no Python with reportlab and typst");
    };
    let rows: Vec<Vec<String>> = (0..ROWS).map(|n| [vec![(n + 1).to_string()], cells(n).to_vec()].concat()).collect();
    let heads = [vec!["No"], HEADS.to_vec()].concat();
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/documents/fonts").canonicalize()?;
    peers::put_job(&folder.join("recap.json"), &json!({ "fonts": font, "heads": heads, "rows": rows }))?;
    let (mut ours, mut typst, mut reportlab) = (vec![], vec![], vec![]);
    for _ in 0..report.runs {
        for _ in 0..3 {
            ours.push(peers::run_self(&["--recap"], &folder.join("kipp-recap.pdf"))?);
        }
        typst.push(peers::run_peer(&python, "recap_typst.py", &[folder], &folder.join("typst-recap.pdf"))?);
        reportlab.push(peers::run_peer(&python, "recap_reportlab.py", &[folder], &folder.join("reportlab-recap.pdf"))?);
    }
    let ours = middle(&ours);
    report.line(&format!("{what}: whole process, wall"), ours.wall_s, "s", Goal::None)?;
    report.line(&format!("{what}: whole process, cpu"), ours.cpu_s, "s", Goal::None)?;
    report.line(&format!("{what}: whole process, peak"), ours.peak_mib, "MiB", Goal::None)?;
    report.line(&format!("{what}: size"), ours.bytes / 1e6, "MB", Goal::None)?;
    for (name, peer) in [("Typst", middle(&typst)), ("ReportLab", middle(&reportlab))] {
        report.line(&format!("  {name}: wall"), peer.wall_s, "s", Goal::None)?;
        report.line(&format!("  {name}: size"), peer.bytes / 1e6, "MB", Goal::None)?;
        report.line(&format!("  times faster than {name} (wall)"), peer.wall_s / ours.wall_s, "x", Goal::None)?;
    }
    Ok(())
}
