//! Convert, call, convert; one file per noun. No rule lives here.

pub(crate) mod agencies;
pub(crate) mod certificates;
pub(crate) mod dates;
pub(crate) mod desks;
pub(crate) mod documents;
pub(crate) mod editions;
pub(crate) mod forms;
pub(crate) mod imports;
pub(crate) mod jurors;
pub(crate) mod lists;
pub(crate) mod numbers;
pub(crate) mod operations;
pub(crate) mod overview;
pub(crate) mod rankings;
pub(crate) mod score_sheets;
pub(crate) mod search;
pub(crate) mod settings;
pub(crate) mod signatories;
pub(crate) mod stages;
pub(crate) mod submissions;
