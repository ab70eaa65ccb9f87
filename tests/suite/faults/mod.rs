//! What must hold when the machine fails: the process killed at any moment, the disk full, the folder closed to writing.

#![allow(clippy::expect_used)] // the helpers of tests are tests

mod disks;
mod kills;
