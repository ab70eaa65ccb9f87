//! Piagam and sertifikat: whose they are, what they say, and how their pages are grouped.
//!
//! What a numbered certificate says stands in its content, decided when the number was given; a draft says what the
//! result says now. Numbers are given in [`crate::certificates`].

use chrono::NaiveDate;
use kipp_documents::blocks::qr::{self, Printed};
use kipp_documents::{Marker, Values};
use kipp_domain::{file_names, words};
use kipp_store::records::{Certificate, CertificatePrint};
use kipp_store::{Read, named_params, sql};
use serde::{Deserialize, Serialize};

use super::catalogue::Document;
use super::office::{Office, node};
use super::prepared::{Batch, Finding, Level, Prepared, Recipient, template};
use super::request::Request;
use super::results::{self, Said};
use crate::error::{Fault, Result};
use crate::signing::Signer;
use crate::statement::{RowSaid, canonical};

/// Everything one certificate prints, in words; kept as canonical JSON with its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub format: u32,
    /// Empty: to be written in by hand.
    pub number: String,
    pub name: String,
    /// Lines under the name: office or unit and agency; a second line if there is one.
    pub units: Vec<String>,
    /// With its expansion.
    pub title: String,
    /// Full name of the class, as typed.
    pub class: String,
    pub rank: u32,
    pub year: i64,
    /// ISO
    pub date: String,
    pub place: String,
    pub region: String,
    pub region_name: String,
    /// "Kompetisi Inovasi Pelayanan Publik (KIPP)"
    pub competition: String,
    /// "Sekretariat Daerah"
    pub issuer: String,
    /// None: not known yet; a number is not given without one.
    pub signer: Option<Signer>,
}

/// The newest format of [`Content`].
const FORMAT: u32 = 1;

impl Content {
    /// What the certificate of a row says, before it has a number.
    pub(crate) fn of_row(office: &Office, said: &Said, row: &RowSaid) -> Option<(Document, Self)> {
        let class = said.statement.classes.get(row.class?)?;
        let document = Document::from_code(&class.document).filter(|document| document.is_certificate())?;
        let role = role_of(document);
        let (name, units) = recipient(row);
        let edition = &said.statement.edition;
        let filled = |own: &str, else_: &str| if own.trim().is_empty() { else_.to_owned() } else { own.to_owned() };
        Some((
            document,
            Self {
                format: FORMAT,
                number: String::new(),
                name,
                units,
                title: results::title(row),
                class: class.full_name.clone(),
                rank: row.rank?,
                year: edition.year,
                date: said.day(office).to_string(),
                place: filled(&edition.place, &office.place),
                region: filled(&edition.region, &office.region),
                region_name: office.region_name.clone(),
                competition: competition(&edition.full_name),
                issuer: issuer(&office.kop[1]),
                signer: said.signing.of_class(class.signatory_id, role).cloned(),
            },
        ))
    }

    pub(crate) fn parse(row: &Certificate) -> Result<Self> {
        serde_json::from_str(&row.content).map_err(|error| Fault::Bug(format!("content of {}: {error}", row.number)))
    }

    pub(crate) fn canonical(&self) -> Result<String> {
        canonical(self)
    }

    /// The class as printed: "TOP 7 INOVASI PELAYANAN PUBLIK (PERINGKAT I)".
    fn class_line(&self) -> String {
        format!("{} (PERINGKAT {})", self.class.to_uppercase(), self.roman())
    }

    fn roman(&self) -> String {
        u16::try_from(self.rank).ok().and_then(words::roman).unwrap_or_else(|| self.rank.to_string())
    }

    pub(crate) fn day(&self) -> Option<NaiveDate> {
        crate::dates::kept(Some(&self.date))
    }

    /// Six characters over the words as printed.
    pub(crate) fn check_code(&self) -> String {
        qr::check_code(&Printed {
            nomor: &self.number,
            nama: &self.name,
            unit: &self.units.join("; "),
            judul: &self.title,
            kelas: &self.class_line(),
            peringkat: &self.roman(),
            tahun: &self.year.to_string(),
            tanggal: &self.day().map(words::long_date).unwrap_or_default(),
            penanda_tangan: self.signer.as_ref().map_or("", |signer| signer.name.as_str()),
        })
    }

