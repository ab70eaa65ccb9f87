//! From template and values to pieces.
//!
//! Says which piece a document has and in which order; the pieces know their measures.

use super::doc::Doc;
use super::piece::{ANNEX, Boxes, Field, Fields, Piece, bold_of, groups};
use crate::blocks::signature::{SignGroup, SignStyle};
use crate::fonts::{Family, FontSet};
use crate::models::form::BACK;
use crate::models::table::arrange::arrange;
use crate::models::table::cell::{self, MISSING, Row};
use crate::models::table::column::{Column, columns_over};
use crate::models::table::grid::{Grid, GridSource, GridStyle};
use crate::models::table::names;
use crate::page::role;
use crate::paper::Frame;
use crate::text::{Style, wrap};
use crate::values::Values;
use crate::{ComposeError, Notice, NoticeKind};

/// The pieces of a document, with what the reader of the print report must know about its words.
pub struct Assembled {
    pub pieces: Vec<Piece>,
    pub notices: Vec<Notice>,
}

/// Everything of the template in the order of an office document: head, title, fields, tables, note, boxes, signatures.
pub fn assemble(doc: &Doc<'_>, frame: &Frame) -> Result<Assembled, ComposeError> {
    let job = doc.job;
    let who = doc.signers()?;
    let (template, fonts) = (job.template, job.fonts);
    let family = Family::parse(template.choice("family")).unwrap_or(Family::Sans);
    let mut pieces = Vec::new();
    let mut notices = Vec::new();

    if let Some(head) = head(doc, frame, family)? {
        pieces.push(head);
    }
    let lines = doc.lines("title")?;
    if !lines.is_empty() {
        let short = matches!(&lines[..], [only] if !only.contains(' '));
        let size = if short { 13.0 } else { template.measure("title_size") };
        let number = doc.phrase("number")?;
        let plain = Style::new(family.face(false, false), 10.5);
        let style = Style::new(family.face(true, false), size);
        let number = (!number.is_empty()).then_some((number.as_str(), plain));
        pieces.push(Piece::title(fonts, frame, style, &lines, number));
    }
    if let Some(fields) = fields(doc, frame, family)? {
        pieces.push(fields);
    }
    for name in tables(doc) {
        let set = table(doc, frame, family, &name, None, &mut notices)?;
        pieces.extend(set.into_iter().map(|grid| Piece::Table(Box::new(grid))));
        if name.is_empty() {
            let note = doc.known("note")?.join(" ");
            if !note.is_empty() {
                let style = Style::new(family.face(false, false), template.measure("note_size"));
                pieces.push(Piece::note(fonts, frame, style, &note));
            }
        }
    }
    let labels = doc.lines("boxes")?;
    if !labels.is_empty() {
        let style = Style::new(family.face(false, false), 10.0);
        pieces.push(Piece::Boxes(Boxes { style, labels, reason: doc.phrase("reason")? }));
    }
    if !who.is_empty() {
        let size = template.measure("sign_size");
        let group = |space: f64| SignGroup::new(fonts, frame, SignStyle::office(family, size).spaced(space), &who);
        let groups = groups(group);
        notices.extend(groups[0].notices(fonts));
        pieces.push(Piece::Signatures(groups, size));
    }
    Ok(Assembled { pieces, notices })
}

/// What stands on the back of a sheet: its title and its table, set in `size` pt.
pub fn back_side(doc: &Doc<'_>, frame: &Frame, size: f64) -> Result<Vec<Piece>, ComposeError> {
    let template = doc.job.template;
    let family = Family::parse(template.choice("family")).unwrap_or(Family::Sans);
    let style = Style::new(family.face(true, false), template.measure("title_size"));
    let title = Piece::title(doc.job.fonts, frame, style, &doc.lines("back_title")?, None);
    let set = table(doc, frame, family, BACK, Some(size), &mut Vec::new())?;
    Ok(std::iter::once(title).chain(set.into_iter().map(|grid| Piece::Table(Box::new(grid)))).collect())
}

