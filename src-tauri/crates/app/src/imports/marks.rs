//! Marks from a file: known by sheet and criterion. Nothing of a pair that may not be scored gets in.

use std::collections::{BTreeMap, BTreeSet};

use kipp_domain::figures;
use kipp_domain::imports::{MarkContent, MarkRow, check_marks};
use kipp_domain::names::normal_form;
use kipp_domain::problem::Severity;
use kipp_domain::scoring::Exact;
use kipp_store::records::{Assignment, Criterion, Edition, Juror, ScoreSheet, Stage, Submission};
use kipp_store::{Id, Read, Write, named_params, sql};

use super::planned::{Check, Kind, Planned, Rows, begin};
use super::{Change, Deed, MarkSheet, Steps};
use crate::entries::submissions;
use crate::error::{Fault, Result};
use crate::jury::jurors;
use crate::jury::score_sheets::{self, SheetForm, SheetKey};
use crate::rows;
use crate::year::{gates, stages};

/// Nilai, sheet by sheet.
pub(super) struct Marks;

impl Kind for Marks {
    type Work = MarkWork;

    fn plan(check: Check<'_>, edition: Option<&Edition>) -> Result<Rows<MarkWork>> {
        edition.map_or_else(|| Ok(Rows::from(vec![])), |edition| plan(check, edition))
    }

    fn write(write: &Write<'_>, works: &[(u32, &MarkWork)], steps: &Steps<'_, '_>) -> Result<()> {
        write_all(write, works, steps)
    }

    fn pass(write: &Write<'_>, _: Option<Id<Edition>>, works: &[&MarkWork], _: Option<&str>) -> Result<Vec<String>> {
        let stages: BTreeSet<Id<Stage>> = works.iter().map(|work| work.key.stage).collect();
        let said = stages.into_iter().map(|id| gates::of_marks(write, &rows::stage(write, id)?, write.at()));
        Ok(said.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }
}

/// One mark, or the abstention of a whole sheet.
pub(super) struct MarkWork {
    key: SheetKey,
    content: Content,
}

enum Content {
    /// Criterion code and the mark as typed: "85,25".
    Mark(String, String),
    Abstention(String),
}

/// A scored stage with its sheets as they stand.
struct OpenStage {
    stage: Stage,
    leaves: Vec<Criterion>,
    /// Code and name of a leaf in normal form → its place.
    by_criterion: BTreeMap<String, usize>,
    /// (submission, juror) → assignment.
    pairs: BTreeMap<(Id<Submission>, Id<Juror>), Assignment>,
    /// Assignment → its sheet.
    sheets: BTreeMap<Id<Assignment>, (Id<ScoreSheet>, Option<String>)>,
    /// (sheet, criterion) → hundredths.
    marks: BTreeMap<(Id<ScoreSheet>, Id<Criterion>), i64>,
    /// Marks per sheet.
    marked: BTreeMap<Id<ScoreSheet>, usize>,
}

impl OpenStage {
    fn load(read: &Read<'_>, stage: Stage) -> Result<Self> {
        let criteria = stages::criteria(read, stage.id)?;
        let leaves: Vec<Criterion> = criteria
            .iter()
            .filter(|row| row.weight > 0 && !criteria.iter().any(|child| child.parent_id == Some(row.id)))
            .cloned()
            .collect();
        let pairs = rows::assignments_of_stage(read, stage.id)?;
        let sheets = read.map(sql!("score_sheets/of_stage"), named_params! { ":stage_id": stage.id }, |row| {
            let sheet: Option<Id<ScoreSheet>> = row.get("sheet_id")?;
            Ok((row.get("assignment_id")?, sheet, row.get("abstain_reason")?))
        })?;
        let marks = read.map(sql!("marks/of_stage"), named_params! { ":stage_id": stage.id }, |row| {
            Ok(((row.get("sheet_id")?, row.get("criterion_id")?), row.get("value")?))
        })?;
        let marks: BTreeMap<(Id<ScoreSheet>, Id<Criterion>), i64> = marks.into_iter().collect();
        let mut marked: BTreeMap<Id<ScoreSheet>, usize> = BTreeMap::new();
        for (sheet, _) in marks.keys() {
            *marked.entry(*sheet).or_default() += 1;
        }
        Ok(Self {
            by_criterion: by_criterion(&leaves),
            leaves,
            pairs: pairs.into_iter().map(|row| ((row.submission_id, row.juror_id), row)).collect(),
            sheets: sheets
                .into_iter()
                .filter_map(|(assignment, sheet, abstained)| Some((assignment, (sheet?, abstained))))
                .collect(),
            marks,
            marked,
            stage,
        })
    }
}

/// The leaves as they may be written; a code wins over a name, the first over later ones.
fn by_criterion(leaves: &[Criterion]) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    let ways: [fn(&Criterion) -> String; 2] = [|leaf| normal_form(&leaf.code), |leaf| normal_form(&leaf.name)];
    for written in ways {
        for (at, leaf) in leaves.iter().enumerate() {
            places.entry(written(leaf)).or_insert(at);
        }
    }
    places
}

