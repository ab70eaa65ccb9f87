//! The teams that the decree of an edition names: organizers, jury, secretariat. A juror is a member of the jury by his row
//! there.

use std::collections::BTreeMap;

use kipp_domain::person::Identity;
use kipp_domain::problem::Problems;
use kipp_domain::team::{Seat, Team};
use kipp_store::records::{Agency, Edition, Juror, Person, TeamMember};
use kipp_store::{Id, Op, Read, StoreError, named_params, sql};

use crate::deleting;
use crate::desk::{App, Done, filled};
use crate::error::{Fault, Noun, Refusal, Result};
use crate::jury::jurors;
use crate::office::people;
use crate::ports::Ctx;
use crate::rows;

/// Who stands in a team: a person, or an office alone.
#[derive(Clone, Debug)]
pub struct Member {
    /// None: a juror who has no row of his own in the team.
    pub id: Option<Id<TeamMember>>,
    pub team: Team,
    pub seat: Seat,
    pub person: Option<Id<Person>>,
    pub juror: Option<Id<Juror>>,
    pub name: Option<String>,
    pub nip: Option<String>,
    pub office: Option<String>,
    pub element: Option<String>,
    pub agency: Option<Id<Agency>>,
}

/// The members of all teams, as a decree lists them: by team, by seat, then in the order in which they were added.
pub fn of_edition(read: &Read<'_>, edition: Id<Edition>) -> Result<Vec<Member>> {
    let of_edition = named_params! { ":edition_id": edition };
    let rows: Vec<TeamMember> = read.list(sql!("team_members/of_edition"), of_edition)?;
    let people: Vec<Person> = read.list(sql!("people/in_teams"), of_edition)?;
    let people: BTreeMap<Id<Person>, Person> = people.into_iter().map(|one| (one.id, one)).collect();
    let mut jurors = jurors::of_edition(read, edition)?;
    let mut members = Vec::with_capacity(rows.len() + jurors.len());
    for row in rows {
        let team = known("tim", &row.team, Team::from_code)?;
        let person = row.person_id.and_then(|id| people.get(&id));
        let own = person.map(people::identity);
        let judges = |juror: &Juror| {
            let other =
                Identity { normal_name: &juror.normal_name, nip: juror.nip.as_deref(), agency: juror.agency_id };
            team == Team::Jury && own.is_some_and(|own| own.is_same(&other))
        };
        let juror = jurors.iter().position(judges).map(|at| jurors.remove(at).id);
        members.push(Member {
            id: Some(row.id),
            team,
            seat: known("kedudukan", &row.seat, Seat::from_code)?,
            person: row.person_id,
            juror,
            office: row.office.or_else(|| person.and_then(|one| one.office.clone())),
            element: row.element,
            agency: person.and_then(|one| one.agency_id),
            nip: person.and_then(|one| one.nip.clone()),
            name: person.map(|one| one.name.clone()),
        });
    }
    members.extend(jurors.into_iter().map(|juror| Member {
        id: None,
        team: Team::Jury,
        seat: Seat::of_juror(&juror.seat),
        person: None,
        juror: Some(juror.id),
        name: Some(juror.name),
        nip: juror.nip,
        office: juror.office,
        element: None,
        agency: juror.agency_id,
    }));
    members.sort_by_key(|one| (one.team, one.seat));
    Ok(members)
}

/// What a code word means; one that this program does not know was not written by it.
fn known<T>(what: &str, code: &str, from_code: impl Fn(&str) -> Option<T>) -> Result<T> {
    from_code(code).ok_or_else(|| StoreError::Damaged(format!("{what} “{code}”")).into())
}

/// What is typed for a member.
#[derive(Clone, Debug)]
pub struct MemberForm {
    pub id: Option<Id<TeamMember>>,
    pub edition: Id<Edition>,
    /// tim_pelaksana, tim_penilai, tim_sekretariat
    pub team: String,
    /// pengarah, penanggung_jawab, ketua, wakil_ketua, sekretaris, anggota
    pub seat: String,
    pub person: Option<Id<Person>>,
    pub office: Option<String>,
    pub element: Option<String>,
}

