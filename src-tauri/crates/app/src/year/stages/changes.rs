//! Tahapan are rows of an edition: added, changed with their dates and extensions, ordered, switched and removed. One to
//! five of them are scored. A change of which ones may bring the new weights along, so that their sum is right again in
//! the same step.

use kipp_domain::edition::{MOST_SCORED, MOST_STAGES, StageKind};
use kipp_domain::file_names::slug;
use kipp_domain::names::normal_form;
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_store::records::{Edition, Stage, StageParticipant};
use kipp_store::{Id, Op, Read, Write, codes, named_params, sql};

use super::extensions::extend;
use super::held;
use super::rubrics::{first_rubric, per_mille, put_rubric};
use super::{check_weights, criteria, of_edition, tie_rules};
use crate::dates::optional_date;
use crate::deleting;
use crate::desk::{App, Done, filled, reason};
use crate::error::{Fault, Refusal, Result};
use crate::ports::Ctx;
use crate::rows;
use crate::year::steps;

/// New weights of scored stages, said together with another change: stage and per mille.
pub type Weights = Vec<(Id<Stage>, i64)>;

/// A new stage as typed.
#[derive(Clone, Debug, Default)]
pub struct NewStage {
    pub name: String,
    /// Empty: made from the name.
    pub code: Option<String>,
    pub scored: bool,
    /// Per mille, of a scored stage; None: 0, until weights are set.
    pub weight: Option<i64>,
    /// The stage it follows; None: the last scored one when it is scored, else the last.
    pub after: Option<Id<Stage>>,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    /// Of the other scored stages.
    pub weights: Weights,
    /// Needed when weights move once judging began.
    pub reason: Option<String>,
}

/// Adds a stage. A scored one begins with a rubric of one criterion.
pub fn add(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, new: &NewStage) -> Result<Done<Id<Stage>>> {
    app.write(ctx, Op::new("stages.add", "Tahapan ditambah").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let rows = of_edition(write, edition)?;
        let mut problems = Problems::new();
        let name = problems.required("name", "Nama tahapan", &new.name).unwrap_or_default().to_owned();
        let code = code(&mut problems, &rows, new.code.clone(), &name);
        let (starts_on, ends_on) = period(&mut problems, [&new.starts_on, &new.ends_on], write);
        if problems.is_wrong() {
            return Err(problems.into());
        }
        let position = place_behind(&rows, new)?;
        for row in rows.iter().filter(|row| row.position >= position) {
            write.update(&Stage { position: row.position + 1, ..row.clone() })?;
        }
        let mut stage = Stage {
            id: Id::NEW,
            edition_id: edition,
            position,
            code,
            name,
            kind: StageKind::Office.code().into(),
            enabled: true,
            starts_on,
            ends_on,
            scored: false,
            weight: None,
            participants: "all".into(),
            opened_at: None,
            locked_at: None,
            lock_reason: None,
        };
        stage.id = write.insert(stage.clone())?;
        if new.scored {
            begin_scoring(write, &mut stage)?;
            stage.weight = Some(per_mille("weight", &stage.name, new.weight.unwrap_or(0))?);
            write.update(&stage)?;
        }
        steps::begin(write, &stage)?;
        follow(write, edition, &new.weights, new.reason.as_deref())?;
        check_rows(write, edition, new.weight.is_some() || !new.weights.is_empty())?;
        write.amend(|op| {
            op.stage_id = Some(stage.id);
            op.label = format!("Tahapan {} ditambah", stage.name);
        });
        Ok(stage.id)
    })
}

fn place_behind(rows: &[Stage], new: &NewStage) -> Result<i64> {
    let before = match new.after {
        Some(id) => Some(rows.iter().find(|row| row.id == id).ok_or(Refusal::EditionsMixed)?),
        None if new.scored => rows.iter().rfind(|row| row.scored).or_else(|| rows.last()),
        None => rows.last(),
    };
    Ok(before.map_or(1, |row| row.position + 1))
}

