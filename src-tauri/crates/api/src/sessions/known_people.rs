//! People whom the edition knows and the register does not have yet.

use kipp_app::office::agencies;
use kipp_app::ports::Ctx;
use kipp_app::sessions::known_people::{self, Source};
use kipp_app::{App, Done, Result};
use kipp_store::Id;
use kipp_store::records::{Edition, Innovator, Juror};

use crate::shape::EditionIn;

output! {
    KnownPersonDto {
        /// The row whose spelling is taken: one of the two.
        juror: Option<Id<Juror>>,
        innovator: Option<Id<Innovator>>,
        name: String,
        nip: Option<String>,
        agency_name: Option<String>,
        office: Option<String>,
        phone: Option<String>,
        /// "Juri", and the titles of the innovations.
        known_as: Vec<String>,
    }
}
input! { AdoptIn { edition: Id<Edition>, jurors: Vec<Id<Juror>>, innovators: Vec<Id<Innovator>>, } }

pub(crate) fn list(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<Vec<KnownPersonDto>> {
    app.read(|read| {
        let names = agencies::names_by_id(read)?;
        let told = known_people::of_edition(read, input.edition)?.into_iter().map(|one| {
            let (juror, innovator) = match one.source {
                Source::Juror(id) => (Some(id), None),
                Source::Innovator(id) => (None, Some(id)),
            };
            KnownPersonDto {
                juror,
                innovator,
                name: one.name,
                nip: one.nip,
                agency_name: one.agency.and_then(|id| names.get(&id).cloned()),
                office: one.office,
                phone: one.phone,
                known_as: one.known_as,
            }
        });
        Ok(told.collect())
    })
}

pub(crate) fn adopt(app: &App, ctx: &Ctx<'_>, input: AdoptIn) -> Result<Done<u32>> {
    let jurors = input.jurors.into_iter().map(Source::Juror);
    let chosen = jurors.chain(input.innovators.into_iter().map(Source::Innovator)).collect();
    known_people::adopt(app, ctx, input.edition, &chosen)
}