    /// What all certificates of one signatory say.
    fn common(&self, office: &Office, document: Document) -> Values {
        Values::new()
            .text("nama_daerah", &self.region_name)
            .text("tingkat_daerah", &self.region)
            .text("unit_penerbit", &self.issuer)
            .text("kompetisi", &self.competition)
            .text("tahun", self.year.to_string())
            .text("tempat", &self.place)
            .text("tanggal", &self.date)
            .node("pejabat", office.node(self.signer.as_ref(), role_of(document)))
    }

    fn values(&self, code: &str) -> Values {
        let unit = |at: usize| self.units.get(at).map_or("", String::as_str);
        Values::new()
            .text("nomor", &self.number)
            .text("nama", &self.name)
            .text("unit", unit(0))
            .text("unit_kedua", unit(1))
            .text("kelas", &self.class)
            .int("peringkat", i64::from(self.rank))
            .text("judul_inovasi", &self.title)
            .text("kode", code)
    }
}

/// Who signs a document of a class that names nobody.
pub(crate) fn role_of(document: Document) -> &'static str {
    match document {
        Document::Certificate => "sekretaris_daerah",
        _ => "kepala_daerah",
    }
}

/// The competition's name without region and year.
fn competition(full_name: &str) -> String {
    let cut = full_name.split(" Tingkat ").next().unwrap_or(full_name);
    cut.split(" Tahun ").next().unwrap_or(cut).trim().to_owned()
}

/// "SEKRETARIAT DAERAH" of the kop in words; templates print it in capitals.
fn issuer(line: &str) -> String {
    if line.trim().is_empty() { "Sekretariat Daerah".into() } else { line.trim().to_owned() }
}

/// Name and unit lines of a row's recipient (documents.md 4.4).
fn recipient(row: &RowSaid) -> (String, Vec<String>) {
    let agency = match row.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty() && *unit != row.agency) {
        Some(unit) => format!("{unit}, {}", row.agency),
        None => row.agency.clone(),
    };
    match row.innovators.as_slice() {
        [] => (row.agency.clone(), row.unit.iter().filter(|unit| !unit.trim().is_empty()).cloned().collect()),
        [one] if one.kind == "agency" => {
            let same = one.name == row.agency;
            (one.name.clone(), if same { vec![] } else { vec![agency] })
        }
        [one] if one.kind == "team" => match one.office.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(lead) => (one.name.clone(), vec![lead.to_owned(), agency]),
            None => (one.name.clone(), vec![agency]),
        },
        [one] => match one.office.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            Some(office) => (one.name.clone(), vec![format!("{office}, {}", row.agency)]),
            None => (one.name.clone(), vec![agency]),
        },
        many => {
            let names: Vec<&str> = many.iter().map(|person| person.name.as_str()).collect();
            (words::list(&names), vec![agency])
        }
    }
}

/// A recipient of the edition: what the certificate says and, if it has one, its row in the register.
#[derive(Clone, Debug)]
pub(crate) struct Award {
    pub document: Document,
    pub submission: i64,
    pub title: String,
    pub agency: String,
    pub content: Content,
    pub row: Option<Certificate>,
    pub prints: Vec<CertificatePrint>,
    /// The number of the certificate this one stands for.
    pub replaces: Option<String>,
    /// What the newest result says is not what was printed.
    pub is_outdated: bool,
}

/// All recipients in the order of their ranks: by the register where a number was given, else by the result.
pub(crate) fn awards(read: &Read<'_>, office: &Office, said: &Said) -> Result<Vec<Award>> {
    let register = register(read, office.edition.id)?;
    let mut found: Vec<Award> = Vec::new();
    for row in said.statement.rows.iter().filter(|row| row.rank.is_some()) {
        let Some((document, draft)) = Content::of_row(office, said, row) else { continue };
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
            is_outdated: false,
        };
        if let Some((kept, prints)) = kept {
            let content = Content::parse(kept)?;
            // A replacement was corrected by hand on purpose.
            let corrected = kept.replaces_id.is_some();
            award.is_outdated = !says_the_same(&content, &award.content, corrected) || kept.document != document.code();
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
            found.push(Award { is_outdated: true, ..of_register(said, &register, kept, prints)? });
        }
    }
    Ok(found)
}

