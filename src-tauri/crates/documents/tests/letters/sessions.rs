//! Values for the lists, sheets and recaps of a session and of the ladder of letters.

use kipp_documents::Values;

use super::{LONG_AGENCY, LONG_NAME, SESSION, agency, copies, kabag, office, sekda, with_list};

pub fn guest_list(count: usize) -> Values {
    let values = Values::new()
        .text("nomor", "005/CONTOH-01/B. Organisasi/Setda")
        .text("tanggal_surat", "2021-09-28")
        .text("nama_kegiatan", SESSION)
        .list("penanda_tangan", vec![sekda()]);
    with_list(values, count)
}

fn session(values: Values) -> Values {
    values
        .text("tanggal_surat", "2021-09-28")
        .text("nama_kegiatan", SESSION)
        .text("nama_singkat", "Sosialisasi KIPP 4 Oktober 2021")
        .text("hari_tanggal", "Senin, 4 Oktober 2021")
        .text("tempat", "Warkop Indah, Kantor Bupati Luwu Utara, Masamba")
        .text("keadaan", "5 Oktober 2021 pukul 08.00")
}

fn unit(place: usize) -> String {
    if place == 4 { LONG_AGENCY.to_owned() } else { agency(place) }
}

pub fn seats(count: usize, with_tables: bool) -> Values {
    let row = |place: usize| {
        let far = place % 13 == 12;
        let row = Values::new().text("pd", unit(place)).text("cara_hadir", if far { "Daring" } else { "Luring" });
        let row = if far { row } else { row.text("jatah", "1") };
        let row = if with_tables && place < 10 { row.text("meja", format!("Meja {}", place + 1)) } else { row };
        if place == 2 { row.text("keterangan", "Jatah diubah setelah surat terbit, 30-09-2021") } else { row }
    };
    session(office())
        .text("kapasitas", "60")
        .text("sisih", "8")
        .text("tersedia", "52")
        .text("aturan", "1 orang tiap PD; Seko, Rampi, dan Rongkong daring")
        .flag("ada_meja", with_tables)
        .list("baris", (0..count).map(row).collect())
        .node("jumlah", Values::new().text("pd", "Jumlah").text("jatah", "38").text("keterangan", "sisa 14"))
        .list("penanda_tangan", vec![kabag()])
}

pub fn agenda(count: usize) -> Values {
    let acts = [
        "Registrasi",
        "Pembukaan",
        "Lagu Indonesia Raya",
        "Laporan Kepala Bagian Organisasi",
        "Arahan Sekretaris Daerah",
        "Pemaparan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020",
        "Tata cara pendaftaran",
        "Tanya jawab",
        "Penutup",
    ];
    let row = |n: usize| {
        let clock = |n: usize| format!("{:02}.{:02}", 8 + n / 4, n % 4 * 15);
        let row =
            Values::new().text("waktu", format!("{}–{}", clock(n), clock(n + 1))).text("acara", acts[n % acts.len()]);
        if n % 3 == 1 { row } else { row.text("pengisi", "Peserta Contoh 1, Bagian Organisasi") }
    };
    session(Values::new()).text("zona", "WITA").list("baris", (0..count).map(row).collect())
}

pub fn deliveries(count: usize) -> Values {
    let row = |n: usize| {
        let received = n < 5;
        Values::new()
            .text("tanggal_kirim", "2021-09-28")
            .text("tanggal_surat", "2021-09-28")
            .text("nomor", format!("005/CONTOH-{:02}/B. Organisasi/Setda", n + 1))
            .text("isi", "Undangan sosialisasi KIPP Tahun 2021")
            .text("tujuan", format!("Kepala {}", unit(n)))
            .text("cara_kirim", if n % 5 == 1 { "WhatsApp" } else { "diantar" })
            .text("diterima_oleh", if received { "Peserta Contoh 3" } else { "" })
            .text("tanggal_terima", if received { "2021-09-29" } else { "" })
            .text("tanda", if n % 5 == 1 { "elektronik, 28-09-2021 09.14" } else { "" })
    };
    office()
        .text("bagian", "SURAT UNDANGAN SOSIALISASI KIPP TAHUN 2021")
        .text("nama_bagian", "surat undangan sosialisasi")
        .list("baris", (0..count).map(row).collect())
        .list(
            "penanda_tangan",
            vec![Values::new().text("nama", "Peserta Contoh 4").text("jabatan", "Pengadministrasi Umum")],
        )
}

