//! `cargo x …`
fn main() {}
