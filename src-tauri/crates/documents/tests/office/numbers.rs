//! Numbers on paper, recomputed from the paper alone (checklist 23 and 24), and the report of what was tightened.

use kipp_documents::models::table::column::{ColumnKind, columns};
use kipp_documents::models::table::{content, inspect as tables};
use kipp_documents::{NoticeKind, Paper};

use super::{data, print, template};

/// Hundredths of `86,25`; none for a sign.
fn hundredths(cell: &str) -> Option<i64> {
    let (whole, part) = cell.split_once(',')?;
    Some(whole.parse::<i64>().ok()? * 100 + part.parse::<i64>().ok()?)
}

/// Half up.
fn mean(marks: &[i64]) -> i64 {
    let (sum, count) = (marks.iter().sum::<i64>(), marks.len() as i64);
    (2 * sum + count) / (2 * count)
}

#[test]
fn printed_means_and_finals_follow_from_the_printed_marks() {
    let composed = print("rekap-nilai", &data::scores(41, 9, 2, false), Paper::F4).expect("recap");
    let read = tables::read(&composed);
    assert_eq!(read.len(), 1);
    let mut before = i64::MAX;
    for (place, row) in read[0].rows().enumerate() {
        let marks =
            |from: usize| row.cells[from..from + 9].iter().filter_map(|cell| hundredths(cell)).collect::<Vec<_>>();
        let (first, second) = (mean(&marks(3)), mean(&marks(13)));
        assert_eq!(hundredths(&row.cells[12]), Some(first), "row {}", row.cells[0]);
        assert_eq!(hundredths(&row.cells[22]), Some(second), "row {}", row.cells[0]);
        let last = (first * 60 + second * 40 + 50) / 100;
        assert_eq!(hundredths(&row.cells[23]), Some(last), "row {}", row.cells[0]);
        assert_eq!(row.cells[24], (place + 1).to_string());
        assert!(last <= before, "ranks follow the finals");
        before = last;
    }
}

#[test]
fn too_many_jurors_give_a_table_per_stage_and_a_summary() {
    let composed = print("rekap-nilai", &data::scores(10, 12, 2, false), Paper::A4).expect("recap");
    let read = tables::read(&composed);
    let widths: Vec<usize> = read.iter().map(|table| table.pieces[0].edges.len() - 1).collect();
    assert_eq!(widths, [3 + 12 + 1, 3 + 12 + 1, 3 + 2 + 3]);
    for table in &read {
        assert_eq!(table.rows().count(), 10);
    }
    let means: Vec<String> = read[0].rows().map(|row| row.cells[15].clone()).collect();
    let summed: Vec<String> = read[2].rows().map(|row| row.cells[3].clone()).collect();
    assert_eq!(means, summed, "the summary repeats the means of the first table");
}

#[test]
fn from_three_stages_on_each_has_a_table_and_a_summary_closes() {
    for paper in [Paper::A4, Paper::F4] {
        for stages in 3..=5 {
            let composed = print("rekap-nilai", &data::scores(10, 5, stages, false), paper).expect("recap");
            let read = tables::read(&composed);
            let widths: Vec<usize> = read.iter().map(|table| table.pieces[0].edges.len() - 1).collect();
            let mut wanted = vec![3 + 5 + 1; stages];
            wanted.push(3 + stages + 3);
            assert_eq!(widths, wanted, "{stages} stages");
            let summary = &read[stages];
            for (stage, table) in read[..stages].iter().enumerate() {
                let means: Vec<String> = table.rows().map(|row| row.cells[8].clone()).collect();
                let summed: Vec<String> = summary.rows().map(|row| row.cells[3 + stage].clone()).collect();
                assert_eq!(means, summed, "the summary repeats the means of stage {stage}");
            }
            let title = summary.pieces[0].edges[2] - summary.pieces[0].edges[1];
            assert!(title >= 40.0, "the title keeps {title} mm beside {stages} means");
        }
        let two = print("rekap-nilai", &data::scores(10, 5, 2, false), paper).expect("recap");
        assert_eq!(tables::read(&two).len(), 1, "two stages stand side by side");
    }
}

