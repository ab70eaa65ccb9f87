//! Files of Microsoft Teams (attendance-files.md 4). Its reports are told by their structure, for their words follow
//! the language of the person who downloads them; only `(UPN)` is left untranslated.

use super::cells::{Row, cell, is_blank, normal};
use super::header::{Columns, Role, WrittenMeeting};
use super::layout::{Act, HEADER_WITHIN, Layout, WrittenRow, header_of, row_of};
use super::times::Written;
use super::{FileKind, Grain};

/// What a file of Teams says; nothing when it is none.
pub(super) fn layout_of(table: &[Row]) -> Option<Layout> {
    let head = || table.iter().take(HEADER_WITHIN);
    if head().flatten().any(|cell| normal(cell).contains("(upn)")) {
        return report(table).or_else(|| summary(table));
    }
    events(table)
}

/// The line of a section: `2. Participants`.
fn section(table: &[Row], number: char) -> Option<usize> {
    table.iter().position(|row| {
        let mut signs = cell(row, 0).chars();
        (signs.next(), signs.next(), signs.next()) == (Some(number), Some('.'), Some(' '))
    })
}

/// Name, join, leave, duration, e-mail: the columns of both tables when their words are not known.
const BY_PLACE: [Role; 5] = [Role::Name, Role::Join, Role::Leave, Role::Duration, Role::Email];

/// The header of a section and its columns.
fn columns_below(table: &[Row], title: usize, wanted: impl Fn(&Row) -> bool) -> Option<(usize, Columns)> {
    let at = (title + 1..table.len()).find(|at| !is_blank(&table[*at]))?;
    let row = &table[at];
    let by_name = Columns::of_header(row).filter(|columns| columns.has(Role::Join) && columns.has(Role::Leave));
    let by_place = || Columns::new(BY_PLACE.into_iter().enumerate().map(|(at, role)| (role, at)).collect());
    wanted(row).then(|| (at, by_name.unwrap_or_else(by_place)))
}

/// The report with three sections. The third has a row for each connection, the second a total for control; a file
/// that was cut has the second only.
fn report(table: &[Row]) -> Option<Layout> {
    let (first, second) = (section(table, '1')?, section(table, '2')?);
    let of_upn = |row: &Row| row.iter().any(|cell| normal(cell).contains("(upn)"));
    let (people, people_columns) = columns_below(table, second, of_upn)?;
    let third = section(table, '3').filter(|third| *third > people);
    let end = third.unwrap_or(table.len());
    let totals: Vec<WrittenRow> = (people + 1..end).filter_map(|at| row_of(&table[at], at, &people_columns)).collect();
    let meeting = meeting_of(&table[first + 1..second.max(first + 1)]);
    let activities = third.and_then(|third| columns_below(table, third, |row| row.len() > 3));
    let kind = FileKind::TeamsReport;
    Some(match activities {
        Some((header, columns)) => {
            let mut layout = Layout::new(kind, Grain::Connections, meeting);
            layout.rows = (header + 1..table.len()).filter_map(|at| row_of(&table[at], at, &columns)).collect();
            layout.control = totals.into_iter().map(|row| (row.name, row.duration)).collect();
            layout
        }
        None => Layout { rows: totals, ..Layout::new(kind, Grain::People, meeting) },
    })
}

/// The first section: by its words, else the title first, then the start and the end, the only two times in it.
fn meeting_of(rows: &[Row]) -> WrittenMeeting {
    let meeting = WrittenMeeting::of_preamble(rows);
    if !meeting.start.is_empty() {
        return meeting;
    }
    let mut times = rows.iter().map(|row| cell(row, 1)).filter(|text| {
        matches!(Written::read(text), Some(Written::Fixed(_) | Written::Numbers { .. })) && text.contains(':')
    });
    WrittenMeeting {
        title: rows.iter().find(|row| !is_blank(row)).map_or("", |row| cell(row, 1)).to_owned(),
        start: times.next().unwrap_or_default().to_owned(),
        end: times.next().unwrap_or_default().to_owned(),
        ..meeting
    }
}

/// The summary of 2021: one table, a row for each connection.
fn summary(table: &[Row]) -> Option<Layout> {
    let (header, columns) = header_of(table)?;
    let meeting = WrittenMeeting::of_preamble(&table[..header]);
    let mut layout = Layout::new(FileKind::TeamsSummary, Grain::Connections, meeting);
    layout.rows = (header + 1..table.len()).filter_map(|at| row_of(&table[at], at, &columns)).collect();
    Some(layout)
}

/// The list of 2020 and the file of a live event: who joined and who left, when. The list may have no header.
fn events(table: &[Row]) -> Option<Layout> {
    let has = |row: &Row, word: &str| row.iter().any(|cell| normal(cell) == word);
    let header = header_of(table).filter(|(_, columns)| columns.has(Role::Action) && columns.has(Role::Time));
    let is_event = |row: &Row| row.len() == 3 && Act::of(cell(row, 1)).is_some();
    let (first, columns, kind) = match header {
        Some((at, columns)) => {
            let live = has(&table[at], "sessionid") && has(&table[at], "utceventtimestamp");
            let known = || table[at + 1..].iter().any(|row| Act::of(columns.text(row, Role::Action)).is_some());
            let kind = if live { FileKind::TeamsLiveEvent } else { FileKind::TeamsEvents };
            if !live && !known() && table[at + 1..].iter().any(|row| !is_blank(row)) {
                return None;
            }
            (at + 1, columns, kind)
        }
        None => {
            let first = table.iter().position(|row| !is_blank(row)).filter(|at| is_event(&table[*at]))?;
            let places = vec![(Role::Name, 0), (Role::Action, 1), (Role::Time, 2)];
            (first, Columns::new(places), FileKind::TeamsEvents)
        }
    };
    let meeting = WrittenMeeting::of_preamble(&table[..first.saturating_sub(1)]);
    let mut layout = Layout::new(kind, Grain::Connections, meeting);
    for (at, row) in table.iter().enumerate().skip(first) {
        let act = Act::of(columns.text(row, Role::Action));
        layout.rows.extend(row_of(row, at, &columns).map(|row| WrittenRow { act, ..row }));
    }
    Some(layout)
}
