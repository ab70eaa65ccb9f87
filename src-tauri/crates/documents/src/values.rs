//! What a template is filled with: a small ordered tree of words, numbers, flags and lists.
//!
//! Names, numbers and dates are already decided when they arrive here; a date is the text
//! `2021-12-10`, a mark is a whole number of hundredths. Knows no template.

use std::borrow::Cow;

use crate::fonts::nfc;

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Int(i64),
    Flag(bool),
    List(Vec<Values>),
    Node(Values),
}

/// Names in the order they were set; setting a name again replaces it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Values {
    entries: Vec<(Cow<'static, str>, Value)>,
}

impl Values {
    pub fn new() -> Values {
        Values::default()
    }

    /// Text is normalised to NFC here, once.
    pub fn text(self, name: impl Into<Cow<'static, str>>, text: impl AsRef<str>) -> Values {
        let text = nfc(text.as_ref()).into_owned();
        self.with(name, Value::Text(text))
    }

    pub fn int(self, name: impl Into<Cow<'static, str>>, number: i64) -> Values {
        self.with(name, Value::Int(number))
    }

    pub fn flag(self, name: impl Into<Cow<'static, str>>, flag: bool) -> Values {
        self.with(name, Value::Flag(flag))
    }

    pub fn list(self, name: impl Into<Cow<'static, str>>, rows: Vec<Values>) -> Values {
        self.with(name, Value::List(rows))
    }

    pub fn node(self, name: impl Into<Cow<'static, str>>, node: Values) -> Values {
        self.with(name, Value::Node(node))
    }

    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: Value) -> Values {
        self.set(name, value);
        self
    }

    pub fn set(&mut self, name: impl Into<Cow<'static, str>>, value: Value) {
        let name = name.into();
        match self.entries.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => self.entries.push((name, value)),
        }
    }

    /// By path: `nama`, `pejabat.nama`.
    pub fn get(&self, path: &str) -> Option<&Value> {
        let (head, rest) = match path.split_once('.') {
            Some((head, rest)) => (head, Some(rest)),
            None => (path, None),
        };
        let value = &self.entries.iter().find(|(name, _)| name == head)?.1;
        match (rest, value) {
            (None, value) => Some(value),
            (Some(rest), Value::Node(node)) => node.get(rest),
            (Some(_), _) => None,
        }
    }

    /// The text at `path`, empty if there is none.
    pub fn str(&self, path: &str) -> &str {
        match self.get(path) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    pub fn is_on(&self, path: &str) -> bool {
        matches!(self.get(path), Some(Value::Flag(true)))
    }

    /// The rows at `path`, none if there are none.
    pub fn rows(&self, path: &str) -> &[Values] {
        match self.get(path) {
            Some(Value::List(rows)) => rows,
            _ => &[],
        }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(name, _)| name.as_ref())
    }
}
