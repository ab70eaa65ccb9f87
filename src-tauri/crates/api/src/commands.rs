//! The list of commands, declared once. The macro makes the dispatch, the list for tests and the TypeScript.
//!
//! `read` answers a value; `write` answers what was done and what changed; `bytes` answers a file's bytes.

use kipp_domain::limits::TextClass;
use ts_rs::TS;

use crate::dto::*;
use crate::handlers::*;

/// How a command acts on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Read,
    Write,
    Bytes,
}

/// One command of the contract.
#[derive(Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    pub doc: &'static str,
    pub kind: Kind,
    /// Topics whose change makes an open screen read again.
    pub reads: &'static [&'static str],
    /// Field and class of every text of its input.
    pub(crate) texts: fn() -> Vec<(String, TextClass)>,
    pub(crate) types: fn(&ts_rs::Config, &mut crate::declarations::Declarations) -> (String, String),
}

macro_rules! commands {
    (@run read $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).and_then(|value| crate::json(&value))
    };
    (@run write $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).and_then(|done| crate::json(&crate::dto::DoneDto::from(done)))
    };
    (@run bytes $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).map(crate::Answer::Bytes)
    };
    (@kind read) => { Kind::Read };
    (@kind write) => { Kind::Write };
    (@kind bytes) => { Kind::Bytes };
    (@out read $out:ty, $cfg:ident, $decls:ident) => {{ $decls.add::<$out>($cfg); <$out as TS>::name($cfg) }};
    (@out write $out:ty, $cfg:ident, $decls:ident) => {{ $decls.add::<$out>($cfg); format!("Done<{}>", <$out as TS>::name($cfg)) }};
    (@out bytes $out:ty, $cfg:ident, $decls:ident) => { "ArrayBuffer".to_owned() };
    ($( #[doc = $doc:literal] $kind:ident $name:literal : $input:ty => $out:ty , $path:path $(, [$($topic:literal),* $(,)?])? ; )*) => {
        /// Every command, in the order of declaration.
        pub const COMMANDS: &[Command] = &[$(
            Command {
                name: $name,
                doc: $doc,
                kind: commands!(@kind $kind),
                reads: &[$($($topic),*)?],
                texts: || {
                    let mut found = Vec::new();
                    <$input as crate::door::Admit>::texts("", &[], &mut found);
                    found
                },
                types: |cfg, decls| {
                    decls.add::<$input>(cfg);
                    let input = <$input as TS>::name(cfg);
                    let output = commands!(@out $kind $out, cfg, decls);
                    (input, output)
                },
            },
        )*];

        pub(crate) fn run(app: &crate::App, name: &str, raw: &str, ctx: &crate::ports::Ctx<'_>) -> Result<crate::Answer, crate::Failure> {
            match name {
                $( $name => {
                    let input: $input = crate::door::input(raw)?;
                    commands!(@run $kind app ctx input $path)
                } )*
                other => Err(crate::Failure::Unknown(other.to_owned())),
            }
        }
    };
}

/// Commands that answer before a large desk is known to be whole: nothing of marks, places, numbers or pages comes of
/// them. Every other command, also one that is new, waits (`safety.md` C2); a file of the usual size is looked through
/// while it opens.
pub const BEFORE_WHOLE: &[&str] = &[
    "desks.about",
    "desks.create",
    "desks.open",
    "desks.open_default",
    "desks.open_sample",
    "desks.create_sample",
    "desks.recent",
    "desks.open_recent",
    "desks.locate_recent",
    "desks.copy_here",
    "desks.close",
    "desks.check",
    "desks.set_actor",
    "settings.show",
    "dates.read",
    "editions.presets",
    "editions.preset",
    "editions.list",
    "overview.show",
    "stages.list",
    "agencies.list",
    "signatories.list",
    "forms.show",
    "drafts.put",
    "drafts.list",
    "drafts.delete",
];

include!("commands.list.rs");
