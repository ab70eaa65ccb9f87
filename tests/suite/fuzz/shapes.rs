//! Inputs made from the shapes of the contract: its TypeScript, read back.

use std::collections::BTreeMap;

use kipp_api::bindings::{declarations, shapes};
use serde_json::{Map, Value, json};

use super::desks::Desk;
use super::spoiling::Chance;

/// What a field holds.
#[derive(Clone, Debug)]
enum Shape {
    Number,
    Text,
    Bool,
    List(Box<Shape>),
    /// Texts by texts.
    Map,
    Of(String),
}

#[derive(Clone, Debug)]
struct Field {
    name: String,
    optional: bool,
    shape: Shape,
}

pub struct Shapes {
    types: BTreeMap<String, Vec<Field>>,
    inputs: BTreeMap<&'static str, String>,
}

impl Shapes {
    pub fn read() -> Self {
        let types = declarations().into_iter().map(|(name, text)| (name, fields(&text))).collect();
        Self { types, inputs: shapes().into_iter().map(|(name, input, _)| (name, input)).collect() }
    }

    /// An input of the command with what stands in the desk.
    pub fn input(&self, command: &str, desk: &Desk, chance: &mut Chance) -> Value {
        let of = self.inputs.get(command).unwrap_or_else(|| panic!("no shape of {command}"));
        self.of_type(command, of, desk, chance)
    }

    fn of_type(&self, command: &str, of: &str, desk: &Desk, chance: &mut Chance) -> Value {
        let fields = self.types.get(of).unwrap_or_else(|| panic!("no type {of}"));
        let mut made = Map::new();
        for field in fields {
            if field.optional && chance.below(2) == 0 {
                continue;
            }
            let value = self.of_field(command, of, &field.name, &field.shape, desk, chance);
            made.insert(field.name.clone(), value);
        }
        Value::Object(made)
    }

    fn of_field(&self, command: &str, of: &str, name: &str, shape: &Shape, desk: &Desk, chance: &mut Chance) -> Value {
        match shape {
            Shape::Number => json!(desk.number(command, name, chance)),
            Shape::Text => json!(desk.text(of, name, chance)),
            Shape::Bool => json!(chance.below(2) == 0),
            Shape::List(inner) => {
                let many = 1 + chance.below(2);
                Value::Array((0..many).map(|_| self.of_field(command, of, name, inner, desk, chance)).collect())
            }
            Shape::Map => json!({}),
            Shape::Of(other) => self.of_type(command, other, desk, chance),
        }
    }
}

/// `type AgencyIn = { id?: number | null, code: string, };` with comments in between.
fn fields(declaration: &str) -> Vec<Field> {
    let text = without_comments(declaration);
    let Some((_, body)) = text.split_once("= {") else { return vec![] };
    let body = body.trim().trim_end_matches(';').trim_end_matches('}');
    parts(body, ',')
        .into_iter()
        .filter_map(|part| {
            let (name, shape) = part.trim().split_once(':')?;
            let optional = name.ends_with('?') || shape.contains("null");
            Some(Field { name: name.trim_end_matches('?').trim().to_owned(), optional, shape: shape_of(shape) })
        })
        .collect()
}

fn shape_of(text: &str) -> Shape {
    let text = text.trim().trim_end_matches("| null").trim();
    if let Some(inner) = text.strip_prefix("Array<").and_then(|rest| rest.strip_suffix('>')) {
        return Shape::List(Box::new(shape_of(inner)));
    }
    match text {
        "number" => Shape::Number,
        "string" => Shape::Text,
        "boolean" => Shape::Bool,
        text if text.starts_with('{') => Shape::Map,
        other => Shape::Of(other.to_owned()),
    }
}

fn without_comments(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/**") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

/// Split where nothing is open.
fn parts(text: &str, at: char) -> Vec<String> {
    let (mut found, mut depth) = (vec![String::new()], 0);
    for sign in text.chars() {
        match sign {
            '{' | '<' | '[' => depth += 1,
            '}' | '>' | ']' => depth -= 1,
            _ => {}
        }
        match found.last_mut() {
            _ if sign == at && depth == 0 => found.push(String::new()),
            Some(last) => last.push(sign),
            None => {}
        }
    }
    found
}
