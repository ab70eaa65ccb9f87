//! Letters: what they say, the numbers they get, the register of them, and how they reach whom they are for.
//!
//! A letter is a draft until it is issued: then it has a number, or room for one, and what it says is kept with it. It is
//! printed again from that, whatever has changed in the desk.

pub(crate) mod absence;
pub mod draft;
mod duty;
pub mod form;
pub(crate) mod invitation;
pub mod issue;
pub(crate) mod kept_values;
pub mod kinds;
pub mod ledger;
pub mod own_texts;
pub mod pages;
pub mod register;
pub mod sending;
pub mod task;

pub use draft::LetterDraft;
pub use form::LetterForm;
