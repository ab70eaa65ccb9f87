//! From cells to typed rows: one order of dates for a file, one meeting, one session.

use super::cells::{cleaned, is_blank};
use super::durations::seconds_of;
use super::layout::{self, Act, Layout, WrittenRow};
use super::teams;
use super::times::{DateOrder, Written, date_in_name, order_of};
use super::{
    Answers, FileKind, FileNotice, FileProblem, Grain, LONGEST_NAME, MOST_ROWS, Meeting, ParticipantFile,
    ParticipantRow, RowRemark, Span,
};
use crate::sessions::{Interval, SessionTime, covered_seconds};
use crate::writing::names::normal_form;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use std::collections::{BTreeMap, VecDeque};

/// Reads the cells of a file, each row as the file has it, cells without quotes.
///
/// # Errors
/// What is refused, and what a person must answer first. The error's `Display` is the sentence to show.
pub fn read_participants(
    rows: &[Vec<String>],
    file_name: &str,
    session: SessionTime,
    answers: &Answers,
) -> Result<ParticipantFile, FileProblem> {
    let table = cleaned(rows);
    let filled = table.iter().filter(|row| !is_blank(row)).count();
    if filled > MOST_ROWS {
        return Err(FileProblem::TooManyRows(filled));
    }
    if filled == 0 {
        return Err(FileProblem::Empty);
    }
    let layout = match &answers.columns {
        Some(choice) => layout::chosen_layout(&table, choice),
        None => {
            teams::layout_of(&table).or_else(|| layout::layout_of(&table)).ok_or_else(|| layout::unknown(&table))?
        }
    };
    if layout.rows.is_empty() {
        return Err(FileProblem::Empty);
    }
    let clock = Clock::new(&layout, file_name, session, answers)?;
    let file = typed(layout, file_name, &clock, session);
    of_session(file, &clock, session, answers)
}

/// How times of one file are read.
struct Clock {
    order: Option<DateOrder>,
    date: Option<NaiveDate>,
    /// Added to every time.
    zone: TimeDelta,
}

impl Clock {
    fn new(layout: &Layout, file_name: &str, session: SessionTime, answers: &Answers) -> Result<Clock, FileProblem> {
        let meeting = &layout.meeting;
        let of_rows = layout.rows.iter().flat_map(|row| [&row.join, &row.leave]);
        let of_meeting = [&meeting.start, &meeting.end, &meeting.date];
        let times: Vec<Written> = of_rows.chain(of_meeting).filter_map(|text| Written::read(text)).collect();
        let order = order_of(&times, session.day(), answers.date_order)?;
        let told = [&meeting.date, &meeting.start].into_iter().find_map(|text| {
            Written::read(text)?.moment(order.unwrap_or(DateOrder::MonthFirst), None).map(|moment| moment.date())
        });
        let date = answers.date.or(told).or_else(|| date_in_name(file_name));
        if date.is_none() && times.iter().any(|time| matches!(time, Written::Clock(_))) {
            return Err(FileProblem::NoDate { session: session.day() });
        }
        // The only file that says its zone: the event's times are UTC.
        let zone = match layout.kind {
            FileKind::TeamsLiveEvent => TimeDelta::minutes(i64::from(session.zone.0)),
            _ => TimeDelta::zero(),
        };
        Ok(Clock { order, date, zone })
    }

    fn moment(&self, text: &str) -> Option<NaiveDateTime> {
        let order = self.order.unwrap_or(DateOrder::MonthFirst);
        Written::read(text)?.moment(order, self.date)?.checked_add_signed(self.zone)
    }
}

fn typed(layout: Layout, file_name: &str, clock: &Clock, session: SessionTime) -> ParticipantFile {
    let meeting = meeting_of(&layout, file_name, clock);
    let mut rows: Vec<ParticipantRow> = match layout.kind {
        FileKind::TeamsEvents | FileKind::TeamsLiveEvent => connections_of(layout.rows, clock, session),
        _ => layout.rows.into_iter().map(|row| typed_row(row, layout.kind, clock)).collect(),
    };
    rows.sort_by_key(|row| row.line);
    let count = |test: fn(&ParticipantRow) -> bool| rows.iter().filter(|row| test(row)).count();
    let open = count(|row| row.remarks.contains(&RowRemark::OpenEnd));
    let waiting = count(|row| row.waiting);
    let mut notices = Vec::new();
    notices.extend((open > 0).then_some(FileNotice::OpenEnds(open)));
    notices.extend((waiting > 0).then_some(FileNotice::WaitingRoom(waiting)));
    notices.extend((layout.only_registered > 0).then_some(FileNotice::OnlyRegistered(layout.only_registered)));
    notices.extend((layout.kind == FileKind::MeetExtension).then_some(FileNotice::Estimate));
    let differing = differing_names(&rows, &layout.control);
    notices.extend((!differing.is_empty()).then_some(FileNotice::ControlDiffers(differing)));
    ParticipantFile { kind: layout.kind, meeting, rows, notices, grain: layout.grain }
}

