//! Daftar hadir of a session: its columns, rows and blank rows follow its kind.
//!
//! Source: documents.md 5.9, documents-year.md 11.5.

use std::collections::{BTreeMap, BTreeSet};

use kipp_documents::Values;
use kipp_domain::session_kind::SessionKind;
use kipp_domain::submission::Status;
use kipp_domain::team::Team;
use kipp_domain::words;
use kipp_store::records::{Agency, Innovator, Person, Submission};
use kipp_store::{Id, Read};

use super::finding::{Finding, Level};
use super::office::Office;
use super::register::head_of_section;
use super::request::DocumentRequest;
use super::session_head;
use crate::desk::App;
use crate::entries::submissions;
use crate::error::Result;
use crate::office::agencies;
use crate::sessions::{sessions, teams};
use crate::year::obligations;

/// One of the six kinds of lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Every agency, and the innovators of those that take part; also the plain form without a session.
    Briefing,
    Meeting,
    Coaching,
    Presentation,
    Panel,
    Ceremony,
}

impl Kind {
    fn of(session: Option<SessionKind>) -> Kind {
        match session {
            None | Some(SessionKind::Briefing) => Kind::Briefing,
            Some(SessionKind::Meeting | SessionKind::Verification | SessionKind::Other) => Kind::Meeting,
            Some(SessionKind::Coaching | SessionKind::Development) => Kind::Coaching,
            Some(SessionKind::Presentation) => Kind::Presentation,
            Some(SessionKind::Panel) => Kind::Panel,
            Some(SessionKind::Ceremony) => Kind::Ceremony,
        }
    }

    /// The flag of its columns.
    const fn flag(self) -> &'static str {
        match self {
            Kind::Briefing => "",
            Kind::Meeting => "rapat",
            Kind::Coaching => "pendampingan",
            Kind::Presentation => "presentasi",
            Kind::Panel => "pleno",
            Kind::Ceremony => "penganugerahan",
        }
    }

    /// Blank rows at the end unless another number is asked for.
    const fn blank_rows(self) -> u32 {
        match self {
            Kind::Meeting | Kind::Ceremony => 10,
            Kind::Briefing | Kind::Coaching => 6,
            Kind::Presentation => 4,
            Kind::Panel => 2,
        }
    }
}

const fn title(kind: Option<SessionKind>) -> &'static str {
    match kind {
        Some(SessionKind::Meeting) => "DAFTAR HADIR RAPAT",
        Some(SessionKind::Coaching | SessionKind::Development) => "DAFTAR HADIR PENDAMPINGAN INOVASI",
        Some(SessionKind::Presentation) => "DAFTAR HADIR PESERTA PRESENTASI",
        Some(SessionKind::Panel) => "DAFTAR HADIR SIDANG PLENO",
        Some(SessionKind::Ceremony) => "DAFTAR HADIR PENGANUGERAHAN",
        None | Some(SessionKind::Briefing | SessionKind::Verification | SessionKind::Other) => "DAFTAR HADIR",
    }
}

/// Values of the daftar hadir; without a session the form with an empty head.
pub(crate) fn values(
    app: &App,
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let session = session_head::of(read, office, request, |_| Ok(true))?;
    let session_kind = session.as_ref().map(sessions::kind).transpose()?;
    let kind = Kind::of(session_kind);
    if session.is_none() {
        let text = "Belum ada kegiatan pada edisi ini; tanggal, waktu, tempat, dan acara dicetak “–”.";
        findings.push(Finding::new(Level::Warning, "no_session", text));
    }
    let mut values = office.values().text("judul", title(session_kind));
    if kind != Kind::Briefing {
        values = values.flag("lain", true).flag(kind.flag(), true);
    }
    // The place of the session is not the place of the office's signature.
    let place = session.as_ref().map_or_else(|| words::NONE.into(), session_head::place);
    values.set("tempat", kipp_documents::Value::Text(place));
    let mut day = office.today();
    if let Some(session) = &session {
        day = sessions::day(session)?;
        values = values
            .text("hari_tanggal", words::weekday_date(day))
            .text("waktu", session_head::time(session, office))
            .text("acara", &session.name)
            .text("nama_kegiatan", session_head::short_name(session, day))
            .flag("hibrida", kind == Kind::Briefing && session.place.is_some() && session.platform.is_some());
    }
    let responsible = match session.as_ref().and_then(|session| session.responsible_id) {
        Some(id) if request.signatory.is_none() => read.get(id)?,
        _ => None,
    };
    let signers = match responsible {
        Some(person) => vec![responsible_node(&person)],
        None => head_of_section(office, request, day, findings),
    };
    Ok(values
        .int("baris_kosong", i64::from(request.blank_rows.unwrap_or(kind.blank_rows())))
        .list("baris", request.rows(|| rows(app, read, office, kind))?)
        .list("penanda_tangan", signers))
}

fn responsible_node(person: &Person) -> Values {
    session_head::signer(person, person.office.as_deref().unwrap_or_default())
}

fn rows(app: &App, read: &Read<'_>, office: &Office, kind: Kind) -> Result<Vec<Values>> {
    match kind {
        // Who is invited is not known yet.
        Kind::Meeting => Ok(vec![]),
        Kind::Briefing => agencies_and_innovators(app, read, office),
        Kind::Coaching => innovators(app, read, office, |_| true),
        Kind::Presentation => presenters(app, read, office),
        Kind::Panel => jury(read, office),
        Kind::Ceremony => {
            let mut rows = innovators(app, read, office, |one| one.status == Status::Passed.code())?;
            let (duties, _) = obligations::duties(read, office.edition.id)?;
            rows.extend(duties.iter().map(|duty| Row { unit: &duty.agency.name, ..Row::default() }.values()));
            Ok(rows)
        }
    }
}

