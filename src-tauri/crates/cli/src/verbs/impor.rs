//! stub
use crate::args::{Given, Spec};
use crate::say::Failure;
use crate::{Console, Place};

pub const SPEC: Spec = Spec { verb: "impor", places: &[], optional: 0, options: &[], switches: &[] };

pub fn run(_: &Place<'_>, given: &Given, _: &mut Console<'_>) -> Result<(), Failure> {
    Err(given.wrong("belum ada"))
}
