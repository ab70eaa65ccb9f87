//! One binary of tests that go through `api::dispatch`.

mod faults;
mod register;
mod scoring;
