//! Strips to pages: filled greedily, strips that hold together moved together.
//!
//! What holds together and is higher than a page goes strip by strip. Knows no words. Source: documents.md sections 1
//! and 3, "Together" of the cards in documents-year.md.

use std::ops::Range;

use super::super::table::grid::Grid;
use super::super::table::paint::paint;
use super::pages::RESERVE_MM;
use super::piece::Canvas;
use super::strip::{Ink, Strip};
use crate::models::table::level::Level;
use crate::page::Page;
use crate::paper::Frame;

/// Where strips stand: page from 0, and top in mm.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    places: Vec<(usize, f64)>,
    pub pages: usize,
    /// A strip is higher than a page.
    pub too_high: bool,
}

/// The strips of one section at one level, with its tables.
#[derive(Debug, Clone, Default)]
pub struct Strips {
    pub strips: Vec<Strip>,
    pub grids: Vec<Grid>,
}

/// A pen moving down the pages.
#[derive(Clone, Copy)]
struct Pen {
    page: usize,
    y: f64,
    /// Nothing stands on the page yet.
    fresh: bool,
    /// The table whose rows stand just above, on this page.
    grid: Option<usize>,
}

impl Strips {
    /// Places the strips from `start` mm on the first page.
    pub fn plan(&self, frame: &Frame, start: f64, level: Level) -> Plan {
        let bottom = frame.last - RESERVE_MM;
        let mut plan = Plan { places: Vec::with_capacity(self.strips.len()), pages: 1, too_high: false };
        let mut pen = Pen { page: 0, y: start, fresh: true, grid: None };
        let next_page = |pen: Pen| Pen { page: pen.page + 1, y: frame.top, fresh: true, grid: None };
        let mut at = 0;
        while at < self.strips.len() {
            let end = self.cluster(at);
            if self.goes(pen, at..end, bottom, level) {
                pen = self.place(pen, at..end, level, &mut plan);
            } else if !pen.fresh && self.goes(next_page(pen), at..end, bottom, level) {
                pen = self.place(next_page(pen), at..end, level, &mut plan);
            } else {
                for one in at..end {
                    if !pen.fresh && !self.goes(pen, one..one + 1, bottom, level) {
                        pen = next_page(pen);
                    }
                    plan.too_high |= !self.goes(pen, one..one + 1, bottom, level);
                    pen = self.place(pen, one..one + 1, level, &mut plan);
                }
            }
            at = end;
        }
        plan.pages = pen.page + 1;
        plan
    }

    /// End of what must stay together with the strip at `at`.
    fn cluster(&self, at: usize) -> usize {
        let held = self.strips[at..].iter().take_while(|strip| strip.with_next).count();
        (at + held + 1).min(self.strips.len())
    }

    fn goes(&self, pen: Pen, strips: Range<usize>, bottom: f64, level: Level) -> bool {
        self.walk(pen, strips, level, |_, _| ()).y <= bottom + 1e-6
    }

    fn place(&self, pen: Pen, strips: Range<usize>, level: Level, plan: &mut Plan) -> Pen {
        self.walk(pen, strips, level, |page, top| plan.places.push((page, top)))
    }

    fn walk(&self, mut pen: Pen, strips: Range<usize>, level: Level, mut stands: impl FnMut(usize, f64)) -> Pen {
        for strip in &self.strips[strips] {
            let gap = if pen.fresh { 0.0 } else { strip.gap };
            let mut height = strip.height;
            let mut grid = None;
            if let Ink::Rows { grid: index, .. } = strip.ink {
                grid = Some(index);
                if pen.grid != grid {
                    height += self.grids[index].head_height(level);
                }
            }
            stands(pen.page, pen.y + gap);
            pen = Pen { page: pen.page, y: pen.y + gap + height, fresh: false, grid };
        }
        pen
    }

