//! What is typed and what is saved: the desk and its drafts never disagree. A save names its draft and ends it in its own
//! transaction; a keystroke that arrives after it, an undo, a redo and a kill bring nothing back.

use std::collections::{BTreeMap, VecDeque};

use kipp_tests::Arena;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

const FORM: &str = "perangkat-daerah";
const ROWS: usize = 3;

/// What an officer, the page or the power does next.
#[derive(Clone, Debug)]
enum Act {
    /// Types a text into the field of a row; its draft is on its way.
    Type(usize, u8),
    /// So many drafts that are on their way arrive.
    Arrive(usize),
    /// Saves the row; what is on its way arrives afterwards.
    Save(usize),
    /// Saves what the desk refuses.
    SaveRefused(usize),
    /// The row is left: everything on its way arrives.
    Leave,
    ThrowAway(usize),
    Undo,
    Redo,
    /// The program ends as it stands; the file is opened again, and the forms show what was kept.
    Kill,
}

/// One row as the page has it: what the typing began from, and what stands in the field.
#[derive(Clone, Debug, Default, PartialEq)]
struct Field {
    base: String,
    typed: String,
}

struct Room {
    arena: Arena,
    units: Vec<Value>,
    fields: Vec<Field>,
    stroke: i64,
    air: VecDeque<(&'static str, Value)>,
}

impl Room {
    fn new() -> Self {
        let arena = Arena::new();
        for at in 0..ROWS {
            arena.agency(&format!("Dinas {at}"), "dinas", None);
        }
        // What is undone are saves, not the units themselves.
        arena.call("desks.close", json!({}));
        arena.call("desks.open", json!({ "file": "meja" }));
        let mut room = Self { arena, units: vec![], fields: vec![], stroke: 0, air: VecDeque::new() };
        room.units = room.arena.call("agencies.list", json!({}))["agencies"].as_array().unwrap().clone();
        room.fields = vec![Field::default(); ROWS];
        room
    }

    fn row(&self, at: usize) -> String {
        self.units[at]["id"].to_string()
    }

    /// What the desk has in each row.
    fn desk(&self) -> Vec<String> {
        let list = self.arena.call("agencies.list", json!({}));
        let text = |unit: &Value| {
            let found = list["agencies"].as_array().unwrap().iter().find(|one| one["id"] == unit["id"]).unwrap();
            found["contact"].as_str().unwrap_or_default().to_owned()
        };
        self.units.iter().map(text).collect()
    }

    fn drafts(&self) -> BTreeMap<String, Value> {
        let list = self.arena.call("drafts.list", json!({}));
        let text = |one: &Value| serde_json::from_str(one["text"].as_str().unwrap()).unwrap();
        list.as_array().unwrap().iter().map(|one| (one["row"].as_str().unwrap().to_owned(), text(one))).collect()
    }

    fn next_stroke(&mut self) -> i64 {
        self.stroke += 1;
        self.stroke
    }

    /// The page keeps what stands in the field, or nothing when the desk has it.
    fn keep(&mut self, at: usize) {
        let (row, stroke, field) = (self.row(at), self.next_stroke(), self.fields[at].clone());
        let (base, typed) = (&field.base, &field.typed);
        self.air.push_back(match base == typed {
            true => ("drafts.delete", json!({ "form": FORM, "row": row, "stroke": stroke })),
            false => {
                let text = json!({ "base": base, "typed": typed }).to_string();
                ("drafts.put", json!({ "form": FORM, "row": row, "text": text, "stroke": stroke }))
            }
        });
    }

    fn arrive(&mut self, count: usize) {
        for (name, input) in self.air.drain(..count.min(self.air.len())) {
            self.arena.call(name, input);
        }
    }

    /// Saves a row under a name; true: the desk took it.
    fn save(&mut self, at: usize, name: &str) -> bool {
        let (unit, stroke, row) = (&self.units[at], self.stroke, self.row(at));
        let input = json!({
            "id": unit["id"], "code": unit["code"], "name": name, "kind": unit["kind"], "obliged": true,
            "contact": self.fields[at].typed, "ends_drafts": [{ "form": FORM, "row": row, "stroke": stroke }],
        });
        self.arena.dispatch("agencies.save", &input).is_ok()
    }

    /// What the desk says now stands in every field nobody typed in.
    fn follow(&mut self) {
        for (at, now) in self.desk().into_iter().enumerate() {
            let field = &mut self.fields[at];
            if field.typed == field.base {
                *field = Field { base: now.clone(), typed: now };
            } else if field.typed == now {
                field.base = now;
                self.keep(at);
            }
        }
    }

    fn kill(&mut self) {
        // What a killed program leaves is the file and its log as they stand.
        let next = Arena::closed();
        next.place("meja", "meja.kipp");
        for name in ["meja.kipp", "meja.kipp-wal"] {
            let left = self.arena.folder.path().join(name);
            if left.exists() {
                std::fs::copy(left, next.folder.path().join(name)).unwrap();
            }
        }
        next.call("desks.open", json!({ "file": "meja" }));
        self.arena = next;
        self.air.clear();
        let drafts = self.drafts();
        for (at, now) in self.desk().into_iter().enumerate() {
            let typed = drafts.get(&self.row(at)).map(|draft| draft["typed"].as_str().unwrap().to_owned());
            let restored = typed.is_some();
            self.fields[at] = Field { typed: typed.unwrap_or(now.clone()), base: now };
            if restored {
                self.keep(at);
            }
        }
    }

