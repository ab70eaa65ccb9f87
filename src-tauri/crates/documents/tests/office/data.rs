//! Values for office documents: the real register of Luwu Utara, and the worst of everything.

use kipp_documents::{Moment, Setup, Values};

const UNITS: &str = include_str!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv");
const ENTRIES: &str = include_str!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv");

pub const LONG_TITLE: &str = "SI PINTAR MELAYANI (Sistem Informasi Pelayanan Terpadu Antarinstansi bagi Masyarakat Desa Terpencil melalui Antar Jemput Dokumen Penduduk, Kesehatan, serta Perizinan Berbasis Desa)";
pub const LONG_NAME: &str = "Dr. Ir. H. Raden Mas Muhammad Syarifuddin Mangkunegara Sastrowardoyo Kusumaningtyas, S.Sos., M.Si., M.A.P., CGCAE.";
pub const LONG_AGENCY: &str =
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana";

/// Rows of a CSV file by the names of its head.
fn csv(source: &str) -> Vec<Vec<(String, String)>> {
    let mut lines = source.lines().map(split);
    let head = lines.next().unwrap_or_default();
    lines.map(|cells| head.iter().cloned().zip(cells).collect()).collect()
}

fn split(line: &str) -> Vec<String> {
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            c => cell.push(c),
        }
    }
    cells.push(cell);
    cells
}

fn field<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    row.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
}

/// An obliged unit: name and kind.
pub fn obliged() -> Vec<(String, String)> {
    csv(UNITS)
        .iter()
        .filter(|row| field(row, "wajib_inovasi") == "ya")
        .map(|row| (field(row, "nama").to_owned(), field(row, "jenis").to_owned()))
        .collect()
}

/// An entry of 2021.
#[derive(Clone)]
pub struct Entry {
    pub title: String,
    pub agency: String,
    pub innovator: String,
}

/// The ten entries in published order, agencies by their full names.
pub fn entries() -> Vec<Entry> {
    let units = csv(UNITS);
    csv(ENTRIES)
        .iter()
        .map(|row| {
            let (name, expansion) = (field(row, "judul"), field(row, "kepanjangan"));
            let agency = match field(row, "pd") {
                "Dinas Kominfo-SP" => "DISKOMINFOSP",
                "Dinas PMD" => "DPMD",
                "Bappelitbangda" => "BAPPELITBANGDA",
                other => other,
            };
            let full = units.iter().find(|unit| field(unit, "kode") == agency).map(|unit| field(unit, "nama"));
            Entry {
                title: if expansion.is_empty() { name.to_owned() } else { format!("{name} ({expansion})") },
                agency: full.unwrap_or(agency).to_owned(),
                innovator: field(row, "inovator").to_owned(),
            }
        })
        .collect()
}

/// `count` entries: the ten, then the worst ones and the ten again.
pub fn many_entries(count: usize) -> Vec<Entry> {
    let worst = Entry { title: LONG_TITLE.to_owned(), agency: LONG_AGENCY.to_owned(), innovator: LONG_NAME.to_owned() };
    let ten = entries();
    (0..count).map(|n| if n % 11 == 10 { worst.clone() } else { ten[n % 11].clone() }).collect()
}

pub fn setup() -> Setup {
    Setup::at(Moment::parse("2021-12-10T15.20", 480).expect("a moment"))
}

/// What every document knows of the office.
pub fn office() -> Values {
    Values::new()
        .text("tingkat_daerah", "Kabupaten Luwu Utara")
        .text("tahun", "2021")
        .text("alamat", "Jalan Simpurusiang, Masamba, Kabupaten Luwu Utara, Sulawesi Selatan")
        .text("tempat", "Masamba")
        .text("tanggal", "2021-12-10")
}

fn head_of_section() -> Values {
    Values::new().text("nama", "Muhammad Hadi").text("jabatan", "Kepala Bagian Organisasi").flag("kapital", true)
}

fn chair() -> Values {
    Values::new().text("nama", "Armiadi").text("jabatan", "Ketua Tim Penilai").flag("kapital", true)
}

