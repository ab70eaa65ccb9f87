//! What each row of a file would do to the desk; the part `inspect` and `apply` share.

use kipp_domain::imports::table_of;
use kipp_sheets::Workbook;
use kipp_store::Read;
use kipp_store::records::Edition;

use super::asking::{Asking, Question};
use super::layout::Layout;
use super::planned::{Check, Kind, Planned, Rows};
use super::{ImportRequest, MarkSheet, Steps};
use crate::dates::kept;
use crate::error::{Fault, Result};
use crate::ports::Ctx;
use crate::rows;

/// A whole file, planned.
pub(super) struct Plan<'a, W> {
    pub layout: Layout<'a>,
    pub rows: Vec<Planned<W>>,
    pub questions: Vec<Question>,
    /// Sentences about rows that were not read.
    pub left_out: Vec<String>,
    /// The sheets an import of marks fills.
    pub sheets: Vec<MarkSheet>,
}

pub(super) fn make<'b, K: Kind>(
    read: &Read<'_>,
    ctx: &Ctx<'_>,
    book: &'b Workbook,
    request: &ImportRequest,
    now: i64,
) -> Result<Plan<'b, K::Work>> {
    let edition = edition(read, request)?;
    let layout = Layout::find(read, request, book)?;
    let mut asking = Asking::new(read, &request.answers)?;
    let (mut rows, mut left_out, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(source) = layout.source() {
        left_out = table_of(source).left_out;
        let today = rows::zone(read)?.date(now);
        let closes = edition.as_ref().and_then(|edition| kept(edition.registration_closes_on.as_deref()));
        let total = source.grid.height().saturating_sub(source.header_row + 1);
        let steps = Steps { ctx, total, verb: "Memeriksa", rest: " · belum ada yang ditulis" };
        let check =
            Check { read, source, asking: &mut asking, skip: &request.skip, near: closes.unwrap_or(today), steps };
        Rows { planned: rows, sheets } = K::plan(check, edition.as_ref())?;
    }
    for row in &mut rows {
        // Rows of several sheets are told by their own sheet and number.
        let (sheet, at) = layout.grid.place((row.row as usize).saturating_sub(1));
        for found in row.findings.iter_mut().filter(|_| layout.grid.is_joined()) {
            (found.sheet, found.row) = (sheet.to_owned(), u32::try_from(at + 1).unwrap_or(u32::MAX));
        }
        row.findings.sort_by(|one, other| (one.column.len(), &one.column).cmp(&(other.column.len(), &other.column)));
    }
    Ok(Plan { layout, rows, questions: asking.into_questions(), left_out, sheets })
}

/// The edition of an import that needs one; a closed edition takes nothing.
fn edition(read: &Read<'_>, request: &ImportRequest) -> Result<Option<Edition>> {
    match (request.kind.needs_edition(), request.edition) {
        (false, _) => Ok(None),
        (true, Some(id)) => rows::open_edition(read, id).map(Some),
        (true, None) => Err(Fault::field("edition", "Edisi belum dipilih.")),
    }
}
