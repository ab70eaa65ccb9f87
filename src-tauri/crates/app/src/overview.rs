//! Beranda: where we are in the year, what is missing, what is next. The rules stand here; how they look is the screen's.
//!
//! A step names where it is done: a screen, a filter, a part of the screen. The first step that is not done is the next.

mod stage_steps;

use kipp_store::records::Certificate;
use kipp_store::records::Submission;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use kipp_domain::ladder::{LetterKind, NextStep};
use kipp_domain::words::{self, Zone};
use kipp_store::records::{CertificatePrint, Edition, Juror, Stage};
use kipp_store::{Id, Read, named_params, sql};

use crate::dates;
use crate::desk::App;
use crate::entries::submissions;
use crate::error::Result;
use crate::jury::jurors;
use crate::office::{agencies, signatories};
use crate::papers::certificates;
use crate::papers::letters::ledger::{self, Ledger, LedgerRow};
use crate::results::tallies::{self, Counted};
use crate::rows;
use crate::year::obligations::{self, Duty};
use crate::year::stages;

pub use stage_steps::{StageSteps, StepNow};

/// Where something is done: a screen, what it shows there, and which part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub screen: &'static str,
    pub filter: String,
    pub part: &'static str,
}

/// Something that is missing: how many, in words, and more in a second line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    pub count: u32,
    pub text: String,
    pub note: String,
    pub place: Place,
}

/// A step of the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub text: String,
    pub done: bool,
    /// The day it was done or is due, where one is known.
    pub day: Option<String>,
    pub place: Place,
}

/// A stage of the year on its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageNow {
    pub stage: Stage,
    /// done, now, late, next
    pub state: &'static str,
    /// Which day of how many, while it runs by its dates.
    pub running: Option<(i64, i64)>,
    pub note: Option<String>,
    /// Its end before it was moved: "semula 5 November 2021".
    pub extended: Option<String>,
}

/// Sheets of one juror over all open stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JurorCount {
    pub id: Id<Juror>,
    pub name: String,
    pub office: Option<String>,
    pub submitted: u32,
    /// Submitted and awaited: abstained and excused sheets will not come.
    pub due: u32,
}

/// How far the submissions came: everyone who is at a later point has passed the earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub code: &'static str,
    pub label: &'static str,
    pub count: u32,
    pub place: Place,
}

#[derive(Clone, Debug)]
pub struct Overview {
    pub edition: Edition,
    pub stages: Vec<StageNow>,
    /// "berakhir 5 hari lagi", of the stage that runs.
    pub ends: Option<String>,
    pub missing: Vec<Lack>,
    pub steps: Vec<Step>,
    /// Of the stages that run, and of the next.
    pub stage_steps: Vec<StageSteps>,
    pub duties: Vec<Duty>,
    /// Recap groups in printing order.
    pub order: Vec<String>,
    pub jurors: Vec<JurorCount>,
    pub path: Vec<Passed>,
}

fn at(screen: &'static str) -> Place {
    Place { screen, ..Place::default() }
}

impl Place {
    fn filtered(mut self, filter: &str) -> Self {
        self.filter = filter.into();
        self
    }

    fn part(mut self, part: &'static str) -> Self {
        self.part = part;
        self
    }
}

/// A scored stage that is open, with its sheets.
struct Judged {
    stage: Stage,
    counted: Counted,
    missing: u32,
    due: u32,
}