/// A signatory with everything a register can hold.
fn chair_in_full() -> Values {
    Values::new()
        .text("nama", LONG_NAME)
        .text("jabatan", "Sekretaris Daerah\nselaku Ketua Tim Penilai")
        .text("kapasitas", "an")
        .text("atas_nama", "Bupati Luwu Utara")
        .text("pangkat", "Pembina Utama Madya (IV/d)")
        .text("nip", "198003262000031001")
}

/// A mark in hundredths as it is printed.
pub fn mark(hundredths: i64) -> String {
    format!("{},{:02}", hundredths / 100, hundredths % 100)
}

/// Half up.
fn mean(sum: i64, count: i64) -> i64 {
    (2 * sum + count) / (2 * count)
}

const STAGES: [&str; 5] = [
    "Nilai proposal",
    "Nilai presentasi dan wawancara",
    "Nilai verifikasi lapangan",
    "Nilai keberlanjutan dan replikasi di kecamatan terpencil",
    "Nilai survei kepuasan masyarakat",
];

/// Rekap nilai with `jurors` jurors in `stages` stages over `rows` entries.
pub fn scores(rows: usize, jurors: usize, stages: usize, worst: bool) -> Values {
    let entries = if worst { many_entries(rows) } else { entries().into_iter().cycle().take(rows).collect() };
    let weights: Vec<i64> = match stages {
        1 => vec![1000],
        2 => vec![600, 400],
        3 => vec![500, 300, 200],
        4 => vec![400, 300, 200, 100],
        _ => vec![300, 250, 200, 150, 100],
    };
    let juror = |n: usize| {
        let name =
            if worst && n % 4 == 1 { LONG_NAME.to_owned() } else { format!("Dr. Juri Contoh {n}, S.STP., M.Si.") };
        Values::new().text("kode", format!("J{n}")).text("nama", name)
    };
    let heads = (0..stages)
        .map(|stage| {
            Values::new()
                .text("nama", STAGES[stage])
                .text("bobot", (weights[stage] / 10).to_string())
                .list("juri", (1..=jurors).map(juror).collect())
        })
        .collect();
    let mut finals: Vec<(i64, Values)> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        let mut total = 0;
        let mut of_stages = Vec::new();
        for (stage, weight) in weights.iter().enumerate() {
            let mut marks = Vec::new();
            let (mut sum, mut count) = (0, 0);
            for j in 0..jurors {
                if jurors > 1 && (n + j * 3 + stage) % 17 == 5 {
                    marks.push(Values::new().text("nilai", ["–", "B", "A", "K"][(n + j) % 4]));
                    continue;
                }
                let mark_of = if worst && n == 0 {
                    10000
                } else {
                    9100 - (n as i64 * 137) % 2500 + (j as i64 * 53 + stage as i64 * 31) % 240
                };
                sum += mark_of;
                count += 1;
                marks.push(Values::new().text("nilai", mark(mark_of)));
            }
            let stage_mean = mean(sum, count.max(1));
            total += stage_mean * weight;
            of_stages.push(Values::new().text("rata", mark(stage_mean)).list("juri", marks));
        }
        let last = (2 * total + 1000) / 2000;
        let row = Values::new()
            .text("judul", &entry.title)
            .text("pd", &entry.agency)
            .text("akhir", mark(last))
            .text("akhir_empat", format!("{}{:02}", mark(last), 0))
            .list("tahap", of_stages);
        finals.push((last, row));
    }
    finals.sort_by_key(|(last, _)| std::cmp::Reverse(*last));
    let rows = finals
        .into_iter()
        .enumerate()
        .map(|(n, (_, row))| {
            let class = if n < 7 { "Top 7" } else { "Partisipatif" };
            row.text("per", (n + 1).to_string())
                .text("per_hitung", (n + 1).to_string())
                .text("per_tetap", (n + 1).to_string())
                .text("ket", class)
        })
        .collect();
    let signs = if worst { vec![chair_in_full(), chair_in_full()] } else { vec![head_of_section(), chair()] };
    office()
        .text("cara_gabung", "rata-rata hitung")
        .text("urutan_penentu", "Signifikansi, nilai presentasi, keputusan pleno")
        .text("jejak", "9f3c1a77e02b64d8")
        .list("tahap", heads)
        .list("baris", rows)
        .list("penanda_tangan", signs)
}

