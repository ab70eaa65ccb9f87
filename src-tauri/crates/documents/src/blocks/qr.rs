//! The print check: QR, check code and their caption. Never an electronic signature.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::fonts::{Face, FontSet};
use crate::page::{Color, Item, Qr, role};
use crate::text::{Align, Style, put};

/// What the check code is computed from: the words as printed, never ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Printed<'a> {
    pub nomor: &'a str,
    pub nama: &'a str,
    pub unit: &'a str,
    pub judul: &'a str,
    pub kelas: &'a str,
    pub peringkat: &'a str,
    pub tahun: &'a str,
    pub tanggal: &'a str,
    pub penanda_tangan: &'a str,
}

/// Six Crockford characters: the first 30 bits of SHA-256 over canonical JSON (sorted keys, NFC, no
/// spaces) of the printed words.
pub fn check_code(printed: &Printed<'_>) -> String {
    let fields = [
        ("judul", printed.judul),
        ("kelas", printed.kelas),
        ("nama", printed.nama),
        ("nomor", printed.nomor),
        ("penanda_tangan", printed.penanda_tangan),
        ("peringkat", printed.peringkat),
        ("tahun", printed.tahun),
        ("tanggal", printed.tanggal),
        ("unit", printed.unit),
    ];
    let mut json = String::from("{");
    for (n, (key, value)) in fields.into_iter().enumerate() {
        if n > 0 {
            json.push(',');
        }
        json.push_str(&format!("\"{key}\":\""));
        for c in value.nfc() {
            match c {
                '"' => json.push_str("\\\""),
                '\\' => json.push_str("\\\\"),
                c if (c as u32) < 0x20 => json.push_str(&format!("\\u{:04x}", c as u32)),
                c => json.push(c),
            }
        }
        json.push('"');
    }
    json.push('}');
    let hash = Sha256::digest(json.as_bytes());
    let bits = u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) >> 2;
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    (0..6).map(|n| char::from(SIGNS[(bits >> (25 - 5 * n)) as usize & 31])).collect()
}

/// `7K4Q2M` as people read it: `7K4Q-2M`.
pub fn grouped(code: &str) -> String {
    match code.split_at_checked(4) {
        Some((head, tail)) if !tail.is_empty() => format!("{head}-{tail}"),
        _ => code.to_owned(),
    }
}

/// `KIPP1;{nomor};{kode}`
pub fn content(nomor: &str, code: &str) -> String {
    format!("KIPP1;{nomor};{code}")
}

/// The symbol with its caption at the right (gap 2.5), lower edges level. Returns the width of both.
pub fn put_number_qr(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    at: (f64, f64),
    side: f64,
    content: &str,
    code: &str,
    ink: Color,
) -> f64 {
    let end = put_symbol(items, fonts, at, side, content, code, ink);
    put_note(items, fonts, end, ink);
    side + GAP + CAPTION_WIDTH
}

/// The symbol and the line of its code; returns where the last line of the note belongs.
pub fn put_symbol(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    (x, bottom): (f64, f64),
    side: f64,
    content: &str,
    code: &str,
    ink: Color,
) -> (f64, f64) {
    put_labelled(items, fonts, (x, bottom), side, content, &format!("Kode cek {}", grouped(code)), ink)
}

/// The symbol and a bold line of words beside it; returns where the last line of the note belongs.
pub fn put_labelled(
    items: &mut Vec<Item>,
    fonts: &FontSet,
    (x, bottom): (f64, f64),
    side: f64,
    content: &str,
    label: &str,
    ink: Color,
) -> (f64, f64) {
    items.push(Item::Qr(Qr { role: role::QR, x, y: bottom - side, side, content: content.to_owned() }));
    let end = (x + side + GAP, bottom - 0.6);
    let style = Style::new(Face::SansBold, 7.0).colored(ink);
    let at = (end.0, end.1 - 3.0 * PITCH);
    put(items, fonts, role::QR_CODE, style, at, Align::Left, label);
    end
}

/// Width reserved for the caption (mm).
pub const CAPTION_WIDTH: f64 = 24.0;
const GAP: f64 = 2.5;
const PITCH: f64 = 3.15;

/// That this is a check of print and no signature, in three lines, the last baseline at `y`.
pub fn put_note(items: &mut Vec<Item>, fonts: &FontSet, (x, y): (f64, f64), ink: Color) {
    let style = Style::new(Face::Sans, 7.0).colored(ink);
    let lines = ["Verifikasi cetakan,", "bukan tanda tangan", "elektronik"];
    for (n, line) in lines.iter().enumerate() {
        let at = (x, y - (2 - n) as f64 * PITCH);
        put(items, fonts, role::QR_NOTE, style, at, Align::Left, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_changes_with_every_printed_word_and_with_nothing_else() {
        let base = Printed {
            nomor: "061/CONTOH-01/B. Organisasi/Setda",
            nama: "dr. Nisma",
            unit: "Kepala UPT Puskesmas Tana Lili, Dinas Kesehatan",
            judul: "Kejar Stunting",
            kelas: "TOP 7",
            peringkat: "I",
            tahun: "2021",
            tanggal: "10 Desember 2021",
            penanda_tangan: "Indah Putri Indriani",
        };
        let code = check_code(&base);
        assert_eq!(code.len(), 6);
        assert_eq!(code, check_code(&base.clone()));
        assert_ne!(code, check_code(&Printed { nama: "dr. Nisna", ..base.clone() }));
        let composed = Printed { nama: "André", ..base.clone() };
        let decomposed = Printed { nama: "Andre\u{301}", ..base };
        assert_eq!(check_code(&composed), check_code(&decomposed));
        assert_eq!(grouped("7K4Q2M"), "7K4Q-2M");
    }
}