/// One line of the list; what is unknown stays empty: room to write.
#[derive(Clone, Copy, Debug, Default)]
struct Row<'a> {
    name: &'a str,
    nip: Option<&'a str>,
    office: Option<&'a str>,
    unit: &'a str,
    phone: Option<&'a str>,
    innovation: &'a str,
    seat: &'a str,
}

impl Row<'_> {
    fn values(self) -> Values {
        Values::new()
            .text("nama", self.name)
            .text("nip", self.nip.and_then(kipp_domain::nip::grouped).unwrap_or_default())
            .text("jabatan", self.office.unwrap_or_default())
            .text("pd", self.unit)
            .text("hp", self.phone.unwrap_or_default())
            .text("inovasi", self.innovation)
            .text("kedudukan", self.seat)
            .text("urut", "")
            .text("kehadiran", "")
            .text("tanda", "")
    }

    fn of<'a>(person: &'a Innovator, one: &'a Submission, agency: &'a str) -> Row<'a> {
        Row {
            name: &person.name,
            nip: person.nip.as_deref(),
            office: person.office.as_deref(),
            unit: unit_of(one, agency),
            phone: person.phone.as_deref(),
            innovation: &one.title,
            seat: "",
        }
    }
}

fn unit_of<'a>(one: &'a Submission, agency: &'a str) -> &'a str {
    one.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty()).unwrap_or(agency)
}

/// The obliged agencies in the register's order, those that take part with their innovators.
fn agencies_and_innovators(app: &App, read: &Read<'_>, office: &Office) -> Result<Vec<Values>> {
    let agencies = agencies::all(read)?;
    let entries = submissions::entries(app, read, office.edition.id)?;
    let (duties, _) = obligations::duties(read, office.edition.id)?;
    let mut invited: Vec<&Agency> = duties.iter().map(|duty| &duty.agency).collect();
    let mut known: BTreeSet<Id<Agency>> = invited.iter().map(|agency| agency.id).collect();
    let mut of_agency: BTreeMap<Id<Agency>, Vec<&Submission>> = BTreeMap::new();
    for one in &entries.submissions {
        of_agency.entry(one.agency_id).or_default().push(one);
        if known.insert(one.agency_id) {
            invited.extend(agencies.iter().find(|agency| agency.id == one.agency_id));
        }
    }
    let mut rows = Vec::new();
    for agency in invited {
        let before = rows.len();
        for one in of_agency.get(&agency.id).into_iter().flatten() {
            let people = entries.innovators(one.id).iter().filter(|person| person.kind == "person");
            rows.extend(people.map(|person| Row::of(person, one, &agency.name).values()));
        }
        if rows.len() == before {
            rows.push(Row { unit: &agency.name, ..Row::default() }.values());
        }
    }
    Ok(rows)
}

/// The innovators of the submissions that fit; one without a known innovator keeps a row for whoever comes.
fn innovators(app: &App, read: &Read<'_>, office: &Office, fits: impl Fn(&Submission) -> bool) -> Result<Vec<Values>> {
    let names = agencies::names_by_id(read)?;
    let entries = submissions::entries(app, read, office.edition.id)?;
    let mut rows = Vec::new();
    for one in entries.submissions.iter().filter(|one| fits(one)) {
        let agency = names.get(&one.agency_id).map_or("", String::as_str);
        let before = rows.len();
        let people = entries.innovators(one.id).iter().filter(|person| person.kind == "person");
        rows.extend(people.map(|person| Row::of(person, one, agency).values()));
        if rows.len() == before {
            rows.push(Row { unit: unit_of(one, agency), innovation: &one.title, ..Row::default() }.values());
        }
    }
    Ok(rows)
}

/// One row for the presenter of each submission that passed, and one for the head of its agency.
fn presenters(app: &App, read: &Read<'_>, office: &Office) -> Result<Vec<Values>> {
    let names = agencies::names_by_id(read)?;
    let entries = submissions::entries(app, read, office.edition.id)?;
    let mut rows = Vec::new();
    for one in entries.submissions.iter().filter(|one| one.status == Status::Passed.code()) {
        let agency = names.get(&one.agency_id).map_or("", String::as_str);
        let presenter = entries.innovators(one.id).iter().find(|person| person.kind == "person");
        let empty = Row { unit: unit_of(one, agency), innovation: &one.title, ..Row::default() };
        rows.push(presenter.map_or(empty, |person| Row::of(person, one, agency)).values());
        rows.push(Row { unit: agency, office: Some("Kepala Perangkat Daerah"), ..empty }.values());
    }
    Ok(rows)
}

/// The jury in the order of their seats.
fn jury(read: &Read<'_>, office: &Office) -> Result<Vec<Values>> {
    let members = teams::of_edition(read, office.edition.id)?;
    let jury = members.iter().filter(|member| member.team == Team::Jury);
    Ok(jury
        .map(|member| {
            Row {
                name: member.name.as_deref().unwrap_or_default(),
                nip: member.nip.as_deref(),
                office: member.office.as_deref(),
                seat: member.seat.label(),
                ..Row::default()
            }
            .values()
        })
        .collect())
}
