//! What lies beside a desk: files of others stay, copies are whole and few, issued files are what left the office, and
//! only this user reads any of it.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::Path;

use kipp_store::Desk;
use kipp_store::testing::run_sql;
use kipp_tests::{Arena, MOMENT};
use serde_json::json;

use super::{kipp, names_in, sample, told};

#[test]
fn names_of_others_are_neither_emptied_nor_removed_nor_followed() {
    let (folder, path) = sample();
    let other = folder.path().join("penting.txt");
    fs::write(&other, "penting").expect("a file");
    for name in [
        "contoh.kipp.uji",
        "contoh.kipp.part",
        "rekap.pdf.part",
        "n.kipp.part",
        "contoh.baru.kipp",
        "contoh.kipp-baru",
        ".kipp-1-1.part",
    ] {
        symlink(&other, folder.path().join(name)).expect("a link");
    }
    let run = |args: &[&str]| {
        let output = kipp().current_dir(folder.path()).args(args).output().expect("kipp-cli");
        assert!(output.status.success(), "{args:?}: {}", told(&output));
    };
    run(&["periksa", "contoh.kipp"]);
    run(&["baru", "n.kipp"]);
    run(&["cetak", "--db", "contoh.kipp", "--dokumen", "rekap-nilai", "--ke", "rekap.pdf"]);
    run(&[
        "panggil",
        "settings.put",
        "{\"values\":[{\"key\":\"tempat\",\"value\":\"Palopo\"}]}",
        "--db",
        "contoh.kipp",
    ]);
    assert_eq!(fs::read(&other).expect("the file"), b"penting");
    for name in
        ["contoh.kipp.uji", "contoh.kipp.part", "rekap.pdf.part", "n.kipp.part", "contoh.baru.kipp", "contoh.kipp-baru"]
    {
        assert!(fs::symlink_metadata(folder.path().join(name)).is_ok_and(|found| found.is_symlink()), "{name}");
    }
    assert!(path.exists());
}

fn refusal(path: &Path, at: i64) -> String {
    let refused = Desk::open(path, at).err().expect("it is refused");
    let text = kipp_app::error::text_id::text_of(&kipp_app::Fault::Store(refused), kipp_domain::words::Zone::WITA);
    format!("{} {}", text.title, text.detail)
}

#[test]
fn a_copy_is_promised_only_when_it_is_there_one_for_each_damage_and_few() {
    let (folder, path) = sample();
    let whole = fs::read(&path).expect("the sample");
    let copies = || names_in(folder.path()).into_iter().filter(|name| name.contains(".rusak-")).collect::<Vec<_>>();
    for (at, damage) in (0_u8..7).enumerate() {
        let mut bytes = whole.clone();
        bytes[4096..8192].fill(damage + 1);
        fs::write(&path, &bytes).expect("written");
        for again in 0..3 {
            let said = refusal(&path, MOMENT + i64::from(damage) * 1000 + again);
            let there = copies();
            assert_eq!(there.len(), (at + 1).min(kipp_store::aside::MOST), "{there:?}");
            match at < kipp_store::aside::MOST {
                true => {
                    let named =
                        there.iter().find(|name| said.contains(*name)).unwrap_or_else(|| panic!("{said}: {there:?}"));
                    assert!(fs::read(folder.path().join(named)).expect("the copy") == bytes, "{named}");
                }
                false => assert!(said.contains("salinan lain tidak dibuat"), "{said}"),
            }
        }
    }
    let large = folder.path().join("besar.kipp");
    fs::write(&large, &whole[..4096]).expect("written");
    fs::OpenOptions::new()
        .write(true)
        .open(&large)
        .and_then(|file| file.set_len(kipp_store::aside::LARGEST + 1))
        .expect("a hole");
    let said = refusal(&large, MOMENT);
    assert!(said.contains("terlalu besar"), "{said}");
    assert!(!names_in(folder.path()).iter().any(|name| name.starts_with("besar.kipp.")), "no copy");
}