/// Names of the tables in the order of their columns; one beside the main table only where the data has rows for it.
fn tables(doc: &Doc<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for column in &doc.job.template.columns {
        let wanted = column.table.is_empty() || (column.table != BACK && !doc.rows(&column.table).is_empty());
        if wanted && !names.contains(&column.table) {
            names.push(column.table.clone());
        }
    }
    names
}

/// The table of that name, or several where its columns do not fit side by side; in its own size where none is given.
pub(super) fn table(
    doc: &Doc<'_>,
    frame: &Frame,
    family: Family,
    name: &str,
    size: Option<f64>,
    notices: &mut Vec<Notice>,
) -> Result<Vec<Grid>, ComposeError> {
    let job = doc.job;
    let (template, fonts) = (job.template, job.fonts);
    let columns = columns_over(template, &doc.layers, name)?;
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let main = name.is_empty();
    let (list, sum) = names(name);
    let entries = doc.rows(list);
    let blank = if main { blank_rows(doc) } else { 0 };
    let rows = cell::rows(template, &doc.layers, &columns, entries, blank)?;
    let totals = doc.node(&sum).map(|entry| cell::totals(template, &doc.layers, &columns, entry)).transpose()?;
    report_letters(fonts, family, &rows, notices);

    let measure = |key: &str| template.measure(key);
    let row_mm = match rows.len() {
        _ if !main => measure("second_row"),
        count if measure("dense_from") > 0.0 && count as f64 >= measure("dense_from") => measure("dense_row"),
        _ => measure("row"),
    };
    let tight = measure("tight_row");
    let empty = if main { doc.phrase("empty")? } else { String::new() };
    let arranged = arrange(&columns, frame.text_width())?;
    let several = arranged.len() > 1;
    let mut grids = Vec::with_capacity(arranged.len());
    for part in arranged {
        let size = match size {
            Some(size) => size,
            None if !main => measure("second_size"),
            None if part.narrow && measure("narrow_size") > 0.0 => measure("narrow_size"),
            None => measure("size"),
        };
        let style = GridStyle {
            family,
            size,
            row_mm,
            tight_row_mm: if tight > 0.0 { tight.min(row_mm) } else { row_mm },
            fill: !job.setup.ink_saving,
            number_row: main && template.switch("number_row"),
            totals_span: if main { measure("totals_span") as usize } else { 1 },
        };
        let picked: Vec<Column> = part.columns.iter().map(|index| columns[*index].clone()).collect();
        let whole = part.columns.len() == columns.len();
        let own_rows;
        let own_totals;
        let (rows, totals) = if whole {
            (&rows[..], totals.as_ref())
        } else {
            own_rows = rows.iter().map(|row| choose(row, &part.columns)).collect::<Vec<Row>>();
            own_totals = totals.as_ref().map(|row| choose(row, &part.columns));
            (&own_rows[..], own_totals.as_ref())
        };
        let label = if several { format!("{name}{}", grids.len() + 1) } else { name.to_owned() };
        let source = GridSource { name: &label, columns: &picked, widths: &part.widths, rows, totals, empty: &empty };
        grids.push(Grid::set(fonts, style, frame.left, source));
    }
    Ok(grids)
}

fn choose(row: &Row, columns: &[usize]) -> Row {
    if row.group {
        return row.clone();
    }
    Row { cells: columns.iter().filter_map(|index| row.cells.get(*index).cloned()).collect(), group: false }
}

fn blank_rows(doc: &Doc<'_>) -> usize {
    let wanted = doc.int("baris_kosong").unwrap_or(doc.job.template.measure("blank_rows") as i64);
    usize::try_from(wanted).unwrap_or(0).min(1000)
}

