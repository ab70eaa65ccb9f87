//! Office documents: pieces stacked on pages, with kop, markers and footer.
//!
//! Tables, annexes and sheets share this: [`doc`] answers for the words, [`assemble`] makes the pieces, [`piece`] knows
//! their measures, [`pages`] breaks. A template with a `[[body]]` says its own order: [`body`] makes strips of its pieces,
//! [`prose`] sets their text, [`breaking`] gives them to pages. Refuses to know what a document is about.

pub mod assemble;
pub mod body;
pub mod breaking;
pub mod doc;
pub mod halves;
pub mod letter_head;
pub mod pages;
pub mod piece;
pub mod prose;
pub mod spacing;
pub mod strip;

use super::{Job, Spec};
use crate::blocks::footer::put_footers;
use crate::blocks::kop::{KopKind, put_kop};
use crate::blocks::markers::put_markers;
use crate::fonts::Family;
use crate::page::Page;
use crate::paper::{Frame, Margins};
use crate::values::Values;
use crate::{ComposeError, Composed, Notice, NoticeKind};
use assemble::{Assembled, assemble, defaults};
use doc::Doc;
use pages::Stacked;
use piece::{Canvas, Piece};

/// What office documents understand in a template; the three models share it.
pub const OFFICE: Spec = Spec {
    wording: &[
        "kop",
        "head",
        "head_fields",
        "title",
        "number",
        "fields",
        "note",
        "empty",
        "boxes",
        "reason",
        "place",
        "signer",
        "footer",
        "footer_extra",
        "back_title",
    ],
    switches: &[("number_row", false), ("restart_numbers", false), ("halves", false)],
    measures: &[
        ("size", 9.0, 7.0, 12.0),
        ("narrow_size", 0.0, 0.0, 12.0),
        ("row", 0.0, 0.0, 40.0),
        ("tight_row", 0.0, 0.0, 40.0),
        ("dense_row", 0.0, 0.0, 40.0),
        ("dense_from", 0.0, 0.0, 100.0),
        ("blank_rows", 0.0, 0.0, 500.0),
        ("totals_span", 1.0, 1.0, 10.0),
        ("second_size", 8.5, 8.0, 12.0),
        ("second_row", 0.0, 0.0, 40.0),
        ("title_size", 12.0, 11.0, 16.0),
        ("fields_size", 10.0, 9.0, 12.0),
        ("label", 28.0, 10.0, 60.0),
        ("note_size", 9.0, 7.5, 12.0),
        ("sign_size", 10.0, 10.0, 12.0),
        ("body_size", 11.0, 10.0, 13.0),
        ("head_size", 9.5, 9.0, 12.0),
        ("head_from", 0.42, 0.0, 0.7),
        ("head_label", 21.0, 10.0, 60.0),
    ],
    choices: &[
        ("kop", &["ringkas", "standar", "kepala_daerah", "tanpa"]),
        ("family", &["sans", "serif", "bonum"]),
        ("margins", &["tabel", "naskah", "surat"]),
        ("susunan", &["2023", "lama"]),
        ("kode_batang", &["qr", "code128"]),
        ("footer", &["selalu", "dari_dua_halaman"]),
    ],
};

pub const SPEC: Spec = OFFICE;

/// Rekap, daftar hadir, lembar nilai (documents.md section 1).
const TABLES: Margins = Margins { left: 20.0, right: 15.0, top: 17.0, bottom: 17.0 };
/// Pengumuman, lampiran, SK, berita acara.
const DECREES: Margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 20.0 };
/// Undangan, pengingat, teguran.
const LETTERS: Margins = Margins { left: 30.0, right: 20.0, top: 20.0, bottom: 18.0 };
/// From the line under the kop to the upper edge of the first capitals.
const UNDER_KOP_MM: f64 = 1.0;

/// One document, or one for each entry of the list `lembar`, each with its own page numbers.
pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    compose_with(job, pages::stack, |_, _, _| Ok(Vec::new()))
}

