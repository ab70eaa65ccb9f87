//! The door with three thousand known people: every letter of a name, the check-in, and the counters after it.

use std::path::Path;

use serde_json::{Value, json};

use crate::figures::{Goal, Report, Took, Trouble, quantile, timed};
use crate::office::Office;

const PEOPLE: usize = 3000;
const AGENCIES: usize = 41;
/// So many come through the door.
const ARRIVALS: usize = 300;

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let office = Office::new(folder, "pintu.kipp")?;
    let call = |name: &str, input: &Value| office.call(name, input);
    let session = filled(&office)?;
    let find = |text: &str| call("attendance.find", &json!({ "session": session, "text": text }));
    let list = || call("attendance.list", &json!({ "session": session }));

    let (mut letters, mut arrivals): (Vec<Took>, Vec<Took>) = (vec![], vec![]);
    for at in 0..ARRIVALS.min(report.runs * 20) {
        let typed = format!("peserta contoh {}", at * 7 % PEOPLE);
        for end in 1..typed.len() {
            let (took, answer) = timed(|| find(&typed[..end]));
            answer?;
            letters.push(took);
        }
        // From Enter to the counters: the last look, the check-in, the list again.
        let (took, done) = timed(|| -> Result<(), Trouble> {
            let person = find(&typed)?[0]["person"].clone();
            call("attendance.check_in", &json!({ "session": session, "person": person }))?;
            list().map(|_| ())
        });
        done?;
        arrivals.push(took);
    }
    let p95 = |all: &[Took]| quantile(all.iter().map(|took| took.wall), 95);
    report.line(
        "check-in at the door, 3,000 known people: p95 from Enter to the counters",
        p95(&arrivals),
        "ms",
        Goal::AtMost(50.0),
    )?;
    report.took("  middle", &arrivals, Goal::None)?;
    report.line("  p95 of every letter typed there", p95(&letters), "ms", Goal::AtMost(50.0))?;
    let mut newcomers = vec![];
    for at in 0..report.runs * 2 {
        // The register changed: it is read anew with the next letter.
        let (took, done) = timed(|| -> Result<(), Trouble> {
            call("attendance.check_in_new", &json!({ "session": session, "name": format!("Tamu Baru {at}") }))?;
            list()?;
            find("peserta contoh 7").map(|_| ())
        });
        done?;
        newcomers.push(took);
    }
    report.took(
        "  a newcomer, and the first letter after it: the register read anew",
        &newcomers,
        Goal::AtMost(50.0),
    )?;
    office.end()
}

/// Agencies, people and a session. Answers the session.
fn filled(office: &Office) -> Result<Value, Trouble> {
    let call = |name: &str, input: &Value| office.call(name, input);
    let agencies = office.agencies(AGENCIES)?;
    for at in 0..PEOPLE {
        let person =
            json!({ "name": format!("Peserta Contoh {at}"), "agency": agencies[at % AGENCIES], "office": "Staf" });
        call("people.save", &person)?;
    }
    let edition = call("editions.create", &json!({ "preset": "netral", "year": 2021 }))?["value"].clone();
    let session = json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi", "date": "10/12/2021", "starts_at": "9", "place": "Aula" });
    Ok(call("sessions.save", &session)?["value"].clone())
}
