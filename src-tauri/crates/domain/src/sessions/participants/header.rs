//! The words of header rows and of what stands above them (attendance-files.md 7).

use super::cells::{Row, cell, is_blank, normal};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    Name,
    FirstName,
    LastName,
    Email,
    Join,
    Leave,
    /// How long somebody stayed.
    Duration,
    /// Whether the time was spent in the waiting room.
    Waiting,
    /// Joined, left; in a webinar whether a registered person came.
    Action,
    /// When the action was, or when a form was filled.
    Time,
    /// Where somebody works, in a form.
    Agency,
    /// Known, and not read.
    Aside,
}

/// Every role, those first that a person gives to the columns of an unknown file.
pub const ROLES: [Role; 12] = [
    Role::Name,
    Role::FirstName,
    Role::LastName,
    Role::Email,
    Role::Agency,
    Role::Join,
    Role::Leave,
    Role::Duration,
    Role::Waiting,
    Role::Time,
    Role::Action,
    Role::Aside,
];

impl Role {
    /// The word under which a choice of columns is remembered.
    pub const fn code(self) -> &'static str {
        match self {
            Role::Name => "nama",
            Role::FirstName => "nama-depan",
            Role::LastName => "nama-belakang",
            Role::Email => "email",
            Role::Join => "masuk",
            Role::Leave => "keluar",
            Role::Duration => "durasi",
            Role::Waiting => "ruang-tunggu",
            Role::Action => "aktivitas",
            Role::Time => "waktu",
            Role::Agency => "instansi",
            Role::Aside => "lain",
        }
    }

    pub fn from_code(code: &str) -> Option<Role> {
        ROLES.into_iter().find(|role| role.code() == code)
    }

    /// The role of a header word.
    pub(super) fn of(cell: &str) -> Option<Role> {
        let word = normal(cell);
        let found = WORDS.iter().find(|(words, _)| words.contains(&word.as_str()));
        found.map(|(_, role)| *role).or_else(|| word.contains("(upn)").then_some(Role::Aside))
    }
}

const WORDS: [(&[&str], Role); 12] = [
    (
        &[
            "name (original name)",
            "user name (original name)",
            "name",
            "full name",
            "fullname",
            "nama (nama asli)",
            "nama",
            "nama lengkap",
            "nama peserta",
            "participant name",
            "display name",
            "nome completo",
        ],
        Role::Name,
    ),
    (&["first name", "nama depan", "nome"], Role::FirstName),
    (&["last name", "nama belakang", "sobrenome"], Role::LastName),
    (
        &["user email", "email", "e-mail", "email address", "attendee email", "alamat email", "surel", "pos-el"],
        Role::Email,
    ),
    (
        &[
            "join time",
            "first join",
            "time joined",
            "joined at",
            "joined at(beta)",
            "attendance started at",
            "first seen",
            "waktu bergabung",
            "waktu masuk",
            "jam masuk",
            "horário de entrada",
        ],
        Role::Join,
    ),
    (
        &[
            "leave time",
            "last leave",
            "time exited",
            "attendance stopped at",
            "waktu keluar",
            "jam keluar",
            "horário de saída",
        ],
        Role::Leave,
    ),
    (
        &[
            "duration (minutes)",
            "duration",
            "total duration (minutes)",
            "time in session (minutes)",
            "in-meeting duration",
            "attendance duration",
            "attended duration",
            "time in call",
            "durasi (menit)",
            "total durasi (menit)",
            "total durasi (menit)s",
            "durasi",
            "lama",
            "duração",
        ],
        Role::Duration,
    ),
    (&["in waiting room", "di ruang tunggu"], Role::Waiting),
    (&["user action", "action", "attended", "aktivitas", "atividade"], Role::Action),
    (&["timestamp", "utceventtimestamp", "stempel waktu", "carimbo de data/hora"], Role::Time),
    (
        &[
            "instansi",
            "asal instansi",
            "nama instansi",
            "perangkat daerah",
            "nama perangkat daerah",
            "opd",
            "skpd",
            "unit kerja",
            "dinas",
            "asal",
            "organisasi",
        ],
        Role::Agency,
    ),
    (
        &[
            "guest",
            "is guest",
            "tamu",
            "recording consent",
            "recording disclaimer response",
            "respons penafian rekaman",
            "marketing opt-in",
            "role",
            "peran",
            "rolle",
            "connection type",
            "phone",
            "telepon",
            "no hp",
            "no. hp",
            "nomor hp",
            "nomor telepon",
            "nip",
            "jabatan",
            "sno",
            "no",
            "no.",
            "sessionid",
            "participantid",
        ],
        Role::Aside,
    ),
];

/// Which column holds what; of several for one role the first at or behind the name is read: in a flat export the
/// columns of the meeting stand before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    places: Vec<(Role, usize)>,
}

