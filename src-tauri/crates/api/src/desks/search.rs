//! The search over everything.

use kipp_store::Id;
use kipp_store::records::Edition;
use std::collections::BTreeMap;

use kipp_app::ports::Ctx;
use kipp_app::search as app_search;
use kipp_app::{App, Result};

use crate::shape::Line;

input! { FindIn { edition: Id<Edition>, text: Line, } }
output! {
    /// A thing that was found.
    FoundDto {
        /// agency, submission, juror, signatory, innovator, certificate
        kind: String,
        id: i64,
        title: String,
        /// Where it belongs.
        under: String,
        /// How well it fits: 0 is it, 1 begins so, 2 its words, 3 words around it, 4 somewhere inside, 5 but for
        /// one letter.
        fit: u8,
        /// The screen to go to and what to ask it for.
        screen: String,
        ask: BTreeMap<String, String>,
    }
}
output! {
    /// What was found of one group, best first.
    FoundGroupDto {
        /// agency, submission, person, certificate
        kind: String,
        /// How many there are; the best of them are answered.
        total: u32,
        hits: Vec<FoundDto>,
    }
}

pub(crate) fn find(app: &App, _: &Ctx<'_>, input: FindIn) -> Result<Vec<FoundGroupDto>> {
    let groups = app_search::find(app, input.edition, &input.text)?;
    Ok(groups
        .into_iter()
        .map(|group| FoundGroupDto {
            kind: group.kind.into(),
            total: u32::try_from(group.total).unwrap_or(u32::MAX),
            hits: group
                .hits
                .into_iter()
                .map(|(thing, fit)| FoundDto {
                    kind: thing.kind.code().into(),
                    id: thing.id,
                    title: thing.title,
                    under: thing.under,
                    fit: fit.rank(),
                    screen: thing.screen.into(),
                    ask: thing.ask.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
                })
                .collect(),
        })
        .collect())
}
