//! Certificates: a vertical stack of lines, one recipient a page, in three styles (documents.md section 4).
//!
//! `klasik` is centred inside a guilloche border, `modern` stands left of a navy bar, `teks` prints text
//! only for pre-printed blanks; `kalibrasi` is the sheet that measures a printer's offset. What does not
//! fit is an error that names the field; nothing overlaps and nothing is cut.

use super::{Job, Spec};
use crate::blocks::markers::{Spots, put_at, put_box};
use crate::blocks::qr::{self, Printed};
use crate::fonts::Face;
use crate::inspect::{Box2, run_box};
use crate::page::{Color, Form, FormUse, Image, Item, Page, role};
use crate::paper::{Frame, Margins};
use crate::setup::Marker;
use crate::template::Scope;
use crate::text::{Align, Style};
use crate::values::{Value, Values};
use crate::{ComposeError, Composed, Notice, NoticeKind};
use foot::{Signers, Symbol};

mod calibration;
mod classic;
mod foot;
mod modern;
pub mod ornament;
mod stack;
mod watermark;

pub const SPEC: Spec = Spec {
    wording: &[
        "kop_kepala_daerah",
        "kop_sekretariat",
        "judul_dokumen",
        "nomor",
        "pembuka",
        "nama",
        "unit",
        "sebagai",
        "kelas",
        "atas",
        "judul",
        "pada",
        "tempat_tanggal",
        "langkah",
        "isian",
    ],
    switches: &[
        ("qr", true),
        ("panel", true),
        ("blangko_kop", true),
        ("blangko_judul", true),
        ("blangko_pembuka", false),
        ("blangko_tempat_jabatan", false),
    ],
    measures: &[
        ("qr_mm", 22.0, 20.0, 60.0),
        ("batas_atas", 66.0, 15.0, 150.0),
        ("aman_kiri", 10.0, 7.0, 80.0),
        ("aman_kanan", 10.0, 7.0, 80.0),
        ("aman_atas", 10.0, 7.0, 150.0),
        ("aman_bawah", 10.0, 7.0, 80.0),
    ],
    choices: &[
        ("gaya", &["klasik", "modern", "teks", "kalibrasi"]),
        // Follows the signer: the head of the region, or the secretariat.
        ("kop", &["kepala_daerah", "sekretariat"]),
    ],
};

/// Name of the list of recipients in the values.
pub const RECIPIENTS: &str = "penerima";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Classic,
    Modern,
    Text,
}

/// The words of one certificate, filled.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    kop: Vec<String>,
    title: String,
    number: String,
    lead: String,
    name: String,
    units: Vec<String>,
    role: String,
    class: String,
    reason: String,
    work: String,
    event: String,
}

impl Words {
    fn fill(job: &Job<'_>, recipient: &Values) -> Result<Words, ComposeError> {
        let layers = [job.values, recipient];
        let scope = Scope::new(&layers);
        let one = |key: &str| job.template.fill(key, &scope);
        let several = |key: &str| -> Result<Vec<String>, ComposeError> {
            let lines = job.template.texts(key).map(|t| t.fill(&scope));
            let lines: Vec<String> = lines.collect::<Result<_, _>>()?;
            Ok(lines.into_iter().filter(|line| !line.trim().is_empty()).collect())
        };
        let kop = match job.template.choice("kop") {
            "sekretariat" => "kop_sekretariat",
            _ => "kop_kepala_daerah",
        };
        let work = one("judul")?;
        let empty = work.chars().all(|c| matches!(c, '“' | '”' | ' '));
        Ok(Words {
            kop: several(kop)?.into_iter().map(|line| line.to_uppercase()).collect(),
            title: one("judul_dokumen")?.to_uppercase(),
            number: if number_of(&scope).is_empty() { String::new() } else { one("nomor")? },
            lead: one("pembuka")?,
            name: one("nama")?,
            units: several("unit")?,
            role: one("sebagai")?,
            class: one("kelas")?,
            reason: if empty { String::new() } else { one("atas")? },
            work: if empty { String::new() } else { work },
            event: one("pada")?,
        })
    }
}

fn number_of<'a>(scope: &Scope<'a>) -> &'a str {
    scope.str("nomor")
}

/// One certificate being set.
pub(super) struct Sheet<'a> {
    job: &'a Job<'a>,
    frame: Frame,
    words: Words,
    /// Whose page it is, for notices and errors.
    record: String,
    /// Where the signature would begin if its block were as high as usual.
    usual_top: f64,
    notices: Vec<Notice>,
}

impl Sheet<'_> {
    fn note(&mut self, field: &str, what: NoticeKind) {
        self.notices.push(Notice { what, field: field.to_owned(), record: self.record.clone() });
    }

    /// The sizes a level allows are below the usual ones because of the signature block: said once, of its signatory.
    fn note_tall_signature(&mut self) {
        let record = match self.job.values.get("pejabat") {
            Some(Value::Node(node)) => node.str("nama").to_owned(),
            _ => String::new(),
        };
        let field = "tanda tangan".to_owned();
        self.notices.push(Notice { what: NoticeKind::TallSignature, field, record });
    }

    fn too_long(&self, field: &str) -> ComposeError {
        ComposeError::DoesNotFit { field: field.to_owned(), record: self.record.clone() }
    }
}

pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    let frame = job.frame(Margins { left: 30.0, right: 30.0, top: 20.0, bottom: 20.0 });
    let look = match job.template.choice("gaya") {
        "kalibrasi" => return calibration::compose(job, &frame),
        "modern" => Look::Modern,
        "teks" => Look::Text,
        _ => Look::Classic,
    };
    let recipients = job.values.rows(RECIPIENTS);
    if recipients.is_empty() {
        return Err(ComposeError::Missing { name: RECIPIENTS.to_owned() });
    }
    let mut composed = Composed::default();
    let still = still_layer(job, &frame, look, &mut composed.forms);
    let signers = Signers::new(job, &frame, look)?;
    let foot = signers.form(job, look, &frame, &mut composed.forms);
    let caption = Symbol::caption(job, look, &mut composed.forms);
    let series = Series { job, frame, look, still, signers, foot, caption };
    for (page, mut notices) in series.all(recipients)? {
        composed.pages.push(page);
        composed.notices.append(&mut notices);
    }
    let signed = &series.signers.blocks;
    composed.notices.extend(signed.iter().flat_map(|b| b.notice(job.fonts)));
    Ok(composed)
}

/// What all certificates of a document share.
struct Series<'a> {
    job: &'a Job<'a>,
    frame: Frame,
    look: Look,
    /// Form of border, markers, background.
    still: Option<usize>,
    signers: Signers,
    /// Form of the signature block.
    foot: usize,
    /// Form of the caption of the QR.
    caption: usize,
}

type Made = Result<(Page, Vec<Notice>), ComposeError>;

impl Series<'_> {
    /// Every certificate once, in order; long lists on two threads.
    fn all(&self, recipients: &[Values]) -> Result<Vec<(Page, Vec<Notice>)>, ComposeError> {
        const ALONE: usize = 64;
        let make = |part: &[Values]| -> Vec<Made> { part.iter().map(|r| self.one(r)).collect() };
        if recipients.len() <= ALONE {
            return make(recipients).into_iter().collect();
        }
        let (first, second) = recipients.split_at(recipients.len() / 2);
        let (first, second) = std::thread::scope(|scope| {
            let helper = scope.spawn(|| make(second));
            let first = make(first);
            // A panic of the helper is ours: set its half again here, where it will be reported.
            let second = helper.join().unwrap_or_else(|_| make(second));
            (first, second)
        });
        first.into_iter().chain(second).collect()
    }

    fn one(&self, recipient: &Values) -> Made {
        let Series { job, frame, look, .. } = *self;
        let words = Words::fill(job, recipient)?;
        let record = recipient.str("nama").to_owned();
        let mut page = Page::new(frame.page_w, frame.page_h);
        page.record.clone_from(&record);
        if let Some(form) = self.still {
            page.push(Item::Form(use_of(form, role::ORNAMENT, 0.0, 0.0)));
        }
        let from = page.items.len();
        let qr = Symbol::new(job, recipient, &words, &self.signers, look, &frame);
        let bound = qr.as_ref().map_or(f64::MAX, Symbol::bound);
        let top = self.signers.top(job, look, &frame).min(bound);
        let usual_top = self.signers.usual_top(job, look, &frame).min(bound);
        let mut sheet = Sheet { job, frame, words, record, usual_top, notices: Vec::new() };
        match look {
            Look::Classic | Look::Text => classic::set(&mut sheet, &mut page, look, top)?,
            Look::Modern => modern::set(&mut sheet, &mut page, top)?,
        }
        page.push(Item::Form(use_of(self.foot, role::SIGN_SPACE, 0.0, 0.0)));
        if let Some(qr) = &qr {
            qr.put(job, self.caption, &mut page);
        }
        letters(&mut sheet);
        if look == Look::Text {
            let foot = self.signers.items(job, look, &frame);
            displace(job, &frame, &mut page, from, &foot, &sheet.record)?;
        }
        Ok((page, sheet.notices))
    }
}

pub(super) fn use_of(form: usize, role: &'static str, x: f64, y: f64) -> FormUse {
    FormUse { role, form, x, y, sx: 1.0, sy: 1.0, quarter_turns: 0 }
}

