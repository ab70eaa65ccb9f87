//! Names of agencies in a file: known, matched by rule, or asked once; what was confirmed is learned.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use kipp_domain::names::{AgencyNames, Candidate, Match, normal_form};
use kipp_domain::problem::{Problems, Severity};
use kipp_store::records::Agency;
use kipp_store::{Id, Read};

use crate::dates::kept;
use crate::error::Result;
use crate::office::agencies;

/// A name that is not sure, asked once for the whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// As written the first time.
    pub text: String,
    /// Rows that bear it, as people count.
    pub rows: Vec<u32>,
    /// Siap when a person answered, peringatan with a proposal, salah without.
    pub severity: Severity,
    /// Code of the answer or the proposal.
    pub answer: Option<String>,
    /// The import would keep the spelling as an alias of the answer.
    pub learns: bool,
    /// What to say about it.
    pub remark: String,
    pub candidates: Vec<Offer>,
}

/// An agency that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub code: String,
    pub name: String,
    pub percent: u8,
}

/// What a name of the file means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub agency: Option<Id<Agency>>,
    /// The agency that bore the name before a merger; its entries keep it.
    pub before: Option<Id<Agency>>,
    pub remark: Option<(Severity, String)>,
    /// The spelling is new and worth keeping.
    pub learn: bool,
}

/// The register as far as names go, with the answers of a person.
pub(super) struct Asking {
    pub agencies: Vec<Agency>,
    /// Id → place in `agencies`.
    places: BTreeMap<Id<Agency>, usize>,
    names: AgencyNames<Id<Agency>>,
    /// Normal form → agency.
    answers: BTreeMap<String, Id<Agency>>,
    /// Forms that somebody bears; learning them again would only make them ambiguous.
    borne: BTreeSet<String>,
    /// By the text as written.
    found: BTreeMap<String, Found>,
    /// By normal form, the place in `questions`.
    asked: BTreeMap<String, usize>,
    questions: Vec<Question>,
    /// Units beside an agency, by the text as written.
    units: BTreeMap<String, Option<Id<Agency>>>,
}

impl Asking {
    pub fn new(read: &Read<'_>, answers: &BTreeMap<String, String>) -> Result<Self> {
        let agencies = agencies::all(read)?;
        let mut problems = Problems::new();
        let mut known = BTreeMap::new();
        for (text, code) in answers.iter().filter(|(_, code)| !code.trim().is_empty()) {
            match agencies.iter().find(|agency| agency.code == code.trim()) {
                Some(agency) => {
                    known.insert(normal_form(text), agency.id);
                }
                None => problems.wrong(
                    format!("answers.{text}"),
                    format!("Kode “{code}” untuk “{text}” tidak ada di daftar perangkat daerah."),
                ),
            }
        }
        if problems.is_wrong() {
            return Err(problems.into());
        }
        let borne = agencies
            .iter()
            .flat_map(|agency| [Some(&agency.name), Some(&agency.code), agency.short_name.as_ref()])
            .flatten()
            .map(|form| normal_form(form))
            .chain(agencies::aliases(read)?.into_iter().map(|alias| alias.normal))
            .collect();
        Ok(Self {
            places: agencies.iter().enumerate().map(|(at, agency)| (agency.id, at)).collect(),
            units: BTreeMap::new(),
            names: agencies::names(read)?,
            agencies,
            answers: known,
            borne,
            found: BTreeMap::new(),
            asked: BTreeMap::new(),
            questions: Vec::new(),
        })
    }

    pub fn agency(&self, id: Id<Agency>) -> Option<&Agency> {
        self.places.get(&id).and_then(|at| self.agencies.get(*at))
    }

    pub fn into_questions(self) -> Vec<Question> {
        self.questions
    }

