//! PDFs that left the office: kept beside the desk by content hash, and returned byte for byte on request.

use kipp_store::records::{Edition, IssuedFile, ResultRevision};
use std::path::PathBuf;

use kipp_store::{Id, Op, Read, Write, files, named_params, sql};

use super::catalogue::Document;
use crate::desk::{App, Done};
use crate::error::{Fault, Noun, Result};
use crate::ports::Ctx;

/// Bytes already kept beside the desk, not yet in its list.
#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub document: Document,
    pub name: String,
    pub sha256: String,
    pub size: i64,
}

/// Where the open desk lies, if it can be written.
pub(crate) fn place(app: &App) -> Result<Option<PathBuf>> {
    app.own_place()
}

/// Keeps bytes beside the desk.
pub(crate) fn keep(desk: &std::path::Path, document: Document, name: &str, bytes: &[u8]) -> Result<StoredFile> {
    let sha256 = files::keep_by_hash(desk, bytes)?;
    Ok(StoredFile { document, name: name.into(), sha256, size: i64::try_from(bytes.len()).unwrap_or(i64::MAX) })
}

/// Lists kept bytes; the same bytes are listed once.
pub(crate) fn note(
    write: &Write<'_>,
    edition: Id<Edition>,
    revision_id: Option<Id<ResultRevision>>,
    kept: &[StoredFile],
) -> Result<usize> {
    let mut noted = 0;
    for file in kept {
        let known: Option<IssuedFile> = write.one(
            sql!("issued_files/by_hash"),
            named_params! { ":edition_id": edition, ":document": file.document.code(), ":sha256": file.sha256 },
        )?;
        if known.is_none() {
            write.insert(IssuedFile {
                id: Id::NEW,
                edition_id: edition,
                document: file.document.code().into(),
                revision_id,
                name: file.name.clone(),
                sha256: file.sha256.clone(),
                size: file.size,
                made_at: write.at(),
            })?;
            noted += 1;
        }
    }
    Ok(noted)
}

/// The same as an operation of its own.
pub(crate) fn note_alone(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    revision_id: Option<Id<ResultRevision>>,
    kept: &[StoredFile],
) -> Result<Done<usize>> {
    let name = kept.first().map_or("Dokumen", |file| file.document.title());
    let op = Op::new("documents.save", format!("{name} diterbitkan")).edition(edition).never_undone();
    app.write(ctx, op, |write| note(write, edition, revision_id, kept))
}

/// Issued files of an edition, newest first.
pub fn list(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<IssuedFile>> {
    Ok(read.list(sql!("issued_files/of_edition"), named_params! { ":edition_id": edition })?)
}

/// The very bytes of an issued file.
pub fn reissue(app: &App, edition: Id<Edition>, sha256: &str) -> Result<Vec<u8>> {
    let found = app.read(|read| Ok(list(read, edition)?.into_iter().find(|file| file.sha256 == sha256)))?;
    let found = found.ok_or_else(|| Fault::not_found(Noun::Document, sha256))?;
    let desk = app.with_desk(|open| Ok(open.desk.path().to_owned()))?;
    Ok(files::read_by_hash(&desk, &found.sha256, found.size.unsigned_abs())?)
}
