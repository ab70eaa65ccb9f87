//! The desk file as the program sees it: made, opened, checked, recovered, copied; recent ones remembered.

use std::path::{Path, PathBuf};

use kipp_store::check::Findings;
use kipp_store::desk::Access;
pub use kipp_store::journal::Stray;
use kipp_store::open::NewDesk;
use kipp_store::parts::{Readers, absolute, close_to_others, make_folder, sweep};
use kipp_store::{Desk, Op, Stamp, StoreError};

use kipp_domain::words::{Zone, moment_in_sentence};

use crate::desk::{App, Carried, held};
use crate::error::{Fault, Refusal, Result};
use crate::office::{agencies, settings};
use crate::ports::Ctx;

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
            notices: notices(&open.desk, crate::rows::zone(&open.desk.read())?)?,
            created_at: row.created_at,
            actor,
            zone,
        }))
    })
}

/// What an officer should know about the file and its place.
fn notices(desk: &Desk, zone: Zone) -> Result<Vec<String>> {
    let path = desk.path();
    let mut found = Vec::new();
    if desk.log_is_cut() {
        let wanted = kipp_store::journal::Wanted { limit: 1, ..Default::default() };
        let last = desk.operations(&wanted)?.first().map_or_else(
            || "belum ada perubahan yang tersimpan".to_owned(),
            |op| format!("perubahan terakhir yang ada: {}, {}", op.label, moment_in_sentence(op.at, zone)),
        );
        found.push(format!(
            "Catatan simpan berkas ini berhenti di tengah: program berakhir saat menyimpan, atau catatannya terpotong. \
             Periksa apakah ada yang hilang; {last}."
        ));
    }
    if let Some(trouble) = desk.whole().trouble() {
        let text = crate::error::text_id::text_of(&Fault::Store(trouble), zone);
        found.push(format!("{} {}", text.title, text.detail).trim_end().to_owned());
    }
    match desk.access() {
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
    Ok(found)
}

/// Below this, it is said.
const LITTLE_SPACE: u64 = 500 * 1024 * 1024;

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
    // The sample is for practice: nobody's work begins there.
    let last = recent_paths(app).into_iter().find(|path| path.exists() && *path != sample_path(app));
    let path = last.unwrap_or_else(|| default_path(app));
    private_data_dir(app);
    match path.exists() {
        true => open_path(app, ctx, &path)?,
        false => match create_at(app, ctx, &path, false) {
            // Another start made it meanwhile.
            Err(Fault::Store(StoreError::Exists(_))) => open_path(app, ctx, &path)?,
            made => return made,
        },
    }
    seed_if_empty(app, ctx)
}

/// Makes a folder of the program, which this user alone may enter: the desk, the log, the names, what goes to the printer.
///
/// # Errors
/// What the system says.
pub fn private_folder(folder: &Path) -> std::io::Result<()> {
    make_folder(folder, Readers::Own)?;
    close_to_others(folder);
    Ok(())
}

/// What killed programs left under way goes, here and among the temporary files.
fn private_data_dir(app: &App) {
    let _ = private_folder(&app.data_dir);
    for name in [default_path(app), app.data_dir.join("contoh.kipp"), recent_file(app)] {
        close_to_others(&name);
    }
    sweep(&app.data_dir);
    sweep(&std::env::temp_dir());
}

/// A desk of an earlier program that was ended between making its file and writing its first operation.
fn seed_if_empty(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    let empty = app.with_desk(|open| Ok(open.desk.last_at()?.is_none() && open.desk.access() == Access::ReadWrite))?;
    if empty && app.read(agencies::kinds)?.is_empty() {
        app.write(ctx, first_operation(), agencies::seed_kinds)?;
    }
    Ok(())
}

fn first_operation() -> Op {
    Op::new("desks.create", "Berkas meja dibuat").never_undone()
}

pub(crate) fn sample_path(app: &App) -> PathBuf {
    app.data_dir.join("contoh.kipp")
}

pub fn create(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    create_at(app, ctx, &ctx.files.place(token)?, false)
}

/// Makes a file with the kinds of agencies, and opens it.
pub(crate) fn create_at(app: &App, ctx: &Ctx<'_>, path: &Path, is_sample: bool) -> Result<()> {
    let at = ctx.clock.now().0;
    let copy_bits = if is_sample { 0 } else { ctx.ids.copy_bits() & 0xF_FFFF };
    let lineage = kipp_store::files::sha256_hex(format!("{at} {copy_bits} {is_sample}").as_bytes())[..16].to_owned();
    let actor = if is_sample { "Contoh".to_owned() } else { app.actor() };
    let stamp = Stamp { at, actor, program_run: "baru".into(), ends: vec![] };
    let desk = Desk::create_with::<Carried>(path, &NewDesk { at, copy_bits, lineage, is_sample }, |desk| {
        desk.write::<_, Carried>(&stamp, first_operation(), |write| agencies::seed_kinds(write).map_err(Carried))?;
        Ok(())
    })
    .map_err(Fault::from)?;
    let path = desk.path().to_owned();
    app.put_open(desk)?;
    remember(app, &path);
    Ok(())
}

pub fn open(app: &App, ctx: &Ctx<'_>, token: &str) -> Result<()> {
    open_path(app, ctx, &ctx.files.place(token)?)
}

pub(crate) fn open_path(app: &App, ctx: &Ctx<'_>, path: &Path) -> Result<()> {
    let path = absolute(path).map_err(|source| StoreError::Io { shown: path.display().to_string(), source })?;
    let already = held(&app.open).as_ref().is_some_and(|open| same_file(open.desk.path(), &path));
    if already {
        return Ok(());
    }
    let desk = Desk::open(&path, ctx.clock.now().0)?;
    app.put_open(desk)?;
    remember(app, &path);
    Ok(())
}

/// Two ways to one file: opening it again beside itself would take its lock away.
fn same_file(open: &Path, asked: &Path) -> bool {
    open == asked || matches!((open.canonicalize(), asked.canonicalize()), (Ok(left), Ok(right)) if left == right)
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
        let _ = kipp_store::files::write_own(&recent_file(app), text.as_bytes());
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
