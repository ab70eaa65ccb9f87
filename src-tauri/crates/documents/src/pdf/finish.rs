//! From printpdf's document to the file: our pages and forms in place of its page, PDF/A-2u, our own ID.
//! Speaks lopdf only.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::{Info, PdfError, icc, xmp};

/// A shared layer: compressed content.
#[derive(Clone)]
pub(super) struct FormStream {
    pub name: String,
    pub bounds: [f64; 4],
    pub content: Vec<u8>,
}

/// A page: size in points, compressed content.
#[derive(Clone)]
pub(super) struct PageStream {
    pub size: (f64, f64),
    pub content: Vec<u8>,
}

fn wrong(what: impl std::fmt::Display) -> PdfError {
    PdfError::Structure(what.to_string())
}

/// Takes the raw content of a page out of a document made by printpdf.
pub(super) fn take_content(doc: &mut Document, page: ObjectId) -> Result<Vec<u8>, PdfError> {
    let id = doc
        .get_dictionary(page)
        .and_then(|dict| dict.get(b"Contents"))
        .and_then(Object::as_reference)
        .map_err(wrong)?;
    match doc.objects.remove(&id) {
        Some(Object::Stream(stream)) => Ok(stream.content),
        _ => Err(wrong("isi halaman tidak ada")),
    }
}

/// Replaces the skeleton's page by ours and makes the document PDF/A-2u. `digest` stands for the fonts and
/// pictures of the skeleton.
pub(super) fn finish(
    doc: &mut Document,
    forms: Vec<FormStream>,
    pages: Vec<PageStream>,
    info: &Info,
    digest: &[u8; 32],
) -> Result<(), PdfError> {
    let skeleton = doc.get_pages().into_values().next().ok_or_else(|| wrong("tanpa halaman"))?;
    let (fonts, objects) = shared_resources(doc, skeleton)?;
    let resources = doc.add_object(dictionary! {});
    let mut hash = Sha256::new_with_prefix(digest);
    add_forms(doc, forms, objects, resources, &mut hash)?;
    let shared = dictionary! { "Font" => fonts, "XObject" => objects };
    doc.objects.insert(resources, Object::Dictionary(shared));
    let tree = drop_skeleton(doc, skeleton)?;
    add_pages(doc, pages, tree, resources, &mut hash)?;
    let document_info = info_dictionary(info);
    for (key, value) in document_info.iter() {
        hash.update(key);
        hash.update(value.as_str().unwrap_or_default());
    }
    conform(doc, info)?;
    let info_id = doc.trailer.get(b"Info").and_then(Object::as_reference).map_err(wrong)?;
    doc.objects.insert(info_id, Object::Dictionary(document_info));
    let id = Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    doc.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    doc.version = "1.7".to_owned();
    doc.renumber_objects();
    Ok(())
}

fn shared_resources(doc: &Document, page: ObjectId) -> Result<(ObjectId, ObjectId), PdfError> {
    let page = doc.get_dictionary(page).map_err(wrong)?;
    let id = page.get(b"Resources").and_then(Object::as_reference).map_err(wrong)?;
    let resources = doc.get_dictionary(id).map_err(wrong)?;
    let part = |key: &[u8]| resources.get(key).and_then(Object::as_reference).map_err(wrong);
    Ok((part(b"Font")?, part(b"XObject")?))
}

/// Compresses what printpdf leaves raw: font programs and ToUnicode maps.
pub(super) fn compress(doc: &mut Document) -> Result<(), PdfError> {
    for object in doc.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        if stream.dict.has(b"Filter") {
            continue;
        }
        let packed = crate::picture::deflate(&stream.content);
        if packed.is_empty() {
            return Err(wrong("pemampatan gagal"));
        }
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(packed);
    }
    Ok(())
}

/// SHA-256 of everything in the skeleton that is a stream: fonts, their maps, pictures.
pub(super) fn digest(doc: &Document) -> [u8; 32] {
    let mut hash = Sha256::new();
    for object in doc.objects.values() {
        if let Object::Stream(stream) = object {
            hash.update((stream.content.len() as u64).to_be_bytes());
            hash.update(&stream.content);
        }
    }
    hash.finalize().into()
}