/// What both say apart from the number and what follows from the office; `corrected`: apart from the recipient too.
fn says_the_same(printed: &Content, now: &Content, corrected: bool) -> bool {
    let plain = |content: &Content| {
        let mut plain = Content { number: String::new(), signer: None, issuer: String::new(), region_name: String::new(), ..content.clone() };
        if corrected {
            plain.name.clear();
            plain.units.clear();
        }
        plain
    };
    plain(printed) == plain(now)
}

fn number_of(register: &[(Certificate, Vec<CertificatePrint>)], id: Option<i64>) -> Option<String> {
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
        is_outdated: false,
    })
}

/// The register of an edition with the prints of each certificate.
pub(crate) fn register(read: &Read<'_>, edition: i64) -> Result<Vec<(Certificate, Vec<CertificatePrint>)>> {
    let rows: Vec<Certificate> = read.list(sql!("certificates/of_edition"), named_params! { ":edition_id": edition })?;
    let prints: Vec<CertificatePrint> = read.list(sql!("certificate_prints/of_edition"), named_params! { ":edition_id": edition })?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = prints.iter().filter(|print| print.certificate_id == row.id).cloned().collect();
            (row, own)
        })
        .collect())
}

/// Pages of the certificates of one document, grouped by what they share.
pub(crate) fn prepare(read: &Read<'_>, office: &Office, said: &Said, request: &Request) -> Result<Prepared> {
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
        findings.push(Finding::new(Level::Warning, "draft", "Hasil belum dibekukan; dicetak sebagai RANCANGAN tanpa nomor."));
    }
    let base = template(request)?.with_switch("qr", request.qr.unwrap_or(office.qr));
    let mut batches: Vec<Batch> = Vec::new();
    let mut is_draft = false;
    for (place, award) in chosen.into_iter().filter(|award| award.document == request.document).enumerate() {
        findings.extend(of_award(&award, place + 1));
        let mut setup = office.setup(request);
        let void = award.row.as_ref().is_some_and(|row| row.state != "issued");
        let copy = u32::try_from(award.prints.len()).unwrap_or(u32::MAX).saturating_add(1);
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
                if copy > 1 {
                    setup.markers.push(Marker::Copy(copy));
                }
            }
        }
        let values = award.content.common(office, request.document);
        let of_state = award.content.signer.as_ref().map_or(request.document == Document::Charter, |one| one.role == "kepala_daerah");
        let code = award.row.as_ref().map(|row| row.check_code.clone()).unwrap_or_default();
        let recipient = Recipient {
            values: award.content.values(&code),
            submission: award.submission,
            title: award.title.clone(),
            agency: award.agency,
            file: file_names::numbered(award.content.rank, &award.title, "pdf"),
            certificate: award.row.map(|row| row.id),
            copy,
        };
        let emblem = office.emblem(of_state).cloned();
        match batches.iter_mut().find(|batch| batch.values == values && batch.setup.markers == setup.markers && batch.emblem == emblem) {
            Some(batch) => batch.recipients.push((place, recipient)),
            None => batches.push(Batch { template: base.clone(), values, setup, emblem, recipients: vec![(place, recipient)] }),
        }
    }
    apart(&mut batches);
    Ok(Prepared {
        document: request.document,
        title: request.document.title().into(),
        batches,
        findings,
        revision: said.revision.as_ref().map(|row| (row.id, row.number)),
        is_draft,
        secretariat: office.secretariat.clone(),
        moment: office.moment(),
        blank: office.background().filter(|_| request.style == "teks").cloned(),
    })
}

/// Two recipients never share a file name.
fn apart(batches: &mut [Batch]) {
    let mut seen: Vec<String> = Vec::new();
    for batch in batches {
        for (_, recipient) in &mut batch.recipients {
            let stem = recipient.file.trim_end_matches(".pdf").to_owned();
            let mut name = recipient.file.clone();
            let mut again = 2;
            while seen.contains(&name) {
                name = format!("{stem}-{again}.pdf");
                again += 1;
            }
            seen.push(name.clone());
            recipient.file = name;
        }
    }
}

