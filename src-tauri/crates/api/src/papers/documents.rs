//! Documents: list, preview, print, save, typed values, issued files.

use kipp_app::papers::catalogue::{PAPERS, STYLES};
use kipp_app::papers::pipeline::{self, Source};
use kipp_app::papers::words::{self as app_words, ListedDocument};
use kipp_app::papers::{Document, DocumentRequest, Finding, Level, Saved, issued as app_issued, typed as app_typed};
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_domain::{figures, words};
use kipp_store::Id;
use kipp_store::records::{
    Certificate, Edition, Juror, LetterBatch, LetterRecipient, Session, Signatory, Stage, StageExtension, Submission,
};

use crate::shape::{EditionIn, Line, Paragraph, Reshape, Word};

as_it_is!(f64);
input! {
    /// The choices of one print. What is left out takes the office's default; what does not concern a document is ignored.
    PrintSetting => kipp_app::papers::Typed {
        /// A4, F4, Folio, Letter, or LxT in millimetres.
        #[serde(default)] paper: Option<Word>,
        /// portrait, landscape
        #[serde(default)] orientation: Option<Word>,
        /// klasik, modern, teks
        #[serde(default)] style: Option<Word>,
        /// Prints the kop; off for pre-printed paper.
        #[serde(default)] letterhead: Option<bool>,
        #[serde(default)] save_ink: bool,
        /// Certificates in black only.
        #[serde(default)] black: bool,
        #[serde(default)] qr: Option<bool>,
        /// Right positive, -20.0 to 20.0 in steps of 0.5.
        #[serde(default)] offset_x_mm: f64,
        /// Down positive.
        #[serde(default)] offset_y_mm: f64,
        /// A frozen revision; left out: the newest, else live; 0: live.
        #[serde(default)] revision: Option<i64>,
        #[serde(default)] stage: Option<Id<Stage>>,
        /// Of an announcement; left out: the newest.
        #[serde(default)] extension: Option<Id<StageExtension>>,
        #[serde(default)] juror: Option<Id<Juror>>,
        /// Of a document of a session; left out: the newest one that somebody attended.
        #[serde(default)] session: Option<Id<Session>>,
        /// Empty: all.
        #[serde(default)] submissions: Vec<Id<Submission>>,
        /// Rows of the register, void and replaced ones too.
        #[serde(default)] certificates: Vec<Id<Certificate>>,
        /// Letters of one batch; left out: of the newest.
        #[serde(default)] batch: Option<Id<LetterBatch>>,
        /// Letters of that batch; empty: all.
        #[serde(default)] recipients: Vec<Id<LetterRecipient>>,
        #[serde(default)] blank_rows: Option<u32>,
        /// Adds the jurors' signatures to the recap of marks.
        #[serde(default)] sign_jurors: bool,
        /// Prints the kept pictures of the signatures of those who sign.
        #[serde(default)] signature: bool,
        /// Prints the texts of the levels on the back of score sheets.
        #[serde(default)] level_texts: bool,
        /// Columns of a recap that are left out, on paper and in its workbook.
        #[serde(default)] without_columns: Vec<Word>,
        /// Prints the photographs of the session behind its notulen.
        #[serde(default)] photos: bool,
        /// Who signs instead of whom the day decides.
        #[serde(default)] signatory: Option<Id<Signatory>>,
        /// The day the document bears (ISO); left out: the typed one, else today.
        #[serde(default)] date: Option<Line>,
    }
}
input! { DocumentIn { edition: Id<Edition>, document: Word, #[serde(default)] setting: PrintSetting, } }
input! {
    PreviewIn {
        edition: Id<Edition>,
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// From 1.
        page: u32,
    }
}
input! {
    SaveIn {
        edition: Id<Edition>,
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// Token of a file or folder.
        file: Word,
        /// pdf, xlsx; files: one PDF for each recipient, into a folder.
        format: Word,
    }
}
output! { StyleDto { code: String, name: String, } }
output! {
    /// A column of a recap, to be printed or left out.
    ColumnChoiceDto {
        name: String,
        title: String,
        /// Always printed.
        required: bool,
    }
}
output! {
    /// A document of the edition as it stands.
    DocumentDto {
        code: String,
        name: String,
        group: String,
        /// ready, lacking, printed
        state: String,
        state_text: String,
        papers: Vec<String>,
        /// The office's paper for it.
        paper: String,
        orientations: Vec<String>,
        orientation: String,
        has_letterhead: bool,
        per_recipient: bool,
        has_sheet_twin: bool,
        styles: Vec<StyleDto>,
        /// Of a recap; empty: its columns cannot be chosen.
        columns: Vec<ColumnChoiceDto>,
        /// Names of the settings that concern it.
        takes: Vec<String>,
        /// Would print RANCANGAN.
        draft: bool,
        revision: Option<i64>,
        findings: Vec<FindingDto>,
    }
}
output! {
    /// Something to see before printing.
    FindingDto {
        /// note, warning, wrong
        level: String,
        code: String,
        text: String,
        field: String,
        record: String,
        submission: Option<Id<Submission>>,
        page: Option<u32>,
    }
}
output! {
    PageDto {
        width_mm: f64,
        height_mm: f64,
        /// The words of the page: the hidden alternative of its picture.
        text: String,
        /// What its own file is called; empty for office documents.
        file: String,
    }
}
output! {
    OutlineDto {
        title: String,
        draft: bool,
        revision: Option<i64>,
        pages: Vec<PageDto>,
        notices: Vec<FindingDto>,
    }
}
output! { SavedDto { shown: String, name: String, size: u64, notices: Vec<FindingDto>, } }
output! {
    /// What a document prints and no table holds.
    DocumentValueDto {
        document: String,
        document_name: String,
        key: String,
        title: String,
        is_date: bool,
        /// Empty: not typed; "–": known to be unknown.
        value: String,
        shown: String,
    }
}
input! { DocumentValueIn { key: Word, value: Paragraph, } }
input! { DocumentValuesIn { edition: Id<Edition>, document: Word, values: Vec<DocumentValueIn>, } }
output! {
    /// A PDF that was issued; its bytes are kept.
    IssuedDto {
        document: String,
        document_name: String,
        name: String,
        sha256: String,
        size: i64,
        size_text: String,
        made_at: i64,
        made_text: String,
    }
}
input! { ReissueIn { edition: Id<Edition>, sha256: Word, } }

pub(crate) fn request(edition: Id<Edition>, document: &str, setting: PrintSetting) -> Result<DocumentRequest> {
    DocumentRequest::read(edition, document, setting.reshape())
}

pub(crate) fn finding(finding: &Finding) -> FindingDto {
    FindingDto {
        level: match finding.level {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Wrong => "wrong",
        }
        .into(),
        code: finding.code.into(),
        text: finding.text.clone(),
        field: finding.field.clone(),
        record: finding.record.clone(),
        submission: finding.submission,
        page: finding.page.and_then(|page| u32::try_from(page).ok()),
    }
}

pub(crate) fn findings(all: &[Finding]) -> Vec<FindingDto> {
    all.iter().map(finding).collect()
}

pub(crate) fn saved(saved: &Saved) -> SavedDto {
    SavedDto {
        shown: saved.shown.clone(),
        name: saved.name.clone(),
        size: saved.size,
        notices: findings(&saved.findings),
    }
}

pub(crate) fn list(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<Vec<DocumentDto>> {
    let office_paper = app.read(|read| kipp_app::office::settings::value(read, "kertas"))?;
    let all = app_words::list(app, ctx, input.edition)?;
    all.iter().map(|listed| document(listed, &office_paper)).collect()
}

fn document(listed: &ListedDocument, office_paper: &str) -> Result<DocumentDto> {
    let document = listed.document;
    let spec = document.spec();
    let orientation = orientation_code(spec.orientation);
    let lacking: Vec<&Finding> = listed.findings.iter().filter(|finding| finding.level != Level::Note).collect();
    let (state, state_text) = match (lacking.first(), listed.issued) {
        (Some(first), _) => ("lacking", in_short(first, &lacking)),
        (None, 0) => ("ready", "Siap".to_owned()),
        (None, times) => ("printed", format!("Terbit, {times} berkas")),
    };
    let style = |code: &&str| StyleDto { code: (*code).into(), name: style_name(code) };
    let columns = kipp_app::papers::request::choices_of(document)?
        .into_iter()
        .map(|choice| ColumnChoiceDto { name: choice.name, title: choice.title, required: choice.required })
        .collect();
    Ok(DocumentDto {
        code: document.code().into(),
        name: document.title().into(),
        group: spec.group.into(),
        state: state.into(),
        state_text,
        papers: PAPERS.iter().map(|paper| (*paper).into()).collect(),
        paper: spec.paper.map_or(office_paper, |(name, _)| name).into(),
        orientations: match spec.turns {
            true => vec!["portrait".into(), "landscape".into()],
            false => vec![orientation.into()],
        },
        orientation: orientation.into(),
        has_letterhead: document.takes("kop"),
        per_recipient: document.is_certificate(),
        has_sheet_twin: spec.has_sheet,
        styles: if document.is_certificate() { STYLES.iter().map(style).collect() } else { vec![] },
        columns,
        takes: spec.takes.iter().map(|name| (*name).into()).collect(),
        draft: listed.is_draft,
        revision: listed.revision,
        findings: findings(&listed.findings),
    })
}

/// What a document lacks, in the words of a list; the whole sentence stands beside its pages.
fn in_short(first: &Finding, all: &[&Finding]) -> String {
    match first.code {
        "signatory_missing" => "Kurang penanda tangan".into(),
        "stage_left_out" => "Ada tahap tanpa lembar".into(),
        "signatory_invalid" => "Penanda tangan di luar masa".into(),
        "value_missing" => "Kurang isian".into(),
        "number_missing" => {
            format!("Kurang {} nomor", all.iter().filter(|one| one.code == "number_missing").count())
        }
        "draft" => "Rancangan".into(),
        "no_session" => "Belum ada kegiatan".into(),
        "empty" => "Belum diisi".into(),
        "programme_misfit" => "Waktu tidak pas".into(),
        "nobody" => "Belum ada penerima".into(),
        "nothing_assigned" => "Belum ada penugasan".into(),
        "content_changed" => "Perlu pengganti".into(),
        "unavailable" => "Belum dapat dibuat".into(),
        _ => first.text.clone(),
    }
}

/// "Klasik", "Modern", "Teks saja (blangko)".
fn style_name(code: &str) -> String {
    if code == "teks" { "Teks saja (blangko)".into() } else { capital(code) }
}

fn capital(code: &str) -> String {
    let mut letters = code.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn orientation_code(orientation: kipp_app::papers::Orientation) -> &'static str {
    match orientation {
        kipp_app::papers::Orientation::Portrait => "portrait",
        kipp_app::papers::Orientation::Landscape => "landscape",
    }
}

pub(crate) fn outline(app: &App, ctx: &Ctx<'_>, input: DocumentIn) -> Result<OutlineDto> {
    Ok(outlined(pipeline::outline(
        app,
        ctx,
        Source::Document(&request(input.edition, &input.document, input.setting)?),
    )?))
}

pub(crate) fn outlined(outline: pipeline::Outline) -> OutlineDto {
    let (width_mm, height_mm) = (outline.width_mm, outline.height_mm);
    let pages = outline.pages.into_iter().zip(outline.files);
    OutlineDto {
        title: outline.title,
        draft: outline.is_draft,
        revision: outline.revision,
        pages: pages.map(|(text, file)| PageDto { width_mm, height_mm, text, file }).collect(),
        notices: findings(&outline.findings),
    }
}

pub(crate) fn preview(app: &App, ctx: &Ctx<'_>, input: PreviewIn) -> Result<Vec<u8>> {
    let request = request(input.edition, &input.document, input.setting)?;
    pipeline::preview(app, ctx, Source::Document(&request), usize::try_from(input.page).unwrap_or(usize::MAX))
}

pub(crate) fn sheet(app: &App, ctx: &Ctx<'_>, input: DocumentIn) -> Result<Vec<u8>> {
    pipeline::sheet(app, ctx, Source::Document(&request(input.edition, &input.document, input.setting)?))
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SaveIn) -> Result<Done<SavedDto>> {
    let request = request(input.edition, &input.document, input.setting)?;
    let done = pipeline::save(app, ctx, Source::Document(&request), &input.file, &input.format)?;
    Ok(done.map(|value| saved(&value)))
}

pub(crate) fn values(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<DocumentValueDto>> {
    let values = app.read(|read| app_typed::values(read, input.edition))?;
    Ok(values
        .into_iter()
        .map(|value| DocumentValueDto {
            document: value.document.code().into(),
            document_name: value.document.title().into(),
            key: value.field.key.into(),
            title: value.field.title.into(),
            is_date: value.field.date,
            value: value.value,
            shown: value.shown,
        })
        .collect())
}

pub(crate) fn put_values(app: &App, ctx: &Ctx<'_>, input: DocumentValuesIn) -> Result<Done<()>> {
    let values: Vec<(String, String)> = input.values.into_iter().map(|value| (value.key, value.value)).collect();
    app_typed::put_values(app, ctx, input.edition, &input.document, &values)
}

pub(crate) fn issued(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<IssuedDto>> {
    let zone = app.zone();
    let files = app.read(|read| app_issued::list(read, input.edition))?;
    Ok(files
        .into_iter()
        .map(|file| IssuedDto {
            document_name: Document::from_code(&file.document)
                .map_or(String::new(), |document| document.title().into()),
            document: file.document,
            name: file.name,
            sha256: file.sha256,
            size: file.size,
            size_text: figures::size(u64::try_from(file.size).unwrap_or(0)),
            made_at: file.made_at,
            made_text: words::moment(file.made_at, zone),
        })
        .collect())
}

pub(crate) fn reissue(app: &App, _: &Ctx<'_>, input: ReissueIn) -> Result<Vec<u8>> {
    app_issued::reissue(app, input.edition, &input.sha256)
}
