//! The footer: what this is, when it was printed, page x of y. Put last, when the number of pages is
//! known.

use crate::fonts::{Face, FontSet};
use crate::page::{Color, Page, role};
use crate::paper::Frame;
use crate::setup::Setup;
use crate::text::{Align, Style, put};

const STYLE: Style = Style::new(Face::Sans, 7.5).colored(Color::GREY);

/// Footers on all `pages`: left `{name} · {revision} · dicetak {tanggal} pukul {jam}` and `extra` (the
/// trace of a revision, the state's moment), right `Halaman {x} dari {y}`.
pub fn put_footers(pages: &mut [Page], fonts: &FontSet, setup: &Setup, frame: &Frame, name: &str, extra: &str) {
    let total = pages.len();
    let moment = setup.printed_at;
    let printed = format!("dicetak {} pukul {}", kipp_domain::words::long_date(moment.date), moment.clock());
    let joined = |name: &str| {
        let parts = [name, setup.revision.as_str(), printed.as_str(), extra];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let whole = joined(name);
    for (n, page) in pages.iter_mut().enumerate() {
        let right = format!("Halaman {} dari {total}", n + 1);
        let right_width = STYLE.width(fonts, &right);
        let room = frame.text_width() - right_width - 4.0;
        let fitted = crate::text::fit(fonts, STYLE, &whole, room, (7.5, 7.0, 0.25));
        let style = STYLE.sized(fitted.unwrap_or(7.0));
        let left = if fitted.is_some() { whole.clone() } else { shortened(fonts, style, name, room, joined) };
        put(&mut page.items, fonts, role::FOOTER, style, (frame.left, frame.footer), Align::Left, &left);
        put(&mut page.items, fonts, role::FOOTER, STYLE, (frame.right, frame.footer), Align::Right, &right);
    }
}

/// The footer with as much of the name as fits, and an ellipsis.
fn shortened(fonts: &FontSet, style: Style, name: &str, room: f64, joined: impl Fn(&str) -> String) -> String {
    let ends = name.char_indices().map(|(at, _)| at).rev();
    let tried = ends.map(|end| joined(&format!("{}…", name[..end].trim_end_matches([' ', '·']))));
    tried.into_iter().find(|left| style.width(fonts, left) <= room).unwrap_or_else(|| joined(""))
}
