//! Sessions, teams, and people whom the edition knows.

pub(crate) mod known_people;
pub(crate) mod recap;
pub(crate) mod sessions;
pub(crate) mod teams;

use crate::shape::{EditionIn, IdIn};
use kipp_store::Id;
use kipp_store::records::{Session, TeamMember};
use known_people::{AdoptIn, KnownPersonDto};
use recap::{AttendanceRecapDto, SessionRef};
use sessions::{SessionDto, SessionIn};
use teams::{TeamMemberDto, TeamMemberIn};

commands! {
    /// Kegiatan edisi menurut tanggal.
    kept "sessions.list": EditionIn => Vec<SessionDto>, sessions::list, ["sessions", "settings"];
    /// Menambah atau mengubah kegiatan.
    change "sessions.save": SessionIn => Id<Session>, sessions::save;
    /// Menghapus kegiatan beserta susunan acara, notulen, undangan, dan kehadirannya.
    change "sessions.delete": IdIn => (), sessions::delete;

    /// Rekap kehadiran satu kegiatan menurut perangkat daerah, dengan orang dan nama yang belum dikenali.
    look "attendance.recap": SessionRef => AttendanceRecapDto, recap::show, ["attendance", "sessions", "invitations", "obligations", "people", "agencies", "settings"];

    /// Anggota tim pelaksana, tim penilai, dan sekretariat, menurut urutan keputusan.
    kept "teams.list": EditionIn => Vec<TeamMemberDto>, teams::list, ["teams", "people", "jurors", "agencies", "settings"];
    /// Menambah atau mengubah anggota tim.
    change "teams.save": TeamMemberIn => Id<TeamMember>, teams::save;
    /// Mengeluarkan anggota dari timnya.
    change "teams.delete": IdIn => (), teams::delete;

    /// Juri dan inovator edisi yang belum ada dalam daftar orang.
    kept "people.known": EditionIn => Vec<KnownPersonDto>, known_people::list, ["people", "jurors", "submissions", "agencies", "settings"];
    /// Mencatat juri dan inovator yang dipilih ke daftar orang.
    change "people.adopt": AdoptIn => u32, known_people::adopt;
}
