//! The form of an edition.

use kipp_app::ports::Ctx;
use kipp_app::year::forms;
use kipp_app::{App, Result, rows};
use kipp_domain::submission::number_code;

use crate::shape::EditionIn;

output! {
    FormSectionDto { code: String, name: String, guidance: String, required: bool, max_words: Option<u32>, }
}
output! {
    FormDto {
        sections: Vec<FormSectionDto>,
        max_words: Option<u32>,
        /// The number the next submission gets when it is declared masuk.
        next_number: String,
    }
}

pub(crate) fn show(app: &App, _: &Ctx<'_>, input: EditionIn) -> Result<FormDto> {
    app.read(|read| {
        rows::edition(read, input.edition)?;
        let sections = forms::sections(read, input.edition)?;
        Ok(FormDto {
            max_words: forms::limit_of_all(&sections),
            next_number: number_code(forms::next_number(read, input.edition)?),
            sections: sections
                .into_iter()
                .map(|section| FormSectionDto {
                    max_words: forms::limit(&section),
                    code: section.code,
                    name: section.name,
                    guidance: section.guidance,
                    required: section.required,
                })
                .collect(),
        })
    })
}
