//! The foot of a certificate: who signs, and the QR of its number.

use super::{Look, Words, classic, code_of, modern, use_of};
use crate::ComposeError;
use crate::blocks::qr;
use crate::blocks::signature::{Axis, SignBlock, Signatory};
use crate::models::Job;
use crate::page::{Color, Form, Item, Page, role};
use crate::paper::Frame;
use crate::template::Scope;
use crate::values::{Value, Values};

/// The signature block or blocks of all pages.
pub(super) struct Signers {
    pub blocks: Vec<SignBlock>,
    pub names: String,
}

impl Signers {
    pub fn new(job: &Job<'_>, frame: &Frame, look: Look) -> Result<Signers, ComposeError> {
        let layers = [job.values];
        let place = job.template.fill("tempat_tanggal", &Scope::new(&layers))?;
        let node = |name: &str| match job.values.get(name) {
            Some(Value::Node(node)) => Some(node),
            _ => None,
        };
        let right = node("pejabat").ok_or_else(|| ComposeError::Missing { name: "pejabat".to_owned() })?;
        let left = node("pejabat_kiri");
        let mut style = match look {
            Look::Modern => modern::SIGN,
            Look::Classic | Look::Text => classic::SIGN,
        };
        if left.is_some() {
            style.max_width = 78.0_f64.min((frame.w - 60.0) / 2.0);
        }
        let carried = look == Look::Text && job.template.switch("blangko_tempat_jabatan");
        let who: Vec<Signatory> = left
            .into_iter()
            .map(|node| Signatory::from_values(node, ""))
            .chain([Signatory::from_values(right, &place)])
            .collect();
        let names: Vec<&str> = who.iter().map(|s| s.name.as_str()).collect();
        let names = names.join("; ");
        let blocks = who
            .iter()
            .map(|one| {
                let block = SignBlock::new(job.fonts, style, one);
                if carried { block.without_heads() } else { block }
            })
            .collect();
        Ok(Signers { blocks, names })
    }

    /// The last baseline of the blocks.
    fn last_line(look: Look, frame: &Frame) -> f64 {
        match look {
            Look::Modern => frame.h - 20.0,
            Look::Classic | Look::Text => frame.h - 24.2,
        }
    }

    fn name_line(&self, look: Look, frame: &Frame) -> f64 {
        let below = self.blocks.iter().map(|b| b.height - b.to_name).fold(0.0, f64::max);
        Signers::last_line(look, frame) - below
    }

    /// Where [`Signers::top`] would be with blocks of one office line and without rank and NIP.
    pub fn usual_top(&self, job: &Job<'_>, look: Look, frame: &Frame) -> f64 {
        let tallest = self.blocks.iter().map(|b| b.usual_to_name() + b.first_cap(job.fonts));
        Signers::last_line(look, frame) - tallest.fold(0.0, f64::max)
    }

    /// Top of the capitals of the highest line.
    pub fn top(&self, job: &Job<'_>, look: Look, frame: &Frame) -> f64 {
        let tallest = self.blocks.iter().map(|b| b.to_name + b.first_cap(job.fonts));
        self.name_line(look, frame) - tallest.fold(0.0, f64::max)
    }

    /// The block or blocks, where they stand on every page.
    pub fn items(&self, job: &Job<'_>, look: Look, frame: &Frame) -> Vec<Item> {
        let mut items = Vec::new();
        let two = self.blocks.len() > 1;
        for (n, block) in self.blocks.iter().enumerate() {
            let first = two && n == 0;
            let axis = match (look, two) {
                (Look::Modern, _) => Axis::Left(if first { 40.0 } else { frame.w - 109.0 }),
                (_, false) => Axis::Center(frame.w - 76.0),
                (_, true) => Axis::Center(frame.w / 2.0 + if first { -66.0 } else { 66.0 }),
            };
            let y = self.name_line(look, frame) - block.to_name;
            block.put(&mut items, job.fonts, job.setup, axis, y);
        }
        items
    }

    /// The same as a form.
    pub fn form(&self, job: &Job<'_>, look: Look, frame: &Frame, forms: &mut Vec<Form>) -> usize {
        let items = self.items(job, look, frame);
        let bounds = (0.0, 0.0, frame.page_w, frame.page_h);
        forms.push(Form { name: "tanda tangan".to_owned(), bounds, items });
        forms.len() - 1
    }
}

/// The QR of one certificate.
pub(super) struct Symbol {
    x: f64,
    bottom: f64,
    side: f64,
    content: String,
    code: String,
    ink: Color,
}

impl Symbol {
    /// None if the certificate has no number or the QR is switched off.
    pub fn new(
        job: &Job<'_>,
        recipient: &Values,
        words: &Words,
        signers: &Signers,
        look: Look,
        frame: &Frame,
    ) -> Option<Symbol> {
        let number = recipient.str("nomor");
        if !job.template.switch("qr") || number.is_empty() {
            return None;
        }
        let code = match recipient.str("kode") {
            "" => code_of(job, recipient, words, &signers.names),
            given => given.to_owned(),
        };
        let content = match recipient.str("qr_isi") {
            "" => qr::content(number, &code),
            given => given.to_owned(),
        };
        let side = job.template.measure("qr_mm");
        let two = signers.blocks.len() > 1;
        let (x, bottom) = match (look, two) {
            (Look::Modern, false) => (40.0, frame.h - 19.2),
            (Look::Modern, true) => (frame.w / 2.0 - 19.5, frame.h - 19.2),
            (_, false) => (30.0, frame.h - 23.4),
            (_, true) => (frame.w / 2.0 - side, frame.h - 23.4),
        };
        Some(Symbol { x, bottom, side, content, code, ink: Symbol::ink(job, look) })
    }

    /// A large symbol also bounds the stack: the least top it leaves to the text.
    pub fn bound(&self) -> f64 {
        if self.side > 25.0 { self.bottom - self.side - 2.5 + classic::LEAST_CLEAR } else { f64::MAX }
    }

    fn ink(job: &Job<'_>, look: Look) -> Color {
        if job.setup.black || look == Look::Text { Color::BLACK } else { Color::GREY }
    }

    /// The lines of the caption that are the same on every page, as a form with its origin at the end
    /// of the caption.
    pub fn caption(job: &Job<'_>, look: Look, forms: &mut Vec<Form>) -> usize {
        let mut items = Vec::new();
        qr::put_note(&mut items, job.fonts, (0.0, 0.0), Symbol::ink(job, look));
        let bounds = (-1.0, -10.0, qr::CAPTION_WIDTH + 2.0, 12.0);
        forms.push(Form { name: "keterangan QR".to_owned(), bounds, items });
        forms.len() - 1
    }

    pub fn put(&self, job: &Job<'_>, caption: usize, page: &mut Page) {
        let at = (self.x, self.bottom);
        let items = &mut page.items;
        let end = qr::put_symbol(items, job.fonts, at, self.side, &self.content, &self.code, self.ink);
        page.push(Item::Form(use_of(caption, role::QR_NOTE, end.0, end.1)));
    }
}
