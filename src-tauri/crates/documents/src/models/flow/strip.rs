//! A strip: what is never cut by the end of a page, a line of text or some rows of a table, drawn from y = 0 down.

use std::ops::Range;

use crate::page::Item;

/// What strips are made of; decides the room between one piece and the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Letter,
    Annex,
    Title,
    Heading,
    Prose,
    List,
    Details,
    Table,
    Note,
    Signature,
    Copies,
}

#[derive(Debug, Clone)]
pub struct Strip {
    /// Room above, when it does not open a page (mm).
    pub gap: f64,
    /// From the upper edge of its capitals to the lower edge of its letters.
    pub height: f64,
    /// The next strip must stand on the same page.
    pub with_next: bool,
    /// A line of body text: company for a signature block.
    pub is_text: bool,
    pub ink: Ink,
}

#[derive(Debug, Clone)]
pub enum Ink {
    /// Items with y from the upper edge of the strip.
    Items(Vec<Item>),
    /// Rows of a table by its place among the tables of the section; `last` with its totals.
    Rows { grid: usize, rows: Range<usize>, last: bool },
}

impl Strip {
    pub fn of_items(height: f64, items: Vec<Item>) -> Strip {
        Strip { gap: 0.0, height, with_next: false, is_text: false, ink: Ink::Items(items) }
    }

    pub fn items(&mut self) -> Option<&mut Vec<Item>> {
        match &mut self.ink {
            Ink::Items(items) => Some(items),
            Ink::Rows { .. } => None,
        }
    }
}

/// Neither a first nor a last line of a paragraph stands alone; up to three lines stay together.
pub fn hold_lines(strips: &mut [Strip]) {
    let count = strips.len();
    for (index, strip) in strips.iter_mut().enumerate() {
        strip.with_next = index + 1 < count && (count <= 3 || index == 0 || index + 2 == count);
    }
}

/// The strips stay on one page, as far as a page can hold them.
pub fn hold_all(strips: &mut [Strip]) {
    let count = strips.len();
    strips.iter_mut().take(count.saturating_sub(1)).for_each(|strip| strip.with_next = true);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        let held = |count: usize| {
            let mut strips = vec![Strip::of_items(3.0, Vec::new()); count];
            hold_lines(&mut strips);
            strips.iter().map(|strip| if strip.with_next { '+' } else { '.' }).collect::<String>()
        };
        let shown: Vec<String> = (1..=6).map(held).collect();
        assert_eq!(shown, [".", "+.", "++.", "+.+.", "+..+.", "+...+."]);
    }
}