/// Rekap kepatuhan of the first `rows` obliged units (and made-up ones beyond the register).
pub fn obligations(rows: usize) -> Values {
    let units = obliged();
    let mut list = Vec::new();
    for n in 0..rows {
        let (name, kind) = units.get(n).cloned().unwrap_or_else(|| (format!("{LONG_AGENCY} {n}"), "dinas".to_owned()));
        let kind = format!("{}{}", kind[..1].to_uppercase(), &kind[1..]);
        let sent = entries().iter().filter(|entry| entry.agency == name).count();
        let row = Values::new().text("pd", name).text("jenis", kind);
        let row = match (n, sent) {
            (2, _) => row.text("status", "Dikecualikan").text("ket", "Baru dibentuk tahun ini"),
            (_, 0) => row.text("status", "Belum").text("ket", ""),
            (_, sent) => {
                row.text("status", "Sudah").flag("sudah", true).text("usulan", sent.to_string()).text("ket", "")
            }
        };
        list.push(row);
    }
    let groups =
        [("Sekretariat dan inspektorat", 2, 0), ("Dinas dan satuan", 18, 7), ("Badan", 5, 1), ("Kecamatan", 15, 0)];
    let percent = |sent: i64, of: i64| {
        let tenths = (2000 * sent + of) / (2 * of);
        format!("{},{}%", tenths / 10, tenths % 10)
    };
    let group = |name: &str, of: i64, sent: i64| {
        Values::new()
            .text("kelompok", name)
            .text("wajib", of.to_string())
            .text("sudah_mengirim", sent.to_string())
            .text("belum", (of - sent).to_string())
            .text("kepatuhan", percent(sent, of))
    };
    let (all, sent) = groups.iter().fold((0, 0), |(a, b), (_, of, sent)| (a + of, b + sent));
    office()
        .text("keadaan", "30 Oktober 2021 pukul 16.00 WITA")
        .list("ringkasan", groups.iter().map(|(name, of, sent)| group(name, *of, *sent)).collect())
        .node("ringkasan_jumlah", group("Jumlah", all, sent))
        .list("baris", list)
        .list("penanda_tangan", vec![head_of_section()])
}

/// Rekap peserta: what the public record does not know is absent.
pub fn participants(rows: usize) -> Values {
    let list = many_entries(rows)
        .into_iter()
        .map(|entry| {
            Values::new()
                .text("judul", entry.title)
                .text("pd", entry.agency)
                .text("inovator", entry.innovator)
                .text("hasil", "Lengkap")
        })
        .collect();
    office()
        .text("urutan", "urut nama Perangkat Daerah")
        .list("baris", list)
        .list("penanda_tangan", vec![head_of_section()])
}

/// The book of numbers: the longest words, one of them void, a gap behind it.
pub fn numbers(rows: usize) -> Values {
    let row = |(n, entry): (usize, Entry)| {
        let row = Values::new()
            .text("urut", (n + 1).to_string())
            .text("nomor", format!("000.8.3.4/{:03}/B. Organisasi/Setda/XII/2021", n + 1))
            .text("terbit", "10-12-2021")
            .text("nama", LONG_NAME)
            .text("unit", &entry.agency)
            .text("judul", &entry.title)
            .text("kelas", "Top 7 Inovasi Pelayanan Publik")
            .text("pejabat", LONG_NAME)
            .text("cetakan", "12");
        match n % 7 {
            3 => {
                vec![row.text("keadaan", "Dibatalkan").text("alasan", "nama penerima salah ketik dan unitnya berganti")]
            }
            5 => {
                let gap =
                    ["urut", "nomor", "terbit", "unit", "judul", "kelas", "pejabat", "keadaan", "alasan", "cetakan"];
                let gap = gap.into_iter().fold(Values::new(), |gap, key| gap.text(key, ""));
                vec![
                    gap.text("nama", "Celah: nomor 7–9 belum dipakai."),
                    row.text("keadaan", "Terbit").text("alasan", ""),
                ]
            }
            _ => vec![row.text("keadaan", "Terbit").text("alasan", "")],
        }
    };
    office()
        .text("keadaan", "10 Desember 2021 pukul 15.20")
        .text("pola", "[klasifikasi]/[urut:3]/[unit]/Setda/[bulan_romawi]/[tahun]")
        .text("jumlah_nomor", format!("{rows} nomor"))
        .text("berikutnya", (rows + 1).to_string())
        .list("baris", many_entries(rows).into_iter().enumerate().flat_map(row).collect())
        .list("penanda_tangan", vec![head_of_section()])
}

