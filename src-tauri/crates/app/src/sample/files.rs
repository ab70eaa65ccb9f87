//! The files the sample is made of, imported like any other file.

use kipp_domain::imports::ImportKind;
use kipp_store::Id;
use kipp_store::records::Edition;

use crate::desk::App;
use crate::error::{Fault, Result};
use crate::imports::{self, ImportRequest, Mode};
use crate::ports::{Ctx, MemoryFiles};

/// A built-in file: what it brings, its name and its content.
pub(super) struct File {
    kind: ImportKind,
    name: &'static str,
    content: &'static str,
}

/// The register as found in public sources.
pub(super) const REGISTER: File = File {
    kind: ImportKind::Agencies,
    name: "pd_luwu_utara.csv",
    content: include_str!("../../../../../tests/fixtures/sheets/pd_luwu_utara.csv"),
};
/// The ten that were announced.
pub(super) const SUBMISSIONS: File = File {
    kind: ImportKind::Submissions,
    name: "usulan_kipp_2021.csv",
    content: include_str!("../../../../../tests/fixtures/sheets/usulan_kipp_2021.csv"),
};
/// Invented.
pub(super) const JURORS: File = File { kind: ImportKind::Jurors, name: "juri.csv", content: include_str!("juri.csv") };
/// Invented.
pub(super) const PROPOSAL_MARKS: File =
    File { kind: ImportKind::Marks, name: "nilai-proposal.csv", content: include_str!("nilai-proposal.csv") };
/// Invented.
pub(super) const PRESENTATION_MARKS: File =
    File { kind: ImportKind::Marks, name: "nilai-presentasi.csv", content: include_str!("nilai-presentasi.csv") };

/// Imports every row of a file; a row left out breaks a promise of ours.
pub(super) fn import(app: &App, ctx: &Ctx<'_>, edition: Option<Id<Edition>>, file: &File) -> Result<()> {
    let files = MemoryFiles::default();
    files.put(file.name, file.name, file.content);
    let own = Ctx {
        clock: ctx.clock,
        ids: ctx.ids,
        files: &files,
        progress: ctx.progress,
        cancel: ctx.cancel,
        ends: ctx.ends,
    };
    let request = ImportRequest {
        text: None,
        reading: Default::default(),
        mends: vec![],
        kind: file.kind,
        file: file.name.into(),
        edition,
        sheet: None,
        header_row: None,
        mapping: None,
        answers: Default::default(),
        once: Default::default(),
        skip: Default::default(),
        outside_reason: None,
    };
    let done = imports::apply(app, &own, &request, Mode::All)?.value;
    match done.skipped + done.unchanged + done.updated {
        0 => Ok(()),
        _ => Err(Fault::Bug(format!("{}: {done:?}", file.name))),
    }
}
