//! Prepared desks, so that the inner code of a command is reached: the frozen sample, an open edition of its own with
//! marks under way, the same closed, and none at all. And what a field of an input may plainly hold there.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kipp_api::error::ErrorDto;
use kipp_api::ports::{Cancel, Ctx, ZeroIds};
use kipp_tests::Arena;
use serde_json::{Value, json};

use super::spoiling::Chance;

pub const ALL: [fn() -> Desk; 4] = [own, frozen, closed, none];

/// An open desk, and the file it goes back to.
pub struct Desk {
    pub name: &'static str,
    arena: Arena,
    /// None: no desk is open.
    kept: Option<(PathBuf, Vec<u8>)>,
    /// Ids by noun.
    ids: BTreeMap<&'static str, Vec<i64>>,
}

const PARTICIPANTS: &str = "Name (Original Name),User Email,Total Duration (Minutes),Guest\nDinas Kesehatan_Dedi Contoh,,60,Yes\niPhone,,60,Yes\n";
const PICTURE: &[u8] = include_bytes!("../../../icons/32x32.png");

impl Desk {
    fn keep(name: &'static str, arena: Arena, file: &str) -> Self {
        arena.files.put("gambar", "gambar.png", PICTURE.to_vec());
        arena.files.put("pindaian", "pindaian.pdf", b"%PDF-1.7 uji".to_vec());
        arena.files.put("impor", "usulan.csv", "judul;pd\nJaga Desa;Dinas Kesehatan\n".as_bytes().to_vec());
        arena.files.put("daring", "daring.csv", PARTICIPANTS.as_bytes().to_vec());
        arena.place("keluar", "keluar.pdf");
        arena.place("baru", "baru.kipp");
        arena.place("utama", file);
        let mut desk = Self { name, arena, kept: None, ids: BTreeMap::new() };
        desk.ids = desk.found();
        desk.arena.call("desks.close", json!({}));
        let path = desk.arena.folder.path().join(file);
        let bytes = std::fs::read(&path).expect("a desk");
        desk.arena.call("desks.open", json!({ "file": "utama" }));
        desk.kept = Some((path, bytes));
        desk
    }

