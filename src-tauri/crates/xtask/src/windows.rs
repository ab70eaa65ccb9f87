//! `cargo x windows`: the Windows program, built here with Debian's own newer toolchain (std is built from its sources),
//! and its sample made under Wine compared with the one made on Linux, byte by byte. On demand, not in CI: about ten
//! minutes and 2 GB.
//!
//! It shows that database, sheets and pages are the same in the Windows program. Its window is not shown: Wine has no
//! WebView2.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::Outcome;
use crate::bootstrap;
use crate::packages;
use crate::say::say;
use crate::steps::{WHOLE, built, cargo, command, finish, target};

const TRIPLE: &str = "x86_64-pc-windows-gnu";
/// The moment both samples are made at.
const MOMENT: &str = "2021-12-10T15.20";
/// Wine 8 lacks this library, which Rust's std needs; for the test's prefix only.
const RANDOM_STUB: &str = "#include <windows.h>\n\
    BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);\n\
    __declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE p, SIZE_T n) { return SystemFunction036(p, (ULONG)n); }\n";

pub fn windows(_: &[String]) -> Outcome {
    bootstrap::for_window()?;
    packages::ensure(packages::WINDOWS)?;
    let work = target().join("windows");
    fs::create_dir_all(&work).map_err(|error| error.to_string())?;
    let exe = build(&work)?;
    let linux = build_linux()?;
    let prefix = wine_prefix(&work)?;
    // On Wine's own C: what a PC has; Z: is a drive of another kind, and a desk there may open read-only.
    let (here, there) = (work.join("linux"), prefix.join("drive_c/keluar"));
    for folder in [&here, &there] {
        let _ = fs::remove_dir_all(folder);
    }
    timed("contoh on Linux", || finish(command(&linux, &["contoh"]).arg(&here).args(["--pada", MOMENT])))?;
    timed("contoh under Wine", || {
        finish(wine(&prefix).arg(&exe).arg("contoh").arg("C:\\keluar").args(["--pada", MOMENT]))
    })?;
    compare(&here, &there)
}

fn build(work: &Path) -> Result<PathBuf, String> {
    let release = work.join(TRIPLE).join("release");
    timed("meja-kipp.exe", || {
        finish(
            command(
                "/usr/bin/cargo",
                &["build", "--release", "-p", "meja-kipp", "-Z", "build-std=std,panic_unwind", "--target", TRIPLE],
            )
            // rustup's shims must not be found: rustc and cargo of Debian belong together.
            .env("PATH", "/usr/bin:/bin")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc")
            .env("CARGO_TARGET_DIR", work)
            .env_remove("RUSTUP_TOOLCHAIN")
            .env_remove("CARGO")
            .env_remove("RUSTC"),
        )
    })?;
    let exe = release.join("meja-kipp.exe");
    let size = fs::metadata(&exe).map_err(|error| format!("{}: {error}", exe.display()))?.len();
    say(&format!("{}: {:.2} MB", exe.display(), size as f64 / 1e6));
    Ok(exe)
}

/// The debug build that the tests use: what the optimiser does must not show on paper either.
fn build_linux() -> Result<PathBuf, String> {
    timed("meja-kipp for Linux", || {
        finish(&mut cargo(&[&["build", "--quiet"], WHOLE, &["--bin", "meja-kipp"]].concat()))
    })?;
    Ok(built("meja-kipp"))
}

fn wine(prefix: &Path) -> Command {
    let mut wine = command("wine", &[]);
    wine.env("WINEPREFIX", prefix).env("WINEDEBUG", "-all").env_remove("DISPLAY");
    wine
}

fn wine_prefix(work: &Path) -> Result<PathBuf, String> {
    let prefix = work.join("wine");
    let system = prefix.join("drive_c/windows/system32");
    let stub = system.join("bcryptprimitives.dll");
    if stub.exists() {
        return Ok(prefix);
    }
    timed("Wine prefix", || {
        finish(command("wineboot", &["-i"]).env("WINEPREFIX", &prefix).env("WINEDEBUG", "-all").env_remove("DISPLAY"))
    })?;
    let source = work.join("prng.c");
    fs::write(&source, RANDOM_STUB).map_err(|error| error.to_string())?;
    finish(command("x86_64-w64-mingw32-gcc", &["-shared", "-O1", "-o"]).arg(&stub).arg(&source).arg("-ladvapi32"))?;
    Ok(prefix)
}

fn timed(name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    let begun = Instant::now();
    work()?;
    say(&format!("{name}: {:.1} s", begun.elapsed().as_secs_f64()));
    Ok(())
}

/// Every file of both folders, side by side.
fn compare(here: &Path, there: &Path) -> Outcome {
    let (ours, theirs) = (files(here)?, files(there)?);
    let names: std::collections::BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let (mut same, mut different) = (0, 0);
    say(&format!("{:<44} {:>12} {:>12}", "file", "Linux", "Windows"));
    for name in names {
        let size =
            |side: &BTreeMap<String, Vec<u8>>| side.get(name).map_or("-".into(), |bytes| bytes.len().to_string());
        let equal = ours.get(name) == theirs.get(name);
        if equal {
            same += 1;
        } else {
            different += 1;
        }
        let verdict = if equal { "same bytes" } else { "DIFFERENT" };
        say(&format!("{name:<44} {:>12} {:>12}  {verdict}", size(&ours), size(&theirs)));
    }
    say(&format!("{same} files the same, {different} different"));
    if different == 0 && same > 0 { Ok(()) } else { Err("the documents differ".into()) }
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))? {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
            found.insert(name, fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found() {
        let folder = target().join("xtask-compare");
        let (a, b) = (folder.join("a"), folder.join("b"));
        for side in [&a, &b] {
            let _ = fs::remove_dir_all(side);
            fs::create_dir_all(side.join("sub")).expect("folder");
            fs::write(side.join("sub/x"), "same").expect("file");
        }
        assert_eq!(compare(&a, &b), Ok(()));
        fs::write(b.join("sub/x"), "sane").expect("file");
        assert!(compare(&a, &b).is_err());
        fs::write(b.join("sub/x"), "same").expect("file");
        fs::write(b.join("more"), "").expect("file");
        assert!(compare(&a, &b).is_err());
        fs::remove_dir_all(folder).expect("cleared");
    }
}
