//! Page filling: which rows of a table stand on which page.
//!
//! Pure arithmetic on heights in mm; knows no text, no font and no page furniture. Source: documents.md section 1,
//! "Tables" (rows never split, greedy filling, at least three rows go with totals and signature).

use std::ops::Range;

/// Rows that keep the totals row and the signature block company on their page.
pub const COMPANIONS: usize = 3;

/// What the filling needs to know. All figures in mm; `room_*` is the height from the place where the header row may
/// begin down to the last usable line (the reserve of 1 mm is already taken off by the caller).
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Height of the repeated header.
    pub header: f64,
    /// Room on the page where the table begins.
    pub first: f64,
    /// Room on each further page.
    pub next: f64,
    /// Height of everything that must follow the last row on its page (totals row, note, signatures).
    pub tail: f64,
    /// Fewest rows worth beginning with on the first page; with fewer the whole table moves to the next page.
    pub begin_with: usize,
}

/// The rows of one page. An empty range on the first page means: begin on the next page. An empty range on the last page
/// means: the tail stands alone, because not one row fits beside it.
pub type Segment = Range<usize>;

/// Distributes rows of the given heights over pages. The tail follows the last segment, on the same page.
///
/// A row higher than a whole page must have been split before (see [`super::grid`]); if one is left, it gets a page of its own.
///
/// A row that is `bound` (a heading over rows, and its first row) never ends a page; a row beyond its end is free.
pub fn fill(rows: &[f64], bound: &[bool], room: Room) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut start = 0;
    loop {
        let fresh = !segments.is_empty();
        let space = if fresh { room.next } else { room.first };
        let rest: f64 = rows[start..].iter().sum();
        if room.header + rest + room.tail <= space + ROUNDING {
            segments.push(start..rows.len());
            break;
        }
        let fitting = greedy(&rows[start..], space - room.header);
        let mut end = start + fitting;
        if rows.len() - end < COMPANIONS {
            end = end.min(rows.len() - companions(rows, room)).max(start);
        }
        end = free_end(start, end, bound);
        if !fresh && end - start < room.begin_with.min(rows.len() - start) && end < rows.len() {
            end = start;
        }
        if fresh && end == start {
            if start == rows.len() {
                segments.push(start..start);
                break;
            }
            end = start + fitting.max(1);
        }
        segments.push(start..end);
        start = end;
    }
    segments
}

/// Heights come from sums of many floats; a hair less than a thousandth of a mm is no overflow.
const ROUNDING: f64 = 1e-6;

/// The end moved back before bound rows, unless nothing would be left.
fn free_end(start: usize, end: usize, bound: &[bool]) -> usize {
    let is_bound = |row: usize| bound.get(row).is_some_and(|bound| *bound);
    (start + 1..=end).rev().find(|end| !is_bound(end - 1)).unwrap_or(end)
}

fn greedy(rows: &[f64], space: f64) -> usize {
    let mut used = 0.0;
    rows.iter()
        .take_while(|height| {
            used += **height;
            used <= space + ROUNDING
        })
        .count()
}

/// How many last rows go to the tail's page: three, or as many as fit there.
fn companions(rows: &[f64], room: Room) -> usize {
    (0..=COMPANIONS.min(rows.len()))
        .rev()
        .find(|count| {
            let last: f64 = rows[rows.len() - count..].iter().sum();
            room.header + last + room.tail <= room.next + ROUNDING
        })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(rows: &[f64], room: Room) -> Vec<Segment> {
        fill(rows, &[], room)
    }

    const ROOM: Room = Room { header: 10.0, first: 60.0, next: 100.0, tail: 35.0, begin_with: 1 };

    #[test]
    fn rows_and_tail_on_one_page_stay_there() {
        assert_eq!(plain(&[5.0; 3], ROOM), vec![0..3]);
    }

    #[test]
    fn three_rows_go_with_the_tail_when_all_rows_but_not_the_tail_fit() {
        assert_eq!(plain(&[5.0; 10], ROOM), vec![0..7, 7..10]);
    }

    #[test]
    fn three_rows_are_kept_back_when_greedy_filling_would_leave_one() {
        assert_eq!(plain(&[5.0; 11], ROOM), vec![0..8, 8..11]);
    }

    #[test]
    fn an_empty_table_is_one_header_with_its_tail() {
        assert_eq!(plain(&[], ROOM), vec![0..0]);
    }

    #[test]
    fn a_table_that_cannot_begin_well_begins_on_the_next_page() {
        let room = Room { first: 17.0, begin_with: 3, ..ROOM };
        assert_eq!(plain(&[5.0; 4], room), vec![0..0, 0..4]);
    }

    #[test]
    fn a_tail_that_leaves_no_room_for_three_rows_takes_as_many_as_fit() {
        let room = Room { tail: 84.0, ..ROOM };
        assert_eq!(plain(&[5.0; 12], room), vec![0..10, 10..11, 11..12]);
    }

    #[test]
    fn a_heading_and_its_first_row_never_end_a_page() {
        let mut bound = [false; 14];
        bound[8] = true;
        bound[9] = true;
        let room = Room { tail: 5.0, ..ROOM };
        assert_eq!(plain(&[5.0; 14], room), vec![0..10, 10..14]);
        assert_eq!(fill(&[5.0; 14], &bound, room), vec![0..8, 8..14]);
        assert_eq!(fill(&[5.0; 14], &[true; 14], room), vec![0..10, 10..14]);
    }

    #[test]
    fn a_tail_as_high_as_a_page_stands_alone() {
        let room = Room { tail: 99.0, ..ROOM };
        assert_eq!(plain(&[5.0; 4], room), vec![0..4, 4..4]);
    }

    proptest! {
        #[test]
        fn every_row_once_in_order_and_no_page_overflows(
            rows in prop::collection::vec(3.0f64..40.0, 0..200),
            first in 10.0f64..100.0,
            tail in 0.0f64..60.0,
        ) {
            let room = Room { first, tail, ..ROOM };
            let segments = plain(&rows, room);
            let mut next = 0;
            for (page, segment) in segments.iter().enumerate() {
                prop_assert_eq!(segment.start, next);
                next = segment.end;
                let used: f64 = rows[segment.clone()].iter().sum();
                let last = page + 1 == segments.len();
                let space = if page == 0 { first } else { room.next };
                let needed = used + if last { tail } else { 0.0 } + if segment.is_empty() { 0.0 } else { room.header };
                prop_assert!(needed <= space + 1e-3, "page {} of {:?}", page, segments);
                prop_assert!(page == 0 || last || !segment.is_empty());
            }
            prop_assert_eq!(next, rows.len());
        }

        #[test]
        fn the_last_page_has_three_rows_whenever_three_rows_fit_beside_the_tail(
            rows in prop::collection::vec(3.0f64..10.0, 3..200),
            tail in 0.0f64..55.0,
        ) {
            let segments = plain(&rows, Room { tail, ..ROOM });
            let last = segments.last().cloned().unwrap_or(0..0);
            prop_assert!(last.len() >= COMPANIONS, "{:?}", segments);
        }
    }
}
