//! What a command is. Each is declared once, in the area it belongs to; the macro makes the dispatch, the list for tests and the TypeScript.
//!
//! What a command does to the desk and what it answers, in one word: `look` changes nothing and answers a value, `bytes`
//! changes nothing and answers a file's bytes, `kept` is a look that depends on the desk and the day alone, so that its answer
//! is kept until one of its topics changes, `act` does something outside the desk's journal (opens a desk, keeps typing,
//! writes a file) and answers a value, `change` is an operation and answers what was done and what changed. `for screen`
//! behind the name: the window of the projector may ask it, and nothing else.

use kipp_domain::limits::TextClass;

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing changes.
    Look,
    /// Something changes, but no row of the journal: which desk is open, what is being typed, a file.
    Act,
    /// An operation of the desk.
    Change,
}

/// What a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Json,
    /// A page, a PDF, a workbook.
    Bytes,
}

/// One command of the contract.
#[derive(Clone, Copy)]
pub struct Command {
    pub name: &'static str,
    pub doc: &'static str,
    pub effect: Effect,
    pub form: Form,
    /// Its answer depends on its input, the day and what `reads` tells of the desk alone.
    pub is_kept: bool,
    /// The window of the projector may ask it too; no other command answers there.
    pub for_screen: bool,
    /// Topics whose change makes an open screen read again, and what is kept be computed again.
    pub reads: &'static [&'static str],
    /// Field and class of every text of its input.
    pub(crate) texts: fn() -> Vec<(String, TextClass)>,
    pub(crate) types: fn(&ts_rs::Config, &mut crate::declarations::Declarations) -> (String, String),
}

macro_rules! commands {
    (@run look $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).and_then(|value| crate::json(&value))
    };
    (@run kept $app:ident $ctx:ident $input:ident $path:path) => {
        commands!(@run look $app $ctx $input $path)
    };
    (@run act $app:ident $ctx:ident $input:ident $path:path) => {
        commands!(@run look $app $ctx $input $path)
    };
    (@run change $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).and_then(|done| crate::json(&crate::shape::DoneDto::from(done)))
    };
    (@run bytes $app:ident $ctx:ident $input:ident $path:path) => {
        $path($app, $ctx, $input).map_err(crate::Failure::Fault).map(crate::Answer::Bytes)
    };
    (@effect look) => { crate::command::Effect::Look };
    (@effect kept) => { crate::command::Effect::Look };
    (@effect bytes) => { crate::command::Effect::Look };
    (@effect act) => { crate::command::Effect::Act };
    (@effect change) => { crate::command::Effect::Change };
    (@form bytes) => { crate::command::Form::Bytes };
    (@form $other:ident) => { crate::command::Form::Json };
    (@screen) => { false };
    (@screen screen) => { true };
    (@kept kept) => { true };
    (@kept $other:ident) => { false };
    (@out kept $out:ty, $cfg:ident, $decls:ident) => { commands!(@out look $out, $cfg, $decls) };
    (@out look $out:ty, $cfg:ident, $decls:ident) => {{ $decls.add::<$out>($cfg); <$out as ts_rs::TS>::name($cfg) }};
    (@out act $out:ty, $cfg:ident, $decls:ident) => { commands!(@out look $out, $cfg, $decls) };
    (@out change $out:ty, $cfg:ident, $decls:ident) => {{ $decls.add::<$out>($cfg); format!("Done<{}>", <$out as ts_rs::TS>::name($cfg)) }};
    (@out bytes $out:ty, $cfg:ident, $decls:ident) => { "ArrayBuffer".to_owned() };
    ($( #[doc = $doc:literal] $kind:ident $name:literal $(for $screen:ident)? : $input:ty => $out:ty , $path:path $(, [$($topic:literal),* $(,)?])? ; )*) => {
        /// The commands of this area, in the order of declaration.
        pub(crate) const COMMANDS: &[crate::command::Command] = &[$(
            crate::command::Command {
                name: $name,
                doc: $doc,
                effect: commands!(@effect $kind),
                form: commands!(@form $kind),
                is_kept: commands!(@kept $kind),
                for_screen: commands!(@screen $($screen)?),
                reads: &[$($($topic),*)?],
                texts: || {
                    let mut found = Vec::new();
                    <$input as crate::door::Admit>::texts("", &[], &mut found);
                    found
                },
                types: |cfg, decls| {
                    decls.add::<$input>(cfg);
                    let input = <$input as ts_rs::TS>::name(cfg);
                    let output = commands!(@out $kind $out, cfg, decls);
                    (input, output)
                },
            },
        )*];

        /// Runs a command of this area; None: it is of another one.
        pub(crate) fn run(
            app: &crate::App,
            name: &str,
            raw: &str,
            ctx: &crate::ports::Ctx<'_>,
        ) -> Option<Result<crate::Answer, crate::Failure>> {
            match name {
                $( $name => Some(crate::door::input::<$input>(raw).and_then(|input| {
                    commands!(@run $kind app ctx input $path)
                })), )*
                _ => None,
            }
        }
    };
}
