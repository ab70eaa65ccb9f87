//! Kinds of sessions of an edition, in the order of the year. Source: documents-year.md 11.1 and 11.5.

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SessionKind {
    Meeting,
    Briefing,
    Coaching,
    Development,
    Presentation,
    Verification,
    Panel,
    Ceremony,
    Other,
}

impl SessionKind {
    pub const ALL: [SessionKind; 9] = [
        SessionKind::Meeting,
        SessionKind::Briefing,
        SessionKind::Coaching,
        SessionKind::Development,
        SessionKind::Presentation,
        SessionKind::Verification,
        SessionKind::Panel,
        SessionKind::Ceremony,
        SessionKind::Other,
    ];

    /// `rapat`, `sosialisasi`, …: as the file keeps it.
    pub const fn code(self) -> &'static str {
        match self {
            SessionKind::Meeting => "rapat",
            SessionKind::Briefing => "sosialisasi",
            SessionKind::Coaching => "coaching",
            SessionKind::Development => "pembinaan",
            SessionKind::Presentation => "presentasi",
            SessionKind::Verification => "lapangan",
            SessionKind::Panel => "pleno",
            SessionKind::Ceremony => "penganugerahan",
            SessionKind::Other => "lainnya",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            SessionKind::Meeting => "Rapat persiapan",
            SessionKind::Briefing => "Sosialisasi",
            SessionKind::Coaching => "Coaching",
            SessionKind::Development => "Pembinaan",
            SessionKind::Presentation => "Presentasi",
            SessionKind::Verification => "Verifikasi lapangan",
            SessionKind::Panel => "Pleno",
            SessionKind::Ceremony => "Penganugerahan",
            SessionKind::Other => "Lainnya",
        }
    }

    pub fn from_code(code: &str) -> Option<SessionKind> {
        SessionKind::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
