//! The names of things in scoring: whole numbers that the desk made, below 2^53.
//!
//! They carry no meaning but identity; their order only keeps rows of equal rank in a stable place.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub i64);
    )*};
}

ids! {
    /// One submission (*usulan*) of the edition.
    SubmissionId
    /// One juror (*juri*) of the edition.
    JurorId
    /// One stage (*tahapan*) of the edition that has a rubric.
    StageId
    /// One agency (*perangkat daerah*) or unit of the register.
    AgencyId
    /// One award class (*kelas penghargaan*) of the edition.
    ClassId
}
