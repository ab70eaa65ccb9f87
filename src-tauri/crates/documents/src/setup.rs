//! How a document is printed this time: paper, kop, markers, moment, pictures.
//!
//! Everything that differs between two prints of the same words. The clock is not read here: the moment
//! is handed in.

use std::sync::Arc;

use crate::paper::{Margins, Orientation, Paper};
use crate::picture::Picture;
use chrono::NaiveDate;

#[derive(Debug, Clone)]
pub struct Setup {
    /// None: what the template says.
    pub paper: Option<Paper>,
    pub orientation: Option<Orientation>,
    pub margins: Option<Margins>,
    /// Off for pre-printed paper: same heights, nothing painted.
    pub kop: bool,
    /// No fills in table heads.
    pub ink_saving: bool,
    /// Certificates: every line full black, no panel, no tint.
    pub black: bool,
    /// Right and down positive, -20.0 … +20.0.
    pub offset_mm: (f64, f64),
    pub markers: Vec<Marker>,
    pub printed_at: Moment,
    /// Printed in the footer, for example `revisi 1`.
    pub revision: String,
    /// None: the placeholder shield.
    pub emblem: Option<Arc<Picture>>,
    /// Full-page picture under a certificate (`latar dicetak`).
    pub background: Option<Arc<Picture>>,
    /// Pictures of signatures by the name a signatory gives them (`gambar`); none by default. A picture belongs to its
    /// signatory and never to a place on the page. It is the only thing allowed in the signing space.
    pub signatures: Vec<(String, Arc<Picture>)>,
    /// Pictures of a document's own pages (`gambar` of a row), by name: photographs of a session.
    pub pictures: Vec<(String, Arc<Picture>)>,
}

impl Setup {
    pub fn at(printed_at: Moment) -> Setup {
        Setup {
            paper: None,
            orientation: None,
            margins: None,
            kop: true,
            ink_saving: false,
            black: false,
            offset_mm: (0.0, 0.0),
            markers: Vec::new(),
            printed_at,
            revision: String::new(),
            emblem: None,
            background: None,
            signatures: Vec::new(),
            pictures: Vec::new(),
        }
    }

    /// The picture of that name.
    pub fn signature(&self, name: &str) -> Option<&Arc<Picture>> {
        self.signatures.iter().find(|(known, _)| !name.is_empty() && known == name).map(|(_, picture)| picture)
    }

    pub fn on(mut self, paper: Paper) -> Setup {
        self.paper = Some(paper);
        self
    }

    pub fn marked(mut self, marker: Marker) -> Setup {
        self.markers.push(marker);
        self
    }
}

/// What is printed in a box in the margin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// `CONTOH: bukan data sebenarnya`, top right.
    Sample,
    /// `RANCANGAN`, top left.
    Draft,
    /// `SALINAN – cetakan ke-{n}`, top left.
    Copy(u32),
    /// `PENGGANTI Nomor {nomor_lama}`, top left.
    Replaces(String),
    /// `DIBATALKAN`, top left.
    Void,
}

impl Marker {
    pub fn text(&self) -> String {
        match self {
            Marker::Sample => "CONTOH: bukan data sebenarnya".to_owned(),
            Marker::Draft => "RANCANGAN".to_owned(),
            Marker::Copy(n) => format!("SALINAN – cetakan ke-{n}"),
            Marker::Replaces(old) => format!("PENGGANTI Nomor {old}"),
            Marker::Void => "DIBATALKAN".to_owned(),
        }
    }

    /// The word that certificates also carry as outline letters.
    pub fn watermark(&self) -> Option<&'static str> {
        match self {
            Marker::Draft => Some("RANCANGAN"),
            Marker::Void => Some("DIBATALKAN"),
            Marker::Sample | Marker::Copy(_) | Marker::Replaces(_) => None,
        }
    }
}

/// A local date and time of the desk's zone, and that zone's distance from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub date: NaiveDate,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    /// WITA is +480.
    pub utc_offset_minutes: i16,
}

impl Moment {
    /// `2021-12-10T15.20` or `2021-12-10T15:20:07`.
    pub fn parse(text: &str, utc_offset_minutes: i16) -> Option<Moment> {
        let (date, time) = text.split_once('T')?;
        let parts: Vec<u8> = time.split(['.', ':']).map(|p| p.parse().ok()).collect::<Option<_>>()?;
        let (hour, minute, second) = match parts[..] {
            [h, m] => (h, m, 0),
            [h, m, s] => (h, m, s),
            _ => return None,
        };
        if hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        Some(Moment { date: crate::format::date(date)?, hour, minute, second, utc_offset_minutes })
    }

    /// `15.20`
    pub fn clock(self) -> String {
        format!("{:02}.{:02}", self.hour, self.minute)
    }
}
