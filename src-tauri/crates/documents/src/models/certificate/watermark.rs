//! RANCANGAN and DIBATALKAN as outline letters: stroke only, so that no raster veils the text.

use crate::fonts::{Face, FontSet, MM_PER_PT, OutlineSink};
use crate::page::{Color, Item, Outline, Seg, Stroke, role};
use crate::paper::Frame;

const SIZE: f64 = 92.0;
const SPACING: f64 = 6.0;
const TURN: f64 = 24.0;
/// Nearest to the edge of the sheet (mm).
const EDGE: f64 = 8.0;

pub(super) fn put(items: &mut Vec<Item>, fonts: &FontSet, frame: &Frame, word: &str) {
    let angle = TURN.to_radians();
    let (cos, sin) = (libm::cos(angle), libm::sin(angle));
    let mut pen = Letters {
        segs: Vec::new(),
        origin: (frame.w / 2.0 - 75.0, frame.h / 2.0 + 52.0),
        turn: (cos, sin),
        em: SIZE * MM_PER_PT,
        at: 0.0,
    };
    for piece in fonts.shape(Face::SansBold, word) {
        for glyph in &piece.glyphs {
            fonts.outline(piece.face, glyph.id, &mut pen);
            let units = f64::from(fonts.advance(piece.face, glyph.id)) + f64::from(glyph.adjust);
            pen.at += units / 1000.0 + SPACING / SIZE;
        }
    }
    // On a narrow sheet the word moves left rather than into the unprintable edge.
    let reach = pen.segs.iter().map(right_end).fold(0.0, f64::max);
    let mut outline = Item::Outline(Outline {
        role: role::WATERMARK,
        word: word.to_owned(),
        segs: pen.segs,
        stroke: Stroke::new(0.4, Color(0xA8, 0xA8, 0xA8)),
    });
    outline.shift((frame.w - EDGE - reach).min(0.0), 0.0);
    items.push(outline);
}

fn right_end(seg: &Seg) -> f64 {
    match seg {
        Seg::Move(x, _) | Seg::Line(x, _) => *x,
        Seg::Curve(a, b, c) => a.0.max(b.0).max(c.0),
        Seg::Close => 0.0,
    }
}

struct Letters {
    segs: Vec<Seg>,
    origin: (f64, f64),
    turn: (f64, f64),
    em: f64,
    at: f64,
}

impl Letters {
    /// From em units (y up) to the page, turned counter-clockwise.
    fn p(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (x, y) = ((x + self.at) * self.em, y * self.em);
        let (cos, sin) = self.turn;
        (self.origin.0 + x * cos - y * sin, self.origin.1 - x * sin - y * cos)
    }
}

impl OutlineSink for Letters {
    fn move_to(&mut self, x: f64, y: f64) {
        let p = self.p((x, y));
        self.segs.push(Seg::Move(p.0, p.1));
    }
    fn line_to(&mut self, x: f64, y: f64) {
        let p = self.p((x, y));
        self.segs.push(Seg::Line(p.0, p.1));
    }
    fn curve_to(&mut self, a: (f64, f64), b: (f64, f64), end: (f64, f64)) {
        self.segs.push(Seg::Curve(self.p(a), self.p(b), self.p(end)));
    }
    fn close(&mut self) {
        self.segs.push(Seg::Close);
    }
}
