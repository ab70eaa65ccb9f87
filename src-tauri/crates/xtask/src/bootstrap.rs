//! From a fresh clone on a fresh machine to a machine that can do the work. Looks before it acts: on a ready machine it
//! costs a blink.

use std::path::PathBuf;

use crate::Outcome;
use crate::packages;
use crate::say::say;
use crate::screen;
use crate::steps::{cargo, exists, finish, output_of, root};

/// The oldest Node that builds the screen.
const NODE: u32 = 20;
const DRIVER_VERSION: &str = "2.1.0";

/// What `run` needs: the window's libraries and the screen.
pub fn for_window() -> Outcome {
    packages::ensure(packages::WINDOW)?;
    node()?;
    screen::build()
}

/// What `test`, `check` and `e2e` need.
pub fn for_tests() -> Outcome {
    let all: Vec<&str> = [packages::WINDOW, packages::TESTS].concat();
    packages::ensure(&all)?;
    node()?;
    screen::build()
}

pub fn node() -> Outcome {
    if !exists("node") || !exists("npm") {
        return Err(format!("Node.js {NODE} atau lebih baru belum terpasang (nodejs dan npm)"));
    }
    let version = output_of(&mut crate::steps::command("node", &["--version"]))?;
    let major: u32 =
        version.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok()).unwrap_or_default();
    if major < NODE {
        return Err(format!("Node.js {NODE} atau lebih baru diperlukan, yang terpasang {}", version.trim()));
    }
    Ok(())
}

/// What speaks WebDriver to the window, kept in `.tools`.
pub fn tauri_driver() -> Result<PathBuf, String> {
    let tools = root().join(".tools");
    let driver = tools.join("bin/tauri-driver");
    let receipt = std::fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    if driver.exists() && receipt.contains(&format!("tauri-driver {DRIVER_VERSION} ")) {
        return Ok(driver);
    }
    say(&format!("tauri-driver {DRIVER_VERSION}"));
    let root = tools.to_string_lossy().into_owned();
    finish(&mut cargo(&[
        "install",
        "--quiet",
        "--locked",
        "--root",
        &root,
        "--version",
        DRIVER_VERSION,
        "tauri-driver",
    ]))?;
    Ok(driver)
}
