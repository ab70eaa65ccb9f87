//! Names of files that work on every machine and stay where they are put: one rule on every platform, so that a test on
//! Linux sees what Windows would do (`safety.md` C6).

use unicode_normalization::UnicodeNormalization;

/// Longest name, in characters, ending included.
const LONGEST: usize = 120;

/// Makes one name (no folders) harmless: NFC, at most 120 characters with the ending kept, none of `<>:"/\|?*`, no
/// control or direction characters, no dot or space at the end or leading space, and no device name of Windows.
/// What is forbidden becomes `-`; of nothing at all becomes `berkas`.
///
/// ```
/// use kipp_app::file_names::harmless;
/// assert_eq!(harmless("Usulan: Dinas/PU?.pdf"), "Usulan- Dinas-PU-.pdf");
/// assert_eq!(harmless("aux.xlsx"), "_aux.xlsx");
/// assert_eq!(harmless(".."), "berkas");
/// ```
pub fn harmless(name: &str) -> String {
    let replaced: String = name.nfc().filter_map(replacement).collect();
    let trimmed = trim(&replaced);
    if trimmed.is_empty() || trimmed.chars().all(|c| c == '.') {
        return "berkas".into();
    }
    let short = shorten(trimmed);
    if is_device(&short) { format!("_{short}") } else { short }
}

fn replacement(c: char) -> Option<char> {
    match c {
        '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => Some('-'),
        // Marks that turn the direction of what follows: "fdp.exe" must not read as "exe.pdf".
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => None,
        c if c.is_control() => Some('-'),
        c => Some(c),
    }
}

fn trim(name: &str) -> &str {
    name.trim_start_matches(' ').trim_end_matches(['.', ' '])
}

/// Cuts the stem, keeps an ending of up to 10 characters.
fn shorten(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.into();
    }
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if (1..=10).contains(&ending.chars().count()) => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let kept: String = stem.chars().take(LONGEST - ending.chars().count()).collect();
    format!("{}{ending}", trim(&kept))
}

/// CON, NUL, COM1 … are devices in every folder of Windows, with any ending and in any case.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    match stem.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$" => true,
        _ => stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).is_some_and(is_port_number),
    }
}

fn is_port_number(rest: &str) -> bool {
    matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_harmless() {
        let cases = [
            ("01-kejar-stunting.pdf", "01-kejar-stunting.pdf"),
            ("Go Pasar Indah.pdf", "Go Pasar Indah.pdf"),
            ("e\u{301}lan.pdf", "élan.pdf"),
            ("a<b>c:d\"e/f\\g|h?i*j.pdf", "a-b-c-d-e-f-g-h-i-j.pdf"),
            ("tab\tbaris\nnul\0.pdf", "tab-baris-nul-.pdf"),
            ("piagam\u{202E}fdp.exe", "piagamfdp.exe"),
            ("piagam . . ", "piagam"),
            ("  awal.pdf", "awal.pdf"),
            ("", "berkas"),
            (".", "berkas"),
            ("..", "berkas"),
            (" . .", "berkas"),
            ("CON", "_CON"),
            ("nul.txt", "_nul.txt"),
            ("Com1.pdf", "_Com1.pdf"),
            ("lpt¹", "_lpt¹"),
            ("COM10.pdf", "COM10.pdf"),
            ("konsep.pdf", "konsep.pdf"),
        ];
        for (name, expected) in cases {
            assert_eq!(harmless(name), expected, "{name:?}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let long = harmless(&format!("{}.pdf", "é".repeat(300)));
        assert_eq!(long.chars().count(), 120);
        assert!(long.ends_with("é.pdf"));
    }

    #[test]
    fn what_is_harmless_stays_as_it_is() {
        for name in ["..\\x", "CON.pdf", "a:b", "é\u{202E}.", &"x".repeat(500)] {
            let once = harmless(name);
            assert_eq!(harmless(&once), once, "{name:?}");
        }
    }
}