/// The code asked for, else one from the name that no other stage has.
fn code(problems: &mut Problems, rows: &[Stage], asked: Option<String>, name: &str) -> String {
    if let Some(code) = filled(asked) {
        if rows.iter().any(|row| same(&row.code, &code)) {
            problems.wrong("code", code_twice(&code));
        }
        return code;
    }
    let slug = match slug(name).as_str() {
        "" => "tahapan".to_owned(),
        slug => slug.to_owned(),
    };
    let taken = |code: &str| rows.iter().any(|row| row.code == code);
    let numbered = (2..).map(|n| format!("{slug}-{n}"));
    std::iter::once(slug.clone()).chain(numbered).find(|code| !taken(code)).unwrap_or(slug)
}

/// Files name a stage by its code or its name, however it is written.
pub(crate) fn same(one: &str, other: &str) -> bool {
    normal_form(one) == normal_form(other)
}

pub(crate) fn code_twice(code: &str) -> String {
    format!("Kode tahapan “{code}” sudah dipakai pada edisi ini.")
}

/// First and last day as typed.
pub(crate) fn period(
    problems: &mut Problems,
    typed: [&Option<String>; 2],
    write: &Write<'_>,
) -> (Option<String>, Option<String>) {
    let mut day = |field, text: &Option<String>| {
        optional_date(problems, field, text.as_deref(), write).map(|date| date.to_string())
    };
    let (starts_on, ends_on) = (day("starts_on", typed[0]), day("ends_on", typed[1]));
    check_period(problems, &starts_on, &ends_on);
    (starts_on, ends_on)
}

fn check_period(problems: &mut Problems, starts_on: &Option<String>, ends_on: &Option<String>) {
    if starts_on.as_ref().zip(ends_on.as_ref()).is_some_and(|(start, end)| start > end) {
        problems.wrong("ends_on", "Tanggal selesai mendahului tanggal mulai.");
    }
}

/// What may be changed of a stage; None leaves it.
#[derive(Clone, Debug, Default)]
pub struct StageChange {
    pub name: Option<String>,
    pub enabled: Option<bool>,
    pub scored: Option<bool>,
    pub starts_on: Option<String>,
    pub ends_on: Option<String>,
    /// Needed when the end moves (the log of extensions keeps it), and when a stage that was opened is switched.
    pub reason: Option<String>,
    /// Of a later end of the registration: the age of innovations is still counted to the old one.
    pub keeps_age: Option<bool>,
    /// all, ticked
    pub participants: Option<String>,
    pub weights: Weights,
}

pub fn change(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, change: StageChange) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.change", "Tahapan diubah").stage(id), |write| {
        let mut stage = rows::stage(write, id)?;
        rows::open_edition(write, stage.edition_id)?;
        let mut problems = Problems::new();
        let mut label = format!("{} diubah", stage.name);
        if let Some(name) = change.name {
            stage.name = problems.required("name", "Nama tahapan", &name).unwrap_or_default().to_owned();
        }
        if let Some(text) = change.starts_on {
            stage.starts_on =
                optional_date(&mut problems, "starts_on", Some(&text), write).map(|date| date.to_string());
        }
        let old_end = stage.ends_on.clone();
        if let Some(text) = change.ends_on {
            stage.ends_on = optional_date(&mut problems, "ends_on", Some(&text), write).map(|date| date.to_string());
        }
        check_period(&mut problems, &stage.starts_on, &stage.ends_on);
        if let Some(word) = change.participants {
            if !codes::knows("stages", "participants", &word) {
                problems.wrong("participants", "Peserta: all atau ticked.");
            }
            if word != stage.participants {
                let why = held::participants(write, &stage, change.reason.as_deref())?;
                write.amend(|op| op.reason = why);
            }
            stage.participants = word;
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        let switched = change.enabled.is_some_and(|on| on != stage.enabled)
            || change.scored.is_some_and(|scored| scored != stage.scored);
        if let Some(on) = change.enabled.filter(|on| *on != stage.enabled) {
            label = format!("{} {}", stage.name, if on { "dipakai lagi" } else { "dimatikan" });
            if stage.opened_at.is_some() {
                let act = if on { "Memakai lagi" } else { "Mematikan" };
                let why = reason(&format!("{act} {}", stage.name), change.reason.as_deref().unwrap_or_default())?;
                write.amend(|op| op.reason = Some(why));
            }
            stage.enabled = on;
        }
        if let Some(scored) = change.scored.filter(|scored| *scored != stage.scored) {
            label = format!("{} {}", stage.name, if scored { "dinilai" } else { "tidak dinilai lagi" });
            match scored {
                true => begin_scoring(write, &mut stage)?,
                false => end_scoring(write, &mut stage)?,
            }
        }
        if let (Some(old), Some(new)) = (&old_end, &stage.ends_on)
            && new > old
        {
            extend(write, &stage, old.clone(), new.clone(), change.reason.as_deref(), change.keeps_age)?;
        }
        write.update(&stage)?;
        match switched {
            true => follow(write, stage.edition_id, &change.weights, change.reason.as_deref())?,
            false if put_weights(write, stage.edition_id, &change.weights)? => {
                let why = held::weights(write, stage.edition_id, change.reason.as_deref())?;
                write.amend(|op| op.reason = op.reason.take().or(why));
            }
            false => {}
        }
        check_rows(write, stage.edition_id, !change.weights.is_empty())?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = label;
        });
        Ok(())
    })
}

