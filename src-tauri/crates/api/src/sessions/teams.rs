//! Members of the teams.

use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::sessions::teams;
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::{Edition, Juror, Person, TeamMember};

use crate::shape::{EditionIn, IdIn, Line, Reshape, Word};

output! {
    TeamMemberDto {
        /// None: a juror, changed in Penilaian.
        id: Option<Id<TeamMember>>,
        /// tim_pelaksana, tim_penilai, tim_sekretariat
        team: String,
        team_name: String,
        /// pengarah, penanggung_jawab, ketua, wakil_ketua, sekretaris, anggota
        seat: String,
        seat_name: String,
        person: Option<Id<Person>>,
        juror: Option<Id<Juror>>,
        /// None: the decree names the office alone.
        name: Option<String>,
        nip: Option<String>,
        office: Option<String>,
        element: Option<String>,
        agency_name: Option<String>,
    }
}
input! {
    TeamMemberIn => kipp_app::sessions::teams::MemberForm {
        #[serde(default)] id: Option<Id<TeamMember>>,
        edition: Id<Edition>,
        /// tim_pelaksana, tim_penilai, tim_sekretariat
        team: Word,
        /// pengarah, penanggung_jawab, ketua, wakil_ketua, sekretaris, anggota
        seat: Word,
        #[serde(default)] person: Option<Id<Person>>,
        #[serde(default)] office: Option<Line>,
        #[serde(default)] element: Option<Line>,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<TeamMemberDto>> {
    app.read(|read| {
        let names = agencies::names_by_id(read)?;
        let told = teams::of_edition(read, input.edition)?.into_iter().map(|one| TeamMemberDto {
            id: one.id,
            team: one.team.code().into(),
            team_name: one.team.label().into(),
            seat: one.seat.code().into(),
            seat_name: one.seat.label().into(),
            person: one.person,
            juror: one.juror,
            name: one.name,
            nip: one.nip,
            office: one.office,
            element: one.element,
            agency_name: one.agency.and_then(|id| names.get(&id).cloned()),
        });
        Ok(told.collect())
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: TeamMemberIn) -> Result<Done<Id<TeamMember>>> {
    teams::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    teams::delete(app, ctx, Id::of(input.id))
}
