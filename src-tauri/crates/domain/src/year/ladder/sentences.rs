//! What a person reads of the ladder (design-2.md, words 81 to 83).

use super::{LadderEnd, LadderStanding, LetterKind, LetterPermit, NextLetter, NextStep, Receipt, Verdict, reminders};
use crate::writing::words::long_date;
use chrono::NaiveDate;

const NO_CLOSING: &str = "Tanggal penutupan pendaftaran belum diisi, jadi belum ada urutan pengingat dan teguran. \
                          Isi tanggal akhir tahapan pendaftaran.";

impl LadderStanding {
    /// What is allowed next and from when, or why nothing is. The agency is named where the sentence speaks of it.
    pub fn sentence(&self, agency: &str) -> String {
        match self.next {
            NextStep::NoClosing => NO_CLOSING.to_owned(),
            NextStep::Ended(end) => self.ended(end, agency),
            NextStep::Letter(next) => self.waiting(next, agency),
        }
    }

    fn ended(&self, end: LadderEnd, agency: &str) -> String {
        let why = match end {
            LadderEnd::Exempt => format!("{agency} dikecualikan"),
            LadderEnd::Entry(date) => format!("Usulan masuk {}", long_date(date)),
            LadderEnd::Enough(date) => format!("Jawaban {} dinilai cukup", long_date(date)),
            LadderEnd::SecondReprimand => match self.deadline {
                Some(last) => format!("Teguran II sudah dibuat dengan batas {}", long_date(last.date)),
                None => "Teguran II sudah dibuat".to_owned(),
            },
        };
        format!("{why}. Tidak ada surat berikutnya.")
    }

    fn waiting(&self, next: NextLetter, agency: &str) -> String {
        let from = format!("{} boleh mulai {}", name(next), long_date(next.from));
        if let Some(promise) = next.promise {
            let promise = long_date(promise);
            return format!("{agency} menyanggupi {promise}. Surat berikutnya ditunda sampai tanggal itu. {from}.");
        }
        format!("{from}: {}", self.cause(next))
    }

    /// What the date of the next letter is counted from, and what did not come until then.
    fn cause(&self, next: NextLetter) -> String {
        let closing = self.closing.map(long_date).unwrap_or_default();
        match (next.kind, self.deadline) {
            (LetterKind::SecondReprimand, Some(first)) => {
                let (term, answer) = (self.rules.first_term, self.answer_words());
                match first.receipt {
                    Receipt::Recorded => format!("{term} hari kerja sesudah teguran I diterima, {answer}."),
                    Receipt::Estimated => format!(
                        "{term} hari kerja sesudah teguran I diperkirakan diterima {}, {answer}. \
                         Catat tanggal terimanya.",
                        long_date(first.received)
                    ),
                }
            }
            (LetterKind::Reminder, _) if next.ordinal > 1 => {
                format!("paling lambat {closing}, hari penutupan, bila masih diperlukan.")
            }
            (LetterKind::Reminder, _) => {
                format!("{} hari sebelum penutupan {closing}.", self.rules.reminder_days)
            }
            (LetterKind::Invitation | LetterKind::FirstReprimand | LetterKind::SecondReprimand, _) => {
                format!("hari kerja pertama sesudah penutupan {closing}, tanpa usulan.")
            }
        }
    }

    fn answer_words(&self) -> String {
        match self.answer.map(|answer| answer.verdict) {
            None | Some(Verdict::Enough) => "tanpa jawaban".to_owned(),
            Some(Verdict::NotEnough) => "jawaban belum cukup".to_owned(),
            Some(Verdict::ExemptionRequest) => "permohonan pengecualian belum diputuskan".to_owned(),
            Some(Verdict::Promise(until)) => format!("janji {} tanpa usulan", long_date(until)),
        }
    }

    fn reminders_used_up(&self) -> bool {
        reminders(&self.history).len() >= usize::from(self.rules.most_reminders)
    }

    /// Whether a letter of a kind may be made on a day: the next step when its time has come, with a reason an earlier
    /// or another one, never one to an agency that has left the ladder. An invitation is no step and always allowed.
    pub fn permit(&self, kind: LetterKind, day: NaiveDate, agency: &str) -> LetterPermit {
        if kind == LetterKind::Invitation {
            return LetterPermit::Allowed;
        }
        match self.next {
            NextStep::NoClosing | NextStep::Ended(_) => LetterPermit::Refused(self.sentence(agency)),
            NextStep::Letter(next) if next.kind == kind && next.is_open(day) => LetterPermit::Allowed,
            NextStep::Letter(_) if kind == LetterKind::Reminder && self.reminders_used_up() => {
                let most = self.rules.most_reminders;
                LetterPermit::Refused(format!(
                    "Pengingat paling banyak {most} kali. Ubah aturan surat bila perlu lebih."
                ))
            }
            NextStep::Letter(_) => LetterPermit::NeedsReason(self.sentence(agency)),
        }
    }
}

/// `Teguran II`, `Pengingat kedua`.
fn name(next: NextLetter) -> String {
    let label = next.kind.label();
    match next.ordinal {
        1 => label.to_owned(),
        2 => format!("{label} kedua"),
        more => format!("{label} ke-{more}"),
    }
}
