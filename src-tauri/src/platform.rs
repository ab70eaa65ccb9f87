//! What differs between Windows and Linux, and the only place of the shell that may hold `unsafe`.

pub use here::{attach_console, print, quiet_the_browser, say_without_window, window_is_possible};

/// What became of a PDF handed over for printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    /// Given to the system's printing: we learn that it was handed over, not that paper came.
    HandedOver,
    /// No program on this computer prints PDFs: the normal case on a fresh Windows, where Edge only opens them, and on
    /// a Linux without `cups-client`.
    NoProgram,
}

#[cfg(not(windows))]
mod here {
    use std::io;
    use std::path::Path;
    use std::process::{Command, Stdio};

    use super::Printing;

    /// Tao panics without a display; say it in one sentence instead.
    pub fn window_is_possible() -> Result<(), &'static str> {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        if set("DISPLAY") || set("WAYLAND_DISPLAY") {
            return Ok(());
        }
        Err("Jendela tidak dapat dibuka karena tidak ada layar di sesi ini. Perintah tanpa jendela: meja-kipp --help")
    }

    pub fn say_without_window(_: &str) {}

    pub fn attach_console() {}

    /// `lp` of CUPS, the default printer. It answers once the file is in the queue.
    pub fn print(pdf: &Path) -> io::Result<Printing> {
        match Command::new("lp").arg("--").arg(pdf).stdin(Stdio::null()).output() {
            Ok(answer) if answer.status.success() => Ok(Printing::HandedOver),
            Ok(answer) => Err(io::Error::other(String::from_utf8_lossy(&answer.stderr).trim().to_string())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Printing::NoProgram),
            Err(error) => Err(error),
        }
    }

    /// WebKitGTK has no browser keys; its context menu stays for inputs and selections only (cut, copy, paste).
    pub fn quiet_the_browser(window: &tauri::WebviewWindow) -> tauri::Result<()> {
        use webkit2gtk::{HitTestResultExt, WebViewExt};
        window.with_webview(|view| {
            view.inner().connect_context_menu(|_, _, _, hit| !hit.context_is_editable() && !hit.context_is_selection());
        })
    }
}

#[cfg(windows)]
#[allow(unsafe_code)]
mod here {
    use std::io;
    use std::os::windows::ffi::OsStrExt;
    use std::path::Path;

    use webview2_com::Microsoft::Web::WebView2::Win32::{
        ICoreWebView2Settings3, ICoreWebView2Settings5, ICoreWebView2Settings6,
    };
    use windows::Win32::System::Console::{ATTACH_PARENT_PROCESS, AttachConsole};
    use windows::Win32::UI::Shell::ShellExecuteW;
    use windows::Win32::UI::WindowsAndMessaging::{MB_ICONERROR, MB_OK, MessageBoxW, SW_HIDE};
    use windows::core::{HSTRING, Interface, PCWSTR, w};

    use super::Printing;

    /// ShellExecute answers at most this when it failed.
    const LAST_ERROR: isize = 32;
    /// No program is associated with the verb.
    const NO_ASSOCIATION: isize = 31;

    /// Without WebView2 the window would flash and close.
    pub fn window_is_possible() -> Result<(), &'static str> {
        match tauri::webview_version() {
            Ok(_) => Ok(()),
            Err(_) => {
                Err("Meja KIPP memerlukan Microsoft Edge WebView2 Runtime, yang belum terpasang di komputer ini. \
                 Jalankan MicrosoftEdgeWebView2RuntimeInstallerX64.exe dari tempat Anda menerima Meja KIPP, \
                 lalu buka Meja KIPP kembali.")
            }
        }
    }

    pub fn say_without_window(reason: &str) {
        let text = HSTRING::from(reason);
        // SAFETY: both strings end with NUL and live until the call returns; there is no owner window.
        unsafe { MessageBoxW(None, &text, w!("Meja KIPP"), MB_OK | MB_ICONERROR) };
    }

    /// A program of the window subsystem has no console of its own; borrow the one it was called from, if any.
    pub fn attach_console() {
        // SAFETY: takes no pointer. Failing means there is no console: output is then redirected or unseen.
        let _ = unsafe { AttachConsole(ATTACH_PARENT_PROCESS) };
    }

    pub fn print(pdf: &Path) -> io::Result<Printing> {
        let file: Vec<u16> = pdf.as_os_str().encode_wide().chain([0]).collect();
        // SAFETY: the strings end with NUL and live until the call returns.
        let answer =
            unsafe { ShellExecuteW(None, w!("print"), PCWSTR(file.as_ptr()), PCWSTR::null(), PCWSTR::null(), SW_HIDE) };
        match answer.0 as isize {
            NO_ASSOCIATION => Ok(Printing::NoProgram),
            code if code <= LAST_ERROR => Err(io::Error::from_raw_os_error(code as i32)),
            _ => Ok(Printing::HandedOver),
        }
    }

    /// WebView2 brings a browser's keys, zoom, swipes and menu; our window has its own. The page keeps a menu for inputs.
    pub fn quiet_the_browser(window: &tauri::WebviewWindow) -> tauri::Result<()> {
        window.with_webview(|view| {
            // SAFETY: COM calls on the thread that owns the controller, on interfaces that the casts have checked.
            unsafe {
                let Ok(settings) = view.controller().CoreWebView2().and_then(|core| core.Settings()) else {
                    return;
                };
                let _ = settings.SetIsZoomControlEnabled(false);
                let _ = settings.SetIsStatusBarEnabled(false);
                if let Ok(settings) = settings.cast::<ICoreWebView2Settings3>() {
                    let _ = settings.SetAreBrowserAcceleratorKeysEnabled(false);
                }
                if let Ok(settings) = settings.cast::<ICoreWebView2Settings5>() {
                    let _ = settings.SetIsPinchZoomEnabled(false);
                }
                if let Ok(settings) = settings.cast::<ICoreWebView2Settings6>() {
                    let _ = settings.SetIsSwipeNavigationEnabled(false);
                }
            }
        })
    }
}
