//! The shapes of the contract. Texts are as printed; ids are numbers below 2^53; times are UTC milliseconds; marks and
//! weights, where they are numbers, are hundredths and per mille. The screen adds up nothing.

use kipp_app::Done;
use kipp_store::Id;
use kipp_store::records::Edition;

/// A read without input.
#[derive(Debug, serde::Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

impl crate::door::Admit for Nothing {
    fn admit(
        &mut self,
        _: &crate::door::Place<'_>,
        _: &[kipp_domain::limits::TextClass],
        _: &mut kipp_domain::problem::Problems,
    ) {
    }
}

/// What a write answers (`Done<T>` in TypeScript).
#[derive(Debug, serde::Serialize)]
pub struct DoneDto<T> {
    pub value: T,
    pub changed: Vec<&'static str>,
    pub warnings: Vec<String>,
    pub undo: Option<String>,
}

impl<T> From<Done<T>> for DoneDto<T> {
    fn from(done: Done<T>) -> Self {
        Self { value: done.value, changed: done.changed, warnings: done.warnings, undo: done.undo }
    }
}

/// A shape of the contract as the use case takes it, or a row of the desk as the contract tells it.
pub(crate) trait Reshape<T> {
    fn reshape(self) -> T;
}

macro_rules! as_it_is {
    ($($ty:ty),*) => { $(impl Reshape<$ty> for $ty {
        fn reshape(self) -> $ty {
            self
        }
    })* };
}

as_it_is!(i64, i32, u32, bool, String);

impl<T> Reshape<kipp_store::Id<T>> for kipp_store::Id<T> {
    fn reshape(self) -> Self {
        self
    }
}

impl<A: Reshape<B>, B> Reshape<Vec<B>> for Vec<A> {
    fn reshape(self) -> Vec<B> {
        self.into_iter().map(Reshape::reshape).collect()
    }
}

impl<A: Reshape<B>, B> Reshape<Option<B>> for Option<A> {
    fn reshape(self) -> Option<B> {
        self.map(Reshape::reshape)
    }
}

/// The shape of an input. Every text says its class as its type; `String` does not compile. `In => Form` makes the form of
/// the use case from the same list of fields; what only the form has stands in brackets.
macro_rules! input {
    ($(#[doc = $doc:literal])* $name:ident => $form:path $([$($own:ident: $value:expr),*])? { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        input! { $(#[doc = $doc])* $name { $($(#[$meta])* $field: $ty,)* } }

        impl crate::shape::Reshape<$form> for $name {
            fn reshape(self) -> $form {
                $form { $($field: self.$field.reshape(),)* $($($own: $value,)*)? }
            }
        }
    };
    ($(#[doc = $doc:literal])* $name:ident { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, Default, serde::Deserialize, ts_rs::TS)]
        #[serde(deny_unknown_fields)]
        #[ts(optional_fields = nullable)]
        pub struct $name { $($(#[$meta])* pub $field: $ty,)* }

        impl crate::door::Admit for $name {
            const PAIR: bool = crate::door::is_pair(&[$(stringify!($field)),*]);

            fn admit(
                &mut self,
                at: &crate::door::Place<'_>,
                _: &[kipp_domain::limits::TextClass],
                problems: &mut kipp_domain::problem::Problems,
            ) {
                $(
                    const { assert!(crate::door::says_its_class(stringify!($ty)), "a text says its class: shape.rs") };
                    let place = crate::door::Place::Field(at, stringify!($field));
                    crate::door::Admit::admit(
                        &mut self.$field,
                        if Self::PAIR && !matches!(at, crate::door::Place::Whole) { at } else { &place },
                        &const { crate::door::classes(stringify!($ty)) },
                        problems,
                    );
                )*
            }

            fn texts(
                field: &str,
                _: &[kipp_domain::limits::TextClass],
                found: &mut Vec<(String, kipp_domain::limits::TextClass)>,
            ) {
                $(
                    let name = match field {
                        "" => stringify!($field).to_owned(),
                        pair if Self::PAIR => pair.to_owned(),
                        above => format!("{above}.{}", stringify!($field)),
                    };
                    <$ty as crate::door::Admit>::texts(
                        &name,
                        &const { crate::door::classes(stringify!($ty)) },
                        found,
                    );
                )*
            }

            fn key(&self) -> Option<&str> {
                $( if Self::PAIR { return crate::door::Admit::key(&self.$field); } )*
                None
            }
        }
    };
}

/// The shape of an answer. `Dto <= Row` tells the row's fields of the same names.
macro_rules! output {
    ($(#[doc = $doc:literal])* $name:ident <= $row:path { $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)* }) => {
        output! { $(#[doc = $doc])* $name { $($(#[doc = $fdoc])* $field: $ty,)* } }

        impl crate::shape::Reshape<$name> for $row {
            fn reshape(self) -> $name {
                $name { $($field: self.$field.reshape(),)* }
            }
        }
    };
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $fdoc:literal])* $field:ident: $ty:ty,)* }) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, serde::Serialize, ts_rs::TS)]
        pub struct $name { $($(#[doc = $fdoc])* pub $field: $ty,)* }
    };
}

// The classes of texts, as the types of fields: how long each may be stands in `kipp_domain::limits`. They are texts like
// any other; the door of the contract reads the class from the name of the type.
/// A name or a title, up to 300 letters.
pub type Name = String;
/// Another single line, up to 500: a code, an office, an address, a date or a mark as typed.
pub type Line = String;
/// Several lines, up to 20,000: a section, a note, a reason.
pub type Paragraph = String;
/// A word that the program knows, or the token of a file.
pub type Word = String;
/// A cell or a name as it stands in a file, taken sign for sign.
pub type Cell = String;
/// A form being typed, as JSON.
pub type Draft = String;
/// A block pasted from a sheet.
pub type Block = String;

input! { IdIn { id: i64, } }
input! { EditionIn { edition: Id<Edition>, } }