fn meeting_of(layout: &Layout, file_name: &str, clock: &Clock) -> Meeting {
    let written = &layout.meeting;
    let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let plain = |id: &str| Some(normal_form(id)).filter(|id| !id.is_empty());
    // `participants_84512345678_2025_06_23.csv`.
    let runs = || file_name.split(|sign: char| !sign.is_ascii_digit());
    let in_name = || match layout.kind {
        kind if kind.platform() == "zoom" => runs().find(|run| (9..=12).contains(&run.len())),
        _ => None,
    };
    Meeting {
        title: filled(&written.title),
        id: plain(&written.id).or_else(|| in_name().and_then(plain)),
        start: clock.moment(&written.start),
        end: clock.moment(&written.end),
    }
}

/// A row with its name; times are added by the caller.
fn named_row(row: &WrittenRow, kind: FileKind) -> ParticipantRow {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (shown, original) = match kind {
        FileKind::Zoom { .. } | FileKind::ZoomWebinar => two_names(&row.name),
        FileKind::TeamsEvents | FileKind::TeamsSummary | FileKind::TeamsReport | FileKind::TeamsLiveEvent => {
            (without_standing(&row.name).to_owned(), None)
        }
        FileKind::MeetReport
        | FileKind::MeetExtension
        | FileKind::Webex
        | FileKind::PlainList
        | FileKind::NumberedList
        | FileKind::Chosen => (row.name.clone(), None),
    };
    let letters = row.name.chars().count();
    let remarks = (letters > LONGEST_NAME).then_some(RowRemark::NameTooLong(letters));
    ParticipantRow {
        line: row.line,
        name: row.name.clone(),
        shown,
        original,
        email: filled(&row.email.to_lowercase()),
        agency: filled(&row.agency),
        join: None,
        leave: None,
        minutes: None,
        waiting: row.waiting,
        remarks: remarks.into_iter().collect(),
    }
}

fn typed_row(written: WrittenRow, kind: FileKind, clock: &Clock) -> ParticipantRow {
    let mut row = named_row(&written, kind);
    for (text, time) in [(&written.join, &mut row.join), (&written.leave, &mut row.leave)] {
        *time = clock.moment(text);
        if time.is_none() && !text.is_empty() {
            row.remarks.push(RowRemark::UnreadableTime(text.clone()));
        }
    }
    row.minutes = seconds_of(&written.duration).map(|seconds| seconds / 60);
    let needs_duration = row.join.is_none() || row.leave.is_none() || kind == FileKind::MeetReport;
    if needs_duration && row.minutes.is_none() && !written.duration.is_empty() {
        row.remarks.push(RowRemark::UnreadableDuration(written.duration));
    }
    if let (Some(join), Some(leave)) = (row.join, row.leave)
        && leave < join
    {
        // A time of day behind midnight.
        let over_midnight = matches!(Written::read(&written.leave), Some(Written::Clock(_)));
        match over_midnight {
            true => row.leave = leave.checked_add_signed(TimeDelta::days(1)),
            false => {
                row.leave = None;
                row.remarks.push(RowRemark::LeftBeforeJoining);
            }
        }
    }
    if let (Some(join), None, Some(minutes)) = (row.join, row.leave, row.minutes)
        && kind != FileKind::MeetExtension
        && row.remarks.is_empty()
    {
        row.leave = join.checked_add_signed(TimeDelta::minutes(i64::from(minutes)));
    }
    row
}

/// `Nama Baru (Nama Lama)` as two names; brackets inside the last ones stay with them.
fn two_names(name: &str) -> (String, Option<String>) {
    let whole = || (name.to_owned(), None);
    let Some(inside) = name.strip_suffix(')') else {
        return whole();
    };
    let mut open = 1;
    for (at, sign) in inside.char_indices().rev() {
        match sign {
            ')' => open += 1,
            '(' => open -= 1,
            _ => {}
        }
        if open == 0 {
            let (shown, original) = (name[..at].trim(), inside[at + 1..].trim());
            return match shown.is_empty() || original.is_empty() {
                true => whole(),
                false => (shown.to_owned(), Some(original.to_owned())),
            };
        }
    }
    whole()
}

