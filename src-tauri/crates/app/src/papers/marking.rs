//! Lembar nilai: prefilled for each juror and submission, blank, and as a matrix. Nothing on them is a mark yet.
//!
//! Without a stage they are those of every scored stage, one after the other.

use kipp_store::Id;
use kipp_store::records::Criterion;
use std::collections::BTreeSet;

use kipp_documents::Values;
use kipp_domain::submission::Group;
use kipp_domain::words;
use kipp_store::records::{Juror, Stage, Submission};
use kipp_store::{Read, named_params, sql};

use super::catalogue::Document;
use super::office::Office;
use super::prepared::{Finding, Level};
use super::register::{agency_name, agency_names};
use super::request::DocumentRequest;
use super::results::{juror_code, percent, with_expansion};
use crate::entries::submissions;
use crate::error::{Fault, Noun, Refusal, Result};
use crate::jury::jurors;
use crate::office::agencies;
use crate::rows;
use crate::year::stages;

/// One leaf of the rubric.
struct Leaf {
    id: Id<Criterion>,
    name: String,
    guidance: String,
    weight: u16,
}

/// A stage of the sheets with its leaves.
struct Round {
    stage: Stage,
    leaves: Vec<Leaf>,
    /// Somebody scores in it.
    is_assigned: bool,
}

