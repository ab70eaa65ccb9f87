//! What is being typed and is no change yet: one table outside the journal. A write that saves a form names its draft
//! ([`Ctx::ends`]) and ends it in its own transaction, so that desk and drafts never disagree.

use crate::desk::App;
use crate::error::{Fault, Refusal, Result};
use crate::ports::{Ctx, DraftEnd};

/// False: it comes too late. A later keystroke of the same draft was kept, saved or thrown away.
pub fn put(app: &App, ctx: &Ctx<'_>, form: &str, row: &str, text: &str, stroke: i64) -> Result<bool> {
    let at = ctx.clock.now().0;
    app.with_desk(|open| Ok(open.desk.put_draft(form, row, text, stroke, at)?))
}

/// Form, row, text, time; newest first.
pub fn all(app: &App) -> Result<Vec<(String, String, String, i64)>> {
    app.with_desk(|open| Ok(open.desk.drafts()?))
}

/// Thrown away, up to this keystroke.
pub fn delete(app: &App, ctx: &Ctx<'_>, form: &str, row: &str, stroke: i64) -> Result<()> {
    end(app, ctx, &[DraftEnd { form: form.into(), row: row.into(), stroke, rest: None }])
}

/// Ends what no operation has ended yet: a form may be saved by a command that changes nothing in the desk.
pub fn end(app: &App, ctx: &Ctx<'_>, ends: &[DraftEnd]) -> Result<()> {
    let at = ctx.clock.now().0;
    match app.with_desk(|open| Ok(open.desk.end_drafts(ends, at)?)) {
        Err(Fault::Refused(Refusal::NoDeskOpen)) => Ok(()),
        other => other,
    }
}
