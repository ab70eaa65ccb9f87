//! What was typed after the verb: places, options with a value, switches. It knows what a verb takes, not what for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser};

use crate::say::Failure;

/// What a verb takes.
pub struct Spec {
    pub verb: &'static str,
    /// Free-standing arguments in order, by the names the help gives them; all are needed unless `optional`.
    pub places: &'static [&'static str],
    /// How many of the last `places` may be left out.
    pub optional: usize,
    /// Options with a value.
    pub options: &'static [&'static str],
    /// Options without a value.
    pub switches: &'static [&'static str],
}

/// What was given.
#[derive(Debug, Default)]
pub struct Given {
    verb: &'static str,
    places: Vec<OsString>,
    options: Vec<(&'static str, OsString)>,
    switches: Vec<&'static str>,
}

/// Reads the arguments of one verb. `Ok(None)` when `--help` was asked for.
pub fn read(spec: &Spec, args: &[OsString]) -> Result<Option<Given>, Failure> {
    let wrong = |text: String| Failure::usage(Some(spec.verb), text);
    let mut given = Given { verb: spec.verb, ..Given::default() };
    let mut parser = Parser::from_args(args.iter().cloned());
    while let Some(arg) = parser.next().map_err(|error| wrong(words(&error)))? {
        match arg {
            Arg::Short('h') => return Ok(None),
            Arg::Long("help") => return Ok(None),
            Arg::Long(name) => {
                let option = spec.options.iter().find(|known| **known == name).copied();
                let switch = spec.switches.iter().find(|known| **known == name).copied();
                match (option, switch) {
                    (Some(option), _) => {
                        let value = parser.value().map_err(|error| wrong(words(&error)))?;
                        given.options.push((option, value));
                    }
                    (None, Some(switch)) => given.switches.push(switch),
                    (None, None) => {
                        return Err(wrong(format!("Opsi --{name} tidak dikenal untuk {}.", spec.verb)));
                    }
                }
            }
            Arg::Short(letter) => return Err(wrong(format!("Opsi -{letter} tidak dikenal."))),
            Arg::Value(value) if given.places.len() < spec.places.len() => given.places.push(value),
            Arg::Value(value) => {
                return Err(wrong(format!("“{}” tidak diharapkan di sini.", value.display())));
            }
        }
    }
    let needed = spec.places.len() - spec.optional;
    match spec.places.get(given.places.len()) {
        Some(missing) if given.places.len() < needed => Err(wrong(format!("{missing} belum diberikan."))),
        _ => Ok(Some(given)),
    }
}

fn words(error: &lexopt::Error) -> String {
    match error {
        lexopt::Error::MissingValue { option: Some(option) } => format!("Nilai opsi {option} belum diberikan."),
        lexopt::Error::UnexpectedValue { option, .. } => {
            format!("Opsi {option} tidak memakai nilai.")
        }
        lexopt::Error::NonUnicodeValue(value) => {
            format!("“{}” bukan teks yang dapat dibaca.", value.display())
        }
        other => other.to_string(),
    }
}

impl Given {
    /// The n-th free-standing argument as text.
    pub fn text(&self, at: usize) -> Result<Option<String>, Failure> {
        self.places.get(at).map(|value| self.as_text(value)).transpose()
    }

    /// The n-th free-standing argument as a path; empty only when it may be left out.
    pub fn path(&self, at: usize) -> PathBuf {
        self.places.get(at).map(PathBuf::from).unwrap_or_default()
    }

    pub fn has(&self, switch: &str) -> bool {
        self.switches.contains(&switch)
    }

    /// The value of an option given at most once.
    pub fn option(&self, name: &str) -> Result<Option<String>, Failure> {
        self.once(name)?.map(|value| self.as_text(value)).transpose()
    }

    pub fn option_path(&self, name: &str) -> Result<Option<PathBuf>, Failure> {
        Ok(self.once(name)?.map(PathBuf::from))
    }

    /// The path of an option that must be there.
    pub fn needed_path(&self, name: &str) -> Result<PathBuf, Failure> {
        self.option_path(name)?.ok_or_else(|| self.missing(name))
    }

    /// The value of an option that must be there.
    pub fn needed(&self, name: &str) -> Result<String, Failure> {
        self.option(name)?.ok_or_else(|| self.missing(name))
    }

    /// Every value of an option that may be repeated.
    pub fn all<'g>(&'g self, name: &'g str) -> impl Iterator<Item = &'g OsString> {
        self.options.iter().filter(move |(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Wrong usage of this verb.
    pub fn wrong(&self, text: impl Into<String>) -> Failure {
        Failure::usage(Some(self.verb), text)
    }

    fn missing(&self, name: &str) -> Failure {
        self.wrong(format!("Opsi --{name} belum diberikan."))
    }

    fn once(&self, name: &str) -> Result<Option<&OsString>, Failure> {
        let mut values = self.options.iter().filter(|(known, _)| *known == name).map(|(_, value)| value);
        let first = values.next();
        match values.next() {
            Some(_) => Err(self.wrong(format!("Opsi --{name} diberikan lebih dari sekali."))),
            None => Ok(first),
        }
    }

    fn as_text(&self, value: &OsString) -> Result<String, Failure> {
        let text = value.to_str().map(str::to_owned);
        text.ok_or_else(|| self.wrong(format!("“{}” bukan teks yang dapat dibaca.", value.display())))
    }
}