/// Teams says behind the name of somebody without an account that it is one.
fn without_standing(name: &str) -> &str {
    let ends = [" (Guest)", " (Unverified)", " (External)", " (Tamu)"];
    ends.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).trim_end()
}

/// Pairs of joining and leaving become connections: each leave ends the earliest join that is open. Who never left
/// stayed until the session's end; who only left was there from its beginning.
fn connections_of(events: Vec<WrittenRow>, clock: &Clock, session: SessionTime) -> Vec<ParticipantRow> {
    let mut rows = Vec::new();
    let mut timed: Vec<(NaiveDateTime, Act, WrittenRow)> = Vec::new();
    for event in events {
        match (clock.moment(&event.join), event.act) {
            (Some(at), Some(act)) => timed.push((at, act, event)),
            (at, _) => {
                let remark = RowRemark::UnreadableTime(event.join.clone());
                let row = named_row(&event, FileKind::TeamsEvents);
                rows.push(ParticipantRow { join: at, remarks: vec![remark], ..row });
            }
        }
    }
    // A join before a leave of the same second.
    timed.sort_by_key(|(at, act, row)| (*at, *act, row.line));
    let mut open: BTreeMap<(&str, &str), VecDeque<(NaiveDateTime, &WrittenRow)>> = BTreeMap::new();
    for (at, act, row) in &timed {
        let joined = open.entry((&row.name, &row.email)).or_default();
        match act {
            Act::Joined => joined.push_back((*at, row)),
            Act::Left => {
                let (join, row) = joined.pop_front().unwrap_or((session.start.min(*at), row));
                let named = named_row(row, FileKind::TeamsEvents);
                rows.push(ParticipantRow { join: Some(join), leave: Some(*at), ..named });
            }
        }
    }
    for (join, row) in open.into_values().flatten() {
        let mut row = named_row(row, FileKind::TeamsEvents);
        row.remarks.push(RowRemark::OpenEnd);
        rows.push(ParticipantRow { join: Some(join), leave: Some(session.end.max(join)), ..row });
    }
    rows
}

/// Names whose connections differ from the summary by more than a minute for each of them (attendance-files.md 0.9).
fn differing_names(rows: &[ParticipantRow], control: &[(String, String)]) -> Vec<String> {
    let mut connections: BTreeMap<&str, Vec<Interval>> = BTreeMap::new();
    for row in rows {
        if let Some((join, leave)) = row.join.zip(row.leave) {
            connections.entry(&row.name).or_default().push(Interval::new(join, leave));
        }
    }
    let mut totals: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, duration) in control {
        if let Some(seconds) = seconds_of(duration) {
            *totals.entry(name).or_default() += u64::from(seconds);
        }
    }
    let differs = |(name, seconds): &(&str, u64)| {
        let own = connections.get(name).cloned().unwrap_or_default();
        let allowed = 60 * own.len().max(1) as u64;
        let sum: u64 = own.iter().map(|interval| interval.seconds()).sum();
        // Two devices at once: the program may have counted both or one.
        [sum, covered_seconds(own)].iter().all(|counted| counted.abs_diff(*seconds) > allowed)
    };
    totals.into_iter().filter(differs).map(|(name, _)| name.to_owned()).collect()
}

/// Between two meetings of one file lies at least so much (attendance-files.md 8).
const GAP: TimeDelta = TimeDelta::hours(6);

/// The rows that belong to the session, shifted where a person said so.
fn of_session(
    mut file: ParticipantFile,
    clock: &Clock,
    session: SessionTime,
    answers: &Answers,
) -> Result<ParticipantFile, FileProblem> {
    if file.grain != Grain::List {
        only_meetings(&mut file, answers)?;
        if let Some(span) = span_of(&file) {
            let hours = match answers.shift_hours {
                Some(hours) => hours,
                None => shift(span, session).map_or(Ok(0), |hours| Err(FileProblem::Shifted { hours }))?,
            };
            move_times(&mut file, hours);
            let span = span_of(&file).unwrap_or(span);
            if span.shared(session.window()).is_none() {
                return Err(FileProblem::OtherMeeting { file: span.from(), session: session.start });
            }
            let order = clock.order.map(|order| FileNotice::DatesRead { order, meeting: span.from().date() });
            file.notices.extend(order);
        }
    }
    Ok(file)
}

