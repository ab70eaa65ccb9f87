//! The desk file: one SQLite file that holds the office's whole memory.
//!
//! The only crate that knows SQL. It refuses to know rules of the competition and words of the screen.
