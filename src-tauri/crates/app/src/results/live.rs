//! The live result of an edition, computed once for Hasil, the papers and the certificates, until something changes.

use std::sync::Arc;

use kipp_domain::scoring::{self, Ranking};
use kipp_store::records::Edition;
use kipp_store::{Id, Read};

use crate::desk::App;
use crate::error::Result;
use crate::results::competition::{self, Loaded};
use crate::results::statement::{Statement, statement_of};

/// What a result is computed from, its ranking, and what it says.
#[derive(Clone, Debug)]
pub struct LiveResult {
    pub loaded: Loaded,
    pub ranking: Ranking,
    pub statement: Arc<Statement>,
}

/// `read` reads the open desk of `app`.
pub fn result(app: &App, read: &Read<'_>, edition: Id<Edition>) -> Result<Arc<LiveResult>> {
    app.memoized_inside(read, &edition.to_string(), || {
        let loaded = competition::load(app, read, edition)?;
        let ranking = scoring::rank(&loaded.competition);
        let statement = Arc::new(statement_of(read, &loaded, &ranking)?);
        Ok(LiveResult { loaded, ranking, statement })
    })
}
