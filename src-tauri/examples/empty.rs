//! The smallest window there is: one blank page in the same WebView, no desk, no plugin, no command. It tells its first
//! paint on stdout as the desk does (`KIPP_PAINTED`), so that `cargo x bench` can say what of the start is ours.

use std::io::Write;
use std::time::Instant;

use tauri::http::Response;
use tauri::{Url, WebviewUrl, WebviewWindowBuilder};

/// Two frames after it is there it is painted; its title says so.
const PAGE: &str = "<!doctype html><title>kosong</title><body>Kosong<script>\
    requestAnimationFrame(() => requestAnimationFrame(() => { document.title = 'dilukis' }))</script>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let begun = Instant::now();
    let mut context = tauri::generate_context!();
    context.config_mut().app.security.csp = None;
    let page = Url::parse("kosong://localhost/")?;
    tauri::Builder::default()
        .register_uri_scheme_protocol("kosong", |_, _| {
            Response::builder().header("content-type", "text/html").body(PAGE.as_bytes().to_vec()).unwrap_or_default()
        })
        .setup(move |app| {
            WebviewWindowBuilder::new(app, "main", WebviewUrl::CustomProtocol(page))
                .title("Kosong")
                .inner_size(1280.0, 720.0)
                .on_document_title_changed(move |_, title| {
                    if title == "dilukis" {
                        let _ = writeln!(std::io::stdout(), "painted frame {}", begun.elapsed().as_millis());
                    }
                })
                .build()?;
            Ok(())
        })
        .run(context)?;
    Ok(())
}
