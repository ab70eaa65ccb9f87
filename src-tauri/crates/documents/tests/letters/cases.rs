//! Every new document with sample values and with the worst ones, by name.

use kipp_documents::{Template, Values, templates};

use super::data;

/// A document to print: the template, how it is turned, and the values.
pub struct Case {
    /// Name of the case; the template's name, perhaps with what is special about it.
    pub name: &'static str,
    template: &'static str,
    /// Choices of the print: name and word.
    choices: &'static [(&'static str, &'static str)],
    pub values: Values,
    /// Least height of a row in mm.
    pub row_mm: f64,
    /// Held as text.
    pub is_sample: bool,
}

impl Case {
    fn new(name: &'static str, template: &'static str, values: Values) -> Case {
        Case { name, template, choices: &[], values, row_mm: 0.0, is_sample: false }
    }

    fn sample(name: &'static str, values: Values) -> Case {
        Case { is_sample: true, ..Case::new(name, name, values) }
    }

    fn chosen(self, choices: &'static [(&'static str, &'static str)]) -> Case {
        Case { choices, ..self }
    }

    fn rows(self, row_mm: f64) -> Case {
        Case { row_mm, ..self }
    }

    pub fn template(&self) -> Template {
        let shipped = templates::shipped(self.template).expect(self.template);
        let template = shipped.unwrap_or_else(|errors| panic!("{}: {errors}", self.template));
        let template = self.choices.iter().fold(template, |template, (key, word)| template.with_choice(key, word));
        let older = self.choices.contains(&("family", "serif"));
        if older { template.with_measure("body_size", 12.0) } else { template }
    }
}

const OLDER: &[(&str, &str)] = &[("susunan", "lama"), ("family", "serif")];

pub fn all() -> Vec<Case> {
    vec![
        Case::sample("surat-undangan", data::invitation("luring")),
        Case::new("undangan-daring", "surat-undangan", data::invitation("daring")),
        Case::new("undangan-keduanya", "surat-undangan", data::invitation("keduanya")),
        Case::new("undangan-terburuk", "surat-undangan", data::invitation("terburuk")),
        Case::new("undangan-lama", "surat-undangan", data::invitation("keduanya")).chosen(OLDER),
        Case::new("undangan-terburuk-lama", "surat-undangan", data::invitation("terburuk")).chosen(OLDER),
        Case::new("undangan-code128", "surat-undangan", data::invitation("luring"))
            .chosen(&[("kode_batang", "code128")]),
        Case::new("undangan-terlampir", "surat-undangan", data::with_list(data::invitation("luring"), 41)),
        Case::sample("surat-tugas", data::assignment(1)),
        Case::new("tugas-3", "surat-tugas", data::assignment(3)),
        Case::new("tugas-12", "surat-tugas", data::assignment(12)),
        Case::new("tugas-perintah", "surat-tugas", data::assignment(2).flag("perintah", true)),
        Case::sample("lampiran-sk-tim", data::team(5)),
        Case::new("sk-tim-1", "lampiran-sk-tim", data::team(1)),
        Case::new("sk-tim-30", "lampiran-sk-tim", data::team(30)),
        Case::sample("lampiran-undangan", data::guest_list(10)),
        Case::new("daftar-undangan-1", "lampiran-undangan", data::guest_list(1)),
        Case::new("daftar-undangan-41", "lampiran-undangan", data::guest_list(41)),
        Case::new("daftar-undangan-400", "lampiran-undangan", data::guest_list(400)),
        Case::sample("pembagian-tempat", data::seats(10, true)),
        Case::new("tempat-0", "pembagian-tempat", data::seats(0, false)),
        Case::new("tempat-41", "pembagian-tempat", data::seats(41, false)),
        Case::sample("susunan-acara", data::agenda(9)),
        Case::new("acara-1", "susunan-acara", data::agenda(1)),
        Case::new("acara-20", "susunan-acara", data::agenda(20)),
        Case::sample("surat-tidak-hadir", data::absent(true)),
        Case::new("tidak-hadir-tutup", "surat-tidak-hadir", data::absent(false)),
        Case::sample("surat-pengingat", data::reminder(false, false)),
        Case::new("pengingat-kedua", "surat-pengingat", data::reminder(true, true)),
        Case::new("pengingat-lama", "surat-pengingat", data::reminder(true, true)).chosen(OLDER),
        Case::sample("surat-teguran-1", data::reprimand(2, false)),
        Case::new("teguran-tanpa-riwayat", "surat-teguran-1", data::reprimand(0, false)),
        Case::new("teguran-terburuk", "surat-teguran-1", data::reprimand(5, true)),
        Case::new("teguran-lama", "surat-teguran-1", data::reprimand(2, false)).chosen(OLDER),
        Case::sample("surat-teguran-2", data::second_reprimand(false)),
        Case::new("teguran-2-terburuk", "surat-teguran-2", data::second_reprimand(true)),
        Case::new("teguran-2-lama", "surat-teguran-2", data::second_reprimand(true)).chosen(OLDER),
        Case::sample("pengumuman-perpanjangan", data::extension()),
        Case::sample("buku-ekspedisi", data::deliveries(7)).rows(10.5),
        Case::new("ekspedisi-0", "buku-ekspedisi", data::deliveries(0)),
        Case::new("ekspedisi-41", "buku-ekspedisi", data::deliveries(41)).rows(10.5),
        Case::sample("rekap-kehadiran", data::attended(10, false)),
        Case::new("kehadiran-41", "rekap-kehadiran", data::attended(41, false)),
        Case::new("kehadiran-menit", "rekap-kehadiran", data::attended(41, true)),
        Case::new("kehadiran-400", "rekap-kehadiran", data::attended(400, false)),
        Case::sample("kehadiran-orang", data::people(12, 3)),
        Case::new("orang-500", "kehadiran-orang", data::people(500, 0)),
        Case::sample("notulen", data::minutes(3, 24, 0)),
        Case::new("notulen-kosong", "notulen", data::minutes(0, 0, 0)),
        Case::new("notulen-panjang", "notulen", data::minutes(30, 90, 7)),
        Case::sample("daftar-tindak-lanjut-hadir", data::follow_up(3)),
        Case::new("tindak-lanjut-41", "daftar-tindak-lanjut-hadir", data::follow_up(41)),
        Case::sample("rekap-surat-kewajiban", data::ladder(6)),
        Case::new("surat-kewajiban-41", "rekap-surat-kewajiban", data::ladder(41)),
        Case::sample("lembar-tanggapan", data::answer(true)),
        Case::new("tanggapan-kosong", "lembar-tanggapan", data::answer(false)),
        Case::sample("ringkasan-kewajiban", data::summary(3)),
        Case::new("ringkasan-20", "ringkasan-kewajiban", data::summary(24)),
        Case::sample("label-surat", data::labels(3, 1)),
        Case::new("label-41", "label-surat", data::labels(41, 5)),
        Case::new("label-103", "label-surat", data::labels(41, 24)).chosen(&[("kisi", "label_103")]),
        Case::sample("sertifikat-kegiatan", data::session_certificates()),
        Case::new("undangan-41", "surat-undangan", data::invitations(41)),
    ]
}
