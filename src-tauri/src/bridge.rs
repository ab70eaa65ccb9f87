//! The single Tauri command `call`: a name and its input as JSON text go to the dispatcher, or to the host for `sys.*`;
//! JSON text or raw bytes come back. It knows no command. A panic inside one becomes code `bug`, the window lives on.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Ctx, Progress};
use kipp_api::{Answer, dispatch};
use serde_json::{Value, json};
use tauri::ipc::{Channel, JavaScriptChannelId, Response};
use tauri::{AppHandle, State, Webview};

use crate::host::{Host, Reply, acts};
use crate::startup;

/// At most twenty progress messages a second: each one is an `eval` in the page.
const PROGRESS_PAUSE: Duration = Duration::from_millis(50);

#[tauri::command]
pub async fn call(
    app: AppHandle,
    webview: Webview,
    host: State<'_, Arc<Host>>,
    name: String,
    args: String,
    job: Option<String>,
    progress: Option<JavaScriptChannelId>,
) -> Result<Response, ErrorDto> {
    let channel: Option<Channel<Value>> = progress.map(|id| id.channel_on(webview));
    let host = Arc::clone(&host);
    if name == "sys.listen" {
        host.news.listen(channel);
        return Ok(Response::new("null".to_string()));
    }
    if name == "sys.painted" {
        startup::painted(&args);
        return Ok(Response::new("null".to_string()));
    }
    let job = job.unwrap_or_default();
    let cancel = host.jobs.begin(&job);
    let worker = Arc::clone(&host);
    let command = name.clone();
    let done = tauri::async_runtime::spawn_blocking(move || {
        if let Some(act) = name.strip_prefix("sys.") {
            return acts::act(&app, &worker, act, &args);
        }
        startup::open_default(&worker);
        worker.work();
        let throttle = Throttle::new(channel);
        run(&worker, &name, &args, &cancel, &|progress| throttle.send(progress)).map(Reply::from)
    })
    .await;
    host.jobs.end(&job);
    match done {
        Ok(Ok(Reply::Json(text))) => Ok(Response::new(text)),
        Ok(Ok(Reply::Bytes(bytes))) => Ok(Response::new(bytes)),
        Ok(Err(refused)) => Err(refused),
        Err(panicked) => {
            let reference = host.reference();
            tracing::error!(command, reference, %panicked, "a command panicked");
            Err(ErrorDto::bug(reference))
        }
    }
}

/// One command of the contract with everything the host hands in.
pub fn run(
    host: &Host,
    name: &str,
    args: &str,
    cancel: &Cancel,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Answer, ErrorDto> {
    let ctx = Ctx { clock: &host.clock, ids: &host.ids, files: &host.files, progress, cancel, ends: &[] };
    dispatch(&host.app, name, args, &ctx)
}

/// Sends progress to the page, the last step always and the rest not too often.
struct Throttle {
    channel: Option<Channel<Value>>,
    last: Mutex<Option<Instant>>,
}

impl Throttle {
    fn new(channel: Option<Channel<Value>>) -> Self {
        Self { channel, last: Mutex::new(None) }
    }

    fn send(&self, progress: Progress) {
        let Some(channel) = &self.channel else { return };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let soon = last.is_some_and(|last| last.elapsed() < PROGRESS_PAUSE);
        if soon && progress.done < progress.total {
            return;
        }
        *last = Some(Instant::now());
        // A page that went away needs no progress.
        let _ = channel.send(json!({ "done": progress.done, "total": progress.total, "text": progress.text }));
    }
}
