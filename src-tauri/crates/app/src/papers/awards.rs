//! Piagam and sertifikat: whose they are and how their pages are grouped.
//!
//! A numbered certificate prints its [`Content`]; a draft prints what the result says now. Numbers are given in
//! [`crate::papers::certificates`].

use std::collections::BTreeSet;

use kipp_documents::Marker;
use kipp_domain::file_names;
use kipp_domain::words;
use kipp_store::records::{Certificate, CertificatePrint, Edition, Submission};
use kipp_store::{Id, Read, named_params, sql};

use super::catalogue::{Document, Emblem};
pub use super::content::Content;
use super::content::differences;
pub(crate) use super::content::signer_name;
use super::office::Office;
use super::prepared::{Batch, Finding, Level, Prepared, Recipient, template};
use super::request::DocumentRequest;
use super::results::Said;
use crate::error::Result;

/// A recipient of the edition: what the certificate says and, if it has one, its row in the register.
#[derive(Clone, Debug)]
pub(crate) struct Award {
    pub document: Document,
    pub submission: Id<Submission>,
    pub title: String,
    pub agency: String,
    pub content: Content,
    pub row: Option<Certificate>,
    pub prints: Vec<CertificatePrint>,
    /// The number of the certificate this one stands for.
    pub replaces: Option<String>,
    /// What the newest result says otherwise than was printed, in words.
    pub differences: Vec<String>,
}

/// All recipients in the order of their ranks: by the register where a number was given, else by the result.
pub(crate) fn awards(read: &Read<'_>, office: &Office, said: &Said) -> Result<Vec<Award>> {
    let register = register(read, office.edition.id)?;
    let mut found: Vec<Award> = Vec::new();
    for row in said.statement.rows.iter().filter(|row| row.rank.is_some()) {
        let Some((document, draft)) = Content::of_row(office, said, row) else {
            continue;
        };
        let kept = register.iter().find(|(kept, _)| kept.submission == row.submission && kept.state == "issued");
        let mut award = Award {
            document,
            submission: row.submission,
            title: row.title.clone(),
            agency: row.agency.clone(),
            content: draft,
            row: None,
            prints: vec![],
            replaces: None,
            differences: vec![],
        };
        if let Some((kept, prints)) = kept {
            let content = Content::parse(kept)?;
            // A replacement was corrected by hand on purpose.
            let corrected = kept.replaces_id.is_some();
            award.differences = differences(&content, &award.content, corrected);
            if kept.document != document.code() {
                let printed = words::in_sentence(Document::from_code(&kept.document).map_or("", Document::short_title));
                award.differences.insert(0, format!("{printed} → {}", words::in_sentence(document.short_title())));
            }
            award.document = Document::from_code(&kept.document).unwrap_or(document);
            award.content = content;
            award.replaces = number_of(&register, kept.replaces_id);
            award.prints.clone_from(prints);
            award.row = Some(kept.clone());
        }
        found.push(award);
    }
    // A number whose submission is in no class any more.
    for (kept, prints) in register.iter().filter(|(kept, _)| kept.state == "issued") {
        if !found.iter().any(|award| award.submission == kept.submission) {
            let award = of_register(said, &register, kept, prints)?;
            let differences = vec![format!("peringkat {} → tanpa penghargaan", award.content.roman())];
            found.push(Award { differences, ..award });
        }
    }
    Ok(found)
}

fn number_of(register: &[(Certificate, Vec<CertificatePrint>)], id: Option<Id<Certificate>>) -> Option<String> {
    let id = id?;
    register.iter().find(|(row, _)| row.id == id).map(|(row, _)| row.number.clone())
}

fn of_register(
    said: &Said,
    register: &[(Certificate, Vec<CertificatePrint>)],
    kept: &Certificate,
    prints: &[CertificatePrint],
) -> Result<Award> {
    let row = said.statement.rows.iter().find(|row| row.submission == kept.submission);
    let content = Content::parse(kept)?;
    Ok(Award {
        document: Document::from_code(&kept.document).unwrap_or(Document::Charter),
        submission: kept.submission,
        title: row.map_or_else(|| content.title.clone(), |row| row.title.clone()),
        agency: row.map(|row| row.agency.clone()).or_else(|| content.units.last().cloned()).unwrap_or_default(),
        replaces: number_of(register, kept.replaces_id),
        content,
        row: Some(kept.clone()),
        prints: prints.to_vec(),
        differences: vec![],
    })
}

/// Prints that count: handed to a printer, or said by the officer to have come. Opened in a PDF program is none yet, a
/// failed one is none any more.
pub(crate) fn counted(prints: &[CertificatePrint]) -> usize {
    prints.iter().filter(|print| counts(print)).count()
}

/// Whether paper came of it, as far as anybody said.
pub(crate) fn counts(print: &CertificatePrint) -> bool {
    matches!(print.state.as_str(), "handed" | "confirmed")
}

/// The register of an edition with the prints of each certificate.
pub(crate) fn register(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<(Certificate, Vec<CertificatePrint>)>> {
    let rows: Vec<Certificate> =
        read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": edition })?;
    let prints: Vec<CertificatePrint> =
        read.list(sql!("certificate_prints/of_edition"), named_params! { ":edition_id": edition })?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = prints.iter().filter(|print| print.certificate_id == row.id).cloned().collect();
            (row, own)
        })
        .collect())
}

