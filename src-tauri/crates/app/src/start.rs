//! The program with its rules: what the funnel of `desk` runs for every change, it gets here.

use std::path::PathBuf;

use crate::desk::{App, Rules};
use crate::{consequences, topics};

impl App {
    /// `data_dir` is the user's local application data folder of the desk, `actor` the officer's name.
    /// A name kept by [`App::set_actor`] on this computer wins over `actor`.
    pub fn new(data_dir: PathBuf, actor: String) -> Self {
        let rules = Rules {
            of_work: consequences::of_work,
            of_undo: consequences::of_undo,
            check: consequences::check,
            topics: topics::changed,
        };
        Self::with_rules(data_dir, actor, rules)
    }
}