    /// What `text` of `row` means; a name that is not sure becomes a question.
    pub fn find(&mut self, text: &str, row: u32) -> Found {
        let form = normal_form(text);
        let found = match self.found.get(text) {
            Some(found) => found.clone(),
            None => {
                let found = self.settle(text, &form);
                self.found.insert(text.to_owned(), found.clone());
                found
            }
        };
        if let Some(question) = self.asked.get(&form).and_then(|at| self.questions.get_mut(*at)) {
            question.rows.push(row);
        }
        found
    }

    /// The agency a name means without asking anybody: for units beside an agency.
    pub fn quiet(&mut self, text: &str) -> Option<Id<Agency>> {
        match self.units.get(text) {
            Some(known) => *known,
            None => *self.units.entry(text.to_owned()).or_insert(self.names.answer(text)),
        }
    }

    fn settle(&mut self, text: &str, form: &str) -> Found {
        let matched = self.names.find(text);
        if let Match::Exact(agency) = matched {
            return Found { agency: Some(agency), ..Found::default() };
        }
        let answer = self.answers.get(form).copied();
        let remark = self.remark(&matched);
        let found = match answer {
            Some(agency) => {
                Found { agency: Some(agency), before: None, remark: None, learn: !self.borne.contains(form) }
            }
            None => Found {
                agency: matched.answer(),
                before: match &matched {
                    Match::Merged { old, .. } => Some(*old),
                    _ => None,
                },
                remark: Some((matched.severity(), remark.clone())),
                learn: matches!(matched, Match::ByRule(_)),
            },
        };
        if !self.asked.contains_key(form) {
            let question = Question {
                text: text.to_owned(),
                rows: Vec::new(),
                severity: found.remark.as_ref().map_or(Severity::Ready, |(severity, _)| *severity),
                answer: found.agency.and_then(|id| self.agency(id)).map(|agency| agency.code.clone()),
                learns: found.learn,
                remark,
                candidates: self.offers(&matched, text),
            };
            self.asked.insert(form.to_owned(), self.questions.len());
            self.questions.push(question);
        }
        found
    }

    fn offers(&self, matched: &Match<Id<Agency>>, text: &str) -> Vec<Offer> {
        let candidates: Vec<Candidate<Id<Agency>>> = match matched.candidates() {
            [] => self.names.similar(text),
            some => some.to_vec(),
        };
        candidates
            .into_iter()
            .filter_map(|candidate| {
                let agency = self.agency(candidate.key).filter(|agency| agency.merged_into_id.is_none())?;
                Some(Offer { code: agency.code.clone(), name: candidate.name, percent: candidate.percent })
            })
            .collect()
    }

    fn remark(&self, matched: &Match<Id<Agency>>) -> String {
        let name = |id: &Id<Agency>| self.agency(*id).map(|agency| agency.name.clone()).unwrap_or_default();
        let names = |candidates: &[Candidate<Id<Agency>>]| {
            let names: Vec<&str> = candidates.iter().take(3).map(|candidate| candidate.name.as_str()).collect();
            names.join(" atau ")
        };
        match matched {
            Match::Exact(_) => String::new(),
            Match::ByRule(id) => {
                format!("Nama singkat. Disarankan: {}.", name(id))
            }
            Match::Merged { old, successor } => {
                let last = self.agency(*old).and_then(|agency| kept(agency.valid_to.as_deref()));
                let year =
                    last.and_then(|day| day.succ_opt()).map(|day| format!(" tahun {}", day.year())).unwrap_or_default();
                format!("Dilebur{year}. Disarankan: {}.", name(successor))
            }
            Match::Several(candidates) => {
                format!("Beberapa unit memakai nama ini: {}. Pilih salah satu.", names(candidates))
            }
            Match::Unknown(candidates) if candidates.is_empty() => {
                "Perangkat daerah tidak dikenal. Pilih unitnya, atau tambahkan ke daftar.".into()
            }
            Match::Unknown(candidates) => {
                format!("Perangkat daerah tidak dikenal. Maksudnya {}?", names(candidates))
            }
        }
    }
}
