//! The screens over the desk of 10,000 submissions, in Chromium over the bridge (`screens.mjs`), and what the page weighs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kipp_tests::big;
use libdeflater::{CompressionLvl, Compressor};
use serde_json::Value;

use crate::figures::{Goal, Report, Trouble, median, quantile};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    weight(report)?;
    let bridge = std::env::current_exe()?.with_file_name("kipp-bridge");
    if !bridge.exists() {
        return report.not_measured("screens over 10,000 submissions", "no kipp-bridge beside this program");
    }
    let big = big::desk_in(folder)?;
    let data = folder.join("screens");
    let _ = fs::remove_dir_all(&data);
    fs::create_dir_all(&data)?;
    fs::copy(&big.path, data.join("meja.kipp"))?;
    let done = Command::new("node")
        .args([here("bench/screens.mjs"), data.clone(), here("../ui/dist")])
        .env("KIPP_BRIDGE", bridge)
        .stderr(Stdio::piped())
        .output();
    let _ = fs::remove_dir_all(&data);
    let done = done?;
    let Some(told) = done.status.success().then(|| serde_json::from_slice::<Value>(&done.stdout)) else {
        return Err(format!("screens.mjs: {}", String::from_utf8_lossy(&done.stderr)).into());
    };
    tell(report, &told?)
}

fn tell(report: &mut Report, told: &Value) -> Result<(), Trouble> {
    let changes = told["changes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |name: &'static str| changes.iter().filter_map(move |one| one[name].as_f64());
    report.line(
        "10,000 submissions: a change of screen is painted, median",
        median(of("painted")),
        "ms",
        Goal::None,
    )?;
    report.line("  the slowest of all changes", of("painted").fold(0.0, f64::max), "ms", Goal::AtMost(100.0))?;
    let mut names: Vec<&str> = changes.iter().filter_map(|one| one["screen"].as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let content = |anew: bool| {
            let rows = changes.iter().filter(|one| one["screen"] == name && one["anew"] == anew);
            median(rows.filter_map(|one| one["content"].as_f64()))
        };
        let shown = name.trim_start_matches("rel-");
        report.line(
            &format!("    content of {shown} stands, after a mark was saved"),
            content(true),
            "ms",
            Goal::None,
        )?;
        report.line("      asked again", content(false), "ms", Goal::None)?;
    }
    let frames = told["scrolled"]["took"].as_array().map(Vec::as_slice).unwrap_or_default();
    let p95 = quantile(frames.iter().filter_map(Value::as_f64), 95);
    report.line("  its list scrolled: p95 of 300 frames", p95, "ms", Goal::None)?;
    let rows = told["scrolled"]["rows"].as_f64().unwrap_or(f64::NAN);
    report.line("  rows drawn at most while scrolling", rows, "", Goal::AtMost(60.0))
}

/// Scripts and styles as gzip would send them, file by file: all of them, and what the first screen waits for. That is
/// what the page names, the application behind the still frame, the screen one starts with, and whatever these import.
fn weight(report: &mut Report) -> Result<(), Trouble> {
    let dist = here("../ui/dist");
    let page = fs::read_to_string(dist.join("index.html"))?;
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(dist.join("assets"))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".js") || name.ends_with(".css") {
            files.insert(name, fs::read_to_string(entry.path())?);
        }
    }
    let begins = |name: &str| page.contains(name) || name.starts_with("application-") || name.starts_with("Overview-");
    let mut first: Vec<&str> = files.keys().map(String::as_str).filter(|name| begins(name)).collect();
    let mut at = 0;
    while let Some(name) = first.get(at).copied() {
        let imported = files.keys().filter(|other| imports(&files[name], other) && !first.contains(&other.as_str()));
        first.extend(imported.map(String::as_str).collect::<Vec<_>>());
        at += 1;
    }
    let (mut shown, mut all) = (0, 0);
    for (name, text) in &files {
        let size = gzipped(text.as_bytes())?;
        all += size;
        shown += if first.contains(&name.as_str()) { size } else { 0 };
    }
    #[allow(clippy::cast_precision_loss)]
    let kib = |bytes: usize| bytes as f64 / 1024.0;
    report.line("ui bundle, gzip: JS and CSS of the first screen", kib(shown), "KiB", Goal::AtMost(150.0))?;
    report.line("ui bundle, gzip: JS and CSS of everything", kib(all), "KiB", Goal::None)
}

/// Whether a chunk needs another before it runs: `from"./name"` or `import"./name"`; an `import("./name")` may come later.
fn imports(chunk: &str, name: &str) -> bool {
    [format!("from\"./{name}\""), format!("import\"./{name}\"")].iter().any(|words| chunk.contains(words))
}

fn gzipped(bytes: &[u8]) -> Result<usize, Trouble> {
    let mut compressor = Compressor::new(CompressionLvl::new(6).map_err(|_| "a level")?);
    let mut out = vec![0; compressor.gzip_compress_bound(bytes.len())];
    Ok(compressor.gzip_compress(bytes, &mut out)?)
}
