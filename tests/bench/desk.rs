//! The desk of 10,000 submissions, 9 jurors and 8 criteria: the rule alone, the ranking shown, opened, looked through
//! beside the work, one mark saved.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use kipp_api::ports::{Cancel, Ctx, FixedClock, MemoryFiles, UtcMillis, ZeroIds};
use kipp_api::{Answer, App, dispatch};
use kipp_domain::scoring;
use kipp_store::{named_params, sql};
use kipp_tests::big::{self, Big};
use serde_json::{Value, json};

use crate::figures::{Goal, Report, Took, Trouble, median, quantile, timed};

/// The program on a copy of the large desk.
struct Program {
    app: App,
    files: MemoryFiles,
}

impl Program {
    fn call(&self, name: &str, input: &Value) -> Result<String, Trouble> {
        match self.answer(name, input)? {
            Answer::Json(text) => Ok(text),
            Answer::Bytes(_) => Err(format!("{name} answered bytes").into()),
        }
    }

    fn bytes(&self, name: &str, input: &Value) -> Result<Vec<u8>, Trouble> {
        match self.answer(name, input)? {
            Answer::Bytes(bytes) => Ok(bytes),
            Answer::Json(_) => Err(format!("{name} answered no bytes").into()),
        }
    }

    fn answer(&self, name: &str, input: &Value) -> Result<Answer, Trouble> {
        let (clock, cancel) = (FixedClock(UtcMillis(kipp_tests::MOMENT + 86_400_000)), Cancel::default());
        let ctx =
            Ctx { clock: &clock, ids: &ZeroIds, files: &self.files, progress: &|_| {}, cancel: &cancel, ends: &[] };
        dispatch(&self.app, name, &input.to_string(), &ctx).map_err(|refused| format!("{name}: {refused:?}").into())
    }
}

pub fn measure(report: &mut Report, folder: &Path) -> Result<(), Trouble> {
    let big = big::desk_in(folder)?;
    let copy = folder.join("dipakai.kipp");
    for suffix in ["", "-wal"] {
        let _ = fs::remove_file(folder.join(format!("dipakai.kipp{suffix}")));
    }
    fs::copy(&big.path, &copy)?;
    let files = MemoryFiles::default();
    files.put_place("desk", &copy);
    let program = Program { app: App::new(folder.join("data"), "Bench".into()), files };
    opened(report, &program)?;
    ranked(report, &program, &big)?;
    read(report, &program, &big)?;
    saved(report, &program, &big)?;
    turned(report, &program, &big)?;
    program.call("desks.close", &json!({}))?;
    fs::remove_file(&copy)?;
    Ok(())
}

fn opened(report: &mut Report, program: &Program) -> Result<(), Trouble> {
    let open = || program.call("desks.open", &json!({ "file": "desk" }));
    open()?;
    let (mut runs, mut looks) = (vec![], vec![]);
    for _ in 0..report.runs * 2 {
        program.call("desks.close", &json!({}))?;
        let (took, answer) = timed(open);
        answer?;
        runs.push(took);
        let (took, whole) = timed(|| program.app.require_whole());
        whole.map_err(|fault| format!("{fault:?}"))?;
        looks.push(took);
    }
    report.took("desk of 10,000 submissions (720,000 marks): open", &runs, Goal::AtMost(500.0))?;
    report.took("  then the full look beside the work (integrity, references, journal)", &looks, Goal::None)
}

fn ranked(report: &mut Report, program: &Program, big: &Big) -> Result<(), Trouble> {
    let loaded = program.app.read(|read| kipp_app::results::competition::load(&program.app, read, big.edition));
    let loaded = loaded.map_err(|fault| format!("{fault:?}"))?;
    let rule: Vec<Took> = (0..report.runs * 5)
        .map(|_| timed(|| drop(black_box(scoring::rank(black_box(&loaded.competition))))).0)
        .collect();
    report.took("10,000 x 9 jurors x 8 criteria: the rule alone", &rule, Goal::AtMost(100.0))?;
    drop(loaded);
    let input = json!({ "edition": big.edition });
    let shown = program.call("rankings.show", &input)?;
    let (mut anew, mut again) = (vec![], vec![]);
    for at in 0..report.runs * 4 {
        save(program, big, 2000 + at)?.1?;
        for runs in [&mut anew, &mut again] {
            let (took, answer) = timed(|| program.call("rankings.show", &input));
            answer?;
            runs.push(took);
        }
    }
    report.took("10,000 x 9 jurors x 8 criteria: rankings.show after a mark was saved", &anew, Goal::AtMost(500.0))?;
    let times = median(anew.iter().map(|run| run.wall)) / median(rule.iter().map(|run| run.wall));
    report.line("  beside the rule alone", times, "x", Goal::AtMost(12.0))?;
    report.took("  asked again", &again, Goal::None)?;
    let repeated = |act: &dyn Fn()| -> Vec<Took> { (0..report.runs * 2).map(|_| timed(act).0).collect() };
    let load = repeated(&|| {
        drop(program.app.read(|read| kipp_app::results::competition::load(&program.app, read, big.edition)));
    });
    let said = repeated(&|| {
        drop(program.app.read(|read| {
            let loaded = kipp_app::results::competition::load(&program.app, read, big.edition)?;
            let ranking = scoring::rank(&loaded.competition);
            kipp_app::results::statement::statement_of(read, &loaded, &ranking)
        }));
    });
    report.took("  of it reading the edition", &load, Goal::None)?;
    report.took("  of it reading, ranking and saying", &said, Goal::None)?;
    #[allow(clippy::cast_precision_loss)]
    report.line("  its answer", shown.len() as f64 / 1e6, "MB", Goal::None)?;
    let rows = serde_json::from_str::<Value>(&shown)?["rows"].as_array().map_or(0, Vec::len);
    if rows == big.submissions.len() { Ok(()) } else { Err(format!("{rows} rows ranked").into()) }
}

