//! Pages as data: the display list that layout produces and the exporters draw.
//!
//! Millimetres from the top-left corner; the `y` of a text is its baseline; sizes and stroke widths in
//! points. Every item carries a role, so that `inspect` can check a page by the rules of
//! `design/documents/checklist.md`. Knows no PDF and no SVG.

use std::sync::Arc;

use crate::fonts::{Face, Glyph};
use crate::picture::Picture;

/// What an item is for. A plain word; the shared ones are in [`role`].
pub type Role = &'static str;

/// Roles used by more than one part. Models add their own.
pub mod role {
    pub const KOP: &str = "kop";
    pub const KOP_RULE: &str = "kop_rule";
    pub const EMBLEM: &str = "emblem";
    /// The words inside the placeholder emblem (exempt from the smallest size).
    pub const EMBLEM_TEXT: &str = "emblem_text";
    pub const MARKER: &str = "marker";
    pub const MARKER_BOX: &str = "marker_box";
    pub const WATERMARK: &str = "watermark";
    pub const FOOTER: &str = "footer";
    pub const TITLE: &str = "title";
    pub const NUMBER: &str = "number";
    pub const BODY: &str = "body";
    /// Table cells, head cells, totals; rules of a table.
    pub const CELL: &str = "cell";
    pub const HEAD: &str = "head";
    pub const TOTAL: &str = "total";
    pub const GRID: &str = "grid";
    pub const HEAD_FILL: &str = "head_fill";
    pub const NOTE: &str = "note";
    pub const SIGN_PLACE: &str = "sign_place";
    pub const SIGN_PREFIX: &str = "sign_prefix";
    pub const SIGN_OFFICE: &str = "sign_office";
    /// An empty rectangle: the space that belongs to the pen.
    pub const SIGN_SPACE: &str = "sign_space";
    pub const SIGN_NAME: &str = "sign_name";
    pub const SIGN_UNDERLINE: &str = "sign_underline";
    pub const SIGN_RANK: &str = "sign_rank";
    pub const SIGN_IMAGE: &str = "sign_image";
    pub const QR: &str = "qr";
    pub const QR_CODE: &str = "qr_code";
    pub const QR_NOTE: &str = "qr_note";
    pub const ORNAMENT: &str = "ornament";
    pub const PANEL: &str = "panel";
    pub const BACKGROUND: &str = "background";
}

/// sRGB, 8 bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    pub const BLACK: Color = Color(0, 0, 0);
    pub const WHITE: Color = Color(255, 255, 255);
    pub const NAVY: Color = Color(0x1F, 0x3A, 0x5F);
    pub const GOLD: Color = Color(0x8F, 0x6B, 0x1E);
    pub const PANEL: Color = Color(0xFC, 0xFA, 0xF4);
    /// Secondary text: "grey 25%".
    pub const GREY: Color = Color(0x40, 0x40, 0x40);
    /// Fill of table heads: "grey 92%".
    pub const GREY92: Color = Color(0xEB, 0xEB, 0xEB);
    /// Fill of total rows: "95%".
    pub const GREY95: Color = Color(0xF2, 0xF2, 0xF2);
}

/// A stroke: width in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub width: f64,
    pub color: Color,
    /// On and off lengths in points.
    pub dash: Option<(f64, f64)>,
}

impl Stroke {
    pub const fn new(width: f64, color: Color) -> Stroke {
        Stroke { width, color, dash: None }
    }
}

/// One run of text in one face; `x` is its left edge.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    pub role: Role,
    pub x: f64,
    pub y: f64,
    pub face: Face,
    pub size: f64,
    /// Letter-space in points.
    pub spacing: f64,
    pub color: Color,
    /// What the reader gets when he copies it.
    pub text: String,
    pub glyphs: Vec<Glyph>,
    /// Planned width in mm (letter-space between letters included).
    pub width: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub role: Role,
    pub from: (f64, f64),
    pub to: (f64, f64),
    pub stroke: Stroke,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Rect {
    pub role: Role,
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seg {
    Move(f64, f64),
    Line(f64, f64),
    Curve((f64, f64), (f64, f64), (f64, f64)),
    Close,
}

/// Ornament, shields, ticks, outline letters. Round joins.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    pub role: Role,
    pub segs: Vec<Seg>,
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

/// A picture, drawn into the box (the layout has already kept its ratio).
#[derive(Debug, Clone)]
pub struct Image {
    pub role: Role,
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
    pub picture: Arc<Picture>,
}

/// A QR symbol with error level M. `x`, `y`, `side` are the symbol without its quiet zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Qr {
    pub role: Role,
    pub x: f64,
    pub y: f64,
    pub side: f64,
    pub content: String,
}

