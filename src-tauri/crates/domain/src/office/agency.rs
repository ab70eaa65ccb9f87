//! Agencies (perangkat daerah): kinds, the tree of units, validity, mergers.
//!
//! Kinds and recap groups are rows of the desk; what stands here are the defaults a new desk gets. Whether two
//! agencies are kin decides conflicts of interest and for whom a submission counts.

use crate::writing::words::long_date;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A group of a recap, in printing order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecapGroup {
    pub code: &'static str,
    pub title: &'static str,
}

/// The recap groups of a new desk (product.md, "Obligation").
pub const RECAP_GROUPS: [RecapGroup; 5] = [
    RecapGroup { code: "sekretariat", title: "Sekretariat dan inspektorat" },
    RecapGroup { code: "dinas", title: "Dinas dan satuan" },
    RecapGroup { code: "badan", title: "Badan" },
    RecapGroup { code: "kecamatan", title: "Kecamatan" },
    RecapGroup { code: "lainnya", title: "Unit lain" },
];

/// A kind of agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgencyKind {
    pub code: &'static str,
    pub title: &'static str,
    /// Code of the recap group.
    pub group: &'static str,
    /// Whether an agency of this kind owes an innovation unless said otherwise.
    pub obliged: bool,
}

const fn kind(code: &'static str, title: &'static str, group: &'static str, obliged: bool) -> AgencyKind {
    AgencyKind { code, title, group, obliged }
}

/// The kinds of a new desk (product.md, "Agency").
pub const AGENCY_KINDS: [AgencyKind; 13] = [
    kind("sekretariat", "Sekretariat", "sekretariat", true),
    kind("inspektorat", "Inspektorat", "sekretariat", true),
    kind("dinas", "Dinas", "dinas", true),
    kind("satuan", "Satuan", "dinas", true),
    kind("badan", "Badan", "badan", true),
    kind("kecamatan", "Kecamatan", "kecamatan", true),
    kind("bagian", "Bagian", "lainnya", false),
    kind("puskesmas", "Puskesmas", "lainnya", false),
    kind("rsud", "RSUD", "lainnya", false),
    kind("sekolah", "Sekolah", "lainnya", false),
    kind("desa", "Desa", "lainnya", false),
    kind("kelurahan", "Kelurahan", "lainnya", false),
    kind("bumd", "BUMD", "lainnya", false),
];

/// Units under units, free of circles.
#[derive(Clone, Debug, Default)]
pub struct Tree<K> {
    parents: BTreeMap<K, Option<K>>,
}

/// Why a list of parents is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeError<K> {
    /// These units stand above each other in a circle, in walking order.
    Circle(Vec<K>),
    /// A parent that is not in the list.
    UnknownParent { unit: K, parent: K },
}

impl<K: fmt::Display> fmt::Display for TreeError<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TreeError::Circle(units) => {
                let chain: Vec<String> = units.iter().map(K::to_string).collect();
                write!(f, "Unit induk berputar: {}. Perbaiki salah satu induknya.", chain.join(" di bawah "))
            }
            TreeError::UnknownParent { unit, parent } => {
                write!(f, "Unit induk “{parent}” dari {unit} tidak ada dalam daftar.")
            }
        }
    }
}

impl<K: Ord + Clone> Tree<K> {
    /// Builds the tree from (unit, parent) pairs.
    pub fn new(units: impl IntoIterator<Item = (K, Option<K>)>) -> Result<Self, TreeError<K>> {
        let parents: BTreeMap<K, Option<K>> = units.into_iter().collect();
        for (unit, parent) in &parents {
            if let Some(parent) = parent.as_ref().filter(|parent| !parents.contains_key(parent)) {
                return Err(TreeError::UnknownParent { unit: unit.clone(), parent: parent.clone() });
            }
        }
        let mut safe = BTreeSet::new();
        for unit in parents.keys() {
            let mut walked = vec![unit.clone()];
            let mut at = unit;
            while let Some(Some(parent)) = parents.get(at) {
                if safe.contains(parent) {
                    break;
                }
                if let Some(start) = walked.iter().position(|seen| seen == parent) {
                    let mut circle = walked.split_off(start);
                    circle.push(parent.clone());
                    return Err(TreeError::Circle(circle));
                }
                walked.push(parent.clone());
                at = parent;
            }
            safe.extend(walked);
        }
        Ok(Tree { parents })
    }

    pub fn parent(&self, unit: &K) -> Option<&K> {
        self.parents.get(unit)?.as_ref()
    }

    /// The units above, nearest first.
    pub fn ancestors<'t>(&'t self, unit: &K) -> impl Iterator<Item = &'t K> {
        std::iter::successors(self.parent(unit), |unit| self.parent(unit))
    }

    /// The units below, in key order.
    pub fn descendants<'t>(&'t self, unit: &'t K) -> impl Iterator<Item = &'t K> {
        self.parents.keys().filter(move |below| self.ancestors(below).any(|above| above == unit))
    }

    /// The unit itself or the nearest one above that satisfies `wanted`.
    pub fn nearest<'t>(&'t self, unit: &'t K, wanted: impl Fn(&K) -> bool) -> Option<&'t K> {
        std::iter::once(unit).chain(self.ancestors(unit)).find(|unit| wanted(unit))
    }
}