pub fn read(app: &App, read: &Read<'_>, zone: Zone, today: NaiveDate, edition: Id<Edition>) -> Result<Overview> {
    let edition = rows::edition(read, edition)?;
    let (duties, order) = obligations::duties(read, edition.id)?;
    let counts = submissions::count_by_status(read, edition.id)?;
    let standing_at = |codes: &[&str]| -> u32 {
        counts.iter().filter(|(code, _)| codes.contains(&code.as_str())).map(|(_, count)| count).sum()
    };
    let all_stages = stages::of_edition(read, edition.id)?;
    let people = jurors::of_edition(read, edition.id)?;
    let mut sheets: Vec<JurorCount> = people
        .iter()
        .map(|row| JurorCount { id: row.id, name: row.name.clone(), office: row.office.clone(), submitted: 0, due: 0 })
        .collect();
    let mut judged = Vec::new();
    for stage in all_stages.iter().filter(|stage| stage.scored && stage.enabled && stage.opened_at.is_some()) {
        let counted = tallies::counted(app, read, stage)?;
        let (mut missing, mut due) = (0, 0);
        for tally in &counted.jurors {
            let expected = tally.due();
            if let Some(row) = sheets.iter_mut().find(|row| row.id == tally.juror) {
                row.submitted += tally.submitted;
                row.due += expected;
            }
            missing += tally.outstanding;
            due += expected;
        }
        judged.push(Judged { stage: stage.clone(), counted, missing, due });
    }
    let frozen = rows::newest_head(read, edition.id)?.map(|head| (head.id, head.frozen_at));
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    let mut missing = lacks(&duties, &standing_at, &judged);
    if edition.closed_at.is_none() {
        // Below the agencies that sent nothing, the letters to them.
        let at = missing.iter().position(|lack| lack.place.screen != "perangkat-daerah").unwrap_or(missing.len());
        missing.splice(at..at, letters_due(&ledger::read(read, edition.id, today)?, today));
    }
    let signing = signatories::all(read)?;
    let facts = Facts {
        agencies: agencies::all(read)?.len(),
        signatories: signing.len(),
        submissions: total,
        undecided: standing_at(&["draf", "masuk", "perbaikan", "lengkap"]),
        jurors: people.len(),
        frozen_at: frozen.map(|(_, at)| at),
    };
    let printed = Printed::read(read, edition.id)?;
    let steps = steps(read, &edition, &all_stages, &judged, &facts, &printed, zone)?;
    let winners = match frozen {
        Some((revision, _)) => read
            .value::<u32>(
                sql!("result_rows/winners"),
                named_params! { ":revision_id": revision, ":edition_id": edition.id },
            )?
            .unwrap_or(0),
        None => 0,
    };
    let path = path(total, &standing_at, &judged, winners);
    let mut now = line(&all_stages, today, frozen.is_some());
    for extension in stages::extensions(read, edition.id)? {
        // The first end counts, however often it moved.
        if let Some(one) = now.iter_mut().find(|one| one.stage.id == extension.stage_id && one.extended.is_none()) {
            let old = dates::kept(extension.old_ends_on.as_deref());
            one.extended = old.map(|day| format!("semula {}", words::tight_date(day)));
        }
    }
    let data = stage_steps::Data {
        edition: &edition,
        duties: &duties,
        standing_at: &standing_at,
        submissions: total,
        jurors: &people,
        signatories: &signing,
        judged: &judged,
        frozen: frozen.is_some(),
        printed: &printed,
    };
    let stage_steps = stage_steps::of_line(read, &now, &data)?;
    let ends = now.iter().find(|one| one.state == "now").and_then(|one| ending(&one.stage, today));
    Ok(Overview { edition, stages: now, ends, missing, steps, stage_steps, duties, order, jurors: sheets, path })
}

fn lacks(duties: &[Duty], standing_at: &dyn Fn(&[&str]) -> u32, judged: &[Judged]) -> Vec<Lack> {
    let mut found = Vec::new();
    let mut say = |count: u32, text: &str, note: String, place: Place| {
        if count > 0 {
            found.push(Lack { count, text: format!("{count} {text}"), note, place });
        }
    };
    let standings: Vec<_> = duties.iter().map(|duty| duty.standing.clone()).collect();
    let sum = kipp_domain::obligation::total(&standings);
    say(
        sum.missing,
        "perangkat daerah belum mengirim usulan",
        format!("dari {} yang wajib", sum.obliged),
        at("perangkat-daerah").filtered("belum"),
    );
    say(standing_at(&["draf"]), "usulan masih draf", String::new(), at("usulan").filtered("draf"));
    say(
        standing_at(&["masuk", "perbaikan", "lengkap"]),
        "usulan belum dinyatakan lolos atau gugur",
        String::new(),
        at("usulan").filtered("masuk"),
    );
    for Judged { stage, missing, due, .. } in judged {
        let until = dates::kept(stage.ends_on.as_deref()).map(|day| format!("; batas {}", words::weekday_date(day)));
        say(
            *missing,
            &format!("lembar nilai {} belum masuk", words::in_sentence(&stage.name)),
            format!("dari {due} lembar{}", until.unwrap_or_default()),
            at("penilaian").filtered(&stage.code),
        );
    }
    found
}

