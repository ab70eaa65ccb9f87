//! What others still point to is not deleted, and the refusal says by what it is used, never what the database says.

use expect_test::expect;
use kipp_app::Fault;
use kipp_app::error::text_id::text_of;
use kipp_app::nouns::{UNNAMED, word as table_word};
use kipp_domain::words::Zone;
use kipp_store::{Desk as File, Stamp};
use kipp_tests::{Arena, MOMENT};
use serde_json::json;

use super::{Desk, desk, refuses, said};

/// References that no row of the stored desk uses, each with the reason.
const UNUSED: &[(&str, &str)] = &[
    ("criteria.parent_id", "no rubric of the stored desk has branches; a rubric is replaced as a whole"),
    ("certificate_prints.certificate_id", "a print keeps bytes beside the desk, and the stored one is rows alone"),
    ("issued_files.edition_id", "the same"),
    ("issued_files.revision_id", "the same"),
    ("attachments.obligation_id", "attachments of duties and answers come with their commands"),
    ("attachments.answer_id", "the same"),
    ("attachments.duty_note_id", "the same"),
];

#[test]
fn whatever_points_to_a_row_keeps_it_and_is_named() {
    let arena = Arena::new();
    crate::schema::stored(&arena);
    arena.call("desks.close", json!({}));
    let mut file = File::open(&arena.folder.path().join("meja.kipp"), MOMENT).expect("the desk");
    let stamp = Stamp { at: MOMENT, actor: "Penguji".into(), program_run: "uji".into(), ends: vec![] };
    let references = file.read().references().expect("references");
    assert!(references.len() > 40, "{} references", references.len());
    let mut missing = Vec::new();
    for reference in &references {
        let name = format!("{}.{}", reference.child, reference.column);
        assert_ne!(table_word(&reference.child), UNNAMED, "{name}: its table has no word: describe it (`nouns!`)");
        assert_ne!(
            table_word(&reference.parent),
            UNNAMED,
            "{name}: what it points to has no word: describe it (`nouns!`)"
        );
        let Some(id) = file.pointed_to(reference).expect("a row") else {
            let known = UNUSED.iter().any(|(unused, _)| *unused == name) || name == "stage_extensions.letter_id";
            if !known {
                missing.push(name);
            }
            continue;
        };
        // The journal is not deleted from at all.
        if kipp_store::journal::OUTSIDE.iter().any(|(table, _)| *table == reference.parent) {
            continue;
        }
        let rows = file.dump().expect("rows");
        let error = file.delete_carelessly(&stamp, &reference.parent, id).expect_err(&name);
        let told = text_of(&Fault::Store(error), Zone::WITA);
        assert_eq!(told.code, "in_use", "{name}: {told:?}");
        assert!(told.title.contains(table_word(&reference.child)), "{name}: {}", told.title);
        assert_eq!(file.dump().expect("rows"), rows, "{name}");
    }
    assert!(missing.is_empty(), "no row of the stored desk uses {missing:?}: let schema::stored make one");
}

