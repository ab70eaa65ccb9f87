//! Susunan acara and notulen of a session.
//!
//! Source: documents-year.md 11.4 and 11.6.

use kipp_documents::Values;
use kipp_domain::attachment::{AttachmentKind, MediaType};
use kipp_domain::sessions::attendance::Way;
use kipp_domain::words;
use kipp_store::records::{Attachment, Person, Session};
use kipp_store::{Id, Read};

use super::finding::{Finding, Level};
use super::office::Office;
use super::request::DocumentRequest;
use super::session_head::{self, missing};
use crate::error::Result;
use crate::sessions::minutes::{self, FollowUpForm, Minutes, TopicForm};
use crate::sessions::recap::{self, Recap};
use crate::sessions::{attachments, programme, sessions};

/// What stands where a topic has no words yet.
const NOT_EXPLAINED: &str = "(belum diuraikan)";

/// Values of the susunan acara.
pub(crate) fn programme(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<Values> {
    let says = |session: &Session| Ok(!programme::of_session(read, session)?.lines.is_empty());
    let session = session_head::needed(read, office, request, says)?;
    let day = sessions::day(&session)?;
    let programme = programme::of_session(read, &session)?;
    if programme.lines.is_empty() {
        findings.push(Finding::new(Level::Warning, "empty", "Susunan acara kegiatan ini belum diisi."));
    }
    findings.extend(programme.remark.map(|text| Finding::new(Level::Warning, "programme_misfit", text)));
    let shown = |time: chrono::NaiveTime| time.format("%H.%M").to_string();
    let row = |line: &programme::ProgrammeLine| {
        let time = line.span.map(|span| format!("{}–{}", shown(span.from), shown(span.to)));
        Values::new()
            .text("waktu", time.as_deref().unwrap_or(words::NONE))
            .text("acara", &line.item.title)
            .text("pengisi", line.item.speaker.as_deref().unwrap_or(words::NONE))
    };
    Ok(office
        .values()
        .text("nama_kegiatan", &session.name)
        .text("nama_singkat", session_head::short_name(&session, day))
        .text("hari_tanggal", words::weekday_date(day))
        .text("tempat", session_head::place(&session))
        .text("zona", office.zone.name())
        .list("baris", request.certain_rows(|| programme.lines.iter().map(row).collect())))
}

/// A picture of a session that a page shows; its bytes are read outside the desk's lock.
#[derive(Clone, Debug)]
pub(crate) struct Photograph {
    pub name: String,
    pub sha256: String,
    pub size: u64,
}

/// The words of the minutes, what they show, and whether something is still missing.
pub(crate) struct MinutesWords {
    pub values: Values,
    pub photographs: Vec<Photograph>,
    pub is_draft: bool,
}

/// Values of the notulen.
pub(crate) fn minutes(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: &mut Vec<Finding>,
) -> Result<MinutesWords> {
    let says = |session: &Session| Ok(!minutes::of_session(read, session)?.is_empty());
    let session = session_head::needed(read, office, request, says)?;
    let said = minutes::of_session(read, &session)?;
    if said.is_empty() {
        findings.push(Finding::new(Level::Warning, "empty", "Notulen kegiatan ini belum diisi."));
    }
    if !said.ready {
        let text = "Notulen belum dinyatakan lengkap; dicetak sebagai RANCANGAN.";
        findings.push(Finding::new(Level::Warning, "draft", text));
    }
    let photographs = match request.photos {
        true => photographs(attachments::of_session(read, session.id)?),
        false => vec![],
    };
    let mut values = head(read, office, &session)?;
    values = people(read, values, &session, findings)?;
    values = counted(values, &recap::of_session(read, session.id)?);
    if !request.is_question {
        values = body(values, &said).list("foto", photographs.iter().map(pictured).collect());
    }
    let photographs = photographs.into_iter().map(|row| Photograph {
        name: row.name,
        size: row.size.unsigned_abs(),
        sha256: row.sha256,
    });
    Ok(MinutesWords { values, photographs: photographs.collect(), is_draft: !said.ready })
}

fn photographs(rows: Vec<Attachment>) -> Vec<Attachment> {
    let is_photograph = |row: &Attachment| {
        let is_picture = MediaType::from_code(&row.media_type).is_some_and(MediaType::is_picture);
        is_picture && row.kind == AttachmentKind::Photograph.code()
    };
    rows.into_iter().filter(is_photograph).collect()
}

fn pictured(row: &Attachment) -> Values {
    let stem = || row.name.rsplit_once('.').map_or(row.name.as_str(), |(stem, _)| stem);
    Values::new().text("gambar", &row.sha256).text("keterangan", row.caption.as_deref().unwrap_or_else(stem))
}

fn head(read: &Read<'_>, office: &Office, session: &Session) -> Result<Values> {
    let day = sessions::day(session)?;
    let mut values = office
        .values()
        .text("nama_kegiatan", &session.name)
        .text("nama_singkat", session_head::short_name(session, day))
        .text("tanggal", day.to_string())
        .text("waktu", session_head::time(session, office))
        .text("zona", office.zone.name());
    // The place of the session is not the place of the office's signature.
    values.set("tempat", kipp_documents::Value::Text(session.place.clone().unwrap_or_else(|| words::NONE.into())));
    if let Some(platform) = &session.platform {
        values = values.text("aplikasi", platform);
    }
    if let Some(ends) = &session.ends_at {
        values = values.text("selesai", kipp_domain::clock_times::shown_clock_time(ends));
    }
    let programme = programme::of_session(read, session)?;
    let item = |line: programme::ProgrammeLine| Values::new().text("isi", line.item.title);
    Ok(values.list("acara", programme.lines.into_iter().map(item).collect()))
}

/// Who led the session and who wrote it down; both sign.
fn people(read: &Read<'_>, mut values: Values, session: &Session, findings: &mut Vec<Finding>) -> Result<Values> {
    let mut signers = Vec::new();
    for (key, id, post) in
        [("notulis", session.note_taker_id, "Notulis"), ("pimpinan", session.chair_id, "Pimpinan rapat")]
    {
        let person = id.map(|id: Id<Person>| read.get(id)).transpose()?.flatten();
        match person {
            Some(person) => {
                values = values.text(key, session_head::with_office(&person));
                signers.push(session_head::signer(&person, post));
            }
            None => {
                missing(findings, key, post);
                signers.push(Values::new().text("nama", super::office::DOTTED).text("jabatan", post));
            }
        }
    }
    Ok(values.list("penanda_tangan", signers))
}

/// How many came, once it is known: everybody once, who came both ways as one of the hall.
fn counted(values: Values, recap: &Recap) -> Values {
    let (online, hall): (Vec<Way>, Vec<Way>) = recap
        .people
        .iter()
        .filter(|one| one.attended.counts())
        .map(|one| one.attended.way)
        .partition(|way| *way == Way::Online);
    let count = |all: &[Way]| i64::try_from(all.len()).unwrap_or(i64::MAX);
    match count(&hall) + count(&online) {
        0 => values,
        all => values
            .int("n", all)
            .int("n_pd", i64::from(recap.total.invited - recap.total.absent))
            .int("l", count(&hall))
            .int("d", count(&online)),
    }
}

fn body(values: Values, said: &Minutes) -> Values {
    let mut values = values
        .list("pokok", said.topics.iter().map(topic).collect())
        .list("keputusan", said.decisions.iter().map(|text| Values::new().text("isi", text)).collect())
        .list("baris", said.follow_ups.iter().map(follow_up).collect());
    for (key, text) in [("isi_pembukaan", &said.opening), ("isi_penutup", &said.closing)] {
        if let Some(text) = text {
            values = values.text(key, text);
        }
    }
    values
}

fn topic(topic: &TopicForm) -> Values {
    let reply = |one: &minutes::ReplyForm| {
        let who = match (&one.who, &one.agency) {
            (Some(who), Some(agency)) => format!("{who} ({agency})"),
            (Some(who), None) => who.clone(),
            (None, Some(agency)) => agency.clone(),
            (None, None) => "Peserta".into(),
        };
        Values::new().text("penanggap", who).text("isi", &one.text)
    };
    Values::new()
        .text("pokok", &topic.title)
        .text("uraian", topic.text.as_deref().unwrap_or(NOT_EXPLAINED))
        .list("tanggapan", topic.replies.iter().map(reply).collect())
}

fn follow_up(one: &FollowUpForm) -> Values {
    let mut row = Values::new().text("tindak", &one.text);
    for (key, text) in [("penanggung_jawab", &one.who), ("batas", &one.due_on), ("keterangan", &one.note)] {
        if let Some(text) = text {
            row = row.text(key, text);
        }
    }
    row
}
