//! Who works on the competition and comes to its sessions.

pub mod door;
pub mod known_people;
pub mod sessions;
pub mod teams;
