//! The signature block: one unit, never split; one axis, hanging prefixes, an empty space for the pen.

use super::pitch;
use crate::fonts::{Family, FontSet, MM_PER_PT};
use crate::page::{Color, Image, Item, Line, Page, Rect, Stroke, role};
use crate::paper::Frame;
use crate::setup::Setup;
use crate::text::{Align, Style, balance, put};
use crate::values::Values;
use crate::{Notice, NoticeKind};

/// Who signs, as the register has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signatory {
    /// `Masamba, 10 Desember 2021` or `Mengetahui,`; none if the letter head has the date.
    pub above: String,
    /// Office lines with their hanging prefix (`a.n.`, `u.b.`, `Plt.`), no comma.
    pub office: Vec<(String, String)>,
    pub name: String,
    /// `Pembina Utama Madya (IV/d)`; empty if unknown or none.
    pub rank: String,
    /// As printed, 8-6-1-3; empty if unknown or none.
    pub nip: String,
    /// Name of the picture of the signature among those of the setup; empty: none.
    pub picture: String,
}

impl Signatory {
    /// Reads a node `{ nama, jabatan, pangkat, nip, kapasitas, atas_nama, antara, kapital, gambar }`.
    /// `kapasitas`: definitif (default), plt, plh, an, ub; `atas_nama` is the principal of `an` and `ub`,
    /// `antara` the office between. A line break in an office starts a new line. Offices are printed in
    /// capitals; the name as typed, or with `kapital` in capitals up to its first comma.
    pub fn from_values(node: &Values, above: &str) -> Signatory {
        let own = node.str("jabatan");
        let mut office = Vec::new();
        let mut add = |prefix: &str, text: &str| {
            for (n, line) in text.lines().filter(|l| !l.trim().is_empty()).enumerate() {
                let prefix = if n == 0 { prefix } else { "" };
                office.push((prefix.to_owned(), line.trim().to_uppercase()));
            }
        };
        match node.str("kapasitas") {
            "plt" => add("Plt.", own),
            "plh" => add("Plh.", own),
            "an" => {
                add("a.n.", node.str("atas_nama"));
                add("", own);
            }
            "ub" => {
                add("a.n.", node.str("atas_nama"));
                add("", node.str("antara"));
                add("u.b.", own);
            }
            _ => add("", own),
        }
        let name = node.str("nama");
        let known = |text: &str| {
            if text == "–" { String::new() } else { text.to_owned() }
        };
        let nip = known(node.str("nip"));
        Signatory {
            above: above.to_owned(),
            office,
            name: if node.is_on("kapital") { crate::format::capitals(name) } else { name.to_owned() },
            rank: known(node.str("pangkat")),
            nip: kipp_domain::nip::grouped(&nip).unwrap_or(nip),
            picture: node.str("gambar").to_owned(),
        }
    }
}

/// Measures of a block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignStyle {
    pub family: Family,
    pub size: f64,
    pub name_size: f64,
    /// Rank and NIP.
    pub small: f64,
    /// Line pitch over size.
    pub leading: f64,
    /// Signing space in mm.
    pub space: f64,
    pub max_width: f64,
}

impl SignStyle {
    /// Office documents: everything in the body's size, pitch 1.3, space 22.
    pub fn office(family: Family, size: f64) -> SignStyle {
        SignStyle { family, size, name_size: size, small: size, leading: 1.3, space: 22.0, max_width: 86.0 }
    }

    pub fn spaced(self, space: f64) -> SignStyle {
        SignStyle { space, ..self }
    }

    fn pitch(&self) -> f64 {
        pitch(self.size, self.leading)
    }
}

/// One signatory, measured. Heights count from the first baseline.
#[derive(Debug, Clone)]
pub struct SignBlock {
    style: SignStyle,
    above: Vec<String>,
    office: Vec<(String, String)>,
    name: Vec<String>,
    name_size: f64,
    small: Vec<String>,
    /// Widest line right of the axis.
    pub width: f64,
    /// Widest prefix left of the axis, with its space.
    pub hang: f64,
    /// From the first baseline to the baseline of the (last line of the) name.
    pub to_name: f64,
    /// From the first to the last baseline.
    pub height: f64,
    shrunk: bool,
    /// Off when a blank already carries place and office: their room stays, nothing is printed there.
    heads: bool,
    /// The signatory's own picture, by its name among those of the setup.
    picture: String,
}

