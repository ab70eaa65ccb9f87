//! The office: settings, agencies with their duty, signatories.

pub(crate) mod agencies;
pub(crate) mod people;
pub(crate) mod settings;
pub(crate) mod signatories;

use crate::shape::{EditionIn, IdIn, Nothing};
use agencies::{AgenciesDto, AgencyIn, DutiesDto, ExemptIn, HeadTitlesIn, MergeIn, ObligedIn};
use kipp_store::Id;
use kipp_store::records::{Agency, Person, Signatory};
use people::{JoinPeopleIn, PersonDto, PersonIn};
use settings::{PictureIn, SettingDto, SettingsIn};
use signatories::{SignatoryDto, SignatoryIn, SignatoryPictureIn};

commands! {
    /// Pengaturan kantor.
    look "settings.show": Nothing => Vec<SettingDto>, settings::show, ["settings"];
    /// Mengubah pengaturan kantor.
    change "settings.put": SettingsIn => (), settings::put;
    /// Memasang gambar kantor: lambang_daerah, lambang_negara, latar_piagam.
    change "settings.put_picture": PictureIn => (), settings::put_picture;

    /// Daftar perangkat daerah dan jenisnya.
    kept "agencies.list": Nothing => AgenciesDto, agencies::list, ["agencies", "settings"];
    /// Menambah atau mengubah perangkat daerah.
    change "agencies.save": AgencyIn => Id<Agency>, agencies::save;
    /// Mengisi jabatan kepala perangkat daerah, sebagaimana disurati.
    change "agencies.put_head_titles": HeadTitlesIn => (), agencies::put_head_titles;
    /// Menghapus perangkat daerah yang tidak dipakai.
    change "agencies.delete": IdIn => (), agencies::delete;
    /// Menggabung perangkat daerah; nama lama tetap dikenal.
    change "agencies.merge": MergeIn => (), agencies::merge;
    /// Kewajiban per perangkat daerah dan ringkasannya.
    kept "obligations.show": EditionIn => DutiesDto, agencies::duties, ["obligations", "agencies", "submissions", "editions", "settings"];
    /// Mengecualikan perangkat daerah dengan alasan; tanpa alasan berarti mengakhiri pengecualian.
    change "obligations.exempt": ExemptIn => (), agencies::exempt;
    /// Menyamakan daftar wajib edisi dengan daftar perangkat daerah, atau dengan daftar yang diberikan.
    change "obligations.set": ObligedIn => u32, agencies::set_obliged;

    /// Daftar orang: peserta kegiatan, inovator, juri, dan anggota tim.
    kept "people.list": Nothing => Vec<PersonDto>, people::list, ["people", "agencies", "settings"];
    /// Menambah atau mengubah orang.
    change "people.save": PersonIn => Id<Person>, people::save;
    /// Menghapus orang yang tidak dipakai.
    change "people.delete": IdIn => (), people::delete;

    /// Menggabung dua baris yang orangnya satu; ejaan yang lain tetap dikenal.
    change "people.join": JoinPeopleIn => (), people::join;
    /// Memisahkan ejaan lain menjadi orang tersendiri lagi.
    change "people.separate": IdIn => Id<Person>, people::separate;

    /// Pejabat penandatangan.
    look "signatories.list": Nothing => Vec<SignatoryDto>, signatories::list, ["signatories"];
    /// Menambah atau mengubah penanda tangan.
    change "signatories.save": SignatoryIn => Id<Signatory>, signatories::save;
    /// Menghapus penanda tangan yang tidak dipakai.
    change "signatories.delete": IdIn => (), signatories::delete;
    /// Memasang gambar tanda tangan seorang pejabat, PNG atau JPEG.
    change "signatories.put_picture": SignatoryPictureIn => (), signatories::put_picture;
    /// Melepas gambar tanda tangan seorang pejabat.
    change "signatories.remove_picture": IdIn => (), signatories::remove_picture;
    /// Gambar tanda tangan seorang pejabat, sebagaimana dipasang.
    bytes "signatories.picture": IdIn => (), signatories::picture;
}
