//! The ladder of letters (*pengingat*, *teguran I*, *teguran II*) to an agency that has sent nothing.
//!
//! Rule: documents-year.md 12.1; the regency's own is not known, so every number of it is a setting. What is allowed
//! follows from facts only: their order plays no part, and the program never writes a consequence. The clock, the
//! numbers of letters and what the office does after the second reprimand are not known here.

use super::working_days::{Reckoned, UnsureYear, WorkingDays};
use crate::codes;
use chrono::{NaiveDate, TimeDelta};

mod sentences;

/// The waiting times of an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LadderRules {
    /// From so many calendar days before the closing a reminder may be issued.
    pub reminder_days: u16,
    pub most_reminders: u8,
    /// Working days after receipt of the first and of the second reprimand.
    pub first_term: u16,
    pub second_term: u16,
    /// Working days from dispatch to receipt, where no receipt is recorded (*hari_kirim*).
    pub delivery_days: u16,
}

impl Default for LadderRules {
    fn default() -> LadderRules {
        LadderRules { reminder_days: 12, most_reminders: 2, first_term: 7, second_term: 5, delivery_days: 2 }
    }
}

/// Kinds of letters in the order of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterKind {
    /// No step of the ladder; the history names it.
    Invitation,
    Reminder,
    FirstReprimand,
    SecondReprimand,
}

impl LetterKind {
    /// `undangan`, `pengingat`, `teguran-1`, `teguran-2`.
    pub const fn code(self) -> &'static str {
        match self {
            LetterKind::Invitation => "undangan",
            LetterKind::Reminder => "pengingat",
            LetterKind::FirstReprimand => "teguran-1",
            LetterKind::SecondReprimand => "teguran-2",
        }
    }

    /// `Teguran I`.
    pub const fn label(self) -> &'static str {
        match self {
            LetterKind::Invitation => "Undangan",
            LetterKind::Reminder => "Pengingat",
            LetterKind::FirstReprimand => "Teguran I",
            LetterKind::SecondReprimand => "Teguran II",
        }
    }

    pub fn from_code(code: &str) -> Option<LetterKind> {
        use LetterKind::{FirstReprimand, Invitation, Reminder, SecondReprimand};
        [Invitation, Reminder, FirstReprimand, SecondReprimand].into_iter().find(|kind| kind.code() == code)
    }
}

/// A letter that was issued to the agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub kind: LetterKind,
    /// Empty where the number is written in later.
    pub number: String,
    pub issued: NaiveDate,
    pub dispatched: Option<NaiveDate>,
    pub received: Option<NaiveDate>,
    /// A void letter counts as never sent.
    pub void: bool,
}

/// What the office made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// *Cukup*: ends the ladder.
    Enough,
    /// *Belum cukup*: moves nothing.
    NotEnough,
    /// *Permohonan pengecualian*: exempts nobody by itself.
    ExemptionRequest,
    /// The agency promises an entry by this day: the next letter waits for it, nothing else changes.
    Promise(NaiveDate),
}

/// An answer of the agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Answer {
    pub date: NaiveDate,
    pub verdict: Verdict,
}

/// Everything the rule looks at for one agency; lists in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LadderFacts {
    pub exempt: bool,
    /// Day of its first entry at masuk or later.
    pub entry: Option<NaiveDate>,
    pub letters: Vec<Letter>,
    pub answers: Vec<Answer>,
}

/// How the day of receipt is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Receipt {
    Recorded,
    /// From the day of dispatch, or where none is recorded from the date of the letter.
    Estimated,
}

/// Until when the last letter asks for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    pub letter: LetterKind,
    /// Of a reminder the closing date.
    pub date: NaiveDate,
    pub received: NaiveDate,
    pub receipt: Receipt,
}

/// Why no further letter goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LadderEnd {
    Exempt,
    /// An entry came on this day.
    Entry(NaiveDate),
    /// An answer of this day is enough.
    Enough(NaiveDate),
    /// The last step was taken.
    SecondReprimand,
}

/// The letter that may go out next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextLetter {
    pub kind: LetterKind,
    /// Which of its kind, from 1: the second reminder is 2.
    pub ordinal: usize,
    pub from: NaiveDate,
    /// A reminder may go out up to the closing.
    pub until: Option<NaiveDate>,
    /// The promise that moved `from`.
    pub promise: Option<NaiveDate>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// The closing date of the registration is open: there is no ladder.
    NoClosing,
    Letter(NextLetter),
    Ended(LadderEnd),
}