/// Where the lines of a block stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Axis {
    /// Left-aligned on x.
    Left(f64),
    Center(f64),
}

impl SignBlock {
    pub fn new(fonts: &FontSet, style: SignStyle, who: &Signatory) -> SignBlock {
        let body = Style::new(style.family.face(false, false), style.size);
        let mut office: Vec<(String, String)> = Vec::new();
        let offices = who.office.len();
        for (n, (prefix, text)) in who.office.iter().enumerate() {
            let text = if n + 1 == offices { format!("{text},") } else { text.clone() };
            for (k, line) in balance(fonts, body, &text, style.max_width).into_iter().enumerate() {
                office.push((if k == 0 { prefix.clone() } else { String::new() }, line));
            }
        }
        let bold = Style::new(style.family.face(true, false), style.name_size);
        let natural = bold.width(fonts, &who.name);
        let mut name_size = style.name_size;
        let mut name = vec![who.name.clone()];
        if natural > style.max_width {
            name_size = (style.name_size * style.max_width / natural * 20.0).floor() / 20.0;
            if name_size < style.name_size * 0.86 {
                name_size = style.name_size;
                name = balance(fonts, bold, &who.name, style.max_width);
            }
        }
        let small: Vec<String> =
            [who.rank.clone(), if who.nip.is_empty() { String::new() } else { format!("NIP {}", who.nip) }]
                .into_iter()
                .filter(|line| !line.is_empty())
                .collect();
        let above: Vec<String> = Some(who.above.clone()).filter(|a| !a.is_empty()).into_iter().collect();
        let step = style.pitch();
        let name_step = pitch(name_size, style.leading);
        let heads = above.len() + office.len();
        let to_name = step * heads as f64 + style.space + name_step * (name.len() - 1) as f64;
        let height = to_name + step * small.len() as f64;
        let small_style = body.sized(style.small);
        let width = above
            .iter()
            .chain(office.iter().map(|(_, text)| text))
            .map(|line| body.width(fonts, line))
            .chain(name.iter().map(|line| bold.sized(name_size).width(fonts, line)))
            .chain(small.iter().map(|line| small_style.width(fonts, line)))
            .fold(0.0, f64::max);
        let hang = office
            .iter()
            .filter(|(prefix, _)| !prefix.is_empty())
            .map(|(prefix, _)| body.width(fonts, prefix) + body.width(fonts, " "))
            .fold(0.0, f64::max);
        let shrunk = name_size < style.name_size || name.len() > 1;
        SignBlock {
            style,
            above,
            office,
            name,
            name_size,
            small,
            width,
            hang,
            to_name,
            height,
            shrunk,
            heads: true,
            picture: who.picture.clone(),
        }
    }

    /// Leaves out place, date and office, which the blank carries.
    pub fn without_heads(self) -> SignBlock {
        SignBlock { heads: false, ..self }
    }

    /// From the first baseline to the name of a block with one line of office and one of name.
    pub fn usual_to_name(&self) -> f64 {
        self.style.pitch() * (self.above.len() + 1) as f64 + self.style.space
    }

    /// Height of the capitals of the first line in mm.
    pub fn first_cap(&self, fonts: &FontSet) -> f64 {
        Style::new(self.style.family.face(false, false), self.style.size).cap(fonts)
    }

