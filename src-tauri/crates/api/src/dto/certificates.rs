//! Shapes of piagam and sertifikat.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FindingDto, Line, Name, Paragraph, PrintSetting, SavedDto, Word};

output! {
    /// A recipient with the state of their certificate.
    CertificateDto {
        /// The register's row; null: no number yet.
        id: Option<i64>,
        submission: i64,
        /// piagam, sertifikat
        document: String,
        document_name: String,
        rank: u32,
        class: String,
        name: String,
        units: Vec<String>,
        title: String,
        agency: String,
        /// Who signs, decided when its number was given, before that by the frozen result; empty: nobody.
        signer: String,
        /// "Plt. Bupati Luwu Utara"; empty: nobody.
        signer_office: String,
        /// The day it bears, ISO.
        date: String,
        number: Option<String>,
        /// The number it would be given now.
        next_number: Option<String>,
        check_code: Option<String>,
        /// Prints that count.
        prints: u32,
        printed_text: Option<String>,
        /// Opened in a PDF program; the officer says whether it has come on paper.
        opened: bool,
        /// The newest result says otherwise.
        outdated: bool,
        /// What it says otherwise than was printed: "tanggal 10 Desember 2021 → 22 November 2021".
        differences: Vec<String>,
        state: String,
        /// Sorted as the screen sorts: draft, ready, opened, printed, outdated.
        state_text: String,
    }
}
output! {
    CertificatesDto {
        revision: Option<i64>,
        rows: Vec<CertificateDto>,
        findings: Vec<FindingDto>,
    }
}
output! {
    PrintDto {
        /// What the paper says: 1, or SALINAN KE-n.
        copy: i64,
        at: i64,
        at_text: String,
        actor: String,
        paper: String,
        /// opened, handed, confirmed, failed
        state: String,
        state_text: String,
        /// Why it failed.
        reason: Option<String>,
    }
}
output! {
    /// A certificate of the register.
    RegisteredDto {
        id: i64,
        number: String,
        running: Option<i64>,
        document: String,
        submission: i64,
        name: String,
        units: Vec<String>,
        title: String,
        class: String,
        rank: u32,
        signer: String,
        check_code: String,
        issued_at: i64,
        issued_text: String,
        /// issued, void, replaced
        state: String,
        state_text: String,
        reason: Option<String>,
        replaces: Option<String>,
        replaced_by: Option<String>,
        prints: Vec<PrintDto>,
        /// Those that count.
        printed: u32,
        opened: bool,
    }
}
output! {
    RegisterDto {
        series: Option<String>,
        template: Option<String>,
        next: Option<u32>,
        /// Gaps and doubles; empty: none.
        findings: Vec<String>,
        rows: Vec<RegisteredDto>,
    }
}
input! { ManualNumberIn { submission: i64, number: Line, } }
input! {
    IssueIn {
        edition: i64,
        /// Empty: everybody without a number.
        #[serde(default)] submissions: Vec<i64>,
        /// Numbers typed by hand; an empty one is left to be written in.
        #[serde(default)] numbers: Vec<ManualNumberIn>,
    }
}
input! { CertificateReasonIn { certificate: i64, reason: Paragraph, } }
input! {
    ReplaceIn {
        certificate: i64,
        reason: Paragraph,
        #[serde(default)] name: Option<Name>,
        #[serde(default)] unit: Option<Paragraph>,
        #[serde(default)] number: Option<Line>,
    }
}
input! { CertificateNumberIn { certificate: i64, number: Line, } }
input! {
    PrintCertificates {
        edition: i64,
        /// piagam, sertifikat
        document: Word,
        #[serde(default)] setting: PrintSetting,
        /// Token of a file.
        file: Word,
    }
}
output! {
    /// A file for the printer. What becomes of it is told by `certificates.printed`.
    PrintMadeDto {
        /// In the order of their pages.
        certificates: Vec<i64>,
        paper: String,
        sha256: String,
        /// Recipients without a number, not in the file.
        left_out: Vec<String>,
        notices: Vec<FindingDto>,
    }
}
input! {
    PrintedIn {
        /// piagam, sertifikat
        document: Word,
        certificates: Vec<i64>,
        paper: Line,
        sha256: Word,
        /// printed: a printer took it; opened: a PDF program has it.
        how: Word,
    }
}
input! { CertificatesIn { certificates: Vec<i64>, } }
input! { PrintFailedIn { certificates: Vec<i64>, reason: Paragraph, } }
input! {
    SaveCertificates {
        edition: i64,
        /// piagam, sertifikat; left out: both.
        #[serde(default)] document: Option<Word>,
        #[serde(default)] setting: PrintSetting,
        /// merged: one PDF per document; files: one per recipient; both.
        #[serde(default = "merged")] mode: Word,
        /// Further styles of the piagam as merged files beside it.
        #[serde(default)] more_styles: Vec<Word>,
        /// Files of the same names in that folder may be replaced; otherwise they are refused.
        #[serde(default)] replace: bool,
        /// Token of a folder; of a file when one merged PDF is made.
        file: Word,
    }
}

fn merged() -> String {
    "merged".into()
}

output! {
    SavedCertificatesDto {
        files: Vec<SavedDto>,
        saved: u32,
        /// Recipients without a number, left out.
        left_out: Vec<String>,
        notices: Vec<FindingDto>,
    }
}