/// Letters of the ladder whose time has come, with the agencies they are for; without a closing date there is no ladder.
fn letters_due(ledger: &Ledger, today: NaiveDate) -> Vec<Lack> {
    let place = at("perangkat-daerah").filtered("perlu-surat").part("kewajiban");
    let names = |rows: &[&LedgerRow]| {
        const NAMED: usize = 2;
        let mut names: Vec<String> = rows.iter().take(NAMED).map(|row| row.duty.agency.name.clone()).collect();
        if rows.len() > NAMED {
            names.push(format!("{} lain", rows.len() - NAMED));
        }
        words::list(&names)
    };
    let lack = |rows: &[&LedgerRow], text: &str, place: Place| {
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        (count > 0).then(|| Lack { count, text: format!("{count} perangkat daerah {text}"), note: names(rows), place })
    };
    let with = |wanted: &dyn Fn(&LedgerRow) -> bool| ledger.rows.iter().filter(|row| wanted(row)).collect::<Vec<_>>();
    let steps = [LetterKind::Reminder, LetterKind::FirstReprimand, LetterKind::SecondReprimand];
    let due = steps.into_iter().filter_map(|step| {
        let rows = with(&|row| row.standing.is_due(today) && row.standing.next_kind() == Some(step));
        lack(&rows, &format!("perlu diberi {}", words::in_sentence(step.label())), place.clone())
    });
    let no_closing = with(&|row| row.standing.next == NextStep::NoClosing);
    let text = "belum dapat disurati karena hari terakhir pendaftaran belum diisi";
    due.chain(lack(&no_closing, text, at("pengaturan"))).collect()
}

/// What the steps look at besides stages.
struct Facts {
    agencies: usize,
    signatories: usize,
    submissions: u32,
    /// Neither passed nor failed.
    undecided: u32,
    jurors: usize,
    frozen_at: Option<i64>,
}

/// How far certificates came.
struct Printed {
    numbered: bool,
    /// Every one of them is printed.
    all: bool,
    newest: Option<i64>,
}

impl Printed {
    fn read(read: &Read<'_>, edition: Id<Edition>) -> Result<Self> {
        let numbered = certificates::standing(read, edition)?;
        let prints: Vec<CertificatePrint> =
            read.list(sql!("certificate_prints/of_edition"), named_params! { ":edition_id": edition })?;
        let counting = prints.iter().filter(|print| crate::papers::awards::counts(print));
        let printed: BTreeSet<Id<Certificate>> = counting.map(|print| print.certificate_id).collect();
        Ok(Self {
            numbered: !numbered.is_empty(),
            all: !numbered.is_empty() && numbered.iter().all(|id| printed.contains(id)),
            newest: prints.iter().map(|print| print.at).max(),
        })
    }
}

/// The steps of the year in order, each with whether it is done. What is judged later is opened after what is judged before
/// is complete.
fn steps(
    read: &Read<'_>,
    edition: &Edition,
    all: &[Stage],
    judged: &[Judged],
    facts: &Facts,
    printed: &Printed,
    zone: Zone,
) -> Result<Vec<Step>> {
    let day = |at: Option<i64>| at.map(|at| words::long_date(zone.date(at)));
    let mut found = Vec::new();
    let mut step = |text: String, done: bool, day: Option<String>, place: Place| {
        found.push(Step { text, done, day, place });
    };
    step("Impor daftar perangkat daerah".into(), facts.agencies > 0, None, at("perangkat-daerah"));
    step("Isi penanda tangan".into(), facts.signatories > 0, None, at("pengaturan").part("penanda"));
    step("Impor atau ketik usulan".into(), facts.submissions > 0, None, at("usulan"));
    step(
        "Nyatakan usulan lolos atau gugur".into(),
        facts.submissions > 0 && facts.undecided == 0,
        None,
        at("usulan").filtered(if facts.undecided > 0 { "masuk" } else { "" }),
    );
    step("Tambahkan juri".into(), facts.jurors > 0, None, at("penilaian").part("juri"));
    let over = facts.frozen_at.is_some();
    if stages::weights_problem(all).is_some() {
        step("Lengkapi bobot tahapan sampai 100%".into(), false, None, at("pengaturan").filtered("rubrik"));
    }
    for stage in all.iter().filter(|stage| stage.scored && stage.enabled) {
        let name = words::in_sentence(&stage.name);
        let place = || at("penilaian").filtered(&stage.code).part("satu");
        let now = judged.iter().find(|one| one.stage.id == stage.id);
        let missing = now.map_or(0, |one| one.missing);
        step(format!("Buka {name}"), now.is_some(), day(stage.opened_at), place());
        let left =
            if missing > 0 { format!("Lengkapi {missing} lembar {name}") } else { format!("Lengkapi lembar {name}") };
        step(left, now.is_some_and(|one| one.due > 0 && one.missing == 0) || over, None, place());
        // A frozen result asks for no lock any more.
        if stage.locked_at.is_some() || !over {
            step(format!("Kunci {name}"), stage.locked_at.is_some(), day(stage.locked_at), place());
        }
    }
    step("Periksa peringkat, lalu bekukan hasil".into(), over, day(facts.frozen_at), at("hasil"));
    step("Beri nomor piagam dan sertifikat".into(), printed.numbered, None, at("piagam"));
    step("Cetak piagam dan sertifikat".into(), printed.all, day(printed.newest), at("piagam"));
    let issued = crate::papers::issued::list(read, edition.id)?;
    let recap = issued.iter().find(|file| file.document == "rekap-nilai");
    step(
        "Simpan atau cetak rekapitulasi nilai".into(),
        recap.is_some(),
        day(recap.map(|file| file.made_at)),
        at("dokumen").filtered("rekap-nilai"),
    );
    step("Tutup edisi".into(), edition.closed_at.is_some(), day(edition.closed_at), at("pengaturan").part("edisi"));
    Ok(found)
}

