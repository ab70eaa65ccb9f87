//! Desks that somebody crafted: none of their SQL runs, no other file is written, nothing takes long or much.

use std::path::Path;

use kipp_store::sql;
use kipp_store::testing::{run_sql, value};

use super::{amount, kipp, names_in, sample, told};

/// A table whose name ends the statement it is put into, and goes on with another.
fn injection(victim: &Path, new: &Path) -> String {
    let name = format!(
        "x AFTER INSERT ON main.settings BEGIN SELECT 1; END; DROP TRIGGER temp.journal_x; ATTACH \"{}\" AS v; \
         UPDATE v.marks SET value = 5000; DETACH v; ATTACH \"{}\" AS p; CREATE TABLE IF NOT EXISTS p.t (a); DETACH p; --",
        victim.display(),
        new.display()
    );
    format!("CREATE TABLE \"{}\" (id INTEGER PRIMARY KEY)", name.replace('"', "\"\""))
}

/// What the file is called in the test, and the SQL that makes it of the sample.
fn crafted(victim: &Path, new: &Path) -> Vec<(&'static str, String)> {
    let renamed = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON;";
    let many: String = (0..3000).map(|at| format!("CREATE TABLE t{at} (a, b, c);")).collect();
    vec![
        ("a name that is a statement", injection(victim, new)),
        ("a trigger on marks", "CREATE TRIGGER t AFTER UPDATE ON marks BEGIN UPDATE marks SET value = 10000 WHERE id <> NEW.id AND value < 6000; END".into()),
        ("a trigger that drops rows", "CREATE TRIGGER t BEFORE INSERT ON agencies BEGIN SELECT RAISE(IGNORE); END".into()),
        ("marks as a view", format!("{renamed} ALTER TABLE marks RENAME TO m; CREATE VIEW marks AS SELECT id, sheet_id, criterion_id, 10000 - value AS value FROM m")),
        ("an endless view", format!("{renamed} ALTER TABLE submissions RENAME TO s; CREATE VIEW submissions AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT s.* FROM s, c")),
        ("a view of gigabytes", format!("{renamed} ALTER TABLE settings RENAME TO s; CREATE VIEW settings AS SELECT id, key, hex(zeroblob(900000000)) AS value FROM s")),
        ("three thousand tables", format!("BEGIN; {many} COMMIT")),
        ("a text of a megabyte", format!("CREATE VIEW w AS SELECT {}", vec!["1"; 1900].join(&format!(" + 1 /* {} */, ", "x".repeat(500))))),
        ("a rule weakened", "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'CHECK (published_rank', 'CHECK (1 OR published_rank') WHERE name = 'submissions'".into()),
        ("an index gone", "DROP INDEX operations_run".into()),
        ("a table gone", "DROP TABLE drafts".into()),
        ("a column more", "ALTER TABLE settings ADD COLUMN more TEXT".into()),
        ("a virtual table", "CREATE VIRTUAL TABLE v USING fts5 (a)".into()),
        ("a table more", "CREATE TABLE harmless (id INTEGER PRIMARY KEY)".into()),
        ("no version", "PRAGMA user_version = 0".into()),
        ("no row of the desk", "DELETE FROM desk".into()),
        ("two rows of the desk", "PRAGMA ignore_check_constraints = ON; INSERT INTO desk SELECT 2, lineage, created_at, is_sample, copy_bits, next_counter, journal_head FROM desk".into()),
    ]
}

const COMMANDS: [&[&str]; 10] = [
    &["peringkat", "--db", "DESK"],
    &["periksa", "DESK"],
    &["cetak", "--db", "DESK", "--dokumen", "rekap-nilai", "--ke", "OUT"],
    &["panggil", "overview.show", "{\"edition\":EDITION}", "--db", "DESK"],
    &["panggil", "agencies.list", "{}", "--db", "DESK"],
    &["panggil", "submissions.list", "{\"edition\":EDITION}", "--db", "DESK"],
    &["panggil", "certificates.list", "{\"edition\":EDITION}", "--db", "DESK"],
    &["panggil", "operations.list", "{}", "--db", "DESK"],
    &["panggil", "settings.put", "{\"values\":[{\"key\":\"tempat\",\"value\":\"Palopo\"}]}", "--db", "DESK"],
    &["panggil", "desks.check", "{}", "--db", "DESK"],
];

/// Runs one of the commands with at most 5 seconds and 300 MB; answers its exit code and what it said.
fn run(command: &[&str], desk: &Path, edition: &str) -> (Option<i32>, String) {
    let (name, out) = (desk.display().to_string(), desk.with_extension("pdf").display().to_string());
    let args = command.iter().map(|arg| arg.replace("DESK", &name).replace("OUT", &out).replace("EDITION", edition));
    let mut limited = std::process::Command::new("sh");
    limited.args(["-c", "ulimit -v 307200; exec timeout 5 \"$@\"", "sh"]).arg(kipp().get_program()).args(args);
    let output = limited.output().expect("sh");
    (output.status.code(), told(&output))
}

