//! Tightening (`rapat`): less spacing in the cells before anything else, and only where it saves the last page.
//!
//! Knows only figures. Source: documents.md section 1, "Tightening"; text is never shrunk.

/// One level: padding above and below the text of a cell, and the room for a signature, both in mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    pub number: u8,
    pub padding_mm: f64,
    pub signing_mm: f64,
}

/// The four levels of tables, loosest first.
pub const TABLE_LEVELS: [Level; 4] = [
    Level { number: 0, padding_mm: 1.0, signing_mm: 20.0 },
    Level { number: 1, padding_mm: 0.8, signing_mm: 18.0 },
    Level { number: 2, padding_mm: 0.6, signing_mm: 16.0 },
    Level { number: 3, padding_mm: 0.45, signing_mm: 15.0 },
];

/// Takes level 0, or the first tighter level that needs fewer pages than level 0 does.
pub fn choose<P>(mut plan: impl FnMut(Level) -> P, pages: impl Fn(&P) -> usize) -> (Level, P) {
    let loosest = plan(TABLE_LEVELS[0]);
    if pages(&loosest) > 1 {
        for level in &TABLE_LEVELS[1..] {
            let tighter = plan(*level);
            if pages(&tighter) < pages(&loosest) {
                return (*level, tighter);
            }
        }
    }
    (TABLE_LEVELS[0], loosest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_is_taken_only_if_it_saves_a_page() {
        let cases: [([usize; 4], u8); 4] = [([1, 1, 1, 1], 0), ([2, 2, 2, 2], 0), ([2, 1, 1, 1], 1), ([3, 3, 3, 2], 3)];
        for (pages, expected) in cases {
            let (level, _) = choose(|level| pages[usize::from(level.number)], |count| *count);
            assert_eq!(level.number, expected, "{pages:?}");
        }
    }
}
