//! Lists, labelled lines, dictum and copies.

use super::super::prose::{Area, COLON_MM, Fit, MARK, Prose};
use super::super::strip::{Part, Strip, hold_all};
use super::Builder;
use super::words::has;
use crate::ComposeError;
use crate::format;
use crate::models::flow::piece::LABEL;
use crate::models::table::cell::MISSING;
use crate::page::role;
use crate::template::{BodyKind, BodyPart, BodyRow, Scope};
use crate::text::Span;
use crate::values::Values;

/// From the number of an item to its words.
const HANG_MM: f64 = 7.0;
const INDENT_MM: f64 = 12.0;
const DETAIL_LABEL_MM: f64 = 28.0;
const FIELD_LABEL_MM: f64 = 34.0;
const DICTUM_LABEL_MM: f64 = 30.0;
/// Label column of a person within a dictum.
const PERSON_LABEL_MM: f64 = 36.0;
const COPIES_HANG_MM: f64 = 6.0;
const COPIES_LEADING: f64 = 1.3;
/// Roles of this module.
const COPIES: &str = "copies";

/// An item of a list with the items under it.
struct ListItem {
    spans: Vec<Span>,
    under: Vec<ListItem>,
}

/// What a labelled line without value becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Absent {
    LeftOut,
    Dash,
    Dots,
}

/// How the items of a list are told apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marks {
    Numbers,
    Letters,
}

impl Marks {
    fn of(self, place: usize) -> String {
        match self {
            Marks::Numbers => format!("{}.", place + 1),
            Marks::Letters => format!("{}.", format::letter(place as i64 + 1).unwrap_or_default()),
        }
    }
}

impl<'a> Builder<'a> {
    pub(super) fn list(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let mut items = self.items(&part.rows, layers)?;
        if part.series {
            end_as_series(&mut items, ".");
        }
        let left = self.frame.left + part.indent.unwrap_or(INDENT_MM);
        let strips =
            self.item_strips(&items, Area::new(left, self.frame.right), Marks::Numbers, self.item_gap(!part.series));
        self.push(Part::List, strips);
        Ok(())
    }

    fn items(&mut self, rows: &[BodyRow], layers: &[&'a Values]) -> Result<Vec<ListItem>, ComposeError> {
        let mut items = Vec::new();
        for row in rows {
            if !self.is_shown(row.when.as_deref(), layers) {
                continue;
            }
            for layers in self.repeated(row.each.as_deref(), layers) {
                let Some(text) = &row.text else {
                    continue;
                };
                if let Some(spans) = self.spans(text, &layers, "butir")? {
                    items.push(ListItem { spans, under: self.items(&row.rows, &layers)? });
                }
            }
        }
        Ok(items)
    }

    fn item_strips(&self, items: &[ListItem], area: Area, marks: Marks, gap: f64) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        for (place, item) in items.iter().enumerate() {
            let inner = Area { left: area.left + HANG_MM, width: area.width - HANG_MM, indent: 0.0 };
            let mut lines = self.prose.lines(role::BODY, &item.spans, inner, Fit::Justified);
            self.prose.mark(&mut lines, MARK, &[(area.left, &marks.of(place))]);
            if !item.under.is_empty() {
                hold_all(&mut lines);
                let under = self.item_strips(&item.under, inner, Marks::Letters, gap);
                join(&mut lines, under, gap);
            }
            // The introduction keeps the first two items.
            if place == 1 {
                strips.iter_mut().for_each(|strip| strip.with_next = true);
            }
            if let (true, Some(first)) = (place > 0, lines.first_mut()) {
                first.gap = gap;
            }
            strips.append(&mut lines);
        }
        strips
    }

    /// Room between the items of a list; sentences stand a little further apart.
    fn item_gap(&self, are_sentences: bool) -> f64 {
        self.prose.lead() + self.prose.spacing.gap_mm * if are_sentences { 2.0 } else { 1.0 } / 3.0
    }

