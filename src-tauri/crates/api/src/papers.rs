//! Documents, lists and certificates.

pub(crate) mod certificates;
pub(crate) mod documents;
pub(crate) mod lists;

use crate::shape::EditionIn;
use certificates::{
    CertificateNumberIn, CertificateReasonIn, CertificatesDto, CertificatesIn, IssueIn, PrintCertificates,
    PrintFailedIn, PrintMadeDto, PrintedIn, RegisterDto, ReplaceIn, SaveCertificates, SavedCertificatesDto,
};
use documents::{
    DocumentDto, DocumentIn, DocumentValueDto, DocumentValuesIn, IssuedDto, OutlineDto, PreviewIn, ReissueIn, SaveIn,
    SavedDto,
};
use kipp_store::Id;
use kipp_store::records::Certificate;
use lists::{ListIn, ListPageIn, ListSaveIn};

commands! {
    /// Dokumen edisi: siap, kurang data, atau sudah dicetak.
    kept "documents.list": EditionIn => Vec<DocumentDto>, documents::list, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics", "jurors", "people", "teams", "number_series", "sessions", "attendance", "invitations"];
    /// Halaman, ukuran, teks, dan temuan sebuah dokumen.
    look "documents.outline": DocumentIn => OutlineDto, documents::outline, ["documents", "settings", "signatories", "rankings", "result_revisions", "certificates", "submissions", "agencies", "obligations", "assignments", "stages", "rubrics", "jurors", "people", "teams", "number_series", "sessions", "attendance", "invitations"];
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
