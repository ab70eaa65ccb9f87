//! Letters of one batch: 41 and 500 invitations get their number and become one PDF.

use std::path::Path;

use serde_json::{Value, json};

use crate::figures::{Goal, Report, Took, Trouble, timed};
use crate::office::Office;

/// Letters, and within how many milliseconds they are numbered and made.
const BATCHES: [(usize, f64); 2] = [(41, 200.0), (500, 500.0)];

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    for (count, goal) in BATCHES {
        let (mut issued, mut made): (Vec<Took>, Vec<Took>) = (vec![], vec![]);
        let mut all: Vec<Took> = vec![];
        for _ in 0..report.runs {
            let office = Office::new(folder, "surat.kipp")?;
            let (edition, session) = invited(&office, count)?;
            let letter = json!({ "edition": edition, "document": "surat-undangan", "session": session });
            let (issuing, done) = timed(|| office.call("letters.issue", &json!({ "letter": letter })));
            let batch = done?["value"]["batch"].clone();
            let file = json!({ "edition": edition, "document": "surat-undangan", "setting": { "batch": batch },
                "file": "keluar", "format": "pdf" });
            let (making, done) = timed(|| office.call("documents.save", &file));
            done?;
            all.push(Took { wall: issuing.wall + making.wall, cpu: issuing.cpu + making.cpu });
            issued.push(issuing);
            made.push(making);
            office.end()?;
        }
        report.took(&format!("{count} invitations in one batch, numbered and made"), &all, Goal::AtMost(goal))?;
        report.took("  of it the numbers", &issued, Goal::None)?;
        report.took("  of it the PDF", &made, Goal::None)?;
    }
    Ok(())
}

/// A session to which `count` agencies are invited. Answers the edition and the session.
fn invited(office: &Office, count: usize) -> Result<(Value, Value), Trouble> {
    let head = json!({ "role": "sekretaris_daerah", "name": "Armiadi", "office": "Sekretaris Daerah", "capacity": "definitif" });
    office.call("signatories.save", &head)?;
    let agencies = office.agencies(count)?;
    let edition = office.call("editions.create", &json!({ "preset": "netral", "year": 2021 }))?["value"].clone();
    let session = json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi", "date": "20/12/2021",
        "starts_at": "9", "place": "Aula" });
    let session = office.call("sessions.save", &session)?["value"].clone();
    office.call("invitations.put", &json!({ "session": session, "agencies": agencies }))?;
    Ok((edition, session))
}
