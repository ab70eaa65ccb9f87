//! People: nama, perangkat_daerah, jabatan, nip, telepon, catatan.

use super::cells::content_rows;
use super::columns::field;
use super::{Checked, Field, Source};
use crate::limits::TextClass;
use crate::writing::names::normal_form;
use crate::writing::nip::Nip;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 6] = [
    field("nama", "Nama", &["nama lengkap", "nama peserta", "peserta", "nama pegawai", "nama orang"], true)
        .of(TextClass::Name),
    field(
        "perangkat_daerah",
        "Perangkat daerah",
        &["pd", "opd", "skpd", "instansi", "asal instansi", "unit kerja", "asal"],
        false,
    )
    .of(TextClass::Name),
    field("jabatan", "Jabatan", &["jabatan dinas", "pekerjaan"], false),
    field("nip", "NIP", &["nomor induk pegawai", "no nip"], false),
    field("telepon", "Telepon", &["no hp", "nomor hp", "hp", "no telepon", "nomor telepon", "whatsapp", "wa"], false),
    field("catatan", "Catatan", &["keterangan", "ket"], false).of(TextClass::Paragraph),
];

/// One person of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    pub name: String,
    /// The agency as written; nothing for a person from outside.
    pub agency: Option<String>,
    pub office: Option<String>,
    pub nip: Option<Nip>,
    pub phone: Option<String>,
    pub note: Option<String>,
}

/// The rows that bear a name in an agency, each with its NIP.
type Namesakes = BTreeMap<(String, String), Vec<(u32, Option<Nip>)>>;

/// Reads a list of people.
pub fn check_people(source: Source<'_>) -> Vec<Checked<PersonRow>> {
    // Two of one name in one agency are two people when both have a NIP of their own.
    let mut names = Namesakes::new();
    let mut nips: BTreeMap<Nip, u32> = BTreeMap::new();
    let mut checked = Vec::new();
    for mut row in content_rows(source) {
        let number = row.number();
        let name = row.required("nama", "Nama");
        let (agency, nip) = (row.text("perangkat_daerah"), row.nip("nip"));
        let form = name.as_deref().map(normal_form).unwrap_or_default();
        if name.is_some() && !form.chars().any(char::is_alphabetic) {
            row.wrong("nama", "Nama tidak memuat huruf.");
        }
        let key = (form, agency.as_deref().map(normal_form).unwrap_or_default());
        let twin = names.get(&key).into_iter().flatten().find(|(_, other)| match (&nip, other) {
            (Some(nip), Some(other)) => nip == other,
            (None, _) | (_, None) => true,
        });
        if let Some((first, _)) = twin {
            let first = source.row_named(*first);
            row.wrong("nama", format!("Orang ini sudah ada di baris {first}. Bila orangnya lain, isi NIP keduanya."));
        } else if let Some(first) = nip.as_ref().and_then(|nip| nips.get(nip)).copied() {
            row.wrong("nip", format!("NIP ini sudah dipakai di baris {}.", source.row_named(first)));
        }
        if name.is_some() {
            names.entry(key).or_default().push((number, nip.clone()));
        }
        if let Some(nip) = &nip {
            nips.entry(nip.clone()).or_insert(number);
        }
        let (office, phone, note) = (row.text("jabatan"), row.text("telepon"), row.text("catatan"));
        let content = name.map(|name| PersonRow { name, agency, office, nip, phone, note });
        checked.push(row.end(content));
    }
    checked
}
