//! Words that are ready to be set, and the pages they become. Made inside the desk's lock, composed outside it.

use kipp_domain::words;
use kipp_store::records::ResultRevision;
use kipp_store::records::{Certificate, Submission};
use std::path::Path;
use std::sync::Arc;

use kipp_documents::models::table::column::without;
use kipp_documents::page::Item;
use kipp_documents::pdf::Info;
use kipp_documents::{
    Composed, FontSet, Form, Marker, Notice, NoticeKind, Orientation, Paper, Picture, Setup, Template, Value, Values,
};

use kipp_store::{Id, Read};

use super::catalogue::Document;
pub use super::finding::{Finding, Level};
use super::office::{Office, picture};
use super::request::{DocumentRequest, shipped};
use super::session_papers::Photograph;
use crate::error::{Fault, Refusal, Result};
use crate::ports::{Ctx, Progress};

/// One page of a certificate: whose it is and what its own file is called.
#[derive(Clone, Debug)]
pub(crate) struct Recipient {
    pub values: Values,
    /// Of a certificate of the competition.
    pub submission: Option<Id<Submission>>,
    /// Title of the innovation, or name, for findings.
    pub title: String,
    /// Agency, for the progress line.
    pub agency: String,
    /// Without folder: `01-kejar-stunting.pdf`.
    pub file: String,
    /// The register's row, if it has a number.
    pub certificate: Option<Id<Certificate>>,
}

/// Pages with one template and one setup.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    pub template: Template,
    pub values: Values,
    pub setup: Setup,
    pub emblem: Option<Vec<u8>>,
    /// Pictures of signatures by the name the values give them; empty unless the print asks for them.
    pub signatures: Vec<(String, Vec<u8>)>,
    /// Photographs by the name the values give them.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// Each with its place in the whole; empty for an office document, which is composed in one piece.
    pub recipients: Vec<(usize, Recipient)>,
}

/// A document with all its words decided.
#[derive(Clone, Debug)]
pub(crate) struct Prepared {
    pub document: Document,
    pub title: String,
    pub batches: Vec<Batch>,
    pub findings: Vec<Finding>,
    /// Row id and number of the frozen revision it prints.
    pub revision: Option<(Id<ResultRevision>, i64)>,
    /// Some page bears RANCANGAN.
    pub is_draft: bool,
    pub secretariat: String,
    pub moment: kipp_documents::Moment,
    /// The scanned blank, for the preview only.
    pub blank: Option<Vec<u8>>,
    /// What is read from beside the desk before its pages are set.
    pub photographs: Vec<Photograph>,
    /// A second sheet of the workbook.
    pub more_sheet: Option<(Template, Values)>,
}

/// Pages, with what a person should know of them.
#[derive(Clone, Debug)]
pub(crate) struct Rendered {
    pub prepared: Prepared,
    pub composed: Composed,
    pub findings: Vec<Finding>,
}

/// The template of a document with the choices of this print.
pub(crate) fn template(request: &DocumentRequest) -> Result<Template> {
    let template = shipped(request)?;
    Ok(match request.document {
        Document::Certificate => template.with_choice("gaya", &request.style),
        document if document.takes("columns") => without(&template, &request.without_columns)
            .map_err(|name| Fault::field("without_columns", format!("Kolom “{name}” selalu dicetak.")))?,
        _ => template,
    })
}

impl Prepared {
    /// An office document: one batch.
    pub fn office(request: &DocumentRequest, office: &Office, values: Values, findings: Vec<Finding>) -> Result<Self> {
        Ok(Self {
            document: request.document,
            title: request.document.title().into(),
            batches: vec![Batch {
                template: template(request)?,
                values,
                setup: office.setup(request),
                emblem: office.emblem(false).cloned(),
                signatures: vec![],
                pictures: vec![],
                recipients: vec![],
            }],
            findings,
            revision: None,
            is_draft: false,
            secretariat: office.secretariat.clone(),
            moment: office.moment(),
            blank: None,
            photographs: vec![],
            more_sheet: None,
        })
    }

    /// The same with a second sheet in its workbook.
    pub fn with_sheet(self, sheet: (Template, Values)) -> Self {
        Self { more_sheet: Some(sheet), ..self }
    }