/// From the first join to the last leave; a file without times has those of its meeting.
fn span_of(file: &ParticipantFile) -> Option<Interval> {
    let times = file.rows.iter().filter(|row| !row.waiting);
    let of_rows = |pick: fn(&ParticipantRow) -> Option<NaiveDateTime>| times.clone().filter_map(pick);
    let first = of_rows(|row| row.join).min().or(file.meeting.start)?;
    let last = of_rows(|row| row.leave.or(row.join)).max().or(file.meeting.end);
    Some(Interval::new(first, last.unwrap_or(first)))
}

/// Keeps the rows of the meetings that were chosen; asks when there are several.
fn only_meetings(file: &mut ParticipantFile, answers: &Answers) -> Result<(), FileProblem> {
    let mut order: Vec<usize> = (0..file.rows.len()).filter(|at| file.rows[*at].join.is_some()).collect();
    order.sort_by_key(|at| file.rows[*at].join);
    let mut spans: Vec<Span> = Vec::new();
    let mut place = vec![None; file.rows.len()];
    for at in order {
        let row = &file.rows[at];
        let Some(join) = row.join else {
            continue;
        };
        let leave = row.leave.unwrap_or(join);
        match spans.last_mut() {
            Some(span) if join - span.end <= GAP => {
                span.end = span.end.max(leave);
                span.rows += 1;
            }
            _ => spans.push(Span { start: join, end: leave, rows: 1 }),
        }
        place[at] = Some(spans.len() - 1);
    }
    if spans.len() < 2 {
        return Ok(());
    }
    let is_chosen = |at: usize| place[at].is_none_or(|meeting| answers.meetings.contains(&meeting));
    let chosen: Vec<bool> = (0..file.rows.len()).map(is_chosen).collect();
    if answers.meetings.iter().all(|meeting| *meeting >= spans.len()) {
        return Err(FileProblem::SeveralMeetings(spans));
    }
    let before = file.rows.len();
    let mut chosen = chosen.into_iter();
    file.rows.retain(|_| chosen.next().unwrap_or(true));
    let others = before - file.rows.len();
    file.notices.extend((others > 0).then_some(FileNotice::OtherMeetings(others)));
    Ok(())
}

/// So many hours is a file ahead of its session, when that is what parts them: the neighbouring zones of the country,
/// or UTC. Both ends must fit then and not as they stand; a file that misses the session needs most of it to fit.
fn shift(span: Interval, session: SessionTime) -> Option<i8> {
    let margin = i64::from(session.margin_minutes) * 60;
    let distance = |hours: i8| {
        let moved = moved(span, hours);
        let apart = |one: NaiveDateTime, other: NaiveDateTime| (one - other).num_seconds().abs();
        (apart(moved.from(), session.start), apart(moved.to(), session.end))
    };
    let fits = |hours: i8| {
        let (start, end) = distance(hours);
        start <= margin && end <= margin
    };
    if fits(0) {
        return None;
    }
    let own = Interval::new(session.start, session.end);
    let misses = span.shared(session.window()).is_none();
    let overlaps = |hours: i8| {
        let moved = moved(span, hours);
        let shared = moved.shared(own).map_or(0, Interval::seconds);
        misses && shared * 2 >= moved.seconds().min(own.seconds()).max(1)
    };
    let utc = i8::try_from(-session.zone.0 / 60).unwrap_or(0);
    let ways = [-1, 1, -2, 2, utc].into_iter().filter(|hours| *hours != 0);
    let possible = ways.filter(|hours| fits(*hours) || overlaps(*hours));
    possible.min_by_key(|hours| {
        let (start, end) = distance(*hours);
        (!fits(*hours), start + end)
    })
}

fn moved(span: Interval, hours: i8) -> Interval {
    let by = TimeDelta::hours(i64::from(hours));
    Interval::new(span.from() - by, span.to() - by)
}

fn move_times(file: &mut ParticipantFile, hours: i8) {
    if hours == 0 {
        return;
    }
    let by = TimeDelta::hours(i64::from(hours));
    let move_one = |time: &mut Option<NaiveDateTime>| *time = time.and_then(|time| time.checked_sub_signed(by));
    for row in &mut file.rows {
        // An open end is the session's own.
        if !row.remarks.contains(&RowRemark::OpenEnd) {
            move_one(&mut row.leave);
        }
        move_one(&mut row.join);
    }
    move_one(&mut file.meeting.start);
    move_one(&mut file.meeting.end);
    file.notices.push(FileNotice::Moved(hours));
}
