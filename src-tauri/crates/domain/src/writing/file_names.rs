//! Names of files we write, safe on every machine the office has (safety.md C6).
//!
//! One rule on every platform, so that a folder written on Linux can be carried to Windows: NFC, at most 120
//! characters, no `<>:"/\|?*`, no control or bidi characters, no dot or space at the end, no device name.

use unicode_normalization::UnicodeNormalization;

/// The most characters of a file name, ending included.
pub const LONGEST: usize = 120;

/// The plain form used in names of printed files: `Kejar Stunting` → `kejar-stunting`, `dr. Nisma` → `dr-nisma`.
/// ASCII letters and digits only; accents are dropped; never empty and never a device name.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.nfkd().filter(|c| c.is_ascii()).map(|c| c.to_ascii_lowercase()) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') && c != '\'' {
            slug.push('-');
        }
    }
    slug.truncate(80);
    let slug = slug.trim_end_matches('-');
    match slug {
        "" => "tanpa-nama".to_owned(),
        device if is_device(device) => format!("{device}-1"),
        slug => slug.to_owned(),
    }
}

/// `01-kejar-stunting.pdf`: the running number keeps at least two digits so that files sort as printed.
pub fn numbered(number: u32, text: &str, ending: &str) -> String {
    format!("{number:02}-{}.{ending}", slug(text))
}

/// A name a person gave, made safe: what is forbidden becomes `-`, the ending is kept when the name is cut.
pub fn safe(name: &str) -> String {
    let mut name = made_safe(name);
    // Cutting can lay bare another dot or space; every further pass shortens the name.
    loop {
        let again = made_safe(&name);
        if again == name {
            return name;
        }
        name = again;
    }
}

fn made_safe(name: &str) -> String {
    let cleaned: String = name
        .nfc()
        .filter(|c| !is_invisible(*c))
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*') { '-' } else { c })
        .collect();
    let cleaned = cleaned.trim().trim_end_matches(['.', ' ']);
    let (stem, ending) = match cleaned.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => (stem, format!(".{ending}")),
        Some(_) | None => (cleaned, String::new()),
    };
    let room = LONGEST - ending.len();
    let stem: String = stem.chars().take(room).collect();
    let stem = match stem.trim_end_matches(['.', ' ']) {
        "" => "tanpa-nama",
        stem => stem,
    };
    // Windows minds the part before the first dot.
    if stem.split('.').next().is_some_and(is_device) {
        return format!("_{}{ending}", stem.chars().take(room - 1).collect::<String>());
    }
    format!("{stem}{ending}")
}

fn is_ending(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Control characters, marks without width, and the overrides that make `fdp.exe` look like `exe.pdf`.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_device(stem: &str) -> bool {
    let upper = stem.trim_end().to_ascii_uppercase();
    matches!(upper.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || ["COM", "LPT"].iter().any(|port| {
            upper.strip_prefix(port).is_some_and(|n| {
                matches!(n, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³")
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_files_are_numbered_and_plain() {
        for (number, text, name) in [
            (1, "Kejar Stunting", "01-kejar-stunting.pdf"),
            (8, "Si Modis Lutra", "08-si-modis-lutra.pdf"),
            (120, "Guruku Hebat: “Smart” MGMP!", "120-guruku-hebat-smart-mgmp.pdf"),
            (2, "Jum'at Ceria", "02-jumat-ceria.pdf"),
            (3, "Café Ñandú", "03-cafe-nandu.pdf"),
            (4, "…", "04-tanpa-nama.pdf"),
            (5, "../../etc", "05-etc.pdf"),
        ] {
            assert_eq!(numbered(number, text, "pdf"), name);
        }
        assert_eq!(slug("CON"), "con-1");
        assert_eq!(slug(&"a".repeat(500)).len(), 80);
    }

    #[test]
    fn given_names_are_made_safe() {
        for (given, name) in [
            ("rekap nilai.xlsx", "rekap nilai.xlsx"),
            ("a/b\\c:d*e?.pdf", "a-b-c-d-e-.pdf"),
            ("CON", "_CON"),
            ("con.pdf", "_con.pdf"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("LPT9 .txt", "_LPT9.txt"),
            ("akhir. . ", "akhir"),
            ("\u{202e}fdp.exe", "fdp.exe"),
            ("cafe\u{301}.pdf", "café.pdf"),
            ("", "tanpa-nama"),
            ("...", "tanpa-nama"),
            (".gitignore", ".gitignore"),
        ] {
            assert_eq!(safe(given), name, "{given:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_safe_name_obeys_every_rule_and_stays(given in "\\PC{0,200}(\\.[a-z]{1,5})?") {
            let name = safe(&given);
            proptest::prop_assert!((1..=LONGEST).contains(&name.chars().count()), "{}", name);
            proptest::prop_assert!(!name.contains(['<', '>', ':', '"', '/', '\\', '|', '?', '*']));
            proptest::prop_assert!(!name.chars().any(is_invisible));
            proptest::prop_assert!(!name.ends_with(['.', ' ']));
            proptest::prop_assert_eq!(safe(&name), name.clone());
        }
    }
}
