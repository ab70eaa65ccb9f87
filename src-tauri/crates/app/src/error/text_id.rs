//! The words of every fault, in formal Indonesian: the title says what happened, the detail to what, the hints what to
//! do next. Exhaustive matches only.

use kipp_domain::problem::Problem;
use kipp_domain::words::{Zone, moment_in_sentence};
use kipp_store::aside::Aside;
use kipp_store::files::KeptTrouble;
use kipp_store::{Dangling, StoreError, UndoRefusal};

use super::{DoorFileTrouble, Fault, Noun, Refusal};
use crate::nouns;
use crate::ports::FileError;

/// A fault in words. `code` is of the closed set of the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorText {
    pub code: &'static str,
    pub title: String,
    pub detail: String,
    pub hints: Vec<String>,
    pub problems: Vec<Problem>,
}

impl ErrorText {
    fn new(code: &'static str, title: impl Into<String>) -> Self {
        Self { code, title: title.into(), detail: String::new(), hints: vec![], problems: vec![] }
    }
    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
    fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
    /// What is wrong with a field of the input.
    fn at(mut self, field: &str, text: impl Into<String>) -> Self {
        let mut problems = kipp_domain::problem::Problems::new();
        problems.wrong(field, text);
        self.problems.extend(problems.into_vec());
        self
    }
}

/// The words of `fault`; times are told in `zone`.
pub fn text_of(fault: &Fault, zone: Zone) -> ErrorText {
    match fault {
        Fault::Invalid(problems) => {
            let title = match problems.len() {
                1 => problems.first().map(|problem| problem.text.clone()).unwrap_or_default(),
                n => format!("{n} isian perlu diperbaiki."),
            };
            let mut text = ErrorText::new("invalid", title).hint("Perbaiki isian yang ditandai, lalu simpan lagi.");
            text.problems = problems.clone();
            text
        }
        Fault::NotFound { noun, what } => {
            ErrorText::new("not_found", format!("{} “{what}” tidak ditemukan.", noun_word(*noun)))
                .hint("Muat ulang daftar: mungkin sudah dihapus atau diganti.")
        }
        Fault::Refused(refusal) => refused(refusal, zone),
        Fault::Store(error) => stored(error, zone),
        Fault::Unplaced(error) => {
            let mut text = file(error);
            text.title = "Sudah tercatat di register, tetapi berkasnya belum ada di tempat yang dipilih.".into();
            text.hint("Simpan lagi salinannya dari daftar dokumen yang diterbitkan.")
        }
        Fault::File(error) => file(error),
        Fault::Sheet(error) => sheet(error),
        Fault::Page(text) => ErrorText::new("invalid", "Halaman tidak dapat disusun.")
            .detail(text.clone())
            .hint("Ringkas isian yang disebut, atau pilih kertas yang lebih besar."),
        Fault::Cancelled => {
            ErrorText::new("cancelled", "Pekerjaan dihentikan.").detail("Tidak ada yang setengah tertulis.")
        }
        Fault::Bug(_) => bug(),
    }
}

/// What went wrong inside is written to the log, where the reference finds it; it is no word for an officer.
fn bug() -> ErrorText {
    ErrorText::new("bug", "Perintah ini gagal karena kesalahan program. Tidak ada yang diubah.")
        .hint("Salin rincian dan sampaikan kepada pembuat program.")
}

/// Rows that would point nowhere: what they point to is in use, or never was there.
fn dangling(found: &[Dangling]) -> ErrorText {
    let unknown: Vec<&Dangling> = found.iter().filter(|one| one.written).collect();
    if let Some(one) = unknown.first() {
        let text =
            ErrorText::new("not_found", format!("{} yang dipilih tidak ditemukan.", capital(nouns::word(&one.parent))))
                .hint("Muat ulang daftar: mungkin sudah dihapus atau diganti.");
        let problem = |one: &Dangling| format!("{} ini tidak ditemukan.", capital(nouns::word(&one.parent)));
        return unknown.into_iter().fold(text, |text, one| text.at(&one.field, problem(one)));
    }
    let mut by: Vec<&str> = found.iter().map(|one| nouns::word(&one.child)).collect();
    by.dedup();
    ErrorText::new("in_use", format!("Data ini masih dipakai: {}.", by.join(", ")))
        .hint("Hapus atau ubah pemakainya lebih dulu.")
}