    /// The same with further batches behind it, each of its own values: the sheets of several stages.
    pub fn followed_by(mut self, others: Vec<Values>) -> Self {
        if let Some(first) = self.batches.first().cloned() {
            self.batches.extend(others.into_iter().map(|values| Batch { values, ..first.clone() }));
        }
        self
    }

    /// The same with the pictures of the signatures of those who sign, read inside the lock; who has none is told.
    pub fn with_signatures(mut self, read: &Read<'_>) -> Result<Self> {
        for batch in &mut self.batches {
            for signer in signers(&batch.values) {
                let (name, picture) = (signer.str("nama"), signer.str("gambar"));
                if let Some(bytes) = crate::office::signatories::picture(read, picture)?.filter(|_| !picture.is_empty())
                {
                    batch.signatures.push((picture.to_owned(), bytes));
                    continue;
                }
                let text = format!("{name} belum mempunyai gambar tanda tangan; ruangnya kosong.");
                let missing = Finding::field(Level::Note, "signature_missing", "tanda tangan", text);
                if signer.get("kapasitas").is_some() && !self.findings.contains(&missing) {
                    self.findings.push(missing);
                }
            }
        }
        Ok(self)
    }

    /// The same with the bytes of its photographs; one that is not there any more is told and left out.
    pub fn with_photographs(mut self, desk: &Path) -> Self {
        let mut lost = Vec::new();
        for photograph in std::mem::take(&mut self.photographs) {
            let read = kipp_store::files::read_by_hash(desk, &photograph.sha256, photograph.size);
            match read.ok().filter(|bytes| picture(Some(bytes)).is_some()) {
                Some(bytes) => self.batches.iter_mut().for_each(|batch| {
                    batch.pictures.push((photograph.sha256.clone(), bytes.clone()));
                }),
                None => lost.push(photograph),
            }
        }
        for photograph in lost {
            for batch in &mut self.batches {
                let kept = batch.values.rows("foto").iter().filter(|row| row.str("gambar") != photograph.sha256);
                let kept = kept.cloned().collect();
                batch.values.set("foto", Value::List(kept));
            }
            let text = format!("Foto {} tidak ada lagi di folder lampiran; tidak dicetak.", photograph.name);
            self.findings.push(Finding::new(Level::Warning, "photo_missing", text));
        }
        self
    }

    /// What the file says about itself.
    pub fn info(&self) -> Info {
        Info {
            title: self.title.clone(),
            author: self.secretariat.clone(),
            subject: self.revision.map(|(_, number)| format!("Revisi {number}")).unwrap_or_default(),
            created: self.moment,
        }
    }

    /// Recipients in the order of the pages.
    pub fn recipients(&self) -> Vec<&Recipient> {
        let mut all: Vec<(usize, &Recipient)> =
            self.batches.iter().flat_map(|batch| batch.recipients.iter().map(|(place, one)| (*place, one))).collect();
        all.sort_by_key(|(place, _)| *place);
        all.into_iter().map(|(_, one)| one).collect()
    }
}

impl Prepared {
    /// Its pages bear RANCANGAN.
    pub fn into_draft(mut self) -> Self {
        self.is_draft = true;
        for batch in &mut self.batches {
            batch.setup.markers.push(Marker::Draft);
        }
        self
    }

    /// A certificate without anybody to get it is no page.
    pub fn require_recipients(&self) -> Result<()> {
        let nobody = self.document.is_certificate() && self.batches.iter().all(|batch| batch.recipients.is_empty());
        match nobody {
            true => Err(Refusal::NothingToPrint { document: words::in_sentence(&self.title) }.into()),
            false => Ok(()),
        }
    }
}

impl Rendered {
    pub fn pdf(&self, fonts: &FontSet) -> Result<Vec<u8>> {
        kipp_documents::pdf::write(&self.composed, fonts, &self.prepared.info())
            .map_err(|error| Fault::Page(kipp_domain::words::sentence(&error.to_string())))
    }
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// As the host shows it.
    pub shown: String,
    pub name: String,
    pub size: u64,
    pub findings: Vec<Finding>,
}

/// The nodes of those who sign a document.
fn signers(values: &Values) -> Vec<&Values> {
    let alone = ["pejabat_kiri", "pejabat"].into_iter().filter_map(|name| match values.get(name) {
        Some(Value::Node(node)) => Some(node),
        _ => None,
    });
    alone.chain(values.rows("penanda_tangan")).collect()
}

