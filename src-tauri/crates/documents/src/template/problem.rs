//! What is wrong with a template, said with line and nearest name.

use std::fmt;

/// One thing wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateProblem {
    /// From 1.
    pub line: usize,
    pub text: String,
}

/// Everything wrong with a template, in order of lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateErrors(pub Vec<TemplateProblem>);

impl fmt::Display for TemplateErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, problem) in self.0.iter().enumerate() {
            let gap = if n > 0 { "\n" } else { "" };
            write!(f, "{gap}baris {}: {}", problem.line, problem.text)?;
        }
        Ok(())
    }
}

impl std::error::Error for TemplateErrors {}

/// `; mungkin “…”` with the nearest of the known names, empty if none is near.
pub(super) fn hint<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let best = known.map(|name| (distance(word, name), name)).min_by_key(|(d, _)| *d);
    match best {
        Some((d, name)) if d <= 1 + word.len() / 3 => format!("; mungkin “{name}”"),
        _ => String::new(),
    }
}

fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(ca != *cb);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
