//! Writes letters and the other documents of the year into a folder, to be looked at:
//! `cargo run --example letters -- DIR [NAME]`.

#[allow(clippy::expect_used, dead_code)]
#[path = "../tests/letters/cases.rs"]
mod cases;
#[allow(clippy::expect_used, dead_code)]
#[path = "../tests/letters/data.rs"]
mod data;

use std::error::Error;
use std::path::Path;

use kipp_documents::pdf::{self, Info};
use kipp_documents::{FontSet, Marker, Paper, compose};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/letters".to_owned());
    let only = std::env::args().nth(2);
    std::fs::create_dir_all(&folder)?;
    let fonts = FontSet::shipped()?;
    let mut report = String::new();
    for case in cases::all().iter().filter(|case| only.as_deref().is_none_or(|only| case.name.starts_with(only))) {
        for (paper_name, paper) in [("A4", Paper::A4), ("F4", Paper::F4)] {
            let setup = data::setup().on(paper).marked(Marker::Sample);
            let composed = compose(&case.template(), &case.values, &setup, &fonts)?;
            let info = Info {
                title: composed.title.clone(),
                author: "Bagian Organisasi".to_owned(),
                subject: String::new(),
                created: setup.printed_at,
            };
            let path = Path::new(&folder).join(format!("{}-{paper_name}.pdf", case.name));
            std::fs::write(&path, pdf::write(&composed, &fonts, &info)?)?;
            report.push_str(&format!(
                "{}-{paper_name}: {} hal., {:?}\n",
                case.name,
                composed.pages.len(),
                composed.notices
            ));
        }
    }
    std::fs::write(Path::new(&folder).join("laporan.txt"), report)?;
    Ok(())
}
