//! Values for letters and the documents of the year: the sample calendar of documents-year.md 9.6, and the longest of
//! everything. Persons, numbers and dates of acts are invented and look so.

mod sessions;

use kipp_documents::{Moment, Setup, Values};

pub use sessions::*;

const UNITS: &str = include_str!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv");

pub const LONG_NAME: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";
pub const LONG_AGENCY: &str =
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";
/// 120 letters.
pub const LONG_LINK: &str = "https://contoh.invalid/rapat/sosialisasi-kipp-2021/j/81200000000?pwd=contohcontohcontohcontohcontohcontoh&dari=undangan";
pub const SESSION: &str = "Sosialisasi KIPP Tingkat Kabupaten Luwu Utara Tahun 2021";
pub const COMPETITION: &str = "Kompetisi Inovasi Pelayanan Publik (KIPP) Tingkat Kabupaten Luwu Utara Tahun 2021";
pub const LAW: &str = "Peraturan Bupati Luwu Utara Nomor 61 Tahun 2018 sebagaimana telah diubah dengan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020";
pub const SECRETARIAT: &str = "Sekretariat KIPP, Bagian Organisasi Sekretariat Daerah";

/// Names of the obliged units.
pub fn agencies() -> Vec<String> {
    let rows = UNITS.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row.get(4) == Some(&"ya")).filter_map(|row| row.get(1).map(|name| (*name).to_owned())).collect()
}

/// The unit at that place, in rounds.
pub fn agency(place: usize) -> String {
    let all = agencies();
    all[place % all.len()].clone()
}

pub fn setup() -> Setup {
    Setup::at(Moment::parse("2021-09-28T10.00", 480).expect("a moment"))
}

/// What every document knows of the office.
pub fn office() -> Values {
    Values::new()
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("nama_daerah", "Luwu Utara")
        .text("tahun", "2021")
        .text("alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan")
        .text("tempat_surat", "Masamba")
        .text("zona", "WITA")
        .text("kompetisi", COMPETITION)
        .text("dasar_hukum", LAW)
        .text("sekretariat", SECRETARIAT)
}

pub fn sekda() -> Values {
    Values::new()
        .text("nama", "Armiadi")
        .text("jabatan", "Sekretaris Daerah")
        .text("pangkat", "Pembina Utama Madya (IV/d)")
        .text("nip", "198003262000031001")
        .flag("kapital", true)
}

pub fn kabag() -> Values {
    Values::new().text("nama", "Muhammad Hadi").text("jabatan", "Kepala Bagian Organisasi").flag("kapital", true)
}

pub fn kabag_for_sekda() -> Values {
    kabag().text("kapasitas", "an").text("atas_nama", "Sekretaris Daerah")
}

pub fn bupati() -> Values {
    Values::new().text("nama", "INDAH PUTRI INDRIANI").text("jabatan", "Bupati Luwu Utara")
}

/// The longest block: prefix, long name, rank and NIP.
pub fn long_signer() -> Values {
    sekda()
        .text("nama", LONG_NAME)
        .text("kapasitas", "an")
        .text("atas_nama", "Bupati Luwu Utara")
        .flag("kapital", false)
}

fn copies(names: &[&str]) -> Vec<Values> {
    names.iter().map(|name| Values::new().text("isi", name)).collect()
}

