//! The stack: lines below each other, each with a distance that may give or grow; all alike.

use crate::fonts::{FontSet, MM_PER_PT};
use crate::page::Role;
use crate::text::{Style, balance, bind, fit, wrap};

/// Distance from the previous baseline: least, natural, most.
pub(super) type Give = [f64; 3];

#[derive(Debug, Clone)]
pub(super) enum Thing {
    Text {
        role: Role,
        style: Style,
        lines: Vec<String>,
        pitch: f64,
    },
    /// The emblem, its lower edge counting as its baseline.
    Emblem {
        height: f64,
    },
    Divider,
    /// The gold rule of the modern style.
    Rule,
}

#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub thing: Thing,
    pub give: Give,
}

impl Entry {
    pub fn text(role: Role, style: Style, lines: Vec<String>, pitch: f64, give: Give) -> Entry {
        Entry { thing: Thing::Text { role, style, lines, pitch }, give }
    }

    fn inner(&self) -> f64 {
        match &self.thing {
            Thing::Text { lines, pitch, .. } => pitch * lines.len().saturating_sub(1) as f64,
            Thing::Emblem { .. } | Thing::Divider | Thing::Rule => 0.0,
        }
    }

    fn distance(&self, t: f64) -> f64 {
        let [least, natural, most] = self.give;
        if t < 0.0 { natural + t * (natural - least) } else { natural + t * (most - natural) }
    }
}

fn height(entries: &[Entry], t: f64) -> f64 {
    entries.iter().map(|e| e.distance(t) + e.inner()).sum()
}

/// Space the last line needs below its baseline.
fn tail(entries: &[Entry]) -> f64 {
    match entries.last().map(|e| &e.thing) {
        Some(Thing::Text { style, .. }) => 0.21 * style.size * MM_PER_PT,
        _ => 0.0,
    }
}

/// How far the stack between `start` and `limit` must give (down to -1) or may grow (up to 1); none if
/// it would have to give more than `lowest`.
pub(super) fn settle(entries: &[Entry], start: f64, limit: f64, lowest: f64) -> Option<f64> {
    let room = limit - start - tail(entries);
    if height(entries, lowest) > room {
        return None;
    }
    let (natural, goal) = (height(entries, 0.0), if height(entries, 0.0) > room { lowest } else { 1.0 });
    let reach = height(entries, goal) - natural;
    let share = if reach == 0.0 { 0.0 } else { (room - natural) / reach };
    Some(goal * share.clamp(0.0, 1.0))
}

/// Every entry with the baseline of its first line.
pub(super) fn place(entries: &[Entry], start: f64, t: f64) -> Vec<(f64, &Entry)> {
    let mut y = start;
    entries
        .iter()
        .map(|entry| {
            y += entry.distance(t);
            let first = y;
            y += entry.inner();
            (first, entry)
        })
        .collect()
}

/// The entry with most lines: what to blame when nothing fits.
pub(super) fn longest(entries: &[Entry]) -> Role {
    let lines = |entry: &&Entry| match &entry.thing {
        Thing::Text { lines, .. } => lines.len(),
        _ => 0,
    };
    match entries.iter().max_by_key(lines).map(|e| &e.thing) {
        Some(Thing::Text { role, .. }) => role,
        _ => "susunan",
    }
}

/// Sizes a name may take: one line from `max` to `one`, else two lines from `two_max` to `two`.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameSizes {
    pub max: f64,
    pub one: f64,
    pub two_max: f64,
    pub two: f64,
}

/// The name on one line or two, and its size; none if it does not fit.
pub(super) fn name(
    fonts: &FontSet,
    style: Style,
    name: &str,
    width: f64,
    sizes: NameSizes,
) -> Option<(Vec<String>, f64)> {
    let one = (sizes.max, sizes.one, 0.5);
    if sizes.max >= sizes.one
        && let Some(size) = fit(fonts, style, name, width, one)
    {
        return Some((vec![name.to_owned()], size));
    }
    let (first, second) = break_name(fonts, style, name)?;
    let wider = if style.width(fonts, &first) > style.width(fonts, &second) { &first } else { &second };
    let size = fit(fonts, style, wider, width, (sizes.two_max, sizes.two, 0.5))?;
    Some((vec![first, second], size))
}

/// Breaks at the space that leaves the narrower wider line; a comma before it is welcome, a title
/// ("Dr. Ir. H.") is kept together.
fn break_name(fonts: &FontSet, style: Style, name: &str) -> Option<(String, String)> {
    let bound = bind(name);
    let mut best: Option<(f64, &str, &str)> = None;
    for (at, _) in bound.match_indices(' ') {
        let (first, second) = (&bound[..at], &bound[at + 1..]);
        let wider = style.width(fonts, first).max(style.width(fonts, second));
        let weight = match first.chars().last() {
            Some(',') => 0.9,
            Some('.') => 1.15,
            _ => 1.0,
        };
        if best.is_none_or(|(cost, ..)| wider * weight < cost) {
            best = Some((wider * weight, first, second));
        }
    }
    best.map(|(_, first, second)| (first.to_owned(), second.to_owned()))
}

/// The title of the work on at most three balanced lines, from `max` down to `min`.
pub(super) fn work(
    fonts: &FontSet,
    style: Style,
    text: &str,
    width: f64,
    (max, min): (f64, f64),
) -> Option<(Vec<String>, f64)> {
    let steps = ((max - min) / 0.5).round() as usize;
    for size in (0..=steps).map(|n| max - 0.5 * n as f64) {
        let style = style.sized(size);
        let lines = wrap(fonts, style, text, width);
        if lines.len() <= 3 {
            let even = if lines.len() > 1 { balance(fonts, style, text, width) } else { lines };
            return Some((even, size));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Face;

    #[test]
    fn titles_before_a_name_stay_together() {
        let fonts = FontSet::shipped().unwrap();
        let style = Style::new(Face::CaslonBold, 1.0);
        let cases = [
            (
                "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.",
                "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara",
            ),
            ("Andi Bahtiar Fattah, S.Sos., M.Si.", "Andi Bahtiar Fattah,"),
        ];
        for (name, expected) in cases {
            let (first, _) = break_name(&fonts, style, name).unwrap();
            assert_eq!(first, expected);
        }
        assert_eq!(break_name(&fonts, style, "Rahma"), None);
    }

    #[test]
    fn all_distances_give_alike() {
        let style = Style::new(Face::Caslon, 10.0);
        let line = |give| Entry::text("x", style, vec!["a".into()], 5.0, give);
        let entries = [line([4.0, 6.0, 10.0]), line([2.0, 4.0, 5.0])];
        let tail = 0.21 * 10.0 * MM_PER_PT;
        let t = settle(&entries, 0.0, 10.0 + tail, -1.0).unwrap();
        assert!(t.abs() < 1e-9);
        let t = settle(&entries, 0.0, 8.0 + tail, -1.0).unwrap();
        assert!((t + 0.5).abs() < 1e-9, "{t}");
        let placed: Vec<f64> = place(&entries, 0.0, t).into_iter().map(|(y, _)| y).collect();
        assert_eq!(placed, vec![5.0, 8.0]);
        assert_eq!(settle(&entries, 0.0, 8.0 + tail, -0.4), None);
        assert_eq!(settle(&entries, 0.0, 100.0, -0.4), Some(1.0));
    }
}
