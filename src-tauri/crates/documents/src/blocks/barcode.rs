//! Bar code 128 (code set B): one line of bars for an office with a one-line scanner.
//!
//! Source: ISO/IEC 15417; module, height and quiet zone from documents-year.md 9.2. Knows no caption.

use crate::page::{Color, Item, Rect, Role};

/// Width of the narrowest bar in mm.
pub const MODULE_MM: f64 = 0.33;
pub const HEIGHT_MM: f64 = 9.0;
/// Modules that stay white on each side.
pub const QUIET_MODULES: f64 = 10.0;
pub const BARS: Role = "barcode";

const START_B: u8 = 104;
/// Widths of the symbols 0 to 105, bars and spaces in turn; the stop symbol has one bar more.
const WIDTHS: [&str; 106] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232",
];
const STOP: &str = "2331112";

/// Widths of bars and spaces in modules, beginning with a bar; none for letters outside printable ASCII.
fn modules(text: &str) -> Option<Vec<u8>> {
    let mut symbols = vec![START_B];
    for byte in text.bytes() {
        symbols.push(byte.checked_sub(32).filter(|symbol| *symbol < 95)?);
    }
    let sum: usize = symbols.iter().enumerate().map(|(place, symbol)| place.max(1) * usize::from(*symbol)).sum();
    symbols.push(u8::try_from(sum % 103).ok()?);
    let widths = symbols.iter().filter_map(|symbol| WIDTHS.get(usize::from(*symbol))).copied().chain([STOP]);
    Some(widths.flat_map(|widths| widths.bytes().map(|digit| digit - b'0')).collect())
}

/// The bars with their quiet zone from `x` on, standing on `bottom`; returns the width of both, 0 if it cannot be said.
pub fn put_bars(items: &mut Vec<Item>, (x, bottom): (f64, f64), text: &str) -> f64 {
    let Some(modules) = modules(text) else {
        return 0.0;
    };
    let mut at = x + QUIET_MODULES * MODULE_MM;
    for (place, modules) in modules.iter().enumerate() {
        let w = f64::from(*modules) * MODULE_MM;
        if place % 2 == 0 {
            let y = bottom - HEIGHT_MM;
            items.push(Item::Rect(Rect {
                role: BARS,
                x: at,
                y,
                w,
                h: HEIGHT_MM,
                fill: Some(Color::BLACK),
                stroke: None,
            }));
        }
        at += w;
    }
    at + QUIET_MODULES * MODULE_MM - x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_eleven_modules_wide_and_no_two_are_alike() {
        for (place, widths) in WIDTHS.iter().enumerate() {
            assert_eq!(widths.bytes().map(|digit| digit - b'0').sum::<u8>(), 11, "{place}");
            assert!(!WIDTHS[..place].contains(widths), "{place}");
            let bars: u8 = widths.bytes().step_by(2).map(|digit| digit - b'0').sum();
            assert_eq!(bars % 2, 0, "the bars of a symbol have an even sum: {place}");
        }
    }

    #[test]
    fn a_text_has_start_check_and_stop() {
        // The usual worked example: "PJJ123C" has the check symbol 54 in set A, whose start is one less.
        let modules = super::modules("PJJ123C").unwrap();
        assert_eq!(modules.len(), 9 * 6 + 7);
        let check: String = modules[8 * 6..9 * 6].iter().map(u8::to_string).collect();
        assert_eq!(check, WIDTHS[55]);
        assert_eq!(super::modules("kode ü"), None);
    }
}
