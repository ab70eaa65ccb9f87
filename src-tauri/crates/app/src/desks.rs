//! The desk file as the program sees it: made, opened, checked, recovered, copied; recent ones remembered.

use std::path::{Path, PathBuf};

use kipp_store::check::Findings;
use kipp_store::desk::Access;
use kipp_store::open::NewDesk;
use kipp_store::{Desk, Op, Stamp, StoreError};

use crate::desk::{App, Carried, held};
use crate::error::{Fault, Refusal, Result};
use crate::ports::Ctx;
use crate::{agencies, sample, settings};

/// What the open desk is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The file's name without its folder.
    pub name: String,
    pub folder: String,
    pub is_sample: bool,
    pub access: Access,
    pub notices: Vec<String>,
    pub created_at: i64,
    pub actor: String,
    pub zone: i16,
}

pub fn about(app: &App) -> Result<Option<About>> {
    if held(&app.open).is_none() {
        return Ok(None);
    }
    let actor = app.actor();
    let zone = app.zone().0;
    app.with_desk(|open| {
        let row = open.desk.row()?;
        let path = open.desk.path();
        Ok(Some(About {
            name: name_of(path),
            folder: path.parent().unwrap_or(path).display().to_string(),
            is_sample: row.is_sample,
            access: open.desk.access(),
            notices: notices(path, open.desk.access()),
            created_at: row.created_at,
            actor,
            zone,
        }))
    })
}

/// What an officer should know about the place of the file.
fn notices(path: &Path, access: Access) -> Vec<String> {
    let mut found = Vec::new();
    match access {
        Access::ReadWrite => {}
        Access::ReadOnlyPlace => {
            found.push("Berkas ini hanya dapat dibaca karena foldernya tidak dapat ditulis.".to_owned())
        }
        Access::Removable => found.push(
            "Berkas ini berada di flash disk, jadi hanya dibaca. Salin ke komputer ini untuk mengubahnya.".into(),
        ),
        Access::Remote => found.push(
            "Berkas ini berada di komputer lain, jadi hanya dibaca. Salin ke komputer ini untuk mengubahnya.".into(),
        ),
    }
    let synchronised = ["onedrive", "dropbox", "google drive", "googledrive"];
    let lower = path.display().to_string().to_lowercase();
    if let Some(name) = synchronised.iter().find(|name| lower.contains(*name)) {
        found.push(format!(
            "Berkas ini berada di folder yang disinkronkan ({name}); pindahkan ke folder biasa agar tidak tertimpa."
        ));
    }
    match kipp_store::files::free_space(path) {
        Some(free) if free < LITTLE_SPACE => {
            found.push(format!(
                "Ruang penyimpanan tinggal {}. Kosongkan ruang sebelum bekerja.",
                kipp_domain::figures::size(free)
            ));
        }
        _ => {}
    }
    found
}

/// Below this much free space the desk warns.
const LITTLE_SPACE: u64 = 500 * 1024 * 1024;
/// Below this much free space nothing is imported.
const NO_SPACE: u64 = 200 * 1024 * 1024;

/// Refuses large writes on an almost full disk; small ones still go through.
pub(crate) fn require_space(app: &App) -> Result<()> {
    let path = app.with_desk(|open| Ok(open.desk.path().to_owned()))?;
    match kipp_store::files::free_space(&path) {
        Some(free) if free < NO_SPACE => Err(Fault::Store(StoreError::DiskFull)),
        _ => Ok(()),
    }
}