/// Lampiran pengumuman, or lampiran SK signed by the Bupati.
pub fn annex(rows: usize, decree: bool) -> Values {
    let list = many_entries(rows)
        .into_iter()
        .enumerate()
        .map(|(n, entry)| {
            let rank = kipp_documents::format::roman(n as i64 + 1).unwrap_or_default();
            Values::new()
                .text("peringkat", rank)
                .text("judul", entry.title)
                .text("pd", entry.agency)
                .text("inovator", entry.innovator)
                .text("kategori", if n < 7 { "Top 7 Inovasi Pelayanan Publik" } else { "Inovasi Partisipatif" })
        })
        .collect();
    let values = Values::new().text("tanggal", "2021-12-10").list("baris", list);
    if decree {
        let bupati = Values::new().text("nama", "INDAH PUTRI INDRIANI").text("jabatan", "Bupati Luwu Utara");
        return values
            .text("induk", "KEPUTUSAN BUPATI LUWU UTARA")
            .text("nomor", "188.4.45/…/2021")
            .text("tentang", "PENETAPAN TOP INOVASI PELAYANAN PUBLIK KABUPATEN LUWU UTARA TAHUN 2021")
            .text("judul", "DAFTAR PENERIMA PENGHARGAAN\nINOVASI PELAYANAN PUBLIK KABUPATEN LUWU UTARA TAHUN 2021")
            .text("nama_induk", "Lampiran Keputusan Bupati Luwu Utara")
            .list("penanda_tangan", vec![bupati]);
    }
    let chair = Values::new()
        .text("nama", "Armiadi")
        .text("jabatan", "Sekretaris Daerah\nselaku Ketua Tim Penilai")
        .flag("kapital", true);
    values
        .text("induk", "PENGUMUMAN TIM PENILAI\nINOVASI KABUPATEN LUWU UTARA")
        .text("nomor", "061/118/B. Organisasi/Setda")
        .text("tentang", "PENETAPAN TOP INOVASI KABUPATEN LUWU UTARA TAHUN 2021")
        .text("judul", "DAFTAR TOP INOVASI KABUPATEN LUWU UTARA TAHUN 2021")
        .text("nama_induk", "Pengumuman Nomor 061/118/B. Organisasi/Setda")
        .list("penanda_tangan", vec![chair])
}

const CRITERIA: [(&str, &str, &str); 12] = [
    ("Latar Belakang dan Tujuan", "rumusan masalah, kelompok sasaran, tujuan terukur", "10"),
    ("Kebaruan/Nilai Tambah", "keunikan, pembeda dari cara lama", "15"),
    ("Implementasi Inovasi", "cara kerja dan tahapan", "5"),
    ("Signifikansi", "dampak sebelum dan sesudah, metode ukur, evaluasi", "30"),
    ("Adaptabilitas", "sudah atau dapat direplikasi", "20"),
    ("Sumber Daya", "keuangan, manusia, metode, peralatan", "5"),
    ("Strategi Keberlanjutan", "institusional, manajerial, sosial", "15"),
    ("Kriteria delapan", "panduan", "0"),
    ("Kriteria sembilan", "panduan", "0"),
    ("Kriteria sepuluh", "panduan", "0"),
    ("Kriteria sebelas", "panduan yang agak panjang supaya menjadi dua baris", "0"),
    ("Kriteria dua belas", "panduan", "0"),
];

const SHORT: [&str; 12] = [
    "Latar\nbelakang\n10%",
    "Kebaruan\n15%",
    "Imple-\nmentasi\n5%",
    "Signifi-\nkansi\n30%",
    "Adapta-\nbilitas\n20%",
    "Sumber\ndaya\n5%",
    "Keber-\nlanjutan\n15%",
    "Delapan\n0%",
    "Sembilan\n0%",
    "Sepuluh\n0%",
    "Sebelas\n0%",
    "Dua belas\n0%",
];

