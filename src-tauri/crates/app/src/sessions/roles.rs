//! Speakers, moderators and helpers of a session.

use std::collections::BTreeMap;

use kipp_domain::problem::Problems;
use kipp_domain::session_role::SessionRole as Role;
use kipp_domain::words;
use kipp_store::records::{Person, Session, SessionRole};
use kipp_store::{Id, Op, Read, StoreError, named_params, sql};

use super::saved_list::SavedList;
use super::sessions;
use crate::desk::{App, Done, filled};
use crate::error::Result;
use crate::ports::Ctx;

/// Who does what at a session.
#[derive(Clone, Debug)]
pub struct RoleHolder {
    pub id: Id<SessionRole>,
    pub role: Role,
    pub person: Person,
    pub topic: Option<String>,
}

/// The roles of a session as they are listed: by role, then as they were entered.
pub fn of_session(read: &Read<'_>, session: Id<Session>) -> Result<Vec<RoleHolder>> {
    let of = named_params! { ":session_id": session };
    let people: Vec<Person> = read.list(sql!("people/in_roles"), of)?;
    let people: BTreeMap<Id<Person>, Person> = people.into_iter().map(|one| (one.id, one)).collect();
    let mut holders = Vec::new();
    for row in rows(read, session)? {
        let unknown = || StoreError::Damaged(format!("peran “{}”", row.role));
        let role = Role::from_code(&row.role).ok_or_else(unknown)?;
        if let Some(person) = people.get(&row.person_id).cloned() {
            holders.push(RoleHolder { id: row.id, role, person, topic: row.topic });
        }
    }
    holders.sort_by_key(|one| one.role);
    Ok(holders)
}

fn rows(read: &Read<'_>, session: Id<Session>) -> Result<Vec<SessionRole>> {
    Ok(read.list(sql!("session_roles/of_session"), named_params! { ":session_id": session })?)
}

/// A role as chosen.
#[derive(Clone, Debug, Default)]
pub struct RoleForm {
    /// narasumber, moderator, pembawa_acara, panitia
    pub role: String,
    pub person: Id<Person>,
    pub topic: Option<String>,
}

/// Replaces the roles of a session.
pub fn put(app: &App, ctx: &Ctx<'_>, session: Id<Session>, forms: Vec<RoleForm>) -> Result<Done<()>> {
    app.write(ctx, Op::new("sessions.put_roles", "Pengisi kegiatan disimpan"), |write| {
        let session = sessions::open_session(write, session)?;
        write.amend(|op| {
            op.edition_id = Some(session.edition_id);
            op.label = format!("Pengisi {} disimpan", session.name);
        });
        check(write, &forms)?;
        let same = |old: &SessionRole, new: &SessionRole| old.role == new.role && old.person_id == new.person_id;
        let mut list = SavedList::new(write, rows(write, session.id)?, same);
        for (position, form) in (1..).zip(forms) {
            list.put(SessionRole {
                id: Id::NEW,
                session_id: session.id,
                position,
                role: form.role,
                person_id: form.person,
                topic: filled(form.topic),
            })?;
        }
        list.finish()
    })
}

fn check(read: &Read<'_>, forms: &[RoleForm]) -> Result<()> {
    let mut problems = Problems::new();
    for (at, form) in forms.iter().enumerate() {
        let field = |name: &str| format!("roles.{at}.{name}");
        let role = Role::from_code(&form.role);
        if role.is_none() {
            problems.wrong(field("role"), format!("Peran “{}” tidak dikenal. Pilih dari daftar.", form.role));
        }
        let Some(person) = read.get(form.person)? else {
            problems.wrong(field("person"), "Orang itu tidak ditemukan. Pilih lagi dari daftar.");
            continue;
        };
        let twice = forms[..at].iter().any(|other| other.role == form.role && other.person == form.person);
        if let (Some(role), true) = (role, twice) {
            let label = words::in_sentence(role.label());
            problems.wrong(field("person"), format!("{} sudah menjadi {label} kegiatan ini.", person.name));
        }
    }
    if problems.is_wrong() { Err(problems.into()) } else { Ok(()) }
}
