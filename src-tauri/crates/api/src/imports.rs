//! Files that are taken in.

pub(crate) mod participants;
pub(crate) mod run;
pub(crate) mod shapes;

use participants::{ParticipantFilesIn, ParticipantReportDto, ParticipantsDoneDto};
use shapes::{
    ApplyImportIn, ImportDoneDto, ImportIn, ImportReportDto, SaveReportIn, SaveTemplateIn, SavedReportDto, TemplateIn,
};

commands! {
    /// Memeriksa berkas impor tanpa menulis: kolom, tiap baris, nama yang belum pasti.
    look "imports.inspect": ImportIn => ImportReportDto, run::inspect, ["imports", "agencies", "submissions", "jurors", "score_sheets", "assignments", "stages", "rubrics", "editions"];
    /// Mengimpor berkas sebagai satu perubahan: semua yang dapat dipakai, atau yang siap saja.
    change "imports.apply": ApplyImportIn => ImportDoneDto, run::apply;
    /// Baris yang perlu diperbaiki sebagai .xlsx dengan kolom keterangan.
    bytes "imports.report": ImportIn => (), run::report;
    /// Templat impor: kolom yang dikenal dan satu baris contoh, sebagai .xlsx.
    bytes "imports.template": TemplateIn => (), run::template;
    /// Menulis templat impor ke berkas atau folder yang dipilih.
    act "imports.save_template": SaveTemplateIn => SavedReportDto, run::save_template;
    /// Menulis laporan baris yang perlu diperbaiki ke berkas yang dipilih.
    act "imports.save_report": SaveReportIn => SavedReportDto, run::save_report;

    /// Memeriksa berkas peserta daring tanpa menulis: bentuknya, siapa setiap nama, apa yang ditanyakan.
    look "participant_files.inspect": ParticipantFilesIn => ParticipantReportDto, participants::inspect, ["sessions", "people", "attendance", "agencies", "jurors", "submissions", "settings"];
    /// Mencatat kehadiran dari berkas peserta daring sebagai satu perubahan.
    change "participant_files.record": ParticipantFilesIn => ParticipantsDoneDto, participants::record;
}
