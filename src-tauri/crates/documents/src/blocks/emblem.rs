//! The emblem of the office, or a neutral shield where it goes. Never a state or regional emblem of ours.

use crate::fonts::{Face, FontSet, MM_PER_PT};
use crate::page::{Color, Image, Item, Path, Seg, Stroke, role};
use crate::setup::Setup;
use crate::text::{Align, Style, put};

/// Where the emblem stands inside its slot, horizontally; vertically it is centred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Left,
    Center,
}

/// Fits the emblem into the slot (x, y, w, h), ratio kept; returns its width.
pub fn put_emblem(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    setup: &Setup,
    (x, y, w, h): (f64, f64, f64, f64),
    place: Place,
) -> f64 {
    let (ew, eh) = match &setup.emblem {
        Some(picture) => picture.fit(w, h),
        None => {
            let height = h.min(w / SHIELD_RATIO);
            (height * SHIELD_RATIO, height)
        }
    };
    let left = match place {
        Place::Left => x,
        Place::Center => x + (w - ew) / 2.0,
    };
    let top = y + (h - eh) / 2.0;
    match &setup.emblem {
        Some(picture) => items.push(Item::Image(Image {
            role: role::EMBLEM,
            x: left,
            y: top,
            w: ew,
            h: eh,
            picture: picture.clone(),
        })),
        None => shield(items, fonts, (left, top), eh, if setup.black { Color::BLACK } else { Color::GREY }),
    }
    ew
}

/// Width of the placeholder shield over its height.
pub const SHIELD_RATIO: f64 = 0.82;

fn shield(items: &mut Vec<Item>, fonts: &FontSet, (x, y): (f64, f64), h: f64, ink: Color) {
    let w = h * SHIELD_RATIO;
    let scaled = |k: f64| -> Vec<Seg> {
        let p = |u: f64, v: f64| (x + w * (0.5 + (u - 0.5) * k), y + h * (0.5 + (v - 0.5) * k));
        let (start, right) = (p(0.0, 0.06), p(1.0, 0.52));
        vec![
            Seg::Move(start.0, start.1),
            Seg::Curve(p(0.17, 0.07), p(0.36, 0.05), p(0.5, 0.0)),
            Seg::Curve(p(0.64, 0.05), p(0.83, 0.07), p(1.0, 0.06)),
            Seg::Line(right.0, right.1),
            Seg::Curve(p(1.0, 0.76), p(0.74, 0.92), p(0.5, 1.0)),
            Seg::Curve(p(0.26, 0.92), p(0.0, 0.76), p(0.0, 0.52)),
            Seg::Close,
        ]
    };
    items.push(Item::Path(Path {
        role: role::EMBLEM,
        segs: scaled(1.0),
        fill: Some(Color::WHITE),
        stroke: Some(Stroke::new(0.9, ink)),
    }));
    items.push(Item::Path(Path {
        role: role::EMBLEM,
        segs: scaled(0.88),
        fill: None,
        stroke: Some(Stroke::new(0.35, ink)),
    }));
    let size = (h * 0.3).min(7.0);
    let style = Style::new(Face::SansBold, size).colored(ink);
    let pitch = 1.2 * size * MM_PER_PT;
    for (n, word) in ["TEMPAT", "LAMBANG"].into_iter().enumerate() {
        let at = (x + w / 2.0, y + 0.4 * h + pitch * n as f64);
        put(items, fonts, role::EMBLEM_TEXT, style, at, Align::Center, word);
    }
}
