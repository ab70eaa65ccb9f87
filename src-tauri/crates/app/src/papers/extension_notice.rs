//! Pengumuman perpanjangan: the later end of a stage, as the office announces it. The newest extension, or the one asked for.
//!
//! Source: documents-year.md 12.7.

use kipp_documents::Values;
use kipp_domain::words;
use kipp_store::Read;
use kipp_store::records::StageExtension;

use super::catalogue::Document;
use super::finding::{Finding, Level};
use super::office::Office;
use super::request::DocumentRequest;
use crate::error::{Fault, Noun, Refusal, Result};
use crate::results::signing;
use crate::rows;
use crate::year::stages;

const NOTICE: Document = Document::ExtensionNotice;

/// Values of the announcement. Without its number it is a draft.
pub(crate) fn values(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let typed = |key: &str| office.typed(NOTICE, key);
    let all = stages::extensions(read, request.edition)?;
    let extension = chosen(&all, request)?;
    let hour = typed("jam").or(office.edition.closing_time.as_deref());
    for (there, key, what) in [
        (typed("nomor").is_some(), "nomor", "Nomor pengumuman"),
        (typed("tanggal").is_some(), "tanggal", "Tanggal pengumuman"),
        (hour.is_some(), "jam", "Jam batas akhir"),
    ] {
        if !there {
            let text = match key {
                "tanggal" => format!("{what} belum diisi; dicetak tanggal hari ini."),
                _ => format!("{what} belum diisi; dicetak “–”."),
            };
            findings.push(Finding::field(Level::Warning, "value_missing", key, text));
        }
    }
    let people = signing::on_day(&office.signatories, office.day_of(NOTICE));
    let signer = people.iter().find(|person| person.role == "sekretaris_daerah");
    if signer.is_none() {
        let text = "Sekretaris daerah belum ada dalam daftar penanda tangan.";
        findings.push(Finding::new(Level::Warning, "signatory_missing", text));
    }
    let mut values = office
        .values()
        .text("tempat_surat", &office.place)
        .text("tanggal_surat", office.day_of(NOTICE).to_string())
        .text("nomor", typed("nomor").unwrap_or(words::NONE))
        .text("tahap", words::in_sentence(&rows::stage(read, extension.stage_id)?.name))
        .text("kompetisi", &office.edition.full_name)
        .text("dasar_hukum", office.law())
        .text("zona", office.zone.name())
        .text("alasan", typed("alasan").unwrap_or(extension.reason.trim()))
        .text("lama", extension.old_ends_on.as_deref().unwrap_or(words::NONE))
        .text("baru", &extension.new_ends_on)
        .text("jam_lama", hour.unwrap_or(words::NONE))
        .text("jam_baru", hour.unwrap_or(words::NONE))
        .list("penanda_tangan", vec![office.node(signer, "sekretaris_daerah")]);
    if let Some(day) = stages::age_counted_to(&all, extension) {
        values = values.text("tanggal_acuan", day.to_string());
    }
    Ok(values)
}

/// Whether the announcement has no number yet.
pub(crate) fn is_draft(office: &Office) -> bool {
    office.typed(NOTICE, "nomor").is_none()
}

fn chosen<'x>(all: &'x [StageExtension], request: &DocumentRequest) -> Result<&'x StageExtension> {
    match request.extension {
        Some(id) => all.iter().find(|one| one.id == id).ok_or_else(|| Fault::not_found(Noun::Extension, id)),
        None => all.last().ok_or(Refusal::NothingExtended.into()),
    }
}
