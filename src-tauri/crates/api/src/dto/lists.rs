//! Shapes of a list on paper.

use serde::Deserialize;
use ts_rs::TS;

use super::{Name, Paragraph, Word};

input! {
    /// A column as the screen shows it.
    ListColumnIn => kipp_app::papers::lists::ListColumn {
        title: Name,
        /// text, count, mark, percent, date: what it is in Excel, and how it is set on paper.
        kind: Word,
        /// Whole millimetres.
        #[serde(default)] width_mm: Option<u32>,
        /// Share of what the fixed columns leave; 100 is one.
        #[serde(default)] share: Option<u32>,
    }
}
input! {
    /// A list as the screen shows it.
    ListIn => kipp_app::papers::lists::List {
        edition: i64,
        /// "Perangkat Daerah"
        title: Name,
        columns: Vec<ListColumnIn>,
        /// A text for each column; an empty one prints "–".
        rows: Vec<Vec<Paragraph>>,
        /// Filter, search and order in words.
        #[serde(default)] filter: Paragraph,
        /// Shows a result that is not frozen.
        #[serde(default)] draft: bool,
        /// A4, F4, Folio, Letter; left out: the office's.
        #[serde(default)] paper: Option<Word>,
        /// portrait, landscape; left out: landscape.
        #[serde(default)] orientation: Option<Word>,
        #[serde(default)] letterhead: Option<bool>,
    }
}
input! {
    ListPageIn {
        list: ListIn,
        /// From 1.
        page: u32,
    }
}
input! {
    ListSaveIn {
        list: ListIn,
        /// Token of a file.
        file: Word,
        /// pdf, xlsx
        format: Word,
    }
}
