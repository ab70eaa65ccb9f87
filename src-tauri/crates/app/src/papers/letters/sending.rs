//! Letters ready to send: for each recipient the page as a file of its own, and a message to go with it by WhatsApp or e-mail.

use kipp_documents::Values;
use kipp_documents::template::fill_text;
use kipp_domain::words;
use kipp_store::records::{Letter, LetterRecipient};
use kipp_store::{Id, Op, Read, named_params, sql};

use super::own_texts::{self, MESSAGE, MESSAGE_WORDS, STANDARD_MESSAGE};
use super::{kept_values, pages};
use crate::desk::{App, Done};
use crate::error::{Fault, Refusal, Result};
use crate::papers::prepared::{self, Prepared};
use crate::papers::{Document, DocumentRequest, Office};
use crate::ports::{Ctx, Progress, Staged};

/// The message for one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub recipient: Id<LetterRecipient>,
    pub addressee: String,
    /// `07-dinas-pertanian`: the files are called so.
    pub stem: String,
    pub text: String,
}

/// The messages of the letters that a request asks for; void ones have none.
fn messages(read: &Read<'_>, office: &Office, request: &DocumentRequest) -> Result<Vec<Message>> {
    let batch = pages::chosen(read, request)?;
    let own = own_texts::of_document(read, request.edition, request.document)?;
    let source = own.iter().find(|(key, _)| key == MESSAGE).map_or(STANDARD_MESSAGE, |(_, text)| text.as_str());
    let letters: Vec<Letter> = read.list(sql!("letters/of_batch"), named_params! { ":batch_id": batch.id })?;
    let rows: Vec<LetterRecipient> =
        read.list(sql!("letter_recipients/of_batch"), named_params! { ":batch_id": batch.id })?;
    let contact = office.typed(Document::Invitation, "narahubung");
    let contact = contact.map_or_else(|| format!("Sekretariat KIPP, {}", office.secretariat), str::to_owned);
    let mut messages = Vec::new();
    for (at, row) in (1_u32..).zip(rows) {
        let Some(letter) = letters.iter().find(|one| one.id == row.letter_id && one.state == "issued") else {
            continue;
        };
        if !request.recipients.is_empty() && !request.recipients.contains(&row.id) {
            continue;
        }
        let number = if letter.number.is_empty() { words::NONE } else { &letter.number };
        let values = Values::new()
            .text("penerima", &row.addressee)
            .text("jenis_surat", words::in_sentence(request.document.short_title()))
            .text("nomor", number)
            .text("tanggal", &batch.date)
            .text("hal", &batch.subject)
            .text("narahubung", &contact);
        messages.push(Message {
            text: fill_text(source, &MESSAGE_WORDS, &values).map_err(Fault::Page)?,
            stem: format!("{at:02}-{}", kept_values::from_text(&row.content)?.0.str("berkas")),
            recipient: row.id,
            addressee: row.addressee,
        });
    }
    Ok(messages)
}

/// The same of the open desk.
pub fn messages_of(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest) -> Result<Vec<Message>> {
    let now = ctx.clock.now().0;
    app.with_desk(|open| {
        let read = open.desk.read();
        messages(&read, &Office::read(&read, request.edition, now, open.is_sample)?, request)
    })
}

/// Writes a PDF and a text for each recipient into a folder, named alike; answers how many letters there are.
pub fn save_files(app: &App, ctx: &Ctx<'_>, request: &DocumentRequest, folder: &str) -> Result<Done<u32>> {
    let now = ctx.clock.now().0;
    let letters: Vec<(Message, Prepared)> = app.with_desk(|open| {
        let read = open.desk.read();
        let office = Office::read(&read, request.edition, now, open.is_sample)?;
        let messages = messages(&read, &office, request)?;
        let one = |message: Message| {
            let alone = DocumentRequest { recipients: vec![message.recipient], ..request.clone() };
            let prepared = pages::issued(&read, &office, &alone, vec![])?;
            Ok((message, if request.signature { prepared.with_signatures(&read)? } else { prepared }))
        };
        messages.into_iter().map(one).collect::<Result<_>>()
    })?;
    if letters.is_empty() {
        return Err(Refusal::NothingToPrint { document: words::in_sentence(request.document.title()) }.into());
    }
    let total = u32::try_from(letters.len()).unwrap_or(u32::MAX);
    let mut staged: Vec<Staged<'_>> = Vec::new();
    for (done, (message, prepared)) in (1..).zip(letters) {
        prepared::stop_if_asked(ctx)?;
        (ctx.progress)(Progress { done, total, text: format!("Surat {done} dari {total}: {}", message.addressee) });
        let pdf = prepared::render(prepared, app.fonts()?, ctx)?.pdf(app.fonts()?)?;
        staged.push(ctx.files.stage(folder, &format!("{}.pdf", message.stem), &pdf)?);
        let text = format!("{}\r\n", message.text.replace('\n', "\r\n"));
        staged.push(ctx.files.stage(folder, &format!("{}.txt", message.stem), text.as_bytes())?);
    }
    let op = Op::new("letters.save_files", "Surat siap dikirim").edition(request.edition).never_undone();
    let done = app.write(ctx, op, |write| {
        let batch = pages::chosen(write, request)?;
        write.amend(|op| op.label = format!("{}: {total} surat siap dikirim", batch.subject));
        pages::note_in(write, &batch, request, "kirim")?;
        Ok(total)
    })?;
    for file in staged {
        file().map_err(Fault::Unplaced)?;
    }
    Ok(done)
}
