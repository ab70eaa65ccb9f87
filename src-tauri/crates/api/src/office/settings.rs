//! Settings of the office.

use kipp_app::office::settings as app_settings;
use kipp_app::ports::Ctx;
use kipp_app::{App, Done, Result};

use crate::shape::{Nothing, Paragraph, Word};

output! { SettingDto { key: String, value: String, about: String, } }
input! { SettingIn { key: Word, value: Paragraph, } }
input! { SettingsIn { values: Vec<SettingIn>, } }
input! { PictureIn { key: Word, file: Word, } }

pub(crate) fn show(app: &App, _: &Ctx<'_>, _: Nothing) -> Result<Vec<SettingDto>> {
    let all = app_settings::show(app)?;
    Ok(all.into_iter().map(|(key, value, about)| SettingDto { key, value, about }).collect())
}

pub(crate) fn put(app: &App, ctx: &Ctx<'_>, input: SettingsIn) -> Result<Done<()>> {
    let values: Vec<(String, String)> = input.values.into_iter().map(|one| (one.key, one.value)).collect();
    app_settings::put(app, ctx, &values)
}

pub(crate) fn put_picture(app: &App, ctx: &Ctx<'_>, input: PictureIn) -> Result<Done<()>> {
    app_settings::put_picture(app, ctx, &input.key, &input.file)
}