pub fn attended(count: usize, minutes: bool) -> Values {
    let group = |name: &str, count: &str, percent: &str| {
        ["diundang", "luring", "daring", "keduanya", "diwakili", "tidak_hadir"]
            .iter()
            .fold(Values::new().text("kelompok", name), |row, key| row.text(*key, count))
            .text("hadir", percent)
    };
    let row = |place: usize| {
        let status = ["Hadir luring", "Hadir daring", "Luring dan daring", "Diwakili", "Tidak hadir"][place % 5];
        let row = Values::new().text("pd", unit(place)).text("status", status).flag("tidak_hadir", place % 5 == 4);
        if place % 5 == 4 {
            row
        } else {
            row.text("luring", "1").text("daring", "2").text("diwakili", "1").text("menit", "94")
        }
    };
    session(office())
        .list(
            "ringkasan",
            vec![
                group("Sekretariat, Dinas, dan Badan", "24", "91,7%"),
                group("Kecamatan", "15", "100,0%"),
                group("BUMD", "0", "–"),
            ],
        )
        .node("ringkasan_jumlah", group("Jumlah", "41", "92,7%"))
        .flag("kolom_menit", minutes)
        .list("baris", (0..count).map(row).collect())
        .node(
            "jumlah",
            Values::new()
                .text("pd", "Jumlah")
                .text("luring", "38")
                .text("daring", "9")
                .text("diwakili", "4")
                .text("status", "38 dari 41 PD hadir (92,7%)"),
        )
        .text("menit_minimal", "60")
        .text("sumber", "daftar hadir (52 orang); berkas peserta daring zoom-sosialisasi-1.csv (sidik 3f9a07bc)")
        .text("n_asing", "3")
        .list("penanda_tangan", vec![kabag()])
}

pub fn people(count: usize, strangers: usize) -> Values {
    let row = |n: usize| {
        let row = Values::new()
            .text("nama", if n == 3 { LONG_NAME.to_owned() } else { format!("Peserta Contoh {}", n + 1) })
            .text("jabatan", "Kepala Subbagian Umum dan Kepegawaian")
            .text("pd", unit(n))
            .text("masuk", "08.45")
            .text("wakil", if n.is_multiple_of(7) { "ya" } else { "" });
        if n.is_multiple_of(2) {
            return row.text("cara_hadir", "Luring").text("sumber", "pintu");
        }
        row.text("cara_hadir", "Daring")
            .text("keluar", "11.20")
            .text("menit", "155")
            .text("sambungan", "3")
            .text("sumber", "berkas: zoom-1.csv")
    };
    let stranger = |n: usize| {
        Values::new()
            .text("nama_berkas", format!("iPhone {n}"))
            .text("masuk", "09.02")
            .text("keluar", "09.40")
            .text("menit", "38")
            .text("sambungan", "1")
            .text("sumber", "berkas: zoom-1.csv")
    };
    session(office())
        .list("baris", (0..count).map(row).collect())
        .list("belum_dikenali", (0..strangers).map(stranger).collect())
}

