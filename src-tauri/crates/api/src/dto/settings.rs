//! Shapes of settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

output! { SettingDto { key: String, value: String, about: String, } }
input! { SettingIn { key: String, value: String, } }
input! { SettingsIn { values: Vec<SettingIn>, } }
input! { PictureIn { key: String, file: String, } }
