//! The documents of the desk, a block each: what it is called, what it is printed on, what a person may choose and types.
//!
//! Says what exists; refuses to know an edition. A new document is a block here and its words in [`super::words`].
//! Source: design/documents/documents.md sections 4 and 5.

use kipp_documents::{Orientation, Paper};

/// Papers offered by name; any `LxT` in millimetres is taken too.
pub const PAPERS: [&str; 4] = ["A4", "F4", "Folio", "Letter"];

/// Styles of a certificate, the first is the default.
pub const STYLES: [&str; 3] = ["klasik", "modern", "teks"];

/// How a document comes to its words and pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One document of the office.
    Office,
    /// A piece for each scored stage, a form for each juror and submission.
    Sheets,
    /// Says a result: the newest revision, else the live state as a draft.
    Result,
    /// A result, one page for each recipient.
    Certificate,
    /// Letters with numbers: those of one batch.
    Letter,
    /// Its words come with the call.
    List,
}

/// The shipped template of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Templates {
    /// The style, if there is one, is a choice inside it.
    One(&'static str),
    /// One for each of [`STYLES`].
    PerStyle([&'static str; STYLES.len()]),
}

/// Whose emblem stands above the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emblem {
    None,
    Region,
    State,
}

impl Emblem {
    /// The setting that holds its picture, and what it is called.
    pub const fn setting(self) -> Option<(&'static str, &'static str)> {
        match self {
            Emblem::None => None,
            Emblem::Region => Some(("lambang_daerah", "Lambang daerah")),
            Emblem::State => Some(("lambang_negara", "Lambang negara")),
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

/// What is known of a document before any edition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DocumentSpec {
    /// The code of the contract, the command line and the file name.
    pub code: &'static str,
    pub title: &'static str,
    /// "Piagam": where many are counted or told one by one; empty: its title.
    pub short_title: &'static str,
    /// The time of the year it belongs to, for lists.
    pub group: &'static str,
    pub kind: Kind,
    pub templates: Templates,
    pub orientation: Orientation,
    /// Tables may be turned; certificates, forms, the annex and the wide book of numbers stand one way.
    pub turns: bool,
    /// Its own paper, where the office's would be too small.
    pub paper: Option<(&'static str, Paper)>,
    pub emblem: Emblem,
    /// Role of who signs a certificate whose class names nobody.
    pub signer: &'static str,
    /// Has an Excel twin.
    pub has_sheet: bool,
    /// Choices that mean something for it, by the names of the request's fields.
    pub takes: &'static [&'static str],
    /// What it prints and no table holds.
    pub fields: &'static [Field],
}

/// What most documents are.
const PLAIN: DocumentSpec = DocumentSpec {
    code: "",
    title: "",
    short_title: "",
    group: "",
    kind: Kind::Office,
    templates: Templates::One(""),
    orientation: Orientation::Portrait,
    turns: false,
    paper: None,
    emblem: Emblem::Region,
    signer: "kepala_daerah",
    has_sheet: false,
    takes: &[],
    fields: &[],
};

const fn text(key: &'static str, title: &'static str) -> Field {
    Field { key, title, date: false }
}

const fn day(key: &'static str, title: &'static str) -> Field {
    Field { key, title, date: true }
}

const SIGNED_ON: &[Field] = &[day("tanggal", "Tanggal penandatanganan")];
const CERTIFICATE_TAKES: &[&str] = &["style", "kop", "black", "qr", "offset", "revision", "submissions", "signature"];
const CERTIFICATE_FIELDS: &[Field] = &[
    text("klasifikasi", "Kode klasifikasi pada nomor, misalnya 000.8.3.4"),
    text("unit_nomor", "Kode unit pada nomor, misalnya B. Organisasi"),
];

const LETTER_TAKES: &[&str] = &["kop", "signature", "batch", "recipients"];

/// The enum, the list of all in the order of the year, and what is known of each, from one block each.
macro_rules! documents {
    ($($name:ident = { $($field:ident: $value:expr,)* })*) => {
        /// A document the desk prints.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Document {
            $($name,)*
            /// Any list of the window; no document of the edition, and in no list of them.
            List,
        }

        /// In the order of the year.
        pub const ALL: [Document; [$(stringify!($name)),*].len()] = [$(Document::$name),*];

        impl Document {
            pub const fn spec(self) -> &'static DocumentSpec {
                match self {
                    $(Document::$name => const { &DocumentSpec { $($field: $value,)* ..PLAIN } },)*
                    Document::List => const { &LIST },
                }
            }
        }
    };
}

const LIST: DocumentSpec = DocumentSpec {
    code: "daftar-umum",
    title: "Daftar",
    kind: Kind::List,
    templates: Templates::One("daftar-umum"),
    orientation: Orientation::Landscape,
    turns: true,
    has_sheet: true,
    takes: &["orientation", "kop"],
    ..PLAIN
};

documents! {
    TeamAnnex = {
        code: "lampiran-sk-tim",
        title: "Lampiran keputusan susunan tim",
        group: "Persiapan",
        templates: Templates::One("lampiran-sk-tim"),
        paper: Some(("F4", Paper::F4)),
        emblem: Emblem::None,
        has_sheet: true,
        takes: &["ink_saving", "signature"],
        fields: &[
            text("nomor", "Nomor keputusan"),
            day("tanggal", "Tanggal keputusan"),
            text("tentang", "Perihal keputusan, huruf kapital"),
        ],
    }
    TaskLetter = {
        code: "surat-tugas",
        title: "Surat tugas",
        group: "Surat",
        kind: Kind::Letter,
        templates: Templates::One("surat-tugas"),
        paper: Some(("F4", Paper::F4)),
        takes: LETTER_TAKES,
    }
    Invitation = {
        code: "surat-undangan",
        title: "Surat undangan",
        group: "Surat",
        kind: Kind::Letter,
        templates: Templates::One("surat-undangan"),
        paper: Some(("F4", Paper::F4)),
        takes: LETTER_TAKES,
        fields: &[
            text("narahubung", "Nama narahubung untuk konfirmasi kehadiran"),
            text("hp_narahubung", "Nomor HP narahubung"),
            day("tanggal_konfirmasi", "Batas konfirmasi kehadiran"),
        ],
    }
    DeliveryBook = {
        code: "buku-ekspedisi",
        title: "Buku ekspedisi",
        group: "Surat",
        templates: Templates::One("buku-ekspedisi"),
        orientation: Orientation::Landscape,
        has_sheet: true,
        takes: &["kop", "ink_saving", "batch", "signatory", "date", "signature"],
    }
    Labels = {
        code: "label-surat",
        title: "Label surat",
        group: "Surat",
        templates: Templates::One("label-surat"),
        paper: Some(("A4", Paper::A4)),
        emblem: Emblem::None,
        takes: &["batch", "recipients", "offset"],
    }
    InvitationList = {
        code: "lampiran-undangan",
        title: "Daftar undangan",
        group: "Surat",
        templates: Templates::One("lampiran-undangan"),
        paper: Some(("F4", Paper::F4)),
        emblem: Emblem::None,
        has_sheet: true,
        takes: &["session", "ink_saving", "signature"],
    }
    SeatPlan = {
        code: "pembagian-tempat",
        title: "Pembagian tempat",
        group: "Kegiatan",
        templates: Templates::One("pembagian-tempat"),
        has_sheet: true,
        takes: &["session", "kop", "ink_saving", "signatory", "date", "signature"],
    }
    Programme = {
        code: "susunan-acara",
        title: "Susunan acara",
        group: "Kegiatan",
        templates: Templates::One("susunan-acara"),
        emblem: Emblem::None,
        has_sheet: true,
        takes: &["session", "ink_saving"],
    }
    Attendance = {
        code: "daftar-hadir",
        title: "Daftar hadir",
        group: "Kegiatan",
        templates: Templates::One("daftar-hadir"),
        turns: true,
        takes: &["session", "orientation", "kop", "ink_saving", "blank_rows", "signatory", "signature"],
    }
    Minutes = {
        code: "notulen",
        title: "Notulen",
        group: "Kegiatan",
        templates: Templates::One("notulen"),
        takes: &["session", "photos", "kop", "ink_saving"],
    }
    AttendanceRecap = {
        code: "rekap-kehadiran",
        title: "Rekap kehadiran",
        group: "Kegiatan",
        templates: Templates::One("rekap-kehadiran"),
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "session", "signatory", "date", "columns", "signature"],
        fields: SIGNED_ON,
    }
    AttendedPeople = {
        code: "kehadiran-orang",
        title: "Daftar kehadiran orang",
        group: "Kegiatan",
        templates: Templates::One("kehadiran-orang"),
        orientation: Orientation::Landscape,
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "session", "columns"],
    }
    AttendanceFollowUp = {
        code: "daftar-tindak-lanjut-hadir",
        title: "Daftar tindak lanjut kehadiran",
        group: "Kegiatan",
        templates: Templates::One("daftar-tindak-lanjut-hadir"),
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "session", "signatory", "date", "columns", "signature"],
        fields: SIGNED_ON,
    }
    AbsenceLetter = {
        code: "surat-tidak-hadir",
        title: "Surat kepada yang tidak hadir",
        short_title: "Surat pemberitahuan",
        group: "Kegiatan",
        kind: Kind::Letter,
        templates: Templates::One("surat-tidak-hadir"),
        paper: Some(("F4", Paper::F4)),
        takes: LETTER_TAKES,
        fields: &[
            text("lampiran_materi", "Yang dilampirkan, misalnya materi sosialisasi dan jadwal pendaftaran"),
            day("batas", "Batas berkoordinasi; kosong: lima hari kerja sesudah tanggal surat"),
        ],
    }
    SessionCertificate = {
        code: "sertifikat-kegiatan",
        title: "Sertifikat kegiatan",
        group: "Kegiatan",
        templates: Templates::One("sertifikat-kegiatan"),
        orientation: Orientation::Landscape,
        signer: "kepala_bagian",
        takes: &["kop", "ink_saving", "black", "offset", "session", "signatory", "date", "signature"],
        fields: &[
            day("tanggal", "Tanggal sertifikat"),
            text("pola_nomor", "Pola nomor, misalnya 061/{urut:2}/Setda; kosong: tanpa nomor"),
        ],
    }
    ParticipantRecap = {
        code: "rekap-peserta",
        title: "Rekap peserta",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("rekap-peserta"),
        orientation: Orientation::Landscape,
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "submissions", "signatory", "date", "columns", "signature"],
        fields: SIGNED_ON,
    }
    ExtensionNotice = {
        code: "pengumuman-perpanjangan",
        title: "Pengumuman perpanjangan",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("pengumuman-perpanjangan"),
        paper: Some(("F4", Paper::F4)),
        takes: &["kop", "ink_saving", "extension", "signature"],
        fields: &[
            text("nomor", "Nomor pengumuman"),
            day("tanggal", "Tanggal pengumuman"),
            text("jam", "Jam batas akhir, misalnya 16.00"),
            text("alasan", "Yang diperhatikan; kosong: alasan perpanjangan"),
        ],
    }
    ObligationRecap = {
        code: "rekap-kepatuhan",
        title: "Rekap kepatuhan",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("rekap-kepatuhan"),
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "signatory", "date", "columns", "signature"],
        fields: SIGNED_ON,
    }
    Reminder = {
        code: "surat-pengingat",
        title: "Surat pengingat",
        group: "Pendaftaran dan teguran",
        kind: Kind::Letter,
        templates: Templates::One("surat-pengingat"),
        paper: Some(("F4", Paper::F4)),
        takes: LETTER_TAKES,
        fields: &[text("tempat_pendampingan", "Tempat pendampingan penyusunan proposal")],
    }
    FirstReprimand = {
        code: "surat-teguran-1",
        title: "Surat teguran I",
        group: "Pendaftaran dan teguran",
        kind: Kind::Letter,
        templates: Templates::One("surat-teguran-1"),
        paper: Some(("F4", Paper::F4)),
        takes: LETTER_TAKES,
        fields: &[text("isi_akibat", "Akibat menurut peraturan; kosong bila tidak diatur")],
    }
    SecondReprimand = {
        code: "surat-teguran-2",
        title: "Surat teguran II",
        group: "Pendaftaran dan teguran",
        kind: Kind::Letter,
        templates: Templates::One("surat-teguran-2"),
        paper: Some(("F4", Paper::F4)),
        emblem: Emblem::State,
        takes: LETTER_TAKES,
        fields: &[text("isi_akibat", "Akibat menurut peraturan; kosong bila tidak diatur")],
    }
    AnswerSheet = {
        code: "lembar-tanggapan",
        title: "Lembar tanggapan",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("lembar-tanggapan"),
        takes: &["kop", "ink_saving"],
    }
    LettersRecap = {
        code: "rekap-surat-kewajiban",
        title: "Rekap surat kewajiban",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("rekap-surat-kewajiban"),
        orientation: Orientation::Landscape,
        has_sheet: true,
        takes: &["kop", "ink_saving", "signatory", "date", "signature"],
    }
    DutySummary = {
        code: "ringkasan-kewajiban",
        title: "Ringkasan kewajiban",
        group: "Pendaftaran dan teguran",
        templates: Templates::One("ringkasan-kewajiban"),
        has_sheet: true,
        takes: &["kop", "ink_saving", "signatory", "date", "signature"],
    }
    ScoreSheet = {
        code: "lembar-nilai",
        title: "Lembar nilai",
        group: "Penilaian",
        kind: Kind::Sheets,
        templates: Templates::One("lembar-nilai"),
        takes: &["kop", "ink_saving", "stage", "juror", "submissions", "level_texts"],
    }
    BlankScoreSheet = {
        code: "lembar-nilai-kosong",
        title: "Lembar nilai kosong",
        group: "Penilaian",
        kind: Kind::Sheets,
        templates: Templates::One("lembar-nilai"),
        takes: &["kop", "ink_saving", "stage", "level_texts"],
    }
    ScoreMatrix = {
        code: "lembar-nilai-matriks",
        title: "Lembar nilai matriks",
        group: "Penilaian",
        kind: Kind::Sheets,
        templates: Templates::One("lembar-nilai-matriks"),
        orientation: Orientation::Landscape,
        paper: Some(("F4", Paper::F4)),
        takes: &["kop", "ink_saving", "stage", "juror", "submissions"],
    }
    MarksRecap = {
        code: "rekap-nilai",
        title: "Rekapitulasi nilai",
        group: "Penilaian",
        kind: Kind::Result,
        templates: Templates::One("rekap-nilai"),
        orientation: Orientation::Landscape,
        turns: true,
        has_sheet: true,
        takes: &["orientation", "kop", "ink_saving", "revision", "sign_jurors", "columns", "signature"],
        fields: &[
            text("ketua_nama", "Nama Ketua Tim Penilai; kosong: Sekretaris Daerah"),
            text("ketua_nip", "NIP Ketua Tim Penilai"),
            text("ketua_pangkat", "Pangkat dan golongan Ketua Tim Penilai"),
        ],
    }
    Annex = {
        code: "lampiran-pengumuman",
        title: "Lampiran pengumuman",
        group: "Pleno dan penetapan",
        kind: Kind::Result,
        templates: Templates::One("lampiran-pengumuman"),
        emblem: Emblem::None,
        takes: &["revision", "ink_saving", "signature"],
        fields: &[
            text("nomor", "Nomor pengumuman"),
            day("tanggal", "Tanggal pengumuman"),
            text("tentang", "Perihal pengumuman, huruf kapital"),
            text("induk", "Naskah induk, huruf kapital"),
            text("judul", "Judul daftar, huruf kapital"),
        ],
    }
    Charter = {
        code: "piagam",
        title: "Piagam penghargaan",
        short_title: "Piagam",
        group: "Penganugerahan",
        kind: Kind::Certificate,
        templates: Templates::PerStyle(["piagam", "piagam-modern", "piagam-teks"]),
        orientation: Orientation::Landscape,
        emblem: Emblem::State,
        takes: CERTIFICATE_TAKES,
        fields: CERTIFICATE_FIELDS,
    }
    Certificate = {
        code: "sertifikat",
        title: "Sertifikat penghargaan",
        short_title: "Sertifikat",
        group: "Penganugerahan",
        kind: Kind::Certificate,
        templates: Templates::One("sertifikat"),
        orientation: Orientation::Landscape,
        signer: "sekretaris_daerah",
        takes: CERTIFICATE_TAKES,
        fields: CERTIFICATE_FIELDS,
    }
    NumberBook = {
        code: "register-nomor",
        title: "Buku register nomor",
        group: "Penganugerahan",
        templates: Templates::One("register-nomor"),
        orientation: Orientation::Landscape,
        has_sheet: true,
        takes: &["kop", "ink_saving", "signatory", "date", "columns", "signature"],
        fields: SIGNED_ON,
    }
}

impl Document {
    pub fn from_code(code: &str) -> Option<Document> {
        ALL.into_iter().find(|document| document.code() == code)
    }

    pub const fn code(self) -> &'static str {
        self.spec().code
    }

    pub const fn title(self) -> &'static str {
        self.spec().title
    }

    pub const fn short_title(self) -> &'static str {
        if self.spec().short_title.is_empty() { self.title() } else { self.spec().short_title }
    }

    /// The shipped template for a style; a style nobody knows gets the default's.
    pub fn template(self, style: &str) -> &'static str {
        match self.spec().templates {
            Templates::One(name) => name,
            Templates::PerStyle(names) => names[STYLES.iter().position(|known| *known == style).unwrap_or_default()],
        }
    }

    /// One page for each recipient.
    pub fn is_certificate(self) -> bool {
        self.spec().kind == Kind::Certificate
    }

    /// Whether a choice means something for it.
    pub fn takes(self, choice: &str) -> bool {
        self.spec().takes.contains(&choice)
    }
}
