//! Lists every statement of `sql/` so that a name is checked when the code is compiled, in any crate.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=sql");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("sql");
    let mut names = Vec::new();
    walk(&root, &root, &mut names)?;
    names.sort();
    let mut code = String::from(
        "/// Name and text of every statement, sorted by name.\npub static STATEMENTS: &[(&str, &str)] = &[\n",
    );
    // The folder by the compiler's own variable: a tree that was moved finds its statements again.
    for name in names {
        let file = format!("/sql/{name}.sql");
        let _ = writeln!(code, "    ({name:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))),");
    }
    code.push_str("];\n");
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("statements.rs"), code)
}

fn walk(root: &Path, folder: &Path, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, names)?;
        } else if path.extension().is_some_and(|ending| ending == "sql") {
            let name = path.strip_prefix(root).unwrap_or(&path).with_extension("");
            names.push(name.to_string_lossy().replace('\\', "/"));
        }
    }
    Ok(())
}
