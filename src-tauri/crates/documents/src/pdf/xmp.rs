//! The XMP packet of PDF/A-2u; its values equal those of the Info dictionary.

use chrono::Datelike as _;

use super::Info;
use crate::setup::Moment;

pub(super) const PRODUCER: &str = "Meja KIPP (printpdf)";
pub(super) const CREATOR_TOOL: &str = "Meja KIPP";

pub(super) fn packet(info: &Info) -> Vec<u8> {
    let date = iso_date(info.created);
    let (title, author, subject) = (escape(&info.title), escape(&info.author), escape(&info.subject));
    let author = if author.is_empty() {
        String::new()
    } else {
        format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    };
    let subject = if subject.is_empty() {
        String::new()
    } else {
        format!("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>")
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         {author}{subject}\
         <dc:language><rdf:Bag><rdf:li>id-ID</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>{CREATOR_TOOL}</xmp:CreatorTool>\
         <xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\
         </rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
    .into_bytes()
}

/// `2021-12-10T15:20:00+08:00`
fn iso_date(m: Moment) -> String {
    let d = m.date;
    let (sign, hours, minutes) = offset(m);
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{hours:02}:{minutes:02}",
        d.year(),
        d.month(),
        d.day(),
        m.hour,
        m.minute,
        m.second
    )
}

/// `D:20211210152000+08'00'`
pub(super) fn pdf_date(m: Moment) -> String {
    let d = m.date;
    let (sign, hours, minutes) = offset(m);
    format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}{sign}{hours:02}'{minutes:02}'",
        d.year(),
        d.month(),
        d.day(),
        m.hour,
        m.minute,
        m.second
    )
}

fn offset(m: Moment) -> (char, u16, u16) {
    let minutes = m.utc_offset_minutes;
    (if minutes < 0 { '-' } else { '+' }, minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
