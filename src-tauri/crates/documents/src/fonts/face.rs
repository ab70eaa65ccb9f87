//! The files shipped: faces, families, names.

/// One shipped font file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Face {
    Sans,
    SansBold,
    SansItalic,
    SansBoldItalic,
    Serif,
    SerifBold,
    SerifItalic,
    SerifBoldItalic,
    Bonum,
    BonumBold,
    BonumItalic,
    BonumBoldItalic,
    Caslon,
    CaslonBold,
    CaslonItalic,
    Script,
}

/// A text family; [`Family::face`] picks the cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// Liberation Sans (Arial metrics).
    Sans,
    /// Liberation Serif (Times metrics).
    Serif,
    /// TeX Gyre Bonum (Bookman-like).
    Bonum,
    /// Libre Caslon Text (display serif of certificates; no bold italic).
    Caslon,
}

impl Family {
    pub fn face(self, bold: bool, italic: bool) -> Face {
        match (self, bold, italic) {
            (Family::Sans, false, false) => Face::Sans,
            (Family::Sans, true, false) => Face::SansBold,
            (Family::Sans, false, true) => Face::SansItalic,
            (Family::Sans, true, true) => Face::SansBoldItalic,
            (Family::Serif, false, false) => Face::Serif,
            (Family::Serif, true, false) => Face::SerifBold,
            (Family::Serif, false, true) => Face::SerifItalic,
            (Family::Serif, true, true) => Face::SerifBoldItalic,
            (Family::Bonum, false, false) => Face::Bonum,
            (Family::Bonum, true, false) => Face::BonumBold,
            (Family::Bonum, false, true) => Face::BonumItalic,
            (Family::Bonum, true, true) => Face::BonumBoldItalic,
            (Family::Caslon, true, _) => Face::CaslonBold,
            (Family::Caslon, false, false) => Face::Caslon,
            (Family::Caslon, false, true) => Face::CaslonItalic,
        }
    }

    /// The word used in templates: `sans`, `serif`, `bonum`, `caslon`.
    pub fn parse(word: &str) -> Option<Family> {
        Some(match word {
            "sans" => Family::Sans,
            "serif" => Family::Serif,
            "bonum" => Family::Bonum,
            "caslon" => Family::Caslon,
            _ => return None,
        })
    }
}

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!("../../fonts/", $file))
    };
}

impl Face {
    pub const ALL: [Face; 16] = [
        Face::Sans,
        Face::SansBold,
        Face::SansItalic,
        Face::SansBoldItalic,
        Face::Serif,
        Face::SerifBold,
        Face::SerifItalic,
        Face::SerifBoldItalic,
        Face::Bonum,
        Face::BonumBold,
        Face::BonumItalic,
        Face::BonumBoldItalic,
        Face::Caslon,
        Face::CaslonBold,
        Face::CaslonItalic,
        Face::Script,
    ];

    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Sans => font!("liberation/LiberationSans-Regular.ttf"),
            Face::SansBold => font!("liberation/LiberationSans-Bold.ttf"),
            Face::SansItalic => font!("liberation/LiberationSans-Italic.ttf"),
            Face::SansBoldItalic => font!("liberation/LiberationSans-BoldItalic.ttf"),
            Face::Serif => font!("liberation/LiberationSerif-Regular.ttf"),
            Face::SerifBold => font!("liberation/LiberationSerif-Bold.ttf"),
            Face::SerifItalic => font!("liberation/LiberationSerif-Italic.ttf"),
            Face::SerifBoldItalic => font!("liberation/LiberationSerif-BoldItalic.ttf"),
            Face::Bonum => font!("bonum/texgyrebonum-regular.otf"),
            Face::BonumBold => font!("bonum/texgyrebonum-bold.otf"),
            Face::BonumItalic => font!("bonum/texgyrebonum-italic.otf"),
            Face::BonumBoldItalic => font!("bonum/texgyrebonum-bolditalic.otf"),
            Face::Caslon => font!("caslon/LibreCaslonText-Regular.ttf"),
            Face::CaslonBold => font!("caslon/LibreCaslonText-Bold.ttf"),
            Face::CaslonItalic => font!("caslon/LibreCaslonText-Italic.ttf"),
            Face::Script => font!("great-vibes/GreatVibes-Regular.ttf"),
        }
    }

    /// PostScript name, as written into the PDF.
    pub fn name(self) -> &'static str {
        match self {
            Face::Sans => "LiberationSans",
            Face::SansBold => "LiberationSans-Bold",
            Face::SansItalic => "LiberationSans-Italic",
            Face::SansBoldItalic => "LiberationSans-BoldItalic",
            Face::Serif => "LiberationSerif",
            Face::SerifBold => "LiberationSerif-Bold",
            Face::SerifItalic => "LiberationSerif-Italic",
            Face::SerifBoldItalic => "LiberationSerif-BoldItalic",
            Face::Bonum => "TeXGyreBonum-Regular",
            Face::BonumBold => "TeXGyreBonum-Bold",
            Face::BonumItalic => "TeXGyreBonum-Italic",
            Face::BonumBoldItalic => "TeXGyreBonum-BoldItalic",
            Face::Caslon => "LibreCaslonText-Regular",
            Face::CaslonBold => "LibreCaslonText-Bold",
            Face::CaslonItalic => "LibreCaslonText-Italic",
            Face::Script => "GreatVibes-Regular",
        }
    }

    pub fn is_bold(self) -> bool {
        self.name().contains("Bold")
    }

    /// The Liberation Serif cut that stands in for a letter this face lacks.
    pub(super) fn stand_in(self) -> Face {
        let italic = self.name().contains("Italic");
        Family::Serif.face(self.is_bold(), italic)
    }
}
