//! The written file, read back by lopdf: what pdf.md section 10 asks of every document.

#![allow(clippy::unwrap_used)]

mod sample;

use kipp_documents::pdf;
use kipp_documents::{Composed, FontSet, Marker, Picture, Setup, compose, templates};
use lopdf::{Dictionary, Document, Object};
use sample::{info, jpeg, moment};

fn document(setup: &Setup, fonts: &FontSet) -> Composed {
    let template = templates::shipped("piagam").unwrap().unwrap();
    compose(&template, &sample::award(sample::winners()), setup, fonts).unwrap()
}

fn streams<'a>(doc: &'a Document, subtype: &str) -> Vec<&'a lopdf::Stream> {
    doc.objects
        .values()
        .filter_map(|o| o.as_stream().ok())
        .filter(|s| s.dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(subtype.as_bytes()))
        .collect()
}

fn fonts_of(doc: &Document) -> Vec<&Dictionary> {
    let is_font = |d: &&Dictionary| d.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
    doc.objects.values().filter_map(|o| o.as_dict().ok()).filter(is_font).collect()
}

#[test]
fn fonts_are_embedded_subsets_with_their_text() {
    let fonts = FontSet::shipped().unwrap();
    let bytes = pdf::write(&document(&Setup::at(moment()), &fonts), &fonts, &info("x")).unwrap();
    let doc = Document::load_mem(&bytes).unwrap();
    assert_eq!(doc.get_pages().len(), 3);
    let found = fonts_of(&doc);
    let mut names = Vec::new();
    for font in found {
        let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap();
        let name = String::from_utf8_lossy(name).into_owned();
        let (tag, family) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()), "{name}");
        assert!(font.has(b"ToUnicode"), "{name}");
        names.push(family.to_owned());
    }
    names.sort();
    let expected = [
        "GreatVibes-Regular",
        "LiberationSans",
        "LiberationSans-Bold",
        "LibreCaslonText-Bold",
        "LibreCaslonText-Regular",
    ];
    assert_eq!(names, expected);
    let descriptors = doc
        .objects
        .values()
        .filter_map(|o| o.as_dict().ok())
        .filter(|d| d.get(b"Type").and_then(Object::as_name).ok() == Some(b"FontDescriptor"));
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"));
    }
}

#[test]
fn pictures_are_stored_once_and_a_jpeg_unchanged() {
    let fonts = FontSet::shipped().unwrap();
    let mut setup = Setup::at(moment());
    setup.background = Some(Picture::load(jpeg()).unwrap());
    setup.emblem = Some(Picture::load(jpeg()).unwrap());
    let bytes = pdf::write(&document(&setup, &fonts), &fonts, &info("x")).unwrap();
    let doc = Document::load_mem(&bytes).unwrap();
    let images = streams(&doc, "Image");
    assert_eq!(images.len(), 1);
    assert!(images[0].content == jpeg());
}

