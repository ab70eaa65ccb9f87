//! A competition in a few lines, and a ranking as text.

use crate::scoring::*;

/// Stages `T1`, `T2` … with criteria `K1`, `K2` …; sheets written as `85,50 78,25`, `- 80` (a mark missing), or
/// `A`, `B`, `K` for a whole sheet.
#[derive(Clone)]
pub struct Arena {
    pub rounding: Rounding,
    pub combine: Combine,
    pub tie_rules: Vec<TieRule>,
    pub classes: Vec<AwardClass>,
    pub tie_decisions: Vec<TieDecision>,
    pub panel_ranks: Option<PanelRanks>,
    pub without_rank: Vec<(SubmissionId, Reason)>,
    pub stages: Vec<ArenaStage>,
}

#[derive(Clone)]
pub struct ArenaStage {
    pub weight: u16,
    pub opened: bool,
    pub rubric: Rubric,
    pub participants: Vec<SubmissionId>,
    pub sheets: Vec<(SheetHead, Vec<Option<Mark>>)>,
}

pub fn s(id: i64) -> SubmissionId {
    SubmissionId(id)
}

pub fn t(id: i64) -> StageId {
    StageId(id)
}

pub fn reason(text: &str) -> Reason {
    Reason::new(text).unwrap()
}

pub fn mark(text: &str) -> Mark {
    Mark::parse(text).unwrap()
}

pub fn flat_rubric(weights: &[u16]) -> Rubric {
    let leaves: Vec<Criterion> =
        (1..).zip(weights).map(|(n, weight)| Criterion::leaf(format!("K{n}"), "", Weight(*weight))).collect();
    Rubric::new(Scale::HUNDRED, &leaves).unwrap()
}

impl Arena {
    pub fn new(rounding: Rounding, combine: Combine) -> Arena {
        Arena {
            rounding,
            combine,
            tie_rules: Vec::new(),
            classes: Vec::new(),
            tie_decisions: Vec::new(),
            panel_ranks: None,
            without_rank: Vec::new(),
            stages: Vec::new(),
        }
    }

    /// *Bertahap* and mean: the defaults of an edition.
    pub fn plain() -> Arena {
        Arena::new(Rounding::Stepwise, Combine::Mean)
    }

    /// Adds an opened stage of this weight; what follows belongs to it.
    pub fn stage(self, weight: u16, leaves: &[u16]) -> Arena {
        self.stage_of(weight, flat_rubric(leaves))
    }

    pub fn stage_of(mut self, weight: u16, rubric: Rubric) -> Arena {
        self.stages.push(ArenaStage { weight, opened: true, rubric, participants: Vec::new(), sheets: Vec::new() });
        self
    }

    pub fn unopened(mut self, weight: u16) -> Arena {
        self = self.stage(weight, &[1000]);
        self.stages.last_mut().unwrap().opened = false;
        self
    }

    /// A participant of the last stage and its sheets by juror 1, 2, …; an empty text is no sheet.
    pub fn row(self, submission: i64, sheets: &[&str]) -> Arena {
        self.row_with(submission, sheets, None)
    }

    pub fn row_with(mut self, submission: i64, sheets: &[&str], control: Option<&str>) -> Arena {
        let stage = self.stages.last_mut().unwrap();
        stage.participants.push(s(submission));
        for (juror, text) in (1..).zip(sheets).filter(|(_, text)| !text.is_empty()) {
            let standing = match *text {
                "A" => Standing::Abstained(reason("sakit")),
                "B" => Standing::Excused(reason("tugas luar")),
                "K" => Standing::Conflict(reason("satu perangkat daerah")),
                _ => Standing::Assigned,
            };
            let marks = match standing {
                Standing::Assigned => text.split(' ').map(|text| Mark::parse(text).ok()).collect(),
                Standing::Abstained(_) | Standing::Excused(_) | Standing::Conflict(_) => Vec::new(),
            };
            let control = control.map(|text| ControlTotal::parse(text).unwrap());
            let head = SheetHead { submission: s(submission), juror: JurorId(juror), standing, control };
            stage.sheets.push((head, marks));
        }
        self
    }

    pub fn rule(mut self, rule: TieRule) -> Arena {
        self.tie_rules.push(rule);
        self
    }

    pub fn class(mut self, id: i64, first: u32, last: u32) -> Arena {
        self.classes.push(AwardClass { id: ClassId(id), first, last });
        self
    }

    pub fn decide(mut self, ruling: TieRuling) -> Arena {
        self.tie_decisions.push(TieDecision { ruling, reason: reason("kesepakatan pleno") });
        self
    }

    pub fn order(self, places: &[(i64, u32)]) -> Arena {
        self.decide(TieRuling::Order(places.iter().map(|(id, place)| (s(*id), *place)).collect()))
    }

    pub fn all_in(self, ids: &[i64]) -> Arena {
        self.decide(TieRuling::AllIn(ids.iter().map(|id| s(*id)).collect()))
    }

    pub fn panel(mut self, ranks: &[(i64, u32)]) -> Arena {
        let ranks = ranks.iter().map(|(id, rank)| PanelRank { submission: s(*id), rank: *rank, reason: None });
        self.panel_ranks = Some(PanelRanks { ranks: ranks.collect(), reason: reason("keterwakilan wilayah") });
        self
    }

