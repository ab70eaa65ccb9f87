//! A thousand certificates: over a full-page JPEG with logo, signature and QR (`raster`), and in the classic vector
//! style (`classic`); the same page set by Typst and ReportLab.

use std::fs;
use std::path::Path;

use kipp_documents::pdf::{self, Info};
use kipp_documents::{Composed, FontSet, Moment, Picture, Setup, Values, compose, templates};
use serde_json::{Value, json};

use crate::border;
use crate::figures::{Goal, Report, Trouble};
use crate::peers::{self, Spent, middle};

const COUNT: i64 = 1000;
pub const STYLES: [&str; 2] = ["raster", "classic"];

/// A recipient, plainly: what both we and the peers set.
struct Recipient {
    number: String,
    name: String,
    unit: &'static str,
    class: &'static str,
    rank: i64,
    title: String,
}

/// 114 letters: the longest name there is.
const LONGEST: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";

fn recipient(n: i64) -> Recipient {
    const FIRST: [&str; 7] = ["Andi", "Nur", "Muhammad", "Sitti", "Baso", "Rahma", "Ahmad"];
    const LAST: [&str; 6] = ["Bahtiar", "Syamsuddin", "Hasanah", "Palallo", "Wahyuni", "Kusumaningtyas"];
    const DEGREES: [&str; 5] = ["", ", S.Sos.", ", S.STP., M.Si.", ", S.Kep., Ns.", ", M.A.P., CGCAE."];
    let at = |n: i64, list: &[&'static str]| list[usize::try_from(n).unwrap_or(0) % list.len()];
    let name = match n {
        96 => LONGEST.to_owned(),
        _ => format!("{} {} {}{}", at(n, &FIRST), at(n / 7, &LAST), at(n / 3, &FIRST), at(n / 5, &DEGREES)),
    };
    Recipient {
        number: format!("061/CONTOH-{:04}/B. Organisasi/Setda", n + 1),
        name,
        unit: "Kepala UPT Puskesmas Tana Lili, Dinas Kesehatan",
        class: "Top 7 Inovasi Pelayanan Publik",
        rank: n % 10 + 1,
        title: format!(
            "Inovasi Pelayanan {} Terpadu bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Kependudukan nomor {n}",
            at(n, &LAST)
        ),
    }
}

fn values() -> Values {
    let rows = (0..COUNT).map(recipient).map(|one| {
        Values::new()
            .text("nomor", one.number)
            .text("nama", one.name)
            .text("unit", one.unit)
            .text("unit_kedua", "")
            .text("kelas", one.class)
            .int("peringkat", one.rank)
            .text("judul_inovasi", one.title)
    });
    let regent = Values::new().text("nama", "INDAH PUTRI INDRIANI").text("jabatan", "Bupati Luwu Utara");
    Values::new()
        .text("nama_daerah", "Luwu Utara")
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("kompetisi", "Kompetisi Inovasi Pelayanan Publik (KIPP)")
        .int("tahun", 2021)
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
        .node("pejabat", regent.text("gambar", "ttd"))
        .list("penerima", rows.collect())
}

fn moment() -> Result<Moment, Trouble> {
    Moment::parse("2021-12-10T15.20", 480).ok_or_else(|| "a moment".into())
}

fn composed(style: &str, assets: &Path, fonts: &FontSet, values: &Values) -> Result<Composed, Trouble> {
    let raster = style == "raster";
    let template = templates::shipped(if raster { "piagam-teks" } else { "piagam" }).ok_or("no such template")?;
    let template = template?.with_switch("blangko_kop", false).with_switch("blangko_judul", false);
    let mut setup = Setup::at(moment()?);
    setup.emblem = Some(Picture::load(fs::read(assets.join("logo.png"))?)?);
    setup.signatures.push(("ttd".to_owned(), Picture::load(fs::read(assets.join("signature.png"))?)?));
    if raster {
        setup.background = Some(Picture::load(fs::read(assets.join("background.jpg"))?)?);
    }
    Ok(compose(&template, values, &setup, fonts)?)
}

/// The child: sets and writes all of them into `out`, in whose folder the pictures lie.
pub fn print(style: &str, out: &str) -> Result<(), Trouble> {
    let out = Path::new(out);
    let assets = out.parent().ok_or("a folder")?;
    let fonts = FontSet::shipped()?;
    let composed = composed(style, assets, &fonts, &values())?;
    let bytes = pdf::write(&composed, &fonts, &info(&composed)?)?;
    Ok(fs::write(out, bytes)?)
}

fn info(composed: &Composed) -> Result<Info, Trouble> {
    Ok(Info {
        title: composed.title.clone(),
        author: "Bagian Organisasi".into(),
        subject: String::new(),
        created: moment()?,
    })
}

/// What is on the pages, for the peers; the border of the classic style as a drawing.
fn put_job(folder: &Path, python: &Path) -> Result<(), Trouble> {
    let recipients: Vec<Value> = (0..COUNT)
        .map(recipient)
        .map(|one| json!({ "number": one.number, "name": one.name, "unit": one.unit, "class": one.class, "rank": one.rank, "title": one.title }))
        .collect();
    let contents: Vec<String> =
        (0..COUNT).map(|n| format!("KIPP1;{};{:06X}", recipient(n).number, n * 7919 % 0x100_0000)).collect();
    let contents_file = folder.join("contents.json");
    peers::put_job(&contents_file, &json!(contents))?;
    peers::make_assets(python, folder, &contents_file)?;
    put_border(folder)?;
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/documents/fonts").canonicalize()?;
    peers::put_job(&folder.join("certificates.json"), &json!({ "fonts": fonts, "recipients": recipients }))
}

/// The shared layer of the classic style, in every form a peer reads.
fn put_border(folder: &Path) -> Result<(), Trouble> {
    let fonts = FontSet::shipped()?;
    let all = values();
    let one = all.rows("penerima").iter().take(1).cloned().collect();
    let composed = border::alone(composed("classic", folder, &fonts, &all.list("penerima", one))?);
    fs::write(folder.join("border.pdf"), border::pdf(&composed, &fonts, &info(&composed)?)?)?;
    peers::put_job(&folder.join("border.json"), &border::paths(&composed))
}

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let Some(python) = peers::python() else {
        return report.not_measured("certificates", "KIPP_BENCH_PYTHON names no Python with reportlab and typst");
    };
    put_job(folder, &python)?;
    for style in STYLES {
        let (mut ours, mut typst, mut reportlab, mut given) = (vec![], vec![], vec![], vec![]);
        let own = |out: &str| peers::run_self(&["--certificates", style], &folder.join(out));
        let peer = |script: &str, out: String| {
            peers::run_peer(&python, script, &[Path::new(style), folder], &folder.join(out))
        };
        own(&format!("kipp-{style}.pdf"))?;
        for _ in 0..report.runs {
            for _ in 0..3 {
                ours.push(own(&format!("kipp-{style}.pdf"))?);
            }
            typst.push(peer("certificates_typst.py", format!("typst-{style}.pdf"))?);
            reportlab.push(peer("certificates_reportlab.py", format!("reportlab-{style}.pdf"))?);
            given.push(peer("certificates_reportlab_qr_given.py", format!("reportlab-given-{style}.pdf"))?);
        }
        told(report, style, middle(&ours), middle(&typst), middle(&reportlab), middle(&given))?;
    }
    Ok(())
}