/// Sets the pages; certificates in small steps, so that progress is told and a stop is heard. The shared layers of a batch
/// are the same for each of its recipients, so those of the first step serve all.
pub(crate) fn render(prepared: Prepared, fonts: &FontSet, ctx: &Ctx<'_>) -> Result<Rendered> {
    let mut composed = Composed { title: prepared.title.clone(), ..Composed::default() };
    let mut findings = prepared.findings.clone();
    let total: usize = prepared.batches.iter().map(|batch| batch.recipients.len()).sum();
    let mut pages: Vec<(usize, kipp_documents::Page)> = Vec::new();
    let mut notices: Vec<(Notice, Option<usize>)> = Vec::new();
    let mut emblems: Vec<(Vec<u8>, Option<Arc<Picture>>)> = Vec::new();
    let mut done = 0;
    // Few are told one by one; many in steps that keep two processors busy.
    let at_once = (total / 32).clamp(1, 128);
    for batch in &prepared.batches {
        let mut setup = batch.setup.clone();
        setup.emblem = batch.emblem.as_ref().and_then(|bytes| loaded(&mut emblems, bytes));
        let signed = batch.signatures.iter();
        let signed = signed.filter_map(|(name, bytes)| Some((name.clone(), loaded(&mut emblems, bytes)?)));
        setup.signatures = signed.collect();
        let shown = batch.pictures.iter();
        let shown = shown.filter_map(|(name, bytes)| Some((name.clone(), loaded(&mut emblems, bytes)?)));
        setup.pictures = shown.collect();
        let base = composed.forms.len();
        if batch.recipients.is_empty() {
            stop_if_asked(ctx)?;
            let set = compose(&batch.template, &batch.values, &setup, fonts)?;
            notices.extend(set.notices.into_iter().map(|notice| (notice, None)));
            composed.forms.extend(shifted(set.forms, base));
            composed.pages.extend(set.pages.into_iter().map(|mut page| {
                page.items.iter_mut().for_each(|item| shift_form(item, base));
                page
            }));
            continue;
        }
        let (mut values, mut first) = (batch.values.clone(), true);
        for some in batch.recipients.chunks(at_once) {
            stop_if_asked(ctx)?;
            done += some.len();
            if let Some((_, last)) = some.last() {
                let text = format!("{} {done} dari {total}: {}", prepared.document.short_title(), last.agency);
                (ctx.progress)(Progress { done: count(done), total: count(total), text });
            }
            values.set("penerima", Value::List(some.iter().map(|(_, one)| one.values.clone()).collect()));
            let set = compose(&batch.template, &values, &setup, fonts)?;
            if first {
                composed.forms.extend(shifted(set.forms, base));
                first = false;
            }
            for notice in set.notices {
                let whose = some.iter().find(|(_, one)| one.values.str("nama") == notice.record);
                notices.push((notice, whose.map(|(place, _)| *place)));
            }
            for (mut page, (place, recipient)) in set.pages.into_iter().zip(some) {
                page.items.iter_mut().for_each(|item| shift_form(item, base));
                page.record.clone_from(&recipient.file);
                pages.push((*place, page));
            }
        }
    }
    if total > 0 {
        pages.sort_by_key(|(place, _)| *place);
        let places: Vec<usize> = pages.iter().map(|(place, _)| *place).collect();
        composed.pages = pages.into_iter().map(|(_, page)| page).collect();
        let recipients = prepared.recipients();
        for finding in notices.iter().map(|(notice, place)| told(notice, *place, &places, &recipients)) {
            // The signature is set anew for each recipient and would be told each time.
            let again = finding.submission.is_none() && findings.contains(&finding);
            if !again {
                findings.push(finding);
            }
        }
    } else {
        findings.extend(notices.iter().map(|(notice, _)| told(notice, None, &[], &[])));
    }
    Ok(Rendered { prepared, composed, findings })
}

