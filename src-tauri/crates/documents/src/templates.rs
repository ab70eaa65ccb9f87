//! The shipped templates, by name.

use crate::template::{Template, TemplateErrors};

/// Name and TOML text of every shipped template, in the order of the documents screen.
pub const SHIPPED: &[(&str, &str)] = &[];

/// The shipped template of that name.
pub fn shipped(name: &str) -> Option<Result<Template, TemplateErrors>> {
    let (_, source) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(Template::parse(source))
}
