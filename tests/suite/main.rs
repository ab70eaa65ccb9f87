//! One binary of tests that go through `api::dispatch`.

mod bad_input;
mod faults;
mod register;
mod schema;
mod scoring;
mod tidy;
