//! A book: its chapters in the order in which they are read.

mod contents;
mod package;

use super::packed::{Packed, resolved};
use super::writer::Writer;
use super::xml::{self, Part, Parts};
use super::{Budget, Refusal, html};
use crate::document::{Locator, Transcript};

/// Ways to scramble the fonts of a book; its words are not locked with them.
const SCRAMBLED_FONTS: &[&str] = &["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// Reads a book.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Transcript, Refusal> {
    let mut packed = Packed::open(bytes, budget)?;
    if let Some(encryption) = packed.part("META-INF/encryption.xml", budget)? {
        locked(&encryption, budget)?;
    }
    let place = package_place(&mut packed, budget)?;
    let package = packed.needed(&place, budget)?;
    let package = package::read(&xml::text(&package), &place, budget)?;
    let names = contents::names(&mut packed, &package, budget);
    let mut writer = Writer::new(budget);
    writer.transcript.title.clone_from(&package.title);
    writer.transcript.author.clone_from(&package.author);
    writer.transcript.date = package.date;
    writer.transcript.publisher.clone_from(&package.publisher);
    writer.transcript.language.clone_from(&package.language);
    if package.missing > 0 {
        writer.problem(format!("Chapters that the book names and does not have: {}.", package.missing));
    }
    let mut name = None;
    for (number, chapter) in package.spine.iter().enumerate() {
        if writer.is_full() {
            break;
        }
        // What the contents do not name goes on with what they named last.
        name = names.get(chapter).cloned().or(name);
        let part = name.clone().unwrap_or_else(|| format!("part {}", number + 1));
        match packed.part(chapter, budget) {
            Ok(Some(bytes)) => html::chapter(&bytes, &Locator::Part(part), &mut writer),
            Ok(None) => writer.problem(format!("Part {} of the book is missing.", number + 1)),
            Err(Refusal::Damaged(reason)) => {
                writer.problem(format!(
                    "Part {} of the book is damaged and was left out: {reason}.",
                    number + 1
                ));
            }
            Err(refusal) => return Err(refusal),
        }
    }
    writer.finish()
}

/// Refuses a book whose words are locked.
fn locked(encryption: &[u8], budget: &Budget) -> Result<(), Refusal> {
    let text = xml::text(encryption);
    let mut parts = Parts::new(&text, budget);
    let mut is_data = false;
    while let Ok(part) = parts.next() {
        match part {
            Part::Open(tag) if tag.name() == "EncryptedData" => is_data = true,
            Part::Open(tag) if tag.name() == "EncryptionMethod" && is_data => {
                is_data = false;
                let method = tag.get("Algorithm").unwrap_or_default();
                if !SCRAMBLED_FONTS.contains(&method.as_str()) {
                    return Err(Refusal::Locked);
                }
            }
            Part::End => break,
            _ => {}
        }
    }
    Ok(())
}

/// Where the package of the book lies.
fn package_place(packed: &mut Packed<'_>, budget: &mut Budget) -> Result<String, Refusal> {
    let container = packed.needed("META-INF/container.xml", budget)?;
    let text = xml::text(&container);
    let mut parts = Parts::new(&text, budget);
    loop {
        match parts.next()? {
            Part::Open(tag) if tag.name() == "rootfile" => {
                return Ok(resolved("", &tag.get("full-path").unwrap_or_default()));
            }
            Part::End => return Err(Refusal::Damaged("it does not say where its package lies".to_owned())),
            _ => {}
        }
    }
}
