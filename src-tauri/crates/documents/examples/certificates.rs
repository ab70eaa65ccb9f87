//! Sets and writes many certificates and says how long it took: `certificates N STYLE OUT.pdf [BACKGROUND
//! LOGO SIGNATURE]`. For measuring by hand; the promised figures are in tests/bench.

use std::io::Write;
use std::time::Instant;

use kipp_documents::pdf::{self, Info};
use kipp_documents::{FontSet, Moment, Picture, Setup, Values, compose, templates};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().collect();
    let [_, count, style, out, pictures @ ..] = &args[..] else {
        return Err("certificates N STYLE OUT.pdf [BACKGROUND LOGO SIGNATURE]".into());
    };
    let started = Instant::now();
    let fonts = FontSet::shipped()?;
    let template = templates::shipped(style).ok_or("no such template")??;
    let template = template.with_switch("blangko_kop", false).with_switch("blangko_judul", false);
    let moment = Moment::parse("2021-12-10T15.20", 480).ok_or("moment")?;
    let mut setup = Setup::at(moment);
    if let [background, logo, signature] = pictures {
        setup.background = Some(Picture::load(std::fs::read(background)?)?);
        setup.emblem = Some(Picture::load(std::fs::read(logo)?)?);
        setup.signatures.push(("ttd".to_owned(), Picture::load(std::fs::read(signature)?)?));
    }
    let loaded = started.elapsed();
    let recipients = (0..count.parse::<i64>()?).map(recipient).collect();
    let regent =
        Values::new().text("nama", "INDAH PUTRI INDRIANI").text("jabatan", "Bupati Luwu Utara").text("gambar", "ttd");
    let values = Values::new()
        .text("nama_daerah", "Luwu Utara")
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("kompetisi", "Kompetisi Inovasi Pelayanan Publik (KIPP)")
        .int("tahun", 2021)
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
        .node("pejabat", regent)
        .list("penerima", recipients);
    let composed = compose(&template, &values, &setup, &fonts)?;
    let set = started.elapsed();
    let info = Info {
        title: template.title.clone(),
        author: "Bagian Organisasi".into(),
        subject: String::new(),
        created: moment,
    };
    let bytes = pdf::write(&composed, &fonts, &info)?;
    let written = started.elapsed();
    std::fs::write(out, &bytes)?;
    writeln!(
        std::io::stdout(),
        "load {loaded:?}, set {:?}, write {:?}, all {written:?}, {} bytes",
        set - loaded,
        written - set,
        bytes.len()
    )?;
    Ok(())
}

fn recipient(n: i64) -> Values {
    const FIRST: [&str; 7] = ["Andi", "Nur", "Muhammad", "Sitti", "Baso", "Rahma", "Ahmad"];
    const LAST: [&str; 6] = ["Bahtiar", "Syamsuddin", "Hasanah", "Palallo", "Wahyuni", "Kusumaningtyas"];
    const DEGREES: [&str; 5] = ["", ", S.Sos.", ", S.STP., M.Si.", ", S.Kep., Ns.", ", M.A.P., CGCAE."];
    let at = |n: i64, list: &[&'static str]| list[(n as usize) % list.len()];
    let name = if n == 96 {
        "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.".to_owned()
    } else {
        format!("{} {} {}{}", at(n, &FIRST), at(n / 7, &LAST), at(n / 3, &FIRST), at(n / 5, &DEGREES))
    };
    Values::new()
        .text("nomor", format!("061/CONTOH-{:04}/B. Organisasi/Setda", n + 1))
        .text("nama", name)
        .text("unit", "Kepala UPT Puskesmas Tana Lili, Dinas Kesehatan")
        .text("unit_kedua", "")
        .text("kelas", "Top 7 Inovasi Pelayanan Publik")
        .int("peringkat", n % 10 + 1)
        .text(
            "judul_inovasi",
            format!("Inovasi Pelayanan {} Terpadu bagi Masyarakat Desa Terpencil nomor {n}", at(n, &LAST)),
        )
}
