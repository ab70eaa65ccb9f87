//! The teams of an edition and the duties (kedudukan) of their members, in the order of a decree.
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

    /// `pelaksana`, `penilai`, `sekretariat`.
    pub const fn code(self) -> &'static str {
        match self {
            Team::Organizers => "pelaksana",
            Team::Jury => "penilai",
            Team::Secretariat => "sekretariat",
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
pub enum Duty {
    Director,
    Responsible,
    Chair,
    Deputy,
    Secretary,
    Member,
}

impl Duty {
    pub const ALL: [Duty; 6] =
        [Duty::Director, Duty::Responsible, Duty::Chair, Duty::Deputy, Duty::Secretary, Duty::Member];

    /// `pengarah`, `penanggung_jawab`, `ketua`, `wakil_ketua`, `sekretaris`, `anggota`.
    pub const fn code(self) -> &'static str {
        match self {
            Duty::Director => "pengarah",
            Duty::Responsible => "penanggung_jawab",
            Duty::Chair => "ketua",
            Duty::Deputy => "wakil_ketua",
            Duty::Secretary => "sekretaris",
            Duty::Member => "anggota",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Duty::Director => "Pengarah",
            Duty::Responsible => "Penanggung jawab",
            Duty::Chair => "Ketua",
            Duty::Deputy => "Wakil Ketua",
            Duty::Secretary => "Sekretaris",
            Duty::Member => "Anggota",
        }
    }

    pub fn from_code(code: &str) -> Option<Duty> {
        Duty::ALL.into_iter().find(|duty| duty.code() == code)
    }

    /// The duty of a juror's seat (`ketua`, `wakil`, `anggota`) in the jury.
    pub fn of_seat(seat: &str) -> Duty {
        match seat {
            "ketua" => Duty::Chair,
            "wakil" => Duty::Deputy,
            _ => Duty::Member,
        }
    }
}