/// Everything names of a row may mean.
struct Known {
    stages: Vec<OpenStage>,
    /// Stages of the edition that are not scored, or not used.
    unscored: Vec<Stage>,
    by_code: BTreeMap<String, Id<Submission>>,
    by_number: BTreeMap<u32, Id<Submission>>,
    by_title: BTreeMap<String, Vec<Id<Submission>>>,
    submissions: BTreeMap<Id<Submission>, Submission>,
    jurors: Vec<Juror>,
    /// Name and NIP → the jurors that bear it.
    by_juror: BTreeMap<String, Vec<usize>>,
    frozen: Option<i64>,
}

impl Known {
    fn load(read: &Read<'_>, edition: &Edition) -> Result<Self> {
        let (scored, unscored): (Vec<Stage>, Vec<Stage>) =
            stages::of_edition(read, edition.id)?.into_iter().partition(|stage| stage.scored && stage.enabled);
        let submissions = submissions::of_edition(read, edition.id)?;
        let mut by_title: BTreeMap<String, Vec<Id<Submission>>> = BTreeMap::new();
        for submission in &submissions {
            by_title.entry(submission.normal_title.clone()).or_default().push(submission.id);
        }
        let jurors = jurors::of_edition(read, edition.id)?;
        let mut by_juror: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, juror) in jurors.iter().enumerate() {
            for written in [Some(&juror.normal_name), juror.nip.as_ref()].into_iter().flatten() {
                by_juror.entry(written.clone()).or_default().push(at);
            }
        }
        let frozen = rows::newest_head(read, edition.id)?;
        Ok(Self {
            stages: scored.into_iter().map(|stage| OpenStage::load(read, stage)).collect::<Result<_>>()?,
            unscored,
            by_code: submissions.iter().filter_map(|one| Some((normal_form(one.number()?), one.id))).collect(),
            by_number: submissions.iter().filter_map(|one| Some((one.code.parse().ok()?, one.id))).collect(),
            by_title,
            submissions: submissions.into_iter().map(|one| (one.id, one)).collect(),
            jurors,
            by_juror,
            frozen: frozen.map(|revision| revision.number),
        })
    }

    /// By code (`001`, and `1` as Excel leaves it), else by title.
    fn submission(&self, written: &str) -> Result<&Submission, String> {
        let form = normal_form(written);
        let number = written.trim().parse().ok().and_then(|number: u32| self.by_number.get(&number));
        let id = match (self.by_code.get(&form).or(number), self.by_title.get(&form).map(Vec::as_slice)) {
            (Some(id), _) | (None, Some([id])) => id,
            (None, Some([])) | (None, None) => {
                return Err(format!("Usulan “{written}” tidak ada pada edisi ini. Tulis kode atau judulnya."));
            }
            (None, Some(many)) => {
                let codes: Vec<&str> = many
                    .iter()
                    .filter_map(|id| self.submissions.get(id))
                    .map(|one| one.number().unwrap_or("draf"))
                    .collect();
                return Err(format!("Judul ini ada pada usulan {}. Tulis kodenya.", kipp_domain::words::list(&codes)));
            }
        };
        self.submissions.get(id).ok_or_else(|| format!("Usulan “{written}” tidak ada pada edisi ini."))
    }

    /// By NIP or name; of two jurors of one name the NIP decides.
    fn juror(&self, written: &str) -> Result<&Juror, String> {
        let found = self.by_juror.get(&normal_form(written)).map_or(&[] as &[_], Vec::as_slice);
        let jurors: Vec<&Juror> = found.iter().filter_map(|at| self.jurors.get(*at)).collect();
        match jurors.as_slice() {
            [juror] => Ok(*juror),
            [] => Err(format!("Juri “{written}” tidak ada pada edisi ini.")),
            many => {
                let nips: Vec<&str> = many.iter().map(|one| one.nip.as_deref().unwrap_or("tanpa NIP")).collect();
                Err(format!(
                    "Ada {} juri bernama “{written}”: {}. Tulis NIP-nya sebagai ganti nama.",
                    many.len(),
                    kipp_domain::words::list(&nips)
                ))
            }
        }
    }

    fn stage(&self, written: &str) -> Result<&OpenStage, String> {
        let form = normal_form(written);
        let is = |stage: &Stage| normal_form(&stage.code) == form || normal_form(&stage.name) == form;
        if let Some(open) = self.stages.iter().find(|open| is(&open.stage)) {
            return match open.stage.opened_at {
                Some(_) => Ok(open),
                None => Err(format!("Tahapan {} belum dibuka.", open.stage.name)),
            };
        }
        match self.unscored.iter().find(|stage| is(stage)) {
            Some(stage) if stage.scored => Err(format!("Tahapan {} tidak dipakai.", stage.name)),
            Some(stage) => Err(format!("Tahapan {} tidak dinilai.", stage.name)),
            None => {
                let names: Vec<&str> = self.stages.iter().map(|open| open.stage.name.as_str()).collect();
                Err(format!("Tahapan “{written}” tidak dikenal. Yang dinilai: {}.", kipp_domain::words::list(&names)))
            }
        }
    }
}