/// Sheets of `criteria` criteria: one per entry for juror 3, or a blank one without entries.
pub fn score_sheets(criteria: usize, entries: &[Entry], marks: bool) -> Values {
    let rows = CRITERIA[..criteria]
        .iter()
        .map(|(name, guide, weight)| {
            Values::new()
                .text("nama", *name)
                .text("panduan", *guide)
                .text("bobot", *weight)
                .text("nilai", if marks { "86,25" } else { "" })
                .text("kali", if marks { "8,625" } else { "" })
                .text("catatan", "")
        })
        .collect();
    let sheets = entries
        .iter()
        .enumerate()
        .map(|(n, entry)| {
            Values::new()
                .text("kode", format!("{:03}", n + 1))
                .text("berkas", format!("{:03}-J3", n + 1))
                .text("judul", &entry.title)
                .text("pd", &entry.agency)
                .text("kelompok", "–")
        })
        .collect();
    let values = office()
        .text("tahap", "PENILAIAN PROPOSAL")
        .text("nama_tahap", "penilaian proposal")
        .list("baris", rows)
        .node("jumlah", Values::new().text("nama", "Jumlah").text("bobot", "100"));
    if entries.is_empty() {
        return values;
    }
    values
        .text("juri", "Hj. Juri Contoh Ketiga, S.E., M.M.")
        .text("juri_dan_kode", "Hj. Juri Contoh Ketiga, S.E., M.M. (J3)")
        .text("kode_juri", "J3")
        .list("lembar", sheets)
}

/// `levels` level texts of about `words` words for each of `criteria` criteria.
pub fn levels(criteria: usize, levels: usize, words: usize) -> Vec<Values> {
    let text = "Dampak terukur sebelum dan sesudah inovasi dengan metode yang dapat diulang oleh orang lain ".repeat(8);
    let text: Vec<&str> = text.split(' ').take(words).collect();
    let of_criterion = |(name, _, _): &(&str, &str, &str)| {
        let name = (*name).to_owned();
        let text = text.clone();
        (0..levels).map(move |level| {
            let from = 100 - (level + 1) * (100 / levels);
            Values::new()
                .text("kriteria", if level == 0 { name.as_str() } else { "" })
                .text("rentang", format!("{from}–{}", from + 100 / levels))
                .text("tingkat", format!("Tingkat {}", levels - level))
                .text("teks", text.join(" "))
        })
    };
    CRITERIA[..criteria].iter().flat_map(of_criterion).collect()
}

/// A matrix sheet of juror 3.
pub fn matrix(criteria: usize, rows: usize) -> Values {
    let blank = || (0..criteria).map(|_| Values::new().text("nilai", "")).collect::<Vec<_>>();
    let list = many_entries(rows)
        .into_iter()
        .enumerate()
        .map(|(n, entry)| {
            Values::new()
                .text("kode", format!("{:03}", n + 1))
                .text("judul", entry.title)
                .text("pd", entry.agency)
                .text("jumlah", "")
                .list("kriteria", blank())
        })
        .collect();
    office()
        .text("tahap", "PENILAIAN PROPOSAL")
        .text("nama_tahap", "penilaian proposal")
        .text("juri", "Hj. Juri Contoh Ketiga, S.E., M.M.")
        .text("juri_dan_kode", "Hj. Juri Contoh Ketiga, S.E., M.M. (J3)")
        .text("kode_juri", "J3")
        .text("nip_juri", "197001011995032001")
        .list("kriteria", SHORT[..criteria].iter().map(|title| Values::new().text("judul_kriteria", *title)).collect())
        .list("baris", list)
}

