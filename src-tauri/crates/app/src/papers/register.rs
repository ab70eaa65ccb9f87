//! The recaps of the register: obligations by agency, and participants.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::codes;
use kipp_domain::obligation::{Status as Duty, Summary, by_group, total};
use kipp_domain::submission::{Group, Status};
use kipp_domain::words;
use kipp_store::records::{Agency, Innovator, Submission};
use kipp_store::{Id, Read};

use super::office::Office;
use super::prepared::{Finding, Level};
use super::request::DocumentRequest;
use super::results::with_expansion;
use crate::desk::App;
use crate::entries::submissions;
use crate::error::Result;
use crate::office::{agencies, signatories};
use crate::results::signing;
use crate::year::obligations;

/// Values of the rekap kepatuhan.
pub(crate) fn obligation_recap(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let (duties, groups) = obligations::duties(read, office.edition.id)?;
    let standings: Vec<_> = duties.iter().map(|duty| duty.standing.clone()).collect();
    let order: Vec<&str> = groups.iter().map(String::as_str).collect();
    let summary = by_group(&standings, &order).iter().map(|(group, summary)| summary_row(group, *summary)).collect();
    let rows = duties
        .iter()
        .map(|duty| {
            let status = match duty.standing.status {
                Duty::Exempt => "Dikecualikan",
                other if other.has_sent() => "Sudah",
                _ => "Belum",
            };
            let mut row = Values::new()
                .text("pd", &duty.agency.name)
                .text("kode_pd", &duty.agency.code)
                .text("jenis", &duty.kind)
                .text("status", status)
                .flag("sudah", status == "Sudah")
                .text("ket", duty.obligation.exempt_reason.as_deref().unwrap_or_default());
            if duty.standing.sent > 0 {
                row = row.text("usulan", duty.standing.sent.to_string());
            }
            row
        })
        .collect();
    let day = office.day_for(request);
    Ok(office
        .values()
        .text("tanggal", day.to_string())
        .text("keadaan", format!("{} {}", words::moment_in_sentence(office.now, office.zone), office.zone.name()))
        .list("ringkasan", summary)
        .node("ringkasan_jumlah", summary_row("Jumlah", total(&standings)))
        .list("baris", rows)
        .list("penanda_tangan", head_of_section(office, request, day, findings)))
}

fn summary_row(group: &str, summary: Summary) -> Values {
    let values = Values::new()
        .text("kelompok", group)
        .text("wajib", summary.obliged.to_string())
        .text("sudah_mengirim", summary.sent.to_string())
        .text("belum", summary.missing.to_string());
    match summary.obliged {
        0 => values,
        _ => values.text("kepatuhan", summary.percent()),
    }
}

/// The signatory that was chosen, else the head of the section on duty on `day`. Who was not on duty then is said.
pub(crate) fn head_of_section(
    office: &Office,
    request: &DocumentRequest,
    day: NaiveDate,
    findings: &mut Vec<Finding>,
) -> Vec<Values> {
    if let Some(id) = request.signatory {
        let Some(row) = office.signatories.iter().find(|row| row.id == id) else {
            let text = "Penanda tangan yang dipilih tidak ada lagi dalam daftar.";
            findings.push(Finding::field(Level::Wrong, "signatory_missing", "signatory", text));
            return vec![office.node(None, "kepala_bagian")];
        };
        if !signatories::valid_on(row, day) {
            let text = format!("Masa tugas {} tidak mencakup {}.", row.name, words::long_date(day));
            findings.push(Finding::field(Level::Warning, "signatory_invalid", "signatory", text));
        }
        return vec![office.node(Some(&signing::Signer::from(row)), &row.role)];
    }
    let people = signing::on_day(&office.signatories, day);
    let head = people.iter().find(|person| person.role == "kepala_bagian");
    if head.is_none() {
        findings.push(Finding::new(
            Level::Warning,
            "signatory_missing",
            "Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.",
        ));
    }
    vec![office.node(head, "kepala_bagian")]
}

/// Values of the rekap peserta: everything received, those that failed included.
pub(crate) fn participant_recap(
    app: &App,
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let day = office.day_for(request);
    Ok(office
        .values()
        .text("tanggal", day.to_string())
        .text("urutan", "urut nama Perangkat Daerah")
        .list("baris", request.rows(|| participant_rows(app, read, office, request))?)
        .list("penanda_tangan", head_of_section(office, request, day, findings)))
}

fn participant_rows(app: &App, read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<Vec<Values>> {
    let agencies = agency_names(&agencies::all(read)?);
    let entries = submissions::entries(app, read, office.edition.id)?;
    let mut received: Vec<(String, &Submission, Status)> = (entries.submissions.iter())
        .filter(|one| request.wants(one.id))
        .filter_map(|one| {
            let status = Status::from_code(&one.status).filter(|status| status.is_sent())?;
            Some((agency_name(&agencies, one.agency_id), one, status))
        })
        .collect();
    received.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| codes::order(&a.1.code, &b.1.code)));
    let row = |(agency, one, status): &(String, &Submission, Status)| {
        let key = one.number().map(|number| submissions::key_of(&office.edition, number));
        participant_row(agency, one, *status, entries.innovators(one.id)).text("kunci_usulan", key.unwrap_or_default())
    };
    Ok(received.iter().map(row).collect())
}

/// Names of agencies by their id.
pub(crate) type AgencyNames = BTreeMap<Id<Agency>, String>;

pub(crate) fn agency_names(agencies: &[Agency]) -> AgencyNames {
    agencies.iter().map(|agency| (agency.id, agency.name.clone())).collect()
}

pub(crate) fn agency_name(names: &AgencyNames, id: Id<Agency>) -> String {
    names.get(&id).cloned().unwrap_or_default()
}

fn participant_row(agency: &str, one: &Submission, status: Status, people: &[Innovator]) -> Values {
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    let mut row = Values::new().text("judul", with_expansion(&one.title, one.expansion.as_deref())).text("pd", agency);
    if !names.is_empty() {
        row = row.text("inovator", words::list(&names));
    }
    if let Some(group) = one.kind.as_deref().and_then(Group::from_code) {
        row = row.text("kelompok", group.label());
    }
    if let Some(day) = crate::dates::kept(one.started_on.as_deref()) {
        row = row.text("mulai", words::short_date(day));
    }
    // Received and not yet looked at: no result.
    if status != Status::Received {
        row = row.text("hasil", status.label());
    }
    row
}
