//! One binary of tests that go through `api::dispatch`.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assignments;
mod bad_input;
mod certificates;
mod command_line;
mod commands;
mod documents;
mod editions;
mod faults;
mod fuzz;
mod glossary;
mod history;
mod imports;
mod lists;
mod overview;
mod papers;
mod register;
mod results;
mod sample;
mod schema;
mod scoring;
mod search;
mod stages;
mod submissions;
mod tidy;
mod undo;
