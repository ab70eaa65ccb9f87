//! Every command of every area.

pub use crate::command::{Command, Effect, Form};
use crate::error::ErrorDto;
use crate::ports::Ctx;
use crate::{Answer, App, Failure, desks, entries, history, imports, jury, office, papers, results, sessions, year};

/// The areas in the order of the work.
const AREAS: [&[Command]; 10] = [
    desks::COMMANDS,
    office::COMMANDS,
    year::COMMANDS,
    entries::COMMANDS,
    jury::COMMANDS,
    sessions::COMMANDS,
    results::COMMANDS,
    papers::COMMANDS,
    imports::COMMANDS,
    history::COMMANDS,
];

const COUNT: usize = {
    let (mut count, mut area) = (0, 0);
    while area < AREAS.len() {
        count += AREAS[area].len();
        area += 1;
    }
    count
};

/// Every command, area by area.
pub const COMMANDS: &[Command] = &{
    let (mut all, mut filled, mut area) = ([AREAS[0][0]; COUNT], 0, 0);
    while area < AREAS.len() {
        let mut at = 0;
        while at < AREAS[area].len() {
            all[filled] = AREAS[area][at];
            (filled, at) = (filled + 1, at + 1);
        }
        area += 1;
    }
    all
};

/// Refuses what the window of the projector asks, unless the command is marked for it: it shows, and does nothing.
///
/// # Errors
/// Code `not_found`: for that window there is no such command.
pub fn admit_for_screen(name: &str) -> Result<(), ErrorDto> {
    match COMMANDS.iter().any(|command| command.for_screen && command.name == name) {
        true => Ok(()),
        false => {
            Err(ErrorDto::not_found(format!("Layar aula tidak mengenal perintah “{}”.", crate::door::shortened(name))))
        }
    }
}

/// Acts on desks after which the same desk is open.
const WITHIN_THE_DESK: [&str; 2] = ["desks.set_actor", "desks.locate_recent"];

/// The topics that an answer of a command says have changed: a host tells them to every window that listens. Which desk is open
/// is a topic too.
pub fn changed(name: &str, answer: &Answer) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Changed {
        changed: Vec<String>,
    }
    let effect = COMMANDS.iter().find(|command| command.name == name).map(|command| command.effect);
    match (effect, answer) {
        (Some(Effect::Change), Answer::Json(text)) => {
            serde_json::from_str::<Changed>(text).map(|done| done.changed).unwrap_or_default()
        }
        (Some(Effect::Act), _) if name.starts_with("desks.") && !WITHIN_THE_DESK.contains(&name) => {
            vec!["desks".into()]
        }
        _ => vec![],
    }
}

pub(crate) fn run(app: &App, name: &str, raw: &str, ctx: &Ctx<'_>) -> Result<Answer, Failure> {
    let Some(command) = COMMANDS.iter().find(|command| command.is_kept && command.name == name) else {
        return run_anew(app, name, raw, ctx);
    };
    let text = app.kept_answer(command.name, command.reads, raw, ctx, || match run_anew(app, name, raw, ctx)? {
        Answer::Json(text) => Ok(text),
        Answer::Bytes(_) => Err(Failure::Fault(kipp_app::Fault::Bug(format!("{name} answered bytes")))),
    })?;
    Ok(Answer::Json(text.as_ref().clone()))
}

fn run_anew(app: &App, name: &str, raw: &str, ctx: &Ctx<'_>) -> Result<Answer, Failure> {
    let areas = [
        desks::run,
        office::run,
        year::run,
        entries::run,
        jury::run,
        sessions::run,
        results::run,
        papers::run,
        imports::run,
        history::run,
    ];
    let answer = areas.iter().find_map(|run| run(app, name, raw, ctx));
    answer.unwrap_or_else(|| Err(Failure::Unknown(name.to_owned())))
}

/// Commands that answer before a large desk is known to be whole: nothing of marks, places, numbers or pages comes of
/// them. Every other command, also one that is new, waits (`safety.md` C2); a file of the usual size is looked through
/// while it opens.
pub const BEFORE_WHOLE: &[&str] = &[
    "desks.about",
    "desks.create",
    "desks.open",
    "desks.open_default",
    "desks.open_sample",
    "desks.create_sample",
    "desks.recent",
    "desks.open_recent",
    "desks.locate_recent",
    "desks.copy_here",
    "desks.close",
    "desks.check",
    "desks.set_actor",
    "settings.show",
    "dates.read",
    "editions.presets",
    "editions.preset",
    "editions.list",
    "overview.show",
    "stages.list",
    "agencies.list",
    "signatories.list",
    "forms.show",
    "drafts.put",
    "drafts.list",
    "drafts.delete",
];
