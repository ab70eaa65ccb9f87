//! The documents that say a result: rekapitulasi nilai and the lampiran of the announcement. Both print a statement, the
//! frozen one of a revision or the live one as a draft; they compute nothing.

use std::sync::Arc;

use kipp_documents::Values;
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::Read;
use kipp_store::records::ResultRevision;
use kipp_store::records::Signatory;

use super::catalogue::Document;
use super::office::Office;
use super::prepared::{Finding, Level};
use super::request::DocumentRequest;
use crate::desk::App;
use crate::error::{Fault, Noun, Result};
use crate::results::signing::{self, Signing};
use crate::results::statement::{Statement, StatementRow, StatementStage};
use crate::results::{live, rankings};

/// A result with the revision it is frozen in, if it is.
pub(crate) struct Said {
    pub statement: Arc<Statement>,
    pub signing: Signing,
    pub revision: Option<ResultRevision>,
}

impl Said {
    /// The wanted revision, else the newest, else (or with 0) the live state.
    pub fn read(app: &App, read: &Read<'_>, office: &Office, wanted: Option<i64>) -> Result<Self> {
        let edition = office.edition.id;
        let row = match wanted {
            Some(0) => None,
            Some(number) => {
                let found = rankings::numbered(read, edition, number)?;
                Some(found.ok_or_else(|| Fault::not_found(Noun::Revision, number))?)
            }
            None => rankings::newest_revision(read, edition)?,
        };
        match row {
            Some(row) => {
                let mut statement = rankings::parse(&row)?;
                let day = office.zone.date(row.frozen_at);
                let signing = match statement.signing.take() {
                    Some(signing) => {
                        let day = crate::dates::kept(signing.date.as_deref()).unwrap_or(day);
                        signing.filled(&office.signatories, day)
                    }
                    None => signing::of_edition(read, &office.edition, &[], day)?,
                };
                Ok(Self { statement: Arc::new(statement), signing, revision: Some(row) })
            }
            None => {
                let live = live::result(app, read, edition)?;
                let named: Vec<Id<Signatory>> =
                    live.statement.classes.iter().filter_map(|class| class.signatory_id).collect();
                let signing = signing::of_edition(read, &office.edition, &named, office.today())?;
                Ok(Self { statement: Arc::clone(&live.statement), signing, revision: None })
            }
        }
    }

    /// The day the result bears.
    pub fn day(&self, office: &Office) -> chrono::NaiveDate {
        let fallback = self.revision.as_ref().map_or(office.today(), |row| office.zone.date(row.frozen_at));
        crate::dates::kept(self.signing.date.as_deref()).unwrap_or(fallback)
    }

    /// "Revisi 1", for the footer.
    pub fn label(&self) -> String {
        self.revision.as_ref().map_or("Rancangan".into(), |row| format!("Revisi {}", row.number))
    }
}

/// A title with its expansion, as documents print it.
pub(crate) fn title(row: &StatementRow) -> String {
    with_expansion(&row.title, row.expansion.as_deref())
}

pub(crate) fn with_expansion(title: &str, expansion: Option<&str>) -> String {
    match expansion.map(str::trim).filter(|text| !text.is_empty()) {
        Some(expansion) => format!("{title} ({expansion})"),
        None => title.to_owned(),
    }
}

/// Values of the rekapitulasi nilai.
pub(crate) fn marks_recap(
    office: &Office,
    said: &Said,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Values {
    let statement = &said.statement;
    let four = statement.rows.iter().filter_map(|row| row.final_score.as_deref()).any(has_four_decimals);
    let combine = if statement.combine == "rata-rata" { "rata-rata hitung" } else { &statement.combine };
    let mut values = of_edition(office, said)
        .text("tanggal", said.day(office).to_string())
        .text("cara_gabung", combine)
        .text("urutan_penentu", statement.tie_rules.join(", "))
        .text("daftar_juri", jurors_named(statement))
        .flag("pleno", statement.panel_ranks)
        .flag("empat_desimal", four)
        .list("tahap", statement.stages.iter().map(|stage| stage_values(statement, stage)).collect())
        .list("baris", request.certain_rows(|| statement.rows.iter().map(|row| marks_row(statement, row)).collect()))
        .list("penanda_tangan", marks_signers(office, said, findings));
    if let Some(row) = &said.revision {
        values = values.text("jejak", row.head.get(..16).unwrap_or(&row.head));
    }
    if request.sign_jurors {
        values = values.list("tim", jurors_to_sign(statement));
    }
    values
}

/// Office values with the edition's own words and the letterhead as they were frozen.
fn of_edition(office: &Office, said: &Said) -> Values {
    let statement = &said.statement;
    let kop = said.signing.kop.as_ref().unwrap_or(&office.kop);
    let mut values = office.values_under(kop).text("tahun", statement.edition.year.to_string());
    if !statement.edition.region.trim().is_empty() {
        values = values.text("tingkat_daerah", &statement.edition.region);
    }
    if !statement.edition.place.trim().is_empty() {
        values = values.text("tempat", &statement.edition.place);
    }
    values
}

fn has_four_decimals(text: &str) -> bool {
    text.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 4)
}

