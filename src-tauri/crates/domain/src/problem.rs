//! What is wrong with an input, in words, all at once.
//!
//! A check collects [`Problem`]s and answers at the end; it never stops at the first one. The field is the name the
//! contract uses, so a screen can put the sentence beside it. This module knows no rule.

use std::fmt;

/// How bad a finding is. Ordered: the worst of several is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing to say, or only to confirm.
    Ready,
    /// It can be used as it is; a person should look.
    Warning,
    /// It cannot be used.
    Wrong,
}

impl Severity {
    /// The word of screens, reports and JSON: `siap`, `peringatan`, `salah`.
    pub const fn code(self) -> &'static str {
        match self {
            Severity::Ready => "siap",
            Severity::Warning => "peringatan",
            Severity::Wrong => "salah",
        }
    }

    /// The severity of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Severity::Ready, Severity::Warning, Severity::Wrong].into_iter().find(|s| s.code() == code)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One remark about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's name in the contract (`nip`, `marks.3`); empty when the whole input is meant.
    pub field: String,
    pub severity: Severity,
    /// A formal Indonesian sentence: what is wrong and what to do.
    pub text: String,
}

/// Everything found in one input, in the order it was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds something that forbids the input.
    pub fn wrong(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.push(field, Severity::Wrong, text);
    }

    /// Adds something to look at.
    pub fn warn(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.push(field, Severity::Warning, text);
    }

    fn push(&mut self, field: impl Into<String>, severity: Severity, text: impl Into<String>) {
        self.0.push(Problem { field: field.into(), severity, text: text.into() });
    }

    /// Takes the value of a check or notes why there is none.
    pub fn take<T, E: fmt::Display>(&mut self, field: &str, checked: Result<T, E>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(reason) => {
                self.wrong(field, reason.to_string());
                None
            }
        }
    }

    /// A required text, trimmed.
    pub fn required<'t>(&mut self, field: &str, label: &str, text: &'t str) -> Option<&'t str> {
        let text = text.trim();
        if text.is_empty() {
            self.wrong(field, format!("{label} belum diisi."));
            return None;
        }
        Some(text)
    }

    /// The worst severity found; [`Severity::Ready`] when nothing was.
    pub fn severity(&self) -> Severity {
        self.0.iter().map(|p| p.severity).max().unwrap_or(Severity::Ready)
    }

    pub fn is_wrong(&self) -> bool {
        self.severity() == Severity::Wrong
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_slice(&self) -> &[Problem] {
        &self.0
    }

    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }

    /// The value with its warnings, or every problem when one of them is wrong.
    pub fn answer<T>(self, value: Option<T>) -> Result<(T, Vec<Problem>), Problems> {
        match value {
            Some(value) if !self.is_wrong() => Ok((value, self.0)),
            Some(_) | None => Err(self),
        }
    }
}

impl Extend<Problem> for Problems {
    fn extend<T: IntoIterator<Item = Problem>>(&mut self, problems: T) {
        self.0.extend(problems);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_several_decides() {
        let mut problems = Problems::new();
        assert_eq!(problems.severity(), Severity::Ready);
        problems.warn("judul", "Judul mirip.");
        assert_eq!(problems.severity(), Severity::Warning);
        problems.required("nama", "Nama", "  ");
        assert_eq!(problems.severity(), Severity::Wrong);
        assert_eq!(problems.as_slice()[1].text, "Nama belum diisi.");
        assert_eq!(problems.clone().answer(Some(1)), Err(problems));
    }

    #[test]
    fn warnings_travel_with_the_value() {
        let mut problems = Problems::new();
        problems.warn("judul", "Judul mirip.");
        assert_eq!(problems.answer(Some(7)).map(|(value, warnings)| (value, warnings.len())), Ok((7, 1)));
    }

    #[test]
    fn codes_come_back() {
        for severity in [Severity::Ready, Severity::Warning, Severity::Wrong] {
            assert_eq!(Severity::from_code(severity.code()), Some(severity));
        }
        assert_eq!(Severity::from_code("gawat"), None);
    }
}