/// Where an agency stands on the ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LadderStanding {
    pub next: NextStep,
    /// Of the last letter.
    pub deadline: Option<Deadline>,
    /// Letters that were issued and are not void, by date, kind and number: the *riwayat* of the next letter's text.
    pub history: Vec<Letter>,
    /// Years whose holidays are not sure and that the dates above hang on.
    pub unsure: Vec<UnsureYear>,
    rules: LadderRules,
    closing: Option<NaiveDate>,
    /// The newest answer since the last letter.
    answer: Option<Answer>,
}

/// Whether a letter may be made on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterPermit {
    Allowed,
    /// A step is skipped or brought forward: a reason is asked, and the sentence says why.
    NeedsReason(String),
    Refused(String),
}

/// The rule of an edition.
#[derive(Clone, Copy, Debug)]
pub struct Ladder<'d> {
    pub rules: LadderRules,
    /// Last day of the registration, extensions included.
    pub closing: Option<NaiveDate>,
    pub days: &'d WorkingDays,
}

impl Ladder<'_> {
    /// Where an agency stands on a day. The day decides only whether the registration is still open.
    pub fn standing(&self, facts: &LadderFacts, day: NaiveDate) -> LadderStanding {
        let mut history: Vec<Letter> = facts.letters.iter().filter(|letter| !letter.void).cloned().collect();
        history.sort_by(|a, b| {
            (a.issued, a.kind).cmp(&(b.issued, b.kind)).then_with(|| codes::order(&a.number, &b.number))
        });
        let mut unsure = Vec::new();
        let deadline = self.deadline(&history).map(|deadline| {
            unsure.extend(deadline.unsure);
            deadline.value
        });
        let next = match (end(facts, &history), self.closing) {
            (Some(end), _) => NextStep::Ended(end),
            (None, None) => NextStep::NoClosing,
            (None, Some(closing)) => {
                let promise = facts.answers.iter().filter_map(promised).max();
                let next = self.next_letter(closing, &history, deadline, promise, day);
                unsure.extend(next.unsure);
                NextStep::Letter(next.value)
            }
        };
        unsure.sort_unstable();
        unsure.dedup();
        let answer = answer_since_last_step(&facts.answers, &history);
        LadderStanding { next, deadline, history, unsure, rules: self.rules, closing: self.closing, answer }
    }

    fn next_letter(
        &self,
        closing: NaiveDate,
        history: &[Letter],
        deadline: Option<Deadline>,
        promise: Option<NaiveDate>,
        day: NaiveDate,
    ) -> Reckoned<NextLetter> {
        if let Some(first) = deadline.filter(|last| last.letter == LetterKind::FirstReprimand) {
            return self.postponed(self.reprimand(LetterKind::SecondReprimand, first.date), promise);
        }
        let reminder = self.reminder(closing, history).filter(|_| day <= closing);
        let reminder = reminder.map(|letter| self.postponed(letter, promise));
        reminder
            .filter(|letter| letter.value.from <= closing)
            .unwrap_or_else(|| self.postponed(self.reprimand(LetterKind::FirstReprimand, closing), promise))
    }

    /// A reprimand from the first working day after a date.
    fn reprimand(&self, kind: LetterKind, after: NaiveDate) -> Reckoned<NextLetter> {
        let from = self.days.first_after(after);
        let value = NextLetter { kind, ordinal: 1, from: from.value, until: None, promise: None };
        Reckoned { value, unsure: from.unsure }
    }

    /// The next reminder, if the rules have one left.
    fn reminder(&self, closing: NaiveDate, history: &[Letter]) -> Option<Reckoned<NextLetter>> {
        let sent = reminders(history);
        if sent.len() >= usize::from(self.rules.most_reminders) {
            return None;
        }
        let first = closing.checked_sub_signed(TimeDelta::days(self.rules.reminder_days.into()));
        let again = sent.last().and_then(|last| last.issued.succ_opt());
        let value = NextLetter {
            kind: LetterKind::Reminder,
            ordinal: sent.len() + 1,
            from: first.max(again).unwrap_or(closing),
            until: Some(closing),
            promise: None,
        };
        Some(Reckoned { value, unsure: Vec::new() })
    }

    /// Moves a letter behind a promise: the agency has the whole of the promised day.
    fn postponed(&self, letter: Reckoned<NextLetter>, promise: Option<NaiveDate>) -> Reckoned<NextLetter> {
        let Some(day) = promise else { return letter };
        let from = self.days.first_after(day);
        if from.value <= letter.value.from {
            return letter;
        }
        Reckoned { value: NextLetter { from: from.value, promise, ..letter.value }, unsure: from.unsure }
    }

    /// Of the highest step that was taken; of two letters of one step the later term counts.
    fn deadline(&self, history: &[Letter]) -> Option<Reckoned<Deadline>> {
        let highest = history.iter().map(|letter| letter.kind).max()?;
        let letters = history.iter().filter(|letter| letter.kind == highest);
        let deadlines = letters.filter_map(|letter| self.deadline_of(letter));
        deadlines.max_by_key(|reckoned| {
            let Deadline { date, received, receipt, .. } = reckoned.value;
            (date, received, receipt)
        })
    }

    /// Until when a letter asks for an answer; an invitation asks for none.
    pub fn term(&self, letter: &Letter) -> Option<NaiveDate> {
        self.deadline_of(letter).map(|deadline| deadline.value.date)
    }

    fn deadline_of(&self, letter: &Letter) -> Option<Reckoned<Deadline>> {
        let received = self.receipt(letter);
        let end = match letter.kind {
            LetterKind::Invitation => return None,
            LetterKind::Reminder => Reckoned { value: self.closing?, unsure: Vec::new() },
            LetterKind::FirstReprimand => self.days.after(received.value, self.rules.first_term),
            LetterKind::SecondReprimand => self.days.after(received.value, self.rules.second_term),
        };
        let receipt = if letter.received.is_some() { Receipt::Recorded } else { Receipt::Estimated };
        let value = Deadline { letter: letter.kind, date: end.value, received: received.value, receipt };
        Some(Reckoned { value, unsure: [received.unsure, end.unsure].concat() })
    }

    fn receipt(&self, letter: &Letter) -> Reckoned<NaiveDate> {
        match letter.received {
            Some(received) => Reckoned { value: received, unsure: Vec::new() },
            None => self.days.after(letter.dispatched.unwrap_or(letter.issued), self.rules.delivery_days),
        }
    }
}

