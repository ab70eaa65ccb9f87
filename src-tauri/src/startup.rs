//! From the double click to the open desk: one instance, the data folder, the log, the desk file, the one window, and
//! the way out. It knows no command but the two that open and close the desk.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use kipp_api::App;
use kipp_api::ports::{Cancel, Clock};
use serde_json::{Value, json};
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, DragDropEvent, Manager, RunEvent, Url, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent};
use tauri_plugin_window_state::StateFlags;

use crate::host::acts::name_of;
use crate::host::native::{Desktop, Native};
use crate::host::{Host, SPOOL};
use crate::{bridge, logging, platform, screen};

/// The window of the desk.
pub const MAIN: &str = "main";

/// How often the desk is asked what it needs.
const UPKEEP: Duration = Duration::from_secs(60);

/// How long the page may take to save before the window goes anyway.
const CLOSING_PATIENCE: Duration = Duration::from_secs(3);

/// When the program was called.
static BEGUN: OnceLock<Instant> = OnceLock::new();

/// Runs until the window is closed.
pub fn run() -> Result<(), tauri::Error> {
    BEGUN.get_or_init(Instant::now);
    let remembered = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let app = tauri::Builder::default()
        // First of all: a second program must stop before it touches anything.
        .plugin(tauri_plugin_single_instance::init(|app, _, _| come_to_front(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(remembered)
                .with_denylist(&[screen::LABEL])
                .build(),
        )
        .invoke_handler(tauri::generate_handler![bridge::call])
        .setup(|app| set_up(app.handle()))
        .on_window_event(on_window_event)
        .build(tauri::generate_context!())?;
    app.run(|app, event| {
        if let RunEvent::Exit = event {
            close_desk(app);
        }
    });
    Ok(())
}

fn set_up(app: &AppHandle) -> Result<(), Box<dyn std::error::Error>> {
    let folder = app.path().app_local_data_dir()?;
    kipp_app::desks::private_folder(&folder)?;
    // A full disk must not keep the desk shut.
    let _ = logging::start(&folder);
    // What was printed before stays no longer than the program that printed it.
    let _ = std::fs::remove_dir_all(folder.join(SPOOL));
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "started");
    let native = native(app)?;
    app.manage(Arc::new(Host::new(App::new(folder.clone(), officer()), folder, native)));
    app.manage(Closing::default());
    open_desk(app);
    keep_up(app);
    open_window(app)?;
    Ok(())
}

#[cfg(not(feature = "blackbox"))]
fn native(app: &AppHandle) -> std::io::Result<Box<dyn Native>> {
    Ok(Box::new(Desktop::new(app.clone())))
}

#[cfg(feature = "blackbox")]
fn native(app: &AppHandle) -> std::io::Result<Box<dyn Native>> {
    match crate::host::scripted::Scripted::from_environment()? {
        Some(scripted) => Ok(Box::new(scripted)),
        None => Ok(Box::new(Desktop::new(app.clone()))),
    }
}

/// Who did it, until the settings say another name: the system's user.
fn officer() -> String {
    ["USERNAME", "USER"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "Petugas".into())
}

/// Opens or makes the desk while the window is being built.
fn open_desk(app: &AppHandle) {
    let host = Arc::clone(&app.state::<Arc<Host>>());
    tauri::async_runtime::spawn_blocking(move || open_default(&host));
}

/// Why it could not be opened the page learns from `desks.about`; the desk file is never touched then.
pub fn open_default(host: &Host) {
    host.open_once(|| {
        if let Err(refused) = bridge::run(host, "desks.open_default", "{}", &Cancel::default(), &|_| {}) {
            tracing::warn!(code = refused.code, "the desk was not opened");
        }
    });
}

/// The one task beside the window, on Tauri's runtime; it ends with the program. What fails is due again the next time.
fn keep_up(app: &AppHandle) {
    let host = Arc::clone(&app.state::<Arc<Host>>());
    tauri::async_runtime::spawn(async move {
        let mut minutes = tokio::time::interval(UPKEEP);
        minutes.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            minutes.tick().await;
            let host = Arc::clone(&host);
            let done = tauri::async_runtime::spawn_blocking(move || {
                for work in host.app.due(host.clock.now().0) {
                    if host.app.keep_up(work).is_err() {
                        tracing::warn!(?work, "not done");
                    }
                }
            });
            if done.await.is_err() {
                tracing::error!("the upkeep of the desk panicked");
            }
        }
    });
}

