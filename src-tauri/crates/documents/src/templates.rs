//! The shipped templates, by name.

use crate::template::{Template, TemplateErrors};

/// Name and TOML text of every shipped template, in the order of the documents screen.
pub const SHIPPED: &[(&str, &str)] = &[
    ("rekap-nilai", include_str!("../templates/rekap-nilai.toml")),
    (
        "rekap-kepatuhan",
        include_str!("../templates/rekap-kepatuhan.toml"),
    ),
    (
        "rekap-peserta",
        include_str!("../templates/rekap-peserta.toml"),
    ),
    (
        "lampiran-pengumuman",
        include_str!("../templates/lampiran-pengumuman.toml"),
    ),
    ("lampiran-sk", include_str!("../templates/lampiran-sk.toml")),
    (
        "lembar-nilai",
        include_str!("../templates/lembar-nilai.toml"),
    ),
    (
        "lembar-nilai-matriks",
        include_str!("../templates/lembar-nilai-matriks.toml"),
    ),
    (
        "daftar-hadir",
        include_str!("../templates/daftar-hadir.toml"),
    ),
    ("daftar-umum", include_str!("../templates/daftar-umum.toml")),
];

/// The shipped template of that name.
pub fn shipped(name: &str) -> Option<Result<Template, TemplateErrors>> {
    let (_, source) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(Template::parse(source))
}