/// Pages of the certificates of one document, grouped by what they share.
pub(crate) fn prepare(read: &Read<'_>, office: &Office, said: &Said, request: &DocumentRequest) -> Result<Prepared> {
    let chosen: Vec<Award> = match request.certificates.is_empty() {
        true => awards(read, office, said)?.into_iter().filter(|award| request.wants(award.submission)).collect(),
        false => {
            let register = register(read, office.edition.id)?;
            let rows = register.iter().filter(|(row, _)| request.certificates.contains(&row.id));
            rows.map(|(row, prints)| of_register(said, &register, row, prints)).collect::<Result<_>>()?
        }
    };
    let mut findings = office.emblem_missing(request);
    if said.revision.is_none() {
        findings.push(Finding::new(
            Level::Warning,
            "draft",
            "Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor.",
        ));
    }
    let base = template(request)?.with_switch("qr", request.qr.unwrap_or(office.qr));
    let mut batches: Vec<Batch> = Vec::new();
    let mut is_draft = false;
    // The same certificates make the same file, whenever it is made.
    let issued_at = chosen
        .iter()
        .filter(|award| award.document == request.document)
        .map(|award| award.row.as_ref().map(|row| row.issued_at))
        .try_fold(None, |last: Option<i64>, at| at.map(|at| last.max(Some(at))))
        .flatten();
    for (place, award) in chosen.into_iter().filter(|award| award.document == request.document).enumerate() {
        findings.extend(of_award(&award, said, place + 1));
        let mut setup = office.setup(request);
        let void = award.row.as_ref().is_some_and(|row| row.state != "issued");
        let copy = u32::try_from(counted(&award.prints)).unwrap_or(u32::MAX).saturating_add(1);
        match &award.row {
            None => {
                is_draft = true;
                setup.markers.push(Marker::Draft);
            }
            Some(_) => {
                if void {
                    setup.markers.push(Marker::Void);
                }
                if let Some(old) = &award.replaces {
                    setup.markers.push(Marker::Replaces(old.clone()));
                }
                if copy > 1 && !request.is_file {
                    setup.markers.push(Marker::Copy(copy));
                }
            }
        }
        let values = award.content.common(office, request.document);
        let of_state = award
            .content
            .signer
            .as_ref()
            .map_or(request.document.spec().emblem == Emblem::State, |one| one.role == "kepala_daerah");
        let code = award.row.as_ref().map(|row| row.check_code.clone()).unwrap_or_default();
        let recipient = Recipient {
            values: award.content.values(&code),
            submission: Some(award.submission),
            title: award.title.clone(),
            agency: award.agency,
            file: file_names::numbered(award.content.rank, &award.title, "pdf"),
            certificate: award.row.map(|row| row.id),
        };
        let emblem = office.emblem(of_state).cloned();
        match batches
            .iter_mut()
            .find(|batch| batch.values == values && batch.setup.markers == setup.markers && batch.emblem == emblem)
        {
            Some(batch) => batch.recipients.push((place, recipient)),
            None => batches.push(Batch {
                template: base.clone().with_choice("kop", if of_state { "kepala_daerah" } else { "sekretariat" }),
                values,
                setup,
                emblem,
                signatures: vec![],
                pictures: vec![],
                recipients: vec![(place, recipient)],
            }),
        }
    }
    make_file_names_unique(&mut batches);
    Ok(Prepared {
        document: request.document,
        title: request.document.title().into(),
        batches,
        findings,
        revision: said.revision.as_ref().map(|row| (row.id, row.number)),
        is_draft,
        secretariat: office.secretariat.clone(),
        moment: issued_at.map_or_else(|| office.moment(), |at| office.moment_of(at)),
        photographs: vec![],
        blank: office.background().filter(|_| request.style == "teks").cloned(),
        more_sheet: None,
    })
}

/// Two recipients never share a file name.
fn make_file_names_unique(batches: &mut [Batch]) {
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for batch in batches {
        for (_, recipient) in &mut batch.recipients {
            let stem = recipient.file.trim_end_matches(".pdf").to_owned();
            let mut name = recipient.file.clone();
            let mut again = 2;
            while seen.contains(&name) {
                name = format!("{stem}-{again}.pdf");
                again += 1;
            }
            seen.insert(name.clone());
            recipient.file = name;
        }
    }
}

/// A certificate without a signatory, in words: the same for all that wait for one.
pub(crate) fn nobody_signs(document: Document) -> String {
    format!("Penanda tangan {} belum ada dalam daftar pejabat.", words::in_sentence(document.title()))
}

/// What to know of one certificate before it is printed.
fn of_award(award: &Award, said: &Said, page: usize) -> Vec<Finding> {
    let about = |mut finding: Finding| {
        finding.record.clone_from(&award.title);
        finding.submission = Some(award.submission);
        finding.page = Some(page);
        finding
    };
    let mut findings = Vec::new();
    match &award.row {
        None => findings.push(about(Finding::new(
            Level::Wrong,
            "number_missing",
            format!("{} belum bernomor.", award.title),
        ))),
        Some(row) if row.state != "issued" => {}
        Some(row) if row.number.is_empty() => {
            findings.push(about(Finding::new(
                Level::Note,
                "number_blank",
                format!("Nomor {} dikosongkan untuk ditulis tangan.", award.title),
            )));
        }
        Some(_) => {}
    }
    if award.content.signer.is_none() {
        findings.push(about(Finding::new(Level::Wrong, "signatory_missing", nobody_signs(award.document))));
    }
    if !award.differences.is_empty() {
        findings.push(about(Finding::new(Level::Warning, "content_changed", changed_words(award, said))));
    }
    findings
}

/// What a numbered certificate says otherwise than the newest result, in a sentence.
pub(crate) fn changed_words(award: &Award, said: &Said) -> String {
    let of = match &said.revision {
        Some(row) => format!("hasil revisi {}", row.number),
        None => "hasil sementara".to_owned(),
    };
    format!("{}: berbeda dari {of}: {}. Terbitkan pengganti bila perlu.", award.title, award.differences.join("; "))
}