fn edition_of(desk: &Path) -> String {
    value(desk, "SELECT id FROM editions").expect("the edition of the sample")
}

#[test]
fn a_crafted_desk_runs_nothing_and_writes_nothing() {
    let (folder, victim) = sample();
    let new = folder.path().join("baru.db");
    let before = std::fs::read(&victim).expect("the victim");
    let edition = edition_of(&victim);
    let mut files: Vec<(&str, std::path::PathBuf)> = vec![];
    for (at, (what, text)) in crafted(&victim, &new).into_iter().enumerate() {
        let desk = folder.path().join(format!("h{at}/desk.kipp"));
        std::fs::create_dir(desk.parent().expect("its folder")).expect("a folder");
        std::fs::write(&desk, &before).expect("a copy");
        run_sql(&desk, &text).unwrap_or_else(|error| panic!("{what}: {error}"));
        files.push((what, desk));
    }
    for (what, schema) in [
        ("texts of two bytes a letter", format!("PRAGMA encoding = 'UTF-16le'; {}", sql!("migrations/0001"))),
        ("an earlier trial", include_str!("../../fixtures/trials/0001.sql").to_owned()),
        ("an earlier trial", include_str!("../../fixtures/trials/0001-faults.sql").to_owned()),
    ] {
        let desk = folder.path().join(format!("{}/desk.kipp", files.len()));
        std::fs::create_dir(desk.parent().expect("its folder")).expect("a folder");
        run_sql(&desk, &format!("{schema}; PRAGMA application_id = 1263095888; PRAGMA user_version = 1; INSERT INTO desk VALUES (1, 'x', 1, 0, 0, 1, '')")).unwrap_or_else(|error| panic!("{what}: {error}"));
        files.push((what, desk));
    }
    // All commands on every desk when asked for, else those that look, rank, print and write.
    let commands = match amount("hostile", 4) >= 10 {
        true => COMMANDS.to_vec(),
        false => vec![COMMANDS[0], COMMANDS[1], COMMANDS[2], COMMANDS[8]],
    };
    for (what, desk) in &files {
        let crafted = std::fs::read(desk).expect("its bytes");
        for command in &commands {
            let (code, told) = run(command, desk, &edition);
            assert_eq!(code, Some(1), "{what}: {command:?}: {told}");
            let sentence = match *what {
                "an earlier trial" => "versi percobaan yang lebih lama",
                "no row of the desk" | "two rows of the desk" => "rusak",
                _ => "diubah dengan program lain",
            };
            assert!(told.contains(sentence), "{what}: {command:?}: {told}");
        }
        assert!(std::fs::read(desk).expect("its bytes") == crafted, "{what}: the file was changed");
        assert!(std::fs::read(&victim).expect("the victim") == before, "{what}: another desk was changed");
        assert!(!new.exists(), "{what}: a new file");
        let beside = names_in(desk.parent().expect("its folder"));
        let copies = beside.iter().filter(|name| name.contains(".rusak-")).count();
        let expected = if *what == "an earlier trial" { (1, 0) } else { (2, 1) };
        assert_eq!((beside.len(), copies), expected, "{what}: {beside:?}");
    }
}

#[test]
fn the_same_commands_go_through_on_the_sample_and_the_crafted_desks_are_dangerous() {
    let (folder, desk) = sample();
    let edition = edition_of(&desk);
    for command in COMMANDS {
        let (code, told) = run(command, &desk, &edition);
        assert_eq!(code, Some(0), "{command:?}: {told}");
    }
    // Another program runs what lies in the file: one mark written, many changed.
    let (victim, new) = (folder.path().join("v"), folder.path().join("n"));
    let trigger = crafted(&victim, &new).swap_remove(1).1;
    run_sql(&desk, &format!("{trigger}; UPDATE marks SET value = 5999 WHERE id IN (SELECT id FROM marks LIMIT 3)"))
        .expect("SQL");
    let changed = value(&desk, "SELECT count(*) FROM marks WHERE value = 10000").expect("a count");
    assert_ne!(changed, "0");
}

#[test]
fn a_journal_that_names_another_file_is_refused_and_that_file_stays() {
    let (folder, desk) = sample();
    let other = folder.path().join("orang-lain.txt");
    std::fs::write(&other, "penting").expect("a file");
    let mut journal = vec![0; 512];
    journal.extend([0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7]);
    std::fs::write(folder.path().join("contoh.kipp-journal"), journal).expect("a journal");
    let (code, told) = run(COMMANDS[0], &desk, "1");
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("menyebut berkas lain"), "{told}");
    assert!(other.exists() && folder.path().join("contoh.kipp-journal").exists());
}