#[test]
fn what_is_in_use_says_by_what() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, juror, proposal, .. } = &desk;
    let other = arena.agency("Dinas Lain", "dinas", None);
    arena.agency("UPT Lain", "puskesmas", Some(other));
    let decided =
        arena.value("submissions.save", json!({ "edition": edition, "title": "Ibu Tangguh", "agency": agency }));
    arena.call(
        "panel_decisions.save",
        json!({ "edition": edition, "kind": "unranked", "reason": "mundur", "rows": [{ "submission": decided }] }),
    );
    arena.mark_all(*proposal, *submission, *juror, "80");
    let signer = arena.value(
        "signatories.save",
        json!({ "role": "lainnya", "name": "Armiadi", "office": "Sekda", "capacity": "definitif" }),
    );
    arena.call("award_classes.save", json!({ "edition": edition, "classes": [{ "short_name": "Top 7", "full_name": "Top 7", "rank_from": 1, "rank_to": 7, "document": "piagam", "signatory": signer }] }));
    refuses(
        arena,
        &[
            ("an agency with a submission", "agencies.delete", json!({ "id": agency })),
            ("an agency with a unit", "agencies.delete", json!({ "id": other })),
            ("a submission of a panel decision", "submissions.delete", json!({ "submission": decided })),
            ("a submission with marks", "submissions.delete", json!({ "submission": submission })),
            ("a juror with marks", "jurors.delete", json!({ "id": juror })),
            ("a signatory of a class", "signatories.delete", json!({ "id": signer })),
            ("a decision that is none", "panel_decisions.withdraw", json!({ "edition": edition, "decision": 404 })),
        ],
        &expect![[r#"
            an agency with a submission (agencies.delete)
            in_use: Dinas Kesehatan masih dipakai: 2 usulan, 2 inovasi.
              → Isi tanggal berlaku sampai, atau gabungkan ke unit lain.

            an agency with a unit (agencies.delete)
            in_use: Dinas Lain masih dipakai: 1 unit di bawahnya.
              → Isi tanggal berlaku sampai, atau gabungkan ke unit lain.

            a submission of a panel decision (submissions.delete)
            in_use: Ibu Tangguh masih dipakai: keputusan pleno 10 Desember 2021.
              → Hapus atau ubah pemakainya lebih dulu.

            a submission with marks (submissions.delete)
            in_use: Kejar Stunting masih dipakai: lembar nilai pada Penilaian proposal.
              → Hapus atau ubah pemakainya lebih dulu.

            a juror with marks (jurors.delete)
            in_use: Juri 1 masih dipakai: lembar nilai pada Penilaian proposal.
              → Hapus atau ubah pemakainya lebih dulu.

            a signatory of a class (signatories.delete)
            in_use: Armiadi masih dipakai: kelas Top 7 edisi 2021.
              → Hapus atau ubah pemakainya lebih dulu.

            a decision that is none (panel_decisions.withdraw)
            not_found: Keputusan pleno “404” tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

        "#]],
    );
}

#[test]
fn what_a_form_points_to_and_is_not_there_is_told_at_its_field() {
    let desk = desk();
    let Desk { arena, agency, edition, submission, proposal, .. } = &desk;
    refuses(
        arena,
        &[
            ("a parent", "agencies.save", json!({ "code": "A", "name": "A", "kind": "dinas", "parent": 404 })),
            (
                "an agency of a juror",
                "jurors.save",
                json!({ "edition": edition, "name": "J", "seat": "ketua", "agency": 404 }),
            ),
            (
                "a unit",
                "submissions.save",
                json!({ "edition": edition, "title": "T", "agency": agency, "unit_agency": 404 }),
            ),
            (
                "who signs a class",
                "award_classes.save",
                json!({ "edition": edition, "classes": [{ "short_name": "A", "full_name": "A", "rank_from": 1, "rank_to": 1, "document": "piagam", "signatory": 404 }] }),
            ),
            ("an obliged agency", "obligations.set", json!({ "edition": edition, "agencies": [-1] })),
            (
                "a criterion of a tie rule",
                "tie_rules.save",
                json!({ "edition": edition, "rules": [{ "kind": "criterion_mean", "stage": proposal, "criterion": 404 }] }),
            ),
            (
                "a tie rule that is none",
                "tie_rules.save",
                json!({ "edition": edition, "rules": [{ "kind": "undian" }] }),
            ),
            (
                "a submission twice in a decision",
                "panel_decisions.save",
                json!({ "edition": edition, "kind": "unranked", "reason": "r", "rows": [{ "submission": submission }, { "submission": submission }] }),
            ),
        ],
        &expect![[r#"
            a parent (agencies.save)
            invalid: Unit induk “404” tidak ditemukan. Pilih lagi dari daftar.
              parent_id: Unit induk “404” tidak ditemukan. Pilih lagi dari daftar.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            an agency of a juror (jurors.save)
            invalid: Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar.
              agency_id: Perangkat daerah itu tidak ditemukan. Pilih lagi dari daftar.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a unit (submissions.save)
            invalid: Unit itu tidak ditemukan. Pilih lagi dari daftar.
              unit_agency_id: Unit itu tidak ditemukan. Pilih lagi dari daftar.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            who signs a class (award_classes.save)
            not_found: Penanda tangan yang dipilih tidak ditemukan.
              signatory_id: Penanda tangan ini tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

            an obliged agency (obligations.set)
            not_found: Perangkat daerah “-1” tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

            a criterion of a tie rule (tie_rules.save)
            not_found: Kriteria “404” tidak ditemukan.
              → Muat ulang daftar: mungkin sudah dihapus atau diganti.

            a tie rule that is none (tie_rules.save)
            invalid: Penentu seri “undian” tidak dikenal.
              rules.0.kind: Penentu seri “undian” tidak dikenal.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

            a submission twice in a decision (panel_decisions.save)
            invalid: Satu usulan cukup satu baris dalam keputusan.
              rows: Satu usulan cukup satu baris dalam keputusan.
              → Perbaiki isian yang ditandai, lalu simpan lagi.

        "#]],
    );
    arena.call("obligations.set", json!({ "edition": edition, "agencies": [agency, agency] }));
}

#[test]
fn an_undo_that_later_rows_build_upon_says_so() {
    let arena = Arena::new();
    let agency = arena.agency("Dinas Kesehatan", "dinas", None);
    let made = arena.call("operations.list", json!({ "limit": 1 }))[0]["id"].clone();
    let edition = arena.edition();
    arena.passed(edition, "Kejar Stunting", agency);
    let error = arena.refused("operations.undo_one", json!({ "id": made }));
    expect![[r#"
        not_allowed_now: Tidak dapat diurungkan.
          Data dari Dinas Kesehatan ditambahkan masih dipakai sejak 10 Desember 2021 pukul 15.20: Usulan Kejar Stunting disimpan.
          → Urungkan perubahan itu lebih dulu."#]]
    .assert_eq(&said(&error));
}
