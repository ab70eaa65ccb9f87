//! One session with everything that hangs on it: its programme, who speaks, its minutes.

use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::sessions::minutes::{self, FollowUpForm, Minutes, ReplyForm, TopicForm};
use kipp_app::sessions::programme::{self, AgendaForm, ProgrammeLine};
use kipp_app::sessions::roles::{self, RoleForm, RoleHolder};
use kipp_app::sessions::{sessions, standing};
use kipp_app::{App, Done, Result};
use kipp_store::records::{Person, Session};
use kipp_store::{Id, Read};

use super::attendance::SessionRef;
use super::sessions::{SessionDto, told};
use crate::shape::{Line, Name, Paragraph, Reshape, Word};

output! {
    AgendaItemDto {
        minutes: i64,
        title: String,
        speaker: Option<String>,
        /// "09.00–09.15"; empty past midnight.
        time_text: String,
    }
}
output! {
    SessionRoleDto {
        /// narasumber, moderator, pembawa_acara, panitia
        role: String,
        role_name: String,
        person: Id<Person>,
        name: String,
        office: Option<String>,
        agency_name: Option<String>,
        topic: Option<String>,
    }
}
output! { ReplyDto { who: Option<String>, agency: Option<String>, text: String, } }
output! { TopicDto { title: String, text: Option<String>, replies: Vec<ReplyDto>, } }
output! {
    FollowUpDto {
        text: String,
        who: Option<String>,
        /// ISO
        due_on: Option<String>,
        due_text: Option<String>,
        note: Option<String>,
    }
}
output! {
    MinutesDto {
        opening: Option<String>,
        topics: Vec<TopicDto>,
        decisions: Vec<String>,
        follow_ups: Vec<FollowUpDto>,
        closing: Option<String>,
        /// Nothing is missing: printed without RANCANGAN.
        ready: bool,
        words: u32,
    }
}
output! {
    /// One session with everything that hangs on it.
    SessionDetailDto {
        session: SessionDto,
        responsible_name: Option<String>,
        chair_name: Option<String>,
        note_taker_name: Option<String>,
        agenda: Vec<AgendaItemDto>,
        /// A gap before the end of the session, or an overlap behind it.
        agenda_remark: Option<String>,
        roles: Vec<SessionRoleDto>,
        minutes: MinutesDto,
        hall_people: i64,
        online_people: i64,
    }
}
input! {
    AgendaItemIn => kipp_app::sessions::programme::AgendaForm {
        minutes: i64,
        title: Line,
        #[serde(default)] speaker: Option<Line>,
    }
}
input! { AgendaIn { session: Id<Session>, items: Vec<AgendaItemIn>, } }
input! {
    SessionRoleIn => kipp_app::sessions::roles::RoleForm {
        /// narasumber, moderator, pembawa_acara, panitia
        role: Word,
        person: Id<Person>,
        #[serde(default)] topic: Option<Line>,
    }
}
input! { SessionRolesIn { session: Id<Session>, roles: Vec<SessionRoleIn>, } }
input! {
    ReplyIn => kipp_app::sessions::minutes::ReplyForm {
        #[serde(default)] who: Option<Name>,
        /// Whom they speak for.
        #[serde(default)] agency: Option<Name>,
        text: Paragraph,
    }
}
input! {
    TopicIn => kipp_app::sessions::minutes::TopicForm {
        title: Line,
        #[serde(default)] text: Option<Paragraph>,
        #[serde(default)] replies: Vec<ReplyIn>,
    }
}
input! {
    FollowUpIn => kipp_app::sessions::minutes::FollowUpForm {
        text: Paragraph,
        #[serde(default)] who: Option<Line>,
        /// As typed.
        #[serde(default)] due_on: Option<Line>,
        #[serde(default)] note: Option<Line>,
    }
}
input! {
    MinutesIn {
        session: Id<Session>,
        #[serde(default)] opening: Option<Paragraph>,
        topics: Vec<TopicIn>,
        decisions: Vec<Paragraph>,
        follow_ups: Vec<FollowUpIn>,
        #[serde(default)] closing: Option<Paragraph>,
        /// Nothing is missing: printed without RANCANGAN.
        #[serde(default)] ready: bool,
    }
}

