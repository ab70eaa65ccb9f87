//! Jurors: nama, perangkat_daerah, jabatan, kedudukan (ketua, wakil, anggota), nip.

use super::cells::content_rows;
use super::columns::field;
use super::{Checked, Field, Source};
use crate::limits::TextClass;
use crate::writing::names::normal_form;
use crate::writing::nip::Nip;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 5] = [
    field("nama", "Nama", &["nama juri", "juri", "nama penilai", "tim penilai", "nama lengkap"], true)
        .of(TextClass::Name),
    field(
        "perangkat_daerah",
        "Perangkat daerah",
        &["pd", "opd", "skpd", "instansi", "asal instansi", "unit kerja", "asal"],
        false,
    )
    .of(TextClass::Name),
    field("jabatan", "Jabatan", &["jabatan dinas", "pekerjaan"], false),
    field("kedudukan", "Kedudukan", &["kedudukan dalam tim", "jabatan dalam tim", "peran"], false),
    field("nip", "NIP", &["nomor induk pegawai", "no nip"], false),
];

/// The place of a juror in the jury.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JurorRole {
    Chair,
    Vice,
    Member,
}

impl JurorRole {
    /// `ketua`, `wakil`, `anggota`.
    pub const fn code(self) -> &'static str {
        match self {
            JurorRole::Chair => "ketua",
            JurorRole::Vice => "wakil",
            JurorRole::Member => "anggota",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            JurorRole::Chair => "Ketua",
            JurorRole::Vice => "Wakil Ketua",
            JurorRole::Member => "Anggota",
        }
    }

    /// The role people mean: `Wakil Ketua`, `Ketua Tim`, `anggota`, `Sekretaris merangkap anggota`.
    pub fn from_code(text: &str) -> Option<JurorRole> {
        let form = normal_form(text);
        if form.contains("wakil") {
            Some(JurorRole::Vice)
        } else if form.starts_with("ketua") {
            Some(JurorRole::Chair)
        } else if form.contains("anggota") || form.starts_with("sekretaris") {
            Some(JurorRole::Member)
        } else {
            None
        }
    }
}

/// One juror of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorRow {
    pub name: String,
    /// The agency as written; nothing for a juror from outside.
    pub agency: Option<String>,
    pub position: Option<String>,
    pub role: JurorRole,
    pub nip: Option<Nip>,
}

/// Reads a list of jurors.
pub fn check_jurors(source: Source<'_>) -> Vec<Checked<JurorRow>> {
    // Two of one name are two people when both have a NIP of their own.
    let mut names: BTreeMap<String, Vec<(u32, Option<Nip>)>> = BTreeMap::new();
    let mut nips: BTreeMap<Nip, u32> = BTreeMap::new();
    let mut chair: Option<u32> = None;
    let mut checked = Vec::new();
    for mut row in content_rows(source) {
        let number = row.number();
        let name = row.required("nama", "Nama");
        let nip = row.nip("nip");
        let form = name.as_deref().map(normal_form).unwrap_or_default();
        if name.is_some() && !form.chars().any(char::is_alphabetic) {
            row.wrong("nama", "Nama tidak memuat huruf.");
        }
        let twin = names.get(&form).into_iter().flatten().find(|(_, other)| match (&nip, other) {
            (Some(nip), Some(other)) => nip == other,
            (None, _) | (_, None) => true,
        });
        if let Some((first, _)) = twin {
            let first = source.row_named(*first);
            row.wrong("nama", format!("Juri ini sudah ada di baris {first}. Bila orangnya lain, isi NIP keduanya."));
        }
        if let Some(first) = nip.as_ref().and_then(|nip| nips.get(nip)).copied() {
            row.wrong("nip", format!("NIP ini sudah dipakai di baris {}.", source.row_named(first)));
        }
        let role = match row.text("kedudukan") {
            None => JurorRole::Member,
            Some(written) => JurorRole::from_code(&written).unwrap_or_else(|| {
                row.wrong(
                    "kedudukan",
                    format!("Kedudukan “{written}” tidak dikenal. Gunakan ketua, wakil, atau anggota."),
                );
                JurorRole::Member
            }),
        };
        if role == JurorRole::Chair {
            match chair {
                Some(first) => {
                    row.warn("kedudukan", format!("Ketua juga tercatat di baris {}.", source.row_named(first)));
                }
                None => chair = Some(number),
            }
        }
        if name.is_some() {
            names.entry(form).or_default().push((number, nip.clone()));
        }
        if let Some(nip) = &nip {
            nips.entry(nip.clone()).or_insert(number);
        }
        let (agency, position) = (row.text("perangkat_daerah"), row.text("jabatan"));
        let content = name.map(|name| JurorRow { name, agency, position, role, nip });
        checked.push(row.end(content));
    }
    checked
}
