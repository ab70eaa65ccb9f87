/** F1: what each screen is for, and the keys of screens that lend none of their own. */
export const helpWords = {
  title: (screen: string) => `Bantuan: ${screen}`,
  here: 'Tombol di layar ini',
  everywhere: 'Tombol di semua layar',
  chord: 'Tombol',
  does: 'Guna',
  /** By screen; a view inside a screen has a name of its own. */
  purposes: {
    mulai: [
      'Mulai',
      'Membuka berkas meja, membuat yang baru, atau mencoba contoh KIPP 2021. ' +
        'Satu berkas memuat semua edisi kantor ini.',
    ],
    edisi: [
      'Edisi baru',
      'Membuat edisi dari bawaan dalam lima langkah. Setiap langkah boleh dilewati dan diubah kemudian di Pengaturan.',
    ],
    beranda: [
      'Beranda',
      'Menunjukkan tahap yang berjalan, apa yang masih kurang, dan langkah berikutnya. ' +
        'Setiap angka membuka daftar di baliknya.',
    ],
    'perangkat-daerah': [
      'Perangkat Daerah',
      'Daftar perangkat daerah dan unitnya, siapa yang wajib mengirim usulan, dan siapa yang belum. ' +
        'Nama lama tetap dikenal setelah penggabungan.',
    ],
    kegiatan: [
      'Kegiatan & Kehadiran',
      'Rapat, sosialisasi, dan acara lain dengan susunan acara, notulen, dan lampirannya; ' +
        'orang dan tim dicatat satu kali.',
    ],
    pintu: [
      'Pintu kegiatan',
      'Mencatat siapa yang datang dengan papan ketik saja. Dua meja bertukar daftar lewat berkas, ' +
        'dan layar aula menunjukkan perangkat daerah yang sudah hadir.',
    ],
    undangan: [
      'Undangan',
      'Siapa yang diundang dan berapa kursinya, teks surat beserta halamannya. ' +
        'Nomor diberikan waktu dicetak atau disimpan; surat yang terbit dibatalkan di Dokumen & Rekap, Surat.',
    ],
    surat: [
      'Surat',
      'Register surat edisi ini: nomor, penerima, cara kirim dan terimanya. ' +
        'Surat tugas ditulis di samping halamannya; nomor yang terbit tidak dihapus.',
    ],
    usulan: [
      'Usulan',
      'Inovasi yang dikirim: identitas, inovator, isian proposal, dan status dari draf sampai lolos atau gugur.',
    ],
    penilaian: [
      'Penilaian',
      'Nilai setiap juri untuk setiap usulan. Nilai diketik seperti di kertas atau diimpor; ' +
        'yang belum masuk selalu terlihat.',
    ],
    hasil: [
      'Hasil',
      'Peringkat yang selalu dihitung ulang, asal setiap angka, keputusan pleno, ' +
        'dan pembekuan hasil menjadi revisi bernomor.',
    ],
    piagam: [
      'Piagam',
      'Penerima piagam dan sertifikat dari hasil yang dibekukan: beri nomor, periksa halamannya, lalu cetak.',
    ],
    nomor: [
      'Register nomor',
      'Setiap nomor yang pernah diberikan, dengan celah, pembatalan, dan penggantinya. ' +
        'Nomor yang terbit tidak dihapus.',
    ],
    dokumen: [
      'Dokumen & Rekap',
      'Semua dokumen edisi ini dengan halaman sebenarnya sebelum dicetak, dan kembaran Excel untuk rekap.',
    ],
    riwayat: [
      'Riwayat',
      'Setiap perubahan: siapa, kapan, sebelum, dan sesudah. ' +
        'Satu perubahan dapat diurungkan selama tidak ada yang menyentuhnya lagi.',
    ],
    pengaturan: [
      'Pengaturan',
      'Edisi, tahapan, rubrik dan bobot, kelas penghargaan, kop, penanda tangan, dan nama petugas komputer ini.',
    ],
    impor: [
      'Impor',
      'Memeriksa setiap baris berkas sebelum ada yang ditulis. ' +
        'Baris yang salah diperbaiki di sini atau dilewati; satu urungan menghapus seluruh impor.',
    ],
  } as Readonly<Record<string, readonly [string, string]>>,
  keys: {
    mulai: [
      ['Ctrl+N', 'Edisi baru pada berkas yang terbuka'],
      ['Ctrl+O', 'Buka berkas meja'],
      ['Esc', 'Kembali ke edisi yang terbuka'],
    ],
    beranda: [
      ['Tab', 'Ke angka atau tautan berikutnya'],
      ['Enter', 'Buka daftar di balik angka'],
    ],
  } as Readonly<Record<string, readonly (readonly [string, string])[]>>,
} as const
