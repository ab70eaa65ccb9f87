//! What takes part.

pub(crate) mod submissions;

use crate::shape::EditionIn;
use kipp_store::Id;
use kipp_store::records::Submission;
use submissions::{
    SimilarIn, SimilarTitleDto, StatusIn, SubmissionDto, SubmissionIn, SubmissionRef, SubmissionRowDto, WordsDto,
    WordsIn,
};

commands! {
    /// Usulan satu edisi.
    kept "submissions.list": EditionIn => Vec<SubmissionRowDto>, submissions::list, ["submissions", "agencies", "rubrics", "settings", "editions"];
    /// Satu usulan lengkap.
    look "submissions.show": SubmissionRef => SubmissionDto, submissions::show, ["submissions", "agencies", "editions", "rubrics"];
    /// Menyimpan usulan yang diketik; yang baru berstatus draf.
    change "submissions.save": SubmissionIn => Id<Submission>, submissions::save;
    /// Menyatakan satu atau banyak usulan masuk, lengkap, lolos, gugur, atau perbaikan.
    change "submissions.set_status": StatusIn => u32, submissions::set_status;
    /// Menghapus usulan tanpa lembar nilai.
    change "submissions.delete": SubmissionRef => (), submissions::delete;
    /// Usulan lain yang judulnya sama atau mirip, di semua edisi.
    look "submissions.similar": SimilarIn => Vec<SimilarTitleDto>, submissions::similar, ["submissions", "agencies", "editions"];
    /// Jumlah kata isian terhadap batas bagiannya.
    look "submissions.count_words": WordsIn => WordsDto, submissions::count_words, ["rubrics"];
}
