//! Shapes of agencies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Line, Name, Paragraph, Word};

input! { IdIn { id: i64, } }
output! {
    AgencyDto {
        id: i64,
        code: String,
        name: String,
        short_name: Option<String>,
        kind: String,
        kind_name: String,
        parent: Option<i64>,
        obliged: bool,
        head_name: Option<String>,
        head_title: Option<String>,
        contact: Option<String>,
        phone: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        merged_into: Option<i64>,
        note: Option<String>,
        source: Option<String>,
        aliases: Vec<String>,
        /// What every office calls an agency of this name: dinkes, bappeda
        common: Vec<String>,
    }
}
output! { KindDto { code: String, name: String, group: Option<String>, obliged: bool, } }
output! { AgenciesDto { agencies: Vec<AgencyDto>, kinds: Vec<KindDto>, } }
input! {
    AgencyIn => kipp_app::office::agencies::AgencyForm {
        #[serde(default)] id: Option<i64>,
        code: Line,
        name: Name,
        #[serde(default)] short_name: Option<Name>,
        kind: Word,
        #[serde(default)] parent: Option<i64>,
        #[serde(default)] obliged: bool,
        #[serde(default)] head_name: Option<Name>,
        #[serde(default)] head_title: Option<Name>,
        #[serde(default)] contact: Option<Line>,
        #[serde(default)] phone: Option<Line>,
        #[serde(default)] valid_from: Option<Line>,
        #[serde(default)] valid_to: Option<Line>,
        #[serde(default)] note: Option<Paragraph>,
        #[serde(default)] source: Option<Line>,
        #[serde(default)] aliases: Option<Vec<Name>>,
    }
}
input! { MergeIn { from: i64, into: i64, on: Line, } }
input! { ExemptIn { edition: i64, agency: i64, #[serde(default)] reason: Option<Paragraph>, } }
input! { ObligedIn { edition: i64, #[serde(default)] agencies: Option<Vec<i64>>, } }
output! {
    DutyDto {
        agency: i64,
        code: String,
        name: String,
        kind: String,
        group: String,
        /// belum, draf, masuk, lengkap, lolos, dikecualikan
        status: String,
        status_label: String,
        submissions: u32,
        exempt_reason: Option<String>,
    }
}
output! {
    SummaryDto {
        /// Empty for the totals row.
        group: String,
        obliged: u32,
        sent: u32,
        missing: u32,
        exempt: u32,
        percent: String,
    }
}
output! { DutiesDto { duties: Vec<DutyDto>, groups: Vec<SummaryDto>, total: SummaryDto, } }
