//! What must hold when the machine fails and when a file is somebody else's: the process killed at any moment, the disk
//! full, the folder closed to writing, bytes flipped, schemas crafted, names taken.
//!
//! Each campaign runs small here, and at any size by `cargo x campaign NAME --amount N`.

#![allow(clippy::expect_used)] // the helpers of tests are tests

mod beside;
mod campaign;
mod clocks;
mod damaged;
mod disks;
mod hostile;
mod kills;
mod making;
mod pictures;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// How much a campaign is asked to do: `KIPP_CAMPAIGN=name:amount`, else as much as the suite has time for.
fn amount(campaign: &str, usual: u32) -> u32 {
    std::env::var("KIPP_CAMPAIGN")
        .ok()
        .and_then(|set| {
            set.split_once(':').filter(|(name, _)| *name == campaign).map(|(_, amount)| amount.parse().ok())
        })
        .flatten()
        .unwrap_or(usual)
}

/// Seed of every campaign; printed with every failure.
const SEED: u64 = 20_261_124;

/// Numbers that look random and are the same on every run.
struct Moments(u64);

impl Moments {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// A folder with the sample in it as `contoh.kipp`.
fn sample() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("contoh.kipp");
    std::fs::write(&path, crate::sample::bytes()).expect("the sample");
    (folder, path)
}

fn kipp() -> Command {
    Command::new(env!("CARGO_BIN_EXE_kipp-cli"))
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
