//! One binary of tests that go through `api::dispatch`.

mod bad_input;
mod command_line;
mod commands;
mod faults;
mod imports;
mod register;
mod sample;
mod schema;
mod scoring;
mod tidy;
