//! Chance that is always the same, and ways to spoil an input.

use serde_json::{Map, Value, json};

/// splitmix64, begun by a seed and a name.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64, name: &str) -> Self {
        Self(name.bytes().fold(seed, |sum, byte| sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// 0 up to but not including `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or(0)
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// One to three things of the input changed, as the text a host would send.
pub fn spoil(mut input: Value, chance: &mut Chance, ids: &[i64]) -> String {
    for _ in 0..=chance.below(3) {
        let places = count(&input);
        let mut at = chance.below(places);
        spoil_at(&mut input, &mut at, chance, ids);
    }
    let raw = input.to_string();
    match chance.below(40) {
        0 => raw.chars().take(chance.below(raw.chars().count())).collect(),
        1 => format!("{raw}}}"),
        2 => raw.replacen('{', "{\"edition\":1,\"edition\":2,", 1),
        3 => raw.replacen(':', ":1e999999,\"x\":", 1),
        4 => raw.replace('"', "'"),
        _ => raw,
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

fn spoil_at(value: &mut Value, at: &mut usize, chance: &mut Chance, ids: &[i64]) -> bool {
    if *at == 0 {
        *value = spoiled(value, chance, ids);
        return true;
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|item| spoil_at(item, at, chance, ids)),
        Value::Object(fields) => fields.values_mut().any(|field| spoil_at(field, at, chance, ids)),
        _ => false,
    }
}

fn spoiled(value: &Value, chance: &mut Chance, ids: &[i64]) -> Value {
    match value {
        Value::Number(_) if chance.below(3) > 0 => number(chance, ids),
        Value::String(text) if chance.below(4) > 0 => json!(self::text(text, chance)),
        Value::Array(items) if chance.below(4) > 0 => list(items, chance),
        Value::Object(fields) if chance.below(4) > 0 => object(fields, chance, ids),
        Value::Bool(yes) if chance.below(2) > 0 => json!(!yes),
        _ => another(chance, ids),
    }
}

/// Of another type altogether.
fn another(chance: &mut Chance, ids: &[i64]) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(true),
        2 => number(chance, ids),
        3 => json!(text("", chance)),
        4 => json!([]),
        5 => json!({}),
        6 => json!([1, "dua", null]),
        7 => json!({ "id": 1 }),
        _ => json!([[[[[]]]]]),
    }
}

fn number(chance: &mut Chance, ids: &[i64]) -> Value {
    const ODD: [i64; 22] = [
        0,
        -1,
        1,
        2,
        3,
        7,
        100,
        1000,
        1001,
        10_000,
        2_147_483_648,
        4_294_967_296,
        -32_768,
        32_767,
        65_536,
        -2_147_483_648,
        9_007_199_254_740_993,
        i64::MAX,
        i64::MIN,
        999_999_999,
        -999_999_999,
        40,
    ];
    match chance.below(6) {
        0 => json!(1.5),
        1 => json!(1e300),
        2 | 3 if !ids.is_empty() => json!(chance.one(ids)),
        _ => json!(chance.one(&ODD)),
    }
}

fn text(now: &str, chance: &mut Chance) -> String {
    const ODD: [&str; 44] = [
        "",
        " ",
        "-",
        "–",
        "0",
        "-1",
        "1e2",
        "NaN",
        "1.000",
        "99999999999999999999",
        "100,001",
        "-0",
        "∞",
        "10,5",
        "1,5",
        "-0001-01-01",
        "0000-00-00",
        "9999-12-31",
        "31/02/2021",
        "2021-13-01",
        "10 des",
        "40000",
        "262143-12-31",
        "1/1/1",
        "'; DROP TABLE marks; --",
        "%s%n{0}{nama}",
        "<b>tebal</b>",
        "=HYPERLINK(\"x\")",
        "../../etc/passwd",
        "C:\\",
        "a\u{0}b",
        "a\u{1b}[31mb",
        "a\u{202e}b",
        "a\u{feff}b",
        "a\r\nb",
        "a\tb",
        "\u{301}\u{301}\u{301}",
        "😀",
        "漢字",
        "a\u{fffe}",
        "\u{7f}",
        "{urut}{urut}",
        "{urut:999999999999}",
        "1x1",
    ];
    match chance.below(12) {
        0 => "p".repeat(*chance.one(&[299, 300, 301, 500, 501])),
        1 => "é".repeat(*chance.one(&[20_000, 20_001])),
        2 => format!("{now} {}", "kata ".repeat(3_000)),
        3 => format!("e{}", "\u{301}".repeat(*chance.one(&[4, 5, 3_000]))),
        4 => format!("{now}\u{0}"),
        5 => format!(" {now} "),
        6 => now.to_uppercase(),
        7 => "x".repeat(1_100_000),
        _ => (*chance.one(&ODD)).to_owned(),
    }
}

fn list(items: &[Value], chance: &mut Chance) -> Value {
    let mut items = items.to_vec();
    match chance.below(5) {
        0 => items.clear(),
        1 if !items.is_empty() => {
            let twice = chance.one(&items).clone();
            items.push(twice);
        }
        2 if !items.is_empty() => {
            let many = items[0].clone();
            items.extend(std::iter::repeat_n(many, 600));
        }
        3 => items.push(Value::Null),
        _ => {
            items.pop();
        }
    }
    Value::Array(items)
}

fn object(fields: &Map<String, Value>, chance: &mut Chance, ids: &[i64]) -> Value {
    let mut fields = fields.clone();
    let names: Vec<String> = fields.keys().cloned().collect();
    match chance.below(5) {
        0 => {
            fields.insert("tak_dikenal".into(), json!(1));
        }
        1 | 2 if !names.is_empty() => {
            fields.shift_remove(chance.one(&names).as_str());
        }
        3 if names.len() > 1 => {
            let (one, other) = (chance.one(&names).clone(), chance.one(&names).clone());
            let value = fields[&one].clone();
            fields.insert(other, value);
        }
        _ if !names.is_empty() => {
            let name = chance.one(&names).clone();
            let value = another(chance, ids);
            fields.insert(name, value);
        }
        _ => {
            fields.insert("".into(), Value::Null);
        }
    }
    Value::Object(fields)
}
