//! Pictures as streams of their own: a JPEG byte by byte, a PNG as prepared.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Canvas, pp};
use crate::page::Item;
use crate::picture::{Data, Picture};

/// Every picture once, in order of first use.
pub(super) struct Pictures {
    list: Vec<Arc<Picture>>,
}

impl Pictures {
    pub fn collect(canvases: &[Canvas<'_>]) -> Pictures {
        let mut list: Vec<Arc<Picture>> = Vec::new();
        for item in canvases.iter().flat_map(|c| c.items) {
            if let Item::Image(image) = item
                && !list.iter().any(|known| known.hash == image.picture.hash)
            {
                list.push(image.picture.clone());
            }
        }
        Pictures { list }
    }

    /// The dear part of the picture numbered `n`, ahead of time.
    pub fn prepare(&self, n: usize) {
        if let Some(picture) = self.list.get(n) {
            picture.streams();
        }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn id(&self, picture: &Picture) -> String {
        let n = self.list.iter().position(|known| known.hash == picture.hash).unwrap_or(0);
        format!("I{n}")
    }

    pub fn map(&self) -> pp::XObjectMap {
        let map = self.list.iter().enumerate().map(|(n, picture)| {
            let external = pp::ExternalXObject { stream: image_stream(picture), width: None, height: None, dpi: None };
            (pp::XObjectId(format!("I{n}")), pp::XObject::External(external))
        });
        pp::XObjectMap { map: map.collect() }
    }
}

fn image_stream(picture: &Picture) -> pp::ExternalStream {
    let name = |text: &str| pp::DictItem::Name(text.as_bytes().to_vec());
    let dict = |filter: &str, gray: bool| {
        BTreeMap::from([
            ("Type".to_owned(), name("XObject")),
            ("Subtype".to_owned(), name("Image")),
            ("Width".to_owned(), pp::DictItem::Int(picture.width.into())),
            ("Height".to_owned(), pp::DictItem::Int(picture.height.into())),
            ("BitsPerComponent".to_owned(), pp::DictItem::Int(8)),
            ("ColorSpace".to_owned(), name(if gray { "DeviceGray" } else { "DeviceRGB" })),
            ("Filter".to_owned(), name(filter)),
        ])
    };
    match &picture.data {
        Data::Jpeg { gray } => {
            pp::ExternalStream { dict: dict("DCTDecode", *gray), content: picture.file.clone(), compress: false }
        }
        Data::Png { gray, .. } => {
            let (color, mask) = picture.streams().map_or((&[][..], None), |made| (&made.color[..], made.mask.as_ref()));
            let predicted = |gray: bool| {
                let mut entries = dict("FlateDecode", gray);
                let parms = BTreeMap::from([
                    ("Predictor".to_owned(), pp::DictItem::Int(15)),
                    ("Colors".to_owned(), pp::DictItem::Int(if gray { 1 } else { 3 })),
                    ("Columns".to_owned(), pp::DictItem::Int(picture.width.into())),
                ]);
                entries.insert("DecodeParms".to_owned(), pp::DictItem::Dict { map: parms });
                entries
            };
            let mut entries = predicted(*gray);
            if let Some(mask) = mask {
                let stream = pp::ExternalStream { dict: predicted(true), content: mask.clone(), compress: false };
                entries.insert("SMask".to_owned(), pp::DictItem::Stream { stream });
            }
            pp::ExternalStream { dict: entries, content: color.to_vec(), compress: false }
        }
    }
}
