//! Names the one command, so that it gets its permission, and makes sure that `ui/dist` exists for a Rust-only check.
use std::fs;
use std::path::Path;

fn main() {
    let page = Path::new("../ui/dist/index.html");
    if !page.exists() {
        fs::create_dir_all("../ui/dist").expect("ui/dist");
        fs::write(page, "<!doctype html><title>Meja KIPP</title><p>Jalankan cargo x ui.</p>\n")
            .expect("ui/dist/index.html");
    }
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands = tauri_build::AppManifest::new().commands(&["call"]);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)).expect("tauri-build");
}
