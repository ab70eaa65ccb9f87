//! Debian packages a command needs: looked at first, installed in one go when some are missing.

use std::process::{Command, Stdio};

use crate::Outcome;
use crate::say::say;
use crate::steps::{command, exists, finish};

/// To build and run the window.
pub const WINDOW: &[&str] = &["libwebkit2gtk-4.1-dev", "pkg-config", "fonts-dejavu-core"];

/// To drive it, drive the browser, and read printed pages back.
pub const TESTS: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "dbus",
    "xdotool",
    "x11-utils",
    "python3-xlib",
    "imagemagick",
    "chromium",
    "fonts-noto-core",
    "poppler-utils",
    "qpdf",
    "zbar-tools",
];

/// The Windows program and Wine. Two steps, as apt otherwise may choose one toolchain's half.
pub const WINDOWS: &[&str] = &["gcc-mingw-w64-x86-64", "rustc-web", "cargo-web", "rust-web-src", "wine", "wine64"];

/// Installs what is missing of `wanted`.
pub fn ensure(wanted: &[&str]) -> Outcome {
    if !exists("dpkg-query") {
        say(&format!(
            "Bukan Debian/Ubuntu: paket sistem tidak dipasang sendiri. Yang diperlukan: {}",
            wanted.join(" ")
        ));
        return Ok(());
    }
    let missing = missing(wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    say(&format!("Memasang paket sistem: {}", missing.join(" ")));
    let by_hand = || format!("pasang dengan: sudo apt-get install {}", missing.join(" "));
    let prefix: &[&str] = match (is_root(), exists("sudo")) {
        (true, _) => &[],
        (false, true) => &["sudo"],
        (false, false) => return Err(by_hand()),
    };
    apt(prefix, &["update", "-qq"]).map_err(|error| format!("{error}; {}", by_hand()))?;
    let mut install = vec!["install", "-y", "-qq", "--no-install-recommends"];
    install.extend(&missing);
    apt(prefix, &install).map_err(|error| format!("{error}; {}", by_hand()))
}

/// Waits for another apt instead of failing beside it.
fn apt(prefix: &[&str], args: &[&str]) -> Outcome {
    let mut words = prefix.to_vec();
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=600"]);
    words.extend(args);
    let Some((program, rest)) = words.split_first() else {
        return Ok(());
    };
    finish(command(program, rest).stdin(Stdio::null()).stdout(Stdio::null()))
}

fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>, String> {
    // It fails when one is unknown, and still tells of the others.
    let told = Command::new("dpkg-query")
        .args(["-W", "-f=${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .output()
        .map_err(|error| format!("dpkg-query: {error}"))?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    Ok(wanted.iter().copied().filter(|name| !told.lines().any(|line| line == format!("{name} installed"))).collect())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n") || id.stdout == b"0")
}