#[test]
fn the_file_is_pdf_a_2u_by_construction() {
    let fonts = FontSet::shipped().unwrap();
    let setup = Setup::at(moment()).marked(Marker::Sample);
    let bytes = pdf::write(&document(&setup, &fonts), &fonts, &info("Piagam & <uji>")).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7\n%"));
    assert!(bytes[10..14].iter().all(|b| *b >= 128), "binary mark");
    let doc = Document::load_mem(&bytes).unwrap();
    let catalog = doc.catalog().unwrap();
    assert!(!catalog.has(b"PageMode") && catalog.has(b"Lang"));
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference).unwrap();
    let packet = doc.get_object(metadata).and_then(Object::as_stream).unwrap();
    assert!(!packet.dict.has(b"Filter"));
    let xmp = String::from_utf8(packet.content.clone()).unwrap();
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>U</pdfaid:conformance>",
        "Piagam &amp; &lt;uji&gt;",
        "<xmp:CreateDate>2021-12-10T15:20:00+08:00</xmp:CreateDate>",
    ] {
        assert!(xmp.contains(part), "{part}");
    }
    let id = doc.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let document_info = doc.get_dictionary(id).unwrap();
    let date = document_info.get(b"CreationDate").and_then(Object::as_str).unwrap();
    assert_eq!(date, b"D:20211210152000+08'00'");
    assert!(!document_info.has(b"GTS_PDFXVersion"));
    let intents = catalog.get(b"OutputIntents").and_then(Object::as_array).unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").and_then(Object::as_name).unwrap(), b"GTS_PDFA1");
    let profile = intent.get(b"DestOutputProfile").and_then(Object::as_reference).unwrap();
    let profile = doc.get_object(profile).and_then(Object::as_stream).unwrap();
    assert_eq!(&profile.decompressed_content().unwrap()[36..40], b"acsp");
    let forbidden: [&[u8]; 4] = [b"/JavaScript", b"/Encrypt", b"/LZWDecode", b"/Type1 "];
    for word in forbidden {
        assert!(!bytes.windows(word.len()).any(|w| w == word), "{}", String::from_utf8_lossy(word));
    }
    let ids = doc.trailer.get(b"ID").and_then(Object::as_array).unwrap();
    assert_eq!(ids.len(), 2);
}

#[test]
fn other_words_give_another_id_and_the_same_words_the_same_bytes() {
    let fonts = FontSet::shipped().unwrap();
    let composed = document(&Setup::at(moment()), &fonts);
    let one = pdf::write(&composed, &fonts, &info("x")).unwrap();
    let again = pdf::write(&document(&Setup::at(moment()), &fonts), &fonts, &info("x")).unwrap();
    assert!(one == again);
    let mut page = Vec::new();
    let prepared = pdf::prepare(&composed, &fonts, &info("x")).unwrap();
    prepared.write_page(0, "", &mut page).unwrap();
    let id = |bytes: &[u8]| {
        let doc = Document::load_mem(bytes).unwrap();
        format!("{:?}", doc.trailer.get(b"ID").unwrap())
    };
    assert_ne!(id(&one), id(&page));
}

#[test]
fn the_ornament_is_a_few_small_forms() {
    let fonts = FontSet::shipped().unwrap();
    let bytes = pdf::write(&document(&Setup::at(moment()), &fonts), &fonts, &info("x")).unwrap();
    let doc = Document::load_mem(&bytes).unwrap();
    let forms = streams(&doc, "Form");
    let size: usize = forms.iter().map(|f| f.content.len()).sum();
    assert_eq!(forms.len(), 6, "tiles, rosette, still layer, signature, caption");
    assert!(size <= 12_000, "{size} bytes");
}

#[test]
fn a_recipients_file_equals_its_page() {
    let fonts = FontSet::shipped().unwrap();
    let composed = document(&Setup::at(moment()), &fonts);
    let prepared = pdf::prepare(&composed, &fonts, &info("x")).unwrap();
    let merged = Document::load_mem(&pdf::write(&composed, &fonts, &info("x")).unwrap()).unwrap();
    for (n, id) in merged.get_pages().into_values().enumerate() {
        let mut bytes = Vec::new();
        prepared.write_page(n, "Piagam dr. Nisma", &mut bytes).unwrap();
        let alone = Document::load_mem(&bytes).unwrap();
        assert_eq!(alone.get_pages().len(), 1);
        let first = alone.get_pages().into_values().next().unwrap();
        assert!(merged.get_page_content(id) == alone.get_page_content(first));
        let names = |doc: &Document| {
            let names: Vec<String> =
                fonts_of(doc).iter().map(|f| format!("{:?}", f.get(b"BaseFont").unwrap())).collect();
            names
        };
        assert_eq!(names(&merged), names(&alone));
    }
    assert!(prepared.write_page(99, "", &mut Vec::new()).is_err());
}
