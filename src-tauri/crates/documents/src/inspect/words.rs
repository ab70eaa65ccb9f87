//! Rules about words: sizes [4], glyphs and widths [6, 8], markers [10], wording [11, 12], footer [25].

use super::{Expect, Footer, Kind, Sheet};
use crate::fonts::{FontSet, MM_PER_PT};
use crate::page::{Item, TextRun, role};
use crate::setup::Marker;
use kipp_domain::words::{self, MONTHS, WEEKDAYS};

pub(super) fn sizes(sheet: &Sheet, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    for run in sheet.runs() {
        let least = match run.role {
            role::EMBLEM_TEXT => continue,
            role::BODY => 10.0,
            role::CELL | role::HEAD | role::TOTAL => match expect.kind {
                Kind::ScoreTable => 7.0,
                _ => 8.0,
            },
            _ => 7.0,
        };
        if run.size < least - 0.001 {
            complain(format!("[4] “{}” hanya {} pt", run.text, run.size));
        }
    }
}

pub(super) fn widths(sheet: &Sheet, fonts: &FontSet, complain: &mut impl FnMut(String)) {
    for run in sheet.runs() {
        if run.glyphs.iter().any(|g| g.id == 0) || run.glyphs.is_empty() {
            complain(format!("[6] “{}” berisi huruf yang tidak ada", run.text));
        }
        let letters: usize = run.glyphs.iter().map(|g| usize::from(g.chars)).sum();
        if letters != run.text.chars().count() {
            complain(format!("[6] “{}” tidak terbaca kembali", run.text));
        }
        let planned = written_width(fonts, run);
        if (planned - run.width).abs() > 0.05 * MM_PER_PT {
            complain(format!("[8] “{}” selebar {planned:.3}, bukan {:.3}", run.text, run.width));
        }
    }
}

/// Width as a viewer adds it up: /W, corrections, letter-space between letters.
fn written_width(fonts: &FontSet, run: &TextRun) -> f64 {
    let units: i32 = run.glyphs.iter().map(|g| i32::from(fonts.advance(run.face, g.id)) + i32::from(g.adjust)).sum();
    let gaps = run.glyphs.len().saturating_sub(1) as f64;
    (f64::from(units) * run.size / 1000.0 + run.spacing * gaps) * MM_PER_PT
}

pub(super) fn markers(sheet: &Sheet, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    let shown = sheet.text_of(role::MARKER);
    let wanted: Vec<String> = expect.markers.iter().map(Marker::text).collect();
    for text in &wanted {
        let times = shown.iter().filter(|s| *s == text).count();
        if times != 1 {
            complain(format!("[10] “{text}” tercetak {times} kali"));
        }
    }
    for text in shown {
        if !wanted.iter().any(|w| w == text) {
            complain(format!("[10] “{text}” tidak diharapkan"));
        }
    }
}

pub(super) fn wording(sheet: &Sheet, complain: &mut impl FnMut(String)) {
    let has_qr = sheet.items.iter().any(|item| matches!(item, Item::Qr(_)));
    let caption = sheet.text_of(role::QR_NOTE).join(" ").to_lowercase();
    if has_qr && caption != "verifikasi cetakan, bukan tanda tangan elektronik" {
        complain(format!("[11] keterangan QR: “{caption}”"));
    }
    let lines = lines(sheet);
    for (role, text) in &lines {
        let low = text.to_lowercase();
        // The sentence, not its short name alone: four letters may stand in anybody's title.
        let sentences = ["ditandatangani secara elektronik", "balai sertifikasi elektronik", "oleh bsre"];
        if sentences.iter().any(|sentence| low.contains(sentence)) {
            complain(format!("[11] kalimat sertifikasi elektronik: “{text}”"));
        }
        for (bad, why) in
            [("{", "isian"), ("}", "isian"), ("  ", "spasi ganda"), (". .", "titik ganda"), ("\"", "kutip lurus")]
        {
            if text.contains(bad) {
                complain(format!("[12] {why} pada “{text}” ({role})"));
            }
        }
        if text.contains("..") && !text.contains("...") && !text.contains("....") {
            complain(format!("[12] dua titik pada “{text}” ({role})"));
        }
    }
    for (_, text) in &lines {
        if let Some(wrong) = wrong_weekday(text) {
            complain(format!("[36] {wrong}"));
        }
    }
    for pair in lines.windows(2) {
        let [(role, line), (next_role, next)] = pair else {
            continue;
        };
        if role == next_role && torn(line, next) {
            complain(format!("[12] baris terputus: “{line}” / “{next}”"));
        }
    }
}