    /// The pages of a plan.
    pub fn draw(&self, canvas: Canvas<'_>, plan: &Plan, level: Level) -> Vec<Page> {
        let Canvas { fonts, frame, .. } = canvas;
        let mut pages: Vec<Page> = (0..plan.pages).map(|_| Page::new(frame.page_w, frame.page_h)).collect();
        let mut at = 0;
        while let (Some(strip), Some((page, top))) = (self.strips.get(at), plan.places.get(at)) {
            match &strip.ink {
                Ink::Items(items) => {
                    for item in items {
                        let mut item = item.clone();
                        item.shift(0.0, *top);
                        pages[*page].push(item);
                    }
                    at += 1;
                }
                Ink::Rows { grid, rows, last } => {
                    let (mut end, mut with_totals) = (rows.end, *last);
                    at += 1;
                    while let (Some(Strip { ink: Ink::Rows { grid: next, rows, last }, .. }), Some((below, _))) =
                        (self.strips.get(at), plan.places.get(at))
                        && next == grid
                        && below == page
                    {
                        (end, with_totals) = (rows.end, *last);
                        at += 1;
                    }
                    paint(&mut pages[*page], fonts, &self.grids[*grid], level, rows.start..end, with_totals, *top);
                }
            }
        }
        pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::table::level::TABLE_LEVELS;
    use crate::paper::{Margins, Orientation, Paper};
    use proptest::prelude::*;

    const START: f64 = 60.0;

    fn frame() -> Frame {
        let margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 18.0 };
        Frame::new(Paper::A4, Orientation::Portrait, margins)
    }

    fn strips(of: &[(f64, f64, bool)]) -> Strips {
        let strip = |(gap, height, with_next): &(f64, f64, bool)| Strip {
            gap: *gap,
            with_next: *with_next,
            ..Strip::of_items(*height, Vec::new())
        };
        Strips { strips: of.iter().map(strip).collect(), grids: Vec::new() }
    }

    #[test]
    fn what_holds_together_moves_together() {
        let of = |held: bool| strips(&[(0.0, 150.0, false), (5.0, 30.0, held), (5.0, 60.0, false)]);
        let pages = |held: bool| {
            let plan = of(held).plan(&frame(), START, TABLE_LEVELS[0]);
            plan.places.iter().map(|(page, _)| *page).collect::<Vec<_>>()
        };
        assert_eq!(pages(false), [0, 0, 1]);
        assert_eq!(pages(true), [0, 1, 1]);
    }

    #[test]
    fn a_strip_higher_than_a_page_is_told() {
        let plan = strips(&[(0.0, 300.0, false)]).plan(&frame(), START, TABLE_LEVELS[0]);
        assert!(plan.too_high);
    }

    proptest! {
        #[test]
        fn strips_follow_each_other_and_none_leaves_the_page(
            of in prop::collection::vec((0.0f64..8.0, 2.0f64..70.0, any::<bool>()), 1..120),
        ) {
            let frame = frame();
            let all = strips(&of);
            let plan = all.plan(&frame, START, TABLE_LEVELS[0]);
            prop_assert_eq!(plan.places.len(), of.len());
            let mut before = (0, START);
            for (strip, place) in all.strips.iter().zip(&plan.places) {
                prop_assert!(place.0 == before.0 && place.1 >= before.1 - 1e-9 || place.0 == before.0 + 1);
                prop_assert!(place.1 + strip.height <= frame.last - RESERVE_MM + 1e-6, "{place:?}");
                before = (place.0, place.1 + strip.height);
            }
            let room = frame.last - RESERVE_MM - frame.top;
            let mut at = 0;
            while at < of.len() {
                let end = all.cluster(at);
                let height: f64 = of[at..end].iter().map(|(gap, height, _)| gap + height).sum();
                let together = plan.places[at..end].iter().all(|place| place.0 == plan.places[at].0);
                // What opens the document never leaves the kop alone on its page.
                prop_assert!(together || height > room || at == 0, "{at}..{end}");
                at = end;
            }
        }
    }
}
