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
        Case::new("undangan-41", "surat-undangan", data::invitations(41)),
    ]
}
