//! How things are written: numbers, dates, names, sentences.

pub mod clock_times;
pub mod dates;
pub mod figures;
pub mod file_names;
pub mod invitation_codes;
pub mod names;
pub mod nip;
pub mod numbers;
pub mod words;
