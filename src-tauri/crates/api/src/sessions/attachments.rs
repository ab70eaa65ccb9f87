//! Photographs and scans of a session.

use kipp_app::ports::Ctx;
use kipp_app::sessions::attachments::{self, AttachmentForm, ListedAttachment};
use kipp_app::{App, Done, Result};
use kipp_domain::attachment::{AttachmentKind, MediaType};
use kipp_domain::{figures, words};
use kipp_store::Id;
use kipp_store::records::{Attachment, Session};

use super::attendance::SessionRef;
use crate::shape::{IdIn, Line, Word};

output! {
    AttachmentDto {
        id: Id<Attachment>,
        /// foto, pindaian, materi, naskah
        kind: String,
        kind_name: String,
        /// As it was received.
        name: String,
        caption: Option<String>,
        /// image/png, image/jpeg, application/pdf
        media_type: String,
        is_picture: bool,
        size: i64,
        size_text: String,
        added_text: String,
        /// Its bytes are not beside the desk any more.
        is_missing: bool,
    }
}
input! {
    AttachIn {
        session: Id<Session>,
        /// Token of the received file.
        file: Word,
        /// foto, pindaian, materi, naskah; left out: by what the file is.
        #[serde(default)] kind: Option<Word>,
        #[serde(default)] caption: Option<Line>,
    }
}
input! {
    AttachmentIn {
        id: Id<Attachment>,
        /// foto, pindaian, materi, naskah
        #[serde(default)] kind: Option<Word>,
        #[serde(default)] caption: Option<Line>,
    }
}
input! {
    SaveAttachmentIn {
        id: Id<Attachment>,
        /// Token of a file or folder.
        file: Word,
    }
}
output! { SavedAttachmentDto { shown: String, name: String, } }

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: SessionRef) -> Result<Vec<AttachmentDto>> {
    let zone = app.zone();
    let told = |ListedAttachment { row, is_missing }: ListedAttachment| AttachmentDto {
        id: row.id,
        kind_name: AttachmentKind::from_code(&row.kind).map_or("", AttachmentKind::label).into(),
        kind: row.kind,
        name: row.name,
        caption: row.caption,
        is_picture: MediaType::from_code(&row.media_type).is_some_and(MediaType::is_picture),
        media_type: row.media_type,
        size: row.size,
        size_text: figures::size(row.size.unsigned_abs()),
        added_text: words::moment(row.added_at, zone),
        is_missing,
    };
    Ok(attachments::list(app, input.session)?.into_iter().map(told).collect())
}

pub(crate) fn add(app: &App, ctx: &Ctx<'_>, input: AttachIn) -> Result<Done<Id<Attachment>>> {
    let form = AttachmentForm { kind: input.kind, caption: input.caption };
    attachments::add(app, ctx, input.session, &input.file, form)
}

pub(crate) fn change(app: &App, ctx: &Ctx<'_>, input: AttachmentIn) -> Result<Done<()>> {
    attachments::change(app, ctx, input.id, AttachmentForm { kind: input.kind, caption: input.caption })
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    attachments::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn bytes(app: &App, _: &Ctx<'_>, input: IdIn) -> Result<Vec<u8>> {
    Ok(attachments::bytes(app, Id::of(input.id))?.1)
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SaveAttachmentIn) -> Result<SavedAttachmentDto> {
    let (shown, row) = attachments::save(app, ctx, input.id, &input.file)?;
    Ok(SavedAttachmentDto { shown, name: row.name })
}