fn close_desk(app: &AppHandle) {
    let host = app.state::<Arc<Host>>();
    if let Err(refused) = bridge::run(&host, "desks.close", "{}", &Cancel::default(), &|_| {}) {
        tracing::warn!(code = refused.code, "the desk was not closed");
    }
}

/// What stands on the screen for the first time, the bare frame or the open desk: how long that took is in the log, and on
/// stdout for the bench.
pub fn painted(what: &str) {
    let what = if what == r#""desk""# { "desk" } else { "frame" };
    let ms = BEGUN.get().map_or(0, |begun| begun.elapsed().as_millis());
    tracing::info!(ms, what, "first paint");
    if std::env::var_os("KIPP_PAINTED").is_some() {
        let _ = writeln!(std::io::stdout(), "painted {what} {ms}");
    }
}

fn open_window(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(PathBuf::from("index.html")))
        .title("Meja KIPP")
        .inner_size(1280.0, 720.0)
        .min_inner_size(1024.0, 700.0)
        .prevent_overflow()
        .zoom_hotkeys_enabled(false)
        .general_autofill_enabled(false)
        .devtools(cfg!(debug_assertions))
        .on_navigation(is_our_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    platform::quiet_the_browser(&window)
}

/// The page is `tauri://localhost` on Linux and `http://tauri.localhost` on Windows; nothing else is ever shown.
pub fn is_our_page(url: &Url) -> bool {
    matches!((url.scheme(), url.host_str()), ("tauri", Some("localhost")) | ("http", Some("tauri.localhost")))
}

fn come_to_front(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
    if let Some(host) = app.try_state::<Arc<Host>>() {
        host.news.tell(MAIN, &json!({ "kind": "focused" }));
    }
}

/// Whether the page was already asked to save and let go.
#[derive(Default)]
struct Closing(AtomicBool);

fn on_window_event(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    if window.label() != MAIN {
        // What is dropped on the projector is dropped nowhere.
        if let WindowEvent::Destroyed = event {
            app.state::<Arc<Host>>().news.forget(window.label());
        }
        return;
    }
    match event {
        // The projector shows nothing without its desk, and the program ends with the last window.
        WindowEvent::Destroyed => screen::close(app),
        WindowEvent::CloseRequested { api, .. } => {
            if app.state::<Closing>().0.swap(true, Ordering::Relaxed) {
                api.prevent_close();
            } else if tell(app, &json!({ "kind": "closing" })) {
                api.prevent_close();
                let app = app.clone();
                std::thread::spawn(move || {
                    std::thread::sleep(CLOSING_PATIENCE);
                    close(&app);
                });
            }
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let host = app.state::<Arc<Host>>();
            let files: Vec<Value> = paths
                .iter()
                .filter(|path| path.is_file())
                .map(|path| json!({ "token": host.files.file(path), "name": name_of(path) }))
                .collect();
            if !files.is_empty() {
                host.news.tell(MAIN, &json!({ "kind": "dropped", "files": files }));
            }
        }
        _ => {}
    }
}

/// Whether the page of the desk hears it.
fn tell(app: &AppHandle, news: &Value) -> bool {
    app.state::<Arc<Host>>().news.tell(MAIN, news)
}

/// The window goes without being asked again.
pub fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.destroy();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_page_is_ever_shown() {
        for (url, ours) in [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/usulan", true),
            ("http://tauri.localhost/", true),
            ("https://tauri.localhost/", false),
            ("http://localhost/", false),
            ("tauri://evil/", false),
            ("http://tauri.localhost.evil.id/", false),
            ("file:///etc/passwd", false),
            ("about:blank", false),
            ("data:text/html,x", false),
        ] {
            assert_eq!(Url::parse(url).map(|url| is_our_page(&url)), Ok(ours), "{url}");
        }
    }
}
