//! An e-mail: its subject, who wrote it and when, its words; what it answers and its signature are quotations.

mod cut;
mod words;

pub(super) use cut::closed;

use std::borrow::Cow;

use jiff::civil::Date;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Address, Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use super::writer::{Writer, said};
use super::{Budget, Refusal, dates, html};
use crate::document::{self, Locator, ParagraphKind, Transcript};
use words::Paragraph;

/// A text is a stub beside the same letter as a page when it has fewer characters…
const STUB: usize = 400;
/// …and the page has so many times more.
const STUB_RATIO: usize = 3;
/// So many attachments are named.
const MOST_NAMED: usize = 20;

/// Something that a letter carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attachment {
    /// The name of its file, or what else it is called.
    pub(super) name: String,
    /// Its bytes, decoded from how they were sent.
    pub(super) bytes: Vec<u8>,
}

/// Reads a letter.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let bytes = closed(bytes);
    let message = parsed(&bytes, budget)?;
    let mut writer = Writer::new(budget);
    if matches!(bytes, Cow::Owned(_)) {
        writer.problem("The file breaks off before its end; what is there was read.");
    }
    writer.transcript.title = subject(&message);
    writer.transcript.author = author(&message);
    writer.transcript.date = date(&message);
    let mut waiting = vec![(&message, String::new(), 0)];
    let mut attached = 0;
    while let Some((message, name, depth)) = waiting.pop() {
        budget.depth(depth)?;
        write(message, &name, &mut writer)?;
        let mut inner = Vec::new();
        for part in &message.parts {
            if let PartType::Message(message) = &part.body {
                attached += 1;
                inner.push((message, format!("attached message {attached}"), depth + 1));
            }
        }
        waiting.extend(inner.into_iter().rev());
    }
    name_attachments(&message, &mut writer);
    writer.finish()
}

/// What a letter carries beside its words, messages in it left out: those are read with it.
pub(super) fn attachments(bytes: &[u8], budget: &mut Budget) -> Result<Vec<Attachment>, Refusal> {
    let bytes = closed(bytes);
    let message = parsed(&bytes, budget)?;
    let mut found = Vec::new();
    for (number, part) in carried(&message).enumerate() {
        budget.member()?;
        budget.expand(part.contents().len())?;
        found.push(Attachment { name: name_of(part, number + 1), bytes: part.contents().to_vec() });
    }
    Ok(found)
}

/// The parts of a letter, without those of the messages in it.
pub(super) fn parsed<'a>(bytes: &'a [u8], budget: &Budget) -> Result<Message<'a>, Refusal> {
    // Messages in messages are values in values: those nested too deep could not even be thrown away.
    budget.depth(messages(bytes))?;
    let message = MessageParser::default().parse(bytes);
    let message = message.filter(|message| !message.headers().is_empty() || !message.parts.is_empty());
    message.ok_or_else(|| Refusal::Damaged("it has no headers of an e-mail".to_owned()))
}

/// How deep messages may be nested in a letter, at most: how often it names a kind of part that holds some.
fn messages(bytes: &[u8]) -> usize {
    const KINDS: [(&[u8], &[u8]); 3] =
        [(b"message", b"rfc822"), (b"message", b"global"), (b"multipart", b"digest")];
    let slashes = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at);
    let stands = |from: Option<usize>, what: &[u8]| {
        let part = from.and_then(|from| bytes.get(from..from + what.len()));
        part.is_some_and(|part| part.eq_ignore_ascii_case(what))
    };
    let is_kind = |at: &usize| {
        KINDS
            .iter()
            .any(|(kind, subtype)| stands(at.checked_sub(kind.len()), kind) && stands(Some(at + 1), subtype))
    };
    slashes.filter(is_kind).count()
}

/// Writes a message down. `name` says which of those within the letter it is; blank for the letter itself.
fn write(message: &Message<'_>, name: &str, writer: &mut Writer) -> Result<(), Refusal> {
    let place = |part: &str| {
        let part = if name.is_empty() { part.to_owned() } else { format!("{name}, {part}") };
        Some(Locator::Part(part))
    };
    if let Some(subject) = subject(message) {
        writer.push(ParagraphKind::Heading, &subject, place("subject"));
    }
    let paragraphs = body(message);
    let is_locked = paragraphs.iter().any(|one| one.text.contains("-----BEGIN PGP MESSAGE-----"));
    if name.is_empty() && (is_locked || is_sealed(message)) {
        return Err(Refusal::Locked);
    }
    let is_quoted = !name.is_empty();
    for paragraph in paragraphs {
        let kind = if is_quoted { ParagraphKind::Quotation } else { paragraph.kind };
        writer.push(kind, &paragraph.text, place("body"));
    }
    let ids = message.text_body.iter().chain(&message.html_body);
    if ids.filter_map(|id| message.parts.get(*id as usize)).any(|part| part.is_encoding_problem) {
        writer.problem("Part of its text was sent in a damaged way; what could be made out was read.");
    }
    Ok(())
}

