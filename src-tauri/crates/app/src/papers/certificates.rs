//! Piagam and sertifikat: numbers and the register.
//!
//! A number is given from a frozen revision only, once, and never returns: what is void or replaced stays in the register.
//! What a numbered certificate says was decided with its number. Refuses to know how a page looks; see
//! [`crate::papers::awards`] for its words. [`numbering`] gives numbers, [`crate::papers::printing`] makes files and keeps the
//! log of prints.

pub mod numbering;

use kipp_domain::numbers::SeriesCheck;
use kipp_store::records::{Certificate, CertificatePrint, Edition, NumberSeries, Submission};
use kipp_store::{Id, Read};

pub use numbering::{Correction, issue, number, replace, void};

use crate::desk::App;
use crate::error::Result;
use crate::papers::awards::{self, Content};
use crate::papers::{Document, Finding, Level, Office, Said};
use crate::ports::Ctx;
use crate::rows;
use numbering::{check, rendered, series, used};

/// A recipient with the state of their certificate.
#[derive(Clone, Debug)]
pub struct ListedCertificate {
    pub submission: Id<Submission>,
    pub document: Document,
    pub title: String,
    pub agency: String,
    pub content: Content,
    pub signer: String,
    pub row: Option<Certificate>,
    /// Those that count.
    pub prints: usize,
    /// The newest that counts.
    pub printed: Option<CertificatePrint>,
    /// Opened in a PDF program, not yet said to have come on paper.
    pub is_open: bool,
    /// The number it would be given now, in the order of the ranks.
    pub next_number: Option<String>,
    /// What the newest result says otherwise than was printed, in words.
    pub differences: Vec<String>,
}

/// All recipients, with what must be seen to before printing.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The newest frozen revision.
    pub revision: Option<i64>,
    pub rows: Vec<ListedCertificate>,
    pub findings: Vec<Finding>,
}

/// All recipients of an edition: numbered ones as printed, others as the newest result says.
pub fn list(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<Overview> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, edition, now, is_sample)?;
        let said = Said::read(app, &read, &office, None)?;
        let found = awards::awards(&read, &office, &said)?;
        let mut findings = Vec::new();
        if said.revision.is_none() {
            findings.push(Finding::new(
                Level::Wrong,
                "not_frozen",
                "Piagam dibuat dari hasil yang dibekukan. Bekukan hasil lebih dulu.",
            ));
        }
        if let Some(revision) = &said.revision
            && said.signing.date.is_none()
            && found.iter().any(|award| award.row.is_none())
        {
            let text = format!(
                "Revisi {} dibekukan tanpa tanggal penetapan: piagam bertanggal {}, hari pembekuan. Bila bukan itu tanggalnya, isi tanggal penetapan dan bekukan revisi baru sebelum nomor diberikan.",
                revision.number,
                kipp_domain::words::long_date(said.day(&office)),
            );
            findings.push(Finding::field(Level::Warning, "date_missing", "tanggal", text));
        }
        let series = series(&read, edition)?;
        let used = series.as_ref().map(|series| used(&read, series)).transpose()?.unwrap_or_default();
        let mut next = series.as_ref().map(|series| check(series, &used).map(|found| found.next)).transpose()?;
        let mut rows = Vec::new();
        for award in found {
            let mut next_number = None;
            if award.row.is_none()
                && let (Some(series), Some(running)) = (&series, &mut next)
            {
                next_number = rendered(series, &office, award.document, *running, &award.content).ok();
                *running += 1;
            }
            let missing = award.content.signer.is_none();
            let wrong = |code, text: String| Finding {
                submission: Some(award.submission),
                record: award.title.clone(),
                ..Finding::new(Level::Wrong, code, text)
            };
            if missing {
                findings.push(wrong("signatory_missing", awards::nobody_signs(award.document)));
            }
            if award.row.is_none() && said.revision.is_some() {
                findings.push(wrong(
                    "number_missing",
                    format!("Peringkat {} ({}) belum bernomor.", award.content.rank, award.title),
                ));
            }
            if !award.differences.is_empty() {
                let text = awards::changed_words(&award, &said);
                findings.push(Finding { level: Level::Warning, ..wrong("content_changed", text) });
            }
            rows.push(ListedCertificate {
                submission: award.submission,
                document: award.document,
                title: award.title,
                agency: award.agency,
                signer: awards::signer_name(&award.content),
                content: award.content,
                row: award.row,
                prints: awards::counted(&award.prints),
                printed: award
                    .prints
                    .iter()
                    .rev()
                    .find(|print| awards::counted(std::slice::from_ref(print)) > 0)
                    .cloned(),
                is_open: award.prints.iter().any(|print| print.state == "opened"),
                next_number,
                differences: award.differences,
            });
        }
        Ok(Overview { revision: said.revision.map(|row| row.number), rows, findings })
    })
}

