//! One binary of tests that go through `api::dispatch`.

mod command_line;
mod faults;
mod imports;
mod register;
mod sample;
mod scoring;
