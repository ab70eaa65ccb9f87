//! Obligation: one agency, one innovation (Perbup Luwu Utara 61/2018).
//!
//! Wajib = obliged minus exempt. Sudah = a submission at masuk or later, gugur included. Exempt agencies are listed
//! but stand in neither Sudah nor Belum. A sub-unit's submission counts for the nearest obliged unit above it, if the
//! edition says so (default). Status is computed, never stored.

use crate::entries::submission;
use crate::office::agency::Tree;
use crate::writing::figures;
use std::collections::BTreeMap;

/// How far an obliged agency is. Ordered: the best of its submissions counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Nothing sent.
    Missing,
    /// Only drafts.
    Draft,
    /// Received; also waiting for corrections, also failed.
    Received,
    Complete,
    Passed,
    /// Excused with a reason.
    Exempt,
}

impl Status {
    /// `belum`, `draf`, `masuk`, `lengkap`, `lolos`, `dikecualikan`.
    pub const fn code(self) -> &'static str {
        match self {
            Status::Missing => "belum",
            Status::Draft => "draf",
            Status::Received => "masuk",
            Status::Complete => "lengkap",
            Status::Passed => "lolos",
            Status::Exempt => "dikecualikan",
        }
    }

    /// The word on screens and paper.
    pub const fn label(self) -> &'static str {
        match self {
            Status::Missing => "Belum",
            Status::Draft => "Draf",
            Status::Received => "Masuk",
            Status::Complete => "Lengkap",
            Status::Passed => "Lolos",
            Status::Exempt => "Dikecualikan",
        }
    }

    /// Counts as Sudah mengirim.
    pub const fn has_sent(self) -> bool {
        match self {
            Status::Received | Status::Complete | Status::Passed => true,
            Status::Missing | Status::Draft | Status::Exempt => false,
        }
    }

    fn of(submission: submission::Status) -> Status {
        match submission {
            submission::Status::Draft => Status::Draft,
            submission::Status::Received | submission::Status::Correction | submission::Status::Failed => {
                Status::Received
            }
            submission::Status::Complete => Status::Complete,
            submission::Status::Passed => Status::Passed,
        }
    }
}

/// An agency that owes an innovation in the edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obliged<K> {
    pub agency: K,
    /// Code of the recap group of its kind.
    pub group: String,
    /// Exempt in this edition; the reason is kept by the desk.
    pub exempt: bool,
}

/// One obliged agency as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<K> {
    pub agency: K,
    pub group: String,
    pub status: Status,
    /// Submissions at masuk or later that count for it, those of sub-units included.
    pub sent: u32,
}

/// How each obliged agency stands, in the given order. `submissions` are (agency or unit, status).
pub fn standings<K: Ord + Clone>(
    obliged: &[Obliged<K>],
    submissions: &[(K, submission::Status)],
    tree: &Tree<K>,
    sub_units_count: bool,
) -> Vec<Standing<K>> {
    let mut best: BTreeMap<&K, (Status, u32)> =
        obliged.iter().map(|owing| (&owing.agency, (Status::Missing, 0))).collect();
    for (unit, status) in submissions {
        let owing = match sub_units_count {
            true => tree.nearest(unit, |unit| best.contains_key(unit)),
            false => Some(unit),
        };
        if let Some((so_far, sent)) = owing.and_then(|owing| best.get_mut(owing)) {
            let status = Status::of(*status);
            *so_far = status.max(*so_far);
            *sent += u32::from(status.has_sent());
        }
    }
    obliged
        .iter()
        .map(|owing| {
            let (status, sent) = best.get(&owing.agency).copied().unwrap_or((Status::Missing, 0));
            let status = if owing.exempt { Status::Exempt } else { status };
            Standing { agency: owing.agency.clone(), group: owing.group.clone(), status, sent }
        })
        .collect()
}

/// The figures of one recap group or of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Obliged minus exempt.
    pub obliged: u32,
    pub sent: u32,
    pub missing: u32,
    pub exempt: u32,
}

impl Summary {
    /// Share that sent, one decimal; `–` when nobody is obliged.
    pub fn percent(self) -> String {
        figures::percent(u64::from(self.sent), u64::from(self.obliged))
    }

    fn add(&mut self, status: Status) {
        match status {
            Status::Exempt => self.exempt += 1,
            Status::Missing | Status::Draft => {
                self.obliged += 1;
                self.missing += 1;
            }
            Status::Received | Status::Complete | Status::Passed => {
                self.obliged += 1;
                self.sent += 1;
            }
        }
    }
}

