//! Days off: tanggal, nama, jenis, sumber.

use super::cells::content_rows;
use super::columns::field;
use super::{Checked, Field, Source};
use crate::limits::TextClass;
use crate::writing::names::normal_form;
use crate::year::working_days::HolidayKind;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 4] = [
    field("tanggal", "Tanggal", &["tgl", "hari tanggal", "hari libur"], true),
    field("nama", "Nama hari libur", &["nama", "keterangan", "peringatan", "uraian", "hari raya"], true)
        .of(TextClass::Name),
    field("jenis", "Jenis", &["jenis libur", "kategori"], false),
    field("sumber", "Sumber", &["dasar", "keputusan", "dasar hukum", "skb"], false),
];

/// One day off of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayRow {
    pub date: NaiveDate,
    pub name: String,
    pub kind: HolidayKind,
    pub source: Option<String>,
}

/// What people write for a kind: `Libur Nasional`, `cuti bersama`, `cb`.
fn kind_of(text: &str) -> Option<HolidayKind> {
    let form = normal_form(text);
    match form.as_str() {
        "cb" => Some(HolidayKind::JointLeave),
        _ if form.contains("cuti") => Some(HolidayKind::JointLeave),
        _ if form.contains("nasional") || form.starts_with("libur") => Some(HolidayKind::National),
        _ => None,
    }
}

/// Reads a list of days off. Without a kind a name that says *cuti bersama* is joint leave, any other a national holiday.
pub fn check_holidays(source: Source<'_>, near: NaiveDate) -> Vec<Checked<HolidayRow>> {
    let mut known: BTreeMap<(NaiveDate, String), u32> = BTreeMap::new();
    let mut checked = Vec::new();
    for mut row in content_rows(source) {
        let number = row.number();
        let date = row.date("tanggal", near);
        if date.is_none() && row.text("tanggal").is_none() {
            row.wrong("tanggal", "Tanggal belum diisi.");
        }
        let name = row.required("nama", "Nama hari libur");
        let kind = match row.text("jenis") {
            None => name.as_deref().and_then(kind_of).or(Some(HolidayKind::National)),
            Some(text) => {
                let kind = kind_of(&text);
                if kind.is_none() {
                    let reason = format!("Jenis “{text}” tidak dikenal. Gunakan libur nasional atau cuti bersama.");
                    row.wrong("jenis", reason);
                }
                kind
            }
        };
        if let (Some(date), Some(name)) = (date, &name) {
            match known.get(&(date, normal_form(name))) {
                Some(first) => {
                    row.wrong("tanggal", format!("Hari libur ini sudah ada di baris {}.", source.row_named(*first)));
                }
                None => _ = known.insert((date, normal_form(name)), number),
            }
        }
        let basis = row.text("sumber");
        let content =
            date.zip(name).zip(kind).map(|((date, name), kind)| HolidayRow { date, name, kind, source: basis });
        checked.push(row.end(content));
    }
    checked
}
