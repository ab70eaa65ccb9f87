//! What is asked to be written, and what a kind of letter answers.

use kipp_documents::Values;
use kipp_store::Id;
use kipp_store::records::{Agency, Edition, Person, Session, Signatory, StageExtension};

use crate::papers::finding::Finding;

/// What is asked to be written.
#[derive(Clone, Debug, Default)]
pub struct LetterForm {
    pub edition: Id<Edition>,
    /// surat-tugas, surat-undangan, …
    pub document: String,
    /// The day of the letter as typed; none: today.
    pub date: Option<String>,
    /// Who signs; none: whom the kind of letter says.
    pub signatory: Option<Id<Signatory>>,
    /// What it is about, by its kind.
    pub session: Option<Id<Session>>,
    pub extension: Option<Id<StageExtension>>,
    /// Agencies it is for; empty: all whom it concerns.
    pub agencies: Vec<Id<Agency>>,
    pub task: Option<TaskForm>,
}

/// Somebody a letter is for.
#[derive(Clone, Debug)]
pub struct DraftRecipient {
    pub agency: Option<Id<Agency>>,
    /// "Kepala Dinas Kesehatan"
    pub addressee: String,
    pub place: String,
    /// Name of its own file behind the running number: `dinas-kesehatan`.
    pub slug: String,
    /// Seats in the hall and persons online, of an invitation.
    pub places: Option<(i64, i64)>,
    /// What this page alone prints.
    pub values: Values,
}

/// Somebody who is sent.
#[derive(Clone, Debug, Default)]
pub struct TaskPerson {
    pub person: Id<Person>,
    /// "Pembina, IV/a"
    pub rank: Option<String>,
    /// In the annex; none: the task of all.
    pub task: Option<String>,
}

/// What is typed for a surat tugas.
#[derive(Clone, Debug, Default)]
pub struct TaskForm {
    pub people: Vec<TaskPerson>,
    /// "menjadi narasumber sosialisasi"
    pub task: String,
    pub from: String,
    /// None: one day.
    pub to: Option<String>,
    pub place: String,
    /// Grounds beside the regulation of the competition.
    pub grounds: Vec<String>,
    /// To whom the result is told; none: who signs.
    pub report_to: Option<String>,
    /// Within how many working days.
    pub report_days: Option<i64>,
}

/// What a kind of letter adds to what every letter says.
pub(super) struct Told {
    pub subject: String,
    pub values: Values,
    pub recipients: Vec<DraftRecipient>,
    pub findings: Vec<Finding>,
    /// Words of the kind where the shipped template leaves them open; the office's own come before them.
    pub texts: Vec<(String, String)>,
}
