//! The calibration sheet: crosses at 20 mm from each corner with a scale of ± 10 mm, and a proof line of
//! 200 mm.

use super::Job;
use crate::fonts::Face;
use crate::page::{Color, Page, role};
use crate::paper::Frame;
use crate::template::Scope;
use crate::text::{Align, Style, put};
use crate::{ComposeError, Composed};

const FROM_EDGE: f64 = 20.0;
const LINE: f64 = 200.0;

pub(super) fn compose(job: &Job<'_>, frame: &Frame) -> Result<Composed, ComposeError> {
    if frame.w < 230.0 || frame.h < 170.0 {
        return Err(ComposeError::PaperTooSmall);
    }
    let layers = [job.values];
    let scope = Scope::new(&layers);
    let mut page = Page::new(frame.page_w, frame.page_h);
    let fonts = job.fonts;
    let small = Style::new(Face::Sans, 8.0);
    for (x, right) in [(FROM_EDGE, false), (frame.w - FROM_EDGE, true)] {
        for y in [FROM_EDGE, frame.h - FROM_EDGE] {
            cross(&mut page, x, y);
            let text = format!("({x:.0}; {y:.0}) mm").replace('.', ",");
            let (at, align) = if right { (x - 14.0, Align::Right) } else { (x + 14.0, Align::Left) };
            put(&mut page.items, fonts, role::NOTE, small, (at, y + 1.0), align, &text);
        }
    }
    let middle = frame.w / 2.0;
    let title = job.template.fill("judul_dokumen", &scope)?;
    let bold = Style::new(Face::SansBold, 14.0);
    put(&mut page.items, fonts, role::TITLE, bold, (middle, 53.0), Align::Center, &title);
    let plain = Style::new(Face::Sans, 10.5);
    let left = middle - 88.0;
    let mut y = 67.5;
    for (n, step) in job.template.texts("langkah").enumerate() {
        let text = format!("{}. {}", n + 1, step.fill(&scope)?);
        put(&mut page.items, fonts, role::BODY, plain, (left, y), Align::Left, &text);
        y += 6.4;
    }
    y += 8.4;
    for (n, field) in job.template.texts("isian").enumerate() {
        let style = if n < 2 { plain.faced(Face::SansBold) } else { plain };
        let text = field.fill(&scope)?;
        let column = left + if n % 2 == 0 { 0.0 } else { 88.0 };
        put(&mut page.items, fonts, "isian", style, (column, y), Align::Left, &text);
        if n % 2 == 1 {
            y += 9.0;
        }
    }
    proof_line(&mut page, job, middle - LINE / 2.0, 135.0);
    let (long, short) = (frame.page_w, frame.page_h);
    let size = format!("kertas {long} × {short} mm").replace('.', ",");
    let gray = Style::new(Face::Sans, 8.0).colored(Color::GREY);
    put(&mut page.items, fonts, role::NOTE, gray, (middle, frame.h - 22.0), Align::Center, &size);
    Ok(Composed { pages: vec![page], ..Composed::default() })
}

/// A cross with a tick every millimetre, longer ones at 5 and 10.
fn cross(page: &mut Page, x: f64, y: f64) {
    page.line("skala", (x - 12.0, y), (x + 12.0, y), 0.3);
    page.line("skala", (x, y - 12.0), (x, y + 12.0), 0.3);
    for n in (-10..=10).filter(|n| *n != 0) {
        let half = if n % 5 == 0 { 1.8 } else { 1.0 };
        let at = f64::from(n);
        page.line("skala", (x + at, y - half), (x + at, y + half), 0.3);
        page.line("skala", (x - half, y + at), (x + half, y + at), 0.3);
    }
}

fn proof_line(page: &mut Page, job: &Job<'_>, x: f64, y: f64) {
    page.line("skala", (x, y), (x + LINE, y), 0.4);
    let small = Style::new(Face::Sans, 8.0);
    for n in 0..=20 {
        let at = x + 10.0 * f64::from(n);
        let long = n % 5 == 0;
        page.line("skala", (at, y), (at, y + if long { 5.0 } else { 3.0 }), 0.4);
        if long {
            let text = (10 * n).to_string();
            let place = (at, y + 9.0);
            put(&mut page.items, job.fonts, role::NOTE, small, place, Align::Center, &text);
        }
    }
}
