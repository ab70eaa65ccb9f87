//! What every page says of the office: kop, place, emblem, moment, signatories.
//!
//! Read inside the desk's lock as plain words; turned into values and a setup outside it.

use std::sync::Arc;

use chrono::{NaiveDate, Timelike as _};
use kipp_documents::{Marker, Moment, Paper, Picture, Setup, Values};
use kipp_domain::words::{self, NONE, Zone};
use kipp_store::records::{DocumentValue, Edition, Signatory};
use kipp_store::{Id, Read, named_params, sql};

use super::catalogue::{Document, Emblem};
use super::finding::{Finding, Level};
use super::request::DocumentRequest;
use crate::error::Result;
use crate::office::{settings, signatories};
use crate::results::signing::Signer;
use crate::rows;

/// Room to write by hand: a number that is written in later, a signatory whom the register does not know.
pub(super) const DOTTED: &str = "…………………………";

/// The office and the edition, in words.
#[derive(Clone, Debug)]
pub(crate) struct Office {
    pub edition: Edition,
    pub zone: Zone,
    /// UTC milliseconds of this command.
    pub now: i64,
    pub is_sample: bool,
    pub kop: [String; 4],
    /// "Kabupaten Luwu Utara"
    pub region: String,
    /// "Luwu Utara"
    pub region_name: String,
    pub place: String,
    /// Who makes the file.
    pub secretariat: String,
    pub paper: Option<Paper>,
    pub qr: bool,
    pub signatories: Vec<Signatory>,
    pub typed: Vec<DocumentValue>,
    emblem_of_region: Option<Vec<u8>>,
    emblem_of_state: Option<Vec<u8>>,
    background: Option<Vec<u8>>,
}

impl Office {
    pub fn read(read: &Read<'_>, edition: Id<Edition>, now: i64, is_sample: bool) -> Result<Self> {
        let edition = rows::edition(read, edition)?;
        let setting = |key: &str| settings::value(read, key);
        let kind = setting("jenis_daerah")?;
        let region = settings::region(read, &edition)?;
        let region_name = region
            .strip_prefix("Kabupaten ")
            .or_else(|| region.strip_prefix("Kota "))
            .or_else(|| region.strip_prefix(&format!("{kind} ")))
            .unwrap_or(&region)
            .to_owned();
        let place = match edition.place.trim() {
            "" => setting("tempat")?,
            place => place.to_owned(),
        };
        let typed = read.list(sql!("document_values/of_edition"), named_params! { ":edition_id": edition.id })?;
        Ok(Self {
            zone: rows::zone(read)?,
            now,
            is_sample,
            kop: settings::kop(read, &region)?,
            region,
            region_name,
            place,
            secretariat: setting("sekretariat")?,
            paper: Paper::parse(&setting("kertas")?),
            qr: setting("qr_piagam")? != "tidak",
            signatories: signatories::all(read)?,
            typed,
            emblem_of_region: settings::picture(read, "lambang_daerah")?,
            emblem_of_state: settings::picture(read, "lambang_negara")?,
            background: settings::picture(read, "latar_piagam")?,
            edition,
        })
    }

    pub fn today(&self) -> NaiveDate {
        self.zone.date(self.now)
    }

    /// "Peraturan A, Peraturan B, dan Peraturan C": the grounds of the edition, which are typed with semicolons between.
    pub fn law(&self) -> String {
        let law = self.edition.legal_basis.split(';').map(str::trim).filter(|one| !one.is_empty());
        match law.collect::<Vec<_>>()[..] {
            [] => NONE.to_owned(),
            ref law => words::list(law),
        }
    }

    /// What a person typed for a document; nothing when it is empty or unknown ("–").
    pub fn typed(&self, document: Document, key: &str) -> Option<&str> {
        let row = self.typed.iter().find(|row| row.document == document.code() && row.key == key)?;
        Some(row.value.trim()).filter(|text| !text.is_empty() && *text != NONE)
    }

    /// The day typed for a document, else today.
    pub fn day_of(&self, document: Document) -> NaiveDate {
        crate::dates::kept(self.typed(document, "tanggal")).unwrap_or_else(|| self.today())
    }

    /// The day chosen for this print, else [`Office::day_of`].
    pub fn day_for(&self, request: &DocumentRequest) -> NaiveDate {
        request.date.unwrap_or_else(|| self.day_of(request.document))
    }

    /// What every office document knows.
    pub fn values(&self) -> Values {
        self.values_under(&self.kop)
    }

