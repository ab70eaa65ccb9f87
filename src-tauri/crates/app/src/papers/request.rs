//! What a person asks to be printed: the document and the choices for this print.

use kipp_documents::models::table::column::{Choice, choices, without};
use kipp_documents::{Orientation, Paper, Template, Values};
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_store::Id;
use kipp_store::records::{
    Certificate, Edition, Juror, LetterBatch, LetterRecipient, Session, Signatory, Stage, StageExtension, Submission,
};

use super::catalogue::{Document, STYLES};
use crate::error::{Fault, Noun, Result};

/// The shipped template of a document, in its style.
pub(crate) fn shipped(request: &DocumentRequest) -> Result<Template> {
    let name = request.document.template(&request.style);
    let found = kipp_documents::templates::shipped(name).ok_or_else(|| Fault::Bug(format!("template {name}")))?;
    found.map_err(|errors| Fault::Bug(errors.to_string()))
}

/// The columns of a recap that whoever prints it may leave out, and those that stay.
pub fn choices_of(document: Document) -> Result<Vec<Choice>> {
    match document.takes("columns") {
        true => Ok(choices(&shipped(&DocumentRequest::new(Id::NEW, document))?)),
        false => Ok(vec![]),
    }
}

/// A document with the choices of this print; what does not concern a document is ignored.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentRequest {
    pub edition: Id<Edition>,
    pub document: Document,
    /// None: the office's paper (the matrix: F4).
    pub paper: Option<Paper>,
    pub orientation: Option<Orientation>,
    /// klasik, modern, teks
    pub style: String,
    pub kop: bool,
    pub ink_saving: bool,
    pub black: bool,
    /// None: the office's setting.
    pub qr: Option<bool>,
    /// Right and down positive.
    pub offset_mm: (f64, f64),
    /// None: the newest, else live. 0: live.
    pub revision: Option<i64>,
    pub stage: Option<Id<Stage>>,
    /// Of an announcement; None: the newest.
    pub extension: Option<Id<StageExtension>>,
    pub juror: Option<Id<Juror>>,
    /// None: the newest one that somebody attended.
    pub session: Option<Id<Session>>,
    /// Empty: all.
    pub submissions: Vec<Id<Submission>>,
    /// Rows of the register, void and replaced ones too; empty: those that count.
    pub certificates: Vec<Id<Certificate>>,
    /// Letters of one batch; None: of the newest.
    pub batch: Option<Id<LetterBatch>>,
    /// Letters of that batch; empty: all.
    pub recipients: Vec<Id<LetterRecipient>>,
    pub blank_rows: Option<u32>,
    pub sign_jurors: bool,
    /// The kept pictures of the signatures of those who sign go into their signing spaces.
    pub signature: bool,
    /// The texts of the levels stand on the back of score sheets.
    pub level_texts: bool,
    /// Columns left out of a recap, by their names in its template.
    pub without_columns: Vec<String>,
    /// None: the nearest of the edition.
    /// The photographs of a session on pages of their own.
    pub photos: bool,
    /// Who signs an office document; None: whom the day decides.
    pub signatory: Option<Id<Signatory>>,
    /// The day an office document bears; None: the typed one, else today.
    pub date: Option<chrono::NaiveDate>,
    /// A file that is saved, not a page for the printer: a certificate says what its first print says, never SALINAN.
    pub is_file: bool,
    /// Only what the document lacks is asked: its rows are not put in words.
    pub is_question: bool,
}

/// The choices as typed; empty ones mean the default.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub paper: Option<String>,
    pub orientation: Option<String>,
    pub style: Option<String>,
    pub letterhead: Option<bool>,
    pub save_ink: bool,
    pub black: bool,
    pub qr: Option<bool>,
    pub offset_x_mm: f64,
    pub offset_y_mm: f64,
    pub revision: Option<i64>,
    pub stage: Option<Id<Stage>>,
    pub extension: Option<Id<StageExtension>>,
    pub juror: Option<Id<Juror>>,
    pub session: Option<Id<Session>>,
    pub submissions: Vec<Id<Submission>>,
    pub certificates: Vec<Id<Certificate>>,
    pub batch: Option<Id<LetterBatch>>,
    pub recipients: Vec<Id<LetterRecipient>>,
    pub blank_rows: Option<u32>,
    pub sign_jurors: bool,
    pub signature: bool,
    pub level_texts: bool,
    pub without_columns: Vec<String>,
    pub photos: bool,
    pub signatory: Option<Id<Signatory>>,
    /// ISO
    pub date: Option<String>,
}

impl DocumentRequest {
    /// Rows of a document, unless only its findings are asked for.
    pub(crate) fn rows(&self, rows: impl FnOnce() -> Result<Vec<Values>>) -> Result<Vec<Values>> {
        if self.is_question { Ok(vec![]) } else { rows() }
    }

