//! Shapes of signatories.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Name, Paragraph, Word};

output! {
    SignatoryDto {
        id: i64,
        role: String,
        name: String,
        nip: Option<String>,
        nip_text: Option<String>,
        rank_grade: Option<String>,
        office: String,
        capacity: String,
        principal: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        /// SHA-256 of the picture of the signature; null: none.
        signature: Option<String>,
    }
}
input! { SignatoryPictureIn { id: i64, file: Word, } }
input! {
    SignatoryIn => kipp_app::office::signatories::SignatoryForm {
        #[serde(default)] id: Option<i64>,
        role: Word,
        name: Name,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] rank_grade: Option<Line>,
        office: Line,
        capacity: Word,
        #[serde(default)] principal: Option<Paragraph>,
        #[serde(default)] valid_from: Option<Line>,
        #[serde(default)] valid_to: Option<Line>,
    }
}
