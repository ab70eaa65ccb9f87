//! A page of two halves with a cut line between them: one for who hands over, one for the office.
//!
//! Each half is the same body in a frame of half the height; the flags `belahan_1` and `belahan_2` tell them apart. Source:
//! documents.md 5.11. Refuses a body that needs more than its half.

use super::body::{self, SetBody};
use super::doc::Doc;
use super::piece::Canvas;
use crate::ComposeError;
use crate::fonts::Face;
use crate::page::{Color, Item, Line, Page, Role, Stroke};
use crate::paper::Frame;
use crate::text::{Align, Style, put};
use crate::values::Values;

/// The kop of a half stands higher than that of a page, and its last line nearer to the cut.
pub const KOP_RISE_MM: f64 = 3.0;
const OVER_CUT_MM: f64 = 6.0;
/// Room for a signature in a half.
pub const SIGNING_MM: f64 = 13.0;
const CUT: Role = "cut_line";
const CUT_WORDS: &str = "potong di sini";
const CUT_PT: f64 = 7.0;

/// The values of a record for one half, 1 or 2.
pub fn half_of(record: &Values, half: usize) -> Values {
    record.clone().flag("belahan_1", half == 1).flag("belahan_2", half == 2)
}

/// The frame of the upper half.
pub fn upper(frame: &Frame) -> Frame {
    let h = frame.h / 2.0;
    Frame { h, last: h - OVER_CUT_MM, top: frame.top - KOP_RISE_MM, ..*frame }
}

/// The page of both halves; `kop` is the head of the upper one, and words begin at `start` mm.
pub fn set(docs: [&Doc<'_>; 2], canvas: Canvas<'_>, kop: &Page, start: f64) -> Result<SetBody, ComposeError> {
    let frame = canvas.frame;
    let half = upper(frame);
    let mut page = Page::new(frame.page_w, frame.page_h);
    let mut notices = Vec::new();
    for (place, doc) in docs.into_iter().enumerate() {
        let canvas = Canvas { frame: &half, ..canvas };
        let mut set = body::set(doc, canvas, start)?;
        let [words] = &mut set.pages[..] else {
            return Err(ComposeError::DoesNotFit { field: "belahan".to_owned(), record: String::new() });
        };
        for item in kop.items.iter().cloned().chain(words.items.drain(..)) {
            let mut item = item;
            item.shift(0.0, place as f64 * half.h);
            page.push(item);
        }
        if place == 0 {
            notices = set.notices;
        }
    }
    cut(&mut page, canvas, half.h);
    Ok(SetBody { pages: vec![page], notices })
}

fn cut(page: &mut Page, canvas: Canvas<'_>, y: f64) {
    let Canvas { fonts, frame, .. } = canvas;
    let style = Style::new(Face::Sans, CUT_PT);
    let gap = style.width(fonts, CUT_WORDS) / 2.0 + 1.5;
    let stroke = Stroke { dash: Some((2.0, 2.0)), ..Stroke::new(0.5, Color::BLACK) };
    for (from, to) in [(frame.left, frame.center() - gap), (frame.center() + gap, frame.right)] {
        page.push(Item::Line(Line { role: CUT, from: (from, y), to: (to, y), stroke }));
    }
    let baseline = y + style.cap(fonts) / 2.0;
    put(&mut page.items, fonts, CUT, style, (frame.center(), baseline), Align::Center, CUT_WORDS);
}
