//! The table document: kop, title, one or more tables over as many pages as they need, note, signatures.
//!
//! Columns are data ([`column`]), cells are words ([`cell`]); [`grid`] wraps them, [`fill`] gives rows to pages,
//! [`level`] takes air out only where that saves a page, [`paint`] draws. The page itself (kop, titles, note,
//! signatures, footer) is the business of [`super::flow`]. Refuses to know what a row means.

pub mod arrange;
pub mod cell;
pub mod column;
pub mod fill;
pub mod grid;
pub mod inspect;
pub mod level;
pub mod paint;

use super::flow::{self, OFFICE};
use super::{Job, Spec};
use crate::{ComposeError, Composed};

pub const SPEC: Spec = OFFICE;

pub(crate) fn compose(job: &Job<'_>) -> Result<Composed, ComposeError> {
    flow::compose(job)
}