    /// The same under another letterhead: that of the day a result was frozen.
    pub fn values_under(&self, kop: &[String; 4]) -> Values {
        let year = self.edition.year.to_string();
        let mut values = Values::new()
            .text("tingkat_daerah", &self.region)
            .text("nama_daerah", &self.region_name)
            .text("tahun", year)
            .text("tempat", &self.place)
            .text("pemerintah", &kop[0])
            .text("unit_penerbit", &kop[1]);
        for (name, line) in [("alamat", &kop[2]), ("kontak", &kop[3])] {
            if !line.trim().is_empty() {
                values = values.text(name, line);
            }
        }
        values
    }

    /// The setup of an office document without status markers.
    pub fn setup(&self, request: &DocumentRequest) -> Setup {
        let mut setup = Setup::at(self.moment());
        let own = request.document.spec().paper.map(|(_, paper)| paper);
        setup.paper = request.paper.or(own).or(self.paper);
        setup.orientation = request.orientation;
        setup.kop = request.kop;
        setup.ink_saving = request.ink_saving;
        setup.black = request.black;
        setup.offset_mm = request.offset_mm;
        if self.is_sample {
            setup.markers.push(Marker::Sample);
        }
        setup
    }

    /// Now, as the desk's clock on the wall shows it.
    pub fn moment(&self) -> Moment {
        self.moment_of(self.now)
    }

    /// A time in UTC milliseconds, as that clock showed it.
    pub fn moment_of(&self, at: i64) -> Moment {
        let local = self.zone.local(at);
        let narrow = |value: u32| u8::try_from(value).unwrap_or(0);
        Moment {
            date: local.date(),
            hour: narrow(local.hour()),
            minute: narrow(local.minute()),
            second: narrow(local.second()),
            utc_offset_minutes: self.zone.0,
        }
    }

    /// The bytes of the emblem: of the state for the head of the region, else of the region.
    pub fn emblem(&self, of_state: bool) -> Option<&Vec<u8>> {
        if of_state { self.emblem_of_state.as_ref() } else { self.emblem_of_region.as_ref() }
    }

    /// A note where the placeholder is printed; the sample has nothing else.
    pub fn emblem_missing(&self, request: &DocumentRequest) -> Vec<Finding> {
        let emblem = request.document.spec().emblem;
        let Some((key, whose)) = emblem.setting() else { return vec![] };
        let used = request.kop && !(request.document.is_certificate() && request.style == "teks");
        match self.is_sample || !used || self.emblem(emblem == Emblem::State).is_some() {
            true => vec![],
            false => vec![Finding::field(
                Level::Note,
                "emblem_missing",
                key,
                format!("{whose} belum dipasang; dicetak bingkai kosong."),
            )],
        }
    }

    /// A signatory with the picture of the signature: the one named with the result or the number, else the present one.
    pub fn with_signature(&self, signer: Signer) -> Signer {
        let present = || self.signatories.iter().find(|one| one.id == signer.id && one.name == signer.name);
        let signature = signer.signature.clone().or_else(|| present().and_then(|one| one.signature.clone()));
        Signer { signature, ..signer }
    }

    pub fn background(&self) -> Option<&Vec<u8>> {
        self.background.as_ref()
    }

    /// What the office of a role is called.
    pub fn office_of(&self, role: &str) -> String {
        match role {
            "kepala_daerah" => {
                let title = if self.region.starts_with("Kota ") { "Wali Kota" } else { "Bupati" };
                format!("{title} {}", self.region_name)
            }
            "sekretaris_daerah" => "Sekretaris Daerah".into(),
            _ => "Kepala Bagian Organisasi".into(),
        }
    }

    /// The signature node of a person; a dotted line for an unknown one.
    pub fn node(&self, signer: Option<&Signer>, role: &str) -> Values {
        match signer {
            Some(signer) => node(&self.with_signature(signer.clone())),
            None => Values::new().text("nama", DOTTED).text("jabatan", self.office_of(role)),
        }
    }
}

/// A signatory as the templates take one.
fn node(signer: &Signer) -> Values {
    let mut node =
        Values::new().text("nama", &signer.name).text("jabatan", &signer.office).text("kapasitas", &signer.capacity);
    for (name, value) in [("pangkat", &signer.rank_grade), ("nip", &signer.nip), ("gambar", &signer.signature)] {
        if let Some(value) = value.as_deref().filter(|value| !value.trim().is_empty()) {
            node = node.text(name, value);
        }
    }
    if let Some(principal) = &signer.principal {
        let (first, between) = principal.split_once('\n').unwrap_or((principal, ""));
        node = node.text("atas_nama", first.trim()).text("antara", between.trim());
    }
    node
}

/// Reads a picture kept by the office; a damaged one counts as none.
pub(crate) fn picture(bytes: Option<&Vec<u8>>) -> Option<Arc<Picture>> {
    bytes.and_then(|bytes| Picture::load(bytes.clone()).ok())
}
