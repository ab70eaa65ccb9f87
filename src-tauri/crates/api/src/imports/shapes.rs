//! Shapes of an import. Sentences are ready to show; a cell is addressed as in Excel.

use kipp_app::imports as app;
use kipp_store::Id;
use kipp_store::records::Edition;
use std::collections::BTreeMap;

use crate::shape::{Block, Cell, Line, Word};

input! {
    /// A cell as it shall be read; the file stays as it is.
    ImportMendIn => kipp_app::imports::Mend { sheet: Cell, row: u32, column: Word, text: Cell, }
}
input! {
    /// What a person says about reading a file; what is left out the program decides and tells.
    ImportReadingIn {
        /// UTF-8, Windows-1252, UTF-16, UTF-16BE
        #[serde(default)] encoding: Option<Word>,
        /// The sign itself: ; , | or a tab
        #[serde(default)] separator: Option<Word>,
        /// take or leave what is hidden; null takes it with a peringatan
        #[serde(default)] hidden: Option<Word>,
        /// Fills merged cells downward.
        #[serde(default)] fill_merged: bool,
        /// Takes every sheet with the same header, as one import.
        #[serde(default)] all_sheets: bool,
        /// Name or code of the stage of every mark, where no column says it.
        #[serde(default)] stage: Option<Line>,
    }
}
input! {
    ImportIn {
        /// perangkat-daerah, usulan, juri, nilai
        kind: Word,
        #[serde(default)] file: Word,
        /// A pasted block instead of a file.
        #[serde(default)] text: Option<Block>,
        #[serde(default)] reading: Option<ImportReadingIn>,
        /// Cells mended in the report.
        #[serde(default)] mends: Vec<ImportMendIn>,
        #[serde(default)] edition: Option<Id<Edition>>,
        /// Name of the sheet; null lets the program choose.
        #[serde(default)] sheet: Option<Cell>,
        /// From 1; null lets the program find it.
        #[serde(default)] header_row: Option<u32>,
        /// Field key → letters of its column, "" for none; null lets the program guess.
        #[serde(default)] mapping: Option<BTreeMap<Word, Word>>,
        /// Name as written in the file → code of the agency.
        #[serde(default)] answers: BTreeMap<Cell, Line>,
        /// Rows left out by hand.
        #[serde(default)] skip: Vec<u32>,
    }
}
input! {
    ApplyImportIn {
        kind: Word,
        #[serde(default)] file: Word,
        /// A pasted block instead of a file.
        #[serde(default)] text: Option<Block>,
        #[serde(default)] reading: Option<ImportReadingIn>,
        /// Cells mended in the report.
        #[serde(default)] mends: Vec<ImportMendIn>,
        #[serde(default)] edition: Option<Id<Edition>>,
        #[serde(default)] sheet: Option<Cell>,
        #[serde(default)] header_row: Option<u32>,
        #[serde(default)] mapping: Option<BTreeMap<Word, Word>>,
        #[serde(default)] answers: BTreeMap<Cell, Line>,
        #[serde(default)] skip: Vec<u32>,
        /// Names as written whose answers count for this file only; the others are remembered as aliases.
        #[serde(default)] once: Vec<Cell>,
        /// Why new submissions come outside the dates of the registration.
        #[serde(default)] outside_reason: Option<Line>,
        /// all: siap and peringatan, refused while a row is salah and not left out; valid: siap only.
        mode: Word,
    }
}

input! {
    SaveReportIn {
        kind: Word,
        #[serde(default)] file: Word,
        /// A pasted block instead of a file.
        #[serde(default)] text: Option<Block>,
        #[serde(default)] reading: Option<ImportReadingIn>,
        /// Cells mended in the report.
        #[serde(default)] mends: Vec<ImportMendIn>,
        #[serde(default)] edition: Option<Id<Edition>>,
        #[serde(default)] sheet: Option<Cell>,
        #[serde(default)] header_row: Option<u32>,
        #[serde(default)] mapping: Option<BTreeMap<Word, Word>>,
        #[serde(default)] answers: BTreeMap<Cell, Line>,
        #[serde(default)] skip: Vec<u32>,
        /// Token of the file or folder that takes the report.
        to: Word,
    }
}
input! { TemplateIn { kind: Word, } }
input! { SaveTemplateIn { kind: Word, to: Word, } }
output! { SavedReportDto { shown: String, name: String, size: u64, } }