fn path(total: u32, standing_at: &dyn Fn(&[&str]) -> u32, judged: &[Judged], winners: u32) -> Vec<Passed> {
    let waiting: BTreeSet<Id<Submission>> = judged.iter().flat_map(|one| one.counted.waiting.iter().copied()).collect();
    let marked: BTreeSet<Id<Submission>> = judged.iter().flat_map(|one| one.counted.marked.iter().copied()).collect();
    let complete = u32::try_from(marked.difference(&waiting).count()).unwrap_or(u32::MAX);
    let mut found = Vec::new();
    let mut row = |code, label, count, place| found.push(Passed { code, label, count, place });
    row("draf", "Draf", total, at("usulan"));
    row("masuk", "Masuk", total - standing_at(&["draf"]), at("usulan"));
    row("lolos", "Lolos seleksi", standing_at(&["lolos"]), at("usulan").filtered("lolos"));
    row("dinilai", "Dinilai lengkap", complete, at("penilaian").part("semua"));
    row("pemenang", "Pemenang", winners, at("hasil"));
    // What is on none of these points is told where there is any.
    for (code, label) in [("perbaikan", "Perbaikan"), ("gugur", "Gugur")] {
        let count = standing_at(&[code]);
        if count > 0 {
            row(code, label, count, at("usulan").filtered(code));
        }
    }
    found
}

fn line(all: &[Stage], today: NaiveDate, frozen: bool) -> Vec<StageNow> {
    let mut now: Vec<StageNow> = all
        .iter()
        .filter(|stage| stage.enabled)
        .map(|stage| {
            let state = state(stage, today, frozen);
            StageNow {
                state,
                running: if state == "now" { days(stage, today) } else { None },
                note: note(stage, state, today),
                extended: None,
                stage: stage.clone(),
            }
        })
        .collect();
    // Without dates a stage is over when a later one is under way.
    let reached = now.iter().rposition(|one| one.state != "next").unwrap_or(0);
    for one in now[..reached].iter_mut().filter(|one| one.state == "next") {
        if one.stage.starts_on.is_none() && one.stage.ends_on.is_none() {
            one.state = "done";
        }
    }
    now
}

/// By its dates; a stage without dates by what was done in it. Once the result is frozen, scoring is over.
fn state(stage: &Stage, today: NaiveDate, frozen: bool) -> &'static str {
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

fn days(stage: &Stage, today: NaiveDate) -> Option<(i64, i64)> {
    let (start, end) = (dates::kept(stage.starts_on.as_deref())?, dates::kept(stage.ends_on.as_deref())?);
    Some(((today - start).num_days() + 1, (end - start).num_days() + 1))
}

fn note(stage: &Stage, state: &str, today: NaiveDate) -> Option<String> {
    let end = dates::kept(stage.ends_on.as_deref())?;
    (state == "late").then(|| format!("lewat {} hari", (today - end).num_days()))
}

fn ending(stage: &Stage, today: NaiveDate) -> Option<String> {
    let left = (dates::kept(stage.ends_on.as_deref())? - today).num_days();
    Some(if left == 0 { "berakhir hari ini".into() } else { format!("berakhir {left} hari lagi") })
}
