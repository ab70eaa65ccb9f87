//! Layar aula: the window for the projector. It shows one page of the same program and is answered what is marked for it; it
//! stands on the second monitor where there is one, and goes with the desk.

use std::path::PathBuf;

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Monitor, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::startup::{MAIN, is_our_page};

/// The window's label.
pub const LABEL: &str = "layar";

/// Shows a session; a screen that is open already goes over to it.
pub fn open(app: &AppHandle, session: i64) -> tauri::Result<()> {
    let page = format!("index.html#/layar/{session}");
    if let Some(window) = app.get_webview_window(LABEL) {
        window.navigate(with_page(&window.url()?, session))?;
        return fill(app, &window);
    }
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App(PathBuf::from(page)))
        .title("Layar aula")
        .decorations(false)
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    crate::platform::quiet_the_browser(&window)?;
    fill(app, &window)
}

fn with_page(url: &Url, session: i64) -> Url {
    let mut url = url.clone();
    url.set_fragment(Some(&format!("/layar/{session}")));
    url
}

/// The whole of its monitor: by size as well, for not every system knows what a full screen is.
fn fill(app: &AppHandle, window: &WebviewWindow) -> tauri::Result<()> {
    if let Some(monitor) = monitor(app)? {
        window.set_position(*monitor.position())?;
        window.set_size(*monitor.size())?;
    }
    window.set_fullscreen(true)?;
    window.show()
}

/// Another monitor than that of the desk, else the one there is.
fn monitor(app: &AppHandle) -> tauri::Result<Option<Monitor>> {
    let own = match app.get_webview_window(MAIN) {
        Some(window) => window.current_monitor()?,
        None => None,
    };
    let own = own.or(app.primary_monitor()?);
    let is_own = |one: &Monitor| own.as_ref().is_some_and(|own| own.position() == one.position());
    let other = app.available_monitors()?.into_iter().find(|one| !is_own(one));
    Ok(other.or(own))
}

pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.destroy();
    }
}
