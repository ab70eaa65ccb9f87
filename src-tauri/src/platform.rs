//! What differs between Windows and Linux, and the only place of the shell that may hold `unsafe`.

pub use here::{attach_console, print, quiet_the_browser, say_without_window, window_is_possible};

/// What became of a PDF handed over for printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printing {
    /// So many copies were given to the system's printing: we learn that they were handed over, not that paper came. Fewer
    /// than asked for only where each copy is a job of its own and a later one was refused.
    HandedOver(u8),
    /// No program on this computer prints PDFs: the normal case on a fresh Windows, where Edge only opens them, and on
    /// a Linux without `cups-client`.
    NoProgram,
}

/// One job per copy, for a system whose printing knows no number: stops at the first refusal and answers how many were
/// handed over before it.
#[cfg(any(windows, test))]
fn one_by_one(copies: u8, mut once: impl FnMut() -> std::io::Result<Printing>) -> std::io::Result<Printing> {
    for handed in 0..copies {
        match once() {
            Ok(Printing::HandedOver(_)) => {}
            refused if handed == 0 => return refused,
            refused => {
                tracing::warn!(handed, copies, ?refused, "a copy was refused");
                return Ok(Printing::HandedOver(handed));
            }
        }
    }
    Ok(Printing::HandedOver(copies))
}

#[cfg(not(windows))]
mod here {
    use std::ffi::OsStr;
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

    /// `lp` of CUPS, the default printer. It answers once the file is in the queue; all copies are one job.
    pub fn print(pdf: &Path, copies: u8) -> io::Result<Printing> {
        handed_to("lp".as_ref(), pdf, copies)
    }

    fn handed_to(lp: &OsStr, pdf: &Path, copies: u8) -> io::Result<Printing> {
        match order(lp, pdf, copies).stdin(Stdio::null()).output() {
            Ok(answer) if answer.status.success() => Ok(Printing::HandedOver(copies)),
            Ok(answer) => Err(io::Error::other(String::from_utf8_lossy(&answer.stderr).trim().to_string())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Printing::NoProgram),
            Err(error) => Err(error),
        }
    }

    /// Several copies come collated, each whole and ready to be stapled.
    fn order(lp: &OsStr, pdf: &Path, copies: u8) -> Command {
        let mut order = Command::new(lp);
        if copies > 1 {
            order.args(["-n", &copies.to_string(), "-o", "collate=true"]);
        }
        order.arg("--").arg(pdf);
        order
    }

    /// WebKitGTK has no browser keys; its context menu stays for inputs and selections only (cut, copy, paste).
    pub fn quiet_the_browser(window: &tauri::WebviewWindow) -> tauri::Result<()> {
        use webkit2gtk::{HitTestResultExt, WebViewExt};
        window.with_webview(|view| {
            view.inner().connect_context_menu(|_, _, _, hit| !hit.context_is_editable() && !hit.context_is_selection());
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn lp_is_told_the_copies_only_when_there_are_several() {
            let pdf = Path::new("/d/daftar hadir.pdf");
            let said = |copies| {
                let order = order("lp".as_ref(), pdf, copies);
                order.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
            };
            assert_eq!(said(1), "-- /d/daftar hadir.pdf");
            assert_eq!(said(3), "-n 3 -o collate=true -- /d/daftar hadir.pdf");
        }

        #[test]
        fn the_answer_of_lp_is_what_became_of_it() {
            let hand = |lp: &str| handed_to(lp.as_ref(), Path::new("/d/x.pdf"), 3);
            assert_eq!(hand("true").unwrap(), Printing::HandedOver(3));
            assert_eq!(hand("/nowhere/lp").unwrap(), Printing::NoProgram);
            assert!(hand("false").is_err());
        }
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

    use super::{Printing, one_by_one};

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

    /// The shell's print verb knows no number of copies.
    pub fn print(pdf: &Path, copies: u8) -> io::Result<Printing> {
        one_by_one(copies, || print_once(pdf))
    }

    fn print_once(pdf: &Path) -> io::Result<Printing> {
        let file: Vec<u16> = pdf.as_os_str().encode_wide().chain([0]).collect();
        // SAFETY: the strings end with NUL and live until the call returns.
        let answer =
            unsafe { ShellExecuteW(None, w!("print"), PCWSTR(file.as_ptr()), PCWSTR::null(), PCWSTR::null(), SW_HIDE) };
        match answer.0 as isize {
            NO_ASSOCIATION => Ok(Printing::NoProgram),
            code if code <= LAST_ERROR => Err(io::Error::from_raw_os_error(code as i32)),
            _ => Ok(Printing::HandedOver(1)),
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

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// What comes of three copies when the machine answers like this, one answer a copy.
    fn of_three(answers: [io::Result<Printing>; 3]) -> (io::Result<Printing>, usize) {
        let mut answers = answers.into_iter();
        let all = answers.len();
        let said = one_by_one(3, || answers.next().unwrap());
        (said, all - answers.len())
    }

    #[test]
    fn copies_one_by_one_stop_at_the_first_refusal() {
        let handed = || Ok(Printing::HandedOver(1));
        let refused = || Err(io::Error::other("no"));
        let (said, asked) = of_three([handed(), handed(), handed()]);
        assert_eq!((said.unwrap(), asked), (Printing::HandedOver(3), 3));
        let (said, asked) = of_three([handed(), refused(), handed()]);
        assert_eq!((said.unwrap(), asked), (Printing::HandedOver(1), 2));
        let (said, asked) = of_three([refused(), handed(), handed()]);
        assert!(said.is_err());
        assert_eq!(asked, 1);
        let (said, asked) = of_three([Ok(Printing::NoProgram), handed(), handed()]);
        assert_eq!((said.unwrap(), asked), (Printing::NoProgram, 1));
    }
}
