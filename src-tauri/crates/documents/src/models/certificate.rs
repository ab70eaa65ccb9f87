//! The certificate model. (To be filled by its owner.)

use super::{Job, Spec};
use crate::{ComposeError, Composed};

pub const SPEC: Spec = Spec {
    wording: &[],
    switches: &[],
    measures: &[],
    choices: &[],
};

pub(crate) fn compose(_job: &Job<'_>) -> Result<Composed, ComposeError> {
    Ok(Composed::default())
}
