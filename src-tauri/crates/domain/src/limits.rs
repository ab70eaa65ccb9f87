//! How long a text may be, and which signs it may hold: one table for forms, imports and the contract.
//!
//! Every text that enters the desk belongs to one [`TextClass`]. The contract writes the class of a field as its type
//! (`name: Name`), an import in its table of columns; a form of the screen reads both from the generated contract.
//! What a text means is not known here.

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::char::is_combining_mark;

use crate::writing::figures::count;

/// What kind of text a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextClass {
    /// A name or a title: of an agency, a person, a submission, a stage.
    Name,
    /// Another single line: a code, an office, an address, a date or a mark as typed.
    Line,
    /// Several lines: a section, a note, a reason, a guidance.
    Paragraph,
    /// A word that the program knows (`lolos`), or what stands for a file: compared, never kept.
    Word,
    /// A cell or a name as it stands in a file: compared with that file, so it is taken sign for sign.
    Cell,
    /// A form being typed, as JSON.
    Draft,
    /// A block pasted from a sheet; its cells have limits of their own.
    Block,
}

/// Marks above or below one letter; more of them are a tower that runs through the lines around it.
const MARKS: usize = 4;

impl TextClass {
    pub const ALL: [TextClass; 7] = [
        TextClass::Name,
        TextClass::Line,
        TextClass::Paragraph,
        TextClass::Word,
        TextClass::Cell,
        TextClass::Draft,
        TextClass::Block,
    ];

    /// The most letters a text of this class may have.
    pub const fn limit(self) -> usize {
        match self {
            TextClass::Name => 300,
            TextClass::Line | TextClass::Word => 500,
            TextClass::Paragraph | TextClass::Cell => 20_000,
            TextClass::Draft => 1_000_000,
            TextClass::Block => 20_000_000,
        }
    }

    /// The type that stands for the class in the contract.
    pub const fn type_name(self) -> &'static str {
        match self {
            TextClass::Name => "Name",
            TextClass::Line => "Line",
            TextClass::Paragraph => "Paragraph",
            TextClass::Word => "Word",
            TextClass::Cell => "Cell",
            TextClass::Draft => "Draft",
            TextClass::Block => "Block",
        }
    }

    /// The text as the desk takes it. Line ends become those of the desk (a blank in a single line), signs without
    /// width or meaning go; what would change the reading of the text around it is refused.
    ///
    /// # Errors
    /// Too long, or a sign that has no place in a text. The error's `Display` is the sentence to show.
    pub fn admit(self, text: &str) -> Result<Cow<'_, str>, TextProblem> {
        let admitted = match self {
            TextClass::Cell | TextClass::Draft | TextClass::Block => Cow::Borrowed(text),
            TextClass::Name | TextClass::Line | TextClass::Word => tidied(text, ' ')?,
            TextClass::Paragraph => tidied(text, '\n')?,
        };
        // A text of no more bytes than the limit has no more letters either.
        if admitted.len() > self.limit() {
            let letters = admitted.chars().count();
            if letters > self.limit() {
                return Err(TextProblem::TooLong { letters, limit: self.limit() });
            }
        }
        Ok(admitted)
    }
}

/// Why a text is not taken. Its `Display` is the sentence to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextProblem {
    TooLong {
        letters: usize,
        limit: usize,
    },
    /// A control sign, or one that turns the direction of the text.
    Sign {
        sign: char,
        /// Counted from 1.
        at: usize,
    },
    /// More marks on one letter than any script writes.
    Tower {
        at: usize,
    },
}

impl fmt::Display for TextProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |n: &usize| count(*n as u64);
        match self {
            TextProblem::TooLong { letters, limit } => {
                write!(f, "Isian ini {} huruf, paling banyak {}. Ringkas isinya.", number(letters), number(limit))
            }
            TextProblem::Sign { sign, at } => write!(
                f,
                "Isian ini memuat tanda yang tidak tampak (U+{:04X}) pada huruf ke-{}. Hapus tanda itu, atau ketik ulang isian ini.",
                u32::from(*sign),
                number(at)
            ),
            TextProblem::Tower { at } => {
                write!(
                    f,
                    "Huruf ke-{} diberi terlalu banyak tanda, paling banyak {MARKS}. Ketik ulang isian ini.",
                    number(at)
                )
            }
        }
    }
}