/// Daftar hadir of the obliged units, four people known by name.
pub fn attendance(rows: usize, hybrid: bool) -> Values {
    let people = [
        ("Armiadi", "Sekretaris Daerah", "Sekretariat Daerah"),
        ("Muhammad Hadi", "Kepala Bagian Organisasi", "Bagian Organisasi"),
        ("dr. Nisma", "Kepala Puskesmas", "UPT Puskesmas Tana Lili"),
        (LONG_NAME, "Kepala Bidang", LONG_AGENCY),
    ];
    let units = obliged();
    let list = (0..rows)
        .map(|n| {
            let (name, office, unit) = match people.get(n) {
                Some((name, office, unit)) => (*name, *office, (*unit).to_owned()),
                None => ("", "", units[n % units.len()].0.clone()),
            };
            let online = hybrid && n % 3 == 2;
            Values::new()
                .text("nama", name)
                .text("nip", if n == 1 { "19800326 200003 1 001" } else { "" })
                .text("jabatan", office)
                .text("pd", unit)
                .text("hp", "")
                .text("kehadiran", if online { "Daring" } else { "Luring" })
                .text("tanda", if online { "daring" } else { "" })
        })
        .collect();
    office()
        .text("hari_tanggal", "Senin, 4 Oktober 2021")
        .text("waktu", "Pukul 09.00 WITA sampai dengan selesai")
        .text("tempat", "Warkop Indah, Kantor Bupati Luwu Utara, Masamba")
        .text("acara", "Sosialisasi KIPP Tingkat Kabupaten Luwu Utara Tahun 2021")
        .text("nama_kegiatan", "Sosialisasi KIPP 4 Oktober 2021")
        .text("judul", "DAFTAR HADIR")
        .flag("hibrida", hybrid)
        .list("baris", list)
        .list("penanda_tangan", vec![head_of_section()])
}

/// Kinds of sessions with columns of their own.
#[allow(dead_code)] // the example prints others
pub const SESSION_KINDS: [&str; 5] = ["rapat", "pendampingan", "presentasi", "pleno", "penganugerahan"];

/// Daftar hadir with the columns of a kind of session.
#[allow(dead_code)] // the example prints others
pub fn attendance_of(kind: &'static str, rows: usize) -> Values {
    let row = |n: usize| {
        let (name, _, unit) =
            if n == 0 { (LONG_NAME, "", LONG_AGENCY) } else { ("Peserta Contoh", "", "Dinas Kesehatan") };
        Values::new()
            .text("nama", name)
            .text("nip", "19800326 200003 1 001")
            .text("jabatan", "Kepala Bidang Pelayanan dan Perizinan")
            .text("pd", unit)
            .text("hp", "")
            .text("inovasi", LONG_TITLE)
            .text("kedudukan", "Penanggung jawab")
            .text("urut", (n + 1).to_string())
            .text("tanda", "")
    };
    attendance(0, false)
        .text("judul", "DAFTAR HADIR SIDANG PLENO")
        .flag("lain", true)
        .flag(kind, true)
        .list("baris", (0..rows).map(row).collect())
}

/// Any list: `rows` rows of `columns` chosen columns.
pub fn list(rows: usize, columns: usize) -> Values {
    let titles = [
        "Kode",
        "Nama",
        "Nama pendek",
        "Jenis",
        "Induk",
        "Kepala",
        "Nomor HP",
        "Pos-el",
        "Wajib",
        "Sejak",
        "Usulan",
        "Catatan",
    ];
    let units = obliged();
    let heads = titles[..columns]
        .iter()
        .enumerate()
        .map(|(n, title)| {
            let head = Values::new().text("judul_kolom", *title);
            match n {
                0 => head.int("lebar", 20).text("rata", "tengah"),
                1 => head.int("porsi", 250),
                8 | 10 => head.int("lebar", 16).text("jenis", "count").text("rata", "tengah"),
                9 => head.int("lebar", 20).text("jenis", "date").text("rata", "tengah"),
                _ => head.int("porsi", 100),
            }
        })
        .collect();
    let list = (0..rows)
        .map(|n| {
            let (name, kind) = &units[n % units.len()];
            let cell = |text: String| Values::new().text("isi", text);
            let cells = (0..columns)
                .map(|c| match c {
                    0 => cell(format!("{:04}", n + 1)),
                    1 => cell(name.clone()),
                    3 => cell(kind.clone()),
                    4 => Values::new(),
                    6 => cell(format!("0812{:07}", n * 7919 % 10_000_000)),
                    8 => cell("ya".to_owned()),
                    9 => cell("01-02-2020".to_owned()),
                    10 => cell((n % 4).to_string()),
                    _ => cell(format!("isi {} baris {}", c + 1, n + 1)),
                })
                .collect();
            Values::new().list("kolom", cells)
        })
        .collect();
    office()
        .text("judul", "DAFTAR PERANGKAT DAERAH")
        .text("nama_daftar", "Daftar Perangkat Daerah")
        .text("keterangan", "urut nama")
        .list("kolom", heads)
        .list("baris", list)
}