    /// Draws the block with its first baseline at `y`.
    pub fn put(&self, items: &mut Vec<Item>, fonts: &FontSet, setup: &Setup, axis: Axis, y: f64) {
        let style = &self.style;
        let body = Style::new(style.family.face(false, false), style.size);
        let (x, align) = match axis {
            Axis::Left(x) => (x, Align::Left),
            Axis::Center(x) => (x, Align::Center),
        };
        let step = style.pitch();
        let mut at = y;
        for line in &self.above {
            if self.heads {
                put(items, fonts, role::SIGN_PLACE, body, (x, at), align, line);
            }
            at += step;
        }
        for (prefix, line) in &self.office {
            if !self.heads {
                at += step;
                continue;
            }
            if !prefix.is_empty() {
                let half = if align == Align::Left { 0.0 } else { body.width(fonts, line) / 2.0 };
                let edge = x - half - body.width(fonts, " ");
                put(items, fonts, role::SIGN_PREFIX, body, (edge, at), Align::Right, prefix);
            }
            put(items, fonts, role::SIGN_OFFICE, body, (x, at), align, line);
            at += step;
        }
        let last_office = at - step;
        let name_style = Style::new(style.family.face(true, false), self.name_size);
        let first_name = last_office + step + style.space;
        let left = if align == Align::Left { x } else { x - self.width / 2.0 };
        let free_top = last_office + 0.21 * style.size * MM_PER_PT;
        let free_bottom = first_name - name_style.cap(fonts);
        let space = (left, free_top, self.width.max(20.0), free_bottom - free_top);
        self.put_space(items, setup, space);
        let mut at = first_name;
        let name_step = pitch(self.name_size, style.leading);
        for (n, line) in self.name.iter().enumerate() {
            let width = put(items, fonts, role::SIGN_NAME, name_style, (x, at), align, line);
            if !self.small.is_empty() && self.name.len() == 1 && n == 0 {
                let from = if align == Align::Left { x } else { x - width / 2.0 };
                let under = at + 0.11 * self.name_size * MM_PER_PT;
                let thick = (0.055 * self.name_size).max(0.5);
                items.push(Item::Line(Line {
                    role: role::SIGN_UNDERLINE,
                    from: (from, under),
                    to: (from + width, under),
                    stroke: Stroke::new(thick, Color::BLACK),
                }));
            }
            at += name_step;
        }
        at += step - name_step;
        let small = body.sized(style.small);
        for line in &self.small {
            put(items, fonts, role::SIGN_RANK, small, (x, at), align, line);
            at += step;
        }
    }

    /// The pen's space: an unpainted rectangle for the inspection, and the picture if there is one.
    fn put_space(&self, items: &mut Vec<Item>, setup: &Setup, (x, y, w, h): (f64, f64, f64, f64)) {
        items.push(Item::Rect(Rect { role: role::SIGN_SPACE, x, y, w, h, fill: None, stroke: None }));
        if let Some(picture) = setup.signature(&self.picture) {
            let (iw, ih) = picture.fit(w, h - 1.0);
            items.push(Item::Image(Image {
                role: role::SIGN_IMAGE,
                x: x + (w - iw) / 2.0,
                y: y + (h - ih) / 2.0,
                w: iw,
                h: ih,
                picture: picture.clone(),
            }));
        }
    }

    pub fn notice(&self, fonts: &FontSet) -> Vec<Notice> {
        let name = self.name.join(" ");
        let mut notices = Vec::new();
        if self.shrunk {
            let what = NoticeKind::Shrunk { from: self.style.name_size, to: self.name_size };
            notices.push(Notice { what, field: "penanda tangan".to_owned(), record: name.clone() });
        }
        let missing = fonts.missing(self.style.family.face(true, false), &name);
        if !missing.is_empty() {
            let what = NoticeKind::Letters { letters: missing.into_iter().collect() };
            notices.push(Notice { what, field: "penanda tangan".to_owned(), record: name });
        }
        notices
    }
}

/// One or two signatories of an office document: the first of two at the left text edge, the last on the
/// right axis; office lines bottom-aligned, names on one baseline.
#[derive(Debug, Clone)]
pub struct SignGroup {
    blocks: Vec<(SignBlock, f64)>,
    /// From the first to the last baseline of the group.
    pub height: f64,
    to_name: f64,
}

impl SignGroup {
    pub fn new(fonts: &FontSet, frame: &Frame, style: SignStyle, who: &[Signatory]) -> SignGroup {
        let blocks: Vec<(SignBlock, f64)> = who
            .iter()
            .enumerate()
            .map(|(n, one)| {
                let block = SignBlock::new(fonts, style, one);
                let right = (frame.right - block.width.max(62.0)).max(frame.center());
                let axis = if n + 1 == who.len() { right } else { frame.left + block.hang };
                (block, axis)
            })
            .collect();
        let to_name = blocks.iter().map(|(b, _)| b.to_name).fold(0.0, f64::max);
        let below = blocks.iter().map(|(b, _)| b.height - b.to_name).fold(0.0, f64::max);
        SignGroup { blocks, height: to_name + below, to_name }
    }

    /// First baseline of the highest block at `y`.
    pub fn put(&self, page: &mut Page, fonts: &FontSet, setup: &Setup, y: f64) {
        for (block, axis) in &self.blocks {
            let first = y + self.to_name - block.to_name;
            block.put(&mut page.items, fonts, setup, Axis::Left(*axis), first);
        }
    }

    pub fn notices(&self, fonts: &FontSet) -> Vec<Notice> {
        self.blocks.iter().flat_map(|(block, _)| block.notice(fonts)).collect()
    }
}
