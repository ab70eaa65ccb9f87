//! The sample.
use std::path::Path;
use crate::desk::App;
use crate::error::Result;
use crate::ports::Ctx;
pub(crate) fn make_at(app: &App, ctx: &Ctx<'_>, path: &Path) -> Result<()> {
    crate::desks::create_at(app, ctx, path, true)
}
