//! Signatories.

use kipp_app::office::signatories as app_signatories;
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_domain::nip::Nip;
use kipp_store::Id;
use kipp_store::records::Signatory;

use crate::shape::{IdIn, Line, Name, Nothing, Paragraph, Reshape, Word};

output! {
    SignatoryDto {
        id: Id<Signatory>,
        role: String,
        name: String,
        nip: Option<String>,
        nip_text: Option<String>,
        rank_grade: Option<String>,
        office: String,
        capacity: String,
        principal: Option<String>,
        valid_from: Option<String>,
        valid_to: Option<String>,
        /// SHA-256 of the picture of the signature; null: none.
        signature: Option<String>,
    }
}
input! { SignatoryPictureIn { id: Id<Signatory>, file: Word, } }
input! {
    SignatoryIn => kipp_app::office::signatories::SignatoryForm {
        #[serde(default)] id: Option<Id<Signatory>>,
        role: Word,
        name: Name,
        #[serde(default)] nip: Option<Line>,
        #[serde(default)] rank_grade: Option<Line>,
        office: Line,
        capacity: Word,
        #[serde(default)] principal: Option<Paragraph>,
        #[serde(default)] valid_from: Option<Line>,
        #[serde(default)] valid_to: Option<Line>,
    }
}

pub(crate) fn list(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<SignatoryDto>> {
    app.read(|read| {
        Ok(app_signatories::all(read)?
            .into_iter()
            .map(|one| SignatoryDto {
                id: one.id,
                role: one.role,
                name: one.name,
                nip_text: one.nip.as_deref().and_then(|nip| Nip::parse(nip).ok()).map(|nip| nip.grouped()),
                nip: one.nip,
                rank_grade: one.rank_grade,
                office: one.office,
                capacity: one.capacity,
                principal: one.principal,
                valid_from: one.valid_from,
                valid_to: one.valid_to,
                signature: one.signature,
            })
            .collect())
    })
}

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SignatoryIn) -> Result<Done<Id<Signatory>>> {
    app_signatories::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_signatories::delete(app, ctx, Id::of(input.id))
}

pub(crate) fn put_picture(app: &App, ctx: &Ctx<'_>, input: SignatoryPictureIn) -> Result<Done<()>> {
    app_signatories::put_picture(app, ctx, input.id, &input.file)
}

pub(crate) fn remove_picture(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_signatories::remove_picture(app, ctx, Id::of(input.id))
}

pub(crate) fn picture(app: &App, _: &Ctx<'_>, input: IdIn) -> Result<Vec<u8>> {
    app.read(|read| app_signatories::own_picture(read, Id::of(input.id)))
}