fn plan(check: Check<'_>, edition: &Edition) -> Result<Rows<MarkWork>> {
    let source = check.source;
    let known = Known::load(check.read, edition)?;
    let mut rows = Vec::new();
    for checked in check_marks(source, crate::rows::scale_of(edition)?) {
        check.steps.at(rows.len())?;
        let (mut planned, content) = begin(source, checked, "usulan");
        if let Some(row) = content {
            take(&mut planned, &check, &known, row);
        }
        rows.push(planned);
    }
    refuse_doubles(&check, &mut rows);
    let sheets = sheets_of(&known, &rows, check.skip);
    Ok(Rows { planned: rows, sheets })
}

/// The sheets as they will be when every usable row is taken, in the order of the file.
fn sheets_of(known: &Known, rows: &[Planned<MarkWork>], skip: &BTreeSet<u32>) -> Vec<MarkSheet> {
    let mut order: Vec<SheetKey> = Vec::new();
    let mut of_sheet: BTreeMap<SheetKey, Vec<(u32, &Content)>> = BTreeMap::new();
    for planned in rows.iter().filter(|planned| !skip.contains(&planned.row)) {
        if let Some(work) = &planned.work {
            let contents = of_sheet.entry(work.key).or_default();
            if contents.is_empty() {
                order.push(work.key);
            }
            contents.push((planned.row, &work.content));
        }
    }
    order.into_iter().filter_map(|key| sheet_of(known, key, of_sheet.get(&key)?)).collect()
}

fn sheet_of(known: &Known, key: SheetKey, rows: &[(u32, &Content)]) -> Option<MarkSheet> {
    let SheetKey { stage, submission, juror } = key;
    let open = known.stages.iter().find(|open| open.stage.id == stage)?;
    let sheet = open.pairs.get(&(submission, juror)).and_then(|pair| open.sheets.get(&pair.id));
    let written: BTreeMap<&str, &str> = rows
        .iter()
        .filter_map(|(_, content)| match content {
            Content::Mark(code, text) => Some((code.as_str(), text.as_str())),
            Content::Abstention(_) => None,
        })
        .collect();
    let abstained = rows.iter().find_map(|(_, content)| match content {
        Content::Abstention(reason) => Some(format!("A: {reason}")),
        Content::Mark(..) => None,
    });
    let marks: Vec<Option<i64>> = open
        .leaves
        .iter()
        .map(|leaf| match written.get(leaf.code.as_str()) {
            Some(text) => figures::parse_hundredths(text).ok(),
            None => sheet.and_then(|(sheet, _)| open.marks.get(&(*sheet, leaf.id))).copied(),
        })
        .collect();
    let all: Option<Vec<i64>> = marks.iter().copied().collect();
    let total = all.filter(|all| !all.is_empty() && abstained.is_none()).map(|all| {
        let sum = all.iter().zip(&open.leaves).map(|(mark, leaf)| mark * leaf.weight).sum();
        Exact(sum).rounded().to_string()
    });
    let said = |mark: &Option<i64>| mark.map_or_else(|| kipp_domain::words::NONE.to_owned(), figures::hundredths);
    Some(MarkSheet {
        submission: known.submissions.get(&submission)?.title.clone(),
        juror: known.jurors.iter().find(|one| one.id == juror)?.name.clone(),
        stage: open.stage.name.clone(),
        rows: rows.iter().map(|(row, _)| *row).collect(),
        marks: abstained.map_or_else(|| marks.iter().map(said).collect(), |reason| vec![reason]),
        total,
    })
}

