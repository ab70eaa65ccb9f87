//! QR symbols as content bytes: one scaled matrix, whole-numbered rectangles, one fill.

use std::io::Write;

use fast_qr::{ECL, QRBuilder};

use super::PdfError;
use crate::fonts::PT_PER_MM;
use crate::page::Qr;

/// Appends the drawing of `symbol` to a page's content.
pub(super) fn append(content: &mut Vec<u8>, symbol: &Qr, page_height: f64) -> Result<(), PdfError> {
    let matrix = Matrix::new(&symbol.content).ok_or(PdfError::Qr)?;
    let module = symbol.side * PT_PER_MM / matrix.size as f64;
    let (x, y) = (symbol.x * PT_PER_MM, (page_height - symbol.y) * PT_PER_MM);
    write!(content, "\nq {module:.4} 0 0 -{module:.4} {x:.2} {y:.2} cm 0 g\n")?;
    for (left, top, width) in matrix.runs() {
        writeln!(content, "{left} {top} {width} 1 re")?;
    }
    content.extend_from_slice(b"f Q");
    Ok(())
}

/// The modules of a symbol with error level M, without quiet zone.
pub(crate) struct Matrix {
    pub size: usize,
    dark: Vec<bool>,
}

impl Matrix {
    pub fn new(content: &str) -> Option<Matrix> {
        let code = QRBuilder::new(content).ecl(ECL::M).build().ok()?;
        let size = code.size;
        let dark = (0..size).flat_map(|y| code[y].iter().map(|m| m.value()).collect::<Vec<_>>()).collect();
        Some(Matrix { size, dark })
    }

    /// Runs of dark modules: x, y, length.
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for (y, row) in self.dark.chunks(self.size).enumerate() {
            let mut x = 0;
            while x < self.size {
                let length = row[x..].iter().take_while(|d| **d).count();
                if length > 0 {
                    runs.push((x, y, length));
                }
                x += length.max(1);
            }
        }
        runs
    }
}
