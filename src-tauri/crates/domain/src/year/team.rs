//! The teams of an edition and the seats (kedudukan) of their members, in the order of a decree.
//!
//! Source: documents-year.md 10.1.

/// A team that the decree names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Team {
    Organizers,
    Jury,
    Secretariat,
}

impl Team {
    pub const ALL: [Team; 3] = [Team::Organizers, Team::Jury, Team::Secretariat];

    /// `tim_pelaksana`, `tim_penilai`, `tim_sekretariat`.
    pub const fn code(self) -> &'static str {
        match self {
            Team::Organizers => "tim_pelaksana",
            Team::Jury => "tim_penilai",
            Team::Secretariat => "tim_sekretariat",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Team::Organizers => "Tim Pelaksana",
            Team::Jury => "Tim Penilai",
            Team::Secretariat => "Sekretariat",
        }
    }

    pub fn from_code(code: &str) -> Option<Team> {
        Team::ALL.into_iter().find(|team| team.code() == code)
    }
}

/// What a member is in a team. Ordered as a decree lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seat {
    Director,
    Responsible,
    Chair,
    Deputy,
    Secretary,
    Member,
}

impl Seat {
    pub const ALL: [Seat; 6] =
        [Seat::Director, Seat::Responsible, Seat::Chair, Seat::Deputy, Seat::Secretary, Seat::Member];

    /// `pengarah`, `penanggung_jawab`, `ketua`, `wakil_ketua`, `sekretaris`, `anggota`.
    pub const fn code(self) -> &'static str {
        match self {
            Seat::Director => "pengarah",
            Seat::Responsible => "penanggung_jawab",
            Seat::Chair => "ketua",
            Seat::Deputy => "wakil_ketua",
            Seat::Secretary => "sekretaris",
            Seat::Member => "anggota",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Seat::Director => "Pengarah",
            Seat::Responsible => "Penanggung jawab",
            Seat::Chair => "Ketua",
            Seat::Deputy => "Wakil Ketua",
            Seat::Secretary => "Sekretaris",
            Seat::Member => "Anggota",
        }
    }

    pub fn from_code(code: &str) -> Option<Seat> {
        Seat::ALL.into_iter().find(|seat| seat.code() == code)
    }

    /// The seat of a juror's seat (`ketua`, `wakil`, `anggota`) in the jury.
    pub fn of_juror(seat: &str) -> Seat {
        match seat {
            "ketua" => Seat::Chair,
            "wakil" => Seat::Deputy,
            _ => Seat::Member,
        }
    }
}