fn end(facts: &LadderFacts, history: &[Letter]) -> Option<LadderEnd> {
    if facts.exempt {
        return Some(LadderEnd::Exempt);
    }
    if let Some(entry) = facts.entry {
        return Some(LadderEnd::Entry(entry));
    }
    let enough = facts.answers.iter().filter(|answer| answer.verdict == Verdict::Enough).map(|answer| answer.date);
    if let Some(date) = enough.min() {
        return Some(LadderEnd::Enough(date));
    }
    let ended = history.iter().any(|letter| letter.kind == LetterKind::SecondReprimand);
    ended.then_some(LadderEnd::SecondReprimand)
}

fn reminders(history: &[Letter]) -> Vec<&Letter> {
    history.iter().filter(|letter| letter.kind == LetterKind::Reminder).collect()
}

fn promised(answer: &Answer) -> Option<NaiveDate> {
    match answer.verdict {
        Verdict::Promise(until) => Some(until),
        Verdict::Enough | Verdict::NotEnough | Verdict::ExemptionRequest => None,
    }
}

fn answer_since_last_step(answers: &[Answer], history: &[Letter]) -> Option<Answer> {
    let last = history.iter().filter(|letter| letter.kind != LetterKind::Invitation).map(|letter| letter.issued).max();
    answers.iter().filter(|answer| last.is_none_or(|last| last <= answer.date)).max().copied()
}

impl LadderStanding {
    pub fn next_kind(&self) -> Option<LetterKind> {
        match self.next {
            NextStep::Letter(next) => Some(next.kind),
            NextStep::NoClosing | NextStep::Ended(_) => None,
        }
    }

    /// Whether the next letter should go out on a day. A second reminder may, but never must.
    pub fn is_due(&self, day: NaiveDate) -> bool {
        match self.next {
            NextStep::Letter(next) => {
                let optional = next.kind == LetterKind::Reminder && next.ordinal > 1;
                !optional && next.is_open(day)
            }
            NextStep::NoClosing | NextStep::Ended(_) => false,
        }
    }
}

impl NextLetter {
    fn is_open(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests;