pub(crate) fn show(app: &App, ctx: &Ctx<'_>, input: SessionRef) -> Result<SessionDetailDto> {
    let today = app.zone().date(ctx.clock.now().0);
    app.read(|read| {
        let session = sessions::session(read, input.session)?;
        let counts = standing::counts(read, session.edition_id)?.remove(&session.id).unwrap_or_default();
        let programme = programme::of_session(read, &session)?;
        let minutes = minutes::of_session(read, &session)?;
        let agencies = agencies::names_by_id(read)?;
        let roles = roles::of_session(read, session.id)?.into_iter().map(|holder| {
            let agency_name = holder.person.agency_id.and_then(|id| agencies.get(&id).cloned());
            role(holder, agency_name)
        });
        Ok(SessionDetailDto {
            roles: roles.collect(),
            responsible_name: name_of(read, session.responsible_id)?,
            chair_name: name_of(read, session.chair_id)?,
            note_taker_name: name_of(read, session.note_taker_id)?,
            agenda: programme.lines.into_iter().map(line).collect(),
            agenda_remark: programme.remark,
            minutes: minutes_told(minutes),
            hall_people: counts.hall_people,
            online_people: counts.online_people,
            session: told(counts, session, today)?,
        })
    })
}

fn name_of(read: &Read<'_>, person: Option<Id<Person>>) -> Result<Option<String>> {
    let person = person.map(|id| read.get(id)).transpose()?.flatten();
    Ok(person.map(|person: Person| person.name))
}

fn line(line: ProgrammeLine) -> AgendaItemDto {
    let shown = |time: chrono::NaiveTime| time.format("%H.%M").to_string();
    let time_text = line.span.map(|span| format!("{}–{}", shown(span.from), shown(span.to))).unwrap_or_default();
    AgendaItemDto { minutes: line.item.minutes, title: line.item.title, speaker: line.item.speaker, time_text }
}

fn role(holder: RoleHolder, agency_name: Option<String>) -> SessionRoleDto {
    SessionRoleDto {
        role: holder.role.code().into(),
        role_name: holder.role.label().into(),
        person: holder.person.id,
        name: holder.person.name,
        office: holder.person.office,
        agency_name,
        topic: holder.topic,
    }
}

fn minutes_told(minutes: Minutes) -> MinutesDto {
    let words = u32::try_from(minutes.words()).unwrap_or(u32::MAX);
    let reply = |one: ReplyForm| ReplyDto { who: one.who, agency: one.agency, text: one.text };
    let topic = |one: TopicForm| TopicDto {
        title: one.title,
        text: one.text,
        replies: one.replies.into_iter().map(reply).collect(),
    };
    let follow_up = |one: FollowUpForm| FollowUpDto {
        due_text: minutes::due_text(one.due_on.as_deref()),
        text: one.text,
        who: one.who,
        due_on: one.due_on,
        note: one.note,
    };
    MinutesDto {
        words,
        opening: minutes.opening,
        topics: minutes.topics.into_iter().map(topic).collect(),
        decisions: minutes.decisions,
        follow_ups: minutes.follow_ups.into_iter().map(follow_up).collect(),
        closing: minutes.closing,
        ready: minutes.ready,
    }
}

pub(crate) fn put_agenda(app: &App, ctx: &Ctx<'_>, input: AgendaIn) -> Result<Done<()>> {
    let items: Vec<AgendaForm> = input.items.reshape();
    programme::put(app, ctx, input.session, items)
}

pub(crate) fn put_roles(app: &App, ctx: &Ctx<'_>, input: SessionRolesIn) -> Result<Done<()>> {
    let roles: Vec<RoleForm> = input.roles.reshape();
    roles::put(app, ctx, input.session, roles)
}

pub(crate) fn put_minutes(app: &App, ctx: &Ctx<'_>, input: MinutesIn) -> Result<Done<()>> {
    let minutes = Minutes {
        opening: input.opening,
        topics: input.topics.reshape(),
        decisions: input.decisions,
        follow_ups: input.follow_ups.reshape(),
        closing: input.closing,
        ready: input.ready,
    };
    minutes::put(app, ctx, input.session, minutes)
}