fn compose(template: &Template, values: &Values, setup: &Setup, fonts: &FontSet) -> Result<Composed> {
    kipp_documents::compose(template, values, setup, fonts)
        .map_err(|error| Fault::Page(kipp_domain::words::sentence(&capital(&error.to_string()))))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn stop_if_asked(ctx: &Ctx<'_>) -> Result<()> {
    if ctx.cancel.is_cancelled() { Err(Fault::Cancelled) } else { Ok(()) }
}

fn loaded(known: &mut Vec<(Vec<u8>, Option<Arc<Picture>>)>, bytes: &Vec<u8>) -> Option<Arc<Picture>> {
    if let Some((_, found)) = known.iter().find(|(seen, _)| seen == bytes) {
        return found.clone();
    }
    let read = picture(Some(bytes));
    known.push((bytes.clone(), read.clone()));
    read
}

/// Forms that follow `base` others: those they use move with them.
fn shifted(forms: Vec<Form>, base: usize) -> impl Iterator<Item = Form> {
    forms.into_iter().map(move |mut form| {
        form.items.iter_mut().for_each(|item| shift_form(item, base));
        form
    })
}

fn shift_form(item: &mut Item, base: usize) {
    if let Item::Form(used) = item {
        used.form += base;
    }
}

/// A notice of the layout in words.
fn told(notice: &Notice, place: Option<usize>, places: &[usize], recipients: &[&Recipient]) -> Finding {
    let points = |size: f64| {
        let tenths = (size * 10.0).round() as i64;
        match tenths % 10 {
            0 => format!("{}", tenths / 10),
            rest => format!("{},{rest}", tenths / 10),
        }
    };
    let (code, level, text) = match &notice.what {
        NoticeKind::Shrunk { from, to } => {
            let whose = if notice.record.is_empty() { String::new() } else { format!(" {}", notice.record) };
            let text = format!(
                "{}{whose} menyusut dari {} ke {} pt agar muat.",
                capital(&notice.field),
                points(*from),
                points(*to)
            );
            ("shrunk", Level::Warning, text)
        }
        NoticeKind::Tightened { level } => {
            let whose = if notice.record.is_empty() { String::new() } else { format!(" {}", notice.record) };
            (
                "tightened",
                Level::Note,
                format!("{}{whose} dirapatkan (tingkat {level}) agar hemat satu halaman.", capital(&notice.field)),
            )
        }
        NoticeKind::LeftOut { name } => {
            ("left_out", Level::Warning, format!("Bagian “{}” tidak dicetak karena {name} belum diisi.", notice.record))
        }
        NoticeKind::TallSignature => (
            "tall_signature",
            Level::Warning,
            format!(
                "Blok tanda tangan {} lebih tinggi daripada biasa; teks di atasnya dicetak sedikit lebih kecil dan lebih rapat agar muat.",
                notice.record
            ),
        ),
        NoticeKind::Letters { letters } => (
            "letters",
            Level::Warning,
            format!(
                "Huruf “{letters}” tidak ada dalam huruf dokumen ini ({}); dicetak dengan huruf pengganti.",
                notice.field
            ),
        ),
    };
    // Only what concerns the recipient's own words has a page.
    let of_block = ["penanda tangan", "tanda tangan"].contains(&notice.field.as_str());
    let own = place.filter(|_| !of_block);
    let recipient = own.and_then(|place| places.iter().position(|at| *at == place)).map(|at| (at, recipients.get(at)));
    Finding {
        level,
        code,
        text,
        field: notice.field.clone(),
        record: notice.record.clone(),
        submission: recipient.and_then(|(_, one)| one.and_then(|one| one.submission)),
        page: recipient.map(|(at, _)| at + 1),
    }
}

/// The size of the first page in mm.
pub(crate) fn size_mm(composed: &Composed) -> (f64, f64) {
    composed.pages.first().map_or((0.0, 0.0), |page| (page.width_mm, page.height_mm))
}

/// "A4", "F4", "Folio", "Letter" or "215x330,5".
pub(crate) fn paper_name(request: &DocumentRequest, office_paper: Option<Paper>) -> String {
    let paper = request.paper.or(office_paper).unwrap_or(Paper::A4);
    let named = [("A4", Paper::A4), ("F4", Paper::F4), ("Folio", Paper::FOLIO), ("Letter", Paper::LETTER)];
    match named.into_iter().find(|(_, known)| *known == paper) {
        Some((name, _)) => name.into(),
        None => {
            let (short, long) = paper.size(Orientation::Portrait);
            format!("{short}x{long}").replace('.', ",")
        }
    }
}
