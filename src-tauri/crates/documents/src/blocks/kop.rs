//! The letterhead: standard (letters), compact (tables), and that of the head of the region.

use super::emblem::{Place, put_emblem};
use crate::fonts::{Face, Family, FontSet, MM_PER_PT};
use crate::page::{Page, role};
use crate::paper::Frame;
use crate::setup::Setup;
use crate::text::{Align, Style, put};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KopKind {
    Standard,
    Compact,
    /// Signed by the Bupati: centred emblem, one line, no rule.
    Head,
}

impl KopKind {
    /// `standar`, `ringkas`, `kepala_daerah`.
    pub fn parse(word: &str) -> Option<KopKind> {
        Some(match word {
            "standar" => KopKind::Standard,
            "ringkas" => KopKind::Compact,
            "kepala_daerah" => KopKind::Head,
            _ => return None,
        })
    }
}

struct Measures {
    slot: (f64, f64),
    /// Size, least size, baseline of each of the four lines.
    lines: [(f64, f64, f64); 4],
    thick: f64,
    content: f64,
    pitch: f64,
}

const STANDARD: Measures = Measures {
    slot: (18.0, 22.0),
    lines: [(14.0, 10.0, 19.4), (18.0, 12.0, 26.4), (9.5, 8.0, 31.2), (9.5, 8.0, 35.4)],
    thick: 38.6,
    content: 45.75,
    pitch: 4.2,
};

const COMPACT: Measures = Measures {
    slot: (14.8, 18.0),
    lines: [(12.0, 10.0, 18.6), (15.0, 12.0, 24.4), (8.5, 8.0, 28.4), (8.5, 8.0, 31.8)],
    thick: 34.4,
    content: 40.05,
    pitch: 3.4,
};

const TOP: f64 = 14.0;
/// Text keeps this far from the emblem (mm).
const CLEAR: f64 = 4.0;
const RULE_GAP: f64 = 1.15;
const HEAD_CONTENT: f64 = 50.0;

/// Draws the kop, in a text family, at the top of `page`, moved down by `dy` (a half page), and returns where the content
/// starts. `lines`: government, office, address, contact; empty ones are left out. With the kop switched
/// off (pre-printed paper) nothing is painted and the content starts at the same height.
pub fn put_kop(
    page: &mut Page,
    fonts: &FontSet,
    setup: &Setup,
    frame: &Frame,
    (kind, family): (KopKind, Family),
    lines: &[String],
    dy: f64,
) -> f64 {
    if kind == KopKind::Head {
        return head(page, fonts, setup, frame, family, lines, dy);
    }
    let m = if kind == KopKind::Compact { &COMPACT } else { &STANDARD };
    let line = |n: usize| lines.get(n).map_or("", String::as_str);
    let up = if line(3).is_empty() { m.pitch } else { 0.0 };
    if setup.kop {
        let slot = (frame.left, dy + TOP, m.slot.0, m.slot.1 - up);
        let emblem = put_emblem(&mut page.items, fonts, setup, slot, Place::Left);
        let clear_from = frame.left + emblem + CLEAR;
        for (n, (size, least, y)) in m.lines.iter().enumerate() {
            let face = family.face(n < 2, false);
            let text = line(n);
            let (style, axis) = settle(fonts, face, text, (*size, *least), frame, clear_from);
            put(&mut page.items, fonts, role::KOP, style, (axis, dy + y), Align::Center, text);
        }
        let thick = dy + m.thick - up;
        page.line(role::KOP_RULE, (frame.left, thick), (frame.right, thick), 2.25);
        let thin = thick + RULE_GAP;
        page.line(role::KOP_RULE, (frame.left, thin), (frame.right, thin), 0.75);
    }
    dy + m.content - up
}

/// Centred on the text width; shrunk, then centred right of the emblem, if it would come too near.
fn settle(
    fonts: &FontSet,
    face: Face,
    text: &str,
    (size, least): (f64, f64),
    frame: &Frame,
    clear_from: f64,
) -> (Style, f64) {
    let units = f64::from(fonts.units(face, text)) / 1000.0 * MM_PER_PT;
    let room = 2.0 * (frame.center() - clear_from);
    let fits = |size: f64, room: f64| units * size <= room;
    let steps = ((size - least) / 0.5).round() as usize;
    if let Some(size) = (0..=steps).map(|n| size - 0.5 * n as f64).find(|s| fits(*s, room)) {
        return (Style::new(face, size), frame.center());
    }
    // Beside the emblem the line may be as large as fits there, and never below 7 pt.
    let beside = frame.right - clear_from;
    let steps = ((size - 7.0) / 0.5).round() as usize;
    let size = (0..=steps).map(|n| size - 0.5 * n as f64).find(|s| fits(*s, beside) && *s <= least);
    (Style::new(face, size.unwrap_or(7.0)), (clear_from + frame.right) / 2.0)
}

fn head(
    page: &mut Page,
    fonts: &FontSet,
    setup: &Setup,
    frame: &Frame,
    family: Family,
    lines: &[String],
    dy: f64,
) -> f64 {
    if setup.kop {
        let slot = (frame.center() - 20.0, dy + TOP, 40.0, 24.0);
        put_emblem(&mut page.items, fonts, setup, slot, Place::Center);
        let style = Style::new(family.face(true, false), 15.0).spaced(0.4);
        let text = lines.first().map_or("", String::as_str);
        put(&mut page.items, fonts, role::KOP, style, (frame.center(), dy + 44.6), Align::Center, text);
    }
    dy + HEAD_CONTENT
}
