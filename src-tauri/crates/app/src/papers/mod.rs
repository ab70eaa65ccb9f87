//! Documents of the desk: which there are, what they lack, and their pages on screen, paper and as a workbook.
//!
//! Refuses to know how a page is set (that is `kipp_documents`) and what a number is worth (that is the statement).
//! [`catalogue`] says which documents there are, [`words`] what stands on them, [`pipeline`] makes pages and files of them.

mod attendance_list;
pub mod awards;
mod book;
pub mod catalogue;
pub mod certificates;
mod content;
mod extension_notice;
mod finding;
pub mod issued;
mod letter_papers;
pub mod letters;
pub mod lists;
mod marking;
mod office;
pub mod pipeline;
pub mod prepared;
pub mod printing;
mod register;
pub mod request;
mod results;
mod seat_papers;
mod session_certificates;
mod session_head;
mod session_papers;
mod session_recaps;
mod team_annex;
mod twin;
pub mod typed;
pub mod words;

pub use catalogue::Document;
pub use kipp_documents::Orientation;
pub use prepared::{Finding, Level, Saved};
pub use request::{DocumentRequest, Typed};

pub(crate) use office::Office;
pub(crate) use results::Said;
