//! The nouns and rules of the competition.
//!
//! Pure and deterministic: no IO, no clock, no randomness, no SQL, no serde. Marks and weights are integers
//! (hundredths and per mille); rounding of marks lives in one function of [`scoring`].
//!
//! Where to start: [`edition`] (a year as data), [`agency`] and [`obligation`] (who owes an innovation),
//! [`submission`] (what they sent), [`imports`] (how a file of an office becomes typed rows), [`sessions`] (who
//! attended). Sentences for people are Indonesian and come from here whenever a rule is broken; their severity is in
//! [`problem`]. How long texts may be is in [`limits`].

pub mod codes;
pub mod entries;
pub mod imports;
pub mod limits;
pub mod office;
pub mod problem;
pub mod scoring;
pub mod search;
pub mod sessions;
pub mod writing;
pub mod year;

pub use entries::submission;
pub use imports::grid;
pub use office::{addressee, agency, attachment, person};
pub use writing::{clock_times, dates, figures, file_names, invitation_codes, names, nip, numbers, words};
pub use year::{
    edition, gates, holidays, ladder, obligation, programme, seats, session_kind, session_role, team, working_days,
};
