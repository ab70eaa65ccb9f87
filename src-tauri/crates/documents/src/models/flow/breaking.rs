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
