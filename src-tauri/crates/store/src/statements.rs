//! Every statement by name; `sql!` finds it while compiling, so a name without a file does not compile.

include!(concat!(env!("OUT_DIR"), "/statements.rs"));

/// The text of a statement.
///
/// # Panics
/// While compiling, when there is no such file.
pub const fn statement(name: &str) -> &'static str {
    let (mut low, mut high) = (0, STATEMENTS.len());
    while low < high {
        let middle = (low + high) / 2;
        match order(STATEMENTS[middle].0.as_bytes(), name.as_bytes()) {
            0 => return STATEMENTS[middle].1,
            -1 => low = middle + 1,
            _ => high = middle,
        }
    }
    panic!("no such file in store/sql")
}

const fn order(a: &[u8], b: &[u8]) -> i8 {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return if a[at] < b[at] { -1 } else { 1 };
        }
        at += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() < b.len() {
        -1
    } else {
        1
    }
}