output! {
    /// What a file would do; nothing is written.
    ImportReportDto {
        file: String,
        /// Of the file as it was given: the same file chosen again is known by it.
        sha256: String,
        /// "UTF-8, dipisah titik koma", or null for .xlsx
        reading: Option<String>,
        /// Of a CSV file, as it was read: the name and the sign of [`ImportReadingIn`]
        encoding: Option<String>,
        separator: Option<String>,
        /// Rows below the header and columns that are hidden in the file
        hidden_rows: Vec<u32>,
        hidden_columns: Vec<String>,
        /// Merged cells that reach over several rows
        merged: u32,
        /// Other visible sheets with the same header
        same_sheets: Vec<String>,
        notes: Vec<String>,
        sheets: Vec<ImportSheetDto>,
        sheet: String,
        header_row: Option<u32>,
        columns: Vec<ImportColumnDto>,
        fields: Vec<ImportFieldDto>,
        /// Titles of required fields without a column; then no row was read.
        missing: Vec<String>,
        /// Fields that several columns may hold; until each is in `mapping` ("" for none) no row is read.
        doubles: Vec<ImportDoubleDto>,
        /// The columns are those chosen for such a file before.
        remembered: bool,
        rows: Vec<ImportRowDto>,
        /// Of an import of marks: the score sheets as they will be.
        mark_sheets: Vec<ImportMarkSheetDto>,
        questions: Vec<ImportQuestionDto>,
        counts: ImportCountsDto,
        /// "8 siap, 2 peringatan, 0 salah"
        summary: String,
    }
}
output! { ImportDoubleDto { field: String, title: String, columns: Vec<String>, } }
output! {
    ImportMarkSheetDto {
        submission: String,
        juror: String,
        stage: String,
        /// Rows of the file that fill it
        rows: Vec<u32>,
        /// In the order of the rubric, "–" for one that is missing
        marks: Vec<String>,
        /// The juror's total, or null until every mark is there
        total: Option<String>,
    }
}
output! { ImportSheetDto { name: String, rows: u32, hidden: bool, } }
output! {
    ImportColumnDto {
        letters: String,
        header: String,
        /// Key of the field, or null
        field: Option<String>,
        samples: Vec<String>,
    }
}
output! { ImportFieldDto { key: String, title: String, required: bool, } }
output! {
    ImportRowDto {
        /// Of several sheets taken together each row has a number of its own.
        row: u32,
        /// The sheet it comes from, and its number there
        sheet: String,
        own_row: u32,
        title: String,
        /// siap, peringatan, salah
        state: String,
        skipped: bool,
        /// baru, tanpa perubahan, diperbarui, or null when salah
        deed: Option<String>,
        changes: Vec<ImportChangeDto>,
        findings: Vec<ImportFindingDto>,
        /// The row as it stands in the file.
        cells: Vec<String>,
    }
}
output! { ImportChangeDto { field: String, title: String, old: String, new: String, } }
output! {
    ImportFindingDto {
        state: String,
        sheet: String,
        row: u32,
        /// Letters, or "" for the whole row
        column: String,
        field: String,
        /// Title of the column: "Perangkat daerah"
        title: String,
        value: String,
        reason: String,
    }
}
output! {
    /// A name that is not sure, asked once.
    ImportQuestionDto {
        text: String,
        rows: Vec<u32>,
        state: String,
        /// Code of the answer or the proposal
        answer: Option<String>,
        /// The import would remember the spelling as an alias of the answer.
        learns: bool,
        remark: String,
        candidates: Vec<ImportOfferDto>,
    }
}
output! { ImportOfferDto { code: String, name: String, percent: u8, } }
output! {
    ImportCountsDto {
        ready: u32,
        warning: u32,
        wrong: u32,
        skipped: u32,
        new: u32,
        same: u32,
        updated: u32,
    }
}
output! {
    ImportDoneDto {
        new: u32,
        updated: u32,
        unchanged: u32,
        skipped: u32,
        /// Spellings learned, as written
        learned: Vec<String>,
        /// "61 unit diimpor, 41 di antaranya wajib mengirim usulan."
        text: String,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl From<app::Outcome> for ImportDoneDto {
    fn from(outcome: app::Outcome) -> Self {
        Self {
            new: count(outcome.new),
            updated: count(outcome.updated),
            unchanged: count(outcome.unchanged),
            skipped: count(outcome.skipped),
            learned: outcome.learned,
            text: outcome.text,
        }
    }
}

impl From<app::Counts> for ImportCountsDto {
    fn from(counts: app::Counts) -> Self {
        Self {
            ready: count(counts.ready),
            warning: count(counts.warning),
            wrong: count(counts.wrong),
            skipped: count(counts.skipped),
            new: count(counts.new),
            same: count(counts.same),
            updated: count(counts.updated),
        }
    }
}

impl From<app::Report> for ImportReportDto {
    fn from(report: app::Report) -> Self {
        let counts = report.counts;
        let left = if counts.skipped > 0 { format!(", {} dilewati", counts.skipped) } else { String::new() };
        let title = |key: &str| {
            report.fields.iter().find(|field| field.key == key).map(|field| field.title.to_owned()).unwrap_or_default()
        };
        Self {
            summary: format!("{} siap, {} peringatan, {} salah{left}", counts.ready, counts.warning, counts.wrong),
            rows: report.rows.into_iter().map(|row| row_said(row, &title)).collect(),
            file: report.file,
            sha256: report.sha256,
            reading: report.reading,
            encoding: report.encoding.map(|encoding| encoding.name().to_owned()),
            separator: report.delimiter.map(|delimiter| delimiter.sign().to_string()),
            hidden_rows: report.beside.hidden_rows,
            hidden_columns: report.beside.hidden_columns,
            merged: count(report.beside.merged),
            same_sheets: report.beside.same_sheets,
            notes: report.notes,
            sheets: report
                .sheets
                .into_iter()
                .map(|sheet| ImportSheetDto { name: sheet.name, rows: count(sheet.rows), hidden: sheet.hidden })
                .collect(),
            sheet: report.sheet,
            header_row: report.header_row,
            columns: report
                .columns
                .into_iter()
                .map(|column| ImportColumnDto {
                    letters: column.letters,
                    header: column.header,
                    field: column.field.map(|field| field.key.to_owned()),
                    samples: column.samples,
                })
                .collect(),
            fields: report
                .fields
                .iter()
                .map(|field| ImportFieldDto {
                    key: field.key.into(),
                    title: field.title.into(),
                    required: field.required,
                })
                .collect(),
            missing: report.missing.iter().map(|field| field.title.to_owned()).collect(),
            doubles: report
                .doubles
                .into_iter()
                .map(|double| ImportDoubleDto {
                    field: double.field.key.into(),
                    title: double.field.title.into(),
                    columns: double.columns,
                })
                .collect(),
            mark_sheets: report
                .mark_sheets
                .into_iter()
                .map(|sheet| ImportMarkSheetDto {
                    submission: sheet.submission,
                    juror: sheet.juror,
                    stage: sheet.stage,
                    rows: sheet.rows,
                    marks: sheet.marks,
                    total: sheet.total,
                })
                .collect(),
            remembered: report.remembered,
            questions: report.questions.into_iter().map(question_said).collect(),
            counts: counts.into(),
        }
    }
}

fn row_said(row: app::Row, title: &impl Fn(&str) -> String) -> ImportRowDto {
    let (deed, changes) = match row.deed {
        None => (None, vec![]),
        Some(app::Deed::New) => (Some("baru"), vec![]),
        Some(app::Deed::Same) => (Some("tanpa perubahan"), vec![]),
        Some(app::Deed::Update(changes)) => (Some("diperbarui"), changes),
    };
    ImportRowDto {
        row: row.row,
        sheet: row.sheet,
        own_row: row.own_row,
        title: row.title,
        state: row.severity.code().into(),
        skipped: row.skipped,
        deed: deed.map(str::to_owned),
        changes: changes
            .into_iter()
            .map(|change| ImportChangeDto {
                field: change.field.into(),
                title: change.title.into(),
                old: change.old,
                new: change.new,
            })
            .collect(),
        findings: row
            .findings
            .into_iter()
            .map(|found| ImportFindingDto {
                state: found.severity.code().into(),
                sheet: found.sheet,
                row: found.row,
                column: found.column,
                field: found.field.into(),
                title: title(found.field),
                value: found.value,
                reason: found.reason,
            })
            .collect(),
        cells: row.cells,
    }
}

fn question_said(question: app::Question) -> ImportQuestionDto {
    ImportQuestionDto {
        text: question.text,
        rows: question.rows,
        state: question.severity.code().into(),
        answer: question.answer,
        learns: question.learns,
        remark: question.remark,
        candidates: question
            .candidates
            .into_iter()
            .map(|offer| ImportOfferDto { code: offer.code, name: offer.name, percent: offer.percent })
            .collect(),
    }
}
