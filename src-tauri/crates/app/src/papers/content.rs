//! What one certificate says, in words; decided when its number is given and kept with it as canonical JSON.
//!
//! Knows a row of the result and the office; refuses to know numbers' series and pages.

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_documents::blocks::qr::{self, Printed};
use kipp_domain::words;
use kipp_store::records::Certificate;
use serde::{Deserialize, Serialize};

use super::catalogue::Document;
use super::office::Office;
use super::results::{self, Said};
use crate::error::{Fault, Result};
use crate::results::signing::Signer;
use crate::results::statement::{StatementRow, canonical};

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
    pub(crate) fn of_row(office: &Office, said: &Said, row: &StatementRow) -> Option<(Document, Self)> {
        let class = said.statement.classes.get(row.class?)?;
        let document = Document::from_code(&class.document).filter(|document| document.is_certificate())?;
        let role = role_of(document);
        let (name, units) = recipient(row);
        let edition = &said.statement.edition;
        let filled = |own: &str, else_: &str| {
            if own.trim().is_empty() { else_.to_owned() } else { own.to_owned() }
        };
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
                signer: said.signing.of_class(class.signatory_id, role).map(|one| office.with_signature(one.clone())),
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

    pub(super) fn roman(&self) -> String {
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
    pub(super) fn common(&self, office: &Office, document: Document) -> Values {
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

    pub(super) fn values(&self, code: &str) -> Values {
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
    document.spec().signer
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
fn recipient(row: &StatementRow) -> (String, Vec<String>) {
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

/// What the newest result says otherwise than was printed, in words; none: they say the same. The number and what follows
/// from the office do not count; `corrected`: the recipient neither.
pub(super) fn differences(printed: &Content, now: &Content, corrected: bool) -> Vec<String> {
    // Every field by its name: a new one must say whether it counts.
    let Content {
        format: _,
        number: _,
        name: _,
        units: _,
        title: _,
        class: _,
        rank: _,
        year: _,
        date: _,
        place: _,
        region: _,
        region_name: _,
        competition: _,
        issuer: _,
        signer: _,
    } = printed;
    let day = |content: &Content| content.day().map_or_else(|| content.date.clone(), words::long_date);
    let roman = |content: &Content| content.roman();
    let signs = |content: &Content| {
        let signer = content.signer.as_ref();
        signer.map_or_else(|| words::NONE.to_owned(), |one| format!("{}, {}", one.name, one.office_line()))
    };
    let units = |content: &Content| content.units.join("; ");
    let own = |text: &str| text.to_owned();
    let mut pairs = vec![
        ("penghargaan", own(&printed.class), own(&now.class)),
        ("peringkat", roman(printed), roman(now)),
        ("tanggal", day(printed), day(now)),
        ("penanda tangan", signs(printed), signs(now)),
        ("judul", own(&printed.title), own(&now.title)),
        ("tempat", own(&printed.place), own(&now.place)),
        ("daerah", own(&printed.region), own(&now.region)),
        ("kompetisi", own(&printed.competition), own(&now.competition)),
        ("tahun", printed.year.to_string(), now.year.to_string()),
    ];
    if let (Some(before), Some(after)) = (&printed.signer, &now.signer)
        && signs(printed) == signs(now)
    {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        pairs.push(("pangkat penanda tangan", said(&before.rank_grade), said(&after.rank_grade)));
        pairs.push(("NIP penanda tangan", said(&before.nip), said(&after.nip)));
    }
    if !corrected {
        pairs.insert(0, ("unit", units(printed), units(now)));
        pairs.insert(0, ("nama", own(&printed.name), own(&now.name)));
    }
    let said = |text: String| if text.is_empty() { words::NONE.to_owned() } else { text };
    pairs
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(what, before, after)| format!("{what} {} → {}", said(before), said(after)))
        .collect()
}

/// The signatory as the register's list shows one.
pub(crate) fn signer_name(content: &Content) -> String {
    content.signer.as_ref().map(|signer| signer.name.clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::statement::StatementInnovator;

    fn row(unit: Option<&str>, people: &[(&str, &str, Option<&str>)]) -> StatementRow {
        StatementRow {
            submission: kipp_store::Id::of(1),
            code: "001".into(),
            title: "Kejar Stunting".into(),
            expansion: None,
            agency: "Dinas Kesehatan".into(),
            agency_code: "DINKES".into(),
            unit: unit.map(Into::into),
            innovators: people
                .iter()
                .map(|(kind, name, office)| StatementInnovator {
                    kind: (*kind).into(),
                    name: (*name).into(),
                    office: office.map(Into::into),
                })
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
            (
                row(Some("UPT Puskesmas Tana Lili"), &[("person", "dr. Nisma", Some("Kepala Puskesmas Tana Lili"))]),
                "dr. Nisma | Kepala Puskesmas Tana Lili, Dinas Kesehatan",
            ),
            (row(None, &[("person", "Juinar Rustam", None)]), "Juinar Rustam | Dinas Kesehatan"),
            (
                row(Some("UPT Puskesmas Tana Lili"), &[("person", "Rahma", None)]),
                "Rahma | UPT Puskesmas Tana Lili, Dinas Kesehatan",
            ),
            (
                row(None, &[("team", "Tim Kelas Buby", Some("Ketua: Juinar Rustam"))]),
                "Tim Kelas Buby | Ketua: Juinar Rustam | Dinas Kesehatan",
            ),
            (row(None, &[("agency", "Dinas Kesehatan", None)]), "Dinas Kesehatan"),
            (row(None, &[]), "Dinas Kesehatan"),
            (
                row(None, &[("person", "A", None), ("person", "B", None), ("person", "C", None)]),
                "A, B, dan C | Dinas Kesehatan",
            ),
        ];
        for (row, expected) in cases {
            let (name, units) = recipient(&row);
            let said: Vec<String> = std::iter::once(name).chain(units).collect();
            assert_eq!(said.join(" | "), expected);
        }
    }

    #[test]
    fn what_a_revision_changed_is_said_by_name() {
        let printed = Content {
            format: FORMAT,
            number: "061/1".into(),
            name: "dr. Nisma".into(),
            units: vec!["Dinas Kesehatan".into()],
            title: "Kejar Stunting".into(),
            class: "Top 7".into(),
            rank: 7,
            year: 2021,
            date: "2021-12-10".into(),
            place: "Masamba".into(),
            region: "Kabupaten Luwu Utara".into(),
            region_name: "Luwu Utara".into(),
            competition: "KIPP".into(),
            issuer: "Sekretariat Daerah".into(),
            signer: Some(Signer { name: "Indah".into(), office: "Bupati Luwu Utara".into(), ..Signer::default() }),
        };
        assert!(differences(&printed, &Content { number: String::new(), ..printed.clone() }, false).is_empty());
        let now = Content {
            name: "dr. Nisma, M.Kes.".into(),
            class: "Partisipatif".into(),
            rank: 8,
            date: "2021-11-22".into(),
            signer: Some(Signer { name: "Armiadi".into(), office: "Sekretaris Daerah".into(), ..Signer::default() }),
            ..printed.clone()
        };
        assert_eq!(
            differences(&printed, &now, false),
            [
                "nama dr. Nisma → dr. Nisma, M.Kes.",
                "penghargaan Top 7 → Partisipatif",
                "peringkat VII → VIII",
                "tanggal 10 Desember 2021 → 22 November 2021",
                "penanda tangan Indah, Bupati Luwu Utara → Armiadi, Sekretaris Daerah",
            ]
        );
        assert!(!differences(&printed, &now, true).iter().any(|one| one.starts_with("nama")), "corrected by hand");
    }

    #[test]
    fn the_competition_is_named_without_region_and_year() {
        let full = "Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021";
        assert_eq!(competition(full), "Kompetisi Inovasi Pelayanan Publik (KIPP)");
        assert_eq!(competition("KIPP Tahun 2024"), "KIPP");
    }
}
