//! A desk of ten thousand submissions, nine jurors and eight criteria, every mark given: for the benches.
//!
//! The office, the edition and the jurors come through the dispatcher; the many rows are written through the store's
//! funnel, a few operations of ten thousands of rows each, so that the journal holds every one of them.

use std::path::{Path, PathBuf};

use kipp_store::records::{
    Agency, Assignment, Criterion, Edition, Innovation, Innovator, Juror, Mark, ScoreSheet, Stage, StatusChange,
    Submission,
};
use kipp_store::{Desk, Id, Op, Stamp, StoreError, named_params, sql};
use serde_json::{Value, json};

use crate::{Arena, MOMENT};

pub const SUBMISSIONS: i64 = 10_000;
pub const JURORS: i64 = 9;
/// Per mille, of the eight criteria.
pub const WEIGHTS: [i64; 8] = [100, 150, 50, 250, 150, 50, 100, 150];

/// Where the desk lies and what a bench asks it.
#[derive(Clone, Debug)]
pub struct Big {
    pub path: PathBuf,
    pub edition: Id<Edition>,
    pub stage: Id<Stage>,
    pub submissions: Vec<Id<Submission>>,
    pub jurors: Vec<Id<Juror>>,
}

/// The desk in `folder`, made once for every schema.
///
/// # Errors
/// When the disk or the store refuses.
pub fn desk_in(folder: &Path) -> Result<Big, StoreError> {
    let schema = kipp_store::files::sha256_hex(sql!("migrations/0001").as_bytes());
    let path = folder.join(format!("besar-{}.kipp", &schema[..8]));
    if !path.exists() {
        let io = |source| StoreError::from_io(folder.display().to_string(), source);
        std::fs::create_dir_all(folder).map_err(io)?;
        let part = folder.join("besar.part.kipp");
        for suffix in ["", "-wal"] {
            let _ = std::fs::remove_file(folder.join(format!("besar.part.kipp{suffix}")));
        }
        office(&part);
        fill(&part)?;
        std::fs::rename(&part, &path).map_err(io)?;
    }
    found(path)
}

