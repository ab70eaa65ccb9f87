//! Marker boxes: sample at the right, state of the print at the left.

use crate::fonts::{Face, FontSet};
use crate::page::Color;
use crate::page::{Item, Page, Rect, Stroke, role};
use crate::paper::Frame;
use crate::setup::{Marker, Setup};
use crate::text::{Align, Style, put};

const HEIGHT: f64 = 5.2;
const PADDING: f64 = 2.2;
const SMALLEST: f64 = 5.0;
const STYLE: Style = Style::new(Face::SansBold, 8.0);

/// Markers of an office document: in the top margin, flush with the text edges, on every page.
pub fn put_markers(page: &mut Page, fonts: &FontSet, setup: &Setup, frame: &Frame) {
    let spots = Spots { left: (frame.left, 7.2), until: frame.right - 60.0, right: (frame.right, 7.2) };
    put_at(&mut page.items, fonts, setup, spots);
}

/// Where the boxes go: left edge and top of the state's boxes, how far right they may reach, right edge and top of the
/// sample's box.
#[derive(Debug, Clone, Copy)]
pub struct Spots {
    pub left: (f64, f64),
    pub until: f64,
    pub right: (f64, f64),
}

pub fn put_at(items: &mut Vec<Item>, fonts: &FontSet, setup: &Setup, spots: Spots) {
    let (mut x, mut y) = spots.left;
    for marker in &setup.markers {
        let text = marker.text();
        if *marker == Marker::Sample {
            put_box(items, fonts, spots.right, Align::Right, &text, f64::MAX);
            continue;
        }
        // Side by side where there is room, else one below the other.
        if x > spots.left.0 && x + width_of(fonts, STYLE, &text) > spots.until {
            (x, y) = (spots.left.0, y + HEIGHT + 1.2);
        }
        x += put_box(items, fonts, (x, y), Align::Left, &text, spots.until - x) + 2.0;
    }
}

fn width_of(fonts: &FontSet, style: Style, text: &str) -> f64 {
    style.width(fonts, text) + 2.0 * PADDING
}

/// A box with its left or right edge at `x` and its top at `y`; returns its width. A text that is wider than the `room` is
/// set smaller, to 5 pt at the least.
pub fn put_box(items: &mut Vec<Item>, fonts: &FontSet, (x, y): (f64, f64), align: Align, text: &str, room: f64) -> f64 {
    let mut style = STYLE;
    while width_of(fonts, style, text) > room && style.size > SMALLEST {
        style = style.sized(style.size - 0.25);
    }
    let width = width_of(fonts, style, text);
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
    let baseline = y + (HEIGHT + style.cap(fonts)) / 2.0;
    put(items, fonts, role::MARKER, style, (left + PADDING, baseline), Align::Left, text);
    width
}
