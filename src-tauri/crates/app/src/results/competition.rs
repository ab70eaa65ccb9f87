//! From rows to the domain's competition: what a ranking is computed from, read in one go.

use std::sync::Arc;

use kipp_domain::scoring::{
    AwardClass as DomainClass, Combine, Competition, Draft, PanelRank, PanelRanks, Reason, Rounding, Rubric,
    SheetTable, SubmissionId, TieDecision, TieRule as DomainRule, TieRuling, Weight,
};
use kipp_domain::words;
use kipp_store::records::{AwardClass, Criterion, Edition, Juror, Stage, TieRule};
use kipp_store::{Id, Read, named_params, sql};

use crate::desk::App;
use crate::entries::submissions::{self, Entries};
use crate::error::{Fault, Refusal, Result};
use crate::jury::jurors;
use crate::results::sheets;
use crate::rows;
use crate::year::stages;

/// One scored stage with its rubric and rows.
#[derive(Clone, Debug)]
pub struct LoadedStage {
    pub row: Stage,
    pub rubric: Rubric,
    pub criteria: Vec<Criterion>,
}

/// Everything of one edition that a result says.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub edition: Edition,
    pub stages: Vec<LoadedStage>,
    pub jurors: Vec<Juror>,
    pub entries: Arc<Entries>,
    pub classes: Vec<AwardClass>,
    pub tie_rules: Vec<TieRule>,
    /// The declared rules in words, those of switched-off stages too.
    pub rule_names: Vec<String>,
    pub decisions: Vec<rows::Decision>,
    pub competition: Competition,
}

impl Loaded {
    /// How the totals of several jurors become a stage score, in words.
    pub fn combine_words(&self) -> &'static str {
        match self.edition.combine.as_str() {
            "median" => "median",
            "trimmed" => "rata-rata tanpa satu nilai tertinggi dan satu nilai terendah",
            _ => "rata-rata",
        }
    }
}

/// Reads an edition. An edition without a scored stage is a field problem, not a bug.
pub fn load(app: &App, read: &Read<'_>, edition: Id<Edition>) -> Result<Loaded> {
    let edition = rows::edition(read, edition)?;
    let all_stages = stages::of_edition(read, edition.id)?;
    let (loaded_stages, tables) =
        load_stages(app, read, &edition, all_stages.iter().filter(|stage| stage.scored && stage.enabled))?;
    let jurors = jurors::of_edition(read, edition.id)?;
    let classes: Vec<AwardClass> =
        read.list(sql!("award_classes/of_edition"), named_params! { ":edition_id": edition.id })?;
    let tie_rules: Vec<TieRule> =
        read.list(sql!("tie_rules/of_edition"), named_params! { ":edition_id": edition.id })?;
    let decisions = rows::decisions(read, edition.id)?;
    let draft = Draft {
        tie_rules: tie_rules.iter().map(|rule| domain_rule(rule, &loaded_stages)).collect::<Result<_>>()?,
        classes: classes
            .iter()
            .map(|class| {
                Ok(DomainClass {
                    id: class.id.into(),
                    first: rows::fits("peringkat kelas", class.rank_from)?,
                    last: rows::fits("peringkat kelas", class.rank_to)?,
                })
            })
            .collect::<Result<_>>()?,
        tie_decisions: decisions.iter().filter_map(|one| tie_decision(one).transpose()).collect::<Result<_>>()?,
        panel_ranks: decisions.iter().rev().find_map(|one| panel_ranks(one).transpose()).transpose()?,
        without_rank: decisions
            .iter()
            .filter(|decision| decision.row.kind == "unranked")
            .flat_map(without_rank)
            .collect(),
        ..marks_alone(&edition, tables, &jurors)
    };
    let competition = checked(draft)?;
    let entries = submissions::entries(app, read, edition.id)?;
    let rule_names = tie_rules.iter().map(|rule| rule_name(read, rule, &all_stages)).collect::<Result<_>>()?;
    let stages = loaded_stages;
    Ok(Loaded { edition, stages, jurors, entries, classes, tie_rules, rule_names, decisions, competition })
}