/// The text without signs nobody sees, its line ends as `line_end`; borrowed when there is nothing to do.
fn tidied(text: &str, line_end: char) -> Result<Cow<'_, str>, TextProblem> {
    let mut marks = 0;
    let mut plain = true;
    for (at, sign) in text.chars().enumerate() {
        marks = if is_combining_mark(sign) { marks + 1 } else { 0 };
        if marks > MARKS {
            return Err(TextProblem::Tower { at: at + 1 - marks });
        }
        if is_refused(sign) {
            return Err(TextProblem::Sign { sign, at: at + 1 });
        }
        plain &= !is_dropped(sign) && !ends_line(sign) && (sign != '\t' || line_end == '\n');
    }
    // What most texts are; a line end of our own is no reason to copy one.
    if plain || line_end == '\n' && text.chars().all(|sign| sign == '\n' || !is_dropped(sign) && !ends_line(sign)) {
        return Ok(Cow::Borrowed(text));
    }
    let mut tidy = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\r' if signs.peek() == Some(&'\n') => {}
            '\t' if line_end != '\n' => tidy.push(' '),
            sign if ends_line(sign) => tidy.push(line_end),
            sign if is_dropped(sign) => {}
            sign => tidy.push(sign),
        }
    }
    Ok(Cow::Owned(tidy))
}

fn ends_line(sign: char) -> bool {
    matches!(sign, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Signs that Word, browsers and chats leave behind: soft hyphen, zero-width space, direction marks, byte order mark.
fn is_dropped(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Control signs, what turns the text around (a file name `gpj.exe` shown as `exe.jpg`), tags and holes of Unicode.
fn is_refused(sign: char) -> bool {
    let control = sign.is_control() && sign != '\t' && !ends_line(sign);
    let turning = matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}');
    let nothing = matches!(u32::from(sign), 0xFDD0..=0xFDEF | 0xE0000..=0xE0FFF) || u32::from(sign) & 0xFFFE == 0xFFFE;
    control || turning || nothing
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(class: TextClass, text: &str) -> String {
        match class.admit(text) {
            Ok(admitted) => format!("{admitted:?}"),
            Err(problem) => problem.to_string(),
        }
    }

    #[test]
    fn a_text_at_its_limit_is_taken_and_one_letter_more_is_told_with_both_numbers() {
        for class in TextClass::ALL {
            let full = "é".repeat(class.limit());
            assert_eq!(class.admit(&full), Ok(Cow::Borrowed(full.as_str())), "{class:?}");
            let more = full + "é";
            assert_eq!(
                class.admit(&more),
                Err(TextProblem::TooLong { letters: class.limit() + 1, limit: class.limit() })
            );
        }
        let long = "a".repeat(20_001);
        assert_eq!(said(TextClass::Name, &long), "Isian ini 20.001 huruf, paling banyak 300. Ringkas isinya.");
    }

    #[test]
    fn signs_nobody_sees_go_and_line_ends_become_ours() {
        assert_eq!(said(TextClass::Name, "Kejar\u{a0}Stunting\u{200b}\u{feff}"), "\"Kejar\\u{a0}Stunting\"");
        assert_eq!(said(TextClass::Line, "satu\r\ndua\ttiga\u{2028}empat"), "\"satu dua tiga empat\"");
        assert_eq!(
            said(TextClass::Paragraph, "satu\r\ndua\rtiga\u{b}empat\tlima"),
            "\"satu\\ndua\\ntiga\\nempat\\tlima\""
        );
        assert!(matches!(TextClass::Paragraph.admit("satu\n\tdua"), Ok(Cow::Borrowed(_))));
        assert!(matches!(TextClass::Line.admit("dr. Nisma, M.Kes 😀"), Ok(Cow::Borrowed(_))));
        assert!(matches!(TextClass::Cell.admit("\u{200b}as it stands\u{1b}"), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn controls_turning_signs_and_towers_are_refused_with_their_place() {
        assert_eq!(
            said(TextClass::Name, "abc\u{0}"),
            "Isian ini memuat tanda yang tidak tampak (U+0000) pada huruf ke-4. Hapus tanda itu, atau ketik ulang isian ini."
        );
        for sign in ['\u{1b}', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{fff9}', '\u{ffff}', '\u{e0041}'] {
            let text = format!("a{sign}b");
            for class in [TextClass::Name, TextClass::Line, TextClass::Paragraph, TextClass::Word] {
                assert_eq!(class.admit(&text), Err(TextProblem::Sign { sign, at: 2 }));
            }
        }
        let tower = format!("ab{}", "\u{301}".repeat(10_000));
        assert_eq!(TextClass::Line.admit(&tower), Err(TextProblem::Tower { at: 2 }));
        assert!(TextClass::Line.admit("Việt Nam e\u{302}\u{301} ẹ̀").is_ok());
    }
}
