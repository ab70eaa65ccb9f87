//! Rules about the letterhead [14, 15] and the signature block [16, 18, 19].

use super::boxes::run_box;
use super::{Expect, Sheet};
use crate::fonts::FontSet;
use crate::page::{Item, Line, Rect, TextRun, role};

pub(super) fn kop(sheet: &Sheet, fonts: &FontSet, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    let rules: Vec<&Line> = sheet
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Line(l) if l.role == role::KOP_RULE => Some(l),
            _ => None,
        })
        .collect();
    match rules[..] {
        [] => {}
        [thick, thin, ..] => {
            if sheet.number > 1 && expect.frame.page_h > 0.0 {
                complain("[14] kop di halaman lanjutan".to_owned());
            }
            let gap = thin.from.1 - thick.from.1;
            let edges = (thick.from.0 - expect.frame.left).abs() + (thick.to.0 - expect.frame.right).abs();
            let widths = (thick.stroke.width, thin.stroke.width);
            if widths != (2.25, 0.75) || (gap - 1.15).abs() > 0.01 || edges > 0.01 {
                complain(format!("[14] garis kop {widths:?}, jarak {gap:.2}, tepi {edges:.2}"));
            }
        }
        [_] => complain("[14] garis kop tidak berpasangan".to_owned()),
    }
    let emblem = sheet.items.iter().find_map(|item| match item {
        Item::Image(i) if i.role == role::EMBLEM => Some((i.x, i.x + i.w, i.y + i.h)),
        Item::Path(p) if p.role == role::EMBLEM => {
            let xs = p.segs.iter().filter_map(|s| match s {
                crate::page::Seg::Move(x, y) | crate::page::Seg::Line(x, y) => Some((*x, *y)),
                crate::page::Seg::Curve(_, _, end) => Some(*end),
                crate::page::Seg::Close => None,
            });
            xs.fold(None, |so_far: Option<(f64, f64, f64)>, (x, y)| {
                let (a, b, c) = so_far.unwrap_or((x, x, y));
                Some((a.min(x), b.max(x), c.max(y)))
            })
        }
        _ => None,
    });
    let (Some((_, right, bottom)), true) = (emblem, !rules.is_empty()) else {
        return;
    };
    for run in sheet.runs().filter(|run| run.role == role::KOP) {
        let b = run_box(fonts, run);
        if b.top < bottom && b.left < right + 4.0 - 0.01 {
            complain(format!("[15] kop “{}” hanya {:.1} mm dari lambang", run.text, b.left - right));
        }
    }
}

/// The parts of one block, found from its signing space.
struct Block<'a> {
    space: &'a Rect,
    names: Vec<&'a TextRun>,
    ranks: Vec<&'a TextRun>,
    offices: Vec<&'a TextRun>,
    underlined: bool,
}

fn blocks(sheet: &Sheet) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut offices: Vec<&TextRun> = Vec::new();
    for item in &sheet.items {
        match item {
            Item::Text(run) if run.role == role::SIGN_OFFICE => offices.push(run),
            Item::Rect(space) if space.role == role::SIGN_SPACE => blocks.push(Block {
                space,
                names: Vec::new(),
                ranks: Vec::new(),
                offices: std::mem::take(&mut offices),
                underlined: false,
            }),
            Item::Text(run) => {
                let Some(block) = blocks.last_mut() else {
                    continue;
                };
                match run.role {
                    role::SIGN_NAME => block.names.push(run),
                    role::SIGN_RANK => block.ranks.push(run),
                    _ => {}
                }
            }
            Item::Line(line) if line.role == role::SIGN_UNDERLINE => {
                if let Some(block) = blocks.last_mut() {
                    block.underlined = true;
                }
            }
            _ => {}
        }
    }
    blocks
}

pub(super) fn signatures(sheet: &Sheet, fonts: &FontSet, expect: &Expect<'_>, complain: &mut impl FnMut(String)) {
    let blocks = blocks(sheet);
    let mut baselines: Vec<f64> = Vec::new();
    for block in &blocks {
        let who = block.names.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join(" ");
        if block.space.h < expect.sign_space - 0.01 {
            complain(format!("[16] ruang tanda tangan {who} hanya {:.1} mm", block.space.h));
        }
        if block.names.is_empty() {
            complain("[16] blok tanda tangan tanpa nama".to_owned());
        }
        if block.names.iter().any(|run| !run.face.is_bold()) {
            complain(format!("[18] nama {who} tidak tebal"));
        }
        if block.underlined != (!block.ranks.is_empty() && block.names.len() == 1) {
            complain(format!("[18] garis bawah {who} tidak sesuai dengan pangkat/NIP"));
        }
        for run in &block.ranks {
            if let Some(nip) = run.text.strip_prefix("NIP ")
                && kipp_domain::nip::grouped(nip).as_deref() != Some(nip)
            {
                complain(format!("[18] NIP “{nip}”"));
            }
        }
        let (last, before) = match block.offices.split_last() {
            Some(parts) => parts,
            None => {
                complain(format!("[16] {who} tanpa jabatan"));
                continue;
            }
        };
        if !last.text.ends_with(',') {
            complain(format!("[19] jabatan “{}” tanpa koma", last.text));
        }
        if let Some(run) = before.iter().find(|run| run.text.ends_with(',')) {
            complain(format!("[19] koma pada “{}”", run.text));
        }
        on_one_axis(block, fonts, &who, complain);
        baselines.extend(block.names.last().map(|run| run.y));
    }
    if blocks.len() == 2 && (baselines.len() != 2 || (baselines[0] - baselines[1]).abs() > 0.01) {
        complain(format!("[19] nama tidak sebaris: {baselines:?}"));
    }
}

fn on_one_axis(block: &Block<'_>, fonts: &FontSet, who: &str, complain: &mut impl FnMut(String)) {
    let runs: Vec<&&TextRun> = block.offices.iter().chain(&block.names).chain(&block.ranks).collect();
    let lefts: Vec<f64> = runs.iter().map(|run| run_box(fonts, run).left).collect();
    let centers: Vec<f64> = runs.iter().map(|run| run.x + run.width / 2.0).collect();
    let spread = |values: &[f64]| {
        let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
        high - low
    };
    if spread(&lefts) > 0.02 && spread(&centers) > 0.02 {
        complain(format!("[16] blok {who} tidak pada satu sumbu"));
    }
}
