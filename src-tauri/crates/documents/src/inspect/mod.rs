//! Inspection of pages by the rules of design/documents/checklist.md, as far as a display list shows them.
//!
//! Every rule gives sentences; an empty list is a clean document. Used by the tests of this crate and by
//! the suite. Numbers in brackets are those of the checklist. Knows no template: what to expect is told
//! in [`Expect`].

mod boxes;
pub mod certificate;
mod signs;
mod words;

pub use boxes::{Box2, run_box};

use crate::Composed;
use crate::fonts::FontSet;
use crate::page::{Item, Page, TextRun, role};
use crate::paper::Frame;
use crate::setup::Marker;

/// What kind of page it is: least sizes differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, berita acara, pengumuman.
    Office,
    Table,
    /// Tables that may go down to 7 pt.
    ScoreTable,
    Certificate,
    /// Text only, for pre-printed blanks.
    Blank,
}

/// What the pages are expected to be.
#[derive(Debug, Clone, Copy)]
pub struct Expect<'a> {
    pub kind: Kind,
    pub frame: Frame,
    pub markers: &'a [Marker],
    pub black: bool,
    /// `Halaman x dari y` on every page (recaps), or only from two pages on (letters).
    pub footer: Footer,
    /// Least signing space in mm.
    pub sign_space: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footer {
    Always,
    FromTwoPages,
    Never,
}

impl<'a> Expect<'a> {
    pub fn new(kind: Kind, frame: Frame) -> Expect<'a> {
        let footer = match kind {
            Kind::Office => Footer::FromTwoPages,
            Kind::Table | Kind::ScoreTable => Footer::Always,
            Kind::Certificate | Kind::Blank => Footer::Never,
        };
        let sign_space = if footer == Footer::Never { 19.0 } else { 15.0 };
        Expect { kind, frame, markers: &[], black: false, footer, sign_space }
    }

    pub fn marked(self, markers: &'a [Marker]) -> Expect<'a> {
        Expect { markers, ..self }
    }

    pub fn with_footer(self, footer: Footer) -> Expect<'a> {
        Expect { footer, ..self }
    }

    pub fn with_sign_space(self, sign_space: f64) -> Expect<'a> {
        Expect { sign_space, ..self }
    }

    pub fn in_black(self, black: bool) -> Expect<'a> {
        Expect { black, ..self }
    }
}

/// A page with its unscaled forms laid out flat.
pub struct Sheet {
    pub number: usize,
    pub width: f64,
    pub height: f64,
    pub items: Vec<Item>,
}

impl Sheet {
    fn new(composed: &Composed, number: usize, page: &Page) -> Sheet {
        let mut items = Vec::new();
        flatten(composed, &page.items, (0.0, 0.0), &mut items);
        Sheet { number, width: page.width_mm, height: page.height_mm, items }
    }

    pub fn runs(&self) -> impl Iterator<Item = &TextRun> {
        self.items.iter().filter_map(|item| match item {
            Item::Text(run) => Some(run),
            _ => None,
        })
    }

    /// Words of a role, in order.
    pub fn text_of(&self, role: &str) -> Vec<&str> {
        self.runs().filter(|run| run.role == role).map(|run| run.text.as_str()).collect()
    }
}

fn flatten(composed: &Composed, items: &[Item], (dx, dy): (f64, f64), out: &mut Vec<Item>) {
    for item in items {
        match item {
            Item::Form(form) if form.sx == 1.0 && form.sy == 1.0 && form.quarter_turns == 0 => {
                if let Some(used) = composed.forms.get(form.form) {
                    flatten(composed, &used.items, (dx + form.x, dy + form.y), out);
                }
            }
            other => {
                let mut moved = other.clone();
                moved.shift(dx, dy);
                out.push(moved);
            }
        }
    }
}

/// The pages flattened, numbered from 1.
pub fn sheets(composed: &Composed) -> Vec<Sheet> {
    composed.pages.iter().enumerate().map(|(n, page)| Sheet::new(composed, n + 1, page)).collect()
}

/// All violations that the display list shows, each with its page.
pub fn inspect(composed: &Composed, fonts: &FontSet, expect: &Expect<'_>) -> Vec<String> {
    let sheets = sheets(composed);
    let mut found = Vec::new();
    if sheets.is_empty() {
        found.push("tidak ada halaman".to_owned());
    }
    for sheet in &sheets {
        let mut complain = |text: String| found.push(format!("hal. {}: {text}", sheet.number));
        boxes::media(sheet, expect, &mut complain);
        boxes::margins(sheet, composed, fonts, expect, &mut complain);
        boxes::overlaps(sheet, fonts, &mut complain);
        boxes::cells(sheet, fonts, &mut complain);
        boxes::strokes(sheet, composed, expect, &mut complain);
        words::sizes(sheet, expect, &mut complain);
        words::widths(sheet, fonts, &mut complain);
        words::markers(sheet, expect, &mut complain);
        words::wording(sheet, &mut complain);
        words::footer(sheet, sheets.len(), expect, &mut complain);
        signs::kop(sheet, fonts, expect, &mut complain);
        signs::signatures(sheet, fonts, expect, &mut complain);
    }
    found
}

/// Roles that stand outside the text margins by design.
pub(crate) fn outside_margins(role: &str) -> bool {
    matches!(role, role::FOOTER | role::MARKER | role::MARKER_BOX)
}