/// A stage that is scored from now on: weight 0 until weights are set, and a rubric if it has none.
fn begin_scoring(write: &Write<'_>, stage: &mut Stage) -> Result<()> {
    let kind = StageKind::from_code(&stage.kind).unwrap_or(StageKind::Office);
    if !kind.may_be_scored() {
        return Err(Fault::field("scored", format!("{} bukan tahapan penilaian. Tambahkan tahapan lain.", stage.name)));
    }
    stage.kind = StageKind::Scoring.code().into();
    stage.scored = true;
    stage.weight = Some(0);
    write.update(stage)?;
    if criteria(write, stage.id)?.is_empty() {
        put_rubric(write, stage, &[first_rubric(stage)])?;
    }
    Ok(())
}

/// Its rubric stays for the day it is scored again.
fn end_scoring(write: &Write<'_>, stage: &mut Stage) -> Result<()> {
    let by = uses(write, stage)?;
    if !by.is_empty() {
        return Err(Refusal::StageInUse { stage: stage.name.clone(), act: "dijadikan tidak dinilai".into(), by }.into());
    }
    stage.kind = StageKind::Office.code().into();
    stage.scored = false;
    stage.weight = None;
    Ok(())
}

/// Removes a stage that nothing hangs on; what is used is switched off instead.
/// `why` is needed when weights move once judging began.
pub fn remove(app: &App, ctx: &Ctx<'_>, id: Id<Stage>, weights: &Weights, why: Option<&str>) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.remove", "Tahapan dihapus").stage(id), |write| {
        let stage = rows::stage(write, id)?;
        rows::open_edition(write, stage.edition_id)?;
        let by = uses(write, &stage)?;
        if !by.is_empty() {
            return Err(Refusal::StageInUse { stage: stage.name, act: "dihapus".into(), by }.into());
        }
        deleting::delete_whole::<Stage>(write, id, &stage.name)?;
        follow(write, stage.edition_id, weights, why)?;
        check_rows(write, stage.edition_id, !weights.is_empty())?;
        write.amend(|op| {
            op.edition_id = Some(stage.edition_id);
            op.label = format!("Tahapan {} dihapus", stage.name);
        });
        Ok(())
    })
}

/// What hangs on a stage, in words.
pub fn uses(read: &Read<'_>, stage: &Stage) -> Result<Vec<String>> {
    let mut by = Vec::new();
    if stage.opened_at.is_some() {
        by.push("sudah dibuka".to_owned());
    }
    let marks: i64 = read.value(sql!("marks/count_of_stage"), named_params! { ":stage_id": stage.id })?.unwrap_or(0);
    let pairs = rows::assignments_of_stage(read, stage.id)?.len();
    let ticked = read
        .list::<StageParticipant>(sql!("stage_participants/of_stage"), named_params! { ":stage_id": stage.id })?
        .len();
    for (count, what) in [(marks, "nilai"), (count(pairs), "penugasan"), (count(ticked), "peserta yang ditetapkan")] {
        if count > 0 {
            by.push(format!("{count} {what}"));
        }
    }
    let rules: Vec<String> = tie_rules(read, stage.edition_id)?
        .iter()
        .filter(|rule| rule.stage_id == Some(stage.id))
        .map(|rule| rule.position.to_string())
        .collect();
    if !rules.is_empty() {
        by.push(format!("penentu seri {}", words::list(&rules)));
    }
    Ok(by)
}

