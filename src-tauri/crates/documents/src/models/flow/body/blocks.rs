//! Whole blocks of a body: head of a letter or an annex, tables, signatures with a code to scan, pictures.

use super::super::assemble;
use super::super::halves::SIGNING_MM;
use super::super::letter_head::LetterHead;
use super::super::piece::{ANNEX, Field, Fields, Piece};
use super::super::prose::{Area, DESCENT_EM, Fit};
use super::super::strip::{Ink, Part, Strip, hold_all};
use super::words::has;
use super::{Builder, rows_of};
use crate::ComposeError;
use crate::blocks::barcode;
use crate::blocks::qr;
use crate::blocks::signature::{SignGroup, SignStyle};
use crate::fonts::{Face, MM_PER_PT};
use crate::models::table::cell::MISSING;
use crate::models::table::fill::COMPANIONS;
use crate::models::table::grid::Grid;
use crate::page::{Color, Image, Item, Page, Role, role};
use crate::template::{BodyPart, BodyRow, Scope, Text};
use crate::text::{Align, Span, Style, put, wrap};
use crate::values::Values;

const QR_MM: f64 = 20.0;
/// Width and height of the box of a picture; two stand side by side.
const PICTURE_MM: (f64, f64) = (77.0, 58.0);
const PICTURE_GAP_MM: f64 = 6.0;
const CAPTION_PT: f64 = 8.0;
const PICTURE: Role = "picture";

impl<'a> Builder<'a> {
    pub(super) fn letter(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let mut head =
            LetterHead { is_older: self.doc.job.template.choice("susunan") == "lama", ..LetterHead::default() };
        if let Some(text) = part.texts.first() {
            head.date = self.words(text, layers, "tempat dan tanggal")?.unwrap_or_default();
        }
        for row in &part.rows {
            if let Some((label, words, is_bold)) = self.head_row(row, layers)? {
                head.rows.push((label, words, is_bold));
            }
        }
        let list = part.each.as_deref().filter(|list| !rows_of(layers, list).is_empty());
        if let Some(text) = &part.recipient {
            for layers in self.repeated(list, layers) {
                head.recipients.extend(self.words(text, &layers, "penerima")?);
            }
        }
        if let Some(text) = &part.place {
            head.place = self.optional(text, layers)?.unwrap_or_default();
        }
        let strip = head.strip(&self.prose, self.frame);
        self.push(Part::Letter, vec![strip]);
        Ok(())
    }

    /// A labelled line of a head: an absent value is "–", an empty one leaves room to write.
    fn head_row(&mut self, row: &BodyRow, layers: &[&Values]) -> Result<Option<(String, String, bool)>, ComposeError> {
        let (Some(label), Some(text)) = (&row.label, &row.text) else {
            return Ok(None);
        };
        if !self.is_shown(row.when.as_deref(), layers) {
            return Ok(None);
        }
        let scope = Scope::new(layers);
        let label = label.fill(&scope)?;
        if text.paths().any(|path| scope.get(path).is_none()) {
            return Ok(Some((label, MISSING.to_owned(), false)));
        }
        let spans = text.spans(&scope)?;
        let is_bold = spans.iter().any(|span| span.bold);
        Ok(Some((label, spans.into_iter().map(|span| span.text).collect(), is_bold)))
    }

    /// The text filled, none where a value is absent; nobody is told.
    fn optional(&self, text: &Text, layers: &[&Values]) -> Result<Option<String>, ComposeError> {
        let scope = Scope::new(layers);
        if text.paths().all(|path| has(&scope, path)) { text.fill(&scope).map(Some) } else { Ok(None) }
    }

    pub(super) fn annex(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let template = self.doc.job.template;
        let fonts = self.prose.fonts;
        let style = Style::new(self.prose.family.face(false, false), template.measure("head_size"));
        let left = self.frame.left + template.measure("head_from") * self.frame.text_width();
        let label_mm = template.measure("head_label");
        let mut rows = Vec::new();
        for text in &part.texts {
            let words = self.words(text, layers, "kepala lampiran")?.unwrap_or_default();
            for line in words.split('\n').filter(|line| !line.is_empty()) {
                let lines = wrap(fonts, style, line, self.frame.right - left);
                rows.push(Field { label: String::new(), lines, bold: false, dots_to: None });
            }
        }
        let room = self.frame.right - Fields::value_left(left, label_mm);
        for row in &part.rows {
            if let Some((label, words, bold)) = self.head_row(row, layers)? {
                rows.push(Field { label, lines: wrap(fonts, style, &words, room), bold, dots_to: None });
            }
        }
        let strip = self.of_piece(&Piece::Fields(Fields { left, label_mm, style, rows, role: ANNEX }));
        self.push(Part::Annex, vec![strip]);
        Ok(())
    }

    /// A table of the template under a heading of its own; one without rows and a sentence for that is left out.
    pub(super) fn table(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let doc = self.doc;
        let grids = assemble::table(doc, self.frame, self.prose.family, &part.table, None, &mut self.section.notices)?;
        for (place, mut grid) in grids.into_iter().enumerate() {
            if grid.rows.is_empty() && grid.empty.is_empty() {
                continue;
            }
            if let (0, Some(text)) = (place, part.texts.first())
                && let Some(words) = self.words(text, layers, "judul")?
            {
                let strips = self.bold_lines(&words);
                self.push(Part::Heading, strips);
            }
            let level = self.prose.spacing.level;
            let page = self.frame.last - super::super::pages::RESERVE_MM - self.frame.top;
            grid.split_giants(page - grid.head_height(level), level);
            let strips = row_strips(&grid, self.section.strips.grids.len(), level);
            self.push(Part::Table, strips);
            self.section.strips.grids.push(grid);
        }
        Ok(())
    }