/// One scored stage with its marks as if it were the whole competition: stage scores, spreads and totals, but no final, no
/// rank, no class. What is read grows with this stage alone.
///
/// # Errors
/// The stage is of another edition, or is not scored in it.
pub fn load_stage(app: &App, read: &Read<'_>, edition: Id<Edition>, stage: Id<Stage>) -> Result<Loaded> {
    let row = scored_stage(read, edition, stage)?;
    let edition = rows::edition(read, edition)?;
    let (stages, mut tables) = load_stages(app, read, &edition, [&row])?;
    for table in &mut tables {
        table.weight = Weight::ALL;
    }
    let jurors = jurors::of_edition(read, edition.id)?;
    let competition = checked(marks_alone(&edition, tables, &jurors))?;
    let entries = submissions::entries(app, read, edition.id)?;
    let (classes, tie_rules, rule_names, decisions) = (vec![], vec![], vec![], vec![]);
    Ok(Loaded { edition, stages, jurors, entries, classes, tie_rules, rule_names, decisions, competition })
}

/// # Errors
/// The stage is of another edition, or is not scored in it.
pub fn scored_stage(read: &Read<'_>, edition: Id<Edition>, stage: Id<Stage>) -> Result<Stage> {
    let row = rows::stage(read, stage)?;
    if row.edition_id != rows::edition(read, edition)?.id {
        return Err(Refusal::EditionsMixed.into());
    }
    if !row.scored || !row.enabled {
        return Err(Refusal::StageNotScored { stage: row.name }.into());
    }
    Ok(row)
}

/// What a stage score is computed from; nothing that orders submissions.
fn marks_alone(edition: &Edition, stages: Vec<kipp_domain::scoring::Stage>, jurors: &[Juror]) -> Draft {
    Draft {
        rounding: match edition.rounding.as_str() {
            "akhir" => Rounding::AtEnd,
            _ => Rounding::Stepwise,
        },
        combine: match edition.combine.as_str() {
            "median" => Combine::Median,
            "trimmed" => Combine::TrimmedMean,
            _ => Combine::Mean,
        },
        stages,
        jurors: jurors.iter().map(|juror| juror.id.into()).collect(),
        tie_rules: vec![],
        classes: vec![],
        tie_decisions: vec![],
        panel_ranks: None,
        without_rank: vec![],
    }
}

fn checked(draft: Draft) -> Result<Competition> {
    Competition::check(draft).map_err(|problems| {
        let words: Vec<String> = problems.iter().map(problem_words).collect();
        Fault::field("edition", words.join(" "))
    })
}

fn load_stages<'a>(
    app: &App,
    read: &Read<'_>,
    edition: &Edition,
    rows: impl IntoIterator<Item = &'a Stage>,
) -> Result<(Vec<LoadedStage>, Vec<kipp_domain::scoring::Stage>)> {
    let scale = crate::rows::scale_of(edition)?;
    let mut loaded_stages = Vec::new();
    let mut tables = Vec::new();
    for row in rows.into_iter().cloned() {
        let criteria = stages::criteria(read, row.id)?;
        let rubric = sheets::rubric_of(scale, &row, &criteria)?;
        let opened = row.opened_at.is_some();
        let (participants, sheets) = match opened {
            true => {
                let known = sheets::of_stage(app, read, &row)?;
                (known.participants.iter().copied().map(SubmissionId::from).collect(), known.table.clone())
            }
            false => (vec![], SheetTable::new(rubric.leaf_count())),
        };
        tables.push(kipp_domain::scoring::Stage {
            id: row.id.into(),
            weight: Weight(u16::try_from(row.weight.unwrap_or(0)).unwrap_or(0)),
            opened,
            rubric: rubric.clone(),
            participants,
            sheets,
        });
        loaded_stages.push(LoadedStage { row, rubric, criteria });
    }
    Ok((loaded_stages, tables))
}

/// A rule as the domain takes it. One of a stage that is not scored now keeps its place and has no value.
fn domain_rule(rule: &TieRule, loaded: &[LoadedStage]) -> Result<DomainRule> {
    if rule.kind == "panel" {
        return Ok(DomainRule::Panel);
    }
    let Some(known) = loaded.iter().find(|known| Some(known.row.id) == rule.stage_id) else {
        return Ok(DomainRule::SwitchedOff);
    };
    let stage = known.row.id.into();
    match rule.kind.as_str() {
        "stage_score" => Ok(DomainRule::StageScore { stage }),
        "stage_median" => Ok(DomainRule::StageMedian { stage }),
        "criterion_mean" => {
            let criterion = known.criteria.iter().find(|row| Some(row.id) == rule.criterion_id);
            let code = criterion.map(|row| row.code.clone()).unwrap_or_default();
            Ok(DomainRule::CriterionMean { stage, criterion: code })
        }
        other => Err(Fault::Bug(format!("tie rule {other}"))),
    }
}

