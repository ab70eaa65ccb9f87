//! Desk files.

use kipp_app::desks as app_desks;
use kipp_app::ports::Ctx;
use kipp_app::{App, Fault, Result};
use kipp_domain::words::{self, Zone};

use crate::shape::{Name, Nothing, Word};

input! { FileIn { file: Word, } }
input! { RecentIn { place: u32, } }
input! { ActorIn { name: Name, } }
output! {
    /// The open desk; `desk` is null when none is open.
    AboutDto { version: String, actor: String, desk: Option<DeskDto>, }
}
output! {
    DeskDto {
        name: String,
        folder: String,
        is_sample: bool,
        /// read_write, read_only_place, removable, remote
        access: String,
        /// Sentences about where the file lies: read-only, in a synchronised folder, little free space.
        notices: Vec<String>,
        created_at: i64,
        zone_minutes: i32,
        /// "WITA"
        zone_name: String,
    }
}
output! {
    RecentDto {
        name: String,
        folder: String,
        present: bool,
        /// "Hari ini 10.42" or "14 Januari 2021": when the file was written last; null when it is not there
        saved: Option<String>,
    }
}
output! {
    /// Empty lists: nothing found.
    CheckDto {
        clean: bool,
        /// Tables, indexes and rules that are not as the program makes them.
        schema: Vec<String>,
        integrity: Vec<String>,
        foreign_keys: Vec<String>,
        invariants: Vec<String>,
        /// A sentence about the journal's chain, or null.
        chain: Option<String>,
        /// Rows that differ from the journal, in words.
        strays: Vec<String>,
        /// Issued files and attachments beside the desk whose bytes are not what was kept.
        issued: Vec<String>,
    }
}

pub(crate) fn about(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<AboutDto> {
    let desk = app_desks::about(app)?;
    Ok(AboutDto {
        version: env!("CARGO_PKG_VERSION").into(),
        actor: app.actor(),
        desk: desk.map(|desk| DeskDto {
            name: desk.name,
            folder: desk.folder,
            is_sample: desk.is_sample,
            access: app_desks::access_code(desk.access).into(),
            notices: desk.notices,
            created_at: desk.created_at,
            zone_minutes: i32::from(desk.zone),
            zone_name: Zone(desk.zone).name(),
        }),
    })
}

pub(crate) fn create(app: &App, ctx: &Ctx<'_>, input: FileIn) -> Result<AboutDto> {
    app_desks::create(app, ctx, &input.file).map_err(Fault::of_new_file)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn open(app: &App, ctx: &Ctx<'_>, input: FileIn) -> Result<AboutDto> {
    app_desks::open(app, ctx, &input.file)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn open_default(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<AboutDto> {
    app_desks::open_default(app, ctx)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn open_sample(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<AboutDto> {
    kipp_app::sample::open(app, ctx)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn create_sample(app: &App, ctx: &Ctx<'_>, input: FileIn) -> Result<AboutDto> {
    kipp_app::sample::create(app, ctx, &input.file).map_err(Fault::of_new_file)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn recent(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<Vec<RecentDto>> {
    let (zone, today) = (app.zone(), app.zone().date(ctx.clock.now().0));
    let said = |at: i64| match zone.date(at) == today {
        true => format!("Hari ini {}", words::clock(zone.local(at))),
        false => words::long_date(zone.date(at)),
    };
    let dto = |one: app_desks::Recent| RecentDto {
        name: one.name,
        folder: one.folder,
        present: one.present,
        saved: one.saved_at.map(said),
    };
    Ok(app_desks::recent(app).into_iter().map(dto).collect())
}

pub(crate) fn open_recent(app: &App, ctx: &Ctx<'_>, input: RecentIn) -> Result<AboutDto> {
    app_desks::open_recent(app, ctx, input.place as usize)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn locate_recent(app: &App, ctx: &Ctx<'_>, input: RecentIn) -> Result<String> {
    app_desks::recent_token(app, ctx, input.place as usize)
}

pub(crate) fn copy_here(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<AboutDto> {
    app_desks::copy_here(app, ctx).map_err(Fault::of_new_file)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn close(app: &App, ctx: &Ctx<'_>, _: Nothing) -> Result<AboutDto> {
    app_desks::close(app)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn set_actor(app: &App, ctx: &Ctx<'_>, input: ActorIn) -> Result<AboutDto> {
    app.set_actor(&input.name)?;
    about(app, ctx, Nothing {})
}

pub(crate) fn check(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<CheckDto> {
    let found = app_desks::check(app)?;
    let clean = found.is_clean();
    Ok(CheckDto {
        clean,
        chain: chain_in_words(&found.broken_links),
        strays: found.strays.iter().map(kipp_app::desks::Stray::in_words).collect(),
        schema: found.schema,
        issued: found.issued,
        integrity: found.integrity,
        foreign_keys: found.foreign_keys,
        invariants: found.invariants,
    })
}

/// One sentence, however many links are broken.
fn chain_in_words(broken: &[i64]) -> Option<String> {
    let links: Vec<String> = broken.iter().filter(|seq| **seq > 0).take(20).map(|seq| format!("ke-{seq}")).collect();
    let head = "Kepala rantai riwayat tidak cocok: perubahan terakhir hilang atau diganti.";
    match (links.is_empty(), broken.contains(&-1)) {
        (true, false) => None,
        (true, true) => Some(head.into()),
        (false, at_head) => {
            let more = if broken.len() > 20 { " dan lainnya" } else { "" };
            let said = format!("Rantai riwayat putus pada perubahan {}{more}.", words::list(&links));
            Some(if at_head { format!("{said} {head}") } else { said })
        }
    }
}