/// What the officer sees first: made anew after a change, and asked for again. Then the longest list.
fn read(report: &mut Report, program: &Program, big: &Big) -> Result<(), Trouble> {
    let input = json!({ "edition": big.edition });
    let mut timings = [vec![], vec![], vec![]];
    for at in 0..report.runs * 4 {
        save(program, big, 1000 + at)?.1?;
        for (runs, command) in timings.iter_mut().zip(["overview.show", "overview.show", "submissions.list"]) {
            let (took, answer) = timed(|| program.call(command, &input));
            answer?;
            runs.push(took);
        }
    }
    let [anew, again, list] = timings;
    report.took("Beranda's read on that desk, after a mark was saved", &anew, Goal::AtMost(50.0))?;
    report.took("  asked again", &again, Goal::None)?;
    report.took("submissions.list on that desk", &list, Goal::None)
}

/// One mark of one sheet.
fn save(program: &Program, big: &Big, at: usize) -> Result<(Took, Result<String, Trouble>), Trouble> {
    let submission = big.submissions.get(at * 47 % big.submissions.len()).ok_or("a submission")?;
    let juror = big.jurors.get(at % big.jurors.len()).ok_or("a juror")?;
    let mark = format!("{},{:02}", 60 + at % 40, at % 100);
    let input = json!({ "stage": big.stage, "submission": submission, "juror": juror, "marks": [{ "criterion": "k4", "mark": mark }] });
    Ok(timed(|| program.call("score_sheets.record", &input)))
}

fn saved(report: &mut Report, program: &Program, big: &Big) -> Result<(), Trouble> {
    let mut runs = vec![];
    for at in 0..200 {
        let (took, answer) = save(program, big, at)?;
        answer?;
        runs.push(took);
    }
    report.took("one mark saved on that desk: median of 200", &runs, Goal::None)?;
    let p95 = quantile(runs.iter().map(|run| run.wall), 95);
    report.line("one mark saved on that desk: p95 of 200", p95, "ms", Goal::AtMost(10.0))?;
    let looked = followed(program)?;
    report.line("  of it looking for what follows from the change", looked, "ms", Goal::AtMost(0.1))
}

/// The two questions of `app::consequences` about the newest operation, which saved a mark: nothing follows from it.
fn followed(program: &Program) -> Result<f64, Trouble> {
    let looked = program.app.read(|read| {
        let newest = read.value::<i64>("SELECT id FROM operations ORDER BY seq DESC LIMIT 1", [])?;
        let runs: Vec<f64> = (0..500)
            .map(|_| {
                let (took, found) = timed(|| {
                    let mut found = 0;
                    for sql in [sql!("operation_changes/rule_inputs"), sql!("operation_changes/duty_changes")] {
                        found += read.map(sql, named_params! { ":op_id": newest }, |_| Ok(()))?.len();
                    }
                    Ok::<_, kipp_store::StoreError>(found)
                });
                found.map(|found| if found == 0 { took.wall } else { f64::NAN })
            })
            .collect::<Result<_, _>>()?;
        Ok(median(runs))
    });
    looked.map_err(|fault| format!("{fault:?}").into())
}

/// The recap of everybody in the preview: its pages are set once, then turned.
fn turned(report: &mut Report, program: &Program, big: &Big) -> Result<(), Trouble> {
    let mut input = json!({ "edition": big.edition, "document": "rekap-nilai" });
    let (took, outline) = timed(|| program.call("documents.outline", &input));
    let pages = serde_json::from_str::<Value>(&outline?)?["pages"].as_array().map_or(0, Vec::len);
    report.took(&format!("the recap of 10,000 rows in the preview: {pages} pages set"), &[took], Goal::None)?;
    let mut runs = vec![];
    for page in 1..=50.min(pages) {
        input["page"] = page.into();
        let (took, svg) = timed(|| program.bytes("documents.preview", &input));
        svg?;
        runs.push(took);
    }
    report.took("  a page turned", &runs, Goal::AtMost(5.0))
}