/// "rata-rata Signifikansi pada penilaian proposal"
fn rule_name(read: &Read<'_>, rule: &TieRule, stages: &[Stage]) -> Result<String> {
    let stage = stages.iter().find(|stage| Some(stage.id) == rule.stage_id);
    let stage = stage.map(|stage| words::in_sentence(&stage.name)).unwrap_or_default();
    Ok(match rule.kind.as_str() {
        "criterion_mean" => {
            let criterion = rule.criterion_id.map(|id| read.get::<Criterion>(id)).transpose()?.flatten();
            format!("rata-rata {} pada {stage}", criterion.map(|row| row.name).unwrap_or_default())
        }
        "stage_score" => format!("nilai {stage}"),
        "stage_median" => format!("median {stage}"),
        _ => "keputusan pleno".into(),
    })
}

fn tie_decision(decision: &rows::Decision) -> Result<Option<TieDecision>> {
    let ids = || decision.rows.iter().map(|row| row.submission_id.into());
    let ruling = match decision.row.kind.as_str() {
        "all_in" => TieRuling::AllIn(ids().collect()),
        "order" => {
            let places = decision.rows.iter().map(place_of).collect::<Result<Vec<_>>>()?;
            TieRuling::Order(ids().zip(places).collect())
        }
        _ => return Ok(None),
    };
    Ok(Reason::new(&decision.row.reason).map(|reason| TieDecision { ruling, reason }))
}

/// The rank or place a decision gives; the first where it names none.
fn place_of(row: &kipp_store::records::PanelDecisionRow) -> Result<u32> {
    rows::fits("tempat dalam keputusan pleno", row.place.unwrap_or(1))
}

fn panel_ranks(decision: &rows::Decision) -> Result<Option<PanelRanks>> {
    if decision.row.kind != "ranks" {
        return Ok(None);
    }
    let ranks = decision
        .rows
        .iter()
        .map(|row| {
            Ok(PanelRank {
                submission: row.submission_id.into(),
                rank: place_of(row)?,
                reason: row.reason.as_deref().and_then(Reason::new),
            })
        })
        .collect::<Result<_>>()?;
    Ok(Reason::new(&decision.row.reason).map(|reason| PanelRanks { ranks, reason }))
}

fn without_rank(decision: &rows::Decision) -> Vec<(SubmissionId, Reason)> {
    let reason = Reason::new(&decision.row.reason);
    decision.rows.iter().filter_map(|row| Some((row.submission_id.into(), reason.clone()?))).collect()
}

fn problem_words(problem: &kipp_domain::scoring::Problem) -> String {
    use kipp_domain::scoring::Problem as P;
    match problem {
        P::NoStage => "Edisi ini belum mempunyai tahapan yang dinilai.".into(),
        P::StageWeightSum { sum } => {
            kipp_domain::edition::weight_sum_problem("Bobot tahapan", &[*sum]).unwrap_or_default()
        }
        P::ScaleDiffers { .. } => "Tahapan berbobot dalam satu edisi harus memakai rentang nilai yang sama.".into(),
        P::TooManyStages { count } => format!("Terlalu banyak tahapan yang dinilai ({count})."),
        P::TooManyJurors { count } => format!("Terlalu banyak juri ({count})."),
        P::Class(_) => "Rentang peringkat kelas penghargaan bertumpuk atau kosong.".into(),
        P::TieRuleStage { .. } | P::TieRuleCriterion { .. } => {
            "Penentu seri menyebut tahapan atau kriteria yang tidak ada.".into()
        }
        P::TieDecisionRows { .. } | P::TieDecisionTwice { .. } => {
            "Keputusan pleno tentang seri tidak lengkap atau ganda.".into()
        }
        P::MarkOffScale { .. } => {
            "Data penilaian tidak utuh: ada nilai di luar rentang. Jalankan Periksa berkas.".into()
        }
        P::MarkCount { .. } => {
            "Data penilaian tidak utuh: jumlah nilai sebuah lembar tidak sama dengan jumlah kriterianya.".into()
        }
        P::StageTwice { .. }
        | P::JurorTwice { .. }
        | P::ParticipantTwice { .. }
        | P::StageNotOpened { .. }
        | P::NotAParticipant { .. }
        | P::UnknownJuror { .. }
        | P::SheetTwice { .. } => "Data penilaian tidak utuh: ada lembar yang ganda atau tanpa penugasan.".into(),
    }
}
