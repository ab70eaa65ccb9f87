//! The body of a flowing document: from the template's pieces to strips and pages, section by section.
//!
//! An annex, and a page of pictures, begins a section of its own, on a new page and with spacing of its own. A piece in which
//! a placeholder has no value is left out as a whole and told. Source: documents-year.md section 9.2, [41].

mod blocks;
mod lists;
mod sheets;
mod words;

use super::breaking::{Plan, Strips};
use super::doc::Doc;
use super::piece::Canvas;
use super::prose::Prose;
use super::spacing::{LETTERS, Spacing, TABLES};
use super::strip::{Ink, Part, Strip};
use crate::fonts::Family;
use crate::page::Page;
use crate::paper::Frame;
use crate::template::{BodyKind, BodyPart, Template, Text};
use crate::values::{Value, Values};
use crate::{ComposeError, Notice, NoticeKind};

/// What a body became.
pub struct SetBody {
    pub pages: Vec<Page>,
    pub notices: Vec<Notice>,
}

/// All sections of the body of one document; the first begins at `start` mm.
pub fn set(doc: &Doc<'_>, canvas: Canvas<'_>, start: f64) -> Result<SetBody, ComposeError> {
    let frame = canvas.frame;
    if frame.last - frame.top < 40.0 || frame.last - start < 20.0 {
        return Err(ComposeError::PaperTooSmall);
    }
    let guards = guards(doc.job.template);
    let mut set = SetBody { pages: Vec::new(), notices: Vec::new() };
    for parts in sections(&doc.job.template.body) {
        let start = if set.pages.is_empty() { start } else { frame.top };
        let make = |spacing: Spacing| Builder::new(doc, &guards, frame, spacing).section(parts);
        let Some((section, spacing, plan)) = fit(&make, frame, start)? else {
            continue;
        };
        if plan.too_high {
            return Err(ComposeError::DoesNotFit { field: "isi".to_owned(), record: String::new() });
        }
        set.pages.extend(section.strips.draw(canvas, &plan, spacing.level));
        set.notices.extend(section.notices);
        if spacing.level.number > 0 {
            let what = NoticeKind::Tightened { level: spacing.level.number };
            set.notices.push(Notice { what, field: "spasi".to_owned(), record: doc.str("kode").to_owned() });
        }
    }
    Ok(set)
}

/// The pieces up to the next annex or page of pictures.
fn sections(body: &[BodyPart]) -> impl Iterator<Item = &[BodyPart]> {
    let begins = |part: &BodyPart| matches!(part.kind, BodyKind::Annex | BodyKind::Pictures);
    body.chunk_by(move |_, next| !begins(next))
}

/// Text takes the first spacing that gives one page, else the loosest; tables alone take less only if that saves a page.
fn fit(
    make: &dyn Fn(Spacing) -> Result<Section, ComposeError>,
    frame: &Frame,
    start: f64,
) -> Result<Option<(Section, Spacing, Plan)>, ComposeError> {
    let made = |spacing: Spacing| -> Result<(Section, Spacing, Plan), ComposeError> {
        let section = make(spacing)?;
        let plan = section.strips.plan(frame, start, spacing.level);
        Ok((section, spacing, plan))
    };
    let text = made(LETTERS[0])?;
    if text.0.strips.strips.is_empty() {
        return Ok(None);
    }
    let (loosest, tighter) = if text.0.has_text { (text, &LETTERS[1..]) } else { (made(TABLES[0])?, &TABLES[1..]) };
    if loosest.2.pages == 1 {
        return Ok(Some(loosest));
    }
    for spacing in tighter {
        let tried = made(*spacing)?;
        let saves = if loosest.0.has_text { tried.2.pages == 1 } else { tried.2.pages < loosest.2.pages };
        if saves && !tried.2.too_high {
            return Ok(Some(tried));
        }
    }
    Ok(Some(loosest))
}

/// One section, set with one spacing.
#[derive(Default)]
struct Section {
    strips: Strips,
    notices: Vec<Notice>,
    /// Not tables alone.
    has_text: bool,
}

/// A heading that waits for what stands under it.
struct Waiting {
    strips: Vec<Strip>,
    is_lettered: bool,
}

/// Lists with the names of their values, each empty.
type Guards = Vec<(String, Values)>;

