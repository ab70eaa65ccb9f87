//! Rankings, decisions and frozen revisions.

pub(crate) mod rankings;
pub(crate) mod shapes;

use crate::shape::EditionIn;
use kipp_store::Id;
use kipp_store::records::PanelDecision;
use shapes::{
    CompareIn, ComparisonDto, CorrectionIn, DecisionIn, DecisionRef, ExplainIn, ExplanationDto, FreezeIn, RankingDto,
    RevisionDto, RevisionIn, SigningDto, TieDto, WhatIfDto, WhatIfIn,
};

commands! {
    /// Menyimpan percobaan sebagai koreksi: nilai lembar yang disentuhnya dalam satu perubahan.
    change "score_sheets.correct": CorrectionIn => u32, rankings::correct;
    /// Peringkat sementara.
    kept "rankings.show": EditionIn => RankingDto, rankings::show, ["rankings", "result_revisions", "settings"];
    /// Seri pada peringkat sementara, masing-masing dengan penentunya.
    look "rankings.ties": EditionIn => Vec<TieDto>, rankings::ties, ["rankings"];
    /// Peringkat bila nilai tertentu berbeda; tidak ada yang ditulis.
    look "rankings.what_if": WhatIfIn => WhatIfDto, rankings::what_if, ["rankings", "result_revisions", "settings"];
    /// Asal sebuah angka sampai ke nilainya.
    look "rankings.explain": ExplainIn => ExplanationDto, rankings::explain, ["rankings", "result_revisions"];
    /// Mencatat keputusan pleno: ranks, order, all_in, unranked.
    change "panel_decisions.save": DecisionIn => Id<PanelDecision>, rankings::decide;
    /// Mencabut keputusan pleno.
    change "panel_decisions.withdraw": DecisionRef => (), rankings::withdraw;
    /// Membekukan hasil sebagai revisi bernomor.
    change "result_revisions.freeze": FreezeIn => i64, rankings::freeze;
    /// Tanggal dan penanda tangan surat bila hasil dibekukan sekarang.
    look "result_revisions.signing": EditionIn => SigningDto, rankings::signing, ["signatories", "editions", "stages", "settings", "award_classes"];
    /// Daftar revisi hasil.
    kept "result_revisions.list": EditionIn => Vec<RevisionDto>, rankings::revisions, ["result_revisions", "settings"];
    /// Satu revisi beku.
    kept "result_revisions.show": RevisionIn => RankingDto, rankings::revision, ["result_revisions", "settings"];
    /// Perbedaan dua revisi, atau revisi dengan hitungan sementara.
    kept "result_revisions.compare": CompareIn => ComparisonDto, rankings::compare, ["result_revisions", "rankings", "settings"];
}
