//! Every way a use case can fail, as data. The words stand in [`text_id`]: a new kind without words does not compile.

pub mod text_id;
pub mod undo_words;

use kipp_domain::problem::{Problem, Problems};
use kipp_store::StoreError;

use crate::ports::FileError;

pub type Result<T, E = Fault> = std::result::Result<T, E>;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Fault {
    /// Fields that cannot be taken, all at once.
    Invalid(Vec<Problem>),
    NotFound {
        noun: Noun,
        what: String,
    },
    /// The state of the desk forbids it.
    Refused(Refusal),
    Store(StoreError),
    File(FileError),
    /// Noted in the register, and its file could not be given its name afterwards.
    Unplaced(FileError),
    Sheet(kipp_sheets::SheetError),
    /// A page that cannot be set; the text says which field does not fit.
    Page(String),
    Cancelled,
    /// A promise of our own code was broken.
    Bug(String),
}

/// What was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noun {
    Agency,
    AgencyKind,
    Answer,
    Assignment,
    Attachment,
    Attendance,
    AwardClass,
    Certificate,
    Criterion,
    Document,
    Draft,
    DutyNote,
    Edition,
    Extension,
    Holiday,
    Invitation,
    Juror,
    Letter,
    MinuteItem,
    Obligation,
    Operation,
    PanelDecision,
    ParticipantFile,
    Person,
    Preset,
    Revision,
    Section,
    Session,
    Signatory,
    Stage,
    StageStep,
    Submission,
    TeamMember,
}

/// Acts the state of the desk forbids. Codes: `not_allowed_now`, except where noted in [`text_id`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoDeskOpen,
    EditionClosed {
        edition: String,
        reason: String,
    },
    EditionNotClosed {
        edition: String,
    },
    EditionsMixed,
    /// Two persons to be joined stand where one may stand once: `as_what` as in "anggota tim".
    BothAreThere {
        one: String,
        other: String,
        as_what: &'static str,
    },
    /// The bytes of an attachment are not beside the desk any more, or are others. Code `not_found`.
    AttachmentGone {
        name: String,
        is_altered: bool,
    },
    ReasonNeeded {
        act: String,
    },
    /// Code `outside_dates`: the dates of a stage ask for a reason; the question names stage, day and act.
    OutsideDates {
        question: String,
    },
    StageNotScored {
        stage: String,
    },
    StageNotOpen {
        stage: String,
    },
    StageAlreadyOpen {
        stage: String,
    },
    StageLocked {
        stage: String,
        at: i64,
    },
    StageNotLocked {
        stage: String,
    },
    StageHasMarks {
        stage: String,
    },
    /// `what` stands still while stages are judged.
    JudgingRuns {
        what: &'static str,
        stages: Vec<String>,
    },
    StageSwitchedOff {
        stage: String,
    },
    /// `act` as in "tidak dapat dihapus"; `by` what hangs on it. Code `in_use`.
    StageInUse {
        stage: String,
        act: String,
        by: Vec<String>,
    },
    ScaleHasMarks {
        stage: String,
    },
    NotAssigned {
        juror: String,
        submission: String,
        stage: String,
    },
    ConflictOfInterest {
        juror: String,
        submission: String,
        reason: String,
    },
    SheetHasMarks {
        juror: String,
        submission: String,
    },
    SheetAbstained {
        juror: String,
        submission: String,
    },
    SheetSubmitted {
        juror: String,
        submission: String,
    },
    NotAParticipant {
        submission: String,
        stage: String,
    },
    StatusStep {
        submission: String,
        from: String,
        to: String,
    },
    AgencyInUse {
        agency: String,
        by: String,
    },
    InUse {
        what: String,
        by: String,
    },
    /// What an operation made, or gave free, is used by later ones.
    UndoBuiltUpon {
        label: String,
        by: String,
    },
    FreezeObstacles(Vec<String>),
    ResultUnchanged {
        number: i64,
    },
    NotFrozen {
        edition: String,
    },
    NumberTaken {
        number: String,
    },
    /// Its letter was issued.
    AlreadyInvited {
        agency: String,
    },
    /// Void already.
    LetterNotIssued {
        letter: String,
    },
    CertificateNotIssued {
        number: String,
    },
    NothingToPrint {
        document: String,
    },
    NothingExtended,
    /// Files of these names with another content stand in the folder; the field `replace` allows to replace them.
    FilesThere {
        count: usize,
        first: String,
    },
    /// None of them was opened in a PDF program.
    NothingOpened,
    /// None of them has a print that could have failed.
    NothingPrinted,
    /// Nobody to sign a certificate; `document` as in a sentence.
    SignatoryMissing {
        document: String,
    },
    SampleOnly,
    /// Code `not_writable`: where a file was to be made.
    PlaceNotWritable,
    /// The clock stands more than a year after the last change; asked once.
    ClockJumped {
        now: String,
        last: String,
    },
    /// Code `invalid`: required columns of a file were not found.
    ImportColumnsMissing {
        file: String,
        sheet: String,
        columns: Vec<String>,
    },
    /// Code `invalid`: several columns may hold one field; the field's title and the letters of the columns.
    ImportColumnsDouble {
        file: String,
        sheet: String,
        fields: Vec<(String, Vec<String>)>,
    },
    /// Code `invalid`: rows of a file are salah and nobody left them out.
    ImportRowsWrong {
        file: String,
        wrong: usize,
        ready: usize,
        problems: Vec<Problem>,
    },
    /// Code `invalid`: a file without a row that can be taken.
    ImportNothing {
        file: String,
        sheet: String,
    },
    /// Code `invalid`: a list of the door that another desk is said to have written.
    DoorFile {
        file: String,
        why: DoorFileTrouble,
    },
}

/// Why a list of the door is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DoorFileTrouble {
    Foreign,
    Newer,
    Damaged,
    /// Of another office's desk.
    OtherDesk,
    /// Of a session that this desk does not have, or of another one than the one that is open.
    OtherSession {
        session: String,
    },
    /// The desk file was copied by hand: both copies give the same ids.
    SameSign,
    /// A row that both desks have says something else here.
    Differs {
        name: String,
    },
    UnknownAgency {
        agency: String,
    },
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<FileError> for Fault {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl From<kipp_sheets::SheetError> for Fault {
    fn from(error: kipp_sheets::SheetError) -> Self {
        Self::Sheet(error)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problems> for Fault {
    fn from(problems: Problems) -> Self {
        Self::Invalid(problems.into_vec())
    }
}

impl Fault {
    pub fn not_found(noun: Noun, what: impl ToString) -> Self {
        Self::NotFound { noun, what: what.to_string() }
    }

    /// A file that was to be made: it is not read-only, its place cannot be written.
    #[must_use]
    pub fn of_new_file(self) -> Self {
        match self {
            Self::Store(StoreError::ReadOnly) => Self::Refused(Refusal::PlaceNotWritable),
            other => other,
        }
    }

    /// One field that cannot be taken.
    pub fn field(field: impl Into<String>, text: impl Into<String>) -> Self {
        let mut problems = Problems::new();
        problems.wrong(field, text);
        problems.into()
    }
}
