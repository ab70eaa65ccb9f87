//! Any list of the window on paper: the columns and rows as they stand on the screen, with the filter in words, through
//! the table model `daftar-umum`, and their Excel twin.
//!
//! The texts come from the screen; kinds make them numbers and dates in the twin. A list is not a document of the
//! edition: nothing is kept of it, and it says of itself that it shows a filter.

use kipp_documents::models::table::column::ColumnKind;
use kipp_documents::{Marker, Orientation, Paper, Value, Values};
use kipp_domain::problem::Problems;
use kipp_domain::{figures, file_names};
use kipp_store::Id;
use kipp_store::records::Edition;

use super::catalogue::Document;
use super::office::Office;
use super::prepared::Prepared;
use super::request::DocumentRequest;
use crate::desk::{App, filled};
use crate::error::Result;
use crate::ports::Ctx;

/// At most this many columns fit on a page of any paper.
const COLUMNS: usize = 24;
/// Above this a list is a database, not something to read.
const ROWS: usize = 20_000;
/// Kinds a column of a list may have.
const KINDS: [&str; 5] = ["text", "count", "mark", "percent", "date"];

/// A column as shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumn {
    pub title: String,
    /// text, count, mark, percent, date
    pub kind: String,
    /// Whole millimetres.
    pub width_mm: Option<u32>,
    /// Share of what the fixed columns leave; 100 is one.
    pub share: Option<u32>,
}

/// A list as shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub edition: Id<Edition>,
    /// "Perangkat Daerah"
    pub title: String,
    pub columns: Vec<ListColumn>,
    /// A text for each column; lines by `\n`; "" prints "–".
    pub rows: Vec<Vec<String>>,
    /// Filter, search and order in words; empty: everything.
    pub filter: String,
    /// Shows a result that is not frozen: RANCANGAN.
    pub draft: bool,
    pub paper: Option<String>,
    pub orientation: Option<String>,
    pub letterhead: Option<bool>,
}

/// The paper and its direction, and that columns and rows belong together; everything wrong is told at once.
fn request(list: &List) -> Result<DocumentRequest> {
    let mut problems = Problems::new();
    let _ = problems.required("title", "Judul daftar", &list.title);
    if list.columns.is_empty() {
        problems.wrong("columns", "Pilih sedikitnya satu kolom.");
    }
    if list.columns.len() > COLUMNS {
        problems.wrong("columns", format!("Paling banyak {COLUMNS} kolom; kurangi kolomnya."));
    }
    for column in list.columns.iter().filter(|column| !KINDS.contains(&column.kind.as_str())) {
        problems.wrong("columns", format!("Jenis kolom “{}” tidak dikenal.", column.kind));
    }
    if list.rows.len() > ROWS {
        problems.wrong("rows", format!("Paling banyak {} baris; saring dahulu.", figures::count(ROWS as u64)));
    }
    if let Some(at) = list.rows.iter().position(|row| row.len() != list.columns.len()) {
        problems.wrong("rows", format!("Baris {} tidak mempunyai satu isi untuk setiap kolom.", at + 1));
    }
    let mut request = DocumentRequest::new(list.edition, Document::List);
    request.kop = list.letterhead.unwrap_or(true);
    if let Some(text) = filled(list.paper.clone()) {
        request.paper = Paper::parse(&text);
        if request.paper.is_none() {
            problems.wrong("paper", format!("Kertas “{text}” tidak dikenal. Gunakan A4, F4, Folio, atau Letter."));
        }
    }
    if let Some(text) = filled(list.orientation.clone()) {
        request.orientation = Orientation::parse(&text);
        if request.orientation.is_none() {
            problems.wrong("orientation", format!("Arah “{text}” tidak dikenal. Gunakan tegak atau rebah."));
        }
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(request) }
}

fn values(office: &Office, list: &List) -> Values {
    let columns = list
        .columns
        .iter()
        .map(|column| {
            let kind = ColumnKind::parse(&column.kind).unwrap_or_default();
            let mut entry = Values::new().text("judul_kolom", &column.title).text("jenis", &column.kind);
            if kind.is_figure() {
                entry = entry.text("rata", if kind == ColumnKind::Date { "tengah" } else { "kanan" });
            }
            match (column.width_mm, column.share) {
                (Some(mm), _) => entry.int("lebar", i64::from(mm)),
                (None, share) => entry.int("porsi", i64::from(share.unwrap_or(100))),
            }
        })
        .collect();
    let rows = list
        .rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|text| match text.trim() {
                "" => Values::new(),
                text => Values::new().text("isi", text),
            });
            Values::new().list("kolom", cells.collect())
        })
        .collect();
    let mut values = office
        .values()
        .text("tanggal", office.today().to_string())
        .text("judul", format!("Daftar {}", list.title))
        .text("anak_judul", &office.edition.short_name)
        .text("nama_daftar", format!("Daftar {}, {}", list.title, office.edition.short_name))
        .list("baris", rows);
    values.set("kolom", Value::List(columns));
    if !list.filter.trim().is_empty() {
        values = values.text("keterangan", list.filter.trim());
    }
    values
}

/// Reads the office inside the lock.
pub(super) fn prepare(app: &App, ctx: &Ctx<'_>, list: &List) -> Result<Prepared> {
    let request = request(list)?;
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let office = Office::read(&open.desk.read(), list.edition, now, open.is_sample)?;
        let mut prepared = Prepared::office(&request, &office, values(&office, list), office.emblem_missing(&request))?;
        prepared.title = format!("Daftar {}", list.title.trim());
        prepared.is_draft = list.draft;
        if list.draft {
            prepared.batches.iter_mut().for_each(|batch| batch.setup.markers.push(Marker::Draft));
        }
        Ok(prepared)
    })
}

/// `daftar-perangkat-daerah.pdf`
pub(super) fn file_name(list: &List, ending: &str) -> String {
    format!("{}.{ending}", file_names::slug(&format!("daftar {}", list.title)))
}
