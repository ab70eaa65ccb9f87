//! Writes the contract as TypeScript to the file named by the first argument.

fn main() -> std::io::Result<()> {
    let path = std::env::args().nth(1).unwrap_or_else(|| "ui/src/api/bindings.ts".into());
    std::fs::write(path, kipp_api::bindings::typescript())
}
