//! Beranda in one read.

use kipp_app::ports::Ctx;
use kipp_app::{App, Result, dates, desk, editions, jurors, obligations, rankings, stages, submissions, tallies};
use kipp_domain::submission::STATUSES;
use kipp_domain::words;
use kipp_store::records::Stage;

use crate::dto::{EditionIn, GridJurorDto, MissingDto, OverviewDto, OverviewStageDto, PathDto};
use crate::handlers::{agencies, editions as edition_dto, stages as stage_dto};

/// The frame and Beranda both ask, and again after every move: it is read once for each state of the desk.
pub(crate) fn show(app: &App, ctx: &Ctx<'_>, input: EditionIn) -> Result<OverviewDto> {
    let today = app.zone().date(ctx.clock.now().0);
    app.unchanged(&format!("overview.show {} {today}", input.edition), || read(app, today, input.edition))
}

fn read(app: &App, today: chrono::NaiveDate, edition: i64) -> Result<OverviewDto> {
    app.read(|read| {
        let edition = desk::edition(read, edition)?;
        let (duties, order) = obligations::duties(read, edition.id)?;
        let (groups, total) = agencies::summaries(&duties, &order);
        let counts = submissions::count_by_status(read, edition.id)?;
        let standing_at = |codes: &[&str]| -> u32 {
            counts.iter().filter(|(code, _)| codes.contains(&code.as_str())).map(|(_, count)| count).sum()
        };
        let path: Vec<PathDto> = STATUSES
            .into_iter()
            .map(|status| PathDto {
                status: status.code().into(),
                label: status.label().into(),
                count: standing_at(&[status.code()]),
            })
            .collect();
        let stages = stages::of_edition(read, edition.id)?;
        let people = jurors::of_edition(read, edition.id)?;
        let mut sheets: Vec<GridJurorDto> = people
            .iter()
            .map(|juror| GridJurorDto {
                id: juror.id,
                name: juror.name.clone(),
                office: juror.office.clone(),
                agency_name: None,
                submitted: 0,
                due: 0,
            })
            .collect();
        let mut awaited = Vec::new();
        for stage in stages.iter().filter(|stage| stage.scored && stage.opened_at.is_some()) {
            let mut missing = 0;
            for tally in tallies::of_stage(app, read, stage)? {
                if let Some(row) = sheets.iter_mut().find(|row| row.id == tally.juror) {
                    row.submitted += tally.submitted;
                    row.due += tally.due();
                }
                missing += tally.outstanding;
            }
            awaited.push((stage.clone(), missing));
        }
        let newest = rankings::newest_revision(read, edition.id)?;
        let mut missing = Vec::new();
        let mut say = |count: u32, text: String, screen: &str, filter: &str| {
            if count > 0 {
                missing.push(MissingDto { count, text, screen: screen.into(), filter: filter.into() });
            }
        };
        say(
            total.missing,
            format!("{} perangkat daerah belum mengirim usulan", total.missing),
            "perangkat-daerah",
            "belum",
        );
        let drafts = standing_at(&["draf"]);
        say(drafts, format!("{drafts} usulan masih draf"), "usulan", "draf");
        let received = standing_at(&["masuk", "perbaikan", "lengkap"]);
        say(received, format!("{received} usulan belum dinyatakan lolos atau gugur"), "usulan", "masuk");
        for (stage, lacking) in &awaited {
            say(
                *lacking,
                format!("{lacking} lembar nilai {} belum masuk", stage.name.to_lowercase()),
                "penilaian",
                &stage.code,
            );
        }
        let next = next_steps(
            kipp_app::agencies::all(read)?.len(),
            counts.iter().map(|(_, count)| count).sum(),
            people.len(),
            &stages,
            &awaited,
            newest.is_some(),
        );
        let mut said: Vec<OverviewStageDto> = stages
            .iter()
            .filter(|stage| stage.enabled)
            .map(|stage| {
                let state = stage_state(stage, today, newest.is_some());
                let running = if state == "now" { stage_days(stage, today) } else { None };
                OverviewStageDto {
                    id: stage.id,
                    code: stage.code.clone(),
                    name: stage.name.clone(),
                    kind: stage.kind.clone(),
                    day: running.map(|(day, _)| day),
                    days: running.map(|(_, days)| days),
                    note: stage_note(stage, state, today),
                    state: state.into(),
                    dates: stage_dto::date_range(stage),
                }
            })
            .collect();
        // Without dates a stage is over when a later one is under way.
        let reached = said.iter().rposition(|stage| stage.state != "next").unwrap_or(0);
        for stage in said[..reached].iter_mut().filter(|stage| stage.state == "next" && stage.dates.is_none()) {
            stage.state = "done".into();
        }
        let template = editions::number_template(read, edition.id)?;
        Ok(OverviewDto {
            edition: edition_dto::dto(edition, template),
            today: words::weekday_date(today),
            stages: said,
            missing,
            next,
            groups,
            total,
            jurors: sheets,
            path,
        })
    })
}