pub fn save(app: &App, ctx: &Ctx<'_>, form: MemberForm) -> Result<Done<Id<TeamMember>>> {
    let op = Op::new("teams.save", "Anggota tim disimpan").edition(form.edition);
    app.write(ctx, op, |write| {
        rows::open_edition(write, form.edition)?;
        let mut problems = Problems::new();
        let (team, seat) = (Team::from_code(&form.team), Seat::from_code(&form.seat));
        if team.is_none() {
            problems.wrong("team", format!("Tim “{}” tidak dikenal. Pilih dari daftar.", form.team));
        }
        if seat.is_none() {
            problems.wrong("seat", format!("Kedudukan “{}” tidak dikenal. Pilih dari daftar.", form.seat));
        }
        let person = form.person.map(|id| write.get(id)).transpose()?;
        if person == Some(None) {
            problems.wrong("person", "Orang itu tidak ditemukan. Pilih lagi dari daftar.");
        }
        let (person, office) = (person.flatten(), filled(form.office));
        if form.person.is_none() && office.is_none() {
            problems.wrong("person", "Pilih orangnya, atau isi jabatannya bila keputusan hanya menyebut jabatan.");
        }
        let all: Vec<TeamMember> =
            write.list(sql!("team_members/of_edition"), named_params! { ":edition_id": form.edition })?;
        let old = match form.id {
            Some(id) => Some(write.get(id)?.ok_or_else(|| Fault::not_found(Noun::TeamMember, id))?),
            None => None,
        };
        if old.as_ref().is_some_and(|old: &TeamMember| old.edition_id != form.edition) {
            return Err(Refusal::EditionsMixed.into());
        }
        if let (Some(team), Some(person)) = (team, &person) {
            let is_there = |row: &&TeamMember| {
                Some(row.id) != form.id && row.team == team.code() && row.person_id == Some(person.id)
            };
            if let Some(there) = all.iter().find(is_there) {
                let seat = known("kedudukan", &there.seat, Seat::from_code)?.label();
                problems.wrong("person", format!("{} sudah menjadi {seat} {}.", person.name, team.label()));
            }
        }
        let (Some(team), Some(seat), false) = (team, seat, problems.is_wrong()) else {
            return Err(problems.into());
        };
        let who = person.as_ref().map(|one| one.name.clone()).or_else(|| office.clone()).unwrap_or_default();
        write.amend(|op| op.label = format!("{who} menjadi {} {}", seat.label(), team.label()));
        let next = || write.value(sql!("team_members/next_position"), named_params! { ":edition_id": form.edition });
        let position = match &old {
            Some(old) => old.position,
            None => next()?.unwrap_or(1),
        };
        Ok(write.put(TeamMember {
            id: form.id.unwrap_or_default(),
            edition_id: form.edition,
            team: team.code().to_owned(),
            position,
            seat: seat.code().to_owned(),
            person_id: form.person,
            office,
            element: filled(form.element),
        })?)
    })
}

/// Takes a member out of his team; the person stays in the register.
pub fn delete(app: &App, ctx: &Ctx<'_>, id: Id<TeamMember>) -> Result<Done<()>> {
    app.write(ctx, Op::new("teams.delete", "Anggota tim dihapus"), |write| {
        let member: TeamMember = write.get(id)?.ok_or_else(|| Fault::not_found(Noun::TeamMember, id))?;
        rows::open_edition(write, member.edition_id)?;
        let person = member.person_id.map(|id| people::person(write, id)).transpose()?;
        let who = person.map(|one| one.name).or(member.office).unwrap_or_default();
        let team = known("tim", &member.team, Team::from_code)?.label();
        write.amend(|op| {
            op.edition_id = Some(member.edition_id);
            op.label = format!("{who} dikeluarkan dari {team}");
        });
        deleting::delete_whole(write, id, &who)
    })
}
