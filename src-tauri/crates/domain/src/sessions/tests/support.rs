//! The session and the register of the test files, and enough CSV to read them: the program's own reader is elsewhere.

use crate::names::{AgencyNames, Known};
use crate::sessions::SessionTime;
use crate::sessions::names::{KnownPerson, People};
use crate::writing::words::Zone;
use chrono::{NaiveDate, NaiveDateTime};

/// 4 October 2021 at this time.
pub fn at(hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2021, 10, 4).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

/// 09.00 to 12.00 WITA.
pub fn session() -> SessionTime {
    SessionTime { start: at(9, 0), end: at(12, 0), margin_minutes: SessionTime::MARGIN_MINUTES, zone: Zone::WITA }
}

pub fn agencies() -> AgencyNames<String> {
    let known = |key: &str, name: &str, aliases: &[&str]| Known {
        key: key.to_owned(),
        name: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        ..Known::default()
    };
    let agencies = vec![
        known("DISKOMINFO", "Dinas Komunikasi dan Informatika", &["DISKOMINFO", "Diskominfo-SP"]),
        known("DINKES", "Dinas Kesehatan", &["DINKES"]),
        known("DISTAN", "Dinas Pertanian", &["DISTAN"]),
        known("BAPPEDA", "Badan Perencanaan Pembangunan Daerah", &["BAPPEDA"]),
        known("DPMD", "Dinas Pemberdayaan Masyarakat dan Desa", &["DPMD"]),
        known("Bagian Organisasi", "Bagian Organisasi", &[]),
        known("Puskesmas Contoh", "Puskesmas Contoh", &[]),
        known("Kecamatan Contoh Barat", "Kecamatan Contoh Barat", &[]),
        known("Kecamatan Contoh", "Kecamatan Contoh", &[]),
        known("Kecamatan Sabbang", "Kecamatan Sabbang", &[]),
        known("Kecamatan Sabbang Selatan", "Kecamatan Sabbang Selatan", &[]),
    ];
    AgencyNames::new(agencies).in_region("Kabupaten Contoh")
}

pub fn people() -> People<u32, String> {
    let known = [
        (3, "Peserta Tiga", "DISTAN"),
        (5, "Peserta Lima", "DISTAN"),
        (7, "Peserta Tujuh", "DPMD"),
        (9, "Peserta Sembilan", "DINKES"),
    ];
    let known = known.map(|(id, name, agency)| KnownPerson {
        id,
        name: name.to_owned(),
        agency: Some(agency.to_owned()),
        email: name.split(' ').nth(1).map(|number| format!("{number}@contoh.invalid")),
    });
    People::new(known.to_vec(), Vec::new())
}

/// The rows of a file: UTF-16 by its mark or its zeros, UTF-8, else Windows-1252; tab, semicolon or comma by the line
/// that has most of them.
pub fn rows_of(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = decoded(bytes);
    let most = |sign: char| text.lines().map(|line| line.matches(sign).count()).max().unwrap_or(0);
    let delimiter = ['\t', ';', ','].into_iter().find(|sign| most(*sign) > 1).unwrap_or(',');
    text.lines().map(|line| cells(line, delimiter)).collect()
}

fn decoded(bytes: &[u8]) -> String {
    let body = bytes.strip_prefix(&[0xFF, 0xFE]).unwrap_or(bytes);
    if bytes.contains(&0) {
        let units: Vec<u16> = body.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return String::from_utf16(&units).unwrap();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn cells(line: &str, delimiter: char) -> Vec<String> {
    let (mut cells, mut quoted, mut signs) = (vec![String::new()], false, line.chars().peekable());
    while let Some(sign) = signs.next() {
        let cell = cells.last_mut().unwrap();
        match sign {
            '"' if quoted && signs.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            sign if sign == delimiter && !quoted => cells.push(String::new()),
            sign => cell.push(sign),
        }
    }
    cells
}
