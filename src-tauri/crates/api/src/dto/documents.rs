//! Shapes of the documents.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Paragraph, Reshape, Word};

as_it_is!(f64);

input! {
    /// The choices of one print. What is left out takes the office's default; what does not concern a document is ignored.
    PrintSetting => kipp_app::papers::Typed {
        /// A4, F4, Folio, Letter, or LxT in millimetres.
        #[serde(default)] paper: Option<Word>,
        /// portrait, landscape
        #[serde(default)] orientation: Option<Word>,
        /// klasik, modern, teks
        #[serde(default)] style: Option<Word>,
        /// Prints the kop; off for pre-printed paper.
        #[serde(default)] letterhead: Option<bool>,
        #[serde(default)] save_ink: bool,
        /// Certificates in black only.
        #[serde(default)] black: bool,
        #[serde(default)] qr: Option<bool>,
        /// Right positive, -20.0 to 20.0 in steps of 0.5.
        #[serde(default)] offset_x_mm: f64,
        /// Down positive.
        #[serde(default)] offset_y_mm: f64,
        /// A frozen revision; left out: the newest, else live; 0: live.
        #[serde(default)] revision: Option<i64>,
        #[serde(default)] stage: Option<i64>,
        #[serde(default)] juror: Option<i64>,
        /// Empty: all.
        #[serde(default)] submissions: Vec<i64>,
        /// Rows of the register, void and replaced ones too.
        #[serde(default)] certificates: Vec<i64>,
        #[serde(default)] blank_rows: Option<u32>,
        /// Adds the jurors' signatures to the recap of marks.
        #[serde(default)] sign_jurors: bool,
        /// Prints the kept pictures of the signatures of those who sign.
        #[serde(default)] signature: bool,
        /// Prints the texts of the levels on the back of score sheets.
        #[serde(default)] level_texts: bool,
        /// Columns of a recap that are left out, on paper and in its workbook.
        #[serde(default)] without_columns: Vec<Word>,
        /// Who signs instead of whom the day decides.
        #[serde(default)] signatory: Option<i64>,
        /// The day the document bears (ISO); left out: the typed one, else today.
        #[serde(default)] date: Option<Line>,
    }
}

impl Default for PrintSetting {
    fn default() -> Self {
        Self {
            paper: None,
            orientation: None,
            style: None,
            letterhead: None,
            save_ink: false,
            black: false,
            qr: None,
            offset_x_mm: 0.0,
            offset_y_mm: 0.0,
            revision: None,
            stage: None,
            juror: None,
            submissions: vec![],
            certificates: vec![],
            blank_rows: None,
            sign_jurors: false,
            signature: false,
            level_texts: false,
            without_columns: vec![],
            signatory: None,
            date: None,
        }
    }
}

input! { DocumentIn { edition: i64, document: Word, #[serde(default)] setting: PrintSetting, } }
input! {
    PreviewIn {
        edition: i64,
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// From 1.
        page: u32,
    }
}
input! {
    SaveIn {
        edition: i64,
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// Token of a file or folder.
        file: Word,
        /// pdf, xlsx
        format: Word,
    }
}

output! { StyleDto { code: String, name: String, } }
output! {
    /// A column of a recap, to be printed or left out.
    ColumnChoiceDto {
        name: String,
        title: String,
        /// Always printed.
        required: bool,
    }
}
output! {
    /// A document of the edition as it stands.
    DocumentDto {
        code: String,
        name: String,
        group: String,
        /// ready, lacking, printed
        state: String,
        state_text: String,
        papers: Vec<String>,
        /// The office's paper for it.
        paper: String,
        orientations: Vec<String>,
        orientation: String,
        has_letterhead: bool,
        per_recipient: bool,
        has_sheet_twin: bool,
        styles: Vec<StyleDto>,
        /// Of a recap; empty: its columns cannot be chosen.
        columns: Vec<ColumnChoiceDto>,
        /// Names of the settings that concern it.
        takes: Vec<String>,
        /// Would print RANCANGAN.
        draft: bool,
        revision: Option<i64>,
        findings: Vec<FindingDto>,
    }
}
output! {
    /// Something to see before printing.
    FindingDto {
        /// note, warning, wrong
        level: String,
        code: String,
        text: String,
        field: String,
        record: String,
        submission: Option<i64>,
        page: Option<u32>,
    }
}
output! {
    PageDto {
        width_mm: f64,
        height_mm: f64,
        /// The words of the page: the hidden alternative of its picture.
        text: String,
        /// What its own file is called; empty for office documents.
        file: String,
    }
}
output! {
    OutlineDto {
        title: String,
        draft: bool,
        revision: Option<i64>,
        pages: Vec<PageDto>,
        notices: Vec<FindingDto>,
    }
}
output! { SavedDto { shown: String, name: String, size: u64, notices: Vec<FindingDto>, } }
output! {
    /// What a document prints and no table holds.
    DocumentValueDto {
        document: String,
        document_name: String,
        key: String,
        title: String,
        is_date: bool,
        /// Empty: not typed; "–": known to be unknown.
        value: String,
        shown: String,
    }
}
input! { DocumentValueIn { key: Word, value: Paragraph, } }
input! { DocumentValuesIn { edition: i64, document: Word, values: Vec<DocumentValueIn>, } }
output! {
    /// A PDF that was issued; its bytes are kept.
    IssuedDto {
        document: String,
        document_name: String,
        name: String,
        sha256: String,
        size: i64,
        size_text: String,
        made_at: i64,
        made_text: String,
    }
}
input! { ReissueIn { edition: i64, sha256: Word, } }
