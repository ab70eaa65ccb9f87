//! The single Tauri command `call`: a name and its input as JSON text go to the dispatcher, or to the host for `sys.*`;
//! JSON text or raw bytes come back. It knows no command. A panic inside one becomes code `bug`, the window lives on.

use std::sync::Arc;
use std::time::Duration;

use kipp_api::commands::{admit_for_screen, changed};
use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Ctx, Progress};
use kipp_api::{Answer, dispatch};
use serde_json::{Value, json};
use tauri::async_runtime::JoinHandle;
use tauri::ipc::{Channel, JavaScriptChannelId, Response};
use tauri::{AppHandle, State, Webview};
use tokio::sync::{oneshot, watch};

use crate::host::{Host, Reply, acts};
use crate::screen;
use crate::startup::{self, MAIN};

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
    let window = webview.label().to_owned();
    let channel: Option<Channel<Value>> = progress.map(|id| id.channel_on(webview));
    let host = Arc::clone(&host);
    if name == "sys.listen" {
        host.news.listen(&window, channel);
        return Ok(Response::new("null".to_string()));
    }
    // The projector shows and does nothing: whatever its page is made to ask, it gets what is marked for it.
    if window != MAIN {
        admit_for_screen(&name)?;
    }
    if name == "sys.painted" {
        startup::painted(&args);
        return Ok(Response::new("null".to_string()));
    }
    let (sender, task) = channel.map(telling).unzip();
    let job = job.unwrap_or_default();
    let cancel = host.jobs.begin(&job);
    let worker = Arc::clone(&host);
    let command = name.clone();
    let done = tauri::async_runtime::spawn_blocking(move || {
        if let Some(act) = name.strip_prefix("sys.") {
            return acts::act(&app, &worker, act, &args);
        }
        startup::open_default(&worker);
        let tell = |progress| {
            if let Some(sender) = &sender {
                sender.newest.send_replace(Some(progress));
            }
        };
        let answer = run(&worker, &name, &args, &cancel, &tell)?;
        let changed = changed(&name, &answer);
        if !changed.is_empty() {
            worker.news.tell(MAIN, &json!({ "kind": "changed", "topics": changed }));
        }
        if changed.iter().any(|topic| topic == "desks") {
            screen::close(&app);
        }
        Ok(Reply::from(answer))
    })
    .await;
    // The last step is told before the answer.
    if let Some(task) = task {
        let _ = task.await;
    }
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

/// A command's end of the line to the page; the line ends with it.
struct Telling {
    newest: watch::Sender<Option<Progress>>,
    _alive: oneshot::Sender<()>,
}

/// The line of a command's progress, and the task that passes the newest to the page: every [`PROGRESS_PAUSE`] at most, and
/// the last one always.
fn telling(channel: Channel<Value>) -> (Telling, JoinHandle<()>) {
    let (sender, newest) = watch::channel(None);
    let (alive, mut ended) = oneshot::channel();
    let task = tauri::async_runtime::spawn(async move {
        let mut told: Option<Progress> = None;
        loop {
            let is_over = tokio::time::timeout(PROGRESS_PAUSE, &mut ended).await.is_ok();
            let now = newest.borrow().clone();
            if let Some(Progress { done, total, text }) = now.clone().filter(|now| told.as_ref() != Some(now)) {
                // A page that went away needs no progress.
                let _ = channel.send(json!({ "done": done, "total": total, "text": text }));
                told = now;
            }
            if is_over {
                return;
            }
        }
    });
    (Telling { newest: sender, _alive: alive }, task)
}
