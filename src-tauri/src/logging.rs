//! The log for the technician: one file a day in the data folder, two weeks of them. It says what failed and when; names,
//! marks and numbers of people never go into it.

use std::path::Path;

use tracing_appender::rolling::{InitError, RollingFileAppender, Rotation};

/// How many daily files are kept.
const DAYS: usize = 14;

/// Starts writing to `folder/log`. Called once.
pub fn start(folder: &Path) -> Result<(), InitError> {
    let folder = folder.join("log");
    // It looks for old files before it makes the folder.
    let _ = std::fs::create_dir_all(&folder);
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("meja-kipp")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder)?;
    // Written straight through: lines are rare, and the last one before a crash is the one that matters.
    let started =
        tracing_subscriber::fmt().with_writer(file).with_ansi(false).with_max_level(tracing::Level::INFO).try_init();
    if started.is_ok() {
        std::panic::set_hook(Box::new(
            |panic| tracing::error!(place = ?panic.location().map(ToString::to_string), "panic"),
        ));
    }
    Ok(())
}
