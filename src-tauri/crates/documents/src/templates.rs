//! The shipped templates, by name.

use crate::template::{Template, TemplateErrors};

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../templates/", $name, ".toml")))),*]
    };
}

/// Name and TOML text of every shipped template, in the order of the documents screen.
pub const SHIPPED: &[(&str, &str)] = templates![
    "piagam",
    "piagam-modern",
    "piagam-teks",
    "sertifikat",
    "sertifikat-peserta",
    "sertifikat-juri",
    "sertifikat-narasumber",
    "kalibrasi-blangko",
    "rekap-nilai",
    "rekap-kepatuhan",
    "rekap-peserta",
    "lampiran-pengumuman",
    "lampiran-sk",
    "lembar-nilai",
    "lembar-nilai-matriks",
    "daftar-hadir",
    "daftar-umum",
    "register-nomor",
    "surat-undangan",
    "surat-tugas",
    "lampiran-sk-tim",
    "surat-tidak-hadir",
    "surat-pengingat",
    "surat-teguran-1",
    "surat-teguran-2",
    "pengumuman-perpanjangan",
    "lampiran-undangan",
    "pembagian-tempat",
    "susunan-acara",
    "buku-ekspedisi",
    "rekap-kehadiran",
    "kehadiran-orang",
    "notulen",
    "daftar-tindak-lanjut-hadir",
    "rekap-surat-kewajiban",
    "label-surat",
    "sertifikat-kegiatan",
    "lembar-tanggapan",
    "ringkasan-kewajiban",
];

/// The shipped template of that name.
pub fn shipped(name: &str) -> Option<Result<Template, TemplateErrors>> {
    let (_, source) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(Template::parse(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_template_is_sound_and_bears_its_own_name() {
        for (name, source) in SHIPPED {
            match Template::parse(source) {
                Ok(template) => assert_eq!(template.name, *name),
                Err(errors) => panic!("{name}: {errors}"),
            }
        }
    }
}
