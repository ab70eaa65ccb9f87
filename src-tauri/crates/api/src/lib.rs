//! The contract: the list of commands, their shapes, and one `dispatch` for the window, the bridge, the command line
//! and the tests.

pub use kipp_app::ports;
pub mod error;

use error::ErrorDto;
use ports::Ctx;

/// What a command answers: JSON text, or bytes (a page, a PDF, a spreadsheet).
#[derive(Debug)]
pub enum Answer {
    Json(String),
    Bytes(Vec<u8>),
}

/// The running program: its folders and the one open desk.
pub struct App {
    _private: (),
}

impl App {
    /// `data_dir` is the user's local application data folder of the desk, `actor` the officer's name.
    pub fn new(data_dir: std::path::PathBuf, actor: String) -> Self {
        let _ = (data_dir, actor);
        Self { _private: () }
    }
}

/// Runs the command `name` with its input as JSON text.
pub fn dispatch(app: &App, name: &str, raw: &str, ctx: &Ctx<'_>) -> Result<Answer, ErrorDto> {
    let _ = (app, raw, ctx);
    match name {
        "desks.about" => Ok(Answer::Json(format!(r#"{{"version":"{}"}}"#, env!("CARGO_PKG_VERSION")))),
        other => Err(ErrorDto::not_found(format!("Perintah “{other}” tidak dikenal."))),
    }
}
