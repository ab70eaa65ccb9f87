//! The minutes of a session: what was said at the opening, topics with replies, decisions, what is to be done, the closing.

use kipp_domain::problem::Problems;
use kipp_store::records::{MinuteItem, Session};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::saved_list::SavedList;
use super::sessions;
use crate::dates::{self, optional_date};
use crate::desk::{App, Done, filled};
use crate::error::Result;
use crate::ports::Ctx;

/// The most items of minutes.
const MOST: usize = 1000;

/// A topic, with who replied to it.
#[derive(Clone, Debug, Default)]
pub struct TopicForm {
    pub title: String,
    pub text: Option<String>,
    pub replies: Vec<ReplyForm>,
}

#[derive(Clone, Debug, Default)]
pub struct ReplyForm {
    pub who: Option<String>,
    /// Whom they speak for.
    pub agency: Option<String>,
    pub text: String,
}

/// What is to be done after the session.
#[derive(Clone, Debug, Default)]
pub struct FollowUpForm {
    pub text: String,
    pub who: Option<String>,
    /// As typed; as kept when it is read.
    pub due_on: Option<String>,
    pub note: Option<String>,
}

/// The minutes of a session, as they are read and as they are written.
#[derive(Clone, Debug, Default)]
pub struct Minutes {
    pub opening: Option<String>,
    pub topics: Vec<TopicForm>,
    pub decisions: Vec<String>,
    pub follow_ups: Vec<FollowUpForm>,
    pub closing: Option<String>,
    /// Nothing is missing: printed without RANCANGAN.
    pub ready: bool,
}

impl Minutes {
    pub fn is_empty(&self) -> bool {
        self.words() == 0
    }

    /// How many words were written.
    pub fn words(&self) -> usize {
        let replies = || self.topics.iter().flat_map(|topic| &topic.replies);
        let long = [&self.opening, &self.closing].into_iter().chain(self.topics.iter().map(|topic| &topic.text));
        let texts = long.flatten().chain(self.topics.iter().map(|topic| &topic.title));
        let texts = texts.chain(replies().map(|reply| &reply.text)).chain(&self.decisions);
        texts.chain(self.follow_ups.iter().map(|one| &one.text)).map(|text| text.split_whitespace().count()).sum()
    }
}

pub fn of_session(read: &Read<'_>, session: &Session) -> Result<Minutes> {
    let mut minutes = Minutes {
        opening: session.opening.clone(),
        closing: session.closing.clone(),
        ready: session.minutes_ready,
        ..Minutes::default()
    };
    let rows = rows(read, session.id)?;
    for row in rows.iter().filter(|row| row.kind != "tanggapan") {
        match row.kind.as_str() {
            "pokok" => {
                let replies = rows.iter().filter(|reply| reply.parent_id == Some(row.id)).cloned().map(reply).collect();
                minutes.topics.push(TopicForm { title: row.text.clone(), text: row.detail.clone(), replies });
            }
            "keputusan" => minutes.decisions.push(row.text.clone()),
            _ => minutes.follow_ups.push(FollowUpForm {
                text: row.text.clone(),
                who: row.who.clone(),
                due_on: row.due_on.clone(),
                note: row.detail.clone(),
            }),
        }
    }
    Ok(minutes)
}

fn reply(row: MinuteItem) -> ReplyForm {
    ReplyForm { who: row.who, agency: row.detail, text: row.text }
}

fn rows(read: &Read<'_>, session: Id<Session>) -> Result<Vec<MinuteItem>> {
    Ok(read.list(sql!("minute_items/of_session"), named_params! { ":session_id": session })?)
}

/// Replaces the minutes of a session.
pub fn put(app: &App, ctx: &Ctx<'_>, session: Id<Session>, minutes: Minutes) -> Result<Done<()>> {
    app.write(ctx, Op::new("sessions.put_minutes", "Notulen disimpan"), |write| {
        let session = sessions::open_session(write, session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Notulen {} disimpan", session.name);
        });
        let due = check(write, &minutes)?;
        let (opening, closing) = (filled(minutes.opening.clone()), filled(minutes.closing.clone()));
        let changed = Session { opening, closing, minutes_ready: minutes.ready, ..session.clone() };
        if changed != session {
            write.update(&changed)?;
        }
        put_items(write, session.id, minutes, &due)
    })
}

fn put_items(write: &Write<'_>, session: Id<Session>, minutes: Minutes, due: &[Option<String>]) -> Result<()> {
    let same = |old: &MinuteItem, new: &MinuteItem| old.kind == new.kind && old.text == new.text;
    let mut list = SavedList::new(write, rows(write, session)?, same);
    let mut position = 0;
    let mut item = |kind: &str, text: &str| {
        position += 1;
        MinuteItem {
            id: Id::NEW,
            session_id: session,
            parent_id: None,
            position,
            kind: kind.to_owned(),
            text: text.trim().to_owned(),
            detail: None,
            who: None,
            due_on: None,
        }
    };
    for topic in minutes.topics {
        let parent = list.put(MinuteItem { detail: filled(topic.text), ..item("pokok", &topic.title) })?;
        for reply in topic.replies {
            let row =
                MinuteItem { who: filled(reply.who), detail: filled(reply.agency), ..item("tanggapan", &reply.text) };
            list.put(MinuteItem { parent_id: Some(parent), ..row })?;
        }
    }
    for decision in &minutes.decisions {
        list.put(item("keputusan", decision))?;
    }
    for (one, due_on) in minutes.follow_ups.into_iter().zip(due) {
        let row = MinuteItem { who: filled(one.who), detail: filled(one.note), ..item("tindak", &one.text) };
        list.put(MinuteItem { due_on: due_on.clone(), ..row })?;
    }
    list.finish()
}

/// The days of what is to be done, or every field that cannot be taken.
fn check(write: &Write<'_>, minutes: &Minutes) -> Result<Vec<Option<String>>> {
    let mut problems = Problems::new();
    let replies: usize = minutes.topics.iter().map(|topic| topic.replies.len()).sum();
    if minutes.topics.len() + replies + minutes.decisions.len() + minutes.follow_ups.len() > MOST {
        problems.wrong("topics", "Notulen paling banyak 1.000 butir.");
    }
    for (at, topic) in minutes.topics.iter().enumerate() {
        problems.required(&format!("topics.{at}.title"), "Pokok bahasan", &topic.title);
        for (place, reply) in topic.replies.iter().enumerate() {
            problems.required(&format!("topics.{at}.replies.{place}.text"), "Isi tanggapan", &reply.text);
        }
    }
    for (at, decision) in minutes.decisions.iter().enumerate() {
        problems.required(&format!("decisions.{at}"), "Keputusan", decision);
    }
    let mut due = Vec::with_capacity(minutes.follow_ups.len());
    for (at, one) in minutes.follow_ups.iter().enumerate() {
        problems.required(&format!("follow_ups.{at}.text"), "Tindak lanjut", &one.text);
        let day = optional_date(&mut problems, &format!("follow_ups.{at}.due_on"), one.due_on.as_deref(), write);
        due.push(day.map(|day| day.to_string()));
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(due) }
}

/// How a due day is shown.
pub fn due_text(kept: Option<&str>) -> Option<String> {
    dates::kept(kept).map(kipp_domain::words::long_date)
}