#[test]
fn a_stage_that_nobody_scores_yet_has_no_table_of_its_own() {
    let values = data::scores(10, 5, 3, false);
    let mut heads = values.rows("tahap").to_vec();
    heads[1] = heads[1].clone().list("juri", vec![]);
    let composed = print("rekap-nilai", &values.list("tahap", heads), Paper::A4).expect("recap");
    let widths: Vec<usize> = tables::read(&composed).iter().map(|table| table.pieces[0].edges.len() - 1).collect();
    assert_eq!(widths, [9, 9, 3 + 3 + 3]);
}

#[test]
fn totals_of_the_compliance_summary_add_up() {
    let composed = print("rekap-kepatuhan", &data::obligations(41), Paper::A4).expect("recap");
    let read = tables::read(&composed);
    let summary = &read[0];
    for column in 1..4 {
        let sum: i64 = summary.rows().filter_map(|row| row.cells[column].parse::<i64>().ok()).sum();
        let totals = summary.pieces[0].rows.iter().find(|row| !row.is_data).expect("totals");
        assert_eq!(totals.cells[column], sum.to_string());
    }
    assert_eq!(read[1].rows().count(), 41);
    let sent: i64 = read[1].rows().filter(|row| row.cells[4] == "Sudah").count() as i64;
    assert_eq!(sent, 8);
    assert!(read[1].rows().all(|row| row.cells[3] != "0"), "a missing number is – and never 0");
}

#[test]
fn tightening_is_reported_and_saves_a_page() {
    let values = data::scores(10, 5, 2, false);
    let loose = print("rekap-nilai", &values, Paper::F4).expect("recap");
    let mut tightened = 0;
    for rows in 1..60 {
        let composed = print("rekap-peserta", &data::participants(rows), Paper::A4).expect("recap");
        let levels: Vec<u8> = composed
            .notices
            .iter()
            .filter_map(|notice| match notice.what {
                NoticeKind::Tightened { level } => Some(level),
                NoticeKind::Shrunk { .. }
                | NoticeKind::Letters { .. }
                | NoticeKind::TallSignature
                | NoticeKind::LeftOut { .. } => None,
            })
            .collect();
        assert!(levels.len() <= 1 && levels.iter().all(|level| (1..=3).contains(level)), "{rows} rows: {levels:?}");
        if let [_] = levels[..] {
            tightened += 1;
            let one_more = print("rekap-peserta", &data::participants(rows + 12), Paper::A4).expect("recap");
            assert!(one_more.pages.len() > composed.pages.len());
        }
    }
    assert!(tightened > 0, "some count of rows needs tightening");
    assert_eq!(loose.pages.len(), 1);
}

#[test]
fn paper_spreadsheet_and_screen_share_one_column_list() {
    let values = data::scores(10, 2, 2, false);
    let list = columns(&template("rekap-nilai"), &values, "").expect("columns");
    let keys: Vec<&str> = list.iter().map(|column| column.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "no",
            "judul",
            "pd",
            "tahap.1.juri.1.nilai",
            "tahap.1.juri.2.nilai",
            "tahap.1.rata",
            "tahap.2.juri.1.nilai",
            "tahap.2.juri.2.nilai",
            "tahap.2.rata",
            "akhir",
            "per",
            "ket",
        ]
    );
    assert_eq!(list[3].full_title(), "Nilai proposal (bobot\u{a0}60%) – J1");
    assert_eq!(list[3].kind, ColumnKind::Mark);
    let pleno = columns(&template("rekap-nilai"), &values.flag("pleno", true), "").expect("columns");
    assert!(pleno.iter().any(|column| column.key == "per_hitung") && pleno.iter().all(|column| column.key != "per"));
}

#[test]
fn a_table_is_also_data_for_screen_and_spreadsheet() {
    let summary = content(&template("rekap-kepatuhan"), &data::obligations(41), "ringkasan").expect("content");
    let totals = summary.totals.expect("totals");
    let words: Vec<String> = totals.cells.iter().map(|cell| cell.text()).collect();
    assert_eq!(words, ["Jumlah", "40", "8", "32", "20,0%"]);
    let units = content(&template("rekap-kepatuhan"), &data::obligations(41), "").expect("content");
    assert_eq!((units.rows.len(), units.columns.len(), units.totals), (41, 6, None));
    let missing = units.rows[0].cells[3].text();
    assert_eq!(missing, "–");
}
