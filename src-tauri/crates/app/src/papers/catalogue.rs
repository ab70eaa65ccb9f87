//! The documents of the desk: their codes, what they are called, what they are printed on, and what a person may choose.
//!
//! Says what exists; refuses to know an edition. Source: design/documents/documents.md sections 4 and 5.

use kipp_documents::Orientation;

/// A document the desk prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    ObligationRecap,
    ParticipantRecap,
    Attendance,
    ScoreSheet,
    BlankScoreSheet,
    ScoreMatrix,
    MarksRecap,
    Annex,
    Charter,
    Certificate,
    /// The register of numbers as a book.
    NumberBook,
    /// Any list of the window; no document of the edition, and in no list of them.
    List,
}

/// In the order of the year.
pub const ALL: [Document; 11] = [
    Document::Attendance,
    Document::ParticipantRecap,
    Document::ObligationRecap,
    Document::ScoreSheet,
    Document::BlankScoreSheet,
    Document::ScoreMatrix,
    Document::MarksRecap,
    Document::Annex,
    Document::Charter,
    Document::Certificate,
    Document::NumberBook,
];

/// Papers offered by name; any `LxT` in millimetres is taken too.
pub const PAPERS: [&str; 4] = ["A4", "F4", "Folio", "Letter"];

/// Styles of a certificate, the first is the default.
pub const STYLES: [&str; 3] = ["klasik", "modern", "teks"];

impl Document {
    pub fn from_code(code: &str) -> Option<Document> {
        ALL.into_iter().find(|document| document.code() == code)
    }