/// One invitation; `what`: luring, daring, keduanya, terburuk.
pub fn invitation(what: &str) -> Values {
    let values = office()
        .text("tanggal_surat", "2021-09-28")
        .text("nomor", "005/CONTOH-01/B. Organisasi/Setda")
        .text("sifat", "Penting")
        .text("lampiran", "1 (satu) lembar")
        .text("nama_kegiatan", SESSION)
        .text("kalimat_pembuka", format!("Dalam rangka pelaksanaan {COMPETITION} berdasarkan {LAW}, bersama ini kami mengundang Saudara untuk hadir pada:"))
        .text("tanggal", "2021-10-04")
        .text("jam", "09.00")
        .text("tempat", "Warkop Indah, Kantor Bupati Luwu Utara, Jalan Simpurusiang, Masamba")
        .int("jatah", 1)
        .text("aplikasi", "Zoom")
        .text("id_rapat", "812 0000 0000")
        .text("sandi_rapat", "CONTOH")
        .text("tautan", "https://contoh.invalid/j/81200000000")
        .text("acara", SESSION)
        .text("pola_nama", "NAMA SINGKAT PD_Nama")
        .text("contoh_nama", "DISKOMINFOSP_Nirwan")
        .text("penerima", "Kepala Dinas Komunikasi, Informatika, Statistik dan Persandian")
        .text("pd", "Dinas Komunikasi, Informatika, Statistik dan Persandian")
        .text("tempat_penerima", "Masamba")
        .text("kode_undangan", "012-7K2M")
        .flag("luring", what != "daring")
        .flag("daring", what != "luring")
        .flag("luring_saja", what == "luring")
        .flag("daring_saja", what == "daring")
        .flag("keduanya", what == "keduanya" || what == "terburuk")
        .flag("tidak_diwakilkan", true)
        .list(
            "tembusan",
            copies(&[
                "Bupati Luwu Utara di Masamba (sebagai laporan)",
                "Wakil Bupati Luwu Utara di Masamba (sebagai laporan)",
                "Pertinggal",
            ]),
        )
        .list("penanda_tangan", vec![sekda()]);
    if what != "terburuk" {
        return values;
    }
    values
        .text("penerima", format!("Kepala {LONG_AGENCY}"))
        .text("pd", LONG_AGENCY)
        .text("tautan", LONG_LINK)
        .list(
            "acara_banyak",
            copies(&[
                "Laporan Kepala Bagian Organisasi",
                "Arahan Sekretaris Daerah",
                "Pemaparan Peraturan Bupati Luwu Utara Nomor 27 Tahun 2020",
                "Tata cara pendaftaran dan unggah berkas usulan melalui sekretariat",
                "Tanya jawab",
                "Penutup",
            ]),
        )
        .flag("konfirmasi", true)
        .text("narahubung", "Peserta Contoh 12")
        .text("hp_narahubung", "0812-0000-0000")
        .text("tanggal_konfirmasi", "2021-10-01")
        .list("penanda_tangan", vec![long_signer()])
}

/// One letter for each of `count` agencies: the far ones on line, the others in the hall.
pub fn invitations(count: usize) -> Values {
    let records = (0..count).map(|place| {
        let name = agency(place);
        let far = ["Seko", "Rampi", "Rongkong"].iter().any(|far| name.contains(far));
        Values::new()
            .text("kode", &name)
            .text("berkas", format!("{:02}-{name}", place + 1))
            .text("penerima", format!("Kepala {name}"))
            .text("pd", &name)
            .text("kode_undangan", format!("{:03}-7K2M", place + 1))
            .flag("luring", !far)
            .flag("daring", far)
            .flag("luring_saja", !far)
            .flag("daring_saja", far)
    });
    invitation("luring").list("lembar", records.collect())
}

/// Rows of the list of invited ones, with a heading over each kind of agency.
pub fn invited(count: usize) -> Vec<Values> {
    let mut rows = Vec::new();
    for place in 0..count {
        if place.is_multiple_of(14) {
            let name = ["Sekretariat, Dinas, dan Badan", "Kecamatan", "Puskesmas dan BUMD"][place / 14 % 3];
            rows.push(Values::new().flag("kelompok_baris", true).text("nama_kelompok", name));
        }
        let far = place % 13 == 12;
        let name = if place == 4 { LONG_AGENCY.to_owned() } else { agency(place) };
        let row = Values::new()
            .text("yang_diundang", format!("Kepala {name}"))
            .text("cara_hadir", if far { "Daring" } else { "Luring" })
            .text("kode", format!("{:03}-7K2M", place + 1));
        rows.push(if far { row } else { row.text("jatah", "1") });
    }
    rows
}

pub fn with_list(values: Values, count: usize) -> Values {
    values
        .flag("lampirkan_daftar", true)
        .list("baris", invited(count))
        .node("jumlah", Values::new().text("yang_diundang", "Jumlah").text("jatah", count.to_string()))
}

/// Surat tugas for `count` persons, in an annex from four on.
pub fn assignment(count: usize) -> Values {
    let person = |n: usize| {
        let long = n == 2;
        Values::new()
            .text("nama", if long { LONG_NAME.to_owned() } else { format!("Peserta Contoh {}, S.Sos.", n + 1) })
            .text("pangkat", "Penata Tingkat I (III/d)")
            .text("nip", "198003262000031001")
            .text(
                "jabatan",
                if long {
                    format!("Kepala Subbagian Pelayanan Publik dan Tata Laksana pada {LONG_AGENCY}")
                } else {
                    "Analis Kebijakan Ahli Muda".to_owned()
                },
            )
            .text("tugas", if n == 0 { "Ketua tim" } else { "Anggota tim" })
    };
    office()
        .text("tanggal_surat", "2021-09-28")
        .text("nomor", "061/CONTOH-02/B. Organisasi/Setda")
        .list("dasar_lain", copies(&["Surat Kepala Dinas Kesehatan Nomor 440/CONTOH/Dinkes tanggal 20 September 2021 hal permohonan narasumber"]))
        .list("pegawai", (0..count).map(person).collect())
        .flag("lampiran_nama", count > 3)
        .text("tugas", "menjadi narasumber sosialisasi")
        .text("hari_tanggal_rentang", "Senin, 4 Oktober 2021")
        .text("tempat", "Warkop Indah, Kantor Bupati Luwu Utara, Masamba")
        .text("pemberi_tugas", "Sekretaris Daerah Kabupaten Luwu Utara")
        .int("n_lapor", 3)
        .list("penanda_tangan", vec![sekda()])
}