/// The words of a message: as text, or as a page where the text is only a stub.
fn body(message: &Message<'_>) -> Vec<Paragraph> {
    let text = words_of(message, &message.text_body);
    let is_text =
        |id: &u32| matches!(message.parts.get(*id as usize).map(|part| &part.body), Some(PartType::Text(_)));
    if !message.text_body.iter().any(is_text) {
        return text;
    }
    let length =
        |paragraphs: &[Paragraph]| -> usize { paragraphs.iter().map(|one| one.text.trim().len()).sum() };
    if length(&text) < STUB {
        let page = words_of(message, &message.html_body);
        if length(&page) > length(&text) * STUB_RATIO {
            return page;
        }
    }
    text
}

fn words_of(message: &Message<'_>, ids: &[u32]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for part in ids.iter().filter_map(|id| message.parts.get(*id as usize)) {
        match &part.body {
            PartType::Text(text) => paragraphs.extend(words::of_text(&mended(message, part, text))),
            PartType::Html(text) => {
                let text = mended(message, part, text);
                paragraphs.extend(words::of_page(html::letter_text(&text)));
            }
            _ => {}
        }
    }
    paragraphs
}

/// Whether all that a letter holds is sealed for somebody.
fn is_sealed(message: &Message<'_>) -> bool {
    let kinds = || message.parts.iter().filter_map(|part| part.content_type());
    let is = |kind: &str, subtype: &str| {
        kinds().any(|one| {
            one.ctype().eq_ignore_ascii_case(kind)
                && one.subtype().is_some_and(|known| known.eq_ignore_ascii_case(subtype))
        })
    };
    let is_enveloped = kinds().any(|one| {
        one.attribute("smime-type").is_some_and(|kind| kind.eq_ignore_ascii_case("enveloped-data"))
    });
    is("multipart", "encrypted") || is_enveloped
}

fn author(message: &Message<'_>) -> Option<String> {
    let address = message.from().or_else(|| message.sender())?;
    let first = match address {
        Address::List(list) => list.first()?,
        Address::Group(groups) => groups.first()?.addresses.first()?,
    };
    let name = first.name.as_deref().and_then(said);
    name.or_else(|| first.address.as_deref().and_then(said))
}

/// What a letter is about. Letters beyond ASCII that stand in its head as they are, which is not allowed and is done,
/// are read as those of a text are.
fn subject(message: &Message<'_>) -> Option<String> {
    let subject = message.subject().and_then(said)?;
    let is_damaged = subject.contains(char::REPLACEMENT_CHARACTER);
    let raw =
        || raw(message, &HeaderName::Subject).filter(|raw| !raw.contains("=?")).and_then(|raw| said(&raw));
    Some(if is_damaged { raw().unwrap_or(subject) } else { subject })
}

/// A field of the head as it stands there.
fn raw(message: &Message<'_>, name: &HeaderName<'_>) -> Option<String> {
    let header = message.headers().iter().find(|header| header.name == *name)?;
    let bytes = message.raw_message.get(header.offset_start as usize..header.offset_end as usize)?;
    Some(document::decoded(bytes).0)
}

/// The text of a part; where it does not fit the alphabet that the part says it is in, or none is said, it is read by
/// its bytes.
pub(super) fn mended<'a>(message: &Message<'_>, part: &MessagePart<'_>, text: &'a str) -> Cow<'a, str> {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).filter(|_| text.contains(char::REPLACEMENT_CHARACTER));
    let bytes = raw.and_then(|raw| match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    });
    let better = bytes.map(|bytes| document::decoded(&bytes)).filter(|(_, is_damaged)| !is_damaged);
    better.map_or(Cow::Borrowed(text), |(text, _)| Cow::Owned(text))
}

/// The day on which a letter was written, in the time zone of its writer.
fn date(message: &Message<'_>) -> Option<Date> {
    let date =
        message.date().and_then(|date| Date::new(date.year as i16, date.month as i8, date.day as i8).ok());
    let date = date.filter(|day| (1970..=2200).contains(&day.year()));
    date.or_else(|| dates::parse(&raw(message, &HeaderName::Date)?))
}

/// The parts of a message that are neither its words nor messages.
fn carried<'a>(message: &'a Message<'a>) -> impl Iterator<Item = &'a MessagePart<'a>> {
    let attached = message.attachments.iter().filter_map(|id| message.parts.get(*id as usize));
    attached.filter(|part| !matches!(part.body, PartType::Message(_) | PartType::Multipart(_)))
}

fn name_of(part: &MessagePart<'_>, number: usize) -> String {
    let name = part.attachment_name().and_then(said).map(|name| super::packed::shown(&name));
    name.unwrap_or_else(|| {
        let kind = part.content_type().map_or("", |kind| kind.subtype().unwrap_or_default());
        if kind.is_empty() { format!("attachment {number}") } else { format!("attachment {number} ({kind})") }
    })
}

fn name_attachments(message: &Message<'_>, writer: &mut Writer) {
    let names: Vec<String> =
        carried(message).enumerate().map(|(at, part)| format!("“{}”", name_of(part, at + 1))).collect();
    let more = names.len().saturating_sub(MOST_NAMED);
    let shown = names.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => {}
        1 => writer.problem(format!("An attachment is no part of its text: {shown}.")),
        _ if more == 0 => writer.problem(format!("Attachments are no part of its text: {shown}.")),
        _ => writer.problem(format!("Attachments are no part of its text: {shown} and {more} more.")),
    }
}

/// The first page in a message that holds a saved page.
pub(super) fn page<'a>(message: &'a Message<'a>) -> Option<&'a MessagePart<'a>> {
    message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))
}