/// Another row has what only one may have.
fn taken(table: &str, columns: &[String]) -> ErrorText {
    if table == "submissions" && columns.iter().any(|column| column == "code") {
        return ErrorText::new("conflict", "Nomor usulan ini sudah diberikan kepada usulan lain.")
            .hint("Nyatakan usulan ini masuk lagi: ia mendapat nomor berikutnya.");
    }
    let title = format!("{} yang sama sudah ada.", capital(nouns::word(table)));
    let text = ErrorText::new("conflict", title.clone()).hint("Ubah yang sudah ada, atau pilih yang lain.");
    match columns.last() {
        Some(column) => text.at(column, title),
        None => text,
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn noun_word(noun: Noun) -> &'static str {
    match noun {
        Noun::Agency => "Perangkat daerah",
        Noun::AgencyKind => "Jenis perangkat daerah",
        Noun::Answer => "Tanggapan surat",
        Noun::Assignment => "Penugasan",
        Noun::Attachment => "Lampiran",
        Noun::Attendance => "Kehadiran",
        Noun::AwardClass => "Kelas penghargaan",
        Noun::Certificate => "Piagam",
        Noun::Criterion => "Kriteria",
        Noun::Document => "Dokumen",
        Noun::Draft => "Draf",
        Noun::DutyNote => "Catatan kewajiban",
        Noun::Edition => "Edisi",
        Noun::Extension => "Perpanjangan tahapan",
        Noun::Holiday => "Hari libur",
        Noun::Invitation => "Undangan",
        Noun::Juror => "Juri",
        Noun::Letter => "Surat",
        Noun::MinuteItem => "Butir notulen",
        Noun::Obligation => "Kewajiban",
        Noun::Operation => "Perubahan",
        Noun::PanelDecision => "Keputusan pleno",
        Noun::ParticipantFile => "Berkas peserta daring",
        Noun::Person => "Orang",
        Noun::Preset => "Bawaan edisi",
        Noun::Revision => "Revisi hasil",
        Noun::Section => "Bagian proposal",
        Noun::Session => "Kegiatan",
        Noun::Signatory => "Penanda tangan",
        Noun::Stage => "Tahapan",
        Noun::StageStep => "Langkah tahapan",
        Noun::Submission => "Usulan",
        Noun::TeamMember => "Anggota tim",
    }
}

fn refused(refusal: &Refusal, zone: Zone) -> ErrorText {
    let no = |title: String| ErrorText::new("not_allowed_now", title);
    match refusal {
        Refusal::NoDeskOpen => {
            no("Belum ada berkas meja yang dibuka.".into()).hint("Buka atau buat berkas meja lebih dulu.")
        }
        Refusal::EditionClosed { edition, reason } => no(format!("Edisi {edition} sudah ditutup."))
            .detail(format!("Alasan penutupan: {}", kipp_domain::words::sentence(reason)))
            .hint("Buka kembali edisi dengan alasan untuk mengubahnya."),
        Refusal::EditionNotClosed { edition } => no(format!("Edisi {edition} tidak sedang ditutup.")),
        Refusal::EditionsMixed => no("Data dari dua edisi tidak dapat dipakai dalam satu perintah.".into()),
        Refusal::BothAreThere { one, other, as_what } => {
            no(format!("{one} dan {other} sama-sama tercatat sebagai {as_what} di tempat yang sama."))
                .hint("Hapus salah satunya di sana lebih dulu, lalu gabungkan.")
        }
        Refusal::AttachmentGone { name, is_altered: false } => {
            ErrorText::new("not_found", format!("Berkas {name} tidak ada lagi di folder lampiran."))
                .hint("Salin folder lampiran dari cadangan, atau hapus lampiran ini dan tambahkan lagi.")
        }
        Refusal::AttachmentGone { name, is_altered: true } => {
            ErrorText::new("file_damaged", format!("Berkas {name} berubah sejak dilampirkan dan tidak dibuka."))
                .hint("Salin folder lampiran dari cadangan, atau hapus lampiran ini dan tambahkan lagi.")
        }
        Refusal::ReasonNeeded { act } => {
            no(format!("{act} memerlukan alasan.")).hint("Isi alasan, lalu ulangi.").at("reason", "Alasan belum diisi.")
        }
        Refusal::OutsideDates { question } => ErrorText::new("outside_dates", question.clone())
            .detail("Belum ada yang disimpan.")
            .hint("Isi alasannya; alasan itu tercatat di Riwayat dan tidak dicetak.")
            .at("outside_reason", "Alasan di luar jadwal belum diisi."),
        Refusal::StageNotScored { stage } => no(format!("Tahapan {stage} tidak dinilai.")),
        Refusal::StageNotOpen { stage } => {
            no(format!("Tahapan {stage} belum dibuka.")).hint("Buka tahapan di Penilaian.")
        }
        Refusal::StageAlreadyOpen { stage } => no(format!("Tahapan {stage} sudah dibuka.")),
        Refusal::StageLocked { stage, at } => no(format!("{stage} dikunci pada {}.", moment_in_sentence(*at, zone)))
            .hint("Buka kunci dengan alasan untuk mengubah."),
        Refusal::StageNotLocked { stage } => no(format!("Tahapan {stage} tidak sedang dikunci.")),
        Refusal::StageHasMarks { stage } => no(format!("Rubrik {stage} tidak dapat diganti karena sudah ada nilai."))
            .hint("Hapus nilai lebih dulu, atau buat edisi lain."),
        Refusal::JudgingRuns { what, stages } => {
            let names = kipp_domain::words::list(stages);
            no(format!("{what} tidak dapat diubah selama {names} berlangsung."))
                .hint(format!("Kunci {names} lebih dulu di Penilaian; kunci dibuka lagi dengan alasan."))
        }
        Refusal::StageSwitchedOff { stage } => {
            no(format!("Tahapan {stage} tidak dipakai.")).hint("Pakai tahapan itu lebih dulu di Pengaturan.")
        }
        Refusal::StageInUse { stage, act, by } => {
            ErrorText::new("in_use", format!("Tahapan {stage} tidak dapat {act}: {}.", by.join(", ")))
                .hint("Matikan tahapan itu bila tidak dipakai; yang sudah tercatat tetap tersimpan.")
        }
        Refusal::ScaleHasMarks { stage } => no("Skala nilai tidak dapat diubah karena sudah ada nilai.".into())
            .detail(format!("{stage} sudah dinilai dengan skala yang sekarang."))
            .hint("Hapus nilai lebih dulu, atau buat edisi lain."),
        Refusal::NotAssigned { juror, submission, stage } => {
            no(format!("{juror} tidak ditugaskan menilai {submission} pada {stage}.")).hint("Periksa penugasan juri.")
        }
        Refusal::ConflictOfInterest { juror, submission, reason } => {
            no(format!("Usulan {submission} tidak dapat dinilai oleh {juror}."))
                .detail(format!("Benturan kepentingan: {reason}."))
        }
        Refusal::SheetHasMarks { juror, submission } => {
            no(format!("Lembar {juror} untuk {submission} sudah berisi nilai."))
                .hint("Bebaskan lembar itu dengan alasan; penugasannya tidak dapat dihapus.")
        }
        Refusal::SheetAbstained { juror, submission } => {
            no(format!("{juror} abstain untuk {submission}.")).hint("Batalkan abstain lebih dulu.")
        }
        Refusal::SheetSubmitted { juror, submission } => {
            no(format!("Lembar {juror} untuk {submission} sudah lengkap."))
        }
        Refusal::NotAParticipant { submission, stage } => no(format!("{submission} bukan peserta {stage}."))
            .hint("Nyatakan lolos, atau centang sebagai peserta tahap ini."),
        Refusal::StatusStep { submission, from, to } => {
            no(format!("Usulan {submission} berstatus {from}, tidak dapat dinyatakan {to}."))
        }
        Refusal::UndoBuiltUpon { label, by } => no(cannot_take_back(label))
            .detail(format!("Perubahan sesudahnya memakai hasilnya: {by}."))
            .hint("Urungkan perubahan sesudahnya lebih dulu."),
        Refusal::AgencyInUse { agency, by } => ErrorText::new("in_use", format!("{agency} masih dipakai: {by}."))
            .hint("Isi tanggal berlaku sampai, atau gabungkan ke unit lain."),
        Refusal::InUse { what, by } => ErrorText::new("in_use", format!("{what} masih dipakai: {by}."))
            .hint("Hapus atau ubah pemakainya lebih dulu."),
        Refusal::FreezeObstacles(list) => {
            let mut text = no(format!("Hasil belum dapat dibekukan: {} hal perlu diselesaikan.", list.len()));
            text.detail = list.join("\n");
            text.hint("Lengkapi atau bebaskan lembar, dan putuskan yang diminta dari pleno.")
        }
        Refusal::ResultUnchanged { number } => {
            no(format!("Hasil sama dengan revisi {number}; tidak ada yang dibekukan."))
        }
        Refusal::NotFrozen { edition } => no(format!("Hasil {edition} belum dibekukan."))
            .detail("Nomor piagam hanya diberikan dari revisi hasil.")
            .hint("Bekukan hasil lebih dulu."),
        Refusal::NumberTaken { number } => {
            ErrorText::new("conflict", format!("Nomor {number} sudah terbit.")).hint("Gunakan nomor lain.")
        }
        Refusal::AlreadyInvited { agency } => no(format!("{agency} sudah disurati untuk kegiatan ini."))
            .hint("Batalkan suratnya lebih dulu di Dokumen, Surat."),
        Refusal::LetterNotIssued { letter } => no(format!("{letter} sudah dibatalkan.")),
        Refusal::CertificateNotIssued { number } => no(format!("Piagam {number} sudah dibatalkan atau diganti.")),
        Refusal::NothingToPrint { document } => no(format!("Tidak ada yang dicetak pada {document}.")),
        Refusal::NothingExtended => no("Belum ada tahapan yang diperpanjang.".into())
            .hint("Ubah tanggal selesai tahapan di Pengaturan, bagian Tahapan."),
        Refusal::FilesThere { count, first } => {
            let which = if *count == 1 { first.clone() } else { format!("{first} dan {} lainnya", count - 1) };
            no(format!("Folder itu sudah berisi {count} berkas bernama sama yang isinya lain."))
                .detail(format!("{which}. Belum ada yang disimpan."))
                .hint("Pilih folder lain, atau ganti berkas lama itu.")
                .at("replace", "Berkas lama belum boleh diganti.")
        }
        Refusal::NothingOpened => no("Tidak ada yang sedang dibuka di program PDF.".into())
            .hint("Cetak lebih dulu; yang diserahkan langsung ke pencetak sudah tercatat."),
        Refusal::NothingPrinted => no("Belum ada cetakan yang dapat dinyatakan gagal.".into()),
        Refusal::SignatoryMissing { document } => {
            no(format!("Belum dapat diberi nomor: penanda tangan {document} belum ada dalam daftar pejabat."))
                .hint("Tambahkan pejabatnya di Pengaturan, bagian Penanda tangan, lalu beri nomor lagi.")
        }
        Refusal::PlaceNotWritable => {
            ErrorText::new("not_writable", "Di tempat itu tidak dapat dibuat berkas.").hint("Pilih folder lain.")
        }
        Refusal::ClockJumped { now, last } => no(format!("Jam komputer menunjukkan {now}; benarkah?"))
            .detail(format!("Perubahan terakhir di berkas ini bertanggal {last}. Belum ada yang disimpan."))
            .hint("Jika jam itu salah, betulkan dulu: tanggalnya tetap tercatat untuk seterusnya.")
            .hint("Jika jam itu benar, simpan sekali lagi."),
        Refusal::SampleOnly => no("Perintah ini hanya untuk berkas contoh.".into()),
        Refusal::ImportColumnsMissing { file, sheet, columns } => {
            let columns: Vec<String> = columns.iter().map(|column| format!("“{column}”")).collect();
            ErrorText::new(
                "invalid",
                format!("Kolom {} tidak ditemukan pada {file}.", kipp_domain::words::list(&columns)),
            )
            .detail(format!("Lembar “{sheet}” tidak diimpor."))
            .hint("Pilih lembar dan baris tajuk yang benar, atau cocokkan kolomnya.")
        }
        Refusal::ImportColumnsDouble { file, sheet, fields } => {
            let said: Vec<String> = fields
                .iter()
                .map(|(title, columns)| format!("“{title}” (kolom {})", kipp_domain::words::list(columns)))
                .collect();
            ErrorText::new(
                "invalid",
                format!("Lebih dari satu kolom {file} dapat berisi {}.", kipp_domain::words::list(&said)),
            )
            .detail(format!("Lembar “{sheet}” tidak diimpor."))
            .hint("Pilih kolom yang dipakai untuk tiap isian itu; pilihannya diingat untuk berkas berikutnya.")
        }
        Refusal::ImportRowsWrong { file, wrong, ready, problems } => {
            let mut text = ErrorText::new("invalid", format!("{wrong} baris {file} salah; tidak ada yang diimpor."))
                .detail(format!("{ready} baris siap."))
                .hint("Perbaiki baris itu, lewati, atau impor yang siap saja.");
            text.problems = problems.clone();
            text
        }
        Refusal::ImportNothing { file, sheet } => {
            ErrorText::new("invalid", format!("Tidak ada baris {file} yang dapat diimpor."))
                .detail(format!("Lembar “{sheet}” tidak memuat baris yang siap."))
                .hint("Periksa laporan impornya, atau pilih lembar lain.")
        }
        Refusal::DoorFile { file, why } => door_file(file, why),
    }
}

fn door_file(file: &str, why: &DoorFileTrouble) -> ErrorText {
    let no = |detail: String, hint: &str| {
        ErrorText::new("invalid", format!("{file} tidak dapat diterima; tidak ada yang dicatat."))
            .detail(detail)
            .hint(hint)
    };
    match why {
        DoorFileTrouble::Foreign => no(
            "Isinya bukan daftar pintu.".into(),
            "Pilih berkas .kipp-pintu yang ditulis meja lain dengan Kirim daftar pintu.",
        ),
        DoorFileTrouble::Newer => no(
            "Berkas itu ditulis Meja KIPP yang lebih baru.".into(),
            "Pasang versi yang sama di kedua komputer, lalu terima lagi.",
        ),
        DoorFileTrouble::Damaged => no(
            "Isinya rusak atau diubah setelah ditulis.".into(),
            "Kirim daftar pintu sekali lagi dari meja itu, lalu terima lagi.",
        ),
        DoorFileTrouble::OtherDesk => no(
            "Daftar itu dari meja lain yang bukan salinan meja ini.".into(),
            "Kedua komputer harus bekerja pada salinan berkas meja yang sama.",
        ),
        DoorFileTrouble::OtherSession { session } => no(
            format!("Daftar itu dari kegiatan {session}."),
            "Buka kegiatan itu, lalu terima berkasnya di sana.",
        ),
        DoorFileTrouble::SameSign => no(
            "Kedua komputer memakai berkas meja dengan tanda salinan yang sama, sehingga catatannya tidak dapat dibedakan."
                .into(),
            "Buka berkas meja dari cakram lepas, lalu pilih Salin ke komputer ini.",
        ),
        DoorFileTrouble::Differs { name } => no(
            format!("Catatan kehadiran {name} di berkas itu berbeda dengan catatan yang sama di meja ini."),
            "Cocokkan kedua meja dengan daftar hadir yang ditandatangani.",
        ),
        DoorFileTrouble::UnknownAgency { agency } => no(
            format!("Meja ini belum mengenal {agency}."),
            "Tambahkan perangkat daerah itu di Perangkat Daerah, lalu terima lagi.",
        ),
    }
}

fn stored(error: &StoreError, zone: Zone) -> ErrorText {
    match error {
        StoreError::DiskFull => ErrorText::new("disk_full", "Belum tersimpan: penyimpanan penuh.")
            .detail("Tidak ada yang setengah tertulis; isian tetap ada di layar.")
            .hint("Kosongkan ruang, lalu simpan lagi."),
        StoreError::Busy => ErrorText::new("file_busy", "Berkas meja sedang dipakai program lain.")
            .hint("Tutup Meja KIPP yang lain atau program yang membuka berkas itu."),
        StoreError::ReadOnly => ErrorText::new("not_writable", "Berkas meja ini hanya dapat dibaca.")
            .hint("Salin berkas ke komputer ini untuk mengubahnya."),
        StoreError::Damaged(word) => {
            ErrorText::new("file_damaged", "Berkas meja ini rusak; tidak ada yang dihitung atau dicetak darinya.")
                .detail(format!("Temuan: {word}."))
                .hint("Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain.")
        }
        StoreError::Altered(word) => {
            ErrorText::new("file_damaged", "Susunan berkas meja ini diubah dengan program lain.")
                .detail(format!("Temuan: {word}. Tidak ada isinya yang dijalankan atau dibaca."))
                .hint(
                    "Jangan pakai berkas ini. Buka salinan lain yang masih baik, atau minta salinan dari pengirimnya.",
                )
        }
        StoreError::Strange(word) => ErrorText::new(
            "file_damaged",
            "Isi berkas meja ini tidak cocok dengan riwayatnya; tidak ada yang dihitung atau dicetak darinya.",
        )
        .detail(format!("Temuan: {word}"))
        .hint("Jalankan `meja-kipp periksa` untuk daftar lengkapnya.")
        .hint("Buka salinan lain yang masih baik, misalnya di flash disk atau di komputer lain."),
        StoreError::Trial => {
            ErrorText::new("file_foreign", "Berkas ini dibuat versi percobaan yang lebih lama dan tidak dibaca.")
                .detail("Susunan datanya berbeda dari versi ini. Berkas tidak diubah.")
                .hint("Buka dengan versi percobaan itu, atau buat berkas meja baru.")
        }
        StoreError::NotOpened { why, copy } => not_opened(stored(why, zone), why, copy),
        StoreError::Kept { hash, trouble } => {
            let name: String = hash.chars().filter(char::is_ascii_hexdigit).take(16).collect();
            let (code, title) = match trouble {
                KeptTrouble::Missing => ("not_found", "Berkas terbitan ini tidak ada lagi di folder lampiran."),
                KeptTrouble::Altered => {
                    ("file_damaged", "Berkas terbitan ini berubah sejak diterbitkan dan tidak dibuka.")
                }
            };
            ErrorText::new(code, title)
                .detail(format!("Nama berkasnya di folder lampiran diawali {name}. Berkas meja tidak bermasalah."))
                .hint("Salin folder lampiran dari cadangan, atau terbitkan dokumennya sekali lagi.")
        }
        StoreError::IsFolder(path) => {
            ErrorText::new("invalid", format!("“{}” adalah folder, bukan berkas.", file_name(path)))
                .hint("Tulis juga nama berkasnya, misalnya meja.kipp di dalam folder itu.")
        }
        StoreError::Foreign(path) => ErrorText::new("file_foreign", "Berkas ini bukan berkas Meja KIPP.")
            .detail(file_name(path))
            .hint("Pilih berkas yang berakhiran .kipp."),
        StoreError::Newer { found, known } => {
            ErrorText::new("file_newer", "Berkas ini dibuat dengan Meja KIPP yang lebih baru.")
                .detail(format!("Versi data {found}; program ini mengenal sampai {known}."))
                .hint("Pasang versi terbaru untuk membukanya.")
        }
        StoreError::Missing(path) => {
            ErrorText::new("not_found", format!("Berkas “{}” tidak ditemukan.", file_name(path)))
        }
        StoreError::Exists(path) => ErrorText::new("conflict", format!("Berkas “{}” sudah ada.", file_name(path)))
            .hint("Pilih nama lain; berkas yang ada tidak ditimpa."),
        StoreError::Taken { table, columns } => taken(table, columns),
        StoreError::Dangling(found) => dangling(found),
        StoreError::Constraint(_) => {
            ErrorText::new("conflict", "Data ini tidak dapat disimpan karena melanggar aturan berkas meja.")
                .hint("Periksa isiannya; bila tetap terjadi, sampaikan kepada pembuat program.")
        }
        StoreError::UndoRefused(refusal) => undo_refused(refusal, zone),
        StoreError::Io { shown, source } => ErrorText::new("not_writable", "Berkas tidak dapat dibaca atau ditulis.")
            .detail(format!("{shown}: {}", io_in_words(source))),
        StoreError::Invariant(_) | StoreError::Sqlite(_) => bug(),
    }
}

/// Nothing was opened, and what became of a copy: said as it is.
fn not_opened(mut text: ErrorText, why: &StoreError, copy: &Aside) -> ErrorText {
    if matches!(why, StoreError::Damaged(_)) {
        text.title = "Berkas meja rusak dan tidak dibuka agar isinya tidak berubah.".into();
    }
    let said = match copy {
        Aside::Kept(name) => format!("Berkas tidak diubah; salinannya disimpan di sampingnya: {name}."),
        Aside::TooLarge => "Berkas tidak diubah; salinannya tidak dibuat karena berkas itu terlalu besar.".into(),
        Aside::TooMany => {
            "Berkas tidak diubah; salinan lain tidak dibuat karena sudah ada beberapa di sampingnya.".into()
        }
        Aside::DiskFull => "Berkas tidak diubah; salinannya tidak dibuat karena penyimpanan penuh.".into(),
        Aside::Refused => "Berkas tidak diubah; salinannya tidak dibuat karena folder itu tidak dapat ditulis.".into(),
        Aside::None => return text,
    };
    text.detail = format!("{} {said}", kipp_domain::words::sentence(&text.detail)).trim_start().to_owned();
    text
}

/// An undo that is taken back in its turn is told by what it undid.
fn cannot_take_back(label: &str) -> String {
    match label.strip_prefix(kipp_store::journal::UNDONE) {
        Some(undone) => format!("Tidak dapat dikembalikan: {undone}."),
        None => format!("Tidak dapat diurungkan: {label}."),
    }
}

fn undo_refused(refusal: &UndoRefusal, zone: Zone) -> ErrorText {
    let no = |title: String| ErrorText::new("not_allowed_now", title);
    match refusal {
        UndoRefusal::Nothing => no("Tidak ada perubahan sesi ini yang dapat diurungkan atau dikembalikan.".into()),
        UndoRefusal::Unknown => ErrorText::new("not_found", "Perubahan itu tidak ditemukan."),
        UndoRefusal::AlreadyUndone => no("Perubahan itu sudah diurungkan.".into()),
        UndoRefusal::NotUndoable { kind, label } => {
            no(cannot_take_back(label)).detail(super::undo_words::never_undone(kind))
        }
        UndoRefusal::Barrier { label, kind, barrier_label, barrier_at } => {
            let hint = match kind.as_str() {
                "edition" => "Buat koreksi; hasilnya menjadi revisi berikutnya.",
                "stage" => "Buka kunci tahapan dengan alasan lebih dulu.",
                _ => "Batalkan atau ganti piagamnya.",
            };
            no("Tidak dapat diurungkan.".into())
                .detail(format!("{label} mendahului: {barrier_label}, {}.", moment_in_sentence(*barrier_at, zone)))
                .hint(hint)
        }
        UndoRefusal::ChangedLater { label, later_id: _, later_label, later_at } => no("Tidak dapat diurungkan.".into())
            .detail(format!("{label} diubah lagi {}: {later_label}.", moment_in_sentence(*later_at, zone)))
            .hint("Urungkan perubahan itu lebih dulu."),
        UndoRefusal::StillUsed { label, later_id: _, later_label, later_at } => no("Tidak dapat diurungkan.".into())
            .detail(format!(
                "Data dari {label} masih dipakai sejak {}: {later_label}.",
                moment_in_sentence(*later_at, zone)
            ))
            .hint("Urungkan perubahan itu lebih dulu."),
    }
}

/// What the system says of a file, in Indonesian; a number where it has no word.
pub fn io_in_words(source: &std::io::Error) -> String {
    use std::io::ErrorKind as K;
    let word = match source.kind() {
        K::NotFound => "tidak ada",
        K::NotADirectory => "bagian dari alamat itu bukan folder",
        K::IsADirectory => "itu folder, bukan berkas",
        K::InvalidFilename => "nama itu terlalu panjang atau tidak diperbolehkan",
        K::InvalidInput => "alamat berkas itu tidak lengkap",
        K::AlreadyExists => "nama itu sudah dipakai",
        K::PermissionDenied => "tidak diizinkan oleh sistem",
        K::DirectoryNotEmpty => "di tempat itu ada folder yang berisi",
        K::InvalidData => "yang dibaca kembali berbeda dari yang ditulis",
        _ => {
            return source
                .raw_os_error()
                .map_or_else(|| "gagal".into(), |code| format!("gagal, kode {code} dari sistem"));
        }
    };
    word.into()
}

fn file(error: &FileError) -> ErrorText {
    match error {
        FileError::UnknownToken(token) => ErrorText::new("not_found", "Berkas yang dipilih tidak dikenal lagi.")
            .detail(format!("“{token}”"))
            .hint("Pilih berkas sekali lagi."),
        FileError::TooLarge { limit, actual } => ErrorText::new("invalid", "Berkas terlalu besar.").detail(format!(
            "Ukuran {}, batas {}.",
            kipp_domain::figures::size(*actual),
            kipp_domain::figures::size(*limit)
        )),
        FileError::Io { shown, source } => match source.kind() {
            std::io::ErrorKind::NotFound => {
                ErrorText::new("not_found", "Berkas tidak ditemukan.").detail(shown.clone())
            }
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                ErrorText::new("disk_full", "Penyimpanan penuh; berkas belum ditulis.")
                    .detail(shown.clone())
                    .hint("Kosongkan ruang atau pilih folder lain. Data kompetisi tetap aman.")
            }
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
                ErrorText::new("not_writable", "Folder itu tidak dapat ditulis.")
                    .detail(shown.clone())
                    .hint("Pilih folder lain.")
            }
            _ => ErrorText::new("not_writable", "Berkas tidak dapat dibaca atau ditulis.")
                .detail(format!("{shown}: {}", io_in_words(source))),
        },
    }
}

