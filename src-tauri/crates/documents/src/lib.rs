//! Printed pages: template + values → layout (pure) → pages (a display list) → PDF or SVG.
//!
//! Knows neither SQL nor the competition; it is handed words, rows and measures. Start at [`page`].
