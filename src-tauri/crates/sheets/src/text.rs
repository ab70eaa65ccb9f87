//! The door for text: whatever comes out of a file, a paste or a mended cell goes through [`clean`], once.

/// A text as it may be kept, and what no paper could have shown of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clean {
    pub text: String,
    /// Signs a person should know of, each once: they were dropped, or became a blank.
    pub dropped: Vec<char>,
}

/// White space and line ends fold to one blank, signs of no width go, other control signs go and are told. What
/// programs wrap around a text to keep Excel from reading a number (`'007`, `="008"`) or a formula comes off.
pub fn clean(raw: &str) -> Clean {
    // A guard of our own files is the whole wrapper: what stands behind it is meant as it is.
    let bare = crate::write_csv::without_guard(raw);
    let guarded = bare.len() < raw.len();
    let mut clean = Clean { text: String::with_capacity(bare.len()), dropped: Vec::new() };
    let mut blank = false;
    for sign in bare.chars() {
        let told = match sign {
            ' ' | '\n' | '\r' | '\t' | '\u{a0}' => false,
            sign if is_invisible(sign) => continue,
            '\u{b}' | '\u{c}' => true,
            sign if sign.is_whitespace() => false,
            sign if sign.is_control() || is_unassigned(sign) => {
                tell(&mut clean.dropped, sign);
                continue;
            }
            sign => {
                if blank && !clean.text.is_empty() {
                    clean.text.push(' ');
                }
                blank = false;
                clean.text.push(sign);
                continue;
            }
        };
        if told {
            tell(&mut clean.dropped, sign);
        }
        blank = true;
    }
    if let Some(inner) = unwrapped(&clean.text).filter(|_| !guarded) {
        clean.text = inner.to_owned();
    }
    clean
}

/// At most this many signs are told of one cell.
const TOLD: usize = 8;

fn tell(dropped: &mut Vec<char>, sign: char) {
    if !dropped.contains(&sign) && dropped.len() < TOLD {
        dropped.push(sign);
    }
}

/// Signs of no width: joiners, marks of direction, soft hyphens, byte order marks, selectors and tags.
pub(crate) fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// What no font will ever have: non-characters and private use.
fn is_unassigned(sign: char) -> bool {
    matches!(sign, '\u{fdd0}'..='\u{fdef}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
        || (sign as u32) & 0xfffe == 0xfffe
}

/// What stands inside a wrapper; nothing when there is none. An apostrophe that belongs to a name stays: 'Aisyiyah.
fn unwrapped(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')) {
        return (!inner.contains('"')).then(|| inner.trim());
    }
    let inner = text.strip_prefix('\'')?;
    if inner.starts_with(|sign: char| sign.is_ascii_digit()) {
        return Some(inner.strip_suffix('\'').unwrap_or(inner));
    }
    None
}

/// `_x000B_` of a workbook's XML is the sign with that number; `_x005F_` keeps an underscore that is meant.
pub(crate) fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains("_x") {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let sign = rest.get(at + 2..at + 7).filter(|code| code.ends_with('_')).and_then(|code| {
            let digits = &code[..4];
            digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
        });
        match sign.and_then(char::from_u32) {
            Some(sign) => {
                out.push(sign);
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out.push_str(rest);
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_what_nobody_sees_goes() {
        for (raw, text, dropped) in [
            ("GEMAR\n(Gerakan Masyarakat)", "GEMAR (Gerakan Masyarakat)", ""),
            (" Ani\u{a0}\u{a0}Contoh,\r\n\tS.Kep. ", "Ani Contoh, S.Kep.", ""),
            ("Inovasi\u{b}Tegak", "Inovasi Tegak", "\u{b}"),
            ("Ino\u{200b}vasi\u{202e}\u{feff}", "Inovasi", ""),
            ("a\u{1}\u{1}b\u{81}", "ab", "\u{1}\u{81}"),
            ("\u{c}", "", "\u{c}"),
            ("'007", "007", ""),
            ("'081234567890", "081234567890", ""),
            ("=\"008\"", "008", ""),
            ("=\"a\"&\"b\"", "=\"a\"&\"b\"", ""),
            ("'Aisyiyah", "'Aisyiyah", ""),
            ("'=SUM(A1)", "=SUM(A1)", ""),
            ("Sumur 'Tua'", "Sumur 'Tua'", ""),
            ("Café – “Baca”", "Café – “Baca”", ""),
        ] {
            let clean = clean(raw);
            assert_eq!(
                (clean.text.as_str(), clean.dropped.iter().collect::<String>().as_str()),
                (text, dropped),
                "{raw:?}"
            );
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for raw in ["GEMAR\n x", "\u{200b} a", "=\"008\"", "a\u{1} b"] {
            let once = clean(raw).text;
            assert_eq!(clean(&once), Clean { text: once.clone(), dropped: vec![] }, "{raw:?}");
        }
    }

    #[test]
    fn numbers_of_signs_in_xml_are_those_signs() {
        assert_eq!(unescaped("Inovasi_x000B_Tegak"), "Inovasi\u{b}Tegak");
        assert_eq!(unescaped("kode_x005F_x000B_"), "kode_x000B_");
        assert_eq!(unescaped("_xyz _x00 _x12é4_"), "_xyz _x00 _x12é4_");
    }
}
