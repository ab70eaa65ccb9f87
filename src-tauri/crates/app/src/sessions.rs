//! Who works on the competition and comes to its sessions.

pub mod known_people;
pub mod recap;
pub mod sessions;
pub mod teams;
