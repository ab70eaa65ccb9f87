//! Spreadsheets as offices send them: read within limits, written plainly.
