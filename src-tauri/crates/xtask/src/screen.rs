//! The screen: npm packages and `ui/dist`, built again only when a source changed.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::Outcome;
use crate::bootstrap;
use crate::say::say;
use crate::steps::{command, finish, root};

/// `cargo x ui`.
pub fn build_command(_: &[String]) -> Outcome {
    bootstrap::node()?;
    build()
}

/// Installs the packages of `folder` when its lock file is newer than they are.
pub fn install(folder: &Path) -> Outcome {
    let time = |path: PathBuf| fs::metadata(path).and_then(|meta| meta.modified()).ok();
    let installed = time(folder.join("node_modules/.package-lock.json"));
    let locked = time(folder.join("package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    say(&format!("npm ci: {}", folder.display()));
    finish(command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(folder))
}

/// Builds `ui/dist` when what it is made of differs from what it was built from.
pub fn build() -> Outcome {
    let ui = root().join("ui");
    install(&ui)?;
    let stamp = ui.join("node_modules/.kipp-built");
    let sources = fingerprint(&ui).map_err(|error| format!("ui: {error}"))?;
    let built = fs::read_to_string(&stamp).unwrap_or_default();
    if built == sources && ui.join("dist/index.html").exists() {
        return Ok(());
    }
    finish(command("npm", &["run", "--silent", "build"]).current_dir(&ui))?;
    fs::write(stamp, sources).map_err(|error| format!("ui: {error}"))
}

/// A hash over names and contents of everything the page is built from.
fn fingerprint(ui: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    collect(ui, &mut files)?;
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(ui).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if entry.file_type()?.is_dir() {
            if name != "node_modules" && name != "dist" {
                collect(&entry.path(), files)?;
            }
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}