    /// What stands in the desk, by noun.
    fn found(&self) -> BTreeMap<&'static str, Vec<i64>> {
        let mut found: BTreeMap<&'static str, Vec<i64>> = BTreeMap::new();
        let list = |value: &Value, key: &str| -> Vec<i64> {
            value.as_array().map(|rows| rows.iter().filter_map(|row| row[key].as_i64()).collect()).unwrap_or_default()
        };
        let editions = list(&self.arena.call("editions.list", json!({})), "id");
        let edition = json!({ "edition": editions.first() });
        let read = |name: &str| self.arena.call(name, edition.clone());
        let stages = read("stages.list");
        let scored: Vec<Value> = stages
            .as_array()
            .map(|all| all.iter().filter(|one| one["scored"] == true).cloned().collect())
            .unwrap_or_default();
        found.insert("criterion", scored.first().map(|one| list(&one["criteria"], "id")).unwrap_or_default());
        found.insert("stage", list(&Value::Array(scored), "id"));
        found.insert("agency", list(&self.arena.call("agencies.list", json!({}))["agencies"], "id"));
        found.insert("signatory", list(&self.arena.call("signatories.list", json!({})), "id"));
        let people = self.arena.call("people.list", json!({}));
        found.insert("person", list(&people, "id"));
        let spellings = people.as_array().into_iter().flatten();
        found.insert("spelling", spellings.flat_map(|one| list(&one["other_names"], "id")).collect());
        let letters = read("letters.list")["letters"].clone();
        found.insert("letter", list(&letters, "id"));
        let recipients = letters.as_array().into_iter().flatten();
        found.insert("recipient", recipients.flat_map(|one| list(&one["recipients"], "id")).collect());
        let days = self.arena.call("holidays.list", json!({}))["days"].clone();
        found.insert("holiday", list(&days, "id"));
        let ledger = read("ledger.show")["rows"].clone();
        let rows = || ledger.as_array().into_iter().flatten();
        found.insert("duty_note", rows().flat_map(|row| list(&row["notes"], "id")).collect());
        let letters_of = |row: &Value| row["letters"].as_array().cloned().unwrap_or_default();
        let answers = rows().flat_map(letters_of).flat_map(|one| list(&one["answers"], "id"));
        found.insert("answer", answers.collect());
        found.insert("session", list(&read("sessions.list"), "id"));
        let sessions = list(&read("sessions.list"), "id");
        let attached =
            sessions.iter().flat_map(|id| list(&self.arena.call("attachments.list", json!({ "session": id })), "id"));
        found.insert("attachment", attached.collect());
        let sessions = list(&read("sessions.list"), "id");
        let hall = sessions.first().map(|session| self.arena.call("attendance.list", json!({ "session": session })));
        found.insert("attendance", hall.map(|hall| list(&hall["people"], "row")).unwrap_or_default());
        found.insert("session", sessions);
        let members = read("teams.list");
        found.insert("member", list(&members, "id"));
        found.insert("step", list(&read("stage_steps.list"), "id"));
        let extended = stages.as_array().into_iter().flatten();
        found.insert("extension", extended.flat_map(|one| list(&one["extensions"], "id")).collect());
        found.insert("submission", list(&read("submissions.list"), "id"));
        found.insert("juror", list(&read("jurors.list"), "id"));
        found.insert("certificate", list(&read("certificates.register")["rows"], "id"));
        found.insert("decision", list(&read("rankings.show")["decisions"], "id"));
        found.insert("operation", list(&self.arena.call("operations.list", json!({})), "id"));
        found.insert("edition", editions);
        found
    }

    /// A surat tugas.
    fn letter(&self) -> Value {
        let person = self.ids.get("person").and_then(|ids| ids.first());
        json!({ "edition": self.first("edition"), "document": "surat-tugas", "date": "2021-09-28", "task": {
            "people": [{ "person": person, "rank": "Pembina", "task": "narasumber" }], "task": "menjadi narasumber", "from": "4/10/2021", "to": "5/10/2021",
            "place": "Aula", "grounds": ["surat undangan"], "report_to": "Sekretaris Daerah", "report_days": 3,
        } })
    }

    /// Some ids of every noun, for the wrong place.
    pub fn ids(&self) -> Vec<i64> {
        self.ids.values().flat_map(|ids| ids.iter().take(2)).copied().collect()
    }

    fn id(&self, noun: &str, chance: &mut Chance) -> i64 {
        match self.ids.get(noun).map(Vec::as_slice) {
            None | Some([]) => 1,
            Some(ids) => *chance.one(ids),
        }
    }

    fn first(&self, noun: &str) -> i64 {
        self.ids.get(noun).and_then(|ids| ids.first()).copied().unwrap_or(1)
    }

    /// Runs a command with its input as a host sends it.
    pub fn dispatch(&self, name: &str, raw: &str) -> Result<(), ErrorDto> {
        let cancel = Cancel::default();
        let ctx = Ctx {
            clock: &self.arena.clock,
            ids: &ZeroIds,
            files: &self.arena.files,
            progress: &|_| {},
            cancel: &cancel,
            ends: &[],
        };
        let answer = kipp_api::dispatch(&self.arena.app, name, raw, &ctx).map(|_| ());
        if let Ok(mut outputs) = self.arena.files.outputs.lock() {
            outputs.clear();
        }
        answer
    }

    /// The newest operation and what is being typed; cheap.
    pub fn head(&self) -> String {
        let read = |name: &str, input: &str| {
            let cancel = Cancel::default();
            let ctx = Ctx {
                clock: &self.arena.clock,
                ids: &ZeroIds,
                files: &self.arena.files,
                progress: &|_| {},
                cancel: &cancel,
                ends: &[],
            };
            match kipp_api::dispatch(&self.arena.app, name, input, &ctx) {
                Ok(kipp_api::Answer::Json(text)) => text,
                Ok(kipp_api::Answer::Bytes(_)) => String::new(),
                Err(error) => error.code,
            }
        };
        read("operations.list", r#"{"limit":1}"#) + &read("drafts.list", "{}")
    }

    /// Every row; empty without a desk.
    pub fn dump(&self) -> String {
        kipp_app::desks::dump(&self.arena.app).unwrap_or_default()
    }

    /// The desk as it was prepared.
    pub fn back(&mut self) {
        self.arena.call("desks.close", json!({}));
        let _ = std::fs::remove_file(self.arena.folder.path().join("baru.kipp"));
        if let Some((path, bytes)) = &self.kept {
            std::fs::write(path, bytes).expect("the desk again");
            for log in ["-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{log}", path.display()));
            }
            self.arena.call("desks.open", json!({ "file": "utama" }));
        }
    }

    /// What a command needs to have happened on this desk, and an input that it then takes.
    pub fn prepare(&self, name: &str) -> Option<Value> {
        let edition = self.first("edition");
        let call = |name: &str, input: Value| self.arena.call(name, input);
        let another_place =
            || call("settings.put", json!({ "values": [{ "key": "tempat", "value": "Masamba Kota" }] }));
        let numbered = || {
            let list = call("certificates.list", json!({ "edition": edition }));
            let rows = list["rows"].as_array().expect("rows");
            rows.iter().find(|row| row["id"].is_number()).expect("a recipient with a number").clone()
        };
        let voided = || {
            let row = numbered();
            call("certificates.void", json!({ "certificate": row["id"], "reason": "salah nama" }));
            row["submission"].clone()
        };
        let handed_over = |how: &str| {
            let setting = json!({ "submissions": [numbered()["submission"]] });
            let print = json!({ "edition": edition, "document": "piagam", "setting": setting, "file": "keluar" });
            let made = call("certificates.print", print)["value"].clone();
            json!({ "document": "piagam", "certificates": made["certificates"], "paper": made["paper"],
                    "sha256": made["sha256"], "how": how })
        };
        Some(match (self.name, name) {
            ("open", "operations.undo") => {
                another_place();
                json!({})
            }
            ("open", "operations.redo") => {
                another_place();
                call("operations.undo", json!({}));
                json!({})
            }
            ("open", "signatories.picture") => {
                let id = self.first("signatory");
                call("signatories.put_picture", json!({ "id": id, "file": "gambar" }));
                json!({ "id": id })
            }
            ("open", "stages.unlock") => {
                let stage = self.first("stage");
                call("stages.lock", json!({ "stage": stage }));
                json!({ "stage": stage, "reason": "ada koreksi" })
            }
            ("frozen", "result_revisions.freeze") => {
                call(
                    "panel_decisions.save",
                    json!({ "edition": edition, "kind": "unranked", "reason": "mengundurkan diri",
                    "by": "Tim Penilai", "rows": [{ "submission": self.first("submission") }] }),
                );
                json!({ "edition": edition, "reason": "peserta mundur" })
            }
            ("frozen", "certificates.issue") => json!({ "edition": edition, "submissions": [voided()], "numbers": [] }),
            ("frozen", "certificates.number") => {
                let numbers = json!([{ "submission": voided(), "number": "" }]);
                let made = call("certificates.issue", json!({ "edition": edition, "numbers": numbers }));
                json!({ "certificate": made["value"][0], "number": "061/900/Uji" })
            }
            ("frozen", "certificates.printed") => handed_over("printed"),
            ("frozen", "certificates.confirm" | "certificates.fail") => {
                let how = if name == "certificates.confirm" { "opened" } else { "printed" };
                let print = handed_over(how);
                call("certificates.printed", print.clone());
                let mut input = json!({ "certificates": print["certificates"] });
                if name == "certificates.fail" {
                    input["reason"] = json!("kertas macet");
                }
                input
            }
            _ => return None,
        })
    }

    /// A number a field of this name plainly holds.
    pub fn number(&self, command: &str, field: &str, chance: &mut Chance) -> i64 {
        match field {
            "edition" => self.first("edition"),
            "stage" | "submission" | "juror" | "agency" | "certificate" | "decision" | "signatory" | "criterion"
            | "session" | "person" => self.id(field, chance),
            "within" => self.id("agency", chance),
            "from" | "into" | "parent" | "unit_agency" | "agencies"
                if command.starts_with("agencies") || field != "from" =>
            {
                self.id("agency", chance)
            }
            "submissions" | "except" => self.id("submission", chance),
            "certificates" => self.id("certificate", chance),
            "id" => match command.split('.').next().unwrap_or_default() {
                "agencies" => self.id("agency", chance),
                "signatories" => self.id("signatory", chance),
                "people" if command == "people.separate" => self.id("spelling", chance),
                "people" => self.id("person", chance),
                "teams" => self.id("member", chance),
                "sessions" => self.id("session", chance),
                "holidays" => self.id("holiday", chance),
                "duty_notes" => self.id("duty_note", chance),
                "letter_answers" => self.id("answer", chance),
                "stage_steps" => self.id("step", chance),
                "attachments" => self.id("attachment", chance),
                "attendance" => self.id("attendance", chance),
                "jurors" => self.id("juror", chance),
                "submissions" => self.id("submission", chance),
                _ => self.id("operation", chance),
            },
            "step" | "steps" => self.id("step", chance),
            "extension" => self.id("extension", chance),
            "before" if command == "operations.list" => self.id("operation", chance),
            "year" => 2024,
            "place" if command.starts_with("desks") => 0,
            "days" | "months" | "depth" | "offset_x_mm" | "offset_y_mm" => 0,
            "weight" => 1000,
            "width_mm" => 20,
            "share" => 100,
            "limit" => 20,
            _ => 1,
        }
    }

    /// A text a field of this name plainly holds; `of` is the type it is a field of.
    pub fn text(&self, of: &str, field: &str, chance: &mut Chance) -> String {
        let word = match (of, field) {
            ("ParticipantFileIn", "file") => "daring",
            ("ParticipantColumnIn", "role") => *chance.one(&["nama", "email", "durasi"]),
            (_, "date_order") => *chance.one(&["day_first", "month_first"]),
            ("AgencyIn", "kind") => *chance.one(&["dinas", "badan", "kecamatan", "puskesmas"]),
            ("SubmissionIn", "kind") => *chance.one(&["umum", "replikasi", "khusus"]),
            ("InnovatorIn", "kind") => *chance.one(&["person", "team", "agency"]),
            ("ListColumnIn", "kind") => *chance.one(&["text", "count", "mark", "percent", "date"]),
            ("DecisionIn", "kind") => *chance.one(&["unranked", "order", "all_in", "ranks"]),
            ("TieRuleIn", "kind") => "panel",
            ("TemplateIn" | "SaveTemplateIn", "kind") => {
                *chance.one(&kipp_domain::imports::IMPORT_KINDS.map(kipp_domain::imports::ImportKind::code))
            }
            ("AttachIn" | "AttachmentIn", "kind") => *chance.one(&["foto", "pindaian"]),
            ("AttachIn", "file") => *chance.one(&["gambar", "pindaian"]),
            (_, "kind") => "usulan",
            ("SessionRoleIn", "role") => *chance.one(&["narasumber", "panitia"]),
            (_, "role") => *chance.one(&["sekretaris_daerah", "lainnya"]),
            (_, "capacity") => "definitif",
            (_, "seat") => *chance.one(&["ketua", "wakil", "anggota"]),
            (_, "act") => *chance.one(&["remove", "restore", "excuse", "unexcuse"]),
            (_, "status") => *chance.one(&["masuk", "lengkap", "lolos", "gugur", "perbaikan"]),
            (_, "nip") => "198003262000031001",
            (_, "document") => *chance.one(&["rekap-nilai", "piagam", "lampiran-pengumuman", "rekap-kepatuhan"]),
            (_, "format") => *chance.one(&["pdf", "xlsx"]),
            (_, "paper") => *chance.one(&["A4", "F4", "215x330"]),
            (_, "orientation") => *chance.one(&["portrait", "landscape"]),
            (_, "style" | "more_styles") => *chance.one(&["klasik", "modern", "teks"]),
            (_, "mode") if of == "ApplyImportIn" => *chance.one(&["all", "valid"]),
            (_, "mode") => *chance.one(&["merged", "files", "both"]),
            (_, "rounding") => *chance.one(&["bertahap", "akhir"]),
            (_, "combine") => *chance.one(&["mean", "median", "trimmed"]),
            (_, "participants") => *chance.one(&["all", "ticked"]),
            (_, "period") => *chance.one(&["hari-ini", "7-hari", "2021-12"]),
            (_, "noun") => "submissions",
            ("PresetIn", "key") | (_, "preset") => *chance.one(&["luwu-utara-2021", "netral"]),
            ("PictureIn", "key") => "lambang_daerah",
            (_, "file") if of.contains("Import") || of == "SaveReportIn" => "impor",
            (_, "file" | "to") if of != "LevelIn" => "keluar",
            (_, "criterion") => "kebaruan",
            (_, "scale_min") | ("LevelIn", "from") => "0",
            (_, "scale_max") | ("LevelIn", "to") => "100",
            ("SectionIn", "code") => "ringkasan",
            (_, "mark" | "control_total") => *chance.one(&["80", "82,5", "100"]),
            (
                _,
                "on" | "due_on" | "date" | "starts_on" | "ends_on" | "started_on" | "pact_on" | "result_date"
                | "valid_from",
            ) => *chance.one(&["2021-12-10", "10 des", "10/12/2021"]),
            (_, "registration_closes_on") => "2021-11-16",
            (_, "closing_time") => "16.00",
            (_, "valid_to") => "2099-12-31",
            ("DateIn", "text") => "10 Desember 2021",
            (_, "number_template") => "061/{urut:3}/Setda",
            (_, "phone") => "081234567890",
            _ => return format!("Kata {} {}", field, chance.below(1000)),
        };
        word.to_owned()
    }

    /// Where the plain shape is not enough: an input that the command takes on this desk, or would.
    pub fn fixed(&self, name: &str, chance: &mut Chance) -> Option<Value> {
        let edition = self.first("edition");
        let (stage, juror) = (self.id("stage", chance), self.id("juror", chance));
        let submission = self.id("submission", chance);
        let marks = json!([{ "criterion": "kebaruan", "mark": "82,5" }, { "criterion": "signifikansi", "mark": "80" }]);
        let stage_of_rubric = self.ids.get("stage").and_then(|ids| ids.last()).copied().unwrap_or(1);
        let proposal = self.first("stage");
        Some(match name {
            "desks.create" | "desks.create_sample" => json!({ "file": "baru" }),
            "desks.open" => json!({ "file": "utama" }),
            "settings.put" => {
                let (key, value) = *chance.one(&[
                    ("daerah", "Luwu Utara"),
                    ("zone_minutes", "420"),
                    ("kertas", "215x330"),
                    ("batas_selisih", "7,5"),
                    ("nomor_piagam", "061/{urut:3}"),
                    ("qr_piagam", "ya"),
                ]);
                json!({ "values": [{ "key": key, "value": value }] })
            }
            "settings.put_picture" => json!({ "key": "lambang_daerah", "file": "gambar" }),
            "editions.create" => json!({ "preset": "netral", "year": 2031, "code": format!("E-{}", chance.below(1000)) }),
            "editions.copy" => json!({ "edition": edition, "year": 2033 }),
            "editions.reopen" => json!({ "edition": edition, "reason": "ada koreksi" }),
            "stages.change" => json!({ "stage": stage, "name": "Tahap lain", "ends_on": "2021-12-30", "reason": "diperpanjang" }),
            "stage_steps.save" => {
                let step = (chance.below(2) == 0).then(|| self.first("step"));
                let list = self.list_of("stage_steps.list", edition);
                let of = list.as_array().and_then(|all| all.iter().find(|one| Some(&one["id"]) == step.map(Value::from).as_ref()));
                json!({ "id": step, "stage": of.map_or(json!(stage), |one| one["stage"].clone()), "text": format!("Langkah {}", chance.below(1000)) })
            }
            "stage_steps.tick" => {
                let list = self.list_of("stage_steps.list", edition);
                let free = list.as_array().and_then(|all| all.iter().find(|one| one["computed"] == false)).cloned();
                json!({ "step": free.map_or(json!(1), |one| one["id"].clone()), "done": true })
            }
            "stage_steps.order" => {
                let list = self.list_of("stage_steps.list", edition);
                let own: Vec<Value> = list
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter(|one| one["stage"] == stage)
                    .map(|one| one["id"].clone())
                    .rev()
                    .collect();
                json!({ "stage": stage, "steps": own })
            }
            "stages.add" => json!({ "edition": edition, "name": format!("Tahap {}", chance.below(1000)), "scored": chance.below(4) == 0 }),
            "stages.open" => {
                let list = self.list_of("stages.list", edition);
                let talk = list.as_array().and_then(|all| all.iter().find(|one| one["code"] == "presentasi")).cloned();
                json!({ "stage": talk.map_or(json!(stage), |one| one["id"].clone()) })
            }
            "signatories.put_picture" => json!({ "id": self.first("signatory"), "file": "gambar" }),
            "stages.remove" => {
                let list = self.list_of("stages.list", edition);
                let free = list.as_array().and_then(|all| all.iter().find(|one| one["code"] == "teguran")).cloned();
                json!({ "stage": free.map_or(json!(stage), |one| one["id"].clone()) })
            }
            "stages.order" => {
                let list = self.list_of("stages.list", edition);
                let mut all: Vec<i64> =
                    list.as_array().into_iter().flatten().filter_map(|one| one["id"].as_i64()).collect();
                let last = all.len().saturating_sub(1);
                if last > 0 {
                    all.swap(last, last - 1);
                }
                json!({ "edition": edition, "stages": all })
            }
            "stages.set_weights" => {
                let all = self.ids.get("stage").cloned().unwrap_or_default();
                let last = all.len().saturating_sub(1);
                let weights: Vec<Value> = all
                    .iter()
                    .enumerate()
                    .map(|(at, id)| json!({ "stage": id, "weight": if at == last { 1000 - 100 * last } else { 100 } }))
                    .collect();
                json!({ "edition": edition, "weights": weights, "reason": "menurut pedoman" })
            }
            "stages.set_participants" => json!({ "stage": stage, "submissions": [submission] }),
            "stages.unlock" => json!({ "stage": stage_of_rubric, "reason": "ada koreksi" }),
            "rubrics.save" => json!({ "stage": stage_of_rubric, "criteria": [
                { "code": "substansi", "name": "Substansi", "weight": 600, "levels": [{ "from": "85,50", "to": "100", "title": "Baik", "text": "Baik" }] },
                { "code": "paparan", "name": "Paparan", "guidance": "Lihat paparannya", "weight": 400 },
            ] }),
            "award_classes.save" => json!({ "edition": edition, "classes": [
                { "short_name": "Top 2", "full_name": "Top 2 Inovasi", "rank_from": 1, "rank_to": 2, "document": "piagam", "signatory": self.first("signatory") },
                { "short_name": "Peserta", "full_name": "Peserta", "rank_from": 3, "rank_to": 9, "document": "sertifikat" },
            ] }),
            "tie_rules.save" => json!({ "edition": edition, "rules": [
                { "kind": "criterion_mean", "stage": proposal, "criterion": self.id("criterion", chance) },
                { "kind": "stage_score", "stage": proposal },
                { "kind": "panel" },
            ] }),
            "agencies.save" => {
                let code = format!("PD-{}", chance.below(100_000));
                json!({ "code": code, "name": code, "kind": "dinas", "parent": self.id("agency", chance), "aliases": [format!("Sebutan {code}")], "valid_from": "2020-01-01", "note": "catatan" })
            }
            "agencies.delete" => json!({ "id": self.ids.get("agency").and_then(|ids| ids.last()) }),
            "agencies.merge" => {
                let agencies = self.ids.get("agency").cloned().unwrap_or_default();
                json!({ "from": agencies.last(), "into": agencies.first(), "on": "2022-01-01" })
            }
            "obligations.exempt" => json!({ "edition": edition, "agency": self.id("agency", chance), "reason": "baru dibentuk" }),
            "obligations.set" => json!({ "edition": edition, "agencies": self.ids.get("agency") }),
            "submissions.save" => {
                let id = (chance.below(2) == 0).then_some(submission);
                json!({ "id": id, "edition": edition, "title": format!("Judul {}", chance.below(100_000)), "expansion": "Kepanjangan", "agency": self.id("agency", chance),
                    "unit": "UPT", "unit_agency": self.id("agency", chance), "kind": "umum", "started_on": "10 feb", "note": "catatan",
                    "innovators": [{ "kind": "person", "name": "dr. Nisma", "office": "Kepala", "nip": "198003262000031001" }],
                    "sections": [{ "code": "ringkasan", "text": "Isi\nringkasan" }] })
            }
            "submissions.count_words" => json!({ "edition": edition, "sections": [{ "code": "ringkasan", "text": "satu dua tiga" }] }),
            "submissions.set_status" => json!({ "submissions": [submission], "status": *chance.one(&["masuk", "lengkap", "lolos", "gugur", "perbaikan"]), "reason": "menurut berkasnya" }),
            "submissions.delete" => json!({ "submission": self.ids.get("submission").and_then(|ids| ids.last()) }),
            "people.save" => json!({ "name": format!("Orang {}", chance.below(100_000)), "agency": self.id("agency", chance), "office": "Staf", "phone": "0811", "note": "catatan" }),
            "people.join" => {
                let people = self.ids.get("person").cloned().unwrap_or_default();
                json!({ "kept": people.first(), "gone": people.last() })
            }
            "people.adopt" => json!({ "edition": edition, "jurors": self.ids.get("juror"), "innovators": [] }),
            "teams.save" => json!({ "edition": edition, "team": "tim_pelaksana", "seat": "anggota", "person": self.ids.get("person").and_then(|ids| ids.last()), "office": "Kepala Bagian", "element": "Sekretariat Daerah" }),
            "number_series.save" => json!({ "edition": edition, "code": "surat", "template": "061/{urut}/B. Organisasi", "first": 4 }),
            "letters.draft" => self.letter(),
            "letters.outline" => json!({ "letter": self.letter(), "setting": { "paper": "A4" }, "recipients": [0] }),
            "letters.preview" => json!({ "letter": self.letter(), "recipients": [], "page": 1 }),
            "letters.issue" => json!({ "letter": self.letter(), "reason": "uji" }),
            "letters.void" => json!({ "letter": self.id("letter", chance), "reason": "salah orang" }),
            "letters.number" => json!({ "letter": self.ids.get("letter").and_then(|ids| ids.get(1)), "number": format!("061/{}", chance.below(100_000)) }),
            "letters.sent" => json!({ "recipients": self.ids.get("recipient"), "way": "diantar", "on": "2030-01-01" }),
            "letters.received" => json!({ "recipients": [self.ids.get("recipient").and_then(|ids| ids.last())], "on": "2030-01-01", "by": "Staf" }),
            "document_texts.list" | "document_texts.reset" => json!({ "edition": edition, "document": "surat-tugas" }),
            "document_texts.save" => json!({ "edition": edition, "document": "surat-tugas", "texts": [{ "key": "alinea-1", "text": format!("Demikian {}.", chance.below(1000)) }] }),
            "agencies.put_head_titles" => {
                let title = format!("Kepala {}", chance.below(1000));
                json!({ "titles": [{ "agency": self.id("agency", chance), "head_title": title }] })
            }
            "invitations.list" => json!({ "session": self.id("session", chance) }),
            "invitations.put" => json!({ "session": self.id("session", chance), "agencies": self.ids.get("agency") }),
            "invitations.seat" => json!({ "session": self.id("session", chance), "rule": *chance.one(&["satu", "usulan", "jauh-daring"]), "persons": 2, "by_hand": [{ "agency": self.id("agency", chance), "hall": 1 }] }),
            "letters.messages" => json!({ "edition": edition, "document": "surat-tugas", "setting": {} }),
            "letters.save_files" => json!({ "edition": edition, "document": "surat-tugas", "setting": {}, "file": "folder" }),
            "holidays.save" => json!({ "date": "2019-05-05", "name": format!("Libur {}", chance.below(100_000)), "kind": "cuti-bersama", "source": "keputusan bersama" }),
            "holidays.fill" => json!({ "year": 2022 }),
            "ladder_rules.save" => json!({ "edition": edition, "reminder_days": 12, "most_reminders": 2, "first_term": 7, "second_term": 5, "delivery_days": 2, "joint_leave_off": false }),
            "duty_notes.save" => json!({ "edition": edition, "agency": self.id("agency", chance), "date": "1/12/2021", "text": "Dipanggil." }),
            "letter_answers.save" => json!({ "recipient": self.ids.get("recipient").and_then(|ids| ids.last()), "date": "2030-01-02", "number": "800/1", "verdict": "janji", "promise_on": "2030-02-01", "way": "pos", "delivered_by": "Staf", "text": "rencana" }),
            "sessions.put_agenda" => json!({ "session": self.first("session"), "items": [{ "minutes": 15, "title": "Registrasi" }, { "minutes": 45, "title": "Pemaparan", "speaker": "Narasumber" }] }),
            "sessions.put_roles" => json!({ "session": self.first("session"), "roles": [{ "role": "narasumber", "person": self.first("person"), "topic": "Tata cara" }] }),
            "sessions.put_minutes" => json!({ "session": self.first("session"), "opening": "Dibuka", "closing": "Ditutup", "ready": chance.below(2) == 0,
                "topics": [{ "title": "Jadwal", "text": "Dijelaskan", "replies": [{ "who": "Peserta", "agency": "Dinas", "text": "Setuju" }] }],
                "decisions": ["Jadwal disetujui"], "follow_ups": [{ "text": "Kirim usulan", "who": "Perangkat Daerah", "due_on": "30 oktober 2021", "note": "lewat pos-el" }] }),
            "attachments.add" => json!({ "session": self.first("session"), "file": "pindaian", "caption": "Daftar hadir" }),
            "attachments.change" => json!({ "id": self.first("attachment"), "kind": "naskah", "caption": "Keterangan" }),
            "attachments.save" => json!({ "id": self.first("attachment"), "file": "keluar" }),
            "sessions.save" => json!({ "edition": edition, "kind": "sosialisasi", "name": format!("Sosialisasi {}", chance.below(100_000)), "date": "4/10/2021", "starts_at": "9.00", "ends_at": "12.00",
                "place": "Aula", "platform": "Zoom", "meeting_id": "812 0000", "passcode": "CONTOH", "link": "https://contoh.invalid/j/1", "capacity": 60, "kept_back": 8, "minimum_minutes": 30,
                "responsible": self.id("person", chance), "chair": self.id("person", chance), "note_taker": self.id("person", chance), "note": "catatan" }),
            "attendance.find" => json!({ "session": self.first("session"), "text": *chance.one(&["ani", "dinkes", "Siti, dinkes, Staf", ""]), "within": chance.one(&[None, Some(self.first("agency"))]) }),
            "attendance.check_in" => json!({ "session": self.first("session"), "person": self.id("person", chance), "deputy": chance.below(2) == 0, "signed_sheet": chance.below(2) == 0 }),
            "attendance.check_in_new" => json!({ "session": self.first("session"), "name": format!("Tamu {}", chance.below(100_000)), "agency": self.id("agency", chance), "office": "Staf" }),
            "attendance.send" => json!({ "session": self.first("session"), "to": "keluar" }),
            "attendance.take_file" => json!({ "session": self.first("session"), "file": "pintu" }),
            "attendance.recap" => json!({ "session": self.id("session", chance) }),
            "participant_files.inspect" | "participant_files.record" => json!({ "session": self.id("session", chance), "files": [{ "file": "daring" }], "minimum_minutes": 30,
                "decisions": [{ "key": "iphone", "name": "Eko Contoh", "agency": self.id("agency", chance) }] }),
            "jurors.save" => json!({ "edition": edition, "name": format!("Juri {}", chance.below(100_000)), "seat": "anggota", "agency": self.id("agency", chance), "pact_on": "10/12/2021" }),
            "jurors.delete" => json!({ "id": self.ids.get("juror").and_then(|ids| ids.last()) }),
            "conflicts.declare" => json!({ "juror": juror, "submission": submission, "reason": "saudara kandung" }),
            "conflicts.withdraw" => {
                json!({ "juror": self.ids.get("juror").and_then(|ids| ids.get(1)), "submission": self.first("submission") })
            }
            "assignments.act" => {
                let jurors = self.ids.get("juror").cloned().unwrap_or_default();
                json!({ "stage": proposal, "submission": submission, "juror": chance.one(&[juror, jurors.last().copied().unwrap_or(1)]), "act": *chance.one(&["excuse", "remove", "restore", "unexcuse"]), "reason": "berhalangan" })
            }
            "score_sheets.show" => json!({ "stage": proposal, "submission": self.first("submission"), "juror": self.first("juror") }),
            "score_sheets.record" | "score_sheets.preview" => {
                json!({ "stage": proposal, "submission": self.first("submission"), "juror": self.first("juror"), "marks": marks, "control_total": "80,15", "note": "catatan", "reason": "salah ketik" })
            }
            "score_sheets.record_many" => json!({ "stage": proposal, "juror": self.first("juror"), "reason": "salah ketik",
                "sheets": [{ "submission": self.first("submission"), "marks": marks }] }),
            "score_sheets.correct" => json!({ "edition": edition, "reason": "salah ketik", "changes": [{ "stage": proposal, "submission": self.first("submission"), "juror": self.first("juror"), "criterion": "kebaruan", "mark": "77" }] }),
            "rankings.what_if" | "rankings.explain" => json!({ "edition": edition, "submission": self.first("submission"), "changes": [{ "stage": proposal, "submission": self.first("submission"), "juror": self.first("juror"), "criterion": "kebaruan", "mark": "77" }] })
                .as_object()
                .map(|fields| fields.iter().filter(|(key, _)| name == "rankings.explain" || *key != "submission").map(|(key, value)| (key.clone(), value.clone())).collect())
                .map(Value::Object)?,
            "score_sheets.abstain" => {
                json!({ "stage": proposal, "submission": self.first("submission"), "juror": self.ids.get("juror").and_then(|ids| ids.last()), "reason": "mantan pembina" })
            }
            "panel_decisions.save" => json!({ "edition": edition, "kind": "unranked", "reason": "mengundurkan diri", "on": "10 des", "by": "Tim Penilai", "rows": [{ "submission": submission }] }),
            "panel_decisions.withdraw" => json!({ "edition": edition, "decision": self.first("decision") }),
            "result_revisions.freeze" => json!({ "edition": edition, "reason": "koreksi nilai" }),
            "operations.undo_one" => json!({ "id": self.ids.get("operation").and_then(|ids| ids.first()) }),
            "drafts.put" => json!({ "form": "usulan", "row": "1", "text": "{\"title\":\"Judul\"}", "stroke": 1 }),
            "imports.inspect" | "imports.apply" | "imports.report" | "imports.save_report" => {
                let (kind, text) = *chance.one(&[
                    ("usulan", "judul\tpd\nJaga Desa\tDinas Kesehatan\nTanpa Nama\t\n"),
                    ("perangkat-daerah", "kode\tnama\tjenis\nD9\tDinas Sembilan\tdinas\n\tTanpa Kode\tdinas\n"),
                    ("juri", "nama\tkedudukan\nJuri Sembilan\tanggota\n\tanggota\n"),
                    ("nilai", "usulan\tjuri\ttahap\tkriteria\tnilai\n001\tJuri 1\tproposal\tkebaruan\t80\n"),
                ]);
                let mut input = json!({ "kind": kind, "edition": edition, "text": text });
                if name == "imports.apply" {
                    input["mode"] = json!("valid");
                }
                if name == "imports.save_report" {
                    input["to"] = json!("keluar");
                }
                input
            }
            "documents.outline" => json!({ "edition": edition, "document": *chance.one(&["rekap-nilai", "rekap-peserta", "lembar-nilai-kosong"]), "setting": { "paper": "A4", "date": "2021-12-10" } }),
            "documents.preview" => json!({ "edition": edition, "document": "rekap-peserta", "setting": {}, "page": 1 }),
            "documents.sheet" => json!({ "edition": edition, "document": "rekap-peserta", "setting": {} }),
            "documents.save" => json!({ "edition": edition, "document": "rekap-peserta", "setting": {}, "file": "keluar", "format": "pdf" }),
            "documents.put_values" => json!({ "edition": edition, "document": "lampiran-pengumuman", "values": [{ "key": "nomor", "value": "061/1" }, { "key": "tanggal", "value": "10 des" }] }),
            "documents.reissue" => json!({ "edition": edition, "sha256": self.issued(edition) }),
            "lists.outline" | "lists.sheet" => self.list(edition, chance),
            "lists.preview" => json!({ "list": self.list(edition, chance), "page": 1 }),
            "lists.save" => json!({ "list": self.list(edition, chance), "file": "keluar", "format": "xlsx" }),
            "certificates.issue" => json!({ "edition": edition, "submissions": [], "numbers": [] }),
            "certificates.void" | "certificates.replace" => json!({ "certificate": self.id("certificate", chance), "reason": "salah nama" }),
            "certificates.number" => json!({ "certificate": self.ids.get("certificate").and_then(|ids| ids.last()), "number": format!("N-{}", chance.below(1000)) }),
            "certificates.print" => {
                json!({ "edition": edition, "document": "piagam", "setting": {}, "file": "keluar" })
            }
            "certificates.save" => json!({ "edition": edition, "setting": {}, "mode": "merged", "file": "keluar" }),
            _ => return None,
        })
    }

    /// What a list answers; nothing where no desk is open.
    fn list_of(&self, name: &str, edition: i64) -> Value {
        match self.arena.dispatch(name, &json!({ "edition": edition })) {
            Ok(kipp_api::Answer::Json(text)) => serde_json::from_str(&text).expect("an answer is JSON"),
            _ => json!([]),
        }
    }

    fn list(&self, edition: i64, chance: &mut Chance) -> Value {
        json!({ "edition": edition, "title": "Perangkat Daerah", "filter": "semua", "columns": [
            { "title": "Kode", "kind": "text", "width_mm": 18 },
            { "title": "Nama", "kind": *chance.one(&["text", "count", "mark", "percent", "date"]), "share": 300 },
        ], "rows": [["001", "Dinas Satu"], ["002", ""]] })
    }

    fn issued(&self, edition: i64) -> Value {
        let read = json!({ "edition": edition });
        match self.arena.dispatch("documents.issued", &read) {
            Ok(kipp_api::Answer::Json(text)) => {
                serde_json::from_str::<Value>(&text).map(|all| all[0]["sha256"].clone()).unwrap_or_default()
            }
            Ok(kipp_api::Answer::Bytes(_)) | Err(_) => json!("0"),
        }
    }
}