    /// The same of rows that are there already.
    pub(crate) fn certain_rows(&self, rows: impl FnOnce() -> Vec<Values>) -> Vec<Values> {
        if self.is_question { vec![] } else { rows() }
    }

    /// The plain request for a document.
    pub fn new(edition: Id<Edition>, document: Document) -> Self {
        Self {
            edition,
            document,
            paper: None,
            orientation: None,
            style: STYLES[0].into(),
            kop: true,
            ink_saving: false,
            black: false,
            qr: None,
            offset_mm: (0.0, 0.0),
            revision: None,
            stage: None,
            extension: None,
            juror: None,
            session: None,
            submissions: vec![],
            certificates: vec![],
            batch: None,
            recipients: vec![],
            blank_rows: None,
            sign_jurors: false,
            signature: false,
            level_texts: false,
            without_columns: vec![],
            photos: false,
            signatory: None,
            date: None,
            is_file: false,
            is_question: false,
        }
    }

    /// Reads what was typed; every field that cannot be taken is told at once.
    pub fn read(edition: Id<Edition>, code: &str, typed: Typed) -> Result<Self> {
        let document = Document::from_code(code).ok_or_else(|| Fault::not_found(Noun::Document, code))?;
        let mut problems = Problems::new();
        let mut request = Self::new(edition, document);
        let given = |text: Option<String>| crate::desk::filled(text);
        if let Some(text) = given(typed.paper) {
            request.paper = Paper::parse(&text);
            if request.paper.is_none() {
                problems.wrong("paper", format!("Kertas “{text}” tidak dikenal. Gunakan A4, F4, Folio, Letter, atau LxT dalam milimeter (100–1000)."));
            }
        }
        if let Some(text) = given(typed.orientation) {
            request.orientation = Orientation::parse(&text);
            match request.orientation {
                None => {
                    problems.wrong("orientation", format!("Arah “{text}” tidak dikenal. Gunakan tegak atau rebah."))
                }
                Some(turned) if turned != document.spec().orientation && !document.spec().turns => {
                    problems.wrong("orientation", format!("{} tidak dapat diputar.", document.title()));
                }
                Some(_) => {}
            }
        }
        if let Some(text) = given(typed.date) {
            request.date = crate::dates::kept(Some(&text));
            if request.date.is_none() {
                problems
                    .wrong("date", format!("Tanggal “{text}” tidak terbaca. Gunakan TTTT-BB-HH, misalnya 2021-12-10."));
            }
        }
        if let Some(style) = given(typed.style) {
            if !STYLES.contains(&style.as_str()) {
                problems.wrong("style", format!("Gaya “{style}” tidak dikenal. Gunakan klasik, modern, atau teks."));
            }
            request.style = style;
        }
        for (field, mm) in [("offset_x_mm", typed.offset_x_mm), ("offset_y_mm", typed.offset_y_mm)] {
            if !(-20.0..=20.0).contains(&mm) || (mm * 2.0).fract() != 0.0 {
                problems.wrong(field, "Geseran antara -20,0 dan 20,0 mm, per 0,5 mm.");
            }
        }
        if typed.blank_rows.is_some_and(|rows| rows > 500) {
            problems.wrong("blank_rows", "Baris kosong paling banyak 500.");
        }
        if document.takes("columns")
            && let Err(name) = without(&shipped(&request)?, &typed.without_columns)
        {
            let text = match choices_of(document)?.iter().find(|choice| choice.name == name) {
                Some(choice) => format!("Kolom {} selalu dicetak.", choice.title),
                None => format!("Kolom “{name}” tidak ada pada {}.", words::in_sentence(document.title())),
            };
            problems.wrong("without_columns", text);
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        Ok(Self {
            kop: typed.letterhead.unwrap_or(true),
            ink_saving: typed.save_ink,
            black: typed.black,
            qr: typed.qr,
            offset_mm: (typed.offset_x_mm, typed.offset_y_mm),
            revision: typed.revision,
            stage: typed.stage,
            extension: typed.extension,
            juror: typed.juror,
            session: typed.session,
            submissions: typed.submissions,
            certificates: typed.certificates,
            batch: typed.batch,
            recipients: typed.recipients,
            blank_rows: typed.blank_rows,
            sign_jurors: typed.sign_jurors,
            signatory: typed.signatory,
            signature: typed.signature,
            level_texts: typed.level_texts,
            without_columns: typed.without_columns,
            photos: typed.photos,
            ..request
        })
    }

    /// `rekap-nilai.pdf`, `piagam-modern.pdf`: the stable name of its file.
    pub(crate) fn file_name(&self, ending: &str) -> String {
        let code = self.document.code();
        match self.document.is_certificate() && self.style != STYLES[0] {
            true => format!("{code}-{}.{ending}", self.style),
            false => format!("{code}.{ending}"),
        }
    }

    /// Whether `submission` was asked for.
    pub(crate) fn wants(&self, submission: Id<Submission>) -> bool {
        self.submissions.is_empty() || self.submissions.contains(&submission)
    }
}
