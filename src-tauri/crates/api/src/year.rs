//! An edition: its stages, rubrics, tie rules, award classes and form.

pub(crate) mod editions;
pub(crate) mod forms;
pub(crate) mod ladder;
pub(crate) mod number_series;
pub(crate) mod stages;
pub(crate) mod steps;

use crate::shape::{EditionIn, IdIn, Nothing};
use editions::{
    EditionChangeIn, EditionCopyIn, EditionDto, EditionReasonIn, NewEditionIn, PresetContentDto, PresetDto, PresetIn,
};
use forms::FormDto;
use kipp_store::Id;
use kipp_store::records::{Edition, Holiday, Stage, StageStep};
use ladder::{HolidayIn, HolidayYearIn, HolidaysDto, LadderRulesDto, LadderRulesIn};
use number_series::{SeriesDto, SeriesIn};
use stages::{
    ClassDto, ClassesIn, HeldDto, NewStageIn, ParticipantsIn, RubricIn, StageChangeIn, StageDto, StageIn, StageOpenIn,
    StageOrderIn, StageReasonIn, StageRemoveIn, StageWeightsIn, TieRuleDto, TieRulesIn,
};
use steps::{StageStepDto, StageStepIn, StageStepOrderIn, StageStepTickIn};

commands! {
    /// Bawaan untuk membuat edisi.
    look "editions.presets": Nothing => Vec<PresetDto>, editions::presets;
    /// Isi satu bawaan, tanggalnya pada tahun yang diminta.
    look "editions.preset": PresetIn => PresetContentDto, editions::preset_content;
    /// Semua edisi.
    look "editions.list": Nothing => Vec<EditionDto>, editions::list, ["editions"];
    /// Membuat edisi dari bawaan.
    change "editions.create": NewEditionIn => Id<Edition>, editions::create;
    /// Membuat edisi dengan pengaturan edisi lain; usulan dan nilai tidak ikut.
    change "editions.copy": EditionCopyIn => Id<Edition>, editions::copy;
    /// Mengubah setelan edisi; skala nilai berlaku untuk semua tahapannya.
    change "editions.change": EditionChangeIn => (), editions::change;
    /// Menutup edisi dengan alasan.
    change "editions.close": EditionReasonIn => (), editions::close;
    /// Membuka kembali edisi dengan alasan.
    change "editions.reopen": EditionReasonIn => (), editions::reopen;

    /// Tahapan edisi dengan rubriknya.
    kept "stages.list": EditionIn => Vec<StageDto>, stages::list, ["stages", "rubrics", "settings", "editions"];
    /// Mengubah tahapan, juga dipakai atau tidak dan dinilai atau tidak; perpanjangan memerlukan alasan.
    change "stages.change": StageChangeIn => (), stages::change;
    /// Menambah tahapan; yang dinilai mulai dengan satu kriteria, bobotnya boleh diisi sekaligus.
    change "stages.add": NewStageIn => Id<Stage>, stages::add;
    /// Menghapus tahapan yang belum dipakai; bobot tahap lain boleh diisi sekaligus.
    change "stages.remove": StageRemoveIn => (), stages::remove;
    /// Mengurutkan tahapan edisi.
    change "stages.order": StageOrderIn => (), stages::order;
    /// Membuka tahapan penilaian dan membagikan penugasan.
    change "stages.open": StageOpenIn => (), stages::open;
    /// Alasan terakhir untuk perbuatan di luar jadwal tahapan, untuk ditawarkan lagi.
    look "stages.last_reason": EditionIn => Option<String>, stages::last_reason, ["operations"];
    /// Mengunci penilaian tahapan.
    change "stages.lock": StageIn => (), stages::lock;
    /// Membuka kunci penilaian dengan alasan.
    change "stages.unlock": StageReasonIn => (), stages::unlock;
    /// Menetapkan peserta yang lolos ke tahap ini.
    change "stages.set_participants": ParticipantsIn => (), stages::set_participants;
    /// Mengubah bobot tahapan; jumlahnya 1000 per mil.
    change "stages.set_weights": StageWeightsIn => (), stages::set_weights;
    /// Yang tidak dapat diubah selama penilaian berlangsung, dengan sebab dan cara membukanya.
    look "stages.held": EditionIn => HeldDto, stages::held, ["stages", "score_sheets", "result_revisions"];
    /// Mengganti rubrik tahapan yang belum bernilai; rentang teks tingkat ditulis desimal: 85,50.
    change "rubrics.save": RubricIn => (), stages::save_rubric;
    /// Kelas penghargaan edisi.
    look "award_classes.list": EditionIn => Vec<ClassDto>, stages::classes, ["award_classes"];
    /// Mengganti kelas penghargaan.
    change "award_classes.save": ClassesIn => (), stages::save_classes;
    /// Urutan penentu seri.
    look "tie_rules.list": EditionIn => Vec<TieRuleDto>, stages::tie_rules, ["tie_rules"];
    /// Mengganti urutan penentu seri.
    change "tie_rules.save": TieRulesIn => (), stages::save_tie_rules;

    /// Langkah penyelenggara pada setiap tahapan.
    kept "stage_steps.list": EditionIn => Vec<StageStepDto>, steps::list, ["stage_steps", "stages", "editions", "settings"];
    /// Mengisi langkah baku pada tahapan yang belum mempunyai langkah.
    change "stage_steps.fill": EditionIn => u32, steps::fill;
    /// Menambah langkah, atau mengubah bunyinya.
    change "stage_steps.save": StageStepIn => Id<StageStep>, steps::save;
    /// Menandai langkah selesai, atau belum; yang dihitung dari data tidak ditandai.
    change "stage_steps.tick": StageStepTickIn => (), steps::tick;
    /// Menghapus langkah.
    change "stage_steps.delete": IdIn => (), steps::delete;
    /// Mengurutkan langkah satu tahapan.
    change "stage_steps.order": StageStepOrderIn => (), steps::order;

    /// Seri nomor surat edisi.
    kept "number_series.list": EditionIn => Vec<SeriesDto>, number_series::list, ["number_series", "editions", "settings"];
    /// Mengubah pola seri nomor surat; nomor yang sudah diberikan tetap.
    change "number_series.save": SeriesIn => (), number_series::save;

    /// Hari libur nasional dan cuti bersama.
    kept "holidays.list": Nothing => HolidaysDto, ladder::holidays, ["holidays", "settings"];
    /// Menambah atau mengubah hari libur.
    change "holidays.save": HolidayIn => Id<Holiday>, ladder::save_holiday;
    /// Menghapus hari libur.
    change "holidays.delete": IdIn => (), ladder::delete_holiday;
    /// Mencatat hari libur satu tahun sebagaimana disertakan, agar dapat diubah.
    change "holidays.fill": HolidayYearIn => u32, ladder::fill_holidays;
    /// Aturan surat kewajiban: tenggang pengingat dan teguran.
    look "ladder_rules.show": EditionIn => LadderRulesDto, ladder::rules, ["ladder_rules", "editions"];
    /// Mengubah aturan surat kewajiban.
    change "ladder_rules.save": LadderRulesIn => (), ladder::save_rules;

    /// Formulir usulan satu edisi: bagian, batas kata, dan nomor berikutnya.
    look "forms.show": EditionIn => FormDto, forms::show, ["rubrics", "submissions"];
}