/// An edition of its own with both stages open, some marks, a conflict, an excuse, a decision, a draft.
pub fn own() -> Desk {
    Desk::keep("open", written(), "meja.kipp")
}

fn written() -> Arena {
    let arena = Arena::new();
    for (role, name, office) in [
        ("kepala_daerah", "Bupati Uji", "Bupati Luwu Utara"),
        ("sekretaris_daerah", "Sekda Uji", "Sekretaris Daerah"),
        ("lainnya", "Pejabat Lain", "Kepala Dinas"),
        ("kepala_bagian", "Pejabat Bagian", "Kepala Bagian Organisasi"),
    ] {
        arena
            .call("signatories.save", json!({ "role": role, "name": name, "office": office, "capacity": "definitif" }));
    }
    let health = arena.agency("Dinas Kesehatan", "dinas", None);
    let clinic = arena.agency("Puskesmas Baebunta", "puskesmas", Some(health));
    let trade = arena.agency("Dinas Perdagangan", "dinas", None);
    arena.agency("Badan Keuangan", "badan", None);
    let [ani, also, _] = ["Ani Contoh", "A. Contoh", "Budi Contoh"]
        .map(|name| arena.value("people.save", json!({ "name": name, "agency": health })));
    arena.call("people.join", json!({ "kept": ani, "gone": also }));
    let edition = arena.edition();
    for number in [None, Some("")] {
        let task = json!({ "people": [{ "person": ani }], "task": "menjadi narasumber", "from": "4/10/2021", "place": "Aula" });
        let letter = json!({ "edition": edition, "document": "surat-tugas", "date": "2021-09-28", "task": task });
        arena.call("letters.issue", json!({ "letter": letter, "number": number }));
    }
    arena.call("holidays.save", json!({ "date": "2021-10-04", "name": "Hari jadi", "kind": "libur-nasional" }));
    let session = arena.value("sessions.save", json!({ "edition": edition, "kind": "sosialisasi", "name": "Sosialisasi", "date": "4/10/2021", "starts_at": "9", "place": "Aula" }));
    arena.call("invitations.put", json!({ "session": session, "agencies": [trade] }));
    let letter = json!({ "edition": edition, "document": "surat-undangan", "date": "2021-09-28", "session": session });
    arena.call("letters.issue", json!({ "letter": letter }));
    let letters = arena.call("letters.list", json!({ "edition": edition }));
    let invited = letters["letters"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["document"] == "surat-undangan")
        .unwrap()["recipients"][0]["id"]
        .clone();
    arena.call("letter_answers.save", json!({ "recipient": invited, "date": "2021-10-01", "verdict": "cukup" }));
    arena.call("obligations.set", json!({ "edition": edition, "agencies": [health, trade, clinic] }));
    arena.call(
        "duty_notes.save",
        json!({ "edition": edition, "agency": trade, "date": "2021-12-01", "text": "Dipanggil." }),
    );
    arena.call("sessions.save", json!({ "edition": edition, "kind": "rapat", "name": "Rapat persiapan", "date": "27/9/2021", "starts_at": "9", "place": "Aula" }));
    let session = arena.value("sessions.save", json!({ "edition": edition, "kind": "rapat", "name": "Rapat persiapan", "date": "27/9/2021", "starts_at": "9", "place": "Aula" }));
    arena
        .call("sessions.put_agenda", json!({ "session": session, "items": [{ "minutes": 30, "title": "Pembukaan" }] }));
    arena.files.put("gambar", "gambar.png", PICTURE.to_vec());
    arena.call("attachments.add", json!({ "session": session, "file": "gambar" }));
    let session = arena.call("sessions.list", json!({ "edition": edition }))[0]["id"].clone();
    arena.call("attendance.check_in", json!({ "session": session, "person": ani }));
    arena.call("attendance.send", json!({ "session": session, "to": "keluar" }));
    let door = arena.files.outputs.lock().expect("outputs").pop().expect("a file");
    arena.files.put("pintu", "pintu.kipp-pintu", door.2);
    arena.call("teams.save", json!({ "edition": edition, "team": "tim_sekretariat", "seat": "ketua", "person": ani }));
    let mut submissions = vec![
        arena.passed(edition, "Kejar Stunting", health),
        arena.passed(edition, "Pasar Terang", trade),
        arena.passed(edition, "Ibu Tangguh", clinic),
    ];
    let draft = |title: &str| {
        let input = json!({ "edition": edition, "title": title, "agency": trade, "sections": [{ "code": "ringkasan", "text": "isi" }] });
        arena.value("submissions.save", input).as_i64().expect("an id")
    };
    submissions.push(draft("Masih Draf"));
    let jurors = [
        arena.juror(edition, "Juri 1", None),
        arena.juror(edition, "Juri 2", None),
        arena.juror(edition, "Juri 3", Some(trade)),
    ];
    let (proposal, talk) = (arena.stage(edition, "proposal"), arena.stage(edition, "presentasi"));
    arena.call("stages.open", json!({ "stage": proposal }));
    arena.call("conflicts.declare", json!({ "juror": jurors[1], "submission": submissions[0], "reason": "saudara" }));
    for submission in &submissions[..2] {
        arena.mark_all(proposal, *submission, jurors[0], "80");
    }
    arena.call("assignments.act", json!({ "stage": proposal, "submission": submissions[2], "juror": jurors[1], "act": "excuse", "reason": "sakit" }));
    arena.call("panel_decisions.save", json!({ "edition": edition, "kind": "unranked", "reason": "mundur", "rows": [{ "submission": submissions[2] }] }));
    arena.call("drafts.put", json!({ "form": "usulan", "row": "baru", "text": "{}", "stroke": 1 }));
    arena.call("obligations.exempt", json!({ "edition": edition, "agency": trade, "reason": "baru" }));
    let _ = talk;
    arena
}

