//! What a result says: every number, name and rule as printed. The live ranking and a frozen revision are the same
//! shape, so screen and paper have one source.
//!
//! A frozen statement is one canonical JSON document; its format has a number, and every format ever written stays
//! readable.

mod formats;

use kipp_store::records::{Agency, Innovator};
use kipp_store::records::{AwardClass, Juror, Signatory, Stage, Submission};
use std::collections::BTreeMap;

use kipp_domain::scoring::{
    self, Award, Cell, Explanation, Missing, NoRank, Obstacle, Ranking, SheetState, TieNote, TieOutcome, TieVerdict,
    ValueKind,
};
use kipp_store::{Id, Read};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::office::agencies;
use crate::results::competition::Loaded;

pub(crate) use formats::read;

/// The newest format of [`Statement`].
pub const FORMAT: i64 = 2;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    pub format: i64,
    pub edition: StatementEdition,
    /// Some weighted stage has not opened: values are *nilai sementara*.
    pub between_stages: bool,
    /// Some row waits for a sheet.
    pub provisional: bool,
    pub stages: Vec<StatementStage>,
    pub jurors: Vec<StatementJuror>,
    /// The declared tie-break list in words, in order.
    pub tie_rules: Vec<String>,
    /// How the totals of several jurors become a stage score, in words: "rata-rata", "median", …
    pub combine: String,
    pub classes: Vec<StatementClass>,
    pub rows: Vec<StatementRow>,
    /// Decisions of the panel that this result rests on.
    pub decisions: Vec<StatementDecision>,
    /// Some row was ranked by the panel, beside its computed rank.
    pub panel_ranks: bool,
    /// Marks of every sheet; only in a frozen statement.
    pub sheets: Vec<StatementSheet>,
    /// Who signs and of which day it is; only in a frozen statement, absent in those frozen before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing: Option<crate::results::signing::Signing>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementEdition {
    pub code: String,
    pub year: i64,
    pub short_name: String,
    pub full_name: String,
    pub region: String,
    pub place: String,
    pub legal_basis: String,
    pub rounding: String,
    pub combine: String,
    /// Hundredths; of every stage.
    pub scale_min: i64,
    pub scale_max: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementStage {
    pub id: Id<Stage>,
    pub code: String,
    pub name: String,
    /// Per mille.
    pub weight: u16,
    pub opened: bool,
    pub criteria: Vec<StatementCriterion>,
    /// Jurors with a sheet in this stage, in the edition's order: places in [`Statement::jurors`].
    pub jurors: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementCriterion {
    pub code: String,
    pub name: String,
    pub depth: usize,
    pub weight: u16,
    pub leaf: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementJuror {
    pub id: Id<Juror>,
    pub name: String,
    pub office: Option<String>,
    pub seat: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementClass {
    pub id: Id<AwardClass>,
    pub short_name: String,
    pub full_name: String,
    pub rank_from: i64,
    pub rank_to: i64,
    pub document: String,
    pub signatory_id: Option<Id<Signatory>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementInnovator {
    pub kind: String,
    pub name: String,
    pub office: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementRow {
    pub submission: Id<Submission>,
    pub code: String,
    pub title: String,
    pub expansion: Option<String>,
    pub agency: String,
    pub agency_code: String,
    pub unit: Option<String>,
    pub innovators: Vec<StatementInnovator>,
    pub kind: Option<String>,
    pub category: Option<String>,
    pub published_rank: Option<i64>,
    /// The rank that holds: the panel's where it decided, else the computed one.
    pub rank: Option<u32>,
    pub computed_rank: Option<u32>,
    pub decided: bool,
    pub without_rank: bool,
    /// Place in [`Statement::classes`].
    pub class: Option<usize>,
    /// The class waits for the panel (a tie straddles its edge).
    pub class_open: bool,
    /// The final as printed; None prints "–".
    pub final_score: Option<String>,
    /// What the row is ranked by, as printed: the final, *nilai sementara*, or the score of its last stage.
    pub value: Option<String>,
    pub provisional: bool,
    pub outstanding: u32,
    pub stages: Vec<StatementStageRow>,
    /// Equal to another row's value: who, which rule decided, with its numbers.
    pub tie: Option<StatementTie>,
    /// Why there is no rank, or why the panel decided otherwise.
    pub remark: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementTie {
    /// "seri, penentu 1"
    pub short: String,
    /// A sentence with the numbers.
    pub text: String,
    /// Place of the deciding rule in [`Statement::tie_rules`].
    pub rule: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementStageRow {
    pub takes_part: bool,
    /// One per juror of the stage.
    pub cells: Vec<StatementCell>,
    pub score: Option<String>,
    /// Submitted sheets, trimmed ones included.
    pub submitted: u32,
    pub mean_instead_of_trimmed: bool,
    /// Score × weight, exact.
    pub product: Option<String>,
    pub range: Option<String>,
    pub deviation: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementCell {
    /// "83,33", "–", "B", "A", "K" or empty (not assigned).
    pub text: String,
    /// Hundredths of a submitted sheet's printed total; for plots and plain sheets.
    pub total: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementDecision {
    pub kind: String,
    pub reason: String,
    /// Submission, place, reason of its own.
    pub rows: Vec<(Id<Submission>, Option<i64>, Option<String>)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementSheet {
    pub stage: Id<Stage>,
    pub submission: Id<Submission>,
    pub juror: Id<Juror>,
    /// submitted, outstanding, abstained, excused, conflict
    pub state: String,
    pub reason: Option<String>,
    /// Hundredths in leaf order.
    pub marks: Vec<Option<i32>>,
    /// Hundred-thousandths.
    pub control_total: Option<i64>,
}

/// Says a ranking with the names of now. Marks stay out; a freeze adds them.
pub fn statement_of(read: &Read<'_>, loaded: &Loaded, ranking: &Ranking) -> Result<Statement> {
    let agencies: BTreeMap<Id<Agency>, (String, String)> =
        agencies::all(read)?.into_iter().map(|agency| (agency.id, (agency.name, agency.code))).collect();
    let innovator = |person: &Innovator| StatementInnovator {
        kind: person.kind.clone(),
        name: person.name.clone(),
        office: person.office.clone(),
    };
    let edition = &loaded.edition;
    let juror_place = |id: Id<Juror>| loaded.jurors.iter().position(|juror| juror.id == id).unwrap_or_default();
    let stages = loaded
        .stages
        .iter()
        .zip(&ranking.columns)
        .map(|(stage, column)| StatementStage {
            id: stage.row.id,
            code: stage.row.code.clone(),
            name: stage.row.name.clone(),
            weight: column.weight.0,
            opened: column.opened,
            criteria: stage
                .rubric
                .nodes()
                .iter()
                .map(|node| StatementCriterion {
                    code: node.code.clone(),
                    name: node.name.clone(),
                    depth: node.depth,
                    weight: node.weight.0,
                    leaf: node.is_leaf,
                })
                .collect(),
            jurors: column.jurors.iter().map(|id| juror_place(Id::from(*id))).collect(),
        })
        .collect();
    let sayer = Wording { loaded, ranking };
    let mut ties: BTreeMap<_, Vec<&scoring::RankRow>> = BTreeMap::new();
    for row in &ranking.rows {
        if let Some(key) = tied_as(row) {
            ties.entry(key).or_default().push(row);
        }
    }
    let group = |row| tied_as(row).and_then(|key| ties.get(&key)).into_iter().flatten().copied();
    let rows = ranking
        .rows
        .iter()
        .filter_map(|row| {
            let submission = loaded.entries.get(Id::from(row.submission))?;
            let (agency, agency_code) = agencies.get(&submission.agency_id).cloned().unwrap_or_default();
            Some(StatementRow {
                submission: submission.id,
                code: submission.code.clone(),
                title: submission.title.clone(),
                expansion: submission.expansion.clone(),
                agency,
                agency_code,
                unit: submission.unit.clone(),
                innovators: loaded.entries.innovators(submission.id).iter().map(innovator).collect(),
                kind: submission.kind.clone(),
                category: submission.category.clone(),
                published_rank: submission.published_rank,
                rank: row.decided.or(row.rank),
                computed_rank: row.rank,
                decided: row.decided.is_some(),
                without_rank: row.without_rank,
                class: match row.award {
                    Award::Class(id) => loaded.classes.iter().position(|class| class.id == Id::from(id)),
                    Award::None | Award::Undecided => None,
                },
                class_open: row.award == Award::Undecided,
                final_score: row.final_figure().map(|figure| figure.to_string()),
                value: row.value.map(|value| value.figure.to_string()),
                provisional: row.provisional,
                outstanding: row.outstanding,
                stages: row.stages.iter().map(stage_row).collect(),
                tie: row.tie.as_ref().map(|tie| sayer.tie_among(row, tie, group(row))),
                remark: sayer.remark(row),
            })
        })
        .collect();
    let mut rows: Vec<StatementRow> = rows;
    if ranking.panel_problems.is_empty() && rows.iter().any(|row| row.decided) {
        rows.sort_by_key(|row| (row.rank.is_none(), row.rank, row.computed_rank, row.submission));
    }
    Ok(Statement {
        format: FORMAT,
        edition: StatementEdition {
            code: edition.code.clone(),
            year: edition.year,
            short_name: edition.short_name.clone(),
            full_name: edition.full_name.clone(),
            region: edition.region.clone(),
            place: edition.place.clone(),
            legal_basis: edition.legal_basis.clone(),
            rounding: edition.rounding.clone(),
            combine: edition.combine.clone(),
            scale_min: edition.scale_min,
            scale_max: edition.scale_max,
        },
        between_stages: ranking.between_stages,
        provisional: ranking.provisional,
        stages,
        jurors: loaded
            .jurors
            .iter()
            .map(|juror| StatementJuror {
                id: juror.id,
                name: juror.name.clone(),
                office: juror.office.clone(),
                seat: juror.seat.clone(),
            })
            .collect(),
        tie_rules: loaded.rule_names.clone(),
        combine: loaded.combine_words().into(),
        classes: loaded
            .classes
            .iter()
            .map(|class| StatementClass {
                id: class.id,
                short_name: class.short_name.clone(),
                full_name: class.full_name.clone(),
                rank_from: class.rank_from,
                rank_to: class.rank_to,
                document: class.document.clone(),
                signatory_id: class.signatory_id,
            })
            .collect(),
        panel_ranks: rows.iter().any(|row| row.decided),
        rows,
        decisions: loaded
            .decisions
            .iter()
            .map(|decision| StatementDecision {
                kind: decision.row.kind.clone(),
                reason: decision.row.reason.clone(),
                rows: decision.rows.iter().map(|row| (row.submission_id, row.place, row.reason.clone())).collect(),
            })
            .collect(),
        sheets: vec![],
        signing: None,
    })
}

fn stage_row(stage: &scoring::StageResult) -> StatementStageRow {
    StatementStageRow {
        takes_part: stage.takes_part,
        cells: stage.cells.iter().map(|cell| cell_said(*cell)).collect(),
        score: stage.score.map(|score| score.printed.to_string()),
        submitted: stage.submitted,
        mean_instead_of_trimmed: stage.score.is_some_and(|score| score.mean_instead_of_trimmed),
        product: stage.product.map(|product| product.to_string()),
        range: stage.spread.map(|spread| spread.range.to_string()),
        deviation: stage.spread.map(|spread| spread.deviation.to_string()),
    }
}

fn cell_said(cell: Cell) -> StatementCell {
    match cell.total {
        Some(total) => StatementCell { text: total.rounded().to_string(), total: Some(total.rounded().0) },
        None => StatementCell { text: cell.state.sign().map(String::from).unwrap_or_default(), total: None },
    }
}

pub(crate) fn state_code(state: SheetState) -> &'static str {
    match state {
        SheetState::Submitted => "submitted",
        SheetState::Outstanding(_) => "outstanding",
        SheetState::Abstained => "abstained",
        SheetState::Excused => "excused",
        SheetState::Conflict => "conflict",
        SheetState::Unassigned => "unassigned",
    }
}

/// Words about a ranking, with the names of its edition.
pub(crate) struct Wording<'a> {
    pub loaded: &'a Loaded,
    pub ranking: &'a Ranking,
}

/// So many rivals of a tie are named; the others are counted.
const MOST_RIVALS: usize = 9;

/// What rows of one tie have in common; None: the row is in no tie.
fn tied_as(row: &scoring::RankRow) -> Option<(usize, scoring::Figure)> {
    row.tie.as_ref()?;
    Some((row.reached, row.value?.figure))
}

/// What a tie rule found for a row.
fn value_at(row: &scoring::RankRow, rule: usize) -> Option<scoring::Figure> {
    match row.tie.as_ref()?.steps.iter().find(|step| step.rule == rule)?.verdict {
        TieVerdict::Value(figure) => Some(figure),
        _ => None,
    }
}

impl Wording<'_> {
    pub fn stage(&self, id: scoring::StageId) -> String {
        self.loaded
            .stages
            .iter()
            .find(|stage| stage.row.id == Id::from(id))
            .map(|stage| stage.row.name.clone())
            .unwrap_or_default()
    }

    fn title_of(&self, id: scoring::SubmissionId) -> &str {
        self.loaded.entries.get(Id::from(id)).map_or("", |one| one.title.as_str())
    }

    pub fn title(&self, id: scoring::SubmissionId) -> String {
        self.title_of(id).to_owned()
    }

    pub fn juror(&self, id: scoring::JurorId) -> String {
        self.loaded
            .jurors
            .iter()
            .find(|juror| juror.id == Id::from(id))
            .map(|juror| juror.name.clone())
            .unwrap_or_default()
    }

    pub fn rule_name(&self, place: usize) -> &str {
        self.loaded.rule_names.get(place).map_or("", String::as_str)
    }

    /// The tie of a row in words.
    pub fn tie(&self, row: &scoring::RankRow, tie: &TieNote) -> StatementTie {
        let group = self.ranking.rows.iter().filter(|other| tied_as(other) == tied_as(row));
        self.tie_among(row, tie, group)
    }

    /// The same, when the rows of equal value are known: of a long ranking every row would else look through all.
    fn tie_among<'r>(
        &self,
        row: &scoring::RankRow,
        tie: &TieNote,
        group: impl Iterator<Item = &'r scoring::RankRow>,
    ) -> StatementTie {
        let value = row.value.map(|value| value.figure.to_string()).unwrap_or_default();
        let rivals: Vec<&scoring::RankRow> = group.filter(|other| other.submission != row.submission).collect();
        let (named, more) = rivals.split_at(rivals.len().min(MOST_RIVALS));
        let others = format!("{} usulan lain", more.len());
        let mut names: Vec<&str> = named.iter().map(|other| self.title_of(other.submission)).collect();
        if !more.is_empty() {
            names.push(&others);
        }
        let mut text = format!("Seri dengan {} ({value}).", kipp_domain::words::list(&names));
        for step in &tie.steps {
            text.push_str(&format!(" Penentu {}, {}: ", step.rule + 1, self.rule_name(step.rule)));
            match step.verdict {
                TieVerdict::Skipped => text.push_str("dilewati karena tidak semua mempunyai nilai."),
                TieVerdict::SwitchedOff => text.push_str("dilewati karena tahapannya tidak dipakai."),
                TieVerdict::Value(figure) => {
                    text.push_str(&format!("{figure}, lainnya "));
                    let of_rivals = named.iter().filter_map(|other| value_at(other, step.rule));
                    for (at, other) in of_rivals.enumerate() {
                        text.push_str(if at == 0 { "" } else { "; " });
                        text.push_str(&other.to_string());
                    }
                    text.push('.');
                }
                TieVerdict::Place(place) => text.push_str(&format!("urutan {place}.")),
                TieVerdict::Together => text.push_str("tetap sama."),
                TieVerdict::Undecided => text.push_str("belum diputuskan."),
            }
        }
        let (short, rule) = match tie.outcome {
            TieOutcome::Rule { rule } => (format!("seri, penentu {}", rule + 1), Some(rule)),
            TieOutcome::Panel { rule, .. } => ("seri, keputusan pleno".into(), rule),
            TieOutcome::Shared { .. } => ("seri, peringkat sama".into(), None),
        };
        StatementTie { short, text, rule }
    }

    fn remark(&self, row: &scoring::RankRow) -> Option<String> {
        let own_reason = || {
            self.loaded.decisions.iter().rev().find_map(|decision| {
                let rows = decision.rows.iter().find(|one| one.submission_id == Id::from(row.submission))?;
                (decision.row.kind != "order" || row.tie.is_some())
                    .then(|| rows.reason.clone().unwrap_or_else(|| decision.row.reason.clone()))
            })
        };
        if row.without_rank {
            return Some(format!("Tanpa peringkat: {}", own_reason().unwrap_or_default()));
        }
        if row.decided.is_some() && row.decided != row.rank {
            return own_reason().map(|why| format!("Keputusan pleno: {why}"));
        }
        if let Some(value) = row.value
            && let ValueKind::LastStage { stage } = value.kind
        {
            return Some(format!("Berhenti pada {}", self.stage(stage)));
        }
        match row.no_rank {
            Some(why) => Some(self.no_rank(why)),
            None if row.provisional => Some(format!("Sementara: {} lembar belum masuk", row.outstanding)),
            None => None,
        }
    }

    pub fn no_rank(&self, why: NoRank) -> String {
        match why {
            NoRank::Waiting { stage } => format!("Belum ada lembar yang masuk pada {}", self.stage(stage)),
            NoRank::NoneSubmitted { stage } => format!("Tidak ada lembar yang dinilai pada {}", self.stage(stage)),
            NoRank::LeftOut { stage } => format!("Bukan peserta {}", self.stage(stage)),
        }
    }

    pub fn obstacle(&self, obstacle: &Obstacle) -> String {
        match obstacle {
            Obstacle::NothingToFreeze => "Belum ada usulan yang dinilai.".into(),
            Obstacle::StageNotOpened { stage } => format!("{} belum dibuka.", self.stage(*stage)),
            Obstacle::Outstanding { stage, submission, juror, missing } => {
                let lack = match missing {
                    Missing::Everything => "belum masuk".to_owned(),
                    Missing::Marks { filled, needed } => format!("baru {filled} dari {needed} kriteria"),
                    Missing::ControlTotal => "jumlah kontrol tidak cocok".to_owned(),
                };
                format!(
                    "Lembar {} untuk {} pada {}: {lack}.",
                    self.juror(*juror),
                    self.title(*submission),
                    self.stage(*stage)
                )
            }
            Obstacle::NoRank { submission, why } => {
                format!(
                    "{}: {}. Pleno menetapkan peringkat atau tanpa peringkat.",
                    self.title(*submission),
                    self.no_rank(*why)
                )
            }
            Obstacle::EdgeTie(tie) => {
                let names: Vec<String> = tie.submissions.iter().map(|id| self.title(*id)).collect();
                format!(
                    "Seri pada batas kelas (peringkat {}): {}. Pleno memutuskan.",
                    tie.rank,
                    kipp_domain::words::list(&names)
                )
            }
            Obstacle::PanelRanks(problem) => self.panel_problem(problem),
        }
    }

    pub fn panel_problem(&self, problem: &scoring::PanelProblem) -> String {
        use scoring::PanelProblem as P;
        match problem {
            P::NotCovered { submission } => format!("{} belum diberi peringkat oleh pleno.", self.title(*submission)),
            P::Unknown { submission } => format!("{} bukan peserta.", self.title(*submission)),
            P::Twice { submission } => format!("{} diberi dua peringkat.", self.title(*submission)),
            P::Pattern { submission, rank, expected } => {
                format!("{} diberi peringkat {rank}; seharusnya {expected} (pola 1, 2, 2, 4).", self.title(*submission))
            }
            P::AlsoWithoutRank { submission } => {
                format!("{} diberi peringkat sekaligus dinyatakan tanpa peringkat.", self.title(*submission))
            }
        }
    }
}

/// Adds the marks of every sheet: what a freeze keeps.
pub(crate) fn add_sheets(statement: &mut Statement, loaded: &Loaded, explanations: &[Explanation]) {
    let mut sheets = Vec::new();
    for explanation in explanations {
        for stage in &explanation.stages {
            for sheet in &stage.sheets {
                if sheet.state == SheetState::Unassigned {
                    continue;
                }
                sheets.push(StatementSheet {
                    stage: Id::from(sheet.stage),
                    submission: Id::from(explanation.submission),
                    juror: Id::from(sheet.juror),
                    state: state_code(sheet.state).into(),
                    reason: sheet.reason.as_ref().map(|reason| reason.text().to_owned()),
                    marks: sheet
                        .lines
                        .iter()
                        .filter(|line| leaf(loaded, Id::from(sheet.stage), &line.code))
                        .map(|line| line.mark.map(|mark| mark.0))
                        .collect(),
                    control_total: sheet.control.map(|total| total.0),
                });
            }
        }
    }
    sheets.sort_by_key(|sheet| (sheet.stage, sheet.submission, sheet.juror));
    statement.sheets = sheets;
}

fn leaf(loaded: &Loaded, stage: Id<Stage>, code: &str) -> bool {
    loaded
        .stages
        .iter()
        .find(|known| known.row.id == stage)
        .is_some_and(|known| known.rubric.leaf_place(code).is_some())
}

impl StatementClass {
    /// The class as it is read: rows that were made anew with the same words are the same class.
    pub(crate) fn without_ids(&self) -> Self {
        Self { id: Id::NEW, signatory_id: None, ..self.clone() }
    }
}

impl Statement {
    /// Whether two results say the same on every page.
    pub fn says_the_same(&self, other: &Self) -> Result<bool> {
        let said = |statement: &Self| {
            let mut statement = statement.clone();
            statement.classes = statement.classes.iter().map(StatementClass::without_ids).collect();
            canonical(&statement)
        };
        Ok(said(self)? == said(other)?)
    }
}

/// Canonical JSON: sorted keys, no spaces, NFC is the reader's own.
pub fn canonical<T: Serialize>(value: &T) -> Result<String> {
    let value = serde_json::to_value(value).map_err(|error| crate::Fault::Bug(error.to_string()))?;
    serde_json::to_string(&sorted(value)).map_err(|error| crate::Fault::Bug(error.to_string()))
}

fn sorted(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value as V;
    match value {
        V::Object(map) => {
            let ordered: BTreeMap<String, V> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            V::Object(ordered.into_iter().collect())
        }
        V::Array(items) => V::Array(items.into_iter().map(sorted).collect()),
        other => other,
    }
}
