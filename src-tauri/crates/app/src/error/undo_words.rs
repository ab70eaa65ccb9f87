//! Why an operation of a kind can never be undone, and what is done instead.

/// Why an operation of this kind is never undone, and what is done instead.
pub fn never_undone(kind: &str) -> &'static str {
    match kind {
        "result_revisions.freeze" => "Hasil yang dibekukan tetap. Koreksi menjadi revisi berikutnya.",
        "certificates.issue" | "certificates.number" => {
            "Nomor yang terbit tetap tercatat. Batalkan atau ganti piagamnya."
        }
        "letters.issue" | "letters.number" => "Nomor surat yang terbit tetap tercatat. Batalkan suratnya bila keliru.",
        "letters.save_files" => "Berkas yang sudah dibuat tetap tercatat.",
        "letters.void" => "Pembatalan tetap tercatat di register surat. Terbitkan surat baru kepada penerimanya.",
        "certificates.void" => "Pembatalan tetap tercatat di register nomor. Beri nomor baru kepada penerimanya.",
        "certificates.replace" => "Penggantian tetap tercatat di register nomor. Ganti lagi bila masih salah.",
        "certificates.printed" => {
            "Cetakan tetap tercatat di register nomor. Bila kertasnya gagal, nyatakan “Cetakan gagal” di sana."
        }
        "certificates.save" | "documents.save" => "Berkas yang sudah diterbitkan tetap tercatat.",
        "desks.migrate" => "Berkas sudah disesuaikan dengan versi program ini.",
        "desks.create" => "Pembuatan berkas adalah awal riwayat ini.",
        "editions.close" => "Edisi yang ditutup dibuka kembali dengan alasan, tidak diurungkan.",
        "editions.reopen" => "Edisi yang dibuka kembali ditutup lagi dengan alasan, tidak diurungkan.",
        "stages.lock" => "Tahapan yang dikunci dibuka dengan alasan, tidak diurungkan.",
        "stages.unlock" => "Tahapan yang dibuka kuncinya dikunci lagi, tidak diurungkan.",
        _ => "Perubahan ini berlaku untuk seterusnya, atau ditulis oleh versi lain.",
    }
}
