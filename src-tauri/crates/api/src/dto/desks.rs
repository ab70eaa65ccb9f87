//! Shapes of desks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Name, Word};

input! { FileIn { file: Word, } }
input! { RecentIn { place: u32, } }
input! { ActorIn { name: Name, } }

output! {
    /// The open desk; `desk` is null when none is open.
    AboutDto { version: String, actor: String, desk: Option<DeskDto>, }
}
output! {
    DeskDto {
        name: String,
        folder: String,
        is_sample: bool,
        /// read_write, read_only_place, removable, remote
        access: String,
        /// Sentences about where the file lies: read-only, in a synchronised folder, little free space.
        notices: Vec<String>,
        created_at: i64,
        zone_minutes: i32,
        /// "WITA"
        zone_name: String,
    }
}
output! {
    RecentDto {
        name: String,
        folder: String,
        present: bool,
        /// "Hari ini 10.42" or "14 Januari 2021": when the file was written last; null when it is not there
        saved: Option<String>,
    }
}
output! {
    /// Empty lists: nothing found.
    CheckDto {
        clean: bool,
        /// Tables, indexes and rules that are not as the program makes them.
        schema: Vec<String>,
        integrity: Vec<String>,
        foreign_keys: Vec<String>,
        invariants: Vec<String>,
        /// A sentence about the journal's chain, or null.
        chain: Option<String>,
        /// Rows that differ from the journal, in words.
        strays: Vec<String>,
        /// Issued files beside the desk whose bytes are not what left the office.
        issued: Vec<String>,
    }
}
