//! The sample's calendar (documents-year.md 9.6), a table of facts, and what no order of facts may change.

use super::*;
use crate::writing::words::{long_date, weekday_date};
use crate::year::holidays::{YEARS_TO_CHECK, shipped_holidays};
use crate::year::working_days::JointLeave;
use expect_test::expect;
use proptest::prelude::*;
use std::fmt::Write;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn office() -> WorkingDays {
    let holidays = shipped_holidays().into_iter().map(|holiday| (holiday.date, holiday.kind));
    WorkingDays::new(holidays, JointLeave::DayOff, YEARS_TO_CHECK)
}

fn ladder<'d>(days: &'d WorkingDays, closing: Option<&str>) -> Ladder<'d> {
    Ladder { rules: LadderRules::default(), closing: closing.map(day), days }
}

fn letter(kind: LetterKind, issued: &str, received: Option<&str>) -> Letter {
    let number = format!("061/CONTOH-{}", issued.replace('-', ""));
    Letter { kind, number, issued: day(issued), dispatched: None, received: received.map(day), void: false }
}

fn answer(date: &str, verdict: Verdict) -> Answer {
    Answer { date: day(date), verdict }
}

const INVITATION: LetterKind = LetterKind::Invitation;
const REMINDER: LetterKind = LetterKind::Reminder;
const FIRST: LetterKind = LetterKind::FirstReprimand;
const SECOND: LetterKind = LetterKind::SecondReprimand;

/// Letters of the sample up to a kind.
fn sample(last: LetterKind) -> LadderFacts {
    let mut letters = vec![
        letter(INVITATION, "2021-09-28", None),
        letter(REMINDER, "2021-10-18", None),
        letter(FIRST, "2021-11-02", Some("2021-11-03")),
        letter(SECOND, "2021-11-15", Some("2021-11-16")),
    ];
    letters.retain(|letter| letter.kind <= last);
    LadderFacts { letters, ..LadderFacts::default() }
}

fn told(standing: &LadderStanding, day: NaiveDate) -> String {
    let mut text = standing.sentence("Kecamatan Seko");
    if standing.is_due(day) {
        text.push_str(" [due]");
    }
    if let Some(last) = standing.deadline {
        write!(text, " [{} {:?} {}", last.letter.label(), last.receipt, long_date(last.received)).unwrap();
        write!(text, " → {}]", weekday_date(last.date)).unwrap();
    }
    standing.unsure.iter().for_each(|year| write!(text, " [{year}]").unwrap());
    text
}

