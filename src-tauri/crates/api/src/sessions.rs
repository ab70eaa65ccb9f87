//! Sessions, teams, and people whom the edition knows.

pub(crate) mod attendance;
pub(crate) mod known_people;
pub(crate) mod sessions;
pub(crate) mod teams;

use crate::shape::{EditionIn, IdIn};
use attendance::{
    ArrivedDto, AttendanceDto, AttendanceIn, CheckInIn, CheckInNewIn, DoorFindIn, DoorFoundDto, HallScreenDto,
    SendDoorIn, SentDoorDto, SessionRef, TakeDoorIn, TakenDoorDto,
};
use kipp_store::Id;
use kipp_store::records::{Session, TeamMember};
use known_people::{AdoptIn, KnownPersonDto};
use sessions::{SessionDto, SessionIn};
use teams::{TeamMemberDto, TeamMemberIn};

commands! {
    /// Kegiatan edisi menurut tanggal.
    kept "sessions.list": EditionIn => Vec<SessionDto>, sessions::list, ["sessions", "settings"];
    /// Menambah atau mengubah kegiatan.
    change "sessions.save": SessionIn => Id<Session>, sessions::save;
    /// Menghapus kegiatan beserta susunan acara, notulen, undangan, dan kehadirannya.
    change "sessions.delete": IdIn => (), sessions::delete;

    /// Siapa yang dimaksud dengan yang diketik atau dipindai di pintu.
    look "attendance.find": DoorFindIn => Vec<DoorFoundDto>, attendance::find, ["people", "agencies", "invitations", "attendance", "sessions", "settings"];
    /// Kehadiran di aula: siapa yang sudah datang, dan perangkat daerah mana yang diundang.
    kept "attendance.list": AttendanceIn => AttendanceDto, attendance::list, ["attendance", "sessions", "invitations", "agencies", "people", "obligations", "settings"];
    /// Layar aula: angka kehadiran dan perangkat daerah yang sudah datang, tanpa nama orang.
    kept "attendance.screen" for screen: SessionRef => HallScreenDto, attendance::screen, ["attendance", "sessions", "invitations", "agencies", "people", "obligations", "settings"];
    /// Mencatat orang, atau utusan perangkat daerah, hadir di aula.
    change "attendance.check_in": CheckInIn => ArrivedDto, attendance::check_in;
    /// Mencatat orang yang belum ada dalam daftar hadir di aula; tanpa perangkat daerah ia tamu.
    change "attendance.check_in_new": CheckInNewIn => ArrivedDto, attendance::check_in_new;
    /// Membatalkan kehadiran seseorang di aula.
    change "attendance.take_back": IdIn => (), attendance::take_back;
    /// Menulis daftar pintu kegiatan untuk meja lain.
    act "attendance.send": SendDoorIn => SentDoorDto, attendance::send;
    /// Menerima daftar pintu dari meja lain.
    change "attendance.take_file": TakeDoorIn => TakenDoorDto, attendance::take_file;

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
