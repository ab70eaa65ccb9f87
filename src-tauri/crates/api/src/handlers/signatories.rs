//! Signatories.

use kipp_app::office::signatories as app_signatories;
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};
use kipp_domain::nip::Nip;

use crate::dto::{IdIn, Nothing, Reshape, SignatoryDto, SignatoryIn, SignatoryPictureIn};

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

pub(crate) fn save(app: &App, ctx: &Ctx<'_>, input: SignatoryIn) -> Result<Done<i64>> {
    app_signatories::save(app, ctx, input.reshape())
}

pub(crate) fn delete(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_signatories::delete(app, ctx, input.id)
}

pub(crate) fn put_picture(app: &App, ctx: &Ctx<'_>, input: SignatoryPictureIn) -> Result<Done<()>> {
    app_signatories::put_picture(app, ctx, input.id, &input.file)
}

pub(crate) fn remove_picture(app: &App, ctx: &Ctx<'_>, input: IdIn) -> Result<Done<()>> {
    app_signatories::remove_picture(app, ctx, input.id)
}

pub(crate) fn picture(app: &App, _: &Ctx<'_>, input: IdIn) -> Result<Vec<u8>> {
    app.read(|read| app_signatories::own_picture(read, input.id))
}
