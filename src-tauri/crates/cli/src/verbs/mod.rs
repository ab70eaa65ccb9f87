//! One file per verb. A verb reads its arguments, calls commands of the contract and says what came of it.

mod baru;
mod cetak;
mod contoh;
mod impor;
mod panggil;
mod periksa;
mod peringkat;
mod prints;

use std::ffi::OsString;

use crate::args::{self, Given, Spec};
use crate::say::Failure;
use crate::{Console, Place, help};

type Run = fn(&Place<'_>, &Given, &mut Console<'_>) -> Result<(), Failure>;

const VERBS: [(&Spec, Run); 7] = [
    (&contoh::SPEC, contoh::run),
    (&baru::SPEC, baru::run),
    (&impor::SPEC, impor::run),
    (&cetak::SPEC, cetak::run),
    (&peringkat::SPEC, peringkat::run),
    (&periksa::SPEC, periksa::run),
    (&panggil::SPEC, panggil::run),
];

/// Runs the verb that `args` name.
pub fn run(place: &Place<'_>, args: &[OsString], console: &mut Console<'_>) -> Result<(), Failure> {
    let Some((verb, rest)) = args.split_first() else {
        return Err(Failure::usage(None, "Perintah belum diberikan."));
    };
    let verb = verb.to_string_lossy();
    match verb.as_ref() {
        "--help" | "-h" => {
            console.out.write_all(help::ALL.as_bytes())?;
            Ok(())
        }
        "--version" | "-V" => {
            writeln!(console.out, "meja-kipp {}", env!("CARGO_PKG_VERSION"))?;
            Ok(())
        }
        other => {
            let Some((spec, run)) = VERBS.iter().find(|(spec, _)| spec.verb == other) else {
                return Err(Failure::usage(None, format!("Perintah “{other}” tidak dikenal.")));
            };
            match args::read(spec, rest)? {
                Some(given) => run(place, &given, console),
                None => {
                    console.out.write_all(help::of(spec.verb).as_bytes())?;
                    Ok(())
                }
            }
        }
    }
}
