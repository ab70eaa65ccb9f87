//! What must hold when the machine fails: the process killed at any moment, the disk full, the folder closed to writing.

mod disks;
mod kills;
