//! What an answer may not be.

use kipp_api::error::ErrorDto;
use kipp_domain::limits::TextClass;

const CODES: &[&str] = &[
    "invalid",
    "not_allowed_now",
    "not_found",
    "conflict",
    "in_use",
    "disk_full",
    "file_busy",
    "file_newer",
    "file_damaged",
    "file_foreign",
    "not_writable",
    "cancelled",
];

/// Words of SQLite, serde, Rust and the operating system that no sentence of ours holds.
const ENGLISH: &[&str] = &[
    "constraint",
    "failed",
    "failure",
    "expected",
    "unexpected",
    "invalid",
    "missing",
    "unknown",
    "field",
    "duplicate",
    "line",
    "column",
    "error",
    "such",
    "cannot",
    "could",
    "trailing",
    "the",
    "of",
    "is",
    "not",
    "found",
    "sequence",
    "struct",
    "string",
    "integer",
    "boolean",
    "float",
    "unit",
    "null",
    "value",
    "values",
    "range",
    "number",
    "length",
    "empty",
    "panicked",
    "overflow",
    "broken",
    "references",
    "damaged",
    "file",
    "malformed",
    "database",
    "table",
    "row",
    "unique",
    "check",
    "foreign",
    "key",
    "while",
    "parsing",
    "character",
    "characters",
    "recursion",
    "limit",
];

/// Words of both languages, or names of ours.
const BOTH: &[&str] = &["unit", "null", "is"];

/// Everything wrong with a refusal; empty: it is as it should be.
pub fn faults_of(error: &ErrorDto) -> Vec<String> {
    let mut faults = Vec::new();
    if error.code == "bug" {
        faults.push(format!("a bug: {} {}", error.title, error.detail));
    } else if !CODES.contains(&error.code.as_str()) {
        faults.push(format!("a code of its own: {}", error.code));
    }
    if error.title.trim().is_empty() {
        faults.push("no words".into());
    }
    let texts = [&error.title, &error.detail].into_iter().chain(&error.hints);
    for text in texts.chain(error.problems.iter().map(|problem| &problem.text)) {
        let own = without_quoted(text);
        if own.contains("melanggar aturan berkas meja") {
            faults.push(format!("a constraint of the file: {text}"));
        }
        for word in own.to_lowercase().split(|sign: char| !sign.is_alphabetic()) {
            if ENGLISH.contains(&word) && !BOTH.contains(&word) {
                faults.push(format!("English: “{word}” in {text}"));
            }
        }
        if looks_like_rust(&own) {
            faults.push(format!("Rust: {text}"));
        }
        if text.chars().count() > 2_000 {
            faults.push(format!("endless: {} letters", text.chars().count()));
        }
    }
    for problem in &error.problems {
        if problem.field.trim().is_empty() {
            faults.push(format!("a problem without its field: {}", problem.text));
        }
        if problem.text.trim().is_empty() {
            faults.push(format!("a problem without words: {}", problem.field));
        }
    }
    faults
}

/// The text without what stands in quotes: words that somebody typed or that a command takes.
fn without_quoted(text: &str) -> String {
    let mut own = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['“', '`']) {
        own.push_str(before);
        let end = after.char_indices().rev().find(|(_, sign)| matches!(sign, '”' | '`'));
        let first = after.char_indices().find(|(_, sign)| matches!(sign, '”' | '`'));
        // A quoted text may hold quotes itself: the last one ends it when there is no other beginning after it.
        let close = if after.contains(['“']) { first } else { end };
        rest = close.map_or("", |(at, sign)| &after[at + sign.len_utf8()..]);
    }
    own + rest
}

/// `Some("x")`, `MarkOffScale { stage: StageId(100) }`, `kipp_store::x`.
fn looks_like_rust(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let call = letters.windows(2).enumerate().any(|(at, pair)| {
        let word: String = letters[..=at].iter().rev().take_while(|sign| sign.is_alphanumeric()).collect();
        let camel = word.chars().count() > 3 && word.ends_with(|sign: char| sign.is_ascii_uppercase());
        pair[1] == '(' && camel && !word.chars().any(|sign| sign == ' ')
    });
    call || text.contains("::") || text.contains(" { ") || text.contains("\\u{") || text.contains("\": ")
}

/// The first sign in the rows that no text of the desk may hold, as it stands there.
pub fn signs_that_are_no_text(rows: &str) -> Option<String> {
    let written = |at: usize| {
        let code = rows.get(at + 2..at + 6)?;
        let sign = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
        TextClass::Paragraph.admit(sign.encode_utf8(&mut [0; 4])).is_err().then(|| format!("\\u{code}"))
    };
    let escaped = rows.match_indices("\\u").find_map(|(at, _)| written(at));
    escaped.or_else(|| {
        let mut signs = rows.chars().filter(|sign| !sign.is_whitespace());
        signs.find(|sign| TextClass::Paragraph.admit(sign.encode_utf8(&mut [0; 4])).is_err()).map(String::from)
    })
}