/// What all pages share: background, border, watermark, markers. None if there is nothing.
fn still_layer(job: &Job<'_>, frame: &Frame, look: Look, forms: &mut Vec<Form>) -> Option<usize> {
    let setup = job.setup;
    let mut items = Vec::new();
    if let Some(picture) = &setup.background {
        let (w, h) = (frame.page_w, frame.page_h);
        let picture = picture.clone();
        items.push(Item::Image(Image { role: role::BACKGROUND, x: 0.0, y: 0.0, w, h, picture }));
    }
    let panel = job.template.switch("panel") && setup.background.is_none() && !setup.ink_saving;
    match look {
        Look::Classic => ornament::border(frame, setup.black, panel, forms, &mut items),
        Look::Modern => modern::frame(frame, setup.black, &mut items),
        Look::Text => {}
    }
    for word in setup.markers.iter().filter_map(Marker::watermark).take(1) {
        watermark::put(&mut items, job.fonts, frame, word);
    }
    let side = 23.0;
    if look == Look::Modern {
        let mut y = 22.0;
        for marker in &setup.markers {
            let sample = *marker == Marker::Sample;
            let at = (frame.w - 25.0, if sample { 14.0 } else { y });
            put_box(&mut items, job.fonts, at, Align::Right, &marker.text(), frame.w / 2.0 - 25.0);
            if !sample {
                y += 8.0;
            }
        }
    } else {
        // As far as the emblem in the middle.
        let until = frame.w / 2.0 - 14.0;
        let spots = Spots { left: (side, 22.0), until, right: (frame.w - side, 22.0) };
        put_at(&mut items, job.fonts, setup, spots);
    }
    if items.is_empty() {
        return None;
    }
    let bounds = (0.0, 0.0, frame.page_w, frame.page_h);
    forms.push(Form { name: "latar".to_owned(), bounds, items });
    Some(forms.len() - 1)
}

/// The check code of the words as printed.
fn code_of(job: &Job<'_>, recipient: &Values, words: &Words, signers: &str) -> String {
    let layers = [job.values, recipient];
    let scope = Scope::new(&layers);
    let units = words.units.join("; ");
    let text = |name: &str| match scope.get(name) {
        Some(Value::Text(text)) => text.clone(),
        Some(Value::Int(number)) => number.to_string(),
        _ => String::new(),
    };
    let rank = match scope.get("peringkat") {
        Some(Value::Int(n)) => crate::format::roman(*n).unwrap_or_default(),
        _ => text("peringkat"),
    };
    let date = scope.get("tanggal").and_then(|d| crate::format::Format::LongDate.apply(d));
    qr::check_code(&Printed {
        nomor: recipient.str("nomor"),
        nama: &words.name,
        unit: &units,
        judul: words.work.trim_matches(['“', '”']),
        kelas: &words.class,
        peringkat: &rank,
        tahun: &text("tahun"),
        tanggal: &date.unwrap_or_default(),
        penanda_tangan: signers,
    })
}

/// The check codes of all recipients, in order, as [`compose`] prints them: for the register.
pub(crate) fn check_codes(job: &Job<'_>) -> Result<Vec<String>, ComposeError> {
    let frame = job.frame(Margins { left: 30.0, right: 30.0, top: 20.0, bottom: 20.0 });
    let signers = Signers::new(job, &frame, Look::Classic)?;
    job.values
        .rows(RECIPIENTS)
        .iter()
        .map(|row| Ok(code_of(job, row, &Words::fill(job, row)?, &signers.names)))
        .collect()
}

/// Reports letters the certificate's face lacks.
fn letters(sheet: &mut Sheet<'_>) {
    let fonts = sheet.job.fonts;
    let texts = [
        ("nama", sheet.words.name.clone()),
        ("unit", sheet.words.units.join(" ")),
        ("judul", sheet.words.work.clone()),
    ];
    for (field, text) in texts {
        let missing: String = fonts.missing(Face::CaslonBold, &text).into_iter().collect();
        if !missing.is_empty() {
            sheet.note(field, NoticeKind::Letters { letters: missing });
        }
    }
}

/// Text only: moves everything by the printer's offset and refuses what would leave the safe box.
fn displace(
    job: &Job<'_>,
    frame: &Frame,
    page: &mut Page,
    from: usize,
    foot: &[Item],
    record: &str,
) -> Result<(), ComposeError> {
    let (dx, dy) = job.setup.offset_mm;
    let m = |key: &str| job.template.measure(key);
    let safe = Box2 {
        left: m("aman_kiri"),
        top: m("aman_atas"),
        right: frame.w - m("aman_kanan"),
        bottom: frame.h - m("aman_bawah"),
    };
    for item in &mut page.items[from..] {
        item.shift(dx, dy);
    }
    let mut moved = foot.to_vec();
    moved.iter_mut().for_each(|item| item.shift(dx, dy));
    for item in page.items[from..].iter().chain(&moved) {
        let (b, field) = match item {
            Item::Text(run) => (run_box(job.fonts, run), run.role),
            Item::Qr(q) => {
                let (left, top, right, bottom) = (q.x, q.y, q.x + q.side, q.y + q.side);
                (Box2 { left, top, right, bottom }, "qr")
            }
            _ => continue,
        };
        let inside = b.left >= safe.left && b.top >= safe.top && b.right <= safe.right && b.bottom <= safe.bottom;
        if !inside {
            let (field, record) = (field.to_owned(), record.to_owned());
            return Err(ComposeError::OutsideSafeBox { field, record });
        }
    }
    Ok(())
}

/// The style of a text whose colour depends on the version.
pub(super) fn ink(black: bool, style: Style, color: Color) -> Style {
    style.colored(if black { Color::BLACK } else { color })
}