fn guards(template: &Template) -> Guards {
    let mut guards: Guards = Vec::new();
    for (list, name) in template.vocabulary().filter_map(|(name, _)| name.split_once('.')) {
        let empty = Value::Text(String::new());
        match guards.iter_mut().find(|(known, _)| known == list) {
            Some((_, guard)) => guard.set(name.to_owned(), empty),
            None => guards.push((list.to_owned(), Values::new().with(name.to_owned(), empty))),
        }
    }
    guards
}

struct Builder<'a> {
    doc: &'a Doc<'a>,
    guards: &'a Guards,
    frame: &'a Frame,
    prose: Prose<'a>,
    section: Section,
    before: Option<Part>,
    /// Where the strips of the piece before begin.
    before_from: usize,
    waiting: Option<Waiting>,
    lettered: i64,
}

impl<'a> Builder<'a> {
    fn new(doc: &'a Doc<'a>, guards: &'a Guards, frame: &'a Frame, spacing: Spacing) -> Builder<'a> {
        let template = doc.job.template;
        let family = Family::parse(template.choice("family")).unwrap_or(Family::Sans);
        let size = template.measure("body_size") - spacing.smaller_pt;
        Builder {
            doc,
            guards,
            frame,
            prose: Prose { fonts: doc.job.fonts, family, size, spacing },
            section: Section::default(),
            before: None,
            before_from: 0,
            waiting: None,
            lettered: 0,
        }
    }

    fn section(mut self, parts: &'a [BodyPart]) -> Result<Section, ComposeError> {
        let layers = self.doc.layers.to_vec();
        let begins = parts.first().filter(|part| matches!(part.kind, BodyKind::Annex | BodyKind::Pictures));
        if begins.is_some_and(|part| !self.is_shown(part.when.as_deref(), &layers)) {
            return Ok(self.section);
        }
        for part in parts {
            if !self.is_shown(part.when.as_deref(), &layers) {
                continue;
            }
            let own_list = matches!(part.kind, BodyKind::Letter | BodyKind::Pictures | BodyKind::Bars);
            for layers in self.repeated(part.each.as_deref().filter(|_| !own_list), &layers) {
                self.part(part, &layers)?;
            }
        }
        if self.waiting.as_ref().is_some_and(|heading| !heading.is_lettered) {
            self.flush();
        }
        Ok(self.section)
    }

    fn part(&mut self, part: &'a BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        match part.kind {
            BodyKind::Letter => self.letter(part, layers),
            BodyKind::Title => self.title(part, layers),
            BodyKind::Annex => self.annex(part, layers),
            BodyKind::Heading => self.heading(part, layers),
            BodyKind::Paragraph => self.paragraphs(part, layers),
            BodyKind::List => self.list(part, layers),
            BodyKind::Details | BodyKind::Fields => self.details(part, layers),
            BodyKind::Dictum => self.dictum(part, layers),
            BodyKind::Table => self.table(part, layers),
            BodyKind::Note => self.note(part, layers),
            BodyKind::Signature => self.signature(part, layers),
            BodyKind::Copies => self.copies(part, layers),
            BodyKind::Code => self.code(part, layers),
            BodyKind::Writing => self.writing(part, layers),
            BodyKind::Boxes => self.boxes(part, layers),
            BodyKind::Bars => self.bars(part, layers),
            BodyKind::Pictures => self.pictures(part, layers),
        }
    }

    /// Words that all must be on: a flag or switch, a list or text that says something, a number but 0. `!` turns one.
    fn is_shown(&self, when: Option<&str>, layers: &[&Values]) -> bool {
        when.is_none_or(|words| words.split_whitespace().all(|word| self.is_on(word, layers)))
    }

    fn is_on(&self, word: &str, layers: &[&Values]) -> bool {
        let flag = word.strip_prefix('!').unwrap_or(word);
        let own = layers.iter().rev().find_map(|layer| match layer.get(flag)? {
            Value::Flag(on) => Some(*on),
            Value::List(rows) => Some(!rows.is_empty()),
            Value::Text(text) => Some(!text.is_empty()),
            Value::Int(number) => Some(*number != 0),
            Value::Node(_) => Some(true),
        });
        own.unwrap_or_else(|| self.doc.job.template.switch(flag)) != word.starts_with('!')
    }

    /// The layers once, or once for each row of a list. What the template names among the values of the list is the
    /// row's own: a value of the document never stands in for one the row lacks.
    fn repeated(&self, each: Option<&str>, layers: &[&'a Values]) -> Vec<Vec<&'a Values>> {
        let Some(list) = each else {
            return vec![layers.to_vec()];
        };
        let guard = self.guards.iter().find(|(name, _)| name == list).map(|(_, guard)| guard);
        let entries = rows_of(layers, list).iter();
        entries.map(|entry| layers.iter().copied().chain(guard).chain([entry]).collect()).collect()
    }

    /// Adds the strips of a piece below those before it.
    fn push(&mut self, part: Part, mut strips: Vec<Strip>) {
        if strips.is_empty() {
            return;
        }
        self.flush();
        if let Some(first) = strips.first_mut() {
            first.gap = self.gap(part);
        }
        let introduced = matches!(part, Part::List | Part::Details | Part::Table);
        let introduces = matches!(self.before, Some(Part::Prose)) && introduced;
        let never_last = matches!(self.before, Some(Part::Heading | Part::Title | Part::Letter | Part::Annex));
        let held_below = part == Part::Note || part == Part::Copies;
        if (introduces || never_last || held_below)
            && let Some(last) = self.section.strips.strips.last_mut()
        {
            last.with_next = true;
        }
        self.section.has_text |= matches!(part, Part::Prose | Part::List | Part::Details | Part::Letter);
        self.before_from = self.section.strips.strips.len();
        self.section.strips.strips.append(&mut strips);
        self.before = Some(part);
    }

    /// Sets the heading that waits, now that something stands under it.
    fn flush(&mut self) {
        if let Some(Waiting { strips, .. }) = self.waiting.take() {
            self.push(Part::Heading, strips);
        }
    }

    /// Room between the piece before and this one.
    fn gap(&self, part: Part) -> f64 {
        let (lead, gap) = (self.prose.lead(), self.prose.spacing.gap_mm);
        let Some(before) = self.before else {
            return 0.0;
        };
        match (before, part) {
            (Part::Letter, _) => lead + 2.33 * gap,
            (Part::Annex, _) => 7.5,
            (Part::Title, Part::Table) => 3.3,
            (Part::Title, _) => lead + 2.1 * gap,
            (Part::Heading, _) => lead + 0.4 * gap,
            (Part::Table, Part::Note) => 2.8,
            (Part::Table, Part::Signature) => 4.6,
            (Part::Note, Part::Signature) => 3.6,
            (_, Part::Signature) => lead + 2.76 * gap,
            (_, Part::Copies) => lead + 1.45 * gap,
            (_, Part::Heading) => lead + 1.9 * gap,
            (Part::Details, _) | (_, Part::Details) => lead + gap + 0.5,
            (Part::Table, _) | (_, Part::Table) => lead + gap + 0.6,
            _ => lead + gap,
        }
    }

    /// What stands just above a signature stays with it: the closing paragraph or two lines, or three rows.
    fn keep_company(&mut self, rows_wanted: usize) {
        let strips = &mut self.section.strips.strips;
        let whole = strips.len() - self.before_from;
        let wanted = if self.before == Some(Part::Table) { rows_wanted } else { whole.clamp(2, 4) };
        let mut found = 0;
        for strip in strips.iter_mut().rev() {
            strip.with_next = true;
            found += usize::from(strip.is_text || matches!(strip.ink, Ink::Rows { .. }));
            if found >= wanted {
                break;
            }
        }
    }

    fn left_out(&mut self, text: &Text, missing: &str, what: &str) {
        let opening = text.opening();
        let field = if opening.is_empty() { what.to_owned() } else { format!("{what} “{opening}”") };
        let what = NoticeKind::LeftOut { name: missing.to_owned() };
        self.section.notices.push(Notice { what, field, record: self.doc.str("kode").to_owned() });
    }
}

/// Rows of a list, those of the nearest layer.
fn rows_of<'a>(layers: &[&'a Values], list: &str) -> &'a [Values] {
    layers.iter().rev().map(|layer| layer.rows(list)).find(|rows| !rows.is_empty()).unwrap_or(&[])
}
