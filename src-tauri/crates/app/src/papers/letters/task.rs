//! Surat tugas: who is sent to do what, when and where.
//!
//! Source: documents-year.md 10.2.

use chrono::NaiveDate;
use kipp_documents::Values;
use kipp_domain::problem::Problems;
use kipp_domain::words;
use kipp_store::Read;
use kipp_store::records::Person;

use super::form::{DraftRecipient, LetterForm, TaskForm, Told};
use crate::dates::date_near;
use crate::desk::filled;
use crate::error::Result;
use crate::papers::Office;

/// So many persons stand in the letter itself; more of them in an annex.
const PERSONS_IN_LETTER: usize = 3;
/// Working days to report within, unless something else is typed.
const REPORT_DAYS: i64 = 3;

/// What the letter says.
pub(super) fn told(read: &Read<'_>, office: &Office, form: &LetterForm) -> Result<Told> {
    let task = form.task.clone().unwrap_or_default();
    let mut problems = Problems::new();
    let what = problems.required("task.task", "Tugas", &task.task).unwrap_or_default().to_owned();
    let place = problems.required("task.place", "Tempat tugas", &task.place).unwrap_or_default().to_owned();
    let from = date_near(&mut problems, "task.from", Some(&task.from), || office.today());
    if from.is_none() && task.from.trim().is_empty() {
        problems.wrong("task.from", "Tanggal tugas belum diisi.");
    }
    let to = date_near(&mut problems, "task.to", task.to.as_deref(), || office.today());
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        problems.wrong("task.to", "Tanggal selesai tugas mendahului tanggal mulainya.");
    }
    let days = task.report_days.unwrap_or(REPORT_DAYS);
    if !(1..=60).contains(&days) {
        problems.wrong("task.report_days", "Batas lapor antara 1 dan 60 hari kerja.");
    }
    let people = persons(read, &task, &what, &mut problems)?;
    let (Some(from), false) = (from, problems.is_wrong()) else { return Err(problems.into()) };
    let in_annex = people.len() > PERSONS_IN_LETTER;
    let names = people.iter().map(|one| one.str("nama").to_owned()).collect::<Vec<_>>();
    let grounds = task.grounds.iter().filter_map(|text| filled(Some(text.clone())));
    let report_to = filled(task.report_to).unwrap_or_else(|| "pemberi tugas".into());
    let values = Values::new()
        .text("tugas", &what)
        .text("tempat", &place)
        .text("hari_tanggal_rentang", when(from, to))
        .text("pemberi_tugas", report_to)
        .int("n_lapor", days)
        .flag("lampiran_nama", in_annex)
        .list("dasar_lain", grounds.map(|text| Values::new().text("isi", text)).collect())
        .list("pegawai", people);
    Ok(Told {
        subject: format!("Surat tugas {what}"),
        values,
        recipients: vec![DraftRecipient {
            agency: None,
            addressee: words::list(&names),
            place: office.place.clone(),
            slug: kipp_domain::file_names::slug(&what),
            places: None,
            values: Values::new(),
        }],
        findings: vec![],
        texts: vec![],
    })
}

fn persons(read: &Read<'_>, task: &TaskForm, what: &str, problems: &mut Problems) -> Result<Vec<Values>> {
    if task.people.is_empty() {
        problems.wrong("task.people", "Pilih sedikitnya satu orang yang ditugaskan.");
    }
    let mut people = Vec::with_capacity(task.people.len());
    for (at, one) in task.people.iter().enumerate() {
        let Some(person) = read.get::<Person>(one.person)? else {
            problems.wrong(format!("task.people.{at}.person"), "Orang itu tidak ditemukan. Pilih lagi dari daftar.");
            continue;
        };
        if task.people[..at].iter().any(|other| other.person == one.person) {
            problems.wrong(format!("task.people.{at}.person"), format!("{} disebut dua kali.", person.name));
        }
        let own = filled(one.task.clone()).unwrap_or_else(|| what.to_owned());
        let mut values = Values::new().text("nama", &person.name).text("tugas", own);
        let rank = filled(one.rank.clone());
        for (name, value) in [("pangkat", rank), ("nip", person.nip), ("jabatan", person.office)] {
            if let Some(value) = value {
                values = values.text(name, value);
            }
        }
        people.push(values);
    }
    Ok(people)
}

/// "Senin, 4 Oktober 2021", "Senin, 4 Oktober 2021 sampai dengan Rabu, 6 Oktober 2021".
fn when(from: NaiveDate, to: Option<NaiveDate>) -> String {
    match to.filter(|to| *to != from) {
        Some(to) => format!("{} sampai dengan {}", words::weekday_date(from), words::weekday_date(to)),
        None => words::weekday_date(from),
    }
}
