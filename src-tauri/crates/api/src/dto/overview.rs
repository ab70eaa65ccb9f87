//! Shapes of overview.

use serde::Serialize;
use ts_rs::TS;

use super::{EditionDto, SummaryDto};

output! {
    /// Beranda: where we are, what is missing, what is next.
    OverviewDto {
        edition: EditionDto,
        today: String,
        stages: Vec<OverviewStageDto>,
        /// "berakhir 5 hari lagi", of the stage that runs.
        ends: Option<String>,
        missing: Vec<MissingDto>,
        /// The steps of the year in order; the first that is not done is the next.
        steps: Vec<StepDto>,
        groups: Vec<SummaryDto>,
        total: SummaryDto,
        jurors: Vec<JurorCountDto>,
        /// Cumulative: whoever passed a point passed the ones before.
        path: Vec<PassedDto>,
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
output! {
    /// Where something is done: a screen, what it shows there, which part of it. Empty: nothing special.
    PlaceDto { screen: String, filter: String, part: String, }
}
output! {
    /// What is missing: a count, the sentence that begins with it, a second line.
    MissingDto { count: u32, text: String, note: String, place: PlaceDto, }
}
output! {
    StepDto {
        text: String,
        done: bool,
        /// The day it was done, where one is known.
        day: Option<String>,
        place: PlaceDto,
    }
}
output! {
    JurorCountDto {
        id: i64,
        name: String,
        office: Option<String>,
        submitted: u32,
        /// Submitted and awaited.
        due: u32,
    }
}
output! { PassedDto { code: String, label: String, count: u32, place: PlaceDto, } }
