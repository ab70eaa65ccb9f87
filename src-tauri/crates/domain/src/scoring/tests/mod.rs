//! The rules of scoring in worked cases, and against a second implementation.

mod arena;
mod cases;
mod edges;
mod explained;
mod numbers;
mod oracle;
mod properties;
mod saved;
mod ties;