fn sheet(error: &kipp_sheets::SheetError) -> ErrorText {
    use kipp_sheets::SheetError as E;
    let count = kipp_domain::figures::count;
    let size = kipp_domain::figures::size;
    let file = error.file();
    let no = |title: String| ErrorText::new("invalid", title);
    let not_a_table = "Simpan sebagai .xlsx atau .csv, lalu pilih lagi.";
    match error {
        E::Empty { .. } => no(format!("Berkas {file} kosong.")).hint("Pilih berkas yang berisi tabel."),
        E::FileTooLarge { limit, actual, .. } => no(format!("Berkas {file} terlalu besar."))
            .detail(format!("Ukuran {}, batas {}.", size(*actual), size(*limit)))
            .hint("Hapus gambar dan lembar yang tidak perlu, atau bagi menjadi beberapa berkas."),
        E::NotASpreadsheet { .. } => no(format!("Berkas {file} bukan lembar kerja yang dikenal."))
            .detail("Isinya bukan .xlsx, .xls, .xlsb, .ods, dan bukan teks .csv.")
            .hint(format!("Buka di Excel untuk memeriksanya. {not_a_table}")),
        E::Macros { .. } => no(format!("Berkas {file} memuat makro dan tidak dibaca."))
            .hint("Simpan sebagai .xlsx (tanpa makro), lalu pilih lagi."),
        E::OldFormat { .. } => no(format!("Berkas {file} bukan lembar kerja Excel 97 atau yang lebih baru."))
            .detail("Isinya dokumen Office lama yang lain, atau Excel 95.")
            .hint(format!("Buka di Excel. {not_a_table}")),
        E::Encrypted { .. } => no(format!("Berkas {file} dilindungi kata sandi."))
            .hint("Buka di Excel, hapus kata sandinya, simpan, lalu pilih lagi."),
        E::OtherFormat { format, .. } => {
            no(format!("Berkas {file} berisi {format} dan tidak dibaca.")).hint(format!("Buka di Excel. {not_a_table}"))
        }
        E::Doctype { part, .. } => no(format!("Berkas {file} memuat perintah yang tidak lazim dan tidak dibaca."))
            .detail(format!("Deklarasi DOCTYPE pada bagian {part}."))
            .hint("Jangan pakai berkas ini sebelum diperiksa. Minta pengirim menyimpannya ulang dari Excel."),
        E::TooManyParts { limit, actual, .. } => {
            no(format!("Berkas {file} memuat terlalu banyak bagian dan tidak dibaca."))
                .detail(format!("{} bagian, batas {}.", count(*actual), count(*limit)))
                .hint("Salin tabelnya ke buku kerja baru, lalu pilih berkas itu.")
        }
        E::InflatesTooLarge { limit, actual, .. } => {
            no(format!("Berkas {file} mengembang terlalu besar dan tidak dibaca."))
                .detail(format!("Isi sebenarnya sedikitnya {}, batas {}.", size(*actual), size(*limit)))
                .hint("Salin tabelnya saja ke buku kerja baru, lalu pilih berkas itu.")
        }
        E::SuspiciousRatio { limit, inflated, packed, .. } => {
            no(format!("Berkas {file} mencurigakan dan tidak dibaca."))
                .detail(format!(
                    "{} mengembang menjadi {}, lebih dari {limit} kali lipat.",
                    size(*packed),
                    size(*inflated)
                ))
                .hint("Minta pengirim menyimpannya ulang dari Excel.")
        }
        E::TooManyRows { sheet, cell, limit, actual, .. } => {
            no(format!("Lembar “{sheet}” pada {file} terlalu panjang."))
                .detail(format!("Ada isi di baris {} (sel {cell}), batas {} baris.", count(*actual), count(*limit)))
                .hint("Hapus isian jauh di bawah tabel, atau bagi menjadi beberapa berkas.")
        }
        E::TooManyColumns { sheet, cell, limit, actual, .. } => {
            no(format!("Lembar “{sheet}” pada {file} terlalu lebar."))
                .detail(format!("Ada isi di kolom ke-{} (sel {cell}), batas {} kolom.", count(*actual), count(*limit)))
                .hint("Hapus isian jauh di kanan tabel, lalu pilih lagi.")
        }
        E::TooManyCells { sheet, limit, .. } => no(format!("Berkas {file} memuat terlalu banyak sel."))
            .detail(format!("Lebih dari {} sel, tercapai di lembar “{sheet}”.", count(*limit)))
            .hint("Hapus lembar yang tidak perlu, atau bagi menjadi beberapa berkas."),
        E::TooManySheets { limit, actual, .. } => no(format!("Berkas {file} memuat terlalu banyak lembar."))
            .detail(format!("{} lembar, batas {}.", count(*actual), count(*limit)))
            .hint("Salin lembar yang diperlukan ke buku kerja baru."),
        E::BadAddress { sheet, address, .. } => no(format!("Berkas {file} memuat sel di tempat yang tidak ada."))
            .detail(format!("Alamat “{address}” di lembar “{sheet}” tidak ada di Excel."))
            .hint("Buka dan simpan ulang di Excel, lalu pilih lagi."),
        E::UnclosedQuote { line, .. } => no(format!("Berkas {file} tidak dapat dibagi menjadi baris."))
            .detail(format!("Tanda kutip di baris {} tidak pernah ditutup.", count(*line)))
            .hint("Hapus atau lengkapi tanda kutip itu, lalu pilih lagi."),
        E::Damaged { .. } => no(format!("Berkas {file} rusak dan tidak dapat dibaca."))
            .detail("Isinya terpotong atau berubah, misalnya saat disalin dari flash disk.")
            .hint("Buka dan simpan ulang di Excel, atau minta salinan baru dari pengirim."),
    }
}

fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