fn take(planned: &mut Planned<MarkWork>, check: &Check<'_>, known: &Known, row: MarkRow) {
    let source = check.source;
    let submission = known.submission(&row.submission).map_err(|reason| planned.wrong(source, "usulan", reason));
    let juror = known.juror(&row.juror).map_err(|reason| planned.wrong(source, "juri", reason));
    let stage = known.stage(&row.stage).map_err(|reason| planned.wrong(source, "tahap", reason));
    let (Ok(submission), Ok(juror), Ok(open)) = (submission, juror, stage) else {
        return;
    };
    let stage = &open.stage;
    planned.title = format!("{} · {} · {}", submission.title, juror.name, stage.name);
    let pair = open.pairs.get(&(submission.id, juror.id));
    let reason = |row: &Assignment| row.reason.clone().unwrap_or_default();
    let assignment = match pair.map(|row| (row, row.state.as_str())) {
        Some((row, "assigned")) => row,
        Some((row, "conflict")) => {
            return planned.wrong(
                source,
                "juri",
                format!("Benturan kepentingan: {}. Nilai tidak diterima.", reason(row)),
            );
        }
        Some((row, "excused")) => {
            return planned.wrong(
                source,
                "juri",
                format!("Lembar ini dibebaskan: {}. Cabut pembebasannya lebih dulu.", reason(row)),
            );
        }
        Some(_) | None => {
            return planned.wrong(
                source,
                "juri",
                format!("{} tidak ditugaskan menilai {} pada {}.", juror.name, submission.title, stage.name),
            );
        }
    };
    let key = SheetKey { stage: stage.id, submission: submission.id, juror: juror.id };
    let sheet = open.sheets.get(&assignment.id);
    let content = match row.content {
        MarkContent::Mark { criterion, hundredths } => {
            mark(planned, check, open, sheet, &criterion, i64::from(hundredths))
        }
        MarkContent::Abstention { reason } => Some(abstention(planned, check, open, sheet, reason)),
    };
    let Some(content) = content else { return };
    let closed = match (stage.locked_at, known.frozen) {
        (Some(_), _) => Some(format!("Tahapan {} sudah dikunci. Buka kuncinya dengan alasan lebih dulu.", stage.name)),
        (None, Some(number)) => {
            Some(format!("Hasil sudah dibekukan (revisi {number}). Ubah nilai pada lembarnya dengan alasan."))
        }
        (None, None) => None,
    };
    if let (Some(reason), true) = (closed, planned.deed != Deed::Same) {
        return planned.wrong(source, "tahap", reason);
    }
    if planned.severity() != Severity::Wrong {
        planned.work = Some(MarkWork { key, content });
    }
}

fn mark(
    planned: &mut Planned<MarkWork>,
    check: &Check<'_>,
    open: &OpenStage,
    sheet: Option<&(Id<ScoreSheet>, Option<String>)>,
    written: &str,
    hundredths: i64,
) -> Option<Content> {
    let source = check.source;
    let stage = &open.stage;
    let leaf = open.by_criterion.get(&normal_form(written)).and_then(|at| open.leaves.get(*at));
    let Some(leaf) = leaf else {
        let names: Vec<&str> = open.leaves.iter().map(|leaf| leaf.name.as_str()).collect();
        planned.wrong(
            source,
            "kriteria",
            format!(
                "Kriteria “{written}” tidak ada pada {}. Yang ada: {}.",
                stage.name,
                kipp_domain::words::list(&names)
            ),
        );
        return None;
    };
    planned.title = format!("{} · {}", planned.title, leaf.name);
    let text = figures::hundredths(hundredths);
    if let Some((_, Some(_))) = sheet {
        planned.wrong(source, "nilai", "Juri ini abstain untuk usulan ini. Batalkan abstain lebih dulu.");
        return None;
    }
    match sheet.and_then(|(sheet, _)| open.marks.get(&(*sheet, leaf.id))) {
        None => planned.deed = Deed::New,
        Some(old) if *old == hundredths => planned.deed = Deed::Same,
        Some(old) => {
            let change = Change { field: "nilai", title: "Nilai", old: figures::hundredths(*old), new: text.clone() };
            planned.update(source, vec![change]);
        }
    }
    Some(Content::Mark(leaf.code.clone(), text))
}