/// A use of a form of [`crate::Composed::forms`]: scaled by (sx, sy), turned by quarter turns clockwise,
/// then moved so that its origin lies at (x, y).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FormUse {
    pub role: Role,
    pub form: usize,
    pub x: f64,
    pub y: f64,
    pub sx: f64,
    pub sy: f64,
    pub quarter_turns: u8,
}

/// Outline letters (the watermark): decoration, not text. Stroke only, turned counter-clockwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Outline {
    pub role: Role,
    pub word: String,
    /// The outlines, already placed on the page.
    pub segs: Vec<Seg>,
    pub stroke: Stroke,
}

#[derive(Debug, Clone)]
pub enum Item {
    Text(TextRun),
    Line(Line),
    Rect(Rect),
    Path(Path),
    Image(Image),
    Qr(Qr),
    Form(FormUse),
    Outline(Outline),
}

impl Item {
    pub fn role(&self) -> Role {
        match self {
            Item::Text(i) => i.role,
            Item::Line(i) => i.role,
            Item::Rect(i) => i.role,
            Item::Path(i) => i.role,
            Item::Image(i) => i.role,
            Item::Qr(i) => i.role,
            Item::Form(i) => i.role,
            Item::Outline(i) => i.role,
        }
    }

    /// Moves the item by (dx, dy) mm.
    pub fn shift(&mut self, dx: f64, dy: f64) {
        let seg = |seg: &mut Seg| match seg {
            Seg::Move(x, y) | Seg::Line(x, y) => (*x, *y) = (*x + dx, *y + dy),
            Seg::Curve(a, b, c) => {
                for p in [a, b, c] {
                    *p = (p.0 + dx, p.1 + dy);
                }
            }
            Seg::Close => {}
        };
        match self {
            Item::Text(i) => (i.x, i.y) = (i.x + dx, i.y + dy),
            Item::Line(i) => {
                i.from = (i.from.0 + dx, i.from.1 + dy);
                i.to = (i.to.0 + dx, i.to.1 + dy);
            }
            Item::Rect(i) => (i.x, i.y) = (i.x + dx, i.y + dy),
            Item::Path(i) => i.segs.iter_mut().for_each(seg),
            Item::Image(i) => (i.x, i.y) = (i.x + dx, i.y + dy),
            Item::Qr(i) => (i.x, i.y) = (i.x + dx, i.y + dy),
            Item::Form(i) => (i.x, i.y) = (i.x + dx, i.y + dy),
            Item::Outline(i) => i.segs.iter_mut().for_each(seg),
        }
    }
}

/// One sheet of paper.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub width_mm: f64,
    pub height_mm: f64,
    pub items: Vec<Item>,
    /// Which record the page belongs to (file per recipient); empty if none.
    pub record: String,
}

impl Page {
    pub fn new(width_mm: f64, height_mm: f64) -> Page {
        Page { width_mm, height_mm, ..Page::default() }
    }

    pub fn push(&mut self, item: Item) {
        self.items.push(item);
    }

    pub fn line(&mut self, role: Role, from: (f64, f64), to: (f64, f64), width: f64) {
        self.push(Item::Line(Line { role, from, to, stroke: Stroke::new(width, Color::BLACK) }));
    }

    pub fn fill(&mut self, role: Role, (x, y, w, h): (f64, f64, f64, f64), color: Color) {
        self.push(Item::Rect(Rect { role, x, y, w, h, fill: Some(color), stroke: None }));
    }

    pub fn frame(&mut self, role: Role, (x, y, w, h): (f64, f64, f64, f64), width: f64) {
        let stroke = Some(Stroke::new(width, Color::BLACK));
        self.push(Item::Rect(Rect { role, x, y, w, h, fill: None, stroke }));
    }
}

/// Items drawn once and used by many pages: the static layer, an ornament tile.
#[derive(Debug, Clone)]
pub struct Form {
    pub name: String,
    /// Everything drawn lies in (x, y, w, h), millimetres, y down like a page.
    pub bounds: (f64, f64, f64, f64),
    pub items: Vec<Item>,
}