/// Minutes with `topics` topics of `words` words each; none: only what must stand.
pub fn minutes(topics: usize, words: usize, pictures: usize) -> Values {
    let story = |n: usize| {
        (0..words)
            .map(|word| ["usulan", "inovasi", "pelayanan", "publik", "yang", "dibahas", "bersama"][(n + word) % 7])
            .collect::<Vec<_>>()
            .join(" ")
    };
    let topic = |n: usize| {
        let answers = (0..n % 3)
            .map(|k| {
                Values::new()
                    .text("penanggap", format!("Peserta Contoh {} ({})", k + 1, unit(k + 3)))
                    .text("isi", format!("{}.", story(k)))
            })
            .collect();
        Values::new()
            .text("pokok", format!("Kewajiban satu inovasi bagian {}", n + 1))
            .text("uraian", format!("{}.", story(n)))
            .list("tanggapan", answers)
    };
    let decision = |n: usize| Values::new().text("isi", format!("Keputusan contoh {}: {}.", n + 1, story(n)));
    let task = |n: usize| {
        let row = Values::new()
            .text("tindak", format!("Menyampaikan berkas usulan tahap {}", n + 1))
            .text("penanggung_jawab", unit(n));
        if n == 1 { row } else { row.text("batas", "2021-10-30").text("keterangan", "melalui sekretariat") }
    };
    let picture = |n: usize| {
        Values::new()
            .text("gambar", "foto")
            .text("keterangan", format!("Peserta mengikuti pemaparan dari tempat masing-masing, gambar {}", n + 1))
    };
    session(office())
        .text("tanggal", "2021-10-04")
        .text("waktu", "Pukul 09.00–12.00 WITA")
        .text("selesai", "12.00")
        .text("aplikasi", "Zoom")
        .text("nomor_undangan", "005/CONTOH-01/B. Organisasi/Setda")
        .text("tanggal_undangan", "2021-09-28")
        .list("acara", copies(&["Pembukaan", "Pemaparan", "Tanya jawab"]))
        .text("pimpinan", "Armiadi, Sekretaris Daerah")
        .text("notulis", "Peserta Contoh 4, Analis Kebijakan Ahli Muda")
        .int("n", 52)
        .int("n_pd", 38)
        .int("l", 43)
        .int("d", 9)
        .text(
            "isi_pembukaan",
            if topics > 0 {
                "Rapat dibuka oleh Sekretaris Daerah.\nPeserta luring dan daring disapa satu per satu."
            } else {
                ""
            },
        )
        .list("pokok", (0..topics).map(topic).collect())
        .list("keputusan", (0..topics.min(4)).map(decision).collect())
        .list("baris", (0..topics).map(task).collect())
        .list("foto", (0..pictures).map(picture).collect())
        .list(
            "penanda_tangan",
            vec![
                Values::new().text("nama", "Peserta Contoh 4").text("jabatan", "Notulis"),
                sekda().text("jabatan", "Pimpinan rapat").text("di_atas", "Mengetahui,"),
            ],
        )
}

pub fn follow_up(count: usize) -> Values {
    let row = |n: usize| {
        let row = Values::new()
            .text("pd", unit(n))
            .text("nomor", "061/CONTOH-03/B. Organisasi/Setda")
            .text("tanggal", "2021-10-06");
        if n.is_multiple_of(2) { row.text("tanggapan", "Hadir pada coaching 12-10-2021") } else { row }
    };
    session(office()).list("baris", (0..count).map(row).collect()).list("penanda_tangan", vec![kabag()])
}

pub fn ladder(count: usize) -> Values {
    let row = |n: usize| {
        let letter = |k: usize, day: &str| format!("061/CONTOH-{:02}/B. Organisasi/Setda\n{day}", k + n);
        let row = Values::new().text("pd", unit(n)).text("pengingat", letter(1, "18-10-2021"));
        if n.is_multiple_of(3) {
            return row.text("usulan", "29-10-2021");
        }
        let row = row.text("teguran_1", letter(50, "02-11-2021")).text("batas_1", "12-11-2021");
        if n.is_multiple_of(2) {
            row.text("tanggapan_1", "cukup 10-11-2021")
        } else {
            row.text("teguran_2", letter(70, "15-11-2021")).text("batas_2", "23-11-2021")
        }
    };
    session(office())
        .list("baris", (0..count).map(row).collect())
        .node(
            "jumlah",
            Values::new()
                .text("pd", "Jumlah")
                .text("pengingat", "41")
                .text("teguran_1", "27")
                .text("tanggapan_1", "13")
                .text("teguran_2", "14")
                .text("tanggapan_2", "0")
                .text("usulan", "14"),
        )
        .list("penanda_tangan", vec![kabag()])
}

pub fn labels(count: usize, first: i64) -> Values {
    let row = |n: usize| {
        Values::new()
            .text("nomor", format!("005/CONTOH-{:02}/B. Organisasi/Setda", n + 1))
            .text("penerima", format!("Kepala {}", unit(n)))
            .text("tempat", "Masamba")
    };
    Values::new().int("mulai", first).list("baris", (0..count).map(row).collect())
}

