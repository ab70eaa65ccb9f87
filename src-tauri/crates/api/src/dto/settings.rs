//! Shapes of settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Paragraph, Word};

output! { SettingDto { key: String, value: String, about: String, } }
input! { SettingIn { key: Word, value: Paragraph, } }
input! { SettingsIn { values: Vec<SettingIn>, } }
input! { PictureIn { key: Word, file: Word, } }
