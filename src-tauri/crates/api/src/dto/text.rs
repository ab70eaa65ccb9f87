//! The classes of texts, as the types of fields: how long each may be stands in `kipp_domain::limits`. They are texts like
//! any other; the door of the contract reads the class from the name of the type.

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