/// Three teams with `members` members each.
pub fn team(members: usize) -> Values {
    let ranks = ["Pengarah", "Penanggung jawab", "Ketua", "Wakil Ketua", "Sekretaris"];
    let mut rows = Vec::new();
    for (letter, name) in [("A", "TIM PELAKSANA"), ("B", "TIM PENILAI"), ("C", "SEKRETARIAT")] {
        rows.push(Values::new().flag("kelompok_baris", true).text("nama_kelompok", format!("{letter}. {name}")));
        for place in 0..members {
            let long = place == 3;
            rows.push(
                Values::new()
                    .text(
                        "nama",
                        if letter == "A" {
                            "Sekretaris Daerah".to_owned()
                        } else {
                            format!("Juri Contoh {}", place + 1)
                        },
                    )
                    .text("nip", if letter == "B" && place % 2 == 0 { "NIP 19800326 200003 1 001" } else { "" })
                    .text(
                        "jabatan",
                        if long {
                            format!("Kepala {LONG_AGENCY}")
                        } else if letter == "A" {
                            String::new()
                        } else {
                            "Kepala Bidang Penelitian".to_owned()
                        },
                    )
                    .text("unsur", agency(place))
                    .text("kedudukan", ranks.get(place).copied().unwrap_or("Anggota")),
            );
        }
    }
    Values::new()
        .text("nama_pejabat", "BUPATI LUWU UTARA")
        .text("nomor", "188.4.45/CONTOH/IX/2021")
        .text("tanggal", "2021-09-06")
        .text("tentang", "PEMBENTUKAN TIM PELAKSANA, TIM PENILAI, DAN SEKRETARIAT KOMPETISI INOVASI PELAYANAN PUBLIK TINGKAT KABUPATEN LUWU UTARA TAHUN 2021")
        .text("kompetisi", COMPETITION)
        .list("baris", rows)
        .list("penanda_tangan", vec![bupati()])
}

fn addressed(values: Values, place: usize, long: bool) -> Values {
    let name = if long { LONG_AGENCY.to_owned() } else { agency(place) };
    values
        .text("sifat", "Segera")
        .text("penerima", format!("Kepala {name}"))
        .text("pd", name)
        .text("tempat_penerima", "Masamba")
}

/// Kepada yang tidak hadir, before the end of the registration or after it.
pub fn absent(is_open: bool) -> Values {
    addressed(office(), 30, !is_open)
        .text("tanggal_surat", "2021-10-06")
        .text("nomor", "061/CONTOH-03/B. Organisasi/Setda")
        .text("lampiran", "1 (satu) berkas")
        .text("nama_kegiatan", SESSION)
        .text("tanggal", "2021-10-04")
        .text("nomor_undangan", "005/CONTOH-01/B. Organisasi/Setda")
        .text("tanggal_undangan", "2021-09-28")
        .flag("hibrida", true)
        .text("lampiran_materi", "materi sosialisasi dan jadwal pendaftaran")
        .text("batas", "2021-10-11")
        .flag("sebelum_penutupan", is_open)
        .text("penutupan", "2021-10-30")
        .text("jam_tutup", "16.00")
        .list(
            "tembusan",
            copies(&["Sekretaris Daerah Kabupaten Luwu Utara di Masamba (sebagai laporan)", "Pertinggal"]),
        )
        .list("penanda_tangan", vec![kabag_for_sekda()])
}

/// First or second reminder; `long`: with everything it can say.
pub fn reminder(second: bool, long: bool) -> Values {
    let values = addressed(office(), 38, long)
        .text("tanggal_surat", "2021-10-18")
        .text("nomor", "061/CONTOH-04/B. Organisasi/Setda")
        .text("nomor_undangan", "005/CONTOH-01/B. Organisasi/Setda")
        .text("tanggal_undangan", "2021-09-28")
        .flag("kedua", second)
        .text("nomor_pengingat", "061/CONTOH-04/B. Organisasi/Setda")
        .text("tanggal_pengingat", "2021-10-18")
        .text("keadaan_tanggal", "2021-10-18")
        .text("keadaan_jam", "10.00")
        .text("penutupan", "2021-10-30")
        .text("jam_tutup", "16.00")
        .list(
            "tembusan",
            copies(&["Sekretaris Daerah Kabupaten Luwu Utara di Masamba (sebagai laporan)", "Pertinggal"]),
        )
        .list("penanda_tangan", vec![kabag_for_sekda()]);
    if !long {
        return values;
    }
    values
        .text(
            "judul_draf",
            "SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil)",
        )
        .text("tempat_pendampingan", "Warkop Indah")
        .list("penanda_tangan", vec![long_signer()])
}

