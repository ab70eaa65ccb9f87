//! Shapes of submissions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Name, Paragraph, Word};

input! { SubmissionRef { submission: i64, } }
output! {
    SubmissionRowDto {
        id: i64,
        /// The number, given when the submission is declared masuk.
        code: Option<String>,
        /// What an Excel export carries, so that the row comes back as this submission: "2021/001"
        key: Option<String>,
        title: String,
        expansion: Option<String>,
        agency: i64,
        agency_name: String,
        unit: Option<String>,
        innovators: String,
        kind: Option<String>,
        kind_label: Option<String>,
        category: Option<String>,
        status: String,
        status_label: String,
        started_on: Option<String>,
        /// Required sections of the form without a text.
        empty_sections: u32,
    }
}
output! { InnovatorDto <= kipp_store::records::Innovator { kind: String, name: String, office: Option<String>, nip: Option<String>, phone: Option<String>, } }
output! {
    SectionDto {
        code: String,
        name: String,
        guidance: String,
        required: bool,
        max_words: Option<u32>,
        text: String,
        words: u32,
        /// Over the limit: a sentence, never a block.
        problem: Option<String>,
    }
}
output! { StatusChangeDto { from: Option<String>, to: String, reason: Option<String>, actor: String, at: String, } }
output! {
    SubmissionDto {
        row: SubmissionRowDto,
        unit_agency: Option<i64>,
        published_rank: Option<i64>,
        note: Option<String>,
        started_text: Option<String>,
        /// Age of the innovation at the closing date, in words.
        age: String,
        innovators: Vec<InnovatorDto>,
        sections: Vec<SectionDto>,
        /// Words of all sections, and how many they may have together.
        words: u32,
        max_words: Option<u32>,
        history: Vec<StatusChangeDto>,
        /// Statuses this submission can be taken to.
        next: Vec<StatusOptionDto>,
    }
}
output! { StatusOptionDto { status: String, label: String, needs_reason: bool, } }
input! {
    InnovatorIn => kipp_app::entries::submissions::InnovatorForm {
        kind: Word,
        name: Name,
        #[serde(default)] office: Option<Line>,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] phone: Option<Line>,
    }
}
input! { SectionIn => kipp_app::entries::submissions::SectionForm { code: Line, text: Paragraph, } }
input! {
    SubmissionIn => kipp_app::entries::submissions::SubmissionForm [published_rank: None] {
        #[serde(default)] id: Option<i64>,
        edition: i64,
        title: Name,
        #[serde(default)] expansion: Option<Name>,
        #[serde(default)] agency: Option<i64>,
        #[serde(default)] unit: Option<Name>,
        #[serde(default)] unit_agency: Option<i64>,
        #[serde(default)] kind: Option<Word>,
        #[serde(default)] category: Option<Name>,
        #[serde(default)] started_on: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] innovators: Option<Vec<InnovatorIn>>,
        #[serde(default)] sections: Option<Vec<SectionIn>>,
    }
}
input! { SimilarIn { edition: i64, title: Name, #[serde(default)] except: Option<i64>, } }
output! {
    SimilarTitleDto {
        id: i64,
        code: Option<String>,
        title: String,
        agency: String,
        edition: String,
        same_edition: bool,
        /// The same title but for case, spaces and marks.
        same: bool,
    }
}
input! { StatusIn { submissions: Vec<i64>, status: Word, #[serde(default)] reason: Option<Paragraph>, } }
input! { WordsIn { edition: i64, sections: Vec<SectionIn>, } }
output! { SectionWordsDto { code: String, words: u32, max_words: Option<u32>, problem: Option<String>, } }
output! {
    WordsDto {
        sections: Vec<SectionWordsDto>,
        /// Of the sections asked for together, against the limit of the whole form.
        words: u32,
        max_words: Option<u32>,
    }
}
output! {
    FormSectionDto { code: String, name: String, guidance: String, required: bool, max_words: Option<u32>, }
}
output! {
    FormDto {
        sections: Vec<FormSectionDto>,
        max_words: Option<u32>,
        /// The number the next submission gets when it is declared masuk.
        next_number: String,
    }
}
