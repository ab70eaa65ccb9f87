//! Sessions, teams, and people whom the edition knows.

pub(crate) mod attachments;
pub(crate) mod attendance;
pub(crate) mod details;
pub(crate) mod invitations;
pub(crate) mod known_people;
pub(crate) mod recap;
#[allow(clippy::module_inception)] // the sessions among all that belongs to them
pub(crate) mod sessions;
pub(crate) mod teams;

use crate::shape::{EditionIn, IdIn};
use attachments::{AttachIn, AttachmentDto, AttachmentIn, SaveAttachmentIn, SavedAttachmentDto};
use attendance::{
    ArrivedDto, AttendanceDto, AttendanceIn, CheckInIn, CheckInNewIn, DoorFindIn, DoorFoundDto, HallScreenDto,
    SendDoorIn, SentDoorDto, SessionRef, TakeDoorIn, TakenDoorDto,
};
use details::{AgendaIn, MinutesIn, SessionDetailDto, SessionRolesIn};
use invitations::{InvitationsDto, InviteIn, SeatsIn};
use kipp_store::Id;
use kipp_store::records::{Attachment, Session, TeamMember};
use known_people::{AdoptIn, KnownPersonDto};
use recap::AttendanceRecapDto;
use sessions::{SessionDto, SessionIn};
use teams::{TeamMemberDto, TeamMemberIn};

commands! {
    /// Kegiatan edisi menurut tanggal.
    kept "sessions.list": EditionIn => Vec<SessionDto>, sessions::list, ["sessions", "invitations", "attendance", "attachments", "settings"];
    /// Menambah atau mengubah kegiatan.
    change "sessions.save": SessionIn => Id<Session>, sessions::save;
    /// Menghapus kegiatan beserta susunan acara, notulen, undangan, dan kehadirannya.
    change "sessions.delete": IdIn => (), sessions::delete;
    /// Satu kegiatan dengan susunan acara, pengisi, notulen, dan jumlah yang hadir.
    look "sessions.show": SessionRef => SessionDetailDto, details::show, ["sessions", "people", "agencies", "invitations", "attendance", "attachments", "settings"];
    /// Mengganti susunan acara sebuah kegiatan.
    change "sessions.put_agenda": AgendaIn => (), details::put_agenda;
    /// Mengganti narasumber, moderator, pembawa acara, dan panitia sebuah kegiatan.
    change "sessions.put_roles": SessionRolesIn => (), details::put_roles;
    /// Mengganti notulen sebuah kegiatan.
    change "sessions.put_minutes": MinutesIn => (), details::put_minutes;

    /// Foto dan pindaian sebuah kegiatan; yang berkasnya hilang disebut.
    look "attachments.list": SessionRef => Vec<AttachmentDto>, attachments::list, ["attachments", "settings"];
    /// Melampirkan foto atau pindaian pada kegiatan: PNG, JPEG, atau PDF.
    change "attachments.add": AttachIn => Id<Attachment>, attachments::add;
    /// Mengubah jenis atau keterangan lampiran.
    change "attachments.change": AttachmentIn => (), attachments::change;
    /// Menghapus lampiran dari kegiatannya.
    change "attachments.delete": IdIn => (), attachments::delete;
    /// Isi lampiran, byte demi byte.
    bytes "attachments.read": IdIn => (), attachments::bytes;
    /// Menulis lampiran sebagai berkas.
    act "attachments.save": SaveAttachmentIn => SavedAttachmentDto, attachments::save;

    /// Perangkat daerah yang diundang ke sebuah kegiatan, dengan jatah dan kode undangannya.
    look "invitations.list": SessionRef => InvitationsDto, invitations::list, ["invitations", "sessions", "agencies", "letters", "submissions", "editions"];
    /// Mengundang tepat perangkat daerah ini ke sebuah kegiatan.
    change "invitations.put": InviteIn => u32, invitations::put;
    /// Membagi kursi aula menurut aturan atau dengan tangan.
    change "invitations.seat": SeatsIn => (), invitations::seat;

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
