//! Paper: sizes, orientation, and the rule that keeps Folio on the F4 layout.
//!
//! Knows only measures.

/// A sheet, portrait, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paper {
    pub short_mm: f64,
    pub long_mm: f64,
}

impl Paper {
    pub const A4: Paper = Paper { short_mm: 210.0, long_mm: 297.0 };
    pub const F4: Paper = Paper { short_mm: 215.0, long_mm: 330.0 };
    pub const FOLIO: Paper = Paper { short_mm: 215.9, long_mm: 330.2 };
    pub const LETTER: Paper = Paper { short_mm: 215.9, long_mm: 279.4 };

    /// `A4`, `F4`, `Folio`, `Letter`, or `LxT` in millimetres (`200x300`, `200,5 x 300`), sides 100-1000.
    pub fn parse(text: &str) -> Option<Paper> {
        let word = text.trim().to_lowercase();
        match word.as_str() {
            "a4" => return Some(Paper::A4),
            "f4" => return Some(Paper::F4),
            "folio" => return Some(Paper::FOLIO),
            "letter" => return Some(Paper::LETTER),
            _ => {}
        }
        let (a, b) = word.split_once(['x', '×'])?;
        let side = |s: &str| -> Option<f64> {
            let s = s.trim().replace(',', ".");
            if !s.chars().all(|c| c.is_ascii_digit() || c == '.') {
                return None;
            }
            s.parse::<f64>().ok().filter(|v| (100.0..=1000.0).contains(v))
        };
        let (a, b) = (side(a)?, side(b)?);
        Some(Paper { short_mm: a.min(b), long_mm: a.max(b) })
    }

    pub fn size(self, orientation: Orientation) -> (f64, f64) {
        match orientation {
            Orientation::Portrait => (self.short_mm, self.long_mm),
            Orientation::Landscape => (self.long_mm, self.short_mm),
        }
    }

    /// The size the layout may use: up to 1 mm beyond F4 is slack at the right and the bottom, so that
    /// Folio (215.9 x 330.2) and Letter never break differently from F4.
    pub fn layout_size(self, orientation: Orientation) -> (f64, f64) {
        let snap = |v: f64, to: f64| if v > to && v <= to + 1.0 { to } else { v };
        Paper { short_mm: snap(self.short_mm, 215.0), long_mm: snap(self.long_mm, 330.0) }.size(orientation)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

impl Orientation {
    /// `portrait`/`tegak`, `landscape`/`rebah`.
    pub fn parse(text: &str) -> Option<Orientation> {
        match text {
            "portrait" | "tegak" => Some(Orientation::Portrait),
            "landscape" | "rebah" => Some(Orientation::Landscape),
            _ => None,
        }
    }
}

/// Where text may stand: distances from the edges of the layout size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Margins {
    pub left: f64,
    pub right: f64,
    /// First line of page 2 and later.
    pub top: f64,
    /// Last line above the bottom edge.
    pub bottom: f64,
}

/// The page as a model sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The sheet.
    pub page_w: f64,
    pub page_h: f64,
    /// What the layout may use; slack lies at the right and the bottom.
    pub w: f64,
    pub h: f64,
    pub left: f64,
    /// x of the right text edge.
    pub right: f64,
    pub top: f64,
    /// y of the last baseline.
    pub last: f64,
    /// y of the footer's baseline.
    pub footer: f64,
}

impl Frame {
    pub fn new(paper: Paper, orientation: Orientation, margins: Margins) -> Frame {
        let (page_w, page_h) = paper.size(orientation);
        let (w, h) = paper.layout_size(orientation);
        Frame {
            page_w,
            page_h,
            w,
            h,
            left: margins.left,
            right: w - margins.right,
            top: margins.top,
            last: h - margins.bottom,
            footer: h - 9.0,
        }
    }

    pub fn text_width(&self) -> f64 {
        self.right - self.left
    }

    pub fn center(&self) -> f64 {
        (self.left + self.right) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_are_read_as_people_write_them() {
        let cases = [
            ("A4", Some((210.0, 297.0))),
            (" f4 ", Some((215.0, 330.0))),
            ("Folio", Some((215.9, 330.2))),
            ("letter", Some((215.9, 279.4))),
            ("330x215", Some((215.0, 330.0))),
            ("200,5 × 300", Some((200.5, 300.0))),
            ("20x30", None),
            ("1e2x300", None),
            ("A5", None),
        ];
        for (text, expected) in cases {
            assert_eq!(Paper::parse(text).map(|p| (p.short_mm, p.long_mm)), expected, "{text}");
        }
    }

    #[test]
    fn folio_uses_the_layout_of_f4() {
        for o in [Orientation::Portrait, Orientation::Landscape] {
            assert_eq!(Paper::FOLIO.layout_size(o), Paper::F4.layout_size(o));
        }
        assert_eq!(Paper::LETTER.layout_size(Orientation::Portrait), (215.0, 279.4));
        assert_eq!(Paper::parse("297x420").map(|p| p.layout_size(Orientation::Portrait)), Some((297.0, 420.0)));
    }
}