/// A desk of the sample whose certificates were printed once: its kept files.
fn printed() -> (tempfile::TempDir, Arena, i64) {
    let (folder, path) = sample();
    let arena = Arena::closed();
    arena.files.put_place("meja", &path);
    arena.call("desks.open", json!({ "file": "meja" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    arena.call(
        "documents.save",
        json!({ "document": "lampiran-pengumuman", "edition": edition, "format": "pdf", "file": "out" }),
    );
    (folder, arena, edition)
}

#[test]
fn an_issued_file_is_what_left_the_office_or_is_refused_in_words() {
    let (folder, arena, edition) = printed();
    let issued = arena.call("documents.issued", json!({ "edition": edition }));
    let hash = issued[0]["sha256"].as_str().expect("an issued file").to_owned();
    let kept = folder.path().join(format!("contoh.lampiran/{}/{hash}", &hash[..2]));
    let bytes = fs::read(&kept).expect("the kept file");
    let input = json!({ "edition": edition, "sha256": hash });
    assert!(arena.bytes("documents.reissue", input.clone()) == bytes);
    assert_eq!(arena.call("desks.check", json!({}))["issued"], json!([]));
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    let mut longer = bytes.clone();
    longer.push(b'x');
    for (what, code) in [
        ("changed", "file_damaged"),
        ("longer", "file_damaged"),
        ("a folder", "file_damaged"),
        ("an endless device", "file_damaged"),
        ("a pipe", "file_damaged"),
        ("gone", "not_found"),
    ] {
        let _ = fs::remove_dir(&kept);
        let _ = fs::remove_file(&kept);
        match what {
            "changed" => fs::write(&kept, &changed).expect("written"),
            "longer" => fs::write(&kept, &longer).expect("written"),
            "a folder" => fs::create_dir(&kept).expect("a folder"),
            "an endless device" => symlink("/dev/zero", &kept).expect("a link"),
            "a pipe" => {
                assert!(std::process::Command::new("mkfifo").arg(&kept).status().is_ok_and(|done| done.success()))
            }
            _ => {}
        }
        let refused = arena.refused("documents.reissue", input.clone());
        assert_eq!(refused.code, code, "{what}: {refused:?}");
        assert!(refused.detail.contains("Berkas meja tidak bermasalah"), "{what}: {refused:?}");
        assert_eq!(arena.call("desks.check", json!({}))["issued"].as_array().map(Vec::len), Some(1), "{what}");
    }
}

#[test]
fn a_name_of_an_issued_file_that_is_a_path_reads_nothing() {
    let (folder, arena, edition) = printed();
    arena.call("desks.close", json!({}));
    let path = folder.path().join("contoh.kipp");
    let secret = folder.path().join("rahasia");
    fs::write(&secret, "rahasia").expect("a file");
    let name = format!("{}{}", secret.display(), " ".repeat(64)).chars().take(64).collect::<String>();
    let _ = run_sql(
        &path,
        &format!("PRAGMA ignore_check_constraints = ON; UPDATE issued_files SET sha256 = '{name}', size = 7"),
    );
    arena.call("desks.open", json!({ "file": "meja" }));
    assert_eq!(arena.call("desks.check", json!({}))["issued"].as_array().map(Vec::len), Some(1));
    let refused = arena.refused("documents.reissue", json!({ "edition": edition, "sha256": name }));
    assert_eq!(refused.code, "file_damaged", "{refused:?}");
}

#[test]
fn a_certificate_that_cannot_be_registered_is_not_there() {
    let (folder, path) = sample();
    // Where its bytes would be kept stands a file.
    fs::write(folder.path().join("contoh.lampiran"), "bukan folder").expect("a file");
    let arena = Arena::closed();
    arena.files.put_place("meja", &path);
    arena.call("desks.open", json!({ "file": "meja" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].clone();
    let out = folder.path().join("keluar");
    let disk = kipp_app::disk_files::DiskFiles::default();
    disk.name_folder("keluar", &out);
    let clock = kipp_api::ports::FixedClock(kipp_api::ports::UtcMillis(MOMENT + 60_000));
    let cancel = kipp_api::ports::Cancel::default();
    let ctx = kipp_api::ports::Ctx {
        clock: &clock,
        ids: &kipp_api::ports::ZeroIds,
        files: &disk,
        progress: &|_| {},
        cancel: &cancel,
        ends: &[],
    };
    let input = json!({ "edition": edition, "mode": "both", "file": "keluar" }).to_string();
    let files = |folder: &Path| -> Vec<String> {
        match fs::read_dir(folder) {
            Ok(_) => names_in(folder).into_iter().filter(|name| !folder.join(name).is_dir()).collect(),
            Err(_) => vec![],
        }
    };
    kipp_api::dispatch(&arena.app, "certificates.save", &input, &ctx).expect_err("it cannot be registered");
    assert_eq!(files(&out), Vec::<String>::new(), "nothing left");
    assert_eq!(files(&out.join("piagam")), Vec::<String>::new(), "nothing left");
    fs::remove_file(folder.path().join("contoh.lampiran")).expect("removed");
    kipp_api::dispatch(&arena.app, "certificates.save", &input, &ctx).expect("with room it goes through");
    assert!(!files(&out.join("piagam")).is_empty(), "the control: files are there once they are registered");
}

#[test]
fn only_this_user_reads_what_the_program_keeps() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let app = kipp_api::App::new(data.clone(), "Petugas".into());
    let (files, cancel) = (kipp_api::ports::MemoryFiles::default(), kipp_api::ports::Cancel::default());
    let clock = kipp_api::ports::FixedClock(kipp_api::ports::UtcMillis(MOMENT));
    let ctx = kipp_api::ports::Ctx {
        clock: &clock,
        ids: &kipp_api::ports::ZeroIds,
        files: &files,
        progress: &|_| {},
        cancel: &cancel,
        ends: &[],
    };
    kipp_api::dispatch(&app, "desks.open_default", "{}", &ctx).expect("it opens");
    app.set_actor("Petugas Satu").expect("kept");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for name in names_in(&data) {
        assert_eq!(mode(&data.join(&name)), 0o600, "{name}");
    }
    assert!(names_in(&data).len() >= 3, "{:?}", names_in(&data));
}

#[test]
fn copies_for_reading_are_removed_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let temporary = folder.path().join("tmp");
    fs::create_dir(&temporary).expect("a folder");
    let left = temporary.join(".kipp-999999-1.kerja");
    fs::create_dir(&left).expect("a folder");
    fs::write(left.join("kunci"), "").expect("a lock nobody holds");
    fs::write(left.join("baca.kipp"), "salinan").expect("a copy");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kipp-writer"))
        .arg(folder.path().join("data"))
        .arg("1")
        .env("TMPDIR", &temporary)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            use std::io::BufRead as _;
            let mut line = String::new();
            std::io::BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line)?;
            child.kill()?;
            child.wait()?;
            Ok(line)
        });
    assert!(!output.expect("it wrote").is_empty());
    assert!(!left.exists(), "{:?}", names_in(&temporary));
}