fn count(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX)
}

/// Puts the stages of an edition in this order; every one of them is named.
pub fn order(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>, ids: &[Id<Stage>]) -> Result<Done<()>> {
    app.write(ctx, Op::new("stages.order", "Urutan tahapan diubah").edition(edition), |write| {
        rows::open_edition(write, edition)?;
        let rows = of_edition(write, edition)?;
        let mut now: Vec<Id<Stage>> = rows.iter().map(|row| row.id).collect();
        let mut asked = ids.to_vec();
        now.sort_unstable();
        asked.sort_unstable();
        if now != asked {
            return Err(Fault::field("stages", "Sebut setiap tahapan edisi ini tepat satu kali."));
        }
        let opened: Vec<Id<Stage>> = rows.iter().filter(|row| row.opened_at.is_some()).map(|row| row.id).collect();
        if ids.iter().filter(|id| opened.contains(id)).ne(&opened) {
            return Err(Fault::field(
                "stages",
                "Urutan tahapan yang sudah dibuka tidak dapat diubah karena peringkat mengikutinya.",
            ));
        }
        for (position, id) in (1..).zip(ids) {
            if let Some(row) = rows.iter().find(|row| row.id == *id && row.position != position) {
                write.update(&Stage { position, ..row.clone() })?;
            }
        }
        Ok(())
    })
}

/// Writes weights that follow from another choice of scored stages.
fn follow(write: &Write<'_>, edition: Id<Edition>, weights: &Weights, why: Option<&str>) -> Result<()> {
    if put_weights(write, edition, weights)? {
        let why = held::weights_that_follow(write, edition, why)?;
        write.amend(|op| op.reason = op.reason.take().or(why));
    }
    Ok(())
}

/// Writes weights of scored stages and answers whether any moved; their sum is checked by the caller.
pub(super) fn put_weights(write: &Write<'_>, edition: Id<Edition>, weights: &[(Id<Stage>, i64)]) -> Result<bool> {
    let mut moved = false;
    for (id, weight) in weights {
        let mut stage = rows::stage(write, *id)?;
        if stage.edition_id != edition {
            return Err(Refusal::EditionsMixed.into());
        }
        if !stage.scored {
            return Err(Refusal::StageNotScored { stage: stage.name }.into());
        }
        let weight = Some(per_mille("weight", &stage.name, *weight)?);
        moved |= stage.weight != weight;
        stage.weight = weight;
        write.update(&stage)?;
    }
    Ok(moved)
}

/// What the stages of an edition keep together, checked behind every change of them: one to five are scored and
/// switched on, no name or code stands twice. The weights must sum to 1000 when they were said with the change, and
/// always once a scored stage is open; before that a wrong sum stands until the first stage is to be opened.
pub(crate) fn check_rows(read: &Read<'_>, edition: Id<Edition>, weights_said: bool) -> Result<()> {
    let rows = of_edition(read, edition)?;
    let mut problems = Problems::new();
    let scored: Vec<&Stage> = rows.iter().filter(|row| row.scored && row.enabled).collect();
    match scored.len() {
        0 => problems.wrong("scored", "Sedikitnya satu tahapan harus dinilai dan dipakai."),
        many if many > MOST_SCORED => problems.wrong(
            "scored",
            format!("Paling banyak {MOST_SCORED} tahapan dinilai dan dipakai. Matikan satu tahapan lain lebih dulu."),
        ),
        _ => {}
    }
    if rows.len() > MOST_STAGES {
        problems.wrong("name", format!("Paling banyak {MOST_STAGES} tahapan dalam satu edisi."));
    }
    for (at, row) in rows.iter().enumerate() {
        if rows[..at].iter().any(|other| same(&other.name, &row.name)) {
            problems.wrong("name", format!("Nama tahapan “{}” sudah dipakai pada edisi ini.", row.name));
        }
        if rows[..at].iter().any(|other| same(&other.code, &row.code)) {
            problems.wrong("code", code_twice(&row.code));
        }
    }
    if weights_said || scored.iter().any(|row| row.opened_at.is_some()) {
        check_weights(read, edition, &mut problems)?;
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(()) }
}
