//! `contoh` and `cetak`: documents as files.

use expect_test::expect;

use super::Desk;

/// Names of the files below a folder, sorted, with what each begins with.
fn tree(folder: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    fn walk(folder: &std::path::Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) {
        for entry in std::fs::read_dir(folder).expect("folder").flatten() {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => walk(&entry.path(), &format!("{name}/"), found),
                false => found.push((name, std::fs::read(entry.path()).expect("file"))),
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found);
    found.sort();
    found
}

#[test]
fn the_sample_is_printed_whole_and_the_same_again() {
    let desk = Desk::new();
    let said = desk.run(&["contoh", "DIR/contoh"]);
    // What must be known about a file stands below it, indented; its words belong to the documents.
    let files: String = said.lines().filter(|line| !line.starts_with("  ")).map(|line| format!("{line}\n")).collect();
    expect![[r#"
        [0]
        DIR/contoh/contoh.kipp
        DIR/contoh/piagam.pdf
        DIR/contoh/piagam/01-kejar-stunting.pdf
        DIR/contoh/piagam/02-kelas-buby.pdf
        DIR/contoh/piagam/03-si-mira-bersantai.pdf
        DIR/contoh/piagam/04-pojok-bisa.pdf
        DIR/contoh/piagam/05-go-pasar-indah.pdf
        DIR/contoh/piagam/06-japri-ka-boss.pdf
        DIR/contoh/piagam/07-si-dora-eman.pdf
        DIR/contoh/piagam-modern.pdf
        DIR/contoh/piagam-teks.pdf
        DIR/contoh/sertifikat.pdf
        DIR/contoh/sertifikat/08-si-modis-lutra.pdf
        DIR/contoh/sertifikat/09-pugalu-sip.pdf
        DIR/contoh/sertifikat/10-kawasan-perdesaan-terintegrasi.pdf
        DIR/contoh/lampiran-sk-tim.pdf
        DIR/contoh/lampiran-sk-tim.xlsx
        DIR/contoh/surat-tugas.pdf
        DIR/contoh/surat-tugas/
        DIR/contoh/surat-undangan.pdf
        DIR/contoh/surat-undangan/
        DIR/contoh/buku-ekspedisi.pdf
        DIR/contoh/buku-ekspedisi.xlsx
        DIR/contoh/label/label-surat.pdf
        DIR/contoh/lampiran-undangan.pdf
        DIR/contoh/lampiran-undangan.xlsx
        DIR/contoh/pembagian-tempat.pdf
        DIR/contoh/pembagian-tempat.xlsx
        DIR/contoh/rekap-kehadiran.pdf
        DIR/contoh/rekap-kehadiran.xlsx
        DIR/contoh/kehadiran-orang.pdf
        DIR/contoh/kehadiran-orang.xlsx
        DIR/contoh/daftar-tindak-lanjut-hadir.pdf
        DIR/contoh/daftar-tindak-lanjut-hadir.xlsx
        DIR/contoh/surat-tidak-hadir.pdf
        DIR/contoh/surat-tidak-hadir/
        DIR/contoh/sertifikat-kegiatan.pdf
        DIR/contoh/sertifikat-kegiatan/01-peserta-contoh-1.pdf
        DIR/contoh/rekap-peserta.pdf
        DIR/contoh/rekap-peserta.xlsx
        DIR/contoh/pengumuman-perpanjangan.pdf
        DIR/contoh/rekap-kepatuhan.pdf
        DIR/contoh/rekap-kepatuhan.xlsx
        DIR/contoh/surat-pengingat.pdf
        DIR/contoh/surat-pengingat/
        DIR/contoh/surat-teguran-1.pdf
        DIR/contoh/surat-teguran-1/
        DIR/contoh/surat-teguran-2.pdf
        DIR/contoh/surat-teguran-2/
        DIR/contoh/lembar-tanggapan.pdf
        DIR/contoh/rekap-surat-kewajiban.pdf
        DIR/contoh/rekap-surat-kewajiban.xlsx
        DIR/contoh/ringkasan-kewajiban.pdf
        DIR/contoh/ringkasan-kewajiban.xlsx
        DIR/contoh/lembar-nilai.pdf
        DIR/contoh/lembar-nilai-kosong.pdf
        DIR/contoh/lembar-nilai-matriks.pdf
        DIR/contoh/rekap-nilai.pdf
        DIR/contoh/rekap-nilai.xlsx
        DIR/contoh/lampiran-pengumuman.pdf
        DIR/contoh/register-nomor.pdf
        DIR/contoh/register-nomor.xlsx
        DIR/contoh/daftar-hadir-rapat-2021-09-27.pdf
        DIR/contoh/susunan-acara-sosialisasi-2021-10-04.pdf
        DIR/contoh/susunan-acara-sosialisasi-2021-10-04.xlsx
        DIR/contoh/daftar-hadir-sosialisasi-2021-10-04.pdf
        DIR/contoh/notulen-sosialisasi-2021-10-04.pdf
        DIR/contoh/daftar-hadir-coaching-2021-10-12.pdf
        DIR/contoh/daftar-hadir-presentasi-2021-11-29.pdf
        DIR/contoh/daftar-hadir-presentasi-2021-11-30.pdf
        DIR/contoh/daftar-hadir-pleno-2021-12-10.pdf
        DIR/contoh/daftar-hadir-penganugerahan-2021-12-13.pdf
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&files);
    let first = tree(&desk.folder.path().join("contoh"));
    for (name, bytes) in &first {
        let begins: &[u8] = match name.rsplit_once('.') {
            Some((_, "pdf")) => b"%PDF-",
            Some((_, "xlsx")) => b"PK",
            Some((_, "kipp")) => b"SQLite format 3\0",
            _ => b"",
        };
        assert!(bytes.starts_with(begins), "{name}");
    }
    // Made anew over an older sample in another folder.
    std::fs::create_dir(desk.folder.path().join("lain")).expect("folder");
    std::fs::write(desk.folder.path().join("lain/contoh.kipp"), crate::sample::bytes()).expect("sample");
    let moment = "2021-12-10T15:20";
    desk.answer(&["contoh", "DIR/lain", "--kertas", "A4", "--pada", moment]);
    let again = tree(&desk.folder.path().join("lain"));
    let names = |files: &[(String, Vec<u8>)]| -> Vec<String> { files.iter().map(|(name, _)| name.clone()).collect() };
    assert_eq!(names(&again), names(&first));
    for ((name, bytes), (_, before)) in again.iter().zip(&first) {
        assert!(bytes == before, "{name} differs");
    }
    desk.check(
        &["periksa", "DIR/contoh/contoh.kipp"],
        expect![[r#"
            [0]
            CONTOH: bukan data sebenarnya
            Susunan data: baik
            Keutuhan berkas: baik
            Rujukan antarbaris: baik
            Aturan data: baik
            Rantai riwayat: baik
            Baris terhadap riwayat: baik
            Berkas terbitan: baik
        "#]],
    );
}

#[test]
fn a_sample_never_takes_the_place_of_a_desk() {
    let desk = Desk::new();
    desk.answer(&["baru", "DIR/contoh.kipp"]);
    desk.check(
        &["contoh", "DIR"],
        expect![[r#"
        [1]
        ! DIR/contoh.kipp bukan berkas contoh dan tidak ditimpa. Pilih folder lain.
    "#]],
    );
    desk.check(
        &["contoh", "DIR/x", "--pada", "kemarin"],
        expect![[r#"
        [2]
        ! “kemarin” bukan saat; tulis misalnya 2021-12-10T15.20.
        ! Lihat: meja-kipp contoh --help
    "#]],
    );
    desk.check(
        &["contoh", "DIR/x", "--kertas", "A9"],
        expect![[r#"
        [2]
        ! Kertas “A9” tidak dikenal. Gunakan A4, F4, Folio, Letter, atau LxT dalam milimeter (100–1000).
        ! Lihat: meja-kipp contoh --help
    "#]],
    );
    desk.check(
        &["contoh"],
        expect![[r#"
        [2]
        ! Nama folder belum diberikan.
        ! Lihat: meja-kipp contoh --help
    "#]],
    );
    assert_eq!(tree(desk.folder.path()).iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["contoh.kipp"]);
}

#[test]
fn one_document_is_printed() {
    let desk = Desk::sample();
    let print = |more: &[&str]| {
        let mut args = vec!["cetak", "--db", "DIR/contoh.kipp"];
        args.extend(more);
        desk.run(&args)
    };
    expect![[r#"
        [0]
        CONTOH: bukan data sebenarnya
        Nama                        Dokumen                         Keadaan
        lampiran-sk-tim             Lampiran keputusan susunan tim  Siap
        surat-tugas                 Surat tugas                     Siap
        surat-undangan              Surat undangan                  Siap
        buku-ekspedisi              Buku ekspedisi                  Siap
        label-surat                 Label surat                     Siap
        lampiran-undangan           Daftar undangan                 Siap
        pembagian-tempat            Pembagian tempat                Siap
        susunan-acara               Susunan acara                   Siap
        daftar-hadir                Daftar hadir                    Siap
        notulen                     Notulen                         Siap
        rekap-kehadiran             Rekap kehadiran                 Siap
        kehadiran-orang             Daftar kehadiran orang          Siap
        daftar-tindak-lanjut-hadir  Daftar tindak lanjut kehadiran  Siap
        surat-tidak-hadir           Surat kepada yang tidak hadir   Siap
        sertifikat-kegiatan         Sertifikat kegiatan             Siap
        rekap-peserta               Rekap peserta                   Siap
        pengumuman-perpanjangan     Pengumuman perpanjangan         Siap
        rekap-kepatuhan             Rekap kepatuhan                 Siap
        surat-pengingat             Surat pengingat                 Siap
        surat-teguran-1             Surat teguran I                 Siap
        surat-teguran-2             Surat teguran II                Siap
        lembar-tanggapan            Lembar tanggapan                Siap
        rekap-surat-kewajiban       Rekap surat kewajiban           Siap
        ringkasan-kewajiban         Ringkasan kewajiban             Siap
        lembar-nilai                Lembar nilai                    Siap
        lembar-nilai-kosong         Lembar nilai kosong             Siap
        lembar-nilai-matriks        Lembar nilai matriks            Siap
        rekap-nilai                 Rekapitulasi nilai              Siap
        lampiran-pengumuman         Lampiran pengumuman             Siap
        piagam                      Piagam penghargaan              Siap
        sertifikat                  Sertifikat penghargaan          Siap
        register-nomor              Buku register nomor             Siap
    "#]]
    .assert_eq(&print(&[]));
    expect![[r#"
        [0]
        DIR/nilai.pdf
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&print(&["--dokumen", "rekap-nilai", "--kertas", "F4", "--ke", "DIR/nilai.pdf"]));
    expect![[r#"
        [0]
        DIR/nilai.xlsx
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&print(&["--dokumen", "rekap-nilai", "--ke", "DIR/nilai.xlsx"]));
    expect![[r#"
        [0]
        DIR/rekap/rekap-peserta.pdf
        DIR/rekap/rekap-peserta.xlsx
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&print(&["--dokumen", "rekap-peserta", "--kertas", "215x330", "--ke", "DIR/rekap"]));
    expect![[r#"
        [0]
        DIR/piagam.pdf
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&print(&["--dokumen", "piagam", "--gaya", "modern", "--ke", "DIR/piagam.pdf"]));
    expect![[r#"
        [0]
        DIR/keluar/sertifikat/08-si-modis-lutra.pdf
        DIR/keluar/sertifikat/09-pugalu-sip.pdf
        DIR/keluar/sertifikat/10-kawasan-perdesaan-terintegrasi.pdf
        CONTOH: bukan data sebenarnya
    "#]]
    .assert_eq(&print(&["--dokumen", "sertifikat", "--ke", "DIR/keluar"]));
    expect![[r#"
        [2]
        ! Dokumen “piagem” tidak dikenal. Pilih lampiran-sk-tim, surat-tugas, surat-undangan, buku-ekspedisi, label-surat, lampiran-undangan, pembagian-tempat, susunan-acara, daftar-hadir, notulen, rekap-kehadiran, kehadiran-orang, daftar-tindak-lanjut-hadir, surat-tidak-hadir, sertifikat-kegiatan, rekap-peserta, pengumuman-perpanjangan, rekap-kepatuhan, surat-pengingat, surat-teguran-1, surat-teguran-2, lembar-tanggapan, rekap-surat-kewajiban, ringkasan-kewajiban, lembar-nilai, lembar-nilai-kosong, lembar-nilai-matriks, rekap-nilai, lampiran-pengumuman, piagam, sertifikat, register-nomor.
        ! Lihat: meja-kipp cetak --help
    "#]].assert_eq(&print(&["--dokumen", "piagem", "--ke", "DIR/keluar"]));
    expect![[r#"
        [2]
        ! Opsi --ke belum diberikan.
        ! Lihat: meja-kipp cetak --help
    "#]]
    .assert_eq(&print(&["--dokumen", "piagam"]));
    expect![[r#"
        [2]
        ! Kertas “A9” tidak dikenal. Gunakan A4, F4, Folio, Letter, atau LxT dalam milimeter (100–1000).
        ! Lihat: meja-kipp cetak --help
    "#]]
    .assert_eq(&print(&["--dokumen", "piagam", "--kertas", "A9", "--ke", "DIR/a.pdf"]));
    expect![[r#"
        [1]
        ! Lembar nilai tidak mempunyai kembaran Excel.
        ! → Perbaiki isian yang ditandai, lalu simpan lagi.
    "#]]
    .assert_eq(&print(&["--dokumen", "lembar-nilai", "--ke", "DIR/a.xlsx"]));
}
