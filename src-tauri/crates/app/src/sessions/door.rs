//! The door: who comes to the hall of a session, as typed at the desk there, from the signed sheet, or from another desk's file.

pub mod check_in;
pub mod file;
pub mod finding;
pub mod hall;

/// Typed at the door.
const DOOR: &str = "pintu";
