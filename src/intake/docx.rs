//! A document of Word: its paragraphs as they stand now. What was taken out with changes tracked is out, what was put
//! in is in. Headers, footers and comments are not of the text.
//!
//! The day in its properties is that on which the file, or the template it was made from, was first saved; it is no
//! day of publication, and is not taken for one.

mod body;
mod styles;

use super::packed::{Packed, resolved};
use super::writer::Writer;
use super::xml::{self, Part, Parts};
use super::{Budget, Refusal, paper};
use crate::document::{ParagraphKind, Transcript};
use body::Notes;
use styles::Styles;

/// The first bytes of the container in which locked documents are kept, and old ones.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a document.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    if bytes.starts_with(COMPOUND) {
        return Err(compound(bytes));
    }
    let mut packed = Packed::open(bytes, budget)?;
    let mut writer = Writer::new(budget);
    let main = main_part(&mut packed, budget)?;
    let part = packed.needed(&main, budget)?;
    let side = |name: &str, packed: &mut Packed<'_>, budget: &mut Budget, writer: &mut Writer| {
        let bytes = packed.part(&resolved(&main, name), budget);
        bytes.unwrap_or_else(|refusal| {
            writer.problem(format!("A side part of the document was left out: {refusal}."));
            None
        })
    };
    let styles = side("styles.xml", &mut packed, budget, &mut writer);
    let styles = styles.map_or_else(Styles::default, |bytes| Styles::read(&bytes, budget));
    let mut notes = Notes::default();
    for (name, kind) in [("footnotes.xml", "footnote"), ("endnotes.xml", "endnote")] {
        if let Some(bytes) = side(name, &mut packed, budget, &mut writer) {
            notes.read(&bytes, kind, budget);
        }
    }
    body::read(&xml::text(&part), &styles, &notes, budget, &mut writer)?;
    let core = side("/docProps/core.xml", &mut packed, budget, &mut writer);
    properties(core.as_deref().unwrap_or_default(), &mut writer, budget);
    writer.finish()
}

/// What a container of Microsoft's older making holds.
fn compound(bytes: &[u8]) -> Refusal {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let head = &bytes[..bytes.len().min(4 << 20)];
    if head.windows(name.len()).any(|window| window == name) {
        Refusal::Locked
    } else {
        Refusal::Unknown("an old Microsoft Office document".to_owned())
    }
}

/// The name of the part that holds the text.
fn main_part(packed: &mut Packed<'_>, budget: &mut Budget) -> Result<String, Refusal> {
    const USUAL: &str = "word/document.xml";
    if packed.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let bytes = packed.needed("_rels/.rels", budget)?;
    let text = xml::text(&bytes);
    let mut parts = Parts::new(&text, budget);
    loop {
        match parts.next()? {
            Part::Open(tag) if tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument")) => {
                return Ok(resolved("", &tag.get("Target").unwrap_or_default()));
            }
            Part::End => return Err(Refusal::Damaged(format!("its part “{USUAL}” is missing"))),
            _ => {}
        }
    }
}

/// The title and the author. A title in the text is nearer to the truth than one in the properties, which often is
/// that of the document this one was made from.
fn properties(core: &[u8], writer: &mut Writer, budget: &Budget) {
    let text = xml::text(core);
    let mut parts = Parts::new(&text, budget);
    let (mut title, mut author, mut language) = (String::new(), String::new(), String::new());
    let mut name = String::new();
    while let Ok(part) = parts.next() {
        match part {
            Part::Open(tag) => tag.name().clone_into(&mut name),
            Part::Text(words) => match name.as_str() {
                "title" => title.push_str(&words),
                "creator" => author.push_str(&words),
                "language" => language.push_str(&words),
                _ => {}
            },
            Part::Close(_) => name.clear(),
            Part::End => break,
        }
    }
    let transcript = &mut writer.transcript;
    let first = transcript.passages.first().filter(|first| first.kind == ParagraphKind::Heading);
    transcript.title = first.map(|first| first.text.clone()).or_else(|| paper::title(&title));
    transcript.author = paper::author(&author);
    transcript.language = super::writer::said(&language).filter(|tag| tag.len() >= 2 && tag.len() <= 35);
}
