//! One binary of tests that go through `api::dispatch`.

mod certificates;
mod command_line;
mod documents;
mod faults;
mod glossary;
mod imports;
mod register;
mod sample;
mod scoring;