/// The figures of all.
pub fn total<K>(standings: &[Standing<K>]) -> Summary {
    let mut summary = Summary::default();
    standings.iter().for_each(|standing| summary.add(standing.status));
    summary
}

/// The figures per recap group: in the given order of group codes, then any other group in the order met. Groups
/// without an agency are left out.
pub fn by_group<K>(standings: &[Standing<K>], order: &[&str]) -> Vec<(String, Summary)> {
    let mut groups: Vec<(String, Summary)> =
        order.iter().map(|code| ((*code).to_owned(), Summary::default())).collect();
    for standing in standings {
        let at = groups.iter().position(|(code, _)| *code == standing.group).unwrap_or_else(|| {
            groups.push((standing.group.clone(), Summary::default()));
            groups.len() - 1
        });
        groups[at].1.add(standing.status);
    }
    groups.retain(|(_, summary)| *summary != Summary::default());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::submission::Status as S;
    use expect_test::expect;
    use std::fmt::Write;

    fn owing(agency: &'static str, group: &str, exempt: bool) -> Obliged<&'static str> {
        Obliged { agency, group: group.to_owned(), exempt }
    }

    #[test]
    fn the_sample_is_eight_of_forty_one() {
        let summary = Summary { obliged: 41, sent: 8, missing: 33, exempt: 0 };
        assert_eq!(summary.percent(), "19,5%");
        assert_eq!(Summary::default().percent(), "–");
    }

    #[test]
    fn sub_units_count_for_the_nearest_obliged_unit_above() {
        let tree = Tree::new([
            ("DINKES", None),
            ("PKM", Some("DINKES")),
            ("PUSTU", Some("PKM")),
            ("SETDA", None),
            ("BAG", Some("SETDA")),
            ("DLH", None),
            ("BPBD", None),
            ("SEKO", None),
        ])
        .unwrap();
        let obliged = [
            owing("SETDA", "sekretariat", false),
            owing("DINKES", "dinas", false),
            owing("DLH", "dinas", false),
            owing("BPBD", "badan", true),
            owing("SEKO", "kecamatan", false),
        ];
        let submissions = [
            ("PUSTU", S::Draft),
            ("PKM", S::Failed),
            ("BAG", S::Passed),
            ("DLH", S::Draft),
            ("BPBD", S::Passed),
            ("ASING", S::Passed),
        ];
        let mut text = String::new();
        for counted in [true, false] {
            let standings = standings(&obliged, &submissions, &tree, counted);
            for standing in &standings {
                write!(text, "{} {} {} · ", standing.agency, standing.status.code(), standing.sent).unwrap();
            }
            let order = crate::office::agency::RECAP_GROUPS.map(|group| group.code);
            for (group, sum) in by_group(&standings, &order) {
                write!(
                    text,
                    "\n  {group}: wajib {} sudah {} belum {} dikecualikan {} {}",
                    sum.obliged,
                    sum.sent,
                    sum.missing,
                    sum.exempt,
                    sum.percent()
                )
                .unwrap();
            }
            let all = total(&standings);
            writeln!(
                text,
                "\n  semua: wajib {} sudah {} belum {} {}",
                all.obliged,
                all.sent,
                all.missing,
                all.percent()
            )
            .unwrap();
        }
        expect![[r#"
            SETDA lolos 1 · DINKES masuk 1 · DLH draf 0 · BPBD dikecualikan 1 · SEKO belum 0 · 
              sekretariat: wajib 1 sudah 1 belum 0 dikecualikan 0 100,0%
              dinas: wajib 2 sudah 1 belum 1 dikecualikan 0 50,0%
              badan: wajib 0 sudah 0 belum 0 dikecualikan 1 –
              kecamatan: wajib 1 sudah 0 belum 1 dikecualikan 0 0,0%
              semua: wajib 4 sudah 2 belum 2 50,0%
            SETDA belum 0 · DINKES belum 0 · DLH draf 0 · BPBD dikecualikan 1 · SEKO belum 0 · 
              sekretariat: wajib 1 sudah 0 belum 1 dikecualikan 0 0,0%
              dinas: wajib 2 sudah 0 belum 2 dikecualikan 0 0,0%
              badan: wajib 0 sudah 0 belum 0 dikecualikan 1 –
              kecamatan: wajib 1 sudah 0 belum 1 dikecualikan 0 0,0%
              semua: wajib 4 sudah 0 belum 4 0,0%
        "#]]
        .assert_eq(&text);
    }
}
