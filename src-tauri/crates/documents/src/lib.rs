//! Printed pages: template + values → layout (pure) → pages (a display list) → PDF or SVG.
//!
//! Knows neither SQL nor the competition; it is handed words, rows and measures. One way in,
//! [`compose`]; three ways out, [`pdf`], [`preview`] and [`dump`]. Start reading at [`page`].

pub mod blocks;
pub mod dump;
pub mod fonts;
pub mod format;
pub mod inspect;
pub mod models;
pub mod page;
pub mod paper;
pub mod pdf;
pub mod picture;
pub mod preview;
pub mod setup;
pub mod template;
pub mod templates;
pub mod text;
pub mod values;

pub use fonts::FontSet;
pub use page::{Form, Page};
pub use paper::{Orientation, Paper};
pub use picture::Picture;
pub use setup::{Marker, Moment, Setup};
pub use template::Template;
pub use values::{Value, Values};

use models::Job;

/// Pages and what the reader of the print report must know.
#[derive(Debug, Clone, Default)]
pub struct Composed {
    /// Name of the document, for the file's metadata.
    pub title: String,
    pub pages: Vec<Page>,
    /// Shared layers; a form may use forms before it.
    pub forms: Vec<Form>,
    pub notices: Vec<Notice>,
}

/// Something the layout did that a person should hear of.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    pub what: NoticeKind,
    /// `nama`, `judul`, `spasi`.
    pub field: String,
    /// Whose: the recipient, the row, or empty for the whole document.
    pub record: String,
}

#[derive(Debug, Clone, PartialEq)]
pub enum NoticeKind {
    /// Set in a smaller size (pt) than usual.
    Shrunk { from: f64, to: f64 },
    /// Set closer than usual; level 1 and up.
    Tightened { level: u8 },
    /// The block of this signatory is higher than usual, so that what stands above it gives way: told instead of its effects.
    TallSignature,
    /// Letters taken from the stand-in font, or printed as `?` where even that lacks them.
    Letters { letters: String },
    /// A piece of the body was left out, because `name` has no value; the field holds its first words.
    LeftOut { name: String },
}

/// Why there are no pages.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ComposeError {
    #[error("nilai “{name}” belum diisi")]
    Missing { name: String },
    #[error("isi “{name}” tidak sesuai dengan formatnya")]
    Unsuited { name: String },
    #[error("“{field}” tidak muat{}", of(record))]
    DoesNotFit { field: String, record: String },
    #[error("“{field}” keluar dari batas aman{}", of(record))]
    OutsideSafeBox { field: String, record: String },
    #[error("kode QR tidak dapat dibuat: {0}")]
    Qr(String),
    #[error("kertas terlalu kecil untuk dokumen ini")]
    PaperTooSmall,
}

fn of(record: &str) -> String {
    if record.is_empty() { String::new() } else { format!(" ({record})") }
}

/// The single entry: lays the values out by the template's page model. Pure; the same input gives the
/// same pages on every machine.
pub fn compose(template: &Template, values: &Values, setup: &Setup, fonts: &FontSet) -> Result<Composed, ComposeError> {
    let job = Job { template, values, setup, fonts };
    let mut composed = models::compose(&job)?;
    composed.title.clone_from(&template.title);
    Ok(composed)
}

/// The check codes of a certificate document, one a recipient, exactly as [`compose`] prints them: the
/// register keeps them when numbers are given.
pub fn check_codes(
    template: &Template,
    values: &Values,
    setup: &Setup,
    fonts: &FontSet,
) -> Result<Vec<String>, ComposeError> {
    models::certificate::check_codes(&Job { template, values, setup, fonts })
}
