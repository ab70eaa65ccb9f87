//! `baru F`: an empty desk file with the kinds of agencies.

use serde_json::json;

use crate::args::{Given, Spec};
use crate::say::Failure;
use crate::session::Session;
use crate::{Console, Place};

pub const SPEC: Spec = Spec { verb: "baru", places: &["Nama berkas meja"], optional: 0, options: &[], switches: &[] };

pub fn run(place: &Place<'_>, given: &Given, console: &mut Console<'_>) -> Result<(), Failure> {
    let path = given.path(0);
    let session = Session::new(place);
    session.files.name_file("baru", &path);
    session.call("desks.create", &json!({ "file": "baru" }))?;
    writeln!(console.out, "Berkas meja dibuat: {}", path.display())?;
    Ok(())
}
