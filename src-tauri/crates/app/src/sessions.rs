//! Who works on the competition and comes to its sessions.

pub mod attachments;
pub mod door;
pub mod invitations;
pub mod known_people;
pub mod minutes;
pub mod programme;
pub mod recap;
pub mod roles;
mod saved_list;
#[allow(clippy::module_inception)] // the sessions among all that belongs to them
pub mod sessions;
pub mod standing;
pub mod teams;
