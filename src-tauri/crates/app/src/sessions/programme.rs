//! The programme of a session: what follows what, for how many minutes.

use kipp_domain::clock_times::parse_clock_time;
use kipp_domain::problem::Problems;
use kipp_domain::programme::{Span, misfit, times};
use kipp_store::records::{AgendaItem, Session};
use kipp_store::{Id, Op, Read, StoreError, named_params, sql};

use super::saved_list::SavedList;
use super::sessions;
use crate::desk::{App, Done, filled};
use crate::error::Result;
use crate::ports::Ctx;

/// The most items of a programme.
const MOST: usize = 200;

/// An item with its computed times; none past midnight.
#[derive(Clone, Debug)]
pub struct ProgrammeLine {
    pub item: AgendaItem,
    pub span: Option<Span>,
}

/// A programme with what does not fit.
#[derive(Clone, Debug, Default)]
pub struct Programme {
    pub lines: Vec<ProgrammeLine>,
    /// A gap before the end of the session, or an overlap behind it.
    pub remark: Option<String>,
}

pub fn of_session(read: &Read<'_>, session: &Session) -> Result<Programme> {
    let items = items(read, session.id)?;
    let damaged = || StoreError::Damaged(format!("waktu kegiatan “{}”", session.starts_at));
    let start = parse_clock_time(&session.starts_at).map_err(|_| damaged())?;
    let minutes: Vec<u32> = items.iter().map(|item| u32::try_from(item.minutes).unwrap_or(0)).collect();
    let spans = times(start, &minutes);
    let session_ends = session.ends_at.as_deref().and_then(|text| parse_clock_time(text).ok());
    let remark = match (spans.last(), session_ends) {
        (Some(None), _) => Some(PAST_MIDNIGHT.to_owned()),
        (Some(Some(last)), Some(ends)) => misfit(last.to, ends).map(|misfit| misfit.to_string()),
        (None, _) | (_, None) => None,
    };
    let lines = items.into_iter().zip(spans).map(|(item, span)| ProgrammeLine { item, span }).collect();
    Ok(Programme { lines, remark })
}

const PAST_MIDNIGHT: &str = "Susunan acara melewati tengah malam. Kurangi menitnya.";

fn items(read: &Read<'_>, session: Id<Session>) -> Result<Vec<AgendaItem>> {
    Ok(read.list(sql!("agenda_items/of_session"), named_params! { ":session_id": session })?)
}

/// An item as typed.
#[derive(Clone, Debug, Default)]
pub struct AgendaForm {
    pub minutes: i64,
    pub title: String,
    pub speaker: Option<String>,
}

/// Replaces the programme of a session.
pub fn put(app: &App, ctx: &Ctx<'_>, session: Id<Session>, forms: Vec<AgendaForm>) -> Result<Done<()>> {
    app.write(ctx, Op::new("sessions.put_agenda", "Susunan acara disimpan"), |write| {
        let session = sessions::open_session(write, session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Susunan acara {} disimpan", session.name);
        });
        check(&session, &forms)?;
        let same = |old: &AgendaItem, new: &AgendaItem| old.title == new.title;
        let mut list = SavedList::new(write, items(write, session.id)?, same);
        for (position, form) in (1..).zip(forms) {
            list.put(AgendaItem {
                id: Id::NEW,
                session_id: session.id,
                position,
                minutes: form.minutes,
                title: form.title.trim().to_owned(),
                speaker: filled(form.speaker),
            })?;
        }
        list.finish()
    })
}

fn check(session: &Session, forms: &[AgendaForm]) -> Result<()> {
    let mut problems = Problems::new();
    if forms.len() > MOST {
        problems.wrong("items", format!("Susunan acara paling banyak {MOST} butir."));
    }
    for (at, form) in forms.iter().enumerate() {
        problems.required(&format!("items.{at}.title"), "Acara", &form.title);
        if !(0..=1440).contains(&form.minutes) {
            problems.wrong(format!("items.{at}.minutes"), "Menit antara 0 dan 1.440.");
        }
    }
    let minutes: Vec<u32> = forms.iter().map(|form| u32::try_from(form.minutes).unwrap_or(0)).collect();
    let start = parse_clock_time(&session.starts_at).ok();
    if let Some(at) = start.and_then(|start| times(start, &minutes).iter().position(Option::is_none))
        && !problems.is_wrong()
    {
        problems.wrong(format!("items.{at}.minutes"), PAST_MIDNIGHT);
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(()) }
}
