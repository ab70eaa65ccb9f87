//! The parts of a container as XML, read tag by tag. What a reader does not need it does not judge: an odd attribute
//! stops nothing.

use crate::SheetError;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart};
use std::io::{BufReader, Cursor};
use zip::ZipArchive;
use zip::read::ZipFile;

pub(crate) type Container<'b> = ZipArchive<Cursor<&'b [u8]>>;
pub(crate) type Part<'a, 'b> = Reader<BufReader<ZipFile<'a, Cursor<&'b [u8]>>>>;

/// A part by its name, of either case and either slash; nothing when there is none.
pub(crate) fn part<'a, 'b>(
    file: &str,
    zip: &'a mut Container<'b>,
    wanted: &str,
) -> Result<Option<Part<'a, 'b>>, SheetError> {
    let form = |name: &str| name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase();
    let wanted = form(wanted);
    let place = zip.file_names().position(|name| name.is_ok_and(|name| form(&name) == wanted));
    let Some(place) = place else { return Ok(None) };
    let part = zip.by_index(place).map_err(|error| crate::container::damaged(file, &error))?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    let config = xml.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    Ok(Some(xml))
}

/// The value of an attribute by its name without prefix; nothing when it is not there or cannot be read.
pub(crate) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes.with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == wanted)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => value.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// Whether an attribute says yes.
pub(crate) fn says_yes(tag: &BytesStart<'_>, wanted: &str) -> bool {
    attribute(tag, wanted).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// `&amp;`, `&#10;`; an unknown one stays as it is written.
pub(crate) fn push_reference(text: &mut String, reference: &BytesRef<'_>) {
    if let Ok(Some(sign)) = reference.resolve_char_ref() {
        text.push(sign);
        return;
    }
    let name: &str = reference;
    match quick_xml::escape::resolve_predefined_entity(name) {
        Some(known) => text.push_str(known),
        None => {
            text.push('&');
            text.push_str(name);
            text.push(';');
        }
    }
}

/// At most this many bytes of one text are kept in memory; the limit of a cell is far below.
const LONGEST: usize = 1_000_000;

pub(crate) fn push_text(text: &mut String, more: &str) {
    if text.len() < LONGEST {
        text.push_str(more);
    }
}

pub(crate) fn broken(file: &str, error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged { file: file.to_owned(), detail: error.to_string() }
}
