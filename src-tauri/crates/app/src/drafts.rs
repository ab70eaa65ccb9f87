//! What is being typed and is no change yet: one table outside the journal.

use crate::desk::App;
use crate::error::Result;
use crate::ports::Ctx;

pub fn put(app: &App, ctx: &Ctx<'_>, form: &str, row: &str, text: &str) -> Result<()> {
    let at = ctx.clock.now().0;
    app.with_desk(|open| Ok(open.desk.put_draft(form, row, text, at)?))
}

/// Form, row, text, time; newest first.
pub fn all(app: &App) -> Result<Vec<(String, String, String, i64)>> {
    app.with_desk(|open| Ok(open.desk.drafts()?))
}

pub fn delete(app: &App, form: &str, row: &str) -> Result<()> {
    app.with_desk(|open| Ok(open.desk.delete_draft(form, row)?))
}
