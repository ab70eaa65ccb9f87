//! What a person does at a session.

/// The role of a person at a session, in the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SessionRole {
    Speaker,
    Moderator,
    Host,
    Committee,
}

impl SessionRole {
    pub const ALL: [SessionRole; 4] =
        [SessionRole::Speaker, SessionRole::Moderator, SessionRole::Host, SessionRole::Committee];

    pub const fn code(self) -> &'static str {
        match self {
            SessionRole::Speaker => "narasumber",
            SessionRole::Moderator => "moderator",
            SessionRole::Host => "pembawa_acara",
            SessionRole::Committee => "panitia",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            SessionRole::Speaker => "Narasumber",
            SessionRole::Moderator => "Moderator",
            SessionRole::Host => "Pembawa acara",
            SessionRole::Committee => "Panitia",
        }
    }

    pub fn from_code(code: &str) -> Option<SessionRole> {
        SessionRole::ALL.into_iter().find(|role| role.code() == code)
    }
}