fn found(path: PathBuf) -> Result<Big, StoreError> {
    let desk = Desk::open(&path, MOMENT)?;
    let read = desk.read();
    let edition = read.value::<Id<Edition>>("SELECT id FROM editions", [])?.unwrap_or_default();
    let stage = read.value::<Id<Stage>>("SELECT id FROM stages WHERE code = 'proposal'", [])?.unwrap_or_default();
    let standing: Vec<(Id<Submission>, String)> =
        read.map(sql!("submissions/statuses"), named_params! { ":edition_id": edition }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let submissions = standing.into_iter().filter(|(_, status)| status == "lolos").map(|(id, _)| id).collect();
    let jurors = read.list::<Juror>(sql!("jurors/of_edition"), named_params! { ":edition_id": edition })?;
    desk.close()?;
    Ok(Big { path, edition, stage, submissions, jurors: jurors.into_iter().map(|juror| juror.id).collect() })
}

/// Sixty agencies, one edition with one weighted stage of eight criteria, nine jurors.
fn office(path: &Path) {
    let arena = Arena::closed();
    arena.files.put_place("besar", path);
    arena.call("desks.create", json!({ "file": "besar" }));
    for at in 1..=60 {
        arena.agency(&format!("Dinas Nomor {at}"), "dinas", None);
    }
    let edition = arena.edition();
    for at in 1..=JURORS {
        arena.juror(edition, &format!("Juri {at}"), None);
    }
    let (proposal, presentation) = (arena.stage(edition, "proposal"), arena.stage(edition, "presentasi"));
    arena.call("tie_rules.save", json!({ "edition": edition, "rules": [{ "kind": "panel" }] }));
    arena.call("stages.change", json!({ "stage": presentation, "enabled": false }));
    arena.call("stages.set_weights", json!({ "edition": edition, "weights": [{ "stage": proposal, "weight": 1000 }] }));
    let criteria: Vec<Value> = (1..)
        .zip(WEIGHTS)
        .map(|(at, weight)| json!({ "code": format!("k{at}"), "name": format!("Kriteria {at}"), "weight": weight }))
        .collect();
    arena.call("rubrics.save", json!({ "stage": proposal, "criteria": criteria }));
    let stages = arena.call("stages.list", json!({ "edition": edition }));
    let stage = stages
        .as_array()
        .and_then(|list| list.iter().find(|stage| stage["id"] == proposal))
        .cloned()
        .unwrap_or_default();
    let rules = json!([{ "kind": "criterion_mean", "stage": proposal, "criterion": stage["criteria"][3]["id"] }, { "kind": "panel" }]);
    arena.call("tie_rules.save", json!({ "edition": edition, "rules": rules }));
    arena.call("desks.close", json!({}));
}

/// Numbers that look random and are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

fn fill(path: &Path) -> Result<(), StoreError> {
    let mut desk = Desk::open(path, MOMENT)?;
    let stamp = |minute: i64| Stamp {
        at: MOMENT + minute * 60_000,
        actor: "Bench".into(),
        program_run: "bench".into(),
        ends: vec![],
    };
    let read = desk.read();
    let edition = read.value::<Id<Edition>>("SELECT id FROM editions", [])?.unwrap_or_default();
    let agencies: Vec<Id<Agency>> = read.map(sql!("agencies/all"), [], |row| row.get("id"))?;
    let jurors: Vec<Juror> = read.list(sql!("jurors/of_edition"), named_params! { ":edition_id": edition })?;
    let stages: Vec<Stage> = read.list(sql!("stages/of_edition"), named_params! { ":edition_id": edition })?;
    let Some(mut stage) = stages.into_iter().find(|stage| stage.code == "proposal") else {
        return Err(StoreError::Invariant("no proposal stage".into()));
    };
    let criteria: Vec<Criterion> = read.list(sql!("criteria/of_stage"), named_params! { ":stage_id": stage.id })?;

    let op = Op::new("submissions.save", "Usulan bench").edition(edition);
    let submissions = desk
        .write::<_, StoreError>(&stamp(1), op, |write| {
            (1..=SUBMISSIONS)
                .map(|at| submission(write, edition, &agencies, at))
                .collect::<Result<Vec<Id<Submission>>, _>>()
        })?
        .value;
    let op = Op::new("stages.open", "Penilaian proposal dibuka").edition(edition).stage(stage.id);
    let pairs = desk
        .write::<_, StoreError>(&stamp(2), op, |write| {
            stage.opened_at = Some(write.at());
            write.update(&stage)?;
            let mut pairs = Vec::new();
            for submission_id in &submissions {
                for juror in &jurors {
                    let row = Assignment {
                        id: Id::NEW,
                        stage_id: stage.id,
                        submission_id: *submission_id,
                        juror_id: juror.id,
                        state: "assigned".into(),
                        reason: None,
                    };
                    pairs.push(write.insert(row)?);
                }
            }
            Ok(pairs)
        })?
        .value;
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for (at, part) in pairs.chunks(10_000).enumerate() {
        let op = Op::new("score_sheets.import", format!("Nilai bagian {}", at + 1)).edition(edition).stage(stage.id);
        desk.write::<_, StoreError>(&stamp(3 + i64::try_from(at).unwrap_or(0)), op, |write| {
            for assignment_id in part {
                let sheet_id = write.insert(ScoreSheet {
                    id: Id::NEW,
                    assignment_id: *assignment_id,
                    abstain_reason: None,
                    control_total: None,
                    note: None,
                })?;
                for criterion in &criteria {
                    let value = 6000 + 25 * i64::try_from(random.below(160)).unwrap_or(0);
                    write.insert(Mark { id: Id::NEW, sheet_id, criterion_id: criterion.id, value })?;
                }
            }
            Ok(())
        })?;
    }
    desk.close()
}

fn submission(
    write: &kipp_store::Write<'_>,
    edition_id: Id<Edition>,
    agencies: &[Id<Agency>],
    at: i64,
) -> Result<Id<Submission>, StoreError> {
    let agency_id = agencies[usize::try_from(at).unwrap_or(0) % agencies.len()];
    let title = format!("Inovasi Pelayanan Terpadu Nomor {at}");
    let normal_title = title.to_lowercase();
    let innovation_id = write.insert(Innovation {
        id: Id::NEW,
        title: title.clone(),
        expansion: None,
        normal_title: normal_title.clone(),
        agency_id: Some(agency_id),
        started_on: Some("2020-02-01".into()),
        note: None,
    })?;
    let id = write.insert(Submission {
        id: Id::NEW,
        edition_id,
        innovation_id,
        code: format!("{at:05}"),
        title,
        expansion: None,
        normal_title,
        agency_id,
        unit: Some(format!("UPT Nomor {at}")),
        unit_agency_id: None,
        kind: Some("umum".into()),
        category: None,
        started_on: Some("2020-02-01".into()),
        status: "lolos".into(),
        received_at: Some(write.at()),
        published_rank: None,
        note: None,
    })?;
    write.insert(Innovator {
        id: Id::NEW,
        submission_id: id,
        position: 1,
        kind: "person".into(),
        name: format!("Inovator {at}, S.Sos., M.Si."),
        office: None,
        nip: None,
        phone: None,
    })?;
    write.insert(StatusChange {
        id: Id::NEW,
        submission_id: id,
        from_status: None,
        to_status: "lolos".into(),
        reason: None,
        actor: write.actor().into(),
        at: write.at(),
    })?;
    Ok(id)
}
