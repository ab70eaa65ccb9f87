//! One binary of tests that go through `api::dispatch`.

mod faults;
mod imports;
mod register;
mod scoring;
