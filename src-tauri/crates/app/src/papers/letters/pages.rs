//! The pages of letters: of a draft, and of those that were issued.

use std::collections::BTreeMap;

use kipp_documents::{Marker, Value, Values};
use kipp_domain::words;
use kipp_store::records::{Letter, LetterBatch, LetterPrint, LetterRecipient};
use kipp_store::{Id, Op, Read, Write, named_params, sql};

use super::draft::{self, LetterDraft};
use super::form::LetterForm;
use super::{kept_values, kinds, register};
use crate::desk::{App, Done};
use crate::error::{Fault, Refusal, Result};
use crate::papers::finding::Finding;
use crate::papers::prepared::{Batch, Prepared};
use crate::papers::{DocumentRequest, Office};
use crate::ports::Ctx;

/// The letters that were asked for: those of one batch, else of the newest of its kind.
pub(crate) fn issued(
    read: &Read<'_>,
    office: &Office,
    request: &DocumentRequest,
    findings: Vec<Finding>,
) -> Result<Prepared> {
    let batch = chosen(read, request)?;
    let document = request.document;
    let (mut values, texts) = kept_values::from_text(&batch.content)?;
    values.set("tanggal_surat", Value::Text(batch.date.clone()));
    let template = kinds::template(document, &texts)?;
    let letters: Vec<Letter> = read.list(sql!("letters/of_batch"), named_params! { ":batch_id": batch.id })?;
    let letters: BTreeMap<Id<Letter>, Letter> = letters.into_iter().map(|one| (one.id, one)).collect();
    let recipients: Vec<LetterRecipient> =
        read.list(sql!("letter_recipients/of_batch"), named_params! { ":batch_id": batch.id })?;
    // Void ones bear a marker of their own, so that they are set apart.
    let mut pages: BTreeMap<bool, Vec<Values>> = BTreeMap::new();
    for (at, row) in (1_usize..).zip(&recipients) {
        if !request.recipients.is_empty() && !request.recipients.contains(&row.id) {
            continue;
        }
        let letter = letters.get(&row.letter_id).ok_or_else(|| Fault::Bug("a recipient without a letter".into()))?;
        let (own, _) = kept_values::from_text(&row.content)?;
        let slug = own.str("berkas").to_owned();
        let own = own
            .text("nomor", &letter.number)
            .text("penerima", &row.addressee)
            .text("tempat_penerima", &row.place)
            .text("kode", &row.addressee)
            .text("berkas", format!("{at:02}-{slug}"));
        pages.entry(letter.state != "issued").or_default().push(own);
    }
    if pages.is_empty() {
        return Err(Refusal::NothingToPrint { document: words::in_sentence(document.title()) }.into());
    }
    let mut prepared = Prepared::office(request, office, values.clone(), findings)?;
    prepared.title = batch.subject.clone();
    let first = prepared.batches.remove(0);
    for (is_void, sheets) in pages {
        let mut setup = first.setup.clone();
        if is_void {
            setup.markers.push(Marker::Void);
        }
        let values = values.clone().with("lembar", Value::List(sheets));
        prepared.batches.push(Batch { template: template.clone(), values, setup, ..first.clone() });
    }
    Ok(prepared)
}

/// A draft on pages: what is asked to be written, and for which of its recipients.
#[derive(Clone, Debug)]
pub struct DraftPages {
    pub form: LetterForm,
    /// Paper, kop and what else a print chooses.
    pub setting: DocumentRequest,
    /// Their places from 0; empty: all.
    pub recipients: Vec<usize>,
}

/// Reads the words of a draft inside the lock.
pub(crate) fn prepare_draft(app: &App, ctx: &Ctx<'_>, pages: &DraftPages) -> Result<Prepared> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let is_sample = open.is_sample;
        let read = open.desk.read();
        let office = Office::read(&read, pages.form.edition, now, is_sample)?;
        let draft = draft::read(&read, &office, &pages.form)?;
        let numbers = super::issue::next_numbers(&read, &draft, is_sample)?;
        of_draft(&office, &pages.setting, &draft, &numbers, &pages.recipients)
    })
}

/// The pages of a draft, which bear RANCANGAN; `recipients`: their places from 0, empty: all.
fn of_draft(
    office: &Office,
    request: &DocumentRequest,
    draft: &LetterDraft,
    numbers: &[String],
    recipients: &[usize],
) -> Result<Prepared> {
    let template = kinds::template(draft.kind.document, &draft.texts)?;
    let chosen = draft.recipients.iter().enumerate().filter(|(at, _)| recipients.is_empty() || recipients.contains(at));
    let sheets = chosen
        .map(|(at, one)| {
            let mut own = one
                .values
                .clone()
                .text("penerima", &one.addressee)
                .text("tempat_penerima", &one.place)
                .text("kode", &one.addressee)
                .text("berkas", format!("{:02}-{}", at + 1, one.slug));
            // One number serves all, or each has its own.
            if let Some(number) = numbers.get(at).or(numbers.last()) {
                own = own.text("nomor", number);
            }
            own
        })
        .collect();
    let mut findings = office.emblem_missing(request);
    findings.extend(draft.findings.clone());
    let values = draft.values.clone().with("lembar", Value::List(sheets));
    let mut prepared = Prepared::office(request, office, values, findings)?;
    prepared.title.clone_from(&draft.subject);
    for batch in &mut prepared.batches {
        batch.template = template.clone();
    }
    Ok(prepared.into_draft())
}

/// Notes that the letters of a request went into a file; a desk that cannot be written notes nothing.
pub(crate) fn note_print(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Option<Done<usize>>> {
    if crate::papers::issued::place(app)?.is_none() {
        return Ok(None);
    }
    let op = Op::new("documents.save", "Surat dicetak").edition(request.edition).never_undone();
    let done = app.write(ctx, op, |write| {
        let batch = chosen(write, request)?;
        write.amend(|op| op.label = format!("{} dicetak", batch.subject));
        note_in(write, &batch, request, "pdf")
    })?;
    Ok(Some(done))
}

/// A line of the print log for each letter of the request.
pub(super) fn note_in(write: &Write<'_>, batch: &LetterBatch, request: &DocumentRequest, way: &str) -> Result<usize> {
    let all: Vec<LetterRecipient> =
        write.list(sql!("letter_recipients/of_batch"), named_params! { ":batch_id": batch.id })?;
    let wanted = all.iter().filter(|one| request.recipients.is_empty() || request.recipients.contains(&one.id));
    let mut printed: Vec<Id<Letter>> = wanted.map(|one| one.letter_id).collect();
    printed.dedup();
    for letter_id in &printed {
        let (letter_id, actor) = (*letter_id, write.actor().to_owned());
        write.insert(LetterPrint { id: Id::NEW, letter_id, at: write.at(), actor, way: way.into() })?;
    }
    Ok(printed.len())
}

/// The batch that is asked for, else the newest of its kind.
pub(super) fn chosen(read: &Read<'_>, request: &DocumentRequest) -> Result<LetterBatch> {
    let batch = match request.batch {
        Some(id) => register::batch(read, id)?,
        None => register::newest(read, request.edition, request.document.code())?
            .ok_or_else(|| Refusal::NothingToPrint { document: words::in_sentence(request.document.title()) })?,
    };
    match batch.edition_id == request.edition && batch.document == request.document.code() {
        true => Ok(batch),
        false => Err(Refusal::EditionsMixed.into()),
    }
}