    /// Labelled lines: within a letter one without value is left out, as fields it prints "–".
    pub(super) fn details(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let is_fields = part.kind == BodyKind::Fields;
        let usual = if is_fields { FIELD_LABEL_MM } else { DETAIL_LABEL_MM };
        let left = self.frame.left + part.indent.unwrap_or(if is_fields { 0.0 } else { INDENT_MM });
        let right = self.frame.right;
        let mut strips = Vec::new();
        for row in &part.rows {
            let columns = (left, part.label_mm.unwrap_or(usual), right);
            let absent = match (is_fields, part.pen) {
                (false, _) => Absent::LeftOut,
                (true, false) => Absent::Dash,
                (true, true) => Absent::Dots,
            };
            strips.extend(self.labelled(row, layers, columns, absent)?.unwrap_or_default());
        }
        hold_all(&mut strips);
        self.push(Part::Details, strips);
        Ok(())
    }

    /// One labelled line; its rows of a list are numbered below each other.
    fn labelled(
        &mut self,
        row: &BodyRow,
        layers: &[&'a Values],
        (left, label_mm, right): (f64, f64, f64),
        absent: Absent,
    ) -> Result<Option<Vec<Strip>>, ComposeError> {
        let (Some(label), Some(text)) = (&row.label, &row.text) else {
            return Ok(None);
        };
        if !self.is_shown(row.when.as_deref(), layers) {
            return Ok(None);
        }
        let label = label.fill(&Scope::new(layers))?;
        let mut values: Vec<Vec<Span>> = Vec::new();
        for layers in self.repeated(row.each.as_deref(), layers) {
            let is_known = text.paths().all(|path| has(&Scope::new(&layers), path));
            if is_known || absent == Absent::LeftOut {
                values.extend(self.spans(text, &layers, &format!("baris {label}"))?);
            }
        }
        if values.is_empty() {
            match absent {
                Absent::LeftOut => return Ok(None),
                Absent::Dash => values.push(vec![Span::plain(MISSING)]),
                Absent::Dots => {}
            }
        }
        let words = left + label_mm + COLON_MM;
        let numbered = row.each.is_some() && values.len() > 1;
        let mut strips: Vec<Strip> = Vec::new();
        for (place, spans) in values.iter().enumerate() {
            let x = if numbered { words + COPIES_HANG_MM } else { words };
            let mut lines = self.prose.lines(role::BODY, spans, Area::new(x, right), Fit::Ragged);
            if numbered {
                self.prose.mark(&mut lines, MARK, &[(words, &Marks::Numbers.of(place))]);
            }
            strips.append(&mut lines);
        }
        if strips.is_empty() {
            strips.push(self.dotted_line(words));
        }
        self.prose.mark(&mut strips, LABEL, &[(left, &label), (left + label_mm, ":")]);
        Ok(Some(strips))
    }

    /// Label column with text, numbered items or numbered persons beside it.
    pub(super) fn dictum(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let label_mm = part.label_mm.unwrap_or(DICTUM_LABEL_MM);
        let left = self.frame.left;
        let area = Area::new(left + label_mm + COLON_MM, self.frame.right);
        let mut first = true;
        for row in &part.rows {
            if !self.is_shown(row.when.as_deref(), layers) {
                continue;
            }
            let mut strips = if row.rows.iter().any(|row| row.label.is_some()) {
                self.persons(row, layers, area)?
            } else if row.rows.is_empty() {
                match row.text.as_ref().map(|text| self.spans(text, layers, "diktum")).transpose()?.flatten() {
                    Some(spans) => self.prose.lines(role::BODY, &spans, area, Fit::Justified),
                    None => Vec::new(),
                }
            } else {
                let mut items = self.items(&row.rows, layers)?;
                if part.series {
                    end_as_series(&mut items, ".");
                }
                self.item_strips(&items, area, Marks::Numbers, self.item_gap(!part.series))
            };
            if strips.is_empty() {
                continue;
            }
            if let Some(label) = &row.label {
                let label = label.fill(&Scope::new(layers))?;
                self.prose.mark(&mut strips, LABEL, &[(left, &label), (left + label_mm, ":")]);
            }
            self.push(if first { Part::Prose } else { Part::List }, strips);
            first = false;
        }
        Ok(())
    }

    fn persons(&mut self, row: &BodyRow, layers: &[&'a Values], area: Area) -> Result<Vec<Strip>, ComposeError> {
        let mut strips: Vec<Strip> = Vec::new();
        for (place, layers) in self.repeated(row.each.as_deref(), layers).into_iter().enumerate() {
            let mut person: Vec<Strip> = Vec::new();
            let columns = (area.left + HANG_MM, PERSON_LABEL_MM, area.left + area.width);
            for row in &row.rows {
                person.extend(self.labelled(row, &layers, columns, Absent::Dash)?.unwrap_or_default());
            }
            hold_all(&mut person);
            self.prose.mark(&mut person, MARK, &[(area.left, &Marks::Numbers.of(place))]);
            if let (true, Some(first)) = (place > 0, person.first_mut()) {
                first.gap = self.item_gap(true);
            }
            strips.append(&mut person);
        }
        Ok(strips)
    }

    /// Who gets a copy: one size smaller, whole, ending ";" and ".".
    pub(super) fn copies(&mut self, part: &BodyPart, layers: &[&'a Values]) -> Result<(), ComposeError> {
        let mut items = self.items(&part.rows, layers)?;
        if items.is_empty() {
            return Ok(());
        }
        let count = items.len();
        for (place, item) in items.iter_mut().enumerate() {
            end_with(&mut item.spans, if place + 1 == count { "." } else { ";" });
        }
        let mut spacing = self.prose.spacing;
        spacing.leading = spacing.leading.min(COPIES_LEADING);
        let prose = Prose { spacing, ..self.prose.sized(self.prose.size - 1.0) };
        let mut strips = Vec::new();
        for text in &part.texts {
            if let Some(spans) = self.spans(text, layers, "tembusan")? {
                let area = Area::new(self.frame.left, self.frame.right);
                strips.extend(prose.lines(COPIES, &spans, area, Fit::Ragged));
            }
        }
        for (place, item) in items.iter().enumerate() {
            let area = Area::new(self.frame.left + COPIES_HANG_MM, self.frame.right);
            let mut lines = prose.lines(COPIES, &item.spans, area, Fit::Ragged);
            prose.mark(&mut lines, COPIES, &[(self.frame.left, &Marks::Numbers.of(place))]);
            strips.append(&mut lines);
        }
        hold_all(&mut strips);
        strips.iter_mut().for_each(|strip| strip.is_text = false);
        self.push(Part::Copies, strips);
        Ok(())
    }
}

/// Strips under others, `gap` mm below them and held to them.
fn join(strips: &mut Vec<Strip>, mut under: Vec<Strip>, gap: f64) {
    if let Some(first) = under.first_mut() {
        first.gap = gap;
        if let Some(last) = strips.last_mut() {
            last.with_next = true;
        }
    }
    strips.append(&mut under);
}

/// Items as parts of one sentence: `;`, before the last `; dan`, at the end `end`. What introduces items under it keeps
/// its colon.
fn end_as_series(items: &mut [ListItem], end: &str) {
    let count = items.len();
    for (place, item) in items.iter_mut().enumerate() {
        let own = match count - place {
            1 => end,
            2 => "; dan",
            _ => ";",
        };
        if item.under.is_empty() {
            end_with(&mut item.spans, own);
        } else {
            end_as_series(&mut item.under, own);
        }
    }
}

fn end_with(spans: &mut Vec<Span>, end: &str) {
    let Some(last) = spans.last_mut() else {
        return;
    };
    let bare = last.text.trim_end_matches([';', ',', ' ']).len();
    last.text.truncate(bare);
    if end == "." {
        last.text = kipp_domain::words::sentence(&last.text);
    } else if last.bold || last.italic {
        spans.push(Span::plain(end));
    } else {
        last.text.push_str(end);
    }
}
