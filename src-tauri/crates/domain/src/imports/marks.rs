//! Marks: one row per submission, juror, stage and criterion with `nilai`; or one row with an empty criterion,
//! `abstain` and a reason for the whole sheet. Both for one sheet is wrong, as is an empty mark.

use super::cells::{Row, content_rows};
use super::columns::field;
use super::{Checked, Field, Source, finding};
use crate::limits::TextClass;
use crate::problem::Severity;
use crate::scoring::{Mark, Scale};
use crate::writing::figures;
use crate::writing::names::normal_form;
use std::collections::BTreeMap;

pub(super) const FIELDS: [Field; 7] = [
    field(
        "usulan",
        "Usulan",
        &["kode usulan", "nomor usulan", "judul", "judul inovasi", "inovasi", "nama inovasi"],
        true,
    )
    .of(TextClass::Name),
    field("juri", "Juri", &["nama juri", "penilai", "nip juri"], true).of(TextClass::Name),
    field("tahap", "Tahap", &["tahapan", "tahap penilaian"], true).of(TextClass::Name),
    field("kriteria", "Kriteria", &["butir", "aspek", "unsur"], true).of(TextClass::Name),
    field("nilai", "Nilai", &["skor", "angka"], true),
    field("abstain", "Abstain", &["tidak menilai"], false),
    field("alasan", "Alasan", &["sebab", "alasan abstain", "keterangan"], false).of(TextClass::Paragraph),
];

/// One mark or one abstention of a file; names as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkRow {
    pub submission: String,
    pub juror: String,
    pub stage: String,
    pub content: MarkContent,
}

/// What a row says about its sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkContent {
    /// A mark in whole hundredths, on the scale.
    Mark { criterion: String, hundredths: u32 },
    /// The juror does not score this submission in this stage.
    Abstention { reason: String },
}

/// Sheet of a row in normal form: submission, juror, stage.
type Sheet = (String, String, String);

/// Reads marks. Of two rows for the same mark, or of marks beside an abstention, every row is wrong: nobody guesses
/// which one counts.
pub fn check_marks(source: Source<'_>, scale: Scale) -> Vec<Checked<MarkRow>> {
    let mut checked: Vec<Checked<MarkRow>> = content_rows(source).map(|row| check_row(row, scale)).collect();
    let mut marks: BTreeMap<(Sheet, String), Vec<usize>> = BTreeMap::new();
    let mut sheets: BTreeMap<Sheet, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, row) in checked.iter().enumerate() {
        let Some(content) = &row.content else {
            continue;
        };
        let sheet = (normal_form(&content.submission), normal_form(&content.juror), normal_form(&content.stage));
        let (marked, abstained) = sheets.entry(sheet.clone()).or_default();
        match &content.content {
            MarkContent::Mark { criterion, .. } => {
                marked.push(at);
                marks.entry((sheet, normal_form(criterion))).or_default().push(at);
            }
            MarkContent::Abstention { .. } => abstained.push(at),
        }
    }
    let mut spoiled: Vec<(usize, &'static str, String)> = Vec::new();
    for rows in marks.into_values().filter(|rows| rows.len() > 1) {
        for at in &rows {
            spoiled.push((
                *at,
                "nilai",
                format!(
                    "Nilai untuk kriteria ini ada {} kali, baris {}. Sisakan satu.",
                    rows.len(),
                    numbers(source, &checked, &rows)
                ),
            ));
        }
    }
    for (marked, abstained) in sheets.into_values() {
        if abstained.len() > 1 {
            for at in &abstained {
                spoiled.push((
                    *at,
                    "abstain",
                    format!(
                        "Abstain untuk lembar ini ada {} kali, baris {}. Sisakan satu.",
                        abstained.len(),
                        numbers(source, &checked, &abstained)
                    ),
                ));
            }
        }
        if !marked.is_empty() && !abstained.is_empty() {
            for at in marked.iter().chain(&abstained) {
                spoiled.push((
                    *at,
                    "abstain",
                    "Lembar ini memuat nilai dan abstain sekaligus. Pilih salah satu.".to_owned(),
                ));
            }
        }
    }
    spoiled.sort();
    for (at, field, reason) in spoiled {
        let row = &mut checked[at];
        row.content = None;
        row.findings.push(finding(source, row.row, field, Severity::Wrong, reason));
    }
    checked
}

/// The rows as people count; of many only the first ones, since every one of them is told so.
fn numbers(source: Source<'_>, checked: &[Checked<MarkRow>], rows: &[usize]) -> String {
    const TOLD: usize = 5;
    let mut told: Vec<String> = rows.iter().take(TOLD).map(|at| source.row_named(checked[*at].row)).collect();
    if rows.len() > TOLD {
        told.push(format!("{} lainnya", rows.len() - TOLD));
    }
    crate::writing::words::list(&told)
}

fn check_row(mut row: Row<'_>, scale: Scale) -> Checked<MarkRow> {
    let submission = row.required("usulan", "Usulan");
    let juror = row.required("juri", "Juri");
    let stage = row.required("tahap", "Tahap");
    let criterion = row.text("kriteria");
    let abstains = row.yes("abstain").unwrap_or(false);
    let reason = row.text("alasan");
    let mark = row.hundredths("nilai").and_then(|hundredths| {
        // On a scale to 100 nobody is given less than one point of it.
        if scale.max().0 >= 1_000 && row.may_be_share("nilai", hundredths) {
            let (stored, meant) = (figures::hundredths(hundredths), figures::hundredths(hundredths * 100));
            row.warn(
                "nilai",
                format!(
                    "Yang tersimpan {stored}; di lembar aslinya mungkin tampak {meant} atau {}%. Dipakai {stored}.",
                    hundredths
                ),
            );
        }
        on_scale(&mut row, hundredths, scale)
    });
    let has_mark = row.has("nilai");
    let content = match (criterion, abstains) {
        (None, true) if has_mark => {
            row.wrong("nilai", "Baris abstain tidak boleh memuat nilai.");
            None
        }
        (None, true) => match reason {
            Some(reason) => Some(MarkContent::Abstention { reason }),
            None => {
                row.wrong("alasan", "Alasan abstain belum diisi.");
                None
            }
        },
        (Some(_), true) => {
            row.wrong("kriteria", "Abstain berlaku untuk seluruh lembar. Kosongkan kriteria.");
            None
        }
        (None, false) => {
            row.wrong("kriteria", "Kriteria belum diisi.");
            None
        }
        (Some(_), false) if !has_mark => {
            row.wrong("nilai", "Nilai belum diisi. Hapus barisnya bila tidak dinilai.");
            None
        }
        (Some(criterion), false) => mark.map(|hundredths| MarkContent::Mark { criterion, hundredths }),
    };
    let content = match (submission, juror, stage, content) {
        (Some(submission), Some(juror), Some(stage), Some(content)) => {
            Some(MarkRow { submission, juror, stage, content })
        }
        _ => None,
    };
    row.end(content)
}

fn on_scale(row: &mut Row<'_>, hundredths: i64, scale: Scale) -> Option<u32> {
    let on = i32::try_from(hundredths).is_ok_and(|mark| scale.holds(Mark(mark)));
    let mark = u32::try_from(hundredths).ok().filter(|_| on);
    if mark.is_none() {
        let shown = match hundredths % 100 {
            0 => (hundredths / 100).to_string(),
            _ => figures::hundredths(hundredths),
        };
        row.wrong("nilai", scale.off_words(&shown));
    }
    mark
}