fn next_steps(
    agencies: usize,
    submissions: u32,
    jurors: usize,
    stages: &[Stage],
    awaited: &[(Stage, u32)],
    frozen: bool,
) -> Vec<MissingDto> {
    let step = |text: String, screen: &str| MissingDto { count: 0, text, screen: screen.into(), filter: String::new() };
    if agencies == 0 {
        return vec![step("Impor daftar perangkat daerah".into(), "perangkat-daerah")];
    }
    if submissions == 0 {
        return vec![step("Impor atau ketik usulan".into(), "usulan")];
    }
    if jurors == 0 {
        return vec![step("Tambahkan juri".into(), "penilaian")];
    }
    if let Some(stage) = stages.iter().find(|stage| stage.scored && stage.enabled && stage.opened_at.is_none()) {
        return vec![step(format!("Buka {}", stage.name.to_lowercase()), "penilaian")];
    }
    if awaited.iter().any(|(_, missing)| *missing > 0) {
        return vec![step("Lengkapi lembar nilai".into(), "penilaian")];
    }
    match frozen {
        false => vec![step("Periksa peringkat, lalu bekukan hasil".into(), "hasil")],
        true => {
            vec![step("Cetak piagam dan sertifikat".into(), "piagam"), step("Cetak rekapitulasi".into(), "dokumen")]
        }
    }
}

/// By its dates; a stage without dates by what was done in it. Once the result is frozen, scoring is over.
fn stage_state(stage: &Stage, today: chrono::NaiveDate, frozen: bool) -> &'static str {
    let (start, end) = (dates::kept(stage.starts_on.as_deref()), dates::kept(stage.ends_on.as_deref()));
    match (start, end) {
        (_, Some(end)) if end < today && is_awaited(stage, frozen) => "late",
        (_, Some(end)) if end < today => "done",
        (Some(start), _) if start > today => "next",
        (Some(_), _) => "now",
        _ if stage.scored && (frozen || stage.locked_at.is_some()) => "done",
        _ if stage.opened_at.is_some() => "now",
        _ => "next",
    }
}

/// Scoring that began and is neither locked nor frozen.
fn is_awaited(stage: &Stage, frozen: bool) -> bool {
    stage.scored && stage.opened_at.is_some() && stage.locked_at.is_none() && !frozen
}

fn stage_days(stage: &Stage, today: chrono::NaiveDate) -> Option<(i64, i64)> {
    let (start, end) = (dates::kept(stage.starts_on.as_deref())?, dates::kept(stage.ends_on.as_deref())?);
    Some(((today - start).num_days() + 1, (end - start).num_days() + 1))
}

fn stage_note(stage: &Stage, state: &str, today: chrono::NaiveDate) -> Option<String> {
    let end = dates::kept(stage.ends_on.as_deref())?;
    (state == "late").then(|| format!("lewat {} hari", (today - end).num_days()))
}