/// "Nilai proposal", "Nilai presentasi dan wawancara".
fn value_of_stage(name: &str) -> String {
    let rest = name.strip_prefix("Penilaian ").or_else(|| name.strip_prefix("Nilai ")).unwrap_or(name);
    let mut letters = rest.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
    // An abbreviation keeps its capitals.
    match letters.clone().next() {
        Some(second) if second.is_uppercase() => format!("Nilai {rest}"),
        _ => format!("Nilai {first}{}", letters.as_str()),
    }
}

/// "62,5" of 625 per mille.
pub(crate) fn percent(per_mille: u16) -> String {
    kipp_domain::figures::weight(u32::from(per_mille)).trim_end_matches('%').to_owned()
}

/// "J3" of the third juror of the edition.
pub(crate) fn juror_code(place: usize) -> String {
    format!("J{}", place + 1)
}

fn stage_values(statement: &Statement, stage: &StatementStage) -> Values {
    let jurors = stage.jurors.iter().filter_map(|place| Some((*place, statement.jurors.get(*place)?)));
    Values::new().text("nama", value_of_stage(&stage.name)).text("bobot", percent(stage.weight)).list(
        "juri",
        jurors.map(|(place, juror)| Values::new().text("kode", juror_code(place)).text("nama", &juror.name)).collect(),
    )
}