    /// The code of the contract, the command line and the file name.
    pub const fn code(self) -> &'static str {
        match self {
            Document::ObligationRecap => "rekap-kepatuhan",
            Document::ParticipantRecap => "rekap-peserta",
            Document::Attendance => "daftar-hadir",
            Document::ScoreSheet => "lembar-nilai",
            Document::BlankScoreSheet => "lembar-nilai-kosong",
            Document::ScoreMatrix => "lembar-nilai-matriks",
            Document::MarksRecap => "rekap-nilai",
            Document::Annex => "lampiran-pengumuman",
            Document::Charter => "piagam",
            Document::Certificate => "sertifikat",
            Document::NumberBook => "register-nomor",
            Document::List => "daftar-umum",
        }
    }

    pub const fn title(self) -> &'static str {
        match self {
            Document::ObligationRecap => "Rekap kepatuhan",
            Document::ParticipantRecap => "Rekap peserta",
            Document::Attendance => "Daftar hadir",
            Document::ScoreSheet => "Lembar nilai",
            Document::BlankScoreSheet => "Lembar nilai kosong",
            Document::ScoreMatrix => "Lembar nilai matriks",
            Document::MarksRecap => "Rekapitulasi nilai",
            Document::Annex => "Lampiran pengumuman",
            Document::Charter => "Piagam penghargaan",
            Document::Certificate => "Sertifikat penghargaan",
            Document::NumberBook => "Buku register nomor",
            Document::List => "Daftar",
        }
    }

    /// The time of the year it belongs to, for lists.
    pub const fn group(self) -> &'static str {
        match self {
            Document::Attendance => "Sosialisasi",
            Document::ObligationRecap | Document::ParticipantRecap => "Pendaftaran dan teguran",
            Document::ScoreSheet | Document::BlankScoreSheet | Document::ScoreMatrix | Document::MarksRecap => {
                "Penilaian"
            }
            Document::Annex => "Pleno dan penetapan",
            Document::Charter | Document::Certificate | Document::NumberBook => "Penganugerahan",
            Document::List => "",
        }
    }

    /// The shipped template; certificates have one for each style.
    pub fn template(self, style: &str) -> &'static str {
        match (self, style) {
            (Document::Charter, "modern") => "piagam-modern",
            (Document::Charter, "teks") => "piagam-teks",
            (Document::Charter, _) => "piagam",
            (Document::Certificate, _) => "sertifikat",
            (Document::BlankScoreSheet, _) => "lembar-nilai",
            (other, _) => other.code(),
        }
    }

    pub const fn orientation(self) -> Orientation {
        match self {
            Document::MarksRecap
            | Document::ParticipantRecap
            | Document::ScoreMatrix
            | Document::Charter
            | Document::Certificate
            | Document::NumberBook
            | Document::List => Orientation::Landscape,
            Document::ObligationRecap
            | Document::Attendance
            | Document::ScoreSheet
            | Document::BlankScoreSheet
            | Document::Annex => Orientation::Portrait,
        }
    }

    /// Tables may be turned; certificates, forms, the annex and the wide book of numbers stand one way.
    pub const fn turns(self) -> bool {
        match self {
            Document::ObligationRecap
            | Document::ParticipantRecap
            | Document::Attendance
            | Document::MarksRecap
            | Document::List => true,
            Document::ScoreSheet
            | Document::BlankScoreSheet
            | Document::ScoreMatrix
            | Document::Annex
            | Document::Charter
            | Document::Certificate
            | Document::NumberBook => false,
        }
    }

    /// Says a result: prints the newest revision, else the live state as a draft.
    pub const fn is_result(self) -> bool {
        matches!(self, Document::MarksRecap | Document::Annex | Document::Charter | Document::Certificate)
    }

    /// One page for each recipient.
    pub const fn is_certificate(self) -> bool {
        matches!(self, Document::Charter | Document::Certificate)
    }

    /// Has an Excel twin.
    pub const fn has_sheet(self) -> bool {
        matches!(
            self,
            Document::MarksRecap
                | Document::ObligationRecap
                | Document::ParticipantRecap
                | Document::NumberBook
                | Document::List
        )
    }

    /// Choices that mean something for this document, by the names of the request's fields.
    pub const fn takes(self) -> &'static [&'static str] {
        match self {
            Document::ObligationRecap => {
                &["orientation", "kop", "ink_saving", "signatory", "date", "columns", "signature"]
            }
            Document::NumberBook => &["kop", "ink_saving", "signatory", "date", "columns", "signature"],
            Document::ParticipantRecap => {
                &["orientation", "kop", "ink_saving", "submissions", "signatory", "date", "columns", "signature"]
            }
            Document::Attendance => &["orientation", "kop", "ink_saving", "blank_rows", "signatory", "signature"],
            Document::ScoreSheet => &["kop", "ink_saving", "stage", "juror", "submissions", "level_texts"],
            Document::BlankScoreSheet => &["kop", "ink_saving", "stage", "level_texts"],
            Document::ScoreMatrix => &["kop", "ink_saving", "stage", "juror", "submissions"],
            Document::MarksRecap => {
                &["orientation", "kop", "ink_saving", "revision", "sign_jurors", "columns", "signature"]
            }
            Document::Annex => &["revision", "ink_saving", "signature"],
            Document::List => &["orientation", "kop"],
            Document::Charter | Document::Certificate => {
                &["style", "kop", "black", "qr", "offset", "revision", "submissions", "signature"]
            }
        }
    }

    /// What the document prints and no table holds.
    pub const fn fields(self) -> &'static [Field] {
        const DAY: Field = Field { key: "tanggal", title: "Tanggal penandatanganan", date: true };
        match self {
            Document::ObligationRecap | Document::ParticipantRecap | Document::NumberBook => &[DAY],
            Document::Attendance => &[
                Field { key: "tanggal", title: "Tanggal kegiatan", date: true },
                Field { key: "waktu", title: "Waktu, misalnya Pukul 09.00 WITA sampai dengan selesai", date: false },
                Field { key: "tempat", title: "Tempat", date: false },
                Field { key: "acara", title: "Acara", date: false },
                Field { key: "nama_kegiatan", title: "Nama kegiatan untuk kaki halaman", date: false },
            ],
            Document::MarksRecap => &[
                Field { key: "ketua_nama", title: "Nama Ketua Tim Penilai; kosong: Sekretaris Daerah", date: false },
                Field { key: "ketua_nip", title: "NIP Ketua Tim Penilai", date: false },
                Field { key: "ketua_pangkat", title: "Pangkat dan golongan Ketua Tim Penilai", date: false },
            ],
            Document::Annex => &[
                Field { key: "nomor", title: "Nomor pengumuman", date: false },
                Field { key: "tanggal", title: "Tanggal pengumuman", date: true },
                Field { key: "tentang", title: "Perihal pengumuman, huruf kapital", date: false },
                Field { key: "induk", title: "Naskah induk, huruf kapital", date: false },
                Field { key: "judul", title: "Judul daftar, huruf kapital", date: false },
            ],
            Document::Charter | Document::Certificate => &[
                Field { key: "klasifikasi", title: "Kode klasifikasi pada nomor, misalnya 000.8.3.4", date: false },
                Field { key: "unit_nomor", title: "Kode unit pada nomor, misalnya B. Organisasi", date: false },
            ],
            Document::ScoreSheet | Document::BlankScoreSheet | Document::ScoreMatrix | Document::List => &[],
        }
    }
}

/// A value that a person types for a document of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    pub title: &'static str,
    /// A date, kept as ISO text and printed long.
    pub date: bool,
}
