//! The bridge: the screen of `ui/dist` and the same dispatcher as the window, over HTTP on 127.0.0.1, for browser tests
//! only. Never shipped: no package depends on it.
//!
//! `kipp-bridge [--dist DIR] [--data DIR] [--at MILLIS] [--follow]`. The first line of stdout is the address. With `--at`
//! the clock stands still and new desks get the sample's id bits. With `--follow` it ends when stdin closes.
//!
//! | request | answer |
//! |---|---|
//! | `GET /…` | a file of the page, under the window's CSP |
//! | `POST /call/NAME?job=J` | 200 JSON or bytes, 422 the error |
//! | `GET /progress/J` | the last progress of that job, or null |
//! | `POST /call/NAME?window=layar` | the same from the projector: what is marked for it |
//! | `GET /news/N` | how many changes there were, and the topics of those after the first N |
//! | `POST /upload?name=N` | `{token, name}`; the next `sys.choose_open` answers with it |
//! | `GET /written`, `GET /written/N` | the files written so far, one of them |
//! | `GET /acts` | what was printed, opened, shown, titled |

mod acts;
mod desk;
mod http;
mod page;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use desk::Desk;

/// As many as a page needs at once: one long job, its progress, a cancel, a read.
const THREADS: usize = 4;

fn main() -> ExitCode {
    match start(&mut std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "kipp-bridge: {error}");
            ExitCode::FAILURE
        }
    }
}

struct Options {
    dist: PathBuf,
    data: Option<PathBuf>,
    at: Option<i64>,
    follow: bool,
}

fn options(args: &mut dyn Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        dist: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/dist")),
        data: None,
        at: None,
        follow: false,
    };
    while let Some(name) = args.next() {
        let mut value = || args.next().ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--dist" => options.dist = value()?.into(),
            "--data" => options.data = Some(value()?.into()),
            "--at" => options.at = Some(value()?.parse().map_err(|error| format!("--at: {error}"))?),
            "--follow" => options.follow = true,
            other => return Err(format!("unknown option {other}")),
        }
    }
    Ok(options)
}

fn start(args: &mut dyn Iterator<Item = String>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let options = options(args)?;
    let temporary = tempfile::tempdir()?;
    let data = options.data.unwrap_or_else(|| temporary.path().join("data"));
    std::fs::create_dir_all(&data)?;
    let desk = Arc::new(Desk::new(data, temporary.path().to_path_buf(), options.at));
    desk.open_default();
    let dist = Arc::new(options.dist);
    let server = Arc::new(tiny_http::Server::http("127.0.0.1:0")?);
    let mut out = std::io::stdout();
    writeln!(out, "http://{}", server.server_addr())?;
    out.flush()?;
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let waking = server.server_addr().to_ip().map(|address| std::thread::spawn(move || wake(address, &stopped)));
    let serving: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, desk, dist) = (Arc::clone(&server), Arc::clone(&desk), Arc::clone(&dist));
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    http::answer(request, &desk, &dist);
                }
            })
        })
        .collect();
    if options.follow {
        std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
        for _ in &serving {
            server.unblock();
        }
    }
    for thread in serving {
        let _ = thread.join();
    }
    drop(stop);
    if let Some(waking) = waking {
        let _ = waking.join();
    }
    desk.close();
    Ok(())
}

/// Two connections that come at once can be given to the one idle thread of tiny_http's pool; the second then waits until a
/// browser lets one of its own go, which may be never. Another connection makes the pool look for work again, so one that
/// says nothing comes by every so often, until the bridge stops.
fn wake(address: std::net::SocketAddr, stopped: &std::sync::mpsc::Receiver<()>) {
    const EVERY: std::time::Duration = std::time::Duration::from_millis(200);
    while stopped.recv_timeout(EVERY) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
        drop(std::net::TcpStream::connect(address));
    }
}
