//! Documents, lists and certificates.

pub(crate) mod certificates;
pub(crate) mod documents;
pub(crate) mod ledger;
pub(crate) mod letters;
pub(crate) mod lists;

use crate::shape::{EditionIn, IdIn};
use certificates::{
    CertificateNumberIn, CertificateReasonIn, CertificatesDto, CertificatesIn, IssueIn, PrintCertificates,
    PrintFailedIn, PrintMadeDto, PrintedIn, RegisterDto, ReplaceIn, SaveCertificates, SavedCertificatesDto,
};
use documents::{
    DocumentDto, DocumentIn, DocumentValueDto, DocumentValuesIn, IssuedDto, OutlineDto, PreviewIn, ReissueIn, SaveIn,
    SavedDto,
};
use kipp_store::Id;
use kipp_store::records::{Certificate, DutyNote, LetterAnswer};
use ledger::{DutyNoteIn, LedgerDto, LetterAnswerIn};
use letters::{
    IssuedLettersDto, LetterDraftDto, LetterFilesIn, LetterIn, LetterIssueIn, LetterNumberIn, LetterPagesIn,
    LetterPreviewIn, LetterReasonIn, LetterRegisterDto, LettersReceivedIn, LettersSentIn, MessageDto, OwnTextsDto,
    OwnTextsIn, OwnTextsSaveIn,
};
use lists::{ListIn, ListPageIn, ListSaveIn};

commands! {
    /// Dokumen edisi: siap, kurang data, atau sudah dicetak.
    kept "documents.list": EditionIn => Vec<DocumentDto>, documents::list, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics", "jurors", "people", "teams", "number_series", "letters", "sessions", "invitations", "attendance", "attachments", "holidays", "ladder_rules", "document_texts"];
    /// Halaman, ukuran, teks, dan temuan sebuah dokumen.
    look "documents.outline": DocumentIn => OutlineDto, documents::outline, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics", "jurors", "people", "teams", "number_series", "letters", "sessions", "invitations", "attendance", "attachments", "holidays", "ladder_rules", "document_texts"];
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

    /// Surat sebelum terbit: penerima, nomor berikutnya, penanda tangan, dan yang kurang.
    look "letters.draft": LetterIn => LetterDraftDto, letters::draft, ["letters", "document_texts", "number_series", "signatories", "settings", "editions", "agencies", "people", "sessions", "invitations", "attendance", "submissions", "obligations", "stages", "holidays", "ladder_rules", "documents"];
    /// Halaman surat yang belum terbit.
    look "letters.outline": LetterPagesIn => OutlineDto, letters::outline, ["letters", "document_texts", "number_series", "signatories", "settings", "editions", "agencies", "people", "sessions", "invitations", "attendance", "submissions", "obligations", "stages", "holidays", "ladder_rules", "documents"];
    /// Satu halaman surat yang belum terbit sebagai gambar SVG.
    bytes "letters.preview": LetterPreviewIn => (), letters::preview;
    /// Menerbitkan surat: memberi nomor dan menyimpan isinya.
    change "letters.issue": LetterIssueIn => IssuedLettersDto, letters::issue;
    /// Register surat dengan penerima, cetakan, dan celah nomor.
    kept "letters.list": EditionIn => LetterRegisterDto, letters::list, ["letters", "number_series", "settings"];
    /// Membatalkan surat dengan alasan; nomornya tetap tercatat.
    change "letters.void": LetterReasonIn => (), letters::void;
    /// Mengisi nomor surat yang dikosongkan.
    change "letters.number": LetterNumberIn => String, letters::number;
    /// Mencatat bahwa surat dikirim, dengan tanggal dan caranya.
    change "letters.sent": LettersSentIn => (), letters::sent;
    /// Mencatat bahwa surat diterima.
    change "letters.received": LettersReceivedIn => (), letters::received;
    /// Pesan WhatsApp atau pos-el untuk setiap surat.
    look "letters.messages": DocumentIn => Vec<MessageDto>, letters::messages, ["letters", "document_texts", "documents", "settings", "editions"];
    /// Menulis PDF dan pesan setiap surat ke dalam folder, siap dikirim.
    change "letters.save_files": LetterFilesIn => u32, letters::save_files;
    /// Kewajiban tiap perangkat daerah: surat, tanggapan, catatan, dan langkah berikutnya.
    kept "ledger.show": EditionIn => LedgerDto, ledger::show, ["letters", "obligations", "agencies", "submissions", "editions", "stages", "holidays", "ladder_rules", "settings"];
    /// Mencatat tanggapan atas sebuah surat.
    change "letter_answers.save": LetterAnswerIn => Id<LetterAnswer>, ledger::save_answer;
    /// Menghapus tanggapan.
    change "letter_answers.delete": IdIn => (), ledger::delete_answer;
    /// Mencatat yang dilakukan kantor tentang sebuah kewajiban.
    change "duty_notes.save": DutyNoteIn => Id<DutyNote>, ledger::save_note;
    /// Menghapus catatan kewajiban.
    change "duty_notes.delete": IdIn => (), ledger::delete_note;
    /// Teks sebuah surat yang dapat diubah, dengan isian yang dikenal.
    look "document_texts.list": OwnTextsIn => OwnTextsDto, letters::own_texts, ["document_texts"];
    /// Mengubah teks sebuah surat untuk edisi ini.
    change "document_texts.save": OwnTextsSaveIn => (), letters::save_texts;
    /// Mengembalikan semua teks sebuah surat ke baku.
    change "document_texts.reset": OwnTextsIn => (), letters::reset_texts;

    /// Halaman sebuah daftar dengan kolom, baris, dan saringan yang sedang ditampilkan.
    look "lists.outline": ListIn => OutlineDto, lists::outline;
    /// Satu halaman daftar sebagai gambar SVG.
    bytes "lists.preview": ListPageIn => (), lists::preview;
    /// Kembaran Excel sebuah daftar.
    bytes "lists.sheet": ListIn => (), lists::sheet;
    /// Menulis daftar sebagai PDF atau Excel.
    act "lists.save": ListSaveIn => SavedDto, lists::save;

    /// Penerima piagam dan sertifikat dengan nomor, cetakan, dan temuan sebelum cetak.
    kept "certificates.list": EditionIn => CertificatesDto, certificates::list, ["certificates", "documents", "signatories", "settings", "rankings", "result_revisions", "number_series"];
    /// Buku nomor dengan riwayat, celah, dan nomor ganda.
    kept "certificates.register": EditionIn => RegisterDto, certificates::register, ["certificates", "settings", "editions", "number_series"];
    /// Memberi nomor dari revisi hasil yang dibekukan.
    change "certificates.issue": IssueIn => Vec<Id<Certificate>>, certificates::issue;
    /// Mengisi nomor piagam yang dikosongkan.
    change "certificates.number": CertificateNumberIn => String, certificates::number;
    /// Membatalkan piagam dengan alasan; nomornya tetap tercatat.
    change "certificates.void": CertificateReasonIn => (), certificates::void;
    /// Menerbitkan pengganti dengan nomor baru dan alasan.
    change "certificates.replace": ReplaceIn => Id<Certificate>, certificates::replace;
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
