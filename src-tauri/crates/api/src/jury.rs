//! Jurors, assignments and score sheets.

pub(crate) mod jurors;
pub(crate) mod score_sheets;

use crate::shape::{EditionIn, IdIn};
use jurors::{AssignmentIn, ConflictIn, JurorDto, JurorIn, WithdrawConflictIn};
use kipp_store::Id;
use kipp_store::records::Juror;
use score_sheets::{
    AbstainIn, GridDto, GridIn, RecordBlock, RecordSheet, SheetDto, SheetIn, StageProgressDto, StageProgressIn,
};

commands! {
    /// Juri dengan kemajuan dan benturannya.
    kept "jurors.list": EditionIn => Vec<JurorDto>, jurors::list, ["jurors", "assignments", "conflicts", "score_sheets", "agencies", "submissions", "stages", "settings", "editions", "rubrics"];
    /// Menambah atau mengubah juri.
    change "jurors.save": JurorIn => Id<Juror>, jurors::save;
    /// Menghapus juri tanpa lembar nilai.
    change "jurors.delete": IdIn => (), jurors::delete;
    /// Menyatakan benturan kepentingan dengan alasan.
    change "conflicts.declare": ConflictIn => (), jurors::declare;
    /// Mencabut benturan kepentingan yang dinyatakan.
    change "conflicts.withdraw": WithdrawConflictIn => (), jurors::withdraw;
    /// Menghapus, memberi kembali, atau membebaskan penugasan.
    change "assignments.act": AssignmentIn => (), jurors::act;

    /// Kemajuan satu tahap: lembar masuk dan yang ditunggu, per juri.
    kept "score_sheets.progress": StageProgressIn => StageProgressDto, score_sheets::progress, ["score_sheets", "assignments", "submissions", "jurors", "stages", "rubrics", "agencies", "settings", "editions"];
    /// Lembar satu tahap: usulan terhadap juri, atau terhadap kriteria satu juri.
    kept "score_sheets.grid": GridIn => GridDto, score_sheets::grid, ["score_sheets", "assignments", "submissions", "jurors", "stages", "rubrics", "agencies", "settings", "editions"];
    /// Satu lembar nilai.
    look "score_sheets.show": SheetIn => SheetDto, score_sheets::show, ["score_sheets", "assignments", "stages", "rubrics"];
    /// Hitungan sementara lembar yang sedang diketik, tanpa menyimpan.
    look "score_sheets.preview": RecordSheet => SheetDto, score_sheets::preview;
    /// Nilai satu juri untuk satu usulan.
    change "score_sheets.record": RecordSheet => SheetDto, score_sheets::record;
    /// Nilai beberapa lembar satu juri pada satu tahap, semua atau tidak sama sekali.
    change "score_sheets.record_many": RecordBlock => Vec<SheetDto>, score_sheets::record_many;
    /// Abstain untuk seluruh lembar dengan alasan; tanpa alasan berarti mencabutnya.
    change "score_sheets.abstain": AbstainIn => SheetDto, score_sheets::abstain;
}