/// A filled sheet, or a blank one for the pen.
pub fn answer(filled: bool) -> Values {
    let taker = Values::new().text("jabatan", "Analis Kebijakan Ahli Muda").text("nama", "Peserta Contoh 4");
    let values = office().list("penanda_tangan", vec![taker]);
    if !filled {
        return values;
    }
    values
        .text("pd", "Dinas Perhubungan")
        .text("surat", "Teguran I Nomor 061/CONTOH-05/B. Organisasi/Setda tanggal 2 November 2021")
        .text("diterima_pd", "Rabu, 3 November 2021")
        .text("batas", "Jumat, 12 November 2021")
        .text("diterima", "Rabu, 10 November 2021")
        .text("cara", "surat")
        .text("nomor_tanggapan", "551/CONTOH/Dishub tanggal 10 November 2021")
        .text("penyampai", "Peserta Contoh 9, Sekretaris Dinas Perhubungan")
        .text("pokok", "Usulan belum dikirim karena inovator dipindahtugaskan pada bulan September 2021; penggantinya baru ditetapkan pada akhir Oktober 2021.")
}

pub fn summary(count: usize) -> Values {
    let kind = |name: &str, owed: &str, sent: &str, rest: &str, share: &str| {
        Values::new()
            .text("jenis", name)
            .text("wajib", owed)
            .text("sudah", sent)
            .text("belum", rest)
            .text("kepatuhan", share)
    };
    let bar =
        |name: &str, share: i64, text: &str| Values::new().text("nama", name).int("permil", share).text("teks", text);
    let letter = |name: &str, sent: &str, enough: &str| {
        Values::new()
            .text("jenis", name)
            .text("terbit", sent)
            .text("cukup", enough)
            .text("belum_cukup", "1")
            .text("usulan", "3")
    };
    let row = |n: usize| {
        Values::new()
            .text("pd", unit(n))
            .text("nomor", "061/CONTOH-06/B. Organisasi/Setda")
            .text("tanggal", "2021-11-15")
    };
    session(office())
        .list(
            "ringkasan",
            vec![
                kind("Sekretariat, dinas, dan badan", "24", "14", "10", "58,3%"),
                kind("Kecamatan", "15", "9", "6", "60,0%"),
                kind("BUMD", "2", "2", "0", "100,0%"),
            ],
        )
        .node("ringkasan_jumlah", kind("Jumlah", "41", "25", "16", "61,0%"))
        .list(
            "batang",
            vec![
                bar("Sekretariat, dinas, dan badan", 583, "58,3%"),
                bar("Kecamatan", 600, "60,0%"),
                bar("BUMD", 1000, "100,0%"),
            ],
        )
        .list(
            "surat",
            vec![letter("Pengingat", "41", "0"), letter("Teguran I", "27", "13"), letter("Teguran II", "14", "0")],
        )
        .list("baris", (0..count.min(20)).map(row).collect())
        .with("lainnya", kipp_documents::Value::Int(count.saturating_sub(20) as i64))
        .list("penanda_tangan", vec![kabag()])
}

/// Certificates of a session: participants, a speaker with a subject, and the longest name.
pub fn session_certificates() -> Values {
    let who = |n: i64, name: &str, role: &str, subject: &str| {
        Values::new()
            .text("nomor", if n % 2 == 0 { format!("061/CONTOH-{n:02}/B. Organisasi/Setda") } else { String::new() })
            .text("nama", name)
            .text("unit", "Analis Kebijakan Ahli Muda, Dinas Kesehatan")
            .text("unit_kedua", "")
            .text("peran", role)
            .text("kata_materi", if subject.is_empty() { "" } else { "dengan materi" })
            .text("materi", if subject.is_empty() { String::new() } else { format!("“{subject}”") })
            .text(
                "tempat_dan_cara",
                if n == 2 { "secara daring selama 3 (tiga) jam pelajaran" } else { "di Warkop Indah" },
            )
    };
    office()
        .text("unit_penerbit", "Sekretariat Daerah")
        .text("nama_kegiatan", SESSION)
        .text("tanggal_kegiatan", "2021-10-04")
        .text("tempat", "Masamba")
        .text("tanggal", "2021-10-11")
        .node("pejabat", kabag())
        .list(
            "penerima",
            vec![
                who(1, "Peserta Contoh 1", "peserta", ""),
                who(2, "Peserta Contoh 2", "peserta", ""),
                who(3, LONG_NAME, "narasumber", "Penyusunan Proposal Inovasi Pelayanan Publik"),
                who(4, "Peserta Contoh 4", "moderator", ""),
                who(5, "Peserta Contoh 5", "panitia", ""),
            ],
        )
}
