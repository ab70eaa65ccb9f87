//! Which received file may be kept: a photograph or a scan, told by its content, under a name that is safe everywhere.
//! Source: safety.md C6.

use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use crate::file_names;

/// The most bytes of an attachment.
pub const MOST_BYTES: u64 = 25 * 1024 * 1024;

/// What a file is by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    Png,
    Jpeg,
    Pdf,
}

impl MediaType {
    pub const ALL: [MediaType; 3] = [MediaType::Png, MediaType::Jpeg, MediaType::Pdf];

    pub const fn code(self) -> &'static str {
        match self {
            MediaType::Png => "image/png",
            MediaType::Jpeg => "image/jpeg",
            MediaType::Pdf => "application/pdf",
        }
    }

    /// The word on screens.
    pub const fn label(self) -> &'static str {
        match self {
            MediaType::Png => "PNG",
            MediaType::Jpeg => "JPEG",
            MediaType::Pdf => "PDF",
        }
    }

    pub fn from_code(code: &str) -> Option<MediaType> {
        MediaType::ALL.into_iter().find(|media| media.code() == code)
    }

    pub const fn is_picture(self) -> bool {
        matches!(self, MediaType::Png | MediaType::Jpeg)
    }

    fn of_bytes(bytes: &[u8]) -> Option<MediaType> {
        let starts = |sign: &[u8]| bytes.starts_with(sign);
        match () {
            () if starts(b"\x89PNG\r\n\x1a\n") => Some(MediaType::Png),
            () if starts(&[0xFF, 0xD8, 0xFF]) => Some(MediaType::Jpeg),
            () if starts(b"%PDF-") => Some(MediaType::Pdf),
            () => None,
        }
    }

    fn has_ending(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match self {
            MediaType::Png => ending == "png",
            MediaType::Jpeg => ["jpg", "jpeg"].contains(&ending.as_str()),
            MediaType::Pdf => ending == "pdf",
        }
    }
}

/// What an attachment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AttachmentKind {
    Photograph,
    Scan,
    Material,
    Manuscript,
}

impl AttachmentKind {
    pub const ALL: [AttachmentKind; 4] =
        [AttachmentKind::Photograph, AttachmentKind::Scan, AttachmentKind::Material, AttachmentKind::Manuscript];

    pub const fn code(self) -> &'static str {
        match self {
            AttachmentKind::Photograph => "foto",
            AttachmentKind::Scan => "pindaian",
            AttachmentKind::Material => "materi",
            AttachmentKind::Manuscript => "naskah",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            AttachmentKind::Photograph => "Foto",
            AttachmentKind::Scan => "Pindaian",
            AttachmentKind::Material => "Materi",
            AttachmentKind::Manuscript => "Naskah",
        }
    }

    pub fn from_code(code: &str) -> Option<AttachmentKind> {
        AttachmentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What a file is taken for when nobody says it.
    pub const fn usual(media: MediaType) -> AttachmentKind {
        if media.is_picture() { AttachmentKind::Photograph } else { AttachmentKind::Scan }
    }
}

/// Why a file is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttachmentError {
    Empty,
    /// Neither PNG nor JPEG nor PDF, whatever its name says.
    OtherContent,
    /// Signs that do harm in a name, or a name of another length than a name may have.
    Name,
    /// The ending says something else than the content.
    Ending(MediaType),
}

impl fmt::Display for AttachmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            AttachmentError::Empty => f.write_str("Berkas ini kosong."),
            AttachmentError::OtherContent => {
                f.write_str("Isi berkas ini bukan PNG, JPEG, atau PDF. Simpan sebagai salah satunya, lalu lampirkan.")
            }
            AttachmentError::Name => f.write_str(
                "Nama berkas ini memuat tanda yang berbahaya atau terlalu panjang. Ganti namanya, lalu lampirkan lagi.",
            ),
            AttachmentError::Ending(media) => write!(
                f,
                "Isi berkas ini {}, tetapi akhiran namanya lain. Ganti akhiran namanya, lalu lampirkan lagi.",
                media.label()
            ),
        }
    }
}

/// What a file is, and its name as it is kept.
///
/// # Errors
/// When the content is of another kind, or the name would do harm on some machine.
pub fn accepted(name: &str, bytes: &[u8]) -> Result<(MediaType, String), AttachmentError> {
    if bytes.is_empty() {
        return Err(AttachmentError::Empty);
    }
    let media = MediaType::of_bytes(bytes).ok_or(AttachmentError::OtherContent)?;
    let name: String = name.nfc().collect();
    if file_names::safe(&name) != name {
        return Err(AttachmentError::Name);
    }
    if !media.has_ending(&name) {
        return Err(AttachmentError::Ending(media));
    }
    Ok((media, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n...";

    #[test]
    fn the_content_says_what_a_file_is() {
        let jpeg = &[0xFF, 0xD8, 0xFF, 0xE0][..];
        for (name, bytes, media) in [
            ("Foto aula.png", PNG, MediaType::Png),
            ("IMG_0001.JPG", jpeg, MediaType::Jpeg),
            ("a.jpeg", jpeg, MediaType::Jpeg),
            ("Daftar hadir (1).pdf", b"%PDF-1.7", MediaType::Pdf),
        ] {
            assert_eq!(accepted(name, bytes), Ok((media, name.to_owned())));
            assert_eq!(MediaType::from_code(media.code()), Some(media));
        }
        assert_eq!(accepted("cafe\u{301}.png", PNG).map(|(_, name)| name).as_deref(), Ok("caf\u{e9}.png"));
    }

    #[test]
    fn other_contents_and_harmful_names_are_refused() {
        let refused = |name: &str, bytes: &[u8]| accepted(name, bytes).expect_err(name);
        assert_eq!(refused("kosong.pdf", b""), AttachmentError::Empty);
        for bytes in [&b"MZ\x90\x00"[..], b"GIF89a", b"PK\x03\x04", b"<svg", b" %PDF-1.7", b"\x7fELF"] {
            assert_eq!(refused("foto.png", bytes), AttachmentError::OtherContent);
        }
        for name in [
            "../foto.png",
            "a/b.png",
            "a\\b.png",
            "con.png",
            "foto.png ",
            "foto.png.",
            "\u{202e}gnp.png",
            "a:b.png",
            "a\0.png",
            "",
            "...",
        ] {
            assert_eq!(refused(name, PNG), AttachmentError::Name, "{name:?}");
        }
        assert_eq!(refused(&format!("{}.png", "a".repeat(200)), PNG), AttachmentError::Name);
        for name in ["foto.png.exe", "foto.pdf", "foto", "foto.jpg"] {
            assert_eq!(refused(name, PNG), AttachmentError::Ending(MediaType::Png), "{name}");
        }
    }
}
