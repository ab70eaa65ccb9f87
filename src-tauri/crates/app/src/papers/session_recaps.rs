//! What is printed of who attended a session: the recap by agency, the list of people, the list of what was sent to the
//! absent. All of them say one [`Recap`].
//!
//! Source: documents-year.md 11.7 to 11.9.

use kipp_documents::{Template, Values};
use kipp_domain::sessions::attendance::{AgencyAttendance, Status, Summary, Way};
use kipp_domain::words;
use kipp_store::{Id, Read};

use super::catalogue::Document;
use super::finding::{Finding, Level};
use super::letters::register::number_on_paper;
use super::letters::{self, absence};
use super::office::Office;
use super::register::head_of_section;
use super::request::{DocumentRequest, shipped};
use crate::error::{Fault, Result};
use crate::sessions::recap::{self, Attendee, Recap, Stranger, way_label};
use crate::sessions::sessions;

/// The session that was chosen, else the newest one that somebody attended.
pub(super) fn recap_of(read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<Recap> {
    let chosen = match request.session {
        Some(id) => Some(id),
        None => recap::newest_attended(read, office.edition.id, office.today())?,
    };
    let Some(id) = chosen else {
        let text = "Belum ada kegiatan dengan kehadiran. Catat kehadiran di Kegiatan & Kehadiran lebih dulu.";
        return Err(Fault::field("session", text));
    };
    let recap = recap::of_session(read, id)?;
    match recap.session.edition_id == office.edition.id {
        true => Ok(recap),
        false => Err(crate::error::Refusal::EditionsMixed.into()),
    }
}

/// Values of the rekap kehadiran.
pub(crate) fn recap_values(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let recap = recap_of(read, office, request)?;
    if !recap.strangers.is_empty() {
        let text = format!("{} nama belum dikenali dan tidak dihitung.", recap.strangers.len());
        findings.push(Finding::new(Level::Note, "strangers", text));
    }
    let (total, hall) = (recap.total, recap.rows.iter().map(|row| row.attended.hall).sum::<u32>());
    let online: u32 = recap.rows.iter().map(|row| row.attended.online).sum();
    let deputies: u32 = recap.rows.iter().map(|row| row.attended.deputies).sum();
    let came = total.invited - total.absent;
    let sum = counted(counted(counted(Values::new(), "luring", hall), "daring", online), "diwakili", deputies)
        .text("pd", "Jumlah")
        .text("status", format!("{came} dari {} PD hadir ({})", total.invited, total.percent()));
    let values = headed(office, request, &recap, true, findings)?
        .text("keadaan", words::moment_in_sentence(office.now, office.zone))
        .list("ringkasan", recap.groups.iter().map(|(group, sum)| summary_row(group, *sum)).collect())
        .node("ringkasan_jumlah", summary_row("Jumlah", total))
        .flag("kolom_menit", recap.rows.iter().any(|row| row.attended.minutes.is_some()))
        .list(
            "baris",
            request.certain_rows(|| recap.rows.iter().map(|row| agency_row(&row.name, &row.attended)).collect()),
        )
        .node("jumlah", sum)
        .text("menit_minimal", recap.session.minimum_minutes.to_string())
        .text("sumber", sources(&recap))
        .text("n_asing", recap.strangers.len().to_string());
    Ok(values)
}

/// The second sheet of its workbook: the people behind the figures.
pub(crate) fn people_sheet(read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<(Template, Values)> {
    let recap = recap_of(read, office, request)?;
    let template = shipped(&DocumentRequest::new(Id::NEW, Document::AttendedPeople))?;
    Ok((template, people_of(office, request, &recap, &mut vec![])?))
}

/// Values of the daftar kehadiran orang.
pub(crate) fn people_values(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let recap = recap_of(read, office, request)?;
    people_of(office, request, &recap, findings)
}

fn people_of(office: &Office, request: &DocumentRequest, recap: &Recap, findings: &mut Vec<Finding>) -> Result<Values> {
    let values = headed(office, request, recap, false, findings)?
        .list("baris", request.certain_rows(|| recap.people.iter().map(person_row).collect()));
    Ok(match recap.strangers.is_empty() {
        true => values,
        false => {
            values.list("belum_dikenali", request.certain_rows(|| recap.strangers.iter().map(stranger_row).collect()))
        }
    })
}

/// Values of the daftar tindak lanjut: the agencies that were absent, and the letter to each.
pub(crate) fn follow_up_values(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let recap = recap_of(read, office, request)?;
    let absent = recap.rows.iter().filter(|row| row.attended.status == Status::Absent);
    let sent = absence::sent(&letters::register::of_edition(read, office.edition.id)?, recap.session.id);
    let rows = absent.map(|row| {
        let values = Values::new().text("pd", &row.name);
        let Some(letter) = sent.get(&row.attended.agency) else { return values };
        let values = values.text("nomor", number_on_paper(&letter.number));
        letter.on.iter().fold(values, |values, date| values.text("tanggal", date))
    });
    let rows = rows.collect();
    Ok(headed(office, request, &recap, true, findings)?.list("baris", rows))
}

/// What stands above and below each of them.
fn headed(
    office: &Office,
    request: &DocumentRequest,
    recap: &Recap,
    is_signed: bool,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let day = office.day_for(request);
    let mut values = office.values();
    // The place of the session is not the place of the office's signature.
    values.set("tempat", kipp_documents::Value::Text(place_of(recap)));
    let values = values
        .text("tempat_surat", &office.place)
        .text("tanggal_surat", day.to_string())
        .text("nama_kegiatan", &recap.session.name)
        .text(
            "nama_singkat",
            format!("{} {}", sessions::kind(&recap.session)?.label(), words::long_date(recap.time.day())),
        )
        .text("hari_tanggal", when(recap));
    Ok(match is_signed {
        true => values.list("penanda_tangan", head_of_section(office, request, day, findings)),
        false => values,
    })
}

/// "Senin, 4 Oktober 2021, pukul 09.00–12.00 WITA"
fn when(recap: &Recap) -> String {
    let from = words::clock(recap.time.start);
    let until = match recap.session.ends_at {
        Some(_) => format!("–{} {}", words::clock(recap.time.end), recap.time.zone.name()),
        None => format!(" {} sampai dengan selesai", recap.time.zone.name()),
    };
    format!("{}, pukul {from}{until}", words::weekday_date(recap.time.day()))
}

/// "Warkop Indah, dan rapat daring Zoom"
fn place_of(recap: &Recap) -> String {
    match (&recap.session.place, &recap.session.platform) {
        (Some(place), Some(platform)) => format!("{place}, dan daring melalui {platform}"),
        (Some(place), None) => place.clone(),
        (None, Some(platform)) => format!("Daring melalui {platform}"),
        (None, None) => words::NONE.to_owned(),
    }
}

/// `daftar hadir (52 orang); berkas peserta daring zoom-1.csv (sidik 3f9a07bc)`
fn sources(recap: &Recap) -> String {
    let hall = (recap.in_hall > 0).then(|| format!("daftar hadir ({} orang)", recap.in_hall));
    let several = recap.files.len() > 1;
    let file = |(at, one): (usize, &kipp_store::records::ParticipantFile)| {
        let print: String = one.sha256.chars().take(8).collect();
        let number = if several { format!("{} ", at + 1) } else { String::new() };
        format!("berkas peserta daring {number}{} (sidik {print})", one.name)
    };
    let all: Vec<String> = hall.into_iter().chain(recap.files.iter().enumerate().map(file)).collect();
    if all.is_empty() { words::NONE.to_owned() } else { all.join("; ") }
}

/// A figure; none prints as "–".
fn counted(values: Values, name: &'static str, count: u32) -> Values {
    if count == 0 { values } else { values.text(name, count.to_string()) }
}

fn summary_row(group: &str, sum: Summary) -> Values {
    [
        ("diundang", sum.invited),
        ("luring", sum.hall),
        ("daring", sum.online),
        ("keduanya", sum.both),
        ("diwakili", sum.represented),
        ("tidak_hadir", sum.absent),
    ]
    .into_iter()
    .fold(Values::new().text("kelompok", group), |values, (name, count)| values.text(name, count.to_string()))
    .text("hadir", sum.percent())
}

fn agency_row<A>(name: &str, row: &AgencyAttendance<A>) -> Values {
    let values = [("luring", row.hall), ("daring", row.online), ("diwakili", row.deputies)]
        .into_iter()
        .fold(Values::new().text("pd", name), |values, (name, count)| counted(values, name, count));
    let values = values.text("status", row.status.label()).flag("tidak_hadir", row.status == Status::Absent);
    match row.minutes {
        Some(minutes) => values.text("menit", minutes.to_string()),
        None => values,
    }
}

fn person_row(one: &Attendee) -> Values {
    let values = Values::new()
        .text("nama", &one.person.name)
        .text("cara_hadir", way_label(one.attended.way))
        .text("sumber", &one.sources);
    let values = timed(values, &one.attended);
    let told = [
        ("jabatan", one.person.office.as_deref()),
        ("pd", one.agency_name.as_deref()),
        ("wakil", one.attended.deputy.then_some("Ya")),
    ];
    told.into_iter().fold(values, |values, (name, text)| match text {
        Some(text) => values.text(name, text),
        None => values,
    })
}

fn stranger_row(one: &Stranger) -> Values {
    let name = if one.name.is_empty() { words::NONE } else { &one.name };
    timed(Values::new().text("nama_berkas", name).text("sumber", &one.sources), &one.attended)
}

/// When somebody came and left, for how long, in how many connections; those in the hall do not leave.
fn timed<P, A>(values: Values, one: &kipp_domain::sessions::attendance::PersonAttendance<P, A>) -> Values {
    let clock = |at: Option<chrono::NaiveDateTime>| at.map(words::clock);
    let leaves = one.way != Way::Hall;
    let told = [
        ("masuk", clock(one.first)),
        ("keluar", clock(one.last).filter(|_| leaves)),
        ("menit", one.minutes.map(|minutes| minutes.to_string())),
        ("sambungan", (one.connections > 0).then(|| one.connections.to_string())),
    ];
    told.into_iter().fold(values, |values, (name, text)| match text {
        Some(text) => values.text(name, text),
        None => values,
    })
}