#[test]
fn the_sample_climbs_by_its_calendar() {
    let days = office();
    let ladder = ladder(&days, Some("2021-10-30"));
    let mut text = String::new();
    for (last, on) in [
        (INVITATION, "2021-10-17"),
        (INVITATION, "2021-10-18"),
        (REMINDER, "2021-10-18"),
        (REMINDER, "2021-10-30"),
        (REMINDER, "2021-10-31"),
        (REMINDER, "2021-11-01"),
        (FIRST, "2021-11-12"),
        (FIRST, "2021-11-15"),
        (SECOND, "2021-11-24"),
    ] {
        let standing = ladder.standing(&sample(last), day(on));
        writeln!(text, "{on} after {}: {}", last.code(), told(&standing, day(on))).unwrap();
    }
    for letter in ladder.standing(&sample(SECOND), day("2021-11-24")).history {
        let received = letter.received.map(weekday_date).unwrap_or_default();
        writeln!(text, "{}: {} → {received}", letter.kind.label(), weekday_date(letter.issued)).unwrap();
    }
    expect![[r#"
        2021-10-17 after undangan: Pengingat boleh mulai 18 Oktober 2021: 12 hari sebelum penutupan 30 Oktober 2021.
        2021-10-18 after undangan: Pengingat boleh mulai 18 Oktober 2021: 12 hari sebelum penutupan 30 Oktober 2021. [due]
        2021-10-18 after pengingat: Pengingat kedua boleh mulai 19 Oktober 2021: paling lambat 30 Oktober 2021, hari penutupan, bila masih diperlukan. [Pengingat Estimated 21 Oktober 2021 → Sabtu, 30 Oktober 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-10-30 after pengingat: Pengingat kedua boleh mulai 19 Oktober 2021: paling lambat 30 Oktober 2021, hari penutupan, bila masih diperlukan. [Pengingat Estimated 21 Oktober 2021 → Sabtu, 30 Oktober 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-10-31 after pengingat: Teguran I boleh mulai 1 November 2021: hari kerja pertama sesudah penutupan 30 Oktober 2021, tanpa usulan. [Pengingat Estimated 21 Oktober 2021 → Sabtu, 30 Oktober 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-11-01 after pengingat: Teguran I boleh mulai 1 November 2021: hari kerja pertama sesudah penutupan 30 Oktober 2021, tanpa usulan. [due] [Pengingat Estimated 21 Oktober 2021 → Sabtu, 30 Oktober 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-11-12 after teguran-1: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-11-15 after teguran-1: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban. [due] [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        2021-11-24 after teguran-2: Teguran II sudah dibuat dengan batas 23 November 2021. Tidak ada surat berikutnya. [Teguran II Recorded 16 November 2021 → Selasa, 23 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        Undangan: Selasa, 28 September 2021 → 
        Pengingat: Senin, 18 Oktober 2021 → 
        Teguran I: Selasa, 2 November 2021 → Rabu, 3 November 2021
        Teguran II: Senin, 15 November 2021 → Selasa, 16 November 2021
    "#]].assert_eq(&text);
}

#[test]
fn facts_end_the_ladder_or_move_the_next_date() {
    let days = office();
    let on = day("2021-11-16");
    let changed = |change: fn(&mut LadderFacts)| {
        let mut facts = sample(FIRST);
        change(&mut facts);
        facts
    };
    let cases: [(&str, LadderFacts); 11] = [
        ("entry", changed(|facts| facts.entry = Some(day("2021-11-10")))),
        ("exempt", changed(|facts| facts.exempt = true)),
        ("enough", changed(|facts| facts.answers.push(answer("2021-11-10", Verdict::Enough)))),
        ("not enough", changed(|facts| facts.answers.push(answer("2021-11-10", Verdict::NotEnough)))),
        ("asks for exemption", changed(|facts| facts.answers.push(answer("2021-11-10", Verdict::ExemptionRequest)))),
        ("promise", changed(|facts| facts.answers.push(answer("2021-11-10", Verdict::Promise(day("2021-11-30")))))),
        (
            "promise not kept",
            changed(|facts| facts.answers.push(answer("2021-11-05", Verdict::Promise(day("2021-11-08"))))),
        ),
        ("answer to the reminder", changed(|facts| facts.answers.push(answer("2021-10-20", Verdict::NotEnough)))),
        (
            "dispatched",
            changed(|facts| {
                let first = facts.letters.last_mut().unwrap();
                (first.dispatched, first.received) = (Some(day("2021-11-04")), None);
            }),
        ),
        ("neither dispatched nor received", changed(|facts| facts.letters.last_mut().unwrap().received = None)),
        ("void", changed(|facts| facts.letters.last_mut().unwrap().void = true)),
    ];
    let mut text = String::new();
    for (name, facts) in cases {
        let standing = ladder(&days, Some("2021-10-30")).standing(&facts, on);
        writeln!(text, "{name}: {}", told(&standing, on)).unwrap();
    }
    let open = ladder(&days, None).standing(&sample(FIRST), on);
    writeln!(text, "no closing: {}", told(&open, on)).unwrap();
    let later = ladder(&days, Some("2029-10-30")).standing(&sample(INVITATION), day("2029-11-05"));
    writeln!(text, "a year without holidays: {}", told(&later, day("2029-11-05"))).unwrap();
    expect![[r#"
        entry: Usulan masuk 10 November 2021. Tidak ada surat berikutnya. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        exempt: Kecamatan Seko dikecualikan. Tidak ada surat berikutnya. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        enough: Jawaban 10 November 2021 dinilai cukup. Tidak ada surat berikutnya. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        not enough: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, jawaban belum cukup. [due] [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        asks for exemption: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, permohonan pengecualian belum diputuskan. [due] [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        promise: Kecamatan Seko menyanggupi 30 November 2021. Surat berikutnya ditunda sampai tanggal itu. Teguran II boleh mulai 1 Desember 2021. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        promise not kept: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, janji 8 November 2021 tanpa usulan. [due] [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        answer to the reminder: Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban. [due] [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        dispatched: Teguran II boleh mulai 18 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 8 November 2021, tanpa jawaban. Catat tanggal terimanya. [Teguran I Estimated 8 November 2021 → Rabu, 17 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        neither dispatched nor received: Teguran II boleh mulai 16 November 2021: 7 hari kerja sesudah teguran I diperkirakan diterima 4 November 2021, tanpa jawaban. Catat tanggal terimanya. [due] [Teguran I Estimated 4 November 2021 → Senin, 15 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        void: Teguran I boleh mulai 1 November 2021: hari kerja pertama sesudah penutupan 30 Oktober 2021, tanpa usulan. [due] [Pengingat Estimated 21 Oktober 2021 → Sabtu, 30 Oktober 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        no closing: Tanggal penutupan pendaftaran belum diisi, jadi belum ada urutan pengingat dan teguran. Isi tanggal akhir tahapan pendaftaran. [Teguran I Recorded 3 November 2021 → Jumat, 12 November 2021] [Hari libur 2021 perlu diperiksa. Cocokkan dengan keputusan bersama tahun itu.]
        a year without holidays: Teguran I boleh mulai 31 Oktober 2029: hari kerja pertama sesudah penutupan 30 Oktober 2029, tanpa usulan. [due] [Hari libur 2029 belum diisi; hanya Sabtu dan Minggu yang dilewati. Isi atau impor hari libur 2029.]
    "#]].assert_eq(&text);
}

#[test]
fn another_letter_than_the_next_needs_a_reason_or_is_refused() {
    let days = office();
    let ladder = ladder(&days, Some("2021-10-30"));
    let mut twice = sample(REMINDER);
    twice.letters.push(letter(REMINDER, "2021-10-25", None));
    let mut sent = sample(REMINDER);
    sent.entry = Some(day("2021-10-25"));
    let mut text = String::new();
    for (name, facts, on) in [
        ("once reminded", sample(REMINDER), "2021-10-26"),
        ("twice reminded", twice, "2021-10-26"),
        ("reprimanded", sample(FIRST), "2021-11-12"),
        ("reprimanded", sample(FIRST), "2021-11-15"),
        ("sent", sent, "2021-11-15"),
    ] {
        writeln!(text, "{name}, {on}").unwrap();
        let standing = ladder.standing(&facts, day(on));
        for kind in [INVITATION, REMINDER, FIRST, SECOND] {
            let permit = standing.permit(kind, day(on), "Kecamatan Seko");
            writeln!(text, "  {}: {permit:?}", kind.code()).unwrap();
        }
    }
    expect![[r#"
        once reminded, 2021-10-26
          undangan: Allowed
          pengingat: Allowed
          teguran-1: NeedsReason("Pengingat kedua boleh mulai 19 Oktober 2021: paling lambat 30 Oktober 2021, hari penutupan, bila masih diperlukan.")
          teguran-2: NeedsReason("Pengingat kedua boleh mulai 19 Oktober 2021: paling lambat 30 Oktober 2021, hari penutupan, bila masih diperlukan.")
        twice reminded, 2021-10-26
          undangan: Allowed
          pengingat: Refused("Pengingat paling banyak 2 kali. Ubah aturan surat bila perlu lebih.")
          teguran-1: NeedsReason("Teguran I boleh mulai 1 November 2021: hari kerja pertama sesudah penutupan 30 Oktober 2021, tanpa usulan.")
          teguran-2: NeedsReason("Teguran I boleh mulai 1 November 2021: hari kerja pertama sesudah penutupan 30 Oktober 2021, tanpa usulan.")
        reprimanded, 2021-11-12
          undangan: Allowed
          pengingat: NeedsReason("Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.")
          teguran-1: NeedsReason("Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.")
          teguran-2: NeedsReason("Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.")
        reprimanded, 2021-11-15
          undangan: Allowed
          pengingat: NeedsReason("Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.")
          teguran-1: NeedsReason("Teguran II boleh mulai 15 November 2021: 7 hari kerja sesudah teguran I diterima, tanpa jawaban.")
          teguran-2: Allowed
        sent, 2021-11-15
          undangan: Allowed
          pengingat: Refused("Usulan masuk 25 Oktober 2021. Tidak ada surat berikutnya.")
          teguran-1: Refused("Usulan masuk 25 Oktober 2021. Tidak ada surat berikutnya.")
          teguran-2: Refused("Usulan masuk 25 Oktober 2021. Tidak ada surat berikutnya.")
    "#]].assert_eq(&text);
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0i64..150).prop_map(|number| day("2021-09-15") + TimeDelta::days(number))
}

fn any_letter() -> impl Strategy<Value = Letter> {
    let kind = prop::sample::select(vec![INVITATION, REMINDER, FIRST, SECOND]);
    (kind, 1u8..9, any_day(), prop::option::of(any_day()), prop::option::of(any_day()), any::<bool>()).prop_map(
        |(kind, number, issued, dispatched, received, void)| Letter {
            kind,
            number: format!("061/{number}"),
            issued,
            dispatched,
            received,
            void,
        },
    )
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let verdict = prop_oneof![
        1 => Just(Verdict::Enough),
        3 => Just(Verdict::NotEnough),
        3 => Just(Verdict::ExemptionRequest),
        4 => any_day().prop_map(Verdict::Promise),
    ];
    (any_day(), verdict).prop_map(|(date, verdict)| Answer { date, verdict })
}

fn any_facts() -> impl Strategy<Value = LadderFacts> {
    let letters = prop::collection::vec(any_letter(), 0..6);
    let answers = prop::collection::vec(any_answer(), 0..5);
    (prop::bool::weighted(0.1), prop::option::weighted(0.2, any_day()), letters, answers)
        .prop_map(|(exempt, entry, letters, answers)| LadderFacts { exempt, entry, letters, answers })
}

fn shuffled() -> impl Strategy<Value = (LadderFacts, LadderFacts)> {
    any_facts().prop_flat_map(|facts| {
        let letters = Just(facts.letters.clone()).prop_shuffle();
        let answers = Just(facts.answers.clone()).prop_shuffle();
        (Just(facts), letters, answers)
            .prop_map(|(facts, letters, answers)| (facts.clone(), LadderFacts { letters, answers, ..facts }))
    })
}

/// What a fact that decides nothing must leave alone: everything but the words and the history.
fn decided(standing: &LadderStanding) -> (NextStep, Option<Deadline>) {
    (standing.next, standing.deadline)
}

proptest! {
    #[test]
    fn the_order_of_facts_plays_no_part((facts, again) in shuffled(), on in any_day()) {
        let days = office();
        let ladder = ladder(&days, Some("2021-10-30"));
        let (one, other) = (ladder.standing(&facts, on), ladder.standing(&again, on));
        prop_assert_eq!(decided(&one), decided(&other));
        prop_assert_eq!(one.sentence("A"), other.sentence("A"));
        let words = |standing: &LadderStanding| -> Vec<(LetterKind, NaiveDate, String)> {
            standing.history.iter().map(|letter| (letter.kind, letter.issued, letter.number.clone())).collect()
        };
        prop_assert_eq!(words(&one), words(&other));
    }

    #[test]
    fn facts_that_decide_nothing_change_nothing(
        facts in any_facts(),
        on in any_day(),
        void in any_letter(),
        invited in any_day(),
        unmoving in any_answer(),
    ) {
        let days = office();
        let ladder = ladder(&days, Some("2021-10-30"));
        let before = ladder.standing(&facts, on);
        let mut more = facts.clone();
        more.letters.push(Letter { void: true, ..void });
        prop_assert_eq!(&ladder.standing(&more, on), &before);
        more.letters.push(Letter { issued: invited, ..letter(INVITATION, "2021-09-28", None) });
        let verdict = match unmoving.verdict {
            Verdict::Enough | Verdict::Promise(_) => Verdict::NotEnough,
            other => other,
        };
        more.answers.push(Answer { verdict, ..unmoving });
        prop_assert_eq!(decided(&ladder.standing(&more, on)), decided(&before));
    }

    #[test]
    fn a_promise_only_moves_the_next_date(facts in any_facts(), on in any_day(), promised in any_answer()) {
        let Verdict::Promise(until) = promised.verdict else { return Ok(()) };
        let days = office();
        let ladder = ladder(&days, Some("2021-10-30"));
        let before = ladder.standing(&facts, on);
        let mut more = facts;
        more.answers.push(promised);
        let after = ladder.standing(&more, on);
        prop_assert_eq!(after.deadline, before.deadline);
        match (before.next, after.next) {
            (NextStep::Letter(before), NextStep::Letter(after)) => {
                prop_assert!(after.from > until && after.from >= before.from);
                prop_assert!(after.kind == before.kind || before.kind == REMINDER && after.kind == FIRST);
            }
            (before, after) => prop_assert_eq!(before, after),
        }
    }

    #[test]
    fn nobody_who_left_the_ladder_is_ever_due(facts in any_facts(), on in any_day()) {
        let days = office();
        let standing = ladder(&days, Some("2021-10-30")).standing(&facts, on);
        let ends = facts.exempt
            || facts.entry.is_some()
            || facts.answers.iter().any(|answer| answer.verdict == Verdict::Enough)
            || standing.history.iter().any(|letter| letter.kind == SECOND);
        prop_assert_eq!(matches!(standing.next, NextStep::Ended(_)), ends);
        prop_assert!(!ends || !standing.is_due(on));
        if let NextStep::Letter(next) = standing.next {
            prop_assert!(next.kind != SECOND || standing.deadline.is_some_and(|first| next.from > first.date));
            prop_assert!(next.kind != FIRST || next.from > day("2021-10-30"));
        }
    }
}