/// Neighbouring runs of one role and baseline joined.
pub(super) fn lines(sheet: &Sheet) -> Vec<(&'static str, String)> {
    let mut out: Vec<(&'static str, String)> = Vec::new();
    let mut before: Option<&TextRun> = None;
    for run in sheet.runs() {
        let joins = before
            .is_some_and(|b| b.role == run.role && (b.y - run.y).abs() < 0.01 && (b.x + b.width - run.x).abs() < 0.1);
        match out.last_mut() {
            Some((_, text)) if joins => text.push_str(&run.text),
            _ => out.push((run.role, run.text.clone())),
        }
        before = Some(run);
    }
    out
}

/// A long date whose weekday is not the computed one: `Kamis, 10 Desember 2021`.
fn wrong_weekday(text: &str) -> Option<String> {
    let four: Vec<&str> = text.split(' ').collect();
    four.windows(4).find_map(|four| {
        let [weekday, day, month, year] = four else {
            return None;
        };
        let weekday = weekday.strip_suffix(',')?;
        let month = MONTHS.iter().position(|m| m == month)? + 1;
        let year: String = year.chars().take_while(char::is_ascii_digit).collect();
        let date = crate::format::date(&format!("{year}-{month:02}-{day:0>2}"))?;
        let right = words::weekday(date);
        (WEEKDAYS.contains(&weekday) && weekday != right)
            .then(|| format!("{weekday}, {} seharusnya {right}", words::long_date(date)))
    })
}

/// A line end between words that belong together.
fn torn(line: &str, next: &str) -> bool {
    let last = line.rsplit(' ').next().unwrap_or_default();
    let first = next.split(' ').next().unwrap_or_default();
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let bare = first.trim_end_matches(|c: char| !c.is_alphanumeric());
    let numbered = first.starts_with(|c: char| c.is_ascii_digit());
    let label = matches!(last, "Nomor" | "NIP" | "Pasal" | "pukul" | "angka");
    let day = digits(last) && last.len() <= 2 && MONTHS.contains(&bare);
    let nip = digits(last) && digits(bare) && matches!((last.len(), bare.len()), (8, 6) | (6, 1) | (1, 3));
    (label && numbered) || day || nip
}

pub(super) fn footer(sheet: &Sheet, total: usize, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    let shown = sheet.text_of(role::FOOTER);
    let wanted = match expect.footer {
        Footer::Always => true,
        Footer::FromTwoPages => total > 1,
        Footer::Never => false,
    };
    let counted = format!("Halaman {} dari {total}", sheet.number);
    if wanted && shown.iter().filter(|t| **t == counted).count() != 1 {
        complain(format!("[25] tanpa “{counted}”"));
    }
    if !wanted && !shown.is_empty() {
        complain("[25] catatan kaki yang tidak diharapkan".to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_weekday_is_found() {
        let cases = [
            ("pada Jumat, 10 Desember 2021, di aula", None),
            ("Kamis, 10 Desember 2021.", Some("Kamis, 10 Desember 2021 seharusnya Jumat")),
            ("Senin, 4 Oktober 2021", None),
            ("Masamba, 10 Desember 2021", None),
            ("Senin, 31 Februari 2021", None),
        ];
        for (text, expected) in cases {
            assert_eq!(wrong_weekday(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn torn_lines_are_found() {
        let cases = [
            ("tanggal 28", "September 2021", true),
            ("Peraturan Nomor", "61 Tahun 2018", true),
            ("NIP 19800326", "200003 1 001", true),
            ("Nomor", "Perihal", false),
            ("sebanyak 28", "usulan", false),
        ];
        for (line, next, expected) in cases {
            assert_eq!(torn(line, next), expected, "{line} / {next}");
        }
    }
}