    pub fn leave_without_rank(mut self, id: i64) -> Arena {
        self.without_rank.push((s(id), reason("tidak dinilai")));
        self
    }

    pub fn draft(&self) -> Draft {
        let jurors = self.stages.iter().flat_map(|stage| &stage.sheets).map(|(head, _)| head.juror.0).max();
        let stages = (1..).zip(&self.stages).map(|(id, stage)| {
            let mut sheets = SheetTable::new(stage.rubric.leaf_count());
            for (head, marks) in &stage.sheets {
                sheets.push(head.clone(), marks);
            }
            Stage {
                id: t(id),
                weight: Weight(stage.weight),
                opened: stage.opened,
                rubric: stage.rubric.clone(),
                participants: stage.participants.clone(),
                sheets,
            }
        });
        Draft {
            rounding: self.rounding,
            combine: self.combine,
            stages: stages.collect(),
            jurors: (1..=jurors.unwrap_or(0)).map(JurorId).collect(),
            tie_rules: self.tie_rules.clone(),
            classes: self.classes.clone(),
            tie_decisions: self.tie_decisions.clone(),
            panel_ranks: self.panel_ranks.clone(),
            without_rank: self.without_rank.clone(),
        }
    }

    pub fn competition(&self) -> Competition {
        Competition::check(self.draft()).unwrap()
    }

    pub fn ranking(&self) -> Ranking {
        rank(&self.competition())
    }

    /// The ranking as text.
    pub fn table(&self) -> String {
        table(&self.ranking())
    }

    /// What refuses a freeze, as text.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        obstacles(&self.ranking())
    }
}

/// One line a row: rank, submission, each stage's cells and score, value, then what is to be said about it.
pub fn table(ranking: &Ranking) -> String {
    let mut text = String::new();
    for row in &ranking.rows {
        let rank = row.rank.map_or("-".to_owned(), |rank| rank.to_string());
        let stages: Vec<String> = row.stages.iter().map(stage_text).collect();
        text += &format!("{rank} s{}: {}", row.submission.0, stages.join(" | "));
        text += &match row.value {
            None => String::new(),
            Some(RankValue { kind: ValueKind::Final, figure, .. }) => format!(" => {figure}"),
            Some(RankValue { kind: ValueKind::Interim, figure, .. }) => format!(" ~> {figure}"),
            Some(RankValue { kind: ValueKind::LastStage { stage }, figure, .. }) => format!(" T{}> {figure}", stage.0),
        };
        if row.provisional {
            text += " sementara";
        }
        if let Some(why) = row.no_rank {
            text += &format!(" {why:?}");
        }
        if let Some(note) = &row.tie {
            text += &format!(" {}", tie_text(note));
        }
        if let Some(rank) = row.decided {
            text += &format!(" pleno {rank}");
        }
        if row.without_rank {
            text += " tanpa peringkat";
        }
        match row.award {
            Award::None => {}
            Award::Class(class) => text += &format!(" kelas {}", class.0),
            Award::Undecided => text += " kelas ?",
        }
        text.push('\n');
    }
    text
}

fn stage_text(result: &StageResult) -> String {
    if !result.takes_part {
        return "tidak ikut".into();
    }
    let cells: Vec<String> = result.cells.iter().map(cell_text).collect();
    let score = result.score.map_or("–".into(), |score| score.printed.to_string());
    let note = if result.score.is_some_and(|score| score.mean_instead_of_trimmed) { " rata-rata" } else { "" };
    format!("{} = {score}{note} (n {})", cells.join(" "), result.submitted)
}

fn cell_text(cell: &Cell) -> String {
    match (cell.total, cell.state.sign()) {
        (Some(total), _) => total.rounded().to_string(),
        (None, Some(sign)) => sign.to_string(),
        (None, None) => ".".into(),
    }
}

fn tie_text(note: &TieNote) -> String {
    let steps: Vec<String> =
        note.steps.iter().map(|step| format!("{}:{}", step.rule + 1, verdict(step.verdict))).collect();
    let outcome = match note.outcome {
        TieOutcome::Rule { rule } => format!("rule {}", rule + 1),
        TieOutcome::Panel { rule: Some(rule), decision } => format!("rule {}, decision {decision}", rule + 1),
        TieOutcome::Panel { rule: None, decision } => format!("decision {decision} at the edge"),
        TieOutcome::Shared { decision: Some(decision) } => format!("shared by decision {decision}"),
        TieOutcome::Shared { decision: None } => "shared".into(),
    };
    format!("[tie of {}; {}{}]", note.size, steps.iter().map(|step| format!("{step}; ")).collect::<String>(), outcome)
}

fn verdict(verdict: TieVerdict) -> String {
    match verdict {
        TieVerdict::Skipped => "skipped".into(),
        TieVerdict::SwitchedOff => "switched off".into(),
        TieVerdict::Value(figure) => figure.to_string(),
        TieVerdict::Place(place) => format!("place {place}"),
        TieVerdict::Together => "together".into(),
        TieVerdict::Undecided => "undecided".into(),
    }
}
