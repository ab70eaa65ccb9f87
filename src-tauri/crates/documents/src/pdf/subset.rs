//! Font subsets: cut by us, widths rounded by us, numbered for this document.

use std::collections::BTreeMap;

use super::{Canvas, PdfError, pp};
use crate::fonts::{Face, FontSet};
use crate::page::{Item, TextRun};

/// One subset face, ready for printpdf, and how its glyphs were renumbered.
pub(super) struct Subset {
    pub id: pp::FontId,
    font: pp::ParsedFont,
    /// Old glyph id to new, 0 if unused.
    pub renumbered: Vec<u16>,
    /// Characters whose glyph is the usual one for them.
    pub by_char: BTreeMap<u32, u16>,
    /// For the skeleton: every glyph with its text.
    pub all: Vec<(u16, String)>,
}

pub(super) struct Subsets {
    pub faces: Vec<Option<Subset>>,
}

impl Subsets {
    pub fn build(canvases: &[Canvas<'_>], fonts: &FontSet) -> Result<Subsets, PdfError> {
        let mut used: Vec<BTreeMap<u16, String>> = vec![BTreeMap::new(); Face::ALL.len()];
        let mut seen: Vec<Vec<bool>> = vec![Vec::new(); Face::ALL.len()];
        let mut chars: Vec<BTreeMap<u32, u16>> = vec![BTreeMap::new(); Face::ALL.len()];
        for run in canvases.iter().flat_map(|c| c.items).filter_map(as_run) {
            let face = run.face as usize;
            let mut letters = run.text.chars();
            for glyph in &run.glyphs {
                let at = glyph.id as usize;
                if seen[face].len() <= at {
                    seen[face].resize(at + 1, false);
                }
                if glyph.chars == 1 {
                    let c = letters.next();
                    if seen[face][at] {
                        continue;
                    }
                    if let Some(c) = c {
                        chars[face].entry(c as u32).or_insert(glyph.id);
                        used[face].insert(glyph.id, c.to_string());
                    }
                } else {
                    let text: String = letters.by_ref().take(glyph.chars.into()).collect();
                    used[face].entry(glyph.id).or_insert(text);
                }
                if glyph.id == 0 {
                    return Err(PdfError::Notdef(run.text.clone()));
                }
                seen[face][at] = true;
            }
        }
        let faces = Face::ALL
            .into_iter()
            .zip(used)
            .zip(chars)
            .map(
                |((face, used), chars)| {
                    if used.is_empty() { Ok(None) } else { subset(face, &used, &chars, fonts).map(Some) }
                },
            )
            .collect::<Result<_, _>>()?;
        Ok(Subsets { faces })
    }

    pub fn get(&self, face: Face) -> Option<&Subset> {
        self.faces[face as usize].as_ref()
    }

    pub fn map(&self) -> pp::PdfFontMap {
        let map = self.faces.iter().flatten().map(|s| (s.id.clone(), pp::PdfFont::new(s.font.clone())));
        pp::PdfFontMap { map: map.collect() }
    }
}

fn as_run(item: &Item) -> Option<&TextRun> {
    match item {
        Item::Text(run) => Some(run),
        _ => None,
    }
}

fn subset(
    face: Face,
    used: &BTreeMap<u16, String>,
    chars: &BTreeMap<u32, u16>,
    fonts: &FontSet,
) -> Result<Subset, PdfError> {
    let old: Vec<u16> = used.keys().copied().collect();
    let remapper = subsetter::GlyphRemapper::new_from_glyphs_sorted(&old);
    let bytes = subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| PdfError::Subset(face.name()))?;
    let last = old.last().copied().unwrap_or(0) as usize;
    let mut renumbered = vec![0; last + 1];
    for gid in &old {
        renumbered[*gid as usize] = remapper.get(*gid).ok_or(PdfError::Subset(face.name()))?;
    }
    let new = |gid: u16| renumbered[gid as usize];
    let widths = old.iter().map(|gid| (new(*gid), fonts.advance(face, *gid))).collect();
    let by_char: BTreeMap<u32, u16> = chars.iter().map(|(c, gid)| (*c, new(*gid))).collect();
    let (ascent, descent) = fonts.ascent_descent(face);
    let metrics = pp::FontMetrics { ascent: ascent as i16, descent: descent as i16 };
    let name = format!("{}+{}", tag(&old), face.name());
    let mut font = pp::ParsedFont::with_glyph_data(bytes, 0, Some(name), by_char.clone(), widths, 1000, metrics);
    let [x_min, y_min, x_max, y_max] = fonts.bounds(face).map(|v| v as i16);
    font.pdf_font_metrics.x_min = x_min;
    font.pdf_font_metrics.y_min = y_min;
    font.pdf_font_metrics.x_max = x_max;
    font.pdf_font_metrics.y_max = y_max;
    font.pdf_font_metrics.us_weight_class = if face.is_bold() { 700 } else { 400 };
    if face.name().contains("Italic") {
        font.pdf_font_metrics.caret_slope_rise = 1000;
        font.pdf_font_metrics.caret_slope_run = 213;
    }
    let letter = char::from(b'A' + face as u8);
    let all = used.iter().map(|(gid, text)| (new(*gid), text.clone())).collect();
    Ok(Subset { id: pp::FontId(format!("F{letter}")), font, renumbered, by_char, all })
}

/// Six capitals that name the subset, from its glyphs.
fn tag(glyphs: &[u16]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for gid in glyphs {
        hash.update(gid.to_be_bytes());
    }
    hash.finalize().iter().take(6).map(|b| char::from(b'A' + b % 26)).collect()
}