/// Ids of the certificates that stand: neither void nor replaced.
pub fn standing(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Id<Certificate>>> {
    let rows: Vec<Certificate> =
        read.list(kipp_store::sql!("certificates/of_edition"), kipp_store::named_params! { ":edition_id": edition })?;
    Ok(rows.into_iter().filter(|row| row.state == "issued").map(|row| row.id).collect())
}

/// A certificate of the register with its history.
#[derive(Clone, Debug)]
pub struct Registered {
    pub row: Certificate,
    pub content: Content,
    pub signer: String,
    pub prints: Vec<CertificatePrint>,
    pub replaces: Option<String>,
    pub replaced_by: Option<String>,
}

/// A run of numbers between the first and the last that nobody has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its first running number.
    pub from: u32,
    pub text: String,
}

/// The state of a number as people say it.
pub fn state_word(state: &str) -> &'static str {
    match state {
        "void" => "Dibatalkan",
        "replaced" => "Diganti",
        _ => "Terbit",
    }
}

impl Registered {
    /// Prints that count.
    pub fn printed(&self) -> usize {
        awards::counted(&self.prints)
    }
}

/// The book of numbers of an edition.
#[derive(Clone, Debug)]
pub struct Register {
    pub series: Option<NumberSeries>,
    pub rows: Vec<Registered>,
    pub gaps: Vec<Gap>,
    /// Gaps and doubles, in words.
    pub sentences: Vec<String>,
    /// The running number to give next.
    pub next: Option<u32>,
}

pub fn register(read: &Read<'_>, edition: Id<Edition>) -> Result<Register> {
    rows::edition(read, edition)?;
    let kept = awards::register(read, edition)?;
    let number_of = |id: Id<Certificate>| kept.iter().find(|(row, _)| row.id == id).map(|(row, _)| row.number.clone());
    let rows = kept
        .iter()
        .map(|(row, prints)| {
            let content = Content::parse(row)?;
            Ok(Registered {
                signer: awards::signer_name(&content),
                content,
                prints: prints.clone(),
                replaces: row.replaces_id.and_then(number_of),
                replaced_by: kept
                    .iter()
                    .find(|(other, _)| other.replaces_id == Some(row.id))
                    .map(|(other, _)| other.number.clone()),
                row: row.clone(),
            })
        })
        .collect::<Result<Vec<_>>>()?;
    let series = series(read, edition)?;
    let check = match &series {
        Some(series) => Some(check(series, &used(read, series)?)?),
        None => None,
    };
    Ok(Register {
        series,
        rows,
        gaps: check.iter().flat_map(gaps).collect(),
        sentences: check.as_ref().map(SeriesCheck::sentences).unwrap_or_default(),
        next: check.map(|check| check.next),
    })
}

/// The gaps of a series, each with its sentence.
fn gaps(check: &SeriesCheck) -> Vec<Gap> {
    let told = |gap: &std::ops::RangeInclusive<u32>| {
        let alone = SeriesCheck { gaps: vec![gap.clone()], duplicates: vec![], next: check.next };
        Gap { from: *gap.start(), text: alone.sentences().join(" ") }
    };
    check.gaps.iter().map(told).collect()
}