/// The sample: frozen, with numbers given, and one print kept.
pub fn frozen() -> Desk {
    let arena = Arena::closed();
    let path = arena.place("contoh", "contoh.kipp");
    std::fs::write(path, crate::sample::bytes()).expect("the sample");
    arena.call("desks.open", json!({ "file": "contoh" }));
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    crate::documents::desks::number_everybody(&arena, edition);
    arena.place("keluar", "keluar.pdf");
    arena.call(
        "certificates.save",
        json!({ "edition": edition, "mode": "merged", "file": "keluar", "document": "piagam" }),
    );
    Desk::keep("frozen", arena, "contoh.kipp")
}

/// The first one with its edition closed and a stage locked.
pub fn closed() -> Desk {
    let arena = written();
    let edition = arena.call("editions.list", json!({}))[0]["id"].as_i64().expect("an edition");
    let talk = arena.stage(edition, "presentasi");
    arena.call("stages.open", json!({ "stage": talk }));
    arena.call("stages.lock", json!({ "stage": talk }));
    arena.call("editions.close", json!({ "edition": edition, "reason": "kompetisi selesai" }));
    Desk::keep("closed", arena, "meja.kipp")
}

/// No desk is open.
pub fn none() -> Desk {
    let arena = Arena::closed();
    arena.files.put("gambar", "gambar.png", PICTURE.to_vec());
    arena.place("keluar", "keluar.pdf");
    arena.place("baru", "baru.kipp");
    arena.place("utama", "tiada.kipp");
    Desk { name: "none", arena, kept: None, ids: BTreeMap::new() }
}
