//! Shapes of overview.

use serde::Serialize;
use ts_rs::TS;

use super::{EditionDto, GridJurorDto, SummaryDto};

output! {
    /// Beranda: where we are, what is missing, what is next.
    OverviewDto {
        edition: EditionDto,
        today: String,
        stages: Vec<OverviewStageDto>,
        /// What is missing: a sentence, a count and the screen with its filter.
        missing: Vec<MissingDto>,
        next: Vec<MissingDto>,
        groups: Vec<SummaryDto>,
        total: SummaryDto,
        jurors: Vec<GridJurorDto>,
        path: Vec<PathDto>,
    }
}
output! {
    OverviewStageDto {
        id: i64,
        code: String,
        name: String,
        /// kantor, pendaftaran, seleksi, penilaian, penetapan, penganugerahan
        kind: String,
        /// done, now, late, next
        state: String,
        dates: Option<String>,
        /// Which day of how many, while it runs by its dates.
        day: Option<i64>,
        days: Option<i64>,
        note: Option<String>,
    }
}
output! { MissingDto { count: u32, text: String, screen: String, filter: String, } }
output! { PathDto { status: String, label: String, count: u32, } }