/// The stages of a request with what is to know of them: the one asked for, else every scored one that has sheets. A blank
/// sheet needs no assignment; where no stage has one, all are printed without names.
fn rounds(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Round>> {
    let scored: Vec<Stage> = stages::of_edition(read, office.edition.id)?
        .into_iter()
        .filter(|stage| stage.scored && stage.enabled)
        .collect();
    if let Some(id) = request.stage {
        return match scored.into_iter().find(|stage| stage.id == id) {
            Some(stage) => Ok(vec![round(read, office, stage)?]),
            None => {
                let stage = crate::rows::stage(read, id)?;
                Err(match stage.edition_id == office.edition.id {
                    true if stage.scored => Refusal::StageSwitchedOff { stage: stage.name }.into(),
                    true => Refusal::StageNotScored { stage: stage.name }.into(),
                    false => Refusal::EditionsMixed.into(),
                })
            }
        };
    }
    let mut rounds = Vec::new();
    let mut refused = None;
    for stage in scored {
        let name = stage.name.clone();
        match round(read, office, stage) {
            Ok(round) => rounds.push(round),
            Err(fault @ Fault::Invalid(_)) => {
                let why = crate::error::text_id::text_of(&fault, office.zone).title;
                let text = format!("Lembar {name} tidak ikut dicetak. {why}");
                findings.push(Finding::new(Level::Warning, "stage_left_out", text));
                refused.get_or_insert(fault);
            }
            Err(other) => return Err(other),
        }
    }
    if rounds.is_empty() {
        return Err(refused.unwrap_or_else(|| Fault::not_found(Noun::Stage, "yang dinilai")));
    }
    if request.document != Document::BlankScoreSheet && rounds.iter().any(|round| round.is_assigned) {
        for round in rounds.iter().filter(|round| !round.is_assigned) {
            let text = format!("{} Lembarnya tidak ikut dicetak.", unassigned(round));
            findings.push(Finding::new(Level::Note, "stage_left_out", text));
        }
        rounds.retain(|round| round.is_assigned);
    }
    Ok(rounds)
}

fn round(read: &Read<'_>, office: &Office, stage: Stage) -> Result<Round> {
    let criteria = stages::criteria(read, stage.id)?;
    let rubric = stages::rubric(crate::rows::scale_of(&office.edition)?, &criteria).map_err(|found| {
        Fault::field("criteria", found.first().map(|one| stages::rubric_words(&stage.name, one)).unwrap_or_default())
    })?;
    let leaf = |node: &kipp_domain::scoring::Node| {
        let row = criteria.iter().find(|row| row.code == node.code);
        Leaf {
            id: row.map_or(Id::NEW, |row| row.id),
            name: node.name.clone(),
            guidance: row.map(|row| row.guidance.clone()).unwrap_or_default(),
            weight: node.weight.0,
        }
    };
    let leaves = rubric.nodes().iter().filter(|node| node.is_leaf).map(leaf).collect();
    let is_assigned = read.value(sql!("assignments/is_assigned"), named_params! { ":stage_id": stage.id })?;
    let is_assigned = is_assigned.unwrap_or(false);
    Ok(Round { stage, leaves, is_assigned })
}

/// What all sheets of a stage say.
fn common(office: &Office, round: &Round) -> Values {
    let name = &round.stage.name;
    let [scale_min, scale_max] = [office.edition.scale_min, office.edition.scale_max].map(whole_marks);
    office
        .values()
        .text("tahap", name.to_uppercase())
        .text("nama_tahap", words::in_sentence(name))
        .text("skala", format!("{scale_min}–{scale_max}"))
        .text("skala_kata", format!("{scale_min} sampai dengan {scale_max}"))
}

/// The texts of the levels for the back of a sheet, where the print asks for them; a stage without any is told.
fn with_level_texts(
    read: &Read<'_>,
    request: &DocumentRequest,
    round: &Round,
    values: Values,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    if !request.level_texts {
        return Ok(values);
    }
    let mut rows = Vec::new();
    for leaf in &round.leaves {
        for (place, level) in stages::levels(read, leaf.id)?.iter().enumerate() {
            let [from, to] = [level.from_mark, level.to_mark].map(whole_marks);
            rows.push(
                Values::new()
                    .text("kriteria", if place == 0 { leaf.name.as_str() } else { "" })
                    .text("rentang", format!("{from}–{to}"))
                    .text("tingkat", &level.title)
                    .text("teks", &level.text),
            );
        }
    }
    if rows.is_empty() {
        let text = format!(
            "Rubrik {} belum mempunyai uraian tingkat; balik lembarnya kosong.",
            words::in_sentence(&round.stage.name)
        );
        findings.push(Finding::new(Level::Note, "level_texts_missing", text));
    }
    Ok(values.flag("dua_muka", true).list("uraian", rows))
}

/// A bound of the scale, in hundredths, without needless decimals: "100".
fn whole_marks(hundredths: i64) -> String {
    let text = kipp_domain::figures::hundredths(hundredths);
    text.strip_suffix(",00").map_or(text.clone(), str::to_owned)
}

fn with_criteria(values: Values, round: &Round) -> Values {
    let rows = round.leaves.iter().map(|leaf| {
        Values::new()
            .text("nama", &leaf.name)
            .text("panduan", &leaf.guidance)
            .text("bobot", percent(leaf.weight))
            .text("nilai", "")
            .text("kali", "")
            .text("catatan", "")
    });
    let total: u16 = round.leaves.iter().map(|leaf| leaf.weight).sum();
    values
        .list("baris", rows.collect())
        .node("jumlah", Values::new().text("nama", "Jumlah").text("bobot", percent(total)))
}

/// A juror and what is assigned to them, in the order of the submissions' codes.
struct Bundle {
    juror: Juror,
    /// Place among the edition's jurors.
    place: usize,
    submissions: Vec<Submission>,
}

fn bundles(read: &Read<'_>, office: &Office, request: &DocumentRequest, stage: &Stage) -> Result<Vec<Bundle>> {
    let assigned: BTreeSet<(Id<Juror>, Id<Submission>)> = rows::assignments_of_stage(read, stage.id)?
        .into_iter()
        .filter(|row| row.state == "assigned")
        .map(|row| (row.juror_id, row.submission_id))
        .collect();
    let all = submissions::of_edition(read, office.edition.id)?;
    if let Some(id) = request.juror
        && crate::rows::juror(read, id)?.edition_id != office.edition.id
    {
        return Err(Refusal::EditionsMixed.into());
    }
    Ok(jurors::of_edition(read, office.edition.id)?
        .into_iter()
        .enumerate()
        .filter(|(_, juror)| request.juror.is_none_or(|wanted| wanted == juror.id))
        .map(|(place, juror)| {
            let own = |one: &&Submission| request.wants(one.id) && assigned.contains(&(juror.id, one.id));
            let submissions = all.iter().filter(own).cloned().collect();
            Bundle { juror, place, submissions }
        })
        .filter(|bundle| !bundle.submissions.is_empty())
        .collect())
}

fn of_juror(values: Values, bundle: &Bundle) -> Values {
    let code = juror_code(bundle.place);
    let values = values
        .text("juri", &bundle.juror.name)
        .text("juri_dan_kode", format!("{} ({code})", bundle.juror.name))
        .text("kode_juri", code);
    match bundle.juror.nip.as_deref().and_then(kipp_domain::nip::grouped) {
        Some(nip) => values.text("nip_juri", nip),
        None => values,
    }
}

/// What the sheets of a plain request lack, without their words: there may be ten thousands of them.
pub(crate) fn lacks(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<()> {
    for round in rounds(read, office, request, findings)? {
        if request.document != Document::BlankScoreSheet && !round.is_assigned {
            nothing_assigned(&round, findings);
        }
    }
    Ok(())
}

fn unassigned(round: &Round) -> String {
    match round.stage.opened_at {
        None => format!("{} belum dibuka; penugasan juri belum ada.", round.stage.name),
        Some(_) => format!("Tidak ada penugasan pada {} untuk pilihan ini.", round.stage.name),
    }
}

fn nothing_assigned(round: &Round, findings: &mut Vec<Finding>) {
    let text = format!("{} Lembar dicetak kosong.", unassigned(round));
    findings.push(Finding::new(Level::Warning, "nothing_assigned", text));
}

/// The values of the sheets of every stage that was asked for, in the order of the year.
pub(crate) fn of_stages(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Values>> {
    let rounds = rounds(read, office, request, findings)?;
    let mut missed: Vec<Vec<Finding>> = Vec::new();
    let mut all = Vec::new();
    for round in &rounds {
        let mut own = Vec::new();
        let values = match request.document {
            Document::BlankScoreSheet => with_criteria(common(office, round), round),
            Document::ScoreMatrix => matrix(read, office, request, round, &mut own)?,
            _ => sheets(read, office, request, (round, rounds.len() > 1), &mut own)?,
        };
        let is_empty = own.iter().any(|finding| finding.code == "nothing_assigned");
        let values = match request.document {
            Document::ScoreMatrix => values,
            _ => with_level_texts(read, request, round, values, findings)?,
        };
        missed.push(own);
        all.push((values, is_empty));
    }
    // A juror or a submission may be in one stage and not in another: a blank sheet stands for a choice without any.
    let some = all.iter().any(|(_, is_empty)| !is_empty);
    for (own, (_, is_empty)) in missed.into_iter().zip(&all) {
        if !(some && *is_empty) {
            findings.extend(own);
        }
    }
    all.retain(|(_, is_empty)| !(some && *is_empty));
    Ok(all.into_iter().map(|(values, _)| values).collect())
}

/// One page per assigned juror and submission; `among`: sheets of other stages are printed too.
fn sheets(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    (round, among): (&Round, bool),
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let agencies = agency_names(&agencies::all(read)?);
    let of_stage = if among { format!("-{}", round.stage.code) } else { String::new() };
    let mut pages = Vec::new();
    for bundle in bundles(read, office, request, &round.stage)? {
        for one in &bundle.submissions {
            let group = one.kind.as_deref().and_then(Group::from_code).map_or(words::NONE, Group::label);
            let page = Values::new()
                .text("kode", &one.code)
                .text("berkas", format!("{}-{}{of_stage}", one.code, juror_code(bundle.place).to_lowercase()))
                .text("judul", with_expansion(&one.title, one.expansion.as_deref()))
                .text("pd", agency_name(&agencies, one.agency_id))
                .text("kelompok", group);
            pages.push(of_juror(page, &bundle));
        }
    }
    if pages.is_empty() {
        nothing_assigned(round, findings);
    }
    Ok(with_criteria(common(office, round), round).list("lembar", pages))
}

/// One matrix for each juror: submissions down, criteria across.
fn matrix(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    round: &Round,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let agencies = agency_names(&agencies::all(read)?);
    let heads = round
        .leaves
        .iter()
        .map(|leaf| {
            Values::new().text("judul_kriteria", format!("{}\n{}%", narrow_title(&leaf.name), percent(leaf.weight)))
        })
        .collect();
    let empty_cells = || round.leaves.iter().map(|_| Values::new().text("nilai", "")).collect::<Vec<_>>();
    let row = |one: &Submission| {
        Values::new()
            .text("kode", &one.code)
            .text("judul", with_expansion(&one.title, one.expansion.as_deref()))
            .text("pd", agency_name(&agencies, one.agency_id))
            .text("jumlah", "")
            .list("kriteria", empty_cells())
    };
    let sheets: Vec<Values> = bundles(read, office, request, &round.stage)?
        .iter()
        .map(|bundle| {
            let sheet = Values::new()
                .text("kode", juror_code(bundle.place))
                .text("berkas", juror_code(bundle.place).to_lowercase())
                .list("baris", bundle.submissions.iter().map(row).collect());
            of_juror(sheet, bundle)
        })
        .collect();
    let values = common(office, round).list("kriteria", heads);
    Ok(match sheets.is_empty() {
        true => {
            nothing_assigned(round, findings);
            values.list("baris", vec![])
        }
        false => values.list("lembar", sheets),
    })
}

/// Longer words than this are parted in a narrow head.
const LONG_WORD: usize = 10;

/// The name of a criterion for a head of 18 mm: long words parted between syllables.
fn narrow_title(name: &str) -> String {
    name.split(' ').map(parted).collect::<Vec<_>>().join(" ")
}

/// Parts a long Indonesian word once, before a consonant that a vowel follows, nearest to its middle; `ng` and `ny` stay
/// together.
fn parted(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < LONG_WORD || !letters.iter().all(|c| c.is_alphabetic()) {
        return word.to_owned();
    }
    let is_vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u');
    let parts = |at: usize| {
        let (before, here, after) = (letters[at - 1], letters[at], letters[at + 1]);
        let joined = before == 'n' && matches!(here, 'g' | 'y');
        !is_vowel(here) && is_vowel(after) && !joined
    };
    let middle = letters.len();
    match (3..letters.len() - 2).filter(|at| parts(*at)).min_by_key(|at| (2 * at).abs_diff(middle)) {
        Some(at) => {
            let (head, tail) = letters.split_at(at);
            format!("{}-\n{}", head.iter().collect::<String>(), tail.iter().collect::<String>())
        }
        None => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::narrow_title;

    #[test]
    fn long_words_part_between_syllables() {
        let cases = [
            ("Signifikansi", "Signi-\nfikansi"),
            ("Implementasi Inovasi", "Imple-\nmentasi Inovasi"),
            ("Adaptabilitas", "Adapta-\nbilitas"),
            ("Strategi Keberlanjutan", "Strategi Keber-\nlanjutan"),
            ("Penyelenggaraan", "Penyeleng-\ngaraan"),
            ("Sumber Daya", "Sumber Daya"),
        ];
        for (name, narrow) in cases {
            assert_eq!(narrow_title(name), narrow);
        }
    }
}
