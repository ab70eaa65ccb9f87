//! Marker boxes: sample at the right, state of the print at the left.

use crate::fonts::{Face, FontSet};
use crate::page::Color;
use crate::page::{Item, Page, Rect, Stroke, role};
use crate::paper::Frame;
use crate::setup::{Marker, Setup};
use crate::text::{Align, Style, put};

const HEIGHT: f64 = 5.2;
const PADDING: f64 = 2.2;
const STYLE: Style = Style::new(Face::SansBold, 8.0);

/// Markers of an office document: in the top margin, flush with the text edges, on every page.
pub fn put_markers(page: &mut Page, fonts: &FontSet, setup: &Setup, frame: &Frame) {
    put_at(&mut page.items, fonts, setup, Spots { left: (frame.left, 7.2), right: (frame.right, 7.2) });
}

/// Where the boxes go: left edge and top of the state's box, right edge and top of the sample's box.
#[derive(Debug, Clone, Copy)]
pub struct Spots {
    pub left: (f64, f64),
    pub right: (f64, f64),
}

pub fn put_at(items: &mut Vec<Item>, fonts: &FontSet, setup: &Setup, spots: Spots) {
    let mut x = spots.left.0;
    for marker in &setup.markers {
        let text = marker.text();
        if *marker == Marker::Sample {
            put_box(items, fonts, spots.right, Align::Right, &text);
        } else {
            x += put_box(items, fonts, (x, spots.left.1), Align::Left, &text) + 2.0;
        }
    }
}

/// A box with its left or right edge at `x` and its top at `y`; returns its width.
pub fn put_box(items: &mut Vec<Item>, fonts: &FontSet, (x, y): (f64, f64), align: Align, text: &str) -> f64 {
    let width = STYLE.width(fonts, text) + 2.0 * PADDING;
    let left = if align == Align::Right { x - width } else { x };
    items.push(Item::Rect(Rect {
        role: role::MARKER_BOX,
        x: left,
        y,
        w: width,
        h: HEIGHT,
        fill: Some(Color::WHITE),
        stroke: Some(Stroke::new(0.75, Color::BLACK)),
    }));
    let baseline = y + (HEIGHT + STYLE.cap(fonts)) / 2.0;
    put(items, fonts, role::MARKER, STYLE, (left + PADDING, baseline), Align::Left, text);
    width
}