/// Letters the family lacks come from a stand-in: the report names the cell.
fn report_letters(fonts: &FontSet, family: Family, rows: &[Row], notices: &mut Vec<Notice>) {
    let face = family.face(false, false);
    for paragraph in rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs) {
        if paragraph.text.is_ascii() {
            continue;
        }
        let letters: String = fonts.missing(face, &paragraph.text).into_iter().collect();
        if !letters.is_empty() {
            notices.push(Notice {
                what: NoticeKind::Letters { letters },
                field: "isi tabel".to_owned(),
                record: paragraph.text.clone(),
            });
        }
    }
}

/// Head of an annex: from 42% of the text width.
fn head(doc: &Doc<'_>, frame: &Frame, family: Family) -> Result<Option<Piece>, ComposeError> {
    let template = doc.job.template;
    let lines = doc.lines("head")?;
    if lines.is_empty() {
        return Ok(None);
    }
    let style = Style::new(family.face(false, false), template.measure("head_size"));
    let left = frame.left + template.measure("head_from") * frame.text_width();
    let label_mm = template.measure("head_label");
    let mut rows: Vec<Field> = Vec::new();
    for line in lines {
        let lines = wrap(doc.job.fonts, style, &line, frame.right - left);
        rows.push(Field { label: String::new(), lines, bold: false, dots_to: None });
    }
    let room = frame.right - Fields::value_left(left, label_mm);
    for (label, value, _) in doc.fields("head_fields")? {
        let value = value.unwrap_or_else(|| MISSING.to_owned());
        rows.push(Field { label, lines: wrap(doc.job.fonts, style, &value, room), bold: false, dots_to: None });
    }
    Ok(Some(Piece::Fields(Fields { left, label_mm, style, rows, role: ANNEX })))
}

/// Labelled fields under the title; an absent value is "–", on a sheet for the pen a dotted line.
fn fields(doc: &Doc<'_>, frame: &Frame, family: Family) -> Result<Option<Piece>, ComposeError> {
    let template = doc.job.template;
    let style = Style::new(family.face(false, false), template.measure("fields_size"));
    let label_mm = template.measure("label");
    let room = frame.right - Fields::value_left(frame.left, label_mm);
    let mut rows = Vec::new();
    for (label, value, bold) in doc.fields("fields")? {
        let value = value.filter(|text| !text.trim().is_empty());
        let face = if bold { style.faced(bold_of(style)) } else { style };
        let field = match value {
            Some(value) => Field { label, lines: wrap(doc.job.fonts, face, &value, room), bold, dots_to: None },
            None if doc.is_sheet() => Field { label, lines: Vec::new(), bold, dots_to: Some(frame.right) },
            None => Field { label, lines: vec![MISSING.to_owned()], bold: false, dots_to: None },
        };
        rows.push(field);
    }
    let fields = Fields { left: frame.left, label_mm, style, rows, role: role::BODY };
    Ok((!fields.rows.is_empty()).then_some(Piece::Fields(fields)))
}

/// Values a template may leave to the model: the usual office and scale, and the list of jurors and the formula of the final, made from the stages.
pub fn defaults(values: &Values) -> Values {
    let stages = values.rows("tahap");
    let mut defaults = Values::new()
        .text("pemerintah", format!("Pemerintah {}", values.str("tingkat_daerah")))
        .text("unit_penerbit", "Sekretariat Daerah")
        .text("skala", "0–100")
        .text("skala_kata", "0 sampai dengan 100");
    if stages.is_empty() {
        return defaults;
    }
    let mut jurors: Vec<String> = Vec::new();
    for juror in stages.iter().flat_map(|stage| stage.rows("juri")) {
        let one = format!("{} = {}", juror.str("kode"), juror.str("nama"));
        if !jurors.contains(&one) {
            jurors.push(one);
        }
    }
    if !jurors.is_empty() {
        defaults = defaults.text("daftar_juri", jurors.join("; "));
    }
    let formula: Vec<String> =
        stages.iter().map(|stage| format!("{}% {}", stage.str("bobot"), lower_first(stage.str("nama")))).collect();
    defaults.text("rumus_akhir", formula.join(" + "))
}

/// `Nilai proposal` inside a sentence.
fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