/// "J1 = …; J2 = …" of everybody with a column.
fn jurors_named(statement: &Statement) -> String {
    let mut places: Vec<usize> = statement.stages.iter().flat_map(|stage| stage.jurors.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    let named = places
        .iter()
        .filter_map(|place| Some(format!("{} = {}", juror_code(*place), statement.jurors.get(*place)?.name)));
    let named: Vec<String> = named.collect();
    if named.is_empty() { words::NONE.into() } else { named.join("; ") }
}

fn marks_row(statement: &Statement, row: &StatementRow) -> Values {
    let stages = statement.stages.iter().zip(&row.stages).map(|(stage, said)| {
        let marks = (0..stage.jurors.len()).map(|at| match said.cells.get(at) {
            Some(cell) if !cell.text.is_empty() => Values::new().text("nilai", &cell.text),
            // Not assigned: nothing is awaited, so the cell stays empty.
            Some(_) => Values::new().text("nilai", ""),
            None => Values::new(),
        });
        let values = Values::new().list("juri", marks.collect());
        match &said.score {
            Some(score) => values.text("rata", score),
            None => values,
        }
    });
    let mut values = Values::new()
        .text("judul", title(row))
        .text("pd", &row.agency)
        .text("kunci_usulan", format!("{}/{}", statement.edition.code, row.code))
        .list("tahap", stages.collect())
        .text("ket", remarks(statement, row));
    if let Some(value) = row.final_score.as_ref().or(row.value.as_ref().filter(|_| statement.between_stages)) {
        values = values.text("akhir", value);
    }
    for (name, rank) in [("per", row.rank), ("per_hitung", row.computed_rank), ("per_tetap", row.rank)] {
        if let Some(rank) = rank {
            values = values.text(name, rank.to_string());
        }
    }
    values
}

/// Class, tie and remark of a row, in few words.
fn remarks(statement: &Statement, row: &StatementRow) -> String {
    let mut parts: Vec<String> = Vec::new();
    match row.class.and_then(|at| statement.classes.get(at)) {
        Some(class) => parts.push(class.short_name.clone()),
        None if row.class_open => parts.push("menunggu pleno".into()),
        None => {}
    }
    if let Some(tie) = &row.tie {
        parts.push(tie.short.clone());
    }
    if row.stages.iter().any(|stage| stage.mean_instead_of_trimmed) {
        parts.push("memakai rata-rata: kurang dari empat lembar".into());
    }
    if statement.between_stages && row.value.is_some() {
        parts.push("nilai sementara".into());
    }
    if let Some(remark) = &row.remark {
        parts.push(remark.clone());
    }
    parts.join("; ")
}

/// Head of the section at the left, chair of the jury at the right.
fn marks_signers(office: &Office, said: &Said, findings: &mut Vec<Finding>) -> Vec<Values> {
    let head = said.signing.of_role("kepala_bagian");
    if head.is_none() {
        findings.push(Finding::new(
            Level::Warning,
            "signatory_missing",
            "Kepala Bagian Organisasi belum ada dalam daftar penanda tangan.",
        ));
    }
    let chair = match office.typed(Document::MarksRecap, "ketua_nama") {
        Some(name) => {
            let mut chair = Values::new().text("nama", name);
            for (typed, value) in [("ketua_nip", "nip"), ("ketua_pangkat", "pangkat")] {
                if let Some(text) = office.typed(Document::MarksRecap, typed) {
                    chair = chair.text(value, text);
                }
            }
            chair
        }
        None => {
            let secretary = said.signing.of_role("sekretaris_daerah");
            if secretary.is_none() {
                findings.push(Finding::new(Level::Warning, "signatory_missing", "Ketua Tim Penilai belum ada: isi Sekretaris Daerah dalam daftar penanda tangan, atau nama ketua pada isian dokumen."));
            }
            office.node(secretary, "sekretaris_daerah").text("kapasitas", "definitif")
        }
    };
    vec![office.node(head, "kepala_bagian"), chair.text("jabatan", "Ketua Tim Penilai")]
}

fn jurors_to_sign(statement: &Statement) -> Vec<Values> {
    let mut places: Vec<usize> = statement.stages.iter().flat_map(|stage| stage.jurors.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    places
        .iter()
        .filter_map(|place| statement.jurors.get(*place))
        .map(|juror| {
            Values::new()
                .text("nama_juri", &juror.name)
                .text("nip_juri", "")
                .text("jabatan_juri", juror.office.as_deref().unwrap_or(words::NONE))
                .text("kedudukan", seat(&juror.seat))
        })
        .collect()
}

/// A juror's seat as printed.
pub(crate) fn seat(code: &str) -> String {
    let mut letters = code.replace('_', " ").chars().collect::<Vec<_>>();
    if let Some(first) = letters.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    letters.into_iter().collect()
}

/// Values of the lampiran of the announcement.
pub(crate) fn annex(office: &Office, said: &Said, request: &DocumentRequest, findings: &mut Vec<Finding>) -> Values {
    let statement = &said.statement;
    let typed = |key: &str| office.typed(Document::Annex, key);
    for (key, what) in [("nomor", "Nomor pengumuman"), ("tentang", "Perihal pengumuman")] {
        if typed(key).is_none() {
            findings.push(Finding::field(
                Level::Warning,
                "value_missing",
                key,
                format!("{what} belum diisi; dicetak “–”."),
            ));
        }
    }
    let day = crate::dates::kept(typed("tanggal")).unwrap_or_else(|| said.day(office));
    let number = typed("nomor");
    let region = if statement.edition.region.is_empty() { &office.region } else { &statement.edition.region };
    let default_title = format!(
        "DAFTAR PENERIMA PENGHARGAAN INOVASI PELAYANAN PUBLIK\n{} TAHUN {}",
        region.to_uppercase(),
        statement.edition.year
    );
    let awarded = || statement.rows.iter().filter(|row| row.rank.is_some() && row.class.is_some());
    if awarded().next().is_none() {
        findings.push(Finding::new(Level::Warning, "nobody", "Belum ada usulan yang masuk kelas penghargaan."));
    }
    let signer = said.signing.of_role("sekretaris_daerah");
    if signer.is_none() {
        findings.push(Finding::new(
            Level::Warning,
            "signatory_missing",
            "Sekretaris Daerah belum ada dalam daftar penanda tangan.",
        ));
    }
    let own = signer.map_or("Sekretaris Daerah", |signer| signer.office.as_str());
    let signer = office.node(signer, "sekretaris_daerah");
    office
        .values()
        .text("induk", typed("induk").unwrap_or("PENGUMUMAN"))
        .text("nomor", number.unwrap_or(words::NONE))
        .text("tanggal", day.to_string())
        .text("tentang", typed("tentang").unwrap_or(words::NONE))
        .text("judul", typed("judul").unwrap_or(&default_title))
        .text("nama_induk", number.map_or("Pengumuman".into(), |number| format!("Pengumuman Nomor {number}")))
        .list("baris", request.certain_rows(|| awarded().map(|row| annex_row(statement, row)).collect()))
        .list("penanda_tangan", vec![signer.text("jabatan", format!("{own}\nselaku Ketua Tim Penilai"))])
}

fn annex_row(statement: &Statement, row: &StatementRow) -> Values {
    let class = row.class.and_then(|at| statement.classes.get(at));
    let names: Vec<&str> = row.innovators.iter().map(|person| person.name.as_str()).collect();
    let mut values = Values::new()
        .text("judul", title(row))
        .text("pd", &row.agency)
        .text("kategori", class.map_or(words::NONE, |class| class.full_name.as_str()));
    if !names.is_empty() {
        values = values.text("inovator", words::list(&names));
    }
    if let Some(rank) = row.rank {
        let roman = u16::try_from(rank).ok().and_then(words::roman);
        values = values.text("peringkat", roman.unwrap_or_else(|| rank.to_string()));
    }
    values
}

#[cfg(test)]
mod tests {
    use super::{percent, seat, value_of_stage, with_expansion};

    #[test]
    fn a_stage_is_named_by_its_value() {
        let cases = [
            ("Penilaian proposal", "Nilai proposal"),
            ("Presentasi dan wawancara", "Nilai presentasi dan wawancara"),
            ("SPBE lapangan", "Nilai SPBE lapangan"),
        ];
        for (name, value) in cases {
            assert_eq!(value_of_stage(name), value);
        }
    }

    #[test]
    fn small_words_are_as_printed() {
        assert_eq!(percent(600), "60");
        assert_eq!(percent(625), "62,5");
        assert_eq!(seat("wakil_ketua"), "Wakil ketua");
        assert_eq!(with_expansion("Kelas Buby", Some(" ")), "Kelas Buby");
        assert_eq!(with_expansion("Kejar Stunting", Some("Kelas Pijat")), "Kejar Stunting (Kelas Pijat)");
    }
}
