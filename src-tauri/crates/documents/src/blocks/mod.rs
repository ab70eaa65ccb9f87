//! Parts that several documents share: letterhead, emblem, signature block, markers, footer, QR.
//!
//! Measures are those of design/documents/documents.md sections 1-3. A block draws on a page it is given
//! and says where it ended; it never decides about page breaks.

pub mod barcode;
pub mod emblem;
pub mod footer;
pub mod kop;
pub mod markers;
pub mod qr;
pub mod signature;

/// Line pitch in mm for a size in pt and a leading.
pub fn pitch(size: f64, leading: f64) -> f64 {
    size * leading * crate::fonts::MM_PER_PT
}
