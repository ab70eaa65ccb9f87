//! Desk files, and what belongs to no area: typed dates and numbers, the search, Beranda.

pub(crate) mod dates;
pub(crate) mod file;
pub(crate) mod numbers;
pub(crate) mod overview;
pub(crate) mod search;

use crate::shape::{EditionIn, Nothing};
use dates::{DateDto, DateIn};
use file::{AboutDto, ActorIn, CheckDto, FileIn, RecentDto, RecentIn};
use numbers::{NumberExampleDto, NumberPatternIn};
use overview::OverviewDto;
use search::{FindIn, FoundGroupDto};

commands! {
    /// Program, petugas, dan berkas meja yang terbuka.
    look "desks.about": Nothing => AboutDto, file::about, ["desks", "settings"];
    /// Membuat berkas meja baru dan membukanya.
    act "desks.create": FileIn => AboutDto, file::create;
    /// Membuka berkas meja.
    act "desks.open": FileIn => AboutDto, file::open;
    /// Membuka berkas meja komputer ini; dibuat pada pemakaian pertama.
    act "desks.open_default": Nothing => AboutDto, file::open_default;
    /// Membuka contoh KIPP 2021.
    act "desks.open_sample": Nothing => AboutDto, file::open_sample;
    /// Membuat contoh KIPP 2021 pada berkas baru dan membukanya.
    act "desks.create_sample": FileIn => AboutDto, file::create_sample;
    /// Berkas meja yang baru dibuka.
    look "desks.recent": Nothing => Vec<RecentDto>, file::recent;
    /// Membuka salah satu berkas terakhir.
    act "desks.open_recent": RecentIn => AboutDto, file::open_recent;
    /// Token salah satu berkas terakhir, agar tempatnya dapat ditunjukkan.
    act "desks.locate_recent": RecentIn => String, file::locate_recent;
    /// Menyalin berkas yang hanya dapat dibaca ke komputer ini.
    act "desks.copy_here": Nothing => AboutDto, file::copy_here;
    /// Menutup berkas meja.
    act "desks.close": Nothing => AboutDto, file::close;
    /// Memeriksa keutuhan, rujukan, aturan, dan riwayat.
    look "desks.check": Nothing => CheckDto, file::check;
    /// Nama petugas yang dicatat pada riwayat.
    act "desks.set_actor": ActorIn => AboutDto, file::set_actor;

    /// Membaca tanggal yang diketik: hari dan tulisannya, atau sebab penolakannya; digeser menurut hari dan bulan.
    look "dates.read": DateIn => DateDto, dates::read;

    /// Membaca pola nomor yang diketik: contoh nomornya, atau sebab penolakannya.
    look "numbers.example": NumberPatternIn => NumberExampleDto, numbers::example;

    /// Mencari perangkat daerah, usulan, orang, dan nomor piagam; kata boleh bertukar urutan.
    look "search.find": FindIn => Vec<FoundGroupDto>, search::find;

    /// Keadaan kompetisi untuk Beranda.
    kept "overview.show": EditionIn => OverviewDto, overview::show, ["editions", "stages", "obligations", "agencies", "submissions", "score_sheets", "assignments", "jurors", "result_revisions", "certificates", "signatories", "documents", "settings", "rubrics", "award_classes", "number_series", "stage_steps", "teams", "letters", "holidays", "ladder_rules"];
}
