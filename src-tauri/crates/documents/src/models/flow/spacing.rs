//! The spacing of a flowing document: four levels, the loosest first.
//!
//! Source: documents.md section 1, "Tightening". A letter takes the first level that gives one page; a section of
//! tables alone takes a tighter one only where that saves a page.

use super::super::table::level::{Level, TABLE_LEVELS};

/// One level: line pitch over size, gaps between paragraphs and room for a signature in mm, what the size loses in pt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spacing {
    /// What tables get.
    pub level: Level,
    pub leading: f64,
    pub gap_mm: f64,
    pub signing_mm: f64,
    pub smaller_pt: f64,
}

const fn letter(level: usize, leading: f64, gap_mm: f64, signing_mm: f64, smaller_pt: f64) -> Spacing {
    Spacing { level: TABLE_LEVELS[level], leading, gap_mm, signing_mm, smaller_pt }
}

const fn table(level: usize) -> Spacing {
    letter(level, 1.36, 2.1, TABLE_LEVELS[level].signing_mm, 0.0)
}

pub const LETTERS: [Spacing; 4] = [
    letter(0, 1.36, 2.1, 22.0, 0.0),
    letter(1, 1.28, 1.7, 20.0, 0.0),
    letter(2, 1.22, 1.3, 18.0, 0.0),
    letter(3, 1.20, 1.1, 18.0, 0.5),
];

pub const TABLES: [Spacing; 4] = [table(0), table(1), table(2), table(3)];
