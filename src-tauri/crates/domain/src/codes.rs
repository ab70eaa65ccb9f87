//! The order of codes and numbers, as a person reads them: 100, 101, 1000, 1001; `A-2` before `A-10`.
//!
//! The only comparison of codes: lists, grids, paper and workbooks all take theirs from here. SQL has none of its own.

use std::cmp::Ordering;

/// Compares runs of digits by their value and every other letter by itself; a number stands before a letter. Codes that
/// read the same (`7`, `007`) stay apart: the order is total.
///
/// ```
/// use kipp_domain::codes::order;
/// let mut codes = ["1001", "101", "draf-3", "1000", "100", "A-10", "A-2"];
/// codes.sort_by(|a, b| order(a, b));
/// assert_eq!(codes, ["100", "101", "1000", "1001", "A-2", "A-10", "draf-3"]);
/// ```
pub fn order(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (one, other);
    loop {
        let (left, right) = (digits(a), digits(b));
        match (left.is_empty(), right.is_empty()) {
            (true, true) => match (a.chars().next(), b.chars().next()) {
                (None, None) => return one.cmp(other),
                (x, y) if x != y => return x.cmp(&y),
                (Some(same), _) => (a, b) = (&a[same.len_utf8()..], &b[same.len_utf8()..]),
                (None, Some(_)) => return Ordering::Less,
            },
            // What has ended stands first, then numbers, then letters.
            (true, false) => return if a.is_empty() { Ordering::Less } else { Ordering::Greater },
            (false, true) => return if b.is_empty() { Ordering::Greater } else { Ordering::Less },
            (false, false) => {
                let (x, y) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
                let found = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
                if found.is_ne() {
                    return found;
                }
                (a, b) = (&a[left.len()..], &b[right.len()..]);
            }
        }
    }
}

/// The digits a text begins with.
fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entries::submission::{draft_code, number_code};

    #[test]
    fn ten_thousand_numbers_stand_by_their_value_and_drafts_behind_them() {
        let mut codes: Vec<String> = (1..=10_000).map(number_code).chain([draft_code(12), draft_code(3)]).collect();
        let wanted: Vec<String> = codes[..10_000].iter().cloned().chain([draft_code(3), draft_code(12)]).collect();
        codes.sort();
        assert_ne!(codes, wanted, "as text they stand otherwise");
        codes.sort_by(|a, b| order(a, b));
        assert_eq!(codes, wanted);
    }

    #[test]
    fn the_order_is_total() {
        let codes = ["", "0", "00", "7", "007", "70", "A", "A-2", "A-10", "A-02", "a", "é1", "é10", "1é"];
        for a in codes {
            for b in codes {
                assert_eq!(order(a, b), order(b, a).reverse(), "{a} {b}");
                assert_eq!(order(a, b).is_eq(), a == b, "{a} {b}");
                for c in codes {
                    if order(a, b).is_lt() && order(b, c).is_lt() {
                        assert!(order(a, c).is_lt(), "{a} {b} {c}");
                    }
                }
            }
        }
    }
}
