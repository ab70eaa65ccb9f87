//! Every printed form of a document: merged, one file per recipient, or its Excel twin.

use std::path::Path;

use crate::say::Failure;
use crate::session::Session;

pub struct Print {}

pub const OF_SAMPLE: [Print; 0] = [];

pub fn run(_: &Session<'_>, _: i64, _: &str, _: &Print, _: &Path) -> Result<Vec<String>, Failure> {
    Ok(vec![])
}