    fn act(&mut self, act: &Act) {
        match *act {
            Act::Type(at, text) => {
                self.fields[at].typed = if text == 0 { String::new() } else { format!("Telepon {text}") };
                self.keep(at);
            }
            Act::Arrive(count) => self.arrive(count),
            Act::Save(at) => {
                let name = self.units[at]["name"].as_str().unwrap().to_owned();
                assert!(self.save(at, &name), "a save");
                self.fields[at].base = self.fields[at].typed.clone();
            }
            Act::SaveRefused(at) => assert!(!self.save(at, ""), "a unit without a name"),
            Act::Leave => self.arrive(usize::MAX),
            Act::ThrowAway(at) => {
                self.fields[at].typed = self.fields[at].base.clone();
                self.keep(at);
            }
            Act::Undo | Act::Redo => {
                let name = if matches!(act, Act::Undo) { "operations.undo" } else { "operations.redo" };
                let _ = self.arena.dispatch(name, &json!({}));
            }
            Act::Kill => self.kill(),
        }
        self.follow();
    }

    /// What must hold whenever nothing is on its way: a row has a draft exactly when something typed in it was not saved,
    /// the draft says it, and it says what the typing began from.
    fn agree(&mut self) -> Result<(), TestCaseError> {
        self.arrive(usize::MAX);
        let (drafts, desk) = (self.drafts(), self.desk());
        for (at, field) in self.fields.iter().enumerate() {
            let draft = drafts.get(&self.row(at));
            let unsaved = (field.typed != field.base).then(|| json!({ "base": field.base, "typed": field.typed }));
            prop_assert_eq!(draft, unsaved.as_ref());
            prop_assert!(unsaved.is_some() || field.typed == desk[at], "{field:?}, the desk has {:?}", desk[at]);
        }
        Ok(())
    }
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let row = 0..ROWS;
    let act = prop_oneof![
        6 => (row.clone(), 0..6u8).prop_map(|(row, text)| Act::Type(row, text)),
        2 => (1..4usize).prop_map(Act::Arrive),
        5 => row.clone().prop_map(Act::Save),
        1 => row.clone().prop_map(Act::SaveRefused),
        2 => Just(Act::Leave),
        1 => row.prop_map(Act::ThrowAway),
        3 => Just(Act::Undo),
        2 => Just(Act::Redo),
        1 => Just(Act::Kill),
    ];
    proptest::collection::vec(act, 1..10)
}

#[test]
fn desk_and_drafts_never_disagree_however_one_types_saves_undoes_and_is_killed() {
    let mut runner = TestRunner::new(Config { cases: 2000, failure_persistence: None, ..Config::default() });
    let room = std::cell::RefCell::new(Room::new());
    let walk = runner.run(&acts(), |acts| {
        let mut room = room.borrow_mut();
        for act in &acts {
            room.act(act);
        }
        room.agree()?;
        // The next walk begins with nothing typed.
        for at in 0..ROWS {
            room.act(&Act::ThrowAway(at));
        }
        room.agree()
    });
    walk.unwrap_or_else(|failure| panic!("{failure}"));
}

fn keep(arena: &Arena, row: &str, stroke: i64) -> Value {
    arena.call("drafts.put", json!({ "form": FORM, "row": row, "text": "{}", "stroke": stroke }))
}

fn kept(arena: &Arena) -> Vec<String> {
    let list = arena.call("drafts.list", json!({}));
    list.as_array().unwrap().iter().map(|one| format!("{} {}", one["row"], one["text"])).collect()
}

#[test]
fn a_late_keystroke_of_a_saved_form_keeps_nothing_and_a_later_one_stays() {
    let arena = Arena::new();
    let id = arena.agency("Dinas", "dinas", None).to_string();
    let save = |stroke: i64, rest: Value| {
        arena.call(
            "agencies.save",
            json!({ "id": id.parse::<i64>().unwrap(), "code": "DINAS", "name": "Dinas", "kind": "dinas", "obliged": true,
                    "ends_drafts": [{ "form": FORM, "row": id, "stroke": stroke, "rest": rest }] }),
        )
    };
    assert_eq!(keep(&arena, &id, 7), json!(true));
    assert_eq!(save(7, Value::Null)["changed"], json!([]), "nothing else is new");
    assert_eq!(kept(&arena), [""; 0]);
    assert_eq!(keep(&arena, &id, 7), json!(false));
    assert_eq!(kept(&arena), [""; 0]);
    assert_eq!(keep(&arena, &id, 9), json!(true));
    save(8, Value::Null);
    assert_eq!(kept(&arena).len(), 1, "what was typed after the save stays");
    save(9, json!("sisa"));
    assert_eq!(kept(&arena), [format!("\"{id}\" \"sisa\"")]);
}

#[test]
fn a_refused_save_keeps_its_draft_and_a_command_without_an_operation_ends_it_too() {
    let arena = Arena::new();
    keep(&arena, "baru", 1);
    let ends = json!([{ "form": FORM, "row": "baru", "stroke": 1 }]);
    arena.refused(
        "agencies.save",
        json!({ "code": "", "name": "", "kind": "dinas", "obliged": true, "ends_drafts": ends }),
    );
    assert_eq!(kept(&arena).len(), 1);
    arena.call("desks.set_actor", json!({ "name": "Petugas Baru", "ends_drafts": ends }));
    assert_eq!(kept(&arena), [""; 0]);
}

#[test]
fn no_command_has_a_field_of_its_own_under_the_name_of_the_saved_drafts() {
    let own: Vec<String> =
        kipp_api::bindings::declarations().into_values().filter(|text| text.contains("ends_drafts")).collect();
    assert_eq!(own, [""; 0]);
}