/// Teguran I after `letters` earlier letters; `long`: with a consequence of four lines and the longest agency.
pub fn reprimand(letters: usize, long: bool) -> Values {
    let names = [
        "surat undangan sosialisasi",
        "surat pengingat",
        "surat pengingat kedua",
        "surat pemberitahuan",
        "surat undangan coaching",
    ];
    let days = ["2021-09-28", "2021-10-18", "2021-10-25", "2021-10-06", "2021-10-12"];
    let row = |n: usize| {
        Values::new()
            .text("jenis_surat", names[n])
            .text("nomor", format!("061/CONTOH-{:02}/B. Organisasi/Setda", n + 1))
            .text("tanggal", days[n])
    };
    let values = addressed(office(), 30, long)
        .text("tanggal_surat", "2021-11-02")
        .text("nomor", "061/CONTOH-05/B. Organisasi/Setda")
        .text("sifat", "Penting")
        .text("lampiran", "1 (satu) berkas")
        .text("penutupan", "2021-10-30")
        .text("jam_tutup", "16.00")
        .list("riwayat", (0..letters).map(row).collect())
        .flag("perpanjangan", letters > 0)
        .int("n_hari", 7)
        .text("alamat_tanggapan", SECRETARIAT)
        .list(
            "tembusan",
            copies(&[
                "Bupati Luwu Utara di Masamba (sebagai laporan)",
                "Wakil Bupati Luwu Utara di Masamba",
                "Inspektur Kabupaten Luwu Utara di Masamba",
                "Kepala Bagian Organisasi Sekretariat Daerah di Masamba",
                "Pertinggal",
            ]),
        )
        .list("penanda_tangan", vec![sekda().text("kapasitas", "an").text("atas_nama", "Bupati Luwu Utara")]);
    if long { values.text("isi_akibat", CONSEQUENCE) } else { values }
}

const CONSEQUENCE: &str = "Apabila sampai dengan batas waktu tersebut Saudara tidak menyampaikan penjelasan tertulis dan rencana inovasi, kepada Saudara diberikan tindakan lebih lanjut sesuai dengan contoh kalimat akibat yang panjangnya empat baris pada kertas ini dan yang tidak berasal dari peraturan mana pun karena hanya contoh untuk uji cetak.";

/// Teguran II without an answer, or (`long`) with one that was not enough.
pub fn second_reprimand(long: bool) -> Values {
    let values = addressed(office(), 30, long)
        .text("tanggal_surat", "2021-11-15")
        .text("nomor", "061/CONTOH-06/B. Organisasi/Setda")
        .text("nomor_t1", "061/CONTOH-05/B. Organisasi/Setda")
        .text("tanggal_t1", "2021-11-02")
        .text("terima_t1", "2021-11-03")
        .text("batas_t1", "2021-11-12")
        .flag("tanpa_tanggapan", !long)
        .flag("tanggapan_kurang", long)
        .text("nomor_tanggapan", "551/CONTOH/Dishub")
        .text("tanggal_tanggapan", "2021-11-10")
        .text("yang_kurang", "rencana inovasi beserta penanggung jawab dan jadwal penyelesaiannya")
        .int("n_hari", 5)
        .flag("menghadap", long)
        .text("pejabat_ditemui", "Sekretaris Daerah Kabupaten Luwu Utara")
        .text("tanggal_temu", "2021-11-23")
        .text("jam_temu", "09.00")
        .text("tempat_temu", "Ruang Rapat Sekretaris Daerah")
        .list(
            "tembusan",
            copies(&[
                "Wakil Bupati Luwu Utara di Masamba",
                "Sekretaris Daerah Kabupaten Luwu Utara di Masamba",
                "Inspektur Kabupaten Luwu Utara di Masamba",
                "Pertinggal",
            ]),
        )
        .list("penanda_tangan", vec![bupati()]);
    if long { values.text("isi_akibat", CONSEQUENCE) } else { values }
}

pub fn extension() -> Values {
    office()
        .text("tanggal_surat", "2021-10-21")
        .text("nomor", "061/CONTOH-07/B. Organisasi/Setda")
        .text("tahap", "pendaftaran")
        .text("alasan", "permohonan beberapa Perangkat Daerah di wilayah terpencil")
        .text("lama", "2021-10-23")
        .text("jam_lama", "16.00")
        .text("baru", "2021-10-30")
        .text("jam_baru", "16.00")
        .text("tanggal_acuan", "2021-10-23")
        .list("penanda_tangan", vec![sekda()])
}