/// Days on which something holds, both ends included; an open end holds for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// The sentence when the end lies before the beginning.
    pub fn problem(self) -> Option<String> {
        let (from, until) = (self.from?, self.until?);
        (until < from)
            .then(|| format!("Berlaku sampai {} lebih awal dari berlaku dari {}.", long_date(until), long_date(from)))
    }

    /// `berlaku sampai 31 Desember 2021`, for the sentence of a signatory outside its time (design.md 10, row 45).
    pub fn shown(self) -> String {
        match (self.from, self.until) {
            (None, None) => "berlaku tanpa batas".to_owned(),
            (Some(from), None) => format!("berlaku dari {}", long_date(from)),
            (None, Some(until)) => format!("berlaku sampai {}", long_date(until)),
            (Some(from), Some(until)) => {
                format!("berlaku {}", crate::writing::words::date_range(from, until))
            }
        }
    }
}

/// Why one agency cannot be merged into another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeError {
    /// The successor is the agency itself or a unit below it.
    IntoItself,
    /// The successor was itself merged into another.
    SuccessorMerged,
    /// The successor does not exist any more on the day of the merger.
    SuccessorEnded(NaiveDate),
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MergeError::IntoItself => {
                f.write_str("Unit tidak dapat digabung ke dirinya sendiri atau ke unit di bawahnya.")
            }
            MergeError::SuccessorMerged => f.write_str("Unit tujuan sudah digabung ke unit lain."),
            MergeError::SuccessorEnded(until) => {
                write!(f, "Unit tujuan hanya berlaku sampai {}.", long_date(*until))
            }
        }
    }
}

/// A merger of `old` into `successor` from `day` on, checked: the last day of the old agency. It stays with its history, its
/// units and its submissions; its names lead to the successor with a warning ([`crate::writing::names::Match::Merged`]); it
/// owes nothing from that day on.
pub fn check_merger<K: Ord + Clone>(
    old: &K,
    successor: &K,
    day: NaiveDate,
    tree: &Tree<K>,
    (is_merged, ends): (bool, Option<NaiveDate>),
) -> Result<Option<NaiveDate>, MergeError> {
    if old == successor || tree.ancestors(successor).any(|above| above == old) {
        return Err(MergeError::IntoItself);
    }
    if is_merged {
        return Err(MergeError::SuccessorMerged);
    }
    match ends.filter(|ends| *ends < day) {
        Some(ends) => Err(MergeError::SuccessorEnded(ends)),
        None => Ok(day.pred_opt()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree() -> Tree<&'static str> {
        Tree::new([
            ("DINKES", None),
            ("PKM-A", Some("DINKES")),
            ("PKM-B", Some("DINKES")),
            ("PUSTU", Some("PKM-A")),
            ("SETDA", None),
            ("BAG-ORG", Some("SETDA")),
        ])
        .unwrap()
    }

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2021, month, day).unwrap()
    }

    #[test]
    fn units_above_and_below() {
        let tree = tree();
        assert_eq!(tree.ancestors(&"PUSTU").collect::<Vec<_>>(), [&"PKM-A", &"DINKES"]);
        assert_eq!(tree.descendants(&"DINKES").collect::<Vec<_>>(), [&"PKM-A", &"PKM-B", &"PUSTU"]);
        assert_eq!(tree.nearest(&"PUSTU", |unit| *unit == "DINKES"), Some(&"DINKES"));
        assert_eq!(tree.nearest(&"PUSTU", |unit| *unit == "SETDA"), None);
    }

    #[test]
    fn circles_and_missing_parents_are_no_tree() {
        let circle = Tree::new([("A", Some("B")), ("B", Some("C")), ("C", Some("B"))]).unwrap_err();
        assert_eq!(circle.to_string(), "Unit induk berputar: B di bawah C di bawah B. Perbaiki salah satu induknya.");
        let own = Tree::new([("A", Some("A"))]).unwrap_err();
        assert_eq!(own, TreeError::Circle(vec!["A", "A"]));
        let missing = Tree::new([("A", Some("Z"))]).unwrap_err();
        assert_eq!(missing.to_string(), "Unit induk “Z” dari A tidak ada dalam daftar.");
    }

    #[test]
    fn a_validity_says_itself_and_what_is_wrong_with_it() {
        let validity = Validity { from: Some(day(1, 1)), until: Some(day(7, 14)) };
        assert_eq!(validity.problem(), None);
        assert_eq!(validity.shown(), "berlaku 1 Januari – 14 Juli 2021");
        assert_eq!(
            Validity { from: validity.until, until: validity.from }.problem().as_deref(),
            Some("Berlaku sampai 1 Januari 2021 lebih awal dari berlaku dari 14 Juli 2021.")
        );
    }

    #[test]
    fn a_merger_goes_to_somebody_else_who_is_still_there() {
        let tree = tree();
        let check = |old, successor, other| check_merger(&old, &successor, day(7, 15), &tree, other);
        let open = (false, None);
        assert_eq!(check("DINKES", "BAG-ORG", open), Ok(Some(day(7, 14))), "its units stay under it");
        assert_eq!(check("DINKES", "DINKES", open), Err(MergeError::IntoItself));
        assert_eq!(check("DINKES", "PUSTU", open), Err(MergeError::IntoItself));
        assert_eq!(check("BAG-ORG", "DINKES", (true, None)), Err(MergeError::SuccessorMerged));
        assert_eq!(
            check("BAG-ORG", "DINKES", (false, Some(day(1, 1)))).unwrap_err().to_string(),
            "Unit tujuan hanya berlaku sampai 1 Januari 2021."
        );
    }

    #[test]
    fn every_kind_has_a_group_and_codes_are_unique() {
        let codes: BTreeSet<&str> = AGENCY_KINDS.iter().map(|kind| kind.code).collect();
        assert_eq!(codes.len(), AGENCY_KINDS.len());
        for kind in AGENCY_KINDS {
            assert!(RECAP_GROUPS.iter().any(|group| group.code == kind.group), "{}", kind.code);
        }
    }
}