/// The same with another way of stacking the pieces, and with pages `behind` them.
pub(crate) fn compose_with(
    job: &Job<'_>,
    stack: impl Fn(Canvas<'_>, &mut [Piece], f64) -> Result<Stacked, ComposeError>,
    behind: impl Fn(Canvas<'_>, &Doc<'_>, usize) -> Result<Vec<Page>, ComposeError>,
) -> Result<Composed, ComposeError> {
    let frame = frame(job);
    let defaults = defaults(job.values);
    let alone = [Values::new()];
    let records = match job.values.rows("lembar") {
        [] => &alone[..],
        records => records,
    };
    let mut composed = Composed::default();
    for record in records {
        let doc = Doc::new(job, &defaults, record);
        let named = |error: ComposeError| match error {
            ComposeError::DoesNotFit { field, .. } => {
                ComposeError::DoesNotFit { field, record: record.str("kode").to_owned() }
            }
            other => other,
        };
        let canvas = Canvas { fonts: job.fonts, setup: job.setup, frame: &frame };
        let (kop, start) = kop(&doc, &frame)?;
        if !job.template.body.is_empty() {
            let (kop, set) = if job.template.switch("halves") {
                let values = [1, 2].map(|half| halves::half_of(record, half));
                let [first, second] = [&values[0], &values[1]].map(|record| Doc::new(job, &defaults, record));
                let set = halves::set([&first, &second], canvas, &kop, start).map_err(named)?;
                (Page::new(frame.page_w, frame.page_h), set)
            } else {
                (kop, body::set(&doc, canvas, start).map_err(named)?)
            };
            composed.notices.extend(set.notices);
            let pages = furnish(&doc, &frame, kop, set.pages)?;
            let record = record.str("berkas");
            composed.pages.extend(pages.into_iter().map(|page| Page { record: record.to_owned(), ..page }));
            continue;
        }
        let Assembled { mut pieces, notices } = assemble(&doc, &frame).map_err(named)?;
        let stacked = stack(canvas, &mut pieces, start).map_err(named)?;
        composed.notices.extend(notices);
        if stacked.level.number > 0 {
            composed.notices.push(Notice {
                what: NoticeKind::Tightened { level: stacked.level.number },
                field: "spasi".to_owned(),
                record: record.str("kode").to_owned(),
            });
        }
        let mut pages = stacked.pages;
        pages.extend(behind(canvas, &doc, pages.len()).map_err(named)?);
        let mut pages = furnish(&doc, &frame, kop, pages)?;
        for page in &mut pages {
            page.record = record.str("berkas").to_owned();
        }
        composed.pages.append(&mut pages);
    }
    Ok(composed)
}

fn frame(job: &Job<'_>) -> Frame {
    job.frame(match job.template.choice("margins") {
        "naskah" => DECREES,
        "surat" => LETTERS,
        _ => TABLES,
    })
}

/// The kop on a page of its own, to be laid under the first page, and where the first piece may begin.
fn kop(doc: &Doc<'_>, frame: &Frame) -> Result<(Page, f64), ComposeError> {
    let mut page = Page::new(frame.page_w, frame.page_h);
    let Some(kind) = KopKind::parse(doc.job.template.choice("kop")) else {
        return Ok((page, frame.top));
    };
    let lines = doc.places("kop")?;
    let family = Family::parse(doc.job.template.choice("family")).unwrap_or(Family::Sans);
    let rise = if doc.job.template.switch("halves") { -halves::KOP_RISE_MM } else { 0.0 };
    let start = put_kop(&mut page, doc.job.fonts, doc.job.setup, frame, (kind, family), &lines, rise);
    Ok((page, start + UNDER_KOP_MM))
}

/// Puts markers and kop under the words of the pages, and the footer at their end.
fn furnish(doc: &Doc<'_>, frame: &Frame, kop: Page, pages: Vec<Page>) -> Result<Vec<Page>, ComposeError> {
    let job = doc.job;
    let mut kop = Some(kop);
    let mut furnished: Vec<Page> = pages
        .into_iter()
        .map(|page| {
            let mut under = Page::new(page.width_mm, page.height_mm);
            put_markers(&mut under, job.fonts, job.setup, frame);
            under.items.extend(kop.take().into_iter().flat_map(|kop| kop.items));
            under.items.extend(page.items);
            under
        })
        .collect();
    if job.template.choice("footer") == "dari_dua_halaman" && furnished.len() < 2 {
        return Ok(furnished);
    }
    let name = doc.known("footer")?.join(" · ");
    let name = if name.is_empty() { job.template.title.clone() } else { name };
    let extra = doc.known("footer_extra")?.join(" · ");
    put_footers(&mut furnished, job.fonts, job.setup, frame, &name, &extra);
    Ok(furnished)
}
