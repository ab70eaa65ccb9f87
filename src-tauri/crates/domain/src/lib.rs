//! The nouns and rules of the competition.
//!
//! Pure and deterministic: no IO, no clock, no randomness, no SQL, no serde. Marks and weights are integers
//! (hundredths and per mille); rounding lives in one function of [`scoring`].

pub mod scoring;
