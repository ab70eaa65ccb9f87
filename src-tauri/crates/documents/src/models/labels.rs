//! Sheets of labels for envelopes: a grid of equal labels, filled row by row.
//!
//! The grid is a preset or the template's own measures; `mulai` begins at a label further on, for sheets partly
//! used, and the offset of the setup moves everything for a printer that pulls its paper crooked. A recipient that does
//! not fit shrinks, and below the least size it is an error. Source: documents-year.md 19.4. Knows no kop and no footer.

use super::{Job, Spec};
use crate::blocks::markers::put_box;
use crate::blocks::pitch;
use crate::fonts::Face;
use crate::page::{Item, Page, Role};
use crate::paper::{Frame, Margins};
use crate::template::{Scope, Text};
use crate::text::{Align, Style, balance, fit, put};
use crate::values::{Value, Values};
use crate::{ComposeError, Composed, Notice, NoticeKind};

pub const SPEC: Spec = Spec {
    wording: &["number", "salutation", "recipient", "place", "index"],
    switches: &[],
    measures: &[
        ("columns", 2.0, 1.0, 10.0),
        ("rows", 7.0, 1.0, 30.0),
        ("width", 99.1, 30.0, 210.0),
        ("height", 38.1, 20.0, 150.0),
        ("margin_left", 4.65, 0.0, 60.0),
        ("margin_top", 15.1, 0.0, 60.0),
        ("gap_x", 2.5, 0.0, 30.0),
        ("gap_y", 0.0, 0.0, 30.0),
    ],
    choices: &[("kisi", &["2x7", "label_103", "ukuran"])],
};

/// Roles of this model.
pub const NUMBER: Role = "label_number";
pub const RECIPIENT: Role = "label_recipient";
pub const INDEX: Role = "label_index";

/// Words keep this far from the sides and from the top of their label.
const SIDE_MM: f64 = 4.0;
const TOP_MM: f64 = 3.5;
const NUMBER_PT: f64 = 8.0;
const RECIPIENT_PT: f64 = 10.0;
const SMALLEST_PT: f64 = 8.0;
const INDEX_PT: f64 = 7.0;
const MOST_LINES: usize = 3;
/// At the least size, rather than refusing the whole sheet for one recipient.
const MOST_SMALL_LINES: usize = 4;
const LEADING: f64 = 1.2;
const MARKER_MM: f64 = 5.2;

/// A grid in mm: labels side by side and below each other, their size, where the first begins, what lies between.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Grid {
    columns: usize,
    rows: usize,
    size: (f64, f64),
    margin: (f64, f64),
    gap: (f64, f64),
}

/// 64 x 32 mm, three by eight; to be measured on the office's sheet.
const LABEL_103: Grid = Grid { columns: 3, rows: 8, size: (64.0, 32.0), margin: (9.0, 20.5), gap: (0.0, 0.0) };
const TWO_BY_SEVEN: Grid = Grid { columns: 2, rows: 7, size: (99.1, 38.1), margin: (4.65, 15.1), gap: (2.5, 0.0) };

impl Grid {
    fn of(job: &Job<'_>) -> Grid {
        let measure = |key: &str| job.template.measure(key);
        match job.template.choice("kisi") {
            "label_103" => LABEL_103,
            "ukuran" => Grid {
                columns: measure("columns") as usize,
                rows: measure("rows") as usize,
                size: (measure("width"), measure("height")),
                margin: (measure("margin_left"), measure("margin_top")),
                gap: (measure("gap_x"), measure("gap_y")),
            },
            _ => TWO_BY_SEVEN,
        }
    }

    /// Upper left corner of a label.
    fn corner(&self, place: usize, (dx, dy): (f64, f64)) -> (f64, f64) {
        let (column, row) = ((place % self.columns) as f64, (place / self.columns) as f64);
        let x = self.margin.0 + column * (self.size.0 + self.gap.0) + dx;
        (x, self.margin.1 + row * (self.size.1 + self.gap.1) + dy)
    }

    fn fits(&self, frame: &Frame) -> bool {
        let end = |count: usize, size: f64, gap: f64| count as f64 * size + count.saturating_sub(1) as f64 * gap;
        self.margin.0 + end(self.columns, self.size.0, self.gap.0) <= frame.page_w + 0.01
            && self.margin.1 + end(self.rows, self.size.1, self.gap.1) <= frame.page_h + 0.01
    }
}

pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    let frame = job.frame(Margins { left: 7.0, right: 7.0, top: 7.0, bottom: 7.0 });
    let grid = Grid::of(job);
    if !grid.fits(&frame) {
        return Err(ComposeError::PaperTooSmall);
    }
    let on_sheet = grid.columns * grid.rows;
    let first = match job.values.get("mulai") {
        Some(Value::Int(first)) => usize::try_from(*first).unwrap_or(1).clamp(1, on_sheet) - 1,
        _ => 0,
    };
    let mut composed = Composed::default();
    for (index, entry) in job.values.rows("baris").iter().enumerate() {
        let place = (first + index) % on_sheet;
        let opens = index == 0 || place == 0;
        if opens {
            composed.pages.push(Page::new(frame.page_w, frame.page_h));
        }
        let Some(page) = composed.pages.last_mut() else {
            continue;
        };
        let corner = grid.corner(place, job.setup.offset_mm);
        composed.notices.extend(label(job, entry, index + 1, (corner, grid.size), &mut page.items)?);
        if opens {
            let mut x = corner.0 + SIDE_MM;
            let y = corner.1 + grid.size.1 - 2.0 - MARKER_MM;
            for marker in &job.setup.markers {
                let room = corner.0 + grid.size.0 - SIDE_MM - x;
                x += put_box(&mut page.items, job.fonts, (x, y), Align::Left, &marker.text(), room) + 2.0;
            }
        }
    }
    if composed.pages.is_empty() {
        return Err(ComposeError::Missing { name: "baris".to_owned() });
    }
    Ok(composed)
}

fn label(
    job: &Job<'_>,
    entry: &Values,
    number: usize,
    ((x, y), (width, height)): ((f64, f64), (f64, f64)),
    items: &mut Vec<Item>,
) -> Result<Option<Notice>, ComposeError> {
    let fonts = job.fonts;
    let own = Values::new().text("nn", format!("{number:02}"));
    let layers = [&own, entry];
    let scope = Scope::new(&layers);
    let known = |text: &&Text| text.paths().all(|path| scope.get(path).is_some());
    let words = |key: &str| -> Result<String, ComposeError> {
        job.template.text(key).filter(known).map_or(Ok(String::new()), |text| text.fill(&scope))
    };
    let left = x + SIDE_MM;
    let small = Style::new(Face::Sans, NUMBER_PT);
    let mut at = y + TOP_MM + small.cap(fonts);
    let nomor = words("number")?;
    let room = width - 2.0 * SIDE_MM;
    let size = fit(fonts, small, &nomor, room, (NUMBER_PT, INDEX_PT, 0.25)).unwrap_or(INDEX_PT);
    put(items, fonts, NUMBER, small.sized(size), (left, at), Align::Left, &nomor);

    let recipient = words("recipient")?;
    let salutation = words("salutation")?;
    let place = words("place")?;
    let setting = set_recipient(job, &recipient, &salutation, room);
    let Some((plain, hang, lines)) = setting else {
        return Err(ComposeError::DoesNotFit { field: "penerima".to_owned(), record: recipient });
    };
    let step = pitch(plain.size, LEADING);
    at += step + 0.6;
    put(items, fonts, RECIPIENT, plain, (left, at), Align::Left, &salutation);
    for line in &lines {
        put(items, fonts, RECIPIENT, plain.faced(Face::SansBold), (left + hang, at), Align::Left, line);
        at += step;
    }
    put(items, fonts, RECIPIENT, plain, (left + hang, at), Align::Left, &place);
    let tiny = Style::new(Face::Sans, INDEX_PT);
    let corner = (x + width - SIDE_MM, y + height - 2.5);
    put(items, fonts, INDEX, tiny, corner, Align::Right, &words("index")?);
    let shrunk = plain.size < RECIPIENT_PT;
    Ok(shrunk.then(|| Notice {
        what: NoticeKind::Shrunk { from: RECIPIENT_PT, to: plain.size },
        field: "penerima".to_owned(),
        record: recipient,
    }))
}

/// The largest size at which the recipient takes three lines at most, at the least size four; where its words begin,
/// and the lines.
fn set_recipient(job: &Job<'_>, recipient: &str, salutation: &str, room: f64) -> Option<(Style, f64, Vec<String>)> {
    let steps = ((RECIPIENT_PT - SMALLEST_PT) / 0.5) as usize;
    let sizes = (0..=steps).map(|step| (RECIPIENT_PT - 0.5 * step as f64, MOST_LINES));
    sizes.chain([(SMALLEST_PT, MOST_SMALL_LINES)]).find_map(|(size, most)| {
        let plain = Style::new(Face::Sans, size);
        let hang = if salutation.is_empty() { 0.0 } else { plain.width(job.fonts, salutation) + 1.4 };
        let bold = plain.faced(Face::SansBold);
        let lines = balance(job.fonts, bold, recipient, room - hang);
        let widest = lines.iter().map(|line| bold.width(job.fonts, line)).fold(0.0, f64::max);
        (lines.len() <= most && widest <= room - hang + 0.001).then_some((plain, hang, lines))
    })
}
