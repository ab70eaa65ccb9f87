//! The number series of an edition: one for certificates, and one for each family of letters.
//!
//! Source: documents-year.md 9.3.

use kipp_domain::numbers::NumberTemplate;
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_store::records::{Edition, NumberSeries};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use crate::desk::{App, Done};
use crate::error::Result;
use crate::ports::Ctx;
use crate::rows;

/// The series of piagam and sertifikat.
pub const CERTIFICATES: &str = "piagam";

/// A series as the program ships it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesSpec {
    pub code: &'static str,
    pub name: &'static str,
    /// Until 2022, and since the codes of archives changed in 2023.
    templates: [&'static str; 2],
    /// In the sample: nobody can take a letter of it for a real one.
    sample: &'static str,
}

/// The series of letters. The code of invitations after 2023 was not found, so that it stays.
pub const LETTERS: [SeriesSpec; 5] = [
    SeriesSpec {
        code: "undangan",
        name: "Undangan",
        templates: ["005/{urut}/B. Organisasi/Setda"; 2],
        sample: "005/CONTOH-{urut:2}/B. Organisasi/Setda",
    },
    SeriesSpec {
        code: "surat",
        name: "Surat",
        templates: ["061/{urut}/B. Organisasi/Setda", "000.8.3.4/{urut}/B. Organisasi/Setda"],
        sample: "061/CONTOH-S{urut:2}/B. Organisasi/Setda",
    },
    SeriesSpec {
        code: "ba",
        name: "Berita acara",
        templates: ["061/{urut}/BA/B. Organisasi/Setda", "000.8.3.4/{urut}/BA/B. Organisasi/Setda"],
        sample: "061/CONTOH-BA{urut:2}/B. Organisasi/Setda",
    },
    SeriesSpec {
        code: "pengumuman",
        name: "Pengumuman",
        templates: ["061/{urut}/P/B. Organisasi/Setda", "000.8.3.4/{urut}/P/B. Organisasi/Setda"],
        sample: "061/CONTOH-P{urut:2}/B. Organisasi/Setda",
    },
    SeriesSpec {
        code: "kegiatan",
        name: "Sertifikat kegiatan",
        templates: ["061/{urut}/SK/B. Organisasi/Setda", "000.8.3.4/{urut}/SK/B. Organisasi/Setda"],
        sample: "061/CONTOH-K{urut:2}/B. Organisasi/Setda",
    },
];

/// The first year of the new archive codes (domain.md 4.11).
const NEW_CODES_SINCE: i64 = 2023;

impl SeriesSpec {
    /// The series of an edition that has not changed it.
    fn fresh(&self, edition: &Edition, is_sample: bool) -> NumberSeries {
        let template = match is_sample {
            true => self.sample,
            false => self.templates[usize::from(edition.year >= NEW_CODES_SINCE)],
        };
        NumberSeries {
            id: Id::NEW,
            edition_id: edition.id,
            name: self.name.into(),
            template: template.into(),
            first: 1,
            code: self.code.into(),
        }
    }
}

/// The series that an edition has written down, by its code.
pub fn written(read: &Read<'_>, edition: Id<Edition>, code: &str) -> Result<Option<NumberSeries>> {
    let all: Vec<NumberSeries> =
        read.list(sql!("number_series/of_edition"), named_params! { ":edition_id": edition })?;
    Ok(all.into_iter().find(|series| series.code == code))
}

/// The series of letters of an edition, in the order of [`LETTERS`]; the id of one that nobody used yet is new.
pub fn of_letters(read: &Read<'_>, edition: Id<Edition>, is_sample: bool) -> Result<Vec<NumberSeries>> {
    let edition = rows::edition(read, edition)?;
    let all: Vec<NumberSeries> =
        read.list(sql!("number_series/of_edition"), named_params! { ":edition_id": edition.id })?;
    let known = |spec: &SeriesSpec| all.iter().find(|series| series.code == spec.code).cloned();
    Ok(LETTERS.iter().map(|spec| known(spec).unwrap_or_else(|| spec.fresh(&edition, is_sample))).collect())
}

/// A series of letters that numbers may be given from; it is written down by its first use.
pub fn in_use(write: &Write<'_>, edition: Id<Edition>, code: &str, is_sample: bool) -> Result<NumberSeries> {
    let of_code = |series: &NumberSeries| series.code == code;
    let series = of_letters(write, edition, is_sample)?.into_iter().find(of_code);
    let mut series = series.ok_or_else(|| crate::error::Fault::Bug(format!("no series {code}")))?;
    if series.id == Id::NEW {
        series.id = write.insert(series.clone())?;
    }
    Ok(series)
}

/// What is typed for a series of letters.
#[derive(Clone, Debug)]
pub struct SeriesForm {
    pub edition: Id<Edition>,
    pub code: String,
    pub template: String,
    /// The first running number.
    pub first: i64,
}

/// Changes how the numbers of a series look from now on; those given stay as they are.
pub fn save(app: &App, ctx: &Ctx<'_>, form: SeriesForm) -> Result<Done<()>> {
    let is_sample = app.is_sample();
    app.write(ctx, Op::new("number_series.save", "Seri nomor diubah").edition(form.edition), |write| {
        rows::open_edition(write, form.edition)?;
        let mut problems = Problems::new();
        let name = LETTERS.iter().find(|spec| spec.code == form.code).map(|spec| spec.name);
        if name.is_none() {
            problems.wrong("code", format!("Seri nomor “{}” tidak dikenal. Pilih dari daftar.", form.code));
        }
        problems.take("template", NumberTemplate::parse(&form.template));
        if !(1..=999_999).contains(&form.first) {
            problems.wrong("first", "Nomor pertama antara 1 dan 999.999.");
        }
        let (Some(name), false) = (name, problems.is_wrong()) else { return Err(problems.into()) };
        write.amend(|op| op.label = format!("Seri nomor {} diubah", words::in_sentence(name)));
        let series = in_use(write, form.edition, &form.code, is_sample)?;
        Ok(write.update(&NumberSeries { template: form.template.trim().into(), first: form.first, ..series })?)
    })
}