fn abstention(
    planned: &mut Planned<MarkWork>,
    check: &Check<'_>,
    open: &OpenStage,
    sheet: Option<&(Id<ScoreSheet>, Option<String>)>,
    reason: String,
) -> Content {
    let said = |reason: &str| format!("abstain: {reason}");
    let old = match sheet {
        None => None,
        Some((_, Some(old))) => Some(said(old)),
        Some((sheet, None)) => open.marked.get(sheet).map(|count| format!("{count} nilai")),
    };
    match old {
        None => planned.deed = Deed::New,
        Some(old) if old == said(&reason) => planned.deed = Deed::Same,
        Some(old) => {
            planned.update(check.source, vec![Change { field: "abstain", title: "Lembar", old, new: said(&reason) }])
        }
    }
    Content::Abstention(reason)
}

/// Stage, submission, juror.
/// Whether a sheet has marks, whether it has an abstention, and the places of its rows.
type Written = (bool, bool, Vec<usize>);

/// Two rows may write one sheet in two ways (`001` and its title): told only after their names are known.
fn refuse_doubles(check: &Check<'_>, rows: &mut [Planned<MarkWork>]) {
    let mut marks: BTreeMap<(SheetKey, Option<&str>), Vec<usize>> = BTreeMap::new();
    let mut sheets: BTreeMap<SheetKey, Written> = BTreeMap::new();
    for (at, planned) in rows.iter().enumerate() {
        let Some(work) = &planned.work else {
            continue;
        };
        let sheet = sheets.entry(work.key).or_default();
        sheet.2.push(at);
        let criterion = match &work.content {
            Content::Mark(code, _) => {
                sheet.0 = true;
                Some(code.as_str())
            }
            Content::Abstention(_) => {
                sheet.1 = true;
                None
            }
        };
        marks.entry((work.key, criterion)).or_default().push(at);
    }
    // Of many rows only the first ones are named: each of them is told.
    let numbers = |places: &[usize]| {
        let mut numbers: Vec<String> = places
            .iter()
            .take(5)
            .filter_map(|at| rows.get(*at))
            .map(|planned| check.source.row_named(planned.row))
            .collect();
        if places.len() > 5 {
            numbers.push(format!("{} lainnya", places.len() - 5));
        }
        kipp_domain::words::list(&numbers)
    };
    let mut spoiled: Vec<(usize, &'static str, String)> = Vec::new();
    for places in marks.values().filter(|places| places.len() > 1) {
        let reason = format!("Nilai yang sama ditulis di baris {}. Sisakan satu.", numbers(places));
        spoiled.extend(places.iter().map(|at| (*at, "nilai", reason.clone())));
    }
    for (_, _, places) in sheets.values().filter(|(marked, abstained, _)| *marked && *abstained) {
        let reason = "Lembar ini memuat nilai dan abstain sekaligus. Pilih salah satu.";
        spoiled.extend(places.iter().map(|at| (*at, "abstain", reason.to_owned())));
    }
    for (at, field, reason) in spoiled {
        if let Some(planned) = rows.get_mut(at) {
            planned.wrong(check.source, field, reason);
        }
    }
}

/// Writes sheet by sheet, so that a sheet with many marks is checked once.
fn write_all(write: &Write<'_>, works: &[(u32, &MarkWork)], steps: &Steps<'_, '_>) -> Result<()> {
    let mut sheets: BTreeMap<SheetKey, Vec<&Content>> = BTreeMap::new();
    for (_, work) in works {
        sheets.entry(work.key).or_default().push(&work.content);
    }
    let mut done = 0;
    for (key, contents) in sheets {
        steps.at(done)?;
        done += contents.len();
        write_sheet(write, key, &contents)?;
    }
    Ok(())
}

fn write_sheet(write: &Write<'_>, key: SheetKey, contents: &[&Content]) -> Result<()> {
    let stage = stages::scored_and_open(write, key.stage)?;
    let (submission, juror) = (rows::submission(write, key.submission)?, rows::juror(write, key.juror)?);
    let assignment = rows::assignment(write, key.stage, key.submission, key.juror)?;
    let assignment = assignment.ok_or_else(|| Fault::Bug("pair is gone".into()))?;
    let mut form = SheetForm::default();
    for content in contents {
        match content {
            Content::Abstention(reason) => {
                return score_sheets::put_abstention(write, &submission, &juror, &assignment, Some(reason.clone()));
            }
            Content::Mark(code, text) => form.marks.push((code.clone(), Some(text.clone()))),
        }
    }
    score_sheets::save_in(write, &stage, &submission, &juror, &assignment, &form)
}
