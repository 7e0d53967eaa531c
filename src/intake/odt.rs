//! A text of `LibreOffice`: its paragraphs as they stand now, without what was taken out with changes tracked, comments
//! and lists of contents. The days in its properties are those of the file, not of publication, and are not taken.

mod body;
mod styles;

use super::packed::Packed;
use super::writer::Writer;
use super::xml::{self, Part, Parts};
use super::{Budget, Refusal, paper};
use crate::document::{ParagraphKind, Transcript};
use styles::Styles;

/// Reads a text, packed or as one file of XML.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let mut writer = Writer::new(budget);
    let mut styles = Styles::default();
    if !bytes.starts_with(b"PK") {
        let text = xml::text(bytes);
        styles.read(&text, budget);
        body::read(&text, &styles, budget, &mut writer)?;
        properties(&text, &mut writer, budget);
        return writer.finish();
    }
    let mut packed = Packed::open(bytes, budget)?;
    if let Some(manifest) = packed.part("META-INF/manifest.xml", budget)? {
        locked(&manifest, budget)?;
    }
    let content = packed.needed("content.xml", budget)?;
    let content = xml::text(&content);
    for name in ["styles.xml", "meta.xml"] {
        match packed.part(name, budget) {
            Ok(Some(bytes)) if name == "styles.xml" => styles.read(&xml::text(&bytes), budget),
            Ok(Some(bytes)) => properties(&xml::text(&bytes), &mut writer, budget),
            Ok(None) => {}
            Err(refusal) => writer.problem(format!("A side part of the document was left out: {refusal}.")),
        }
    }
    styles.read(&content, budget);
    body::read(&content, &styles, budget, &mut writer)?;
    let first = writer.transcript.passages.first().filter(|first| first.kind == ParagraphKind::Heading);
    if let Some(title) = first.map(|first| first.text.clone()) {
        writer.transcript.title = Some(title);
    }
    writer.finish()
}

/// Refuses a text whose parts are locked.
fn locked(manifest: &[u8], budget: &Budget) -> Result<(), Refusal> {
    let text = xml::text(manifest);
    let mut parts = Parts::new(&text, budget);
    while let Ok(part) = parts.next() {
        match part {
            Part::Open(tag) if tag.name() == "encryption-data" => return Err(Refusal::Locked),
            Part::End => break,
            _ => {}
        }
    }
    Ok(())
}

/// The title, the author and the language.
fn properties(text: &str, writer: &mut Writer, budget: &Budget) {
    let mut parts = Parts::new(text, budget);
    let (mut title, mut creator, mut first, mut language) =
        (String::new(), String::new(), String::new(), String::new());
    let mut name = String::new();
    let mut is_meta = false;
    while let Ok(part) = parts.next() {
        match part {
            Part::Open(tag) => {
                tag.name().clone_into(&mut name);
                is_meta |= name == "meta";
                if name == "body" {
                    break;
                }
            }
            Part::Text(words) if is_meta => match name.as_str() {
                "title" => title.push_str(&words),
                "creator" => creator.push_str(&words),
                "initial-creator" => first.push_str(&words),
                "language" => language.push_str(&words),
                _ => {}
            },
            Part::Close(closed) => {
                is_meta &= closed != "meta";
                name.clear();
            }
            Part::Text(_) => {}
            Part::End => break,
        }
    }
    let transcript = &mut writer.transcript;
    transcript.title = paper::title(&title).or_else(|| transcript.title.take());
    // The creator is whoever saved it last; who began it is rather its author.
    transcript.author = paper::author(&first).or_else(|| paper::author(&creator));
    transcript.language = super::writer::said(&language).filter(|tag| tag.len() >= 2 && tag.len() <= 35);
}
