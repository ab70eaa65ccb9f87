//! Columns that hold a word of the program, with the words they may hold. The schema has no list of them, so that a new word
//! needs no table made anew; a file that holds another word is damaged, which the look at opening and `periksa` tell.
//!
//! A word is added together with a migration, if only an empty one: a program that does not know the word then refuses the
//! file as newer instead of calling it damaged. `tests/fixtures/words` holds the words of each schema, and a test fails for
//! one more.

use rusqlite::Connection;

use crate::Result;

/// Table, column, words. An empty column (NULL) is the schema's matter.
pub const CODES: &[(&str, &str, &[&str])] = &[
    ("desk_copies", "how", &["made", "copied", "restored", "taken_over"]),
    ("operations", "barrier", &["edition", "stage", "certificates"]),
    ("assets", "media_type", &["image/png", "image/jpeg"]),
    ("signatories", "role", &["kepala_daerah", "sekretaris_daerah", "kepala_bagian", "lainnya"]),
    ("signatories", "capacity", &["definitif", "plt", "plh", "an", "ub"]),
    ("editions", "rounding", &["bertahap", "akhir"]),
    ("editions", "combine", &["mean", "median", "trimmed"]),
    ("stages", "kind", &["kantor", "pendaftaran", "seleksi", "penilaian", "penetapan", "penganugerahan"]),
    ("stages", "participants", &["all", "ticked"]),
    (
        "stage_steps",
        "rule",
        &[
            "teams",
            "signatories",
            "duties",
            "duties_met",
            "submissions_received",
            "submissions_checked",
            "submissions_decided",
            "jurors",
            "pacts",
            "stage_open",
            "sheets_complete",
            "stage_locked",
            "result_frozen",
            "certificates_numbered",
            "certificates_printed",
        ],
    ),
    ("tie_rules", "kind", &["stage_score", "criterion_mean", "stage_median", "panel"]),
    ("award_classes", "document", &["piagam", "sertifikat"]),
    ("submissions", "kind", &["umum", "replikasi", "khusus"]),
    ("submissions", "status", STATUSES),
    ("status_changes", "from_status", STATUSES),
    ("status_changes", "to_status", STATUSES),
    ("innovators", "kind", &["person", "team", "agency"]),
    ("jurors", "seat", &["ketua", "wakil", "anggota"]),
    ("team_members", "team", &["tim_pelaksana", "tim_penilai", "tim_sekretariat"]),
    ("team_members", "seat", &["pengarah", "penanggung_jawab", "ketua", "wakil_ketua", "sekretaris", "anggota"]),
    ("assignments", "state", &["assigned", "removed", "excused", "conflict"]),
    ("panel_decisions", "kind", &["ranks", "order", "all_in", "unranked"]),
    ("number_series", "code", &["piagam", "undangan", "surat", "ba", "pengumuman", "kegiatan"]),
    ("letter_batches", "document", LETTERS),
    ("document_texts", "document", LETTERS),
    ("letters", "state", &["issued", "void"]),
    ("letter_recipients", "sent_way", WAYS),
    ("letter_prints", "way", &["pdf", "pencetak", "kirim"]),
    ("letter_answers", "verdict", &["cukup", "belum_cukup", "permohonan", "janji"]),
    ("letter_answers", "way", WAYS),
    (
        "sessions",
        "kind",
        &[
            "rapat",
            "sosialisasi",
            "coaching",
            "pembinaan",
            "presentasi",
            "lapangan",
            "pleno",
            "penganugerahan",
            "lainnya",
        ],
    ),
    ("sessions", "seat_rule", &["satu", "usulan", "jauh-daring", "tangan"]),
    ("session_roles", "role", &["narasumber", "moderator", "pembawa_acara", "panitia"]),
    ("minute_items", "kind", &["pokok", "tanggapan", "keputusan", "tindak"]),
    ("attachments", "kind", &["foto", "pindaian", "materi", "naskah"]),
    ("attachments", "media_type", &["image/png", "image/jpeg", "application/pdf"]),
    ("hall_attendances", "source", &["pintu", "daftar_hadir"]),
    ("holidays", "kind", &["libur-nasional", "cuti-bersama"]),
    ("certificates", "document", &["piagam", "sertifikat"]),
    ("certificates", "state", &["issued", "void", "replaced"]),
    ("certificate_prints", "state", &["opened", "handed", "confirmed", "failed"]),
];

/// The letters that the desk issues.
const LETTERS: &[&str] = &[
    "surat-undangan",
    "surat-tugas",
    "surat-tidak-hadir",
    "surat-pengingat",
    "surat-teguran-1",
    "surat-teguran-2",
    "pengumuman-perpanjangan",
];

/// How a letter or its answer went.
const WAYS: &[&str] = &["diantar", "diambil", "pos", "pos_el", "whatsapp", "srikandi", "lisan"];

const STATUSES: &[&str] = &["draf", "masuk", "perbaikan", "lengkap", "lolos", "gugur"];

/// The words of a column; none where it has no list.
pub fn words(table: &str, column: &str) -> &'static [&'static str] {
    CODES.iter().find(|(known, of, _)| (*known, *of) == (table, column)).map_or(&[], |(.., words)| *words)
}

/// Whether a column may hold a word.
pub fn knows(table: &str, column: &str, word: &str) -> bool {
    words(table, column).contains(&word)
}

/// Every column with a word nobody knows: `jurors.seat: “raja”`, at most one of each column.
pub(crate) fn unknown_words(conn: &Connection) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (table, column, words) in CODES {
        let list = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ");
        let mut statement = conn.prepare_cached(&format!(
            "SELECT substr({column}, 1, 40) FROM {table} WHERE {column} NOT IN ({list}) LIMIT 1"
        ))?;
        let mut rows = statement.query([])?;
        if let Some(row) = rows.next()? {
            let word = crate::check::shown(row.get_ref(0)?);
            found.push(format!("kata yang tidak dikenal: {table}.{column} “{word}”"));
        }
    }
    Ok(found)
}
