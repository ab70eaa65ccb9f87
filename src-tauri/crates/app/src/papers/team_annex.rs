//! Lampiran keputusan: the teams of an edition, as the decree that forms them lists them.
//!
//! Source: documents-year.md 10.1.

use kipp_documents::Values;
use kipp_domain::nip::Nip;
use kipp_domain::team::Team;
use kipp_domain::words;
use kipp_store::Read;

use super::catalogue::Document;
use super::finding::{Finding, Level};
use super::office::Office;
use super::request::DocumentRequest;
use crate::error::Result;
use crate::results::signing;
use crate::sessions::teams::{self, Member};

/// Values of the annex. Without the number of the decree it is a draft.
pub(crate) fn values(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let typed = |key: &str| office.typed(Document::TeamAnnex, key);
    for (key, what) in [("nomor", "Nomor keputusan"), ("tanggal", "Tanggal keputusan")] {
        if typed(key).is_none() {
            let text = format!("{what} belum diisi; dicetak “–”.");
            findings.push(Finding::field(Level::Warning, "value_missing", key, text));
        }
    }
    let members = teams::of_edition(read, request.edition)?;
    for team in Team::ALL {
        if !members.iter().any(|one| one.team == team) {
            findings.push(Finding::new(Level::Warning, "nobody", format!("{} belum ada anggotanya.", team.label())));
        }
    }
    let people = signing::on_day(&office.signatories, office.day_of(Document::TeamAnnex));
    let signer = people.iter().find(|person| person.role == "kepala_daerah");
    if signer.is_none() {
        let text = "Kepala daerah belum ada dalam daftar penanda tangan.";
        findings.push(Finding::new(Level::Warning, "signatory_missing", text));
    }
    let signer = office.node(signer, "kepala_daerah");
    let subject =
        format!("PEMBENTUKAN TIM PELAKSANA, TIM PENILAI, DAN SEKRETARIAT {}", office.edition.full_name.to_uppercase());
    let mut values = office
        .values()
        .text("nama_pejabat", signer.str("jabatan").to_uppercase())
        .text("nomor", typed("nomor").unwrap_or(words::NONE))
        .text("tentang", typed("tentang").unwrap_or(&subject))
        .text("kompetisi", &office.edition.full_name)
        .list("baris", request.certain_rows(|| rows(&members)))
        .list("penanda_tangan", vec![signer]);
    if let Some(day) = crate::dates::kept(typed("tanggal")) {
        values = values.text("tanggal", day.to_string());
    }
    Ok(values)
}

/// Whether the decree has no number yet.
pub(crate) fn is_draft(office: &Office) -> bool {
    office.typed(Document::TeamAnnex, "nomor").is_none()
}

/// A heading for each team that has members, with its members behind it.
fn rows(members: &[Member]) -> Vec<Values> {
    let mut rows = Vec::with_capacity(members.len() + Team::ALL.len());
    let manned = Team::ALL.into_iter().filter(|team| members.iter().any(|one| one.team == *team));
    for (letter, team) in ('A'..).zip(manned) {
        let name = format!("{letter}. {}", team.label().to_uppercase());
        rows.push(Values::new().flag("kelompok_baris", true).text("nama_kelompok", name));
        rows.extend(members.iter().filter(|one| one.team == team).map(row));
    }
    rows
}

fn row(member: &Member) -> Values {
    let office = member.office.as_deref().unwrap_or_default();
    let nip = member.nip.as_deref().and_then(|nip| Nip::parse(nip).ok());
    let (name, below) = match &member.name {
        Some(name) => (name.as_str(), office),
        None => (office, ""),
    };
    Values::new()
        .text("nama", name)
        .text("nip", nip.map(|nip| format!("NIP {}", nip.grouped())).unwrap_or_default())
        .text("jabatan", below)
        .text("unsur", member.element.as_deref().unwrap_or(words::NONE))
        .text("kedudukan", member.seat.label())
        .text("nama_tim", member.team.label())
}
