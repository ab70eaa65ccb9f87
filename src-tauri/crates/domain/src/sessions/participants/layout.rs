//! Which program made a file, and its rows as they were written (attendance-files.md 8). Files of Teams have a part of
//! their own.

use super::cells::{Row, cell, is_blank, normal};
use super::header::{Columns, Role, WrittenMeeting};
use super::{ColumnChoice, FileKind, FileProblem, Grain, ZoomHeading};

/// What a file says, its times not read yet.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) kind: FileKind,
    pub(super) grain: Grain,
    pub(super) meeting: WrittenMeeting,
    pub(super) rows: Vec<WrittenRow>,
    /// Name and duration of a summary in the same file.
    pub(super) control: Vec<(String, String)>,
    /// People who registered and did not come.
    pub(super) only_registered: usize,
}

impl Layout {
    pub(super) fn new(kind: FileKind, grain: Grain, meeting: WrittenMeeting) -> Layout {
        Layout { kind, grain, meeting, rows: Vec::new(), control: Vec::new(), only_registered: 0 }
    }
}

/// A row as it was written.
#[derive(Clone, Debug, Default)]
pub(super) struct WrittenRow {
    /// As people count: the first row is 1.
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) email: String,
    pub(super) agency: String,
    pub(super) join: String,
    pub(super) leave: String,
    pub(super) duration: String,
    pub(super) waiting: bool,
    /// Of a list of events; the time is in `join`.
    pub(super) act: Option<Act>,
}

/// What somebody did, in a list of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    Joined,
    Left,
}

impl Act {
    /// The word of the languages seen in files; `Joined before` counts as joined.
    pub(super) fn of(cell: &str) -> Option<Act> {
        match normal(cell).as_str() {
            "joined"
            | "joined before"
            | "ingressou"
            | "ingressou antes"
            | "se unió"
            | "se unió antes"
            | "a rejoint"
            | "a rejoint avant"
            | "beigetreten"
            | "bereits beigetreten"
            | "bergabung"
            | "bergabung sebelumnya" => Some(Act::Joined),
            "left" | "saiu" | "salió" | "a quitté" | "verlassen" | "keluar" | "meninggalkan" => Some(Act::Left),
            _ => None,
        }
    }
}

/// The header stands within so many rows.
pub(super) const HEADER_WITHIN: usize = 60;

/// The first row of the table that is a header, counted from 0.
pub(super) fn header_of(table: &[Row]) -> Option<(usize, Columns)> {
    table.iter().take(HEADER_WITHIN).enumerate().find_map(|(at, row)| Some((at, Columns::of_header(row)?)))
}

/// What a file without a known program says, by the columns that a person chose.
pub(super) fn chosen_layout(table: &[Row], choice: &ColumnChoice) -> Layout {
    let columns = Columns::new(choice.columns.iter().map(|(at, role)| (*role, *at)).collect());
    let grain = match (columns.has(Role::Join) && columns.has(Role::Leave), columns.has(Role::Duration)) {
        (true, _) => Grain::Connections,
        (false, true) => Grain::People,
        (false, false) => Grain::List,
    };
    let first = choice.header_row.map_or(0, |row| row + 1);
    let meeting = WrittenMeeting::of_preamble(&table[..first.saturating_sub(1).min(table.len())]);
    let mut layout = Layout::new(FileKind::Chosen, grain, meeting);
    read_table(table, first, columns, &mut layout);
    layout
}

/// What a file of a known program other than Teams says; nothing when the program is not known.
pub(super) fn layout_of(table: &[Row]) -> Option<Layout> {
    let Some((header_row, columns)) = header_of(table) else {
        return numbered_list(table);
    };
    let header = &table[header_row];
    let is_webinar = table.iter().take(HEADER_WITHIN).any(|row| normal(cell(row, 0)) == "attendee report");
    let (kind, grain) = kind_of(header, &columns, is_webinar)?;
    let mut meeting = WrittenMeeting::of_preamble(&table[..header_row]);
    // In a list a date is any date of a person.
    if let Some(first) = table[header_row + 1..].iter().find(|row| !is_blank(row)).filter(|_| grain != Grain::List) {
        meeting.take_columns(header, first);
    }
    let mut layout = Layout::new(kind, grain, meeting);
    read_table(table, header_row + 1, columns, &mut layout);
    Some(layout)
}

