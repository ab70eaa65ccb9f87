//! Inputs of another shape, or none, or no desk to ask.

use expect_test::expect;
use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{App, dispatch};
use kipp_tests::MOMENT;

use super::{desk, said, state};

#[test]
fn an_input_of_another_shape_is_refused_before_anything_is_read() {
    let desk = desk();
    let before = state(&desk.arena);
    let (files, cancel) = (MemoryFiles::default(), Cancel::default());
    let clock = FixedClock(UtcMillis(MOMENT));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
    let mut text = String::new();
    for (name, raw) in [
        ("no_such.command", "{}"),
        ("agencies.drop", "{}"),
        ("", "{}"),
        ("editions.list", "{"),
        ("editions.list", "nihil"),
        ("editions.list", "[]"),
        ("editions.list", "{\"edition\": 1}"),
        ("stages.list", "{}"),
        ("stages.list", "{\"edition\": \"satu\"}"),
        ("stages.list", "{\"edition\": 1.5}"),
        ("stages.list", "{\"edition\": 99999999999999999999}"),
        ("stages.list", "{\"edition\": 1, \"edition\": 2}"),
        ("agencies.save", "{\"code\": \"A\", \"name\": \"A\", \"kind\": \"dinas\", \"normal_name\": \"a\"}"),
        ("stages.list", "{\"edition\": 404}"),
    ] {
        let error = dispatch(&desk.arena.app, name, raw, &ctx).expect_err(raw);
        assert!(error.code != "bug", "{raw}: {error:?}");
        text.push_str(&format!("{name} {raw}\n{}\n\n", said(&error)));
    }
    let deep = format!("{{\"edition\": {}1{}}}", "[".repeat(200), "]".repeat(200));
    assert_eq!(dispatch(&desk.arena.app, "stages.list", &deep, &ctx).expect_err("deep").code, "invalid");
    assert_eq!(state(&desk.arena), before);
    expect![[r#"
        no_such.command {}
        not_found: Perintah “no_such.command” tidak dikenal.

        agencies.drop {}
        not_found: Perintah “agencies.drop” tidak dikenal.

         {}
        not_found: Perintah “” tidak dikenal.

        editions.list {
        invalid: Masukan perintah tidak sesuai bentuknya.
          JSON terputus sebelum selesai (baris 1 kolom 1).
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list nihil
        invalid: Masukan perintah tidak sesuai bentuknya.
          Masukan harus berupa objek JSON: {…}.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list []
        invalid: Masukan perintah tidak sesuai bentuknya.
          Masukan harus berupa objek JSON: {…}.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        editions.list {"edition": 1}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Isian ini tidak dikenal; perintah ini tanpa isian.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Isian ini belum ada.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": "satu"}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Nilai “satu” berupa teks; seharusnya bilangan bulat.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 1.5}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Nilai “1.5” berupa bilangan pecahan; seharusnya bilangan bulat.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 99999999999999999999}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Nilai “1e+20” berupa bilangan pecahan; seharusnya bilangan bulat.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 1, "edition": 2}
        invalid: Masukan perintah tidak sesuai bentuknya.
          edition: Isian ini ditulis dua kali.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        agencies.save {"code": "A", "name": "A", "kind": "dinas", "normal_name": "a"}
        invalid: Masukan perintah tidak sesuai bentuknya.
          normal_name: Isian ini tidak dikenal; yang dikenal: `id`, `code`, `name`, `short_name`, `kind`, `parent`, `obliged`, `head_name`, `head_title`, `contact`, `phone`, `valid_from`, `valid_to`, `note`, `source`, `far`, `aliases`.
          → Bentuk tiap perintah ada pada `meja-kipp panggil --daftar`.

        stages.list {"edition": 404}
        not_found: Edisi “404” tidak ditemukan.
          → Muat ulang daftar: mungkin sudah dihapus atau diganti.

    "#]].assert_eq(&text);
}

#[test]
fn every_command_answers_without_a_desk_and_without_an_input() {
    let app = App::new(std::env::temp_dir().join("kipp-tidak-ada"), "Petugas".into());
    let (files, cancel) = (MemoryFiles::default(), Cancel::default());
    let clock = FixedClock(UtcMillis(i64::MAX));
    let ctx = Ctx { clock: &clock, ids: &ZeroIds, files: &files, progress: &|_| {}, cancel: &cancel, ends: &[] };
    for command in kipp_api::commands::COMMANDS {
        // Without a desk and without an input: an answer or an error of the closed set, never a panic of ours.
        if command.name == "desks.open_default" || command.name == "desks.open_sample" {
            continue;
        }
        if let Err(error) = dispatch(&app, command.name, "{}", &ctx) {
            assert!(
                ["invalid", "not_allowed_now", "not_found"].contains(&error.code.as_str()),
                "{}: {error:?}",
                command.name
            );
        }
    }
}
