//! The help texts, in the words of the office.

/// `meja-kipp --help`.
pub const ALL: &str = "\
Meja KIPP: menyelenggarakan Kompetisi Inovasi Pelayanan Publik tanpa internet.

Tanpa argumen, jendela terbuka. Perintah tanpa jendela:

  contoh DIR      Membuat berkas contoh KIPP Luwu Utara 2021 dan mencetak semua dokumennya
  baru F          Membuat berkas meja kosong
  impor           Memasukkan perangkat daerah, orang, hari libur, usulan, juri, nilai, atau kehadiran dari berkas
  cetak           Mencetak satu dokumen menjadi PDF atau Excel
  peringkat       Menampilkan peringkat sementara
  periksa F       Memeriksa keutuhan berkas meja dan riwayatnya
  panggil NAMA    Menjalankan perintah program apa pun dengan JSON

  --help          Bantuan ini; meja-kipp PERINTAH --help untuk rincian
  --version       Versi program

Kode keluar: 0 selesai, 1 ditolak atau gagal, 2 salah pakai, 3 jendela tidak dapat dibuka.
";

/// `meja-kipp VERB --help`; the general help for a verb without its own.
pub fn of(verb: &str) -> &'static str {
    match verb {
        "contoh" => CONTOH,
        "baru" => BARU,
        "impor" => IMPOR,
        "cetak" => CETAK,
        "peringkat" => PERINGKAT,
        "periksa" => PERIKSA,
        "panggil" => PANGGIL,
        _ => ALL,
    }
}

const CONTOH: &str = "\
meja-kipp contoh DIR [--kertas A4|F4|Folio|LxT] [--pada 2021-12-10T15.20]

Membuat DIR/contoh.kipp dan semua dokumennya di DIR, lalu menyebut yang ditulis.
Juri, nilai, status, batas pendaftaran, dan nomor piagam pada contoh adalah rekaan.

  --kertas   Kertas dokumen; LxT dalam milimeter, misalnya 215x330. Bawaan: A4
  --pada     Saat pembuatan, waktu WITA. Saat yang sama menghasilkan berkas yang sama.
             Bawaan: 2021-12-10T15.20

Berkas contoh yang lama diganti; berkas meja lain dengan nama itu tidak ditimpa.
";

const BARU: &str = "\
meja-kipp baru F

Membuat berkas meja kosong di F. Berkas yang sudah ada tidak ditimpa.
";

const IMPOR: &str = "\
meja-kipp impor --db F --jenis perangkat-daerah|orang|hari-libur|usulan|juri|nilai|kehadiran BERKAS
                [--kegiatan NAMA|NOMOR] [--sah-saja] [--jawaban BERKAS] [--kolom ISIAN=HURUF,…]
                [--edisi KODE] [--lembar NAMA] [--semua-lembar] [--isi-gabungan]
                [--tersembunyi ikut|lewati]
                [--pemisah TANDA] [--enkode NAMA] [--alasan TEKS]

Memeriksa setiap baris BERKAS (.xlsx, .xls, .xlsb, .ods, atau .csv), melaporkan siap,
peringatan, atau salah dengan baris dan kolomnya, lalu menulisnya sebagai satu perubahan.
Bila ada baris yang salah, tidak ada yang ditulis.

  --sah-saja      Hanya menulis baris yang siap; yang lain dilewati dan disebut
  --jawaban       Berkas JSON: nama pada berkas → kode perangkat daerah,
                  misalnya {\"Dinas Kominfo-SP\": \"DISKOMINFOSP\"}
  --edisi         Kode edisi; bawaan: satu-satunya edisi
  --kegiatan      Untuk kehadiran: kegiatan yang dihadiri; bawaan: satu-satunya kegiatan.
                  Yang belum dikenali dicatat terpisah dan dapat diimpor lagi di program
  --lembar        Nama lembar; bawaan: yang tajuknya paling dikenal
  --semua-lembar  Mengambil semua lembar bertajuk sama sebagai satu impor
  --isi-gabungan  Mengisi sel gabungan ke bawah
  --tersembunyi   Baris dan kolom tersembunyi: ikut atau lewati; bawaan: ikut, dengan
                  peringatan pada barisnya
  --pemisah       Pemisah kolom CSV: ; , | atau tab; bawaan: dikenali sendiri
  --enkode        UTF-8, Windows-1252, UTF-16, atau UTF-16BE; bawaan: dikenali sendiri
  --alasan        Alasan usulan baru diimpor di luar jadwal pendaftaran; tercatat di
                  Riwayat dan tidak dicetak
";

const CETAK: &str = "\
meja-kipp cetak --db F --dokumen NAMA --ke BERKAS|FOLDER [--kertas A4|F4|Folio|LxT]
                [--gaya klasik|modern|teks] [--edisi KODE]

Mencetak satu dokumen. BERKAS berakhiran .pdf atau .xlsx; FOLDER menerima satu berkas
per penerima piagam atau sertifikat, dan PDF serta Excel dokumen lain. Tanpa --dokumen,
daftar nama dokumen ditampilkan.
";

const PERINGKAT: &str = "\
meja-kipp peringkat --db F [--json] [--edisi KODE]

Menampilkan peringkat sementara dengan nilai, kelas, seri, dan yang masih menghalangi
pembekuan.

  --json   Jawaban perintah rankings.show apa adanya
";

const PERIKSA: &str = "\
meja-kipp periksa F

Memeriksa keutuhan berkas, rujukan antarbaris, aturan data, rantai riwayat, dan
kesesuaian setiap baris dengan riwayatnya. Kode keluar 1 bila ada temuan.
";

const PANGGIL: &str = "\
meja-kipp panggil NAMA [JSON|@BERKAS|-] [--db BERKAS] [--berkas NAMA=PATH]... [--ke PATH]
                  [--edisi KODE] [--alasan TEKS]
meja-kipp panggil --daftar

Menjalankan satu perintah program. JSON dari argumen, dari berkas (@BERKAS), atau dari
masukan baku (-); jawaban atau galat sebagai JSON di keluaran baku.

  --db       Berkas meja yang dibuka lebih dahulu
  --berkas   Membuat token NAMA untuk berkas PATH; folder bila PATH adalah folder atau
             berakhiran garis miring
  --ke       Tempat menulis jawaban yang berupa berkas
  --edisi    Kode edisi untuk perintah yang memerlukannya; bawaan: satu-satunya edisi
  --alasan   Alasan untuk perintah yang dilakukan di luar jadwal tahapannya
  --daftar   Semua perintah dengan bentuk masukan dan keluarannya
";