fn told(
    report: &mut Report,
    style: &str,
    ours: Spent,
    typst: Spent,
    reportlab: Spent,
    given: Spent,
) -> Result<(), Trouble> {
    let what = match style {
        "raster" => "1,000 certificates over a JPEG with logo, signature, QR",
        _ => "1,000 certificates, classic vector style",
    };
    report.line(&format!("{what}: wall"), ours.wall_s, "s", Goal::None)?;
    report.line(&format!("{what}: cpu"), ours.cpu_s, "s", Goal::AtMost(0.45))?;
    report.line(&format!("{what}: peak"), ours.peak_mib, "MiB", Goal::AtMost(40.0))?;
    report.line(&format!("{what}: size"), ours.bytes / 1e6, "MB", Goal::None)?;
    // Typst has no QR encoder: its symbols are given. ReportLab has one; what it takes without is told as well.
    for (name, peer, faster) in [("Typst, QR given", typst, 18.0), ("ReportLab", reportlab, 35.0)] {
        report.line(&format!("  {name}: wall"), peer.wall_s, "s", Goal::None)?;
        report.line(&format!("  {name}: cpu"), peer.cpu_s, "s", Goal::None)?;
        report.line(&format!("  {name}: peak"), peer.peak_mib, "MiB", Goal::None)?;
        report.line(&format!("  {name}: size"), peer.bytes / 1e6, "MB", Goal::None)?;
        report.line(
            &format!("  times faster than {name} (wall)"),
            peer.wall_s / ours.wall_s,
            "x",
            Goal::AtLeast(faster),
        )?;
        report.line(&format!("  times less cpu than {name}"), peer.cpu_s / ours.cpu_s, "x", Goal::None)?;
        report.line(&format!("  our size against {name}"), ours.bytes / peer.bytes, "x", Goal::AtMost(1.0))?;
    }
    report.line("  times faster than ReportLab, QR given (wall)", given.wall_s / ours.wall_s, "x", Goal::None)
}
