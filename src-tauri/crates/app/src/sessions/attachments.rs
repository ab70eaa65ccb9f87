//! Photographs and scans of a session, kept by their hash beside the desk. The bytes are written before the row, and stay when
//! the row goes: an undo brings the row back, and another row may have the same bytes.

use kipp_domain::attachment::{AttachmentKind, MOST_BYTES, MediaType, accepted};
use kipp_store::files::{self, KeptTrouble};
use kipp_store::records::{Attachment, Session};
use kipp_store::{Id, Op, Read, StoreError, named_params, sql};

use super::sessions;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::ports::Ctx;

/// An attachment with whether its bytes are there.
#[derive(Clone, Debug)]
pub struct ListedAttachment {
    pub row: Attachment,
    pub is_missing: bool,
}

/// The attachments of a session as they were added. Looked for outside the desk's lock.
pub fn list(app: &App, session: Id<Session>) -> Result<Vec<ListedAttachment>> {
    let (desk, rows) = app.with_desk(|open| {
        sessions::session(&open.desk.read(), session)?;
        Ok((open.desk.path().to_owned(), of_session(&open.desk.read(), session)?))
    })?;
    let is_missing = |row: &Attachment| {
        let size = files::size_by_hash(&desk, &row.sha256);
        !size.is_ok_and(|size| i64::try_from(size).is_ok_and(|size| size == row.size))
    };
    Ok(rows.into_iter().map(|row| ListedAttachment { is_missing: is_missing(&row), row }).collect())
}

pub(crate) fn of_session(read: &Read<'_>, session: Id<Session>) -> Result<Vec<Attachment>> {
    Ok(read.list(sql!("attachments/of_session"), named_params! { ":session_id": session })?)
}

fn attachment(read: &Read<'_>, id: Id<Attachment>) -> Result<Attachment> {
    read.get(id)?.ok_or_else(|| Fault::not_found(Noun::Attachment, id))
}

/// What a file is for and what it shows.
#[derive(Clone, Debug, Default)]
pub struct AttachmentForm {
    /// foto, pindaian, materi, naskah; none: by what the file is.
    pub kind: Option<String>,
    pub caption: Option<String>,
}

impl AttachmentForm {
    fn kind(&self) -> Result<Option<AttachmentKind>> {
        let Some(code) = self.kind.as_deref().map(str::trim).filter(|code| !code.is_empty()) else { return Ok(None) };
        let unknown = || Fault::field("kind", format!("Jenis lampiran “{code}” tidak dikenal. Pilih dari daftar."));
        AttachmentKind::from_code(code).map(Some).ok_or_else(unknown)
    }
}

/// Keeps a received file of a session. The same bytes again change nothing.
pub fn add(
    app: &App,
    ctx: &Ctx<'_>,
    session: Id<Session>,
    token: &str,
    form: AttachmentForm,
) -> Result<Done<Id<Attachment>>> {
    let kind = form.kind()?;
    let file = ctx.files.read(token, MOST_BYTES)?;
    let refused = |text: String| Fault::field("file", text);
    let (media, name) = accepted(&file.name, &file.bytes).map_err(|error| refused(error.to_string()))?;
    if media.is_picture() {
        let whole = kipp_documents::picture::Picture::accepted(file.bytes.clone());
        whole.map_err(|error| refused(kipp_domain::words::sentence(&error.to_string())))?;
    }
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    app.read(|read| sessions::open_session(read, session))?;
    let sha256 = match app.own_place()? {
        Some(desk) => files::keep_by_hash(&desk, &file.bytes)?,
        // The funnel says why nothing can be written.
        None => files::sha256_hex(&file.bytes),
    };
    app.write(ctx, Op::new("attachments.add", "Lampiran ditambahkan"), |write| {
        let session = sessions::open_session(write, session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Lampiran {name} pada {} ditambahkan", session.name);
        });
        if let Some(known) = of_session(write, session.id)?.into_iter().find(|row| row.sha256 == sha256) {
            return Ok(known.id);
        }
        Ok(write.insert(Attachment {
            id: Id::NEW,
            session_id: Some(session.id),
            obligation_id: None,
            answer_id: None,
            duty_note_id: None,
            kind: kind.unwrap_or(AttachmentKind::usual(media)).code().into(),
            name,
            caption: filled(form.caption),
            media_type: media.code().into(),
            sha256,
            size,
            added_at: write.at(),
        })?)
    })
}

/// Another kind or caption; the bytes stay.
pub fn change(app: &App, ctx: &Ctx<'_>, id: Id<Attachment>, form: AttachmentForm) -> Result<Done<()>> {
    let kind = form.kind()?;
    app.write(ctx, Op::new("attachments.change", "Lampiran diubah"), |write| {
        let row = attachment(write, id)?;
        let session = owner(write, &row)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Lampiran {} pada {} diubah", row.name, session.name);
        });
        let kind = kind.map_or_else(|| row.kind.clone(), |kind| kind.code().to_owned());
        let changed = Attachment { kind, caption: filled(form.caption), ..row.clone() };
        if changed != row {
            write.update(&changed)?;
        }
        Ok(())
    })
}

/// Takes an attachment off its session; its bytes stay beside the desk.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<Attachment>) -> Result<Done<()>> {
    app.write(ctx, Op::new("attachments.delete", "Lampiran dihapus"), |write| {
        let row = attachment(write, id)?;
        let session = owner(write, &row)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Lampiran {} pada {} dihapus", row.name, session.name);
        });
        Ok(write.delete::<Attachment>(row.id)?)
    })
}

/// The session of an attachment, in an edition that is not closed.
fn owner(read: &Read<'_>, row: &Attachment) -> Result<Session> {
    let session = row.session_id.ok_or_else(|| Fault::not_found(Noun::Attachment, row.id))?;
    sessions::open_session(read, session)
}

/// The bytes as they were received.
pub fn bytes(app: &App, id: Id<Attachment>) -> Result<(Attachment, Vec<u8>)> {
    let (desk, row) = app.with_desk(|open| Ok((open.desk.path().to_owned(), attachment(&open.desk.read(), id)?)))?;
    let bytes = files::read_by_hash(&desk, &row.sha256, row.size.unsigned_abs()).map_err(|error| match error {
        StoreError::Kept { trouble, .. } => {
            Refusal::AttachmentGone { name: row.name.clone(), is_altered: trouble == KeptTrouble::Altered }.into()
        }
        other => Fault::Store(other),
    })?;
    Ok((row, bytes))
}

/// Writes the bytes under the name they came with; what they are decides what opens them, never an ending from outside.
pub fn save(app: &App, ctx: &Ctx<'_>, id: Id<Attachment>, token: &str) -> Result<(String, Attachment)> {
    let (row, bytes) = bytes(app, id)?;
    let known = MediaType::from_code(&row.media_type).ok_or_else(damaged)?;
    let (media, name) = accepted(&row.name, &bytes).map_err(|_| damaged())?;
    if media != known {
        return Err(damaged());
    }
    Ok((ctx.files.write(token, &name, &bytes)?, row))
}

fn damaged() -> Fault {
    StoreError::Damaged("lampiran yang bukan gambar atau PDF".into()).into()
}