    pub(super) fn signature(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let above = match part.texts.first() {
            Some(text) => self.words(text, layers, "tempat dan tanggal")?.unwrap_or_default(),
            None => String::new(),
        };
        let mut who = self.doc.signatories()?;
        let Some(last) = who.last_mut() else {
            return Ok(());
        };
        if last.above.is_empty() {
            last.above = above;
        }
        let (fonts, size) = (self.prose.fonts, self.prose.size);
        let space = if self.doc.job.template.switch("halves") { SIGNING_MM } else { self.prose.spacing.signing_mm };
        let style = SignStyle::office(self.prose.family, size).spaced(space);
        // The axis is never left of the middle of the text.
        let style = SignStyle { max_width: style.max_width.min(self.frame.text_width() / 2.0), ..style };
        let group = SignGroup::new(fonts, self.frame, style, &who);
        self.section.notices.extend(group.notices(fonts));
        let mut page = Page::default();
        let first = self.prose.cap();
        group.put(&mut page, fonts, self.doc.job.setup, first);
        let last_line = first + group.height;
        if let (Some(code), 1) = (&part.code, who.len())
            && let Some(code) = self.optional(code, layers)?
        {
            let label = part.label.as_ref().map(|label| self.optional(label, layers)).transpose()?.flatten();
            let mut items = self.code_to_scan(&code, &label.unwrap_or_default(), last_line);
            items.append(&mut page.items);
            page.items = items;
        }
        self.keep_company(COMPANIONS);
        let height = last_line + DESCENT_EM * size * MM_PER_PT;
        self.push(Part::Signature, vec![Strip::of_items(height, page.items)]);
        Ok(())
    }

    /// A QR or a bar code at the left edge, on the last line of the signature.
    fn code_to_scan(&self, code: &str, label: &str, bottom: f64) -> Vec<Item> {
        let (fonts, left) = (self.prose.fonts, self.frame.left);
        let mut items = Vec::new();
        if self.doc.job.template.choice("kode_batang") == "code128" {
            let style = Style::new(Face::SansBold, 7.0);
            let x = left + barcode::QUIET_MODULES * barcode::MODULE_MM;
            barcode::put_bars(&mut items, (left, bottom - style.cap(fonts) - 1.2), code);
            put(&mut items, fonts, role::QR_CODE, style, (x, bottom), Align::Left, label);
        } else {
            let end = qr::put_labelled(&mut items, fonts, (left, bottom), QR_MM, code, label, Color::BLACK);
            qr::put_note(&mut items, fonts, end, Color::BLACK);
        }
        items
    }

    pub(super) fn pictures(&mut self, part: &BodyPart, layers: &[&Values]) -> Result<(), ComposeError> {
        let list = part.each.as_deref().unwrap_or("foto");
        let setup = self.doc.job.setup;
        let prose = self.prose.sized(CAPTION_PT);
        let width = PICTURE_MM.0.min((self.frame.text_width() - PICTURE_GAP_MM) / 2.0);
        let height = PICTURE_MM.1 * width / PICTURE_MM.0;
        let right = self.frame.right - width;
        if let Some(text) = part.texts.first()
            && !rows_of(layers, list).is_empty()
            && let Some(words) = self.words(text, layers, "judul")?
        {
            let strips = self.bold_lines(&words);
            self.push(Part::Heading, strips);
        }
        for pair in rows_of(layers, list).chunks(2) {
            let mut page = Page::default();
            let mut lowest: f64 = height;
            for (row, x) in pair.iter().zip([self.frame.left, right]) {
                page.frame(PICTURE, (x, 0.0, width, height), 0.5);
                if let Some((_, picture)) = setup.pictures.iter().find(|(name, _)| name == row.str("gambar")) {
                    let (w, h) = picture.fit(width - 1.0, height - 1.0);
                    let (x, y) = (x + (width - w) / 2.0, (height - h) / 2.0);
                    page.push(Item::Image(Image { role: PICTURE, x, y, w, h, picture: picture.clone() }));
                }
                let mut y = height + 1.8;
                let area = Area::new(x, x + width);
                for mut line in prose.lines(role::NOTE, &[Span::plain(row.str("keterangan"))], area, Fit::Ragged) {
                    for item in line.items().into_iter().flatten() {
                        item.shift(0.0, y);
                        page.push(item.clone());
                    }
                    y += prose.pitch();
                    lowest = lowest.max(y);
                }
            }
            self.push(Part::Table, vec![Strip::of_items(lowest, page.items)]);
        }
        Ok(())
    }
}

/// The rows of a table: its header with the first two, a heading over rows with two, the last three with what follows.
fn row_strips(grid: &Grid, index: usize, level: crate::models::table::level::Level) -> Vec<Strip> {
    let ends = grid.totals_height(level) + grid.empty_height(level);
    let strip = |height: f64, rows: std::ops::Range<usize>, last: bool| Strip {
        ink: Ink::Rows { grid: index, rows, last },
        ..Strip::of_items(height, Vec::new())
    };
    if grid.rows.is_empty() {
        return vec![strip(ends, 0..0, true)];
    }
    let count = grid.rows.len();
    let bound = grid.bound_rows();
    let mut strips: Vec<Strip> = grid
        .row_heights(level)
        .into_iter()
        .enumerate()
        .map(|(row, height)| {
            let last = row + 1 == count;
            let mut strip = strip(height + if last { ends } else { 0.0 }, row..row + 1, last);
            let companion = row + COMPANIONS >= count && !last;
            strip.with_next = !last && (row == 0 || bound[row] || companion);
            strip
        })
        .collect();
    if count <= 3 {
        hold_all(&mut strips);
    }
    strips
}