/// What to know of one certificate before it is printed.
fn of_award(award: &Award, page: usize) -> Vec<Finding> {
    let about = |mut finding: Finding| {
        finding.record.clone_from(&award.title);
        finding.submission = Some(award.submission);
        finding.page = Some(page);
        finding
    };
    let mut findings = Vec::new();
    match &award.row {
        None => findings.push(about(Finding::new(Level::Wrong, "number_missing", format!("{} belum bernomor.", award.title)))),
        Some(row) if row.state != "issued" => {}
        Some(row) if row.number.is_empty() => {
            findings.push(about(Finding::new(Level::Note, "number_blank", format!("Nomor {} dikosongkan untuk ditulis tangan.", award.title))));
        }
        Some(_) => {}
    }
    if award.content.signer.is_none() {
        findings.push(about(Finding::new(Level::Wrong, "signatory_missing", format!("Penanda tangan {} belum ada.", award.title))));
    }
    if award.is_outdated {
        let text = format!("{} tercetak lain daripada hasil sekarang; terbitkan pengganti bila perlu.", award.title);
        findings.push(about(Finding::new(Level::Warning, "content_changed", text)));
    }
    findings
}

/// The signatory as the register's list shows one.
pub(crate) fn signer_name(content: &Content) -> String {
    content.signer.as_ref().map(|signer| node(signer).str("nama").to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::InnovatorSaid;

    fn row(unit: Option<&str>, people: &[(&str, &str, Option<&str>)]) -> RowSaid {
        RowSaid {
            submission: 1,
            code: "001".into(),
            title: "Kejar Stunting".into(),
            expansion: None,
            agency: "Dinas Kesehatan".into(),
            agency_code: "DINKES".into(),
            unit: unit.map(Into::into),
            innovators: people
                .iter()
                .map(|(kind, name, office)| InnovatorSaid { kind: (*kind).into(), name: (*name).into(), office: office.map(Into::into) })
                .collect(),
            kind: None,
            category: None,
            published_rank: None,
            rank: Some(1),
            computed_rank: Some(1),
            decided: false,
            without_rank: false,
            class: None,
            class_open: false,
            final_score: None,
            value: None,
            provisional: false,
            outstanding: 0,
            stages: vec![],
            tie: None,
            remark: None,
        }
    }

    #[test]
    fn the_name_is_the_innovators_and_the_unit_says_where() {
        let cases = [
            (row(Some("UPT Puskesmas Tana Lili"), &[("person", "dr. Nisma", Some("Kepala Puskesmas Tana Lili"))]), "dr. Nisma | Kepala Puskesmas Tana Lili, Dinas Kesehatan"),
            (row(None, &[("person", "Juinar Rustam", None)]), "Juinar Rustam | Dinas Kesehatan"),
            (row(Some("UPT Puskesmas Tana Lili"), &[("person", "Rahma", None)]), "Rahma | UPT Puskesmas Tana Lili, Dinas Kesehatan"),
            (row(None, &[("team", "Tim Kelas Buby", Some("Ketua: Juinar Rustam"))]), "Tim Kelas Buby | Ketua: Juinar Rustam | Dinas Kesehatan"),
            (row(None, &[("agency", "Dinas Kesehatan", None)]), "Dinas Kesehatan"),
            (row(None, &[]), "Dinas Kesehatan"),
            (row(None, &[("person", "A", None), ("person", "B", None), ("person", "C", None)]), "A, B, dan C | Dinas Kesehatan"),
        ];
        for (row, expected) in cases {
            let (name, units) = recipient(&row);
            let said: Vec<String> = std::iter::once(name).chain(units).collect();
            assert_eq!(said.join(" | "), expected);
        }
    }

    #[test]
    fn the_competition_is_named_without_region_and_year() {
        let full = "Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021";
        assert_eq!(competition(full), "Kompetisi Inovasi Pelayanan Publik (KIPP)");
        assert_eq!(competition("KIPP Tahun 2024"), "KIPP");
    }
}