fn add_forms(
    doc: &mut Document,
    forms: Vec<FormStream>,
    objects: ObjectId,
    resources: ObjectId,
    hash: &mut Sha256,
) -> Result<(), PdfError> {
    for form in forms {
        hash.update(&form.content);
        let bounds = form.bounds.map(|v| Object::Real(v as f32)).to_vec();
        let dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => bounds,
            "Resources" => resources,
            "Filter" => "FlateDecode",
        };
        let id = doc.add_object(Stream::new(dict, form.content).with_compression(false));
        let names = doc.get_object_mut(objects).and_then(Object::as_dict_mut).map_err(wrong)?;
        names.set(form.name, id);
    }
    Ok(())
}

/// Removes the skeleton's page and what only it used; returns the page tree's root.
fn drop_skeleton(doc: &mut Document, page: ObjectId) -> Result<ObjectId, PdfError> {
    let dict = doc.get_dictionary(page).map_err(wrong)?;
    let refer = |key: &[u8]| dict.get(key).and_then(Object::as_reference).map_err(wrong);
    let (tree, contents, own) = (refer(b"Parent")?, refer(b"Contents")?, refer(b"Resources")?);
    let resources = doc.get_dictionary(own).map_err(wrong)?;
    let empty: Vec<ObjectId> = [b"ExtGState".as_slice(), b"Shading"]
        .iter()
        .filter_map(|key| resources.get(key).and_then(Object::as_reference).ok())
        .collect();
    for id in empty.into_iter().chain([page, contents, own]) {
        doc.objects.remove(&id);
    }
    Ok(tree)
}

fn add_pages(
    doc: &mut Document,
    pages: Vec<PageStream>,
    tree: ObjectId,
    resources: ObjectId,
    hash: &mut Sha256,
) -> Result<(), PdfError> {
    let media = |(w, h): (f64, f64)| vec![0.into(), 0.into(), Object::Real(w as f32), Object::Real(h as f32)];
    let first = pages.first().map_or((595.28, 841.89), |p| p.size);
    let mut kids = Vec::with_capacity(pages.len());
    for page in pages {
        hash.update(&page.content);
        let dict = dictionary! { "Filter" => "FlateDecode" };
        let contents = doc.add_object(Stream::new(dict, page.content).with_compression(false));
        let mut dict = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => contents };
        if page.size != first {
            dict.set("MediaBox", media(page.size));
        }
        kids.push(Object::Reference(doc.add_object(dict)));
    }
    let count = kids.len() as i64;
    let root = dictionary! {
        "Type" => "Pages",
        "Count" => count,
        "Kids" => kids,
        "MediaBox" => media(first),
        "Resources" => resources,
    };
    doc.objects.insert(tree, Object::Dictionary(root));
    Ok(())
}

/// XMP, output intent, language; everything PDF/A-2u wants beyond clean pages.
fn conform(doc: &mut Document, info: &Info) -> Result<(), PdfError> {
    let packet = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let packet = Stream::new(packet, xmp::packet(info)).with_compression(false);
    let packet = doc.add_object(packet);
    let profile = dictionary! { "N" => 3, "Filter" => "FlateDecode" };
    let profile = Stream::new(profile, crate::picture::deflate(&icc::srgb())).with_compression(false);
    let profile = doc.add_object(profile);
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    let catalog = doc.catalog_mut().map_err(wrong)?;
    catalog.remove(b"PageMode");
    catalog.remove(b"PageLayout");
    catalog.set("Metadata", packet);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Lang", Object::string_literal("id-ID"));
    Ok(())
}

fn info_dictionary(info: &Info) -> Dictionary {
    let date = Object::string_literal(xmp::pdf_date(info.created));
    let mut dict = dictionary! {
        "Title" => text(&info.title),
        "Creator" => text(xmp::CREATOR_TOOL),
        "Producer" => text(xmp::PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !info.author.is_empty() {
        dict.set("Author", text(&info.author));
    }
    if !info.subject.is_empty() {
        dict.set("Subject", text(&info.subject));
    }
    dict
}

/// ASCII as it is, anything else as UTF-16 with its mark.
fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::string_literal(words);
    }
    let units = std::iter::once(0xFEFF).chain(words.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}