/// The contract's word for an access.
pub fn access_code(access: Access) -> &'static str {
    match access {
        Access::ReadWrite => "read_write",
        Access::ReadOnlyPlace => "read_only_place",
        Access::Removable => "removable",
        Access::Remote => "remote",
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The file the desk opens by itself: in the user's local application data.
pub fn default_path(app: &App) -> PathBuf {
    app.data_dir.join("meja.kipp")
}

/// Opens the desk of this computer, making it on first start. A file that cannot be opened is an error; it is never
/// replaced.
pub fn open_default(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let path = default_path(app);
    match path.exists() {
        true => open_path(app, ctx, &path),
        false => create_at(app, ctx, &path, false),
    }
}

pub fn create(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    create_at(app, ctx, &ctx.files.place(token)?, false)
}

/// Makes a file with the kinds of agencies, and opens it.
pub(crate) fn create_at(app: &App, ctx: &Ctx<'_>, path: &Path, is_sample: bool) -> Result<()> {
    let at = ctx.clock.now().0;
    let copy_bits = if is_sample { 0 } else { ctx.ids.copy_bits() & 0xF_FFFF };
    let lineage = kipp_store::files::sha256_hex(format!("{at} {copy_bits} {is_sample}").as_bytes())[..16].to_owned();
    let mut desk = Desk::create(path, &NewDesk { at, copy_bits, lineage, is_sample })?;
    let actor = if is_sample { "Contoh".to_owned() } else { app.actor() };
    let stamp = Stamp { at, actor, session: "baru".into(), ends: vec![] };
    desk.write::<_, Carried>(&stamp, Op::new("desks.create", "Berkas meja dibuat").final_(), |write| {
        agencies::seed_kinds(write).map_err(Carried)
    })
    .map_err(Fault::from)?;
    app.put_open(desk)?;
    remember(app, path);
    Ok(())
}

pub fn open(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    open_path(app, ctx, &ctx.files.place(token)?)
}

pub(crate) fn open_path(app: &App, ctx: &Ctx<'_>, path: &Path) -> Result<()> {
    let already = held(&app.open).as_ref().is_some_and(|open| open.desk.path() == path);
    if already {
        return Ok(());
    }
    let desk = Desk::open(path, ctx.clock.now().0)?;
    app.put_open(desk)?;
    remember(app, path);
    Ok(())
}

/// Opens the built-in sample, made anew in the application data folder if it is not there.
pub fn open_sample(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let path = app.data_dir.join("contoh.kipp");
    match path.exists() {
        true => open_path(app, ctx, &path),
        false => sample::make_at(app, ctx, &path),
    }
}

pub fn create_sample(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    sample::make_at(app, ctx, &ctx.files.place(token)?)
}

pub fn close(app: &App) -> Result<()> {
    if let Some(open) = held(&app.open).take() {
        open.desk.close()?;
    }
    Ok(())
}

/// A verified copy of the open desk on this computer, opened: the way out of a read-only desk.
pub fn copy_here(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let at = ctx.clock.now().0;
    let from = app.with_desk(|open| Ok(open.desk.path().to_owned()))?;
    let stem = from.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let target = (1..)
        .map(|n| app.data_dir.join(if n == 1 { format!("{stem}.kipp") } else { format!("{stem} ({n}).kipp") }))
        .find(|path| !path.exists())
        .ok_or_else(|| Fault::Bug("no free name".into()))?;
    let bits = ctx.ids.copy_bits() & 0xF_FFFF;
    app.with_desk(|open| Ok(open.desk.copy_to(&target, at, bits)?))?;
    open_path(app, ctx, &target)
}

/// Everything that must never be there.
pub fn check(app: &App) -> Result<Findings> {
    app.with_desk(|open| Ok(open.desk.check()?))
}

fn recent_file(app: &App) -> PathBuf {
    app.data_dir.join("terakhir.json")
}

/// A desk that was opened before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recent {
    pub name: String,
    pub folder: String,
    /// The file is still there.
    pub present: bool,
    /// When the file was written last, UTC milliseconds; told by the file system, for a desk is not opened to be listed.
    pub saved_at: Option<i64>,
}

/// Desks opened before, newest first.
pub fn recent(app: &App) -> Vec<Recent> {
    let recent = |path: PathBuf| Recent {
        name: name_of(&path),
        folder: path.parent().unwrap_or(&path).display().to_string(),
        present: path.exists(),
        saved_at: saved_at(&path),
    };
    recent_paths(app).into_iter().map(recent).collect()
}

/// The newer of the file and its write-ahead log, which holds what a running desk wrote.
fn saved_at(path: &Path) -> Option<i64> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let at = |path: &Path| {
        let found = std::fs::metadata(path).ok().filter(|found| found.len() > 0)?;
        let since = found.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_millis()).ok()
    };
    at(path).max(at(Path::new(&log)))
}

/// Opens the n-th of [`recent`].
pub fn open_recent(app: &App, ctx: &Ctx<'_>, at: usize) -> Result<()> {
    let path = recent_paths(app).into_iter().nth(at).ok_or(Fault::Refused(Refusal::NoDeskOpen))?;
    open_path(app, ctx, &path)
}

/// A token of the n-th of [`recent`], for the host to show where it lies.
pub fn recent_token(app: &App, ctx: &Ctx<'_>, at: usize) -> Result<String> {
    let path = recent_paths(app).into_iter().nth(at).ok_or(Fault::Refused(Refusal::NoDeskOpen))?;
    Ok(ctx.files.token_of(&path)?)
}

fn recent_paths(app: &App) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(recent_file(app)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// A convenience of this computer, not data of the office: a failure to write it is not told. The command line
/// remembers nothing, and a desk that is still being made has no name yet.
fn remember(app: &App, path: &Path) {
    if !app.remembers || path.extension().is_none_or(|ending| ending != "kipp") {
        return;
    }
    let mut paths = recent_paths(app);
    paths.retain(|known| known != path);
    paths.insert(0, path.to_owned());
    paths.truncate(8);
    if let Ok(text) = serde_json::to_string(&paths) {
        let _ = std::fs::create_dir_all(&app.data_dir);
        let part = recent_file(app).with_extension("part");
        if std::fs::write(&part, text).is_ok() {
            let _ = std::fs::rename(&part, recent_file(app));
        }
    }
}

/// Region and zone of the open desk, for a page's head.
pub fn region(app: &App) -> Result<String> {
    app.read(|read| {
        let (kind, name) = (settings::value(read, "jenis_daerah")?, settings::value(read, "daerah")?);
        Ok(format!("{kind} {name}").trim().to_owned())
    })
}

/// Every live row as text: for comparing two desks, or one before and after.
pub fn dump(app: &App) -> Result<String> {
    app.with_desk(|open| Ok(open.desk.dump()?))
}