impl Columns {
    /// The columns of a header row; nothing when it is none: it needs a name and a second role.
    pub(super) fn of_header(row: &Row) -> Option<Columns> {
        let roles = row.iter().enumerate().filter_map(|(at, cell)| Some((Role::of(cell)?, at)));
        let columns = Columns::new(roles.collect());
        let name = columns.name()?;
        columns.places.iter().any(|(role, at)| *at != name && !role.is_name()).then_some(columns)
    }

    pub(super) fn new(mut places: Vec<(Role, usize)>) -> Columns {
        let of = |role| places.iter().find(|(other, _)| *other == role).map(|(_, at)| *at);
        let name = of(Role::Name).or(of(Role::FirstName)).unwrap_or(0);
        // Stable: first what stands at or behind the name.
        places.sort_by_key(|(role, at)| (*role, *at < name, *at));
        places.dedup_by_key(|(role, _)| *role);
        Columns { places }
    }

    pub(super) fn of(&self, role: Role) -> Option<usize> {
        let place = self.places.binary_search_by_key(&role, |(role, _)| *role).ok()?;
        Some(self.places[place].1)
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.of(role).is_some()
    }

    /// The column that tells whether a row has a name.
    pub(super) fn name(&self) -> Option<usize> {
        self.of(Role::Name).or_else(|| self.of(Role::FirstName))
    }

    /// The text of a role in a row; empty when there is no such column or it says `--`.
    pub(super) fn text<'r>(&self, row: &'r Row, role: Role) -> &'r str {
        match self.of(role).map_or("", |at| cell(row, at)) {
            "--" | "-" => "",
            text => text,
        }
    }
}

impl Role {
    const fn is_name(self) -> bool {
        matches!(self, Role::Name | Role::FirstName | Role::LastName)
    }
}

/// What a file says of its meeting, as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct WrittenMeeting {
    pub(super) title: String,
    pub(super) id: String,
    pub(super) start: String,
    pub(super) end: String,
    pub(super) date: String,
}

const TITLE: &[&str] =
    &["topic", "topik", "meeting title", "event name", "meeting name", "judul rapat", "besprechungstitel"];
const ID: &[&str] = &["meeting id", "id", "webinar id", "id rapat", "meeting code", "kode rapat"];
const START: &[&str] = &[
    "start time",
    "waktu mulai",
    "meeting start time",
    "event start time",
    "actual start time",
    "created on",
    "created at",
    "startzeit",
];
const END: &[&str] =
    &["end time", "waktu berakhir", "meeting end time", "event end time", "ended on", "ended at", "endzeit"];
const DATE: &[&str] = &["date", "tanggal", "class date"];

impl WrittenMeeting {
    /// From the rows above the header: names in one row and values in the next, or a name and its value in a row.
    pub(super) fn of_preamble(rows: &[Row]) -> WrittenMeeting {
        let mut meeting = WrittenMeeting::default();
        for (at, row) in rows.iter().enumerate() {
            let names = row.iter().filter(|cell| meeting.slot(&normal(cell)).is_some()).count();
            match rows[at + 1..].iter().find(|row| !is_blank(row)) {
                Some(values) if names > 1 => meeting.take_columns(row, values),
                _ => meeting.take_pair(row),
            }
        }
        meeting
    }

    /// From columns of the meeting: the names of one row, the values of another.
    pub(super) fn take_columns(&mut self, names: &Row, values: &Row) {
        for (name, value) in names.iter().zip(values) {
            self.take(&normal(name), value);
        }
    }

    fn take_pair(&mut self, row: &Row) {
        let mut cells = row.iter().map(String::as_str).filter(|cell| !matches!(*cell, "" | "*"));
        let Some(name) = cells.next() else {
            return;
        };
        let word = normal(name.trim_end_matches(':'));
        if self.slot(&word).is_some() {
            self.take(&word, cells.next().unwrap_or_default());
            return;
        }
        // `Meeting code: abc-defg-hij`, `Created on 2026-08-31 20:12:56`: name and value share a cell.
        for known in [TITLE, ID, START, END, DATE].into_iter().flatten() {
            let value = name.get(known.len()..).filter(|_| word.starts_with(known));
            if let Some(value) = value.filter(|value| value.starts_with([':', ' ']) && known.len() > 2) {
                self.take(known, value.trim_start_matches([':', ' ']));
            }
        }
    }

    fn take(&mut self, word: &str, value: &str) {
        if let Some(slot) = self.slot(word)
            && slot.is_empty()
        {
            value.clone_into(slot);
        }
    }

    fn slot(&mut self, word: &str) -> Option<&mut String> {
        match word {
            word if TITLE.contains(&word) => Some(&mut self.title),
            word if ID.contains(&word) => Some(&mut self.id),
            word if START.contains(&word) => Some(&mut self.start),
            word if END.contains(&word) => Some(&mut self.end),
            word if DATE.contains(&word) => Some(&mut self.date),
            _ => None,
        }
    }
}
