//! The letters of the sample: surat tugas, invitations to the sosialisasi, the reminder and the reprimands of the duty, with
//! invented numbers and dates of the calendar of documents-year.md 9.6.

use kipp_store::records::{Agency, Edition, LetterRecipient, Session};
use kipp_store::{Id, StoreError};

use crate::desk::App;
use crate::error::{Fault, Result};
use crate::office::agencies;
use crate::office::people::{self, PersonForm};
use crate::papers::letters::LetterForm;
use crate::papers::letters::form::{TaskForm, TaskPerson};
use crate::papers::letters::issue::{self, Dispatch, NumberChoice};
use crate::papers::letters::ledger::{self, AnswerForm};
use crate::ports::Ctx;
use crate::sessions::invitations::{self, SeatForm};
use crate::sessions::sessions;
use crate::year::obligations;

/// Districts that come online.
const FAR: [&str; 3] = ["Kecamatan Seko", "Kecamatan Rampi", "Kecamatan Rongkong"];

pub(super) fn put(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    put_task(app, ctx, edition)?;
    put_invitations(app, ctx, edition)?;
    put_duty(app, ctx, edition)
}

/// A letter that sends an invented speaker to the sosialisasi.
fn put_task(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    const SPEAKER: &str = "Peserta Contoh 1";
    let known = app.read(people::all)?.into_iter().find(|one| one.name == SPEAKER);
    let speaker = match known {
        Some(known) => known.id,
        None => people::save(app, ctx, PersonForm { name: SPEAKER.into(), ..PersonForm::default() })?.value,
    };
    let task = TaskForm {
        people: vec![TaskPerson { person: speaker, ..TaskPerson::default() }],
        task: "menjadi narasumber sosialisasi".into(),
        from: "2021-10-04".into(),
        place: "Warkop Indah, Masamba".into(),
        ..TaskForm::default()
    };
    let form = LetterForm {
        edition,
        document: "surat-tugas".into(),
        date: Some("2021-09-28".into()),
        task: Some(task),
        ..LetterForm::default()
    };
    issue::issue(app, ctx, &form, &NumberChoice::Next, None)?;
    Ok(())
}

/// All that owe an entry are invited to the sosialisasi, far districts online; those that were absent get its papers.
fn put_invitations(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let session = app.read(|read| sessions::of_edition(read, edition))?;
    let session: Id<Session> =
        session.iter().find(|one| one.kind == "sosialisasi").ok_or_else(|| Fault::Bug("no sosialisasi".into()))?.id;
    mark_far(app, ctx)?;
    let owed = app.read(|read| obligations::of_edition(read, edition))?;
    let invited: Vec<Id<Agency>> = owed.iter().map(|row| row.agency_id).collect();
    invitations::put(app, ctx, session, &invited)?;
    let seats = SeatForm { session, rule: "jauh-daring".into(), persons: Some(1), by_hand: vec![] };
    invitations::seat(app, ctx, &seats)?;
    issue_on(app, ctx, edition, "surat-undangan", "2021-09-28", Some(session), vec![])?;
    issue_on(app, ctx, edition, "surat-tidak-hadir", "2021-10-06", Some(session), vec![])
}

fn mark_far(app: &App, ctx: &Ctx<'_>) -> Result<()> {
    app.write(ctx, kipp_store::Op::new("agencies.save", "Kecamatan yang jauh ditandai"), |write| {
        for agency in agencies::all(write)?.into_iter().filter(|one| FAR.contains(&one.name.as_str())) {
            write.update(&Agency { far: true, ..agency })?;
        }
        Ok::<(), Fault>(())
    })?;
    Ok(())
}

fn issue_on(
    app: &App,
    ctx: &Ctx<'_>,
    edition: Id<Edition>,
    document: &str,
    date: &str,
    session: Option<Id<Session>>,
    agencies: Vec<Id<Agency>>,
) -> Result<()> {
    let form = LetterForm {
        edition,
        document: document.into(),
        date: Some(date.into()),
        session,
        agencies,
        ..LetterForm::default()
    };
    issue::issue(app, ctx, &form, &NumberChoice::Next, None)?;
    Ok(())
}

/// Recipients of the letters of a document.
fn recipients_of(app: &App, edition: Id<Edition>, document: &str) -> Result<Vec<Id<LetterRecipient>>> {
    let all = app.read(|read| crate::papers::letters::register::of_edition(read, edition))?;
    let of_document = all.iter().filter(|one| one.batch.document == document);
    Ok(of_document.flat_map(|one| one.recipients.iter().map(|row| row.id)).collect())
}

/// The reminder, teguran I to all that sent nothing, one answer to it, teguran II to two of them.
fn put_duty(app: &App, ctx: &Ctx<'_>, edition: Id<Edition>) -> Result<()> {
    let today = app.zone().date(ctx.clock.now().0);
    let open: Vec<Id<Agency>> = app
        .read(|read| ledger::read(read, edition, today))?
        .rows
        .iter()
        .filter(|row| row.entered_on.is_none() && row.duty.standing.sent == 0)
        .map(|row| row.duty.agency.id)
        .collect();
    issue_on(app, ctx, edition, "surat-pengingat", "2021-10-18", None, open.clone())?;
    issue_on(app, ctx, edition, "surat-teguran-1", "2021-11-02", None, open.clone())?;
    let reprimanded = recipients_of(app, edition, "surat-teguran-1")?;
    let sent = Dispatch { recipients: reprimanded.clone(), on: Some("2021-11-02".into()), way: Some("diantar".into()) };
    issue::sent(app, ctx, &sent)?;
    for recipient in reprimanded.iter().take(5) {
        issue::received(app, ctx, &[*recipient], Some("2021-11-03"), Some("Penerima Contoh".into()))?;
    }
    let third = reprimanded.get(2).copied().ok_or_else(|| StoreError::Damaged("contoh".into()))?;
    let answer = AnswerForm {
        recipient: third,
        date: "2021-11-08".into(),
        number: Some("800/CONTOH".into()),
        verdict: "belum_cukup".into(),
        way: Some("diantar".into()),
        delivered_by: Some("Peserta Contoh 7".into()),
        text: Some("Rencana inovasi belum memuat jadwal.".into()),
        ..AnswerForm::default()
    };
    ledger::save_answer(app, ctx, answer)?;
    issue_on(app, ctx, edition, "surat-teguran-2", "2021-11-15", None, open.into_iter().take(2).collect())
}
