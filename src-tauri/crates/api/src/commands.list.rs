commands! {
    /// Program, petugas, dan berkas meja yang terbuka.
    look "desks.about": Nothing => AboutDto, desks::about, ["desks", "settings"];
    /// Membuat berkas meja baru dan membukanya.
    act "desks.create": FileIn => AboutDto, desks::create;
    /// Membuka berkas meja.
    act "desks.open": FileIn => AboutDto, desks::open;
    /// Membuka berkas meja komputer ini; dibuat pada pemakaian pertama.
    act "desks.open_default": Nothing => AboutDto, desks::open_default;
    /// Membuka contoh KIPP 2021.
    act "desks.open_sample": Nothing => AboutDto, desks::open_sample;
    /// Membuat contoh KIPP 2021 pada berkas baru dan membukanya.
    act "desks.create_sample": FileIn => AboutDto, desks::create_sample;
    /// Berkas meja yang baru dibuka.
    look "desks.recent": Nothing => Vec<RecentDto>, desks::recent;
    /// Membuka salah satu berkas terakhir.
    act "desks.open_recent": RecentIn => AboutDto, desks::open_recent;
    /// Token salah satu berkas terakhir, agar tempatnya dapat ditunjukkan.
    act "desks.locate_recent": RecentIn => String, desks::locate_recent;
    /// Menyalin berkas yang hanya dapat dibaca ke komputer ini.
    act "desks.copy_here": Nothing => AboutDto, desks::copy_here;
    /// Menutup berkas meja.
    act "desks.close": Nothing => AboutDto, desks::close;
    /// Memeriksa keutuhan, rujukan, aturan, dan riwayat.
    look "desks.check": Nothing => CheckDto, desks::check;
    /// Nama petugas yang dicatat pada riwayat.
    act "desks.set_actor": ActorIn => AboutDto, desks::set_actor;

    /// Pengaturan kantor.
    look "settings.show": Nothing => Vec<SettingDto>, settings::show, ["settings"];
    /// Mengubah pengaturan kantor.
    change "settings.put": SettingsIn => (), settings::put;
    /// Memasang gambar kantor: lambang_daerah, lambang_negara, latar_piagam.
    change "settings.put_picture": PictureIn => (), settings::put_picture;

    /// Membaca tanggal yang diketik: hari dan tulisannya, atau sebab penolakannya; digeser menurut hari dan bulan.
    look "dates.read": DateIn => DateDto, dates::read;

    /// Membaca pola nomor yang diketik: contoh nomornya, atau sebab penolakannya.
    look "numbers.example": NumberPatternIn => NumberExampleDto, numbers::example;

    /// Bawaan untuk membuat edisi.
    look "editions.presets": Nothing => Vec<PresetDto>, editions::presets;
    /// Isi satu bawaan, tanggalnya pada tahun yang diminta.
    look "editions.preset": PresetIn => PresetContentDto, editions::preset_content;
    /// Semua edisi.
    look "editions.list": Nothing => Vec<EditionDto>, editions::list, ["editions"];
    /// Membuat edisi dari bawaan.
    change "editions.create": NewEditionIn => i64, editions::create;
    /// Membuat edisi dengan pengaturan edisi lain; usulan dan nilai tidak ikut.
    change "editions.copy": EditionCopyIn => i64, editions::copy;
    /// Mengubah setelan edisi; skala nilai berlaku untuk semua tahapannya.
    change "editions.change": EditionChangeIn => (), editions::change;
    /// Menutup edisi dengan alasan.
    change "editions.close": EditionReasonIn => (), editions::close;
    /// Membuka kembali edisi dengan alasan.
    change "editions.reopen": EditionReasonIn => (), editions::reopen;

    /// Keadaan kompetisi untuk Beranda.
    look "overview.show": EditionIn => OverviewDto, overview::show, ["editions", "stages", "obligations", "agencies", "submissions", "score_sheets", "assignments", "jurors", "result_revisions", "certificates", "signatories", "documents"];

    /// Mencari perangkat daerah, usulan, orang, dan nomor piagam; kata boleh bertukar urutan.
    look "search.find": FindIn => Vec<FoundGroupDto>, search::find;

    /// Tahapan edisi dengan rubriknya.
    look "stages.list": EditionIn => Vec<StageDto>, stages::list, ["stages", "rubrics"];
    /// Mengubah tahapan, juga dipakai atau tidak dan dinilai atau tidak; perpanjangan memerlukan alasan.
    change "stages.change": StageChangeIn => (), stages::change;
    /// Menambah tahapan; yang dinilai mulai dengan satu kriteria, bobotnya boleh diisi sekaligus.
    change "stages.add": NewStageIn => i64, stages::add;
    /// Menghapus tahapan yang belum dipakai; bobot tahap lain boleh diisi sekaligus.
    change "stages.remove": StageRemoveIn => (), stages::remove;
    /// Mengurutkan tahapan edisi.
    change "stages.order": StageOrderIn => (), stages::order;
    /// Membuka tahapan penilaian dan membagikan penugasan.
    change "stages.open": StageIn => (), stages::open;
    /// Mengunci penilaian tahapan.
    change "stages.lock": StageIn => (), stages::lock;
    /// Membuka kunci penilaian dengan alasan.
    change "stages.unlock": StageReasonIn => (), stages::unlock;
    /// Menetapkan peserta yang lolos ke tahap ini.
    change "stages.set_participants": ParticipantsIn => (), stages::set_participants;
    /// Mengubah bobot tahapan; jumlahnya 1000 per mil.
    change "stages.set_weights": StageWeightsIn => (), stages::set_weights;
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

    /// Daftar perangkat daerah dan jenisnya.
    look "agencies.list": Nothing => AgenciesDto, agencies::list, ["agencies"];
    /// Menambah atau mengubah perangkat daerah.
    change "agencies.save": AgencyIn => i64, agencies::save;
    /// Menghapus perangkat daerah yang tidak dipakai.
    change "agencies.delete": IdIn => (), agencies::delete;
    /// Menggabung perangkat daerah; nama lama tetap dikenal.
    change "agencies.merge": MergeIn => (), agencies::merge;
    /// Kewajiban per perangkat daerah dan ringkasannya.
    look "obligations.show": EditionIn => DutiesDto, agencies::duties, ["obligations", "agencies", "submissions", "editions"];
    /// Mengecualikan perangkat daerah dengan alasan; tanpa alasan berarti mengakhiri pengecualian.
    change "obligations.exempt": ExemptIn => (), agencies::exempt;
    /// Menyamakan daftar wajib edisi dengan daftar perangkat daerah, atau dengan daftar yang diberikan.
    change "obligations.set": ObligedIn => u32, agencies::set_obliged;

    /// Pejabat penandatangan.
    look "signatories.list": Nothing => Vec<SignatoryDto>, signatories::list, ["signatories"];
    /// Menambah atau mengubah penanda tangan.
    change "signatories.save": SignatoryIn => i64, signatories::save;
    /// Menghapus penanda tangan yang tidak dipakai.
    change "signatories.delete": IdIn => (), signatories::delete;
    /// Memasang gambar tanda tangan seorang pejabat, PNG atau JPEG.
    change "signatories.put_picture": SignatoryPictureIn => (), signatories::put_picture;
    /// Melepas gambar tanda tangan seorang pejabat.
    change "signatories.remove_picture": IdIn => (), signatories::remove_picture;
    /// Gambar tanda tangan seorang pejabat, sebagaimana dipasang.
    bytes "signatories.picture": IdIn => (), signatories::picture;

    /// Usulan satu edisi.
    look "submissions.list": EditionIn => Vec<SubmissionRowDto>, submissions::list, ["submissions", "agencies", "rubrics"];
    /// Satu usulan lengkap.
    look "submissions.show": SubmissionRef => SubmissionDto, submissions::show, ["submissions", "agencies", "editions", "rubrics"];
    /// Menyimpan usulan yang diketik; yang baru berstatus draf.
    change "submissions.save": SubmissionIn => i64, submissions::save;
    /// Menyatakan satu atau banyak usulan masuk, lengkap, lolos, gugur, atau perbaikan.
    change "submissions.set_status": StatusIn => u32, submissions::set_status;
    /// Menghapus usulan tanpa lembar nilai.
    change "submissions.delete": SubmissionRef => (), submissions::delete;
    /// Usulan lain yang judulnya sama atau mirip, di semua edisi.
    look "submissions.similar": SimilarIn => Vec<SimilarTitleDto>, submissions::similar, ["submissions", "agencies", "editions"];
    /// Jumlah kata isian terhadap batas bagiannya.
    look "submissions.count_words": WordsIn => WordsDto, submissions::count_words, ["rubrics"];
    /// Formulir usulan satu edisi: bagian, batas kata, dan nomor berikutnya.
    look "forms.show": EditionIn => FormDto, forms::show, ["rubrics", "submissions"];

    /// Juri dengan kemajuan dan benturannya.
    look "jurors.list": EditionIn => Vec<JurorDto>, jurors::list, ["jurors", "assignments", "conflicts", "score_sheets", "agencies", "submissions", "stages"];
    /// Menambah atau mengubah juri.
    change "jurors.save": JurorIn => i64, jurors::save;
    /// Menghapus juri tanpa lembar nilai.
    change "jurors.delete": IdIn => (), jurors::delete;
    /// Menyatakan benturan kepentingan dengan alasan.
    change "conflicts.declare": ConflictIn => (), jurors::declare;
    /// Mencabut benturan kepentingan yang dinyatakan.
    change "conflicts.withdraw": WithdrawConflictIn => (), jurors::withdraw;
    /// Menghapus, memberi kembali, atau membebaskan penugasan.
    change "assignments.act": AssignmentIn => (), jurors::act;

    /// Lembar satu tahap: usulan terhadap juri, atau terhadap kriteria satu juri.
    look "score_sheets.grid": GridIn => GridDto, score_sheets::grid, ["score_sheets", "assignments", "submissions", "jurors", "stages", "rubrics", "agencies", "settings"];
    /// Satu lembar nilai.
    look "score_sheets.show": SheetIn => SheetDto, score_sheets::show, ["score_sheets", "assignments", "stages", "rubrics"];
    /// Hitungan sementara lembar yang sedang diketik, tanpa menyimpan.
    look "score_sheets.preview": RecordSheet => SheetDto, score_sheets::preview;
    /// Nilai satu juri untuk satu usulan.
    change "score_sheets.record": RecordSheet => SheetDto, score_sheets::record;
    /// Nilai beberapa lembar satu juri pada satu tahap, semua atau tidak sama sekali.
    change "score_sheets.record_many": RecordBlock => Vec<SheetDto>, score_sheets::record_many;
    /// Menyimpan percobaan sebagai koreksi: nilai lembar yang disentuhnya dalam satu perubahan.
    change "score_sheets.correct": CorrectionIn => u32, rankings::correct;
    /// Abstain untuk seluruh lembar dengan alasan; tanpa alasan berarti mencabutnya.
    change "score_sheets.abstain": AbstainIn => SheetDto, score_sheets::abstain;

    /// Peringkat sementara.
    look "rankings.show": EditionIn => RankingDto, rankings::show, ["rankings", "result_revisions", "settings"];
    /// Peringkat bila nilai tertentu berbeda; tidak ada yang ditulis.
    look "rankings.what_if": WhatIfIn => WhatIfDto, rankings::what_if, ["rankings", "result_revisions", "settings"];
    /// Asal sebuah angka sampai ke nilainya.
    look "rankings.explain": ExplainIn => ExplanationDto, rankings::explain, ["rankings", "result_revisions"];
    /// Mencatat keputusan pleno: ranks, order, all_in, unranked.
    change "panel_decisions.save": DecisionIn => i64, rankings::decide;
    /// Mencabut keputusan pleno.
    change "panel_decisions.withdraw": DecisionRef => (), rankings::withdraw;
    /// Membekukan hasil sebagai revisi bernomor.
    change "result_revisions.freeze": FreezeIn => i64, rankings::freeze;
    /// Tanggal dan penanda tangan surat bila hasil dibekukan sekarang.
    look "result_revisions.signing": EditionIn => SigningDto, rankings::signing, ["signatories", "editions", "stages", "settings", "award_classes"];
    /// Daftar revisi hasil.
    look "result_revisions.list": EditionIn => Vec<RevisionDto>, rankings::revisions, ["result_revisions"];
    /// Satu revisi beku.
    look "result_revisions.show": RevisionIn => RankingDto, rankings::revision, ["result_revisions"];
    /// Perbedaan dua revisi, atau revisi dengan hitungan sementara.
    look "result_revisions.compare": CompareIn => ComparisonDto, rankings::compare, ["result_revisions", "rankings"];

    /// Riwayat perubahan.
    look "operations.list": HistoryIn => Vec<OperationDto>, operations::list, ["operations"];
    /// Petugas, jenis data, dan waktu yang ada dalam riwayat: pilihan saringannya.
    look "operations.choices": Nothing => HistoryChoicesDto, operations::choices, ["operations"];
    /// Satu perubahan dengan sebelum dan sesudahnya.
    look "operations.show": IdIn => OperationDetailDto, operations::show, ["operations"];
    /// Mengurungkan perubahan terakhir sesi ini.
    change "operations.undo": Nothing => String, operations::undo;
    /// Mengembalikan yang diurungkan.
    change "operations.redo": Nothing => String, operations::redo;
    /// Mengurungkan satu perubahan dari riwayat.
    change "operations.undo_one": IdIn => String, operations::undo_one;

    /// Menyimpan ketikan yang belum menjadi perubahan; ditolak bila ketikan yang lebih baru sudah disimpan.
    act "drafts.put": DraftIn => bool, operations::put_draft;
    /// Semua ketikan yang belum menjadi perubahan.
    look "drafts.list": Nothing => Vec<DraftDto>, operations::drafts;
    /// Membuang ketikan.
    act "drafts.delete": DraftRef => (), operations::delete_draft;

    /// Memeriksa berkas impor tanpa menulis: kolom, tiap baris, nama yang belum pasti.
    look "imports.inspect": ImportIn => ImportReportDto, imports::inspect, ["imports", "agencies", "submissions", "jurors", "score_sheets", "assignments", "stages", "rubrics", "editions"];
    /// Mengimpor berkas sebagai satu perubahan: semua yang dapat dipakai, atau yang siap saja.
    change "imports.apply": ApplyImportIn => ImportDoneDto, imports::apply;
    /// Baris yang perlu diperbaiki sebagai .xlsx dengan kolom keterangan.
    bytes "imports.report": ImportIn => (), imports::report;
    /// Templat impor: kolom yang dikenal dan satu baris contoh, sebagai .xlsx.
    bytes "imports.template": TemplateIn => (), imports::template;
    /// Menulis templat impor ke berkas atau folder yang dipilih.
    act "imports.save_template": SaveTemplateIn => SavedReportDto, imports::save_template;
    /// Menulis laporan baris yang perlu diperbaiki ke berkas yang dipilih.
    act "imports.save_report": SaveReportIn => SavedReportDto, imports::save_report;

    /// Dokumen edisi: siap, kurang data, atau sudah dicetak.
    look "documents.list": EditionIn => Vec<DocumentDto>, documents::list, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics"];
    /// Halaman, ukuran, teks, dan temuan sebuah dokumen.
    look "documents.outline": DocumentIn => OutlineDto, documents::outline, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics"];
    /// Satu halaman sebagai gambar SVG.
    bytes "documents.preview": PreviewIn => (), documents::preview;
    /// Kembaran Excel sebuah rekap.
    bytes "documents.sheet": DocumentIn => (), documents::sheet;
    /// Menulis dokumen sebagai PDF atau Excel.
    change "documents.save": SaveIn => SavedDto, documents::save;
    /// Isian dokumen yang tidak ada pada daftar lain.
    look "documents.values": EditionIn => Vec<DocumentValueDto>, documents::values, ["documents"];
    /// Mengubah isian satu dokumen; isian kosong dihapus.
    change "documents.put_values": DocumentValuesIn => (), documents::put_values;
    /// PDF yang pernah diterbitkan.
    look "documents.issued": EditionIn => Vec<IssuedDto>, documents::issued, ["documents"];
    /// PDF yang pernah diterbitkan, byte demi byte.
    bytes "documents.reissue": ReissueIn => (), documents::reissue;

    /// Halaman sebuah daftar dengan kolom, baris, dan saringan yang sedang ditampilkan.
    look "lists.outline": ListIn => OutlineDto, lists::outline;
    /// Satu halaman daftar sebagai gambar SVG.
    bytes "lists.preview": ListPageIn => (), lists::preview;
    /// Kembaran Excel sebuah daftar.
    bytes "lists.sheet": ListIn => (), lists::sheet;
    /// Menulis daftar sebagai PDF atau Excel.
    act "lists.save": ListSaveIn => SavedDto, lists::save;

    /// Penerima piagam dan sertifikat dengan nomor, cetakan, dan temuan sebelum cetak.
    look "certificates.list": EditionIn => CertificatesDto, certificates::list, ["certificates", "documents", "signatories", "settings", "rankings", "result_revisions"];
    /// Buku nomor dengan riwayat, celah, dan nomor ganda.
    look "certificates.register": EditionIn => RegisterDto, certificates::register, ["certificates"];
    /// Memberi nomor dari revisi hasil yang dibekukan.
    change "certificates.issue": IssueIn => Vec<i64>, certificates::issue;
    /// Mengisi nomor piagam yang dikosongkan.
    change "certificates.number": CertificateNumberIn => String, certificates::number;
    /// Membatalkan piagam dengan alasan; nomornya tetap tercatat.
    change "certificates.void": CertificateReasonIn => (), certificates::void;
    /// Menerbitkan pengganti dengan nomor baru dan alasan.
    change "certificates.replace": ReplaceIn => i64, certificates::replace;
    /// Menyimpan piagam dan sertifikat yang bernomor: satu PDF, satu berkas per penerima, atau keduanya. Bukan cetakan.
    change "certificates.save": SaveCertificates => SavedCertificatesDto, certificates::save;
    /// Membuat PDF untuk pencetak; yang terjadi padanya dicatat dengan certificates.printed.
    change "certificates.print": PrintCertificates => PrintMadeDto, certificates::print;
    /// Mencatat bahwa PDF itu diserahkan ke pencetak atau dibuka di program PDF.
    change "certificates.printed": PrintedIn => (), certificates::printed;
    /// Menyatakan bahwa yang dibuka di program PDF sudah tercetak.
    change "certificates.confirm": CertificatesIn => u32, certificates::confirm;
    /// Menyatakan cetakan terakhir gagal dengan alasan; cetakan itu tidak dihitung.
    change "certificates.fail": PrintFailedIn => u32, certificates::fail;
}