fn kind_of(header: &Row, columns: &Columns, is_webinar: bool) -> Option<(FileKind, Grain)> {
    let has = |word: &str| header.iter().any(|cell| normal(cell) == word);
    let intervals = columns.has(Role::Join) && columns.has(Role::Leave);
    if is_webinar {
        return Some((FileKind::ZoomWebinar, Grain::Connections));
    }
    if has("name (original name)") || has("nama (nama asli)") {
        let heading = match header.iter().any(|cell| cell == "Name (Original Name)") {
            _ if has("nama (nama asli)") => ZoomHeading::Indonesian,
            true => ZoomHeading::Old,
            false => ZoomHeading::New,
        };
        let kind = FileKind::Zoom { heading, totals: !intervals };
        return Some((kind, if intervals { Grain::Connections } else { Grain::People }));
    }
    if has("first seen") && has("time in call") || has("attended duration") {
        return Some((FileKind::MeetExtension, Grain::People));
    }
    if has("attendance duration") && has("connection type") {
        return Some((FileKind::Webex, Grain::Connections));
    }
    if intervals && columns.has(Role::Duration) && (has("time joined") || columns.has(Role::FirstName)) {
        return Some((FileKind::MeetReport, Grain::People));
    }
    let plain = !columns.has(Role::Join) && !columns.has(Role::Duration);
    plain.then_some((FileKind::PlainList, Grain::List))
}

/// The rows of a table. A header that is printed again counts from there on: the sections of a webinar differ.
fn read_table(table: &[Row], first: usize, mut columns: Columns, layout: &mut Layout) {
    let last = table.iter().rposition(|row| !is_blank(row));
    let mut behind_title = false;
    for (at, row) in table.iter().enumerate().skip(first) {
        if is_blank(row) || Some(at) == last && is_foot(row) {
            continue;
        }
        let name = columns.name().map_or("", |name| cell(row, name));
        if (behind_title || Role::of(name).is_some())
            && let Some(next) = Columns::of_header(row)
        {
            columns = next;
            behind_title = false;
            continue;
        }
        behind_title = row.iter().filter(|cell| !cell.is_empty()).count() == 1 && layout.kind == FileKind::ZoomWebinar;
        if behind_title {
            continue;
        }
        if layout.kind == FileKind::ZoomWebinar
            && matches!(normal(columns.text(row, Role::Action)).as_str(), "no" | "tidak")
        {
            layout.only_registered += 1;
            continue;
        }
        layout.rows.extend(row_of(row, at, &columns));
    }
}

/// `Zoom Report …` or a total, in the last row of a file.
fn is_foot(row: &Row) -> bool {
    let first = normal(row.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str));
    first.starts_with("zoom report") || first.starts_with("total") || first.starts_with("jumlah")
}

/// A row of people; nothing when it says nothing of anybody.
pub(super) fn row_of(row: &Row, at: usize, columns: &Columns) -> Option<WrittenRow> {
    let text = |role| columns.text(row, role);
    let name = match columns.has(Role::Name) {
        true => columns.of(Role::Name).map_or("", |name| cell(row, name)).to_owned(),
        false => [text(Role::FirstName), text(Role::LastName)].join(" ").trim().to_owned(),
    };
    let written = WrittenRow {
        line: at + 1,
        name,
        email: text(Role::Email).to_owned(),
        agency: text(Role::Agency).to_owned(),
        join: text(Role::Join).to_owned(),
        leave: text(Role::Leave).to_owned(),
        duration: text(Role::Duration).to_owned(),
        waiting: matches!(normal(text(Role::Waiting)).as_str(), "yes" | "ya" | "y" | "true"),
        act: None,
    };
    let time = text(Role::Time);
    let empty = [&written.name, &written.email, &written.join, &written.leave, &written.duration];
    match empty.iter().all(|text| text.is_empty()) {
        true => None,
        false if written.join.is_empty() => Some(WrittenRow { join: time.to_owned(), ..written }),
        false => Some(written),
    }
}

/// A list as it is written in a chat: `1. Nama - Dinas`, one person a line, titles above it.
fn numbered_list(table: &[Row]) -> Option<Layout> {
    let mut layout = Layout::new(FileKind::NumberedList, Grain::List, WrittenMeeting::default());
    let mut others = 0;
    for (at, row) in table.iter().enumerate().filter(|(_, row)| !is_blank(row)) {
        // A comma in a name was taken for the end of a cell.
        let line = row.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
        let digits = line.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(0);
        match line[digits..].strip_prefix(['.', ')']).map(str::trim).filter(|_| (1..4).contains(&digits)) {
            Some("") => {}
            Some(name) => layout.rows.push(WrittenRow { line: at + 1, name: name.to_owned(), ..WrittenRow::default() }),
            None => others += 1,
        }
    }
    (layout.rows.len() > 1 && layout.rows.len() >= others).then_some(layout)
}

/// What is asked of a file that nobody knows.
pub(super) fn unknown(table: &[Row]) -> FileProblem {
    let filled = |row: &Row| row.iter().filter(|cell| !cell.is_empty()).count();
    let head = table.iter().take(HEADER_WITHIN);
    let header_row = header_of(table).map(|(at, _)| at).or_else(|| head.clone().position(|row| filled(row) > 1));
    let header_row = header_row.or_else(|| head.clone().position(|row| filled(row) > 0)).unwrap_or(0);
    let header = table.get(header_row).cloned().unwrap_or_default();
    let key = header.iter().map(|cell| normal(cell)).collect::<Vec<_>>().join("|");
    FileProblem::UnknownColumns { header_row, header, key }
}
